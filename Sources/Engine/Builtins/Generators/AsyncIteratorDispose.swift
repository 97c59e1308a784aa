/// §27.1.5.2 %AsyncIteratorPrototype% [ %Symbol.asyncDispose% ] ( )
func asyncIteratorDispose(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let promise = vm.newPromise(), capability = PromiseCapability(promise: Value(promise))
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(promise)
    do throws(JSThrow) {
        let method = try vm.getMethod(arguments.this, vm[.return])
        if method.isUndefined {
            vm.fulfillPromise(promise, .undefined)
            return Value(promise)
        }
        let result = try vm.promiseResolve(try vm.call(method, this: arguments.this))
        roots.add(result)
        let forget = vm.newNativeFunction(vm[.emptyString], length: 1) { (_, _) throws(JSThrow) in .undefined }
        vm.performPromiseThen(result, Value(forget), .undefined, PromiseCapability.stored(capability, in: vm))
        return Value(promise)
    } catch { return try vm.rejecting(capability, error) }
}
