import Shell

/// Checks that what a file says comes of its code is what comes of it.
///
/// The code is entered in a shell, from top to bottom, as when a lesson is played. `render` draws a report as it is shown to people.
public struct Checker {
    /// What kind of file it is.
    public enum Kind: Equatable, Sendable {
        case lesson
        /// A script or module, whose timers fire before the end.
        case program
        case transcript
    }

    private let shell: Shell
    private let render: (Report) -> String
    private let kind: Kind
    private let mode: ExpectationMode
    private let judge: Judge
    private var result = CheckResult()

    /// Of the block that is being checked.
    private var block = -1, printed: [String] = [], transcript = ""
    /// What came of the statements since the last one with words about it.
    private var unsaid: [String] = []
    private var blockIsSetAside: String?
    /// What it says of all of it: a block of output, and whether what is said of the heap counts.
    private var blockHasOutput = false, blockHasTranscript = false
    /// Where it begins, if it says nothing of what comes of it and was not yet set aside.
    private var silentBlock: Int?
    /// Names that code declares which was set aside: what asks for them cannot run either.
    private var missingNames: Set<String> = []
    /// Why code was set aside, by the line where it begins.
    private var namesOfAside: [Int: String] = [:]
    /// What was printed in the midst of statements, by the file's line.
    private var printedAt: [Int: [String]] = [:]
    /// Where an entry's text begins in the file, by its number in the journal.
    private var firstLines: [Int: Int] = [:]

    public init(_ shell: Shell, kind: Kind, mode: ExpectationMode, file: FileLines, render: @escaping (Report) -> String) {
        (self.shell, self.kind, self.mode, self.render) = (shell, kind, mode, render)
        judge = Judge(file: file)
    }

    /// Runs all of it.
    public mutating func check(_ lesson: Lesson) -> CheckResult {
        for problem in lesson.problems { result.findings.append(Finding(.failed(message: problem.message), line: problem.line, code: "")) }
        let codes = lesson.steps.compactMap { step in if case .code(let code) = step.kind { code } else { nil } }
        let blocks = Dictionary(grouping: codes, by: \.block)
        for step in lesson.steps where !result.hasEnded {
            switch step.kind {
            case .prose, .remark: continue
            case .question(let question): check(question)
            case .code(let code): check(code, of: blocks[code.block] ?? [])
            }
        }
        if kind == .program, !result.hasEnded { letTimersFire() }
        if !result.hasEnded { for code in codes { checkInner(code) } }
        result.findings.sort { $0.line < $1.line }
        return result
    }

    // MARK: Code

    private mutating func check(_ code: Code, of whole: [Code]) {
        if code.block != block { open(code.block, whole) }
        if let name = blockIsSetAside { return setAside(code, name) }
        var report = kind == .program ? shell.enterJavaScript(code.text) : shell.enterLesson(code)
        firstLines[report.entry ?? -1] = code.lines.lowerBound
        if kind == .program { awaitEnd(of: &report) }
        if report.isInterrupted { return end(report, at: code.lines.lowerBound, Judge.oneLine(code.text)) }
        note(report)
        if let name = missingName(in: report) { return setAside(code, name) }
        for expectation in code.expectations {
            let shown = switch expectation.kind {
            case .output: printed.joined(separator: "\n")
            case .transcript: transcript
            case .answer: render(report)
            case .remark, .guess: reading(of: report, expectation)
            case .value, .fact: Outcome(report).text
            }
            add(judge.finding(expectation, code, shown: shown, facts: expectation.kind == .fact ? facts(of: report) : []))
        }
        unsaid = code.expectations.isEmpty ? unsaid + Outcome(report).lines : []
        let isExpected = blockHasOutput || blockHasTranscript || code.expectations.contains { $0.kind != .fact }
        if report.hasFailed, !isExpected { addUnexpected(report, code) }
    }

    /// Ctrl-C ends all of it, a time limit this file.
    private mutating func end(_ report: Report, at line: Int, _ code: String) {
        guard report.timeLimit != nil, let reason = report.interruption else { return result.isInterrupted = true }
        result.ranOutOfTime = true
        add(Finding(.failed(message: "\(reason), and what stands behind it did not run"), line: line, code: code))
    }

    private mutating func open(_ number: Int, _ whole: [Code]) {
        (block, printed, transcript, unsaid) = (number, [], "", [])
        silentBlock = whole.allSatisfy { $0.expectations.isEmpty && $0.inner.isEmpty } ? whole.map(\.lines.lowerBound).min() : nil
        blockHasOutput = whole.contains { $0.expectations.contains { $0.kind == .output } }
        blockHasTranscript = whole.contains { $0.expectations.contains { $0.kind == .transcript } }
        let text = whole.map(\.text).joined(separator: "\n")
        blockIsSetAside = BrowserNames.first(in: text)
        guard blockIsSetAside != nil else { return }
        let words = BrowserNames.words(in: text)
        for (keyword, name) in zip(words, words.dropFirst()) where ["let", "const", "var", "function", "class"].contains(keyword) { missingNames.insert(name) }
    }

    /// What the words may be about: as they fit, or else all that came. Several lines may be about several calls that print.
    private func reading(of report: Report, _ expectation: Expectation) -> String {
        let readings = Outcome.readings(of: report)
        if let met = readings.first(where: { judge.isMet(expectation, $0, []) }) { return met }
        let rows = Judge.withoutLabel(expectation.text).lines.map { Outcome.collapsed(String($0)) }, lines = Outcome(report).lines, missing = rows.count - lines.count
        guard missing > 0, unsaid.count >= missing, rows.dropLast(lines.count).contains(where: { unsaid.map(Outcome.collapsed).contains($0) }) else { return readings[0] }
        return (unsaid.suffix(missing) + lines).joined(separator: "\n")
    }

    private mutating func note(_ report: Report) {
        if blockHasOutput { printed += Outcome(report).lines }
        if blockHasTranscript { transcript += render(report) }
        for text in report.output {
            guard let place = text.place, let first = firstLines[place.entry] else { continue }
            printedAt[first + place.line - 1, default: []].append(text.text)
        }
    }

    /// What the report says beside what the code printed and gave.
    private func facts(of report: Report) -> [String] {
        var quiet = report
        (quiet.output, quiet.value, quiet.errors) = ([], nil, [])
        return render(quiet).lines.map { String($0) }.filter { !$0.isEmpty }
    }

    private mutating func add(_ finding: Finding?) { if let finding { result.findings.append(finding) } }

    private mutating func setAside(_ code: Code, _ name: String) {
        namesOfAside[code.lines.lowerBound] = name
        // Once for each place that would have been checked; for a block without any, once at its beginning.
        let lines = silentBlock.map { [$0] } ?? code.expectations.map(\.lines.lowerBound)
        silentBlock = nil
        for line in lines {
            add(Finding(.setAside(reason: name), line: line, code: Judge.oneLine(code.text)))
        }
    }

    /// What the code asked for that other code declares, which was set aside.
    private func missingName(in report: Report) -> String? { report.errors.first?.missingName.flatMap { missingNames.contains($0) ? $0 : nil } }

    private mutating func addUnexpected(_ report: Report, _ code: Code) {
        guard mode == .marked else { return result.uncheckedErrors += 1 }
        // Without the properties that an error may have.
        let first = report.errors.first.map(Outcome.text)?.lines.first.map(String.init) ?? "", error = first.hasSuffix(" {") ? String(first.dropLast(2)) : first
        add(Finding(.failed(message: "throws \(error), and nothing says so"), line: code.lines.upperBound, code: Judge.oneLine(code.text)))
    }

    // MARK: In the midst of statements

    private mutating func checkInner(_ code: Code) {
        for expectation in code.inner {
            let line = expectation.lines.lowerBound
            if let texts = printedAt[line] {
                add(judge.finding(expectation, code, shown: texts.joined(separator: "\n"), facts: []))
            } else if let name = namesOfAside[code.lines.lowerBound] {
                add(Finding(.setAside(reason: name), line: line, code: Judge.oneLine(code.text)))
            } else if mode == .comments {
                add(Finding(.setAside(reason: "code that never ran"), line: line, code: Judge.oneLine(code.text)))
            } else {
                add(Finding(.failed(message: "nothing was printed on this line"), line: line, code: Judge.oneLine(code.text)))
            }
        }
    }

    // MARK: Time

    private static let mostTicks = 100_000

    /// A program's statement that awaits goes on when its timers have fired.
    private mutating func awaitEnd(of report: inout Report) {
        var ticks = 0
        while report.pending != nil, ticks < Checker.mostTicks, !report.isInterrupted {
            let tick = shell.enter(".tick")
            ticks += 1
            guard let wait = tick.answer(as: WaitReport.self), !wait.nothingWaits else { return }
            (report.isInterrupted, report.timeLimit) = (tick.isInterrupted, tick.timeLimit)
            report.changes += tick.changes
            report.errors += tick.errors
            for text in tick.output {
                // What the entry has come to is its own outcome.
                if let outcome = text.outcome, outcome.entry == report.entry { report.take(outcome) } else { report.output.append(text) }
            }
        }
    }

    private mutating func letTimersFire() {
        for _ in 0..<Checker.mostTicks {
            let tick = shell.enter(".tick")
            if tick.isInterrupted { return end(tick, at: 1, "a timer's callback") }
            guard let wait = tick.answer(as: WaitReport.self), !wait.nothingWaits else { return }
            note(tick)
            for failure in tick.errors where mode == .marked {
                add(Finding(.failed(message: "a timer's callback throws \(Outcome.collapsed(Outcome.text(of: failure)))"), line: 1, code: ""))
            }
        }
    }

    // MARK: Questions

    /// The choices that are marked are those that the answer's code comes to.
    private mutating func check(_ question: Question) {
        let known: Quiz.Truth?
        do { known = try Quiz(in: shell).truth(of: question) } catch { return result.isInterrupted = true }
        guard question.answer != nil, let truth = known else { return }
        let text = "question: \(Judge.oneLine(question.answer ?? ""))"
        if case .error(let error) = truth, question.choices.isEmpty { return add(Finding(.failed(message: "the answer's code throws \(error)"), line: question.line, code: text)) }
        guard !question.choices.isEmpty, case .value(let value) = truth else { return add(Finding(.passed, line: question.line, code: text)) }
        let right = question.choices.filter { Outcome.isSame($0.text.replacing("`", with: ""), value) }
        let marked = question.choices.filter(\.isRight)
        let isRight = !right.isEmpty && (marked.isEmpty || marked == right)
        add(Finding(isRight ? .passed : .failed(message: "the answer is \(value), which is not the choice that is marked"), line: question.line, code: text))
    }
}
