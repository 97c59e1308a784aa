import TestSupport

/// A heap as the specification has it, kept beside the one that a script makes: who refers to whom, by what, and who lives.
struct HeapModel {
    enum Shape {
        case object, array, map, set, weakMap, weakSet, weakRef, closure, arguments
        /// Paused: its variables are the fields x and y. Frozen where it has ended.
        case generator
        /// Pending with what waits for it, or fulfilled.
        case promise
        /// Of setTimeout. Frozen where it was cleared.
        case timer
    }

    struct Object {
        let shape: Shape
        /// By property; `x` and `y` for what the scope of a closure or of arguments has.
        var fields: [String: Int] = [:]
        var elements: [Int?] = []
        /// In order: objects by their numbers. Sets have no values.
        var entries: [(key: Int, value: Int?)] = []
        /// What a Map has under a string.
        var named: Int?
        var isFrozen = false
        /// What a promise was fulfilled with, what a timer calls.
        var result: Int?
        /// Handlers that wait for a promise.
        var waiting: [Int] = []
    }

    /// What one thing is to another, as far as people tell it apart.
    struct Holder: Hashable {
        let source: String
        let role: String
        let isWeak: Bool
    }

    static let variableCount = 8
    private(set) var objects: [Int: Object] = [:]
    private(set) var variables = [Int?](repeating: nil, count: variableCount)
    /// Timers that run: they live without anybody who refers to them.
    private var timers: Set<Int> = []
    private var nextNumber = 1

    // MARK: Changes

    /// One random change, and the script that does the same.
    mutating func change(_ generator: inout SeededNumbers) -> String {
        func some() -> Int { Int.random(in: 0..<HeapModel.variableCount, using: &generator) }
        let a = some(), b = some(), c = some(), x = variables[b], y = variables[c]
        switch Int.random(in: 0..<33, using: &generator) {
        case 0, 1: return make(a, "{ p: v\(b), q: v\(c) }", Object(shape: .object, fields: Self.fields(p: x, q: y)))
        case 2: return make(a, "[v\(b), v\(c)]", Object(shape: .array, elements: [x, y]))
        case 3:
            return make(a, "[v\(b), v\(c)]", Object(shape: .array, elements: [x, y], isFrozen: true)) + "; Object.\(["freeze", "seal"][c % 2])(v\(a))"
        case 4: return make(a, "new Map()", Object(shape: .map))
        case 5: return make(a, "new Set()", Object(shape: .set))
        case 6, 7: return make(a, "new WeakMap()", Object(shape: .weakMap))
        case 8: return make(a, "new WeakSet()", Object(shape: .weakSet))
        case 9: return x == nil ? "" : make(a, "new WeakRef(v\(b))", Object(shape: .weakRef, entries: [(x ?? 0, nil)]))
        case 10: return make(a, "(x => () => x)(v\(b))", Object(shape: .closure, fields: Self.fields(x: x)))
        case 11: return make(a, "(x => { const other = () => x; return () => 1 })(v\(b))", Object(shape: .closure, fields: Self.fields(x: x)))
        case 12: return make(a, "(function (x, y) { return arguments })(v\(b), v\(c))", Object(shape: .arguments, fields: Self.fields(x: x, y: y)))
        case 13, 14: return setField(a, b)
        case 15, 16, 17, 18, 19: return enter(a, b, c)
        case 20: return remove(a, b)
        case 21:
            variables[a] = x
            return "v\(a) = v\(b)"
        case 26, 27:
            return make(a, "(g => (g.next(), g))((function* (x) { let y; for (;;) y = yield y })(v\(b)))", Object(shape: .generator, fields: Self.fields(x: x)))
        case 28: return make(a, "new Promise(() => {})", Object(shape: .promise))
        case 29:
            if let x, objects[x]?.shape == .promise { return "" }
            return make(a, "Promise.resolve(v\(b))", Object(shape: .promise, isFrozen: true, result: x))
        case 30:
            guard let x, objects[x]?.shape == .closure else { return "" }
            return makeTimer(a, "setTimeout(v\(b), 1000)", x)
        case 31, 32: return wait(a, b)
        default:
            variables[a] = nil
            return "v\(a) = null"
        }
    }

    private mutating func makeTimer(_ variable: Int, _ expression: String, _ callback: Int) -> String {
        timers.insert(nextNumber)
        return make(variable, expression, Object(shape: .timer, result: callback))
    }

    /// `v0.then(v1)`: of a promise that is settled nothing waits once the microtasks have run.
    private mutating func wait(_ a: Int, _ b: Int) -> String {
        guard let number = variables[a], objects[number]?.shape == .promise, let handler = variables[b], objects[handler]?.shape == .closure else { return "" }
        if objects[number]?.isFrozen == false { objects[number]?.waiting.append(handler) }
        return "v\(a).then(v\(b))"
    }

    private static func fields(p: Int? = nil, q: Int? = nil, x: Int? = nil, y: Int? = nil) -> [String: Int] {
        [("p", p), ("q", q), ("x", x), ("y", y)].reduce(into: [:]) { $0[$1.0] = $1.1 }
    }

    private mutating func make(_ variable: Int, _ expression: String, _ object: Object) -> String {
        objects[nextNumber] = object
        variables[variable] = nextNumber
        nextNumber += 1
        return "v\(variable) = made(\(expression))"
    }

    /// `v0.p = v1`, or `v0[0] = v1` where that is an array or arguments: a mapped argument is its parameter.
    private mutating func setField(_ a: Int, _ b: Int) -> String {
        guard let number = variables[a], let shape = objects[number]?.shape else { return "" }
        switch shape {
        case .object:
            objects[number]?.fields["p"] = variables[b]
            return "v\(a).p = v\(b)"
        case .arguments:
            objects[number]?.fields["x"] = variables[b]
            return "v\(a)[0] = v\(b)"
        case .generator:
            if objects[number]?.isFrozen == false { objects[number]?.fields["y"] = variables[b] }
            return "v\(a).next(v\(b))"
        case .array where objects[number]?.isFrozen == false:
            objects[number]?.elements[0] = variables[b]
            return "v\(a)[0] = v\(b)"
        default: return ""
        }
    }

    private mutating func enter(_ a: Int, _ b: Int, _ c: Int) -> String {
        guard let number = variables[a], let shape = objects[number]?.shape else { return "" }
        if shape == .map, b == c {
            objects[number]?.named = variables[b]
            return "v\(a).set('k', v\(b))"
        }
        guard let key = variables[b] else { return "" }
        switch shape {
        case .map, .weakMap:
            put(key, variables[c], in: number)
            return "v\(a).set(v\(b), v\(c))"
        case .set, .weakSet:
            put(key, nil, in: number)
            return "v\(a).add(v\(b))"
        default: return ""
        }
    }

    private mutating func put(_ key: Int, _ value: Int?, in number: Int) {
        if let place = objects[number]?.entries.firstIndex(where: { $0.key == key }) {
            objects[number]?.entries[place].value = value
        } else {
            objects[number]?.entries.append((key, value))
        }
    }

    private mutating func remove(_ a: Int, _ b: Int) -> String {
        if let number = variables[a], objects[number]?.shape == .generator {
            objects[number]?.fields = [:]
            objects[number]?.isFrozen = true
            return "v\(a).return()"
        }
        if let number = variables[a], objects[number]?.shape == .timer {
            timers.remove(number)
            objects[number]?.result = nil
            return "clearTimeout(v\(a))"
        }
        guard let number = variables[a], let key = variables[b], let shape = objects[number]?.shape,
              [.map, .set, .weakMap, .weakSet].contains(shape) else { return "" }
        objects[number]?.entries.removeAll { $0.key == key }
        return "v\(a).delete(v\(b))"
    }

    // MARK: Who lives

    /// What lives where the entries of Maps and Sets hold nothing whose key could be held weakly, or those of one of them.
    /// `without`: these are not there, nor are Maps' entries with such a key.
    func alive(mapsAreWeak: Bool = false, weak: Int? = nil, without: Set<Int> = []) -> Set<Int> {
        var alive = Set(variables.compactMap { $0 }).union(timers).subtracting(without), hasGrown = true
        // As long as something new is found all is looked at again: slow, and easy to trust.
        while hasGrown {
            let count = alive.count
            for number in alive {
                guard let object = objects[number] else { continue }
                alive.formUnion(object.fields.values)
                alive.formUnion(object.elements.compactMap { $0 })
                if let named = object.named { alive.insert(named) }
                if let result = object.result { alive.insert(result) }
                alive.formUnion(object.waiting)
                let isWeak: Bool = switch object.shape {
                case .map, .set: mapsAreWeak || number == weak
                case .weakMap, .weakSet, .weakRef: true
                default: false
                }
                for (key, value) in object.entries where !without.contains(key) {
                    if !isWeak { alive.insert(key) }
                    if !isWeak || alive.contains(key), let value { alive.insert(value) }
                }
            }
            alive.subtract(without)
            hasGrown = alive.count > count
        }
        return alive
    }

    /// What the program's names lead to: variables, and from there what can be written down. Not by way of a closure's scope, a paused
    /// call, what waits for a promise, a timer, or an entry of a collection, but for the value under a key that has a name.
    func named() -> Set<Int> {
        var named = Set(variables.compactMap { $0 }), hasGrown = true
        while hasGrown {
            let count = named.count
            for number in named {
                guard let object = objects[number] else { continue }
                if object.shape != .closure, object.shape != .generator { named.formUnion(object.fields.values) }
                named.formUnion(object.elements.compactMap { $0 })
                if object.shape == .promise, let result = object.result { named.insert(result) }
                for (key, value) in object.entries where named.contains(key) { if let value { named.insert(value) } }
            }
            hasGrown = named.count > count
        }
        return named
    }

    /// The living among those that were named once and are no more, but for timers that run, and what lives by these alone.
    func leaks(formerlyNamed: Set<Int>) -> Set<Int> {
        let alive = alive(), letGo = formerlyNamed.intersection(alive).subtracting(named()).subtracting(timers)
        return alive.subtracting(self.alive(without: letGo))
    }

    /// Who among the living refers to an object, itself aside.
    func holders(of target: Int, _ alive: Set<Int>) -> Set<Holder> {
        var found: Set<Holder> = []
        for (i, number) in variables.enumerated() where number == target { found.insert(Holder(source: "v\(i)", role: "", isWeak: false)) }
        if timers.contains(target) { found.insert(Holder(source: "timer of setTimeout", role: "", isWeak: false)) }
        for number in alive where number != target || objects[number]?.shape == .closure || objects[number]?.shape == .arguments {
            guard let object = objects[number] else { continue }
            func add(_ role: String, isWeak: Bool = false) { found.insert(Holder(source: "#\(number)", role: role, isWeak: isWeak)) }
            for (name, value) in object.fields where value == target { add("." + name) }
            if object.elements.contains(target) { add("[]") }
            if object.named == target { add("value") }
            if object.result == target { add(object.shape == .timer ? "callback" : "result") }
            if object.waiting.contains(target) { add("when fulfilled") }
            let isWeak = [.weakMap, .weakSet, .weakRef].contains(object.shape)
            let role = object.shape == .weakRef ? "target" : object.shape == .set || object.shape == .weakSet ? "element" : "key"
            for (key, value) in object.entries {
                if key == target { add(role, isWeak: isWeak) }
                guard value == target else { continue }
                if isWeak { if key != target { add("value of #\(key)", isWeak: !alive.contains(key)) } } else { add("value") }
            }
        }
        return found
    }

    /// A collection has taken these.
    mutating func forget(_ dead: Set<Int>) {
        for number in dead { objects[number] = nil }
        for number in objects.keys where [.weakMap, .weakSet, .weakRef].contains(objects[number]?.shape) {
            objects[number]?.entries.removeAll { dead.contains($0.key) }
        }
    }
}
