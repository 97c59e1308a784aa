// Intl.ListFormat (ECMA-402 §14).

extension VM {
    func installListFormat(_ intl: JSObject) {
        let prototype = newIntrinsicObject(.listFormatPrototype)
        let constructor = installIntlConstructor(intl, "ListFormat", .listFormat, prototype, length: 0, listFormatConstructor)
        install(on: constructor, [.method("supportedLocalesOf", 1, listFormatSupportedLocales)])
        install(on: prototype, [
            .method("resolvedOptions", 0, listFormatResolvedOptions),
            .method("format", 1, listFormatFormat),
            .method("formatToParts", 1, listFormatToParts),
        ])
        installTag(prototype, "Intl.ListFormat")
    }
}

/// §14.1.1 Intl.ListFormat ( [ locales [ , options ] ] )
private func listFormatConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if !arguments.isConstruct { throw vm.requiresNew("Intl.ListFormat") }
    let service = "Intl.ListFormat"
    let layout = try vm.newIntl(.listFormat, arguments, .listFormatPrototype)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(layout.object)
    let requested = try vm.canonicalizeLocaleList(arguments[0])
    let options = try vm.optionsObject(arguments[1])
    _ = try vm.stringOption(options, "localeMatcher", ["lookup", "best fit"], service)
    let locale = ResolvedLocale(vm, requested)
    let type = try vm.stringOption(options, "type", ["conjunction", "disjunction", "unit"], service) ?? "conjunction"
    let style = try vm.stringOption(options, "style", ["long", "short", "narrow"], service) ?? "long"
    vm.note(layout, "locale", locale.tag.text)
    vm.note(layout, "type", type)
    vm.note(layout, "style", style)
    vm.setRecipe(layout, [vm.icuLocale(locale.plain.text), type, style])
    return Value(layout.object)
}

/// §14.2.2 Intl.ListFormat.supportedLocalesOf ( locales [ , options ] )
private func listFormatSupportedLocales(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try vm.supportedLocales(arguments, "Intl.ListFormat") }

/// §14.3.5 Intl.ListFormat.prototype.resolvedOptions ( )
private func listFormatResolvedOptions(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.resolvedOptions(vm.thisIntl(arguments.this, .listFormat, "Intl.ListFormat.prototype.resolvedOptions"))
}

/// §14.5.5 StringListFromIterable, and the list as text.
private func format(_ vm: VM, _ arguments: Arguments, _ method: StaticString) throws(JSThrow) -> ICU.Formatted {
    let layout = try vm.thisIntl(arguments.this, .listFormat, method)
    var items: [[UInt16]] = []
    if !arguments[0].isUndefined {
        try vm.iterate(arguments[0]) { (value) throws(JSThrow) in
            guard value.isString else { throw vm.typeError("Iterable yielded \(vm.describeForError(value)) which is not a string") }
            items.append(vm.flat(value.asString).array())
            return .goOn
        }
    }
    let recipe = vm.recipe(layout), parts = IntlRecipe.parts(recipe)
    guard let formatter = vm.intl.formatter(recipe, { ICU.ListFormatter(locale: parts[0], type: parts[1], style: parts[2]) }),
          let text = formatter.format(items) else { throw vm.rangeError("Internal error. Icu error.") }
    return text
}

/// §14.3.3 Intl.ListFormat.prototype.format ( list )
private func listFormatFormat(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    vm.value(try format(vm, arguments, "Intl.ListFormat.prototype.format"))
}

/// §14.3.4 Intl.ListFormat.prototype.formatToParts ( list )
private func listFormatToParts(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let text = try format(vm, arguments, "Intl.ListFormat.prototype.formatToParts")
    return try vm.newParts(text.parts({ $0.category == ICU.Category.list && $0.field == 1 ? "element" : nil }, span: { _ in nil }))
}
