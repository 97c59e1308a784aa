// Intl.RelativeTimeFormat (ECMA-402 §18).

extension VM {
    func installRelativeTimeFormat(_ intl: JSObject) {
        let prototype = newIntrinsicObject(.relativeTimeFormatPrototype)
        let constructor = installIntlConstructor(intl, "RelativeTimeFormat", .relativeTimeFormat, prototype, length: 0, relativeTimeFormatConstructor)
        install(on: constructor, [.method("supportedLocalesOf", 1, relativeTimeFormatSupportedLocales)])
        install(on: prototype, [
            .method("resolvedOptions", 0, relativeTimeFormatResolvedOptions),
            .method("format", 2, relativeTimeFormatFormat),
            .method("formatToParts", 2, relativeTimeFormatToParts),
        ])
        installTag(prototype, "Intl.RelativeTimeFormat")
    }
}

/// §18.1.1 Intl.RelativeTimeFormat ( [ locales [ , options ] ] )
private func relativeTimeFormatConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if !arguments.isConstruct { throw vm.requiresNew("Intl.RelativeTimeFormat") }
    let service = "Intl.RelativeTimeFormat"
    let layout = try vm.newIntl(.relativeTimeFormat, arguments, .relativeTimeFormatPrototype)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(layout.object)
    let requested = try vm.canonicalizeLocaleList(arguments[0])
    let options = try vm.coerceOptions(arguments[1])
    if let options { roots.add(options) }
    _ = try vm.stringOption(options, "localeMatcher", ["lookup", "best fit"], service)
    let digitsOption = try vm.typeOption(options, "numberingSystem", service)
    var locale = ResolvedLocale(vm, requested)
    let own = ICU.numberingSystem(locale: vm.icuLocale(locale.plain.text))
    let digits = locale.settle("nu", option: digitsOption, default: own, isSupported: ICU.hasNumberingSystem)
    let style = try vm.stringOption(options, "style", ["long", "short", "narrow"], service) ?? "long"
    let numeric = try vm.stringOption(options, "numeric", ["always", "auto"], service) ?? "always"
    vm.note(layout, "locale", locale.tag.text)
    vm.note(layout, "style", style)
    vm.note(layout, "numeric", numeric)
    vm.note(layout, "numberingSystem", digits)
    var full = locale.plain
    full["nu"] = digits
    vm.setRecipe(layout, [vm.icuLocale(full.text), style, numeric])
    return Value(layout.object)
}

/// §18.2.2 Intl.RelativeTimeFormat.supportedLocalesOf ( locales [ , options ] )
private func relativeTimeFormatSupportedLocales(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.supportedLocales(arguments, "Intl.RelativeTimeFormat")
}

/// §18.3.5 Intl.RelativeTimeFormat.prototype.resolvedOptions ( )
private func relativeTimeFormatResolvedOptions(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.resolvedOptions(vm.thisIntl(arguments.this, .relativeTimeFormat, "Intl.RelativeTimeFormat.prototype.resolvedOptions"))
}

/// §18.5.1 SingularRelativeTimeUnit and the text.
private func format(_ vm: VM, _ arguments: Arguments, _ method: StaticString) throws(JSThrow) -> (text: ICU.Formatted, value: Double, unit: String) {
    let layout = try vm.thisIntl(arguments.this, .relativeTimeFormat, method)
    let value = try vm.toNumber(arguments[0])
    let given = vm.swiftString(try vm.toString(arguments[1]))
    let unit = given.hasSuffix("s") ? String(given.dropLast()) : given
    guard ICU.RelativeFormatter.units[unit] != nil else {
        throw vm.rangeError("Invalid unit argument for \(method)() '\(given)'")
    }
    if !value.isFinite { throw vm.rangeError("Value need to be finite number for \(method)()") }
    let recipe = vm.recipe(layout), parts = IntlRecipe.parts(recipe)
    guard let formatter = vm.intl.formatter(recipe, { ICU.RelativeFormatter(locale: parts[0], style: parts[1]) }),
          let text = formatter.format(value, unit, isAlwaysNumeric: parts[2] == "always") else { throw vm.rangeError("Internal error. Icu error.") }
    return (text, value, unit)
}

/// §18.3.3 Intl.RelativeTimeFormat.prototype.format ( value, unit )
private func relativeTimeFormatFormat(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    vm.value(try format(vm, arguments, "Intl.RelativeTimeFormat.prototype.format").text)
}

/// §18.3.4 Intl.RelativeTimeFormat.prototype.formatToParts ( value, unit )
private func relativeTimeFormatToParts(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let (text, value, unit) = try format(vm, arguments, "Intl.RelativeTimeFormat.prototype.formatToParts")
    // Only what belongs to the number is a part; it says which unit it counts.
    let number = text.fields.first { $0.category == ICU.Category.relative && $0.field == 1 }
    var parts = numberParts(text, .double(value.magnitude)), place = 0
    for i in parts.indices {
        if let number, place >= number.start, place < number.end { parts[i].unit = unit }
        place += parts[i].units.count
    }
    return try vm.newParts(parts)
}
