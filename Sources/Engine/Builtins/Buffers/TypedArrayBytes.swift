// Bytes in and out of typed arrays, for built-ins that work on bytes.

extension VM {
    /// The bytes that a typed array shows, where they lie; nil for anything else, and where its buffer has none of them any more. Good until
    /// the next safepoint.
    func viewedBytes(_ value: Value) -> UnsafeMutableRawBufferPointer? {
        guard value.isObject(.typedArray) else { return nil }
        let view = TypedArrayLayout(value.asObject)
        guard let length = view.length, let elements = view.elements else { return nil }
        return UnsafeMutableRawBufferPointer(start: elements, count: length * view.type.size)
    }

    func newUint8Array(_ bytes: [UInt8]) throws(JSThrow) -> Value {
        let made = try newTypedArray(.uint8, length: bytes.count)
        TypedArrayLayout(made).elements?.copyMemory(from: bytes, byteCount: bytes.count)
        return Value(made)
    }
}
