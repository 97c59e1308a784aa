/// Which texts are names (ECMA-262 §12.7), for everyone who reads or writes one outside of a whole program: completion, the words of a
/// command, property names that may stand behind a dot. Without escapes; reserved words are names here, as they are behind a dot.
public enum IdentifierText {
    /// Whether the text is an IdentifierName. Cost: its length.
    public static func isName(_ text: some StringProtocol) -> Bool {
        var scalars = text.unicodeScalars.makeIterator()
        guard let first = scalars.next(), isStart(first) else { return false }
        while let next = scalars.next() {
            if !isPart(next) { return false }
        }
        return true
    }

    /// Whether a name may begin with the character: a letter, `$` or `_`.
    public static func isStart(_ scalar: Unicode.Scalar) -> Bool { Characters.isIdentifierStart(scalar.value) }

    /// Whether the character may stand within a name, which is what `isStart` allows, digits, and marks.
    public static func isPart(_ scalar: Unicode.Scalar) -> Bool { Characters.isIdentifierPart(scalar.value) }
}
