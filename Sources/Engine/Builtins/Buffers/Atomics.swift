// The Atomics object (ECMA-262 §25.4). Its reads and writes are atomic because no other agent runs meanwhile (Jobs/Agents.swift).
// Waiting is in AtomicsWaiting.swift.

extension VM {
    func installAtomics() {
        let atomics = newObject(shape: newRootShape(prototype: Value(self[.objectPrototype]), unique: true), inlineCapacity: 0)
        install(on: atomics, [
            .method("load", 2, atomicsLoad),
            .method("store", 3, atomicsStore),
            .method("add", 3, atomicsAdd),
            .method("sub", 3, atomicsSub),
            .method("and", 3, atomicsAnd),
            .method("or", 3, atomicsOr),
            .method("xor", 3, atomicsXor),
            .method("exchange", 3, atomicsExchange),
            .method("compareExchange", 4, atomicsCompareExchange),
            .method("isLockFree", 1, atomicsIsLockFree),
            .method("wait", 4, atomicsWait),
            .method("waitAsync", 4, atomicsWaitAsync),
            .method("notify", 3, atomicsNotify),
            .method("pause", 0, atomicsPause),
        ])
        installTag(atomics, "Atomics")
        addGlobal(key("Atomics"), Value(atomics))
    }

    // MARK: Access

    /// §25.4.3.1 ValidateIntegerTypedArray
    func validIntegerArray(_ value: Value, isWaitable: Bool) throws(JSThrow) -> TypedArrayLayout {
        let words = isWaitable ? "an int32 or BigInt64 typed array." : "an integer typed array."
        guard value.isObject(.typedArray) else { throw typeError("\(describeForError(value)) is not \(words)") }
        let view = TypedArrayLayout(value.asObject)
        if view.isOutOfBounds { throw detachedError("Atomics operation") }
        guard isWaitable ? view.type == .int32 || view.type == .bigInt64 : view.type.isAtomic else {
            throw typeError("\(objectText(value)) is not \(words)")
        }
        return view
    }

    /// As Object.prototype.toString names built-in objects.
    func objectText(_ value: Value) -> String {
        if value.isObject(.typedArray) { return "[object \(TypedArrayLayout(value.asObject).type.name)]" }
        return value.isObject ? "[object \(value.asObject.kind.className)]" : describeForError(value)
    }

    /// §25.4.3.2 ValidateAtomicAccess: the element's index.
    func validAtomicIndex(_ view: TypedArrayLayout, _ request: Value) throws(JSThrow) -> Int {
        let length = view.length ?? 0
        let index = try toIndex(request, orThrow: "Invalid atomic access index")
        if index >= length { throw rangeError("Invalid atomic access index") }
        return index
    }

    /// ToBigInt or ToIntegerOrInfinity.
    fileprivate func atomicOperand(_ value: Value, _ type: ElementType) throws(JSThrow) -> Value {
        type.isBigInt ? try toBigInt(value) : .number(try toIntegerOrInfinity(value))
    }

    /// §25.4.3.4 RevalidateAtomicAccess: where the element stands now.
    func atomicPlace(_ view: TypedArrayLayout, _ index: Int) throws(JSThrow) -> UnsafeMutableRawPointer {
        guard let length = view.length, let elements = view.elements else { throw detachedError("Atomics operation") }
        if index >= length { throw rangeError("Invalid atomic access index") }
        return elements + index << view.type.shift
    }

    /// Shared memory was read or written: where others share it, it is their turn.
    @inline(__always) fileprivate func touched(_ view: TypedArrayLayout) throws(JSThrow) {
        guard let agent = state.pointee.agent, view.buffer.isShared else { return }
        agent.cluster.giveTurn(of: agent)
        try poll()
    }
}

/// §25.4.3.17 AtomicReadModifyWrite
private func modify(_ vm: VM, _ arguments: Arguments, _ change: (RawElement, RawElement) -> RawElement) throws(JSThrow) -> Value {
    let view = try vm.validIntegerArray(arguments[0], isWaitable: false), type = view.type
    let index = try vm.validAtomicIndex(view, arguments[1])
    let operand = try vm.rawElement(vm.atomicOperand(arguments[2], type), type)
    let place = try vm.atomicPlace(view, index), old = type.load(place)
    type.store(change(old, operand), place)
    try vm.touched(view)
    return vm.numeric(old, type)
}

/// §25.4.4 Atomics.add ( typedArray, index, value )
private func atomicsAdd(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try modify(vm, arguments) { $0 &+ $1 } }
/// §25.4.5 Atomics.and ( typedArray, index, value )
private func atomicsAnd(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try modify(vm, arguments) { $0 & $1 } }
/// §25.4.7 Atomics.exchange ( typedArray, index, value )
private func atomicsExchange(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try modify(vm, arguments) { $1 } }
/// §25.4.10 Atomics.or ( typedArray, index, value )
private func atomicsOr(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try modify(vm, arguments) { $0 | $1 } }
/// §25.4.13 Atomics.sub ( typedArray, index, value )
private func atomicsSub(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try modify(vm, arguments) { $0 &- $1 } }
/// §25.4.17 Atomics.xor ( typedArray, index, value )
private func atomicsXor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try modify(vm, arguments) { $0 ^ $1 } }

/// §25.4.6 Atomics.compareExchange ( typedArray, index, expectedValue, replacementValue )
private func atomicsCompareExchange(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let view = try vm.validIntegerArray(arguments[0], isWaitable: false), type = view.type
    let index = try vm.validAtomicIndex(view, arguments[1])
    let expected = try vm.rawElement(vm.atomicOperand(arguments[2], type), type)
    let replacement = try vm.rawElement(vm.atomicOperand(arguments[3], type), type)
    let place = try vm.atomicPlace(view, index), old = type.load(place)
    if (old ^ expected) << UInt64(64 - 8 * type.size) == 0 { type.store(replacement, place) }
    try vm.touched(view)
    return vm.numeric(old, type)
}

/// §25.4.9 Atomics.load ( typedArray, index )
private func atomicsLoad(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let view = try vm.validIntegerArray(arguments[0], isWaitable: false)
    let index = try vm.validAtomicIndex(view, arguments[1])
    let raw = view.type.load(try vm.atomicPlace(view, index))
    try vm.touched(view)
    return vm.numeric(raw, view.type)
}

/// §25.4.12 Atomics.store ( typedArray, index, value )
private func atomicsStore(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let view = try vm.validIntegerArray(arguments[0], isWaitable: false), type = view.type
    let index = try vm.validAtomicIndex(view, arguments[1])
    let value = try vm.atomicOperand(arguments[2], type)
    let raw = try vm.rawElement(value, type)
    type.store(raw, try vm.atomicPlace(view, index))
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(value)
    try vm.touched(view)
    return value
}

/// §25.4.8 Atomics.isLockFree ( size )
private func atomicsIsLockFree(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value([1, 2, 4, 8].contains(try vm.toIntegerOrInfinity(arguments[0])))
}

/// §25.4.11 Atomics.pause ( [ iterationNumber ] )
private func atomicsPause(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let hint = arguments[0]
    guard hint.isUndefined || hint.isNumber && hint.asNumber.isFinite && hint.asNumber == hint.asNumber.rounded(.towardZero) else {
        throw vm.typeError("\(vm.describeForError(hint)) is not an integer")
    }
    return .undefined
}
