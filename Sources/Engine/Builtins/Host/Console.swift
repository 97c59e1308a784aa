// `console`, as Node 20 has it: what is written goes to the host as text, so that logging an object never holds it. Tables
// are in ConsoleTable.swift, counts and timers in ConsoleTimers.swift.

/// What the console remembers between calls.
struct ConsoleState {
    /// In front of each line, for the groups that are open.
    var indentation = ""
    /// By label, in code units: Swift would take some different strings for equal.
    var counts: [[UInt16]: Int] = [:]
    /// When each timer was started.
    var timers: [[UInt16]: Double] = [:]
}

extension VM {
    func installConsole() {
        let console = newIntrinsicObject(.console)
        installListed(on: console, [
            .method("log", 0, consoleLog), .method("warn", 0, consoleWarn), .method("dir", 0, consoleDir), .method("time", 0, consoleTime),
            .method("timeEnd", 0, consoleTimeEnd), .method("timeLog", 0, consoleTimeLog), .method("trace", 0, consoleTrace),
            .method("assert", 0, consoleAssert), .method("clear", 0, consoleNothing), .method("count", 0, consoleCount),
            .method("countReset", 0, consoleCountReset), .method("group", 0, consoleGroup), .method("groupEnd", 0, consoleGroupEnd),
            .method("table", 0, consoleTable), .method("debug", 0, consoleLog), .method("info", 0, consoleLog),
            .method("dirxml", 0, consoleLog), .method("error", 0, consoleWarn), .method("groupCollapsed", 0, consoleGroup),
        ])
        addLate(console, "Console") { (vm, _) throws(JSThrow) in
            let made = try vm.getV(vm.exports(of: .console), vm.key("Console"))
            vm.define(vm[.console], vm.key("Console"), made, .all)
            return made
        }
        installListed(on: console, [
            .method("profile", 0, consoleNothing), .method("profileEnd", 0, consoleNothing), .method("timeStamp", 0, consoleNothing),
            .method("context", 0, consoleContext), .method("createTask", 0, consoleCreateTask),
        ])
        installTag(console, "console")
        addGlobal(key("console"), Value(console))
    }

    /// The console's methods are enumerable, and their lengths are 0.
    func installListed(on object: JSObject, _ methods: [Builtin]) {
        for row in methods {
            guard case .text(let name) = row.name, case .method(let length, let function) = row.kind else { continue }
            let key = self.key(name)
            addProperty(object, key, Value(newNativeFunction(key, length: length, function)), .all)
        }
    }

    /// How the console shows what is not a string.
    func consoleOptions() throws(JSThrow) -> InspectOptions {
        let roots = openRoots(); defer { roots.close() }
        var options = try defaultInspectOptions(roots)
        options.colors = options.colors || host.usesColor
        return options
    }

    func writeToConsole(_ text: String, isError: Bool) {
        noteWrite(toErrors: isError, byConsole: true)
        let indentation = state.pointee.console.indentation
        if indentation.isEmpty { return host.write(text, isError) }
        var indented = indentation
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.offset > 0 { indented += "\n" + indentation }
            indented += line.element
        }
        host.write(indented, isError)
    }

    /// A warning of the console about its own use.
    func warnOnConsole(_ text: String) {
        let held = exception
        do throws(JSThrow) { try warn(text, "Warning") } catch { exception = held }
    }

    /// What the script now has under this name: a `console.log` that was replaced sees what the other methods log.
    @discardableResult
    func callConsole(_ method: StaticString, _ arguments: [Value]) throws(JSThrow) -> Value {
        let roots = openRoots(); defer { roots.close() }
        roots.add(arguments)
        return try invoke(Value(self[.console]), key(method), arguments)
    }
}

/// console.context ( ): V8's, a console of its own; what is written to it comes out with the rest.
private func consoleContext(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { Value(vm.newObject(prototype: Value(vm[.console]))) }

/// console.createTask ( name ): V8's. `run` calls a function.
private func consoleCreateTask(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments[0].isString, !arguments[0].asString.isEmpty else { throw vm.throwing(Value(vm.newError(.errorPrototype, "First argument must be a non-empty string."))) }
    let task = vm.newObject()
    vm.install(on: task, [.method("run", 1) { (vm, arguments) throws(JSThrow) in
        guard arguments[0].isCallable else { throw vm.throwing(Value(vm.newError(.errorPrototype, "First argument must be a function."))) }
        return try vm.call(arguments[0], this: .undefined)
    }])
    return Value(task)
}

/// console.log, and `info`, `debug` and `dirxml`, which do the same.
private func consoleLog(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if arguments.count == 1, arguments[0].isString {
        vm.writeToConsole(vm.swiftString(arguments[0].asString), isError: false)
        return .undefined
    }
    vm.writeToConsole(try vm.formatLog(arguments.list(), try vm.consoleOptions()), isError: false)
    return .undefined
}

/// console.warn and console.error
private func consoleWarn(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    vm.writeToConsole(try vm.formatLog(arguments.list(), try vm.consoleOptions()), isError: true)
    return .undefined
}

/// console.dir ( object [ , options ] ): without custom inspection.
private func consoleDir(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    var options = try vm.consoleOptions()
    options.customInspect = false
    let roots = vm.openRoots(); defer { roots.close() }
    try vm.applyInspectOptions(arguments[1], to: &options, roots)
    vm.writeToConsole(try vm.inspect(arguments[0], options), isError: false)
    return .undefined
}

/// console.trace: the text, and the calls under way.
private func consoleTrace(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let message = try vm.formatLog(arguments.list(), try vm.consoleOptions())
    var calls = ""
    if let captured = CapturedCalls(vm.capturedTrace()) { calls = vm.swiftString(try vm.text(of: captured)) }
    try vm.callConsole("error", [Value(vm.string((message.isEmpty ? "Trace" : "Trace: \(message)") + calls))])
    return .undefined
}

/// console.assert ( condition, ...data )
private func consoleAssert(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if vm.toBoolean(arguments[0]) { return .undefined }
    var data = arguments.list(from: 1)
    let text = data.isEmpty ? "" : ": \(vm.swiftString(try vm.toString(data[0])))"
    let first = Value(vm.string("Assertion failed\(text)"))
    if data.isEmpty { data = [first] } else { data[0] = first }
    try vm.callConsole("warn", data)
    return .undefined
}

/// console.group and console.groupCollapsed: what follows is indented.
private func consoleGroup(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if arguments.count > 0 { try vm.callConsole("log", arguments.list()) }
    vm.state.pointee.console.indentation += "  "
    return .undefined
}

private func consoleGroupEnd(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    vm.state.pointee.console.indentation.removeLast(min(2, vm.state.pointee.console.indentation.utf8.count))
    return .undefined
}

/// `clear` where there is no terminal, `profile` and `timeStamp` where no debugger listens: Node does nothing either.
private func consoleNothing(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { .undefined }
