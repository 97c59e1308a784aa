// Array, its static functions and the table of its prototype (ECMA-262 §23.1). The methods are in
// ArrayMutation.swift (push … splice), ArrayCopying.swift (concat, slice, flat, toSpliced …), ArrayIteration.swift (map … reduce),
// ArraySearch.swift (indexOf …), ArrayJoin.swift and ArraySort.swift.

extension VM {
    func installArray() {
        let prototype = self[.arrayPrototype]
        _ = makeUnique(prototype)
        let constructor = installConstructor("Array", .array, length: 1, prototype: prototype, arrayConstructor)
        install(on: constructor, [
            .method("isArray", 1, arrayIsArray),
            .method("from", 1, arrayFrom),
            .method("fromAsync", 1, arrayFromAsync),
            .method("of", 0, arrayOf),
            .getter(.species, arraySpecies),
        ])
        let values = newNativeFunction(key("values"), length: 0, arrayValues)
        self[.arrayValues] = values
        install(on: prototype, [
            .method("at", 1, arrayAt),
            .method("concat", 1, arrayConcat),
            .method("copyWithin", 2, arrayCopyWithin),
            .method("fill", 1, arrayFill),
            .method("find", 1, arrayFind),
            .method("findIndex", 1, arrayFindIndex),
            .method("findLast", 1, arrayFindLast),
            .method("findLastIndex", 1, arrayFindLastIndex),
            .method("lastIndexOf", 1, arrayLastIndexOf),
            .method("pop", 0, arrayPop),
            .method("push", 1, arrayPush),
            .method("reverse", 0, arrayReverse),
            .method("shift", 0, arrayShift),
            .method("unshift", 1, arrayUnshift),
            .method("slice", 2, arraySlice),
            .method("sort", 1, arraySort),
            .method("splice", 2, arraySplice),
            .method("includes", 1, arrayIncludes),
            .method("indexOf", 1, arrayIndexOf),
            .method("join", 1, arrayJoin),
            .method("keys", 0, arrayKeys),
            .method("entries", 0, arrayEntries),
            .value("values", Value(values), .hidden),
            .method("forEach", 1, arrayForEach),
            .method("filter", 1, arrayFilter),
            .method("flat", 0, arrayFlat),
            .method("flatMap", 1, arrayFlatMap),
            .method("map", 1, arrayMap),
            .method("every", 1, arrayEvery),
            .method("some", 1, arraySome),
            .method("reduce", 1, arrayReduce),
            .method("reduceRight", 1, arrayReduceRight),
            .method("toLocaleString", 0, arrayToLocaleString),
            .method("toString", 0, arrayToString),
            .method("toReversed", 0, arrayToReversed),
            .method("toSorted", 1, arrayToSorted),
            .method("toSpliced", 2, arrayToSpliced),
            .method("with", 2, arrayWith),
            .value(.iterator, Value(values), .hidden),
            .value(.unscopables, Value(newUnscopables()), .configurable),
        ])
    }

    /// §23.1.3.41 Array.prototype [ %Symbol.unscopables% ]
    private func newUnscopables() -> JSObject {
        let names: [StaticString] = ["at", "copyWithin", "entries", "fill", "find", "findIndex", "findLast", "findLastIndex", "flat",
                                     "flatMap", "includes", "keys", "values", "toReversed", "toSorted", "toSpliced"]
        let list = newObject(shape: newRootShape(prototype: .null, unique: true), inlineCapacity: 0)
        install(on: list, names.map { .value($0, .true, .all) })
        return list
    }

    /// An array of holes of this length, with room for its elements where that is no more than V8 would give at once.
    func newArray(holes length: UInt32) -> JSObject {
        let roomy = length <= 1 << 25 && !heap.exceedsLimit(adding: Int(length) * 8)
        return newArray(capacity: roomy ? Int(length) : 0, length: Int(length))
    }

    /// §10.4.2.2 ArrayCreate, where the length may be too great.
    func arrayCreate(_ length: Int) throws(JSThrow) -> JSObject {
        if length > Int(UInt32.max) { throw rangeError("Invalid array length") }
        return newArray(capacity: 0, length: length)
    }
}

/// §23.1.1.1 Array ( ...values )
private func arrayConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    var prototype: JSObject?
    if arguments.isConstruct, arguments.newTarget != Value(arguments.callee) {
        prototype = try vm.prototypeFromConstructor(arguments.newTarget, default: .arrayPrototype)
    }
    let array: JSObject
    if arguments.count == 1, arguments[0].isNumber {
        let length = VM.int32(arguments[0].asNumber)
        guard Double(UInt32(bitPattern: length)) == arguments[0].asNumber else { throw vm.rangeError("Invalid array length") }
        array = vm.newArray(holes: UInt32(bitPattern: length))
    } else {
        array = vm.newArray(arguments.list())
    }
    if let prototype, prototype != vm[.arrayPrototype] { vm.setPrototype(array, Value(prototype)) }
    return Value(array)
}

/// §23.1.2.2 Array.isArray ( arg )
private func arrayIsArray(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { Value(try vm.isArray(arguments[0])) }

/// §23.1.2.5 get Array [ %Symbol.species% ]
private func arraySpecies(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { arguments.this }

/// §23.1.2.3 Array.of ( ...items )
private func arrayOf(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if arguments.this == Value(vm[.array]) { return Value(vm.newArray(arguments.list())) }
    let array = try vm.isConstructor(arguments.this)
        ? vm.construct(arguments.this.asObject, [.number(arguments.count)]) : vm.newArray(capacity: arguments.count, length: arguments.count)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(array)
    for k in 0..<arguments.count { try vm.createElement(array, k, arguments[k]) }
    try vm.setLength(array, arguments.count)
    return Value(array)
}

/// §23.1.2.1 Array.from ( items [ , mapper [ , thisArg ] ] )
private func arrayFrom(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let items = arguments[0], mapper = arguments[1]
    if !mapper.isUndefined, !mapper.isCallable { throw vm.typeError("\(vm.describeForError(mapper)) is not a function") }
    if items.isObject(.array), arguments.this == Value(vm[.array]), vm.arrayIterationIsPristine(items.asObject) {
        return try arrayFromArray(vm, arguments, items.asObject)
    }
    if items.isNullish { throw vm.notIterable(items) }
    let method = try vm.getV(items, vm[.iterator])
    guard method.isNullish || method.isCallable else {
        throw vm.typeError("%Array%.from requires that the property of the first argument, items[Symbol.iterator], when exists, be a function")
    }
    if method.isNullish { return try arrayFromArrayLike(vm, arguments) }
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(method)
    let array = try vm.isConstructor(arguments.this) ? vm.construct(arguments.this.asObject) : vm.newArray()
    roots.add(array)
    let record = try vm.getIterator(items, method: method)
    roots.add(record.iterator)
    roots.add(record.next)
    let current = roots.slot()
    var k = 0
    while let value = try vm.iteratorStepValue(record) {
        current.set(value)
        do {
            let mapped = mapper.isUndefined ? value : try vm.call(mapper, this: arguments[2], value, .number(k))
            try vm.createElement(array, k, mapped)
        } catch { throw vm.iteratorCloseThrowing(record.iterator, error) }
        k += 1
        try vm.poll()
    }
    try vm.setLength(array, k)
    return Value(array)
}

/// The steps of Array.from for an array that nobody tampered with: what its iterator would give, without the iterator.
private func arrayFromArray(_ vm: VM, _ arguments: Arguments, _ source: JSObject) throws(JSThrow) -> Value {
    let mapper = arguments[1]
    let array = vm.newArray(capacity: source.elements?.count ?? 0)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(array)
    var k = 0
    while k < Int(source.arrayLength) {
        try vm.tick()
        var value = try vm.element(source, k)
        if !mapper.isUndefined { value = try vm.call(mapper, this: arguments[2], value, .number(k)) }
        try vm.createElement(array, k, value)
        k += 1
        if k & 1023 == 0 { try vm.poll() }
    }
    return Value(array)
}

/// The steps of Array.from for what has no iterator.
private func arrayFromArrayLike(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let mapper = arguments[1]
    let source = try vm.toObject(arguments[0])
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(source)
    let length = try vm.lengthOfArrayLike(source)
    let array = try vm.isConstructor(arguments.this) && arguments.this != Value(vm[.array])
        ? vm.construct(arguments.this.asObject, [.number(length)]) : vm.arrayCreate(length)
    roots.add(array)
    for k in 0..<length {
        var value = try vm.element(source, k)
        if !mapper.isUndefined { value = try vm.call(mapper, this: arguments[2], value, .number(k)) }
        try vm.createElement(array, k, value)
        if k & 1023 == 0 { try vm.poll() }
    }
    try vm.setLength(array, length)
    return Value(array)
}

// MARK: Iterators and conversion

/// §23.1.3.38 Array.prototype.values ( )
private func arrayValues(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(vm.newArrayIterator(try vm.toObject(arguments.this), .values))
}

/// §23.1.3.19 Array.prototype.keys ( )
private func arrayKeys(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(vm.newArrayIterator(try vm.toObject(arguments.this), .keys))
}

/// §23.1.3.5 Array.prototype.entries ( )
private func arrayEntries(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(vm.newArrayIterator(try vm.toObject(arguments.this), .entries))
}

/// §23.1.3.36 Array.prototype.toString ( )
private func arrayToString(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let object = try vm.toObject(arguments.this)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(object)
    let join = try vm.get(object, vm[.join])
    return try vm.call(join.isCallable ? join : Value(vm[.objectToString]), this: Value(object))
}
