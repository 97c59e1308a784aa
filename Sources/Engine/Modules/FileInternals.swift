// What `node:fs` asks of the engine: what is at a path, as far as a program may know, and the bytes of the files that it may read.

extension VM {
    func installFileInternals(_ object: JSObject) {
        install(on: object, [.method("lookUpFile", 1, internalLookUpFile), .method("readProgramFile", 1, internalReadProgramFile)])
    }

    fileprivate func programFiles() -> ProgramFiles? { (moduleHost as? NodeModules)?.filesAskedFor() }
}

/// 'file' or 'folder'; undefined where nothing is. Outside the program's folder, to the program, nothing is. 'hidden' where no file is read at all.
private func internalLookUpFile(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let path = vm.swiftString(try vm.toString(arguments[0]))
    guard let files = vm.programFiles(), !files.isClosed else { return Value(vm.string("hidden")) }
    guard let kind = files.kind(path) else { return .undefined }
    return Value(vm.string(kind == .file ? "file" : "folder"))
}

/// A Uint8Array; undefined for a file that is not the program's to read.
private func internalReadProgramFile(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard let bytes = vm.programFiles()?.bytes(vm.swiftString(try vm.toString(arguments[0]))) else { return .undefined }
    try vm.reserve(bytes.count)
    return try vm.newUint8Array(bytes)
}
