// What `using` declarations are to dispose (ECMA-262 §7.5): an array that no script sees, made with the first of them.
//
//     0 what is known of waiting (int32)   then for each resource   its value, its method or undefined, how it is disposed (int32)
//
// Three registers belong to a scope with such declarations: this, the way out, and the exception or value that goes there. See
// CompileUsing.swift.

private enum Hint: Int32 {
    case sync, async
    /// Asynchronously, by a method that is not: what it gives is not waited for.
    case asyncBySync
}

private enum Waiting {
    /// Something has been waited for.
    static let done: Int32 = 1
    /// A resource that is undefined or null wants at least one wait.
    static let needed: Int32 = 2
}

private let rowWidth = 3

extension VM {
    /// §7.5.4 AddDisposableResource, §7.5.5 CreateDisposableResource; `resources` is undefined or what was given before.
    func addDisposable(_ resources: Value, _ value: Value, isAsync: Bool) throws(JSThrow) -> Value {
        if value.isNullish, !isAsync { return resources }
        var method = Value.undefined, hint = isAsync ? Hint.async : .sync
        let roots = openRoots(); defer { roots.close() }
        if !value.isNullish {
            guard value.isObject else { throw typeError("\(describeForError(value)) is not an object") }
            if isAsync { method = try getMethod(value, self[.asyncDispose]) }
            if method.isUndefined {
                method = try getMethod(value, self[.dispose])
                if isAsync { hint = .asyncBySync }
            }
            if method.isUndefined { throw typeError("\(isAsync ? "Symbol.asyncDispose" : "Symbol.dispose") is not a function") }
            roots.add(method)
        }
        let array = resources.isUndefined ? newArray([Value(int32: 0)]) : resources.asObject
        roots.add(array)
        for part in [value, method, Value(int32: hint.rawValue)] { try append(array, part) }
        return Value(array)
    }

    /// §7.5.8 DisposeResources, up to where it waits: what for. Nil when all is disposed of. Errors change the way out.
    func disposeStep(_ window: UnsafeMutablePointer<Value>) throws(JSThrow) -> Value? {
        guard window[0].isObject, let elements = window[0].asObject.elements else { return nil }
        let resources = window[0].asObject
        while elements.count > rowWidth {
            let row = elements.count - rowWidth
            let value = elements[row], method = elements[row + 1], hint = Hint(rawValue: elements[row + 2].asInt32) ?? .sync
            let waiting = elements[0].asInt32
            if hint == .sync, waiting & Waiting.needed != 0, waiting & Waiting.done == 0 {
                elements[0] = Value(int32: Waiting.done)
                return .undefined
            }
            elements.count = row
            resources.arrayLength = UInt32(truncatingIfNeeded: row)
            if method.isUndefined {
                elements[0] = Value(int32: waiting | Waiting.needed)
            } else if let awaited = try dispose(value, method, hint, window) {
                elements[0] = Value(int32: waiting | Waiting.done)
                return awaited
            }
            try tick()
        }
        window[0] = .undefined
        return elements[0].asInt32 == Waiting.needed ? .undefined : nil
    }

    /// §7.5.7 Dispose: what is to be awaited, if anything.
    private func dispose(_ value: Value, _ method: Value, _ hint: Hint, _ window: UnsafeMutablePointer<Value>) throws(JSThrow) -> Value? {
        let roots = openRoots(); defer { roots.close() }
        roots.add(value)
        roots.add(method)
        do {
            let result = try call(method, this: value)
            return hint == .sync ? nil : hint == .async ? result : .undefined
        } catch {
            let reason = try caught(error)
            guard hint == .asyncBySync else {
                noteDisposalError(window, reason)
                return nil
            }
            // The promise that the specification makes of such a method rejects, and is waited for.
            roots.add(reason)
            let promise = newPromise()
            rejectPromise(promise, reason)
            return Value(promise)
        }
    }

    /// The scope is left by this error now; one by which it was left before is suppressed.
    func noteDisposalError(_ window: UnsafeMutablePointer<Value>, _ reason: Value) {
        let isThrowing = window[1] == Value(int32: 1)
        let roots = openRoots(); defer { roots.close() }
        roots.add(reason)
        window[2] = isThrowing ? Value(newSuppressedError(reason, suppressing: window[2])) : reason
        window[1] = Value(int32: 1)
    }
}
