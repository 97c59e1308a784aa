import Syntax

// Loading and linking (ECMA-262 §16.2.1.6.1: LoadRequestedModules, Link, InitializeEnvironment). Files are read at once, so that loading
// needs no promise: whoever imports waits a job or two all the same (`importCall`).

extension VM {
    /// §16.2.1.6.1.1 LoadRequestedModules: everything that the module asks for, and what that asks for.
    public func loadRequestedModules(_ number: ModuleNumber) throws(JSThrow) {
        var waiting = [number.index]
        while let next = waiting.popLast() {
            let record = module(next)
            guard record.status == .unlinked, record.loaded.isEmpty else { continue }
            var loaded: [Int] = []
            for request in record.requests {
                let found = try load(request, for: record)
                loaded.append(found)
                waiting.append(found)
            }
            record.loaded = loaded
        }
    }

    private func load(_ request: ModuleSyntax.Request, for record: ModuleRecord) throws(JSThrow) -> Int {
        guard let node = record.source?.node else { return record.number }
        return try load(request, node.names, from: node.source.origin)
    }

    private func load(_ request: ModuleSyntax.Request, _ names: NameTable, from origin: Int) throws(JSThrow) -> Int {
        let attributes = request.attributes.map { (names.string($0.key), names.string($0.value)) }
        return try load(ModuleRequest(specifier: names.string(request.specifier), attributes: attributes,
                                      referrer: state.pointee.moduleRoom.origins[origin].path, isDynamic: false))
    }

    func load(_ request: ModuleRequest) throws(JSThrow) -> Int {
        // Declarations and calls differ in the error (§16.2.1.6.1.1.1 step 2.d, §13.3.10.2 step 10.d).
        if let unknown = request.attributes.first(where: { $0.key != "type" }) {
            throw nodeError(request.isDynamic ? .typeErrorPrototype : .syntaxErrorPrototype, "ERR_IMPORT_ATTRIBUTE_UNSUPPORTED",
                            "Import attribute \"\(unknown.key)\" with value \"\(unknown.value)\" is not supported")
        }
        guard let host = moduleHost else { throw nodeError(.errorPrototype, "ERR_MODULE_NOT_FOUND", "No module can be imported here: '\(request.specifier)'") }
        return try host.load(self, request).index
    }

    // MARK: Shell entries

    /// Loads, links and evaluates what an entry's import declarations name; the promises of these evaluations.
    public func evaluateImports(of script: CompiledScript) throws(JSThrow) -> [JSObject] {
        var promises: [JSObject] = []
        let roots = openRoots(); defer { roots.close() }
        for number in try importedModules(of: script.node) {
            try loadRequestedModules(number)
            try link(number)
            let promise = try evaluateModule(number)
            roots.add(promise)
            promises.append(promise)
        }
        return promises
    }

    private func importedModules(of node: ScriptNode) throws(JSThrow) -> [ModuleNumber] {
        var numbers: [ModuleNumber] = []
        for request in node.module?.requests ?? [] { numbers.append(ModuleNumber(index: try load(request, node.names, from: node.source.origin))) }
        return numbers
    }

    /// What an entry imports are constants, with the values that there are when it runs.
    func bindImports(of node: ScriptNode) throws(JSThrow) {
        guard let module = node.module, !module.imports.isEmpty else { return }
        let numbers = try importedModules(of: node)
        for entry in module.imports {
            let record = self.module(numbers[entry.request].index)
            var value = Value.undefined
            switch entry.imported {
            case .namespace: value = Value(namespaceObject(of: record))
            case .name(let name):
                guard case .found(let binding) = resolveExport(record, key(string(units: node.names.units(name)))) else {
                    noteThrow(in: node.source, entry.range)
                    let specifier = node.names.string(module.requests[entry.request].specifier)
                    throw syntaxError("The requested module '\(specifier)' does not provide an export named '\(node.names.string(name))'")
                }
                value = self.value(of: binding)
            }
            initializeGlobal(key(string(units: node.names.units(entry.local))), value)
        }
    }

    // MARK: Linking

    /// §16.2.1.6.1.2 Link
    public func link(_ number: ModuleNumber) throws(JSThrow) {
        var stack: [Int] = []
        do { _ = try innerModuleLinking(module(number.index), &stack, 0) } catch {
            for member in stack { module(member).status = .unlinked }
            throw error
        }
    }

    /// §16.2.1.6.1.2.1 InnerModuleLinking
    private func innerModuleLinking(_ record: ModuleRecord, _ stack: inout [Int], _ start: Int) throws(JSThrow) -> Int {
        if isNativeStackFull() { throw stackOverflow() }
        guard record.source != nil else {
            if record.status < .linked { record.status = .linked }
            return start
        }
        if record.status >= .linking { return start }
        record.status = .linking
        record.dfsIndex = start
        record.dfsAncestorIndex = start
        var index = start + 1
        stack.append(record.number)
        for number in record.loaded {
            let required = module(number)
            index = try innerModuleLinking(required, &stack, index)
            if required.source != nil, required.status == .linking { record.dfsAncestorIndex = min(record.dfsAncestorIndex, required.dfsAncestorIndex) }
        }
        try initializeEnvironment(record)
        if record.dfsAncestorIndex == record.dfsIndex {
            while let member = stack.popLast() {
                module(member).status = .linked
                if member == record.number { break }
            }
        }
        return index
    }

    /// §16.2.1.7.3.1 InitializeEnvironment: every import finds its binding, and then the code is made, with the places of these in it.
    private func initializeEnvironment(_ record: ModuleRecord) throws(JSThrow) {
        guard let source = record.source else { return }
        let names = source.node.names
        func key(_ name: Name) -> PropertyKey { self.key(string(units: names.units(name))) }
        for export in record.indirectExports {
            guard let imported = export.imported, case let resolution = resolveExport(record, export.name), !resolution.isFound else { continue }
            let place = source.syntax.exports.first { key($0.exported) == export.name }?.range ?? .none
            throw unresolved(record, export.request, imported, resolution, at: place)
        }
        for entry in source.syntax.imports {
            let imported = module(record.loaded[entry.request]), variable = source.top.parameterScope.find(entry.local)
            guard case .name(let name) = entry.imported else {
                variable?.binding = .namespace(module: imported.number)
                continue
            }
            let resolution = resolveExport(imported, key(name))
            guard case .found(let binding) = resolution else { throw unresolved(record, entry.request, key(name), resolution, at: entry.range) }
            variable?.binding = binding
        }
        if source.node.containsDirectEval, record.environment != nil {
            state.pointee.scopes[source.top.parameterScope.scopeID].imports = source.syntax.imports.compactMap { entry in
                source.top.parameterScope.find(entry.local)?.binding.map { (names.string(entry.local), $0) }
            }
        }
        try inRealm(record.realm) { () throws(JSThrow) in try compile(record, source) }
    }

    /// The SyntaxError for a name that a module does not export.
    private func unresolved(_ record: ModuleRecord, _ request: Int, _ name: PropertyKey, _ resolution: ExportResolution, at range: SourceRange) -> JSThrow {
        guard let source = record.source else { return syntaxError("") }
        let specifier = source.node.names.string(source.syntax.requests[request].specifier), asked = module(record.loaded[request])
        noteThrow(in: source.node.source, range)
        if resolution == .ambiguous {
            return syntaxError("The requested module '\(specifier)' contains conflicting star exports for name '\(describe(name))'")
        }
        if asked.isCommonJS { return syntaxError(missingFromCommonJS(source, range, specifier, describe(name))) }
        return syntaxError("The requested module '\(specifier)' does not provide an export named '\(describe(name))'")
    }

    /// Node's words, with what to write instead.
    private func missingFromCommonJS(_ source: ModuleText, _ range: SourceRange, _ specifier: String, _ name: String) -> String {
        // As Node, what stands between the first and the last brace of the line.
        let text = source.node.source, line = text.line(text.position(at: range.start).line)
        var wanted = ""
        if let first = line.firstIndex(of: "{"), let last = line.lastIndex(of: "}"), first < last {
            wanted = "const \(line[first...last].replacing(/\s+as\s+/, with: ": ")) = pkg;\n"
        }
        return """
            Named export '\(name)' not found. The requested module '\(specifier)' is a CommonJS module, which may not support all module.exports as named exports.
            CommonJS modules can always be imported via the default export, for example using:

            import pkg from '\(specifier)';
            \(wanted)
            """
    }

    // MARK: Code

    /// The module's function, and the functions that it declares, which others may call before it runs.
    private func compile(_ record: ModuleRecord, _ source: ModuleText) throws(JSThrow) {
        let unit = CompilationUnit(self, source.node, source.table)
        let compiler = FunctionCompiler(unit: unit, function: source.top)
        let code = compiler.compile(module: source.node)
        if let error = unit.error { throw throwing(ScriptError(syntax: error.asSyntaxError, source: source.node.source)) }
        let function = newFunction(code, environment: record.environment?.cell, home: .undefined)
        record.function = Value(function)
        guard let environment = record.environment else { return }
        for (slot, code) in compiler.moduleFunctions { environment[slot] = Value(newFunction(code, environment: environment.cell, home: .undefined)) }
    }
}

extension ExportResolution {
    var isFound: Bool { if case .found = self { true } else { false } }
}

extension FunctionCompiler {
    /// A module's code. Its environment was made when it was parsed: the function closes over it.
    func compile(module node: ScriptNode) -> Cell {
        asm.mark(0)
        let isAsync = node.containsTopLevelAwait
        if isAsync { startAsync() }
        let start = asm.position
        if scope.hasEnvironment { openModuleEnvironment() }
        if let this = scope.find(unit.implicit.this) {
            this.register = 1
            if this.isCaptured { emitStore(1, in: this, of: scope.environmentRegister) }
        }
        for variable in scope.ordered where variable.kind == .var && !variable.isCaptured {
            allocateVariable(variable)
            asm.emit(.loadUndefined, variable.register)
        }
        for variable in scope.ordered where variable.kind == .function && !variable.isCaptured { allocateVariable(variable) }
        openLexical(scope)
        for function in node.functions {
            guard let name = function.name, let variable = scope.find(name) else { continue }
            if variable.isCaptured { moduleFunctions.append((variable.slot, compile(function: function))) } else { declare(function: function) }
        }
        disposing(usingKind(in: node.body)) { statements(node.body) }
        if isAsync {
            endAsync(constant(.undefined, into: nil), from: start, to: asm.position, isGenerator: false)
        } else {
            asm.emit(.returnUndefined)
        }
        if let overflow = asm.overflow { unit.fail(overflow, .none) }
        return asm.finish(vm, parameterCount: 0, length: 0, flags: isAsync ? [.strict, .async] : .strict, name: Value(vm.string(.emptyString)),
                          source: unit.source, range: SourceRange(0, unit.source.units.count), kind: .normal, displayText: nil)
    }

    private func openModuleEnvironment() {
        if isCheckedBuild { asm.outerScopes = [scope.scopeID] }
        let register = asm.allocate()
        claimVariable(register)
        asm.emit(.loadClosureEnvironment, register)
        scope.environmentRegister = register
    }
}
