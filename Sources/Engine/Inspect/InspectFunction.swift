// The `inspect` that scripts see: the third argument of custom inspection, `inspect(value, options)`, and the options object
// that goes with it.

extension VM {
    /// The function, made when it is first asked for.
    func inspectFunction() -> JSObject {
        let slot = state.pointee.realm.intrinsics + Intrinsic.inspect.ordinal
        if slot.pointee.isObject { return slot.pointee.asObject }
        let function = newNativeFunction(key("inspect"), length: 2, inspectFromScript)
        materialize(function)
        addProperty(function, key("custom"), Value(customInspectSymbol()), .all)
        install(on: function, [.getter("defaultOptions", getDefaultOptions, setter: setDefaultOptions)])
        reconfigure(function, key("defaultOptions"), [.enumerable, .configurable, .accessor])
        self[.inspect] = function
        return function
    }

    func isInspectFunction(_ value: Value) -> Bool { value == state.pointee.realm.intrinsics[Intrinsic.inspect.ordinal] }

    /// `Symbol.for('nodejs.util.inspect.custom')`
    private func customInspectSymbol() -> JSSymbol {
        let key = self[.inspectCustom]
        if let known = state.pointee.names.symbolRegistry[key] { return known }
        let symbol = newSymbol(Value(key.string), flags: JSSymbol.Flags.registered)
        state.pointee.names.symbolRegistry.add(symbol, for: key, spelled: key.string)
        return symbol
    }

    // MARK: Options

    /// The options that a script gave to all, if it did.
    func defaultInspectOptions(_ roots: Roots) throws(JSThrow) -> InspectOptions {
        var options = InspectOptions()
        if state.pointee.modules.inspectDefaults.isObject { try applyInspectOptions(state.pointee.modules.inspectDefaults, to: &options, roots) }
        return options
    }

    fileprivate func defaultOptionsObject() throws(JSThrow) -> JSObject {
        if state.pointee.modules.inspectDefaults.isObject { return state.pointee.modules.inspectDefaults.asObject }
        let object = try newInspectOptions(InspectOptions(), isForeign: false)
        _ = try delete(object, self[.stylize])
        state.pointee.modules.inspectDefaults = Value(object)
        return object
    }

    /// Takes over what a script's options object says: its own enumerable members, as a spread would.
    ///
    /// - Parameter roots: what keeps the options' own values alive.
    func applyInspectOptions(_ value: Value, to options: inout InspectOptions, _ roots: Roots) throws(JSThrow) {
        guard value.isObject else { return }
        let object = value.asObject
        roots.add(value)
        let keys = try ownPropertyKeys(object)
        roots.add(keys)
        for key in keys where key.isString {
            guard let own = try getOwnProperty(object, key), own.enumerable == true else { continue }
            apply(try get(object, key), named: key, of: value, to: &options)
            roots.add(options.comparator)
        }
    }

    private func apply(_ value: Value, named key: PropertyKey, of object: Value, to options: inout InspectOptions) {
        switch key {
        case self[.showHidden]: options.showHidden = toBoolean(value)
        case self[.depth]: (options.depth, options.depthIsNull) = (limit(value), value.isNull)
        case self[.colors]: options.colors = toBoolean(value)
        case self[.customInspect]: options.customInspect = toBoolean(value)
        case self[.showProxy]: options.showProxy = toBoolean(value)
        case self[.maxArrayLength]: options.maxArrayLength = limit(value) ?? .max
        case self[.maxStringLength]: options.maxStringLength = limit(value) ?? .max
        case self[.breakLength]: options.breakLength = limit(value) ?? .max
        case self[.compact]: options.compact = value.isBoolean ? .init(booleanLiteral: value.asBool) : .init(integerLiteral: limit(value) ?? 0)
        case self[.sorted]:
            options.sorted = toBoolean(value)
            options.comparator = value.isCallable ? value : .undefined
        case self[.getters]:
            options.getters = .named
            if value == .true { options.getters = .all }
            else if value.isString { options.getters = ["get": .withoutSetter, "set": .withSetter][swiftString(value.asString)] ?? .named }
        case self[.numericSeparator]: options.numericSeparator = toBoolean(value)
        case self[.stylize]: break
        default: options.userOptions = object
        }
    }

    /// A number of things; nil for no limit.
    private func limit(_ value: Value) -> Int? {
        let number = value.isString ? stringToNumber(value.asString) : value.isNumber ? value.asNumber : .nan
        return number < 1e15 ? Int(max(-1e15, number.rounded(.down))) : nil
    }

    /// The options as custom inspection gets them. For objects that come from elsewhere (a proxy, an object without
    /// `Object.prototype`), an object that leads nowhere: no prototype, and nothing but primitives and `stylize` in it.
    func newInspectOptions(_ options: InspectOptions, isForeign: Bool) throws(JSThrow) -> JSObject {
        let object = isForeign ? newObject(prototype: .null) : newObject()
        let roots = openRoots(); defer { roots.close() }
        roots.add(object)
        func number(_ limit: Int) -> Value { limit == .max ? .number(.infinity) : .number(limit) }
        let stylize = newNativeFunction(key(options.colors ? "stylizeWithColor" : "stylizeNoColor"), length: options.colors ? 2 : 1,
                                        data: Value(options.colors), stylizeFromScript)
        if isForeign { setPrototype(stylize, .null) }
        define(object, self[.stylize], Value(stylize))
        define(object, self[.showHidden], Value(options.showHidden))
        define(object, self[.depth], options.depth.map { .number($0) } ?? (options.depthIsNull ? .null : .number(.infinity)))
        define(object, self[.colors], Value(options.colors))
        define(object, self[.customInspect], Value(options.customInspect))
        define(object, self[.showProxy], Value(options.showProxy))
        define(object, self[.maxArrayLength], number(options.maxArrayLength))
        define(object, self[.maxStringLength], number(options.maxStringLength))
        define(object, self[.breakLength], number(options.breakLength))
        let compact: Value = switch options.compact { case .always: .true; case .never: .false; case .levels(let levels): .number(levels) }
        define(object, self[.compact], compact)
        if !isForeign || !options.comparator.isCallable {
            define(object, self[.sorted], options.comparator.isCallable ? options.comparator : Value(options.sorted))
        }
        let getters: Value = switch options.getters {
        case .named: .false
        case .all: .true
        case .withoutSetter: Value(string("get"))
        case .withSetter: Value(string("set"))
        }
        define(object, self[.getters], getters)
        define(object, self[.numericSeparator], Value(options.numericSeparator))
        if options.userOptions.isObject { try copyUserOptions(options.userOptions.asObject, to: object, isForeign: isForeign) }
        return object
    }

    private func copyUserOptions(_ source: JSObject, to object: JSObject, isForeign: Bool) throws(JSThrow) {
        let keys = try ownPropertyKeys(source)
        let roots = openRoots(); defer { roots.close() }
        roots.add(keys)
        for key in keys {
            guard let own = try getOwnProperty(source, key), own.enumerable == true else { continue }
            let value = try get(source, key)
            if !isForeign || !value.isObject { define(object, key, value) }
        }
    }
}

/// `inspect.defaultOptions`: an object that may be changed.
private func getDefaultOptions(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { Value(try vm.defaultOptionsObject()) }

private func setDefaultOptions(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments[0].isObject else { throw vm.invalidArgumentType("options", mustBe: "of type object", arguments[0]) }
    let defaults = try vm.defaultOptionsObject(), keys = try vm.ownPropertyKeys(arguments[0].asObject)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(keys)
    for key in keys {
        guard let own = try vm.getOwnProperty(arguments[0].asObject, key), own.enumerable == true else { continue }
        vm.define(defaults, key, try vm.get(arguments[0].asObject, key))
    }
    return .undefined
}

/// `inspect(value, options)`, or as it once was: `inspect(value, showHidden, depth, colors)`.
private func inspectFromScript(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    var options = try vm.defaultInspectOptions(roots)
    if arguments.count > 2 {
        let legacy = vm.newObject()
        roots.add(legacy)
        if !arguments[2].isUndefined { vm.define(legacy, vm[.depth], arguments[2]) }
        if !arguments[3].isUndefined { vm.define(legacy, vm[.colors], arguments[3]) }
        try vm.applyInspectOptions(Value(legacy), to: &options, roots)
    }
    if arguments[1].isBoolean { options.showHidden = arguments[1].asBool }
    try vm.applyInspectOptions(arguments[1], to: &options, roots)
    return Value(vm.string(try vm.inspect(arguments[0], options)))
}

/// `options.stylize(text, style)`
private func stylizeFromScript(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments.callee.nativeData == .true, arguments[1].isString,
          let style = InspectStyle(rawValue: vm.swiftString(arguments[1].asString)) else { return arguments[0] }
    let (on, off) = style.codes
    let start = vm.string("\u{1B}[\(on)m"), text = try vm.toString(arguments[0])
    return Value(try vm.concat(vm.concat(start, text), vm.string("\u{1B}[\(off)m")))
}
