// Making and throwing errors (ECMA-262 §20.5). The built-ins are in Builtins/Error.swift.

extension VM {
    /// Throws this value: `throw vm.throwing(value)`.
    @inline(__always) public func throwing(_ value: Value) -> JSThrow {
        state.pointee.exception = value
        return JSThrow()
    }

    public func typeError(_ message: String) -> JSThrow { throwing(Value(newError(.typeErrorPrototype, message))) }
    public func rangeError(_ message: String) -> JSThrow { throwing(Value(newError(.rangeErrorPrototype, message))) }
    public func referenceError(_ message: String) -> JSThrow { throwing(Value(newError(.referenceErrorPrototype, message))) }
    public func syntaxError(_ message: String) -> JSThrow { throwing(Value(newError(.syntaxErrorPrototype, message))) }

    /// An error object with its message and stack, not thrown.
    public func newError(_ prototype: Intrinsic, _ message: String) -> JSObject {
        let error = newErrorObject(self[prototype])
        addProperty(error, self[.message], Value(string(message)), .hidden)
        captureStack(error)
        return error
    }
}
