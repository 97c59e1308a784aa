// The methods that make a new array of an old one (ECMA-262 §23.1.3), but for those that call a function for each element
// (ArrayIteration.swift) and toSorted (ArraySort.swift).

/// §23.1.3.2 Array.prototype.concat ( ...items )
func arrayConcat(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try vm.arrayReceiver(arguments, "Array.prototype.concat")
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let result = try vm.arraySpeciesCreate(object, length: 0)
    roots.add(result)
    try makeRoom(vm, object, arguments, result)
    var length = 0
    for i in -1..<arguments.count {
        let item = i < 0 ? Value(object) : arguments[i]
        guard try isConcatSpreadable(vm, item) else {
            if length >= VM.maximumSafeInteger { throw vm.typeError("Invalid array length") }
            try vm.createElement(result, length, item)
            length += 1
            continue
        }
        let count = try vm.lengthOfArrayLike(item.asObject)
        if length + count > VM.maximumSafeInteger { throw vm.typeError("Invalid array length") }
        try vm.copyElements(from: item.asObject, 0, count: count, to: result, at: length)
        length += count
    }
    try vm.setLength(result, length)
    return Value(result)
}

/// Room for what plain arrays will bring, so that the result need not grow with each of them.
private func makeRoom(_ vm: VM, _ object: JSObject, _ arguments: Arguments, _ result: JSObject) throws(JSThrow) {
    guard result.isGrowable else { return }
    var count = object.isDenseArray ? object.elements?.count ?? 0 : 1
    for i in 0..<arguments.count { count += arguments[i].isObject(.array) ? arguments[i].asObject.elements?.count ?? 0 : 1 }
    if count > 2 { try vm.growElements(result, to: count) }
}

/// §23.1.3.2.1 IsConcatSpreadable
private func isConcatSpreadable(_ vm: VM, _ value: Value) throws(JSThrow) -> Bool {
    guard value.isObject else { return false }
    let spreadable = try vm.get(value.asObject, vm[.isConcatSpreadable])
    return try spreadable.isUndefined ? vm.isArray(value) : vm.toBoolean(spreadable)
}

/// §23.1.3.28 Array.prototype.slice ( start, end )
func arraySlice(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try vm.toObject(arguments.this)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let length = try vm.lengthOfArrayLike(object)
    let start = try vm.toRelativeIndex(arguments[0], length: length, default: 0)
    let end = try vm.toRelativeIndex(arguments[1], length: length, default: length)
    let count = max(end - start, 0)
    let result = try vm.arraySpeciesCreate(object, length: count)
    roots.add(result)
    try vm.copyElements(from: object, start, count: count, to: result, at: 0)
    try vm.setLength(result, count)
    return Value(result)
}

/// §23.1.3.1 Array.prototype.at ( index )
func arrayAt(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try vm.toObject(arguments.this)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let length = try vm.lengthOfArrayLike(object)
    let relative = try vm.toIntegerOrInfinity(arguments[0])
    let index = relative >= 0 ? relative : Double(length) + relative
    guard index >= 0, index < Double(length) else { return .undefined }
    return try vm.element(object, Int(index))
}

/// §23.1.3.13 Array.prototype.flat ( [ depth ] )
func arrayFlat(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try vm.toObject(arguments.this)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let length = try vm.lengthOfArrayLike(object)
    let depth = try arguments[0].isUndefined ? 1 : vm.toIntegerOrInfinity(arguments[0])
    let result = try vm.arraySpeciesCreate(object, length: 0)
    roots.add(result)
    _ = try flatten(vm, object, length: length, into: result, at: 0, depth: depth)
    return Value(result)
}

/// §23.1.3.14 Array.prototype.flatMap ( mapperFunction [ , thisArg ] )
func arrayFlatMap(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try vm.toObject(arguments.this)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let length = try vm.lengthOfArrayLike(object)
    guard arguments[0].isCallable else { throw vm.typeError("flatMap mapper function is not callable") }
    let result = try vm.arraySpeciesCreate(object, length: 0)
    roots.add(result)
    let mapped = roots.slot()
    var place = 0
    try vm.eachPresent(object, to: length) { (k, value) throws(JSThrow) in
        mapped.set(try vm.call(arguments[0], this: arguments[1], value, .number(k), Value(object)))
        place = try flattenOne(vm, mapped.value, into: result, at: place, depth: 1)
        return .goOn
    }
    return Value(result)
}

/// §23.1.3.13.1 FlattenIntoArray. All is rooted by the caller; returns the next free place.
private func flatten(_ vm: VM, _ source: JSObject, length: Int, into target: JSObject, at start: Int, depth: Double) throws(JSThrow) -> Int {
    if vm.isNativeStackFull() { throw vm.stackOverflow() }
    vm.state.pointee.nativeDepth += 1
    defer { vm.state.pointee.nativeDepth -= 1 }
    let roots = vm.openRoots(); defer { roots.close() }
    let element = roots.slot()
    var place = start
    try vm.eachPresent(source, to: length) { (_, value) throws(JSThrow) in
        element.set(value)
        place = try flattenOne(vm, value, into: target, at: place, depth: depth)
        return .goOn
    }
    return place
}

/// Adds a value, or its elements where it is an array and there is depth left.
private func flattenOne(_ vm: VM, _ value: Value, into target: JSObject, at place: Int, depth: Double) throws(JSThrow) -> Int {
    if depth > 0, try vm.isArray(value) {
        let length = try vm.lengthOfArrayLike(value.asObject)
        return try flatten(vm, value.asObject, length: length, into: target, at: place, depth: depth - 1)
    }
    if place >= VM.maximumSafeInteger { throw vm.typeError("Invalid array length") }
    try vm.createElement(target, place, value)
    return place + 1
}

/// §23.1.3.33 Array.prototype.toReversed ( )
func arrayToReversed(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try vm.toObject(arguments.this)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let length = try vm.lengthOfArrayLike(object)
    let result = try vm.arrayCreate(length)
    roots.add(result)
    for k in 0..<length {
        try vm.createElement(result, k, vm.element(object, length - 1 - k))
        if k & 1023 == 0 { try vm.poll() }
    }
    return Value(result)
}

/// §23.1.3.35 Array.prototype.toSpliced ( start, skipCount, ...items )
func arrayToSpliced(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try vm.toObject(arguments.this)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let length = try vm.lengthOfArrayLike(object)
    let start = try vm.toRelativeIndex(arguments[0], length: length, default: 0)
    let insertCount = max(arguments.count - 2, 0)
    let skipCount = try vm.spliceDeleteCount(arguments, length: length, start: start)
    let newLength = length + insertCount - skipCount
    if newLength > VM.maximumSafeInteger { throw vm.typeError("Invalid array length") }
    let result = try vm.arrayCreate(newLength)
    roots.add(result)
    for k in 0..<newLength {
        let value: Value
        if k < start { value = try vm.element(object, k) }
        else if k < start + insertCount { value = arguments[2 + k - start] }
        else { value = try vm.element(object, k - insertCount + skipCount) }
        try vm.createElement(result, k, value)
        if k & 1023 == 0 { try vm.poll() }
    }
    return Value(result)
}

/// §23.1.3.39 Array.prototype.with ( index, value )
func arrayWith(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try vm.toObject(arguments.this)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let length = try vm.lengthOfArrayLike(object)
    let relative = try vm.toIntegerOrInfinity(arguments[0])
    let actual = relative >= 0 ? relative : Double(length) + relative
    guard actual >= 0, actual < Double(length) else { throw vm.rangeError("Invalid index : \(vm.describeForError(arguments[0]))") }
    let result = try vm.arrayCreate(length)
    roots.add(result)
    for k in 0..<length {
        try vm.createElement(result, k, k == Int(actual) ? arguments[1] : vm.element(object, k))
        if k & 1023 == 0 { try vm.poll() }
    }
    return Value(result)
}
