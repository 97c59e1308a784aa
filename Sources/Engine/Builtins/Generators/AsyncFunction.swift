// AsyncFunction and its prototype (ECMA-262 §27.7).

extension VM {
    func installAsyncFunctions() {
        let prototype = newIntrinsicObject(.asyncFunctionPrototype, prototype: .functionPrototype)
        installFunctionConstructor("AsyncFunction", .asyncFunction, prototype: prototype, asyncFunctionConstructor)
        installTag(prototype, "AsyncFunction")
    }
}

/// §27.7.1.1 AsyncFunction ( ...parameterArgs, bodyArg )
private func asyncFunctionConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.createDynamicFunction(arguments, isAsync: true, isGenerator: false)
}
