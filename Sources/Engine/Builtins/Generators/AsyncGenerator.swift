// AsyncGeneratorFunction and its prototype, %AsyncIteratorPrototype% and %AsyncGeneratorPrototype% (ECMA-262 §27.1.5, §27.4, §27.6).

extension VM {
    func installAsyncGenerators() {
        let iterator = newIntrinsicObject(.asyncIteratorPrototype)
        install(on: iterator, [.method(.asyncIterator, 0, asyncIteratorItself)])
        let prototype = newIntrinsicObject(.asyncGeneratorPrototype, prototype: .asyncIteratorPrototype)
        installGeneratorFunction("AsyncGeneratorFunction", .asyncGeneratorFunction, .asyncGeneratorFunctionPrototype, of: prototype,
                                 asyncGeneratorFunctionConstructor)
        installTag(prototype, "AsyncGenerator")
    }
}

/// §27.1.5.1 %AsyncIteratorPrototype% [ %Symbol.asyncIterator% ] ( )
private func asyncIteratorItself(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { arguments.this }

/// §27.4.1.1 AsyncGeneratorFunction ( ...parameterArgs, bodyArg )
private func asyncGeneratorFunctionConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.createDynamicFunction(arguments, isAsync: true, isGenerator: true)
}
