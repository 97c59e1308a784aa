import Testing
@testable import Shell

/// `help`: every command and every word, with examples that run.
struct HelpTests {
    @Test func examplesRun() throws {
        let examples = HelpTopic.all.map { ($0.names[0], $0.example) } + HelpExamples.byCommand.map { ($0.key, $0.value) }
        for (name, example) in examples {
            let shell = try makeShell()
            #expect(!example.isEmpty, "\(name)")
            for entry in example {
                let report = shell.enter(entry)
                #expect(!report.hasFailed && report.refusal == nil, "help \(name): \(entry): \(report.errors) \(report.refusal ?? "")")
            }
        }
    }

    @Test func everyCommandAndEveryWordIsKnown() throws {
        let shell = try makeShell()
        for name in CommandList.names + CommandList.dottedNames {
            #expect(shell.enter("help \(name)").answer(as: HelpReport.self).map { !$0.commands.isEmpty } == true, "\(name)")
        }
        for name in HelpTopic.all.flatMap(\.names) { #expect(shell.enter("help \(name)").answer(as: HelpReport.self).map { !$0.text.isEmpty } == true, "\(name)") }
        for command in CommandList.all where !["exit", "play", "snapshot", "record", "lessons"].contains(command.help.name) && !command.help.name.hasPrefix(".") {
            let word = CommandList.firstWord(command.help.name, keepsDot: true)
            #expect(HelpExamples.byCommand[word] != nil, "\(word) has no example")
        }
        #expect(shell.enter("help Set").answer(as: HelpReport.self)?.holds == "its values, until delete or clear")
        #expect(shell.enter("help weakmap").answer(as: HelpReport.self)?.holds != nil)
    }

    /// The page names every command, and fits 24 rows of 80 columns.
    @Test func thePageFitsAScreen() throws {
        let page = try #require(try makeShell().enter("help").answer(as: HelpReport.self))
        #expect(page.groups.flatMap(\.usages) .count == CommandList.all.count)
        for command in CommandList.all { #expect(page.groups.contains { $0.usages.contains(command.help.usage) }) }
        let rows = page.groups.reduce(0) { $0 + ($1.usages.joined(separator: " · ").count + 18) / 78 + 1 } + page.text.reduce(0) { $0 + ($1.count + 2) / 80 + 1 }
        #expect(rows <= 22, "\(rows) rows")
    }
}
