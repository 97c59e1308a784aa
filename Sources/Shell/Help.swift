/// What `help` says.
enum Help {
    static func result(_ name: String?) -> CommandResult {
        let all = Command.table + Command.dotTable
        guard let name else {
            return .help(HelpReport(commands: all.map { HelpReport.Command(usage: $0.usage, summary: $0.summary) }, text: general))
        }
        let bare = name.hasPrefix(".") ? String(name.dropFirst()) : name
        guard let row = all.first(where: { $0.name == bare || $0.name == "." + bare }) else {
            return .refusal(Refusal(message: "no command is called \(name) · help lists them all"))
        }
        return .help(HelpReport(commands: [HelpReport.Command(usage: row.usage, summary: row.summary)], text: details[bare] ?? []))
    }

    static func misuse(_ name: String) -> String {
        let bare = name.hasPrefix(".") ? String(name.dropFirst()) : name
        guard let row = (Command.table + Command.dotTable).first(where: { $0.name == bare || $0.name == "." + bare }) else {
            return "no command is called \(name) · help lists them all"
        }
        return "\(row.usage): \(row.summary)"
    }

    private static let general = [
        "Everything else is JavaScript. After each entry Leash tells what it did to the heap:",
        "  + #1 …   an object came to life     #1 ← x   x holds it now     #1 ⇠ x   x mentions it, and holds nothing",
        "A variable of yours wins over a command's name; .gc, .maps … always mean the command.",
        "Shorthands: let dog1 = Snickers makes { name: 'Snickers' }; weak.set dog1 'the best' is weak.set(dog1, 'the best').",
    ]

    private static let details: [String: [String]] = [
        "gc": ["The collector takes every object that no way from a variable leads to.",
               "A weak collection's entry goes with its key: nothing but the debugger can see that it was there."],
        "maps": ["Your code sees a Map's size and can loop over it. A WeakMap shows it neither: what it holds depends on when the collector runs.",
                 "The debugger sees both. → is an entry that holds its key, ⇢ one that does not."],
        "why": ["why #2, why dog1, why app.cache[3]: a name or a path is looked up and runs nothing. Any other expression is evaluated,",
                "outside the journal, and what it gives is not kept."],
        "heap": ["Bytes are shallow: an object with the storage that it owns, without the objects that it refers to.",
                 "Built-ins and code are not counted."],
        "graph": ["graph dog1, graph #2, graph app.cache: what it leads to, and who refers to it. ─→ holds, ╌⇢ holds nothing by itself.",
                  "--depth N goes N references deep, --ascii draws with plain characters. --dot FILE and --mermaid FILE write the picture as text for",
                  "those programs (GitHub draws Mermaid), --svg FILE has Graphviz draw it. Repeated structure is folded."],
        "undo": ["Leash runs the journal again without its last entries, on a new heap. Objects keep their numbers."],
        "redo": ["Brings back what undo took, until something new is entered."],
        "play": ["Shows the lesson's text and runs its code here, statement by statement; Enter goes on, q stops.",
                 "Its variables are there afterwards, and undo takes its entries back."],
        "journal": ["What runs again at undo. Entries that Ctrl-C interrupted are left out: where they stopped cannot be found again."],
    ]
}
