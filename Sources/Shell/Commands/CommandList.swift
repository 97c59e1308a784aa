/// All commands, in the order in which `help` lists them, and which of them a line is.
///
/// A command is in this list and nowhere else: what its name is, how it is read, and what `help` and Tab know of it is its own.
enum CommandList {
    static let all: [any Command.Type] = [
        GCCommand.self, GCAutoCommand.self, GCOffCommand.self, JobsCommand.self, WaitCommand.self, TickCommand.self,
        MapsCommand.self, WhyCommand.self, InspectCommand.self, RetainersCommand.self, GraphCommand.self,
        HeapCommand.self, InstancesCommand.self, SizesCommand.self, DominatorsCommand.self, LeaksCommand.self,
        WhatIfCommand.self, WhatIfWeakCommand.self, WhatIfCutCommand.self, WatchCommand.self, UnwatchCommand.self,
        UndoCommand.self, RedoCommand.self, GotoCommand.self, DiffCommand.self, JournalCommand.self,
        PlayCommand.self, RecordCommand.self, SnapshotCommand.self, HelpCommand.self, ExitCommand.self,
        LoadCommand.self, SaveCommand.self, EditorCommand.self, BreakCommand.self, ClearCommand.self,
    ]

    /// What a line is.
    enum Reading {
        case javaScript
        case command(any Command)
        /// It has the form of a command and cannot be done; what to say about it.
        case misuse(String)
    }

    /// Reads a line. A variable of the user wins over the bare word; with a dot in front, Node's form, it is always the command.
    static func read(_ line: String, isVariable: (String) -> Bool) -> Reading {
        // A number alone shows its object: nothing in JavaScript begins so.
        if NumberedSubject.isOne(line) { return .command(InspectCommand(subject: line)) }
        let isDotted = line.hasPrefix(".")
        let (word, rest) = CommandWords.split(isDotted ? String(line.dropFirst()) : line)
        // A number such as `.5` is none.
        if isDotted, word.unicodeScalars.first?.properties.isAlphabetic != true { return .javaScript }
        guard let family = families[word], isDotted || !family.needsDot && !isVariable(word) else {
            return isDotted ? .misuse(noCommand("." + word)) : .javaScript
        }
        let words = CommandWords(line: line, text: rest)
        if let command = family.command(words) { return .command(command) }
        // `gc --explain all` can be no JavaScript: nothing may stand behind `gc--` but what goes on with it.
        if !isDotted, words.readsAsJavaScript, !words.beginsWithOption { return .javaScript }
        return .misuse(family.standsAlone ? family.refusal(of: rest, isVariable: isVariable) : family.usage)
    }

    /// Whether the line is a command that knows what it is asked: `.map(f)` is none, whatever stands before it.
    static func isCommand(_ line: String, isVariable: (String) -> Bool) -> Bool {
        if case .command = read(line, isVariable: isVariable) { return true }
        return false
    }

    // MARK: Families

    /// The commands of one first word: `gc`, `gc auto` and `gc off`. The first one has the bare word.
    struct Family {
        let members: [any Command.Type]

        /// Its first word, with the dot that it needs.
        var name: String { members[0].help.name }
        /// It is meant by `gc`, `.gc` and `gc auto`, and not by `GC`.
        func isNamed(_ text: String) -> Bool { text.hasPrefix(name) || text.hasPrefix("." + name) || "." + text == name || members.contains { text == $0.help.name } }

        var needsDot: Bool { members[0].help.name.hasPrefix(".") }
        var details: [String] { members.flatMap { $0.help.details } }
        /// What to say to who got it wrong.
        var usage: String { "\(members.map { $0.help.usage }.joined(separator: ", ")): \(members[0].help.summary)" }

        /// Nothing can stand behind its name.
        fileprivate var standsAlone: Bool { members.allSatisfy { $0 is any PlainCommand.Type } }

        /// What to say of `maps weak`: the command, and what tells of the one object.
        fileprivate func refusal(of rest: String, isVariable: (String) -> Bool) -> String {
            let isObject = NumberedSubject.isOne(rest) || isVariable(CommandWords.split(rest).word)
            return "\(name) takes nothing behind it · " + (isObject ? "inspect \(rest) tells of one object" : "help \(name) tells what it does")
        }

        fileprivate func command(_ words: CommandWords) -> (any Command)? {
            let (second, rest) = CommandWords.split(words.text)
            for member in members.dropFirst() where member.help.name.hasSuffix(" " + second) {
                if let command = member.read(CommandWords(line: words.line, text: rest)) { return command }
            }
            return members[0].read(words)
        }
    }

    /// By the first word, without its dot.
    private static let families: [String: Family] = {
        var members: [String: [any Command.Type]] = [:]
        for command in all { members[firstWord(command.help.name), default: []].append(command) }
        return members.mapValues { Family(members: $0) }
    }()

    /// Of `gc`, `.gc` and `gc auto` the same.
    static func family(of name: String) -> Family? { families[firstWord(name)] }

    static func noCommand(_ name: String) -> String {
        let question = NearNames.question(NearNames.near(name, in: name.hasPrefix(".") ? dottedNames : names + HelpTopic.all.flatMap(\.names)))
        return "no command is called \(name) · \(question ?? "help lists them all")"
    }

    static func firstWord(_ name: String, keepsDot: Bool) -> String { (keepsDot && name.hasPrefix(".") ? "." : "") + firstWord(name) }

    private static func firstWord(_ name: String) -> String { String((name.hasPrefix(".") ? name.dropFirst() : name[...]).prefix { $0 != " " }) }

    // MARK: Names

    /// Those that need no dot.
    static let names = all.map { $0.help.name }.filter { !$0.hasPrefix(".") }
    /// Those with a dot: first those that need it.
    static let dottedNames = all.map { $0.help.name }.filter { $0.hasPrefix(".") } + names.map { "." + $0 }

    /// What `command` is a report of in JSON.
    static let reports: [String: any CommandReport.Type] = {
        var types: [String: any CommandReport.Type] = [Refusal.command: Refusal.self, Request.command: Request.self, GrowthReport.command: GrowthReport.self,
                                                            SnapshotCheckReport.command: SnapshotCheckReport.self, LiveReport.command: LiveReport.self,
                                                            LessonReport.command: LessonReport.self, FileCheckReport.command: FileCheckReport.self]
        for command in all { for report in command.reports { types[report.command] = report } }
        return types
    }()
}
