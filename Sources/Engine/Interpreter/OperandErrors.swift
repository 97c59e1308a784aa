import Syntax

// The TypeErrors of calls, `new`, iteration and destructuring, which name the expression that had the wrong value.

/// What an instruction works on, for its error message.
struct OperandNote {
    /// What the expression is there for: Node words its messages by that.
    enum Role: UInt8 {
        /// Called, constructed, looped over, or spread in an array.
        case plain
        /// Taken apart by a declaration: `let [a] = …`.
        case declaration
        /// Taken apart by an assignment.
        case assignment
        /// Taken apart by the declaration in the head of a `for of`.
        case loopHead
        /// Taken apart by a `catch`.
        case exception
        /// A parameter with a default value, or a default value in a pattern that V8 does not know by its text; the range is that of the
        /// call in it that comes last, if there is one.
        case defaulted
        /// The default value of a part of a pattern, taken apart.
        case fallback
        /// A property of it is taken apart, by a pattern for something iterable; it comes from a declaration, an assignment or a default value.
        case property
        /// The same, where it is what a `for of` gives.
        case loopProperty
        /// The same, where it is what a `catch` caught.
        case exceptionProperty
        /// The same, where it is a parameter with a default value.
        case defaultedProperty
        /// The last argument of a call, spread.
        case lastArgument
        /// An argument before the last, spread.
        case argument
        /// Delegated to, where its value has a place of its own.
        case delegate
        /// Called or constructed with such an argument, which V8 does by `apply`.
        case applied
    }
    let instruction: Int32
    let range: SourceRange
    let role: Role
    /// Where the mark below the line of an error stands that nobody caught; nil for the instruction's own place.
    let place: Int32?
}

extension VM {
    /// The note of the running instruction.
    private func operandNote() -> (note: OperandNote, source: SourceText)? {
        guard state.pointee.stack.frameCount > 0 else { return nil }
        let frame = state.pointee.stack.frame.pointee
        let info = frame.code.pointee.info
        let instruction = frame.pc - UnsafePointer(frame.code.pointee.instructions) - 1
        return info.operand(of: instruction).map { ($0, info.source) }
    }

    /// The expression that the running instruction works on, as messages show it.
    private func operandText(_ use: CallSiteText.Use = .call) -> String? {
        guard let (note, source) = operandNote(), note.range.end > note.range.start, !isStaticInitializer else { return nil }
        guard let (expression, names) = CallSiteText.expression(source, note.range) else { return "(intermediate value)" }
        return CallSiteText.render(expression, names, use)
    }

    /// Of the values of static fields, and of static blocks, V8 does not find the expression again.
    private var isStaticInitializer: Bool {
        let code = state.pointee.stack.frame.pointee.code.pointee
        return code.info.kind == .staticBlock || code.info.kind == .fieldInitializer && code.name.isString && swiftString(code.name.asString) == "<static_initializer>"
    }

    /// `receiver` is the object whose method was to be called, if it was one.
    func operandNotCallable(_ value: Value, receiver: Value = .undefined) -> JSThrow {
        if operandNote()?.note.role == .applied { return notApplicable(value) }
        let text = iteratedCallText() ?? "\(operandText() ?? describeByType(value)) is not a function"
        return typeError(text, because: noMethodReason(receiver, calledMethodName()))
    }

    /// What is said where the next noted instruction loops over what the running call gives, or takes it apart.
    private func iteratedCallText() -> String? {
        guard let (callee, source) = operandNote() else { return nil }
        let code = state.pointee.stack.frame.pointee.code.pointee
        guard let next = code.info.operand(after: callee.instruction), next.range.start <= callee.range.start, next.range.end > callee.range.end,
              [.plain, .declaration, .assignment, .fallback, .delegate].contains(next.role),
              let (whole, _) = CallSiteText.expression(source, next.range), isCall(whole, of: callee.range) else { return nil }
        if next.role == .delegate { return "yield* (intermediate value) is not iterable" }
        switch Instruction(word: code.instructions[Int(next.instruction)]).opcode {
        case .getIterator, .appendSpread: return operandText(.iteration).map { "\($0) is not a function or its return value is not iterable" }
        case .getAsyncIterator:
            guard let (call, names) = CallSiteText.expression(source, next.range) else { return nil }
            return "\(CallSiteText.render(call, names, .call)) is not a function or its return value is not async iterable"
        default: return nil
        }
    }

    /// The range is that of what the expression calls as a whole.
    private func isCall(_ node: Expression, of callee: SourceRange) -> Bool {
        switch node.kind {
        case .call(let called, _, _), .taggedTemplate(let called, _): called.range.end - called.range.start == callee.end - callee.start
        default: false
        }
    }

    /// The name after the dot, where the running instruction calls a method.
    private func calledMethodName() -> String? {
        guard let (note, source) = operandNote(), let (expression, names) = CallSiteText.expression(source, note.range),
              case .member(_, let name, _) = expression.kind else { return nil }
        return names.string(name)
    }

    func operandNotConstructor(_ value: Value) -> JSThrow {
        let text = operandNote()?.note.role == .applied ? describeForError(value) : operandText() ?? describeByType(value)
        return typeError("\(text) is not a constructor")
    }

    // MARK: Iteration

    func operandNotIterable(_ value: Value) -> JSThrow { typeError(notIterableText(value), because: notIterableReason(value)) }

    var operandRole: OperandNote.Role? { operandNote()?.note.role }

    /// Of an iterator without `next` V8 says what it would of a call that cannot be made.
    func spreadNextNotCallable(_ next: Value, _ iterable: Value) -> JSThrow {
        guard let (note, source) = operandNote() else { return operandNotIterable(iterable) }
        let call = state.pointee.stack.frame.pointee.code.pointee.info.operand(after: note.instruction)
        switch note.role {
        case .argument: return typeError("\(describeByType(next)) is not a function")
        case .lastArgument:
            guard let call, let (callee, names) = CallSiteText.expression(source, call.range) else { return operandNotIterable(iterable) }
            return typeError("\(CallSiteText.render(callee, names, .call)) is not a function")
        default: return operandNotIterable(iterable)
        }
    }

    func notIterableText(_ value: Value) -> String {
        let unnamed = "\(describeByType(value)) is not iterable (cannot read property Symbol(Symbol.iterator))"
        guard let (note, source) = operandNote() else { return unnamed }
        switch note.role {
        case .assignment, .exception, .argument: return unnamed
        case .defaulted:
            guard let (call, names) = CallSiteText.expression(source, note.range) else { return unnamed }
            let shown = if case .optionalChain(let inner) = call.kind { inner } else { call }
            return "\(CallSiteText.render(shown, names, .iteration)) is not iterable (cannot read property Symbol(Symbol.iterator))"
        case .loopHead: return ".for is not iterable"
        case .delegate: return "yield* (intermediate value) is not iterable"
        case .property, .loopProperty, .exceptionProperty, .defaultedProperty:
            let text = destructuredText()
            guard value.isNullish else { return text.map { "\($0) is not iterable (cannot read property Symbol(Symbol.iterator))" } ?? unnamed }
            return "Cannot destructure property 'Symbol(Symbol.iterator)' of '\(text ?? "undefined")' as it is \(describeForError(value))."
        case .lastArgument:
            guard value.isNullish else { return "Spread syntax requires ...iterable[Symbol.iterator] to be a function" }
            return "\(operandText(.destructuring) ?? "(intermediate value)") is not iterable (cannot read property \(describeForError(value)))"
        case .plain, .declaration, .applied, .fallback:
            guard let (expression, names) = CallSiteText.expression(source, note.range) else { return "(intermediate value) is not iterable" }
            if note.role == .declaration, !isNamedInDeclarations(expression) { return unnamed }
            let text = CallSiteText.render(expression, names, .iteration)
            switch expression.kind {
            case .call, .new, .taggedTemplate: return "\(text) is not a function or its return value is not iterable"
            default: return "\(text) is not iterable"
            }
        }
    }

    /// Of what a declaration takes apart Node names only some sorts of expression.
    private func isNamedInDeclarations(_ node: Expression) -> Bool {
        switch node.kind {
        case .call(let callee, _, _): if case .identifier = callee.kind { true } else { false }
        case .member, .index, .privateMember, .superMember, .superIndex, .optionalChain, .binary, .logical, .assign, .assignOperator,
             .assignLogical, .update, .taggedTemplate: false
        default: true
        }
    }

    // MARK: Destructuring

    /// `way` 1 names the first property of the pattern, 2 says that it cannot be read.
    func cannotDestructure(_ value: Value, _ way: Int, _ property: Value) -> JSThrow {
        let what = value.isNull ? "null" : "undefined"
        if way == 2 { return typeError("Cannot read properties of \(what)" + (property.isUndefined ? "" : " (reading '\(describeKey(property))')")) }
        let from = destructuredText() ?? describeByType(value)
        if way == 1 { return typeError("Cannot destructure property '\(describeKey(property))' of '\(from)' as it is \(what).") }
        return typeError("Cannot destructure '\(from)' as it is \(what).")
    }

    private func destructuredText() -> String? {
        switch operandNote()?.note.role {
        case .loopHead, .loopProperty: ".for"
        case .exception, .exceptionProperty: ".catch"
        case .defaulted, .defaultedProperty: "(intermediate value)(intermediate value)(intermediate value)"
        default: operandText(.destructuring)
        }
    }
}
