/// What checking a file found, for programs that read JSON: `leash check --json`, a line a file. A person sees a diff and a line that counts.
public struct FileCheckReport: CommandReport {
    public static let command = "check"

    public enum Verdict: String, Codable, CaseIterable, Sendable {
        case passed, failed
        /// It is not to be judged here, such as what needs a browser.
        case setAside
    }

    public struct Finding: Codable, Equatable, Sendable {
        /// Counted from 1.
        public var line: Int
        /// The code, in one line.
        public var code: String
        public var verdict: Verdict
        /// What is otherwise than it is written, or why it was set aside.
        public var message: String?

        public init(line: Int, code: String, verdict: Verdict, message: String? = nil) {
            (self.line, self.code, self.verdict, self.message) = (line, code, verdict, message)
        }
    }

    public var file: String
    public var findings: [Finding]
    /// Why the file could not be read.
    public var unreadable: String?
    /// What is written was brought up to date.
    public var isUpdated: Bool
    public var hasFailed: Bool

    public init(file: String, findings: [Finding], unreadable: String?, isUpdated: Bool, hasFailed: Bool) {
        (self.file, self.findings, self.unreadable, self.isUpdated, self.hasFailed) = (file, findings, unreadable, isUpdated, hasFailed)
    }
}

extension Report {
    public static func check(_ report: FileCheckReport) -> Report { Report(report) }
}
