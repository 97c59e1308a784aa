// Intl.Collator (ECMA-402 §10).

extension VM {
    func installCollator(_ intl: JSObject) {
        let prototype = newIntrinsicObject(.collatorPrototype)
        let constructor = installIntlConstructor(intl, "Collator", .collator, prototype, length: 0, collatorConstructor)
        install(on: constructor, [.method("supportedLocalesOf", 1, collatorSupportedLocales)])
        install(on: prototype, [
            .method("resolvedOptions", 0, collatorResolvedOptions),
            .getter("compare", collatorCompare),
        ])
        installTag(prototype, "Intl.Collator")
    }

    fileprivate func initializeCollator(_ layout: IntlLayout, _ locales: Value, _ optionsValue: Value) throws(JSThrow) {
        let service = "Intl.Collator"
        let roots = openRoots(); defer { roots.close() }
        roots.add(layout.object)
        let requested = try canonicalizeLocaleList(locales)
        let options = try coerceOptions(optionsValue)
        if let options { roots.add(options) }
        let usage = try stringOption(options, "usage", ["sort", "search"], service) ?? "sort"
        _ = try stringOption(options, "localeMatcher", ["lookup", "best fit"], service)
        let collationOption = try typeOption(options, "collation", service)
        let numericOption = try booleanOption(options, "numeric")
        let caseOption = try stringOption(options, "caseFirst", ["upper", "lower", "false"], service)
        var locale = ResolvedLocale(self, requested)
        let known = ICU.collations(locale: icuLocale(locale.plain.text)).map { LanguageTag.canonicalValue("co", $0) }
        let collation = locale.settle("co", option: collationOption, default: "default") { known.contains($0) && $0 != "standard" && $0 != "search" }
        let numeric = locale.settle("kn", option: numericOption.map { $0 ? "true" : "false" }, default: "false", isSupported: ["true", "false"].contains) == "true"
        let caseFirst = locale.settle("kf", option: caseOption, default: "false", isSupported: ["upper", "lower", "false"].contains)
        let sensitivity = try stringOption(options, "sensitivity", ["base", "accent", "case", "variant"], service) ?? "variant"
        let ignoresOwn = locale.plain.language == "th"
        let ignoresPunctuation = try booleanOption(options, "ignorePunctuation") ?? ignoresOwn

        note(layout, "locale", locale.tag.text)
        note(layout, "usage", usage)
        note(layout, "sensitivity", sensitivity)
        note(layout, "ignorePunctuation", Value(ignoresPunctuation))
        note(layout, "collation", collation)
        note(layout, "numeric", Value(numeric))
        note(layout, "caseFirst", caseFirst)
        var full = locale.plain
        if collation != "default" { full["co"] = collation }
        setRecipe(layout, [icuLocale(full.text), usage, "\(numeric)", caseFirst, sensitivity, "\(ignoresPunctuation)"])
    }

    fileprivate func collator(_ layout: IntlLayout) -> ICU.Collator? {
        let recipe = recipe(layout), parts = IntlRecipe.parts(recipe)
        return intl.formatter(recipe) {
            var options = ICU.CollatorOptions()
            options.locale = parts[0]
            options.isForSearch = parts[1] == "search"
            options.numeric = parts[2] == "true"
            options.caseFirst = ICU.CollatorOptions.CaseFirst(rawValue: parts[3])
            options.sensitivity = ICU.CollatorOptions.Sensitivity(rawValue: parts[4]) ?? .variant
            options.ignoresPunctuation = parts[5] == "true"
            return ICU.Collator(options)
        }
    }
}

/// §10.1.1 Intl.Collator ( [ locales [ , options ] ] )
private func collatorConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let layout = try vm.newIntl(.collator, arguments, .collatorPrototype)
    try vm.initializeCollator(layout, arguments[0], arguments[1])
    return Value(layout.object)
}

/// §10.2.2 Intl.Collator.supportedLocalesOf ( locales [ , options ] )
private func collatorSupportedLocales(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try vm.supportedLocales(arguments, "Intl.Collator") }

/// §10.3.4 Intl.Collator.prototype.resolvedOptions ( )
private func collatorResolvedOptions(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.resolvedOptions(vm.thisIntl(arguments.this, .collator, "Intl.Collator.prototype.resolvedOptions"))
}

/// §10.3.3 get Intl.Collator.prototype.compare
private func collatorCompare(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let layout = try vm.thisIntl(arguments.this, .collator, "get Intl.Collator.prototype.compare")
    return vm.boundFunction(of: layout, length: 2, collatorBoundCompare)
}

/// §10.3.3.1 Collator Compare Functions
private func collatorBoundCompare(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let layout = IntlLayout(arguments.callee.nativeData.asObject)
    let roots = vm.openRoots(); defer { roots.close() }
    let first = try vm.toString(arguments[0])
    roots.add(Value(first))
    let second = try vm.toString(arguments[1])
    return .number(compareStrings(vm.flat(first), vm.flat(second), vm.collator(layout)))
}
