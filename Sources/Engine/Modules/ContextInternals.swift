import Platform
import Syntax

// What `node:vm` asks of the engine. A context is a realm of its own whose global object is the program's object; the realm's built-ins stand behind
// it (`contextGlobals`), and are found where it has no property of a name. A context lives as long as the machine.

extension VM {
    func installContextInternals(_ object: JSObject) {
        install(on: object, [
            .method("newContext", 2, internalNewContext), .method("runScript", 5, internalRunScript), .method("checkScript", 3, internalCheckScript),
        ])
    }

    /// `place`: what stacks call the text, or a list of that and of how many lines and columns stand before it.
    fileprivate func compileText(_ text: Value, _ place: Value) throws(JSThrow) -> CompiledScript {
        let parts = place.isObject(.array) ? try (0..<3).map { i throws(JSThrow) in try get(place.asObject, propertyKey(i)) } : [place]
        let shift = parts.count == 3 ? (line: Int(try toNumber(parts[1])), column: Int(try toNumber(parts[2]))) : (0, 0)
        let source = SourceText(name: swiftString(try toString(parts[0])), units: flat(try toString(text)).array(), origin: activeOrigin, shift: shift)
        do { return try compile(source, wantsValue: true) } catch {
            let thrown = throwing(error)
            noteTextError(in: source, error.syntax.range)
            throw thrown
        }
    }

    /// What a program's globals are beyond the language, a context does not have.
    fileprivate func keepLanguageOnly(_ global: JSObject) throws(JSThrow) {
        let kept = Set((GlobalNames.language + GlobalNames.lateLanguage).flatMap { $0.1.map { "\($0)" } })
        for key in try ownPropertyKeys(global) where key.isString && !kept.contains(swiftString(key.string)) { _ = try delete(global, key) }
    }
}

/// A context with that object for its global one, and whether texts may become code in it: its number, and what stands behind the object.
private func internalNewContext(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let sandbox = arguments[0].asObject, number = try vm.createRealm()
    let behind = try vm.inRealm(number) { () throws(JSThrow) in
        let global: JSObject = vm[.global]
        try vm.keepLanguageOnly(global)
        vm.define(global, vm[.globalThis], Value(sandbox), .hidden)
        vm[.contextGlobals] = global
        vm[.global] = sandbox
        vm.state.pointee.realm.makesCodeOfTexts = vm.toBoolean(arguments[1])
        return global
    }
    return Value(vm.newArray([.number(Int(number)), Value(behind)]))
}

/// Text, what stacks call it, the context's number (undefined for the program's own realm), how many milliseconds it may take (undefined for
/// no limit), whether what it leaves to be done is done before it returns, and whether an error's stack shows the place: the value of the script's last statement.
private func internalRunScript(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.decorating(arguments[5]) { () throws(JSThrow) in try vm.inContext(arguments[2]) { () throws(JSThrow) in
        let script = try vm.compileText(arguments[0], arguments[1])
        let run = { () throws(JSThrow) -> Value in
            arguments[3].isNumber ? try vm.run(script, milliseconds: arguments[3].asNumber) : try vm.run(script)
        }
        return vm.toBoolean(arguments[4]) ? try vm.withOwnMicrotasks(run) : try run()
    } }
}

/// The same without running it: throws the text's SyntaxError, which is one of the context's.
private func internalCheckScript(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.decorating(arguments[3]) { () throws(JSThrow) in try vm.inContext(arguments[2]) { () throws(JSThrow) in
        _ = try vm.compileText(arguments[0], arguments[1])
        return .undefined
    } }
}

extension VM {
    /// As `displayErrors` wants it: the stack of an error that leaves the script begins with the place where it was thrown.
    fileprivate func decorating(_ isWanted: Value, _ body: () throws(JSThrow) -> Value) throws(JSThrow) -> Value {
        guard toBoolean(isWanted) else { return try body() }
        do { return try body() } catch {
            if !wasInterrupted, !isDecorated(exception) { decorate(exception) }
            throw error
        }
    }

    private func decorate(_ thrown: Value) {
        guard thrown.isObject(.error), let place = lastTextError(thrown) ?? lastThrow else { return }
        let roots = openRoots(); defer { roots.close() }
        roots.add(thrown)
        do throws(JSThrow) {
            let stack = try get(thrown.asObject, self[.stack])
            if stack.isString { try set(thrown.asObject, self[.stack], Value(string(place.text + "\n" + swiftString(stack.asString)))) }
        } catch {}
        exception = thrown
        state.pointee.decoratedError = thrown
    }

    /// The error's stack begins with the place where it was thrown. Known of the last one.
    public func isDecorated(_ error: Value) -> Bool { error.isObject && state.pointee.decoratedError == error }

    /// The microtasks that the work leaves behind run at its end, before those that wait already.
    fileprivate func withOwnMicrotasks(_ work: () throws(JSThrow) -> Value) throws(JSThrow) -> Value {
        let (current, context) = (state.pointee.jobs.current, state.pointee.jobs.context)
        state.pointee.jobs.setMicrotasksAside()
        defer {
            state.pointee.jobs.bringMicrotasksBack()
            (state.pointee.jobs.current, state.pointee.jobs.context) = (current, context)
        }
        let result = try work()
        let roots = openRoots(); defer { roots.close() }
        roots.add(result)
        roots.add(context)
        while let job = state.pointee.jobs.takeMicrotask() {
            try run(job)
            try poll()
        }
        return result
    }

    /// Gives the script up where it takes longer. The time is the machine's: the program's own stands still while it runs.
    fileprivate func run(_ script: CompiledScript, milliseconds: Double) throws(JSThrow) -> Value {
        let request = heap.state.pointee.request, bit = VM.interruptionBit
        let deadline = Deadline(seconds: milliseconds / 1000, flag: request, bits: bit)
        let result: Value
        do { result = try run(script) } catch {
            guard deadline.end() else { throw error }
            request.pointee &= ~bit
            guard wasInterrupted else { throw error }
            exception = .undefined
            throw nodeError(.errorPrototype, "ERR_SCRIPT_EXECUTION_TIMEOUT", "Script execution timed out after \(Int(milliseconds))ms")
        }
        if deadline.end() { request.pointee &= ~bit }
        return result
    }

    /// HostEnsureCanCompileStrings (ECMA-262 §19.2.1.2)
    func ensureCodeOfTexts() throws(JSThrow) {
        if state.pointee.realm.makesCodeOfTexts { return }
        throw throwing(Value(newError(.evalErrorPrototype, "Code generation from strings disallowed for this context")))
    }

    fileprivate func inContext(_ number: Value, _ body: () throws(JSThrow) -> Value) throws(JSThrow) -> Value {
        guard number.isNumber else { return try body() }
        return try inRealm(UInt8(truncatingIfNeeded: Int(number.asNumber)), body)
    }
}
