// TypedArray exotic objects (ECMA-262 §10.4.5): a key that spells a number is an element or nothing at all, whatever else the
// object or its prototypes have.

extension VM {
    /// What a key means to a typed array.
    enum ElementKey {
        /// Not a canonical numeric string: an ordinary property.
        case none
        /// An index within bounds.
        case element(Int)
        /// A number that is no valid index.
        case outside
    }

    /// §10.4.5.16 IsValidIntegerIndex, of a key that may be numeric.
    func elementKey(_ array: JSObject, _ key: PropertyKey) -> ElementKey {
        if key.isIndex {
            guard let length = TypedArrayLayout(array).length, Int(key.index) < length else { return .outside }
            return .element(Int(key.index))
        }
        guard key.isString, let number = canonicalNumericIndex(key.string) else { return .none }
        // An index from 2^32 − 1 on is no index key.
        guard let index = Int(exactly: number), number.sign == .plus, index < TypedArrayLayout(array).length ?? 0 else { return .outside }
        return .element(index)
    }

    /// §7.1.21 CanonicalNumericIndexString, for strings that are no array index.
    func canonicalNumericIndex(_ string: JSString) -> Double? {
        guard !string.isEmpty, string.length <= 26 else { return nil }
        let text = flat(string), first = text[0]
        guard first >= 0x30 && first <= 0x39 || first == 0x2D || first == 0x49 || first == 0x4E else { return nil }
        if string.length == 2, first == 0x2D, text[1] == 0x30 { return -0.0 }
        let number = Numbers.parse(text)
        return Numbers.toString(number) == swiftString(string) ? number : nil
    }

    /// A typed array's own element. §10.4.5.17 TypedArrayGetElement
    func typedArrayElement(_ array: JSObject, _ index: Int) -> Value {
        let view = TypedArrayLayout(array), type = view.type
        guard let length = view.length, index < length, let elements = view.elements else { return .undefined }
        return numeric(type.load(elements + index << type.shift), type)
    }

    /// §10.4.5.18 TypedArraySetElement: the conversion may change the array under the index.
    func setTypedArrayElement(_ array: JSObject, _ key: PropertyKey, _ value: Value) throws(JSThrow) {
        let type = TypedArrayLayout(array).type
        let raw = try rawElement(value, type)
        guard case .element(let index) = elementKey(array, key), let elements = TypedArrayLayout(array).elements else { return }
        type.store(raw, elements + index << type.shift)
    }

    /// The own property at a numeric key, which is always data; nil where there is none.
    func typedArrayProperty(_ array: JSObject, _ key: PropertyKey) -> OwnProperty? {
        guard case .element(let index) = elementKey(array, key) else { return nil }
        return OwnProperty(stored: typedArrayElement(array, index), attributes: .all)
    }

    /// The object is a typed array and the key a number: nobody looks further than here.
    @inline(__always) func endsAtTypedArray(_ object: JSObject, _ key: PropertyKey) -> Bool {
        object.kind == .typedArray && isNumericKey(object, key)
    }

    private func isNumericKey(_ array: JSObject, _ key: PropertyKey) -> Bool {
        if case .none = elementKey(array, key) { return false }
        return true
    }

    /// §10.4.5.3 [[DefineOwnProperty]]; nil where the key is not numeric.
    func defineTypedArrayElement(_ array: JSObject, _ key: PropertyKey, _ descriptor: PropertyDescriptor) throws(JSThrow) -> Bool? {
        switch elementKey(array, key) {
        case .none: return nil
        case .outside: return false
        case .element: break
        }
        if descriptor.configurable == false || descriptor.enumerable == false || descriptor.isAccessor || descriptor.writable == false { return false }
        if let value = descriptor.value { try setTypedArrayElement(array, key, value) }
        return true
    }

    /// §10.4.5.5 [[Set]]; nil where the ordinary steps follow.
    func setOnTypedArray(_ array: JSObject, _ key: PropertyKey, _ value: Value, receiver: Value) throws(JSThrow) -> Bool? {
        let place = elementKey(array, key)
        if case .none = place { return nil }
        if receiver == Value(array) {
            try setTypedArrayElement(array, key, value)
            return true
        }
        if case .outside = place { return true }
        return nil
    }

    /// §10.4.5.1 [[PreventExtensions]]: an array whose length may change would be able to grow.
    func typedArrayMayPreventExtensions(_ array: JSObject) -> Bool {
        // §10.4.5.15 IsTypedArrayFixedLength
        let view = TypedArrayLayout(array)
        return view.fixedLength != nil && (view.buffer.isFixedLength || view.buffer.isShared)
    }

    // MARK: The interpreter's quick path

    /// The element at an index, where that takes nothing but reading it; else `.empty`. Neither allocates nor throws.
    @inline(__always) func quickElement(_ array: JSObject, _ index: Int) -> Value {
        let view = TypedArrayLayout(array)
        guard index < view.steadyLength, let bytes = view.buffer.bytes else { return .empty }
        return view.type.number(in: UnsafeRawPointer(bytes + view.byteOffset), at: index)
    }

    /// The length, where the cache says that reading it calls the built-in getter and it is steady; else -1.
    @inline(__always) func quickLength(_ array: JSObject, _ cache: UnsafeMutablePointer<InlineCache>) -> Int32 {
        guard array.shapeID == cache.pointee.shape, cache.pointee.kind == .getter, cache.pointee.epoch == state.pointee.shapes.prototypeEpoch,
              let accessor = UnsafeMutableRawPointer(bitPattern: cache.pointee.holder), isTypedArrayLength(Accessor(Cell(accessor)).getter) else { return -1 }
        let view = TypedArrayLayout(array), length = view.steadyLength
        return length > 0 && length <= Int(Int32.max) && view.buffer.bytes != nil ? Int32(truncatingIfNeeded: length) : -1
    }

    /// Writes a number at an index, where that takes nothing else; false where it does.
    @inline(__always) func setQuickElement(_ array: JSObject, _ index: Int, _ value: Value) -> Bool {
        let view = TypedArrayLayout(array)
        guard index < view.steadyLength, value.isNumber, let bytes = view.buffer.bytes else { return false }
        return view.type.store(number: value, in: bytes + view.byteOffset, at: index)
    }
}

extension ElementType {
    /// An element of an array that begins at an address; `.empty` for a BigInt. One switch, and the element is aligned as its size asks.
    @inline(__always) fileprivate func number(in elements: UnsafeRawPointer, at index: Int) -> Value {
        @inline(__always) func element<T: BitwiseCopyable>(_ type: T.Type) -> T { elements.load(fromByteOffset: index * MemoryLayout<T>.size, as: T.self) }
        switch self {
        case .int8: return Value(int32: Int32(element(Int8.self)))
        case .uint8, .uint8Clamped: return Value(int32: Int32(element(UInt8.self)))
        case .int16: return Value(int32: Int32(element(Int16.self)))
        case .uint16: return Value(int32: Int32(element(UInt16.self)))
        case .int32: return Value(int32: element(Int32.self))
        case .float64:
            let number = element(Double.self)
            return number == number ? Value(double: number) : Value(double: .nan)
        case .float32:
            let number = element(Float.self)
            return number == number ? Value(double: Double(number)) : Value(double: .nan)
        case .uint32: return self.number(UInt64(element(UInt32.self)))
        case .float16: return self.number(UInt64(element(UInt16.self)))
        case .bigInt64, .bigUint64: return .empty
        }
    }

    /// Stores a number; false for a BigInt's array.
    @inline(__always) fileprivate func store(number value: Value, in elements: UnsafeMutableRawPointer, at index: Int) -> Bool {
        @inline(__always) func put<T: BitwiseCopyable>(_ element: T) { elements.storeBytes(of: element, toByteOffset: index * MemoryLayout<T>.size, as: T.self) }
        @inline(__always) var integer: Int32 { value.isInt32 ? value.asInt32 : VM.int32(value.asRawDouble) }
        switch self {
        case .int8, .uint8: put(UInt8(truncatingIfNeeded: integer))
        case .int16, .uint16: put(UInt16(truncatingIfNeeded: integer))
        case .int32, .uint32: put(integer)
        case .float64: put(value.asNumber)
        case .float32: put(Float(value.asNumber))
        case .uint8Clamped: put(value.isInt32 ? UInt8(max(0, min(255, value.asInt32))) : ElementType.clamped(value.asRawDouble))
        case .float16: put(UInt16(truncatingIfNeeded: raw(value.asNumber)))
        case .bigInt64, .bigUint64: return false
        }
        return true
    }
}
