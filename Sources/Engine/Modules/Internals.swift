// What modules written in JavaScript need of the engine and cannot say in JavaScript: the object that they know as `internal`.

extension VM {
    func installInternals(_ object: JSObject) {
        install(on: object, [
            .method("kind", 1, internalKind),
            .method("promiseDetails", 1, internalPromiseDetails),
            .method("invalidArgumentType", 3, internalInvalidArgumentType),
            .method("write", 2, internalWrite),
            .method("isListening", 1, internalIsListening),
        ])
        addProperty(object, key("global"), Value(self[.global]), .all)
        addProperty(object, key("process"), Value(processObject()), .all)
        addProperty(object, key("inspect"), Value(inspectFunction()), .all)
    }
}

/// What kind of cell an object is, as the engine calls it; the type of any other value.
private func internalKind(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments[0].isObject else { return Value(vm.typeof(arguments[0])) }
    return Value(vm.string("\(arguments[0].asObject.kind)"))
}

/// `[state, result]` of a promise.
private func internalPromiseDetails(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments[0].isObject(.promise) else { return .undefined }
    let layout = PromiseLayout(arguments[0].asObject)
    return Value(vm.newArray([Value(vm.string("\(layout.state)")), layout.result]))
}

/// Node's TypeError for argument `0` that must be `1` and is the value `2`.
private func internalInvalidArgumentType(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let name = vm.swiftString(try vm.toString(arguments[0])), expected = vm.swiftString(try vm.toString(arguments[1]))
    throw vm.invalidArgumentType(name, mustBe: expected, arguments[2])
}

/// Text for the output, or for the errors' where the second argument is true.
private func internalWrite(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    vm.host.writePart(vm.swiftString(try vm.toString(arguments[0])), vm.toBoolean(arguments[1]))
    return .undefined
}

/// From now on the machine tells the program's listeners of its events.
private func internalIsListening(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    vm.state.pointee.process.isListening = vm.toBoolean(arguments[0])
    return .undefined
}
