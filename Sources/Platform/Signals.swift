/// What the systems name differently about signals.
public enum Signals {
    public typealias Handler = @convention(c) (Int32) -> Void

    /// Has `handler` called at each such signal. Without SA_RESTART: a system call that waits is to come back, so that the wait can
    /// be given up. `resets`: it is called once, and the next one does what the system does by default.
    public static func handle(_ number: Int32, resets: Bool = false, with handler: @escaping Handler) {
        // Files that are mapped listen to this one, and pass on what is not theirs.
        if number == SIGBUS, isHeardByFiles { return others.pointee = handler }
        var action = sigaction()
        #if canImport(Darwin)
        action.__sigaction_u.__sa_handler = handler
        #else
        action.__sigaction_handler.sa_handler = handler
        #endif
        // SA_ONSTACK means nothing until makeStackForHandlers() was called.
        action.sa_flags = Int32(SA_ONSTACK) | (resets ? Int32(bitPattern: UInt32(SA_RESETHAND)) : 0)
        sigemptyset(&action.sa_mask)
        _ = sigaction(number, &action, nil)
    }

    private static var isHeardByFiles: Bool {
        var action = sigaction()
        return sigaction(SIGBUS, nil, &action) == 0 && action.sa_flags & Int32(SA_SIGINFO) != 0
    }

    nonisolated(unsafe) private static let others: UnsafeMutablePointer<Handler?> = {
        let others = UnsafeMutablePointer<Handler?>.allocate(capacity: 1)
        others.initialize(to: nil)
        return others
    }()

    /// What a signal does that its handler does not know what to do with.
    static func otherwise(_ number: Int32) {
        _ = signal(number, SIG_DFL)
        if let handler = others.pointee { handler(number) } else { _ = raise(number) }
    }

    /// Gives handlers a stack of their own: they run even where the program's has no room left.
    public static func makeStackForHandlers() {
        let size = 1 << 16
        guard let memory = AddressSpace.reserve(size, for: .stack) else { return }
        var stack = stack_t()
        stack.ss_sp = memory
        stack.ss_size = size
        _ = sigaltstack(&stack, nil)
    }

    /// Back to what the system does by default. Files go on listening.
    public static func restore(_ number: Int32) {
        if number == SIGBUS, isHeardByFiles { return others.pointee = nil }
        _ = signal(number, SIG_DFL)
    }

    /// Before files listen to a signal: who listens now hears of what is not theirs.
    static func keepHandler(of number: Int32) {
        var action = sigaction()
        guard sigaction(number, nil, &action) == 0, !isIgnored(number) else { return }
        #if canImport(Darwin)
        others.pointee = action.__sigaction_u.__sa_handler
        #else
        others.pointee = action.__sigaction_handler.sa_handler
        #endif
    }

    /// Nothing happens at such a signal.
    public static func ignore(_ number: Int32) { _ = signal(number, SIG_IGN) }

    /// Whether nothing does, as whoever started us may have wished (`nohup`).
    public static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        guard sigaction(number, nil, &action) == 0 else { return false }
        #if canImport(Darwin)
        return unsafeBitCast(action.__sigaction_u.__sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
        #else
        return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
        #endif
    }

    /// SIGALRM comes in so many seconds, and again each `interval` seconds after that; with 0 it never comes.
    public static func setAlarm(_ seconds: Double, then interval: Int) {
        let whole = min(seconds, 1e9).rounded(.down)
        var timer = itimerval()
        timer.it_value.tv_sec = Int(whole)
        timer.it_value.tv_usec = .init((min(seconds, 1e9) - whole) * 1e6)
        timer.it_interval.tv_sec = interval
        #if canImport(Glibc)
        _ = setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &timer, nil)
        #else
        _ = setitimer(ITIMER_REAL, &timer, nil)
        #endif
    }

    /// Some programs start others with signals held back.
    public static func unblock(_ numbers: [Int32]) {
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in numbers { sigaddset(&signals, number) }
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }
}
