// What the module `leash:heap` asks of the engine, and through it of whoever can explain a heap (``HeapExplainer``).

/// Somebody who can explain the heap of a machine while a program runs. The engine keeps none: to explain is the explorer's business.
public protocol HeapExplainer: AnyObject {
    /// The way by which the cell is held, in words; nil where nothing does but an expression under way. `besides`: variables whose names stand
    /// in this text count as let go. Throws nothing, runs no script, collects nothing.
    func path(to cell: Cell, in vm: VM, besides text: String) -> String?
    /// The bytes that would be free without it; nil where that cannot be found out.
    func retainedSize(of cell: Cell, in vm: VM) -> Int?
}

extension VM {
    func installHeapInternals(_ object: JSObject) {
        install(on: object, [
            .method("heapCollect", 0, heapCollect), .method("heapPath", 2, heapPath), .method("heapTarget", 1, heapTarget),
            .method("heapInstances", 1, heapInstances), .method("heapRetainedSize", 1, heapRetainedSize),
        ])
    }

    /// A constructor's own `prototype`.
    fileprivate func isPrototypeOfClass(_ object: JSObject) -> Bool {
        guard let own = ownProperty(object, self[.constructor]), !own.isAccessor, own.stored.isObject,
              let prototype = ownProperty(own.stored.asObject, self[.prototype]), !prototype.isAccessor else { return false }
        return prototype.stored == Value(object)
    }

    fileprivate func explainer() throws(JSThrow) -> any HeapExplainer {
        guard let explainer = host.explainer else { throw typeError("leash:heap: nobody here can explain the heap") }
        return explainer
    }
}

private func heapCollect(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    vm.collectGarbage()
    return .undefined
}

private func heapPath(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let text = vm.swiftString(try vm.toString(arguments[1]))
    guard arguments[0].isCell, let path = try vm.explainer().path(to: arguments[0].asCell, in: vm, besides: text) else { return .undefined }
    return Value(vm.string(path))
}

/// A WeakRef's target, without keeping it alive to the end of the job as `deref` does.
private func heapTarget(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    arguments[0].isObject(.weakRef) ? WeakRefLayout(arguments[0].asObject).target : .undefined
}

/// The living objects with this prototype.
private func heapInstances(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    vm.collectGarbage()
    var found: [Value] = []
    vm.forEachCell { cell in
        // A subclass's prototype is no instance.
        guard cell.isObject, vm.quietPrototype(of: JSObject(cell)) == arguments[0], !vm.isPrototypeOfClass(JSObject(cell)) else { return }
        found.append(Value(cell))
    }
    return Value(vm.newArray(found))
}

private func heapRetainedSize(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments[0].isCell, let size = try vm.explainer().retainedSize(of: arguments[0].asCell, in: vm) else { return .undefined }
    return .number(size)
}
