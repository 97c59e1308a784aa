import Syntax

// Code made from strings while a script runs: the Function constructor and indirect eval (ECMA-262 §20.2.1.1, §19.2.1).

extension VM {
    /// §20.2.1.1.1 CreateDynamicFunction
    func createDynamicFunction(_ arguments: Arguments, isAsync: Bool, isGenerator: Bool) throws(JSThrow) -> Value {
        try ensureCodeOfTexts()
        let roots = openRoots(); defer { roots.close() }
        var parameters: [UInt16] = []
        for i in 0..<max(arguments.count - 1, 0) {
            if i > 0 { parameters.append(0x2C) }
            let part = try toString(arguments[i])
            roots.add(Value(part))
            parameters += flat(part).array()
        }
        let body = arguments.count > 0 ? flat(try toString(arguments[arguments.count - 1])).array() : []
        let script: CompiledScript
        do {
            let node = try Parser.parseFunction(parameters: parameters, body: body, isAsync: isAsync, isGenerator: isGenerator, sourceName: evalName(), origin: activeOrigin,
                                                checkpoint: parseCheckpoint)
            script = try compile(node, wantsValue: true)
        } catch let error as SyntaxError {
            if error.isInterrupted { throw interruption() }
            if error.isTooDeep { throw rangeError(error.message) }
            throw errorOfWhole(parameters, body, (isAsync ? "async " : "") + (isGenerator ? "function*" : "function"), error)
        } catch let error as ScriptError {
            throw throwing(error)
        } catch {
            throw syntaxError("Invalid function")
        }
        let function = try run(script)
        roots.add(function)
        let fallback: Intrinsic = isGenerator ? isAsync ? .asyncGeneratorFunctionPrototype : .generatorFunctionPrototype
            : isAsync ? .asyncFunctionPrototype : .functionPrototype
        if arguments.isConstruct, arguments.newTarget != Value(arguments.callee), function.isObject {
            setPrototype(function.asObject, Value(try prototypeFromConstructor(arguments.newTarget, default: fallback)))
        }
        return function
    }

    /// What V8 says of parameters and body that are wrong: it reads them as parts of the function's text, where something follows them, and shows that text.
    private func errorOfWhole(_ parameters: [UInt16], _ body: [UInt16], _ keyword: String, _ error: SyntaxError) -> JSThrow {
        let start = Array("(\(keyword) anonymous(".utf16) + parameters
        let source = SourceText(name: "<anonymous_script>", units: start + Array("\n) {\n".utf16) + body + Array("\n})".utf16))
        var options = ParseOptions()
        options.checkpoint = parseCheckpoint
        func isWhole(_ start: ArraySlice<UInt16>) -> Bool {
            (try? Parser.parseScript(SourceText(name: "", units: start + Array("\n) {\n})".utf16)), options: options)) != nil
        }
        func endsEarly(_ end: Int) -> JSThrow {
            let thrown = syntaxError("Arg string terminates parameters early")
            noteTextError(in: source, SourceRange(start: Int32(end), end: Int32(end) + 1))
            return thrown
        }
        // Parameters that are whole before their end.
        let closing = (start.count - parameters.count..<start.count).lazy.filter { start[$0] == 0x29 }.prefix(64)
        if let end = closing.first(where: { isWhole(start[..<$0]) }) { return endsEarly(end) }
        do {
            _ = try Parser.parseScript(source, options: options)
            return syntaxError(isWhole(start[...]) ? "Single function literal required" : "Unexpected end of arg string")
        } catch let ofWhole {
            let place = ofWhole.range, end = Int(place.start)
            // Something other than a comma stands behind a parameter.
            if end < start.count, start[end] != 0x2C, !start[(start.count - parameters.count)..<max(end, start.count - parameters.count)].allSatisfy({ $0 <= 0x20 }),
               isWhole(start[..<end]) { return endsEarly(end) }
            let thrown = syntaxError(error.isAtEnd && !ofWhole.isInterrupted && !ofWhole.isTooDeep ? ofWhole.message : error.message)
            noteTextError(in: source, place)
            return thrown
        }
    }

    /// §19.2.1 eval ( x ), called other than by its own name: the code is a script of its own.
    func indirectEval(_ text: Value) throws(JSThrow) -> Value {
        guard text.isString else { return text }
        return try evaluate(text.asString, outer: nil, isStrict: false, this: Value(self[.global]))
    }
}
