import Engine
import Explorer
import Platform

/// Scripts that a snapshot names, where their files are at hand. They are looked at and never run; a file that was changed since is found out, as far as
/// another function begins in the place in question. Only JavaScript is read, and of a stranger's snapshot no more than a few files.
final class ScriptFiles: ScriptReader {
    private var known: [String: FunctionReads?] = [:]
    private static let mostFiles = 200
    private static let longest = 4 << 20

    func names(ofFunctionIn script: String, line: Int, column: Int) -> Set<String>? {
        file(script)?.names(ofFunctionAt: line, column)
    }

    func parameters(ofFunctionIn script: String, line: Int, column: Int) -> [String]? { file(script)?.parameters(ofFunctionAt: line, column) }

    func readers(of variable: String, in maker: String, of script: String) -> [String] { file(script)?.readers(of: variable, in: maker) ?? [] }

    private func file(_ script: String) -> FunctionReads? {
        if let known = known[script] { return known }
        let found = known.count < ScriptFiles.mostFiles ? read(script) : nil
        known[script] = .some(found)
        return found
    }

    private func read(_ script: String) -> FunctionReads? {
        let path = script.hasPrefix("file://") ? String(script.dropFirst(7)) : script
        guard [".js", ".mjs", ".cjs"].contains(where: path.hasSuffix), Files.isRegularFile(path),
              let bytes = try? Files.read(path, .regularFile, limit: ScriptFiles.longest) else { return nil }
        return FunctionReads(name: path, text: String(decoding: bytes, as: UTF8.self))
    }
}
