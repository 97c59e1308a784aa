import Lessons
import Platform
import Shell

/// What was typed becomes a lesson: `record FILE.md`, `.save FILE.md`.
extension InteractiveShell {
    /// Takes note of what was shown; a file that is being recorded is written anew.
    func note(_ report: Report) {
        let view = ReportView(style: Style(isOn: false), columns: 1 << 20)
        recording.add(report) { view.text(of: $0) }
        guard let path = recordPath, report.answer(as: SavedReport.self) == nil else { return }
        do {
            _ = try saveRecording(to: path)
        } catch {
            // Said once.
            recordPath = nil
            output.complain("\(error.description): nothing is recorded any more")
        }
    }

    func saveRecording(to path: String) throws(Undone) -> CommandResult {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return try files.save(Array(recording.markdown(title: name.hasSuffix(".md") ? String(name.dropLast(3)) : name).utf8), to: path)
    }
}
