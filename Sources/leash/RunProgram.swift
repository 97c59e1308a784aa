import Engine
import HeapAdapter
import Lessons
import Platform
import Syntax
import Terminal

/// Runs one program as plain JavaScript: prints what `node --expose-gc` prints, and ends as it ends.
struct ProgramRunner {
    let output: Output
    let settings: CommonOptions

    /// At most as long as a string may be. Its text, its tree and its code take eight times as much and more.
    private var largestSource: Int { min(1 << 29, max(settings.heapLimit / 8, 1 << 20)) }

    /// `leash run FILE ARGUMENT…`. Like Node, the program is known by its whole path, which is to be seen in each of its errors.
    func run(file: String, _ arguments: [String]) -> Int32 {
        reading(file) { units in
            if file == "-" { return run(units, name: "[stdin]", folder: ".", ["-"] + arguments) }
            let path = absolutePath(file)
            return run([path] + arguments) { vm in
                let files = programFiles(of: path)
                let modules = NodeModules(vm, files, takesAllForModules: settings.isTest262)
                vm.moduleHost = modules
                if settings.isTest262, !isModule(path) { return .script(SourceText(name: path, units: units, origin: vm.addOrigin(path: path))) }
                return .file(path, units, modules)
            }
        }
    }

    /// `leash run --dump-bytecode FILE`, `leash run --dump-ast FILE`. Nothing of the program runs.
    func dump(_ part: ProgramPart, file: String) -> Int32 {
        reading(file) { units in
            let source = SourceText(name: file == "-" ? "[stdin]" : Sanitizer.visible(file), units: units)
            do throws(ScriptError) {
                switch part {
                case .tree: output.write(try tree(of: source))
                case .bytecode:
                    guard let vm = makeMachine() else { return ExitStatus.failure }
                    output.write(vm.disassembly(of: try vm.compile(source)))
                }
                output.flush()
                return ExitStatus.success
            } catch {
                output.writeError(UncaughtError.text(of: error))
                return ExitStatus.failure
            }
        }
    }

    private func tree(of source: SourceText) throws(ScriptError) -> String {
        do { return try Parser.parseScript(source).treeText } catch { throw ScriptError(syntax: error, source: source) }
    }

    private func reading(_ file: String, _ body: (_ units: [UInt16]) -> Int32) -> Int32 {
        let units: [UInt16]
        do {
            units = SourceBytes.units(try Files.readText(file, .anything, limit: largestSource))
        } catch {
            // What was waiting for input when Ctrl-C came.
            if error.code == EINTR { return ExitStatus.interrupted }
            output.complain("\(error)")
            return ExitStatus.failure
        }
        return body(units)
    }

    private func makeMachine() -> VM? {
        let vm = VM.make(options: engineOptions(settings), host: makeHost())
        if vm == nil { output.complain(noMemory) }
        return vm
    }

    private func programFiles(of path: String) -> ProgramFiles {
        ProgramFiles(root: ProgramFiles.folder(ofProgram: path), limit: largestSource, shown: { Sanitizer.visible($0) })
    }

    /// Of a test of test262: its runner says so by a package.json beside it.
    private func isModule(_ path: String) -> Bool { Files.isRegularFile(ProgramFiles.folder(ofProgram: path) + "/package.json") }

    /// `leash -e CODE ARGUMENT…`
    func run(code: String, _ arguments: [String]) -> Int32 { run(Array(code.utf16), name: "[eval]", folder: ".", arguments) }

    /// A text that is in no file: a script, which finds modules from the working folder; or with `--input-type=module` a module.
    private func run(_ units: [UInt16], name: String, folder: String, _ arguments: [String]) -> Int32 {
        run(arguments) { vm in
            let root = absolutePath(folder), path = root + "/" + name
            let modules = NodeModules(vm, programFiles(of: path))
            vm.moduleHost = modules
            if settings.inputIsModule { return .module(path, units, modules) }
            modules.installRequire(folder: root, name: name)
            return .script(SourceText(name: name, units: units, origin: vm.addOrigin(path: path)))
        }
    }

    /// What is to be run.
    private enum Program {
        case script(SourceText)
        case file(String, [UInt16], NodeModules)
        case module(String, [UInt16], NodeModules)
    }

    private func run(_ arguments: [String], _ prepare: (VM) -> Program) -> Int32 {
        guard let vm = makeMachine() else { return ExitStatus.failure }
        if settings.isTest262 { vm.installTest262() }
        Interrupts.install(flag: vm.requestWord, bit: VM.interruptionBit)
        Interrupts.endUnanswered()
        defer { output.flush() }
        TimeLimit.begin(settings.timeLimit)
        let program = prepare(vm)
        var script: CompiledScript?
        do {
            if case .script(let source) = program { script = try vm.compile(source) }
        } catch {
            if error.syntax.isInterrupted { return TimeLimit.statusOfInterruption(settings.timeLimit, output) }
            output.writeError(UncaughtError.text(of: error))
            return ExitStatus.failure
        }
        vm.setProcess(arguments: arguments, directory: Files.currentDirectory)
        let end = vm.runProgram(onUncaught: { uncaught in
            output.writeError(UncaughtError.text(of: uncaught, in: vm))
        }, { () throws(JSThrow) in
            if let script { _ = try vm.run(script) }
            guard let evaluation = try start(program) else { return false }
            vm.endProgramWhenRejected(evaluation)
            return true
        })
        if let signal = vm.endingSignal { Interrupts.willEnd(by: signal) }
        switch end {
        case .exited(let status):
            if status == ExitStatus.unsettled, vm.isMainPending { output.writeError("Warning: Detected unsettled top-level await\n") }
            return status
        case .interrupted: return TimeLimit.statusOfInterruption(settings.timeLimit, output)
        }
    }

    private func start(_ program: Program) throws(JSThrow) -> JSObject? {
        switch program {
        case .script: nil
        case .file(let path, let units, let modules): try modules.runMain(path, units)
        case .module(let path, let units, let modules): try modules.runModule(units, path: path, name: "file://" + path + "1")
        }
    }

    private func makeHost() -> Host {
        let output = output
        let host = Host(write: { text, isError in
            if isError {
                output.writeError(text + "\n")
            } else {
                output.write(text)
                output.write("\n")
            }
        }, writePart: { text, isError in
            if isError { output.writeError(text) } else { output.write(text) }
        }, realClock: clock(settings))
        host.timeZone = timeZone(settings)
        host.readInput = {
            output.flush()
            return Files.readAvailable(STDIN_FILENO)
        }
        host.explainer = EngineExplainer()
        host.usesColor = Style.of(descriptor: STDOUT_FILENO, isForbidden: settings.noColor).isOn
        return host
    }

    private func absolutePath(_ path: String) -> String { Files.realPath(path) ?? path }
}

/// What Node writes before it ends with an error that nobody caught: the place, the line with a mark below it, the error.
enum UncaughtError {
    static func text(of uncaught: Uncaught, in vm: VM) -> String {
        let thrown = uncaught.value
        vm.completeStack(thrown)
        // What `node:vm` let pass has its place in its stack.
        if vm.isDecorated(thrown) { return describe(thrown, vm) + "\n" }
        let place = self.place(of: uncaught, in: vm)
        // What is wrong with a text, found before it ran, has no calls to show.
        if uncaught.origin != .rejection, vm.lastThrowIsOfText, vm.creationPlace(of: thrown) == nil, let text = vm.plainErrorText(thrown) {
            // Modules that do not fit together are told right below the place.
            return place + (vm.lastTextError(thrown) == nil ? "" : "\n") + text + "\n"
        }
        // An error's stack stands by itself; any other value right below its place.
        if thrown.isObject(.error), !vm.isDOMException(thrown) {
            let text = describe(thrown, vm)
            // Node's has its own calls, which nobody sees here: it is not one without calls.
            return place + "\n" + (vm.lastTextError(thrown) == nil ? text : withoutBrackets(text)) + "\n"
        }
        let hint = thrown.isObject ? "" : "(Use `node --trace-uncaught ...` to show where the exception was thrown)\n"
        return (place.isEmpty ? "Uncaught " : "\n" + place) + describe(thrown, vm) + "\n" + hint
    }

    private static func withoutBrackets(_ text: String) -> String {
        guard text.hasPrefix("[") else { return text }
        if text.hasSuffix("]") { return String(text.dropFirst().dropLast()) }
        guard let end = text.range(of: "] {\n") else { return text }
        return text[text.index(after: text.startIndex)..<end.lowerBound] + " {\n" + text[end.upperBound...]
    }

    /// Of an exception, where it was thrown; of a rejection, which may have been made by no statement at all, where its error was made.
    private static func place(of uncaught: Uncaught, in vm: VM) -> String {
        if uncaught.origin == .exception || uncaught.origin == .listener { return vm.lastThrow?.text ?? "" }
        if let place = vm.lastTextError(uncaught.value) { return place.text }
        // Whom Node gives a stack afterwards was made nowhere.
        let isAssertion = vm.plainErrorText(uncaught.value)?.hasPrefix("AssertionError: ") == true
        if vm.isDOMException(uncaught.value) { return "node:internal/per_context/domexception:53\n    ErrorCaptureStackTrace(this);\n    ^\n" }
        if !isAssertion, let place = vm.placeInNode(of: uncaught.value) { return place.text }
        if !isAssertion, let (source, range) = vm.creationPlace(of: uncaught.value) { return ThrowPlace.excerpt(source, range, marks: 1) }
        if uncaught.origin == .microtask { return vm.lastThrow?.text ?? "" }
        if uncaught.origin == .main { return "node:internal/modules/run_main:123\n    triggerUncaughtException(\n    ^\n" }
        return uncaught.isError ? "node:internal/process/promises:391\n    triggerUncaughtException(err, true /* fromPromise */);\n    ^\n"
            : "node:internal/process/promises:389\n      new UnhandledPromiseRejection(reason);\n      ^\n"
    }

    static func text(of error: ScriptError) -> String {
        let length = Int(error.syntax.range.end - error.syntax.range.start)
        let kind = error.syntax.isTooDeep ? "RangeError" : "SyntaxError"
        return ThrowPlace.excerpt(error.source, error.syntax.range, marks: length) + "\n\(kind): \(error.syntax.message)\n"
    }

    private static func describe(_ thrown: Value, _ vm: VM) -> String {
        // As Node does where something ends the program: a value that is no object as a string, and an object by what it is.
        if thrown.isString { return vm.swiftString(thrown.asString) }
        if thrown.isSymbol { return "" }
        if !thrown.isObject { return vm.describeForError(thrown) }
        do {
            var options = InspectOptions()
            (options.depth, options.customInspect) = (5, false)
            return try vm.whileReporting { () throws(JSThrow) in try vm.inspect(thrown, options) }
        } catch {
            // It formats itself, and fails at that.
            return "[a value that cannot be shown]"
        }
    }
}
