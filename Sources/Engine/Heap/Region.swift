import Algorithms
import Platform

/// The stretch of addresses that the heap lives in, given out in runs of whole blocks (64 KiB each).
///
/// It is reserved once and costs nothing until touched. Runs are found first-fit from the low end and given back to the
/// system when freed, so equal scripts lay out equal heaps.
struct Region {
    static let blockSize = 1 << 16
    private static let largestKept = 1024
    /// From here on memory comes by huge pages: a heap that has grown so far grows on, and each page of 4 KiB would cost an interrupt, and an
    /// entry of the processor's address cache.
    private static let plainBlocks = 512

    let base: UnsafeMutableRawPointer
    let blockCount: Int
    private var top = 0
    private var freeRuns: [(start: Int, count: Int)] = []
    /// Free bytes that the system may still hold in memory.
    private(set) var idleBytes = 0

    /// Reserves up to `bytes`, less where the system grants less: others want addresses, too. Returns nil where it grants nothing useful.
    init?(bytes: Int) {
        var wanted = min(bytes, AddressSpace.available / 2) & ~(Region.blockSize - 1)
        while wanted >= 1 << 26 {
            if let got = AddressSpace.reserve(wanted + Region.blockSize) {
                let aligned = (UInt(bitPattern: got) + UInt(Region.blockSize - 1)) & ~UInt(Region.blockSize - 1)
                guard let start = UnsafeMutableRawPointer(bitPattern: aligned) else { return nil }
                base = start
                blockCount = wanted / Region.blockSize
                return
            }
            wanted = wanted / 2 & ~(Region.blockSize - 1)
        }
        return nil
    }

    func contains(_ address: UInt) -> Bool {
        address >= UInt(bitPattern: base) && address < UInt(bitPattern: base) + UInt(top * Region.blockSize)
    }

    /// A run of `count` adjacent blocks, or nil where the region is full. Fresh or reused memory: its content is anything.
    mutating func takeRun(_ count: Int) -> UnsafeMutableRawPointer? {
        for i in freeRuns.indices where freeRuns[i].count >= count {
            let start = freeRuns[i].start
            idleBytes = max(0, idleBytes - count * Region.blockSize)
            if freeRuns[i].count == count { freeRuns.remove(at: i) } else { freeRuns[i].start += count; freeRuns[i].count -= count }
            return base + start * Region.blockSize
        }
        guard top + count <= blockCount else { return nil }
        defer { rise(by: count) }
        return base + top * Region.blockSize
    }

    private mutating func rise(by count: Int) {
        let plain = min(Region.plainBlocks, blockCount)
        if top < plain, top + count >= plain { AddressSpace.preferHugePages(base + plain * Region.blockSize, (blockCount - plain) * Region.blockSize) }
        top += count
    }

    /// Makes a run longer where it lies; false where what comes behind it is in use.
    mutating func extend(_ run: UnsafeMutableRawPointer, from count: Int, to wanted: Int) -> Bool {
        let end = (run - base) / Region.blockSize + count, more = wanted - count
        if end == top {
            guard top + more <= blockCount else { return false }
            rise(by: more)
            return true
        }
        let next = freeRuns.partitioningIndex { $0.start >= end }
        guard next < freeRuns.count, freeRuns[next].start == end, freeRuns[next].count >= more else { return false }
        idleBytes = max(0, idleBytes - more * Region.blockSize)
        if freeRuns[next].count == more { freeRuns.remove(at: next) } else { freeRuns[next].start += more; freeRuns[next].count -= more }
        return true
    }

    mutating func giveBack(_ run: UnsafeMutableRawPointer, count: Int) {
        let start = (run - base) / Region.blockSize
        // What is given back is soon wanted again, and a page the system takes back costs more than it saves: only the largest go.
        if count > Region.largestKept { AddressSpace.forget(run, count * Region.blockSize) } else { idleBytes += count * Region.blockSize }
        let low = freeRuns.partitioningIndex { $0.start >= start }
        freeRuns.insert((start, count), at: low)
        if low + 1 < freeRuns.count, freeRuns[low].start + freeRuns[low].count == freeRuns[low + 1].start {
            freeRuns[low].count += freeRuns[low + 1].count
            freeRuns.remove(at: low + 1)
        }
        if low > 0, freeRuns[low - 1].start + freeRuns[low - 1].count == freeRuns[low].start {
            freeRuns[low - 1].count += freeRuns[low].count
            freeRuns.remove(at: low)
        }
    }

    /// Gives all that is free back to the system.
    mutating func giveBackIdle() {
        for run in freeRuns { AddressSpace.forget(base + run.start * Region.blockSize, run.count * Region.blockSize) }
        idleBytes = 0
    }

    func release() { munmap(base, blockCount * Region.blockSize) }
}
