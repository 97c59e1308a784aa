import Testing
@testable import Engine

/// Regular expressions, from the pattern to the methods of RegExp.prototype.
@Suite struct RegExpTests {
    private func expect(_ rows: [(source: String, value: String)], sourceLocation: SourceLocation = #_sourceLocation) throws {
        for row in rows {
            let machine = try TestMachine()
            #expect(try machine.string("String((\(row.source)))") == row.value, "\(row.source)", sourceLocation: sourceLocation)
        }
    }

    @Test func matching() throws { try expect(RegExpRows.matching) }
    @Test func caseAndProperties() throws { try expect(RegExpRows.caseAndProperties) }
    @Test func methods() throws { try expect(RegExpRows.methods) }

    /// What Node 20 does not know yet, by the specification.
    @Test func newerThanNode20() throws {
        try expect([
            ("/(?i:a)b/.test('Ab') + ',' + /(?i:a)b/.test('AB') + ',' + /(?-i:a)b/i.test('AB')", "true,false,false"),
            ("/(?m-s:^.$)/s.exec('ab\\nc\\n\\n')[0]", "c"),
            ("/(?<y>\\d{4})|(?<y>\\d\\d)/.exec('99').groups.y", "99"),
            ("/(?:(?<a>x)|(?<a>y))\\k<a>/.exec('xyy')[0]", "yy"),
            ("/[\\q{KM|x}]/iv.test('kM')", "true"),
            ("RegExp.escape('1.a/-\\n\\u2028é')", "\\x31\\.a\\/\\x2d\\n\\u2028é"),
        ])
    }

    /// A pattern that takes for ever stops where the heap's limit or Ctrl-C says so; what is too much is an error.
    @Test func whatIsTooMuchIsAnError() throws {
        let machine = try TestMachine()
        func message(_ source: String) throws -> String { try machine.string("try { \(source); 'none' } catch (e) { e.name + ': ' + e.message }") }
        #expect(try message("new RegExp('('.repeat(100000) + ')'.repeat(100000))") == "SyntaxError: Invalid regular expression: /"
            + String(repeating: "(", count: 100_000) + String(repeating: ")", count: 100_000) + "/: Regular expression too large")
        #expect(try message("new RegExp('[' + 'a-z'.repeat(50000) + ']').test('b')") == "none")
        #expect(try message("/(?:a|b|(c))*$/.test('ab'.repeat(5000000) + 'd')") == "RangeError: Maximum call stack size exceeded")
        #expect(try message("/a{2147483648,99999999999}/.test('aa')") == "none")
    }

    @Test func anExpressionWhoseProgramIsForgottenGoesOn() throws {
        let machine = try TestMachine()
        #expect(try machine.string("let r = /b(.)/; for (let i = 0; i < 9000; i++) new RegExp('x' + i); String(r.exec('abc'))") == "bc,c")
    }
}
