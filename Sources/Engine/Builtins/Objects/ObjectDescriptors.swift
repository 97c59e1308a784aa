// Property descriptors as scripts see them (ECMA-262 §6.2.6).

extension VM.Roots {
    /// Keeps a key alive: an atom or a symbol may have no other holder.
    @inline(__always) func add(_ key: PropertyKey) { add(Value(bits: key.bits)) }

    /// Keeps what a descriptor refers to alive.
    func add(_ descriptor: PropertyDescriptor) {
        if let value = descriptor.value { add(value) }
        if let getter = descriptor.getter { add(getter) }
        if let setter = descriptor.setter { add(setter) }
    }
}

extension VM {
    /// §6.2.6.5 ToPropertyDescriptor. What the descriptor refers to is not rooted.
    public func toPropertyDescriptor(_ value: Value) throws(JSThrow) -> PropertyDescriptor {
        guard value.isObject else { throw typeError("Property description must be an object: \(describeForError(value))") }
        let object = value.asObject
        let roots = openRoots(); defer { roots.close() }
        var descriptor = PropertyDescriptor()
        if let enumerable = try field(object, .enumerable) { descriptor.enumerable = toBoolean(enumerable) }
        if let configurable = try field(object, .configurable) { descriptor.configurable = toBoolean(configurable) }
        if let value = try field(object, .value) {
            descriptor.value = value
            roots.add(value)
        }
        if let writable = try field(object, .writable) { descriptor.writable = toBoolean(writable) }
        if let getter = try field(object, .get) {
            guard getter.isCallable || getter.isUndefined else { throw typeError("Getter must be a function: \(describeForError(getter))") }
            descriptor.getter = getter
            roots.add(getter)
        }
        if let setter = try field(object, .set) {
            guard setter.isCallable || setter.isUndefined else { throw typeError("Setter must be a function: \(describeForError(setter))") }
            descriptor.setter = setter
            roots.add(setter)
        }
        if descriptor.isAccessor, descriptor.isData {
            throw typeError("Invalid property descriptor. Cannot both specify accessors and a value or writable attribute, \(describeForError(value))")
        }
        return descriptor
    }

    /// HasProperty, then Get: nil where the field is absent.
    private func field(_ object: JSObject, _ name: Atom) throws(JSThrow) -> Value? {
        guard try hasProperty(object, self[name]) else { return nil }
        return try get(object, self[name])
    }

    /// §6.2.6.4 FromPropertyDescriptor: undefined where there is no property.
    public func fromPropertyDescriptor(_ descriptor: PropertyDescriptor?) -> Value {
        guard let descriptor else { return .undefined }
        let object = newObject()
        func add(_ name: Atom, _ value: Value?) { if let value { addProperty(object, self[name], value, .all) } }
        add(.value, descriptor.value)
        add(.writable, descriptor.writable.map { Value($0) })
        add(.get, descriptor.getter)
        add(.set, descriptor.setter)
        add(.enumerable, descriptor.enumerable.map { Value($0) })
        add(.configurable, descriptor.configurable.map { Value($0) })
        return Value(object)
    }

    /// §10.1.6.2 IsCompatiblePropertyDescriptor: whether an object with `current` would let `new` be defined over it.
    func isCompatiblePropertyDescriptor(_ extensible: Bool, _ new: PropertyDescriptor, _ current: PropertyDescriptor?) -> Bool {
        guard let current else { return extensible }
        if current.configurable == true { return true }
        if new.configurable == true { return false }
        if let enumerable = new.enumerable, enumerable != (current.enumerable == true) { return false }
        if new.isGeneric { return true }
        if new.isAccessor != current.isAccessor { return false }
        if current.isAccessor {
            if let getter = new.getter, getter != current.getter ?? .undefined { return false }
            if let setter = new.setter, setter != current.setter ?? .undefined { return false }
        } else if current.writable != true {
            if new.writable == true { return false }
            if let value = new.value, !sameValue(value, current.value ?? .undefined) { return false }
        }
        return true
    }
}

extension PropertyDescriptor {
    /// §6.2.6.6 CompletePropertyDescriptor: absent fields at their defaults.
    func completed() -> PropertyDescriptor {
        var full = self
        if isAccessor {
            full.getter = getter ?? .undefined
            full.setter = setter ?? .undefined
        } else {
            full.value = value ?? .undefined
            full.writable = writable ?? false
        }
        full.enumerable = enumerable ?? false
        full.configurable = configurable ?? false
        return full
    }
}
