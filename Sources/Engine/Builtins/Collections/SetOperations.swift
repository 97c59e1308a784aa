// What combines or compares two sets (ECMA-262 §24.2.4, new in ES2025). The other one may be any object with `size`, `has` and
// `keys`: a set record. Where it is a Set with the built-in methods, calling them runs no script, and the record looks
// into its table instead.

extension VM {
    func installSetOperations(on prototype: JSObject) {
        install(on: prototype, [
            .method("union", 1, setUnion),
            .method("intersection", 1, setIntersection),
            .method("difference", 1, setDifference),
            .method("symmetricDifference", 1, setSymmetricDifference),
            .method("isSubsetOf", 1, setIsSubsetOf),
            .method("isSupersetOf", 1, setIsSupersetOf),
            .method("isDisjointFrom", 1, setIsDisjointFrom),
        ])
    }
}

/// §24.2.1.1 Set Records. Its values are rooted by the roots that were open when it was made.
private struct SetRecord {
    let vm: VM
    let object: JSObject
    /// [[Size]]: an integer, at least 0, or infinity.
    let size: Double
    let has: Value
    let keys: Value
    /// The object is a Set whose methods are the built-in ones.
    let isPristine: Bool

    /// §24.2.1.2 GetSetRecord ( obj )
    init(_ vm: VM, _ value: Value, _ method: StaticString, _ roots: VM.Roots) throws(JSThrow) {
        guard value.isObject else { throw vm.typeError("\(method) argument must be an object") }
        self.vm = vm
        object = value.asObject
        let number = try vm.toNumber(vm.get(object, vm[.size]))
        if number.isNaN { throw vm.typeError("The .size property is NaN") }
        size = number.rounded(.towardZero)
        if size < 0 { throw vm.rangeError("'\(Numbers.toString(size))' is an invalid size") }
        has = try vm.get(object, vm[.has])
        guard has.isCallable else { throw vm.notCallable(has) }
        roots.add(has)
        keys = try vm.get(object, vm[.keys])
        guard keys.isCallable else { throw vm.notCallable(keys) }
        roots.add(keys)
        isPristine = object.kind == .set && vm.areSetMethods(has: has, keys: keys) && vm.setIteratorIsPristine
    }

    func isSmaller(than table: HashTable) -> Bool { Double(table.count) > size }

    /// ToBoolean(Call([[Has]], [[SetObject]], « value »)). The value stays rooted by the caller.
    func contains(_ value: Value) throws(JSThrow) -> Bool {
        if isPristine { return vm.find(object.hashTable, value) != nil }
        return vm.toBoolean(try vm.call(has, this: Value(object), value))
    }

    /// Goes through what [[Keys]] gives (§7.4.3 GetIteratorFromMethod and on), each key canonical. `ready` runs once the
    /// iterator is there; a body that stops closes the iterator.
    func forEachKey(ready: () throws(JSThrow) -> Void = {}, _ body: (Value) throws(JSThrow) -> IterationStep) throws(JSThrow) {
        let roots = vm.openRoots(); defer { roots.close() }
        if isPristine {
            try ready()
            var cursor = TableCursor(vm, object.hashTable)
            while let (key, _) = cursor.next() {
                try vm.tick()
                if try body(key) == .stop { return }
            }
            return
        }
        let iterator = try vm.getIterator(Value(object), method: keys)
        roots.add(iterator.iterator)
        roots.add(iterator.next)
        try ready()
        while let key = try vm.iteratorStepValue(iterator) {
            if try body(vm.canonicalKey(key)) == .stop { return try vm.iteratorClose(iterator.iterator) }
            try vm.tick()
        }
    }
}

@inline(__always) private func thisSet(_ vm: VM, _ arguments: Arguments, _ method: StaticString) throws(JSThrow) -> JSObject {
    guard arguments.this.isObject(.set) else { throw vm.incompatibleReceiver(method, arguments.this) }
    return arguments.this.asObject
}

/// A Set with what this one holds now.
private func copy(_ vm: VM, _ set: JSObject, _ roots: VM.Roots) throws(JSThrow) -> JSObject {
    try vm.reserve(set.hashTable.byteCount)
    let result = vm.newSet(vm.copy(of: set.hashTable))
    roots.add(result)
    return result
}

/// §24.2.4.16 Set.prototype.union ( other )
private func setUnion(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let set = try thisSet(vm, arguments, "Set.prototype.union")
    let roots = vm.openRoots(); defer { roots.close() }
    let other = try SetRecord(vm, arguments[0], "Set.prototype.union", roots)
    var result = set
    try other.forEachKey(ready: { () throws(JSThrow) in result = try copy(vm, set, roots) }) { (key) throws(JSThrow) in
        try vm.addValue(to: result, key)
        return .goOn
    }
    return Value(result)
}

/// §24.2.4.9 Set.prototype.intersection ( other )
private func setIntersection(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let set = try thisSet(vm, arguments, "Set.prototype.intersection")
    let roots = vm.openRoots(); defer { roots.close() }
    let other = try SetRecord(vm, arguments[0], "Set.prototype.intersection", roots)
    let result = vm.newSet()
    roots.add(result)
    if other.isSmaller(than: set.hashTable) {
        try other.forEachKey { (key) throws(JSThrow) in
            if vm.find(set.hashTable, key) != nil { try vm.addValue(to: result, key) }
            return .goOn
        }
    } else {
        // `has` may delete elements, and add them again: `setAdd` looks whether one is there already.
        try forEachElement(vm, of: set) { (element) throws(JSThrow) in
            if try other.contains(element) { try vm.addValue(to: result, element) }
            return .goOn
        }
    }
    return Value(result)
}

/// §24.2.4.5 Set.prototype.difference ( other )
private func setDifference(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let set = try thisSet(vm, arguments, "Set.prototype.difference")
    let roots = vm.openRoots(); defer { roots.close() }
    let other = try SetRecord(vm, arguments[0], "Set.prototype.difference", roots)
    let isSmaller = other.isSmaller(than: set.hashTable)
    let result = try copy(vm, set, roots)
    if isSmaller {
        try other.forEachKey { (key) throws(JSThrow) in
            _ = vm.deleteEntry(of: result, key)
            return .goOn
        }
    } else {
        try forEachElement(vm, of: result) { (element) throws(JSThrow) in
            if try other.contains(element) { _ = vm.deleteEntry(of: result, element) }
            return .goOn
        }
    }
    return Value(result)
}

/// §24.2.4.15 Set.prototype.symmetricDifference ( other )
private func setSymmetricDifference(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let set = try thisSet(vm, arguments, "Set.prototype.symmetricDifference")
    let roots = vm.openRoots(); defer { roots.close() }
    let other = try SetRecord(vm, arguments[0], "Set.prototype.symmetricDifference", roots)
    var result = set
    try other.forEachKey(ready: { () throws(JSThrow) in result = try copy(vm, set, roots) }) { (key) throws(JSThrow) in
        // `set` itself is asked, not the copy: a key that comes twice is not added back.
        if vm.find(set.hashTable, key) != nil { _ = vm.deleteEntry(of: result, key) } else { try vm.addValue(to: result, key) }
        return .goOn
    }
    return Value(result)
}

/// §24.2.4.10 Set.prototype.isSubsetOf ( other )
private func setIsSubsetOf(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let set = try thisSet(vm, arguments, "Set.prototype.isSubsetOf")
    let roots = vm.openRoots(); defer { roots.close() }
    let other = try SetRecord(vm, arguments[0], "Set.prototype.isSubsetOf", roots)
    if other.isSmaller(than: set.hashTable) { return .false }
    var isSubset = true
    try forEachElement(vm, of: set) { (element) throws(JSThrow) in
        isSubset = try other.contains(element)
        return isSubset ? .goOn : .stop
    }
    return Value(isSubset)
}

/// §24.2.4.11 Set.prototype.isSupersetOf ( other )
private func setIsSupersetOf(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let set = try thisSet(vm, arguments, "Set.prototype.isSupersetOf")
    let roots = vm.openRoots(); defer { roots.close() }
    let other = try SetRecord(vm, arguments[0], "Set.prototype.isSupersetOf", roots)
    if Double(set.hashTable.count) < other.size { return .false }
    var isSuperset = true
    try other.forEachKey { (key) throws(JSThrow) in
        isSuperset = vm.find(set.hashTable, key) != nil
        return isSuperset ? .goOn : .stop
    }
    return Value(isSuperset)
}

/// §24.2.4.13 Set.prototype.isDisjointFrom ( other )
private func setIsDisjointFrom(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let set = try thisSet(vm, arguments, "Set.prototype.isDisjointFrom")
    let roots = vm.openRoots(); defer { roots.close() }
    let other = try SetRecord(vm, arguments[0], "Set.prototype.isDisjointFrom", roots)
    var isDisjoint = true
    if other.isSmaller(than: set.hashTable) {
        try other.forEachKey { (key) throws(JSThrow) in
            isDisjoint = vm.find(set.hashTable, key) == nil
            return isDisjoint ? .goOn : .stop
        }
    } else {
        try forEachElement(vm, of: set) { (element) throws(JSThrow) in
            isDisjoint = try !other.contains(element)
            return isDisjoint ? .goOn : .stop
        }
    }
    return Value(isDisjoint)
}

/// Goes through a Set's elements, those included that the body adds. Each is rooted while the body runs.
private func forEachElement(_ vm: VM, of set: JSObject, _ body: (Value) throws(JSThrow) -> IterationStep) throws(JSThrow) {
    let roots = vm.openRoots(); defer { roots.close() }
    var cursor = TableCursor(vm, set.hashTable)
    while let (element, _) = cursor.next() {
        let inner = vm.openRoots(); defer { inner.close() }
        inner.add(element)
        if try body(element) == .stop { return }
        try vm.tick()
    }
}
