// What Unicode knows of characters and languages: the "International Components for Unicode", the library that Node asks, too.
// It comes with Swift's Foundation, tables and all, and is read from the binary when it is first asked something: a program
// that asks nothing pays nothing. The files ICU*.swift are the only ones that name it.

import Syntax
import _FoundationICU

/// ICU's functions on code units. None of them runs script or touches the heap.
enum ICU {
    typealias Units = UnsafeBufferPointer<UInt16>

    /// Calls a function that fills a buffer and says how long the result is: again with a larger one where the first was short.
    /// Nil where ICU refuses.
    static func filled(_ capacity: Int, _ fill: (UnsafeMutablePointer<UInt16>?, Int32, inout UErrorCode) -> Int32) -> [UInt16]? {
        var capacity = capacity
        for _ in 0..<2 {
            var status = U_ZERO_ERROR, needed = 0
            let result = [UInt16](unsafeUninitializedCapacity: capacity) { buffer, count in
                needed = Int(fill(buffer.baseAddress, Int32(capacity), &status))
                count = max(0, min(needed, capacity))
            }
            if status.rawValue <= U_ZERO_ERROR.rawValue, needed <= capacity { return result }
            guard status == U_BUFFER_OVERFLOW_ERROR else { return nil }
            capacity = needed + 1
        }
        return nil
    }

    // MARK: Normal forms

    enum NormalForm { case nfc, nfd, nfkc, nfkd }

    /// One of Unicode's normal forms.
    struct Normalizer {
        private let instance: OpaquePointer

        /// Nil where the library has no tables.
        init?(_ form: NormalForm) {
            var status = U_ZERO_ERROR
            let instance = switch form {
            case .nfc: swift_unorm2_getNFCInstance(&status)
            case .nfd: swift_unorm2_getNFDInstance(&status)
            case .nfkc: swift_unorm2_getNFKCInstance(&status)
            case .nfkd: swift_unorm2_getNFKDInstance(&status)
            }
            guard let instance, status == U_ZERO_ERROR else { return nil }
            self.instance = instance
        }

        /// How many units from the start on are normal already.
        func normalPrefix(_ text: Units) -> Int {
            var status = U_ZERO_ERROR
            return Int(swift_unorm2_spanQuickCheckYes(instance, text.baseAddress, Int32(text.count), &status))
        }

        /// What stands before this code point has no influence on it, nor the other way round.
        func hasBoundary(before codePoint: UInt32) -> Bool {
            swift_unorm2_hasBoundaryBefore(instance, Int32(bitPattern: codePoint)) != 0
        }

        func normalize(_ text: Units) -> [UInt16]? {
            ICU.filled(text.count * 2 + 32) { swift_unorm2_normalize(instance, text.baseAddress, Int32(text.count), $0, $1, &$2) }
        }
    }

    // MARK: Letter case

    static func lowerCase(_ text: Units, locale: String) -> [UInt16]? {
        withNewLetters(text, UnicodeNews.lowerCase) { text in
            filled(text.count + text.count / 8 + 16) { swift_u_strToLower($0, $1, text.baseAddress, Int32(text.count), locale, &$2) }
        }
    }

    static func upperCase(_ text: Units, locale: String) -> [UInt16]? {
        withNewLetters(text, UnicodeNews.upperCase) { text in
            filled(text.count + text.count / 8 + 16) { swift_u_strToUpper($0, $1, text.baseAddress, Int32(text.count), locale, &$2) }
        }
    }

    /// The unit has no case and is not skipped where a letter's neighbours decide about its case.
    static func separatesWords(_ unit: UInt16) -> Bool {
        unit & 0xF800 != 0xD800 && swift_u_hasBinaryProperty(Int32(unit), UCHAR_CASED) == 0
            && swift_u_hasBinaryProperty(Int32(unit), UCHAR_CASE_IGNORABLE) == 0
    }

    // MARK: Locales

    /// ICU's name for a language tag such as `de-DE-u-co-phonebk`; nil for what is none.
    static func locale(forLanguageTag tag: String) -> String? {
        // ICU takes more than one form of separator, and the three letters that once named a dialect.
        let parts = tag.split(separator: "-", omittingEmptySubsequences: false).map { Array($0.utf8) }
        guard isLanguage(parts[0]), parts.allSatisfy({ $0.allSatisfy(isAlphanumeric) }),
              parts.count < 2 || parts[1].count != 3 || !parts[1].allSatisfy(isLetter) else { return nil }
        var status = U_ZERO_ERROR, read: Int32 = 0
        let name = [CChar](unsafeUninitializedCapacity: 256) { buffer, count in
            count = max(0, min(Int(swift_uloc_forLanguageTag(tag, buffer.baseAddress, 256, &read, &status)), 256))
        }
        guard status.rawValue <= U_ZERO_ERROR.rawValue, Int(read) == tag.utf8.count, !name.isEmpty else { return nil }
        return String(decoding: name.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func isLanguage(_ part: [UInt8]) -> Bool { (2...8).contains(part.count) && part.count != 4 && part.allSatisfy(isLetter) }
    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    private static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || (0x30...0x39).contains(byte) }

    // MARK: The order of strings

    /// What a collator is made for; ECMA-402's words.
    struct CollatorOptions: Hashable, Sendable {
        enum Sensitivity: String { case base, accent, `case`, variant }
        enum CaseFirst: String { case upper, lower, `false` }

        var locale = "en_US"
        var isForSearch = false
        var numeric: Bool?
        var caseFirst: CaseFirst?
        var sensitivity = Sensitivity.variant
        var ignoresPunctuation = false
    }

    /// An order of strings by a language's rules.
    final class Collator: @unchecked Sendable {
        private let collator: OpaquePointer

        /// The order where nobody asks for a particular one.
        static let standard = Collator(CollatorOptions())

        /// Nil where the library has no tables.
        init?(_ options: CollatorOptions) {
            var status = U_ZERO_ERROR
            let name = options.isForSearch ? options.locale + (options.locale.contains("@") ? ";" : "@") + "collation=search" : options.locale
            guard let collator = swift_ucol_open(name, &status), status.rawValue <= U_ZERO_ERROR.rawValue else { return nil }
            self.collator = collator
            set(UCOL_NORMALIZATION_MODE, UCOL_ON)
            if let numeric = options.numeric { set(UCOL_NUMERIC_COLLATION, numeric ? UCOL_ON : UCOL_OFF) }
            switch options.caseFirst {
            case .upper: set(UCOL_CASE_FIRST, UCOL_UPPER_FIRST)
            case .lower: set(UCOL_CASE_FIRST, UCOL_LOWER_FIRST)
            case .false: set(UCOL_CASE_FIRST, UCOL_OFF)
            case nil: break
            }
            switch options.sensitivity {
            case .base: set(UCOL_STRENGTH, UCOL_PRIMARY)
            case .accent: set(UCOL_STRENGTH, UCOL_SECONDARY)
            case .case: set(UCOL_STRENGTH, UCOL_PRIMARY); set(UCOL_CASE_LEVEL, UCOL_ON)
            case .variant: set(UCOL_STRENGTH, UCOL_TERTIARY)
            }
            if options.ignoresPunctuation { set(UCOL_ALTERNATE_HANDLING, UCOL_SHIFTED) }
        }

        deinit { swift_ucol_close(collator) }

        private func set(_ attribute: UColAttribute, _ value: UColAttributeValue) {
            var status = U_ZERO_ERROR
            swift_ucol_setAttribute(collator, attribute, value, &status)
        }

        /// -1, 0 or 1, as `a` stands before, with or after `b`.
        func compare(_ a: Units, _ b: Units) -> Int {
            Int(swift_ucol_strcoll(collator, a.baseAddress, Int32(a.count), b.baseAddress, Int32(b.count)).rawValue)
        }
    }
}

extension FlatString {
    /// The units in a range as ICU wants them: one buffer of 16 bits each.
    func withUnits<Result>(_ range: Range<Int>, _ body: (ICU.Units) -> Result) -> Result {
        if let units { return body(ICU.Units(start: units + range.lowerBound, count: range.count)) }
        return withUnsafeTemporaryAllocation(of: UInt16.self, capacity: range.count + 1) { buffer in
            for i in 0..<range.count { buffer[i] = self[range.lowerBound + i] }
            return body(ICU.Units(start: buffer.baseAddress, count: range.count))
        }
    }
}
