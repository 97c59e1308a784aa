// Iterator helper objects (ECMA-262 §27.1.2, §27.1.4): the lazy iterators that map, filter, take, drop and flatMap make. The
// specification writes each as a generator's closure; here one is an object that keeps what the closure would, and a step
// that switches on the kind.

private enum Kind: Int32 { case map, filter, take, drop, flatMap }
private enum State: Int32 { case start, yielded, running, completed }

private extension IteratorHelperLayout {
    var helperState: State {
        get { State(rawValue: state.asInt32) ?? .completed }
        nonmutating set { state = Value(int32: newValue.rawValue) }
    }
    var helperKind: Kind { Kind(rawValue: kind.asInt32) ?? .map }
    var underlying: IteratorRecord { IteratorRecord(iterator: iterator.asObject, next: next) }

    /// A generator that has ended holds nothing any more.
    func completeHelper() {
        iterator = .undefined
        next = .undefined
        function = .undefined
        inner = .undefined
        innerNext = .undefined
        helperState = .completed
    }
}

extension VM {
    func installIteratorHelpers() {
        let prototype = newIntrinsicObject(.iteratorHelperPrototype, prototype: .iteratorPrototype)
        install(on: prototype, [.method("next", 0, helperNext), .method("return", 0, helperReturn)])
        installTag(prototype, "Iterator Helper")
    }

    func installIteratorMethods(_ prototype: JSObject) {
        install(on: prototype, [
            .method("reduce", 1, iteratorReduce),
            .method("toArray", 0, iteratorToArray),
            .method("forEach", 1, iteratorForEach),
            .method("some", 1, iteratorSome),
            .method("every", 1, iteratorEvery),
            .method("find", 1, iteratorFind),
            .method("filter", 1, iteratorFilter),
            .method("map", 1, iteratorMap),
            .method("take", 1, iteratorTake),
            .method("drop", 1, iteratorDrop),
            .method("flatMap", 1, iteratorFlatMap),
        ])
    }

    /// What every method of %Iterator.prototype% asks of its receiver.
    func iteratorReceiver(_ arguments: Arguments, _ method: StaticString) throws(JSThrow) -> JSObject {
        guard arguments.this.isObject else { throw typeError("Iterator.prototype.\(method) called on non-object") }
        return arguments.this.asObject
    }

    /// The argument that must be a function. Where it is not, the iterator is closed: nobody will use it.
    func iteratorCallback(_ iterator: JSObject, _ function: Value) throws(JSThrow) {
        if !function.isCallable { throw iteratorCloseThrowing(iterator, typeError("\(describeForError(function)) is not a function")) }
    }
}

private func newHelper(_ vm: VM, _ kind: Kind, _ record: IteratorRecord, _ function: Value, counter: Double) -> Value {
    let object = vm.newObject(.iteratorHelper, prototype: vm[.iteratorHelperPrototype], slots: IteratorHelperLayout.slotCount)
    let helper = IteratorHelperLayout(object)
    helper.iterator = Value(record.iterator)
    helper.next = record.next
    helper.kind = Value(int32: kind.rawValue)
    helper.function = function
    helper.counter = counter
    helper.helperState = .start
    return Value(object)
}

private func newCallbackHelper(_ vm: VM, _ arguments: Arguments, _ kind: Kind, _ name: StaticString) throws(JSThrow) -> Value {
    let iterator = try vm.iteratorReceiver(arguments, name)
    try vm.iteratorCallback(iterator, arguments[0])
    return newHelper(vm, kind, try vm.getIteratorDirect(iterator), arguments[0], counter: 0)
}

/// §27.1.4.8 Iterator.prototype.map ( mapper )
private func iteratorMap(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try newCallbackHelper(vm, arguments, .map, "map") }

/// §27.1.4.4 Iterator.prototype.filter ( predicate )
private func iteratorFilter(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try newCallbackHelper(vm, arguments, .filter, "filter") }

/// §27.1.4.6 Iterator.prototype.flatMap ( mapper )
private func iteratorFlatMap(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try newCallbackHelper(vm, arguments, .flatMap, "flatMap") }

/// §27.1.4.11 Iterator.prototype.take ( limit )
private func iteratorTake(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try newLimitHelper(vm, arguments, .take, "take") }

/// §27.1.4.2 Iterator.prototype.drop ( limit )
private func iteratorDrop(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try newLimitHelper(vm, arguments, .drop, "drop") }

private func newLimitHelper(_ vm: VM, _ arguments: Arguments, _ kind: Kind, _ name: StaticString) throws(JSThrow) -> Value {
    let iterator = try vm.iteratorReceiver(arguments, name)
    let limit: Double
    do throws(JSThrow) {
        let number = try vm.toNumber(arguments[0])
        if number.isNaN || number <= -1 { throw vm.rangeError("\(vm.describeForError(arguments[0])) must be positive") }
        if number.isFinite, number > Double(VM.maximumSafeInteger) { throw vm.rangeError("\(vm.describeForError(arguments[0])) must be a safe integer or Infinity") }
        limit = number.rounded(.towardZero) + 0
    } catch { throw vm.iteratorCloseThrowing(iterator, error) }
    return newHelper(vm, kind, try vm.getIteratorDirect(iterator), .undefined, counter: limit)
}

// MARK: %IteratorHelperPrototype%

private func receiver(_ vm: VM, _ arguments: Arguments, _ method: StaticString) throws(JSThrow) -> IteratorHelperLayout {
    guard arguments.this.isObject(.iteratorHelper) else {
        throw vm.typeError("Method Iterator Helper.prototype.\(method) called on incompatible receiver \(vm.describeForError(arguments.this))")
    }
    return IteratorHelperLayout(arguments.this.asObject)
}

/// §27.1.2.1.1 %IteratorHelperPrototype%.next ( ), with the steps of GeneratorResume (§27.5.3.3).
private func helperNext(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let helper = try receiver(vm, arguments, "next")
    let state = helper.helperState
    if state == .running { throw vm.typeError("Generator is already running") }
    if state == .completed { return Value(vm.iteratorResult(.undefined, done: true)) }
    helper.helperState = .running
    do {
        if let value = try step(vm, helper, isFirst: state == .start) {
            helper.helperState = .yielded
            return Value(vm.iteratorResult(value, done: false))
        }
        helper.completeHelper()
        return Value(vm.iteratorResult(.undefined, done: true))
    } catch {
        helper.completeHelper()
        throw error
    }
}

/// §27.1.2.1.2 %IteratorHelperPrototype%.return ( )
private func helperReturn(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let helper = try receiver(vm, arguments, "return")
    switch helper.helperState {
    case .running: throw vm.typeError("Generator is already running")
    case .completed: break
    case .start:
        let iterator = helper.underlying.iterator
        let roots = vm.openRoots(); defer { roots.close() }
        roots.add(iterator)
        helper.completeHelper()
        try vm.iteratorClose(iterator)
    case .yielded:
        // The closure, resumed with a return completion, closes what it iterates: the inner iterator first.
        helper.helperState = .running
        defer { helper.completeHelper() }
        let iterator = helper.underlying.iterator
        if helper.inner.isObject {
            do { try vm.iteratorClose(helper.inner.asObject) } catch { throw vm.iteratorCloseThrowing(iterator, error) }
        }
        try vm.iteratorClose(iterator)
    }
    return Value(vm.iteratorResult(.undefined, done: true))
}

/// Runs the closure up to its next yield: nil when it returns. The helper holds all that is used after a call into script.
private func step(_ vm: VM, _ helper: IteratorHelperLayout, isFirst: Bool) throws(JSThrow) -> Value? {
    let record = helper.underlying
    switch helper.helperKind {
    case .map:
        guard let value = try vm.iteratorStepValue(record) else { return nil }
        return try callFunction(vm, helper, value)
    case .filter: return try filterStep(vm, helper)
    case .take:
        let remaining = helper.counter
        if remaining == 0 {
            try vm.iteratorClose(record.iterator)
            return nil
        }
        helper.counter = remaining - 1
        return try vm.iteratorStepValue(record)
    case .drop:
        while helper.counter > 0 {
            helper.counter -= 1
            guard try vm.iteratorStep(record) else { return nil }
            try vm.poll()
        }
        return try vm.iteratorStepValue(record)
    case .flatMap: return try flatMapStep(vm, helper)
    }
}

/// Calls the mapper or predicate with a value and the counter; if it throws, the underlying iterator is closed.
private func callFunction(_ vm: VM, _ helper: IteratorHelperLayout, _ value: Value) throws(JSThrow) -> Value {
    let counter = helper.counter
    do {
        let result = try vm.call(helper.function, this: .undefined, value, .number(counter))
        helper.counter = counter + 1
        return result
    } catch { throw vm.iteratorCloseThrowing(helper.underlying.iterator, error) }
}

private func filterStep(_ vm: VM, _ helper: IteratorHelperLayout) throws(JSThrow) -> Value? {
    let roots = vm.openRoots(); defer { roots.close() }
    let current = roots.slot()
    while let value = try vm.iteratorStepValue(helper.underlying) {
        current.set(value)
        if vm.toBoolean(try callFunction(vm, helper, value)) { return value }
        try vm.poll()
    }
    return nil
}

private func flatMapStep(_ vm: VM, _ helper: IteratorHelperLayout) throws(JSThrow) -> Value? {
    while true {
        if !helper.inner.isObject {
            guard let value = try vm.iteratorStepValue(helper.underlying) else { return nil }
            let mapped = try callFunction(vm, helper, value)
            do {
                let roots = vm.openRoots(); defer { roots.close() }
                roots.add(mapped)
                let inner = try vm.getIteratorFlattenable(mapped, acceptingStrings: false, "Iterator.prototype.flatMap")
                helper.inner = Value(inner.iterator)
                helper.innerNext = inner.next
            } catch { throw vm.iteratorCloseThrowing(helper.underlying.iterator, error) }
        }
        let inner = IteratorRecord(iterator: helper.inner.asObject, next: helper.innerNext)
        do { if let value = try vm.iteratorStepValue(inner) { return value } } catch { throw vm.iteratorCloseThrowing(helper.underlying.iterator, error) }
        helper.inner = .undefined
        helper.innerNext = .undefined
        try vm.poll()
    }
}

extension VM {
    /// §7.4.8 IteratorStep, without the result: false when done.
    func iteratorStep(_ record: IteratorRecord) throws(JSThrow) -> Bool {
        let result = try call(record.next, this: Value(record.iterator))
        guard result.isObject else { throw typeError("Iterator result \(describeForError(result)) is not an object") }
        return toBoolean(try get(result.asObject, self[.done])) == false
    }
}
