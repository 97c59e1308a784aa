import Engine
import Explorer
import Syntax

/// What may stand in place of the word before the cursor.
public struct Completions: Equatable, Sendable {
    /// The part of the line that each candidate, a whole replacement, stands for, in offsets of its `unicodeScalars`; it ends at the cursor.
    public var replacing: Range<Int>
    /// The likeliest first.
    public var candidates: [String]

    public init(replacing: Range<Int>, candidates: [String]) {
        self.replacing = replacing
        self.candidates = candidates
    }

    /// What there is to name outside the heap.
    public struct Surroundings {
        /// The names in a folder, those of folders with a slash at their end.
        public var names: (_ folder: String) -> [String]
        public var lessons: () -> [String]

        public init(names: @escaping (_ folder: String) -> [String] = { _ in [] }, lessons: @escaping () -> [String] = { [] }) {
            self.names = names
            self.lessons = lessons
        }
    }
}

extension Shell {
    /// Completes variables, globals, properties, commands and what belongs behind them, without running anything: no getter is called.
    /// `cursor` counts the line's `unicodeScalars`.
    public func complete(line: String, cursor: Int, surroundings: Completions.Surroundings = .init()) -> Completions {
        let before = Array(line.unicodeScalars.prefix(max(0, cursor)))
        return Completer(machine: machine, before: before, surroundings: surroundings).complete()
    }

    static func isWordPart(_ scalar: Unicode.Scalar) -> Bool { scalar == "$" || scalar == "_" || scalar.properties.isIDContinue }

    /// The path of names and literal indices at the end: `app.cache[3]` of `f(app.cache[3]`.
    static func path(in scalars: ArraySlice<Unicode.Scalar>) -> String {
        var start = scalars.endIndex, depth = 0
        while start > scalars.startIndex {
            let scalar = scalars[start - 1]
            if scalar == "]" { depth += 1 } else if scalar == "[" {
                if depth == 0 { break }
                depth -= 1
            } else if depth == 0, !isWordPart(scalar), scalar != ".", scalar != "#", scalar != "?" { break }
            start -= 1
        }
        return String(String.UnicodeScalarView(scalars[start...].drop { $0 == "?" || $0 == "." }))
    }
}

/// One look at the text before the cursor: what kind of word it ends in, and what there is of that kind.
private struct Completer {
    let machine: Machine
    let before: [Unicode.Scalar]
    let surroundings: Completions.Surroundings
    private let start: Int

    init(machine: Machine, before: [Unicode.Scalar], surroundings: Completions.Surroundings) {
        self.machine = machine
        self.before = before
        self.surroundings = surroundings
        var start = before.count
        while start > 0, Shell.isWordPart(before[start - 1]) { start -= 1 }
        self.start = start
    }

    private var word: String { Self.text(before[start...]) }

    func complete() -> Completions {
        let lead = Self.text(before[..<start]).trimmed
        if lead == "." || lead == "help ." { return found(CommandList.dottedNames, from: start - 1) }
        // `#1` alone shows the object.
        if lead == "#" { return numbers }
        if let quote = openQuote { return completeString(from: quote) }
        if isInText, command == nil { return found([]) }
        if let behindCommand { return behindCommand }
        if start > 0, before[start - 1] == "#" { return found(privateNames, from: start - 1) }
        if start > 0, before[start - 1] == "." {
            // The dot of `?.` is one, that of `...` or `1.` is none.
            let isOptional = start > 1 && before[start - 2] == "?"
            let names = machine.propertyNames(of: Shell.path(in: before[..<(start - (isOptional ? 2 : 1))]))
            return found(word.hasPrefix("_") ? names : names.filter { !$0.hasPrefix("__") })
        }
        let commands = lead.isEmpty ? CommandList.names.filter { !machine.isUserVariable($0) } : []
        let names = machine.variableNames(startingWith: word)
        return found((commands.filter { !names.contains($0) } + names).sorted())
    }

    /// In a comment, a template or a pattern there are no names.
    private var isInText: Bool {
        let source = SourceColors(Self.text(before))
        return source.endsInText || source.pieces.last.map { $0.kind == .comment && $0.range.upperBound == before.count && before.last != "/" } ?? false
    }

    private func found(_ names: [String], from place: Int? = nil) -> Completions {
        let from = place ?? start, prefix = Self.text(before[from...])
        return Completions(replacing: from..<before.count, candidates: names.filter { $0.hasPrefix(prefix) && $0 != prefix })
    }

    /// Of objects, behind a `#`.
    private var numbers: Completions { found(machine.ledger.sortedNumbers.map { "#\($0)" }, from: start - 1) }

    /// Those that the entry itself has, `class A { #count; get() { return this.#`: outside of their class there are none.
    private var privateNames: [String] {
        var names: [String] = []
        for (place, scalar) in before[..<start].enumerated() where scalar == "#" {
            let name = "#" + Self.text(before[(place + 1)..<start].prefix(while: Shell.isWordPart))
            if name.count > 1, !names.contains(name) { names.append(name) }
        }
        return names.sorted()
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String { String(String.UnicodeScalarView(scalars)) }
    private static func text(_ scalars: [Unicode.Scalar]) -> String { text(scalars[...]) }

    // MARK: Behind a command

    /// The command at the line's beginning, and where what stands behind it begins.
    private var command: (name: String, argument: Int)? {
        let line = Self.text(before), trimmed = line.drop { $0 == " " }
        let isDotted = trimmed.hasPrefix("."), (name, _) = CommandWords.split(String(isDotted ? trimmed.dropFirst() : trimmed))
        let end = (line.count - trimmed.count) + (isDotted ? 1 : 0) + name.unicodeScalars.count
        guard end < before.count, before[end] == " ", let family = CommandList.family(of: name), !name.isEmpty,
              isDotted || !family.needsDot && !machine.isUserVariable(name) else { return nil }
        return (name, end + 1)
    }

    private var behindCommand: Completions? {
        guard let (name, argument) = command else { return nil }
        if name == "help" { return found(CommandList.names + HelpTopic.all.flatMap(\.names) + ["all"], from: argument) }
        if let option = optionStart(behind: argument) { return found(options(of: name), from: option) }
        // `.save --force x`
        let file = Self.text(before[argument...]).hasPrefix(WrittenFile.option + " ") ? argument + WrittenFile.option.count + 1 : argument
        switch name {
        case "play": return completeFile(from: argument, endings: [".md"], also: surroundings.lessons())
        case "load": return completeFile(from: argument, endings: [".js", ".mjs", ".cjs"])
        case "save": return completeFile(from: file, endings: [".js", ".md"])
        case "record": return completeFile(from: file, endings: [".md"], also: ["off"])
        case "snapshot": return completeFile(from: file, endings: [".heapsnapshot"])
        case "gc": return found(["auto", "off"])
        case "instances", "heap": return found(machine.classNames)
        default: break
        }
        // `why gc` would be about the function: what stands behind a command is what there is.
        guard CommandList.takesSubject(name), start == argument || before[start - 1] != "." else { return nil }
        if start > argument, before[start - 1] == "#" { return numbers }
        let own = machine.ownVariableNames
        let matching = own.filter { $0.hasPrefix(word) }
        let numbers = word.isEmpty && start == argument ? machine.ledger.sortedNumbers.prefix(Self.mostNumbers).map { "#\($0)" } : []
        return found(matching.isEmpty && !word.isEmpty ? machine.variableNames(startingWith: word) : own + numbers)
    }

    private static let mostNumbers = 30

    /// Where the word that begins with two dashes does.
    private func optionStart(behind argument: Int) -> Int? {
        let place = before[argument...].lastIndex(of: " ").map { $0 + 1 } ?? argument
        return before[place...].starts(with: ["-"]) ? place : nil
    }

    /// Those that its help names.
    private func options(of name: String) -> [String] {
        guard let family = CommandList.family(of: name) else { return [] }
        let words = family.members.flatMap { [$0.help.usage, $0.help.summary] + $0.help.details }.joined(separator: " ")
        var options: [String] = []
        for part in words.split(whereSeparator: { !($0.isLetter || $0 == "-") }) where part.hasPrefix("--") && part.count > 2 {
            if !options.contains(String(part)) { options.append(String(part)) }
        }
        return options
    }

    // MARK: Files

    /// Folders, and files with these endings.
    private func completeFile(from start: Int, endings: [String], also names: [String] = []) -> Completions {
        let typed = Self.text(before[start...])
        let slash = typed.lastIndex(of: "/").map { typed.index(after: $0) } ?? typed.startIndex
        let folder = String(typed[..<slash])
        let isHidden = typed[slash...].hasPrefix(".")
        let files = surroundings.names(folder.isEmpty ? "." : folder).filter { name in
            (isHidden || !name.hasPrefix(".")) && (name.hasSuffix("/") || endings.contains { name.hasSuffix($0) })
        }
        return found((folder.isEmpty ? names : []) + files.sorted().map { folder + $0 }, from: start)
    }

    // MARK: In quotes

    /// Where the string begins in which the cursor is; nil where it is in none.
    private var openQuote: Int? {
        let source = SourceColors(Self.text(before))
        guard source.endsInText, let last = source.pieces.last, last.kind == .string, last.range.upperBound == before.count else { return nil }
        return last.range.lowerBound
    }

    /// A property behind `['`, a file behind `import '`, `from '`, `import('` and `require('`.
    private func completeString(from quote: Int) -> Completions {
        let lead = Self.text(before[..<quote]).trimmed
        if lead.hasSuffix("[") {
            let end = before[..<quote].lastIndex(of: "[") ?? quote
            let path = Shell.path(in: before[..<end])
            let close = String(before[quote]) + "]"
            let names = path.isEmpty ? [] : machine.keyNames(of: path)
            let typed = Self.text(before[(quote + 1)...])
            let wanted = names.filter { $0.hasPrefix(typed) && (typed.hasPrefix("_") || !$0.hasPrefix("__")) }.map { $0 + close }
            return Completions(replacing: (quote + 1)..<before.count, candidates: wanted)
        }
        let isModule = ["import", "from", "import(", "require("].contains { lead.hasSuffix($0) }
        guard isModule else { return found([]) }
        let typed = Self.text(before[(quote + 1)...])
        if typed.hasPrefix("./") || typed.hasPrefix("../") || typed.hasPrefix("/") {
            return completeFile(from: quote + 1, endings: [".js", ".mjs", ".cjs", ".json"])
        }
        let local = surroundings.names(".").filter { name in [".js", ".mjs", ".cjs", ".json"].contains { name.hasSuffix($0) } }
        return found(BuiltinModule.allCases.map(\.rawValue).sorted() + local.sorted().map { "./" + $0 }, from: quote + 1)
    }
}

extension CommandList {
    /// Whether what stands behind the name is an object of the program's.
    static func takesSubject(_ name: String) -> Bool {
        guard let family = family(of: name) else { return false }
        return family.members.contains { command in
            command.help.usage.split { " []|".contains($0) }.contains { ["X", "EXPR"].contains($0) }
        }
    }
}
