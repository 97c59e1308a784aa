import Platform

/// A program on a terminal of its own, and somebody at the keyboard: types, looks at the screen, resizes the window.
///
/// The screen is a ``Screen`` that obeys what the program sends, so a test says what a person would see. Waiting is always
/// for something to appear, never for a time to pass; the time is only the limit.
final class PseudoTerminal {
    /// What was waited for did not come.
    struct TimedOut: Error, CustomStringConvertible {
        let description: String
    }

    /// The terminal or the program could not be started; `code` is the system's word for why.
    struct CannotStart: Error {
        let what: String
        let code: Int32
    }

    private(set) var screen: Screen
    private let terminal: Int32
    private let process: pid_t
    private var exitStatus: Int32?
    private var decoder = Utf8Decoder()

    /// Starts `program` with `environment` and nothing else of this process's.
    init(_ program: String, _ arguments: [String] = [], environment: [String: String] = [:],
         columns: Int = 80, rows: Int = 24) throws {
        terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard terminal >= 0 else { throw CannotStart(what: "terminal", code: errno) }
        screen = Screen(columns: columns, rows: rows)
        setSize(terminal, columns, rows)
        do {
            process = try Self.spawn(program, arguments, environment, on: Self.name(of: terminal))
        } catch {
            close(terminal)
            throw error
        }
    }

    deinit {
        if exitStatus == nil {
            kill(process, SIGKILL)
            waitpid(process, nil, 0)
        }
        close(terminal)
    }

    /// Presses keys: text as it is, `\r` for Enter, `\u{3}` for Ctrl-C, `\u{1B}[A` for the up arrow.
    func type(_ keys: String) {
        var rest = Array(keys.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// Drags the window to another size.
    func resize(columns: Int, rows: Int) {
        screen.resize(columns: columns, rows: rows)
        // The kernel tells the program with SIGWINCH.
        setSize(terminal, columns, rows)
    }

    /// Waits until the screen is as `isReady` wants it.
    func wait(for what: String, seconds: Double = 10, until isReady: (Screen) -> Bool) throws {
        let end = now() + seconds
        while !isReady(screen) {
            guard now() < end, readSome(until: end) || isReady(screen) else {
                throw TimedOut(description: "waited for \(what); the screen is\n\(screen.text)")
            }
        }
    }

    /// Waits until `text` is somewhere on the screen.
    func wait(for text: String, seconds: Double = 10) throws {
        try wait(for: text, seconds: seconds) { $0.text.contains(text) }
    }

    /// Waits until the row with the cursor is `text`.
    func waitForRow(_ text: String, seconds: Double = 10) throws {
        try wait(for: "the row '\(text)'", seconds: seconds) { $0.cursorRow == text }
    }

    /// Waits for the program's end, and gives its status, as a shell would: 128 and the signal's number if one ended it.
    func waitForExit(seconds: Double = 10) throws -> Int32 {
        let end = now() + seconds
        while exitStatus == nil {
            guard now() < end else { throw TimedOut(description: "the program goes on; the screen is\n\(screen.text)") }
            _ = readSome(until: min(end, now() + 0.01))
            var status: Int32 = 0
            if waitpid(process, &status, WNOHANG) == process {
                exitStatus = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
            }
        }
        while readSome(until: now()) {}
        return exitStatus ?? -1
    }

    /// Whether the terminal shows what is typed and gives it on line by line, as it does for a program that asks for nothing else.
    var isCooked: Bool {
        var settings = termios()
        return tcgetattr(terminal, &settings) == 0 && settings.c_lflag & tcflag_t(ECHO) != 0 && settings.c_lflag & tcflag_t(ICANON) != 0
    }

    /// The program's number.
    var processID: Int32 { process }

    func signal(_ number: Int32) {
        kill(process, number)
    }

    // MARK: Inside

    /// False: nothing came until then, or nothing will come any more.
    private func readSome(until end: Double) -> Bool {
        var waiting = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, Int32(max(0, end - now()) * 1000)) > 0 else { return false }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = read(terminal, &bytes, bytes.count)
        guard count > 0 else { return false }
        screen.obey(decoder.decode(bytes[..<count]))
        return true
    }

    private func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// The other end's path, unlocked. What `unlockpt` and `ptsname` do, which Swift's Glibc module does not show.
    private static func name(of terminal: Int32) throws -> String {
        let setLock: UInt = 0x4004_5431, getNumber: UInt = 0x8004_5430  // TIOCSPTLCK, TIOCGPTN
        var isLocked: Int32 = 0, number: UInt32 = 0
        guard ioctl(terminal, setLock, &isLocked) == 0, ioctl(terminal, getNumber, &number) == 0 else {
            throw CannotStart(what: "terminal's other end", code: errno)
        }
        return "/dev/pts/\(number)"
    }

    /// The program leads a session of its own; the first terminal that such a leader opens becomes the one that controls it.
    private static func spawn(_ program: String, _ arguments: [String], _ environment: [String: String],
                              on terminal: String) throws -> pid_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var defaults = sigset_t(), none = sigset_t()
        sigfillset(&defaults)
        sigemptyset(&none)
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setsigmask(&attributes, &none)
        let setsid: Int32 = 0x80  // POSIX_SPAWN_SETSID, which Swift's Glibc module does not show.
        posix_spawnattr_setflags(&attributes, Int16(setsid | Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)))
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        var process: pid_t = 0
        Spawning.lock()
        defer { Spawning.unlock() }
        let code = withCStrings([program] + arguments) { arguments in
            withCStrings(environment.map { "\($0)=\($1)" }) { posix_spawn(&process, program, &actions, &attributes, arguments, $0) }
        }
        guard code == 0 else { throw CannotStart(what: program, code: code) }
        return process
    }
}

private func setSize(_ terminal: Int32, _ columns: Int, _ rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
}

func withCStrings<Result>(_ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result) -> Result {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
}

/// Bytes to characters, where a character may be cut in two by the end of a chunk.
struct Utf8Decoder {
    private var kept: [UInt8] = []

    mutating func decode(_ bytes: some Sequence<UInt8>) -> String {
        kept += bytes
        // The last character's beginning, at most three bytes back, if it is not all there.
        var end = kept.count
        for back in 1...3 where back <= kept.count {
            let byte = kept[kept.count - back]
            guard byte & 0xC0 != 0x80 else { continue }
            let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            if length > back { end = kept.count - back }
            break
        }
        defer { kept.removeFirst(end) }
        return String(decoding: kept[..<end], as: UTF8.self)
    }
}
