import Engine
import Explorer

// Engine's heap as a snapshot is written from it.

extension VM {
    /// Writes the heap as a heap snapshot (``HeapInventory/writeSnapshot(_:)``). Runs no script, allocates nothing on the heap and does
    /// not collect. The same script gives the same bytes.
    /// `notes`: who knows what was there before the program.
    public func writeHeapSnapshot(notes: (any CellNotes)? = nil, _ write: (UnsafeRawBufferPointer) -> Bool) -> HeapSnapshotSummary? {
        EngineHeap(self, notes: notes).inventory().writeSnapshot(write)
    }
}

extension EngineHeap {
    /// Numbers everything that the roots reach, weakly too. Linear.
    func inventory() -> HeapInventory {
        var kinds: [NodeKind] = [], counts: [Int32] = [], roots: [(root: HeapRoot, node: Node)] = []
        func node(_ cell: Cell) -> Node {
            let (node, isNew) = number(of: cell)
            if isNew {
                kinds.append(NodeKind(cell.kind))
                counts.append(0)
            }
            return node
        }
        var named: [(HeapRoot, Cell)] = [], others: [(HeapRoot, Cell)] = []
        vm.forEachRoot { root, cell in
            if case .binding = root { named.append((HeapRoot(root), cell)) } else { others.append((HeapRoot(root), cell)) }
        }
        for (root, cell) in named + others { roots.append((root, node(cell))) }
        var next = 0
        while next < cells.count {
            var count: Int32 = 0
            let cell = cells[next]
            vm.forEachContent(of: cell) { kind, target in
                _ = node(target)
                if case .weakMapValue(let key) = kind { _ = node(key.asCell) }
                count += 1
            } primitives: { kind, value in
                guard isWritten(kind) else { return }
                if value.isNumber { numberPlaces.note(value.asNumber) }
                count += 1
            }
            counts[next] = count
            next += 1
        }
        return HeapInventory(kinds: kinds, contentCounts: counts, roots: roots, numbers: numberPlaces.numbers, source: self)
    }
}

/// Numbers, each once, in the order in which they were met. By their bits: 0 is not -0.
final class NumberPlaces {
    private(set) var numbers: [Double] = []
    private var places: [UInt64: Int] = [:]

    subscript(number: Double) -> Int? { places[number.bitPattern] }

    func note(_ number: Double) {
        guard places[number.bitPattern] == nil else { return }
        places[number.bitPattern] = numbers.count
        numbers.append(number)
    }
}

extension EngineHeap: SnapshotSource {
    /// A primitive value that a script or a debugger sees where it stands.
    private func isWritten(_ kind: EdgeKind) -> Bool {
        switch kind {
        case .property, .variable, .mapKey, .mapValue, .setElement, .weakMapValue, .registryHeld: true
        case .element(let index): index < SnapshotContent.mostElements
        default: false
        }
    }

    public func forEachContent(of node: Node, _ body: (EdgeName, SnapshotContent) -> Void) {
        let cell = cells[Int(node)]
        vm.forEachContent(of: cell) { kind, target in
            guard let found = find(target), let name = EdgeName(kind, vm, find: find) else { return }
            let isQuiet = cell.kind == .shape && name == .part(.key) && !vm.isEnumerable(key: target, of: cell)
            body(isQuiet ? .part(.quietKey) : name, .node(found))
        } primitives: { kind, value in
            guard isWritten(kind), let name = EdgeName(kind, vm, find: find), let content = content(value) else { return }
            body(name, content)
        }
        if let table = sharedTable(of: node).flatMap(find) { body(.part(.table), .node(table)) }
    }

    private func content(_ primitive: Value) -> SnapshotContent? {
        if primitive.isNumber { return numberPlaces[primitive.asNumber].map(SnapshotContent.number) }
        if primitive.isBoolean { return .boolean(primitive == .true) }
        return primitive.isNull ? .null : .undefined
    }

    public func text(ofNumber number: Double) -> String { number == 0 && number.sign == .minus ? "-0" : Numbers.toString(number) }

    public func snapshotID(of node: Node) -> UInt32 { snapshotID(of: cells[Int(node)]) }

    private func snapshotID(of cell: Cell) -> UInt32 { UInt32(truncatingIfNeeded: (UInt(bitPattern: cell.address) - vm.heapBase) >> 3) | 1 }

    public func snapshotTable(of collection: Node) -> SnapshotTable? {
        tableCell(of: collection).map { SnapshotTable(id: snapshotID(of: $0), size: vm.shallowSize($0), node: find($0)) }
    }

    public func node(of name: PropertyName) -> Node? { name.kind == .index ? nil : vm.cell(of: vm.key(of: name)).flatMap(find) }

    public func nameNode(of node: Node) -> Node? {
        let cell = cells[Int(node)]
        let name = cell.kind == .code ? vm.functionNameCell(ofCode: cell) : JSObject(cell: cell).flatMap(vm.functionNameCell)
        guard let name, name.kind == .string, !Value(name).asString.isConcatenation else { return nil }
        return find(name)
    }

    public func text(of node: Node) -> String? {
        let cell = cells[Int(node)]
        return cell.kind == .bigInt ? vm.quietText(ofBigInt: Value(cell)) : JSObject(cell: cell).flatMap { $0.kind == .regExp ? vm.quietPattern(of: $0) : nil }
    }

    public func isConcatenation(_ string: Node) -> Bool { Value(cells[Int(string)]).asString.isConcatenation }

    public func withUnits(of string: Node, _ body: (StringUnits) -> Void) {
        let string = Value(cells[Int(string)]).asString
        if string.isCut { return vm.quietUnits(of: string).withUnsafeBufferPointer { body(.twoByte($0)) } }
        guard let flat = vm.quietFlat(string) else { return }
        if let units = flat.latin1Units { body(.latin1(units)) } else if let units = flat.twoByteUnits { body(.twoByte(units)) }
    }

    public func symbol(_ node: Node, longest: Int) -> (description: String?, isPrivate: Bool) {
        let symbol = Value(cells[Int(node)]).asSymbol, description = symbol.description
        // A description may be a rope, which is not flattened here: that would allocate.
        let flat = description.isString ? vm.quietFlat(description.asString) : nil
        return (flat.map { String(decoding: $0.array(0..<min($0.count, longest)), as: UTF16.self) }, PropertyKey(symbol).isPrivate)
    }

    public func location(of function: Node) -> (script: Int, line: Int, column: Int)? {
        guard let code = JSObject(cell: cells[Int(function)]).flatMap(vm.codeCell) else { return nil }
        return locations.place(ofCode: code, vm)
    }
}

/// Where functions stand: functions made of the same code are asked once.
final class CodeLocations {
    private var known: [Cell: (script: Int, line: Int, column: Int)] = [:]
    private var scripts: [ObjectIdentifier: Int] = [:]

    func place(ofCode code: Cell, _ vm: VM) -> (script: Int, line: Int, column: Int) {
        if let place = known[code] { return place }
        let location = vm.location(ofCode: code), script = scripts[ObjectIdentifier(location.source)] ?? scripts.count + 1
        scripts[ObjectIdentifier(location.source)] = script
        known[code] = (script, location.position.line - 1, location.position.column - 1)
        return (script, location.position.line - 1, location.position.column - 1)
    }
}
