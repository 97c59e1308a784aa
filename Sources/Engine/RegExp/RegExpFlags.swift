/// The flags of a regular expression (ECMA-262 §22.2.6.4).
struct RegExpFlags: OptionSet, Sendable, Hashable {
    let rawValue: UInt8

    static let hasIndices = RegExpFlags(rawValue: 1)
    static let global = RegExpFlags(rawValue: 2)
    static let ignoreCase = RegExpFlags(rawValue: 4)
    static let multiline = RegExpFlags(rawValue: 8)
    static let dotAll = RegExpFlags(rawValue: 16)
    static let unicode = RegExpFlags(rawValue: 32)
    static let unicodeSets = RegExpFlags(rawValue: 64)
    static let sticky = RegExpFlags(rawValue: 128)

    /// Each flag with its letter, in the order in which `flags` tells them.
    static let letters: [(letter: UInt16, flag: RegExpFlags)] = [
        (0x64, .hasIndices), (0x67, .global), (0x69, .ignoreCase), (0x6D, .multiline), (0x73, .dotAll), (0x75, .unicode),
        (0x76, .unicodeSets), (0x79, .sticky),
    ]

    /// Nil where a letter is none of them or comes twice, and for `u` together with `v`.
    init?(_ text: FlatString) {
        var flags = RegExpFlags()
        for i in 0..<text.count {
            guard let flag = Self.letters.first(where: { $0.letter == text[i] })?.flag, flags.insert(flag).inserted else { return nil }
        }
        if flags.contains(.unicode), flags.contains(.unicodeSets) { return nil }
        self = flags
    }

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Their letters, in the order in which `flags` tells them.
    var units: [UInt16] { RegExpFlags.letters.filter { contains($0.flag) }.map(\.letter) }
    /// As a script writes them.
    var text: String { String(decoding: units, as: UTF16.self) }

    /// Positions are those of code points, not of units.
    var isUnicode: Bool { !isDisjoint(with: [.unicode, .unicodeSets]) }
}
