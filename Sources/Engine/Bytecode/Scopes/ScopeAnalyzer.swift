import Syntax

// The first of the compiler's two walks over the tree: it finds out which variables closures share (they go to
// environments; all others live in registers) and which need a test for the temporal dead zone.

struct ScopeAnalyzer {
    private(set) var table = ScopeTable()
    private let names: NameTable
    let implicit: ImplicitNames
    private(set) var scope: VariableScope!
    private(set) var function: FunctionScope!
    private var depth = 0

    init(names: NameTable) {
        self.names = names
        implicit = ImplicitNames(names)
    }

    /// What a text is as a whole, and so what its top-level names are.
    enum Program {
        /// They are global, and belong to no scope here.
        case script
        /// `outer`: the scopes that a direct eval sees, innermost last. The names of `let`, `const` and `class` are variables of
        /// the code's own; so are those of `var` and functions where it `declaresVars`, as strict code does.
        case eval(outer: VariableScope?, declaresVars: Bool)
        /// All its names are its own, and those that it exports or whose functions others may call stand in its environment.
        case module(ModuleSyntax)
    }

    static func analyze(_ script: ScriptNode, as program: Program = .script) -> (ScopeTable, FunctionScope) {
        var analyzer = ScopeAnalyzer(names: script.names)
        var outer: VariableScope?
        if case .eval(let scope, _) = program { outer = scope }
        let top = FunctionScope(parent: outer?.function, isArrow: outer != nil, isStrict: script.isStrict)
        top.parameterScope = analyzer.table.newScope(.function, parent: outer, function: top)
        top.bodyScope = top.parameterScope
        analyzer.function = top
        analyzer.scope = top.parameterScope
        if outer == nil { top.parameterScope.declare(analyzer.implicit.this, .implicit) }
        if case .eval(_, let declaresVars) = program { analyzer.declareTopLevel(of: script, declaresVars: declaresVars) }
        if case .module(let syntax) = program { analyzer.declareModule(script, syntax) }
        if script.containsDirectEval { analyzer.captureEverything() }
        for node in script.functions { analyzer.visit(function: node) }
        analyzer.visit(script.body)
        analyzer.table.seal()
        return (analyzer.table, top)
    }

    private func declareModule(_ script: ScriptNode, _ syntax: ModuleSyntax) {
        for entry in syntax.imports { scope.declare(entry.local, .import) }
        declareTopLevel(of: script, declaresVars: true)
        for export in syntax.exports {
            guard case .local(let local) = export.source, let variable = scope.find(local) else { continue }
            variable.capture()
            if variable.isLexical { variable.needsCheck = true }
        }
    }

    private func declareTopLevel(of script: ScriptNode, declaresVars: Bool) {
        if declaresVars {
            for name in script.varNames { scope.declare(name, .var) }
            for node in script.functions { if let name = node.name { scope.declare(name, .function) } }
            for name in script.annexBFunctionNames { scope.declare(name, .var) }
        }
        declare(script.lexicalScope, in: scope)
    }

    // MARK: References

    private mutating func refer(to name: Name) {
        var next: VariableScope? = scope
        while let current = next {
            if let variable = current.find(name) {
                note(variable, in: current)
                return
            }
            if current.hasHolder, let holder = current.holder(implicit) { note(holder, in: current) }
            next = current.parent
        }
    }

    private func note(_ variable: Variable, in owner: VariableScope) {
        if variable.kind == .import { return }
        if owner.function !== function {
            variable.capture()
            if variable.isLexical || !variable.isDeclaredYet { variable.needsCheck = true }
            var between: FunctionScope? = function
            while let current = between, current !== owner.function {
                current.needsOuterEnvironment = true
                current.noteRead(of: variable, declaredBy: owner.function)
                between = current.parent
            }
        } else if !variable.isDeclaredYet || (owner.kind == .switch && variable.isLexical) {
            variable.needsCheck = true
        }
    }

    /// `arguments`, `this` and their kin belong to the nearest function that is no arrow.
    var ownerOfImplicits: FunctionScope? {
        var owner: FunctionScope? = function
        while let current = owner, current.isArrow { owner = current.parent }
        return owner
    }

    mutating func referToImplicit(_ name: Name) {
        let owner = ownerOfImplicits
        if owner?.isRunning != true { owner?.parameterScope.declare(name, .implicit) }
        refer(to: name)
    }

    /// A direct eval may name anything in sight.
    private mutating func captureEverything() {
        let owner = ownerOfImplicits
        owner?.usesSuper = true
        if let owner, owner.parent != nil, !owner.isRunning {
            for name in [implicit.this, implicit.newTarget, implicit.function, implicit.arguments] { owner.parameterScope.declare(name, .implicit) }
        }
        var next: VariableScope? = scope
        while let current = next {
            expose(current)
            next = current.parent
        }
        var enclosing: FunctionScope? = function
        while let current = enclosing {
            current.containsDirectEval = true
            if current.parent != nil { current.needsOuterEnvironment = true }
            enclosing = current.parent
        }
    }

    /// A scope inside code that calls eval directly: eval must find its variables.
    private func exposeToEval(_ inner: VariableScope) {
        if function.containsDirectEval { expose(inner) }
    }

    private func expose(_ scope: VariableScope) {
        for variable in scope.ordered {
            variable.capture()
            if variable.hasDeadZone { variable.needsCheck = true }
        }
    }

    // MARK: Scopes

    private func declare(_ node: Scope, in target: VariableScope) {
        for declaration in node.declarations {
            let kind: Variable.Kind = switch declaration.kind {
            case .let: .let
            case .const: .const
            case .class: .class
            case .function: .function
            case .catchParameter: .catchParameter
            }
            target.declare(declaration.name, kind)
        }
    }

    private mutating func within(_ node: Scope, _ kind: VariableScope.Kind = .block, _ body: (inout ScopeAnalyzer) -> Void) {
        // Scopes without names are no scopes: the parser has one node for all of them.
        if node.isEmpty { body(&self); return }
        let inner = table.newScope(kind, parent: scope, function: function)
        declare(node, in: inner)
        table.blocks[node] = inner
        exposeToEval(inner)
        scope = inner
        for declared in node.functions { visit(function: declared) }
        body(&self)
        scope = inner.parent
    }

    private func markDeclared(_ name: Name) {
        var next: VariableScope? = scope
        while let current = next, current.function === function {
            if let variable = current.find(name) { variable.isDeclaredYet = true; return }
            next = current.parent
        }
    }

    // MARK: Functions

    private mutating func visit(function node: FunctionNode) {
        let outerScope = scope, outerFunction = function
        let inner = FunctionScope(parent: function, isArrow: node.kind == .arrow, isStrict: node.isStrict)
        table.functions[node] = inner
        if node.isExpression, let name = node.name, node.kind == .normal {
            inner.nameScope = table.newScope(.function, parent: scope, function: inner)
            inner.nameScope?.declare(name, .functionName)
            scope = inner.nameScope
        }
        let parameters = table.newScope(.function, parent: scope, function: inner)
        inner.parameterScope = parameters
        function = inner
        scope = parameters
        // Known from the start: an eval may stand in a class among the parameters.
        inner.containsDirectEval = node.containsDirectEval
        for name in node.parameterNames {
            let variable = parameters.declare(name, .parameter)
            guard !node.hasSimpleParameters else { continue }
            variable.isDeclaredYet = false
            variable.hasDeadZone = true
        }
        inner.bodyScope = node.hasSimpleParameters ? parameters : table.newScope(.function, parent: parameters, function: inner)
        if node.containsDirectEval, !node.isStrict {
            // What evals among the parameters declare stands outside of these, so they come first.
            parameters.declareEvalVariables(implicit)
            inner.bodyScope.declareEvalVariables(implicit)
        }
        if declaresArgumentsAsVar(node) { parameters.declare(implicit.arguments, .implicit) }
        if node.hasSimpleParameters { declareBody(node, in: parameters) }
        if node.kind == .derivedConstructor || node.kind == .classConstructor { referToConstruction(isDerived: node.kind == .derivedConstructor) }
        for parameter in node.parameters {
            if let value = parameter.defaultValue { visit(value) }
            visit(declared: parameter.target)
        }
        if let rest = node.rest { visit(declared: rest) }
        if !node.hasSimpleParameters {
            declareBody(node, in: inner.bodyScope)
            scope = inner.bodyScope
        }
        if node.containsDirectEval { captureEverything() }
        for declared in node.functions { visit(function: declared) }
        visit(node.body)
        inner.argumentsUse.isLate = isArgumentsLate(node, inner)
        // Sloppy `arguments` is another name for the parameters: they must be where it can reach them.
        if !node.isStrict, node.hasSimpleParameters, parameters.find(implicit.arguments)?.kind == .implicit, !inner.argumentsUse.isLate {
            for variable in parameters.ordered where variable.kind == .parameter { variable.capture() }
        }
        scope = outerScope
        function = outerFunction
    }

    private func declareBody(_ node: FunctionNode, in body: VariableScope) {
        for name in node.varNames { body.declare(name, .var) }
        for declared in node.functions { if let name = declared.name { body.declare(name, .function) } }
        // §B.3.2.1: a function in a block by the name of the arguments object leaves that alone.
        for name in node.annexBFunctionNames where name != implicit.arguments || node.kind == .arrow { body.declare(name, .var) }
        declare(node.lexicalScope, in: body)
    }

    /// §10.2.11 steps 15 to 18: `var arguments` declares the arguments object once more, no variable of its own.
    private func declaresArgumentsAsVar(_ node: FunctionNode) -> Bool {
        node.kind != .arrow && node.varNames.contains(implicit.arguments) && !node.functions.contains { $0.name == implicit.arguments }
    }

    /// What a constructor does without being told: it runs its class's field initialisers, and a derived one looks at its `this`
    /// when it returns.
    private mutating func referToConstruction(isDerived: Bool) {
        if isDerived { referToImplicit(implicit.this) }
        referToFields()
    }

    /// Field initialisers stand in the class scope and are called on `this`.
    private mutating func referToFields() {
        guard VariableScope.nearestClass(from: scope)?.find(implicit.fields) != nil else { return }
        refer(to: implicit.fields)
        referToImplicit(implicit.this)
    }

    private mutating func visit(class node: ClassNode) {
        let inner = table.newScope(.class, parent: scope, function: function)
        table.blocks[node] = inner
        for declaration in node.scope.declarations { inner.declare(declaration.name, .const) }
        for name in node.privateNames {
            inner.declare(name.name, .implicit)
            for suffix in ClassVariableNames.parts(of: name) { inner.declare(ClassVariableNames.part(name.name, suffix, names), .implicit) }
        }
        if ClassVariableNames.hasInstanceElements(node) { inner.declare(implicit.fields, .implicit) }
        for member in node.members { if case .computed = ClassVariableNames.key(of: member) { inner.declare(ClassVariableNames.computedKey(member, names), .implicit) } }
        exposeToEval(inner)
        scope = inner
        if let superclass = node.superclass { visit(superclass) }
        if let constructor = node.constructor { visit(function: constructor) } else { visitDefaultConstructor(of: node) }
        visitMembers(of: node)
        if let name = node.scope.declarations.first?.name { inner.find(name)?.isDeclaredYet = true }
        scope = inner.parent
    }

    private mutating func visitDefaultConstructor(of node: ClassNode) {
        let classScope = scope, outer = function
        let constructor = FunctionScope(parent: function, isArrow: false, isStrict: true)
        constructor.parameterScope = table.newScope(.function, parent: scope, function: constructor)
        constructor.bodyScope = constructor.parameterScope
        table.defaultConstructors[node] = constructor
        function = constructor
        scope = constructor.parameterScope
        referToConstruction(isDerived: node.superclass != nil)
        function = outer
        scope = classScope
    }

    private mutating func visitMembers(of node: ClassNode) {
        let classScope = scope, outer = function
        let fields = FunctionScope(parent: function, isArrow: false, isStrict: true)
        fields.parameterScope = table.newScope(.function, parent: scope, function: fields)
        fields.bodyScope = fields.parameterScope
        table.fieldFunctions[node] = fields
        for member in node.members {
            if case .computed(let key)? = ClassVariableNames.key(of: member) { visit(key) }
            switch member.kind {
            case .method(_, let body), .getter(_, let body), .setter(_, let body), .staticBlock(let body): visit(function: body)
            case .field(_, let initializer?) where member.isStatic: visit(function: initializer)
            case .field(_, let initializer):
                function = fields
                scope = fields.parameterScope
                if case .computed? = ClassVariableNames.key(of: member) { refer(to: ClassVariableNames.computedKey(member, names)) }
                if case .private(let name)? = ClassVariableNames.key(of: member), !member.isStatic { refer(to: name) }
                if let initializer {
                    if initializer.containsDirectEval { captureEverything() }
                    visit(initializer.body)
                }
                function = outer
                scope = classScope
            }
        }
        // Private methods are put on each instance by the same function.
        function = fields
        scope = fields.parameterScope
        for name in node.privateNames where name.kind != .field && !name.isStatic {
            refer(to: name.name)
            for suffix in ClassVariableNames.parts(of: name) { refer(to: ClassVariableNames.part(name.name, suffix, names)) }
        }
        function = outer
        scope = classScope
    }

    // MARK: Statements

    private mutating func visit(_ statements: [Statement]) { for statement in statements { visit(statement) } }

    private mutating func visit(_ statement: Statement) {
        switch statement.kind {
        case .empty, .debugger, .continue, .break: break
        case .expression(let expression), .throw(let expression): visit(expression)
        case .variable(_, let declarators): visit(declarators)
        case .function(let node, let isAnnexB):
            if isAnnexB, let name = node.name { refer(to: name); referToFunctionLevel(name) }
        case .class(let node):
            visit(class: node)
            if let name = node.name { markDeclared(name) }
        case .block(let body, let node): within(node) { $0.visit(body) }
        case .if(let test, let then, let otherwise):
            visit(test)
            visit(then)
            if let otherwise { visit(otherwise) }
        case .while(let test, let body), .doWhile(let body, let test):
            visit(test)
            visit(body)
        case .return(let value): if let value { visit(value) }
        case .with(let object, let body): visitWith(statement, object, body)
        case .labeled(_, let body): visit(body)
        case .switch(let value, let cases, let node):
            visit(value)
            within(node, .switch) { analyzer in
                for one in cases {
                    if let test = one.test { analyzer.visit(test) }
                    analyzer.visit(one.body)
                }
            }
        case .try(let block, let clause, let finalizer):
            visit(block)
            if let clause {
                within(clause.parameterScope) { analyzer in
                    if let parameter = clause.parameter { analyzer.visit(declared: parameter) }
                    analyzer.visit(clause.body)
                }
            }
            if let finalizer { visit(finalizer) }
        case .for, .forIn, .forOf: visitLoop(statement)
        }
    }

    /// The `var` that a sloppy function in a block also sets.
    private mutating func referToFunctionLevel(_ name: Name) {
        let saved = scope
        scope = function.bodyScope
        refer(to: name)
        scope = saved
    }

    private mutating func visit(_ declarators: [Declarator]) {
        for declarator in declarators {
            if let value = declarator.initializer { visit(value) }
            visit(declared: declarator.target)
        }
    }

    /// A pattern that declares its names. What it writes to a name is no use before the declaration, and whatever comes later in it
    /// finds the name declared.
    private mutating func visit(declared pattern: Pattern) { visit(pattern: pattern, declares: true) }

    private mutating func visitLoop(_ statement: Statement) {
        switch statement.kind {
        case .for(let initializer, let test, let update, let body, let node):
            within(node) { analyzer in
                switch initializer {
                case .expression(let expression)?: analyzer.visit(expression)
                case .variable(_, let declarators)?: analyzer.visit(declarators)
                case nil: break
                }
                if let test { analyzer.visit(test) }
                if let update { analyzer.visit(update) }
                analyzer.visit(body)
            }
        case .forIn(let binding, let subject, let body, let node), .forOf(let binding, let subject, let body, let node, _):
            within(node) { analyzer in
                analyzer.visit(subject)
                switch binding {
                case .variable(_, let pattern, let initializer):
                    if let initializer { analyzer.visit(initializer) }
                    analyzer.visit(declared: pattern)
                case .assignment(let pattern): analyzer.visit(pattern: pattern)
                }
                analyzer.visit(body)
            }
        default: break
        }
    }

    private mutating func visitWith(_ statement: Statement, _ object: Expression, _ body: Statement) {
        visit(object)
        let inner = table.newScope(.object, parent: scope, function: function)
        inner.declare(implicit.object, .implicit)
        table.withScopes[statement] = inner
        exposeToEval(inner)
        scope = inner
        visit(body)
        scope = inner.parent
    }

    // MARK: Patterns and expressions

    private mutating func visit(pattern: Pattern, declares: Bool = false) {
        switch pattern.kind {
        case .target(let expression):
            if case .identifier(let name) = expression.kind {
                if declares { markDeclared(name) }
                noteAssignment(to: name)
            }
            visit(target: expression)
        case .object(let properties, let rest):
            for property in properties {
                if case .computed(let key) = property.key { visit(key) }
                if let value = property.defaultValue { visit(value) }
                visit(pattern: property.value, declares: declares)
            }
            if let rest { visit(pattern: rest, declares: declares) }
        case .array(let elements, let rest):
            for case let element? in elements {
                if let value = element.defaultValue { visit(value) }
                visit(pattern: element.target, declares: declares)
            }
            if let rest { visit(pattern: rest, declares: declares) }
        }
    }

    private mutating func visit(_ arguments: [Argument]) { for argument in arguments { visit(argument.expression) } }

    private mutating func visit(_ expression: Expression) {
        // The compiler refuses what nests deeper.
        depth += 1
        defer { depth -= 1 }
        if depth > 100_000 { return }
        switch expression.kind {
        case .null, .boolean, .number, .numbers, .string, .bigInt, .regExp: break
        case .identifier(let name):
            if name == implicit.arguments, isArgumentsObject() { referToArguments(asksOnly: false) } else { refer(to: name) }
        case .this: referToThisItself()
        case .newTarget: referToImplicit(implicit.newTarget)
        case .importMeta: break
        case .superMember: referToSuper()
        case .superIndex(let key): referToSuper(); visit(key)
        case .superCall(let arguments):
            referToThisItself()
            for name in [implicit.newTarget, implicit.function] { referToImplicit(name) }
            referToFields()
            visit(arguments)
        case .template(let template): for part in template.expressions { visit(part) }
        case .taggedTemplate(let tag, let template):
            visit(target: tag)
            for part in template.expressions { visit(part) }
        case .array(let elements):
            for element in elements {
                switch element {
                case .hole: break
                case .expression(let value), .spread(let value): visit(value)
                }
            }
        case .object(let members): for member in members { visit(member) }
        case .function(let node): visit(function: node)
        case .class(let node): visit(class: node)
        case .unary(.delete, let operand):
            if case .member(let object, _, _) = operand.kind { visit(object) } else { visit(target: operand) }
        case .unary(_, let operand), .await(let operand), .optionalChain(let operand): visit(operand)
        case .update(_, _, let operand): visit(target: operand)
        case .privateIn(let name, let operand): refer(to: name); visit(operand)
        case .member(let object, implicit.length, false) where isOwnArguments(object),
             .index(let object, _, false) where isOwnArguments(object):
            referToArguments(asksOnly: true)
            if case .index(_, let key, _) = expression.kind { visit(key) }
        case .call(let callee, let arguments, false) where passesOwnArguments(callee, arguments):
            visit(callee)
            visit(arguments[0].expression)
            function.argumentsUse.isPassedOn = true
            referToArguments(asksOnly: true)
        case .member(let object, _, let isOptional):
            if case .this = object.kind, !isOptional, !function.isArrow { referToImplicit(implicit.this) } else { visit(object) }
        case .privateMember(let object, let name, _): visit(object); refer(to: name)
        case .binary: visit(chain: expression)
        case .assignOperator(_, let left, let right), .assignLogical(_, let left, let right): visit(target: left); visit(right)
        case .logical(_, let left, let right), .index(let left, let right, _): visit(left); visit(right)
        case .conditional(let test, let then, let otherwise): visit(test); visit(then); visit(otherwise)
        case .assign(let target, let value): visit(value); visit(pattern: target)
        case .sequence(let parts): for part in parts { visit(part) }
        case .call(let callee, let arguments, _): visit(target: callee); visit(arguments)
        case .new(let callee, let arguments): visit(callee); visit(arguments)
        case .importCall(let source, let options): visit(source); if let options { visit(options) }
        case .yield(let value, _): if let value { visit(value) }
        }
    }

    /// What is written to, called or deleted, and not only read.
    private mutating func visit(target expression: Expression) {
        switch expression.kind {
        case .identifier(let name): noteAssignment(to: name)
        case .member(let object, _, _), .index(let object, _, _): if isOwnArguments(object) { referToArguments(asksOnly: false) }
        default: break
        }
        visit(expression)
    }

    private mutating func referToSuper() {
        ownerOfImplicits?.usesSuper = true
        referToThisItself()
        referToImplicit(implicit.function)
    }

    private mutating func referToThisItself() {
        ownerOfImplicits?.usesThisItself = true
        referToImplicit(implicit.this)
    }

    /// `a + b + c + …` leans to the left and may be long: down it without recursion, and through its parts as they stand.
    private mutating func visit(chain expression: Expression) {
        var first = expression, others: [Expression] = []
        while case .binary(_, let left, let right) = first.kind {
            others.append(right)
            first = left
        }
        visit(first)
        for part in others.reversed() { visit(part) }
    }

    private mutating func visit(_ member: ObjectMember) {
        func key(_ node: PropertyKeyNode) -> Expression? { if case .computed(let key) = node { key } else { nil } }
        switch member.kind {
        case .property(let name, let value, _):
            if let key = key(name) { visit(key) }
            visit(value)
        case .method(let name, let node), .getter(let name, let node), .setter(let name, let node):
            if let key = key(name) { visit(key) }
            visit(function: node)
        case .prototype(let value), .spread(let value): visit(value)
        }
    }
}

/// The names in a class scope that hold what the class's members need when they run.
enum ClassVariableNames {
    static func hasInstanceElements(_ node: ClassNode) -> Bool {
        node.members.contains { member in
            if member.isStatic { return false }
            switch member.kind {
            case .field: return true
            case .method(.private, _), .getter(.private, _), .setter(.private, _): return true
            default: return false
            }
        }
    }

    /// A private method's function, or an accessor's two, under names derived from the private one.
    static func parts(of name: PrivateNameDeclaration) -> [String] {
        switch name.kind {
        case .field: []
        case .method: ["method"]
        case .accessor: ["get", "set"]
        }
    }

    static func part(_ name: Name, _ suffix: String, _ names: NameTable) -> Name { names.intern(names.string(name) + "%" + suffix) }

    static func key(of member: ClassMember) -> PropertyKeyNode? {
        switch member.kind {
        case .method(let key, _), .getter(let key, _), .setter(let key, _), .field(let key, _): key
        case .staticBlock: nil
        }
    }

    /// Holds a field's computed key, which is evaluated once, when the class is.
    static func computedKey(_ member: ClassMember, _ names: NameTable) -> Name { names.intern("%key\(member.range.start)") }
}
