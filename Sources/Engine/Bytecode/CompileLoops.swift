import Syntax

extension FunctionCompiler {
    func loop(_ node: Statement, _ labels: [Name]) {
        clearCompletion()
        let mark = asm.nextRegister
        switch node.kind {
        case .while(let test, let body): `while`(test, body, labels)
        case .doWhile(let body, let test): doWhile(body, test, labels)
        case .for(let initializer, let test, let update, let body, let scopeNode):
            within(scopeNode) {
                disposing(usingKind(in: initializer)) { `for`(initializer, test, update, body, labels, loopScope: scopeNode.isEmpty ? nil : scope) }
            }
        case .forIn(let binding, let subject, let body, let scopeNode):
            forEach(binding, subject, body, scopeNode, labels, isIn: true)
        case .forOf(let binding, let subject, let body, let scopeNode, let isAwait):
            forEach(binding, subject, body, scopeNode, labels, isIn: false, isAwait: isAwait)
        default: break
        }
        asm.release(to: mark)
    }

    private func jumpScope(_ labels: [Name], breakLabel: Label?, continueLabel: Label?) -> JumpScope {
        let jump = JumpScope()
        jump.labels = labels
        jump.isBreakable = breakLabel != nil
        jump.breakLabel = breakLabel
        jump.continueLabel = continueLabel
        return jump
    }

    private func `while`(_ test: Expression, _ body: Statement, _ labels: [Name]) {
        let top = Label(), again = Label(), end = Label()
        markTest(test)
        branch(test, to: end, when: false)
        asm.place(top)
        roundOf(body, labels, again: again, end: end)
        backTo(top, while: test)
        asm.place(end)
    }

    private func doWhile(_ body: Statement, _ test: Expression, _ labels: [Name]) {
        let top = Label(), again = Label(), end = Label()
        asm.place(top)
        roundOf(body, labels, again: again, end: end)
        backTo(top, while: test)
        asm.place(end)
    }

    /// The body, and the place after it where `continue` leads to.
    private func roundOf(_ body: Statement, _ labels: [Name], again: Label, end: Label) {
        jumps.append(jumpScope(labels, breakLabel: end, continueLabel: again))
        statement(body)
        jumps.removeLast()
        asm.place(again)
    }

    private func backTo(_ top: Label, while test: Expression?) {
        if let test {
            markTest(test)
            branch(test, to: top, when: true)
        } else { asm.emitJump(.loop, to: top) }
    }

    /// The loop's scope is open; each round gets fresh copies of what closures captured (ECMA-262 §14.7.4.4).
    private func `for`(_ initializer: ForInitializer?, _ test: Expression?, _ update: Expression?, _ body: Statement, _ labels: [Name],
                       loopScope: VariableScope?) {
        switch initializer {
        case .expression(let expression)?:
            markStatement(expression.range.start)
            discard(expression)
        case .variable(let kind, let declarators)?: declare(kind, declarators)
        case nil: break
        }
        let environment = loopScope?.environmentRegister ?? -1
        let copies = environment >= 0 && loopScope?.ordered.contains { $0.kind == .let && $0.isCaptured } ?? false
        let top = Label(), again = Label(), end = Label()
        if copies { asm.emit(.copyEnvironment, environment) }
        if let test {
            markTest(test)
            branch(test, to: end, when: false)
        }
        asm.place(top)
        roundOf(body, labels, again: again, end: end)
        if copies { asm.emit(.copyEnvironment, environment) }
        if let update {
            markStatement(update.range.start)
            discard(update)
        }
        backTo(top, while: test)
        asm.place(end)
    }

    private func bindingPlace(_ binding: ForBinding) -> Int32 {
        switch binding {
        case .variable(_, let pattern, _), .assignment(let pattern): pattern.range.start
        }
    }

    /// `for in` and `for of`. The subject is evaluated where the loop's names are in their dead zone; each round has a scope of its own.
    private func forEach(_ binding: ForBinding, _ subject: Expression, _ body: Statement, _ scopeNode: Scope, _ labels: [Name], isIn: Bool,
                         isAwait: Bool = false) {
        if case .variable(.var, let pattern, let initial?) = binding, let name = simpleName(pattern) {
            let mark = asm.nextRegister
            let register = expression(initial, name: unit.string(name))
            assign(name, from: register)
            asm.release(to: mark)
        }
        let iterator = asm.allocate(3)
        for i in 0..<3 { claimVariable(iterator + i); asm.emit(.loadUndefined, iterator + i) }
        let subjectRegister = asm.allocate()
        // The names of the head are in sight, uninitialised, while the subject is evaluated.
        markStatement(valuePlace(subject))
        within(scopeNode) { _ = expression(subject, into: subjectRegister) }
        resetRegisters(of: scopeNode)
        asm.mark(valuePlace(subject))
        let end = Label()
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
        let again = Label(), close = JumpScope()
        if !isIn { close.iterator = iterator }
        close.isAsync = isAwait
        jumps.append(jumpScope(labels, breakLabel: end, continueLabel: nil))
        jumps.append(close)
        jumps.append(jumpScope(labels, breakLabel: nil, continueLabel: again))
        asm.place(again)
        asm.emit(.checkSafepoint)
        let value = asm.allocate()
        asm.mark(bindingPlace(binding))
        let takesApart = !isIn && !isAwait && isArrayPattern(binding)
        if isAwait { stepAsyncIterator(iterator, value, to: end) } else { asm.emitBranch(isIn ? .forInStep : .iteratorStep, value, iterator, d: takesApart ? 1 : 0, to: end) }
        let start = asm.position
        round(binding, value, takesApart ? iterator : nil, body, scopeNode, isIn: isIn)
        let finish = asm.position
        asm.release(to: value)
        asm.emitJump(.jump, to: again)
        jumps.removeLast(3)
        if !isIn { closeIteratorOnThrow(iterator, from: start, to: finish, isAsync: isAwait) }
        asm.place(end)
        releaseClaims([iterator, iterator + 1, iterator + 2], to: iterator)
    }

    private func isArrayPattern(_ binding: ForBinding) -> Bool {
        switch binding {
        case .variable(_, let pattern, _), .assignment(let pattern): if case .array = pattern.kind { true } else { false }
        }
    }

    private func round(_ binding: ForBinding, _ value: Int, _ entries: Int?, _ body: Statement, _ scopeNode: Scope, isIn: Bool) {
        within(scopeNode) {
            var using: Statement.VariableKind?
            if case .variable(let kind, _, _) = binding, kind.isUsing { using = kind }
            disposing(using) {
                entryIterator = entries
                bind(binding, value, using, isIn: isIn)
                statement(body)
            }
        }
        resetRegisters(of: scopeNode)
    }

    private func bind(_ binding: ForBinding, _ value: Int, _ using: Statement.VariableKind?, isIn: Bool) {
        switch binding {
        case .variable(let kind, let pattern, _):
            if kind != .var { makeRegisters(for: pattern) }
            if let using { addDisposable(value, using) }
            patternSource = (.none, .loopHead)
            patternPlace = pattern.range.end - 1
            bind(pattern, from: value, isInitialization: kind != .var)
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

    /// The scope is opened more than once: its variables get registers anew each time.
    private func resetRegisters(of node: Scope) {
        if node.isEmpty { return }
        for variable in unit.table.blocks[node]?.ordered ?? [] { variable.register = -1 }
    }

    /// A test that is always true is none.
    private func markTest(_ test: Expression) {
        if case .boolean(true) = test.kind { return }
        markStatement(expressionPlace(test))
    }
}
