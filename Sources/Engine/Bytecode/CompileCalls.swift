import Syntax

extension FunctionCompiler {
    func call(_ node: Expression, into target: Int?) -> Int {
        let mark = asm.nextRegister
        switch node.kind {
        case .call(let callee, let arguments, let isOptional):
            let window = asm.allocate(2)
            asm.release(to: window)
            callsFillThis = !needsArray(arguments) && hasPlainCallee(callee) && !isEvalName(callee)
            let fillsThis = callsFillThis
            self.callee(callee, window: window)
            callsFillThis = false
            if isOptional, let chainEnd { asm.emitJump(.jumpIfNullish, window, to: chainEnd) }
            if !isOptional, let passed = passedArguments(callee, arguments) {
                return applyLateArguments(passed, arguments[0].expression, window: window, node, into: target, mark: mark)
            }
            if fillsThis { return plainCall(arguments, window: window, node, into: target, mark: mark) }
            if case .identifier(let name) = callee.kind, name == unit.implicit.eval, !isOptional {
                return directEval(arguments, window: window, node, into: target, mark: mark)
            }
            return finishCall(.call, .callSpread, arguments, window: window, node, into: target, mark: mark)
        case .new(let callee, let arguments):
            let window = asm.allocate(2)
            asm.release(to: window)
            if case .identifier(let name) = callee.kind {
                // A name that does not exist is told where `new` stands.
                _ = asm.allocate()
                markName(node)
                _ = identifier(name, into: window)
            } else {
                push(callee)
            }
            _ = asm.allocate()
            asm.emit(.loadUndefined, window + 1)
            return finishCall(.construct, .constructSpread, arguments, window: window, node, into: target, mark: mark)
        case .superCall(let arguments): return superCall(arguments, node, into: target)
        case .taggedTemplate(let tag, let template): return tagged(tag, template, node, into: target)
        default: return target ?? asm.allocate()
        }
    }

    /// Puts the function and its `this` into the window's first two registers, which it allocates.
    private func callee(_ node: Expression, window: Int) {
        switch node.kind {
        case .member(let object, let name, let isOptional):
            let holder = chainObject(object, isOptional)
            asm.mark(accessPlace(node))
            reserve(window)
            asm.emit(.getMethod, window, holder, asm.cache(unit.key(name)))
        case .index(let object, let index, let isOptional):
            var holder = chainObject(object, isOptional)
            if mayAssign(index) { holder = kept(holder) }
            let key = expression(index)
            asm.mark(accessPlace(node))
            asm.emit(.getIndexMethod, window, holder, key, live: window + 2)
            asm.release(to: window)
            reserve(window)
        case .privateMember(let object, let name, let isOptional):
            let holder = chainObject(object, isOptional)
            reserve(window)
            asm.emit(.move, window + 1, holder)
            let mark = asm.nextRegister
            let key = identifier(name, into: nil)
            asm.mark(accessPlace(node))
            asm.emit(.getPrivate, window, window + 1, key)
            asm.release(to: mark)
        case .superMember, .superIndex: superCallee(node, window: window)
        case .optionalChain(let inner):
            let outer = chainEnd, short = Label(), end = Label()
            chainEnd = short
            callee(inner, window: window)
            chainEnd = outer
            asm.emitJump(.jump, to: end)
            asm.place(short)
            asm.emit(.loadUndefined, window)
            asm.emit(.loadUndefined, window + 1)
            asm.place(end)
        case .identifier(let name) where !look(up: name).objects.isEmpty: withCallee(name, window: window)
        case .identifier(let name):
            if case .global = look(up: name).place {} else { markName(node) }
            let got = identifier(name, into: nil)
            reserve(window)
            if got != window { asm.emit(.move, window, got) }
            if !callsFillThis { asm.emit(.loadUndefined, window + 1) }
        default:
            push(node)
            reserve(window)
            if !callsFillThis { asm.emit(.loadUndefined, window + 1) }
        }
    }

    private func superCallee(_ node: Expression, window: Int) {
        reserve(window)
        asm.emit(.loadUndefined, window)
        asm.emit(.loadUndefined, window + 1)
        let mark = asm.nextRegister
        guard case .superMember(let base) = reference(node) else { return }
        asm.emit(.move, window + 1, base + 2)
        asm.mark(node.range.start)
        asm.emit(.getSuper, window, base)
        asm.release(to: mark)
    }

    /// A plain function's `this` is undefined: the call instruction itself writes it.
    private func hasPlainCallee(_ node: Expression) -> Bool {
        switch node.kind {
        case .member, .index, .privateMember, .superMember, .superIndex, .optionalChain: false
        case .identifier(let name): look(up: name).objects.isEmpty
        default: true
        }
    }

    private func reserve(_ window: Int) {
        asm.release(to: window)
        _ = asm.allocate(2)
    }

    /// A function found in the object of a `with` statement is called on that object.
    private func withCallee(_ name: Name, window: Int) {
        let (place, objects) = look(up: name)
        reserve(window)
        asm.emit(.loadUndefined, window)
        asm.emit(.loadUndefined, window + 1)
        let end = Label()
        for object in objects {
            let mark = asm.nextRegister
            let holder = emitGet(object.place, object.name, into: nil), miss = Label()
            emitHas(object, holder, name, else: miss)
            emitHeld(name, holder, into: window)
            // Variables that an eval declared are called as any others are.
            if !object.isVariables { asm.emit(.move, window + 1, holder) }
            asm.emitJump(.jump, to: end)
            asm.place(miss)
            asm.release(to: mark)
        }
        _ = emitGet(place, name, into: window)
        asm.place(end)
    }

    private static let longestCall = 1000

    /// The arguments go into an array: how many there are is known only when the code runs, or they are too many for registers.
    private func needsArray(_ arguments: [Argument]) -> Bool {
        arguments.count > FunctionCompiler.longestCall || arguments.contains(where: \.isSpread)
    }

    private func isEvalName(_ node: Expression) -> Bool {
        if case .identifier(let name) = node.kind { return name == unit.implicit.eval }
        return false
    }

    private func plainCall(_ arguments: [Argument], window: Int, _ node: Expression, into target: Int?, mark: Int) -> Int {
        for argument in arguments { push(argument.expression) }
        markCall(node)
        return emitResult(.callPlain, target, mark, window, arguments.count)
    }

    private func finishCall(_ op: Opcode, _ spreadOp: Opcode, _ arguments: [Argument], window: Int, _ node: Expression, into target: Int?, mark: Int) -> Int {
        if needsArray(arguments) {
            argumentArray(arguments, at: callPlace(node))
            markCall(node)
            return emitResult(spreadOp, target, mark, window)
        }
        for argument in arguments { push(argument.expression) }
        markCall(node)
        return emitResult(op, target, mark, window, arguments.count)
    }

    /// What is emitted next is the call.
    func markCall(_ node: Expression) {
        asm.mark(callPlace(node))
        noteCallee(node)
    }

    private func noteCallee(_ node: Expression) {
        switch node.kind {
        case .call(let callee, let arguments, _), .new(let callee, let arguments):
            let isApplied = arguments.dropLast().contains(where: \.isSpread)
            asm.noteOperand(callee.range, isApplied ? .applied : .plain)
        case .taggedTemplate(let callee, _): asm.noteOperand(callee.range)
        default: break
        }
    }

    private func argumentArray(_ arguments: [Argument], at place: Int32) {
        _ = array(arguments.map { $0.isSpread ? .spread($0.expression) : .expression($0.expression) }, at: place, into: nil, isArguments: true)
    }

    private func directEval(_ arguments: [Argument], window: Int, _ node: Expression, into target: Int?, mark: Int) -> Int {
        let isSpread = needsArray(arguments)
        if isSpread { argumentArray(arguments, at: node.range.start) } else { for argument in arguments { push(argument.expression) } }
        let environment = asm.allocate()
        if let current = currentEnvironment() { asm.emit(.move, environment, current) } else { asm.emit(.loadNull, environment) }
        asm.mark(node.range.start)
        // The environment stands behind the arguments.
        return emitResult(.callEval, target, mark, window, isSpread ? 1 : arguments.count, d: (isStrict ? 1 : 0) + (isSpread ? 2 : 0))
    }

    private func superCall(_ arguments: [Argument], _ node: Expression, into target: Int?) -> Int {
        let mark = asm.nextRegister
        let window = asm.allocate(2)
        _ = identifier(unit.implicit.function, into: window)
        _ = identifier(unit.implicit.newTarget, into: window + 1)
        let isSpread = needsArray(arguments)
        if isSpread { argumentArray(arguments, at: node.range.start) } else { for argument in arguments { push(argument.expression) } }
        asm.mark(node.range.start)
        let result = asm.allocate()
        asm.emit(isSpread ? .superConstructSpread : .superConstruct, result, window, isSpread ? 0 : arguments.count)
        let this = identifier(unit.implicit.this, into: asm.allocate())
        asm.emit(.checkSuperOnce, this)
        assign(unit.implicit.this, from: result, isInitialization: true)
        runFieldInitializers()
        return settle(result, target, mark)
    }

    private func tagged(_ tag: Expression, _ template: Template, _ node: Expression, into target: Int?) -> Int {
        let mark = asm.nextRegister
        let window = asm.allocate(2)
        asm.release(to: window)
        callee(tag, window: window)
        let site = templateSite(template)
        if template.expressions.count >= FunctionCompiler.longestCall {
            let all = asm.allocate(), strings = asm.allocate()
            asm.emit(.newArray, all, all, 0)
            asm.emit(.templateObject, strings, k: asm.constant(site))
            asm.emit(.appendElement, all, strings)
            asm.release(to: strings)
            for part in template.expressions {
                asm.emit(.appendElement, all, expression(part))
                asm.release(to: strings)
            }
            asm.mark(node.range.start)
            noteCallee(node)
            return emitResult(.callSpread, target, mark, window)
        }
        let strings = asm.allocate()
        asm.emit(.templateObject, strings, k: asm.constant(site))
        for part in template.expressions { push(part) }
        markCall(node)
        return emitResult(.call, target, mark, window, template.expressions.count + 1)
    }

    /// The frozen strings array of one template site (ECMA-262 §13.2.8.4 GetTemplateObject): made once, with the code.
    private func templateSite(_ template: Template) -> Value {
        unit.hasTemplateSites = true
        let cooked = vm.newArray(template.cooked.map { $0.map(unit.string) ?? .undefined })
        let raw = vm.newArray(template.raw.map(unit.string))
        vm.freezeNew(raw)
        vm.define(cooked, vm[.raw], Value(raw), [])
        vm.freezeNew(cooked)
        return Value(cooked)
    }
}
