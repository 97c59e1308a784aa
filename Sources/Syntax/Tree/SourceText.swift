import Algorithms

/// A half-open range of UTF-16 code units in a `SourceText`.
public struct SourceRange: Hashable, Sendable {
    public var start: Int32
    public var end: Int32
    public init(start: Int32, end: Int32) { self.start = start; self.end = end }
    public init(_ start: Int, _ end: Int) { self.start = Int32(start); self.end = Int32(end) }
    public static let none = SourceRange(start: 0, end: 0)
}

/// A place in a source text as people count: both numbers start at 1; columns count UTF-16 code units, as engines do.
public struct SourcePosition: Hashable, Sendable {
    public let line: Int
    public let column: Int
    public init(line: Int, column: Int) { self.line = line; self.column = column }
}

/// One script as its code units, with the name that error messages and stacks show for it.
public final class SourceText: Sendable {
    /// What stacks call it: a file's path, `REPL3`, `<anonymous>`.
    public let name: String
    public let units: [UInt16]
    /// Whose code it is, by a number of the host's: what it imports is looked for from there. 0 for nobody's.
    public let origin: Int
    /// A module of Node's own, by its name.
    public let isBuiltIn: Bool
    private let lineStarts: [Int32]
    /// Where the text begins in a larger one, as whoever runs it says: so many lines and columns are added to its places.
    private let shift: (line: Int, column: Int)

    public init(name: String, units: [UInt16], origin: Int = 0, shift: (line: Int, column: Int) = (0, 0)) {
        self.origin = origin
        self.shift = shift
        self.name = name
        isBuiltIn = name.hasPrefix("node:")
        self.units = units
        var starts: [Int32] = [0]
        var i = 0
        while i < units.count {
            let unit = units[i]
            i += 1
            switch unit {
            case 0x0D:
                if i < units.count, units[i] == 0x0A { i += 1 }
                starts.append(Int32(i))
            case 0x0A, 0x2028, 0x2029: starts.append(Int32(i))
            default: break
            }
        }
        lineStarts = starts
    }

    /// A script made it from a string: `eval`, the Function constructor.
    public var isFromString: Bool { name.hasPrefix("eval at ") }

    public convenience init(name: String, text: String, origin: Int = 0) { self.init(name: name, units: Array(text.utf16), origin: origin) }

    /// Line and column of a code unit's offset; O(log lines).
    public func position(at offset: Int32) -> SourcePosition {
        let line = max(lineStarts.partitioningIndex { $0 > offset }, 1)
        return SourcePosition(line: line + shift.line, column: Int(offset - lineStarts[line - 1]) + 1 + (line == 1 ? shift.column : 0))
    }

    /// How many code units stand before an offset on its line.
    public func unitsBefore(_ offset: Int32) -> Int { Int(offset - lineStarts[max(lineStarts.partitioningIndex { $0 > offset }, 1) - 1]) }

    /// The offset of a place, line and column numbered from 1; the nearest one there is.
    public func offset(line: Int, column: Int) -> Int32 {
        let line = line - shift.line, column = line == 1 ? column - shift.column : column
        let start = lineStarts[min(max(line, 1), lineStarts.count) - 1]
        return min(start + Int32(clamping: max(column, 1) - 1), Int32(units.count))
    }

    /// The text of a line (numbered as places are, from 1), without its terminator.
    public func line(_ number: Int) -> String {
        let number = number - shift.line
        guard number >= 1, number <= lineStarts.count else { return "" }
        let start = Int(lineStarts[number - 1])
        var end = number < lineStarts.count ? Int(lineStarts[number]) : units.count
        while end > start, [0x0A, 0x0D, 0x2028, 0x2029].contains(units[end - 1]) { end -= 1 }
        return String(decoding: units[start..<end], as: UTF16.self)
    }

    /// The text in a range; unpaired surrogates come out as U+FFFD.
    public func text(_ range: SourceRange) -> String {
        String(decoding: units[Int(range.start)..<Int(range.end)], as: UTF16.self)
    }
}
