import Platform
import Testing

@testable import Shell
@testable import TestSupport

/// What `--json` writes is what its schema says.
@Suite struct JSONSchemaTests {
    private let schema: JSONText

    init() throws { schema = try JSONText(parsing: Array(JSONSchema.text.utf8)) }

    private func faults(_ report: Report) throws -> [String] { SchemaValidator(schema).faults(of: try JSONText(parsing: Array(report.json.utf8))) }

    private static let program = [
        "class Dog { constructor(name) { this.name = name } }", "let dog1 = new Dog('Sunny'), list = [dog1, { a: 1 }]", "let dog2 = Snickers", "const strong = new Map([[dog1, 1]]), weak = new WeakMap([[dog1, { x: 1 }]])",
        "const registry = new FinalizationRegistry(console.log); registry.register(dog1, 'gone')", "function make() { const kept = { big: 1 }; return () => kept }; const f = make()", "console.log('a'); console.error('b')",
        "weak.size", "weak.set('x', 1)", "for (const x of weak);", "dgo1", "let y = ;", "throw 5", "Promise.reject(new Error('no'))", "await new Promise(() => {})", "setTimeout(() => strong.clear(), 5)",
        "dog1 = null", "list.length = 0", "({ fresh: 1 })", "undefined", "NaN", "'\\u202e\\0'", "watch strong.size", "watch", "strong.delete(1)",
    ]
    private static let questions = [
        "maps", "why #1", "why #2", "why 5", "inspect strong", "inspect weak", "inspect f", "retainers #1", "graph", "graph strong --depth 2", "heap", "heap Dog", "instances Dog", "sizes", "dominators", "dominators strong", "leaks",
        "whatif strong.clear()", "whatif throw 1", "whatif weak strong", "let pair = [{}]", "whatif cut pair pair[0]", "jobs", "wait 10", "tick", "diff", "diff 1 4", "journal", "undo", "redo", "goto 3", "goto 99", "help", "help all", "help why", "help leak", "help WeakMap", "help nothing",
        "gc --explain", "gc", "gc()", "gc auto 1", "gc off", "unwatch", ".save x", ".load x", "record x.md", "record off", "snapshot x.heapsnapshot", "graph --svg x.svg", "graph --dot x.dot", "play weakmap", ".editor", ".break", ".clear", "exit",
        ".nonsense", "why", "#1", "",
    ]

    @Test func reportsOfEntriesAndCommands() throws {
        let shell = try #require(Shell())
        var kinds: Set<String> = []
        for line in Self.program + Self.questions {
            let report = shell.enter(line)
            #expect(try faults(report) == [], "\(line): \(report.json)")
            if let result = report.result { kinds.insert(type(of: result.report).command) }
        }
        // What the table does not bring about in this way is made below.
        let rest = Set(CommandList.reports.keys).subtracting(kinds)
        #expect(rest.isSubset(of: ["growth", "snapshot check", "live", "lesson", "check", "saved", "snapshot", "strike", "instances"]), "\(rest.sorted())")
    }

    @Test func reportsOfOpenedHeaps() throws {
        let shell = try #require(Shell())
        for line in Self.program { _ = shell.enter(line) }
        var bytes: [UInt8] = []
        _ = shell.writeSnapshot { bytes += $0; return true }
        let file = try #require(MappedFile(copying: bytes)), heap = try SnapshotShell([(file, "a"), (file, "b")])
        for line in ["leaks", "heap", "heap Dog", "why strong", "inspect strong", "retainers strong", "graph strong", "dominators", "sizes", "maps", "whatif weak strong", "diff", "help", "undo", "1 + 1", "exit"] {
            let report = heap.enter(line)
            #expect(try faults(report) == [], "\(line): \(report.json)")
        }
        #expect(try faults(heap.check(["count(Dog) <= 10", "count(Dog) == 77"])) == [])
        for report in [Report(LiveReport(deed: .snapshot, snapshot: 1, nodes: 1, edges: 1, bytes: 1, milliseconds: 1)), .lesson(.question, "?"), .check(FileCheckReport(file: "a.md", findings: [.init(line: 1, code: "1", verdict: .failed, message: "gives 1")], unreadable: nil, isUpdated: false, hasFailed: true)), Report(SavedReport(path: "x", bytes: 1)),
                       Report(SnapshotReport(path: "x", nodes: 1, edges: 1, bytes: 1))] { #expect(try faults(report) == []) }
    }

    /// A validator that finds nothing would prove nothing.
    @Test func whatIsNotSoIsFound() throws {
        let report = try #require(Shell()).enter("heap")
        let validator = SchemaValidator(schema)
        func faults(_ text: String) throws -> Int { validator.faults(of: try JSONText(parsing: Array(text.utf8))).count }
        #expect(try faults(report.json) == 0)
        for (old, new) in [("\"source\":\"heap\"", "\"source\":5"), ("\"notes\":", "\"note\":"), ("\"objects\":", "\"objects\":\"x\",\"y\":"), ("\"command\":\"heap\"", "\"command\":\"heaps\""), ("\"isInterrupted\":false", "\"isInterrupted\":0")] {
            let found = try faults(report.json.replacing(old, with: new))
            #expect(report.json.contains(old) && found > 0, "\(old)")
        }
    }

    @Test func errorsSayWhere() throws {
        let shell = try #require(Shell())
        let table: [(entry: String, place: Failure.Place?, error: String)] = [
            ("let a = 1", nil, ""), ("a.b\n  .c", Failure.Place(entry: 2, line: 2, column: 4), "TypeError: Cannot read properties of undefined (reading 'c')"),
            ("function f() {\n  throw new RangeError('r')\n}", nil, ""), ("f()", Failure.Place(entry: 3, line: 2, column: 9), "RangeError: r\n    at f (REPL3:2:9)"),
            ("let b =\n  = 2", Failure.Place(entry: nil, line: 2, column: 3), "SyntaxError: Unexpected token '='"), ("throw 'x'", Failure.Place(entry: 5, line: 1, column: 1), "'x'"),
            ("Promise.reject(new Error('p'))", Failure.Place(entry: 6, line: 1, column: 16), "Error: p"),
        ]
        for row in table {
            let failure = shell.enter(row.entry).errors.first
            #expect(failure?.place == row.place && failure?.error ?? "" == row.error, "\(row.entry): \(failure.map { "\($0)" } ?? "none")")
            if let failure { #expect(failure.text.hasSuffix(failure.error)) }
        }
    }
}
