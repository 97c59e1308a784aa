// What modules written in JavaScript need of the engine and cannot say in JavaScript: the object that they know as `internal`.

import Platform

extension VM {
    func installInternals(_ object: JSObject) {
        install(on: object, [
            .method("kind", 1, internalKind),
            .method("promiseDetails", 1, internalPromiseDetails),
            .method("invalidArgumentType", 3, internalInvalidArgumentType),
            .method("write", 2, internalWrite),
            .method("isListening", 1, internalIsListening),
            .method("format", 1, internalFormat),
            .method("formatWithOptions", 2, internalFormatWithOptions),
            .method("encodeUTF8", 1, internalEncodeUTF8),
            .method("decodeUTF8", 2, internalDecodeUTF8),
            .method("decodeLegacy", 2, internalDecodeLegacy),
            .method("callText", 0, internalCallText),
            .method("asyncContext", 2, internalAsyncContext),
            .method("noteEmission", 2, internalNoteEmission), .method("readInput", 0, internalReadInput), .method("setTimeZone", 1, internalSetTimeZone),
        ])
        installHeapInternals(object)
        installCryptoInternals(object)
        installCompressionInternals(object)
        installContextInternals(object)
        installFileInternals(object)
        installAsyncInternals(object)
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

/// util.format ( format [ , ...args ] )
private func internalFormat(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    return Value(vm.string(try vm.formatLog(arguments.list(), try vm.defaultInspectOptions(roots))))
}

/// util.formatWithOptions ( inspectOptions, format [ , ...args ] )
private func internalFormatWithOptions(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments[0].isObject, !arguments[0].isCallable else { throw vm.invalidArgumentType("inspectOptions", mustBe: "of type object", arguments[0]) }
    let roots = vm.openRoots(); defer { roots.close() }
    var options = try vm.defaultInspectOptions(roots)
    try vm.applyInspectOptions(arguments[0], to: &options, roots)
    return Value(vm.string(try vm.formatLog(arguments.list(from: 1), options)))
}

/// The text's UTF-8, lone surrogates replaced, as a Uint8Array.
private func internalEncodeUTF8(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let text = try vm.toString(arguments[0])
    try vm.reserve(text.length * 3)
    return try vm.newUint8Array(Array(vm.swiftString(text).utf8))
}

/// What a Uint8Array says in UTF-8: its text, how many bytes of it were used, and whether all were well-formed. Where the second argument is true
/// more may come: a character that is not complete is left.
private func internalDecodeUTF8(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard let viewed = vm.viewedBytes(arguments[0]) else { throw vm.typeError("no bytes") }
    try vm.reserve(viewed.count * 3)
    let bytes = UnsafeRawBufferPointer(viewed)
    let used = vm.toBoolean(arguments[1]) ? bytes.count - unfinishedCount(bytes) : bytes.count
    let text = String(decoding: bytes.prefix(used), as: UTF8.self)
    let result = vm.newObject()
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(result)
    vm.addProperty(result, vm.key("text"), Value(vm.string(text)), .all)
    vm.addProperty(result, vm.key("used"), .number(used), .all)
    // Whatever was replaced is longer or shorter than the replacement, or differs from it.
    vm.addProperty(result, vm.key("isWhole"), Value(text.utf8.elementsEqual(bytes.prefix(used))), .all)
    return Value(result)
}

/// Bytes, and the name of an encoding from before Unicode; undefined where the system does not know it.
private func internalDecodeLegacy(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard let viewed = vm.viewedBytes(arguments[0]) else { throw vm.typeError("no bytes") }
    try vm.reserve(viewed.count * 4)
    guard let (units, used, isWhole) = LegacyText.decode(UnsafeRawBufferPointer(viewed), from: vm.swiftString(try vm.toString(arguments[1]))) else { return .undefined }
    let result = vm.newObject()
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(result)
    vm.addProperty(result, vm.key("text"), Value(vm.string(units: units)), .all)
    vm.addProperty(result, vm.key("used"), .number(used), .all)
    vm.addProperty(result, vm.key("isWhole"), Value(isWhole), .all)
    return Value(result)
}

/// How many bytes at the end begin a character and do not end it.
private func unfinishedCount(_ bytes: UnsafeRawBufferPointer) -> Int {
    for back in 1...3 where back <= bytes.count {
        let byte = bytes[bytes.count - back]
        if byte & 0xC0 == 0x80 { continue }
        let wanted = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
        return wanted > back ? back : 0
    }
    return 0
}

/// What `AsyncLocalStorage` knows now; where the first argument is true the second one takes its place.
private func internalAsyncContext(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let context = vm.state.pointee.jobs.context
    if vm.toBoolean(arguments[0]) { vm.state.pointee.jobs.context = arguments[1] }
    return context
}

/// An error was emitted and nobody listened: what its stack is to be if it ends the program.
private func internalNoteEmission(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    vm.state.pointee.emission = (arguments[0], vm.swiftString(try vm.toString(arguments[1])))
    return .undefined
}

extension VM {
    /// An emitter emitted the error, and it ends the program: its stack says where.
    public func completeStack(_ error: Value) {
        guard let (emitted, stack) = state.pointee.emission, emitted == error, error.isObject(.error) else { return }
        define(error.asObject, self[.stack], Value(string(stack)), .hidden)
    }
}

/// The text of the call by which the program came into the built-in module that asks.
private func internalCallText(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { vm.textOfCall().map { Value(vm.string($0)) } ?? .undefined }

/// The next bytes of the program's input; undefined at its end, and where it has none.
private func internalReadInput(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let bytes = vm.host.readInput()
    try vm.checkpoint()
    return bytes.isEmpty ? .undefined : try vm.newUint8Array(bytes)
}

/// From now on local time is that of this zone.
private func internalSetTimeZone(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    vm.host.timeZone = vm.swiftString(try vm.toString(arguments[0]))
    vm.state.pointee.timeZone = nil
    return .undefined
}
