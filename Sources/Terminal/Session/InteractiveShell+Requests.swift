import Lessons
import Platform
import Shell

/// What a command asks of the world around the shell: files, lessons, the screen, the end.
extension InteractiveShell {
    /// What is left to do when the answer has been shown.
    enum Task {
        case nothing
        case exit
        case clear
        case edit
        case play(Lesson)
        case enter(text: String, path: String)
    }

    /// As long as a string may be.
    private static let largestLoad = 1 << 29
    /// Files that load each other go no deeper.
    private static let deepestLoad = 16

    /// The report with the answer to what it asks for, a file that was written or why there is none, and what is to be done then.
    func answered(_ report: Report) -> (Report, Task) {
        guard let request = report.answer(as: Request.self) else { return (report, .nothing) }
        var report = report
        report.asksWorld = true
        do throws(Undone) {
            switch request {
            case .exit: return (report, .exit)
            case .clear: return (report, .clear)
            case .editor: return (report, .edit)
            case .breakOff: return (report, .nothing)
            case .play(let name): return (report, .play(try find(name)))
            case .load(let path): return (report, .enter(text: try textToLoad(path), path: path))
            case .save, .svg: return (files.answered(report), .nothing)
            case .record(let path, let goesOn, let isForced):
                try files.allow(path, isForced: isForced)
                report.result = try saveRecording(to: path)
                if goesOn { recordPath = path }
            case .endRecord:
                guard recordPath != nil else { throw Undone("nothing is being recorded: record FILE.md does") }
                recordPath = nil
            case .snapshot(let path, let isForced):
                try files.allow(path, isForced: isForced)
                report.result = try writeSnapshot(to: path)
            }
        } catch {
            report.isInterrupted = error.isInterruption
            report.result = CommandResult(Refusal(message: error.description))
        }
        return (report, .nothing)
    }

    /// Writes files, and asks whether one may be written over where somebody is there to say so.
    var files: FileRequests { FileRequests(output, ask: editor.map(ReplacementRule.asking) ?? plainAsk) }

    /// Why a request came to nothing.
    struct Undone: Error {
        let description: String
        var isInterruption = false

        /// `what`: `cannot save`. Where Ctrl-C ended it, nobody has to be told of a system call.
        init(_ what: String, _ failure: FileFailure) {
            isInterruption = failure.code == EINTR
            description = isInterruption ? "interrupted: \(failure.path) is as it was" : "\(what) \(failure)"
        }

        init(_ description: String) { self.description = description }

        /// Ctrl-C, before the file at `path` was there.
        static func interrupted(_ path: String) -> Undone {
            var undone = Undone("interrupted: \(path) is not written")
            undone.isInterruption = true
            return undone
        }
    }

    private func writeSnapshot(to path: String) throws(Undone) -> CommandResult {
        output.flush()
        do {
            let summary = try FileReplacement.write(path, isInterrupted: Interrupts.takeInterrupt) { file in
                shell.writeSnapshot { !Interrupts.takeInterrupt() && file.write($0) }
            }
            guard let summary else { throw Undone.interrupted(path) }
            return CommandResult(SnapshotReport(path: path, nodes: summary.nodes, edges: summary.edges, bytes: summary.bytes))
        } catch let error as FileFailure {
            throw Undone("cannot write", error)
        } catch {
            throw Undone.interrupted(path)
        }
    }

    private func textToLoad(_ path: String) throws(Undone) -> String {
        guard loading.count < Self.deepestLoad else { throw Undone("\(path) is not loaded: files that load each other go too deep") }
        let text: String
        do {
            text = String(decoding: try Files.readText(path, .regularFile, limit: Self.largestLoad), as: UTF8.self)
        } catch {
            throw Undone("cannot load", error)
        }
        // Words between fences are no entries.
        if [".md", ".markdown"].contains(where: path.lowercased().hasSuffix) { throw Undone("\(path) is a lesson, and no JavaScript: play \(path) plays it") }
        return text
    }

    // MARK: Then

    func perform(_ task: Task) -> Verdict {
        switch task {
        case .nothing: return .goOn
        case .exit: return .end(status: 0)
        case .clear: if editor != nil { output.write("\u{1B}[H\u{1B}[2J") }
        case .edit: return edit()
        case .play(let lesson): return playAtPrompt(lesson)
        case .enter(let text, let path):
            loading.append(path)
            defer { loading.removeLast() }
            return enterEntries(of: text)
        }
        return .goOn
    }

    /// An entry of several lines, whether they are complete or not.
    private func edit() -> Verdict {
        guard let editor else { return .goOn }
        output.write("// Entering editor mode (Ctrl+D to finish, Ctrl+C to cancel)\n")
        output.flush()
        switch editor.readToEnd() {
        case .interrupted, .endOfInput: return .goOn
        case .line(let entry):
            editor.addToHistory(entry)
            return entry.isEmpty ? .goOn : perform(entry)
        }
    }
}
