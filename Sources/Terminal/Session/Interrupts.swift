import Glibc

/// What arrives from outside while the program is busy: Ctrl-C, a resized window, a closed terminal.
///
/// A signal handler may do next to nothing, so these only leave marks: SIGINT sets the flag that the engine polls, and every
/// signal writes to a pipe, so that whoever sleeps in `poll` wakes up. The decisions are made elsewhere, at leisure.
public enum Interrupts {
    /// Starts listening. `bit` of `flag` is set at each Ctrl-C; whoever acts on it clears it. The other bits are somebody else's.
    ///
    /// A script that does not answer must never lock its user in: the fifth Ctrl-C in a row that finds the flag still set ends
    /// the process with status 130. SIGPIPE is ignored from here on: a reader that went away is an `EPIPE` for ``Output``.
    /// Cost: ten system calls.
    public static func install(flag: UnsafeMutablePointer<Int32>, bit: Int32 = 1) {
        marks.pointee.bit = bit
        marks.pointee.flag = flag
        openPipe()
        handle(SIGINT) { _ in Interrupts.noteInterrupt() }
        handle(SIGWINCH) { _ in Interrupts.noteResize() }
        handle(SIGCONT) { _ in Interrupts.noteContinuation() }
        _ = signal(SIGPIPE, SIG_IGN)
        unblock([SIGINT, SIGWINCH, SIGCONT])
    }

    /// The flag is another one from here on: the engine was replaced. Nothing is read of the old one, whose memory may be gone.
    public static func move(to flag: UnsafeMutablePointer<Int32>) {
        marks.pointee.flag = flag
    }

    /// Back to what the system does by default. The flag is not touched any more.
    public static func restore() {
        for number in [SIGINT, SIGWINCH, SIGCONT, SIGPIPE, SIGTERM, SIGHUP] { _ = signal(number, SIG_DFL) }
        marks.pointee.flag = nil
    }

    /// Ends a wait in ``LineEditor/readLine(prompt:continuing:)`` or ``sleep(milliseconds:)``. From any thread, or from a signal handler.
    public static func wake() {
        let saved = errno
        var byte: UInt8 = 0
        if marks.pointee.bell >= 0 { _ = write(marks.pointee.bell, &byte, 1) }
        errno = saved
    }

    /// Sleeps, but not past a signal or a ``wake()``. False: it was cut short.
    public static func sleep(milliseconds: Int32) -> Bool {
        var waiting = pollfd(fd: marks.pointee.wakeUp, events: Int16(POLLIN), revents: 0)
        let ready = poll(&waiting, 1, milliseconds)
        if ready > 0 { clearWakeUp() }
        return ready == 0
    }

    // MARK: For the line editor

    /// Becomes readable when there is something to look at.
    static var wakeDescriptor: Int32 { marks.pointee.wakeUp }

    static func clearWakeUp() {
        var bytes: (UInt64, UInt64) = (0, 0)
        while read(marks.pointee.wakeUp, &bytes, 16) == 16 {}
    }

    /// Whether Ctrl-C was pressed and nobody has acted on it yet: then that is for the caller to do.
    static func takeInterrupt() -> Bool {
        guard let flag = marks.pointee.flag, flag.pointee & marks.pointee.bit != 0 else { return false }
        flag.pointee &= ~marks.pointee.bit
        return true
    }
    /// Whether it was, without taking it.
    static var isInterruptWaiting: Bool { marks.pointee.flag.map { $0.pointee & marks.pointee.bit != 0 } ?? false }
    /// Puts a taken interrupt back, to be taken again later.
    static func postponeInterrupt() { marks.pointee.flag?.pointee |= marks.pointee.bit }
    /// Whether the window was resized since the last call.
    static func takeResize() -> Bool { take(\.resized) }
    /// Whether the program was stopped and set going again since the last call.
    static func takeContinuation() -> Bool { take(\.continued) }

    /// At a sudden end (SIGTERM, SIGHUP) the terminal gets the settings that it has now, and the program dies of the signal as it would have.
    static func restoreTerminalAtDeath(_ terminal: Int32) {
        guard marks.pointee.settings == nil else { return }
        let settings = UnsafeMutablePointer<termios>.allocate(capacity: 1)
        guard tcgetattr(terminal, settings) == 0 else {
            settings.deallocate()
            return
        }
        marks.pointee.terminal = terminal
        marks.pointee.settings = settings
        for number in [SIGTERM, SIGHUP] {
            handle(number) { number in
                Interrupts.restoreTerminal()
                _ = signal(number, SIG_DFL)
                _ = raise(number)
            }
        }
    }

    // MARK: Inside

    /// What the handlers write.
    private struct Marks {
        var flag: UnsafeMutablePointer<Int32>?
        var bit: Int32 = 1
        var unanswered: Int32 = 0
        var resized: Int32 = 0
        var continued: Int32 = 0
        /// The pipe that the handlers write to, and its other end.
        var bell: Int32 = -1
        var wakeUp: Int32 = -1
        var terminal: Int32 = -1
        var settings: UnsafeMutablePointer<termios>?
    }

    /// Raw memory, in place before a handler is installed: a handler may neither allocate nor lock, and a Swift variable that it
    /// wrote while the program was looking at it would trap as an overlapping access. A lost update here is a key press too
    /// few, never worse.
    nonisolated(unsafe) private static let marks: UnsafeMutablePointer<Marks> = {
        let marks = UnsafeMutablePointer<Marks>.allocate(capacity: 1)
        marks.initialize(to: Marks())
        return marks
    }()

    /// Neither end ever blocks: a full pipe wakes its reader as well as one byte does.
    private static func openPipe() {
        guard marks.pointee.bell < 0 else { return }
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return }
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        marks.pointee.wakeUp = ends[0]
        marks.pointee.bell = ends[1]
    }

    private static func noteInterrupt() {
        if let flag = marks.pointee.flag {
            marks.pointee.unanswered = flag.pointee & marks.pointee.bit == 0 ? 1 : marks.pointee.unanswered + 1
            // The engine changes its own bits of the word on this same thread: to it, this is one moment.
            flag.pointee |= marks.pointee.bit
            if marks.pointee.unanswered >= 5 {
                restoreTerminal()
                _exit(130)
            }
        }
        wake()
    }

    private static func noteResize() {
        marks.pointee.resized = 1
        wake()
    }

    private static func noteContinuation() {
        marks.pointee.continued = 1
        wake()
    }

    private static func restoreTerminal() {
        if let settings = marks.pointee.settings { _ = tcsetattr(marks.pointee.terminal, TCSANOW, settings) }
    }

    private static func take(_ mark: WritableKeyPath<Marks, Int32>) -> Bool {
        defer { marks.pointee[keyPath: mark] = 0 }
        return marks.pointee[keyPath: mark] != 0
    }

    /// Some programs start others with signals held back, and a script that Ctrl-C does not stop must not be.
    private static func unblock(_ numbers: [Int32]) {
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in numbers { sigaddset(&signals, number) }
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }

    /// Without SA_RESTART: a system call that waits is to come back, so that the wait can be given up.
    private static func handle(_ number: Int32, with handler: @escaping @convention(c) (Int32) -> Void) {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = handler
        sigemptyset(&action.sa_mask)
        _ = sigaction(number, &action, nil)
    }
}
