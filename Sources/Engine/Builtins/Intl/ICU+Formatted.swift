// Formatted texts and the fields in them: what ICU's formatters of numbers, dates, lists and spans give.

import _FoundationICU

extension ICU {
    /// A text, and which stretches of it are what.
    struct Formatted {
        var units: [UInt16]
        var fields: [Field] = []

        struct Field {
            /// One of ICU's `UFieldCategory`, and the field's number in it.
            let category: Int32, field: Int32
            let start: Int, end: Int
        }

        var text: String { String(decoding: units, as: UTF16.self) }
    }

    enum Category {
        static let date = Int32(UFIELD_CATEGORY_DATE.rawValue)
        static let number = Int32(UFIELD_CATEGORY_NUMBER.rawValue)
        static let list = Int32(UFIELD_CATEGORY_LIST.rawValue)
        static let relative = Int32(UFIELD_CATEGORY_RELATIVE_DATETIME.rawValue)
        static let numberSpan = Int32(UFIELD_CATEGORY_NUMBER_RANGE_SPAN.rawValue)
        static let dateSpan = Int32(UFIELD_CATEGORY_DATE_INTERVAL_SPAN.rawValue)
    }

    static func isGood(_ status: UErrorCode) -> Bool { status.rawValue <= U_ZERO_ERROR.rawValue }

    /// The text and the fields of a `UFormattedValue`.
    static func formatted(_ value: OpaquePointer?) -> Formatted? {
        var status = U_ZERO_ERROR, length: Int32 = 0
        guard let value, let text = swift_ufmtval_getString(value, &length, &status), isGood(status) else { return nil }
        var result = Formatted(units: Array(UnsafeBufferPointer(start: text, count: Int(length))))
        guard let position = swift_ucfpos_open(&status) else { return nil }
        defer { swift_ucfpos_close(position) }
        while swift_ufmtval_nextPosition(value, position, &status) != 0, isGood(status) {
            var start: Int32 = 0, end: Int32 = 0
            swift_ucfpos_getIndexes(position, &start, &end, &status)
            result.fields.append(Formatted.Field(category: swift_ucfpos_getCategory(position, &status), field: swift_ucfpos_getField(position, &status),
                                                 start: Int(start), end: Int(end)))
        }
        return result
    }

    /// The strings of an enumeration, which is closed.
    static func strings(_ enumeration: OpaquePointer?) -> [String] {
        guard let enumeration else { return [] }
        defer { swift_uenum_close(enumeration) }
        var status = U_ZERO_ERROR, length: Int32 = 0, result: [String] = []
        while let next = swift_uenum_next(enumeration, &length, &status), isGood(status) { result.append(String(cString: next)) }
        return result
    }
}

// MARK: Numbers

extension ICU {
    /// A number as it is to be formatted: a double, or decimal digits that no double has.
    enum Number {
        case double(Double)
        case decimal(String)
    }

    /// A formatter made from a number skeleton, ICU's language for what numbers are to look like.
    final class NumberFormatter: @unchecked Sendable {
        private let formatter: OpaquePointer
        private let result: OpaquePointer
        private let ranges: OpaquePointer?
        private let isYenInJapanese: Bool

        init?(skeleton: String, locale: String) {
            var status = U_ZERO_ERROR
            let units = Array(skeleton.utf16)
            guard let formatter = swift_unumf_openForSkeletonAndLocale(units, Int32(units.count), locale, &status), ICU.isGood(status),
                  let result = swift_unumf_openResult(&status), ICU.isGood(status) else { return nil }
            self.formatter = formatter
            self.result = result
            isYenInJapanese = (locale == "ja" || locale.hasPrefix("ja-") || locale.hasPrefix("ja_")) && skeleton.contains("JPY")
            ranges = swift_unumrf_openForSkeletonWithCollapseAndIdentityFallback(
                units, Int32(units.count), UNUM_RANGE_COLLAPSE_AUTO, UNUM_IDENTITY_FALLBACK_APPROXIMATELY, locale, nil, &status)
        }

        deinit {
            swift_unumf_close(formatter)
            swift_unumf_closeResult(result)
            if let ranges { swift_unumrf_close(ranges) }
        }

        /// The result of formatting, which the next one replaces.
        fileprivate func formatting(_ number: Number) -> OpaquePointer? {
            var status = U_ZERO_ERROR
            switch number {
            case .double(let value): swift_unumf_formatDouble(formatter, value, result, &status)
            case .decimal(let digits): swift_unumf_formatDecimal(formatter, digits, Int32(digits.utf8.count), result, &status)
            }
            return ICU.isGood(status) ? result : nil
        }

        func format(_ number: Number) -> Formatted? {
            var status = U_ZERO_ERROR
            guard let result = formatting(number) else { return nil }
            guard var formatted = ICU.formatted(swift_unumf_resultAsValue(result, &status)) else { return nil }
            // CLDR's sign for it in Japanese, which the tables at hand lack.
            if isYenInJapanese { formatted.units = formatted.units.map { $0 == 0xA5 ? 0xFFE5 : $0 } }
            return formatted
        }

        func formatRange(_ first: Number, _ second: Number) -> Formatted? {
            withRange(first, second) { (range) -> Formatted? in
                var status = U_ZERO_ERROR
                return ICU.formatted(swift_unumrf_resultAsValue(range, &status))
            } ?? nil
        }

        fileprivate func withRange<Result>(_ first: Number, _ second: Number, _ body: (OpaquePointer) -> Result) -> Result? {
            var status = U_ZERO_ERROR
            guard let ranges, let range = swift_unumrf_openResult(&status) else { return nil }
            defer { swift_unumrf_closeResult(range) }
            if case .double(let a) = first, case .double(let b) = second {
                swift_unumrf_formatDoubleRange(ranges, a, b, range, &status)
            } else {
                let a = NumberFormatter.digits(first), b = NumberFormatter.digits(second)
                swift_unumrf_formatDecimalRange(ranges, a, Int32(a.utf8.count), b, Int32(b.utf8.count), range, &status)
            }
            return ICU.isGood(status) ? body(range) : nil
        }

        private static func digits(_ number: Number) -> String {
            switch number {
            case .double(let value): Numbers.toString(value)
            case .decimal(let digits): digits
            }
        }
    }

    /// Which plural form a language uses with a number.
    final class PluralRules: @unchecked Sendable {
        private let rules: OpaquePointer

        init?(locale: String, isOrdinal: Bool) {
            var status = U_ZERO_ERROR
            guard let rules = swift_uplrules_openForType(locale, isOrdinal ? UPLURAL_TYPE_ORDINAL : UPLURAL_TYPE_CARDINAL, &status), ICU.isGood(status) else { return nil }
            self.rules = rules
        }

        deinit { swift_uplrules_close(rules) }

        /// `one`, `few`, `other` …, for the number as the formatter shows it.
        func select(_ number: Number, as formatter: NumberFormatter) -> String {
            guard let result = formatter.formatting(number),
                  let form = ICU.filled(16, { swift_uplrules_selectFormatted(rules, result, $0, $1, &$2) }) else { return "other" }
            return String(decoding: form, as: UTF16.self)
        }

        func selectRange(_ first: Number, _ second: Number, as formatter: NumberFormatter) -> String {
            let form = formatter.withRange(first, second) { range in ICU.filled(16) { swift_uplrules_selectForRange(rules, range, $0, $1, &$2) } } ?? nil
            return form.map { String(decoding: $0, as: UTF16.self) } ?? "other"
        }

        var forms: [String] {
            var status = U_ZERO_ERROR
            return ICU.strings(swift_uplrules_getKeywords(rules, &status))
        }
    }

    /// The name of a language's own digits, `latn` for most; nil where the name given is none of plain digits.
    static func numberingSystem(locale: String) -> String {
        var status = U_ZERO_ERROR
        guard let system = swift_unumsys_open(locale, &status), isGood(status) else { return "latn" }
        defer { swift_unumsys_close(system) }
        return swift_unumsys_getName(system).map { String(cString: $0) } ?? "latn"
    }

    static func hasNumberingSystem(_ name: String) -> Bool {
        var status = U_ZERO_ERROR
        guard let system = swift_unumsys_openByName(name, &status), isGood(status) else { return false }
        defer { swift_unumsys_close(system) }
        return swift_unumsys_isAlgorithmic(system) == 0
    }

    static var numberingSystems: [String] {
        var status = U_ZERO_ERROR
        return strings(swift_unumsys_openAvailableNames(&status)).filter(hasNumberingSystem)
    }

    /// How many digits a currency's amounts have behind the point.
    static func fractionDigits(ofCurrency code: String) -> Int {
        var status = U_ZERO_ERROR
        let units = Array(code.utf16) + [0]
        let digits = Int(swift_ucurr_getDefaultFractionDigitsForUsage(units, UCURR_USAGE_STANDARD, &status))
        return isGood(status) ? digits : 2
    }

    static var currencies: [String] {
        var status = U_ZERO_ERROR
        return strings(swift_ucurr_openISOCurrencies(UInt32(UCURR_ALL.rawValue), &status))
    }
}
