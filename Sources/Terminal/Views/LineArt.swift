import Platform

/// The characters that pictures are drawn with.
struct LineArt {
    /// What replaces each of them where a terminal knows nothing but ASCII; nil for drawings in Unicode.
    let isASCII: Bool

    var strong: String { isASCII ? "-" : "─" }
    var weak: String { isASCII ? "~" : "╌" }
    var strongHead: String { isASCII ? ">" : "→" }
    var weakHead: String { isASCII ? ">" : "⇢" }
    var strongTail: String { isASCII ? "<" : "←" }
    var weakTail: String { isASCII ? "<" : "⇠" }
    var branch: String { isASCII ? "+" : "├" }
    var lastBranch: String { isASCII ? "`" : "└" }
    var trunk: String { isASCII ? "|" : "│" }
    var dots: String { isASCII ? "..." : "…" }

    /// The text in characters that can be drawn. What Leash's own words have beyond ASCII gets a likeness, the rest an escape as
    /// JavaScript writes it.
    func text(_ text: String) -> String {
        // What does not print is made visible first: it takes more room then.
        let text = StyledText.oneLine(text)
        guard isASCII, text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "…": result += "..."
            case "·": result += "-"
            case "→", "⇢": result += ">"
            case "─": result += "-"
            case "╌": result += "~"
            case "×": result += "x"
            default: if scalar.isASCII { result.unicodeScalars.append(scalar) } else { result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}" }
            }
        }
        return result
    }

    /// At most `width` cells of it, with dots where something was left out.
    func fit(_ text: String, to width: Int) -> String {
        guard TextWidth.cells(text) > width else { return text }
        guard isASCII else { return TextWidth.truncate(text, to: width) }
        return String(text.prefix(max(0, width - 3))) + String("...".prefix(max(0, width)))
    }

    /// The user's locale names characters other than UTF-8: then only ASCII is safe. No locale at all says nothing, and nearly every
    /// terminal of today reads UTF-8.
    static var isForced: Bool { needsASCII(locale: environment("LC_ALL") ?? environment("LC_CTYPE") ?? environment("LANG") ?? "") }

    static func needsASCII(locale name: String) -> Bool {
        if name.isEmpty { return false }
        let characters = name.split(separator: ".", maxSplits: 1).dropFirst().first?.split(separator: "@").first.map { $0.lowercased() }
        return characters != "utf-8" && characters != "utf8"
    }
}
