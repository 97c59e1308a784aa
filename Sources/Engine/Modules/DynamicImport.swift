// import() and import.meta (ECMA-262 §13.3.10, §13.3.12).

extension VM {
    /// §13.3.10.2 EvaluateImportCall. The window holds the specifier and the options.
    func importCall(_ window: UnsafeMutablePointer<Value>) throws(JSThrow) -> Value {
        let promise = newPromise()
        let roots = openRoots(); defer { roots.close() }
        roots.add(promise)
        let request: ModuleRequest
        do {
            let specifier = try toString(window[0])
            roots.add(Value(specifier))
            let attributes = try importAttributes(window[1])
            let origin = state.pointee.moduleRoom.origins[activeOrigin]
            request = ModuleRequest(specifier: swiftString(specifier), attributes: attributes, referrer: origin.path, isDynamic: true)
        } catch {
            if wasInterrupted { throw error }
            rejectPromise(promise, try caught(error))
            return Value(promise)
        }
        let known = modules.count
        do {
            let number = ModuleNumber(index: try load(request))
            continueDynamicImport(number, promise, ImportWait(for: module(number.index), isNew: number.index >= known))
        } catch {
            if wasInterrupted { throw error }
            let thrown = try caught(error)
            // Node looks for modules in a job of its own, where no call of the program is under way.
            if thrown.isObject(.error), state.pointee.hiddenError?.error == thrown || state.pointee.textError?.error == thrown { try dropCalls(of: thrown.asObject) }
            roots.add(thrown)
            // What is wrong in a text is known when that has been read.
            let wait = thrown.isObject(.error) && state.pointee.textError?.error == thrown ? ImportWait.file : ImportWait(rounds: 0, hops: 2)
            let data = Value(newRecord([Value(promise), thrown, .number(wait.hops)]))
            roots.add(data)
            goOn(after: wait.rounds, newNativeFunction(key("evaluateModule"), length: 0, data: data, importFailed))
        }
        return Value(promise)
    }

    /// Calls the function in a job, after so many rounds of the loop.
    fileprivate func goOn(after rounds: Int, _ function: JSObject) {
        let roots = openRoots(); defer { roots.close() }
        roots.add(function)
        let due = newPromise()
        roots.add(due)
        performPromiseThen(due, Value(function), .undefined, .undefined)
        if rounds > 0 { state.pointee.jobs.polls.append(Poll(rounds: rounds, target: Value(due))) } else { fulfillPromise(due, .undefined) }
    }

    /// How many modules stand one behind the other, of those that were loaded since there were `known`, below that one.
    fileprivate func newLevels(below number: Int, since known: Int) -> Int {
        var level = Set([number]), seen = level, count = 0
        while true {
            level = Set(level.flatMap { module($0).loaded }.filter { $0 >= known && module($0).isFile }).subtracting(seen)
            if level.isEmpty { return count }
            seen.formUnion(level)
            count += 1
        }
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
    private func continueDynamicImport(_ number: ModuleNumber, _ promise: JSObject, _ wait: ImportWait) {
        let roots = openRoots(); defer { roots.close() }
        let data = Value(newRecord([.number(number.index), Value(promise), .number(wait.hops), .false]))
        roots.add(data)
        goOn(after: wait.rounds, newNativeFunction(key("evaluateModule"), length: 0, data: data, linkAndEvaluate))
    }

    /// What `import()` gave, of a function that evaluates a module for it or waits for that.
    func promiseOfImport(_ function: Value) -> Value? {
        guard isNative(function, linkAndEvaluate) || isNative(function, importFulfilled) else { return nil }
        return Record(function.asObject.nativeData.asCell)[1]
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

/// What passes in Node between `import()` and the module's evaluation: rounds of the loop while a file is read, and promises of the loader.
private struct ImportWait {
    let rounds: Int
    let hops: Int

    static let file = ImportWait(rounds: 4, hops: 0)

    init(rounds: Int, hops: Int) {
        self.rounds = rounds
        self.hops = hops
    }

    init(for module: ModuleRecord, isNew: Bool) {
        self = isNew ? module.isFile ? .file : ImportWait(rounds: 0, hops: 13) : ImportWait(rounds: 0, hops: 5)
    }
}

extension ModuleRecord {
    /// Its text is read by the loader; what `.cjs` names is read when it runs.
    fileprivate var isFile: Bool { !name.hasPrefix("node:") && !name.hasPrefix("data:") && !name.hasSuffix(".cjs") }
}

private func promise(of arguments: Arguments) -> (module: Int, promise: JSObject) {
    let record = Record(arguments.callee.nativeData.asCell)
    return (Int(record[0].asInt32), record[1].asObject)
}

/// One promise more on the way, as a loader has them: true until the record's number of them is used up.
private func hop(_ vm: VM, _ arguments: Arguments) -> Bool {
    let record = Record(arguments.callee.nativeData.asCell), left = record[2].asNumber
    guard left > 0 else { return false }
    record[2] = .number(left - 1)
    vm.goOn(after: 0, arguments.callee)
    return true
}

private func importFailed(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if hop(vm, arguments) { return .undefined }
    let record = Record(arguments.callee.nativeData.asCell)
    vm.rejectPromise(record[0].asObject, record[1])
    return .undefined
}

private func linkAndEvaluate(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if hop(vm, arguments) { return .undefined }
    let (number, promise) = promise(of: arguments), record = Record(arguments.callee.nativeData.asCell)
    do {
        if record[3] == .false {
            let known = vm.modules.count
            try vm.loadRequestedModules(ModuleNumber(index: number))
            record[3] = .true
            // What it asks for is read after it, level by level.
            let levels = vm.newLevels(below: number, since: known)
            if levels > 0 {
                vm.goOn(after: levels * ImportWait.file.rounds, arguments.callee)
                return .undefined
            }
        }
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
