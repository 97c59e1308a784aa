// Functions and methods (ECMA-262 §15.1 to §15.6, §15.8).

extension Parser {
    // MARK: Entry points

    /// A function declaration's text; the caller makes the statement.
    mutating func parseFunctionDeclaration(isAsync: Bool, start: Int32) throws(SyntaxError) -> Statement {
        try expect(.function)
        let isGenerator = try take(.star)
        if kind == .leftParenthesis { throw fail("Function statements require a function name", previousRange) }
        let nameRange = token.range
        let name = try takeBindingName()
        let isPlain = !isAsync && !isGenerator
        try declareFunction(name, SourceRange(start: start, end: nameRange.end), isPlain: isPlain)
        let node = try parseFunctionRest(FunctionHeader(
            kind: .normal, name: name, nameRange: nameRange, isAsync: isAsync, isGenerator: isGenerator, start: start))
        return functionStatement(node, isPlain: isPlain)
    }

    /// `function` where an expression begins; `async` has been taken if it stood before.
    mutating func parseFunctionExpression(asyncStart: Int32? = nil) throws(SyntaxError) -> Expression {
        let start = asyncStart ?? token.start
        try expect(.function)
        var header = FunctionHeader(kind: .normal, isExpression: true, isAsync: asyncStart != nil, start: start)
        header.isGenerator = try take(.star)
        if kind != .leftParenthesis {
            // The name belongs to the function: inside a generator's own name `yield` is reserved, around it is not.
            let saved = (function.isAsync, function.isGenerator, function.isStaticBlock)
            (function.isAsync, function.isGenerator, function.isStaticBlock) = (header.isAsync, header.isGenerator, false)
            header.nameRange = token.range
            header.name = try takeBindingName()
            (function.isAsync, function.isGenerator, function.isStaticBlock) = saved
        }
        let node = try parseFunctionRest(header)
        return Expression(.function(node), node.range)
    }

    /// A method's parameters and body.
    mutating func parseMethod(_ kind: FunctionNode.Kind, isAsync: Bool = false, isGenerator: Bool = false,
                              start: Int32) throws(SyntaxError) -> FunctionNode {
        try parseFunctionRest(FunctionHeader(kind: kind, isAsync: isAsync, isGenerator: isGenerator, start: start))
    }

    /// Everything from the parameters' parenthesis on.
    mutating func parseFunctionRest(_ header: FunctionHeader) throws(SyntaxError) -> FunctionNode {
        let state = enterFunction(header)
        openParameterScope()
        function.isParsingParameters = true
        var parameters = ParameterList()
        guard kind == .leftParenthesis else { throw unexpected() }
        let parenthesis = token
        try advance()
        try parseParameters(&parameters, until: .rightParenthesis)
        try advance()
        function.isParsingParameters = false
        try checkAccessorParameters(header.kind, parameters, SourceRange(start: parenthesis.start, end: lexer.previousEnd))
        return try parseBody(header, parameters, state)
    }

    // MARK: Parameters

    mutating func parseParameters(_ parameters: inout ParameterList, until end: TokenKind) throws(SyntaxError) {
        while kind != end {
            if try take(.ellipsis) {
                parameters.isSimple = false
                parameters.rest = try parseBindingTarget(.parameter, &parameters)
                if kind == .assign { throw fail("Rest parameter may not have a default initializer") }
                if kind == .comma { throw fail("Rest parameter must be last formal parameter") }
                if kind != end { throw unexpected() }
                break
            }
            let element = try parseBindingElement(.parameter, &parameters)
            addParameter(element, &parameters)
            if kind == end { break }
            try expect(.comma)
        }
    }

    func addParameter(_ element: ElementPattern, _ parameters: inout ParameterList) {
        if element.defaultValue != nil {
            parameters.isSimple = false
        } else if parameters.expectedArgumentCount == parameters.elements.count {
            parameters.expectedArgumentCount += 1
        }
        parameters.elements.append(element)
    }

    private func checkAccessorParameters(_ kind: FunctionNode.Kind, _ parameters: ParameterList,
                                         _ range: SourceRange) throws(SyntaxError) {
        if kind == .getter, !parameters.elements.isEmpty || parameters.rest != nil {
            throw fail("Getter must not have any formal parameters.", range)
        }
        if kind == .setter {
            if parameters.rest != nil { throw fail("Setter function argument must not be a rest parameter", range) }
            if parameters.elements.count != 1 { throw fail("Setter must have exactly one formal parameter.", range) }
        }
    }

    // MARK: Bodies

    /// What to return to when the function has been read.
    struct OuterState {
        let function: FunctionContext
        let isStrict: Bool
        let allowsIn: Bool
        let pendingCoverError: SyntaxError?
    }

    mutating func enterFunction(_ header: FunctionHeader) -> OuterState {
        let state = OuterState(function: function, isStrict: isStrict, allowsIn: allowsIn,
                               pendingCoverError: pendingCoverError)
        function = FunctionContext(header, in: function, firstLabel: labels.count)
        allowsIn = true
        pendingCoverError = nil
        return state
    }

    /// The body in braces, after the parameters.
    mutating func parseBody(_ header: FunctionHeader, _ parameters: ParameterList,
                            _ state: OuterState) throws(SyntaxError) -> FunctionNode {
        openFunctionBodyScope()
        function.allowsReturn = header.kind != .staticBlock
        try expect(.leftBrace)
        let body = try parseDirectivesAndStatements(until: .rightBrace, parameters)
        // The token behind the brace belongs to the code around; its end is this function's.
        let end = token.end
        try checkParameters(header, parameters, wasStrict: state.isStrict)
        let node = finishFunction(header, parameters, body, end: end, state)
        try advance()
        return node
    }

    /// Closes the function's scopes and goes back to the code around it.
    mutating func finishFunction(_ header: FunctionHeader, _ parameters: ParameterList, _ body: [Statement],
                                 hasExpressionBody: Bool = false, end: Int32, _ state: OuterState) -> FunctionNode {
        let declared = closeFunctionScopes()
        let node = FunctionNode(
            kind: header.kind, name: header.name, isExpression: header.isExpression, isAsync: header.isAsync,
            isGenerator: header.isGenerator, isStrict: isStrict, parameters: parameters.elements, rest: parameters.rest,
            hasSimpleParameters: parameters.isSimple, expectedArgumentCount: parameters.expectedArgumentCount,
            parameterNames: parameters.names, body: body, hasExpressionBody: hasExpressionBody,
            varNames: declared.varNames, functions: declared.functions, annexBFunctionNames: declared.annexBFunctionNames,
            lexicalScope: declared.lexicalScope, containsDirectEval: function.marks.containsDirectEval,
            range: SourceRange(start: header.start, end: end))
        function = state.function
        isStrict = state.isStrict
        allowsIn = state.allowsIn
        pendingCoverError = state.pendingCoverError
        if header.kind == .arrow, node.containsDirectEval { function.marks.containsDirectEval = true }
        if isAnchorDepth(depth) { anchors.add(node) }
        return node
    }

    /// What can be said of parameters only when the body has said whether it is strict (ECMA-262 §15.2.1).
    func checkParameters(_ header: FunctionHeader, _ parameters: ParameterList, wasStrict: Bool) throws(SyntaxError) {
        if isStrict, !wasStrict {
            if let name = header.name, let range = header.nameRange { try checkStrictName(name, range) }
            for (name, range) in zip(parameters.names, parameters.ranges) { try checkStrictName(name, range) }
        }
        if let duplicate = parameters.firstDuplicate, isStrict || !parameters.isSimple || header.kind != .normal {
            throw fail("Duplicate parameter name not allowed in this context", duplicate)
        }
    }

    private func checkStrictName(_ name: Name, _ range: SourceRange) throws(SyntaxError) {
        let word = names.word(name)
        if word.isEvalOrArguments { throw fail("Unexpected eval or arguments in strict mode", range) }
        if word.isReservedInStrictMode { throw fail("Unexpected strict mode reserved word", range) }
    }

    /// A body's statements up to, but not including, the end token; directives come first (ECMA-262 §11.2.1).
    mutating func parseDirectivesAndStatements(until end: TokenKind,
                                               _ parameters: ParameterList? = nil) throws(SyntaxError) -> [Statement] {
        var statements: [Statement] = []
        var firstLegacy: Token?
        while kind == .string {
            let literal = token
            let statement = try parseStatementListItem()
            statements.append(statement)
            guard case .expression(let expression) = statement.kind, case .string = expression.kind,
                  !expression.isParenthesized else { break }
            if literal.legacy != .none, firstLegacy == nil { firstLegacy = literal }
            guard isUseStrict(literal) else { continue }
            if let parameters, !parameters.isSimple {
                throw fail("Illegal 'use strict' directive in function with non-simple parameter list", literal.range)
            }
            isStrict = true
            if let firstLegacy { throw legacyError(firstLegacy) }
        }
        while kind != end { statements.append(try parseStatementListItem()) }
        return statements
    }

    /// Exactly `'use strict'` or `"use strict"`, written without escapes.
    private func isUseStrict(_ literal: Token) -> Bool {
        let directive: StaticString = "use strict"
        guard Int(literal.end - literal.start) == directive.utf8CodeUnitCount + 2 else { return false }
        for index in 0..<directive.utf8CodeUnitCount
        where lexer.unit(at: Int(literal.start) + 1 + index) != UInt16(directive.utf8Start[index]) { return false }
        return true
    }

    // MARK: The Function constructor's parts, each by itself

    mutating func checkParameters(isAsync: Bool, isGenerator: Bool) throws(SyntaxError) {
        try lexer.advance()
        let header = FunctionHeader(kind: .normal, isAsync: isAsync, isGenerator: isGenerator, start: 0)
        _ = enterFunction(header)
        openParameterScope()
        function.isParsingParameters = true
        var parameters = ParameterList()
        try parseParameters(&parameters, until: .endOfInput)
    }

    mutating func checkFunctionBody(isAsync: Bool, isGenerator: Bool) throws(SyntaxError) {
        try lexer.advance()
        let header = FunctionHeader(kind: .normal, isAsync: isAsync, isGenerator: isGenerator, start: 0)
        _ = enterFunction(header)
        openFunctionScopes()
        _ = try parseDirectivesAndStatements(until: .endOfInput)
    }
}
