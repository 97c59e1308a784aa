import Syntax

// The modules of a program as Node finds, reads and runs them.

/// Node's module system on one machine.
public final class NodeModules: ModuleHost {
    let vm: VM
    let resolver: NodeResolver
    let commonJS: CommonJS
    /// test262's files are modules, whatever their package.json says.
    private let takesAllForModules: Bool
    private var loaded: [String: ModuleNumber] = [:]

    /// How often the program has asked for a module or a file, whether it is there or not.
    public var modulesAskedFor: Int { resolver.askedFor }

    /// From now on no file is read: somebody else's code runs.
    public func close() { resolver.files.close() }

    /// What the program may read. Whoever asks for this asks for a file.
    func filesAskedFor() -> ProgramFiles {
        resolver.askedFor += 1
        return resolver.files
    }

    public init(_ vm: VM, _ files: ProgramFiles, takesAllForModules: Bool = false) {
        self.vm = vm
        self.takesAllForModules = takesAllForModules
        resolver = NodeResolver(vm, files)
        commonJS = CommonJS(vm, resolver)
    }

    /// The tree of a CommonJS file is there where the text had to be read to find out what it is.
    enum Format {
        case module
        case commonJS(CommonJSText?)

        var isModule: Bool { if case .module = self { true } else { false } }
    }

    /// What a JavaScript file is: by its name, its package.json, and where these say nothing by what is written in it.
    func format(of path: String, _ text: [UInt16]) throws(JSThrow) -> Format {
        if takesAllForModules { return .module }
        switch Path.fileExtension(path) {
        case "mjs": return .module
        case "cjs": return .commonJS(nil)
        default:
            if let type = resolver.packages.type(of: try resolver.packages.scope(of: path)) { return type == "module" ? .module : .commonJS(nil) }
            return detectFormat(path, text)
        }
    }

    /// A text that is no CommonJS, and would be a module.
    private func detectFormat(_ path: String, _ text: [UInt16]) -> Format {
        let held = vm.exception
        if let read = try? vm.readCommonJS(text, name: resolver.files.shown(path), origin: vm.addOrigin(path: path)) { return .commonJS(read) }
        let words = vm.plainErrorText(vm.exception) ?? ""
        vm.exception = held
        // What only a module may say makes it one, with all its faults.
        let signs = ["Cannot use import statement outside a module", "Unexpected token 'export'", "Cannot use 'import.meta' outside a module"]
        if signs.contains(where: words.hasSuffix) { return .module }
        return (try? Parser.parseModule(SourceText(name: "", units: text))) != nil ? .module : .commonJS(nil)
    }

    // MARK: Programs

    /// Runs a program's file to the end of its first job; gives the promise of its evaluation where it is a module.
    public func runMain(_ path: String, _ text: [UInt16]) throws(JSThrow) -> JSObject? {
        var read: CommonJSText?
        if Path.fileExtension(path) != "json" {
            guard case .commonJS(let found) = try format(of: path, text) else { return try runModule(text, path: path) }
            read = found
        }
        try commonJS.runMain(path, text, read)
        return nil
    }

    /// Runs a text as a module.
    public func runModule(_ text: [UInt16], path: String, name: String? = nil) throws(JSThrow) -> JSObject {
        let number = try vm.parseModule(text, name: name ?? PercentEncoding.fileURL(path), path: path, title: title(path))
        loaded[path] = number
        try vm.loadRequestedModules(number)
        try vm.link(number)
        return try vm.evaluateModule(number)
    }

    /// Gives scripts that are in no file (`-e`, the prompt) their `require` and what goes with it.
    public func installRequire(folder: String, name: String) {
        let module = commonJS.newModule(Path.join(folder, name), isMain: false), global = vm[Intrinsic.global]
        vm.keepForModules(Value(module))
        let rows: [(StaticString, Value)] = [
            ("require", Value(commonJS.newRequire(for: module))), ("module", Value(module)), ("exports", vm.dataProperty(of: module, vm.key("exports")) ?? .undefined),
            ("__filename", Value(vm.string(name))), ("__dirname", Value(vm.string("."))),
        ]
        for (name, value) in rows { vm.define(global, vm.key(name), value, .hidden) }
    }

    // MARK: ModuleHost

    /// Of a CommonJS module's name that no module has, says so.
    public func explain(_ vm: VM, _ error: Value, path: String) throws(JSThrow) {
        guard error.isObject(.error), let words = vm.plainErrorText(error), words.hasPrefix("ReferenceError: "), words.hasSuffix(" is not defined"),
              let name = ["require", "module", "exports", "__filename", "__dirname"].first(where: { words == "ReferenceError: \($0) is not defined" }) else { return }
        var more = " in ES module scope" + (name == "require" ? ", you can use import instead" : "")
        if Path.fileExtension(path) == "js", let package = try resolver.packages.scope(of: path), resolver.packages.type(of: package) == "module" {
            more += "\nThis file is being treated as an ES module because it has a '.js' file extension and '\(Path.join(package.folder, "package.json"))' contains "
                + "\"type\": \"module\". To treat it as a CommonJS script, rename it to use the '.cjs' file extension."
        }
        let plain = "\(name) is not defined", stack = try vm.get(error.asObject, vm[.stack])
        vm.define(error.asObject, vm[.message], Value(vm.string(plain + more)), .hidden)
        guard stack.isString else { return }
        let text = vm.swiftString(stack.asString), first = "ReferenceError: " + plain
        if text.hasPrefix(first) { vm.replaceStack(error.asObject, Value(vm.string(first + more + text.dropFirst(first.count)))) }
    }

    public func load(_ vm: VM, _ request: ModuleRequest) throws(JSThrow) -> ModuleNumber {
        let type = request.attributes.first { $0.key == "type" }?.value
        if request.specifier.hasPrefix("data:") { return try loadData(request.specifier, type) }
        let (found, suffix) = try resolver.resolve(request.specifier, from: request.referrer)
        switch found {
        case .builtIn(let name):
            if let type { throw typeMismatch("node:" + name, type) }
            return try cached("node:" + name) { () throws(JSThrow) in try builtIn(name) }
        case .file(let path): return try cached(path + suffix + (type.map { "#type=\($0)" } ?? "")) { () throws(JSThrow) in try load(path, suffix, type) }
        }
    }

    func cached(_ key: String, _ make: () throws(JSThrow) -> ModuleNumber) throws(JSThrow) -> ModuleNumber {
        if let known = loaded[key] { return known }
        let number = try make()
        loaded[key] = number
        return number
    }

    private func load(_ path: String, _ suffix: String, _ type: String?) throws(JSThrow) -> ModuleNumber {
        let url = PercentEncoding.fileURL(path) + suffix, ending = Path.fileExtension(path)
        if let type, type != "json" {
            throw vm.nodeError(.typeErrorPrototype, "ERR_IMPORT_ASSERTION_TYPE_UNSUPPORTED", "Import attribute type \"\(type)\" is unsupported")
        }
        if ending == "json" {
            guard type == "json" else {
                throw vm.nodeError(.typeErrorPrototype, "ERR_IMPORT_ASSERTION_TYPE_MISSING", "Module \"\(url)\" needs an import attribute of type \"json\"")
            }
            guard let text = resolver.files.text(path) else { throw commonJS.unreadable(path) }
            guard suffix.isEmpty else { return try vm.parseJSONModule(text, name: title(path), place: path) }
            if let known = try commonJS.knownJSON(path) { return vm.newJSONModule(known, name: title(path)) }
            let value = try vm.parseJSON(text, place: path)
            commonJS.keepJSON(path, value)
            return vm.newJSONModule(value, name: title(path))
        }
        guard ProgramFiles.extensions.contains(ending) else {
            throw vm.nodeError(.typeErrorPrototype, "ERR_UNKNOWN_FILE_EXTENSION", "Unknown file extension \"\(ending.isEmpty ? "" : ".")\(ending)\" for \(path)")
        }
        if type != nil { throw typeMismatch(url, "json") }
        guard let text = resolver.files.text(path) else { throw commonJS.unreadable(path) }
        if try format(of: path, text).isModule { return try vm.parseModule(text, name: resolver.files.shown(url), path: path, title: title(path)) }
        return commonJSModule(path, title(path), text)
    }

    /// What people call a file: its path in the program's folder.
    private func title(_ path: String) -> String {
        let root = resolver.files.root
        return resolver.files.isInside(path) && path != root ? "./" + path.dropFirst(root == "/" ? 1 : root.count + 1) : path
    }

    private func typeMismatch(_ url: String, _ type: String) -> JSThrow {
        vm.nodeError(.typeErrorPrototype, "ERR_IMPORT_ASSERTION_TYPE_FAILED", "Module \"\(url)\" is not of type \"\(type)\"")
    }

    /// A CommonJS module as others import it: `default` is `module.exports`, and what can be told from the text has names.
    private func commonJSModule(_ path: String, _ title: String, _ text: [UInt16]) -> ModuleNumber {
        var visited: Set<String> = []
        var names: [PropertyKey] = [vm[Atom.default]]
        for name in commonJS.exportNames(path, text, &visited).map({ vm.key(vm.string(units: $0)) }) where !names.contains(name) { names.append(name) }
        let number = vm.createSyntheticModule(name: title, exports: names) { (vm, record) throws(JSThrow) in
            guard let modules = vm.moduleHost as? NodeModules else { return }
            let exports = try modules.commonJS.importFile(path)
            let roots = vm.openRoots(); defer { roots.close() }
            roots.add(exports)
            for name in record.localExports.map(\.name) where name != vm[Atom.default] && exports.isObject {
                vm.setExport(record, name, try vm.get(exports.asObject, name))
            }
            vm.setExport(record, vm[Atom.default], exports)
        }
        vm.module(number.index).isCommonJS = true
        return number
    }

    /// A built-in module as others import it: its members have names, and all of it is `default`.
    private func builtIn(_ name: String) throws(JSThrow) -> ModuleNumber {
        let exports = try vm.builtInModule(name)
        let keys = exports.isObject ? try vm.ownPropertyKeys(exports.asObject).filter { !$0.isSymbol && $0 != vm[Atom.default] } : []
        return vm.createSyntheticModule(name: "node:" + name, exports: keys + [vm[Atom.default]]) { (vm, record) throws(JSThrow) in
            for key in record.localExports.map(\.name) where key != vm[Atom.default] { vm.setExport(record, key, try vm.get(exports.asObject, key)) }
            vm.setExport(record, vm[Atom.default], exports)
        }
    }

    /// Gives those who imported members of built-in modules what these are now.
    func syncBuiltIns() throws(JSThrow) {
        for (key, number) in loaded where key.hasPrefix("node:") {
            let record = vm.module(number.index), exports = try vm.builtInModule(String(key.dropFirst(5)))
            for name in record.localExports.map(\.name) where name != vm[Atom.default] && exports.isObject { vm.setExport(record, name, try vm.get(exports.asObject, name)) }
        }
    }

    // MARK: require of modules

    /// `require` of an ES module, which runs at once: its namespace, marked for those who ask for `__esModule` where it has a default.
    func requireModule(_ path: String, from parent: String) throws(JSThrow) -> Value {
        guard let text = resolver.files.text(path) else { throw commonJS.unreadable(path) }
        let number = try cached(path) { () throws(JSThrow) in try vm.parseModule(text, name: PercentEncoding.fileURL(path), path: path, title: title(path)) }
        let record = vm.module(number.index)
        if record.status == .evaluating {
            throw vm.nodeError(.errorPrototype, "ERR_REQUIRE_CYCLE_MODULE", """
                Cannot require() ES Module \(path) in a cycle. A cycle involving require(esm) is disallowed to maintain invariants mandated \
                by the ECMAScript specification. Try making at least part of the dependency in the graph lazily loaded.
                """)
        }
        try vm.loadRequestedModules(number)
        try vm.link(number)
        if vm.isAsynchronous(record) {
            throw vm.nodeError(.errorPrototype, "ERR_REQUIRE_ASYNC_MODULE", """
                require() cannot be used on an ESM graph with top-level await. Use import() instead. To see where the top-level await comes \
                from, use --experimental-print-required-tla.\(parent.isEmpty ? "" : "\n  From \(parent) ")
                  Requiring \(path)\u{20}
                """)
        }
        let promise = try vm.evaluateModule(number)
        if PromiseLayout(promise).state == .rejected {
            vm.performPromiseThen(promise, .undefined, .undefined, .undefined)
            throw vm.throwing(PromiseLayout(promise).result)
        }
        return try forRequire(vm.namespaceObject(of: record))
    }

    private func forRequire(_ namespace: JSObject) throws(JSThrow) -> Value {
        let own = vm.key("module.exports")
        if try vm.hasOwnProperty(namespace, own) { return try vm.get(namespace, own) }
        guard try vm.hasOwnProperty(namespace, vm[Atom.default]), try !vm.hasOwnProperty(namespace, vm.key("__esModule")) else { return Value(namespace) }
        return Value(vm.markedNamespace(of: vm.module(ModuleNamespaceLayout(namespace).module)))
    }

    public func describe(_ vm: VM, _ meta: JSObject, path: String, name: String) throws(JSThrow) {
        func set(_ name: StaticString, _ value: Value) { vm.define(meta, vm.key(name), value) }
        let isFile = !path.hasPrefix("data:")
        if isFile {
            set("dirname", Value(vm.string(Path.folder(of: path))))
            set("filename", Value(vm.string(path)))
        }
        set("resolve", Value(vm.newNativeFunction(vm.key("resolve"), length: 1, data: Value(vm.string(path)), importMetaResolve)))
        set("url", Value(vm.string(name.hasPrefix("file://") ? name : isFile ? PercentEncoding.fileURL(path) : path)))
    }
}

/// import.meta.resolve ( specifier )
private func importMetaResolve(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard let modules = vm.moduleHost as? NodeModules else { return .undefined }
    let specifier = vm.swiftString(try vm.toString(arguments[0]))
    return Value(vm.string(try modules.resolver.url(of: specifier, from: vm.swiftString(arguments.callee.nativeData.asString))))
}
