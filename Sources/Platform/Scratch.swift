import CMemory

/// Memory for numbers while something is worked out: zeroed, and fixed in its place, so that several threads may fill it, each its own
/// part. Pages that nobody touches cost nothing.
public final class Scratch<Element: BitwiseCopyable>: @unchecked Sendable {
    public let base: UnsafeMutablePointer<Element>
    public let count: Int

    /// For elements whose zero is all bits zero. `isDense`: nearly all of it is going to be touched.
    public init(_ count: Int, isDense: Bool = false) {
        self.count = count
        let memory = calloc(max(count, 1), MemoryLayout<Element>.stride)
        // The system gives addresses for what is never touched, too: where it gives none, nothing else would go on either.
        base = memory.map { $0.bindMemory(to: Element.self, capacity: max(count, 1)) } ?? UnsafeMutablePointer<Element>.allocate(capacity: max(count, 1))
        if isDense { LargePages.use(for: UnsafeMutableRawBufferPointer(start: base, count: count * MemoryLayout<Element>.stride)) }
    }

    /// Nobody asks for what is in it any more, but somebody still keeps it: its pages are the system's again.
    public func giveBack() {
        #if os(Linux)
        let page = 1 << 12, address = Int(bitPattern: base), start = (address + page - 1) & ~(page - 1), end = (address + count * MemoryLayout<Element>.stride) & ~(page - 1)
        if end > start { _ = madvise(UnsafeMutableRawPointer(base) + (start - address), end - start, MADV_DONTNEED) }
        #endif
    }

    deinit { free(base) }
}

/// The system gives memory page by page, as it is touched, and each page takes it longer than to fill it: for much of it there are larger ones.
public enum LargePages {
    /// Less is not worth it.
    private static let least = 8 << 20

    /// To be called before the memory is touched.
    public static func use(for memory: UnsafeMutableRawBufferPointer) {
        #if os(Linux)
        guard memory.count >= least, let base = memory.baseAddress else { return }
        let page = 1 << 12, address = UInt(bitPattern: base), start = (address + UInt(page) - 1) & ~UInt(page - 1)
        guard let first = UnsafeMutableRawPointer(bitPattern: start) else { return }
        // A system that has none says no.
        _ = madvise(first, (memory.count - Int(start - address)) & ~(page - 1), Int32(MADV_HUGEPAGE))
        #endif
    }
}

/// What was freed, and the C library keeps for whoever asks next.
public enum SpareMemory {
    /// To be called behind work that needed many small pieces for a while: what little is left among them keeps all of their pages.
    public static func giveBack() { leash_memory_give_back() }
}
