// Reading options (ECMA-402 §9.2.10 and on), with V8's words for what is out of range.

extension VM {
    /// §9.2.10 CoerceOptionsToObject: nil for none.
    func coerceOptions(_ options: Value) throws(JSThrow) -> JSObject? { options.isUndefined ? nil : try toObject(options) }

    /// §9.2.11 GetOptionsObject: nil for none.
    func optionsObject(_ options: Value) throws(JSThrow) -> JSObject? {
        if options.isUndefined { return nil }
        guard options.isObject else { throw typeError("invalid_argument") }
        return options.asObject
    }

    /// §9.2.12 GetOption of a string; nil where it is absent. An empty list of values allows any.
    func stringOption(_ options: JSObject?, _ name: StaticString, _ values: [String], _ service: String) throws(JSThrow) -> String? {
        guard let options else { return nil }
        let value = try get(options, key(name))
        if value.isUndefined { return nil }
        let text = swiftString(try toString(value))
        if !values.isEmpty, !values.contains(text) { throw rangeError("Value \(text) out of range for \(service) options property \(name)") }
        return text
    }

    /// GetOption of a Boolean; nil where it is absent.
    func booleanOption(_ options: JSObject?, _ name: StaticString) throws(JSThrow) -> Bool? {
        guard let options else { return nil }
        let value = try get(options, key(name))
        return value.isUndefined ? nil : toBoolean(value)
    }

    /// §9.2.15 GetNumberOption; nil where it is absent.
    func numberOption(_ options: JSObject?, _ name: StaticString, _ range: ClosedRange<Int>) throws(JSThrow) -> Int? {
        guard let options else { return nil }
        return try defaultNumberOption(get(options, key(name)), name, range)
    }

    /// §9.2.14 DefaultNumberOption; nil where it is absent.
    func defaultNumberOption(_ value: Value, _ name: StaticString, _ range: ClosedRange<Int>) throws(JSThrow) -> Int? {
        if value.isUndefined { return nil }
        let number = try toNumber(value)
        guard number.isFinite, number >= Double(range.lowerBound), number <= Double(range.upperBound) else { throw rangeError("\(name) value is out of range.") }
        return Int(number.rounded(.down))
    }

    /// A keyword's value given as an option: `numberingSystem`, `calendar`, `collation`.
    func typeOption(_ options: JSObject?, _ name: StaticString, _ service: String) throws(JSThrow) -> String? {
        guard let text = try stringOption(options, name, [], service) else { return nil }
        guard LanguageTag.isType(text) else { throw rangeError("Invalid \(name) : \(text)") }
        return text.lowercased()
    }

    // MARK: Objects

    /// The object that a constructor of `Intl`'s makes.
    func newIntl(_ service: IntlLayout.Service, _ arguments: Arguments, _ prototype: Intrinsic) throws(JSThrow) -> IntlLayout {
        let newTarget = arguments.isConstruct ? arguments.newTarget : Value(arguments.callee)
        let own = newTarget == Value(arguments.callee) ? self[prototype] : try prototypeFromConstructor(newTarget, default: prototype)
        return newIntl(service, prototype: own)
    }

    func newIntl(_ service: IntlLayout.Service, prototype: JSObject) -> IntlLayout {
        let layout = IntlLayout(newObject(.intl, prototype: prototype, slots: IntlLayout.slotCount))
        layout.service = service
        layout.options = newObject(prototype: .null)
        return layout
    }

    /// The same of what V8 once let other objects stand for: there it names the step.
    func unwrappedIntl(_ value: Value, _ service: IntlLayout.Service, _ method: StaticString) throws(JSThrow) -> IntlLayout {
        guard value.isObject, !value.isObject(.intl) else { return try thisIntl(value, service, method) }
        throw service == .dateTimeFormat ? incompatibleReceiver("UnwrapDateTimeFormat", value) : incompatibleReceiver("UnwrapNumberFormat", .undefined)
    }

    /// `this`, which must be an object of the service.
    func thisIntl(_ value: Value, _ service: IntlLayout.Service, _ method: StaticString) throws(JSThrow) -> IntlLayout {
        guard value.isObject(.intl), IntlLayout(value.asObject).service == service else { throw incompatibleReceiver(method, value) }
        return IntlLayout(value.asObject)
    }

    /// The function that a formatter's `format`, or a collator's `compare`, gives: the same each time.
    func boundFunction(of layout: IntlLayout, length: Int, _ function: @escaping NativeFunction) -> Value {
        if layout.bound.isUndefined { layout.bound = Value(newNativeFunction(self[.emptyString], length: length, data: Value(layout.object), function)) }
        return layout.bound
    }

    /// What `resolvedOptions` gives.
    func resolvedOptions(_ layout: IntlLayout) throws(JSThrow) -> Value {
        let copy = newObject()
        let roots = openRoots(); defer { roots.close() }
        roots.add(copy)
        try copyDataProperties(to: copy, from: Value(layout.options))
        return Value(copy)
    }

    /// Notes what an option came to; a nil is none.
    func note(_ layout: IntlLayout, _ name: StaticString, _ value: String?) {
        if let value { define(layout.options, key(name), Value(string(value))) }
    }
    func note(_ layout: IntlLayout, _ name: StaticString, _ value: Value) { define(layout.options, key(name), value) }

    /// A note as it was made; nil where there is none.
    func noted(_ layout: IntlLayout, _ name: StaticString) -> String? {
        guard let own = ownProperty(layout.options, key(name)), own.stored.isString else { return nil }
        return swiftString(own.stored.asString)
    }

    func recipe(_ layout: IntlLayout) -> String { swiftString(layout.recipe.asString) }
    func setRecipe(_ layout: IntlLayout, _ parts: [String]) { layout.recipe = Value(string(IntlRecipe.text(parts))) }

    // MARK: Results

    /// A formatted text as a value.
    func value(_ formatted: ICU.Formatted) -> Value { Value(string(units: formatted.units)) }

    /// The list of parts that `formatToParts` gives: each a type, a text, and what else there is to say.
    func newParts(_ parts: [FormattedPart]) throws(JSThrow) -> Value {
        let list = newArray()
        let roots = openRoots(); defer { roots.close() }
        roots.add(list)
        for part in parts {
            let object = newObject()
            try append(list, Value(object))
            define(object, key("type"), Value(string(part.type)))
            define(object, key("value"), Value(string(units: part.units)))
            if let unit = part.unit { define(object, key("unit"), Value(string(unit))) }
            if let source = part.source { define(object, key("source"), Value(string(source))) }
        }
        return Value(list)
    }
}

/// One of the parts that a formatted text falls into.
struct FormattedPart {
    var type: String
    var units: [UInt16]
    var unit: String?
    var source: String?
}

extension ICU.Formatted {
    /// The text in parts: where fields lie in one another, the innermost is what a unit belongs to. `name` tells a field's type, nil for one
    /// that is no part of its own; `span` the number of the range's end that a field tells, if it tells one.
    func parts(_ name: (Field) -> String?, span: (Field) -> Int?) -> [FormattedPart] {
        var owner = [Int](repeating: -1, count: units.count)
        let order = fields.indices.filter { name(fields[$0]) != nil }.sorted { fields[$0].end - fields[$0].start > fields[$1].end - fields[$1].start }
        for index in order { for place in fields[index].start..<fields[index].end { owner[place] = index } }
        var source = [Int](repeating: -1, count: units.count)
        for field in fields { if let end = span(field) { for place in field.start..<field.end { source[place] = end } } }
        let hasSpans = source.contains { $0 >= 0 }
        var parts: [FormattedPart] = [], start = 0
        for place in 0..<units.count where place + 1 == units.count || owner[place + 1] != owner[place] || source[place + 1] != source[place] {
            let type = owner[place] >= 0 ? name(fields[owner[place]]) ?? "literal" : "literal"
            var part = FormattedPart(type: type, units: Array(units[start...place]))
            if hasSpans { part.source = source[place] == 0 ? "startRange" : source[place] == 1 ? "endRange" : "shared" }
            parts.append(part)
            start = place + 1
        }
        return parts
    }
}
