import Platform

/// `leash` run with pipes, in a folder of its own.
struct Leash {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// Nothing of this process's environment but what makes the tests collect garbage.
    var environment: [String: String] {
        var environment = ["HOME": folder.path, "PATH": "/usr/bin:/bin"]
        if let stress = getenv("LEASH_GC_STRESS") { environment["LEASH_GC_STRESS"] = String(cString: stress) }
        return environment
    }

    func callAsFunction(_ arguments: String..., input: String = "", environment more: [String: String] = [:],
                        interruptAfter mark: String? = nil) throws -> PipedProgram {
        try run(arguments, input: input, environment: more, interruptAfter: mark)
    }

    func run(_ arguments: [String], input: String = "", environment more: [String: String] = [:], interruptAfter mark: String? = nil) throws -> PipedProgram {
        try PipedProgram(Program.path, arguments, input: input, environment: environment.merging(more) { $1 },
                         folder: folder.path, interruptAfter: mark)
    }

    /// Writes a file into the folder, and gives back its path, symbolic links resolved.
    func write(_ text: String, to name: String) throws -> String {
        let file = open(folder.path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard file >= 0 else { throw TemporaryFolder.CannotMake() }
        defer { close(file) }
        _ = text.utf8.withContiguousStorageIfAvailable { Platform.write(file, $0.baseAddress, $0.count) }
        guard let path = realpath(folder.path + "/" + name, nil) else { throw TemporaryFolder.CannotMake() }
        defer { free(path) }
        return String(cString: path)
    }
}
