/// What the surroundings of a text allow in it: all false for a script on its own.
public struct ParseOptions {
    /// Direct eval inherits strictness from its caller.
    public var isStrict = false
    /// The text is a module, or stands in one: `import.meta` is there, and `await` is no name.
    public var isModule = false
    /// Shell entries: import declarations may stand at the top level; what they import are constants of the entry.
    public var allowsImportDeclarations = false
    /// Shell entries: `await` at the top level is an await expression.
    public var allowsTopLevelAwait = false
    // For direct eval (ECMA-262 §19.2.1.1): what the function around the call allows.
    public var allowsNewTarget = false
    public var allowsSuperProperty = false
    public var allowsSuperCall = false
    public var isInClassFieldInitializer = false
    /// The private names visible to a direct eval, with their `#`.
    public var privateNames: [String] = []
    /// Asked now and then while a text is parsed; what it gives back is thrown.
    public var checkpoint: (() -> Stop?)?

    /// Why a text that may be fine is not parsed to its end.
    public enum Stop {
        case interrupted
        case outOfMemory(String)

        func error(at range: SourceRange) -> SyntaxError {
            switch self {
            case .interrupted: SyntaxError(message: "interrupted", range: range, isInterrupted: true)
            case .outOfMemory(let message): SyntaxError(message: message, range: range, isTooDeep: true)
            }
        }
    }

    public init() {}
}

/// Tokens → syntax tree, by recursive descent (ECMA-262 §13 to §16 and annex B).
///
/// One pass, no backtracking: where the grammar cannot tell yet what it reads (`[a, b]` may become a pattern, `(a, b)`
/// an arrow's parameters) the parser reads an expression and reinterprets it when the next token decides
/// (ParserPatterns.swift). Declarations are checked while they are read (ParserScopes.swift). The parser is a struct so
/// that its state needs no exclusivity checks, and cannot be copied so that nobody reads from a stale one.
public struct Parser: ~Copyable {
    var lexer: Lexer
    let names: NameTable
    let options: ParseOptions
    var isStrict: Bool
    /// False in the head of a `for` statement, where `in` is no operator.
    var allowsIn = true
    var function = FunctionContext()
    var classes: [ClassContext] = []
    var labels: [Label] = []
    var declarations = DeclarationTracker()
    /// Most scopes declare nothing and share one node.
    let emptyScope = Scope(declarations: [], functions: [])
    /// The first thing in the expression being read that only a pattern may hold, such as `{ a = 1 }`; nil if none.
    var pendingCoverError: SyntaxError?
    /// Where array and object literals start that have a comma behind `...x`: no pattern may.
    var commasAfterSpread: Set<Int32> = []
    /// Of the module that is parsed.
    var module: ModuleSyntax?
    var depth = 0
    private var rounds: UInt32 = 0
    /// Nodes at regular depths, children before parents; see `NodeAnchors`.
    let anchors = NodeAnchors()

    /// How deep expressions and statements may nest: 8,000 levels of any bracket fit a stack of 256 MB, even in a debug build.
    static var maximumDepth: Int { 10_000 }

    init(_ units: UnsafeBufferPointer<UInt16>, options: ParseOptions, names: NameTable) {
        lexer = Lexer(units, names: names)
        lexer.givesIllegalTokens = true
        self.names = names
        self.options = options
        isStrict = options.isStrict
    }

    /// Parses a script (ECMA-262 §16.1).
    public static func parseScript(_ source: SourceText, options: ParseOptions = ParseOptions(),
                                   names: NameTable = NameTable()) throws(SyntaxError) -> ScriptNode {
        try withParser(source, options, names) { parser throws(SyntaxError) in try parser.parseScript(source) }
    }

    /// Parses what the Function constructor is given (ECMA-262 §20.2.1.1.1).
    ///
    /// The script's one statement is an expression that holds the function. The function has the name `anonymous` but
    /// `isExpression` is false, for nothing binds that name.
    public static func parseFunction(parameters: [UInt16], body: [UInt16], isAsync: Bool, isGenerator: Bool,
                                     sourceName: String, origin: Int = 0, checkpoint: (() -> ParseOptions.Stop?)? = nil) throws(SyntaxError) -> ScriptNode {
        let head = (isAsync ? "async " : "") + (isGenerator ? "function*" : "function")
        // Both parts must be whole by themselves: nothing may hide in a comment that the other part closes.
        try withParser(SourceText(name: sourceName, units: parameters)) { parser throws(SyntaxError) in
            try parser.checkParameters(isAsync: isAsync, isGenerator: isGenerator)
        }
        try withParser(SourceText(name: sourceName, units: body)) { parser throws(SyntaxError) in
            try parser.checkFunctionBody(isAsync: isAsync, isGenerator: isGenerator)
        }
        var units = Array("\(head) anonymous(".utf16)
        units += parameters
        units += Array("\n) {\n".utf16)
        units += body
        units += Array("\n}".utf16)
        let source = SourceText(name: sourceName, units: units, origin: origin)
        var options = ParseOptions()
        options.checkpoint = checkpoint
        return try withParser(source, options) { parser throws(SyntaxError) in try parser.parseDynamicFunction(source) }
    }

    static func withParser<Result>(
        _ source: SourceText, _ options: ParseOptions = ParseOptions(), _ names: NameTable = NameTable(),
        _ body: (inout Parser) throws(SyntaxError) -> Result
    ) throws(SyntaxError) -> Result {
        try source.units.withUnsafeBufferPointer { units throws(SyntaxError) in
            var parser = Parser(units, options: options, names: names)
            return try body(&parser)
        }
    }

    private mutating func parseScript(_ source: SourceText) throws(SyntaxError) -> ScriptNode {
        beginScript()
        if options.allowsImportDeclarations { module = ModuleSyntax(names) }
        lexer.skipHashbang()
        try lexer.advance()
        let body = try parseDirectivesAndStatements(until: .endOfInput)
        return try finishScript(source, body)
    }

    mutating func beginScript() {
        function.allowsNewTarget = options.allowsNewTarget
        function.allowsSuperProperty = options.allowsSuperProperty
        function.allowsSuperCall = options.allowsSuperCall
        function.forbidsArguments = options.isInClassFieldInitializer
        function.isAsync = options.allowsTopLevelAwait
        function.isScript = true
        openFunctionScopes()
    }

    mutating func finishScript(_ source: SourceText, _ body: [Statement]) throws(SyntaxError) -> ScriptNode {
        let declared = closeFunctionScopes()
        return ScriptNode(source: source, names: names, isStrict: isStrict, body: body, varNames: declared.varNames,
                          functions: declared.functions, annexBFunctionNames: declared.annexBFunctionNames,
                          lexicalScope: declared.lexicalScope, containsDirectEval: function.marks.containsDirectEval,
                          containsTopLevelAwait: function.marks.awaitExpression != nil, module: module, anchors: anchors)
    }

    private mutating func parseDynamicFunction(_ source: SourceText) throws(SyntaxError) -> ScriptNode {
        beginScript()
        try lexer.advance()
        let start = token.start
        let isAsync = try takeContextual(.async)
        try expect(.function)
        let isGenerator = try take(.star)
        let name = token.name
        try lexer.advance()
        let node = try parseFunctionRest(
            FunctionHeader(kind: .normal, name: name, isAsync: isAsync, isGenerator: isGenerator, start: start))
        guard token.kind == .endOfInput else { throw unexpected() }
        let expression = Expression(.function(node), node.range)
        return try finishScript(source, [Statement(.expression(expression), node.range)])
    }
}

// MARK: Reading tokens

extension Parser {
    @inline(__always) var token: Token { lexer.token }
    @inline(__always) var kind: TokenKind { lexer.token.kind }

    @inline(__always)
    mutating func advance() throws(SyntaxError) { try lexer.advance() }

    /// Takes a token of the kind, if that is what stands here.
    @inline(__always)
    mutating func take(_ wanted: TokenKind) throws(SyntaxError) -> Bool {
        guard kind == wanted else { return false }
        try lexer.advance()
        return true
    }

    @inline(__always)
    mutating func expect(_ wanted: TokenKind) throws(SyntaxError) {
        guard kind == wanted else { throw unexpected() }
        try lexer.advance()
    }

    /// A word is the keyword it spells only when it is written without escapes.
    @inline(__always)
    func isContextual(_ word: TokenKind) -> Bool { kind == word && !token.hasEscape }

    mutating func takeContextual(_ word: TokenKind) throws(SyntaxError) -> Bool {
        guard isContextual(word) else { return false }
        try lexer.advance()
        return true
    }

    /// A statement's end: a semicolon, or where one is inserted (ECMA-262 §12.10).
    mutating func expectSemicolon() throws(SyntaxError) {
        if kind == .semicolon { return try lexer.advance() }
        if kind == .rightBrace || kind == .endOfInput || token.hasNewlineBefore { return }
        if lexer.previousKind == .await {
            throw fail("await is only valid in async functions and the top level bodies of modules",
                       previousRange)
        }
        throw unexpected()
    }

    /// The last token taken.
    var previousRange: SourceRange { SourceRange(start: lexer.previousStart, end: lexer.previousEnd) }

    /// The range from a start to the end of the last token taken.
    @inline(__always)
    func range(from start: Int32) -> SourceRange { SourceRange(start: start, end: lexer.previousEnd) }

    /// Goes one level deeper; every caller leaves by `depth -= 1`.
    @inline(__always)
    mutating func enter() throws(SyntaxError) {
        depth += 1
        rounds &+= 1
        if rounds & 1023 == 0, let stop = options.checkpoint?() { throw stop.error(at: token.range) }
        if depth > Parser.maximumDepth {
            throw SyntaxError(message: "Maximum call stack size exceeded", range: token.range, isTooDeep: true)
        }
    }
}
