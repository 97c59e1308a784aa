// Promise capabilities and resolving functions (ECMA-262 §27.2.1.1, §27.2.1.3, §27.2.1.5).

/// A promise with the functions that settle it (§27.2.1.1). Where the promise is the language's own and nobody can see the functions, there
/// are none: `resolve` and `reject` are `.empty`, and the engine settles the promise itself.
struct PromiseCapability {
    let promise: Value
    var resolve = Value.empty
    var reject = Value.empty

    var isHidden: Bool { resolve.isEmpty }
}

extension PromiseCapability {
    /// As a cell keeps it: undefined for none, the promise alone where its functions are hidden, else a record of all three.
    static func stored(_ capability: PromiseCapability, in vm: VM) -> Value {
        capability.isHidden ? capability.promise : Value(vm.newRecord([capability.promise, capability.resolve, capability.reject]))
    }

    init?(stored: Value) {
        guard stored.isCell else { return nil }
        guard stored.asCell.kind == .record else { self.init(promise: stored); return }
        let record = Record(stored.asCell)
        self.init(promise: record[0], resolve: record[1], reject: record[2])
    }
}

extension VM.Roots {
    func add(_ capability: PromiseCapability) {
        add(capability.promise)
        add(capability.resolve)
        add(capability.reject)
    }
}

extension VM {
    /// A pending promise of the language's own class.
    func newPromise(parent: JSObject? = nil) -> JSObject { newPromise(self[.promisePrototype], parent: parent) }

    /// `parent`: whose outcome it waits for, as `async_hooks` tells it.
    func newPromise(_ prototype: JSObject, parent: JSObject? = nil) -> JSObject {
        let promise = newObject(.promise, prototype: prototype, slots: PromiseLayout.slotCount)
        PromiseLayout(promise).start()
        if state.pointee.jobs.hooks.isHeard { tellNewPromise(promise, parent: parent) }
        return promise
    }

    /// §27.2.1.5 NewPromiseCapability ( C ). Nothing of it is rooted.
    func newPromiseCapability(_ constructor: Value) throws(JSThrow) -> PromiseCapability {
        if constructor == Value(self[.promise]) {
            // Its executor could not be seen.
            let promise = newPromise(), functions = createResolvingFunctions(promise)
            return PromiseCapability(promise: Value(promise), resolve: functions.resolve, reject: functions.reject)
        }
        guard isConstructor(constructor) else { throw typeError("\(describeForError(constructor)) is not a constructor") }
        let roots = openRoots(); defer { roots.close() }
        let functions = newRecord(count: 2)
        roots.add(Value(functions))
        let executor = newNativeFunction(self[.emptyString], length: 2, data: Value(functions), capabilityExecutor)
        let promise = try construct(constructor.asObject, [Value(executor)])
        guard functions[0].isCallable, functions[1].isCallable else { throw typeError("Promise resolve or reject function is not callable") }
        return PromiseCapability(promise: Value(promise), resolve: functions[0], reject: functions[1])
    }

    /// The same where only the engine settles the promise.
    func newHiddenPromiseCapability(_ constructor: JSObject, parent: JSObject? = nil) throws(JSThrow) -> PromiseCapability {
        constructor == self[.promise] ? PromiseCapability(promise: Value(newPromise(parent: parent))) : try newPromiseCapability(Value(constructor))
    }

    /// Calls the capability's [[Resolve]].
    func resolve(_ capability: PromiseCapability, _ value: Value) throws(JSThrow) {
        if capability.isHidden { try resolvePromise(capability.promise.asObject, value) } else { _ = try call(capability.resolve, this: .undefined, value) }
    }

    /// Calls the capability's [[Reject]].
    func reject(_ capability: PromiseCapability, _ reason: Value) throws(JSThrow) {
        if capability.isHidden { rejectPromise(capability.promise.asObject, reason) } else { _ = try call(capability.reject, this: .undefined, reason) }
    }

    /// §27.2.1.1.1 IfAbruptRejectPromise: what a built-in function that gives a promise does with an error.
    func rejecting(_ capability: PromiseCapability, _ error: JSThrow) throws(JSThrow) -> Value {
        let roots = openRoots(); defer { roots.close() }
        roots.add(capability)
        let reason = try caught(error)
        roots.add(reason)
        try reject(capability, reason)
        return capability.promise
    }

    // MARK: Resolving functions

    /// §27.2.1.3 CreateResolvingFunctions, for the first functions that a promise gets: whether they have been called is the promise's to know.
    func createResolvingFunctions(_ promise: JSObject) -> (resolve: Value, reject: Value) { resolvingFunctions(data: Value(promise)) }

    /// The same for the second and any further: they have an [[AlreadyResolved]] of their own.
    func createFurtherResolvingFunctions(_ promise: JSObject) -> (resolve: Value, reject: Value) {
        resolvingFunctions(data: Value(newRecord([Value(promise)])))
    }

    private func resolvingFunctions(data: Value) -> (resolve: Value, reject: Value) {
        (Value(newNativeFunction(self[.emptyString], length: 1, data: data, promiseResolveFunction)),
         Value(newNativeFunction(self[.emptyString], length: 1, data: data, promiseRejectFunction)))
    }
}

/// The promise that a resolving function is for; nil from its second call on.
private func takePromise(of function: JSObject) -> JSObject? {
    let data = function.nativeData
    if data.isObject {
        let layout = PromiseLayout(data.asObject)
        if layout.isResolved { return nil }
        layout.isResolved = true
        return data.asObject
    }
    let record = Record(data.asCell)
    guard record[0].isObject else { return nil }
    defer { record[0] = .undefined }
    return record[0].asObject
}

extension VM {
    /// `resolve` or `reject`, for one of the two functions that settle a promise: they have no names of their own.
    public func settlingWord(of function: JSObject) -> String? {
        isNative(Value(function), promiseResolveFunction) ? "resolve" : isNative(Value(function), promiseRejectFunction) ? "reject" : nil
    }

    /// The promise that the function resolves; nil where it is no such function, or has been called.
    func promiseToResolve(_ function: Value) -> Value? {
        guard isNative(function, promiseResolveFunction) else { return nil }
        let data = function.asObject.nativeData, promise = data.isObject ? data : Record(data.asCell)[0]
        return promise.isObject ? promise : nil
    }
}

/// §27.2.1.3.2 Promise Resolve Functions
private func promiseResolveFunction(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.checkpoint()
    if let promise = takePromise(of: arguments.callee) { try vm.resolvePromise(promise, arguments[0]) }
    return .undefined
}

/// §27.2.1.3.1 Promise Reject Functions
private func promiseRejectFunction(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.checkpoint()
    if let promise = takePromise(of: arguments.callee) { vm.rejectPromise(promise, arguments[0]) }
    return .undefined
}

/// §27.2.1.5.1, the executor of NewPromiseCapability. `functions`: what it was called with.
private func capabilityExecutor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let functions = Record(arguments.callee.nativeData.asCell)
    guard functions[0].isUndefined, functions[1].isUndefined else {
        throw vm.typeError("Promise executor has already been invoked with non-undefined arguments")
    }
    functions[0] = arguments[0]
    functions[1] = arguments[1]
    return .undefined
}
