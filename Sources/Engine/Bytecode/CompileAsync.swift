import Syntax

// Async functions and async generators (ECMA-262 §15.6, §15.8), and iteration that awaits.

extension FunctionCompiler {
    func startAsync() {
        claimPauseRegister()
        asm.emit(.startAsync, pauseRegister)
    }

    /// The value is in the register; what is thrown between `start` and `end` rejects instead.
    func endAsync(_ register: Int, from start: Int, to end: Int, isGenerator: Bool, asItIs: Bool = false) {
        if isGenerator {
            asm.emit(.asyncGeneratorReturn, register, pauseRegister, d: 0)
            asm.emit(.returnUndefined)
        } else {
            asm.emit(.resolveAsync, register, pauseRegister, d: asItIs ? 1 : 0)
            asm.emit(.returnValue, register)
        }
        let exception = asm.allocate()
        if end > start { asm.addHandler(from: start, to: end, register: exception) }
        if isGenerator {
            asm.emit(.asyncGeneratorReturn, exception, pauseRegister, d: 1)
            asm.emit(.returnUndefined)
        } else {
            asm.emit(.rejectAsync, exception, pauseRegister)
            asm.emit(.returnValue, exception)
        }
        asm.release(to: exception)
    }

    /// Of an operand that is not there: undefined.
    func await(_ operand: Expression?, _ node: Expression, into target: Int?) -> Int {
        let mark = asm.nextRegister
        if statementStart != asm.position { asm.mark(node.range.start) }
        let value = operand.map { expression($0) } ?? constant(.undefined, into: nil)
        asm.release(to: mark)
        let result = asm.allocate()
        asm.mark(node.range.start)
        asm.emit(.await, result, value, pauseRegister)
        return settle(result, target, mark)
    }

    // MARK: for await

    /// The next value into the register, or on to `end`.
    func stepAsyncIterator(_ iterator: Int, _ value: Int, to end: Label) {
        asm.emit(.asyncIteratorNext, value, iterator)
        asm.emit(.await, value, value, pauseRegister)
        asm.emitBranch(.asyncIteratorStep, value, 0, to: end)
    }

    /// Closes the iterator of a loop that is left, or of a pattern.
    func close(_ iterator: Int, _ jump: JumpScope) {
        if jump.isAsync { closeAsync(iterator, isThrowing: false) } else { asm.emit(.iteratorClose, iterator) }
    }

    /// §7.4.13 AsyncIteratorClose. Where the loop was left by an exception that is the one that goes on.
    func closeAsync(_ iterator: Int, isThrowing: Bool) {
        let result = asm.allocate(), none = Label(), start = asm.position
        asm.emitBranch(.asyncIteratorReturn, result, iterator, to: none)
        asm.emit(.await, result, result, pauseRegister)
        if !isThrowing { asm.emit(.requireResult, result) }
        asm.place(none)
        if isThrowing { asm.addHandler(from: start, to: asm.position, register: result) }
        asm.release(to: result)
    }

    // MARK: yield*

    /// `yield*` in an async generator (§15.5.5): see Delegation.swift. What the iterator gives is awaited, and so is what `return` sends.
    func delegateAsync(to value: Expression?, _ node: Expression, into target: Int?) -> Int {
        let mark = asm.nextRegister
        let window = asm.allocate(5), received = window + 3, resumption = window + 4
        for register in window..<received { asm.emit(.loadUndefined, register) }
        let iterable = value.map { expression($0) } ?? constant(.undefined, into: nil)
        markDelegate(value, node)
        asm.emit(.getAsyncIterator, window, iterable)
        asm.release(to: received + 2)
        asm.emit(.loadUndefined, received)
        asm.emit(.loadInt, resumption, k: Int(Resumption.next.rawValue))
        let again = Label(), without = Label(), done = Label(), goOn = Label()
        asm.place(again)
        asm.emit(.checkSafepoint)
        let result = asm.allocate()
        asm.emitBranch(.delegateCall, result, window, to: without)
        asm.emit(.await, result, result, pauseRegister)
        asm.emitBranch(.delegateResult, result, 0, to: done)
        asm.mark(node.range.start)
        asm.emit(.yieldAsyncResult, received, result, pauseRegister)
        asm.release(to: result)
        awaitReturned(received, resumption)
        asm.emitJump(.jump, to: again)
        _ = asm.allocate()
        asm.place(without)
        endWithout(window, result)
        asm.place(done)
        asm.emitBranch(.jumpIfNotStrictEqualInt, resumption, number: Int(Resumption.return.rawValue), to: goOn)
        emitExit(.toReturn, from: jumps.count - 1, value: result)
        asm.place(goOn)
        return settle(result, target, mark)
    }

    /// §27.6.3.7 AsyncGeneratorUnwrapYieldResumption: what `return()` was called with is awaited, and what that throws is thrown here.
    private func awaitReturned(_ received: Int, _ resumption: Int) {
        let goOn = Label()
        asm.emitBranch(.jumpIfNotStrictEqualInt, resumption, number: Int(Resumption.return.rawValue), to: goOn)
        let value = asm.allocate(), start = asm.position
        asm.emit(.await, value, received, pauseRegister)
        let end = asm.position
        asm.emit(.move, received, value)
        asm.emitJump(.jump, to: goOn)
        asm.addHandler(from: start, to: end, register: received)
        asm.emit(.loadInt, resumption, k: Int(Resumption.throw.rawValue))
        asm.place(goOn)
        asm.release(to: value)
    }

    /// The iterator has no method for `return` or `throw`.
    private func endWithout(_ window: Int, _ result: Int) {
        let isThrow = Label()
        asm.emitBranch(.jumpIfNotStrictEqualInt, window + 4, number: Int(Resumption.return.rawValue), to: isThrow)
        let value = asm.allocate()
        asm.emit(.await, value, window + 3, pauseRegister)
        emitExit(.toReturn, from: jumps.count - 1, value: value)
        asm.place(isThrow)
        asm.release(to: value)
        closeAsync(window, isThrowing: false)
        asm.emit(.throwError, 0, k: asm.constant(Value(vm.string(VM.withoutThrowMessage))))
    }
}
