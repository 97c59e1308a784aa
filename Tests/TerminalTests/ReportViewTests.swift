import Testing
@testable import Shell
@testable import Terminal

/// Reports as a person sees them.
@Suite("Drawing a report")
struct ReportViewTests {
    private let dog = ObjectLabel(number: 1, preview: "{ name: 'Snickers' }")

    private func draw(columns: Int = 80, color: Bool = false, _ fill: (inout Report) -> Void) -> String {
        var report = Report(source: "")
        fill(&report)
        return ReportView(style: Style(isOn: color), columns: columns).text(of: report)
    }

    private func change(_ kind: HeapChange.Kind, _ event: String, _ consequence: String, _ fate: Fate = .alive) -> HeapChange {
        HeapChange(kind: kind, object: dog, gained: [], lost: [], holders: [], fate: fate, event: event, consequence: consequence)
    }

    @Test("nothing happened, nothing is drawn")
    func empty() {
        #expect(draw { _ in } == "")
    }

    @Test("what ran, what it printed, its value, then the heap")
    func order() {
        #expect(draw(columns: 120) {
            $0.expansion = Expansion(javaScript: "let dog1 = { name: 'Snickers' }", wouldThrow: "ReferenceError: Snickers is not defined")
            $0.output = [ConsoleText(text: "hello\nworld", isError: false)]
            $0.value = "[\n  1\n]"
            $0.changes = [change(.born, "", "held by dog1")]
            $0.notes = ["a note"]
        } == """
              ran let dog1 = { name: 'Snickers' } · plain JavaScript would have thrown ReferenceError: Snickers is not defined
            hello
            world
            [
              1
            ]
              + #1 { name: 'Snickers' }   held by dog1
              a note

            """)
    }

    @Test("a change without colour is its own text", arguments: [
        (HeapChange.Kind.born, "", "held by dog1"), (.born, "← x", ""), (.gained, "← strong key", "now held by dog1, strong"),
        (.mentioned, "⇠ weak key", "a weak key holds nothing"), (.lost, "lost dog1", "still held by strong"), (.affected, "", "doomed with #2"),
    ])
    func change(kind: HeapChange.Kind, event: String, consequence: String) {
        let change = change(kind, event, consequence)
        #expect(draw(columns: 200) { $0.changes = [change] } == "  " + change.text + "\n")
        // Colour changes nothing but colour.
        #expect(Style.plain(draw(columns: 200, color: true) { $0.changes = [change] }) == "  " + change.text + "\n")
    }

    @Test("a change that does not fit has its consequence below it")
    func wrapped() {
        #expect(draw(columns: 40) {
            $0.changes = [change(.lost, "lost dog1", "still held by strong (key): only the Map can reach it now, a leak", .leak)]
        } == "  #1 lost dog1\n    still held by strong (key): only the\n    Map can reach it now, a leak\n")
    }

    @Test("errors, and the plain sentence behind them")
    func failure() {
        #expect(draw {
            $0.errors = [Failure(before: "Uncaught ", error: "TypeError: weak is not iterable\n    at f (REPL1:1:1)", why: "A WeakMap cannot be looped over.")]
            $0.isInterrupted = true
        } == """
            Uncaught TypeError: weak is not iterable
                at f (REPL1:1:1)
              A WeakMap cannot be looped over.
              Interrupted: what it did until then stays.

            """)
    }

    @Test("a collection in a line", arguments: [
        ([2], 0, [("weak", "WeakMap", 1)], 5, "collected #2 { a: 2 } · weak lost 1 entry · 5 objects alive"),
        ([2, 3], 1, [], 1, "collected #2 { a: 2 }, #3 { a: 3 } and 1 more · 1 object alive"),
        ([], 3, [], 0, "collected 3 objects without a number · 0 objects alive"),
        ([], 0, [("ref", "WeakRef", 1)], 2, "ref lost its target · 2 objects alive"),
        ([], 0, [], 2, "nothing to collect · 2 objects alive"),
    ] as [([Int], Int, [(String, String, Int)], Int, String)])
    func collection(numbers: [Int], others: Int, losses: [(String, String, Int)], alive: Int, text: String) {
        var collection = CollectionReport()
        collection.collected = numbers.map { ObjectLabel(number: $0, preview: "{ a: \($0) }") }
        collection.others = others
        collection.losses = losses.map { WeakLoss(holder: $0.0, kind: $0.1, entries: $0.2) }
        collection.alive = alive
        #expect(draw { $0.result = CommandResult(collection) } == "  \(text)\n")
        #expect(draw { $0.collection = collection } == "  \(text)\n")
    }

    private var maps: MapsReport {
        func holder(_ name: String, _ role: String? = nil) -> Holder { Holder(name: name, role: role, isWeak: false) }
        return MapsReport(rows: [
            MapsReport.Row(name: "strong", number: 3, kind: "Map", codeSees: "size 1, can be looped", entries: [
                MapsReport.Entry(key: "#1 { a: 1 }", value: "'x'", isWeak: false, holders: [holder("dog1"), holder("strong", "key")], fate: .alive),
                MapsReport.Entry(key: "'k'", value: "2", isWeak: false, holders: [], fate: .alive),
            ], omittedEntries: 4, isWeak: false),
            MapsReport.Row(name: "weak", number: 4, kind: "WeakMap", codeSees: "no size, no loop", entries: [
                MapsReport.Entry(key: "#2 { b: 1 }", value: "'y'", isWeak: true, holders: [], fate: .doomed),
            ], omittedEntries: 0, isWeak: true),
            MapsReport.Row(name: "none", number: 5, kind: "Set", codeSees: "size 0, can be looped", entries: [], omittedEntries: 0, isWeak: false),
        ], omittedRows: 2)
    }

    @Test("maps as a table where there is room")
    func mapsTable() {
        #expect(draw(columns: 120) { $0.result = CommandResult(maps) } == """
              collection        your code sees          the debugger sees
              strong  Map       size 1, can be looped   #1 { a: 1 } → 'x'   held by dog1, strong
                                                        'k' → 2
                                                        … 4 more
              weak    WeakMap   no size, no loop        #2 { b: 1 } ⇢ 'y'   nothing holds it: the next gc takes it
              none    Set       size 0, can be looped   empty
              … and 2 collections more

            """)
    }

    @Test("maps below each other where there is not")
    func mapsList() {
        #expect(draw(columns: 60) { $0.result = CommandResult(maps) } == """
              strong  Map       your code sees: size 1, can be looped
                #1 { a: 1 } → 'x'   held by dog1, strong
                'k' → 2
                … 4 more
              weak    WeakMap   your code sees: no size, no loop
                #2 { b: 1 } ⇢ 'y'   nothing holds it: the next gc takes
                    it
              none    Set       your code sees: size 0, can be looped
                empty
              … and 2 collections more

            """)
    }

    @Test("the heap by constructor")
    func heap() {
        var heap = HeapReport()
        heap.rows = [HeapReport.Row(name: "Object", count: 12, bytes: 768), HeapReport.Row(name: "狗", count: 1, bytes: 40)]
        heap.objects = 13
        heap.bytes = 808
        heap.doomed = 1
        #expect(draw(columns: 100) { $0.result = CommandResult(heap) } == """
              what     count        size
              Object      12   768 bytes
              狗           1    40 bytes
              all         13   808 bytes
              13 objects · 808 bytes · the next gc takes 1

            """)
        #expect(draw { $0.result = CommandResult(HeapReport()) } == "  no objects of yours\n  0 objects · 0 bytes\n")
    }

    @Test("the journal, with what redo brings back")
    func journal() {
        let journal = JournalReport(entries: [JournalReport.Line(number: 9, source: "let a = {\n  b: 1\n}"),
                                              JournalReport.Line(number: 10, source: "for (;;);", remark: "interrupted")],
                                    undone: [JournalReport.Line(number: 11, source: "a")])
        #expect(draw { $0.result = CommandResult(journal) } == """
               9  let a = {
                    b: 1
                  }
              10  for (;;);   (interrupted)
              redo brings back:
              11  a

            """)
        #expect(draw { $0.result = CommandResult(JournalReport(entries: [], undone: [])) } == "  nothing yet\n")
    }

    @Test("undo and redo say what they did")
    func travel() {
        let line = JournalReport.Line(number: 1, source: "let a = {}")
        #expect(draw { $0.result = CommandResult(TravelReport(direction: .undo, entries: [line], position: 0, alive: 0)) }
            == "  taken back:\n  1  let a = {}\n  now at the start · 0 objects alive\n")
        #expect(draw { $0.result = CommandResult(TravelReport(direction: .redo, entries: [line], position: 1, alive: 1)) }
            == "  brought back:\n  1  let a = {}\n  now at entry 1 · 1 object alive\n")
    }

    @Test("help as a table whose second column is wrapped in itself")
    func help() {
        let help = HelpReport(commands: [HelpReport.Command(usage: "gc", summary: "collect garbage now, and tell what was taken"),
                                         HelpReport.Command(usage: "why X", summary: "why an object is alive")], text: ["Everything else is JavaScript."])
        #expect(draw(columns: 36) { $0.result = CommandResult(help) } == """
              gc      collect garbage now, and
                      tell what was taken
              why X   why an object is alive
              Everything else is JavaScript.

            """)
    }

    @Test("refusals are said, requests are not drawn")
    func refusal() {
        #expect(draw { $0.result = CommandResult(Refusal(message: "nothing to undo")) } == "  nothing to undo\n")
        #expect(draw { $0.result = CommandResult(Request.exit) } == "")
    }

    @Test("no script's text is obeyed by the terminal, wherever it stands")
    func sanitized() {
        let evil = "\u{1B}[2J\u{9B}1m\u{202E}"
        let text = draw(color: false) {
            $0.output = [ConsoleText(text: evil, isError: true)]
            $0.value = evil
            $0.errors = [Failure(error: evil, why: evil)]
            $0.changes = [HeapChange(kind: .born, object: ObjectLabel(number: 1, preview: evil), gained: [], lost: [], holders: [],
                                     fate: .alive, event: evil, consequence: evil)]
            $0.notes = [evil]
            $0.result = CommandResult(JournalReport(entries: [JournalReport.Line(number: 1, source: evil, remark: evil)], undone: []))
            $0.expansion = Expansion(javaScript: evil, wouldThrow: evil)
        }
        #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{9B}" || $0 == "\u{202E}" })
        #expect(text.components(separatedBy: "\\x1B[2J").count == 13)
    }

    @Test("rows fit the width, whatever it is", arguments: [1, 10, 20, 33, 80])
    func fits(columns: Int) {
        let text = draw(columns: columns) {
            $0.changes = [change(.lost, "lost dog1", "still held by strong (key): only the Map can reach it now, a leak", .leak)]
            $0.notes = [String(repeating: "狗", count: 50), "a note of several words"]
            $0.result = CommandResult(maps)
        }
        // Ten cells are the least that anything is drawn in.
        #expect(text.split(separator: "\n").allSatisfy { TextWidth.cells(String($0)) <= max(columns, 10) })
    }
}

extension String {
    fileprivate func components(separatedBy separator: String) -> [Substring] { split(separator: separator, omittingEmptySubsequences: false) }
}
