// Statements (ECMA-262 §14), loops apart.

/// Where a statement stands; declarations may stand only in lists.
enum StatementPosition {
    case list
    /// The body of a label in a list: sloppy code may label a plain function there.
    case labelInList
    /// The body of `if`: sloppy code may declare a plain function there (ECMA-262 §B.3.3).
    case ifBody
    /// The only statement of a loop or `with`.
    case single
}

extension Parser {
    mutating func parseStatementListItem() throws(SyntaxError) -> Statement { try parseStatement(.list) }

    mutating func parseStatement(_ position: StatementPosition) throws(SyntaxError) -> Statement {
        try enter()
        defer { depth -= 1 }
        let statement = try parseUnanchoredStatement(position)
        if isAnchorDepth(depth) { anchors.add(statement) }
        return statement
    }

    private mutating func parseUnanchoredStatement(_ position: StatementPosition) throws(SyntaxError) -> Statement {
        let start = token.start
        switch kind {
        case .leftBrace: return try parseBlock()
        case .semicolon:
            try advance()
            return Statement(.empty, range(from: start))
        case .var:
            try advance()
            let declarators = try parseDeclarators(.var)
            try expectSemicolon()
            return Statement(.variable(.var, declarators), range(from: start))
        case .const:
            if position != .list { throw unexpected() }
            try advance()
            return try parseLexicalDeclaration(.const, start)
        case .let where !token.hasEscape:
            if let statement = try parseLet(position, start) { return statement }
        case .using where !token.hasEscape, .await where isAwaitOperator && !token.hasEscape:
            if let kind = try usingKind(inForHead: false) { return try parseUsing(kind, position, start) }
        case .function: return try parseFunctionStatement(position, start)
        case .async where !token.hasEscape:
            let next = try lexer.peek()
            if next.kind == .function, !next.hasNewlineBefore {
                guard position == .list else {
                    throw fail("Async functions can only be declared at the top level or inside a block.")
                }
                try advance()
                return try parseFunctionDeclaration(isAsync: true, start: start)
            }
        case .class:
            if position != .list { throw unexpected() }
            let node = try parseClass(isDeclaration: true)
            return Statement(.class(node), node.range)
        case .if: return try parseIf()
        case .for: return try parseForStatement()
        case .while: return try parseWhile()
        case .do: return try parseDoWhile()
        case .continue, .break: return try parseJump()
        case .return: return try parseReturn()
        case .with: return try parseWith()
        case .switch: return try parseSwitch()
        case .throw: return try parseThrow()
        case .try: return try parseTry()
        case .debugger:
            try advance()
            try expectSemicolon()
            return Statement(.debugger, range(from: start))
        case .import:
            let next = try lexer.peek()
            if next.kind != .leftParenthesis, next.kind != .dot, next.kind != .endOfInput {
                if options.allowsImportDeclarations, position == .list, isOutermost, let module {
                    try parseImportDeclaration(module)
                    return Statement(.empty, range(from: start))
                }
                if options.isModule {
                    try advance()
                    throw unexpected()
                }
                throw fail("Cannot use import statement outside a module")
            }
        default: break
        }
        return try parseExpressionStatement(position)
    }

    /// An expression, unless a colon makes it a label.
    private mutating func parseExpressionStatement(_ position: StatementPosition) throws(SyntaxError) -> Statement {
        let start = token
        let expression = try parseExpression()
        if kind == .colon, case .identifier(let name) = expression.kind, !expression.isParenthesized {
            return try parseLabeled(name, start, position)
        }
        try expectSemicolon()
        return Statement(.expression(expression), range(from: start.start))
    }

    // MARK: Blocks and declarations

    /// A block with a scope of its own.
    mutating func parseBlock(_ scopeKind: DeclarationTracker.OpenScope.Kind = .block) throws(SyntaxError) -> Statement {
        let start = token.start
        openScope(scopeKind)
        try expect(.leftBrace)
        var statements: [Statement] = []
        while kind != .rightBrace { statements.append(try parseStatementListItem()) }
        try advance()
        return Statement(.block(statements, closeScope()), range(from: start))
    }

    /// `let`, where it begins a declaration; nil where it is a name (ECMA-262 §14.3.1, §14.5).
    private mutating func parseLet(_ position: StatementPosition, _ start: Int32) throws(SyntaxError) -> Statement? {
        let next = try lexer.peek()
        if position == .list {
            guard startsBinding(next) else { return nil }
            try advance()
            return try parseLexicalDeclaration(.let, start)
        }
        // Where no declaration may stand, a line break makes `let` a name, but `let [` stays forbidden.
        if next.kind == .leftBracket || startsBinding(next) && !next.hasNewlineBefore {
            throw fail("Lexical declaration cannot appear in a single-statement context")
        }
        return nil
    }

    /// Whether a token behind `let` makes that a declaration.
    func startsBinding(_ next: Token) -> Bool {
        next.kind == .leftBracket || next.kind == .leftBrace || next.kind.mayBeIdentifier
    }

    private mutating func parseLexicalDeclaration(_ kind: Statement.VariableKind,
                                                  _ start: Int32) throws(SyntaxError) -> Statement {
        let declarators = try parseDeclarators(kind)
        try expectSemicolon()
        return Statement(.variable(kind, declarators), range(from: start))
    }

    /// The list behind `var`, `let`, `const`. In the head of a `for` initializers may be missing: they are checked there.
    mutating func parseDeclarators(_ variableKind: Statement.VariableKind,
                                   inForHead: Bool = false) throws(SyntaxError) -> [Declarator] {
        let bindingKind: BindingKind = switch variableKind {
        case .var: .var
        case .let: .let
        case .const, .using, .awaitUsing: .const
        }
        var declarators: [Declarator] = []
        var unused = ParameterList()
        repeat {
            let start = token.start
            if variableKind.isUsing, !kind.mayBeIdentifier { throw unexpected() }
            let target = try parseBindingTarget(bindingKind, &unused)
            let initializer = try take(.assign) ? try parseAssignment() : nil
            let declarator = Declarator(target: target, initializer: initializer, range: range(from: start))
            if !inForHead || kind != .in && kind != .of { try checkInitializer(declarator, variableKind) }
            declarators.append(declarator)
        } while try take(.comma)
        return declarators
    }

    /// `const` and patterns need a value (ECMA-262 §14.3.1.1).
    func checkInitializer(_ declarator: Declarator, _ kind: Statement.VariableKind) throws(SyntaxError) {
        guard declarator.initializer == nil else { return }
        let isIncomplete = self.kind == .endOfInput
        if case .target = declarator.target.kind {
            guard kind == .const || kind.isUsing else { return }
            throw fail("Missing initializer in \(kind == .const ? "const" : kind == .using ? "using" : "await using") declaration", declarator.range, isIncomplete: isIncomplete)
        }
        throw fail("Missing initializer in destructuring declaration", declarator.range, isIncomplete: isIncomplete)
    }

    private mutating func parseFunctionStatement(_ position: StatementPosition,
                                                 _ start: Int32) throws(SyntaxError) -> Statement {
        if position == .list { return try parseFunctionDeclaration(isAsync: false, start: start) }
        guard !isStrict else {
            throw fail("In strict mode code, functions can only be declared at top level or inside a block.")
        }
        if position == .single {
            throw fail("""
                In non-strict mode code, functions can only be declared at top level, inside a block, \
                or as the body of an if statement.
                """)
        }
        let next = try lexer.peek()
        if next.kind == .star {
            throw fail("Generators can only be declared at the top level or inside a block.", next.range)
        }
        if position == .labelInList { return try parseFunctionDeclaration(isAsync: false, start: start) }
        // `if (x) function f() {}` means `if (x) { function f() {} }`.
        openScope(.block)
        let statement = try parseFunctionDeclaration(isAsync: false, start: start)
        return Statement(.block([statement], closeScope()), statement.range)
    }

    // MARK: Labels and jumps

    /// Labels and what they label, in a loop: `a: b: c: …` (ECMA-262 §14.13).
    private mutating func parseLabeled(_ first: Name, _ firstToken: Token,
                                       _ position: StatementPosition) throws(SyntaxError) -> Statement {
        var found: [(name: Name, start: Int32)] = []
        let savedCount = labels.count
        var name = first
        var word = firstToken
        while true {
            let isRepeated = labels[function.firstLabel...].contains { $0.name == name } || found.contains { $0.name == name }
            if isRepeated { throw fail("Label '\(names.string(name))' has already been declared", word.range) }
            found.append((name, word.start))
            try expect(.colon)
            guard kind.mayBeIdentifier, try lexer.peek().kind == .colon else { break }
            word = token
            name = try takeIdentifier()
        }
        let isLoop = kind == .for || kind == .while || kind == .do
        for label in found { labels.append(Label(name: label.name, isLoop: isLoop)) }
        let inner: StatementPosition = position == .list || position == .labelInList ? .labelInList : .single
        var statement = try parseStatement(inner)
        labels.removeLast(labels.count - savedCount)
        for (index, label) in found.reversed().enumerated() {
            statement = Statement(.labeled(label.name, statement), range(from: label.start))
            if isAnchorDepth(index) { anchors.add(statement) }
        }
        return statement
    }

    /// `break` and `continue` (ECMA-262 §14.8, §14.9)
    private mutating func parseJump() throws(SyntaxError) -> Statement {
        let start = token
        let isContinue = kind == .continue
        try advance()
        var target: Name?
        if kind.mayBeIdentifier, !token.hasNewlineBefore {
            let word = token
            let name = try takeIdentifier()
            target = name
            let label = labels[function.firstLabel...].last { $0.name == name }
            guard let label else { throw fail("Undefined label '\(names.string(name))'", word.range) }
            if isContinue, !label.isLoop {
                throw fail("""
                    Illegal continue statement: '\(names.string(name))' does not denote an iteration statement
                    """, word.range)
            }
        } else if isContinue, function.loops == 0 {
            throw fail("Illegal continue statement: no surrounding iteration statement", start.range)
        } else if !isContinue, function.breakables == 0 {
            throw fail("Illegal break statement", start.range)
        }
        try expectSemicolon()
        return Statement(isContinue ? .continue(target) : .break(target), range(from: start.start))
    }

    private mutating func parseReturn() throws(SyntaxError) -> Statement {
        let start = token.start
        guard function.allowsReturn else { throw fail("Illegal return statement") }
        try advance()
        var value: Expression?
        switch kind {
        case .semicolon, .rightBrace, .endOfInput: break
        default:
            if !token.hasNewlineBefore { value = try parseExpression() }
        }
        try expectSemicolon()
        return Statement(.return(value), range(from: start))
    }

    private mutating func parseThrow() throws(SyntaxError) -> Statement {
        let start = token.start, word = token.range
        try advance()
        // Its value must begin on the same line, so another line cannot complete it.
        if token.hasNewlineBefore { throw fail("Illegal newline after throw", word, isIncomplete: false) }
        if kind == .endOfInput { throw SyntaxError(message: "Unexpected end of input", range: token.range, isAtEnd: true) }
        let value = try parseExpression()
        try expectSemicolon()
        return Statement(.throw(value), range(from: start))
    }

    // MARK: if, with, switch, try

    mutating func parseCondition() throws(SyntaxError) -> Expression {
        try expect(.leftParenthesis)
        let condition = try parseExpression()
        try expect(.rightParenthesis)
        return condition
    }

    /// Chains of `else if` are read in a loop and nested afterwards.
    private mutating func parseIf() throws(SyntaxError) -> Statement {
        var arms: [(start: Int32, condition: Expression, body: Statement)] = []
        var last: Statement?
        repeat {
            let start = token.start
            try advance()
            let condition = try parseCondition()
            arms.append((start, condition, try parseStatement(.ifBody)))
            guard try take(.else) else { break }
            if kind != .if { last = try parseStatement(.ifBody) }
        } while last == nil
        let end = lexer.previousEnd
        for (index, arm) in arms.reversed().enumerated() {
            let statement = Statement(.if(arm.condition, then: arm.body, otherwise: last),
                                      SourceRange(start: arm.start, end: end))
            if isAnchorDepth(index + 1) { anchors.add(statement) }
            last = statement
        }
        return last ?? Statement(.empty, .none)
    }

    private mutating func parseWith() throws(SyntaxError) -> Statement {
        let start = token.start
        if isStrict { throw fail("Strict mode code may not include a with statement") }
        try advance()
        let object = try parseCondition()
        let body = try parseStatement(.single)
        return Statement(.with(object, body: body), range(from: start))
    }

    private mutating func parseSwitch() throws(SyntaxError) -> Statement {
        let start = token.start
        try advance()
        let value = try parseCondition()
        guard kind == .leftBrace else { throw unexpected() }
        openScope(.block)
        declarations.scopes[declarations.scopes.count - 1].isSwitch = true
        try advance()
        function.breakables += 1
        var cases: [SwitchCase] = []
        var hasDefault = false
        while kind != .rightBrace {
            var test: Expression?
            if kind == .default {
                if hasDefault { throw fail("More than one default clause in switch statement") }
                hasDefault = true
                try advance()
            } else {
                try expect(.case)
                test = try parseExpression()
            }
            try expect(.colon)
            var body: [Statement] = []
            while kind != .case, kind != .default, kind != .rightBrace { body.append(try parseStatementListItem()) }
            cases.append(SwitchCase(test: test, body: body))
        }
        try advance()
        function.breakables -= 1
        return Statement(.switch(value, cases, closeScope()), range(from: start))
    }

    private mutating func parseTry() throws(SyntaxError) -> Statement {
        let start = token.start
        try advance()
        let block = try parseBlock()
        var handler: CatchClause?
        if try take(.catch) { handler = try parseCatch() }
        var finalizer: Statement?
        if try take(.finally) { finalizer = try parseBlock() }
        if handler == nil, finalizer == nil { throw failAfterPrevious("Missing catch or finally after try") }
        return Statement(.try(block: block, handler, finalizer: finalizer), range(from: start))
    }

    private mutating func parseCatch() throws(SyntaxError) -> CatchClause {
        openScope(.catchParameter)
        var parameter: Pattern?
        if try take(.leftParenthesis) {
            var unused = ParameterList()
            let isPattern = kind == .leftBracket || kind == .leftBrace
            parameter = try parseBindingTarget(isPattern ? .catchParameter : .simpleCatchParameter, &unused)
            try expect(.rightParenthesis)
        }
        let body = try parseBlock(.catchBody)
        return CatchClause(parameter: parameter, parameterScope: closeScope(), body: body)
    }
}
