/// A file for a command to write: `.save FILE`. What is there already is written over with `--force`, before the name or behind it.
struct WrittenFile: Equatable {
    static let option = "--force"
    let path: String
    var isForced = false

    /// Takes the option out of what stands behind a command's name.
    static func takeForce(from words: CommandWords) -> (words: CommandWords, isForced: Bool) {
        let text = words.text
        for (isOption, rest) in [(text.hasPrefix(option + " "), text.dropFirst(option.count)), (text.hasSuffix(" " + option), text.dropLast(option.count))] where isOption {
            return (CommandWords(line: words.line, text: String(rest).trimmed), true)
        }
        return (words, false)
    }

    /// Nil where there is no name, or where JavaScript is meant: `snapshot / 2`. What looks like a path, or ends in `ending`, is none.
    init?(_ words: CommandWords, ending: String? = nil, isAlwaysAName: Bool = false) {
        let (words, isForced) = WrittenFile.takeForce(from: words)
        if words.text == WrittenFile.option { return nil }
        let isName = isAlwaysAName || isForced || words.beginsWithPath || ending.map(words.text.hasSuffix) ?? false
        guard let path = isName ? words.file : words.name else { return nil }
        (self.path, self.isForced) = (path, isForced)
    }
}
