// Why built-in code threw, where the reason is what a weak collection is, or a name that nothing has. An error's message has V8's words, for programs and those
// who know them; this is for whoever wants to explain it, and does not want to read messages for it.

/// What a weak collection, or what may be in it, would not do.
public enum ErrorReason {
    /// A weak collection of this kind was to be looped over, spread or taken apart.
    case notIterable(CellKind)
    /// A method was called that such an object has not; `entries` is how many it had then.
    case noMethod(CellKind, name: String, entries: Int)
    /// The value can be no key of a WeakMap, or be in no WeakSet (ECMA-262 §9.13 CanBeHeldWeakly).
    case notHeldWeakly(isRegisteredSymbol: Bool)
    /// A collection of this kind was to be made of what cannot be looped over, or has no pairs in it.
    case notEntries(CellKind)
    /// Something of this kind cannot be copied.
    case notCloned(CellKind)
    /// Nothing has this name.
    case notDefined(name: String)
    /// The value can be no target, or no token, of a WeakRef or a FinalizationRegistry.
    case notGarbage
    /// A FinalizationRegistry was to hold the target that it watches.
    case holdsItsTarget
}

/// The newest error that had a reason. It is not held: its address is compared, and each new error takes the note away from its own.
struct NotedReason {
    let error: Value
    let reason: ErrorReason
}

extension VM {
    func typeError(_ message: String, because reason: ErrorReason?) -> JSThrow {
        let thrown = typeError(message)
        if let reason { state.pointee.notedReason = NotedReason(error: exception, reason: reason) }
        return thrown
    }

    /// Tells why the error that is under way was thrown, unless that is known.
    func noteReason(_ reason: ErrorReason) {
        if self.reason(of: exception) == nil { state.pointee.notedReason = NotedReason(error: exception, reason: reason) }
    }

    func notDefined(_ name: String) -> JSThrow {
        let thrown = referenceError("\(name) is not defined")
        noteReason(.notDefined(name: name))
        return thrown
    }

    func notHeldWeaklyReason(_ value: Value) -> ErrorReason { .notHeldWeakly(isRegisteredSymbol: value.isSymbol) }

    /// Why the error was thrown, where it is the newest that has a reason.
    public func reason(of error: Value) -> ErrorReason? {
        guard let noted = state.pointee.notedReason, noted.error == error else { return nil }
        return noted.reason
    }

    /// For each new error: it may have the address of one that is gone.
    @inline(__always) func forgetReason(of error: JSObject) {
        if let noted = state.pointee.notedReason, noted.error == Value(error) { state.pointee.notedReason = nil }
    }

    func notIterableReason(_ value: Value) -> ErrorReason? { weakKind(value).map { .notIterable($0) } }

    func noMethodReason(_ receiver: Value, _ name: String?) -> ErrorReason? {
        guard let name, let kind = weakKind(receiver) else { return nil }
        return .noMethod(kind, name: name, entries: entryCount(of: receiver.asObject))
    }

    private func weakKind(_ value: Value) -> CellKind? {
        guard value.isObject, value.asObject.kind.isWeakCollection else { return nil }
        return value.asObject.kind
    }
}
