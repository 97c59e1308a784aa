// Loops (ECMA-262 §14.7).

extension Parser {
    /// A loop's body: one statement that `break` and `continue` may leave.
    private mutating func parseLoopBody() throws(SyntaxError) -> Statement {
        function.loops += 1
        function.breakables += 1
        let body = try parseStatement(.single)
        function.loops -= 1
        function.breakables -= 1
        return body
    }

    mutating func parseWhile() throws(SyntaxError) -> Statement {
        let start = token.start
        try advance()
        let condition = try parseCondition()
        let body = try parseLoopBody()
        return Statement(.while(condition, body: body), range(from: start))
    }

    mutating func parseDoWhile() throws(SyntaxError) -> Statement {
        let start = token.start
        try advance()
        let body = try parseLoopBody()
        try expect(.while)
        let condition = try parseCondition()
        _ = try take(.semicolon) // inserted here even on one line (ECMA-262 §12.10.1)
        return Statement(.doWhile(body: body, condition), range(from: start))
    }

    /// The three kinds of `for`; the head's first part decides.
    mutating func parseForStatement() throws(SyntaxError) -> Statement {
        let start = token.start
        try advance()
        var isAwait = false
        if kind == .await {
            guard isAwaitOperator, !token.hasEscape else { throw fail("Unexpected reserved word") }
            if function.marks.awaitExpression == nil { function.marks.awaitExpression = token.range }
            isAwait = true
            try advance()
        }
        try expect(.leftParenthesis)
        var variableKind: Statement.VariableKind?
        switch kind {
        case .var: variableKind = .var
        case .const: variableKind = .const
        case .let where !token.hasEscape:
            if startsBinding(try lexer.peek()) { variableKind = .let }
        case .using where !token.hasEscape, .await where isAwaitOperator && !token.hasEscape: variableKind = try usingKind(inForHead: true)
        default: break
        }
        openScope(.block)
        let head: ForHead
        if let variableKind {
            head = try parseForDeclaration(variableKind, isAwait: isAwait)
        } else {
            head = try parseForExpression(isAwait: isAwait)
        }
        let parts = try parseForTail(head, isAwait: isAwait)
        let body = try parseLoopBody()
        let scope = closeScope()
        let kind: Statement.Kind = switch parts {
        case .plain(let initializer, let test, let update):
            .for(initializer: initializer, test: test, update: update, body: body, scope: scope)
        case .in(let binding, let object): .forIn(binding, object, body: body, scope: scope)
        case .of(let binding, let iterable): .forOf(binding, iterable, body: body, scope: scope, isAwait: isAwait)
        }
        return Statement(kind, range(from: start))
    }

    /// The first part of a head.
    private enum ForHead {
        case plain(ForInitializer?)
        case `in`(ForBinding)
        case of(ForBinding)
    }

    /// A whole head.
    private enum ForParts {
        case plain(ForInitializer?, test: Expression?, update: Expression?)
        case `in`(ForBinding, Expression)
        case of(ForBinding, Expression)
    }

    private mutating func parseForTail(_ head: ForHead, isAwait: Bool) throws(SyntaxError) -> ForParts {
        switch head {
        case .in(let binding):
            try advance()
            let object = try parseExpressionWithIn()
            try expect(.rightParenthesis)
            return .in(binding, object)
        case .of(let binding):
            try advance()
            let iterable = try parseAssignmentWithIn()
            try expect(.rightParenthesis)
            return .of(binding, iterable)
        case .plain(let initializer):
            if isAwait { throw unexpected() }
            try expect(.semicolon)
            let test = kind == .semicolon ? nil : try parseExpression()
            try expect(.semicolon)
            let update = kind == .rightParenthesis ? nil : try parseExpression()
            try expect(.rightParenthesis)
            return .plain(initializer, test: test, update: update)
        }
    }

    /// A head that declares: `for (let x …`
    private mutating func parseForDeclaration(_ variableKind: Statement.VariableKind,
                                              isAwait: Bool) throws(SyntaxError) -> ForHead {
        if variableKind.isUsing { try takeUsing(variableKind) } else { try advance() }
        let start = token.start
        let declarators = try withIn(false) { parser throws(SyntaxError) in
            try parser.parseDeclarators(variableKind, inForHead: true)
        }
        let isOf = isContextual(.of)
        guard isOf || kind == .in || isAwait else {
            for declarator in declarators { try checkInitializer(declarator, variableKind) }
            return .plain(.variable(variableKind, declarators))
        }
        let loop = isAwait ? "for-await-of" : isOf ? "for-of" : "for-in"
        if variableKind.isUsing, !isOf { throw fail("Invalid left-hand side in for-in loop: it cannot be declared with 'using'.", range(from: start)) }
        guard declarators.count == 1, let declarator = declarators.first else {
            throw fail("Invalid left-hand side in \(loop) loop: Must have a single binding.", range(from: start))
        }
        if declarator.initializer != nil {
            // Only `for (var x = 1 in …)` has one, in sloppy code (ECMA-262 §B.3.5).
            var isPlainName = false
            if case .target = declarator.target.kind { isPlainName = true }
            guard !isOf, !isAwait, variableKind == .var, !isStrict, isPlainName else {
                throw fail("\(loop) loop variable declaration may not have an initializer.", range(from: start))
            }
        }
        guard isOf || !isAwait else { throw unexpected() }
        let binding = ForBinding.variable(variableKind, declarator.target, initializer: declarator.initializer)
        return isOf ? .of(binding) : .in(binding)
    }

    /// A head that assigns to what exists, or initializes by an expression, or is empty.
    private mutating func parseForExpression(isAwait: Bool) throws(SyntaxError) -> ForHead {
        if kind == .semicolon { return .plain(nil) }
        let start = token
        let outerPending = pendingCoverError
        pendingCoverError = nil
        let expression = try withIn(false) { parser throws(SyntaxError) in try parser.parseForHeadExpression(start.start) }
        let isOf = isContextual(.of)
        guard isOf || kind == .in && !isAwait else {
            try requireExpression()
            pendingCoverError = outerPending
            return .plain(.expression(expression))
        }
        if isOf {
            // `for (let of …` and `for (async of …` read two ways; the grammar forbids both.
            if start.kind == .let {
                throw fail("The left-hand side of a for-of loop may not start with 'let'.", start.range)
            }
            if start.kind == .async, !start.hasEscape, !isAwait, case .identifier = expression.kind {
                throw fail("The left-hand side of a for-of loop may not be 'async'.", start.range)
            }
        }
        let target: Pattern
        if isArrayOrObjectLiteral(expression) {
            pendingCoverError = nil
            target = try assignmentPattern(expression)
        } else {
            try requireExpression()
            try checkAssignmentTarget(expression, "Invalid left-hand side in for-loop",
                                      allowsCall: true)
            target = Pattern(.target(expression), expression.range)
        }
        pendingCoverError = outerPending
        return isOf ? .of(.assignment(target)) : .in(.assignment(target))
    }

    /// As `parseExpression`, but the first part may turn out to be a pattern.
    private mutating func parseForHeadExpression(_ start: Int32) throws(SyntaxError) -> Expression {
        let first = try parseAssignmentOrPattern()
        guard kind == .comma else { return first }
        try requireExpression()
        var expressions = [first]
        while try take(.comma) { expressions.append(try parseAssignment()) }
        return Expression(.sequence(expressions), range(from: start))
    }
}
