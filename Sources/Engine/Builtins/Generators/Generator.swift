// GeneratorFunction and its prototype, and %GeneratorPrototype% (ECMA-262 §27.3, §27.5).

extension VM {
    func installGenerators() {
        let prototype = newIntrinsicObject(.generatorPrototype, prototype: .iteratorPrototype)
        installGeneratorFunction("GeneratorFunction", .generatorFunction, .generatorFunctionPrototype, of: prototype, generatorFunctionConstructor)
        installNext(prototype)
        install(on: prototype, [
            .method("return", 1, generatorReturn),
            .method("throw", 1, generatorThrow),
        ])
        installTag(prototype, "Generator")
    }

    /// §27.3.3, §27.4.3: a kind of generator function, whose prototype refers to that of what such functions make, and back.
    func installGeneratorFunction(_ name: StaticString, _ constructor: Intrinsic, _ functionPrototype: Intrinsic, of prototype: JSObject,
                                  _ function: @escaping NativeFunction) {
        let made = newIntrinsicObject(functionPrototype, prototype: .functionPrototype)
        installFunctionConstructor(name, constructor, prototype: made, function)
        addProperty(made, self[.prototype], Value(prototype), .configurable)
        addProperty(prototype, self[.constructor], Value(made), .configurable)
        installTag(made, name)
    }

    /// A constructor of functions that no global name leads to (§27.3.1, §27.4.1, §27.7.1).
    func installFunctionConstructor(_ name: StaticString, _ constructor: Intrinsic, prototype: JSObject, _ function: @escaping NativeFunction) {
        let object = installConstructor(name, constructor, length: 1, prototype: prototype, parent: self[.function], isGlobal: false, function)
        // Not writable, as those of other constructors are.
        define(prototype, self[.constructor], Value(object), .configurable)
    }

    private func installNext(_ prototype: JSObject) {
        addProperty(prototype, self[.next], Value(newInterpretedFunction("next", length: 1, generatorNext)), .hidden)
    }

    /// §27.5.3.2 GeneratorValidate
    fileprivate func generator(_ arguments: Arguments, _ method: StaticString) throws(JSThrow) -> GeneratorLayout {
        guard arguments.this.isObject(.generator) else {
            throw typeError("Method [Generator].prototype.\(method) called on incompatible receiver \(describeForError(arguments.this))")
        }
        let generator = GeneratorLayout(arguments.this.asObject)
        if generator.state == .running { throw typeError("Generator is already running") }
        return generator
    }

    /// §27.5.3.3 GeneratorResume, §27.5.3.4 GeneratorResumeAbrupt: what the generator gives next, as a result object.
    fileprivate func resumeForResult(_ generator: GeneratorLayout, _ value: Value, _ resumption: Resumption) throws(JSThrow) -> Value {
        if generator.state == .suspendedStart, resumption != .next { generator.complete() }
        if generator.state == .completed {
            if resumption == .throw { throw throwing(value) }
            return Value(iteratorResult(resumption == .return ? value : .undefined, done: true))
        }
        let given = try resume(generator, value, resumption)
        if generator.state == .completed { return Value(iteratorResult(given, done: true)) }
        return generator.gaveResult ? given : Value(iteratorResult(given, done: false))
    }

    /// The next value of a generator whose methods are its own, without a result object; nil at the end. For built-in code that iterates.
    func stepGenerator(_ object: JSObject) throws(JSThrow) -> Value? {
        let generator = GeneratorLayout(object)
        if generator.state == .completed { return nil }
        if generator.state == .running { throw typeError("Generator is already running") }
        let given = try resume(generator, .undefined, .next, flags: .resumedQuietlyEntry)
        if generator.state == .completed { return nil }
        guard generator.gaveResult else { return given }
        let roots = openRoots(); defer { roots.close() }
        roots.add(given)
        if toBoolean(try get(given.asObject, self[.done])) { return nil }
        return try get(given.asObject, self[.value])
    }
}

/// §27.5.1.2 %GeneratorPrototype%.next ( value )
func generatorNext(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.resumeForResult(vm.generator(arguments, "next"), arguments[0], .next)
}

/// §27.5.1.3 %GeneratorPrototype%.return ( value )
private func generatorReturn(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.resumeForResult(vm.generator(arguments, "return"), arguments[0], .return)
}

/// §27.5.1.4 %GeneratorPrototype%.throw ( exception )
private func generatorThrow(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.resumeForResult(vm.generator(arguments, "throw"), arguments[0], .throw)
}

/// §27.3.1.1 GeneratorFunction ( ...parameterArgs, bodyArg )
private func generatorFunctionConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.createDynamicFunction(arguments, isAsync: false, isGenerator: true)
}
