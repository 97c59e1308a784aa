/// What is what in a text that is being written: for colours, brackets that belong together, indentation.
///
/// It reads the parser's tokens, and never fails: what is not finished, or wrong, is told as far as it goes. Whether a slash divides or begins
/// a regular expression only a parser knows; here the token before it decides, which is right but for a few rare places.
///
/// Places count the text's `unicodeScalars`.
public struct SourceColors {
    public enum Kind: Sendable { case keyword, number, string, template, regularExpression, comment, literal, name, property, punctuation }

    public struct Piece: Sendable {
        public var range: Range<Int>
        public var kind: Kind
    }

    public private(set) var pieces: [Piece] = []
    /// Brackets that nothing has closed yet, the innermost last.
    public private(set) var openBrackets: [Int] = []
    /// The two brackets of each pair.
    public private(set) var pairs: [(open: Int, close: Int)] = []
    /// Brackets that close nothing.
    public private(set) var strayBrackets: [Int] = []
    /// The end stands in a template, a comment or a string.
    public private(set) var endsInText = false

    /// O(count).
    public init(_ text: String) {
        let units = Array(text.utf16)
        var reader = Reader(scalarOffsets: Self.scalarOffsets(units))
        units.withUnsafeBufferPointer { reader.read($0) }
        pieces = reader.pieces
        openBrackets = reader.open.map(\.place)
        pairs = reader.pairs
        strayBrackets = reader.stray
        endsInText = reader.endsInText
    }

    private static func scalarOffsets(_ units: [UInt16]) -> [Int] {
        var offsets: [Int] = [], next = 0
        offsets.reserveCapacity(units.count + 1)
        for unit in units {
            offsets.append(next)
            if !Characters.isHighSurrogate(unit) { next += 1 }
        }
        offsets.append(next)
        return offsets
    }

    private struct Reader {
        let scalarOffsets: [Int]
        var pieces: [Piece] = []
        var open: [(bracket: TokenKind, place: Int)] = []
        var pairs: [(open: Int, close: Int)] = []
        var stray: [Int] = []
        var endsInText = false
        private var previous = TokenKind.semicolon

        init(scalarOffsets: [Int]) { self.scalarOffsets = scalarOffsets }

        mutating func read(_ units: UnsafeBufferPointer<UInt16>) {
            var lexer = Lexer(units, names: NameTable())
            lexer.skipHashbang()
            if lexer.position > 0 { add(0, lexer.position, .comment) }
            var position = lexer.position
            while true {
                position = skipTrivia(units, position)
                guard position < units.count else { return }
                lexer.position = position
                do {
                    try lexer.advance()
                    if lexer.token.kind == .endOfInput { return }
                    try take(&lexer)
                    position = max(Int(lexer.token.end), position + 1)
                } catch {
                    position = takeBroken(units, position, lexer.token.kind)
                }
            }
        }

        // MARK: Tokens

        private mutating func take(_ lexer: inout Lexer) throws(SyntaxError) {
            let kind = lexer.token.kind, start = Int(lexer.token.start)
            switch kind {
            case .leftBrace, .leftBracket, .leftParenthesis: open.append((kind, scalarOffsets[start]))
            case .rightBrace where open.last?.bracket == .template:
                close(kind, at: start)
                try lexer.rescanTemplate()
                return takeTemplate(lexer, from: start)
            case .rightBrace, .rightBracket, .rightParenthesis: close(kind, at: start)
            case .template: return takeTemplate(lexer, from: start)
            case .slash where !previousIsOperand, .slashAssign where !previousIsOperand: try lexer.rescanRegExp()
            default: break
            }
            add(start, Int(lexer.token.end), self.kind(of: lexer.token))
            previous = lexer.token.kind
        }

        private func kind(of token: Token) -> Kind {
            if token.kind.isWord, previous == .dot || previous == .questionDot { return .property }
            switch token.kind {
            case .number, .bigInt: return .number
            case .string: return .string
            case .regExp: return .regularExpression
            case .true, .false, .null: return .literal
            case .let, .await, .async, .static, .yield: return .keyword
            default: return token.kind.isReservedWord ? .keyword : token.kind.isWord || token.kind == .privateName ? .name : .punctuation
            }
        }

        /// A part of a template, its `${` apart.
        private mutating func takeTemplate(_ lexer: Lexer, from start: Int) {
            let end = Int(lexer.token.end)
            if lexer.token.isTemplateTail {
                add(start, end, .template)
                previous = .string
            } else {
                add(start, end - 2, .template)
                add(end - 2, end, .punctuation)
                open.append((.template, scalarOffsets[end - 1]))
                previous = .leftBrace
            }
        }

        private mutating func close(_ kind: TokenKind, at place: Int) {
            let wanted: [TokenKind] = switch kind {
            case .rightParenthesis: [.leftParenthesis]
            case .rightBracket: [.leftBracket]
            default: [.leftBrace, .template]
            }
            guard let last = open.last, wanted.contains(last.bracket) else { return stray.append(scalarOffsets[place]) }
            open.removeLast()
            pairs.append((last.place, scalarOffsets[place]))
        }

        /// Whether a slash behind it divides.
        private var previousIsOperand: Bool {
            switch previous {
            case .number, .bigInt, .string, .regExp, .rightParenthesis, .rightBracket, .rightBrace, .privateName, .this, .super, .null, .true, .false: true
            case .increment, .decrement: true
            default: previous.mayBeIdentifier
            }
        }

        private mutating func add(_ start: Int, _ end: Int, _ kind: Kind) {
            guard start < end else { return }
            pieces.append(Piece(range: scalarOffsets[start]..<scalarOffsets[end], kind: kind))
        }

        // MARK: What is no token

        /// What begins at `start` is wrong or goes on: up to where one can look again.
        private mutating func takeBroken(_ units: UnsafeBufferPointer<UInt16>, _ start: Int, _ kind: TokenKind) -> Int {
            let first = units[start]
            let isTemplate = first == 0x60 || first == 0x7D && open.last?.bracket != .template && kind == .template
            if isTemplate {
                add(start, units.count, .template)
                endsInText = true
                return units.count
            }
            var end = start + 1
            guard first == 0x22 || first == 0x27 || first == 0x2F else {
                previous = .identifier
                return end
            }
            while end < units.count, !Characters.isLineTerminator(units[end]), units[end] != first || units[end - 1] == 0x5C { end += 1 }
            if end < units.count, units[end] == first { end += 1 } else { endsInText = end == units.count }
            add(start, end, first == 0x2F ? .regularExpression : .string)
            previous = .string
            return end
        }

        /// To the next token's beginning.
        private mutating func skipTrivia(_ units: UnsafeBufferPointer<UInt16>, _ start: Int) -> Int {
            var position = start
            while position < units.count {
                let unit = units[position], next = position + 1 < units.count ? units[position + 1] : 0
                if unit == 0x2F, next == 0x2F {
                    let begin = position
                    while position < units.count, !Characters.isLineTerminator(units[position]) { position += 1 }
                    add(begin, position, .comment)
                } else if unit == 0x2F, next == 0x2A {
                    position = skipBlockComment(units, position)
                } else if unit == 0x20 || unit == 0x09 || Characters.isLineTerminator(unit) || unit >= 0x80 && Characters.isUnicodeSpace(unit) {
                    position += 1
                } else {
                    break
                }
            }
            return position
        }

        private mutating func skipBlockComment(_ units: UnsafeBufferPointer<UInt16>, _ start: Int) -> Int {
            var position = start + 2
            while position + 1 < units.count, !(units[position] == 0x2A && units[position + 1] == 0x2F) { position += 1 }
            let isClosed = position + 1 < units.count
            position = isClosed ? position + 2 : units.count
            if !isClosed { endsInText = true }
            add(start, position, .comment)
            return position
        }
    }
}
