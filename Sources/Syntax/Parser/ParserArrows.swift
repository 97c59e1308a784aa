// Arrow functions, sync and async (ECMA-262 §15.3, §15.9). Their parameters have been read as expressions.

extension Parser {
    private static var awaitInAsyncMessage: String { "'await' is not a valid identifier name in an async function" }

    /// `...rest` before an arrow's closing parenthesis.
    mutating func parseArrowRest() throws(SyntaxError) -> Expression {
        try advance()
        let rest = try parseAssignmentOrPattern()
        if case .assign = rest.kind, !rest.isParenthesized {
            throw fail("Rest parameter may not have a default initializer", rest.range)
        }
        if kind == .comma { throw fail("Rest parameter must be last formal parameter", previousRange) }
        return rest
    }

    /// `x => …`; the current token is the arrow.
    mutating func parseArrow(singleParameter word: Token) throws(SyntaxError) -> Expression {
        let parameter = Expression(.identifier(word.name), word.range)
        return try parseArrow(parameters: [parameter], rest: nil, marks: FunctionContext.Marks(),
                              FunctionHeader(kind: .arrow, start: word.start))
    }

    /// The current token is the arrow; `marks` are what the parameters hold.
    mutating func parseArrow(parameters items: [Expression], rest: Expression?, marks: FunctionContext.Marks,
                             _ header: FunctionHeader) throws(SyntaxError) -> Expression {
        if let range = marks.yieldExpression { throw fail("Yield expression not allowed in formal parameter", range) }
        if let range = marks.awaitExpression {
            throw fail("Illegal await-expression in formal parameters of async function", range)
        }
        if header.isAsync, let range = marks.awaitIdentifier { throw fail(Parser.awaitInAsyncMessage, range) }
        let outerAllowsIn = allowsIn
        let state = enterFunction(header)
        function.marks.containsDirectEval = marks.containsDirectEval
        openParameterScope()
        var parameters = ParameterList()
        for item in items { addParameter(try bindingElement(item, &parameters), &parameters) }
        if let rest {
            parameters.isSimple = false
            parameters.rest = try bindingElement(rest, &parameters).target
        }
        try expect(.arrow)
        let node: FunctionNode
        if kind == .leftBrace {
            node = try parseBody(header, parameters, state)
        } else {
            openFunctionBodyScope()
            allowsIn = outerAllowsIn
            let value = try parseAssignment()
            try checkParameters(header, parameters, wasStrict: state.isStrict)
            node = finishFunction(header, parameters, [Statement(.return(value), value.range)], hasExpressionBody: true,
                                  end: lexer.previousEnd, state)
        }
        return anchored(Expression(.function(node), node.range))
    }

    /// `async` where an expression begins: a function, an arrow, or just a name.
    mutating func parseAsync(mayBeArrow: Bool) throws(SyntaxError) -> Expression {
        let word = token
        let next = try lexer.peek()
        guard !next.hasNewlineBefore else { return try parseAsyncAsName(word, mayBeArrow: mayBeArrow) }
        if next.kind == .function {
            try advance()
            return try parseFunctionExpression(asyncStart: word.start)
        }
        guard mayBeArrow else { return try parseIdentifierReference() }
        if next.kind == .leftParenthesis { return try parseAsyncCallOrArrow(word) }
        guard next.kind.mayBeIdentifier else { return try parseAsyncAsName(word, mayBeArrow: mayBeArrow) }
        let beforeWord = lexer
        try advance()
        let parameter = token
        guard try lexer.peek().kind == .arrow else { // as in `for await (async of …)`
            lexer = beforeWord
            return try parseIdentifierReference()
        }
        if parameter.kind == .await { throw fail(Parser.awaitInAsyncMessage, parameter.range) }
        try checkIdentifier(parameter)
        try advance()
        if token.hasNewlineBefore { throw unexpected() }
        let reference = Expression(.identifier(parameter.name), parameter.range)
        return try parseArrow(parameters: [reference], rest: nil, marks: FunctionContext.Marks(),
                              FunctionHeader(kind: .arrow, isAsync: true, start: word.start))
    }

    /// `async` as any other name, even as an arrow's only parameter.
    private mutating func parseAsyncAsName(_ word: Token, mayBeArrow: Bool) throws(SyntaxError) -> Expression {
        let name = try parseIdentifierReference()
        if mayBeArrow, kind == .arrow, !token.hasNewlineBefore { return try parseArrow(singleParameter: word) }
        return name
    }

    /// `async (…)`: a call, until an arrow follows.
    private mutating func parseAsyncCallOrArrow(_ word: Token) throws(SyntaxError) -> Expression {
        let callee = try parseIdentifierReference()
        var commaAfterSpread: Token?
        let covered = try covered { parser throws(SyntaxError) in try parser.parseArgumentsOrParameters(&commaAfterSpread) }
        let arguments = covered.value
        guard kind == .arrow, !token.hasNewlineBefore else {
            try requireExpression()
            pendingCoverError = covered.outerError
            return Expression(.call(callee, arguments, isOptional: false), range(from: word.start))
        }
        pendingCoverError = covered.outerError
        if let comma = commaAfterSpread { throw fail("Rest parameter must be last formal parameter", comma.range) }
        let rest = arguments.last.flatMap { $0.isSpread ? $0.expression : nil }
        if let rest, case .assign = rest.kind {
            throw fail("Rest parameter may not have a default initializer", rest.range)
        }
        let items = (rest == nil ? arguments[...] : arguments.dropLast()).map(\.expression)
        return try parseArrow(parameters: items, rest: rest, marks: covered.marks,
                              FunctionHeader(kind: .arrow, isAsync: true, start: word.start))
    }

    /// `( … )` behind `async`. A comma behind `...x` is fine in a call, not in an arrow's parameters.
    private mutating func parseArgumentsOrParameters(_ commaAfterSpread: inout Token?) throws(SyntaxError) -> [Argument] {
        try advance()
        var arguments: [Argument] = []
        while kind != .rightParenthesis {
            let isSpread = try take(.ellipsis)
            arguments.append(Argument(expression: try parseAssignmentOrPattern(), isSpread: isSpread))
            if kind == .rightParenthesis { break }
            guard kind == .comma else { throw failAfterPrevious("missing ) after argument list") }
            if isSpread, commaAfterSpread == nil { commaAfterSpread = token }
            try advance()
        }
        try advance()
        return arguments
    }
}
