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

    var collectionResult: CollectionReport? {
        if case .gc(let collection) = result { return collection }
        return nil
    }
    var why: WhyReport? {
        if case .why(let answer) = result { return answer }
        return nil
    }
    var maps: MapsReport? {
        if case .maps(let maps) = result { return maps }
        return nil
    }
    var refusal: String? {
        if case .refusal(let refusal) = result { return refusal.message }
        return nil
    }
}
