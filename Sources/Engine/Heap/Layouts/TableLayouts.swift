/// A Map or a Set (ECMA-262 §24.1, §24.2).
struct TableLayout: ObjectLayout {
    let object: JSObject
    @inline(__always) init(_ object: JSObject) {
        assert(object.kind == .map || object.kind == .set)
        self.object = object
    }

    static let slotCount = 1

    static func className(_ kind: CellKind) -> String { kind == .set ? "Set" : "Map" }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        guard let table = object.collectionTable, visitor.part(table.cell) else { return }
        table.visit(&visitor, isSet: object.kind == .set)
    }
}

/// A WeakMap or a WeakSet (§24.3, §24.4). Its entries are ephemerons: the collector takes them in hand itself.
struct WeakTableLayout: ObjectLayout {
    let object: JSObject
    @inline(__always) init(_ object: JSObject) {
        assert(object.kind == .weakMap || object.kind == .weakSet)
        self.object = object
    }

    static let slotCount = 1

    static func className(_ kind: CellKind) -> String { kind == .weakSet ? "WeakSet" : "WeakMap" }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        guard let table = object.collectionTable else { return }
        _ = visitor.part(table.cell)
        visitor.refersWeakly(object)
        if V.isNaming { visitEntries(of: table, &visitor) }
    }

    private func visitEntries<V: ReferenceVisitor>(of table: HashTable, _ visitor: inout V) {
        let isSet = object.kind == .weakSet
        for i in table.first..<table.used where !table.isDeleted(at: i) {
            let key = table.key(at: i)
            visitor.mention(key, isSet ? .weakSetElement : .weakMapKey)
            if !isSet { visitor.mention(table.value(at: i), .weakMapValue(key: key)) }
        }
    }
}

extension JSObject {
    /// The table of a Map or a Set; of a weak collection only where it has one (it does once something was added).
    @inline(__always) var hashTable: HashTable {
        get { HashTable(internalSlot(0).asCell) }
        nonmutating set { setInternalSlot(0, Value(newValue.cell)) }
    }

    /// The table of a Map, a Set or of one of their weak kin; nil where nobody has made it yet, and for other objects.
    @inline(__always) var collectionTable: HashTable? {
        guard kind.hasTable, internalSlot(0).isCell else { return nil }
        return hashTable
    }
}

extension CellKind {
    /// Map, Set, WeakMap, WeakSet.
    @inline(__always) var hasTable: Bool { self == .map || self == .set || self == .weakMap || self == .weakSet }

    /// WeakMap, WeakSet, WeakRef and FinalizationRegistry.
    public var isWeakCollection: Bool {
        switch self {
        case .weakMap, .weakSet, .weakRef, .finalizationRegistry: true
        default: false
        }
    }
}
