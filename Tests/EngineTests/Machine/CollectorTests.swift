import Testing
@testable import Engine

/// Calls a built-in function by name on an object.
@discardableResult
private func invoke(_ vm: VM, _ object: JSObject, _ name: String, _ arguments: Value...) throws -> Value {
    try vm.invoke(Value(object), vm.key(name), arguments)
}

private func new(_ vm: VM, _ constructor: Intrinsic, _ arguments: Value...) throws -> JSObject {
    try vm.construct(vm[constructor], arguments)
}

/// `{ name: … }`
private func dog(_ vm: VM, _ name: String = "Snickers") -> JSObject {
    let object = vm.newObject()
    vm.define(object, vm[.name], Value(vm.string(name)))
    return object
}

private func entryCount(_ collection: JSObject) -> Int { collection.collectionTable?.count ?? 0 }

@Suite struct EphemeronTests {
    @Test func anEntryLivesAsLongAsItsKey() throws {
        try withMachine { vm in
            let roots = vm.openRoots(); defer { roots.close() }
            let map = try new(vm, .weakMap)
            roots.add(map)
            let held = vm.openRoots()
            let key = dog(vm)
            held.add(key)
            try invoke(vm, map, "set", Value(key), Value(dog(vm, "value")))
            vm.collectGarbage()
            #expect(entryCount(map) == 1)
            let value = try invoke(vm, map, "get", Value(key))
            #expect(try vm.get(value.asObject, vm[.name]).isString)
            held.close()
            vm.collectGarbage()
            #expect(entryCount(map) == 0)
        }
    }

    @Test func aValueThatHoldsItsKeyDoesNotKeepIt() throws {
        try withMachine { vm in
            let roots = vm.openRoots(); defer { roots.close() }
            let map = try new(vm, .weakMap)
            roots.add(map)
            let key = dog(vm), value = vm.newObject()
            vm.define(value, vm[.value], Value(key))
            vm.define(key, vm[.value], Value(value))
            try invoke(vm, map, "set", Value(key), Value(value))
            let cycle = vm.newObject(), self1 = vm.newObject()
            try invoke(vm, map, "set", Value(cycle), Value(cycle))
            try invoke(vm, map, "set", Value(self1), Value(map))
            vm.collectGarbage()
            #expect(entryCount(map) == 0)
        }
    }

    /// Each value is the next entry's key, entered last first.
    @Test func aChainLivesAndDiesWithItsFirstKey() throws {
        try withMachine { vm in
            let roots = vm.openRoots(); defer { roots.close() }
            let map = try new(vm, .weakMap)
            roots.add(map)
            let held = vm.openRoots()
            let objects = (0...5000).map { _ in vm.newObject() }
            held.add(objects[0])
            for i in (0..<5000).reversed() { try invoke(vm, map, "set", Value(objects[i]), Value(objects[i + 1])) }
            vm.collectGarbage()
            #expect(entryCount(map) == 5000)
            held.close()
            vm.collectGarbage()
            #expect(entryCount(map) == 0)
        }
    }

    /// Many maps, each with the key that the one before it gives.
    @Test func aLadderLivesAndDiesWithItsFirstKey() throws {
        try withMachine { vm in
            let roots = vm.openRoots(); defer { roots.close() }
            let held = vm.openRoots()
            let first = vm.newObject()
            var key = first, maps: [JSObject] = []
            for _ in 0..<300 {
                let map = try new(vm, .weakMap), next = vm.newObject()
                try invoke(vm, map, "set", Value(key), Value(next))
                maps.append(map)
                key = next
            }
            held.close()
            for map in maps.reversed() { roots.add(map) }
            let keeping = vm.openRoots()
            keeping.add(first)
            vm.collectGarbage()
            #expect(maps.allSatisfy { entryCount($0) == 1 })
            keeping.close()
            vm.collectGarbage()
            #expect(maps.allSatisfy { entryCount($0) == 0 })
        }
    }

    @Test func aSymbolCanBeAKey() throws {
        try withMachine { vm in
            let roots = vm.openRoots(); defer { roots.close() }
            let map = try new(vm, .weakMap), set = try new(vm, .weakSet)
            roots.add(map)
            roots.add(set)
            let held = vm.openRoots()
            let symbol = Value(vm.newSymbol(.undefined))
            held.add(symbol)
            try invoke(vm, map, "set", symbol, Value(vm.newObject()))
            try invoke(vm, set, "add", symbol)
            vm.collectGarbage()
            #expect(entryCount(map) == 1 && entryCount(set) == 1)
            held.close()
            vm.collectGarbage()
            #expect(entryCount(map) == 0 && entryCount(set) == 0)
        }
    }

    @Test func anEmptiedTableIsMadeSmallerByTheNextEntry() throws {
        try withMachine { vm in
            let roots = vm.openRoots(); defer { roots.close() }
            let map = try new(vm, .weakMap)
            roots.add(map)
            for _ in 0..<3000 { try invoke(vm, map, "set", Value(vm.newObject()), .true) }
            let full = vm.shallowSize(map.cell)
            vm.collectGarbage()
            let key = vm.newObject()
            roots.add(key)
            try invoke(vm, map, "set", Value(key), .true)
            #expect(vm.shallowSize(map.cell) * 20 < full)
            #expect(try invoke(vm, map, "get", Value(key)) == .true)
        }
    }
}

@Suite struct WeakReferenceTests {
    @Test func aTargetLivesUntilTheJobIsOver() throws {
        try withMachine { vm in
            let roots = vm.openRoots(); defer { roots.close() }
            let reference = try new(vm, .weakRef, Value(dog(vm)))
            roots.add(reference)
            vm.collectGarbage()
            #expect(try invoke(vm, reference, "deref").isObject)
            vm.runJobs { _ in }
            #expect(try invoke(vm, reference, "deref").isObject)
            vm.collectGarbage()
            #expect(try invoke(vm, reference, "deref").isObject)
            vm.runJobs { _ in }
            vm.collectGarbage()
            #expect(try invoke(vm, reference, "deref").isUndefined)
        }
    }

    @Test func derefInALoopKeepsTheListShort() throws {
        try withMachine { vm in
            let roots = vm.openRoots(); defer { roots.close() }
            let references = try (0..<100).map { _ in
                let reference = try new(vm, .weakRef, Value(vm.newObject()))
                roots.add(reference)
                return reference
            }
            for _ in 0..<2000 { for reference in references { try invoke(vm, reference, "deref") } }
            #expect(vm.state.pointee.jobs.kept.values.count <= KeptObjects.smallestLimit)
            vm.collectGarbage()
            for reference in references { #expect(try invoke(vm, reference, "deref").isObject) }
        }
    }
}

/// Appends its argument to the global array `log`, and throws it where it is 1.
private func note(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let log = try vm.get(vm[Intrinsic.global], vm.key("log"))
    try vm.append(log.asObject, arguments[0])
    if arguments[0] == .number(1) { throw vm.throwing(arguments[0]) }
    return .undefined
}

@Suite struct FinalizationRegistryTests {
    /// A registry whose callback is `note`, with the log.
    private func registry(_ vm: VM) throws -> (JSObject, JSObject) {
        let log = vm.newArray()
        vm.define(vm[Intrinsic.global], vm.key("log"), Value(log))
        let registry = try new(vm, .finalizationRegistry, Value(vm.newNativeFunction(vm.key("note"), length: 1, note)))
        vm.define(vm[Intrinsic.global], vm.key("registry"), Value(registry))
        return (registry, log)
    }

    private func contents(_ log: JSObject) -> [Int] {
        (0..<Int(log.arrayLength)).map { Int(log.elements?[$0].asInt32 ?? -1) }
    }

    @Test func callsBackOncePerDeadTarget() throws {
        try withMachine { vm in
            let (registry, log) = try registry(vm)
            let roots = vm.openRoots(); defer { roots.close() }
            let kept = dog(vm)
            roots.add(kept)
            try invoke(vm, registry, "register", Value(kept), .number(9))
            for i in 2..<7 { try invoke(vm, registry, "register", Value(dog(vm)), .number(i)) }
            #expect(contents(log) == [])
            vm.collectGarbage()
            #expect(contents(log) == [])
            vm.runJobs { _ in }
            #expect(contents(log) == [6, 5, 4, 3, 2])
            vm.collectGarbage()
            vm.runJobs { _ in }
            #expect(contents(log).count == 5)
        }
    }

    @Test func aCallbackThatThrowsLeavesTheRestForLater() throws {
        try withMachine { vm in
            let (registry, log) = try registry(vm)
            for i in 0..<3 { try invoke(vm, registry, "register", Value(dog(vm)), .number(i)) }
            vm.collectGarbage()
            var thrown: [Value] = []
            vm.runJobs { thrown.append($0) }
            #expect(contents(log) == [2, 1, 0])
            #expect(thrown == [.number(1)])
        }
    }

    @Test func unregisterTakesAllCellsOfItsToken() throws {
        try withMachine { vm in
            let (registry, log) = try registry(vm)
            let roots = vm.openRoots(); defer { roots.close() }
            let tokens = (0..<3).map { _ in dog(vm) }
            tokens.forEach(roots.add)
            for i in 0..<30 { try invoke(vm, registry, "register", Value(dog(vm)), .number(i), Value(tokens[i % 3])) }
            #expect(try invoke(vm, registry, "unregister", Value(tokens[0])) == .true)
            #expect(try invoke(vm, registry, "unregister", Value(tokens[0])) == .false)
            #expect(try invoke(vm, registry, "unregister", Value(tokens[1])) == .true)
            #expect(try invoke(vm, registry, "unregister", Value(vm.newObject())) == .false)
            vm.collectGarbage()
            vm.runJobs { _ in }
            #expect(contents(log) == (0..<30).filter { $0 % 3 == 2 }.reversed())
        }
    }

    @Test func targetsAndTokensAreHeldWeaklyAndHeldValuesAreNot() throws {
        try withMachine { vm in
            let (registry, _) = try registry(vm)
            let roots = vm.openRoots(); defer { roots.close() }
            let target = dog(vm)
            roots.add(target)
            let token = try new(vm, .weakRef, Value(dog(vm, "token"))), held = try new(vm, .weakRef, Value(dog(vm, "held")))
            roots.add(token)
            roots.add(held)
            try invoke(vm, registry, "register", Value(target), invoke(vm, held, "deref"), invoke(vm, token, "deref"))
            vm.runJobs { _ in }
            vm.collectGarbage()
            #expect(try invoke(vm, token, "deref").isUndefined)
            #expect(try invoke(vm, held, "deref").isObject)
        }
    }
}

@Suite struct HeapGraphTests {
    /// Something of everything.
    private func populate(_ vm: VM) throws {
        let global = vm[Intrinsic.global]
        let key = dog(vm), other = dog(vm, "Sunny")
        vm.define(global, vm.key("key"), Value(key))
        let map = try new(vm, .map), set = try new(vm, .set), weakMap = try new(vm, .weakMap), weakSet = try new(vm, .weakSet)
        for (name, object) in [("map", map), ("set", set), ("weakMap", weakMap), ("weakSet", weakSet)] {
            vm.define(global, vm.key(name), Value(object))
        }
        try invoke(vm, map, "set", Value(other), Value(dog(vm, "in the map")))
        vm.define(global, vm.key("iterator"), try invoke(vm, map, "entries"))
        try invoke(vm, set, "add", Value(try vm.concat(vm.string("a rope that is long"), vm.string("enough to be one"))))
        try invoke(vm, weakMap, "set", Value(key), Value(dog(vm, "ephemeral")))
        try invoke(vm, weakMap, "set", Value(vm.newObject()), Value(dog(vm, "doomed")))
        try invoke(vm, weakSet, "add", Value(key))
        vm.define(global, vm.key("reference"), Value(try new(vm, .weakRef, Value(key))))
        let registry = try new(vm, .finalizationRegistry, Value(vm.newNativeFunction(vm.key("note"), length: 1, note)))
        vm.define(global, vm.key("registry"), Value(registry))
        try invoke(vm, registry, "register", Value(key), Value(dog(vm, "held")), Value(vm.newObject()))
        let bound = try vm.invoke(try vm.get(vm[.arrayPrototype], vm.key("push")), vm.key("bind"), [Value(key), Value(dog(vm, "argument"))])
        vm.define(global, vm.key("bound"), bound)
        let array = vm.newArray([Value(dog(vm)), .empty, Value(vm.newSymbol(Value(vm.string("in an array"))))])
        vm.define(global, vm.key("array"), Value(array))
        vm.enqueueMicrotask(bound, arguments: [Value(dog(vm, "waiting"))])
        for i in 0..<200 { vm.define(key, vm.key("property \(i)"), Value(dog(vm, "number \(i)"))) }
    }

    /// What roots and edges reach, with ephemerons taken as what they are.
    private func reachable(_ vm: VM) -> Set<Cell> {
        var seen: Set<Cell> = [], pending: [Cell] = []
        func reach(_ cell: Cell) { if seen.insert(cell).inserted { pending.append(cell) } }
        vm.forEachRoot { _, cell in reach(cell) }
        var ephemerons: [(key: Cell, value: Cell)] = []
        repeat {
            while let cell = pending.popLast() {
                vm.forEachPart(of: cell) { seen.insert($0) }
                vm.forEachEdge(of: cell) { kind, target in
                    if case .weakMapValue(let key) = kind { ephemerons.append((key.asCell, target)) } else if !kind.isWeak { reach(target) }
                }
            }
            for entry in ephemerons where seen.contains(entry.key) { reach(entry.value) }
        } while !pending.isEmpty
        return seen
    }

    /// `Edges.swift` and `Tracing.swift` know the same cells.
    @Test func edgesReachWhatTheCollectorMarks() throws {
        try withMachine { vm in
            try populate(vm)
            // The first one still marks the tables of transitions that it then replaces.
            vm.collectGarbage()
            vm.collectGarbage()
            let reached = reachable(vm)
            var marked: Set<Cell> = []
            vm.forEachCell { if Block.isMarked($0) { marked.insert($0) } }
            let missing = marked.subtracting(reached), surplus = reached.subtracting(marked)
            #expect(missing.isEmpty, "marked without an edge: \(Set(missing.map { "\($0.kind)" }))")
            #expect(surplus.isEmpty, "an edge without a mark: \(Set(surplus.map { "\($0.kind)" }))")
        }
    }

    @Test func edgesHaveNames() throws {
        try withMachine { vm in
            try populate(vm)
            let global = vm[Intrinsic.global]
            func object(_ name: String) throws -> JSObject { try vm.get(global, vm.key(name)).asObject }
            func kinds(_ object: JSObject, to target: Value? = nil) -> [EdgeKind] {
                var kinds: [EdgeKind] = []
                vm.forEachEdge(of: object.cell) { kind, cell in if target == nil || target == Value(cell) { kinds.append(kind) } }
                return kinds
            }
            let key = Value(try object("key"))
            #expect(kinds(global, to: key) == [.property(vm.key("key"))])
            #expect(kinds(try object("weakMap"), to: key) == [.weakMapKey])
            #expect(kinds(try object("weakMap")).contains(.weakMapValue(key: key)))
            #expect(kinds(try object("weakSet"), to: key) == [.weakSetElement])
            #expect(kinds(try object("reference"), to: key) == [.weakRefTarget])
            #expect(kinds(try object("registry"), to: key) == [.registryTarget])
            #expect(kinds(try object("registry")).contains(.registryToken))
            #expect(kinds(try object("bound"), to: key) == [.internalSlot(.boundThis)])
            #expect(kinds(try object("bound")).contains(.internalSlot(.boundArguments)))
            #expect(kinds(try object("map")).contains(.mapKey(0)))
            #expect(kinds(try object("set")).contains(.setElement(0)))
            #expect(kinds(try object("array")).contains(.element(2)))
            #expect(kinds(vm[.mapPrototype]).contains(.getter(vm[.size])))
            #expect(kinds(try object("map"), to: Value(vm[.mapPrototype])) == [.internalSlot(.prototype)])
        }
    }

    @Test func cellsComeInTheSameOrderInEveryMachine() throws {
        func layout() throws -> [[Int]] {
            var cells: [[Int]] = []
            try withMachine { vm in
                try populate(vm)
                vm.collectGarbage()
                try populate(vm)
                let base = Int(bitPattern: vm.heap.state.pointee.region.base)
                vm.forEachCell { cells.append([Int($0.kind.rawValue), vm.shallowSize($0), Int(bitPattern: $0.address) - base]) }
            }
            return cells
        }
        let first = try layout()
        #expect(first.count > 1000)
        #expect(try layout() == first)
    }

    @Test func freshGarbageIsThereUntilACollection() throws {
        try withMachine { vm in
            let garbage = dog(vm).cell
            func isThere() -> Bool {
                var found = false
                vm.forEachCell { if $0 == garbage { found = true } }
                return found
            }
            #expect(isThere())
            vm.collectGarbage()
            #expect(!isThere())
        }
    }
}
