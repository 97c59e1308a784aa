import Shell

// What Tab puts in place of what stands before the cursor, or offers.

extension Completions {
    /// The longest beginning that all candidates share; it never splits a character.
    var commonPrefix: String {
        guard var prefix = candidates.first else { return "" }
        for candidate in candidates.dropFirst() { prefix = String(zip(prefix, candidate).prefix { $0 == $1 }.map(\.0)) }
        return prefix
    }

    /// The candidates in columns, reading downwards as `ls` has them, each row with its newline; at most `rows` of them.
    func table(columns: Int, rows limit: Int) -> String {
        let names = candidates.map { TextWidth.truncate(Sanitizer.visible($0), to: max(columns - 1, 1)) }
        let cell = (names.map(TextWidth.cells).max() ?? 0) + 2
        let across = max(1, (columns + 1) / cell)
        let down = (names.count + across - 1) / across
        var text = ""
        for row in 0..<min(down, limit) {
            let inRow = stride(from: row, to: names.count, by: down).map { names[$0] }
            for (index, name) in inRow.enumerated() {
                text += index == inRow.count - 1 ? name : TextWidth.pad(name, to: cell)
            }
            text += "\n"
        }
        if down > limit { text += "… \(names.count) in all\n" }
        return text
    }
}
