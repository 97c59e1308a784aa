import Syntax

// Functions: what runs before the first statement (ECMA-262 §10.2.11 FunctionDeclarationInstantiation).

extension FunctionCompiler {
    /// The code of a function node; `name` where the tree gives it none.
    func compile(function node: FunctionNode, name: Value? = nil, fieldsOf classNode: ClassNode? = nil) -> Cell {
        unit.depth += 1
        defer { unit.depth -= 1 }
        guard let inner = unit.table.functions[node] else { return asm.emptyCode(unit) }
        let compiler = FunctionCompiler(unit: unit, function: inner)
        compiler.node = node
        return compiler.compileBody(node, name: name ?? node.name.map(unit.string) ?? Value(vm.string(.emptyString)))
    }

    /// Something else comes first, and has the place of the parameters.
    private func startsWithoutStatement(_ node: FunctionNode) -> Bool {
        if !node.hasSimpleParameters || node.isAsync || node.isGenerator { return true }
        if case .try? = node.body.first?.kind { return true }
        return false
    }

    private func compileBody(_ node: FunctionNode, name: Value) -> Cell {
        isDerivedConstructor = node.kind == .derivedConstructor
        asm.mark(isDerivedConstructor ? parametersPlace(node) : node.range.start)
        if startsWithoutStatement(node) { asm.markEntry(parametersPlace(node)) }
        let parameterCount = node.parameters.count
        _ = asm.allocate(parameterCount)
        let afterParameters = asm.nextRegister
        if function.carriesEnvironment { loadClosureEnvironment() }
        // What the parameters of an async function throw rejects its promise; an async generator's call throws it.
        if node.isAsync, !node.isGenerator { startAsync() }
        let start = asm.position
        prepareThis(node)
        openFunctionScopes(node)
        bindParameters(node, afterParameters: afterParameters)
        openBody(node)
        if node.isGenerator { startGenerator() }
        let begin = node.isGenerator ? asm.position : start
        initializeFields(node)
        if isDerivedConstructor || node.isAsync { openEpilogue() }
        disposing(usingKind(in: node.body)) { statements(node.body) }
        endBody(node, from: begin)
        return finish(node, parameterCount: parameterCount, name: name)
    }

    /// What comes behind the last statement, and where `return` leads if it does not leave at once.
    private func endBody(_ node: FunctionNode, from start: Int) {
        guard let epilogue else {
            if node.isGenerator { returnFromGenerator(nil) } else { asm.emit(.returnUndefined) }
            return
        }
        asm.emit(.loadUndefined, epilogue.register)
        let end = asm.position
        asm.place(epilogue.label)
        if node.isAsync {
            endAsync(epilogue.register, from: start, to: end, isGenerator: node.isGenerator)
        } else {
            asm.emit(.constructedResult, epilogue.register, thisRegisterForReturn())
            asm.emit(.returnValue, epilogue.register)
        }
    }

    func openEpilogue() {
        let register = asm.allocate()
        claimVariable(register)
        asm.emit(.loadUndefined, register)
        epilogue = (Label(), register)
    }

    private func finish(_ node: FunctionNode, parameterCount: Int, name: Value) -> Cell {
        var flags: Code.Flags = node.isStrict ? .strict : []
        switch node.kind {
        case .normal:
            if !node.isAsync { flags.insert(.hasPrototype) }
            if !node.isAsync, !node.isGenerator { flags.insert(.constructor) }
        case .arrow: flags.insert(.arrow)
        case .classConstructor: flags.formUnion([.constructor, .classConstructor])
        case .derivedConstructor: flags.formUnion([.constructor, .classConstructor, .derived])
        default: flags.insert(.method)
        }
        if node.isGenerator { flags.formUnion([.generator, .hasPrototype]) }
        if node.isAsync { flags.insert(.async) }
        if asm.usesArguments { flags.insert(.usesArguments) }
        if function.usesSuper { flags.insert(.usesSuper) }
        if coercesThisLate { flags.insert(.coercesThisLate) }
        if let overflow = asm.overflow { unit.fail(overflow, node.range) }
        let code = asm.finish(vm, parameterCount: parameterCount, length: node.expectedArgumentCount, flags: flags, name: name,
                              source: unit.source, range: node.range, kind: node.kind, displayText: nil)
        noteReads(in: code, name: name)
        let slots = InstanceSizer.assignedProperties(node)
        CodeCell(code).code.pointee.instanceSlots = UInt8(min(max(slots, slots == 0 ? 4 : 1), 32))
        return code
    }

    /// `this` of sloppy functions is an object; that of derived constructors does not exist before super().
    private func prepareThis(_ node: FunctionNode) {
        if node.kind != .arrow, !node.isStrict, function.parameterScope.find(unit.implicit.this) != nil, !coercesThisLate { asm.emit(.coerceThis) }
    }

    /// See `Code.Flags.coercesThisLate`.
    var coercesThisLate: Bool { !function.isStrict && !function.isArrow && !function.usesThisItself && !function.containsDirectEval }

    private func openFunctionScopes(_ node: FunctionNode) {
        if let nameScope = function.nameScope, let variable = nameScope.ordered.first {
            scope = nameScope
            if nameScope.hasEnvironment {
                openEnvironment(nameScope)
                emitStore(0, in: variable, of: nameScope.environmentRegister)
            } else {
                variable.register = 0
            }
        }
        scope = function.parameterScope
        openEnvironment(scope)
        for variable in scope.ordered where variable.kind == .implicit && variable.name != unit.implicit.arguments { openImplicit(variable) }
    }

    /// `this`, new.target and the function itself, as variables that arrows and eval can see.
    private func openImplicit(_ variable: Variable) {
        let environment = scope.environmentRegister
        switch variable.name {
        case unit.implicit.this:
            variable.register = 1
            if variable.isCaptured { emitStore(1, in: variable, of: environment) }
        case unit.implicit.function:
            variable.register = 0
            if variable.isCaptured { emitStore(0, in: variable, of: environment) }
        case unit.implicit.newTarget:
            if !variable.isCaptured { allocateVariable(variable) }
            let register = variable.isCaptured ? asm.allocate() : variable.register
            asm.emit(.loadNewTarget, register)
            if variable.isCaptured {
                emitStore(register, in: variable, of: environment)
                asm.release(to: register)
            }
        default: break
        }
    }

    private func bindParameters(_ node: FunctionNode, afterParameters: Int) {
        var restRegister = -1
        if node.rest != nil {
            restRegister = asm.allocate()
            asm.emit(.createRest, restRegister, node.parameters.count + 2)
        }
        bindArgumentsObject(node)
        if node.hasSimpleParameters { bindSimpleParameters(node); return }
        for variable in scope.ordered where variable.kind == .parameter && !variable.isCaptured {
            allocateVariable(variable)
            asm.emit(variable.needsCheck ? .loadEmpty : .loadUndefined, variable.register)
        }
        for (i, parameter) in node.parameters.enumerated() {
            let register = i + 2
            if let value = parameter.defaultValue {
                asm.mark(parametersPlace(node))
                defaultValue(value, in: register, name: simpleName(parameter.target))
            }
            patternSource = parameter.defaultValue.map { (lastCall($0)?.range ?? .none, .defaulted) }
            patternPlace = parameter.defaultValue.flatMap { lastRead($0)?.place } ?? parametersPlace(node)
            bind(parameter.target, from: register, isInitialization: true)
        }
        patternSource = nil
        patternPlace = nil
        if let rest = node.rest { bind(rest, from: restRegister, isInitialization: true) }
    }

    private func bindSimpleParameters(_ node: FunctionNode) {
        for (i, parameter) in node.parameters.enumerated() {
            guard let name = simpleName(parameter.target), let variable = scope.find(name) else { continue }
            // With repeated names the last one wins.
            if variable.isCaptured { emitStore(i + 2, in: variable, of: scope.environmentRegister) }
            else {
                variable.register = i + 2
                claimVariable(i + 2)
                noteVariable(name, i + 2)
            }
        }
    }

    private func bindArgumentsObject(_ node: FunctionNode) {
        guard let variable = scope.find(unit.implicit.arguments), variable.kind == .implicit, node.kind != .arrow else { return }
        let isMapped = !node.isStrict && node.hasSimpleParameters
        let register = asm.allocate()
        if function.argumentsUse.isLate {
            asm.emit(.loadEmpty, register)
            variable.register = register
            claimVariable(register)
            return
        }
        if isMapped, scope.environmentRegister >= 0 {
            // Which slot each parameter is in: the last of a repeated name has it.
            var slots: [Value] = node.parameters.map { _ in .undefined }
            var seen: Set<Name> = []
            for (i, parameter) in node.parameters.enumerated().reversed() {
                guard let name = simpleName(parameter.target), seen.insert(name).inserted, let parameterVariable = scope.find(name) else { continue }
                slots[i] = Value(int32: Int32(parameterVariable.slot))
            }
            asm.emit(.createMappedArguments, register, scope.environmentRegister, asm.constant(Value(vm.newRecord(slots))))
        } else {
            asm.emit(.createArguments, register, node.isStrict || !node.hasSimpleParameters ? 0 : 1)
        }
        if variable.isCaptured {
            emitStore(register, in: variable, of: scope.environmentRegister)
            asm.release(to: register)
        } else {
            variable.register = register
            claimVariable(register)
            noteVariable(variable.name, register)
        }
    }

    private func openBody(_ node: FunctionNode) {
        let parameters = function.parameterScope!, body = function.bodyScope!
        if body !== parameters {
            scope = body
            openEnvironment(body)
        }
        for variable in body.ordered where variable.kind == .var || variable.kind == .function {
            let outer = body === parameters ? nil : parameters.find(variable.name)
            if !variable.isCaptured { allocateVariable(variable) }
            let register = variable.isCaptured ? asm.allocate() : variable.register
            if outer != nil {
                // A var of a parameter's name starts with the parameter's value.
                scope = parameters
                _ = identifier(variable.name, into: register)
                scope = body
            } else {
                asm.emit(.loadUndefined, register)
            }
            if variable.isCaptured {
                emitStore(register, in: variable, of: body.environmentRegister)
                asm.release(to: register)
            }
        }
        openLexical(body)
        for declared in node.functions { declare(function: declared) }
    }

    /// Registers for the scope's lexical variables that somebody may look at too early; the others get theirs when declared.
    func openLexical(_ scope: VariableScope) {
        for variable in scope.ordered where variable.isLexical && !variable.isCaptured && variable.needsCheck && variable.register < 0 {
            allocateVariable(variable)
            asm.emit(.loadEmpty, variable.register)
        }
    }

    /// Makes a declared function and puts it in its variable.
    func declare(function node: FunctionNode) {
        guard let name = node.name else { return }
        let mark = asm.nextRegister
        let register = asm.allocate()
        emitClosure(node, name: nil, into: register)
        assign(name, from: register, isInitialization: true)
        asm.release(to: mark)
    }

    func emitClosure(_ node: FunctionNode, name: Value?, into target: Int) {
        let inferred = unit.inferredName
        unit.inferredName = ""
        let code = compile(function: node, name: name)
        if !inferred.isEmpty { CodeCell(code).code.pointee.info.inferredName = inferred }
        asm.mark(node.range.start)
        asm.emit(.newFunction, target, environmentOperand, asm.constant(Value(code)))
    }

    /// The environment that a closure of this node carries: none where it needs none, lest it keep things alive.
    var environmentOperand: Int { currentEnvironment() ?? Operand.none }

    /// Tells people what the function reads of the scopes around it, and the scopes who reads them.
    func noteReads(in code: Cell, name: Value) {
        let info = CodeCell(code).code.pointee.info
        info.readsAnything = function.containsDirectEval
        info.outerReads = function.outerReads.map { FunctionInfo.OuterRead(level: Int32($0.level), slot: Int32($0.slot)) }
        let reader = name.isString ? vm.swiftString(name.asString) : ""
        for variable in function.readsOfParent where variable.scopeID >= 0 && variable.slot >= 0 {
            vm.note(reader: reader.isEmpty ? "an unnamed function" : reader, ofSlot: variable.slot, inScope: variable.scopeID)
        }
    }

    private func initializeFields(_ node: FunctionNode) {
        guard node.kind == .classConstructor else { return }
        // A constructor that is written stands at its parameters; one that is not, where the class does.
        if unit.source.units[Int(node.range.start)...].starts(with: "constructor".utf16) { asm.mark(parametersPlace(node)) }
        runFieldInitializers()
    }

    /// In a base constructor's beginning, and after super(): what the class's own fields start with.
    func runFieldInitializers() {
        guard VariableScope.nearestClass(from: scope)?.find(unit.implicit.fields) != nil else { return }
        let place = look(up: unit.implicit.fields).place
        let mark = asm.nextRegister
        let window = asm.allocate(2)
        _ = emitGet(place, unit.implicit.fields, into: window)
        _ = identifier(unit.implicit.this, into: window + 1)
        asm.emit(.call, window, window, 0)
        asm.release(to: mark)
    }

    /// The register with `this` for a derived constructor's return.
    func thisRegisterForReturn() -> Int { identifier(unit.implicit.this, into: asm.allocate()) }

    func simpleName(_ pattern: Pattern) -> Name? {
        if case .target(let expression) = pattern.kind, case .identifier(let name) = expression.kind { return name }
        return nil
    }
}

extension Assembler {
    /// Stands in for code after a failure that is reported elsewhere.
    func emptyCode(_ unit: CompilationUnit) -> Cell {
        let empty = Assembler()
        empty.emit(.returnUndefined)
        return empty.finish(unit.vm, parameterCount: 0, length: 0, flags: [], name: Value(unit.vm.string(.emptyString)), source: unit.source,
                            range: .none, kind: .normal, displayText: nil)
    }
}

/// Guesses how many properties a constructor's objects get: one for each `this.x = …` that stands in its body.
enum InstanceSizer {
    static func assignedProperties(_ node: FunctionNode) -> Int {
        var found: Set<Name> = []
        for statement in node.body {
            if case .expression(let expression) = statement.kind, case .assign(let target, _) = expression.kind,
               case .target(let member) = target.kind, case .member(let object, let name, _) = member.kind, case .this = object.kind {
                found.insert(name)
            }
        }
        return found.count
    }
}
