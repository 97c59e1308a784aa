import Platform

/// Which part of a snapshot is the program's own, and what its variables are called. A snapshot does not say so: Node's own modules are
/// JavaScript, too. What scripts of the program made it from is told by where functions come from.
struct SnapshotProgram {
    /// Contexts that are a module's variables, and the modules' names.
    private(set) var modules: [Node: String] = [:]
    /// The hidden classes of classes.
    private(set) var classMaps: Set<Node> = []
    /// Functions and scopes of the program's scripts, and what they are sure to have made.
    private var isOwn: [Bool]
    /// What the roots reach without these.
    private var isForeign: [Bool]
    /// Functions of the platform's scripts: who holds them has not made them, as that `require` is which each module gets.
    private var platformFunctions: [Node] = []
    /// What CommonJS modules give to others.
    private var exports: Set<Node> = []
    /// Global objects of contexts of `node:vm`, and the objects that a program gave for them.
    private var contextGlobals: Set<Node> = [], contextified: Set<Node> = []
    /// The file itself tells what is not the program's, as files of `trim` do: nothing has to be found out.
    private var isTold = false

    private(set) var scriptScope: Node?
    /// By node: 1 for a prototype of no class of the program's, 2 for one of such a class, 0 where nobody has asked.
    private let prototypes: Scratch<UInt8>
    private let heap: SnapshotHeap
    /// By the node of a function's code: the script's name.
    private var scripts: [Node: String?] = [:]

    init(_ heap: SnapshotHeap) {
        self.heap = heap
        isOwn = [Bool](repeating: false, count: heap.kinds.count)
        isForeign = isOwn
        prototypes = Scratch(heap.kinds.count)
        findClassMaps()
        // Where nobody knows what is the engine's all counts as the program's.
        guard heap.facts.engine.tellsScripts else {
            takeModuleRecords()
            return
        }
        if heap.facts.isOfLeash {
            findScriptScope()
        } else {
            findOwnFunctions()
        }
        if takeTrimMarks() { return }
        // Without the names of scripts nobody knows whose a function is: all counts as the program's.
        if heap.facts.damage.missingStrings > 0 || heap.strings.count == 0, !isOwn.contains(true) {
            isForeign = isOwn
            return
        }
        if takeMarks() { return }
        walkForeign()
        for function in platformFunctions { takePlatformFunction(function) }
        takePatterns()
    }

    /// JavaScriptCore has a record for each module, which refers to the scope of its variables. What the module is called it does not tell.
    private mutating func takeModuleRecords() {
        for place in heap.kinds.indices where heap.names[place] == heap.words[.moduleRecord] && heap.kinds[place].isObject {
            for edge in heap.edges(of: Node(truncatingIfNeeded: place)) where heap.kinds[Int(heap.targets[edge])] == .environment { modules[heap.targets[edge]] = "" }
        }
    }

    /// What JavaScriptCore itself keeps among a module's variables.
    static func isOfModule(variable name: String) -> Bool { ["moduleLoader", "starNamespace", "meta", "start"].contains(name) || name.allSatisfy(\.isNumber) }

    /// What a literal's objects are copied from the engine keeps itself: no program ever sees it.
    private mutating func takePatterns() {
        for place in heap.kinds.indices where heap.names[place] == heap.words[.allocationSite] && heap.kinds[place] != .string {
            for edge in heap.edges(of: Node(truncatingIfNeeded: place)) where heap.kinds[Int(heap.targets[edge])].isObject { isForeign[Int(heap.targets[edge])] = true }
        }
    }

    private mutating func takePlatformFunction(_ function: Node) {
        var next: Node? = function, steps = 0
        while let node = next, !isOwn[Int(node)], steps < 100 {
            isForeign[Int(node)] = true
            next = heap.target(of: node, .variable, steps == 0 ? heap.words[.context] : heap.words[.previous])
            steps += 1
        }
    }

    /// The last node mentions what was not the program's when the file was trimmed.
    private mutating func takeTrimMarks() -> Bool {
        guard let mark = heap.trimMark else { return false }
        for edge in heap.edges(of: mark) { isForeign[Int(heap.targets[edge])] = true }
        isTold = true
        return true
    }

    /// Leash's group of built-ins mentions all that was there before the program. False where none is.
    private mutating func takeMarks() -> Bool {
        guard heap.facts.isOfLeash, let group = foreignRoots().first(where: { heap.names[Int($0)] == heap.words[.builtins] }) else { return false }
        var isAny = false
        for edge in heap.edges(of: group) where heap.classes[edge] == .weak {
            isForeign[Int(heap.targets[edge])] = true
            isAny = true
        }
        // The writer makes this one for what scripts declare.
        if let scriptScope, isAny { isForeign[Int(scriptScope)] = true }
        return isAny
    }

    /// Leash writes one scope for all of them.
    private mutating func findScriptScope() {
        for edge in heap.edges(of: 0) where heap.edgeNames[edge] & SnapshotReferences.nameMask == heap.words[.scriptScope] {
            scriptScope = heap.targets[edge]
            modules[heap.targets[edge]] = ""
        }
    }

    /// ``SnapshotHeap/isNotProgram`` for what is not the program's, ``SnapshotHeap/isOfClass`` for a prototype. Linear, on all processors.
    func builtIn() -> FrozenArray<UInt8> {
        var builtIn = [UInt8](repeating: 0, count: heap.kinds.count)
        let column = Column(&builtIn), count = builtIn.count, piece = 1 << 14
        nonisolated(unsafe) let program = self
        Workers.perform((count + piece - 1) / piece) { number in
            for node in number * piece..<min((number + 1) * piece, count) {
                let isPrototype = program.heap.kinds[node] == .object && program.heap.findPrototype(Node(truncatingIfNeeded: node))
                column[node] = (program.contains(node) ? 0 : SnapshotHeap.isNotProgram) | (isPrototype ? SnapshotHeap.isOfClass : 0)
            }
        }
        withExtendedLifetime(builtIn) {}
        return FrozenArray(builtIn)
    }

    private func contains(_ node: Int) -> Bool {
        if isTold { return !isForeign[node] }
        if isOwn[node] || !isForeign[node] { return true }
        return heap.kinds[node].isObject && isInstanceOfOwnClass(Node(truncatingIfNeeded: node))
    }

    private mutating func findClassMaps() {
        for node in heap.kinds.indices where heap.names[node] == heap.words[.nativeContext] {
            if let map = heap.target(of: Node(truncatingIfNeeded: node), .hidden, heap.words[.classFunctionMap]) { classMaps.insert(map) }
        }
    }

    // MARK: Functions and modules

    private mutating func findOwnFunctions() {
        var tops: [Node: String] = [:]
        for place in heap.kinds.indices where heap.kinds[place] == .function {
            let function = Node(truncatingIfNeeded: place)
            guard let script = script(of: function) else { continue }
            if SnapshotProgram.isForeign(script: script) {
                if SnapshotProgram.isPlatform(script: script) { platformFunctions.append(function) }
                continue
            }
            isOwn[place] = true
            var scope = heap.target(of: function, .variable, heap.words[.context]), last: Node?
            while let current = scope, !isOwn[Int(current)] {
                isOwn[Int(current)] = true
                last = current
                scope = heap.target(of: current, .variable, heap.words[.previous])
            }
            if scope == nil, let last { tops[last] = script }
        }
        takeBoundFunctions()
        let scripts = scriptScopes()
        nameModules(tops.filter { !scripts.contains($0.key) })
        for scope in scripts { modules[scope] = "" }
    }

    /// What scripts declare at their top with `let`, `const` and `class` is everybody's by its name alone.
    private func scriptScopes() -> Set<Node> {
        var scopes: Set<Node> = []
        for place in heap.kinds.indices where heap.names[place] == heap.words[.scriptContextTable] {
            for edge in heap.edges(of: Node(truncatingIfNeeded: place)) where heap.kinds[Int(heap.targets[edge])] == .environment { scopes.insert(heap.targets[edge]) }
        }
        return scopes
    }

    /// What is made of a function of the program's by `bind` is the program's; the same of that.
    private mutating func takeBoundFunctions() {
        for place in heap.kinds.indices where heap.kinds[place] == .boundFunction {
            var function = Node(truncatingIfNeeded: place), steps = 0
            while steps < 8, heap.kinds[Int(function)] == .boundFunction, let target = heap.target(of: function, .slot, heap.words[.boundFunction]) {
                function = target
                steps += 1
            }
            if isOwn[Int(function)] { isOwn[place] = true }
        }
    }

    /// The context of a module is the one that says so, as those of `import` and `export` do; else the only outermost one of its script that belongs
    /// to no function with a name.
    private mutating func nameModules(_ tops: [Node: String]) {
        var byScript: [String: [Node]] = [:]
        for (scope, script) in tops where heap.module(ofScope: scope) != nil { byScript[script, default: []].append(scope) }
        for (scope, script) in tops where heap.module(ofScope: scope) == nil && heap.functionNameOfScope(scope).isEmpty {
            if byScript[script].map({ heap.module(ofScope: $0[0]) == nil }) ?? true { byScript[script, default: []].append(scope) }
        }
        let scripts = Array(byScript.keys)
        for (script, short) in zip(scripts, SnapshotProgram.shortNames(of: scripts)) {
            if let scopes = byScript[script], scopes.count == 1 { modules[scopes[0]] = short }
        }
    }

    /// The last part of each path; of those that end alike the last two.
    static func shortNames(of paths: [String]) -> [String] {
        var known: [String: Int] = [:]
        for path in Set(paths) { known[lastPart(path, 1), default: 0] += 1 }
        return paths.map { path in
            let short = lastPart(path, 1)
            return known[short] == 1 ? short : lastPart(path, 2)
        }
    }

    /// `map-cache.js`; of two parts `lib/map-cache.js`.
    private static func lastPart(_ path: String, _ count: Int) -> String {
        let parts = path.split(whereSeparator: { $0 == "/" || $0 == "\\" })
        return parts.isEmpty ? path : parts.suffix(count).joined(separator: "/")
    }

    /// The script in which the function stands; nil where the file does not tell.
    private mutating func script(of function: Node) -> String? {
        guard let code = heap.target(of: function, .hidden, heap.words[.shared]) else { return nil }
        if let known = scripts[code] { return known }
        let script = heap.target(of: code, .hidden, heap.words[.scriptOrDebugInfo]) ?? heap.target(of: code, .hidden, heap.words[.script])
        let name = script.map(scriptName)
        // The text of a script is code, whoever's the script is.
        if let text = script.flatMap({ heap.target(of: $0, .hidden, heap.words[.source]) }) { isForeign[Int(text)] = true }
        scripts[code] = .some(name)
        return name
    }

    private func scriptName(_ script: Node) -> String {
        heap.name(of: heap.target(of: script, .hidden, heap.words.name).flatMap { heap.kinds[Int($0)] == .string ? $0 : nil } ?? script)
    }

    /// No script of the program has such a name.
    static func isForeign(script name: String) -> Bool { name.isEmpty || name.hasPrefix("system / ") || isPlatform(script: name) }

    /// What a program evaluates has no name; these are not its.
    private static func isPlatform(script name: String) -> Bool {
        ["node:", "internal/", "v8/", "extensions::", "chrome-extension:"].contains { name.hasPrefix($0) }
    }

    private func isInstanceOfOwnClass(_ node: Node) -> Bool {
        for edge in heap.edges(of: node) where heap.classes[edge] == .prototype {
            return isPrototypeOfOwnClass(heap.targets[edge])
        }
        return false
    }

    /// A million objects may have one prototype, and that a million properties: each is looked at once.
    private func isPrototypeOfOwnClass(_ prototype: Node) -> Bool {
        let known = prototypes.base[Int(prototype)]
        if known != 0 { return known == 2 }
        let constructor = heap.words[.constructor]
        var isOne = false
        for edge in heap.edges(of: prototype) where heap.classes[edge] == .property && heap.edgeNames[edge] == constructor {
            isOne = isOwn[Int(heap.targets[edge])]
            break
        }
        // Threads that find it at once find the same.
        prototypes.base[Int(prototype)] = isOne ? 2 : 1
        return isOne
    }

    // MARK: What was there before

    /// What is reached without the program's functions, scopes and objects of its classes. Registers of calls under way hold anything.
    private mutating func walkForeign() {
        findExports()
        findContexts()
        var pending = foreignRoots()
        for node in pending { isForeign[Int(node)] = true }
        while let node = pending.popLast() {
            for edge in heap.edges(of: node) where heap.classes[edge].isDisjoint(with: .notStrong) {
                let target = heap.targets[edge]
                if heap.kinds[Int(node)] == .global || contextGlobals.contains(node), !isBuiltInGlobal(edge) { continue }
                // What `Symbol.for` makes is whose it is that asked: the platform holds its own itself.
                if heap.edgeNames[edge] & SnapshotReferences.nameMask == heap.words[.publicSymbols], heap.type(of: node) == .synthetic { continue }
                if heap.type(of: node) == .synthetic, heap.isOfCompiler(edge) { continue }
                if isForeign[Int(target)] || isOwn[Int(target)] || isSkipped(target) || isExport(target, of: node) { continue }
                isForeign[Int(target)] = true
                pending.append(target)
            }
        }
    }

    /// In a file of Leash there are groups for what is built in, and for names.
    private func foreignRoots() -> [Node] {
        guard heap.facts.isOfLeash else { return [0] }
        return heap.kinds.indices.prefix(40).filter {
            heap.type(of: Node(truncatingIfNeeded: $0)) == .synthetic && (heap.names[$0] == heap.words[.builtins] || heap.names[$0] == heap.words[.internalized])
        }.map { Node(truncatingIfNeeded: $0) }
    }

    private mutating func isSkipped(_ target: Node) -> Bool {
        switch heap.kinds[Int(target)] {
        case .storage where heap.names[Int(target)] == heap.words[.propertyCell]: return true
        case .engine, .code:
            let name = heap.names[Int(target)]
            // What `import` gives of a module of `require` stands in cells of the engine's.
            return name == heap.words[.stackRoots] || name == heap.words[.handleScope] || name == heap.words[.sourceTextModule] || name == heap.words[.syntheticModule]
        case .generator:
            // A paused call is its function's, whoever waits for it.
            guard let function = heap.target(of: target, .slot, heap.words[.function]), isOwn[Int(function)] else { return false }
            isOwn[Int(target)] = true
            return true
        case .object:
            let name = heap.names[Int(target)]
            // A timer is its callback's.
            if name == heap.words[.classTimeout] || name == heap.words[.classImmediate], callsOwn(target) || isInstanceOfOwnClass(target) {
                isOwn[Int(target)] = true
                return true
            }
            // Nobody but a program's tests mocks anything.
            if name == heap.words[.mockContext] { isOwn[Int(target)] = true }
            // Nobody else marks what it does.
            if name == heap.words[.classPerformanceMark] || name == heap.words[.classPerformanceMeasure] { isOwn[Int(target)] = true }
            return isOwn[Int(target)] || contextified.contains(target) || isInstanceOfOwnClass(target)
        default: return false
        }
    }

    /// What a module of the program gives to others: `require` keeps it for them, by as many properties as it likes.
    private func isExport(_ target: Node, of node: Node) -> Bool {
        (heap.names[Int(node)] == heap.words[.classModule] || heap.kinds[Int(node)] == .storage) && exports.contains(target)
    }

    /// The context of the program itself is none of these: its global object is known.
    private mutating func findContexts() {
        for place in heap.kinds.indices where heap.names[place] == heap.words[.nativeContext] {
            let context = Node(truncatingIfNeeded: place)
            for edge in heap.edges(of: context) {
                let name = heap.edgeNames[edge] & SnapshotReferences.nameMask, target = heap.targets[edge]
                if name == heap.words[.extension], heap.kinds[Int(target)].isObject, heap.kinds[Int(target)] != .global { contextGlobals.insert(target) }
                guard name == heap.words[.embedderData] else { continue }
                for held in heap.edges(of: target) {
                    let object = heap.targets[held], mark = heap.words[.contextified]
                    if heap.kinds[Int(object)].isObject, heap.edges(of: object).contains(where: { heap.edgeNames[$0] & SnapshotReferences.nameMask == mark }) { contextified.insert(object) }
                }
            }
        }
    }

    private mutating func findExports() {
        for place in heap.kinds.indices where heap.kinds[place] == .object && heap.names[place] == heap.words[.classModule] {
            for edge in heap.edges(of: Node(truncatingIfNeeded: place)) where heap.classes[edge] == .property && heap.edgeNames[edge] == heap.words[.exports] {
                exports.insert(heap.targets[edge])
            }
        }
    }

    /// A property of the global object that the program did not make: a function that is not its own and has a name, an accessor, `Intl` of the class
    /// `Intl`. Under a symbol the platform has instances of its own classes; plain data is what a program's packages share there.
    private func isBuiltInGlobal(_ edge: Int) -> Bool {
        let target = Int(heap.targets[edge]), name = heap.edgeNames[edge]
        guard heap.classes[edge] == .property else { return heap.classes[edge] == .prototype }
        return heap.kinds[target].isFunction && !heap.strings.raw(heap.names[target]).isEmpty || !heap.kinds[target].isObject || heap.names[target] == name
            || heap.strings.raw(name).first == 0x3C && !isPlainData(target)
    }

    private func isPlainData(_ node: Int) -> Bool {
        switch heap.kinds[node] {
        case .array, .map, .set, .weakMap, .weakSet: true
        case .object: heap.names[node] == heap.words[.classObject]
        default: false
        }
    }

    private func callsOwn(_ timer: Node) -> Bool {
        heap.edges(of: timer).contains { heap.classes[$0] == .timer && isOwn[Int(heap.targets[$0])] }
    }
}
