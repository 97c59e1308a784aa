// How built-ins get into the realm: each file opens with a table of what it installs.

/// One row of such a table.
struct Builtin {
    enum Name { case text(StaticString), symbol(WellKnownSymbol) }
    enum Kind {
        case method(Int, NativeFunction)
        case accessor(getter: NativeFunction, setter: NativeFunction?)
        case value(Value, Attributes)
    }
    let name: Name
    let kind: Kind

    /// A function with this `length`.
    static func method(_ name: StaticString, _ length: Int, _ function: @escaping NativeFunction) -> Builtin {
        Builtin(name: .text(name), kind: .method(length, function))
    }
    static func method(_ symbol: WellKnownSymbol, _ length: Int, _ function: @escaping NativeFunction) -> Builtin {
        Builtin(name: .symbol(symbol), kind: .method(length, function))
    }
    static func getter(_ name: StaticString, _ getter: @escaping NativeFunction, setter: NativeFunction? = nil) -> Builtin {
        Builtin(name: .text(name), kind: .accessor(getter: getter, setter: setter))
    }
    static func getter(_ symbol: WellKnownSymbol, _ getter: @escaping NativeFunction) -> Builtin {
        Builtin(name: .symbol(symbol), kind: .accessor(getter: getter, setter: nil))
    }
    /// A constant: not writable, enumerable or configurable unless said.
    static func value(_ name: StaticString, _ value: Value, _ attributes: Attributes = []) -> Builtin {
        Builtin(name: .text(name), kind: .value(value, attributes))
    }
    static func value(_ symbol: WellKnownSymbol, _ value: Value, _ attributes: Attributes = []) -> Builtin {
        Builtin(name: .symbol(symbol), kind: .value(value, attributes))
    }
}

extension VM {
    /// The key for a name written in the engine's source; ASCII only.
    func key(_ name: StaticString) -> PropertyKey {
        let string = allocateString(length: name.utf8CodeUnitCount, twoByte: false)
        string.latin1.update(from: name.utf8Start, count: name.utf8CodeUnitCount)
        return key(string)
    }

    /// Adds the rows to an object, in order. Methods come out writable and configurable, accessors configurable (ECMA-262 §18).
    func install(on object: JSObject, _ rows: [Builtin]) {
        for row in rows {
            let key: PropertyKey = switch row.name { case .text(let text): self.key(text); case .symbol(let symbol): self[symbol] }
            switch row.kind {
            case .method(let length, let function):
                addProperty(object, key, Value(newNativeFunction(key, length: length, function)), .hidden)
            case .accessor(let getter, let setter):
                let get = newNativeFunction(accessorName("get", key), length: 0, getter)
                var set = Value.undefined
                if let setter { set = Value(newNativeFunction(accessorName("set", key), length: 1, setter)) }
                addProperty(object, key, Value(newAccessor(getter: Value(get), setter: set)), [.configurable, .accessor])
            case .value(let value, let attributes):
                addProperty(object, key, value, attributes)
            }
        }
    }

    /// A function that is marked, for the interpreter knows it: where that can it goes on by itself with what the function would call.
    func newInterpretedFunction(_ name: StaticString, length: Int, _ function: @escaping NativeFunction) -> JSObject {
        let made = newNativeFunction(key(name), length: length, function)
        made.flags |= JSObject.Flags.special
        return made
    }

    /// A property that is made when somebody first reads it, and is like any other from then on.
    func addLate(_ object: JSObject, _ name: StaticString, _ getter: @escaping NativeFunction) {
        let key = key(name)
        let setter = newNativeFunction(key, length: 1, data: Value(key.string)) { (vm, arguments) throws(JSThrow) in
            guard arguments.this.isObject else { return .undefined }
            vm.define(arguments.this.asObject, vm.key(arguments.callee.nativeData.asString), arguments[0], .all)
            return .undefined
        }
        addProperty(object, key, Value(newAccessor(getter: Value(newNativeFunction(key, length: 0, getter)), setter: Value(setter))), [.configurable, .enumerable, .accessor])
    }

    /// `get x` or `get [Symbol.x]`, put together by hand: Swift's strings would take a twentieth of each start for it.
    private func accessorName(_ prefix: StaticString, _ key: PropertyKey) -> PropertyKey {
        let name = key.isSymbol ? key.symbol.description.asString : key.string, bracket = key.isSymbol ? 1 : 0
        assert(!name.isTwoByte && prefix.utf8CodeUnitCount == 3, "built-in names are ASCII")
        let text = allocateString(length: 4 + name.length + bracket * 2, twoByte: false), out = text.latin1
        out.update(from: prefix.utf8Start, count: 3)
        out[3] = UInt8(ascii: " ")
        copyUnits(of: name, to: text, at: 4 + bracket)
        if bracket > 0 {
            out[4] = UInt8(ascii: "[")
            out[text.length - 1] = UInt8(ascii: "]")
        }
        return PropertyKey(atom: intern(text))
    }

    /// An empty object to install on, with a unique shape; it is registered under its intrinsic name.
    @discardableResult
    func newIntrinsicObject(_ intrinsic: Intrinsic, prototype: Intrinsic = .objectPrototype, kind: CellKind = .object) -> JSObject {
        let shape = newRootShape(prototype: Value(self[prototype]), unique: true)
        let object = newObject(shape: shape, inlineCapacity: 0)
        object.cell.setHeader(kind, flags: object.flags, word4: object.shapeID)
        self[intrinsic] = object
        return object
    }

    /// A constructor with its `prototype` property and back, defined on the global object under `name` unless told otherwise.
    @discardableResult
    func installConstructor(_ name: StaticString, _ intrinsic: Intrinsic, length: Int, prototype: JSObject, parent: JSObject? = nil,
                            isGlobal: Bool = true, _ function: @escaping NativeFunction) -> JSObject {
        let key = self.key(name)
        let constructor = newNativeFunction(key, length: length, isConstructor: true, prototype: parent, function)
        materialize(constructor)
        addProperty(constructor, self[.prototype], Value(prototype), [])
        addProperty(prototype, self[.constructor], Value(constructor), .hidden)
        self[intrinsic] = constructor
        if isGlobal { addGlobal(key, Value(constructor)) }
        return constructor
    }

    /// `Symbol.toStringTag`, as every built-in prototype that has one defines it.
    func installTag(_ object: JSObject, _ tag: StaticString) {
        addProperty(object, self[.toStringTag], Value(key(tag).string), .configurable)
    }
}
