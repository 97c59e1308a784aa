import Platform
import Shell
import Terminal

/// `leash check app.heapsnapshot 'count(Session) <= 10' … [--against before.heapsnapshot]`
struct SnapshotFileChecker {
    let output: Output
    let settings: CommonOptions
    let request: CheckRequest

    /// The first file's name says so.
    static func takes(_ request: CheckRequest) -> Bool { request.files.first.map(isSnapshot) ?? false }

    private static func isSnapshot(_ name: String) -> Bool { [".heapsnapshot", ".heapsnapshot.gz", ".heapsnapshot.zst"].contains { name.hasSuffix($0) } }

    func run() -> Int32 {
        defer { output.flush() }
        let files = request.files.filter(Self.isSnapshot), expectations = request.files.filter { !Self.isSnapshot($0) }
        guard files.count == 1, !expectations.isEmpty else {
            output.complain(files.count == 1 ? "check needs an expectation: leash check \(files[0]) 'count(Session) <= 10'" : "check looks at one heap snapshot at a time; --against names another")
            return ExitStatus.usage
        }
        let report: Report
        do {
            let opening = OpeningProgress(isShown: !settings.json), cache = request.usesIndex ? CacheFolder.standard : nil
            let shell = try SnapshotShell(paths: (request.against.map { [$0] } ?? []) + files, cache: cache, progress: opening.progress)
            opening.end()
            report = try shell.check(expectations)
            shell.finish()
        } catch {
            output.complain(Sanitizer.visible(error.description))
            return error.isMisuse ? ExitStatus.usage : ExitStatus.failure
        }
        let style = Style.of(descriptor: STDOUT_FILENO, isForbidden: settings.noColor)
        output.write(settings.json ? report.json + "\n" : ReportView(style: style, columns: 1 << 20).text(of: report))
        return report.answer(as: SnapshotCheckReport.self)?.hasFailed == false ? ExitStatus.success : ExitStatus.failure
    }
}
