import Syntax

/// What there is to be shown of where an exception came from.
public enum ThrowPlace {
    case text(SourceText, SourceRange)
    /// The lines that Node shows of its own code.
    case excerpt(String)

    static let nodeErrors: StaticString = "node:internal/errors:541\n      throw error;\n      ^\n"

    /// The lines that show it.
    public var text: String {
        switch self {
        case .text(let source, let range): ThrowPlace.excerpt(source, range, marks: Int(range.end - range.start))
        case .excerpt(let lines): lines
        }
    }

    /// `file:line`, the line, and marks below the place.
    public static func excerpt(_ source: SourceText, _ range: SourceRange, marks: Int) -> String {
        let position = source.position(at: range.start)
        let line = source.line(position.line), start = source.unitsBefore(range.start), end = start + marks
        let name = source.isFromString ? "<anonymous_script>" : source.name
        // As in Node, nothing is marked where the place goes beyond the line.
        if end > line.utf16.count { return "\(name):\(position.line)\n\(line)\n" }
        var padding = "", carets = "", offset = 0
        for character in line {
            // As Node counts them, whatever their width.
            let length = character.utf16.count
            if offset < start {
                // A tab is copied, so that it reaches as far as the one above.
                padding += character == "\t" ? "\t" : String(repeating: " ", count: length)
            } else if offset < end {
                carets += String(repeating: "^", count: length)
            }
            offset += length
        }
        return "\(name):\(position.line)\n\(line)\n\(padding)\(carets)\n"
    }
}

extension SourceText {
    /// What Node shows of its own code where this text throws: it stands behind the statement, as `//@ place|line`. The mark is below the line's first word,
    /// or where `place@column|line` says.
    func excerpt(at offset: Int32) -> String { note(at: offset) ?? "\(ThrowPlace.nodeErrors)" }

    /// The same; nil where nothing stands behind the statement.
    func note(at offset: Int32) -> String? {
        let line = line(position(at: offset).line)
        guard let note = line.range(of: "//@ ") else { return nil }
        let parts = line[note.upperBound...].split(separator: "|", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        // Where the mark is not below the first word, a number before the line says where it is.
        let place = parts[0].split(separator: "@"), indentation = place.count == 2 ? Int(place[1]) : nil
        return "\(place[0])\n\(parts[1])\n\(indentation.map { String(repeating: " ", count: $0) } ?? String(parts[1].prefix { $0 == " " }))^\n"
    }
}
