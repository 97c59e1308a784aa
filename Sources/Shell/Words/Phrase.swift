// The phrasebook: words that more than one report uses are made here, and nowhere else.

/// Counts, sizes and lists, as Leash writes them everywhere.
public enum Phrase {
    // MARK: What becomes of things

    /// Of what nothing holds.
    public static let nextGC = nextGC(takes: "it")
    public static func nextGC(takes what: String) -> String { "the next gc takes \(what)" }
    public static let nothingHoldsIt = "nothing holds it: \(nextGC)"

    // MARK: Counts

    /// `1 object`, `2 objects`, `1 entry`, `2 entries`
    public static func count(_ number: Int, _ noun: String) -> String { "\(number) \(plural(noun, number))" }

    /// The noun as it is behind this number.
    public static func plural(_ noun: String, _ number: Int) -> String {
        if number == 1 { return noun }
        if ["s", "x", "ch", "sh"].contains(where: noun.hasSuffix) { return noun + "es" }
        return noun.hasSuffix("ry") || noun.hasSuffix("ty") ? noun.dropLast() + "ies" : noun + "s"
    }

    /// `holds` of one, `hold` of several.
    public static func verb(_ verb: String, _ number: Int) -> String { number == 1 ? verb + "s" : verb }

    /// `… and 3 more`, below lines of which these are the rest.
    public static func more(_ number: Int) -> String { "… and \(number) more" }

    /// `… and 3 objects more`
    public static func rest(_ number: Int, _ noun: String) -> String { "… and \(count(number, noun)) more" }

    /// `… and 3 more objects`, where a sentence goes on behind it.
    public static func more(_ number: Int, _ noun: String) -> String { "… and \(count(number, "more \(noun)"))" }

    // MARK: Bytes

    /// `640 bytes`, `12.3 KB`
    public static func bytes(_ bytes: Int) -> String {
        if bytes < 10_000 { return count(bytes, "byte") }
        for (unit, name) in [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "KB")] where bytes >= unit {
            let tenths = bytes / (unit / 10)
            return "\(tenths / 10).\(tenths % 10) \(name)"
        }
        return count(bytes, "byte")
    }

    // MARK: Lists

    /// `a, b, c and 3 more`: at most so many parts, of which the last may be how many more there are.
    public static func list(_ parts: [String], most: Int = 4) -> String {
        if parts.count <= most { return parts.joined(separator: ", ") }
        return parts.prefix(most - 1).joined(separator: ", ") + " and \(parts.count - most + 1) more"
    }

    /// `a, b and 3 more`: the parts, and how many there are that they are not.
    public static func list(_ shown: [String], of count: Int) -> String {
        shown.joined(separator: ", ") + (count > shown.count ? " and \(count - shown.count) more" : "")
    }

    /// `a`, `a and b`, `a, b and c`; of many as ``list(_:most:)``.
    public static func enumeration(_ parts: [String], most: Int = 4) -> String {
        guard let last = parts.last, (2...max(most, 2)).contains(parts.count) else { return list(parts, most: most) }
        return parts.dropLast().joined(separator: ", ") + " and " + last
    }

    // MARK: Objects

    /// `#1 { name: 'Snickers' }`: a mark and what the object looks like.
    public static func labelled(_ mark: String?, _ preview: String) -> String {
        guard let mark else { return preview }
        return preview.isEmpty ? mark : "\(mark) \(preview)"
    }
}
