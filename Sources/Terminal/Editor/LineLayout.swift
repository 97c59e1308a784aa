import CEditLine

/// Where on the screen libedit has drawn a line: what must be known to write something below it, or above.
///
/// libedit keeps this to itself, so its rules of drawing are followed here: a wide character that does not fit moves on to the next
/// row, a tab goes to the next column of eight, a control character shows as `^X`, an unprintable one as `\U+XXXX`, and
/// one of no width still takes a cell.
struct LineLayout {
    private(set) var row = 0
    private(set) var column = 0
    private let columns: Int

    init(columns: Int) {
        self.columns = max(columns, 1)
    }

    /// Draws `text` in the mind. O(count).
    mutating func draw(_ text: some Sequence<wchar_t>) {
        for character in text { draw(character) }
    }

    private mutating func draw(_ character: wchar_t) {
        switch character {
        case 0x0A:
            row += 1
            column = 0
        case 0x09:
            repeat { advance(by: 1) } while column % 8 != 0
        default:
            if character < 0x100, leash_character_is_control(character) {
                advance(by: 1)
                advance(by: 1)
            } else if leash_character_is_printable(character) {
                advance(by: max(Int(leash_character_width(character)), 1))
            } else {
                for _ in 0..<(character > 0xFFFF ? 8 : 7) { advance(by: 1) }
            }
        }
    }

    private mutating func advance(by cells: Int) {
        if column + cells > columns {
            row += 1
            column = 0
        }
        column += cells
        if column >= columns {
            row += 1
            column = 0
        }
    }
}
