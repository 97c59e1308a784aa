// What refused a write, a definition, a deletion or a prototype, and the TypeError that says so in V8's words.
//
// The internal methods say no more than false. Where that becomes an error, V8 tells of the object that refused, and that may be
// another than the one that was asked: the target of a proxy without traps, a proxy somewhere among the prototypes, the prototype
// that has a getter and no setter. So each place that says false notes itself, and the error is made from the note.

/// Who said no, and why.
enum Refusal {
    /// A proxy's trap of this name.
    case trap(Atom)
    /// The object's property cannot be written: it is read-only, or has a getter only.
    case property(JSObject)
    /// A value that is no object has no room for a property.
    case primitive
    /// The same, told of a write by way of `super` or of a proxy.
    case primitiveReceiver
    /// The object takes no more properties.
    case addition(JSObject)
    /// The object cannot have the property so.
    case definition(JSObject)
    /// The receiver has the property, as one that a write cannot replace.
    case redefinition
    /// The object cannot lose its property of this name, which may be another than the one that was written.
    case deletion(JSObject, PropertyKey)
    /// The object cannot have that prototype.
    case prototype(JSObject)
}

extension VM {
    /// Notes who refuses: the false that an internal method answers.
    func refuse(_ refusal: Refusal) -> Bool {
        state.pointee.refusal = refusal
        return false
    }

    /// The TypeError for what was refused last: a write meant for `receiver`, or another change of it.
    func refusalError(_ receiver: Value, _ key: PropertyKey) -> JSThrow {
        let name = describe(key)
        switch state.pointee.refusal {
        case .trap(let trap): return typeError("'\(trap.rawValue)' on proxy: trap returned falsish for property '\(name)'")
        case .property(let holder):
            if ownProperty(holder, key)?.isAccessor == true {
                return typeError("Cannot set property \(name) of \(describeForError(Value(holder))) which has only a getter")
            }
            return readOnlyError(receiver, name)
        case .primitiveReceiver: return readOnlyError(receiver, name)
        case .primitive: return typeError("Cannot create property '\(name)' on \(swiftString(typeof(receiver))) '\(describeForError(receiver))'")
        case .addition(let object):
            if object.kind == .array, !object.has(JSObject.Flags.notExtensible) { return readOnlyError(Value(object), describe(self[.length])) }
            return typeError("Cannot add property \(name), object is not extensible")
        case .definition(let object):
            if object.kind == .moduleNamespace && !key.isSymbol || ownProperty(object, key) != nil { return redefinitionError(name) }
            return typeError(endsAtTypedArray(object, key) ? "Invalid typed array index" : "Cannot define property \(name), object is not extensible")
        case .redefinition: return redefinitionError(name)
        case .deletion(let object, let kept):
            let text = object.kind == .stringObject ? "[object String]" : describeForError(Value(object))
            return typeError("Cannot delete property '\(describe(kept))' of \(text)")
        case .prototype(let object):
            if object == self[.objectPrototype] { return typeError("Immutable prototype object 'Object.prototype' cannot have their prototype set") }
            return typeError(object.has(JSObject.Flags.notExtensible) ? "\(describeForError(Value(object))) is not extensible" : "Cyclic __proto__ value")
        }
    }

    private func redefinitionError(_ name: String) -> JSThrow { typeError("Cannot redefine property: \(name)") }

    func readOnlyError(_ receiver: Value, _ name: String) -> JSThrow {
        typeError("Cannot assign to read only property '\(name)' of \(swiftString(typeof(receiver))) '\(describeForError(receiver))'")
    }
}
