/// A WeakRef (ECMA-262 §26.1).
public struct WeakRefLayout: ObjectLayout {
    public let object: JSObject
    @inline(__always) public init(_ object: JSObject) {
        assert(object.kind == .weakRef)
        self.object = object
    }

    static let slotCount = 1
    /// Undefined once it has died.
    public internal(set) var target: Value {
        get { slot(0) }
        nonmutating set { setSlot(0, newValue) }
    }

    static func className(_ kind: CellKind) -> String { "WeakRef" }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        visitor.refersWeakly(object)
        if V.isNaming { visitor.mention(target, .weakRefTarget) }
    }
}
