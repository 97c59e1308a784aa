/// The property slots of an object beyond those in the object itself.
///
///     header's word 4: how many     8  values
struct Slots: CellLayout, Equatable {
    let cell: Cell
    @inline(__always) init(_ cell: Cell) {
        assert(cell.kind == .slots)
        self.cell = cell
    }

    static let valuesOffset = 8
    @inline(__always) var count: Int { Int(cell.word4) }
    @inline(__always) subscript(index: Int) -> Value {
        get {
            assert(index >= 0 && index < count)
            return cell.value(at: Slots.valuesOffset + index * 8)
        }
        nonmutating set {
            assert(index >= 0 && index < count)
            cell.setValue(newValue, at: Slots.valuesOffset + index * 8)
        }
    }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        for i in 0..<count { visitor.hold(self[i], .hidden(.slot)) }
    }
}

extension VM {
    /// Room for `wanted` slots at least, all undefined.
    func newSlots(_ wanted: Int) -> Slots {
        let bytes = Slots.valuesOffset + wanted * 8
        let rounded = bytes <= Heap.largestSmall ? Heap.cellSize(ofClass: Heap.sizeClass(bytes)) : bytes
        let cell = heap.allocate(rounded), count = (rounded - Slots.valuesOffset) / 8
        cell.setHeader(.slots, word4: UInt32(count))
        let slots = Slots(cell)
        for i in 0..<count { slots[i] = .undefined }
        return slots
    }
}
