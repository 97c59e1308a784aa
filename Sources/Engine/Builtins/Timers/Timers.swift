// setTimeout, setInterval, setImmediate and what they give, as Node has them. When they fire is the event loop's business (Jobs/EventLoop.swift).

extension VM {
    func installTimers() {
        let timeout = installTimerClass("Timeout", .timeoutPrototype)
        install(on: timeout, [
            .method("refresh", 0, timeoutRefresh), .method("unref", 0, timerUnref), .method("ref", 0, timerRef),
            .method("hasRef", 0, timerHasRef), .method("close", 0, timeoutClose),
            .method(.toPrimitive, 0, timeoutToPrimitive),
            // Node's own fields, of which programs read these.
            .getter("_idleTimeout") { (vm, arguments) throws(JSThrow) in .number(try receiver(vm, arguments).delay) },
            .getter("_onTimeout") { (vm, arguments) throws(JSThrow) in try receiver(vm, arguments).callback },
            .getter("_destroyed") { (vm, arguments) throws(JSThrow) in Value(try receiver(vm, arguments).isDestroyed) },
        ])
        let immediate = installTimerClass("Immediate", .immediatePrototype)
        install(on: immediate, [.method("ref", 0, timerRef), .method("unref", 0, timerUnref), .method("hasRef", 0, timerHasRef)])
        installTimerFunctions()
    }

    private func installTimerClass(_ name: StaticString, _ intrinsic: Intrinsic) -> JSObject {
        let prototype = newIntrinsicObject(intrinsic)
        let constructor = newNativeFunction(key(name), length: 0, isConstructor: true) { (vm, _) throws(JSThrow) in throw vm.typeError("Illegal constructor") }
        materialize(constructor)
        addProperty(constructor, self[.prototype], Value(prototype), [])
        addProperty(prototype, self[.constructor], Value(constructor), .hidden)
        return prototype
    }

    private func installTimerFunctions() {
        addGlobalFunction("clearInterval", 1, clearTimer)
        addGlobalFunction("clearTimeout", 1, clearTimer)
        addGlobalFunction("setInterval", 5, setIntervalFunction)
        addGlobalFunction("setTimeout", 5, setTimeoutFunction)
        addGlobalFunction("clearImmediate", 1, clearImmediateFunction)
        addGlobalFunction("setImmediate", 4, setImmediateFunction)
    }

    /// The longest delay that Node's timers know.
    private static var longestDelay: Double { 2_147_483_647 }

    fileprivate func newTimer(_ arguments: Arguments, isInterval: Bool) throws(JSThrow) -> Value {
        guard arguments[0].isCallable else { throw invalidArgumentType("callback", mustBe: "of type function", arguments[0]) }
        // The queue is not on the heap: who fills it must hear of the limit here.
        try checkpoint()
        var delay = try toNumber(arguments[1])
        if delay > VM.longestDelay {
            try warn("\(Numbers.toString(delay)) does not fit into a 32-bit signed integer.\nTimeout duration was set to 1.", "TimeoutOverflowWarning")
        }
        if !(delay >= 1 && delay <= VM.longestDelay) { delay = 1 }
        let timer = newTimerObject(.timeoutPrototype, arguments[0], arguments.list(from: 2), isImmediate: false)
        timer.delay = delay
        timer.isInterval = isInterval
        restart(timer)
        tellAsync("init", timer.number, type: "Timeout", trigger: timer.trigger, Value(timer.object))
        return Value(timer.object)
    }

    func newTimerObject(_ prototype: Intrinsic, _ callback: Value, _ arguments: [Value], isImmediate: Bool) -> TimerLayout {
        let timer = TimerLayout(newObject(.timer, prototype: self[prototype], slots: TimerLayout.slotCount))
        let trigger = state.pointee.jobs.hooks.scope.id, number = state.pointee.jobs.hooks.nextId()
        state.pointee.jobs.noteContext(ofTimer: number)
        timer.start(callback, arguments: arguments.isEmpty ? nil : newRecord(arguments), number: number, trigger: trigger, isImmediate: isImmediate)
        return timer
    }

    /// Lets the timer wait its time from now on.
    func restart(_ timer: TimerLayout) {
        let now = loopTime.rounded(.down)
        timer.start = now
        timer.isDestroyed = false
        state.pointee.jobs.timers.insert(timer, due: now + timer.delay.rounded(.towardZero))
    }

    /// As in Node it lets go of its callback, but not of what the callback was to be called with.
    func clear(_ timer: TimerLayout) {
        state.pointee.jobs.timers.remove(timer)
        state.pointee.jobs.forgetContext(ofTimer: timer.number)
        timer.callback = .null
        if !timer.isDestroyed { noteDestroyed(timer.number) }
        if !timer.isImmediate, !timer.isDestroyed { timer.delay = -1 }
        timer.isDestroyed = true
    }

    /// What the number of a timer, as `+timer` gave it, stands for.
    fileprivate func timer(numbered value: Value) -> TimerLayout? {
        let number = value.isString ? Numbers.parse(flat(value.asString)) : value.asNumber
        return state.pointee.jobs.timers.entries.first { $0.timer.isNumbered && Double($0.timer.number) == number }?.timer
    }
}

/// setTimeout ( callback [ , delay [ , ...args ] ] )
private func setTimeoutFunction(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try vm.newTimer(arguments, isInterval: false) }

/// setInterval ( callback [ , delay [ , ...args ] ] )
private func setIntervalFunction(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try vm.newTimer(arguments, isInterval: true) }

/// setImmediate ( callback [ , ...args ] )
private func setImmediateFunction(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments[0].isCallable else { throw vm.invalidArgumentType("callback", mustBe: "of type function", arguments[0]) }
    try vm.checkpoint()
    let immediate = vm.newTimerObject(.immediatePrototype, arguments[0], arguments.list(from: 1), isImmediate: true)
    vm.state.pointee.jobs.appendImmediate(Value(immediate.object))
    vm.tellAsync("init", immediate.number, type: "Immediate", trigger: immediate.trigger, Value(immediate.object))
    return Value(immediate.object)
}

/// clearTimeout ( timer ) and clearInterval ( timer ): the timer, its number, or the number as a string. Anything else is ignored.
private func clearTimer(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let value = arguments[0]
    if value.isObject(.timer) {
        let timer = TimerLayout(value.asObject)
        if !timer.isImmediate { vm.clear(timer) }
    } else if value.isNumber || value.isString, let timer = vm.timer(numbered: value) {
        vm.clear(timer)
    }
    return .undefined
}

/// clearImmediate ( immediate )
private func clearImmediateFunction(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments[0].isObject(.timer) else { return .undefined }
    let immediate = TimerLayout(arguments[0].asObject)
    if immediate.isImmediate, !immediate.isDestroyed { vm.clear(immediate) }
    return .undefined
}

// MARK: Methods

private func receiver(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> TimerLayout {
    guard arguments.this.isObject(.timer) else { throw vm.typeError("Illegal invocation") }
    return TimerLayout(arguments.this.asObject)
}

/// timeout.refresh ( ): waits its time once more, from now on.
private func timeoutRefresh(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let timer = try receiver(vm, arguments)
    if timer.callback.isCallable { vm.restart(timer) }
    return arguments.this
}

private func timerRef(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try receiver(vm, arguments).isReferenced = true
    return arguments.this
}

private func timerUnref(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try receiver(vm, arguments).isReferenced = false
    return arguments.this
}

private func timerHasRef(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { Value(try receiver(vm, arguments).isReferenced) }

private func timeoutClose(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    vm.clear(try receiver(vm, arguments))
    return arguments.this
}

/// timeout [ Symbol.toPrimitive ] ( ): a number that `clearTimeout` takes, too.
private func timeoutToPrimitive(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let timer = try receiver(vm, arguments)
    timer.isNumbered = true
    return Value(int32: timer.number)
}
