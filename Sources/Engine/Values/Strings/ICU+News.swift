import Syntax
import _FoundationICU

// What is asked of Unicode's properties, answered as Unicode 17 does: the library's sets, amended.

extension ICU {
    /// What a pattern's property is, whatever alias it was named by.
    private enum Property: Equatable {
        case assigned
        case binary(UProperty)
        /// A bit for each general category.
        case category(UInt32)
        case script(Int32), scriptExtensions(Int32)
        /// A script that the library does not know.
        case newScript(String)

        init?(name: String, value: String?) {
            switch (name, value) {
            case ("Assigned", nil): self = .assigned
            case ("Any", nil), ("ASCII", nil): return nil
            case (_, nil):
                let property = swift_u_getPropertyEnum(name)
                if property.rawValue >= UCHAR_BINARY_START.rawValue, property.rawValue < UCHAR_BINARY_LIMIT.rawValue { self = .binary(property) }
                else { self = .category(ICU.categories(name)) }
            case ("General_Category", let value?), ("gc", let value?): self = .category(ICU.categories(value))
            case (_, let value?):
                guard let script = ICU.script(value) else { self = .newScript(ICU.newScripts[value] ?? value); return }
                self = name == "Script" || name == "sc" ? .script(script) : .scriptExtensions(script)
            }
        }

        /// What a new character has.
        func holds(_ stretch: UnicodeNews.Stretch) -> Bool {
            switch self {
            case .assigned: true
            case .binary(let property): stretch.properties.contains { swift_u_getPropertyEnum($0) == property }
            case .category(let mask): ICU.categories(stretch.category) & mask != 0
            case .script(let script), .scriptExtensions(let script): ICU.script(stretch.script) == script
            case .newScript(let script): stretch.script == script
            }
        }

        func isMeant(by change: UnicodeNews.Change.Property) -> Bool {
            switch (self, change) {
            case (.binary(let property), .binary(let name)): swift_u_getPropertyEnum(name) == property
            case (.category(let mask), .category(let name)): ICU.categories(name) & mask != 0
            case (.scriptExtensions(let script), .scriptExtension(let name)): ICU.script(name) == script
            default: false
            }
        }
    }

    private static func categories(_ name: String) -> UInt32 { UInt32(bitPattern: swift_u_getPropertyValueEnum(UCHAR_GENERAL_CATEGORY_MASK, name)) }

    /// Nil where the library does not know it.
    private static func script(_ name: String) -> Int32? {
        let script = swift_u_getPropertyValueEnum(UCHAR_SCRIPT, name)
        return script >= 0 ? script : nil
    }

    private static let newScripts = ["Beria_Erfe": "Berf", "Sidetic": "Sidt", "Tai_Yo": "Tayo", "Tolong_Siki": "Tols"]

    private static let newCharacters = CodePointSet(UnicodeNews.stretches.map(\.range))

    /// The library's set of a property, and what Unicode 17 changed.
    static func amended(_ set: CodePointSet, name: String, value: String?) -> CodePointSet {
        guard let property = Property(name: name, value: value) else { return set }
        var set = set.subtracting(newCharacters).union(CodePointSet(UnicodeNews.stretches.filter(property.holds).map(\.range)))
        for change in UnicodeNews.amendments where property.isMeant(by: change.property) {
            set = change.isGained ? set.union(CodePointSet(change.ranges)) : set.subtracting(CodePointSet(change.ranges))
        }
        return set
    }

    /// The same for properties of strings, and for the characters that are strings of one.
    static func newEmoji(name: String) -> (characters: CodePointSet, strings: [[UInt32]]) {
        let emoji = CodePointSet(UnicodeNews.stretches.filter { $0.properties.contains("EPres") }.map(\.range))
        return switch name {
        case "Basic_Emoji": (emoji, [])
        case "RGI_Emoji": (emoji, UnicodeNews.emojiModifierSequences + UnicodeNews.emojiJoinedSequences)
        case "RGI_Emoji_Modifier_Sequence": (CodePointSet([]), UnicodeNews.emojiModifierSequences)
        case "RGI_Emoji_ZWJ_Sequence": (CodePointSet([]), UnicodeNews.emojiJoinedSequences)
        default: (CodePointSet([]), [])
        }
    }

    /// Calls `body` with the text in which those letters have the other case already that the library does not know.
    static func withNewLetters<Result>(_ text: Units, _ otherCase: (UInt32) -> UInt32?, _ body: (Units) -> Result) -> Result {
        guard text.contains(where: UnicodeNews.mayHaveCase) else { return body(text) }
        var units = Array(text)
        for (i, unit) in units.enumerated() {
            if unit & 0xFC00 != 0xD800 {
                if let other = otherCase(UInt32(unit)) { units[i] = UInt16(other) }
            } else if i + 1 < units.count, units[i + 1] & 0xFC00 == 0xDC00 {
                let point = 0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(units[i + 1] & 0x3FF))
                // Both letters of a pair have the same first unit.
                if let other = otherCase(point) { units[i + 1] = UInt16(0xDC00 + other & 0x3FF) }
            }
        }
        return units.withUnsafeBufferPointer(body)
    }
}
