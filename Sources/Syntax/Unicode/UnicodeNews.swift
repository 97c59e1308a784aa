/// What Unicode 17.0 says and the libraries do not that Leash is built with: Swift's own tables, and the ICU that comes with Foundation, are of
/// Unicode 16.0. Where a library says the same already, nothing changes.
///
/// Left out are normal forms, collation and where texts may be broken: of those the libraries' word stands.
public enum UnicodeNews {
    /// New characters that are alike.
    public struct Stretch: Sendable {
        public let range: ClosedRange<UInt32>
        /// `Lo`
        public let category: String
        /// `Arab`
        public let script: String
        /// By their short names, such as `Alpha`; all of them are assigned.
        public let properties: Set<String>
    }

    /// What was there before has got a property, or lost it.
    public struct Change: Sendable {
        public enum Property: Sendable { case binary(String), category(String), scriptExtension(String) }
        public let property: Property
        public let isGained: Bool
        public let ranges: [ClosedRange<UInt32>]
    }

    /// In the order of their characters.
    public static let stretches = lines(newCharacters).map { words in
        Stretch(range: range(words[0]), category: words[1], script: words[2], properties: Set(words[3...]))
    }

    /// Of one property, losses come before gains.
    public static let amendments = lines(changes).map { words in
        let name = words[0].dropFirst()
        let property: Change.Property = if name.hasPrefix("gc=") { .category(String(name.dropFirst(3))) }
            else if name.hasPrefix("scx=") { .scriptExtension(String(name.dropFirst(4))) }
            else { .binary(String(name)) }
        return Change(property: property, isGained: words[0].hasPrefix("+"), ranges: words.dropFirst().map(range))
    }

    private static func lines(_ table: String) -> [[String]] { table.split(separator: "\n").map { $0.split(separator: " ").map(String.init) } }

    /// `088F`, `1ACF..1ADD`
    private static func range(_ text: String) -> ClosedRange<UInt32> {
        let ends = text.split(separator: ".").map { UInt32($0, radix: 16) ?? 0 }
        return ends[0]...ends[ends.count - 1]
    }

    // MARK: Identifiers

    /// Whether a new character may begin an identifier, or go on with one (Unicode Standard Annex #31). O(log n).
    public static func isIdentifier(_ point: UInt32, atStart: Bool) -> Bool {
        guard let stretch = stretch(of: point) else { return false }
        return stretch.properties.contains(atStart ? "IDS" : "IDC")
    }

    private static func stretch(of point: UInt32) -> Stretch? {
        var low = 0, high = stretches.count
        while low < high {
            let middle = (low + high) / 2
            if stretches[middle].range.contains(point) { return stretches[middle] }
            if stretches[middle].range.upperBound < point { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    // MARK: Case

    /// The letter's upper case, if that is news.
    public static func upperCase(of point: UInt32) -> UInt32? {
        guard point >= firstWithCase else { return nil }
        for (upper, distance) in casePairs where point >= distance && upper.contains(point - distance) { return point - distance }
        return nil
    }

    /// The letter's lower case, which is its simple case folding, too; if that is news.
    public static func lowerCase(of point: UInt32) -> UInt32? {
        guard point >= firstWithCase else { return nil }
        for (upper, distance) in casePairs where upper.contains(point) { return point + distance }
        return nil
    }

    private static let firstWithCase: UInt32 = 0xA7CE

    /// Whether a text may have one of these letters, by its units.
    public static func mayHaveCase(_ unit: UInt16) -> Bool { (0xA7CE...0xA7D5).contains(unit) || unit == 0xD81B }

    // MARK: Emoji

    /// The new sequences that RGI_Emoji_Modifier_Sequence stands for.
    public static var emojiModifierSequences: [[UInt32]] { skinTones.flatMap { tone in peopleInPairs.map { [$0, tone] } } }

    /// The new sequences that RGI_Emoji_ZWJ_Sequence stands for.
    public static var emojiJoinedSequences: [[UInt32]] {
        let joiner: UInt32 = 0x200D
        var found: [[UInt32]] = []
        for tone in skinTones {
            for (pair, sign) in zip([peopleInPairs[0], peopleInPairs[0], peopleInPairs[1], peopleInPairs[1]], [0x2640, 0x2642, 0x2640, 0x2642] as [UInt32]) {
                found.append([pair, tone, joiner, sign, 0xFE0F])
            }
            // With bunny ears, wrestling.
            for person in [0x1F468, 0x1F469, 0x1F9D1] as [UInt32] {
                for what in [0x1F430, 0x1FAEF] as [UInt32] {
                    for other in skinTones where other != tone { found.append([person, tone, joiner, what, joiner, person, other]) }
                }
            }
        }
        // Ballet dancers.
        found.append([0x1F9D1, joiner, 0x1FA70])
        for tone in skinTones { found.append([0x1F9D1, tone, joiner, 0x1FA70]) }
        return found
    }

    private static let skinTones: [UInt32] = [0x1F3FB, 0x1F3FC, 0x1F3FD, 0x1F3FE, 0x1F3FF]
    private static let peopleInPairs: [UInt32] = [0x1F46F, 0x1F93C]
}
