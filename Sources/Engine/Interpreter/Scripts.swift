import Syntax

// From text to a run (ECMA-262 §16.1.6 ScriptEvaluation).

/// Why a text was not run at all: its syntax, or something this version does not know.
public struct ScriptError: Error {
    /// As the parser reports it.
    public let syntax: SyntaxError
    public let source: SourceText

    public init(syntax: SyntaxError, source: SourceText) { self.syntax = syntax; self.source = source }
}

/// A script that is ready to run.
public struct CompiledScript {
    let node: ScriptNode
    let code: Cell

    /// It awaits at its top level: running it gives a promise, which its last value fulfils as it is, be that a promise itself.
    public var isAsync: Bool { node.containsTopLevelAwait }
}

extension VM {
    /// How many statements of the script had run to their end when the last interruption came; nil where it came to other code.
    public func statementsRun(of script: CompiledScript) -> Int? {
        let info = CodeCell(script.code).code.pointee.info
        guard let site = state.pointee.interruptedSite, site.info === info else { return nil }
        return max(0, info.statementStarts.partitioningIndex { $0 > site.instruction } - 1)
    }
}

extension VM.Roots {
    /// Keeps a script that is run later: whatever runs before may collect.
    public func add(_ script: CompiledScript) { add(Value(script.code)) }
}

extension VM {
    /// Parses and compiles a script. `wantsValue`: running it gives the value of its last expression statement, as a shell
    /// shows it. Runs nothing.
    public func compile(_ source: SourceText, wantsValue: Bool = false, options: ParseOptions = ParseOptions()) throws(ScriptError) -> CompiledScript {
        heap.watchNativeMemory()
        var options = options
        options.checkpoint = parseCheckpoint
        let node: ScriptNode
        do { node = try Parser.parseScript(source, options: options) } catch { throw ScriptError(syntax: error, source: source) }
        return try compile(node, wantsValue: wantsValue)
    }

    func compile(_ node: ScriptNode, wantsValue: Bool) throws(ScriptError) -> CompiledScript {
        let (table, top) = ScopeAnalyzer.analyze(node)
        let unit = CompilationUnit(self, node, table)
        let compiler = FunctionCompiler(unit: unit, function: top)
        compiler.isGlobalCode = true
        let code = compiler.compile(script: node, wantsValue: wantsValue)
        if let error = unit.error {
            throw ScriptError(syntax: error.asSyntaxError, source: node.source)
        }
        return CompiledScript(node: node, code: code)
    }

    /// What a parser asks that works for this machine: whether the user interrupts, and whether there is memory left.
    public func parseCheckpoint() -> ParseOptions.Stop? {
        do {
            try checkpoint()
            return nil
        } catch {
            let stop: ParseOptions.Stop = wasInterrupted ? .interrupted : .outOfMemory(VM.outOfHeapMessage)
            exception = .undefined
            return stop
        }
    }

    /// Runs a script to its end; jobs are the caller's business. `allowsRedeclaration`: a shell's `let` may be declared again.
    public func run(_ script: CompiledScript, allowsRedeclaration: Bool = false) throws(JSThrow) -> Value {
        let function = newFunction(script.code, environment: nil, home: .undefined)
        let roots = openRoots(); defer { roots.close() }
        roots.add(function)
        try declareGlobals(script.node, allowsRedeclaration: allowsRedeclaration)
        try bindImports(of: script.node)
        return try call(Value(function), this: Value(self[.global]))
    }

    /// A ScriptError as what a script would catch: a SyntaxError, or the RangeError of nesting too deep.
    public func throwing(_ error: ScriptError) -> JSThrow {
        if error.syntax.isInterrupted { return interruption() }
        if error.syntax.isTooDeep { return rangeError(error.syntax.message) }
        let thrown = throwing(Value(newError(.syntaxErrorPrototype, error.syntax.message)))
        if error.source.isFromString { noteTextError(in: error.source, error.syntax.range) }
        return thrown
    }

    /// §16.1.7 GlobalDeclarationInstantiation
    private func declareGlobals(_ node: ScriptNode, allowsRedeclaration: Bool) throws(JSThrow) {
        let global: JSObject = self[.global]
        func key(_ name: Name) -> PropertyKey { self.key(string(units: node.names.units(name))) }
        let lexical = node.lexicalScope.declarations
        // §9.1.1.4.14 HasRestrictedGlobalProperty: what a shell may declare again is what was declared, not what is the engine's own.
        // What a direct eval made is configurable, and restricts nothing.
        // `gc` is not only because it is so in Node: `import { gc } from 'leash:heap'` may have the name.
        for declaration in lexical {
            let name = key(declaration.name)
            guard let own = ownProperty(global, name), !own.attributes.contains(.configurable) else { continue }
            if allowsRedeclaration, name == self.key("gc") || state.pointee.globals.varNames.contains(name) { continue }
            throw redeclared(name)
        }
        if !allowsRedeclaration {
            for declaration in lexical {
                let name = key(declaration.name)
                if state.pointee.globals.index(of: name) != nil { throw redeclared(name) }
            }
            for name in node.varNames + node.functions.compactMap(\.name) where state.pointee.globals.index(of: key(name)) != nil { throw redeclared(key(name)) }
        }
        for function in node.functions { if let name = function.name { try checkGlobalFunction(key(name)) } }
        // Functions come before variables; they have their values when the script begins.
        for name in node.functions.compactMap(\.name).map(key) where ownProperty(global, name) == nil && !allowsRedeclaration {
            addProperty(global, name, .undefined, [.writable, .enumerable])
        }
        for name in node.varNames + node.annexBFunctionNames {
            let name = key(name)
            // In a shell a name that `let` declared before is free again for `var`.
            if allowsRedeclaration { state.pointee.globals.forget(name); renewGlobal() }
            if ownProperty(global, name) == nil {
                if global.has(JSObject.Flags.notExtensible) { throw typeError("Cannot define global variable '\(describe(name))', object is not extensible") }
                addProperty(global, name, .undefined, [.writable, .enumerable])
            }
            state.pointee.globals.varNames.insert(name)
        }
        for declaration in lexical {
            _ = state.pointee.globals.declare(key(declaration.name), isConstant: declaration.kind == .const)
        }
        if !lexical.isEmpty { renewGlobal() }
    }

    /// Caches that know a name as the global object's must look again.
    private func renewGlobal() {
        let global: JSObject = self[.global]
        global.shapeID = renewForChange(makeUnique(global))
    }

    private func redeclared(_ name: PropertyKey) -> JSThrow { syntaxError("Identifier '\(describe(name))' has already been declared") }

    /// §9.1.1.4.16 CanDeclareGlobalFunction
    func checkGlobalFunction(_ name: PropertyKey) throws(JSThrow) {
        let global: JSObject = self[.global]
        guard let own = ownProperty(global, name) else {
            if global.has(JSObject.Flags.notExtensible) { throw typeError("Cannot define global function '\(describe(name))', object is not extensible") }
            return
        }
        if own.attributes.contains(.configurable) { return }
        if own.isAccessor || !own.attributes.contains([.writable, .enumerable]) { throw typeError("Identifier '\(describe(name))' has already been declared") }
    }

    /// §9.1.1.4.18 CreateGlobalFunctionBinding
    func defineGlobalFunction(_ name: PropertyKey, _ function: Value, deletable: Bool = false) throws(JSThrow) {
        let global: JSObject = self[.global]
        let isFixed = ownProperty(global, name).map { !$0.attributes.contains(.configurable) } ?? false
        let descriptor = isFixed ? PropertyDescriptor(value: function)
            : PropertyDescriptor(value: function, deletable ? .all : [.writable, .enumerable])
        state.pointee.globals.forget(name)
        try definePropertyOrThrow(global, name, descriptor)
        try set(global, name, function)
        state.pointee.globals.varNames.insert(name)
    }
}

extension FunctionCompiler {
    func compile(script node: ScriptNode, wantsValue: Bool) -> Cell {
        asm.mark(0)
        let isAsync = node.containsTopLevelAwait
        if isAsync { startAsync() }
        let start = asm.position
        if wantsValue {
            let register = asm.allocate()
            claimVariable(register)
            asm.emit(.loadUndefined, register)
            completion = register
        }
        openTopLevel()
        for function in node.functions {
            guard let name = function.name else { continue }
            let mark = asm.nextRegister
            let register = asm.allocate()
            emitClosure(function, name: nil, into: register)
            asm.emit(.initializeGlobal, register, 1, asm.cache(unit.key(name)))
            asm.release(to: mark)
        }
        var starts: [Int32] = []
        for statement in node.body {
            starts.append(Int32(asm.position))
            self.statement(statement)
        }
        if isAsync {
            let register = completion ?? constant(.undefined, into: nil)
            endAsync(register, from: start, to: asm.position, isGenerator: false, asItIs: true)
        } else if let completion {
            asm.emit(.returnValue, completion)
        } else {
            asm.emit(.returnUndefined)
        }
        if let overflow = asm.overflow { unit.fail(overflow, .none) }
        var flags: Code.Flags = node.isStrict ? .strict : []
        if isAsync { flags.insert(.async) }
        let code = asm.finish(vm, parameterCount: 0, length: 0, flags: flags, name: Value(vm.string(.emptyString)),
                              source: unit.source, range: SourceRange(0, unit.source.units.count), kind: .normal, displayText: nil)
        if wantsValue { CodeCell(code).code.pointee.info.statementStarts = starts }
        return code
    }

    /// The script's own `this`, for arrows that refer to it.
    func openTopLevel() {
        openEnvironment(scope)
        if let this = scope.find(unit.implicit.this) {
            this.register = 1
            if this.isCaptured { emitStore(1, in: this, of: scope.environmentRegister) }
        }
    }
}
