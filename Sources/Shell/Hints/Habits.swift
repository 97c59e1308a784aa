/// Words that mean something in other shells and languages, and what is said here for that.
///
/// In the sentences `X` stands for what the word was used on: `print(dog1)` has `dog1` there. `print` alone may be any name, and nothing is said.
enum Habits {
    /// Words of other languages for what JavaScript calls otherwise.
    static let foreign = ["True": "true", "False": "false", "TRUE": "true", "FALSE": "false", "nil": "null", "None": "null", "NULL": "null", "Null": "null",
                          "Nil": "null", "undef": "undefined", "Undefined": "undefined", "self": "this", "nan": "NaN", "NAN": "NaN", "Nan": "NaN",
                          "and": "&&", "or": "||", "not": "!", "elif": "else if", "elsif": "else if", "def": "function", "func": "function", "fn": "function", "lambda": "x => …"]

    /// The words of a text, without those that stand in quotation marks.
    static func words(of text: String) -> [String] {
        var words = [""], quote: Character?, isEscaped = false
        for character in text {
            if let open = quote {
                if isEscaped { isEscaped = false } else if character == "\\" { isEscaped = true } else if character == open { quote = nil }
            } else if "'\"`".contains(character) {
                quote = character
                words.append("")
            } else if character == " " || character == "\n" {
                words.append("")
            } else {
                words[words.count - 1].append(character)
            }
        }
        return words
    }

    /// What to say of a word, where nothing has that name.
    static func sentence(for word: String, on subject: String?) -> String? {
        guard let sentence = all[word] else { return nil }
        let parts = sentence.split(separator: " ", omittingEmptySubsequences: false).map(String.init), isPlace = { (part: String) in part == "X" || part.hasSuffix("(X)") }
        if !parts.contains(where: isPlace) { return sentence }
        guard let subject else { return nil }
        let isShort = subject.count <= 40 && !subject.contains("\n")
        return isShort ? parts.map { isPlace($0) ? $0.replacing("X", with: subject) : $0 }.joined(separator: " ") : sentence
    }

    private static let leave = "exit leaves", clear = ".clear clears the screen", page = "there is no page here: this is JavaScript without a browser"
    private static let shown = "what was shown is not held, so there is no name for it. Give it one, or ask by its number: inspect #1"
    private static let prints = "console.log(X) prints; at the prompt X alone shows it", listed = "heap lists what is alive, journal what was entered"
    private static let system = "this is no system shell: type JavaScript, or help", written = "journal lists what was entered, .save FILE writes it"
    private static let all: [String: String] = [
        // Shells
        "quit": leave, "exit": "exit leaves, without parentheses", "logout": leave, "bye": leave, "q": leave, "wq": leave, "clear": clear, "cls": clear,
        "man": "help WORD tells more about a word", "ls": "maps lists collections, heap what is alive", "list": listed, "history": "journal lists what was entered",
        "cd": system, "pwd": system, "cat": system, "npm": system, "git": system, "python": system, "sudo": system, "vim": system, "mkdir": system, "rm": system, "cp": system, "mv": system,
        "lessons": "play lists the lessons, play weakmap plays one", "lesson": "play lists the lessons, play weakmap plays one", "tutorial": "play lists the lessons, play weakmap plays one",
        "collect": "gc collects garbage", "garbage": "gc collects garbage", "leash": "this is the inside of Leash already: help lists the commands",
        "free": "gc collects garbage", "dump": "heap lists what is alive, snapshot FILE writes it", "memory": "heap lists what is alive",
        // Node, DevTools
        "_": "there is no _ here: " + shown, "_error": "there is no _error here: " + shown, "$_": "there is no $_ here: " + shown,
        "document": page, "window": "there is no window here: globalThis is the global object", "$": page, "$$": page, "$x": page, "$0": page,
        "$1": page, "localStorage": page, "navigator": page,
        "fetch": "there is no network here: Leash is for looking at a heap", "keys": "Object.keys(X) lists the names of its properties",
        "values": "Object.values(X) lists the values of its properties",
        "copy": written, "table": "console.table(X) draws a table", "dir": "inspect X shows an object from both sides", "dirxml": "inspect X shows an object from both sides",
        "queryObjects": "instances X lists the living objects of a class", "monitor": "watch X tells when an expression has another value",
        "debug": "watch X tells when an expression has another value",
        "getEventListeners": "inspect X shows what it refers to, retainers X who refers to it", "monitorEvents": page, "profile": "sizes tells what holds most",
        "exports": "a line is no module here: let names a value, .load FILE enters a file",
        // Python, C and others
        "print": prints, "println": prints, "printf": prints, "puts": prints, "echo": prints, "len": ".length counts an array's elements, .size those of a Map or a Set",
        "sizeof": "inspect X tells its size, shallow and retained", "getsizeof": "inspect X tells its size, shallow and retained", "type": "typeof X tells its type, inspect X more",
        "id": "inspect X shows its number", "vars": "inspect X shows an object from both sides", "getrefcount": "retainers X lists who refers to it",
        "del": "X = null lets go of what it holds",
        "isinstance": "x instanceof Class tells", "str": "String(X) makes a text of it", "int": "Number(X) makes a number of it",
        "range": "[...Array(n).keys()] counts from 0",
        "weakref": "WeakRef, WeakMap and WeakSet are built in: new WeakRef(x)",
        "malloc": "objects come to life by {}, [] and new; the collector frees them",
        "help": "help WORD tells more about a word, inspect X about an object",
    ]
}
