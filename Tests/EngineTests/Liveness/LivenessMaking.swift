// What a random program makes: each a line of script, and the same in the model.

/// Three of the program's variables, and what they hold.
struct LivenessPick {
    let a: Int, b: Int, c: Int, d: Int
    let x: LivenessModel.Thing?, y: LivenessModel.Thing?
}

extension LivenessModel {
    /// `v0 = made(…)`
    mutating func make(_ variable: Int, _ expression: String, _ kind: Kind, _ slots: [String: Thing?] = [:], items: [Thing?] = [], mode: String = "") -> String {
        let thing = new(kind, slots, items: items)
        things[thing]?.mode = mode
        name(thing, variable)
        return "v\(variable) = made(\(expression))"
    }

    mutating func name(_ thing: Thing, _ variable: Int) {
        variables[variable] = thing
        numbers.append(thing)
    }

    mutating func makeData(_ choice: Int, _ p: LivenessPick) -> String? {
        let isPlain = kind(p.x) == .object
        switch choice {
        case 0: return make(p.a, "{ p: v\(p.b), q: v\(p.c) }", .object, ["p": p.x, "q": p.y])
        case 1: return isPlain ? make(p.a, "Object.create(v\(p.b))", .object, ["prototype": p.x]) : nil
        case 2: return make(p.a, "[v\(p.b), v\(p.c)]", .array, items: [p.x, p.y])
        case 3: return make(p.a, "new Keeper(v\(p.b), v\(p.c))", .keeper, ["p": p.x, "q": p.y])
        case 4: return make(p.a, "new Map()", .map, ["table": new(.table)])
        case 5: return make(p.a, "new Set()", .set, ["table": new(.table)])
        case 6: return isCallable(p.x) ? make(p.a, "Object.defineProperty({}, 'g', { get: v\(p.b) })", .fixed, ["get": p.x]) : nil
        case 7: return make(p.a, "new Error('e', { cause: v\(p.b) })", .fixed, ["cause": p.x])
        case 8: return make(p.a, "new AggregateError([v\(p.b), v\(p.c)])", .fixed, items: [p.x, p.y])
        case 9: return kind(p.x) == .symbol ? make(p.a, "{ [v\(p.b)]: v\(p.c) }", .fixed, ["key": p.x, "value": p.y]) : nil
        case 10: return make(p.a, "new ArrayBuffer(8)", .buffer)
        case 11: return kind(p.x) == .buffer ? make(p.a, "new \(["Uint8Array", "DataView"][p.c % 2])(v\(p.b))", .fixed, ["buffer": p.x]) : nil
        case 12: return isPlain && kind(p.y) == .object ? makeProxy(p) : nil
        case 13: return make(p.a, "Symbol('s')", .symbol)
        case 14: return make(p.a, "class { static s = v\(p.b) }", .constructor, ["s": p.x])
        default:
            guard [.array, .map, .set].contains(kind(p.x)) else { return nil }
            return make(p.a, "v\(p.b)[Symbol.iterator]()", .iterator, ["of": p.x.flatMap { things[$0]?.slots["table"] } ?? p.x])
        }
    }

    private mutating func makeProxy(_ p: LivenessPick) -> String? {
        let proxy = new(.fixed, ["target": p.x, "handler": p.y]), revoke = new(.revoker, ["proxy": proxy])
        name(proxy, p.a)
        name(revoke, p.d)
        return "{ const { proxy, revoke } = Proxy.revocable(v\(p.b), v\(p.c)); v\(p.a) = made(proxy); v\(p.d) = made(revoke) }"
    }

    mutating func makeFunctions(_ choice: Int, _ p: LivenessPick) -> String? {
        let a = "v\(p.a)", b = "v\(p.b)", c = "v\(p.c)", d = "v\(p.d)"
        switch choice {
        case 0:
            // Two functions share a scope, and hold what either reads; what nobody reads is not in it.
            pair(p, new(.scope, ["x": p.x, "y": p.y]))
            return "{ const f = (function (x, y, z) { const w = z; return [made(() => { x }), made(() => { y })] })(\(b), \(c), \(d)); \(a) = f[0]; \(d) = f[1] }"
        case 1: return make(p.a, "(x => v => { x = v })(\(b))", .setter, ["scope": new(.scope, ["x": p.x])])
        case 2: return make(p.a, "(x => () => x)(\(b))", .returner, ["scope": new(.scope, ["x": p.x])])
        case 3:
            pair(p, new(.scope, ["y": p.y, "outer": new(.scope, ["x": p.x])]))
            return "(x => { { const y = \(c), f = made(() => { y }); \(d) = made(() => { x }); \(a) = f } })(\(b))"
        case 4: return make(p.a, "((x, y) => () => { eval('0') })(\(b), \(c))", .closure, ["scope": new(.scope, ["x": p.x, "y": p.y])])
        case 5:
            let first = new(.closure, ["scope": new(.scope, ["i": p.x])]), second = new(.closure, ["scope": new(.scope, ["i": p.y])])
            name(first, p.a)
            name(second, p.d)
            return "{ const f = []; for (let i of [\(b), \(c)]) f.push(made(() => { i })); \(a) = f[0]; \(d) = f[1] }"
        case 6:
            guard let x = p.x, kind(x) != .symbol else { return nil }
            return make(p.a, "(function () { return () => { this } }).call(\(b))", .closure, ["this": x])
        case 7:
            let function = new(.closure, ["scope": new(.scope, ["e": p.x])])
            name(function, p.a)
            return "try { throw \(b) } catch (e) { \(a) = made(() => { e }) }"
        case 8: return make(p.a, "function self() { self }", .closure)
        case 9: return isCallable(p.x) ? make(p.a, "\(b).bind(\(c), \(d))", .bound, ["target": p.x, "this": p.y, "argument": variables[p.d]]) : nil
        case 10: return make(p.a, "(function (x, y) { return arguments })(\(b), \(c))", .arguments, ["scope": new(.scope, ["x": p.x, "y": p.y])])
        case 11:
            // Arguments that are names for the parameters have all of them in the scope.
            let scope = new(.scope, ["x": p.x, "y": p.y])
            name(new(.arguments, ["scope": scope]), p.a)
            name(new(.closure, ["scope": scope]), p.d)
            return "(function (x, y) { \(a) = made(arguments); \(d) = made(() => { x }) })(\(b), \(c))"
        case 12: return make(p.a, "(function (x, y) { 'use strict'; x = null; return arguments })(\(b), \(c))", .fixed, ["x": p.x, "y": p.y])
        default: return kind(p.x) == .object ? "with (\(b)) { " + make(p.a, "() => { p }", .closure, ["with": p.x]) + " }" : nil
        }
    }

    private mutating func pair(_ p: LivenessPick, _ scope: Thing) {
        name(new(.closure, ["scope": scope]), p.a)
        name(new(.closure, ["scope": scope]), p.d)
    }

    mutating func makeSuspended(_ choice: Int, _ p: LivenessPick) -> String? {
        let b = "v\(p.b)", c = "v\(p.c)", d = "v\(p.d)"
        let variables: [String: Thing?] = ["x": p.x, "y": p.y]
        switch choice {
        case 0, 1:
            let isStarted = choice == 1, body = "(function* (x, y) { const z = y; yield; { const w = \(d); yield } yield })(\(b), \(c))"
            let text = make(p.a, isStarted ? "(g => (g.next(), g))(\(body))" : body, .blocks, variables)
            guard let generator = self.variables[p.a] else { return nil }
            things[generator]?.variable = p.d
            // The variable that the body is to read may have just been given to the generator itself.
            if isStarted { next(generator) }
            return text
        case 2: return start(p, "(g => (g.next(), g))((function* () { return [\(b), yield] })())", .intermediate, ["x": p.x])
        case 3: return isGenerator(p.x) && p.a != p.b ? start(p, "(g => (g.next(), g))((function* () { yield* \(b) })())", .delegating, ["inner": p.x]) : nil
        case 4: return start(p, "(g => (g.next(), g))((function* () { for (const e of [\(b)]) yield; yield })())", .looping, ["x": p.x])
        case 5: return isGenerator(p.x) && isCallable(p.y) ? make(p.a, "\(b).map(\(c))", .helper, ["inner": p.x, "mapper": p.y]) : nil
        case 6: return makeAsyncCall(p, "(async (x, y) => { await \(d); return x })(\(b), \(c))", variables)
        case 7: return makeAsyncCall(p, "(async (x, y) => { await \(d); throw y })(\(b), \(c))", variables, mode: "throws")
        case 8: return makeAsyncCall(p, "(x => (async () => { await \(d); x })())(\(b))", ["closure": new(.scope, ["x": p.x])])
        case 9: return isPromise(p.x) ? nil : make(p.a, "(async function* (x, y) { await y; yield x })(\(b), \(c))", .asyncGenerator, variables)
        default: return nil
        }
    }

    private mutating func start(_ p: LivenessPick, _ expression: String, _ kind: Kind, _ slots: [String: Thing?]) -> String {
        // Its first part runs before the variable has it.
        let generator = new(kind, slots)
        next(generator)
        name(generator, p.a)
        return "v\(p.a) = made(\(expression))"
    }

    private mutating func makeAsyncCall(_ p: LivenessPick, _ expression: String, _ slots: [String: Thing?], mode: String = "") -> String {
        let awaited = variables[p.d], text = make(p.a, expression, .promise)
        let frame = new(.frame, slots.merging(["promise": variables[p.a]]) { $1 })
        things[frame]?.mode = mode
        wait(for: awaited, .resume(frame))
        return text
    }

    mutating func makePromises(_ choice: Int, _ p: LivenessPick) -> String? {
        let a = "v\(p.a)", b = "v\(p.b)", c = "v\(p.c)", d = "v\(p.d)"
        switch choice {
        case 0: return make(p.a, "new Promise(() => {})", .promise)
        case 1, 2, 3:
            let promise = new(.promise)
            name(promise, p.a)
            name(new(.resolver, ["promise": promise]), p.d)
            return "{ const { promise, resolve } = Promise.withResolvers(); \(a) = made(promise); \(d) = made(resolve) }"
        case 4:
            if isPromise(p.x) { return nil }
            let text = make(p.a, "Promise.resolve(\(b))", .promise)
            if let promise = variables[p.a] { resolve(promise, p.x) }
            return text
        case 5:
            let text = make(p.a, "Promise.reject(\(b))", .promise)
            if let promise = variables[p.a] { settle(promise, p.x, isRejection: true) }
            return text
        case 6, 7, 8:
            guard let x = p.x, isPromise(x) else { return nil }
            let rejected = variables[p.d]
            // A class would be called, and throw.
            if kind(p.y) == .constructor || kind(rejected) == .constructor { return nil }
            let text = make(p.a, "\(b).then(\(c), \(d))", .promise)
            if let derived = variables[p.a] {
                then(x, .handlers(fulfilled: isCallable(p.y) ? p.y : nil, rejected: isCallable(rejected) ? rejected : nil, derived: derived))
            }
            return text
        case 9:
            guard let x = p.x, isPromise(x), let y = p.y, isCallable(y) else { return nil }
            let text = make(p.a, "\(b).finally(\(c))", .promise)
            if let derived = variables[p.a] { then(x, .finally(callback: y, derived: derived)) }
            return text
        case 10: return makeCombination(p, ["all", "allSettled", "any"][p.d % 3])
        case 11:
            let text = make(p.a, "Promise.race([\(b), \(c)])", .promise)
            if let result = variables[p.a] { for value in [p.x, p.y] { wait(for: value, .settle(result)) } }
            return text
        default: return makeSleep(p)
        }
    }

    private mutating func makeCombination(_ p: LivenessPick, _ mode: String) -> String {
        let text = make(p.a, "Promise.\(mode)([v\(p.b), v\(p.c)])", .promise)
        let combinator = new(.combinator, ["result": variables[p.a]], items: [nil, nil])
        things[combinator]?.mode = mode
        things[combinator]?.step = 2
        for (i, value) in [p.x, p.y].enumerated() { wait(for: value, .element(combinator, i)) }
        return text
    }

    private mutating func makeSleep(_ p: LivenessPick) -> String {
        let text = make(p.a, "new Promise(resolve => setTimeout(resolve, \(nextDelay()), v\(p.b)))", .promise)
        let timer = new(.timer, ["callback": new(.resolver, ["promise": variables[p.a]]), "argument": p.x])
        run(timer)
        return text
    }

    // MARK: Weak things and what the host has

    mutating func makeWeak(_ choice: Int, _ p: LivenessPick) -> String? {
        switch choice {
        case 0, 1: return make(p.a, "new WeakMap()", .weakMap)
        case 2: return make(p.a, "new WeakSet()", .weakSet)
        case 3:
            guard let x = p.x else { return nil }
            let text = make(p.a, "new WeakRef(v\(p.b))", .weakRef)
            if let reference = variables[p.a] { things[reference]?.entries = [(x, nil)] }
            return text
        case 4:
            guard isCallable(p.x) else { return nil }
            return make(p.a, "new FinalizationRegistry(v\(p.b))", .registry, ["callback": p.x])
        default: return make(p.a, "new FinalizationRegistry(n => { log.push(n) })", .registry)
        }
    }

    /// No two timers are due at once.
    mutating func nextDelay() -> Int {
        nextLabel += 1
        return 1000 + nextLabel
    }

    mutating func run(_ timer: Thing) {
        things[timer]?.step = now + 1000 + nextLabel
        timers.insert(timer)
    }

    mutating func makeHost(_ choice: Int, _ p: LivenessPick) -> String? {
        switch choice {
        case 0, 1, 2:
            guard isCallable(p.x), choice < 2 || kind(p.x) == .closure else { return nil }
            let text = make(p.a, "\(choice < 2 ? "setTimeout" : "setInterval")(v\(p.b), \(nextDelay()), v\(p.c))", .timer, ["callback": p.x, "argument": p.y])
            if let timer = variables[p.a] {
                things[timer]?.mode = choice < 2 ? "" : "interval"
                run(timer)
            }
            return text
        case 3:
            guard isCallable(p.x) else { return nil }
            let text = make(p.a, "setImmediate(v\(p.b), v\(p.c))", .immediate, ["callback": p.x, "argument": p.y])
            if let immediate = variables[p.a] { immediates.append(immediate) }
            return text
        case 4: return make(p.a, "new EventTarget()", .target)
        case 5: return make(p.a, "new AbortController()", .controller, ["signal": new(.target)])
        default: return make(p.a, "new DisposableStack()", .disposables)
        }
    }

    /// Time goes by: what is due is done, first things first.
    mutating func advance(_ milliseconds: Int) {
        let end = now + milliseconds
        while let timer = timers.min(by: { (things[$0]?.step ?? 0) < (things[$1]?.step ?? 0) }), let state = things[timer], state.step <= end {
            let isInterval = state.mode == "interval"
            if isInterval { things[timer]?.step += 1000 } else { timers.remove(timer) }
            if let callback = state.slots["callback"] { _ = call(callback, [state.slots["argument"]]) }
            endJob()
        }
        now = end
    }
}
