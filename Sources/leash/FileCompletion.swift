import ArgumentParser
import Lessons
import Platform

/// What a shell offers at Tab where a file is wanted.
enum FileCompletion {
    static let programs = CompletionKind.file(extensions: ["js", "mjs", "cjs"])
    static let snapshots = CompletionKind.file(extensions: ["heapsnapshot"])
    static let anyFile = CompletionKind.file()
    /// The library's lessons, and lessons in files.
    static let lessons = named(["md", "markdown"])
    /// What can be checked.
    static let checked = named(["md", "markdown", "js", "mjs", "cjs", "txt", "heapsnapshot"])

    private static func named(_ endings: [String]) -> CompletionKind {
        .custom { _, _, typed in LessonLibrary.names.filter { $0.hasPrefix(typed) } + paths(typed, endings) }
    }

    /// The files that the typed path may become, and the folders on the way to them.
    private static func paths(_ typed: String, _ endings: [String]) -> [String] {
        let folder = typed.lastIndex(of: "/").map { String(typed[...$0]) } ?? "", start = typed.dropFirst(folder.count)
        let names = (Files.names(in: folder.isEmpty ? "." : folder) ?? []).filter { $0.hasPrefix(start) && (!$0.hasPrefix(".") || start.hasPrefix(".")) }
        return names.sorted().compactMap { name in
            // Bash sets the slash itself.
            if Files.isFolder(folder + name) { return folder + name + (CompletionShell.requesting == .bash ? "" : "/") }
            return endings.contains(String(name.split(separator: ".").last ?? "").lowercased()) && name.contains(".") ? folder + name : nil
        }
    }
}
