// Which cells a cell refers to. This is the collector's knowledge of every layout; `Edges.swift` says the same with names,
// for people. A kind that is added must be added in both.

extension VM {
    /// Marks everything that this marked cell holds strongly.
    @inline(__always) func trace(_ cell: Cell, _ marker: inout Marker) {
        let kind = cell.kind
        if kind.rawValue >= CellKind.object.rawValue {
            traceObject(JSObject(cell), kind, &marker)
            return
        }
        switch kind {
        case .string:
            if JSString(cell).isRope { marker.mark(cell.cell(at: 16)); marker.mark(cell.cell(at: 24)) }
        case .symbol: marker.mark(cell.value(at: 8))
        case .accessor: marker.mark(cell.value(at: 8)); marker.mark(cell.value(at: 16))
        case .environment:
            marker.mark(cell.cell(at: 8))
            let environment = Environment(cell)
            for i in 0..<environment.count { marker.mark(environment[i]) }
        case .shape: traceShape(Shape(cell), &marker)
        case .propertyMap:
            let map = PropertyMap(cell)
            for i in 0..<map.count { let key = map.key(at: i); if !key.isIndex { marker.mark(Value(bits: key.bits)) } }
        case .hashTable: traceTable(HashTable(cell), &marker)
        case .record:
            for i in 0..<Int(cell.load(8, as: UInt64.self)) { marker.mark(cell.value(at: 16 + i * 8)) }
        case .code: traceCode(cell, &marker)
        case .slots:
            for i in 0..<Int(cell.word4) { marker.mark(cell.value(at: 8 + i * 8)) }
        case .elements: traceElements(Elements(cell), &marker)
        default: break
        }
    }

    private func traceShape(_ shape: Shape, _ marker: inout Marker) {
        marker.mark(shape.prototype)
        // The map may go on beyond this shape's entries; the keys beyond are another shape's business.
        let map = shape.map
        _ = marker.markOnly(map.cell)
        for i in 0..<shape.count { let key = map.key(at: i); if !key.isIndex { marker.mark(Value(bits: key.bits)) } }
        // The table of transitions is this shape's own; the shapes it leads to are held by their objects only.
        if let table = shape.transitions { _ = marker.markOnly(table) }
    }

    @inline(__always) private func traceElements(_ elements: Elements, _ marker: inout Marker) {
        let values = elements.values
        for i in 0..<elements.count { marker.mark(values[i]) }
    }

    private func traceTable(_ table: HashTable, _ marker: inout Marker) {
        // Iterators hold a table that was rebuilt only to find the new one: its entries may be long gone from the Map.
        if let successor = table.successor { marker.mark(successor.cell); return }
        for i in 0..<table.used { marker.mark(table.key(at: i)); marker.mark(table.value(at: i)) }
    }

    private func traceCode(_ cell: Cell, _ marker: inout Marker) {
        let code = cell.load(8, as: UnsafeMutablePointer<Code>.self)
        for i in 0..<code.pointee.constantCount { marker.mark(code.pointee.constants[i]) }
        for i in 0..<code.pointee.cacheCount { let key = code.pointee.caches[i].key; if !key.isIndex { marker.mark(Value(bits: key.bits)) } }
        marker.mark(code.pointee.name)
    }

    @inline(__always) private func traceObject(_ object: JSObject, _ kind: CellKind, _ marker: inout Marker) {
        let cell = object.cell
        marker.mark(shape(object.shapeID).cell)
        if let slots = object.slots, marker.markOnly(slots) {
            for i in 0..<Int(slots.word4) { marker.mark(slots.value(at: 8 + i * 8)) }
        }
        if let elements = object.elements, marker.markOnly(elements.cell) { traceElements(elements, &marker) }
        if kind == .object {
            for i in 0..<object.inlineCapacity { marker.mark(object.internalSlot(i)) }
            return
        }
        traceInternalSlots(object, kind, cell, &marker)
    }

    private func traceInternalSlots(_ object: JSObject, _ kind: CellKind, _ cell: Cell, _ marker: inout Marker) {
        switch kind {
        case .array: break
        case .function:
            marker.mark(cell.cell(at: 24))
            marker.mark(cell.cell(at: 32))
            marker.mark(cell.value(at: 40))
        case .nativeFunction:
            let name = PropertyKey(bits: cell.load(32))
            if !name.isIndex { marker.mark(Value(bits: name.bits)) }
            marker.mark(object.nativeData)
        case .weakMap, .weakSet:
            // The table is marked as memory; its entries are ephemerons.
            if object.internalSlot(0).isCell { _ = marker.markOnly(object.internalSlot(0).asCell) }
            state.pointee.weakCells.append(cell)
        case .weakRef:
            state.pointee.weakCells.append(cell)
        case .finalizationRegistry:
            marker.mark(object.internalSlot(0))
            traceRegistry(object, &marker)
            state.pointee.weakCells.append(cell)
        default:
            for i in 0..<Int(cell.byte3) { marker.mark(object.internalSlot(i)) }
        }
    }

    /// A registry holds each cell's held value; its target and its token it does not (§26.2).
    private func traceRegistry(_ registry: JSObject, _ marker: inout Marker) {
        guard registry.internalSlot(1).isCell else { return }
        let cells = registry.internalSlot(1).asCell
        _ = marker.markOnly(cells)
        for i in 0..<RegistryCells(cells).count { marker.mark(RegistryCells(cells).heldValue(at: i)) }
    }
}
