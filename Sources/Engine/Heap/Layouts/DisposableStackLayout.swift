/// A DisposableStack or AsyncDisposableStack (ECMA-262 §27.3, §27.4). See Builtins/Resources.
struct DisposableStackLayout: ObjectLayout {
    let object: JSObject
    @inline(__always) init(_ object: JSObject) {
        assert(object.kind == .disposableStack || object.kind == .asyncDisposableStack)
        self.object = object
    }

    /// How what disposes is called.
    enum Way: Int32 {
        /// As a method of the resource.
        case method
        /// The same, and what it gives matters to nobody.
        case methodAlone
        /// With the resource as its argument.
        case argument
        /// With nothing.
        case alone
    }

    static let slotCount = 2
    /// A resource is a row of three: what is disposed, the function that does it, and the way.
    static let rowWidth = 3
    /// [[DisposeCapability]]: rows, of which the first `count` are in use. Nil before the first.
    var resources: Record? {
        get { record(0) }
        nonmutating set { setSlot(0, newValue.map { Value($0) } ?? .undefined) }
    }
    /// How many rows there are; negative once it is disposed.
    var count: Int {
        get { Int(slot(1).asInt32) }
        nonmutating set { setSlot(1, Value(int32: Int32(truncatingIfNeeded: newValue))) }
    }

    static func className(_ kind: CellKind) -> String { kind == .disposableStack ? "DisposableStack" : "AsyncDisposableStack" }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        if let resources, visitor.part(resources.cell) { resources.visit(&visitor, .internalSlot(.disposeCapability)) }
    }
}
