// The methods of String.prototype that work with patterns (ECMA-262 §22.1.3): match, matchAll, replace, replaceAll, search, split.
// An object that knows how (a regular expression, by Symbol.match and its kin) is asked to do it; a string is done here.

extension VM {
    /// The method of a pattern that is an object: what `string.replace(pattern, …)` and its kin ask first.
    fileprivate func patternMethod(_ pattern: Value, _ symbol: WellKnownSymbol) throws(JSThrow) -> Value {
        guard pattern.isObject else { return .undefined }
        guard symbol == .match || symbol == .search else { return try getMethod(pattern, self[symbol]) }
        // The same, and other words, as V8 has it.
        let method = try getV(pattern, self[symbol])
        if method.isNullish { return .undefined }
        guard method.isCallable else { throw notFunction(method, property: describe(self[symbol]), of: pattern) }
        return method
    }

    /// The pattern, if it is a regular expression that works as the language made it, to be used on a string: then it need not be asked how.
    @inline(__always) fileprivate func pristineRegExp(_ arguments: Arguments) -> JSObject? {
        guard let regExp = regExpForString(arguments), regExps.isPristine(self, regExp) else { return nil }
        return regExp
    }

    /// The pattern, if it is a regular expression to be used on a string.
    @inline(__always) fileprivate func regExpForString(_ arguments: Arguments) -> JSObject? {
        arguments[0].isObject(.regExp) && arguments.this.isString ? arguments[0].asObject : nil
    }

    /// §22.2.3.1 RegExpCreate ( pattern, flags )
    func regExpCreate(_ pattern: Value, flags: Value) throws(JSThrow) -> JSObject {
        let regExp = try regExpAlloc(Value(self[.regExp]))
        let roots = openRoots(); defer { roots.close() }
        roots.add(regExp)
        try regExpInitialize(regExp, pattern, flags)
        return regExp
    }

    /// The `flags` of a regular expression include "g".
    fileprivate func requireGlobal(_ regExp: Value, _ method: StaticString, nullFlags: String) throws(JSThrow) {
        guard try isRegExp(regExp) else { return }
        let flags = try get(regExp.asObject, self[.flags])
        if flags.isNullish { throw typeError(nullFlags) }
        let text = flat(try toString(flags))
        for i in 0..<text.count where text[i] == 0x67 { return }
        throw typeError("String.prototype.\(method) called with a non-global RegExp argument")
    }

    /// §22.1.3.19.1 GetSubstitution, onto a builder. `captures` are strings or undefined; `namedCaptures` is an object or
    /// undefined. All of them are rooted by the caller.
    func appendSubstitution(_ result: inout StringBuilder, matched: JSString, in string: JSString, at position: Int, captures: [Value],
                            namedCaptures: Value, replacement: JSString) throws(JSThrow) {
        let length = replacement.length
        var i = 0
        while i < length {
            if result.count > JSString.maximumLength { throw rangeError("Invalid string length") }
            try checkpoint()
            // Named captures may be getters, so every round looks at the strings anew.
            let template = flat(replacement)
            guard template[i] == 0x24, i + 1 < length else {
                let start = i
                repeat { i += 1 } while i < length && template[i] != 0x24
                result.append(template, start..<i)
                continue
            }
            let next = template[i + 1]
            switch next {
            case 0x24:
                result.append(0x24)
                i += 2
            case 0x26:
                result.append(flat(matched))
                i += 2
            case 0x60:
                result.append(flat(string), 0..<position)
                i += 2
            case 0x27:
                result.append(flat(string), min(position + matched.length, string.length)..<string.length)
                i += 2
            case 0x30...0x39:
                i += appendCapture(&result, template, at: i, captures)
            case 0x3C where !namedCaptures.isUndefined:
                i += try appendNamedCapture(&result, replacement, at: i, namedCaptures)
            default:
                result.append(0x24)
                i += 1
            }
        }
    }

    /// `$1` … `$99` at an index; how many units that took.
    private func appendCapture(_ result: inout StringBuilder, _ template: FlatString, at index: Int, _ captures: [Value]) -> Int {
        var digits = 1, number = Int(template[index + 1]) - 0x30
        if index + 2 < template.count, template[index + 2] &- 0x30 < 10 {
            let two = number * 10 + Int(template[index + 2]) - 0x30
            if two >= 1, two <= captures.count { number = two; digits = 2 }
        }
        guard number >= 1, number <= captures.count else {
            result.append(template, index..<index + 2)
            return 2
        }
        let capture = captures[number - 1]
        if capture.isString { result.append(flat(capture.asString)) }
        return digits + 1
    }

    /// `$<name>` at an index; how many units that took.
    private func appendNamedCapture(_ result: inout StringBuilder, _ replacement: JSString, at index: Int,
                                    _ namedCaptures: Value) throws(JSThrow) -> Int {
        let template = flat(replacement)
        var end = index + 2
        while end < template.count, template[end] != 0x3E { end += 1 }
        guard end < template.count else {
            result.append(template, index..<index + 2)
            return 2
        }
        let name = end == index + 2 ? string(.emptyString) : substring(replacement, index + 2, end)
        let roots = openRoots(); defer { roots.close() }
        let key = key(name)
        roots.add([key])
        let capture = try get(namedCaptures.asObject, key)
        if !capture.isUndefined { result.append(flat(try toString(capture))) }
        return end + 1 - index
    }
}

private func requireThis(_ vm: VM, _ arguments: Arguments, _ method: StaticString) throws(JSThrow) {
    if arguments.this.isNullish { throw vm.typeError("String.prototype.\(method) called on null or undefined") }
}

// MARK: Match and search

/// Makes a regular expression of the argument and asks it.
private func invokeRegExp(_ vm: VM, _ arguments: Arguments, _ symbol: WellKnownSymbol, flags: Value) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.rootedString(arguments.this, roots)
    let regExp = try vm.regExpCreate(arguments[0], flags: flags)
    roots.add(regExp)
    return try vm.call(vm.get(regExp, vm[symbol]), this: Value(regExp), Value(string))
}

/// §22.1.3.13 String.prototype.match ( regexp )
func stringMatch(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if let regExp = vm.pristineRegExp(arguments) {
        let string = arguments.this.asString
        return RegExpLayout(regExp).flags.contains(.global) ? try allMatches(vm, regExp, string) : try vm.regExpBuiltinExec(regExp, string)
    }
    try requireThis(vm, arguments, "match")
    let method = try vm.patternMethod(arguments[0], .match)
    if !method.isUndefined { return try vm.call(method, this: arguments[0], arguments.this) }
    return try invokeRegExp(vm, arguments, .match, flags: .undefined)
}

/// §22.1.3.14 String.prototype.matchAll ( regexp )
func stringMatchAll(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try requireThis(vm, arguments, "matchAll")
    if arguments[0].isObject {
        try vm.requireGlobal(arguments[0], "matchAll", nullFlags: "The .flags property of the argument to String.prototype.matchAll cannot be null or undefined")
        let method = try vm.patternMethod(arguments[0], .matchAll)
        if !method.isUndefined { return try vm.call(method, this: arguments[0], arguments.this) }
    }
    return try invokeRegExp(vm, arguments, .matchAll, flags: Value(vm.singleUnit(0x67)))
}

/// §22.1.3.21 String.prototype.search ( regexp )
func stringSearch(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try requireThis(vm, arguments, "search")
    let method = try vm.patternMethod(arguments[0], .search)
    if !method.isUndefined { return try vm.call(method, this: arguments[0], arguments.this) }
    return try invokeRegExp(vm, arguments, .search, flags: .undefined)
}

// MARK: Replace

/// §22.1.3.19 String.prototype.replace ( searchValue, replaceValue )
func stringReplace(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if arguments[1].isString, let regExp = vm.pristineRegExp(arguments) {
        return try vm.replaceQuietly(regExp, arguments.this.asString, arguments[1].asString)
    }
    try requireThis(vm, arguments, "replace")
    let method = try vm.patternMethod(arguments[0], .replace)
    if !method.isUndefined { return try vm.call(method, this: arguments[0], arguments.this, arguments[1]) }
    return try replace(vm, arguments, all: false)
}

/// §22.1.3.20 String.prototype.replaceAll ( searchValue, replaceValue )
func stringReplaceAll(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try requireThis(vm, arguments, "replaceAll")
    if arguments[0].isObject {
        try vm.requireGlobal(arguments[0], "replaceAll", nullFlags: "String.prototype.replaceAll called on null or undefined")
        let method = try vm.patternMethod(arguments[0], .replace)
        if !method.isUndefined { return try vm.call(method, this: arguments[0], arguments.this, arguments[1]) }
    }
    return try replace(vm, arguments, all: true)
}

/// Replaces a string, once or wherever it stands.
private func replace(_ vm: VM, _ arguments: Arguments, all: Bool) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.rootedString(arguments.this, roots)
    let search = try vm.rootedString(arguments[0], roots)
    let replacer = arguments[1], isFunctional = replacer.isCallable
    let replacement = isFunctional ? vm.string(.emptyString) : try vm.rootedString(replacer, roots)

    guard var position = try vm.flat(string).firstIndex(of: vm.flat(search), from: 0, vm) else { return Value(string) }
    var result = StringBuilder()
    var end = 0, rounds = 0
    while true {
        result.append(vm.flat(string), end..<position)
        if isFunctional {
            let text = try vm.toString(vm.call(replacer, this: .undefined, Value(search), .number(position), Value(string)))
            result.append(vm.flat(text))
        } else {
            try vm.appendSubstitution(&result, matched: search, in: string, at: position, captures: [], namedCaptures: .undefined,
                                      replacement: replacement)
        }
        end = position + search.length
        rounds += 1
        if result.count > JSString.maximumLength { throw vm.rangeError("Invalid string length") }
        try vm.tick()
        if rounds & 255 == 0 { try vm.poll() }
        guard all, let next = try vm.flat(string).firstIndex(of: vm.flat(search), from: position + max(search.length, 1), vm) else { break }
        position = next
    }
    result.append(vm.flat(string), end..<string.length)
    return Value(try result.finish(vm))
}

// MARK: Split

/// §22.1.3.23 String.prototype.split ( separator, limit )
func stringSplit(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if arguments[1].isUndefined, let regExp = vm.regExpForString(arguments), vm.regExps.isPristineWithSpecies(vm, regExp) {
        return try splitQuietly(vm, regExp, vm.program(of: regExp), arguments.this.asString, limit: Int(UInt32.max))
    }
    try requireThis(vm, arguments, "split")
    let method = try vm.patternMethod(arguments[0], .split)
    if !method.isUndefined { return try vm.call(method, this: arguments[0], arguments.this, arguments[1]) }

    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.rootedString(arguments.this, roots)
    let limit = arguments[1].isUndefined ? Int(UInt32.max) : Int(try vm.toUint32(arguments[1]))
    let separator = try vm.rootedString(arguments[0], roots)
    let result = vm.newArray()
    roots.add(result)
    if limit == 0 { return Value(result) }
    if arguments[0].isUndefined || string.isEmpty {
        if arguments[0].isUndefined || !separator.isEmpty { try vm.append(result, Value(string)) }
        return Value(result)
    }
    if separator.isEmpty {
        try splitIntoUnits(vm, string, result, limit: min(limit, string.length))
    } else {
        try split(vm, string, separator, result, limit: limit)
    }
    return Value(result)
}

private func splitIntoUnits(_ vm: VM, _ string: JSString, _ result: JSObject, limit: Int) throws(JSThrow) {
    let elements = try vm.growElements(result, to: limit)
    let text = vm.flat(string)
    for i in 0..<limit {
        elements[i] = Value(vm.singleUnit(text[i]))
        elements.count = i + 1
        try vm.tick()
    }
    result.arrayLength = UInt32(limit)
}

private func split(_ vm: VM, _ string: JSString, _ separator: JSString, _ result: JSObject, limit: Int) throws(JSThrow) {
    var start = 0, count = 0
    while let end = try vm.flat(string).firstIndex(of: vm.flat(separator), from: start, vm) {
        try vm.append(result, Value(start == end ? vm.string(.emptyString) : vm.substring(string, start, end)))
        start = end + separator.length
        count += 1
        if count == limit { return }
        try vm.tick()
        if count & 1023 == 0 { try vm.poll() }
    }
    try vm.append(result, Value(start == string.length ? vm.string(.emptyString) : vm.substring(string, start, string.length)))
}
