// Intl.PluralRules (ECMA-402 §17).

extension VM {
    func installPluralRules(_ intl: JSObject) {
        let prototype = newIntrinsicObject(.pluralRulesPrototype)
        let constructor = installIntlConstructor(intl, "PluralRules", .pluralRules, prototype, length: 0, pluralRulesConstructor)
        install(on: constructor, [.method("supportedLocalesOf", 1, pluralRulesSupportedLocales)])
        install(on: prototype, [
            .method("resolvedOptions", 0, pluralRulesResolvedOptions),
            .method("select", 1, pluralRulesSelect),
            .method("selectRange", 2, pluralRulesSelectRange),
        ])
        installTag(prototype, "Intl.PluralRules")
    }

    fileprivate func initializePluralRules(_ layout: IntlLayout, _ locales: Value, _ optionsValue: Value) throws(JSThrow) {
        let service = "Intl.PluralRules"
        let roots = openRoots(); defer { roots.close() }
        roots.add(layout.object)
        let requested = try canonicalizeLocaleList(locales)
        let options = try coerceOptions(optionsValue)
        if let options { roots.add(options) }
        _ = try stringOption(options, "localeMatcher", ["lookup", "best fit"], service)
        let type = try stringOption(options, "type", ["cardinal", "ordinal"], service) ?? "cardinal"
        let notation = try stringOption(options, "notation", ["standard", "scientific", "engineering", "compact"], service) ?? "standard"
        let rounding = try DigitOptions(self, options, fractionDefault: (0, 3), isCompact: notation == "compact", service)
        let locale = ResolvedLocale(self, requested), icu = icuLocale(locale.plain.text)
        note(layout, "locale", locale.tag.text)
        note(layout, "type", type)
        rounding.note(self, layout)
        setRecipe(layout, [icu, rounding.skeleton.joined(separator: " "), type])
        let categories = newArray(try rules(layout).forms.map { Value(string($0)) })
        note(layout, "pluralCategories", Value(categories))
    }

    fileprivate func rules(_ layout: IntlLayout) throws(JSThrow) -> ICU.PluralRules {
        let recipe = recipe(layout), parts = IntlRecipe.parts(recipe)
        guard let rules = intl.formatter(recipe, { ICU.PluralRules(locale: parts[0], isOrdinal: parts[2] == "ordinal") }) else {
            throw rangeError("Internal error. Icu error.")
        }
        return rules
    }

    /// The formatter that says which digits the rules look at.
    fileprivate func pluralNumbers(_ layout: IntlLayout) throws(JSThrow) -> ICU.NumberFormatter {
        let recipe = recipe(layout), parts = IntlRecipe.parts(recipe)
        guard let formatter = intl.formatter(recipe, { ICU.NumberFormatter(skeleton: parts[1], locale: parts[0]) }) else {
            throw rangeError("Internal error. Icu error.")
        }
        return formatter
    }
}

/// §17.1.1 Intl.PluralRules ( [ locales [ , options ] ] )
private func pluralRulesConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if !arguments.isConstruct { throw vm.requiresNew("Intl.PluralRules") }
    let layout = try vm.newIntl(.pluralRules, arguments, .pluralRulesPrototype)
    try vm.initializePluralRules(layout, arguments[0], arguments[1])
    return Value(layout.object)
}

/// §17.2.2 Intl.PluralRules.supportedLocalesOf ( locales [ , options ] )
private func pluralRulesSupportedLocales(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try vm.supportedLocales(arguments, "Intl.PluralRules") }

/// §17.3.5 Intl.PluralRules.prototype.resolvedOptions ( )
private func pluralRulesResolvedOptions(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let layout = try vm.thisIntl(arguments.this, .pluralRules, "Intl.PluralRules.prototype.resolvedOptions")
    let result = try vm.resolvedOptions(layout)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(result)
    // The list is a fresh one, too.
    let categories = try vm.createListFromArrayLike(vm.get(result.asObject, vm.key("pluralCategories")))
    vm.define(result.asObject, vm.key("pluralCategories"), Value(vm.newArray(categories)))
    return result
}

/// §17.3.3 Intl.PluralRules.prototype.select ( value )
private func pluralRulesSelect(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let layout = try vm.thisIntl(arguments.this, .pluralRules, "Intl.PluralRules.prototype.select")
    let number = ICU.Number.double(try vm.toNumber(arguments[0]))
    return Value(vm.string(try vm.rules(layout).select(number, as: vm.pluralNumbers(layout))))
}

/// §17.3.4 Intl.PluralRules.prototype.selectRange ( start, end )
private func pluralRulesSelectRange(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let layout = try vm.thisIntl(arguments.this, .pluralRules, "Intl.PluralRules.prototype.selectRange")
    if arguments[0].isUndefined || arguments[1].isUndefined { throw vm.typeError("Invalid argument") }
    let first = try vm.toNumber(arguments[0]), second = try vm.toNumber(arguments[1])
    if first.isNaN || second.isNaN { throw vm.rangeError("Invalid argument") }
    return Value(vm.string(try vm.rules(layout).selectRange(.double(first), .double(second), as: vm.pluralNumbers(layout))))
}
