import Syntax

extension FunctionCompiler {
    // MARK: Arrays

    /// `isArguments`: the elements are a call's arguments.
    func array(_ elements: [ArrayElement], at offset: Int32, into target: Int?, isArguments: Bool = false) -> Int {
        let mark = asm.nextRegister
        statementStart = -1
        if elements.count > 1, let values = constants(elements) {
            asm.mark(offset)
            return emitResult(.newArrayCopy, target, mark, 0, asm.constant(Value(vm.newRecord(values))))
        }
        let isPlain = elements.count <= 64 && elements.allSatisfy { if case .expression = $0 { true } else { false } }
        if isPlain {
            for case .expression(let value) in elements { push(value) }
            asm.mark(offset)
            return emitResult(.newArray, target, mark, mark, elements.count)
        }
        return inSteps(target) { result in
            asm.mark(offset)
            asm.emit(.newArray, result, result, 0)
            let onlyLastIsSpread = elements.dropLast().allSatisfy { if case .spread = $0 { false } else { true } }
            for element in elements {
                let inner = asm.nextRegister
                switch element {
                case .hole: asm.emit(.appendHole, result)
                case .expression(let value):
                    let register = expression(value)
                    asm.emit(.appendElement, result, register)
                case .spread(let value):
                    let register = expression(value)
                    let place = iteratedPlace(value)
                    asm.mark(isArguments && onlyLastIsSpread ? offset : place)
                    note(spread: value, isArguments ? onlyLastIsSpread ? .lastArgument : .argument : .plain, place: isArguments ? place : nil)
                    asm.emit(.appendSpread, result, register)
                }
                asm.release(to: inner)
            }
        }
    }

    private func note(spread value: Expression, _ role: OperandNote.Role, place: Int32?) {
        var note: (range: SourceRange, role: OperandNote.Role) = (value.range, role)
        if role == .argument, let call = lastCall(value) { note = (call.range, .defaulted) }
        let isChain = if case .optionalChain = value.kind { true } else { false }
        if role == .plain, !isChain { note = iterated(value, role) }
        asm.noteOperand(note.range, note.role, place: place)
    }

    func array(_ numbers: [Double], at offset: Int32, into target: Int?) -> Int {
        let mark = asm.nextRegister, values = vm.newRecord(count: numbers.count)
        statementStart = -1
        for i in 0..<numbers.count { values[i] = .number(numbers[i]) }
        asm.mark(offset)
        return emitResult(.newArrayCopy, target, mark, 0, asm.constant(Value(values)))
    }

    /// The values of elements that are literals; nil where one is not.
    private func constants(_ elements: [ArrayElement]) -> [Value]? {
        var values: [Value] = []
        for element in elements {
            guard case .expression(let node) = element, let value = constantValue(node) else { return nil }
            values.append(value)
        }
        return values
    }

    // MARK: Objects

    func object(_ members: [ObjectMember], at offset: Int32, into target: Int?) -> Int {
        statementStart = -1
        if let keys = plainKeys(members) { return shapedObject(members, keys, at: offset, into: target) }
        return inSteps(target) { result in
            asm.mark(offset)
            asm.emit(.newObject, result)
            for (i, member) in members.enumerated() {
                let mark = asm.nextRegister
                add(member, to: result, at: i == 0 ? offset : nil)
                asm.release(to: mark)
            }
        }
    }

    /// The keys of a literal that has only plain properties, each once: its shape is known before it runs.
    private func plainKeys(_ members: [ObjectMember]) -> [PropertyKey]? {
        guard !members.isEmpty, members.count <= 32 else { return nil }
        var keys: [PropertyKey] = []
        for member in members {
            guard case .property(let node, _, _) = member.kind, let key = staticKey(node), !key.isIndex, !keys.contains(key) else { return nil }
            keys.append(key)
        }
        return keys
    }

    private func shapedObject(_ members: [ObjectMember], _ keys: [PropertyKey], at offset: Int32, into target: Int?) -> Int {
        let mark = asm.nextRegister
        var shape = vm.rootShape(for: Value(vm[.objectPrototype]), inlineCapacity: keys.count)
        for key in keys { if let next = vm.transition(shape, adding: key, .all) { shape = next } }
        for (i, member) in members.enumerated() {
            guard case .property(_, let value, _) = member.kind else { continue }
            asm.mark(expressionPlace(value))
            pushNamed(value, vm.value(of: keys[i]))
        }
        guard shape.count == keys.count else { return objectByName(members, keys, mark, into: target) }
        asm.mark(offset)
        return emitResult(.newObjectShaped, target, mark, mark, asm.constant(Value(shape.cell)))
    }

    /// Where the tree of shapes is full.
    private func objectByName(_ members: [ObjectMember], _ keys: [PropertyKey], _ mark: Int, into target: Int?) -> Int {
        let result = asm.allocate()
        asm.emit(.newObject, result)
        for (i, key) in keys.enumerated() { asm.emit(.initializeProperty, result, mark + i, asm.cache(key)) }
        return settle(result, target, mark)
    }

    func pushNamed(_ value: Expression, _ name: Value) {
        let register = asm.allocate()
        asm.release(to: register)
        let got = expression(value, name: name)
        if got != register {
            _ = asm.allocate()
            asm.emit(.move, register, got)
        }
    }

    private func add(_ member: ObjectMember, to object: Int, at place: Int32?) {
        // What is spread is copied where the literal is.
        switch member.kind {
        case .spread: break
        case .property(_, let value, _): asm.mark(expressionPlace(value))
        default: asm.mark(member.range.start)
        }
        switch member.kind {
        case .prototype(let value): asm.emit(.setPrototype, object, expression(value))
        case .spread(let value):
            if place == nil { asm.mark(expressionPlace(value)) }
            let source = expression(value)
            if let place { asm.mark(place) }
            asm.emit(.copyProperties, object, source)
        case .property(let node, let value, _):
            if let key = staticKey(node) {
                let register = expression(value, name: vm.value(of: key))
                asm.emit(.initializeProperty, object, register, asm.cache(key))
            } else {
                let key = keyRegister(node)
                let register = expression(value)
                if isAnonymousFunction(value) { nameFunction(register, key, prefix: 0) }
                asm.emit(.defineField, object, key, register)
            }
        case .method(let node, let function): define(.defineMethod, node, function, on: object, prefix: 0)
        case .getter(let node, let function): define(.defineGetter, node, function, on: object, prefix: 1)
        case .setter(let node, let function): define(.defineSetter, node, function, on: object, prefix: 2)
        }
    }

    func computedKey(_ node: Expression, into register: Int) {
        let mark = asm.nextRegister
        asm.withoutOperands { asm.emit(.toPropertyKey, register, expression(node)) }
        asm.release(to: mark)
    }

    /// A property name's key in a register.
    func keyRegister(_ node: PropertyKeyNode) -> Int {
        let register = asm.allocate()
        if let key = staticKey(node) {
            load(vm.value(of: key), into: register)
        } else if case .computed(let expression) = node {
            computedKey(expression, into: register)
        }
        return register
    }

    /// Defines a method, getter or setter on the object, which becomes its home object. Of a class's, `ofClass` tells whether it
    /// is static.
    func define(_ op: Opcode, _ node: PropertyKeyNode, _ function: FunctionNode, on object: Int, ofClass isStatic: Bool? = nil, prefix: Int) {
        let mark = asm.nextRegister
        let key = keyRegister(node)
        if isStatic == true, staticKey(node) == nil { refusePrototype(key) }
        let method = emitMethod(function, home: object, name: methodName(node, prefix))
        if staticKey(node) == nil { nameFunction(method, key, prefix: prefix) }
        asm.emit(op, object, key, method, d: isStatic == nil ? 1 : 0)
        asm.release(to: mark)
    }

    /// A class has its `prototype` already, and that stays (§10.2.7 would refuse to define it anew, in other words).
    func refusePrototype(_ key: Int) {
        let fine = Label(), name = constant(vm.value(of: vm[.prototype]), into: nil)
        asm.emitBranch(.jumpIfNotStrictEqual, key, name, to: fine)
        asm.emit(.throwError, 0, k: asm.constant(Value(vm.string("Classes may not have a static property named 'prototype'"))))
        asm.place(fine)
        asm.release(to: name)
    }

    private func methodName(_ node: PropertyKeyNode, _ prefix: Int) -> Value? {
        guard let key = staticKey(node) else { return nil }
        return Value(vm.functionNameString(key, prefix: [nil, "get", "set"][prefix]))
    }

    /// A closure with a home object, in a fresh register.
    func emitMethod(_ node: FunctionNode, home: Int, name: Value?) -> Int {
        let register = asm.allocate()
        asm.emit(.move, register, home)
        let code = compile(function: node, name: name)
        asm.emit(.newMethod, register, environmentOperand, asm.constant(Value(code)))
        return register
    }

    func nameFunction(_ function: Int, _ key: Int, prefix: Int) { asm.emit(.setFunctionName, function, key, d: prefix) }

    /// ECMA-262 §8.4.4 IsAnonymousFunctionDefinition
    func isAnonymousFunction(_ node: Expression) -> Bool {
        switch node.kind {
        case .function(let function): function.name == nil
        case .class(let node): node.name == nil
        default: false
        }
    }
}
