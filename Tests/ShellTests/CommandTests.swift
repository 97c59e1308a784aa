import FoundationEssentials
import Testing
@testable import Shell

struct CommandTests {
    @Test func wordsAreCommands() {
        #expect(command("gc", GCCommand.self)?.isExplained == false)
        #expect(command("gc --explain", GCCommand.self)?.isExplained == true)
        #expect(command("gc auto", GCAutoCommand.self)?.seconds == 5)
        #expect(command("gc auto 0.5", GCAutoCommand.self)?.seconds == 0.5)
        #expect(command("gc off", GCOffCommand.self) != nil)
        #expect(command("maps", MapsCommand.self) != nil)
        #expect(command("why #2", WhyCommand.self)?.subject == "#2")
        #expect(command("why dog1.owner;", WhyCommand.self)?.subject == "dog1.owner")
        #expect(command("undo", UndoCommand.self)?.count == 1)
        #expect(command("undo 3", UndoCommand.self)?.count == 3)
        #expect(command("help gc", HelpCommand.self)?.name == "gc")
        #expect(command(".exit", ExitCommand.self) != nil)
        #expect(command(".load a b.js", LoadCommand.self)?.path == "a b.js")
        #expect(misuse(".nonsense") == "no command is called .nonsense · help lists them all")
        #expect(misuse("undo zero") == "undo [N]: take back the last entry, or the last N")
        #expect(misuse("gc auto soon") == "gc [--explain], gc auto [SECONDS], gc off: collect garbage now, and tell what was taken; --explain tells it step by step")
    }

    @Test("a file's name may stand in quotes, whatever the command")
    func quotedNames() {
        for quoted in ["'a b.js'", "\"a b.js\""] {
            #expect(command(".load \(quoted)", LoadCommand.self)?.path == "a b.js")
            #expect(command(".save \(quoted)", SaveCommand.self)?.file.path == "a b.js")
            #expect(command("snapshot \(quoted)", SnapshotCommand.self)?.file.path == "a b.js")
            #expect(command("play \(quoted)", PlayCommand.self)?.lesson == "a b.js")
            #expect(command(".play \(quoted)", PlayCommand.self)?.lesson == "a b.js")
        }
        #expect(command(".load 'a'b'", LoadCommand.self)?.path == "'a'b'")
        #expect(command(".load 'a", LoadCommand.self)?.path == "'a")
        #expect(misuse(".load ''") != nil)
        #expect(command("play /tmp/x", PlayCommand.self)?.lesson == "/tmp/x")
    }

    @Test("help knows every command by each of its names", arguments: [".editor", ".gc", "gc --explain", ".gc --explain", "gc auto", ".load", "load", ".help"])
    func helpTopics(_ topic: String) throws {
        let shell = try #require(Shell())
        for line in ["help \(topic)", ".help \(topic)"] {
            #expect(command(line, HelpCommand.self)?.name == topic)
            #expect(shell.enter(line).answer(as: HelpReport.self) != nil)
        }
    }

    @Test func javaScriptIsNoCommand() {
        for line in ["gc()", "heap = 5", "heap.x", "journal, 1", "why = 2", "why => 1", "gc + 1", "mapsy", ".5", "maps in x", "heap?.y", "load x", "clear"] {
            #expect(isJavaScript(line), "\(line)")
        }
    }

    @Test func variablesWin() {
        #expect(isJavaScript("heap", variables: ["heap"]))
        #expect(command(".heap", HeapCommand.self, variables: ["heap"]) != nil)
        #expect(command(".gc", GCCommand.self, variables: ["gc"]) != nil)
    }

    /// Whatever is in the list is told by `help`, alone and by its own name, with a dot and without, and offered by Tab.
    @Test func helpAndCompletionKnowEachCommand() throws {
        let shell = try makeShell()
        let all = try #require(shell.enter("help").answer(as: HelpReport.self))
        #expect(Set(all.groups.flatMap(\.usages)) == Set(CommandList.all.map { $0.help.usage }))
        #expect(shell.enter("help all").answer(as: HelpReport.self)?.commands.map(\.usage) == CommandList.all.map { $0.help.usage })
        for each in CommandList.all {
            let name = each.help.name, bare = name.hasPrefix(".") ? String(name.dropFirst()) : name
            for asked in ["help \(name)", "help .\(bare)", ".help \(bare)"] {
                let answer = shell.enter(asked).answer(as: HelpReport.self)
                #expect(answer?.commands.contains { $0.usage == each.help.usage } == true, "\(asked)")
            }
            let start = String(bare.dropLast())
            #expect(shell.complete(line: "." + start, cursor: start.count + 1).candidates.contains("." + bare) || bare.contains(" "), "\(name)")
            #expect(shell.complete(line: "help ." + start, cursor: start.count + 6).candidates.contains("." + bare) || bare.contains(" "), "\(name)")
        }
    }

    /// A report is decoded by its name alone: no two may share one.
    @Test func reportsHaveNamesOfTheirOwn() {
        var types: [String: ObjectIdentifier] = [:]
        for report in CommandList.all.flatMap({ $0.reports }) {
            let known = types.updateValue(ObjectIdentifier(report), forKey: report.command)
            #expect(known == nil || known == ObjectIdentifier(report), "\(report)")
        }
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
        #expect(shell.enter("why (").refusal == "why needs an object: an expression, or a number such as #1 (Unexpected end of input)")
    }

    @Test func closuresAreNamed() throws {
        let shell = try makeShell("function makeCounter() { let count = { n: 0 }; return () => ++count.n }")
        let report = shell.enter("const counter = makeCounter()")
        #expect(report.lines.contains { $0.hasSuffix("{ n: 0 }   held by closure of makeCounter: count") }, "\(report.lines)")
    }

    @Test func heapCounts() throws {
        let shell = try makeShell("class Dog { constructor(n) { this.n = n } }", "const dogs = [new Dog(1), new Dog(2)]")
        guard let heap = shell.enter("heap").answer(as: HeapReport.self) else { Issue.record("no heap"); return }
        #expect(heap.rows.first { $0.name == "Dog" }?.count == 2)
        #expect(heap.rows.first { $0.name == "Array" }?.count == 1)
    }

    @Test func instancesAreThoseThatHeapCounts() throws {
        let shell = try makeShell("class Dog { constructor(n) { this.n = n } }", "let two = new Dog(2); const pack = [new Dog(1)], all = new Map([[two, 1]])", "two = null", "new Dog(3)")
        let dogs = try #require(shell.enter("instances Dog").answer(as: InstancesReport.self))
        let heap = try #require(shell.enter("heap").answer(as: HeapReport.self))
        #expect(dogs.count == 2 && heap.rows.first { $0.name == "Dog" }?.count == 2)
        #expect(dogs.rows.map(\.holders.first?.name) == ["pack[0]", "all"], "\(dogs.rows)")
        #expect(dogs.rows.map(\.fate) == [.alive, .leak])
        #expect(shell.enter("instances Cat").refusal?.hasPrefix("no object alive is of class Cat") == true)
        #expect(isJavaScript("instances.Dog") && isJavaScript("instances = 1") && misuse("instances Dog Cat") != nil)
    }

    @Test func refusalsAndRequests() throws {
        let shell = try makeShell()
        #expect(shell.enter("undo").refusal == "nothing to undo: the journal is empty")
        #expect(shell.enter("redo").refusal == "nothing to redo")
        #expect(shell.enter("help nonsense").refusal != nil)
        _ = shell.enter("let a = 1")
        #expect(shell.enter(".save x.js").answer() == Request.save(path: "x.js", text: "let a = 1\n"))
        for entry in [".save --force x.js", ".save x.js --force"] {
            #expect(shell.enter(entry).answer() == Request.save(path: "x.js", text: "let a = 1\n", isForced: true))
        }
        #expect(shell.enter("snapshot --force x").answer() == Request.snapshot(path: "x", isForced: true))
        #expect(shell.enter("record a b.md --force").answer() == Request.record(path: "a b.md", goesOn: true, isForced: true))
        #expect(misuse("maps weak") == "maps takes nothing behind it · help maps tells what it does")
        #expect(shell.enter("jobs a").refusal?.hasSuffix(" · inspect a tells of one object") == true)
        #expect(misuse(".save --force") != nil && isJavaScript("snapshot / 2"))
        #expect(shell.enter(".clear").answer() == Request.clear)
        #expect(shell.enter("exit").answer() == Request.exit)
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
        #expect(shell.complete(line: "f(strong.ge", cursor: 11).candidates == ["get", "getOrInsert", "getOrInsertComputed"])
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
