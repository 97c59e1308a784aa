import Engine
import Syntax

// Errors as Node's shell prints them: `Uncaught`, the error, and the calls where they help.

extension Machine {
    /// What no script caught. A rejection is told by its reason.
    func failure(for uncaught: Uncaught) -> Failure {
        guard uncaught.origin == .rejection else { return failure(for: uncaught.value, in: nil) }
        var failure = failure(for: uncaught.reason, in: nil)
        failure.text = Failure.uncaughtInPromise + failure.error
        return failure
    }

    /// What was thrown, in words. `script`: the entry that threw it; nil for a job.
    func failure(for thrown: Value, in script: EntryScript?) -> Failure {
        let roots = vm.openRoots()
        defer { roots.close() }
        roots.add(thrown)
        vm.exception = .undefined
        let reason = vm.reason(of: thrown), place = place(of: thrown, isLast: script != nil)
        var text: String
        do {
            text = try vm.whileReporting { () throws(JSThrow) in try vm.inspect(thrown, inspectOptions) }
        } catch {
            // Ctrl-C while it is told: in brief, and whoever asked hears of it.
            let wasInterrupted = vm.wasInterrupted
            vm.exception = .undefined
            text = vm.plainErrorText(thrown) ?? vm.describeForError(thrown)
            if wasInterrupted {
                vm.exception = .empty
                return Failure(before: Failure.uncaught, error: text)
            }
        }
        if thrown.isObject(.error) { text = trimmedStack(text) }
        var failure = Failure(before: Failure.uncaught, error: text, why: script.flatMap { WeakNature(self, $0).reason(for: thrown) ?? EntryHints(self, $0).reason() })
        if case .notDefined(let name) = reason { failure.missingName = name }
        failure.place = place
        return failure
    }

    /// Where an error was made; of any other value, where it was thrown, if nothing was thrown since.
    private func place(of thrown: Value, isLast: Bool) -> Failure.Place? {
        if let (source, range) = vm.creationPlace(of: thrown) { return Failure.Place(range, in: source) }
        guard isLast, case .text(let source, let range)? = vm.lastThrow else { return nil }
        return Failure.Place(range, in: source)
    }

    /// Without the shell's own place: in `at REPL3:1:1` there is nothing that the reader does not know. Long stacks end early.
    private func trimmedStack(_ text: String) -> String {
        var lines: [String] = [], calls = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.hasPrefix("    at ") else { lines.append(String(line)); continue }
            if !isTopLevel(line) { calls += 1 }
            if !isTopLevel(line), calls <= 8 {
                lines.append(String(line))
            } else if line.hasSuffix(" {"), let last = lines.indices.last, !lines[last].hasSuffix(" {") {
                // What the error has beside its message stands behind the last call.
                lines[last] += " {"
            }
        }
        return lines.joined(separator: "\n")
    }

    /// `    at REPL3:1:1`, with what may stand behind it.
    private func isTopLevel(_ line: Substring) -> Bool {
        let place = line.dropFirst("    at ".count)
        return place.hasPrefix(EntryName.none) && !place.contains("(")
    }
}

extension Failure.Place {
    init(_ range: SourceRange, in source: SourceText) {
        let position = source.position(at: range.start)
        (entry, line, column) = (EntryName.entry(source.name), position.line, position.column)
    }
}

extension Failure {
    /// What could not be read. As at Node's prompt the line and a mark stand before the error, and no name of a file, for there is none.
    init(_ error: ScriptError, why: String?) {
        let lines = error.syntax.rendered(in: error.source).split(separator: "\n", omittingEmptySubsequences: false)
        // The place is the first line, the message the last.
        self.init(before: lines.dropFirst().dropLast().map { $0 + "\n" }.joined() + "\n" + Failure.uncaught, error: String(lines.last ?? ""), isSyntaxError: true, why: why)
        place = Place(error.syntax.range, in: error.source)
        // It has no number of its own: what could not be read is not in the journal.
        place?.entry = nil
    }
}
