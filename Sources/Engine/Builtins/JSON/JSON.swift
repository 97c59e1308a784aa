// The JSON object (ECMA-262 §25.5). `JSONParser.swift` reads texts, `JSONSerializer.swift` writes them.

extension VM {
    func installJSON() {
        let json = newObject(shape: newRootShape(prototype: Value(self[.objectPrototype]), unique: true), inlineCapacity: 0)
        install(on: json, [
            .method("parse", 2, jsonParse),
            .method("stringify", 3, jsonStringify),
        ])
        installTag(json, "JSON")
        addProperty(self[.global], key("JSON"), Value(json), .hidden)
    }

    /// Runs `body` one level deeper: recursion over what a script built must end in a RangeError, not in a crash.
    @inline(__always) func withNativeDepth<T>(_ body: () throws(JSThrow) -> T) throws(JSThrow) -> T {
        if isNativeStackFull() { throw stackOverflow() }
        state.pointee.nativeDepth += 1
        defer { state.pointee.nativeDepth -= 1 }
        return try body()
    }
}

/// §25.5.1 JSON.parse ( text [ , reviver ] )
private func jsonParse(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let text = vm.flat(try vm.toString(arguments[0]))
    let result = try text.bytes != nil ? JSONParser<UInt8>.parse(vm, text) : JSONParser<UInt16>.parse(vm, text)
    guard arguments[1].isCallable else { return result }
    let roots = vm.openRoots(); defer { roots.close() }
    let root = vm.newObject()
    roots.add(root)
    vm.define(root, vm[.emptyString], result)
    return try internalize(vm, root, vm[.emptyString], reviver: arguments[1])
}

/// §25.5.1.1 InternalizeJSONProperty
private func internalize(_ vm: VM, _ holder: JSObject, _ name: PropertyKey, reviver: Value) throws(JSThrow) -> Value {
    try vm.withNativeDepth { () throws(JSThrow) in
        let roots = vm.openRoots(); defer { roots.close() }
        let value = try vm.get(holder, name)
        roots.add(value)
        if value.isObject {
            let object = value.asObject
            if try vm.isArray(value) {
                let length = try vm.lengthOfArrayLike(object)
                var i = 0
                while i < length {
                    let inner = vm.openRoots(); defer { inner.close() }
                    let key = vm.propertyKey(i)
                    inner.add([key])
                    try internalizeElement(vm, object, key, reviver)
                    i += 1
                }
            } else {
                let keys = try enumerableKeys(vm, object)
                roots.add(keys)
                for key in keys { try internalizeElement(vm, object, key, reviver) }
            }
        }
        return try vm.call(reviver, this: Value(holder), vm.value(of: name), value)
    }
}

private func internalizeElement(_ vm: VM, _ object: JSObject, _ key: PropertyKey, _ reviver: Value) throws(JSThrow) {
    let new = try internalize(vm, object, key, reviver: reviver)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(new)
    if new.isUndefined { _ = try vm.delete(object, key) } else { try vm.createDataProperty(object, key, new) }
}

/// The keys that §7.3.24 EnumerableOwnProperties lists. They are not rooted.
func enumerableKeys(_ vm: VM, _ object: JSObject) throws(JSThrow) -> [PropertyKey] {
    let all = try vm.ownPropertyKeys(object)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(all)
    var keys: [PropertyKey] = []
    for key in all where !key.isSymbol {
        if let own = try vm.getOwnProperty(object, key), own.enumerable == true { keys.append(key) }
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
    let wrapper = vm.newObject()
    roots.add(wrapper)
    vm.define(wrapper, vm[.emptyString], arguments[0])
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
