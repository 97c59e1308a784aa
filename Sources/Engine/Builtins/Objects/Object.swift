// Object and its static functions (ECMA-262 §20.1.1, §20.1.2). The prototype's are in ObjectPrototype.swift.

extension VM {
    func installObject() {
        let constructor = installConstructor("Object", .object, length: 1, prototype: self[.objectPrototype], objectConstructor)
        installObjectPrototype()
        _ = makeUnique(constructor)
        install(on: constructor, [
            .method("assign", 2, objectAssign),
            .method("getOwnPropertyDescriptor", 2, objectGetOwnPropertyDescriptor),
            .method("getOwnPropertyDescriptors", 1, objectGetOwnPropertyDescriptors),
            .method("getOwnPropertyNames", 1, objectGetOwnPropertyNames),
            .method("getOwnPropertySymbols", 1, objectGetOwnPropertySymbols),
            .method("hasOwn", 2, objectHasOwn),
            .method("is", 2, objectIs),
            .method("preventExtensions", 1, objectPreventExtensions),
            .method("seal", 1, objectSeal),
            .method("create", 2, objectCreate),
            .method("defineProperties", 2, objectDefineProperties),
            .method("defineProperty", 3, objectDefineProperty),
            .method("freeze", 1, objectFreeze),
            .method("getPrototypeOf", 1, objectGetPrototypeOf),
            .method("setPrototypeOf", 2, objectSetPrototypeOf),
            .method("isExtensible", 1, objectIsExtensible),
            .method("isFrozen", 1, objectIsFrozen),
            .method("isSealed", 1, objectIsSealed),
            .method("keys", 1, objectKeys),
            .method("entries", 1, objectEntries),
            .method("fromEntries", 1, objectFromEntries),
            .method("values", 1, objectValues),
            .method("groupBy", 2, objectGroupBy),
        ])
    }

    /// [[SetPrototypeOf]], and a TypeError in V8's words where it says no.
    func setPrototypeOrThrow(_ object: JSObject, _ prototype: Value) throws(JSThrow) {
        if try setPrototypeOf(object, prototype) { return }
        // V8 names a property here, too, where there is none.
        throw refusalError(Value(object), self[.undefined])
    }
}

/// §20.1.1.1 Object ( [ value ] )
private func objectConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if arguments.isConstruct, arguments.newTarget != Value(arguments.callee) {
        return Value(vm.newObject(prototype: Value(try vm.prototypeFromConstructor(arguments.newTarget, default: .objectPrototype))))
    }
    if arguments[0].isNullish { return Value(vm.newObject()) }
    return Value(try vm.toObject(arguments[0]))
}

/// §20.1.2.1 Object.assign ( target, ...sources )
private func objectAssign(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let target = try vm.toObject(arguments[0])
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(target)
    for i in 1..<max(arguments.count, 1) where !arguments[i].isNullish {
        let source = try vm.toObject(arguments[i])
        let inner = vm.openRoots(); defer { inner.close() }
        inner.add(source)
        // What was assigned by the object's layout ran no script, so the other keys are what they were.
        let assigned = vm.assignPlainProperties(to: target, from: source)
        if assigned == .max { continue }
        let keys = try vm.ownPropertyKeys(source)
        inner.add(keys)
        for key in keys.dropFirst(assigned) {
            if source.kind == .proxy {
                guard let property = try vm.getOwnProperty(source, key), property.enumerable == true else { continue }
            } else {
                guard let property = vm.ownProperty(source, key), property.attributes.contains(.enumerable) else { continue }
            }
            try vm.set(target, key, vm.get(source, key))
        }
    }
    return Value(target)
}

/// §20.1.2.2 Object.create ( O, Properties )
private func objectCreate(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let prototype = arguments[0]
    guard prototype.isObject || prototype.isNull else {
        throw vm.typeError("Object prototype may only be an Object or null: \(vm.describeForError(prototype))")
    }
    let object = vm.newObject(prototype: prototype)
    if !arguments[1].isUndefined {
        let roots = vm.openRoots(); defer { roots.close() }
        roots.add(object)
        try defineProperties(vm, object, arguments[1])
    }
    return Value(object)
}

/// §20.1.2.3 Object.defineProperties ( O, Properties )
private func objectDefineProperties(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments[0].isObject else { throw vm.typeError("Object.defineProperties called on non-object") }
    try defineProperties(vm, arguments[0].asObject, arguments[1])
    return arguments[0]
}

/// §20.1.2.3.1 ObjectDefineProperties: every descriptor is read before the first property is defined. `object` is rooted.
private func defineProperties(_ vm: VM, _ object: JSObject, _ properties: Value) throws(JSThrow) {
    let from = try vm.toObject(properties)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(from)
    let keys = try vm.ownPropertyKeys(from)
    roots.add(keys)
    var descriptors: [(key: PropertyKey, descriptor: PropertyDescriptor)] = []
    for key in keys {
        guard let own = try vm.getOwnProperty(from, key), own.enumerable == true else { continue }
        let described = try vm.get(from, key)
        roots.add(described)
        let descriptor = try vm.toPropertyDescriptor(described)
        roots.add(descriptor)
        descriptors.append((key, descriptor))
    }
    for (key, descriptor) in descriptors { try vm.definePropertyOrThrow(object, key, descriptor) }
}

/// §20.1.2.4 Object.defineProperty ( O, P, Attributes )
private func objectDefineProperty(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments[0].isObject else { throw vm.typeError("Object.defineProperty called on non-object") }
    let roots = vm.openRoots(); defer { roots.close() }
    let key = try vm.toPropertyKey(arguments[1])
    roots.add(key)
    let descriptor = try vm.toPropertyDescriptor(arguments[2])
    roots.add(descriptor)
    try vm.definePropertyOrThrow(arguments[0].asObject, key, descriptor)
    return arguments[0]
}

/// §20.1.2.5 Object.entries ( O )
private func objectEntries(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try ownProperties(vm, arguments[0], .entry) }

/// §20.1.2.19 Object.keys ( O )
private func objectKeys(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try ownProperties(vm, arguments[0], .key) }

/// §20.1.2.24 Object.values ( O )
private func objectValues(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try ownProperties(vm, arguments[0], .value) }

private func ownProperties(_ vm: VM, _ value: Value, _ part: VM.PropertyPart) throws(JSThrow) -> Value {
    let object = try vm.toObject(value)
    if let list = plainOwnProperties(vm, object, part) { return Value(list) }
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    return Value(try vm.enumerableOwnProperties(object, part))
}

/// The same for a plain object without getters, straight from its shape; nil for any other.
private func plainOwnProperties(_ vm: VM, _ object: JSObject, _ part: VM.PropertyPart) -> JSObject? {
    guard object.kind == .object, !object.isSparse else { return nil }
    let shape = vm.shape(object.shapeID), map = shape.map
    if part != .key { for i in 0..<shape.count where map.attributes(at: i).contains(.accessor) { return nil } }
    let elements = object.elements
    let result = vm.newArray(capacity: (elements?.count ?? 0) + shape.count)
    guard let list = result.elements else { return result }
    var count = 0
    func add(_ key: PropertyKey, _ value: Value) {
        switch part {
        case .key: list[count] = vm.value(of: key)
        case .value: list[count] = value
        case .entry: list[count] = Value(vm.newArray([vm.value(of: key), value]))
        }
        count += 1
    }
    if let elements {
        for i in 0..<elements.count where !elements[i].isEmpty { add(PropertyKey(index: UInt32(truncatingIfNeeded: i)), elements[i]) }
    }
    for i in 0..<shape.count where map.key(at: i) != PropertyMap.deletedKey && map.key(at: i).isString {
        if map.attributes(at: i).contains(.enumerable) { add(map.key(at: i), object.slot(map.slot(at: i))) }
    }
    list.count = count
    result.arrayLength = UInt32(truncatingIfNeeded: count)
    return result
}

/// §20.1.2.6 Object.freeze ( O )
private func objectFreeze(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try setIntegrity(vm, arguments[0], .frozen) }

/// §20.1.2.22 Object.seal ( O )
private func objectSeal(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try setIntegrity(vm, arguments[0], .sealed) }

private func setIntegrity(_ vm: VM, _ value: Value, _ level: VM.IntegrityLevel) throws(JSThrow) -> Value {
    guard value.isObject else { return value }
    if try !vm.setIntegrityLevel(value.asObject, level) { throw vm.typeError("'preventExtensions' on proxy: trap returned falsish") }
    return value
}

/// §20.1.2.20 Object.preventExtensions ( O )
private func objectPreventExtensions(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments[0].isObject else { return arguments[0] }
    if try !vm.preventExtensions(arguments[0].asObject) { throw vm.typeError("'preventExtensions' on proxy: trap returned falsish") }
    return arguments[0]
}

/// §20.1.2.15 Object.isExtensible ( O )
private func objectIsExtensible(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments[0].isObject else { return .false }
    return Value(try vm.isExtensible(arguments[0].asObject))
}

/// §20.1.2.16 Object.isFrozen ( O )
private func objectIsFrozen(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments[0].isObject else { return .true }
    return Value(try vm.testIntegrityLevel(arguments[0].asObject, .frozen))
}

/// §20.1.2.17 Object.isSealed ( O )
private func objectIsSealed(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments[0].isObject else { return .true }
    return Value(try vm.testIntegrityLevel(arguments[0].asObject, .sealed))
}

/// §20.1.2.7 Object.fromEntries ( iterable )
private func objectFromEntries(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    // In these words whatever it was that is no object.
    if arguments[0].isNullish { throw vm.typeError("undefined is not iterable") }
    let object = vm.newObject()
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    try vm.iterateArgument(arguments[0]) { (entry) throws(JSThrow) in
        guard entry.isObject else { throw vm.typeError("Iterator value \(vm.describeForError(entry)) is not an entry object") }
        let inner = vm.openRoots(); defer { inner.close() }
        inner.add(entry)
        let key = try vm.get(entry.asObject, PropertyKey(index: 0))
        inner.add(key)
        let value = try vm.get(entry.asObject, PropertyKey(index: 1))
        inner.add(value)
        try vm.createDataPropertyOrThrow(object, vm.toPropertyKey(key), value)
        return .goOn
    }
    return Value(object)
}

/// §20.1.2.8 Object.getOwnPropertyDescriptor ( O, P )
private func objectGetOwnPropertyDescriptor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try vm.toObject(arguments[0])
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    return vm.fromPropertyDescriptor(try vm.getOwnProperty(object, vm.toPropertyKey(arguments[1])))
}

/// §20.1.2.9 Object.getOwnPropertyDescriptors ( O )
private func objectGetOwnPropertyDescriptors(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try vm.toObject(arguments[0])
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let keys = try vm.ownPropertyKeys(object)
    roots.add(keys)
    let result = vm.newObject()
    roots.add(result)
    for key in keys {
        let descriptor = vm.fromPropertyDescriptor(try vm.getOwnProperty(object, key))
        if !descriptor.isUndefined { try vm.createDataPropertyOrThrow(result, key, descriptor) }
    }
    return Value(result)
}

/// §20.1.2.10 Object.getOwnPropertyNames ( O )
private func objectGetOwnPropertyNames(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try ownKeys(vm, arguments[0], symbols: false)
}

/// §20.1.2.11 Object.getOwnPropertySymbols ( O )
private func objectGetOwnPropertySymbols(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try ownKeys(vm, arguments[0], symbols: true)
}

/// §20.1.2.11.1 GetOwnPropertyKeys
private func ownKeys(_ vm: VM, _ value: Value, symbols: Bool) throws(JSThrow) -> Value {
    let object = try vm.toObject(value)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let keys = try vm.ownPropertyKeys(object)
    let result = vm.newArray(capacity: keys.count)
    for key in keys where key.isSymbol == symbols { try vm.append(result, vm.value(of: key)) }
    return Value(result)
}

/// §20.1.2.12 Object.getPrototypeOf ( O )
private func objectGetPrototypeOf(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.getPrototypeOf(vm.toObject(arguments[0]))
}

/// §20.1.2.23 Object.setPrototypeOf ( O, proto )
private func objectSetPrototypeOf(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let prototype = arguments[1]
    if arguments[0].isNullish { throw vm.typeError("Object.setPrototypeOf called on null or undefined") }
    guard prototype.isObject || prototype.isNull else {
        throw vm.typeError("Object prototype may only be an Object or null: \(vm.describeForError(prototype))")
    }
    if arguments[0].isObject { try vm.setPrototypeOrThrow(arguments[0].asObject, prototype) }
    return arguments[0]
}

/// §20.1.2.13 Object.groupBy ( items, callback ). The groups grow in the result itself, which no script sees before the end.
private func objectGroupBy(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let callback = arguments[1]
    if arguments[0].isNullish { throw vm.typeError("\(vm.describeForError(arguments[0])) is not iterable") }
    guard callback.isCallable else { throw vm.typeError("\(vm.describeForError(callback)) is not a function") }
    let result = vm.newObject(prototype: .null)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(result)
    var k = 0
    try vm.iterateArgument(arguments[0]) { (value) throws(JSThrow) in
        let inner = vm.openRoots(); defer { inner.close() }
        inner.add(value)
        let key = try vm.toPropertyKey(vm.call(callback, this: .undefined, value, .number(k)))
        if let group = vm.ownProperty(result, key) {
            try vm.append(group.stored.asObject, value)
        } else {
            try vm.createDataPropertyOrThrow(result, key, Value(vm.newArray([value])))
        }
        k += 1
        return .goOn
    }
    return Value(result)
}

/// §20.1.2.14 Object.hasOwn ( O, P )
private func objectHasOwn(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try vm.toObject(arguments[0])
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    return Value(try vm.hasOwnProperty(object, vm.toPropertyKey(arguments[1])))
}

/// §20.1.2.18 Object.is ( value1, value2 )
private func objectIs(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { Value(vm.sameValue(arguments[0], arguments[1])) }
