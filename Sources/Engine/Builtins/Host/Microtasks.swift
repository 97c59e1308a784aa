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

    /// As a script would read it, through proxies and getters; what these throw is nobody's to hear.
    private func constructorsName(_ object: JSObject) -> String? {
        let held = exception, roots = openRoots()
        defer { roots.close() }
        roots.add(held)
        roots.add(Value(object))
        do throws(JSThrow) {
            let constructor = try get(object, self[.constructor])
            roots.add(constructor)
            guard constructor.isObject, try hasProperty(constructor.asObject, self[.name]) else { return nil }
            let name = try get(constructor.asObject, self[.name])
            return name.isSymbol ? nil : swiftString(try toString(name))
        } catch {
            setAside(error)
            exception = held
            return nil
        }
    }

    /// An object that names no class. What is in it is not shown.
    private func unnamedText(_ object: JSObject) -> String {
        "[Object: null prototype]" + ((try? ownPropertyKeys(object))?.isEmpty == false ? "" : " {}")
    }

    private func describeReceived(_ value: Value) -> String {
        if value.isNullish { return value.isNull ? "null" : "undefined" }
        if value.isCallable {
            let name = functionName(value.asObject)
            return name.isEmpty ? "function " : "function \(name)"
        }
        if value.isObject {
            return constructorsName(value.asObject).map { "an instance of \($0)" } ?? unnamedText(value.asObject)
        }
        var text = describeForError(value)
        if value.isString {
            if text.unicodeScalars.count > 28 { text = String(text.unicodeScalars.prefix(25)) + "..." }
            text = text.utf8.contains(0x27) ? "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n"))\"" : "'\(text)'"
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
