import Testing
@testable import Terminal

@Suite("How much room text takes")
struct TextWidthTests {
    @Test("cells", arguments: [
        ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("狗", 2), ("🐶", 2), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
        ("👩‍👩‍👧", 2), ("🇨🇭", 2), ("☂", 1), ("☂\u{FE0F}", 2), ("1\u{FE0F}\u{20E3}", 2), ("a\nb", 2), ("\u{7F}", 0), ("…", 1), ("⇠", 1),
        ("ｆｕｌｌ", 8), ("\u{200B}", 0), ("×", 1), ("👍🏽", 2), ("नमस्ते", 4), ("─┼", 2),
    ])
    func cells(text: String, width: Int) {
        #expect(TextWidth.cells(text) == width)
    }

    @Test("cutting leaves a sign of it, and never half of a wide character")
    func truncate() {
        #expect(TextWidth.truncate("abcdef", to: 6) == "abcdef")
        #expect(TextWidth.truncate("abcdef", to: 5) == "abcd…")
        #expect(TextWidth.truncate("狗狗狗", to: 5) == "狗狗…")
        #expect(TextWidth.truncate("狗狗狗", to: 4) == "狗…")
        #expect(TextWidth.truncate("abc", to: 1) == "…")
        #expect(TextWidth.truncate("abc", to: 0) == "")
        #expect(TextWidth.truncate("", to: 0) == "")
    }

    @Test("padding counts cells")
    func pad() {
        #expect(TextWidth.pad("狗", to: 4) == "狗  ")
        #expect(TextWidth.pad("abcd", to: 2) == "abcd")
    }

    @Test("prose is broken at spaces")
    func wrap() {
        #expect(TextWidth.wrap("one two three", to: 7) == ["one two", "three"])
        #expect(TextWidth.wrap("one two three", to: 8, indent: "  ") == ["one two", "  three"])
        #expect(TextWidth.wrap("a\n\nb", to: 5) == ["a", "", "b"])
        #expect(TextWidth.wrap("", to: 5) == [""])
        #expect(TextWidth.wrap("  a   b ", to: 5) == ["a b"])
        #expect(TextWidth.wrap("狗狗 狗狗", to: 6) == ["狗狗", "狗狗"])
    }

    @Test("a word longer than a row is broken")
    func wrapLongWord() {
        #expect(TextWidth.wrap("abcdefgh", to: 3) == ["abc", "def", "gh"])
        #expect(TextWidth.wrap("x abcdefgh y", to: 4) == ["x", "abcd", "efgh", "y"])
        #expect(TextWidth.wrap("狗狗", to: 1) == ["狗", "狗"])
    }

    @Test("no row is wider than asked for", arguments: 2...12)
    func wrapNeverOverflows(width: Int) {
        let text = "A Map is a leash that never lets go. 狗 is a dog, 🐶 too: incomprehensibilities."
        for row in TextWidth.wrap(text, to: width, indent: "  ") { #expect(TextWidth.cells(row) <= width) }
    }
}
