import Lessons
import Testing
@testable import Terminal

/// Lessons as a person reads them.
@Suite("Drawing prose")
struct ProseViewTests {
    private func draw(_ markdown: String, columns: Int = 40, color: Bool = false) -> String {
        let view = ProseView(style: Style(isOn: color), columns: columns)
        return Lesson(markdown: markdown).steps.map { step in
            if case .prose(let prose) = step.kind { view.text(of: prose) } else { "?\n" }
        }.joined(separator: "\n")
    }

    @Test("headings and paragraphs, wrapped")
    func paragraphs() {
        #expect(draw("## A heading that is long enough to be wrapped\n\nA paragraph with `code`, *emphasis*,\n**strength** and\\\na break.\n") == """
            ## A heading that is long enough to be
               wrapped

            A paragraph with `code`, *emphasis*,
            **strength** and
            a break.

            """)
    }

    @Test("in colour the signs go, for what they mean can be seen")
    func color() {
        let text = draw("Some `code` and *emphasis*.\n", color: true)
        #expect(Style.plain(text) == "Some code and emphasis.\n")
        #expect(text != Style.plain(text))
    }

    @Test("lists, numbered and not, in each other")
    func lists() {
        #expect(draw("- one\n- two is an item that is too long for a row\n  - inner\n\ntext\n\n9. nine\n10. ten\n") == """
            • one
            • two is an item that is too long for a
              row
              • inner

            text

            9.  nine
            10. ten

            """)
        #expect(draw("- one\n\n- two\n") == "• one\n\n• two\n")
    }

    @Test("quotations, rules, code that is not run, links")
    func others() {
        #expect(draw("> quoted text that is long enough to wrap\n>\n> more\n\n---\n\n```sh\n\tleash\n\nrun\n```\n\n[here](http://a.b/c), <http://a.b>\n") == """
            │ quoted text that is long enough to
            │ wrap
            │
            │ more

            ────────────────────────────────────────

                    leash

                run

            here (http://a.b/c), http://a.b

            """)
    }

    @Test("nothing in a lesson is obeyed by the terminal")
    func sanitized() {
        let text = draw("a\u{1B}[2J `\u{1B}[2J` [x](http://\u{9B}m)\n\n```\n\u{1B}]0;t\u{7}\n```\n")
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value) })
        #expect(ProseView(style: Style(isOn: false)).text(ofSource: "a\n\u{1B}b") == "> a\n... \\x1Bb\n")
        #expect(ProseView(style: Style(isOn: false)).text(ofRemark: "// \u{1B}") == "  // \\x1B\n")
    }

    @Test("the width is kept, down to next to nothing", arguments: [1, 12, 30])
    func narrow(columns: Int) {
        let text = draw("# Heading\n\n> > - a list in a quotation\n> >   1. and one more\n\nwordwordwordwordwordword\n", columns: columns)
        #expect(!text.isEmpty)
        if columns >= 30 { #expect(text.split(separator: "\n").allSatisfy { TextWidth.cells(String($0)) <= columns }) }
    }
}

/// Values in Node's colours.
@Suite("Colouring values")
struct ValueColorsTests {
    /// Each coloured piece in brackets with its colour's parameters.
    private func paint(_ text: String) -> String {
        Style.parts(of: ValueColors.paint(text, Style(isOn: true))).map { part in
            guard part.isEscape else { return part.text }
            let parameters = part.text.dropFirst(2).dropLast()
            return parameters == "0" ? ">" : "<\(parameters):"
        }.joined()
    }

    @Test("literals are coloured, names are not", arguments: [
        ("{ a: 1, b: 'x' }", "{ a: <33:1>, b: <32:'x'> }"),
        ("Map(2) { 'a' => -1.5e+21, [Symbol(k)]: 2n }", "Map(2) { <32:'a'> => -<33:1.5e+21>, [<32:Symbol(k)>]: <33:2n> }"),
        ("[ true, null, undefined, NaN, -Infinity ]", "[ <33:true>, <1:null>, <2:undefined>, <33:NaN>, -<33:Infinity> ]"),
        ("[ [Function: f], [class A], [Object], <1 empty item> ]", "[ <36:[Function: f]>, <36:[class A]>, <36:[Object]>, <36:<1 empty item>> ]"),
        ("WeakMap { <items unknown> }", "WeakMap { <36:<items unknown>> }"),
        ("'it\\'s'", "<32:'it\\'s'>"), ("\"it's\"", "<32:\"it's\">"),
        ("[ 1, ... 12 more items ]", "[ <33:1>, ... 12 more items ]"),
        ("{ true: 1, a1: x2 }", "{ true: <33:1>, a1: x2 }"),
        ("Error: it's\n    at f (a.js:1:1)", "Error: it's\n    at f (a.js:1:1)"),
        ("", ""), ("'", "'"), ("[", "["), ("-", "-"), ("<", "<"),
    ])
    func literals(text: String, painted: String) {
        // A sign belongs to its number, whichever piece it is drawn in.
        #expect(paint(text).replacing("<33:-", with: "-<33:") == painted)
        #expect(Style.plain(ValueColors.paint(text, Style(isOn: true))) == text)
        #expect(ValueColors.paint(text, Style(isOn: false)) == text)
    }
}

@Suite("Fitting text into rows")
struct StyledTextTests {
    @Test("rows break at spaces, keep their roles, and go on behind the indentation")
    func rows() {
        var text = StyledText("#1", .object)
        text.add(" lost   dog1 and others")
        let rows = text.rows(width: 14, indent: "  ")
        #expect(rows.map { $0.rendered(Style(isOn: false)) } == ["#1 lost   dog1", "  and others"])
        #expect(rows.first?.pieces.first?.role == .object)
    }

    @Test("a word longer than a row is broken, a wide one too")
    func longWords() {
        #expect(StyledText("abcdefghij").rows(width: 4).map { $0.rendered(Style(isOn: false)) } == ["abcd", "efgh", "ij"])
        #expect(StyledText("狗狗狗").rows(width: 4).map { $0.rendered(Style(isOn: false)) } == ["狗狗", "狗"])
    }

    @Test("newlines and tabs cannot break a line of Leash's own")
    func oneLine() {
        #expect(StyledText("a\nb\tc\r\nd").rendered(Style(isOn: false)).contains("\n") == false)
    }
}
