// Intl.DateTimeFormat (ECMA-402 §11), and the dates' own toLocaleString.

extension VM {
    func installDateTimeFormat(_ intl: JSObject) {
        let prototype = newIntrinsicObject(.dateTimeFormatPrototype)
        let constructor = installIntlConstructor(intl, "DateTimeFormat", .dateTimeFormat, prototype, length: 0, dateTimeFormatConstructor)
        install(on: constructor, [.method("supportedLocalesOf", 1, dateTimeFormatSupportedLocales)])
        install(on: prototype, [
            .method("resolvedOptions", 0, dateTimeFormatResolvedOptions),
            .method("formatToParts", 1, dateTimeFormatToParts),
            .getter("format", dateTimeFormatFormat),
            .method("formatRange", 2, dateTimeFormatRange),
            .method("formatRangeToParts", 2, dateTimeFormatRangeToParts),
        ])
        installTag(prototype, "Intl.DateTimeFormat")
    }

    /// §11.1.2 CreateDateTimeFormat, its second half.
    func initializeDateTimeFormat(_ layout: IntlLayout, _ locales: Value, _ optionsValue: Value, _ required: DateTimeFields.Required,
                                  _ defaults: DateTimeFields.Defaults, _ service: String = "Intl.DateTimeFormat") throws(JSThrow) {
        let roots = openRoots(); defer { roots.close() }
        roots.add(layout.object)
        let requested = try canonicalizeLocaleList(locales)
        let options = try coerceOptions(optionsValue)
        if let options { roots.add(options) }
        _ = try stringOption(options, "localeMatcher", ["lookup", "best fit"], service)
        let calendarOption = try typeOption(options, "calendar", service).map { LanguageTag.canonicalValue("ca", $0) }
        let digitsOption = try typeOption(options, "numberingSystem", service)
        let hour12 = try booleanOption(options, "hour12")
        let cycleOption = try stringOption(options, "hourCycle", ["h11", "h12", "h23", "h24"], service)
        var locale = ResolvedLocale(self, requested)
        let plain = icuLocale(locale.plain.text)
        let known = ICU.calendars
        let calendar = locale.settle("ca", option: calendarOption, default: ICU.calendar(locale: plain), isSupported: known.contains)
        let digits = locale.settle("nu", option: digitsOption, default: ICU.numberingSystem(locale: plain), isSupported: ICU.hasNumberingSystem)
        let asked = locale.settle("hc", option: hour12 == nil ? cycleOption : nil, default: "", isSupported: ["h11", "h12", "h23", "h24"].contains)
        let zone = try timeZoneOption(options)
        let fields = try DateTimeFields(self, options, required, defaults, service)

        var full = locale.plain
        full["ca"] = calendar
        full["nu"] = digits
        let icu = icuLocale(full.text)
        guard let patterns = intl.formatter(icu, { ICU.DatePatterns(locale: icu) }) else { throw rangeError("Internal error. Icu error.") }
        // Where V8 departs from §11.1.2, steps 37 to 40: it asks whether the language's own hours begin with 0, not what its region has for
        // the other way of counting.
        let own = patterns.hourCycle, beginsWith0 = own == "h11" || own == "h23"
        let cycle = hour12.map { $0 ? (beginsWith0 ? "h11" : "h12") : (beginsWith0 ? "h23" : "h24") } ?? (asked.isEmpty ? nil : asked)
        let pattern = patterns.pattern(fields, cycle: cycle ?? own)

        note(layout, "locale", locale.tag.text)
        note(layout, "calendar", calendar)
        note(layout, "numberingSystem", digits)
        note(layout, "timeZone", zone)
        if fields.hasHour, let shown = HourCycle.of(pattern) {
            note(layout, "hourCycle", shown)
            note(layout, "hour12", Value(shown == "h11" || shown == "h12"))
        }
        if fields.dateStyle == nil, fields.timeStyle == nil { DateTimeFields.note(self, layout, pattern: pattern) }
        note(layout, "dateStyle", fields.dateStyle)
        note(layout, "timeStyle", fields.timeStyle)
        setRecipe(layout, [icu, pattern, patterns.skeleton(ofPattern: pattern), ZoneNames.icuName(zone)])
    }

    /// §11.1.2, steps 29 to 34: the zone by its name, in the case that the tz database has for it.
    private func timeZoneOption(_ options: JSObject?) throws(JSThrow) -> String {
        let option = try options.map { (object) throws(JSThrow) in try get(object, key("timeZone")) } ?? .undefined
        if option.isUndefined { return timeZone.name }
        let text = swiftString(try toString(option))
        guard let name = ZoneNames.canonical(text) else { throw rangeError("Invalid time zone specified: \(text)") }
        return name
    }

    func dateFormatter(_ layout: IntlLayout) throws(JSThrow) -> ICU.DateFormatter {
        let recipe = recipe(layout), parts = IntlRecipe.parts(recipe)
        guard let formatter = intl.formatter(recipe, { ICU.DateFormatter(locale: parts[0], pattern: parts[1], skeleton: parts[2], zone: parts[3]) }) else {
            throw rangeError("Internal error. Icu error.")
        }
        return formatter
    }

    /// The Date as text, by a format made for this call: what `toLocaleString` and its kin do (§21.4.4.38 and on).
    func dateLocaleString(_ arguments: Arguments, _ required: DateTimeFields.Required, _ defaults: DateTimeFields.Defaults, _ method: String) throws(JSThrow) -> Value {
        let time = try thisDate(arguments).time
        let layout = newIntl(.dateTimeFormat, prototype: self[.dateTimeFormatPrototype])
        // V8 does not look at the options for what is no date.
        if time.isNaN { return Value(string("Invalid Date")) }
        try initializeDateTimeFormat(layout, arguments[0], arguments[1], required, defaults, method)
        guard let text = try dateFormatter(layout).formatted(time) else { throw rangeError("Internal error. Icu error.") }
        return value(text.withPlainSpaces)
    }
}

extension ICU.Formatted {
    /// Like V8, with the space that everybody expects before `AM` instead of the narrow one that CLDR has there: in texts of one date, and not in parts.
    fileprivate var withPlainSpaces: ICU.Formatted {
        var text = self
        text.units = units.map { $0 == 0x202F ? 0x20 : $0 }
        return text
    }
}

extension ICU.DatePatterns {
    /// The pattern for the parts, with hours by this cycle.
    func pattern(_ fields: DateTimeFields, cycle: String) -> String {
        let letter = HourCycle.letter(cycle)
        guard fields.dateStyle != nil || fields.timeStyle != nil else {
            return HourCycle.replacingHours(in: pattern(forSkeleton: fields.skeleton(hourCycle: cycle)), by: letter)
        }
        let styles = ["full", "long", "medium", "short"]
        let pattern = pattern(dateStyle: fields.dateStyle.flatMap(styles.firstIndex), timeStyle: fields.timeStyle.flatMap(styles.firstIndex)) ?? "y-MM-dd"
        guard let shown = HourCycle.of(pattern), shown != cycle else { return pattern }
        let skeleton = HourCycle.replacingHours(in: skeleton(ofPattern: pattern), by: letter).filter { $0 != "a" }
        return HourCycle.replacingHours(in: self.pattern(forSkeleton: skeleton), by: letter)
    }
}

/// Names of time zones, and offsets such as `+05:30`, which are zones too.
enum ZoneNames {
    private static let byLowerCase: [String: String] = Dictionary(ICU.timeZones.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })

    /// §6.5.3 GetAvailableNamedTimeZoneIdentifier, or an offset in its canonical form; nil for what is no zone.
    static func canonical(_ text: String) -> String? {
        if let offset = offset(text) { return offset }
        guard let name = byLowerCase[text.lowercased()], !name.hasPrefix("SystemV/"), name != "Etc/Unknown" else { return nil }
        return ["Etc/UTC", "Etc/GMT", "GMT"].contains(name) ? "UTC" : name
    }

    private static func offset(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 3, bytes[0] == 0x2B || bytes[0] == 0x2D else { return nil }
        let hasColon = bytes.count == 6 && bytes[3] == 0x3A
        guard bytes.count == 3 || bytes.count == 5 || hasColon else { return nil }
        let digits = text.dropFirst().filter { $0 != ":" }
        guard digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let hours = Int(digits.prefix(2)), hours < 24, let minutes = Int(digits.dropFirst(2) + ""),
              minutes < 60 else {
            guard bytes.count == 3, let hours = Int(digits), hours < 24 else { return nil }
            return "\(hours == 0 ? "+" : text.prefix(1))\(DateText.padded(hours, 2)):00"
        }
        return "\(hours == 0 && minutes == 0 ? "+" : text.prefix(1))\(DateText.padded(hours, 2)):\(DateText.padded(minutes, 2))"
    }

    /// ICU's name for it: offsets are `GMT+05:30`.
    static func icuName(_ zone: String) -> String { zone.hasPrefix("+") || zone.hasPrefix("-") ? "GMT\(zone)" : zone }
}

/// What a field of a formatted date is called (§11.5.6 FormatDateTimePattern), by its number in ICU.
private func partName(_ field: ICU.Formatted.Field) -> String? {
    guard field.category == ICU.Category.date else { return nil }
    switch field.field {
    case 0: return "era"
    case 1, 20: return "year"
    case 2, 26: return "month"
    case 3: return "day"
    case 4, 5, 15, 16: return "hour"
    case 6: return "minute"
    case 7: return "second"
    case 8: return "fractionalSecond"
    case 9, 25: return "weekday"
    case 14, 35, 36: return "dayPeriod"
    case 17, 23, 24, 29, 31, 32, 33: return "timeZoneName"
    case 30: return "yearName"
    case 34: return "relatedYear"
    default: return nil
    }
}

private func parts(_ text: ICU.Formatted) -> [FormattedPart] {
    text.parts(partName, span: { field in field.category == ICU.Category.dateSpan ? Int(field.field) : nil })
}

/// §11.1.1 Intl.DateTimeFormat ( [ locales [ , options ] ] )
private func dateTimeFormatConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let layout = try vm.newIntl(.dateTimeFormat, arguments, .dateTimeFormatPrototype)
    try vm.initializeDateTimeFormat(layout, arguments[0], arguments[1], .any, .date)
    return Value(layout.object)
}

/// §11.2.2 Intl.DateTimeFormat.supportedLocalesOf ( locales [ , options ] )
private func dateTimeFormatSupportedLocales(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try vm.supportedLocales(arguments, "Intl.DateTimeFormat") }

/// §11.3.7 Intl.DateTimeFormat.prototype.resolvedOptions ( )
private func dateTimeFormatResolvedOptions(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.resolvedOptions(vm.unwrappedIntl(arguments.this, .dateTimeFormat, "Intl.DateTimeFormat.prototype.resolvedOptions"))
}

/// §11.3.3 get Intl.DateTimeFormat.prototype.format
private func dateTimeFormatFormat(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let layout = try vm.unwrappedIntl(arguments.this, .dateTimeFormat, "get Intl.DateTimeFormat.prototype.format")
    return vm.boundFunction(of: layout, length: 1, dateTimeFormatBoundFormat)
}

/// The time value of an argument: now, where there is none (§11.5.4).
private func timeArgument(_ vm: VM, _ value: Value) throws(JSThrow) -> Double {
    let time = value.isUndefined ? vm.currentTime() : Dates.timeClip(try vm.toNumber(value))
    if time.isNaN { throw vm.rangeError("Invalid time value") }
    return time
}

/// §11.5.4 DateTime Format Functions
private func dateTimeFormatBoundFormat(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let layout = IntlLayout(arguments.callee.nativeData.asObject)
    let time = try timeArgument(vm, arguments[0])
    guard let text = try vm.dateFormatter(layout).formatted(time) else { throw vm.rangeError("Internal error. Icu error.") }
    return vm.value(text.withPlainSpaces)
}

/// §11.3.4 Intl.DateTimeFormat.prototype.formatToParts ( date )
private func dateTimeFormatToParts(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let layout = try vm.thisIntl(arguments.this, .dateTimeFormat, "Intl.DateTimeFormat.prototype.formatToParts")
    let time = try timeArgument(vm, arguments[0])
    guard let text = try vm.dateFormatter(layout).formatted(time) else { throw vm.rangeError("Internal error. Icu error.") }
    return try vm.newParts(parts(text))
}

/// §11.3.5 Intl.DateTimeFormat.prototype.formatRange ( startDate, endDate )
private func dateTimeFormatRange(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let text = try range(vm, arguments, "Intl.DateTimeFormat.prototype.formatRange")
    return vm.value(text.fields.contains { $0.category == ICU.Category.dateSpan } ? text : text.withPlainSpaces)
}

/// §11.3.6 Intl.DateTimeFormat.prototype.formatRangeToParts ( startDate, endDate )
private func dateTimeFormatRangeToParts(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let text = try range(vm, arguments, "Intl.DateTimeFormat.prototype.formatRangeToParts")
    var list = parts(text)
    // Where both ends look the same there is no range.
    for i in list.indices where list[i].source == nil { list[i].source = "shared" }
    return try vm.newParts(list)
}

private func range(_ vm: VM, _ arguments: Arguments, _ method: StaticString) throws(JSThrow) -> ICU.Formatted {
    let layout = try vm.thisIntl(arguments.this, .dateTimeFormat, method)
    if arguments[0].isUndefined || arguments[1].isUndefined { throw vm.typeError("startDate or endDate cannot be undefined") }
    let first = Dates.timeClip(try vm.toNumber(arguments[0])), second = Dates.timeClip(try vm.toNumber(arguments[1]))
    if first.isNaN || second.isNaN { throw vm.rangeError("Invalid time value") }
    let formatter = try vm.dateFormatter(layout)
    guard let text = formatter.formattedRange(first, second), let single = formatter.formatted(first) else { throw vm.rangeError("Internal error. Icu error.") }
    // Without a span the ends do not differ in what is shown: then it is one date, as the format itself writes it.
    return text.fields.contains { $0.category == ICU.Category.dateSpan } ? text : single
}
