// Set objects (ECMA-262 §24.2). Internal slot 0 is the HashTable; the values are its keys. What combines two sets is in
// SetOperations.swift.

extension VM {
    func installSet() {
        let prototype = newIntrinsicObject(.setPrototype)
        let constructor = installConstructor("Set", .set, length: 0, prototype: prototype, setConstructor)
        install(on: constructor, [.getter(.species, speciesGetter)])
        install(on: prototype, [
            .method("has", 1, setHas),
            .method("add", 1, setAdd),
            .method("delete", 1, setDelete),
            .method("clear", 0, setClear),
            .method("entries", 0, setEntries),
            .method("forEach", 1, setForEach),
            .getter("size", setSize),
            .method("values", 0, setValues),
        ])
        installAlias(on: prototype, key("keys"), of: key("values"))
        installSetOperations(on: prototype)
        installTag(prototype, "Set")
        installAlias(on: prototype, self[.iterator], of: key("values"))
        installSetIterator()
    }

    /// An empty Set.
    public func newSet() -> JSObject { newSet(newHashTable(capacity: 0)) }

    func newSet(_ table: HashTable) -> JSObject {
        let set = newObject(.set, prototype: self[.setPrototype], slots: TableLayout.slotCount)
        set.hashTable = table
        return set
    }

    /// What `set.add(value)` does.
    @inline(__always) func addValue(to set: JSObject, _ value: Value) throws(JSThrow) {
        let table = set.hashTable
        if find(table, value) != nil { return }
        // No value: of a Map's table, which an iterator may share, undefined is one.
        let after = try append(table, canonicalKey(value), .empty)
        if after != table { set.hashTable = after }
    }

    /// Iterating this Set runs no script: its iterator is the built-in one, and so is that iterator's `next`.
    func setIterationIsPristine(_ set: JSObject) -> Bool {
        guard let values = peek(set, self[.iterator]) else { return false }
        return isNative(values, setValues) && setIteratorIsPristine
    }

    /// Nobody replaced what Set iterators do.
    var setIteratorIsPristine: Bool { peek(self[.setIteratorPrototype], self[.next]).map(isSetIteratorNext) ?? false }

    /// The functions are `Set.prototype.has` and `Set.prototype.keys`.
    func areSetMethods(has: Value, keys: Value) -> Bool { isNative(has, setHas) && isNative(keys, setValues) }
}

/// §24.2.2.1 Set ( [ iterable ] )
private func setConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let (set, adder) = try vm.newCollection(arguments, .set)
    guard let adder else { return Value(set) }
    let iterable = arguments[0], isBuiltin = vm.isNative(adder, setAdd)
    if isBuiltin, iterable.isObject(.set), vm.setIterationIsPristine(iterable.asObject) {
        // As in Map.
        try vm.copyTable(of: iterable.asObject, to: set)
        return Value(set)
    }
    try vm.fill(set, from: iterable, adder: adder, isBuiltin: isBuiltin, withEntries: false) { (set, value, _) throws(JSThrow) in
        try vm.addValue(to: set, value)
    }
    return Value(set)
}

@inline(__always) private func thisSet(_ vm: VM, _ arguments: Arguments, _ method: StaticString) throws(JSThrow) -> JSObject {
    guard arguments.this.isObject(.set) else { throw vm.incompatibleReceiver(method, arguments.this) }
    return arguments.this.asObject
}

/// §24.2.4.8 Set.prototype.has ( value )
private func setHas(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let set = try thisSet(vm, arguments, "Set.prototype.has")
    return Value(vm.find(set.hashTable, arguments[0]) != nil)
}

/// §24.2.4.1 Set.prototype.add ( value )
private func setAdd(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.addValue(to: thisSet(vm, arguments, "Set.prototype.add"), arguments[0])
    return arguments.this
}

/// §24.2.4.4 Set.prototype.delete ( value )
private func setDelete(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let set = try thisSet(vm, arguments, "Set.prototype.delete")
    return Value(vm.deleteEntry(of: set, arguments[0]))
}

/// §24.2.4.2 Set.prototype.clear ( )
private func setClear(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    vm.clearEntries(of: try thisSet(vm, arguments, "Set.prototype.clear"))
    return .undefined
}

/// §24.2.4.7 Set.prototype.forEach ( callbackfn [ , thisArg ] )
private func setForEach(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.forEach(in: thisSet(vm, arguments, "Set.prototype.forEach"), arguments)
}

/// §24.2.4.14 get Set.prototype.size
private func setSize(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    .number(try thisSet(vm, arguments, "get Set.prototype.size").hashTable.count)
}

/// §24.2.4.6 Set.prototype.entries ( )
private func setEntries(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(vm.newSetIterator(try thisSet(vm, arguments, "Set.prototype.entries"), .entry))
}

/// §24.2.4.17 Set.prototype.values ( ), also Set.prototype.keys (§24.2.4.12) and Set.prototype [ @@iterator ] (§24.2.4.18)
private func setValues(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(vm.newSetIterator(try thisSet(vm, arguments, "Set.prototype.values"), .value))
}
