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
    // A hole counts as undefined here.
    if !wanted.isUndefined, !(wanted.isDouble && wanted.asRawDouble.isNaN), let found = try vm.denseIndex(of: wanted, in: object, from: k, to: length) { return Value(found >= 0) }
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
    let start = try vm.toRelativeIndex(arguments[1], length: length, default: 0)
    let wanted = arguments[0]
    if let found = try vm.denseIndex(of: wanted, in: object, from: start, to: length) { return .number(found) }
    var place = -1
    try vm.eachPresent(object, from: start, to: length) { (k, value) throws(JSThrow) in
        guard vm.isStrictlyEqual(value, wanted) else { return .goOn }
        place = k
        return .stop
    }
    return .number(place)
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
    var place = -1
    try vm.eachPresentBackwards(object, from: Int(start)) { (k, value) throws(JSThrow) in
        guard vm.isStrictlyEqual(value, wanted) else { return .goOn }
        place = k
        return .stop
    }
    return .number(place)
}

extension VM {
    /// The first place of a strictly equal value in an array that has all its elements itself, -1 where there is none; nil for other objects.
    fileprivate func denseIndex(of wanted: Value, in object: JSObject, from start: Int, to length: Int) throws(JSThrow) -> Int? {
        guard object.isDenseArray, !state.pointee.shapes.prototypesHaveIndices else { return nil }
        var k = start
        while let elements = object.elements, k < min(elements.count, length) {
            let end = min(elements.count, length, k + 1 << 14)
            if let found = denseIndex(of: wanted, in: elements, k..<end) { return found }
            k = end
            try poll()
        }
        return -1
    }

    private func denseIndex(of wanted: Value, in elements: Elements, _ range: Range<Int>) -> Int? {
        if wanted.isNumber {
            let number = wanted.asNumber
            for i in range where elements[i].isNumber { if elements[i].asNumber == number { return i } }
        } else if wanted.isString || wanted.isBigInt {
            for i in range where elements[i].isCell { if isStrictlyEqual(elements[i], wanted) { return i } }
        } else {
            for i in range where elements[i].bits == wanted.bits { return i }
        }
        return nil
    }
}
