// Promises and jobs of the model (ECMA-262 §27.2, §9.5), step by step as the specification has them.

extension LivenessModel {
    /// What is to happen once a promise is settled.
    enum Reaction {
        case handlers(fulfilled: Thing?, rejected: Thing?, derived: Thing)
        /// A paused async function.
        case resume(Thing)
        /// An async generator at an `await`, or at the one in its `yield`.
        case advance(Thing), give(Thing)
        /// The resolving functions of a promise.
        case settle(Thing)
        /// One of those that a combinator waits for.
        case element(Thing, Int)
        case finally(callback: Thing, derived: Thing)
        /// What `finally` passes on when its callback's promise is fulfilled.
        case pass(Thing?, isRejection: Bool, derived: Thing)

        var holds: [Thing?] {
            switch self {
            case .handlers(let fulfilled, let rejected, let derived): [fulfilled, rejected, derived]
            case .resume(let thing), .advance(let thing), .give(let thing), .settle(let thing), .element(let thing, _): [thing]
            case .finally(let callback, let derived): [callback, derived]
            case .pass(let value, _, let derived): [value, derived]
            }
        }
    }

    enum Microtask {
        case reaction(Reaction, Thing?, isRejection: Bool)
        case adopt(Thing, from: Thing)
    }

    // MARK: Promises

    func isPromise(_ thing: Thing?) -> Bool { kind(thing) == .promise }

    /// §27.2.1.3.2: what the first call of a promise's resolving functions does.
    mutating func resolve(_ promise: Thing, _ value: Thing?) {
        things[promise]?.isResolved = true
        if value == promise { return settle(promise, new(.fixed), isRejection: true) }
        // Reading `then` of a revoked proxy throws.
        if let value, things[value]?.mode == "revoked" { return settle(promise, new(.fixed), isRejection: true) }
        if let value, isPromise(value) { microtasks.append(.adopt(promise, from: value)) } else { settle(promise, value, isRejection: false) }
    }

    mutating func settle(_ promise: Thing, _ value: Thing?, isRejection: Bool) {
        guard var state = things[promise], state.phase == .pending else { return }
        for reaction in state.reactions { microtasks.append(.reaction(reaction, value, isRejection: isRejection)) }
        state.reactions = []
        state.phase = isRejection ? .rejected : .fulfilled
        state.isResolved = true
        state.slots["result"] = value
        things[promise] = state
    }

    mutating func then(_ promise: Thing, _ reaction: Reaction) {
        guard let state = things[promise] else { return }
        if state.phase == .pending {
            things[promise]?.reactions.append(reaction)
        } else {
            microtasks.append(.reaction(reaction, state.slots["result"], isRejection: state.phase == .rejected))
        }
    }

    /// §27.2.4.7.1 PromiseResolve
    mutating func promise(of value: Thing?) -> Thing {
        if let value, isPromise(value) { return value }
        let promise = new(.promise)
        resolve(promise, value)
        return promise
    }

    mutating func wait(for value: Thing?, _ reaction: Reaction) { then(promise(of: value), reaction) }

    // MARK: Jobs

    mutating func drain() {
        while !microtasks.isEmpty {
            switch microtasks.removeFirst() {
            case .adopt(let promise, let source): then(source, .settle(promise))
            case .reaction(let reaction, let value, let isRejection): run(reaction, value, isRejection)
            }
        }
    }

    /// The end of a job: the microtasks, then what `setImmediate` was given.
    mutating func endJob() {
        drain()
        while !immediates.isEmpty {
            let immediate = immediates.removeFirst(), slots = things[immediate]?.slots ?? [:]
            guard let callback = slots["callback"] else { continue }
            things[immediate]?.slots["callback"] = nil
            _ = call(callback, [slots["argument"]])
            drain()
        }
    }

    private mutating func run(_ reaction: Reaction, _ value: Thing?, _ isRejection: Bool) {
        switch reaction {
        case .handlers(let fulfilled, let rejected, let derived):
            if let handler = isRejection ? rejected : fulfilled { resolve(derived, call(handler, [value])) } else { pass(derived, value, isRejection) }
        case .resume(let frame):
            guard let state = things[frame], let promise = state.slots["promise"] else { return }
            if isRejection || state.mode == "throws" { settle(promise, isRejection ? value : state.slots["y"], isRejection: true) } else { resolve(promise, state.slots["x"]) }
        case .advance(let generator):
            if isRejection { finish(generator, value, isRejection: true) } else { wait(for: things[generator]?.slots["x"], .give(generator)) }
        case .give(let generator):
            if isRejection { finish(generator, value, isRejection: true) } else { give(generator, value) }
        case .settle(let promise): pass(promise, value, isRejection)
        case .element(let combinator, let i): element(combinator, i, value, isRejection)
        case .finally(let callback, let derived):
            let waiting = promise(of: call(callback, [])), passed = new(.promise)
            then(waiting, .pass(value, isRejection: isRejection, derived: passed))
            resolve(derived, passed)
        case .pass(let passed, let wasRejection, let derived):
            if isRejection { settle(derived, value, isRejection: true) } else { pass(derived, passed, wasRejection) }
        }
    }

    private mutating func pass(_ promise: Thing, _ value: Thing?, _ isRejection: Bool) {
        if isRejection { settle(promise, value, isRejection: true) } else { resolve(promise, value) }
    }

    private mutating func element(_ combinator: Thing, _ i: Int, _ value: Thing?, _ isRejection: Bool) {
        guard let state = things[combinator], let result = state.slots["result"], things[result]?.isResolved == false else { return }
        let ends = state.mode == "all" ? isRejection : state.mode == "any" && !isRejection
        if ends { return pass(result, value, isRejection) }
        things[combinator]?.items[i] = value
        things[combinator]?.step -= 1
        guard things[combinator]?.step == 0 else { return }
        let list = new(.fixed, items: things[combinator]?.items ?? [])
        if state.mode == "any" { settle(result, list, isRejection: true) } else { resolve(result, list) }
    }

    // MARK: Async generators: `async function* (x, y) { await y; yield x }`

    mutating func request(_ generator: Thing, _ promise: Thing) {
        guard let state = things[generator] else { return }
        if state.step == 3 { return resolve(promise, new(.result)) }
        things[generator]?.queue.append(promise)
        if state.queue.isEmpty { goOn(generator) }
    }

    private mutating func goOn(_ generator: Thing) {
        if things[generator]?.step == 0 {
            things[generator]?.step = 1
            wait(for: things[generator]?.slots["y"], .advance(generator))
        } else {
            finish(generator, nil, isRejection: false)
        }
    }

    private mutating func give(_ generator: Thing, _ value: Thing?) {
        things[generator]?.step = 2
        guard let request = things[generator]?.queue.removeFirst() else { return }
        resolve(request, new(.result, ["value": value]))
        if things[generator]?.queue.isEmpty == false { goOn(generator) }
    }

    private mutating func finish(_ generator: Thing, _ reason: Thing?, isRejection: Bool) {
        let queue = things[generator]?.queue ?? []
        things[generator]?.step = 3
        things[generator]?.slots = [:]
        things[generator]?.queue = []
        for (i, request) in queue.enumerated() {
            if isRejection, i == 0 { settle(request, reason, isRejection: true) } else { resolve(request, new(.result)) }
        }
    }

    // MARK: Calls

    /// What a callable thing does, and gives back.
    mutating func call(_ function: Thing, _ arguments: [Thing?]) -> Thing? {
        guard let state = things[function] else { return nil }
        switch state.kind {
        case .setter: if let scope = state.slots["scope"] { things[scope]?.slots["x"] = arguments.first ?? nil }
        case .returner: return state.slots["scope"].flatMap { things[$0]?.slots["x"] }
        case .resolver: if let promise = state.slots["promise"], things[promise]?.isResolved == false { resolve(promise, arguments.first ?? nil) }
        case .revoker:
            if let proxy = state.slots["proxy"] {
                things[proxy]?.slots = [:]
                things[proxy]?.mode = "revoked"
            }
            things[function]?.slots = [:]
        case .bound: return state.slots["target"].flatMap { call($0, [state.slots["argument"]] + arguments) }
        default: break
        }
        return nil
    }

    // MARK: Generators

    /// False once it has ended.
    @discardableResult
    mutating func next(_ generator: Thing) -> Bool {
        guard var state = things[generator], state.phase == .pending else { return false }
        state.step += 1
        var goesOn = true
        switch state.kind {
        case .blocks:
            // { yield; { const w = v; yield } yield }
            state.slots["w"] = state.step == 2 ? variables[state.variable] : nil
            goesOn = state.step < 4
        case .intermediate: goesOn = state.step < 2
        case .looping:
            if state.step == 2 { state.slots = [:] }
            goesOn = state.step < 3
        case .delegating, .helper:
            goesOn = state.slots["inner"].map { next($0) } ?? false
            if goesOn, let mapper = state.slots["mapper"] { _ = call(mapper, []) }
        default: break
        }
        things[generator]?.step = state.step
        if goesOn { things[generator]?.slots = state.slots } else { end(generator) }
        return goesOn
    }

    /// Nothing of it will run any more; what it goes through ends with it.
    mutating func end(_ generator: Thing) {
        guard things[generator]?.phase == .pending else { return }
        let inner = things[generator]?.slots["inner"]
        things[generator]?.slots = [:]
        things[generator]?.phase = .fulfilled
        if let inner, isGenerator(inner) { end(inner) }
    }
}
