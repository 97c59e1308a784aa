// Iterator helper objects (ECMA-262 §27.1.2, §27.1.4): the lazy iterators that map, filter, take, drop and flatMap make. The
// specification writes each as a generator's closure; here one is an object that keeps what the closure would, and a step
// that switches on the kind.

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

    func newIteratorHelper(_ kind: IteratorHelperLayout.Kind) -> IteratorHelperLayout {
        let object = newObject(.iteratorHelper, prototype: self[.iteratorHelperPrototype], slots: IteratorHelperLayout.slotCount)
        let helper = IteratorHelperLayout(object)
        helper.kind = kind
        helper.counter = 0
        helper.state = .start
        return helper
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

private func newHelper(_ vm: VM, _ kind: IteratorHelperLayout.Kind, _ record: IteratorRecord, _ function: Value, counter: Double) -> Value {
    let helper = vm.newIteratorHelper(kind)
    helper.iterator = Value(record.iterator)
    helper.next = record.next
    helper.function = function
    helper.counter = counter
    return Value(helper.object)
}

private func newCallbackHelper(_ vm: VM, _ arguments: Arguments, _ kind: IteratorHelperLayout.Kind, _ name: StaticString) throws(JSThrow) -> Value {
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

private func newLimitHelper(_ vm: VM, _ arguments: Arguments, _ kind: IteratorHelperLayout.Kind, _ name: StaticString) throws(JSThrow) -> Value {
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
    let state = helper.state
    if state == .running { throw vm.typeError("Generator is already running") }
    if state == .completed { return Value(vm.iteratorResult(.undefined, done: true)) }
    helper.state = .running
    do {
        if let value = try step(vm, helper) {
            helper.state = .yielded
            return Value(vm.iteratorResult(value, done: false))
        }
        helper.complete()
        return Value(vm.iteratorResult(.undefined, done: true))
    } catch {
        helper.complete()
        throw error
    }
}

/// §27.1.2.1.2 %IteratorHelperPrototype%.return ( )
private func helperReturn(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let helper = try receiver(vm, arguments, "return")
    switch helper.state {
    case .running: throw vm.typeError("Generator is already running")
    case .completed: break
    case .start:
        let roots = vm.openRoots(); defer { roots.close() }
        let iterator = helper.iterator, inputs = helper.inputs, kind = helper.kind
        roots.add(iterator)
        if let inputs { roots.add(Value(inputs)) }
        helper.complete()
        // What concat has not opened yet needs no closing.
        if iterator.isObject { try vm.iteratorClose(iterator.asObject) }
        else if let inputs, kind != .concat { try vm.closeZipped(inputs) }
    case .yielded:
        helper.state = .running
        defer { helper.complete() }
        try closeYielded(vm, helper)
    }
    return Value(vm.iteratorResult(.undefined, done: true))
}

/// The closure, resumed with a return completion, closes what it iterates: the inner iterator first.
private func closeYielded(_ vm: VM, _ helper: IteratorHelperLayout) throws(JSThrow) {
    if helper.kind == .zip || helper.kind == .zipKeyed {
        if let inputs = helper.inputs { try vm.closeZipped(inputs) }
        return
    }
    if helper.inner.isObject {
        do { try vm.iteratorClose(helper.inner.asObject) } catch {
            throw helper.iterator.isObject ? vm.iteratorCloseThrowing(helper.iterator.asObject, error) : error
        }
    }
    if helper.iterator.isObject { try vm.iteratorClose(helper.iterator.asObject) }
}

/// Runs the closure up to its next yield: nil when it returns. The helper holds all that is used after a call into script.
private func step(_ vm: VM, _ helper: IteratorHelperLayout) throws(JSThrow) -> Value? {
    switch helper.kind {
    case .map:
        guard let value = try vm.iteratorStepValue(helper.underlying) else { return nil }
        return try callFunction(vm, helper, value)
    case .filter: return try filterStep(vm, helper)
    case .take:
        let remaining = helper.counter
        if remaining == 0 {
            try vm.iteratorClose(helper.underlying.iterator)
            return nil
        }
        helper.counter = remaining - 1
        return try vm.iteratorStepValue(helper.underlying)
    case .drop:
        while helper.counter > 0 {
            helper.counter -= 1
            guard try vm.iteratorStep(helper.underlying) else { return nil }
            try vm.poll()
        }
        return try vm.iteratorStepValue(helper.underlying)
    case .flatMap: return try flatMapStep(vm, helper)
    case .concat: return try vm.concatStep(helper)
    case .zip, .zipKeyed: return try vm.zipStep(helper)
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
