import Algorithms
import Syntax

// `for in` and `for of`: a step that gives the next value, and a round of the body with names of its own.

/// A pattern for a Map's entries: at most two names, one of which may be left out, and nothing that script could watch.
private struct EntryParts {
    private(set) var key: Pattern?
    private(set) var value: Pattern?

    init?(_ pattern: Pattern) {
        guard case .array(let elements, rest: nil) = pattern.kind, (1...2).contains(elements.count) else { return nil }
        for case let element? in elements {
            guard element.defaultValue == nil, case .target = element.target.kind else { return nil }
        }
        key = elements[0]?.target
        value = elements.count > 1 ? elements[1]?.target : nil
    }
}

extension FunctionCompiler {
    private func bindingPlace(_ binding: ForBinding) -> Int32 {
        switch binding {
        case .variable(_, let pattern, _), .assignment(let pattern): pattern.range.start
        }
    }

    /// `for in` and `for of`. The subject is evaluated where the loop's names are in their dead zone; each round has a scope of its own.
    func forEach(_ binding: ForBinding, _ subject: Expression, _ body: Statement, _ scopeNode: Scope, _ labels: [Name], isIn: Bool,
                 isAwait: Bool = false) {
        if case .variable(.var, let pattern, let initial?) = binding, let name = simpleName(pattern) {
            let mark = asm.nextRegister
            let register = expression(initial, name: unit.string(name))
            assign(name, from: register)
            asm.release(to: mark)
        }
        let iterator = asm.allocate(3), end = Label()
        open(iterator, subject, scopeNode, isIn: isIn, isAwait: isAwait, to: end)
        let top = Label(), again = Label(), close = JumpScope()
        if !isIn { close.iterator = iterator }
        close.isAsync = isAwait
        jumps.append(jumpScope(labels, breakLabel: end, continueLabel: nil))
        jumps.append(close)
        jumps.append(jumpScope(labels, breakLabel: nil, continueLabel: again))
        // The step stands behind the body: each round is one jump, and that looks for requests.
        asm.emitJump(.jump, to: again)
        asm.place(top)
        asm.mark(bindingPlace(binding))
        let start = asm.position
        let takesApart = !isIn && !isAwait && isArrayPattern(binding)
        let value = round(binding, takesApart ? iterator : nil, body, scopeNode, isIn: isIn)
        let finish = asm.position
        asm.place(again)
        asm.mark(bindingPlace(binding))
        if isAwait {
            asm.emit(.checkSafepoint)
            let awaited = asm.allocate()
            stepAsyncIterator(iterator, awaited, to: end)
            if awaited != value { asm.emit(.move, value, awaited) }
            asm.release(to: awaited)
            // No `loop`: at its safepoint the value would be nobody's.
            asm.emitJump(.jump, to: top)
        } else {
            // What the last round was given is no longer held.
            asm.emitBranch(isIn ? .forInStep : .iteratorStep, value, iterator, d: takesApart ? 1 : 0, to: top)
        }
        jumps.removeLast(3)
        if !isIn { closeIteratorOnThrow(iterator, from: start, to: finish, isAsync: isAwait) }
        asm.place(end)
        releaseClaims([iterator, iterator + 1, iterator + 2], to: iterator)
    }

    /// The subject, and what goes over it, in three registers.
    private func open(_ iterator: Int, _ subject: Expression, _ scopeNode: Scope, isIn: Bool, isAwait: Bool, to end: Label) {
        for i in 0..<3 { claimVariable(iterator + i); asm.emit(.loadUndefined, iterator + i) }
        let subjectRegister = asm.allocate()
        // The names of the head are in sight, uninitialised, while the subject is evaluated.
        markStatement(valuePlace(subject))
        within(scopeNode) { _ = expression(subject, into: subjectRegister) }
        resetRegisters(of: scopeNode)
        asm.mark(valuePlace(subject))
        if isIn {
            asm.emitJump(.jumpIfNullish, subjectRegister, to: end)
            asm.emit(.forInStart, iterator, subjectRegister)
        } else {
            let note = isAwait ? (subject.range, .plain) : iterated(subject, .plain)
            if !isAwait { asm.mark(iteratedPlace(subject)) }
            asm.noteOperand(note.range, note.role)
            asm.emit(isAwait ? .getAsyncIterator : .getIterator, iterator, subjectRegister)
        }
        asm.release(to: subjectRegister)
    }

    private func isArrayPattern(_ binding: ForBinding) -> Bool {
        switch binding {
        case .variable(_, let pattern, _), .assignment(let pattern): if case .array = pattern.kind { true } else { false }
        }
    }

    /// Comes back with the register where the round expects what the step gives.
    private func round(_ binding: ForBinding, _ entries: Int?, _ body: Statement, _ scopeNode: Scope, isIn: Bool) -> Int {
        var value = 0
        within(scopeNode) {
            let mark = asm.nextRegister
            value = asm.allocate()
            var using: Statement.VariableKind?
            if case .variable(let kind, _, _) = binding, kind.isUsing { using = kind }
            disposing(using) {
                entryIterator = entries
                bind(binding, value, using, isIn: isIn)
                statement(body)
            }
            asm.release(to: mark)
        }
        resetRegisters(of: scopeNode)
        return value
    }

    private func bind(_ binding: ForBinding, _ value: Int, _ using: Statement.VariableKind?, isIn: Bool) {
        switch binding {
        case .variable(let kind, let pattern, _):
            if kind != .var, using == nil, adopt(value, for: pattern) { return }
            if kind != .var, let entryIterator, let parts = EntryParts(pattern) {
                self.entryIterator = nil
                return bindEntry(parts, pattern, value, entryIterator)
            }
            if kind != .var { makeRegisters(for: pattern) }
            if let using { addDisposable(value, using) }
            bindAtHead(pattern, value, isInitialization: kind != .var)
        case .assignment(let pattern):
            // Node says no more of it than of an inner pattern.
            patternDepth += 1
            if isIn, case .target(let place) = pattern.kind, case .member = place.kind {
                let mark = asm.nextRegister
                store(reference(place), value, place)
                asm.release(to: mark)
            } else {
                bind(pattern, from: value, isInitialization: false)
            }
            patternDepth -= 1
        }
    }

    private func bindAtHead(_ pattern: Pattern, _ value: Int, isInitialization: Bool) {
        patternSource = (.none, .loopHead)
        patternPlace = pattern.range.end - 1
        bind(pattern, from: value, isInitialization: isInitialization)
    }

    /// The register becomes that of the pattern's variable, where it is a single one that no closure reads.
    private func adopt(_ register: Int, for pattern: Pattern) -> Bool {
        guard let name = simpleName(pattern), case .register(let variable) = look(up: name).place, variable.register < 0 else { return false }
        give(variable, register)
        return true
    }

    /// `[key, value]` of what may be a Map's entry: where the step has taken it apart, key and value are there; else the pattern goes by
    /// an iterator, as any other does.
    private func bindEntry(_ parts: EntryParts, _ pattern: Pattern, _ key: Int, _ iterator: Int) {
        let isKeyInPlace = parts.key.map { adopt(key, for: $0) } ?? true
        for name in [parts.key, parts.value].compacted() { makeRegisters(for: name) }
        let mark = asm.nextRegister
        let ownRegister = parts.value.flatMap(ownRegister), value = ownRegister ?? asm.allocate()
        let isValueInPlace = parts.value == nil || ownRegister != nil
        let ready = Label(), end = Label()
        asm.emitBranch(.takeEntry, value, iterator, to: ready)
        let array = asm.allocate()
        asm.emit(.move, array, key)
        // Script may run before the names have their values.
        for register in [key, value] { asm.emit(.loadUndefined, register) }
        bindAtHead(pattern, array, isInitialization: true)
        if !isKeyInPlace || !isValueInPlace { asm.emitJump(.jump, to: end) }
        asm.place(ready)
        if !isKeyInPlace, let name = parts.key { bind(name, from: key, isInitialization: true) }
        if !isValueInPlace, let name = parts.value { bind(name, from: value, isInitialization: true) }
        asm.place(end)
        asm.release(to: mark)
    }

    private func ownRegister(of name: Pattern) -> Int? {
        guard let name = simpleName(name), case .register(let variable) = look(up: name).place else { return nil }
        return variable.register
    }

    /// The scope is opened more than once: its variables get registers anew each time.
    private func resetRegisters(of node: Scope) {
        if node.isEmpty { return }
        for variable in unit.table.blocks[node]?.ordered ?? [] { variable.register = -1 }
    }
}
