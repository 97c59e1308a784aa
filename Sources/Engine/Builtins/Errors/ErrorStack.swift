// The `stack` property of errors, which is V8's and Node's: the error's text, and a line for each call that was under way
// when the error was made, `Error.stackTraceLimit` of them at most.
//
// The calls are noted at once (`CapturedCalls`); they become text, after that of the error itself, when somebody first looks, and
// from then on `stack` is a plain string. So `constructor(m) { super(m); this.name = 'MyError' }` reads "MyError: m", as it does in Node. Until then the
// property is an accessor in the object, one for all errors, and a data property to all who ask for its descriptor.
//
//     kind error   24 the calls, while `stack` is not settled (errors without this slot have plain ones)

extension VM {
    /// Before the first error: the accessor that all of them share. Its getter is `.errorStack`; the cell is the getter's data.
    func installErrorStack() {
        let getter = newNativeFunction(key("get stack"), length: 0, errorGetStack)
        let setter = newNativeFunction(key("set stack"), length: 1, errorSetStack)
        getter.nativeData = Value(newAccessor(getter: Value(getter), setter: Value(setter)))
        self[.errorStack] = getter
    }

    /// An error object with its `stack`, which `captureStack` fills in, and nothing else.
    func newErrorObject(_ prototype: JSObject) -> JSObject {
        let error = newObject(.error, prototype: prototype, slots: ErrorLayout.slotCount)
        addProperty(error, self[.stack], self[.errorStack].nativeData, [.configurable, .accessor])
        forgetReason(of: error)
        return error
    }

    /// Notes the calls under way as those of an error that has been made; without those above the call of `function`, which
    /// made it, and that call. Runs no script.
    func captureStack(_ error: JSObject, above function: JSObject? = nil) {
        let trace = capturedTrace(above: function)
        if hasUnsettledStack(error) { return ErrorLayout(error).trace = trace }
        guard let entry = shape(error.shapeID).find(self[.stack]) else { return }
        let held = exception
        error.setSlot(entry.slot, (try? withHeader(plainHeader(error), trace)) ?? .undefined)
        exception = held
    }

    /// The calls under way, the innermost first; those down to the call of `function` are left out where it is given.
    /// Undefined where `Error.stackTraceLimit` is no number, as in V8.
    func capturedTrace(above function: JSObject? = nil) -> Value {
        guard let own = ownProperty(self[.error], self[.stackTraceLimit]), !own.isAccessor, own.stored.isNumber else { return .undefined }
        let wanted = own.stored.asNumber
        return Value(capturedCalls(above: function, limit: wanted >= 1 ? Int(min(wanted, 10_000)) : 0).record)
    }

    private func withHeader(_ header: JSString, _ trace: Value) throws(JSThrow) -> Value {
        guard let calls = CapturedCalls(trace) else { return .undefined }
        return Value(try concat(header, text(of: calls)))
    }

    // MARK: Settling

    private func hasUnsettledStack(_ error: JSObject) -> Bool {
        guard let entry = shape(error.shapeID).find(self[.stack]), entry.attributes.contains(.accessor) else { return false }
        return error.slot(entry.slot) == self[.errorStack].nativeData
    }

    /// Makes the `stack` of an error (`key` being that) the plain data that it seems to be: for those who look at the property
    /// itself. Where the error's `name` or `message` is a getter, that runs, and may throw.
    func settleStack(_ error: JSObject, _ key: PropertyKey) throws(JSThrow) {
        guard key == self[.stack] else { return }
        if error.kind == .error, hasUnsettledStack(error) { _ = try settledStack(error) }
        else if let trace = capturedLines(of: error) { _ = try settledStack(error, trace) }
    }

    // MARK: Objects that are no errors

    /// What `captureStackTrace` noted for an object, while its `stack` is not settled: the data of the property's getter.
    fileprivate func capturedLines(of object: JSObject) -> Value? {
        guard let entry = shape(object.shapeID).find(self[.stack]), entry.attributes.contains(.accessor) else { return nil }
        let getter = Accessor(object.slot(entry.slot).asCell).getter
        guard getter.isObject(.nativeFunction), CapturedCalls(getter.asObject.nativeData) != nil,
              quietFunctionName(getter.asObject) == "get stack" else { return nil }
        return getter.asObject.nativeData
    }

    fileprivate func settledStack(_ object: JSObject, _ trace: Value) throws(JSThrow) -> Value {
        let roots = openRoots(); defer { roots.close() }
        roots.add(object)
        roots.add(trace)
        let stack = try stack(of: object, trace)
        roots.add(stack)
        if capturedLines(of: object) == trace {
            reconfigure(object, self[.stack], .hidden)
            if let entry = shape(object.shapeID).find(self[.stack]) { object.setSlot(entry.slot, stack) }
        }
        return stack
    }

    /// What the program makes of the calls, or else their text.
    private func stack(of error: JSObject, _ trace: Value) throws(JSThrow) -> Value {
        if let prepared = try preparedStack(error, trace) { return prepared }
        return try withHeader(errorText(error), trace)
    }

    private func settledStack(_ error: JSObject) throws(JSThrow) -> Value {
        let roots = openRoots(); defer { roots.close() }
        roots.add(error)
        let trace = ErrorLayout(error).trace
        roots.add(trace)
        let stack = CapturedCalls(trace) == nil ? .undefined : try stack(of: error, trace)
        if hasUnsettledStack(error) { replaceStack(error, stack) }
        return stack
    }

    func replaceStack(_ error: JSObject, _ stack: Value) {
        reconfigure(error, self[.stack], .hidden)
        if let entry = shape(error.shapeID).find(self[.stack]) { error.setSlot(entry.slot, stack) }
        ErrorLayout(error).trace = .undefined
    }

    /// The error whose accessor was found for a receiver: itself, one that it inherits from, or a proxy's target.
    fileprivate func unsettledError(for receiver: Value) -> JSObject? {
        var next = receiver
        while next.isObject {
            let object = next.asObject
            if object.kind == .error, hasUnsettledStack(object) { return object }
            next = object.kind == .proxy ? ProxyLayout(object).target : shape(object.shapeID).prototype
        }
        return nil
    }

    fileprivate func stackOf(_ receiver: Value) throws(JSThrow) -> Value {
        guard let error = unsettledError(for: receiver) else { return .undefined }
        return try settledStack(error)
    }

    /// The error's text for errors whose stack is plain from the start: a name or a message that only a getter or a proxy
    /// could tell is passed over.
    private func plainHeader(_ error: JSObject) throws(JSThrow) -> JSString {
        try joinErrorText(plainText(error, .name) ?? key("Error").string, plainText(error, .message) ?? string(.emptyString))
    }

    private func plainText(_ object: JSObject, _ name: Atom) -> JSString? {
        var next: JSObject? = object
        while let object = next, object.kind != .proxy {
            if let own = ownProperty(object, self[name]) {
                guard !own.isAccessor, !own.stored.isObject, !own.stored.isSymbol, !own.stored.isUndefined else { return nil }
                return try? toString(own.stored)
            }
            let prototype = shape(object.shapeID).prototype
            next = prototype.isObject ? prototype.asObject : nil
        }
        return nil
    }
}

private func errorGetStack(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try vm.stackOf(arguments.this) }

/// Assigning makes plain data of it, on the receiver as always.
private func errorSetStack(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments.this.isObject else { return .undefined }
    let receiver = arguments.this.asObject
    if receiver.kind == .error, vm.unsettledError(for: arguments.this) == receiver { vm.replaceStack(receiver, arguments[0]) }
    else { try vm.definePropertyOrThrow(receiver, vm[.stack], PropertyDescriptor(value: arguments[0], .all)) }
    return .undefined
}

/// The `stack` of an object that `captureStackTrace` was given, found on it or on what inherits from it.
private func capturedGetStack(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    var next = arguments.this
    while next.isObject, next.asObject.kind != .proxy {
        if let trace = vm.capturedLines(of: next.asObject) { return try vm.settledStack(next.asObject, trace) }
        next = vm.shape(next.asObject.shapeID).prototype
    }
    return .undefined
}

/// Error.captureStackTrace ( object [ , constructorOpt ] ), V8's.
func errorCaptureStackTrace(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments[0].isObject else { throw vm.typeError("invalid_argument") }
    let object = arguments[0].asObject
    let trace = vm.capturedTrace(above: arguments[1].isCallable ? arguments[1].asObject : nil)
    try vm.recaptureStack(object, trace)
    return .undefined
}

extension VM {
    fileprivate func recaptureStack(_ object: JSObject, _ trace: Value) throws(JSThrow) {
        let roots = openRoots(); defer { roots.close() }
        roots.add(trace)
        if object.kind == .error, object.cell.byte3 > 0 {
            if !hasUnsettledStack(object) {
                try definePropertyOrThrow(object, self[.stack], PropertyDescriptor(value: .undefined, .hidden))
                reconfigure(object, self[.stack], [.configurable, .accessor])
                if let entry = shape(object.shapeID).find(self[.stack]) { object.setSlot(entry.slot, self[.errorStack].nativeData) }
            }
            return ErrorLayout(object).trace = trace
        }
        guard let calls = CapturedCalls(trace) else {
            return try definePropertyOrThrow(object, self[.stack], PropertyDescriptor(value: .undefined, .hidden))
        }
        if object.kind == .proxy {
            return try definePropertyOrThrow(object, self[.stack], PropertyDescriptor(value: Value(text(of: calls)), .hidden))
        }
        let getter = newNativeFunction(key("get stack"), length: 0, capturedGetStack)
        roots.add(getter)
        getter.nativeData = trace
        let setter = newNativeFunction(key("set stack"), length: 1, errorSetStack)
        roots.add(setter)
        try definePropertyOrThrow(object, self[.stack], PropertyDescriptor(getter: Value(getter), setter: Value(setter), enumerable: false, configurable: true))
    }
}
