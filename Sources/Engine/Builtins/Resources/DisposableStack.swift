// DisposableStack objects (ECMA-262 §27.3).

extension VM {
    func installDisposableStack() {
        let type = DisposableStackType.synchronous, prototype = newIntrinsicObject(type.prototype)
        installConstructor(type.name, type.constructor, length: 0, prototype: prototype) { (vm, arguments) throws(JSThrow) in try DisposableStackType.synchronous.construct(vm, arguments) }
        install(on: prototype, [
            .method("adopt", 2) { (vm, arguments) throws(JSThrow) in try DisposableStackType.synchronous.adopt(vm, arguments) },
            .method("defer", 1) { (vm, arguments) throws(JSThrow) in try DisposableStackType.synchronous.defer(vm, arguments) },
            .method("dispose", 0, stackDispose),
            .getter("disposed") { (vm, arguments) throws(JSThrow) in try DisposableStackType.synchronous.disposed(vm, arguments) },
            .method("move", 0) { (vm, arguments) throws(JSThrow) in try DisposableStackType.synchronous.move(vm, arguments) },
            .method("use", 1, stackUse),
        ])
        installTag(prototype, type.name)
        installAlias(on: prototype, self[.dispose], of: key("dispose"))
    }
}

/// §27.3.3.8 DisposableStack.prototype.use ( value )
private func stackUse(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let stack = try DisposableStackType.synchronous.open(vm, arguments, "use"), resource = arguments[0]
    if resource.isNullish { return resource }
    // §7.5.4 CreateDisposableResource
    guard resource.isObject else { throw vm.typeError("\(vm.describeForError(resource)) is not an object") }
    let method = try vm.getMethod(resource, vm[.dispose])
    if method.isUndefined { throw vm.typeError("Symbol.dispose is not a function") }
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(method)
    try stack.add(vm, resource, method, .method)
    return resource
}

/// §27.3.3.4 DisposableStack.prototype.dispose ( ), with the steps of DisposeResources (§7.5.8): the last first, all of them, and of several
/// errors each holds those before it.
private func stackDispose(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let stack = try DisposableStackType.synchronous.this(vm, arguments, "DisposableStack.prototype.dispose")
    guard let resources = stack.resources, stack.count > 0 else {
        stack.end()
        return .undefined
    }
    let count = stack.count
    stack.end()
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(Value(resources))
    let thrown = roots.slot(.empty)
    for row in stride(from: count - 1, through: 0, by: -1) {
        let place = row * DisposableStackLayout.rowWidth
        let way = DisposableStackLayout.Way(rawValue: resources[place + 2].asInt32) ?? .method
        do { _ = try way.call(vm, resources[place], resources[place + 1]) } catch {
            if vm.wasInterrupted { throw error }
            thrown.set(thrown.value.isEmpty ? vm.exception : suppressed(vm, vm.exception, thrown.value))
        }
    }
    if !thrown.value.isEmpty { throw vm.throwing(thrown.value) }
    return .undefined
}

private func suppressed(_ vm: VM, _ error: Value, _ earlier: Value) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(error)
    return Value(vm.newSuppressedError(error, suppressing: earlier))
}
