// The methods that call a function for each element (ECMA-262 §23.1.3).

/// §23.1.3.15 Array.prototype.forEach ( callback [ , thisArg ] )
func arrayForEach(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try vm.arrayReceiver(arguments, "Array.prototype.forEach")
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let length = try vm.lengthOfArrayLike(object), callback = try vm.arrayCallback(arguments[0])
    try vm.eachPresent(object, to: length) { (k, value) throws(JSThrow) in
        _ = try vm.call(callback, this: arguments[1], value, .number(k), Value(object))
        return .goOn
    }
    return .undefined
}

/// §23.1.3.21 Array.prototype.map ( callback [ , thisArg ] )
func arrayMap(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try vm.arrayReceiver(arguments, "Array.prototype.map")
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let length = try vm.lengthOfArrayLike(object), callback = try vm.arrayCallback(arguments[0])
    let result = try vm.arraySpeciesCreate(object, length: length)
    roots.add(result)
    if object.isDenseArray, result.isGrowable, let elements = object.elements { try vm.growElements(result, to: elements.count) }
    try vm.eachPresent(object, to: length) { (k, value) throws(JSThrow) in
        try vm.createElement(result, k, vm.call(callback, this: arguments[1], value, .number(k), Value(object)))
        return .goOn
    }
    return Value(result)
}

/// §23.1.3.8 Array.prototype.filter ( callback [ , thisArg ] )
func arrayFilter(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try vm.arrayReceiver(arguments, "Array.prototype.filter")
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let length = try vm.lengthOfArrayLike(object), callback = try vm.arrayCallback(arguments[0])
    let result = try vm.arraySpeciesCreate(object, length: 0)
    roots.add(result)
    let current = roots.slot()
    var place = 0
    try vm.eachPresent(object, to: length) { (k, value) throws(JSThrow) in
        current.set(value)
        if vm.toBoolean(try vm.call(callback, this: arguments[1], value, .number(k), Value(object))) {
            try vm.createElement(result, place, value)
            place += 1
        }
        return .goOn
    }
    return Value(result)
}

/// §23.1.3.29 Array.prototype.some ( callback [ , thisArg ] )
func arraySome(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(try anyElement(vm, arguments, "Array.prototype.some", answers: true))
}

/// §23.1.3.6 Array.prototype.every ( callback [ , thisArg ] )
func arrayEvery(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(try !anyElement(vm, arguments, "Array.prototype.every", answers: false))
}

/// The callback gives this answer for some element.
private func anyElement(_ vm: VM, _ arguments: Arguments, _ name: StaticString, answers answer: Bool) throws(JSThrow) -> Bool {
    let object = try vm.arrayReceiver(arguments, name)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let length = try vm.lengthOfArrayLike(object), callback = try vm.arrayCallback(arguments[0])
    var isFound = false
    try vm.eachPresent(object, to: length) { (k, value) throws(JSThrow) in
        isFound = vm.toBoolean(try vm.call(callback, this: arguments[1], value, .number(k), Value(object))) == answer
        return isFound ? .stop : .goOn
    }
    return isFound
}

// MARK: find and its kin, which see holes as undefined

/// §23.1.3.9 Array.prototype.find ( predicate [ , thisArg ] )
func arrayFind(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try findElement(vm, arguments, "Array.prototype.find", ascending: true)?.value ?? .undefined
}

/// §23.1.3.10 Array.prototype.findIndex ( predicate [ , thisArg ] )
func arrayFindIndex(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    .number(try findElement(vm, arguments, "Array.prototype.findIndex", ascending: true)?.index ?? -1)
}

/// §23.1.3.11 Array.prototype.findLast ( predicate [ , thisArg ] )
func arrayFindLast(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try findElement(vm, arguments, "Array.prototype.findLast", ascending: false)?.value ?? .undefined
}

/// §23.1.3.12 Array.prototype.findLastIndex ( predicate [ , thisArg ] )
func arrayFindLastIndex(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    .number(try findElement(vm, arguments, "Array.prototype.findLastIndex", ascending: false)?.index ?? -1)
}

/// §23.1.3.12.1 FindViaPredicate
private func findElement(_ vm: VM, _ arguments: Arguments, _ name: StaticString, ascending: Bool) throws(JSThrow) -> (index: Int, value: Value)? {
    let object = try vm.arrayReceiver(arguments, name)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let length = try vm.lengthOfArrayLike(object), callback = try vm.arrayCallback(arguments[0])
    let current = roots.slot()
    var seen = 0
    while seen < length {
        try vm.tick()
        let k = ascending ? seen : length - 1 - seen
        let value = try vm.element(object, k)
        current.set(value)
        if vm.toBoolean(try vm.call(callback, this: arguments[1], value, .number(k), Value(object))) { return (k, value) }
        seen += 1
        if seen & 1023 == 0 { try vm.poll() }
    }
    return nil
}

// MARK: reduce

/// §23.1.3.24 Array.prototype.reduce ( callback [ , initialValue ] )
func arrayReduce(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try reduce(vm, arguments, "Array.prototype.reduce", isBackwards: false)
}

/// §23.1.3.25 Array.prototype.reduceRight ( callback [ , initialValue ] )
func arrayReduceRight(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try reduce(vm, arguments, "Array.prototype.reduceRight", isBackwards: true)
}

private func reduce(_ vm: VM, _ arguments: Arguments, _ method: StaticString, isBackwards: Bool) throws(JSThrow) -> Value {
    let object = try vm.arrayReceiver(arguments, method)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let length = try vm.lengthOfArrayLike(object), callback = try vm.arrayCallback(arguments[0])
    let accumulator = roots.slot(arguments.count > 1 ? arguments[1] : .empty)
    func step(_ k: Int, _ value: Value) throws(JSThrow) -> Walk {
        accumulator.set(accumulator.value.isEmpty ? value : try callReducer(vm, callback, accumulator.value, value, k, object))
        return .goOn
    }
    if isBackwards { try vm.eachPresentBackwards(object, from: length - 1, step) } else { try vm.eachPresent(object, to: length, step) }
    if accumulator.value.isEmpty { throw vm.typeError("Reduce of empty array with no initial value") }
    return accumulator.value
}

/// A call with four arguments, without a Swift array for them.
@inline(__always)
func callReducer(_ vm: VM, _ callback: Value, _ accumulator: Value, _ value: Value, _ k: Int, _ object: JSObject) throws(JSThrow) -> Value {
    let window = vm.state.pointee.stack.top
    if window + 6 + 64 > vm.state.pointee.stack.limit { throw vm.stackOverflow() }
    window[0] = callback
    window[1] = .undefined
    window[2] = accumulator
    window[3] = value
    window[4] = .number(k)
    window[5] = Value(object)
    vm.state.pointee.stack.top = window + 6
    defer { vm.state.pointee.stack.top = window }
    return try vm.invokeFunction(window, count: 4)
}
