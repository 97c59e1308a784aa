// Intl.DisplayNames (ECMA-402 §12).

extension VM {
    func installDisplayNames(_ intl: JSObject) {
        let prototype = newIntrinsicObject(.displayNamesPrototype)
        let constructor = installIntlConstructor(intl, "DisplayNames", .displayNames, prototype, length: 2, displayNamesConstructor)
        install(on: constructor, [.method("supportedLocalesOf", 1, displayNamesSupportedLocales)])
        install(on: prototype, [
            .method("of", 1, displayNamesOf),
            .method("resolvedOptions", 0, displayNamesResolvedOptions),
        ])
        installTag(prototype, "Intl.DisplayNames")
    }
}

/// §12.1.1 Intl.DisplayNames ( locales, options )
private func displayNamesConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if !arguments.isConstruct { throw vm.requiresNew("Intl.DisplayNames") }
    let service = "Intl.DisplayNames"
    let layout = try vm.newIntl(.displayNames, arguments, .displayNamesPrototype)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(layout.object)
    let requested = try vm.canonicalizeLocaleList(arguments[0])
    guard arguments[1].isObject else { throw vm.typeError("invalid_argument") }
    let options = arguments[1].asObject
    _ = try vm.stringOption(options, "localeMatcher", ["lookup", "best fit"], service)
    let style = try vm.stringOption(options, "style", ["narrow", "short", "long"], service) ?? "long"
    guard let type = try vm.stringOption(options, "type", ["language", "region", "script", "currency", "calendar", "dateTimeField"], service) else {
        throw vm.typeError("Required option \"type\" must not be undefined")
    }
    let fallback = try vm.stringOption(options, "fallback", ["code", "none"], service) ?? "code"
    let languageDisplay = try vm.stringOption(options, "languageDisplay", ["dialect", "standard"], service) ?? "dialect"
    let locale = ResolvedLocale(vm, requested)
    vm.note(layout, "locale", locale.tag.text)
    vm.note(layout, "style", style)
    vm.note(layout, "type", type)
    vm.note(layout, "fallback", fallback)
    if type == "language" { vm.note(layout, "languageDisplay", languageDisplay) }
    vm.setRecipe(layout, [vm.icuLocale(locale.plain.text), style, type, fallback, languageDisplay])
    return Value(layout.object)
}

/// §12.2.2 Intl.DisplayNames.supportedLocalesOf ( locales [ , options ] )
private func displayNamesSupportedLocales(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try vm.supportedLocales(arguments, "Intl.DisplayNames") }

/// §12.3.4 Intl.DisplayNames.prototype.resolvedOptions ( )
private func displayNamesResolvedOptions(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.resolvedOptions(vm.thisIntl(arguments.this, .displayNames, "Intl.DisplayNames.prototype.resolvedOptions"))
}

/// §12.3.3 Intl.DisplayNames.prototype.of ( code )
private func displayNamesOf(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let layout = try vm.thisIntl(arguments.this, .displayNames, "Intl.DisplayNames.prototype.of")
    let given = vm.swiftString(try vm.toString(arguments[0]))
    let parts = IntlRecipe.parts(vm.recipe(layout)), type = parts[2]
    guard let code = canonicalCode(given, type) else { throw vm.rangeError("invalid_argument") }
    if let name = name(vm, code, type, locale: parts[0], style: parts[1], isDialect: parts[4] == "dialect") { return Value(vm.string(name)) }
    return parts[3] == "code" ? Value(vm.string(code)) : .undefined
}

/// §12.5.1 CanonicalCodeForDisplayNames; nil for what is no code.
private func canonicalCode(_ code: String, _ type: String) -> String? {
    switch type {
    case "language":
        guard let tag = LanguageTag(code), tag.text.utf8.count == tag.base.utf8.count else { return nil }
        return tag.text
    case "region": return LanguageTag.isRegion(code) ? code.uppercased() : nil
    case "script": return LanguageTag.isAlphabetic(code, 4...4) ? code.prefix(1).uppercased() + code.dropFirst().lowercased() : nil
    case "calendar": return LanguageTag.isType(code) ? LanguageTag.canonicalValue("ca", code.lowercased()) : nil
    case "currency": return LanguageTag.isAlphabetic(code, 3...3) ? code.uppercased() : nil
    default:
        let fields = ["era", "year", "quarter", "month", "weekOfYear", "weekday", "day", "dayPeriod", "hour", "minute", "second", "timeZoneName"]
        return fields.contains(code) ? code : nil
    }
}

private func name(_ vm: VM, _ code: String, _ type: String, locale: String, style: String, isDialect: Bool) -> String? {
    func names() -> ICU.Names? {
        vm.intl.formatter(IntlRecipe.text([locale, style, "\(isDialect)"])) { ICU.Names(locale: locale, style: style, isDialect: isDialect) }
    }
    switch type {
    case "language": return names()?.name(.language, vm.icuLocale(code))
    case "region": return names()?.name(.region, code)
    case "script": return names()?.name(.script, code)
    case "calendar": return names()?.name(.calendar, code == "gregory" ? "gregorian" : code == "ethioaa" ? "ethiopic-amete-alem" : code)
    case "currency": return ICU.currencyName(code, locale: locale, style: style)
    default:
        let width: ICU.DatePatterns.Width = style == "long" ? .wide : style == "short" ? .abbreviated : .narrow
        return vm.intl.formatter(locale) { ICU.DatePatterns(locale: locale) }?.name(ofField: code, width)
    }
}
