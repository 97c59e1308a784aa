import Testing
@testable import Engine

/// Appends its argument to the global array `log`; throws it where it is 1.
private func note(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.append(vm.get(vm[Intrinsic.global], vm.key("log")).asObject, arguments[0])
    if arguments[0] == .number(1) { throw vm.throwing(arguments[0]) }
    return .undefined
}

/// Queues itself again and again; the user interrupts at the thousandth time.
private func endless(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let count = Int(arguments[0].asInt32)
    if count == 1000 { vm.heap.state.pointee.request.pointee |= SafepointRequest.interrupt.rawValue }
    vm.enqueueMicrotask(Value(arguments.callee), arguments: [.number(count + 1)])
    return .undefined
}

@Suite struct JobTests {
    private func prepare(_ vm: VM, _ function: @escaping NativeFunction) -> (Value, JSObject) {
        let log = vm.newArray(), callback = Value(vm.newNativeFunction(vm.key("job"), length: 1, function))
        vm.define(vm[Intrinsic.global], vm.key("log"), Value(log))
        vm.define(vm[Intrinsic.global], vm.key("job"), callback)
        return (callback, log)
    }

    @Test func microtasksRunInOrderAndGoOnAfterAnError() throws {
        try withMachine { vm in
            let (callback, log) = prepare(vm, note)
            for i in 0..<3000 { vm.enqueueMicrotask(callback, arguments: [.number(i)]) }
            #expect(vm.hasJobs)
            var thrown: [Value] = []
            vm.runJobs { thrown.append($0) }
            #expect((0..<Int(log.arrayLength)).map { log.elements?[$0] } == (0..<3000).map { Value.number($0) })
            #expect(thrown == [.number(1)])
            #expect(!vm.hasJobs)
        }
    }

    @Test func anInterruptionEndsAnEndlessChainForGood() throws {
        try withMachine { vm in
            let (callback, _) = prepare(vm, endless)
            vm.enqueueMicrotask(callback, arguments: [.number(0)])
            var errors = 0
            vm.runJobs { _ in errors += 1 }
            #expect(vm.wasInterrupted)
            #expect(errors == 0)
            #expect(!vm.hasJobs)
        }
    }
}
