// `exports` and `imports` of package.json: which file a name stands for, as Node documents it (PACKAGE_EXPORTS_RESOLVE,
// PACKAGE_IMPORTS_RESOLVE, PACKAGE_TARGET_RESOLVE).

/// Where a specifier leads.
enum Resolution: Equatable {
    case file(String)
    case builtIn(String)
}

extension NodeResolver {
    /// PACKAGE_EXPORTS_RESOLVE. `subpath` begins with a dot.
    func exportsResolve(_ package: PackageJSON, _ subpath: String, _ conditions: [String], _ base: String?) throws(JSThrow) -> Resolution {
        let exports = packages.field(package, "exports")
        let isSugar = try isConditionalSugar(exports, package, base)
        if subpath == ".", isSugar || !exports.isObject(.object) {
            if let found = try target(exports, package, subpath: ".", pattern: nil, isImports: false, conditions, base) { return found }
        } else if !isSugar, let keys = objectKeys(exports) {
            if let found = try matchResolve(subpath, exports.asObject, keys, package, isImports: false, conditions, base) { return found }
        }
        let origin = base.map { " imported from \($0)" } ?? ""
        throw vm.nodeError(.errorPrototype, "ERR_PACKAGE_PATH_NOT_EXPORTED", subpath == "."
            ? "No \"exports\" main defined in \(package.path)\(origin)" : "Package subpath '\(subpath)' is not defined by \"exports\" in \(package.path)\(origin)")
    }

    /// PACKAGE_IMPORTS_RESOLVE. `name` begins with `#`.
    func importsResolve(_ name: String, _ package: PackageJSON?, _ conditions: [String], _ base: String?) throws(JSThrow) -> Resolution {
        let origin = base.map { " imported from \($0)" } ?? ""
        if name == "#" || name.hasPrefix("#/") {
            throw vm.nodeError(.typeErrorPrototype, "ERR_INVALID_MODULE_SPECIFIER", "Invalid module \"\(name)\" is not a valid internal imports specifier name\(origin)")
        }
        if let package, case let imports = packages.field(package, "imports"), let keys = objectKeys(imports),
           let found = try matchResolve(name, imports.asObject, keys, package, isImports: true, conditions, base) { return found }
        let place = package.map { " in package \($0.path)" } ?? ""
        throw vm.nodeError(.typeErrorPrototype, "ERR_PACKAGE_IMPORT_NOT_DEFINED", "Package import specifier \"\(name)\" is not defined\(place)\(origin)")
    }

    private func objectKeys(_ value: Value) -> [String]? {
        guard value.isObject, value.asObject.kind == .object else { return nil }
        return vm.ordinaryOwnPropertyKeys(value.asObject).filter { !$0.isSymbol }.map(vm.describe)
    }

    private func isConditionalSugar(_ exports: Value, _ package: PackageJSON, _ base: String?) throws(JSThrow) -> Bool {
        guard let keys = objectKeys(exports) else { return true }
        let dotted = keys.filter { $0.hasPrefix(".") }.count
        if dotted != 0, dotted != keys.count {
            throw vm.nodeError(.errorPrototype, "ERR_INVALID_PACKAGE_CONFIG", "Invalid package config \(package.path)"
                + (base.map { " while importing \($0)" } ?? "") + ". \"exports\" cannot contain some keys starting with '.' and some not. "
                + "The exports object must either be an object of package subpath keys or an object of main entry condition name keys only.")
        }
        return dotted == 0
    }

    /// PACKAGE_IMPORTS_EXPORTS_RESOLVE
    private func matchResolve(_ key: String, _ object: JSObject, _ keys: [String], _ package: PackageJSON, isImports: Bool,
                              _ conditions: [String], _ base: String?) throws(JSThrow) -> Resolution? {
        if keys.contains(key), !key.contains("*"), !key.hasSuffix("/") {
            return try target(value(object, key), package, subpath: key, pattern: nil, isImports: isImports, conditions, base)
        }
        let patterns = keys.filter { $0.split(separator: "*", omittingEmptySubsequences: false).count == 2 }.sorted(by: isMoreSpecific)
        for pattern in patterns {
            let parts = pattern.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
            guard key.hasPrefix(parts[0]), key != parts[0], parts[1].isEmpty || key.hasSuffix(parts[1]) && key.count >= pattern.count else { continue }
            let match = String(key.dropFirst(parts[0].count).dropLast(parts[1].count))
            return try target(value(object, pattern), package, subpath: key, pattern: match, isImports: isImports, conditions, base)
        }
        return nil
    }

    private func value(_ object: JSObject, _ name: String) -> Value { vm.dataProperty(of: object, vm.key(vm.string(name))) ?? .undefined }

    /// PATTERN_KEY_COMPARE
    private func isMoreSpecific(_ a: String, _ b: String) -> Bool {
        func baseLength(_ key: String) -> Int { key.prefix { $0 != "*" }.count + 1 }
        let (first, second) = (baseLength(a), baseLength(b))
        return first != second ? first > second : a.count > b.count
    }

    /// PACKAGE_TARGET_RESOLVE; nil where no condition holds, and where the target is null.
    private func target(_ target: Value, _ package: PackageJSON, subpath: String, pattern: String?, isImports: Bool,
                        _ conditions: [String], _ base: String?) throws(JSThrow) -> Resolution? {
        if target.isString {
            return try self.target(vm.swiftString(target.asString), package, subpath: subpath, pattern: pattern, isImports: isImports, conditions, base)
        }
        if target.isObject(.array) {
            // The first that is valid; what went wrong with the last where none is.
            var failure: Value?
            for i in 0..<Int(target.asObject.arrayLength) {
                guard let element = vm.ownProperty(target.asObject, PropertyKey(index: UInt32(i)))?.stored else { continue }
                do {
                    guard let found = try self.target(element, package, subpath: subpath, pattern: pattern, isImports: isImports, conditions, base) else { continue }
                    return found
                } catch { failure = try vm.caught(error) }
            }
            if let failure { throw vm.throwing(failure) }
            return nil
        }
        guard let keys = objectKeys(target) else {
            if target.isNullish { return nil }
            throw invalidTarget(vm.describeForError(target), package, subpath, isImports, base)
        }
        for key in keys where key == "default" || conditions.contains(key) {
            if let found = try self.target(value(target.asObject, key), package, subpath: subpath, pattern: pattern, isImports: isImports, conditions, base) { return found }
            if value(target.asObject, key).isNull { return nil }
        }
        return nil
    }

    private func target(_ target: String, _ package: PackageJSON, subpath: String, pattern: String?, isImports: Bool,
                        _ conditions: [String], _ base: String?) throws(JSThrow) -> Resolution {
        let whole = pattern.map { target.replacing("*", with: $0) } ?? target
        guard target.hasPrefix("./") else {
            if isImports, !target.hasPrefix("../"), !target.hasPrefix("/"), !target.contains("://") {
                if let builtIn = builtInName(whole) { return .builtIn(builtIn) }
                return try packageResolve(whole, from: Path.join(package.folder, "package.json"), conditions, base)
            }
            throw invalidTarget(target, package, subpath, isImports, base)
        }
        let forbidden: Set<Substring> = ["", ".", "..", "node_modules"]
        if target.dropFirst(2).split(separator: "/", omittingEmptySubsequences: false).dropLast().contains(where: forbidden.contains)
            || pattern?.split(separator: "/", omittingEmptySubsequences: false).contains(where: forbidden.contains) == true {
            throw invalidTarget(target, package, subpath, isImports, base)
        }
        return .file(Path.normalized(Path.join(package.folder, String(whole.dropFirst(2)))))
    }

    private func invalidTarget(_ target: String, _ package: PackageJSON, _ subpath: String, _ isImports: Bool, _ base: String?) -> JSThrow {
        let field = isImports ? "imports" : "exports", origin = base.map { " imported from \($0)" } ?? ""
        let isRelative = !isImports && !target.isEmpty && !target.hasPrefix("./")
        let hint = isRelative ? "; targets must start with \"./\"" : ""
        return vm.nodeError(.errorPrototype, "ERR_INVALID_PACKAGE_TARGET", subpath == "."
            ? "Invalid \"exports\" main target \"\(target)\" defined in the package config \(package.path)\(origin)\(hint)"
            : "Invalid \"\(field)\" target \"\(target)\" defined for '\(subpath)' in the package config \(package.path)\(origin)\(hint)")
    }
}
