import Syntax

// Declarations with `using` (ECMA-262 §14.3.1, §7.5.8 DisposeResources): a scope that has some ends as if in a `finally` block, which
// disposes of what was declared and may change how the scope is left. Three registers side by side belong to it: what there
// is to dispose, the way out (0 none, 1 an exception, 2 and on as in `Finalizer`), and the exception or value that goes that way.

extension FunctionCompiler {
    /// The declarations of a list of statements: `awaitUsing` where there is one of those, nil where there is none of either.
    func usingKind(in statements: [Statement]) -> Statement.VariableKind? {
        var found: Statement.VariableKind?
        for statement in statements {
            if case .variable(let kind, _) = statement.kind, kind.isUsing, found != .awaitUsing { found = kind }
        }
        return found
    }

    func usingKind(in initializer: ForInitializer?) -> Statement.VariableKind? {
        if case .variable(let kind, _)? = initializer, kind.isUsing { kind } else { nil }
    }

    /// Compiles what `body` does as a scope with such declarations; without, it is plain.
    func disposing(_ using: Statement.VariableKind?, _ body: () -> Void) {
        guard let using else { return body() }
        let mark = asm.nextRegister
        let resources = asm.allocate(3), kind = resources + 1, value = resources + 2
        for register in resources..<resources + 3 { claimVariable(register) }
        asm.emit(.loadUndefined, resources)
        asm.emit(.loadInt, kind, k: 0)
        asm.emit(.loadUndefined, value)
        let finalizer = Finalizer(kindRegister: kind, valueRegister: value), jump = JumpScope()
        jump.finalizer = finalizer
        jumps.append(jump)
        let outer = disposalRegister, start = asm.position
        disposalRegister = resources
        body()
        disposalRegister = outer
        let end = asm.position
        jumps.removeLast()
        asm.emit(.loadInt, kind, k: 0)
        asm.emitJump(.jump, to: finalizer.entry)
        if end > start { asm.addHandler(from: start, to: end, register: value) }
        asm.emit(.loadInt, kind, k: 1)
        asm.place(finalizer.entry)
        dispose(resources, using)
        leave(finalizer)
        releaseClaims([resources, kind, value], to: mark)
    }

    private func dispose(_ resources: Int, _ using: Statement.VariableKind) {
        let again = Label(), done = Label()
        asm.place(again)
        let awaited = asm.allocate()
        asm.emitBranch(.disposeStep, awaited, resources, to: done)
        if using == .awaitUsing {
            let start = asm.position
            asm.emit(.await, awaited, awaited, pauseRegister)
            let end = asm.position
            asm.emitJump(.loop, to: again)
            asm.addHandler(from: start, to: end, register: awaited)
            asm.emit(.disposeFailed, resources, awaited)
        }
        asm.emitJump(.loop, to: again)
        asm.place(done)
        asm.release(to: awaited)
    }

    /// `using x = value`
    func declare(_ kind: Statement.VariableKind, disposable declarator: Declarator) {
        guard let name = simpleName(declarator.target), let value = declarator.initializer else { return }
        makeRegister(for: name)
        let mark = asm.nextRegister
        let register = expression(value, name: unit.string(name))
        asm.mark(declarator.range.start)
        addDisposable(register, kind)
        assign(name, from: register, isInitialization: true)
        asm.release(to: mark)
    }

    func addDisposable(_ value: Int, _ kind: Statement.VariableKind) {
        asm.emit(.addDisposable, disposalRegister, value, d: kind == .awaitUsing ? 1 : 0)
    }
}
