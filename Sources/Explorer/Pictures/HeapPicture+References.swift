// What a node refers to, as people see it: entries as key and value, a closure's variables under the function that sees them, no
// methods, no prototypes of classes. Many references of the same look become three and a count.

/// A reference in a picture.
struct PictureReference {
    enum Label {
        case edge(EdgeName)
        case text(String)
        /// The value under a key that is no object.
        case key(HeapValue)
    }
    enum Target {
        case node(Node)
        case value(HeapValue)
        /// More of the same: how many, one of them, and at which positions, where those say something.
        case fold(Int, sample: Sample?, positions: ClosedRange<Int>?)
    }
    /// What stands for many: an object, or a key with its value.
    struct Sample {
        var value: HeapValue
        /// The value under the key.
        var second: HeapValue?
    }
    var label: Label
    var target: Target
    var isWeak = false
    /// The value of a weak entry: the reference before it is the key.
    var isEphemeron = false
    var isEntry = false
}

/// References in the order of their first appearance, those of the same look together.
struct FoldedReferences {
    /// What is told apart: by which kind of reference, to which hidden classes.
    struct Look: Hashable {
        var family: UInt16
        var first: Int32
        var second: Int32 = 0
    }
    /// Key and value belong together.
    typealias Item = [PictureReference]

    private struct Group {
        var items: [Item] = []
        let most: Int
        var count = 0
        var sample: PictureReference.Sample?
        var positions: ClosedRange<Int>?
    }
    private var groups: [Group] = []
    private var places: [Look: Int] = [:]
    private var last: (look: Look, place: Int)?

    /// More than this are folded, and then so many are shown. The names of properties say more than positions do.
    static let mostAlike = 6, mostAlikeProperties = 12, shownOfMany = 3
    /// More groups than this nobody tells apart.
    static let mostGroups = 12

    var isEmpty: Bool { groups.isEmpty }
    var count: Int { groups.reduce(0) { $0 + $1.count } }

    mutating func add(_ look: Look, position: Int? = nil, sample: PictureReference.Sample? = nil, _ item: () -> Item) {
        let place = place(of: look)
        groups[place].count += 1
        if groups[place].items.count < groups[place].most {
            groups[place].items.append(item())
            groups[place].sample = sample
        }
        // The positions of those that will be folded.
        if let position, groups[place].count > FoldedReferences.shownOfMany {
            groups[place].positions = min(groups[place].positions?.lowerBound ?? position, position)...position
        }
    }

    private mutating func place(of look: Look) -> Int {
        if let last, last.look == look { return last.place }
        let place: Int
        if let known = places[look] {
            place = known
        } else if groups.count < FoldedReferences.mostGroups {
            place = groups.count
            groups.append(Group(most: look.family == EdgeClass.property.rawValue ? FoldedReferences.mostAlikeProperties : FoldedReferences.mostAlike))
            places[look] = place
        } else {
            place = groups.count - 1
        }
        last = (look, place)
        return place
    }

    /// What is to be drawn.
    var items: [Item] {
        groups.flatMap { group -> [Item] in
            if group.count <= group.most { return group.items }
            let rest = group.count - FoldedReferences.shownOfMany
            let fold = PictureReference(label: .text(""), target: .fold(rest, sample: group.sample, positions: group.positions))
            return group.items.prefix(FoldedReferences.shownOfMany) + [[fold]]
        }
    }
}

extension HeapScene {
    private var source: any HeapSource { graph.source }

    /// What a node refers to. Linear in its references; whatever their number, few are kept.
    func references(of node: Node) -> FoldedReferences {
        let kind = graph.kind(of: node)
        var found = FoldedReferences(), methods = MethodScopes()
        // The scope first, since it is where a closure's state is.
        source.forEachReference(of: node) { name, target in
            switch name {
            case .mapKey, .mapValue, .setElement, .weakMapKey, .weakMapValue, .weakSetElement: if kind != .table { return }
            case .property, .getter, .setter: if isImplied(name, target, of: node, &methods) { return }
            case .slot, .part: return addSlot(name, target, of: node, &found, &methods)
            case .variable(let variable): if Naming.shownName(ofVariable: variable) == nil { return }
            default: break
            }
            guard isDrawable(target), graph.kind(of: target) != .symbol || name.isWeak else { return }
            let position: Int? = if case .element(let index) = name { index } else { nil }
            let look = FoldedReferences.Look(family: name.edgeClass.rawValue, first: look(of: target))
            found.add(look, position: position, sample: PictureReference.Sample(value: source.value(of: target))) {
                [PictureReference(label: .edge(name), target: .node(target), isWeak: name.isWeak)]
            }
        }
        if kind.hasEntries { addEntries(of: node, &found) }
        if kind == .promise { addWaiting(for: node, &found) }
        for method in methods.scopes where method.scope != methods.own {
            let names = method.names.joined(separator: ", ") + (method.count > method.names.count ? " …" : "")
            found.add(FoldedReferences.Look(family: EdgeClass.variable.rawValue, first: method.scope, second: 1)) {
                [PictureReference(label: .text(names), target: .node(method.scope))]
            }
        }
        return found
    }

    /// The node may have a box.
    func isDrawable(_ node: Node) -> Bool {
        switch graph.kind(of: node) {
        case .environment, .symbol, .table: !source.isBuiltIn(node)
        case let kind: kind.isObject && !source.isBuiltIn(node)
        }
    }

    /// V8 has what waits for a promise behind parts of its own.
    private func addWaiting(for promise: Node, _ found: inout FoldedReferences) {
        guard let file = graph.snapshot, !file.facts.isOfLeash else { return }
        for node in file.waiting(for: promise) where isDrawable(node) {
            found.add(FoldedReferences.Look(family: EdgeClass.reaction.rawValue, first: look(of: node))) {
                [PictureReference(label: .text("when settled"), target: .node(node))]
            }
        }
    }

    // MARK: Entries

    private func addEntries(of node: Node, _ found: inout FoldedReferences) {
        let kind = graph.kind(of: node), isWeak = kind.isWeakHolder, hasValues = kind == .map || kind == .weakMap
        source.forEachEntry(of: node) { key, value in
            let look = FoldedReferences.Look(family: EdgeClass.entry.rawValue, first: self.look(of: key), second: hasValues ? self.look(of: value) : 0)
            let sample = hasValues && isObject(key) ? PictureReference.Sample(value: key, second: value) : PictureReference.Sample(value: hasValues ? value : key)
            found.add(look, sample: sample) {
                hasValues ? entry(key, value, isWeak) : [PictureReference(label: .text("element"), target: target(key), isWeak: isWeak, isEntry: true)]
            }
            return true
        }
    }

    private func entry(_ key: HeapValue, _ value: HeapValue, _ isWeak: Bool) -> FoldedReferences.Item {
        guard case .node(let node) = target(key) else {
            return [PictureReference(label: .key(key), target: target(value), isWeak: isWeak, isEntry: true)]
        }
        return [PictureReference(label: .text("key"), target: .node(node), isWeak: isWeak, isEntry: true),
                PictureReference(label: .text("value"), target: target(value), isEphemeron: isWeak, isEntry: true)]
    }

    private func target(_ value: HeapValue) -> PictureReference.Target {
        source.node(of: value).flatMap { isDrawable($0) ? .node($0) : nil } ?? .value(value)
    }

    func isObject(_ value: HeapValue) -> Bool { source.node(of: value).map(graph.isObject) ?? false }

    // MARK: Looks

    private func look(of value: HeapValue) -> Int32 { source.node(of: value).map(look) ?? -1 }

    /// Objects look alike when they have the same properties and the same prototype.
    private func look(of node: Node) -> Int32 { graph.isObject(node) ? source.layout(of: node) : -2 - Int32(graph.kind(of: node).rawValue) }

    // MARK: Functions

    private func addSlot(_ name: EdgeName, _ target: Node, of node: Node, _ found: inout FoldedReferences, _ methods: inout MethodScopes) {
        guard let (label, targetNode) = slot(name, target, of: node) else { return }
        if name == .slot(.environment) { methods.own = targetNode }
        found.add(FoldedReferences.Look(family: name.edgeClass.rawValue, first: look(of: targetNode))) {
            [PictureReference(label: label, target: .node(targetNode), isWeak: name.isWeak)]
        }
    }

    /// The words for a reference that is no property, and where it leads; nil for what people need not see.
    private func slot(_ name: EdgeName, _ target: Node, of node: Node) -> (PictureReference.Label, Node)? {
        switch name {
        case .slot(.homeObject): return nil
        case .slot(.environment): return scope(target, seenBy: node).map { (.text("scope"), $0) }
        case .slot(.outerEnvironment): return scope(target, seenBy: node).map { (.text("outer"), $0) }
        case .slot(.prototype):
            guard isDrawable(target), !isPrototypeObject(target) else { return nil }
            return (graph.kind(of: node) == .function ? .text("extends") : .edge(name), target)
        // What resolves a promise, for one.
        case .part: return graph.kind(of: node) == .nativeFunction && graph.isObject(target) && isDrawable(target) ? (.edge(name), target) : nil
        default: return graph.kind(of: target) == .symbol || !isDrawable(target) ? nil : (.edge(name), target)
        }
    }

    /// The innermost environment with a variable in it that is not the function itself, as a class is in its own scope.
    private func scope(_ environment: Node, seenBy function: Node) -> Node? {
        var next: Node? = environment
        while let current = next, graph.kind(of: current) == .environment, !source.isBuiltIn(current) {
            var hasVariables = false
            next = nil
            source.forEachVariable(of: current) { name, value in
                hasVariables = Naming.shownName(ofVariable: name) != nil && !isUninitialized(value) && source.node(of: value) != function
                return !hasVariables
            }
            if hasVariables { return current }
            source.forEachReference(of: current) { name, outer in if name == .slot(.outerEnvironment) { next = outer } }
        }
        return nil
    }

    func isUninitialized(_ value: HeapValue) -> Bool { if case .uninitialized = source.portrait(of: value) { true } else { false } }

    /// What goes without saying: methods, a class's prototype object and the way back from it. The scopes of methods do not.
    private func isImplied(_ name: EdgeName, _ target: Node, of node: Node, _ methods: inout MethodScopes) -> Bool {
        if case .property = name {
            if graph.isPrototypeLink(node, name, target) { return true }
            if graph.kind(of: node) == .function, isPrototypeObject(target), graph.isPrototype(target, of: node) {
                source.forEachReference(of: target) { name, method in noteMethod(name, method, &methods) }
                return !hasState(target)
            }
        }
        return noteMethod(name, target, &methods)
    }

    /// True for a method, which has no box of its own.
    @discardableResult
    private func noteMethod(_ name: EdgeName, _ target: Node, _ methods: inout MethodScopes) -> Bool {
        guard source.isMethod(target) else { return false }
        var environment: Node?
        source.forEachReference(of: target) { name, part in if name == .slot(.environment) { environment = part } }
        if let environment, let scope = scope(environment, seenBy: target) {
            switch name {
            case .property(let key): methods.add("\(source.text(of: key))()", scope)
            case .getter(let key): methods.add("get \(source.text(of: key))", scope)
            case .setter(let key): methods.add("set \(source.text(of: key))", scope)
            default: break
            }
        }
        return true
    }

    /// `Dog.prototype`
    private func isPrototypeObject(_ node: Node) -> Bool { if case .prototypeObject = source.portrait(of: source.value(of: node)) { true } else { false } }

    /// The object that holds a class's methods holds something else, too.
    private func hasState(_ prototype: Node) -> Bool {
        var hasState = false
        source.forEachProperty(of: source.value(of: prototype)) { property in
            guard let node = property.value.flatMap(source.node(of:)) else { return true }
            hasState = graph.isObject(node) && !graph.kind(of: node).isFunction && !source.isBuiltIn(node)
            return !hasState
        }
        return hasState
    }
}

/// The scopes that an object's methods see, each once.
private struct MethodScopes {
    /// The function's own scope, which need not be told twice.
    var own: Node = -1
    private(set) var scopes: [(scope: Node, names: [String], count: Int)] = []

    mutating func add(_ name: String, _ scope: Node) {
        if let place = scopes.firstIndex(where: { $0.scope == scope }) {
            scopes[place].count += 1
            if scopes[place].names.count < 3 { scopes[place].names.append(name) }
        } else if scopes.count < FoldedReferences.mostGroups {
            scopes.append((scope, [name], 1))
        }
    }
}
