// Classes (ECMA-262 §15.7).

extension Parser {
    /// The members of a class body, while it is read.
    private struct ClassBody {
        var constructor: FunctionNode?
        var members: [ClassMember] = []
        let isDerived: Bool
    }

    /// A class, declared or as an expression. All of it is strict code.
    mutating func parseClass(isDeclaration: Bool) throws(SyntaxError) -> ClassNode {
        try enter()
        defer { depth -= 1 }
        let start = token.start
        let wasStrict = isStrict
        let wasInAllowed = allowsIn
        isStrict = true
        try advance()
        var name: Name?
        var nameRange = SourceRange.none
        if isDeclaration || kind != .leftBrace && kind != .extends {
            nameRange = token.range
            name = try takeBindingName()
        }
        var superclass: Expression?
        if try take(.extends) {
            // The heritage is outside of the class's private names.
            let heritageStart = token.start
            superclass = try parseChain(after: try parsePrimary(), heritageStart)
        }
        guard kind == .leftBrace else { throw unexpected() }
        allowsIn = true
        classes.append(ClassContext())
        try advance()
        var body = ClassBody(isDerived: superclass != nil)
        while kind != .rightBrace {
            if try take(.semicolon) { continue }
            try parseClassMember(&body)
        }
        let end = token.end
        let privateNames = try closeClass()
        if isDeclaration, let name {
            // V8 declares it at its end, and marks all of it.
            do { try declareLexical(name, .class, nameRange) } catch { throw fail(error.message, SourceRange(start: start, end: end)) }
        }
        isStrict = wasStrict
        allowsIn = wasInAllowed
        try advance()
        let inner = name.map { Scope(declarations: [.init(name: $0, kind: .const, range: nameRange)], functions: []) }
        let node = ClassNode(name: name, superclass: superclass, constructor: body.constructor, members: body.members,
                             scope: inner ?? emptyScope, privateNames: privateNames,
                             range: SourceRange(start: start, end: end))
        if isAnchorDepth(depth) { anchors.add(node) }
        return node
    }

    // MARK: Members

    private mutating func parseClassMember(_ body: inout ClassBody) throws(SyntaxError) {
        let start = token
        var isStatic = false
        var word: Token?
        if isContextual(.static) {
            try advance()
            if Parser.isMemberKeyEnd(token) {
                word = start
            } else if kind == .leftBrace {
                let node = try parseStaticBlock(start.start)
                return body.members.append(ClassMember(.staticBlock(node), isStatic: true, range: node.range))
            } else {
                isStatic = true
            }
        }
        // A method's text, as `toString` shows it, begins behind `static`.
        let methodStart = word == nil ? token.start : start.start
        var modifiers = MethodModifiers()
        if word == nil { (modifiers, word) = try parseModifiers(isKeyEnd: Parser.isMemberKeyEnd) }
        let keyToken = word ?? token
        let key: PropertyKeyNode = if let word { .name(word.name) } else { try parsePropertyKey(allowsPrivate: true) }
        if kind == .leftParenthesis || !modifiers.isPlain {
            try parseClassMethod(key, keyToken, modifiers, isStatic: isStatic, start, methodStart, &body)
        } else {
            try parseField(key, keyToken, isStatic: isStatic, start.start, &body)
        }
    }

    /// What follows a word that is itself a member's name.
    private static func isMemberKeyEnd(_ next: Token) -> Bool {
        switch next.kind {
        case .leftParenthesis, .assign, .semicolon, .rightBrace: true
        default: false
        }
    }

    private mutating func parseClassMethod(_ key: PropertyKeyNode, _ keyToken: Token, _ modifiers: MethodModifiers,
                                           isStatic: Bool, _ start: Token, _ methodStart: Int32,
                                           _ body: inout ClassBody) throws(SyntaxError) {
        var functionKind = modifiers.functionKind
        let word = keyWord(key)
        if isStatic {
            if word == .prototype {
                throw fail("Classes may not have a static property named 'prototype'", keyToken.range)
            }
        } else if word == .constructor {
            if modifiers.isGetter || modifiers.isSetter {
                throw fail("Class constructor may not be an accessor", keyToken.range)
            }
            if modifiers.isAsync { throw fail("Class constructor may not be an async method", keyToken.range) }
            if modifiers.isGenerator { throw fail("Class constructor may not be a generator", keyToken.range) }
            if body.constructor != nil { throw fail("A class may only have one constructor", keyToken.range) }
            functionKind = body.isDerived ? .derivedConstructor : .classConstructor
        }
        try checkPrivate(key, keyToken.range, isField: false)
        let node = try parseMethod(functionKind, isAsync: modifiers.isAsync, isGenerator: modifiers.isGenerator,
                                   start: methodStart)
        if case .private(let name) = key { try declarePrivate(name, isStatic: isStatic, modifiers: modifiers, isField: false) }
        let memberRange = range(from: start.start)
        switch functionKind {
        case .getter: body.members.append(ClassMember(.getter(key, node), isStatic: isStatic, range: memberRange))
        case .setter: body.members.append(ClassMember(.setter(key, node), isStatic: isStatic, range: memberRange))
        case .method: body.members.append(ClassMember(.method(key, node), isStatic: isStatic, range: memberRange))
        default: body.constructor = node
        }
    }

    /// The special word that a key spells, written as a name or as a string; computed keys spell none.
    private func keyWord(_ key: PropertyKeyNode) -> TokenKind {
        if case .name(let name) = key { return names.word(name) }
        return .identifier
    }

    private mutating func parseField(_ key: PropertyKeyNode, _ keyToken: Token, isStatic: Bool, _ start: Int32,
                                     _ body: inout ClassBody) throws(SyntaxError) {
        // V8 blames the name, and marks nothing.
        if kind == .colon { throw fail(unexpected(keyToken).message, SourceRange(start: keyToken.start, end: keyToken.start)) }
        let word = keyWord(key)
        if word == .constructor { throw fail("Classes may not have a field named 'constructor'", keyToken.range) }
        if isStatic, word == .prototype {
            throw fail("Classes may not have a static property named 'prototype'", keyToken.range)
        }
        try checkPrivate(key, keyToken.range, isField: true)
        var initializer: FunctionNode?
        if try take(.assign) { initializer = try parseFieldInitializer() }
        let memberRange = range(from: start)
        try expectSemicolon()
        if case .private(let name) = key { try declarePrivate(name, isStatic: isStatic, modifiers: MethodModifiers(), isField: true) }
        body.members.append(ClassMember(.field(key, initializer: initializer), isStatic: isStatic, range: memberRange))
    }

    /// An initializer runs as a method of its own that returns the value (ECMA-262 §15.7.10).
    private mutating func parseFieldInitializer() throws(SyntaxError) -> FunctionNode {
        let header = FunctionHeader(kind: .fieldInitializer, start: token.start)
        let state = enterFunction(header)
        openFunctionScopes()
        let value = try parseAssignment()
        return finishFunction(header, ParameterList(), [Statement(.return(value), value.range)],
                              end: lexer.previousEnd, state)
    }

    private mutating func parseStaticBlock(_ start: Int32) throws(SyntaxError) -> FunctionNode {
        let header = FunctionHeader(kind: .staticBlock, start: start)
        let state = enterFunction(header)
        openFunctionScopes()
        try advance()
        var statements: [Statement] = []
        while kind != .rightBrace { statements.append(try parseStatementListItem()) }
        let node = finishFunction(header, ParameterList(), statements, end: token.end, state)
        try advance()
        return node
    }

    // MARK: Private names

    private func checkPrivate(_ key: PropertyKeyNode, _ range: SourceRange, isField: Bool) throws(SyntaxError) {
        guard case .private(let name) = key, isPrivateConstructor(name) else { return }
        throw fail(isField ? "Classes may not have a field named 'constructor'" : "Class constructor may not be a private method", range)
    }

    /// Declares the name of a member that has been read; V8 blames the end of the one that repeats it.
    private mutating func declarePrivate(_ name: Name, isStatic: Bool, modifiers: MethodModifiers, isField: Bool) throws(SyntaxError) {
        let last = classes.count - 1
        let isAccessor = modifiers.isGetter || modifiers.isSetter
        if var earlier = classes[last].declared[name] {
            // A getter and a setter share a name, if both are static or neither is.
            let completes = modifiers.isGetter && !earlier.hasGetter && earlier.hasSetter
                || modifiers.isSetter && !earlier.hasSetter && earlier.hasGetter
            guard completes, earlier.isStatic == isStatic else {
                throw fail("Identifier '\(names.string(name))' has already been declared", previousRange)
            }
            (earlier.hasGetter, earlier.hasSetter) = (true, true)
            classes[last].declared[name] = earlier
            return
        }
        classes[last].declared[name] = ClassContext.Declared(hasGetter: modifiers.isGetter,
                                                             hasSetter: modifiers.isSetter, isStatic: isStatic)
        let kind: PrivateNameDeclaration.Kind = isField ? .field : isAccessor ? .accessor : .method
        classes[last].declarations.append(PrivateNameDeclaration(name: name, kind: kind, isStatic: isStatic))
    }

    private func isPrivateConstructor(_ name: Name) -> Bool {
        names.withUnits(name) { $0.count == 12 } && names.string(name) == "#constructor"
    }

    /// A use of a private name: it may be declared further down, or by a class around.
    mutating func notePrivateReference(_ name: Name, _ range: SourceRange) throws(SyntaxError) {
        guard classes.isEmpty else { return classes[classes.count - 1].references.append((name, range)) }
        guard options.privateNames.contains(names.string(name)) else { throw undeclaredPrivate(name, range) }
    }

    func undeclaredPrivate(_ name: Name, _ range: SourceRange) -> SyntaxError {
        fail("Private field '\(names.string(name))' must be declared in an enclosing class", range)
    }

    /// At a class's end what it did not declare is left to the class around.
    private mutating func closeClass() throws(SyntaxError) -> [PrivateNameDeclaration] {
        let closed = classes.removeLast()
        for reference in closed.references where closed.declared[reference.name] == nil {
            try notePrivateReference(reference.name, reference.range)
        }
        return closed.declarations
    }
}
