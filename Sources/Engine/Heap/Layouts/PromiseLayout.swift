/// A promise (ECMA-262 §27.2). What waits for it hangs on it and on nothing else: a promise that nobody can settle any more is garbage
/// together with everything that waits.
public struct PromiseLayout: ObjectLayout {
    public let object: JSObject
    @inline(__always) public init(_ object: JSObject) {
        assert(object.kind == .promise)
        self.object = object
    }

    /// [[PromiseState]]
    public enum State: Int32, Sendable { case pending, fulfilled, rejected }

    private enum Flag {
        static let state: Int32 = 3
        static let handled: Int32 = 4
        static let resolved: Int32 = 8
        static let reported: Int32 = 16
        static let bits: Int32 = 5
    }

    static let slotCount = 4
    /// [[PromiseResult]]
    public internal(set) var result: Value {
        get { slot(0) }
        nonmutating set { setSlot(0, newValue) }
    }
    /// The reactions, first come first served, a chain of records.
    var firstReaction: PromiseReaction? { record(1).map(PromiseReaction.init) }
    private var lastReaction: PromiseReaction? { record(2).map(PromiseReaction.init) }
    private var bits: Int32 {
        get { slot(3).asInt32 }
        nonmutating set { setSlot(3, Value(int32: newValue)) }
    }

    public internal(set) var state: State {
        get { State(rawValue: bits & Flag.state) ?? .pending }
        nonmutating set { bits = bits & ~Flag.state | newValue.rawValue }
    }
    /// [[PromiseIsHandled]]
    public internal(set) var isHandled: Bool {
        get { bits & Flag.handled != 0 }
        nonmutating set { set(Flag.handled, newValue) }
    }
    /// [[AlreadyResolved]] of the functions that the constructor gave its executor.
    public internal(set) var isResolved: Bool {
        get { bits & Flag.resolved != 0 }
        nonmutating set { set(Flag.resolved, newValue) }
    }
    /// The host has been told that nobody handled the rejection.
    var isReported: Bool {
        get { bits & Flag.reported != 0 }
        nonmutating set { set(Flag.reported, newValue) }
    }

    /// Which rejection this was of those that nobody handled at once, from 1 on.
    var rejectionNumber: Int32 {
        get { bits >> Flag.bits }
        nonmutating set { bits = bits & (1 << Flag.bits - 1) | newValue << Flag.bits }
    }

    private func set(_ flag: Int32, _ isSet: Bool) { bits = isSet ? bits | flag : bits & ~flag }

    func start() { setSlot(3, Value(int32: 0)) }

    func append(_ reaction: PromiseReaction) {
        let value = Value(reaction.record)
        if let lastReaction { lastReaction.next = value } else { setSlot(1, value) }
        setSlot(2, value)
    }

    func dropReactions() {
        setSlot(1, .undefined)
        setSlot(2, .undefined)
    }

    static func className(_ kind: CellKind) -> String { "Promise" }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        visitor.hold(result, .internalSlot(.promiseResult))
        var next = firstReaction
        while let reaction = next, visitor.part(reaction.record.cell) {
            reaction.visit(&visitor)
            next = reaction.following
        }
    }
}

/// What is to happen once a promise is settled (§27.2.1.2 PromiseReaction Records). The specification has two of them for each `then`,
/// one for either outcome; here one record has both handlers.
///
///     0 kind (int32)   1 handler when fulfilled   2 handler when rejected   3 capability   4 next reaction
///
/// A handler is undefined where there is none: the outcome is passed on. The capability is as ``PromiseCapability/stored(_:)`` has it.
struct PromiseReaction {
    let record: Record
    @inline(__always) init(_ record: Record) { self.record = record }

    static let recordCount = 5
    var kind: Job.Kind { Job.Kind(rawValue: record[0].asInt32) ?? .reaction }
    var onFulfilled: Value { record[1] }
    var onRejected: Value { record[2] }
    var capability: Value { record[3] }
    var next: Value {
        get { record[4] }
        nonmutating set { record[4] = newValue }
    }
    /// What `AsyncLocalStorage` knew where it was made: a word more where that is anything.
    var context: Value {
        get { record.count > PromiseReaction.recordCount ? record[PromiseReaction.recordCount] : .undefined }
        nonmutating set { record[PromiseReaction.recordCount] = newValue }
    }
    var following: PromiseReaction? { next.isCell ? PromiseReaction(Record(next.asCell)) : nil }

    func write(_ kind: Job.Kind, onFulfilled: Value, onRejected: Value, capability: Value) {
        record[0] = Value(int32: kind.rawValue)
        record[1] = onFulfilled
        record[2] = onRejected
        record[3] = capability
    }

    @inline(__always) fileprivate func visit<V: ReferenceVisitor>(_ visitor: inout V) {
        visitor.hold(onFulfilled, .internalSlot(.promiseFulfillReactions))
        visitor.hold(onRejected, .internalSlot(.promiseRejectReactions))
        PromiseCapability.visit(capability, &visitor)
        if record.count > PromiseReaction.recordCount { visitor.hold(context, .hidden(.asyncContext)) }
    }
}

extension PromiseCapability {
    /// Tells what a stored capability refers to, as its holder's.
    @inline(__always) static func visit<V: ReferenceVisitor>(_ stored: Value, _ visitor: inout V) {
        guard stored.isCell else { return }
        if stored.asCell.kind == .record {
            let record = Record(stored.asCell)
            if visitor.part(record.cell) { record.visit(&visitor, .internalSlot(.promiseCapability)) }
        } else {
            visitor.hold(stored, .internalSlot(.promiseCapability))
        }
    }
}
