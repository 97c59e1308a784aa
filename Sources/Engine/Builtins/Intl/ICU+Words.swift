// Lists, spans of time, names of languages and regions, and where words begin.

import _FoundationICU

extension ICU {
    final class ListFormatter: @unchecked Sendable {
        private let formatter: OpaquePointer

        /// `type`: conjunction, disjunction or unit. `style`: long, short or narrow.
        init?(locale: String, type: String, style: String) {
            var status = U_ZERO_ERROR
            let kind = type == "disjunction" ? ULISTFMT_TYPE_OR : type == "unit" ? ULISTFMT_TYPE_UNITS : ULISTFMT_TYPE_AND
            let width = style == "narrow" ? ULISTFMT_WIDTH_NARROW : style == "short" ? ULISTFMT_WIDTH_SHORT : ULISTFMT_WIDTH_WIDE
            guard let formatter = swift_ulistfmt_openForType(locale, kind, width, &status), ICU.isGood(status) else { return nil }
            self.formatter = formatter
        }

        deinit { swift_ulistfmt_close(formatter) }

        func format(_ items: [[UInt16]]) -> Formatted? {
            var status = U_ZERO_ERROR
            guard let result = swift_ulistfmt_openResult(&status) else { return nil }
            defer { swift_ulistfmt_closeResult(result) }
            // One buffer for all, so that each item has an address.
            let all: [UInt16] = items.reduce(into: []) { $0 += $1 } + [0], lengths = items.map { Int32($0.count) }
            all.withUnsafeBufferPointer { buffer in
                var starts: [UnsafePointer<UInt16>?] = [], place = 0
                for item in items {
                    starts.append(buffer.baseAddress.map { $0 + place })
                    place += item.count
                }
                swift_ulistfmt_formatStringsToResult(formatter, starts, lengths, Int32(items.count), result, &status)
            }
            return ICU.isGood(status) ? ICU.formatted(swift_ulistfmt_resultAsValue(result, &status)) : nil
        }
    }

    /// `in 3 days`, `yesterday`
    final class RelativeFormatter: @unchecked Sendable {
        private let formatter: OpaquePointer

        init?(locale: String, style: String) {
            var status = U_ZERO_ERROR
            let width = style == "narrow" ? UDAT_STYLE_NARROW : style == "short" ? UDAT_STYLE_SHORT : UDAT_STYLE_LONG
            guard let formatter = swift_ureldatefmt_open(locale, nil, width, UDISPCTX_CAPITALIZATION_NONE, &status), ICU.isGood(status) else { return nil }
            self.formatter = formatter
        }

        deinit { swift_ureldatefmt_close(formatter) }

        static let units: [String: URelativeDateTimeUnit] = [
            "second": UDAT_REL_UNIT_SECOND, "minute": UDAT_REL_UNIT_MINUTE, "hour": UDAT_REL_UNIT_HOUR, "day": UDAT_REL_UNIT_DAY,
            "week": UDAT_REL_UNIT_WEEK, "month": UDAT_REL_UNIT_MONTH, "quarter": UDAT_REL_UNIT_QUARTER, "year": UDAT_REL_UNIT_YEAR,
        ]

        func format(_ value: Double, _ unit: String, isAlwaysNumeric: Bool) -> Formatted? {
            var status = U_ZERO_ERROR
            guard let number = RelativeFormatter.units[unit], let result = swift_ureldatefmt_openResult(&status) else { return nil }
            defer { swift_ureldatefmt_closeResult(result) }
            if isAlwaysNumeric { swift_ureldatefmt_formatNumericToResult(formatter, value, number, result, &status) }
            else { swift_ureldatefmt_formatToResult(formatter, value, number, result, &status) }
            return ICU.isGood(status) ? ICU.formatted(swift_ureldatefmt_resultAsValue(result, &status)) : nil
        }
    }

    /// Where a text may be divided, and whether what stands before a place is a word.
    static func boundaries(of text: [UInt16], locale: String, granularity: String) -> [(position: Int, isWord: Bool)]? {
        var status = U_ZERO_ERROR
        let type = granularity == "word" ? UBRK_WORD : granularity == "sentence" ? UBRK_SENTENCE : UBRK_CHARACTER
        guard let iterator = swift_ubrk_open(type, locale, text, Int32(text.count), &status), isGood(status) else { return nil }
        defer { swift_ubrk_close(iterator) }
        var result: [(position: Int, isWord: Bool)] = []
        _ = swift_ubrk_first(iterator)
        while case let position = swift_ubrk_next(iterator), position >= 0 {
            result.append((Int(position), swift_ubrk_getRuleStatus(iterator) >= Int32(UBRK_WORD_NONE_LIMIT.rawValue)))
        }
        return result
    }

    /// The names of languages, regions and scripts in a language.
    final class Names: @unchecked Sendable {
        private let names: OpaquePointer

        init?(locale: String, style: String, isDialect: Bool) {
            var status = U_ZERO_ERROR
            var contexts = [isDialect ? UDISPCTX_DIALECT_NAMES : UDISPCTX_STANDARD_NAMES, UDISPCTX_CAPITALIZATION_NONE,
                            style == "long" ? UDISPCTX_LENGTH_FULL : UDISPCTX_LENGTH_SHORT, UDISPCTX_NO_SUBSTITUTE]
            guard let names = swift_uldn_openForContext(locale, &contexts, Int32(contexts.count), &status), ICU.isGood(status) else { return nil }
            self.names = names
        }

        deinit { swift_uldn_close(names) }

        enum Kind { case language, region, script, calendar }

        /// Nil where there is no name.
        func name(_ kind: Kind, _ code: String) -> String? {
            let units = ICU.filled(64) {
                switch kind {
                case .language: swift_uldn_localeDisplayName(names, code, $0, $1, &$2)
                case .region: swift_uldn_regionDisplayName(names, code, $0, $1, &$2)
                case .script: swift_uldn_scriptDisplayName(names, code, $0, $1, &$2)
                case .calendar: swift_uldn_keyValueDisplayName(names, "calendar", code, $0, $1, &$2)
                }
            }
            return units.flatMap { $0.isEmpty ? nil : String(decoding: $0, as: UTF16.self) }
        }
    }

    /// A currency's name; nil where there is none.
    static func currencyName(_ code: String, locale: String, style: String) -> String? {
        var status = U_ZERO_ERROR, isChoice: UBool = 0, length: Int32 = 0
        let units = Array(code.utf16) + [0]
        let form = style == "long" ? UCURR_LONG_NAME : style == "narrow" ? UCURR_NARROW_SYMBOL_NAME : UCURR_SYMBOL_NAME
        guard let name = swift_ucurr_getName(units, locale, form, &isChoice, &length, &status), isGood(status),
              status != U_USING_DEFAULT_WARNING else { return nil }
        return String(decoding: UnsafeBufferPointer(start: name, count: Int(length)), as: UTF16.self)
    }

    // MARK: Locales

    private static func filledTag(_ fill: (UnsafeMutablePointer<CChar>?, Int32, inout UErrorCode) -> Int32) -> String? {
        var status = U_ZERO_ERROR
        let bytes = [CChar](unsafeUninitializedCapacity: 256) { buffer, count in
            count = max(0, min(Int(fill(buffer.baseAddress, 256, &status)), 256))
        }
        return isGood(status) ? String(decoding: bytes.map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
    }

    /// The language tag of ICU's name for a locale.
    static func languageTag(_ locale: String) -> String? { filledTag { swift_uloc_toLanguageTag(locale, $0, $1, 0, &$2) } }
    /// With the script and the region that the language most probably has.
    static func maximized(_ locale: String) -> String? { filledTag { swift_uloc_addLikelySubtags(locale, $0, $1, &$2) } }
    static func minimized(_ locale: String) -> String? { filledTag { swift_uloc_minimizeSubtags(locale, $0, $1, &$2) } }

    static func isRightToLeft(_ locale: String) -> Bool { swift_uloc_isRightToLeft(locale) != 0 }

    /// The language tags of the locales that ICU has tables for; with a script, also the tag without it.
    static let availableLocales: Set<String> = {
        var tags: Set<String> = []
        for i in 0..<swift_uloc_countAvailable() {
            guard let name = swift_uloc_getAvailable(i), let tag = languageTag(String(cString: name)) else { continue }
            tags.insert(tag)
            let parts = tag.split(separator: "-")
            if parts.count == 3, parts[1].utf8.count == 4 { tags.insert("\(parts[0])-\(parts[2])") }
        }
        return tags
    }()

    /// The orders that a language has, by ICU's names; without a language all that there are.
    static func collations(locale: String?) -> [String] {
        var status = U_ZERO_ERROR
        guard let locale else { return strings(swift_ucol_getKeywordValues("collation", &status)) }
        return strings(swift_ucol_getKeywordValuesForLocale("collation", locale, 1, &status))
    }
}
