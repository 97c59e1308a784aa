/// An array iterator (ECMA-262 §23.1.5).
struct ArrayIteratorLayout: ObjectLayout {
    let object: JSObject
    @inline(__always) init(_ object: JSObject) {
        assert(object.kind == .arrayIterator)
        self.object = object
    }

    static let slotCount = 3
    /// Undefined once the iterator is at its end.
    @inline(__always) var array: Value {
        get { slot(0) }
        nonmutating set { setSlot(0, newValue) }
    }
    @inline(__always) var index: Value {
        get { slot(1) }
        nonmutating set { setSlot(1, newValue) }
    }
    /// An `ArrayIteratorKind`.
    @inline(__always) var kind: Int32 {
        get { slot(2).asInt32 }
        nonmutating set { setSlot(2, Value(int32: newValue)) }
    }

    static func className(_ kind: CellKind) -> String { "Array Iterator" }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) { visitor.hold(array, .internalSlot(.iteratedArrayLike)) }
}

/// A Map or Set iterator (§24.1.5, §24.2.6): it stands in a table, which may have been rebuilt or cleared meanwhile.
struct CollectionIteratorLayout: ObjectLayout {
    let object: JSObject
    @inline(__always) init(_ object: JSObject) {
        assert(object.kind == .mapIterator || object.kind == .setIterator)
        self.object = object
    }

    static let slotCount = 3
    /// Nil once the iterator is at its end.
    @inline(__always) var table: HashTable? {
        get { slot(0).isCell ? HashTable(slot(0).asCell) : nil }
        nonmutating set { setSlot(0, newValue.map { Value($0.cell) } ?? .undefined) }
    }
    @inline(__always) var position: Int {
        get { Int(slot(1).asInt32) }
        nonmutating set { setSlot(1, Value(int32: Int32(truncatingIfNeeded: newValue))) }
    }
    /// A `PropertyPart`'s code.
    @inline(__always) var part: Int32 {
        get { slot(2).asInt32 & 3 }
        nonmutating set { setSlot(2, Value(int32: newValue)) }
    }
    /// The entry that it gave last went to a loop as key and value.
    @inline(__always) var isTakenApart: Bool {
        get { slot(2).asInt32 & 4 != 0 }
        nonmutating set { setSlot(2, Value(int32: part | (newValue ? 4 : 0))) }
    }

    static func className(_ kind: CellKind) -> String { kind == .setIterator ? "Set Iterator" : "Map Iterator" }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        visitor.hold(table?.cell, .internalSlot(object.kind == .setIterator ? .iteratedSet : .iteratedMap))
    }
}

/// A string iterator (§22.1.5).
struct StringIteratorLayout: ObjectLayout {
    let object: JSObject
    @inline(__always) init(_ object: JSObject) {
        assert(object.kind == .stringIterator)
        self.object = object
    }

    static let slotCount = 2
    /// Undefined once the iterator is at its end.
    @inline(__always) var string: Value {
        get { slot(0) }
        nonmutating set { setSlot(0, newValue) }
    }
    @inline(__always) var position: Int {
        get { Int(slot(1).asInt32) }
        nonmutating set { setSlot(1, Value(int32: Int32(truncatingIfNeeded: newValue))) }
    }

    static func className(_ kind: CellKind) -> String { "String Iterator" }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) { visitor.hold(string, .internalSlot(.iteratedString)) }
}

/// An object that stands for another iterator: it holds that one and its `next`.
protocol IteratorRecordLayout: ObjectLayout {}

extension IteratorRecordLayout {
    static var slotCount: Int { 2 }
    var iterator: Value { slot(0) }
    var next: Value { slot(1) }

    func write(_ record: IteratorRecord) {
        setSlot(0, Value(record.iterator))
        setSlot(1, record.next)
    }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        visitor.hold(iterator, .internalSlot(.iterated))
        visitor.hold(next, .internalSlot(.iteratedNext))
    }
}

/// What `Iterator.from` wraps around an iterator (§27.1.3.2.1.1).
struct WrappedIteratorLayout: IteratorRecordLayout {
    let object: JSObject
    @inline(__always) init(_ object: JSObject) {
        assert(object.kind == .wrappedIterator)
        self.object = object
    }
}

/// A `for-in` loop's place (§14.7.5.10).
struct ForInLayout: ObjectLayout {
    let object: JSObject
    @inline(__always) init(_ object: JSObject) {
        assert(object.kind == .forInIterator)
        self.object = object
    }

    static let slotCount = 4
    var enumerated: Value {
        get { slot(0) }
        nonmutating set { setSlot(0, newValue) }
    }
    var keys: Record? { record(1) }
    func setKeys(_ keys: Record) { setSlot(1, Value(keys)) }
    var position: Int {
        get { Int(slot(2).asInt32) }
        nonmutating set { setSlot(2, Value(int32: Int32(truncatingIfNeeded: newValue))) }
    }
    /// While the enumerated object has it, the named keys are still there; 0, which no object has, for none.
    var shapeID: UInt32 {
        get { UInt32(bitPattern: slot(3).asInt32) }
        nonmutating set { setSlot(3, Value(int32: Int32(bitPattern: newValue))) }
    }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        visitor.hold(enumerated, .internalSlot(.enumeratedObject))
        if shapeID != 0 { visitor.hold(vm.shape(shapeID).cell, .hidden(.shape)) }
        if let keys, visitor.part(keys.cell) { keys.visit(&visitor, .internalSlot(.remainingKeys)) }
    }
}
