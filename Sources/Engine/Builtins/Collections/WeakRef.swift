// WeakRef objects (ECMA-262 §26.1). The collector makes the target undefined once it is dead.

extension VM {
    func installWeakRef() {
        let prototype = newIntrinsicObject(.weakRefPrototype)
        installConstructor("WeakRef", .weakRef, length: 1, prototype: prototype, weakRefConstructor)
        install(on: prototype, [.method("deref", 0, weakRefDeref)])
        installTag(prototype, "WeakRef")
    }

    /// What a WeakRef gave stays alive until the job is over.
    @inline(__always) fileprivate func addToKeptObjects(_ value: Value) { state.pointee.jobs.kept.add(value) }
}

/// §26.1.1.1 WeakRef ( target )
private func weakRefConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if !arguments.isConstruct { throw vm.requiresNew("WeakRef") }
    let target = arguments[0]
    guard vm.canBeHeldWeakly(target) else { throw vm.typeError("WeakRef: invalid target", because: .notGarbage) }
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
