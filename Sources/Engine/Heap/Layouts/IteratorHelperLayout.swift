/// An iterator helper (ECMA-262 §27.1.2): what the specification's closure captures. See IteratorHelpers.swift.
struct IteratorHelperLayout: ObjectLayout {
    let object: JSObject
    @inline(__always) init(_ object: JSObject) {
        assert(object.kind == .iteratorHelper)
        self.object = object
    }

    /// Which of the helpers it is.
    enum Kind: Int32 { case map, filter, take, drop, flatMap, concat, zip, zipKeyed }
    enum State: Int32 { case start, yielded, running, completed }

    static let slotCount = 9
    var iterator: Value {
        get { slot(0) }
        nonmutating set { setSlot(0, newValue) }
    }
    var next: Value {
        get { slot(1) }
        nonmutating set { setSlot(1, newValue) }
    }
    var kind: Kind {
        get { Kind(rawValue: slot(2).asInt32) ?? .map }
        nonmutating set { setSlot(2, Value(int32: newValue.rawValue)) }
    }
    /// The mapper or the predicate; of zip its `ZipMode`.
    var function: Value {
        get { slot(3) }
        nonmutating set { setSlot(3, newValue) }
    }
    var counter: Double {
        get { slot(4).asNumber }
        nonmutating set { setSlot(4, .number(newValue)) }
    }
    /// What flatMap is in the middle of, or undefined.
    var inner: Value {
        get { slot(5) }
        nonmutating set { setSlot(5, newValue) }
    }
    var innerNext: Value {
        get { slot(6) }
        nonmutating set { setSlot(6, newValue) }
    }
    /// Where it stands.
    var state: State {
        get { State(rawValue: slot(7).asInt32) ?? .completed }
        nonmutating set { setSlot(7, Value(int32: newValue.rawValue)) }
    }
    /// What concat and zip work on: see IteratorConcat.swift and IteratorZip.swift.
    var inputs: Record? { record(8) }
    func setInputs(_ inputs: Record) { setSlot(8, Value(inputs)) }

    var underlying: IteratorRecord { IteratorRecord(iterator: iterator.asObject, next: next) }

    /// A generator that has ended holds nothing any more.
    func complete() {
        for i in [0, 1, 3, 5, 6, 8] { setSlot(i, .undefined) }
        state = .completed
    }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        visitor.hold(iterator, .internalSlot(.underlyingIterator))
        visitor.hold(next, .internalSlot(.underlyingNext))
        visitor.hold(function, .internalSlot(.helperFunction))
        visitor.hold(inner, .internalSlot(.innerIterator))
        visitor.hold(innerNext, .internalSlot(.innerNext))
        if let inputs, visitor.part(inputs.cell) { inputs.visit(&visitor, .internalSlot(.underlyingIterator)) }
    }
}
