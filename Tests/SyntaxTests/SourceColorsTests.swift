import TestSupport
import Testing
@testable import Syntax

@Suite("What is what in a text that is being written")
struct SourceColorsTests {
    /// Each piece as a letter for its kind, `.` for what belongs to none.
    private func letters(_ text: String) -> String {
        var letters = [Character](repeating: ".", count: text.unicodeScalars.count)
        for piece in SourceColors(text).pieces {
            let letter: Character = switch piece.kind {
            case .keyword: "k"
            case .number: "n"
            case .string: "s"
            case .template: "t"
            case .regularExpression: "r"
            case .comment: "c"
            case .literal: "l"
            case .name: "v"
            case .property: "p"
            case .punctuation: "-"
            }
            for place in piece.range { letters[place] = letter }
        }
        return String(letters)
    }

    @Test("kinds", arguments: [
        ("let a = 1", "kkk.v.-.n"), ("a.new?.if", "v-ppp--pp"), ("'狗🐶' + x", "ssss.-.v"), ("true null", "llll.llll"), ("a / b / c", "v.-.v.-.v"), ("x = /a[/]b/g", "v.-.rrrrrrrr"),
        ("(a) / b", "-v-.-.v"), ("`a${b}c` / d", "tt--vttt.-.v"), ("`a${`b${c}`}`", "tt--tt--vtttt"), ("a // b", "v.cccc"), ("a /* b\n", "v.ccccc"), ("'abc", "ssss"),
        ("`ab\nc", "ttttt"), ("x = /ab", "v.-.rrr"), ("@ a", "..v"), ("1n + 0x1F", "nn.-.nnnn"), ("'a\nb", "ss.v"), ("`${a", "t--v"), ("async x => await y", "kkkkk.v.--.kkkkk.v"), ("", ""),
    ])
    func kinds(text: String, expected: String) {
        #expect(letters(text) == expected)
    }

    @Test("brackets and ends", arguments: [
        ("f(a, [1, {", [1, 5, 9], [], false), ("f(a)", [], [], false), ("a)", [], [1], false), ("(]", [0], [1], false), ("'(' + (", [6], [], false), ("`(${(", [3, 4], [], false),
        ("`(", [], [], true), ("// (", [], [], false), ("/* (", [], [], true), ("'(", [], [], true), ("{ // }", [0], [], false),
    ] as [(String, [Int], [Int], Bool)])
    func brackets(text: String, open: [Int], stray: [Int], endsInText: Bool) {
        let source = SourceColors(text)
        #expect(source.openBrackets == open)
        #expect(source.strayBrackets == stray)
        #expect(source.endsInText == endsInText)
    }

    @Test("no text ends badly")
    func anything() {
        let parts = ["`", "${", "}", "'", "\"", "/", "*", "//", "/*", "*/", "\n", "\\", "a", "1", "(", ")", "[", "]", "{", "#", "@", "狗", "🐶", " ", "=", "\u{2028}", "\r"]
        var random = SeededNumbers(7)
        for _ in 0..<3000 {
            var text = ""
            for _ in 0..<12 { text += parts[random.below(parts.count)] }
            let source = SourceColors(text), count = text.unicodeScalars.count
            var end = 0
            for piece in source.pieces {
                #expect(piece.range.lowerBound >= end && piece.range.upperBound <= count, "\(text.debugDescription)")
                end = piece.range.upperBound
            }
            #expect((source.openBrackets + source.strayBrackets + source.pairs.flatMap { [$0.open, $0.close] }).allSatisfy { (0..<count).contains($0) })
        }
    }
}
