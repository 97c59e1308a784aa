import Syntax

extension FunctionCompiler {
    func statements(_ nodes: [Statement]) { for node in nodes { statement(node) } }

    func statement(_ node: Statement) {
        unit.depth += 1
        defer { unit.depth -= 1 }
        if unit.depth > 100_000 { unit.fail("Maximum call stack size exceeded", node.range, isTooDeep: true); return }
        if unit.shouldStop(at: node.range) { return }
        let labels = pendingLabels
        pendingLabels = []
        switch node.kind {
        case .empty, .debugger: break
        case .expression(let expression): self.expressionStatement(expression)
        case .variable(let kind, let declarators): declare(kind, declarators)
        case .function(let function, let isAnnexB): if isAnnexB { copyToFunctionLevel(function) }
        case .class(let classNode): declare(class: classNode)
        case .block(let body, let scopeNode): labelled(labels) { self.block(body, scopeNode) }
        case .if(let test, let then, let otherwise):
            markStatement(node.range.start)
            labelled(labels) { self.if(test, then, otherwise) }
        case .for, .forIn, .forOf, .while, .doWhile: loop(node, labels)
        case .continue(let label): self.continue(label)
        case .break(let label): self.break(label)
        case .return(let value):
            // Of an arrow without braces the value is the statement.
            if let value { markStatement(value.range.start == node.range.start ? expressionPlace(value) : node.range.start) }
            self.return(value)
        case .with(let object, let body): labelled(labels) { self.with(node, object, body) }
        case .switch(let value, let cases, let scopeNode):
            markStatement(node.range.start)
            self.switch(value, cases, scopeNode, labels)
        case .labeled(let label, let body):
            pendingLabels = labels + [label]
            statement(body)
        case .throw(let value):
            let mark = asm.nextRegister
            markStatement(node.range.start)
            let register = expression(value)
            asm.mark(node.range.start)
            asm.emit(.throw, register)
            asm.release(to: mark)
        case .try(let block, let clause, let finalizer): labelled(labels) { self.try(block, clause, finalizer) }
        }
    }

    private func expressionStatement(_ expression: Expression) {
        // A directive is no code.
        if case .string = expression.kind {} else { markStatement(expression.range.start) }
        guard let completion else { discard(expression); return }
        // The last value is let go before the next is made: nothing that a line shows stays alive for it.
        asm.emit(.loadUndefined, completion)
        self.expression(expression, into: completion)
    }

    /// A statement that a labelled `break` may end.
    private func labelled(_ labels: [Name], _ body: () -> Void) {
        guard !labels.isEmpty else { body(); return }
        let jump = JumpScope()
        jump.labels = labels
        let end = Label()
        jump.breakLabel = end
        jumps.append(jump)
        body()
        jumps.removeLast()
        asm.place(end)
    }

    // MARK: Declarations

    func declare(_ kind: Statement.VariableKind, _ declarators: [Declarator]) {
        for declarator in declarators {
            let isInitialization = kind != .var
            if kind.isUsing {
                declare(kind, disposable: declarator)
                continue
            }
            guard let value = declarator.initializer else {
                guard kind == .let, let name = simpleName(declarator.target) else { continue }
                makeRegister(for: name)
                asm.noteStatement(declarator.target.range.start)
                initialize(name, with: nil)
                continue
            }
            if isInitialization { makeRegisters(for: declarator.target) }
            if let name = simpleName(declarator.target) {
                if isInitialization { initialize(name, with: value) }
                else {
                    let place = Expression(.identifier(name), declarator.target.range)
                    markStatement(value.range.start)
                    discard(Expression(.assign(Pattern(.target(place), declarator.target.range), value), declarator.range))
                }
                continue
            }
            let mark = asm.nextRegister
            markStatement(value.range.start)
            let register = push(value)
            // V8 looks for an expression that begins where the value does.
            let isHidden = if case .array = declarator.target.kind { value.isParenthesized } else { false }
            patternSource = (value.range, isHidden ? .assignment : .declaration)
            patternPlace = initializerPlace(after: declarator.target)
            bind(declarator.target, from: register, isInitialization: isInitialization)
            asm.release(to: mark)
        }
    }

    private func initialize(_ name: Name, with value: Expression?) {
        if let value { markStatement(value.range.start) }
        let mark = asm.nextRegister
        if let direct = directTarget(name, isInitialization: true) {
            if let value {
                // A variable somebody may look at too early stays in its dead zone until the value is there.
                expression(value, into: direct, name: unit.string(name))
            } else {
                asm.emit(.loadUndefined, direct)
            }
        } else {
            let register = value.map { expression($0, name: unit.string(name)) } ?? constant(.undefined, into: nil)
            assign(name, from: register, isInitialization: true)
        }
        asm.release(to: mark)
    }

    private func declare(class node: ClassNode) {
        guard let name = node.name else { return }
        makeRegister(for: name)
        let mark = asm.nextRegister
        let register = self.class(node, name: nil, into: nil)
        asm.mark(node.range.start)
        assign(name, from: register, isInitialization: true)
        asm.release(to: mark)
    }

    /// ECMA-262 §B.3.2.1: the function in a block is also the function's `var` once it is reached.
    private func copyToFunctionLevel(_ function: FunctionNode) {
        guard let name = function.name, !unhoisted.contains(name) else { return }
        if name == unit.implicit.arguments, let node, node.kind != .arrow { return }
        let mark = asm.nextRegister
        let register = identifier(name, into: asm.allocate())
        let inner = scope
        scope = evalVariableScope ?? self.function.bodyScope
        assign(name, from: register)
        scope = inner
        asm.release(to: mark)
    }

    // MARK: Blocks

    func block(_ body: [Statement], _ node: Scope) {
        within(node) { disposing(usingKind(in: body)) { statements(body) } }
    }

    /// Opens the scope that belongs to the node, makes its functions, runs the body and closes it.
    func within(_ node: Scope, _ body: () -> Void) {
        guard !node.isEmpty, let inner = unit.table.blocks[node] else { body(); return }
        let mark = asm.nextRegister
        enter(inner)
        openEnvironment(inner)
        for variable in inner.ordered where variable.kind == .function && !variable.isCaptured {
            allocateVariable(variable)
            asm.emit(.loadUndefined, variable.register)
        }
        openLexical(inner)
        for function in node.functions { declare(function: function) }
        body()
        leave(inner, mark: mark)
    }

    private func `if`(_ test: Expression, _ then: Statement, _ otherwise: Statement?) {
        let no = Label(), end = Label()
        clearCompletion()
        if otherwise == nil, let exit = plainExit(then) { branch(test, to: exit, when: true); return }
        branch(test, to: no, when: false)
        statement(then)
        if let otherwise {
            asm.emitJump(.jump, to: end)
            asm.place(no)
            // `else if` chains may be long.
            statement(otherwise)
        } else {
            asm.place(no)
        }
        asm.place(end)
    }

    /// Statements like `if` and loops have a value of their own, undefined to begin with.
    func clearCompletion() { if let completion { asm.emit(.loadUndefined, completion) } }

    private func with(_ node: Statement, _ object: Expression, _ body: Statement) {
        guard let inner = unit.table.withScopes[node], let variable = inner.ordered.first else { return }
        let mark = asm.nextRegister
        let value = asm.allocate()
        markStatement(node.range.start)
        expression(object, into: value)
        if statementStart >= 0 { asm.mark(node.range.start) }
        asm.emit(.setWith, value)
        enter(inner)
        openEnvironment(inner)
        if variable.isCaptured { emitStore(value, in: variable, of: inner.environmentRegister) }
        else {
            variable.register = value
            claimVariable(value)
        }
        clearCompletion()
        statement(body)
        leave(inner, mark: mark)
    }

    // MARK: Leaving

    private func target(ofBreak label: Name?) -> JumpScope? {
        jumps.last { jump in
            guard jump.breakLabel != nil else { return false }
            return label.map { jump.labels.contains($0) } ?? jump.isBreakable
        }
    }

    private func target(ofContinue label: Name?) -> JumpScope? {
        jumps.last { jump in
            guard jump.continueLabel != nil else { return false }
            return label.map { jump.labels.contains($0) } ?? true
        }
    }

    private func `break`(_ label: Name?) {
        if let found = target(ofBreak: label) { emitExit(.toBreak(found), from: jumps.count - 1) }
    }

    private func `continue`(_ label: Name?) {
        if let found = target(ofContinue: label) { emitExit(.toContinue(found), from: jumps.count - 1) }
    }

    /// Where the statement leads if it is a `break` or `continue` that does nothing on the way.
    private func plainExit(_ node: Statement) -> Label? {
        let target: JumpScope?, label: Label?
        switch node.kind {
        case .block(let body, _) where body.count == 1: return plainExit(body[0])
        case .break(let name):
            target = self.target(ofBreak: name)
            label = target?.breakLabel
        case .continue(let name):
            target = self.target(ofContinue: name)
            label = target?.continueLabel
        default: return nil
        }
        guard let target, let index = jumps.lastIndex(where: { $0 === target }) else { return nil }
        return jumps[(index + 1)...].allSatisfy { $0.iterator == nil && $0.finalizer == nil } ? label : nil
    }

    private func `return`(_ value: Expression?) {
        if let value, jumps.isEmpty, !isDerivedConstructor, pauseRegister < 0, case .conditional(let test, let then, let otherwise) = value.kind {
            // Each arm returns by itself: no move, no jump.
            let no = Label()
            branch(test, to: no, when: false)
            self.return(then)
            asm.place(no)
            self.return(otherwise)
            return
        }
        let mark = asm.nextRegister
        let register: Int
        if let value {
            register = isAsyncGenerator ? self.await(value, value, into: nil) : expression(value)
        } else {
            if jumps.isEmpty, !isDerivedConstructor, pauseRegister < 0 { asm.emit(.returnUndefined); return }
            register = constant(.undefined, into: nil)
        }
        emitExit(.toReturn, from: jumps.count - 1, value: register)
        asm.release(to: mark)
    }

    /// Goes where the exit leads, closing iterators and running `finally` blocks on the way.
    func emitExit(_ exit: Exit, from top: Int, value: Int = -1) {
        var i = top
        while i >= 0 {
            let jump = jumps[i]
            switch exit {
            case .toBreak(let target) where target === jump:
                if let label = jump.breakLabel { asm.emitJump(.jump, to: label) }
                return
            case .toContinue(let target) where target === jump:
                if let label = jump.continueLabel { asm.emitJump(.jump, to: label) }
                return
            default: break
            }
            if let iterator = jump.iterator { close(iterator, jump) }
            if let finalizer = jump.finalizer {
                if value >= 0 { asm.emit(.move, finalizer.valueRegister, value) }
                asm.emit(.loadInt, finalizer.kindRegister, k: finalizer.number(of: exit) + 2)
                asm.emitJump(.jump, to: finalizer.entry)
                return
            }
            i -= 1
        }
        guard value >= 0 else { return }
        guard let epilogue else {
            if pauseRegister >= 0 { returnFromGenerator(value) } else { asm.emit(.returnValue, value) }
            return
        }
        asm.emit(.move, epilogue.register, value)
        asm.emitJump(.jump, to: epilogue.label)
    }

    // MARK: Exceptions

    private func `try`(_ block: Statement, _ clause: CatchClause?, _ finalizerNode: Statement?) {
        clearCompletion()
        guard let finalizerNode else {
            if let clause { tryCatch(block, clause) }
            return
        }
        let mark = asm.nextRegister
        let kind = asm.allocate(), value = asm.allocate()
        claimVariable(kind)
        claimVariable(value)
        asm.emit(.loadUndefined, value)
        asm.emit(.loadInt, kind, k: 0)
        let finalizer = Finalizer(kindRegister: kind, valueRegister: value)
        let jump = JumpScope()
        jump.finalizer = finalizer
        jumps.append(jump)
        let start = asm.position
        if let clause { tryCatch(block, clause) } else { statement(block) }
        let end = asm.position
        jumps.removeLast()
        asm.emit(.loadInt, kind, k: 0)
        asm.emitJump(.jump, to: finalizer.entry)
        asm.addHandler(from: start, to: end, register: value)
        asm.emit(.loadInt, kind, k: 1)
        asm.place(finalizer.entry)
        runFinalizer(finalizerNode, finalizer)
        releaseClaims([kind, value], to: mark)
    }

    private func runFinalizer(_ node: Statement, _ finalizer: Finalizer) {
        runKeepingCompletion(node)
        leave(finalizer)
    }

    private func runKeepingCompletion(_ node: Statement) {
        // The block's own value does not count unless it leaves (§14.15.3).
        if let completion {
            let mark = asm.nextRegister, kept = asm.allocate()
            claimVariable(kept)
            asm.emit(.move, kept, completion)
            asm.emit(.loadUndefined, completion)
            statement(node)
            asm.emit(.move, completion, kept)
            asm.emit(.loadUndefined, kept)
            releaseClaims([kept], to: mark)
        } else {
            statement(node)
        }
    }

    /// Behind a finalizer's code: on where its block was going.
    func leave(_ finalizer: Finalizer) {
        let kind = finalizer.kindRegister, value = finalizer.valueRegister
        let notThrown = Label()
        asm.emitBranch(.jumpIfNotStrictEqualInt, kind, number: 1, to: notThrown)
        asm.emit(.rethrow, value)
        asm.place(notThrown)
        for (i, exit) in finalizer.exits.enumerated() {
            let next = Label()
            asm.emitBranch(.jumpIfNotStrictEqualInt, kind, number: i + 2, to: next)
            if case .toReturn = exit { emitExit(exit, from: jumps.count - 1, value: value) } else { emitExit(exit, from: jumps.count - 1) }
            asm.place(next)
        }
    }

    func releaseClaims(_ registers: [Int], to mark: Int) {
        for register in registers { unclaimVariable(register) }
        asm.release(to: mark)
    }

    private func tryCatch(_ block: Statement, _ clause: CatchClause) {
        let after = Label()
        let start = asm.position
        statement(block)
        let end = asm.position, lastPlace = asm.lastMark
        asm.emitJump(.jump, to: after)
        let mark = asm.nextRegister
        let exception = asm.allocate()
        claimVariable(exception)
        asm.addHandler(from: start, to: end, register: exception)
        clearCompletion()
        within(clause.parameterScope) {
            // Without names the clause has no scope of its own, and this one is another's.
            let isOwn = !clause.parameterScope.isEmpty
            for variable in scope.ordered where isOwn && variable.kind == .catchParameter && !variable.isCaptured {
                if let parameter = clause.parameter, simpleName(parameter) == variable.name {
                    variable.register = exception
                    noteVariable(variable.name, exception)
                } else { allocateVariable(variable); asm.emit(variable.needsCheck ? .loadEmpty : .loadUndefined, variable.register) }
            }
            if let parameter = clause.parameter {
                makeRegisters(for: parameter)
                patternSource = (.none, .exception)
                if case .array = parameter.kind { patternPlace = lastPlace }
                bind(parameter, from: exception, isInitialization: true)
            }
            // A captured exception is in its environment now; the register lets it go.
            if scope.hasEnvironment, clause.parameter != nil { asm.emit(.loadUndefined, exception) }
            statement(clause.body)
        }
        releaseClaims([exception], to: mark)
        asm.place(after)
    }

    // MARK: Switch

    private func `switch`(_ value: Expression, _ cases: [SwitchCase], _ node: Scope, _ labels: [Name]) {
        let mark = asm.nextRegister
        clearCompletion()
        let subject = push(value)
        claimVariable(subject)
        let jump = JumpScope(), end = Label()
        jump.labels = labels
        jump.isBreakable = true
        jump.breakLabel = end
        jumps.append(jump)
        within(node) {
            let targets = cases.map { _ in Label() }
            for (i, one) in cases.enumerated() {
                guard let test = one.test else { continue }
                let inner = asm.nextRegister
                if let constant = constantValue(test) {
                    asm.emitBranch(.jumpIfStrictEqualConstant, subject, 0, asm.constant(constant), to: targets[i])
                    continue
                }
                let register = expression(test)
                asm.emitBranch(.jumpIfStrictEqual, subject, register, to: targets[i])
                asm.release(to: inner)
            }
            let fallback = cases.firstIndex { $0.test == nil }
            asm.emitJump(.jump, to: fallback.map { targets[$0] } ?? end)
            for (i, one) in cases.enumerated() {
                asm.place(targets[i])
                statements(one.body)
            }
        }
        jumps.removeLast()
        releaseClaims([subject], to: mark)
        asm.place(end)
    }
}
