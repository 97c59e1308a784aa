import Engine

/// A question in plain English, and the command that answers it: `what holds dog1?` is `why dog1`.
///
/// It goes by the words alone: a name of the user's, a word that `help` knows, a word for leaving. Whatever else is asked, `help` is a beginning.
struct PlainQuestions {
    private let machine: Machine
    init(_ machine: Machine) { self.machine = machine }

    private static let openings: Set<String> = ["what", "whats", "what's", "who", "why", "how", "where", "when", "which", "is", "are", "does", "do", "can", "could", "should",
                                                "will", "would", "show", "tell", "explain", "list", "give", "i", "please", "whatif", "help", "hello", "hi"]
    private static let leaving: Set<String> = ["exit", "quit", "leave", "stop", "close", "end"]
    private static let learning: Set<String> = ["learn", "lesson", "lessons", "tutorial", "start", "begin", "teach", "example", "examples"]
    private static let dying: Set<String> = ["die", "dies", "dead", "collected", "freed", "free", "gone"]
    private static let measuring: Set<String> = ["size", "big", "large", "bytes", "memory", "made", "created", "born"]

    /// What to type for it; nil where the text is no question.
    func answer(to text: String) -> String? {
        let words = text.split { $0 == " " || $0 == "?" || $0 == "!" || $0 == "," }.map(String.init), low = words.map { $0.lowercased() }
        // Brackets, quotes and signs are no English.
        guard words.allSatisfy({ $0.allSatisfy { $0.isLetter || $0.isNumber || "._#$'=-".contains($0) } }) else { return nil }
        guard let first = low.first, words.count > 1, PlainQuestions.openings.contains(first) || text.hasSuffix("?") && words.count > 2 else { return nil }
        if first == "what", low[1] == "if", words.count > 2 { return "whatif \(words.dropFirst(2).joined(separator: " ")) tells" }
        // `what is a weak key?` asks for the word, whatever is called weak.
        if let article = low.lastIndex(where: { $0 == "a" || $0 == "an" }), let word = topic(Array(low[(article + 1)...])) { return "help \(word) tells" }
        if let name = words.dropFirst().last(where: isObject) {
            if low.contains(where: PlainQuestions.dying.contains) { return "why \(name) tells whether it is held, whatif \(name) = null what would die without that" }
            return low.contains(where: PlainQuestions.measuring.contains) ? "inspect \(name) tells" : "why \(name) tells"
        }
        if low.contains(where: PlainQuestions.leaving.contains) { return "exit leaves" }
        if low.contains(where: PlainQuestions.learning.contains) { return "play weakmap is a lesson to begin with, play lists them all" }
        if let word = topic(Array(low.dropFirst())) { return "help \(word) tells" }
        return "help lists what can be asked"
    }

    /// `dog1`, `dog1.toy`, `#3`
    private func isObject(_ word: String) -> Bool {
        if NumberedSubject.isOne(word) { return true }
        let (name, _) = CommandWords.split(word)
        return !name.isEmpty && machine.isUserVariable(name)
    }

    /// The longest run of words that `help` knows.
    private func topic(_ words: [String]) -> String? {
        for length in [2, 1] where words.count >= length {
            for start in 0...(words.count - length) {
                let name = words[start..<start + length].joined(separator: " "), singular = name.hasSuffix("s") ? String(name.dropLast()) : name
                if let topic = HelpTopic.find(name) ?? HelpTopic.find(singular) { return topic.names[0] }
                if length == 1, CommandList.names.contains(name) { return name }
            }
        }
        return nil
    }
}
