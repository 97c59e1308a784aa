import Platform

/// A program run to its end with pipes for its input and outputs, as a script or another program runs it.
struct PipedProgram {
    /// As a shell would have it: 128 and the signal's number if one ended it.
    let status: Int32
    let output: String
    let errors: String
    /// The most memory that it had taken when the mark was seen, in bytes.
    private(set) var peakAtMark = 0
    /// Seconds from the mark to the end.
    private(set) var secondsFromMark = 0.0

    struct CannotStart: Error {
        let code: Int32
    }

    /// Runs `program` with `environment` and nothing else of this process's. `interruptAfter`: Ctrl-C comes once so much has been
    /// written on standard output.
    init(_ program: String, _ arguments: [String] = [], input: String = "", environment: [String: String] = [:],
         folder: String? = nil, interruptAfter mark: String? = nil) throws {
        Spawning.lock()
        var isLocked = true
        defer { if isLocked { Spawning.unlock() } }
        let given = try Pipe(), written = try Pipe(), complaints = try Pipe()
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, given.reading, 0)
        posix_spawn_file_actions_adddup2(&actions, written.writing, 1)
        posix_spawn_file_actions_adddup2(&actions, complaints.writing, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var defaults = sigset_t()
        sigfillset(&defaults)
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        var process: pid_t = 0
        // Swift's Glibc module does not show the action that changes folders.
        let command = (folder.map { ["/usr/bin/env", "-C", $0] } ?? []) + [program] + arguments
        let code = withCStrings(command) { arguments in
            withCStrings(environment.map { "\($0)=\($1)" }) { posix_spawn(&process, command[0], &actions, &attributes, arguments, $0) }
        }
        Spawning.unlock()
        isLocked = false
        guard code == 0 else { throw CannotStart(code: code) }
        given.closeReading()
        written.closeWriting()
        complaints.closeWriting()

        var bytes: (output: [UInt8], errors: [UInt8]) = ([], [])
        var rest = Array(input.utf8)[...]
        var hasInterrupted = false, start = 0.0
        var isOpen = (output: true, errors: true)
        _ = signal(SIGPIPE, SIG_IGN)
        if rest.isEmpty { given.closeWriting() }
        while isOpen.output || isOpen.errors {
            var waiting = [pollfd(fd: isOpen.output ? written.reading : -1, events: Int16(POLLIN), revents: 0),
                           pollfd(fd: isOpen.errors ? complaints.reading : -1, events: Int16(POLLIN), revents: 0),
                           pollfd(fd: rest.isEmpty ? -1 : given.writing, events: Int16(POLLOUT), revents: 0)]
            guard poll(&waiting, 3, 60_000) > 0 else {
                kill(process, SIGKILL)
                break
            }
            if waiting[0].revents != 0 { isOpen.output = written.read(into: &bytes.output) }
            if waiting[1].revents != 0 { isOpen.errors = complaints.read(into: &bytes.errors) }
            if waiting[2].revents != 0 {
                let count = rest.prefix(4096).withUnsafeBytes { write(given.writing, $0.baseAddress, $0.count) }
                rest = count > 0 ? rest.dropFirst(count) : []
                if rest.isEmpty { given.closeWriting() }
            }
            if let mark, !hasInterrupted, String(decoding: bytes.output, as: UTF8.self).contains(mark) {
                hasInterrupted = true
                peakAtMark = PipedProgram.peak(of: process)
                start = PipedProgram.now()
                kill(process, SIGINT)
            }
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        self.status = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
        if hasInterrupted { secondsFromMark = PipedProgram.now() - start }
        output = String(decoding: bytes.output, as: UTF8.self)
        errors = String(decoding: bytes.errors, as: UTF8.self)
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// What the system says was resident at most, in bytes. (What `wait4` tells begins with the memory of who started the program.)
    private static func peak(of process: pid_t) -> Int {
        guard let file = fopen("/proc/\(process)/status", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, 256, file) != nil {
            let words = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(whereSeparator: \.isWhitespace)
            if words.first == "VmHWM:", words.count > 1 { return (Int(words[1]) ?? 0) * 1024 }
        }
        return 0
    }

    private final class Pipe {
        private(set) var reading: Int32 = -1
        private(set) var writing: Int32 = -1

        init() throws {
            var ends: [Int32] = [-1, -1]
            guard pipe(&ends) == 0 else { throw CannotStart(code: errno) }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            (reading, writing) = (ends[0], ends[1])
        }

        deinit {
            closeReading()
            closeWriting()
        }

        func closeReading() {
            if reading >= 0 { close(reading) }
            reading = -1
        }

        func closeWriting() {
            if writing >= 0 { close(writing) }
            writing = -1
        }

        /// False at the end.
        func read(into bytes: inout [UInt8]) -> Bool {
            var chunk = [UInt8](repeating: 0, count: 65_536)
            let count = Platform.read(reading, &chunk, chunk.count)
            if count > 0 { bytes += chunk[..<count] }
            return count > 0
        }
    }
}

/// Tests run at the same time, and a pipe must not get into another test's program: it would never seem closed.
enum Spawning {
    nonisolated(unsafe) private static let mutex: UnsafeMutablePointer<pthread_mutex_t> = {
        let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        return mutex
    }()

    static func lock() { pthread_mutex_lock(mutex) }
    static func unlock() { pthread_mutex_unlock(mutex) }
}
