import Foundation
import Testing
@testable import Shell

struct CommandTests {
    private func parse(_ line: String, variables: Set<String> = []) -> Command? { Command.parse(line, isVariable: variables.contains) }

    @Test func wordsAreCommands() {
        #expect(parse("gc") == .gc)
        #expect(parse("maps") == .maps)
        #expect(parse("why #2") == .why("#2"))
        #expect(parse("why dog1.owner") == .why("dog1.owner"))
        #expect(parse("undo") == .undo(1))
        #expect(parse("undo 3") == .undo(3))
        #expect(parse("help gc") == .help("gc"))
        #expect(parse(".exit") == .exit)
        #expect(parse(".load a b.js") == .load("a b.js"))
        #expect(parse(".nonsense") == .misused(".nonsense"))
        #expect(parse("undo zero") == .misused("undo"))
    }

    @Test func javaScriptIsNoCommand() {
        for line in ["gc()", "heap = 5", "heap.x", "journal, 1", "why = 2", "why => 1", "gc + 1", "mapsy", ".5", "maps in x", "heap?.y"] {
            #expect(parse(line) == nil, "\(line)")
        }
    }

    @Test func variablesWin() {
        #expect(parse("heap", variables: ["heap"]) == nil)
        #expect(parse(".heap", variables: ["heap"]) == .heap)
        #expect(parse(".gc", variables: ["gc"]) == .gc)
    }

    @Test func ownVariableWinsInTheShell() throws {
        let shell = try makeShell("let heap = 5")
        #expect(shell.enter("heap").value == "5")
        #expect(shell.enter(".heap").result != nil)
        #expect(shell.enter("gc").collectionResult != nil)
    }

    @Test func whyFindsPathsAndHolders() throws {
        let shell = try makeShell(
            "const app = { cache: [{}, {}, {}, { owner: { name: 'Bo' } }] }",
            "function makeCounter() { let count = { n: 0 }; return () => ++count.n }",
            "const counter = makeCounter()",
            "const key = {}, weak = new WeakMap([[key, { secret: 1 }]])")
        func text(_ x: String) -> String { shell.enter("why \(x)").why?.text ?? "" }
        #expect(text("app.cache[3].owner").hasSuffix(" is alive: app.cache[3].owner"))
        #expect(text("key").hasSuffix(" is alive: key"))
        #expect(text("counter").hasSuffix(" is alive: counter"))
        #expect(text("weak.get(key)").contains("weak ─value of"))
        #expect(shell.enter("why 5").why?.text == "5 is 5: only objects and symbols live and die")
        #expect(shell.enter("why ({})").why?.fate == .doomed)
        #expect(shell.enter("why #99").refusal == "no object has had the number #99")
        #expect(shell.enter("why (").hasFailed)
    }

    @Test func closuresAreNamed() throws {
        let shell = try makeShell("function makeCounter() { let count = { n: 0 }; return () => ++count.n }")
        let report = shell.enter("const counter = makeCounter()")
        #expect(report.lines.contains { $0.hasSuffix("{ n: 0 }   held by closure of makeCounter: count") }, "\(report.lines)")
    }

    @Test func heapCounts() throws {
        let shell = try makeShell("class Dog { constructor(n) { this.n = n } }", "const dogs = [new Dog(1), new Dog(2)]")
        guard case .heap(let heap) = shell.enter("heap").result else { Issue.record("no heap"); return }
        #expect(heap.rows.first { $0.name == "Dog" }?.count == 2)
        #expect(heap.rows.first { $0.name == "Array" }?.count == 1)
    }

    @Test func refusalsAndRequests() throws {
        let shell = try makeShell()
        #expect(shell.enter("undo").refusal == "nothing to undo: the journal is empty")
        #expect(shell.enter("redo").refusal == "nothing to redo")
        #expect(shell.enter("help nonsense").refusal != nil)
        _ = shell.enter("let a = 1")
        #expect(shell.enter(".save x.js").result == .request(.save(path: "x.js", text: "let a = 1\n")))
        #expect(shell.enter(".clear").result == .request(.clear))
        #expect(shell.enter("exit").result == .request(.exit))
        #expect(shell.shouldExit)
    }

    @Test func unfinishedEntries() throws {
        let shell = try makeShell()
        for text in ["function f() {", "let x = [1,", "`abc", "if (true) {", "{ a: 1,"] { #expect(!shell.isComplete(text), "\(text)") }
        for text in ["1", "let let", "gc", "{ a: 1 }", "", "why (", ".editor"] { #expect(shell.isComplete(text), "\(text)") }
    }

    @Test func completion() throws {
        let shell = try makeShell("const strong = new Map()", "let dog1 = { name: 'x', get age() { throw 1 } }")
        #expect(shell.complete(line: "do", cursor: 2).candidates == ["dog1", "dominators"])
        #expect(shell.complete(line: "dog1.na", cursor: 7).candidates == ["name"])
        #expect(shell.complete(line: "dog1.age", cursor: 7) == Completions(replacing: 5..<7, candidates: ["age"]))
        #expect(shell.complete(line: "strong.se", cursor: 9).candidates == ["set"])
        #expect(shell.complete(line: "f(strong.ge", cursor: 11).candidates == ["get", "getOrInsert", "getOrInsertComputed"].filter { $0 == "get" })
        #expect(shell.complete(line: "ma", cursor: 2).candidates == ["maps"])
        #expect(shell.complete(line: ".lo", cursor: 3) == Completions(replacing: 0..<3, candidates: [".load"]))
        #expect(shell.complete(line: "help und", cursor: 8).candidates == ["undo"])
        #expect(shell.complete(line: "WeakM", cursor: 5).candidates == ["WeakMap"])
    }

    @Test func reportsAreJSON() throws {
        let shell = try makeShell("let dog1 = { name: 'Sni\\'ckers\\n' }", "const weak = new WeakMap([[dog1, 1]])")
        for entry in ["dog1", "console.log('a\u{1}\"b')", "maps", "why dog1", "heap", "journal", "help", "dog1 = null", "gc", "nothing", "undo", ".load x"] {
            let report = shell.enter(entry)
            let decoded = try JSONDecoder().decode(Report.self, from: Data(report.json.utf8))
            #expect(decoded == report, "\(entry): \(report.json)")
        }
    }
}
