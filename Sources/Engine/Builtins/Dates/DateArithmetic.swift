// Time values and the calendar (ECMA-262 §21.4.1). A time value counts milliseconds since the first of January 1970 UTC, without leap seconds.

/// The specification's arithmetic of time values. Numbers are doubles, as it has them: whatever is no time comes out as NaN.
enum Dates {
    static let msPerDay = 86_400_000.0
    /// The greatest time value (§21.4.1.1).
    static let maximum = 8.64e15

    /// §21.4.1.3 Day ( t )
    static func day(_ t: Double) -> Double { (t / msPerDay).rounded(.down) }
    /// §21.4.1.4 TimeWithinDay ( t )
    static func timeWithinDay(_ t: Double) -> Double { t - day(t) * msPerDay }
    /// §21.4.1.13 WeekDay ( t )
    static func weekDay(_ t: Double) -> Int { modulo(Int(day(t)) + 4, 7) }

    static func modulo(_ a: Int, _ b: Int) -> Int { let rest = a % b; return rest < 0 ? rest + b : rest }

    /// A time within its day.
    struct Clock {
        var hour = 0, minute = 0, second = 0, millisecond = 0

        init(_ t: Double) {
            let total = Int(timeWithinDay(t))
            hour = total / 3_600_000
            minute = total / 60_000 % 60
            second = total / 1000 % 60
            millisecond = total % 1000
        }
    }

    /// A day of the proleptic Gregorian calendar; months count from 0, days from 1.
    struct Civil {
        let year: Int, month: Int, day: Int

        /// By eras of 400 years that begin on the first of March.
        init(day number: Double) {
            let shifted = Int(number) + 719_468
            let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
            let dayOfEra = shifted - era * 146_097
            let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
            let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
            let shiftedMonth = (5 * dayOfYear + 2) / 153
            month = shiftedMonth < 10 ? shiftedMonth + 2 : shiftedMonth - 10
            year = yearOfEra + era * 400 + (month <= 1 ? 1 : 0)
            day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        }

        init(_ t: Double) { self.init(day: Dates.day(t)) }

        /// The number of the day on which a month begins.
        static func dayNumber(year: Int, month: Int) -> Int {
            let shiftedYear = month <= 1 ? year - 1 : year
            let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
            let yearOfEra = shiftedYear - era * 400
            let dayOfYear = (153 * (month <= 1 ? month + 10 : month - 2) + 2) / 5
            return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
        }
    }

    /// §21.4.1.27 MakeTime ( hour, min, sec, ms )
    static func makeTime(_ hour: Double, _ minute: Double, _ second: Double, _ ms: Double) -> Double {
        guard hour.isFinite, minute.isFinite, second.isFinite, ms.isFinite else { return .nan }
        return hour.rounded(.towardZero) * 3_600_000 + minute.rounded(.towardZero) * 60_000 + second.rounded(.towardZero) * 1000 + ms.rounded(.towardZero)
    }

    /// §21.4.1.28 MakeDay ( year, month, date )
    static func makeDay(_ year: Double, _ month: Double, _ date: Double) -> Double {
        guard year.isFinite, month.isFinite, date.isFinite else { return .nan }
        let y = year.rounded(.towardZero), m = month.rounded(.towardZero)
        let wholeYear = y + (m / 12).rounded(.down)
        guard wholeYear.magnitude <= 400_000 else { return .nan }
        let monthOfYear = m - (m / 12).rounded(.down) * 12
        return Double(Civil.dayNumber(year: Int(wholeYear), month: Int(monthOfYear))) + date.rounded(.towardZero) - 1
    }

    /// §21.4.1.29 MakeDate ( day, time )
    static func makeDate(_ day: Double, _ time: Double) -> Double {
        let date = day * msPerDay + time
        return date.isFinite ? date : .nan
    }

    /// §21.4.1.30 MakeFullYear ( year )
    static func makeFullYear(_ year: Double) -> Double {
        if year.isNaN { return .nan }
        let truncated = year.rounded(.towardZero)
        return truncated >= 0 && truncated <= 99 ? 1900 + truncated : truncated
    }

    /// §21.4.1.31 TimeClip ( time )
    static func timeClip(_ time: Double) -> Double {
        guard time.isFinite, time.magnitude <= maximum else { return .nan }
        return time.rounded(.towardZero) + 0
    }
}

extension VM {
    /// §21.4.1.25 LocalTime ( t )
    func localTime(_ t: Double) -> Double { t + timeZone.offset(at: t) }

    /// §21.4.1.26 UTC ( t )
    func utc(_ t: Double) -> Double {
        // What is so far out is clipped anyway.
        guard t.magnitude <= Dates.maximum + Dates.msPerDay * 2 else { return .nan }
        return t - timeZone.offset(atLocal: t)
    }
}
