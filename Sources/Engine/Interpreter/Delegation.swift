// `yield*` (ECMA-262 §15.5.5): a loop of two instructions, one that asks the iterator inside, one that hands its result on. Five registers
// belong to it: the iterator, its `next` method, a position (see IterationOperations.swift), what was received, and how.

extension VM {
    /// Asks the iterator inside. Then what was received holds its result object or, where it is done (true), its value. How it was
    /// received says what the value is for: that of the expression, or of a `return`.
    func delegateStep(_ window: UnsafeMutablePointer<Value>) throws(JSThrow) -> Bool {
        if window[1].isEmpty { return try delegateStepOfArray(window) }
        let roots = openRoots(); defer { roots.close() }
        let iterator = window[0]
        let result: Value
        switch Resumption(rawValue: window[4].asInt32) ?? .next {
        case .next: result = try call(window[1], this: iterator, window[3])
        case .throw:
            let method = try getMethod(iterator, self[.throw])
            if method.isUndefined {
                try iteratorClose(iterator.asObject)
                throw withoutThrow()
            }
            result = try call(method, this: iterator, window[3])
        case .return:
            let method = try getMethod(iterator, self[.return])
            if method.isUndefined { return true }
            result = try call(method, this: iterator, window[3])
        }
        guard result.isObject else { throw noIteratorResult(result) }
        roots.add(result)
        guard toBoolean(try get(result.asObject, self[.done])) else { window[3] = result; return false }
        window[3] = try get(result.asObject, self[.value])
        return true
    }

    /// What an array's iterator would do; it has neither `throw` nor `return`.
    private func delegateStepOfArray(_ window: UnsafeMutablePointer<Value>) throws(JSThrow) -> Bool {
        switch Resumption(rawValue: window[4].asInt32) ?? .next {
        case .next: break
        case .throw:
            try closeIterator(window)
            throw withoutThrow()
        case .return:
            try closeIterator(window)
            return true
        }
        if let value = try stepIterator(window) {
            window[3] = Value(iteratorResult(value, done: false))
            return false
        }
        window[3] = .undefined
        return true
    }

    static var withoutThrowMessage: String { "The iterator does not provide a 'throw' method." }
    private func withoutThrow() -> JSThrow { typeError(VM.withoutThrowMessage) }

    func noIteratorResult(_ value: Value) -> JSThrow { typeError("Iterator result \(describeForError(value)) is not an object") }

    /// In an async generator: what the iterator inside gives, still to be awaited; nil where it has no method to throw or to return by.
    func delegateCall(_ window: UnsafeMutablePointer<Value>) throws(JSThrow) -> Value? {
        let iterator = window[0]
        switch Resumption(rawValue: window[4].asInt32) ?? .next {
        case .next: return try call(window[1], this: iterator, window[3])
        case .throw:
            let method = try getMethod(iterator, self[.throw])
            return method.isUndefined ? nil : try call(method, this: iterator, window[3])
        case .return:
            let method = try getMethod(iterator, self[.return])
            return method.isUndefined ? nil : try call(method, this: iterator, window[3])
        }
    }

    /// A step of `for of` that was given a result object which somebody else made: the value, or nil where it is the end.
    func step(of result: Value, _ generator: GeneratorLayout, _ slots: UnsafeMutablePointer<Value>) throws(JSThrow) -> Value? {
        let object = result.asObject
        if object.shapeID == state.pointee.realm.iteratorResultShape {
            if object.inlineSlot(1) == .true { return nil }
            if object.inlineSlot(1) == .false { slots[0] = Value(generator.object); return object.inlineSlot(0) }
        }
        let roots = openRoots(); defer { roots.close() }
        roots.add(object)
        roots.add(generator.object)
        if toBoolean(try get(object, self[.done])) { return nil }
        let value = try get(object, self[.value])
        slots[0] = Value(generator.object)
        return value
    }
}
