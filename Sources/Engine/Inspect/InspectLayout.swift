// Where the line breaks go. A group of entries stands on one line where it is short and not too deep; long lists stand in
// columns; everything else has one entry a line.

extension Inspector {
    /// The entries between their braces, after the base.
    ///
    /// - Parameters:
    ///   - isList: the entries are elements, so that many of them may stand in columns.
    ///   - level: how many objects are around the entries.
    ///   - list: the object whose elements they are, where its numbers are to be aligned to the right.
    func layOut(_ entries: [Piece], base: Piece, opening: String, closing: String, isList: Bool, level: Int, list: JSObject?) -> Piece {
        switch options.compact {
        case .always: return layOutCompactly(entries, base: base, opening: opening, closing: closing)
        case .never: return onLines(entries, base: base, opening: opening, closing: closing)
        case .levels(let levels):
            let rows = isList && entries.count > 6 ? columns(of: entries, levels: levels, list: list) : entries
            // `currentDepth` is the level of the innermost object in here.
            if currentDepth - level < levels, rows.count == entries.count,
               let line = onOneLine(entries, base: base, opening: opening, closing: closing) { return line }
            return onLines(rows, base: base, opening: opening, closing: closing)
        }
    }

    private func onOneLine(_ entries: [Piece], base: Piece, opening: String, closing: String) -> Piece? {
        let start = entries.count + indentation + opening.utf16.count + base.units + 10
        guard fits(entries, start: start, base: base) else { return nil }
        for entry in entries where entry.breaks { return nil }
        var line = base
        line += base.isEmpty ? "\(opening) " : " \(opening) "
        line += Piece.join(entries, Piece(", "))
        line += " \(closing)"
        return line.compacted()
    }

    private func onLines(_ entries: [Piece], base: Piece, opening: String, closing: String) -> Piece {
        let margin = "\n" + String(repeating: " ", count: indentation)
        var lines = base
        lines += (base.isEmpty ? "" : " ") + opening + margin + "  "
        lines += Piece.join(entries, Piece("," + margin + "  "))
        lines += margin + closing
        return lines
    }

    /// The entries and the separators between them are no longer than a line.
    private func fits(_ entries: [Piece], start: Int, base: Piece) -> Bool {
        var length = entries.count + start
        if length + entries.count > options.breakLength { return false }
        for entry in entries {
            length += entry.visible
            if length > options.breakLength { return false }
        }
        return !base.breaks
    }

    /// `compact: true`: on one line where they fit, else the braces hug the first and the last entry.
    private func layOutCompactly(_ entries: [Piece], base: Piece, opening: String, closing: String) -> Piece {
        var result = Piece(opening)
        if fits(entries, start: 0, base: base) {
            if !base.isEmpty {
                result += " "
                result += base
            }
            result += " "
            result += Piece.join(entries, Piece(", "))
        } else {
            let margin = "\n" + String(repeating: " ", count: indentation) + "  "
            if base.isEmpty, opening.utf16.count == 1 {
                result += " "
            } else {
                if !base.isEmpty {
                    result += " "
                    result += base
                }
                result += margin
            }
            result += Piece.join(entries, Piece("," + margin))
        }
        result += " \(closing)"
        return result
    }

    // MARK: Columns

    /// More than six elements, set in columns of equal width each: as many as make the whole about 2.5 times as wide as
    /// high in characters, at most four a level of compactness and fifteen in all. The same entries where they do not
    /// lend themselves to it.
    private func columns(of entries: [Piece], levels: Int, list: JSObject?) -> [Piece] {
        // The last entry may be "... 1 more item": it stands on a line of its own.
        let hasMore = options.maxArrayLength < entries.count
        let count = hasMore ? entries.count - 1 : entries.count
        var total = 0, widest = 0
        for entry in entries[..<count] {
            total += entry.width + 2
            widest = max(widest, entry.width)
        }
        let cell = widest + 2
        guard cell * 3 + indentation < options.breakLength, Double(total) / Double(cell) > 5 || widest <= 6 else { return entries }
        // Short entries among long ones make room for more columns.
        let bias = (Double(cell) - Double(total) / Double(entries.count)).squareRoot()
        let biased = max(Double(cell) - 3 - bias, 1)
        let square = ((2.5 * biased * Double(count)).squareRoot() / biased + 0.5).rounded(.down)
        let room = (options.breakLength - indentation) / cell
        let columnCount = min(Int(min(square, 15)), room, levels > 3 ? 15 : levels * 4, 15)
        if columnCount <= 1 { return entries }

        let widths = (0..<columnCount).map { column in
            stride(from: column, to: count, by: columnCount).reduce(0) { max($0, entries[$1].width) } + 2
        }
        let alignsRight = list.map { areNumbers($0, count: entries.count) } ?? true
        var rows: [Piece] = []
        for start in stride(from: 0, to: count, by: columnCount) {
            var row = Piece()
            let end = min(start + columnCount, count)
            for i in start..<end {
                let padding = Piece.spaces(widths[i - start] - entries[i].width - 2)
                if alignsRight { row += padding }
                row += entries[i]
                if i < end - 1 {
                    row += ", "
                    if !alignsRight { row += padding }
                }
            }
            rows.append(row.compacted())
        }
        if hasMore { rows.append(entries[count]) }
        return rows
    }

    /// The first `count` elements are all numbers: they are aligned at their last digits.
    private func areNumbers(_ list: JSObject, count: Int) -> Bool {
        for i in 0..<count {
            guard let value = element(of: list, at: i), value.isNumber || value.isBigInt else { return false }
        }
        return true
    }
}
