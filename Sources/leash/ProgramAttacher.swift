import Attach
import Platform
import Shell
import Terminal

/// `leash attach`: finds the program, takes its heap, and asks it.
struct ProgramAttacher {
    let output: Output
    let settings: CommonOptions
    let request: AttachRequest

    func run(_ commands: [String]) -> Int32 {
        Interrupts.install(flag: Interruption.flag, bit: 1)
        do {
            let inspector = try Inspector(AttachSubject(request.subject), allowed: request.remoteHost, isInterrupted: Interrupts.takeInterrupt)
            let program = try inspector.attach(to: try chosen(of: try inspector.targets(), inspector.address))
            defer { program.close() }
            let shell = try SnapshotShell(attachedTo: HeapOfProgram(program))
            return SnapshotSession(shell, output: output, settings: manner(settings), timer: TimeLimit.timer(settings.timeLimit)).run(commands)
        } catch let failure as AttachFailure {
            return failed(failure.description, failure.isInterrupted)
        } catch let failure as SnapshotShell.Failure {
            return failed(failure.description, failure.isInterrupted)
        } catch {
            return failed("\(error)", false)
        }
    }

    private func failed(_ text: String, _ isInterrupted: Bool) -> Int32 {
        if isInterrupted { return ExitStatus.interrupted }
        output.complain("cannot attach: \(text)")
        return ExitStatus.failure
    }

    // MARK: Several

    private struct Undecided: Error, CustomStringConvertible { let description: String }

    private func chosen(of targets: [InspectorTarget], _ address: InspectorAddress) throws -> InspectorTarget {
        if targets.isEmpty { throw Undecided(description: "\(address.text) has nothing to attach to") }
        if let wanted = request.target {
            let number = Int(wanted).map { $0 - 1 }
            let found = number.map { targets.indices.contains($0) ? [targets[$0]] : [] } ?? targets.filter { $0.title.contains(wanted) || $0.url.contains(wanted) }
            if found.count == 1 { return found[0] }
            throw Undecided(description: (found.isEmpty ? "nothing there is called \(wanted)" : "more than one is called \(wanted)") + "\n" + list(targets))
        }
        // A browser lists windows of its own beside the page.
        let others = targets.filter { $0.type != "browser_ui" }
        if others.count == 1 { return others[0] }
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw Undecided(description: "there are several: --target NUMBER chooses\n" + list(targets)) }
        output.write(list(targets) + "\nWhich one? (1–\(targets.count)) ")
        output.flush()
        guard let line = readLine(), let number = Int(line), targets.indices.contains(number - 1) else { throw Undecided(description: "none was chosen") }
        return targets[number - 1]
    }

    private func list(_ targets: [InspectorTarget]) -> String {
        targets.enumerated().map { number, target in
            Sanitizer.visible("  \(number + 1)  \([target.type, target.title, target.url].filter { !$0.isEmpty }.joined(separator: " · "))\(target.path == nil ? " (somebody else is attached)" : "")")
        }.joined(separator: "\n")
    }
}

/// The heap of a program that is attached to, with a word of how far it is while it comes.
private final class HeapOfProgram: LiveProgram {
    private let program: AttachedProgram

    init(_ program: AttachedProgram) { self.program = program }

    var end: String? { program.end }

    func takeSnapshot() throws(SnapshotShell.Failure) -> MappedFile {
        let line = ProgressLine()
        do throws(AttachFailure) {
            return try program.takeSnapshot { progress in
                if progress.bytes > 0 {
                    line.tell("the heap comes: \(Self.megabytes(progress.bytes))")
                } else if progress.nodesInAll > 0 {
                    line.tell("the program writes its heap, and waits: \(min(100, progress.nodesDone * 100 / max(progress.nodesInAll, 1))) %")
                } else {
                    line.tell("the program collects its garbage, and waits")
                }
            }
        } catch {
            throw SnapshotShell.Failure(description: error.description, isInterrupted: error.isInterrupted)
        }
    }

    private static func megabytes(_ bytes: Int) -> String { "\(bytes / 1_000_000).\(bytes / 100_000 % 10) MB" }

    func collectGarbage() throws(SnapshotShell.Failure) {
        do throws(AttachFailure) { try program.collectGarbage() } catch { throw SnapshotShell.Failure(description: error.description, isInterrupted: error.isInterrupted) }
    }
}
