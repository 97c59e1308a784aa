// What V8 and Node put between a program's objects, told by what it means: reactions of promises, the functions that resume a paused call, the
// registers of a generator.

import Algorithms

extension SnapshotHeap {
    /// The function that resumes a paused call when what it awaits is settled: its scope has the call for an extension.
    public func isPassage(_ node: Node) -> Bool { isFrame(node) || isListenerPart(node) || kinds[Int(node)] == .function && strings.raw(names[Int(node)]).isEmpty && resumed(by: node) != nil }

    /// What goes on when a pending promise is settled: functions that are called, paused calls, and where neither is there promises that are settled by it.
    public func waiting(for promise: Node) -> [Node] {
        var found: [Node] = [], known: Set<Node> = []
        var next = edges(of: promise).map { targets[$0] }.first { names[Int($0)] == words[.promiseReaction] }
        while let reaction = next, known.insert(reaction).inserted {
            next = nil
            var handlers: [Node] = [], others: [Node] = []
            for edge in edges(of: reaction) where classes[edge].isDisjoint(with: .notStrong) {
                let target = targets[edge]
                if names[Int(target)] == words[.promiseReaction] { next = target }
                if kinds[Int(target)].isFunction { handlers.append(resumed(by: target) ?? target) } else if kinds[Int(target)] == .promise { others.append(target) }
            }
            found += handlers.isEmpty ? others : handlers
        }
        return found.uniqued().reversed()
    }

    /// The paused call that the function resumes.
    func resumed(by function: Node) -> Node? {
        target(of: function, .variable, words[.context]).flatMap { target(of: $0, .hidden, words[.extension]) }.flatMap { kinds[Int($0)] == .generator ? $0 : nil }
    }

    public func passageWords(from source: Node, to target: Node) -> String? {
        if let words = listenerWords(from: source, to: target) { return words }
        if let words = browserWords(target) { return words }
        if let call = call(withRegisters: source) { return registerWords(source, of: call, to: target) }
        if isFrame(target) || isFrame(source) { return "store of an AsyncLocalStorage" }
        let name = names[Int(target)]
        switch kinds[Int(source)] {
        case .promise where name == words[.promiseReaction]: return "when settled"
        // What `new Promise` gives to its caller sees the promise, by no name.
        case .environment where kinds[Int(target)] == .promise && edges(of: source).contains(where: { targets[$0] == target && classes[$0] == .hidden }): return "settles"
        case .generator where self.target(of: source, .hidden, words[.registers]) == target: return SnapshotHeap.someRegister
        case .object where isStore(source, target), .promise where isStore(source, target): return "store of an AsyncLocalStorage"
        case .weakMap, .weakSet, .map, .set, .finalizationRegistry: return nil
        default: return type(of: source) == .synthetic ? edges(of: source).lazy.filter { self.targets[$0] == target }.compactMap(keptWords).first ?? rootWords(source) : nil
        }
    }

    /// Of a browser's own objects behind which a function of the program's stands.
    private func browserWords(_ target: Node) -> String? {
        guard kinds[Int(target)] == .engine, type(of: target) == .native else { return nil }
        let name = strings.raw(names[Int(target)])
        if name.elementsEqual("blink::EventTargetData".utf8) || name.elementsEqual("EventTargetData".utf8) { return "listener" }
        return name.elementsEqual("DOMTimer".utf8) ? "timer" : nil
    }

    /// What a browser or Node keeps outside of V8, by what it is called there: 0 for all else.
    public func nativeName(of node: Node) -> UInt32 {
        guard kinds[Int(node)] == .engine, type(of: node) == .native, !strings.raw(names[Int(node)]).starts(with: "system / ".utf8) else { return 0 }
        return names[Int(node)]
    }

    // An event target of Node's has a Map from events to lists, which are threaded by `next`: `{ size, next }`, and a `Listener` for each.

    private func isListenerPart(_ node: Node) -> Bool { isListener(node) || isListOfListeners(node) || isStoreOfListeners(node) }

    private func isListener(_ node: Node) -> Bool {
        names[Int(node)] == words[.classListener] && kinds[Int(node)] == .object && ["previous", "callback", "listener"].allSatisfy { property($0, of: node) != nil }
    }

    private func isListOfListeners(_ node: Node) -> Bool { kinds[Int(node)] == .object && isPlain(node) && property("next", of: node).map(isListener) ?? false }

    private func isStoreOfListeners(_ node: Node) -> Bool {
        guard kinds[Int(node)] == .map else { return false }
        var isStore = false
        forEachEntry(of: node) { _, value in
            isStore = self.node(of: value).map(isListOfListeners) ?? false
            return false
        }
        return isStore
    }

    private func listenerWords(from source: Node, to target: Node) -> String? {
        if kinds[Int(source)] == .map, isListOfListeners(target), isStoreOfListeners(source) {
            var event = ""
            forEachReference(of: source, to: target) { if case .mapValue(let key, _) = $0, case .string(let text) = portrait(of: key) { event = text } }
            return "listener of \(Preview.quoted(event))"
        }
        return kinds[Int(target)] == .map && isStoreOfListeners(target) ? "listeners" : nil
    }

    /// `on` or `once` where that function of `node:events` put the listener there, for its iterator or its promise; nil for all others.
    public func functionOfEvents(behindListener listener: Node) -> String? {
        let function = property("listener", of: listener) ?? listener
        guard isBuiltIn(function), let scope = target(of: function, .variable, words[.context]) else { return nil }
        let name = functionName(ofEnvironment: scope)
        return name == "on" || name == "once" ? name : nil
    }

    /// From Node 22 on the stores of all AsyncLocalStorages stand in one Map, which timers and promises have from when they were made.
    private func isFrame(_ node: Node) -> Bool { names[Int(node)] == words[.asyncContextFrame] && kinds[Int(node)] == .map }

    /// What a group of roots keeps for a reason of its own. What a WeakRef gave out, or was made for, lives until its job ends.
    func keptWords(_ edge: Int) -> String? {
        if edgeNames[edge] & SnapshotReferences.isNumber == 0, strings.isText(edgeNames[edge] & SnapshotReferences.nameMask, "weak_refs_keep_during_job") { return "a WeakRef, until its job ends" }
        return isOfCompiler(edge) ? "code that is being compiled" : nil
    }

    /// While V8 compiles a function it keeps what that mentions in a table of its own, anybody's objects.
    func isOfCompiler(_ edge: Int) -> Bool {
        let name = strings.raw(edgeNames[edge] & SnapshotReferences.nameMask)
        return edgeNames[edge] & SnapshotReferences.isNumber == 0 && name.suffix(15).elementsEqual("IdentityMapBase".utf8)
    }

    /// What Node keeps of an AsyncLocalStorage in a timer or a promise, from when that was made.
    private func isStore(_ source: Node, _ target: Node) -> Bool {
        edges(of: source).contains { targets[$0] == target && classes[$0] == .property && strings.raw(edgeNames[$0] & SnapshotReferences.nameMask).elementsEqual("<symbol kResourceStore>".utf8) }
    }

    /// What a group of roots is to a program.
    func rootWords(_ node: Node) -> String {
        switch names[Int(node)] {
        case words[.stackRoots]: "a call under way"
        case words[.handleScope]: "native code that runs"
        case words[.readOnlyRoots], words[.internalized], words[.builtins], words[.gcRoots]: "the engine"
        default: name(of: node).first == "(" && name(of: node) != "(Global handles)" ? "the engine: \(name(of: node).dropFirst().dropLast())" : "native code"
        }
    }

    /// `work`, of a call that is paused.
    func pausedFunction(_ node: Node) -> String? {
        guard kinds[Int(node)] == .generator, let function = target(of: node, .slot, words[.function]) else { return nil }
        let name = name(of: function)
        return name.isEmpty ? "an anonymous function" : name
    }

    /// Of a function of the program's what its code and its script are called; nil of one of the platform's.
    func sourceNames(of function: Node) -> [UInt32]? {
        guard let code = target(of: function, .hidden, words[.shared]),
              let script = target(of: code, .hidden, words[.scriptOrDebugInfo]) ?? target(of: code, .hidden, words[.script]) else { return nil }
        let text = target(of: script, .hidden, words.name).flatMap { kinds[Int($0)] == .string ? $0 : nil } ?? script
        guard !SnapshotProgram.isForeign(script: name(of: text)) else { return nil }
        return [names[Int(code)], names[Int(script)], names[Int(text)]]
    }

    /// An object without a class of its own.
    func isPlain(_ node: Node) -> Bool { strings.raw(names[Int(node)]).elementsEqual("Object".utf8) }
}
