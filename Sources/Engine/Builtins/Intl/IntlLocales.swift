// Which locale a program gets for those that it asks for (ECMA-402 §9.2).

extension VM {
    static let defaultLocale = "en-US"

    /// §9.2.1 CanonicalizeLocaleList ( locales )
    func canonicalizeLocaleList(_ locales: Value) throws(JSThrow) -> [String] {
        if locales.isUndefined { return [] }
        if locales.isString || isLocale(locales) { return [try localeTag(locales)] }
        let object = try toObject(locales)
        let roots = openRoots(); defer { roots.close() }
        roots.add(object)
        let length = try lengthOfArrayLike(object)
        var tags: [String] = []
        for k in 0..<length {
            try tick()
            guard try hasElement(object, k) else { continue }
            let value = try element(object, k)
            guard value.isString || value.isObject else { throw typeError("Language ID should be string or object.") }
            roots.add(value)
            let tag = try localeTag(value)
            if !tags.contains(tag) { tags.append(tag) }
        }
        return tags
    }

    private func isLocale(_ value: Value) -> Bool { value.isObject(.intl) && IntlLayout(value.asObject).service == .locale }

    /// The canonical form of one tag.
    private func localeTag(_ value: Value) throws(JSThrow) -> String {
        if isLocale(value) { return swiftString(IntlLayout(value.asObject).recipe.asString) }
        let text = swiftString(try toString(value))
        guard let tag = LanguageTag(text) else { throw rangeError(LanguageTag.complaint(text)) }
        return tag.text
    }

    /// §9.2.2 BestAvailableLocale of a list: the first that there are tables for, else the default. Its keywords come along.
    func bestLocale(_ requested: [String]) -> LanguageTag? {
        for text in requested {
            guard let tag = LanguageTag(text) else { continue }
            var candidate = tag.base
            while true {
                if ICU.availableLocales.contains(candidate), var found = LanguageTag(candidate) {
                    found.keywords = tag.keywords
                    return found
                }
                guard let cut = candidate.lastIndex(of: "-") else { break }
                candidate = String(candidate[..<cut])
            }
        }
        return LanguageTag(VM.defaultLocale)
    }

    /// §9.2.8 FilterLocales: the tags that are supported, as they were asked for.
    func supportedLocales(_ arguments: Arguments, _ service: String) throws(JSThrow) -> Value {
        let requested = try canonicalizeLocaleList(arguments[0])
        let options = try coerceOptions(arguments[1])
        if let options {
            let roots = openRoots(); defer { roots.close() }
            roots.add(options)
            _ = try stringOption(options, "localeMatcher", ["lookup", "best fit"], service)
        }
        let supported = requested.filter { text in
            guard let tag = LanguageTag(text) else { return false }
            return ICU.availableLocales.contains(tag.language)
        }
        return Value(newArray(supported.map { Value(string($0)) }))
    }

    /// ICU's name for a language tag.
    func icuLocale(_ tag: String) -> String { ICU.locale(forLanguageTag: tag) ?? "en_US" }
}

/// A locale that a service settled on (§9.2.7 ResolveLocale): its tag with the keywords that matter, and their values.
struct ResolvedLocale {
    /// The language, as `resolvedOptions().locale` tells it.
    private(set) var tag: LanguageTag
    /// The same without keywords.
    private(set) var plain: LanguageTag

    init(_ vm: VM, _ requested: [String]) {
        tag = vm.bestLocale(requested) ?? LanguageTag(language: "en")
        plain = tag
        plain.keywords = []
        asked = tag.keywords
        tag.keywords = []
    }

    private var asked: [(key: String, value: String)]

    /// Settles a keyword: an option comes before the tag's own keyword, and that before the default.
    mutating func settle(_ key: String, option: String?, default defaultValue: String, isSupported: (String) -> Bool) -> String {
        var value = defaultValue
        if let own = asked.first(where: { $0.key == key })?.value {
            let spelled = own.isEmpty ? "true" : own
            if isSupported(spelled) {
                value = spelled
                tag[key] = own.isEmpty ? "" : own
            }
        }
        if let option, isSupported(option), option != value {
            value = option
            tag[key] = nil
        }
        return value
    }
}
