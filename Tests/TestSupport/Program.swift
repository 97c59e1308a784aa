import Platform

/// The program that people use, as `Scripts/test` built it.
enum Program {
    /// Its whole path, for programs that run in folders of their own.
    static var path: String {
        let path = getenv("LEASH_BINARY").map { String(cString: $0) } ?? ".build/release/leash"
        guard let absolute = realpath(path, nil) else { return path }
        defer { free(absolute) }
        return String(cString: absolute)
    }
    static var isBuilt: Bool { access(path, X_OK) == 0 }
}

extension PseudoTerminal {
    /// Types a line, and presses Enter once it is there to be seen; then waits for the prompt that comes next.
    func enter(_ line: String, next prompt: String = ">") throws {
        type(line)
        try wait(for: line) { $0.cursorRow.hasSuffix(line) }
        type("\r")
        try waitForRow(prompt)
    }
}

/// What a terminal of the xterm family sends for a key.
enum Keys {
    static let up = "\u{1B}[A", down = "\u{1B}[B", right = "\u{1B}[C", left = "\u{1B}[D"
    static let home = "\u{1B}[H", end = "\u{1B}[F", delete = "\u{1B}[3~", backspace = "\u{7F}"
    static let controlLeft = "\u{1B}[1;5D", controlRight = "\u{1B}[1;5C"

    static func control(_ letter: Character) -> String {
        String(UnicodeScalar((letter.asciiValue ?? 0) & 0x1F))
    }
}

extension String {
    /// The pieces between the occurrences of `separator`.
    func components(of separator: String) -> [Substring] { split(separator: separator, omittingEmptySubsequences: false) }

    /// The text in rows of `columns` characters, without spaces at their ends.
    func broken(at columns: Int) -> String {
        var rest = self[...], rows: [Substring] = []
        while !rest.isEmpty {
            rows.append(rest.prefix(columns))
            rest = rest.dropFirst(columns)
        }
        return rows.map { row in row.last == " " ? String(row.dropLast()) : String(row) }.joined(separator: "\n")
    }
}
