// Expressions, from the loosest operators to the tightest (ECMA-262 §13.4 to §13.16).

extension Parser {
    /// Expression: assignments with commas between them.
    mutating func parseExpression() throws(SyntaxError) -> Expression {
        let start = token.start
        let first = try parseAssignment()
        guard kind == .comma else { return first }
        var expressions = [first]
        while try take(.comma) { expressions.append(try parseAssignment()) }
        return Expression(.sequence(expressions), range(from: start))
    }

    /// Expression with `in` as an operator, whatever is around.
    mutating func parseExpressionWithIn() throws(SyntaxError) -> Expression {
        try withIn(true) { parser throws(SyntaxError) in try parser.parseExpression() }
    }

    /// AssignmentExpression with `in` as an operator.
    mutating func parseAssignmentWithIn() throws(SyntaxError) -> Expression {
        try withIn(true) { parser throws(SyntaxError) in try parser.parseAssignment() }
    }

    /// AssignmentExpression (ECMA-262 §13.15).
    mutating func parseAssignment() throws(SyntaxError) -> Expression {
        let outer = pendingCoverError
        pendingCoverError = nil
        let expression = try parseAssignmentOrPattern()
        try requireExpression()
        pendingCoverError = outer
        return expression
    }

    /// AssignmentExpression that may turn out to be part of a pattern: leaves `pendingCoverError` to the caller.
    mutating func parseAssignmentOrPattern() throws(SyntaxError) -> Expression {
        try enter()
        defer { depth -= 1 }
        let start = token.start
        let outer = pendingCoverError
        pendingCoverError = nil
        var left: Expression
        switch kind {
        case .number, .string, .this, .null, .true, .false:
            left = try parseLiteral()
            if isPlainEnd(kind) {
                pendingCoverError = outer
                return left
            }
            left = try parseConditional(after: left, start)
        case .leftParenthesis:
            left = try parseParenthesized(mayBeArrow: true)
            if isArrow(left) { return leaveArrow(left, outer) }
            left = try parseConditional(after: left, start)
        case .yield where isYieldOperator:
            left = try parseYield()
            pendingCoverError = outer
            return left
        case .async where !token.hasEscape:
            left = try parseAsync(mayBeArrow: true)
            if isArrow(left) { return leaveArrow(left, outer) }
            left = try parseConditional(after: left, start)
        case .await where isAwaitOperator:
            left = try parseConditional()
        default:
            if kind.mayBeIdentifier {
                let name = token
                left = try parseIdentifierReference()
                if kind == .arrow, !token.hasNewlineBefore {
                    return leaveArrow(try parseArrow(singleParameter: name), outer)
                }
                if isPlainEnd(kind) {
                    pendingCoverError = outer
                    return left
                }
                left = try parseConditional(after: left, start)
            } else {
                left = try parseConditional()
            }
        }
        if kind.isAssignment { left = try parseAssignment(to: left, start) }
        if kind == .arrow, !token.hasNewlineBefore {
            // From where V8 has the expression to the beginning of its last token.
            let place = placeInMessages(left)
            throw fail("Malformed arrow function parameter list", SourceRange(start: place, end: max(place, lexer.previousStart)))
        }
        if let pending = pendingCoverError, !isArrayOrObjectLiteral(left) { throw pending }
        pendingCoverError = outer ?? pendingCoverError
        return left
    }

    /// A call or a property is where its name is, an operation where its operator is.
    private func placeInMessages(_ node: Expression) -> Int32 {
        func next(after offset: Int32) -> Int32 {
            var i = Int(offset)
            while i < lexer.count, lexer.base[i] <= 0x20 || lexer.base[i] == 0x29 { i += 1 }
            return Int32(i)
        }
        if node.isParenthesized { return node.range.start }
        switch node.kind {
        case .call(let callee, _, false):
            switch callee.kind {
            case .identifier where !callee.isParenthesized: return callee.range.start
            case .member where !callee.isParenthesized: return placeInMessages(callee)
            default: return next(after: callee.range.end)
            }
        case .member(_, let name, false): return node.range.end - Int32(names.string(name).utf16.count)
        case .index(let object, _, false): return next(after: object.range.end)
        case .binary(_, let left, _), .logical(_, let left, _), .assignOperator(_, let left, _): return next(after: left.range.end)
        case .assign(let target, _): return next(after: target.range.end)
        case .optionalChain(let inner): return placeInMessages(inner)
        default: return node.range.start
        }
    }

    /// What ends most expressions: a short way out.
    @inline(__always)
    private func isPlainEnd(_ kind: TokenKind) -> Bool {
        switch kind {
        case .comma, .rightParenthesis, .semicolon, .rightBracket, .rightBrace: true
        default: false
        }
    }

    private mutating func leaveArrow(_ arrow: Expression, _ outer: SyntaxError?) -> Expression {
        pendingCoverError = outer
        return arrow
    }

    func isArrow(_ expression: Expression) -> Bool {
        if case .function(let function) = expression.kind { return function.kind == .arrow && !expression.isParenthesized }
        return false
    }

    func isArrayOrObjectLiteral(_ expression: Expression) -> Bool {
        guard !expression.isParenthesized else { return false }
        switch expression.kind {
        case .array, .numbers, .object: return true
        default: return false
        }
    }

    /// The operator and the right side of an assignment.
    private mutating func parseAssignment(to left: Expression, _ start: Int32) throws(SyntaxError) -> Expression {
        let operation = kind
        if operation == .assign {
            let target: Pattern
            if isArrayOrObjectLiteral(left) {
                pendingCoverError = nil
                target = try assignmentPattern(left)
            } else {
                try requireExpression()
                try checkAssignmentTarget(left, "Invalid left-hand side in assignment", allowsCall: true, range(from: start))
                target = Pattern(.target(left), left.range)
            }
            try advance()
            let value = try parseAssignment()
            return anchored(Expression(.assign(target, value), range(from: start)))
        }
        try requireExpression()
        let logical = operation.logicalOperator
        try checkAssignmentTarget(left, "Invalid left-hand side in assignment", allowsCall: logical == nil,
                                  range(from: start))
        try advance()
        let value = try parseAssignment()
        if let logical { return Expression(.assignLogical(logical, left, value), range(from: start)) }
        return Expression(.assignOperator(operation.binaryOperator ?? .add, left, value), range(from: start))
    }

    /// Hands a node to the anchors at regular depths.
    @inline(__always)
    func isAnchorDepth(_ depth: Int) -> Bool { depth & (NodeAnchors.interval - 1) == 0 }

    @inline(__always)
    mutating func anchored(_ expression: Expression) -> Expression {
        if isAnchorDepth(depth) { anchors.add(expression) }
        return expression
    }

    // MARK: yield and await

    var isYieldOperator: Bool { function.isGenerator }

    /// `await` is an operator in async functions and where the shell allows it; reserved in static blocks.
    var isAwaitOperator: Bool { function.isAsync }

    /// YieldExpression (ECMA-262 §15.5).
    private mutating func parseYield() throws(SyntaxError) -> Expression {
        let start = token.start
        if token.hasEscape { throw fail("Keyword must not contain escaped characters") }
        if function.isParsingParameters { throw fail("Yield expression not allowed in formal parameter") }
        if function.marks.yieldExpression == nil { function.marks.yieldExpression = token.range }
        try advance()
        if !token.hasNewlineBefore {
            if try take(.star) {
                let value = try parseAssignment()
                return Expression(.yield(value, isDelegate: true), range(from: start))
            }
            switch kind {
            case .endOfInput, .semicolon, .rightBrace, .rightBracket, .rightParenthesis, .colon, .comma, .in: break
            default:
                let value = try parseAssignment()
                return anchored(Expression(.yield(value, isDelegate: false), range(from: start)))
            }
        }
        return Expression(.yield(nil, isDelegate: false), range(from: start))
    }

    // MARK: Conditional and binary operators

    private mutating func parseConditional() throws(SyntaxError) -> Expression {
        let start = token.start
        let left = try parseBinary(above: 0)
        return kind == .question ? try parseConditionalBranches(left, start) : left
    }

    /// Goes on after the first operand's primary expression.
    private mutating func parseConditional(after primary: Expression, _ start: Int32) throws(SyntaxError) -> Expression {
        var left = try parsePostfix(after: try parseChain(after: primary, start), start)
        left = try parseBinary(after: left, start, above: 0)
        return kind == .question ? try parseConditionalBranches(left, start) : left
    }

    /// What follows a condition's `?` (ECMA-262 §13.14).
    private mutating func parseConditionalBranches(_ test: Expression, _ start: Int32) throws(SyntaxError) -> Expression {
        try requireExpression()
        try advance()
        let then = try parseAssignmentWithIn()
        try expect(.colon)
        let otherwise = try parseAssignment()
        return anchored(Expression(.conditional(test, then: then, otherwise: otherwise), range(from: start)))
    }

    /// A binary expression of operators that bind tighter than `precedence`.
    private mutating func parseBinary(above precedence: Int) throws(SyntaxError) -> Expression {
        let start = token.start
        let left = kind == .privateName ? try parsePrivateIn(above: precedence) : try parseUnary()
        return try parseBinary(after: left, start, above: precedence)
    }

    /// Precedence climbing: chains of one level are a loop, tighter levels recurse (at most once a level).
    private mutating func parseBinary(after first: Expression, _ start: Int32,
                                      above precedence: Int) throws(SyntaxError) -> Expression {
        var left = first
        var chain = 0
        while true {
            let operation = kind
            let level = operation.precedence
            if level <= precedence || operation == .in && !allowsIn { return left }
            try requireExpression()
            let operatorRange = token.range
            try advance()
            let right: Expression
            if operation == .power {
                try checkPowerBase(left, range(from: start))
                try enter()
                right = try parseBinary(above: level - 1) // right-associative
                depth -= 1
            } else {
                right = try parseBinary(above: level)
            }
            left = try binary(operation, left, right, range(from: start), operatorRange)
            chain += 1
            if isAnchorDepth(chain) { anchors.add(left) }
        }
    }

    private func binary(_ operation: TokenKind, _ left: Expression, _ right: Expression,
                        _ range: SourceRange, _ operatorRange: SourceRange) throws(SyntaxError) -> Expression {
        guard let logical = operation.logicalOperator else {
            return Expression(.binary(operation.binaryOperator ?? .add, left, right), range)
        }
        // `??` mixes with `&&` and `||` only through parentheses (ECMA-262 §13.13).
        for operand in [left, right] where !operand.isParenthesized {
            if case .logical(let inner, _, _) = operand.kind, (inner == .coalesce) != (logical == .coalesce) {
                let spelling = logical == .coalesce ? "??" : logical == .or ? "||" : "&&"
                throw fail("Unexpected token '\(spelling)'", operatorRange)
            }
        }
        return Expression(.logical(logical, left, right), range)
    }

    /// `-a ** b` is an error: it reads both ways (ECMA-262 §13.6).
    private func checkPowerBase(_ base: Expression, _ range: SourceRange) throws(SyntaxError) {
        guard !base.isParenthesized else { return }
        switch base.kind {
        case .unary, .await:
            throw fail("""
                Unary operator used immediately before exponentiation expression. \
                Parenthesis must be used to disambiguate operator precedence
                """, range)
        default: break
        }
    }

    /// `#name in object` (ECMA-262 §13.10)
    private mutating func parsePrivateIn(above precedence: Int) throws(SyntaxError) -> Expression {
        // V8 marks the token before the name.
        let start = token, mark = SourceRange(start: previousRange.start, end: previousRange.start + 1)
        try advance()
        guard kind == .in, allowsIn, precedence < TokenKind.relationalPrecedence else {
            if classes.isEmpty, options.privateNames.isEmpty { throw undeclaredPrivate(start.name, mark) }
            throw kind == .endOfInput ? unexpected() : unexpected(start)
        }
        try notePrivateReference(start.name, mark)
        try advance()
        let object = try parseBinary(above: TokenKind.relationalPrecedence)
        return Expression(.privateIn(start.name, object), range(from: start.start))
    }

    // MARK: Unary operators

    /// UnaryExpression (ECMA-262 §13.5)
    private mutating func parseUnary() throws(SyntaxError) -> Expression {
        let start = token.start
        let operation: UnaryOperator
        switch kind {
        case .minus: operation = .minus
        case .plus: operation = .plus
        case .not: operation = .not
        case .bitNot: operation = .bitNot
        case .typeof: operation = .typeof
        case .void: operation = .void
        case .delete: operation = .delete
        case .increment, .decrement: return try parsePrefixUpdate()
        case .await where isAwaitOperator: return try parseAwait()
        default:
            let primary = try parsePrimary()
            return try parsePostfix(after: try parseChain(after: primary, start), start)
        }
        try enter()
        defer { depth -= 1 }
        try advance()
        let operand = try parseUnary()
        if operation == .delete { try checkDelete(operand) }
        return anchored(Expression(.unary(operation, operand), range(from: start)))
    }

    private func checkDelete(_ operand: Expression) throws(SyntaxError) {
        switch operand.kind {
        case .identifier where isStrict:
            throw fail("Delete of an unqualified identifier in strict mode.", operand.range)
        case .privateMember(_, let name, _): throw undeletable(name, operand.range)
        case .optionalChain(let chain):
            if case .privateMember(_, let name, _) = chain.kind { throw undeletable(name, operand.range) }
        default: break
        }
    }

    private func undeletable(_ name: Name, _ range: SourceRange) -> SyntaxError {
        fail("Private fields can not be deleted", SourceRange(start: range.end - Int32(names.units(name).count), end: range.end))
    }

    private mutating func parsePrefixUpdate() throws(SyntaxError) -> Expression {
        try enter()
        defer { depth -= 1 }
        let start = token.start
        let isIncrement = kind == .increment
        try advance()
        let operand = try parseUnary()
        try checkAssignmentTarget(operand, "Invalid left-hand side expression in prefix operation", allowsCall: true)
        return Expression(.update(isIncrement: isIncrement, isPrefix: true, operand), range(from: start))
    }

    private mutating func parsePostfix(after operand: Expression, _ start: Int32) throws(SyntaxError) -> Expression {
        guard kind == .increment || kind == .decrement, !token.hasNewlineBefore else { return operand }
        try checkAssignmentTarget(operand, "Invalid left-hand side expression in postfix operation", allowsCall: true,
                                  range(from: start))
        let isIncrement = kind == .increment
        try advance()
        return Expression(.update(isIncrement: isIncrement, isPrefix: false, operand), range(from: start))
    }

    /// AwaitExpression (ECMA-262 §15.8)
    private mutating func parseAwait() throws(SyntaxError) -> Expression {
        try enter()
        defer { depth -= 1 }
        let start = token
        if start.hasEscape { throw fail("Keyword must not contain escaped characters") }
        if function.isParsingParameters {
            throw fail("Illegal await-expression in formal parameters of async function")
        }
        if function.marks.awaitExpression == nil { function.marks.awaitExpression = start.range }
        try advance()
        let operand = try parseUnary()
        return anchored(Expression(.await(operand), range(from: start.start)))
    }

    // MARK: Targets

    /// Throws unless an expression may stand left of `=` (ECMA-262 §8.6.4 AssignmentTargetType).
    ///
    /// `range` is what to point at, parentheses included.
    func checkAssignmentTarget(_ target: Expression, _ message: String, allowsCall: Bool,
                               _ range: SourceRange? = nil) throws(SyntaxError) {
        switch target.kind {
        case .member, .index, .privateMember, .superMember, .superIndex: return
        case .identifier(let name):
            if isStrict, names.word(name).isEvalOrArguments {
                throw fail("Unexpected eval or arguments in strict mode", target.range)
            }
        case .call where allowsCall && !isStrict: return // web reality: a ReferenceError when it runs
        default: throw fail(message, range ?? target.range)
        }
    }
}
