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
        try vm.reserve(length * 8)
        let roots = vm.openRoots(); defer { roots.close() }
        let list = vm.newArray(capacity: length)
        roots.add(list)
        for k in 0..<length { try vm.append(list, vm.item(source.object, k)) }
        try vm.sortList(list, by: comparator, roots)
        for k in 0..<length { try vm.setItem(target.object, k, vm.element(list, k)) }
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
