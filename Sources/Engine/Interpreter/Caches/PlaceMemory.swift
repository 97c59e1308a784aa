// An inline cache knows one shape. Where an access meets several, what it finds out of each is remembered here, for all accesses of
// the machine together: by shape and name, in a table of fixed size, in which the later takes the place of the earlier. As in the
// caches themselves, what concerns prototypes is good while the epoch stands; and a collection, after which ids of shapes are given
// out again, forgets all.

/// Where properties stand, by shape and name. Takes memory from the first access on that meets a second shape.
struct PlaceMemory {
    private static let count = 1024
    private var entries: UnsafeMutablePointer<InlineCache>?

    /// Reading and writing are different questions: what can be read may be read-only.
    private static func index(_ shape: UInt32, _ key: PropertyKey, isWrite: Bool) -> Int {
        let mixed = UInt64(shape) &* 0x9E37_79B9_7F4A_7C15 ^ key.bits &* 0xC2B2_AE3D_27D4_EB4F
        return Int(truncatingIfNeeded: mixed >> 40) & (count / 2 - 1) + (isWrite ? count / 2 : 0)
    }

    /// What is known of a shape, for a cache that knows another; nil where nothing is.
    @inline(__always) func find(_ shape: UInt32, _ key: PropertyKey, isWrite: Bool, epoch: UInt32) -> UnsafeMutablePointer<InlineCache>? {
        guard let entries else { return nil }
        let entry = entries + PlaceMemory.index(shape, key, isWrite: isWrite)
        guard entry.pointee.shape == shape, entry.pointee.key == key else { return nil }
        let isOwn = entry.pointee.kind == .inline || entry.pointee.kind == .slots
        return isOwn || entry.pointee.epoch == epoch ? entry : nil
    }

    mutating func note(_ cache: InlineCache, isWrite: Bool) {
        if entries == nil {
            let new = UnsafeMutablePointer<InlineCache>.allocate(capacity: PlaceMemory.count)
            new.initialize(repeating: InlineCache(key: cache.key), count: PlaceMemory.count)
            entries = new
        }
        entries.unsafelyUnwrapped[PlaceMemory.index(cache.shape, cache.key, isWrite: isWrite)] = cache
    }

    func forget() {
        guard let entries else { return }
        for i in 0..<PlaceMemory.count { entries[i].shape = .max }
    }

    func deallocate() { entries?.deallocate() }
}
