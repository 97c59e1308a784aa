import Platform
import Testing
@testable import TestSupport

/// The small programs of Tests/Conformance/Corpus print what Node prints. `Scripts/corpus` compares them with the Node of the machine.
@Suite("Corpus", .enabled(if: Program.isBuilt), .timeLimit(.minutes(5)))
struct CorpusTests {
    @Test("programs print what Node prints", arguments: Corpus.topics)
    func programs(topic: String) throws {
        let leash = try Leash()
        let programs = try Corpus.read(topic + ".js"), outputs = try Corpus.read(topic + ".out")
        #expect(programs.map(\.title) == outputs.map(\.title))
        for (program, expected) in zip(programs, outputs) {
            let file = try leash.write(program.text, to: "program.js")
            let result = try leash("run", file)
            #expect(result.output == expected.text, "\(topic): \(program.title)\n\(result.errors)")
            #expect(result.status == 0, "\(topic): \(program.title)")
        }
    }
}

/// Programs by topic. A file holds several, each under a line `//// title`; what they print stands in a file beside it in the same form.
enum Corpus {
    static let folder = Repository.path + "/Tests/Conformance/Corpus/"

    static let topics = [
        "Async/async", "Async/patterns", "Async/promises", "Collections/arrays", "Collections/maps", "Collections/numbers", "Collections/typed", "Collections/weak",
        "Functions/asked", "Functions/functions", "Functions/iterators", "Modules/documented", "Modules/misuse", "Modules/more", "Modules/node", "Modules/secrets",
        "Modules/streams", "Modules/tools", "Modules/web", "Objects/accounts", "Objects/classes", "Objects/errors", "Objects/json", "Objects/named", "Objects/objects",
        "Objects/printed", "Objects/proxies", "Objects/remembered", "Text/console", "Text/dates", "Text/growing", "Text/matched", "Text/regexes", "Text/tables",
        "Values/booleans", "Values/converted", "Values/numbers", "Values/strings", "Values/symbols",
    ]

    struct Part {
        let title: String
        var text: String
    }

    static func read(_ name: String) throws -> [Part] {
        let bytes = try Files.read(folder + name, .regularFile, limit: 1 << 20)
        return parts(of: String(decoding: bytes, as: UTF8.self))
    }

    /// An empty line before a title belongs to neither.
    private static func parts(of text: String) -> [Part] {
        var parts: [Part] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("//// ") {
                if var last = parts.popLast() {
                    if last.text.hasSuffix("\n") { last.text.removeLast() }
                    parts.append(last)
                }
                parts.append(Part(title: String(line.dropFirst(5)), text: ""))
            } else if !parts.isEmpty {
                parts[parts.count - 1].text += line + "\n"
            }
        }
        // The last line of a file is empty.
        if var last = parts.popLast() {
            last.text.removeLast()
            parts.append(last)
        }
        return parts
    }
}
