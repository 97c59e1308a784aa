import Engine
import Explorer
import HeapAdapter
import Syntax

/// Finds out what X is in `why X`, `inspect X` and their kin: a path or a number is looked up without running anything; any other
/// expression is run, outside the journal.
struct SubjectFinder {
    let machine: Machine
    /// For messages: the command that asks.
    let command: String

    /// Calls `body` with the value, at once: what only the expression itself held does not look held, and nothing runs before
    /// `body` has looked. An object that is gone is for `departed`; expressions that throw are told of instead.
    func answer(on text: String, departed: (ObjectLabel) -> Report, _ body: (Value) -> Report) -> Report {
        switch machine.look(up: text) {
        case .value(let value): body(value)
        case .departed(let label): departed(label)
        case .unknownNumber(let number): .refusal("no object has had the number #\(number)")
        case .none: machine.outsideJournal { evaluate(text, body) }
        }
    }

    /// `dog1 is null now: it held #1 · why #1`
    static func noObject(_ text: String, _ value: Value, _ machine: Machine, _ command: String) -> String {
        let look = Preview(machine.vm).text(value)
        if let number = machine.ledger.formerNames[text.trimmed] { return "\(text) is \(look) now: it held #\(number) · \(command) #\(number)" }
        return "\(text) is \(look): only objects and symbols live and die"
    }

    private func evaluate(_ text: String, _ body: (Value) -> Report) -> Report {
        let vm = machine.vm
        var report = Report(source: "")
        let script: EntryScript
        do { script = try machine.script("(\(text)\n)", EntryName.none) } catch {
            // Of the text that was typed, not of the parentheses around it.
            let message = EntryText(text).failure?.message ?? error.syntax.message
            if let answer = PlainQuestions(machine).answer(to: "\(command) \(text)") { return .refusal("\(command) needs an object: an expression, or a number such as #1 · \(answer)") }
            return .refusal("\(command) needs an object: an expression, or a number such as #1 (\(message))")
        }
        do {
            let value = try vm.run(script.compiled, allowsRedeclaration: true)
            // What only the expression itself held must not look held: a WeakRef's gift, for one.
            vm.letGo()
            report = body(value)
        } catch {
            report.isInterrupted = vm.wasInterrupted
            if !report.isInterrupted { report.errors.append(machine.failure(for: vm.exception, in: script)) }
        }
        vm.exception = .undefined
        vm.runJobs { _ in }
        report.output = machine.takeOutput()
        return report
    }
}
