// The requests of an async generator (ECMA-262 §27.6.3): calls of `next`, `return` and `throw` that it has not answered yet, in order.

/// §27.6.3.1 AsyncGeneratorRequest Records, a chain: how and with what it is to go on, and the promise that the call gave.
///
///     0 resumption (int32)   1 value   2 promise   3 next request
struct AsyncGeneratorRequest {
    let record: Record
    var resumption: Resumption { Resumption(rawValue: record[0].asInt32) ?? .next }
    var value: Value { record[1] }
    var promise: JSObject { record[2].asObject }
    var following: Value {
        get { record[3] }
        nonmutating set { record[3] = newValue }
    }
}

extension GeneratorLayout {
    /// The first request and the last, a record; undefined where nobody has asked yet.
    private var queue: Record? { promise.isCell ? Record(promise.asCell) : nil }

    var firstRequest: AsyncGeneratorRequest? {
        guard let queue, queue[0].isCell else { return nil }
        return AsyncGeneratorRequest(record: Record(queue[0].asCell))
    }

    /// §27.6.3.4 AsyncGeneratorEnqueue
    func enqueue(_ resumption: Resumption, _ value: Value, _ capability: JSObject, _ vm: VM) {
        let request = Value(vm.newRecord([Value(int32: resumption.rawValue), value, Value(capability), .undefined]))
        guard let queue, queue[0].isCell else {
            promise = Value(vm.newRecord([request, request]))
            return
        }
        Record(queue[1].asCell)[3] = request
        queue[1] = request
    }

    func takeRequest() -> AsyncGeneratorRequest? {
        guard let first = firstRequest else { return nil }
        if first.following.isCell { queue?[0] = first.following } else { promise = .undefined }
        return first
    }

    /// Tells the requests as the generator's own.
    @inline(__always) func visitRequests<V: ReferenceVisitor>(_ visitor: inout V) {
        guard let queue, visitor.part(queue.cell) else { return }
        var next = queue[0]
        while next.isCell, visitor.part(next.asCell) {
            let request = AsyncGeneratorRequest(record: Record(next.asCell))
            visitor.hold(request.value, .internalSlot(.asyncGeneratorQueue))
            visitor.hold(request.record[2], .internalSlot(.asyncGeneratorQueue))
            next = request.following
        }
    }
}

extension VM {
    /// §27.6.3.5 AsyncGeneratorCompleteStep
    func completeStep(_ generator: GeneratorLayout, _ value: Value, isDone: Bool) throws(JSThrow) {
        guard let request = generator.takeRequest() else { return }
        let roots = openRoots(); defer { roots.close() }
        roots.add(Value(request.promise))
        try resolvePromise(request.promise, Value(iteratorResult(value, done: isDone)))
    }

    private func rejectStep(_ generator: GeneratorLayout, _ reason: Value) {
        guard let request = generator.takeRequest() else { return }
        rejectPromise(request.promise, reason)
    }

    /// §27.6.3.8 AsyncGeneratorYield: the first request is answered. The next one, if it waits already, tells how to go on; it stays the first.
    func giveToRequest(_ generator: GeneratorLayout, _ value: Value) throws(JSThrow) -> (value: Value, resumption: Resumption)? {
        try completeStep(generator, value, isDone: false)
        guard let next = generator.firstRequest else { return nil }
        return (next.value, next.resumption)
    }

    /// §27.6.3.2 AsyncGeneratorStart, from step 4.i on: the function has returned or thrown.
    func endAsyncGenerator(_ generator: GeneratorLayout, _ value: Value, isThrow: Bool) throws(JSThrow) {
        generator.complete()
        generator.state = .draining
        if isThrow { rejectStep(generator, value) } else { try completeStep(generator, value, isDone: true) }
        try drain(generator)
    }

    /// §27.6.3.11 AsyncGeneratorDrainQueue: requests that come too late are answered.
    func drain(_ generator: GeneratorLayout) throws(JSThrow) {
        while let request = generator.firstRequest {
            switch request.resumption {
            case .return: return try awaitReturn(generator, request.value)
            case .throw: rejectStep(generator, request.value)
            case .next: try completeStep(generator, .undefined, isDone: true)
            }
        }
        generator.state = .completed
    }

    /// §27.6.3.10 AsyncGeneratorAwaitReturn
    func awaitReturn(_ generator: GeneratorLayout, _ value: Value) throws(JSThrow) {
        generator.state = .draining
        let roots = openRoots(); defer { roots.close() }
        roots.add(generator.object)
        let promise: JSObject
        do { promise = try promiseResolve(value) } catch {
            rejectStep(generator, try caught(error))
            return try drain(generator)
        }
        performPromiseThen(promise, Value(generator.object), Value(generator.object), .undefined, kind: .drain)
    }

    /// The rest of it: what `return()` was called with is settled.
    func goOnDraining(_ generator: GeneratorLayout, _ value: Value, isThrow: Bool) throws(JSThrow) {
        let roots = openRoots(); defer { roots.close() }
        roots.add(generator.object)
        if isThrow { rejectStep(generator, value) } else { try completeStep(generator, value, isDone: true) }
        try drain(generator)
    }
}
