import DequeModule

// Rejections that nobody handles (ECMA-262 §27.2.1.9 HostPromiseRejectionTracker). As in Node: what was rejected while a job and its microtasks ran, and
// is not handled when they are done, is unhandled.

/// Promises that the host has to hear of.
struct Rejections {
    /// A host that does not want to hear of them does not.
    var areTracked = true
    /// A program is told that a rejection was handled late.
    var warns = false
    /// How many there were.
    private var count: Int32 = 0
    /// Rejected, and not handled when that happened.
    private(set) var pending: Deque<Value> = []
    /// What `AsyncLocalStorage` knew where each of them was rejected.
    private(set) var contexts: Deque<Value> = []
    /// Handled after the host was told that nobody did.
    private(set) var handledLate: Deque<Value> = []

    mutating func append(_ promise: Value, _ context: Value) {
        pending.append(promise)
        contexts.append(context)
        count &+= 1
        PromiseLayout(promise.asObject).rejectionNumber = count
    }
    mutating func appendLate(_ promise: Value) { handledLate.append(promise) }
    mutating func takePending() -> (promise: Value, context: Value)? {
        guard let promise = pending.popFirst(), let context = contexts.popFirst() else { return nil }
        return (promise, context)
    }
    mutating func takeLate() -> Value? { handledLate.popFirst() }
    mutating func removeAll() {
        pending.removeAll()
        contexts.removeAll()
        handledLate.removeAll()
    }
}

extension VM {
    /// The operation "reject".
    func trackRejection(of promise: JSObject) {
        if state.pointee.jobs.rejections.areTracked { state.pointee.jobs.rejections.append(Value(promise), state.pointee.jobs.context) }
    }

    /// The operation "handle".
    func trackHandling(of promise: JSObject) {
        if PromiseLayout(promise).isReported { state.pointee.jobs.rejections.appendLate(Value(promise)) }
    }

    /// Tells of the rejections that nobody has handled: the program's listeners first, then the host, as of an error. False after a stop.
    func tellRejections(_ report: UncaughtReporter) -> Bool {
        while let promise = state.pointee.jobs.rejections.takeLate() {
            let outcome = perform(report) { () throws(JSThrow) in try tellOfHandling(promise) }
            if outcome == .stopped { return false }
        }
        while let (promise, context) = takeUnhandledRejection() {
            let roots = openRoots(); defer { roots.close() }
            roots.add(promise)
            roots.add(context)
            var isTaken = false
            let reason = PromiseLayout(promise).result
            let outcome = perform(report) { () throws(JSThrow) in
                isTaken = try inContext(context) { () throws(JSThrow) in try emitOnProcess("unhandledRejection", [reason, Value(promise)]) }
            }
            state.pointee.jobs.failedContext = context
            if outcome == .stopped { return false }
            if isTaken || outcome == .threw { continue }
            if uncaught(asError(reason), .rejection, reason: reason, report) == .stopped { return false }
        }
        return true
    }

    /// A promise was handled after the program's listeners had heard that nobody did.
    private func tellOfHandling(_ promise: Value) throws(JSThrow) {
        if try emitOnProcess("rejectionHandled", [promise]) || !state.pointee.jobs.rejections.warns { return }
        let number = PromiseLayout(promise.asObject).rejectionNumber
        try warn("Promise rejection was handled asynchronously (rejection id: \(number))", "PromiseRejectionHandledWarning")
    }

    /// The next promise that was rejected and is still not handled; nil where there is none. From now on the host knows of it.
    private func takeUnhandledRejection() -> (JSObject, Value)? {
        while let (promise, context) = state.pointee.jobs.rejections.takePending() {
            let layout = PromiseLayout(promise.asObject)
            if layout.isHandled { continue }
            layout.isReported = true
            return (promise.asObject, context)
        }
        return nil
    }

    /// A reason that is no error has no stack to be shown: Node makes an error of it.
    private func asError(_ reason: Value) -> Value {
        if reason.isObject(.error) || reason.isObject && ownProperty(reason.asObject, self[.stack]) != nil { return reason }
        let text = "This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was "
            + "not handled with .catch(). The promise rejected with the reason \"\(describeReason(reason))\"."
        let error = newError(.errorPrototype, text)
        // Made by Node itself, in these calls.
        replaceStack(error, Value(string("UnhandledPromiseRejection: \(text)\n    at throwUnhandledRejectionsMode (node:internal/process/promises:389:7)\n"
            + "    at processPromiseRejections (node:internal/process/promises:470:17)\n    at process.processTicksAndRejections (node:internal/process/task_queues:96:32)")))
        addProperty(error, self[.code], Value(string("ERR_UNHANDLED_REJECTION")), .all)
        addProperty(error, self[.name], Value(string("UnhandledPromiseRejection")), .all)
        return Value(error)
    }

    private func describeReason(_ reason: Value) -> String { reason.isString ? swiftString(reason.asString) : describeForError(reason) }
}
