// Evaluation (ECMA-262 §16.2.1.6.1.3 Evaluate and what follows it there), in the specification's steps: modules run once, after what they
// import; those that wait for something, and those that import them, go on when it is there.

extension VM {
    /// §16.2.1.6.1.3 Evaluate: a promise for the module's evaluation.
    public func evaluateModule(_ number: ModuleNumber) throws(JSThrow) -> JSObject {
        var record = module(number.index)
        if record.source == nil { return try evaluateSynthetic(record) }
        if record.status >= .evaluatingAsync, record.cycleRoot >= 0 { record = module(record.cycleRoot) }
        if let capability = record.topLevelCapability { return capability.promise.asObject }
        var stack: [Int] = []
        let capability = PromiseCapability(promise: Value(newPromise()))
        // Whoever asked for the evaluation looks at its promise when all jobs have run.
        keepForModules(capability.promise)
        record.topLevelCapability = capability
        do {
            _ = try innerModuleEvaluation(record, &stack, 0)
        } catch {
            if wasInterrupted { throw error }
            let thrown = try caught(error)
            explain(thrown, of: record)
            for member in stack {
                module(member).status = .evaluated
                module(member).evaluationError = thrown
                module(member).cycleRoot = module(member).cycleRoot < 0 ? member : module(member).cycleRoot
            }
            rejectPromise(capability.promise.asObject, thrown)
            return capability.promise.asObject
        }
        if record.asyncEvaluationOrder == nil {
            try resolvePromise(capability.promise.asObject, .undefined)
            // Nobody sees the promise but who asked: another is as good.
            record.topLevelCapability = nil
        }
        return capability.promise.asObject
    }

    private func explain(_ thrown: Value, of record: ModuleRecord) {
        guard let host = state.pointee.moduleRoom.host, let origin = record.source?.node.source.origin else { return }
        let held = exception
        do { try host.explain(self, thrown, path: state.pointee.moduleRoom.origins[origin].path) } catch { exception = held }
    }

    /// §16.2.1.8.4.3 Evaluate, of a synthetic module.
    private func evaluateSynthetic(_ record: ModuleRecord) throws(JSThrow) -> JSObject {
        let promise = newPromise()
        let roots = openRoots(); defer { roots.close() }
        roots.add(promise)
        do { try runSynthetic(record) } catch {
            if wasInterrupted { throw error }
            rejectPromise(promise, try caught(error))
            return promise
        }
        try resolvePromise(promise, .undefined)
        return promise
    }

    private func runSynthetic(_ record: ModuleRecord) throws(JSThrow) {
        if let error = record.evaluationError { throw throwing(error) }
        guard record.status < .evaluated, case .synthetic(let evaluate) = record.body else { return }
        record.status = .evaluated
        do { try evaluate(self, record) } catch {
            record.evaluationError = exception
            throw error
        }
    }

    /// §16.2.1.6.1.3.1 InnerModuleEvaluation
    private func innerModuleEvaluation(_ record: ModuleRecord, _ stack: inout [Int], _ start: Int) throws(JSThrow) -> Int {
        if isNativeStackFull() { throw stackOverflow() }
        if record.source == nil {
            try runSynthetic(record)
            return start
        }
        if record.status >= .evaluatingAsync {
            if let error = record.evaluationError { throw throwing(error) }
            return start
        }
        if record.status == .evaluating { return start }
        record.status = .evaluating
        record.dfsIndex = start
        record.dfsAncestorIndex = start
        record.pendingAsyncDependencies = 0
        var index = start + 1
        stack.append(record.number)
        for number in record.loaded { index = try evaluateDependency(module(number), of: record, &stack, index) }
        if record.pendingAsyncDependencies > 0 || record.hasTLA {
            record.asyncEvaluationOrder = nextAsyncEvaluationOrder()
            if record.pendingAsyncDependencies == 0 { try executeAsyncModule(record) }
        } else {
            try executeModule(record)
        }
        if record.dfsAncestorIndex == record.dfsIndex {
            while let member = stack.popLast() {
                module(member).status = module(member).asyncEvaluationOrder == nil ? .evaluated : .evaluatingAsync
                module(member).cycleRoot = record.number
                if member == record.number { break }
            }
        }
        return index
    }

    /// Step 11 of it, for one module that is asked for.
    private func evaluateDependency(_ dependency: ModuleRecord, of record: ModuleRecord, _ stack: inout [Int], _ start: Int) throws(JSThrow) -> Int {
        let index = try innerModuleEvaluation(dependency, &stack, start)
        guard dependency.source != nil else { return index }
        var required = dependency
        if required.status == .evaluating {
            record.dfsAncestorIndex = min(record.dfsAncestorIndex, required.dfsAncestorIndex)
        } else {
            if required.cycleRoot >= 0 { required = module(required.cycleRoot) }
            if let error = required.evaluationError { throw throwing(error) }
        }
        if required.asyncEvaluationOrder != nil, required.status != .evaluated {
            record.pendingAsyncDependencies += 1
            required.asyncParents.append(record.number)
        }
        return index
    }

    private func nextAsyncEvaluationOrder() -> Int {
        state.pointee.moduleRoom.asyncEvaluations += 1
        return state.pointee.moduleRoom.asyncEvaluations
    }

    /// §16.2.1.7.3.2 ExecuteModule, of a module that waits for nothing.
    private func executeModule(_ record: ModuleRecord) throws(JSThrow) {
        let function = record.function
        record.function = .undefined
        _ = try call(function, this: .undefined)
    }

    /// §16.2.1.6.1.3.2 ExecuteAsyncModule. The module's function is an async one.
    private func executeAsyncModule(_ record: ModuleRecord) throws(JSThrow) {
        guard record.hasTLA else {
            // Only what it imports waited.
            do { try executeModule(record) } catch { return asyncModuleExecutionRejected(record, try caught(error)) }
            return try asyncModuleExecutionFulfilled(record)
        }
        let function = record.function
        record.function = .undefined
        let promise = try call(function, this: .undefined)
        guard promise.isObject(.promise) else { return }
        let number = Value.number(record.number)
        performPromiseThen(promise.asObject, Value(newNativeFunction(key("evaluateModule"), length: 0, data: number, moduleFulfilled)),
                           Value(newNativeFunction(key("evaluateModule"), length: 1, data: number, moduleRejected)), .undefined)
    }

    /// §16.2.1.6.1.3.3 GatherAvailableAncestors
    private func gatherAvailableAncestors(_ record: ModuleRecord, _ found: inout [ModuleRecord]) {
        for number in record.asyncParents {
            let parent = module(number)
            if found.contains(where: { $0 === parent }) || parent.cycleRoot >= 0 && module(parent.cycleRoot).evaluationError != nil { continue }
            parent.pendingAsyncDependencies -= 1
            guard parent.pendingAsyncDependencies == 0 else { continue }
            found.append(parent)
            if !parent.hasTLA { gatherAvailableAncestors(parent, &found) }
        }
    }

    /// §16.2.1.6.1.3.4 AsyncModuleExecutionFulfilled
    fileprivate func asyncModuleExecutionFulfilled(_ record: ModuleRecord) throws(JSThrow) {
        if record.status == .evaluated { return }
        record.asyncEvaluationOrder = nil
        record.status = .evaluated
        if let capability = record.topLevelCapability { try resolvePromise(capability.promise.asObject, .undefined) }
        record.topLevelCapability = nil
        var ancestors: [ModuleRecord] = []
        gatherAvailableAncestors(record, &ancestors)
        ancestors.sort { ($0.asyncEvaluationOrder ?? 0) < ($1.asyncEvaluationOrder ?? 0) }
        for ancestor in ancestors where ancestor.status != .evaluated {
            if ancestor.hasTLA {
                try executeAsyncModule(ancestor)
                continue
            }
            do { try executeModule(ancestor) } catch {
                asyncModuleExecutionRejected(ancestor, try caught(error))
                continue
            }
            ancestor.asyncEvaluationOrder = nil
            ancestor.status = .evaluated
            if let capability = ancestor.topLevelCapability { try resolvePromise(capability.promise.asObject, .undefined) }
            ancestor.topLevelCapability = nil
        }
    }

    /// §16.2.1.6.1.3.5 AsyncModuleExecutionRejected
    fileprivate func asyncModuleExecutionRejected(_ record: ModuleRecord, _ error: Value) {
        if record.status == .evaluated { return }
        explain(error, of: record)
        record.evaluationError = error
        record.status = .evaluated
        record.asyncEvaluationOrder = nil
        if let capability = record.topLevelCapability { rejectPromise(capability.promise.asObject, error) }
        for number in record.asyncParents { asyncModuleExecutionRejected(module(number), error) }
    }
}

private func moduleFulfilled(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.asyncModuleExecutionFulfilled(vm.module(Int(arguments.callee.nativeData.asInt32)))
    return .undefined
}

private func moduleRejected(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    vm.asyncModuleExecutionRejected(vm.module(Int(arguments.callee.nativeData.asInt32)), arguments[0])
    return .undefined
}

extension VM {
    public func isPending(_ promise: JSObject) -> Bool { PromiseLayout(promise).state == .pending }

    /// Why a promise was rejected, which counts as heard from now on; nil where it was not.
    public func reasonOfRejection(_ promise: JSObject) -> Value? {
        guard PromiseLayout(promise).state == .rejected else { return nil }
        performPromiseThen(promise, .undefined, .undefined, .undefined)
        return PromiseLayout(promise).result
    }
}
