// The Reflect object (ECMA-262 §28.1).

extension VM {
    func installReflect() {
        let reflect = newObject(shape: newRootShape(prototype: Value(self[.objectPrototype]), unique: true), inlineCapacity: 0)
        install(on: reflect, [
            .method("defineProperty", 3, reflectDefineProperty),
            .method("deleteProperty", 2, reflectDeleteProperty),
            .method("apply", 3, reflectApply),
            .method("construct", 2, reflectConstruct),
            .method("get", 2, reflectGet),
            .method("getOwnPropertyDescriptor", 2, reflectGetOwnPropertyDescriptor),
            .method("getPrototypeOf", 1, reflectGetPrototypeOf),
            .method("has", 2, reflectHas),
            .method("isExtensible", 1, reflectIsExtensible),
            .method("ownKeys", 1, reflectOwnKeys),
            .method("preventExtensions", 1, reflectPreventExtensions),
            .method("set", 3, reflectSet),
            .method("setPrototypeOf", 2, reflectSetPrototypeOf),
        ])
        installTag(reflect, "Reflect")
        addGlobal(key("Reflect"), Value(reflect))
    }
}

/// The target, which must be an object.
private func target(_ vm: VM, _ arguments: Arguments, _ name: StaticString) throws(JSThrow) -> JSObject {
    guard arguments[0].isObject else { throw vm.typeError("Reflect.\(name) called on non-object") }
    return arguments[0].asObject
}

/// §28.1.1 Reflect.apply ( target, thisArgument, argumentsList )
private func reflectApply(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments[0].isCallable else { throw vm.notApplicable(arguments[0]) }
    return try vm.call(arguments[0], this: arguments[1], vm.createListFromArrayLike(arguments[2]))
}

/// §28.1.2 Reflect.construct ( target, argumentsList [ , newTarget ] )
private func reflectConstruct(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let newTarget = arguments.count > 2 ? arguments[2] : arguments[0]
    for candidate in [arguments[0], newTarget] where !vm.isConstructor(candidate) {
        throw vm.typeError("\(vm.describeForError(candidate)) is not a constructor")
    }
    let list = try vm.createListFromArrayLike(arguments[1])
    return Value(try vm.construct(arguments[0].asObject, list, newTarget: newTarget.asObject))
}

/// §28.1.3 Reflect.defineProperty ( target, propertyKey, attributes )
private func reflectDefineProperty(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try target(vm, arguments, "defineProperty")
    let roots = vm.openRoots(); defer { roots.close() }
    let key = try vm.toPropertyKey(arguments[1])
    roots.add(key)
    let descriptor = try vm.toPropertyDescriptor(arguments[2])
    roots.add(descriptor)
    return Value(try vm.defineOwnProperty(object, key, descriptor))
}

/// §28.1.4 Reflect.deleteProperty ( target, propertyKey )
private func reflectDeleteProperty(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(try vm.delete(target(vm, arguments, "deleteProperty"), vm.toPropertyKey(arguments[1])))
}

/// §28.1.5 Reflect.get ( target, propertyKey [ , receiver ] )
private func reflectGet(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try target(vm, arguments, "get")
    return try vm.get(object, vm.toPropertyKey(arguments[1]), receiver: arguments.count > 2 ? arguments[2] : arguments[0])
}

/// §28.1.6 Reflect.getOwnPropertyDescriptor ( target, propertyKey )
private func reflectGetOwnPropertyDescriptor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    vm.fromPropertyDescriptor(try vm.getOwnProperty(target(vm, arguments, "getOwnPropertyDescriptor"), vm.toPropertyKey(arguments[1])))
}

/// §28.1.7 Reflect.getPrototypeOf ( target )
private func reflectGetPrototypeOf(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.getPrototypeOf(target(vm, arguments, "getPrototypeOf"))
}

/// §28.1.8 Reflect.has ( target, propertyKey )
private func reflectHas(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(try vm.hasProperty(target(vm, arguments, "has"), vm.toPropertyKey(arguments[1])))
}

/// §28.1.9 Reflect.isExtensible ( target )
private func reflectIsExtensible(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(try vm.isExtensible(target(vm, arguments, "isExtensible")))
}

/// §28.1.10 Reflect.ownKeys ( target )
private func reflectOwnKeys(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let keys = try vm.ownPropertyKeys(target(vm, arguments, "ownKeys"))
    let result = vm.newArray(capacity: keys.count)
    for key in keys { try vm.append(result, vm.value(of: key)) }
    return Value(result)
}

/// §28.1.11 Reflect.preventExtensions ( target )
private func reflectPreventExtensions(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(try vm.preventExtensions(target(vm, arguments, "preventExtensions")))
}

/// §28.1.12 Reflect.set ( target, propertyKey, V [ , receiver ] )
private func reflectSet(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try target(vm, arguments, "set")
    return Value(try vm.set(object, vm.toPropertyKey(arguments[1]), arguments[2], receiver: arguments.count > 3 ? arguments[3] : arguments[0]))
}

/// §28.1.13 Reflect.setPrototypeOf ( target, proto )
private func reflectSetPrototypeOf(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try target(vm, arguments, "setPrototypeOf")
    guard arguments[1].isObject || arguments[1].isNull else {
        throw vm.typeError("Object prototype may only be an Object or null: \(vm.describeForError(arguments[1]))")
    }
    return Value(try vm.setPrototypeOf(object, arguments[1]))
}
