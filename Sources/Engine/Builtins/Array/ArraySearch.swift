// The methods that look for a value (ECMA-262 §23.1.3): includes, indexOf, lastIndexOf.

/// §23.1.3.16 Array.prototype.includes ( searchElement [ , fromIndex ] )
func arrayIncludes(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try vm.toObject(arguments.this)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let length = try vm.lengthOfArrayLike(object)
    if length == 0 { return .false }
    var k = try vm.toRelativeIndex(arguments[1], length: length, default: 0)
    let wanted = arguments[0]
    while k < length {
        try vm.tick()
        let value = try vm.element(object, k)
        if value == wanted || vm.sameValueZero(value, wanted) { return .true }
        // An undefined that was a hole may be the first of many; none of them is what is looked for.
        if value.isUndefined, object.kind != .proxy { k = try vm.nextAfterHole(object, k, length); continue }
        k += 1
        if k & 1023 == 0 { try vm.poll() }
    }
    return .false
}

/// §23.1.3.17 Array.prototype.indexOf ( searchElement [ , fromIndex ] )
func arrayIndexOf(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try vm.arrayReceiver(arguments, "Array.prototype.indexOf")
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let length = try vm.lengthOfArrayLike(object)
    if length == 0 { return .number(-1) }
    var k = try vm.toRelativeIndex(arguments[1], length: length, default: 0)
    let wanted = arguments[0]
    while k < length {
        try vm.tick()
        let value = try vm.presentElement(object, k)
        if value.isEmpty { k = try vm.nextAfterHole(object, k, length); continue }
        if vm.isStrictlyEqual(value, wanted) { return .number(k) }
        k += 1
        if k & 1023 == 0 { try vm.poll() }
    }
    return .number(-1)
}

/// §23.1.3.20 Array.prototype.lastIndexOf ( searchElement [ , fromIndex ] )
func arrayLastIndexOf(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try vm.toObject(arguments.this)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let length = try vm.lengthOfArrayLike(object)
    if length == 0 { return .number(-1) }
    let from = arguments.count > 1 ? try vm.toIntegerOrInfinity(arguments[1]) : Double(length) - 1
    let start = from >= 0 ? min(from, Double(length) - 1) : Double(length) + from
    guard start >= 0 else { return .number(-1) }
    let wanted = arguments[0]
    var k = Int(start)
    while k >= 0 {
        try vm.tick()
        let value = try vm.presentElement(object, k)
        if value.isEmpty { k = try vm.lastBeforeHole(object, k, -1); continue }
        if vm.isStrictlyEqual(value, wanted) { return .number(k) }
        k -= 1
        if k & 1023 == 0 { try vm.poll() }
    }
    return .number(-1)
}
