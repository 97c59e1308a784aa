/// What stands in one place of a row: a character as it is drawn, in one cell or two.
struct PictureCell: Equatable {
    /// Empty: the second half of the wide character before it.
    var text: String
    /// The parameters of `ESC [ … m`; empty for plain text.
    var look = ""
    /// Terminals differ in how far it reaches: joined pictures, letters with marks.
    var isUncertain = false

    static let blank = PictureCell(text: " ")
}

/// A row of the screen.
struct PictureRow: Equatable {
    var cells: [PictureCell] = []
    /// It is full, and the text goes on in the next one: the terminal breaks it by itself, and knows that the two are one line.
    var isBroken = false

    init() {}

    /// A row of text that has been made to fit; escape sequences in it become looks.
    init(_ text: String, columns: Int) {
        var layout = PictureLayout(columns: columns)
        layout.put(styled: text)
        self = layout.rows[0]
    }
}

/// All that the editor shows, from the prompt down.
struct Picture: Equatable {
    var rows: [PictureRow] = [PictureRow()]
    /// What stands below the entry.
    var below: [PictureRow] = []
    var cursor = (row: 0, column: 0)

    static func == (left: Picture, right: Picture) -> Bool {
        left.rows == right.rows && left.below == right.below && left.cursor == right.cursor
    }
}
