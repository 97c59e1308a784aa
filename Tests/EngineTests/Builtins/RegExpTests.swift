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

    /// Where the next character decides, runs are not given back and choices are not kept: what matches stays the same.
    @Test func foresight() throws {
        try expect([
            ("/\\w+\\b-/.exec('ab-c-')[0]", "ab-"), ("/a+a/.exec('aaa')[0]", "aaa"), ("/[ab]+b/.exec('abab')[0]", "abab"), ("/\\d+$/.exec('12a34')[0]", "34"),
            ("/\\d+(?!\\d|x)/.exec('123x')", "null"), ("/(?:ab|a)c/.exec('ac')[0]", "ac"), ("/(?:a|ab)(?:c|bcd)(d*)/.exec('abcd').join()", "abcd,"),
            ("/(?:a|b)*?c/.exec('abac')[0]", "abac"), ("/(a+|b+)+c/.exec('aabbac').join()", "aabbac,a"), ("/(?:(a)|b)+/.exec('ab').join()", "ab,"),
            ("/x*y*z/.exec('xxz')[0]", "xxz"), ("/(?=(a+))a*b\\1/.exec('baaabac').join()", "aba,a"), ("/\\s*(\\w+|[^\\w\\s])/y.exec('  ab')[1]", "ab"),
            ("/[^\\n]*$/m.exec('ab\\ncd')[0]", "ab"), ("/.*,/.exec('a,b,c')[0]", "a,b,"), ("/.*?,/.exec('a,b,c')[0]", "a,"), ("/(?<=(\\d+)(\\d+))$/.exec('1053').join()", ",1,053"),
            ("/\\u{1F600}+$/u.exec('x😀😀')[0].length", "4"), ("/[^x]+😀/u.exec('a😀b😀')[0].length", "6"), ("/é+Ω/.test('ééΩ')", "true"), ("/(?:)*a/.exec('ba')[0]", "a"),
            ("/\\0111/.exec('\\x091')[0].length", "2"), ("/foo|bar|foobar/.exec('xfoobar')[0]", "foo"), ("/(?:foo|fo)obar/.exec('foobar')[0]", "foobar"),
        ])
    }

    /// Replacing, matching and splitting keep what the language says of them where they take the short way.
    @Test func shortWays() throws {
        let rows: [(source: String, value: String)] = [
            ("'a-b-c'.replace(/(-)(.)/g, '[$2$1$0$3$10$&$`$\\'$$$<x>]')", "a[b-$0$3-0-ba-c$$<x>][c-$0$3-0-ca-b$$<x>]"),
            ("'2024-05'.replace(/(?<y>\\d+)-(?<m>\\d+)/, '$<m>/$<y>/$<z>|$2')", "05/2024/|05"), ("'abc'.replace(/b/, '$')", "a$c"), ("'abc'.replace(/(b)|(x)/, '[$2]')", "a[]c"),
            ("const log = []; 'a1b2'.replace(/([a-z])(\\d)/g, (...a) => { log.push(a.join()); return '' }); log.join('|')", "a1,a,1,0,a1b2|b2,b,2,2,a1b2"),
            ("'ab'.replace(/(?<l>a)|b/g, (...a) => JSON.stringify(a.at(-1)))", "{\"l\":\"a\"}{}"), ("'aa'.replace(/a/g, function () { return RegExp.lastMatch + RegExp.leftContext })", "aaaa"),
            ("'a,b'.split(/(,)/); RegExp.$1 + RegExp.leftContext", ",a"), ("'abc'.split(/(?:)/).join('|') + ''.split(/(?:)/).length + ''.split(/x/).length", "a|b|c01"),
            ("const r = /a/g; r.lastIndex = 5; 'aaa'.replace(r, 'b') + r.lastIndex", "bbb0"), ("const r = /a/y; 'aab'.split(r).join('|') + r.lastIndex", "||b0"),
            ("class R extends RegExp { exec(s) { const m = super.exec(s); if (m) m[0] = 'X'; return m } } 'abc'.replace(new R('b'), '[$&]')", "a[X]c"),
            ("let out = ''; for (let i = 0; i < 3; i++) { out += 'xay'.replace(/a/, 'b') + /(.)y/.exec('xay')[1]; gc(); } out", "xbyaxbyaxbya"),
            ("const m = /(?<n>.)b/d.exec('ab'); Object.keys(m).join() + m.indices[1] + m.groups.n + m.index", "0,1,index,input,groups,indices0,1a0"),
        ]
        for row in rows {
            let machine = try TestMachine()
            #expect(try machine.string(row.source) == row.value, "\(row.source)")
        }
    }
}
