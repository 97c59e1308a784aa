// What Map, Set and their weak kin share: constructors that take an iterable, checks of `this`, and V8's words for errors.

/// What tells one of the four constructors from the others.
struct CollectionType: Sendable {
    let name: StaticString
    let kind: CellKind
    let constructor: Intrinsic, prototype: Intrinsic
    /// The method that the constructor calls for what it is given.
    let adder: Atom
    /// Made with its table; weak collections get theirs with their first entry.
    let hasTable: Bool

    static let map = CollectionType(name: "Map", kind: .map, constructor: .map, prototype: .mapPrototype, adder: .set, hasTable: true)
    static let set = CollectionType(name: "Set", kind: .set, constructor: .set, prototype: .setPrototype, adder: .add, hasTable: true)
    static let weakMap = CollectionType(name: "WeakMap", kind: .weakMap, constructor: .weakMap, prototype: .weakMapPrototype, adder: .set, hasTable: false)
    static let weakSet = CollectionType(name: "WeakSet", kind: .weakSet, constructor: .weakSet, prototype: .weakSetPrototype, adder: .add, hasTable: false)
}

extension VM {
    /// The value is the built-in function `function` itself, so that calling it does what the engine knows it does.
    @inline(__always) func isNative(_ value: Value, _ function: @escaping NativeFunction) -> Bool {
        value.isObject(.nativeFunction) && value.asObject.cell.load(24, as: UInt.self) == NativeAddress(function).word
    }

    /// The collection that `new newTarget` makes (ECMA-262 §10.1.13 OrdinaryCreateFromConstructor).
    @inline(__always) func newCollection(_ kind: CellKind, _ newTarget: Value, _ constructor: Intrinsic, _ prototype: Intrinsic,
                                         slots: Int = 1) throws(JSThrow) -> JSObject {
        if newTarget == Value(self[constructor]) { return newObject(kind, prototype: self[prototype], slots: slots) }
        return newObject(kind, prototype: try prototypeFromConstructor(newTarget, default: prototype), slots: slots)
    }

    /// What the four constructors begin with (§24.1.1.1, §24.2.2.1, §24.3.1.1, §24.4.1.1): the new collection and, where there is
    /// something to put into it, the adder.
    func newCollection(_ arguments: Arguments, _ type: CollectionType) throws(JSThrow) -> (target: JSObject, adder: Value?) {
        if !arguments.isConstruct { throw requiresNew(type.name) }
        let target = try newCollection(type.kind, arguments.newTarget, type.constructor, type.prototype)
        if type.hasTable { target.hashTable = newHashTable(capacity: 0) }
        return (target, arguments[0].isNullish ? nil : try adder(of: target, type.adder))
    }

    func copyTable(of source: JSObject, to target: JSObject) throws(JSThrow) {
        let table = source.hashTable
        try reserve(table.byteCount)
        target.hashTable = copy(of: table)
    }

    /// §24.1.1.2 AddEntriesFromIterable and, for collections of values without keys, §24.2.2.1 Set ( [ iterable ] ), step 8.
    /// `add` stands in for the adder where that is the built-in one.
    func fill(_ target: JSObject, from iterable: Value, adder: Value, isBuiltin: Bool, withEntries: Bool,
              _ add: (JSObject, Value, Value) throws(JSThrow) -> Void) throws(JSThrow) {
        let roots = openRoots(); defer { roots.close() }
        roots.add(target)
        roots.add(adder)
        if iterable.isObject, iterable.asObject.kind == .object, !withIterator(iterable.asObject) {
            let thrown = notIterable(iterable)
            noteReason(.notEntries(target.kind))
            throw thrown
        }
        try iterateArgument(iterable) { (item) throws(JSThrow) in
            guard withEntries else {
                if isBuiltin { try add(target, item, .undefined) } else { _ = try call(adder, this: Value(target), item) }
                return .goOn
            }
            guard item.isObject else { throw typeError("Iterator value \(describeForError(item)) is not an entry object", because: .notEntries(target.kind)) }
            let (key, value) = try entry(item.asObject)
            if isBuiltin { try add(target, key, value) } else { _ = try call(adder, this: Value(target), key, value) }
            return .goOn
        }
    }

    /// The plain object has something under `Symbol.iterator`, or a proxy may.
    private func withIterator(_ object: JSObject) -> Bool {
        var next = object
        while true {
            if ownProperty(next, self[.iterator]) != nil { return true }
            let prototype = quietPrototype(of: next)
            guard prototype.isObject else { return false }
            if prototype.asObject.kind != .object { return true }
            next = prototype.asObject
        }
    }

    /// The two parts of an entry object. They are not rooted, but nothing runs between reading the second and their use.
    @inline(__always) private func entry(_ item: JSObject) throws(JSThrow) -> (Value, Value) {
        if item.kind == .array, !item.isSparse, let elements = item.elements, elements.count >= 2, !elements[0].isEmpty, !elements[1].isEmpty {
            return (elements[0], elements[1])
        }
        let roots = openRoots(); defer { roots.close() }
        roots.add(item)
        let key = try get(item, PropertyKey(index: 0))
        roots.add(key)
        return (key, try get(item, PropertyKey(index: 1)))
    }

    // MARK: V8's words

    func incompatibleReceiver(_ method: some CustomStringConvertible, _ this: Value) -> JSThrow {
        typeError("Method \(method) called on incompatible receiver \(describeForError(this))")
    }

    func requiresNew(_ name: some CustomStringConvertible) -> JSThrow { typeError("Constructor \(name) requires 'new'") }

    /// The adder that a constructor reads from its new object, or a TypeError.
    func adder(of target: JSObject, _ name: Atom) throws(JSThrow) -> Value {
        let roots = openRoots(); defer { roots.close() }
        roots.add(target)
        let adder = try get(target, self[name])
        guard adder.isCallable else { throw notFunction(adder, property: name.rawValue, of: Value(target)) }
        return adder
    }

    /// A value by its type, as V8 names what it has no source text for: `number 5`, `string "abc"`, `object null`, `object`.
    func describeByType(_ value: Value) -> String {
        let type = swiftString(typeof(value))
        if value.isString { return "\(type) \"\(swiftString(value.asString))\"" }
        return value.isNull || value.isBoolean || value.isNumber ? "\(type) \(describeForError(value))" : type
    }

    func notFunction(_ method: Value, property: String, of object: Value) -> JSThrow {
        typeError("'\(describeForError(method))' returned for property '\(property)' of object '\(describeForError(object))' is not a function")
    }

    func notCallable(_ value: Value) -> JSThrow { typeError("\(describeByType(value)) is not a function") }
}
