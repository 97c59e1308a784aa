// Property keys and the members of object literals (ECMA-262 §13.2.5).

extension Parser {
    /// PropertyName, or a private name in classes.
    mutating func parsePropertyKey(allowsPrivate: Bool = false) throws(SyntaxError) -> PropertyKeyNode {
        let key = token
        switch key.kind {
        case .string:
            try checkLegacy(key)
            try advance()
            return .name(key.name)
        case .number:
            try checkLegacy(key)
            try advance()
            return .number(key.number)
        case .bigInt:
            try advance()
            return .bigInt(names.string(key.name))
        case .leftBracket:
            try advance()
            let expression = try parseAssignmentWithIn()
            try expect(.rightBracket)
            return .computed(expression)
        case .privateName where allowsPrivate:
            try advance()
            return .private(key.name)
        default:
            guard key.kind.isWord else { throw unexpected() }
            try advance()
            return .name(key.name)
        }
    }

    /// The words before a method's name.
    struct MethodModifiers {
        var isAsync = false
        var isGenerator = false
        var isGetter = false
        var isSetter = false

        var isPlain: Bool { !isAsync && !isGenerator && !isGetter && !isSetter }
        var functionKind: FunctionNode.Kind { isGetter ? .getter : isSetter ? .setter : .method }
    }

    /// Reads `async`, `*`, `get`, `set` where they are no keys themselves; nil if the word just taken is the key.
    ///
    /// `isKeyEnd` says what may follow a key.
    mutating func parseModifiers(
        isKeyEnd: (Token) -> Bool
    ) throws(SyntaxError) -> (modifiers: MethodModifiers, key: Token?) {
        var modifiers = MethodModifiers()
        if isContextual(.async) {
            let word = token
            try advance()
            if isKeyEnd(token) || token.hasNewlineBefore { return (modifiers, word) }
            modifiers.isAsync = true
        }
        if try take(.star) {
            modifiers.isGenerator = true
        } else if !modifiers.isAsync, isContextual(.get) || isContextual(.set) {
            let word = token
            try advance()
            if isKeyEnd(token) || kind == .star { return (modifiers, word) }
            modifiers.isGetter = word.kind == .get
            modifiers.isSetter = word.kind == .set
        }
        return (modifiers, nil)
    }

    /// PropertyDefinition. `{ a = 1 }` becomes a shorthand with an assignment: only a pattern may hold it.
    mutating func parseObjectMember() throws(SyntaxError) -> ObjectMember {
        let start = token
        if try take(.ellipsis) {
            let expression = try parseAssignmentOrPattern()
            return ObjectMember(.spread(expression), range(from: start.start))
        }
        let (modifiers, word) = try parseModifiers { next in
            switch next.kind {
            case .comma, .colon, .rightBrace, .leftParenthesis, .assign: true
            default: false
            }
        }
        let keyToken = word ?? token
        let key: PropertyKeyNode = if let word { .name(word.name) } else { try parsePropertyKey() }
        if kind == .leftParenthesis || !modifiers.isPlain {
            let node = try parseMethod(modifiers.functionKind, isAsync: modifiers.isAsync,
                                       isGenerator: modifiers.isGenerator, start: start.start)
            let kind: ObjectMember.Kind = modifiers.isGetter ? .getter(key, node)
                : modifiers.isSetter ? .setter(key, node) : .method(key, node)
            return ObjectMember(kind, range(from: start.start))
        }
        if try take(.colon) {
            let value = try parseAssignmentOrPattern()
            if case .name(let name) = key, names.word(name) == .proto {
                return ObjectMember(.prototype(value), range(from: start.start))
            }
            return ObjectMember(.property(key, value, isShorthand: false), range(from: start.start))
        }
        guard case .name(let name) = key, keyToken.kind.isWord else { throw misplacedKey(keyToken) }
        return try parseShorthand(name, keyToken)
    }

    /// A key with no value behind it, that is no shorthand either: the key is wrong if the literal goes on well.
    func misplacedKey(_ key: Token) -> SyntaxError {
        switch kind {
        case .comma, .rightBrace, .assign: unexpected(key)
        default: key.kind == .escapedKeyword ? unexpected(key) : unexpected()
        }
    }

    private mutating func parseShorthand(_ name: Name, _ word: Token) throws(SyntaxError) -> ObjectMember {
        guard word.kind.mayBeIdentifier else {
            throw misplacedKey(word)
        }
        try checkIdentifier(word)
        if word.kind == .await, function.marks.awaitIdentifier == nil { function.marks.awaitIdentifier = word.range }
        if word.kind == .arguments, function.forbidsArguments {
            throw fail("'arguments' is not allowed in class field initializer or static initialization block", word.range)
        }
        let reference = Expression(.identifier(name), word.range)
        guard kind == .assign else {
            return ObjectMember(.property(.name(name), reference, isShorthand: true), word.range)
        }
        if word.kind.isEvalOrArguments, isStrict { throw fail("Unexpected eval or arguments in strict mode", word.range) }
        try advance()
        let value = try parseAssignmentWithIn()
        if pendingCoverError == nil {
            pendingCoverError = fail("Invalid shorthand property initializer", range(from: word.start))
        }
        let assignment = Expression(.assign(Pattern(.target(reference), word.range), value), range(from: word.start))
        return ObjectMember(.property(.name(name), assignment, isShorthand: true), assignment.range)
    }
}
