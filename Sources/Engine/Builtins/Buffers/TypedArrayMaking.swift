// Making typed arrays (ECMA-262 §23.2.4, §23.2.5.1).

extension VM {
    /// A view of a buffer, its place checked by the caller. A nil length follows the buffer's.
    func newTypedArray(_ type: ElementType, prototype: JSObject? = nil, buffer: JSObject, byteOffset: Int = 0, length: Int?) -> JSObject {
        let object = newObject(.typedArray, prototype: prototype ?? self[type.prototype], slots: TypedArrayLayout.slotCount)
        let view = TypedArrayLayout(object)
        view.writeView(buffer, byteOffset: byteOffset, length: length)
        view.type = type
        view.steadyLength = ArrayBufferLayout(buffer).isFixedLength ? length ?? 0 : 0
        return object
    }

    /// §23.2.5.1.6 AllocateTypedArrayBuffer, and the array around it.
    func newTypedArray(_ type: ElementType, prototype: JSObject? = nil, length: Int) throws(JSThrow) -> JSObject {
        if length > VM.maximumBufferLength >> type.shift { throw invalidLength(length) }
        let roots = openRoots(); defer { roots.close() }
        if let prototype { roots.add(prototype) }
        let buffer = try newBuffer(.plain, byteLength: length << type.shift)
        return newTypedArray(type, prototype: prototype, buffer: buffer, length: length)
    }

    private func invalidLength(_ length: Int) -> JSThrow { rangeError("Invalid typed array length: \(length)") }

    /// §23.2.4.4 ValidateTypedArray
    @discardableResult
    func validTypedArray(_ value: Value, _ method: StaticString) throws(JSThrow) -> TypedArrayLayout {
        guard value.isObject(.typedArray) else {
            // So V8 words it where the method is not one of its quick ones.
            let slow = ["at", "join", "slice", "sort", "toLocaleString", "toReversed", "toSorted"].contains { "\(method)" == "%TypedArray%.prototype.\($0)" }
            throw slow ? incompatibleReceiver(method, value) : typeError("this is not a typed array.")
        }
        let view = TypedArrayLayout(value.asObject)
        if view.isOutOfBounds { throw detachedError("\(method)") }
        return view
    }

    /// §23.2.4.2 TypedArrayCreateFromConstructor, with a length.
    func createTypedArray(_ constructor: JSObject, length: Int, _ method: StaticString) throws(JSThrow) -> JSObject {
        let made = try createTypedArray(constructor, [.number(length)], method)
        if length > TypedArrayLayout(made).length ?? 0 { throw typeError("Derived TypedArray constructor created an array which was too small") }
        return made
    }

    private func createTypedArray(_ constructor: JSObject, _ arguments: [Value], _ method: StaticString) throws(JSThrow) -> JSObject {
        let made = try construct(constructor, arguments)
        guard made.kind == .typedArray else {
            throw typeError("Method \(method) called on incompatible receiver \(swiftString(try toString(Value(objectToString(made)))))")
        }
        try validTypedArray(Value(made), method)
        return made
    }

    private func objectToString(_ object: JSObject) -> JSString { string(describeForError(Value(object))) }

    /// §23.2.4.1 TypedArraySpeciesCreate, with a length.
    func typedArraySpeciesCreate(_ exemplar: JSObject, length: Int, _ method: StaticString) throws(JSThrow) -> JSObject {
        let type = TypedArrayLayout(exemplar).type
        let constructor = try speciesConstructor(exemplar, default: self[type.constructor])
        if constructor == self[type.constructor] { return try newTypedArray(type, length: length) }
        return try checkContent(createTypedArray(constructor, length: length, method), as: type)
    }

    /// The same for a view of a buffer; a nil length follows the buffer's.
    func typedArraySpeciesCreate(_ exemplar: JSObject, over buffer: JSObject, _ byteOffset: Int, length: Int?, _ method: StaticString) throws(JSThrow) -> JSObject {
        let type = TypedArrayLayout(exemplar).type, offset = Value.number(byteOffset), length = length.map { Value.number($0) }
        let roots = openRoots(); defer { roots.close() }
        roots.add(buffer)
        let constructor = try speciesConstructor(exemplar, default: self[type.constructor])
        // Errors come from the constructor, which is then seen on the stack.
        guard constructor == self[type.constructor], !ArrayBufferLayout(buffer).isDetached else {
            return try checkContent(createTypedArray(constructor, [Value(buffer), offset] + (length.map { [$0] } ?? []), method), as: type)
        }
        let made = try newTypedArray(type, prototype: self[type.prototype], over: buffer, offset, length ?? .undefined)
        try validTypedArray(Value(made), method)
        return made
    }

    private func checkContent(_ made: JSObject, as type: ElementType) throws(JSThrow) -> JSObject {
        if TypedArrayLayout(made).type.isBigInt != type.isBigInt { throw contentTypesDiffer() }
        return made
    }

    func contentTypesDiffer() -> JSThrow { typeError("Cannot mix BigInt and other types, use explicit conversions") }

    // MARK: The constructors' cases

    /// §23.2.5.1.2 InitializeTypedArrayFromTypedArray
    func newTypedArray(_ type: ElementType, prototype: JSObject, copying source: JSObject) throws(JSThrow) -> JSObject {
        let roots = openRoots(); defer { roots.close() }
        roots.add(prototype)
        let from = TypedArrayLayout(source)
        guard let length = from.length else { throw detachedError("Construct") }
        let made = try newTypedArray(type, prototype: prototype, length: length)
        if from.type.isBigInt != type.isBigInt { throw contentTypesDiffer() }
        copyElements(from, at: 0, count: length, to: TypedArrayLayout(made), at: 0)
        return made
    }

    /// §23.2.5.1.3 InitializeTypedArrayFromArrayBuffer
    func newTypedArray(_ type: ElementType, prototype: JSObject, over object: JSObject, _ byteOffset: Value, _ length: Value) throws(JSThrow) -> JSObject {
        let roots = openRoots(); defer { roots.close() }
        roots.add(prototype)
        let outside = "Start offset \(describeForError(byteOffset)) is outside the bounds of the buffer"
        let offset = try toIndex(byteOffset, orThrow: outside)
        if offset % type.size != 0 { throw rangeError("start offset of \(type.name) should be a multiple of \(type.size)") }
        var newLength: Int?
        if !length.isUndefined { newLength = try toIndex(length, orThrow: "Invalid typed array length: \(describeForError(length))") }
        let buffer = ArrayBufferLayout(object)
        if buffer.isDetached { throw detachedError("Construct") }
        let available = buffer.byteLength
        if let newLength {
            if newLength > (available - offset) >> type.shift || offset > available { throw invalidLength(newLength) }
        } else if buffer.isFixedLength {
            if available % type.size != 0 { throw rangeError("byte length of \(type.name) should be a multiple of \(type.size)") }
            if offset > available { throw rangeError(outside) }
            newLength = (available - offset) >> type.shift
        } else if offset > available {
            throw rangeError(outside)
        }
        return newTypedArray(type, prototype: prototype, buffer: object, byteOffset: offset, length: newLength)
    }

    /// §23.2.5.1.4 InitializeTypedArrayFromList, §23.2.5.1.5 InitializeTypedArrayFromArrayLike
    func newTypedArray(_ type: ElementType, prototype: JSObject, from object: JSObject) throws(JSThrow) -> JSObject {
        let roots = openRoots(); defer { roots.close() }
        roots.add(prototype)
        if !type.isBigInt, object.kind == .array, arrayIterationIsPristine(object), let made = try newTypedArray(type, prototype: prototype, numbers: object) {
            return made
        }
        let method = try getMethod(Value(object), self[.iterator])
        if !method.isUndefined {
            let values = try list(from: Value(object), method: method, roots)
            let made = try newTypedArray(type, prototype: prototype, length: values.count)
            roots.add(made)
            for (k, value) in values.enumerated() { try setItem(made, k, value) }
            return made
        }
        let length = try lengthOfArrayLike(object)
        let made = try newTypedArray(type, prototype: prototype, length: length)
        roots.add(made)
        for k in 0..<length {
            try setItem(made, k, element(object, k))
            try tick()
            if k & 1023 == 0 { try poll() }
        }
        return made
    }

    /// An array that holds nothing but numbers: no script can watch. Nil for any other.
    private func newTypedArray(_ type: ElementType, prototype: JSObject, numbers array: JSObject) throws(JSThrow) -> JSObject? {
        let length = Int(array.arrayLength)
        guard let elements = array.elements, elements.count == length else { return nil }
        for i in 0..<length where !elements[i].isNumber { return nil }
        let made = try newTypedArray(type, prototype: prototype, length: length)
        for i in 0..<length { _ = setQuickElement(made, i, elements[i]) }
        return made
    }

    /// What an iterable gives by this method, rooted in `roots`.
    func list(from iterable: Value, method: Value, _ roots: Roots) throws(JSThrow) -> [Value] {
        if iterable.isObject(.array), arrayIterationIsPristine(iterable.asObject) {
            let values = try createListFromArrayLike(iterable)
            roots.add(values)
            return values
        }
        roots.add(method)
        let record = try getIterator(iterable, method: method)
        roots.add(record.iterator)
        roots.add(record.next)
        var values: [Value] = []
        while let value = try iteratorStepValue(record) {
            roots.add(value)
            values.append(value)
            try poll()
        }
        return values
    }

    // MARK: Elements

    /// Get of an element: undefined where there is none.
    @inline(__always) func item(_ array: JSObject, _ index: Int) -> Value {
        let value = quickElement(array, index)
        return value.isEmpty ? typedArrayElement(array, index) : value
    }

    /// Set of an element: converted whatever the index, stored where that is valid then.
    @inline(__always) func setItem(_ array: JSObject, _ index: Int, _ value: Value) throws(JSThrow) {
        if setQuickElement(array, index, value) { return }
        let type = TypedArrayLayout(array).type
        let raw = try rawElement(value, type)
        let view = TypedArrayLayout(array)
        if let length = view.length, index < length, let elements = view.elements { type.store(raw, elements + index << type.shift) }
    }

    /// Copies elements that are there, converting where the types differ, as if all were read before the first is written. The caller knows
    /// both content types to be the same.
    func copyElements(_ source: TypedArrayLayout, at start: Int, count: Int, to target: TypedArrayLayout, at place: Int) {
        guard count > 0, let from = source.elements, let to = target.elements else { return }
        let sourceType = source.type, type = target.type
        let first = from + start << sourceType.shift, out = to + place << type.shift
        if sourceType == type || sourceType.isBigInt {
            out.copyMemory(from: first, byteCount: count << type.shift)
            return
        }
        var origin = UnsafeRawPointer(first)
        var copy: UnsafeMutableRawPointer?
        if source.buffer.bytes == target.buffer.bytes {
            let bytes = UnsafeMutableRawPointer.allocate(byteCount: count << sourceType.shift, alignment: 8)
            bytes.copyMemory(from: first, byteCount: count << sourceType.shift)
            origin = UnsafeRawPointer(bytes)
            copy = bytes
        }
        for i in 0..<count { type.store(type.raw(sourceType.number(sourceType.load(origin + i << sourceType.shift)).asNumber), out + i << type.shift) }
        copy?.deallocate()
    }
}
