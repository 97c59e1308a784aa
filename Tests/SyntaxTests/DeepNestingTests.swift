import Testing
@testable import Syntax

/// Texts far deeper or longer than any person writes: they parse or are refused, but nothing overflows.
@Suite(.serialized) struct DeepNestingTests {
    private static func nest(_ open: String, _ middle: String, _ close: String, _ count: Int) -> String {
        String(repeating: open, count: count) + middle + String(repeating: close, count: count)
    }

    @Test(arguments: [("(", "1", ")"), ("[", "", "]"), ("{", "", "}"), ("function f() {", "", "}"), ("a[", "1", "]"), ("f(", "", ")"),
                      ("!", "a", ""), ("a = ", "1", ""), ("a ? b : ", "c", ""), ("if (a) ", ";", ""), ("`${", "1", "}`")])
    func eightThousandLevels(_ open: String, _ middle: String, _ close: String) throws {
        #expect(try statementCount(Self.nest(open, middle, close, 8000)) == 1)
    }

    @Test(arguments: [("(", "1", ")"), ("[", "", "]"), ("({a: ", "1", "})"), ("{", "", "}"), ("(function () {", "", "})"), ("(a => ", "1", ")"),
                      ("((a = ", "1", ") => b)"), ("(class { m() {", "", "} })"), ("-", "a", ""), ("new ", "a", ""), ("`${", "1", "}`"),
                      ("a ** ", "b", ""), ("async (", "1", ")"), ("switch (a) { case b: ", "", "}")])
    func tooManyLevels(_ open: String, _ middle: String, _ close: String) throws {
        let error = try #require(syntaxError(Self.nest(open, middle, close, 100_000)))
        #expect(error.isTooDeep)
        #expect(error.message == "Maximum call stack size exceeded")
    }

    /// Freed on this test's small stack: see `NodeAnchors`.
    @Test(arguments: [("a + ", "1"), ("a && ", "b"), ("a, ", "b")])
    func longChains(_ part: String, _ last: String) throws {
        #expect(try statementCount(String(repeating: part, count: 50_000) + last) == 1)
    }

    @Test func longChainsOfMembersAndArms() throws {
        #expect(try statementCount("a" + String(repeating: ".b", count: 50_000)) == 1)
        #expect(try statementCount("a" + String(repeating: "(b)", count: 50_000)) == 1)
        #expect(try statementCount(String(repeating: "if (a) b; else ", count: 5000) + "c") == 1)
        #expect(try statementCount((0..<2000).map { "l\($0): " }.joined() + ";") == 1)
    }

    @Test func nestedArrowsAreReadOnce() throws {
        // Were each level read twice, this would never end.
        #expect(try statementCount(Self.nest("((a, b = (c)) => ", "1", ")", 2000)) == 1)
        #expect(try statementCount(Self.nest("async (a, b = ", "1", ") => c", 2000)) == 1)
    }
}
