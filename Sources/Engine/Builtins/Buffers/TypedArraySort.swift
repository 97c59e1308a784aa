// sort and toSorted of typed arrays (ECMA-262 §23.2.3.29, §23.2.3.33). Without a comparator no script can watch, and the elements are
// sorted as integers that stand in the same order.

/// §23.2.3.29 %TypedArray%.prototype.sort ( comparator )
func typedArraySort(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.checkComparator(arguments[0])
    let view = try vm.validTypedArray(arguments.this, "%TypedArray%.prototype.sort")
    try sort(vm, view, length: view.length ?? 0, from: view, by: arguments[0])
    return arguments.this
}

/// §23.2.3.33 %TypedArray%.prototype.toSorted ( comparator )
func typedArrayToSorted(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.checkComparator(arguments[0])
    let view = try vm.validTypedArray(arguments.this, "%TypedArray%.prototype.toSorted"), length = view.length ?? 0
    let made = try vm.newTypedArray(view.type, length: length)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(made)
    try sort(vm, TypedArrayLayout(made), length: length, from: view, by: arguments[0])
    return Value(made)
}

private func sort(_ vm: VM, _ target: TypedArrayLayout, length: Int, from source: TypedArrayLayout, by comparator: Value) throws(JSThrow) {
    guard length > 0, let elements = source.elements, let out = target.elements else { return }
    let type = source.type
    guard comparator.isUndefined else {
        // §23.1.3.30.1 SortIndexedProperties
        try vm.reserve(length * 16)
        let roots = vm.openRoots(); defer { roots.close() }
        let values = vm.newElements(capacity: length)
        for k in 0..<length { values[k] = Value.undefined }
        values.count = length
        roots.add(Value(values.cell))
        for k in 0..<length { values[k] = try vm.item(source.object, k) }
        let other = vm.newElements(capacity: length)
        for k in 0..<length { other[k] = values[k] }
        other.count = length
        roots.add(Value(other.cell))
        try MergeSort(vm: vm, comparator: comparator).sort(0, length, from: other.values, to: values.values)
        for k in 0..<length { try vm.setItem(target.object, k, values[k]) }
        return
    }
    try vm.reserve(length * 8)
    try vm.checkInterruption()
    var keys = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: length)
    defer { keys.deallocate() }
    for k in 0..<length { keys[k] = type.sortKey(type.load(elements + k << type.shift)) }
    keys.sort()
    for k in 0..<length { type.store(type.raw(ofSortKey: keys[k]), out + k << type.shift) }
}

/// The merge sort that V8 sorts typed arrays with: halves are sorted into each other's room. It asks of the same pairs in the same
/// order, so that a comparator that prints, or one that is inconsistent, behaves here as it does there.
private struct MergeSort {
    let vm: VM
    let comparator: Value

    /// Sorts that part of `source`, which holds what `target` holds, into `target`. Both are rooted by the caller.
    func sort(_ from: Int, _ end: Int, from source: UnsafeMutablePointer<Value>, to target: UnsafeMutablePointer<Value>) throws(JSThrow) {
        let middle = from + (end - from) / 2
        if middle - from > 1 { try sort(from, middle, from: target, to: source) }
        if end - middle > 1 { try sort(middle, end, from: target, to: source) }
        var left = from, right = middle
        for k in from..<end {
            let takesLeft = if left == middle { false } else if right == end { true } else { try belongsBefore(source[left], source[right]) }
            if takesLeft {
                target[k] = source[left]
                left += 1
            } else {
                target[k] = source[right]
                right += 1
            }
        }
    }

    /// Whether the left one stays before the right one.
    private func belongsBefore(_ left: Value, _ right: Value) throws(JSThrow) -> Bool {
        let result = try vm.toNumber(try vm.call(comparator, this: .undefined, left, right))
        return !(result > 0)
    }
}

extension ElementType {
    /// An integer that stands among its kind as the element does: §23.2.4.7 CompareTypedArrayElements, which puts -0 before +0 and NaN last.
    fileprivate func sortKey(_ raw: RawElement) -> UInt64 {
        switch self {
        case .uint8, .uint8Clamped, .uint16, .uint32, .bigUint64: return raw
        case .int8, .int16, .int32, .bigInt64: return (raw ^ signBit) & mask
        case .float16, .float32, .float64:
            if number(raw).asNumber.isNaN { return mask }
            return raw & signBit == 0 ? raw | signBit : ~raw & mask
        }
    }

    fileprivate func raw(ofSortKey key: UInt64) -> RawElement {
        switch self {
        case .uint8, .uint8Clamped, .uint16, .uint32, .bigUint64: return key
        case .int8, .int16, .int32, .bigInt64: return key ^ signBit
        case .float16, .float32, .float64:
            if key == mask { return raw(Double.nan) }
            return key & signBit != 0 ? key ^ signBit : ~key & mask
        }
    }

    private var signBit: UInt64 { 1 << UInt64(8 * size - 1) }
    private var mask: UInt64 { ~0 >> UInt64(64 - 8 * size) }
}
