/// A Date (ECMA-262 §21.4): a time value, which is a number and refers to nothing.
struct DateLayout: ObjectLayout {
    let object: JSObject
    @inline(__always) init(_ object: JSObject) {
        assert(object.kind == .date)
        self.object = object
    }

    static let slotCount = 1
    /// [[DateValue]], NaN for an invalid Date.
    var time: Double {
        get { slot(0).asNumber }
        nonmutating set { setSlot(0, .number(newValue)) }
    }

    static func className(_ kind: CellKind) -> String { "Date" }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {}
}
