import Testing
@testable import Syntax

@Suite struct PositionTests {
    @Test func linesAndColumns() {
        let source = SourceText(name: "a.js", text: "a\nbc\r\nd\u{2028}e")
        #expect(source.position(at: 0) == SourcePosition(line: 1, column: 1))
        #expect(source.position(at: 3) == SourcePosition(line: 2, column: 2))
        #expect(source.position(at: 6) == SourcePosition(line: 3, column: 1))
        #expect(source.position(at: 8) == SourcePosition(line: 4, column: 1))
        #expect(source.line(2) == "bc")
        #expect(source.line(9) == "")
    }

    @Test(arguments: [
        ("let a = 1\nlet a", "x:2:5\nlet a\n    ^\nSyntaxError: Identifier 'a' has already been declared"),
        ("\ta b", "x:1:4\n\ta b\n\t  ^\nSyntaxError: Unexpected identifier 'b'"),
        ("'漢字' bcd", "x:1:6\n'漢字' bcd\n       ^^^\nSyntaxError: Unexpected identifier 'bcd'"),
        ("a = 漢字 漢字", "x:1:8\na = 漢字 漢字\n         ^^^^\nSyntaxError: Unexpected identifier '漢字'"),
        ("f(", "x:1:3\nf(\n  ^\nSyntaxError: Unexpected end of input"),
        ("1 + 2 = 3", "x:1:1\n1 + 2 = 3\n^^^^^\nSyntaxError: Invalid left-hand side in assignment"),
    ])
    func rendering(_ text: String, _ expected: String) throws {
        #expect(try #require(syntaxError(text)).rendered(in: SourceText(name: "x", text: text)) == expected)
    }

    @Test(arguments: [("a\nb c", 4, 5), ("f(1 2)", 2, 3), ("x = {a: 1, a b}", 13, 14), ("const a", 6, 7), ("let {...a, b} = c", 8, 9), ("(...a, b) => 1", 4, 5),
                      ("[...a, b] = c", 1, 5), ("import()", 6, 7), ("`a ${b c}`", 5, 7), ("class A { #x; #x }", 14, 16), ("async () => { for await (let x = 1;;) {} }", 29, 34),
                      ("async () => { for await (const x in y) {} }", 33, 35)])
    func ranges(_ text: String, _ start: Int, _ end: Int) throws {
        #expect(try #require(syntaxError(text)).range == SourceRange(start, end))
    }
}
