// Boolean objects (ECMA-262 §20.3).

extension VM {
    func installBoolean() {
        let prototype = newIntrinsicWrapper(.booleanPrototype, .booleanObject, .false)
        installConstructor("Boolean", .boolean, length: 1, prototype: prototype, booleanConstructor)
        install(on: prototype, [
            .method("toString", 0, booleanToString),
            .method("valueOf", 0, booleanValueOf),
        ])
    }

    /// A prototype that is itself a wrapper object, as those of String, Number and Boolean are.
    func newIntrinsicWrapper(_ intrinsic: Intrinsic, _ kind: CellKind, _ value: Value) -> JSObject {
        let object = newPrimitive(kind, prototype: self[.objectPrototype], value)
        _ = makeUnique(object)
        self[intrinsic] = object
        return object
    }
}

/// §20.3.1.1 Boolean ( value )
private func booleanConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let value = Value(vm.toBoolean(arguments[0]))
    guard arguments.isConstruct else { return value }
    let prototype = try vm.prototypeFromConstructor(arguments.newTarget, default: .booleanPrototype)
    return Value(vm.newPrimitive(.booleanObject, prototype: prototype, value))
}

/// §20.3.3.3.1 ThisBooleanValue
private func thisBoolean(_ vm: VM, _ arguments: Arguments, _ method: StaticString) throws(JSThrow) -> Bool {
    let this = arguments.this
    if this.isBoolean { return this.asBool }
    if this.isObject(.booleanObject) { return PrimitiveLayout(this.asObject).data.asBool }
    throw vm.typeError("Boolean.prototype.\(method) requires that 'this' be a Boolean")
}

/// §20.3.3.2 Boolean.prototype.toString ( )
private func booleanToString(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(vm.string(try thisBoolean(vm, arguments, "toString") ? Atom.true : .false))
}

/// §20.3.3.3 Boolean.prototype.valueOf ( )
private func booleanValueOf(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(try thisBoolean(vm, arguments, "valueOf"))
}
