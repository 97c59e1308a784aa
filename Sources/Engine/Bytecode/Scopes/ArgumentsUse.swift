import Syntax

/// What a function does with its `arguments` object. Where it only reads its length and elements, or passes it on by `f.apply(this, arguments)`,
/// nobody can tell whether there is one: it is made when something must have it, seldom if ever.
struct ArgumentsUse {
    /// Some expression may do anything with the object.
    var isFree = false
    /// `apply` gets it.
    var isPassedOn = false
    /// Something writes to a parameter, which a sloppy function's object would show.
    var assignsParameter = false
    /// There is no object until something must have it.
    var isLate = false
}

extension ScopeAnalyzer {
    /// `arguments` means the arguments object unless a variable of that name is nearer, or no function is around.
    func isArgumentsObject() -> Bool {
        var next: VariableScope? = scope
        while let current = next {
            if let variable = current.find(implicit.arguments) { return variable.kind == .implicit }
            next = current.parent
        }
        return ownerOfImplicits?.parent != nil
    }

    /// The expression is `arguments`, of the very function that it stands in.
    func isOwnArguments(_ node: Expression) -> Bool {
        guard case .identifier(implicit.arguments) = node.kind, !function.isArrow, function.parent != nil else { return false }
        var next = scope
        while let current = next, current.function === function {
            // An object that `with` opens may have the name.
            if current.kind == .object { return false }
            next = current.parent
        }
        return isArgumentsObject()
    }

    /// `f.apply(this, arguments)`
    func passesOwnArguments(_ callee: Expression, _ arguments: [Argument]) -> Bool {
        guard case .member(_, implicit.apply, false) = callee.kind, arguments.count == 2, !arguments.contains(where: \.isSpread) else { return false }
        return isOwnArguments(arguments[1].expression)
    }

    mutating func referToArguments(asksOnly: Bool) {
        if !asksOnly { ownerOfImplicits?.argumentsUse.isFree = true }
        referToImplicit(implicit.arguments)
    }

    /// Something writes to the name: to a parameter of one of the functions around, it may be.
    func noteAssignment(to name: Name) {
        var next: FunctionScope? = function
        while let current = next {
            if current.parameterScope?.find(name)?.kind == .parameter { current.argumentsUse.assignsParameter = true }
            next = current.parent
        }
    }

    func isArgumentsLate(_ node: FunctionNode, _ scope: FunctionScope) -> Bool {
        let use = scope.argumentsUse
        guard !use.isFree, !scope.containsDirectEval, !scope.isArrow, !node.isGenerator, !node.isAsync, !node.varNames.contains(implicit.arguments) else { return false }
        // The object of a strict function has values of its own. Another's shows what the parameters are, and they show what is done to it.
        if node.isStrict || !node.hasSimpleParameters { return true }
        let isOverwritten = node.functions.contains { declared in declared.name.map(node.parameterNames.contains) ?? false }
        return !use.assignsParameter && !isOverwritten && (!use.isPassedOn || node.parameters.isEmpty)
    }
}
