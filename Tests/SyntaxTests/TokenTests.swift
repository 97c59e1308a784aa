import Testing
@testable import Syntax

@Suite struct TokenTests {
    @Test(arguments: [
        ("0", 0.0), ("1.5", 1.5), (".5", 0.5), ("5.", 5), ("5.e1", 50), ("1e400", .infinity), ("0x1F", 31), ("0b101", 5),
        ("0o17", 15), ("017", 15), ("018", 18), ("019.5", 19.5), ("1_000_000", 1_000_000), ("0x1_F", 31),
        ("9007199254740993", 9_007_199_254_740_992), ("0x20000000000001", 9_007_199_254_740_992),
        ("0x20000000000003", 9_007_199_254_740_996), ("123456789012345680", 123_456_789_012_345_680),
    ])
    func numbers(_ text: String, _ value: Double) throws {
        #expect(try grouped(text) == "\(value)")
    }

    @Test func longRadixNumbersAreInfinite() throws {
        #expect(try grouped("0x" + String(repeating: "F", count: 300)) == "inf")
    }

    @Test(arguments: [("0n", "0n"), ("1_0n", "10n"), ("0xFFn", "255n"), ("0x1000000000000000000000000n", "79228162514264337593543950336n"),
                      ("0b11n", "3n"), ("0o3777777777n", "536870911n")])
    func bigInts(_ text: String, _ digits: String) throws {
        #expect(try grouped(text) == digits)
    }

    @Test(arguments: ["1_", "1__0", "0_1", "3in x", "3a", "01n", "1.5n", "0x", "0b2", "1e", "1_.5", "1._5"])
    func badNumbers(_ text: String) { #expect(syntaxError(text) != nil) }

    @Test(arguments: [
        (#"("a\n\x41\u0042\u{1F600}\0\101")"#, "'a\nAB😀\0A'"), ("('a\\\n b')", "'a b'"),
        (#"('"')"#, #"'"'"#), ("('\u{2028}')", "'\u{2028}'"), ("('\\8')", "'8'"),
    ])
    func strings(_ text: String, _ value: String) throws { #expect(try grouped(text) == value) }

    @Test func identifiersWithEscapesAreTheirLetters() throws {
        #expect(try grouped(#"\u0061\u{62}c"#) == "abc")
        #expect(try grouped("ünï𝒳") == "ünï𝒳")
        #expect(message(#"v\u0061r x"#) == "Keyword must not contain escaped characters")
        #expect(try grouped(#"a.v\u0061r"#) == "a.var")
    }

    @Test func templates() throws {
        #expect(try grouped("`a${b}c${`d${e}`}`") == "`a${b}c${`d${e}`}`")
        #expect(try grouped("f`\\u{`") == "f`?`")
        #expect(message("`\\u{`") == "Invalid Unicode escape sequence")
        let script = try parse("f`a\r\nb\\n`")
        guard case .expression(let expression) = script.body[0].kind,
              case .taggedTemplate(_, let template) = expression.kind else { Issue.record("no template"); return }
        #expect(script.names.string(template.raw[0]) == "a\nb\\n")
        #expect(template.cooked[0].map(script.names.string) == "a\nb\n")
    }

    @Test func slashesDivideOrBegin() throws {
        #expect(try grouped("a / b / c") == "((a divide b) divide c)")
        #expect(try grouped("a = /[/]\\//gi") == "(a = /[/]\\//gi)")
        #expect(try grouped("a++ / 2") == "((a++) divide 2.0)")
        #expect(try parse("{} /x/g").body.count == 2)
        #expect(message("/a/gg") == "Invalid regular expression flags")
        #expect(message("/a") == "Invalid regular expression: missing /")
        #expect(message("/(/") == "Invalid regular expression: /(/: Unterminated group")
    }

    @Test func comments() throws {
        #expect(try parse("#!/usr/bin/env leash\n1").body.count == 1)
        #expect(try parse("1 <!-- a\n--> b\n/* \n */ --> c\n2").body.count == 2)
        #expect(try parse("a --> b").body.count == 1)
    }

    @Test func namesAreInternedOnce() {
        let table = NameTable()
        let all = (0..<2000).map { table.intern("name\($0)") }
        #expect(table.count == 2000)
        #expect(all.map(table.string) == (0..<2000).map { "name\($0)" })
        #expect(table.intern("name7") == all[7])
        #expect(table.units(table.intern([0xD800])) == [0xD800])
        #expect(table.string(table.intern("")) == "")
    }
}
