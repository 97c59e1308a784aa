// The other half of a stack in an async function: who awaits what runs now. As in V8 it is found by following the promises: the one that
// the running function will settle, the function that waits for it and for nothing else with it, that function's promise, and so on.

extension VM {
    /// Notes the calls that wait for the job that runs, which will settle `promise`; innermost first.
    func captureWaiting(for promise: Value, _ list: inout CallList) {
        var promise = promise
        while !list.isFull, promise.isObject(.promise) {
            let layout = PromiseLayout(promise.asObject)
            guard layout.state == .pending, let reaction = layout.firstReaction, reaction.following == nil else { break }
            if reaction.kind == .resume {
                let waiting = GeneratorLayout(reaction.onFulfilled.asObject)
                guard waiting.count > 0 else { break }
                if !waiting.code.pointee.info.source.isBuiltIn { list.append(captured(CallUnderWay(waiting))) }
                promise = self.promise(of: waiting)
            } else if let element = combinatorElement(reaction.onFulfilled) ?? combinatorElement(reaction.onRejected) {
                list.append(CapturedCall(flags: .text, name: Value(string("async " + element.words))))
                promise = element.promise
            } else if let resolved = promiseToResolve(reaction.onFulfilled) ?? promiseOfImport(reaction.onFulfilled) {
                promise = resolved
            } else {
                promise = PromiseCapability(stored: reaction.capability)?.promise ?? .undefined
            }
        }
    }

    /// What the job that runs will settle.
    func promiseOfJob() -> Value {
        guard let job = state.pointee.jobs.current else { return .undefined }
        switch job.kind {
        case .resume: return promise(of: GeneratorLayout(job.callback.asObject))
        case .reaction: return promiseOfImport(job.callback) ?? PromiseCapability(stored: job.arguments)?.promise ?? .undefined
        default: return .undefined
        }
    }

    private func promise(of generator: GeneratorLayout) -> Value {
        if generator.object.kind == .asyncFunction { return generator.promise }
        return generator.firstRequest.map { Value($0.promise) } ?? .undefined
    }
}
