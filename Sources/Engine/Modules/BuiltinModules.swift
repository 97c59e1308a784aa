import Syntax

// Modules that come with the engine and are written in JavaScript: `node:events` and its kin, and what the classes of the web are made of. Each is a
// function's body, as a CommonJS module is, in a Swift file of Modules/Sources; it is compiled when somebody first asks for it. In stacks it
// has no frames, and what it makes while it loads is the engine's.

/// A built-in module. Its raw value is the name that `require` knows; those that begin with `internal/` are the engine's own.
public enum BuiltinModule: String, CaseIterable, Sendable {
    case events, util, url
    case assert, assertStrict = "assert/strict"
    case timers, timersPromises = "timers/promises"
    case perfHooks = "perf_hooks"
    case path, pathPosix = "path/posix", pathWindows = "path/win32"
    case buffer, querystring
    case stringDecoder = "string_decoder"
    case utilTypes = "util/types"
    case stream, streamPromises = "stream/promises"
    case streamWeb = "stream/web", streamConsumers = "stream/consumers"
    case files = "fs", filesPromises = "fs/promises", domain, constants
    case crypto, vm, os, readline, readlinePromises = "readline/promises"
    case zlib, v8, punycode, tty, sys
    case asyncHooks = "async_hooks", diagnosticsChannel = "diagnostics_channel", workerThreads = "worker_threads"
    /// With `node:` before it alone.
    case test
    /// Leash's own: it has no other name.
    case heap = "leash:heap"
    case process = "internal/process", errors = "internal/errors", comparisons = "internal/comparisons"
    case webEvents = "internal/web_events", encoding = "internal/encoding", messaging = "internal/messaging"
    case parseArguments = "internal/parse_args", mime = "internal/mime", utilOld = "internal/util_old"
    case blob = "internal/blob", console = "internal/console", urlOld = "internal/url_old"
    case stdio = "internal/stdio", environment = "internal/environment", callSites = "internal/call_sites"
    case webReadable = "internal/web_readable", webWritable = "internal/web_writable", mocking = "internal/mocking"
    case fetch = "internal/fetch", webCompression = "internal/web_compression", circular = "internal/circular"

    var isInternal: Bool { rawValue.hasPrefix("internal/") }

    /// What `require(name)` and `import` from it mean, with or without `node:`; nil for what is no built-in module.
    public init?(specifier: String) {
        self.init(rawValue: specifier.hasPrefix("node:") ? String(specifier.dropFirst(5)) : specifier)
        if isInternal || self == .heap && specifier.hasPrefix("node:") { return nil }
    }

    /// The body. It finds `exports`, `module`, `require` for other built-in modules, and `internal`: functions of the engine.
    var source: String {
        switch self {
        case .events: ModuleSource.events
        case .timers: ModuleSource.timers
        case .timersPromises: ModuleSource.timersPromises
        case .perfHooks: ModuleSource.perfHooks
        case .process: ModuleSource.process
        case .util: ModuleSource.util
        case .url: ModuleSource.url
        case .assert: ModuleSource.assert
        case .assertStrict: ModuleSource.assertStrict
        case .errors: ModuleSource.errors
        case .comparisons: ModuleSource.comparisons
        case .webEvents: ModuleSource.webEvents
        case .encoding: ModuleSource.encoding
        case .heap: ModuleSource.heap
        case .path: ModuleSource.path
        case .pathPosix: "module.exports = require('path').posix;"
        case .pathWindows: "module.exports = require('path').win32;"
        case .buffer: ModuleSource.buffer
        case .querystring: ModuleSource.querystring
        case .stringDecoder: ModuleSource.stringDecoder
        case .utilTypes: "module.exports = require('util').types;"
        case .asyncHooks: ModuleSource.asyncHooks
        case .diagnosticsChannel: ModuleSource.diagnosticsChannel
        case .workerThreads: ModuleSource.workerThreads
        case .messaging: ModuleSource.messaging
        case .parseArguments: ModuleSource.parseArguments
        case .mime: ModuleSource.mime
        case .utilOld: ModuleSource.utilOld
        case .stream: ModuleSource.stream
        case .streamWeb: ModuleSource.streamWeb
        case .streamConsumers: ModuleSource.streamConsumers
        case .webReadable: ModuleSource.webReadable
        case .webWritable: ModuleSource.webWritable
        case .test: ModuleSource.test
        case .mocking: ModuleSource.mocking
        case .files: ModuleSource.files
        case .domain: ModuleSource.domain
        case .constants: ModuleSource.constants
        case .filesPromises: "module.exports = require('fs').promises;"
        case .crypto: ModuleSource.crypto
        case .vm: ModuleSource.vm
        case .os: ModuleSource.os
        case .readline: ModuleSource.readline
        case .readlinePromises: "module.exports = require('readline').promises;"
        case .stdio: ModuleSource.stdio
        case .environment: ModuleSource.environment
        case .callSites: ModuleSource.callSites
        case .streamPromises: "module.exports = require('stream').promises;"
        case .blob: ModuleSource.blob
        case .fetch: ModuleSource.fetch
        case .webCompression: ModuleSource.webCompression
        case .circular: ModuleSource.circular
        case .zlib: ModuleSource.zlib
        case .v8: ModuleSource.v8
        case .punycode: ModuleSource.punycode
        case .tty: ModuleSource.tty
        case .sys: ModuleSource.sys
        case .console: ModuleSource.console
        case .urlOld: ModuleSource.urlOld
        }
    }

    fileprivate var ordinal: Int { BuiltinModule.allCases.firstIndex(of: self) ?? 0 }
}

/// The texts, one an extension.
enum ModuleSource {}

/// What the modules that were loaded export.
struct BuiltinModules {
    /// By module; `.empty` for those that were not loaded.
    fileprivate(set) var exports = [Value](repeating: .empty, count: BuiltinModule.allCases.count)
    /// What modules are given as `internal`; `.empty` until the first one is loaded.
    fileprivate(set) var internals = Value.empty
    /// `inspect.defaultOptions`, where somebody has asked for them.
    var inspectDefaults = Value.undefined
}

extension VM {
    /// What the module exports. It is loaded where it was not.
    public func exports(of module: BuiltinModule) throws(JSThrow) -> Value {
        let known = state.pointee.modules.exports[module.ordinal]
        if !known.isEmpty { return known }
        var isDone = false
        let load = { () -> Void in
            do throws(JSThrow) {
                try self.load(module)
                isDone = true
            } catch {}
        }
        if let observer { observer.installBuiltins(self, load) } else { load() }
        if !isDone {
            state.pointee.modules.exports[module.ordinal] = .empty
            throw JSThrow()
        }
        return state.pointee.modules.exports[module.ordinal]
    }

    /// It was loaded already.
    func isLoaded(_ module: BuiltinModule) -> Bool { !state.pointee.modules.exports[module.ordinal].isEmpty }

    private func load(_ module: BuiltinModule) throws(JSThrow) {
        let text = "(function (exports, require, module, internal) { 'use strict';" + module.source + "\n})"
        let script: CompiledScript
        do { script = try compile(SourceText(name: "node:\(module.rawValue)", text: text), wantsValue: true) } catch { throw throwing(error) }
        let roots = openRoots(); defer { roots.close() }
        let body = try run(script)
        roots.add(body)
        let holder = newObject(), exports = newObject(), exportsKey = key("exports")
        roots.add(holder)
        addProperty(holder, exportsKey, Value(exports), .all)
        // Those that it asks for may ask for it.
        state.pointee.modules.exports[module.ordinal] = Value(exports)
        let require = newNativeFunction(key("require"), length: 1, requireBuiltin)
        _ = try call(body, this: Value(exports), [Value(exports), Value(require), Value(holder), Value(internals())])
        state.pointee.modules.exports[module.ordinal] = try get(holder, exportsKey)
    }

    private func internals() -> JSObject {
        if state.pointee.modules.internals.isObject { return state.pointee.modules.internals.asObject }
        let object = newObject()
        installInternals(object)
        state.pointee.modules.internals = Value(object)
        return object
    }
}

/// `require` as built-in modules have it.
private func requireBuiltin(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let name = vm.swiftString(try vm.toString(arguments[0]))
    guard let module = BuiltinModule(rawValue: name) else { throw vm.typeError("no built-in module '\(name)'") }
    return try vm.exports(of: module)
}
