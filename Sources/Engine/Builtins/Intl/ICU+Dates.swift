// Dates and times in the words of a language.

import _FoundationICU

extension ICU {
    /// What a language's dates look like.
    final class DatePatterns: @unchecked Sendable {
        private let generator: UnsafeMutablePointer<UDateTimePatternGenerator?>
        private let locale: String

        init?(locale: String) {
            var status = U_ZERO_ERROR
            guard let generator = swift_udatpg_open(locale, &status), ICU.isGood(status) else { return nil }
            self.generator = generator
            self.locale = locale
        }

        deinit { swift_udatpg_close(generator) }

        /// The pattern that has the fields of a skeleton in the language's order.
        func pattern(forSkeleton skeleton: String) -> String {
            let units = Array(skeleton.utf16)
            let pattern = ICU.filled(128) {
                swift_udatpg_getBestPatternWithOptions(generator, units, Int32(units.count), UDATPG_MATCH_HOUR_FIELD_LENGTH, $0, $1, &$2)
            }
            return DatePatternText.plain(pattern.map { String(decoding: $0, as: UTF16.self) } ?? skeleton, locale: locale)
        }

        /// The fields of a pattern.
        func skeleton(ofPattern pattern: String) -> String {
            let units = Array(pattern.utf16)
            let skeleton = ICU.filled(128) { swift_udatpg_getSkeleton(nil, units, Int32(units.count), $0, $1, &$2) }
            return skeleton.map { String(decoding: $0, as: UTF16.self) } ?? pattern
        }

        /// The pattern of one of the language's styles, from 0 (full) to 3 (short); nil for a part that is not wanted.
        func pattern(dateStyle: Int?, timeStyle: Int?) -> String? {
            var status = U_ZERO_ERROR
            func style(_ number: Int?) -> UDateFormatStyle { number.map { UDateFormatStyle(rawValue: Int32($0)) } ?? UDAT_NONE }
            guard let format = swift_udat_open(style(timeStyle), style(dateStyle), locale, nil, 0, nil, 0, &status), ICU.isGood(status) else { return nil }
            defer { swift_udat_close(format) }
            guard let units = ICU.filled(128, { swift_udat_toPattern(format, 0, $0, $1, &$2) }) else { return nil }
            let pattern = DatePatternText.plain(String(decoding: units, as: UTF16.self), locale: locale)
            guard let dateStyle, timeStyle != nil else { return pattern }
            return DatePatternText.joined(pattern, locale: locale, dateStyle: dateStyle)
        }

        /// `h11`, `h12`, `h23` or `h24`
        var hourCycle: String {
            var status = U_ZERO_ERROR
            switch swift_udatpg_getDefaultHourCycle(generator, &status) {
            case UDAT_HOUR_CYCLE_11: return "h11"
            case UDAT_HOUR_CYCLE_12: return "h12"
            case UDAT_HOUR_CYCLE_24: return "h24"
            default: return "h23"
            }
        }

        enum Width: Int { case wide, abbreviated, narrow }

        /// What a part of a date is called.
        func name(ofField field: String, _ width: Width) -> String? {
            let fields: [String: UDateTimePatternField] = [
                "era": UDATPG_ERA_FIELD, "year": UDATPG_YEAR_FIELD, "quarter": UDATPG_QUARTER_FIELD, "month": UDATPG_MONTH_FIELD,
                "weekOfYear": UDATPG_WEEK_OF_YEAR_FIELD, "weekday": UDATPG_WEEKDAY_FIELD, "day": UDATPG_DAY_FIELD, "dayPeriod": UDATPG_DAYPERIOD_FIELD,
                "hour": UDATPG_HOUR_FIELD, "minute": UDATPG_MINUTE_FIELD, "second": UDATPG_SECOND_FIELD, "timeZoneName": UDATPG_ZONE_FIELD,
            ]
            guard let number = fields[field] else { return nil }
            let form = switch width { case .wide: UDATPG_WIDE; case .abbreviated: UDATPG_ABBREVIATED; case .narrow: UDATPG_NARROW }
            return ICU.filled(64) { swift_udatpg_getFieldDisplayName(generator, number, form, $0, $1, &$2) }.map { String(decoding: $0, as: UTF16.self) }
        }
    }

    /// Writes dates by a pattern, in a zone.
    final class DateFormatter: @unchecked Sendable {
        private let format: UnsafeMutablePointer<UDateFormat?>
        private let intervals: OpaquePointer?

        init?(locale: String, pattern: String, skeleton: String, zone: String) {
            var status = U_ZERO_ERROR
            let pattern = Array(pattern.utf16), zone = Array(zone.utf16), skeleton = Array(skeleton.utf16)
            guard let format = swift_udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, zone, Int32(zone.count), pattern, Int32(pattern.count), &status),
                  ICU.isGood(status) else { return nil }
            self.format = format
            // The calendar is the proleptic one.
            var calendarStatus = U_ZERO_ERROR
            if let calendar = UnsafeMutablePointer(mutating: swift_udat_getCalendar(format)) { swift_ucal_setGregorianChange(calendar, -Dates.maximum, &calendarStatus) }
            intervals = swift_udtitvfmt_open(locale, skeleton, Int32(skeleton.count), zone, Int32(zone.count), &status)
        }

        deinit {
            swift_udat_close(format)
            if let intervals { swift_udtitvfmt_close(intervals) }
        }

        func formatted(_ time: Double) -> Formatted? {
            var status = U_ZERO_ERROR
            guard let fields = swift_ufieldpositer_open(&status) else { return nil }
            defer { swift_ufieldpositer_close(fields) }
            guard let units = ICU.filled(128, { swift_udat_formatForFields(format, time, $0, $1, fields, &$2) }) else { return nil }
            var result = Formatted(units: units), start: Int32 = 0, end: Int32 = 0
            while case let field = swift_ufieldpositer_next(fields, &start, &end), field >= 0 {
                result.fields.append(Formatted.Field(category: Category.date, field: field, start: Int(start), end: Int(end)))
            }
            return result
        }

        func formattedRange(_ first: Double, _ second: Double) -> Formatted? {
            var status = U_ZERO_ERROR
            guard let intervals, let result = swift_udtitvfmt_openResult(&status) else { return nil }
            defer { swift_udtitvfmt_closeResult(result) }
            swift_udtitvfmt_formatToResult(intervals, first, second, result, &status)
            return ICU.isGood(status) ? ICU.formatted(swift_udtitvfmt_resultAsValue(result, &status)) : nil
        }
    }

    /// The name of the calendar that a locale's name asks for, or that its region has, as a language tag has it.
    static func calendar(locale: String) -> String { calendars(locale: locale).first ?? "gregory" }

    /// Those in use in the locale's region, the most common first.
    static func calendars(locale: String) -> [String] {
        var status = U_ZERO_ERROR
        return strings(swift_ucal_getKeywordValuesForLocale("calendar", locale, 1, &status)).map(calendarTag)
    }

    /// What a week is in the locale's region; Monday is day 1, Sunday day 7.
    static func week(locale: String) -> (firstDay: Int, weekend: [Int], minimalDays: Int)? {
        var status = U_ZERO_ERROR
        guard let calendar = swift_ucal_open(nil, 0, locale, UCAL_DEFAULT, &status), isGood(status) else { return nil }
        defer { swift_ucal_close(calendar) }
        /// ICU's weeks begin with Sunday, its day 1.
        func day(_ number: Int32) -> Int { number == 1 ? 7 : Int(number) - 1 }
        let days: [UCalendarDaysOfWeek] = [UCAL_MONDAY, UCAL_TUESDAY, UCAL_WEDNESDAY, UCAL_THURSDAY, UCAL_FRIDAY, UCAL_SATURDAY, UCAL_SUNDAY]
        let weekend = days.enumerated().filter { swift_ucal_getDayOfWeekType(calendar, $0.element, &status) != UCAL_WEEKDAY }.map { $0.offset + 1 }
        return (day(swift_ucal_getAttribute(calendar, UCAL_FIRST_DAY_OF_WEEK)), weekend, Int(swift_ucal_getAttribute(calendar, UCAL_MINIMAL_DAYS_IN_FIRST_WEEK)))
    }

    static func timeZones(region: String) -> [String] {
        var status = U_ZERO_ERROR
        return strings(swift_ucal_openTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL, region, nil, &status))
    }

    /// The calendars of ECMA-402 §6.9.1; ICU may know more.
    static let calendars = ["buddhist", "chinese", "coptic", "dangi", "ethioaa", "ethiopic", "gregory", "hebrew", "indian", "islamic", "islamic-civil",
                            "islamic-rgsa", "islamic-tbla", "islamic-umalqura", "iso8601", "japanese", "persian", "roc"]

    /// A language tag's word for a calendar.
    static func calendarTag(_ name: String) -> String {
        switch name {
        case "gregorian": "gregory"
        case "ethiopic-amete-alem": "ethioaa"
        default: name
        }
    }

    static var timeZones: [String] {
        var status = U_ZERO_ERROR
        return strings(swift_ucal_openTimeZones(&status))
    }
}
