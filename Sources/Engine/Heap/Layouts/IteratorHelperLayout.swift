/// An iterator helper (ECMA-262 §27.1.2): what the specification's closure captures. See IteratorHelpers.swift.
struct IteratorHelperLayout: ObjectLayout {
    let object: JSObject
    @inline(__always) init(_ object: JSObject) {
        assert(object.kind == .iteratorHelper)
        self.object = object
    }

    static let slotCount = 8
    var iterator: Value {
        get { slot(0) }
        nonmutating set { setSlot(0, newValue) }
    }
    var next: Value {
        get { slot(1) }
        nonmutating set { setSlot(1, newValue) }
    }
    /// Which of the helpers it is: an int32.
    var kind: Value {
        get { slot(2) }
        nonmutating set { setSlot(2, newValue) }
    }
    /// The mapper or the predicate.
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
    /// Where it stands: an int32.
    var state: Value {
        get { slot(7) }
        nonmutating set { setSlot(7, newValue) }
    }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        visitor.hold(iterator, .internalSlot(.underlyingIterator))
        visitor.hold(next, .internalSlot(.underlyingNext))
        visitor.hold(function, .internalSlot(.helperFunction))
        visitor.hold(inner, .internalSlot(.innerIterator))
        visitor.hold(innerNext, .internalSlot(.innerNext))
    }
}
