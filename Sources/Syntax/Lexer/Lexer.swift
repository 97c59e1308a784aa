/// Text → tokens, one at a time, on request (ECMA-262 §12).
///
/// The parser says where a regular expression or the rest of a template may stand by asking for a second look at the
/// current token (`rescanRegExp`, `rescanTemplate`): only the grammar knows. Nothing here depends on strict mode;
/// tokens that strict code forbids are marked (`Token.legacy`) and judged when they are used.
struct Lexer {
    let base: UnsafePointer<UInt16>
    let count: Int
    let names: NameTable
    var position = 0
    /// False in modules (ECMA-262 §B.1.1).
    var allowsHTMLComments = true
    var token = Token()
    /// Where the token before the current one stood.
    var previousStart: Int32 = 0
    var previousEnd: Int32 = 0
    var previousKind = TokenKind.endOfInput
    /// What is wrong with an illegal token. It is said where nothing else is missing before it.
    var illegalError: SyntaxError?
    /// An illegal token is one like others; else reading it throws.
    var givesIllegalTokens = false
    /// The first bad escape in the current template part; an error unless the template has a tag.
    var templateEscapeError: SyntaxError?

    /// The buffer must outlive the lexer.
    init(_ units: UnsafeBufferPointer<UInt16>, names: NameTable) {
        base = units.baseAddress ?? UnsafePointer(bitPattern: MemoryLayout<UInt16>.alignment)!
        count = units.count
        self.names = names
    }

    /// The unit at an offset, 0 beyond the end (which no token has at its start).
    @inline(__always)
    func unit(at offset: Int) -> UInt16 { offset < count ? base[offset] : 0 }

    /// Takes the current token as read and finds the next.
    mutating func advance() throws(SyntaxError) {
        previousStart = token.start
        previousEnd = token.end
        previousKind = token.kind
        do { try scan() } catch { try takeIllegal(error) }
    }

    /// An unfinished comment or string may become whole by more text: that is said at once.
    private mutating func takeIllegal(_ error: SyntaxError) throws(SyntaxError) {
        if !givesIllegalTokens || error.isIncomplete || previousKind == .illegal { throw error }
        token.kind = .illegal
        token.end = Int32(position)
        illegalError = error
    }

    /// The token after the current one, which stays current.
    mutating func peek() throws(SyntaxError) -> Token {
        let saved = (position, token)
        try scan()
        let next = token
        (position, token) = saved
        return next
    }

    /// The two tokens after the current one; the second only where `wants` it.
    mutating func peekTwo(where wants: (Token) -> Bool) throws(SyntaxError) -> (Token, Token?) {
        let saved = (position, token)
        defer { (position, token) = saved }
        try scan()
        let next = token
        guard wants(next) else { return (next, nil) }
        try scan()
        return (next, token)
    }

    /// A hashbang comment stands only at the very start (ECMA-262 §12.5).
    mutating func skipHashbang() {
        if unit(at: 0) == 0x23, unit(at: 1) == 0x21 { skipLine() }
    }

    func error(_ message: String, _ start: Int, _ end: Int, isIncomplete: Bool = false) -> SyntaxError {
        SyntaxError(message: message, range: SourceRange(start, min(max(end, start), count)), isIncomplete: isIncomplete)
    }

    func illegalToken(_ start: Int, _ end: Int, isIncomplete: Bool = false) -> SyntaxError {
        error("Invalid or unexpected token", start, end, isIncomplete: isIncomplete)
    }

    // MARK: White space and comments

    /// Moves to the next token's first unit and notes line terminators on the way.
    private mutating func skipTrivia() throws(SyntaxError) {
        token.hasNewlineBefore = position == 0
        while position < count {
            let unit = base[position]
            switch unit {
            case 0x20, 0x09, 0x0B, 0x0C:
                position += 1
            case 0x0A, 0x0D, 0x2028, 0x2029:
                token.hasNewlineBefore = true
                position += 1
            case 0x2F:
                let next = self.unit(at: position + 1)
                if next == 0x2F { skipLine() } else if next == 0x2A { try skipBlockComment() } else { return }
            case 0x3C: // `<!--` comments out the rest of its line (ECMA-262 §B.1.1)
                guard isNext(0x21, 0x2D, 0x2D) else { return }
                try skipHTMLComment(ofLength: 4)
            case 0x2D: // so does `-->` with nothing but white space and comments before it on the line
                guard token.hasNewlineBefore, isNext(0x2D, 0x3E) else { return }
                try skipHTMLComment(ofLength: 3)
            default:
                guard unit >= 0x80, Characters.isUnicodeSpace(unit) else { return }
                position += 1
            }
        }
    }

    private func isNext(_ first: UInt16, _ second: UInt16, _ third: UInt16? = nil) -> Bool {
        guard unit(at: position + 1) == first, unit(at: position + 2) == second else { return false }
        return third == nil || unit(at: position + 3) == third
    }

    /// Modules have none; the error points at the last sign of what begins the comment.
    private mutating func skipHTMLComment(ofLength length: Int) throws(SyntaxError) {
        guard allowsHTMLComments else { throw error("HTML comments are not allowed in modules", position + length - 1, position + length) }
        skipLine()
    }

    private mutating func skipLine() {
        while position < count, !Characters.isLineTerminator(base[position]) { position += 1 }
    }

    private mutating func skipBlockComment() throws(SyntaxError) {
        let start = position
        position += 2
        while position < count {
            let unit = base[position]
            if unit == 0x2A, self.unit(at: position + 1) == 0x2F {
                position += 2
                return
            }
            if Characters.isLineTerminator(unit) { token.hasNewlineBefore = true }
            position += 1
        }
        throw illegalToken(start, count, isIncomplete: true)
    }

    // MARK: Tokens

    private mutating func scan() throws(SyntaxError) {
        try skipTrivia()
        token.start = Int32(position)
        token.hasEscape = false
        guard position < count else {
            token.kind = .endOfInput
            token.end = token.start
            return
        }
        let unit = base[position]
        if Characters.isASCIIIdentifierPart(unit) {
            if Characters.isDigit(unit) { try scanNumber() } else { try scanIdentifier() }
        } else {
            try scanPunctuator(unit)
        }
        token.end = Int32(position)
    }

    @inline(__always)
    private mutating func take(_ kind: TokenKind, _ length: Int) {
        token.kind = kind
        position += length
    }

    private mutating func scanPunctuator(_ unit: UInt16) throws(SyntaxError) {
        let next = self.unit(at: position + 1)
        let isFollowedByEquals = next == 0x3D
        switch unit {
        case 0x28: take(.leftParenthesis, 1)
        case 0x29: take(.rightParenthesis, 1)
        case 0x2C: take(.comma, 1)
        case 0x3A: take(.colon, 1)
        case 0x3B: take(.semicolon, 1)
        case 0x5B: take(.leftBracket, 1)
        case 0x5D: take(.rightBracket, 1)
        case 0x7B: take(.leftBrace, 1)
        case 0x7D: take(.rightBrace, 1)
        case 0x7E: take(.bitNot, 1)
        case 0x22, 0x27: try scanString(quote: unit)
        case 0x60: try scanTemplatePart()
        case 0x2E:
            if Characters.isDigit(next) {
                try scanNumber()
            } else if next == 0x2E, self.unit(at: position + 2) == 0x2E {
                take(.ellipsis, 3)
            } else {
                take(.dot, 1)
            }
        case 0x3F:
            if next == 0x3F {
                self.unit(at: position + 2) == 0x3D ? take(.coalesceAssign, 3) : take(.coalesce, 2)
            } else if next == 0x2E, !Characters.isDigit(self.unit(at: position + 2)) {
                take(.questionDot, 2)
            } else {
                take(.question, 1)
            }
        case 0x3D:
            if isFollowedByEquals {
                self.unit(at: position + 2) == 0x3D ? take(.strictEqual, 3) : take(.equal, 2)
            } else {
                next == 0x3E ? take(.arrow, 2) : take(.assign, 1)
            }
        case 0x21:
            if isFollowedByEquals {
                self.unit(at: position + 2) == 0x3D ? take(.strictNotEqual, 3) : take(.notEqual, 2)
            } else {
                take(.not, 1)
            }
        case 0x2B:
            if next == 0x2B { take(.increment, 2) } else { isFollowedByEquals ? take(.plusAssign, 2) : take(.plus, 1) }
        case 0x2D:
            if next == 0x2D { take(.decrement, 2) } else { isFollowedByEquals ? take(.minusAssign, 2) : take(.minus, 1) }
        case 0x2A:
            if next == 0x2A {
                self.unit(at: position + 2) == 0x3D ? take(.powerAssign, 3) : take(.power, 2)
            } else {
                isFollowedByEquals ? take(.starAssign, 2) : take(.star, 1)
            }
        case 0x2F: isFollowedByEquals ? take(.slashAssign, 2) : take(.slash, 1)
        case 0x25: isFollowedByEquals ? take(.percentAssign, 2) : take(.percent, 1)
        case 0x5E: isFollowedByEquals ? take(.xorAssign, 2) : take(.bitXor, 1)
        case 0x26: scanDoubled(unit, next, single: (.bitAnd, .andAssign), double: (.and, .logicalAndAssign))
        case 0x7C: scanDoubled(unit, next, single: (.bitOr, .orAssign), double: (.or, .logicalOrAssign))
        case 0x3C: scanDoubled(unit, next, single: (.less, .lessEqual), double: (.shiftLeft, .shiftLeftAssign))
        case 0x3E:
            if next == 0x3E, self.unit(at: position + 2) == 0x3E {
                self.unit(at: position + 3) == 0x3D ? take(.shiftRightUnsignedAssign, 4) : take(.shiftRightUnsigned, 3)
            } else {
                scanDoubled(unit, next, single: (.greater, .greaterEqual), double: (.shiftRight, .shiftRightAssign))
            }
        case 0x23: try scanPrivateName()
        default:
            guard unit == 0x5C || unit >= 0x80 else { throw illegalToken(position, position + 1) }
            try scanIdentifierSlowly(from: position)
        }
    }

    /// An operator of one unit or the same unit twice, either of them also with `=` behind it.
    private mutating func scanDoubled(_ unit: UInt16, _ next: UInt16, single: (TokenKind, TokenKind),
                                      double: (TokenKind, TokenKind)) {
        if next == unit {
            self.unit(at: position + 2) == 0x3D ? take(double.1, 3) : take(double.0, 2)
        } else {
            next == 0x3D ? take(single.1, 2) : take(single.0, 1)
        }
    }

    // MARK: Identifiers

    private mutating func scanIdentifier() throws(SyntaxError) {
        let start = position
        var end = start
        var hash = NameTable.hashSeed
        while end < count {
            let unit = base[end]
            guard Characters.isASCIIIdentifierPart(unit) else {
                if unit == 0x5C || unit >= 0x80 { return try scanIdentifierSlowly(from: start) }
                break
            }
            hash = NameTable.hash(hash, unit)
            end += 1
        }
        position = end
        token.name = names.intern(base + start, count: end - start, hash: hash)
        token.kind = names.word(token.name)
    }

    /// An identifier with escapes or letters beyond ASCII (ECMA-262 §12.7).
    private mutating func scanIdentifierSlowly(from start: Int) throws(SyntaxError) {
        position = start
        let text = try identifierText()
        token.name = names.intern(text)
        token.kind = names.word(token.name)
        if token.hasEscape, token.kind.isReservedWord { token.kind = .escapedKeyword }
    }

    private mutating func scanPrivateName() throws(SyntaxError) {
        position += 1
        token.name = names.intern([0x23] + (try identifierText()))
        token.kind = .privateName
    }

    /// Reads an identifier name at the current position; sets `token.hasEscape`.
    private mutating func identifierText() throws(SyntaxError) -> [UInt16] {
        let start = position
        var text: [UInt16] = []
        while position < count {
            let unitStart = position
            let unit = base[position]
            if Characters.isASCIIIdentifierPart(unit) {
                if text.isEmpty, Characters.isDigit(unit) { break }
                text.append(unit)
                position += 1
                continue
            }
            let point: UInt32
            if unit == 0x5C {
                token.hasEscape = true
                guard self.unit(at: position + 1) == 0x75 else { throw illegalToken(start, position + 1) }
                position += 2
                point = try unicodeEscape(from: unitStart)
            } else if unit >= 0x80 {
                let low = self.unit(at: position + 1)
                if Characters.isHighSurrogate(unit), Characters.isLowSurrogate(low) {
                    point = Characters.codePoint(unit, low)
                    position += 2
                } else {
                    point = UInt32(unit)
                    position += 1
                }
            } else {
                break
            }
            let isValid = text.isEmpty ? Characters.isIdentifierStart(point) : Characters.isIdentifierPart(point)
            guard isValid else {
                if unit == 0x5C { throw illegalToken(unitStart, position) }
                let endsHere = Characters.isUnicodeSpace(unit) || Characters.isLineTerminator(unit)
                guard !text.isEmpty, endsHere else { throw illegalToken(unitStart, unitStart) }
                position = unitStart
                break
            }
            Characters.append(point, to: &text)
        }
        guard !text.isEmpty else { throw illegalToken(max(start - 1, 0), start) }
        return text
    }
}
