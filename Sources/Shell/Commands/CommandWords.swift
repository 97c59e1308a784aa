/// What stands behind a command's name, and the ways in which commands read it.
struct CommandWords {
    /// The whole line, as it was typed.
    let line: String
    /// Without white space around it.
    let text: String

    /// The first word, of letters, and the rest without white space around it. What follows the word at once is part of the rest.
    static func split(_ text: String) -> (word: String, rest: String) {
        let word = text.unicodeScalars.prefix { $0 == "_" || $0 == "$" || $0.properties.isIDContinue }
        return (String(word), String(text.unicodeScalars.dropFirst(word.count)).trimmed)
    }

    // MARK: Arguments

    /// A subject: an expression or a number, without the semicolons that a habit puts behind it. Nil where there is none, or where the
    /// text goes on with the command's name as a variable's.
    var subject: String? {
        if text.isEmpty || continuesExpression { return nil }
        var rest = text
        while rest.hasSuffix(";") { rest = String(rest.dropLast()).trimmed }
        return rest.isEmpty ? text : rest
    }

    /// How many: 1 where nothing is said, nil where it is no number that counts.
    var count: Int? { text.isEmpty ? 1 : Int(text).flatMap { $0 >= 1 ? $0 : nil } }

    /// Numbers of entries; nil where there is anything else.
    var entryNumbers: [Int]? {
        let words = text.split(whereSeparator: \.isWhitespace), numbers = words.compactMap { Int($0) }
        return numbers.count == words.count && numbers.allSatisfy { $0 >= 0 } ? numbers : nil
    }

    /// The name of a file or a lesson; nil where there is none. `play / 2` could be a division: who has a variable named `play` gets it.
    var name: String? { readsAsJavaScript ? nil : file }

    /// The name of a file; nil where there is none.
    var file: String? { FileArgument(text)?.path }

    // MARK: JavaScript

    /// `heap = 5`, `journal.length`, `gc()`: the text goes on with the name as an operand, or calls it.
    var readsAsJavaScript: Bool {
        guard let first = text.unicodeScalars.first else { return false }
        return continuesExpression || first == "(" || first == "[" || first == "`"
    }

    /// The name is an operand of what follows, a call apart.
    var continuesExpression: Bool {
        guard let first = text.unicodeScalars.first else { return false }
        return "=+-*/.,;:?&|<>!%^".unicodeScalars.contains(first) || ["in", "instanceof"].contains(CommandWords.split(text).word)
    }

    /// `--ascii`: an option, which could be no JavaScript.
    var beginsWithOption: Bool { text.hasPrefix("--") && text.unicodeScalars.dropFirst(2).first?.properties.isAlphabetic == true }

    /// `/tmp/x`, `./x`: no division, as long as no variable has the command's name.
    var beginsWithPath: Bool {
        if [".", "..", "/"].contains(text) || text.hasPrefix("./") || text.hasPrefix("../") { return true }
        guard text.hasPrefix("/"), let second = text.unicodeScalars.dropFirst().first else { return false }
        return second != "=" && second != "/" && second != "*" && !second.properties.isWhitespace
    }
}
