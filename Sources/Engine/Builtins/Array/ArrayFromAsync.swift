// Array.fromAsync (ECMA-262 §23.1.2.2). The specification writes it as an async closure; here it is a record that goes from await to await.

/// What the closure keeps. `awaited` is what it waits for.
private struct FromAsync {
    enum Awaited: Int32 { case next, mapped, element, mappedElement, closing }

    let record: Record
    static let recordCount = 9
    var promise: JSObject { record[0].asObject }
    /// What is being filled; the constructor, until it is made.
    var target: Value { get { record[1] } nonmutating set { record[1] = newValue } }
    /// The iterator, or the object that is like an array.
    var source: Value { get { record[2] } nonmutating set { record[2] = newValue } }
    /// The iterator's `next`; `.empty` where there is no iterator.
    var next: Value { get { record[3] } nonmutating set { record[3] = newValue } }
    var mapper: Value { record[4] }
    var thisArgument: Value { record[5] }
    var index: Int { get { Int(record[6].asNumber) } nonmutating set { record[6] = .number(newValue) } }
    var awaited: Awaited {
        get { Awaited(rawValue: record[7].asInt32) ?? .next }
        nonmutating set { record[7] = Value(int32: newValue.rawValue) }
    }
    /// The length of what is like an array, or what was thrown while the iterator is being closed.
    var extra: Value { get { record[8] } nonmutating set { record[8] = newValue } }
}

/// §23.1.2.2 Array.fromAsync ( items [ , mapper [ , thisArg ] ] )
func arrayFromAsync(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let promise = vm.newPromise()
    roots.add(promise)
    let machine = FromAsync(record: vm.newRecord([Value(promise), arguments.this, arguments[0], .empty, arguments[1], arguments[2], Value(int32: 0),
                                                  Value(int32: 0), .undefined]))
    roots.add(Value(machine.record))
    do { try vm.begin(machine) } catch { vm.rejectPromise(promise, try vm.caught(error)) }
    return Value(promise)
}

private func resumed(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let machine = FromAsync(record: Record(arguments.callee.nativeData.asCell))
    do { try vm.resume(machine, arguments[0]) } catch { vm.rejectPromise(machine.promise, try vm.caught(error)) }
    return .undefined
}

private func resumedByError(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let machine = FromAsync(record: Record(arguments.callee.nativeData.asCell)), reason = arguments[0]
    switch machine.awaited {
    // What closing comes to matters to nobody: the first error stays.
    case .closing: vm.rejectPromise(machine.promise, machine.extra)
    case .mapped: do { try vm.close(machine, vm.throwing(reason)) } catch { vm.rejectPromise(machine.promise, try vm.caught(error)) }
    default: vm.rejectPromise(machine.promise, reason)
    }
    return .undefined
}

extension VM {
    fileprivate func begin(_ machine: FromAsync) throws(JSThrow) {
        let items = machine.source
        guard machine.mapper.isUndefined || machine.mapper.isCallable else { throw notCallable(machine.mapper) }
        let asyncMethod = try getMethod(items, self[.asyncIterator])
        let method = asyncMethod.isUndefined ? try getMethod(items, self[.iterator]) : asyncMethod
        let roots = openRoots(); defer { roots.close() }
        roots.add(method)
        if method.isUndefined { return try beginArrayLike(machine, try toObject(items)) }
        var iterator = try getIterator(items, method: method)
        roots.add(iterator.iterator)
        roots.add(iterator.next)
        if asyncMethod.isUndefined {
            let wrapper = createAsyncFromSyncIterator(iterator)
            roots.add(wrapper)
            iterator = try getIteratorDirect(wrapper)
        }
        machine.source = Value(iterator.iterator)
        machine.next = iterator.next
        machine.target = Value(try isConstructor(machine.target) ? construct(machine.target.asObject) : newArray())
        try askNext(machine)
    }

    private func beginArrayLike(_ machine: FromAsync, _ object: JSObject) throws(JSThrow) {
        machine.source = Value(object)
        let length = try lengthOfArrayLike(object)
        machine.extra = .number(length)
        machine.target = Value(try isConstructor(machine.target) ? construct(machine.target.asObject, [.number(length)]) : arrayCreate(length))
        try askElement(machine)
    }

    private func askNext(_ machine: FromAsync) throws(JSThrow) {
        try waitFor(try call(machine.next, this: machine.source), machine, .next)
    }

    private func askElement(_ machine: FromAsync) throws(JSThrow) {
        if machine.index >= Int(machine.extra.asNumber) { return try finish(machine) }
        try waitFor(try get(machine.source.asObject, propertyKey(machine.index)), machine, .element)
    }

    private func finish(_ machine: FromAsync) throws(JSThrow) {
        try set(machine.target.asObject, self[.length], .number(machine.index))
        try resolvePromise(machine.promise, machine.target)
    }

    /// §27.7.5.3 Await: the machine goes on when the promise of the value is settled.
    private func waitFor(_ value: Value, _ machine: FromAsync, _ awaited: FromAsync.Awaited) throws(JSThrow) {
        machine.awaited = awaited
        let promise = try promiseResolve(value)
        let data = Value(machine.record)
        performPromiseThen(promise, Value(newNativeFunction(self[.emptyString], length: 1, data: data, resumed)),
                           Value(newNativeFunction(self[.emptyString], length: 1, data: data, resumedByError)), .undefined)
    }

    fileprivate func resume(_ machine: FromAsync, _ value: Value) throws(JSThrow) {
        switch machine.awaited {
        case .next:
            guard value.isObject else { throw noIteratorResult(value) }
            if toBoolean(try get(value.asObject, self[.done])) { return try finish(machine) }
            let item = try get(value.asObject, self[.value])
            if machine.mapper.isUndefined { return try add(machine, item) }
            do { try waitFor(try map(machine, item), machine, .mapped) } catch { try close(machine, error) }
        case .mapped: try add(machine, value)
        case .element:
            if machine.mapper.isUndefined { return try addElement(machine, value) }
            try waitFor(try map(machine, value), machine, .mappedElement)
        case .mappedElement: try addElement(machine, value)
        case .closing: rejectPromise(machine.promise, machine.extra)
        }
    }

    private func map(_ machine: FromAsync, _ value: Value) throws(JSThrow) -> Value {
        try call(machine.mapper, this: machine.thisArgument, value, .number(machine.index))
    }

    private func add(_ machine: FromAsync, _ value: Value) throws(JSThrow) {
        do { try createDataPropertyOrThrow(machine.target.asObject, propertyKey(machine.index), value) } catch { return try close(machine, error) }
        machine.index += 1
        try askNext(machine)
    }

    private func addElement(_ machine: FromAsync, _ value: Value) throws(JSThrow) {
        try createDataPropertyOrThrow(machine.target.asObject, propertyKey(machine.index), value)
        machine.index += 1
        try askElement(machine)
    }

    /// §7.4.13 AsyncIteratorClose for a throw completion.
    fileprivate func close(_ machine: FromAsync, _ error: JSThrow) throws(JSThrow) {
        machine.extra = try caught(error)
        do throws(JSThrow) {
            let method = try getMethod(machine.source, self[.return])
            if !method.isUndefined { return try waitFor(try call(method, this: machine.source), machine, .closing) }
        } catch { _ = try caught(error) }
        rejectPromise(machine.promise, machine.extra)
    }
}
