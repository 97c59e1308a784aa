/// A primitive in an object's clothes: `new Number(1)`, `Object('x')` (ECMA-262 §20.3 and its kin).
public struct PrimitiveLayout: ObjectLayout {
    public let object: JSObject
    @inline(__always) public init(_ object: JSObject) {
        assert(PrimitiveLayout.slotName(object.kind) != nil)
        self.object = object
    }

    static let slotCount = 1
    public internal(set) var data: Value {
        get { slot(0) }
        nonmutating set { setSlot(0, newValue) }
    }

    /// The slot's name; nil for what is no such object.
    private static func slotName(_ kind: CellKind) -> InternalSlot? {
        switch kind {
        case .booleanObject: .booleanData
        case .numberObject: .numberData
        case .stringObject: .stringData
        case .symbolObject: .symbolData
        case .bigIntObject: .bigIntData
        default: nil
        }
    }

    static func className(_ kind: CellKind) -> String {
        switch kind {
        case .booleanObject: "Boolean"
        case .numberObject: "Number"
        case .stringObject: "String"
        case .symbolObject: "Symbol"
        case .bigIntObject: "BigInt"
        default: "Object"
        }
    }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        visitor.hold(data, .internalSlot(PrimitiveLayout.slotName(object.kind) ?? .stringData))
    }
}

extension VM {
    func newPrimitive(_ kind: CellKind, prototype: JSObject, _ data: Value) -> JSObject {
        let object = newObject(kind, prototype: prototype, slots: PrimitiveLayout.slotCount)
        PrimitiveLayout(object).data = data
        return object
    }
}
