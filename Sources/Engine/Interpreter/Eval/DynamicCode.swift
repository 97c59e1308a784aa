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
        do {
            _ = try Parser.parseScript(source, options: options)
            return syntaxError("Single function literal required")
        } catch let ofWhole {
            let place = ofWhole.range
            if endsParameters(start, at: Int(place.start), options) {
                let thrown = syntaxError("Arg string terminates parameters early")
                noteTextError(in: source, SourceRange(start: place.start, end: place.start + 1))
                return thrown
            }
            let thrown = syntaxError(error.isAtEnd && !ofWhole.isInterrupted && !ofWhole.isTooDeep ? ofWhole.message : error.message)
            noteTextError(in: source, place)
            return thrown
        }
    }

    /// The parameters of the function whose text begins so are whole before this place.
    private func endsParameters(_ start: [UInt16], at place: Int, _ options: ParseOptions) -> Bool {
        // A comma goes on with them.
        guard place < start.count, start[place] != 0x2C else { return false }
        return (try? Parser.parseScript(SourceText(name: "", units: start[..<place] + Array("\n) {\n})".utf16)), options: options)) != nil
    }

    /// §19.2.1 eval ( x ), called other than by its own name: the code is a script of its own.
    func indirectEval(_ text: Value) throws(JSThrow) -> Value {
        guard text.isString else { return text }
        return try evaluate(text.asString, outer: nil, isStrict: false, this: Value(self[.global]))
    }
}
