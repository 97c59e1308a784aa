import Explorer

/// Sees to it that no entry takes longer than it may. The clock and the signal are somebody else's: here it is only begun and ended.
public struct EntryTimer {
    /// So long.
    public var seconds: Double
    /// An entry begins. When its time is up, that is an interruption (``Shell/requestWord``).
    public var begin: () -> Void
    /// It is over. Whether its time was up.
    public var end: () -> Bool

    public init(seconds: Double, begin: @escaping () -> Void, end: @escaping () -> Bool) {
        (self.seconds, self.begin, self.end) = (seconds, begin, end)
    }

    /// What is said then.
    public static func message(seconds: Double) -> String { "stopped: it took longer than the time limit of \(Durations.text(seconds * 1000))" }
}
