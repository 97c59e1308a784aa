import Syntax

// What modules export (ECMA-262 §16.2.1.6.2 GetExportedNames, §16.2.1.6.3 ResolveExport, §16.2.1.12 GetModuleNamespace).

extension VM {
    /// §16.2.1.6.2 GetExportedNames
    func exportedNames(of record: ModuleRecord) -> [PropertyKey] {
        var visited: Set<Int> = []
        return exportedNames(of: record, &visited)
    }

    private func exportedNames(of record: ModuleRecord, _ visited: inout Set<Int>) -> [PropertyKey] {
        guard visited.insert(record.number).inserted else { return [] }
        var names = record.localExports.map(\.name) + record.indirectExports.map(\.name)
        var seen = Set(names)
        for request in record.source?.syntax.stars ?? [] where request < record.loaded.count {
            for name in exportedNames(of: module(record.loaded[request]), &visited) where name != self[Atom.default] && seen.insert(name).inserted {
                names.append(name)
            }
        }
        return names
    }

    /// §16.2.1.6.3 ResolveExport
    func resolveExport(_ record: ModuleRecord, _ name: PropertyKey) -> ExportResolution {
        var visited: [(module: Int, name: PropertyKey)] = []
        return resolveExport(record, name, &visited)
    }

    private func resolveExport(_ record: ModuleRecord, _ name: PropertyKey, _ visited: inout [(module: Int, name: PropertyKey)]) -> ExportResolution {
        if visited.contains(where: { $0.module == record.number && $0.name == name }) { return .missing }
        visited.append((record.number, name))
        if let export = record.localExports.first(where: { $0.name == name }) { return .found(.variable(module: record.number, slot: export.slot)) }
        if let export = record.indirectExports.first(where: { $0.name == name }) {
            let imported = module(record.loaded[export.request])
            guard let importedName = export.imported else { return .found(.namespace(module: imported.number)) }
            return resolveExport(imported, importedName, &visited)
        }
        if name == self[Atom.default] { return .missing }
        var star = ExportResolution.missing
        for request in record.source?.syntax.stars ?? [] {
            switch resolveExport(module(record.loaded[request]), name, &visited) {
            case .ambiguous: return .ambiguous
            case .missing: continue
            case .found(let binding):
                if star == .missing { star = .found(binding) } else if star != .found(binding) { return .ambiguous }
            }
        }
        return star
    }

    // MARK: Namespaces

    /// The namespace of a module of which `require` wants `__esModule` to be true.
    func markedNamespace(of record: ModuleRecord) -> JSObject {
        if record.marked.isObject { return record.marked.asObject }
        let number = createSyntheticModule(name: record.name, exports: [key("__esModule")]) { (_, _) throws(JSThrow) in }
        let facade = module(number.index)
        setExport(facade, key("__esModule"), .true)
        facade.status = .evaluated
        let own = namespaceObject(of: record)
        let exports = module(ModuleNamespaceLayout(own).module).namespaceExports + [(key("__esModule"), .variable(module: facade.number, slot: 0))]
        let object = moduleNamespaceCreate(facade, exports)
        record.marked = Value(object)
        return object
    }

    /// Something that the module needs waits at its top level.
    func isAsynchronous(_ record: ModuleRecord) -> Bool {
        var visited: Set<Int> = [], waiting = [record.number]
        while let next = waiting.popLast() {
            guard visited.insert(next).inserted else { continue }
            if module(next).hasTLA { return true }
            waiting += module(next).loaded
        }
        return false
    }

    /// §16.2.1.12 GetModuleNamespace
    func namespaceObject(of record: ModuleRecord) -> JSObject {
        if record.namespace.isObject { return record.namespace.asObject }
        var exports: [(name: PropertyKey, binding: ModuleBinding)] = []
        for name in exportedNames(of: record) {
            if case .found(let binding) = resolveExport(record, name) { exports.append((name, binding)) }
        }
        return moduleNamespaceCreate(record, exports)
    }

    /// §10.4.6.12 ModuleNamespaceCreate
    private func moduleNamespaceCreate(_ record: ModuleRecord, _ exports: [(name: PropertyKey, binding: ModuleBinding)]) -> JSObject {
        let object = newObject(.moduleNamespace, prototype: self[.objectPrototype], slots: ModuleNamespaceLayout.slotCount, flags: JSObject.Flags.notExtensible)
        // A shape of its own: what caches know of it is known of no other.
        object.shapeID = newRootShape(prototype: .null, unique: true).id
        ModuleNamespaceLayout(object).module = record.number
        addProperty(object, self[.toStringTag], Value(string("Module")), [])
        record.namespace = Value(object)
        let sorted = exports.map { ($0, flat(string(of: $0.name)).array()) }.sorted { $0.1.lexicographicallyPrecedes($1.1) }
        record.namespaceExports = sorted.map(\.0)
        for (i, export) in record.namespaceExports.enumerated() { record.namespaceIndices[export.name] = i }
        return object
    }

    private func string(of key: PropertyKey) -> JSString { key.isIndex ? string(ofIndex: Int(key.index)) : key.string }
}
