// Error, its native kin and AggregateError (ECMA-262 §20.5). `stack` is V8's: ErrorStack.swift.

extension VM {
    func installErrors() {
        installErrorStack()
        let prototype = newIntrinsicObject(.errorPrototype)
        let error = installError("Error", .error, prototype, .errorPrototype, length: 1, parent: nil, errorConstructor)
        install(on: prototype, [.method("toString", 0, errorToString)])
        install(on: error, [
            .method("captureStackTrace", 2, errorCaptureStackTrace),
            .method("isError", 1, errorIsError),
            .value("stackTraceLimit", .number(10), .all),
        ])
        func native(_ name: StaticString, _ constructor: Intrinsic, _ prototype: Intrinsic) {
            installError(name, constructor, newIntrinsicObject(prototype, prototype: .errorPrototype), prototype, length: 1, parent: error, errorConstructor)
        }
        native("RangeError", .rangeError, .rangeErrorPrototype)
        native("SyntaxError", .syntaxError, .syntaxErrorPrototype)
        native("TypeError", .typeError, .typeErrorPrototype)
        native("URIError", .uriError, .uriErrorPrototype)
        native("EvalError", .evalError, .evalErrorPrototype)
        native("ReferenceError", .referenceError, .referenceErrorPrototype)
        installError("AggregateError", .aggregateError, newIntrinsicObject(.aggregateErrorPrototype, prototype: .errorPrototype),
                     .aggregateErrorPrototype, length: 2, parent: error, aggregateErrorConstructor)
        installError("SuppressedError", .suppressedError, newIntrinsicObject(.suppressedErrorPrototype, prototype: .errorPrototype),
                     .suppressedErrorPrototype, length: 3, parent: error, suppressedErrorConstructor)
    }

    /// A constructor that knows by its data which intrinsic prototype its errors fall back to, and its prototype's own properties.
    @discardableResult
    private func installError(_ name: StaticString, _ intrinsic: Intrinsic, _ prototype: JSObject, _ fallback: Intrinsic, length: Int,
                              parent: JSObject?, _ function: @escaping NativeFunction) -> JSObject {
        let constructor = installConstructor(name, intrinsic, length: length, prototype: prototype, parent: parent, function)
        constructor.nativeData = .number(Int(fallback.rawValue))
        install(on: prototype, [
            .value("name", Value(key(name).string), .hidden),
            .value("message", Value(string(.emptyString)), .hidden),
        ])
        return constructor
    }

    /// An error object without message and stack, for a call of one of the constructors: steps 1 and 2 of each.
    fileprivate func newError(for arguments: Arguments) throws(JSThrow) -> JSObject {
        let newTarget = arguments.isConstruct ? arguments.newTarget : Value(arguments.callee)
        let fallback = Intrinsic(rawValue: UInt8(truncatingIfNeeded: arguments.callee.nativeData.asInt32)) ?? .errorPrototype
        return newErrorObject(try prototypeFromConstructor(newTarget, default: fallback))
    }

    /// The message and the cause (§20.5.8.1 InstallErrorCause). `error` is rooted.
    fileprivate func fillIn(_ error: JSObject, message: Value, options: Value) throws(JSThrow) {
        if !message.isUndefined { addProperty(error, self[.message], Value(try toString(message)), .hidden) }
        if options.isObject, try hasProperty(options.asObject, self[.cause]) {
            addProperty(error, self[.cause], try get(options.asObject, self[.cause]), .hidden)
        }
    }
}

/// §20.5.1.1 Error ( message [ , options ] ) and §20.5.6.1.1 NativeError ( message [ , options ] )
private func errorConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let error = try vm.newError(for: arguments)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(error)
    try vm.fillIn(error, message: arguments[0], options: arguments[1])
    vm.captureStack(error, above: arguments.maker)
    return Value(error)
}

/// §20.5.7.1.1 AggregateError ( errors, message [ , options ] )
private func aggregateErrorConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let error = try vm.newError(for: arguments)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(error)
    try vm.fillIn(error, message: arguments[1], options: arguments[2])
    vm.captureStack(error, above: arguments.maker)
    let errors = vm.newArray()
    roots.add(errors)
    try vm.iterateArgument(arguments[0]) { (value) throws(JSThrow) in
        try vm.append(errors, value)
        return .goOn
    }
    vm.addProperty(error, vm[.errors], Value(errors), .hidden)
    return Value(error)
}

/// §20.5.8.1.1 SuppressedError ( error, suppressed, message )
private func suppressedErrorConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let error = try vm.newError(for: arguments)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(error)
    try vm.fillIn(error, message: arguments[2], options: .undefined)
    vm.captureStack(error, above: arguments.maker)
    vm.addProperty(error, vm.key("error"), arguments[0], .hidden)
    vm.addProperty(error, vm.key("suppressed"), arguments[1], .hidden)
    return Value(error)
}

extension VM {
    /// What is thrown where disposing threw `error` after `suppressed` had been thrown already (§8.6.4 DisposeResources). Both are rooted.
    func newSuppressedError(_ error: Value, suppressing suppressed: Value) -> JSObject {
        let object = newError(.suppressedErrorPrototype, "An error was suppressed during disposal")
        addProperty(object, key("error"), error, .hidden)
        addProperty(object, key("suppressed"), suppressed, .hidden)
        return object
    }
}

/// §20.5.2.1 Error.isError ( arg )
private func errorIsError(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { Value(arguments[0].isObject(.error)) }

/// §20.5.3.4 Error.prototype.toString ( )
private func errorToString(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments.this.isObject else {
        throw vm.typeError("Method Error.prototype.toString called on incompatible receiver \(vm.describeForError(arguments.this))")
    }
    return Value(try vm.errorText(arguments.this.asObject))
}

extension Arguments {
    /// The constructor that `new` was asked for, or the function called: its own calls are no part of an error's stack.
    fileprivate var maker: JSObject { isConstruct && newTarget.isObject ? newTarget.asObject : callee }
}

extension VM {
    /// The steps of Error.prototype.toString: `Name: message`.
    func errorText(_ error: JSObject) throws(JSThrow) -> JSString {
        let roots = openRoots(); defer { roots.close() }
        let givenName = try get(error, self[.name])
        let name = try givenName.isUndefined ? key("Error").string : toString(givenName)
        roots.add(Value(name))
        let givenMessage = try get(error, self[.message])
        let message = try givenMessage.isUndefined ? string(.emptyString) : toString(givenMessage)
        return try joinErrorText(name, message)
    }

    func joinErrorText(_ name: JSString, _ message: JSString) throws(JSThrow) -> JSString {
        if name.isEmpty { return message }
        if message.isEmpty { return name }
        return try concat(concat(name, string(": ")), message)
    }
}
