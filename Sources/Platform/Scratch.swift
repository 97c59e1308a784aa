/// Memory for numbers while something is worked out: zeroed, and fixed in its place, so that several threads may fill it, each its own
/// part. Pages that nobody touches cost nothing.
public final class Scratch<Element: BitwiseCopyable>: @unchecked Sendable {
    public let base: UnsafeMutablePointer<Element>
    public let count: Int

    /// For elements whose zero is all bits zero.
    public init(_ count: Int) {
        self.count = count
        let memory = calloc(max(count, 1), MemoryLayout<Element>.stride)
        // The system gives addresses for what is never touched, too: where it gives none, nothing else would go on either.
        base = memory.map { $0.bindMemory(to: Element.self, capacity: max(count, 1)) } ?? UnsafeMutablePointer<Element>.allocate(capacity: max(count, 1))
    }

    deinit { free(base) }
}
