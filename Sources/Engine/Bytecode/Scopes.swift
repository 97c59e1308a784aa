import Syntax

/// A variable as the compiler knows it. It lives in a register, or in an environment where a closure needs it.
final class Variable {
    enum Kind { case parameter, `var`, function, `let`, const, `class`, functionName, catchParameter, implicit }
    let name: Name
    let kind: Kind
    /// A function other than the one that declares it refers to it.
    var isCaptured = false
    /// Some reference may run before the declaration did: such references test for the temporal dead zone.
    var needsCheck = false
    /// During analysis: the walk has come past the declaration.
    var isDeclaredYet: Bool
    var register = -1
    var slot = -1

    init(_ name: Name, _ kind: Kind) {
        self.name = name
        self.kind = kind
        isDeclaredYet = !(kind == .let || kind == .const || kind == .class)
    }

    var isLexical: Bool { kind == .let || kind == .const || kind == .class }
    /// Has a temporal dead zone: lexical variables, and parameters beside which there are expressions.
    lazy var hasDeadZone = isLexical
    /// Assigning to it is an error; to a function expression's own name only in strict code.
    var isConstant: Bool { kind == .const }
}

/// One level of the scope chain.
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
    /// The register that holds its environment, when it has one and code runs in it.
    var environmentRegister = -1

    init(_ kind: Kind, parent: VariableScope?, function: FunctionScope) {
        self.kind = kind
        self.parent = parent
        self.function = function
        hasHolder = kind == .object
    }

    /// Sloppy direct evals may add variables here while the code runs: they go to an object that a slot of the environment
    /// holds, from the first of them on.
    func declareEvalVariables(_ implicit: ImplicitNames) {
        declare(implicit.vars, .implicit).isCaptured = true
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
    var captured: [Variable] { ordered.filter(\.isCaptured) }
    var needsEnvironment: Bool { ordered.contains(where: \.isCaptured) }

    /// Gives every captured variable its slot.
    func assignSlots() {
        var next = 0
        for variable in ordered where variable.isCaptured {
            variable.slot = next
            next += 1
        }
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
    /// Calls `eval` directly, here or in a function inside: every variable in sight stays where eval can find it.
    var containsDirectEval = false
    /// Runs already: it was rebuilt for an eval inside it, and its variables are what they are.
    var isRunning = false

    init(parent: FunctionScope?, isArrow: Bool, isStrict: Bool) {
        self.parent = parent
        self.isArrow = isArrow
        self.isStrict = isStrict
    }
}

/// The outcome of scope analysis: which scope belongs to which node.
struct ScopeTable {
    var functions: [ObjectIdentifier: FunctionScope] = [:]
    var blocks: [ObjectIdentifier: VariableScope] = [:]
    /// The function that initialises a class's instance fields.
    var fieldFunctions: [ObjectIdentifier: FunctionScope] = [:]
    /// Object scopes of `with` statements, by statement.
    var withScopes: [ObjectIdentifier: VariableScope] = [:]
}

/// Names that stand for what a function gets besides its parameters. No script can write them.
struct ImplicitNames {
    let this: Name, newTarget: Name, function: Name, arguments: Name, fields: Name, object: Name, vars: Name, eval: Name
    init(_ names: NameTable) {
        this = names.intern("%this")
        newTarget = names.intern("%newTarget")
        function = names.intern("%function")
        arguments = names.intern("arguments")
        fields = names.intern("%fields")
        object = names.intern("%object")
        vars = names.intern("%vars")
        eval = names.intern("eval")
    }
}
