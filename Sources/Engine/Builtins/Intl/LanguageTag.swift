// Unicode BCP 47 locale identifiers (ECMA-402 §6.2): what is one, and in which form it is written.

/// A well-formed language tag in its parts, in canonical case.
struct LanguageTag {
    var language: String
    var script: String?
    var region: String?
    var variants: [String] = []
    /// The extensions but `u` and `x`, each with its letter.
    var others: [(letter: String, parts: [String])] = []
    var attributes: [String] = []
    /// The keywords of the extension `u`.
    var keywords: [(key: String, value: String)] = []
    var privateUse: [String] = []

    init(language: String) { self.language = language }

    /// Nil for what is no language tag.
    init?(_ text: String) {
        let parts = text.lowercased().split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard text.utf8.allSatisfy({ $0 < 0x80 }), parts.allSatisfy({ LanguageTag.isAlphanumeric($0, 1...8) }),
              LanguageTag.isAlphabetic(parts[0], 2...3) || LanguageTag.isAlphabetic(parts[0], 5...8) else { return nil }
        language = parts[0]
        var i = 1
        if i < parts.count, LanguageTag.isAlphabetic(parts[i], 4...4) {
            script = parts[i].prefix(1).uppercased() + parts[i].dropFirst()
            i += 1
        }
        if i < parts.count, LanguageTag.isRegion(parts[i]) {
            region = parts[i].uppercased()
            i += 1
        }
        while i < parts.count, LanguageTag.isVariant(parts[i]) {
            if variants.contains(parts[i]) { return nil }
            variants.append(parts[i])
            i += 1
        }
        variants.sort()
        guard readExtensions(parts, from: i) else { return nil }
        canonicalize()
    }

    private mutating func readExtensions(_ parts: [String], from start: Int) -> Bool {
        var i = start, seen: Set<String> = []
        while i < parts.count {
            let letter = parts[i]
            guard letter.utf8.count == 1, seen.insert(letter).inserted else { return false }
            i += 1
            let first = i
            if letter == "x" {
                privateUse = Array(parts[first...])
                return !privateUse.isEmpty
            }
            while i < parts.count, parts[i].utf8.count > 1 { i += 1 }
            guard i > first else { return false }
            let body = Array(parts[first..<i])
            switch letter {
            case "u": readKeywords(body)
            case "t":
                guard LanguageTag.isTransform(body) else { return false }
                others.append((letter, body))
            default: others.append((letter, body))
            }
        }
        others.sort { $0.letter < $1.letter }
        return true
    }

    private mutating func readKeywords(_ parts: [String]) {
        var i = 0
        while i < parts.count, parts[i].utf8.count > 2 {
            if !attributes.contains(parts[i]) { attributes.append(parts[i]) }
            i += 1
        }
        attributes.sort()
        while i < parts.count {
            let key = parts[i]
            var value: [String] = []
            i += 1
            while i < parts.count, parts[i].utf8.count > 2 {
                value.append(parts[i])
                i += 1
            }
            if !keywords.contains(where: { $0.key == key }) { keywords.append((key, LanguageTag.canonicalValue(key, value.joined(separator: "-")))) }
        }
        keywords.sort { $0.key < $1.key }
    }

    /// `t` takes a language tag without extensions, and fields of a letter and a digit with a value.
    private static func isTransform(_ parts: [String]) -> Bool {
        func isField(_ part: String) -> Bool {
            let bytes = Array(part.utf8)
            return bytes.count == 2 && isAlphabetic(String(part.prefix(1)), 1...1) && bytes[1] >= 0x30 && bytes[1] <= 0x39
        }
        let split = parts.firstIndex(where: isField) ?? parts.count
        if split > 0, LanguageTag(parts[..<split].joined(separator: "-")) == nil { return false }
        var i = split
        while i < parts.count {
            guard isField(parts[i]), i + 1 < parts.count, parts[i + 1].utf8.count > 2 else { return false }
            i += 1
            while i < parts.count, parts[i].utf8.count > 2 { i += 1 }
        }
        return true
    }

    /// What V8 says of a text that is no tag; where it begins well and a part of it is empty, the tag as well.
    static func complaint(_ text: String) -> String {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        let isPlain = parts.allSatisfy { $0.isEmpty || isAlphanumeric($0, 1...255) }
        guard isPlain, isLanguage(parts[0]), parts.contains("") else { return "Incorrect locale information provided" }
        return "Invalid language tag: \(text.lowercased())"
    }

    // MARK: Parts

    static func isAlphabetic(_ text: String, _ length: ClosedRange<Int>) -> Bool {
        length.contains(text.utf8.count) && text.utf8.allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    }
    static func isDigits(_ text: String, _ length: ClosedRange<Int>) -> Bool {
        length.contains(text.utf8.count) && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }
    static func isAlphanumeric(_ text: String, _ length: ClosedRange<Int>) -> Bool {
        length.contains(text.utf8.count) && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    }
    static func isLanguage(_ text: String) -> Bool { isAlphabetic(text, 2...3) || isAlphabetic(text, 5...8) }
    static func isRegion(_ text: String) -> Bool { isAlphabetic(text, 2...2) || isDigits(text, 3...3) }
    static func isVariant(_ text: String) -> Bool { isAlphanumeric(text, 5...8) || isAlphanumeric(text, 4...4) && isDigits(String(text.prefix(1)), 1...1) }
    /// The form of a keyword's value: `phonebk`, `islamic-civil`.
    static func isType(_ text: String) -> Bool {
        !text.isEmpty && text.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { isAlphanumeric(String($0), 3...8) }
    }

    // MARK: The canonical form

    /// A value by the name that is used for it; `true` needs none.
    static func canonicalValue(_ key: String, _ value: String) -> String {
        if value == "true" || value == "yes" && ["kb", "kc", "kh", "kk", "kn"].contains(key) { return "" }
        switch (key, value) {
        case ("ca", "gregorian"): return "gregory"
        case ("ca", "ethiopic-amete-alem"): return "ethioaa"
        case ("ca", "islamicc"): return "islamic-civil"
        case ("co", "dictionary"): return "dict"
        case ("co", "phonebook"): return "phonebk"
        case ("co", "traditional"): return "trad"
        case ("co", "gb2312han"): return "gb2312"
        case ("ks", "primary"): return "level1"
        case ("ks", "tertiary"): return "level3"
        case ("ms", "imperial"): return "uksystem"
        default: return value
        }
    }

    private static let languages = ["iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro", "tl": "fil", "cmn": "zh", "aam": "aas", "scc": "sr", "scr": "hr"]
    private static let regions = ["BU": "MM", "DD": "DE", "FX": "FR", "TP": "TL", "YD": "YE", "ZR": "CD", "UK": "GB", "840": "US", "276": "DE", "826": "GB"]

    private mutating func canonicalize() {
        if language == "sh" {
            language = "sr"
            script = script ?? "Latn"
        }
        language = LanguageTag.languages[language] ?? language
        if let known = region.flatMap({ LanguageTag.regions[$0] }) { region = known }
    }

    /// Without extensions.
    var base: String { ([language, script, region].compactMap { $0 } + variants).joined(separator: "-") }

    /// The tag in its canonical form.
    var text: String {
        var extensions = others
        if !attributes.isEmpty || !keywords.isEmpty {
            let words = attributes + keywords.flatMap { $0.value.isEmpty ? [$0.key] : [$0.key, $0.value] }
            extensions.append((letter: "u", parts: words))
        }
        extensions.sort { $0.letter < $1.letter }
        let all = extensions.flatMap { [$0.letter] + $0.parts } + (privateUse.isEmpty ? [] : ["x"] + privateUse)
        return ([base] + all).joined(separator: "-")
    }

    subscript(key: String) -> String? {
        get { keywords.first { $0.key == key }?.value }
        set {
            keywords.removeAll { $0.key == key }
            if let newValue { keywords.append((key, LanguageTag.canonicalValue(key, newValue))) }
            keywords.sort { $0.key < $1.key }
        }
    }
}
