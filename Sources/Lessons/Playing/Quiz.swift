import Shell

/// Asks a lesson's questions of somebody, and knows who was right.
public struct Quiz {
    private let shell: Shell
    /// How many answers were given, and how many were right.
    public private(set) var asked = 0
    public private(set) var right = 0

    public init(in shell: Shell) { self.shell = shell }

    /// What the code that a question is about came to.
    public enum Truth: Equatable {
        /// What it gave or printed.
        case value(String)
        case error(String)
        /// Those who died.
        case objects([ObjectLabel])
        /// One of the choices is marked, and nothing runs.
        case marked
    }

    /// How somebody did.
    public struct Verdict: Equatable {
        public var isRight: Bool
        /// The right answer, in words.
        public var answer: String
    }

    /// Ctrl-C stopped what had to run to know an answer. The heap is as it was before, unless a second one stopped even that.
    public struct Interrupted: Error {}

    // MARK: The truth

    /// What a question that names its code is about: the code runs, and is taken back. Nil for a question about the lesson's next code.
    public func truth(of question: Question) throws(Interrupted) -> Truth? {
        guard let answer = question.answer else { return question.asksNext ? nil : .marked }
        return Quiz.truth(in: try tried { shell.enterLesson(Code(answer, lines: question.line...question.line)) })
    }

    /// What came of code that runs on the lesson's heap, which is as before afterwards.
    private func tried(_ body: () -> Report) throws(Interrupted) -> Report {
        let before = shell.journal, report = body()
        let isBack = shell.restore(before)
        // Whoever stopped the way back is not to be left with what was only tried.
        if !isBack { _ = shell.restore(before) }
        if !isBack || report.isInterrupted && report.timeLimit == nil { throw Interrupted() }
        return report
    }

    /// What the report says that came of the code.
    public static func truth(in report: Report) -> Truth {
        if let collection = report.answer(as: CollectionReport.self) { return .objects(collection.collected) }
        if let collection = report.collection, report.value.map({ $0 == "undefined" }) ?? true { return .objects(collection.collected) }
        if report.value == "undefined", endsInCollection(report.source) { return .objects([]) }
        if let failure = report.errors.first { return .error(Outcome.text(of: failure)) }
        return .value(Outcome(report).text)
    }

    /// Code whose last word is `gc()` asks who died; where nobody did, the report has no collection in it.
    private static func endsInCollection(_ source: String) -> Bool {
        let code = source.trimmedEnd
        return (code.last == ";" ? String(code.dropLast()).trimmedEnd : code).hasSuffix("gc()")
    }

    // MARK: Verdicts

    /// Whether `response` is the answer, and what is. What has to run to know that is taken back.
    public mutating func judge(_ response: String, to question: Question, truth: Truth) throws(Interrupted) -> Verdict {
        let verdict = question.choices.isEmpty ? try judge(response, truth) : judge(response, question.choices, truth)
        asked += 1
        if verdict.isRight { right += 1 }
        return verdict
    }

    /// The answer in words, for whoever was not asked.
    public static func answer(to question: Question, truth: Truth) -> String {
        let right = question.choices.filter { isRight($0, truth) }.map(\.text)
        return right.isEmpty ? text(of: truth) : right.joined(separator: ", ")
    }

    static func isRight(_ choice: Question.Choice, _ truth: Truth) -> Bool {
        if choice.isRight { return true }
        if case .value(let value) = truth { return Outcome.isSame(choice.text.replacing("`", with: ""), value) }
        return false
    }

    private static func text(of truth: Truth) -> String {
        switch truth {
        case .value(let text), .error(let text): text
        case .objects(let labels): labels.isEmpty ? "nobody" : labels.map(\.text).joined(separator: ", ")
        case .marked: ""
        }
    }

    /// By its number or its text.
    private func judge(_ response: String, _ choices: [Question.Choice], _ truth: Truth) -> Verdict {
        let words = Substring(response).trimmed.lowercased()
        let index = choices.firstIndex { $0.text.replacing("`", with: "").lowercased() == words.replacing("`", with: "") }
            ?? Int(words).map { $0 - 1 }
        let right = choices.filter { Quiz.isRight($0, truth) }
        let answer = right.isEmpty ? Quiz.text(of: truth) : right.map(\.text).joined(separator: ", ")
        return Verdict(isRight: index.map { choices.indices.contains($0) && Quiz.isRight(choices[$0], truth) } ?? false, answer: answer)
    }

    private func judge(_ response: String, _ truth: Truth) throws(Interrupted) -> Verdict {
        let answer = Quiz.text(of: truth)
        switch truth {
        case .marked: return Verdict(isRight: false, answer: answer)
        case .objects(let labels): return Verdict(isRight: Quiz.names(response, labels), answer: answer)
        case .error(let text):
            let name = text.prefix { $0.isLetter }.lowercased(), words = response.lowercased()
            return Verdict(isRight: words.contains(name) || words.contains("error") && !words.contains("no error"), answer: answer)
        case .value(let value):
            if Outcome.isSame(response, value) { return Verdict(isRight: true, answer: answer) }
            return Verdict(isRight: Outcome.isSame(try self.value(of: response), value), answer: answer)
        }
    }

    /// `#2`, `2 and 3`, `nobody`, `Ben`: each of those who died is named, and no other.
    private static func names(_ response: String, _ labels: [ObjectLabel]) -> Bool {
        let words = response.split { !($0.isLetter || $0.isNumber) }.map { $0.lowercased() }.filter { !["and", "the", "dies", "die"].contains($0) }
        if words.isEmpty { return false }
        if ["nobody", "none", "nothing", "no"].contains(words[0]) { return labels.isEmpty }
        let named = words.map { word in labels.filter { Int(word) == $0.number || Int(word) == nil && $0.preview.lowercased().contains(word) } }
        return named.allSatisfy { !$0.isEmpty } && Set(named.joined().map(\.number)) == Set(labels.map(\.number))
    }

    private func value(of response: String) throws(Interrupted) -> String {
        let report = try tried { shell.enterJavaScript(response) }
        return report.hasFailed ? "" : Outcome(report).text
    }
}
