import Syntax

extension FunctionCompiler {
    /// Compiles an expression; gives the register its value is in. See the top of Compiler.swift for what is allocated then.
    /// `name`: what an anonymous function here is to be called.
    @discardableResult
    func expression(_ node: Expression, into target: Int? = nil, name: Value? = nil) -> Int {
        unit.depth += 1
        defer { unit.depth -= 1 }
        if unit.depth > 100_000 { unit.fail("Maximum call stack size exceeded", node.range, isTooDeep: true); return target ?? asm.allocate() }
        if unit.shouldStop(at: node.range) { return target ?? asm.allocate() }
        let mark = asm.nextRegister
        switch node.kind {
        case .identifier(let name):
            markName(node)
            return identifier(name, into: target)
        case .this:
            return this(into: target)
        case .null: return emitResult(.loadNull, target, mark)
        case .boolean(let value): return emitResult(value ? .loadTrue : .loadFalse, target, mark)
        case .number(let value): return constant(.number(value), into: target)
        case .string(let name): return constant(unit.string(name), into: target)
        case .bigInt(let digits): return bigInt(digits, node, into: target)
        case .regExp(let pattern, let flags):
            let parts = asm.allocate(2)
            load(unit.string(pattern), into: parts)
            load(unit.string(flags), into: parts + 1)
            return emitResult(.newRegExp, target, mark, parts)
        case .template(let template): return self.template(template, into: target)
        case .taggedTemplate, .call, .superCall, .new: return call(node, into: target)
        case .numbers(let values, _): return array(values, at: node.range.start, into: target)
        case .array(let elements): return array(elements, at: node.range.start, into: target)
        case .object(let members): return object(members, at: node.range.start, into: target)
        case .function(let function): return inSteps(target) { emitClosure(function, name: function.name == nil ? name : nil, into: $0) }
        case .class(let classNode): return self.class(classNode, name: name, into: target)
        case .unary(let op, let operand): return unary(op, operand, node, into: target)
        case .update(let isIncrement, let isPrefix, let operand): return update(isIncrement, isPrefix, operand, node, into: target)
        case .binary(let op, let left, let right): return binary(op, left, right, node, into: target)
        case .logical(let op, let left, let right): return logical(op, left, right, into: target)
        case .privateIn(let name, let operand):
            let key = identifier(name, into: nil), object = expression(operand)
            asm.mark(operatorPlace(after: node.range.start + Int32(unit.names.units(name).count)))
            return emitResult(.hasPrivate, target, mark, key, object)
        case .conditional(let test, let then, let otherwise): return conditional(test, then, otherwise, into: target)
        case .assign(let pattern, let value): return assign(pattern, value, into: target)
        case .assignOperator(let op, let place, let value): return assign(op, place, value, node, into: target)
        case .assignLogical(let op, let place, let value): return assign(op, place, value, into: target)
        case .sequence(let parts):
            for part in parts.dropLast() { discard(part) }
            return parts.last.map { expression($0, into: target) } ?? constant(.undefined, into: target)
        case .member, .index, .privateMember, .superMember, .superIndex:
            if let read = readLateArguments(node, into: target) { return read }
            return load(reference(node), node, into: target, mark: mark)
        case .optionalChain(let inner): return optionalChain(inner, into: target)
        case .newTarget: return identifier(unit.implicit.newTarget, into: target)
        case .importMeta: return emitResult(.importMeta, target, mark)
        case .importCall(let specifier, let options):
            let window = push(specifier)
            if let options { push(options) } else { asm.emit(.loadUndefined, asm.allocate()) }
            asm.mark(node.range.start)
            return emitResult(.importCall, target, mark, window)
        case .yield(let value, let isDelegate): return isDelegate ? delegate(to: value, node, into: target) : yield(value, node, into: target)
        case .await(let operand): return self.await(operand, node, into: target)
        }
    }

    private func unsupported(_ message: String, _ node: Expression, into target: Int?) -> Int {
        unit.fail(message, node.range)
        return constant(.undefined, into: target)
    }

    /// Compiles an expression for what it does.
    func discard(_ node: Expression) {
        let mark = asm.nextRegister
        switch node.kind {
        case .update(let isIncrement, _, let operand): _ = update(isIncrement, true, operand, node, into: nil, wantsValue: false)
        case .assign(let pattern, let value): _ = assign(pattern, value, into: nil, wantsValue: false)
        case .assignOperator(let op, let place, let value): _ = assign(op, place, value, node, into: nil, wantsValue: false)
        default: expression(node)
        }
        asm.release(to: mark)
    }

    func constant(_ value: Value, into target: Int?) -> Int {
        let register = target ?? asm.allocate()
        if value.isUndefined { asm.emit(.loadUndefined, register) } else { load(value, into: register) }
        return register
    }

    /// What a literal stands for that is no object. (No BigInt: those are made where they stand.)
    func constantValue(_ node: Expression) -> Value? {
        switch node.kind {
        case .null: .null
        case .boolean(let value): value ? .true : .false
        case .number(let value): .number(value)
        case .string(let name): unit.string(name)
        case .unary(.minus, let operand): if case .number(let value) = operand.kind { .number(-value) } else { nil }
        default: nil
        }
    }

    private func bigInt(_ digits: String, _ node: Expression, into target: Int?) -> Int {
        do { return constant(try vm.bigInt(fromDecimal: digits), into: target) } catch {
            vm.exception = .undefined
            unit.fail("Maximum BigInt size exceeded", node.range)
            return constant(.undefined, into: target)
        }
    }

    private func this(into target: Int?) -> Int {
        let register = identifier(unit.implicit.this, into: target)
        if mayLackThis() { asm.emit(.checkThis, register) }
        return register
    }

    /// Derived constructors have no `this` before super(); neither do arrows in them.
    func mayLackThis() -> Bool {
        if isDerivedConstructor { return true }
        return function.isArrow || function.containsDirectEval
    }

    // MARK: Operators

    private func unary(_ op: UnaryOperator, _ operand: Expression, _ node: Expression, into target: Int?) -> Int {
        let mark = asm.nextRegister
        switch op {
        case .minus:
            if case .number(let value) = operand.kind { return constant(.number(-value), into: target) }
            return simple(.negate, operand, node, into: target)
        case .plus: return simple(.toNumber, operand, node, into: target)
        case .not: return simple(.not, operand, node, into: target)
        case .bitNot: return simple(.bitNot, operand, node, into: target)
        case .typeof:
            if case .identifier(let name) = operand.kind {
                let value = identifier(name, into: nil, typeof: true)
                return emitResult(.typeof, target, mark, value)
            }
            return simple(.typeof, operand, node, into: target)
        case .void:
            discard(operand)
            return emitResult(.loadUndefined, target, mark)
        case .delete: return delete(operand, node, into: target)
        }
    }

    private func simple(_ op: Opcode, _ operand: Expression, _ node: Expression, into target: Int?) -> Int {
        let mark = asm.nextRegister
        let value = expression(operand)
        asm.mark(node.range.start)
        return emitResult(op, target, mark, value)
    }

    /// An error of `delete` points at what was read last; where it begins a statement and that was nothing but a name, at `delete`.
    private func markDelete(_ node: Expression, _ object: Expression, beginsStatement: Bool) {
        if case .identifier = object.kind { asm.mark(beginsStatement ? node.range.start : object.range.start) }
    }

    private func delete(_ operand: Expression, _ node: Expression, into target: Int?) -> Int {
        let mark = asm.nextRegister, beginsStatement = statementStart == asm.position
        switch operand.kind {
        case .identifier(let name):
            return deleteName(name, into: target, mark)
        case .member(let object, let name, let isOptional):
            let holder = chainObject(object, isOptional)
            let key = asm.allocate()
            load(unit.string(name), into: key)
            markDelete(node, object, beginsStatement: beginsStatement)
            return emitResult(.deleteProperty, target, mark, holder, key, d: isStrict ? 1 : 0)
        case .index(let object, let index, let isOptional):
            var holder = chainObject(object, isOptional)
            if mayAssign(index) { holder = kept(holder) }
            let key = expression(index)
            if let place = readPlace(index) { asm.mark(place) } else { markDelete(node, object, beginsStatement: beginsStatement) }
            return emitResult(.deleteProperty, target, mark, holder, key, d: isStrict ? 1 : 0)
        case .optionalChain(let inner):
            return inSteps(target) { result in
                let outer = chainEnd, short = Label(), end = Label()
                chainEnd = short
                _ = delete(inner, node, into: result)
                chainEnd = outer
                asm.emitJump(.jump, to: end)
                asm.place(short)
                asm.emit(.loadTrue, result)
                asm.place(end)
            }
        case .superMember, .superIndex:
            // §13.3.7.1: without a `this` the key is not looked at.
            _ = this(into: asm.allocate())
            if case .superIndex(let key) = operand.kind { discard(key) }
            asm.emit(.throwError, 1, k: asm.constant(Value(vm.string("Unsupported reference to 'super'"))))
            return emitResult(.loadFalse, target, mark)
        default:
            discard(operand)
            return emitResult(.loadTrue, target, mark)
        }
    }

    private func deleteName(_ name: Name, into target: Int?, _ mark: Int) -> Int {
        let (place, objects) = look(up: name)
        if objects.isEmpty {
            guard case .global = place else { return emitResult(.loadFalse, target, mark) }
            return emitResult(.deleteGlobal, target, mark, k: asm.constant(unit.string(name)))
        }
        return inSteps(target) { result in
            let end = Label()
            for object in objects {
                let inner = asm.nextRegister
                let holder = emitGet(object.place, object.name, into: nil), miss = Label()
                emitHas(object, holder, name, else: miss)
                let key = asm.allocate()
                load(unit.string(name), into: key)
                asm.emit(.deleteProperty, result, holder, key)
                asm.emitJump(.jump, to: end)
                asm.place(miss)
                asm.release(to: inner)
            }
            if case .global = place { asm.emit(.deleteGlobal, result, k: asm.constant(unit.string(name))) } else { asm.emit(.loadFalse, result) }
            asm.place(end)
        }
    }

    private func binary(_ op: BinaryOperator, _ left: Expression, _ right: Expression, _ node: Expression, into target: Int?) -> Int {
        let mark = asm.nextRegister
        // A chain `a + b + c + …` leans to the left and may be long: go down it without recursion.
        var chain: [(op: BinaryOperator, right: Expression, place: Int32)] = [(op, right, operatorPlace(after: left))]
        var first = left
        while case .binary(let op, let left, let right) = first.kind {
            chain.append((op, right, operatorPlace(after: left)))
            first = left
        }
        let innermost = chain[chain.count - 1]
        // `4 * x` is `x * 4`: a number is converted to what it is.
        let swaps = smallInt(first) != nil && isCommutative(innermost.op) && smallInt(innermost.right) == nil
        var value = expression(swaps ? innermost.right : first)
        if !swaps, mayAssign(innermost.right) { value = kept(value) }
        for (i, link) in chain.reversed().enumerated() {
            let isLast = i == chain.count - 1
            if let small = smallInt(i == 0 && swaps ? first : link.right), let op = immediate(link.op) {
                if op == .bitOrInt, small == 0 { asm.foreseeTruncation(of: value) }
                asm.mark(link.place)
                value = emitResult(op, isLast ? target : nil, mark, value, small)
            } else {
                let other = expression(link.right)
                asm.mark(link.place)
                value = emitResult(opcode(link.op), isLast ? target : nil, mark, value, other)
            }
        }
        return value
    }

    /// A literal that finds room in an instruction.
    func smallInt(_ node: Expression) -> Int? {
        guard case .number(let value) = node.kind, let int = Int(exactly: value), Instruction.Field.wide.fits(int, isSigned: true),
              value != 0 || value.sign == .plus else { return nil }
        return int
    }

    func immediate(_ op: BinaryOperator) -> Opcode? {
        switch op {
        case .add: .addInt
        case .subtract: .subtractInt
        case .multiply: .multiplyInt
        case .remainder: .remainderInt
        case .bitAnd: .bitAndInt
        case .bitOr: .bitOrInt
        case .shiftLeft: .shiftLeftInt
        case .shiftRight: .shiftRightInt
        case .shiftRightUnsigned: .shiftRightUnsignedInt
        default: nil
        }
    }

    /// Of numbers, whichever stands first. (`+` may join strings.)
    private func isCommutative(_ op: BinaryOperator) -> Bool { op == .multiply || op == .bitAnd || op == .bitOr }

    func opcode(_ op: BinaryOperator) -> Opcode {
        switch op {
        case .add: .add
        case .subtract: .subtract
        case .multiply: .multiply
        case .divide: .divide
        case .remainder: .remainder
        case .power: .power
        case .bitAnd: .bitAnd
        case .bitOr: .bitOr
        case .bitXor: .bitXor
        case .shiftLeft: .shiftLeft
        case .shiftRight: .shiftRight
        case .shiftRightUnsigned: .shiftRightUnsigned
        case .equal: .equal
        case .notEqual: .notEqual
        case .strictEqual: .strictEqual
        case .strictNotEqual: .strictNotEqual
        case .less: .less
        case .lessEqual: .lessEqual
        case .greater: .greater
        case .greaterEqual: .greaterEqual
        case .instanceof: .instanceOf
        case .in: .in
        }
    }

    /// The expression might assign to a variable that stands in a register. `depth`: how deep the look goes already.
    func mayAssign(_ node: Expression, depth: Int = 0) -> Bool {
        if depth > 64 { return true }
        func inner(_ node: Expression) -> Bool { mayAssign(node, depth: depth + 1) }
        switch node.kind {
        case .identifier, .this, .null, .boolean, .number, .string, .bigInt, .function, .regExp: return false
        case .member(let object, _, _), .privateMember(let object, _, _): return inner(object)
        case .index(let object, let index, _): return inner(object) || inner(index)
        case .call(let callee, let arguments, _): return inner(callee) || arguments.contains { inner($0.expression) }
        case .new(let callee, let arguments): return inner(callee) || arguments.contains { inner($0.expression) }
        case .unary(_, let operand): return inner(operand)
        case .binary(_, let left, let right), .logical(_, let left, let right): return inner(left) || inner(right)
        case .conditional(let test, let then, let otherwise): return inner(test) || inner(then) || inner(otherwise)
        default: return true
        }
    }

    private func logical(_ op: LogicalOperator, _ left: Expression, _ right: Expression, into target: Int?) -> Int {
        inSteps(target) { result in
            let end = Label()
            expression(left, into: result)
            switch op {
            case .and: asm.emitJump(.jumpIfFalse, result, to: end)
            case .or: asm.emitJump(.jumpIfTrue, result, to: end)
            case .coalesce: asm.emitJump(.jumpIfNotNullish, result, to: end)
            }
            expression(right, into: result)
            asm.place(end)
        }
    }

    private func conditional(_ test: Expression, _ then: Expression, _ otherwise: Expression, into target: Int?) -> Int {
        let no = Label(), end = Label()
        branch(test, to: no, when: false)
        let result = target ?? asm.allocate()
        if target == nil { asm.release(to: result) }
        func arm(_ node: Expression) {
            let got = expression(node, into: target)
            if target == nil {
                if got != result { _ = asm.allocate(); asm.emit(.move, result, got) }
                asm.release(to: result)
            }
        }
        arm(then)
        asm.emitJump(.jump, to: end)
        asm.place(no)
        arm(otherwise)
        asm.place(end)
        if target == nil { _ = asm.allocate() }
        return result
    }

    // MARK: Conditions

    /// Jumps to the label when the condition is `when`, else goes on.
    func branch(_ node: Expression, to label: Label, when wanted: Bool) {
        let mark = asm.nextRegister
        defer { asm.release(to: mark) }
        switch node.kind {
        case .unary(.not, let operand): branch(operand, to: label, when: !wanted)
        case .logical(let op, let left, let right) where op != .coalesce:
            if (op == .and) == wanted {
                let skip = Label()
                branch(left, to: skip, when: !wanted)
                branch(right, to: label, when: wanted)
                asm.place(skip)
            } else {
                branch(left, to: label, when: wanted)
                branch(right, to: label, when: wanted)
            }
        // The label may be a loop's start: `while (true)` must pass a safepoint.
        case .boolean(let value): if value == wanted { asm.emitJump(.loop, to: label) }
        case .binary(let op, let left, let right) where comparison(op, wanted) != nil: compare(op, left, right, to: label, when: wanted)
        default:
            let value = expression(node)
            asm.emitJump(wanted ? .jumpIfTrue : .jumpIfFalse, value, to: label)
        }
    }

    private func compare(_ op: BinaryOperator, _ left: Expression, _ right: Expression, to label: Label, when wanted: Bool) {
        if op == .equal || op == .notEqual, let other = comparedWithNull(left, right) {
            return asm.emitJump((op == .equal) == wanted ? .jumpIfNullish : .jumpIfNotNullish, expression(other), to: label)
        }
        // `0 < x` is `x > 0`: a number is converted to what it is.
        if let small = smallInt(left), smallInt(right) == nil, let immediate = comparisonWithInt(mirrored(op), wanted) {
            let value = expression(right)
            asm.mark(operatorPlace(after: left))
            return asm.emitBranch(immediate, value, number: small, to: label)
        }
        guard let opcode = comparison(op, wanted) else { return }
        if let (other, constant) = comparedWithConstant(op, left, right) {
            let isEquality = op == .strictEqual || op == .equal
            return asm.emitBranch(isEquality == wanted ? .jumpIfStrictEqualConstant : .jumpIfNotStrictEqualConstant, expression(other), 0, asm.constant(constant), to: label)
        }
        var first = expression(left)
        if let small = smallInt(right), let immediate = comparisonWithInt(op, wanted) {
            asm.mark(operatorPlace(after: left))
            asm.emitBranch(immediate, first, number: small, to: label)
            return
        }
        if mayAssign(right) { first = kept(first) }
        let second = expression(right)
        asm.mark(operatorPlace(after: left))
        asm.emitBranch(opcode, first, second, to: label)
    }

    /// The operands of an equality of which one is a literal, and no small number. What `typeof` gives is a string, so that `==` is as strict there.
    private func comparedWithConstant(_ op: BinaryOperator, _ left: Expression, _ right: Expression) -> (Expression, Value)? {
        let isLeftConstant = constantValue(left) != nil
        let other = isLeftConstant ? right : left
        guard let constant = constantValue(isLeftConstant ? left : right), smallInt(right) == nil else { return nil }
        switch op {
        case .strictEqual, .strictNotEqual: return (other, constant)
        case .equal, .notEqual:
            guard constant.isString, case .unary(.typeof, _) = other.kind else { return nil }
            return (other, constant)
        default: return nil
        }
    }

    /// The operand beside a literal `null`.
    private func comparedWithNull(_ left: Expression, _ right: Expression) -> Expression? {
        if case .null = right.kind { return left }
        if case .null = left.kind { return right }
        return nil
    }

    /// The comparison that says of `b` and `a` what this one says of `a` and `b`.
    private func mirrored(_ op: BinaryOperator) -> BinaryOperator {
        switch op {
        case .less: .greater
        case .lessEqual: .greaterEqual
        case .greater: .less
        case .greaterEqual: .lessEqual
        default: op
        }
    }

    private func comparison(_ op: BinaryOperator, _ wanted: Bool) -> Opcode? {
        switch op {
        case .less: wanted ? .jumpIfLess : .jumpIfNotLess
        case .lessEqual: wanted ? .jumpIfLessEqual : .jumpIfNotLessEqual
        case .greater: wanted ? .jumpIfGreater : .jumpIfNotGreater
        case .greaterEqual: wanted ? .jumpIfGreaterEqual : .jumpIfNotGreaterEqual
        case .strictEqual: wanted ? .jumpIfStrictEqual : .jumpIfNotStrictEqual
        case .strictNotEqual: wanted ? .jumpIfNotStrictEqual : .jumpIfStrictEqual
        case .equal: wanted ? .jumpIfEqual : .jumpIfNotEqual
        case .notEqual: wanted ? .jumpIfNotEqual : .jumpIfEqual
        default: nil
        }
    }

    private func comparisonWithInt(_ op: BinaryOperator, _ wanted: Bool) -> Opcode? {
        switch op {
        case .less: wanted ? .jumpIfLessInt : .jumpIfNotLessInt
        case .lessEqual: wanted ? .jumpIfLessEqualInt : .jumpIfNotLessEqualInt
        case .greater: wanted ? .jumpIfGreaterInt : .jumpIfNotGreaterInt
        case .greaterEqual: wanted ? .jumpIfGreaterEqualInt : .jumpIfNotGreaterEqualInt
        case .strictEqual: wanted ? .jumpIfStrictEqualInt : .jumpIfNotStrictEqualInt
        case .strictNotEqual: wanted ? .jumpIfNotStrictEqualInt : .jumpIfStrictEqualInt
        case .equal: wanted ? .jumpIfEqualInt : .jumpIfNotEqualInt
        case .notEqual: wanted ? .jumpIfNotEqualInt : .jumpIfEqualInt
        default: nil
        }
    }

    // MARK: Optional chains

    /// The object of a member expression; with `?.` the chain ends here if it is undefined or null.
    func chainObject(_ node: Expression, _ isOptional: Bool) -> Int {
        let register = expression(node)
        if isOptional, let chainEnd { asm.emitJump(.jumpIfNullish, register, to: chainEnd) }
        return register
    }

    private func optionalChain(_ inner: Expression, into target: Int?) -> Int {
        inSteps(target) { result in
            let outer = chainEnd, short = Label(), end = Label()
            chainEnd = short
            expression(inner, into: result)
            chainEnd = outer
            asm.emitJump(.jump, to: end)
            asm.place(short)
            asm.emit(.loadUndefined, result)
            asm.place(end)
        }
    }

    // MARK: Templates

    private func template(_ template: Template, into target: Int?) -> Int {
        let mark = asm.nextRegister
        // A long template is put together in pieces.
        let mostParts = 256
        var count = 0
        for (i, text) in template.cooked.enumerated() {
            if let text, !unit.names.units(text).isEmpty {
                _ = constant(unit.string(text), into: nil)
                count += 1
            }
            if count >= mostParts {
                asm.emit(.templateConcat, mark, mark, count)
                asm.release(to: mark + 1)
                count = 1
            }
            if i < template.expressions.count {
                // ToString happens in order, before the next part is evaluated.
                let part = push(template.expressions[i])
                if i + 1 < template.expressions.count { asm.emit(.templateConcat, part, part, 1) }
                count += 1
            }
        }
        if count == 0 { return constant(Value(vm.string(.emptyString)), into: target) }
        // As in V8 the conversion has no place of its own: it is where the last part was got.
        return emitResult(.templateConcat, target, mark, mark, count)
    }
}
