import Engine
import Syntax

// From the text of an entry to a script: the rules by which a shell reads JavaScript, and where the shorthands come in.

/// An entry that is ready to run.
struct EntryScript {
    let compiled: CompiledScript
    let node: ScriptNode
    let source: SourceText
    var expansion: Expansion?

    /// The last statement is an expression: its value is shown even where it is undefined.
    var endsInExpression: Bool {
        if case .expression = node.body.last?.kind { return true }
        return false
    }
}

enum PreparedScript {
    case ready(EntryScript)
    case failed(Failure)
    /// Ctrl-C came while it was read.
    case interrupted
}

extension Machine {
    /// Reads the entry: as JavaScript, and where that fails or would name what does not exist, as a shorthand.
    func prepare(_ entry: Journal.Entry) -> PreparedScript {
        let name = EntryName.of(entry.number)
        // Once expanded, always so: a replay runs what ran.
        if let javaScript = entry.javaScript { return read(javaScript, name, expansion: nil) }
        if let expansion = Shorthand(self).declaration(entry.source) { return read(expansion.javaScript, name, expansion: expansion) }
        let result = read(entry.source, name, expansion: nil)
        if case .failed(let failure) = result, failure.isSyntaxError, let expansion = Shorthand(self).call(entry.source) {
            return read(expansion.javaScript, name, expansion: expansion)
        }
        return result
    }

    private func read(_ text: String, _ name: String, expansion: Expansion?) -> PreparedScript {
        do {
            return .ready(try script(text, name, expansion))
        } catch {
            if error.syntax.isInterrupted { return .interrupted }
            if error.syntax.isTooDeep { return .failed(Failure(before: Failure.uncaught, error: "RangeError: \(error.syntax.message)", isSyntaxError: true)) }
            return .failed(Failure(error, why: NameHints(self).hint(forUnreadable: text)))
        }
    }

    /// As Node's shell does: what begins with a brace is an object literal where that makes sense, a block otherwise.
    func script(_ text: String, _ name: String, _ expansion: Expansion? = nil) throws(ScriptError) -> EntryScript {
        if text.hasPrefix("{"), !text.hasSuffix(";"), let literal = try? plainScript("(\(text)\n)", name, expansion) { return literal }
        return try plainScript(text, name, expansion)
    }

    private func plainScript(_ text: String, _ name: String, _ expansion: Expansion?) throws(ScriptError) -> EntryScript {
        let source = SourceText(name: name, text: text, origin: origin)
        let compiled = try compile(source, text)
        return EntryScript(compiled: compiled, node: compiled.syntax, source: source, expansion: expansion)
    }

    /// As in Node: `await` is an operator at the top level where the text is no script without.
    private func compile(_ source: SourceText, _ text: String) throws(ScriptError) -> CompiledScript {
        do { return try vm.compile(source, wantsValue: true) } catch {
            guard !error.syntax.isInterrupted, EntryText.mayAwait(text) else { throw error }
            return try vm.compile(source, wantsValue: true, options: EntryText.awaitingOptions)
        }
    }

    /// The text breaks off where more could come.
    func isIncomplete(_ text: String) -> Bool { EntryText(text).state == .unfinished && Shorthand(self).call(text) == nil }
}
