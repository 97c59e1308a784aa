/// Other lines in the place of some.
public struct LineEdit: Equatable, Sendable {
    /// Counted from 1; empty where lines are put in before the first.
    public var lines: Range<Int>
    public var replacement: [String]

    public init(_ lines: Range<Int>, _ replacement: [String]) {
        self.lines = lines
        self.replacement = replacement
    }
}

/// A file as lines that can be edited; what is not edited stays byte for byte the same.
public struct FileLines: Sendable {
    /// Each with its end.
    private let lines: [ArraySlice<UInt8>]

    public init(_ bytes: [UInt8]) {
        var lines: [ArraySlice<UInt8>] = [], start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
            lines.append(bytes[start..<end])
            start = end
        }
        self.lines = lines
    }

    /// A line without its end; empty where there is none.
    func text(_ number: Int) -> String {
        guard lines.indices.contains(number - 1) else { return "" }
        var line = lines[number - 1]
        if line.last == 0x0A { line.removeLast() }
        if line.last == 0x0D { line.removeLast() }
        return String(decoding: line, as: UTF8.self)
    }

    /// How the line ends that is replaced, or the one above.
    private func ending(at index: Int) -> [UInt8] {
        guard !lines.isEmpty else { return [0x0A] }
        return lines[min(index, lines.count - 1)].suffix(2).elementsEqual([0x0D, 0x0A]) ? [0x0D, 0x0A] : [0x0A]
    }

    /// The file after the edits, which do not overlap.
    public func edited(_ edits: [LineEdit]) -> [UInt8] {
        var bytes: [UInt8] = [], position = 0
        for edit in FileLines.sorted(edits) {
            let start = min(edit.lines.lowerBound - 1, lines.count)
            guard start >= position else { continue }
            for line in lines[position..<start] { bytes += line }
            // A file's last line may have no end, and then it gets none.
            let isUnended = edit.lines.upperBound - 1 >= lines.count && lines.last.map { $0.last != 0x0A } ?? false
            let ending = ending(at: start)
            for (index, line) in edit.replacement.enumerated() {
                bytes += line.utf8
                if !isUnended || index < edit.replacement.count - 1 { bytes += ending }
            }
            position = min(edit.lines.upperBound - 1, lines.count)
        }
        for line in lines[position...] { bytes += line }
        return bytes
    }

    private static func sorted(_ edits: [LineEdit]) -> [LineEdit] { edits.sorted { $0.lines.lowerBound < $1.lines.lowerBound } }

    // MARK: Differences

    private static let context = 3

    /// A unified diff from the file to what the edits make of it; empty where they change nothing.
    public func unifiedDiff(_ edits: [LineEdit], path: String) -> String {
        let edits = FileLines.sorted(edits).map(narrowed).filter { !$0.lines.isEmpty || !$0.replacement.isEmpty }
        guard !edits.isEmpty else { return "" }
        var text = "--- \(path)\n+++ \(path) as it is\n", shift = 0, rest = edits[...]
        while let first = rest.popFirst() {
            var hunk = [first]
            while let next = rest.first, next.lines.lowerBound - hunk[hunk.count - 1].lines.upperBound <= 2 * FileLines.context {
                hunk.append(next)
                rest.removeFirst()
            }
            text += diff(of: hunk, shift: shift)
            shift += hunk.reduce(0) { $0 + $1.replacement.count - $1.lines.count }
        }
        return text
    }

    /// Without the lines at its beginning and its end that stay as they are.
    private func narrowed(_ edit: LineEdit) -> LineEdit {
        var edit = edit
        while let first = edit.replacement.first, !edit.lines.isEmpty, first == text(edit.lines.lowerBound) {
            edit.replacement.removeFirst()
            edit.lines = (edit.lines.lowerBound + 1)..<edit.lines.upperBound
        }
        while let last = edit.replacement.last, !edit.lines.isEmpty, last == text(edit.lines.upperBound - 1) {
            edit.replacement.removeLast()
            edit.lines = edit.lines.lowerBound..<(edit.lines.upperBound - 1)
        }
        return edit
    }

    private func diff(of hunk: [LineEdit], shift: Int) -> String {
        let start = max(hunk[0].lines.lowerBound - FileLines.context, 1)
        let end = min(hunk[hunk.count - 1].lines.upperBound + FileLines.context, lines.count + 1)
        var text = "", position = start, added = 0, removed = 0
        for edit in hunk {
            while position < edit.lines.lowerBound, position <= lines.count {
                text += " \(self.text(position))\n"
                position += 1
            }
            for number in edit.lines {
                text += "-\(self.text(number))\n"
                removed += 1
            }
            for line in edit.replacement {
                text += "+\(line)\n"
                added += 1
            }
            position = max(position, edit.lines.upperBound)
        }
        while position < end {
            text += " \(self.text(position))\n"
            position += 1
        }
        let count = end - start
        return "@@ -\(start),\(count) +\(start + shift),\(count + added - removed) @@\n" + text
    }
}
