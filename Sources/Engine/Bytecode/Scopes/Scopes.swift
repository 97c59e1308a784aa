import Syntax

/// A variable as the compiler knows it. It lives in a register, or in an environment where a closure needs it.
final class Variable {
    enum Kind { case parameter, `var`, function, `let`, const, `class`, functionName, catchParameter, implicit, `import` }
    let name: Name
    let kind: Kind
    /// It stands in its scope's environment: a function other than the one that declares it refers to it, or an eval may.
    private(set) var isCaptured = false
    /// Some reference may run before the declaration did: such references test for the temporal dead zone.
    var needsCheck = false
    /// During analysis: the walk has come past the declaration.
    var isDeclaredYet: Bool
    var register = -1
    /// Its place in the environment, once the scope is sealed.
    fileprivate(set) var slot = -1
    /// The level of its scope (``VariableScope/level``), once that is sealed.
    fileprivate(set) var level = -1
    /// Of an import, once its module is linked: it stands in no scope of the module's own.
    var binding: ModuleBinding?
    /// The number of its scope in the machine's table, once that was compiled.
    var scopeID = -1

    init(_ name: Name, _ kind: Kind) {
        self.name = name
        self.kind = kind
        isDeclaredYet = !(kind == .let || kind == .const || kind == .class || kind == .catchParameter)
    }

    var isLexical: Bool { kind == .let || kind == .const || kind == .class }
    /// Has a temporal dead zone: lexical variables, a catch clause's, and parameters beside which there are expressions.
    lazy var hasDeadZone = isLexical || kind == .catchParameter
    /// Assigning to it is an error; to a function expression's own name only in strict code.
    var isConstant: Bool { kind == .const || kind == .import }

    /// Only analysis may say so: once the scopes are sealed, each hop over them has been counted.
    func capture() {
        if kind == .import { return }
        assert(isCaptured || slot < 0 && !isSealed, "a variable was captured after its scope was sealed")
        isCaptured = true
    }
    fileprivate var isSealed = false
}

/// One level of the scope chain. What a running program has of it is decided once, by `seal`, when the whole program has been
/// walked: whether entering it makes an environment, and where each captured variable stands there. The compiler reads that, and
/// so does an eval, which rebuilds the levels from the environments in force: nobody counts for himself.
final class VariableScope {
    enum Kind { case function, block, `switch`, `class`, object }
    let kind: Kind
    let parent: VariableScope?
    unowned let function: FunctionScope
    private(set) var ordered: [Variable] = []
    /// Only for scopes with many names: making a dictionary's type costs a tenth of a millisecond at start-up.
    private var byName: [Name: Variable] = [:]
    private static let linearLimit = 16
    /// An object may hold variables of this scope: that of a `with` statement, or what direct evals declare (`%vars`).
    private(set) var hasHolder: Bool
    /// Entering the scope makes an environment.
    private(set) var hasEnvironment = false
    /// How many environments there are from here outwards, its own included.
    private(set) var level = -1
    /// The number of its descriptor, once code makes its environment.
    var scopeID = -1
    /// The register that holds its environment, when it has one and code runs in it.
    var environmentRegister = -1

    fileprivate init(_ kind: Kind, parent: VariableScope?, function: FunctionScope) {
        self.kind = kind
        self.parent = parent
        self.function = function
        hasHolder = kind == .object
    }

    /// The level of an environment that exists already: each of its variables has a slot, in order.
    init(running kind: Kind, parent: VariableScope?, function: FunctionScope, scopeID: Int,
         _ variables: [(name: Name, kind: Variable.Kind, hasDeadZone: Bool)], imports: [(name: Name, binding: ModuleBinding)] = [], _ implicit: ImplicitNames) {
        self.scopeID = scopeID
        self.kind = kind
        self.parent = parent
        self.function = function
        hasHolder = kind == .object
        for (name, kind, hasDeadZone) in variables {
            let variable = declare(name, kind)
            variable.hasDeadZone = hasDeadZone
            variable.needsCheck = hasDeadZone
            variable.capture()
            if name == implicit.vars { hasHolder = true }
        }
        for (name, binding) in imports { declare(name, .import).binding = binding }
        seal()
        hasEnvironment = true
        level = (parent?.level ?? 0) + 1
    }

    /// Sloppy direct evals may add variables here while the code runs: they go to an object that a slot of the environment
    /// holds, from the first of them on.
    func declareEvalVariables(_ implicit: ImplicitNames) {
        declare(implicit.vars, .implicit).capture()
        hasHolder = true
    }

    /// The variable that holds the object of `hasHolder`.
    func holder(_ implicit: ImplicitNames) -> Variable? {
        hasHolder ? find(kind == .object ? implicit.object : implicit.vars) : nil
    }

    /// The variable of this name, made if need be.
    @discardableResult
    func declare(_ name: Name, _ kind: Variable.Kind) -> Variable {
        if let known = find(name) { return known }
        assert(level < 0, "a variable was declared after its scope was sealed")
        let variable = Variable(name, kind)
        ordered.append(variable)
        if ordered.count > VariableScope.linearLimit {
            if byName.isEmpty { for known in ordered { byName[known.name] = known } }
            byName[name] = variable
        }
        return variable
    }

    /// The scope of the class whose constructor runs here.
    static func nearestClass(from scope: VariableScope?) -> VariableScope? {
        var next = scope
        while let current = next, current.kind != .class { next = current.parent }
        return next
    }

    func find(_ name: Name) -> Variable? {
        if ordered.count > VariableScope.linearLimit { return byName[name] }
        return ordered.first { $0.name == name }
    }
    /// The environment's variables, in the order of their slots.
    var captured: [Variable] { ordered.filter(\.isCaptured) }

    /// Settles what a running program has of this scope. Those around it are sealed before.
    fileprivate func seal() {
        var next = 0
        for variable in ordered {
            function.keepRegisters(for: variable)
            variable.isSealed = true
            guard variable.isCaptured else { continue }
            variable.slot = next
            next += 1
        }
        hasEnvironment = next > 0
        level = (parent?.level ?? 0) + (hasEnvironment ? 1 : 0)
        for variable in ordered { variable.level = level }
    }
}

/// What the compiler must know of a function before it writes its first instruction.
final class FunctionScope {
    let parent: FunctionScope?
    let isArrow: Bool
    let isStrict: Bool
    /// Of a named function expression: holds the name alone.
    var nameScope: VariableScope?
    var parameterScope: VariableScope!
    /// The same as the parameters' where these have no expressions.
    var bodyScope: VariableScope!
    /// It or a function in it refers to a variable of an outer function.
    var needsOuterEnvironment = false
    /// It makes closures. These hold the innermost scope around them, and those around that, whether they read anything of them or
    /// not: a closure's environment is the running one (ECMA-262 §10.2.3), and V8's has those scopes that have shared variables.
    private(set) var makesFunctions = false
    /// Does something with `this` other than to read or write a property of it, by a name.
    var usesThisItself = false
    /// What it does with its arguments object.
    var argumentsUse = ArgumentsUse()
    /// Looks at its method's home object: `super.x`, or an eval that may.
    var usesSuper = false
    /// Variables of outer functions that it or a function in it refers to.
    private(set) var outerReads: [Variable] = []
    private var knownReads: Set<ObjectIdentifier> = []
    /// Those of the function that it stands in.
    private(set) var readsOfParent: [Variable] = []
    /// Calls `eval` directly, here or in a function inside: every variable in sight stays where eval can find it.
    var containsDirectEval = false
    /// Runs already: it was rebuilt for an eval inside it, and its variables are what they are.
    var isRunning = false

    init(parent: FunctionScope?, isArrow: Bool, isStrict: Bool) {
        self.parent = parent
        self.isArrow = isArrow
        self.isStrict = isStrict
        parent?.makesFunctions = true
    }

    /// Its first instruction is to fetch the environment that its closures carry.
    var carriesEnvironment: Bool { needsOuterEnvironment || makesFunctions && outerLevel > 0 }

    func noteRead(of variable: Variable, declaredBy owner: FunctionScope) {
        guard knownReads.insert(ObjectIdentifier(variable)).inserted else { return }
        outerReads.append(variable)
        if parent === owner { readsOfParent.append(variable) }
    }

    /// Registers are many, but not without end: of a function with more variables than that the last stand in environments.
    private static let mostVariables = 0x4000
    private var variablesInRegisters = 0

    fileprivate func keepRegisters(for variable: Variable) {
        if variable.isCaptured || variable.kind == .implicit || variable.kind == .import || isRunning { return }
        variablesInRegisters += 1
        if variablesInRegisters > FunctionScope.mostVariables { variable.capture() }
    }

    /// How many environments there are around the function: from the one that its closures carry outwards.
    var outerLevel: Int { (nameScope ?? parameterScope).parent?.level ?? 0 }
    /// The scopes of the environments that a closure of it carries, innermost first. A function around it that carries none
    /// ends the chain: its own environments have none outside of them.
    var outerScopes: [Int] {
        var numbers: [Int] = [], next = (nameScope ?? parameterScope).parent, inside: FunctionScope?
        while let scope = next {
            if let inside, scope.function !== inside, !inside.carriesEnvironment, !inside.isRunning { break }
            inside = scope.function
            if scope.hasEnvironment { numbers.append(scope.scopeID) }
            next = scope.parent
        }
        return numbers
    }
}

/// The outcome of scope analysis: which scope belongs to which node.
struct ScopeTable {
    private final class Nodes {
        let functions = NodeStorage(), blocks = NodeStorage(), fieldFunctions = NodeStorage(), defaultConstructors = NodeStorage(), withScopes = NodeStorage()
    }
    private let nodes = Nodes()
    var functions: NodeMap<FunctionScope> { NodeMap(nodes.functions) }
    var blocks: NodeMap<VariableScope> { NodeMap(nodes.blocks) }
    /// The function that initialises a class's instance fields.
    var fieldFunctions: NodeMap<FunctionScope> { NodeMap(nodes.fieldFunctions) }
    /// The constructors of classes that write none.
    var defaultConstructors: NodeMap<FunctionScope> { NodeMap(nodes.defaultConstructors) }
    /// Object scopes of `with` statements, by statement.
    var withScopes: NodeMap<VariableScope> { NodeMap(nodes.withScopes) }
    /// Every scope, outer ones first.
    private var scopes: [VariableScope] = []

    mutating func newScope(_ kind: VariableScope.Kind, parent: VariableScope?, function: FunctionScope) -> VariableScope {
        let scope = VariableScope(kind, parent: parent, function: function)
        scopes.append(scope)
        return scope
    }

    /// The walk is over: decides, once for everyone, which scopes have an environment and what stands in it.
    mutating func seal() {
        for scope in scopes { scope.seal() }
        scopes = []
    }
}

/// Names that stand for what a function gets besides its parameters. No script can write them.
struct ImplicitNames {
    let this: Name, newTarget: Name, function: Name, arguments: Name, fields: Name, object: Name, vars: Name, eval: Name
    let length: Name, apply: Name
    init(_ names: NameTable) {
        this = names.intern(word: "%this")
        newTarget = names.intern(word: "%newTarget")
        function = names.intern(word: "%function")
        arguments = names.intern(word: "arguments")
        fields = names.intern(word: "%fields")
        object = names.intern(word: "%object")
        vars = names.intern(word: "%vars")
        eval = names.intern(word: "eval")
        length = names.intern(word: "length")
        apply = names.intern(word: "apply")
    }
}
