// SharedArrayBuffer objects (ECMA-262 §25.2). There is one agent, so nobody shares them; what a program can see of them is all there.

extension VM {
    func installSharedArrayBuffer() {
        let prototype = newIntrinsicObject(.sharedArrayBufferPrototype)
        let constructor = installConstructor("SharedArrayBuffer", .sharedArrayBuffer, length: 1, prototype: prototype, sharedArrayBufferConstructor)
        install(on: constructor, [.getter(.species, speciesGetter)])
        install(on: prototype, [
            .getter("byteLength", sharedByteLength),
            .method("slice", 2, sharedSlice),
            .getter("maxByteLength", sharedMaxByteLength),
            .getter("growable", sharedGrowable),
            .method("grow", 1, sharedGrow),
        ])
        installTag(prototype, "SharedArrayBuffer")
    }
}

private func thisBuffer(_ vm: VM, _ arguments: Arguments, _ method: StaticString) throws(JSThrow) -> ArrayBufferLayout {
    guard arguments.this.isObject(.sharedArrayBuffer) else { throw vm.incompatibleReceiver(method, arguments.this) }
    return ArrayBufferLayout(arguments.this.asObject)
}

/// §25.2.3.1 SharedArrayBuffer ( length [ , options ] )
private func sharedArrayBufferConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try constructBuffer(vm, arguments, .shared) }

/// §25.2.5.1 get SharedArrayBuffer.prototype.byteLength
private func sharedByteLength(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    .number(try thisBuffer(vm, arguments, "get SharedArrayBuffer.prototype.byteLength").byteLength)
}

/// §25.2.5.3 SharedArrayBuffer.prototype.grow ( newLength )
private func sharedGrow(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let buffer = try thisBuffer(vm, arguments, "SharedArrayBuffer.prototype.grow")
    guard let maximum = buffer.maxByteLength else { throw vm.incompatibleReceiver("SharedArrayBuffer.prototype.grow", arguments.this) }
    let message = "SharedArrayBuffer.prototype.grow: Invalid length parameter"
    let length = try vm.toIndex(arguments[0], orThrow: message)
    if length > maximum || length < buffer.byteLength { throw vm.rangeError(message) }
    try vm.resize(buffer, to: length)
    return .undefined
}

/// §25.2.5.4 get SharedArrayBuffer.prototype.growable
private func sharedGrowable(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(try !thisBuffer(vm, arguments, "get SharedArrayBuffer.prototype.growable").isFixedLength)
}

/// §25.2.5.5 get SharedArrayBuffer.prototype.maxByteLength
private func sharedMaxByteLength(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let buffer = try thisBuffer(vm, arguments, "get SharedArrayBuffer.prototype.maxByteLength")
    return .number(buffer.maxByteLength ?? buffer.byteLength)
}

/// §25.2.5.6 SharedArrayBuffer.prototype.slice ( start, end )
private func sharedSlice(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try sliceBuffer(vm, arguments, .shared, "SharedArrayBuffer.prototype.slice")
}
