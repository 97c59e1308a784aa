// Global names (ECMA-262 §9.1.1.4): first what `let`, `const` and `class` declared, then the global object.

extension VM {
    @inline(never) func getGlobal(_ cache: UnsafeMutablePointer<InlineCache>, isTypeof: Bool) throws(JSThrow) -> Value {
        let key = cache.pointee.key
        if cache.pointee.kind != .binding, let index = state.pointee.globals.index(of: key) {
            cache.pointee.kind = .binding
            cache.pointee.offset = Int32(index)
        }
        if cache.pointee.kind == .binding {
            let value = state.pointee.globals.bindings[Int(cache.pointee.offset)].value
            if value.isEmpty { throw referenceError("Cannot access '\(describe(key))' before initialization") }
            return value
        }
        let global: JSObject = self[.global]
        if cache.pointee.kind == .slots, cache.pointee.shape == global.shapeID { return globalSlot(cache).pointee }
        if let own = ownProperty(global, key) {
            if !own.isAccessor {
                remember(own, global, global, cache)
                return own.stored
            }
            return own.getter.isUndefined ? .undefined : try call(own.getter, this: Value(global))
        }
        if try hasProperty(global, key) { return try get(global, key) }
        if let fallback = contextGlobals, try hasProperty(fallback, key) { return try get(fallback, key) }
        if isTypeof { return .undefined }
        throw notDefined(describe(key))
    }

    /// Where a property of the global object stands, as a cache that its shape confirms remembers it.
    @inline(__always) func globalSlot(_ cache: UnsafeMutablePointer<InlineCache>) -> UnsafeMutablePointer<Value> {
        let slots = self[Intrinsic.global].slots.unsafelyUnwrapped
        return (slots.cell.address + Int(cache.pointee.offset)).assumingMemoryBound(to: Value.self)
    }

    /// Writes where the cache knows the name's place; false where it does not, or where the name must not be written, or not yet.
    @inline(__always) func setKnownGlobal(_ cache: UnsafeMutablePointer<InlineCache>, _ value: Value) -> Bool {
        if cache.pointee.kind == .binding {
            let binding = state.pointee.globals.bindings.base + Int(cache.pointee.offset)
            if binding.pointee.value.isEmpty || binding.pointee.isConstant { return false }
            binding.pointee.value = value
            return true
        }
        guard cache.pointee.kind == .slots, cache.pointee.shape == self[Intrinsic.global].shapeID else { return false }
        globalSlot(cache).pointee = value
        return true
    }

    @inline(never) func setGlobal(_ cache: UnsafeMutablePointer<InlineCache>, _ value: Value, isStrict: Bool) throws(JSThrow) {
        let key = cache.pointee.key
        if cache.pointee.kind != .binding, let index = state.pointee.globals.index(of: key) {
            cache.pointee.kind = .binding
            cache.pointee.offset = Int32(index)
        }
        if setKnownGlobal(cache, value) { return }
        if cache.pointee.kind == .binding {
            let isEmpty = state.pointee.globals.bindings[Int(cache.pointee.offset)].value.isEmpty
            throw isEmpty ? referenceError("Cannot access '\(describe(key))' before initialization") : typeError("Assignment to constant variable.")
        }
        let global: JSObject = self[.global]
        if let own = ownProperty(global, key), !own.isAccessor, own.attributes.contains(.writable) { remember(own, global, global, cache) }
        if isStrict, try !hasGlobalProperty(key) { throw notDefined(describe(key)) }
        if try !set(global, key, value, receiver: Value(global)), isStrict { throw refusalError(Value(global), key) }
    }

    /// What stands behind the global object of a context; nil in every other realm.
    var contextGlobals: JSObject? {
        let behind = state.pointee.realm.intrinsics[Intrinsic.contextGlobals.ordinal]
        return behind.isObject ? behind.asObject : nil
    }

    func hasGlobalProperty(_ key: PropertyKey) throws(JSThrow) -> Bool {
        if try hasProperty(self[.global], key) { return true }
        guard let behind = contextGlobals else { return false }
        return try hasProperty(behind, key)
    }

    /// The declaration of a global `let`, `const` or `class` gives it its value.
    func initializeGlobal(_ key: PropertyKey, _ value: Value) {
        if let index = state.pointee.globals.index(of: key) { state.pointee.globals.bindings.base[index].value = value }
    }

    func deleteGlobal(_ name: Value) throws(JSThrow) -> Bool {
        let key = try toPropertyKey(name)
        if state.pointee.globals.index(of: key) != nil { return false }
        return try delete(self[.global], key)
    }

    // MARK: Environments

    func copyEnvironment(_ value: Value) -> Value {
        let old = Environment(value.asCell)
        let copy = newEnvironment(outer: old.outer?.cell, count: old.count, scopeID: old.scopeID)
        for i in 0..<old.count { copy[i] = old[i] }
        return Value(copy.cell)
    }

    func uninitialized(_ environment: Environment, _ slot: Int) -> JSThrow {
        let names = scopeNames(environment.scopeID)
        return uninitialized(importedName(environment, slot) ?? (slot < names.count ? names[slot] : "variable"))
    }

    /// What the module whose code runs calls another module's variable.
    private func importedName(_ environment: Environment, _ slot: Int) -> String? {
        guard let number = state.pointee.moduleRoom.origins[activeOrigin].module, let source = module(number).source else { return nil }
        for entry in source.syntax.imports {
            guard case .variable(let owner, slot)? = source.top.parameterScope.find(entry.local)?.binding else { continue }
            if module(owner).environment?.cell == environment.cell { return source.node.names.string(entry.local) }
        }
        return nil
    }

    func uninitialized(_ name: Value) -> JSThrow { uninitialized(describeForError(name)) }

    private func uninitialized(_ name: String) -> JSThrow {
        if name == "%this" { return thisUninitialized() }
        return referenceError("Cannot access '\(name)' before initialization")
    }

    func thisUninitialized() -> JSThrow {
        referenceError("Must call super constructor in derived class before accessing 'this' or returning from derived constructor")
    }
}
