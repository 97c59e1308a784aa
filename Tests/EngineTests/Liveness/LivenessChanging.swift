import TestSupport

// What a random program does with what it has made.

extension LivenessModel {
    /// One random line, done by the model as well. `wait N` is time that goes by.
    mutating func act(_ generator: inout SeededNumbers) -> String {
        for _ in 0..<60 {
            func some() -> Int { Int(generator.next() % UInt64(Self.variableCount)) }
            let a = some(), b = some(), c = some(), p = LivenessPick(a: a, b: b, c: c, d: (a + 1 + some() % 7) % 8, x: variables[b], y: variables[c])
            let choice = Int(generator.next() % 16), text: String? = switch generator.next() % 20 {
            case 0, 1: makeData(choice, p)
            case 2, 3: makeFunctions(choice % 14, p)
            case 4, 5: makeSuspended(choice % 10, p)
            case 6, 7: makePromises(choice % 13, p)
            case 8, 9: makeWeak(choice % 6, p)
            case 10: makeHost(choice % 7, p)
            case 11, 12: drop(choice, p)
            default: change(choice, p)
            }
            guard let text else { continue }
            if text.hasPrefix("wait") { advance(1000) } else { endJob() }
            return text
        }
        return ""
    }

    private mutating func drop(_ choice: Int, _ p: LivenessPick) -> String? {
        if choice == 0 { return "wait 1000" }
        if choice < 4 {
            variables[p.a] = p.x
            return "v\(p.a) = v\(p.b)"
        }
        variables[p.a] = nil
        return "v\(p.a) = null"
    }

    /// Does something with what the first variable holds.
    private mutating func change(_ choice: Int, _ p: LivenessPick) -> String? {
        guard let thing = variables[p.a], let kind = kind(thing) else { return nil }
        let a = "v\(p.a)"
        switch kind {
        case .object, .keeper, .arguments, .array: return changeData(thing, kind, choice, p)
        case .map, .set, .weakMap, .weakSet: return changeCollection(thing, kind, choice, p)
        case .weakRef:
            guard let target = things[thing]?.entries.first?.key, alive().contains(target) else { return nil }
            variables[p.d] = target
            return "v\(p.d) = \(a).deref()"
        case .registry: return changeRegistry(thing, choice, p)
        case .closure, .setter, .resolver, .revoker, .returner, .bound:
            let given = call(thing, [p.x])
            if kind == .returner { variables[p.d] = given }
            return kind == .returner ? "v\(p.d) = \(a)()" : "\(a)(v\(p.b))"
        case .blocks, .intermediate, .delegating, .looping, .helper: return changeGenerator(thing, choice, p)
        case .iterator:
            things[thing]?.slots = [:]
            return "[...\(a)]"
        case .asyncGenerator:
            let text = make(p.d, "\(a).next()", .promise)
            if let promise = variables[p.d] { request(thing, promise) }
            return text
        case .timer:
            timers.remove(thing)
            things[thing]?.slots["callback"] = nil
            return "clearTimeout(\(a))"
        case .target, .controller: return changeTarget(thing, kind, choice, p)
        case .disposables: return changeStack(thing, choice, p)
        default: return nil
        }
    }

    private mutating func changeData(_ thing: Thing, _ kind: Kind, _ choice: Int, _ p: LivenessPick) -> String? {
        let a = "v\(p.a)", b = "v\(p.b)"
        switch (kind, choice % 4) {
        case (.object, 3):
            things[thing]?.slots["q"] = nil
            return "delete \(a).q"
        case (.object, _):
            things[thing]?.slots["p"] = p.x
            return "\(a).p = \(b)"
        case (.keeper, _):
            things[thing]?.slots["p"] = p.x
            return "\(a).swap(\(b))"
        case (.arguments, _):
            if let scope = things[thing]?.slots["scope"] { things[scope]?.slots["x"] = p.x }
            return "\(a)[0] = \(b)"
        case (_, 0):
            things[thing]?.items.append(p.x)
            return "\(a).push(\(b))"
        case (_, 1):
            _ = things[thing]?.items.popLast()
            return "\(a).pop()"
        case (_, 2):
            things[thing]?.items = []
            return "\(a).length = 0"
        default:
            if things[thing]?.items.isEmpty == true { things[thing]?.items = [nil] }
            things[thing]?.items[0] = p.x
            return "\(a)[0] = \(b)"
        }
    }

    private mutating func changeCollection(_ thing: Thing, _ kind: Kind, _ choice: Int, _ p: LivenessPick) -> String? {
        guard let key = p.x else { return nil }
        let isSet = kind == .set || kind == .weakSet, thing = things[thing]?.slots["table"] ?? thing
        if choice == 0, kind == .map || kind == .set {
            things[thing]?.entries = []
            return "v\(p.a).clear()"
        }
        let place = things[thing]?.entries.firstIndex { $0.key == key }
        if choice < 4 {
            if let place { things[thing]?.entries.remove(at: place) }
            return "v\(p.a).delete(v\(p.b))"
        }
        let entry = (key: key, value: isSet ? nil : p.y)
        if let place { things[thing]?.entries[place] = entry } else { things[thing]?.entries.append(entry) }
        return isSet ? "v\(p.a).add(v\(p.b))" : "v\(p.a).set(v\(p.b), v\(p.c))"
    }

    private mutating func changeRegistry(_ thing: Thing, _ choice: Int, _ p: LivenessPick) -> String? {
        guard let target = p.x else { return nil }
        if choice == 0 {
            things[thing]?.cells.removeAll { $0.token == target }
            return "v\(p.a).unregister(v\(p.b))"
        }
        // A registry that writes down gets numbers: the log holds nothing.
        let isLogging = things[thing]?.slots["callback"] == nil, held = variables[p.d], token = choice.isMultiple(of: 2) ? p.y : nil
        guard isLogging || held != target else { return nil }
        nextLabel += 1
        let cell = RegistryCell(target: target, held: isLogging ? nil : held, label: nextLabel, token: token)
        things[thing]?.cells.append(cell)
        return "v\(p.a).register(v\(p.b), \(isLogging ? "\(nextLabel)" : "v\(p.d)")\(token == nil ? "" : ", v\(p.c)"))"
    }

    private mutating func changeGenerator(_ thing: Thing, _ choice: Int, _ p: LivenessPick) -> String? {
        if choice < 3 {
            end(thing)
            return choice == 2 && kind(thing) != .helper ? "try { v\(p.a).throw(1) } catch {}" : "v\(p.a).return()"
        }
        // The body may read a variable of the program: it does so now.
        next(thing)
        return "v\(p.a).next()"
    }

    private mutating func changeTarget(_ thing: Thing, _ kind: Kind, _ choice: Int, _ p: LivenessPick) -> String? {
        guard let x = p.x, let target = kind == .controller ? things[thing]?.slots["signal"] : thing, let state = things[target] else { return nil }
        let a = kind == .controller ? "v\(p.a).signal" : "v\(p.a)"
        if choice < 4 {
            guard state.phase == .pending else { return nil }
            if kind == .controller {
                things[target]?.phase = .fulfilled
                things[target]?.slots["reason"] = x
            }
            dispatch(target)
            return kind == .controller ? "v\(p.a).abort(v\(p.b))" : "\(a).dispatchEvent(new Event('abort'))"
        }
        // A signal that is aborted tells no more.
        guard isCallable(x), state.phase == .pending else { return nil }
        if choice % 4 == 0 {
            things[target]?.items.removeAll { $0 == x }
            things[target]?.queue.removeAll { $0 == x }
            return "\(a).removeEventListener('abort', v\(p.b))"
        }
        let isOnce = choice % 4 == 1
        if !state.items.contains(x) {
            things[target]?.items.append(x)
            if isOnce { things[target]?.queue.append(x) }
        }
        return "\(a).addEventListener('abort', v\(p.b)\(isOnce ? ", { once: true }" : ""))"
    }

    /// Those who listen once (the queue names them) are let go, and all are called with an event, which holds its target.
    private mutating func dispatch(_ target: Thing) {
        guard let state = things[target] else { return }
        let event = new(.fixed, ["target": target])
        things[target]?.items.removeAll { listener in listener.map(state.queue.contains) ?? false }
        things[target]?.queue = []
        for case let listener? in state.items { _ = call(listener, [event]) }
    }

    private mutating func changeStack(_ thing: Thing, _ choice: Int, _ p: LivenessPick) -> String? {
        guard things[thing]?.phase == .pending else { return nil }
        let a = "v\(p.a)"
        switch choice {
        case 0, 1:
            things[thing]?.phase = .fulfilled
            let items = things[thing]?.items ?? []
            things[thing]?.items = []
            for item in items.reversed() { if let item, let callback = things[item]?.slots["callback"] { _ = call(callback, [things[item]?.slots["value"]]) } }
            return "\(a).dispose()"
        case 2, 3:
            let items = things[thing]?.items ?? []
            things[thing]?.phase = .fulfilled
            things[thing]?.items = []
            return make(p.d, "\(a).move()", .disposables, items: items)
        default:
            guard isCallable(p.y) else { return nil }
            let item = new(.fixed, ["value": p.x, "callback": p.y])
            things[thing]?.items.append(item)
            return "\(a).adopt(v\(p.b), v\(p.c))"
        }
    }
}
