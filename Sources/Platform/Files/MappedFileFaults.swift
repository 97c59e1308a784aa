import Synchronization

/// A file that is mapped can be cut short by somebody else. The pages that are gone cannot be read: the system sends SIGBUS, which ends a
/// program. Here such a page is replaced by one of zeros, and it is noted that the file is not what it was: whoever asks the file before it
/// says anything (``MappedFile/hasShrunk``) says that instead. To copy each file first would take as much memory again, and the time for it.
enum MappedFileFaults {
    /// The memory of files that are mapped now, in places that never move: a handler may neither allocate nor lock.
    private struct Range {
        var start = 0
        var end = 0
        var hasShrunk = false
    }
    private static let most = 64
    nonisolated(unsafe) private static let ranges: UnsafeMutablePointer<Range> = {
        let ranges = UnsafeMutablePointer<Range>.allocate(capacity: most)
        ranges.initialize(repeating: Range(), count: most)
        listen()
        return ranges
    }()
    private static let lock = Mutex(0)

    /// From here on what is missing of it reads as zeros. -1 where there are too many files.
    static func watch(_ start: UnsafeMutableRawPointer, _ count: Int) -> Int {
        let ranges = ranges
        return lock.withLock { _ in
            for place in 0..<most where ranges[place].start == 0 {
                ranges[place] = Range(start: Int(bitPattern: start), end: Int(bitPattern: start) + count)
                return place
            }
            return -1
        }
    }

    static func forget(_ place: Int) {
        if place >= 0 { lock.withLock { _ in ranges[place] = Range() } }
    }

    static func hasShrunk(_ place: Int) -> Bool { place >= 0 && ranges[place].hasShrunk }

    private static func listen() {
        _ = page
        Signals.keepHandler(of: SIGBUS)
        var action = sigaction()
        #if canImport(Darwin)
        action.__sigaction_u.__sa_sigaction = { _, info, _ in MappedFileFaults.fault(at: Int(bitPattern: info?.pointee.si_addr)) }
        #else
        action.__sigaction_handler.sa_sigaction = { _, info, _ in MappedFileFaults.fault(at: Int(bitPattern: info?.pointee._sifields._sigfault.si_addr)) }
        #endif
        action.sa_flags = Int32(SA_SIGINFO) | Int32(SA_ONSTACK)
        sigemptyset(&action.sa_mask)
        _ = sigaction(SIGBUS, &action, nil)
    }

    private static let page = Int(sysconf(Int32(_SC_PAGESIZE)))

    private static func fault(at address: Int) {
        let saved = errno
        for place in 0..<most where address >= ranges[place].start && address < ranges[place].end {
            let start = UnsafeMutableRawPointer(bitPattern: address / page * page)
            if mmap(start, page, PROT_READ, MAP_PRIVATE | MAP_ANON | MAP_FIXED, -1, 0) != MAP_FAILED {
                ranges[place].hasShrunk = true
                errno = saved
                return
            }
        }
        // None of ours: it does what it would have done.
        Signals.otherwise(SIGBUS)
    }
}
