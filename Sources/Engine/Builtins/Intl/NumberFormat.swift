// Intl.NumberFormat (ECMA-402 §16), and the numbers' own toLocaleString.

extension VM {
    func installNumberFormat(_ intl: JSObject) {
        let prototype = newIntrinsicObject(.numberFormatPrototype)
        let constructor = installIntlConstructor(intl, "NumberFormat", .numberFormat, prototype, length: 0, numberFormatConstructor)
        install(on: constructor, [.method("supportedLocalesOf", 1, numberFormatSupportedLocales)])
        install(on: prototype, [
            .method("resolvedOptions", 0, numberFormatResolvedOptions),
            .method("formatToParts", 1, numberFormatToParts),
            .getter("format", numberFormatFormat),
            .method("formatRange", 2, numberFormatRange),
            .method("formatRangeToParts", 2, numberFormatRangeToParts),
        ])
        installTag(prototype, "Intl.NumberFormat")
    }

    /// §16.1.1 Intl.NumberFormat ( [ locales [ , options ] ] ), its second half.
    func initializeNumberFormat(_ layout: IntlLayout, _ locales: Value, _ optionsValue: Value, _ service: String = "Intl.NumberFormat") throws(JSThrow) {
        let roots = openRoots(); defer { roots.close() }
        roots.add(layout.object)
        let requested = try canonicalizeLocaleList(locales)
        let options = try coerceOptions(optionsValue)
        if let options { roots.add(options) }
        _ = try stringOption(options, "localeMatcher", ["lookup", "best fit"], service)
        let system = try typeOption(options, "numberingSystem", service)
        var locale = ResolvedLocale(self, requested)
        let own = ICU.numberingSystem(locale: icuLocale(locale.plain.text))
        let digits = locale.settle("nu", option: system, default: own, isSupported: ICU.hasNumberingSystem)

        let unit = try UnitOptions(self, options, service)
        let notation = try stringOption(options, "notation", ["standard", "scientific", "engineering", "compact"], service) ?? "standard"
        var places = (minimum: 0, maximum: unit.style == "percent" ? 0 : 3)
        if unit.style == "currency", notation == "standard" {
            let currencyDigits = ICU.fractionDigits(ofCurrency: unit.currency ?? "XXX")
            places = (currencyDigits, currencyDigits)
        }
        let rounding = try DigitOptions(self, options, fractionDefault: places, isCompact: notation == "compact", service)
        let compact = try stringOption(options, "compactDisplay", ["short", "long"], service) ?? "short"
        let grouping = try useGrouping(options, isCompact: notation == "compact", service)
        let sign = try stringOption(options, "signDisplay", ["auto", "never", "always", "exceptZero", "negative"], service) ?? "auto"

        note(layout, "locale", locale.tag.text)
        note(layout, "numberingSystem", digits)
        unit.note(self, layout)
        rounding.note(self, layout)
        note(layout, "useGrouping", grouping.map { Value(string($0)) } ?? .false)
        note(layout, "notation", notation)
        if notation == "compact" { note(layout, "compactDisplay", compact) }
        note(layout, "signDisplay", sign)
        rounding.noteRounding(self, layout)

        var words = unit.skeleton + rounding.skeleton + ["numbering-system/\(digits)"]
        if notation != "standard" { words.append(notation == "compact" ? "compact-\(compact)" : notation) }
        switch grouping {
        case nil: words.append("group-off")
        case "min2": words.append("group-min2")
        case "always": words.append("group-on-aligned")
        default: break
        }
        let signs = ["auto": "auto", "never": "never", "always": "always", "exceptZero": "except-zero", "negative": "negative"]
        if unit.currencySign == "accounting", sign != "never" { words.append(sign == "auto" ? "sign-accounting" : "sign-accounting-\(signs[sign] ?? "")") }
        else if sign != "auto" { words.append("sign-\(signs[sign] ?? "auto")") }
        setRecipe(layout, [locale.plain.text, words.joined(separator: " ")])
    }

    /// §16.1.1, steps 20 to 24: nil for none.
    private func useGrouping(_ options: JSObject?, isCompact: Bool, _ service: String) throws(JSThrow) -> String? {
        let fallback = isCompact ? "min2" : "auto"
        guard let options else { return fallback }
        // §9.2.13 GetBooleanOrStringNumberFormatOption
        let value = try get(options, key("useGrouping"))
        if value.isUndefined { return fallback }
        if value == .true { return "always" }
        if !toBoolean(value) { return nil }
        let text = swiftString(try toString(value))
        if text == "true" || text == "false" { return fallback }
        guard ["min2", "auto", "always"].contains(text) else { throw rangeError("Value \(text) out of range for \(service) options property useGrouping") }
        return text
    }

    func numberFormatter(_ layout: IntlLayout) throws(JSThrow) -> ICU.NumberFormatter { try numberFormatter(recipe(layout)) }

    func numberFormatter(_ recipe: String) throws(JSThrow) -> ICU.NumberFormatter {
        let parts = IntlRecipe.parts(recipe), locale = icuLocale(parts[0])
        guard let formatter = intl.formatter(recipe, { ICU.NumberFormatter(skeleton: parts[1], locale: locale) }) else {
            throw rangeError("Internal error. Icu error.")
        }
        return formatter
    }

    /// §16.5.16 ToIntlMathematicalValue
    func intlNumber(_ value: Value) throws(JSThrow) -> ICU.Number {
        if value.isNumber { return .double(value.asNumber) }
        let primitive = try toPrimitive(value, .number)
        if primitive.isBigInt { return .decimal(swiftString(bigIntToString(primitive))) }
        guard primitive.isString else { return .double(try toNumber(primitive)) }
        let number = stringToNumber(primitive.asString)
        let text = swiftString(primitive.asString).trimmingPrefix { $0.isWhitespace }
        // Digits beyond those of a double count.
        if number.isFinite, text.utf8.count > 15, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2D || $0 == 0x2E }) { return .decimal(String(text)) }
        return .double(number)
    }

    /// The value as text, by a format made for this call: what `toLocaleString` of numbers does.
    func localeString(_ number: ICU.Number, _ locales: Value, _ options: Value, _ method: String) throws(JSThrow) -> Value {
        let layout = newIntl(.numberFormat, prototype: self[.numberFormatPrototype])
        try initializeNumberFormat(layout, locales, options, method)
        guard let text = try numberFormatter(layout).format(number) else { throw rangeError("Internal error. Icu error.") }
        return value(text)
    }
}

/// What a field of a formatted number is called (§16.5.4 PartitionNotationSubPattern).
private func partName(_ field: ICU.Formatted.Field, _ number: ICU.Number) -> String? {
    guard field.category == ICU.Category.number else { return nil }
    switch field.field {
    case 0:
        guard case .double(let value) = number else { return "integer" }
        return value.isNaN ? "nan" : value.isInfinite ? "infinity" : "integer"
    case 1: return "fraction"
    case 2: return "decimal"
    case 3: return "exponentSeparator"
    case 4: return "exponentMinusSign"
    case 5: return "exponentInteger"
    case 6: return "group"
    case 7: return "currency"
    case 8: return "percentSign"
    case 10:
        if case .decimal(let digits) = number { return digits.hasPrefix("-") ? "minusSign" : "plusSign" }
        if case .double(let value) = number { return value.sign == .minus && !value.isNaN ? "minusSign" : "plusSign" }
        return nil
    case 11: return "unit"
    case 12: return "compact"
    case 13: return "approximatelySign"
    default: return nil
    }
}

/// The parts of a formatted number.
func numberParts(_ text: ICU.Formatted, _ number: ICU.Number, style: String? = nil) -> [FormattedPart] {
    text.parts({ field in
        let name = partName(field, number)
        // A percentage that is a unit has no sign of its own.
        return name == "percentSign" && style == "unit" ? "unit" : name
    }, span: { field in field.category == ICU.Category.numberSpan ? Int(field.field) : nil })
}

/// §16.1.1 Intl.NumberFormat ( [ locales [ , options ] ] )
private func numberFormatConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let layout = try vm.newIntl(.numberFormat, arguments, .numberFormatPrototype)
    try vm.initializeNumberFormat(layout, arguments[0], arguments[1])
    return Value(layout.object)
}

/// §16.2.2 Intl.NumberFormat.supportedLocalesOf ( locales [ , options ] )
private func numberFormatSupportedLocales(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try vm.supportedLocales(arguments, "Intl.NumberFormat") }

/// §16.3.5 Intl.NumberFormat.prototype.resolvedOptions ( )
private func numberFormatResolvedOptions(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.resolvedOptions(vm.unwrappedIntl(arguments.this, .numberFormat, "Intl.NumberFormat.prototype.resolvedOptions"))
}

/// §16.3.3 get Intl.NumberFormat.prototype.format
private func numberFormatFormat(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let layout = try vm.unwrappedIntl(arguments.this, .numberFormat, "get Intl.NumberFormat.prototype.format")
    return vm.boundFunction(of: layout, length: 1, numberFormatBoundFormat)
}

/// §16.5.2 Number Format Functions
private func numberFormatBoundFormat(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let layout = IntlLayout(arguments.callee.nativeData.asObject)
    let number = try vm.intlNumber(arguments[0])
    guard let text = try vm.numberFormatter(layout).format(number) else { throw vm.rangeError("Internal error. Icu error.") }
    return vm.value(text)
}

/// §16.3.4 Intl.NumberFormat.prototype.formatToParts ( value )
private func numberFormatToParts(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let layout = try vm.thisIntl(arguments.this, .numberFormat, "Intl.NumberFormat.prototype.formatToParts")
    let number = try vm.intlNumber(arguments[0])
    guard let text = try vm.numberFormatter(layout).format(number) else { throw vm.rangeError("Internal error. Icu error.") }
    return try vm.newParts(numberParts(text, number, style: vm.noted(layout, "style")))
}

/// §16.3.6 Intl.NumberFormat.prototype.formatRange ( start, end )
private func numberFormatRange(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    vm.value(try range(vm, arguments, "Intl.NumberFormat.prototype.formatRange").text)
}

/// §16.3.7 Intl.NumberFormat.prototype.formatRangeToParts ( start, end )
private func numberFormatRangeToParts(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let (text, first) = try range(vm, arguments, "Intl.NumberFormat.prototype.formatRangeToParts")
    return try vm.newParts(numberParts(text, first))
}

private func range(_ vm: VM, _ arguments: Arguments, _ method: StaticString) throws(JSThrow) -> (text: ICU.Formatted, first: ICU.Number) {
    let layout = try vm.thisIntl(arguments.this, .numberFormat, method)
    if arguments[0].isUndefined || arguments[1].isUndefined { throw vm.typeError("Invalid argument") }
    let first = try vm.intlNumber(arguments[0]), second = try vm.intlNumber(arguments[1])
    for number in [first, second] { if case .double(let value) = number, value.isNaN { throw vm.rangeError("Invalid argument") } }
    guard let text = try vm.numberFormatter(layout).formatRange(first, second) else { throw vm.rangeError("Internal error. Icu error.") }
    return (text, first)
}
