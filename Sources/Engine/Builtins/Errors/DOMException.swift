// DOMException (Web IDL §2.8.1): what `structuredClone` throws. As in Node it is an Error; unlike there, `name`, `message` and
// `code` are own properties, hidden as an Error's are.

extension VM {
    func installDOMException() {
        let prototype = newObject(shape: newRootShape(prototype: Value(self[.errorPrototype]), unique: true), inlineCapacity: 0)
        let constructor = installConstructor("DOMException", .domException, length: 0, prototype: prototype, domExceptionConstructor)
        install(on: prototype, [
            .value("name", Value(key("Error").string), .hidden),
            .value("message", Value(string(.emptyString)), .hidden),
            .value("code", .number(0), .hidden),
        ])
        installTag(prototype, "DOMException")
        for (place, name) in legacyConstants.enumerated() {
            for object in [constructor, prototype] { addProperty(object, key(string(name + "_ERR")), .number(place + 1), .enumerable) }
        }
        constructor.nativeData = Value(prototype)
    }

    /// A DOMException with this name, thrown.
    func domException(_ name: StaticString, _ message: String) -> JSThrow {
        throwing(Value(newDOMException(self[.domException].nativeData.asObject, message: string(message), name: key(name).string)))
    }

    /// It is one, or of a class made of them.
    public func isDOMException(_ value: Value) -> Bool {
        var next = value
        while next.isObject, next.asObject.kind != .proxy {
            if next == self[.domException].nativeData { return true }
            next = shape(next.asObject.shapeID).prototype
        }
        return false
    }

    fileprivate func newDOMException(_ prototype: JSObject, message: JSString, name: JSString, maker: JSObject? = nil) -> JSObject {
        let error = newObject(.error, prototype: prototype, slots: ErrorLayout.slotCount)
        addProperty(error, self[.stack], .undefined, .hidden)
        addProperty(error, self[.message], Value(message), .hidden)
        addProperty(error, self[.name], Value(name), .hidden)
        addProperty(error, self[.code], .number(legacyCode(swiftString(name))), .hidden)
        captureStack(error, above: maker)
        return error
    }
}

/// new DOMException ( [ message [ , name ] ] ); as in Node the second argument may also be an object with `name` and `cause`.
private func domExceptionConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if !arguments.isConstruct { throw vm.typeError("Class constructor DOMException cannot be invoked without 'new'") }
    let roots = vm.openRoots(); defer { roots.close() }
    let message = arguments[0].isUndefined ? vm.string(.emptyString) : try vm.toString(arguments[0])
    roots.add(Value(message))
    var givenName = arguments[1], cause: Value?
    if givenName.isObject, !givenName.isCallable {
        let options = givenName.asObject
        givenName = try vm.get(options, vm[.name])
        roots.add(givenName)
        if try vm.hasProperty(options, vm[.cause]) { cause = try vm.get(options, vm[.cause]) }
        if let cause { roots.add(cause) }
    }
    let name = arguments[1].isUndefined ? vm.key("Error").string : try vm.toString(givenName)
    roots.add(Value(name))
    let prototype = try vm.prototypeFromConstructor(arguments.newTarget, default: .errorPrototype)
    let error = vm.newDOMException(prototype, message: message, name: name, maker: arguments.newTarget.isObject ? arguments.newTarget.asObject : nil)
    if let cause { vm.addProperty(error, vm[.cause], cause, .hidden) }
    return Value(error)
}

/// Web IDL's table of error names: the code is the place in it, from 1 on.
private let legacyNames = [
    "IndexSizeError", "DOMStringSizeError", "HierarchyRequestError", "WrongDocumentError", "InvalidCharacterError", "NoDataAllowedError",
    "NoModificationAllowedError", "NotFoundError", "NotSupportedError", "InUseAttributeError", "InvalidStateError", "SyntaxError",
    "InvalidModificationError", "NamespaceError", "InvalidAccessError", "ValidationError", "TypeMismatchError", "SecurityError",
    "NetworkError", "AbortError", "URLMismatchError", "QuotaExceededError", "TimeoutError", "InvalidNodeTypeError", "DataCloneError",
]

/// The constants of old, in the same order.
private let legacyConstants = [
    "INDEX_SIZE", "DOMSTRING_SIZE", "HIERARCHY_REQUEST", "WRONG_DOCUMENT", "INVALID_CHARACTER", "NO_DATA_ALLOWED", "NO_MODIFICATION_ALLOWED",
    "NOT_FOUND", "NOT_SUPPORTED", "INUSE_ATTRIBUTE", "INVALID_STATE", "SYNTAX", "INVALID_MODIFICATION", "NAMESPACE", "INVALID_ACCESS", "VALIDATION",
    "TYPE_MISMATCH", "SECURITY", "NETWORK", "ABORT", "URL_MISMATCH", "QUOTA_EXCEEDED", "TIMEOUT", "INVALID_NODE_TYPE", "DATA_CLONE",
]

private func legacyCode(_ name: String) -> Int { (legacyNames.firstIndex(of: name) ?? -1) + 1 }
