// The syntax tree. It says what the source text says and no more: a reader of the tree can tell every early error has
// been reported already, which names each scope declares, and where in the text each node stands. It knows no values.
//
// Cover grammars are resolved by the parser: a tree never holds an object literal where a pattern is meant.

/// An expression. Parentheses leave no node of their own, only `isParenthesized` (ECMA-262 §13.2.9).
public final class Expression {
    public let kind: Kind
    public let range: SourceRange
    public var isParenthesized = false

    public init(_ kind: Kind, _ range: SourceRange) { self.kind = kind; self.range = range }

    public enum Kind {
        case identifier(Name)
        case this
        case null
        case boolean(Bool)
        case number(Double)
        case string(Name)
        /// The digits in decimal, without the `n`.
        case bigInt(String)
        case regExp(pattern: Name, flags: Name)
        case template(Template)
        case taggedTemplate(tag: Expression, Template)
        case array([ArrayElement])
        /// An array literal of many numerals and nothing else, without a node for each; where the first of them stands.
        case numbers([Double], first: SourceRange)
        case object([ObjectMember])
        /// Function expressions and arrow functions.
        case function(FunctionNode)
        case `class`(ClassNode)
        case unary(UnaryOperator, Expression)
        /// `++x`, `x--`. The operand is an identifier, member or (sloppy web reality) a call that throws when run.
        case update(isIncrement: Bool, isPrefix: Bool, Expression)
        case binary(BinaryOperator, Expression, Expression)
        case logical(LogicalOperator, Expression, Expression)
        /// `#name in object`
        case privateIn(Name, Expression)
        case conditional(Expression, then: Expression, otherwise: Expression)
        /// `target = value`; the target is a pattern for destructuring assignment.
        case assign(Pattern, Expression)
        /// `target op= value`
        case assignOperator(BinaryOperator, Expression, Expression)
        /// `target &&= value` and kin
        case assignLogical(LogicalOperator, Expression, Expression)
        case sequence([Expression])
        /// `object.name`; `isOptional` where it is written `?.name`.
        case member(Expression, Name, isOptional: Bool)
        case index(Expression, Expression, isOptional: Bool)
        case privateMember(Expression, Name, isOptional: Bool)
        case superMember(Name)
        case superIndex(Expression)
        case call(Expression, [Argument], isOptional: Bool)
        case superCall([Argument])
        case new(Expression, [Argument])
        /// The extent of an optional chain: where short-circuiting inside it ends (ECMA-262 §13.3.9).
        case optionalChain(Expression)
        case newTarget
        case importMeta
        case importCall(Expression, options: Expression?)
        case yield(Expression?, isDelegate: Bool)
        case await(Expression)
    }
}

public struct Argument {
    public let expression: Expression
    public let isSpread: Bool
    public init(expression: Expression, isSpread: Bool) { self.expression = expression; self.isSpread = isSpread }
}

public enum ArrayElement {
    case hole
    case expression(Expression)
    case spread(Expression)
}

extension Expression {
    /// A numeral, with a minus before it where the number is negative.
    convenience init(numeral value: Double, _ range: SourceRange) {
        self.init(value.sign == .minus ? .unary(.minus, Expression(.number(-value), range)) : .number(value), range)
    }

    /// The parts of an array literal; of one of many numerals they are made anew, each at the place of the first. Nil for all others.
    public var elements: [ArrayElement]? {
        switch kind {
        case .array(let elements): elements
        case .numbers(let values, let first): values.map { .expression(Expression(numeral: $0, first)) }
        default: nil
        }
    }
}

/// A template literal's parts: one more string than expressions.
public final class Template {
    /// nil where an escape has no cooked value; then only a tag may see it.
    public let cooked: [Name?]
    public let raw: [Name]
    public let expressions: [Expression]
    public init(cooked: [Name?], raw: [Name], expressions: [Expression]) {
        self.cooked = cooked; self.raw = raw; self.expressions = expressions
    }
}

public enum PropertyKeyNode {
    /// An identifier name or string literal; numeric literals come as their canonical string in `number`.
    case name(Name)
    case number(Double)
    /// A BigInt literal as a key: its decimal digits.
    case bigInt(String)
    case computed(Expression)
    /// Classes only.
    case `private`(Name)
}

public struct ObjectMember {
    public enum Kind {
        /// `key: value` and shorthand `key`
        case property(PropertyKeyNode, Expression, isShorthand: Bool)
        /// `__proto__: value` (not computed, not shorthand): sets the prototype (ECMA-262 §B.3.1).
        case prototype(Expression)
        case method(PropertyKeyNode, FunctionNode)
        case getter(PropertyKeyNode, FunctionNode)
        case setter(PropertyKeyNode, FunctionNode)
        case spread(Expression)
    }
    public let kind: Kind
    public let range: SourceRange
    public init(_ kind: Kind, _ range: SourceRange) { self.kind = kind; self.range = range }
}

public final class ClassNode {
    public let name: Name?
    public let superclass: Expression?
    /// nil where the class has none of its own.
    public let constructor: FunctionNode?
    public let members: [ClassMember]
    /// Holds the class's own inner name, if it has one.
    public let scope: Scope
    /// Each private name that the body declares, once.
    public let privateNames: [PrivateNameDeclaration]
    public let range: SourceRange
    public init(name: Name?, superclass: Expression?, constructor: FunctionNode?, members: [ClassMember], scope: Scope,
                privateNames: [PrivateNameDeclaration], range: SourceRange) {
        self.name = name; self.superclass = superclass; self.constructor = constructor; self.members = members
        self.scope = scope; self.privateNames = privateNames; self.range = range
    }
}

public struct PrivateNameDeclaration {
    public enum Kind { case field, method, accessor }
    /// With its `#`.
    public let name: Name
    public let kind: Kind
    public let isStatic: Bool
    public init(name: Name, kind: Kind, isStatic: Bool) { self.name = name; self.kind = kind; self.isStatic = isStatic }
}

public struct ClassMember {
    public enum Kind {
        case method(PropertyKeyNode, FunctionNode)
        case getter(PropertyKeyNode, FunctionNode)
        case setter(PropertyKeyNode, FunctionNode)
        /// The initializer is a function of kind `.fieldInitializer` whose only statement returns the value.
        case field(PropertyKeyNode, initializer: FunctionNode?)
        /// A function of kind `.staticBlock`.
        case staticBlock(FunctionNode)
    }
    public let kind: Kind
    public let isStatic: Bool
    public let range: SourceRange
    public init(_ kind: Kind, isStatic: Bool, range: SourceRange) { self.kind = kind; self.isStatic = isStatic; self.range = range }
}

/// What a value is bound or assigned to. In a binding every leaf is an identifier.
public final class Pattern {
    public let kind: Kind
    public let range: SourceRange
    public init(_ kind: Kind, _ range: SourceRange) { self.kind = kind; self.range = range }

    public enum Kind {
        /// An identifier or, in assignments, any member expression (or a call, which throws when run: sloppy web reality).
        case target(Expression)
        case object([PropertyPattern], rest: Pattern?)
        /// nil for an elision.
        case array([ElementPattern?], rest: Pattern?)
    }
}

public struct PropertyPattern {
    public let key: PropertyKeyNode
    public let value: Pattern
    public let defaultValue: Expression?
    public init(key: PropertyKeyNode, value: Pattern, defaultValue: Expression?) {
        self.key = key; self.value = value; self.defaultValue = defaultValue
    }
}

public struct ElementPattern {
    public let target: Pattern
    public let defaultValue: Expression?
    public init(target: Pattern, defaultValue: Expression?) { self.target = target; self.defaultValue = defaultValue }
}

public final class FunctionNode {
    public enum Kind {
        case normal, arrow, method, getter, setter, classConstructor, derivedConstructor, fieldInitializer, staticBlock
    }
    public let kind: Kind
    /// The name it binds (declarations, named expressions); methods get theirs from the key when the code runs.
    public let name: Name?
    /// True for `function f() {}` as an expression, whose name is bound in a scope of its own around it.
    public let isExpression: Bool
    public let isAsync: Bool
    public let isGenerator: Bool
    public let isStrict: Bool
    public let parameters: [ElementPattern]
    public let rest: Pattern?
    /// No patterns, defaults or rest (ECMA-262 §15.1.3).
    public let hasSimpleParameters: Bool
    /// The function's `length` (ECMA-262 §15.1.5).
    public let expectedArgumentCount: Int
    /// The names its parameters bind, in order (with repeats in sloppy functions).
    public let parameterNames: [Name]
    public let body: [Statement]
    /// For `x => x`: the body is one `return` statement made by the parser.
    public let hasExpressionBody: Bool
    /// Names declared by `var` and by functions at the body's top level, each once, in order (ECMA-262 §8.2.6 VarDeclaredNames).
    public let varNames: [Name]
    /// The functions declared at the body's top level: the last one of each name, in order (§10.2.11 functionsToInitialize).
    public let functions: [FunctionNode]
    /// Sloppy functions in blocks that also get a `var` of the function (ECMA-262 §B.3.2.1).
    public let annexBFunctionNames: [Name]
    /// `let`, `const` and `class` at the body's top level.
    public let lexicalScope: Scope
    /// Its own body or parameters (arrows within included, other functions not) call `eval` directly.
    public let containsDirectEval: Bool
    /// The whole function's text, as `toString` gives it.
    public let range: SourceRange

    public init(kind: Kind, name: Name?, isExpression: Bool, isAsync: Bool, isGenerator: Bool, isStrict: Bool,
                parameters: [ElementPattern], rest: Pattern?, hasSimpleParameters: Bool, expectedArgumentCount: Int,
                parameterNames: [Name], body: [Statement], hasExpressionBody: Bool, varNames: [Name], functions: [FunctionNode],
                annexBFunctionNames: [Name], lexicalScope: Scope, containsDirectEval: Bool, range: SourceRange) {
        self.kind = kind; self.name = name; self.isExpression = isExpression; self.isAsync = isAsync
        self.isGenerator = isGenerator; self.isStrict = isStrict; self.parameters = parameters; self.rest = rest
        self.hasSimpleParameters = hasSimpleParameters; self.expectedArgumentCount = expectedArgumentCount
        self.parameterNames = parameterNames; self.body = body; self.hasExpressionBody = hasExpressionBody
        self.varNames = varNames; self.functions = functions; self.annexBFunctionNames = annexBFunctionNames
        self.lexicalScope = lexicalScope; self.containsDirectEval = containsDirectEval; self.range = range
    }
}

/// The names that one scope declares lexically.
public final class Scope {
    public struct Declaration {
        public enum Kind { case `let`, const, `class`, function, catchParameter }
        public let name: Name
        public let kind: Kind
        public let range: SourceRange
        public init(name: Name, kind: Kind, range: SourceRange) { self.name = name; self.kind = kind; self.range = range }
    }
    public let declarations: [Declaration]
    /// Functions declared directly in this block (empty for function bodies and scripts, which list theirs apart), in order,
    /// the last one of each name: they are made when the block is entered (ECMA-262 §14.2.3).
    public let functions: [FunctionNode]
    public init(declarations: [Declaration], functions: [FunctionNode]) {
        self.declarations = declarations; self.functions = functions
    }
    public var isEmpty: Bool { declarations.isEmpty }
}

public final class Statement {
    /// Set once more by the parser: whether annex B copies a block's function is known only at the end of the function around.
    public internal(set) var kind: Kind
    public let range: SourceRange
    public init(_ kind: Kind, _ range: SourceRange) { self.kind = kind; self.range = range }

    public enum VariableKind {
        case `var`, `let`, const, using, awaitUsing
        /// Its values are disposed when the scope is left.
        public var isUsing: Bool { self == .using || self == .awaitUsing }
    }

    public enum Kind {
        case empty
        case debugger
        case expression(Expression)
        case variable(VariableKind, [Declarator])
        /// The function itself is in its scope's `functions`; the statement marks where it stood.
        /// `isAnnexB`: when reached, the block's function is copied to the function-level `var` (§B.3.2.1).
        case function(FunctionNode, isAnnexB: Bool)
        case `class`(ClassNode)
        case block([Statement], Scope)
        case `if`(Expression, then: Statement, otherwise: Statement?)
        /// `scope` holds the names of a `let`/`const` initializer; each round gets fresh copies (ECMA-262 §14.7.4.4).
        case `for`(initializer: ForInitializer?, test: Expression?, update: Expression?, body: Statement, scope: Scope)
        case forIn(ForBinding, Expression, body: Statement, scope: Scope)
        case forOf(ForBinding, Expression, body: Statement, scope: Scope, isAwait: Bool)
        case `while`(Expression, body: Statement)
        case doWhile(body: Statement, Expression)
        case `continue`(Name?)
        case `break`(Name?)
        case `return`(Expression?)
        case with(Expression, body: Statement)
        case `switch`(Expression, [SwitchCase], Scope)
        case labeled(Name, Statement)
        case `throw`(Expression)
        case `try`(block: Statement, CatchClause?, finalizer: Statement?)
    }
}

public struct Declarator {
    public let target: Pattern
    public let initializer: Expression?
    public let range: SourceRange
    public init(target: Pattern, initializer: Expression?, range: SourceRange) {
        self.target = target; self.initializer = initializer; self.range = range
    }
}

public enum ForInitializer {
    case expression(Expression)
    case variable(Statement.VariableKind, [Declarator])
}

public enum ForBinding {
    /// `for (let x of …)`; the initializer only in sloppy `for (var x = 1 in …)` (ECMA-262 §B.3.5).
    case variable(Statement.VariableKind, Pattern, initializer: Expression?)
    /// `for (x.y of …)`
    case assignment(Pattern)
}

public struct SwitchCase {
    /// nil for `default`.
    public let test: Expression?
    public let body: [Statement]
    public init(test: Expression?, body: [Statement]) { self.test = test; self.body = body }
}

public struct CatchClause {
    public let parameter: Pattern?
    /// The parameter's names.
    public let parameterScope: Scope
    /// A `.block` statement.
    public let body: Statement
    public init(parameter: Pattern?, parameterScope: Scope, body: Statement) {
        self.parameter = parameter; self.parameterScope = parameterScope; self.body = body
    }
}

/// A parsed script or module (ECMA-262 §16.1, §16.2). Keep it as long as any of its nodes: it sees to it that deep trees are freed safely.
public final class ScriptNode {
    public let source: SourceText
    public let names: NameTable
    public let isStrict: Bool
    public let body: [Statement]
    public let varNames: [Name]
    /// As in `FunctionNode`.
    public let functions: [FunctionNode]
    public let annexBFunctionNames: [Name]
    public let lexicalScope: Scope
    public let containsDirectEval: Bool
    /// Where `await` at the top level was allowed and used.
    public let containsTopLevelAwait: Bool
    /// Of a module.
    public let module: ModuleSyntax?
    /// The last property, for properties are freed in order: the tree before its anchors.
    private let anchors: NodeAnchors

    init(source: SourceText, names: NameTable, isStrict: Bool, body: [Statement], varNames: [Name],
         functions: [FunctionNode], annexBFunctionNames: [Name], lexicalScope: Scope, containsDirectEval: Bool,
         containsTopLevelAwait: Bool, module: ModuleSyntax?, anchors: NodeAnchors) {
        self.source = source; self.names = names; self.isStrict = isStrict; self.body = body; self.varNames = varNames
        self.functions = functions; self.annexBFunctionNames = annexBFunctionNames; self.lexicalScope = lexicalScope
        self.containsDirectEval = containsDirectEval; self.containsTopLevelAwait = containsTopLevelAwait
        self.module = module
        self.anchors = anchors
    }
}

public enum UnaryOperator: Sendable { case minus, plus, not, bitNot, typeof, void, delete }

public enum BinaryOperator: Sendable {
    case add, subtract, multiply, divide, remainder, power
    case bitAnd, bitOr, bitXor, shiftLeft, shiftRight, shiftRightUnsigned
    case equal, notEqual, strictEqual, strictNotEqual, less, lessEqual, greater, greaterEqual
    case instanceof, `in`
}

public enum LogicalOperator: Sendable { case and, or, coalesce }

/// An early error. `isIncomplete`: the text ended where more was needed, so a shell should ask for another line.
/// `isTooDeep`: the nesting exceeds what the parser takes (a RangeError to a script, not a SyntaxError). `isInterrupted`: it is no error of
/// the text; whoever waits for the parser wants it to stop (``ParseOptions/checkpoint``).
public struct SyntaxError: Error {
    public let message: String
    public let range: SourceRange
    public let isIncomplete: Bool
    /// The text ended where it should not. So does one that is incomplete; but what ends behind `throw` cannot go on in the next line.
    public let isAtEnd: Bool
    public let isTooDeep: Bool
    public let isInterrupted: Bool
    public init(message: String, range: SourceRange, isIncomplete: Bool = false, isAtEnd: Bool? = nil, isTooDeep: Bool = false, isInterrupted: Bool = false) {
        self.message = message; self.range = range; self.isIncomplete = isIncomplete
        self.isAtEnd = isAtEnd ?? isIncomplete
        self.isTooDeep = isTooDeep; self.isInterrupted = isInterrupted
    }
}
