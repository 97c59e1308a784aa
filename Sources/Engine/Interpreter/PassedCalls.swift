// `f.call(this, …)`, `f.apply(this, list)` and `f(...list)` of a function made by script. The interpreter goes on with `f` by itself: its window
// is made of the call's own, so that no call of Swift's stands between the two.

extension VM {
    /// Where there are more arguments, they come by way of a list.
    private static let mostPassed = 64

    /// Makes of the window of `f.call(…)` or `f.apply(…)` that of the call of `f`, which begins one register later. Gives how many arguments
    /// that has; nil where the built-in function must see to it, and the window is as it was. Throws a RangeError where the stack is full.
    @inline(never) func passedOn(_ window: UnsafeMutablePointer<Value>, count: Int, _ headers: FunctionHeaders) throws(JSThrow) -> Int? {
        guard count > 0, window[1].isCell, headers.isPlainFunction(window[1].asCell) else { return nil }
        if isNative(window[0], functionCall) { return count - 1 }
        guard isNative(window[0], functionApply) else { return nil }
        if count == 1 || window[3].isNullish { return 0 }
        guard let unpacked = try unpack(window[3], to: window + 3) else { return nil }
        state.pointee.stack.top = window + (unpacked + 3)
        return unpacked
    }

    /// The same for `f.apply(this, arguments)`, where the running function's arguments are meant and are in no object.
    @inline(never) func passedArguments(_ window: UnsafeMutablePointer<Value>, _ frame: UnsafeMutablePointer<Frame>, _ headers: FunctionHeaders) throws(JSThrow) -> Int? {
        let count = Int(frame.pointee.given)
        guard count < VM.mostPassed, window[1].isCell, headers.isPlainFunction(window[1].asCell), isNative(window[0], functionApply) else { return nil }
        if window + (count + 64) > state.pointee.stack.limit { throw stackOverflow() }
        (window + 3).update(from: frame.pointee.arguments, count: count)
        state.pointee.stack.top = window + (count + 3)
        return count
    }

    /// The same for `f(...list)`, whose window is that of `f` already.
    @inline(never) func spreadOut(_ window: UnsafeMutablePointer<Value>, _ headers: FunctionHeaders) throws(JSThrow) -> Int? {
        guard window[0].isCell, headers.isPlainFunction(window[0].asCell), let unpacked = try unpack(window[2], to: window + 2) else { return nil }
        state.pointee.stack.top = window + (unpacked + 2)
        return unpacked
    }

    /// Puts the elements of a plain array, or of a function's own `arguments`, where a call's arguments stand, and tells how many they are.
    /// Nil, and nothing is written, where they are many or not all there.
    func unpack(_ value: Value, to place: UnsafeMutablePointer<Value>) throws(JSThrow) -> Int? {
        guard value.isObject, let elements = value.asObject.elements else { return nil }
        let list = value.asObject, count = elements.count
        guard count < VM.mostPassed, list.isDenseArray ? count == Int(list.arrayLength) : isPlain(arguments: list, count) else { return nil }
        if place + (count + 64) > state.pointee.stack.limit { throw stackOverflow() }
        for i in 0..<count where elements[i].isEmpty { return nil }
        for i in 0..<count { place[i] = elements[i] }
        return count
    }

    /// An arguments object as it was made, or with other values.
    private func isPlain(arguments object: JSObject, _ count: Int) -> Bool {
        object.kind == .arguments && object.shapeID == state.pointee.realm.argumentsShape && !object.has(JSObject.Flags.special) && !object.isSparse
            && object.slots.unsafelyUnwrapped[ArgumentsLayout.lengthSlot] == .number(count)
    }
}
