import Testing
@testable import TestSupport

/// Programs that end with an error nobody caught, or tell of something on the errors' output: Tests/Conformance/Corpus/Uncaught. What Node
/// says of each stands beside it, without Node's own calls.
@Suite("Uncaught", .enabled(if: Program.isBuilt), .timeLimit(.minutes(5)))
struct UncaughtTests {
    @Test("errors read as in Node", arguments: ["thrown", "places", "syntax"])
    func errors(topic: String) throws {
        let leash = try Leash()
        let programs = try Corpus.read("Uncaught/\(topic).js"), texts = try Corpus.read("Uncaught/\(topic).out")
        #expect(programs.map(\.title) == texts.map(\.title))
        for (program, expected) in zip(programs, texts) {
            let file = try leash.write(program.text, to: "program.js")
            let folder = String(file.dropLast("program.js".count))
            let errors = try leash("run", file).errors.replacing(folder, with: "").replacing(/\(node:\d+\)/, with: "(node:PID)")
            #expect(trimmed(errors) == trimmed(expected.text), "\(topic): \(program.title)")
        }
    }

    private func trimmed(_ text: String) -> String {
        var text = text
        while text.hasSuffix("\n") { text.removeLast() }
        return text
    }
}
