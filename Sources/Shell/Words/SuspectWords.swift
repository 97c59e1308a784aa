import Explorer
import HeapAdapter

/// Words for places where memory piles up: what the things are to their holder, and what would let go of them.
struct SuspectWords {
    enum Kind: String {
        case listeners, timers, entries, elements, promises, closures, linked, heldValues = "held values", weakValues = "weak values", strings, single, others
    }

    let kind: Kind
    private var listeners: Suspects.Listeners? { group.listeners }
    let group: Suspects.Group
    private let view: HeapView
    var graph: HeapGraph { view.graph }
    private var naming: Naming { view.naming }
    var item: Node { group.items[0] }
    /// Of the first thing, where no single one of the program holds all.
    private let holds: [Hold]

    init(_ group: Suspects.Group, _ view: HeapView, _ holds: [Hold]) {
        self.group = group
        self.holds = holds
        self.view = view
        kind = SuspectWords.kind(of: group, view)
    }

    // MARK: What it is

    private static func kind(of group: Suspects.Group, _ view: HeapView) -> Kind {
        let graph = view.graph, item = group.items[0], className = graph.source.className(graph.source.classNumber(of: item))
        if group.kind == .single { return .single }
        if ["Timeout", "Immediate"].contains(className) || ["DOMTimer", "ScheduledAction"].contains(nativeName(item, graph)) { return .timers }
        if group.listeners != nil || nativeName(item, graph).hasSuffix("EventListener") { return .listeners }
        if let holder = group.holder, graph.kind(of: holder) == .promise { return .promises }
        if graph.kind(of: item) == .engine, graph.source.className(graph.source.classNumber(of: item)) == "(system)", isReaction(item, view) { return .promises }
        if group.kind == .linked { return .linked }
        guard let holder = group.holder, isOwnHolder(holder, graph) else { return .others }
        if graph.kind(of: item) == .string, graph.source.wholeString(of: item) != nil { return .strings }
        switch view.naming.edgeName(from: holder, to: item) {
        case .mapKey, .mapValue, .setElement: return .entries
        case .registryHeld: return .heldValues
        case .element: return .elements
        case .variable where graph.kind(of: item) != .environment: return .closures
        case nil where view.naming.isWeakValue(item, under: holder): return .weakValues
        default: return .others
        }
    }

    /// An object or a scope, which a program can let go of things in; no group of roots.
    static func isOwnHolder(_ holder: Node?, _ graph: HeapGraph) -> Bool {
        guard let holder else { return false }
        return graph.isObject(holder) && graph.kind(of: holder) != .global || graph.kind(of: holder) == .environment
    }

    /// What a browser or Node calls what it keeps outside of V8; empty for all else.
    private static func nativeName(_ node: Node, _ graph: HeapGraph) -> String {
        guard let heap = graph.snapshot, heap.nativeName(of: node) > 0 else { return "" }
        return heap.name(of: node)
    }

    /// Of what a browser keeps for it the object that has it: a node of the page, or its window.
    private var nativeHolder: Node? {
        if SuspectWords.nativeName(item, graph).isEmpty { return nil }
        let way = naming.ways(to: item)
        return way.last { graph.isObject($0) } ?? way.first
    }

    private static func isReaction(_ node: Node, _ view: HeapView) -> Bool { naming(view, node) == "system / PromiseReaction" }
    private static func naming(_ view: HeapView, _ node: Node) -> String { view.graph.snapshot?.name(of: node) ?? "" }

    // MARK: Words

    var holder: String {
        if let target = listeners?.target { return name(target) }
        if kind == .timers { return "the event loop" }
        if let keeping { return keeping.holder }
        if let nativeHolder { return name(nativeHolder) }
        if kind == .single || kind == .linked { return name(item) }
        guard let holder = group.holder, SuspectWords.isOwnHolder(holder, graph) else { return sharedHolders.map { "several holders, such as \($0)" } ?? "several holders" }
        if SuspectWords.isShared(group, graph), let sharedHolders { return "several holders, such as \(sharedHolders)" }
        return graph.kind(of: holder) == .environment ? naming.scopeText(holder) : name(holder)
    }

    /// The object whose name ``holder`` is; nil where that is none's.
    var namedHolder: Node? {
        if let target = listeners?.target { return target }
        if keeping != nil { return nil }
        switch kind {
        case .timers: return nil
        case .single, .linked: return item
        default: return SuspectWords.isOwnHolder(group.holder, graph) ? group.holder : nil
        }
    }

    /// No single one of the program's objects holds them: nobody, or several that stand in one scope.
    static func isShared(_ group: Suspects.Group, _ graph: HeapGraph) -> Bool {
        guard group.kind == .many, group.listeners == nil else { return false }
        guard let holder = group.holder, isOwnHolder(holder, graph) else { return true }
        return graph.kind(of: holder) == .environment && !graph.hasEdge(from: holder) { target, _ in target == group.items[0] }
    }

    /// `index (value), meta (value)`: who holds the first of them. A text that was put together of others is nothing that lets go.
    private var sharedHolders: String? {
        let isLettingGo = { (hold: Hold) in !hold.isWeak && hold.source.map { SuspectWords.isOwnHolder($0, graph) } ?? true }
        let words = holds.filter(isLettingGo).map { hold in
            let holder = view.words.holder(hold)
            // A function without a name says nothing: who has it does.
            guard let source = hold.source, graph.kind(of: source).isFunction, graph.source.label(of: source) == holder.name else { return holder.text }
            return path(to: source)
        }
        return words.isEmpty ? nil : Phrase.list(words, most: 3)
    }

    func path(to node: Node) -> String { naming.path(to: node)?.text ?? naming.label(of: node) }

    private func name(_ node: Node) -> String {
        if graph.kind(of: node) == .environment { return naming.scopeText(node) }
        return path(to: node)
    }

    /// `500 listeners of 'tick'`, `2000 LogEntry`, `1000 keys Session`
    var things: String {
        let classNumber = graph.source.classNumber(of: item), name = SuspectWords.className(classNumber, graph, count: group.count)
        if case .signals? = keeping { return "\(Phrase.count(group.count, "signal")) made of others" }
        switch kind {
        case .listeners:
            return listenerThings
        case .timers: return Phrase.count(group.count, name == "Immediate" ? "immediate" : "timer")
        case .promises: return "\(Phrase.count(group.count, "reaction")) that \(Phrase.verb("wait", group.count)) for it"
        case .strings: return "\(Phrase.count(group.count, "slice")) of long strings"
        case .heldValues: return Phrase.count(group.count, "held value")
        case .weakValues: return "\(group.count) \(name), each its value in a WeakMap"
        case .single where graph.kind(of: item).hasEntries && entryCount(item) == 0 && hidesEntries(item): return "entries that the file does not tell"
        case .single where graph.kind(of: item).hasEntries: return (hidesEntries(item) ? "at least " : "its ") + Phrase.count(entryCount(item), "entry")
        case .single where propertyCount >= Suspects.leastCount: return "its \(Phrase.count(propertyCount, "property"))"
        case .single where assembled != nil: return "one string of \(Phrase.count(assembled?.count ?? 0, "piece"))"
        case .single: return "one \(SuspectWords.className(classNumber, graph, count: 1))"
        case .entries: return group.alike > 1 ? Phrase.count(group.count, "entry") : group.holder.map { (hidesEntries($0) ? "at least " : "") + Phrase.count(entryCount($0), "entry") } ?? ""
        case .linked where graph.kind(of: item) == .promise: return "\(Phrase.count(group.count, "promise")), each of which waits for the one before it"
        case .linked where graph.kind(of: item) == .function: return "\(Phrase.count(group.count, "function")), each of which sees the one before it"
        case .linked: return "\(group.count) \(name) that refer to one another"
        case .elements, .closures, .others:
            switch graph.kind(of: item) {
            case .generator: return Phrase.count(group.count, "paused call") + " of \(name)"
            case .boundFunction: return Phrase.count(group.count, "bound function")
            case .function where isClass: return Phrase.count(group.count, "class")
            case .function, .nativeFunction: return Phrase.count(group.count, "function")
            case .engine where !SuspectWords.nativeName(item, graph).isEmpty: return "\(group.count) \(SuspectWords.nativeName(item, graph))"
            default: return "\(group.count) \(name)"
            }
        }
    }

    private var isClass: Bool { if case .function(_, isClass: true) = graph.source.portrait(of: graph.source.value(of: item)) { true } else { false } }

    /// `900 listeners of 'data', 'end' and 4 more, and 150 Upper`
    private var listenerThings: String {
        guard let listeners else { return Phrase.count(group.count, "listener") }
        let quoted = listeners.events.map { Preview.quoted($0) }
        let events = quoted.count > 3 ? "\(quoted.prefix(2).joined(separator: ", ")) and \(quoted.count - 2) more events" : Phrase.enumeration(quoted)
        let words = "\(Phrase.count(listeners.nodes.count, "listener")) of \(events)", objects = heldBesides
        return objects.isEmpty ? words : words + ", and \(objects.count) \(SuspectWords.className(graph.source.classNumber(of: objects[0]), graph, count: objects.count))"
    }

    /// The largest kind of objects that the emitter holds besides its listeners.
    private var heldBesides: [Node] {
        let objects = (listeners?.others ?? []).filter { graph.isObject($0) && !graph.kind(of: $0).isFunction }
        guard let first = objects.first else { return [] }
        return objects.filter { graph.source.classNumber(of: $0) == graph.source.classNumber(of: first) }
    }

    /// Of a text that was put together.
    private var assembled: (count: Int, bytes: Int)? { graph.kind(of: item) == .string ? graph.snapshot?.pieces(of: item) : nil }

    /// Entries came and went.
    private var isMostlyTable: Bool {
        graph.kind(of: item).hasEntries && graph.size(of: item) * 2 > group.bytes && graph.size(of: item) > 1024 + 96 * entryCount(item)
    }

    /// Of an object that is used as a dictionary; of all else none.
    private var propertyCount: Int {
        guard graph.kind(of: item) == .object else { return 0 }
        var count = 0
        graph.source.forEachProperty(of: graph.source.value(of: item)) { property in
            if property.name.kind == .text { count += 1 }
            return true
        }
        return count
    }

    private func hidesEntries(_ collection: Node) -> Bool { graph.source.hidesEntries(of: collection) }

    private func entryCount(_ collection: Node) -> Int {
        var count = 0
        graph.source.forEachEntry(of: collection) { _, _ in count += 1; return true }
        return count
    }

    /// What is no class of the program's.
    static let engine = "of the engine's own"

    /// What so many of the class are called: `Session`, `string`, `strings`
    static func className(_ number: Int32, _ graph: HeapGraph, count: Int) -> String {
        switch graph.source.className(number) {
        case "(string)": Phrase.plural("string", count)
        case "(symbol)": Phrase.plural("symbol", count)
        case "(number)": Phrase.plural("number", count)
        case "(bigint)": Phrase.plural("BigInt", count)
        case "(closure variables)": Phrase.plural("scope", count)
        case "(array)", "(system)", "(code)": engine
        case let name: name
        }
    }

    /// A class that says nothing of the program.
    static func isPlain(_ name: String) -> Bool { name.hasPrefix("(") || name.hasSuffix("Array") || ownNames.contains(name) }

    /// Made to keep data, by the program itself: no timer and no paused call.
    static func isOfData(_ node: Node, _ graph: HeapGraph) -> Bool {
        switch graph.kind(of: node) {
        case .array, .map, .set, .error: true
        case .object, .otherObject: !["Timeout", "Immediate", "Listener", "AsyncContextFrame"].contains(graph.source.className(graph.source.classNumber(of: node)))
        default: false
        }
    }

    /// Of the language and of Node.
    private static let ownNames = [
        "Object", "Function", "Map", "Set", "WeakMap", "WeakSet", "WeakRef", "Promise", "Generator", "Date", "RegExp", "Error", "ArrayBuffer", "Buffer", "DataView",
        "Timeout", "Immediate", "Listener", "AsyncContextFrame", "AsyncFunction", "GeneratorFunction", "AsyncGeneratorFunction", "AsyncGenerator", "CallSite",
        "Symbol", "Proxy", "SharedArrayBuffer", "URL", "Arguments",
    ]

    // MARK: What would let go

    var cure: String {
        if let keeping { return keeping.cure }
        switch kind {
        case .listeners: return listenerCure
        case .timers:
            let seen = graph.snapshot?.facts.isOfNode == true ? ", what that sees, and the AsyncLocalStorage store that it was made in" : " and what that sees"
            if isOfPlatform {
                return "each settles a promise: clearTimeout would free them or, for those of node:timers/promises, the abort() of an AbortController whose signal they got"
            }
            return "clearTimeout or clearInterval would free them; until then each keeps its callback\(seen)"
        case .promises:
            let isOfCalls = group.contents.contains { graph.kind(of: $0.example) == .generator }
            return "it has not been settled: until it is, each that waits for it keeps " + (isOfCalls ? "its paused call and that call's variables"
                : "what its functions see: Promise.race leaves such behind, and with them what it came to")
        case .strings: return "a slice keeps the whole string that it was cut from: a copy of the slice would let go of it, Buffer.from(slice).toString()"
        case .heldValues: return heldValueCure
        case .weakValues: return "each goes with its WeakMap or with \(holder), whichever goes first"
        case .entries: return entryCure
        case .elements where isOfStream: return streamCure
        case .elements where settlesPromise(item): return "each settles a promise: until it is called, what waits for that is kept, paused calls and their variables"
        case .elements where isView(item), .single where isView(item): return viewCure
        case .elements where graph.kind(of: item).isFunction && graph.kind(of: item) != .boundFunction && !isClass:
            return "each function keeps its scope, and with it every variable there that any function made in it reads; letting go of the functions frees them"
        case .elements where graph.kind(of: item) == .generator: return "a paused call keeps its local variables until it ends or is let go of"
        case .elements where group.alike > 1: return "taking them out of these arrays would free them"
        case .elements where !isInArray: return dictionaryCure
        case .elements: return "taking them out of the array would free them" + (written.map { ": \($0.text).length = 0\($0.place) all of them" } ?? "") + pieces
        case .closures: return "setting the variables to null would free them"
        case .linked where graph.kind(of: item) == .promise: return "until the first one is settled each keeps what waits for it: functions and what these see, paused calls and their variables"
        case .linked: return "letting go of the first one would free all that hang on it"
        case .single where isMostlyTable && hidesEntries(item):
            return "most of it is the collection's table: entries of numbers, null or booleans alone, which the file does not tell, or room that it has for more"
        case .single where isMostlyTable: return "most of it is the collection's table itself, which has room for many more entries than it has"
        case .single where graph.kind(of: item) == .weakMap: return "a value goes with its key: as long as that lives, so does the entry"
        case .single where assembled.map { $0.bytes * 2 < group.bytes } ?? false:
            return "letting go of it would free all of that; in one piece it would take at most \(Phrase.bytes(assembled?.bytes ?? 0)): Buffer.from(text).toString()"
        case .single: return "letting go of it would free all of that"
        case .others where SuspectWords.isShared(group, graph): return "each is held by more than one: to free it, all must let go"
        case .others: return dictionaryCure
        }
    }

    /// Other objects have properties that are numbers, too, and no length that anybody sets.
    private var isInArray: Bool { group.holder.map { graph.kind(of: $0) == .array || graph.kind(of: $0) == .arguments } ?? true }

    /// The timer's callback is the platform's, as those of `node:timers/promises` are, and no number of it is anybody's.
    private var isOfPlatform: Bool {
        var callback: Node?
        graph.forEachEdge(of: item) { target, edge in if edge.contains(.timer), graph.kind(of: target).isFunction, callback == nil { callback = target } }
        guard let callback else { return false }
        return graph.source.isBuiltIn(callback) || graph.kind(of: callback) == .nativeFunction
    }

    private var listenerCure: String {
        let seen = "; each listener keeps what its function sees"
        guard let listeners else { return "removeEventListener(…) or the end of an AbortSignal when its owner is done would free it\(seen)" }
        if listeners.isEmitter, let words = eventsCure(listeners) { return words }
        let name = self.name(listeners.target).replacing(".#signal", with: ".signal"), short = name.contains("─") ? "it" : name
        if !heldBesides.isEmpty, graph.snapshot?.property("_readableState", of: listeners.target) != nil {
            return "\(short).unpipe(target) and \(short).off(…) when the target is done would free both\(seen)"
        }
        if listeners.events.count > 3 { return "\(short).\(listeners.isEmitter ? "off" : "removeEventListener")(…) for each event when its owner is done would free it\(seen)" }
        let calls = listeners.events.map { "\(short).\(listeners.isEmitter ? "off" : "removeEventListener")(\(Preview.quoted($0)), listener)" }
        return "\(Phrase.enumeration(calls)) when its owner is done would free it\(seen)"
    }

    /// Nobody but Node has these listeners: `off` takes none of them off.
    private func eventsCure(_ listeners: Suspects.Listeners) -> String? {
        let functions = Set(listeners.nodes.prefix(SuspectWords.mostAsked).map { graph.snapshot?.functionOfEvents(behindListener: $0) })
        switch functions {
        case ["on"]: return "each is of an iterator of events.on: its return(), as at the end of a for await, or the abort of a signal that it got would free it"
        case ["once"]: return "each is of an events.once that still waits: its event, or the abort of a signal that it got, would free it"
        default: return nil
        }
    }

    static let mostAsked = 64

    private var heldValueCure: String {
        guard let holder = group.holder, let held = group.items.first else { return "" }
        var targets: Set<Node> = []
        graph.source.forEachReference(of: holder) { name, target in if name == .registryTarget { targets.insert(target) } }
        return leads(from: held, to: targets) ? "a held value leads to its own target, which is never collected then, and the callback never called: hold what the callback needs, not the target"
            : "unregister would free them, and so would the end of the registry"
    }

    /// By few steps: what leads there by many is nobody's slip.
    private func leads(from start: Node, to targets: Set<Node>) -> Bool {
        var known: Set<Node> = [start], pending = [start], place = 0
        while place < pending.count, known.count < 1000 {
            if targets.contains(pending[place]) { return true }
            graph.forEachEdge(of: pending[place]) { target, edge in
                let isWay = !edge.isDisjoint(with: [.property, .element, .variable, .entry, .entryValue, .plainEntryValue, .slot])
                if isWay, !graph.source.isBuiltIn(target), known.insert(target).inserted { pending.append(target) }
            }
            place += 1
        }
        return false
    }

    /// Each entry has a WeakRef, and the way to its target, too.
    private var holdsOwnTargets: Bool {
        let asked = group.items.filter { graph.isObject($0) && graph.kind(of: $0) != .weakRef }.prefix(8)
        return !asked.isEmpty && asked.allSatisfy { item in
            var targets: Set<Node> = []
            graph.forEachEdge(of: item) { reference, edge in
                guard edge.contains(.property), graph.kind(of: reference) == .weakRef else { return }
                graph.forEachEdge(of: reference) { target, edge in if edge.contains(.weak) { targets.insert(target) } }
            }
            return !targets.isEmpty && !targets.contains(item) && leads(from: item, to: targets)
        }
    }

    private var entryCure: String {
        guard let map = group.holder else { return "" }
        let kind = graph.kind(of: map).collectionName
        if group.alike > 1 { return "delete(…) in each of these for those that nobody needs any more would free them" }
        let gone = group.items.filter { graph.kind(of: $0) == .weakRef && !graph.hasEdge(from: $0) { _, edge in edge.contains(.weak) } }.count
        if gone * 2 > entryCount(map) {
            return "\(gone) of its WeakRefs have lost their targets: a FinalizationRegistry whose callback calls \(holder).delete(…) would free such entries"
        }
        // Nobody else holds a WeakRef: a weak collection would be empty at once.
        let isOfRefs = group.items.allSatisfy { graph.kind(of: $0) == .weakRef }
        if holdsOwnTargets {
            let call = written.map { "\($0.text).delete(…)\($0.place)" } ?? "delete(…)"
            return "beside the WeakRef of an entry something else holds its target, which is never collected then: keep nothing there that leads to it, or \(call)"
        }
        if let weak = group.ifWeak, weak.objects > 0, !isOfRefs { return "as a Weak\(kind) it would let go of \(Phrase.count(weak.objects, "object")), \(Phrase.bytes(weak.bytes))" }
        return "\(written.map { "\($0.text).delete(…)\($0.place)" } ?? "delete(…)") for those that nobody needs any more would free them\(pieces)"
    }
}
