/// An error (ECMA-262 §20.5.4). The slot holds the calls that its `stack` will tell of, while that has not been asked for.
struct ErrorLayout: ObjectLayout {
    let object: JSObject
    @inline(__always) init(_ object: JSObject) {
        assert(object.kind == .error)
        self.object = object
    }

    static let slotCount = 1
    var trace: Value {
        get { slot(0) }
        nonmutating set { setSlot(0, newValue) }
    }

    static func className(_ kind: CellKind) -> String { "Error" }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        if let calls = CapturedCalls(trace), visitor.part(calls.record.cell) { calls.visit(&visitor) }
    }
}
