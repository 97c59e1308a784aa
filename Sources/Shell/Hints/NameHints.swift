import Engine
import Explorer

/// What to say where a name means nothing: who it may have been meant for, or what does what it says.
struct NameHints {
    private let machine: Machine
    init(_ machine: Machine) { self.machine = machine }

    /// For a name that nothing has; `subject` is what it was called with.
    func hint(for name: String, on subject: String? = nil) -> String? {
        if let word = Habits.foreign[name] { return "in JavaScript that is \(word)" }
        let users = NearNames.near(name, in: userNames)
        if let question = NearNames.question(users) { return question }
        if let habit = Habits.sentence(for: name, on: subject) { return habit }
        if let question = NearNames.question(NearNames.near(name, in: CommandList.names.filter { !$0.contains(" ") }, slips: name.count < 3 ? 0 : 1)) { return question }
        return NearNames.question(NearNames.near(name, in: machine.globalNames))
    }

    /// One of the user's variables, which the name may have been meant for.
    func nearVariable(_ name: String) -> String? { NearNames.near(name, in: userNames, slips: name.count < 3 ? 0 : 1).first }

    private var userNames: [String] { machine.globalNames.filter(machine.isUserVariable) }

    /// For a text that is no JavaScript: what it may have been meant for.
    func hint(forUnreadable text: String) -> String? {
        if text.allSatisfy({ $0 == "?" }) { return "help lists the commands" }
        if CommandWords.split(text).word == "export" { return "an entry is no module: let and const alone name a value, .load FILE enters a file" }
        if text == "#" { return "#1 shows the object with that number" }
        if let place = text.firstRange(of: ".#"), !text.contains("class ") {
            return "a private field is for the class's own code alone · inspect \(text[..<place.lowerBound]) shows it"
        }
        if let question = PlainQuestions(machine).answer(to: text) { return question }
        let (word, rest) = CommandWords.split(text), subject = rest.isEmpty ? nil : rest
        if ["leash", "node", "deno", "bun"].contains(word) { return insideAlready(rest) }
        if let mark = text.first, ":%!?".contains(mark) || text.hasSuffix("?") { return hint(forMarked: text) }
        if let habit = Habits.sentence(for: word, on: subject), !machine.isVariable(word) { return habit }
        if word == "import", case .command = CommandList.read(rest, isVariable: machine.isUserVariable) { return "\(rest) is a command: type \(rest) alone" }
        if word == "import", let habit = Habits.sentence(for: rest, on: nil) { return habit }
        if let foreign = Habits.words(of: text).first(where: { Habits.foreign[$0] != nil && !machine.isVariable($0) }) {
            return "in JavaScript \(foreign) is \(Habits.foreign[foreign] ?? "")"
        }
        if !machine.isVariable(word), let near = NearNames.nearCommand(word, in: CommandList.names) {
            return "did you mean \(near)\(rest.isEmpty ? "" : " " + rest)?"
        }
        return nil
    }

    /// `leash play weakmap`, `node x.js`
    private func insideAlready(_ rest: String) -> String {
        let start = "this is the inside of Leash already: "
        let (verb, behind) = CommandWords.split(rest)
        if CommandList.family(of: verb) != nil { return start + "type \(rest) alone" }
        let file = (verb == "run" ? behind : rest).split(separator: " ").last.map(String.init) ?? ""
        if file.hasSuffix(".md") { return start + "play \(file) plays it" }
        return start + (file.isEmpty || !file.contains(".") ? "type JavaScript, or help" : ".load \(file) enters the file's lines")
    }

    /// `:q` of editors, `%timeit x`, `!ls` and `dog1?` of IPython.
    private func hint(forMarked text: String) -> String? {
        let words = text.filter { !":%!?".contains($0) }.trimmed
        if machine.isUserVariable(CommandWords.split(words).word) { return "inspect \(words) shows an object from both sides" }
        return Habits.sentence(for: CommandWords.split(words).word, on: nil) ?? "help lists the commands, and everything else is JavaScript"
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
