import Testing
@testable import Shell
@testable import Terminal

/// The answers of `inspect`, `retainers`, `sizes`, `dominators`, `leaks` and `whatif weak`, as a person sees them.
@Suite("Drawing the explorer's answers")
struct ExplorerViewTests {
    private func draw(columns: Int = 80, color: Bool = false, _ entries: [String], _ question: String) throws -> String {
        let shell = try #require(Shell(options: Shell.Options()))
        for entry in entries { _ = shell.enter(entry) }
        return ReportView(style: Style(isOn: color), columns: columns).text(of: shell.enter(question))
    }

    private let lesson = ["let dog2 = { name: 'Sunny' }", "const weak = new WeakMap()", "weak.set(dog2, 'Sunny is the 2nd best!')"]

    @Test func inspectHasTwoSides() throws {
        #expect(try draw(lesson, "inspect dog2") == """
              #1 { name: 'Sunny' }   Object, made in entry 1, line 1
              your code sees                    the debugger sees
              typeof: 'object'                  [[Prototype]]: Object.prototype
              name: 'Sunny'                     [[Extensible]]: true
              inherits from: Object.prototype
              size         32 bytes shallow, 112 bytes retained: only its strings go with it
              held by      dog2
              mentioned by weak (key) ⇢ 'Sunny is the 2nd best!'

            """)
    }

    @Test func inspectIsReadableInANarrowTerminal() throws {
        let text = try draw(columns: 44, lesson, "inspect weak")
        #expect(text.contains("  your code sees\n    typeof: 'object'\n"))
        #expect(text.contains("  the debugger sees\n"))
        #expect(text.split(separator: "\n").allSatisfy { TextWidth.cells(String($0)) <= 44 })
    }

    @Test func columnsStandBelowEachOtherWhateverTheNames() throws {
        let rows = try draw(["let o = { ['a\\u202Eb']: {}, ['\\u001b[2J']: {}, plain: {} }"], "sizes").split(separator: "\n").dropFirst().prefix(4)
        #expect(Set(rows.map { $0.count }).count == 1, "\(rows)")
        let picture = try draw(["let o = { ['\\u202E']: {}, ['\\u001b']: { a: 1 }, q: 1 }"], "graph").split(separator: "\n").filter { $0.contains("─→") || $0.contains("]→") }
        #expect(picture.count == 3)
    }

    @Test func aCollectionOfUncountedObjects() throws {
        let many = "let list = null; for (let i = 0; i < 40000; i++) list = { next: list }"
        // Wherever the line breaks.
        func words(_ entries: [String]) throws -> String { try draw(entries, "gc").split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        #expect(try words([many, "list = null"]).hasSuffix("#5 { next: { next: {…} } }, 15 more and 39980 objects without a number · 0 objects alive"))
        #expect(try words([many, "gc", "list = null"]).hasSuffix(" and 39980 objects without a number · 0 objects alive"))
        #expect(try draw([many, "list = null"], "gc --explain").contains("39980 objects without a number were not reached"))
        #expect(try draw([many, "gc", "1", "list = 1", "gc"], "gc") == "  nothing to collect · 0 objects alive\n")
    }

    @Test func manyLossesAreCounted() throws {
        let text = try draw(["let refs = []; for (let i = 0; i < 50; i++) refs.push(new WeakRef({}))"], "gc").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(text.hasPrefix("collected 50 objects without a number · refs[0] lost its target · refs[1] lost its target"))
        #expect(text.contains("and 38 more lost something"))
    }

    @Test func colourChangesNothingButColour() throws {
        for question in ["inspect dog2", "inspect weak", "retainers dog2", "sizes", "dominators", "dominators dog2", "leaks", "whatif weak weak"] {
            let plain = try draw(lesson, question), painted = try draw(color: true, lesson, question)
            #expect(Style.plain(painted) == plain)
        }
    }

    @Test func retainersStrongThenWeak() throws {
        #expect(try draw(lesson + ["const dogs = [dog2]"], "retainers dog2") == """
              #1 { name: 'Sunny' }
              held by
                ← dog2
                ← dogs[0]   #3 [ { name: 'Sunny' } ]
              mentioned by, which holds nothing
                ⇠ weak (key)   #2 WeakMap {…}

            """)
    }

    @Test func dominatorsAreAStair() throws {
        let text = try draw(["const app = { cache: { page: {} } }"], "dominators app.cache.page")
        #expect(text.hasPrefix("  app #1 { cache: { page: {} } }   retains "))
        #expect(text.contains("\n  └ app.cache #2 { page: {} }   retains "))
        #expect(text.contains("\n    └ app.cache.page #3 {}\n"))
        #expect(text.contains("it dominates nothing"))
    }

    @Test func leaksNameTheCure() throws {
        let text = try draw(["const strong = new Map(), cache = new Map([['a', {}]])", "let o = { id: 1 }; strong.set(o, 'x')", "o = null"], "leaks")
        #expect(text == """
              strong #1 Map(1) {…}   keeps 1 object, 32 bytes   made in entry 1, line 1
                #4 { id: 1 }
                a WeakMap would let go of it
              only these hold it, and no name ever led to it: no leak, as far as Leash saw
                cache #2 Map(1) {…}   1 object, 64 bytes

            """)
    }

    @Test func whatIfWeakIsASentence() throws {
        #expect(try draw(["const strong = new Map([[{ id: 1 }, 'x'], ['a', 1]])"], "whatif weak strong") == """
              if strong were a WeakMap, 1 object would die
                #2 { id: 1 }
              strong would lose 1 entry, 32 bytes
              1 entry has a key that a WeakMap would refuse: only objects and symbols can be
                held weakly

            """)
    }

    @Test func nothingFitsTooWide() throws {
        let long = ["const 漢字のとても長い名前の変数です = new Map([[{ text: 'x'.repeat(200) }, { other: 'y'.repeat(200) }]]), a = 1"]
        for question in ["inspect #1", "inspect #2", "retainers #2", "sizes", "dominators #2", "leaks"] {
            let text = try draw(columns: 60, long, question)
            #expect(text.split(separator: "\n").allSatisfy { TextWidth.cells(String($0)) <= 60 }, "\(text)")
        }
    }
}
