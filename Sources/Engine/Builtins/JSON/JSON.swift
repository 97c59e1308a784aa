// The JSON object (ECMA-262 §25.5). `JSONParser.swift` reads texts, `JSONReviver.swift` lets a function
// have its say, `JSONSerializer.swift` writes texts.

extension VM {
    func installJSON() {
        let json = newObject(shape: newRootShape(prototype: Value(self[.objectPrototype]), unique: true), inlineCapacity: 0)
        install(on: json, [
            .method("parse", 2, jsonParse),
            .method("rawJSON", 1, jsonRawJSON),
            .method("isRawJSON", 1, jsonIsRawJSON),
            .method("stringify", 3, jsonStringify),
        ])
        installTag(json, "JSON")
        addGlobal(key("JSON"), Value(json))
    }

    /// Runs `body` one level deeper: recursion over what a script built must end in a RangeError, not in a crash.
    @inline(__always) func withNativeDepth<T>(_ body: () throws(JSThrow) -> T) throws(JSThrow) -> T {
        if isNativeStackFull() { throw stackOverflow() }
        state.pointee.nativeDepth += 1
        defer { state.pointee.nativeDepth -= 1 }
        return try body()
    }
}

extension VM {
    /// What JSON.parse makes of a text, without a reviver.
    func parseJSON(_ text: JSString) throws(JSThrow) -> Value {
        let text = FlatString(flatten(text))
        return try text.bytes != nil ? JSONParser<UInt8>.parse(self, text) : JSONParser<UInt16>.parse(self, text)
    }
}

/// §25.5.1 JSON.parse ( text [ , reviver ] )
private func jsonParse(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let string = vm.flatten(try vm.toString(arguments[0])), text = FlatString(string)
    if arguments[1].isCallable { return try vm.parseAndRevive(string, reviver: arguments[1]) }
    return try text.bytes != nil ? JSONParser<UInt8>.parse(vm, text) : JSONParser<UInt16>.parse(vm, text)
}

/// §25.5.2 JSON.isRawJSON ( O )
private func jsonIsRawJSON(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { Value(arguments[0].isObject(.rawJSON)) }

/// §25.5.4 JSON.rawJSON ( text )
private func jsonRawJSON(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let string = vm.flatten(try vm.toString(arguments[0])), text = FlatString(string)
    func isSpace(_ unit: UInt16) -> Bool { unit == 0x09 || unit == 0x0A || unit == 0x0D || unit == 0x20 }
    guard text.count > 0, !isSpace(text[0]), !isSpace(text[text.count - 1]), text[0] != 0x7B, text[0] != 0x5B else {
        throw vm.syntaxError("Invalid value for JSON.rawJSON")
    }
    _ = try text.bytes != nil ? JSONParser<UInt8>.parse(vm, text) : JSONParser<UInt16>.parse(vm, text)
    let shape = vm.rootShape(for: .null)
    let object = vm.newObject(.rawJSON, prototype: vm[.objectPrototype], slots: 0)
    object.shapeID = shape.id
    vm.addProperty(object, vm.key("rawJSON"), Value(string), .enumerable)
    object.flags |= JSObject.Flags.notExtensible
    return Value(object)
}

/// The keys that §7.3.24 EnumerableOwnProperties lists. They are not rooted.
func enumerableKeys(_ vm: VM, _ object: JSObject) throws(JSThrow) -> [PropertyKey] {
    let all = try vm.ownPropertyKeys(object)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(all)
    var keys: [PropertyKey] = []
    for key in all where !key.isSymbol {
        if try vm.hasEnumerableOwn(object, key) { keys.append(key) }
    }
    return keys
}

/// §25.5.2 JSON.stringify ( value [ , replacer [ , space ] ] )
private func jsonStringify(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    var serializer = JSONSerializer(vm: vm)
    if arguments[1].isCallable {
        serializer.replacer = arguments[1]
    } else if try vm.isArray(arguments[1]) {
        let keys = try propertyList(vm, arguments[1].asObject, roots)
        serializer.propertyList = keys
    }
    serializer.gap = try gap(vm, arguments[2])
    // Steps 9 and 10: nobody but a replacer ever sees the wrapper.
    let wrapper = serializer.replacer.isUndefined ? vm[Intrinsic.objectPrototype] as JSObject : vm.newObject()
    roots.add(wrapper)
    if !serializer.replacer.isUndefined { vm.define(wrapper, vm[.emptyString], arguments[0]) }
    let value = try serializer.prepared(arguments[0], holder: wrapper, key: vm[.emptyString])
    guard JSONSerializer.isSerializable(value) else { return .undefined }
    roots.add(value)
    try serializer.write(value, key: vm[.emptyString])
    return Value(try serializer.finish())
}

/// §25.5.2 step 5.b: the names that a replacer array lists, each once. They are rooted.
private func propertyList(_ vm: VM, _ array: JSObject, _ roots: VM.Roots) throws(JSThrow) -> [PropertyKey] {
    var list: [PropertyKey] = [], seen: Set<PropertyKey> = []
    let length = try vm.lengthOfArrayLike(array)
    var i = 0
    while i < length {
        let item = try vm.get(array, vm.propertyKey(i))
        i += 1
        if i & 1023 == 0 {
            let inner = vm.openRoots(); defer { inner.close() }
            inner.add(item)
            try vm.poll()
        }
        guard item.isString || item.isNumber || item.isObject(.stringObject) || item.isObject(.numberObject) else { continue }
        let key = vm.key(try vm.toString(item))
        guard seen.insert(key).inserted else { continue }
        roots.add([key])
        list.append(key)
    }
    return list
}

/// §25.5.2 steps 6 to 8: the text that each level is indented by.
private func gap(_ vm: VM, _ space: Value) throws(JSThrow) -> [UInt16] {
    var space = space
    if space.isObject(.numberObject) { space = .number(try vm.toNumber(space)) }
    else if space.isObject(.stringObject) { space = Value(try vm.toString(space)) }
    if space.isNumber {
        let count = min(10, try vm.toIntegerOrInfinity(space))
        return count >= 1 ? [UInt16](repeating: 0x20, count: Int(count)) : []
    }
    guard space.isString else { return [] }
    let text = vm.flat(space.asString)
    return text.array(0..<min(10, text.count))
}
