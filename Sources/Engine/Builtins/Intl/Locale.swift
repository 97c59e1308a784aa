// Intl.Locale (ECMA-402 §15).

extension VM {
    func installLocale(_ intl: JSObject) {
        let prototype = newIntrinsicObject(.localePrototype)
        _ = installIntlConstructor(intl, "Locale", .locale, prototype, length: 1, localeConstructor)
        install(on: prototype, [
            .method("toString", 0, localeToString),
            .method("maximize", 0, localeMaximize),
            .method("minimize", 0, localeMinimize),
            .getter("language", localeLanguage),
            .getter("script", localeScript),
            .getter("region", localeRegion),
            .getter("baseName", localeBaseName),
            .getter("calendar", localeCalendar),
            .getter("caseFirst", localeCaseFirst),
            .getter("collation", localeCollation),
            .getter("hourCycle", localeHourCycle),
            .getter("numeric", localeNumeric),
            .getter("numberingSystem", localeNumberingSystem),
            // As V8 had them before they became functions.
            .getter("calendars", localeGetCalendars), .getter("collations", localeGetCollations), .getter("hourCycles", localeGetHourCycles),
            .getter("numberingSystems", localeGetNumberingSystems), .getter("textInfo", localeGetTextInfo), .getter("timeZones", localeGetTimeZones),
            .getter("weekInfo", localeGetWeekInfo),
            .getter("variants", localeVariants),
            .method("getCalendars", 0, localeGetCalendars),
            .method("getCollations", 0, localeGetCollations),
            .method("getHourCycles", 0, localeGetHourCycles),
            .method("getNumberingSystems", 0, localeGetNumberingSystems),
            .method("getTextInfo", 0, localeGetTextInfo),
            .method("getTimeZones", 0, localeGetTimeZones),
            .method("getWeekInfo", 0, localeGetWeekInfo),
        ])
        installTag(prototype, "Intl.Locale")
    }

    fileprivate func newLocale(_ tag: LanguageTag, prototype: JSObject? = nil) -> Value {
        let layout = newIntl(.locale, prototype: prototype ?? self[.localePrototype])
        layout.recipe = Value(string(tag.text))
        return Value(layout.object)
    }

    fileprivate func thisTag(_ arguments: Arguments, _ method: StaticString) throws(JSThrow) -> LanguageTag {
        let layout = try thisIntl(arguments.this, .locale, method)
        return LanguageTag(recipe(layout)) ?? LanguageTag(language: "en")
    }
}

/// §15.1.1 Intl.Locale ( tag [ , options ] )
private func localeConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if !arguments.isConstruct { throw vm.requiresNew("Intl.Locale") }
    let prototype = try vm.prototypeFromConstructor(arguments.newTarget, default: .localePrototype)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(prototype)
    guard arguments[0].isString || arguments[0].isObject else { throw vm.typeError("First argument to Intl.Locale constructor can't be empty or missing") }
    let text: String
    if arguments[0].isObject(.intl), IntlLayout(arguments[0].asObject).service == .locale { text = vm.recipe(IntlLayout(arguments[0].asObject)) }
    else { text = vm.swiftString(try vm.toString(arguments[0])) }
    let options = try vm.coerceOptions(arguments[1])
    if let options { roots.add(options) }
    guard var tag = LanguageTag(text) else { throw vm.rangeError("Incorrect locale information provided") }
    try applyNames(vm, options, &tag)
    try applyKeywords(vm, options, &tag)
    return vm.newLocale(LanguageTag(tag.text) ?? tag, prototype: prototype)
}

/// §15.1.2 UpdateLanguageId
private func applyNames(_ vm: VM, _ options: JSObject?, _ tag: inout LanguageTag) throws(JSThrow) {
    func part(_ name: StaticString, _ isOne: (String) -> Bool) throws(JSThrow) -> String? {
        guard let text = try vm.stringOption(options, name, [], "Intl.Locale") else { return nil }
        guard isOne(text) else { throw vm.rangeError("Incorrect locale information provided") }
        return text
    }
    if let language = try part("language", LanguageTag.isLanguage) { tag.language = language.lowercased() }
    if let script = try part("script", { LanguageTag.isAlphabetic($0, 4...4) }) { tag.script = script.prefix(1).uppercased() + script.dropFirst().lowercased() }
    if let region = try part("region", LanguageTag.isRegion) { tag.region = region.uppercased() }
    if let variants = try part("variants", { text in
        let list = text.lowercased().split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        return !list.isEmpty && list.allSatisfy(LanguageTag.isVariant) && Set(list).count == list.count
    }) { tag.variants = variants.lowercased().split(separator: "-").map(String.init).sorted() }
}

/// §15.1.3 MakeLocaleRecord
private func applyKeywords(_ vm: VM, _ options: JSObject?, _ tag: inout LanguageTag) throws(JSThrow) {
    func type(_ name: StaticString) throws(JSThrow) -> String? {
        guard let text = try vm.stringOption(options, name, [], "Intl.Locale") else { return nil }
        guard LanguageTag.isType(text) else { throw vm.rangeError("Incorrect locale information provided") }
        return text.lowercased()
    }
    if let calendar = try type("calendar") { tag["ca"] = calendar }
    if let collation = try type("collation") { tag["co"] = collation }
    if let cycle = try vm.stringOption(options, "hourCycle", ["h11", "h12", "h23", "h24"], "Intl.Locale") { tag["hc"] = cycle }
    if let caseFirst = try vm.stringOption(options, "caseFirst", ["upper", "lower", "false"], "Intl.Locale") { tag["kf"] = caseFirst }
    if let numeric = try vm.booleanOption(options, "numeric") { tag["kn"] = numeric ? "" : "false" }
    if let digits = try type("numberingSystem") { tag["nu"] = digits }
}

/// §15.3.16 Intl.Locale.prototype.toString ( )
private func localeToString(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.thisIntl(arguments.this, .locale, "Intl.Locale.prototype.toString").recipe
}

private func likely(_ vm: VM, _ arguments: Arguments, _ method: StaticString, _ change: (String) -> String?) throws(JSThrow) -> Value {
    let tag = try vm.thisTag(arguments, method)
    guard let changed = change(vm.icuLocale(tag.base)), let text = ICU.languageTag(changed), let base = LanguageTag(text) else { return vm.newLocale(tag) }
    var result = tag
    (result.language, result.script, result.region) = (base.language, base.script, base.region)
    return vm.newLocale(result)
}

/// §15.3.10 Intl.Locale.prototype.maximize ( )
private func localeMaximize(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try likely(vm, arguments, "Intl.Locale.prototype.maximize", ICU.maximized)
}
/// §15.3.11 Intl.Locale.prototype.minimize ( )
private func localeMinimize(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try likely(vm, arguments, "Intl.Locale.prototype.minimize", ICU.minimized)
}

private func optional(_ vm: VM, _ text: String?) -> Value { text.map { Value(vm.string($0)) } ?? .undefined }

/// §15.3.9 get Intl.Locale.prototype.language
private func localeLanguage(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    optional(vm, try vm.thisTag(arguments, "Intl.Locale.prototype.language").language)
}
/// §15.3.15 get Intl.Locale.prototype.script
private func localeScript(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    optional(vm, try vm.thisTag(arguments, "Intl.Locale.prototype.script").script)
}
/// §15.3.14 get Intl.Locale.prototype.region
private func localeRegion(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    optional(vm, try vm.thisTag(arguments, "Intl.Locale.prototype.region").region)
}
/// get Intl.Locale.prototype.variants
private func localeVariants(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let variants = try vm.thisTag(arguments, "Intl.Locale.prototype.variants").variants
    return optional(vm, variants.isEmpty ? nil : variants.joined(separator: "-"))
}
/// §15.3.2 get Intl.Locale.prototype.baseName
private func localeBaseName(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    optional(vm, try vm.thisTag(arguments, "Intl.Locale.prototype.baseName").base)
}
/// §15.3.3 get Intl.Locale.prototype.calendar
private func localeCalendar(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    optional(vm, try vm.thisTag(arguments, "Intl.Locale.prototype.calendar")["ca"])
}
/// §15.3.5 get Intl.Locale.prototype.collation
private func localeCollation(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    optional(vm, try vm.thisTag(arguments, "Intl.Locale.prototype.collation")["co"])
}
/// §15.3.8 get Intl.Locale.prototype.hourCycle
private func localeHourCycle(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    optional(vm, try vm.thisTag(arguments, "Intl.Locale.prototype.hourCycle")["hc"])
}
/// §15.3.4 get Intl.Locale.prototype.caseFirst
private func localeCaseFirst(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    optional(vm, try vm.thisTag(arguments, "Intl.Locale.prototype.caseFirst")["kf"])
}
/// §15.3.12 get Intl.Locale.prototype.numeric
private func localeNumeric(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let value = try vm.thisTag(arguments, "Intl.Locale.prototype.numeric")["kn"]
    return Value(value == "" || value == "true")
}
/// §15.3.13 get Intl.Locale.prototype.numberingSystem
private func localeNumberingSystem(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    optional(vm, try vm.thisTag(arguments, "Intl.Locale.prototype.numberingSystem")["nu"])
}

private func list(_ vm: VM, _ values: [String]) -> Value { Value(vm.newArray(values.map { Value(vm.string($0)) })) }

/// Intl.Locale.prototype.getCalendars ( )
private func localeGetCalendars(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let tag = try vm.thisTag(arguments, "Intl.Locale.prototype.getCalendars")
    return list(vm, tag["ca"].map { [$0] } ?? ICU.calendars(locale: vm.icuLocale(tag.base)))
}
/// Intl.Locale.prototype.getCollations ( )
private func localeGetCollations(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let tag = try vm.thisTag(arguments, "Intl.Locale.prototype.getCollations")
    let known = ICU.collations(locale: vm.icuLocale(tag.base)).filter { $0 != "standard" && $0 != "search" }
    return list(vm, tag["co"].map { [$0] } ?? known.map { LanguageTag.canonicalValue("co", $0) }.sorted())
}
/// Intl.Locale.prototype.getHourCycles ( )
private func localeGetHourCycles(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let tag = try vm.thisTag(arguments, "Intl.Locale.prototype.getHourCycles"), icu = vm.icuLocale(tag.base)
    let own = vm.intl.formatter(icu) { ICU.DatePatterns(locale: icu) }?.hourCycle ?? "h23"
    return list(vm, [tag["hc"] ?? own])
}
/// Intl.Locale.prototype.getNumberingSystems ( )
private func localeGetNumberingSystems(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let tag = try vm.thisTag(arguments, "Intl.Locale.prototype.getNumberingSystems")
    return list(vm, [tag["nu"] ?? ICU.numberingSystem(locale: vm.icuLocale(tag.base))])
}
/// Intl.Locale.prototype.getTextInfo ( )
private func localeGetTextInfo(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let tag = try vm.thisTag(arguments, "Intl.Locale.prototype.getTextInfo"), result = vm.newObject()
    vm.define(result, vm.key("direction"), Value(vm.string(ICU.isRightToLeft(vm.icuLocale(tag.base)) ? "rtl" : "ltr")))
    return Value(result)
}
/// Intl.Locale.prototype.getTimeZones ( ): those of the region, where the tag names one.
private func localeGetTimeZones(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard let region = try vm.thisTag(arguments, "Intl.Locale.prototype.getTimeZones").region else { return .undefined }
    return list(vm, ICU.timeZones(region: region).sorted())
}
/// Intl.Locale.prototype.getWeekInfo ( ), with the days that a year's first week must have, as V8 tells them.
private func localeGetWeekInfo(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let tag = try vm.thisTag(arguments, "Intl.Locale.prototype.getWeekInfo"), result = vm.newObject()
    guard let week = ICU.week(locale: vm.icuLocale(tag.base)) else { return .undefined }
    vm.define(result, vm.key("firstDay"), .number(week.firstDay))
    vm.define(result, vm.key("weekend"), Value(vm.newArray(week.weekend.map { .number($0) })))
    vm.define(result, vm.key("minimalDays"), .number(week.minimalDays))
    return Value(result)
}
