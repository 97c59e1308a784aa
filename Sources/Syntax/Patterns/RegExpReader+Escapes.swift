// What follows a backslash.

extension RegExpReader {
    /// What follows a backslash outside of classes; false for an assertion.
    mutating func readAtomEscape() throws(Failure) -> Bool {
        guard let unit = peek() else { throw Failure(message: "\\ at end of pattern") }
        switch unit {
        case 0x62, 0x42: // b B
            position += 1
            append(.wordBoundary(isNegated: unit == 0x42))
            return false
        case 0x31...0x39:
            if try readBackreference() { return true }
        case 0x30 where isUnicode:
            position += 1
            if let next = peek(), Characters.isDigit(next) { throw Failure(message: "Invalid decimal escape") }
            append(.character(0))
            return true
        case 0x6B where hasNamedGroups: // k
            try readNamedReference()
            return true
        case 0x70 where isUnicode, 0x50 where isUnicode: // p P
            guard let property = try readProperty() else { throw Failure(message: "Invalid property name") }
            append(property.characters)
            return true
        default: break
        }
        if let characters = takeClassEscape() { append(characters) } else { append(.character(try characterEscape(isInClass: false))) }
        return true
    }

    /// `\3`, where there are as many captures. Outside Unicode mode a greater number is an octal escape, or the digit itself.
    private mutating func readBackreference() throws(Failure) -> Bool {
        let start = position
        let number = Self.count(takeDigits())
        if number <= pattern.captureCount {
            append(.backreference([number]))
            return true
        }
        if isUnicode { throw Failure(message: "Invalid escape") }
        position = start
        return false
    }

    private mutating func readNamedReference() throws(Failure) {
        position += 1
        guard take(0x3C) else { throw Failure(message: "Invalid named reference") }
        do throws(Failure) {
            let name = try groupName()
            append(.backreference([]))
            references.append((pattern.nodes.count - 1, name))
        } catch {
            throw Failure(message: "Invalid named reference")
        }
    }

    /// `\d`, `\D`, `\s`, `\S`, `\w`, `\W`
    mutating func takeClassEscape() -> CharacterClass? {
        guard let unit = peek() else { return nil }
        let characters: CharacterClass
        switch unit | 0x20 {
        case 0x64: characters = .digits
        case 0x73: characters = .spaces
        case 0x77: characters = .wordCharacters
        default: return nil
        }
        position += 1
        return unit & 0x20 == 0 ? .complement(characters) : characters
    }

    /// `\p{…}`: nil if there is no such property.
    mutating func readProperty() throws(Failure) -> (characters: CharacterClass, mayContainStrings: Bool)? {
        let isNegated = peek() == 0x50
        position += 1
        guard take(0x7B) else { return nil }
        let start = position
        while !isAtEnd, peek() != 0x7D { position += 1 }
        let parts = units[start..<position].split(separator: 0x3D, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF16.self) }
        guard take(0x7D), parts.count <= 2, let name = parts.first else { return nil }
        let value = parts.count == 2 ? parts[1] : nil
        let property = CharacterClass.property(name: name, value: value)
        if let value {
            guard RegExpProperties.isPair(name, value) else { return nil }
        } else if !RegExpProperties.isLoneName(name) {
            return isSets && !isNegated && RegExpProperties.isStringProperty(name) ? (property, true) : nil
        }
        return (isNegated ? .complement(property) : property, false)
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
        // Three digits at most, and no more than a byte holds.
        for _ in 0..<2 {
            guard let digit = peek().flatMap({ Characters.digit($0, radix: 8) }), value << 3 | digit <= 0xFF else { break }
            value = value << 3 | digit
            position += 1
        }
        return value
    }

    /// The digits behind `\u`, surrogate pairs joined; nil and nothing taken if they are no escape.
    mutating func unicodeEscape(allowsBraces: Bool) -> UInt32? {
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
