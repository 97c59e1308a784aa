// %TypedArray% and the constructors of typed arrays (ECMA-262 §23.2). The methods are in TypedArrayIteration.swift (map … reduce),
// TypedArraySearch.swift (indexOf, join …), TypedArrayCopying.swift (set, slice, fill …) and TypedArraySort.swift.

extension VM {
    func installTypedArrays() {
        let prototype = newIntrinsicObject(.typedArrayPrototype)
        let constructor = installConstructor("TypedArray", .typedArray, length: 0, prototype: prototype, isGlobal: false, abstractConstructor)
        install(on: constructor, [
            .method("of", 0, typedArrayOf),
            .method("from", 1, typedArrayFrom),
            .getter(.species, speciesGetter),
        ])
        installTypedArrayPrototype(prototype)
        for type in ElementType.allCases {
            let prototype = newIntrinsicObject(type.prototype, prototype: .typedArrayPrototype)
            let own = installConstructor(type.name, type.constructor, length: 3, prototype: prototype, parent: constructor, typedArrayConstructor)
            own.nativeData = Value(int32: Int32(type.rawValue))
            let size = Builtin.value("BYTES_PER_ELEMENT", .number(type.size))
            install(on: own, [size])
            install(on: prototype, [size])
        }
        installUint8ArrayText()
    }

    private func installTypedArrayPrototype(_ prototype: JSObject) {
        install(on: prototype, [
            .getter("buffer", typedArrayBuffer),
            .getter("byteLength", typedArrayByteLength),
            .getter("byteOffset", typedArrayByteOffset),
            .getter("length", typedArrayLength),
            .method("entries", 0, typedArrayEntries),
            .method("keys", 0, typedArrayKeys),
            .method("values", 0, typedArrayValues),
            .method("at", 1, typedArrayAt),
            .method("copyWithin", 2, typedArrayCopyWithin),
            .method("every", 1, typedArrayEvery),
            .method("fill", 1, typedArrayFill),
            .method("filter", 1, typedArrayFilter),
            .method("find", 1, typedArrayFind),
            .method("findIndex", 1, typedArrayFindIndex),
            .method("findLast", 1, typedArrayFindLast),
            .method("findLastIndex", 1, typedArrayFindLastIndex),
            .method("forEach", 1, typedArrayForEach),
            .method("includes", 1, typedArrayIncludes),
            .method("indexOf", 1, typedArrayIndexOf),
            .method("join", 1, typedArrayJoin),
            .method("lastIndexOf", 1, typedArrayLastIndexOf),
            .method("map", 1, typedArrayMap),
            .method("reverse", 0, typedArrayReverse),
            .method("reduce", 1, typedArrayReduce),
            .method("reduceRight", 1, typedArrayReduceRight),
            .method("set", 1, typedArraySet),
            .method("slice", 2, typedArraySlice),
            .method("some", 1, typedArraySome),
            .method("sort", 1, typedArraySort),
            .method("subarray", 2, typedArraySubarray),
            .method("toReversed", 0, typedArrayToReversed),
            .method("toSorted", 1, typedArrayToSorted),
            .method("with", 2, typedArrayWith),
            .method("toLocaleString", 0, typedArrayToLocaleString),
            .getter(.toStringTag, typedArrayTag),
        ])
        installAlias(on: prototype, self[.iterator], of: key("values"))
        // §23.2.3.32: the very function of arrays.
        if let method = ownProperty(self[.arrayPrototype], self[.toString]) { addProperty(prototype, self[.toString], method.stored, .hidden) }
    }

    /// The value is the built-in getter of a typed array's length.
    @inline(__always) func isTypedArrayLength(_ getter: Value) -> Bool { isNative(getter, typedArrayLength) }
}

/// §23.2.1.1 %TypedArray% ( )
private func abstractConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    throw vm.typeError("Abstract class TypedArray not directly constructable")
}

/// §23.2.5.1 TypedArray ( ...args )
private func typedArrayConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let type = unsafeBitCast(UInt8(truncatingIfNeeded: arguments.callee.nativeData.asInt32), to: ElementType.self)
    if !arguments.isConstruct { throw vm.requiresNew(type.name) }
    let first = arguments[0]
    guard first.isObject else {
        let length = try vm.toIndex(first, orThrow: "Invalid typed array length: \(vm.describeForError(first))")
        let prototype = try vm.prototypeFromConstructor(arguments.newTarget, default: type.prototype)
        return Value(try vm.newTypedArray(type, prototype: prototype, length: length))
    }
    let prototype = try vm.prototypeFromConstructor(arguments.newTarget, default: type.prototype), source = first.asObject
    switch source.kind {
    case .typedArray: return Value(try vm.newTypedArray(type, prototype: prototype, copying: source))
    case .arrayBuffer, .sharedArrayBuffer:
        return Value(try vm.newTypedArray(type, prototype: prototype, over: source, arguments[1], arguments[2]))
    default: return Value(try vm.newTypedArray(type, prototype: prototype, from: source))
    }
}

/// §23.2.2.2 %TypedArray%.of ( ...items )
private func typedArrayOf(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard vm.isConstructor(arguments.this) else { throw vm.typeError("\(vm.describeForError(arguments.this)) is not a constructor") }
    let made = try vm.createTypedArray(arguments.this.asObject, length: arguments.count, "%TypedArray%.of")
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(made)
    for k in 0..<arguments.count { try vm.setItem(made, k, arguments[k]) }
    return Value(made)
}

/// §23.2.2.1 %TypedArray%.from ( source [ , mapper [ , thisArg ] ] )
private func typedArrayFrom(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let source = arguments[0], mapper = arguments[1], constructor = arguments.this
    guard vm.isConstructor(constructor) else { throw vm.typeError("\(vm.describeForError(constructor)) is not a constructor") }
    if !mapper.isUndefined, !mapper.isCallable { throw vm.typeError("\(vm.describeForError(mapper)) is not a function") }
    let roots = vm.openRoots(); defer { roots.close() }
    if source.isNullish { throw vm.notIterableArgument(source) }
    let method = try vm.getMethod(source, vm[.iterator])
    if !method.isUndefined {
        let values = try vm.list(from: source, method: method, roots)
        let made = try vm.createTypedArray(constructor.asObject, length: values.count, "%TypedArray%.from")
        roots.add(made)
        for (k, value) in values.enumerated() {
            try vm.setItem(made, k, mapper.isUndefined ? value : vm.call(mapper, this: arguments[2], value, .number(k)))
            if k & 1023 == 0 { try vm.poll() }
        }
        return Value(made)
    }
    let object = try vm.toObject(source)
    roots.add(object)
    let length = try vm.lengthOfArrayLike(object)
    let made = try vm.createTypedArray(constructor.asObject, length: length, "%TypedArray%.from")
    roots.add(made)
    for k in 0..<length {
        let value = try vm.element(object, k)
        try vm.setItem(made, k, mapper.isUndefined ? value : vm.call(mapper, this: arguments[2], value, .number(k)))
        if k & 1023 == 0 { try vm.poll() }
    }
    return Value(made)
}

// MARK: Accessors

private func thisTypedArray(_ vm: VM, _ arguments: Arguments, _ method: StaticString) throws(JSThrow) -> TypedArrayLayout {
    guard arguments.this.isObject(.typedArray) else { throw vm.typedArrayReceiver(method, arguments.this) }
    return TypedArrayLayout(arguments.this.asObject)
}

extension VM {
    /// The TypeError for what is no typed array, with the receiver as Object.prototype.toString would have it: so V8 names it there.
    func typedArrayReceiver(_ method: StaticString, _ this: Value) -> JSThrow {
        typeError("Method \(method) called on incompatible receiver \(describeForError(this))")
    }
}

/// §23.2.3.2 get %TypedArray%.prototype.buffer
private func typedArrayBuffer(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(try thisTypedArray(vm, arguments, "get %TypedArray%.prototype.buffer").buffer.object)
}

/// §23.2.3.3 get %TypedArray%.prototype.byteLength
private func typedArrayByteLength(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let view = try thisTypedArray(vm, arguments, "get TypedArray.prototype.byteLength")
    return .number((view.length ?? 0) << view.type.shift)
}

/// §23.2.3.4 get %TypedArray%.prototype.byteOffset
private func typedArrayByteOffset(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let view = try thisTypedArray(vm, arguments, "get TypedArray.prototype.byteOffset")
    return .number(view.isOutOfBounds ? 0 : view.byteOffset)
}

/// §23.2.3.21 get %TypedArray%.prototype.length
private func typedArrayLength(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    .number(try thisTypedArray(vm, arguments, "get TypedArray.prototype.length").length ?? 0)
}

/// §23.2.3.38 get %TypedArray%.prototype [ %Symbol.toStringTag% ]
private func typedArrayTag(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments.this.isObject(.typedArray) else { return .undefined }
    return Value(vm.key(TypedArrayLayout(arguments.this.asObject).type.name).string)
}

/// §23.2.3.7 %TypedArray%.prototype.entries ( )
private func typedArrayEntries(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(vm.newArrayIterator(try vm.validTypedArray(arguments.this, "%TypedArray%.prototype.entries").object, .entries))
}

/// §23.2.3.19 %TypedArray%.prototype.keys ( )
private func typedArrayKeys(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(vm.newArrayIterator(try vm.validTypedArray(arguments.this, "%TypedArray%.prototype.keys").object, .keys))
}

/// §23.2.3.35 %TypedArray%.prototype.values ( )
private func typedArrayValues(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(vm.newArrayIterator(try vm.validTypedArray(arguments.this, "%TypedArray%.prototype.values").object, .values))
}
