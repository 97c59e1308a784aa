// Which lines are commands, and what each does in a sentence.

/// A line that is no JavaScript.
enum Command: Equatable {
    case gc
    case maps
    case why(String)
    case heap
    case graph(GraphQuery)
    case undo(Int)
    case redo(Int)
    case journal
    case play(String)
    case help(String?)
    case exit
    case clear
    case breakOff
    case editor
    case load(String)
    case save(String)
    /// What to say about words behind a command's name.
    case refused(String)
    /// A command's name with words behind it that it does not take.
    case misused(String)

    static let table: [(name: String, usage: String, summary: String)] = [
        ("gc", "gc", "collect garbage now, and tell what was taken"),
        ("maps", "maps", "what every Map, Set and weak collection holds: what your code sees, what the debugger sees"),
        ("why", "why X", "why an object is alive: the shortest way to it. X is an expression or a number: why #2"),
        ("heap", "heap", "what is alive, by constructor: count and bytes"),
        ("graph", "graph [X] [--depth N]", "the heap as a picture, or what X leads to; --dot, --mermaid or --svg FILE writes it"),
        ("undo", "undo [N]", "take back the last entry, or the last N"),
        ("redo", "redo [N]", "bring back what was undone"),
        ("journal", "journal", "the entries that made the present state"),
        ("play", "play LESSON", "play a lesson: play weakmap, or play FILE.md"),
        ("help", "help [COMMAND]", "this list, or more about a command"),
        ("exit", "exit", "leave"),
    ]
    static let dotTable: [(name: String, usage: String, summary: String)] = [
        (".load", ".load FILE", "enter each entry of a file"),
        (".save", ".save FILE", "write the entries so far to a file"),
        (".editor", ".editor", "type an entry of several lines, ended by Ctrl-D"),
        (".break", ".break", "drop an unfinished entry"),
        (".clear", ".clear", "the same, and clear the screen"),
    ]

    /// The command that the line is; nil where it is JavaScript. A variable of the user wins over the bare word.
    static func parse(_ line: String, isVariable: (String) -> Bool) -> Command? {
        if line.hasPrefix(".") { return parseDotted(line) }
        let (word, rest) = split(line)
        guard table.contains(where: { $0.name == word }), !isVariable(word), let command = parse(word, rest) else { return nil }
        if case .misused = command, readsAsJavaScript(rest) { return nil }
        return command
    }

    /// Node's form, which always means the command. A number such as `.5` is none.
    private static func parseDotted(_ line: String) -> Command? {
        let (word, rest) = split(String(line.dropFirst()))
        guard let first = word.unicodeScalars.first, first.properties.isAlphabetic else { return nil }
        switch word {
        case "clear": return rest.isEmpty ? .clear : .misused(word)
        case "break": return rest.isEmpty ? .breakOff : .misused(word)
        case "editor": return rest.isEmpty ? .editor : .misused(word)
        case "load": return rest.isEmpty ? .misused(word) : .load(rest)
        case "save": return rest.isEmpty ? .misused(word) : .save(rest)
        default: return parse(word, rest) ?? .misused("." + word)
        }
    }

    private static func parse(_ word: String, _ rest: String) -> Command? {
        switch word {
        case "gc": rest.isEmpty ? .gc : .misused(word)
        case "maps": rest.isEmpty ? .maps : .misused(word)
        case "heap": rest.isEmpty ? .heap : .misused(word)
        case "graph": graph(rest)
        case "journal": rest.isEmpty ? .journal : .misused(word)
        // `play / a.md` could be a division; who has a variable named `play` gets it.
        case "play": rest.hasSuffix(".md") || !(rest.isEmpty || readsAsJavaScript(rest)) ? .play(rest) : .misused(word)
        case "exit": rest.isEmpty ? .exit : .misused(word)
        case "undo": rest.isEmpty ? .undo(1) : count(rest).map(Command.undo) ?? .misused(word)
        case "redo": rest.isEmpty ? .redo(1) : count(rest).map(Command.redo) ?? .misused(word)
        case "help": rest.isEmpty ? .help(nil) : split(rest).rest.isEmpty && !readsAsJavaScript(rest) ? .help(rest) : .misused(word)
        case "why": rest.isEmpty || continuesExpression(rest) ? .misused(word) : .why(rest)
        default: nil
        }
    }

    /// `graph - 1` is JavaScript, `graph --ascii` is not.
    private static func graph(_ rest: String) -> Command {
        let isOption = rest.hasPrefix("--") && rest.unicodeScalars.dropFirst(2).first?.properties.isAlphabetic == true
        if continuesExpression(rest), !isOption { return .misused("graph") }
        do { return .graph(try GraphQuery.parse(rest)) } catch { return .refused(error.message) }
    }

    private static func count(_ text: String) -> Int? { Int(text).flatMap { $0 >= 1 ? $0 : nil } }

    /// `heap = 5`, `journal.length`, `gc()`: what follows goes on with the word as an operand, or calls it.
    private static func readsAsJavaScript(_ rest: String) -> Bool {
        guard let first = rest.unicodeScalars.first else { return false }
        return continuesExpression(rest) || first == "(" || first == "[" || first == "`"
    }

    private static func continuesExpression(_ rest: String) -> Bool {
        guard let first = rest.unicodeScalars.first else { return false }
        if "=+-*/.,;:?&|<>!%^".unicodeScalars.contains(first) { return !rest.hasPrefix(".gc") }
        return ["in", "instanceof"].contains(split(rest).word)
    }

    /// The first word, of letters, and the rest without white space around it. What follows the word at once is part of the rest.
    private static func split(_ line: String) -> (word: String, rest: String) {
        let word = line.unicodeScalars.prefix { $0 == "_" || $0 == "$" || $0.properties.isIDContinue }
        return (String(word), String(line.unicodeScalars.dropFirst(word.count)).trimmed)
    }
}
