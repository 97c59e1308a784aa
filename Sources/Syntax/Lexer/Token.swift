/// What a token is. Every word has a kind, keyword or not, so that the parser compares bytes and never text.
///
/// The order matters: operators that assign, reserved words and words that may name things each form one run.
enum TokenKind: UInt8 {
    case endOfInput
    /// What is no token; the lexer knows what is wrong with it.
    case illegal
    // Punctuators
    case leftBrace, rightBrace, leftParenthesis, rightParenthesis, leftBracket, rightBracket
    case dot, ellipsis, semicolon, comma, question, questionDot, colon, arrow
    case increment, decrement, not, bitNot
    // Binary operators
    case coalesce, or, and, bitOr, bitXor, bitAnd
    case equal, notEqual, strictEqual, strictNotEqual
    case less, lessEqual, greater, greaterEqual
    case shiftLeft, shiftRight, shiftRightUnsigned
    case plus, minus, star, slash, percent, power
    // Assignment operators
    case assign
    case plusAssign, minusAssign, starAssign, slashAssign, percentAssign, powerAssign
    case shiftLeftAssign, shiftRightAssign, shiftRightUnsignedAssign, andAssign, orAssign, xorAssign
    case logicalAndAssign, logicalOrAssign, coalesceAssign
    // Literals
    case number, bigInt, string, template, regExp, privateName
    // Reserved words (ECMA-262 §12.7.2)
    case escapedKeyword
    case `break`, `case`, `catch`, `class`, const, `continue`, debugger, `default`, delete, `do`, `else`, `enum`, export
    case extends, `false`, finally, `for`, function, `if`, `import`, `in`, instanceof, new, null, `return`, `super`
    case `switch`, this, `throw`, `true`, `try`, typeof, `var`, void, `while`, with
    // Reserved in strict mode only
    case implements, interface, `let`, package, `private`, protected, `public`, `static`, yield
    // Words with a meaning in places
    case await, async, of, using, get, set, target, eval, arguments, constructor, prototype, proto
    case identifier

    /// A word that names something, at least in sloppy mode and outside generators and async functions.
    var mayBeIdentifier: Bool { rawValue >= TokenKind.implements.rawValue }
    /// Any word: what may follow a dot.
    var isWord: Bool { rawValue >= TokenKind.escapedKeyword.rawValue }
    var isReservedWord: Bool { isWord && !mayBeIdentifier }
    var isReservedInStrictMode: Bool {
        rawValue >= TokenKind.implements.rawValue && rawValue <= TokenKind.yield.rawValue
    }
    var isEvalOrArguments: Bool { self == .eval || self == .arguments }
    var isAssignment: Bool {
        rawValue >= TokenKind.assign.rawValue && rawValue <= TokenKind.coalesceAssign.rawValue
    }

    /// How tightly a binary operator binds; 0 for what is none (ECMA-262 §13.6 to §13.13).
    ///
    /// `??` shares a level with `||`: mixing the two without parentheses is an error, reported where the node is made.
    var precedence: Int {
        switch self {
        case .coalesce, .or: 1
        case .and: 2
        case .bitOr: 3
        case .bitXor: 4
        case .bitAnd: 5
        case .equal, .notEqual, .strictEqual, .strictNotEqual: 6
        case .less, .lessEqual, .greater, .greaterEqual, .instanceof, .in: TokenKind.relationalPrecedence
        case .shiftLeft, .shiftRight, .shiftRightUnsigned: 8
        case .plus, .minus: 9
        case .star, .slash, .percent: 10
        case .power: 11
        default: 0
        }
    }

    static var relationalPrecedence: Int { 7 }

    var binaryOperator: BinaryOperator? {
        switch self {
        case .plus, .plusAssign: .add
        case .minus, .minusAssign: .subtract
        case .star, .starAssign: .multiply
        case .slash, .slashAssign: .divide
        case .percent, .percentAssign: .remainder
        case .power, .powerAssign: .power
        case .bitAnd, .andAssign: .bitAnd
        case .bitOr, .orAssign: .bitOr
        case .bitXor, .xorAssign: .bitXor
        case .shiftLeft, .shiftLeftAssign: .shiftLeft
        case .shiftRight, .shiftRightAssign: .shiftRight
        case .shiftRightUnsigned, .shiftRightUnsignedAssign: .shiftRightUnsigned
        case .equal: .equal
        case .notEqual: .notEqual
        case .strictEqual: .strictEqual
        case .strictNotEqual: .strictNotEqual
        case .less: .less
        case .lessEqual: .lessEqual
        case .greater: .greater
        case .greaterEqual: .greaterEqual
        case .instanceof: .instanceof
        case .in: .in
        default: nil
        }
    }

    var logicalOperator: LogicalOperator? {
        switch self {
        case .and, .logicalAndAssign: .and
        case .or, .logicalOrAssign: .or
        case .coalesce, .coalesceAssign: .coalesce
        default: nil
        }
    }
}

/// One token. Only the fields that its kind needs are meaningful.
struct Token {
    /// Legacy forms that strict code may not use; whether the code is strict may be known only later (ECMA-262 §12.9).
    enum Legacy: UInt8 { case none, octalNumber, leadingZeroDecimal, octalEscape, eightOrNineEscape }

    var kind: TokenKind = .endOfInput
    /// A line terminator stands between this token and the one before.
    var hasNewlineBefore = false
    /// A word written with a Unicode escape: never a keyword.
    var hasEscape = false
    var legacy: Legacy = .none
    /// Of a template's part: it ends the literal.
    var isTemplateTail = false
    var start: Int32 = 0
    var end: Int32 = 0
    /// A word; a string's value; a BigInt's decimal digits; a regular expression's pattern; a template part's raw text.
    var name = Name(id: 0)
    /// A regular expression's flags; a template part's cooked text, nil where an escape has no value.
    var detail: Name?
    var number = 0.0

    var range: SourceRange { SourceRange(start: start, end: end) }
}
