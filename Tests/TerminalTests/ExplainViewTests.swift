import Testing
@testable import Shell
@testable import Terminal

/// How stories of collections, strikes and watches are drawn.
struct ExplainViewTests {
    private let view = ReportView(style: Style(isOn: false), columns: 40)

    @Test func stepsFitTheirWidth() {
        let short = ExplainReport.Step(kind: .roots, title: "roots", items: ["a", "b"], more: 2, builtIns: 7)
        #expect(ReportView(style: Style(isOn: false)).text(of: short) == "  roots: a · b · and 2 more · and 7 built-ins\n")
        let long = ExplainReport.Step(kind: .wave, title: "wave 1", items: ["dog1 → #1 { name: 'Snickers' }", "dog2 → #2 { name: 'Sunny' }"])
        #expect(view.text(of: long) == "  wave 1:\n    dog1 → #1 { name: 'Snickers' }\n    dog2 → #2 { name: 'Sunny' }\n")
        let builtIns = ExplainReport.Step(kind: .folded, title: "waves 3–4", items: [], builtIns: 1)
        #expect(view.text(of: builtIns) == "  waves 3–4: 1 built-in\n")
        for line in view.text(of: long).split(separator: "\n") { #expect(line.count <= 40) }
    }

    @Test func storyComesBeforeWhatCleanupsPrint() {
        var report = Report(source: "gc --explain")
        report.output = [ConsoleText(text: "bye\u{1B}[2J", isError: false)]
        report.result = CommandResult(ExplainReport(steps: [ExplainReport.Step(kind: .sweep, title: "sweep", items: ["#1 \u{7} was not reached"])], collection: CollectionReport()))
        let text = view.text(of: report)
        #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{7}" })
        #expect(text.hasPrefix("  sweep: #1 "))
        #expect(text.hasSuffix("\n  nothing to collect · 0 objects alive\n"))
        #expect(text.split(separator: "\n").count == 3)
    }

    @Test func strikesAndWatches() {
        var report = Report(source: "gc auto")
        report.result = CommandResult(StrikeReport(CollectionReport()))
        report.watches = [WatchChange(number: 1, expression: "n", previous: WatchValue(text: "1"), value: WatchValue(text: "2"))]
        #expect(ReportView(style: Style(isOn: false)).text(of: report) == "  gc auto: nothing to collect · 0 objects alive\n  watch n: 1 → 2\n")
        #expect(ReportView(style: Style(isOn: true)).text(of: report).contains("\u{1B}[2mwatch \u{1B}[0m\u{1B}[36mn\u{1B}[0m"))
        var list = Report(source: "watch")
        list.result = CommandResult(WatchReport(watches: []))
        #expect(view.text(of: list) == "  nothing is watched · watch EXPR\n")
        list.result = CommandResult(WatchReport(watches: [WatchReport.Line(number: 3, expression: "n", value: WatchValue(text: "2", debugger: "counts 1"), isOff: true)]))
        #expect(ReportView(style: Style(isOn: false)).text(of: list) == "  3  n: 2 · the debugger counts 1   (off: it was stopped)\n")
    }
}
