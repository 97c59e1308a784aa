import Platform

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
        move(to: flag)
        openPipe()
        Signals.handle(SIGINT) { _ in Interrupts.noteInterrupt() }
        Signals.handle(SIGWINCH) { _ in Interrupts.noteResize() }
        Signals.handle(SIGCONT) { _ in Interrupts.noteContinuation() }
        // Who writes is told by an error instead: EPIPE, EFBIG.
        Signals.ignore(SIGPIPE)
        Signals.ignore(SIGXFSZ)
        Signals.unblock([SIGINT, SIGWINCH, SIGCONT])
    }

    /// Where Ctrl-C ends the program anyway, and nobody's session with it: one that is not answered within a second does so then.
    /// Whatever works may take its time, but no code of the engine's or of a library's is to keep a user waiting for its end.
    public static func endUnanswered() {
        Signals.handle(SIGALRM) { _ in Interrupts.noteAlarm() }
        Signals.unblock([SIGALRM])
        marks.pointee.patience = 1
        endInOrder()
    }

    /// Where Ctrl-C ends the program, SIGTERM and SIGHUP do so in the same way, so that what was written until then is not lost in a buffer:
    /// whoever holds one empties it, and then ``endBySignal()``. What has not come to its end a second later, or when the signal comes again,
    /// ends at once. A prompt that edits lines has another way to its end (``restoreTerminalAtDeath(_:)``), and keeps it.
    public static func endInOrder() {
        guard marks.pointee.settings == nil else { return }
        // Whoever started the program may have blocked them for itself, and blocked is what they stay.
        let ends = [SIGTERM, SIGHUP].filter { !Signals.isIgnored($0) }
        for number in ends { Signals.handle(number, resets: true) { number in Interrupts.noteEnd(by: number) } }
        Signals.handle(SIGALRM) { _ in Interrupts.noteAlarm() }
        Signals.unblock(ends + [SIGALRM])
    }

    /// The program ended itself by a signal: it is what ``endBySignal()`` is to do.
    public static func willEnd(by number: Int32) {
        if marks.pointee.endingSignal == 0 { marks.pointee.endingSignal = number }
    }

    /// The process dies of the signal that asked for its end, so that whoever waits for it sees which one it was; nothing where none did.
    public static func endBySignal() {
        let number = marks.pointee.endingSignal
        guard number != 0 else { return }
        Signals.restore(number)
        Signals.unblock([number])
        _ = raise(number)
    }

    /// From here on Ctrl-C ends the program, with status 130: there is nothing to be given up but what it does. What stands on the line of the
    /// terminal that standard error goes to is taken away.
    public static func endAtOnce() {
        Signals.handle(SIGINT) { _ in
            if isatty(STDERR_FILENO) == 1 {
                // `CR ESC [ K`, four bytes.
                var erase = UInt32(littleEndian: 0x4B5B_1B0D)
                _ = write(STDERR_FILENO, &erase, 4)
            }
            Interrupts.end()
        }
        Signals.unblock([SIGINT])
    }

    /// The flag is another one from here on: the engine was replaced. Nil: there is none for a time, and what comes meanwhile is for the next.
    /// Nothing is read of the old one, whose memory may be gone.
    public static func move(to flag: UnsafeMutablePointer<Int32>?) {
        let betweenFlags = marks.pointee.betweenFlags
        marks.pointee.flag = flag ?? betweenFlags
        guard let flag, betweenFlags.pointee != 0 else { return }
        flag.pointee |= marks.pointee.bit
        betweenFlags.pointee = 0
    }

    /// Back to what the system does by default. The flag is not touched any more.
    public static func restore() {
        for number in [SIGINT, SIGWINCH, SIGCONT, SIGPIPE, SIGXFSZ] + deadly { Signals.restore(number) }
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

    // MARK: Time

    /// From here on what runs may take so long, on the steady clock: then the flag is set, as by Ctrl-C, and again each second until
    /// ``endTime()``. `lastWords`: where Ctrl-C would end the program (``endUnanswered()``) and the flag is still set a second later, they
    /// are written to standard error, and the program ends with ``timeIsUp``.
    public static func beginTime(seconds: Double, lastWords: String) {
        // What is to end has its own time.
        guard marks.pointee.endingSignal == 0 else { return }
        if marks.pointee.lastWords == nil { keep(lastWords) }
        marks.pointee.time = .running
        Signals.handle(SIGALRM) { _ in Interrupts.noteAlarm() }
        Signals.unblock([SIGALRM])
        Signals.setAlarm(seconds, then: 1)
    }

    /// The first that there are: one limit holds for all that runs. A handler may not allocate, so they are in place before it.
    private static func keep(_ lastWords: String) {
        let bytes = Array(lastWords.utf8), copy = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
        copy.initialize(from: bytes, count: bytes.count)
        marks.pointee.lastWordsLength = bytes.count
        marks.pointee.lastWords = UnsafePointer(copy)
    }

    /// Whether the time was up. What the flag says of that is taken back.
    public static func endTime() -> Bool {
        guard marks.pointee.endingSignal == 0 else { return false }
        Signals.setAlarm(0, then: 0)
        let wasUp = marks.pointee.time == .up
        marks.pointee.time = .unlimited
        if wasUp { _ = takeInterrupt() }
        return wasUp
    }

    /// The status of a program that took too long: as `timeout` has it.
    public static let timeIsUp: Int32 = 124

    // MARK: For the line editor

    /// Becomes readable when there is something to look at.
    static var wakeDescriptor: Int32 { marks.pointee.wakeUp }

    static func clearWakeUp() {
        var bytes: (UInt64, UInt64) = (0, 0)
        while read(marks.pointee.wakeUp, &bytes, 16) == 16 {}
    }

    /// Whether Ctrl-C was pressed and nobody has acted on it yet: then that is for the caller to do.
    public static func takeInterrupt() -> Bool {
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

    /// Whether the terminal was asked to mark what is pasted, which has to be taken back, too.
    static func noteTerminalMarksPastes(_ marksPastes: Bool) { marks.pointee.marksPastes = marksPastes ? 1 : 0 }

    /// What ends a program that does nothing against it: from outside, by Ctrl-\\, or by a mistake of its own.
    private static let deadly = [SIGTERM, SIGHUP, SIGQUIT, SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGSYS, SIGXCPU,
                                 SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF]

    /// At a sudden end (``deadly``) and at a stop (Ctrl-Z) the terminal gets the settings that it has now; then the signal does what it
    /// would have done. Whoever edits a line sets the terminal up again at ``takeContinuation()``.
    static func restoreTerminalAtDeath(_ terminal: Int32) {
        guard marks.pointee.settings == nil else { return }
        let settings = UnsafeMutablePointer<termios>.allocate(capacity: 1)
        guard tcgetattr(terminal, settings) == 0 else {
            settings.deallocate()
            return
        }
        marks.pointee.terminal = terminal
        marks.pointee.settings = settings
        // A script may have used up the stack that the program runs on.
        Signals.makeStackForHandlers()
        for number in deadly where !Signals.isIgnored(number) {
            Signals.handle(number, resets: true) { number in Interrupts.fall(to: number) }
        }
        if !Signals.isIgnored(SIGTSTP) { catchStop() }
    }

    private static func catchStop() {
        Signals.handle(SIGTSTP, resets: true) { number in
            let saved = errno
            Interrupts.fall(to: number)
            // Here the program goes on.
            Interrupts.catchStop()
            errno = saved
        }
    }

    /// Leaves the terminal as it was found, and lets the signal do what it does by default.
    private static func fall(to number: Int32) {
        restoreTerminal()
        _ = raise(number)
        Signals.unblock([number])
    }

    // MARK: Inside

    /// How what runs stands to its time.
    private enum Time: Int32 { case unlimited, running, up }

    /// What the handlers write.
    private struct Marks {
        var flag: UnsafeMutablePointer<Int32>?
        /// What stands for the flag while there is none.
        let betweenFlags: UnsafeMutablePointer<Int32> = {
            let word = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
            word.initialize(to: 0)
            return word
        }()
        var bit: Int32 = 1
        var unanswered: Int32 = 0
        /// Seconds that a Ctrl-C may be unanswered; 0 for any time.
        var patience: UInt32 = 0
        /// SIGTERM or SIGHUP, once it asked for the program's end.
        var endingSignal: Int32 = 0
        var time = Time.unlimited
        var lastWords: UnsafePointer<UInt8>?
        var lastWordsLength = 0
        var resized: Int32 = 0
        var continued: Int32 = 0
        /// The pipe that the handlers write to, and its other end.
        var bell: Int32 = -1
        var wakeUp: Int32 = -1
        var terminal: Int32 = -1
        var settings: UnsafeMutablePointer<termios>?
        var marksPastes: Int32 = 0
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
            if marks.pointee.unanswered >= 5 { end() }
            if marks.pointee.patience > 0 {
                marks.pointee.time = .unlimited
                alarm(marks.pointee.patience)
            }
        }
        wake()
    }

    private static func noteEnd(by number: Int32) {
        if marks.pointee.endingSignal == 0 { marks.pointee.endingSignal = number }
        marks.pointee.time = .unlimited
        postponeInterrupt()
        alarm(1)
        wake()
    }

    private static func noteAlarm() {
        if marks.pointee.endingSignal != 0 { end() }
        if marks.pointee.time == .unlimited {
            if isInterruptWaiting { end() }
            return
        }
        if marks.pointee.time == .up, marks.pointee.patience > 0, isInterruptWaiting {
            if let words = marks.pointee.lastWords { _ = write(STDERR_FILENO, words, marks.pointee.lastWordsLength) }
            end(timeIsUp)
        }
        marks.pointee.time = .up
        postponeInterrupt()
        wake()
    }

    fileprivate static func end(_ status: Int32 = 130) -> Never {
        restoreTerminal()
        endBySignal()
        _exit(status)
    }

    private static func noteResize() {
        marks.pointee.resized = 1
        wake()
    }

    private static func noteContinuation() {
        marks.pointee.continued = 1
        wake()
    }

    /// Not from the background: the terminal is another's then, and to touch it would stop us.
    private static func restoreTerminal() {
        let terminal = marks.pointee.terminal
        guard let settings = marks.pointee.settings, tcgetpgrp(terminal) == getpgrp() else { return }
        _ = tcsetattr(terminal, TCSANOW, settings)
        guard marks.pointee.marksPastes != 0 else { return }
        // No text of Swift's: a handler may not allocate. `ESC [ ? 2004 l`, eight bytes.
        var endPasteMarks = UInt64(littleEndian: 0x6C34_3030_323F_5B1B)
        _ = write(terminal, &endPasteMarks, 8)
    }

    private static func take(_ mark: WritableKeyPath<Marks, Int32>) -> Bool {
        defer { marks.pointee[keyPath: mark] = 0 }
        return marks.pointee[keyPath: mark] != 0
    }
}
