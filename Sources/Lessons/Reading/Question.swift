/// Something that a lesson asks before it shows the answer.
///
///     What is `strong.size` now?
///     - [ ] 0
///     - [x] 1
///     why: The Map holds its keys.
///
/// Without choices the answer is what `answer: strong.size` comes to, JavaScript or a command; without that line, what the lesson's next
/// code comes to.
public struct Question: Equatable, Sendable {
    public var text: [Prose]
    /// Nothing but one of these is an answer; empty where anything is.
    public var choices: [Choice]
    /// What to run to know the answer.
    public var answer: String?
    /// What to tell whoever has answered.
    public var why: [Prose]
    public var line: Int

    public struct Choice: Equatable, Sendable {
        public var text: String
        /// It is the one, or one of those.
        public var isRight: Bool
    }

    /// The next code's outcome is the answer.
    public var asksNext: Bool { answer == nil && !choices.contains(where: \.isRight) }

    /// Reads what stands in the block whose fence is on `line`.
    static func read(_ text: String, line: Int) -> Result<Question, Lesson.Problem> {
        var parts: [String: [Substring]] = [:], part = "text", choices: [Choice] = []
        for row in text.lines {
            if let choice = Self.choice(row) {
                choices.append(choice)
                part = "choices"
            } else if let key = ["answer", "why"].first(where: { row.hasPrefix($0 + ":") }) {
                part = key
                parts[part, default: []].append(row.dropFirst(key.count + 1).trimmed)
            } else {
                parts[part, default: []].append(row)
            }
        }
        func joined(_ part: String) -> String { String(Substring((parts[part] ?? []).joined(separator: "\n")).trimmed) }
        func problem(_ message: String) -> Result<Question, Lesson.Problem> { .failure(Lesson.Problem(line: line, message: message)) }
        let question = joined("text"), answer = joined("answer")
        if question.isEmpty { return problem("a question needs words: what is asked stands first in its block") }
        if choices.count == 1 { return problem("a question with one choice is none") }
        if !joined("choices").isEmpty { return problem("behind the choices of a question stand only answer: and why:") }
        return .success(Question(text: prose(question), choices: choices, answer: answer.isEmpty ? nil : answer, why: prose(joined("why")), line: line))
    }

    /// `- [x] 1`, `- 1`
    private static func choice(_ row: Substring) -> Choice? {
        guard row.hasPrefix("- ") || row.hasPrefix("* ") else { return nil }
        let text = row.dropFirst(2).trimmed
        for (mark, isRight) in [("[x]", true), ("[X]", true), ("[ ]", false)] where text.hasPrefix(mark) {
            return Choice(text: String(text.dropFirst(3).trimmed), isRight: isRight)
        }
        return text.isEmpty ? nil : Choice(text: String(text), isRight: false)
    }

    private static func prose(_ markdown: String) -> [Prose] {
        Lesson(markdown: markdown).steps.compactMap { step in if case .prose(let prose) = step.kind { prose } else { nil } }
    }
}

extension Lesson.Problem: Error {}
