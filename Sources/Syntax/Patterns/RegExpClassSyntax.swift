// Character classes in patterns: `[…]` (ECMA-262 §22.2.1).

extension RegExpSyntax {
    /// How deep classes of the `v` flag may nest.
    private static var maximumDepth: Int { 1000 }

    mutating func checkClass() throws(Failure) {
        position += 1
        if isSets {
            _ = try checkSetClass(depth: 0)
        } else {
            try checkPlainClass()
        }
    }

    // MARK: Without the v flag

    private mutating func checkPlainClass() throws(Failure) {
        _ = take(0x5E)
        while let unit = peek() {
            if unit == 0x5D {
                position += 1
                return
            }
            let low = try classAtom()
            guard peek() == 0x2D, let next = peek(1), next != 0x5D else { continue }
            position += 1
            let high = try classAtom()
            if let low, let high {
                if low > high { throw Failure(message: "Range out of order in character class") }
            } else if isUnicode {
                throw Failure(message: "Invalid character class")
            }
        }
        throw Failure(message: "Unterminated character class")
    }

    /// One member of a class; nil for those that stand for many characters.
    private mutating func classAtom() throws(Failure) -> UInt32? {
        guard take(0x5C) else { return nextCharacter() }
        switch peek() {
        case 0x62: // \b is a backspace here
            position += 1
            return 0x08
        case 0x70 where isUnicode, 0x50 where isUnicode:
            guard try checkProperty() != nil else {
                throw Failure(message: "Invalid property name in character class")
            }
            return nil
        default:
            return takeClassEscape() ? nil : try characterEscape(isInClass: true)
        }
    }

    // MARK: With the v flag (ClassSetExpression)

    /// An operand of a class: a single character, or anything else, which may match strings or not.
    private enum Operand: Equatable {
        case character(UInt32)
        case set(mayContainStrings: Bool)

        var mayContainStrings: Bool { self == .set(mayContainStrings: true) }
    }

    private enum Operation { case union, intersection, subtraction }

    /// Everything behind a class's `[`; true if it may match strings.
    private mutating func checkSetClass(depth: Int) throws(Failure) -> Bool {
        if depth > Self.maximumDepth { throw Failure(message: "Regular expression too large") }
        let isNegated = take(0x5E)
        var operation: Operation?
        var mayContainStrings = false
        var isFirst = true
        while let unit = peek(), unit != 0x5D {
            let found: Operation = isNext("--") ? .subtraction : isNext("&&") ? .intersection : .union
            if found != .union {
                if isFirst || operation != nil && operation != found { throw invalidOperation }
                position += 2
                if found == .intersection, peek() == 0x26 { throw invalidCharacter }
            } else if operation == .intersection || operation == .subtraction {
                throw invalidOperation
            }
            let operand = try setOperand(depth: depth)
            var isRange = false
            if found == .union, case .character(let low) = operand, peek() == 0x2D, peek(1) != 0x2D {
                position += 1
                isRange = true
                guard !isAtEnd else { break }
                guard case .character(let high) = try setOperand(depth: depth) else {
                    throw Failure(message: "Invalid character class")
                }
                if low > high { throw Failure(message: "Range out of order in character class") }
            }
            if isFirst {
                mayContainStrings = operand.mayContainStrings
            } else {
                operation = found
                switch found {
                case .union: mayContainStrings = mayContainStrings || operand.mayContainStrings
                case .intersection: mayContainStrings = mayContainStrings && operand.mayContainStrings
                case .subtraction: break
                }
            }
            // A range belongs to a union, and so does whatever follows it.
            if isRange { operation = .union }
            isFirst = false
        }
        guard take(0x5D) else { throw Failure(message: "Unterminated character class") }
        if isNegated, mayContainStrings { throw Failure(message: "Negated character class may contain strings") }
        return mayContainStrings && !isNegated
    }

    private var invalidOperation: Failure { Failure(message: "Invalid set operation in character class") }
    private var invalidCharacter: Failure { Failure(message: "Invalid character in character class") }

    private mutating func setOperand(depth: Int) throws(Failure) -> Operand {
        guard let unit = peek() else { throw Failure(message: "Unterminated character class") }
        if unit == 0x5B {
            position += 1
            return .set(mayContainStrings: try checkSetClass(depth: depth + 1))
        }
        guard unit == 0x5C else { return .character(try setCharacter()) }
        switch peek(1) {
        case 0x71: // \q{…}
            position += 2
            return .set(mayContainStrings: try checkStringAlternatives())
        case 0x70, 0x50:
            position += 1
            guard let mayContainStrings = try checkProperty() else {
                throw Failure(message: "Invalid property name in character class")
            }
            return .set(mayContainStrings: mayContainStrings)
        case 0x64, 0x44, 0x73, 0x53, 0x77, 0x57:
            position += 2
            return .set(mayContainStrings: false)
        default: return .character(try setCharacter())
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

    /// `\q{abc|d}`: true if an alternative is not just one character.
    private mutating func checkStringAlternatives() throws(Failure) -> Bool {
        guard take(0x7B) else { throw Failure(message: "Invalid escape") }
        var mayContainStrings = false
        var length = 0
        while let unit = peek(), unit != 0x7D {
            if take(0x7C) {
                if length != 1 { mayContainStrings = true }
                length = 0
            } else {
                _ = try setCharacter()
                length += 1
            }
        }
        guard take(0x7D) else { throw Failure(message: "Invalid character class") }
        return mayContainStrings || length != 1
    }
}
