// Who declares what, where, and who may not (ECMA-262 §8.2, §14.2.1, §15.2.1, §16.1.1, annexes §B.3.2 to §B.3.5).

/// The declarations of the scopes that are open while the parser reads.
///
/// For each name there are two chains, innermost first: its lexical declarations in the open scopes, and its `var`
/// declarations in the open functions. So every check looks only at declarations of the very name.
struct DeclarationTracker {
    struct OpenScope {
        enum Kind: UInt8 { case parameters, functionBody, block, catchParameter, catchBody }
        let kind: Kind
        /// Where it starts in the text: a `var` at or behind that offset stands inside.
        let start: Int32
        let firstDeclaration: Int
        let firstCandidate: Int
        var functions: [FunctionNode] = []
        var hasRepeatedFunctions = false
        /// The clauses of a `switch`, which are not blocks.
        var isSwitch = false
    }

    struct Lexical {
        enum Kind: UInt8 {
            case `let`, const, `class`
            /// A function in a block: `plain` are those that sloppy code may declare again.
            case plainFunction, otherFunction
            case simpleCatchParameter, catchParameter, parameter
        }
        let name: Name
        let kind: Kind
        let range: SourceRange
        let scope: Int32
        /// The next declaration of the name further out, -1 if none.
        let outer: Int32
    }

    struct Variable {
        let name: Name
        let functionLevel: Int32
        /// Where the name was last declared in that function.
        var lastPosition: Int32
        var isFunction: Bool
        let outer: Int32
    }

    /// A sloppy function in a block that may become a `var` of the function around (ECMA-262 §B.3.2).
    struct HoistingCandidate {
        let name: Name
        let statement: Statement
        /// False until the block that holds the function itself has been left.
        var hasLeftBlock = false
    }

    var scopes: [OpenScope] = []
    var lexicals: [Lexical] = []
    var variables: [Variable] = []
    var candidates: [HoistingCandidate] = []
    /// Indices into `lexicals` and `variables` by name id, -1 if none.
    var lexicalHeads: [Int32] = []
    var variableHeads: [Int32] = []
    var functionLevel: Int32 = 0

    mutating func makeRoom(for name: Name) {
        let needed = Int(name.id) + 1
        guard lexicalHeads.count < needed else { return }
        let more = max(needed, lexicalHeads.count * 2, 64) - lexicalHeads.count
        lexicalHeads.append(contentsOf: repeatElement(-1, count: more))
        variableHeads.append(contentsOf: repeatElement(-1, count: more))
    }
}

/// What a function's scopes declared, as its node lists it.
struct FunctionDeclarations {
    let varNames: [Name]
    let functions: [FunctionNode]
    let annexBFunctionNames: [Name]
    let lexicalScope: Scope
}

// MARK: Opening and closing

extension Parser {
    mutating func openScope(_ kind: DeclarationTracker.OpenScope.Kind) {
        declarations.scopes.append(DeclarationTracker.OpenScope(
            kind: kind, start: token.start, firstDeclaration: declarations.lexicals.count,
            firstCandidate: declarations.candidates.count))
    }

    /// Closes the innermost scope, which is no function's.
    mutating func closeScope() -> Scope {
        let level = Int32(declarations.scopes.count - 1)
        let first = declarations.scopes[Int(level)].firstCandidate
        if first < declarations.candidates.count { settleCandidates(from: first, leaving: level) }
        return popScope()
    }

    /// A candidate goes no further out than a scope that declares its name: there a `var` would be an error.
    private mutating func settleCandidates(from first: Int, leaving level: Int32) {
        var kept = first
        for index in first..<declarations.candidates.count {
            var candidate = declarations.candidates[index]
            if candidate.hasLeftBlock {
                if let lexical = lexical(candidate.name, inScope: level), lexical.kind != .simpleCatchParameter { continue }
            }
            candidate.hasLeftBlock = true
            declarations.candidates[kept] = candidate
            kept += 1
        }
        declarations.candidates.removeLast(declarations.candidates.count - kept)
    }

    private mutating func popScope() -> Scope {
        let scope = declarations.scopes.removeLast()
        let first = scope.firstDeclaration
        guard first < declarations.lexicals.count else { return emptyScope }
        var declared: [Scope.Declaration] = []
        declared.reserveCapacity(declarations.lexicals.count - first)
        for index in first..<declarations.lexicals.count {
            let lexical = declarations.lexicals[index]
            guard let kind = lexical.kind.declarationKind else { continue }
            declared.append(Scope.Declaration(name: lexical.name, kind: kind, range: lexical.range))
        }
        while declarations.lexicals.count > first {
            let lexical = declarations.lexicals.removeLast()
            declarations.lexicalHeads[Int(lexical.name.id)] = lexical.outer
        }
        let functions = scope.hasRepeatedFunctions ? lastOfEachName(scope.functions) : scope.functions
        return Scope(declarations: declared, functions: functions)
    }

    private func lastOfEachName(_ functions: [FunctionNode]) -> [FunctionNode] {
        var seen: Set<Name?> = []
        return functions.reversed().filter { seen.insert($0.name).inserted }.reversed()
    }

    /// A function has two scopes: its parameters', and its body's inside.
    mutating func openFunctionScopes() {
        openScope(.parameters)
        openFunctionBodyScope()
    }

    mutating func openParameterScope() { openScope(.parameters) }

    mutating func openFunctionBodyScope() {
        declarations.functionLevel += 1
        function.bodyScope = Int32(declarations.scopes.count)
        function.firstVariable = declarations.variables.count
        openScope(.functionBody)
    }

    mutating func closeFunctionScopes() -> FunctionDeclarations {
        let level = function.bodyScope
        let scope = declarations.scopes[Int(level)]
        var annexB: [Name] = []
        if scope.firstCandidate < declarations.candidates.count {
            annexB = hoistCandidates(from: scope.firstCandidate, bodyLevel: level)
        }
        var varNames: [Name] = []
        varNames.reserveCapacity(declarations.variables.count - function.firstVariable)
        for index in function.firstVariable..<declarations.variables.count {
            varNames.append(declarations.variables[index].name)
        }
        while declarations.variables.count > function.firstVariable {
            let variable = declarations.variables.removeLast()
            declarations.variableHeads[Int(variable.name.id)] = variable.outer
        }
        declarations.functionLevel -= 1
        let functions = scope.hasRepeatedFunctions ? lastOfEachName(scope.functions) : scope.functions
        declarations.scopes[Int(level)].functions = []
        let lexicalScope = popScope()
        _ = popScope()
        return FunctionDeclarations(varNames: varNames, functions: functions, annexBFunctionNames: annexB,
                                    lexicalScope: lexicalScope)
    }

    /// Decides which functions of blocks become variables of this function (ECMA-262 §B.3.2.1).
    private mutating func hoistCandidates(from first: Int, bodyLevel: Int32) -> [Name] {
        var hoisted: [Name] = []
        var seen: Set<Name> = []
        for candidate in declarations.candidates[first...] {
            if lexical(candidate.name, inScope: bodyLevel) != nil { continue }
            if lexical(candidate.name, inScope: bodyLevel - 1) != nil { continue }
            if case .function(let node, _) = candidate.statement.kind {
                candidate.statement.kind = .function(node, isAnnexB: true)
            }
            if seen.insert(candidate.name).inserted { hoisted.append(candidate.name) }
        }
        declarations.candidates.removeLast(declarations.candidates.count - first)
        return hoisted
    }
}

extension DeclarationTracker.Lexical.Kind {
    var declarationKind: Scope.Declaration.Kind? {
        switch self {
        case .let: .let
        case .const: .const
        case .class: .class
        case .plainFunction, .otherFunction: .function
        case .simpleCatchParameter, .catchParameter: .catchParameter
        case .parameter: nil
        }
    }
}

// MARK: Declaring

extension Parser {
    /// The declaration of a name in one scope, seen from inside that scope.
    private func lexical(_ name: Name, inScope scope: Int32) -> DeclarationTracker.Lexical? {
        guard Int(name.id) < declarations.lexicalHeads.count else { return nil }
        var index = declarations.lexicalHeads[Int(name.id)]
        while index >= 0 {
            let lexical = declarations.lexicals[Int(index)]
            if lexical.scope == scope { return lexical }
            if lexical.scope < scope { return nil }
            index = lexical.outer
        }
        return nil
    }

    /// As V8 has it, only the first character is marked.
    private func redeclared(_ name: Name, _ range: SourceRange) -> SyntaxError {
        fail("Identifier '\(names.string(name))' has already been declared", SourceRange(start: range.start, end: min(range.end, range.start + 1)))
    }

    /// Declares a name in the innermost scope.
    mutating func declareLexical(_ name: Name, _ kind: DeclarationTracker.Lexical.Kind,
                                 _ range: SourceRange) throws(SyntaxError) {
        declarations.makeRoom(for: name)
        let level = Int32(declarations.scopes.count - 1)
        let scopeKind = declarations.scopes[Int(level)].kind
        let scopeStart = declarations.scopes[Int(level)].start
        if let earlier = lexical(name, inScope: level) {
            // Sloppy code may declare a plain function twice in a block (ECMA-262 §B.3.2.4).
            guard earlier.kind == .plainFunction, kind == .plainFunction, !isStrict else { throw redeclared(name, range) }
            declarations.scopes[Int(level)].hasRepeatedFunctions = true
            return
        }
        if scopeKind == .functionBody || scopeKind == .catchBody, lexical(name, inScope: level - 1) != nil {
            throw redeclared(name, range)
        }
        let variable = declarations.variableHeads[Int(name.id)]
        if variable >= 0, scopeKind != .parameters {
            let variable = declarations.variables[Int(variable)]
            if variable.functionLevel == declarations.functionLevel, variable.lastPosition >= scopeStart {
                throw redeclared(name, range)
            }
        }
        addLexical(name, kind, range, level)
    }

    private mutating func addLexical(_ name: Name, _ kind: DeclarationTracker.Lexical.Kind, _ range: SourceRange,
                                     _ level: Int32) {
        let outer = declarations.lexicalHeads[Int(name.id)]
        declarations.lexicalHeads[Int(name.id)] = Int32(declarations.lexicals.count)
        declarations.lexicals.append(DeclarationTracker.Lexical(name: name, kind: kind, range: range, scope: level,
                                                                outer: outer))
    }

    /// Declares a parameter; false if an earlier one has the name, which is for the caller to judge.
    mutating func declareParameter(_ name: Name, _ range: SourceRange) -> Bool {
        declarations.makeRoom(for: name)
        let level = Int32(declarations.scopes.count - 1)
        if lexical(name, inScope: level) != nil { return false }
        addLexical(name, .parameter, range, level)
        return true
    }

    /// Declares a name in the function around; no scope on the way there may declare it lexically.
    mutating func declareVariable(_ name: Name, _ range: SourceRange, isFunction: Bool = false) throws(SyntaxError) {
        declarations.makeRoom(for: name)
        var index = declarations.lexicalHeads[Int(name.id)]
        while index >= 0 {
            let lexical = declarations.lexicals[Int(index)]
            if lexical.scope < function.bodyScope { break }
            if lexical.kind != .simpleCatchParameter { throw redeclared(name, range) } // ECMA-262 §B.3.4
            index = lexical.outer
        }
        let head = declarations.variableHeads[Int(name.id)]
        if head >= 0, declarations.variables[Int(head)].functionLevel == declarations.functionLevel {
            declarations.variables[Int(head)].lastPosition = range.start
            if isFunction {
                if declarations.variables[Int(head)].isFunction {
                    declarations.scopes[declarations.scopes.count - 1].hasRepeatedFunctions = true
                }
                declarations.variables[Int(head)].isFunction = true
            }
            return
        }
        declarations.variableHeads[Int(name.id)] = Int32(declarations.variables.count)
        declarations.variables.append(DeclarationTracker.Variable(
            name: name, functionLevel: declarations.functionLevel, lastPosition: range.start, isFunction: isFunction,
            outer: head))
    }

    /// Whether declarations here are a function's own, not a block's: functions among them act like `var`.
    var isAtFunctionLevel: Bool { Int32(declarations.scopes.count - 1) == function.bodyScope }

    /// At a module's own level, whose functions cannot be declared twice.
    var isModuleLevel: Bool { options.isModule && module != nil && isOutermost }

    /// In no function and no block.
    var isOutermost: Bool { declarations.functionLevel == 1 && isAtFunctionLevel }

    /// Whether the outermost scope declares the name, in whatever way.
    func isDeclaredAtTopLevel(_ name: Name) -> Bool {
        guard Int(name.id) < declarations.lexicalHeads.count else { return false }
        return declarations.lexicalHeads[Int(name.id)] >= 0 || declarations.variableHeads[Int(name.id)] >= 0
    }

    /// Declares a function declaration's name before its body is read, as errors are reported from left to right.
    mutating func declareFunction(_ name: Name, _ range: SourceRange, isPlain: Bool) throws(SyntaxError) {
        if isModuleLevel {
            // A module's functions are lexical declarations (ECMA-262 §16.2.1.7).
            try declareLexical(name, .otherFunction, range)
        } else if isAtFunctionLevel {
            try declareVariable(name, range, isFunction: true)
        } else {
            try declareLexical(name, isPlain ? .plainFunction : .otherFunction, range)
        }
    }

    /// Enters a declared function into the innermost scope and makes the statement that marks its place.
    mutating func functionStatement(_ node: FunctionNode, isPlain: Bool) -> Statement {
        let statement = Statement(.function(node, isAnnexB: false), node.range)
        declarations.scopes[declarations.scopes.count - 1].functions.append(node)
        if !isAtFunctionLevel, isPlain, !isStrict, let name = node.name {
            declarations.candidates.append(DeclarationTracker.HoistingCandidate(name: name, statement: statement))
        }
        return statement
    }
}
