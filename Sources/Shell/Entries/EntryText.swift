import Syntax

/// The text of an entry, asked without running anything.
struct EntryText {
    let text: String

    init(_ text: String) { self.text = text }

    enum State {
        /// JavaScript from beginning to end.
        case whole
        /// It breaks off where more could come.
        case unfinished
        case wrong
    }

    /// As the shell reads it: what begins with a brace may be an object.
    var state: State {
        guard let failure else { return .whole }
        guard text.hasPrefix("{"), !failure.isIncomplete else { return failure.isIncomplete ? .unfinished : .wrong }
        // No block, but an object perhaps, or the beginning of one: `{ "name": "x",`.
        guard let literal = Self.failure(of: "(\(text)\n)") else { return .whole }
        return literal.isIncomplete || Self.failure(of: "(\(text)")?.isIncomplete == true ? .unfinished : .wrong
    }

    /// Why it is no JavaScript; nil where it is.
    var failure: SyntaxError? { Self.failure(of: text) }

    private static func failure(of text: String) -> SyntaxError? {
        do {
            _ = try Parser.parseScript(SourceText(name: EntryName.none, text: text))
            return nil
        } catch {
            return mayAwait(text) ? awaitingFailure(of: text) : error
        }
    }

    private static func awaitingFailure(of text: String) -> SyntaxError? {
        do {
            _ = try Parser.parseScript(SourceText(name: EntryName.none, text: text), options: awaitingOptions)
            return nil
        } catch {
            return error
        }
    }

    /// What is no script may be one that awaits or imports at its top level.
    static func mayAwait(_ text: String) -> Bool { text.contains("await") || text.contains("import") }

    static var awaitingOptions: ParseOptions {
        var options = ParseOptions()
        options.allowsTopLevelAwait = true
        options.allowsImportDeclarations = true
        return options
    }

    /// Whatever the variables: a command as it stands, or one that the user's variable hides.
    private var mayBeCommand: Bool {
        [true, false].contains { isVariable in
            if case .javaScript = CommandList.read(text, isVariable: { _ in isVariable }) { return false }
            return true
        }
    }

    /// An entry of more lines is not asked about each of them.
    private static let mostLines = 200

    /// Whether its lines, entered one after the other in any shell, come back as this one entry.
    var isPlain: Bool {
        let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(Substring($0)) }
        guard lines.count <= Self.mostLines, text == text.trimmed, EntryFrame(lines[0]) == nil else { return false }
        if lines.contains(where: { $0.utf8.last == 0x0D || [".break", ".clear"].contains($0.trimmed) }) { return false }
        var begun = ""
        for (index, line) in lines.enumerated() {
            begun += index == 0 ? line : "\n" + line
            let part = EntryText(begun)
            if part.mayBeCommand || Shorthand.readsAsCall(begun) || part.text.trimmed.isEmpty { return false }
            if part.state != (index == lines.count - 1 ? .whole : .unfinished) { return false }
        }
        return true
    }
}
