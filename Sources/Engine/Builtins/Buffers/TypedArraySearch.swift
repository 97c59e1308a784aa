// The methods of typed arrays that look at elements (ECMA-262 §23.2.3): at, includes, indexOf, lastIndexOf, join, toLocaleString.

/// §23.2.3.1 %TypedArray%.prototype.at ( index )
func typedArrayAt(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let view = try vm.validTypedArray(arguments.this, "%TypedArray%.prototype.at")
    let length = Double(view.length ?? 0), relative = try vm.toIntegerOrInfinity(arguments[0])
    let k = relative >= 0 ? relative : length + relative
    return k < 0 || k >= length ? .undefined : vm.item(view.object, Int(k))
}

/// §23.2.3.16 %TypedArray%.prototype.includes ( searchElement [ , fromIndex ] )
func typedArrayIncludes(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let view = try vm.validTypedArray(arguments.this, "%TypedArray%.prototype.includes"), length = view.length ?? 0
    if length == 0 { return .false }
    let start = try vm.toRelativeIndex(arguments[1], length: length, default: 0)
    // What is gone meanwhile counts as undefined.
    if arguments[0].isUndefined { return Value(max(view.length ?? 0, start) < length) }
    for k in start..<max(start, min(length, view.length ?? 0)) {
        try vm.tick()
        if vm.sameValueZero(vm.item(view.object, k), arguments[0]) { return .true }
    }
    return .false
}

/// §23.2.3.17 %TypedArray%.prototype.indexOf ( searchElement [ , fromIndex ] )
func typedArrayIndexOf(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let view = try vm.validTypedArray(arguments.this, "%TypedArray%.prototype.indexOf"), length = view.length ?? 0
    if length == 0 { return .number(-1) }
    let start = try vm.toRelativeIndex(arguments[1], length: length, default: 0)
    for k in start..<max(start, min(length, view.length ?? 0)) {
        try vm.tick()
        if vm.isStrictlyEqual(vm.item(view.object, k), arguments[0]) { return .number(k) }
    }
    return .number(-1)
}

/// §23.2.3.20 %TypedArray%.prototype.lastIndexOf ( searchElement [ , fromIndex ] )
func typedArrayLastIndexOf(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let view = try vm.validTypedArray(arguments.this, "%TypedArray%.prototype.lastIndexOf"), length = view.length ?? 0
    if length == 0 { return .number(-1) }
    let from = arguments.count > 1 ? try vm.toIntegerOrInfinity(arguments[1]) : Double(length) - 1
    let start = from >= 0 ? min(from, Double(length) - 1) : Double(length) + from
    var k = start < 0 ? -1 : min(Int(start), (view.length ?? 0) - 1)
    while k >= 0 {
        try vm.tick()
        if vm.isStrictlyEqual(vm.item(view.object, k), arguments[0]) { return .number(k) }
        k -= 1
    }
    return .number(-1)
}

/// §23.2.3.18 %TypedArray%.prototype.join ( separator )
func typedArrayJoin(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let view = try vm.validTypedArray(arguments.this, "%TypedArray%.prototype.join"), length = view.length ?? 0
    let separator = try arguments[0].isUndefined ? vm.singleUnit(0x2C) : vm.toString(arguments[0])
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(Value(separator))
    return try vm.joinElements(of: view.object, length, separator)
}

/// §23.2.3.31 %TypedArray%.prototype.toLocaleString ( [ reserved1 [ , reserved2 ] ] )
func typedArrayToLocaleString(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let view = try vm.validTypedArray(arguments.this, "%TypedArray%.prototype.toLocaleString")
    return try vm.joinElements(of: view.object, view.length ?? 0, vm.singleUnit(0x2C), localeArguments: (arguments[0], arguments[1]))
}
