// Text in the making. What is inside a deep object is formatted first and laid out by everyone around it; so it is kept as
// a tree of strings with its measures beside it, and copied once, at the end.

/// A stretch of formatted text with what the layout must know of it.
struct Piece {
    private enum Rope {
        case text(String)
        case parts([Rope])
    }
    private var rope = Rope.text("")
    /// UTF-16 code units, as a JavaScript string would count them.
    private(set) var units = 0
    /// The same without colours.
    private(set) var visible = 0
    /// Columns on a terminal.
    private(set) var width = 0
    /// It has a line break in it.
    private(set) var breaks = false

    /// Texts up to this length are copied rather than tied together.
    private static let shortLimit = 256

    init() {}

    /// - Parameter colors: escape sequences in the text are colours, which take no room.
    init(_ text: String, colors: Bool = false) {
        rope = .text(text)
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
        a.tie(b.rope, isShort: a.units + b.units <= shortLimit)
        a.units += b.units
        a.visible += b.visible
        a.width += b.width
        a.breaks = a.breaks || b.breaks
    }

    private mutating func tie(_ other: Rope, isShort: Bool) {
        switch (rope, other) {
        case (.text(var text), .text(let more)) where isShort:
            // The rope lets go of its text, so that appending need not copy it.
            rope = .text("")
            text += more
            rope = .text(text)
        case (.text(let text), _): rope = .parts(text.isEmpty ? [other] : [.text(text), other])
        case (.parts(var parts), _):
            rope = .text("")
            parts.append(other)
            rope = .parts(parts)
        }
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

    /// The same piece as one string: for pieces that stay whole.
    func compacted() -> Piece {
        if case .text = rope { return self }
        var copy = self
        copy.rope = .text(text)
        return copy
    }

    /// The text.
    var text: String {
        if case .text(let text) = rope { return text }
        var text = ""
        text.reserveCapacity(units)
        Piece.write(rope, to: &text)
        return text
    }

    private static func write(_ rope: Rope, to text: inout String) {
        switch rope {
        case .text(let string): text += string
        case .parts(let parts): for part in parts { write(part, to: &text) }
        }
    }

    /// In colour.
    func styled(_ style: InspectStyle) -> Piece {
        let (start, end) = style.codes
        var styled = self
        styled.rope = .text("\u{1B}[\(start)m\(text)\u{1B}[\(end)m")
        styled.units += 6 + (start > 9 ? 2 : 1) + (end > 9 ? 2 : 1)
        return styled
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
