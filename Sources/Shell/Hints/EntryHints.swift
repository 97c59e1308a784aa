import Engine
import Explorer
import Syntax

/// Sentences about what an entry did that looks like a slip, or like an end: what it is told from is the entry's text and the values that
/// its names have. Nothing runs for it.
struct EntryHints {
    fileprivate let machine: Machine
    fileprivate let script: EntryScript
    fileprivate var names: NameTable { script.node.names }

    init(_ machine: Machine, _ script: EntryScript) {
        self.machine = machine
        self.script = script
    }

    /// Before it runs: a name that it assigns to, that nothing has, and that is like another.
    func newGlobal() -> String? {
        guard case .expression(let expression) = script.node.body.last?.kind, case .assign(let pattern, _) = expression.kind,
              case .target(let target) = pattern.kind, case .identifier(let name) = target.kind else { return nil }
        let word = names.string(name)
        guard !machine.isVariable(word), let near = NameHints(machine).nearVariable(word) else { return nil }
        return "\(word) is a new global variable · did you mean \(near)?"
    }

    /// After it ran well.
    func notes(_ value: Value) -> [String] {
        var notes = WeakMistakes(machine, script).notes(value)
        guard let expression = script.lastExpression else { return notes }
        switch expression.kind {
        case .unary(.delete, let operand):
            if case .identifier(let name) = operand.kind, machine.isUserVariable(names.string(name)), value == .false {
                let word = names.string(name)
                notes.append("a variable cannot be deleted: \(word) = null lets go of what it holds")
            }
        case .member(let object, let name, isOptional: _) where value.isUndefined && notes.isEmpty:
            if let note = missing(names.string(name), of: object) { notes.append(note) }
        case .identifier where value.isObject && value.asObject.kind.isCollection:
            if value.asObject.kind.isWeakCollection { notes.append("maps shows what the debugger sees in it") }
        default: break
        }
        return notes
    }

    /// After it threw: of a method that nothing has.
    func reason() -> String? {
        guard let expression = script.lastExpression, case .call(let callee, _, isOptional: _) = expression.kind,
              case .member(let object, let name, isOptional: _) = callee.kind else { return nil }
        return missing(names.string(name), of: object)
    }

    private func missing(_ name: String, of object: Expression) -> String? {
        guard let value = machine.value(of: object, names), value.isObject, value.asObject.kind != .proxy else { return nil }
        let members = machine.memberNames(of: value.asObject)
        return members.contains(name) ? nil : NearNames.question(NearNames.near(name, in: members))
    }
}

extension EntryScript {
    /// What the entry ends in.
    var lastExpression: Expression? { if case .expression(let expression) = node.body.last?.kind { expression } else { nil } }
}

extension EntryHints {
    /// `ref.deref()` gave an object that nothing holds: a collection would take it, and none came.
    func stillThere(_ value: Value) -> String? {
        guard value.isObject, let expression = script.lastExpression, case .call(let callee, _, isOptional: _) = expression.kind,
              case .member(let object, let name, isOptional: _) = callee.kind, names.string(name) == "deref",
              let reference = machine.value(of: object, names), reference.isObject, reference.asObject.kind == .weakRef,
              let number = machine.ledger.number(of: value.asCell), machine.ledger.record(number)?.fate == .doomed else { return nil }
        return "nothing holds #\(number), and it is still there: no collection has come. One never comes at once: gc asks for it"
    }
}
