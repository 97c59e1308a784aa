// The references of cells for whoever reads millions of them: what sort each is, and no name. A name costs more to make than all else.

/// What a reference is, as far as that can be told without a name.
public enum EdgeSort: UInt8, CaseIterable, Sendable, BitwiseCopyable {
    case property
    /// Under this name an EventEmitter or an EventTarget has its listeners.
    case listeners
    case element
    case variable, prototype, timer, reaction, slot
    /// An entry's key, or a Set's element; its value, by whether the key could be held weakly.
    case entry, entryValue, plainEntryValue
    case hidden
    case weak, ephemeron

    @inline(__always) public init(_ kind: EdgeKind, _ vm: VM) {
        self = switch kind {
        // An array that is frozen, sealed or sparse has its elements among its properties.
        case .property(let key): key.isIndex ? .element : vm.isListenerStore(key) ? .listeners : .property
        case .getter, .setter: .property
        case .element: .element
        case .variable: .variable
        case .internalSlot(let slot):
            switch slot {
            case .prototype: .prototype
            case .environment, .outerEnv: .variable
            case .timerCallback, .timerArguments: .timer
            case .promiseFulfillReactions, .promiseRejectReactions, .promiseCapability: .reaction
            default: .slot
            }
        case .mapKey, .setElement: .entry
        case .mapValue(let key, _): vm.canBeHeldWeakly(key) ? .entryValue : .plainEntryValue
        case .registryHeld: .slot
        case .hidden: .hidden
        case .weakMapValue: .ephemeron
        case .weakMapKey, .weakSetElement, .weakRefTarget, .registryTarget, .registryToken: .weak
        }
    }
}

/// A reference to a cell; of an entry's value with its key.
public struct SortedEdge: BitwiseCopyable {
    public let target: Cell
    public let key: Value
    public let sort: EdgeSort
}

/// Room for the references of one cell, used for one after another.
public final class SortedEdges {
    private var sorter: EdgeSorter

    public init(_ vm: VM) { sorter = EdgeSorter(vm: vm) }
    deinit { sorter.edges.deallocate() }

    /// The references of the cell, as `VM.forEachEdge` tells them. Good until the next call.
    public func edges(of cell: Cell) -> UnsafeBufferPointer<SortedEdge> {
        sorter.edges.removeAll()
        sorter.vm.visitReferences(of: cell, &sorter)
        return UnsafeBufferPointer(start: sorter.edges.base, count: sorter.edges.count)
    }
}

private struct EdgeSorter: ReferenceVisitor {
    static var isNaming: Bool { @inline(__always) get { true } }
    static var spellsNames: Bool { @inline(__always) get { false } }
    let vm: VM
    var edges = RawList<SortedEdge>(capacity: 64)

    @inline(__always) private mutating func add(_ cell: Cell, _ kind: EdgeKind) {
        edges.append(SortedEdge(target: cell, key: kind.entryKey, sort: EdgeSort(kind, vm)))
    }
    @inline(__always) mutating func hold(_ cell: Cell, _ name: @autoclosure () -> EdgeKind) { add(cell, name()) }
    @inline(__always) mutating func holdMemory(_ cell: Cell, _ name: @autoclosure () -> EdgeKind) { add(cell, name()) }
    @inline(__always) mutating func mention(_ cell: Cell, _ name: @autoclosure () -> EdgeKind) { add(cell, name()) }
    @inline(__always) mutating func part(_ cell: Cell) -> Bool { true }
    @inline(__always) mutating func refersWeakly(_ object: JSObject) {}
}

/// Names the references to one cell alone.
private struct EdgeFinder: ReferenceVisitor {
    static var isNaming: Bool { @inline(__always) get { true } }
    let target: Cell
    let body: (EdgeKind) -> Void

    @inline(__always) mutating func hold(_ cell: Cell, _ name: @autoclosure () -> EdgeKind) { if cell == target { body(name()) } }
    @inline(__always) mutating func holdMemory(_ cell: Cell, _ name: @autoclosure () -> EdgeKind) { if cell == target { body(name()) } }
    @inline(__always) mutating func mention(_ cell: Cell, _ name: @autoclosure () -> EdgeKind) { if cell == target { body(name()) } }
    @inline(__always) mutating func part(_ cell: Cell) -> Bool { true }
    @inline(__always) mutating func refersWeakly(_ object: JSObject) {}
}

extension VM {
    /// Calls `body` for each reference from the cell to `target`: no name is made for any other.
    public func forEachEdge(of cell: Cell, to target: Cell, _ body: (EdgeKind) -> Void) {
        withoutActuallyEscaping(body) { body in
            var finder = EdgeFinder(target: target, body: body)
            visitReferences(of: cell, &finder)
        }
    }

    /// Under this name an EventEmitter or an EventTarget has its listeners.
    @inline(__always) fileprivate func isListenerStore(_ key: PropertyKey) -> Bool {
        if key.isString { return key.string.length == 7 && describe(key) == "_events" }
        return key.isPrivate && describe(key) == "#listeners"
    }
}
