import Testing
@testable import Engine

/// `Intl` (ECMA-402), and the functions of numbers, dates and lists that write in a language.
@Suite struct IntlTests {
    private func expect(_ rows: InspectRows.Rows, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let machine = try TestMachine()
        for row in rows { #expect(try machine.inspected(row.source) == row.text, "\(row.source)", sourceLocation: sourceLocation) }
    }

    @Test func numbers() throws { try expect(IntlRows.numbers) }
    @Test func dates() throws { try expect(IntlRows.dates) }
    @Test func others() throws { try expect(IntlRows.others) }
    @Test func tables() throws { try expect(IntlRows.tables) }
    @Test func errors() throws { try expect(IntlRows.errors) }

    /// Well-formed language tags, and the form that each is written in (ECMA-402 §6.2).
    @Test(arguments: [
        ("EN-us", "en-US"), ("zh-hans-CN", "zh-Hans-CN"), ("de-1996-u-KN-true-co-phonebk", "de-1996-u-co-phonebk-kn"), ("iw", "he"),
        ("en-u-zzzz-attr-nu-latn-ca-gregory", "en-u-attr-zzzz-ca-gregory-nu-latn"), ("sl-rozaj-biske-1994", "sl-1994-biske-rozaj"), ("en-b-zz-a-yy-x-q", "en-a-yy-b-zz-x-q"),
        ("es-419", "es-419"), ("sh", "sr-Latn"), ("de-t-en-h0-hybrid", "de-t-en-h0-hybrid"),
        ("e", nil), ("en-", nil), ("en_US", nil), ("x-foo", nil), ("en-a", nil), ("en-a-bb-a-cc", nil), ("en-rozaj-rozaj", nil), ("", nil), ("en-u-", nil),
    ] as [(String, String?)])
    func languageTags(_ text: String, _ canonical: String?) { #expect(LanguageTag(text)?.text == canonical) }

    /// A program that makes more formatters than are kept gets right answers all the same.
    @Test func manyFormatters() throws {
        let source = """
            const formats = [];
            for (let i = 0; i < 500; i++) formats.push(new Intl.NumberFormat('en', { minimumFractionDigits: i % 90, maximumFractionDigits: 90 + i % 11 }));
            formats.map((f, i) => f.format(1).length === (i % 90 ? 2 + i % 90 : 1)).every(Boolean)
            """
        #expect(try TestMachine().string(source) == "true")
    }
}
