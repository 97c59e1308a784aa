import Algorithms

// How many columns text takes on a terminal, as Node reckons it for `util.inspect` and `console.table`: by code points,
// wide ones as two, marks and controls as none.

enum Columns {
    static func width(_ text: String) -> Int {
        var width = 0
        for scalar in text.unicodeScalars { width += columns(scalar) }
        return width
    }

    static func columns(_ scalar: Unicode.Scalar) -> Int {
        let code = scalar.value
        if code < 0x7F { return code >= 0x20 ? 1 : 0 }
        if code >= 0x1100, isWide(code) { return 2 }
        if code == 0xAD { return 1 }
        switch scalar.properties.generalCategory {
        case .control, .format, .enclosingMark, .nonspacingMark: return 0
        default: return isVowelJamo(code) ? 0 : 1
        }
    }

    /// Vowels of Korean syllables written in parts: they stand in their consonant's columns.
    private static func isVowelJamo(_ code: UInt32) -> Bool { (0x1160...0x11A7).contains(code) || (0xD7B0...0xD7C6).contains(code) }

    private static func isWide(_ code: UInt32) -> Bool {
        let index = wide.partitioningIndex { $0.last >= code }
        return index < wide.count && wide[index].first <= code
    }

    /// East_Asian_Width W and F (Unicode 17), ascending.
    private static let wide: [(first: UInt32, last: UInt32)] = [
        (0x1100, 0x115F), (0x231A, 0x231B), (0x2329, 0x232A), (0x23E9, 0x23EC), (0x23F0, 0x23F0), (0x23F3, 0x23F3),
        (0x25FD, 0x25FE), (0x2614, 0x2615), (0x2630, 0x2637), (0x2648, 0x2653), (0x267F, 0x267F), (0x268A, 0x268F),
        (0x2693, 0x2693), (0x26A1, 0x26A1), (0x26AA, 0x26AB), (0x26BD, 0x26BE), (0x26C4, 0x26C5), (0x26CE, 0x26CE),
        (0x26D4, 0x26D4), (0x26EA, 0x26EA), (0x26F2, 0x26F3), (0x26F5, 0x26F5), (0x26FA, 0x26FA), (0x26FD, 0x26FD),
        (0x2705, 0x2705), (0x270A, 0x270B), (0x2728, 0x2728), (0x274C, 0x274C), (0x274E, 0x274E), (0x2753, 0x2755),
        (0x2757, 0x2757), (0x2795, 0x2797), (0x27B0, 0x27B0), (0x27BF, 0x27BF), (0x2B1B, 0x2B1C), (0x2B50, 0x2B50),
        (0x2B55, 0x2B55), (0x2E80, 0x2E99), (0x2E9B, 0x2EF3), (0x2F00, 0x2FD5), (0x2FF0, 0x303E), (0x3041, 0x3096),
        (0x3099, 0x30FF), (0x3105, 0x312F), (0x3131, 0x318E), (0x3190, 0x31E5), (0x31EF, 0x321E), (0x3220, 0x3247),
        (0x3250, 0xA48C), (0xA490, 0xA4C6), (0xA960, 0xA97C), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE10, 0xFE19),
        (0xFE30, 0xFE52), (0xFE54, 0xFE66), (0xFE68, 0xFE6B), (0xFF01, 0xFF60), (0xFFE0, 0xFFE6), (0x16FE0, 0x16FE4),
        (0x16FF0, 0x16FF6), (0x17000, 0x18CD5), (0x18CFF, 0x18D1E), (0x18D80, 0x18DF2), (0x1AFF0, 0x1AFF3),
        (0x1AFF5, 0x1AFFB), (0x1AFFD, 0x1AFFE), (0x1B000, 0x1B122), (0x1B132, 0x1B132), (0x1B150, 0x1B152),
        (0x1B155, 0x1B155), (0x1B164, 0x1B167), (0x1B170, 0x1B2FB), (0x1D15E, 0x1D15F), (0x1D1BB, 0x1D1BC),
        (0x1D300, 0x1D356), (0x1D360, 0x1D376), (0x1F004, 0x1F004), (0x1F0CF, 0x1F0CF), (0x1F18E, 0x1F18E),
        (0x1F191, 0x1F19A), (0x1F1E6, 0x1F202), (0x1F210, 0x1F23B), (0x1F240, 0x1F248), (0x1F250, 0x1F251),
        (0x1F260, 0x1F265), (0x1F300, 0x1F320), (0x1F32D, 0x1F335), (0x1F337, 0x1F37C), (0x1F37E, 0x1F393),
        (0x1F3A0, 0x1F3CA), (0x1F3CF, 0x1F3D3), (0x1F3E0, 0x1F3F0), (0x1F3F4, 0x1F3F4), (0x1F3F8, 0x1F43E),
        (0x1F440, 0x1F440), (0x1F442, 0x1F4FC), (0x1F4FF, 0x1F53D), (0x1F54B, 0x1F54E), (0x1F550, 0x1F567),
        (0x1F57A, 0x1F57A), (0x1F595, 0x1F596), (0x1F5A4, 0x1F5A4), (0x1F5FB, 0x1F64F), (0x1F680, 0x1F6C5),
        (0x1F6CC, 0x1F6CC), (0x1F6D0, 0x1F6D2), (0x1F6D5, 0x1F6D8), (0x1F6DC, 0x1F6DF), (0x1F6EB, 0x1F6EC),
        (0x1F6F4, 0x1F6FC), (0x1F7E0, 0x1F7EB), (0x1F7F0, 0x1F7F0), (0x1F90C, 0x1F93A), (0x1F93C, 0x1F945),
        (0x1F947, 0x1F9FF), (0x1FA70, 0x1FA7C), (0x1FA80, 0x1FA8A), (0x1FA8E, 0x1FAC6), (0x1FAC8, 0x1FAC8),
        (0x1FACD, 0x1FADC), (0x1FADF, 0x1FAEA), (0x1FAEF, 0x1FAF8), (0x20000, 0x2FFFD), (0x30000, 0x3FFFD),
    ]

    // MARK: Escape sequences

    /// Units in colour codes: ESC, `[`, one or two digits, `m`.
    static func colorUnits(_ text: String) -> Int {
        let units = Array(text.utf16)
        var total = 0, i = 0
        while i + 3 < units.count {
            if units[i] == 0x1B, units[i + 1] == 0x5B, isDigit(units[i + 2]) {
                let end = isDigit(units[i + 3]) ? i + 4 : i + 3
                if end < units.count, units[end] == 0x6D {
                    total += end + 1 - i
                    i = end + 1
                    continue
                }
            }
            i += 1
        }
        return total
    }

    /// The text without terminal control sequences.
    static func strippingEscapes(_ text: String) -> String {
        let units = Array(text.utf16)
        guard units.contains(where: { $0 == 0x1B || $0 == 0x9B }) else { return text }
        var kept: [UInt16] = []
        var i = 0
        while i < units.count {
            if units[i] == 0x1B || units[i] == 0x9B, let end = sequenceEnd(units, after: i + 1) { i = end; continue }
            kept.append(units[i])
            i += 1
        }
        return String(decoding: kept, as: UTF16.self)
    }

    /// Where the control sequence ends whose introducer ends at `start`; nil where it is none.
    private static func sequenceEnd(_ units: [UInt16], after start: Int) -> Int? {
        var i = start
        while i < units.count, "[]()#;?".utf16.contains(units[i]) { i += 1 }
        return commandEnd(units, i) ?? functionEnd(units, i)
    }

    /// A command with text (a title, a link), closed by BEL, ST or ESC \.
    private static func commandEnd(_ units: [UInt16], _ start: Int) -> Int? {
        var i = start
        while i < units.count, isLetter(units[i]) || isDigit(units[i]) || "-/#&.:=?%@~_;".utf16.contains(units[i]) { i += 1 }
        guard i < units.count else { return nil }
        if units[i] == 0x07 || units[i] == 0x9C { return i + 1 }
        return units[i] == 0x1B && i + 1 < units.count && units[i + 1] == 0x5C ? i + 2 : nil
    }

    /// Parameters and a final letter, which may be a digit where nothing else follows.
    private static func functionEnd(_ units: [UInt16], _ start: Int) -> Int? {
        var i = start
        if i < units.count, isDigit(units[i]) {
            while i < units.count, isDigit(units[i]), i < start + 4 { i += 1 }
            while i < units.count, units[i] == 0x3B {
                i += 1
                let group = i
                while i < units.count, isDigit(units[i]), i < group + 4 { i += 1 }
            }
        }
        while i >= start {
            if i < units.count, isFinal(units[i]) { return i + 1 }
            i -= 1
        }
        return nil
    }

    private static func isDigit(_ unit: UInt16) -> Bool { unit >= 0x30 && unit <= 0x39 }
    private static func isLetter(_ unit: UInt16) -> Bool { (0x61...0x7A).contains(unit | 0x20) }

    private static func isFinal(_ unit: UInt16) -> Bool {
        if isDigit(unit) { return true }
        switch unit {
        case 0x41...0x50, 0x52...0x54, 0x5A, 0x63, 0x66...0x6E, 0x71...0x75, 0x79, 0x3D, 0x3E, 0x3C, 0x7E: return true
        default: return false
        }
    }
}
