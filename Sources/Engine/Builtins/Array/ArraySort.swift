// sort and toSorted (ECMA-262 §23.1.3.30, §23.1.3.34). The elements are copied to a list of their own, which is sorted by
// TimSort.swift: an order that throws leaves the array as it was.

/// §23.1.3.30 Array.prototype.sort ( comparator )
func arraySort(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.checkComparator(arguments[0])
    let object = try vm.toObject(arguments.this)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let length = try vm.lengthOfArrayLike(object)
    let (list, undefinedCount) = try collect(vm, object, length, skippingHoles: true, roots)
    try sort(vm, list, by: arguments[0], roots)
    let count = Int(list.arrayLength)
    for j in 0..<count + undefinedCount {
        try vm.tick()
        try vm.setElement(object, j, j < count ? vm.element(list, j) : .undefined)
        if j & 1023 == 0 { try vm.poll() }
    }
    // As many holes as there were, behind all else.
    if object.kind == .proxy {
        for j in count + undefinedCount..<max(length, count + undefinedCount) {
            try vm.tick()
            try vm.deleteElement(object, j)
        }
    } else {
        try vm.deleteElements(object, from: count + undefinedCount, to: length)
    }
    return Value(object)
}

/// §23.1.3.34 Array.prototype.toSorted ( comparator )
func arrayToSorted(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.checkComparator(arguments[0])
    let object = try vm.toObject(arguments.this)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let length = try vm.lengthOfArrayLike(object)
    if length > Int(UInt32.max) { throw vm.rangeError("Invalid array length") }
    let (list, undefinedCount) = try collect(vm, object, length, skippingHoles: false, roots)
    try sort(vm, list, by: arguments[0], roots)
    for j in 0..<undefinedCount {
        try vm.tick()
        try vm.append(list, .undefined)
        if j & 1023 == 0 { try vm.poll() }
    }
    return Value(list)
}

extension VM {
    func checkComparator(_ comparator: Value) throws(JSThrow) {
        if !comparator.isUndefined, !comparator.isCallable { throw typeError("The comparison function must be either a function or undefined") }
    }
}

/// §23.1.3.30.1 SortIndexedProperties, its first half: the elements as a plain array, rooted. Undefined sorts behind all else
/// whatever the order (§23.1.3.30.2), so it is only counted.
private func collect(_ vm: VM, _ object: JSObject, _ length: Int, skippingHoles: Bool, _ roots: VM.Roots) throws(JSThrow) -> (list: JSObject, undefinedCount: Int) {
    let list = vm.newArray()
    roots.add(list)
    if object.isDenseArray, let elements = object.elements { try vm.growElements(list, to: elements.count) }
    var k = 0, undefinedCount = 0
    while k < length {
        try vm.tick()
        let value = try skippingHoles ? vm.presentElement(object, k) : vm.element(object, k)
        if value.isEmpty { k = try vm.nextAfterHole(object, k, length); continue }
        if value.isUndefined {
            let next = skippingHoles || object.kind == .proxy ? k + 1 : try vm.nextAfterHole(object, k, length)
            undefinedCount += next - k
            k = next
            continue
        }
        try vm.append(list, value)
        k += 1
        if k & 1023 == 0 { try vm.poll() }
    }
    return (list, undefinedCount)
}

/// Sorts a plain array in place. `roots` is the caller's, to be closed after.
private func sort(_ vm: VM, _ list: JSObject, by comparator: Value, _ roots: VM.Roots) throws(JSThrow) {
    guard let elements = list.elements, elements.count > 1 else { return }
    let values = elements.values, count = elements.count
    if !comparator.isUndefined { return try TimSort.sort(vm, values, count: count, by: ComparatorOrder(vm: vm, comparator: comparator), roots) }
    var areStrings = true, haveObjects = false
    for i in 0..<count where !values[i].isString {
        areStrings = false
        if values[i].isObject { haveObjects = true }
    }
    if haveObjects { return try TimSort.sort(vm, values, count: count, by: TextOrder(vm: vm), roots) }
    if areStrings { return try TimSort.sort(vm, values, count: count, by: StringOrder(vm: vm), roots) }
    try sortPrimitives(vm, values, count, roots)
}

/// Sorts values that convert to strings without a script seeing it: each is converted once, and the positions are sorted.
private func sortPrimitives(_ vm: VM, _ values: UnsafeMutablePointer<Value>, _ count: Int, _ roots: VM.Roots) throws(JSThrow) {
    if count > 1024 { try vm.reserve(count * 48) }
    let keys = vm.newElements(capacity: count), positions = vm.newElements(capacity: count)
    var pace = Pace()
    for i in 0..<count {
        try pace.step(vm)
        keys[i] = Value(try vm.toString(values[i]))
        positions[i] = Value(int32: Int32(truncatingIfNeeded: i))
    }
    keys.count = count
    positions.count = count
    roots.add(Value(keys.cell))
    roots.add(Value(positions.cell))
    try TimSort.sort(vm, positions.values, count: count, by: KeyOrder(vm: vm, keys: keys.values), roots)
    for i in 0..<count { keys[i] = values[Int(positions[i].asInt32)] }
    values.update(from: keys.values, count: count)
}

// MARK: Orders (§23.1.3.30.2 CompareArrayElements)

/// By a script's comparator.
private struct ComparatorOrder: SortOrder {
    let vm: VM
    let comparator: Value

    mutating func isLess(_ a: Value, _ b: Value) throws(JSThrow) -> Bool {
        let result = try vm.call(comparator, this: .undefined, a, b)
        if result.isInt32 { return result.asInt32 < 0 }
        return try vm.toNumber(result) < 0
    }
}

/// By the strings that values are.
private struct StringOrder: SortOrder {
    let vm: VM
    var comparisons = 0
    init(vm: VM) { self.vm = vm }

    mutating func isLess(_ a: Value, _ b: Value) throws(JSThrow) -> Bool {
        comparisons &+= 1
        try vm.tick()
        if comparisons & 1023 == 0 { try vm.poll() }
        return FlatString.isLess(vm.flat(a.asString), vm.flat(b.asString))
    }
}

/// By the strings that stand at the positions that are sorted.
private struct KeyOrder: SortOrder {
    let vm: VM
    let keys: UnsafeMutablePointer<Value>
    var comparisons = 0
    init(vm: VM, keys: UnsafeMutablePointer<Value>) { self.vm = vm; self.keys = keys }

    mutating func isLess(_ a: Value, _ b: Value) throws(JSThrow) -> Bool {
        comparisons &+= 1
        try vm.tick()
        if comparisons & 1023 == 0 { try vm.poll() }
        return FlatString.isLess(vm.flat(keys[Int(a.asInt32)].asString), vm.flat(keys[Int(b.asInt32)].asString))
    }
}

/// By what ToString makes of values, objects among them: a script may be watching, so each comparison asks anew.
private struct TextOrder: SortOrder {
    let vm: VM

    mutating func isLess(_ a: Value, _ b: Value) throws(JSThrow) -> Bool {
        let first = try vm.toString(a)
        let roots = vm.openRoots(); defer { roots.close() }
        roots.add(Value(first))
        let second = try vm.toString(b)
        return FlatString.isLess(vm.flat(first), vm.flat(second))
    }
}
