import Platform

// Ephemerons in linear time.
//
// An entry of a weak table is an ephemeron: its value is alive only if the table and the key are. The naive collector goes
// over all tables again and again until nothing new turns up, which is quadratic for a chain (the value of one entry is the
// key of the next). Here each entry is looked at once. If its key is marked by then, its value is marked. If not, the entry
// waits at its key: a slot on the side, found through the key's block, says what waits. When the marker comes to a cell
// whose slot is not empty, it takes up everything that waits for it.
//
// The slots of a block stand in the order of its cells. So keys that are neighbours on the heap have neighbouring slots, a
// chain in the order of the heap is walked in the order of the memory, and nothing is written to the keys themselves.

struct EphemeronWaiters {
    private struct Waiting {
        var value: Value
        /// What else waits, as a slot says it.
        var next: UInt32
    }

    /// One for each cell of each block that has waiting keys. 0: nothing waits. Even: one value, as its distance from the heap's
    /// base in granules, doubled. Odd: the number of the first in `waiting`, doubled, and 1. All 0 between collections.
    private var slots = UnsafeMutablePointer<UInt32>.allocate(capacity: 0)
    private var slotCapacity = 0
    private var slotCount = 0
    private var blocks = RawList<Block>(capacity: 16)
    /// The values of keys for which several wait, and those too far away for a slot.
    private var waiting = RawList<Waiting>(capacity: 16)
    private let base: UInt
    /// How many slots the collection before the last one used.
    private var slotsBefore = 0
    /// How many keys are waited for.
    private(set) var count = 0

    init(heapBase: UInt) { base = heapBase }

    func deallocate() {
        slots.deallocate()
        blocks.deallocate()
        waiting.deallocate()
    }

    /// The value waits until the key is marked.
    @inline(__always) mutating func add(key: Cell, value: Value) {
        let block = Block(of: key)
        if block.firstSlot == 0 { allotSlots(to: block) }
        let slot = slots + EphemeronWaiters.place(key, in: block), old = slot.pointee
        if old == 0 {
            count += 1
            let distance = (value.bits - UInt64(base)) >> 3
            if distance <= UInt64(UInt32.max) { slot.pointee = UInt32(truncatingIfNeeded: distance); return }
        }
        addFurther(value, to: slot)
    }

    @inline(never) private mutating func addFurther(_ value: Value, to slot: UnsafeMutablePointer<UInt32>) {
        if slot.pointee != 0, slot.pointee & 1 == 0 { link(self.value(at: slot.pointee), to: slot, next: 0) }
        link(value, to: slot, next: slot.pointee)
    }

    private mutating func link(_ value: Value, to slot: UnsafeMutablePointer<UInt32>, next: UInt32) {
        slot.pointee = UInt32(truncatingIfNeeded: waiting.count) << 1 | 1
        waiting.append(Waiting(value: value, next: next))
    }

    /// The key is marked: hands over what waited for it, if anything does.
    @inline(__always) mutating func wake(_ key: Cell, _ marker: inout Marker) {
        let block = Block(of: key)
        if block.firstSlot == 0 { return }
        let slot = slots + EphemeronWaiters.place(key, in: block)
        var next = slot.pointee
        if next == 0 { return }
        slot.pointee = 0
        count -= 1
        while next & 1 != 0 {
            let entry = waiting[Int(next >> 1)]
            marker.mark(entry.value)
            next = entry.next
        }
        if next != 0 { marker.mark(value(at: next)) }
    }

    @inline(__always) private func value(at distance: UInt32) -> Value { Value(bits: UInt64(base) + UInt64(distance) << 3) }

    @inline(__always) private static func place(_ key: Cell, in block: Block) -> Int {
        Int(block.firstSlot) - 1 + (Int(bitPattern: key.address) & (Region.blockSize - 1)) >> Int(block.slotShift)
    }

    // MARK: Memory

    /// As many slots as a power of two, not larger than the cells, goes into the block: no two cells meet in one.
    private mutating func allotSlots(to block: Block) {
        let shift = block.isLarge ? 16 : Int.bitWidth - 1 - block.cellSize.leadingZeroBitCount
        let needed = (Region.blockSize - 1) >> shift + 1
        if slotCount + needed > slotCapacity { grow(to: max(slotCapacity * 2, slotCount + needed, 4096)) }
        block.firstSlot = UInt32(truncatingIfNeeded: slotCount + 1)
        block.slotShift = UInt32(truncatingIfNeeded: shift)
        slotCount += needed
        blocks.append(block)
    }

    private mutating func grow(to capacity: Int) {
        let bigger = EphemeronWaiters.cleared(capacity)
        bigger.update(from: slots, count: slotCount)
        slots.deallocate()
        slots = bigger
        slotCapacity = capacity
    }

    /// Zeroed by the system as it is touched: what turns out too large costs nothing.
    private static func cleared(_ capacity: Int) -> UnsafeMutablePointer<UInt32> {
        guard let memory = calloc(capacity, MemoryLayout<UInt32>.stride) else { outOfMemory() }
        return memory.bindMemory(to: UInt32.self, capacity: capacity)
    }

    /// After marking: makes ready for the next collection. The memory stays, since the next one will want as much, unless it is
    /// eight times what the last two used.
    mutating func finish() {
        for i in 0..<blocks.count { blocks[i].firstSlot = 0 }
        // Keys that died still have theirs.
        if count > 0 { slots.update(repeating: 0, count: slotCount) }
        if slotCapacity > 4096, slotCapacity / 8 > max(slotCount, slotsBefore) {
            slots.deallocate()
            slotCapacity = max(slotCount, slotsBefore) * 2
            slots = EphemeronWaiters.cleared(slotCapacity)
        }
        slotsBefore = slotCount
        slotCount = 0
        count = 0
        blocks.removeAll()
        waiting.reset(keeping: waiting.count * 8)
    }
}
