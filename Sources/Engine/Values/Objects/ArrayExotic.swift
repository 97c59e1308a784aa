// Array exotic objects (ECMA-262 §10.4.2).

extension VM {
    /// §10.4.2.4 ArraySetLength
    func arraySetLength(_ array: JSObject, _ descriptor: PropertyDescriptor) throws(JSThrow) -> Bool {
        guard let wanted = descriptor.value else { return applyLengthAttributes(array, descriptor) }
        let newLength = try toUint32(wanted)
        if try Double(newLength) != toNumber(wanted) { throw rangeError("Invalid array length") }
        if descriptor.configurable == true || descriptor.enumerable == true || descriptor.isAccessor { return false }
        let oldLength = array.arrayLength
        if array.has(JSObject.Flags.special) {
            if newLength != oldLength || descriptor.writable == true { return false }
            return true
        }
        if newLength >= oldLength {
            array.arrayLength = newLength
        } else if !truncate(array, to: newLength) {
            if descriptor.writable == false { array.flags |= JSObject.Flags.special }
            return false
        }
        if descriptor.writable == false { array.flags |= JSObject.Flags.special }
        return true
    }

    private func applyLengthAttributes(_ array: JSObject, _ descriptor: PropertyDescriptor) -> Bool {
        if descriptor.configurable == true || descriptor.enumerable == true || descriptor.isAccessor { return false }
        if array.has(JSObject.Flags.special) { return descriptor.writable != true }
        if descriptor.writable == false { array.flags |= JSObject.Flags.special }
        return true
    }

    /// Deletes from the end down to `length`; stops above the first element that cannot be deleted, and says false.
    private func truncate(_ array: JSObject, to length: UInt32) -> Bool {
        if !array.isSparse {
            if let elements = array.elements, elements.count > length { elements.count = Int(length) }
            array.arrayLength = length
            return true
        }
        let indices = ordinaryOwnPropertyKeys(array).filter { $0.isIndex && $0.index >= length }
        for key in indices.reversed() {
            if let own = ownProperty(array, key), !own.attributes.contains(.configurable) {
                array.arrayLength = key.index + 1
                return refuse(.deletion(array, key))
            }
            removeProperty(array, key)
        }
        array.arrayLength = length
        return true
    }

    /// §10.4.2.3 ArraySpeciesCreate
    public func arraySpeciesCreate(_ original: JSObject, length: Int) throws(JSThrow) -> JSObject {
        var constructor = Value.undefined
        if try isArray(Value(original)) {
            constructor = try getRemembering(original, self[.constructor])
            // 5. Another realm's Array is as good as none: the copy is the running realm's.
            if isConstructor(constructor) {
                let realm = try functionRealm(constructor.asObject)
                if realm != currentRealm, constructor == Value(intrinsic(.array, ofRealm: realm)) { constructor = .undefined }
            }
            if constructor.isObject {
                constructor = try getRemembering(constructor.asObject, self[.species])
                if constructor.isNull { constructor = .undefined }
            }
        }
        // What the realm's own Array would do is done without asking it.
        if constructor.isUndefined || constructor == Value(self[.array]) {
            if length > Int(UInt32.max) { throw rangeError("Invalid array length") }
            return newArray(capacity: 0, length: length)
        }
        guard isConstructor(constructor) else { throw typeError("object.constructor[Symbol.species] is not a constructor") }
        return try construct(constructor.asObject, [.number(length)])
    }

    /// An array of holes: `new Array(length)`.
    public func newArray(capacity: Int, length: Int) -> JSObject {
        let array = newArray(capacity: capacity)
        array.arrayLength = UInt32(length)
        return array
    }
}
