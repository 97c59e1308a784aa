// ArrayBuffer objects (ECMA-262 §25.1).

extension VM {
    func installArrayBuffer() {
        let prototype = newIntrinsicObject(.arrayBufferPrototype)
        let constructor = installConstructor("ArrayBuffer", .arrayBuffer, length: 1, prototype: prototype, arrayBufferConstructor)
        install(on: constructor, [
            .method("isView", 1, arrayBufferIsView),
            .getter(.species, speciesGetter),
        ])
        install(on: prototype, [
            .getter("byteLength", arrayBufferByteLength),
            .method("slice", 2, arrayBufferSlice),
            .getter("maxByteLength", arrayBufferMaxByteLength),
            .getter("resizable", arrayBufferResizable),
            .method("resize", 1, arrayBufferResize),
            .method("transfer", 0, arrayBufferTransfer),
            .method("transferToFixedLength", 0, arrayBufferTransferToFixedLength),
            .getter("detached", arrayBufferDetached),
        ])
        installTag(prototype, "ArrayBuffer")
    }
}

private func thisBuffer(_ vm: VM, _ arguments: Arguments, _ method: StaticString) throws(JSThrow) -> ArrayBufferLayout {
    guard arguments.this.isObject(.arrayBuffer) else { throw vm.incompatibleReceiver(method, arguments.this) }
    return ArrayBufferLayout(arguments.this.asObject)
}

/// §25.1.4.1 ArrayBuffer ( length [ , options ] )
private func arrayBufferConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try constructBuffer(vm, arguments, .plain) }

/// §25.1.5.1 ArrayBuffer.isView ( arg )
private func arrayBufferIsView(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(arguments[0].isObject(.typedArray) || arguments[0].isObject(.dataView))
}

/// §25.1.6.1 get ArrayBuffer.prototype.byteLength
private func arrayBufferByteLength(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    .number(try thisBuffer(vm, arguments, "get ArrayBuffer.prototype.byteLength").byteLength)
}

/// §25.1.6.3 get ArrayBuffer.prototype.detached
private func arrayBufferDetached(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(try thisBuffer(vm, arguments, "get ArrayBuffer.prototype.detached").isDetached)
}

/// §25.1.6.4 get ArrayBuffer.prototype.maxByteLength
private func arrayBufferMaxByteLength(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let buffer = try thisBuffer(vm, arguments, "get ArrayBuffer.prototype.maxByteLength")
    return .number(buffer.isDetached ? 0 : buffer.maxByteLength ?? buffer.byteLength)
}

/// §25.1.6.5 get ArrayBuffer.prototype.resizable
private func arrayBufferResizable(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(try !thisBuffer(vm, arguments, "get ArrayBuffer.prototype.resizable").isFixedLength)
}

/// §25.1.6.6 ArrayBuffer.prototype.resize ( newLength )
private func arrayBufferResize(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let buffer = try thisBuffer(vm, arguments, "ArrayBuffer.prototype.resize")
    guard let maximum = buffer.maxByteLength else { throw vm.incompatibleReceiver("ArrayBuffer.prototype.resize", arguments.this) }
    let length = try vm.toIndex(arguments[0], orThrow: "ArrayBuffer.prototype.resize: Invalid length parameter")
    if buffer.isDetached { throw vm.detachedError("ArrayBuffer.prototype.resize") }
    if length > maximum { throw vm.rangeError("ArrayBuffer.prototype.resize: Invalid length parameter") }
    try vm.resize(buffer, to: length)
    return .undefined
}

/// §25.1.6.7 ArrayBuffer.prototype.slice ( start, end )
private func arrayBufferSlice(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try sliceBuffer(vm, arguments, .plain, "ArrayBuffer.prototype.slice")
}

/// §25.1.6.8 ArrayBuffer.prototype.transfer ( [ newLength ] )
private func arrayBufferTransfer(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try transfer(vm, arguments, "ArrayBuffer.prototype.transfer", staysResizable: true)
}

/// §25.1.6.9 ArrayBuffer.prototype.transferToFixedLength ( [ newLength ] )
private func arrayBufferTransferToFixedLength(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try transfer(vm, arguments, "ArrayBuffer.prototype.transferToFixedLength", staysResizable: false)
}

/// §25.1.3.4 ArrayBufferCopyAndDetach
private func transfer(_ vm: VM, _ arguments: Arguments, _ method: StaticString, staysResizable: Bool) throws(JSThrow) -> Value {
    let buffer = try thisBuffer(vm, arguments, method)
    let length = try arguments[0].isUndefined ? buffer.byteLength : vm.toIndex(arguments[0], orThrow: "Invalid array buffer length")
    if buffer.isDetached { throw vm.detachedError("\(method)") }
    let maximum = staysResizable ? buffer.maxByteLength : nil
    if let maximum, length > maximum { throw vm.rangeError("Invalid array buffer length") }
    let isSame = length == buffer.byteLength && maximum == buffer.maxByteLength
    let made = try vm.newBuffer(.plain, byteLength: isSame ? 0 : length, maxByteLength: maximum)
    let target = ArrayBufferLayout(made)
    if isSame {
        vm.moveBytes(of: buffer, to: target)
    } else {
        if let from = buffer.bytes, let to = target.bytes { to.copyMemory(from: from, byteCount: min(length, buffer.byteLength)) }
        vm.detachArrayBuffer(arguments.this)
    }
    return Value(made)
}
