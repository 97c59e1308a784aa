// Running the jobs that wait. What a host calls a task is, to Leash, one entry of the shell, one script, one timer, or the
// cleanup of one registry: it runs to its end, then the microtasks run, those included that they add, and then whatever
// the WeakRefs gave out in all that time is let go.

extension VM {
    /// HostEnqueuePromiseJob and its kin (ECMA-262 §9.5.5): the callback is called once what runs now has come to its end.
    func enqueueMicrotask(_ callback: Value, arguments: [Value] = []) {
        state.pointee.jobs.append(Job(.call, callback: callback, arguments: arguments.isEmpty ? .undefined : Value(newRecord(arguments))))
    }

    /// Something waits to be run.
    public var hasJobs: Bool { !state.pointee.jobs.isEmpty }

    /// To be called when a script, an entry or a timer's callback has returned: runs the microtasks, then the cleanup jobs one
    /// by one, each followed by its microtasks. What a job throws goes to `onError`, and the next job's turn comes. An
    /// interruption ends it all (see `wasInterrupted`); microtasks that still wait are dropped, lest an endless chain
    /// of them go on with the next entry.
    public func runJobs(onError: (Value) -> Void) {
        // A WeakRef's target stays alive through the microtasks that follow the job which made or dereferenced it: the
        // specification leaves the point to the host (§9.11.2), and V8 chose this one.
        defer { state.pointee.jobs.kept.clear() }
        guard runMicrotasks(onError) else { return }
        while let registry = state.pointee.jobs.takeCleanup() {
            state.pointee.jobs.kept.clear()
            let isDone = run(onError) { () throws(JSThrow) in try cleanUpFinalizationRegistry(registry.asObject) }
            guard isDone, runMicrotasks(onError) else { return }
        }
    }

    /// Until none is left; then tells of the rejections that nobody handles. False after an interruption.
    private func runMicrotasks(_ onError: (Value) -> Void) -> Bool {
        while let job = state.pointee.jobs.takeMicrotask() {
            guard run(onError, { () throws(JSThrow) in try run(job) }) else {
                state.pointee.jobs.dropMicrotasks()
                return false
            }
        }
        while let promise = takeUnhandledRejection() { onError(PromiseLayout(promise).result) }
        return true
    }

    private func run(_ job: Job) throws(JSThrow) {
        let roots = openRoots(); defer { roots.close() }
        roots.add(job.callback)
        roots.add(job.arguments)
        state.pointee.jobs.current = job
        defer { state.pointee.jobs.current = nil }
        switch job.kind {
        case .call: try runCall(job)
        case .reaction: try runReaction(job)
        case .thenable: try runThenable(job)
        case .resume: _ = try resume(GeneratorLayout(job.callback.asObject), job.this, job.isRejection ? .throw : .next)
        case .drain: try goOnDraining(GeneratorLayout(job.callback.asObject), job.this, isThrow: job.isRejection)
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

    /// Runs one job, with a safepoint after it; false after an interruption.
    private func run(_ onError: (Value) -> Void, _ job: () throws(JSThrow) -> Void) -> Bool {
        do {
            try job()
            try poll()
        } catch {
            if wasInterrupted { return false }
            // What waits may be what fills the memory: a queue that has outgrown the heap limit is not worked off error by error.
            if heap.isOverLimit { state.pointee.jobs.dropMicrotasks() }
            let thrown = exception
            exception = .undefined
            let roots = openRoots(); defer { roots.close() }
            roots.add(thrown)
            onError(thrown)
        }
        return true
    }
}
