// Character classes without the `v` flag: `[…]` (ECMA-262 §22.2.1).

extension RegExpReader {
    /// Everything behind a class's `[`.
    mutating func readClass() throws(Failure) -> CharacterClass {
        isSets ? try readSetClass(depth: 0).characters : try readPlainClass()
    }

    private mutating func readPlainClass() throws(Failure) -> CharacterClass {
        let isNegated = take(0x5E)
        var members: [CharacterClass] = []
        while let unit = peek() {
            if unit == 0x5D {
                position += 1
                return isNegated ? .negated(.union(members)) : .union(members)
            }
            let low = try classAtom()
            guard peek() == 0x2D, let next = peek(1), next != 0x5D else {
                members.append(low)
                continue
            }
            position += 1
            let high = try classAtom()
            if case .range(let first, _) = low, case .range(let last, _) = high {
                if first > last { throw Failure(message: "Range out of order in character class") }
                members.append(.range(first, last))
            } else {
                if isUnicode { throw Failure(message: "Invalid character class") }
                members += [low, .range(0x2D, 0x2D), high]
            }
        }
        throw Failure(message: "Unterminated character class")
    }

    /// One member of a class: a range of one character, or an escape that stands for many.
    private mutating func classAtom() throws(Failure) -> CharacterClass {
        func single(_ character: UInt32) -> CharacterClass { .range(character, character) }
        guard take(0x5C) else { return single(nextCharacter()) }
        switch peek() {
        case 0x62: // \b is a backspace here
            position += 1
            return single(0x08)
        case 0x70 where isUnicode, 0x50 where isUnicode:
            guard let property = try readProperty() else {
                throw Failure(message: "Invalid property name in character class")
            }
            return property.characters
        default:
            if let characters = takeClassEscape() { return characters }
            return single(try characterEscape(isInClass: true))
        }
    }
}
