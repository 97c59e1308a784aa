// WeakSet objects (ECMA-262 §24.4). Internal slot 0 is the HashTable, or undefined until there is a value.

extension VM {
    func installWeakSet() {
        let prototype = newIntrinsicObject(.weakSetPrototype)
        installConstructor("WeakSet", .weakSet, length: 0, prototype: prototype, weakSetConstructor)
        install(on: prototype, [
            .method("delete", 1, weakSetDelete),
            .method("has", 1, weakSetHas),
            .method("add", 1, weakSetAdd),
        ])
        installTag(prototype, "WeakSet")
    }
}

/// §24.4.1.1 WeakSet ( [ iterable ] )
private func weakSetConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let (set, adder) = try vm.newCollection(arguments, .weakSet)
    guard let adder else { return Value(set) }
    try vm.fill(set, from: arguments[0], adder: adder, isBuiltin: vm.isNative(adder, weakSetAdd), withEntries: false) { (set, value, _) throws(JSThrow) in
        // As in WeakMap.
        if vm.canBeHeldWeakly(value) { try vm.setWeak(set, value, .undefined) } else { _ = try vm.call(adder, this: Value(set), value) }
    }
    return Value(set)
}

@inline(__always) private func thisWeakSet(_ vm: VM, _ arguments: Arguments, _ method: StaticString) throws(JSThrow) -> JSObject {
    guard arguments.this.isObject(.weakSet) else { throw vm.incompatibleReceiver(method, arguments.this) }
    return arguments.this.asObject
}

@inline(__always) private func add(_ vm: VM, _ set: JSObject, _ value: Value) throws(JSThrow) {
    guard vm.canBeHeldWeakly(value) else { throw vm.typeError("Invalid value used in weak set", because: vm.notHeldWeaklyReason(value)) }
    try vm.setWeak(set, value, .undefined)
}

/// §24.4.3.1 WeakSet.prototype.add ( value )
private func weakSetAdd(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try add(vm, thisWeakSet(vm, arguments, "WeakSet.prototype.add"), arguments[0])
    return arguments.this
}

/// §24.4.3.3 WeakSet.prototype.delete ( value )
private func weakSetDelete(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(vm.deleteWeak(try thisWeakSet(vm, arguments, "WeakSet.prototype.delete"), arguments[0]))
}

/// §24.4.3.4 WeakSet.prototype.has ( value )
private func weakSetHas(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(vm.findWeak(try thisWeakSet(vm, arguments, "WeakSet.prototype.has"), arguments[0]) != nil)
}
