/// The time of day.
public enum WallClock {
    /// Milliseconds since the first of January 1970, UTC.
    public static var milliseconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1e6
    }
}

/// A clock that nobody sets, in milliseconds from some moment.
public enum SteadyClock {
    public static var milliseconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1e6
    }

    /// Sleeps until the time is over or a signal comes.
    public static func sleep(milliseconds: Double) {
        guard milliseconds > 0 else { return }
        let seconds = min(milliseconds / 1000, 1e9)
        var time = timespec(tv_sec: Int(seconds), tv_nsec: Int((seconds - seconds.rounded(.down)) * 1e9))
        nanosleep(&time, nil)
    }
}
