// What DisposableStack and AsyncDisposableStack have in common (ECMA-262 §27.3 and §27.4).

/// One of the two classes.
struct DisposableStackType {
    let name: StaticString
    let kind: CellKind
    let constructor: Intrinsic
    let prototype: Intrinsic

    static var synchronous: DisposableStackType {
        DisposableStackType(name: "DisposableStack", kind: .disposableStack, constructor: .disposableStack, prototype: .disposableStackPrototype)
    }
    static var asynchronous: DisposableStackType {
        DisposableStackType(name: "AsyncDisposableStack", kind: .asyncDisposableStack, constructor: .asyncDisposableStack,
                            prototype: .asyncDisposableStackPrototype)
    }

    // MARK: The receiver

    func this(_ vm: VM, _ arguments: Arguments, _ method: String) throws(JSThrow) -> DisposableStackLayout {
        guard arguments.this.isObject(kind) else { throw vm.incompatibleReceiver(method, arguments.this) }
        return DisposableStackLayout(arguments.this.asObject)
    }

    /// A stack that has not been disposed of.
    func open(_ vm: VM, _ arguments: Arguments, _ method: StaticString) throws(JSThrow) -> DisposableStackLayout {
        let stack = try this(vm, arguments, "\(name).prototype.\(method)")
        if stack.count < 0 { throw vm.referenceError("Cannot add values to a disposed stack!") }
        return stack
    }

    // MARK: The functions

    /// §27.3.1.1 DisposableStack ( ), §27.4.1.1 AsyncDisposableStack ( )
    func construct(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
        if !arguments.isConstruct { throw vm.requiresNew(name) }
        let stack = try vm.newCollection(kind, arguments.newTarget, constructor, prototype, slots: DisposableStackLayout.slotCount)
        DisposableStackLayout(stack).count = 0
        return Value(stack)
    }

    /// §27.3.3.1, §27.4.3.1 adopt ( value, onDispose )
    func adopt(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
        let stack = try open(vm, arguments, "adopt")
        guard arguments[1].isCallable else { throw vm.notCallable(arguments[1]) }
        try stack.add(vm, arguments[0], arguments[1], .argument)
        return arguments[0]
    }

    /// §27.3.3.3, §27.4.3.3 defer ( onDispose )
    func `defer`(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
        let stack = try open(vm, arguments, "defer")
        guard arguments[0].isCallable else { throw vm.notCallable(arguments[0]) }
        try stack.add(vm, .undefined, arguments[0], .alone)
        return .undefined
    }

    /// §27.3.3.5, §27.4.3.5 get disposed
    func disposed(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
        Value(try this(vm, arguments, "get \(name).prototype.disposed").count < 0)
    }

    /// §27.3.3.6, §27.4.3.6 move ( )
    func move(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
        let stack = try open(vm, arguments, "move")
        let moved = DisposableStackLayout(vm.newObject(kind, prototype: vm[prototype], slots: DisposableStackLayout.slotCount))
        moved.take(from: stack)
        return Value(moved.object)
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
