// The options of date formats (ECMA-402 §11.1.2 CreateDateTimeFormat), and the skeleton that tells ICU of them.

/// The parts of a date that a format shows, and how.
struct DateTimeFields {
    /// What a format shows for which nothing was asked for.
    enum Defaults { case date, time, all }
    /// Which parts a function is about: where none of them is asked for, it shows its defaults.
    enum Required { case date, time, any }

    var values: [String: String] = [:]
    var fractionalSecondDigits: Int?
    var dateStyle: String?, timeStyle: String?

    private static let widths = ["narrow", "short", "long"]
    /// In the order in which they are read: the option, what it may be, and the letters for each.
    private static let table: [(name: StaticString, letters: [(String, String)])] = [
        ("weekday", [("narrow", "EEEEE"), ("short", "EEE"), ("long", "EEEE")]),
        ("era", [("narrow", "GGGGG"), ("short", "GGG"), ("long", "GGGG")]),
        ("year", [("2-digit", "yy"), ("numeric", "y")]),
        ("month", [("2-digit", "MM"), ("numeric", "M"), ("narrow", "MMMMM"), ("short", "MMM"), ("long", "MMMM")]),
        ("day", [("2-digit", "dd"), ("numeric", "d")]),
        ("dayPeriod", [("narrow", "BBBBB"), ("short", "B"), ("long", "BBBB")]),
        ("hour", [("2-digit", "jj"), ("numeric", "j")]),
        ("minute", [("2-digit", "mm"), ("numeric", "m")]),
        ("second", [("2-digit", "ss"), ("numeric", "s")]),
        ("timeZoneName", [("short", "z"), ("long", "zzzz"), ("shortOffset", "O"), ("longOffset", "OOOO"), ("shortGeneric", "v"), ("longGeneric", "vvvv")]),
    ]

    init(_ vm: VM, _ options: JSObject?, _ required: Required, _ defaults: Defaults, _ service: String) throws(JSThrow) {
        for (name, letters) in DateTimeFields.table {
            if "\(name)" == "timeZoneName" { fractionalSecondDigits = try vm.numberOption(options, "fractionalSecondDigits", 1...3) }
            if let value = try vm.stringOption(options, name, letters.map { $0.0 }, service) { values["\(name)"] = value }
        }
        let isExplicit = !values.isEmpty || fractionalSecondDigits != nil
        _ = try vm.stringOption(options, "formatMatcher", ["basic", "best fit"], service)
        let styles = ["full", "long", "medium", "short"]
        dateStyle = try vm.stringOption(options, "dateStyle", styles, service)
        timeStyle = try vm.stringOption(options, "timeStyle", styles, service)
        if dateStyle != nil || timeStyle != nil {
            if isExplicit {
                let name = DateTimeFields.table.first { values["\($0.name)"] != nil }.map { "\($0.name)" } ?? "fractionalSecondDigits"
                throw vm.typeError("Can't set option \(name) when \(dateStyle != nil ? "dateStyle" : "timeStyle") is used")
            }
            if required == .date, timeStyle != nil { throw vm.typeError("Invalid option : timeStyle") }
            if required == .time, dateStyle != nil { throw vm.typeError("Invalid option : dateStyle") }
            return
        }
        setDefaults(required, defaults)
    }

    private mutating func setDefaults(_ required: Required, _ defaults: Defaults) {
        let dateParts = ["weekday", "year", "month", "day"], timeParts = ["dayPeriod", "hour", "minute", "second"]
        let asked = required == .date ? dateParts : required == .time ? timeParts : dateParts + timeParts
        if asked.contains(where: { values[$0] != nil }) || required != .date && fractionalSecondDigits != nil { return }
        if defaults != .time { for name in ["year", "month", "day"] { values[name] = "numeric" } }
        if defaults != .date { for name in ["hour", "minute", "second"] { values[name] = "numeric" } }
    }

    /// The skeleton, its hours by this cycle's letter.
    func skeleton(hourCycle: String) -> String {
        var text = ""
        for (name, letters) in DateTimeFields.table {
            if "\(name)" == "timeZoneName", let fractionalSecondDigits { text += String(repeating: "S", count: fractionalSecondDigits) }
            guard let value = values["\(name)"], let form = letters.first(where: { $0.0 == value })?.1 else { continue }
            text += form.replacing("j", with: HourCycle.letter(hourCycle))
        }
        return text
    }

    var hasHour: Bool { values["hour"] != nil || timeStyle != nil }

    /// What `resolvedOptions` tells of the parts: those of the pattern that they came to.
    static func note(_ vm: VM, _ layout: IntlLayout, pattern: String) {
        var runs: [(letter: Character, count: Int)] = [], isQuoted = false
        for character in pattern {
            if character == "'" { isQuoted.toggle(); continue }
            if isQuoted || !character.isLetter { continue }
            if runs.last?.letter == character { runs[runs.count - 1].count += 1 } else { runs.append((character, 1)) }
        }
        func count(_ letters: String) -> Int? { runs.first { letters.contains($0.letter) }?.count }
        func text(_ letters: String) -> String? { count(letters).map { $0 == 5 ? "narrow" : $0 == 4 ? "long" : "short" } }
        func number(_ letters: String) -> String? { count(letters).map { $0 == 2 ? "2-digit" : "numeric" } }
        vm.note(layout, "weekday", text("Ec"))
        vm.note(layout, "era", text("G"))
        vm.note(layout, "year", number("yU"))
        vm.note(layout, "month", count("ML").map { $0 == 1 ? "numeric" : $0 == 2 ? "2-digit" : $0 == 3 ? "short" : $0 == 4 ? "long" : "narrow" })
        vm.note(layout, "day", number("d"))
        vm.note(layout, "dayPeriod", text("B"))
        vm.note(layout, "hour", number("hHkK"))
        vm.note(layout, "minute", number("m"))
        vm.note(layout, "second", number("s"))
        if let digits = count("S") { vm.note(layout, "fractionalSecondDigits", .number(digits)) }
        let zone = runs.first { "zOv".contains($0.letter) }
        let names: [Character: (String, String)] = ["z": ("short", "long"), "O": ("shortOffset", "longOffset"), "v": ("shortGeneric", "longGeneric")]
        if let zone, let name = names[zone.letter] { vm.note(layout, "timeZoneName", zone.count == 4 ? name.1 : name.0) }
    }
}

/// The cycles by which hours are counted: `h11`, `h12`, `h23`, `h24`.
enum HourCycle {
    static func letter(_ cycle: String) -> String {
        switch cycle {
        case "h11": "K"
        case "h12": "h"
        case "h24": "k"
        default: "H"
        }
    }

    /// The pattern or skeleton with its hours, outside quotes, by this letter.
    static func replacingHours(in pattern: String, by letter: String) -> String {
        var isQuoted = false, result = ""
        for character in pattern {
            if character == "'" { isQuoted.toggle() }
            if !isQuoted, "hHkK".contains(character) { result += letter } else { result.append(character) }
        }
        return result
    }

    /// The cycle that the pattern counts by; nil where it has no hours.
    static func of(_ pattern: String) -> String? {
        var isQuoted = false
        for character in pattern {
            if character == "'" { isQuoted.toggle() }
            if isQuoted { continue }
            switch character {
            case "h": return "h12"
            case "H": return "h23"
            case "k": return "h24"
            case "K": return "h11"
            default: break
            }
        }
        return nil
    }
}
