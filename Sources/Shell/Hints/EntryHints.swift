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
        if notes.isEmpty, let note = KindMistakes(machine, script).note(on: expression, value) { notes.append(note) }
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

    /// After it threw.
    func reason() -> String? {
        guard let expression = script.lastExpression else { return nil }
        if let gone = KindMistakes(machine, script).goneTarget() { return gone }
        switch expression.kind {
        case .call(let callee, _, isOptional: _):
            if case .member(let object, let name, isOptional: _) = callee.kind {
                return KindMistakes(machine, script).method(names.string(name), of: object) ?? missing(names.string(name), of: object) ?? noMethod(names.string(name), of: object)
            }
            guard let value = machine.value(of: callee, names), value.isObject else { return nil }
            let text = script.node.source.text(callee.range)
            if isCollectionClass(value) != nil { return "it is made with new: new \(text)(…)" }
            return value.asObject.kind == .weakRef ? "a WeakRef is no function: \(text).deref() gives the target, or undefined once it is gone" : nil
        case .new(let callee, _):
            guard let value = machine.value(of: callee, names), let kind = isCollectionClass(value) else { return nil }
            if kind != .finalizationRegistry { return WeakNature.contents(of: kind) }
            return "it is made with a function, which is called some time after a target has died: new FinalizationRegistry(held => …)"
        case .assign(let pattern, _): return constant(pattern)
        default: return nil
        }
    }

    /// `strong.size()`, `list.length()`: the property is there, and no function.
    private func noMethod(_ name: String, of object: Expression) -> String? {
        guard machine.members(of: object, names)?.contains(name) == true, let value = machine.plainValue(of: object, names) else { return nil }
        guard value.isObject(.array) || value.isString ? name == "length" : value.isObject && value.asObject.kind.isCollection else { return nil }
        return "\(name) is no method: \(script.node.source.text(object.range)).\(name), without parentheses"
    }

    /// What the value makes, if it is one of the classes that hold objects, strongly or weakly.
    private func isCollectionClass(_ value: Value) -> CellKind? {
        let classes: [(Intrinsic, CellKind)] = [(.map, .map), (.set, .set), (.weakMap, .weakMap), (.weakSet, .weakSet), (.weakRef, .weakRef), (.finalizationRegistry, .finalizationRegistry)]
        return classes.first { value == Value(machine.vm[$0.0] as JSObject) }?.1
    }

    /// A constant that was assigned to.
    private func constant(_ pattern: Pattern) -> String? {
        guard case .target(let target) = pattern.kind, case .identifier(let name) = target.kind, machine.vm.isConstant(machine.vm.key(names.string(name))) else { return nil }
        let word = names.string(name)
        return "a const goes on naming what it names · here let \(word) = null declares it anew, and lets go"
    }

    private func missing(_ name: String, of object: Expression) -> String? {
        guard let members = machine.members(of: object, names) else { return nil }
        if members.contains(name) { return nil }
        // `weak.szie`: a property that its strong kin have.
        let weak = machine.plainValue(of: object, names).flatMap { $0.isObject && $0.asObject.kind.isWeakCollection ? $0.asObject : nil }
        let near = NearNames.near(name, in: weak == nil ? members : members.union(WeakNature.missing))
        if let weak, let first = near.first, !members.contains(first), let absence = WeakNature.absence(of: first, in: weak, machine.vm) {
            return "did you mean \(first)? \(absence)"
        }
        return NearNames.question(near)
    }
}

extension EntryScript {
    /// What the entry ends in.
    var lastExpression: Expression? { if case .expression(let expression) = node.body.last?.kind { expression } else { nil } }

    /// What a function is called with at the entry's end: of `len(weak)` it is `weak`. Nil where it is called with more, or with nothing.
    func argument(of function: String) -> String? {
        guard let expression = lastExpression, case .call(let callee, let arguments, isOptional: _) = expression.kind, case .identifier(let name) = callee.kind,
              node.names.string(name) == function, arguments.count == 1, !arguments[0].isSpread else { return nil }
        return node.source.text(arguments[0].expression.range)
    }
}

extension EntryHints {
    /// Something waits for its time, and nothing did before: whoever set a timer may wait for it, and here that is in vain.
    static let firstTimer = "time stands still between entries: tick goes on to the next timer, wait 5s lets time pass, jobs lists what waits"

    /// `ref.deref()` gave an object that nothing holds: a collection would take it, and none came.
    func stillThere(_ value: Value) -> String? {
        guard value.isObject || value.isSymbol, let expression = script.lastExpression, case .call(let callee, _, isOptional: _) = expression.kind,
              case .member(let object, let name, isOptional: _) = callee.kind, names.string(name) == "deref",
              let reference = machine.value(of: object, names), reference.isObject, reference.asObject.kind == .weakRef,
              let number = machine.ledger.number(of: value.asCell), machine.ledger.record(number)?.fate == .doomed else { return nil }
        return "nothing holds #\(number), and it is still there: no collection has come. One never comes at once: gc asks for it"
    }
}
