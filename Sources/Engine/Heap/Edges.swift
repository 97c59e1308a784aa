// The heap as people see it: which cell refers to which, and by what name. What refers to what is told by the layouts
// (Layouts/ReferenceVisitor.swift) and by `visitRoots`; this is how it is handed on.
//
// Some cells are but a part of another: a property's accessor, an object's slots and elements, a Map's table, a record in an
// internal slot. They are looked through: their owner has their edges, and their size.

/// How one cell refers to another.
public enum EdgeKind: Hashable, Sendable {
    case property(PropertyKey)
    case getter(PropertyKey)
    case setter(PropertyKey)
    case element(Int)
    case internalSlot(InternalSlot)
    /// The position counts the entries that are there.
    case mapKey(Int)
    case mapValue(key: Value, Int)
    case setElement(Int)
    case weakMapKey
    /// An ephemeron: it holds while the WeakMap and the key are alive.
    case weakMapValue(key: Value)
    case weakSetElement
    case weakRefTarget
    case registryTarget
    case registryHeld
    case registryToken
    /// A variable of an environment.
    case variable(String)
    /// The engine's own business.
    case hidden(EnginePart)

    /// Does not by itself keep alive what it refers to. True for ephemerons too: the map alone is not enough.
    public var isWeak: Bool {
        switch self {
        case .weakMapKey, .weakMapValue, .weakSetElement, .weakRefTarget, .registryTarget, .registryToken: true
        default: false
        }
    }

    /// The key of the entry whose value it refers to; undefined for all others.
    public var entryKey: Value {
        switch self {
        case .mapValue(let key, _), .weakMapValue(let key): key
        default: .undefined
        }
    }

    public var isEphemeron: Bool {
        if case .weakMapValue = self { return true }
        return false
    }
}

public typealias EdgeVisitor = (EdgeKind, Cell) -> Void

/// Hands on each reference with its name.
private struct EdgeTeller: ReferenceVisitor {
    static var isNaming: Bool { true }
    let body: EdgeVisitor
    func hold(_ cell: Cell, _ name: @autoclosure () -> EdgeKind) { body(name(), cell) }
    func holdMemory(_ cell: Cell, _ name: @autoclosure () -> EdgeKind) { body(name(), cell) }
    func mention(_ cell: Cell, _ name: @autoclosure () -> EdgeKind) { body(name(), cell) }
    func part(_ cell: Cell) -> Bool { true }
    func refersWeakly(_ object: JSObject) {}
}

/// The same, and each primitive value that stands where a reference could.
private struct ContentTeller: ReferenceVisitor {
    static var isNaming: Bool { true }
    let cells: EdgeVisitor
    let primitives: (EdgeKind, Value) -> Void
    func hold(_ cell: Cell, _ name: @autoclosure () -> EdgeKind) { cells(name(), cell) }
    func holdMemory(_ cell: Cell, _ name: @autoclosure () -> EdgeKind) { cells(name(), cell) }
    func mention(_ cell: Cell, _ name: @autoclosure () -> EdgeKind) { cells(name(), cell) }
    func hold(primitive: Value, _ name: @autoclosure () -> EdgeKind) { if !primitive.isEmpty { primitives(name(), primitive) } }
    func mention(primitive: Value, _ name: @autoclosure () -> EdgeKind) { hold(primitive: primitive, name()) }
    func part(_ cell: Cell) -> Bool { true }
    func refersWeakly(_ object: JSObject) {}
}

/// Listens for the parts of a cell alone.
private struct PartTeller: ReferenceVisitor {
    static var isNaming: Bool { true }
    let body: (Cell) -> Void
    func hold(_ cell: Cell, _ name: @autoclosure () -> EdgeKind) {}
    func holdMemory(_ cell: Cell, _ name: @autoclosure () -> EdgeKind) {}
    func mention(_ cell: Cell, _ name: @autoclosure () -> EdgeKind) {}
    func part(_ cell: Cell) -> Bool { body(cell); return false }
    func refersWeakly(_ object: JSObject) {}
}

/// Adds up what the cell and its parts take.
private struct PartMeter: ReferenceVisitor {
    static var isNaming: Bool { true }
    var size: Int
    func hold(_ cell: Cell, _ name: @autoclosure () -> EdgeKind) {}
    func holdMemory(_ cell: Cell, _ name: @autoclosure () -> EdgeKind) {}
    func mention(_ cell: Cell, _ name: @autoclosure () -> EdgeKind) {}
    mutating func part(_ cell: Cell) -> Bool { size += Block(of: cell).bytesPerCell; return false }
    func refersWeakly(_ object: JSObject) {}
}

extension VM {
    /// Calls `body` for each reference from the cell to another.
    public func forEachEdge(of cell: Cell, _ body: EdgeVisitor) {
        withoutActuallyEscaping(body) { body in
            var teller = EdgeTeller(body: body)
            visitReferences(of: cell, &teller)
        }
    }

    /// The same, and in its turn each number, boolean, undefined and null that the cell has where a reference could stand.
    public func forEachContent(of cell: Cell, _ cells: EdgeVisitor, primitives: (EdgeKind, Value) -> Void) {
        withoutActuallyEscaping(cells) { cells in
            withoutActuallyEscaping(primitives) { primitives in
                var teller = ContentTeller(cells: cells, primitives: primitives)
                visitReferences(of: cell, &teller)
            }
        }
    }

    /// The bytes that the cell takes, with those of the cells that are a part of it.
    public func shallowSize(_ cell: Cell) -> Int {
        var meter = PartMeter(size: Block(of: cell).bytesPerCell)
        visitReferences(of: cell, &meter)
        return meter.size
    }

    /// Calls `body` for each cell that is a part of this one and of no other: such a cell is no node of the graph that the
    /// edges make.
    public func forEachPart(of cell: Cell, _ body: (Cell) -> Void) {
        withoutActuallyEscaping(body) { body in
            var teller = PartTeller(body: body)
            visitReferences(of: cell, &teller)
        }
    }
}
