// Operations on buffers (ECMA-262 §25.1.3): making, resizing and detaching them.

/// What tells ArrayBuffer and SharedArrayBuffer apart where they do the same.
struct BufferType: Sendable {
    let name: StaticString
    let kind: CellKind
    let constructor: Intrinsic, prototype: Intrinsic

    static let plain = BufferType(name: "ArrayBuffer", kind: .arrayBuffer, constructor: .arrayBuffer, prototype: .arrayBufferPrototype)
    static let shared = BufferType(name: "SharedArrayBuffer", kind: .sharedArrayBuffer, constructor: .sharedArrayBuffer,
                                   prototype: .sharedArrayBufferPrototype)
}

extension VM {
    /// The most bytes that a buffer may have, or may be resized to.
    static let maximumBufferLength = 1 << 33

    /// §25.1.3.1 AllocateArrayBuffer, §25.2.2.1 AllocateSharedArrayBuffer, after the object is made.
    func newBuffer(_ type: BufferType, prototype: JSObject? = nil, byteLength: Int, maxByteLength: Int? = nil) throws(JSThrow) -> JSObject {
        let object = newObject(type.kind, prototype: prototype ?? self[type.prototype], slots: ArrayBufferLayout.slotCount)
        let buffer = ArrayBufferLayout(object)
        buffer.block = nil
        buffer.byteLength = 0
        buffer.maxByteLength = maxByteLength
        let roots = openRoots(); defer { roots.close() }
        roots.add(object)
        // The bytes of a shared buffer stay where they are when it grows, if that costs little: others may wait for them there.
        let capacity = type.kind == .sharedArrayBuffer ? max(byteLength, min(maxByteLength ?? 0, 1 << 20)) : byteLength
        try checkBufferRoom(capacity)
        buffer.block = newDataBlock(capacity: capacity)
        buffer.byteLength = byteLength
        return object
    }

    /// Throws a RangeError where the heap has no room for so many bytes more.
    private func checkBufferRoom(_ bytes: Int) throws(JSThrow) {
        guard bytes > VM.maximumBufferLength || bytes > 4096 && heap.exceedsLimit(adding: bytes) else { return }
        heap.state.pointee.request.pointee |= SafepointRequest.collect.rawValue
        throw rangeError("Array buffer allocation failed")
    }

    /// The second halves of §25.1.6.6 ArrayBuffer.prototype.resize and §25.2.5.3 SharedArrayBuffer.prototype.grow. What the buffer loses is
    /// zero when it comes back.
    func resize(_ buffer: ArrayBufferLayout, to byteLength: Int) throws(JSThrow) {
        guard let block = buffer.block else { return }
        let old = buffer.byteLength
        if byteLength > block.capacity || byteLength < block.capacity / 4 && block.capacity > 4096 {
            let capacity = byteLength > old ? min(buffer.maxByteLength ?? byteLength, max(byteLength, old + old / 2)) : byteLength
            try checkBufferRoom(capacity)
            let moved = newDataBlock(capacity: capacity)
            moved.bytes.copyMemory(from: block.bytes, byteCount: min(old, byteLength))
            buffer.block = moved
        } else if byteLength < old {
            (block.bytes + byteLength).initializeMemory(as: UInt8.self, repeating: 0, count: old - byteLength)
        }
        buffer.byteLength = byteLength
    }

    /// §25.1.3.5 DetachArrayBuffer. Does nothing for what is no ArrayBuffer.
    public func detachArrayBuffer(_ value: Value) {
        guard value.isObject(.arrayBuffer) else { return }
        let buffer = ArrayBufferLayout(value.asObject)
        buffer.block = nil
        buffer.byteLength = 0
    }

    /// The bytes of one buffer become another's, and the first is detached.
    func moveBytes(of buffer: ArrayBufferLayout, to target: ArrayBufferLayout) {
        target.block = buffer.block
        target.byteLength = buffer.byteLength
        detachArrayBuffer(Value(buffer.object))
    }

    func detachedError(_ what: String) -> JSThrow { typeError("Cannot perform \(what) on a detached ArrayBuffer") }

    /// ToIndex, with the RangeError of the caller's words.
    func toIndex(_ value: Value, orThrow message: @autoclosure () -> String) throws(JSThrow) -> Int {
        let integer = try toIntegerOrInfinity(value)
        guard integer >= 0, integer <= Double(VM.maximumSafeInteger) else { throw rangeError(message()) }
        return Int(integer)
    }
}

/// §25.1.4.1 ArrayBuffer ( length [ , options ] ), §25.2.3.1 SharedArrayBuffer ( length [ , options ] )
func constructBuffer(_ vm: VM, _ arguments: Arguments, _ type: BufferType) throws(JSThrow) -> Value {
    if !arguments.isConstruct { throw vm.requiresNew(type.name) }
    let byteLength = try vm.toIndex(arguments[0], orThrow: "Invalid array buffer length")
    // §25.1.3.7 GetArrayBufferMaxByteLengthOption
    var maxByteLength: Int?
    if arguments[1].isObject {
        let option = try vm.get(arguments[1].asObject, vm.key("maxByteLength"))
        if !option.isUndefined { maxByteLength = try vm.toIndex(option, orThrow: "Invalid array buffer max length") }
    }
    if let maxByteLength, byteLength > maxByteLength { throw vm.rangeError("Invalid array buffer max length") }
    let prototype = try vm.prototypeFromConstructor(arguments.newTarget, default: type.prototype)
    if let maxByteLength, maxByteLength > VM.maximumBufferLength { throw vm.rangeError("Invalid array buffer max length") }
    return Value(try vm.newBuffer(type, prototype: prototype, byteLength: byteLength, maxByteLength: maxByteLength))
}

/// §25.1.6.7 ArrayBuffer.prototype.slice ( start, end ), §25.2.5.6 SharedArrayBuffer.prototype.slice ( start, end )
func sliceBuffer(_ vm: VM, _ arguments: Arguments, _ type: BufferType, _ method: StaticString) throws(JSThrow) -> Value {
    guard arguments.this.isObject(type.kind) else { throw vm.incompatibleReceiver(method, arguments.this) }
    let buffer = ArrayBufferLayout(arguments.this.asObject)
    if buffer.isDetached { throw vm.detachedError("\(method)") }
    let length = buffer.byteLength
    let first = try vm.toRelativeIndex(arguments[0], length: length, default: 0)
    let end = try vm.toRelativeIndex(arguments[1], length: length, default: length)
    let wanted = max(end - first, 0)
    let constructor = try vm.speciesConstructor(buffer.object, default: vm[type.constructor])
    let made = constructor == vm[type.constructor] ? try vm.newBuffer(type, byteLength: wanted)
        : try vm.construct(constructor, [.number(wanted)])
    guard made.kind == type.kind else { throw vm.incompatibleReceiver(method, Value(made)) }
    let target = ArrayBufferLayout(made)
    if target.isDetached { throw vm.detachedError("\(method)") }
    if target == buffer || type.kind == .sharedArrayBuffer && target.bytes == buffer.bytes {
        throw vm.typeError("ArrayBuffer subclass returned this from species constructor")
    }
    if target.byteLength < wanted { throw vm.typeError("Species constructor returned a too small ArrayBuffer") }
    if buffer.isDetached { throw vm.detachedError("\(method)") }
    // A resizable buffer may be shorter by now.
    let count = min(wanted, buffer.byteLength - first)
    if count > 0, let from = buffer.bytes, let to = target.bytes { to.copyMemory(from: from + first, byteCount: count) }
    return Value(made)
}
