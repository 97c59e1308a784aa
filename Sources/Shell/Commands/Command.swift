// Which lines are commands, and what each does in a sentence.

/// A line that is no JavaScript.
enum Command: Equatable {
    case gc
    case explain
    case auto(Double)
    case autoOff
    case watch(String?)
    case unwatch(String?)
    case maps
    case why(String)
    case inspect(String)
    case retainers(String)
    case dominators(String?)
    case sizes
    case leaks
    /// `whatif weak X`
    case whatIfWeak(String)
    case heap
    case graph(GraphQuery)
    case undo(Int)
    case redo(Int)
    case goTo(Int)
    case whatIf(String)
    case diff([Int])
    case journal
    case play(String)
    case help(String?)
    case snapshot(String)
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
        ("gc", "gc [--explain]", "collect garbage now, and tell what was taken; --explain tells it step by step"),
        ("gc auto", "gc auto [SECONDS]", "a collector that strikes by itself, every 5 seconds or as often as you say"),
        ("gc off", "gc off", "no more of that"),
        ("maps", "maps", "what every Map, Set and weak collection holds: what your code sees, what the debugger sees"),
        ("why", "why X", "why an object is alive: the shortest way to it. X is an expression or a number: why #2"),
        ("inspect", "inspect X", "an object from both sides: what your code sees, and what a debugger sees"),
        ("retainers", "retainers X", "everyone who refers to an object, strongly and weakly"),
        ("graph", "graph [X] [--depth N]", "the heap as a picture, or what X leads to; --dot, --mermaid or --svg FILE writes it"),
        ("heap", "heap", "what is alive, by constructor: count and bytes"),
        ("sizes", "sizes", "shallow and retained bytes, by object and by constructor"),
        ("dominators", "dominators [X]", "who holds what alone: what would be free without an object"),
        ("leaks", "leaks", "what only entries of collections, elements of arrays or variables of closures keep alive"),
        ("whatif", "whatif ENTRY", "what the heap would be after an entry and a collection, without doing it: who would die"),
        ("whatif weak", "whatif weak X", "who would die if the Map or Set X were a WeakMap or a WeakSet"),
        ("watch", "watch [EXPR]", "show an expression's value again whenever an entry changes it; alone, list what is watched"),
        ("unwatch", "unwatch [N|EXPR]", "watch it no more; alone, watch nothing"),
        ("undo", "undo [N]", "take back the last entry, or the last N"),
        ("redo", "redo [N]", "bring back what was undone"),
        ("goto", "goto N", "go to the state after entry N of the journal, back or forth; goto 0 is the start"),
        ("diff", "diff [A [B]]", "what was born, died and moved between two entries; alone, in the last one"),
        ("journal", "journal", "the entries that made the present state"),
        ("play", "play LESSON", "play a lesson: play weakmap, or play FILE.md"),
        ("snapshot", "snapshot FILE", "write the heap for the Memory panel of Chrome DevTools: snapshot x.heapsnapshot"),
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
        // `gc --explain all` can be no JavaScript: nothing may stand behind `gc--` but what goes on with it.
        if case .misused = command, readsAsJavaScript(rest), !isOption(rest) { return nil }
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
        case "gc": collection(rest) ?? .misused(word)
        case "watch": rest.isEmpty ? .watch(nil) : continuesExpression(rest) ? .misused(word) : .watch(expression(rest))
        case "unwatch": rest.isEmpty ? .unwatch(nil) : continuesExpression(rest) ? .misused(word) : .unwatch(rest)
        case "maps": rest.isEmpty ? .maps : .misused(word)
        case "heap": rest.isEmpty ? .heap : .misused(word)
        case "graph": graph(rest)
        case "journal": rest.isEmpty ? .journal : .misused(word)
        // `play / a.md` could be a division; who has a variable named `play` gets it.
        case "play": rest.hasSuffix(".md") || !(rest.isEmpty || readsAsJavaScript(rest)) ? .play(rest) : .misused(word)
        case "snapshot": startsPath(rest) || !(rest.isEmpty || readsAsJavaScript(rest)) ? .snapshot(rest) : .misused(word)
        case "exit": rest.isEmpty ? .exit : .misused(word)
        case "undo": rest.isEmpty ? .undo(1) : count(rest).map(Command.undo) ?? .misused(word)
        case "redo": rest.isEmpty ? .redo(1) : count(rest).map(Command.redo) ?? .misused(word)
        case "goto": Int(rest).flatMap { $0 >= 0 ? .goTo($0) : nil } ?? .misused(word)
        case "diff": entryNumbers(rest).map(Command.diff) ?? .misused(word)
        case "help": rest.isEmpty ? .help(nil) : (split(rest).rest.isEmpty || table.contains { $0.name == rest }) && !readsAsJavaScript(rest) ? .help(rest) : .misused(word)
        case "why": rest.isEmpty || continuesExpression(rest) ? .misused(word) : .why(expression(rest))
        case "inspect": rest.isEmpty || continuesExpression(rest) ? .misused(word) : .inspect(expression(rest))
        case "retainers": rest.isEmpty || continuesExpression(rest) ? .misused(word) : .retainers(expression(rest))
        case "dominators": rest.isEmpty ? .dominators(nil) : continuesExpression(rest) ? .misused(word) : .dominators(expression(rest))
        case "sizes": rest.isEmpty ? .sizes : .misused(word)
        case "leaks": rest.isEmpty ? .leaks : .misused(word)
        case "whatif": weakSubject(rest).map(Command.whatIfWeak) ?? (rest.isEmpty || continuesExpression(rest) ? .misused(word) : .whatIf(rest))
        default: nil
        }
    }

    /// The X of `whatif weak X`: a name, a path or a number, which could not follow an expression `weak`.
    private static func weakSubject(_ text: String) -> String? {
        let (word, rest) = split(text)
        guard word == "weak", text.dropFirst(4).first?.isWhitespace == true, let first = rest.unicodeScalars.first else { return nil }
        let begins = first == "#" || first == "$" || first == "_" || first.properties.isIDStart
        return begins && !continuesExpression(rest) ? rest : nil
    }

    private static func collection(_ rest: String) -> Command? {
        switch rest {
        case "": return .gc
        case "--explain": return .explain
        case "auto": return .auto(BackgroundCollector.usualSeconds)
        case "off": return .autoOff
        default:
            let (word, seconds) = split(rest)
            return word == "auto" ? Double(seconds).map(Command.auto) : nil
        }
    }

    /// `graph - 1` is JavaScript, `graph --ascii` is not.
    private static func graph(_ rest: String) -> Command {
        if continuesExpression(rest), !isOption(rest) { return .misused("graph") }
        do { return .graph(try GraphQuery.parse(rest)) } catch { return .refused(error.message) }
    }

    /// `--ascii`
    private static func isOption(_ rest: String) -> Bool {
        rest.hasPrefix("--") && rest.unicodeScalars.dropFirst(2).first?.properties.isAlphabetic == true
    }

    /// Without the semicolons that a habit puts behind it.
    private static func expression(_ text: String) -> String {
        var rest = text
        while rest.hasSuffix(";") { rest = String(rest.dropLast()).trimmed }
        return rest.isEmpty ? text : rest
    }

    private static func count(_ text: String) -> Int? { Int(text).flatMap { $0 >= 1 ? $0 : nil } }

    /// At most two numbers of entries.
    private static func entryNumbers(_ text: String) -> [Int]? {
        let words = text.split(whereSeparator: \.isWhitespace), numbers = words.compactMap { Int($0) }
        return numbers.count == words.count && numbers.count <= 2 && numbers.allSatisfy { $0 >= 0 } ? numbers : nil
    }

    /// `heap = 5`, `journal.length`, `gc()`: what follows goes on with the word as an operand, or calls it.
    private static func readsAsJavaScript(_ rest: String) -> Bool {
        guard let first = rest.unicodeScalars.first else { return false }
        return continuesExpression(rest) || first == "(" || first == "[" || first == "`"
    }

    /// `/tmp/x`, `./x`: no division, as long as no variable has the command's name.
    private static func startsPath(_ rest: String) -> Bool {
        if [".", "..", "/"].contains(rest) || rest.hasPrefix("./") || rest.hasPrefix("../") { return true }
        guard rest.hasPrefix("/"), let second = rest.unicodeScalars.dropFirst().first else { return false }
        return second != "=" && second != "/" && second != "*" && !second.properties.isWhitespace
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
