// Promise objects (ECMA-262 §27.2). What happens when a promise is settled is in Jobs/PromiseJobs.swift; the functions that wait for many
// promises are in PromiseCombinators.swift.

extension VM {
    func installPromise() {
        let prototype = newIntrinsicObject(.promisePrototype)
        let constructor = installConstructor("Promise", .promise, length: 1, prototype: prototype, promiseConstructor)
        installPromiseCombinators(constructor)
        install(on: constructor, [
            .method("reject", 1, promiseReject),
            .method("resolve", 1, promiseConstructorResolve),
            .method("withResolvers", 0, promiseWithResolvers),
            .method("try", 1, promiseTry),
            .getter(.species, speciesGetter),
        ])
        install(on: prototype, [
            .method("then", 2, promiseThen),
            .method("catch", 1, promiseCatch),
            .method("finally", 1, promiseFinally),
        ])
        installTag(prototype, "Promise")
    }

    /// §27.2.4.7.1 PromiseResolve ( C, x )
    func promiseResolve(_ constructor: Value, _ value: Value, parent: JSObject? = nil) throws(JSThrow) -> Value {
        let roots = openRoots(); defer { roots.close() }
        roots.add(value)
        if value.isObject(.promise), try get(value.asObject, self[.constructor]) == constructor { return value }
        if constructor == Value(self[.promise]) {
            let promise = newPromise(parent: parent)
            roots.add(promise)
            try resolvePromise(promise, value)
            return Value(promise)
        }
        let capability = try newPromiseCapability(constructor)
        roots.add(capability)
        try resolve(capability, value)
        return capability.promise
    }

    /// The promise that `await` waits for: PromiseResolve ( %Promise%, x ).
    func promiseResolve(_ value: Value, parent: JSObject? = nil) throws(JSThrow) -> JSObject {
        try promiseResolve(Value(self[.promise]), value, parent: parent).asObject
    }

    /// Calling this value's `then` runs no script and does what the engine knows it does: the value is a promise, `then` the built-in one,
    /// and the promise that it makes one of the language's own.
    func thenIsPristine(_ thenable: Value, _ then: Value) -> Bool {
        guard thenable.isObject(.promise), isNative(then, promiseThen), peek(thenable.asObject, self[.constructor]) == Value(self[.promise]),
              let species = ownProperty(self[.promise], self[.species]), species.isAccessor else { return false }
        return isNative(Accessor(species.stored.asCell).getter, speciesGetter)
    }
}

/// §27.2.3.1 Promise ( executor )
private func promiseConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if !arguments.isConstruct { throw vm.typeError("Promise constructor cannot be invoked without 'new'") }
    let executor = arguments[0]
    guard executor.isCallable else { throw vm.typeError("Promise resolver \(vm.describeForError(executor)) is not a function") }
    let isOwnClass = arguments.newTarget == Value(vm[.promise])
    let promise = vm.newPromise(isOwnClass ? vm[.promisePrototype] : try vm.prototypeFromConstructor(arguments.newTarget, default: .promisePrototype))
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(promise)
    let functions = vm.createResolvingFunctions(promise)
    roots.add(functions.reject)
    do { _ = try vm.call(executor, this: .undefined, functions.resolve, functions.reject) } catch {
        let reason = try vm.caught(error)
        _ = try vm.call(functions.reject, this: .undefined, reason)
    }
    return Value(promise)
}

/// §27.2.4.6 Promise.reject ( r )
private func promiseReject(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments.this.isObject else { throw vm.typeError("PromiseReject called on non-object") }
    guard vm.isConstructor(arguments.this) else { throw vm.typeError("\(vm.describeForError(arguments.this)) is not a constructor") }
    let capability = try vm.newHiddenPromiseCapability(arguments.this.asObject)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(capability)
    try vm.reject(capability, arguments[0])
    return capability.promise
}

/// §27.2.4.7 Promise.resolve ( x )
private func promiseConstructorResolve(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments.this.isObject else { throw vm.typeError("PromiseResolve called on non-object") }
    try vm.checkpoint()
    return try vm.promiseResolve(arguments.this, arguments[0])
}

/// §27.2.4.8 Promise.try ( callback, ...args )
private func promiseTry(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments.this.isObject else { throw vm.typeError("Promise.try called on non-object") }
    let capability = try vm.newPromiseCapability(arguments.this)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(capability)
    let result: Value
    do { result = try vm.call(arguments[0], this: .undefined, arguments.list(from: 1)) } catch { return try vm.rejecting(capability, error) }
    roots.add(result)
    try vm.resolve(capability, result)
    return capability.promise
}

/// §27.2.4.9 Promise.withResolvers ( )
private func promiseWithResolvers(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments.this.isObject else { throw vm.typeError("Promise.withResolvers called on non-object") }
    let capability = try vm.newPromiseCapability(arguments.this)
    let result = vm.newObject()
    vm.addProperty(result, vm.key("promise"), capability.promise, .all)
    vm.addProperty(result, vm[.resolve], capability.resolve, .all)
    vm.addProperty(result, vm.key("reject"), capability.reject, .all)
    return Value(result)
}

// MARK: Promise.prototype

/// §27.2.5.4 Promise.prototype.then ( onFulfilled, onRejected )
func promiseThen(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments.this.isObject(.promise) else { throw vm.incompatibleReceiver("Promise.prototype.then", arguments.this) }
    try vm.checkpoint()
    let promise = arguments.this.asObject
    let capability = try vm.newHiddenPromiseCapability(try vm.speciesConstructor(promise, default: vm[.promise]), parent: promise)
    vm.performPromiseThen(promise, arguments[0], arguments[1], PromiseCapability.stored(capability, in: vm))
    return capability.promise
}

/// §27.2.5.1 Promise.prototype.catch ( onRejected )
private func promiseCatch(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.invokeThen(arguments.this, .undefined, arguments[0])
}

/// §27.2.5.3 Promise.prototype.finally ( onFinally )
private func promiseFinally(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments.this.isObject else { throw vm.typeError("Promise.prototype.finally called on non-object") }
    let onFinally = arguments[0]
    let constructor = try vm.speciesConstructor(arguments.this.asObject, default: vm[.promise])
    guard onFinally.isCallable else { return try vm.invokeThen(arguments.this, onFinally, onFinally) }
    let data = Value(vm.newRecord([onFinally, Value(constructor)]))
    let thenFinally = vm.newNativeFunction(vm[.emptyString], length: 1, data: data, promiseThenFinally)
    let catchFinally = vm.newNativeFunction(vm[.emptyString], length: 1, data: data, promiseCatchFinally)
    return try vm.invokeThen(arguments.this, Value(thenFinally), Value(catchFinally))
}

extension VM {
    /// Invoke ( promise, "then", « onFulfilled, onRejected » ), without the second where it is nil. Everything is rooted here.
    func invokeThen(_ promise: Value, _ onFulfilled: Value, _ onRejected: Value?) throws(JSThrow) -> Value {
        let roots = openRoots(); defer { roots.close() }
        roots.add(promise)
        roots.add(onFulfilled)
        if let onRejected { roots.add(onRejected) }
        if promise.isNullish { throw typeError("Cannot read properties of \(describeForError(promise)) (reading 'then')") }
        let then = try getV(promise, self[.then])
        guard then.isCallable else { throw notCallable(then) }
        guard let onRejected else { return try call(then, this: promise, onFulfilled) }
        return try call(then, this: promise, onFulfilled, onRejected)
    }
}

/// §27.2.5.3, thenFinally
private func promiseThenFinally(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try finish(vm, arguments, promiseValueThunk)
}

/// §27.2.5.3, catchFinally
private func promiseCatchFinally(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try finish(vm, arguments, promiseThrower)
}

/// Calls onFinally, waits for what it gave, and then goes on with what the promise came to.
private func finish(_ vm: VM, _ arguments: Arguments, _ outcome: @escaping NativeFunction) throws(JSThrow) -> Value {
    let data = Record(arguments.callee.nativeData.asCell)
    let result = try vm.call(data[0], this: .undefined)
    let promise = try vm.promiseResolve(data[1], result)
    let thunk = vm.newNativeFunction(vm[.emptyString], length: 0, data: arguments[0], outcome)
    return try vm.invokeThen(promise, Value(thunk), nil)
}

private func promiseValueThunk(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { arguments.callee.nativeData }

private func promiseThrower(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { throw vm.throwing(arguments.callee.nativeData) }
