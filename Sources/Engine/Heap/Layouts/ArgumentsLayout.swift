/// An `arguments` object. Where it is mapped (ECMA-262 §10.4.4), `map` says for each index which slot of the environment holds the
/// parameter: an int32, or undefined once the mapping is cut.
struct ArgumentsLayout: ObjectLayout {
    let object: JSObject
    @inline(__always) init(_ object: JSObject) {
        assert(object.kind == .arguments)
        self.object = object
    }

    static let slotCount = 2
    /// The properties that each is born with: `length`, the iterator and `callee`.
    static let propertyCount = 3
    /// Where they stand among the slots.
    static let lengthSlot = 0, iteratorSlot = 1, calleeSlot = 2
    /// Undefined, as the map is, where nothing is mapped.
    var environment: Value { slot(0) }
    var map: Record? { record(1) }

    func write(environment: Value, map: Record) {
        setSlot(0, environment)
        setSlot(1, Value(map))
    }

    static func className(_ kind: CellKind) -> String { "Arguments" }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        visitor.hold(environment, .internalSlot(.parameterMap))
        if let map, visitor.part(map.cell) { map.visit(&visitor, .internalSlot(.parameterMap)) }
    }
}
