import Engine
import Lessons
import Platform
import Shell
import Terminal

// What the command line asks for, put together from the modules.

/// Does what the command line asks for, and gives back the status to end with. It runs on `stack`.
func perform(_ invocation: Invocation, _ settings: CommonOptions, stack: UnsafeRawBufferPointer) -> Int32 {
    let output = Output()
    defer { output.flush() }
    var settings = settings
    // Some stays free for what runs without asking: error messages, inspection, the collector.
    settings.stackBytes = max(stack.count - (4 << 20), stack.count / 2)
    switch invocation {
    case .run(let file, let arguments): return ProgramRunner(output: output, settings: settings).run(file: file, arguments)
    case .dump(let part, let file): return ProgramRunner(output: output, settings: settings).dump(part, file: file)
    case .evaluate(let code, let arguments): return ProgramRunner(output: output, settings: settings).run(code: code, arguments)
    case .shell: return makeShell(output, settings, modulesFolder: Files.currentDirectory)?.run() ?? ExitStatus.failure
    case .open(let files, let commands, let usesIndex): return openHeaps(files, commands, usesIndex, output, settings)
    case .rewrite(let request): return SnapshotRewriter(output: output, request: request).run()
    case .attach(let request, let commands): return ProgramAttacher(output: output, settings: settings, request: request).run(commands)
    case .play(let name, let manner): return makeShell(output, settings)?.play(name, options(manner)) ?? ExitStatus.failure
    case .check(let request) where SnapshotFileChecker.takes(request):
        return TimeLimit.within(settings.timeLimit, output) { SnapshotFileChecker(output: output, settings: settings, request: request).run() }
    case .check(let request): return FileChecker(output: output, settings: settings, request: request).run()
    case .export(let name, let target): return LessonExporter(output: output, settings: settings).export(name, to: target)
    case .report(let file, let path, let usesIndex, let isForced):
        return TimeLimit.within(settings.timeLimit, output) {
            HeapReporter(output: output, settings: settings, cache: usesIndex ? CacheFolder.standard : nil).report(on: file, to: path, isForced: isForced)
        }
    case .schema:
        output.write(JSONSchema.text)
        return ExitStatus.success
    case .lessons(let showsFormat): return LessonList(output: output, style: Style.of(descriptor: STDOUT_FILENO, isForbidden: settings.noColor)).show(format: showsFormat)
    }
}

private func options(_ manner: PlayManner) -> PlayOptions {
    var options = PlayOptions()
    (options.isStepwise, options.pace, options.asksQuestions) = (manner.isStepwise, manner.pace, manner.asksQuestions)
    return options
}

/// `leash open`
private func openHeaps(_ files: [String], _ commands: [String], _ usesIndex: Bool, _ output: Output, _ settings: CommonOptions) -> Int32 {
    var opened: SnapshotShell?
    // To open them may take no longer than a question.
    let status = TimeLimit.within(settings.timeLimit, output) {
        do {
            let opening = OpeningProgress(isShown: !settings.json)
            defer { opening.end() }
            opened = try SnapshotShell(paths: files, cache: usesIndex ? CacheFolder.standard : nil, progress: opening.progress)
            return ExitStatus.success
        } catch let failure as SnapshotShell.Failure {
            if !failure.isInterrupted { output.complain(Sanitizer.visible(failure.description)) }
            return failure.isInterrupted ? ExitStatus.interrupted : ExitStatus.failure
        } catch {
            output.complain(Sanitizer.visible("\(error)"))
            return ExitStatus.failure
        }
    }
    guard status == ExitStatus.success, let shell = opened else { return status }
    let answered = SnapshotSession(shell, output: output, settings: manner(settings), timer: TimeLimit.timer(settings.timeLimit)).run(commands)
    shell.finish()
    return answered
}

func manner(_ settings: CommonOptions) -> InteractiveShell.Settings {
    let version = leashVersion.split(separator: ".").prefix(2).joined(separator: ".")
    var manner = InteractiveShell.Settings(version: version, json: settings.json, noColor: settings.noColor)
    manner.isStrict = settings.isStrict
    manner.resumes = settings.resumes
    return manner
}

/// Nil, with a word to the user, where the system gives no memory.
private func makeShell(_ output: Output, _ settings: CommonOptions, modulesFolder: String? = nil) -> InteractiveShell? {
    var options = shellOptions(settings)
    options.modulesFolder = modulesFolder
    guard let shell = InteractiveShell(options, output: output, settings: manner(settings)) else {
        output.complain(noMemory)
        return nil
    }
    return shell
}

/// A shell that reads no modules.
func shellOptions(_ settings: CommonOptions) -> Shell.Options {
    let engine = engineOptions(settings)
    var options = Shell.Options()
    options.heapLimit = engine.heapLimit
    options.stackBytes = engine.stackBytes
    options.isStressed = engine.isStressed
    options.clock = clock(settings)
    options.timeZone = timeZone(settings)
    options.timer = TimeLimit.timer(settings.timeLimit)
    return options
}

let noMemory = "the system has no memory for a heap"

/// How the engine is set up. `LEASH_GC_STRESS=1` in the environment asks for a collection at every safepoint.
func engineOptions(_ settings: CommonOptions) -> VM.Options {
    var options = VM.Options()
    options.heapLimit = settings.heapLimit
    options.stackBytes = settings.stackBytes
    if let stress = getenv("LEASH_GC_STRESS") { options.isStressed = stress.pointee != 0 && stress.pointee != 0x30 }
    return options
}

/// The machine's clock where `--real-time` asks for it. By default time is virtual, the same in every run.
func clock(_ settings: CommonOptions) -> RealClock? {
    guard settings.realTime else { return nil }
    let start = SteadyClock.milliseconds
    return RealClock(elapsed: { SteadyClock.milliseconds - start }, date: { WallClock.milliseconds }, sleep: SteadyClock.sleep)
}

/// The zone of local time: the one that is asked for, the machine's (nil) where time is the machine's, or else UTC.
func timeZone(_ settings: CommonOptions) -> String? {
    guard let zone = settings.timeZone ?? environment("TZ") else { return settings.realTime ? nil : "UTC" }
    // As the C library has it, a colon may stand before the name.
    return zone.hasPrefix(":") ? String(zone.dropFirst()) : zone
}
