import Shell

/// Writes page by page where a person reads: when a screen is full it waits for a key.
struct Pager {
    private let front: InteractiveShell
    /// Nil where nobody is there to turn pages, or nobody wants to.
    private let editor: LineEditor?
    private var used = 0

    init(isOn: Bool, _ front: InteractiveShell) {
        self.front = front
        editor = isOn ? front.editor : nil
    }

    /// Writes whole lines. `place`: where in the whole the reader is. `below`: so many rows more are to be on the same page. False: the reader
    /// has had enough.
    mutating func write(_ text: String, _ place: @autoclosure () -> String, below: Int = 0) -> Bool {
        guard let editor else {
            front.output.write(text)
            return true
        }
        // What fits on a page of its own is not torn.
        if used > 0, used + rows(text) + below > room, rows(text) <= room, !turn(editor, place()) { return false }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            if used + rows(String(line) + "\n") > room, !turn(editor, place()) { return false }
            front.output.write(line + "\n")
            used += rows(String(line) + "\n")
        }
        return true
    }

    /// What a report has put on the screen meanwhile.
    mutating func count(_ report: Report, _ front: InteractiveShell) {
        guard editor != nil else { return }
        used += rows(ReportView(style: front.style, columns: front.columns).text(of: report))
    }

    /// Somebody has pressed a key since: what is on the screen has been read.
    mutating func startPage() { used = 0 }

    private mutating func turn(_ editor: LineEditor, _ place: String) -> Bool {
        front.output.flush()
        used = 0
        return editor.ask(front.style(.dim, "— \(place) · Enter goes on · q leaves "), keepsInterrupt: true) == .goOn
    }

    /// One is left for the question.
    private var room: Int { max(LineEditor.windowSize().rows - 2, 3) }

    private func rows(_ text: String) -> Int {
        let columns = max(front.columns, 1)
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().reduce(0) {
            $0 + max(1, (TextWidth.cells(Style.plain(String($1))) + columns - 1) / columns)
        }
    }
}
