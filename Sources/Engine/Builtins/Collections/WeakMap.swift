// WeakMap objects (ECMA-262 §24.3). Internal slot 0 is the HashTable, or undefined until there is an entry. The collector
// takes each entry as an ephemeron, and deletes those whose keys died (Heap/Ephemerons.swift).

extension VM {
    func installWeakMap() {
        let prototype = newIntrinsicObject(.weakMapPrototype)
        installConstructor("WeakMap", .weakMap, length: 0, prototype: prototype, weakMapConstructor)
        install(on: prototype, [
            .method("delete", 1, weakMapDelete),
            .method("get", 1, weakMapGet),
            .method("getOrInsert", 2, weakMapGetOrInsert),
            .method("getOrInsertComputed", 2, weakMapGetOrInsertComputed),
            .method("set", 2, weakMapSet),
            .method("has", 1, weakMapHas),
        ])
        installTag(prototype, "WeakMap")
    }

    /// The position in a weak collection's table of a key; nil where it is not there. No value that cannot be held weakly is
    /// ever there, so there is no need to ask.
    @inline(__always) func findWeak(_ collection: JSObject, _ key: Value) -> (table: HashTable, position: Int)? {
        guard key.isCell, let table = collection.collectionTable else { return nil }
        return findIdentity(table, key).map { (table, $0) }
    }

    /// Sets an entry of a weak collection. The caller knows that the key can be held weakly.
    @inline(__always) func setWeak(_ collection: JSObject, _ key: Value, _ value: Value) throws(JSThrow) {
        guard let table = collection.collectionTable else {
            let table = newHashTable(capacity: 0)
            collection.hashTable = table
            table.append(key, value, hash: 0)
            return
        }
        if let i = findIdentity(table, key) { return table.setValue(value, at: i) }
        // The collector deletes but cannot allocate: a table that it emptied is made smaller here.
        let after = try append(shrunk(table), key, value)
        if after != table { collection.hashTable = after }
    }

    @inline(__always) func deleteWeak(_ collection: JSObject, _ key: Value) -> Bool {
        guard let (table, i) = findWeak(collection, key) else { return false }
        table.delete(at: i)
        return true
    }
}

/// §24.3.1.1 WeakMap ( [ iterable ] )
private func weakMapConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let (map, adder) = try vm.newCollection(arguments, .weakMap)
    guard let adder else { return Value(map) }
    try vm.fill(map, from: arguments[0], adder: adder, isBuiltin: vm.isNative(adder, weakMapSet), withEntries: true) { (map, key, value) throws(JSThrow) in
        // What cannot be a key is left to the method to refuse, which then stands in the error's stack.
        if vm.canBeHeldWeakly(key) { try vm.setWeak(map, key, value) } else { _ = try vm.call(adder, this: Value(map), key, value) }
    }
    return Value(map)
}

@inline(__always) private func thisWeakMap(_ vm: VM, _ arguments: Arguments, _ method: StaticString) throws(JSThrow) -> JSObject {
    guard arguments.this.isObject(.weakMap) else { throw vm.incompatibleReceiver(method, arguments.this) }
    return arguments.this.asObject
}

@inline(__always) private func set(_ vm: VM, _ map: JSObject, _ key: Value, _ value: Value) throws(JSThrow) {
    guard vm.canBeHeldWeakly(key) else { throw vm.typeError("Invalid value used as weak map key", because: vm.notHeldWeaklyReason(key)) }
    try vm.setWeak(map, key, value)
}

/// §24.3.3.2 WeakMap.prototype.delete ( key )
private func weakMapDelete(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(vm.deleteWeak(try thisWeakMap(vm, arguments, "WeakMap.prototype.delete"), arguments[0]))
}

/// §24.3.3.3 WeakMap.prototype.get ( key )
private func weakMapGet(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard let (table, i) = vm.findWeak(try thisWeakMap(vm, arguments, "WeakMap.prototype.get"), arguments[0]) else { return .undefined }
    return table.value(at: i)
}

/// §24.3.3.4 WeakMap.prototype.has ( key )
private func weakMapHas(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(vm.findWeak(try thisWeakMap(vm, arguments, "WeakMap.prototype.has"), arguments[0]) != nil)
}

/// §24.3.3.5 WeakMap.prototype.set ( key, value )
private func weakMapSet(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try set(vm, thisWeakMap(vm, arguments, "WeakMap.prototype.set"), arguments[0], arguments[1])
    return arguments.this
}

/// §24.3.3.4 WeakMap.prototype.getOrInsert ( key, value )
private func weakMapGetOrInsert(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let map = try thisWeakMap(vm, arguments, "WeakMap.prototype.getOrInsert")
    if let (table, i) = vm.findWeak(map, arguments[0]) { return table.value(at: i) }
    try set(vm, map, arguments[0], arguments[1])
    return arguments[1]
}

/// §24.3.3.5 WeakMap.prototype.getOrInsertComputed ( key, callback )
private func weakMapGetOrInsertComputed(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let map = try thisWeakMap(vm, arguments, "WeakMap.prototype.getOrInsertComputed"), key = arguments[0]
    guard vm.canBeHeldWeakly(key) else { throw vm.typeError("Invalid value used as weak map key") }
    guard arguments[1].isCallable else { throw vm.notCallable(arguments[1]) }
    if let (table, i) = vm.findWeak(map, key) { return table.value(at: i) }
    let value = try vm.call(arguments[1], this: .undefined, key)
    try set(vm, map, key, value)
    return value
}
