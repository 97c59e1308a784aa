/// What WeakRefs made or gave out in this job (ECMA-262 §9.11.4 [[KeptAlive]]): it stays alive until the job is over.
struct KeptObjects {
    private(set) var values = RawList<Value>(capacity: 16)
    /// How long the list may grow before it is rid of doubles.
    private var limit = KeptObjects.smallestLimit

    static let smallestLimit = 4096

    /// §9.11.3 AddToKeptObjects
    @inline(__always) mutating func add(_ value: Value) {
        let count = values.count
        if count > 0, values[count - 1] == value { return }
        if count >= limit { forgetDoubles() }
        values.append(value)
    }

    /// A list has no doubles to begin with, and one that grew gets rid of them: it stays in proportion to what it keeps alive,
    /// however often a loop asks the same references.
    @inline(never) private mutating func forgetDoubles() {
        var list = UnsafeMutableBufferPointer(start: values.base, count: values.count)
        list.sort { $0.bits < $1.bits }
        var last = Value.empty
        values.filter { value in
            defer { last = value }
            return value != last
        }
        limit = max(KeptObjects.smallestLimit, values.count * 2)
    }

    /// §9.11.2 ClearKeptObjects
    mutating func clear() { values.removeAll() }

    func deallocate() { values.deallocate() }
}
