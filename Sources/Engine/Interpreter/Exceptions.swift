import Syntax

// Exceptions: where they are caught, and the words and stacks they carry.

extension VM {
    /// Finds who catches the exception: drops frames down to that one and points it at its handler. False where Swift called
    /// before anybody catches it: its frame is gone then, and the exception is Swift's.
    func unwind() -> Bool {
        let interrupted = wasInterrupted
        if state.pointee.passingException != exception { noteThrowSite() }
        state.pointee.passingException = nil
        while true {
            let frame = state.pointee.stack.frame
            let code = frame.pointee.code
            let instruction = Int32(truncatingIfNeeded: frame.pointee.pc - UnsafePointer(code.pointee.instructions) - 1)
            if interrupted {
                state.pointee.interruptedSite = (code.pointee.info, instruction)
            } else {
                for i in 0..<code.pointee.handlerCount {
                    let handler = code.pointee.handlers[i]
                    guard instruction >= handler.start, instruction < handler.end else { continue }
                    Registers(frame.pointee.registers, code)[Int(handler.register)] = exception
                    exception = .undefined
                    frame.pointee.pc = UnsafePointer(code.pointee.instructions) + Int(handler.target)
                    return true
                }
            }
            state.pointee.stack.frame -= 1
            if frame.pointee.flags.contains(.resumed) { endPaused(frame) }
            if frame.pointee.flags.contains(.entry) {
                state.pointee.stack.top = frame.pointee.registers
                state.pointee.passingException = exception
                return false
            }
        }
    }

    /// A function that had paused has thrown: it will not go on.
    private func endPaused(_ frame: UnsafeMutablePointer<Frame>) {
        let register = Int(frame.pointee.code.pointee.pauseRegister)
        if register >= 0 { GeneratorLayout(frame.pointee.registers[register].asObject).complete() }
    }

    /// The value that was thrown, for built-in code that deals with it; it is not rooted. An interruption goes on.
    func caught(_ error: JSThrow) throws(JSThrow) -> Value {
        if wasInterrupted { throw error }
        defer {
            exception = .undefined
            state.pointee.passingException = nil
        }
        return exception
    }

    private func noteThrowSite() {
        let frame = state.pointee.stack.frame.pointee
        let info = frame.code.pointee.info, instruction = frame.pc - UnsafePointer(frame.code.pointee.instructions) - 1
        state.pointee.throwSite = .instruction(info, instruction)
        if info.source.isBuiltIn { state.pointee.builtInThrow = (exception, info, instruction) }
    }

    /// Where one of Node's own modules threw the error, if that is the last that one threw and it says where that is in Node.
    public func placeInNode(of error: Value) -> ThrowPlace? {
        guard let (known, info, instruction) = state.pointee.builtInThrow, known == error else { return nil }
        let offset = info.operand(of: instruction)?.place ?? info.place(of: instruction)
        return info.source.note(at: offset).map(ThrowPlace.excerpt)
    }

    /// Where the last exception passed first.
    public var lastThrow: ThrowPlace? {
        switch state.pointee.throwSite {
        case nil: return nil
        case .place(let source, let range)?: return .text(source, range)
        case .hidden(let excerpt)?: return .excerpt(excerpt)
        case .instruction(let info, let instruction)?:
            let offset = info.operand(of: instruction)?.place ?? info.place(of: instruction)
            if info.source.isBuiltIn { return .excerpt(info.source.excerpt(at: offset)) }
            return .text(info.source, SourceRange(start: offset, end: offset + 1))
        }
    }

    /// What was thrown last is about a text that did not run.
    public var lastThrowIsOfText: Bool { if case .place? = state.pointee.throwSite { true } else { false } }

    /// Of a text that a script gave: where in it the error is that was made of it last, if that is this one.
    public func lastTextError(_ error: Value) -> ThrowPlace? {
        if let (known, excerpt) = state.pointee.hiddenError, known == error { return .excerpt(excerpt) }
        guard let (known, source, range) = state.pointee.textError, known == error else { return nil }
        return .text(source, range)
    }

    /// An error's class and message.
    public func plainErrorText(_ thrown: Value) -> String? {
        guard thrown.isObject(.error), let name = quietConstructorName(thrown.asObject),
              let message = dataProperty(of: thrown.asObject, self[.message]), message.isString else { return nil }
        return "\(name): \(swiftString(message.asString))"
    }

    /// What is thrown now comes from that instruction, which no frame stands at.
    func noteThrow(at instruction: Int, of info: FunctionInfo) {
        state.pointee.throwSite = .instruction(info, instruction)
        state.pointee.passingException = exception
    }

    /// What is thrown now is about a place in a text that does not run.
    func noteThrow(in source: SourceText, _ range: SourceRange) { state.pointee.throwSite = .place(source, range) }

    /// The exception is about a place in a text that a script gave to be read: that is what is shown of it, and not where the script did so.
    func noteTextError(in source: SourceText, _ range: SourceRange) {
        noteThrow(in: source, range)
        state.pointee.textError = (exception, source, range)
        state.pointee.passingException = exception
    }

    /// The exception comes, in Node, out of its own code: these lines are shown of it.
    func noteHiddenThrow(_ excerpt: StaticString = ThrowPlace.nodeErrors) {
        state.pointee.throwSite = .hidden("\(excerpt)")
        state.pointee.passingException = exception
        if excerpt.utf8Start != ThrowPlace.nodeErrors.utf8Start { state.pointee.hiddenError = (exception, "\(excerpt)") }
    }

    /// Where an error was made, as its stack says: the source and the place in it.
    public func creationPlace(of error: Value) -> (source: SourceText, range: SourceRange)? {
        guard error.isObject(.error) else { return nil }
        if let calls = CapturedCalls(ErrorLayout(error.asObject).trace) {
            guard let (info, offset) = (0..<calls.count).lazy.compactMap({ calls[$0].offset }).first else { return nil }
            return (info.source, SourceRange(start: offset, end: offset + 1))
        }
        guard let stack = peek(error.asObject, self[.stack]), stack.isString else { return nil }
        for line in swiftString(stack.asString).split(separator: "\n") where line.hasPrefix("    at ") { if let place = place(inLine: line) { return place } }
        return nil
    }

    /// The place at the end of a stack's line; nil for a built-in function's.
    private func place(inLine text: Substring) -> (source: SourceText, range: SourceRange)? {
        let parts = text.trimmingSuffix(")").split(separator: ":")
        guard parts.count >= 3, let column = Int(parts[parts.count - 1]), let line = Int(parts[parts.count - 2]) else { return nil }
        let name = parts.dropLast(2).joined(separator: ":")
        for i in 0..<state.pointee.codes.count {
            guard let address = UnsafeMutableRawPointer(bitPattern: state.pointee.codes[i]) else { continue }
            let source = CodeCell(Cell(address)).code.pointee.info.source
            guard name == source.name || name.hasSuffix("(" + source.name) || name.hasSuffix(" " + source.name) else { continue }
            let offset = source.offset(line: line, column: column)
            return (source, SourceRange(start: offset, end: offset + 1))
        }
        return nil
    }

    // MARK: Words

    func makeError(_ kind: Int, _ message: Value) -> JSThrow {
        let text = swiftString(message.asString)
        switch kind {
        case 1: return referenceError(text)
        case 2: return syntaxError(text)
        case 3: return notDefined(text)
        default: return typeError(text)
        }
    }
}

extension Substring {
    fileprivate func trimmingSuffix(_ suffix: Character) -> Substring { last == suffix ? dropLast() : self }
}

/// Where an exception came from.
enum ThrowSite {
    case instruction(FunctionInfo, Int)
    case place(SourceText, SourceRange)
    case hidden(String)
}
