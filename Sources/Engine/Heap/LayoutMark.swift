// What an embedder asks that wants to know whether two machines stand alike, or whether anything has run: in a word, not by looking.

extension VM {
    /// A word for where the heap's cells lie: equal in machines that have allocated and collected the same, in the same order. After a
    /// collection most of what was before is forgotten: who compares machines mixes the words of many moments.
    public var layoutMark: UInt64 {
        let heap = heap.state, base = UInt(bitPattern: heap.pointee.region.base)
        var mark = UInt64(truncatingIfNeeded: heap.pointee.liveBytes) &* 31 &+ UInt64(truncatingIfNeeded: heap.pointee.allocatedBytes)
        func mix(_ word: Int) {
            mark = (mark ^ UInt64(truncatingIfNeeded: word)) &* 0x9E37_79B9_7F4A_7C15
            mark ^= mark >> 29
        }
        for i in 0..<Heap.classCount {
            let sizeClass = heap.pointee.classes[i]
            mix(sizeClass.cursor == 0 ? 0 : Int(sizeClass.cursor &- base))
            mix(sizeClass.current)
            mix(sizeClass.blocks.count)
        }
        mix(heap.pointee.large.count)
        mix(heap.pointee.collections)
        return mark
    }

    /// How often the interpreter was entered: by an entry, and by built-in code that calls a script's function.
    public var interpreterRuns: UInt64 { state.pointee.interpreterRuns }

    /// How many collections there have been.
    public var collectionCount: Int { heap.state.pointee.collections }

    /// Something is to run before the next timer does.
    public var hasWaitingJobs: Bool { !state.pointee.jobs.isEmpty }
}
