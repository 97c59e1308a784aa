import Algorithms
import DequeModule

// Jobs (ECMA-262 §9.5): pieces of work that wait until nothing else runs.

/// Something that waits to be done.
struct Job {
    enum Kind: Int32 {
        /// A callback with its `this`. `arguments` is a record cell, or undefined for none.
        case call
        /// A handler of a promise, `callback`, is called with what the promise came to, `this`; `arguments` is the capability that waits for
        /// what it gives, as `PromiseCapability` stores it (§27.2.2.1 NewPromiseReactionJob).
        case reaction
        /// `callback` is the `then` of `this`, which the promise in `arguments` was resolved with (§27.2.2.2 NewPromiseResolveThenableJob).
        case thenable
        /// The paused function in `callback` goes on from its `await`, with `this` (§27.7.5.3 Await).
        case resume
        /// The async generator in `callback`, at its end, has waited for what `return()` was called with: `this` (§27.6.3.10 AsyncGeneratorAwaitReturn).
        case drain
        /// The program's main module was evaluated; where it failed, that is an exception nobody caught.
        case main
    }
    let kind: Kind
    /// The promise that a reaction waited for was rejected.
    let isRejection: Bool
    let callback: Value
    let this: Value
    let arguments: Value
    /// What `AsyncLocalStorage` knew where this was asked for; empty for that of whoever queues it.
    var context = Value.empty
    /// The number that `async_hooks` knows a callback by, and that of who asked for it; 0 for what has none.
    var asyncId: Int32 = 0
    var trigger: Int32 = 0
    /// What listeners were told of as the resource.
    var resource = Value.undefined

    init(_ kind: Kind, isRejection: Bool = false, callback: Value, this: Value = .undefined, arguments: Value = .undefined) {
        self.kind = kind
        self.isRejection = isRejection
        self.callback = callback
        self.this = this
        self.arguments = arguments
    }
}

/// Files and messages come between the timers and the immediates of a round of the loop, some after more rounds than one.
struct Poll {
    var rounds: Int
    /// A promise that is fulfilled then, or a function that is called.
    let target: Value
    /// What `AsyncLocalStorage` knew where this was asked for.
    var context = Value.undefined
}

/// What waits, in the order of Node's event loop (EventLoop.swift). The collector marks it.
struct JobQueue {
    /// What `process.nextTick` was given: it goes before the microtasks.
    private(set) var ticks: Deque<Job> = []
    private(set) var microtasks: Deque<Job> = []
    /// What waits meanwhile where a context works off microtasks of its own, the innermost last.
    private(set) var setAside: [Deque<Job>] = []
    /// Timers that run.
    var timers = TimerQueue()
    /// What `setImmediate` made.
    private(set) var immediates: Deque<Value> = []
    /// Registries with cells to clean up: one job each (§9.12 CleanupFinalizationRegistry).
    private(set) var cleanups: Deque<Value> = []
    /// What waits for something from outside the program, as far as there is anything.
    var polls: [Poll] = []
    var rejections = Rejections()
    /// The evaluation of the program's main module; undefined where it has none.
    var main = Value.undefined
    /// Promises of `Atomics.waitAsync`.
    var waiters: [AtomicsWaiter] = []
    /// Buffers whose memory other agents share.
    var broadcasts: [Value] = []
    /// The microtask that runs: for stacks. Its run keeps alive what is in it.
    var current: Job?
    /// What lives until the job that runs is over.
    var kept = KeptObjects()
    /// What `AsyncLocalStorage` knows now: it goes along to what is queued.
    var context = Value.undefined
    /// The same of the job that threw last: whoever hears that nobody caught it is told in its context. Undefined where none did.
    var failedContext = Value.undefined
    /// The same for timers, by their numbers, where it is anything.
    private(set) var timerContexts: [(timer: Int32, context: Value)] = []
    /// What `node:async_hooks` knows of what runs; timers have its numbers.
    var hooks = AsyncHooks()
    private var registries = 0.0

    /// Nothing waits but timers.
    var isEmpty: Bool { ticks.isEmpty && microtasks.isEmpty && immediates.isEmpty && cleanups.isEmpty && polls.isEmpty }
    var hasTicks: Bool { !ticks.isEmpty }
    var hasMicrotasks: Bool { !microtasks.isEmpty }

    mutating func append(_ microtask: Job) { microtasks.append(withContext(microtask)) }
    mutating func appendTick(_ job: Job) { ticks.append(withContext(job)) }

    private func withContext(_ job: Job) -> Job {
        guard job.context.isEmpty else { return job }
        var job = job
        job.context = context
        return job
    }

    mutating func noteContext(ofTimer number: Int32) { if !context.isUndefined { timerContexts.append((number, context)) } }
    func context(ofTimer number: Int32) -> Value { contextPlace(ofTimer: number).map { timerContexts[$0].context } ?? .undefined }
    mutating func forgetContext(ofTimer number: Int32) { if let place = contextPlace(ofTimer: number) { timerContexts.remove(at: place) } }

    /// Numbers ascend, so the entries do.
    private func contextPlace(ofTimer number: Int32) -> Int? {
        let place = timerContexts.partitioningIndex { $0.timer >= number }
        return place < timerContexts.count && timerContexts[place].timer == number ? place : nil
    }
    mutating func appendImmediate(_ immediate: Value) { immediates.append(immediate) }

    /// The one that has waited longest.
    mutating func takeMicrotask() -> Job? { microtasks.popFirst() }
    mutating func takeTick() -> Job? {
        guard let tick = ticks.popFirst() else {
            hooks.writes.rest()
            return nil
        }
        hooks.writes.step()
        return tick
    }
    mutating func takeImmediate() -> Value? { immediates.popFirst() }

    /// Forgets all ticks and microtasks, and what they left to be told.
    mutating func dropMicrotasks() {
        ticks.removeAll()
        microtasks.removeAll()
        rejections.removeAll()
    }

    /// From here on, until they are brought back, microtasks are those that are queued meanwhile.
    mutating func setMicrotasksAside() {
        setAside.append(microtasks)
        microtasks.removeAll()
    }

    mutating func bringMicrotasksBack() {
        guard let earlier = setAside.popLast() else { return }
        microtasks = earlier + microtasks
    }

    mutating func dropImmediates() { immediates.removeAll() }

    /// HostEnqueueFinalizationRegistryCleanupJob (§9.9.4.1), at most one for each registry.
    mutating func appendCleanup(of registry: JSObject) {
        if cleanups.contains(Value(registry)) { return }
        // The collector comes upon them in an order that tells nothing.
        let number = RegistryLayout(registry).number
        cleanups.insert(Value(registry), at: cleanups.firstIndex { RegistryLayout($0.asObject).number > number } ?? cleanups.count)
    }

    mutating func numberOfNextRegistry() -> Double {
        registries += 1
        return registries
    }

    mutating func takeCleanup() -> Value? { cleanups.popFirst() }
}
