import Syntax

// Classes (ECMA-262 §15.7.14 ClassDefinitionEvaluation). The class scope holds the class's own name, its private names, and
// what instances need when they are made: the function that initialises fields, private methods, computed field keys.

/// What a class's private names allow: a method, and an accessor without a setter, cannot be written.
struct PrivateNames {
    private let writable: [Name: Bool]

    init(of node: ClassNode) {
        var writable: [Name: Bool] = [:]
        for name in node.privateNames { writable[name.name] = name.kind == .field }
        for member in node.members { if case .setter(.private(let name), _) = member.kind { writable[name] = true } }
        self.writable = writable
    }

    /// Nil for a name of another class.
    func isWritable(_ name: Name) -> Bool? { writable[name] }
}

extension FunctionCompiler {
    func `class`(_ node: ClassNode, name: Value?, into target: Int?) -> Int {
        let beginsStatement = statementStart == asm.position
        return inSteps(target) { result in
            guard let inner = unit.table.blocks[node] else { return }
            let mark = asm.nextRegister
            unit.privateNames.append(PrivateNames(of: node))
            classDepth += 1
            defer { unit.privateNames.removeLast(); classDepth -= 1 }
            enter(inner)
            openEnvironment(inner)
            openClassVariables(inner)
            makePrivateNames(node, inner)
            // Constructor and prototype stand side by side.
            let pair = asm.allocate(2)
            asm.emit(.loadUndefined, pair)
            asm.emit(.loadUndefined, pair + 1)
            var superclass = Operand.none
            // As in V8 a class has no place of its own: what is wrong with the superclass is told where its value comes from, and what runs
            // while the class is made is called from where something was got last.
            if let heritage = node.superclass {
                let before = asm.lastMark
                superclass = push(heritage)
                switch heritage.kind {
                case .member, .index, .call, .new: asm.mark(valuePlace(heritage))
                // The place of a statement that begins with the class is the nearer one.
                case .identifier: asm.mark(beginsStatement && before == node.range.start ? node.range.start : valuePlace(heritage))
                case .array, .object: if let before { asm.mark(before) }
                default: break
                }
            }
            let code = constructorCode(node, name: node.name.map(unit.string) ?? name ?? Value(vm.string(.emptyString)))
            let environment = constructorEnvironment(node)
            if environment != Operand.none { asm.emit(.move, pair, environment) } else { asm.emit(.loadNull, pair) }
            asm.emit(.newClass, pair, superclass, asm.constant(Value(code)))
            defineMembers(node, inner, constructor: pair, prototype: pair + 1)
            asm.emit(.move, result, pair)
            leave(inner, mark: mark)
        }
    }

    private func openClassVariables(_ inner: VariableScope) {
        for variable in inner.ordered {
            if !variable.isCaptured {
                allocateVariable(variable)
                asm.emit(variable.isLexical ? .loadEmpty : .loadUndefined, variable.register)
            } else if !variable.hasDeadZone {
                // An accessor may have but one half: the other is undefined.
                let undefined = constant(.undefined, into: nil)
                emitStore(undefined, in: variable, of: inner.environmentRegister)
                asm.release(to: undefined)
            }
        }
    }

    private func makePrivateNames(_ node: ClassNode, _ inner: VariableScope) {
        for name in node.privateNames {
            let mark = asm.nextRegister
            let register = asm.allocate()
            asm.emit(.newPrivateName, register, k: asm.constant(privateText(name, of: node)))
            assign(name.name, from: register, isInitialization: true)
            asm.release(to: mark)
        }
    }

    /// The name; for a method or accessor a second line says who has it, in the words that V8 has for a receiver that has not.
    private func privateText(_ name: PrivateNameDeclaration, of node: ClassNode) -> Value {
        let text = unit.string(name.name)
        if name.kind == .field { return text }
        let className = node.name.map { unit.vm.swiftString(unit.string($0).asString) }
        let owner = name.isStatic ? "class \(className ?? ".")" : "an instance of class \(className ?? "anonymous")"
        return Value(unit.vm.string("\(unit.vm.swiftString(text.asString))\n\(owner)"))
    }

    private func constructorCode(_ node: ClassNode, name: Value) -> Cell {
        if let constructor = node.constructor { return compile(function: constructor, name: name, fieldsOf: node).withText(of: node, unit) }
        return defaultConstructor(node, name: name)
    }

    private func constructorEnvironment(_ node: ClassNode) -> Int {
        environmentOperand
    }

    /// `constructor(...args) { super(...args); }` or an empty one (§15.7.14 step 14), without the detour over an array iterator.
    private func defaultConstructor(_ node: ClassNode, name: Value) -> Cell {
        guard let inner = unit.table.defaultConstructors[node] else { return asm.emptyCode(unit) }
        inner.parameterScope.find(unit.implicit.this)?.register = 1
        let compiler = FunctionCompiler(unit: unit, function: inner)
        return compiler.defaultConstructorBody(node, name: name)
    }

    private func defaultConstructorBody(_ node: ClassNode, name: Value) -> Cell {
        asm.mark(node.range.start)
        let isDerived = node.superclass != nil
        if function.carriesEnvironment { loadClosureEnvironment() }
        if isDerived {
            let window = asm.allocate(2), arguments = asm.allocate()
            asm.emit(.createRest, arguments, 2)
            asm.emit(.move, window, 0)
            asm.emit(.loadNewTarget, window + 1)
            asm.emit(.superConstructSpread, 1, window)
            asm.release(to: window)
        }
        runFieldInitializers()
        if isDerived {
            let undefined = asm.allocate()
            asm.emit(.loadUndefined, undefined)
            asm.emit(.constructedResult, undefined, 1)
            asm.emit(.returnValue, undefined)
        } else {
            asm.emit(.returnUndefined)
        }
        var flags: Code.Flags = [.strict, .constructor, .classConstructor]
        if isDerived { flags.formUnion([.derived, .usesArguments]) }
        let code = asm.finish(vm, parameterCount: 0, length: 0, flags: flags, name: name, source: unit.source, range: node.range,
                              kind: isDerived ? .derivedConstructor : .classConstructor, displayText: nil)
        noteReads(in: code, name: name)
        CodeCell(code).code.pointee.instanceSlots = UInt8(min(max(node.members.count, 2), 16))
        return code
    }

    // MARK: Members

    private func defineMembers(_ node: ClassNode, _ inner: VariableScope, constructor: Int, prototype: Int) {
        var statics: [ClassMember] = []
        for member in node.members {
            let mark = asm.nextRegister
            let home = member.isStatic ? constructor : prototype
            switch member.kind {
            case .method(.private(let name), let function): definePrivate(name, "method", 0, function, member, home)
            case .getter(.private(let name), let function): definePrivate(name, "get", 1, function, member, home)
            case .setter(.private(let name), let function): definePrivate(name, "set", 2, function, member, home)
            case .method(let key, let function): define(.defineMethod, key, function, on: home, ofClass: member.isStatic, prefix: 0)
            case .getter(let key, let function): define(.defineGetter, key, function, on: home, ofClass: member.isStatic, prefix: 1)
            case .setter(let key, let function): define(.defineSetter, key, function, on: home, ofClass: member.isStatic, prefix: 2)
            case .field(let key, _):
                if case .computed = key { keepComputedKey(member, key) }
                if member.isStatic { statics.append(member) }
            case .staticBlock: statics.append(member)
            }
            asm.release(to: mark)
        }
        if let own = node.scope.declarations.first?.name { assign(own, from: constructor, isInitialization: true) }
        if ClassVariableNames.hasInstanceElements(node) { makeFieldsFunction(node, prototype: prototype) }
        addStaticPrivateMethods(node, constructor: constructor)
        for member in statics { runStatic(member, constructor: constructor) }
    }

    private func keepComputedKey(_ member: ClassMember, _ key: PropertyKeyNode) {
        let register = keyRegister(key)
        if member.isStatic { refusePrototype(register) }
        assign(ClassVariableNames.computedKey(member, unit.names), from: register, isInitialization: true)
    }

    /// A private method's function waits in the class scope for the objects it is put on.
    private func definePrivate(_ name: Name, _ suffix: String, _ prefix: Int, _ function: FunctionNode, _ member: ClassMember, _ home: Int) {
        let text = unit.names.string(name)
        let label = Value(vm.string([text, "get " + text, "set " + text][prefix]))
        let method = emitMethod(function, home: home, name: label)
        assign(ClassVariableNames.part(name, suffix, unit.names), from: method, isInitialization: true)
    }

    private func addPrivateMethods(_ node: ClassNode, isStatic: Bool, to object: Int) {
        for name in node.privateNames where name.kind != .field && name.isStatic == isStatic {
            let mark = asm.nextRegister
            let key = identifier(name.name, into: asm.allocate())
            if name.kind == .method {
                let method = identifier(ClassVariableNames.part(name.name, "method", unit.names), into: nil)
                asm.emit(.addPrivate, object, key, method, d: 1)
            } else {
                let pair = asm.allocate(2)
                _ = identifier(ClassVariableNames.part(name.name, "get", unit.names), into: pair)
                _ = identifier(ClassVariableNames.part(name.name, "set", unit.names), into: pair + 1)
                asm.emit(.addPrivateAccessor, object, key, pair)
            }
            asm.release(to: mark)
        }
    }

    private func addStaticPrivateMethods(_ node: ClassNode, constructor: Int) { addPrivateMethods(node, isStatic: true, to: constructor) }

    // MARK: Fields

    /// All instance fields are initialised by one function, called with the new object as `this`.
    private func makeFieldsFunction(_ node: ClassNode, prototype: Int) {
        guard let inner = unit.table.fieldFunctions[node] else { return }
        let mark = asm.nextRegister
        let compiler = FunctionCompiler(unit: unit, function: inner)
        compiler.kindWithoutNode = .fieldInitializer
        let code = compiler.fieldsBody(node)
        let register = asm.allocate()
        asm.emit(.move, register, prototype)
        asm.emit(.newMethod, register, environmentOperand, asm.constant(Value(code)))
        assign(unit.implicit.fields, from: register, isInitialization: true)
        asm.release(to: mark)
    }

    private func fieldsBody(_ node: ClassNode) -> Cell {
        if function.carriesEnvironment { loadClosureEnvironment() }
        openEnvironment(scope)
        for variable in scope.ordered where variable.kind == .implicit { openFieldImplicit(variable) }
        addPrivateMethods(node, isStatic: false, to: 1)
        for member in node.members where !member.isStatic {
            guard case .field(let key, let initializer) = member.kind else { continue }
            let mark = asm.nextRegister
            asm.mark(member.range.start)
            fieldValue(key, member, initializer)
            asm.release(to: mark)
        }
        asm.emit(.returnUndefined)
        let name = Value(vm.string("<instance_members_initializer>"))
        let code = asm.finish(vm, parameterCount: 0, length: 0, flags: function.usesSuper ? [.strict, .method, .usesSuper] : [.strict, .method], name: name,
                              source: unit.source, range: node.range, kind: .fieldInitializer, displayText: nil)
        noteReads(in: code, name: name)
        return code
    }

    private func openFieldImplicit(_ variable: Variable) {
        let register: Int
        switch variable.name {
        case unit.implicit.this: register = 1
        case unit.implicit.function: register = 0
        default:
            register = asm.allocate()
            claimVariable(register)
            asm.emit(.loadUndefined, register)
        }
        variable.register = register
        if variable.isCaptured { emitStore(register, in: variable, of: scope.environmentRegister) }
    }

    private func fieldValue(_ key: PropertyKeyNode, _ member: ClassMember, _ initializer: FunctionNode?) {
        let value = asm.allocate()
        asm.emit(.loadUndefined, value)
        let hint = staticKey(key).map { vm.value(of: $0) } ?? privateHint(key)
        if let initializer, let statement = initializer.body.first, case .return(let expression?) = statement.kind {
            markStatement(expressionPlace(expression))
            self.expression(expression, into: value, name: hint)
        }
        switch key {
        case .private(let name):
            let nameRegister = identifier(name, into: nil)
            asm.emit(.addPrivate, 1, nameRegister, value, d: 0)
        case .computed:
            let keyRegister = identifier(ClassVariableNames.computedKey(member, unit.names), into: nil)
            if let initializer, let statement = initializer.body.first, case .return(let expression?) = statement.kind, isAnonymousFunction(expression) {
                nameFunction(value, keyRegister, prefix: 0)
            }
            asm.emit(.defineField, 1, keyRegister, value)
        default:
            if let key = staticKey(key) { asm.emit(.initializeProperty, 1, value, asm.cache(key)) }
        }
    }

    private func privateHint(_ key: PropertyKeyNode) -> Value? {
        if case .private(let name) = key { return unit.string(name) }
        return nil
    }

    /// Static fields and blocks run once, in order, with the class as `this`.
    private func runStatic(_ member: ClassMember, constructor: Int) {
        let mark = asm.nextRegister
        defer { asm.release(to: mark) }
        switch member.kind {
        case .staticBlock(let body):
            let window = emitMethod(body, home: constructor, name: Value(vm.string("<static_initializer>")))
            callOnClass(window, constructor)
        case .field(let key, let initializer):
            let value: Int
            if let initializer {
                value = emitMethod(initializer, home: constructor, name: Value(vm.string("<static_initializer>")))
                callOnClass(value, constructor)
                if let statement = initializer.body.first, case .return(let expression?) = statement.kind, isAnonymousFunction(expression) {
                    nameStatic(value, key, member)
                }
            } else {
                value = asm.allocate()
                asm.emit(.loadUndefined, value)
            }
            storeStatic(value, key, member, constructor)
        default: break
        }
    }

    private func callOnClass(_ window: Int, _ constructor: Int) {
        let this = asm.allocate()
        asm.emit(.move, this, constructor)
        asm.emit(.call, window, window, 0)
        asm.release(to: this)
    }

    private func nameStatic(_ value: Int, _ key: PropertyKeyNode, _ member: ClassMember) {
        let mark = asm.nextRegister
        let name: Int
        if case .computed = key { name = identifier(ClassVariableNames.computedKey(member, unit.names), into: nil) }
        else if case .private(let text) = key { name = constant(unit.string(text), into: nil) }
        else { name = keyRegister(key) }
        nameFunction(value, name, prefix: 0)
        asm.release(to: mark)
    }

    private func storeStatic(_ value: Int, _ key: PropertyKeyNode, _ member: ClassMember, _ constructor: Int) {
        switch key {
        case .private(let name): asm.emit(.addPrivate, constructor, identifier(name, into: nil), value, d: 0)
        case .computed: asm.emit(.defineField, constructor, identifier(ClassVariableNames.computedKey(member, unit.names), into: nil), value)
        default: asm.emit(.defineField, constructor, keyRegister(key), value)
        }
    }
}

extension Cell {
    /// A class constructor's text is the whole class's.
    func withText(of node: ClassNode, _ unit: CompilationUnit) -> Cell {
        let code = CodeCell(self).code
        let old = code.pointee.infoReference
        code.pointee.infoReference = Unmanaged.passRetained(code.pointee.info.withText(at: node.range))
        old.release()
        return self
    }
}
