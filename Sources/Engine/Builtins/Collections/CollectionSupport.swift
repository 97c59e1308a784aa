// What Map, Set and their weak kin share: constructors that take an iterable, checks of `this`, and V8's words for errors.

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

    /// §24.1.1.2 AddEntriesFromIterable. `add` stands in for the adder where that is the built-in one.
    func addEntries(from iterable: Value, to target: JSObject, adder: Value, isBuiltin: Bool,
                    _ add: (JSObject, Value, Value) throws(JSThrow) -> Void) throws(JSThrow) {
        let roots = openRoots(); defer { roots.close() }
        roots.add(target)
        roots.add(adder)
        try iterateArgument(iterable) { (item) throws(JSThrow) in
            guard item.isObject else { throw typeError("Iterator value \(describeForError(item)) is not an entry object") }
            let (key, value) = try entry(item.asObject)
            if isBuiltin { try add(target, key, value) } else { _ = try call(adder, this: Value(target), key, value) }
            return .goOn
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

    /// The same for collections of values without keys (§24.2.2.1 Set ( [ iterable ] ), steps 7 and 8).
    func addValues(from iterable: Value, to target: JSObject, adder: Value, isBuiltin: Bool,
                   _ add: (JSObject, Value) throws(JSThrow) -> Void) throws(JSThrow) {
        let roots = openRoots(); defer { roots.close() }
        roots.add(target)
        roots.add(adder)
        try iterateArgument(iterable) { (item) throws(JSThrow) in
            if isBuiltin { try add(target, item) } else { _ = try call(adder, this: Value(target), item) }
            return .goOn
        }
    }

    // MARK: V8's words

    func incompatibleReceiver(_ method: StaticString, _ this: Value) -> JSThrow {
        typeError("Method \(method) called on incompatible receiver \(describeForError(this))")
    }

    func requiresNew(_ name: StaticString) -> JSThrow { typeError("Constructor \(name) requires 'new'") }

    /// The adder that a constructor reads from its new object, or a TypeError.
    func adder(of target: JSObject, _ name: Atom) throws(JSThrow) -> Value {
        let roots = openRoots(); defer { roots.close() }
        roots.add(target)
        let adder = try get(target, self[name])
        guard adder.isCallable else {
            throw typeError("'\(describeForError(adder))' returned for property '\(name.rawValue)' of object '\(describeForError(Value(target)))' is not a function")
        }
        return adder
    }

    /// A value by its type, as V8 names what it has no source text for: `number 5`, `string "abc"`, `object null`, `object`.
    func describeByType(_ value: Value) -> String {
        let type = swiftString(typeof(value))
        if value.isString { return "\(type) \"\(swiftString(value.asString))\"" }
        return value.isNull || value.isBoolean || value.isNumber ? "\(type) \(describeForError(value))" : type
    }

    func notCallable(_ value: Value) -> JSThrow { typeError("\(describeByType(value)) is not a function") }
}
