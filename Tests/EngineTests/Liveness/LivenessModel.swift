/// The world of a program as the specification has it, told without any engine: things, what each refers to, and who lives.
///
/// Things are what a script can name (objects, symbols) and what the specification puts behind them: environments, frames that are paused, the
/// records of combinators. What the specification leaves open is here as Sources/README.md decides it.
struct LivenessModel {
    typealias Thing = Int

    enum Kind {
        case object, keeper, array, map, set, weakMap, weakSet, weakRef, registry, symbol, buffer, constructor, arguments, fixed
        /// Callable: with no effect, one that writes its variable, one that gives it back, a promise's resolve, a proxy's revoke, a bound one.
        case closure, setter, returner, resolver, revoker, bound
        /// Generators by what their bodies do.
        case blocks, intermediate, delegating, looping, asyncGenerator, iterator, helper
        case promise, timer, immediate, target, controller, disposables
        /// No script sees them.
        case scope, frame, combinator, result
        /// What a Map or a Set has in it: their iterators hold that, not the collection.
        case table
    }

    struct State {
        let kind: Kind
        /// What it holds, by whatever it calls that.
        var slots: [String: Thing] = [:]
        var items: [Thing?] = []
        /// Of collections. In weak ones they are ephemerons.
        var entries: [(key: Thing, value: Thing?)] = []
        var cells: [RegistryCell] = []
        /// Of pending promises.
        var reactions: [Reaction] = []
        var phase = Phase.pending
        /// Of promises: somebody has decided what becomes of it.
        var isResolved = false
        /// How far a generator has come, what a combinator still waits for, when a timer is due.
        var step = 0
        /// What the script calls it, where a body reads one of the program's variables.
        var variable = 0
        /// Requests to an async generator; listeners that are called once.
        var queue: [Thing] = []
        var mode = ""
    }

    enum Phase { case pending, fulfilled, rejected }

    struct RegistryCell {
        var target: Thing?
        var held: Thing?
        /// What the callback is told where it is told a number.
        let label: Int
        var token: Thing?
    }

    static let variableCount = 8
    static let prelude = """
        let \((0..<variableCount).map { "v\($0) = null" }.joined(separator: ", "));
        const all = [], log = [];
        const made = thing => { all.push(new WeakRef(thing)); return thing };
        class Keeper { #p; constructor(p, q) { this.#p = p; this.q = q } swap(p) { this.#p = p } }
        """
    /// The numbers of those that live, as the script sees it.
    static let probe = "all.map((reference, i) => reference.deref() === undefined ? '' : `${i}`).filter(text => text).join()"

    var things: [Thing: State] = [:]
    var variables = [Thing?](repeating: nil, count: variableCount)
    /// By the order in which the script made them.
    var numbers: [Thing] = []
    /// Timers that run.
    var timers: Set<Thing> = []
    var now = 0
    /// What has been queued, and waits for the job to end.
    var microtasks: [Microtask] = []
    var immediates: [Thing] = []
    /// What cleanup callbacks wrote down.
    var log: [Int] = []
    private var nextThing = 0
    var nextLabel = 1

    mutating func new(_ kind: Kind, _ slots: [String: Thing?] = [:], items: [Thing?] = []) -> Thing {
        nextThing += 1
        things[nextThing] = State(kind: kind, slots: slots.compactMapValues { $0 }, items: items)
        return nextThing
    }

    func kind(_ thing: Thing?) -> Kind? { thing.flatMap { things[$0]?.kind } }
    func isCallable(_ thing: Thing?) -> Bool { [.closure, .setter, .returner, .resolver, .revoker, .bound].contains(kind(thing)) }
    func isGenerator(_ thing: Thing?) -> Bool { [.blocks, .intermediate, .delegating, .looping].contains(kind(thing)) }
    var liveNumbers: [Int] { numbers.indices.filter { things[numbers[$0]] != nil } }

    // MARK: Who lives

    /// As long as something new is found all is looked at again: slow, and easy to trust.
    func alive() -> Set<Thing> {
        var alive = Set(variables.compactMap { $0 }).union(timers), count = -1
        while count < alive.count {
            count = alive.count
            for thing in alive {
                guard let state = things[thing] else { continue }
                alive.formUnion(state.slots.values)
                alive.formUnion(state.items.compactMap { $0 })
                alive.formUnion(state.queue)
                alive.formUnion(state.cells.compactMap(\.held))
                for reaction in state.reactions { alive.formUnion(reaction.holds.compactMap { $0 }) }
                for (key, value) in state.entries where state.kind != .weakRef {
                    let isWeak = state.kind == .weakMap || state.kind == .weakSet
                    if !isWeak { alive.insert(key) }
                    if !isWeak || alive.contains(key), let value { alive.insert(value) }
                }
            }
        }
        return alive
    }

    /// A collection. The registries that have something to clean up, in the order in which they were made.
    mutating func collect() -> [Thing] {
        let alive = alive()
        things = things.filter { alive.contains($0.key) }
        var registries: [Thing] = []
        for thing in things.keys.sorted() {
            guard var state = things[thing] else { continue }
            if [.weakMap, .weakSet, .weakRef].contains(state.kind) { state.entries.removeAll { !alive.contains($0.key) } }
            for i in state.cells.indices {
                if let token = state.cells[i].token, !alive.contains(token) { state.cells[i].token = nil }
                if let target = state.cells[i].target, !alive.contains(target) { state.cells[i].target = nil }
            }
            if state.cells.contains(where: { $0.target == nil }) { registries.append(thing) }
            things[thing] = state
        }
        return registries
    }

    /// The cleanup job of a registry: the cells that were made last come first.
    mutating func cleanUp(_ registry: Thing) {
        guard let state = things[registry] else { return }
        things[registry]?.cells.removeAll { $0.target == nil }
        for cell in state.cells.reversed() where cell.target == nil {
            if let callback = state.slots["callback"], isCallable(callback) { _ = call(callback, [cell.held]) } else { log.append(cell.label) }
        }
        drain()
    }
}
