// %AsyncFromSyncIteratorPrototype% (ECMA-262 §27.1.6): what `for await` makes of an iterator that is not async.

extension VM {
    func installAsyncFromSyncIterator() {
        let prototype = newIntrinsicObject(.asyncFromSyncIteratorPrototype, prototype: .asyncIteratorPrototype)
        install(on: prototype, [
            .method("next", 1, asyncFromSyncNext),
            .method("return", 1, asyncFromSyncReturn),
            .method("throw", 1, asyncFromSyncThrow),
        ])
    }

    /// §27.1.6.1 CreateAsyncFromSyncIterator; the object of it. The record need not be rooted.
    func createAsyncFromSyncIterator(_ record: IteratorRecord) -> JSObject {
        let iterator = newObject(.asyncFromSyncIterator, prototype: self[.asyncFromSyncIteratorPrototype], slots: AsyncFromSyncIteratorLayout.slotCount)
        AsyncFromSyncIteratorLayout(iterator).write(record)
        return iterator
    }

    /// §27.1.6.4 AsyncFromSyncIteratorContinuation. All arguments are rooted.
    fileprivate func continueSync(_ result: JSObject, _ promise: JSObject, _ iterator: JSObject, closes: Bool) throws(JSThrow) -> Value {
        let roots = openRoots(); defer { roots.close() }
        let capability = PromiseCapability(promise: Value(promise)), value: Value, isDone: Bool
        do {
            isDone = toBoolean(try get(result, self[.done]))
            value = try get(result, self[.value])
        } catch { return try rejecting(capability, error) }
        roots.add(value)
        let wrapper: JSObject
        do { wrapper = try promiseResolve(value) } catch {
            return try rejecting(capability, !isDone && closes ? iteratorCloseThrowing(iterator, error) : error)
        }
        roots.add(wrapper)
        let unwrap = newNativeFunction(self[.emptyString], length: 1, data: Value(isDone), asyncFromSyncUnwrap)
        roots.add(unwrap)
        var onRejected = Value.undefined
        if !isDone, closes { onRejected = Value(newNativeFunction(self[.emptyString], length: 1, data: Value(iterator), asyncFromSyncClose)) }
        performPromiseThen(wrapper, Value(unwrap), onRejected, PromiseCapability.stored(capability, in: self))
        return capability.promise
    }

    /// What `body` gives is an iterator's result, or it rejects the promise.
    fileprivate func continueSync(_ arguments: Arguments, closes: Bool, _ body: (AsyncFromSyncIteratorLayout, JSObject) throws(JSThrow) -> Value?) throws(JSThrow) -> Value {
        let layout = AsyncFromSyncIteratorLayout(arguments.this.asObject)
        let promise = newPromise(), roots = openRoots(); defer { roots.close() }
        roots.add(promise)
        let result: Value
        do throws(JSThrow) {
            guard let given = try body(layout, promise) else { return Value(promise) }
            result = given
            roots.add(result)
            if !result.isObject { throw noIteratorResult(result) }
        } catch { return try rejecting(PromiseCapability(promise: Value(promise)), error) }
        return try continueSync(result.asObject, promise, layout.iterator.asObject, closes: closes)
    }
}

/// The iterator that is asked (§27.1.6.3).
struct AsyncFromSyncIteratorLayout: IteratorRecordLayout {
    let object: JSObject
    @inline(__always) init(_ object: JSObject) {
        assert(object.kind == .asyncFromSyncIterator)
        self.object = object
    }

    static func className(_ kind: CellKind) -> String { "Async-from-Sync Iterator" }
}

/// §27.1.6.2.1 %AsyncFromSyncIteratorPrototype%.next ( value )
private func asyncFromSyncNext(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.continueSync(arguments, closes: true) { (layout, _) throws(JSThrow) in
        arguments.count > 0 ? try vm.call(layout.next, this: layout.iterator, arguments[0]) : try vm.call(layout.next, this: layout.iterator)
    }
}

/// §27.1.6.2.2 %AsyncFromSyncIteratorPrototype%.return ( value )
private func asyncFromSyncReturn(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.continueSync(arguments, closes: false) { (layout, promise) throws(JSThrow) in
        let method = try vm.getMethod(layout.iterator, vm[.return])
        if method.isUndefined {
            try vm.resolvePromise(promise, Value(vm.iteratorResult(arguments[0], done: true)))
            return nil
        }
        return arguments.count > 0 ? try vm.call(method, this: layout.iterator, arguments[0]) : try vm.call(method, this: layout.iterator)
    }
}

/// §27.1.6.2.3 %AsyncFromSyncIteratorPrototype%.throw ( value )
private func asyncFromSyncThrow(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.continueSync(arguments, closes: true) { (layout, _) throws(JSThrow) in
        let method = try vm.getMethod(layout.iterator, vm[.throw])
        if method.isUndefined {
            // The protocol is broken: the iterator may clean up, and its user hears of it.
            try vm.iteratorClose(layout.iterator.asObject)
            throw vm.typeError(VM.withoutThrowMessage)
        }
        return arguments.count > 0 ? try vm.call(method, this: layout.iterator, arguments[0]) : try vm.call(method, this: layout.iterator)
    }
}

/// §27.1.6.4, unwrap
private func asyncFromSyncUnwrap(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(vm.iteratorResult(arguments[0], done: arguments.callee.nativeData.asBool))
}

/// §27.1.6.4, closeIterator
private func asyncFromSyncClose(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    throw vm.iteratorCloseThrowing(arguments.callee.nativeData.asObject, vm.throwing(arguments[0]))
}
