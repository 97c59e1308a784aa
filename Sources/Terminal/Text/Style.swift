import Platform

/// Colour and emphasis, by what a text is and not by how it looks; nothing at all where nobody could see it.
public struct Style: Sendable {
    /// What a piece of text is.
    public enum Role: Sendable {
        // What happened to an object.
        case born, held, lost, doomed, collected, leak
        // JavaScript values, in Node's colours.
        case number, string, boolean, null, undefined, symbol, special, date, regularExpression
        // Source text.
        case keyword, comment
        // The rest of what Leash says.
        case object, heading, dim, error, warning, prompt, added, removed

        /// The parameters of the escape sequence `ESC [ … m`.
        var parameters: String {
            switch self {
            case .born, .added, .string, .symbol: "32"
            case .held, .object, .special: "36"
            case .lost, .warning, .number, .boolean: "33"
            case .doomed, .date, .keyword: "35"
            case .collected, .dim, .comment, .undefined: "2"
            case .leak, .error: "1;31"
            case .regularExpression, .removed: "31"
            case .null, .heading, .prompt: "1"
            }
        }
    }

    /// Whether anything is coloured.
    public let isOn: Bool

    public init(isOn: Bool) {
        self.isOn = isOn
    }

    /// What becomes of text written to `descriptor`. The first that says something decides: `--no-color` (`isForbidden`),
    /// `FORCE_COLOR` (0 or `false` means off), `NO_COLOR` (anything but empty means off), and whether it is a terminal
    /// that understands: one that is not `TERM=dumb`.
    public static func of(descriptor: Int32, isForbidden: Bool = false) -> Style {
        if isForbidden { return Style(isOn: false) }
        if let force = environment("FORCE_COLOR") { return Style(isOn: force != "0" && force != "false") }
        if environment("NO_COLOR") != nil { return Style(isOn: false) }
        return Style(isOn: isatty(descriptor) == 1 && !isDumbTerminal)
    }

    /// A terminal that knows no escape sequences.
    public static var isDumbTerminal: Bool {
        guard let terminal = environment("TERM") else { return true }
        return terminal == "dumb"
    }

    /// `text` as a `role`: `style(.leak, "a leak")`.
    public func callAsFunction(_ role: Role, _ text: String) -> String {
        guard isOn, !text.isEmpty else { return text }
        return "\u{1B}[\(role.parameters)m\(text)\u{1B}[0m"
    }

    /// `text` without what ``callAsFunction(_:_:)`` put around it.
    public static func plain(_ text: String) -> String {
        parts(of: text).reduce(into: "") { if !$1.isEscape { $0 += $1.text } }
    }

    /// `text` in pieces: escape sequences (`ESC [ … letter`), and what is between them.
    static func parts(of text: String) -> [(text: String, isEscape: Bool)] {
        var parts: [(text: String, isEscape: Bool)] = []
        var rest = text.unicodeScalars[...]
        while let start = rest.firstIndex(of: "\u{1B}") {
            if start > rest.startIndex { parts.append((String(rest[..<start]), false)) }
            let isSequence = rest[start...].dropFirst().first == "["
            let end = isSequence ? rest[start...].dropFirst(2).firstIndex { (0x40...0x7E).contains($0.value) } : nil
            let behind = end.map { rest.index(after: $0) } ?? rest.endIndex
            parts.append((String(rest[start..<behind]), true))
            rest = rest[behind...]
        }
        if !rest.isEmpty { parts.append((String(rest), false)) }
        return parts
    }
}
