import Shell

/// What checking some files found, as text for people and for other programs.
public struct CheckText {
    /// A file, and what was found in it; or why it could not be read.
    public struct File {
        public var path: String
        public var result: CheckResult
        public var lines: FileLines
        public var unreadable: String?
        /// What is written was brought up to date.
        public var isUpdated = false

        public init(path: String, result: CheckResult, lines: FileLines, unreadable: String? = nil) {
            (self.path, self.result, self.lines, self.unreadable) = (path, result, lines, unreadable)
        }

        public var hasFailed: Bool { unreadable != nil || result.findings.contains { $0.hasFailed && !(isUpdated && $0.edit != nil) } }
    }

    private let files: [File]

    public init(_ files: [File]) { self.files = files }

    // MARK: For people

    /// Of a file: the differences, and a line that counts.
    public static func text(of file: File) -> String {
        let result = file.result, edits = result.failures.compactMap(\.edit)
        var text = file.isUpdated ? "" : file.lines.unifiedDiff(edits, path: file.path)
        for finding in result.failures where finding.edit == nil || file.isUpdated {
            guard case .failed(let message) = finding.verdict else { continue }
            if finding.edit == nil { text += "\(file.path):\(finding.line): \(finding.code)\(finding.code.isEmpty ? "" : " ")\(message)\n" }
        }
        return text + "\(file.path): \(summary(of: file))\n"
    }

    private static func summary(of file: File) -> String {
        let result = file.result, failed = result.failures.count, updated = file.isUpdated ? result.failures.count { $0.edit != nil } : 0
        var parts: [String] = []
        if failed - updated > 0 { parts.append("\(failed - updated) failed") }
        if updated > 0 { parts.append("\(updated) brought up to date") }
        parts.append("\(result.passedCount) passed")
        for (reason, count) in result.setAside { parts.append("\(count) set aside (\(reason))") }
        if result.uncheckedErrors > 0 { parts.append("\(result.uncheckedErrors) threw without a word about it") }
        if result.findings.isEmpty { return "ran to its end, and nothing in it says what comes of its code" }
        return parts.joined(separator: ", ")
    }

    // MARK: For programs

    /// A line of JSON of a file.
    public static func report(of file: File) -> Report {
        let findings = file.result.findings.map { finding in
            let (verdict, message): (FileCheckReport.Verdict, String?) = switch finding.verdict {
            case .passed: (.passed, nil)
            case .failed(let message): (.failed, message)
            case .setAside(let reason): (.setAside, reason)
            }
            return FileCheckReport.Finding(line: finding.line, code: finding.code, verdict: verdict, message: message)
        }
        return .check(FileCheckReport(file: file.path, findings: findings, unreadable: file.unreadable, isUpdated: file.isUpdated, hasFailed: file.hasFailed))
    }

    /// The Test Anything Protocol, version 14.
    public var tap: String {
        var text = "TAP version 14\n1..\(files.reduce(0) { $0 + max($1.result.findings.count, 1) })\n", number = 0
        for file in files {
            func line(_ isRight: Bool, _ words: String) {
                number += 1
                text += "\(isRight ? "ok" : "not ok") \(number) - \(words)\n"
            }
            if file.result.findings.isEmpty { line(file.unreadable == nil, file.unreadable ?? "\(file.path) # SKIP nothing to check") }
            for finding in file.result.findings {
                let name = "\(file.path):\(finding.line) \(finding.code)".replacing("\\", with: "\\\\").replacing("#", with: "\\#")
                switch finding.verdict {
                case .passed: line(true, name)
                case .setAside(let reason): line(true, "\(name) # SKIP \(reason)")
                case .failed(let message):
                    line(false, name)
                    text += "  ---\n  message: '\(message.replacing("'", with: "''"))'\n  ...\n"
                }
            }
        }
        return text
    }

    /// JUnit's XML, a suite a file.
    public var junit: String {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
        for file in files {
            let result = file.result, skipped = result.setAside.reduce(0) { $0 + $1.count }
            let counts = [("tests", max(result.findings.count, 1)), ("failures", result.failures.count), ("errors", file.unreadable == nil ? 0 : 1), ("skipped", skipped)]
            text += "  <testsuite name=\"\(xml(file.path))\"\(counts.map { " \($0)=\"\($1)\"" }.joined())>\n"
            if let unreadable = file.unreadable { text += "    <testcase name=\"\(xml(file.path))\"><error message=\"\(xml(unreadable))\"/></testcase>\n" }
            for finding in result.findings {
                text += "    <testcase classname=\"\(xml(file.path))\" name=\"\(xml("line \(finding.line): \(finding.code)"))\""
                switch finding.verdict {
                case .passed: text += "/>\n"
                case .setAside(let reason): text += "><skipped message=\"\(xml(reason))\"/></testcase>\n"
                case .failed(let message): text += "><failure message=\"\(xml(message))\"/></testcase>\n"
                }
            }
            text += "  </testsuite>\n"
        }
        return text + "</testsuites>\n"
    }

    private func xml(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            // What XML cannot have at all.
            case _ where scalar.value < 0x20: result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}
