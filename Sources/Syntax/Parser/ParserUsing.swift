// `using` and `await using` (ECMA-262 §14.3.1). Both words are names elsewhere: what follows on the same line tells.

extension Parser {
    /// The kind of declaration that begins here, nil where none does.
    mutating func usingKind(inForHead isForHead: Bool) throws(SyntaxError) -> Statement.VariableKind? {
        if kind == .using {
            let (next, second) = try lexer.peekTwo { isForHead && $0.kind == .of }
            guard next.kind.mayBeIdentifier, !next.hasNewlineBefore else { return nil }
            // `for (using of …` loops over something, and the name is `using`; `for (using of = …;;)` declares `of`.
            if isForHead, next.kind == .of, !next.hasEscape, second?.kind != .assign { return nil }
            return .using
        }
        let (next, second) = try lexer.peekTwo { $0.kind == .using && !$0.hasEscape && !$0.hasNewlineBefore }
        guard next.kind == .using, let second, second.kind.mayBeIdentifier, !second.hasNewlineBefore else { return nil }
        return .awaitUsing
    }

    /// Takes the words that `usingKind` has seen.
    mutating func takeUsing(_ kind: Statement.VariableKind) throws(SyntaxError) {
        if kind == .awaitUsing {
            if function.isParsingParameters || function.isStaticBlock { throw unexpected() }
            if function.marks.awaitExpression == nil { function.marks.awaitExpression = token.range }
            try advance()
        }
        try advance()
    }

    mutating func parseUsing(_ kind: Statement.VariableKind, _ position: StatementPosition, _ start: Int32) throws(SyntaxError) -> Statement {
        if position != .list { throw fail("Lexical declaration cannot appear in a single-statement context") }
        let isOutermost = function.isScript && declarations.scopes.last?.kind == .functionBody
        if isOutermost || declarations.scopes.last?.isSwitch == true {
            throw fail("Unexpected \(kind == .using ? "using" : "await using") declaration: it may stand in a block or a function, but not in a \(isOutermost ? "script" : "switch") itself")
        }
        try takeUsing(kind)
        let declarators = try parseDeclarators(kind)
        try expectSemicolon()
        return Statement(.variable(kind, declarators), range(from: start))
    }
}
