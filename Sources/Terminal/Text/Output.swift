import Platform

/// Standard output and standard error in the order they were written, with few system calls.
///
/// Output is kept until 64 KiB have come together, something goes to standard error, or ``flush()`` is called: before a prompt, before
/// sleeping, at the end. On a terminal each write that ends a line goes out at once, so that nobody waits for it.
///
/// A reader that went away (`leash run x.js | head -1`) ends the process quietly with the status that a shell gives for
/// SIGPIPE, 141. Any other failure, such as a full disk, is said on standard error and ends it with status 1: output that is
/// silently missing would be worse.
public final class Output {
    private let descriptor: Int32
    private let errorDescriptor: Int32
    private let endsLinesAtOnce: Bool
    private let fail: (_ code: Int32) -> Void
    private var pending: [UInt8] = []

    private static let capacity = 65_536

    /// `fail` is called with the system's error code, for tests; by default the process ends as said above.
    public init(descriptor: Int32 = STDOUT_FILENO, errorDescriptor: Int32 = STDERR_FILENO, fail: ((_ code: Int32) -> Void)? = nil) {
        self.descriptor = descriptor
        self.errorDescriptor = errorDescriptor
        self.fail = fail ?? Self.endProcess
        endsLinesAtOnce = isatty(descriptor) == 1
        pending.reserveCapacity(Self.capacity)
    }

    deinit {
        flush()
    }

    /// To standard output. O(count).
    public func write(_ text: String) {
        var text = text
        text.withUTF8 { write(UnsafeRawBufferPointer($0)) }
    }

    /// The same with UTF-8 as it lies in memory.
    public func write(_ bytes: UnsafeRawBufferPointer) {
        if pending.count + bytes.count > Self.capacity { flush() }
        if bytes.count > Self.capacity {
            report(writeAll(descriptor, bytes))
        } else {
            pending.append(contentsOf: bytes)
            if endsLinesAtOnce, bytes.last == 0x0A { flush() }
        }
    }

    /// To standard error, at once, after everything written before.
    public func writeError(_ text: String) {
        flush()
        var text = text
        // Where standard error is closed there is nobody to tell.
        text.withUTF8 { _ = writeAll(errorDescriptor, UnsafeRawBufferPointer($0)) }
    }

    /// What Leash itself has to say against something: a line on standard error. It may be about a file with any name.
    public func complain(_ message: String) {
        writeError(Sanitizer.visible("leash: \(message)") + "\n")
    }

    /// Everything out. To be called before the process ends: `exit` knows nothing of this buffer.
    public func flush() {
        guard !pending.isEmpty else { return }
        let code = pending.withUnsafeBytes { writeAll(descriptor, $0) }
        pending.removeAll(keepingCapacity: true)
        report(code)
    }

    private func report(_ code: Int32) {
        if code != 0 { fail(code) }
    }

    private static func endProcess(_ code: Int32) {
        if code == EPIPE { exit(128 + SIGPIPE) }
        let message = "leash: cannot write the output: \(String(cString: strerror(code)))\n"
        _ = writeAll(STDERR_FILENO, Array(message.utf8))
        exit(1)
    }
}
