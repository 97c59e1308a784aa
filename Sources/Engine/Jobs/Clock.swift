// Time as scripts see it. By default it is virtual: it stands still while a program runs and leaps to the next timer when the program is idle, so
// that a program with a ten-second timer ends at once, and every run of it is the same.

/// The machine's clock, for programs that want to know the real time. (A class: of a struct of functions the runtime would make the
/// types at each start.)
public final class RealClock {
    /// Milliseconds since the machine was made.
    public var elapsed: () -> Double
    /// Milliseconds since the first of January 1970, UTC.
    public var date: () -> Double
    /// Sleeps so many milliseconds, or until a signal comes.
    public var sleep: (Double) -> Void

    public init(elapsed: @escaping () -> Double, date: @escaping () -> Double, sleep: @escaping (Double) -> Void) {
        self.elapsed = elapsed
        self.date = date
        self.sleep = sleep
    }
}

/// The virtual clock.
struct Clock {
    /// Where `Date` begins: the first of January 2026, UTC.
    static let start = 1_767_225_600_000.0

    /// Milliseconds since the machine was made.
    private(set) var elapsed = 0.0
    /// How often somebody looked while it stood still.
    private var looks = 0

    /// A program that does nothing but watch the clock would wait for ever: from the thousandth look on each takes ten microseconds.
    private static let patience = 1000
    private static let look = 0.01

    mutating func read() -> Double {
        looks += 1
        if looks > Clock.patience { elapsed += Clock.look }
        return elapsed
    }

    mutating func advance(to time: Double) { elapsed = max(elapsed, time) }
    /// A job is over.
    mutating func rest() { looks = 0 }
}

extension VM {
    /// Milliseconds since the start: `performance.now()`.
    public func elapsedTime() -> Double { host.realClock?.elapsed() ?? state.pointee.clock.read() }

    /// Milliseconds since the first of January 1970, UTC, without a fraction: `Date.now()`.
    public func currentTime() -> Double { (host.realClock?.date() ?? Clock.start + state.pointee.clock.read()).rounded(.down) }

    /// When the machine was made: `performance.timeOrigin`.
    public var timeOrigin: Double { host.realClock.map { $0.date() - $0.elapsed() } ?? Clock.start }

    /// The time for timers, which does not count as a look.
    public var loopTime: Double { host.realClock?.elapsed() ?? state.pointee.clock.elapsed }
}
