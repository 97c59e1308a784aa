// Object.prototype (ECMA-262 §20.1.3, §B.2.2).

extension VM {
    func installObjectPrototype() {
        let prototype = self[.objectPrototype]
        let toString = newNativeFunction(self[.toString], length: 0, objectToString)
        self[.objectToString] = toString
        install(on: prototype, [
            .method("__defineGetter__", 2, objectDefineGetter),
            .method("__defineSetter__", 2, objectDefineSetter),
            .method("hasOwnProperty", 1, objectHasOwnProperty),
            .method("__lookupGetter__", 1, objectLookupGetter),
            .method("__lookupSetter__", 1, objectLookupSetter),
            .method("isPrototypeOf", 1, objectIsPrototypeOf),
            .method("propertyIsEnumerable", 1, objectPropertyIsEnumerable),
            .value("toString", Value(toString), .hidden),
            .method("valueOf", 0, objectValueOf),
            .getter("__proto__", objectGetProto, setter: objectSetProto),
            .method("toLocaleString", 0, objectToLocaleString),
        ])
    }
}

/// §20.1.3.2 Object.prototype.hasOwnProperty ( V )
private func objectHasOwnProperty(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let key = try vm.toPropertyKey(arguments[0])
    roots.add(key)
    return Value(try vm.hasOwnProperty(vm.toObject(arguments.this), key))
}

/// §20.1.3.3 Object.prototype.isPrototypeOf ( V )
private func objectIsPrototypeOf(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments[0].isObject else { return .false }
    let object = Value(try vm.toObject(arguments.this))
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    var walk = PrototypeWalk()
    var next = try walk.prototype(of: arguments[0].asObject, vm)
    let current = roots.slot(next)
    while next.isObject {
        if next == object { return .true }
        next = try walk.prototype(of: next.asObject, vm)
        current.set(next)
    }
    return .false
}

/// §20.1.3.4 Object.prototype.propertyIsEnumerable ( V )
private func objectPropertyIsEnumerable(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let key = try vm.toPropertyKey(arguments[0])
    roots.add(key)
    return Value(try vm.hasEnumerableOwn(vm.toObject(arguments.this), key))
}

/// §20.1.3.5 Object.prototype.toLocaleString ( [ reserved1 [ , reserved2 ] ] )
private func objectToLocaleString(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if arguments.this.isNullish { throw vm.typeError("Object.prototype.toLocaleString called on null or undefined") }
    return try vm.invoke(arguments.this, vm[.toString])
}

/// §20.1.3.6 Object.prototype.toString ( )
private func objectToString(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if arguments.this.isUndefined { return Value(vm.string("[object Undefined]")) }
    if arguments.this.isNull { return Value(vm.string("[object Null]")) }
    let object = try vm.toObject(arguments.this)
    let builtinTag = try builtinTag(vm, object)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let tag = try vm.get(object, vm[.toStringTag])
    if !tag.isString { return Value(vm.string("[object \(builtinTag)]")) }
    return Value(try vm.concat(vm.concat(vm.string("[object "), tag.asString), vm.string("]")))
}

private func builtinTag(_ vm: VM, _ object: JSObject) throws(JSThrow) -> String {
    switch object.kind {
    case .array: return "Array"
    case .arguments: return "Arguments"
    case .error: return "Error"
    case .booleanObject: return "Boolean"
    case .numberObject: return "Number"
    case .stringObject: return "String"
    case .date: return "Date"
    case .regExp: return "RegExp"
    case .proxy:
        var target = object
        while target.kind == .proxy {
            let next = ProxyLayout(target).target
            guard next.isObject else { throw vm.typeError("Cannot perform 'Object.prototype.toString' on a proxy that has been revoked") }
            target = next.asObject
        }
        if target.kind == .array { return "Array" }
        return object.isCallable ? "Function" : "Object"
    default: return object.isCallable ? "Function" : "Object"
    }
}

/// §20.1.3.7 Object.prototype.valueOf ( )
private func objectValueOf(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { Value(try vm.toObject(arguments.this)) }

/// §20.1.3.8.1 get Object.prototype.__proto__
private func objectGetProto(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.getPrototypeOf(vm.toObject(arguments.this))
}

/// §20.1.3.8.2 set Object.prototype.__proto__
private func objectSetProto(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let prototype = arguments[0]
    if arguments.this.isNullish { throw vm.typeError("set Object.prototype.__proto__ called on null or undefined") }
    guard prototype.isObject || prototype.isNull, arguments.this.isObject else { return .undefined }
    try vm.setPrototypeOrThrow(arguments.this.asObject, prototype)
    return .undefined
}

/// §20.1.3.9.1 Object.prototype.__defineGetter__ ( P, getter )
private func objectDefineGetter(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try vm.toObject(arguments.this)
    guard arguments[1].isCallable else { throw vm.typeError("Object.prototype.__defineGetter__: Expecting function") }
    try defineAccessor(vm, object, arguments[0], PropertyDescriptor(getter: arguments[1], enumerable: true, configurable: true))
    return .undefined
}

/// §20.1.3.9.2 Object.prototype.__defineSetter__ ( P, setter )
private func objectDefineSetter(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try vm.toObject(arguments.this)
    guard arguments[1].isCallable else { throw vm.typeError("Object.prototype.__defineSetter__: Expecting function") }
    try defineAccessor(vm, object, arguments[0], PropertyDescriptor(setter: arguments[1], enumerable: true, configurable: true))
    return .undefined
}

private func defineAccessor(_ vm: VM, _ object: JSObject, _ name: Value, _ descriptor: PropertyDescriptor) throws(JSThrow) {
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let key = try vm.toPropertyKey(name)
    roots.add(key)
    try vm.definePropertyOrThrow(object, key, descriptor)
}

/// §20.1.3.9.3 Object.prototype.__lookupGetter__ ( P )
private func objectLookupGetter(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try lookUpAccessor(vm, arguments)?.getter ?? .undefined
}

/// §20.1.3.9.4 Object.prototype.__lookupSetter__ ( P )
private func objectLookupSetter(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try lookUpAccessor(vm, arguments)?.setter ?? .undefined
}

/// The first property of that name along the prototypes.
private func lookUpAccessor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> PropertyDescriptor? {
    var next = Value(try vm.toObject(arguments.this))
    let roots = vm.openRoots(); defer { roots.close() }
    let holder = roots.slot(next)
    let key = try vm.toPropertyKey(arguments[0])
    roots.add(key)
    var walk = PrototypeWalk()
    while next.isObject {
        if let property = try vm.getOwnProperty(next.asObject, key) { return property }
        next = try walk.prototype(of: next.asObject, vm)
        holder.set(next)
    }
    return nil
}
