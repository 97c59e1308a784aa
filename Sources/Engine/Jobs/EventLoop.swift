// The event loop: in which order what waits is done. The order is Node's. A turn fires the timers that are due, then cleans up one registry, then
// runs what `setImmediate` has put aside; after each callback come the ticks (`process.nextTick`), the microtasks, and the rejections that nobody
// has handled. When nothing is left to do at this time, the clock leaps to the next timer.

/// What a script threw and no script caught.
public struct Uncaught {
    public enum Origin: Sendable {
        case exception
        /// What `queueMicrotask` was given threw it.
        case microtask
        /// A promise was rejected, and nobody handled it.
        case rejection
        /// The main module failed. Node has that from a promise, but nobody is asked to handle it.
        case main
        /// A listener for uncaught exceptions threw it.
        case listener
    }
    /// Not rooted.
    public let value: Value
    public let origin: Origin
    /// What the promise was rejected with; `value` is an error that tells of it, where it is none itself.
    public let reason: Value

    init(value: Value, origin: Origin, reason: Value? = nil) {
        self.value = value
        self.origin = origin
        self.reason = reason ?? value
    }

    /// The promise was rejected with an error, and not with another value that `value` only tells of.
    public var isError: Bool { reason == value }
}

/// Told of each; false stops the loop.
public typealias UncaughtReporter = (Uncaught) -> Bool

/// A timer that has fired.
public struct FiredTimer {
    /// Not rooted.
    public let timer: TimerLayout
    /// Milliseconds since the start.
    public let time: Double
}

/// What running something came to.
enum JobOutcome {
    case done
    /// It threw; somebody took it, and the loop goes on.
    case threw
    /// The user interrupted, the program ended itself, or whoever was told of an error wants no more.
    case stopped
}

extension VM {
    /// Does one piece of work, with a safepoint after it.
    func perform(_ report: UncaughtReporter, as origin: Uncaught.Origin = .exception, _ work: () throws(JSThrow) -> Void) -> JobOutcome {
        do {
            try work()
            state.pointee.jobs.failedContext = .undefined
            try poll()
            return .done
        } catch {
            if wasInterrupted { return .stopped }
            // What waits may be what fills the memory: a queue that has outgrown the heap limit is not worked off error by error.
            if heap.isOverLimit { state.pointee.jobs.dropMicrotasks() }
            return uncaught(exception, origin, report)
        }
    }

    /// The program's listeners hear of it first, then the host.
    func uncaught(_ value: Value, _ origin: Uncaught.Origin, reason: Value? = nil, _ report: UncaughtReporter) -> JobOutcome {
        exception = .undefined
        let roots = openRoots(); defer { roots.close() }
        roots.add(value)
        defer { state.pointee.jobs.failedContext = .undefined }
        do {
            if try inContext(state.pointee.jobs.failedContext, { () throws(JSThrow) in try emitUncaught(value, origin) }) { return .threw }
        } catch {
            if wasInterrupted { return .stopped }
            let second = exception
            exception = .undefined
            roots.add(second)
            return report(Uncaught(value: second, origin: .listener)) ? .threw : .stopped
        }
        return report(Uncaught(value: value, origin: origin, reason: reason)) ? .threw : .stopped
    }

    /// With what `AsyncLocalStorage` is to know meanwhile.
    func inContext<Result>(_ context: Value, _ work: () throws(JSThrow) -> Result) throws(JSThrow) -> Result {
        state.pointee.jobs.context = context
        defer { state.pointee.jobs.context = .undefined }
        return try work()
    }

    /// The ticks, the microtasks, the rejections, until there are none. False after a stop. What the program itself took of an error in a tick
    /// leaves the others for the next turn, as in Node.
    func drain(_ report: UncaughtReporter) -> Bool {
        repeat {
            while let tick = state.pointee.jobs.takeTick() {
                switch perform(report, { () throws(JSThrow) in try run(tick) }) {
                case .done: continue
                case .threw: if hasUncaughtListeners { return true }
                case .stopped: return stop()
                }
            }
            guard drainMicrotasks(report) else { return false }
            if !state.pointee.jobs.hasTicks, !tellRejections(report) { return stop() }
        } while state.pointee.jobs.hasTicks || state.pointee.jobs.hasMicrotasks
        state.pointee.clock.rest()
        return true
    }

    /// The microtasks alone. False after a stop.
    func drainMicrotasks(_ report: UncaughtReporter) -> Bool {
        while let job = state.pointee.jobs.takeMicrotask() {
            if perform(report, as: job.kind == .main ? .main : .microtask, { () throws(JSThrow) in try run(job) }) == .stopped { return stop() }
        }
        return true
    }

    /// What was queued to be done at once is forgotten, lest an endless chain of it go on with the next entry.
    private func stop() -> Bool {
        state.pointee.jobs.dropMicrotasks()
        return false
    }

    // MARK: Turns

    /// One turn of the loop at this time. False after a stop.
    func turn(_ fired: (FiredTimer) -> Void, _ report: UncaughtReporter) -> Bool {
        guard fireTimers(fired, report) else { return false }
        if let registry = state.pointee.jobs.takeCleanup() {
            guard runTask(report, { () throws(JSThrow) in try cleanUpFinalizationRegistry(registry.asObject) }) else { return false }
        }
        // What an error left behind comes before the immediates.
        guard drain(report), stepPolls(report) else { return false }
        tellDestroyed()
        return runImmediates(report)
    }

    /// One round is over for what waits for rounds. What asks for none meanwhile has its turn in this one.
    private func stepPolls(_ report: UncaughtReporter) -> Bool {
        guard !state.pointee.jobs.polls.isEmpty else { return true }
        for i in state.pointee.jobs.polls.indices { state.pointee.jobs.polls[i].rounds -= 1 }
        while let i = state.pointee.jobs.polls.firstIndex(where: { $0.rounds <= 0 }) {
            let poll = state.pointee.jobs.polls.remove(at: i), roots = openRoots()
            defer { roots.close() }
            roots.add(poll.target)
            roots.add(poll.context)
            let isDone = runTask(report) { () throws(JSThrow) in
                if poll.target.isObject(.promise) { return fulfillPromise(poll.target.asObject, .undefined) }
                defer { state.pointee.jobs.failedContext = poll.context }
                _ = try inContext(poll.context) { () throws(JSThrow) in try call(poll.target, this: .undefined) }
            }
            guard isDone else { return false }
        }
        return true
    }

    /// A task of its own: what WeakRefs gave out in it is let go when its microtasks are done.
    private func runTask(_ report: UncaughtReporter, _ work: () throws(JSThrow) -> Void) -> Bool {
        defer { state.pointee.jobs.kept.clear() }
        switch perform(report, work) {
        case .done: return drain(report)
        // The ticks wait for the next callback's end.
        case .threw: return hasUncaughtListeners || drain(report)
        case .stopped: return stop()
        }
    }

    private func fireTimers(_ fired: (FiredTimer) -> Void, _ report: UncaughtReporter) -> Bool {
        let now = loopTime.rounded(.down)
        while let entry = state.pointee.jobs.timers.first, entry.due <= now {
            let timer = entry.timer
            let roots = openRoots(); defer { roots.close() }
            roots.add(timer.object)
            state.pointee.jobs.timers.remove(timer)
            fired(FiredTimer(timer: timer, time: entry.due))
            defer { if timer.isInterval, !timer.isDestroyed { restart(timer) } else if timer.place < 0 { timer.isDestroyed = true } }
            guard runTask(report, { () throws(JSThrow) in try call(timer) }) else { return false }
        }
        return true
    }

    private func call(_ timer: TimerLayout) throws(JSThrow) {
        guard timer.callback.isCallable else { return }
        state.pointee.jobs.context = state.pointee.jobs.context(ofTimer: timer.number)
        defer {
            state.pointee.jobs.failedContext = state.pointee.jobs.context
            state.pointee.jobs.context = .undefined
        }
        if !timer.isInterval { state.pointee.jobs.forgetContext(ofTimer: timer.number) }
        let this = Value(timer.object)
        defer { if !timer.isInterval, timer.place < 0 { noteDestroyed(timer.number) } }
        try inAsyncScope(AsyncScope(id: timer.number, trigger: timer.trigger, resource: this)) { () throws(JSThrow) in
            guard let arguments = timer.arguments else { return _ = try call(timer.callback, this: this) }
            _ = try call(timer.callback, this: this, arguments.values)
        }
    }

    /// Those that wait now: one that is added meanwhile has its turn in the next round.
    func runImmediates(_ report: UncaughtReporter) -> Bool {
        var left = state.pointee.jobs.immediates.count
        while left > 0, let value = state.pointee.jobs.takeImmediate() {
            left -= 1
            let immediate = TimerLayout(value.asObject)
            if immediate.isDestroyed { continue }
            let roots = openRoots(); defer { roots.close() }
            roots.add(value)
            immediate.isDestroyed = true
            // One that has fired keeps its arguments alone.
            defer { immediate.callback = .null }
            guard runTask(report, { () throws(JSThrow) in try call(immediate) }) else { return false }
        }
        // Ticks that an error left behind.
        return drain(report)
    }

    // MARK: Rounds

    /// Something waits that can be done without time going by.
    private var hasWork: Bool {
        let jobs = state.pointee.jobs
        return jobs.hasTicks || jobs.hasMicrotasks || !jobs.immediates.isEmpty || !jobs.cleanups.isEmpty || !jobs.hooks.destroyed.isEmpty || !jobs.polls.isEmpty
    }

    /// Something waits that keeps the program from ending.
    var isLoopAlive: Bool {
        let jobs = state.pointee.jobs
        return jobs.hasTicks || jobs.hasMicrotasks || !jobs.cleanups.isEmpty || !jobs.hooks.destroyed.isEmpty || !jobs.polls.isEmpty
            || jobs.immediates.contains { TimerLayout($0.asObject).isReferenced && !TimerLayout($0.asObject).isDestroyed }
            || jobs.timers.entries.contains { $0.timer.isReferenced }
            || !jobs.waiters.isEmpty && state.pointee.agent?.cluster.hasOthers == true
    }

    /// Goes on until nothing keeps the program from ending. False after a stop.
    func runLoop(_ report: UncaughtReporter) -> Bool {
        while isLoopAlive {
            guard turn({ _ in }, report) else { return false }
            if hasWork {
                // A round takes a moment: a chain of immediates does not keep a timer from firing.
                // Reading a file takes longer than that.
                if host.realClock == nil { state.pointee.clock.advance(to: loopTime + (state.pointee.jobs.polls.isEmpty ? 0.01 : 0.3)) }
            } else if isLoopAlive, let next = state.pointee.jobs.timers.first?.due {
                guard wait(until: next) else { return false }
            } else if isLoopAlive, state.pointee.agent?.wait(until: .infinity) == false {
                // Whom only another agent could wake, and all of them wait.
                return true
            }
        }
        return true
    }

    private func wait(until time: Double) -> Bool {
        guard let clock = host.realClock else {
            // Others run meanwhile, and may wake this one before.
            if let agent = state.pointee.agent { _ = agent.wait(until: time) } else { state.pointee.clock.advance(to: time) }
            return true
        }
        while clock.elapsed() < time {
            clock.sleep(time - clock.elapsed())
            do { try poll() } catch { return stop() }
        }
        return true
    }

    /// The timers that wait, in the order in which they fire.
    public var waitingTimers: [(timer: TimerLayout, due: Double)] { state.pointee.jobs.timers.sorted.map { ($0.timer, $0.due) } }

    /// Lets virtual time pass, for a shell in which it stands still between entries: what is due until then is done. False after a stop.
    public func advance(to time: Double, fired: (FiredTimer) -> Void, onUncaught report: UncaughtReporter) -> Bool {
        while true {
            guard turn(fired, report) else { return false }
            if hasWork { continue }
            guard let next = state.pointee.jobs.timers.first?.due, next <= time else { break }
            state.pointee.clock.advance(to: next)
        }
        state.pointee.clock.advance(to: time)
        return true
    }
}
