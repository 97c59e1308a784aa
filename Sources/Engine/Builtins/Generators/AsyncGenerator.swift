// AsyncGeneratorFunction and its prototype, %AsyncIteratorPrototype% and %AsyncGeneratorPrototype% (ECMA-262 §27.1.5, §27.4, §27.6).

extension VM {
    func installAsyncGenerators() {
        let iterator = newIntrinsicObject(.asyncIteratorPrototype)
        install(on: iterator, [.method(.asyncIterator, 0, asyncIteratorItself), .method(.asyncDispose, 0, asyncIteratorDispose)])
        let prototype = newIntrinsicObject(.asyncGeneratorPrototype, prototype: .asyncIteratorPrototype)
        installGeneratorFunction("AsyncGeneratorFunction", .asyncGeneratorFunction, .asyncGeneratorFunctionPrototype, of: prototype,
                                 asyncGeneratorFunctionConstructor)
        install(on: prototype, [
            .method("next", 1, asyncGeneratorNext),
            .method("return", 1, asyncGeneratorReturn),
            .method("throw", 1, asyncGeneratorThrow),
        ])
        installTag(prototype, "AsyncGenerator")
    }

    /// §27.6.3.3 AsyncGeneratorValidate; nil where the promise has been rejected.
    fileprivate func asyncGenerator(_ arguments: Arguments, _ promise: JSObject, _ method: StaticString) -> GeneratorLayout? {
        if arguments.this.isObject(.asyncGenerator) { return GeneratorLayout(arguments.this.asObject) }
        let message = "Method [AsyncGenerator].prototype.\(method) called on incompatible receiver \(describeForError(arguments.this))"
        rejectPromise(promise, Value(newError(.typeErrorPrototype, message)))
        return nil
    }

    /// §27.6.3.6 AsyncGeneratorResume, with the first request that waits. What the function throws has rejected that request's promise.
    fileprivate func resumeAsyncGenerator(_ generator: GeneratorLayout, _ value: Value, _ resumption: Resumption) throws(JSThrow) {
        _ = try resume(generator, value, resumption)
    }
}

/// §27.1.5.1 %AsyncIteratorPrototype% [ %Symbol.asyncIterator% ] ( )
private func asyncIteratorItself(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { arguments.this }

/// §27.4.1.1 AsyncGeneratorFunction ( ...parameterArgs, bodyArg )
private func asyncGeneratorFunctionConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.createDynamicFunction(arguments, isAsync: true, isGenerator: true)
}

/// §27.6.1.2 %AsyncGeneratorPrototype%.next ( value )
private func asyncGeneratorNext(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let promise = vm.newPromise(), roots = vm.openRoots(); defer { roots.close() }
    roots.add(promise)
    guard let generator = vm.asyncGenerator(arguments, promise, "next") else { return Value(promise) }
    if generator.state == .completed {
        try vm.resolvePromise(promise, Value(vm.iteratorResult(.undefined, done: true)))
        return Value(promise)
    }
    generator.enqueue(.next, arguments[0], promise, vm)
    if generator.state == .suspendedStart || generator.state == .suspendedYield { try vm.resumeAsyncGenerator(generator, arguments[0], .next) }
    return Value(promise)
}

/// §27.6.1.3 %AsyncGeneratorPrototype%.return ( value )
private func asyncGeneratorReturn(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let promise = vm.newPromise(), roots = vm.openRoots(); defer { roots.close() }
    roots.add(promise)
    guard let generator = vm.asyncGenerator(arguments, promise, "return") else { return Value(promise) }
    generator.enqueue(.return, arguments[0], promise, vm)
    switch generator.state {
    case .suspendedStart, .completed:
        generator.complete()
        try vm.awaitReturn(generator, arguments[0])
    case .suspendedYield: try vm.resumeAsyncGenerator(generator, arguments[0], .return)
    default: break
    }
    return Value(promise)
}

/// §27.6.1.4 %AsyncGeneratorPrototype%.throw ( exception )
private func asyncGeneratorThrow(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let promise = vm.newPromise(), roots = vm.openRoots(); defer { roots.close() }
    roots.add(promise)
    guard let generator = vm.asyncGenerator(arguments, promise, "throw") else { return Value(promise) }
    if generator.state == .suspendedStart { generator.complete() }
    if generator.state == .completed {
        vm.rejectPromise(promise, arguments[0])
        return Value(promise)
    }
    generator.enqueue(.throw, arguments[0], promise, vm)
    if generator.state == .suspendedYield { try vm.resumeAsyncGenerator(generator, arguments[0], .throw) }
    return Value(promise)
}
