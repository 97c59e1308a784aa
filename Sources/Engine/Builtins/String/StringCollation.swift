// The order of strings for people (ECMA-262 §22.1.3.12, ECMA-402 §19.1.1): the Unicode Collation Algorithm with the rules of a
// language, American English where none is asked for, as in Node.

/// §22.1.3.12 String.prototype.localeCompare ( that [ , locales [ , options ] ] )
func stringLocaleCompare(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.thisString(arguments, "localeCompare", roots)
    let that = try vm.rootedString(arguments[0], roots)
    let collator: ICU.Collator?
    if arguments[1].isUndefined, arguments[2].isUndefined {
        collator = ICU.Collator.standard
    } else {
        collator = ICU.Collator(try vm.collatorOptions(locales: arguments[1], options: arguments[2]))
    }
    return .number(compareStrings(vm.flat(string), vm.flat(that), collator))
}

/// -1, 0 or 1 as the first stands before, with or after the second.
func compareStrings(_ a: FlatString, _ b: FlatString, _ collator: ICU.Collator?) -> Int {
    guard let collator else { return a == b ? 0 : FlatString.isLess(a, b) ? -1 : 1 }
    return a.withUnits(0..<a.count) { x in b.withUnits(0..<b.count) { y in collator.compare(x, y) } }
}

extension VM {
    /// ECMA-402 §9.2.1 CanonicalizeLocaleList ( locales ), as ICU's names.
    func canonicalLocales(_ locales: Value) throws(JSThrow) -> [String] { try canonicalizeLocaleList(locales).map(icuLocale) }

    /// ECMA-402 §10.1.2 InitializeCollator ( collator, locales, options ): in its order, since options may be getters.
    fileprivate func collatorOptions(locales: Value, options: Value) throws(JSThrow) -> ICU.CollatorOptions {
        let roots = openRoots(); defer { roots.close() }
        var result = ICU.CollatorOptions()
        if let locale = try canonicalLocales(locales).first { result.locale = locale }
        if options.isUndefined { return result }
        if options.isNull { throw typeError("String.prototype.localeCompare called on null or undefined") }
        let object = try toObject(options)
        roots.add(object)
        result.isForSearch = try option(object, "usage", ["sort", "search"]) == "search"
        _ = try option(object, "localeMatcher", ["lookup", "best fit"])
        let numeric = try get(object, key("numeric"))
        if !numeric.isUndefined { result.numeric = toBoolean(numeric) }
        result.caseFirst = try option(object, "caseFirst", ["upper", "lower", "false"]).flatMap(ICU.CollatorOptions.CaseFirst.init)
        let sensitivity = try option(object, "sensitivity", ["base", "accent", "case", "variant"])
        result.sensitivity = sensitivity.flatMap(ICU.CollatorOptions.Sensitivity.init) ?? .variant
        result.ignoresPunctuation = toBoolean(try get(object, key("ignorePunctuation")))
        return result
    }

    /// ECMA-402 §9.2.12 GetOption for strings; nil where the option is not given.
    private func option(_ options: JSObject, _ name: StaticString, _ values: [String]) throws(JSThrow) -> String? {
        let value = try get(options, key(name))
        if value.isUndefined { return nil }
        let text = swiftString(try toString(value))
        guard values.contains(text) else { throw rangeError("Value \(text) out of range for String.prototype.localeCompare options property \(name)") }
        return text
    }
}
