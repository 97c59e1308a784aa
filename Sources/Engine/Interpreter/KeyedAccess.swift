// `base[key]`. No cache of the code's own: one such access meets many keys. What is found out of a shape and a name is remembered for
// all of them together, as inline caches remember it.

extension VM {
    /// The rest of `getIndex` after elements were not found quickly.
    @inline(never) func getIndex(_ base: Value, _ key: Value) throws(JSThrow) -> Value {
        if base.isObject {
            let object = base.asObject
            if key.isInt32 {
                if object.kind == .arguments, !object.has(JSObject.Flags.special), let elements = object.elements {
                    let index = Int(UInt32(bitPattern: key.asInt32))
                    if index < elements.count, !elements[index].isEmpty { return elements[index] }
                }
            } else if let known = named(object.shapeID, key, isWrite: false), let value = try told(object, known) {
                return value
            }
            let propertyKey = try toPropertyKey(key)
            return propertyKey.isIndex ? try get(object, propertyKey, receiver: base) : try getNamed(object, propertyKey, base)
        }
        if base.isString, key.isInt32, key.asInt32 >= 0, Int(key.asInt32) < base.asString.length {
            return Value(singleUnit(flat(base.asString)[Int(key.asInt32)]))
        }
        if base.isNullish { throw cannotRead(base, key) }
        // Functions of several realms may run the same code, each with strings of its own.
        guard base.isString, state.pointee.realms.isEmpty else { return try getV(base, toPropertyKey(key)) }
        let prototype = self[.stringPrototype]
        if let known = named(InlineCache.stringShape, key, isWrite: false) {
            let value = plain(prototype, known)
            if !value.isEmpty { return value }
        }
        let propertyKey = try toPropertyKey(key)
        return propertyKey.isIndex || propertyKey == self[.length] ? try getV(base, propertyKey) : try lookUpNamed(prototype, propertyKey, base)
    }

    /// What is known of a shape and a name. A string that is no property name yet is nothing's name; one that spells an index
    /// is never noted.
    @inline(__always) private func named(_ shape: UInt32, _ key: Value, isWrite: Bool) -> UnsafeMutablePointer<InlineCache>? {
        state.pointee.shapes.keyed.find(shape, PropertyKey(bits: key.bits), isWrite: isWrite, epoch: state.pointee.shapes.prototypeEpoch)
    }

    /// An object whose layout is its own is asked each time: its layout is a hash table, and changes soon.
    private func getNamed(_ object: JSObject, _ key: PropertyKey, _ base: Value) throws(JSThrow) -> Value {
        if object.kind == .function, isCallProperty(key) { return try getCallProperty(object, key) }
        let shape = shape(object.shapeID)
        guard shape.isUnique else {
            // The key may have been a string that is no name itself.
            if let known = named(object.shapeID, Value(bits: key.bits), isWrite: false), let value = try told(object, known) { return value }
            return try lookUpNamed(object, key, base)
        }
        if object.kind == .object, let own = shape.find(key), !own.attributes.contains(.accessor) { return object.slot(own.slot) }
        return try get(object, key, receiver: base)
    }

    private func lookUpNamed(_ object: JSObject, _ key: PropertyKey, _ base: Value) throws(JSThrow) -> Value {
        var cache = InlineCache(key: key)
        let collections = collectionCount, value = try lookUp(object, base, &cache)
        // A getter may have been script, and after a collection ids of shapes are given out again.
        if cache.kind != .none, collectionCount == collections { state.pointee.shapes.keyed.note(cache, isWrite: false) }
        return value
    }

    /// [[Get]] for built-in functions that ask objects of few layouts for the same name again and again.
    func getRemembering(_ object: JSObject, _ key: PropertyKey) throws(JSThrow) -> Value { try getNamed(object, key, Value(object)) }

    /// What a memory of the object's shape says; nil where it says nothing of use.
    @inline(__always) private func told(_ object: JSObject, _ known: UnsafeMutablePointer<InlineCache>) throws(JSThrow) -> Value? {
        let value = plain(object, known)
        return try value.isEmpty ? cached(Value(object), known) : value
    }

    /// The rest of `setIndex`.
    @inline(never) func setIndex(_ base: Value, _ key: Value, _ value: Value, isStrict: Bool) throws(JSThrow) {
        guard base.isObject else {
            if base.isNullish { throw cannotSet(base, key) }
            return try setOnPrimitive(base, toPropertyKey(key), value, isStrict: isStrict)
        }
        let object = base.asObject
        if key.isInt32 {
            if object.kind == .array, key.asInt32 >= 0, !object.isSparse, object.flags & (JSObject.Flags.notExtensible | JSObject.Flags.special | JSObject.Flags.isPrototype) == 0,
               !state.pointee.shapes.prototypesHaveIndices {
                let index = UInt32(bitPattern: key.asInt32)
                if try addElement(object, index, value) {
                    if index >= object.arrayLength { object.arrayLength = index + 1 }
                    return
                }
            }
        } else if let known = named(object.shapeID, key, isWrite: true), write(value, to: object, known) {
            return
        }
        let propertyKey = try toPropertyKey(key)
        if !propertyKey.isIndex, setNamed(object, propertyKey, value) { return }
        if try !set(object, propertyKey, value, receiver: base), isStrict { throw refusalError(base, propertyKey) }
    }

    /// False where more is to be asked than the object's own layout and those of its prototypes.
    private func setNamed(_ object: JSObject, _ key: PropertyKey, _ value: Value) -> Bool {
        let shape = shape(object.shapeID)
        if shape.isUnique, object.kind == .object, let own = shape.find(key) {
            guard own.attributes.isDisjoint(with: .accessor), own.attributes.contains(.writable) else { return false }
            object.setSlot(own.slot, value)
            return true
        }
        guard !shape.isUnique || object.kind == .object else { return false }
        if let known = named(object.shapeID, Value(bits: key.bits), isWrite: true), write(value, to: object, known) { return true }
        var cache = InlineCache(key: key)
        guard setAndRemember(object, key, value, &cache) else { return false }
        if cache.kind != .none { state.pointee.shapes.keyed.note(cache, isWrite: true) }
        return true
    }

    /// Object.assign's loop (ECMA-262 §20.1.2.1) for the first properties of an object of a few data properties with names, as long as no
    /// script is asked. Gives how many keys are done, `Int.max` for all.
    func assignPlainProperties(to target: JSObject, from source: JSObject) -> Int {
        guard isListedByShape(source), target.kind == .object, target != source else { return 0 }
        let shape = shape(source.shapeID), map = shape.map
        for i in 0..<shape.count where !map.key(at: i).isString || map.attributes(at: i).contains(.accessor) { return 0 }
        for i in 0..<shape.count where map.attributes(at: i).contains(.enumerable) {
            let key = map.key(at: i), value = source.slot(map.slot(at: i))
            if !setNamed(target, key, value) { return i }
        }
        return .max
    }
}
