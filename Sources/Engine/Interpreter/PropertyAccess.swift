// Property access from bytecode, with inline caches: each access in the code remembers the shape it met last and where the
// property was. What it remembers about prototypes is good as long as no object that is a prototype changes its layout,
// which the VM counts in `prototypeEpoch`.

extension VM {
    // MARK: Reading

    /// The rest of `getProperty` after an own property was not found by its shape.
    @inline(never) func getProperty(_ base: Value, _ cache: UnsafeMutablePointer<InlineCache>) throws(JSThrow) -> Value {
        if base.isObject {
            let object = base.asObject
            if object.kind == .function, isCallProperty(cache.pointee.key) { return try getCallProperty(object, cache.pointee.key) }
            if let known = known(object, cache) {
                let value = plain(object, known)
                if !value.isEmpty { return value }
                if let value = try cached(base, known) { return value }
            }
            return try lookUp(object, base, cache)
        }
        if let this = coercedThis(at: .b) { return try getProperty(this, cache) }
        let key = cache.pointee.key
        if base.isString {
            if cache.pointee.shape == InlineCache.stringShape, let value = try cached(base, cache) { return value }
            if key == self[.length] { return .number(base.asString.length) }
            if key.isIndex, key.index < base.asString.length { return Value(singleUnit(flat(base.asString)[Int(key.index)])) }
            return try lookUp(self[.stringPrototype], base, cache)
        }
        if base.isNullish { throw cannotRead(base, key) }
        return try get(prototype(ofPrimitive: base), key, receiver: base)
    }

    /// The value that stands where a cache says that knows the object's shape; empty where it says something else.
    @inline(__always) func plain(_ object: JSObject, _ cache: UnsafeMutablePointer<InlineCache>) -> Value {
        switch cache.pointee.kind {
        case .prototype where cache.pointee.epoch == state.pointee.shapes.prototypeEpoch: cache.pointee.prototypeValue
        case .inline: object.cell.value(at: Int(cache.pointee.offset))
        case .slots: object.cell.cell(at: 8).unsafelyUnwrapped.value(at: Int(cache.pointee.offset))
        default: .empty
        }
    }

    /// What a cache that knows the base's shape says of what is inherited or computed; nil where it knows something else of it.
    @inline(__always) func cached(_ base: Value, _ cache: UnsafeMutablePointer<InlineCache>) throws(JSThrow) -> Value? {
        guard cache.pointee.epoch == state.pointee.shapes.prototypeEpoch else { return nil }
        switch cache.pointee.kind {
        case .prototype: return cache.pointee.prototypeValue
        case .getter:
            return try callGetter(Cell(UnsafeMutableRawPointer(bitPattern: cache.pointee.holder).unsafelyUnwrapped), base)
        case .ownGetterInline: return try callGetter(base.asObject.cell.value(at: Int(cache.pointee.offset)).asCell, base)
        case .ownGetterSlots: return try callGetter(base.asObject.cell.cell(at: 8).unsafelyUnwrapped.value(at: Int(cache.pointee.offset)).asCell, base)
        default: return nil
        }
    }

    @inline(__always) private func callGetter(_ accessor: Cell, _ base: Value) throws(JSThrow) -> Value {
        let getter = Accessor(accessor).getter
        return getter.isUndefined ? .undefined : try call(getter, this: base)
    }

    /// What the cache, or another, knows of the object's shape; nil for nothing.
    @inline(__always) private func known(_ object: JSObject, _ cache: UnsafeMutablePointer<InlineCache>) -> UnsafeMutablePointer<InlineCache>? {
        object.shapeID == cache.pointee.shape ? cache : recall(object, cache, isWrite: false)
    }

    /// The cache learns what another access, or it itself a while ago, found out of the object's shape. (To learn it only now and then makes
    /// programs slower whose accesses meet one shape for a while and then another.) Where that stands is given back, to be read at once:
    /// what was just written to the cache takes longer to read.
    @inline(__always) private func recall(_ object: JSObject, _ cache: UnsafeMutablePointer<InlineCache>, isWrite: Bool) -> UnsafeMutablePointer<InlineCache>? {
        guard let known = state.pointee.shapes.places.find(object.shapeID, cache.pointee.key, isWrite: isWrite, epoch: state.pointee.shapes.prototypeEpoch) else { return nil }
        cache.pointee = known.pointee
        return known
    }

    /// Looks the property up along the prototypes and remembers where it was. `object` is `base`, or where that is a string its prototype.
    func lookUp(_ object: JSObject, _ base: Value, _ cache: UnsafeMutablePointer<InlineCache>) throws(JSThrow) -> Value {
        let key = cache.pointee.key
        var holder = object
        while true {
            if holder.kind == .proxy { return try proxyGet(holder, key, base) }
            if let own = ownProperty(holder, key) {
                if holder.kind == .moduleNamespace, !key.isSymbol {
                    if own.stored.isEmpty { throw bindingUninitialized(key) }
                    if holder == object { rememberBinding(object, cache) }
                    return own.stored
                }
                if base.isObject { remember(own, object, holder, cache) } else { rememberForStrings(own, holder, cache) }
                guard own.isAccessor else { return own.stored }
                return own.getter.isUndefined ? .undefined : try call(own.getter, this: base)
            }
            if endsAtTypedArray(holder, key) { return .undefined }
            let prototype = shape(holder.shapeID).prototype
            guard prototype.isObject else { return .undefined }
            holder = prototype.asObject
        }
    }

    func remember(_ own: OwnProperty, _ object: JSObject, _ holder: JSObject, _ cache: UnsafeMutablePointer<InlineCache>, isWrite: Bool = false) {
        // An access that knew another shape will meet that one again.
        let isSecond = cache.pointee.shape != .max && cache.pointee.shape != object.shapeID
        defer { if isSecond, cache.pointee.shape == object.shapeID { state.pointee.shapes.places.note(cache.pointee, isWrite: isWrite) } }
        guard let place = place(of: cache.pointee.key, in: holder) else { return }
        markCached(object)
        guard holder == object else { return note(own, at: place, of: holder, forShape: object.shapeID, cache) }
        // Objects of one shape may each have an accessor of their own, and one cache may meet objects of one shape with different
        // inline room: then it must not be trusted.
        let kind: InlineCache.Kind = own.isAccessor ? place.isInline ? .ownGetterInline : .ownGetterSlots : place.isInline ? .inline : .slots
        set(cache, kind, forShape: object.shapeID, offset: place.offset, holder: 0)
    }

    /// What all strings have from a prototype. Functions of several realms may run the same code, each with strings of its own.
    private func rememberForStrings(_ own: OwnProperty, _ holder: JSObject, _ cache: UnsafeMutablePointer<InlineCache>) {
        guard state.pointee.realms.isEmpty, let place = place(of: cache.pointee.key, in: holder) else { return }
        becomePrototype(self[.stringPrototype])
        note(own, at: place, of: holder, forShape: InlineCache.stringShape, cache)
    }

    /// What a prototype has: guarded by the epoch.
    private func note(_ own: OwnProperty, at place: PropertyPlace, of holder: JSObject, forShape shape: UInt32, _ cache: UnsafeMutablePointer<InlineCache>) {
        let cell = own.isAccessor ? own.stored.asCell : place.isInline ? holder.cell : holder.slots.unsafelyUnwrapped.cell
        set(cache, own.isAccessor ? .getter : .prototype, forShape: shape, offset: place.offset, holder: UInt(bitPattern: cell.address))
    }

    private func set(_ cache: UnsafeMutablePointer<InlineCache>, _ kind: InlineCache.Kind, forShape shape: UInt32, offset: Int32, holder: UInt) {
        cache.pointee.shape = shape
        cache.pointee.offset = offset
        cache.pointee.epoch = state.pointee.shapes.prototypeEpoch
        cache.pointee.nextShape = 0
        cache.pointee.holder = holder
        cache.pointee.kind = kind
    }

    private typealias PropertyPlace = (isInline: Bool, offset: Int32)

    /// Where the value of an own property stands: in the object itself, or in its slots; nil for what stands elsewhere.
    private func place(of key: PropertyKey, in holder: JSObject) -> PropertyPlace? {
        guard !key.isIndex, let entry = shape(holder.shapeID).find(key) else { return nil }
        let inSlots = entry.slot - holder.inlineCapacity
        return inSlots < 0 ? (true, Int32(JSObject.fieldsOffset + entry.slot * 8)) : (false, Int32(8 + inSlots * 8))
    }

    /// From now on a change of this object's unique shape needs a fresh id.
    func markCached(_ object: JSObject) {
        let shape = shape(object.shapeID)
        if shape.isUnique { shape.flags |= Shape.Flags.cached }
    }

    /// The rest of `getMethod`.
    @inline(never) func getMethod(_ base: Value, _ cache: UnsafeMutablePointer<InlineCache>) throws(JSThrow) -> Value {
        if base.isObject {
            let object = base.asObject
            if let known = known(object, cache) {
                let value = plain(object, known)
                if !value.isEmpty { return value }
            }
        } else if let this = coercedThis(at: .b) {
            let frame = state.pointee.stack.frame
            frame.pointee.registers[Instruction(word: frame.pointee.pc[-1]).a + 1] = this
            return try getProperty(this, cache)
        }
        return try getProperty(base, cache)
    }

    /// What `this` of a sloppy function becomes (ECMA-262 §10.2.1.2 OrdinaryCallBindThis) that gets along with what the caller gave as long
    /// as that is an object, where the running instruction has `this` in the field; else nil.
    @inline(__always) private func coercedThis(at field: Instruction.Field) -> Value? {
        let frame = state.pointee.stack.frame
        guard frame.pointee.code.pointee.flags.contains(.coercesThisLate) else { return nil }
        let instruction = Instruction(word: frame.pointee.pc[-1])
        guard (field == .a ? instruction.a : instruction.b) == 1 else { return nil }
        let this = frame.pointee.registers[1]
        frame.pointee.registers[1] = this.isNullish ? Value(self[.global]) : Value(wrap(this))
        return frame.pointee.registers[1]
    }

    /// A key that is an object is not converted for the message: that would run script.
    func cannotRead(_ base: Value, _ key: Value) -> JSThrow {
        if key.isSymbol, PropertyKey(key.asSymbol) == self[.iterator] { return notIterable(base) }
        return typeError("Cannot read properties of \(describeForError(base))\(mention(of: key, "reading"))")
    }

    func cannotSet(_ base: Value, _ key: Value) -> JSThrow {
        typeError("Cannot set properties of \(describeForError(base))\(mention(of: key, "setting"))")
    }

    private func cannotRead(_ base: Value, _ key: PropertyKey) -> JSThrow {
        if key == self[.iterator] { return notIterable(base) }
        return typeError("Cannot read properties of \(base.isNull ? "null" : "undefined") (reading '\(describe(key))')")
    }

    private func mention(of key: Value, _ what: String) -> String {
        let text = key.isObject ? describeKey(key.asObject) : describeKey(key)
        return text.map { " (\(what) '\($0)')" } ?? ""
    }

    func describeKey(_ key: Value) -> String {
        if key.isObject { return describeForError(key) }
        return key.isSymbol ? describe(PropertyKey(key.asSymbol)) : describeForError(key)
    }

    // MARK: Writing

    @inline(never) func setProperty(_ base: Value, _ value: Value, _ cache: UnsafeMutablePointer<InlineCache>, isStrict: Bool) throws(JSThrow) {
        let key = cache.pointee.key
        guard base.isObject else {
            if let this = coercedThis(at: .a) { return try setProperty(this, value, cache, isStrict: isStrict) }
            return try setOnPrimitive(base, key, value, isStrict: isStrict)
        }
        let object = base.asObject
        if object.shapeID == cache.pointee.shape, write(value, to: object, cache) { return }
        if let known = recall(object, cache, isWrite: true), write(value, to: object, known) { return }
        if setAndRemember(object, key, value, cache) { return }
        if try !set(object, key, value, receiver: base), isStrict { throw refusalError(base, key) }
    }

    /// As a cache says that knows the object's shape; false where what it knows is no longer so.
    @inline(__always) func write(_ value: Value, to object: JSObject, _ cache: UnsafeMutablePointer<InlineCache>) -> Bool {
        let offset = Int(cache.pointee.offset)
        switch cache.pointee.kind {
        case .inline: object.cell.setValue(value, at: offset)
        case .slots: object.cell.cell(at: 8).unsafelyUnwrapped.setValue(value, at: offset)
        case .addInline, .addSlots:
            guard cache.pointee.epoch == state.pointee.shapes.prototypeEpoch, !object.has(JSObject.Flags.isPrototype) else { return false }
            if cache.pointee.kind == .addInline { object.cell.setValue(value, at: offset) }
            else { storeNewSlot(object, (offset - 8) / 8 + object.inlineCapacity, value) }
            object.shapeID = cache.pointee.nextShape
        default: return false
        }
        return true
    }

    /// The plain cases: an own writable property, or a new one that no prototype objects to.
    func setAndRemember(_ object: JSObject, _ key: PropertyKey, _ value: Value, _ cache: UnsafeMutablePointer<InlineCache>) -> Bool {
        guard !key.isIndex, object.kind != .proxy, object.kind != .moduleNamespace, object.kind != .array || key != self[.length],
              !endsAtTypedArray(object, key) else { return false }
        if let own = ownProperty(object, key) {
            guard !own.isAccessor, own.attributes.contains(.writable), let entry = shape(object.shapeID).find(key) else { return false }
            object.setSlot(entry.slot, value)
            remember(own, object, object, cache, isWrite: true)
            return true
        }
        guard !object.has(JSObject.Flags.notExtensible), !object.has(JSObject.Flags.pristine), prototypesAllowAdding(key, to: object) else { return false }
        let before = object.shapeID
        addProperty(object, key, value, .all)
        let after = shape(object.shapeID)
        guard !after.isUnique, !object.has(JSObject.Flags.isPrototype) else { return true }
        let slot = after.slotCount - 1, isInline = slot < object.inlineCapacity, isSecond = cache.pointee.shape != .max && cache.pointee.shape != before
        cache.pointee.shape = before
        cache.pointee.nextShape = after.id
        cache.pointee.epoch = state.pointee.shapes.prototypeEpoch
        cache.pointee.holder = 0
        cache.pointee.kind = isInline ? .addInline : .addSlots
        cache.pointee.offset = Int32(isInline ? JSObject.fieldsOffset + slot * 8 : 8 + (slot - object.inlineCapacity) * 8)
        if isSecond { state.pointee.shapes.places.note(cache.pointee, isWrite: true) }
        return true
    }

    private func prototypesAllowAdding(_ key: PropertyKey, to object: JSObject) -> Bool {
        var prototype = shape(object.shapeID).prototype
        while prototype.isObject {
            let holder = prototype.asObject
            if holder.kind == .proxy || endsAtTypedArray(holder, key) { return false }
            if let inherited = ownProperty(holder, key) { return !inherited.isAccessor && inherited.attributes.contains(.writable) }
            prototype = shape(holder.shapeID).prototype
        }
        return true
    }

    func setOnPrimitive(_ base: Value, _ key: PropertyKey, _ value: Value, isStrict: Bool) throws(JSThrow) {
        if base.isNullish { throw typeError("Cannot set properties of \(base.isNull ? "null" : "undefined") (setting '\(describe(key))')") }
        if try !set(prototype(ofPrimitive: base), key, value, receiver: base), isStrict {
            if base.isString, ownProperty(wrap(base), key) != nil { throw readOnlyError(base, describe(key)) }
            throw refusalError(base, key)
        }
    }

    /// An own property of a literal or of an instance in the making.
    @inline(never) func initializeProperty(_ object: JSObject, _ value: Value, _ cache: UnsafeMutablePointer<InlineCache>) throws(JSThrow) {
        if object.shapeID == cache.pointee.shape, cache.pointee.kind == .addInline, !object.has(JSObject.Flags.isPrototype) {
            object.cell.setValue(value, at: Int(cache.pointee.offset))
            object.shapeID = cache.pointee.nextShape
            return
        }
        let key = cache.pointee.key
        guard !key.isIndex, object.kind == .object, !object.has(JSObject.Flags.notExtensible | JSObject.Flags.isPrototype), ownProperty(object, key) == nil else {
            return try createDataPropertyOrThrow(object, key, value)
        }
        let before = object.shapeID
        addProperty(object, key, value, .all)
        let after = shape(object.shapeID), slot = after.slotCount - 1
        guard !after.isUnique, slot < object.inlineCapacity else { return }
        cache.pointee.shape = before
        cache.pointee.nextShape = after.id
        cache.pointee.holder = 0
        cache.pointee.kind = .addInline
        cache.pointee.offset = Int32(JSObject.fieldsOffset + slot * 8)
    }

    func deleteProperty(_ base: Value, _ key: Value, isStrict: Bool) throws(JSThrow) -> Bool {
        if base.isNullish { throw typeError("Cannot convert undefined or null to object") }
        let propertyKey = try toPropertyKey(key)
        let object = try toObject(base)
        if try delete(object, propertyKey) { return true }
        if isStrict { throw refusalError(Value(object), propertyKey) }
        return false
    }

    // MARK: super and private names

    /// §13.3.7.2 GetSuperBase: what a method's `super` reads from, null where its home object inherits nothing.
    func superBase(_ method: JSObject) throws(JSThrow) -> Value {
        let home = method.homeObject
        return home.isObject ? try getPrototypeOf(home.asObject) : .null
    }

    /// The registers: base, key, `this`.
    func getSuper(_ parts: UnsafeMutablePointer<Value>) throws(JSThrow) -> Value {
        guard parts[0].isObject else { throw cannotRead(.null, parts[1]) }
        return try get(parts[0].asObject, toPropertyKey(parts[1]), receiver: parts[2])
    }

    /// The registers: base, key, `this`, value.
    func setSuper(_ parts: UnsafeMutablePointer<Value>, isStrict: Bool) throws(JSThrow) {
        guard parts[0].isObject else { throw cannotSet(.null, parts[1]) }
        let key = try toPropertyKey(parts[1])
        if try set(parts[0].asObject, key, parts[3], receiver: parts[2]) || !isStrict { return }
        if case .primitive = state.pointee.refusal { state.pointee.refusal = .primitiveReceiver }
        throw refusalError(parts[2], key)
    }

    @inline(never) func getPrivate(_ base: Value, _ name: Value) throws(JSThrow) -> Value {
        guard base.isObject else { throw privateOnPrimitive(base, name, "read") }
        if let entry = shape(base.asObject.shapeID).find(PropertyKey(name.asSymbol)), !entry.attributes.contains(.accessor) { return base.asObject.slot(entry.slot) }
        return try privateGet(base.asObject, PropertyKey(name.asSymbol))
    }

    @inline(never) func setPrivate(_ base: Value, _ name: Value, _ value: Value) throws(JSThrow) {
        guard base.isObject else { throw privateOnPrimitive(base, name, "write") }
        if let entry = shape(base.asObject.shapeID).find(PropertyKey(name.asSymbol)), entry.attributes.isDisjoint(with: .accessor), entry.attributes.contains(.writable) {
            return base.asObject.setSlot(entry.slot, value)
        }
        try privateSet(base.asObject, PropertyKey(name.asSymbol), value)
    }

    private func privateOnPrimitive(_ base: Value, _ name: Value, _ verb: String) -> JSThrow {
        let key = PropertyKey(name.asSymbol)
        var text = describe(key)
        if base.isNullish {
            // V8 looks for the mark that a class leaves on those that have its methods, and that is called as the class is.
            let owner = key.symbol.methodOwner
            if let owner { text = swiftString(owner).replacing("an instance of ", with: "").replacing("class ", with: "") }
            let what = base.isNull ? "null" : "undefined"
            return typeError(verb == "read" || owner != nil ? "Cannot read properties of \(what) (reading '\(text)')" : "Cannot set properties of \(what) (setting '\(text)')")
        }
        return privateMissing(key, verb, verb == "read" ? "from" : "to")
    }

    func addPrivate(_ base: Value, _ name: Value, _ value: Value, isMethod: Bool) throws(JSThrow) {
        guard base.isObject else { throw typeError("Cannot define a private member on a primitive") }
        try privateAdd(base.asObject, PropertyKey(name.asSymbol), value, isMethod ? [] : .writable)
    }

    func hasPrivate(_ name: Value, _ object: Value) throws(JSThrow) -> Bool {
        let key = PropertyKey(name.asSymbol)
        guard object.isObject else { throw typeError("Cannot use 'in' operator to search for '\(describe(key))' in \(describeForError(object))") }
        return ownPrivate(object.asObject, key) != nil
    }
}
