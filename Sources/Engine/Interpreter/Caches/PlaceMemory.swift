// An inline cache knows one shape. Where an access meets several, what it finds out of each is remembered here, for all accesses of
// the machine together: by shape and name. As in the caches themselves, what concerns prototypes is good while the epoch stands.

extension InlineCache: FixedTableEntry {
    static var count: Int { 1024 }
    /// No object has its shape.
    static var nothing: InlineCache { InlineCache(key: PropertyKey(bits: 0)) }
}

/// Where properties stand, by shape and name. A collection forgets all.
struct PlaceMemory {
    private var table = FixedTable<InlineCache>()

    /// Reading and writing are different questions, each with a half of the table: what can be read may be read-only.
    @inline(__always) private static func hash(_ shape: UInt32, _ key: PropertyKey, isWrite: Bool) -> Int {
        let mixed = UInt64(shape) &* 0x9E37_79B9_7F4A_7C15 ^ key.bits &* 0xC2B2_AE3D_27D4_EB4F
        return Int(truncatingIfNeeded: mixed >> 40) & (InlineCache.count / 2 - 1) + (isWrite ? InlineCache.count / 2 : 0)
    }

    /// What is known of a shape, for a cache that knows another; nil where nothing is.
    @inline(__always) func find(_ shape: UInt32, _ key: PropertyKey, isWrite: Bool, epoch: UInt32) -> UnsafeMutablePointer<InlineCache>? {
        guard let entry = table.entry(at: PlaceMemory.hash(shape, key, isWrite: isWrite)),
              entry.pointee.shape == shape, entry.pointee.key == key else { return nil }
        let isOwn = entry.pointee.kind == .inline || entry.pointee.kind == .slots
        return isOwn || entry.pointee.epoch == epoch ? entry : nil
    }

    mutating func note(_ cache: InlineCache, isWrite: Bool) { table.note(cache, at: PlaceMemory.hash(cache.shape, cache.key, isWrite: isWrite)) }

    func forget() { table.forget() }

    func deallocate() { table.deallocate() }
}
