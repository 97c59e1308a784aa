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

    func jumpScope(_ labels: [Name], breakLabel: Label?, continueLabel: Label?) -> JumpScope {
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

    /// A test that is always true is none.
    private func markTest(_ test: Expression) {
        if case .boolean(true) = test.kind { return }
        markStatement(expressionPlace(test))
    }
}
