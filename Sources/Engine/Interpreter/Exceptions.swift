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
            if !interrupted {
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
            if frame.pointee.flags.contains(.entry) {
                state.pointee.stack.top = frame.pointee.registers
                state.pointee.passingException = exception
                return false
            }
        }
    }

    private func noteThrowSite() {
        let frame = state.pointee.stack.frame.pointee
        state.pointee.throwSite = ThrowSite(info: frame.code.pointee.info, instruction: frame.pc - UnsafePointer(frame.code.pointee.instructions) - 1)
    }

    /// Where the last exception passed first: the source and the place in it.
    public var lastThrow: (source: SourceText, range: SourceRange)? {
        guard let site = state.pointee.throwSite else { return nil }
        let offset = site.info.offset(of: max(site.instruction, 0))
        return (site.info.source, SourceRange(start: offset, end: offset + 1))
    }

    // MARK: Words

    /// `weak is not iterable`: the expression as it is written, where the code tells.
    func operandNotIterable(_ value: Value) -> JSThrow { typeError("\(operandText() ?? describeForError(value)) is not iterable") }

    func operandNotCallable(_ value: Value) -> JSThrow {
        typeError("\(operandText() ?? describeForError(value)) is not a function")
    }

    func operandNotConstructor(_ value: Value) -> JSThrow {
        typeError("\(operandText() ?? describeForError(value)) is not a constructor")
    }

    /// `way` 1 names the first property of the pattern, 2 says that it cannot be read.
    func cannotDestructure(_ value: Value, _ way: Int, _ property: Value) -> JSThrow {
        let what = value.isNull ? "null" : "undefined"
        if way == 2 { return typeError("Cannot read properties of \(what) (reading '\(describeKey(property))')") }
        if way == 1 { return typeError("Cannot destructure property '\(describeKey(property))' of '\(operandText() ?? what)' as it is \(what).") }
        return typeError("Cannot destructure '\(operandText() ?? what)' as it is \(what).")
    }

    func makeError(_ kind: Int, _ message: Value) -> JSThrow {
        let text = swiftString(message.asString)
        return kind == 1 ? referenceError(text) : kind == 2 ? syntaxError(text) : typeError(text)
    }

    /// The source text of what the running instruction works on.
    private func operandText() -> String? {
        guard state.pointee.stack.frameCount > 0 else { return nil }
        let frame = state.pointee.stack.frame.pointee
        let info = frame.code.pointee.info
        let instruction = frame.pc - UnsafePointer(frame.code.pointee.instructions) - 1
        guard let range = info.operand(of: instruction) else { return nil }
        return OperandText.brief(info.source.text(range))
    }
}

/// How messages show an expression: names and members as written, calls and literals in brief.
enum OperandText {
    static func brief(_ text: String) -> String {
        if text == "{}" || text == "[]" { return text }
        var result = "", depth = 0
        for character in text {
            switch character {
            case "(":
                if depth == 0 { result += result.isEmpty ? "(intermediate value)" : "(...)" }
                depth += 1
            case ")": depth = max(0, depth - 1)
            case "\n", "\r", "\t": if depth == 0 { result += " " }
            default: if depth == 0 { result.append(character) }
            }
        }
        let first = result.first
        if first == "{" || first == "[" || first == "`" || result.hasPrefix("function") || result.hasPrefix("class") || result.contains("=>") { return "(intermediate value)" }
        return result
    }
}

/// An instruction that threw.
struct ThrowSite {
    let info: FunctionInfo
    let instruction: Int
}
