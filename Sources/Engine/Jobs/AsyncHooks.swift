// What `node:async_hooks` knows of what runs: each timer, tick, microtask and immediate has a number, and is run in a scope of its own. Promises
// have numbers as long as somebody listens, as properties of their own.

/// What runs, for `executionAsyncId()` and its kin.
struct AsyncScope {
    var id: Int32 = 0
    /// Of who asked for it.
    var trigger: Int32 = 0
    var resource = Value.undefined
}

struct AsyncHooks {
    /// Is told `(event, id, type, trigger, resource)`; undefined where nobody listens.
    var listener = Value.undefined
    /// The symbols under which promises keep their numbers.
    var idKey = Value.undefined
    var triggerKey = Value.undefined
    /// The number that was given out last. The program itself is 1.
    var lastId: Int32 = 1
    /// What runs when nothing else does: the program, and once that is over the loop.
    var base = AsyncScope(id: 1)
    /// The innermost last.
    var scopes: [AsyncScope] = []
    /// Numbers of what is over, to be told before the immediates.
    var destroyed: [Int32] = []
    /// The listener runs. Whoever called it has rooted nothing: nothing is collected meanwhile.
    var isTelling = false

    var writes = StreamWrites()

    var isHeard: Bool { !listener.isUndefined }
    var scope: AsyncScope { scopes.last ?? base }

    mutating func nextId() -> Int32 {
        lastId &+= 1
        return lastId
    }
}

/// The numbers that a program's output takes: in Node each of the two pipes has one, and a stream that has written has a tick to come.
struct StreamWrites {
    /// A program runs; at a prompt nothing is counted.
    var areCounted = false
    private var opened: (output: Bool, errors: Bool) = (false, false)
    /// How many ticks are to be taken before a stream's own; nil where it has none.
    private var waiting: (output: Int?, errors: Int?) = (nil, nil)

    /// Something is written, by the console or by the stream itself, while so many ticks wait: the numbers that it takes. Who writes and wants to
    /// hear of nothing waits for no tick (`ticks` is nil).
    mutating func write(toErrors: Bool, byConsole: Bool, ticks: Int?) -> Int32 {
        guard areCounted else { return 0 }
        var taken: Int32 = 0
        if byConsole || !toErrors, !opened.output { (opened.output, taken) = (true, taken + 1) }
        if byConsole || toErrors, !opened.errors { (opened.errors, taken) = (true, taken + 1) }
        if let ticks, (toErrors ? waiting.errors : waiting.output) == nil {
            if toErrors { waiting.errors = ticks } else { waiting.output = ticks }
            taken += 1
        }
        return taken
    }

    /// A tick is taken.
    @inline(__always) mutating func step() {
        guard waiting.output != nil || waiting.errors != nil else { return }
        waiting = (waiting.output.flatMap { $0 > 0 ? $0 - 1 : nil }, waiting.errors.flatMap { $0 > 0 ? $0 - 1 : nil })
    }

    /// All ticks are done.
    mutating func rest() { waiting = (nil, nil) }
}

extension VM {
    func noteWrite(toErrors: Bool, byConsole: Bool, isHeard: Bool = true) {
        let ticks = isHeard ? state.pointee.jobs.ticks.count : nil
        state.pointee.jobs.hooks.lastId &+= state.pointee.jobs.hooks.writes.write(toErrors: toErrors, byConsole: byConsole, ticks: ticks)
    }

    /// What the listener gives back; undefined where there is none, or where it runs already.
    @discardableResult
    func tellAsync(_ event: StaticString, _ id: Int32, type: StaticString = "", trigger: Int32 = 0, _ resource: Value = .undefined, _ rest: Value = .undefined) -> Value {
        guard state.pointee.jobs.hooks.isHeard, !state.pointee.jobs.hooks.isTelling else { return .undefined }
        let earlier = exception
        let roots = openRoots(); defer { roots.close() }
        roots.add(earlier)
        state.pointee.jobs.hooks.isTelling = true
        defer {
            state.pointee.jobs.hooks.isTelling = false
            exception = earlier
        }
        let name = Value(key(event).string), kind = type.utf8CodeUnitCount == 0 ? .undefined : Value(key(type).string)
        do throws(JSThrow) {
            return try call(state.pointee.jobs.hooks.listener, this: .undefined, [name, Value(int32: id), kind, Value(int32: trigger), resource, rest])
        } catch {
            setAside(error)
            return .undefined
        }
    }

    /// A job for a callback that has a number of its own, and is told of.
    func numbered(_ job: Job, type: StaticString) -> Job {
        var job = job
        let trigger = state.pointee.jobs.hooks.scope.id
        job.asyncId = state.pointee.jobs.hooks.nextId()
        job.trigger = trigger
        if state.pointee.jobs.hooks.isHeard {
            let rest = job.arguments.isCell ? Value(newArray(Record(job.arguments.asCell).values)) : .undefined
            job.resource = tellAsync("init", job.asyncId, type: type, trigger: trigger, job.callback, rest)
        }
        return job
    }

    /// Runs the work as what has that number, and tells of its begin and end.
    func inAsyncScope(_ scope: AsyncScope, _ work: () throws(JSThrow) -> Void) throws(JSThrow) {
        state.pointee.jobs.hooks.scopes.append(scope)
        if scope.id != 0 { tellAsync("before", scope.id) }
        let depth = state.pointee.jobs.hooks.scopes.count
        defer {
            if scope.id != 0 { tellAsync("after", scope.id) }
            state.pointee.jobs.hooks.scopes.removeSubrange((depth - 1)...)
        }
        try work()
    }

    /// What is over is told of later.
    func noteDestroyed(_ id: Int32) {
        if state.pointee.jobs.hooks.isHeard { state.pointee.jobs.hooks.destroyed.append(id) }
    }

    func tellDestroyed() {
        while !state.pointee.jobs.hooks.destroyed.isEmpty { tellAsync("destroy", state.pointee.jobs.hooks.destroyed.removeFirst()) }
    }

    // MARK: Promises

    /// A promise was made, for what `parent` comes to where there is one.
    func tellNewPromise(_ promise: JSObject, parent: JSObject?) {
        guard !state.pointee.jobs.hooks.isTelling else { return }
        let trigger = parent.map { number($0).id } ?? state.pointee.jobs.hooks.scope.id, id = number(promise, trigger: trigger).id
        tellAsync("init", id, type: "PROMISE", trigger: trigger, Value(promise))
    }

    /// The promise was fulfilled or rejected.
    func tellSettled(_ promise: JSObject) {
        guard !state.pointee.jobs.hooks.isTelling else { return }
        tellAsync("promiseResolve", number(promise).id)
    }

    /// The scope of a job that settles a promise; nil where nobody listens.
    func asyncScope(of job: Job) -> AsyncScope? {
        guard state.pointee.jobs.hooks.isHeard, job.kind != .call, job.kind != .main, let capability = PromiseCapability(stored: job.arguments), capability.promise.isObject(.promise)
        else { return nil }
        return number(capability.promise.asObject)
    }

    /// One that is older than its listeners gets its numbers when somebody asks.
    private func number(_ promise: JSObject, trigger: Int32? = nil) -> AsyncScope {
        let hooks = state.pointee.jobs.hooks, id = PropertyKey(JSSymbol(hooks.idKey.asCell)), owner = PropertyKey(JSSymbol(hooks.triggerKey.asCell))
        if let known = peek(promise, id), known.isNumber {
            return AsyncScope(id: Int32(known.asNumber), trigger: peek(promise, owner).map { $0.isNumber ? Int32($0.asNumber) : 0 } ?? 0, resource: Value(promise))
        }
        let scope = AsyncScope(id: state.pointee.jobs.hooks.nextId(), trigger: trigger ?? 0, resource: Value(promise))
        addProperty(promise, id, Value(int32: scope.id), .all)
        if trigger != nil { addProperty(promise, owner, Value(int32: scope.trigger), .all) }
        return scope
    }
}
