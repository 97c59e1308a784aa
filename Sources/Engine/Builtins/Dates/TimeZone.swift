// The zone of local time. UTC needs no tables; of every other zone ICU knows the rules.

/// A machine's time zone. One a machine, at a fixed address.
final class TimeZone {
    /// The name that `Intl.DateTimeFormat().resolvedOptions().timeZone` gives.
    let name: String
    private let rules: ICU.ZoneRules?
    // Most programs ask again and again for the same day.
    private var knownTime = Double.nan
    private var knownOffset = 0.0

    /// An unknown name is UTC, as it is for the C library and for Node.
    init(_ name: String) {
        let rules = name == "UTC" ? nil : ICU.ZoneRules(name)
        self.rules = rules
        self.name = rules?.name ?? "UTC"
    }

    /// Milliseconds that local time is ahead of UTC at a time.
    func offset(at t: Double) -> Double {
        guard let rules, t.isFinite else { return 0 }
        if t == knownTime { return knownOffset }
        knownOffset = rules.offset(at: t)
        knownTime = t
        return knownOffset
    }

    /// The same for a local time. One that there is twice is the first of both; one that a change of the clocks skips counts as if
    /// it had not come yet.
    func offset(atLocal t: Double) -> Double { rules?.offset(atLocal: t) ?? 0 }

    /// `Central European Summer Time`
    func displayName(at t: Double) -> String {
        guard let rules else { return "Coordinated Universal Time" }
        return rules.displayName(at: t)
    }
}
