import Syntax

/// Something that can be read and written, its parts evaluated (ECMA-262 §6.2.5 Reference Record).
enum Reference {
    case name(Name)
    /// A name that an object may hold, and the register with that object or undefined.
    case held(Name, holder: Int)
    case member(object: Int, PropertyKey)
    case index(object: Int, key: Int)
    case privateMember(object: Int, name: Int)
    /// Home object, key and `this` in three registers.
    case superMember(Int)
    /// A call as a target: it has run, and then it threw (web reality).
    case invalid
}

extension FunctionCompiler {
    /// Evaluates the parts of a reference. Registers it needs stay allocated. `keepsValues`: variables are copied, because code
    /// that might assign to them runs before the reference is used; `isUsedTwice`, to read and to write: a key is converted once.
    func reference(_ node: Expression, keepsValues: Bool = false, isUsedTwice: Bool = false) -> Reference {
        func part(_ node: Expression) -> Int {
            if case .this = node.kind, coercesThisLate { return expression(node) }
            return keepsValues ? push(node) : expression(node)
        }
        switch node.kind {
        case .identifier(let name): return resolve(name)
        case .member(let object, let name, let isOptional):
            let register = isOptional ? chainObject(object, true) : part(object)
            return .member(object: register, unit.key(name))
        case .index(let object, let index, let isOptional):
            var register = isOptional ? chainObject(object, true) : part(object)
            if case .string(let name) = index.kind { return .member(object: register, unit.key(name)) }
            if mayAssign(index) { register = kept(register) }
            if isUsedTwice, !isPrimitive(index) { return .index(object: register, key: convertedKey(index, of: register)) }
            return .index(object: register, key: part(index))
        case .privateMember(let object, let name, let isOptional):
            let register = isOptional ? chainObject(object, true) : part(object)
            return .privateMember(object: register, name: identifier(name, into: nil))
        case .superMember(let name):
            return .superMember(openSuper { load(unit.string(name), into: $0) })
        case .superIndex(let key):
            let base = openSuper { expression(key, into: $0) }
            if isUsedTwice { asm.emit(.toPropertyKey, base + 1, base + 1) }
            return .superMember(base)
        default:
            discard(node)
            asm.emit(.throwError, 1, k: asm.constant(Value(vm.string("Invalid left-hand side in assignment"))))
            return .invalid
        }
    }

    /// A key in a register of its own; that the object is one is found out before it is converted.
    private func convertedKey(_ index: Expression, of object: Int) -> Int {
        let register = asm.allocate()
        asm.release(to: register)
        let value = expression(index), key = value == register ? register : asm.allocate()
        asm.emit(.toPropertyKey, key, value, object, d: 1)
        return key
    }

    /// Whether the value is surely none that code could see being converted to a key.
    private func isPrimitive(_ node: Expression) -> Bool {
        switch node.kind {
        case .number, .template, .unary, .update, .binary: true
        default: false
        }
    }

    /// §13.3.7.1: `this`, then the key, then the home object's prototype; the key is converted when it is used.
    private func openSuper(key: (Int) -> Void) -> Int {
        let base = asm.allocate(3)
        asm.emit(.loadUndefined, base)
        asm.emit(.loadUndefined, base + 1)
        _ = identifier(unit.implicit.this, into: base + 2)
        asm.emit(.checkThis, base + 2)
        key(base + 1)
        let mark = asm.nextRegister
        let function = identifier(unit.implicit.function, into: nil)
        asm.emit(.superBase, base, function)
        asm.release(to: mark)
        return base
    }

    /// Reads a reference; frees registers down to `mark`.
    func load(_ reference: Reference, _ node: Expression, into target: Int?, mark: Int) -> Int {
        asm.mark(accessPlace(node))
        return get(reference, into: target, mark: mark)
    }

    /// What is read to be changed is read where its object or its key was got; of a private member it is the dot.
    private func loadToChange(_ reference: Reference, _ node: Expression, into target: Int) {
        if case .privateMember(let object, _, let isOptional) = node.kind { asm.mark(isOptional ? accessPlace(node) : operatorPlace(after: object)) }
        statementStart = -1
        _ = get(reference, into: target, mark: asm.nextRegister)
    }

    private func get(_ reference: Reference, into target: Int?, mark: Int) -> Int {
        switch reference {
        case .name(let name): return identifier(name, into: target)
        case .held(let name, let holder): return loadHeld(name, holder, into: target)
        case .member(let object, let key):
            // It may ask for its own.
            if key == vm[.arguments], !isStrict, !function.isArrow, let node, !node.isAsync, !node.isGenerator { asm.wantArguments() }
            return emitResult(key == vm[.length] ? .getLength : .getProperty, target, mark, object, asm.cache(key))
        case .index(let object, let key): return emitResult(.getIndex, target, mark, object, key)
        case .privateMember(let object, let name): return emitResult(.getPrivate, target, mark, object, name)
        case .superMember(let base): return emitResult(.getSuper, target, mark, base)
        case .invalid: return constant(.undefined, into: target)
        }
    }

    /// Writes a reference; `place` is where an error points, the reference itself where it is not given.
    func store(_ reference: Reference, _ register: Int, _ node: Expression, at place: Int32? = nil) {
        asm.mark(place ?? accessPlace(node))
        let isStrict = isStrict, strict = isStrict ? 1 : 0
        switch reference {
        case .name(let name): assign(name, from: register)
        case .held(let name, let holder): storeHeld(name, holder, from: register)
        case .member(let object, let key): asm.emit(isStrict ? .setPropertyStrict : .setProperty, object, register, asm.cache(key))
        case .index(let object, let key): asm.emit(.setIndex, object, key, register, d: strict)
        case .privateMember(let object, let name): asm.emit(.setPrivate, object, name, register)
        case .superMember(let base):
            let mark = asm.nextRegister
            let window = asm.allocate(4)
            for i in 0..<3 { asm.emit(.move, window + i, base + i) }
            asm.emit(.move, window + 3, register)
            asm.emit(.setSuper, window, d: strict)
            asm.release(to: mark)
        case .invalid: break
        }
    }

    /// The operator behind what is written; of a private member that cannot be written, its name.
    private func writePlace(_ node: Expression) -> Int32 {
        if case .privateMember(_, let name, _) = node.kind, unit.privateNames.lazy.reversed().compactMap({ $0.isWritable(name) }).first == false {
            return accessPlace(node)
        }
        return operatorPlace(after: node)
    }

    // MARK: Assignment expressions

    func assign(_ pattern: Pattern, _ value: Expression, into target: Int?, wantsValue: Bool = true) -> Int {
        let mark = asm.nextRegister
        guard case .target(let place) = pattern.kind else {
            let register = kept(expression(value, into: target.flatMap { isVariable($0) ? nil : $0 }))
            patternSource = (value.range, .assignment)
            patternPlace = operatorPlace(after: pattern.range.end)
            bind(pattern, from: register, isInitialization: false)
            return settle(register, target, mark)
        }
        if case .identifier(let name) = place.kind {
            let hint = place.isParenthesized ? nil : unit.string(name)
            if let direct = directTarget(name, isInitialization: false) {
                expression(value, into: direct, name: hint)
                guard let target else { return direct }
                if target != direct { asm.emit(.move, target, direct) }
                return target
            }
            let reference = resolve(name), existed = globalCheck(name, before: value)
            let register = expression(value, into: target.flatMap { isVariable($0) ? nil : $0 }, name: hint)
            asm.mark(operatorPlace(after: place))
            if let existed { refuseUndeclared(name, unless: existed) }
            store(reference, register, place, at: writePlace(place))
            return settle(register, target, mark)
        }
        let reference = reference(place, keepsValues: mayAssign(value))
        if case .function(let function) = value.kind, function.name == nil { unit.inferredName = inferredName(place) }
        let register = expression(value)
        store(reference, register, place, at: writePlace(place))
        return wantsValue ? settle(register, target, mark) : forget(register, mark)
    }

    /// Of an expression that is there for what it does.
    private func forget(_ register: Int, _ mark: Int) -> Int {
        asm.release(to: mark)
        return register
    }

    /// Leaves a value that is in some register where the caller wants it.
    func settle(_ register: Int, _ target: Int?, _ mark: Int) -> Int {
        if let target {
            if target != register { asm.emit(.move, target, register) }
            asm.release(to: mark)
            return target
        }
        if isVariable(register), register < mark { asm.release(to: mark); return register }
        if register != mark { asm.emit(.move, mark, register) }
        asm.release(to: mark)
        return asm.allocate()
    }

    /// `place op= value`
    func assign(_ op: BinaryOperator, _ place: Expression, _ value: Expression, _ node: Expression, into target: Int?, wantsValue: Bool = true) -> Int {
        let mark = asm.nextRegister
        if case .identifier(let name) = place.kind, let direct = directTarget(name, isInitialization: false) {
            statementStart = -1
            operate(op, mayAssign(value) ? kept(direct) : direct, value, into: direct)
            return settle(direct, target, mark)
        }
        let reference = reference(place, keepsValues: mayAssign(value), isUsedTwice: true)
        let old = asm.allocate()
        loadToChange(reference, place, into: old)
        operate(op, old, value, into: old)
        store(reference, old, place, at: writePlace(place))
        return wantsValue ? settle(old, target, mark) : forget(old, mark)
    }

    /// As in V8 the operation of `place += value` has no place of its own: it is where the last operand was got.
    private func operate(_ op: BinaryOperator, _ old: Int, _ value: Expression, into result: Int) {
        if let small = smallInt(value), let op = immediate(op) {
            asm.emit(op, result, old, small)
        } else {
            asm.emit(opcode(op), result, old, expression(value))
        }
    }

    /// `place &&= value` and kin
    func assign(_ op: LogicalOperator, _ place: Expression, _ value: Expression, into target: Int?) -> Int {
        inSteps(target) { result in
            let end = Label()
            let mark = asm.nextRegister
            let reference = reference(place, keepsValues: true, isUsedTwice: true)
            loadToChange(reference, place, into: result)
            switch op {
            case .and: asm.emitJump(.jumpIfFalse, result, to: end)
            case .or: asm.emitJump(.jumpIfTrue, result, to: end)
            case .coalesce: asm.emitJump(.jumpIfNotNullish, result, to: end)
            }
            var hint: Value?
            if case .identifier(let name) = place.kind, !place.isParenthesized { hint = unit.string(name) }
            expression(value, into: result, name: hint)
            store(reference, result, place, at: writePlace(place))
            asm.release(to: mark)
            asm.place(end)
        }
    }

    func update(_ isIncrement: Bool, _ isPrefix: Bool, _ operand: Expression, _ node: Expression, into target: Int?, wantsValue: Bool = true) -> Int {
        let mark = asm.nextRegister
        let op: Opcode = isIncrement ? .increment : .decrement
        if case .identifier(let name) = operand.kind, let direct = directTarget(name, isInitialization: false) {
            asm.mark(node.range.start)
            if isPrefix {
                asm.emit(op, direct, direct)
                return settle(direct, target, mark)
            }
            let old = target.flatMap { $0 == direct ? nil : $0 } ?? asm.allocate()
            asm.emit(.toNumeric, old, direct)
            asm.emit(op, direct, old)
            return settle(old, target, mark)
        }
        let reference = reference(operand, isUsedTwice: true)
        let old = asm.allocate()
        loadToChange(reference, operand, into: old)
        // `c++` whose value nobody wants comes here as `++c`.
        let isPostfix = node.range.start == operand.range.start
        if isPrefix {
            asm.emit(op, old, old)
            store(reference, old, operand, at: isPostfix ? operatorPlace(after: operand) : lastToken(operand))
            return wantsValue ? settle(old, target, mark) : forget(old, mark)
        }
        asm.emit(.toNumeric, old, old)
        let new = asm.allocate()
        asm.emit(op, new, old)
        store(reference, new, operand, at: operatorPlace(after: operand))
        return settle(old, target, mark)
    }

    // MARK: Patterns

    /// Binds or assigns the value in a register to a pattern (ECMA-262 §8.6.2 BindingInitialization, §13.15.5).
    func bind(_ pattern: Pattern, from register: Int, isInitialization: Bool) {
        let mark = asm.nextRegister
        patternDepth += 1
        defer { patternDepth -= 1 }
        switch pattern.kind {
        case .target(let place): bind(place: place, from: register, isInitialization: isInitialization)
        case .object(let properties, let rest): bindObject(properties, rest, pattern, from: register, isInitialization: isInitialization)
        case .array(let elements, let rest): bindArray(elements, rest, pattern, from: register, isInitialization: isInitialization)
        }
        if isInitialization { keepDeclared(to: mark) } else { asm.release(to: mark) }
    }

    /// Frees what a pattern took, but not registers that its variables have got meanwhile.
    private func keepDeclared(to mark: Int) {
        var top = mark
        while top < asm.nextRegister, isVariable(top) { top += 1 }
        asm.release(to: top)
    }

    private func bind(place: Expression, from register: Int, isInitialization: Bool) {
        if case .identifier(let name) = place.kind {
            if isInitialization { makeRegister(for: name) }
            asm.mark(place.range.start)
            assign(name, from: register, isInitialization: isInitialization)
        } else {
            store(reference(place), register, place, at: targetPlace(place))
        }
    }

    /// A variable that nobody looks at too early gets its register when it is declared.
    func makeRegister(for name: Name, isCleared: Bool = false) {
        guard case .register(let variable) = look(up: name).place, variable.register < 0 else { return }
        allocateVariable(variable)
        if isCleared { asm.emit(.loadUndefined, variable.register) }
    }

    /// Gives all names of a pattern their registers: they must lie below the temporaries that taking it apart needs. Script may run
    /// before they are written: what stood there is not to be theirs.
    func makeRegisters(for pattern: Pattern, isPart: Bool = false) {
        switch pattern.kind {
        case .target(let place): if case .identifier(let name) = place.kind { makeRegister(for: name, isCleared: isPart) }
        case .object(let properties, let rest):
            for property in properties { makeRegisters(for: property.value, isPart: true) }
            if let rest { makeRegisters(for: rest, isPart: true) }
        case .array(let elements, let rest):
            for case let element? in elements { makeRegisters(for: element.target, isPart: true) }
            if let rest { makeRegisters(for: rest, isPart: true) }
        }
    }

    private func bindObject(_ properties: [PropertyPattern], _ rest: Pattern?, _ pattern: Pattern, from register: Int, isInitialization: Bool) {
        patternPlace = nil
        let source = patternSource
        let isComputed = if case .computed? = properties.first?.key { true } else { false }
        asm.mark(isComputed ? pattern.range.start : properties.first?.value.range.start ?? rest?.range.start ?? pattern.range.start)
        requireObject(register, properties.first, isAll: rest != nil && properties.isEmpty)
        // For the rest: the object, and behind it the keys that are taken.
        let taken = rest == nil ? -1 : asm.allocate(properties.count + 1)
        if taken >= 0 {
            asm.emit(.move, taken, register)
            for i in 0..<properties.count { asm.emit(.loadUndefined, taken + 1 + i) }
        }
        for (i, property) in properties.enumerated() {
            let mark = asm.nextRegister
            let key = patternKey(property.key, keepIn: taken >= 0 ? taken + 1 + i : nil)
            let target = isInitialization ? nil : prepare(property.value)
            let value = asm.allocate()
            asm.mark(property.value.range.start)
            switch key {
            case .constant(let key): asm.emit(key == vm[.length] ? .getLength : .getProperty, value, register, asm.cache(key))
            case .register(let key): asm.emit(.getIndex, value, register, key)
            }
            if let initial = property.defaultValue {
                defaultValue(initial, in: value, name: simpleName(property.value))
                noteFallback(initial, property.value)
            } else if case .array = property.value.kind, case .constant = key, patternDepth == 1 || source?.role == .fallback {
                noteWhole(source)
            }
            if property.defaultValue == nil, case .array = property.value.kind, case .computed(let node) = property.key { patternPlace = lastRead(node)?.place }
            patternAround = patternDepth == 1 ? (source, property.key) : nil
            finish(property.value, target, value, property.defaultValue, isInitialization: isInitialization)
            patternAround = nil
            asm.release(to: mark)
        }
        guard let rest else { return }
        let mark = asm.nextRegister
        let target = isInitialization ? nil : prepare(rest)
        let value = asm.allocate()
        asm.mark(rest.range.start)
        asm.emit(.copyRest, value, taken, properties.count)
        finish(rest, target, value, isInitialization: isInitialization)
        asm.release(to: mark)
    }

    /// Only an object can be taken apart. V8 names the first property, and for an inner pattern says that this cannot be read.
    private func requireObject(_ register: Int, _ first: PropertyPattern?, isAll: Bool) {
        let isInner = patternDepth > 1 && patternSource?.role != .fallback, around = patternAround
        patternAround = nil
        if isInner, first.flatMap({ staticKey($0.key) }) == nil { return requireInnerObject(register, isAll ? nil : around) }
        if let patternSource { asm.noteOperand(patternSource.range, patternSource.role) }
        patternSource = nil
        guard let first, let key = staticKey(first.key) else {
            return asm.emit(.requireObjectCoercible, register, 0, asm.constant(.undefined))
        }
        // Of a property with a default value V8 knows no more than that value, and that only where an object's pattern takes it apart.
        if let initial = first.defaultValue {
            guard case .object = first.value.kind else { return asm.emit(.requireObjectCoercible, register, 2, asm.constant(vm.value(of: key))) }
            asm.noteOperand(initial.range, .fallback)
            return asm.emit(.requireObjectCoercible, register, 1, asm.constant(vm.value(of: key)))
        }
        let isPlace = if case .target(let place) = first.value.kind, isPropertyPlace(place) { true } else { false }
        asm.emit(.requireObjectCoercible, register, isInner || isPlace ? 2 : 1, asm.constant(vm.value(of: key)))
    }

    private func isPropertyPlace(_ node: Expression) -> Bool { if case .identifier = node.kind { false } else { true } }

    /// `{ a: {} }`: where the inner pattern names nothing, V8 names the property that it is for; further in it has no words for it.
    private func requireInnerObject(_ register: Int, _ around: (source: (range: SourceRange, role: OperandNote.Role)?, key: PropertyKeyNode)?) {
        patternSource = nil
        guard let around else { return asm.emit(.requireObjectCoercible, register, 2, asm.constant(.undefined)) }
        if let source = around.source { asm.noteOperand(source.range, source.role) }
        let name: PropertyKey? = switch around.key {
        case .name(let name): unit.key(name)
        case .computed(let key): if case .string(let name) = key.kind { unit.key(name) } else { nil }
        default: nil
        }
        asm.emit(.requireObjectCoercible, register, name == nil ? 0 : 1, asm.constant(name.map { vm.value(of: $0) } ?? .undefined))
    }

    /// What is taken apart next may be a default value. V8 knows it again where it stood at the whole of it last.
    private func noteFallback(_ initial: Expression, _ pattern: Pattern) {
        switch pattern.kind {
        case .target: return
        case .object: patternSource = (initial.range, .fallback)
        case .array:
            let last = lastRead(initial)
            patternSource = last?.isWhole == true ? (initial.range, .fallback) : (lastCall(initial)?.range ?? .none, .defaulted)
            patternPlace = last?.place
        }
    }

    /// What is iterated over next is a property of this.
    private func noteWhole(_ source: (range: SourceRange, role: OperandNote.Role)?) {
        guard let source else { return patternSource = (.none, .property) }
        switch source.role {
        case .declaration, .assignment, .fallback: patternSource = (source.range, .property)
        case .loopHead: patternSource = (.none, .loopProperty)
        case .exception: patternSource = (.none, .exceptionProperty)
        case .defaulted: patternSource = (.none, .defaultedProperty)
        default: return
        }
    }

    private enum PatternKey { case constant(PropertyKey), register(Int) }

    private func patternKey(_ node: PropertyKeyNode, keepIn kept: Int?) -> PatternKey {
        if let key = staticKey(node) {
            if let kept { load(vm.value(of: key), into: kept) }
            return .constant(key)
        }
        guard case .computed(let expression) = node else { return .constant(vm[.emptyString]) }
        let register = kept ?? asm.allocate()
        computedKey(expression, into: register)
        return .register(register)
    }

    /// The key of a property name that needs no evaluation.
    func staticKey(_ node: PropertyKeyNode) -> PropertyKey? {
        switch node {
        case .name(let name): unit.key(name)
        case .number(let value): vm.key(Numbers.toString(value))
        case .bigInt(let digits): vm.key(digits)
        case .computed, .private: nil
        }
    }

    /// In an assignment, the parts of a target are evaluated before the value is fetched.
    private func prepare(_ pattern: Pattern) -> Reference? {
        guard case .target(let place) = pattern.kind else { return nil }
        return reference(place, keepsValues: true)
    }

    private func finish(_ pattern: Pattern, _ target: Reference?, _ value: Int, _ initial: Expression? = nil, isInitialization: Bool) {
        if let target, case .target(let place) = pattern.kind {
            let last = initial.flatMap { isPropertyPlace(place) ? lastRead($0)?.place : nil }
            store(target, value, place, at: last ?? targetPlace(place))
        }
        else { bind(pattern, from: value, isInitialization: isInitialization) }
    }

    /// As in V8 what a pattern writes to is told where something was got last, or where it begins.
    private func targetPlace(_ node: Expression) -> Int32? {
        switch node.kind {
        case .member(let object, _, isOptional: false): readPlace(object)
        case .index(let object, let index, isOptional: false): readPlace(index) ?? readPlace(object)
        default: nil
        }
    }

    func defaultValue(_ initial: Expression, in register: Int, name: Name?) {
        let given = Label()
        asm.emitJump(.jumpIfNotUndefined, register, to: given)
        let mark = asm.nextRegister
        let value = expression(initial, name: name.map(unit.string))
        asm.emit(.move, register, value)
        asm.release(to: mark)
        asm.place(given)
    }

    private func bindArray(_ elements: [ElementPattern?], _ rest: Pattern?, _ pattern: Pattern, from register: Int, isInitialization: Bool) {
        // Three registers, which are in use only once the instruction has written them.
        let iterator = asm.nextRegister
        asm.mark(patternPlace ?? pattern.range.start)
        patternPlace = nil
        if let patternSource { asm.noteOperand(patternSource.range, patternSource.role) }
        patternSource = nil
        if let entryIterator { asm.emit(.getEntryIterator, iterator, register, entryIterator) } else { asm.emit(.getIterator, iterator, register) }
        entryIterator = nil
        _ = asm.allocate(3)
        let start = asm.position
        // A generator may be told to return in here.
        let close = JumpScope()
        close.iterator = iterator
        jumps.append(close)
        for element in elements {
            let mark = asm.nextRegister
            guard let element else {
                asm.emit(.iteratorSkip, iterator)
                continue
            }
            let target = isInitialization ? nil : prepare(element.target)
            let value = asm.allocate()
            asm.mark(element.target.range.start)
            asm.emit(.iteratorNext, value, iterator)
            if let initial = element.defaultValue {
                defaultValue(initial, in: value, name: simpleName(element.target))
                noteFallback(initial, element.target)
            }
            finish(element.target, target, value, element.defaultValue, isInitialization: isInitialization)
            asm.release(to: mark)
        }
        if let rest {
            let mark = asm.nextRegister
            let target = isInitialization ? nil : prepare(rest)
            let value = asm.allocate()
            asm.mark(rest.range.start)
            asm.emit(.iteratorRest, value, iterator)
            finish(rest, target, value, isInitialization: isInitialization)
            asm.release(to: mark)
        }
        let end = asm.position
        jumps.removeLast()
        asm.emit(.iteratorClose, iterator)
        closeIteratorOnThrow(iterator, from: start, to: end)
    }

    /// A handler for the range that closes the iterator and throws on; ordinary control goes around it.
    func closeIteratorOnThrow(_ iterator: Int, from start: Int, to end: Int, isAsync: Bool = false) {
        let after = Label()
        asm.emitJump(.jump, to: after)
        let mark = asm.nextRegister
        let exception = asm.allocate()
        asm.addHandler(from: start, to: end, register: exception)
        if isAsync { closeAsync(iterator, isThrowing: true) } else { asm.emit(.iteratorCloseThrowing, iterator, exception) }
        asm.emit(.rethrow, exception)
        asm.release(to: mark)
        asm.place(after)
    }
}
