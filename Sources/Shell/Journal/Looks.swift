import Engine
import Syntax

// Which entries change nothing, so that undo and redo need not count them. It is told from the entry's tree: names, literals, paths of
// plain properties, and questions to collections that are answered without changing them. Whatever may run a program's code is no look.

extension Machine {
    /// The entry that ran last did nothing but look: with what it reported.
    func wasLook(_ report: Report) -> Bool {
        lastIsLook && report.changes.isEmpty && report.output.isEmpty && report.collection == nil && !report.isInterrupted
    }

    /// What is written does nothing but look, as far as its own code goes. Asked before it runs, in replays, too: to look up a name may make
    /// a string of it.
    func isLook(_ node: ScriptNode) -> Bool {
        for statement in node.body {
            // What stands behind it does not run.
            if throwsAtOnce(statement, node.names) { return true }
            if !isLook(statement, node.names) { return false }
        }
        return !node.body.isEmpty
    }

    private func isLook(_ statement: Statement, _ names: NameTable) -> Bool {
        switch statement.kind {
        case .expression(let expression): return isLook(expression, names)
        case .if(let test, let then, let otherwise):
            return isLook(test, names) && isLook(then, names) && (otherwise.map { isLook($0, names) } ?? true)
        case .block(let body, _): return body.allSatisfy { isLook($0, names) }
        case .empty: return true
        default: return false
        }
    }

    private func throwsAtOnce(_ statement: Statement, _ names: NameTable) -> Bool {
        switch statement.kind {
        case .expression(let expression), .if(let expression, _, _), .throw(let expression): throwsAtOnce(expression, names)
        default: false
        }
    }

    private func isLook(_ expression: Expression, _ names: NameTable) -> Bool {
        switch expression.kind {
        case .identifier(let name): return isPlainName(names.string(name))
        case .this, .null, .boolean, .number, .string, .bigInt: return true
        case .unary(let operation, let operand):
            return operation != .delete && isLook(operand, names) && (operation == .not || operation == .typeof || operation == .void || isPrimitive(operand, names))
        case .binary(let operation, let left, let right):
            guard isLook(left, names), isLook(right, names) else { return false }
            return operation == .strictEqual || operation == .strictNotEqual || isPrimitive(left, names) && isPrimitive(right, names)
        case .logical(_, let left, let right): return isLook(left, names) && isLook(right, names)
        case .conditional(let test, then: let yes, otherwise: let no): return isLook(test, names) && isLook(yes, names) && isLook(no, names)
        case .member(let object, let name, isOptional: _): return isLook(object, names) && isPlainRead(of: names.string(name), from: object, names)
        case .index: return value(of: expression, names) != nil
        case .call(let callee, let arguments, isOptional: _):
            return isQuestion(callee, names) && arguments.allSatisfy { !$0.isSpread && isLook($0.expression, names) }
        default: return false
        }
    }

    /// Reading the variable runs nothing; one that is not there throws before anything is done.
    private func isPlainName(_ name: String) -> Bool {
        guard let key = vm.knownKey(name) else { return true }
        let global: JSObject = vm[Intrinsic.global]
        return vm.binding(key) != nil || vm.dataProperty(of: global, key) != nil || !isVariable(name)
    }

    /// Before it does anything it comes upon a name that nothing has, or asks something of nothing: a slip, as a rule.
    private func throwsAtOnce(_ expression: Expression, _ names: NameTable) -> Bool { isSlip(expression, names) || startsWithSlip(expression, names) }

    /// `dog.tag.length` where there is no `tag`, `list.psuh(x)`: the parts only look.
    private func isSlip(_ expression: Expression, _ names: NameTable) -> Bool {
        switch expression.kind {
        case .member(let object, _, isOptional: false): return isNothing(object, names)
        case .index(let object, let index, isOptional: false): return isNothing(object, names) && isLook(index, names)
        case .call(let callee, let arguments, isOptional: false), .new(let callee, let arguments):
            guard let function = plainValue(of: callee, names), !function.isCallable, isLook(callee, names) || isMemberOfLiteral(callee, names) else { return false }
            return arguments.allSatisfy { !$0.isSpread && isLook($0.expression, names) }
        default: return false
        }
    }

    private func isNothing(_ expression: Expression, _ names: NameTable) -> Bool {
        plainValue(of: expression, names)?.isNullish == true && (isLook(expression, names) || isMemberOfLiteral(expression, names))
    }

    /// `({ a: 1 }).b`: the object is gone at once.
    private func isMemberOfLiteral(_ expression: Expression, _ names: NameTable) -> Bool {
        guard case .member(let object, _, isOptional: _) = expression.kind else { return false }
        switch object.kind {
        case .object(let members): return members.allSatisfy { if case .property(.name, let value, isShorthand: _) = $0.kind { isLook(value, names) } else { false } }
        case .array, .numbers: return (object.elements ?? []).allSatisfy { if case .expression(let value) = $0 { isLook(value, names) } else { false } }
        default: return false
        }
    }

    private func startsWithSlip(_ expression: Expression, _ names: NameTable) -> Bool {
        switch expression.kind {
        case .identifier(let name): !isVariable(names.string(name))
        case .unary(let operation, let operand): operation != .typeof && operation != .delete && throwsAtOnce(operand, names)
        case .update(_, _, let operand), .member(let operand, _, _), .optionalChain(let operand), .await(let operand), .conditional(let operand, _, _),
             .logical(_, let operand, _): throwsAtOnce(operand, names)
        case .binary(_, let left, let right), .index(let left, let right, _), .assignOperator(_, let left, let right): throwsAtOnce([left, right], names)
        case .sequence(let parts): throwsAtOnce(parts, names)
        case .call(let callee, let arguments, isOptional: false), .new(let callee, let arguments):
            throwsAtOnce([callee] + arguments.prefix { !$0.isSpread }.map(\.expression), names)
        case .assign(let pattern, let value):
            if case .target(let target) = pattern.kind, case .identifier = target.kind { throwsAtOnce(value, names) } else { false }
        default: false
        }
    }

    /// One of the parts does, and those before it only look.
    private func throwsAtOnce(_ parts: [Expression], _ names: NameTable) -> Bool {
        for part in parts {
            if throwsAtOnce(part, names) { return true }
            if !isLook(part, names) { return false }
        }
        return false
    }

    private func isPrimitive(_ expression: Expression, _ names: NameTable) -> Bool {
        switch expression.kind {
        case .null, .boolean, .number, .string, .bigInt: true
        case .unary(let operation, _): operation == .typeof || operation == .not
        default: plainValue(of: expression, names).map { !$0.isObject } ?? false
        }
    }

    /// A plain property, a property that nothing has, or a built-in getter such as `size`.
    private func isPlainRead(of name: String, from object: Expression, _ names: NameTable) -> Bool {
        guard let value = plainValue(of: object, names) else {
            // A name that nothing has throws; what is not a path may be anything.
            switch object.kind {
            case .identifier, .null: return true
            case .string, .number: return members(of: object, names)?.contains(name) == false || name == "length"
            default: return false
            }
        }
        guard value.isObject else { return true }
        if value.asObject.kind == .proxy { return false }
        return vm.dataProperty(of: value.asObject, vm.key(name)) != nil || isCollection(value) || !memberNames(of: value.asObject).contains(name)
    }

    /// A method of a collection that answers and changes nothing.
    private func isQuestion(_ callee: Expression, _ names: NameTable) -> Bool {
        guard case .member(let object, let name, isOptional: _) = callee.kind, let receiver = value(of: object, names), isCollection(receiver),
              ["get", "has"].contains(names.string(name)), let method = value(of: callee, names), method.isCallable else { return false }
        return ledger.isBuiltIn(method.asCell)
    }

    private func isCollection(_ value: Value) -> Bool { value.isObject && value.asObject.kind.isCollection }
}
