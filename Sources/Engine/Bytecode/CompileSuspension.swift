import Syntax

// Where functions pause (ECMA-262 §15.5, §15.8). An instruction that pauses writes its register `a` when the function goes on, and saves
// those below: so `a` is always the first free one, and what was given away stands in none that is saved.

extension FunctionCompiler {
    /// The parameters are bound: the call gives its generator, and the rest waits for `next`.
    func startGenerator() {
        claimPauseRegister()
        asm.emit(.startGenerator, pauseRegister)
    }

    func claimPauseRegister() {
        pauseRegister = asm.allocate()
        claimVariable(pauseRegister)
        asm.pauseRegister = pauseRegister
    }

    func returnFromGenerator(_ value: Int?) {
        let register = value ?? constant(.undefined, into: nil)
        asm.emit(.generatorReturn, register, pauseRegister)
        if value == nil { asm.release(to: register) }
    }

    var isAsyncGenerator: Bool { node.map { $0.isAsync && $0.isGenerator } ?? false }

    func yield(_ value: Expression?, _ node: Expression, into target: Int?) -> Int {
        let mark = asm.nextRegister, isAsync = isAsyncGenerator
        let given = isAsync ? self.await(value, node, into: nil) : value.map { expression($0) } ?? constant(.undefined, into: nil)
        asm.release(to: mark)
        let received = asm.allocate(), goOn = Label()
        asm.mark(node.range.start)
        asm.emitBranch(isAsync ? .yieldAsync : .yield, received, given, pauseRegister, to: goOn)
        // `return()` was called.
        if isAsync { asm.emit(.await, received, received, pauseRegister) }
        emitExit(.toReturn, from: jumps.count - 1, value: received)
        asm.place(goOn)
        return settle(received, target, mark)
    }

    /// What cannot be iterated over is told where its value comes from, and not by its name.
    func markDelegate(_ value: Expression?, _ node: Expression) {
        let isUnplaced = switch value?.kind {
        case .identifier, .unary, .conditional: true
        default: false
        }
        let last = isUnplaced ? nil : value.flatMap(lastRead)
        asm.mark(last?.place ?? node.range.start)
        guard let value, last != nil else { return }
        let note = iterated(value, .delegate)
        if isAsyncGenerator, note.role != .delegate { return }
        asm.noteOperand(note.range, note.role)
    }

    /// `yield*`: see Delegation.swift.
    func delegate(to value: Expression?, _ node: Expression, into target: Int?) -> Int {
        if isAsyncGenerator { return delegateAsync(to: value, node, into: target) }
        let mark = asm.nextRegister
        let window = asm.allocate(5), received = window + 3, resumption = window + 4
        for register in window..<received { asm.emit(.loadUndefined, register) }
        let iterable = value.map { expression($0) } ?? constant(.undefined, into: nil)
        let place = value?.range.start ?? node.range.start
        markDelegate(value, node)
        asm.emit(.getIterator, window, iterable)
        asm.release(to: received + 2)
        asm.emit(.loadUndefined, received)
        asm.emit(.loadInt, resumption, k: Int(Resumption.next.rawValue))
        let again = Label(), done = Label(), goOn = Label()
        asm.place(again)
        asm.emit(.checkSafepoint)
        let result = asm.allocate()
        asm.mark(place)
        asm.emitBranch(.delegateStep, result, window, to: done)
        asm.mark(node.range.start)
        asm.emit(.yieldResult, received, result, pauseRegister)
        asm.emitJump(.jump, to: again)
        asm.place(done)
        asm.emitBranch(.jumpIfNotStrictEqualInt, resumption, number: Int(Resumption.return.rawValue), to: goOn)
        emitExit(.toReturn, from: jumps.count - 1, value: result)
        asm.place(goOn)
        return settle(result, target, mark)
    }
}
