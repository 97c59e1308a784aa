/// Lines in the making. What Leash says itself is indented by two spaces and broken to fit.
struct Page {
    static let indent = "  "

    let style: Style
    let columns: Int
    private(set) var text = ""

    init(style: Style, columns: Int) {
        self.style = style
        self.columns = columns
    }

    /// What a row has room for behind the indentation.
    var room: Int { max(columns - Page.indent.count, 8) }

    /// A text as it is, a line or several.
    mutating func addRaw(_ lines: String) {
        text += lines + "\n"
    }

    /// A line, broken where it is too long; the rows that follow are indented by two more.
    mutating func add(_ line: StyledText, indent: String = "  ") {
        for row in line.rows(width: room, indent: indent) { text += (Page.indent + row.rendered(style)).trimmingEnd + "\n" }
    }

    /// A row that fits.
    mutating func addRow(_ row: StyledText) { text += (Page.indent + row.rendered(style)).trimmingEnd + "\n" }

    /// What happened, and what it comes to: in one row where that fits, else the latter in rows of its own.
    mutating func add(_ head: StyledText, _ separator: String, _ rest: StyledText) {
        var line = head
        line.add(separator)
        line.add(rest)
        if line.cells <= room { return add(line) }
        add(head)
        var below = StyledText("  ")
        below.add(rest)
        add(below)
    }
}

extension String {
    /// Without the spaces at the end.
    var trimmingEnd: String {
        guard utf8.last == 0x20 else { return self }
        return String(self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)])
    }
}
