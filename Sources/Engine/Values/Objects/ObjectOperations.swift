// Operations on objects (ECMA-262 §7.3), in the specification's names.

extension VM {
    /// §7.3.2 Get
    @inline(__always) public func get(_ object: JSObject, _ key: PropertyKey) throws(JSThrow) -> Value {
        try get(object, key, receiver: Value(object))
    }

    /// §7.3.3 GetV: a property of any value. Throws a TypeError for undefined and null.
    public func getV(_ value: Value, _ key: PropertyKey) throws(JSThrow) -> Value {
        if value.isObject { return try get(value.asObject, key, receiver: value) }
        if value.isString {
            let string = value.asString
            if key == self[.length] { return .number(string.length) }
            if key.isIndex, key.index < string.length { return Value(singleUnit(flat(string)[Int(key.index)])) }
        }
        if value.isNullish { throw typeError("Cannot read properties of \(value.isNull ? "null" : "undefined") (reading '\(describe(key))')") }
        return try get(prototype(ofPrimitive: value), key, receiver: value)
    }

    /// §7.3.4 Set with Throw true.
    public func set(_ object: JSObject, _ key: PropertyKey, _ value: Value) throws(JSThrow) {
        if try !set(object, key, value, receiver: Value(object)) { throw refusalError(Value(object), key) }
    }

    /// §7.3.5 CreateDataProperty
    @discardableResult
    public func createDataProperty(_ object: JSObject, _ key: PropertyKey, _ value: Value) throws(JSThrow) -> Bool {
        try defineOwnProperty(object, key, PropertyDescriptor(value: value, .all))
    }

    /// §7.3.6 CreateDataPropertyOrThrow
    public func createDataPropertyOrThrow(_ object: JSObject, _ key: PropertyKey, _ value: Value) throws(JSThrow) {
        try definePropertyOrThrow(object, key, PropertyDescriptor(value: value, .all))
    }

    /// §7.3.8 DefinePropertyOrThrow
    public func definePropertyOrThrow(_ object: JSObject, _ key: PropertyKey, _ descriptor: PropertyDescriptor) throws(JSThrow) {
        if try !defineOwnProperty(object, key, descriptor) { throw refusalError(Value(object), key) }
    }

    /// Defines a property of an object the engine made itself: nothing can refuse or observe it.
    public func define(_ object: JSObject, _ key: PropertyKey, _ value: Value, _ attributes: Attributes = .all) {
        do { _ = try defineOwnProperty(object, key, PropertyDescriptor(value: value, attributes)) } catch { exception = .undefined }
    }

    /// §7.3.10 DeletePropertyOrThrow
    public func deletePropertyOrThrow(_ object: JSObject, _ key: PropertyKey) throws(JSThrow) {
        if try !delete(object, key) { throw refusalError(Value(object), key) }
    }

    /// §7.3.11 GetMethod: undefined where there is none.
    public func getMethod(_ value: Value, _ key: PropertyKey) throws(JSThrow) -> Value {
        let method = try getV(value, key)
        if method.isNullish { return .undefined }
        guard method.isCallable else { throw notCallable(method) }
        return method
    }

    /// §7.3.13 HasOwnProperty
    public func hasOwnProperty(_ object: JSObject, _ key: PropertyKey) throws(JSThrow) -> Bool {
        object.kind == .proxy || object.kind == .moduleNamespace ? try getOwnProperty(object, key) != nil : ownProperty(object, key) != nil
    }

    public enum IntegrityLevel { case sealed, frozen }

    /// §7.3.16 SetIntegrityLevel
    public func setIntegrityLevel(_ object: JSObject, _ level: IntegrityLevel) throws(JSThrow) -> Bool {
        guard try preventExtensions(object) else { return false }
        let keys = try ownPropertyKeys(object)
        let roots = openRoots(); defer { roots.close() }
        roots.add(keys)
        for key in keys {
            try tick()
            try restrict(object, key, level)
        }
        return true
    }

    /// The same for an object in the making, all of whose properties are data: nothing is collected.
    func freezeNew(_ object: JSObject) {
        do {
            _ = try preventExtensions(object)
            for key in try ownPropertyKeys(object) { try restrict(object, key, .frozen) }
        } catch {
            exception = .undefined
        }
    }

    private func restrict(_ object: JSObject, _ key: PropertyKey, _ level: IntegrityLevel) throws(JSThrow) {
        if level == .frozen, endsAtTypedArray(object, key) { throw typeError("Cannot freeze array buffer views with elements") }
        if level == .sealed {
            try definePropertyOrThrow(object, key, PropertyDescriptor(configurable: false))
        } else if let current = try getOwnProperty(object, key) {
            let frozen = current.isAccessor ? PropertyDescriptor(configurable: false) : PropertyDescriptor(writable: false, configurable: false)
            try definePropertyOrThrow(object, key, frozen)
        }
    }

    /// §7.3.17 TestIntegrityLevel
    public func testIntegrityLevel(_ object: JSObject, _ level: IntegrityLevel) throws(JSThrow) -> Bool {
        if try isExtensible(object) { return false }
        let keys = try ownPropertyKeys(object)
        let roots = openRoots(); defer { roots.close() }
        roots.add(keys)
        for key in keys {
            try tick()
            guard let current = try getOwnProperty(object, key) else { continue }
            if current.configurable == true { return false }
            if level == .frozen, current.isData, current.writable == true { return false }
        }
        return true
    }

    /// §7.3.19 LengthOfArrayLike
    public func lengthOfArrayLike(_ object: JSObject) throws(JSThrow) -> Int {
        if object.kind == .array { return Int(object.arrayLength) }
        return try toLength(get(object, self[.length]))
    }

    /// §7.3.20 CreateListFromArrayLike. The values are not rooted.
    public func createListFromArrayLike(_ value: Value) throws(JSThrow) -> [Value] {
        guard value.isObject else { throw typeError("CreateListFromArrayLike called on non-object") }
        let object = value.asObject, length = try lengthOfArrayLike(object)
        try reserve(length * 8)
        if object.isDenseArray, let elements = object.elements, elements.count == length {
            let values = UnsafeBufferPointer(start: elements.values, count: length)
            if !values.contains(.empty) { return Array(values) }
        }
        let roots = openRoots(); defer { roots.close() }
        var list: [Value] = []
        list.reserveCapacity(min(length, 1 << 16))
        for i in 0..<length {
            let item = try get(object, propertyKey(i))
            roots.add(item)
            list.append(item)
            try tick()
            if i & 1023 == 1023 { try poll() }
        }
        return list
    }

    /// The key for an integer index of any size.
    @inline(__always) public func propertyKey(_ index: Int) -> PropertyKey {
        index < Int(UInt32.max) ? PropertyKey(index: UInt32(truncatingIfNeeded: index)) : key(string(ofIndex: index))
    }

    /// §7.3.21 Invoke
    public func invoke(_ value: Value, _ key: PropertyKey, _ arguments: [Value] = []) throws(JSThrow) -> Value {
        try call(getV(value, key), this: value, arguments)
    }

    /// §7.3.22 OrdinaryHasInstance
    public func ordinaryHasInstance(_ constructor: Value, _ value: Value) throws(JSThrow) -> Bool {
        guard constructor.isCallable else { return false }
        if constructor.isObject(.boundFunction) { return try instanceOf(value, BoundFunctionLayout(constructor.asObject).target) }
        guard value.isObject else { return false }
        let prototype = try get(constructor.asObject, self[.prototype])
        let roots = openRoots(); defer { roots.close() }
        roots.add(prototype)
        guard prototype.isObject else {
            throw typeError("Function has non-object prototype '\(describeForError(prototype))' in instanceof check")
        }
        var walk = PrototypeWalk()
        var next = try walk.prototype(of: value.asObject, self)
        let current = roots.slot(next)
        while next.isObject {
            if next == prototype { return true }
            next = try walk.prototype(of: next.asObject, self)
            current.set(next)
        }
        return false
    }

    /// What §7.3.22 says of a script's function with a prototype of its own, where neither it nor a class that it extends has an
    /// `@@hasInstance`: Function.prototype's can be neither written nor deleted. Nil where something else is asked.
    @inline(__always) private func plainHasInstance(_ target: JSObject, _ value: Value) -> Bool? {
        guard target.kind == .function, let own = shape(target.shapeID).find(self[.prototype]), !own.attributes.contains(.accessor) else { return nil }
        let prototype = target.slot(own.slot)
        guard prototype.isObject else { return nil }
        var parent = target
        while parent != self[.functionPrototype] {
            guard parent.kind == .function || parent.kind == .nativeFunction, shape(parent.shapeID).find(self[.hasInstance]) == nil, shape(parent.shapeID).prototype.isObject else { return nil }
            parent = shape(parent.shapeID).prototype.asObject
        }
        guard let answer = inherits(value, from: prototype) else { return nil }
        noteKinship(KinshipMemory.Entry(
            constructor: UInt(bitPattern: target.cell.address), constructorShape: target.shapeID, prototypeSlot: Int32(own.slot), prototype: prototype,
            shape: kinshipShape(value), epoch: state.pointee.shapes.prototypeEpoch, answer: answer), target, value)
        return answer
    }

    /// Nil where a proxy is asked on the way.
    private func inherits(_ value: Value, from prototype: Value) -> Bool? {
        guard value.isObject else { return false }
        var next = value.asObject
        while next.kind != .proxy {
            let inherited = shape(next.shapeID).prototype
            if inherited == prototype { return true }
            guard inherited.isObject else { return false }
            next = inherited.asObject
        }
        return nil
    }

    @inline(__always) private func kinshipShape(_ value: Value) -> UInt32 { value.isObject ? value.asObject.shapeID : 0 }

    /// A shape of one object alone is not worth it.
    private func noteKinship(_ entry: KinshipMemory.Entry, _ constructor: JSObject, _ value: Value) {
        if value.isObject, shape(value.asObject.shapeID).isUnique { return }
        markCached(constructor)
        state.pointee.shapes.kinships.note(entry)
    }

    /// What an earlier `instanceof` found out; nil for nothing.
    @inline(__always) func knownKinship(_ value: Value, _ target: Value) -> Bool? {
        guard target.isObject else { return nil }
        return state.pointee.shapes.kinships.answer(target.asObject, kinshipShape(value), epoch: state.pointee.shapes.prototypeEpoch)
    }

    /// §13.10.2 InstanceofOperator
    public func instanceOf(_ value: Value, _ target: Value) throws(JSThrow) -> Bool {
        guard target.isObject else { throw typeError("Right-hand side of 'instanceof' is not an object") }
        if let known = knownKinship(value, target) { return known }
        if let answer = plainHasInstance(target.asObject, value) { return answer }
        let handler = try getMethod(target, self[.hasInstance])
        if !handler.isUndefined { return toBoolean(try call(handler, this: target, value)) }
        guard target.isCallable else { throw typeError("Right-hand side of 'instanceof' is not callable") }
        return try ordinaryHasInstance(target, value)
    }

    /// §7.3.23 SpeciesConstructor
    public func speciesConstructor(_ object: JSObject, default defaultConstructor: JSObject) throws(JSThrow) -> JSObject {
        let constructor = try getRemembering(object, self[.constructor])
        if constructor.isUndefined { return defaultConstructor }
        guard constructor.isObject else { throw typeError("The .constructor property is not an object") }
        let species = try getRemembering(constructor.asObject, self[.species])
        if species.isNullish { return defaultConstructor }
        guard isConstructor(species) else { throw typeError("object.constructor[Symbol.species] is not a constructor") }
        return species.asObject
    }

    public enum PropertyPart { case key, value, entry }

    /// Its few own properties are those of its shape, in their order: it has no elements, and no script can watch.
    @inline(__always) func isListedByShape(_ object: JSObject) -> Bool {
        object.kind == .object && !shape(object.shapeID).isUnique && object.elements == nil && !object.isSparse
    }

    /// §7.3.24 EnumerableOwnProperties, as an array.
    public func enumerableOwnProperties(_ object: JSObject, _ part: PropertyPart) throws(JSThrow) -> JSObject {
        if let known = try plainProperties(object, part) { return known }
        let keys = try ownPropertyKeys(object)
        let roots = openRoots(); defer { roots.close() }
        roots.add(keys)
        let result = newArray()
        roots.add(result)
        for key in keys where !key.isSymbol {
            try tick()
            guard try hasEnumerableOwn(object, key) else { continue }
            if part == .key { try append(result, value(of: key)); continue }
            let item = try get(object, key)
            if part == .value { try append(result, item) }
            else { try append(result, Value(newArray([value(of: key), item]))) }
        }
        return result
    }

    /// The same for an object of a few data properties with names: its shape knows them, in their order, and no script can watch.
    private func plainProperties(_ object: JSObject, _ part: PropertyPart) throws(JSThrow) -> JSObject? {
        guard isListedByShape(object) else { return nil }
        let shape = shape(object.shapeID), map = shape.map
        for i in 0..<shape.count where map.attributes(at: i).contains(.accessor) { return nil }
        let result = newArray(capacity: shape.count)
        for i in 0..<shape.count {
            let entry = map.entry(at: i)
            guard entry.key.isString, entry.attributes.contains(.enumerable) else { continue }
            switch part {
            case .key: try append(result, Value(entry.key.string))
            case .value: try append(result, object.slot(entry.slot))
            case .entry: try append(result, Value(newPair(Value(entry.key.string), object.slot(entry.slot))))
            }
        }
        return result
    }

    /// Adds a value at the end of an array that the engine itself made.
    @inline(__always) public func append(_ array: JSObject, _ value: Value) throws(JSThrow) {
        let length = Int(array.arrayLength)
        if let elements = array.elements, elements.count == length, length < elements.capacity {
            elements[length] = value
            elements.count = length + 1
            array.arrayLength = UInt32(length + 1)
        } else {
            try appendSlowly(array, value)
        }
    }

    @inline(never) private func appendSlowly(_ array: JSObject, _ value: Value) throws(JSThrow) {
        let length = Int(array.arrayLength)
        if array.isSparse || (array.elements?.count ?? 0) != length { return try createDataPropertyOrThrow(array, propertyKey(length), value) }
        let elements = try growElements(array, to: max(length + 1, 4))
        elements[length] = value
        elements.count = length + 1
        array.arrayLength = UInt32(length + 1)
    }

    /// §7.3.26 CopyDataProperties
    public func copyDataProperties(to target: JSObject, from source: Value, excluding excluded: [PropertyKey] = []) throws(JSThrow) {
        if source.isNullish { return }
        if source.isObject, copyPlainProperties(to: target, from: source.asObject, excluding: excluded) { return }
        let from = try toObject(source)
        let roots = openRoots(); defer { roots.close() }
        roots.add(from)
        let keys = try ownPropertyKeys(from)
        roots.add(keys)
        for key in keys where !excluded.contains(key) {
            try tick()
            if try hasEnumerableOwn(from, key) {
                try createDataPropertyOrThrow(target, key, get(from, key))
            }
        }
    }

    /// The same for an object of a few data properties with names, to one that has none of them: no script can watch, and the order is
    /// that of the shape. False where it is not so; nothing is copied then.
    private func copyPlainProperties(to target: JSObject, from source: JSObject, excluding excluded: [PropertyKey]) -> Bool {
        guard isListedByShape(source), target.kind == .object, target != source, !target.has(JSObject.Flags.notExtensible) else { return false }
        let shape = shape(source.shapeID), map = shape.map
        let taken = self.shape(target.shapeID)
        for i in 0..<shape.count {
            let key = map.key(at: i)
            if !key.isString || map.attributes(at: i).contains(.accessor) || taken.count > 0 && taken.find(key) != nil { return false }
        }
        for i in 0..<shape.count {
            let entry = map.entry(at: i)
            if entry.attributes.contains(.enumerable), !excluded.contains(entry.key) { addProperty(target, entry.key, source.slot(entry.slot), .all) }
        }
        return true
    }

    // MARK: Private names (§7.3.27 and on)

    /// §7.3.29 PrivateGet
    public func privateGet(_ object: JSObject, _ name: PropertyKey) throws(JSThrow) -> Value {
        guard let own = ownPrivate(object, name) else { throw privateMissing(name, "read", "from") }
        guard own.isAccessor else { return own.stored }
        if own.getter.isUndefined { throw typeError("'\(describe(name))' was defined without a getter") }
        return try call(own.getter, this: Value(object))
    }

    /// §7.3.30 PrivateSet
    public func privateSet(_ object: JSObject, _ name: PropertyKey, _ value: Value) throws(JSThrow) {
        guard let own = ownPrivate(object, name) else { throw privateMissing(name, "write", "to") }
        if own.isAccessor {
            if own.setter.isUndefined { throw typeError("'\(describe(name))' was defined without a setter") }
            _ = try call(own.setter, this: Value(object), value)
            return
        }
        guard own.attributes.contains(.writable) else { throw typeError("Private method '\(describe(name))' is not writable") }
        if let entry = shape(object.shapeID).find(name) { object.setSlot(entry.slot, value) }
    }

    /// §7.3.27 PrivateFieldAdd and PrivateMethodOrAccessorAdd
    func privateAdd(_ object: JSObject, _ name: PropertyKey, _ stored: Value, _ attributes: Attributes) throws(JSThrow) {
        if ownPrivate(object, name) != nil {
            guard let owner = name.symbol.methodOwner else { throw typeError("Cannot initialize \(describe(name)) twice on the same object") }
            throw typeError("Cannot initialize private methods of \(swiftString(owner).replacing("an instance of ", with: "")) twice on the same object")
        }
        addProperty(object, name, stored, attributes)
    }

    func ownPrivate(_ object: JSObject, _ name: PropertyKey) -> OwnProperty? {
        shape(object.shapeID).find(name).map { OwnProperty(stored: object.slot($0.slot), attributes: $0.attributes) }
    }

    func privateMissing(_ name: PropertyKey, _ verb: String, _ preposition: String) -> JSThrow {
        if let owner = name.symbol.methodOwner { return typeError("Receiver must be \(swiftString(owner))") }
        return typeError("Cannot \(verb) private member \(describe(name)) \(preposition) an object whose class did not declare it")
    }

    // MARK: Words for error messages

    /// The key as messages show it: `name`, `Symbol(x)`, `#field`.
    public func describe(_ key: PropertyKey) -> String {
        if key.isIndex { return String(key.index) }
        if key.isString { return swiftString(key.string) }
        let description = key.symbol.description
        let text = description.isString ? swiftString(description.asString) : ""
        return key.isPrivate ? text : "Symbol(\(text))"
    }

    /// A value as messages show it, running no script: `#<Dog>`, `"text"`, `Symbol(x)`.
    public func describeForError(_ value: Value) -> String {
        if value.isString { return swiftString(value.asString) }
        if value.isSymbol { return describe(PropertyKey(value.asSymbol)) }
        if value.isNumber { return Numbers.toString(value.asNumber) }
        if value.isBigInt { return swiftString(bigIntToString(value)) }
        if value.isObject { return describeForError(value.asObject) }
        return value.isUndefined ? "undefined" : value.isNull ? "null" : value.asBool ? "true" : "false"
    }

    /// V8's choice: a function's text, an error's text, the constructor's name, or else what Object.prototype.toString would say.
    private func describeForError(_ object: JSObject) -> String {
        var object = object
        while object.kind == .proxy {
            let target = ProxyLayout(object).target
            // Nothing can be asked of one that was revoked.
            guard target.isObject else { return "null" }
            object = target.asObject
        }
        return describeByNature(object) ?? describeByTag(object)
    }

    /// A key that is an object, where V8 says something of it: nil where that would be for a `toString` of its own to say.
    func describeKey(_ object: JSObject) -> String? {
        object.kind == .proxy ? describeForError(object) : describeByNature(object)
    }

    private func describeByNature(_ object: JSObject) -> String? {
        if object.isCallable {
            let text = functionSourceText(object)
            return text.utf16.count > 128 ? "\(text.prefix(111))...<omitted>...\(text.suffix(2))" : text
        }
        // What inherits `toString` from Error is told as an error.
        let toString = peek(object, self[.toString])
        if object.kind == .error || toString != nil && toString == peek(self[.errorPrototype], self[.toString]) {
            func text(_ name: Atom) -> String? { peek(object, self[name]).flatMap { $0.isObject || $0.isUndefined ? nil : describeForError($0) } }
            let name = text(.name) ?? "Error", message = text(.message) ?? ""
            return message.isEmpty ? name : name.isEmpty ? message : "\(name): \(message)"
        }
        // Iterator.prototype has an accessor there, which V8 knows nothing of.
        if toString == Value(self[.objectToString]), case let constructor = peek(object, self[.constructor]) ?? inheritedConstructor(object), constructor.isObject {
            let name = functionName(constructor.asObject)
            if !name.isEmpty { return "#<\(name)>" }
        }
        return nil
    }

    private func inheritedConstructor(_ object: JSObject) -> Value {
        var prototype = shape(object.shapeID).prototype
        while prototype.isObject, prototype.asObject.kind != .proxy {
            if prototype.asObject == self[.iteratorPrototype] { return Value(self[.object]) }
            prototype = shape(prototype.asObject.shapeID).prototype
        }
        return .undefined
    }

    private func describeByTag(_ object: JSObject) -> String {
        if let tag = peek(object, self[.toStringTag]), tag.isString { return "[object \(swiftString(tag.asString))]" }
        let kind = switch object.kind {
        case .array: "Array"
        case .booleanObject: "Boolean"
        case .numberObject: "Number"
        case .stringObject: "String"
        case .arguments: "Arguments"
        case .date: "Date"
        case .regExp: "RegExp"
        case .typedArray: "\(TypedArrayLayout(object).type.name)"
        default: "Object"
        }
        return "[object \(kind)]"
    }

    /// What reading the property gives where that runs no script; nil where it would, or where there is no such property.
    func peek(_ object: JSObject, _ key: PropertyKey) -> Value? {
        var object = object
        while object.kind != .proxy {
            if let own = ownProperty(object, key) { return own.isAccessor ? nil : own.stored }
            if endsAtTypedArray(object, key) { return nil }
            let prototype = shape(object.shapeID).prototype
            guard prototype.isObject else { return nil }
            object = prototype.asObject
        }
        return nil
    }

    /// The name of the function that made the object, as far as its prototypes tell without running script.
    public func constructorName(_ object: JSObject) -> String? {
        var next: JSObject? = object
        while let object = next, object.kind != .proxy {
            if let own = ownProperty(object, self[.constructor]), !own.isAccessor, own.stored.isObject {
                let name = functionName(own.stored.asObject)
                if !name.isEmpty { return name }
            }
            let prototype = shape(object.shapeID).prototype
            next = prototype.isObject ? prototype.asObject : nil
        }
        return nil
    }

    /// A function's `name` where it is a plain string, else empty. Runs no script.
    public func functionName(_ function: JSObject) -> String { swiftString(ownName(of: function)) }

    func ownName(of function: JSObject) -> JSString {
        guard function.isCallable, function.kind != .proxy, let own = ownProperty(function, self[.name]), !own.isAccessor, own.stored.isString else {
            return string(.emptyString)
        }
        return own.stored.asString
    }
}
