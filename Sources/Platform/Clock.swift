/// A clock that nobody sets, in milliseconds from some moment.
/// The time of day.
public enum WallClock {
    /// Milliseconds since the first of January 1970, UTC.
    public static var milliseconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec / 1_000_000)
    }
}

public enum SteadyClock {
    public static var milliseconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1e6
    }
}
