// A program from its first statement to its end, as Node runs one.

/// How a program ended.
public enum ProgramEnd: Equatable, Sendable {
    /// With this exit code.
    case exited(Int32)
    case interrupted
}

extension VM {
    /// Runs the main script and then all that waits. `onUncaught` is told of the error that nobody caught and that ends the program. `main` says
    /// whether it was a module: as in Node that runs in a microtask, between two rounds of timers, so that microtasks come before ticks and
    /// immediates before timers.
    public func runProgram(onUncaught: (Uncaught) -> Void, _ main: () throws(JSThrow) -> Bool) -> ProgramEnd {
        withoutActuallyEscaping(onUncaught) { onUncaught in
            var failure: Int32?
            let report: UncaughtReporter = { uncaught in
                failure = uncaught.origin == .listener ? 7 : 1
                onUncaught(uncaught)
                return false
            }
            state.pointee.jobs.rejections.warns = true
            state.pointee.jobs.hooks.writes.areCounted = true
            var isModule = false
            let hasRun = perform(report, { () throws(JSThrow) in isModule = try main() }) != .stopped
            // From here on it is the loop that runs things.
            if hasRun { state.pointee.jobs.hooks.base = AsyncScope() }
            if hasRun, !isModule || drainMicrotasks(report), drain(report) {
                state.pointee.jobs.kept.clear()
                if isModule { _ = runImmediates(report) }
                // Loading a program takes a moment: what was asked to be done in a millisecond is due when it stands.
                if host.realClock == nil, !state.pointee.jobs.timers.entries.isEmpty { state.pointee.clock.advance(to: loopTime + 1) }
                while runLoop(report), emitBeforeExit(report), isLoopAlive {}
            }
            if let status = state.pointee.process.exitStatus { return .exited(status) }
            if failure == nil, wasInterrupted { return .interrupted }
            // Whom the listener for such errors failed, Node does not ask any more.
            if failure == 7 { return .exited(7) }
            return .exited(exit(failure, report))
        }
    }

    private func emitBeforeExit(_ report: UncaughtReporter) -> Bool {
        let code = state.pointee.process.exitCode ?? 0
        return perform(report, { () throws(JSThrow) in _ = try emitOnProcess("beforeExit", [.number(Int(code))]) }) != .stopped && drain(report)
    }

    /// The code of a program whose main module waits for what never comes.
    public static let unsettledCode: Int32 = 13

    /// The main module waits still.
    public var isMainPending: Bool { state.pointee.jobs.main.isObject && isPending(state.pointee.jobs.main.asObject) }

    /// The last event. A listener may still change the code.
    private func exit(_ failure: Int32?, _ report: UncaughtReporter) -> Int32 {
        if let failure { state.pointee.process.exitCode = failure }
        exception = .undefined
        let code = state.pointee.process.exitCode ?? 0
        state.pointee.process.isExiting = true
        if isMainPending, state.pointee.process.exitCode == nil { state.pointee.process.exitCode = VM.unsettledCode }
        let outcome = perform(report) { () throws(JSThrow) in _ = try emitOnProcess("exit", [.number(Int(code))]) }
        // What the listeners promised is done still; ticks and timers are not.
        if outcome == .done, failure == nil { while let job = state.pointee.jobs.takeMicrotask(), perform(report, { () throws(JSThrow) in try run(job) }) != .stopped {} }
        if let status = state.pointee.process.exitStatus { return status }
        return state.pointee.process.exitCode ?? (outcome == .stopped && failure == nil ? 1 : 0)
    }
}
