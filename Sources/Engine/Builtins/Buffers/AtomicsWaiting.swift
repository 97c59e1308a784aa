// Waiting for another to write (ECMA-262 §25.4.3.14 DoWait, §25.4.14, §25.4.15, §25.4.18). As a rule there is one agent: while it waits nobody can
// notify it, but a promise that it made by `waitAsync` it can settle itself. Where there are more (Jobs/Agents.swift) it lets them run.

/// What a call waits for.
private struct Waiting {
    let view: TypedArrayLayout
    let index: Int
    let timeout: Double
    let isEqual: Bool
    /// Where the word stands in memory, which all agents share.
    var address: UInt { view.elements.map { UInt(bitPattern: $0 + index << view.type.shift) } ?? 0 }

    /// §25.4.3.14 DoWait, to step 15.
    init(_ vm: VM, _ arguments: Arguments) throws(JSThrow) {
        view = try vm.validIntegerArray(arguments[0], isWaitable: true)
        guard view.buffer.isShared else { throw vm.typeError("\(vm.objectText(arguments[0])) is not a shared typed array.") }
        index = try vm.validAtomicIndex(view, arguments[1])
        let expected = try vm.rawElement(arguments[2], view.type)
        let number = try vm.toNumber(arguments[3])
        timeout = number.isNaN ? .infinity : max(number, 0)
        let old = view.type.load(try vm.atomicPlace(view, index))
        isEqual = (old ^ expected) << UInt64(64 - 8 * view.type.size) == 0
    }
}

/// §25.4.14 Atomics.wait ( typedArray, index, value, timeout )
func atomicsWait(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let waiting = try Waiting(vm, arguments)
    if !waiting.isEqual { return Value(vm.string("not-equal")) }
    if let agent = vm.state.pointee.agent {
        let isNotified = agent.cluster.suspend(agent, at: waiting.address, until: vm.loopTime + waiting.timeout)
        try vm.poll()
        if let isNotified { return Value(vm.string(isNotified ? "ok" : "timed-out")) }
    }
    try vm.waitInVain(waiting.timeout)
    return Value(vm.string("timed-out"))
}

/// §25.4.18 Atomics.waitAsync ( typedArray, index, value, timeout )
func atomicsWaitAsync(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let waiting = try Waiting(vm, arguments)
    let result = vm.newObject()
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(result)
    let isPending = waiting.isEqual && waiting.timeout > 0
    vm.define(result, vm.key("async"), Value(isPending))
    guard isPending else {
        vm.define(result, vm[.value], Value(vm.string(waiting.isEqual ? "timed-out" : "not-equal")))
        return Value(result)
    }
    let promise = vm.newPromise()
    vm.define(result, vm[.value], Value(promise))
    vm.addWaiter(promise, waiting)
    return Value(result)
}

/// §25.4.15 Atomics.notify ( typedArray, index, count )
func atomicsNotify(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let view = try vm.validIntegerArray(arguments[0], isWaitable: true)
    let index = try vm.validAtomicIndex(view, arguments[1])
    let count = arguments[2].isUndefined ? .infinity : max(try vm.toIntegerOrInfinity(arguments[2]), 0)
    guard view.buffer.isShared, let elements = view.elements else { return .number(0) }
    let address = UInt(bitPattern: elements + index << view.type.shift)
    if let agent = vm.state.pointee.agent {
        let woken = agent.cluster.notify(at: address, count: count, vm)
        agent.cluster.giveTurn(of: agent)
        return .number(woken)
    }
    var woken = 0.0
    for waiter in vm.state.pointee.jobs.waiters where woken < count && waiter.address == address {
        waiter.finish(vm, "ok")
        woken += 1
    }
    return .number(woken)
}

/// A promise that waits for a word of memory: a record of the promise, the buffer, the word's address, the timer that ends the waiting (or
/// undefined for none), and its place in the order of all who wait.
struct AtomicsWaiter {
    let record: Record
    fileprivate var promise: JSObject { record[0].asObject }
    var address: UInt { UInt(record[2].asNumber) }
    var order: Int { Int(record[4].asNumber) }

    /// Settles the promise; the waiting is over.
    func finish(_ vm: VM, _ outcome: String) {
        vm.state.pointee.jobs.waiters.removeAll { $0.record.cell == record.cell }
        if record[3].isObject(.timer) { vm.clear(TimerLayout(record[3].asObject)) }
        vm.fulfillPromise(promise, Value(vm.string(outcome)))
    }
}

extension VM {
    fileprivate func addWaiter(_ promise: JSObject, _ waiting: Waiting) {
        let order = state.pointee.agent?.cluster.nextOrder() ?? 0
        let record = newRecord([Value(promise), Value(waiting.view.buffer.object), .number(Double(waiting.address)), .undefined, .number(order)])
        state.pointee.jobs.waiters.append(AtomicsWaiter(record: record))
        guard waiting.timeout < .infinity else { return }
        let callback = newNativeFunction(self[.emptyString], length: 0, data: Value(record), waiterTimedOut)
        let timer = newTimerObject(.timeoutPrototype, Value(callback), [], isImmediate: false)
        // Timers begin at a whole millisecond; nobody waits less than he asked for.
        timer.delay = min(max((loopTime + waiting.timeout).rounded(.up) - loopTime.rounded(.down), 1), 2_147_483_647)
        record[3] = Value(timer.object)
        restart(timer)
        // As in Node, waiting alone keeps no program from ending.
        timer.isReferenced = false
    }

    /// Lets so many milliseconds pass in which nothing can happen. Whoever waits for ever does so until the user has enough of it.
    fileprivate func waitInVain(_ milliseconds: Double) throws(JSThrow) {
        guard let clock = host.realClock else {
            while milliseconds == .infinity { try poll() }
            state.pointee.clock.advance(to: loopTime + milliseconds)
            return
        }
        let end = clock.elapsed() + milliseconds
        while clock.elapsed() < end {
            try poll()
            clock.sleep(min(10, end - clock.elapsed()))
        }
    }
}

private func waiterTimedOut(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    AtomicsWaiter(record: Record(arguments.callee.nativeData.asCell)).finish(vm, "timed-out")
    return .undefined
}
