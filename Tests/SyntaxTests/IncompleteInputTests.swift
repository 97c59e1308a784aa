import Testing
@testable import Syntax

/// What a shell asks another line for.
@Suite struct IncompleteInputTests {
    @Test(arguments: [
        "(", "[1,", "{", "f(a", "f(a,", "a +", "a =", "a ?", "a ? b :", "a =>", "a.", "a?.", "`abc", "`a${", "`a${b", "/* a", "if (x)",
        "if (x) {", "if (x) a; else", "class A {", "class A { m() {", "class A extends", "function", "function f(", "function f() {",
        "for (", "for (;;)", "for (a of", "while (a)", "do a", "do a; while", "try {", "try {}", "try {} catch (e)", "switch (a) {",
        "switch (a) { case 1:", "let a =", "let {a", "const a", "let [a]", "var a,", "({ a:", "({ get a() {", "new", "new a(", "typeof", "!",
        "delete", "async function f() {", "async () =>", "a: ", "(function () {", "with (a)", "'abc\\", "return_(", "x in",
        "class A { #a = ", "class A { static {", "import(", "[...", "f(...", "super",
    ])
    func incomplete(_ text: String) throws {
        #expect(try #require(syntaxError(text)).isIncomplete)
        #expect(try #require(syntaxError(text + "\n")).isIncomplete)
    }

    @Test(arguments: [
        "'abc", "'abc\n", "/abc", "}", "a b", "1_", "1 = 2", "break", "return", "@", "let let", "throw", "throw\n", "()", "(a,)", "0x", "'\\u12",
        "class A { constructor() {} constructor() {} }", "const a; b", "a\\u{",
    ])
    func wrong(_ text: String) throws { #expect(try !#require(syntaxError(text)).isIncomplete) }

    @Test func aStringGoesOnBehindAContinuationOnly() throws {
        #expect(try #require(syntaxError("'abc\\\n")).isIncomplete)
        #expect(try !#require(syntaxError("'abc\\\n\n")).isIncomplete)
    }

    @Test(arguments: ["", "a", "let", "async", "yield", "a\n", "{}", "// a", "var a"])
    func complete(_ text: String) { #expect(syntaxError(text) == nil) }
}
