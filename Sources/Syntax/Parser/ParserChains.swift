// Member access, calls, optional chains, `new`, `super`, `import()` (ECMA-262 §13.3).

extension Parser {
    /// Everything that may follow a primary expression, in a loop: chains grow long.
    mutating func parseChain(after primary: Expression, _ start: Int32, allowsCalls: Bool = true) throws(SyntaxError) -> Expression {
        var expression = primary
        var isOptionalChain = false
        var length = 0
        while true {
            switch kind {
            case .dot, .leftBracket: break
            case .leftParenthesis where allowsCalls: break
            case .template: break
            case .questionDot:
                if !allowsCalls { throw fail("Invalid optional chain from new expression") }
                isOptionalChain = true
            default:
                guard isOptionalChain else { return expression }
                return Expression(.optionalChain(expression), range(from: start))
            }
            try requireExpression()
            expression = try parseLink(expression, start, isInOptionalChain: isOptionalChain)
            length += 1
            if isAnchorDepth(length) { anchors.add(expression) }
        }
    }

    private mutating func parseLink(_ object: Expression, _ start: Int32,
                                    isInOptionalChain: Bool) throws(SyntaxError) -> Expression {
        switch kind {
        case .dot:
            try advance()
            return try parseMember(object, start, isOptional: false)
        case .questionDot:
            try advance()
            switch kind {
            case .leftBracket: return try parseIndex(object, start, isOptional: true)
            case .leftParenthesis: return try parseCall(object, start, isOptional: true)
            case .template: throw fail("Invalid tagged template on optional chain")
            default: return try parseMember(object, start, isOptional: true)
            }
        case .leftBracket: return try parseIndex(object, start, isOptional: false)
        case .leftParenthesis: return try parseCall(object, start, isOptional: false)
        default:
            if isInOptionalChain { throw fail("Invalid tagged template on optional chain") }
            let template = try parseTemplate(isTagged: true)
            return Expression(.taggedTemplate(tag: object, template), range(from: start))
        }
    }

    private mutating func parseMember(_ object: Expression, _ start: Int32,
                                      isOptional: Bool) throws(SyntaxError) -> Expression {
        let name = token.name
        if kind == .privateName {
            // The dot is what is marked where nobody declares the name.
            try notePrivateReference(name, SourceRange(start: previousRange.start, end: previousRange.start + 1))
            try advance()
            return Expression(.privateMember(object, name, isOptional: isOptional), range(from: start))
        }
        guard kind.isWord else { throw unexpected() }
        try advance()
        return Expression(.member(object, name, isOptional: isOptional), range(from: start))
    }

    private mutating func parseIndex(_ object: Expression, _ start: Int32,
                                     isOptional: Bool) throws(SyntaxError) -> Expression {
        try advance()
        let index = try parseExpressionWithIn()
        try expect(.rightBracket)
        return Expression(.index(object, index, isOptional: isOptional), range(from: start))
    }

    private mutating func parseCall(_ callee: Expression, _ start: Int32,
                                    isOptional: Bool) throws(SyntaxError) -> Expression {
        let arguments = try parseArguments()
        if !isOptional { noteDirectEval(callee) }
        return Expression(.call(callee, arguments, isOptional: isOptional), range(from: start))
    }

    /// `eval(…)` and `(eval)(…)` may see the names around them; `eval?.(…)` may not (ECMA-262 §13.3.6.1).
    func isDirectEval(_ callee: Expression) -> Bool {
        if case .identifier(let name) = callee.kind { return names.word(name) == .eval }
        return false
    }

    mutating func noteDirectEval(_ callee: Expression) {
        if isDirectEval(callee) { function.marks.containsDirectEval = true }
    }

    mutating func parseArguments() throws(SyntaxError) -> [Argument] {
        try withIn(true) { parser throws(SyntaxError) in try parser.parseArgumentItems() }
    }

    private mutating func parseArgumentItems() throws(SyntaxError) -> [Argument] {
        try expect(.leftParenthesis)
        var arguments: [Argument] = []
        while kind != .rightParenthesis {
            let isSpread = try take(.ellipsis)
            arguments.append(Argument(expression: try parseAssignment(), isSpread: isSpread))
            if kind == .rightParenthesis { break }
            guard try take(.comma) else { throw failAfterPrevious("missing ) after argument list") }
        }
        try advance()
        return arguments
    }

    // MARK: new, super, import

    /// `new C(…)`, `new.target` (ECMA-262 §13.3.5, §13.3.12)
    mutating func parseNew() throws(SyntaxError) -> Expression {
        try enter()
        defer { depth -= 1 }
        let start = token.start
        try advance()
        if try take(.dot) {
            guard isContextual(.target) else { throw unexpected() }
            try advance()
            guard function.allowsNewTarget else {
                throw fail("new.target expression is not allowed here", previousRange)
            }
            return Expression(.newTarget, range(from: start))
        }
        if kind == .import, try lexer.peek().kind != .dot { throw fail("Cannot use new with import") }
        let calleeStart = token.start
        let primary = try parsePrimary()
        let callee = try parseChain(after: primary, calleeStart, allowsCalls: false)
        let arguments = kind == .leftParenthesis ? try parseArguments() : []
        return anchored(Expression(.new(callee, arguments), range(from: start)))
    }

    /// `super.x`, `super[x]`, `super(…)` (ECMA-262 §13.3.7)
    mutating func parseSuper() throws(SyntaxError) -> Expression {
        let start = token.start
        try advance()
        let word = range(from: start)
        switch kind {
        case .leftParenthesis where function.allowsSuperCall:
            let arguments = try parseArguments()
            return Expression(.superCall(arguments), range(from: start))
        case .dot where function.allowsSuperProperty:
            try advance()
            if kind == .privateName { throw fail("Unexpected private field") }
            guard kind.isWord else { throw unexpected() }
            let name = token.name
            try advance()
            return Expression(.superMember(name), range(from: start))
        case .leftBracket where function.allowsSuperProperty:
            try advance()
            let index = try parseExpressionWithIn()
            try expect(.rightBracket)
            return Expression(.superIndex(index), range(from: start))
        default: throw fail("'super' keyword unexpected here", word, isIncomplete: kind == .endOfInput)
        }
    }

    /// `import(specifier, options)` (ECMA-262 §13.3.10); everything else of `import` belongs to modules.
    mutating func parseImport() throws(SyntaxError) -> Expression {
        let start = token.start
        try advance()
        if kind == .dot {
            let next = try lexer.peek()
            if next.kind == .identifier, !next.hasEscape, names.string(next.name) == "meta" {
                guard options.isModule else { throw fail("Cannot use 'import.meta' outside a module", next.range) }
                try advance()
                try advance()
                return Expression(.importMeta, range(from: start))
            }
            throw unexpected(next)
        }
        guard kind == .leftParenthesis else {
            throw kind == .endOfInput || options.isModule ? unexpected()
                : fail("Cannot use import statement outside a module", range(from: start))
        }
        try advance()
        if kind == .rightParenthesis { throw fail("import() requires a specifier", previousRange) }
        let specifier = try parseAssignmentWithIn()
        var options: Expression?
        if try take(.comma), kind != .rightParenthesis {
            options = try parseAssignmentWithIn()
            _ = try take(.comma)
        }
        try expect(.rightParenthesis)
        return Expression(.importCall(specifier, options: options), range(from: start))
    }
}
