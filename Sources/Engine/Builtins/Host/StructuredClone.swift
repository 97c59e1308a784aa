// structuredClone (HTML §2.7.10), for what exists here. Serialising and deserialising are one pass: nobody can tell.

extension VM {
    func installStructuredClone() {
        let name = key("structuredClone")
        let function = newNativeFunction(name, length: 0, structuredCloneFunction)
        self[.structuredClone] = function
        addGlobal(name, Value(function))
    }

    /// A deep copy of the value. Throws a DataCloneError where something in it cannot be copied.
    public func structuredClone(_ value: Value) throws(JSThrow) -> Value { try structuredClone(value, transferring: .undefined) }

    fileprivate func structuredClone(_ value: Value, transferring option: Value) throws(JSThrow) -> Value {
        let roots = openRoots(); defer { roots.close() }
        let transfer = try TransferList(self, option, roots)
        if !value.isCell || value.isString || value.isBigInt, transfer.buffers.isEmpty { return value }
        roots.add(value)
        let copies = newMap()
        roots.add(copies)
        try transfer.prepare(self, copies)
        let copy = try StructuredCloner(vm: self, copies: copies).clone(value)
        try transfer.finish(self, copies)
        return copy
    }
}

/// structuredClone ( value [ , options ] )
private func structuredCloneFunction(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if arguments.count == 0 { throw vm.nodeError(.typeErrorPrototype, "ERR_MISSING_ARGS", "The value argument must be specified") }
    let options = arguments[1]
    guard options.isObject || options.isNullish else { throw vm.typeError("The options argument must be either an object or undefined") }
    return try vm.structuredClone(arguments[0], transferring: options.isObject ? vm.get(options.asObject, vm.key("transfer")) : .undefined)
}

/// One run of the algorithm. `copies` is its memory: a Map from what was met to its copy, which keeps both alive.
private struct StructuredCloner {
    let vm: VM
    let copies: JSObject

    /// HTML §2.7.3 StructuredSerializeInternal and §2.7.6 StructuredDeserialize. The value is rooted, and so is its copy through `copies`.
    func clone(_ value: Value) throws(JSThrow) -> Value {
        if value.isSymbol { throw refusal(value) }
        guard value.isObject else { return value }
        if let i = vm.find(copies.hashTable, value) { return copies.hashTable.value(at: i) }
        if vm.isNativeStackFull() { throw vm.stackOverflow() }
        vm.state.pointee.nativeDepth += 1
        defer { vm.state.pointee.nativeDepth -= 1 }
        let object = value.asObject
        switch object.kind {
        case .booleanObject, .numberObject, .stringObject, .bigIntObject: return Value(try remember(object, vm.wrap(PrimitiveLayout(object).data)))
        case .map: return Value(try cloneMap(object))
        case .set: return Value(try cloneSet(object))
        case .error: return Value(try cloneError(object))
        case .regExp: return Value(try cloneRegExp(object))
        case .date: return Value(try remember(object, vm.newDate(DateLayout(object).time)))
        case .arrayBuffer, .sharedArrayBuffer: return Value(try remember(object, vm.cloneBuffer(object)))
        case .typedArray, .dataView:
            let buffer = try clone(Value(vm.checkCloneable(view: object)))
            return Value(try remember(object, vm.cloneView(object, on: buffer.asObject)))
        case .array: return Value(try cloneArray(object))
        case .object where object != vm[Intrinsic.global]: return Value(try cloneProperties(of: object, to: remember(object, vm.newObject())))
        default: throw refusal(value)
        }
    }

    private func refusal(_ value: Value) -> JSThrow {
        let thrown = vm.domException("DataCloneError", "\(vm.describeForError(value)) could not be cloned.")
        if value.isObject, value.asObject.kind.isWeakCollection { vm.noteReason(.notCloned(value.asObject.kind)) }
        return thrown
    }

    private func remember(_ object: JSObject, _ copy: JSObject) throws(JSThrow) -> JSObject {
        try vm.setEntry(of: copies, Value(object), Value(copy))
        return copy
    }

    /// Pattern and flags; `lastIndex` begins anew.
    private func cloneRegExp(_ regExp: JSObject) throws(JSThrow) -> JSObject {
        let copy = try remember(regExp, vm.regExpAlloc(Value(vm[.regExp])))
        let layout = RegExpLayout(regExp), flags = Value(vm.string(layout.flags.text))
        let roots = vm.openRoots(); defer { roots.close() }
        roots.add(flags)
        try vm.regExpInitialize(copy, layout.source, flags)
        return copy
    }

    private func cloneMap(_ map: JSObject) throws(JSThrow) -> JSObject {
        let copy = try remember(map, vm.newMap())
        try forEachEntry(of: map) { (key, value, roots) throws(JSThrow) in
            let key = try clone(key)
            roots.add(key)
            try vm.setEntry(of: copy, key, clone(value))
        }
        return copy
    }

    private func cloneSet(_ set: JSObject) throws(JSThrow) -> JSObject {
        let copy = try remember(set, vm.newSet())
        try forEachEntry(of: set) { (value, _, _) throws(JSThrow) in try vm.addValue(to: copy, clone(value)) }
        return copy
    }

    /// The entries as they are now, whatever getters do to the collection meanwhile.
    private func forEachEntry(of collection: JSObject, _ body: (Value, Value, VM.Roots) throws(JSThrow) -> Void) throws(JSThrow) {
        try vm.reserve(collection.hashTable.byteCount)
        let roots = vm.openRoots(); defer { roots.close() }
        let entries = vm.copy(of: collection.hashTable)
        roots.add(Value(entries.cell))
        for i in 0..<entries.used {
            let inner = vm.openRoots(); defer { inner.close() }
            try vm.tick()
            try body(entries.key(at: i), entries.value(at: i), inner)
        }
    }

    /// As in V8 the stack and the cause come along; the name chooses the prototype.
    private func cloneError(_ error: JSObject) throws(JSThrow) -> JSObject {
        let roots = vm.openRoots(); defer { roots.close() }
        let name = try vm.toString(vm.get(error, vm[.name]))
        let prototype: Intrinsic = switch vm.swiftString(name) {
        case "EvalError": .evalErrorPrototype
        case "RangeError": .rangeErrorPrototype
        case "ReferenceError": .referenceErrorPrototype
        case "SyntaxError": .syntaxErrorPrototype
        case "TypeError": .typeErrorPrototype
        case "URIError": .uriErrorPrototype
        default: .errorPrototype
        }
        let copy = try remember(error, vm.newObject(.error, prototype: vm[prototype], slots: ErrorLayout.slotCount))
        vm.addProperty(copy, vm[.stack], .undefined, .hidden)
        if let message = try vm.getOwnProperty(error, vm[.message])?.value {
            roots.add(message)
            vm.addProperty(copy, vm[.message], Value(try vm.toString(message)), .hidden)
        }
        if let cause = try vm.getOwnProperty(error, vm[.cause])?.value {
            roots.add(cause)
            vm.addProperty(copy, vm[.cause], try clone(cause), .hidden)
        }
        let stack = try vm.get(error, vm[.stack])
        if stack.isString { vm.define(copy, vm[.stack], stack, .hidden) }
        return copy
    }

    private func cloneArray(_ array: JSObject) throws(JSThrow) -> JSObject {
        let copy = try remember(array, vm.newArray(capacity: 0, length: Int(array.arrayLength)))
        return try cloneProperties(of: array, to: copy)
    }

    /// HTML §2.7.3 step 26.4: the own enumerable properties with string keys, those that are still there when their turn comes.
    private func cloneProperties(of object: JSObject, to copy: JSObject) throws(JSThrow) -> JSObject {
        let roots = vm.openRoots(); defer { roots.close() }
        var keys: [PropertyKey] = []
        for key in try vm.ownPropertyKeys(object) where !key.isSymbol {
            if let own = vm.ownProperty(object, key), own.attributes.contains(.enumerable) { keys.append(key) }
        }
        roots.add(keys)
        for key in keys where vm.ownProperty(object, key) != nil {
            let inner = vm.openRoots(); defer { inner.close() }
            try vm.tick()
            let value = try vm.get(object, key)
            inner.add(value)
            try vm.createDataProperty(copy, key, clone(value))
        }
        return copy
    }
}
