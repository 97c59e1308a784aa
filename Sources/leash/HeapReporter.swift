import Lessons
import Platform
import Shell
import Terminal

/// `leash report FILE -o PAGE`
struct HeapReporter {
    let output: Output
    let settings: CommonOptions
    /// Where indexes of large files are; nil for none.
    let cache: CacheFolder?

    func report(on file: String, to path: String, isForced: Bool) -> Int32 {
        defer { output.flush() }
        guard ReplacementRule(output, isForced: isForced).allows(path) else { return ExitStatus.failure }
        do {
            let progress = OpeningProgress(isShown: true)
            defer { progress.end() }
            let heap = try SnapshotShell(paths: [file], cache: cache, progress: progress.progress)
            defer { heap.finish() }
            for warning in heap.warnings { output.complain(warning) }
            let view = ReportView(style: Style(isOn: true), columns: 96)
            let title = file == "-" ? "standard input" : String(file.split(separator: "/").last ?? "a heap")
            try FileReplacement.write(Array(HeapPage(heap, title: title) { view.text(of: $0) }.html.utf8), to: path)
            return ExitStatus.success
        } catch let failure as FileFailure {
            output.complain("cannot write \(failure)")
        } catch {
            output.complain("\(error)")
        }
        return ExitStatus.failure
    }
}
