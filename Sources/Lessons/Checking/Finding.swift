/// What checking found at one place of a file.
public struct Finding: Equatable, Sendable {
    public enum Verdict: Equatable, Sendable {
        case passed
        /// `message`: what is otherwise than it is written.
        case failed(message: String)
        /// It is not to be judged here, for this reason: `document`, for what needs a browser.
        case setAside(reason: String)
    }

    public var verdict: Verdict
    /// The line that it is about, counted from 1.
    public var line: Int
    /// The code, in one line.
    public var code: String
    /// What would make it right: other lines in the place of those that say otherwise. Nil where nothing that is written could be mended.
    public var edit: LineEdit?

    public init(_ verdict: Verdict, line: Int, code: String, edit: LineEdit? = nil) {
        self.verdict = verdict
        self.line = line
        self.code = code
        self.edit = edit
    }

    public var hasFailed: Bool {
        if case .failed = verdict { return true }
        return false
    }
}

/// What checking found in a file.
public struct CheckResult: Equatable, Sendable {
    public var findings: [Finding] = []
    /// So many statements threw and nobody had said so, in a page that nobody wrote to be checked.
    public var uncheckedErrors = 0
    public var isInterrupted = false
    /// A statement took longer than it may: what stands behind it did not run.
    public var ranOutOfTime = false

    public init() {}

    var hasEnded: Bool { isInterrupted || ranOutOfTime }

    public var failures: [Finding] { findings.filter(\.hasFailed) }
    public var passedCount: Int { findings.count { $0.verdict == .passed } }

    /// What was set aside: each reason, and how often.
    public var setAside: [(reason: String, count: Int)] {
        var counts: [(reason: String, count: Int)] = []
        for finding in findings {
            guard case .setAside(let reason) = finding.verdict else { continue }
            if let index = counts.firstIndex(where: { $0.reason == reason }) { counts[index].count += 1 } else { counts.append((reason, 1)) }
        }
        return counts
    }
}
