// The tables of ICU that come with Swift's Foundation have some patterns of their own. Those that programs meet most are brought back here to what
// CLDR, and so Node, has.

enum DatePatternText {
    /// A pattern of date and time; `dateStyle` is that of ICU: 0 full, 1 long, 2 medium.
    static func joined(_ pattern: String, locale: String, dateStyle: Int) -> String {
        switch (dateStyle, language(of: locale)) {
        // `9 Feb 2024, 15:04`: words stand between the longer forms alone.
        case (2, "en"), (2, "fr"), (2, "pl"): return replacingJoint(pattern) { $0.contains("'") ? ", " : $0 }
        case (0, "pl"), (1, "pl"): return replacingJoint(pattern) { _ in " " }
        case (1, "es"): return replacingJoint(pattern) { _ in " 'a' 'las' " }
        case (0, "sv"), (1, "sv"): return replacingJoint(pattern) { _ in " 'kl'. " }
        default: return pattern
        }
    }

    /// Any pattern: Japanese and simplified Chinese put no space before the day of the week.
    static func plain(_ pattern: String, locale: String) -> String {
        let language = language(of: locale)
        if language == "en" || language == "fr" { return shortened(pattern, isEnglish: language == "en") }
        guard language == "ja" || language == "zh" && !locale.contains("TW") && !locale.contains("Hant") && !locale.contains("HK") else { return pattern }
        return replacing(pattern, "日 EEE", "日EEE")
    }

    /// Words join the longer forms alone, and nothing the name of a day and an hour.
    private static func shortened(_ pattern: String, isEnglish: Bool) -> String {
        let letters = pattern.prefix { !"hHkKa".contains($0) }
        if isEnglish, !letters.contains(where: { "GyYuMLd".contains($0) }), letters.contains(where: { $0 == "E" || $0 == "c" }) { return replacingJoint(pattern) { _ in " " } }
        if isEnglish, pattern.hasSuffix("E d"), pattern.dropLast(2).allSatisfy({ $0 == "E" }) { return "d " + pattern.dropLast(2) }
        let months = letters.filter { $0 == "M" || $0 == "L" }.count
        return months == 3 ? replacingJoint(pattern) { $0.contains("'") ? ", " : $0 } : pattern
    }

    private static func language(of locale: String) -> String { String(locale.prefix { $0.isLetter }) }

    /// What stands between the last letter of the date's fields and the first one of the time's.
    private static func replacingJoint(_ pattern: String, _ change: (String) -> String) -> String {
        let letters = Array(pattern)
        var isQuoted = false, lastOfDate: Int?
        for (i, letter) in letters.enumerated() {
            if letter == "'" { isQuoted.toggle() }
            if isQuoted { continue }
            if "GyYuMLdEc".contains(letter) { lastOfDate = i }
            if "hHkKa".contains(letter), let end = lastOfDate {
                return String(letters[...end]) + change(String(letters[(end + 1)..<i])) + String(letters[i...])
            }
        }
        return pattern
    }

    private static func replacing(_ text: String, _ part: String, _ other: String) -> String {
        let units = Array(text), wanted = Array(part)
        guard let start = units.indices.first(where: { units[$0...].starts(with: wanted) }) else { return text }
        return String(units[..<start]) + other + String(units[(start + wanted.count)...])
    }
}
