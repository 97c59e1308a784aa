import Testing
@testable import Shell
@testable import Terminal

/// Pictures of the heap as a person sees them.
@Suite("Drawing the heap")
struct GraphViewTests {
    private func draw(_ entries: [String], _ command: String = "graph", columns: Int = 80, ascii: Bool = false, color: Bool = false) throws -> String {
        let shell = try #require(Shell())
        for entry in entries { _ = shell.enter(entry) }
        return ReportView(style: Style(isOn: color), columns: columns, usesASCII: ascii).text(of: shell.enter(command))
    }

    private static let lesson = [
        "let dog1 = { name: 'Snickers' }", "let dog2 = { name: 'Sunny' }", "const strong = new Map(), weak = new WeakMap()",
        "strong.set(dog1, 'Snickers is the best!')", "weak.set(dog2, 'Sunny is the 2nd best!')", "dog1 = null", "dog2 = null",
    ]

    private static let drawing = """
          strong ──→ #3 Map(1)
            ├─key──→ #1 { name: 'Snickers' }   leak: only strong leads to it
            └─value→ 'Snickers is the best!'
          weak ────→ #4 WeakMap
            ├╌key╌╌⇢ #2 { name: 'Sunny' }   doomed: the next gc takes it
            └╌value⇢ 'Sunny is the 2nd best!'   while #2 lives

          ─→ holds   ╌⇢ holds nothing   ╌value⇢ holds while the key lives

        """

    @Test("the lesson's heap at 80 columns, and in a pipe the same")
    func lesson() throws {
        #expect(try draw(Self.lesson) == Self.drawing)
        #expect(try draw(Self.lesson, columns: 1 << 20) == Self.drawing)
    }

    @Test("colour changes nothing but colour")
    func colors() throws {
        let colored = try draw(Self.lesson, color: true)
        #expect(Style.plain(colored) == Self.drawing)
        #expect(colored.contains("\u{1B}[1;31mleak: only strong leads to it"))
        #expect(colored.contains("\u{1B}[35mdoomed: the next gc takes it"))
    }

    @Test("at 50 columns what does not fit stands below")
    func narrow() throws {
        #expect(try draw(Self.lesson, columns: 50) == """
              strong ──→ #3 Map(1)
                ├─key──→ #1 { name: 'Snickers' }
                │        leak: only strong leads to it
                └─value→ 'Snickers is the best!'
              weak ────→ #4 WeakMap
                ├╌key╌╌⇢ #2 { name: 'Sunny' }
                │        doomed: the next gc takes it
                └╌value⇢ 'Sunny is the 2nd best!'
                         while #2 lives

              ─→ holds   ╌⇢ holds nothing   ╌value⇢ holds
                while the key lives

            """)
    }

    @Test("with plain characters")
    func ascii() throws {
        let plain = """
              strong --> #3 Map(1)
                +-key--> #1 { name: 'Snickers' }   leak: only strong leads to it
                `-value> 'Snickers is the best!'
              weak ----> #4 WeakMap
                +~key~~> #2 { name: 'Sunny' }   doomed: the next gc takes it
                `~value> 'Sunny is the 2nd best!'   while #2 lives

              -> holds   ~> holds nothing   ~value> holds while the key lives

            """
        #expect(try draw(Self.lesson, ascii: true) == plain)
        #expect(try draw(Self.lesson, "graph --ascii") == plain)
        let foreign = try draw(["const café = { 'naïve…': { n: 'é→' } }", "const l = Array.from({ length: 9 }, () => ({ x: 'ü' }))"], "graph --ascii")
        #expect(foreign.utf8.allSatisfy { $0 < 0x80 })
        #expect(foreign.contains("caf\\u{E9}"))
    }

    @Test("who refers to an object, and what it leads to")
    func subject() throws {
        let entries = ["const toy = { t: 1 }, dog = { name: 'Bo', toy }, best = dog", "const pack = new Set([dog]), tags = new WeakMap([[dog, 1]])"]
        #expect(try draw(entries, "graph dog") == """
              #1 { name: 'Bo', … }
                ├←───────── dog
                ├←───────── best
                ├←─element─ pack
                ├⇠╌key╌╌╌╌╌ tags
                └─.toy→ #2 { t: 1 }

              ─→ holds   ╌⇢ holds nothing

            """.replacing("#1", with: "#2").replacing("└─.toy→ #2", with: "└─.toy→ #1"))
    }

    @Test("every row fits, however narrow the window and however deep the heap", arguments: [40, 47, 60, 80])
    func fits(columns: Int) throws {
        let entries = [
            "let deep = {}; for (let i = 0, d = deep; i < 12; i++) d = d['property' + i] = { text: 'a long text in an object, no 1', i }",
            "function makeCounterWithALongName() { let aCountWithALongName = { n: 1 }; return () => aCountWithALongName.n++ }",
            "const aVariableWithAVeryLongNameThatGoesOnAndOn = makeCounterWithALongName(), another = new WeakMap([[deep, { 漢字: '漢字漢字漢字漢字漢字漢字漢字' }]])",
            "var dogs = Array.from({ length: 30 }, (_, id) => ({ id, name: 'a dog with a long name', owner: { address: 'nowhere' } }))",
            "let lost = { name: 'somebody with a name', friend: { name: 'somebody else with a name' } }", "lost = null",
        ]
        for command in ["graph", "graph --ascii", "graph deep --depth 20", "graph dogs"] {
            for row in try draw(entries, command, columns: columns).split(separator: "\n") {
                #expect(TextWidth.cells(String(row)) <= columns, "\(row)")
            }
        }
    }

    @Test("what is too deep goes on at the margin")
    func margin() throws {
        let text = try draw(["const deep = { a: { b: { c: { d: { e: { f: { n: 1 } } } } } } }"], columns: 40)
        #expect(text.contains("(see below)"), "\(text)")
        #expect(text.contains("\n  #5 {…}\n    └─.e→"), "\(text)")
    }

    @Test("nothing that a script says reaches the terminal as anything but text")
    func sanitized() throws {
        let text = try draw(["const odd = { '\\x1b[2J': { '\\n': { '\\x9b': '\\x07' } } }", "const m = new Map([['\\x1b]0;t\\x07', {}]])"])
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value) }, "\(text)")
    }

    @Test("locales that name other characters than UTF-8 get plain ones", arguments: [
        ("", false), ("C", true), ("POSIX", true), ("C.UTF-8", false), ("de_DE.utf8", false), ("en_US.ISO-8859-1", true), ("ru_RU.KOI8-R@x", true), ("de_DE.UTF-8@euro", false),
    ])
    func locales(name: String, isPlain: Bool) {
        #expect(LineArt.needsASCII(locale: name) == isPlain)
    }
}
