// Node's built-in modules, by name: how `require` and `import` come to them. Those that Leash does not have are known by name, so that asking for
// one gives a clear answer.

enum NodeBuiltIns {
    /// Makes a module's `exports`.
    typealias Maker = (VM) throws(JSThrow) -> Value

    /// What Leash has: the modules that it brings in JavaScript, and those that are made of global objects.
    static func maker(_ name: String) -> Maker? {
        if let module = BuiltinModule(specifier: name) { return { (vm) throws(JSThrow) in try vm.exports(of: module) } }
        return switch name {
        case "console": { (vm) throws(JSThrow) in
            // With its class, which nobody but those who ask for it needs.
            let console = vm[Intrinsic.console]
            _ = try vm.get(console, vm.key("Console"))
            return Value(console)
        }
        case "module": { (vm) throws(JSThrow) in (vm.moduleHost as? NodeModules)?.commonJS.constructor ?? Value(vm.fillModuleModule(vm.newObject())) }
        case "process": { (vm) throws(JSThrow) in try vm.get(vm[.global], vm.key("process")) }
        default: nil
        }
    }

    /// All that Node has under a plain name.
    static let names: Set<String> = [
        "assert", "assert/strict", "async_hooks", "buffer", "child_process", "cluster", "console", "constants", "crypto", "dgram", "diagnostics_channel", "dns",
        "dns/promises", "domain", "events", "fs", "fs/promises", "http", "http2", "https", "inspector", "inspector/promises", "module", "net", "os", "path",
        "path/posix", "path/win32", "perf_hooks", "process", "punycode", "querystring", "readline", "readline/promises", "repl", "stream",
        "stream/consumers", "stream/promises", "stream/web", "string_decoder", "sys", "timers", "timers/promises", "tls", "trace_events", "tty", "url", "util",
        "util/types", "v8", "vm", "wasi", "worker_threads", "zlib",
    ]
    /// Only with `node:` before them.
    static let prefixedNames: Set<String> = ["sea", "test", "test/reporters"]
    /// What else Node has and lists, for itself.
    static let inner = [
        "_http_agent", "_http_client", "_http_common", "_http_incoming", "_http_outgoing", "_http_server", "_stream_duplex", "_stream_passthrough", "_stream_readable",
        "_stream_transform", "_stream_wrap", "_stream_writable", "_tls_common", "_tls_wrap",
    ]
}

extension VM {
    /// The `exports` of a built-in module, the same each time.
    func builtInModule(_ name: String) throws(JSThrow) -> Value {
        if let known = state.pointee.moduleRoom.builtIns[name] { return known }
        guard let maker = NodeBuiltIns.maker(name) else {
            throw nodeError(.errorPrototype, "ERR_UNKNOWN_BUILTIN_MODULE",
                            "No such built-in module: node:\(name). Leash is for looking at a program's heap: it has no network and no processes, and not all of Node's modules")
        }
        let exports = try maker(self)
        state.pointee.moduleRoom.builtIns[name] = exports
        return exports
    }

    /// Node's error for a name of no built-in module, with what Node shows of its own text.
    func unknownBuiltin(_ specifier: String, _ excerpt: StaticString) -> JSThrow {
        let thrown = nodeError(.errorPrototype, "ERR_UNKNOWN_BUILTIN_MODULE", "No such built-in module: \(specifier)")
        noteHiddenThrow(excerpt)
        return thrown
    }

    /// An object of some of the global object's properties, where there are such.
    func moduleOfGlobals(_ names: [String]) throws(JSThrow) -> Value {
        let object = newObject()
        let roots = openRoots(); defer { roots.close() }
        roots.add(object)
        for name in names {
            let value = try get(self[.global], key(string(name)))
            if !value.isUndefined { addProperty(object, key(string(name)), value, .all) }
        }
        return Value(object)
    }

    /// What is on `node:module`.
    @discardableResult
    func fillModuleModule(_ object: JSObject) -> JSObject {
        let names = NodeBuiltIns.inner + NodeBuiltIns.names.sorted()
        addProperty(object, key("builtinModules"), Value(newArray(names.map { Value(string($0)) })), .all)
        addProperty(object, key("createRequire"), Value(newNativeFunction(key("createRequire"), length: 1, createRequire)), .all)
        addProperty(object, key("isBuiltin"), Value(newNativeFunction(key("isBuiltin"), length: 1, isBuiltin)), .all)
        addProperty(object, key("syncBuiltinESMExports"), Value(newNativeFunction(key("syncBuiltinESMExports"), length: 0, syncBuiltinESMExports)), .all)
        addProperty(object, key("Module"), Value(object), .all)
        addProperty(object, key("_nodeModulePaths"), Value(newNativeFunction(key("_nodeModulePaths"), length: 1, nodeModulePaths)), .all)
        // What stands around a file's text: it is the body of a function.
        addProperty(object, key("wrapper"), Value(newArray(moduleWrapper.map { Value(string($0)) })), .all)
        addProperty(object, key("wrap"), Value(newNativeFunction(key("wrap"), length: 1, wrapModule)), .all)
        // Nobody's text was made from another one, and loaders of the program's own are not asked.
        addProperty(object, key("findSourceMap"), Value(newNativeFunction(key("findSourceMap"), length: 1) { (_, _) throws(JSThrow) in .undefined }), .all)
        addProperty(object, key("register"), Value(newNativeFunction(key("register"), length: 1) { (vm, _) throws(JSThrow) in
            throw vm.nodeError(.errorPrototype, "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM", "module.register is not in Leash: modules are loaded in one way")
        }), .all)
        addProperty(object, key("globalPaths"), Value(newArray()), .all)
        return object
    }

    /// Objects that the module system holds for good.
    func keepForModules(_ value: Value) { state.pointee.moduleRoom.kept.append(value) }

    // MARK: Errors

    /// One of Node's errors: `TypeError [CODE]: message`, with the code as a property.
    func nodeError(_ prototype: Intrinsic, _ code: String, _ message: String) -> JSThrow {
        let error = newErrorObject(self[prototype])
        addProperty(error, self[.message], Value(string(message)), .hidden)
        captureStack(error, above: innermostNative)
        let held = exception
        do {
            // The stack shows the code beside the name, which is the class's again afterwards.
            let name = swiftString(try toString(get(error, self[.name])))
            addProperty(error, self[.name], Value(string("\(name) [\(code)]")), .hidden)
            try settleStack(error, self[.stack])
            _ = try delete(error, self[.name])
        } catch {
            exception = held
        }
        addProperty(error, self[.toString], Value(newNativeFunction(self[.toString], length: 0, nodeErrorToString)), .hidden)
        addProperty(error, self[.code], Value(string(code)), .all)
        let thrown = throwing(Value(error))
        noteHiddenThrow()
        return thrown
    }
}

private func nodeErrorToString(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments.this.isObject else { return .undefined }
    func text(_ key: PropertyKey) throws(JSThrow) -> String { vm.swiftString(try vm.toString(vm.get(arguments.this.asObject, key))) }
    return Value(vm.string("\(try text(vm[.name])) [\(try text(vm[.code]))]: \(try text(vm[.message]))"))
}

/// module.createRequire ( filename )
private func createRequire(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    var path = vm.swiftString(try vm.toString(arguments[0]))
    if path.hasPrefix("file://") { path = String(path.dropFirst(7)) }
    guard path.hasPrefix("/"), let modules = vm.moduleHost as? NodeModules else {
        let given = arguments[0].isString ? "'\(path)'" : vm.describeForError(arguments[0])
        throw vm.nodeError(.typeErrorPrototype, "ERR_INVALID_ARG_VALUE",
                           "The argument 'filename' must be a file URL object, file URL string, or absolute path string. Received \(given)")
    }
    return Value(modules.commonJS.newRequire(for: modules.commonJS.newModule(path, isMain: false)))
}

private let moduleWrapper = ["(function (exports, require, module, __filename, __dirname) { ", "\n});"]

/// module.wrap ( script )
private func wrapModule(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(vm.string(moduleWrapper[0] + vm.swiftString(try vm.toString(arguments[0])) + moduleWrapper[1]))
}

/// module.isBuiltin ( name )
private func isBuiltin(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments[0].isString else { return .false }
    let name = vm.swiftString(arguments[0].asString)
    guard name.hasPrefix("node:") else { return Value(NodeBuiltIns.names.contains(name) || NodeBuiltIns.inner.contains(name)) }
    let plain = String(name.dropFirst(5))
    return Value(NodeBuiltIns.names.contains(plain) || NodeBuiltIns.inner.contains(plain) || NodeBuiltIns.prefixedNames.contains(plain))
}

/// module.syncBuiltinESMExports ( ): what was imported of built-in modules is what they export now.
private func syncBuiltinESMExports(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try (vm.moduleHost as? NodeModules)?.syncBuiltIns()
    return .undefined
}

/// Module._nodeModulePaths ( from ): where packages are looked for.
private func nodeModulePaths(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let folders = Path.ancestors(of: vm.swiftString(try vm.toString(arguments[0]))).filter { Path.name(of: $0) != "node_modules" }
    return Value(vm.newArray(folders.map { Value(vm.string(Path.join($0, "node_modules"))) }))
}
