// Error, its native kin and AggregateError (ECMA-262 §20.5). `stack` is V8's: ErrorStack.swift.

extension VM {
    func installErrors() {
        let prototype = newIntrinsicObject(.errorPrototype)
        let error = installError("Error", .error, prototype, .errorPrototype, length: 1, parent: nil, errorConstructor)
        install(on: prototype, [.method("toString", 0, errorToString)])
        install(on: error, [
            .method("captureStackTrace", 2, errorCaptureStackTrace),
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
        let error = newObject(.error, prototype: try prototypeFromConstructor(newTarget, default: fallback), slots: 0)
        addProperty(error, self[.stack], .undefined, .hidden)
        return error
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
    try vm.captureStackAskingError(error)
    return Value(error)
}

/// §20.5.7.1.1 AggregateError ( errors, message [ , options ] )
private func aggregateErrorConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let error = try vm.newError(for: arguments)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(error)
    try vm.fillIn(error, message: arguments[1], options: arguments[2])
    try vm.captureStackAskingError(error)
    let errors = vm.newArray()
    roots.add(errors)
    try vm.iterateArgument(arguments[0]) { (value) throws(JSThrow) in
        try vm.append(errors, value)
        return .goOn
    }
    vm.addProperty(error, vm[.errors], Value(errors), .hidden)
    return Value(error)
}

/// §20.5.3.4 Error.prototype.toString ( )
private func errorToString(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments.this.isObject else {
        throw vm.typeError("Method Error.prototype.toString called on incompatible receiver \(vm.describeForError(arguments.this))")
    }
    return Value(try vm.errorText(arguments.this.asObject))
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

    fileprivate func joinErrorText(_ name: JSString, _ message: JSString) throws(JSThrow) -> JSString {
        if name.isEmpty { return message }
        if message.isEmpty { return name }
        return try concat(concat(name, string(": ")), message)
    }
}

// MARK: The stack property

// V8 gives each error an own `stack`: the error's text as it was when the error was made, and a line for each call under
// way, `Error.stackTraceLimit` of them at most.

/// Error.captureStackTrace ( object [ , constructorOpt ] ), V8's.
private func errorCaptureStackTrace(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments[0].isObject else { throw vm.typeError("invalid_argument") }
    let object = arguments[0].asObject
    let header = try vm.errorText(object)
    let stack = vm.stackText(header, above: arguments[1].isCallable ? arguments[1].asObject : nil)
    try vm.definePropertyOrThrow(object, vm[.stack], PropertyDescriptor(value: stack, .hidden))
    return .undefined
}

extension VM {
    /// Writes the `stack` of an error that the engine itself makes. It runs no script: a name or a message that only a getter
    /// or a proxy could tell is passed over.
    func captureStack(_ error: JSObject) {
        let name = plainText(error, .name) ?? key("Error").string
        let message = plainText(error, .message) ?? string(.emptyString)
        let held = exception
        if let header = try? joinErrorText(name, message) { storeStack(error, stackText(header)) }
        exception = held
    }

    /// The same for an error that a script makes: its name and message are asked for as Error.prototype.toString does.
    fileprivate func captureStackAskingError(_ error: JSObject) throws(JSThrow) {
        storeStack(error, stackText(try errorText(error)))
    }

    private func storeStack(_ error: JSObject, _ stack: Value) {
        if let entry = shape(error.shapeID).find(self[.stack]) { error.setSlot(entry.slot, stack) }
    }

    /// A property's value as text where it is data and primitive, wherever on the prototypes it stands.
    private func plainText(_ object: JSObject, _ name: Atom) -> JSString? {
        var next: JSObject? = object
        while let object = next, object.kind != .proxy {
            if let own = ownProperty(object, self[name]) {
                guard !own.isAccessor, !own.stored.isObject, !own.stored.isSymbol, !own.stored.isUndefined else { return nil }
                return try? toString(own.stored)
            }
            let prototype = shape(object.shapeID).prototype
            next = prototype.isObject ? prototype.asObject : nil
        }
        return nil
    }

    /// The text under a header: a line for each call under way, the innermost first. Calls down to that of `function` are left
    /// out where it is given. Undefined where `Error.stackTraceLimit` is no number, as in V8.
    fileprivate func stackText(_ header: JSString, above function: JSObject? = nil) -> Value {
        guard let own = ownProperty(self[.error], key("stackTraceLimit")), !own.isAccessor, own.stored.isNumber else { return .undefined }
        let wanted = own.stored.asNumber
        let limit = wanted >= 1 ? Int(min(wanted, 10_000)) : 0
        if limit == 0 { return Value(header) }
        var text = StringBuilder()
        text.append(flat(header))
        for line in stackTrace(above: function, limit: limit) { text.append("\n    at \(line)") }
        do { return Value(try text.finish(self)) } catch { return Value(header) }
    }

    /// The calls that a stack trace shows: one line for each frame.
    private func stackTrace(above function: JSObject?, limit: Int) -> ArraySlice<String> {
        guard let function else { return stackTrace(limit: limit)[...] }
        let frames = state.pointee.stack.frames, count = state.pointee.stack.frameCount
        var index = count - 1
        while index >= 0, frames[index].registers[0] != Value(function) { index -= 1 }
        return index < 0 ? [] : stackTrace(limit: count - index + limit).dropFirst(count - index)
    }
}
