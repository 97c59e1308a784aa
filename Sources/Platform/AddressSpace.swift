/// Memory that is only addresses until it is touched. The system gives pages as they are used, zeroed.
public enum AddressSpace {
    /// What a reservation is for.
    public enum Purpose: Sendable {
        case data
        /// A stack to run on: some systems want to be told.
        case stack
    }

    /// Reserves `count` bytes from the start of a page; nil where the system grants none.
    ///
    /// No huge pages: the first touch of one clears two mebibytes. Measured, that costs building a heap half its time, and
    /// starting the program 3 ms.
    public static func reserve(_ count: Int, for purpose: Purpose = .data) -> UnsafeMutableRawPointer? {
        var flags = MAP_PRIVATE | MAP_ANON | MAP_NORESERVE
        #if os(Linux)
        if purpose == .stack { flags |= MAP_STACK }
        #endif
        guard let start = mmap(nil, count, PROT_READ | PROT_WRITE, flags, -1, 0), start != MAP_FAILED else { return nil }
        #if os(Linux)
        madvise(start, count, MADV_NOHUGEPAGE)
        #endif
        return start
    }

    /// Gives the addresses back.
    public static func release(_ start: UnsafeMutableRawPointer, _ count: Int) {
        munmap(start, count)
    }

    /// Gives back the memory and keeps the addresses. What stands there afterwards is anything.
    public static func forget(_ start: UnsafeMutableRawPointer, _ count: Int) {
        madvise(start, count, MADV_DONTNEED)
    }

    /// Whoever touches these pages dies of it.
    public static func forbid(_ start: UnsafeMutableRawPointer, _ count: Int) {
        mprotect(start, count, PROT_NONE)
    }
}
