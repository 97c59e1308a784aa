// The methods of typed arrays that call a function for each element (ECMA-262 §23.2.3). The length is read once; an element that is gone
// when its turn comes is undefined.

/// The array, its length and the callback of such a method.
private struct Iterated {
    let array: JSObject
    let length: Int
    let callback: Value

    init(_ vm: VM, _ arguments: Arguments, _ method: StaticString) throws(JSThrow) {
        let view = try vm.validTypedArray(arguments.this, method)
        array = view.object
        length = view.length ?? 0
        callback = try vm.arrayCallback(arguments[0])
    }

    /// callback.call(thisArg, element, index, array)
    @inline(__always) func call(_ vm: VM, _ arguments: Arguments, _ value: Value, _ k: Int) throws(JSThrow) -> Value {
        try vm.call(callback, this: arguments[1], value, .number(k), Value(array))
    }
}

/// §23.2.3.15 %TypedArray%.prototype.forEach ( callback [ , thisArg ] )
func typedArrayForEach(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let iterated = try Iterated(vm, arguments, "%TypedArray%.prototype.forEach")
    for k in 0..<iterated.length {
        try vm.tick()
        _ = try iterated.call(vm, arguments, vm.item(iterated.array, k), k)
        if k & 1023 == 0 { try vm.poll() }
    }
    return .undefined
}

/// §23.2.3.22 %TypedArray%.prototype.map ( callback [ , thisArg ] )
func typedArrayMap(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let iterated = try Iterated(vm, arguments, "%TypedArray%.prototype.map")
    let made = try vm.typedArraySpeciesCreate(iterated.array, length: iterated.length, "%TypedArray%.prototype.map")
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(made)
    for k in 0..<iterated.length {
        try vm.tick()
        try vm.setItem(made, k, iterated.call(vm, arguments, vm.item(iterated.array, k), k))
        if k & 1023 == 0 { try vm.poll() }
    }
    return Value(made)
}

/// §23.2.3.10 %TypedArray%.prototype.filter ( callback [ , thisArg ] )
func typedArrayFilter(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let iterated = try Iterated(vm, arguments, "%TypedArray%.prototype.filter")
    let roots = vm.openRoots(); defer { roots.close() }
    let kept = vm.newArray(), current = roots.slot()
    roots.add(kept)
    for k in 0..<iterated.length {
        try vm.tick()
        let value = vm.item(iterated.array, k)
        current.set(value)
        if vm.toBoolean(try iterated.call(vm, arguments, value, k)) { try vm.append(kept, value) }
        if k & 1023 == 0 { try vm.poll() }
    }
    let count = Int(kept.arrayLength)
    let made = try vm.typedArraySpeciesCreate(iterated.array, length: count, "%TypedArray%.prototype.filter")
    roots.add(made)
    for k in 0..<count { try vm.setItem(made, k, vm.element(kept, k)) }
    return Value(made)
}

/// §23.2.3.8 %TypedArray%.prototype.every ( callback [ , thisArg ] )
func typedArrayEvery(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(try !anyItem(vm, arguments, "%TypedArray%.prototype.every", answers: false))
}

/// §23.2.3.28 %TypedArray%.prototype.some ( callback [ , thisArg ] )
func typedArraySome(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(try anyItem(vm, arguments, "%TypedArray%.prototype.some", answers: true))
}

private func anyItem(_ vm: VM, _ arguments: Arguments, _ method: StaticString, answers wanted: Bool) throws(JSThrow) -> Bool {
    let iterated = try Iterated(vm, arguments, method)
    for k in 0..<iterated.length {
        try vm.tick()
        if vm.toBoolean(try iterated.call(vm, arguments, vm.item(iterated.array, k), k)) == wanted { return true }
        if k & 1023 == 0 { try vm.poll() }
    }
    return false
}

// MARK: find and its kin

/// §23.2.3.11 %TypedArray%.prototype.find ( predicate [ , thisArg ] )
func typedArrayFind(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try findItem(vm, arguments, "%TypedArray%.prototype.find", ascending: true)?.value ?? .undefined
}

/// §23.2.3.12 %TypedArray%.prototype.findIndex ( predicate [ , thisArg ] )
func typedArrayFindIndex(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    .number(try findItem(vm, arguments, "%TypedArray%.prototype.findIndex", ascending: true)?.index ?? -1)
}

/// §23.2.3.13 %TypedArray%.prototype.findLast ( predicate [ , thisArg ] )
func typedArrayFindLast(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try findItem(vm, arguments, "%TypedArray%.prototype.findLast", ascending: false)?.value ?? .undefined
}

/// §23.2.3.14 %TypedArray%.prototype.findLastIndex ( predicate [ , thisArg ] )
func typedArrayFindLastIndex(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    .number(try findItem(vm, arguments, "%TypedArray%.prototype.findLastIndex", ascending: false)?.index ?? -1)
}

/// §23.1.3.12.1 FindViaPredicate
private func findItem(_ vm: VM, _ arguments: Arguments, _ method: StaticString, ascending: Bool) throws(JSThrow) -> (index: Int, value: Value)? {
    let iterated = try Iterated(vm, arguments, method)
    let roots = vm.openRoots(); defer { roots.close() }
    let current = roots.slot()
    for seen in 0..<iterated.length {
        try vm.tick()
        let k = ascending ? seen : iterated.length - 1 - seen
        let value = vm.item(iterated.array, k)
        current.set(value)
        if vm.toBoolean(try iterated.call(vm, arguments, value, k)) { return (k, value) }
        if seen & 1023 == 0 { try vm.poll() }
    }
    return nil
}

// MARK: reduce

/// §23.2.3.23 %TypedArray%.prototype.reduce ( callback [ , initialValue ] )
func typedArrayReduce(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try reduce(vm, arguments, "%TypedArray%.prototype.reduce", ascending: true)
}

/// §23.2.3.24 %TypedArray%.prototype.reduceRight ( callback [ , initialValue ] )
func typedArrayReduceRight(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try reduce(vm, arguments, "%TypedArray%.prototype.reduceRight", ascending: false)
}

private func reduce(_ vm: VM, _ arguments: Arguments, _ method: StaticString, ascending: Bool) throws(JSThrow) -> Value {
    let iterated = try Iterated(vm, arguments, method)
    let roots = vm.openRoots(); defer { roots.close() }
    let accumulator = roots.slot(arguments.count > 1 ? arguments[1] : .empty)
    for seen in 0..<iterated.length {
        try vm.tick()
        let k = ascending ? seen : iterated.length - 1 - seen
        let value = vm.item(iterated.array, k)
        if accumulator.value.isEmpty { accumulator.set(value); continue }
        accumulator.set(try callReducer(vm, iterated.callback, accumulator.value, value, k, iterated.array))
        if seen & 1023 == 0 { try vm.poll() }
    }
    if accumulator.value.isEmpty { throw vm.typeError("Reduce of empty array with no initial value") }
    return accumulator.value
}
