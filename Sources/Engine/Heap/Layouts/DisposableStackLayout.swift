/// A DisposableStack (ECMA-262 §27.3). See Builtins/Resources/DisposableStack.swift.
struct DisposableStackLayout: ObjectLayout {
    let object: JSObject
    @inline(__always) init(_ object: JSObject) {
        assert(object.kind == .disposableStack)
        self.object = object
    }

    static let slotCount = 2
    /// [[DisposeCapability]]: rows of three, of which the first `count` are in use. Nil before the first.
    var resources: Record? {
        get { record(0) }
        nonmutating set { setSlot(0, newValue.map { Value($0) } ?? .undefined) }
    }
    /// How many rows there are; negative once it is disposed.
    var count: Int {
        get { Int(slot(1).asInt32) }
        nonmutating set { setSlot(1, Value(int32: Int32(truncatingIfNeeded: newValue))) }
    }

    static func className(_ kind: CellKind) -> String { "DisposableStack" }
    static func install(_ kind: CellKind, in vm: VM) { vm.installDisposableStack() }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        if let resources, visitor.part(resources.cell) { resources.visit(&visitor, .internalSlot(.disposeCapability)) }
    }
}
