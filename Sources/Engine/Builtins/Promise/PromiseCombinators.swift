// Promise.all, allSettled, any and race (ECMA-262 §27.2.4.1 to §27.2.4.5). All four go through an iterable, ask `resolve` of the
// constructor for each value, and hang a `then` on what it gives; they differ in what they hang there.

private enum Combinator { case all, allSettled, any, race }

extension VM {
    func installPromiseCombinators(_ constructor: JSObject) {
        install(on: constructor, [
            .method("all", 1, promiseAll),
            .method("allSettled", 1, promiseAllSettled),
            .method("any", 1, promiseAny),
            .method("race", 1, promiseRace),
        ])
    }
}

/// §27.2.4.1 Promise.all ( iterable )
private func promiseAll(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try combine(vm, arguments, .all, "Promise.all") }

/// §27.2.4.2 Promise.allSettled ( iterable )
private func promiseAllSettled(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try combine(vm, arguments, .allSettled, "Promise.allSettled") }

/// §27.2.4.3 Promise.any ( iterable )
private func promiseAny(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try combine(vm, arguments, .any, "Promise.any") }

/// §27.2.4.5 Promise.race ( iterable )
private func promiseRace(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try combine(vm, arguments, .race, "Promise.race") }

private func combine(_ vm: VM, _ arguments: Arguments, _ combinator: Combinator, _ name: StaticString) throws(JSThrow) -> Value {
    guard arguments.this.isObject else { throw vm.typeError("\(name) called on non-object") }
    let capability = try vm.newPromiseCapability(arguments.this)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(capability)
    do { try perform(vm, arguments, combinator, capability) } catch { return try vm.rejecting(capability, error) }
    return capability.promise
}

/// GetPromiseResolve (§27.2.4.1.1), and PerformPromiseAll and its kin.
private func perform(_ vm: VM, _ arguments: Arguments, _ combinator: Combinator, _ capability: PromiseCapability) throws(JSThrow) {
    let constructor = arguments.this
    let roots = vm.openRoots(); defer { roots.close() }
    let resolve = try vm.get(constructor.asObject, vm[.resolve])
    guard resolve.isCallable else { throw vm.typeError("resolve is not a function") }
    roots.add(resolve)
    let outcome = Outcome(vm, capability)
    roots.add(Value(outcome.record))
    var index = 0
    try vm.iterateArgument(arguments[0]) { (value) throws(JSThrow) in
        if combinator != .race { try vm.append(outcome.values, .undefined) }
        let next = try vm.call(resolve, this: constructor, value)
        let handlers = handlers(vm, combinator, capability, outcome, index)
        outcome.remaining += 1
        index += 1
        _ = try vm.invokeThen(next, handlers.onFulfilled, handlers.onRejected)
        return .goOn
    }
    if combinator != .race { try outcome.countDown(vm, isAny: combinator == .any) }
}

/// What a call of one of these functions has come to: a record that the functions for its elements share.
///
///     0 values, an array that nobody else sees yet   1 remaining elements (int32)   2 to 4 the capability
private struct Outcome {
    let record: Record
    init(_ record: Record) { self.record = record }

    init(_ vm: VM, _ capability: PromiseCapability) {
        record = vm.newRecord(count: 5)
        record[0] = Value(vm.newArray())
        record[1] = Value(int32: 1)
        record[2] = capability.promise
        record[3] = capability.resolve
        record[4] = capability.reject
    }

    var values: JSObject { record[0].asObject }
    var remaining: Int32 {
        get { record[1].asInt32 }
        nonmutating set { record[1] = Value(int32: newValue) }
    }
    private var capability: PromiseCapability { PromiseCapability(promise: record[2], resolve: record[3], reject: record[4]) }

    /// One element less to wait for; with the last one the promise is settled.
    func countDown(_ vm: VM, isAny: Bool) throws(JSThrow) {
        remaining -= 1
        guard remaining == 0 else { return }
        guard isAny else { return try vm.resolve(capability, Value(values)) }
        // No call made it.
        let error = vm.newErrorObject(vm[.aggregateErrorPrototype])
        vm.addProperty(error, vm[.message], Value(vm.string("All promises were rejected")), .hidden)
        ErrorLayout(error).trace = Value(vm.capturedCalls(above: nil, limit: 0).record)
        vm.addProperty(error, vm[.errors], Value(values), .hidden)
        try vm.reject(capability, Value(error))
    }
}

private func handlers(_ vm: VM, _ combinator: Combinator, _ capability: PromiseCapability, _ outcome: Outcome,
                      _ index: Int) -> (onFulfilled: Value, onRejected: Value) {
    // What a function for an element knows: the outcome, and the element's index, which is undefined once the element has come.
    let data = Value(vm.newRecord([Value(outcome.record), .number(index)]))
    func function(_ function: @escaping NativeFunction) -> Value { Value(vm.newNativeFunction(vm[.emptyString], length: 1, data: data, function)) }
    switch combinator {
    case .all: return (function(promiseAllElement), capability.reject)
    case .allSettled: return (function(promiseAllSettledFulfilled), function(promiseAllSettledRejected))
    case .any: return (capability.resolve, function(promiseAnyElement))
    case .race: return (capability.resolve, capability.reject)
    }
}

/// Puts the value that an element came to in its place, once.
private func settleElement(_ vm: VM, _ arguments: Arguments, isAny: Bool = false, _ value: () -> Value) throws(JSThrow) -> Value {
    let data = Record(arguments.callee.nativeData.asCell)
    guard data[1].isInt32 else { return .undefined }
    let outcome = Outcome(Record(data[0].asCell)), index = Int(data[1].asInt32)
    data[1] = .undefined
    outcome.values.elements?[index] = value()
    try outcome.countDown(vm, isAny: isAny)
    return .undefined
}

extension VM {
    /// What stacks call the function for an element, and the promise that all elements together settle; nil for any other function.
    func combinatorElement(_ function: Value) -> (words: String, promise: Value)? {
        guard function.isObject(.nativeFunction) else { return nil }
        let name = isNative(function, promiseAllElement) ? "all" : isNative(function, promiseAllSettledFulfilled) ? "allSettled" : "any"
        guard name != "any" || isNative(function, promiseAnyElement) else { return nil }
        let data = Record(function.asObject.nativeData.asCell)
        guard data[1].isInt32 else { return nil }
        return ("Promise.\(name) (index \(data[1].asInt32))", Record(data[0].asCell)[2])
    }
}

/// §27.2.4.1.3 Promise.all Resolve Element Functions
private func promiseAllElement(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try settleElement(vm, arguments) { arguments[0] } }

/// §27.2.4.2.2 Promise.allSettled Resolve Element Functions
private func promiseAllSettledFulfilled(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try settleElement(vm, arguments) { settled(vm, "fulfilled", vm[.value], arguments[0]) }
}

/// §27.2.4.2.3 Promise.allSettled Reject Element Functions
private func promiseAllSettledRejected(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try settleElement(vm, arguments) { settled(vm, "rejected", vm[.reason], arguments[0]) }
}

private func settled(_ vm: VM, _ status: StaticString, _ name: PropertyKey, _ value: Value) -> Value {
    let object = vm.newObject()
    vm.addProperty(object, vm[.status], Value(vm.key(status).string), .all)
    vm.addProperty(object, name, value, .all)
    return Value(object)
}

/// §27.2.4.3.2 Promise.any Reject Element Functions
private func promiseAnyElement(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try settleElement(vm, arguments, isAny: true) { arguments[0] } }
