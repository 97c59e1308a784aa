/// What `help` says.
enum Help {
    static func result(_ name: String?) -> CommandResult {
        let all = Command.table + Command.dotTable
        guard let name else {
            return .help(HelpReport(commands: all.map { HelpReport.Command(usage: $0.usage, summary: $0.summary) }, text: general))
        }
        // `help gc auto` is `help gc`, which has a row for it.
        let bare = String((name.hasPrefix(".") ? name.dropFirst() : name[...]).prefix { $0 != " " })
        guard let row = all.first(where: { $0.name == bare || $0.name == "." + bare }) else {
            return .refusal(Refusal(message: "no command is called \(name) · help lists them all"))
        }
        return .help(HelpReport(commands: rows(row).map { HelpReport.Command(usage: $0.usage, summary: $0.summary) }, text: details[bare] ?? []))
    }

    /// The command's rows: `gc` has some of their own for `gc auto` and `gc off`.
    private static func rows(_ row: (name: String, usage: String, summary: String)) -> [(name: String, usage: String, summary: String)] {
        [row] + Command.table.filter { $0.name.hasPrefix(row.name + " ") }
    }

    static func misuse(_ name: String) -> String {
        let bare = name.hasPrefix(".") ? String(name.dropFirst()) : name
        guard let row = (Command.table + Command.dotTable).first(where: { $0.name == bare || $0.name == "." + bare }) else {
            return "no command is called \(name) · help lists them all"
        }
        return "\(rows(row).map(\.usage).joined(separator: ", ")): \(row.summary)"
    }

    private static let general = [
        "Everything else is JavaScript. After each entry Leash tells what it did to the heap:",
        "  + #1 …   an object came to life     #1 ← x   x holds it now     #1 ⇠ x   x mentions it, and holds nothing",
        "A variable of yours wins over a command's name; .gc, .maps … always mean the command.",
        "Shorthands: let dog1 = Snickers makes { name: 'Snickers' }; weak.set dog1 'the best' is weak.set(dog1, 'the best').",
    ]

    private static let details: [String: [String]] = [
        "gc": ["The collector takes every object that no way from a variable leads to.",
               "A weak collection's entry goes with its key: nothing but the debugger can see that it was there.",
               "--explain: the roots, marking wave by wave, the entries that wait for their key, what was not reached, what is weak and loses",
               "something. At a prompt Enter or Space goes on to the next step, q shows the rest.",
               "auto: 0.1 to 3600 seconds. It strikes at the prompt, never while an entry runs; what it took stands in the journal, and .save",
               "writes it as .gc. While there is something to redo it waits. Without a prompt it strikes after each entry."],
        "watch": ["A name, a path or a number (watch weak, watch app.cache[3], watch #2) is looked up and runs nothing. Any other expression is",
                  "evaluated after each entry, outside the journal: what it prints is dropped, what it throws is its value, and nothing holds",
                  "what it gives. Ctrl-C ends one that does not end, and it is watched no more."],
        "unwatch": ["unwatch 2 takes out the watch with that number, unwatch weak the one of that expression, unwatch all of them."],
        "maps": ["Your code sees a Map's size and can loop over it. A WeakMap shows it neither: what it holds depends on when the collector runs.",
                 "The debugger sees both. → is an entry that holds its key, ⇢ one that does not."],
        "why": ["why #2, why dog1, why app.cache[3]: a name or a path is looked up and runs nothing. Any other expression is evaluated,",
                "outside the journal, and what it gives is not kept."],
        "inspect": ["Properties and prototype are what code can see; internal slots, private fields and entries of weak collections only a debugger.",
                    "The retained size is exact: what the heap would lose without the object. mentioned by: every weak collection, with its value."],
        "retainers": ["← holds, ⇠ mentions and holds nothing. A WeakMap's value is held while its map and its key are alive."],
        "sizes": ["Shallow: an object with the storage that it owns. Retained: what would be free with it gone, by the dominator tree, where the",
                  "value of a WeakMap's entry is counted under its key. inspect X gives one object's exact figure."],
        "dominators": ["An object dominates what can be reached only through it. dominators X: the chain that leads to X, and what X takes along."],
        "leaks": ["For each kind of hold, what would die if it did not count: who keeps how much, where that was made, what would let go.",
                  "To be held so is no mistake; to be forgotten there is."],
        "heap": ["Bytes are shallow: an object with the storage that it owns, without the objects that it refers to.",
                 "Built-ins and code are not counted."],
        "graph": ["graph dog1, graph #2, graph app.cache: what it leads to, and who refers to it. ─→ holds, ╌⇢ holds nothing by itself.",
                  "--depth N goes N references deep, --ascii draws with plain characters. --dot FILE and --mermaid FILE write the picture as text for",
                  "those programs (GitHub draws Mermaid), --svg FILE has Graphviz draw it. Repeated structure is folded."],
        "undo": ["Leash runs the journal again without its last entries, on a new heap. Objects keep their numbers."],
        "redo": ["Brings back what undo took, until something new is entered."],
        "goto": ["The entries behind N can be brought back, by goto or redo, until something new is entered. Objects keep their numbers."],
        "whatif": ["whatif dog1 = null, whatif weak.set(dog1, 'x'), whatif gc: the journal runs again on a heap of its own, then the entry, then a",
                   "collection. That heap is thrown away: your objects, their numbers and the journal stay as they are."],
        "diff": ["diff tells what the last entry did, diff 3 what has changed since entry 3, diff 3 5 what entries 4 and 5 did. 0 is the start.",
                 "Both states are made again from the journal and compared, however large they are. What nothing holds any more counts as dead."],
        "play": ["Shows the lesson's text and runs its code here, statement by statement; Enter goes on, q stops.",
                 "Its variables are there afterwards, and undo takes its entries back."],
        "snapshot": ["The format of V8, which memlab and others read, too: in DevTools open Memory and load the file, whose name must end in",
                     ".heapsnapshot there. WeakMap entries, WeakRefs and closures look as they do in a snapshot of Node or Chrome.",
                     "Nothing is collected first: what the next gc would take is there where a weak collection mentions it."],
        "journal": ["What runs again at undo. Entries that Ctrl-C interrupted are left out: where they stopped cannot be found again."],
    ]
}
