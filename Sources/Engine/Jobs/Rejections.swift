import DequeModule

// Rejections that nobody handles (ECMA-262 §27.2.1.9 HostPromiseRejectionTracker). As in Node: what was rejected while a job and its microtasks ran, and
// is not handled when they are done, is unhandled.

/// Promises that the host has to hear of.
struct Rejections {
    /// A host that does not want to hear of them does not.
    var areTracked = true
    /// Rejected, and not handled when that happened.
    private(set) var pending: Deque<Value> = []
    /// Handled after the host was told that nobody did.
    private(set) var handledLate: Deque<Value> = []

    mutating func append(_ promise: Value) { pending.append(promise) }
    mutating func appendLate(_ promise: Value) { handledLate.append(promise) }
    mutating func takePending() -> Value? { pending.popFirst() }
    mutating func takeLate() -> Value? { handledLate.popFirst() }
    mutating func removeAll() {
        pending.removeAll()
        handledLate.removeAll()
    }
}

extension VM {
    /// The operation "reject".
    func trackRejection(of promise: JSObject) {
        if state.pointee.jobs.rejections.areTracked { state.pointee.jobs.rejections.append(Value(promise)) }
    }

    /// The operation "handle".
    func trackHandling(of promise: JSObject) {
        if PromiseLayout(promise).isReported { state.pointee.jobs.rejections.appendLate(Value(promise)) }
    }

    /// The next promise that was rejected and is still not handled; nil where there is none. From now on the host knows of it.
    func takeUnhandledRejection() -> JSObject? {
        while let promise = state.pointee.jobs.rejections.takePending() {
            let layout = PromiseLayout(promise.asObject)
            if layout.isHandled { continue }
            layout.isReported = true
            return promise.asObject
        }
        return nil
    }
}
