import Testing
@testable import Shell
@testable import Terminal

struct DrawingTests {
    /// What a command answers with is drawn: a report that nobody draws would be an empty answer.
    @Test func everyReportHasADrawing() {
        let drawn = Drawing.all.map { ObjectIdentifier($0.report) }
        #expect(Set(drawn).count == drawn.count)
        for command in CommandList.all {
            for report in command.reports { #expect(drawn.contains(ObjectIdentifier(report)), "\(report)") }
        }
    }
}
