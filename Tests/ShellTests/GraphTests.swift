import FoundationEssentials
import Testing
@testable import Shell

/// The command `graph`: how it is read, and what its report says.
struct GraphTests {
    /// What a line asks for; nil where it is no `graph`.
    private func parse(_ line: String, variables: Set<String> = []) -> GraphQuery? {
        command(line, GraphCommand.self, variables: variables).flatMap { try? GraphQuery.parse($0.text) }
    }

    private func query(_ subject: String? = nil, depth: Int? = nil, ascii: Bool = false, file: GraphQuery.File? = nil) -> GraphQuery {
        GraphQuery(subject: subject, depth: depth, usesASCII: ascii, file: file)
    }

    static let lesson = [
        "let dog1 = { name: 'Snickers' }", "let dog2 = { name: 'Sunny' }", "const strong = new Map(), weak = new WeakMap()",
        "strong.set(dog1, 'Snickers is the best!')", "weak.set(dog2, { note: 1 })",
    ]

    private func makeLesson() throws -> Shell {
        let shell = try makeShell()
        for line in Self.lesson { _ = shell.enter(line) }
        return shell
    }

    private func graph(_ shell: Shell, _ command: String = "graph") throws -> GraphReport {
        let report = shell.enter(command)
        guard let graph = report.answer(as: GraphReport.self) else {
            Issue.record("\(command): \(String(describing: report.result))")
            throw CancellationError()
        }
        return graph
    }

    // MARK: Reading it

    @Test func optionsStandAnywhere() {
        #expect(parse("graph") == query())
        #expect(parse("graph dog1") == query("dog1"))
        #expect(parse("graph #2 --depth 3") == query("#2", depth: 3))
        #expect(parse("graph --depth 3 dog1.a --ascii") == query("dog1.a", depth: 3, ascii: true))
        #expect(parse("graph --ascii dog1 --dot dogs.dot") == query("dog1", ascii: true, file: .dot("dogs.dot")))
        #expect(parse("graph --dot my dogs.dot --ascii") == query(ascii: true, file: .dot("my dogs.dot")))
        #expect(parse("graph --svg \"my dogs.svg\" dog1") == query("dog1", file: .svg("my dogs.svg")))
        #expect(parse("graph --svg --force \"my dogs.svg\" dog1") == parse("graph dog1 --force --svg \"my dogs.svg\""))
        #expect(parse("graph --svg --force a.svg")?.isForced == true)
        #expect(parse("graph app['a --b'] --depth=2 --mermaid it's --b.md") == query("app['a --b']", depth: 2, file: .mermaid("it's --b.md")))
        #expect(parse("graph --mermaid it's.md") == query(file: .mermaid("it's.md")))
        #expect(parse(".graph --depth 99") == query(depth: 40))
    }

    @Test func mistakesAreExplained() throws {
        let shell = try makeShell()
        for (line, words) in [("graph --depth", "--depth takes"), ("graph --depth x", "--depth takes"), ("graph --dot", "needs the name"),
                              ("graph --dot a --svg b", "one file"), ("graph --deep", "no option --deep"), ("graph --dot  ", "needs the name")] {
            #expect(shell.enter(line).refusal?.contains(words) == true, "\(line)")
        }
    }

    @Test func javaScriptIsNoCommand() {
        for line in ["graph = 5", "graph.x", "graph - 1", "graph--", "graphs", "graph => 1"] { #expect(parse(line) == nil, "\(line)") }
        #expect(parse("graph", variables: ["graph"]) == nil)
        #expect(parse(".graph", variables: ["graph"]) == query())
    }

    // MARK: The report

    @Test func lessonsHeapIsWhole() throws {
        let shell = try makeLesson()
        _ = shell.enter("dog1 = null")
        _ = shell.enter("dog2 = null")
        let graph = try graph(shell)
        #expect(graph.roots.map(\.names) == [["strong"], ["weak"]])
        #expect(graph.notes == [])
        let lines = graph.edges.map { edge in
            "\(graph.nodes[edge.from].text) \(edge.kind) \(edge.label): \(graph.nodes[edge.to].text)" + (graph.nodes[edge.to].remark.map { " · \($0)" } ?? "")
        }
        #expect(lines == [
            "#3 Map(1) strong key: #1 { name: 'Snickers' } · leak: only strong leads to it",
            "#3 Map(1) strong value: 'Snickers is the best!'",
            "#4 WeakMap weak key: #2 { name: 'Sunny' } · doomed: the next gc takes it",
            "#4 WeakMap ephemeron value: #5 { note: 1 } · doomed: goes with its key #2",
        ])
        #expect(graph.edges.last.flatMap(graph.condition) == "while #2 lives")
    }

    @Test func subjectHasHolders() throws {
        let shell = try makeLesson()
        let graph = try graph(shell, "graph dog1")
        #expect(graph.subject == 0)
        #expect(graph.holders.map(\.text) == ["dog1", "strong (key)"])
        #expect(try self.graph(shell, "graph #2").holders.map(\.isWeak) == [false, true])
        #expect(try self.graph(shell, "graph weak").edges.count == 2)
    }

    @Test func whatIsNoObjectIsRefused() throws {
        let shell = try makeLesson()
        _ = shell.enter("let n = 5")
        #expect(shell.enter("graph n").refusal == "n is 5: only objects and symbols live and die")
        #expect(shell.enter("graph nothing").hasFailed)
        #expect(try self.graph(shell, "graph ({ a: { b: 1 } }) --depth 1").edges.count == 1)
        #expect(shell.enter("graph #99").refusal == "no object has had the number #99")
        _ = shell.enter("dog2 = null")
        _ = shell.enter("gc")
        #expect(shell.enter("graph #2").refusal == "#2 { name: 'Sunny' } is gone: a collection took it")
        #expect(try graph(try makeShell()).notes == ["nothing of yours is on the heap yet"])
    }

    @Test func sharedClosuresGetMarks() throws {
        let shell = try makeShell("function pair() { let shared = { s: 1 }; return [() => shared, () => shared] }", "const fs = pair()")
        let graph = try graph(shell)
        let scopes = graph.edges.filter { $0.label == "scope" }
        #expect(scopes.map(\.drawsTarget) == [true, false])
        #expect(scopes.map { graph.nodes[$0.to].mention } == ["@1 closure of pair", "@1 closure of pair"])
        #expect(graph.nodes.filter { $0.mark == "@1" }.count == 1)
    }

    @Test func pictureHoldsNothingAndChangesNothing() throws {
        let shell = try makeLesson()
        _ = shell.enter("dog2 = null")
        _ = try graph(shell)
        _ = try graph(shell, "graph #2")
        #expect(shell.enter("gc").collectionResult?.collected.map(\.number) == [2, 5])
        #expect(shell.journal.entries.count == Self.lesson.count + 2)
    }

    @Test func isJSON() throws {
        let shell = try makeLesson()
        for command in ["graph", "graph dog1 --ascii", "graph --svg x.svg"] {
            let report = shell.enter(command)
            #expect(try JSONDecoder().decode(Report.self, from: Data(report.json.utf8)) == report)
        }
    }

    // MARK: Files

    @Test func filesAreRequests() throws {
        let shell = try makeLesson()
        guard case .save("a b.dot", let dot, false) = shell.enter("graph --dot a b.dot").answer(as: Request.self) else { Issue.record("no request"); return }
        #expect(dot.hasPrefix("digraph heap {\n") && dot.hasSuffix("}\n"))
        #expect(dot.contains("-> n3 [label=\"value\\nwhile #2 lives\", style=dashed") || dot.contains("while #2 lives\", style=dashed"))
        guard case .save("a.md", let mermaid, false) = shell.enter("graph --mermaid a.md").answer(as: Request.self) else { Issue.record("no request"); return }
        #expect(mermaid.hasPrefix("flowchart LR\n"))
        #expect(mermaid.contains("-.->|\"key\"|"))
        guard case .svg("a.svg", dot, false) = shell.enter("graph --svg a.svg").answer(as: Request.self) else { Issue.record("no request"); return }
    }

    @Test func namesAreEscaped() throws {
        let shell = try makeShell(#"const odd = { 'a"b': { s: 'q"\'`' }, 'c\n\x07d': {}, '<b>&amp;': [{}], '\\N]': {}, '\u202Ex|': {}, '#35;': {} }"#)
        let graph = try graph(shell)
        for text in [graph.dot, graph.mermaid] {
            #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E })
        }
        for line in graph.dot.split(separator: "\n") {
            // Outside of quotes stands nothing that a script said.
            var isQuoted = false, isEscaped = false
            for scalar in line.unicodeScalars {
                if isEscaped { isEscaped = false } else if scalar == "\\", isQuoted { isEscaped = true } else if scalar == "\"" { isQuoted.toggle() }
            }
            #expect(!isQuoted, "\(line)")
        }
        for line in graph.mermaid.split(separator: "\n") {
            #expect(line.filter { $0 == "\"" }.count % 2 == 0, "\(line)")
            #expect(!line.contains("<b>") && !line.contains("`"), "\(line)")
        }
    }
}
