// AsyncDisposableStack objects (ECMA-262 §27.4).

extension VM {
    func installAsyncDisposableStack() {
        let type = DisposableStackType.asynchronous, prototype = newIntrinsicObject(type.prototype)
        installConstructor(type.name, type.constructor, length: 0, prototype: prototype) { (vm, arguments) throws(JSThrow) in try DisposableStackType.asynchronous.construct(vm, arguments) }
        install(on: prototype, [
            .method("adopt", 2) { (vm, arguments) throws(JSThrow) in try DisposableStackType.asynchronous.adopt(vm, arguments) },
            .method("defer", 1) { (vm, arguments) throws(JSThrow) in try DisposableStackType.asynchronous.defer(vm, arguments) },
            .method("disposeAsync", 0, asyncStackDisposeAsync),
            .getter("disposed") { (vm, arguments) throws(JSThrow) in try DisposableStackType.asynchronous.disposed(vm, arguments) },
            .method("move", 0) { (vm, arguments) throws(JSThrow) in try DisposableStackType.asynchronous.move(vm, arguments) },
            .method("use", 1, asyncStackUse),
        ])
        installTag(prototype, type.name)
        installAlias(on: prototype, self[.asyncDispose], of: key("disposeAsync"))
    }
}

/// §27.4.3.7 AsyncDisposableStack.prototype.use ( value )
private func asyncStackUse(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let stack = try DisposableStackType.asynchronous.open(vm, arguments, "use"), resource = arguments[0]
    if resource.isNullish {
        // Nothing to dispose, but something to wait for.
        try stack.add(vm, .undefined, .undefined, .alone)
        return resource
    }
    guard resource.isObject else { throw vm.typeError("\(vm.describeForError(resource)) is not an object") }
    // §7.5.5 GetDisposeMethod
    var method = try vm.getMethod(resource, vm[.asyncDispose]), way = DisposableStackLayout.Way.method
    if method.isUndefined {
        method = try vm.getMethod(resource, vm[.dispose])
        way = .methodAlone
    }
    if method.isUndefined { throw vm.typeError("Symbol.asyncDispose is not a function") }
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(method)
    try stack.add(vm, resource, method, way)
    return resource
}

// MARK: Disposing

/// DisposeResources (§7.5.8) on its way from await to await.
private struct Disposal {
    let record: Record
    var promise: JSObject { record[0].asObject }
    var resources: Record { Record(record[1].asCell) }
    /// How many rows are still to be disposed.
    var count: Int { get { Int(record[2].asInt32) } nonmutating set { record[2] = Value(int32: Int32(truncatingIfNeeded: newValue)) } }
    /// `.empty` for nothing.
    var thrown: Value { get { record[3] } nonmutating set { record[3] = newValue } }
    var needsAwait: Bool { get { record[4] == .true } nonmutating set { record[4] = Value(newValue) } }
    var hasAwaited: Bool { get { record[5] == .true } nonmutating set { record[5] = Value(newValue) } }
}

/// §27.4.3.4 AsyncDisposableStack.prototype.disposeAsync ( )
private func asyncStackDisposeAsync(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let promise = vm.newPromise()
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(promise)
    guard arguments.this.isObject(.asyncDisposableStack) else {
        let error = vm.incompatibleReceiver("AsyncDisposableStack.prototype.disposeAsync", arguments.this)
        return try vm.rejecting(PromiseCapability(promise: Value(promise)), error)
    }
    let stack = DisposableStackLayout(arguments.this.asObject)
    guard let resources = stack.resources, stack.count > 0 else {
        stack.end()
        vm.fulfillPromise(promise, .undefined)
        return Value(promise)
    }
    let disposal = Disposal(record: vm.newRecord([Value(promise), Value(resources), Value(int32: Int32(truncatingIfNeeded: stack.count)), .empty,
                                                  .false, .false]))
    roots.add(Value(disposal.record))
    stack.end()
    try vm.goOn(disposal)
    return Value(promise)
}

private func disposed(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.goOn(Disposal(record: Record(arguments.callee.nativeData.asCell)))
    return .undefined
}

private func disposedByError(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let disposal = Disposal(record: Record(arguments.callee.nativeData.asCell))
    vm.note(arguments[0], disposal)
    try vm.goOn(disposal)
    return .undefined
}

extension VM {
    fileprivate func note(_ error: Value, _ disposal: Disposal) {
        let roots = openRoots(); defer { roots.close() }
        roots.add(error)
        disposal.thrown = disposal.thrown.isEmpty ? error : Value(newSuppressedError(error, suppressing: disposal.thrown))
    }

    /// Up to the next await, or to the end. The disposal is rooted.
    fileprivate func goOn(_ disposal: Disposal) throws(JSThrow) {
        while disposal.count > 0 {
            disposal.count -= 1
            let place = disposal.count * DisposableStackLayout.rowWidth, resources = disposal.resources
            let resource = resources[place], function = resources[place + 1]
            if function.isUndefined {
                disposal.needsAwait = true
                continue
            }
            let way = DisposableStackLayout.Way(rawValue: resources[place + 2].asInt32) ?? .method
            do { return try dispose(resource, function, way, disposal) } catch { note(try caught(error), disposal) }
        }
        if disposal.needsAwait, !disposal.hasAwaited { return try waitFor(.undefined, disposal) }
        if disposal.thrown.isEmpty { fulfillPromise(disposal.promise, .undefined) } else { rejectPromise(disposal.promise, disposal.thrown) }
    }

    /// Disposes of one resource and awaits what that gives.
    private func dispose(_ resource: Value, _ function: Value, _ way: DisposableStackLayout.Way, _ disposal: Disposal) throws(JSThrow) {
        let roots = openRoots(); defer { roots.close() }
        if way == .methodAlone {
            // What a method that is not async gives is not waited for, nor what it throws thrown at once.
            let promise = newPromise()
            roots.add(promise)
            do {
                _ = try call(function, this: resource)
                fulfillPromise(promise, .undefined)
            } catch { rejectPromise(promise, try caught(error)) }
            return try waitFor(Value(promise), disposal)
        }
        let result = try way.call(self, resource, function)
        roots.add(result)
        try waitFor(result, disposal)
    }

    private func waitFor(_ value: Value, _ disposal: Disposal) throws(JSThrow) {
        let promise = try promiseResolve(value)
        disposal.hasAwaited = true
        let data = Value(disposal.record)
        performPromiseThen(promise, Value(newNativeFunction(self[.emptyString], length: 1, data: data, disposed)),
                           Value(newNativeFunction(self[.emptyString], length: 1, data: data, disposedByError)), .undefined)
    }
}
