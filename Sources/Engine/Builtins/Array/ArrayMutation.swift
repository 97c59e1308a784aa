// The methods that change the array they are called on (ECMA-262 §23.1.3), but for sort (ArraySort.swift).

/// §23.1.3.23 Array.prototype.push ( ...items )
func arrayPush(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if arguments.count == 1, arguments.this.isObject(.array) {
        let array = arguments.this.asObject, length = Int(array.arrayLength)
        if array.isGrowable, let elements = array.elements, elements.count == length, length < elements.capacity,
           !vm.state.pointee.shapes.prototypesHaveIndices {
            elements[length] = arguments[0]
            elements.count = length + 1
            array.arrayLength = UInt32(truncatingIfNeeded: length + 1)
            return .number(length + 1)
        }
    }
    let object = try vm.toObject(arguments.this)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let length = try vm.lengthOfArrayLike(object)
    if length + arguments.count > VM.maximumSafeInteger {
        throw vm.typeError("Pushing \(arguments.count) elements on an array-like of length \(length) is disallowed, as the total surpasses 2**53-1")
    }
    for i in 0..<arguments.count { try vm.setElement(object, length + i, arguments[i]) }
    try vm.setLength(object, length + arguments.count)
    return .number(length + arguments.count)
}

/// §23.1.3.22 Array.prototype.pop ( )
func arrayPop(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if arguments.this.isObject(.array) {
        let array = arguments.this.asObject, length = Int(array.arrayLength)
        if array.isDenseArray, !array.has(JSObject.Flags.special), length > 0, let elements = array.elements, elements.count == length,
           !elements[length - 1].isEmpty {
            let value = elements[length - 1]
            elements.count = length - 1
            array.arrayLength = UInt32(truncatingIfNeeded: length - 1)
            return value
        }
    }
    let object = try vm.toObject(arguments.this)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let length = try vm.lengthOfArrayLike(object)
    if length == 0 {
        try vm.setLength(object, 0)
        return .undefined
    }
    let value = try vm.element(object, length - 1)
    roots.add(value)
    try vm.deleteElement(object, length - 1)
    try vm.setLength(object, length - 1)
    return value
}

/// §23.1.3.27 Array.prototype.shift ( )
func arrayShift(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try vm.toObject(arguments.this)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let length = try vm.lengthOfArrayLike(object)
    if length == 0 {
        try vm.setLength(object, 0)
        return .undefined
    }
    let first = try vm.element(object, 0)
    roots.add(first)
    try vm.moveElements(object, from: 1, to: 0, count: length - 1, ascending: true)
    try vm.deleteElement(object, length - 1)
    try vm.setLength(object, length - 1)
    return first
}

/// §23.1.3.37 Array.prototype.unshift ( ...items )
func arrayUnshift(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try vm.toObject(arguments.this)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let length = try vm.lengthOfArrayLike(object), count = arguments.count
    if count > 0 {
        if length + count > VM.maximumSafeInteger { throw vm.typeError("Invalid array length") }
        try vm.moveElements(object, from: 0, to: count, count: length, ascending: false)
        for i in 0..<count { try vm.setElement(object, i, arguments[i]) }
    }
    try vm.setLength(object, length + count)
    return .number(length + count)
}

/// §23.1.3.31 Array.prototype.splice ( start, deleteCount, ...items )
func arraySplice(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try vm.toObject(arguments.this)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let length = try vm.lengthOfArrayLike(object)
    let start = try vm.toRelativeIndex(arguments[0], length: length, default: 0)
    let itemCount = max(arguments.count - 2, 0)
    let deleteCount = try vm.spliceDeleteCount(arguments, length: length, start: start)
    if length + itemCount - deleteCount > VM.maximumSafeInteger { throw vm.typeError("Invalid array length") }
    let removed = try vm.arraySpeciesCreate(object, length: deleteCount)
    roots.add(removed)
    try vm.copyElements(from: object, start, count: deleteCount, to: removed, at: 0)
    try vm.setLength(removed, deleteCount)
    let tail = length - start - deleteCount
    if itemCount != deleteCount {
        try vm.moveElements(object, from: start + deleteCount, to: start + itemCount, count: tail, ascending: itemCount < deleteCount)
    }
    if itemCount < deleteCount { try vm.deleteElements(object, from: length - deleteCount + itemCount, to: length) }
    for i in 0..<itemCount { try vm.setElement(object, start + i, arguments[2 + i]) }
    try vm.setLength(object, length - deleteCount + itemCount)
    return Value(removed)
}

extension VM {
    /// How many elements `splice` and `toSpliced` take out: all from `start` on where the count is not given.
    func spliceDeleteCount(_ arguments: Arguments, length: Int, start: Int) throws(JSThrow) -> Int {
        switch arguments.count {
        case 0: return 0
        case 1: return length - start
        default: return Int(min(max(try toIntegerOrInfinity(arguments[1]), 0), Double(length - start)))
        }
    }

    /// CreateDataPropertyOrThrow on `target` for each element in a range of `source`, holes left out.
    func copyElements(from source: JSObject, _ start: Int, count: Int, to target: JSObject, at place: Int) throws(JSThrow) {
        if count <= 0 { return }
        if source.isDenseArray, !state.pointee.shapes.prototypesHaveIndices, let elements = source.elements, start + count <= elements.count,
           target.isGrowable, target != source, target.elements?.count ?? 0 == place, place + count <= Int(UInt32.max) {
            let copy = try growElements(target, to: place + count)
            (copy.values + place).update(from: elements.values + start, count: count)
            copy.count = place + count
            if copy.count > Int(target.arrayLength) { target.arrayLength = UInt32(truncatingIfNeeded: copy.count) }
            return
        }
        try eachPresent(source, from: start, to: start + count) { (k, value) throws(JSThrow) in
            try createElement(target, place + k - start, value)
            return .goOn
        }
    }
}

/// §23.1.3.26 Array.prototype.reverse ( )
func arrayReverse(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try vm.toObject(arguments.this)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let length = try vm.lengthOfArrayLike(object)
    if object.isDenseArray, !vm.state.pointee.shapes.prototypesHaveIndices, !object.has(JSObject.Flags.notExtensible),
       let elements = object.elements, elements.count == length {
        var values = UnsafeMutableBufferPointer(start: elements.values, count: length)
        values.reverse()
        return Value(object)
    }
    let first = roots.slot()
    var lower = 0
    while lower < length / 2 {
        try vm.tick()
        let upper = length - 1 - lower
        let lowerValue = try vm.presentElement(object, lower)
        first.set(lowerValue)
        let upperValue = try vm.presentElement(object, upper)
        let inner = vm.openRoots(); defer { inner.close() }
        inner.add(upperValue)
        if !upperValue.isEmpty { try vm.setElement(object, lower, upperValue) } else if !lowerValue.isEmpty { try vm.deleteElement(object, lower) }
        if !lowerValue.isEmpty { try vm.setElement(object, upper, lowerValue) } else if !upperValue.isEmpty { try vm.deleteElement(object, upper) }
        lower += 1
        if lower & 1023 == 0 { try vm.poll() }
    }
    return Value(object)
}

/// §23.1.3.7 Array.prototype.fill ( value [ , start [ , end ] ] )
func arrayFill(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try vm.toObject(arguments.this)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let length = try vm.lengthOfArrayLike(object)
    var k = try vm.toRelativeIndex(arguments[1], length: length, default: 0)
    let end = try vm.toRelativeIndex(arguments[2], length: length, default: length)
    if k < end, object.isGrowable, !vm.state.pointee.shapes.prototypesHaveIndices, k <= object.elements?.count ?? 0, end <= Int(object.arrayLength) {
        let elements = try vm.growElements(object, to: end)
        (elements.values + k).update(repeating: arguments[0], count: end - k)
        elements.count = max(elements.count, end)
        return Value(object)
    }
    while k < end {
        try vm.tick()
        try vm.setElement(object, k, arguments[0])
        k += 1
        if k & 1023 == 0 { try vm.poll() }
    }
    return Value(object)
}

/// §23.1.3.4 Array.prototype.copyWithin ( target, start [ , end ] )
func arrayCopyWithin(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try vm.toObject(arguments.this)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let length = try vm.lengthOfArrayLike(object)
    let to = try vm.toRelativeIndex(arguments[0], length: length, default: 0)
    let from = try vm.toRelativeIndex(arguments[1], length: length, default: 0)
    let end = try vm.toRelativeIndex(arguments[2], length: length, default: length)
    let count = min(end - from, length - to)
    try vm.moveElements(object, from: from, to: to, count: count, ascending: !(from < to && to < from + count))
    return Value(object)
}
