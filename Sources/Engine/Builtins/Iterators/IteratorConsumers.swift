// The methods of %Iterator.prototype% that use an iterator up (ECMA-262 §27.1.4): reduce, toArray, forEach, some, every, find.

/// The receiver's iterator record, once the callback is known to be one. The record's `next` is rooted in `roots`.
private func open(_ vm: VM, _ arguments: Arguments, _ name: StaticString, _ roots: VM.Roots) throws(JSThrow) -> IteratorRecord {
    let iterator = try vm.iteratorReceiver(arguments, name)
    try vm.iteratorCallback(iterator, arguments[0])
    let record = try vm.getIteratorDirect(iterator)
    roots.add(record.next)
    return record
}

/// Calls `body` with each value and its position until it says stop; then, and where it throws, the iterator is closed.
private func consume(_ vm: VM, _ record: IteratorRecord, from start: Int, _ roots: VM.Roots,
                     _ body: (Value, Value) throws(JSThrow) -> IterationStep) throws(JSThrow) {
    let current = roots.slot()
    var counter = start
    while let value = try vm.iteratorStepValue(record) {
        current.set(value)
        let step: IterationStep
        do { step = try body(value, .number(counter)) } catch { throw vm.iteratorCloseThrowing(record.iterator, error) }
        if step == .stop { return try vm.iteratorClose(record.iterator) }
        counter += 1
        try vm.poll()
    }
}

/// §27.1.4.9 Iterator.prototype.reduce ( reducer [ , initialValue ] )
func iteratorReduce(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let record = try open(vm, arguments, "reduce", roots)
    let accumulator = roots.slot(arguments[1])
    var start = 0
    if arguments.count < 2 {
        guard let first = try vm.iteratorStepValue(record) else { throw vm.typeError("Reduce of a done iterator with no initial value") }
        accumulator.set(first)
        start = 1
    }
    try consume(vm, record, from: start, roots) { (value, counter) throws(JSThrow) in
        accumulator.set(try vm.call(arguments[0], this: .undefined, accumulator.value, value, counter))
        return .goOn
    }
    return accumulator.value
}

/// §27.1.4.12 Iterator.prototype.toArray ( )
func iteratorToArray(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let record = try vm.getIteratorDirect(vm.iteratorReceiver(arguments, "toArray"))
    roots.add(record.next)
    let items = vm.newArray()
    roots.add(items)
    while let value = try vm.iteratorStepValue(record) {
        try vm.append(items, value)
        try vm.poll()
    }
    return Value(items)
}

/// §27.1.4.7 Iterator.prototype.forEach ( procedure )
func iteratorForEach(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let record = try open(vm, arguments, "forEach", roots)
    try consume(vm, record, from: 0, roots) { (value, counter) throws(JSThrow) in
        _ = try vm.call(arguments[0], this: .undefined, value, counter)
        return .goOn
    }
    return .undefined
}

/// §27.1.4.10 Iterator.prototype.some ( predicate )
func iteratorSome(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(try search(vm, arguments, "some", for: true) != nil)
}

/// §27.1.4.3 Iterator.prototype.every ( predicate )
func iteratorEvery(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(try search(vm, arguments, "every", for: false) == nil)
}

/// §27.1.4.5 Iterator.prototype.find ( predicate )
func iteratorFind(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try search(vm, arguments, "find", for: true) ?? .undefined
}

/// The first value for which the predicate gives this answer.
private func search(_ vm: VM, _ arguments: Arguments, _ name: StaticString, for answer: Bool) throws(JSThrow) -> Value? {
    let roots = vm.openRoots(); defer { roots.close() }
    let record = try open(vm, arguments, name, roots)
    let found = roots.slot(.empty)
    try consume(vm, record, from: 0, roots) { (value, counter) throws(JSThrow) in
        guard vm.toBoolean(try vm.call(arguments[0], this: .undefined, value, counter)) == answer else { return .goOn }
        found.set(value)
        return .stop
    }
    return found.value.isEmpty ? nil : found.value
}
