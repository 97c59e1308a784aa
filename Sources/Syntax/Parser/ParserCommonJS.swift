// CommonJS modules: a file's text is the body of a function.

extension Parser {
    /// Parses a CommonJS module: a script whose one statement is a function of `exports, require, module, __filename, __dirname`, with the
    /// text for its body.
    public static func parseCommonJS(_ source: SourceText, options: ParseOptions = ParseOptions()) throws(SyntaxError) -> ScriptNode {
        try withParser(source, options) { parser throws(SyntaxError) in try parser.parseCommonJS(source) }
    }

    private mutating func parseCommonJS(_ source: SourceText) throws(SyntaxError) -> ScriptNode {
        beginScript()
        lexer.skipHashbang()
        try lexer.advance()
        let header = FunctionHeader(kind: .normal, start: 0)
        let state = enterFunction(header)
        openParameterScope()
        var parameters = ParameterList()
        for text in ["exports", "require", "module", "__filename", "__dirname"] {
            let name = names.intern(text)
            _ = declareParameter(name, .none)
            parameters.names.append(name)
            parameters.ranges.append(.none)
            addParameter(ElementPattern(target: Pattern(.target(Expression(.identifier(name), .none)), .none), defaultValue: nil), &parameters)
        }
        openFunctionBodyScope()
        function.allowsReturn = true
        let body = try parseDirectivesAndStatements(until: .endOfInput, parameters)
        let node = finishFunction(header, parameters, body, end: Int32(source.units.count), state)
        return try finishScript(source, [Statement(.expression(Expression(.function(node), node.range)), node.range)])
    }
}
