// queueMicrotask, as the HTML standard defines it and Node has it.

extension VM {
    func installMicrotasks() {
        addGlobalFunction("queueMicrotask", 1, queueMicrotaskFunction)
    }

    /// Node's TypeError for an argument of the wrong type; its `code` is ERR_INVALID_ARG_TYPE.
    func invalidArgumentType(_ name: String, mustBe expected: String, _ value: Value) -> JSThrow {
        // Of a property Node speaks as of one.
        let kind = name.contains(".") ? "property" : name.hasSuffix(" argument") ? "" : "argument"
        let subject = kind.isEmpty ? name : "\"\(name)\" \(kind)"
        return nodeError(.typeErrorPrototype, "ERR_INVALID_ARG_TYPE", "The \(subject) must be \(expected). Received \(describeReceived(value))")
    }

    private func describeReceived(_ value: Value) -> String {
        if value.isNullish { return value.isNull ? "null" : "undefined" }
        if value.isCallable {
            let name = functionName(value.asObject)
            return name.isEmpty ? "function " : "function \(name)"
        }
        if value.isObject {
            return constructorName(value.asObject).map { "an instance of \($0)" } ?? "[Object: null prototype] {}"
        }
        var text = describeForError(value)
        if value.isString {
            if text.unicodeScalars.count > 28 { text = String(text.unicodeScalars.prefix(25)) + "..." }
            text = "'\(text)'"
        } else if value.isBigInt {
            text += "n"
        } else if value.isNumber, value.asNumber == 0, value.asNumber.sign == .minus {
            text = "-0"
        }
        return "type \(swiftString(typeof(value))) (\(text))"
    }
}

private func queueMicrotaskFunction(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let callback = arguments[0]
    guard callback.isCallable else { throw vm.invalidArgumentType("callback", mustBe: "of type function", callback) }
    // The queue is not on the heap: who fills it must hear of the limit here.
    try vm.checkpoint()
    vm.enqueueMicrotask(callback)
    return .undefined
}
