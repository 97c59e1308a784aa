// `f.arguments` and `f.caller`, as V8 has them: of the innermost call of a sloppy function that is under way, what it was given and who made it. As
// properties they are there and null; what they say at the moment no cache remembers.

extension VM {
    @inline(__always) func isCallProperty(_ key: PropertyKey) -> Bool { key == self[.arguments] || key == self[.caller] }

    /// What a call of the function tells, or else what it has as a property.
    func getCallProperty(_ function: JSObject, _ key: PropertyKey) throws(JSThrow) -> Value {
        if let told = callProperty(function, key) { return told }
        return try get(function, key)
    }

    /// Nil where no call of the function is under way, or it does not tell.
    private func callProperty(_ function: JSObject, _ key: PropertyKey) -> Value? {
        let flags = function.code.pointee.flags
        guard flags.contains(.hasPrototype), flags.isDisjoint(with: [.strict, .generator, .async]), dataProperty(of: function, key)?.isNull == true else { return nil }
        return key == self[.caller] ? caller(of: function) : argumentsUnderWay(of: function)
    }

    /// A strict function, one without a text, and what is no function at all, are not told.
    private func caller(of function: JSObject) -> Value? {
        var isFound = false, caller: CallUnderWay?
        forEachCall { call in
            if isFound { caller = call } else { isFound = call.function == Value(function) }
            return caller == nil
        }
        guard let caller, caller.function.isObject(.function), let code = caller.code, !code.pointee.flags.contains(.strict) else { return nil }
        return caller.function
    }

    private func argumentsUnderWay(of function: JSObject) -> Value? {
        for index in (0..<state.pointee.stack.frameCount).reversed() {
            let frame = state.pointee.stack.frames + index
            guard frame.pointee.registers[0] == Value(function) else { continue }
            if frame.pointee.code.pointee.flags.contains(.usesArguments) { return Value(createArguments(frame, isSloppy: true)) }
            // It kept those that it has a name for.
            var known = frame.pointee
            known.given = known.argumentCount
            known.arguments = known.registers + 2
            return Value(withUnsafeMutablePointer(to: &known) { createArguments($0, isSloppy: true) })
        }
        return nil
    }
}
