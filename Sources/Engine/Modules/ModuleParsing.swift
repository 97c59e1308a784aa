import Syntax

// From text to a module record, and what is known of its names before anything is linked (ECMA-262 §16.2.1.6.1 ParseModule).

extension VM {
    /// §16.2.1.6.1 ParseModule. `name` is what stacks call it, `title` what people do; `path` is its file, from which it resolves what it imports.
    public func parseModule(_ text: [UInt16], name: String, path: String, title: String? = nil) throws(JSThrow) -> ModuleNumber {
        let number = modules.count
        let origin = addOrigin(ModuleOrigin(path: path, module: number))
        let source = SourceText(name: name, units: text, origin: origin)
        var options = ParseOptions()
        options.checkpoint = parseCheckpoint
        let node: ScriptNode
        do { node = try Parser.parseModule(source, options: options) } catch {
            let thrown = throwing(ScriptError(syntax: error, source: source))
            noteTextError(in: source, error.range)
            throw thrown
        }
        guard let syntax = node.module else { throw syntaxError("Not a module") }
        let (table, top) = ScopeAnalyzer.analyze(node, as: .module(syntax))
        let record = ModuleRecord(number: number, realm: currentRealm, name: title ?? name, body: .source(ModuleText(node: node, syntax: syntax, table: table, top: top)))
        record.hasTLA = node.containsTopLevelAwait
        record.status = .unlinked
        makeEnvironment(record, node, syntax, top)
        state.pointee.moduleRoom.records.append(record)
        return ModuleNumber(index: number)
    }

    /// Slots for everything that others or closures may see; where they are has been settled by scope analysis.
    private func makeEnvironment(_ record: ModuleRecord, _ node: ScriptNode, _ syntax: ModuleSyntax, _ top: FunctionScope) {
        func key(_ name: Name) -> PropertyKey { self.key(string(units: node.names.units(name))) }
        let scope = top.parameterScope!
        if scope.hasEnvironment {
            let captured = scope.captured
            scope.scopeID = addScope(ScopeDescriptor(
                names: captured.map { $0.name == syntax.defaultName ? "default" : node.names.string($0.name) }, kinds: captured.map(\.kind), deadZones: captured.map(\.hasDeadZone), role: .function,
                functionKind: nil, isStrict: true, functionName: "module \(record.name)"))
            for variable in captured { variable.scopeID = scope.scopeID }
            let environment = newEnvironment(outer: nil, count: captured.count, scopeID: UInt32(scope.scopeID))
            for variable in captured where variable.kind == .var { environment[variable.slot] = .undefined }
            record.environment = environment
        }
        nameExports(syntax, node.names, scope)
        for export in syntax.exports {
            switch export.source {
            case .local(let local):
                if let variable = scope.find(local), variable.kind != .import { record.localExports.append((key(export.exported), variable.slot)) }
                // A namespace that was imported, and exported again.
                else if let entry = syntax.imports.first(where: { $0.local == local }) { record.indirectExports.append((key(export.exported), entry.request, nil)) }
            case .indirect(let request, .name(let imported)): record.indirectExports.append((key(export.exported), request, key(imported)))
            case .indirect(let request, .namespace): record.indirectExports.append((key(export.exported), request, nil))
            }
        }
    }

    /// What a variable that is exported is called where its module holds it.
    private func nameExports(_ syntax: ModuleSyntax, _ names: NameTable, _ scope: VariableScope) {
        guard scope.hasEnvironment else { return }
        var edges = scopeNames(UInt32(scope.scopeID))
        for export in syntax.exports {
            if case .local(let local) = export.source, let variable = scope.find(local), variable.slot >= 0 { edges[variable.slot] = "export \(names.string(export.exported))" }
        }
        state.pointee.scopes[scope.scopeID].edgeNames = edges
    }

    /// §16.2.1.8.1 CreateSyntheticModule: a module of these exports, whose values `evaluate` sets when its turn comes.
    func createSyntheticModule(name: String, exports: [PropertyKey], _ evaluate: @escaping (VM, ModuleRecord) throws(JSThrow) -> Void) -> ModuleNumber {
        let record = ModuleRecord(number: modules.count, realm: currentRealm, name: name, body: .synthetic(evaluate))
        let names = exports.map(describe)
        let id = addScope(ScopeDescriptor(names: names, kinds: names.map { _ in .const }, deadZones: names.map { _ in false }, role: .block, functionKind: nil,
                                          isStrict: true, functionName: "module \(name)", edgeNames: names.map { "export \($0)" }))
        let environment = newEnvironment(outer: nil, count: exports.count, scopeID: UInt32(id))
        for i in 0..<exports.count { environment[i] = .undefined }
        record.environment = environment
        record.localExports = exports.enumerated().map { ($1, $0) }
        record.status = .unlinked
        state.pointee.moduleRoom.records.append(record)
        return ModuleNumber(index: record.number)
    }

    /// §16.2.1.8.4 SetSyntheticModuleExport
    func setExport(_ record: ModuleRecord, _ name: PropertyKey, _ value: Value) {
        guard let export = record.localExports.first(where: { $0.name == name }) else { return }
        record.environment?[export.slot] = value
    }

    /// §16.2.1.9.2 ParseJSONModule: its one export is what the text says.
    /// `place` is what a SyntaxError's message begins with.
    public func parseJSONModule(_ text: [UInt16], name: String, place: String? = nil) throws(JSThrow) -> ModuleNumber {
        newJSONModule(try parseJSON(text, place: place), name: name)
    }

    /// The value of a JSON file.
    func parseJSON(_ text: [UInt16], place: String?) throws(JSThrow) -> Value {
        do { return try parseJSON(string(units: text)) } catch {
            if let place, exception.isObject(.error), let message = dataProperty(of: exception.asObject, self[.message]), message.isString {
                define(exception.asObject, self[.message], Value(string("\(place): \(swiftString(message.asString))")), .hidden)
            }
            throw error
        }
    }

    /// A module with the value as its default export.
    func newJSONModule(_ value: Value, name: String) -> ModuleNumber {
        let roots = openRoots(); defer { roots.close() }
        roots.add(value)
        let number = createSyntheticModule(name: name, exports: [self[Atom.default]]) { (_, _) throws(JSThrow) in }
        // The value is there from the start: nobody can look before the module was linked.
        setExport(module(number.index), self[Atom.default], value)
        return number
    }
}
