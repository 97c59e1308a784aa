// What a host hears of promises that it got from a run (ECMA-262 §27.2.1.9 HostPromiseRejectionTracker).

extension VM {
    /// The host tells by itself where this promise is rejected: nobody else need handle it.
    public func markHandled(_ promise: JSObject) { PromiseLayout(promise).isHandled = true }

    /// The main module's evaluation: where it is rejected, the program ends with that, after as many rounds of microtasks as Node's loader has promises
    /// of its own on the way.
    public func endProgramWhenRejected(_ evaluation: JSObject) {
        state.pointee.jobs.main = Value(evaluation)
        let roots = openRoots(); defer { roots.close() }
        let job = newPromise(); roots.add(job)
        let loader = newPromise()
        performPromiseThen(evaluation, .undefined, .undefined, Value(job))
        performPromiseThen(job, .undefined, .undefined, Value(loader))
        performPromiseThen(loader, .undefined, .undefined, .undefined, kind: .main)
    }

    /// Tells the host what a pending promise has come to, once it has: `entry`, which waited, by its number. What is to be told hangs on
    /// the promise, and holds nothing else.
    public func tellWhenSettled(_ promise: JSObject, entry: Int) {
        let number = Value.number(entry)
        let fulfilled = newNativeFunction(self[.emptyString], length: 1, data: number, tellFulfilled)
        let rejected = newNativeFunction(self[.emptyString], length: 1, data: number, tellRejected)
        performPromiseThen(promise, Value(fulfilled), Value(rejected), .undefined)
    }
}

private func tellFulfilled(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try tell(vm, arguments, isRejected: false)
}

private func tellRejected(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try tell(vm, arguments, isRejected: true)
}

private func tell(_ vm: VM, _ arguments: Arguments, isRejected: Bool) throws(JSThrow) -> Value {
    vm.host.settled(Int(arguments.callee.nativeData.asNumber), try vm.inspect(arguments[0]), isRejected)
    return .undefined
}
