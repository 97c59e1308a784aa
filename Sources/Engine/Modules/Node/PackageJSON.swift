// package.json, as far as modules are found by it.

/// What a package.json says. Its objects stay alive with the reader that read it.
struct PackageJSON {
    let folder: String
    /// An object.
    let fields: JSObject

    var path: String { Path.join(folder, "package.json") }
}

/// Reads package.json files, each once.
final class PackageReader {
    let vm: VM
    private let files: () -> ProgramFiles
    /// The folders looked into so far: some dozens, and for most programs the few above their own. (No dictionary: see NodeMap.)
    private var known: [Folder] = []

    private struct Folder {
        let path: String
        let package: PackageJSON?
    }

    init(_ vm: VM, _ files: @escaping () -> ProgramFiles) {
        self.vm = vm
        self.files = files
    }

    /// The package.json in a folder; an error where it cannot be understood.
    func package(in folder: String, importing specifier: String? = nil, from referrer: String = "") throws(JSThrow) -> PackageJSON? {
        if let found = known.first(where: { $0.path == folder }) { return found.package }
        let path = Path.join(folder, "package.json")
        guard files().isFile(path), let text = files().text(path) else {
            known.append(Folder(path: folder, package: nil))
            return nil
        }
        let value: Value
        do { value = try vm.parseJSON(vm.string(units: text)) } catch {
            let reason = vm.exception.isObject ? vm.dataProperty(of: vm.exception.asObject, vm[.message]).flatMap { $0.isString ? vm.swiftString($0.asString) : nil } : nil
            guard let specifier else {
                // To `require` it is JSON that cannot be read.
                if vm.exception.isObject { vm.define(vm.exception.asObject, vm[.message], Value(vm.string("Error parsing \(path): \(reason ?? "")")), .hidden) }
                throw error
            }
            throw vm.nodeError(.errorPrototype, "ERR_INVALID_PACKAGE_CONFIG",
                               "Invalid package config \(path) while importing \"\(specifier)\" from \(referrer)." + (reason.map { " \($0)" } ?? ""))
        }
        guard value.isObject else {
            known.append(Folder(path: folder, package: nil))
            return nil
        }
        vm.keepForModules(value)
        let package = PackageJSON(folder: folder, fields: value.asObject)
        known.append(Folder(path: folder, package: package))
        return package
    }

    /// The package that a file belongs to: LOOKUP_PACKAGE_SCOPE. Above the program's own folder nothing is read, nor asked for.
    func scope(of file: String) throws(JSThrow) -> PackageJSON? {
        let files = files()
        for folder in Path.ancestors(of: Path.folder(of: file)).prefix(while: files.isInside) {
            if Path.name(of: folder) == "node_modules" { return nil }
            if let package = try package(in: folder) { return package }
        }
        return nil
    }

    func field(_ package: PackageJSON, _ name: String) -> Value { vm.dataProperty(of: package.fields, vm.key(vm.string(name))) ?? .undefined }

    func text(_ package: PackageJSON, _ name: String) -> String? {
        let value = field(package, name)
        return value.isString ? vm.swiftString(value.asString) : nil
    }

    /// `"type"`: nil where it says nothing that counts.
    func type(of package: PackageJSON?) -> String? {
        guard let package, let type = text(package, "type"), type == "module" || type == "commonjs" else { return nil }
        return type
    }
}
