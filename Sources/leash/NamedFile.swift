/// `leash FILE.js`, `leash FILE.md`, `leash FILE.heapsnapshot`: a file's kind says what is to be done with it.
enum NamedFile {
    /// The subcommand that is meant; nil where the name says nothing.
    static func command(for file: String) -> String? {
        // As Node takes it: a program from standard input.
        if file == "-" { return "run" }
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
        let index = leadingOptions(arguments)
        guard index < arguments.count, let command = command(for: arguments[index]) else { return arguments }
        return [command] + arguments
    }

    /// How many of the arguments are options, with their values, before the first that is none. All of them where code is given: `-e CODE`.
    static func leadingOptions(_ arguments: [String]) -> Int {
        let end = endOfOptions(arguments, from: 0)
        return end < arguments.count && isCode(arguments[end]) ? arguments.count : end
    }

    /// Where the first word stands that is no option, behind `-e CODE`; nil where there is no code or no such word.
    static func wordBehindCode(_ arguments: [String]) -> Int? {
        let code = endOfOptions(arguments, from: 0)
        guard code < arguments.count, isCode(arguments[code]), code + 2 < arguments.count else { return nil }
        let end = endOfOptions(arguments, from: code + 2)
        return end < arguments.count ? end : nil
    }

    /// The place of the first word that is no option, `--`, or code.
    private static func endOfOptions(_ arguments: [String], from start: Int) -> Int {
        var index = start
        while index < arguments.count, arguments[index].hasPrefix("-"), arguments[index].count > 1, arguments[index] != "--", !isCode(arguments[index]) {
            index += ["--heap-limit", "--time-limit", "--time-zone", "--input-type", "--pace"].contains(arguments[index]) ? 2 : 1
        }
        return min(index, arguments.count)
    }

    private static func isCode(_ argument: String) -> Bool { argument == "-e" || argument == "--eval" }
}
