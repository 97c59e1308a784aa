// Modules (ECMA-262 §16.2): import and export declarations, and what must be true of them all together.

extension Parser {
    /// Parses a module (ECMA-262 §16.2.1.6.1 ParseModule).
    public static func parseModule(_ source: SourceText, options: ParseOptions = ParseOptions(),
                                   names: NameTable = NameTable()) throws(SyntaxError) -> ScriptNode {
        var options = options
        options.isModule = true
        options.isStrict = true
        options.allowsTopLevelAwait = true
        return try withParser(source, options, names) { parser throws(SyntaxError) in try parser.parseModule(source) }
    }

    private mutating func parseModule(_ source: SourceText) throws(SyntaxError) -> ScriptNode {
        beginScript()
        // Its end is known: what it declares with `using` is disposed of there.
        function.isScript = false
        lexer.allowsHTMLComments = false
        lexer.skipHashbang()
        let module = ModuleSyntax(names)
        self.module = module
        try lexer.advance()
        var body: [Statement] = []
        while kind != .endOfInput {
            if let statement = try parseModuleItem(module) { body.append(statement) }
        }
        try checkExports(module)
        return try finishScript(source, body)
    }

    /// ModuleItem; nil for what only names imports and exports.
    private mutating func parseModuleItem(_ module: ModuleSyntax) throws(SyntaxError) -> Statement? {
        if kind == .import {
            let next = try lexer.peek()
            if next.kind != .leftParenthesis, next.kind != .dot {
                try parseImportDeclaration(module)
                return nil
            }
        }
        if kind == .export { return try parseExport(module) }
        return try parseStatementListItem()
    }

    // MARK: import

    /// ImportDeclaration (§16.2.2)
    mutating func parseImportDeclaration(_ module: ModuleSyntax) throws(SyntaxError) {
        try advance()
        if kind == .string {
            _ = try parseRequest(module)
            return try expectSemicolon()
        }
        var found: [(imported: ModuleSyntax.Imported, local: Name, range: SourceRange)] = []
        if kind.mayBeIdentifier {
            found.append(try importedBinding(.name(names.intern(word: "default"))))
            if kind != .comma { return try finishImport(module, found) }
            let comma = token
            try advance()
            guard kind == .star || kind == .leftBrace else { throw unexpected(comma) }
        }
        if try take(.star) {
            guard try takeWord("as") else { throw unexpected() }
            found.append(try importedBinding(.namespace))
        } else {
            try parseNamedImports(&found)
        }
        try finishImport(module, found)
    }

    private mutating func finishImport(_ module: ModuleSyntax,
                                       _ found: [(imported: ModuleSyntax.Imported, local: Name, range: SourceRange)]) throws(SyntaxError) {
        guard try takeWord("from") else { throw unexpected() }
        let request = try parseRequest(module)
        try expectSemicolon()
        for item in found { module.imports.append(.init(request: request, imported: item.imported, local: item.local, range: item.range)) }
    }

    private mutating func parseNamedImports(_ found: inout [(imported: ModuleSyntax.Imported, local: Name, range: SourceRange)]) throws(SyntaxError) {
        try expect(.leftBrace)
        while kind != .rightBrace {
            let word = token
            let imported = try parseModuleExportName()
            if try takeWord("as") {
                if !kind.mayBeIdentifier, kind.isWord { throw fail("Unexpected reserved word") }
                var binding = try importedBinding(.name(imported))
                binding.range = word.range
                found.append(binding)
            } else {
                // The name is a binding, too.
                guard word.kind.mayBeIdentifier else { throw fail("Unexpected reserved word", word.range) }
                try checkIdentifier(word)
                try checkBindingName(imported, word.range)
                try declareLexical(imported, .const, word.range)
                found.append((.name(imported), imported, word.range))
            }
            if kind == .rightBrace { break }
            try expect(.comma)
        }
        try advance()
    }

    private mutating func importedBinding(_ imported: ModuleSyntax.Imported) throws(SyntaxError)
        -> (imported: ModuleSyntax.Imported, local: Name, range: SourceRange) {
        let range = token.range
        let local = try takeBindingName()
        try declareLexical(local, .const, range)
        return (imported, local, range)
    }

    /// A word with a meaning only here, written without escapes.
    private mutating func takeWord(_ word: StaticString) throws(SyntaxError) -> Bool {
        guard isWord(word) else { return false }
        try advance()
        return true
    }

    private func isWord(_ word: StaticString) -> Bool {
        token.kind == .identifier && !token.hasEscape && names.string(token.name) == "\(word)"
    }

    /// ModuleExportName: a word of any kind, or a string without lone surrogates.
    private mutating func parseModuleExportName() throws(SyntaxError) -> Name {
        let word = token
        if word.kind == .string {
            guard names.withUnits(word.name, Parser.isWellFormed) else {
                throw fail("Invalid module export name: contains unpaired surrogate character", word.range)
            }
        } else if !word.kind.isWord {
            throw unexpected()
        }
        try advance()
        return word.name
    }

    private static func isWellFormed(_ units: UnsafeBufferPointer<UInt16>) -> Bool {
        var i = 0
        while i < units.count {
            let unit = units[i]
            if unit & 0xFC00 == 0xDC00 { return false }
            if unit & 0xFC00 == 0xD800 {
                guard i + 1 < units.count, units[i + 1] & 0xFC00 == 0xDC00 else { return false }
                i += 1
            }
            i += 1
        }
        return true
    }

    /// The specifier and the attributes behind it; gives the request's number.
    private mutating func parseRequest(_ module: ModuleSyntax) throws(SyntaxError) -> Int {
        guard kind == .string else { throw unexpected() }
        let specifier = token
        try advance()
        // `assert` is how V8 knew it first.
        let hasAttributes = try take(.with)
        let isAssert = !hasAttributes && !token.hasNewlineBefore ? try takeWord("assert") : false
        let attributes = hasAttributes || isAssert ? try parseAttributes() : []
        let request = ModuleSyntax.Request(specifier: specifier.name, attributes: attributes, range: specifier.range)
        if let known = module.requests.firstIndex(where: { $0.isSame(request) }) { return known }
        module.requests.append(request)
        return module.requests.count - 1
    }

    /// WithClause (§16.2.2): no key twice.
    private mutating func parseAttributes() throws(SyntaxError) -> [ModuleSyntax.Attribute] {
        try expect(.leftBrace)
        var attributes: [ModuleSyntax.Attribute] = []
        while kind != .rightBrace {
            let key = token
            guard key.kind.isWord || key.kind == .string else { throw unexpected() }
            try advance()
            try expect(.colon)
            guard kind == .string else { throw unexpected() }
            let value = token.name
            try advance()
            if attributes.contains(where: { $0.key == key.name }) {
                throw fail("Import assertion has duplicate key '\(names.string(key.name))'", range(from: key.start))
            }
            attributes.append(.init(key: key.name, value: value))
            if kind == .rightBrace { break }
            try expect(.comma)
        }
        try advance()
        return attributes.sorted { names.units($0.key).lexicographicallyPrecedes(names.units($1.key)) }
    }

    // MARK: export

    /// ExportDeclaration (§16.2.3)
    private mutating func parseExport(_ module: ModuleSyntax) throws(SyntaxError) -> Statement? {
        let start = token.start, word = token
        try advance()
        switch kind {
        case .star: try parseExportAll(module)
        case .leftBrace: try parseExportNames(module)
        case .default: return try parseExportDefault(module, start)
        case .var, .let, .const, .class, .function: return try parseExportedDeclaration(module)
        case .async where !token.hasEscape: return try parseExportedDeclaration(module)
        default: throw unexpected(word)
        }
        return nil
    }

    private mutating func parseExportAll(_ module: ModuleSyntax) throws(SyntaxError) {
        try advance()
        var exported: (name: Name, range: SourceRange)?
        if try takeWord("as") {
            let range = token.range
            exported = (try parseModuleExportName(), range)
        }
        guard try takeWord("from") else { throw unexpected() }
        let request = try parseRequest(module)
        try expectSemicolon()
        guard let exported else { return module.stars.append(request) }
        module.exports.append(.init(exported: exported.name, source: .indirect(request: request, .namespace), range: exported.range))
    }

    private mutating func parseExportNames(_ module: ModuleSyntax) throws(SyntaxError) {
        try advance()
        var found: [(local: Token, exported: Name, range: SourceRange)] = []
        while kind != .rightBrace {
            let local = token
            var exported = try parseModuleExportName(), range = local.range
            if try takeWord("as") {
                exported = try parseModuleExportName()
                range = self.range(from: local.start)
            }
            found.append((local, exported, range))
            if kind == .rightBrace { break }
            try expect(.comma)
        }
        try advance()
        if try takeWord("from") {
            let request = try parseRequest(module)
            try expectSemicolon()
            for item in found {
                module.exports.append(.init(exported: item.exported, source: .indirect(request: request, .name(item.local.name)), range: item.range))
            }
            return
        }
        try expectSemicolon()
        for item in found {
            if item.local.kind == .string { throw fail("String literal module export names must be followed by a 'from' clause", item.local.range) }
            guard item.local.kind.mayBeIdentifier else { throw fail("Unexpected reserved word", item.local.range) }
            try checkIdentifier(item.local)
            module.exports.append(.init(exported: item.exported, source: .local(item.local.name), range: item.range))
        }
    }

    private mutating func parseExportDefault(_ module: ModuleSyntax, _ start: Int32) throws(SyntaxError) -> Statement {
        try advance()
        let name = names.intern(word: "default"), word = previousRange.start, place = token.start
        func export(_ local: Name, _ range: SourceRange) {
            module.exports.append(.init(exported: name, source: .local(local), range: range))
        }
        let next = kind == .async && !token.hasEscape ? try lexer.peek() : token
        if next.kind == .function, kind == .function || !next.hasNewlineBefore {
            let statement = try parseDefaultFunction(module, isAsync: kind == .async)
            if case .function(let node, _) = statement.kind, let local = node.name { export(local, node.range) }
            return statement
        }
        if kind == .class, try hasName(afterClass: lexer.peek()) {
            let node = try parseClass(isDeclaration: true)
            if let local = node.name { export(local, node.range) }
            return Statement(.class(node), node.range)
        }
        let isClass = kind == .class
        let value = isClass ? try parseClassExpression() : try parseAssignmentWithIn()
        if !isClass { try expectSemicolon() }
        if module.exports.contains(where: { if case .local(module.defaultName) = $0.source { true } else { false } }) {
            throw fail("Identifier '.default' has already been declared", SourceRange(start: word, end: value.range.end))
        }
        try declareLexical(module.defaultName, .const, value.range)
        export(module.defaultName, SourceRange(start: place, end: lexer.previousEnd))
        // The same as `const *default* = value`, whose name is `default`.
        let target = Pattern(.target(Expression(.identifier(module.defaultName), value.range)), value.range)
        return Statement(.variable(.const, [Declarator(target: target, initializer: value, range: value.range)]), range(from: start))
    }

    private func hasName(afterClass next: Token) -> Bool { next.kind.mayBeIdentifier }

    private mutating func parseClassExpression() throws(SyntaxError) -> Expression {
        let node = try parseClass(isDeclaration: false)
        return Expression(.class(node), node.range)
    }

    /// A function declaration that may go without a name.
    private mutating func parseDefaultFunction(_ module: ModuleSyntax, isAsync: Bool) throws(SyntaxError) -> Statement {
        let start = token.start
        if isAsync { try advance() }
        try expect(.function)
        let isGenerator = try take(.star)
        var nameRange = token.range, name = module.defaultName
        if kind == .leftParenthesis { nameRange = previousRange } else { name = try takeBindingName() }
        try declareFunction(name, nameRange, isPlain: false)
        let node = try parseFunctionRest(FunctionHeader(kind: .normal, name: name, nameRange: nameRange, isAsync: isAsync,
                                                        isGenerator: isGenerator, start: start))
        return functionStatement(node, isPlain: false)
    }

    private mutating func parseExportedDeclaration(_ module: ModuleSyntax) throws(SyntaxError) -> Statement {
        // Nothing but a declaration may stand here.
        if kind == .let, case let next = try lexer.peek(), !startsBinding(next) { throw unexpected() }
        if kind == .async, case let next = try lexer.peek(), next.kind != .function || next.hasNewlineBefore { throw unexpected() }
        let statement = try parseStatementListItem()
        func export(_ name: Name, _ range: SourceRange) { module.exports.append(.init(exported: name, source: .local(name), range: range)) }
        switch statement.kind {
        case .variable(_, let declarators): for declarator in declarators { forEachName(in: declarator.target, export) }
        case .function(let node, _): if let name = node.name { export(name, node.range) }
        case .class(let node): if let name = node.name { export(name, node.range) }
        default: break
        }
        return statement
    }

    /// BoundNames (§8.2.1)
    private func forEachName(in pattern: Pattern, _ body: (Name, SourceRange) -> Void) {
        switch pattern.kind {
        case .target(let expression): if case .identifier(let name) = expression.kind { body(name, expression.range) }
        case .object(let properties, let rest):
            for property in properties { forEachName(in: property.value, body) }
            if let rest { forEachName(in: rest, body) }
        case .array(let elements, let rest):
            for case let element? in elements { forEachName(in: element.target, body) }
            if let rest { forEachName(in: rest, body) }
        }
    }

    // MARK: All together

    /// §16.2.1.1: no name is exported twice, and every local one is declared. An export of an import is the other module's.
    private mutating func checkExports(_ module: ModuleSyntax) throws(SyntaxError) {
        var seen: Set<Name> = []
        for (i, export) in module.exports.enumerated() {
            if !seen.insert(export.exported).inserted { throw fail("Duplicate export of '\(names.string(export.exported))'", export.range) }
            guard case .local(let local) = export.source else { continue }
            guard isDeclaredAtTopLevel(local) else {
                throw fail("Export '\(names.string(local))' is not defined in module", export.range, isIncomplete: false)
            }
            // §16.2.1.6.1 step 10. A namespace that was imported is a variable of this module.
            if let entry = module.imports.first(where: { $0.local == local }), case .name = entry.imported {
                module.exports[i] = .init(exported: export.exported, source: .indirect(request: entry.request, entry.imported), range: export.range)
            }
        }
    }
}
