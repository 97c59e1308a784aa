import TestSupport
import Testing
@testable import Shell

/// One entry out, one entry in, and nothing within an entry is a command.
@Suite("A journal as a file")
struct JournalTextTests {
    private func journal(_ sources: [String]) -> Journal {
        Journal(entries: sources.enumerated().map { index, source in
            Journal.Entry(number: index + 1, source: source, javaScript: nil, isCollection: source == ".gc", isInterrupted: false, objectCount: 0)
        })
    }

    /// What a shell would enter; a command is marked, so that JavaScript that looks like one is not taken for it.
    private func cut(_ text: String, _ reading: EntryCutter.Reading = .plain) -> [String] {
        var cutter = EntryCutter(text), entries: [String] = []
        while let piece = cutter.next(reading) {
            let isCommand = !piece.isJavaScript && reading.isCommand(piece.text)
            entries.append(isCommand && piece.text != ".gc" ? "command \(piece.text)" : piece.text)
        }
        return entries
    }

    /// In a shell where every name is a variable, and in one where none is.
    private static var readings: [EntryCutter.Reading] { [
        EntryCutter.Reading.plain,
        EntryCutter.Reading(isCommand: { CommandList.isCommand($0, isVariable: { _ in true }) },
                            isComplete: { EntryText($0.trimmed).state != .unfinished || Shorthand.readsAsCall($0) }),
    ] }

    @Test("plain lines stand as they were typed", arguments: ["let a = 1", "let f = () => {\n  return 1\n}", "{ a: 1 }", "'.save x'", "[\n  1,\n]",
                                                               "let s = `\n.save x.js\n`"])
    func plain(_ source: String) {
        #expect(journal([source]).script == source + "\n")
    }

    @Test("what would come back as something else is framed", arguments: [
        "1\nlet s = `\n.save x.js\n`", "[1,2,3]\n  .map(f)", "heap", "let a = 1\nlet b = 2", "// leash: 1 line, one entry\n1", "`\n.break\n`",
        "a = `x\r\ny`", "exit", "f.g /x/\n1 /", ".5\n.toFixed()",
    ])
    func framed(_ source: String) {
        let text = journal([source]).script
        #expect(text.hasPrefix("// leash: "))
        for reading in Self.readings { #expect(cut(text, reading) == [source]) }
    }

    @Test("a collection stays a command, an interrupted entry stays out, a shorthand is what it stood for")
    func others() {
        var entries = journal(["let a = {}", ".gc", "for (;;);", "let dog = Snickers"]).entries
        entries[2].isInterrupted = true
        entries[3].javaScript = "let dog = { name: 'Snickers' }"
        #expect(Journal(entries: entries).script == "let a = {}\n.gc\nlet dog = { name: 'Snickers' }\n")
    }

    @Test("as a program, no entry goes on with the one above")
    func semicolons() {
        #expect(journal(["let a = 1", "(2)", "[3]"]).script == "let a = 1\n; // leash: 1 line, one entry\n(2)\n; // leash: 1 line, one entry\n[3]\n")
        #expect(cut(journal(["let a = 1", "(2)", "[3]"]).script) == ["let a = 1", "(2)", "[3]"])
    }

    @Test("saved and loaded, random journals are the same", arguments: 0..<8)
    func random(_ seed: Int) {
        var generator = SeededNumbers(UInt64(seed))
        for _ in 0..<60 {
            let sources = (0..<Int.random(in: 1...6, using: &generator)).map { _ in Self.source(&generator) }
            let text = journal(sources).script
            for reading in Self.readings {
                let back = cut(text, reading)
                #expect(back == sources, "\(text)")
            }
        }
    }

    /// JavaScript that parses, with anything inside its strings, templates and comments.
    private static func source(_ generator: inout SeededNumbers) -> String {
        while true {
            let text = (0..<Int.random(in: 1...4, using: &generator)).map { _ in piece(&generator) }.joined(separator: ["\n", " ", ";", "\n\n"].randomElement(using: &generator) ?? "")
            if text == ".gc" || (EntryText(text).state == .whole && text == text.trimmed && !text.isEmpty) { return text }
        }
    }

    private static func piece(_ generator: inout SeededNumbers) -> String {
        let inner = (0..<Int.random(in: 0...4, using: &generator)).compactMap { _ in odd.randomElement(using: &generator) }.joined(separator: ["\n", "", " "].randomElement(using: &generator) ?? "")
        switch Int.random(in: 0..<7, using: &generator) {
        case 0: return "`\(inner.replacing("`", with: "").replacing("${", with: "").replacing("\\", with: ""))`"
        case 1: return "/*\(inner.replacing("*/", with: ""))*/"
        case 2: return "//\(inner.replacing("\n", with: " "))"
        case 3: return "(\(inner))"
        default: return odd.randomElement(using: &generator) ?? "1"
        }
    }

    private static let odd = [
        ".save x.js", ".gc", "gc", "heap", "exit", "let a = 1", "[1, 2, 3]", "  .map(f)", ".break", ".clear", ".editor", "// leash: 2 lines, one entry",
        "; // leash: 1 line, one entry", "// leash: 99 lines, one entry", "weak.set dog1 'x'", "weak.set", "why dog1", "`", "${", "'", "\r", "\r\n", "\t",
        "\u{2028}", "\u{FEFF}", "\u{1B}[2J", "{", "}", "(", ")", "else", "if (a) b", "f.g /x/", "1 /", "async () => {", "=> 1", "a", "=", "+", "é", "👩‍🚀", ";",
        "x = {}", "{ a: 1 }", "while (0)", "undo 3", "whatif a = `", "#1", "maps", "return", "\\",
    ]

    @Test("a file that somebody wrote: a chain, an else, comments between, commands, windows' lines", arguments: [
        ("[1,2,3]\n  .map(f)\n  .filter(g)\nmaps\n", ["[1,2,3]\n  .map(f)\n  .filter(g)", "command maps"]),
        ("if (a) b()\nelse c()\n", ["if (a) b()\nelse c()"]),
        ("a\n  // first\n\n  .b()\n", ["a\n  // first\n\n  .b()"]),
        ("x\n.save y.js\n", ["x", "command .save y.js"]),
        ("a\n.nothing\n", ["a\n.nothing"]),
        ("let a = 1\r\nlet b = `\r\n`\r\n\r\n.gc", ["let a = 1", "let b = `\n`", ".gc"]),
        ("\u{FEFF}let a = 1\n\nlet a = 2", ["let a = 1", "let a = 2"]),
        ("// leash: 2 lines, one entry\r\na\r\nb\r\nc\r\n", ["a\nb", "c"]),
        ("let f = (", ["let f = ("]), ("// leash: 5 lines, one entry\na\n", ["a\n"]), ("", []), (" \n\t\n", []),
    ])
    func handWritten(_ text: String, _ entries: [String]) {
        #expect(cut(text) == entries)
    }

    @Test("loaded, an entry that looks like a command is JavaScript")
    func enter() throws {
        let shell = try #require(Shell())
        for source in ["let heap = 5", "heap", "let s = `\n.save x.js\n`", "[1, 2]\n  .map(x => x * 2)", "gc"] { _ = source == "gc" ? shell.enter(source) : shell.enterJavaScript(source) }
        let other = try #require(Shell())
        var cutter = EntryCutter(shell.journal.script), values: [String?] = []
        while let piece = cutter.next(other.reading) { values.append(other.enter(piece).value) }
        #expect(values == [nil, "5", nil, "[ 2, 4 ]", nil])
        #expect(other.journal.entries.map(\.source) == ["let heap = 5", "heap", "let s = `\n.save x.js\n`", "[1, 2]\n  .map(x => x * 2)", ".gc"])
        #expect(other.journal.entries.map(\.isCollection) == [false, false, false, false, true])
    }

    // MARK: Long entries

    @Test("what is open is known without a parser", arguments: [
        "f(`a${ {b: [1,", "/* a\n", "let x = {\n  a: '}', // }\n  b: /[/}]\\/}/,", "`\n}\n", "a[1] / 2 / [", "x = (1 + 2\n", "({ get: 'it\\'s' ,",
    ])
    func open(_ text: String) {
        var scanner = BracketScanner()
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) { scanner.read(String(line)) }
        #expect(scanner.isOpen)
        #expect(EntryText(text).state == .unfinished)
    }

    @Test("what is complete to the parser is never open", arguments: 0..<8)
    func agreement(_ seed: Int) {
        var generator = SeededNumbers(UInt64(seed))
        let tokens = ["(", ")", "[", "]", "{", "}", "`", "${", "'", "\"", "/", "/", "*/", "/*", "//", "\n", "\n", "a", "return", "1", "+", "++", "--", ">", ";", ",", "=", "=>", "\\",
                      "<!--", "-->", "if", "typeof", "\r", "\u{2028}", " ", "x", "function f() ", "class A ", ".b", "?.", "#"]
        var wholes = 0
        for _ in 0..<4000 {
            let text = (0..<Int.random(in: 1...9, using: &generator)).compactMap { _ in tokens.randomElement(using: &generator) }.joined()
            guard EntryText(text).state == .whole else { continue }
            wholes += 1
            var scanner = BracketScanner()
            for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) { scanner.read(String(Substring(line))) }
            #expect(!scanner.isOpen, "\(text)")
        }
        #expect(wholes > 100)
    }

    @Test("a long entry is parsed a few times, not for each of its lines", arguments: ["  1,", "  { a: [1, 2] },", "  function () { return `x` },"])
    func long(_ line: String) {
        var entry = EntryGatherer(), looks = 0
        entry.add("let list = [")
        for _ in 0..<20_000 {
            entry.add(line)
            if !entry.goesOn() { looks += 1 }
        }
        entry.add("]")
        let isAsked = !entry.goesOn()
        #expect(isAsked)
        #expect(looks < 130)
        #expect(entry.text.utf8.count == 14 + 20_000 * (line.utf8.count + 1))
    }
}
