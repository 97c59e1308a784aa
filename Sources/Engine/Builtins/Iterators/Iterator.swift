// Iterator, %IteratorPrototype% (ECMA-262 §27.1.2, §27.1.4) and the iterators that Iterator.from wraps. The methods that make
// lazy iterators and those that use them up are in IteratorHelpers.swift and IteratorConsumers.swift.

extension VM {
    func installIterator() {
        let prototype = newIntrinsicObject(.iteratorPrototype)
        let constructor = newNativeFunction(key("Iterator"), length: 0, isConstructor: true, iteratorConstructor)
        materialize(constructor)
        addProperty(constructor, self[.prototype], Value(prototype), [])
        install(on: constructor, [
            .method("from", 1, iteratorFrom),
            .method("concat", 0, iteratorConcat),
            .method("zip", 1, iteratorZip),
            .method("zipKeyed", 1, iteratorZipKeyed),
        ])
        self[.iterator] = constructor
        addGlobal(key("Iterator"), Value(constructor))

        addWeirdAccessor(self[.constructor], iteratorGetConstructor, iteratorSetConstructor)
        installIteratorMethods(prototype)
        install(on: prototype, [.method(.iterator, 0, iteratorIterator), .method(.dispose, 0, iteratorDispose)])
        addWeirdAccessor(self[.toStringTag], iteratorGetTag, iteratorSetTag)

        let wrapped = newIntrinsicObject(.wrapForValidIteratorPrototype, prototype: .iteratorPrototype)
        install(on: wrapped, [.method("next", 0, wrappedNext), .method("return", 0, wrappedReturn)])
        installIteratorHelpers()
    }

    /// §27.1.4.1, §27.1.4.14: accessors where other prototypes have data properties, because code on the web assigns to them on
    /// objects that inherit from %Iterator.prototype%.
    private func addWeirdAccessor(_ key: PropertyKey, _ getter: @escaping NativeFunction, _ setter: @escaping NativeFunction) {
        func function(_ prefix: String, _ length: Int, _ function: @escaping NativeFunction) -> Value {
            Value(newNativeFunction(PropertyKey(atom: intern(functionNameString(key, prefix: prefix))), length: length, function))
        }
        let accessor = newAccessor(getter: function("get", 0, getter), setter: function("set", 1, setter))
        addProperty(self[.iteratorPrototype], key, Value(accessor), [.configurable, .accessor])
    }

    /// §7.3.34 SetterThatIgnoresPrototypeProperties, for %Iterator.prototype%.
    fileprivate func setIgnoringPrototype(_ arguments: Arguments, _ key: PropertyKey) throws(JSThrow) {
        guard arguments.this.isObject else {
            throw typeError("set Iterator.prototype \(describe(key)) called on non-object")
        }
        let object = arguments.this.asObject
        if object == self[.iteratorPrototype] { throw typeError("Cannot assign to read only property '\(describe(key))' of object '\(describeForError(Value(object)))'") }
        if try getOwnProperty(object, key) == nil { try createDataPropertyOrThrow(object, key, arguments[0]) }
        else { try set(object, key, arguments[0]) }
    }

    /// The TypeError of built-ins for something that cannot be iterated, in V8's words.
    func notIterable(_ value: Value) -> JSThrow {
        var text = swiftString(typeof(value))
        if value.isString { text += " \"\(describeForError(value))\"" }
        else if value.isNull || value.isBoolean || value.isNumber { text += " \(describeForError(value))" }
        return typeError("\(text) is not iterable (cannot read property Symbol(Symbol.iterator))", because: notIterableReason(value))
    }

    /// The TypeError of functions that V8 wrote in its own language, for null and undefined.
    func notIterableArgument(_ value: Value) -> JSThrow {
        typeError("\(value.isNull ? "object null" : "undefined") is not iterable (cannot read property Symbol(Symbol.iterator))")
    }

    /// `iterate`, with the message of a built-in that was passed something not iterable.
    func iterateArgument(_ iterable: Value, _ body: (Value) throws(JSThrow) -> IterationStep) throws(JSThrow) {
        if iterable.isObject(.array), arrayIterationIsPristine(iterable.asObject) { return try iterate(iterable, body) }
        let method = iterable.isNullish ? Value.undefined : try getV(iterable, self[.iterator])
        if !method.isCallable { throw notIterable(iterable) }
        let roots = openRoots(); defer { roots.close() }
        let record = try getIterator(iterable, method: method)
        roots.add(record.iterator)
        roots.add(record.next)
        let current = roots.slot()
        while let value = try iteratorStepValue(record) {
            current.set(value)
            let step: IterationStep
            do { step = try body(value) } catch { throw iteratorCloseThrowing(record.iterator, error) }
            if step == .stop { return try iteratorClose(record.iterator) }
            try tick()
        }
    }

    /// §7.4.5 GetIteratorFlattenable. The record is not rooted.
    func getIteratorFlattenable(_ value: Value, acceptingStrings: Bool, _ caller: StaticString) throws(JSThrow) -> IteratorRecord {
        guard value.isObject || (acceptingStrings && value.isString) else {
            throw typeError("\(caller) called on non-object")
        }
        let method = try getMethod(value, self[.iterator])
        let iterator = method.isUndefined ? value : try call(method, this: value)
        guard iterator.isObject else { throw typeError("\(describeForError(iterator)) is not an object") }
        return try getIteratorDirect(iterator.asObject)
    }
}

/// §27.1.3.1.1 Iterator ( )
private func iteratorConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments.isConstruct else { throw vm.typeError("Constructor Iterator requires 'new'") }
    if arguments.newTarget == Value(arguments.callee) { throw vm.typeError("Abstract class Iterator not directly constructable") }
    return Value(vm.newObject(prototype: Value(try vm.prototypeFromConstructor(arguments.newTarget, default: .iteratorPrototype))))
}

/// §27.1.3.2.1 Iterator.from ( O )
private func iteratorFrom(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let record = try vm.getIteratorFlattenable(arguments[0], acceptingStrings: true, "Iterator.from")
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(record.iterator)
    roots.add(record.next)
    if try vm.ordinaryHasInstance(Value(vm[.iterator]), Value(record.iterator)) { return Value(record.iterator) }
    let wrapper = vm.newObject(.wrappedIterator, prototype: vm[.wrapForValidIteratorPrototype], slots: WrappedIteratorLayout.slotCount)
    WrappedIteratorLayout(wrapper).write(record)
    return Value(wrapper)
}

// MARK: %WrapForValidIteratorPrototype% (§27.1.3.2.1.1)

private func wrapped(_ vm: VM, _ arguments: Arguments, _ method: StaticString) throws(JSThrow) -> WrappedIteratorLayout {
    guard arguments.this.isObject(.wrappedIterator) else {
        throw vm.typeError("Method %WrapForValidIteratorPrototype%.\(method) called on incompatible receiver \(vm.describeForError(arguments.this))")
    }
    return WrappedIteratorLayout(arguments.this.asObject)
}

/// §27.1.3.2.1.1.1 %WrapForValidIteratorPrototype%.next ( )
private func wrappedNext(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let wrapper = try wrapped(vm, arguments, "next")
    return try vm.call(wrapper.next, this: wrapper.iterator)
}

/// §27.1.3.2.1.1.2 %WrapForValidIteratorPrototype%.return ( )
private func wrappedReturn(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let iterator = try wrapped(vm, arguments, "return").iterator
    let method = try vm.getMethod(iterator, vm[.return])
    if method.isUndefined { return Value(vm.iteratorResult(.undefined, done: true)) }
    return try vm.call(method, this: iterator)
}

// MARK: %Iterator.prototype%

/// §27.1.4.13 %Iterator.prototype% [ %Symbol.iterator% ] ( )
private func iteratorIterator(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { arguments.this }

/// §27.1.3.2 %Iterator.prototype% [ %Symbol.dispose% ] ( )
private func iteratorDispose(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let method = try vm.getMethod(arguments.this, vm[.return])
    if !method.isUndefined { _ = try vm.call(method, this: arguments.this) }
    return .undefined
}

/// §27.1.4.1 %Iterator.prototype%.constructor
private func iteratorGetConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { Value(vm[.iterator]) }

private func iteratorSetConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.setIgnoringPrototype(arguments, vm[.constructor])
    return .undefined
}

/// §27.1.4.14 %Iterator.prototype% [ %Symbol.toStringTag% ]
private func iteratorGetTag(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { Value(vm.key("Iterator").string) }

private func iteratorSetTag(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.setIgnoringPrototype(arguments, vm[.toStringTag])
    return .undefined
}
