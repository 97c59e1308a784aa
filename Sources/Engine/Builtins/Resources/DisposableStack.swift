// DisposableStack objects (ECMA-262 §27.3).

extension VM {
    func installDisposableStack() {
        let prototype = newIntrinsicObject(.disposableStackPrototype)
        installConstructor("DisposableStack", .disposableStack, length: 0, prototype: prototype, disposableStackConstructor)
        install(on: prototype, [
            .method("adopt", 2, stackAdopt),
            .method("defer", 1, stackDefer),
            .method("dispose", 0, stackDispose),
            .getter("disposed", stackDisposed),
            .method("move", 0, stackMove),
            .method("use", 1, stackUse),
        ])
        installTag(prototype, "DisposableStack")
        installAlias(on: prototype, self[.dispose], of: key("dispose"))
    }
}

extension DisposableStackLayout {
    /// The caller has rooted the values.
    func add(_ vm: VM, _ resource: Value, _ function: Value, _ way: Way) throws(JSThrow) {
        let place = count * DisposableStackLayout.rowWidth
        let room = resources?.count ?? 0
        if place + DisposableStackLayout.rowWidth > room {
            try vm.reserve(place * 16)
            let larger = vm.newRecord(count: max(4 * DisposableStackLayout.rowWidth, room * 2))
            if let resources { for i in 0..<place { larger[i] = resources[i] } }
            resources = larger
        }
        guard let resources else { return }
        resources[place] = resource
        resources[place + 1] = function
        resources[place + 2] = Value(int32: way.rawValue)
        count += 1
    }

    /// What it held is nobody's from now on, or another's.
    func end() {
        resources = nil
        count = -1
    }

    /// All that another had.
    func take(from other: DisposableStackLayout) {
        count = other.count
        resources = other.resources
        other.end()
    }
}

extension DisposableStackLayout.Way {
    func call(_ vm: VM, _ resource: Value, _ function: Value) throws(JSThrow) -> Value {
        switch self {
        case .method, .methodAlone: try vm.call(function, this: resource)
        case .argument: try vm.call(function, this: .undefined, resource)
        case .alone: try vm.call(function, this: .undefined)
        }
    }
}

extension VM {
    func disposedStackError() -> JSThrow { referenceError("Cannot add values to a disposed stack!") }
}

/// §27.3.1.1 DisposableStack ( )
private func disposableStackConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if !arguments.isConstruct { throw vm.requiresNew("DisposableStack") }
    let stack = try vm.newCollection(.disposableStack, arguments.newTarget, .disposableStack, .disposableStackPrototype, slots: DisposableStackLayout.slotCount)
    DisposableStackLayout(stack).count = 0
    return Value(stack)
}

private func thisStack(_ vm: VM, _ arguments: Arguments, _ method: StaticString) throws(JSThrow) -> DisposableStackLayout {
    guard arguments.this.isObject(.disposableStack) else { throw vm.incompatibleReceiver(method, arguments.this) }
    return DisposableStackLayout(arguments.this.asObject)
}

private func openStack(_ vm: VM, _ arguments: Arguments, _ method: StaticString) throws(JSThrow) -> DisposableStackLayout {
    let stack = try thisStack(vm, arguments, method)
    if stack.count < 0 { throw vm.disposedStackError() }
    return stack
}

/// §27.3.3.1 DisposableStack.prototype.adopt ( value, onDispose )
private func stackAdopt(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let stack = try openStack(vm, arguments, "DisposableStack.prototype.adopt")
    guard arguments[1].isCallable else { throw vm.notCallable(arguments[1]) }
    try stack.add(vm, arguments[0], arguments[1], .argument)
    return arguments[0]
}

/// §27.3.3.3 DisposableStack.prototype.defer ( onDispose )
private func stackDefer(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let stack = try openStack(vm, arguments, "DisposableStack.prototype.defer")
    guard arguments[0].isCallable else { throw vm.notCallable(arguments[0]) }
    try stack.add(vm, .undefined, arguments[0], .alone)
    return .undefined
}

/// §27.3.3.8 DisposableStack.prototype.use ( value )
private func stackUse(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let stack = try openStack(vm, arguments, "DisposableStack.prototype.use"), resource = arguments[0]
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

/// §27.3.3.5 get DisposableStack.prototype.disposed
private func stackDisposed(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(try thisStack(vm, arguments, "get DisposableStack.prototype.disposed").count < 0)
}

/// §27.3.3.6 DisposableStack.prototype.move ( )
private func stackMove(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let stack = try openStack(vm, arguments, "DisposableStack.prototype.move")
    let moved = DisposableStackLayout(vm.newObject(.disposableStack, prototype: vm[.disposableStackPrototype], slots: DisposableStackLayout.slotCount))
    moved.take(from: stack)
    return Value(moved.object)
}

/// §27.3.3.4 DisposableStack.prototype.dispose ( ), with the steps of DisposeResources (§7.5.8): the last first, all of them, and of several
/// errors each holds those before it.
private func stackDispose(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let stack = try thisStack(vm, arguments, "DisposableStack.prototype.dispose")
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
