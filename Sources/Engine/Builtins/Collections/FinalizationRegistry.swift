// FinalizationRegistry objects (ECMA-262 §26.2).

extension VM {
    func installFinalizationRegistry() {
        let prototype = newIntrinsicObject(.finalizationRegistryPrototype)
        installConstructor("FinalizationRegistry", .finalizationRegistry, length: 1, prototype: prototype, finalizationRegistryConstructor)
        install(on: prototype, [
            .method("register", 2, finalizationRegistryRegister),
            .method("unregister", 1, finalizationRegistryUnregister),
        ])
        installTag(prototype, "FinalizationRegistry")
    }

    /// §9.12 CleanupFinalizationRegistry: calls the callback for each cell whose target is dead, the latest first as V8 does.
    /// A cell is removed before its call. Where the callback throws, the cells that are left wait for another job.
    func cleanUpFinalizationRegistry(_ registry: JSObject) throws(JSThrow) {
        let layout = RegistryLayout(registry), callback = layout.callback
        let roots = openRoots(); defer { roots.close() }
        roots.add(registry)
        var record = layout.cells?.record
        var position = layout.cells?.count ?? 0
        var collections = heap.collections
        while true {
            // `register` may have moved the cells, and a collection may have found more dead among those passed by.
            if layout.cells?.record != record || heap.collections != collections {
                record = layout.cells?.record
                position = layout.cells?.count ?? 0
                collections = heap.collections
            }
            guard position > 0, let cells = layout.cells else { break }
            position -= 1
            guard cells.isDead(at: position) else { continue }
            let held = cells.heldValue(at: position)
            cells.remove(at: position)
            do { _ = try call(callback, this: .undefined, held) } catch {
                state.pointee.jobs.appendCleanup(of: registry)
                throw error
            }
        }
        dropCellsIfEmpty(of: registry)
    }

    private func dropCellsIfEmpty(of registry: JSObject) {
        guard let cells = RegistryLayout(registry).cells else { return }
        for i in 0..<cells.count where !cells.isRemoved(at: i) { return }
        RegistryLayout(registry).cells = nil
    }

    /// Adds a cell to the registry's record, which is made or made larger where it has no room.
    fileprivate func addCell(to registry: JSObject, target: Value, held: Value, token: Value) throws(JSThrow) {
        let layout = RegistryLayout(registry)
        var cells = layout.cells ?? newRegistryCells(room: 4)
        if cells.count == cells.room { cells = try roomier(cells) }
        layout.cells = cells
        cells.append(target: target, held: held, token: token)
    }

    private func newRegistryCells(room: Int) -> RegistryCells {
        let cells = RegistryCells(newRecord(count: RegistryCells.recordCount(room: room)))
        cells.count = 0
        for i in 0..<room { cells.setBucket(i, -1) }
        return cells
    }

    /// A copy without the cells that were removed, with room for more.
    private func roomier(_ cells: RegistryCells) throws(JSThrow) -> RegistryCells {
        var kept = 0
        for i in 0..<cells.count where !cells.isRemoved(at: i) { kept += 1 }
        let room = kept > cells.room / 2 ? cells.room * 2 : cells.room
        try reserve(room * 40)
        let new = newRegistryCells(room: room)
        for i in 0..<cells.count where !cells.isRemoved(at: i) {
            new.append(target: cells.target(at: i), held: cells.heldValue(at: i), token: cells.token(at: i))
        }
        return new
    }
}

extension RegistryCells {
    func isDead(at i: Int) -> Bool { target(at: i).isEmpty }
    func isRemoved(at i: Int) -> Bool { target(at: i).isUndefined }

    fileprivate func remove(at i: Int) { write(i, target: .undefined, held: .undefined, token: .empty) }

    fileprivate func append(target: Value, held: Value, token: Value) {
        let i = count
        write(i, target: target, held: held, token: token)
        count = i + 1
        guard token.isCell else { return }
        let bucket = bucket(of: token)
        setNext(i, head(of: bucket))
        setBucket(bucket, i)
    }

    /// Removes the cells with this token; false where there are none. What else was removed leaves the token's bucket too.
    fileprivate func remove(token: Value) -> Bool {
        let bucket = bucket(of: token)
        var removed = false, last = -1, i = head(of: bucket)
        while i >= 0 {
            let next = next(after: i)
            if self.token(at: i) == token {
                remove(at: i)
                removed = true
            }
            if isRemoved(at: i) {
                if last < 0 { setBucket(bucket, next) } else { setNext(last, next) }
            } else {
                last = i
            }
            i = next
        }
        return removed
    }

    private func bucket(of token: Value) -> Int { Int(HashTable.hash(ofWord: token.bits >> 4)) % room }
}

/// §26.2.1.1 FinalizationRegistry ( cleanupCallback )
private func finalizationRegistryConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if !arguments.isConstruct { throw vm.requiresNew("FinalizationRegistry") }
    let callback = arguments[0]
    guard callback.isCallable else { throw vm.typeError("FinalizationRegistry: cleanup must be callable") }
    let registry = try vm.newCollection(.finalizationRegistry, arguments.newTarget, .finalizationRegistry, .finalizationRegistryPrototype, slots: RegistryLayout.slotCount)
    RegistryLayout(registry).callback = callback
    RegistryLayout(registry).number = vm.state.pointee.jobs.numberOfNextRegistry()
    return Value(registry)
}

private func thisRegistry(_ vm: VM, _ arguments: Arguments, _ method: StaticString) throws(JSThrow) -> JSObject {
    guard arguments.this.isObject(.finalizationRegistry) else { throw vm.incompatibleReceiver(method, arguments.this) }
    return arguments.this.asObject
}

private func invalidToken(_ vm: VM, _ token: Value) -> JSThrow { vm.typeError("Invalid unregisterToken ('\(vm.describeForError(token))')", because: .notGarbage) }

/// §26.2.3.2 FinalizationRegistry.prototype.register ( target, heldValue [ , unregisterToken ] )
private func finalizationRegistryRegister(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let registry = try thisRegistry(vm, arguments, "FinalizationRegistry.prototype.register")
    let target = arguments[0], held = arguments[1], token = arguments[2]
    guard vm.canBeHeldWeakly(target) else { throw vm.typeError("FinalizationRegistry.prototype.register: invalid target", because: .notGarbage) }
    if vm.sameValue(target, held) { throw vm.typeError("FinalizationRegistry.prototype.register: target and holdings must not be same", because: .holdsItsTarget) }
    let hasToken = vm.canBeHeldWeakly(token)
    if !hasToken, !token.isUndefined { throw invalidToken(vm, token) }
    try vm.addCell(to: registry, target: target, held: held, token: hasToken ? token : .empty)
    return .undefined
}

/// §26.2.3.3 FinalizationRegistry.prototype.unregister ( unregisterToken )
private func finalizationRegistryUnregister(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let registry = try thisRegistry(vm, arguments, "FinalizationRegistry.prototype.unregister")
    guard vm.canBeHeldWeakly(arguments[0]) else { throw invalidToken(vm, arguments[0]) }
    return Value(RegistryLayout(registry).cells?.remove(token: arguments[0]) ?? false)
}
