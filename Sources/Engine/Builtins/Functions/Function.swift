// Function and its prototype (ECMA-262 §20.2), bound functions (§10.4.1) and %ThrowTypeError% (§10.2.4.1).

extension VM {
    func installFunction() {
        let prototype = self[.functionPrototype]
        // §10.2.4 AddRestrictedFunctionProperties: both accessors throw, whoever asks.
        let thrower = newThrowTypeError()
        self[.throwTypeError] = thrower
        let accessor = Value(newAccessor(getter: Value(thrower), setter: Value(thrower)))
        addProperty(prototype, self[.arguments], accessor, [.configurable, .accessor])
        addProperty(prototype, self[.caller], accessor, [.configurable, .accessor])
        installConstructor("Function", .function, length: 1, prototype: prototype, functionConstructor)
        install(on: prototype, [
            .value("apply", Value(newInterpretedFunction("apply", length: 2, functionApply)), .hidden),
            .method("bind", 1, functionBind),
            .value("call", Value(newInterpretedFunction("call", length: 1, functionCall)), .hidden),
            .method("toString", 0, functionToString),
            .value(.hasInstance, Value(newNativeFunction(self[.hasInstance], length: 1, functionHasInstance)), []),
        ])
    }

    /// §10.2.4.1 %ThrowTypeError%: frozen, and without a name.
    private func newThrowTypeError() -> JSObject {
        let function = newNativeFunction(self[.emptyString], length: 0, throwTypeError)
        function.flags &= ~JSObject.Flags.pristine
        addProperty(function, self[.length], .number(0), [])
        addProperty(function, self[.name], Value(string(.emptyString)), [])
        function.shapeID = makeUnique(function).id
        function.flags |= JSObject.Flags.notExtensible
        return function
    }

    /// §10.4.1.3 BoundFunctionCreate; `target` is callable, and everything passed is rooted.
    func newBoundFunction(_ target: JSObject, this: Value, _ arguments: [Value]) throws(JSThrow) -> JSObject {
        let prototype = try getPrototypeOf(target)
        let flags = target.flags & (JSObject.Flags.callable | JSObject.Flags.constructor)
        let function = newObject(.boundFunction, prototype: self[.functionPrototype], slots: BoundFunctionLayout.slotCount, flags: flags)
        BoundFunctionLayout(function).write(target: target, this: this, arguments: newRecord(arguments))
        if prototype != Value(self[.functionPrototype]) { setPrototype(function, prototype) }
        return function
    }
}

private func throwTypeError(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    throw vm.typeError("'caller', 'callee', and 'arguments' properties may not be accessed on strict mode functions or the arguments objects for calls to them")
}

/// §20.2.1.1 Function ( ...parameterArgs, bodyArg )
private func functionConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.createDynamicFunction(arguments, isAsync: false, isGenerator: false)
}

/// §20.2.3.1 Function.prototype.apply ( thisArg, argArray )
func functionApply(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments.this.isCallable else { throw arguments[1].isNullish ? vm.operandNotCallable(arguments.this) : vm.notApplicable(arguments.this) }
    if arguments[1].isNullish { return try vm.call(arguments.this, this: arguments[0]) }
    let window = vm.state.pointee.stack.top
    if let count = try vm.unpack(arguments[1], to: window + 2) {
        window[0] = arguments.this
        window[1] = arguments[0]
        vm.state.pointee.stack.top = window + (count + 2)
        defer { vm.state.pointee.stack.top = window }
        return try vm.invoke(window, count: count, newTarget: .undefined)
    }
    return try vm.call(arguments.this, this: arguments[0], vm.createListFromArrayLike(arguments[1]))
}

/// §20.2.3.3 Function.prototype.call ( thisArg, ...args )
func functionCall(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if !arguments.this.isCallable { throw vm.operandNotCallable(arguments.this) }
    switch arguments.count {
    case 0, 1: return try vm.call(arguments.this, this: arguments[0])
    case 2: return try vm.call(arguments.this, this: arguments[0], arguments[1])
    case 3: return try vm.call(arguments.this, this: arguments[0], arguments[1], arguments[2])
    case 4: return try vm.call(arguments.this, this: arguments[0], arguments[1], arguments[2], arguments[3])
    default: return try vm.call(arguments.this, this: arguments[0], arguments.list(from: 1))
    }
}

/// §20.2.3.2 Function.prototype.bind ( thisArg, ...args )
private func functionBind(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments.this.isCallable else { throw vm.typeError("Bind must be called on a function") }
    let target = arguments.this.asObject
    let bound = arguments.list(from: 1)
    let function = try vm.newBoundFunction(target, this: arguments[0], bound)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(function)
    var length = 0.0
    if try vm.hasOwnProperty(target, vm[.length]) {
        let targetLength = try vm.get(target, vm[.length])
        if targetLength.isNumber { length = max(0, try vm.toIntegerOrInfinity(targetLength) - Double(bound.count)) }
    }
    vm.addProperty(function, vm[.length], .number(length), .configurable)
    let name = try vm.get(target, vm[.name])
    let text = try vm.concat(vm.string("bound "), name.isString ? name.asString : vm.string(.emptyString))
    vm.addProperty(function, vm[.name], Value(text), .configurable)
    return Value(function)
}

/// §20.2.3.5 Function.prototype.toString ( )
private func functionToString(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments.this.isCallable else { throw vm.typeError("Function.prototype.toString requires that 'this' be a Function") }
    return Value(vm.string(vm.functionSourceText(arguments.this.asObject)))
}

/// §20.2.3.6 Function.prototype [ %Symbol.hasInstance% ] ( V )
private func functionHasInstance(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(try vm.ordinaryHasInstance(arguments.this, arguments[0]))
}

extension VM {
    /// The TypeError for `apply` on something that cannot be called.
    func notApplicable(_ value: Value) -> JSThrow {
        if value.isNull { return typeError("Function.prototype.apply was called on null, which is null and not a function") }
        let type = swiftString(typeof(value))
        return typeError("Function.prototype.apply was called on \(describeForError(value)), which is \(type == "object" ? "an" : "a") \(type) and not a function")
    }
}
