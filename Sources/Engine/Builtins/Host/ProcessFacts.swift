// What `process` tells of its surroundings. There are none: all of it is the same everywhere, so that two runs of one program do not differ.

extension VM {
    func installProcessFacts(_ process: JSObject) {
        func add(_ object: JSObject, _ name: StaticString, _ value: Value) { addProperty(object, key(name), value, .all) }
        func text(_ text: String) -> Value { Value(string(text)) }
        let versions = newObject(), release = newObject(), features = newObject(), config = newObject()
        add(versions, "node", text("20.20.2"))
        add(versions, "leash", text("0.1"))
        add(release, "name", text("node"))
        add(release, "lts", text("Iron"))
        for name: StaticString in ["inspector", "debug", "uv", "ipv6", "tls_alpn", "tls_sni", "tls_ocsp", "tls", "cached_builtins"] { add(features, name, .false) }
        add(config, "target_defaults", Value(newObject()))
        add(config, "variables", Value(newObject()))
        add(process, "version", text("v20.20.2"))
        add(process, "versions", Value(versions))
        add(process, "arch", text("x64"))
        add(process, "platform", text("linux"))
        add(process, "release", Value(release))
        add(process, "title", text("node"))
        add(process, "argv", Value(newArray((["leash"] + state.pointee.process.arguments).map { Value(string($0)) })))
        add(process, "argv0", text("node"))
        add(process, "execArgv", Value(newArray()))
        add(process, "execPath", text("leash"))
        add(process, "pid", .number(1))
        add(process, "ppid", .number(0))
        add(process, "debugPort", .number(9229))
        add(process, "features", Value(features))
        add(process, "config", Value(config))
        installListed(on: process, [
            .method("cpuUsage", 1, processCPUUsage), .method("resourceUsage", 0, processResourceUsage),
            .method("getActiveResourcesInfo", 0, processActiveResources), .method("constrainedMemory", 0, processZero),
            .method("availableMemory", 0) { (vm, _) throws(JSThrow) in .number(vm.heapBlockCount * VM.blockSize) },
            .method("kill", 2, processKill), .method("abort", 0, processAbort), .method("chdir", 1, processChangeDirectory),
            .method("getuid", 0, processUser), .method("geteuid", 0, processUser), .method("getgid", 0, processUser), .method("getegid", 0, processUser),
            .method("getgroups", 0) { (vm, _) throws(JSThrow) in Value(vm.newArray()) },
        ])
        addLate(process, "env", getEnvironment)
        addLate(process, "mainModule") { (vm, _) throws(JSThrow) in (vm.moduleHost as? NodeModules)?.commonJS.main ?? .undefined }
        addLate(process, "stdin", getStandardInput)
    }
}

private func getEnvironment(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let made = try vm.call(vm.getV(vm.exports(of: .environment), vm.key("make")), this: .undefined, Value(vm.newObject()))
    vm.define(vm.processObject(), vm.key("env"), made, .all)
    return made
}

private func getStandardInput(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let made = try vm.call(vm.getV(vm.exports(of: .stdio), vm.key("stdin")), this: .undefined)
    vm.define(vm.processObject(), vm.key("stdin"), made, .all)
    return made
}

private func processUser(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { .number(1000) }
private func processZero(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { .number(0) }

/// process.cpuUsage ( [ previousValue ] ), in microseconds: all time is the program's own.
private func processCPUUsage(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    var user = (vm.elapsedTime() * 1000).rounded()
    if arguments[0].isObject { user -= try vm.toNumber(vm.get(arguments[0].asObject, vm.key("user"))) }
    let usage = vm.newObject()
    vm.addProperty(usage, vm.key("user"), .number(user), .all)
    vm.addProperty(usage, vm.key("system"), .number(0), .all)
    return Value(usage)
}

private func processResourceUsage(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let usage = vm.newObject(), time = (vm.elapsedTime() * 1000).rounded()
    let names: [StaticString] = [
        "userCPUTime", "systemCPUTime", "maxRSS", "sharedMemorySize", "unsharedDataSize", "unsharedStackSize", "minorPageFault", "majorPageFault", "swappedOut",
        "fsRead", "fsWrite", "ipcSent", "ipcReceived", "signalsCount", "voluntaryContextSwitches", "involuntaryContextSwitches",
    ]
    for (i, name) in names.enumerated() {
        vm.addProperty(usage, vm.key(name), i == 0 ? .number(time) : i == 2 ? .number(vm.heapBlockCount * VM.blockSize / 1024) : .number(0), .all)
    }
    return Value(usage)
}

/// process.getActiveResourcesInfo ( ): the timers that wait.
private func processActiveResources(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(vm.newArray(vm.state.pointee.jobs.timers.entries.map { _ in Value(vm.string("Timeout")) }))
}

/// process.kill ( pid [ , signal ] ): there is nobody but the program itself.
private func processKill(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments[0].isNumber else { throw vm.invalidArgumentType("pid", mustBe: "of type number", arguments[0]) }
    let signal = try vm.call(vm.getV(vm.exports(of: .environment), vm.key("signal")), this: .undefined, Value(vm.processObject()), arguments[1])
    guard arguments[0].asNumber == 1 else { throw vm.nodeError(.errorPrototype, "ERR_ACCESS_DENIED", "process.kill: Leash knows no other processes") }
    // Nobody listens: it ends the program as it would in a shell.
    guard signal.isNumber else { return .true }
    throw vm.ending(bySignal: Int32(signal.asNumber))
}

/// process.abort ( )
private func processAbort(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    throw vm.ending(bySignal: 6)
}

extension VM {
    /// The program ends; in a shell that is a status.
    fileprivate func ending(bySignal number: Int32) -> JSThrow {
        state.pointee.process.endingSignal = number
        state.pointee.process.exitStatus = 128 + number
        return interruption()
    }
}

private func processChangeDirectory(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments[0].isString else { throw vm.invalidArgumentType("directory", mustBe: "of type string", arguments[0]) }
    throw vm.nodeError(.errorPrototype, "ERR_ACCESS_DENIED", "process.chdir: Leash has no files")
}
