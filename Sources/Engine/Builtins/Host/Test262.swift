import Syntax

// What the tests of test262 ask of a host (its INTERPRETING.md): `print`, and `$262` with the means to make realms, to run scripts
// and to collect. Only `leash run --test262` has it.

extension VM {
    /// Defines `print` and `$262` in the running realm.
    public func installTest262() { installTest262(agent: newMainAgentObject()) }

    func installTest262(agent: JSObject) {
        // A test says itself what becomes of its promises.
        state.pointee.jobs.rejections.areTracked = false
        let host = newObject(prototype: Value(self[.objectPrototype]))
        install(on: host, [
            .method("createRealm", 0, test262CreateRealm),
            .method("evalScript", 1, test262EvalScript),
            .method("detachArrayBuffer", 1, test262DetachArrayBuffer),
            .method("gc", 0, test262Collect),
            .value("global", Value(self[.global]), .hidden),
            .value("agent", Value(agent), .hidden),
        ])
        install(on: self[.global], [.method("print", 1, test262Print), .value("$262", Value(host), .hidden)])
    }
}

/// print ( value ): a line of output.
private func test262Print(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    vm.host.write(vm.swiftString(try vm.toString(arguments[0])), false)
    return .undefined
}

/// $262.createRealm ( ): the `$262` of a realm of its own.
private func test262CreateRealm(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.inRealm(vm.createRealm()) { () throws(JSThrow) in
        vm.installTest262()
        return try vm.get(vm[.global], vm.key("$262"))
    }
}

/// $262.evalScript ( source ): ParseScript and ScriptEvaluation (§16.1) in the realm of this function.
private func test262EvalScript(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let text = try vm.toString(arguments[0])
    let script: CompiledScript
    do {
        script = try vm.compile(SourceText(name: "evalScript", units: vm.flat(text).array(), origin: vm.activeOrigin), wantsValue: true)
    } catch {
        throw vm.throwing(error)
    }
    return try vm.run(script)
}

private func test262Collect(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    vm.collectGarbage()
    return .undefined
}

/// $262.detachArrayBuffer ( buffer ): DetachArrayBuffer (§25.1.3.5).
private func test262DetachArrayBuffer(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments[0].isObject(.arrayBuffer) else { throw vm.typeError("$262.detachArrayBuffer takes an ArrayBuffer") }
    vm.detachArrayBuffer(arguments[0])
    return .null
}
