// Module namespace exotic objects (ECMA-262 §10.4.6). Their properties are the bindings of other modules; a cache that has seen one goes
// straight to its slot (`rememberBinding`).

/// A namespace object: the number of its module stands in its slot.
struct ModuleNamespaceLayout: ObjectLayout {
    let object: JSObject
    @inline(__always) init(_ object: JSObject) {
        assert(object.kind == .moduleNamespace)
        self.object = object
    }

    static let slotCount = 1
    var module: Int {
        get { slot(0).isInt32 ? Int(slot(0).asInt32) : 0 }
        nonmutating set { setSlot(0, .number(newValue)) }
    }

    static func className(_ kind: CellKind) -> String { "Module" }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        // By its names for people; the module holds them anyway.
        for export in vm.module(module).namespaceExports {
            if case .variable(let number, let slot) = export.binding, let environment = vm.module(number).environment { visitor.hold(environment[slot], .property(export.name)) }
        }
    }
}

extension VM {
    /// The binding that a namespace has by this name.
    func namespaceBinding(_ object: JSObject, _ key: PropertyKey) -> ModuleBinding? {
        let record = module(ModuleNamespaceLayout(object).module)
        return record.namespaceIndices[key].map { record.namespaceExports[$0].binding }
    }

    /// §10.4.6.5 [[GetOwnProperty]], without its error: the value is `.empty` in its dead zone.
    func namespaceOwnProperty(_ object: JSObject, _ key: PropertyKey) -> OwnProperty? {
        namespaceBinding(object, key).map { OwnProperty(stored: value(of: $0), attributes: [.writable, .enumerable]) }
    }

    /// The ReferenceError where somebody looks at a binding that has no value yet.
    func bindingUninitialized(_ key: PropertyKey) -> JSThrow { referenceError("Cannot access '\(describe(key))' before initialization") }

    /// §10.4.6.6 [[DefineOwnProperty]]: true where it would change nothing.
    func namespaceDefineOwnProperty(_ object: JSObject, _ key: PropertyKey, _ descriptor: PropertyDescriptor) throws(JSThrow) -> Bool {
        guard let own = namespaceOwnProperty(object, key) else { return false }
        if own.stored.isEmpty { throw bindingUninitialized(key) }
        if descriptor.configurable == true || descriptor.enumerable == false || descriptor.isAccessor || descriptor.writable == false { return false }
        return descriptor.value.map { sameValue($0, own.stored) } ?? true
    }

    /// §10.4.6.11 [[OwnPropertyKeys]]
    func namespaceKeys(_ object: JSObject) -> [PropertyKey] {
        module(ModuleNamespaceLayout(object).module).namespaceExports.map(\.name) + [self[.toStringTag]]
    }

    /// Lets a cache know where a namespace's binding is. Once it has a value it never loses it.
    func rememberBinding(_ object: JSObject, _ cache: UnsafeMutablePointer<InlineCache>) {
        guard case .variable(let number, let slot)? = namespaceBinding(object, cache.pointee.key), let environment = module(number).environment else { return }
        cache.pointee.shape = object.shapeID
        cache.pointee.offset = Int32(Environment.slotsOffset + slot * 8)
        cache.pointee.epoch = state.pointee.shapes.prototypeEpoch
        cache.pointee.nextShape = 0
        cache.pointee.holder = UInt(bitPattern: environment.cell.address)
        cache.pointee.kind = .prototype
    }
}
