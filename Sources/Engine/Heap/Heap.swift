// The heap: where cells come from.
//
// Small cells come in size classes, each with blocks of its own. A class hands out memory by moving a cursor through a
// run of free cells; where the run ends it looks for the next one in the block's mark bits. So there is no sweep: what
// the last collection did not mark is free, and is found when it is wanted. Large cells have a run of blocks each.
//
// Allocation never collects. It counts bytes, and when the budget is spent asks for a collection at the next safepoint.

/// Why a collection is wanted or not, seen by the interpreter at each safepoint as one word.
struct SafepointRequest: OptionSet {
    let rawValue: Int32
    static let collect = SafepointRequest(rawValue: 1)
    static let interrupt = SafepointRequest(rawValue: 2)
    /// Stress mode: see Stress.swift.
    static let stress = SafepointRequest(rawValue: 4)
}

/// The heap's tables. One a VM, at a fixed address.
struct HeapState {
    struct SizeClass {
        var cursor: UInt = 0
        /// The end of what may be handed out without asking; less than `end` where each allocation is noted.
        var limit: UInt = 0
        /// The end of the run.
        var end: UInt = 0
        var cellSize = 0
        var blocks = RawList<Block>(capacity: 4)
        /// The block the cursor is in or was in last; those before it are full.
        var current = -1
    }

    var classes: UnsafeMutablePointer<SizeClass>
    var region: Region
    var large = RawList<Block>(capacity: 8)
    /// Shapes by id; 0 is none. See `Shape`.
    var shapes = RawList<UInt>(capacity: 1024)
    var freeShapeIDs = RawList<UInt32>(capacity: 16)

    /// Bytes in use after the last collection, and handed out since.
    var liveBytes = 0
    var allocatedBytes = 0
    var budget = HeapState.smallestBudget
    var limit = 1 << 30
    /// Read at safepoints. Signal handlers write it, so it has an address of its own.
    var request: UnsafeMutablePointer<Int32>
    var collections = 0
    /// Notes where cells are made; nil where nobody wants to know.
    var sites: AllocationSites?

    /// A script that keeps little goes round in memory that the processor has in its caches: fresh memory costs more to touch
    /// than such a collection does. Measured on whole programs: four times as much is no quicker, and holds more.
    static let smallestBudget = 1 << 20
    /// The most, for a heap that holds less than this.
    static let largestBudget = 8 << 20

    /// What may be in use beyond the limit until a collection has looked for garbage: near the limit, that is how often they come.
    var slack: Int { max(4 << 20, limit / 16) }

    /// How much may be allocated before the next collection: enough for that to cost little beside it, but not so much that the
    /// heap outgrows its limit by more than the slack. Where the living alone do, nothing.
    /// `arrays`: how much of the living are elements of large arrays. To mark those takes little time for what they hold.
    func budget(live: Int, arrays: Int) -> Int {
        let wanted = max(min(HeapState.smallestBudget + live * 2, HeapState.largestBudget), live - arrays / 2)
        return min(wanted, max(min(limit - live, limit) + slack, 0))
    }
}

/// A handle on a heap. Trivial to copy.
public struct Heap: @unchecked Sendable {
    let state: UnsafeMutablePointer<HeapState>

    static let granule = 16
    static let largestSmall = 8192
    static let classCount = 16 + 20

    /// The size class for a size in bytes: steps of 16 to 256, then four steps to each doubling.
    @inline(__always) static func sizeClass(_ bytes: Int) -> Int {
        if bytes <= 256 { return (bytes + 15) >> 4 - 1 }
        let doubling = Int.bitWidth - 1 - (bytes - 1).leadingZeroBitCount   // 8 for 257…512
        let quarter = (bytes - 1) >> (doubling - 2) & 3
        return 16 + (doubling - 8) * 4 + quarter
    }
    static func cellSize(ofClass index: Int) -> Int {
        if index < 16 { return (index + 1) << 4 }
        let doubling = 8 + (index - 16) / 4, quarter = (index - 16) % 4
        return (5 + quarter) << (doubling - 2)
    }

    /// Nil where the system gives no memory at all.
    init?(limit: Int) {
        guard let region = Region(bytes: max(limit, 1 << 30) * 4) else { return nil }
        // Where the system grants less than asked for, the limit comes before the end.
        let limit = min(limit, region.blockCount * Region.blockSize / 4 * 3)
        let classes = UnsafeMutablePointer<HeapState.SizeClass>.allocate(capacity: Heap.classCount)
        for i in 0..<Heap.classCount {
            (classes + i).initialize(to: HeapState.SizeClass())
            classes[i].cellSize = Heap.cellSize(ofClass: i)
        }
        let request = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
        request.initialize(to: 0)
        state = .allocate(capacity: 1)
        state.initialize(to: HeapState(classes: classes, region: region, request: request))
        state.pointee.limit = limit
        state.pointee.shapes.append(0)
    }

    func deallocate() {
        for i in 0..<Heap.classCount { state.pointee.classes[i].blocks.deallocate() }
        state.pointee.classes.deallocate()
        state.pointee.large.deallocate()
        state.pointee.shapes.deallocate()
        state.pointee.freeShapeIDs.deallocate()
        NativeMemory.forget(state.pointee.request)
        state.pointee.request.deallocate()
        state.pointee.region.release()
        state.deinitialize(count: 1)
        state.deallocate()
    }

    /// Bytes in use, garbage included until it is collected.
    public var usedBytes: Int { state.pointee.liveBytes + state.pointee.allocatedBytes }
    public var collections: Int { state.pointee.collections }
    var isStressed: Bool { SafepointRequest(rawValue: state.pointee.request.pointee).contains(.stress) }

    /// Memory for a cell of `bytes`. Its content is anything: the caller writes every field before the next safepoint.
    @inline(__always) func allocate(_ bytes: Int) -> Cell {
        if bytes > Heap.largestSmall { return allocateLarge(bytes) }
        let sizeClass = state.pointee.classes + Heap.sizeClass(bytes)
        let start = sizeClass.pointee.cursor
        let next = start &+ UInt(sizeClass.pointee.cellSize)
        if next > sizeClass.pointee.limit { return allocateSlowly(sizeClass) }
        sizeClass.pointee.cursor = next
        return Cell(UnsafeMutableRawPointer(bitPattern: start).unsafelyUnwrapped)
    }

    /// True where `bytes` more have no place beside what is in use. Some of that may be garbage, which nobody can look for now: half the
    /// limit is left to it.
    func exceedsLimit(adding bytes: Int) -> Bool {
        let limit = state.pointee.limit
        return bytes > limit || usedBytes + NativeMemory.charged + bytes > limit + limit / 2
    }

    /// The living, and what Leash holds for them elsewhere, are more than the limit allows.
    var isOverLimit: Bool { usedBytes + NativeMemory.charged > state.pointee.limit }

    /// Wants to be asked again when native memory has taken what is left.
    func watchNativeMemory() {
        let limit = state.pointee.limit, charged = NativeMemory.charged
        let room = max(limit - state.pointee.liveBytes, 0)
        // Not before a quarter of the slack has come: what a script asks for and gives back (a syntax tree, say) would else bring a
        // collection each time, close to the limit. Beyond limit and slack it is told so at each safepoint.
        let next = min(charged + state.pointee.slack / 4, room + state.pointee.slack)
        NativeMemory.watch(state.pointee.request, bits: SafepointRequest.collect.rawValue, charging: max(room, next))
    }

    @inline(never) private func allocateSlowly(_ sizeClass: UnsafeMutablePointer<HeapState.SizeClass>) -> Cell {
        let size = sizeClass.pointee.cellSize
        if sizeClass.pointee.cursor + UInt(size) <= sizeClass.pointee.end { return handOut(sizeClass) }
        while true {
            if sizeClass.pointee.current >= 0 {
                let block = sizeClass.pointee.blocks[sizeClass.pointee.current]
                if takeFreeRun(of: block, for: sizeClass) { return handOut(sizeClass) }
            }
            sizeClass.pointee.current += 1
            if sizeClass.pointee.current == sizeClass.pointee.blocks.count {
                let block = Block(takeRun(1))
                block.setUp(cellSize: size, cellCount: Block.payload / size,
                            sizeClass: UInt16(sizeClass - state.pointee.classes), runLength: 1)
                sizeClass.pointee.blocks.append(block)
            }
        }
    }

    /// The next cell of the run. Where allocations are noted, the run is kept from `allocate`: each comes here.
    private func handOut(_ sizeClass: UnsafeMutablePointer<HeapState.SizeClass>) -> Cell {
        let cell = Cell(UnsafeMutableRawPointer(bitPattern: sizeClass.pointee.cursor).unsafelyUnwrapped)
        sizeClass.pointee.cursor += UInt(sizeClass.pointee.cellSize)
        if let sites = state.pointee.sites { sites.note(cell) }
        sizeClass.pointee.limit = state.pointee.sites == nil ? sizeClass.pointee.end : sizeClass.pointee.cursor
        return cell
    }

    /// Points the class's cursor at the block's next run of free cells.
    private func takeFreeRun(of block: Block, for sizeClass: UnsafeMutablePointer<HeapState.SizeClass>) -> Bool {
        let count = block.cellCount
        var first = block.nextCell
        while first < count, Block.isMarked(block.cell(first)) { first += 1 }
        let end = block.firstMarked(from: first)
        block.setYoung(first..<end)
        block.nextCell = end
        guard end > first else { return false }
        sizeClass.pointee.cursor = UInt(bitPattern: block.cell(first).address)
        sizeClass.pointee.end = sizeClass.pointee.cursor + UInt((end - first) * block.cellSize)
        charge(bytes: (end - first) * block.cellSize)
        return true
    }

    /// The blocks that a large cell takes.
    private static func runLength(forLarge bytes: Int) -> Int { (bytes + Block.cellsOffset + Region.blockSize - 1) / Region.blockSize }

    /// The most that a cell can hold in the blocks that one of `bytes` takes anyway.
    static func roomOfLarge(_ bytes: Int) -> Int { runLength(forLarge: bytes) * Region.blockSize - Block.cellsOffset }

    /// Gives a large cell room for `bytes` where it lies; false where what comes behind it is in use.
    func extendLarge(_ cell: Cell, to bytes: Int) -> Bool {
        let block = Block(of: cell), run = Heap.runLength(forLarge: bytes), old = block.runLength
        guard block.isLarge else { return false }
        if run <= old { return true }
        guard state.pointee.region.extend(block.address, from: old, to: run) else { return false }
        block.runLength = run
        charge(bytes: (run - old) * Region.blockSize)
        return true
    }

    @inline(never) private func allocateLarge(_ bytes: Int) -> Cell {
        let run = Heap.runLength(forLarge: bytes)
        let block = Block(takeRun(run))
        block.setUp(cellSize: bytes, cellCount: 1, sizeClass: Block.largeClass, runLength: run)
        state.pointee.large.append(block)
        Block.setYoung(block.cell(0))
        charge(bytes: run * Region.blockSize)
        state.pointee.sites?.note(block.cell(0))
        return block.cell(0)
    }

    private func charge(bytes: Int) {
        state.pointee.allocatedBytes += bytes
        if state.pointee.allocatedBytes >= state.pointee.budget { state.pointee.request.pointee |= SafepointRequest.collect.rawValue }
    }

    /// The region is four times the limit, and large allocations ask `exceedsLimit` first: only a system without memory gets here.
    private func takeRun(_ count: Int) -> UnsafeMutableRawPointer {
        let idle = state.pointee.region.idleBytes
        if idle > 0, usedBytes + count * Region.blockSize + idle > state.pointee.limit + state.pointee.slack { state.pointee.region.giveBackIdle() }
        guard let run = state.pointee.region.takeRun(count) else { outOfMemory() }
        return run
    }
}

/// Ends the process with a clear line: the system itself has no memory left.
func outOfMemory() -> Never {
    reportAndExit("leash: out of memory")
}
