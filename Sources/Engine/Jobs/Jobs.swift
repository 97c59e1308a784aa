// Running the jobs that wait. What a host calls a task is, to Leash, one entry of the shell, one script, one timer, or the
// cleanup of one registry: it runs to its end, then the ticks and the microtasks run, those included that they add, and then whatever
// the WeakRefs gave out in all that time is let go.

extension VM {
    /// HostEnqueuePromiseJob and its kin (ECMA-262 §9.5.5): the callback is called once what runs now has come to its end.
    func enqueueMicrotask(_ callback: Value, arguments: [Value] = []) {
        let job = Job(.call, callback: callback, arguments: arguments.isEmpty ? .undefined : Value(newRecord(arguments)))
        state.pointee.jobs.append(numbered(job, type: "Microtask"))
    }

    /// Something waits to be run.
    public var hasJobs: Bool { !state.pointee.jobs.isEmpty }

    /// To be called when a script or an entry has returned: runs what waits without time going by, that is the ticks, the microtasks, the cleanup
    /// jobs one by one, and what `setImmediate` was given. What a job throws goes to `onError`, and the next job's turn comes. An
    /// interruption ends it all (see `wasInterrupted`).
    public func runJobs(onError: (Value) -> Void) {
        withoutActuallyEscaping(onError) { onError in
            _ = runJobs { uncaught in
                onError(uncaught.value)
                return true
            }
        }
    }

    /// The same, with the origin of what was thrown. False after a stop.
    public func runJobs(onUncaught report: UncaughtReporter) -> Bool {
        defer { state.pointee.jobs.kept.clear() }
        // A WeakRef's target stays alive through the microtasks that follow the job which made or dereferenced it: the
        // specification leaves the point to the host (§9.11.2), and V8 chose this one.
        guard drain(report) else { return false }
        while !state.pointee.jobs.isEmpty {
            state.pointee.jobs.kept.clear()
            guard turn({ _ in }, report) else {
                state.pointee.jobs.dropImmediates()
                return false
            }
        }
        return true
    }

    func run(_ job: Job) throws(JSThrow) {
        let roots = openRoots(); defer { roots.close() }
        roots.add(job.callback)
        roots.add(job.arguments)
        roots.add(job.context)
        state.pointee.jobs.current = job
        state.pointee.jobs.context = job.context
        defer {
            state.pointee.jobs.current = nil
            state.pointee.jobs.failedContext = state.pointee.jobs.context
            state.pointee.jobs.context = .undefined
        }
        if job.asyncId != 0 {
            roots.add(job.resource)
            defer { noteDestroyed(job.asyncId) }
            return try inAsyncScope(AsyncScope(id: job.asyncId, trigger: job.trigger, resource: job.resource)) { () throws(JSThrow) in try runCall(job) }
        }
        guard let scope = asyncScope(of: job) else { return try perform(job) }
        try inAsyncScope(scope) { () throws(JSThrow) in
            try perform(job)
            // A function that goes on has nobody who waits for this very promise.
            if job.kind == .resume, let promise = PromiseCapability(stored: job.arguments)?.promise { tellSettled(promise.asObject) }
        }
    }

    private func perform(_ job: Job) throws(JSThrow) {
        switch job.kind {
        case .call: try runCall(job)
        case .reaction: try runReaction(job)
        case .thenable: try runThenable(job)
        case .resume: _ = try resume(GeneratorLayout(job.callback.asObject), job.this, job.isRejection ? .throw : .next)
        case .drain: try goOnDraining(GeneratorLayout(job.callback.asObject), job.this, isThrow: job.isRejection)
        case .main: if job.isRejection { throw throwing(job.this) }
        }
    }

    private func runCall(_ job: Job) throws(JSThrow) {
        guard job.arguments.isCell else {
            _ = try call(job.callback, this: job.this)
            return
        }
        // The call's window holds the arguments, and nothing runs before they are there.
        let record = Record(job.arguments.asCell)
        switch record.count {
        case 1: _ = try call(job.callback, this: job.this, record[0])
        case 2: _ = try call(job.callback, this: job.this, record[0], record[1])
        case 3: _ = try call(job.callback, this: job.this, record[0], record[1], record[2])
        default: _ = try call(job.callback, this: job.this, record.values)
        }
    }
}
