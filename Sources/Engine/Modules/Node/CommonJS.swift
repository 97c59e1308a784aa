import Syntax

// CommonJS modules as Node has them: a file is the body of a function, and `require` gives what it left in `module.exports`.

final class CommonJS {
    let vm: VM
    let resolver: NodeResolver
    /// `require.cache`: modules by file.
    let cache: JSObject
    /// `module.constructor.prototype`
    private let modulePrototype: JSObject
    /// `require.main`
    private(set) var main = Value.undefined
    private let symbols: [PropertyKey]
    /// `require.extensions`
    private let extensions: JSObject
    private var madeConstructor = Value.undefined
    /// Which file asked for a file first.
    private var parents: [String: String] = [:]

    init(_ vm: VM, _ resolver: NodeResolver) {
        self.vm = vm
        self.resolver = resolver
        cache = vm.newObject(prototype: .null)
        modulePrototype = vm.newObject()
        extensions = vm.newObject(prototype: .null)
        symbols = ["kIsMainSymbol", "kIsCachedByESMLoader", "kFormat", "kIsExecuting"].map { PropertyKey(vm.newSymbol(Value(vm.string($0)))) }
        vm.keepForModules(Value(cache))
        vm.keepForModules(Value(modulePrototype))
        vm.keepForModules(Value(extensions))
        for name in [".js", ".json", ".node"] { vm.addProperty(extensions, key(name), Value(vm.newNativeFunction(vm[.emptyString], length: 2, extensionFunction)), .all) }
        for symbol in symbols { vm.keepForModules(Value(bits: symbol.bits)) }
        let require = vm.newNativeFunction(vm.key("require"), length: 1, moduleRequire)
        vm.addProperty(modulePrototype, vm.key("isPreloading"), .false, .hidden)
        vm.addProperty(modulePrototype, vm.key("require"), Value(require), .all)
        vm.addProperty(modulePrototype, vm.key("_compile"), Value(vm.newNativeFunction(vm.key("_compile"), length: 3, moduleCompile)), .all)
        let parent = vm.newNativeFunction(vm.key("parent"), length: 0, moduleParent)
        vm.addProperty(modulePrototype, vm.key("parent"), Value(vm.newAccessor(getter: Value(parent), setter: .undefined)), [.configurable, .accessor])
        // As in Node it is an accessor, so that modules are shown without its name.
        let made = vm.newNativeFunction(vm.key("get constructor"), length: 0, moduleConstructorOf)
        vm.addProperty(modulePrototype, vm[.constructor], Value(vm.newAccessor(getter: Value(made), setter: .undefined)), [.configurable, .accessor])
    }

    /// `Module`: what `node:module` is, and what makes modules. It is there when somebody asks for it.
    var constructor: Value {
        if madeConstructor.isUndefined {
            if let observer = vm.observer { observer.installBuiltins(vm) { self.madeConstructor = Value(self.newConstructor()) } } else { madeConstructor = Value(newConstructor()) }
            vm.keepForModules(madeConstructor)
        }
        return madeConstructor
    }
    /// The same, nil where nobody has asked.
    var constructorIfMade: JSObject? { madeConstructor.isObject ? madeConstructor.asObject : nil }

    private func newConstructor() -> JSObject {
        let constructor = vm.newNativeFunction(vm.key("Module"), length: 0, isConstructor: true, moduleConstructor)
        vm.materialize(constructor)
        vm.addProperty(constructor, vm[.prototype], Value(modulePrototype), .writable)
        vm.addProperty(constructor, vm.key("_cache"), Value(cache), .all)
        vm.addProperty(constructor, vm.key("_extensions"), Value(extensions), .all)
        vm.fillModuleModule(constructor)
        installMethods(on: constructor)
        return constructor
    }
    func newModule() -> JSObject { vm.newObject(prototype: Value(modulePrototype)) }
    /// The module that asked for this one first; null for the program's own.
    func parent(of module: JSObject) -> Value {
        if Value(module) == main { return .null }
        guard let parent = parents[path(of: module)] else { return .undefined }
        return vm.dataProperty(of: cache, key(parent)) ?? .undefined
    }

    // MARK: Module objects

    /// Its name or its package says that it is CommonJS.
    private func saysCommonJS(_ path: String) throws(JSThrow) -> Bool {
        switch Path.fileExtension(path) {
        case "cjs": true
        case "js": resolver.packages.type(of: try resolver.packages.scope(of: path)) == "commonjs"
        default: false
        }
    }

    /// A module that has not run. Who is asked for by `require`, or the program itself, says whether it is the main one.
    func newModule(_ path: String, isMain: Bool, isImported: Bool = false) -> JSObject {
        let module = vm.newObject(prototype: Value(modulePrototype)), folder = Path.folder(of: path)
        func set(_ name: StaticString, _ value: Value) { vm.addProperty(module, vm.key(name), value, .all) }
        set("id", Value(vm.string(isMain ? "." : path)))
        set("path", Value(vm.string(folder)))
        set("exports", Value(vm.newObject()))
        set("filename", Value(vm.string(path)))
        set("loaded", .false)
        set("children", Value(vm.newArray()))
        let paths = Path.ancestors(of: folder).filter { Path.name(of: $0) != "node_modules" }.map { Value(vm.string(Path.join($0, "node_modules"))) }
        set("paths", Value(vm.newArray(paths)))
        if !isImported { vm.addProperty(module, symbols[0], isMain ? .true : .false, .all) }
        vm.addProperty(module, symbols[1], isImported ? .true : .false, .all)
        return module
    }

    private func key(_ text: String) -> PropertyKey { vm.key(vm.string(text)) }
    func path(of module: JSObject) -> String {
        guard let value = vm.dataProperty(of: module, vm.key("filename")), value.isString else { return "" }
        return vm.swiftString(value.asString)
    }
    func exports(of module: JSObject) throws(JSThrow) -> Value { try vm.get(module, vm.key("exports")) }

    /// The `require` function of a module.
    func newRequire(for module: JSObject) -> JSObject {
        let require = vm.newNativeFunction(vm.key("require"), length: 1, data: Value(module), requireFunction)
        let resolve = vm.newNativeFunction(vm.key("resolve"), length: 2, data: Value(module), requireResolveFunction)
        vm.materialize(require)
        vm.materialize(resolve)
        vm.addProperty(resolve, vm.key("paths"), Value(vm.newNativeFunction(vm.key("paths"), length: 1, data: Value(module), resolvePathsFunction)), .all)
        vm.addProperty(require, vm.key("resolve"), Value(resolve), .all)
        vm.addProperty(require, vm.key("main"), main, .all)
        vm.addProperty(require, vm.key("extensions"), Value(extensions), .all)
        vm.addProperty(require, vm.key("cache"), Value(cache), .all)
        return require
    }

    // MARK: Running

    /// Runs a program's file.
    func runMain(_ path: String, _ text: [UInt16], _ read: CommonJSText?) throws(JSThrow) {
        let module = newModule(path, isMain: true)
        main = Value(module)
        vm.keepForModules(main)
        try load(module, path, text, read)
    }

    /// The module of a file that is not cached; it is while it runs, and stays so where that ends well.
    private func load(_ module: JSObject, _ path: String, _ text: [UInt16], _ read: CommonJSText?) throws(JSThrow) {
        vm.define(cache, key(path), Value(module))
        do {
            if Path.fileExtension(path) == "json" {
                do { try vm.set(module, vm.key("exports"), vm.parseJSON(vm.string(units: text))) } catch { throw inJSON(path, error) }
            } else {
                if try saysCommonJS(path) { vm.addProperty(module, symbols[2], Value(vm.string("commonjs")), .all) }
                vm.addProperty(module, symbols[3], .true, .all)
                _ = try run(module, path, text, read)
                vm.define(module, symbols[3], .false)
            }
        } catch {
            let thrown = vm.exception
            _ = try? vm.delete(cache, key(path))
            try? endCircle(of: module)
            throw vm.throwing(thrown)
        }
        vm.define(module, vm.key("loaded"), .true)
        try endCircle(of: module)
    }

    /// A syntax error says in which file.
    private func inJSON(_ path: String, _ error: JSThrow) -> JSThrow {
        if vm.exception.isObject, let message = vm.dataProperty(of: vm.exception.asObject, vm[.message]), message.isString {
            vm.define(vm.exception.asObject, vm[.message], Value(vm.string("\(path): \(vm.swiftString(message.asString))")), .hidden)
        }
        let thrown = vm.throwing(vm.exception)
        vm.noteHiddenThrow("node:internal/modules/cjs/loader:1644\n    throw err;\n    ^\n")
        return thrown
    }

    func run(_ module: JSObject, _ path: String, _ text: [UInt16], _ read: CommonJSText?) throws(JSThrow) -> Value {
        let tree: CommonJSText
        if let read { tree = read } else { tree = try vm.readCommonJS(text, name: resolver.files.shown(path), origin: vm.addOrigin(path: path)) }
        let function = try vm.compile(tree)
        let roots = vm.openRoots(); defer { roots.close() }
        roots.add(function)
        let exports = try exports(of: module), require = newRequire(for: module)
        roots.add(require)
        return try vm.call(function, this: exports, [exports, Value(require), Value(module), Value(vm.string(path)), Value(vm.string(Path.folder(of: path)))])
    }

    // MARK: require

    /// `require(specifier)` in a module.
    func require(_ specifier: String, from parent: JSObject) throws(JSThrow) -> Value {
        switch try resolve(specifier, from: parent) {
        case .builtIn(let name): return try vm.builtInModule(name)
        case .file(let path): return try require(file: path, from: parent)
        }
    }

    func resolve(_ specifier: String, from parent: JSObject) throws(JSThrow) -> Resolution {
        if let found = try resolver.requireResolve(specifier, from: path(of: parent)) { return found }
        var stack: [String] = [], next: String? = path(of: parent)
        while let path = next, !path.isEmpty, !stack.contains(path) {
            stack.append(path)
            next = parents[path]
        }
        let message = "Cannot find module '\(specifier)'" + (stack.isEmpty ? "" : "\nRequire stack:\n" + stack.map { "- \($0)" }.joined(separator: "\n"))
        let error = vm.newError(.errorPrototype, message)
        vm.define(error, vm[.code], Value(vm.string("MODULE_NOT_FOUND")))
        vm.define(error, vm.key("requireStack"), Value(vm.newArray(stack.map { Value(vm.string($0)) })))
        let thrown = vm.throwing(Value(error))
        vm.noteHiddenThrow("node:internal/modules/cjs/loader:1210\n  throw err;\n  ^\n")
        throw thrown
    }

    private func require(file path: String, from parent: JSObject) throws(JSThrow) -> Value {
        let known = try vm.get(cache, key(path))
        if known.isObject {
            try adopt(known.asObject, by: parent)
            return try exportsAgain(of: known.asObject)
        }
        guard let modules = vm.moduleHost as? NodeModules, let text = resolver.files.text(path) else { throw unreadable(path) }
        var read: CommonJSText?
        if Path.fileExtension(path) != "json" {
            guard case .commonJS(let found) = try modules.format(of: path, text) else { return try modules.requireModule(path, from: self.path(of: parent)) }
            read = found
        }
        let module = newModule(path, isMain: false)
        let roots = vm.openRoots(); defer { roots.close() }
        roots.add(module)
        parents[path] = self.path(of: parent)
        try adopt(module, by: parent)
        do { try load(module, path, text, read) } catch {
            let thrown = vm.exception
            try? leave(module, parent)
            throw vm.throwing(thrown)
        }
        return try exports(of: module)
    }

    func unreadable(_ path: String) -> JSThrow {
        vm.nodeError(.errorPrototype, "ERR_ACCESS_DENIED", "Access to '\(path)' has been restricted: Leash reads JavaScript and JSON in the program's own folder and nothing else")
    }

    /// `children`
    private func adopt(_ child: JSObject, by parent: JSObject) throws(JSThrow) {
        let children = try vm.get(parent, vm.key("children"))
        guard children.isObject(.array), children.asObject.isDenseArray, let elements = children.asObject.elements else {
            if children.isObject(.array) { try vm.append(children.asObject, Value(child)) }
            return
        }
        for i in 0..<elements.count where elements[i] == Value(child) { return }
        try vm.append(children.asObject, Value(child))
    }

    /// A module that could not be loaded is nobody's child.
    private func leave(_ child: JSObject, _ parent: JSObject) throws(JSThrow) {
        let children = try vm.get(parent, vm.key("children"))
        guard children.isObject(.array), let elements = children.asObject.elements, elements.count > 0, elements[elements.count - 1] == Value(child) else { return }
        try vm.set(children.asObject, vm.key("length"), Value(int32: Int32(elements.count - 1)))
    }

    // MARK: From ES modules

    /// A JSON file's value as `require` gives it; nil where it was not read.
    func knownJSON(_ path: String) throws(JSThrow) -> Value? {
        let known = try vm.get(cache, key(path))
        guard known.isObject, try vm.get(known.asObject, vm.key("loaded")) == .true else { return nil }
        return try exports(of: known.asObject)
    }

    /// What a module imported of a JSON file is what `require` gives from now on.
    func keepJSON(_ path: String, _ value: Value) {
        let module = vm.newObject()
        vm.addProperty(module, vm.key("exports"), value, .all)
        vm.addProperty(module, vm.key("loaded"), .true, .all)
        vm.define(cache, key(path), Value(module))
    }

    /// What can be imported of a file by name.
    func exportNames(_ path: String, _ text: [UInt16], _ visited: inout Set<String>) -> [[UInt16]] {
        guard visited.insert(path).inserted else { return [] }
        let found = CommonJSExports(text)
        var names = found.names
        for specifier in found.reexports {
            let held = vm.exception
            guard case .file(let other)? = try? resolver.requireResolve(String(decoding: specifier, as: UTF16.self), from: path),
                  Path.fileExtension(other) != "json", let text = resolver.files.text(other) else {
                vm.exception = held
                continue
            }
            names += exportNames(other, text, &visited)
        }
        return names
    }

    /// Runs a file that a module imports, unless it has run; its `module.exports`.
    func importFile(_ path: String) throws(JSThrow) -> Value {
        let known = try vm.get(cache, key(path))
        if known.isObject { return try exports(of: known.asObject) }
        guard let text = resolver.files.text(path) else { throw unreadable(path) }
        let module = newModule(path, isMain: false, isImported: true)
        let roots = vm.openRoots(); defer { roots.close() }
        roots.add(module)
        try load(module, path, text, nil)
        return try exports(of: module)
    }
}

/// The text of a CommonJS module, read but not compiled.
struct CommonJSText {
    let source: SourceText
    let node: ScriptNode
}

extension VM {
    func readCommonJS(_ text: [UInt16], name: String, origin: Int) throws(JSThrow) -> CommonJSText {
        let source = SourceText(name: name, units: text, origin: origin)
        var options = ParseOptions()
        options.checkpoint = parseCheckpoint
        do { return CommonJSText(source: source, node: try Parser.parseCommonJS(source, options: options)) } catch {
            let thrown = throwing(ScriptError(syntax: error, source: source))
            noteTextError(in: source, error.range)
            throw thrown
        }
    }

    /// The function whose body is the text.
    func compile(_ text: CommonJSText) throws(JSThrow) -> Value {
        let script: CompiledScript
        do throws(ScriptError) { script = try compile(text.node, wantsValue: true) } catch { throw throwing(error) }
        return try run(script)
    }
}

private func specifier(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> String {
    try checkSpecifier(vm, arguments)
    return vm.swiftString(arguments[0].asString)
}

private func checkSpecifier(_ vm: VM, _ arguments: Arguments) throws(JSThrow) {
    guard arguments[0].isString else { throw vm.invalidArgumentType("id", mustBe: "of type string", arguments[0]) }
    guard !arguments[0].asString.isEmpty else {
        throw vm.nodeError(.typeErrorPrototype, "ERR_INVALID_ARG_VALUE", "The argument 'id' must be a non-empty string. Received ''")
    }
}

private func requireFunction(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard let modules = vm.moduleHost as? NodeModules else { return .undefined }
    try checkSpecifier(vm, arguments)
    return try modules.commonJS.askedRequire(arguments[0], from: arguments.callee.nativeData.asObject)
}

/// Module.prototype.require ( id )
private func moduleRequire(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments.this.isObject, let modules = vm.moduleHost as? NodeModules else { return .undefined }
    try checkSpecifier(vm, arguments)
    return try modules.commonJS.load(arguments[0], from: arguments.this.asObject)
}

/// require.resolve.paths ( request )
private func resolvePathsFunction(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let name = try specifier(vm, arguments)
    if NodeBuiltIns.names.contains(name) || name.hasPrefix("node:") { return .null }
    let module = arguments.callee.nativeData.asObject
    if name.hasPrefix("./") || name.hasPrefix("../") { return Value(vm.newArray([try vm.get(module, vm.key("path"))])) }
    return try vm.get(module, vm.key("paths"))
}

/// new Module ( id )
private func moduleConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard let modules = vm.moduleHost as? NodeModules else { return .undefined }
    let id = arguments[0].isUndefined ? "" : vm.swiftString(try vm.toString(arguments[0]))
    let module = modules.commonJS.newModule()
    vm.addProperty(module, vm.key("id"), Value(vm.string(id)), .all)
    vm.addProperty(module, vm.key("path"), Value(vm.string(Path.folder(of: id))), .all)
    vm.addProperty(module, vm.key("exports"), Value(vm.newObject()), .all)
    vm.addProperty(module, vm.key("filename"), .null, .all)
    vm.addProperty(module, vm.key("loaded"), .false, .all)
    vm.addProperty(module, vm.key("children"), Value(vm.newArray()), .all)
    return Value(module)
}

/// get Module.prototype.constructor
private func moduleConstructorOf(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    (vm.moduleHost as? NodeModules)?.commonJS.constructor ?? .undefined
}

/// get Module.prototype.parent
private func moduleParent(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments.this.isObject, let modules = vm.moduleHost as? NodeModules else { return .undefined }
    return modules.commonJS.parent(of: arguments.this.asObject)
}

/// Files are read by `require` alone: nobody else says how.
private func extensionFunction(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    throw vm.nodeError(.errorPrototype, "ERR_ACCESS_DENIED", "Leash reads files for require alone")
}

private func requireResolveFunction(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard let modules = vm.moduleHost as? NodeModules else { return .undefined }
    let asked = try specifier(vm, arguments)
    switch try modules.commonJS.resolve(asked, from: arguments.callee.nativeData.asObject) {
    case .builtIn: return Value(vm.string(asked))
    case .file(let path): return Value(vm.string(path))
    }
}
