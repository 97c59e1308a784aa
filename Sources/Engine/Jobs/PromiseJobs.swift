// What happens when promises are settled, and the jobs that come of it (ECMA-262 §27.2.1, §27.2.2). A job is a few words in the queue: what the
// specification captures in closures that nobody can see stands in the job itself.

extension VM {
    /// §27.2.1.3.2 Promise Resolve Functions, from step 7 on. Throws only where the user interrupts.
    func resolvePromise(_ promise: JSObject, _ resolution: Value) throws(JSThrow) {
        guard resolution.isObject else { return settle(promise, .fulfilled, resolution) }
        if resolution == Value(promise) {
            return rejectPromise(promise, Value(newError(.typeErrorPrototype, "Chaining cycle detected for promise \(describeForError(Value(promise)))")))
        }
        let roots = openRoots(); defer { roots.close() }
        roots.add(promise)
        roots.add(resolution)
        let then: Value
        do { then = try get(resolution.asObject, self[.then]) } catch { return rejectPromise(promise, try caught(error)) }
        guard then.isCallable else { return settle(promise, .fulfilled, resolution) }
        state.pointee.jobs.append(Job(.thenable, callback: then, this: resolution, arguments: Value(promise)))
    }

    /// §27.2.1.7 RejectPromise
    func rejectPromise(_ promise: JSObject, _ reason: Value) {
        settle(promise, .rejected, reason)
        if !PromiseLayout(promise).isHandled { trackRejection(of: promise) }
    }

    /// §27.2.1.4 FulfillPromise
    func fulfillPromise(_ promise: JSObject, _ value: Value) { settle(promise, .fulfilled, value) }

    /// §27.2.1.4 FulfillPromise, §27.2.1.7 RejectPromise and §27.2.1.8 TriggerPromiseReactions
    private func settle(_ promise: JSObject, _ outcome: PromiseLayout.State, _ value: Value) {
        let layout = PromiseLayout(promise)
        assert(layout.state == .pending)
        var next = layout.firstReaction
        layout.dropReactions()
        layout.result = value
        layout.state = outcome
        if state.pointee.jobs.hooks.isHeard { tellSettled(promise) }
        while let reaction = next {
            enqueue(reaction.kind, outcome, value, reaction.onFulfilled, reaction.onRejected, reaction.capability, reaction.context)
            next = reaction.following
        }
    }

    /// §27.2.5.4.1 PerformPromiseThen. `capability` is as ``PromiseCapability/stored(_:in:)`` gives it, undefined where nobody waits for what the
    /// handlers come to. A kind other than `reaction` is the engine's own: its handlers are what `run(_:)` wants for it.
    func performPromiseThen(_ promise: JSObject, _ onFulfilled: Value, _ onRejected: Value, _ capability: Value, kind: Job.Kind = .reaction) {
        let layout = PromiseLayout(promise)
        if layout.state == .pending {
            let context = state.pointee.jobs.context
            let reaction = PromiseReaction(newRecord(count: PromiseReaction.recordCount + (context.isUndefined ? 0 : 1)))
            if !context.isUndefined { reaction.context = context }
            reaction.write(kind, onFulfilled: onFulfilled.orUndefined(for: kind), onRejected: onRejected.orUndefined(for: kind), capability: capability)
            layout.append(reaction)
        } else {
            if layout.state == .rejected, !layout.isHandled { trackHandling(of: promise) }
            enqueue(kind, layout.state, layout.result, onFulfilled.orUndefined(for: kind), onRejected.orUndefined(for: kind), capability, state.pointee.jobs.context)
        }
        layout.isHandled = true
    }

    /// §27.2.2.1 NewPromiseReactionJob
    private func enqueue(_ kind: Job.Kind, _ outcome: PromiseLayout.State, _ value: Value, _ onFulfilled: Value, _ onRejected: Value, _ capability: Value,
                         _ context: Value) {
        let isRejection = outcome == .rejected
        var job = Job(kind, isRejection: isRejection, callback: isRejection ? onRejected : onFulfilled, this: value, arguments: capability)
        job.context = context
        state.pointee.jobs.append(job)
    }

    // MARK: Running

    /// §27.2.2.1, the job: the handler is called, and what it gives settles the promise that `then` made.
    func runReaction(_ job: Job) throws(JSThrow) {
        let roots = openRoots(); defer { roots.close() }
        let capability = PromiseCapability(stored: job.arguments)
        if let capability { roots.add(capability) }
        guard job.callback.isCallable else {
            guard let capability else { return }
            return job.isRejection ? try reject(capability, job.this) : try resolve(capability, job.this)
        }
        let result: Value
        do { result = try call(job.callback, this: .undefined, job.this) } catch {
            // Memory that is spent is nobody's to handle: what waits may be what spends it.
            if heap.isOverLimit { throw error }
            let reason = try caught(error)
            roots.add(reason)
            if let capability { try reject(capability, reason) }
            return
        }
        roots.add(result)
        if let capability { try resolve(capability, result) }
    }

    /// §27.2.2.2 NewPromiseResolveThenableJob, the job.
    func runThenable(_ job: Job) throws(JSThrow) {
        let promise = job.arguments.asObject
        if !state.pointee.jobs.hooks.isHeard, thenIsPristine(job.this, job.callback) {
            // Nobody sees the functions that would be made, nor the promise that `then` would give.
            return performPromiseThen(job.this.asObject, .undefined, .undefined, Value(promise))
        }
        let functions = createFurtherResolvingFunctions(promise)
        let roots = openRoots(); defer { roots.close() }
        roots.add(functions.reject)
        do { _ = try call(job.callback, this: job.this, functions.resolve, functions.reject) } catch {
            if heap.isOverLimit { throw error }
            let reason = try caught(error)
            _ = try call(functions.reject, this: .undefined, reason)
        }
    }
}

extension Value {
    /// §27.2.5.4.1, steps 3 and 5: a handler that is no function is none.
    fileprivate func orUndefined(for kind: Job.Kind) -> Value { kind != .reaction || isCallable ? self : .undefined }
}
