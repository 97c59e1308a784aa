// The essential internal methods (ECMA-262 §10.1, and §10.4 where an exotic object departs from it). Each asks first
// whether the object is exotic in the matter, and then does what ordinary objects do.

/// An own property as it is stored.
struct OwnProperty {
    /// The value, or the accessor cell where the attributes say so.
    let stored: Value
    let attributes: Attributes
    @inline(__always) var isAccessor: Bool { attributes.contains(.accessor) }
    var getter: Value { Accessor(stored.asCell).getter }
    var setter: Value { Accessor(stored.asCell).setter }
}

extension VM {
    // MARK: Prototype and extensibility

    /// ECMA-262 §10.1.1 [[GetPrototypeOf]]: an object or null.
    public func getPrototypeOf(_ object: JSObject) throws(JSThrow) -> Value {
        if object.kind == .proxy { return try proxyGetPrototypeOf(object) }
        return shape(object.shapeID).prototype
    }

    /// ECMA-262 §10.1.2 [[SetPrototypeOf]]: false where it may not be.
    public func setPrototypeOf(_ object: JSObject, _ prototype: Value) throws(JSThrow) -> Bool {
        if object.kind == .proxy { return try proxySetPrototypeOf(object, prototype) }
        if shape(object.shapeID).prototype == prototype { return true }
        if object.has(JSObject.Flags.notExtensible) || object == self[.objectPrototype] { return refuse(.prototype(object)) }
        var next = prototype
        while next.isObject {
            if next.asObject == object { return refuse(.prototype(object)) }
            if next.asObject.kind == .proxy { break }
            next = shape(next.asObject.shapeID).prototype
        }
        setPrototype(object, prototype)
        return true
    }

    /// ECMA-262 §10.1.3 [[IsExtensible]]
    public func isExtensible(_ object: JSObject) throws(JSThrow) -> Bool {
        if object.kind == .proxy { return try proxyIsExtensible(object) }
        return !object.has(JSObject.Flags.notExtensible)
    }

    /// ECMA-262 §10.1.4 [[PreventExtensions]]
    public func preventExtensions(_ object: JSObject) throws(JSThrow) -> Bool {
        if object.kind == .proxy { return try proxyPreventExtensions(object) }
        if object.kind == .typedArray, !typedArrayMayPreventExtensions(object) { return false }
        if !object.has(JSObject.Flags.notExtensible) {
            // Inline caches add properties by shape alone, so the shape must tell.
            materialize(object)
            let own = makeUnique(object)
            object.shapeID = renewForChange(own)
            object.flags |= JSObject.Flags.notExtensible
        }
        return true
    }

    // MARK: Own properties

    /// ECMA-262 §10.1.5 [[GetOwnProperty]]
    public func getOwnProperty(_ object: JSObject, _ key: PropertyKey) throws(JSThrow) -> PropertyDescriptor? {
        if object.kind == .proxy { return try proxyGetOwnProperty(object, key) }
        if key == self[.stack] { try settleStack(object, key) }
        guard let own = ownProperty(object, key) else { return nil }
        if own.stored.isEmpty { throw bindingUninitialized(key) }
        return PropertyDescriptor(stored: own.stored, own.attributes)
    }

    /// The object has the property itself, and it is enumerable. Nothing is read: an error's `stack` stays what it is until somebody asks for it.
    func hasEnumerableOwn(_ object: JSObject, _ key: PropertyKey) throws(JSThrow) -> Bool {
        if object.kind == .error || key == self[.stack], object.kind != .proxy { return ownProperty(object, key)?.attributes.contains(.enumerable) == true }
        return try getOwnProperty(object, key)?.enumerable == true
    }

    /// The own property of anything but a proxy; runs no script.
    func ownProperty(_ object: JSObject, _ key: PropertyKey) -> OwnProperty? {
        if object.kind != .object, let special = exoticOwnProperty(object, key) { return special }
        if key.isIndex, !object.isSparse {
            guard let elements = object.elements, key.index < elements.count else { return nil }
            let value = elements[Int(key.index)]
            return value.isEmpty ? nil : OwnProperty(stored: value, attributes: .all)
        }
        guard let entry = shape(object.shapeID).find(key) else { return nil }
        return OwnProperty(stored: object.slot(entry.slot), attributes: entry.attributes)
    }

    /// Own properties that are in neither the shape nor the elements; also makes a function's own where they are asked for.
    private func exoticOwnProperty(_ object: JSObject, _ key: PropertyKey) -> OwnProperty? {
        switch object.kind {
        case .array:
            guard key == self[.length] else { return nil }
            return OwnProperty(stored: .number(Double(object.arrayLength)), attributes: object.has(JSObject.Flags.special) ? [] : .writable)
        case .function, .nativeFunction, .boundFunction:
            if object.has(JSObject.Flags.pristine), key == self[.name] || key == self[.length] || key == self[.prototype]
                || key == self[.caller] || key == self[.arguments] { materialize(object) }
            return nil
        case .stringObject:
            let string = PrimitiveLayout(object).data.asString
            if key == self[.length] { return OwnProperty(stored: .number(string.length), attributes: []) }
            guard key.isIndex, key.index < string.length else { return nil }
            return OwnProperty(stored: Value(singleUnit(flat(string)[Int(key.index)])), attributes: .enumerable)
        case .moduleNamespace: return namespaceOwnProperty(object, key)
        case .arguments:
            guard key.isIndex, let slot = mappedArgument(object, key.index) else { return nil }
            let attributes = object.isSparse ? shape(object.shapeID).find(key)?.attributes ?? .all : .all
            return OwnProperty(stored: slot.pointee, attributes: attributes)
        case .typedArray: return typedArrayProperty(object, key)
        case .global:
            settleGlobal(object, key)
            return nil
        default: return nil
        }
    }

    /// Where the parameter stands that `arguments[index]` is another name for (ECMA-262 §10.4.4); nil for none.
    func mappedArgument(_ object: JSObject, _ index: UInt32) -> UnsafeMutablePointer<Value>? {
        guard object.has(JSObject.Flags.special), let map = ArgumentsLayout(object).map, index < map.count else { return nil }
        let slot = map[Int(index)]
        guard slot.isInt32 else { return nil }
        let environment = ArgumentsLayout(object).environment.asCell
        return (environment.address + Environment.slotsOffset + Int(slot.asInt32) * 8).assumingMemoryBound(to: Value.self)
    }

    func unmapArgument(_ object: JSObject, _ index: UInt32) {
        ArgumentsLayout(object).map?[Int(index)] = .undefined
    }

    /// ECMA-262 §10.1.6 [[DefineOwnProperty]]: false where it may not be.
    public func defineOwnProperty(_ object: JSObject, _ key: PropertyKey, _ descriptor: PropertyDescriptor) throws(JSThrow) -> Bool {
        if object.kind == .proxy { return try proxyDefineOwnProperty(object, key, descriptor) }
        state.pointee.refusal = .definition(object)
        switch object.kind {
        case .moduleNamespace where !key.isSymbol: return try namespaceDefineOwnProperty(object, key, descriptor)
        case .array:
            if key == self[.length] { return try arraySetLength(object, descriptor) }
            if key.isIndex, key.index >= object.arrayLength {
                if object.has(JSObject.Flags.special) { return false }
                guard try validateAndApply(object, key, descriptor) else { return false }
                object.arrayLength = key.index + 1
                return true
            }
        case .error: try settleStack(object, key)
        case .arguments:
            if key.isIndex, let slot = mappedArgument(object, key.index) { return try defineMapped(object, key, descriptor, slot) }
        case .typedArray:
            if let done = try defineTypedArrayElement(object, key, descriptor) { return done }
        default: break
        }
        return try validateAndApply(object, key, descriptor)
    }

    /// ECMA-262 §10.4.4.2, for an index that is mapped.
    private func defineMapped(_ object: JSObject, _ key: PropertyKey, _ descriptor: PropertyDescriptor,
                              _ slot: UnsafeMutablePointer<Value>) throws(JSThrow) -> Bool {
        var stored = descriptor
        if descriptor.isData, descriptor.value == nil, descriptor.writable == false { stored.value = slot.pointee }
        do {
            let current = slot.pointee
            // The stored copy may be stale: bring it up to date before the ordinary rules compare with it.
            if !object.isSparse, let elements = object.elements { elements[Int(key.index)] = current }
            else if let entry = shape(object.shapeID).find(key) { object.setSlot(entry.slot, current) }
        }
        guard let map = ArgumentsLayout(object).map else { return try validateAndApply(object, key, stored) }
        let index = Int(key.index), mapped = map[index]
        map[index] = .undefined
        guard try validateAndApply(object, key, stored) else { map[index] = mapped; return false }
        if descriptor.isAccessor { return true }
        if let value = descriptor.value { slot.pointee = value }
        if descriptor.writable != false { map[index] = mapped }
        return true
    }

    /// ECMA-262 §10.1.6.3 ValidateAndApplyPropertyDescriptor
    private func validateAndApply(_ object: JSObject, _ key: PropertyKey, _ new: PropertyDescriptor) throws(JSThrow) -> Bool {
        guard let current = ownProperty(object, key) else {
            if object.has(JSObject.Flags.notExtensible) { return false }
            let stored = new.isAccessor ? Value(newAccessor(getter: new.getter ?? .undefined, setter: new.setter ?? .undefined)) : new.value ?? .undefined
            try addOwn(object, key, stored, new.attributes)
            return true
        }
        let old = current.attributes
        if !old.contains(.configurable) {
            if new.configurable == true { return false }
            if let enumerable = new.enumerable, enumerable != old.contains(.enumerable) { return false }
            if !new.isGeneric, new.isAccessor != current.isAccessor { return false }
            if current.isAccessor {
                if let getter = new.getter, getter != current.getter { return false }
                if let setter = new.setter, setter != current.setter { return false }
            } else if !old.contains(.writable) {
                if new.writable == true { return false }
                if let value = new.value, !sameValue(value, current.stored) { return false }
            }
        }
        try apply(object, key, new, over: current)
        return true
    }

    private func apply(_ object: JSObject, _ key: PropertyKey, _ new: PropertyDescriptor, over current: OwnProperty) throws(JSThrow) {
        var attributes = current.attributes.subtracting([.writable, .accessor])
        if let enumerable = new.enumerable { if enumerable { attributes.insert(.enumerable) } else { attributes.remove(.enumerable) } }
        if let configurable = new.configurable { if configurable { attributes.insert(.configurable) } else { attributes.remove(.configurable) } }
        var stored = current.stored
        if new.isAccessor || (new.isGeneric && current.isAccessor) {
            attributes.insert(.accessor)
            let getter = new.getter ?? (current.isAccessor ? current.getter : .undefined)
            let setter = new.setter ?? (current.isAccessor ? current.setter : .undefined)
            stored = Value(newAccessor(getter: getter, setter: setter))
        } else {
            let wasWritable = !current.isAccessor && current.attributes.contains(.writable)
            if new.writable ?? wasWritable { attributes.insert(.writable) }
            stored = new.value ?? (current.isAccessor ? .undefined : current.stored)
        }
        try replaceOwn(object, key, stored, attributes, was: current.attributes)
    }

    /// Adds an own property that is not there, wherever it belongs.
    func addOwn(_ object: JSObject, _ key: PropertyKey, _ stored: Value, _ attributes: Attributes) throws(JSThrow) {
        if key.isIndex, !object.isSparse {
            if attributes == .all, try addElement(object, key.index, stored) { return }
            makeSparse(object)
        }
        if object.has(JSObject.Flags.pristine) { materialize(object) }
        addProperty(object, key, stored, attributes)
    }

    private func replaceOwn(_ object: JSObject, _ key: PropertyKey, _ stored: Value, _ attributes: Attributes, was old: Attributes) throws(JSThrow) {
        if key.isIndex, !object.isSparse {
            if attributes == .all, let elements = object.elements { elements[Int(key.index)] = stored; return }
            makeSparse(object)
        }
        if attributes != old { reconfigure(object, key, attributes) }
        // Caches know a prototype's accessor itself, and the layout has not changed.
        else if attributes.contains(.accessor), object.has(JSObject.Flags.isPrototype) { prototypeChanged(key) }
        if let entry = shape(object.shapeID).find(key) { object.setSlot(entry.slot, stored) }
    }

    /// Puts a plain value at an index beyond or within the elements; false where that would leave too large a gap.
    func addElement(_ object: JSObject, _ index: UInt32, _ value: Value) throws(JSThrow) -> Bool {
        let count = object.elements?.count ?? 0, index = Int(index)
        if index >= count {
            guard index < count + 1024 || index < count * 2 || index < object.elements?.capacity ?? 0 else { return false }
            let elements = try growElements(object, to: index + 1)
            for i in count..<index { elements[i] = .empty }
            elements.count = index + 1
        }
        object.elements?.values[index] = value
        if object.has(JSObject.Flags.isPrototype) { prototypeChanged(PropertyKey(index: UInt32(index))) }
        return true
    }

    /// Moves the elements into the shape, where each can have attributes of its own and gaps cost nothing.
    func makeSparse(_ object: JSObject) {
        guard !object.isSparse else { return }
        if object.has(JSObject.Flags.pristine) { materialize(object) }
        let elements = object.elements
        object.elements = nil
        object.flags |= JSObject.Flags.sparse
        let own = makeUnique(object)
        object.shapeID = renewForChange(own)
        guard let elements else { return }
        for i in 0..<elements.count where !elements[i].isEmpty { addProperty(object, PropertyKey(index: UInt32(i)), elements[i], .all) }
    }

    // MARK: Reading and writing

    /// ECMA-262 §10.1.7 [[HasProperty]]
    public func hasProperty(_ object: JSObject, _ key: PropertyKey) throws(JSThrow) -> Bool {
        var object = object
        while true {
            if object.kind == .proxy { return try proxyHas(object, key) }
            if ownProperty(object, key) != nil { return true }
            if endsAtTypedArray(object, key) { return false }
            let prototype = shape(object.shapeID).prototype
            guard prototype.isObject else { return false }
            object = prototype.asObject
        }
    }

    /// ECMA-262 §10.1.8 [[Get]]
    public func get(_ object: JSObject, _ key: PropertyKey, receiver: Value) throws(JSThrow) -> Value {
        var object = object
        while true {
            if object.kind == .proxy { return try proxyGet(object, key, receiver) }
            if let own = ownProperty(object, key) {
                guard own.isAccessor else {
                    if own.stored.isEmpty { throw bindingUninitialized(key) }
                    return own.stored
                }
                let getter = own.getter
                return getter.isUndefined ? .undefined : try call(getter, this: receiver)
            }
            if endsAtTypedArray(object, key) { return .undefined }
            let prototype = shape(object.shapeID).prototype
            guard prototype.isObject else { return .undefined }
            object = prototype.asObject
        }
    }

    /// ECMA-262 §10.1.9 [[Set]]: false where it may not be.
    public func set(_ object: JSObject, _ key: PropertyKey, _ value: Value, receiver: Value) throws(JSThrow) -> Bool {
        var holder = object
        while true {
            if holder.kind == .proxy { return try proxySet(holder, key, value, receiver) }
            // §10.4.6.9: never.
            if holder.kind == .moduleNamespace { return refuse(ownProperty(holder, key) == nil ? .addition(holder) : .property(holder)) }
            if holder.kind == .typedArray, let done = try setOnTypedArray(holder, key, value, receiver: receiver) { return done }
            if let own = ownProperty(holder, key) {
                if own.isAccessor {
                    let setter = own.setter
                    if setter.isUndefined { return refuse(.property(holder)) }
                    _ = try call(setter, this: receiver, value)
                    return true
                }
                guard own.attributes.contains(.writable) else { return refuse(.property(holder)) }
                if receiver == Value(holder) { return try writeOwn(holder, key, value) }
                return try setOnReceiver(receiver, key, value)
            }
            let prototype = shape(holder.shapeID).prototype
            guard prototype.isObject else { return try setOnReceiver(receiver, key, value) }
            holder = prototype.asObject
        }
    }

    /// Steps 2 and on of OrdinarySetWithOwnDescriptor (ECMA-262 §10.1.9.2) for a data property found elsewhere or nowhere.
    private func setOnReceiver(_ receiver: Value, _ key: PropertyKey, _ value: Value) throws(JSThrow) -> Bool {
        guard receiver.isObject else { return refuse(.primitive) }
        let object = receiver.asObject
        if object.kind == .proxy || object.kind == .arguments || object.kind == .typedArray || object.kind == .moduleNamespace {
            let roots = openRoots(); defer { roots.close() }
            roots.add(receiver)
            roots.add(key)
            roots.add(value)
            if let existing = try getOwnProperty(object, key) {
                if existing.isAccessor || existing.writable == false { return refuse(.redefinition) }
                return try defineOwnProperty(object, key, PropertyDescriptor(value: value))
            }
            if try defineOwnProperty(object, key, PropertyDescriptor(value: value, .all)) { return true }
            // What is new is added, as to an ordinary object.
            if object.kind != .proxy, object.has(JSObject.Flags.notExtensible) { return refuse(.addition(object)) }
            return false
        }
        if let existing = ownProperty(object, key) {
            guard !existing.isAccessor else { return refuse(.redefinition) }
            guard existing.attributes.contains(.writable) else { return refuse(.property(object)) }
            return try writeOwn(object, key, value)
        }
        if object.has(JSObject.Flags.notExtensible) { return refuse(.addition(object)) }
        if object.kind == .array, key.isIndex, key.index >= object.arrayLength {
            if object.has(JSObject.Flags.special) { return refuse(.addition(object)) }
            try addOwn(object, key, value, .all)
            object.arrayLength = key.index + 1
            return true
        }
        try addOwn(object, key, value, .all)
        return true
    }

    /// Stores into an own, writable data property that exists.
    private func writeOwn(_ object: JSObject, _ key: PropertyKey, _ value: Value) throws(JSThrow) -> Bool {
        if object.kind == .array, key == self[.length] { return try arraySetLength(object, PropertyDescriptor(value: value)) }
        if object.kind == .arguments, key.isIndex, let slot = mappedArgument(object, key.index) { slot.pointee = value; return true }
        if key.isIndex, !object.isSparse {
            // A boxed string's own characters are not writable, so this is an element.
            object.elements?.values[Int(key.index)] = value
            return true
        }
        if let entry = shape(object.shapeID).find(key) { object.setSlot(entry.slot, value) }
        return true
    }

    /// ECMA-262 §10.1.10 [[Delete]]: false where it may not be.
    public func delete(_ object: JSObject, _ key: PropertyKey) throws(JSThrow) -> Bool {
        if object.kind == .proxy { return try proxyDelete(object, key) }
        guard let own = ownProperty(object, key) else { return true }
        guard own.attributes.contains(.configurable), !endsAtTypedArray(object, key) else { return refuse(.deletion(object, key)) }
        if object.kind == .arguments, key.isIndex, mappedArgument(object, key.index) != nil { unmapArgument(object, key.index) }
        if key.isIndex, !object.isSparse {
            guard let elements = object.elements else { return true }
            elements[Int(key.index)] = .empty
            if Int(key.index) == elements.count - 1 { elements.count -= 1 }
        } else {
            removeProperty(object, key)
        }
        return true
    }

    /// ECMA-262 §10.1.11 [[OwnPropertyKeys]]: indices ascending, strings, then symbols, each in the order they were added. Private names are not among them.
    /// The keys are not held: a caller that runs script between them roots them (`VM.root(keys:)`).
    /// `withoutIndices`: those of a proxy come all the same.
    public func ownPropertyKeys(_ object: JSObject, withoutIndices: Bool = false) throws(JSThrow) -> [PropertyKey] {
        if object.kind == .proxy { return try proxyOwnKeys(object) }
        if object.kind == .moduleNamespace { return namespaceKeys(object) }
        // The list, and the parts that it is made of.
        let count = withoutIndices ? shape(object.shapeID).count : ownPropertyCount(object)
        if count > 4096 { try reserve(count * 16) }
        return ordinaryOwnPropertyKeys(object, withoutIndices: withoutIndices)
    }

    /// As many keys as there may be.
    private func ownPropertyCount(_ object: JSObject) -> Int {
        let units = object.kind == .stringObject ? PrimitiveLayout(object).data.asString.length : 0
        let indices = object.kind == .typedArray ? TypedArrayLayout(object).length ?? 0 : object.elements?.count ?? 0
        return units + indices + shape(object.shapeID).count
    }

    func ordinaryOwnPropertyKeys(_ object: JSObject, withoutIndices: Bool = false) -> [PropertyKey] {
        materialize(object)
        var indices: [PropertyKey] = [], strings: [PropertyKey] = [], symbols: [PropertyKey] = []
        if object.kind == .stringObject, !withoutIndices {
            for i in 0..<PrimitiveLayout(object).data.asString.length { indices.append(PropertyKey(index: UInt32(i))) }
        }
        if object.kind == .typedArray, !withoutIndices {
            for i in 0..<min(TypedArrayLayout(object).length ?? 0, Int(UInt32.max)) { indices.append(PropertyKey(index: UInt32(i))) }
        }
        if !withoutIndices, let elements = object.elements {
            for i in 0..<elements.count where !elements[i].isEmpty { indices.append(PropertyKey(index: UInt32(i))) }
        }
        if object.kind == .array || object.kind == .stringObject { strings.append(self[.length]) }
        let shape = shape(object.shapeID), map = shape.map
        strings.reserveCapacity(shape.count + 1)
        var sorted = true
        for i in 0..<shape.count {
            let key = map.key(at: i)
            if key == PropertyMap.deletedKey { continue }
            if key.isIndex { if !withoutIndices { indices.append(key); sorted = false } }
            else if key.isString { strings.append(key) }
            else if !key.isPrivate { symbols.append(key) }
        }
        if indices.isEmpty, symbols.isEmpty { return strings }
        if !sorted { indices.sort { $0.index < $1.index } }
        return indices + strings + symbols
    }
}
