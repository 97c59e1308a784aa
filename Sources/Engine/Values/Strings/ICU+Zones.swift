// Time zones, from ICU's tables.

import _FoundationICU

extension ICU {
    /// The name of the zone that the machine is set to.
    static var machineZone: String {
        ICU.filled(64) { swift_ucal_getHostTimeZone($0, $1, &$2) }.map { String(decoding: $0, as: UTF16.self) } ?? "UTC"
    }

    /// The rules of one zone.
    final class ZoneRules {
        /// The zone's name in the tz database.
        let name: String
        private let calendar: UnsafeMutablePointer<UCalendar?>

        /// Nil for a name that ICU does not know.
        init?(_ name: String) {
            guard let canonical = ZoneRules.canonicalName(name) else { return nil }
            var status = U_ZERO_ERROR
            let units = Array(canonical.utf16)
            guard let calendar = swift_ucal_open(units, Int32(units.count), "en_US", UCAL_GREGORIAN, &status), status.rawValue <= U_ZERO_ERROR.rawValue else { return nil }
            self.name = canonical
            self.calendar = calendar
        }

        deinit { swift_ucal_close(calendar) }

        /// The name by which ICU knows the zone; nil for one that it does not know.
        static func canonicalName(_ name: String) -> String? {
            let units = Array(name.utf16)
            var isSystem: UBool = 0
            guard let canonical = ICU.filled(64, { swift_ucal_getCanonicalTimeZoneID(units, Int32(units.count), $0, $1, &isSystem, &$2) }), isSystem != 0 else { return nil }
            let text = String(decoding: canonical, as: UTF16.self)
            return text == "Etc/Unknown" ? nil : text
        }

        func offset(at t: Double) -> Double {
            var status = U_ZERO_ERROR
            swift_ucal_setMillis(calendar, t, &status)
            return Double(swift_ucal_get(calendar, UCAL_ZONE_OFFSET, &status)) + Double(swift_ucal_get(calendar, UCAL_DST_OFFSET, &status))
        }

        /// From when until when the clocks are set as they are at a time: the times of the changes before it, or at it, and after it.
        func span(at t: Double) -> Range<Double> {
            func change(_ type: UTimeZoneTransitionType) -> Double? {
                var status = U_ZERO_ERROR, found = 0.0
                swift_ucal_setMillis(calendar, t, &status)
                return swift_ucal_getTimeZoneTransitionDate(calendar, type, &found, &status) != 0 && status.rawValue <= U_ZERO_ERROR.rawValue ? found : nil
            }
            let start = change(UCAL_TZ_TRANSITION_PREVIOUS_INCLUSIVE) ?? -.infinity, end = change(UCAL_TZ_TRANSITION_NEXT) ?? .infinity
            return start <= t && t < end ? start..<end : t..<t.nextUp
        }

        func offset(atLocal t: Double) -> Double {
            var status = U_ZERO_ERROR, raw: Int32 = 0, daylight: Int32 = 0
            swift_ucal_setMillis(calendar, t, &status)
            swift_ucal_getTimeZoneOffsetFromLocal(calendar, UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, &raw, &daylight, &status)
            return Double(raw) + Double(daylight)
        }

        func displayName(at t: Double) -> String {
            var status = U_ZERO_ERROR
            swift_ucal_setMillis(calendar, t, &status)
            let isDaylight = swift_ucal_get(calendar, UCAL_DST_OFFSET, &status) != 0
            let name = ICU.filled(64) { swift_ucal_getTimeZoneDisplayName(calendar, isDaylight ? UCAL_DST : UCAL_STANDARD, "en_US", $0, $1, &$2) }
            return name.map { String(decoding: $0, as: UTF16.self) } ?? self.name
        }
    }
}
