/// An object of `Intl`'s (ECMA-402): which service it offers, what its options came to, and a text that says all that ICU must know to make
/// the formatter. The formatters themselves are kept in the ``IntlRoom``, so that the collector has nothing to close.
struct IntlLayout: ObjectLayout {
    let object: JSObject
    @inline(__always) init(_ object: JSObject) {
        assert(object.kind == .intl)
        self.object = object
    }

    static let slotCount = 4

    /// Which of `Intl`'s classes made it.
    enum Service: Int32, CaseIterable {
        case collator, dateTimeFormat, displayNames, listFormat, locale, numberFormat, pluralRules, relativeTimeFormat, segmenter, segments, segmentIterator
    }
    var service: Service {
        get { Service(rawValue: slot(0).asInt32) ?? .locale }
        nonmutating set { setSlot(0, Value(int32: newValue.rawValue)) }
    }
    /// An object without a prototype that nobody else sees: what `resolvedOptions` copies.
    var options: JSObject {
        get { slot(1).asObject }
        nonmutating set { setSlot(1, Value(newValue)) }
    }
    /// What makes the formatter, as the class's own words have it.
    var recipe: Value {
        get { slot(2) }
        nonmutating set { setSlot(2, newValue) }
    }
    /// The function that `format` or `compare` gave already; of segments their text.
    var bound: Value {
        get { slot(3) }
        nonmutating set { setSlot(3, newValue) }
    }


    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        for i in 1..<IntlLayout.slotCount { visitor.hold(slot(i), .hidden(.data)) }
    }
}
