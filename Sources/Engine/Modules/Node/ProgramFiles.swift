import Platform

/// The files that a program may read: JavaScript and JSON in one folder and what is in it, and nothing else. No `..` and no symbolic link
/// leads out, for what counts is where a file really is.
public struct ProgramFiles: Sendable {
    /// Without symbolic links.
    let root: String
    /// Nothing is read any more.
    private(set) var isClosed = false
    /// No file is larger.
    private let limit: Int

    static let extensions = ["js", "cjs", "mjs", "json"]

    /// A path as stacks show it: what a file is called must not command a terminal.
    let shown: @Sendable (String) -> String

    public init(root: String, limit: Int, shown: @escaping @Sendable (String) -> String = { $0 }) {
        self.root = Files.realPath(root) ?? root
        self.limit = limit
        self.shown = shown
    }

    /// The folder of a program: that of the nearest package.json, or the file's own.
    public static func folder(ofProgram file: String) -> String {
        let own = Path.folder(of: file)
        return Path.ancestors(of: own).first { Files.isRegularFile(Path.join($0, "package.json")) } ?? own
    }

    mutating func close() { isClosed = true }

    enum Kind { case file, folder }

    /// What is there, as far as a program may know.
    func kind(_ path: String) -> Kind? {
        guard let real = realPath(path) else { return nil }
        return Files.isRegularFile(real) ? .file : Files.isFolder(real) ? .folder : nil
    }

    func isFile(_ path: String) -> Bool { kind(path) == .file }

    /// The path without symbolic links; nil where nothing is there, or not in the program's folder.
    func realPath(_ path: String) -> String? {
        // What is outside is not even looked for.
        guard !isClosed, isInside(Path.normalized(path)) || isInsideReally(path), let real = Files.realPath(path), isInside(real) else { return nil }
        return real
    }

    private func isInsideReally(_ path: String) -> Bool { Files.realPath(Path.folder(of: path)).map(isInside) ?? false }

    func isInside(_ path: String) -> Bool { path == root || path.hasPrefix(root == "/" ? root : root + "/") }

    /// What a file says; nil where it is not there, or may not be read.
    func bytes(_ path: String) -> [UInt8]? {
        guard let real = realPath(path), ProgramFiles.extensions.contains(Path.fileExtension(real)) else { return nil }
        return try? Files.read(real, .regularFile, limit: limit)
    }

    /// The same as text.
    func text(_ path: String) -> [UInt16]? { bytes(path).map(SourceBytes.units) }
}

/// The bytes of a source text.
public enum SourceBytes {
    /// UTF-8 without the mark that some editors begin it with.
    public static func units(_ bytes: [UInt8]) -> [UInt16] {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        if text.allSatisfy({ $0 < 0x80 }) { return text.map(UInt16.init) }
        return Array(String(decoding: text, as: UTF8.self).utf16)
    }
}

/// Paths as text.
// Each start comes by here: so it goes by bytes, not by characters, which have to be told apart first.
enum Path {
    static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    static func name(of path: String) -> String {
        let units = path.utf8
        guard let last = units.lastIndex(where: { $0 != UInt8(ascii: "/") }) else { return path }
        let start = units[..<last].lastIndex(of: UInt8(ascii: "/")).map { units.index(after: $0) } ?? units.startIndex
        return String(path[start..<units.index(after: last)])
    }

    static func fileExtension(_ path: String) -> String {
        let name = name(of: path)
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else { return "" }
        return String(name[name.utf8.index(after: dot)...])
    }

    static func join(_ folder: String, _ name: String) -> String { folder.hasSuffix("/") ? folder + name : folder + "/" + name }

    /// Without `.`, `..` and empty parts. A slash at the end stays.
    static func normalized(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", !parts.isEmpty { parts.removeLast() } else if part != ".." { parts.append(part) }
        }
        // Each start comes by here, and making the types for `joined`, or for adding a Substring, would take a sixth of it.
        var text = ""
        for part in parts {
            text += "/"
            text += String(part)
        }
        if text.isEmpty { text = "/" }
        return path.hasSuffix("/") && text != "/" ? text + "/" : text
    }

    /// The folder itself and those around it.
    static func ancestors(of folder: String) -> [String] {
        var found = [folder], next = folder
        while next != "/", next != "." {
            next = Path.folder(of: next)
            found.append(next)
        }
        return found
    }
}
