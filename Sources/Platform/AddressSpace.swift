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
    /// No huge pages, until they are asked for: the first touch of one clears two mebibytes. Measured, that costs building a heap half its
    /// time, and starting the program 3 ms.
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

    /// From now on the system may give memory here by huge pages, where it has such: much is wanted, and soon.
    public static func preferHugePages(_ start: UnsafeMutableRawPointer, _ count: Int) {
        #if os(Linux)
        madvise(start, count, MADV_HUGEPAGE)
        #endif
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

extension AddressSpace {
    /// The bytes of the machine's memory.
    public static var memory: Int { max(1 << 28, sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))) }

    /// The bytes that are left of the addresses that the system lets this process have (`ulimit -v`); `Int.max` where nobody set a limit.
    public static var available: Int {
        #if os(Linux)
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0, limit.rlim_cur < UInt(Int.max) else { return .max }
        return max(0, Int(limit.rlim_cur) - taken)
        #else
        return .max
        #endif
    }

    #if os(Linux)
    private static var taken: Int {
        let file = open("/proc/self/statm", O_RDONLY)
        guard file >= 0 else { return 0 }
        defer { close(file) }
        var pages = 0
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { bytes in
            let count = read(file, bytes.baseAddress, bytes.count)
            for byte in bytes.prefix(max(0, count)) {
                guard byte >= 0x30, byte <= 0x39 else { break }
                pages = pages * 10 + Int(byte - 0x30)
            }
        }
        return pages * sysconf(Int32(_SC_PAGESIZE))
    }
    #endif
}
