import Testing
@testable import Shell

/// A shell in which some entries have been made.
func makeShell(_ entries: String..., stressed: Bool = false) throws -> Shell {
    var options = Shell.Options()
    options.isStressed = stressed
    let shell = try #require(Shell(options: options))
    for entry in entries {
        let report = shell.enter(entry)
        #expect(!report.hasFailed, "\(entry): \(report.errors)")
    }
    return shell
}

extension Report {
    /// The lines of changes, as text.
    var lines: [String] { changes.map(\.text) }

    var collectionResult: CollectionReport? { answer() }
    var why: WhyReport? { answer() }
    var maps: MapsReport? { answer() }
    var refusal: String? { answer(as: Refusal.self)?.message }
}

// MARK: How lines are read

/// The command that the line is, where it is one of this type.
func command<C: Command>(_ line: String, _ type: C.Type = C.self, variables: Set<String> = []) -> C? {
    if case .command(let command) = CommandList.read(line, isVariable: variables.contains) { return command as? C }
    return nil
}

func isJavaScript(_ line: String, variables: Set<String> = []) -> Bool {
    if case .javaScript = CommandList.read(line, isVariable: variables.contains) { return true }
    return false
}

/// What is said of a line that has the form of a command and is none.
func misuse(_ line: String) -> String? {
    if case .misuse(let message) = CommandList.read(line, isVariable: { _ in false }) { return message }
    return nil
}
