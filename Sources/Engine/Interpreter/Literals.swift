// What literals and class bodies do step by step (ECMA-262 §13.2, §15.4, §15.7).

extension VM {
    /// An object literal whose keys were known beforehand: its values stand side by side, in the shape's order.
    @inline(__always) func newObject(shaped shape: Shape, _ registers: Registers, _ first: Int) -> Value {
        let count = shape.count, values = registers.window(first, count)
        let object = allocateObject(shapeID: shape.id, inlineCapacity: count)
        for slot in 0..<count { object.setInlineSlot(slot, values[slot]) }
        return Value(object)
    }

    @inline(__always) func newArray(_ values: UnsafeMutablePointer<Value>, _ count: Int) -> Value {
        let array = newArray(capacity: count)
        if let elements = array.elements {
            for index in 0..<count { elements[index] = values[index] }
            elements.count = count
            array.arrayLength = UInt32(truncatingIfNeeded: count)
        }
        return Value(array)
    }

    /// A literal whose values are all known before it runs.
    func newArray(copying values: Record) -> Value {
        let array = newArray(capacity: values.count)
        if let elements = array.elements {
            for index in 0..<values.count { elements[index] = values[index] }
            elements.count = values.count
            array.arrayLength = UInt32(truncatingIfNeeded: values.count)
        }
        return Value(array)
    }

    /// `__proto__: value` (§B.3.1): what is neither object nor null is passed over.
    func setLiteralPrototype(_ object: JSObject, _ prototype: Value) {
        if prototype.isObject || prototype.isNull { setPrototype(object, prototype) }
    }

    // MARK: Members

    /// §7.3.9 DefineField
    func defineField(_ object: JSObject, _ key: Value, _ value: Value) throws(JSThrow) {
        try createDataPropertyOrThrow(object, toPropertyKey(key), value)
    }

    /// §15.4.5 MethodDefinitionEvaluation: of classes they are not enumerable, of literals they are.
    func defineMethod(_ object: JSObject, _ key: Value, _ method: Value, isEnumerable: Bool) throws(JSThrow) {
        try definePropertyOrThrow(object, toPropertyKey(key), PropertyDescriptor(value: method, isEnumerable ? .all : .hidden))
    }

    func defineGetter(_ object: JSObject, _ key: Value, _ getter: Value, isEnumerable: Bool) throws(JSThrow) {
        try definePropertyOrThrow(object, toPropertyKey(key), PropertyDescriptor(getter: getter, enumerable: isEnumerable, configurable: true))
    }

    func defineSetter(_ object: JSObject, _ key: Value, _ setter: Value, isEnumerable: Bool) throws(JSThrow) {
        try definePropertyOrThrow(object, toPropertyKey(key), PropertyDescriptor(setter: setter, enumerable: isEnumerable, configurable: true))
    }

    /// `pair`: getter and setter, either of which may be undefined.
    func addPrivateAccessor(_ object: Value, _ name: Value, _ pair: UnsafeMutablePointer<Value>) throws(JSThrow) {
        // The class's variable for a half that it does not have was never given a value.
        func half(_ value: Value) -> Value { value.isEmpty ? .undefined : value }
        let accessor = newAccessor(getter: half(pair[0]), setter: half(pair[1]))
        try privateAdd(object.asObject, PropertyKey(name.asSymbol), Value(accessor), .accessor)
    }
}
