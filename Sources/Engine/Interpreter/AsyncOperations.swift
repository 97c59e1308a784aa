// Async functions (ECMA-262 §27.7.5) and asynchronous iteration (§7.4), as the interpreter's loop wants them.

extension VM {
    /// §27.7.5.1 AsyncFunctionStart: what the frame's function pauses in, and its promise.
    func startAsync(_ frame: UnsafeMutablePointer<Frame>) throws(JSThrow) -> GeneratorLayout {
        let generator = try newGenerator(frame)
        generator.state = .running
        generator.promise = Value(newPromise())
        return generator
    }

    /// §27.7.5.3 Await: the function goes on, once it has paused, when the promise of the value is settled. No function is made for it.
    func await(_ value: Value, _ generator: GeneratorLayout) throws(JSThrow) {
        guard state.pointee.jobs.hooks.isHeard else {
            return performPromiseThen(try promiseResolve(value), Value(generator.object), Value(generator.object), .undefined, kind: .resume)
        }
        // Who listens is told of a promise that nobody else sees: what waits here.
        let outer = generator.promise.isObject(.promise) ? generator.promise.asObject : generator.firstRequest?.promise
        let promise = try promiseResolve(value, parent: outer)
        let waiting = Value(newPromise(parent: promise))
        performPromiseThen(promise, Value(generator.object), Value(generator.object), waiting, kind: .resume)
    }

    /// §27.7.5.2 AsyncBlockStart, where the function returned: its promise. `asItIs`: a promise that a script ends with is its value.
    func resolveAsync(_ generator: GeneratorLayout, _ value: Value, asItIs: Bool) throws(JSThrow) -> Value {
        let promise = generator.promise
        generator.complete()
        if asItIs { fulfillPromise(promise.asObject, value) } else { try resolvePromise(promise.asObject, value) }
        return promise
    }

    /// The same where it threw.
    func rejectAsync(_ generator: GeneratorLayout, _ reason: Value) -> Value {
        generator.complete()
        rejectPromise(generator.promise.asObject, reason)
        return generator.promise
    }

    // MARK: Iteration

    /// §7.4.4 GetIterator with kind async, into three registers: the iterator, its `next`, and one that is not used.
    func openAsyncIterator(_ slots: UnsafeMutablePointer<Value>, _ iterable: Value) throws(JSThrow) {
        if iterable.isNullish { throw typeError("Cannot read properties of \(describeForError(iterable)) (reading 'Symbol(Symbol.asyncIterator)')") }
        let method = try getV(iterable, self[.asyncIterator])
        if !method.isNullish {
            guard method.isCallable else { throw typeError("\(describeByType(method)) is not a function") }
            let iterator = try call(method, this: iterable)
            guard iterator.isObject else { throw typeError("Result of the Symbol.asyncIterator method is not an object") }
            slots[0] = iterator
            slots[1] = try get(iterator.asObject, self[.next])
        } else {
            let syncMethod = try getV(iterable, self[.iterator])
            if syncMethod.isNullish { throw notAsyncIterable(iterable) }
            guard syncMethod.isCallable else { throw typeError("\(describeByType(syncMethod)) is not a function") }
            let iterator = createAsyncFromSyncIterator(try getIterator(iterable, method: syncMethod))
            slots[0] = Value(iterator)
            slots[1] = try get(iterator, self[.next])
        }
        slots[2] = .undefined
    }

    /// `yield*` has no words of its own for what has no place: there it is the method that is missing.
    private func notAsyncIterable(_ value: Value) -> JSThrow {
        guard let role = operandRole else { return typeError("undefined is not a function") }
        if role == .delegate { return typeError("yield* \(String(repeating: "(intermediate value)", count: 4)) is not async iterable") }
        return typeError(notIterableText(value).replacing("is not iterable", with: "is not async iterable"))
    }

    /// The value of a result object that was awaited, and whether it is the end; then only `yield*` wants the value.
    func asyncStep(of result: Value, isDelegate: Bool) throws(JSThrow) -> (value: Value, isDone: Bool) {
        guard result.isObject else { throw noIteratorResult(result) }
        let isDone = toBoolean(try get(result.asObject, self[.done]))
        return (isDone && !isDelegate ? .undefined : try get(result.asObject, self[.value]), isDone)
    }

    /// §7.4.13 AsyncIteratorClose, up to the await: nil where the iterator has no `return`, or has been closed.
    func returnAsyncIterator(_ slots: UnsafeMutablePointer<Value>) throws(JSThrow) -> Value? {
        let iterator = slots[0]
        slots[0] = .undefined
        guard iterator.isObject else { return nil }
        let roots = openRoots(); defer { roots.close() }
        roots.add(iterator)
        let method = try getMethod(iterator, self[.return])
        return method.isUndefined ? nil : try call(method, this: iterator)
    }
}
