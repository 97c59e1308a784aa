import CProcess

/// A question that a copy of this process answers, whose doings leave no trace here: it has memory of its own, made by the system the
/// moment it writes to it, and is gone when it has answered.
///
/// For a process with one thread, as Leash is: a copy has only the one that asks.
public final class ProcessCopy {
    /// Becomes readable when there is something to ``read()``.
    public let descriptor: Int32
    private let process: pid_t
    private var bytes: [UInt8] = []
    private var isRunning = true

    /// What the copy may take before the system ends it.
    public struct Limits: Sendable {
        public var seconds: UInt32 = 1
        /// Beyond what this process has.
        public var bytes = 256 << 20

        public init() {}
    }

    /// Nil where the system makes no copy. Cost: a fraction of a millisecond, and more for a large heap.
    public init?(_ limits: Limits = Limits(), answer: () -> [UInt8]) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        let number = leash_fork()
        if number == 0 { Self.answerAndEnd(ends[1], limits, answer) }
        close(ends[1])
        guard number > 0 else {
            close(ends[0])
            return nil
        }
        _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
        _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)
        descriptor = ends[0]
        process = number
    }

    deinit { end() }

    /// The whole answer, once it is there; nil as long as more may come. Does not wait.
    public func read() -> [UInt8]? {
        var chunk = [UInt8](repeating: 0, count: 4096)
        while isRunning {
            let count = Platform.read(descriptor, &chunk, chunk.count)
            if count > 0 {
                bytes += chunk[..<count]
            } else if count == 0 {
                end()
            } else if errno != EINTR {
                return nil
            }
        }
        return bytes
    }

    /// Ends the copy, whatever it is doing.
    public func end() {
        guard isRunning else { return }
        isRunning = false
        _ = kill(process, SIGKILL)
        while waitpid(process, nil, 0) < 0, errno == EINTR {}
        close(descriptor)
    }

    // MARK: In the copy

    private static func answerAndEnd(_ descriptor: Int32, _ limits: Limits, _ answer: () -> [UInt8]) -> Never {
        // Keys and signals are the original's business, and so is the terminal.
        for number in 1..<32 { Signals.restore(Int32(number)) }
        _ = setpgid(0, 0)
        let nowhere = open("/dev/null", O_RDWR)
        for standard in 0...2 where nowhere >= 0 && Int32(standard) != descriptor { _ = dup2(nowhere, Int32(standard)) }
        alarm(limits.seconds)
        limitMemory(limits.bytes)
        _ = writeAll(descriptor, answer())
        _exit(0)
    }

    private static func limitMemory(_ bytes: Int) {
        #if os(Linux)
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        _ = setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        guard let pages = (try? Files.read("/proc/self/statm", .regularFile, limit: 256))?.split(separator: 0x20).first,
              let count = Int(String(decoding: pages, as: UTF8.self)) else { return }
        let most = rlim_t(count * sysconf(Int32(_SC_PAGESIZE)) + bytes)
        var limit = rlimit(rlim_cur: most, rlim_max: most)
        _ = setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
        #endif
    }
}
