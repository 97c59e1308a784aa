import Engine
import Explorer

/// What to say where a name means nothing: who it may have been meant for, or what does what it says.
struct NameHints {
    private let machine: Machine
    init(_ machine: Machine) { self.machine = machine }

    /// Words of other languages for what JavaScript calls otherwise.
    static let foreign = ["True": "true", "False": "false", "TRUE": "true", "FALSE": "false", "nil": "null", "None": "null", "NULL": "null", "Null": "null",
                          "Nil": "null", "undef": "undefined", "Undefined": "undefined", "self": "this", "nan": "NaN", "NAN": "NaN", "Nan": "NaN"]

    /// Words that other shells take for a command.
    private static let habits = [
        "quit": "exit leaves", "exit": "exit leaves, without parentheses", "logout": "exit leaves", "bye": "exit leaves", "q": "exit leaves",
        "clear": ".clear clears the screen", "cls": ".clear clears the screen", "_": "there is no _ here: a value that was shown is not held. Give it a name, or ask by its number: inspect #1",
        "man": "help WORD tells more about a word", "document": "there is no page here: this is JavaScript without a browser",
        "window": "there is no window here: globalThis is the global object", "ls": "maps lists collections, heap what is alive", "list": "heap lists what is alive, journal what was entered",
        "history": "journal lists what was entered", "collect": "gc collects garbage", "dump": "heap lists what is alive, snapshot FILE writes it",
    ]

    /// For a name that nothing has.
    func hint(for name: String) -> String? {
        if let word = NameHints.foreign[name] { return "in JavaScript that is \(word)" }
        let users = NearNames.near(name, in: userNames)
        if let question = NearNames.question(users) { return question }
        if let habit = NameHints.habits[name] { return habit }
        if let question = NearNames.question(NearNames.near(name, in: CommandList.names.filter { !$0.contains(" ") }, slips: name.count < 3 ? 0 : 1)) { return question }
        return NearNames.question(NearNames.near(name, in: machine.globalNames))
    }

    /// One of the user's variables, which the name may have been meant for.
    func nearVariable(_ name: String) -> String? { NearNames.near(name, in: userNames, slips: name.count < 3 ? 0 : 1).first }

    private var userNames: [String] { machine.globalNames.filter(machine.isUserVariable) }

    /// For a text that is no JavaScript: what it may have been meant for.
    func hint(forUnreadable text: String) -> String? {
        if text == "?" || text == "??" { return "help lists the commands" }
        let (word, rest) = CommandWords.split(text)
        if ["leash", "node", "deno", "bun"].contains(word) {
            let file = rest.split(separator: " ").last.map(String.init) ?? ""
            if file.hasSuffix(".md") { return "this is the inside of Leash already: play \(file) plays it" }
            return "this is the inside of Leash already: " + (file.isEmpty ? "type JavaScript, or help" : ".load \(file) enters the file's lines")
        }
        if ["cd", "ls", "cat", "npm", "git", "python"].contains(word) { return "this is no system shell: type JavaScript, or help" }
        if !word.isEmpty, !machine.isVariable(word), let near = NearNames.near(word, in: CommandList.names.filter { !$0.contains(" ") }, slips: word.count < 3 ? 0 : word.count > 5 ? 2 : 1).first {
            return "did you mean \(near)\(rest.isEmpty ? "" : " " + rest)?"
        }
        return nil
    }
}

extension Machine {
    /// The names of all variables, built in or not.
    var globalNames: [String] {
        var names = vm.bindingNames
        vm.forEachNamedProperty(of: vm[Intrinsic.global]) { key, _, _ in if key.isString { names.append(vm.describe(key)) } }
        return names
    }

    /// The names of an object's properties, its prototypes' among them.
    func memberNames(of object: JSObject) -> Set<String> {
        var next = Value(object), names: Set<String> = []
        while next.isObject, next.asObject.kind != .proxy {
            vm.forEachNamedProperty(of: next.asObject) { key, _, _ in if key.isString, !key.isPrivate { names.insert(vm.describe(key)) } }
            next = vm.quietPrototype(of: next.asObject)
        }
        return names
    }
}
