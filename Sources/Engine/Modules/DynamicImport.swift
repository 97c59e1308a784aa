// import() and import.meta (ECMA-262 §13.3.10, §13.3.12).

extension VM {
    /// §13.3.10.2 EvaluateImportCall. The window holds the specifier and the options.
    func importCall(_ window: UnsafeMutablePointer<Value>) throws(JSThrow) -> Value {
        let promise = newPromise()
        let roots = openRoots(); defer { roots.close() }
        roots.add(promise)
        do {
            let specifier = try toString(window[0])
            roots.add(Value(specifier))
            let attributes = try importAttributes(window[1])
            let origin = state.pointee.moduleRoom.origins[activeOrigin]
            let request = ModuleRequest(specifier: swiftString(specifier), attributes: attributes, referrer: origin.path, isDynamic: true)
            try continueDynamicImport(ModuleNumber(index: load(request)), promise)
        } catch {
            if wasInterrupted { throw error }
            let thrown = try caught(error)
            // Node looks for modules in a job of its own, where no call of the program is under way.
            if thrown.isObject(.error), state.pointee.hiddenError?.error == thrown || state.pointee.textError?.error == thrown { try dropCalls(of: thrown.asObject) }
            rejectPromise(promise, thrown)
        }
        return Value(promise)
    }

    /// The first line of the error's stack stays.
    private func dropCalls(of error: JSObject) throws(JSThrow) {
        let stack = try get(error, self[.stack])
        guard stack.isString, let end = swiftString(stack.asString).range(of: "\n    at ")?.lowerBound else { return }
        replaceStack(error, Value(string(String(swiftString(stack.asString)[..<end]))))
    }

    /// Steps 8 and 9: what `with` says.
    private func importAttributes(_ options: Value) throws(JSThrow) -> [(key: String, value: String)] {
        if options.isUndefined { return [] }
        guard options.isObject else { throw typeError("The second argument of import() must be an object") }
        let roots = openRoots(); defer { roots.close() }
        let attributes = try get(options.asObject, key("with"))
        roots.add(attributes)
        if attributes.isUndefined { return [] }
        guard attributes.isObject else { throw typeError("The 'options' argument of import() must be an object") }
        var found: [(key: String, value: String)] = []
        let keys = try ownPropertyKeys(attributes.asObject)
        roots.add(keys)
        for key in keys where !key.isSymbol {
            guard let own = try getOwnProperty(attributes.asObject, key), own.enumerable == true else { continue }
            let value = try get(attributes.asObject, key)
            guard value.isString else { throw typeError("Import attribute value must be a string") }
            found.append((describe(key), swiftString(value.asString)))
        }
        return found.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
    }

    /// §13.3.10.3 ContinueDynamicImport: a job loads what the module asks for, links it and evaluates it; then the promise gets its namespace.
    private func continueDynamicImport(_ number: ModuleNumber, _ promise: JSObject) throws(JSThrow) {
        let loaded = newPromise()
        let roots = openRoots(); defer { roots.close() }
        roots.add(loaded)
        try resolvePromise(loaded, .undefined)
        let data = Value(newRecord([.number(number.index), Value(promise)]))
        roots.add(data)
        performPromiseThen(loaded, Value(newNativeFunction(key("evaluateModule"), length: 0, data: data, linkAndEvaluate)), .undefined, .undefined)
    }

    private var activeSourceName: String { state.pointee.stack.frame.pointee.code.pointee.info.source.name }

    /// §13.3.12.1: `import.meta` of the module whose code runs.
    func importMeta() throws(JSThrow) -> Value {
        let origin = state.pointee.moduleRoom.origins[activeOrigin]
        guard let number = origin.module else { return .undefined }
        let record = module(number)
        if !record.meta.isObject {
            let meta = newObject(prototype: .null)
            record.meta = Value(meta)
            try state.pointee.moduleRoom.host?.describe(self, meta, path: origin.path, name: activeSourceName)
        }
        return record.meta
    }
}

private func promise(of arguments: Arguments) -> (module: Int, promise: JSObject) {
    let record = Record(arguments.callee.nativeData.asCell)
    return (Int(record[0].asInt32), record[1].asObject)
}

private func linkAndEvaluate(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let (number, promise) = promise(of: arguments)
    do {
        try vm.loadRequestedModules(ModuleNumber(index: number))
        try vm.link(ModuleNumber(index: number))
        let evaluated = try vm.evaluateModule(ModuleNumber(index: number)), data = arguments.callee.nativeData
        let roots = vm.openRoots(); defer { roots.close() }
        roots.add(evaluated)
        vm.performPromiseThen(evaluated, Value(vm.newNativeFunction(vm.key("evaluateModule"), length: 0, data: data, importFulfilled)),
                              Value(vm.newNativeFunction(vm.key("evaluateModule"), length: 1, data: data, importRejected)), .undefined)
    } catch {
        if vm.wasInterrupted { throw error }
        vm.rejectPromise(promise, try vm.caught(error))
    }
    return .undefined
}

private func importFulfilled(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let (number, promise) = promise(of: arguments)
    try vm.resolvePromise(promise, Value(vm.namespaceObject(of: vm.module(number))))
    return .undefined
}

private func importRejected(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    vm.rejectPromise(promise(of: arguments).promise, arguments[0])
    return .undefined
}
