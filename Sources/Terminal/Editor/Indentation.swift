import Syntax

/// How far the next line of an entry is indented.
struct Indentation {
    static let step = 2

    /// Of the line that begins at the cursor.
    let next: String
    /// Of a bracket that closes what is open there; nil where it closes nothing.
    let closing: String?

    /// O(count): the entry up to the cursor is read.
    init(_ text: [Unicode.Scalar], at cursor: Int) {
        let before = text[..<cursor]
        func indentation(ofLineWith place: Int) -> String {
            let start = before[..<place].lastIndex(of: "\n").map { $0 + 1 } ?? 0
            return String(String.UnicodeScalarView(before[start...].prefix { $0 == " " || $0 == "\t" }))
        }
        let source = SourceColors(String(String.UnicodeScalarView(before)))
        // In a template or a comment each blank may be meant.
        guard !source.endsInText else {
            (next, closing) = ("", nil)
            return
        }
        let line = before.lastIndex(of: "\n").map { $0 + 1 } ?? 0
        let isOpenedHere = source.openBrackets.last.map { $0 >= line } ?? false
        next = indentation(ofLineWith: before.count) + (isOpenedHere ? String(repeating: " ", count: Self.step) : "")
        closing = source.openBrackets.last.map(indentation)
    }
}
