/// What the parser must know about the function (or script) whose code it reads.
struct FunctionContext {
    /// `await` and `yield` are operators.
    var isAsync = false
    var isGenerator = false
    var isStaticBlock = false
    /// A script's own code, where nothing may be declared with `using`: a script is never left.
    var isScript = false
    var isParsingParameters = false
    var allowsReturn = false
    var allowsNewTarget = false
    var allowsSuperProperty = false
    var allowsSuperCall = false
    /// Class field initializers and static blocks, and arrows in them, must not mention `arguments` (ECMA-262 §15.7.1).
    var forbidsArguments = false
    /// How many statements around may be the target of a plain `break` or `continue`.
    var loops = 0
    var breakables = 0
    /// Labels of functions around are out of reach.
    var firstLabel = 0
    /// The level of the body's scope, and where its `var` declarations begin.
    var bodyScope: Int32 = 0
    var firstVariable = 0
    var marks = Marks()

    /// What was met in a stretch of the text. An arrow's head is known for one only when it has been read; then these
    /// say whether it holds what an arrow's parameters must not.
    struct Marks {
        var containsDirectEval = false
        var awaitExpression: SourceRange?
        var awaitIdentifier: SourceRange?
        var yieldExpression: SourceRange?

        func merged(with later: Marks) -> Marks {
            var merged = self
            merged.containsDirectEval = containsDirectEval || later.containsDirectEval
            merged.awaitExpression = awaitExpression ?? later.awaitExpression
            merged.awaitIdentifier = awaitIdentifier ?? later.awaitIdentifier
            merged.yieldExpression = yieldExpression ?? later.yieldExpression
            return merged
        }
    }

    init() {}

    /// The context of a function's code, `outer` being the context around it.
    init(_ header: FunctionHeader, in outer: FunctionContext, firstLabel: Int) {
        isAsync = header.isAsync
        isGenerator = header.isGenerator
        isStaticBlock = header.kind == .staticBlock
        allowsReturn = header.kind != .staticBlock && header.kind != .fieldInitializer
        self.firstLabel = firstLabel
        switch header.kind {
        case .arrow: // sees what is around it
            allowsNewTarget = outer.allowsNewTarget
            allowsSuperProperty = outer.allowsSuperProperty
            allowsSuperCall = outer.allowsSuperCall
            forbidsArguments = outer.forbidsArguments
        case .normal:
            allowsNewTarget = true
        default:
            allowsNewTarget = true
            allowsSuperProperty = true
            allowsSuperCall = header.kind == .derivedConstructor
            forbidsArguments = header.kind == .fieldInitializer || header.kind == .staticBlock
        }
    }
}

/// What is known of a function when its parameters begin.
struct FunctionHeader {
    var kind: FunctionNode.Kind
    var name: Name?
    var nameRange: SourceRange?
    var isExpression = false
    var isAsync = false
    var isGenerator = false
    /// Where its text begins.
    var start: Int32
}

struct Label {
    let name: Name
    let isLoop: Bool
}

/// The private names of a class body that is being read (ECMA-262 §15.7.1).
struct ClassContext {
    struct Declared {
        var hasGetter: Bool
        var hasSetter: Bool
        let isStatic: Bool
    }
    var declared: [Name: Declared] = [:]
    var declarations: [PrivateNameDeclaration] = []
    var references: [(name: Name, range: SourceRange)] = []
}
