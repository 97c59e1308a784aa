/// What `setTimeout`, `setInterval` and `setImmediate` give: Node's Timeout and Immediate. A Timeout holds its callback also after it has fired, an
/// Immediate until then; the event loop holds both until they have fired or are cleared.
public struct TimerLayout: ObjectLayout, Equatable {
    public let object: JSObject
    @inline(__always) public init(_ object: JSObject) {
        assert(object.kind == .timer)
        self.object = object
    }

    private enum Flag {
        static let interval: Int32 = 1
        static let referenced: Int32 = 2
        static let immediate: Int32 = 4
        static let destroyed: Int32 = 8
        /// Its number has been asked for: `clearTimeout` may get that instead.
        static let numbered: Int32 = 16
    }

    static let slotCount = 8
    /// Null once it was cleared.
    public internal(set) var callback: Value {
        get { slot(0) }
        nonmutating set { setSlot(0, newValue) }
    }
    /// Nil for none.
    var arguments: Record? {
        get { record(1) }
        nonmutating set { setSlot(1, newValue.map { Value($0) } ?? .undefined) }
    }
    /// The milliseconds that it was asked to wait.
    public internal(set) var delay: Double {
        get { slot(2).asNumber }
        nonmutating set { setSlot(2, .number(newValue)) }
    }
    /// When it was started.
    var start: Double {
        get { slot(3).asNumber }
        nonmutating set { setSlot(3, .number(newValue)) }
    }
    /// Its place in the queue, -1 where it does not wait.
    var place: Int {
        get { Int(slot(4).asInt32) }
        nonmutating set { setSlot(4, Value(int32: Int32(truncatingIfNeeded: newValue))) }
    }
    var number: Int32 {
        get { slot(5).asInt32 }
        nonmutating set { setSlot(5, Value(int32: newValue)) }
    }
    /// The number of who made it.
    var trigger: Int32 {
        get { slot(7).asInt32 }
        nonmutating set { setSlot(7, Value(int32: newValue)) }
    }
    private var bits: Int32 {
        get { slot(6).asInt32 }
        nonmutating set { setSlot(6, Value(int32: newValue)) }
    }

    public internal(set) var isInterval: Bool {
        get { bits & Flag.interval != 0 }
        nonmutating set { set(Flag.interval, newValue) }
    }
    /// It keeps the program from ending.
    public internal(set) var isReferenced: Bool {
        get { bits & Flag.referenced != 0 }
        nonmutating set { set(Flag.referenced, newValue) }
    }
    public var isImmediate: Bool { bits & Flag.immediate != 0 }
    /// It was cleared, or has fired for the last time.
    public internal(set) var isDestroyed: Bool {
        get { bits & Flag.destroyed != 0 }
        nonmutating set { set(Flag.destroyed, newValue) }
    }
    var isNumbered: Bool {
        get { bits & Flag.numbered != 0 }
        nonmutating set { set(Flag.numbered, newValue) }
    }
    private func set(_ flag: Int32, _ isSet: Bool) { bits = isSet ? bits | flag : bits & ~flag }

    /// The function that made it.
    public var maker: String { isImmediate ? "setImmediate" : isInterval ? "setInterval" : "setTimeout" }

    func start(_ callback: Value, arguments: Record?, number: Int32, trigger: Int32, isImmediate: Bool) {
        self.callback = callback
        self.arguments = arguments
        self.number = number
        self.trigger = trigger
        place = -1
        delay = 0
        start = 0
        bits = Flag.referenced | (isImmediate ? Flag.immediate : 0)
    }

    static func className(_ kind: CellKind) -> String { "Timeout" }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        visitor.hold(callback, .internalSlot(.timerCallback))
        if let arguments, visitor.part(arguments.cell) { arguments.visit(&visitor, .internalSlot(.timerArguments)) }
    }
}
