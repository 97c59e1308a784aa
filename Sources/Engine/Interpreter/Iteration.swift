// Operations on iterators (ECMA-262 §7.4).

/// §7.4.1 Iterator Record. What it refers to is not rooted.
public struct IteratorRecord {
    public let iterator: JSObject
    public let next: Value
    public init(iterator: JSObject, next: Value) { self.iterator = iterator; self.next = next }
}

public enum IterationStep { case goOn, stop }

extension VM {
    /// §7.4.4 GetIterator with kind sync. Throws a TypeError where the value is not iterable.
    public func getIterator(_ value: Value) throws(JSThrow) -> IteratorRecord {
        let method = value.isNullish ? Value.undefined : try getMethod(value, self[.iterator])
        if method.isUndefined { throw typeError("\(describeForError(value)) is not iterable", because: notIterableReason(value)) }
        return try getIterator(value, method: method)
    }

    /// §7.4.3 GetIteratorFromMethod
    public func getIterator(_ value: Value, method: Value) throws(JSThrow) -> IteratorRecord {
        let iterator = try call(method, this: value)
        guard iterator.isObject else { throw typeError("Result of the Symbol.iterator method is not an object") }
        return try getIteratorDirect(iterator.asObject)
    }

    /// §7.4.2 GetIteratorDirect
    public func getIteratorDirect(_ iterator: JSObject) throws(JSThrow) -> IteratorRecord {
        let roots = openRoots(); defer { roots.close() }
        roots.add(iterator)
        return IteratorRecord(iterator: iterator, next: try get(iterator, self[.next]))
    }

    /// §7.4.8 IteratorStep: the result object, not rooted; nil when done.
    func iteratorStep(_ record: IteratorRecord) throws(JSThrow) -> JSObject? {
        let result = try call(record.next, this: Value(record.iterator))
        guard result.isObject else { throw typeError("Iterator result \(describeForError(result)) is not an object") }
        let roots = openRoots(); defer { roots.close() }
        roots.add(result)
        return toBoolean(try get(result.asObject, self[.done])) ? nil : result.asObject
    }

    /// §7.4.9 IteratorStepValue: nil when done.
    public func iteratorStepValue(_ record: IteratorRecord) throws(JSThrow) -> Value? {
        guard let result = try iteratorStep(record) else { return nil }
        let roots = openRoots(); defer { roots.close() }
        roots.add(result)
        return try get(result, self[.value])
    }

    /// §7.4.11 IteratorClose for a normal completion.
    public func iteratorClose(_ iterator: JSObject) throws(JSThrow) {
        let method = try getMethod(Value(iterator), self[.return])
        if method.isUndefined { return }
        let result = try call(method, this: Value(iterator))
        if !result.isObject { throw typeError("Iterator result \(describeForError(result)) is not an object") }
    }

    /// §7.4.11 IteratorClose for a throw completion: the error already thrown stays the one that is thrown.
    public func iteratorCloseThrowing(_ iterator: JSObject, _ error: JSThrow) -> JSThrow {
        // Who interrupts wants no more script to run.
        if wasInterrupted { return error }
        let thrown = exception
        let roots = openRoots(); defer { roots.close() }
        roots.add(thrown)
        do {
            let method = try getMethod(Value(iterator), self[.return])
            if !method.isUndefined { _ = try call(method, this: Value(iterator)) }
        } catch {
            if wasInterrupted { return error }
        }
        exception = thrown
        return error
    }

    /// Calls `body` with each value that iterating gives. A body that throws or stops closes the iterator, as `for of` does.
    public func iterate(_ iterable: Value, _ body: (Value) throws(JSThrow) -> IterationStep) throws(JSThrow) {
        if iterable.isObject(.array), arrayIterationIsPristine(iterable.asObject) {
            // What the iterator would do, with the length read anew each time as it does.
            var index = 0
            while index < Int(iterable.asObject.arrayLength) {
                try tick()
                if try body(get(iterable.asObject, propertyKey(index))) == .stop { return }
                index += 1
            }
            return
        }
        let roots = openRoots(); defer { roots.close() }
        let record = try getIterator(iterable)
        roots.add(record.iterator)
        roots.add(record.next)
        while let value = try iteratorStepValue(record) {
            let inner = openRoots(); defer { inner.close() }
            inner.add(value)
            let step: IterationStep
            do { step = try body(value) } catch { throw iteratorCloseThrowing(record.iterator, error) }
            if step == .stop { return try iteratorClose(record.iterator) }
            try tick()
        }
    }

    /// Iterating this array runs no script: nobody replaced the array iterator's methods, and nothing is a getter.
    func arrayIterationIsPristine(_ array: JSObject) -> Bool {
        array.shapeID == state.pointee.realm.arrayShape && !array.isSparse && !state.pointee.shapes.prototypesHaveIndices && arrayIteratorIsPristine()
    }

    /// Array.prototype[@@iterator] and the iterators' `next` are the realm's own.
    @inline(__always) func arrayIteratorIsPristine() -> Bool {
        if state.pointee.realm.arrayIteration.epoch != state.pointee.shapes.prototypeEpoch { lookUpArrayIteration() }
        guard let values = state.pointee.realm.arrayIteration.values, let next = state.pointee.realm.arrayIteration.next else { return false }
        return values.pointee == Value(self[.arrayValues]) && next.pointee == state.pointee.realm.intrinsics[Intrinsic.allCases.count]
    }

    /// An array iterator has a method `return`, which no array iterator of the language's own has.
    func arrayIteratorsHaveReturn() -> Bool {
        if state.pointee.realm.arrayIteration.epoch != state.pointee.shapes.prototypeEpoch { lookUpArrayIteration() }
        return state.pointee.realm.arrayIteration.hasReturn
    }

    @inline(never) private func lookUpArrayIteration() {
        // So that their changes change the epoch.
        becomePrototype(self[.arrayPrototype])
        becomePrototype(self[.arrayIteratorPrototype])
        var found = ArrayIteration(epoch: state.pointee.shapes.prototypeEpoch)
        found.values = place(of: self[.iterator], in: self[.arrayPrototype])
        found.next = place(of: self[.next], in: self[.arrayIteratorPrototype])
        var level = Value(self[.arrayIteratorPrototype])
        while level.isObject, !found.hasReturn {
            found.hasReturn = level.asObject.kind == .proxy || ownProperty(level.asObject, self[.return]) != nil
            level = shape(level.asObject.shapeID).prototype
        }
        state.pointee.realm.arrayIteration = found
    }

    /// Where the value of a data property stands.
    private func place(of key: PropertyKey, in object: JSObject) -> UnsafePointer<Value>? {
        materialize(object)
        guard let entry = shape(object.shapeID).find(key), !entry.attributes.contains(.accessor) else { return nil }
        return UnsafePointer(object.place(ofSlot: entry.slot))
    }

    /// §7.4.14 CreateIteratorResultObject
    @inline(__always) public func iteratorResult(_ value: Value, done: Bool) -> JSObject {
        let object = allocateObject(shapeID: state.pointee.realm.iteratorResultShape, inlineCapacity: 2)
        object.setInlineSlot(0, value)
        object.setInlineSlot(1, Value(done))
        return object
    }

    /// The object looks as those that iterators give: `{ value, done }`.
    public func isIteratorResult(_ object: JSObject) -> Bool { object.shapeID == state.pointee.realm.iteratorResultShape }

    /// §7.4.16 IteratorToList / the list of an iterable's values. The values are not rooted.
    public func list(from iterable: Value) throws(JSThrow) -> [Value] {
        var values: [Value] = []
        let roots = openRoots(); defer { roots.close() }
        try iterate(iterable) { (value) throws(JSThrow) in
            roots.add(value)
            values.append(value)
            return .goOn
        }
        return values
    }
}
