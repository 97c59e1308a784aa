// `process`, as Node has it, as far as a program that may touch nothing but itself can have it. Made when somebody first asks for it. That it has
// listeners is the business of a module in JavaScript (Modules/Sources/ProcessModule.swift), which is loaded when somebody adds one.

/// What the machine knows of the process that it plays.
struct ProcessState {
    var exitCode: Int32?
    /// The program has ended itself, with this code.
    var exitStatus: Int32?
    /// It did so with a signal.
    var endingSignal: Int32?
    var isExiting = false
    /// Somebody may listen to its events.
    var isListening = false
    /// The second and further entries of `process.argv`.
    var arguments: [String] = []
    var directory = "/"
}

extension VM {
    /// What the program was called with, its own path first; and the directory that is the current one.
    public func setProcess(arguments: [String], directory: String) {
        state.pointee.process.arguments = arguments
        state.pointee.process.directory = directory
    }

    /// The code with which the program has asked to be ended.
    public var exitStatus: Int32? { state.pointee.process.exitStatus }

    /// What comes next runs as if nobody had asked for that: what ran again did.
    public func forgetExit() {
        state.pointee.process.exitStatus = nil
        state.pointee.process.isExiting = false
    }

    /// The signal that the program has given itself to end.
    public var endingSignal: Int32? { state.pointee.process.endingSignal }

    func installProcess() {
        let name = key("process")
        let getter = newNativeFunction(key("get process"), length: 0) { (vm, _) throws(JSThrow) in Value(vm.processObject()) }
        let setter = newNativeFunction(key("set process"), length: 1) { (vm, arguments) throws(JSThrow) in
            vm.define(vm[Intrinsic.global], vm.key("process"), arguments[0], .hidden)
            return .undefined
        }
        addGlobal(name, Value(newAccessor(getter: Value(getter), setter: Value(setter))))
    }

    /// The object, made where it was not.
    func processObject() -> JSObject {
        let known = state.pointee.realm.intrinsics[Intrinsic.process.ordinal]
        if known.isObject { return known.asObject }
        var made: JSObject?
        if let observer { observer.installBuiltins(self) { made = makeProcess() } } else { made = makeProcess() }
        return made ?? makeProcess()
    }

    private func makeProcess() -> JSObject {
        let constructor = newNativeFunction(key("process"), length: 0, isConstructor: true) { (vm, _) throws(JSThrow) in throw vm.typeError("Illegal constructor") }
        let prototype = newObject()
        materialize(constructor)
        addProperty(constructor, self[.prototype], Value(prototype), [])
        addProperty(prototype, self[.constructor], Value(constructor), .hidden)
        installTag(prototype, "process")
        let process = newObject(prototype: Value(prototype))
        self[.process] = process
        installProcessFacts(process)
        installListed(on: process, [
            .method("cwd", 0, processDirectory), .method("exit", 1, processExit), .method("reallyExit", 1, processExit),
            .method("getBuiltinModule", 1, processGetBuiltinModule), .method("nextTick", 1, processNextTick), .method("uptime", 0, processUptime),
            .method("umask", 1) { (_, _) throws(JSThrow) in Value(int32: 18) },
        ])
        installListed(on: process, [.method("hrtime", 1, processHighResolutionTime), .method("memoryUsage", 0, processMemoryUsage)])
        if let own = ownProperty(process, key("hrtime")) { installListed(on: own.stored.asObject, [.method("bigint", 0, processNanoseconds)]) }
        if let own = ownProperty(process, key("memoryUsage")) { installListed(on: own.stored.asObject, [.method("rss", 0, processResidentSize)]) }
        install(on: process, [.getter("exitCode", processGetExitCode, setter: processSetExitCode)])
        addProperty(process, key("stdout"), Value(newStream(isError: false)), .all)
        addProperty(process, key("stderr"), Value(newStream(isError: true)), .all)
        installProcessEvents(prototype)
        return process
    }

    /// `process.stdout` or `process.stderr`: as much of a stream as a program needs that prints.
    private func newStream(isError: Bool) -> JSObject {
        let stream = newObject()
        addProperty(stream, key("fd"), .number(isError ? 2 : 1), .all)
        addProperty(stream, key("writable"), .true, .all)
        if host.usesColor { addProperty(stream, key("isTTY"), .true, .all) }
        for (name, value) in [("writableLength", .number(0)), ("writableHighWaterMark", .number(16384)), ("writableObjectMode", .false)] as [(StaticString, Value)] {
            addProperty(stream, key(name), value, .hidden)
        }
        let write = newNativeFunction(key("write"), length: 3, data: Value(isError), streamWrite)
        addProperty(stream, key("write"), Value(write), .all)
        var names = emitterMethods + ["cork", "uncork", "end", "destroy", "pipe", "setDefaultEncoding"]
        if host.usesColor {
            addProperty(stream, key("columns"), .number(80), .all)
            addProperty(stream, key("rows"), .number(24), .all)
            names += ["clearLine", "clearScreenDown", "cursorTo", "moveCursor", "getColorDepth", "hasColors", "getWindowSize"]
        }
        for name in names { addProperty(stream, key(name), Value(newNativeFunction(key(name), length: 2, completeStream)), .hidden) }
        return stream
    }

    /// Stands in for the methods of an event emitter until the first of them is called.
    private func installProcessEvents(_ prototype: JSObject) {
        for name in emitterMethods + ["emitWarning", "setUncaughtExceptionCaptureCallback", "hasUncaughtExceptionCaptureCallback"] {
            let key = key(name)
            addProperty(prototype, key, Value(newNativeFunction(key, length: 2, processEvent)), .hidden)
        }
    }
}

private let emitterMethods: [StaticString] = [
    "on", "once", "off", "emit", "addListener", "removeListener", "removeAllListeners", "prependListener", "prependOnceListener", "listeners",
    "rawListeners", "listenerCount", "eventNames", "setMaxListeners", "getMaxListeners",
]

/// Puts the real methods in the place of all of these, and calls the one that was meant.
private func processEvent(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let name = NativeFunctionLayout(arguments.callee).name
    _ = try vm.exports(of: .process)
    return try vm.call(vm.getV(arguments.this, name), this: arguments.this, arguments.list())
}

/// Makes a whole stream of `process.stdout` or `process.stderr`, and calls the method that was meant.
private func completeStream(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let name = NativeFunctionLayout(arguments.callee).name
    guard arguments.this.isObject else { throw vm.typeError("Illegal invocation") }
    let stream = arguments.this.asObject, complete = try vm.getV(vm.exports(of: .stdio), vm.key("complete"))
    let stubs = try vm.ownPropertyKeys(stream).filter { key in
        guard let own = vm.ownProperty(stream, key), !own.isAccessor, own.stored.isObject(.nativeFunction) else { return false }
        return !own.attributes.contains(.enumerable)
    }
    _ = try vm.call(complete, this: .undefined, arguments.this, Value(vm.newArray(stubs.map { Value($0.string) })))
    return try vm.call(vm.getV(arguments.this, name), this: arguments.this, arguments.list())
}

// MARK: Events

extension VM {
    /// Emits an event of `process`, where anybody may listen. Whether somebody did.
    func emitOnProcess(_ event: String, _ arguments: [Value]) throws(JSThrow) -> Bool {
        guard state.pointee.process.isListening else { return false }
        let process = processObject()
        return toBoolean(try invoke(Value(process), key("emit"), [Value(string(event))] + arguments))
    }

    var hasUncaughtListeners: Bool { hasListeners("uncaughtException") }

    private func hasListeners(_ event: StaticString) -> Bool {
        guard state.pointee.process.isListening, let events = peek(processObject(), key("_events")), events.isObject,
              let listeners = peek(events.asObject, key(event)) else { return false }
        return !listeners.isNullish
    }

    /// Tells the program's own listeners of an error that nobody caught; false where there are none.
    func emitUncaught(_ value: Value, _ origin: Uncaught.Origin) throws(JSThrow) -> Bool {
        guard state.pointee.process.isListening else { return false }
        let name = Value(string(origin == .rejection || origin == .main ? "unhandledRejection" : "uncaughtException"))
        let roots = openRoots(); defer { roots.close() }
        roots.add(name)
        _ = try emitOnProcess("uncaughtExceptionMonitor", [value, name])
        return try emitOnProcess("uncaughtException", [value, name])
    }

    /// A warning of Node's own kind, on the errors' output and as an event.
    func warn(_ text: String, _ type: String) throws(JSThrow) {
        _ = try invoke(Value(processObject()), key("emitWarning"), [Value(string(text)), Value(string(type))])
    }
}

// MARK: Methods

/// process.cwd ( )
private func processDirectory(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { Value(vm.string(vm.state.pointee.process.directory)) }

/// process.exit ( [ code ] ): no `catch` and no `finally` sees it.
private func processExit(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if !arguments[0].isUndefined { try vm.setExitCode(arguments[0]) }
    if !vm.state.pointee.process.isExiting {
        vm.state.pointee.process.isExiting = true
        _ = try vm.emitOnProcess("exit", [.number(Int(vm.state.pointee.process.exitCode ?? 0))])
    }
    vm.state.pointee.process.exitStatus = vm.state.pointee.process.exitCode ?? 0
    throw vm.interruption()
}

extension VM {
    fileprivate func setExitCode(_ value: Value) throws(JSThrow) {
        if value.isNullish { return state.pointee.process.exitCode = nil }
        let number = value.isString && !flat(value.asString).array().isEmpty ? stringToNumber(value.asString) : value.isNumber ? value.asNumber : Double.nan
        guard value.isNumber || value.isString && !number.isNaN else { throw invalidArgumentType("code", mustBe: "of type number", value) }
        guard number == number.rounded(), number.isFinite else {
            throw nodeError(.rangeErrorPrototype, "ERR_OUT_OF_RANGE", "The value of \"code\" is out of range. It must be an integer. Received \(Numbers.toString(number))")
        }
        state.pointee.process.exitCode = Int32(truncatingIfNeeded: Int(number)) & 0xFF
    }
}

private func processGetExitCode(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    vm.state.pointee.process.exitCode.map { Value(int32: $0) } ?? .undefined
}

private func processSetExitCode(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.setExitCode(arguments[0])
    return .undefined
}

/// process.nextTick ( callback [ , ...args ] )
private func processNextTick(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments[0].isCallable else { throw vm.invalidArgumentType("callback", mustBe: "of type function", arguments[0]) }
    try vm.checkpoint()
    if vm.state.pointee.process.isExiting { return .undefined }
    let rest = arguments.list(from: 1)
    let job = Job(.call, callback: arguments[0], arguments: rest.isEmpty ? .undefined : Value(vm.newRecord(rest)))
    vm.state.pointee.jobs.appendTick(vm.numbered(job, type: "TickObject"))
    return .undefined
}

/// process.uptime ( ), in seconds: with the millisecond that loading the program took
private func processUptime(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { .number((vm.elapsedTime() + 1) / 1000) }

/// process.hrtime ( [ time ] ): seconds and nanoseconds, since `time` where it is given.
private func processHighResolutionTime(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    var nanoseconds = (vm.elapsedTime() * 1e6).rounded()
    if !arguments[0].isUndefined {
        guard arguments[0].isObject(.array), arguments[0].asObject.arrayLength == 2 else {
            throw vm.invalidArgumentType("time", mustBe: "an instance of Array", arguments[0])
        }
        let seconds = try vm.toNumber(vm.get(arguments[0].asObject, PropertyKey(index: 0)))
        nanoseconds -= try seconds * 1e9 + vm.toNumber(vm.get(arguments[0].asObject, PropertyKey(index: 1)))
    }
    let seconds = (nanoseconds / 1e9).rounded(.down)
    return Value(vm.newArray([.number(seconds), .number(nanoseconds - seconds * 1e9)]))
}

/// process.hrtime.bigint ( )
private func processNanoseconds(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.bigInt(integral: (vm.elapsedTime() * 1e6).rounded())
}

/// process.memoryUsage ( ): what the heap takes. The same in every run.
private func processMemoryUsage(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let usage = vm.newObject()
    let total = vm.heapBlockCount * VM.blockSize
    for (name, bytes) in [("rss", total), ("heapTotal", total), ("heapUsed", vm.usedBytes), ("external", 0), ("arrayBuffers", 0)] {
        vm.addProperty(usage, vm.key(vm.string(name)), .number(bytes), .all)
    }
    return Value(usage)
}

private func processResidentSize(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { .number(vm.heapBlockCount * VM.blockSize) }

/// stream.write ( chunk [ , encoding ] [ , callback ] )
private func streamWrite(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    var text = arguments[0]
    if let bytes = vm.viewedBytes(text) { text = Value(vm.string(String(decoding: bytes, as: UTF8.self))) }
    if text.isNull { throw vm.nodeError(.typeErrorPrototype, "ERR_STREAM_NULL_VALUES", "May not write null values to stream") }
    guard text.isString else {
        throw vm.invalidArgumentType("chunk", mustBe: "of type string or an instance of Buffer, TypedArray, or DataView", arguments[0])
    }
    let isErrors = vm.toBoolean(arguments.callee.nativeData)
    let last = arguments[arguments.count - 1], isHeard = arguments.count > 1 && last.isCallable
    vm.noteWrite(toErrors: isErrors, byConsole: false, isHeard: isHeard)
    vm.host.writePart(vm.swiftString(text.asString), isErrors)
    if isHeard { vm.state.pointee.jobs.appendTick(Job(.call, callback: last)) }
    return .true
}

/// process.getBuiltinModule ( name ): undefined for what is none.
private func processGetBuiltinModule(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments[0].isString else { throw vm.invalidArgumentType("id", mustBe: "of type string", arguments[0]) }
    guard let module = BuiltinModule(specifier: vm.swiftString(arguments[0].asString)) else { return .undefined }
    return try vm.exports(of: module)
}
