import Lessons
import Shell

/// What comes of a text that was typed or pasted at the prompt: an entry, or several.
extension InteractiveShell {
    /// Whether Enter ends it.
    func isComplete(_ text: String, _ editor: LineEditor) -> Bool {
        guard editor.wasPasted, let last = pieces(of: text).last else { return isComplete(text) }
        return isComplete(last.text)
    }

    /// Performs it. A worksheet that was pasted is performed entry by entry, and the screen shows it as if it had been typed so.
    func perform(typed text: String, _ editor: LineEditor) -> Verdict {
        let pieces = editor.wasPasted || text.contains("\n") ? pieces(of: text) : []
        let isWorksheet = pieces.count > 1 && (editor.wasPasted || pieces.contains { shell.reading.isCommand($0.text) })
        guard isWorksheet, !breaksOff(text) else {
            editor.addToHistory(text)
            return perform(text)
        }
        var cutter = EntryCutter(text)
        editor.takeBack(text)
        // What an entry declares may decide where the next one ends.
        while let piece = cutter.next(shell.reading) {
            if Interrupts.takeInterrupt() { return .goOn }
            editor.addToHistory(piece.text)
            editor.echo(piece.text)
            let report = shell.enter(piece), verdict = finish(report)
            output.flush()
            guard verdict == .goOn, !report.isInterrupted else { return verdict }
        }
        return .goOn
    }

    private func pieces(of text: String) -> [EntryCutter.Piece] {
        var cutter = EntryCutter(text), pieces: [EntryCutter.Piece] = []
        while let piece = cutter.next(shell.reading) { pieces.append(piece) }
        return pieces
    }
}
