/// Cells that refer to no other.
struct PlainCell: CellLayout {
    @inline(__always) init(_ cell: Cell) {}
    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {}
}

/// Objects that have properties and elements, and no internal slots that refer to anything.
struct PlainObject: ObjectLayout {
    let object: JSObject
    @inline(__always) init(_ object: JSObject) { self.object = object }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {}

    static func className(_ kind: CellKind) -> String { kind == .array ? "Array" : kind == .global ? "global" : "Object" }
}
