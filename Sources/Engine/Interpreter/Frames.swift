// A call's way into its frame: the short one for a plain call, in a few instructions, and beside it what a call seldom needs.

extension VM {
    /// Runs the function in a window whose arguments are in place (kind `function`), to its end.
    func run(_ window: UnsafeMutablePointer<Value>, count: Int, newTarget: Value) throws(JSThrow) -> Value {
        let isConstruct = !newTarget.isUndefined
        if isNativeStackFull() { throw stackOverflow(entering: window, isConstruct ? .constructEntry : .entry) }
        state.pointee.nativeDepth += 1
        defer { state.pointee.nativeDepth -= 1 }
        _ = try pushFrame(window, count: count, flags: isConstruct ? .constructEntry : .entry)
        if isConstruct { state.pointee.stack.frame.pointee.constructor = newTarget }
        return try interpret()
    }

    /// Makes the window a frame; the caller's frame has its `pc` saved. Throws a RangeError where the stack is full.
    @inline(__always) func pushFrame(_ window: UnsafeMutablePointer<Value>, count: Int,
                                     flags: Frame.Flags) throws(JSThrow) -> (code: UnsafeMutablePointer<Code>, registers: UnsafeMutablePointer<Value>) {
        let code = window[0].asObject.code
        assert(window >= state.pointee.stack.base && window + (count + 2) <= state.pointee.stack.limit, "a window outside of the stack")
        var registers = window
        if count < Int(code.pointee.argumentsWanted) { registers = try arrangeArguments(window, count, code, flags) }
        let top = registers + Int(code.pointee.registerCount), frame = state.pointee.stack.frame
        // `<` and `==`: the other comparisons of pointers are calls.
        if state.pointee.stack.open < top || frame == state.pointee.stack.lastFrame { try open(top, entering: window, flags) }
        assert(frame + 1 >= state.pointee.stack.frames && frame < state.pointee.stack.lastFrame, "a frame outside of the stack")
        assert(top <= state.pointee.stack.open, "registers that may hold anything")
        (frame + 1).pointee.code = code
        (frame + 1).pointee.pc = code.pointee.entry
        (frame + 1).pointee.registers = registers
        (frame + 1).pointee.flags = flags
        state.pointee.stack.frame = frame + 1
        state.pointee.stack.top = top
        return (code, registers)
    }

    /// Fills in missing arguments. A function that looks at its arguments beyond its parameters gets registers above them all, with
    /// copies of those that are parameters; what the next frame, which will be its own, must know of them is written there.
    @inline(never) private func arrangeArguments(_ window: UnsafeMutablePointer<Value>, _ count: Int,
                                                 _ code: UnsafeMutablePointer<Code>, _ flags: Frame.Flags) throws(JSThrow) -> UnsafeMutablePointer<Value> {
        let parameters = Int(code.pointee.parameterCount), usesArguments = code.pointee.flags.contains(.usesArguments)
        let registers = usesArguments ? window + (count + 2) : window
        try open(registers + Int(code.pointee.registerCount), entering: window, flags)
        if usesArguments {
            registers.update(from: window, count: 2 + min(count, parameters))
            let next = state.pointee.stack.frame + 1
            next.pointee.arguments = window + 2
            next.pointee.given = Int32(truncatingIfNeeded: count)
        }
        var i = count
        while i < parameters { registers[2 + i] = .undefined; i += 1 }
        return registers
    }

    /// Opens the stack up to `top` for registers, and throws a RangeError where it ends before. Registers are not cleared when a
    /// frame is made, and the collector may look at some before they are written: so no word in the open part may be older
    /// than the last collection. What is opened is wiped, and the collector wipes what is above the top.
    @inline(never) func open(_ top: UnsafeMutablePointer<Value>, entering window: UnsafeMutablePointer<Value>? = nil, _ flags: Frame.Flags = []) throws(JSThrow) {
        let stack = state.pointee.stack
        if stack.limit < top + 64 || stack.frame == stack.lastFrame { throw stackOverflow(entering: window, flags) }
        guard stack.open < top else { return }
        let end = min(top + Stack.step, stack.limit - 64)
        // The window with the arguments stands below the stack's own top.
        let first = max(stack.open, min(stack.top, end))
        first.update(repeating: .undefined, count: end - first)
        state.pointee.stack.open = end
    }
}
