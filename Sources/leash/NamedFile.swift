/// `leash FILE.js`, `leash FILE.md`, `leash FILE.heapsnapshot`: a file's kind says what is to be done with it.
enum NamedFile {
    /// The subcommand that is meant; nil where the name says nothing.
    static func command(for file: String) -> String? {
        guard let dot = file.lastIndex(of: "."), !file.hasPrefix("-") else { return nil }
        switch file[dot...].lowercased() {
        case ".js", ".mjs", ".cjs": return "run"
        case ".md", ".markdown": return "play"
        case ".heapsnapshot": return "open"
        default: return nil
        }
    }

    /// The arguments with that subcommand before the first one that is no option, where it is a file that needs one.
    static func withCommand(_ arguments: [String]) -> [String] {
        var index = 0
        while index < arguments.count, arguments[index].hasPrefix("-"), arguments[index].count > 1 {
            if arguments[index] == "-e" || arguments[index] == "--eval" { return arguments }
            index += ["--heap-limit", "--time-limit", "--time-zone", "--input-type", "--pace"].contains(arguments[index]) ? 2 : 1
        }
        guard index < arguments.count, let command = command(for: arguments[index]) else { return arguments }
        return [command] + arguments
    }
}
