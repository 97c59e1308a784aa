import Platform

// Which file a specifier means: Node's two algorithms, that of `import` (ESM_RESOLVE) and that of `require`.

/// Finds files for one machine.
final class NodeResolver {
    let vm: VM
    var files: ProgramFiles
    /// How often a module was looked for, found or not.
    var askedFor = 0
    private(set) lazy var packages = PackageReader(vm) { [unowned self] in self.files }

    init(_ vm: VM, _ files: ProgramFiles) {
        self.vm = vm
        self.files = files
    }

    static let importConditions = ["node", "import", "module-sync"]
    static let requireConditions = ["node", "require", "module-sync"]

    /// The name of a built-in module without its prefix; nil where it is none.
    func builtInName(_ specifier: String) -> String? {
        let name = specifier.hasPrefix("node:") ? String(specifier.dropFirst(5)) : specifier
        if NodeBuiltIns.names.contains(name) || specifier == BuiltinModule.heap.rawValue { return name }
        return specifier.hasPrefix("node:") && NodeBuiltIns.prefixedNames.contains(name) ? name : nil
    }

    // MARK: import

    /// ESM_RESOLVE. `suffix` is what stands behind a `?` or a `#`: it makes a module of its own.
    func resolve(_ specifier: String, from referrer: String) throws(JSThrow) -> (found: Resolution, suffix: String) {
        askedFor += 1
        if specifier.hasPrefix("node:") || builtInName(specifier) != nil {
            guard let name = builtInName(specifier) else {
                throw vm.unknownBuiltin(specifier, "node:internal/modules/esm/translators:391\n    throw new ERR_UNKNOWN_BUILTIN_MODULE(url);\n          ^\n")
            }
            return (.builtIn(name), "")
        }
        if referrer.hasPrefix("data:"), scheme(of: specifier) != "file" {
            throw vm.nodeError(.typeErrorPrototype, "ERR_UNSUPPORTED_RESOLVE_REQUEST",
                               "Failed to resolve module specifier \"\(specifier)\" from \"\(referrer)\": Invalid relative URL or base scheme is not hierarchical.")
        }
        var path = specifier, suffix = ""
        let isRelative = specifier.hasPrefix("./") || specifier.hasPrefix("../") || specifier == "." || specifier == ".."
        if specifier.hasPrefix("file:") || specifier.hasPrefix("/") || isRelative {
            if let end = path.firstIndex(where: { $0 == "?" || $0 == "#" }) {
                suffix = String(path[end...])
                path = String(path[..<end])
            }
            if path.hasPrefix("file://") { path = String(path.dropFirst(7)) }
            guard let decoded = percentDecoded(path) else {
                throw vm.nodeError(.typeErrorPrototype, "ERR_INVALID_MODULE_SPECIFIER", "Invalid module \"\(specifier)\" must not include encoded \"/\" or \"\\\" characters imported from \(referrer)")
            }
            let whole = decoded.hasPrefix("/") ? decoded : Path.join(Path.folder(of: referrer), decoded)
            let directory = decoded == "." || decoded == ".." || decoded.hasSuffix("/.") || decoded.hasSuffix("/..") ? "/" : ""
            return (.file(try finish(Path.normalized(whole + directory), specifier, referrer, suffix)), suffix)
        }
        if let scheme = scheme(of: specifier) {
            throw vm.nodeError(.errorPrototype, "ERR_UNSUPPORTED_ESM_URL_SCHEME",
                               "Only URLs with a scheme in: file, data, and node are supported by the default ESM loader. Received protocol '\(scheme):'")
        }
        let found = specifier.hasPrefix("#")
            ? try importsResolve(specifier, packages.scope(of: referrer), NodeResolver.importConditions, referrer)
            : try packageResolve(specifier, from: referrer, NodeResolver.importConditions, referrer)
        if case .file(let path) = found { return (.file(try finish(path, specifier, referrer)), "") }
        return (found, "")
    }

    /// `import.meta.resolve`: the URL that a specifier stands for; the file need not be there.
    func url(of specifier: String, from referrer: String) throws(JSThrow) -> String {
        let isRelative = specifier.hasPrefix("./") || specifier.hasPrefix("../")
        if let scheme = scheme(of: specifier), scheme != "node", scheme != "file" { return specifier }
        if isRelative || specifier.hasPrefix("/") {
            let end = specifier.firstIndex { $0 == "?" || $0 == "#" } ?? specifier.endIndex, name = String(specifier[..<end])
            let decoded = percentDecoded(name) ?? name
            return PercentEncoding.fileURL(Path.normalized(isRelative ? Path.join(Path.folder(of: referrer), decoded) : decoded)) + specifier[end...]
        }
        switch try resolve(specifier, from: referrer).found {
        case .file(let path): return PercentEncoding.fileURL(path)
        case .builtIn(let name): return (name.hasPrefix("leash:") ? "" : "node:") + name
        }
    }

    private func scheme(of specifier: String) -> Substring? {
        guard let colon = specifier.firstIndex(of: ":"), colon > specifier.startIndex else { return nil }
        let scheme = specifier[..<colon]
        return scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) } ? scheme : nil
    }

    /// Nil where a slash is hidden.
    private func percentDecoded(_ path: String) -> String? {
        guard path.contains("%") else { return path }
        let lower = path.lowercased()
        if lower.contains("%2f") || lower.contains("%5c") { return nil }
        return String(decoding: PercentEncoding.decoded(path.utf8), as: UTF8.self)
    }

    /// The file must be there.
    private func finish(_ path: String, _ specifier: String, _ referrer: String, _ suffix: String = "") throws(JSThrow) -> String {
        try refuseOutside(path, specifier)
        switch files.kind(path) {
        case .file where !path.hasSuffix("/"): return files.realPath(path) ?? path
        // What ends in a slash means a folder, whether there is one or not.
        case let kind where kind == .folder || path.hasSuffix("/"):
            throw withURL(path, suffix, vm.nodeError(.errorPrototype, "ERR_UNSUPPORTED_DIR_IMPORT", "Directory import '\(path)' is not supported resolving ES modules imported from \(referrer)"))
        default:
            let missing = vm.nodeError(.errorPrototype, "ERR_MODULE_NOT_FOUND", "Cannot find module '\(path)' imported from \(referrer)\(likelyMeant(specifier, path))")
            vm.noteHiddenThrow("node:internal/modules/esm/resolve:283\n    throw new ERR_MODULE_NOT_FOUND(\n          ^\n")
            throw withURL(path, suffix, missing)
        }
    }

    /// The file of a package that its name without the ending means to `require`.
    private func likelyMeant(_ specifier: String, _ path: String) -> String {
        guard !specifier.hasPrefix("."), !specifier.hasPrefix("/"), !specifier.hasPrefix("file:"), let found = loadAsFile(path) else { return "" }
        return "\nDid you mean to import \"\(specifier)\(found.dropFirst(path.count))\"?"
    }

    private func withURL(_ path: String, _ suffix: String, _ thrown: JSThrow) -> JSThrow {
        if vm.exception.isObject { vm.define(vm.exception.asObject, vm.key("url"), Value(vm.string(PercentEncoding.fileURL(path) + suffix))) }
        return thrown
    }

    /// A program sees nothing outside of its folder.
    func refuseOutside(_ path: String, _ specifier: String) throws(JSThrow) {
        if files.isClosed {
            throw vm.nodeError(.errorPrototype, "ERR_ACCESS_DENIED", "Access to '\(specifier)' has been restricted: a lesson reads no files, nor does what follows it")
        }
        if files.isInside(Path.normalized(path)) { return }
        if let real = Platform.Files.realPath(path), files.isInside(real) { return }
        throw vm.nodeError(.errorPrototype, "ERR_ACCESS_DENIED",
                           "Access to '\(specifier)' has been restricted: Leash reads JavaScript and JSON in the program's own folder, \(files.root), and nothing else")
    }

    /// PACKAGE_RESOLVE: a file of a package, by the package's name.
    func packageResolve(_ specifier: String, from referrer: String, _ conditions: [String], _ base: String?) throws(JSThrow) -> Resolution {
        let (name, subpath) = try parsePackageName(specifier, base)
        if let own = try packages.scope(of: referrer), packages.text(own, "name") == name, !packages.field(own, "exports").isNullish {
            return try exportsResolve(own, subpath, conditions, base)
        }
        // Nothing has no name.
        for folder in Path.ancestors(of: Path.folder(of: referrer)) where Path.name(of: folder) != "node_modules" && !name.isEmpty {
            let home = Path.join(Path.join(folder, "node_modules"), name)
            guard files.kind(home) == .folder else { continue }
            let package = try packages.package(in: home, importing: specifier, from: referrer)
            if let package, !packages.field(package, "exports").isNullish { return try exportsResolve(package, subpath, conditions, base) }
            if subpath == "." { return .file(try legacyMain(home, package, specifier, referrer)) }
            return .file(Path.normalized(Path.join(home, String(subpath.dropFirst(2)))))
        }
        let missing = vm.nodeError(.errorPrototype, "ERR_MODULE_NOT_FOUND", "Cannot find package '\(name)' imported from \(referrer)")
        vm.noteHiddenThrow("node:internal/modules/esm/resolve:873\n  throw new ERR_MODULE_NOT_FOUND(packageName, fileURLToPath(base), null);\n        ^\n")
        throw missing
    }

    private func legacyMain(_ home: String, _ package: PackageJSON?, _ specifier: String, _ referrer: String) throws(JSThrow) -> String {
        var candidates: [String] = []
        if let package, let main = packages.text(package, "main") {
            candidates = ["", ".js", ".json", ".node", "/index.js", "/index.json", "/index.node"].map { Path.normalized(Path.join(home, main) + $0) }
        }
        candidates += ["index.js", "index.json", "index.node"].map { Path.join(home, $0) }
        if let found = candidates.first(where: files.isFile) { return found }
        // Node names what it would have taken last.
        let wanted = package.flatMap { packages.text($0, "main") }.map { Path.normalized(Path.join(home, $0)) }
        throw vm.nodeError(.errorPrototype, "ERR_MODULE_NOT_FOUND", "Cannot find package '\(wanted ?? home + "/index.js")' imported from \(referrer)")
    }

    private func parsePackageName(_ specifier: String, _ base: String?) throws(JSThrow) -> (name: String, subpath: String) {
        let parts = specifier.split(separator: "/", omittingEmptySubsequences: false), isScoped = specifier.hasPrefix("@")
        let count = isScoped ? 2 : 1
        let name = parts.prefix(count).joined(separator: "/")
        guard parts.count >= count, !name.hasPrefix("."), !name.contains("\\"), !name.contains("%"), !name.hasSuffix("/") else {
            throw vm.nodeError(.typeErrorPrototype, "ERR_INVALID_MODULE_SPECIFIER",
                               "Invalid module \"\(specifier)\" is not a valid package name" + (base.map { " imported from \($0)" } ?? ""))
        }
        return (name, parts.count == count ? "." : "./" + parts.dropFirst(count).joined(separator: "/"))
    }

    // MARK: require

    /// What `require` finds; nil where nothing is there.
    func requireResolve(_ specifier: String, from referrer: String) throws(JSThrow) -> Resolution? {
        askedFor += 1
        if let name = builtInName(specifier) { return .builtIn(name) }
        if specifier.hasPrefix("node:") {
            throw vm.unknownBuiltin(specifier, "node:internal/modules/cjs/loader:1031\n      throw new ERR_UNKNOWN_BUILTIN_MODULE(request);\n      ^\n")
        }
        if specifier.hasPrefix("/") || specifier.hasPrefix("./") || specifier.hasPrefix("../") || specifier == "." || specifier == ".." {
            let path = specifier.hasPrefix("/") ? specifier : Path.join(Path.folder(of: referrer), specifier)
            let directory = specifier == "." || specifier == ".." || specifier.hasSuffix("/.") || specifier.hasSuffix("/..") ? "/" : ""
            let whole = Path.normalized(path + directory)
            try refuseOutside(whole, specifier)
            return try loadAsPath(whole, specifier).map(real)
        }
        if specifier.hasPrefix("#"), let own = try packages.scope(of: referrer), !packages.field(own, "imports").isNullish {
            return try finishRequire(importsResolve(specifier, own, NodeResolver.requireConditions, referrer))
        }
        guard let (name, subpath) = try? parsePackageName(specifier, nil) else {
            vm.exception = .undefined
            return nil
        }
        if let own = try packages.scope(of: referrer), packages.text(own, "name") == name, !packages.field(own, "exports").isNullish {
            return try finishRequire(exportsResolve(own, subpath, NodeResolver.requireConditions, nil), of: own)
        }
        // Nothing has no name.
        for folder in Path.ancestors(of: Path.folder(of: referrer)) where Path.name(of: folder) != "node_modules" && !name.isEmpty {
            let home = Path.join(Path.join(folder, "node_modules"), name)
            if let package = try packages.package(in: home), !packages.field(package, "exports").isNullish {
                return try finishRequire(exportsResolve(package, subpath, NodeResolver.requireConditions, nil), of: package)
            }
            if let found = try loadAsPath(Path.join(Path.join(folder, "node_modules"), specifier), specifier) { return real(found) }
        }
        return nil
    }

    private func real(_ path: String) -> Resolution { .file(files.realPath(path) ?? path) }

    /// What `exports` and `imports` name must be there.
    private func finishRequire(_ found: Resolution, of package: PackageJSON? = nil) throws(JSThrow) -> Resolution {
        guard case .file(let path) = found else { return found }
        if files.isFile(path) { return real(path) }
        let error = vm.newError(.errorPrototype, "Cannot find module '\(path)'")
        vm.define(error, vm[.code], Value(vm.string("MODULE_NOT_FOUND")))
        if let package { vm.define(error, vm.key("path"), Value(vm.string(package.path))) }
        throw vm.throwing(Value(error))
    }

    /// LOAD_AS_FILE, then LOAD_AS_DIRECTORY.
    private func loadAsPath(_ path: String, _ specifier: String) throws(JSThrow) -> String? {
        if !path.hasSuffix("/"), let found = loadAsFile(path) { return found }
        guard files.kind(path) == .folder else { return nil }
        let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
        if let package = try packages.package(in: folder), let main = packages.text(package, "main"), !main.isEmpty {
            let target = Path.normalized(Path.join(folder, main))
            if let found = loadAsFile(target) ?? loadIndex(target) ?? loadIndex(folder) { return found }
            throw missingMain(target, package, specifier)
        }
        return loadIndex(folder)
    }

    private func loadAsFile(_ path: String) -> String? {
        ["", ".js", ".json", ".node"].map { path + $0 }.first(where: files.isFile)
    }

    private func loadIndex(_ folder: String) -> String? {
        ["index.js", "index.json", "index.node"].map { Path.join(folder, $0) }.first(where: files.isFile)
    }

    private func missingMain(_ target: String, _ package: PackageJSON, _ specifier: String) -> JSThrow {
        let error = vm.newError(.errorPrototype, "Cannot find module '\(target)'. Please verify that the package.json has a valid \"main\" entry")
        vm.define(error, vm[.code], Value(vm.string("MODULE_NOT_FOUND")))
        vm.define(error, vm.key("path"), Value(vm.string(package.path)))
        vm.define(error, vm.key("requestPath"), Value(vm.string(specifier)))
        return vm.throwing(Value(error))
    }
}
