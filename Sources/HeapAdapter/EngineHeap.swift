import Engine
import Explorer

/// What whoever looks at a machine knows of its cells besides.
public protocol CellNotes: AnyObject {
    /// The number by which people know the object: `#1`.
    func number(of cell: Cell) -> Int?
    /// It was there before the program.
    func isBuiltIn(_ cell: Cell) -> Bool
}

/// The cells of a machine as the nodes of a graph. It keeps addresses, and nothing alive: good until the next script runs or the
/// next collection.
public final class EngineHeap: HeapSource {
    public let vm: VM
    /// The cells, by node.
    @exclusivity(unchecked) public private(set) var cells: [Cell] = []
    let index: CellIndex
    private let values: EngineValues
    private let notes: (any CellNotes)?
    private let classes: ClassNames
    private let layouts = ObjectLayouts()
    let locations = CodeLocations()
    let numberPlaces = NumberPlaces()
    /// Tables of collections in which an iterator stands: nodes of their own.
    private let sharedTables: Set<Cell>

    init(_ vm: VM, notes: (any CellNotes)?, sharedTables: Set<Cell> = []) {
        self.sharedTables = sharedTables
        self.vm = vm
        vm.completeBuiltins()
        self.notes = notes
        index = CellIndex(vm)
        values = EngineValues(vm)
        classes = ClassNames(vm)
        // Memory that is reserved and never touched costs nothing; an array that grows is for a moment there twice.
        cells.reserveCapacity(vm.usedBytes / 32)
    }

    /// The node of a cell; nil where the graph does not have it.
    public func find(_ cell: Cell) -> Node? { index[cell] }

    /// The node of a cell, and whether it is a new one.
    @inline(__always) func number(of cell: Cell) -> (node: Node, isNew: Bool) {
        let next = Node(truncatingIfNeeded: cells.count)
        let number = index.number(of: cell, orAssign: next)
        if number != next { return (number, false) }
        cells.append(cell)
        return (number, true)
    }

    private func cell(_ node: Node) -> Cell { cells[Int(node)] }

    // MARK: Facts of a node

    public func id(of node: Node) -> UInt64 { EngineHeap.id(of: cell(node)) }

    private static func id(of cell: Cell) -> UInt64 { UInt64(UInt(bitPattern: cell.address)) }

    public func node(withID id: UInt64) -> Node? { UnsafeMutableRawPointer(bitPattern: UInt(id)).flatMap { index[Cell($0)] } }

    /// A table that is a node stands for itself.
    public func size(of node: Node) -> Int { vm.shallowSize(cell(node)) - (sharedTable(of: node).map(vm.shallowSize) ?? 0) }

    /// The table of a collection where an iterator stands in it, too.
    @inline(__always) func sharedTable(of node: Node) -> Cell? {
        if sharedTables.isEmpty || !cell(node).kind.hasTable { return nil }
        return tableCell(of: node).flatMap { sharedTables.contains($0) ? $0 : nil }
    }
    public func classNumber(of node: Node) -> Int32 { classes.id(of: cell(node)) }
    public func className(_ number: Int32) -> String { classes.names[Int(number)] }
    public func layout(of node: Node) -> Int32 { JSObject(cell: cell(node)).map { layouts.number(of: $0, vm) } ?? -1 }
    public func label(of node: Node) -> String? { notes?.number(of: cell(node)).map { "#\($0)" } }
    public func title(of node: Node) -> String? {
        label(of: node) ?? (cell(node).kind == .nativeFunction ? JSObject(cell: cell(node)).flatMap { EngineValues.settlingFunction(vm, $0) } : nil)
    }
    public func isBuiltIn(_ node: Node) -> Bool { notes?.isBuiltIn(cell(node)) ?? false }
    public func period(of node: Node) -> Int? { vm.allocationPeriod(of: cell(node)) }

    public func site(of node: Node) -> HeapSite? {
        vm.allocationSite(of: cell(node)).map { HeapSite(period: $0.period, source: $0.source, line: $0.line, column: $0.column, function: $0.function) }
    }

    public func functionName(ofEnvironment node: Node) -> String { vm.functionName(ofEnvironment: cell(node)) }

    /// What is told of an async function says it already.
    public func pauseLine(of node: Node) -> Int? { cell(node).kind == .asyncFunction ? nil : vm.pauseLine(of: cell(node)) }

    public func isMethod(_ node: Node) -> Bool { JSObject(cell: cell(node)).map(vm.isMethod) ?? false }

    // MARK: References

    public func forEachReference(of node: Node, _ body: (EdgeName, Node) -> Void) {
        vm.forEachEdge(of: cell(node)) { kind, target in
            if let target = index[target], let name = EdgeName(kind, vm, find: find) { body(name, target) }
        }
        if let table = sharedTable(of: node).flatMap(find) { body(.part(.table), table) }
    }

    /// The engine knows a cell from others without making names for these.
    public var fewQuestions: Int { 64 }

    public func forEachReference(of node: Node, to target: Node, _ body: (EdgeName) -> Void) {
        vm.forEachEdge(of: cell(node), to: cell(target)) { kind in EdgeName(kind, vm, find: find).map(body) }
        if let table = sharedTable(of: node).flatMap(find), table == target { body(.part(.table)) }
    }

    public func forEachReference(of node: Node, where isWanted: (Node) -> Bool, _ body: (EdgeName, Node) -> Void) {
        vm.forEachEdge(of: cell(node)) { kind, target in
            if let target = index[target], isWanted(target), let name = EdgeName(kind, vm, find: find) { body(name, target) }
        }
        if let table = sharedTable(of: node).flatMap(find), isWanted(table) { body(.part(.table), table) }
    }

    public func reads(_ function: Node, _ variable: String, of environment: Node) -> Bool? {
        guard let object = JSObject(cell: cell(function)), let slot = slot(of: variable, in: environment) else { return nil }
        return vm.reads(object, variable: slot, of: cell(environment))
    }

    public func readers(of variable: String, in environment: Node) -> [String] {
        slot(of: variable, in: environment).map { vm.readers(ofVariable: $0, in: cell(environment)) } ?? []
    }

    private func slot(of variable: String, in environment: Node) -> Int? {
        var next = 0, found: Int?
        vm.forEachVariable(of: cell(environment)) { name, _ in
            if name == variable { found = next }
            next += 1
        }
        return found
    }

    public func table(of collection: Node) -> Node? { tableCell(of: collection).flatMap(find) }

    func tableCell(of collection: Node) -> Cell? { JSObject(cell: cell(collection)).flatMap(vm.table) }

    // MARK: Values

    public func value(of node: Node) -> HeapValue { HeapValue(Value(cell(node))) }
    public func node(of value: HeapValue) -> Node? { value.engineValue.isCell ? index[value.engineValue.asCell] : nil }
    public func isStored(_ value: HeapValue) -> Bool { value.engineValue.isCell }

    public func forEachEntry(of node: Node, _ body: (_ key: HeapValue, _ value: HeapValue) -> Bool) {
        guard let collection = JSObject(cell: cell(node)) else { return }
        var isOver = false
        vm.forEachEntry(of: collection) { key, value in if !isOver { isOver = !body(HeapValue(key), HeapValue(value)) } }
    }

    public func forEachVariable(of node: Node, _ body: (String, HeapValue) -> Bool) {
        var isOver = false
        vm.forEachVariable(of: cell(node)) { name, value in if !isOver { isOver = !body(name, HeapValue(value)) } }
    }

    public func portrait(of value: HeapValue) -> Portrait { values.portrait(of: value) }
    public func text(of name: PropertyName) -> String { values.text(of: name) }
    public func forEachProperty(of object: HeapValue, _ body: (PropertyFact) -> Bool) { values.forEachProperty(of: object, body) }
    public func forEachElement(of object: HeapValue, _ body: (Int, HeapValue) -> Bool) { values.forEachElement(of: object, body) }

    // MARK: All cells

    public func forEachPresent(_ body: (_ id: UInt64, _ kind: NodeKind, _ period: Int?) -> Void) {
        vm.forEachCell { body(EngineHeap.id(of: $0), NodeKind($0.kind), vm.allocationPeriod(of: $0)) }
    }
}

extension CellKind {
    /// A collection that keeps its entries in a table.
    @inline(__always) var hasTable: Bool { self == .map || self == .set || self == .weakMap || self == .weakSet }
}

/// What hidden classes come to: a program can have several of them for objects that look alike.
private final class ObjectLayouts {
    private var byShape: [Int32] = []
    private var structures: [[UInt64]: Int32] = [:]
    /// A heap with more structures than this has none that repeats.
    private static let mostStructures = 4096
    private static let mostKeys = 32

    func number(of object: JSObject, _ vm: VM) -> Int32 {
        let shape = vm.shapeNumber(of: object)
        if shape < byShape.count, byShape[shape] >= 0 { return byShape[shape] }
        if structures.count >= ObjectLayouts.mostStructures { return Int32.max }
        var structure: [UInt64] = [vm.quietPrototype(of: object).bits]
        vm.forEachNamedProperty(of: object) { key, _, _ in if structure.count < ObjectLayouts.mostKeys { structure.append(key.bits) } }
        let number = structures[structure] ?? Int32(truncatingIfNeeded: structures.count)
        structures[structure] = number
        while byShape.count <= shape { byShape.append(-1) }
        byShape[shape] = number
        return number
    }
}
