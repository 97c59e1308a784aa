// The zone of local time. UTC needs no tables; of every other zone ICU knows the rules.

/// A machine's time zone. One a machine, at a fixed address.
final class TimeZone {
    /// The name that `Intl.DateTimeFormat().resolvedOptions().timeZone` gives.
    let name: String
    private let rules: ICU.ZoneRules?
    // Most programs ask again and again for the same year.
    private var known = Span(from: .nan, to: .nan, offset: 0)

    /// A time during which the clocks were not changed.
    private struct Span {
        let from: Double, to: Double
        let offset: Double
        var name: String?

        /// False for what lies so close to a change that local time may mean another span.
        func hasLocal(_ t: Double) -> Bool { from + 2 * Dates.msPerDay < t && t < to - 2 * Dates.msPerDay }
    }

    /// An unknown name is UTC, as it is for the C library and for Node.
    init(_ name: String) {
        let rules = name == "UTC" ? nil : ICU.ZoneRules(name)
        self.rules = rules
        self.name = rules?.name ?? "UTC"
    }

    private func look(_ t: Double, _ rules: ICU.ZoneRules) {
        if known.from <= t, t < known.to { return }
        let span = rules.span(at: t)
        known = Span(from: span.lowerBound, to: span.upperBound, offset: rules.offset(at: t))
    }

    /// Milliseconds that local time is ahead of UTC at a time.
    func offset(at t: Double) -> Double {
        guard let rules, t.isFinite else { return 0 }
        look(t, rules)
        return known.offset
    }

    /// The same for a local time. One that there is twice is the first of both; one that a change of the clocks skips counts as if
    /// it had not come yet.
    func offset(atLocal t: Double) -> Double {
        guard let rules, t.isFinite else { return 0 }
        if known.hasLocal(t) { return known.offset }
        let offset = rules.offset(atLocal: t)
        look(t - offset, rules)
        return offset
    }

    /// `Central European Summer Time`. Before 1970 and after January 2038 V8 has the names of the same day in a like year of our time,
    /// whatever the offset then was; so has Leash.
    func displayName(at time: Double) -> String {
        guard let rules else { return "Coordinated Universal Time" }
        let t = (0...Double(Int32.max) * 1000).contains(time) ? time : TimeZone.likeTime(time)
        look(t, rules)
        if let name = known.name { return name }
        let name = rules.displayName(at: t)
        known.name = name
        return name
    }

    /// The same day and time in a year, between 2008 and 2035, that begins on the same day of the week and is as long.
    private static func likeTime(_ t: Double) -> Double {
        let civil = Dates.Civil(t), first = Dates.Civil.dayNumber(year: civil.year, month: 0)
        let isLeap = Dates.Civil.dayNumber(year: civil.year + 1, month: 0) - first == 366
        // The calendar comes back after 28 years; a year that begins one day of the week later is 12 years on.
        let anchor = (isLeap ? 1956 : 1967) + Dates.modulo(first + 4, 7) * 12
        let year = 2008 + Dates.modulo(anchor - 2008, 28)
        let day = Dates.Civil.dayNumber(year: year, month: civil.month) + civil.day - 1
        return Double(day) * Dates.msPerDay + Dates.timeWithinDay(t)
    }
}
