/// 64 KiB of cells of one size, or the head of one large cell. Aligned to its size, so a cell finds its block by masking
/// its address. Liveness stands in the block and not in the cells: marking a string need not touch it.
///
///     0     cell size in bytes (u32)          12   size class, or 0xFFFF for a large cell (u16)
///     4     number of cells (u32)             16   blocks in the run (u32)
///     8     next cell to look at (u32)        20   position in the heap's list (u32)
///     56    first of its ephemeron slots, from 1; 0 for none (u32)   60   how far an address in the block is shifted for its slot (u32)
///     64    marks: a bit per 16 bytes         576  young: cells handed out since the last collection
///     1088  the cells
struct Block: Equatable {
    static let marksOffset = 64
    static let youngOffset = 576
    static let cellsOffset = 1088
    static let markWords = (youngOffset - marksOffset) / 8
    static let payload = Region.blockSize - cellsOffset
    static let largeClass: UInt16 = 0xFFFF

    let address: UnsafeMutableRawPointer

    @inline(__always) init(_ address: UnsafeMutableRawPointer) { self.address = address }
    @inline(__always) init(of cell: Cell) {
        let bits = UInt(bitPattern: cell.address) & ~UInt(Region.blockSize - 1)
        address = UnsafeMutableRawPointer(bitPattern: bits).unsafelyUnwrapped
    }

    func setUp(cellSize: Int, cellCount: Int, sizeClass: UInt16, runLength: Int) {
        self.cellSize = cellSize
        self.cellCount = cellCount
        self.sizeClass = sizeClass
        self.runLength = runLength
        nextCell = 0
        firstSlot = 0
        clearMarks()
        clearYoung()
    }

    /// The size as it stands there.
    @inline(__always) var cellSizeWord: UInt32 { address.load(as: UInt32.self) }

    var cellSize: Int {
        get { Int(address.load(as: UInt32.self)) }
        nonmutating set {
            // A large cell's size may exceed 32 bits; its run length says how much there is.
            address.storeBytes(of: UInt32(truncatingIfNeeded: newValue), as: UInt32.self)
        }
    }
    var cellCount: Int {
        get { Int(address.load(fromByteOffset: 4, as: UInt32.self)) }
        nonmutating set { address.storeBytes(of: UInt32(newValue), toByteOffset: 4, as: UInt32.self) }
    }
    var nextCell: Int {
        get { Int(address.load(fromByteOffset: 8, as: UInt32.self)) }
        nonmutating set { address.storeBytes(of: UInt32(newValue), toByteOffset: 8, as: UInt32.self) }
    }
    var sizeClass: UInt16 {
        get { address.load(fromByteOffset: 12, as: UInt16.self) }
        nonmutating set { address.storeBytes(of: newValue, toByteOffset: 12, as: UInt16.self) }
    }
    var runLength: Int {
        get { Int(address.load(fromByteOffset: 16, as: UInt32.self)) }
        nonmutating set { address.storeBytes(of: UInt32(newValue), toByteOffset: 16, as: UInt32.self) }
    }
    // During a collection only: see `EphemeronWaiters`.
    @inline(__always) var firstSlot: UInt32 {
        get { address.load(fromByteOffset: 56, as: UInt32.self) }
        nonmutating set { address.storeBytes(of: newValue, toByteOffset: 56, as: UInt32.self) }
    }
    @inline(__always) var slotShift: UInt32 {
        get { address.load(fromByteOffset: 60, as: UInt32.self) }
        nonmutating set { address.storeBytes(of: newValue, toByteOffset: 60, as: UInt32.self) }
    }
    var isLarge: Bool { sizeClass == Block.largeClass }
    /// The bytes one cell takes from the heap.
    var bytesPerCell: Int { isLarge ? runLength * Region.blockSize : cellSize }

    /// The bytes that a cell's fields may take.
    var cellRoom: Int { isLarge ? runLength * Region.blockSize - Block.cellsOffset : cellSize }

    @inline(__always) func cell(_ index: Int) -> Cell { Cell(address + Block.cellsOffset + index * cellSize) }

    // A bit's place: cells start at multiples of 16.
    @inline(__always) private static func place(_ cell: Cell) -> (word: Int, bit: UInt64) {
        let granule = (Int(bitPattern: cell.address) & (Region.blockSize - 1)) >> 4
        return ((granule >> 6) << 3, 1 << UInt64(granule & 63))
    }

    @inline(__always) static func isMarked(_ cell: Cell) -> Bool {
        let (word, bit) = place(cell)
        return Block(of: cell).address.load(fromByteOffset: marksOffset + word, as: UInt64.self) & bit != 0
    }
    /// Marks the cell; false where it was marked already.
    @inline(__always) static func mark(_ cell: Cell) -> Bool {
        let (word, bit) = place(cell)
        let pointer = (Block(of: cell).address + marksOffset + word).assumingMemoryBound(to: UInt64.self)
        let old = pointer.pointee
        if old & bit != 0 { return false }
        pointer.pointee = old | bit
        return true
    }
    @inline(__always) static func isYoung(_ cell: Cell) -> Bool {
        let (word, bit) = place(cell)
        return Block(of: cell).address.load(fromByteOffset: youngOffset + word, as: UInt64.self) & bit != 0
    }
    @inline(__always) static func setYoung(_ cell: Cell) {
        let (word, bit) = place(cell)
        (Block(of: cell).address + youngOffset + word).assumingMemoryBound(to: UInt64.self).pointee |= bit
    }

    /// The first cell from `index` on that is marked; `cellCount` if none is. A word of marks at a time: most runs are long.
    func firstMarked(from index: Int) -> Int {
        guard index < cellCount else { return cellCount }
        let words = (address + Block.marksOffset).assumingMemoryBound(to: UInt64.self)
        let granule = (Block.cellsOffset + index * cellSize) >> 4
        var word = granule >> 6, bits = words[word] & (~0 << UInt64(granule & 63))
        while bits == 0 {
            word += 1
            if word == Block.markWords { return cellCount }
            bits = words[word]
        }
        return (((word << 6 + bits.trailingZeroBitCount) << 4) - Block.cellsOffset) / cellSize
    }

    /// Sets what stands for the cells, and whatever bits lie between: nobody asks for those.
    func setYoung(_ cells: Range<Int>) {
        guard !cells.isEmpty else { return }
        let words = (address + Block.youngOffset).assumingMemoryBound(to: UInt64.self)
        let first = (Block.cellsOffset + cells.lowerBound * cellSize) >> 4, last = (Block.cellsOffset + (cells.upperBound - 1) * cellSize) >> 4
        for word in first >> 6...last >> 6 {
            var bits: UInt64 = ~0
            if word == first >> 6 { bits &= ~0 << UInt64(first & 63) }
            if word == last >> 6 { bits &= ~0 >> UInt64(63 - last & 63) }
            words[word] |= bits
        }
    }

    func clearMarks() { (address + Block.marksOffset).initializeMemory(as: UInt64.self, repeating: 0, count: 64) }
    func clearYoung() { (address + Block.youngOffset).initializeMemory(as: UInt64.self, repeating: 0, count: 64) }

    func saveMarks(to list: inout [UInt64]) {
        list.append(contentsOf: UnsafeBufferPointer(start: (address + Block.marksOffset).assumingMemoryBound(to: UInt64.self), count: 64))
    }
    func restoreMarks(from list: [UInt64], at place: inout Int) {
        let words = (address + Block.marksOffset).assumingMemoryBound(to: UInt64.self)
        for i in 0..<64 { words[i] = list[place + i] }
        place += 64
    }

    /// Makes what was not marked unreadable: who still holds such a cell is found out at once.
    func poisonUnmarked() {
        for i in 0..<cellCount where !Block.isMarked(cell(i)) {
            let dead = cell(i).address
            if dead.load(as: UInt8.self) == CellKind.free.rawValue { continue }
            Cell(dead).setHeader(.free)
            for offset in stride(from: 8, to: min(cellRoom, 4096), by: 8) { dead.storeBytes(of: Block.poison, toByteOffset: offset, as: UInt64.self) }
        }
    }

    /// As a value, a cell at an address that no process has.
    private static let poison: UInt64 = 0x0000_DEAD_DEAD_DEA0

    var markedCount: Int {
        let words = (address + Block.marksOffset).assumingMemoryBound(to: UInt64.self)
        var count = 0
        for i in 0..<64 { count += words[i].nonzeroBitCount }
        return count
    }
}
