// What stands before the braces of functions, boxed primitives, dates and regular expressions.

extension Inspector {
    // MARK: Functions

    /// `[Function: f]`, `[AsyncFunction (anonymous)]`, `[class A extends B]`
    func functionBase(_ function: JSObject, _ identity: Identity) throws(JSThrow) -> String {
        if function.isClassConstructor, looksLikeClass(function) { return try classBase(function, identity) }
        var type = "Function"
        if function.kind == .function {
            if function.code.pointee.flags.contains(.generator) { type = "Generator" + type }
            if function.code.pointee.flags.contains(.async) { type = "Async" + type }
        }
        let name = try vm.get(function, vm[.name])
        var base = "[\(type)"
        if identity.constructor == nil { base += " (null prototype)" }
        base += name.isString && name.asString.isEmpty ? " (anonymous)]" : ": \(try string(name))]"
        if let constructor = identity.constructor, constructor != type { base += " \(constructor)" }
        return base + suffix(identity)
    }

    /// Node looks at the text: a superclass with a bracket in it makes it see a function.
    private func looksLikeClass(_ function: JSObject) -> Bool {
        guard function.kind == .function else { return true }
        let text = function.code.pointee.info.sourceText
        guard text.hasPrefix("class"), let brace = text.firstIndex(of: "{") else { return true }
        return !text[..<brace].contains("(")
    }

    private func classBase(_ function: JSObject, _ identity: Identity) throws(JSThrow) -> String {
        var name = "(anonymous)"
        if vm.ownProperty(function, vm[.name]) != nil {
            let own = try vm.get(function, vm[.name])
            if vm.toBoolean(own) { name = try string(own) }
        }
        var base = "class \(name)"
        if let constructor = identity.constructor, constructor != "Function" { base += " [\(constructor)]" }
        base += suffix(identity)
        if identity.constructor == nil { return "[\(base) extends [null prototype]]" }
        let parent = try vm.getPrototypeOf(function)
        if parent.isObject {
            let parentName = try vm.get(parent.asObject, vm[.name])
            if vm.toBoolean(parentName) { base += " extends \(try string(parentName))" }
        }
        return "[\(base)]"
    }

    /// ` [tag]`, where the tag says more than the constructor's name.
    private func suffix(_ identity: Identity) -> String {
        identity.tag.isEmpty || identity.tag == identity.constructor ? "" : " [\(identity.tag)]"
    }

    // MARK: Boxed primitives

    /// `[Number: 3]`, `[String (Text): 'x']`. A string's own characters are no longer among the keys.
    func boxedBase(_ object: JSObject, _ identity: Identity, _ keys: inout [PropertyKey]) -> Piece {
        let (type, role): (String, InspectStyle)
        switch object.kind {
        case .numberObject: (type, role) = ("Number", .number)
        case .stringObject:
            (type, role) = ("String", .string)
            keys.removeFirst(min(keys.count, PrimitiveLayout(object).data.asString.length))
        case .booleanObject: (type, role) = ("Boolean", .boolean)
        case .bigIntObject: (type, role) = ("BigInt", .bigint)
        default: (type, role) = ("Symbol", .symbol)
        }
        var start = "[\(type)"
        if identity.constructor == nil { start += " (null prototype)" }
        else if let constructor = identity.constructor, constructor != type { start += " (\(constructor))" }
        let base = piece(start + ": ") + plainPrimitive(PrimitiveLayout(object).data) + piece("]" + suffix(identity))
        return keys.isEmpty && options.colors ? base.styled(role) : base
    }

    // MARK: Regular expressions and dates

    /// `/x/g`, by the `source` and the `flags` that the object claims.
    func regExpText(_ object: JSObject, _ identity: Identity) throws(JSThrow) -> String {
        // Without a constructor it is a copy that is shown.
        let shown = identity.constructor == nil ? try vm.construct(vm[.regExp], [Value(object)]) : object
        let roots = vm.openRoots(); defer { roots.close() }
        roots.add(shown)
        let source = try vm.toString(vm.get(shown, vm[.source]))
        roots.add(Value(source))
        let flags = try vm.toString(vm.get(shown, vm[.flags]))
        let prefix = prefix(identity, fallback: "RegExp")
        return (prefix == "RegExp " ? "" : prefix) + "/\(vm.swiftString(source))/\(vm.swiftString(flags))"
    }

    func dateText(_ object: JSObject, _ identity: Identity) -> String {
        let time = DateLayout(object).time
        let text = time.isNaN ? "Invalid Date" : DateText.iso(time)
        let prefix = prefix(identity, fallback: "Date")
        return (prefix == "Date " ? "" : prefix) + text
    }
}
