import Syntax

// The second walk: it turns the tree into instructions. One `FunctionCompiler` a function; those of nested functions run
// when the closure is met. Values go where they are wanted: `expression(e)` gives the register that holds the value, which
// may be a variable's own; `expression(e, into: r)` puts it there, as its last act.
//
// Registers are a stack: variables of a scope, then temporaries. After `expression(e)` either nothing is allocated (the
// value is in a variable) or exactly one temporary is, the first that was free.

/// What all functions of one script share.
final class CompilationUnit {
    let vm: VM
    let source: SourceText
    let names: NameTable
    let table: ScopeTable
    let implicit: ImplicitNames
    /// The words of the keys, by name; 0 for those that are not known yet. (Not keys: the type of an array of optional ones is dear to make.)
    private var keys: [Int]
    /// What `export default` binds, whose values are called `default`.
    private let defaultName: Name?
    /// The first thing that could not be compiled.
    var error: CompileError?
    var depth = 0
    /// It has tagged templates: each time that a text is evaluated these have strings arrays of their own.
    var hasTemplateSites = false
    /// For the anonymous function that is compiled next: see `FunctionInfo.inferredName`.
    var inferredName = ""
    /// Those of the classes around, the innermost last.
    var privateNames: [PrivateNames] = []

    init(_ vm: VM, _ script: ScriptNode, _ table: ScopeTable) {
        self.vm = vm
        source = script.source
        names = script.names
        defaultName = script.module?.defaultName
        self.table = table
        implicit = ImplicitNames(script.names)
        keys = Array(repeating: 0, count: script.names.count)
    }

    /// The property key of a name. Names that spell an index are that index.
    func key(_ name: Name) -> PropertyKey {
        let id = Int(name.id)
        if id >= keys.count { keys.append(contentsOf: repeatElement(0, count: id + 1 - keys.count)) }
        if keys[id] != 0 { return PropertyKey(bits: UInt64(bitPattern: Int64(keys[id]))) }
        let key = vm.key(vm.string(units: names.units(name)))
        keys[id] = Int(Int64(bitPattern: key.bits))
        return key
    }

    func string(_ name: Name) -> Value { name == defaultName ? Value(vm.string(Atom.default)) : vm.value(of: key(name)) }

    private var rounds: UInt32 = 0

    /// The user interrupts, or the memory is spent: what is still to be compiled need not be.
    func shouldStop(at range: SourceRange) -> Bool {
        rounds &+= 1
        guard rounds & 255 == 0, error == nil else { return error?.isFinal ?? false }
        do {
            try vm.checkpoint()
            return false
        } catch {
            self.error = CompileError(message: vm.wasInterrupted ? "interrupted" : VM.outOfHeapMessage, range: range,
                                      isTooDeep: !vm.wasInterrupted, isInterrupted: vm.wasInterrupted, isFinal: true)
            return true
        }
    }

    func fail(_ message: String, _ range: SourceRange, isTooDeep: Bool = false) {
        if error == nil { error = CompileError(message: message, range: range, isTooDeep: isTooDeep) }
    }
}

/// A statement that jumps may leave or a point they pass on the way.
final class JumpScope {
    var labels: [Name] = []
    /// Plain `break` (no label) may end it.
    var isBreakable = false
    var breakLabel: Label?
    var continueLabel: Label?
    /// The iterator to close on the way out.
    var iterator: Int?
    /// That is an async one.
    var isAsync = false
    var finalizer: Finalizer?
}

/// A `finally` block under way: jumps that pass it leave a number that says where they were going.
final class Finalizer {
    let kindRegister: Int
    let valueRegister: Int
    let entry = Label()
    var exits: [Exit] = []
    init(kindRegister: Int, valueRegister: Int) { self.kindRegister = kindRegister; self.valueRegister = valueRegister }

    /// Ways out that lead to one place are one.
    func number(of exit: Exit) -> Int {
        if let known = exits.firstIndex(where: { $0 == exit }) { return known }
        exits.append(exit)
        return exits.count - 1
    }
}

/// A way out of statements.
enum Exit: Equatable {
    case toBreak(JumpScope)
    case toContinue(JumpScope)
    case toReturn

    static func == (a: Exit, b: Exit) -> Bool {
        switch (a, b) {
        case (.toBreak(let x), .toBreak(let y)), (.toContinue(let x), .toContinue(let y)): x === y
        case (.toReturn, .toReturn): true
        default: false
        }
    }
}

final class FunctionCompiler {
    let unit: CompilationUnit
    let asm = Assembler()
    let function: FunctionScope
    var scope: VariableScope
    var jumps: [JumpScope] = []
    var pendingLabels: [Name] = []
    /// Where the value of the last expression statement goes, where somebody wants it.
    var completion: Int?
    /// Where an optional chain that short-circuits goes on.
    var chainEnd: Label?
    private var closureRegister = -1
    var node: FunctionNode?
    var isDerivedConstructor = false
    /// Where a derived constructor's `return` goes: what it gives back is looked at outside of every `try` (§10.2.2).
    var epilogue: (label: Label, register: Int)?
    /// Of a function that can be paused: the register with what it pauses in, once it has begun.
    var pauseRegister = -1
    /// The register with what the innermost scope that has `using` declarations is to dispose.
    var disposalRegister = -1
    /// True for the script itself: its top-level names are global.
    var isGlobalCode = false
    /// Of a sloppy direct eval in a function: where that function's variables are.
    var evalVariableScope: VariableScope?
    /// Functions in blocks of an eval's code that may not become variables (§B.3.2.3).
    var unhoisted: Set<Name> = []
    /// What the code is part of where there is no node: the fields' function.
    var kindWithoutNode: FunctionNode.Kind?
    /// Where the value comes from that the next pattern takes apart: for its error messages.
    var patternSource: (range: SourceRange, role: OperandNote.Role)?
    /// Of the pattern that comes next: what the pattern around it takes apart, and the property that it is for.
    var patternAround: (source: (range: SourceRange, role: OperandNote.Role)?, key: PropertyKeyNode)?
    /// Where an error points that says that the next array pattern's value is not iterable, if not at the pattern.
    var patternPlace: Int32?
    /// The instruction with which a statement began, until a name was read: see SourcePlaces.
    var statementStart = -1
    /// The access of which it was asked last whether it stands behind a call (SourcePlaces.swift).
    var lastBehindCall: (node: Expression, answer: Bool)?
    /// While the head of a loop is compiled that is an array pattern: the loop's iterator, which may give entries in two parts.
    var entryIterator: Int?
    /// How many classes' heritage or keys are being compiled, which is strict code wherever it stands (§11.2.2).
    var classDepth = 0
    var isStrict: Bool { function.isStrict || classDepth > 0 }
    /// How many patterns the one under way stands in, itself included.
    var patternDepth = 0
    /// The call being compiled writes an undefined `this` itself.
    var callsFillThis = false
    /// Of a module: the functions that stand in its environment before it runs.
    var moduleFunctions: [(slot: Int, code: Cell)] = []
    /// For each register, whether it is a variable's or claimed for something that stays.
    private var claimed: [Bool] = [true, true]

    var vm: VM { unit.vm }

    init(unit: CompilationUnit, function: FunctionScope) {
        self.unit = unit
        self.function = function
        scope = function.parameterScope
    }

    // MARK: Registers

    /// A register for a variable that lives outside of environments.
    func allocateVariable(_ variable: Variable) { give(variable, asm.allocate()) }

    /// The register, which is allocated, is the variable's from now on.
    func give(_ variable: Variable, _ register: Int) {
        variable.register = register
        claimVariable(register)
        noteVariable(variable.name, register)
    }

    func noteVariable(_ name: Name, _ register: Int) {
        let text = unit.names.string(name)
        if !text.hasPrefix("%") { asm.variables.append(LocalVariable(name: text, register: register, start: asm.position, end: Int.max)) }
    }

    func freeVariables(of scope: VariableScope, to mark: Int) {
        for variable in scope.ordered where variable.register >= mark {
            unclaimVariable(variable.register)
            if let i = asm.variables.lastIndex(where: { $0.register == variable.register && $0.end == Int.max }) { asm.variables[i].end = asm.position }
        }
        asm.release(to: mark)
    }

    func isVariable(_ register: Int) -> Bool { register < claimed.count && claimed[register] }
    func claimVariable(_ register: Int) {
        while claimed.count <= register { claimed.append(false) }
        claimed[register] = true
    }
    func unclaimVariable(_ register: Int) { if register < claimed.count { claimed[register] = false } }

    /// Emits an instruction whose destination is `target` or, without one, the temporary at `mark`; frees the operands.
    func emitResult(_ op: Opcode, _ target: Int?, _ mark: Int, _ b: Int = 0, _ c: Int = 0, d: Int = 0) -> Int {
        asm.emit(op, target ?? mark, b, c, d: d)
        asm.release(to: mark)
        return target ?? asm.allocate()
    }

    func emitResult(_ op: Opcode, _ target: Int?, _ mark: Int, k: Int) -> Int {
        asm.emit(op, target ?? mark, k: k)
        asm.release(to: mark)
        return target ?? asm.allocate()
    }

    /// For code that writes its destination before it is done: a temporary, moved to a variable at the end.
    func inSteps(_ target: Int?, _ body: (Int) -> Void) -> Int {
        if let target, !isVariable(target) { body(target); return target }
        let temporary = asm.allocate()
        body(temporary)
        guard let target else { return temporary }
        asm.emit(.move, target, temporary)
        asm.release(to: temporary)
        return target
    }

    /// The value in a temporary of its own.
    @discardableResult
    func push(_ expression: Expression) -> Int {
        let register = asm.allocate()
        asm.release(to: register)
        let got = self.expression(expression)
        if got == register { return register }
        let fresh = asm.allocate()
        asm.emit(.move, fresh, got)
        return fresh
    }

    /// The value in a register that no assignment reaches: where it stands in a variable, a copy. For values that are used again
    /// after other code of the program has run.
    func kept(_ register: Int) -> Int {
        guard isVariable(register) else { return register }
        let copy = asm.allocate()
        asm.emit(.move, copy, register)
        return copy
    }

    func load(_ value: Value, into target: Int) {
        if value.isInt32 { asm.emit(.loadInt, target, k: Int(value.asInt32)) } else { asm.emit(.loadConstant, target, k: asm.constant(value)) }
    }

    // MARK: Environments

    /// The register of the innermost environment in force, or none where the function has none and needs none.
    func currentEnvironment() -> Int? { environment(from: scope) }

    private func environment(from scope: VariableScope?) -> Int? {
        var next = scope
        while let current = next, current.function === function {
            if current.hasEnvironment {
                assert(current.environmentRegister >= 0, "code runs in a scope whose environment was not made")
                return current.environmentRegister
            }
            next = current.parent
        }
        return closureRegister >= 0 ? closureEnvironment() : nil
    }

    /// As a rule the first instruction of a function that closes over something. Where nothing wants the register, calls begin behind it; but
    /// not where the function pauses, and all its registers are saved: what was never written holds what another call left there.
    func loadClosureEnvironment() {
        asm.skipsFirst = asm.position == 0 && node.map { !$0.isAsync && !$0.isGenerator } ?? true
        if isCheckedBuild { asm.outerScopes = function.outerScopes }
        closureRegister = asm.allocate()
        claimVariable(closureRegister)
        asm.emit(.loadClosureEnvironment, closureRegister)
    }

    private func closureEnvironment() -> Int {
        asm.skipsFirst = false
        return closureRegister
    }

    /// Makes the scope's environment, if it needs one, in a register of its own.
    func openEnvironment(_ scope: VariableScope) {
        guard scope.hasEnvironment else { return }
        let outer = environment(from: scope.parent)
        let register = asm.allocate()
        claimVariable(register)
        let captured = scope.captured
        let id = vm.addScope(ScopeDescriptor(
            names: captured.map { unit.names.string($0.name) }, kinds: captured.map(\.kind), deadZones: captured.map(\.hasDeadZone), role: role(of: scope),
            functionKind: node?.kind ?? kindWithoutNode ?? (function.isArrow ? .arrow : nil), isStrict: function.isStrict, functionName: node.flatMap(\.name).map(unit.names.string) ?? ""))
        for variable in captured { variable.scopeID = id }
        let constant = asm.constant(Value(int32: Int32(id)))
        if let outer { asm.emit(.move, register, outer) } else { asm.emit(.loadNull, register) }
        asm.emit(.newEnvironment, register, min(captured.count, 0xFFFF), constant)
        scope.environmentRegister = register
        scope.scopeID = id
    }

    private func role(of scope: VariableScope) -> ScopeDescriptor.Role {
        if scope === function.parameterScope { return scope === function.bodyScope ? .function : .parameters }
        if scope === function.bodyScope { return .body }
        return scope.kind == .object ? .object : scope.kind == .class ? .class : .block
    }

    /// How far outside of the environment that the function closes over the scope's environment is.
    private func distance(to owner: VariableScope) -> Int { function.outerLevel - owner.level }

    func enter(_ inner: VariableScope) { scope = inner }
    func leave(_ inner: VariableScope, mark: Int) {
        if inner.environmentRegister >= 0 { unclaimVariable(inner.environmentRegister) }
        freeVariables(of: inner, to: mark)
        inner.environmentRegister = -1
        if let parent = inner.parent { scope = parent }
    }

    // MARK: Look-up

    enum Place {
        case register(Variable)
        case environment(Variable, register: Int)
        /// `depth` environments outside the one that the function closes over.
        case closure(Variable, depth: Int)
        case imported(ModuleBinding)
        case global
    }

    func place(of variable: Variable, in owner: VariableScope) -> Place {
        if variable.kind == .import { return variable.binding.map(Place.imported) ?? .global }
        if owner.function === function {
            if !variable.isCaptured { return .register(variable) }
            assert(owner.environmentRegister >= 0, "a variable's environment was not made")
            return .environment(variable, register: owner.environmentRegister)
        }
        guard variable.isCaptured, closureRegister >= 0 else {
            // Analysis passed a reference over. Better no program than a wrong one.
            assertionFailure("no closure was made for \(unit.names.string(variable.name))")
            unit.fail("Cannot find the variable '\(unit.names.string(variable.name))'", node?.range ?? .none)
            return .global
        }
        return .closure(variable, depth: distance(to: owner))
    }

    private func isChecked(_ variable: Variable) -> Bool { variable.needsCheck && variable.hasDeadZone }

    func emitGet(_ place: Place, _ name: Name, into target: Int?, typeof: Bool = false) -> Int {
        switch place {
        case .register(let variable):
            if variable.needsCheck { asm.emit(.checkInitialized, variable.register, k: asm.constant(unit.string(name))) }
            guard let target else { return variable.register }
            if target != variable.register { asm.emit(.move, target, variable.register) }
            return target
        case .environment(let variable, let register):
            if isFar(variable, 0) { return emitFarGet(variable, name, from: register, 0, into: target) }
            return emitResult(isChecked(variable) ? .getEnvironmentChecked : .getEnvironment, target, asm.nextRegister, register, variable.slot)
        case .closure(let variable, let depth):
            if isFar(variable, depth) { return emitFarGet(variable, name, from: closureEnvironment(), depth, into: target) }
            if !isChecked(variable) { return emitResult(.getClosure, target, asm.nextRegister, 0, variable.slot, d: depth) }
            return emitResult(.getEnvironmentChecked, target, asm.nextRegister, closureEnvironment(), variable.slot, d: depth)
        case .imported(.variable(let number, let slot)):
            guard let environment = vm.module(number).environment else { return constant(.undefined, into: target) }
            return emitResult(.getImport, target, asm.nextRegister, slot, asm.constant(Value(environment.cell)))
        case .imported(let namespace): return constant(vm.value(of: namespace), into: target)
        case .global:
            let cache = asm.cache(unit.key(name))
            return emitResult(typeof ? .getGlobalOrUndefined : .getGlobal, target, asm.nextRegister, 0, cache)
        }
    }

    func emitSet(_ place: Place, _ name: Name, from register: Int, isInitialization: Bool) {
        switch place {
        case .register(let variable), .environment(let variable, _), .closure(let variable, _):
            if !isInitialization {
                if variable.kind == .functionName || variable.isConstant {
                    if variable.needsCheck { _ = emitGet(place, name, into: asm.allocate()); asm.release(to: asm.nextRegister - 1) }
                    if variable.isConstant || isStrict { asm.emit(.throwConstant, 0, k: asm.constant(unit.string(name))) }
                    return
                }
            }
            let op: Opcode = !isInitialization && isChecked(variable) ? .setEnvironmentChecked : .setEnvironment
            switch place {
            case .environment(_, let environment) where isFar(variable, 0):
                emitFarSet(variable, name, register, from: environment, 0, isChecked: op == .setEnvironmentChecked)
            case .closure(_, let depth) where isFar(variable, depth):
                emitFarSet(variable, name, register, from: closureEnvironment(), depth, isChecked: op == .setEnvironmentChecked)
            case .environment(_, let environment): asm.emit(op, register, environment, variable.slot)
            case .closure(_, let depth): asm.emit(op, register, closureEnvironment(), variable.slot, d: depth)
            default:
                if !isInitialization, variable.needsCheck { asm.emit(.checkInitialized, variable.register, k: asm.constant(unit.string(name))) }
                if variable.register != register { asm.emit(.move, variable.register, register) }
            }
        case .imported: asm.emit(.throwConstant, 0, k: asm.constant(unit.string(name)))
        case .global:
            let cache = asm.cache(unit.key(name))
            if isInitialization { asm.emit(.initializeGlobal, register, 0, cache) }
            else { asm.emit(.setGlobal, register, isStrict ? 1 : 0, cache) }
        }
    }

    /// Gives a variable of an environment its first value.
    func emitStore(_ register: Int, in variable: Variable, of environment: Int) {
        if isFar(variable, 0) { asm.emit(.setFarSlot, register, environment, variable.slot) }
        else { asm.emit(.setEnvironment, register, environment, variable.slot) }
    }

    // MARK: Far variables

    /// Hops or slot do not fit the usual instruction: it takes several.
    private func isFar(_ variable: Variable, _ depth: Int) -> Bool { depth > 0xFF || variable.slot > 0xFFFF }

    private func farEnvironment(_ register: Int, _ depth: Int) -> Int {
        let environment = asm.allocate()
        asm.emit(.move, environment, register)
        if depth > 0 { asm.emit(.outerEnvironment, environment, k: depth) }
        return environment
    }

    private func emitFarGet(_ variable: Variable, _ name: Name, from register: Int, _ depth: Int, into target: Int?) -> Int {
        let mark = asm.nextRegister
        let environment = farEnvironment(register, depth)
        asm.emit(.getFarSlot, environment, environment, variable.slot)
        if isChecked(variable) { asm.emit(.checkInitialized, environment, k: asm.constant(unit.string(name))) }
        guard let target else { return environment }
        asm.emit(.move, target, environment)
        asm.release(to: mark)
        return target
    }

    private func emitFarSet(_ variable: Variable, _ name: Name, _ value: Int, from register: Int, _ depth: Int, isChecked: Bool) {
        let mark = asm.nextRegister
        let environment = farEnvironment(register, depth)
        if isChecked {
            let old = asm.allocate()
            asm.emit(.getFarSlot, old, environment, variable.slot)
            asm.emit(.checkInitialized, old, k: asm.constant(unit.string(name)))
        }
        asm.emit(.setFarSlot, value, environment, variable.slot)
        asm.release(to: mark)
    }

    /// A register that an assignment may write straight into: a variable's own, with nothing to check.
    func directTarget(_ name: Name, isInitialization: Bool) -> Int? {
        guard case (.register(let variable), let objects) = look(up: name), objects.isEmpty else { return nil }
        if isInitialization { return variable.register }
        if variable.isConstant || variable.kind == .functionName || variable.needsCheck { return nil }
        return variable.register
    }
}

/// What people and eval need to know of an environment: one for each scope in the program that has one.
struct ScopeDescriptor {
    var names: [String]
    var kinds: [Variable.Kind]
    /// Which of them may be looked at before they have a value.
    var deadZones: [Bool]
    var role: Role
    /// Of the function it belongs to; nil for a script's own code.
    var functionKind: FunctionNode.Kind?
    var isStrict: Bool
    var functionName: String
    /// Of a module's variables: what people call its references to them.
    var edgeNames: [String] = []
    /// A module's imports, for evals in it.
    var imports: [(name: String, binding: ModuleBinding)] = []
    /// By slot: the functions that stand in this one and read the variable, the first few. They are why it is here.
    var readers: [[String]] = []

    enum Role {
        case block, object, `class`
        /// A function's parameters and variables, or where it has both apart, the two.
        case function, parameters, body
    }
}

extension VM {
    func addScope(_ descriptor: ScopeDescriptor) -> Int {
        state.pointee.scopes.append(descriptor)
        return state.pointee.scopes.count - 1
    }

    /// A function that reads a variable of the scope.
    func note(reader: String, ofSlot slot: Int, inScope id: Int) {
        let mostReaders = 4
        var readers = state.pointee.scopes[id].readers
        while readers.count <= slot { readers.append([]) }
        if readers[slot].count < mostReaders, !readers[slot].contains(reader) { readers[slot].append(reader) }
        state.pointee.scopes[id].readers = readers
    }

    /// The names of an environment's slots, in order.
    func scopeNames(_ scopeID: UInt32) -> [String] { state.pointee.scopes[Int(scopeID)].names }
}
