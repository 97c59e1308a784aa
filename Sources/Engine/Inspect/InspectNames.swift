// What an object is called: the name of the constructor that made it, its `Symbol.toStringTag`, and the prefix of the two.

extension Inspector {
    struct Identity {
        /// Nil for an object whose prototype is null.
        var constructor: String?
        /// Empty where there is none, or where it is shown among the properties anyway.
        var tag = ""
        /// Properties of the object's class, where they are shown.
        var inherited: [Piece]?
    }

    func identify(_ object: JSObject, level: Int) throws(JSThrow) -> Identity {
        var identity = Identity()
        if options.showHidden, !isBeyondDepth(level) { identity.inherited = [] }
        identity.constructor = try constructorName(object, level: level, inherited: &identity.inherited)
        let tag = try vm.get(object, vm[.toStringTag])
        if tag.isString, !tag.asString.isEmpty {
            let own = vm.ownProperty(object, vm[.toStringTag])
            let isShownAnyway = options.showHidden ? own != nil : own?.attributes.contains(.enumerable) ?? false
            if !isShownAnyway { identity.tag = vm.swiftString(tag.asString) }
        }
        return identity
    }

    /// `Foo [tag] `, `[Map(2): null prototype] `, with a space at its end.
    func prefix(_ identity: Identity, fallback: String, size: String = "") -> String {
        let tag = identity.tag
        if let constructor = identity.constructor {
            return tag.isEmpty || tag == constructor ? "\(constructor)\(size) " : "\(constructor)\(size) [\(tag)] "
        }
        return tag.isEmpty || tag == fallback ? "[\(fallback)\(size): null prototype] " : "[\(fallback)\(size): null prototype] [\(tag)] "
    }

    /// The prefix of an object of no particular kind.
    func plainPrefix(_ object: JSObject, _ identity: Identity) -> String {
        if identity.constructor != nil { return prefix(identity, fallback: "") }
        if object.kind == .moduleNamespace { return "[Module: null prototype] " }
        let name = internalName(object)
        return prefix(identity, fallback: name == identity.tag ? "Object" : name)
    }

    // MARK: Constructors

    /// The name of the nearest constructor on the prototype chain that owns up to the object; nil where the prototype is null.
    private func constructorName(_ object: JSObject, level: Int, inherited: inout [Piece]?) throws(JSThrow) -> String? {
        let roots = vm.openRoots(); defer { roots.close() }
        var firstPrototype: JSObject?, walk = PrototypeWalk()
        var next = object
        while true {
            let isWellKnown = next != object && (next == vm[.objectPrototype] || next == vm[.functionPrototype])
            let found = isWellKnown ? (next == vm[.objectPrototype] ? "Object" : "Function") : try ownedConstructorName(next, of: object)
            if let found {
                if inherited != nil, firstPrototype != next || !(isWellKnown || Inspector.builtInNames.contains(found)) {
                    try addInherited(of: object, from: firstPrototype ?? object, level: level, to: &inherited)
                }
                return found
            }
            let prototype = try walk.prototype(of: next, vm)
            guard prototype.isObject else { break }
            roots.add(prototype)
            next = prototype.asObject
            if firstPrototype == nil { firstPrototype = next }
        }
        guard let firstPrototype else { return nil }
        return try complexName(object, firstPrototype, level: level, inherited: &inherited)
    }

    /// No constructor on the chain: the prototype is told in angle brackets.
    private func complexName(_ object: JSObject, _ prototype: JSObject, level: Int, inherited: inout [Piece]?) throws(JSThrow) -> String {
        let name = internalName(object)
        if isBeyondDepth(level) { return "\(name) <Complex prototype>" }
        if vm.isNativeStackFull() || level > Inspector.nestingLimit { throw vm.stackOverflow() }
        vm.state.pointee.nativeDepth += 1
        defer { vm.state.pointee.nativeDepth -= 1 }
        if let inner = try constructorName(prototype, level: level + 1, inherited: &inherited) { return "\(name) <\(inner)>" }
        var options = options
        options.customInspect = false
        options.depth = -1
        return "\(name) <\(try vm.inspect(Value(prototype), options))>"
    }

    /// The name of the object's own `constructor`, where `shown` is an instance of it.
    private func ownedConstructorName(_ object: JSObject, of shown: JSObject) throws(JSThrow) -> String? {
        guard let own = try vm.getOwnProperty(object, vm[.constructor]), let constructor = own.value, constructor.isCallable else { return nil }
        let roots = vm.openRoots(); defer { roots.close() }
        roots.add(constructor)
        let name = try vm.get(constructor.asObject, vm[.name])
        if name.isString, name.asString.isEmpty { return nil }
        roots.add(name)
        do {
            guard try vm.instanceOf(Value(shown), constructor) else { return nil }
        } catch {
            if vm.wasInterrupted { throw error }
            vm.exception = .undefined
            return nil
        }
        return name.isString ? vm.swiftString(name.asString) : try text(vm.get(constructor.asObject, vm[.name]))
    }

    /// What the engine itself knows of the object: for those whose prototypes tell nothing.
    private func internalName(_ object: JSObject) -> String {
        if object.kind == .typedArray { return "\(TypedArrayLayout(object).type.name)" }
        let kind = object.kind.className
        if kind != "Object" { return kind }
        var next: JSObject? = object
        while let object = next, object.kind != .proxy {
            if let tag = vm.ownProperty(object, vm[.toStringTag]), !tag.isAccessor, tag.stored.isString { return vm.swiftString(tag.stored.asString) }
            if let own = vm.ownProperty(object, vm[.constructor]), !own.isAccessor, own.stored.isObject {
                let name = vm.functionName(own.stored.asObject)
                if !name.isEmpty, name != "Object" { return name }
            }
            let prototype = vm.shape(object.shapeID).prototype
            next = prototype.isObject ? prototype.asObject : nil
        }
        return "Object"
    }

    // MARK: Inherited properties

    /// With `showHidden`: properties, but not methods, of up to three prototypes below the first built-in one.
    private func addInherited(of shown: JSObject, from first: JSObject, level: Int, to output: inout [Piece]?) throws(JSThrow) {
        let roots = vm.openRoots(); defer { roots.close() }
        var object = first
        var known: Set<PropertyKey> = []
        var keys: [PropertyKey] = []
        for layer in 0..<3 {
            if layer > 0 || shown == object {
                let prototype = try vm.getPrototypeOf(object)
                guard prototype.isObject else { return }
                roots.add(prototype)
                object = prototype.asObject
                if let own = try vm.getOwnProperty(object, vm[.constructor]), let constructor = own.value, constructor.isCallable {
                    roots.add(constructor)
                    let name = try vm.get(constructor.asObject, vm[.name])
                    if name.isString, Inspector.builtInNames.contains(vm.swiftString(name.asString)) { return }
                }
            }
            known.formUnion(keys)
            // A proxy's traps are left alone.
            if object.kind == .proxy { return }
            keys = vm.ordinaryOwnPropertyKeys(object)
            roots.add(keys)
            seen.append(shown)
            for key in keys where key != vm[.constructor] && !known.contains(key) && vm.ownProperty(shown, key) == nil {
                guard let own = vm.ownProperty(object, key), own.isAccessor || !own.stored.isCallable else { continue }
                let piece = try formatProperty(object, key, level: level, .property, owner: shown)
                output?.append(options.colors ? Piece("\u{1B}[2m\(piece.text)\u{1B}[22m", colors: true) : piece)
            }
            seen.removeLast()
        }
    }

    /// The constructors that the language provides.
    static let builtInNames: Set<String> = [
        "Object", "Function", "Array", "Number", "Infinity", "Boolean", "String", "Symbol", "Date", "Promise", "RegExp", "Error",
        "AggregateError", "EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError", "JSON", "Math", "Intl",
        "ArrayBuffer", "Atomics", "Uint8Array", "Int8Array", "Uint16Array", "Int16Array", "Uint32Array", "Int32Array", "Float32Array",
        "Float64Array", "Uint8ClampedArray", "BigUint64Array", "BigInt64Array", "DataView", "Map", "BigInt", "Set", "WeakMap", "WeakSet",
        "WeakRef", "Proxy", "Reflect", "FinalizationRegistry", "SharedArrayBuffer", "WebAssembly",
    ]
}
