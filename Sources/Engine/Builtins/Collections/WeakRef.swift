// WeakRef objects (ECMA-262 §26.1). Internal slot 0 is the target; the collector makes it undefined once the target is dead.

extension VM {
    func installWeakRef() {
        let prototype = newIntrinsicObject(.weakRefPrototype)
        installConstructor("WeakRef", .weakRef, length: 1, prototype: prototype, weakRefConstructor)
        install(on: prototype, [.method("deref", 0, weakRefDeref)])
        installTag(prototype, "WeakRef")
    }

    /// §9.11.3 AddToKeptObjects: what a WeakRef gave stays alive until the job is over (`clearKeptObjects`).
    @inline(__always) func addToKeptObjects(_ value: Value) {
        let count = state.pointee.keptAlive.count
        if count > 0, state.pointee.keptAlive[count - 1] == value { return }
        if count >= state.pointee.jobs.keptAliveLimit { forgetDoubles() }
        state.pointee.keptAlive.append(value)
    }

    /// A list has no doubles to begin with, and one that grew gets rid of them: it stays in proportion to what it keeps alive,
    /// however often a loop asks the same references.
    @inline(never) private func forgetDoubles() {
        var list = UnsafeMutableBufferPointer(start: state.pointee.keptAlive.base, count: state.pointee.keptAlive.count)
        list.sort { $0.bits < $1.bits }
        var last = Value.empty
        state.pointee.keptAlive.filter { value in
            defer { last = value }
            return value != last
        }
        state.pointee.jobs.keptAliveLimit = max(JobQueue.smallestKeptAliveLimit, state.pointee.keptAlive.count * 2)
    }
}

/// §26.1.1.1 WeakRef ( target )
private func weakRefConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if !arguments.isConstruct { throw vm.requiresNew("WeakRef") }
    let target = arguments[0]
    guard vm.canBeHeldWeakly(target) else { throw vm.typeError("WeakRef: invalid target") }
    let reference = try vm.newCollection(.weakRef, arguments.newTarget, .weakRef, .weakRefPrototype)
    vm.addToKeptObjects(target)
    WeakRefLayout(reference).target = target
    return Value(reference)
}

/// §26.1.3.2 WeakRef.prototype.deref ( )
private func weakRefDeref(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments.this.isObject(.weakRef) else { throw vm.incompatibleReceiver("WeakRef.prototype.deref", arguments.this) }
    // §26.1.4.1 WeakRefDeref
    let target = WeakRefLayout(arguments.this.asObject).target
    if !target.isUndefined { vm.addToKeptObjects(target) }
    return target
}
