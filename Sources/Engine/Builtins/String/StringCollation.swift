// The order of strings for people (ECMA-262 §22.1.3.12 String.prototype.localeCompare).
//
// Node orders by the Unicode Collation Algorithm with CLDR's root table. That table is larger than all of Leash, so this is
// the algorithm with a table in miniature: exact for ASCII and, nearly always, for Latin with accents; other letters follow
// by code point after these, symbols before. Canonically equivalent strings are equal, as the specification wants.
//
// Three levels: first what characters there are (white space, punctuation, symbols, currency, digits, letters), then their
// accents, then small before capital.

/// §22.1.3.12 String.prototype.localeCompare ( that )
func stringLocaleCompare(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.thisString(arguments, "localeCompare", roots)
    let that = try vm.rootedString(arguments[0], roots)
    return .number(try Collation.compare(vm, vm.flat(string), vm.flat(that)))
}

enum Collation {
    /// -1, 0 or 1, as `a` stands before, with or after `b`.
    static func compare(_ vm: VM, _ a: FlatString, _ b: FlatString) throws(JSThrow) -> Int {
        if let order = compareASCII(a, b) { return order }
        if a.count + b.count > 8192 { try vm.reserve((a.count + b.count) * 16) }
        return compareKeys(try SortKey(vm, a), try SortKey(vm, b))
    }

    /// CLDR's order of printable ASCII; letters count once for both cases.
    private static let order: StaticString = "\t\n\u{0B}\u{0C}\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789"

    /// The primary weights of ASCII; 0 for control characters, which weigh nothing.
    private static let weights: [UInt8] = {
        var weights = [UInt8](repeating: 0, count: 128)
        for i in 0..<order.utf8CodeUnitCount { weights[Int(order.utf8Start[i])] = UInt8(i + 1) }
        for i in 0..<26 {
            weights[0x61 + i] = UInt8(100 + i)
            weights[0x41 + i] = UInt8(100 + i)
        }
        return weights
    }()

    /// The outcome where ASCII alone decides; nil where a look at the whole is needed.
    private static func compareASCII(_ a: FlatString, _ b: FlatString) -> Int? {
        let shared = min(a.count, b.count)
        var caseOrder = 0
        return weights.withUnsafeBufferPointer { weights in
            for i in 0..<shared {
                let x = a[i], y = b[i]
                guard x < 128, y < 128, weights[Int(x)] > 0, weights[Int(y)] > 0 else { return nil }
                if weights[Int(x)] != weights[Int(y)] { return weights[Int(x)] < weights[Int(y)] ? -1 : 1 }
                if caseOrder == 0, x != y { caseOrder = x > y ? -1 : 1 }
            }
            if a.count == b.count { return caseOrder }
            let next = a.count > b.count ? a[shared] : b[shared]
            guard next < 128, weights[Int(next)] > 0 else { return nil }
            return a.count < b.count ? -1 : 1
        }
    }

    /// A string's weights, level by level.
    private struct SortKey {
        var primary: [UInt32] = []
        var secondary: [UInt32] = []
        var tertiary: [UInt8] = []

        init(_ vm: VM, _ text: FlatString) throws(JSThrow) {
            var pace = Pace()
            for codePoint in try normalized(vm, text, .nfd) {
                add(codePoint, tertiary: 0)
                try pace.step(vm)
            }
        }

        private mutating func add(primary weight: UInt32, tertiary level: UInt8) {
            primary.append(weight)
            secondary.append(0)
            tertiary.append(level)
        }

        private mutating func add(accent weight: UInt32) {
            secondary.append(weight)
            tertiary.append(0)
        }

        /// `level` is what a compatibility variant adds, so that `²` stands behind `2`.
        private mutating func add(_ codePoint: UInt32, tertiary level: UInt8) {
            if codePoint < 128 {
                let weight = weights[Int(codePoint)]
                if weight > 0 { add(primary: Collation.weight(ofASCII: weight), tertiary: level + (codePoint >= 0x41 && codePoint <= 0x5A ? 1 : 0)) }
                return
            }
            guard let scalar = Unicode.Scalar(codePoint) else { return add(primary: Group.letter + 0x1000 + codePoint, tertiary: level) }
            let properties = scalar.properties
            if properties.canonicalCombiningClass.rawValue != 0 { return add(accent: Collation.weight(ofAccent: codePoint)) }
            if addLatin(scalar, level) { return }
            if level == 0, addVariant(codePoint) { return }
            if let group = Group.of(properties.generalCategory) {
                if group == Group.digit, let value = properties.numericValue {
                    return add(primary: Collation.weight(ofASCII: weights[0x30] + UInt8(min(max(value, 0), 9))), tertiary: level)
                }
                let lower = properties.lowercaseMapping.unicodeScalars
                let isCapital = lower.first != scalar
                add(primary: group + 0x1000 + (lower.first ?? scalar).value, tertiary: level + (isCapital ? 1 : 0))
            }
        }

        /// Characters that only look different from others: `ﬁ`, `²`, `Ⅳ`.
        private mutating func addVariant(_ codePoint: UInt32) -> Bool {
            var parts: [UInt32] = []
            Decompositions.append(codePoint, compatibility: true, to: &parts)
            guard parts != [codePoint] else { return false }
            for part in parts { add(part, tertiary: 2) }
            return true
        }

        /// Two letters in one: they differ from the two as by an accent.
        private mutating func addLigature(_ first: UInt32, _ second: UInt32, _ isCapital: UInt8) {
            add(primary: first, tertiary: 2 + isCapital)
            add(accent: 0x10000)
            add(primary: second, tertiary: 2 + isCapital)
        }

        /// Latin letters that no table of decompositions takes apart.
        private mutating func addLatin(_ scalar: Unicode.Scalar, _ level: UInt8) -> Bool {
            func letter(_ letter: Unicode.Scalar, after: UInt32 = 0) -> UInt32 {
                Collation.weight(ofASCII: weights[Int(letter.value)]) + after
            }
            let isCapital: UInt8 = scalar.properties.isUppercase ? 1 : 0
            switch scalar {
            case "æ", "Æ": addLigature(letter("a"), letter("e"), isCapital)
            case "œ", "Œ": addLigature(letter("o"), letter("e"), isCapital)
            case "ß", "ẞ": addLigature(letter("s"), letter("s"), isCapital)
            case "ø", "Ø": add(primary: letter("o"), tertiary: isCapital); add(accent: Collation.weight(ofAccent: 0x338))
            case "đ", "Đ": add(primary: letter("d"), tertiary: isCapital); add(accent: Collation.weight(ofAccent: 0x335))
            case "ð", "Ð": add(primary: letter("d"), tertiary: isCapital); add(accent: Collation.weight(ofAccent: 0x338))
            case "ħ", "Ħ": add(primary: letter("h"), tertiary: isCapital); add(accent: Collation.weight(ofAccent: 0x335))
            case "ł", "Ł": add(primary: letter("l"), tertiary: isCapital); add(accent: Collation.weight(ofAccent: 0x335))
            case "ı": add(primary: letter("i", after: 1), tertiary: level)
            case "ĸ": add(primary: letter("q", after: 1), tertiary: level)
            case "ŋ", "Ŋ": add(primary: letter("n", after: 1), tertiary: isCapital)
            case "ŧ", "Ŧ": add(primary: letter("t", after: 1), tertiary: isCapital)
            case "þ", "Þ": add(primary: letter("z", after: 1), tertiary: isCapital)
            default: return false
            }
            return true
        }
    }

    private static func compareKeys(_ a: SortKey, _ b: SortKey) -> Int {
        func order<Weight: Comparable>(_ x: [Weight], _ y: [Weight]) -> Int {
            x.lexicographicallyPrecedes(y) ? -1 : y.lexicographicallyPrecedes(x) ? 1 : 0
        }
        let primary = order(a.primary, b.primary)
        if primary != 0 { return primary }
        let secondary = order(a.secondary, b.secondary)
        return secondary != 0 ? secondary : order(a.tertiary, b.tertiary)
    }

    // MARK: Weights

    /// The classes of characters in their order; a weight is a group plus a place in it.
    private enum Group {
        static let space: UInt32 = 1 << 24
        static let punctuation: UInt32 = 2 << 24
        static let symbol: UInt32 = 3 << 24
        static let currency: UInt32 = 4 << 24
        static let digit: UInt32 = 5 << 24
        static let letter: UInt32 = 6 << 24

        /// Nil for what weighs nothing.
        static func of(_ category: Unicode.GeneralCategory) -> UInt32? {
            switch category {
            case .spaceSeparator, .lineSeparator, .paragraphSeparator: space
            case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
                 .otherPunctuation: punctuation
            case .mathSymbol, .modifierSymbol, .otherSymbol: symbol
            case .currencySymbol: currency
            case .decimalNumber: digit
            case .control, .format: nil
            default: letter
            }
        }
    }

    private static func weight(ofASCII weight: UInt8) -> UInt32 {
        let group = switch weight {
        case ...6: Group.space
        case ...weights[Int(UInt8(ascii: "%"))]: Group.punctuation
        case ...weights[Int(UInt8(ascii: "~"))]: Group.symbol
        case weights[Int(UInt8(ascii: "$"))]: Group.currency
        case ...weights[Int(UInt8(ascii: "9"))]: Group.digit
        default: Group.letter
        }
        return group + UInt32(weight) * 16
    }

    /// The accents that Latin has most, in CLDR's order; the others follow by code point.
    private static let accents: [UInt32] = [0x301, 0x300, 0x306, 0x302, 0x30C, 0x30A, 0x308, 0x30B, 0x303, 0x307, 0x338, 0x327, 0x328, 0x304]

    private static func weight(ofAccent codePoint: UInt32) -> UInt32 {
        accents.firstIndex(of: codePoint).map { UInt32($0 + 1) } ?? codePoint
    }
}
