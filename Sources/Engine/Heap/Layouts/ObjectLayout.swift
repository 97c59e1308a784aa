// Objects keep what their kind needs, beside properties, in internal slots (ECMA-262 §6.1.7.2). A layout gives the slots of one kind
// their names; nobody else counts them.

/// The internal slots of an object of one kind, by name. A layout is the object and nothing more.
protocol ObjectLayout: CellLayout {
    /// The caller knows the object to be of the layout's kind.
    init(_ object: JSObject)
    var object: JSObject { get }
}

extension ObjectLayout {
    @inline(__always) init(_ cell: Cell) { self.init(JSObject(cell)) }

    @inline(__always) func slot(_ index: Int) -> Value { object.internalSlot(index) }
    @inline(__always) func setSlot(_ index: Int, _ value: Value) { object.setInternalSlot(index, value) }
    /// A slot that holds a record, or undefined.
    @inline(__always) func record(_ index: Int) -> Record? { slot(index).isCell ? Record(slot(index).asCell) : nil }
}

extension JSObject {
    /// The properties and the elements. Who wants no names gets the slots as they are.
    @inline(__always) func visitProperties<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        if V.isNaming {
            visitNamedProperties(vm, &visitor)
        } else {
            if let slots, visitor.part(slots.cell) { slots.visit(vm, &visitor) }
            if kind == .object { for i in 0..<inlineCapacity { visitor.hold(inlineSlot(i), .hidden(.slot)) } }
        }
        if let elements, visitor.part(elements.cell) { elements.visit(vm, &visitor) }
    }

    private func visitNamedProperties<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        // The cell of the slots is told as a part; what stands in it is told by the shape.
        if let slots { _ = visitor.part(slots.cell) }
        let shape = vm.shape(shapeID), map = shape.map
        for i in 0..<shape.count where map.key(at: i) != PropertyMap.deletedKey {
            let entry = map.entry(at: i), stored = slot(entry.slot)
            if entry.attributes.contains(.accessor), stored.isCell {
                let accessor = Accessor(stored.asCell)
                if visitor.part(accessor.cell) {
                    visitor.hold(accessor.getter, .getter(entry.key))
                    visitor.hold(accessor.setter, .setter(entry.key))
                }
            } else {
                visitor.hold(stored, .property(entry.key))
            }
        }
    }
}
