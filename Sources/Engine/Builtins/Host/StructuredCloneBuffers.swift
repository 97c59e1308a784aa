// structuredClone of buffers and their views (HTML §2.7.3, §2.7.6), and the buffers that it moves instead (§2.7.9).

/// The buffers that a call of structuredClone moves.
struct TransferList {
    private(set) var buffers: [JSObject] = []

    /// The option `transfer`, its items rooted in `roots`.
    init(_ vm: VM, _ option: Value, _ roots: VM.Roots) throws(JSThrow) {
        if option.isNullish { return }
        guard option.isObject else { throw vm.nodeError(.typeErrorPrototype, "ERR_INVALID_ARG_TYPE", "Optional transferList argument must be an iterable") }
        roots.add(option)
        for item in try vm.list(from: option) {
            guard item.isObject(.arrayBuffer) else { throw vm.nodeError(.typeErrorPrototype, "ERR_INVALID_TRANSFER_OBJECT", "Found invalid object in transferList") }
            roots.add(item)
            if buffers.contains(item.asObject) { throw vm.domException("DataCloneError", "Transfer list contains duplicate ArrayBuffer") }
            buffers.append(item.asObject)
        }
    }

    /// The copies, still empty, stand in for the buffers while the value is cloned.
    func prepare(_ vm: VM, _ copies: JSObject) throws(JSThrow) {
        for object in buffers {
            let made = try vm.newBuffer(.plain, byteLength: 0, maxByteLength: ArrayBufferLayout(object).maxByteLength)
            try vm.setEntry(of: copies, Value(object), Value(made))
        }
    }

    func finish(_ vm: VM, _ copies: JSObject) throws(JSThrow) {
        // One that is detached has nothing to give: as in V8 its copy is an empty buffer.
        for object in buffers where !ArrayBufferLayout(object).isDetached {
            guard let i = vm.find(copies.hashTable, Value(object)) else { continue }
            vm.moveBytes(of: ArrayBufferLayout(object), to: ArrayBufferLayout(copies.hashTable.value(at: i).asObject))
        }
    }
}

extension VM {
    fileprivate func detachedClone() -> JSThrow { domException("DataCloneError", "An ArrayBuffer is detached and could not be cloned.") }

    /// A copy of a buffer; of a shared one another object for the same bytes.
    func cloneBuffer(_ object: JSObject) throws(JSThrow) -> JSObject {
        let buffer = ArrayBufferLayout(object)
        guard let block = buffer.block else { throw detachedClone() }
        let type: BufferType = buffer.isShared ? .shared : .plain
        let made = try newBuffer(type, byteLength: buffer.isShared ? 0 : buffer.byteLength, maxByteLength: buffer.maxByteLength), copy = ArrayBufferLayout(made)
        if buffer.isShared {
            copy.block = block
            copy.byteLength = buffer.byteLength
        } else {
            copy.bytes?.copyMemory(from: block.bytes, byteCount: buffer.byteLength)
        }
        return made
    }

    /// A typed array or a DataView as the original is, on the copy of its buffer.
    func cloneView(_ object: JSObject, on buffer: JSObject) throws(JSThrow) -> JSObject {
        if object.kind == .dataView {
            let view = DataViewLayout(object)
            return newDataView(buffer: buffer, byteOffset: view.byteOffset, length: view.fixedLength)
        }
        let view = TypedArrayLayout(object)
        return newTypedArray(view.type, buffer: buffer, byteOffset: view.byteOffset, length: view.fixedLength)
    }

    /// Throws a DataCloneError for a view that is out of bounds.
    func checkCloneable(view object: JSObject) throws(JSThrow) -> JSObject {
        let isDataView = object.kind == .dataView
        let buffer = isDataView ? DataViewLayout(object).buffer : TypedArrayLayout(object).buffer
        if buffer.isDetached { throw detachedClone() }
        if isDataView ? DataViewLayout(object).isOutOfBounds : TypedArrayLayout(object).isOutOfBounds {
            throw domException("DataCloneError", "\(describeForError(Value(object))) could not be cloned.")
        }
        return buffer.object
    }
}
