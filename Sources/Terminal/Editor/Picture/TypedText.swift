/// The text of an entry as it is drawn: with its looks, the cursor, and what is offered behind it.
struct TypedText {
    var scalars: [Unicode.Scalar]
    var cursor: Int
    /// The look of each scalar; nil: all are plain.
    var looks: [String]?
    /// Stands behind the text and is no part of it.
    var hint = ""
    var hintLook = "2"

    /// Draws it behind the prompt, with `continuation` before each line but the first.
    func put(into layout: inout PictureLayout, continuation: String) {
        var start = 0
        for index in 0...scalars.count where index == scalars.count || scalars[index] == "\n" {
            put(line: start..<index, into: &layout)
            if index == scalars.count { break }
            layout.newline()
            layout.put(styled: continuation)
            start = index + 1
        }
        if !hint.isEmpty { layout.put(hint, look: hintLook) }
        layout.finish()
    }

    private func put(line: Range<Int>, into layout: inout PictureLayout) {
        var index = line.lowerBound
        for character in String(String.UnicodeScalarView(scalars[line])) {
            let end = index + character.unicodeScalars.count
            // Within a character it is at its beginning.
            if (index..<end).contains(cursor) { layout.markCursor() }
            layout.put(character, look: looks?[index] ?? "")
            index = end
        }
        if cursor == line.upperBound { layout.markCursor() }
    }
}
