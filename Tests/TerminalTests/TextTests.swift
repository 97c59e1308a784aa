import Platform
import Shell
import Testing
@testable import Terminal

@Suite("What of a stranger's text reaches the terminal")
struct SanitizerTests {
    @Test("control characters are shown, not sent", arguments: [
        ("plain 狗\n\ttext", "plain 狗\n\ttext"), ("\u{1B}[31m", "\\x1B[31m"), ("\u{0}\u{7}\r\u{7F}", "\\x00\\x07\\x0D\\x7F"),
        ("\u{9B}31m", "\\x9B31m"), ("a\u{202E}b", "a\\u202Eb"), ("\u{2066}", "\\u2066"), ("", ""), ("\r\n", "\\x0D\n"), ("é👩‍👩‍👧", "é👩‍👩‍👧"),
    ])
    func visible(text: String, shown: String) {
        #expect(Sanitizer.visible(text) == shown)
    }
}

@Suite("Colour", .serialized)
struct StyleTests {
    private let style = Style(isOn: true)

    @Test("off means the text and nothing else")
    func off() {
        #expect(Style(isOn: false)(.leak, "a leak") == "a leak")
        #expect(style(.leak, "") == "")
    }

    @Test("on can be taken away again")
    func plain() {
        let text = "x " + style(.leak, "a leak") + " y"
        #expect(text.contains("\u{1B}["))
        #expect(Style.plain(text) == "x a leak y")
        #expect(Style.plain("\u{1B}[") == "")
        #expect(Style.plain("a\u{1B}b") == "a")
    }

    @Test("the environment decides", arguments: [
        (["FORCE_COLOR": "1"], true), (["FORCE_COLOR": "0"], false), (["FORCE_COLOR": "1", "NO_COLOR": "1"], true),
        (["NO_COLOR": "1"], false), ([:], false),
    ])
    func environment(variables: [String: String], isOn: Bool) {
        for name in ["FORCE_COLOR", "NO_COLOR"] { unsetenv(name) }
        for (name, value) in variables { setenv(name, value, 1) }
        defer { for name in variables.keys { unsetenv(name) } }
        // A descriptor that is no terminal.
        #expect(Style.of(descriptor: -1).isOn == isOn)
        #expect(Style.of(descriptor: -1, isForbidden: true).isOn == false)
    }
}

@Suite("Completion")
struct CompletionTests {
    private func completion(_ candidates: [String]) -> Completions { Completions(replacing: 0..<0, candidates: candidates) }

    @Test("the common beginning never splits a character", arguments: [
        (["dog1", "dog2"], "dog"), (["dog"], "dog"), ([], ""), (["e\u{301}x", "ey"], ""), (["狗1", "狗2"], "狗"), (["a", "ab"], "a"),
    ])
    func prefix(candidates: [String], common: String) {
        #expect(completion(candidates).commonPrefix == common)
    }

    @Test("columns read downwards, and fit")
    func table() {
        let names = (1...7).map { "name\($0)" }
        #expect(completion(names).table(columns: 24, rows: 10) == "name1  name4  name7\nname2  name5\nname3  name6\n")
        #expect(completion(names).table(columns: 8, rows: 2) == "name1\nname2\n… 7 in all\n")
        #expect(completion(["狗", "🐶"]).table(columns: 20, rows: 2) == "狗  🐶\n")
        #expect(completion(["\u{1B}[2J", "b"]).table(columns: 80, rows: 2) == "\\x1B[2J  b\n")
    }
}

@Suite("Where what is typed stands")
struct PictureLayoutTests {
    private func rows(_ text: String, cursor: Int?, columns: Int) -> [String] {
        var layout = PictureLayout(columns: columns)
        layout.put(styled: "\u{1B}[1m>\u{1B}[0m ")
        let scalars = Array(text.unicodeScalars)
        TypedText(scalars: scalars, cursor: cursor ?? scalars.count).put(into: &layout, continuation: "... ")
        let place = layout.cursor.map { "\($0.row),\($0.column)" } ?? ""
        return layout.rows.map { $0.cells.map(\.text).joined() + ($0.isBroken ? "↩" : "") } + [place]
    }

    @Test("rows and the cursor", arguments: [
        ("", nil, 10, ["> ", "0,2"]), ("abc", 1, 10, ["> abc", "0,3"]), ("01234567", nil, 10, ["> 01234567", "", "1,0"]), ("01234567", 3, 10, ["> 01234567", "0,5"]),
        ("01234567a", nil, 10, ["> 01234567↩", "a", "1,1"]), ("a\nb", nil, 10, ["> a", "... b", "1,5"]), ("a\n", nil, 10, ["> a", "... ", "1,4"]),
        ("\tx", nil, 20, [">     x", "0,7"]), ("abc\tx", 4, 20, ["> abc x", "0,6"]), ("0123456狗", nil, 10, ["> 0123456", "狗", "1,2"]),
        ("012345狗x", 7, 10, ["> 012345狗↩", "x", "1,0"]), ("\u{1}", nil, 10, ["> ^A", "0,4"]), ("\u{202E}", nil, 10, ["> \\u202E", "0,8"]),
        ("e\u{301}x", 1, 10, ["> e\u{301}x", "0,2"]), ("\u{301}", nil, 10, ["> \u{25CC}\u{301}", "0,3"]), ("\u{200D}", nil, 12, ["> \\u200D", "0,8"]),
        ("👩‍👩‍👧x", nil, 10, ["> 👩‍👩‍👧x", "0,5"]),
    ] as [(String, Int?, Int, [String])])
    func place(text: String, cursor: Int?, columns: Int, expected: [String]) {
        #expect(rows(text, cursor: cursor, columns: columns) == expected)
    }
}

@Suite("A paste")
struct PasteTests {
    @Test("newlines stay, other control characters do not", arguments: [
        ("a\r\nb\rc\n", "a\nb\nc"), ("\tx\u{1B}[31m\u{0}", "\tx[31m"), ("\n\n", ""), ("a\n\nb", "a\n\nb"), ("é狗", "é狗"),
    ])
    func cleaned(pasted: String, inserted: String) {
        #expect(LineEditor.cleaned(pasted) == inserted)
    }

    @Test("prompts at the start of lines are taken off, with what was answered", arguments: [
        ("> let a = 1\n> a\n1\n> let f = () => {\n...   return 1\n... }\n  + #1 [Function: f]   held by f", "let a = 1\na\nlet f = () => {\n  return 1\n}"),
        ("... x\n... }", "x\n}"), (">\n> gc", "\ngc"), ("a\n> b", "a\n> b"), ("[\n...a,\n... b]", "[\n...a,\n... b]"), (">a", ">a"), ("", ""),
    ])
    func prompts(pasted: String, inserted: String) {
        #expect(PastedText.withoutPrompts(pasted) == inserted)
    }
}
