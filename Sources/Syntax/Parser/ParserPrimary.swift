// Primary expressions: what operators are applied to (ECMA-262 §13.2).

extension Parser {
    mutating func parsePrimary() throws(SyntaxError) -> Expression {
        let start = token.start
        switch kind {
        case .number, .string, .this, .null, .true, .false: return try parseLiteral()
        case .bigInt:
            let digits = names.string(token.name)
            try advance()
            return Expression(.bigInt(digits), range(from: start))
        case .slash, .slashAssign: return try parseRegExp()
        case .template:
            let template = try parseTemplate(isTagged: false)
            return Expression(.template(template), range(from: start))
        case .leftParenthesis: return try parseParenthesized(mayBeArrow: false)
        case .leftBracket: return try parseArrayLiteral()
        case .leftBrace: return try parseObjectLiteral()
        case .function: return try parseFunctionExpression()
        case .class:
            let node = try parseClass(isDeclaration: false)
            return Expression(.class(node), node.range)
        case .new: return try parseNew()
        case .super: return try parseSuper()
        case .import: return try parseImport()
        case .async where !token.hasEscape: return try parseAsync(mayBeArrow: false)
        default:
            guard kind.mayBeIdentifier else { throw unexpected() }
            return try parseIdentifierReference()
        }
    }

    /// Literals of one token.
    mutating func parseLiteral() throws(SyntaxError) -> Expression {
        let kind: Expression.Kind
        switch self.kind {
        case .number:
            try checkLegacy(token)
            kind = .number(token.number)
        case .string:
            try checkLegacy(token)
            kind = .string(token.name)
        case .this: kind = .this
        case .true: kind = .boolean(true)
        case .false: kind = .boolean(false)
        default: kind = .null
        }
        let range = token.range
        try advance()
        return Expression(kind, range)
    }

    /// Octal and its kin are errors in strict code (ECMA-262 §12.9.3.1, §12.9.4.1).
    func checkLegacy(_ token: Token) throws(SyntaxError) {
        guard isStrict, token.legacy != .none else { return }
        throw legacyError(token)
    }

    func legacyError(_ token: Token) -> SyntaxError {
        switch token.legacy {
        case .octalNumber: fail("Octal literals are not allowed in strict mode.", token.range)
        case .leadingZeroDecimal: fail("Decimals with leading zeros are not allowed in strict mode.", token.range)
        case .eightOrNineEscape: fail("\\8 and \\9 are not allowed in strict mode.", token.range)
        default: fail("Octal escape sequences are not allowed in strict mode.", octalEscape(in: token.range))
        }
    }

    /// The first digit of the first octal escape.
    private func octalEscape(in range: SourceRange) -> SourceRange {
        var i = Int(range.start)
        while i + 1 < Int(range.end) {
            guard lexer.base[i] == 0x5C else { i += 1; continue }
            let next = lexer.base[i + 1], isEnd = i + 2 >= Int(range.end) || !Characters.isDigit(lexer.base[i + 2])
            if next >= 0x30, next <= 0x37, next != 0x30 || !isEnd { return SourceRange(i + 1, i + 2) }
            i += 2
        }
        return range
    }

    private mutating func parseRegExp() throws(SyntaxError) -> Expression {
        try lexer.rescanRegExp()
        let literal = token
        let flags = literal.detail ?? literal.name
        if let problem = RegExpReader.problem(inPattern: names.units(literal.name), flags: names.units(flags)) {
            let text = "/\(names.string(literal.name))/\(names.string(flags))"
            throw fail("Invalid regular expression: \(text): \(problem)", literal.range)
        }
        try advance()
        return Expression(.regExp(pattern: literal.name, flags: flags), literal.range)
    }

    /// A template literal; only one with a tag may hold escapes that mean nothing (ECMA-262 §13.2.8).
    mutating func parseTemplate(isTagged: Bool) throws(SyntaxError) -> Template {
        var cooked: [Name?] = []
        var raw: [Name] = []
        var expressions: [Expression] = []
        while true {
            if !isTagged, let error = lexer.templateEscapeError { throw error }
            cooked.append(token.detail)
            raw.append(token.name)
            let isTail = token.isTemplateTail
            try advance()
            if isTail { break }
            let start = token.start
            expressions.append(try parseExpressionWithIn())
            guard kind == .rightBrace else {
                throw kind == .endOfInput && lexer.previousKind == .template
                    ? unexpected() : fail("Missing } in template expression", SourceRange(start: start, end: token.start), isIncomplete: kind == .endOfInput)
            }
            try lexer.rescanTemplate()
        }
        return Template(cooked: cooked, raw: raw, expressions: expressions)
    }

    // MARK: Identifiers

    mutating func parseIdentifierReference() throws(SyntaxError) -> Expression {
        let range = token.range
        let name = try takeIdentifier()
        if names.word(name) == .arguments, function.forbidsArguments {
            throw fail("'arguments' is not allowed in class field initializer or static initialization block", range)
        }
        return Expression(.identifier(name), range)
    }

    /// A word used as a name: reserved words are not, some only in places (ECMA-262 §13.1.1).
    mutating func takeIdentifier() throws(SyntaxError) -> Name {
        let word = token
        if word.kind != .identifier {
            try checkIdentifier(word)
            // Were an `await` that is a name in an async arrow's parameters, it would be an error.
            if word.kind == .await, function.marks.awaitIdentifier == nil { function.marks.awaitIdentifier = word.range }
        }
        try advance()
        return word.name
    }

    func checkIdentifier(_ word: Token) throws(SyntaxError) {
        guard word.kind.mayBeIdentifier else { throw unexpected(word) }
        if word.kind.isReservedInStrictMode, isStrict { throw unexpected(word) }
        switch word.kind {
        case .yield where function.isGenerator: throw unexpected(word)
        case .await where function.isAsync || function.isStaticBlock || options.isModule: throw unexpected(word)
        default: break
        }
    }

    // MARK: Parentheses

    /// `( … )`: an expression, or an arrow function's parameters where one may begin (ECMA-262 §13.2.9, §15.3).
    mutating func parseParenthesized(mayBeArrow: Bool) throws(SyntaxError) -> Expression {
        let start = token.start
        let covered = try covered { parser throws(SyntaxError) in try parser.parseParenthesizedItems(mayBeArrow: mayBeArrow) }
        let inner = covered.value
        if kind == .arrow, !token.hasNewlineBefore, mayBeArrow {
            pendingCoverError = covered.outerError
            return try parseArrow(parameters: inner.items, rest: inner.rest, marks: covered.marks,
                                  FunctionHeader(kind: .arrow, start: start))
        }
        try requireExpression()
        pendingCoverError = covered.outerError
        if let misplaced = inner.misplaced { throw kind == .arrow ? unexpected() : unexpected(misplaced) }
        let expression = inner.items.count == 1 ? inner.items[0] : Expression(.sequence(inner.items), inner.range)
        expression.isParenthesized = true
        return expression
    }

    /// What stands between parentheses.
    private struct ParenthesizedItems {
        var items: [Expression] = []
        var rest: Expression?
        /// From the first item to the last.
        var range: SourceRange
        /// What must not be there where this is an expression: a rest element, or the closing parenthesis behind nothing or a comma.
        var misplaced: Token?
    }

    /// `( … )`, whatever it is going to be.
    private mutating func parseParenthesizedItems(mayBeArrow: Bool) throws(SyntaxError) -> ParenthesizedItems {
        try advance()
        let start = token.start
        var items: [Expression] = [], rest: Expression?, ellipsis: Token?, endsInComma = false
        while kind != .rightParenthesis {
            endsInComma = false
            if kind == .ellipsis, mayBeArrow {
                ellipsis = token
                rest = try parseArrowRest()
                break
            }
            items.append(try parseAssignmentOrPattern())
            guard kind == .comma else { break }
            endsInComma = true
            try advance()
        }
        let range = range(from: start), closing = token
        try expect(.rightParenthesis)
        let misplaced = ellipsis ?? (items.isEmpty || endsInComma ? closing : nil)
        return ParenthesizedItems(items: items, rest: rest, range: range, misplaced: misplaced)
    }

    // MARK: Arrays and objects

    private mutating func parseArrayLiteral() throws(SyntaxError) -> Expression {
        let start = token.start
        let kind = try withIn(true) { parser throws(SyntaxError) in try parser.parseArrayElements(start) }
        return anchored(Expression(kind, range(from: start)))
    }

    private mutating func parseArrayElements(_ start: Int32) throws(SyntaxError) -> Expression.Kind {
        try advance()
        let numbers = try parseNumerals()
        if numbers.count >= Parser.mostNodes, kind == .rightBracket {
            try advance()
            return .numbers(numbers.map(\.value), first: numbers[0].range)
        }
        var elements: [ArrayElement] = numbers.map { .expression(Expression(numeral: $0.value, $0.range)) }
        while kind != .rightBracket {
            if try take(.comma) {
                elements.append(.hole)
                continue
            }
            let isSpread = try take(.ellipsis)
            let element = try parseAssignmentOrPattern()
            elements.append(isSpread ? .spread(element) : .expression(element))
            if kind == .rightBracket { break }
            if kind != .comma { throw unexpected() }
            if isSpread { commasAfterSpread.insert(start) }
            try advance()
        }
        try advance()
        return .array(elements)
    }

    /// An array literal of so many numerals has no node for each: they would take more memory than the table of numbers that it is.
    private static var mostNodes: Int { 32 }

    /// The numerals that an array literal begins with, each with the comma behind it; the last may have the bracket instead.
    private mutating func parseNumerals() throws(SyntaxError) -> [(value: Double, range: SourceRange)] {
        var numerals: [(value: Double, range: SourceRange)] = []
        while kind == .number || kind == .minus {
            let start = token.start, isNegative = kind == .minus
            var next = try lexer.peek()
            if isNegative {
                guard next.kind == .number, let behind = try lexer.peekTwo(where: { _ in true }).1 else { break }
                next = behind
            }
            guard next.kind == .comma || next.kind == .rightBracket else { break }
            if isNegative { try advance() }
            try checkLegacy(token)
            numerals.append((isNegative ? -token.number : token.number, SourceRange(start: start, end: token.range.end)))
            try advance()
            if kind == .comma { try advance() }
        }
        return numerals
    }

    private mutating func parseObjectLiteral() throws(SyntaxError) -> Expression {
        let start = token.start
        let members = try withIn(true) { parser throws(SyntaxError) in try parser.parseObjectMembers(start) }
        return anchored(Expression(.object(members), range(from: start)))
    }

    private mutating func parseObjectMembers(_ start: Int32) throws(SyntaxError) -> [ObjectMember] {
        try advance()
        var members: [ObjectMember] = []
        var hasPrototype = false
        while kind != .rightBrace {
            let memberStart = token
            let member = try parseObjectMember()
            if case .prototype = member.kind {
                if hasPrototype, pendingCoverError == nil {
                    pendingCoverError = fail("Duplicate __proto__ fields are not allowed in object literals", memberStart.range)
                }
                hasPrototype = true
            }
            members.append(member)
            if kind == .rightBrace { break }
            if case .spread = member.kind, kind == .comma { commasAfterSpread.insert(start) }
            try expect(.comma)
        }
        try advance()
        return members
    }
}
