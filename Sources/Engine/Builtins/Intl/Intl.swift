// The Intl object (ECMA-402 §8): what the languages of the world write. ICU knows it, and comes with the binary; the files ICU+….swift ask it.
// One file is one class. A service settles its options when it is made, and notes them twice: as `resolvedOptions` shows them, and as
// the recipe of the formatter that the ``IntlRoom`` keeps.

extension VM {
    func installIntl() {
        let intl = newObject(shape: newRootShape(prototype: Value(self[.objectPrototype]), unique: true), inlineCapacity: 0)
        installTag(intl, "Intl")
        install(on: intl, [
            .method("getCanonicalLocales", 1, intlCanonicalLocales),
            .method("supportedValuesOf", 1, intlSupportedValues),
        ])
        installDateTimeFormat(intl)
        installNumberFormat(intl)
        installCollator(intl)
        installPluralRules(intl)
        installRelativeTimeFormat(intl)
        installListFormat(intl)
        installLocale(intl)
        installDisplayNames(intl)
        installSegmenter(intl)
        addGlobal(key("Intl"), Value(intl))
    }

    /// A constructor that is a property of `Intl`.
    func installIntlConstructor(_ intl: JSObject, _ name: StaticString, _ intrinsic: Intrinsic, _ prototype: JSObject, length: Int,
                                _ function: @escaping NativeFunction) -> JSObject {
        let constructor = installConstructor(name, intrinsic, length: length, prototype: prototype, isGlobal: false, function)
        addProperty(intl, key(name), Value(constructor), .hidden)
        return constructor
    }

    /// The formatters that this machine has made.
    var intl: IntlRoom { state.pointee.intl }
}

/// §8.3.1 Intl.getCanonicalLocales ( locales )
private func intlCanonicalLocales(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let tags = try vm.canonicalizeLocaleList(arguments[0])
    return Value(vm.newArray(tags.map { Value(vm.string($0)) }))
}

/// §8.3.2 Intl.supportedValuesOf ( key )
private func intlSupportedValues(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let key = vm.swiftString(try vm.toString(arguments[0]))
    let values: [String]
    switch key {
    case "calendar": values = ICU.calendars
    case "collation": values = ICU.collations(locale: nil).filter { $0 != "standard" && $0 != "search" }.map { LanguageTag.canonicalValue("co", $0) }
    case "currency": values = ICU.currencies
    case "numberingSystem": values = ICU.numberingSystems
    case "timeZone": values = Array(Set(ICU.timeZones.compactMap(ICU.ZoneRules.canonicalName).compactMap(ZoneNames.canonical)))
    case "unit": values = UnitOptions.simpleUnits
    default: throw vm.rangeError("Invalid key : \(key)")
    }
    return Value(vm.newArray(Array(Set(values)).sorted().map { Value(vm.string($0)) }))
}
