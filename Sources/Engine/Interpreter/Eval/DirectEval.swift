import Syntax

// Eval (ECMA-262 §19.2.1 PerformEval). A direct eval sees the scopes around its call: a function with such a call keeps every
// variable in environments, and their descriptors tell the names. Variables that sloppy code declares belong to the function:
// an object that its environment holds has them, under the implicit name `%vars`.

extension VM {
    /// The window holds callee, `this` and the arguments (or with `isSpread` an array of them); the environment that the call sees
    /// stands behind them.
    func callEval(_ window: UnsafeMutablePointer<Value>, count: Int, isStrict: Bool, isSpread: Bool) throws(JSThrow) -> Value {
        if !window[0].isCallable { throw operandNotCallable(window[0]) }
        guard window[0] == Value(self[.eval]) else {
            return isSpread ? try callSpread(window) : try invoke(window, count: count, newTarget: .undefined)
        }
        let first = isSpread ? try get(window[2].asObject, PropertyKey(index: 0)) : window[2]
        let text = count > 0 ? first : .undefined
        guard text.isString else { return text }
        let environment = window[2 + count]
        return try evaluate(text.asString, outer: environment.isCell ? environment.asCell : nil, isStrict: isStrict, this: window[1])
    }

    func evaluate(_ text: JSString, outer: Cell?, isStrict: Bool, this: Value) throws(JSThrow) -> Value {
        try ensureCodeOfTexts()
        let text = flat(text), call = EvalCache.Call(state.pointee.stack, text, environment: outer, isStrict: isStrict)
        let code: Cell
        if let call, let known = state.pointee.evals.find(call) {
            code = known
        } else {
            let source = SourceText(name: evalName(), units: text.array(), origin: activeOrigin), compiled = try compile(eval: source, outer, isStrict: isStrict)
            code = compiled.code
            if let call, compiled.isReusable { state.pointee.evals.note(code, of: call, source) }
        }
        let function = newFunction(code, environment: outer, home: .undefined)
        let roots = openRoots(); defer { roots.close() }
        roots.add(function)
        return try self.call(Value(function), this: outer == nil ? Value(self[.global]) : this)
    }

    /// Declares what the text declares around it, and compiles the rest. The code may run again where the text is the same if nothing was declared,
    /// and if it has no tagged templates: their sites are others each time.
    private func compile(eval source: SourceText, _ outer: Cell?, isStrict: Bool) throws(JSThrow) -> (code: Cell, isReusable: Bool) {
        var options = ParseOptions()
        options.isStrict = isStrict
        options.checkpoint = parseCheckpoint
        let chain = EvalScopes(self, outer)
        chain.allow(&options)
        let node: ScriptNode
        do { node = try Parser.parseScript(source, options: options) } catch {
            throw throwing(ScriptError(syntax: error, source: source))
        }
        let scopes = chain.rebuild(node.names)
        let (table, top) = ScopeAnalyzer.analyze(node, as: .eval(outer: scopes, declaresVars: node.isStrict))
        let unit = CompilationUnit(self, node, table)
        let compiler = FunctionCompiler(unit: unit, function: top)
        // Strict code keeps its variables to itself.
        if !node.isStrict {
            compiler.evalVariableScope = chain.variableLevel?.scope
            compiler.unhoisted = try declareEvalVariables(node, chain)
        }
        let code = compiler.compile(eval: node, hasOuter: outer != nil)
        if let error = unit.error { throw throwing(ScriptError(syntax: error.asSyntaxError, source: source)) }
        let declares = !node.isStrict && !(node.varNames.isEmpty && node.functions.isEmpty && node.annexBFunctionNames.isEmpty)
        return (code, !declares && !unit.hasTemplateSites)
    }

    /// §19.2.1.3 EvalDeclarationInstantiation, for sloppy code. Gives the functions in blocks that may not become variables.
    private func declareEvalVariables(_ node: ScriptNode, _ chain: EvalScopes) throws(JSThrow) -> Set<Name> {
        func key(_ name: Name) -> PropertyKey { self.key(string(units: node.names.units(name))) }
        // 3. No variable may be hoisted over a lexical declaration of its name.
        for name in node.varNames where chain.forbids(node.names.string(name)) || isGlobalLexical(key(name), chain) {
            throw syntaxError("Identifier '\(node.names.string(name))' has already been declared")
        }
        // 8. – 9.
        if chain.variableLevel == nil {
            for function in node.functions { if let name = function.name { try checkGlobalFunction(key(name)) } }
            for name in node.varNames { try checkGlobalVariable(key(name)) }
        }
        // 11. Annex B: where a `var` would be an error the function stays in its block.
        var unhoisted: Set<Name> = []
        for name in node.annexBFunctionNames where chain.forbids(node.names.string(name)) || isGlobalLexical(key(name), chain) { unhoisted.insert(name) }
        // 16. – 18. The functions get their values when the code begins.
        for name in node.varNames + node.annexBFunctionNames where !unhoisted.contains(name) {
            guard let level = chain.variableLevel else {
                if ownProperty(self[.global], key(name)) == nil { addProperty(self[.global], key(name), .undefined, .all) }
                continue
            }
            if !level.descriptor.names.contains(node.names.string(name)) { declareVariable(key(name), in: level) }
        }
        return unhoisted
    }

    /// Adds a variable to a function that runs. Unlike others it can be deleted.
    private func declareVariable(_ name: PropertyKey, in level: EvalScopes.Level) {
        guard let slot = level.descriptor.names.firstIndex(of: EvalScopes.variablesName) else { return }
        if !level.environment[slot].isObject { level.environment[slot] = Value(newObject(prototype: .null)) }
        let variables = level.environment[slot].asObject
        if ownProperty(variables, name) == nil { addProperty(variables, name, .undefined, .all) }
    }

    private func isGlobalLexical(_ name: PropertyKey, _ chain: EvalScopes) -> Bool {
        chain.variableLevel == nil && state.pointee.globals.index(of: name) != nil
    }

    /// §9.1.1.4.15 CanDeclareGlobalVar
    private func checkGlobalVariable(_ name: PropertyKey) throws(JSThrow) {
        let global: JSObject = self[.global]
        if global.has(JSObject.Flags.notExtensible), ownProperty(global, name) == nil {
            throw typeError("Cannot define global variable '\(describe(name))', object is not extensible")
        }
    }
}

/// The scopes that a direct eval sees, rebuilt from the environments in force. Of an indirect one there are none.
final class EvalScopes {
    static let variablesName = "%vars"

    struct Level {
        let descriptor: ScopeDescriptor
        let environment: Environment
        var scope: VariableScope?

        var holdsVariables: Bool { descriptor.names.contains(EvalScopes.variablesName) }
    }
    /// Innermost first.
    private var levels: [Level] = []
    private var functions: [FunctionScope] = []
    private let variableIndex: Int?

    init(_ vm: VM, _ environment: Cell?) {
        var next = environment.map(Environment.init)
        while let current = next {
            levels.append(Level(descriptor: vm.state.pointee.scopes[Int(current.scopeID)], environment: current))
            next = current.outer
        }
        variableIndex = levels.firstIndex(where: \.holdsVariables)
    }

    /// The function whose variables sloppy code declares; nil where these are global.
    var variableLevel: Level? { variableIndex.map { levels[$0] } }

    /// §19.2.1.1 PerformEval, steps 3 to 12: what the code may contain because of where the call stands.
    func allow(_ options: inout ParseOptions) {
        let names = Set(levels.flatMap(\.descriptor.names))
        options.privateNames = names.filter { $0.hasPrefix("#") && !$0.contains("%") }.sorted()
        let function = levels.first { level in
            (level.descriptor.role == .function || level.descriptor.role == .parameters) && level.descriptor.functionKind != .arrow
        }
        guard let kind = function?.descriptor.functionKind else { return }
        options.allowsNewTarget = true
        options.allowsSuperProperty = kind != .normal
        options.allowsSuperCall = kind == .derivedConstructor
        options.isInClassFieldInitializer = kind == .fieldInitializer
    }

    /// A `var` of this name would be an error: it is declared between the code and the function's variables, other than as the
    /// parameter of a `catch`, or stands among these as something else.
    func forbids(_ name: String) -> Bool {
        for (i, level) in levels.enumerated() {
            let isLast = i == variableIndex
            if level.descriptor.role != .object, let slot = level.descriptor.names.firstIndex(of: name) {
                let kind = level.descriptor.kinds[slot]
                // Evals among the parameters declare outside of these.
                let isForbidden = isLast && level.descriptor.role != .parameters ? kind == .let || kind == .const || kind == .class : kind != .catchParameter
                if isForbidden { return true }
            }
            if isLast { return false }
        }
        return false
    }

    /// The innermost scope, linked to those around it.
    func rebuild(_ names: NameTable) -> VariableScope? {
        var parent: VariableScope?
        var function: FunctionScope?
        let implicit = ImplicitNames(names)
        for i in levels.indices.reversed() {
            let descriptor = levels[i].descriptor
            if function == nil || descriptor.role == .function || descriptor.role == .parameters {
                let new = FunctionScope(parent: function, isArrow: descriptor.functionKind == .arrow, isStrict: descriptor.isStrict)
                new.isRunning = true
                functions.append(new)
                function = new
            }
            guard let owner = function else { continue }
            let kind: VariableScope.Kind = descriptor.role == .object ? .object : descriptor.role == .class ? .class : .block
            let variables = descriptor.names.indices.map { (names.intern(descriptor.names[$0]), descriptor.kinds[$0], descriptor.deadZones[$0]) }
            let scope = VariableScope(running: kind, parent: parent, function: owner, scopeID: Int(levels[i].environment.scopeID), variables,
                                      imports: descriptor.imports.map { (names.intern($0.name), $0.binding) }, implicit)
            if owner.parameterScope == nil { owner.parameterScope = scope }
            owner.bodyScope = scope
            levels[i].scope = scope
            parent = scope
        }
        return parent
    }
}

extension FunctionCompiler {
    func compile(eval node: ScriptNode, hasOuter: Bool) -> Cell {
        asm.mark(0)
        let register = asm.allocate()
        claimVariable(register)
        asm.emit(.loadUndefined, register)
        completion = register
        if hasOuter { loadClosureEnvironment() }
        openTopLevel()
        for variable in scope.ordered where variable.kind == .var || variable.kind == .function {
            if !variable.isCaptured { allocateVariable(variable) }
            let register = variable.isCaptured ? asm.allocate() : variable.register
            asm.emit(.loadUndefined, register)
            if variable.isCaptured {
                emitStore(register, in: variable, of: scope.environmentRegister)
                asm.release(to: register)
            }
        }
        openLexical(scope)
        for function in node.functions { declare(function: function, ofEval: node) }
        statements(node.body)
        asm.emit(.returnValue, register)
        if let overflow = asm.overflow { unit.fail(overflow, .none) }
        return asm.finish(vm, parameterCount: 0, length: 0, flags: node.isStrict ? .strict : [], name: Value(vm.string(.emptyString)),
                          source: unit.source, range: SourceRange(0, unit.source.units.count), kind: .normal, displayText: nil)
    }

    private func declare(function: FunctionNode, ofEval node: ScriptNode) {
        if node.isStrict { return declare(function: function) }
        guard let name = function.name else { return }
        let mark = asm.nextRegister
        let register = asm.allocate()
        emitClosure(function, name: nil, into: register)
        if let variables = evalVariableScope {
            let inner = scope
            scope = variables
            assign(name, from: register)
            scope = inner
        } else {
            asm.emit(.initializeGlobal, register, 2, asm.cache(unit.key(name)))
        }
        asm.release(to: mark)
    }
}
