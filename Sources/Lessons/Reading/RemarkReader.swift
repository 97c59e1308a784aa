/// Comments that were written for people, where they read as a value: `// "azerty"`, `// 1`, `// TypeError`, `// false, since it is gone`.
///
/// Prose is none: a comment counts only where it begins with something that JavaScript prints, and what stands behind that is nothing,
/// or clearly a remark on it. Behind an introduction (`// Expected output: …`) all the rest is what is printed.
struct RemarkReader {
    /// It stands behind a call that prints: there a string has no quotes.
    let behindConsole: Bool

    static let introductions = ["expected output:", "console output:", "output:", "outputs:", "expected:", "logs:", "log:", "prints:", "returns:", "result:", "console:", "value:",
                                "logs", "prints", "outputs", "shows", "returns", "gives", "throws", "uncaught", "evaluates to",
                                "will log", "will print", "will return", "will throw", "would log", "would print", "would return", "would throw"]

    /// The value that the comment tells; nil for prose. `words`: without the slashes and the white space around it.
    func value(in words: Substring) -> String? {
        let lowercase = words.lowercased()
        for introduction in Self.introductions where lowercase.hasPrefix(introduction) {
            let rest = words.dropFirst(introduction.count).trimmed
            if introduction.hasSuffix(":"), !rest.isEmpty { return String(rest) }
            guard rest.count < words.dropFirst(introduction.count).count else { continue }
            let article = ["a ", "an ", "the "].first { rest.lowercased().hasPrefix($0) } ?? ""
            return Self.literal(at: rest.dropFirst(article.count))
        }
        if let value = Self.literal(at: words) { return value }
        return nil
    }

    /// A value at the beginning, where what follows it is no more than a remark.
    private static func literal(at text: Substring) -> String? {
        guard let end = endOfValue(text) else { return nil }
        let rest = text[end...]
        guard isRemark(rest) else { return nil }
        return String(text[..<end])
    }

    /// `, since it is gone`, ` (a string)`, ` — no size`, `.`
    private static func isRemark(_ rest: Substring) -> Bool {
        let words = rest.trimmed
        guard let first = words.first else { return true }
        if words == "." || words == ";" || words == "!" { return true }
        if ",;.".contains(first) { return rest.first == first && words.dropFirst().first?.isWhitespace == true }
        return rest.first?.isWhitespace == true && ("(-–—:".contains(first) || words.lowercased().hasPrefix("because") || words.hasPrefix("//"))
    }

    private static func endOfValue(_ text: Substring) -> Substring.Index? {
        guard let first = text.first else { return nil }
        switch first {
        case "'", "\"", "`": return endOfQuoted(text)
        case "[", "{": return endOfBrackets(text)
        case "-", "0"..."9": return endOfNumber(text)
        default: return endOfWord(text)
        }
    }

    private static func endOfQuoted(_ text: Substring) -> Substring.Index? {
        let quote = text[text.startIndex]
        var isEscaped = false
        for index in text.indices.dropFirst() {
            if isEscaped { isEscaped = false; continue }
            if text[index] == "\\" { isEscaped = true } else if text[index] == quote { return text.index(after: index) }
        }
        return nil
    }

    /// Up to the closing bracket; the whole text where it goes on below. `[sic]` is prose, `{ a: 1 }` and `[Function: f]` are not.
    private static func endOfBrackets(_ text: Substring) -> Substring.Index? {
        var depth = 0, index = text.startIndex
        while index < text.endIndex {
            switch text[index] {
            case "'", "\"", "`": if let end = endOfQuoted(text[index...]) { index = end; continue }
            case "(", "[", "{": depth += 1
            case ")", "]", "}":
                depth -= 1
                if depth == 0 { return text.index(after: index) }
            default: break
            }
            index = text.index(after: index)
        }
        return text.endIndex
    }

    private static func endOfNumber(_ text: Substring) -> Substring.Index? {
        if text.hasPrefix("-Infinity") { return text.index(text.startIndex, offsetBy: 9) }
        let digits = text.dropFirst(text.first == "-" ? 1 : 0)
        guard digits.first?.isNumber == true else { return nil }
        let end = digits.firstIndex { !($0.isASCII && ($0.isHexDigit || "._xobne".contains($0))) } ?? digits.endIndex
        // A full stop behind it is a sentence's. `1st`, `2 maps` are prose.
        let last = digits[..<end].last == "." ? digits.index(before: end) : end
        return end < digits.endIndex && (digits[end].isLetter || digits[end] == ":") ? nil : last
    }

    private static let words: Set<String> = ["true", "false", "undefined", "null", "NaN", "Infinity"]

    /// `true`; `Map(1) { … }`, `Promise {<pending>}`, `Symbol(a)`; `TypeError`, `TypeError: …`. A word by itself is prose.
    private static func endOfWord(_ text: Substring) -> Substring.Index? {
        let word = text.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "$" }, rest = text[word.endIndex...]
        if words.contains(String(word)) { return word.endIndex }
        guard word.first?.isUppercase == true else { return nil }
        // To the end: the message belongs to it.
        if word.hasSuffix("Error") { return rest.first == ":" ? text.endIndex : word.endIndex }
        if rest.first == "(", let end = endOfBrackets(rest) {
            let behind = text[end...]
            if word == "Symbol" { return end }
            return behind.hasPrefix(" {") || behind.hasPrefix(" [") ? endOfBrackets(behind.dropFirst()) : nil
        }
        if rest.hasPrefix(" {") || rest.hasPrefix(" [") { return endOfBrackets(rest.dropFirst()) }
        return nil
    }
}
