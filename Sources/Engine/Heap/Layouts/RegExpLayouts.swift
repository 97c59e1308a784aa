/// A regular expression (ECMA-262 §22.2.8).
struct RegExpLayout: ObjectLayout {
    let object: JSObject
    @inline(__always) init(_ object: JSObject) {
        assert(object.kind == .regExp)
        self.object = object
    }

    static let slotCount = 4
    /// [[OriginalSource]], a flat string; undefined until the expression is initialized.
    var source: Value { slot(0) }
    /// [[OriginalFlags]]
    var flags: RegExpFlags { slot(1).isInt32 ? RegExpFlags(rawValue: UInt8(truncatingIfNeeded: slot(1).asInt32)) : [] }
    /// The number of its program in the ``RegExpRoom``, which stands for [[RegExpMatcher]].
    var program: Int {
        get { slot(2).isInt32 ? Int(slot(2).asInt32) : 0 }
        nonmutating set { setSlot(2, Value(int32: Int32(truncatingIfNeeded: newValue))) }
    }
    /// [[LegacyFeaturesEnabled]]: no subclass's.
    var isLegacy: Bool { slot(3).isInt32 }
    /// [[Realm]] of one that is legacy, nil for the others.
    var legacyRealm: UInt8? {
        get { isLegacy ? UInt8(truncatingIfNeeded: slot(3).asInt32) : nil }
        nonmutating set { setSlot(3, newValue.map { Value(int32: Int32($0)) } ?? .undefined) }
    }

    func initialize(source: JSString, flags: RegExpFlags, program number: Int) {
        setSlot(0, Value(source))
        setSlot(1, Value(int32: Int32(flags.rawValue)))
        program = number
    }

    static func className(_ kind: CellKind) -> String { "RegExp" }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) { visitor.hold(source, .internalSlot(.originalSource)) }
}

/// What `matchAll` gives (§22.2.9).
struct RegExpStringIteratorLayout: ObjectLayout {
    let object: JSObject
    @inline(__always) init(_ object: JSObject) {
        assert(object.kind == .regExpStringIterator)
        self.object = object
    }

    static let slotCount = 4
    /// Undefined once the iterator is at its end.
    var regExp: Value {
        get { slot(0) }
        nonmutating set { setSlot(0, newValue) }
    }
    var string: JSString { slot(1).asString }
    var isGlobal: Bool { slot(2) == .true }
    var isUnicode: Bool { slot(3) == .true }

    func write(_ regExp: JSObject, _ string: JSString, isGlobal: Bool, isUnicode: Bool) {
        setSlot(0, Value(regExp))
        setSlot(1, Value(string))
        setSlot(2, isGlobal ? .true : .false)
        setSlot(3, isUnicode ? .true : .false)
    }

    static func className(_ kind: CellKind) -> String { "RegExp String Iterator" }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        visitor.hold(regExp, .internalSlot(.iteratingRegExp))
        visitor.hold(slot(1), .internalSlot(.iteratedString))
    }
}
