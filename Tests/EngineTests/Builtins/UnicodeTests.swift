import Testing
@testable import Engine

/// Normal forms, letter case and the order of strings. The expectations are Node 20's, with which every code point was compared.
@Suite struct UnicodeTests {
    /// A number for the results of code points from all over Unicode; those that came with Unicode 17 are left out, since the toolchain's ICU knows 16.
    private func digest(_ expression: String) throws -> String {
        // A collection for each of them would take a minute and see the same few cells.
        let machine = try TestMachine(isCalm: true)
        return try machine.string("""
            const recent = [[0x1ACF, 0x1ADD], [0x1AE0, 0x1AEB], [0xA7CE, 0xA7D5], [0xA7F1, 0xA7F1], [0x10EC5, 0x10EC7], [0x10EFA, 0x10EFB],
                            [0x11B60, 0x11B67], [0x11DB0, 0x11DDB], [0x16EA0, 0x16ED3], [0x16FF2, 0x16FF6], [0x1E6C0, 0x1E6FF], [0x295, 0x295]];
            function isRecent(cp) { for (let i = 0; i < recent.length; i++) if (cp >= recent[i][0] && cp <= recent[i][1]) return true; return false }
            const f = s => \(expression);
            let sum = 0;
            for (let cp = 0; cp < 0x32000; cp++) {
                if (cp >= 0x3500 && cp < 0xF900 || cp >= 0x17000 && cp < 0x1AF00 || cp >= 0x20000 && cp < 0x2F800) cp += 63;
                else if (cp > 0x600) cp += 6;
                if (isRecent(cp)) continue;
                const text = f(String.fromCodePoint(cp));
                for (let i = 0; i < text.length; i++) sum = sum * 31 + text.charCodeAt(i) | 0;
            }
            sum
            """)
    }

    @Test(arguments: [
        ("s.toLowerCase()", "-48521433"),
        ("s.toUpperCase()", "-302145640"),
        ("s.normalize()", "985038989"),
        ("s.normalize('NFD')", "1129860735"),
        ("s.normalize('NFKC')", "129131280"),
        ("s.normalize('NFKD')", "-738999855"),
        ("('a' + s + '\\u0301\\u0327').normalize()", "-137478123"),
        ("('AΣ' + s + 'B').toLowerCase()", "833195292"),
    ])
    func manyCodePoints(_ row: (expression: String, digest: String)) throws {
        #expect(try digest(row.expression) == row.digest, "\(row.expression)")
    }

    @Test func sigmaAtTheEndOfAWord() throws {
        let machine = try TestMachine()
        #expect(try machine.string("'ΌΣΟΣ ΑΣ. ΣΑ Σ ΑΣ\\u0301 ΑΣ\\u00AD'.toLowerCase()") == "όσος ας. σα σ ας\u{301} ας\u{AD}")
        // Long texts are mapped in pieces, none of which may end within a word.
        #expect(try machine.string("('ΑΣ'.repeat(50000) + ' ΑΣ').toLowerCase().split('ς').length") == "3")
    }

    @Test func longTextsInPieces() throws {
        let machine = try TestMachine()
        #expect(try machine.string("('x' + '\\u0301\\u0327'.repeat(40000)).normalize('NFD').indexOf('\\u0301')") == "40001")
        #expect(try machine.string("'a\\u0301'.repeat(50001).normalize() === 'á'.repeat(50001)") == "true")
        #expect(try machine.string("'\\ud83d\\ude00é'.repeat(50001).normalize('NFD').length") == "200004")
    }

    @Test func orderOfStrings() throws {
        let machine = try TestMachine()
        let sorted = "['z', 'Z', 'é', 'e', 'É', '10', '9', ' ', '\\t', '\\u2028', '_', '-', '$', '+', 'ß', 'ss', '中', 'я', '😀', '٣', '½', 'ﬁ', 'fi', '']"
        #expect(try machine.string("\(sorted).sort((a, b) => a.localeCompare(b)).join('|')") == "|\t|\u{2028}| |_|-|+|😀|$|½|10|٣|9|e|é|É|fi|ﬁ|ss|ß|z|Z|я|中")
        for (expression, value) in [
            ("'a b'.localeCompare('a\\u2028b')", "1"), ("'\\u00e9'.localeCompare('e\\u0301')", "0"), ("'a\\u0000'.localeCompare('a')", "0"),
            ("'a2'.localeCompare('a10', 'en', { numeric: true })", "-1"), ("'a'.localeCompare('Á', undefined, { sensitivity: 'base' })", "0"),
            ("'ä'.localeCompare('z', 'de')", "-1"), ("'ä'.localeCompare('z', 'sv')", "1"), ("'a'.localeCompare('A', 'en-u-kf-upper')", "1"),
            ("'co-op'.localeCompare('coop', 'en', { ignorePunctuation: true })", "0"), ("'I'.toLocaleLowerCase('tr')", "ı"),
            ("'i'.toLocaleUpperCase(['tr'])", "İ"), ("'ΆΈ'.toLocaleUpperCase('el')", "ΑΕ"),
        ] { #expect(try machine.string(expression) == value, "\(expression)") }
        for (expression, message) in [
            ("'a'.localeCompare('b', 'en_US')", "RangeError: Incorrect locale information provided"),
            ("'a'.toLocaleUpperCase('en-')", "RangeError: Invalid language tag: en-"),
            ("'a'.localeCompare('b', [5])", "TypeError: Language ID should be string or object."),
            ("'a'.localeCompare('b', 'en', { usage: 'y' })", "RangeError: Value y out of range for String.prototype.localeCompare options property usage"),
        ] { #expect(try machine.string("try { \(expression) } catch (e) { `${e}` }") == message, "\(expression)") }
    }
}
