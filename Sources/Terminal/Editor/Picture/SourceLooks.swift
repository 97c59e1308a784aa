import Syntax

/// The looks of an entry while it is typed: colours, and the bracket that belongs to the one at the cursor.
struct SourceLooks {
    /// Nobody reads colours in a text as long as that.
    private static let longest = 30_000

    /// The look of each scalar. O(count).
    static func of(_ scalars: [Unicode.Scalar], cursor: Int?) -> [String] {
        var looks = [String](repeating: "", count: scalars.count)
        guard scalars.count <= longest else { return looks }
        let source = SourceColors(String(String.UnicodeScalarView(scalars)))
        for piece in source.pieces {
            guard let role = role(of: piece.kind) else { continue }
            for place in piece.range { looks[place] = role.parameters }
        }
        guard let cursor else { return looks }
        for place in source.strayBrackets { looks[place] = Style.Role.removed.parameters }
        // The one behind which the cursor stands goes before the one on which it stands.
        for place in [cursor - 1, cursor] {
            guard let pair = source.pairs.first(where: { $0.open == place || $0.close == place }) else { continue }
            for bracket in [pair.open, pair.close] { looks[bracket] = "1;4" }
            break
        }
        return looks
    }

    private static func role(of kind: SourceColors.Kind) -> Style.Role? {
        switch kind {
        case .keyword: .keyword
        case .number: .number
        case .string, .template: .string
        case .regularExpression: .regularExpression
        case .comment: .comment
        case .literal: .boolean
        case .name, .property, .punctuation: nil
        }
    }
}
