/// Lengths of time as people write them.
public enum Durations {
    /// `10 s`, `1.5 s`, `250 ms`, `2 min 5 s`, `1 h 30 min`
    public static func text(_ milliseconds: Double) -> String {
        guard milliseconds.isFinite else { return "no time known" }
        let whole = Int(min(milliseconds, 1e15).rounded(.up))
        if whole < 1000 { return "\(whole) ms" }
        if whole < 60_000 { return "\(decimal(whole, 1000)) s" }
        let seconds = whole / 1000
        if seconds < 3600 { return "\(seconds / 60) min" + (seconds % 60 == 0 ? "" : " \(seconds % 60) s") }
        return "\(seconds / 3600) h" + (seconds % 3600 < 60 ? "" : " \(seconds % 3600 / 60) min")
    }

    /// A quotient without trailing zeros.
    private static func decimal(_ value: Int, _ unit: Int) -> String {
        if value % unit == 0 { return "\(value / unit)" }
        var digits = String(value % unit)
        digits = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
        while digits.last == "0" { digits.removeLast() }
        return "\(value / unit).\(digits)"
    }

    /// `5s`, `5 s`, `1.5s`, `100ms`, `2min`, `1h`, and `5` for seconds; nil for anything else.
    public static func milliseconds(_ text: String) -> Double? {
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        guard let count = Double(digits), count.isFinite else { return nil }
        let unit: Double? = switch text.dropFirst(digits.count).drop(while: { $0 == " " }) {
        case "ms": 1
        case "s", "", "sec", "second", "seconds": 1000
        case "m", "min", "minute", "minutes": 60_000
        case "h", "hour", "hours": 3_600_000
        default: nil
        }
        return unit.map { count * $0 }
    }
}
