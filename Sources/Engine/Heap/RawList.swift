/// A growable array without reference counting and, in a release, without bounds checks, for the engine's own tables. Its owner frees it.
struct RawList<Element: BitwiseCopyable> {
    private(set) var base: UnsafeMutablePointer<Element>
    private(set) var count = 0
    private var capacity: Int

    init(capacity: Int = 16) {
        self.capacity = capacity
        base = .allocate(capacity: capacity)
    }

    @inline(__always) var isEmpty: Bool { count == 0 }

    @inline(__always) subscript(index: Int) -> Element {
        get {
            assert(index >= 0 && index < count)
            return base[index]
        }
        nonmutating set {
            assert(index >= 0 && index < count)
            base[index] = newValue
        }
    }

    @inline(__always) mutating func append(_ element: Element) {
        if count == capacity { grow() }
        base[count] = element
        count += 1
    }

    /// The caller knows that there is one.
    @inline(__always) mutating func removeLast() -> Element {
        assert(count > 0)
        count -= 1
        return base[count]
    }

    mutating func removeAll() { count = 0 }
    /// Empties it, and gives its memory back where that is for more than `limit` elements.
    mutating func reset(keeping limit: Int) {
        count = 0
        if capacity <= max(limit, 4096) { return }
        base.deallocate()
        capacity = 16
        base = .allocate(capacity: capacity)
    }

    mutating func truncate(to newCount: Int) { count = min(count, newCount) }

    /// Keeps the elements for which `keep` holds, in order.
    mutating func filter(_ keep: (Element) -> Bool) {
        var kept = 0
        for i in 0..<count where keep(base[i]) {
            base[kept] = base[i]
            kept += 1
        }
        count = kept
    }

    func deallocate() { base.deallocate() }

    @inline(never) private mutating func grow() {
        let bigger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
        bigger.update(from: base, count: count)
        base.deallocate()
        base = bigger
        capacity *= 2
    }
}
