// The methods of typed arrays that move and copy elements (ECMA-262 §23.2.3). Converting an argument may run script that shrinks the
// buffer: what is there is looked at again afterwards.

/// §23.2.3.6 %TypedArray%.prototype.copyWithin ( target, start [ , end ] )
func typedArrayCopyWithin(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let view = try vm.validTypedArray(arguments.this, "%TypedArray%.prototype.copyWithin"), length = view.length ?? 0
    let to = try vm.toRelativeIndex(arguments[0], length: length, default: 0)
    let from = try vm.toRelativeIndex(arguments[1], length: length, default: 0)
    let end = try vm.toRelativeIndex(arguments[2], length: length, default: length)
    guard min(end - from, length - to) > 0 else { return arguments.this }
    guard let left = view.length, let elements = view.elements else { throw vm.detachedError("%TypedArray%.prototype.copyWithin") }
    let count = min(end - from, length - to, left - from, left - to), shift = view.type.shift
    if count > 0 { (elements + to << shift).copyMemory(from: elements + from << shift, byteCount: count << shift) }
    return arguments.this
}

/// §23.2.3.9 %TypedArray%.prototype.fill ( value [ , start [ , end ] ] )
func typedArrayFill(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let view = try vm.validTypedArray(arguments.this, "%TypedArray%.prototype.fill"), length = view.length ?? 0, type = view.type
    let raw = try vm.rawElement(arguments[0], type)
    let start = try vm.toRelativeIndex(arguments[1], length: length, default: 0)
    let end = try vm.toRelativeIndex(arguments[2], length: length, default: length)
    guard let left = view.length, let elements = view.elements else { throw vm.detachedError("%TypedArray%.prototype.fill") }
    var place = elements + start << type.shift
    for _ in start..<max(start, min(end, left)) {
        type.store(raw, place)
        place += type.size
    }
    return arguments.this
}

/// §23.2.3.26 %TypedArray%.prototype.set ( source [ , offset ] )
func typedArraySet(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let method: StaticString = "%TypedArray%.prototype.set"
    guard arguments.this.isObject(.typedArray) else { throw vm.typeError("this is not a typed array.") }
    let offset = try vm.toIntegerOrInfinity(arguments[1])
    if offset < 0 { throw vm.rangeError("offset is out of bounds") }
    let target = try vm.validTypedArray(arguments.this, method), length = target.length ?? 0
    if arguments[0].isObject(.typedArray) {
        // §23.2.3.26.1 SetTypedArrayFromTypedArray
        let source = TypedArrayLayout(arguments[0].asObject)
        guard let count = source.length else { throw vm.detachedError("\(method)") }
        if source.type.isBigInt != target.type.isBigInt { throw vm.contentTypesDiffer() }
        if offset > Double(length - count) { throw vm.rangeError("offset is out of bounds") }
        vm.copyElements(source, at: 0, count: count, to: target, at: Int(offset))
        return .undefined
    }
    // §23.2.3.26.2 SetTypedArrayFromArrayLike
    let source = try vm.toObject(arguments[0])
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(source)
    let count = try vm.lengthOfArrayLike(source)
    if offset > Double(length - count) { throw vm.rangeError("offset is out of bounds") }
    for k in 0..<count {
        try vm.tick()
        try vm.setItem(target.object, Int(offset) + k, vm.element(source, k))
        if k & 1023 == 0 { try vm.poll() }
    }
    return .undefined
}

/// §23.2.3.27 %TypedArray%.prototype.slice ( start, end )
func typedArraySlice(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let method: StaticString = "%TypedArray%.prototype.slice"
    let view = try vm.validTypedArray(arguments.this, method), length = view.length ?? 0
    let start = try vm.toRelativeIndex(arguments[0], length: length, default: 0)
    let end = try vm.toRelativeIndex(arguments[1], length: length, default: length)
    let wanted = max(end - start, 0)
    let made = try vm.typedArraySpeciesCreate(view.object, length: wanted, method)
    if wanted == 0 { return Value(made) }
    guard let left = view.length, let elements = view.elements else { throw vm.detachedError("\(method)") }
    let count = min(wanted, left - start), target = TypedArrayLayout(made), shift = view.type.shift
    guard count > 0 else { return Value(made) }
    if target.type == view.type, let out = target.elements {
        let byteCount = min(count, target.length ?? 0) << shift, from = elements + start << shift
        // Byte by byte from the first on, which shows where both are in one buffer.
        if target.buffer.bytes == view.buffer.bytes {
            for i in 0..<byteCount { out.storeBytes(of: from.load(fromByteOffset: i, as: UInt8.self), toByteOffset: i, as: UInt8.self) }
        } else {
            out.copyMemory(from: from, byteCount: byteCount)
        }
        return Value(made)
    }
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(made)
    for k in 0..<count { try vm.setItem(made, k, vm.item(view.object, start + k)) }
    return Value(made)
}

/// §23.2.3.30 %TypedArray%.prototype.subarray ( start, end )
func typedArraySubarray(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let method: StaticString = "%TypedArray%.prototype.subarray"
    guard arguments.this.isObject(.typedArray) else { throw vm.typedArrayReceiver(method, arguments.this) }
    let view = TypedArrayLayout(arguments.this.asObject), length = view.length ?? 0
    let start = try vm.toRelativeIndex(arguments[0], length: length, default: 0)
    var newLength: Int?
    if view.fixedLength != nil || !arguments[1].isUndefined {
        newLength = max(try vm.toRelativeIndex(arguments[1], length: length, default: length) - start, 0)
    }
    let offset = view.byteOffset + start << view.type.shift
    return Value(try vm.typedArraySpeciesCreate(view.object, over: view.buffer.object, offset, length: newLength, method))
}

/// §23.2.3.25 %TypedArray%.prototype.reverse ( )
func typedArrayReverse(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let view = try vm.validTypedArray(arguments.this, "%TypedArray%.prototype.reverse")
    reverse(view, of: view.length ?? 0)
    return arguments.this
}

/// §23.2.3.32 %TypedArray%.prototype.toReversed ( )
func typedArrayToReversed(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let view = try vm.validTypedArray(arguments.this, "%TypedArray%.prototype.toReversed"), length = view.length ?? 0
    // §23.2.4.3 TypedArrayCreateSameType
    let made = TypedArrayLayout(try vm.newTypedArray(view.type, length: length))
    vm.copyElements(view, at: 0, count: length, to: made, at: 0)
    reverse(made, of: length)
    return Value(made.object)
}

private func reverse(_ view: TypedArrayLayout, of length: Int) {
    guard let elements = view.elements else { return }
    let type = view.type
    var low = elements, high = elements + (length - 1) << type.shift
    while low < high {
        let first = type.load(low)
        type.store(type.load(high), low)
        type.store(first, high)
        low += type.size
        high -= type.size
    }
}

/// §23.2.3.36 %TypedArray%.prototype.with ( index, value )
func typedArrayWith(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let view = try vm.validTypedArray(arguments.this, "%TypedArray%.prototype.with"), length = view.length ?? 0, type = view.type
    let relative = try vm.toIntegerOrInfinity(arguments[0])
    let index = relative >= 0 ? relative : Double(length) + relative
    let raw = try vm.rawElement(arguments[1], type)
    guard index >= 0, index < Double(view.length ?? 0) else { throw vm.rangeError("Invalid typed array index") }
    let made = TypedArrayLayout(try vm.newTypedArray(type, length: length))
    // Elements that are gone read as undefined.
    let left = min(length, view.length ?? 0)
    vm.copyElements(view, at: 0, count: left, to: made, at: 0)
    for k in left..<max(left, length) { try vm.setItem(made.object, k, .undefined) }
    if let elements = made.elements, Int(index) < length { type.store(raw, elements + Int(index) << type.shift) }
    return Value(made.object)
}
