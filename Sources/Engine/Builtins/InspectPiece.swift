// Text in the making. What is inside a deep object is formatted first and laid out by everyone around it; so it is kept as
// a tree of strings with its measures beside it, and copied once, at the end.

/// A stretch of formatted text with what the layout must know of it.
struct Piece {
    private enum Part {
        case text(String)
        case parts([Part])
    }
    private var parts: [Part] = []
    /// UTF-16 code units, as a JavaScript string would count them.
    private(set) var units = 0
    /// The same without colours.
    private(set) var visible = 0
    /// Columns on a terminal.
    private(set) var width = 0
    /// It has a line break in it.
    private(set) var breaks = false

    init() {}

    /// - Parameter colors: escape sequences in the text are colours, which take no room.
    init(_ text: String, colors: Bool = false) {
        if text.isEmpty { return }
        parts = [.text(text)]
        var isPlain = true
        for byte in text.utf8 where byte < 0x20 || byte >= 0x7F { isPlain = false; break }
        if isPlain {
            units = text.utf8.count
            visible = units
            width = units
        } else {
            measure(text, colors: colors)
        }
    }

    private mutating func measure(_ text: String, colors: Bool) {
        units = text.utf16.count
        breaks = text.utf8.contains(0x0A)
        if colors, text.unicodeScalars.contains(where: { $0 == "\u{1B}" || $0 == "\u{9B}" }) {
            visible = units - Columns.colorUnits(text)
            width = Columns.width(Columns.strippingEscapes(text))
        } else {
            visible = units
            width = Columns.width(text)
        }
    }

    /// So many spaces.
    static func spaces(_ count: Int) -> Piece { Piece(String(repeating: " ", count: max(0, count))) }

    static func + (a: Piece, b: Piece) -> Piece {
        var sum = a
        sum += b
        return sum
    }

    static func += (a: inout Piece, b: Piece) {
        if b.parts.count == 1 { a.parts.append(b.parts[0]) } else if !b.parts.isEmpty { a.parts.append(.parts(b.parts)) }
        a.units += b.units
        a.visible += b.visible
        a.width += b.width
        a.breaks = a.breaks || b.breaks
    }

    static func += (a: inout Piece, b: String) { a += Piece(b) }

    var isEmpty: Bool { units == 0 }

    /// The pieces one after the other.
    static func join(_ pieces: [Piece], _ separator: Piece) -> Piece {
        var whole = Piece()
        for (i, piece) in pieces.enumerated() {
            if i > 0 { whole += separator }
            whole += piece
        }
        return whole
    }

    /// The same piece as one string: for pieces that are short and stay whole.
    func compacted() -> Piece {
        if parts.count < 2 { return self }
        var copy = self
        copy.parts = [.text(text)]
        return copy
    }

    /// The text.
    var text: String {
        if parts.count == 1, case .text(let only) = parts[0] { return only }
        var text = ""
        text.reserveCapacity(units)
        Piece.write(parts, to: &text)
        return text
    }

    private static func write(_ parts: [Part], to text: inout String) {
        for part in parts {
            switch part {
            case .text(let string): text += string
            case .parts(let inner): write(inner, to: &text)
            }
        }
    }

    /// In colour.
    func styled(_ style: InspectStyle) -> Piece {
        let (start, end) = style.codes
        var styled = self
        styled.parts = [.text("\u{1B}[\(start)m"), .parts(parts), .text("\u{1B}[\(end)m")]
        styled.units += 6 + (start > 9 ? 2 : 1) + (end > 9 ? 2 : 1)
        return styled.compacted()
    }
}

/// The roles that Node colours.
enum InspectStyle: String {
    case special, number, bigint, boolean, undefined, null, string, symbol, date, regexp, module

    /// The escape codes that switch the colour on and off.
    var codes: (on: Int, off: Int) {
        switch self {
        case .special: (36, 39)
        case .number, .bigint, .boolean: (33, 39)
        case .undefined: (90, 39)
        case .null: (1, 22)
        case .string, .symbol: (32, 39)
        case .date: (35, 39)
        case .regexp: (31, 39)
        case .module: (4, 24)
        }
    }
}
