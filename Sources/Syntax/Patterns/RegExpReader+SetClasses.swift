// Character classes with the `v` flag (ECMA-262 §22.2.1, ClassSetExpression): unions, intersections and differences, of strings, too.

extension RegExpReader {
    /// A class, or a part of one.
    struct Operand {
        var characters: CharacterClass
        var mayContainStrings = false
        /// Its one character, if that is how it is written: only such may be a range's ends.
        var character: UInt32?

        init(_ characters: CharacterClass, mayContainStrings: Bool = false) {
            self.characters = characters
            self.mayContainStrings = mayContainStrings
        }

        init(character: UInt32) {
            characters = .range(character, character)
            self.character = character
        }
    }

    private enum Operation { case union, intersection, subtraction }

    /// Everything behind a class's `[`.
    mutating func readSetClass(depth: Int) throws(Failure) -> Operand {
        if depth > Self.maximumDepth { throw Failure(message: "Regular expression too large") }
        let isNegated = take(0x5E)
        var whole: Operand?, operation: Operation?
        // The members of a union are gathered first: a class of a thousand letters is no tree of a thousand levels.
        var members: [CharacterClass] = []
        while let unit = peek(), unit != 0x5D {
            let found: Operation = isNext("--") ? .subtraction : isNext("&&") ? .intersection : .union
            if found != .union {
                if whole == nil, found == .subtraction { throw invalidCharacter }
                if whole == nil || operation != nil && operation != found { throw invalidOperation }
                position += 2
                if found == .intersection, peek() == 0x26 { throw invalidCharacter }
            } else if operation == .intersection || operation == .subtraction {
                throw invalidOperation
            }
            var operand = try setOperand(depth: depth)
            var isRange = false
            if found == .union, peek() == 0x2D, peek(1) != 0x2D {
                guard let low = operand.character else { throw Failure(message: "Invalid character class") }
                position += 1
                isRange = true
                guard !isAtEnd else { break }
                operand = Operand(try range(from: low, to: try setOperand(depth: depth)))
            }
            if whole != nil { operation = found }
            // A range belongs to a union, and so does whatever follows it.
            if isRange { operation = .union }
            whole = combine(whole, operand, found, &members)
        }
        guard take(0x5D) else { throw Failure(message: "Unterminated character class") }
        var result = whole ?? Operand(.union([]))
        if members.count > 1 { result.characters = .union(members) }
        result.character = nil
        guard isNegated else { return result }
        if result.mayContainStrings { throw Failure(message: "Negated character class may contain strings") }
        return Operand(.negated(result.characters))
    }

    private func combine(_ left: Operand?, _ right: Operand, _ operation: Operation, _ members: inout [CharacterClass]) -> Operand {
        guard let left else {
            members = [right.characters]
            return right
        }
        switch operation {
        case .union:
            members.append(right.characters)
            return Operand(left.characters, mayContainStrings: left.mayContainStrings || right.mayContainStrings)
        case .intersection:
            members = []
            return Operand(.intersection(left.characters, right.characters), mayContainStrings: left.mayContainStrings && right.mayContainStrings)
        case .subtraction:
            members = []
            return Operand(.subtraction(left.characters, right.characters), mayContainStrings: left.mayContainStrings)
        }
    }

    private func range(from low: UInt32, to operand: Operand) throws(Failure) -> CharacterClass {
        guard let high = operand.character else { throw Failure(message: "Invalid character class") }
        if low > high { throw Failure(message: "Range out of order in character class") }
        return .range(low, high)
    }

    private var invalidOperation: Failure { Failure(message: "Invalid set operation in character class") }
    private var invalidCharacter: Failure { Failure(message: "Invalid character in character class") }

    private mutating func setOperand(depth: Int) throws(Failure) -> Operand {
        guard let unit = peek() else { throw Failure(message: "Unterminated character class") }
        if unit == 0x5B {
            position += 1
            return try readSetClass(depth: depth + 1)
        }
        guard unit == 0x5C else { return Operand(character: try setCharacter()) }
        switch peek(1) {
        case 0x71: // \q{…}
            position += 2
            return try stringAlternatives()
        case 0x70, 0x50:
            position += 1
            guard let property = try readProperty() else {
                throw Failure(message: "Invalid property name in character class")
            }
            return Operand(property.characters, mayContainStrings: property.mayContainStrings)
        default:
            position += 1
            if let characters = takeClassEscape() { return Operand(characters) }
            position -= 1
            return Operand(character: try setCharacter())
        }
    }

    /// ClassSetCharacter
    private mutating func setCharacter() throws(Failure) -> UInt32 {
        guard let unit = peek() else { throw Failure(message: "Unterminated character class") }
        if unit == 0x5C {
            position += 1
            if take(0x62) { return 0x08 }
            if let next = peek(), next < 0x80, "&-!#%,:;<=>@`~".utf8.contains(UInt8(next)) {
                position += 1
                return UInt32(next)
            }
            return try characterEscape(isInClass: true)
        }
        if unit < 0x80 {
            if "()[]{}/-|".utf8.contains(UInt8(unit)) { throw invalidCharacter }
            if unit == peek(1), "&!#$%*+,.:;<=>?@^`~".utf8.contains(UInt8(unit)) { throw invalidOperation }
        }
        return nextCharacter()
    }

    /// `\q{abc|d}`, behind the `q`. An alternative of one character is a character like any other.
    private mutating func stringAlternatives() throws(Failure) -> Operand {
        guard take(0x7B) else { throw Failure(message: "Invalid escape") }
        var strings: [[UInt32]] = [[]]
        while let unit = peek(), unit != 0x7D {
            if take(0x7C) { strings.append([]) } else { strings[strings.count - 1].append(try setCharacter()) }
        }
        guard take(0x7D) else { throw Failure(message: "Invalid character class") }
        return Operand(.strings(strings), mayContainStrings: strings.contains { $0.count != 1 })
    }
}
