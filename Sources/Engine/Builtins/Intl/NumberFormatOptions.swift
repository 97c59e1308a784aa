// The options of number formats (ECMA-402 §16.1), and the skeleton that tells ICU of them.

/// How numbers are rounded and how many digits they get (§16.1.3 SetNumberFormatDigitOptions).
struct DigitOptions {
    enum Rounding { case fractionDigits, significantDigits, morePrecision, lessPrecision }

    var minimumIntegerDigits = 1
    var fraction: (minimum: Int, maximum: Int)?
    var significant: (minimum: Int, maximum: Int)?
    var rounding = Rounding.fractionDigits
    var increment = 1
    var mode = "halfExpand"
    var priority = "auto"
    var trailingZeros = "auto"
    /// Neither digits were asked for, and the notation is compact: two digits, or as many as the whole part has.
    var isCompactDefault = false

    private static let increments = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000]
    private static let modes = ["ceil", "floor", "expand", "trunc", "halfCeil", "halfFloor", "halfExpand", "halfTrunc", "halfEven"]

    init() {}

    init(_ vm: VM, _ options: JSObject?, fractionDefault: (minimum: Int, maximum: Int), isCompact: Bool, _ service: String) throws(JSThrow) {
        var defaults = fractionDefault
        func raw(_ name: StaticString) throws(JSThrow) -> Value {
            guard let options else { return .undefined }
            return try vm.get(options, vm.key(name))
        }
        let roots = vm.openRoots(); defer { roots.close() }
        minimumIntegerDigits = try vm.numberOption(options, "minimumIntegerDigits", 1...21) ?? 1
        let minimumFraction = try raw("minimumFractionDigits"); roots.add(minimumFraction)
        let maximumFraction = try raw("maximumFractionDigits"); roots.add(maximumFraction)
        let minimumSignificant = try raw("minimumSignificantDigits"); roots.add(minimumSignificant)
        let maximumSignificant = try raw("maximumSignificantDigits"); roots.add(maximumSignificant)
        increment = try vm.numberOption(options, "roundingIncrement", 1...5000) ?? 1
        if !DigitOptions.increments.contains(increment) { throw vm.rangeError("roundingIncrement value is out of range.") }
        mode = try vm.stringOption(options, "roundingMode", DigitOptions.modes, service) ?? "halfExpand"
        priority = try vm.stringOption(options, "roundingPriority", ["auto", "morePrecision", "lessPrecision"], service) ?? "auto"
        trailingZeros = try vm.stringOption(options, "trailingZeroDisplay", ["auto", "stripIfInteger"], service) ?? "auto"
        if increment != 1 { defaults.maximum = defaults.minimum }

        let hasSignificant = !minimumSignificant.isUndefined || !maximumSignificant.isUndefined
        let hasFraction = !minimumFraction.isUndefined || !maximumFraction.isUndefined
        let needsSignificant = priority != "auto" || hasSignificant
        let needsFraction = priority != "auto" || !(hasSignificant || !hasFraction && isCompact)
        if needsSignificant {
            let minimum = try vm.defaultNumberOption(minimumSignificant, "minimumSignificantDigits", 1...21) ?? 1
            significant = (minimum, try vm.defaultNumberOption(maximumSignificant, "maximumSignificantDigits", minimum...21) ?? 21)
        }
        if needsFraction { fraction = try DigitOptions.fraction(vm, minimumFraction, maximumFraction, defaults) }
        try settleRounding(vm, hasSignificant: hasSignificant)
    }

    private static func fraction(_ vm: VM, _ minimum: Value, _ maximum: Value, _ defaults: (minimum: Int, maximum: Int)) throws(JSThrow) -> (minimum: Int, maximum: Int) {
        let low = try vm.defaultNumberOption(minimum, "minimumFractionDigits", 0...100)
        let high = try vm.defaultNumberOption(maximum, "maximumFractionDigits", 0...100)
        switch (low, high) {
        case (nil, nil): return defaults
        case (nil, let high?): return (min(defaults.minimum, high), high)
        case (let low?, nil): return (low, max(defaults.maximum, low))
        case (let low?, let high?):
            if low > high { throw vm.rangeError("maximumFractionDigits value is out of range.") }
            return (low, high)
        }
    }

    private mutating func settleRounding(_ vm: VM, hasSignificant: Bool) throws(JSThrow) {
        if fraction == nil, significant == nil {
            isCompactDefault = true
            fraction = (0, 0)
            significant = (1, 2)
            rounding = .morePrecision
            priority = "morePrecision"
        } else if priority == "morePrecision" {
            rounding = .morePrecision
        } else if priority == "lessPrecision" {
            rounding = .lessPrecision
        } else {
            rounding = hasSignificant ? .significantDigits : .fractionDigits
        }
        if increment != 1 {
            if rounding != .fractionDigits { throw vm.typeError("roundingIncrement value is out of range.") }
            if fraction?.minimum != fraction?.maximum { throw vm.rangeError("roundingIncrement value is out of range.") }
        }
    }

    /// The words of a number skeleton.
    var skeleton: [String] {
        var words: [String] = []
        if !isCompactDefault { words.append(precision + (trailingZeros == "stripIfInteger" ? "/w" : "")) }
        else if trailingZeros == "stripIfInteger" { words.append("./@#r/w") }
        if minimumIntegerDigits > 1 { words.append("integer-width/+" + String(repeating: "0", count: minimumIntegerDigits)) }
        let modes = ["ceil": "ceiling", "floor": "floor", "expand": "up", "trunc": "down", "halfCeil": "half-ceiling", "halfFloor": "half-floor",
                     "halfExpand": "half-up", "halfTrunc": "half-down", "halfEven": "half-even"]
        words.append("rounding-mode-\(modes[mode] ?? "half-up")")
        return words
    }

    private var precision: String {
        func digits(_ required: String, _ range: (minimum: Int, maximum: Int)) -> String {
            String(repeating: required, count: range.minimum) + String(repeating: "#", count: range.maximum - range.minimum)
        }
        if increment != 1, let places = fraction?.maximum {
            let text = String(increment)
            let padded = String(repeating: "0", count: max(0, places + 1 - text.utf8.count)) + text
            return "precision-increment/" + (places == 0 ? padded : padded.dropLast(places) + "." + padded.suffix(places))
        }
        let behindPoint = fraction.map { $0.maximum == 0 ? "precision-integer" : "." + digits("0", $0) }
        let significantDigits = significant.map { digits("@", $0) }
        switch rounding {
        case .fractionDigits: return behindPoint ?? "precision-unlimited"
        case .significantDigits: return significantDigits ?? "precision-unlimited"
        case .morePrecision, .lessPrecision:
            let point = fraction?.maximum == 0 ? "." : behindPoint ?? "."
            return "\(point)/\(significantDigits ?? "@")\(rounding == .morePrecision ? "r" : "s")"
        }
    }

    /// What `resolvedOptions` tells of it, in V8's order.
    func note(_ vm: VM, _ layout: IntlLayout) {
        vm.note(layout, "minimumIntegerDigits", .number(minimumIntegerDigits))
        if let significant {
            vm.note(layout, "minimumSignificantDigits", .number(significant.minimum))
            vm.note(layout, "maximumSignificantDigits", .number(significant.maximum))
        }
        if let fraction {
            vm.note(layout, "minimumFractionDigits", .number(fraction.minimum))
            vm.note(layout, "maximumFractionDigits", .number(fraction.maximum))
        }
    }

    func noteRounding(_ vm: VM, _ layout: IntlLayout) {
        vm.note(layout, "roundingMode", mode)
        vm.note(layout, "roundingIncrement", .number(increment))
        vm.note(layout, "trailingZeroDisplay", trailingZeros)
        vm.note(layout, "roundingPriority", priority)
    }
}

/// What a number format writes beside digits (§16.1.2 SetNumberFormatUnitOptions).
struct UnitOptions {
    var style = "decimal"
    var currency: String?, currencyDisplay = "symbol", currencySign = "standard"
    var unit: String?, unitDisplay = "short"

    init(_ vm: VM, _ options: JSObject?, _ service: String) throws(JSThrow) {
        style = try vm.stringOption(options, "style", ["decimal", "percent", "currency", "unit"], service) ?? "decimal"
        let currency = try vm.stringOption(options, "currency", [], service)
        if let currency, !LanguageTag.isAlphabetic(currency, 3...3) { throw vm.rangeError("Invalid currency code : \(currency)") }
        if style == "currency", currency == nil { throw vm.typeError("Currency code is required with currency style.") }
        currencyDisplay = try vm.stringOption(options, "currencyDisplay", ["code", "symbol", "narrowSymbol", "name"], service) ?? "symbol"
        currencySign = try vm.stringOption(options, "currencySign", ["standard", "accounting"], service) ?? "standard"
        let unit = try vm.stringOption(options, "unit", [], service)
        if let unit, !UnitOptions.isUnit(unit) { throw vm.rangeError("Invalid unit argument for \(service)() '\(unit)'") }
        if style == "unit", unit == nil { throw vm.typeError("Invalid unit argument for \(service)() ''") }
        unitDisplay = try vm.stringOption(options, "unitDisplay", ["short", "narrow", "long"], service) ?? "short"
        if style == "currency" { self.currency = currency?.uppercased() }
        if style == "unit" { self.unit = unit }
    }

    /// §6.6.2, table 2
    static let simpleUnits: [String] = [
        "acre", "bit", "byte", "celsius", "centimeter", "day", "degree", "fahrenheit", "fluid-ounce", "foot", "gallon", "gigabit", "gigabyte", "gram",
        "hectare", "hour", "inch", "kilobit", "kilobyte", "kilogram", "kilometer", "liter", "megabit", "megabyte", "meter", "microsecond", "mile",
        "mile-scandinavian", "milliliter", "millimeter", "millisecond", "minute", "month", "nanosecond", "ounce", "percent", "petabyte", "pound",
        "second", "stone", "terabit", "terabyte", "week", "yard", "year",
    ]

    /// §6.6.1 IsWellFormedUnitIdentifier
    private static func isUnit(_ text: String) -> Bool {
        if simpleUnits.contains(text) { return true }
        guard let range = text.firstRange(of: "-per-") else { return false }
        return simpleUnits.contains(String(text[..<range.lowerBound])) && simpleUnits.contains(String(text[range.upperBound...]))
    }

    var skeleton: [String] {
        switch style {
        case "percent": return ["percent", "scale/100"]
        case "currency":
            let widths = ["code": "unit-width-iso-code", "narrowSymbol": "unit-width-narrow", "name": "unit-width-full-name"]
            return ["currency/\(currency ?? "XXX")"] + (widths[currencyDisplay].map { [$0] } ?? [])
        case "unit":
            let widths = ["short": "unit-width-short", "narrow": "unit-width-narrow", "long": "unit-width-full-name"]
            return ["unit/\(unit ?? "")", widths[unitDisplay] ?? "unit-width-short"]
        default: return []
        }
    }

    func note(_ vm: VM, _ layout: IntlLayout) {
        vm.note(layout, "style", style)
        if let currency {
            vm.note(layout, "currency", currency)
            vm.note(layout, "currencyDisplay", currencyDisplay)
            vm.note(layout, "currencySign", currencySign)
        }
        if let unit {
            vm.note(layout, "unit", unit)
            vm.note(layout, "unitDisplay", unitDisplay)
        }
    }
}
