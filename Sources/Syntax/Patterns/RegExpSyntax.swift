/// Whether a regular expression's pattern is well-formed (ECMA-262 §22.2.1, with annex §B.1.2 outside Unicode modes).
///
/// It only reads; matching is another module's business. Groups are kept on a stack of its own rather than the thread's,
/// for patterns may nest as deep as they are long.
public struct RegExpSyntax {
    let units: [UInt16]
    let isUnicode: Bool
    let isSets: Bool
    /// Whether `\k` names a group: always in Unicode mode, else only if the pattern has a named one.
    var hasNamedGroups = false
    var captureCount = 0
    var position = 0
    private var groups: [(kind: Group, outer: Int)] = []
    /// The alternatives that each group name stands in.
    private var names: [[UInt16]: [Int]] = [:]
    /// Names that `\k<…>` mentions: the group may stand further on.
    private var references: [[UInt16]] = []
    /// All alternatives met so far, and which of them holds the position.
    private var alternatives = [Alternative(parent: nil, disjunction: 0, index: 0)]
    private var current = 0

    struct Failure: Error { let message: String }

    private struct Alternative {
        let parent: Int?
        let disjunction: Int
        let index: Int
    }

    private enum Group { case plain, lookahead, lookbehind }

    /// What came last, as a quantifier sees it.
    private enum Last { case nothing, atom, fixedAssertion }

    /// What is wrong with a pattern, in V8's words; nil if nothing. The flags must be valid.
    public static func problem(inPattern pattern: [UInt16], flags: [UInt16]) -> String? {
        let isSets = flags.contains(0x76)
        var syntax = RegExpSyntax(units: pattern, isUnicode: isSets || flags.contains(0x75), isSets: isSets)
        do throws(Failure) {
            try syntax.check()
            return nil
        } catch {
            return error.message
        }
    }

    private init(units: [UInt16], isUnicode: Bool, isSets: Bool) {
        self.units = units
        self.isUnicode = isUnicode
        self.isSets = isSets
    }

    // MARK: Reading

    var isAtEnd: Bool { position >= units.count }

    /// The unit some places on, nil beyond the end.
    func peek(_ distance: Int = 0) -> UInt16? {
        position + distance < units.count ? units[position + distance] : nil
    }

    func isNext(_ text: StaticString) -> Bool {
        for index in 0..<text.utf8CodeUnitCount where peek(index) != UInt16(text.utf8Start[index]) { return false }
        return true
    }

    mutating func take(_ unit: UInt16) -> Bool {
        guard peek() == unit else { return false }
        position += 1
        return true
    }

    /// A code point in Unicode mode, a unit otherwise.
    mutating func nextCharacter() -> UInt32 {
        let unit = units[position]
        position += 1
        if isUnicode, Characters.isHighSurrogate(unit), let low = peek(), Characters.isLowSurrogate(low) {
            position += 1
            return Characters.codePoint(unit, low)
        }
        return UInt32(unit)
    }

    // MARK: Disjunctions, alternatives, terms

    private mutating func check() throws(Failure) {
        countGroups()
        var last = Last.nothing
        while let unit = peek() {
            switch unit {
            case 0x7C: // |
                position += 1
                let left = alternatives[current]
                current = alternatives.count
                alternatives.append(
                    Alternative(parent: left.parent, disjunction: left.disjunction, index: left.index + 1))
                last = .nothing
            case 0x28: // (
                position += 1
                try openGroup()
                last = .nothing
            case 0x29: // )
                guard let group = groups.popLast() else { throw Failure(message: "Unmatched ')'") }
                position += 1
                current = group.outer
                last = group.kind == .plain || group.kind == .lookahead && !isUnicode ? .atom : .fixedAssertion
            case 0x5E, 0x24: // ^ $
                position += 1
                last = .nothing
            case 0x2A, 0x2B, 0x3F: // * + ?
                try checkRepeatable(last)
                position += 1
                _ = take(0x3F)
                last = .nothing
            case 0x7B: // {
                last = try checkBraces(after: last)
            case 0x7D, 0x5D: // } ]
                if isUnicode { throw Failure(message: "Lone quantifier brackets") }
                position += 1
                last = .atom
            case 0x5B: // [
                try checkClass()
                last = .atom
            case 0x5C: // \
                position += 1
                last = try checkAtomEscape() ? .atom : .nothing
            default:
                _ = nextCharacter()
                last = .atom
            }
        }
        if !groups.isEmpty { throw Failure(message: "Unterminated group") }
        for reference in references where names[reference] == nil {
            throw Failure(message: "Invalid named capture referenced")
        }
    }

    private func checkRepeatable(_ last: Last) throws(Failure) {
        switch last {
        case .atom: return
        case .nothing: throw Failure(message: "Nothing to repeat")
        case .fixedAssertion: throw Failure(message: "Invalid quantifier")
        }
    }

    /// `{2}`, `{2,}`, `{2,5}`; anything else is plain text outside Unicode mode.
    private mutating func checkBraces(after last: Last) throws(Failure) -> Last {
        let start = position
        position += 1
        let low = takeDigits()
        var high = low
        if !low.isEmpty, take(0x2C) { high = takeDigits() }
        guard !low.isEmpty, take(0x7D) else {
            if isUnicode { throw Failure(message: last == .nothing ? "Lone quantifier brackets" : "Incomplete quantifier") }
            position = start + 1
            return .atom
        }
        try checkRepeatable(last)
        if !high.isEmpty, high.count < low.count || high.count == low.count && high.lexicographicallyPrecedes(low) {
            throw Failure(message: "numbers out of order in {} quantifier")
        }
        _ = take(0x3F)
        return .nothing
    }

    /// Digits without leading zeros, but at least one if there are any.
    private mutating func takeDigits() -> [UInt16] {
        let start = position
        while let unit = peek(), Characters.isDigit(unit) { position += 1 }
        let digits = units[start..<position]
        let significant = digits.drop { $0 == 0x30 }
        return Array(significant.isEmpty ? digits.prefix(1) : significant)
    }

    // MARK: Groups

    /// Captures and names must be known before the first backreference.
    private mutating func countGroups() {
        var index = 0
        var classDepth = 0
        while index < units.count {
            switch units[index] {
            case 0x5C: index += 1
            case 0x5B: classDepth = isSets ? classDepth + 1 : 1
            case 0x5D: classDepth = max(0, classDepth - 1)
            case 0x28 where classDepth == 0:
                let isSpecial = index + 1 < units.count && units[index + 1] == 0x3F
                let isNamed = isSpecial && index + 3 < units.count && units[index + 2] == 0x3C
                    && units[index + 3] != 0x3D && units[index + 3] != 0x21
                if isNamed { hasNamedGroups = true }
                if isNamed || !isSpecial { captureCount += 1 }
            default: break
            }
            index += 1
        }
        if isUnicode { hasNamedGroups = true }
    }

    private mutating func openGroup() throws(Failure) {
        var group = Group.plain
        if take(0x3F) {
            if take(0x3D) || take(0x21) {
                group = .lookahead
            } else if isNext("<=") || isNext("<!") {
                position += 2
                group = .lookbehind
            } else if take(0x3C) {
                try declare(try groupName())
            } else {
                try checkModifiers()
            }
        }
        groups.append((group, current))
        // Its number among the alternatives serves as the new disjunction's name.
        alternatives.append(Alternative(parent: current, disjunction: alternatives.count, index: 0))
        current = alternatives.count - 1
    }

    /// `(?:`, and flags switched on and off for a group: `(?i-s:`
    private mutating func checkModifiers() throws(Failure) {
        var seen: [UInt16] = []
        var hasDash = false
        while let unit = peek(), unit != 0x3A {
            if unit == 0x2D, !hasDash {
                hasDash = true
            } else {
                guard [0x69, 0x6D, 0x73].contains(unit), !seen.contains(unit) else { break }
                seen.append(unit)
            }
            position += 1
        }
        guard take(0x3A), !hasDash || !seen.isEmpty else { throw Failure(message: "Invalid group") }
    }

    /// The name and its closing `>`.
    private mutating func groupName() throws(Failure) -> [UInt16] {
        var name: [UInt16] = []
        let failure = Failure(message: "Invalid capture group name")
        while let unit = peek(), unit != 0x3E {
            var point: UInt32
            position += 1
            if unit == 0x5C {
                guard take(0x75), let escaped = unicodeEscape(allowsBraces: true) else { throw failure }
                point = escaped
            } else {
                point = UInt32(unit)
                if Characters.isHighSurrogate(unit), let low = peek(), Characters.isLowSurrogate(low) {
                    position += 1
                    point = Characters.codePoint(unit, low)
                }
            }
            let isValid = name.isEmpty ? Characters.isIdentifierStart(point) : Characters.isIdentifierPart(point)
            guard isValid else { throw failure }
            Characters.append(point, to: &name)
        }
        guard take(0x3E), !name.isEmpty else { throw failure }
        return name
    }

    /// Two groups may share a name if no match can go through both: they stand in alternatives of one disjunction.
    private mutating func declare(_ name: [UInt16]) throws(Failure) {
        for earlier in names[name] ?? [] where !areApart(earlier, current) {
            throw Failure(message: "Duplicate capture group name")
        }
        names[name, default: []].append(current)
    }

    private func areApart(_ first: Int, _ second: Int) -> Bool {
        var indices: [Int: Int] = [:]
        for alternative in sequence(first: first, next: { alternatives[$0].parent }) {
            indices[alternatives[alternative].disjunction] = alternatives[alternative].index
        }
        return sequence(first: second, next: { alternatives[$0].parent }).contains {
            let index = indices[alternatives[$0].disjunction]
            return index != nil && index != alternatives[$0].index
        }
    }

    // MARK: Escapes

    /// What follows a backslash outside of classes; false for an assertion.
    private mutating func checkAtomEscape() throws(Failure) -> Bool {
        guard let unit = peek() else { throw Failure(message: "\\ at end of pattern") }
        switch unit {
        case 0x62, 0x42: // b B
            position += 1
            return false
        case 0x31...0x39:
            let digits = takeDigits()
            if isUnicode, digits.count > 9 || digits.reduce(0, { $0 * 10 + Int($1 - 0x30) }) > captureCount {
                throw Failure(message: "Invalid escape")
            }
        case 0x30 where isUnicode:
            position += 1
            if let next = peek(), Characters.isDigit(next) { throw Failure(message: "Invalid decimal escape") }
        case 0x6B where hasNamedGroups: // k
            position += 1
            guard take(0x3C) else { throw Failure(message: "Invalid named reference") }
            do throws(Failure) {
                references.append(try groupName())
            } catch {
                throw Failure(message: "Invalid named reference")
            }
        case 0x70 where isUnicode, 0x50 where isUnicode: // p P
            guard try checkProperty() != nil else { throw Failure(message: "Invalid property name") }
        default:
            if !takeClassEscape() { _ = try characterEscape(isInClass: false) }
        }
        return true
    }

    /// `\d`, `\D`, `\s`, `\S`, `\w`, `\W`
    mutating func takeClassEscape() -> Bool {
        switch peek() {
        case 0x64, 0x44, 0x73, 0x53, 0x77, 0x57:
            position += 1
            return true
        default: return false
        }
    }

    /// `\p{…}`: nil if there is no such property, else whether it may match strings.
    mutating func checkProperty() throws(Failure) -> Bool? {
        let isNegated = peek() == 0x50
        position += 1
        guard take(0x7B) else { return nil }
        let start = position
        while !isAtEnd, peek() != 0x7D { position += 1 }
        let parts = units[start..<position].split(separator: 0x3D, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF16.self) }
        guard take(0x7D) else { return nil }
        if parts.count == 2 { return RegExpProperties.isPair(parts[0], parts[1]) ? false : nil }
        guard parts.count == 1 else { return nil }
        if RegExpProperties.isLoneName(parts[0]) { return false }
        return isSets && !isNegated && RegExpProperties.isStringProperty(parts[0]) ? true : nil
    }

    /// CharacterEscape: the character's value.
    mutating func characterEscape(isInClass: Bool) throws(Failure) -> UInt32 {
        guard let unit = peek() else { throw Failure(message: "\\ at end of pattern") }
        position += 1
        switch unit {
        case 0x66: return 0x0C
        case 0x6E: return 0x0A
        case 0x72: return 0x0D
        case 0x74: return 0x09
        case 0x76: return 0x0B
        case 0x63: // c
            if let letter = peek(), (0x41...0x5A).contains(letter) || (0x61...0x7A).contains(letter) {
                position += 1
                return UInt32(letter) & 0x1F
            }
            if isUnicode { throw Failure(message: "Invalid Unicode escape") }
            if isInClass, let next = peek(), Characters.isDigit(next) || next == 0x5F {
                position += 1
                return UInt32(next) & 0x1F
            }
            position -= 1 // the backslash stands for itself
            return 0x5C
        case 0x30...0x37 where !isUnicode: return legacyOctal(unit)
        case 0x30 where !isNextDigit: return 0
        case 0x78: // x
            if let high = peek().flatMap({ Characters.digit($0, radix: 16) }),
               let low = peek(1).flatMap({ Characters.digit($0, radix: 16) }) {
                position += 2
                return high << 4 | low
            }
            if isUnicode { throw Failure(message: "Invalid escape") }
            return UInt32(unit)
        case 0x75: // u
            if let point = unicodeEscape(allowsBraces: isUnicode) { return point }
            if isUnicode { throw Failure(message: "Invalid Unicode escape") }
            return UInt32(unit)
        case 0x6B where hasNamedGroups && !isUnicode: throw Failure(message: "Invalid escape")
        default:
            position -= 1
            let character = nextCharacter()
            guard isUnicode else { return character }
            if isInClass, Characters.digit(unit, radix: 10) != nil { throw Failure(message: "Invalid class escape") }
            guard character < 0x80, "^$\\.*+?()[]{}|/".utf8.contains(UInt8(character)) || isInClass && unit == 0x2D else {
                throw Failure(message: "Invalid escape")
            }
            return character
        }
    }

    private var isNextDigit: Bool { peek().map(Characters.isDigit) ?? false }

    private mutating func legacyOctal(_ first: UInt16) -> UInt32 {
        var value = UInt32(first) - 0x30
        while let digit = peek().flatMap({ Characters.digit($0, radix: 8) }), value << 3 | digit <= 0xFF {
            value = value << 3 | digit
            position += 1
        }
        return value
    }

    /// The digits behind `\u`, surrogate pairs joined; nil and nothing taken if they are no escape.
    private mutating func unicodeEscape(allowsBraces: Bool) -> UInt32? {
        let start = position
        if allowsBraces, take(0x7B) {
            var value: UInt32 = 0
            var isEmpty = true
            while let digit = peek().flatMap({ Characters.digit($0, radix: 16) }), value <= 0x10FFFF {
                value = value << 4 | digit
                isEmpty = false
                position += 1
            }
            if !isEmpty, value <= 0x10FFFF, take(0x7D) { return value }
            position = start
            return nil
        }
        guard let unit = fourHexDigits() else { return nil }
        if allowsBraces, Characters.isHighSurrogate(unit), isNext("\\u") {
            let afterHigh = position
            position += 2
            if let low = fourHexDigits(), Characters.isLowSurrogate(low) { return Characters.codePoint(unit, low) }
            position = afterHigh
        }
        return UInt32(unit)
    }

    private mutating func fourHexDigits() -> UInt16? {
        var value: UInt16 = 0
        for index in 0..<4 {
            guard let digit = peek(index).flatMap({ Characters.digit($0, radix: 16) }) else { return nil }
            value = value << 4 | UInt16(digit)
        }
        position += 4
        return value
    }
}
