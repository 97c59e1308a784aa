import FoundationEssentials
import Testing
@testable import Shell

/// `gc --explain`: the story and the collection.
struct ExplainTests {
    static let lesson = [
        "let dog1 = { name: 'Snickers' }", "let dog2 = { name: 'Sunny' }", "const strong = new Map([[dog1, 'best']]), weak = new WeakMap()",
        "weak.set(dog2, 'Sunny is the 2nd best!')", "const registry = new FinalizationRegistry(held => console.log('bye', held))",
        "registry.register(dog2, 'Sunny')", "const ref = new WeakRef(dog2)", "dog1 = null", "dog2 = null",
    ]

    private func shell() throws -> Shell {
        let shell = try makeShell()
        for entry in ExplainTests.lesson { _ = shell.enter(entry) }
        return shell
    }

    private func explain(_ shell: Shell) throws -> ExplainReport {
        guard let story = shell.enter("gc --explain").answer(as: ExplainReport.self) else { throw NoStory() }
        return story
    }
    private struct NoStory: Error {}

    @Test func tellsWhatHappens() throws {
        let story = try explain(try shell())
        let lines = story.steps.map(\.text)
        #expect(lines.first?.hasPrefix("roots: strong · weak · registry · ref · and ") == true)
        #expect(lines.first?.hasSuffix(" built-ins") == true)
        #expect(lines.contains("waits: weak's value 'Sunny is the 2nd best!' until its key #2 { name: 'Sunny' } is marked"))
        #expect(lines.suffix(4) == [
            "end of marking: nothing marks #2 any more: what waits for it is not woken",
            "sweep: #2 { name: 'Sunny' } was not reached",
            "weak entries removed: weak lost 1 entry · registry lost 1 target · ref lost its target",
            "cleanup jobs queued: registry (1 held value)",
        ])
        #expect(story.collection.collected.map(\.number) == [2])
        #expect(story.collection.cleanups == 1)
        #expect(Set(story.collection.losses.map(\.text)) == ["weak lost 1 entry", "registry lost 1 target", "ref lost its target"])
    }

    @Test func isACollectionInTheJournal() throws {
        let shell = try shell()
        let report = shell.enter("gc --explain")
        #expect(report.output.map(\.text) == ["bye Sunny"])
        #expect(shell.journal.entries.last?.source == "gc --explain")
        #expect(shell.journal.entries.last?.isCollection == true)
        #expect(shell.enter("why #2").why?.fate == .collected)
        _ = shell.enter("undo")
        #expect(shell.enter("why #2").why?.fate == .doomed)
        _ = shell.enter("redo")
        #expect(shell.enter("why #2").why?.fate == .collected)
        guard case .save(_, let text, _) = shell.enter(".save x").answer(as: Request.self) else { Issue.record("no request"); return }
        #expect(text.hasSuffix("dog2 = null\n.gc\n"))
    }

    /// Cleanups print when the story has been told, so nobody hears of it before.
    @Test func cleanupsAreHeardInTheReportOnly() throws {
        final class Ears { var heard: [String] = [] }
        let ears = Ears()
        var options = Shell.Options()
        options.onOutput = { ears.heard.append($0.text) }
        let shell = try #require(Shell(options: options))
        for entry in ExplainTests.lesson { _ = shell.enter(entry) }
        #expect(shell.enter("gc --explain").output.count == 1)
        #expect(ears.heard == [])
        _ = shell.enter("console.log(1)")
        #expect(ears.heard == ["1"])
    }

    @Test func agreesWithTheCollectionInASession() throws {
        let shell = try #require(Shell())
        for entry in TravelTests.session {
            _ = shell.enter(entry)
            let told = try #require(shell.machine.collectionStory())
            guard let collection = shell.enter("gc").answer(as: CollectionReport.self) else { Issue.record("no collection"); return }
            #expect(told.collected == collection.collected.map { "#\($0.number)" }, "\(entry)")
            #expect(told.losses.map { WeakLoss($0).text }.sorted() == collection.losses.map(\.text).sorted(), "\(entry)")
        }
    }

    @Test func stressTellsTheSame() throws {
        let calm = try makeShell(), stressed = try makeShell(stressed: true)
        for entry in ExplainTests.lesson + ["gc --explain", "strong.clear()", "gc --explain"] {
            #expect(calm.enter(entry) == stressed.enter(entry), "\(entry)")
        }
    }

    @Test func whatHasNoNumberIsNotPassedOver() throws {
        let shell = try makeShell("({ x: 1 }); 0"), story = try explain(shell)
        #expect(story.collection.unnumbered == 1 && story.steps.last?.items == ["what was not reached had no numbers"])
        #expect(try explain(shell).steps.last?.items == ["all was reached: nothing to take"])
    }

    @Test func isJSON() throws {
        let report = try shell().enter("gc --explain")
        #expect(try JSONDecoder().decode(Report.self, from: Data(report.json.utf8)) == report)
        #expect(report.json.contains("\"command\":\"explain\""))
    }
}
