import Syntax

// Code made from strings while a script runs: the Function constructor and eval (ECMA-262 §20.2.1.1, §19.2.1).

extension VM {
    /// §20.2.1.1.1 CreateDynamicFunction
    func createDynamicFunction(_ arguments: Arguments, isAsync: Bool, isGenerator: Bool) throws(JSThrow) -> Value {
        let roots = openRoots(); defer { roots.close() }
        var parameters: [UInt16] = []
        for i in 0..<max(arguments.count - 1, 0) {
            if i > 0 { parameters.append(0x2C) }
            let part = try toString(arguments[i])
            roots.add(Value(part))
            parameters += flat(part).array()
        }
        let body = arguments.count > 0 ? flat(try toString(arguments[arguments.count - 1])).array() : []
        let script: CompiledScript
        do {
            let node = try Parser.parseFunction(parameters: parameters, body: body, isAsync: isAsync, isGenerator: isGenerator, sourceName: "<anonymous>")
            script = try compile(node, wantsValue: true)
        } catch let error as SyntaxError {
            throw error.isTooDeep ? rangeError(error.message) : syntaxError(error.message)
        } catch let error as ScriptError {
            throw throwing(error)
        } catch {
            throw syntaxError("Invalid function")
        }
        let function = try run(script)
        roots.add(function)
        if arguments.isConstruct, arguments.newTarget != Value(arguments.callee), function.isObject {
            setPrototype(function.asObject, Value(try prototypeFromConstructor(arguments.newTarget, default: .functionPrototype)))
        }
        return function
    }

    /// §19.2.1 eval ( x ), called other than by its own name: the code is a script of its own.
    func indirectEval(_ text: Value) throws(JSThrow) -> Value {
        guard text.isString else { return text }
        return try evaluate(text.asString, outer: nil, isStrict: false, this: Value(self[.global]), variables: nil)
    }

    /// The window holds callee, `this` and the arguments; the environment that the call sees stands behind them.
    func callEval(_ window: UnsafeMutablePointer<Value>, count: Int, isStrict: Bool) throws(JSThrow) -> Value {
        guard window[0] == Value(self[.eval]) else { return try invoke(window, count: count, newTarget: .undefined) }
        let text = count > 0 ? window[2] : .undefined
        guard text.isString else { return text }
        let environment = window[2 + count]
        return try evaluate(text.asString, outer: environment.isCell ? environment.asCell : nil, isStrict: isStrict, this: window[1], variables: nil)
    }

    private func evaluate(_ text: JSString, outer: Cell?, isStrict: Bool, this: Value, variables: JSObject?) throws(JSThrow) -> Value {
        var options = ParseOptions()
        options.isStrict = isStrict
        let chain = outer.map { EvalScopes(self, $0) }
        chain?.allow(&options)
        let source = SourceText(name: "evalmachine.<anonymous>", units: flat(text).array())
        let node: ScriptNode
        do { node = try Parser.parseScript(source, options: options) } catch {
            throw error.isTooDeep ? rangeError(error.message) : syntaxError(error.message)
        }
        let scopes = chain?.scopes(node.names)
        // Strict code keeps its variables; so does code inside a function here, where sloppy code would add them to the function.
        let keepsVariables = node.isStrict || scopes?.function.parent != nil
        let (table, top) = ScopeAnalyzer.analyzeEval(node, outer: scopes, declaresVars: keepsVariables)
        let unit = CompilationUnit(self, node, table)
        let compiler = FunctionCompiler(unit: unit, function: top)
        let code = compiler.compile(eval: node, keepsVariables: keepsVariables, hasOuter: outer != nil)
        if let error = unit.error { throw throwing(ScriptError(syntax: SyntaxError(message: error.message, range: error.range, isTooDeep: error.isTooDeep), source: source)) }
        let function = newFunction(code, environment: outer, home: .undefined)
        let roots = openRoots(); defer { roots.close() }
        roots.add(function)
        if !keepsVariables { try declareEvalGlobals(node) }
        return try call(Value(function), this: outer == nil ? Value(self[.global]) : this)
    }

    /// §19.2.1.3 EvalDeclarationInstantiation where the variables are global: unlike a script's they can be deleted.
    private func declareEvalGlobals(_ node: ScriptNode) throws(JSThrow) {
        let global: JSObject = self[.global]
        for name in node.varNames + node.annexBFunctionNames {
            let key = self.key(string(units: node.names.units(name)))
            if state.pointee.globals.index(of: key) != nil { throw syntaxError("Identifier '\(describe(key))' has already been declared") }
            if ownProperty(global, key) == nil {
                if global.has(JSObject.Flags.notExtensible) { throw typeError("Cannot define global variable '\(describe(key))', object is not extensible") }
                addProperty(global, key, .undefined, .all)
            }
        }
    }
}

/// The scopes that a direct eval sees, rebuilt from the environments in force: calls of `eval` keep every variable in one.
final class EvalScopes {
    private let descriptors: [ScopeDescriptor]
    private var functions: [FunctionScope] = []

    init(_ vm: VM, _ environment: Cell) {
        var found: [ScopeDescriptor] = []
        var next: Environment? = Environment(environment)
        while let current = next {
            found.append(vm.state.pointee.scopes[Int(current.scopeID)])
            next = current.outer
        }
        descriptors = found
    }

    /// What the code may contain because of where the call stands.
    func allow(_ options: inout ParseOptions) {
        let names = Set(descriptors.flatMap(\.names))
        options.allowsNewTarget = names.contains("%newTarget")
        options.allowsSuperProperty = names.contains("%function")
        options.privateNames = names.filter { $0.hasPrefix("#") && !$0.contains("%") }.sorted()
    }

    /// The innermost scope, linked to those around it.
    func scopes(_ names: NameTable) -> VariableScope? {
        var parent: VariableScope?
        var function: FunctionScope?
        for descriptor in descriptors.reversed() {
            if descriptor.isFunction || function == nil {
                let new = FunctionScope(parent: function, isArrow: false, isStrict: descriptor.isStrict)
                functions.append(new)
                function = new
            }
            guard let owner = function else { continue }
            let scope = VariableScope(descriptor.isObject ? .object : .block, parent: parent, function: owner)
            for (i, name) in descriptor.names.enumerated() {
                let kind: Variable.Kind = descriptor.lexical[i] ? (descriptor.constants[i] ? .const : .let) : name.hasPrefix("%") || name == "arguments" ? .implicit : .var
                let variable = scope.declare(names.intern(name), kind)
                variable.isCaptured = true
                variable.needsCheck = descriptor.lexical[i]
                variable.slot = i
            }
            if owner.parameterScope == nil { owner.parameterScope = scope }
            owner.bodyScope = scope
            parent = scope
        }
        return parent
    }
}

extension FunctionCompiler {
    func compile(eval node: ScriptNode, keepsVariables: Bool, hasOuter: Bool) -> Cell {
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
                asm.emit(.setEnvironment, register, scope.environmentRegister, variable.slot)
                asm.release(to: register)
            }
        }
        openLexical(scope)
        for function in node.functions {
            if keepsVariables { declare(function: function); continue }
            guard let name = function.name else { continue }
            let mark = asm.nextRegister
            let register = asm.allocate()
            emitClosure(function, name: nil, into: register)
            asm.emit(.initializeGlobal, register, asm.cache(unit.key(name)), d: 2)
            asm.release(to: mark)
        }
        statements(node.body)
        asm.emit(.returnValue, register)
        if let overflow = asm.overflow { unit.fail(overflow, .none) }
        return asm.finish(vm, parameterCount: 0, length: 0, flags: node.isStrict ? .strict : [], name: Value(vm.string(.emptyString)),
                          source: unit.source, range: SourceRange(0, unit.source.units.count), kind: .normal, displayText: nil)
    }
}
