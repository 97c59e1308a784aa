// Map objects (ECMA-262 §24.1).

extension VM {
    func installMap() {
        let prototype = newIntrinsicObject(.mapPrototype)
        let constructor = installConstructor("Map", .map, length: 0, prototype: prototype, mapConstructor)
        install(on: constructor, [
            .method("groupBy", 2, mapGroupBy),
            .getter(.species, speciesGetter),
        ])
        install(on: prototype, [
            .method("get", 1, mapGet),
            .method("set", 2, mapSet),
            .method("has", 1, mapHas),
            .method("delete", 1, mapDelete),
            .method("clear", 0, mapClear),
            .method("entries", 0, mapEntries),
            .method("forEach", 1, mapForEach),
            .method("getOrInsert", 2, mapGetOrInsert),
            .method("getOrInsertComputed", 2, mapGetOrInsertComputed),
            .method("keys", 0, mapKeys),
            .getter("size", mapSize),
            .method("values", 0, mapValues),
        ])
        installTag(prototype, "Map")
        installAlias(on: prototype, self[.iterator], of: key("entries"))
        installMapIterator()
    }

    /// A second name for a method that the object has.
    func installAlias(on object: JSObject, _ alias: PropertyKey, of name: PropertyKey) {
        if let method = ownProperty(object, name) { addProperty(object, alias, method.stored, .hidden) }
    }

    /// A Map around this table.
    public func newMap() -> JSObject { newMap(newHashTable(capacity: 0)) }

    func newMap(_ table: HashTable) -> JSObject {
        let map = newObject(.map, prototype: self[.mapPrototype], slots: TableLayout.slotCount)
        map.hashTable = table
        return map
    }

    /// What `map.set(key, value)` does.
    @inline(__always) func setEntry(of map: JSObject, _ key: Value, _ value: Value) throws(JSThrow) {
        let table = map.hashTable
        let after = try insert(table, key, value)
        if after != table { map.hashTable = after }
    }

    /// Iterating this Map runs no script: its iterator is the built-in one, and so is that iterator's `next`.
    func mapIterationIsPristine(_ map: JSObject) -> Bool {
        guard let entries = peek(map, self[.iterator]), let next = peek(self[.mapIteratorPrototype], self[.next]) else { return false }
        return isNative(entries, mapEntries) && isMapIteratorNext(next)
    }
}

/// §24.1.2.2, §24.2.3.2 get %C% [ @@species ]
func speciesGetter(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { arguments.this }

/// §24.1.1.1 Map ( [ iterable ] )
private func mapConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let (map, adder) = try vm.newCollection(arguments, .map)
    guard let adder else { return Value(map) }
    let iterable = arguments[0], isBuiltin = vm.isNative(adder, mapSet)
    if isBuiltin, iterable.isObject(.map), vm.mapIterationIsPristine(iterable.asObject) {
        // Its iterator would give the entries one by one, and nobody could look on.
        try vm.copyTable(of: iterable.asObject, to: map)
        return Value(map)
    }
    try vm.fill(map, from: iterable, adder: adder, isBuiltin: isBuiltin, withEntries: true) { (map, key, value) throws(JSThrow) in
        try vm.setEntry(of: map, key, value)
    }
    return Value(map)
}

/// §24.1.2.1 Map.groupBy ( items, callback )
private func mapGroupBy(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    // §7.3.35 GroupBy ( items, callback, collection ). The groups are kept where they end: in a Map that nobody else sees yet.
    let items = arguments[0], callback = arguments[1]
    if items.isNullish { throw vm.typeError("Map.groupBy called on null or undefined") }
    guard callback.isCallable else { throw vm.notCallable(callback) }
    let roots = vm.openRoots(); defer { roots.close() }
    let groups = vm.newMap()
    roots.add(groups)
    var index = 0
    try vm.iterateArgument(items) { (value) throws(JSThrow) in
        let inner = vm.openRoots(); defer { inner.close() }
        inner.add(value)
        let key = try vm.call(callback, this: .undefined, value, .number(index))
        index += 1
        if let i = vm.find(groups.hashTable, key) {
            try vm.append(groups.hashTable.value(at: i).asObject, value)
        } else {
            try vm.setEntry(of: groups, key, Value(vm.newArray([value])))
        }
        return .goOn
    }
    return Value(groups)
}

@inline(__always) private func thisMap(_ vm: VM, _ arguments: Arguments, _ method: StaticString) throws(JSThrow) -> JSObject {
    guard arguments.this.isObject(.map) else { throw vm.incompatibleReceiver(method, arguments.this) }
    return arguments.this.asObject
}

/// §24.1.3.6 Map.prototype.get ( key )
private func mapGet(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let table = try thisMap(vm, arguments, "Map.prototype.get").hashTable
    guard let i = vm.find(table, arguments[0]) else { return .undefined }
    return table.value(at: i)
}

/// §24.1.3.6 Map.prototype.getOrInsert ( key, value )
private func mapGetOrInsert(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let map = try thisMap(vm, arguments, "Map.prototype.getOrInsert")
    if let i = vm.find(map.hashTable, arguments[0]) { return map.hashTable.value(at: i) }
    try vm.setEntry(of: map, arguments[0], arguments[1])
    return arguments[1]
}

/// §24.1.3.7 Map.prototype.getOrInsertComputed ( key, callback ). What the callback itself put under the key is replaced.
private func mapGetOrInsertComputed(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let map = try thisMap(vm, arguments, "Map.prototype.getOrInsertComputed")
    guard arguments[1].isCallable else { throw vm.notCallable(arguments[1]) }
    let key = vm.canonicalKey(arguments[0])
    if let i = vm.find(map.hashTable, key) { return map.hashTable.value(at: i) }
    let value = try vm.call(arguments[1], this: .undefined, key)
    try vm.setEntry(of: map, key, value)
    return value
}

/// §24.1.3.9 Map.prototype.set ( key, value )
private func mapSet(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.setEntry(of: thisMap(vm, arguments, "Map.prototype.set"), arguments[0], arguments[1])
    return arguments.this
}

/// §24.1.3.7 Map.prototype.has ( key )
private func mapHas(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let map = try thisMap(vm, arguments, "Map.prototype.has")
    return Value(vm.find(map.hashTable, arguments[0]) != nil)
}

/// §24.1.3.3 Map.prototype.delete ( key )
private func mapDelete(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let map = try thisMap(vm, arguments, "Map.prototype.delete")
    return Value(vm.deleteEntry(of: map, arguments[0]))
}

extension VM {
    /// Deletes a Map's or Set's entry; false where there is none.
    @inline(__always) func deleteEntry(of collection: JSObject, _ key: Value) -> Bool {
        let table = collection.hashTable
        guard let i = find(table, key) else { return false }
        table.delete(at: i)
        if table.isSparse { collection.hashTable = shrunk(table) }
        return true
    }

    /// Empties a Map or Set.
    func clearEntries(of collection: JSObject) {
        if collection.hashTable.used > 0 { collection.hashTable = cleared(collection.hashTable) }
    }

    /// Calls a function with the value and key of each entry of a Map, or with each value of a Set, twice.
    func forEach(in collection: JSObject, _ arguments: Arguments) throws(JSThrow) -> Value {
        let callback = arguments[0], thisArgument = arguments[1]
        guard callback.isCallable else { throw notCallable(callback) }
        let roots = openRoots(), isSet = collection.kind == .set; defer { roots.close() }
        var cursor = TableCursor(self, collection.hashTable)
        while let (key, value) = cursor.next() {
            _ = try call(callback, this: thisArgument, isSet ? key : value, key, Value(collection))
            try tick()
        }
        return .undefined
    }
}

/// §24.1.3.1 Map.prototype.clear ( )
private func mapClear(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    vm.clearEntries(of: try thisMap(vm, arguments, "Map.prototype.clear"))
    return .undefined
}

/// §24.1.3.5 Map.prototype.forEach ( callbackfn [ , thisArg ] )
private func mapForEach(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.forEach(in: thisMap(vm, arguments, "Map.prototype.forEach"), arguments)
}

/// §24.1.3.10 get Map.prototype.size
private func mapSize(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    .number(try thisMap(vm, arguments, "get Map.prototype.size").hashTable.count)
}

/// §24.1.3.4 Map.prototype.entries ( ), also Map.prototype [ @@iterator ] (§24.1.3.12)
private func mapEntries(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(vm.newMapIterator(try thisMap(vm, arguments, "Map.prototype.entries"), .entry))
}

/// §24.1.3.8 Map.prototype.keys ( )
private func mapKeys(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(vm.newMapIterator(try thisMap(vm, arguments, "Map.prototype.keys"), .key))
}

/// §24.1.3.11 Map.prototype.values ( )
private func mapValues(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(vm.newMapIterator(try thisMap(vm, arguments, "Map.prototype.values"), .value))
}
