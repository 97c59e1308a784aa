import Engine

// What a node refers to, as people see it: entries as key and value, a closure's variables under the function that sees them, no
// methods, no prototypes of classes. Many references of the same look become three and a count.

/// A reference in a picture.
struct PictureReference {
    enum Label {
        case edge(EdgeKind)
        case text(String)
        /// The value under a key that is no object.
        case key(Value)
    }
    enum Target {
        case node(Node)
        case value(Value)
        /// More of the same: how many, one of them, and at which positions, where those say something.
        case fold(Int, sample: Sample?, positions: ClosedRange<Int>?)
    }
    /// What stands for many: an object, or a key with its value.
    struct Sample {
        var value: Value
        /// The value under the key.
        var second: Value?
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
    private var vm: VM { graph.vm }

    /// What a node refers to. Linear in its references; whatever their number, few are kept.
    func references(of node: Node) -> FoldedReferences {
        let cell = graph.cells[Int(node)]
        var found = FoldedReferences(), methods = MethodScopes()
        // The scope first, since it is where a closure's state is.
        vm.forEachEdge(of: cell) { kind, target in
            switch kind {
            case .mapKey, .mapValue, .setElement, .weakMapKey, .weakMapValue, .weakSetElement: if cell.kind != .hashTable { return }
            case .property, .getter, .setter: if isImplied(kind, target, of: cell, &methods) { return }
            case .internalSlot, .hidden: return addSlot(kind, target, of: cell, &found, &methods)
            case .variable(let name): if HeapScene.shownName(ofVariable: name) == nil { return }
            default: break
            }
            guard let targetNode = drawable(target), target.kind != .symbol || kind.isWeak else { return }
            let position: Int? = if case .element(let index) = kind { index } else { nil }
            let look = FoldedReferences.Look(family: HeapGraph.edgeClass(kind).rawValue, first: look(of: targetNode))
            found.add(look, position: position, sample: PictureReference.Sample(value: Value(target))) {
                [PictureReference(label: .edge(kind), target: .node(targetNode), isWeak: kind.isWeak)]
            }
        }
        if let object = JSObject(cell: cell), object.kind.hasEntries { addEntries(of: object, &found) }
        for method in methods.scopes where method.scope != methods.own {
            let names = method.names.joined(separator: ", ") + (method.count > method.names.count ? " …" : "")
            found.add(FoldedReferences.Look(family: EdgeClass.variable.rawValue, first: method.scope, second: 1)) {
                [PictureReference(label: .text(names), target: .node(method.scope))]
            }
        }
        return found
    }

    /// The node of a cell that may have a box.
    func drawable(_ cell: Cell) -> Node? {
        guard cell.isObject || cell.kind == .environment || cell.kind == .symbol || cell.kind == .hashTable,
              let node = graph.find(cell), !isBuiltIn(cell) else { return nil }
        return node
    }

    // MARK: Entries

    private func addEntries(of object: JSObject, _ found: inout FoldedReferences) {
        let isWeak = object.kind == .weakMap || object.kind == .weakSet
        let hasValues = object.kind == .map || object.kind == .weakMap
        vm.forEachEntry(of: object) { key, value in
            let look = FoldedReferences.Look(family: EdgeClass.entry.rawValue, first: self.look(of: key), second: hasValues ? self.look(of: value) : 0)
            let sample = hasValues && key.isObject ? PictureReference.Sample(value: key, second: value) : PictureReference.Sample(value: hasValues ? value : key)
            found.add(look, sample: sample) {
                hasValues ? entry(key, value, isWeak) : [PictureReference(label: .text("element"), target: target(key), isWeak: isWeak, isEntry: true)]
            }
        }
    }

    private func entry(_ key: Value, _ value: Value, _ isWeak: Bool) -> FoldedReferences.Item {
        guard case .node(let node) = target(key) else {
            return [PictureReference(label: .key(key), target: target(value), isWeak: isWeak, isEntry: true)]
        }
        return [PictureReference(label: .text("key"), target: .node(node), isWeak: isWeak, isEntry: true),
                PictureReference(label: .text("value"), target: target(value), isEphemeron: isWeak, isEntry: true)]
    }

    private func target(_ value: Value) -> PictureReference.Target {
        value.isCell ? drawable(value.asCell).map { .node($0) } ?? .value(value) : .value(value)
    }

    // MARK: Looks

    private func look(of value: Value) -> Int32 { value.isCell ? graph.find(value.asCell).map(look) ?? -1 : -1 }

    /// Objects look alike when they have the same properties and the same prototype. Of objects of one hidden class that is known.
    private func look(of node: Node) -> Int32 {
        let cell = graph.cells[Int(node)]
        guard let object = JSObject(cell: cell) else { return -2 - Int32(cell.kind.rawValue) }
        let shape = vm.shapeNumber(of: object)
        return looks.look(ofShape: shape) ?? looks.note(shape, structure(of: object))
    }

    private func structure(of object: JSObject) -> [UInt64] {
        var keys: [UInt64] = [vm.quietPrototype(of: object).bits]
        vm.forEachNamedProperty(of: object) { key, _, _ in if keys.count < PictureLooks.mostKeys { keys.append(key.bits) } }
        return keys
    }

    // MARK: Functions

    private func addSlot(_ kind: EdgeKind, _ target: Cell, of cell: Cell, _ found: inout FoldedReferences, _ methods: inout MethodScopes) {
        guard let (label, targetNode) = slot(kind, target, of: cell) else { return }
        if kind == .internalSlot(.environment) { methods.own = targetNode }
        found.add(FoldedReferences.Look(family: HeapGraph.edgeClass(kind).rawValue, first: look(of: targetNode))) {
            [PictureReference(label: label, target: .node(targetNode), isWeak: kind.isWeak)]
        }
    }

    /// The words for a reference that is no property, and where it leads; nil for what people need not see.
    private func slot(_ kind: EdgeKind, _ target: Cell, of cell: Cell) -> (PictureReference.Label, Node)? {
        switch kind {
        case .internalSlot(.homeObject): return nil
        case .internalSlot(.environment): return scope(target, seenBy: cell).map { (.text("scope"), $0) }
        case .internalSlot(.outerEnv): return scope(target, seenBy: cell).map { (.text("outer"), $0) }
        case .internalSlot(.prototype):
            guard let node = drawable(target), !isPrototypeOfConstructor(target) else { return nil }
            return (cell.kind == .function ? .text("extends") : .edge(kind), node)
        // What resolves a promise, for one.
        case .hidden: return cell.kind == .nativeFunction && target.isObject ? drawable(target).map { (.edge(kind), $0) } : nil
        default: return target.kind == .symbol ? nil : drawable(target).map { (.edge(kind), $0) }
        }
    }

    /// The innermost environment with a variable in it that is not the function itself, as a class is in its own scope.
    private func scope(_ environment: Cell, seenBy function: Cell) -> Node? {
        var next: Cell? = environment
        while let current = next, current.kind == .environment, !isBuiltIn(current) {
            var hasVariables = false
            next = nil
            vm.forEachVariable(of: current) { name, value in
                if HeapScene.shownName(ofVariable: name) != nil, !value.isEmpty, !(value.isCell && value.asCell == function) { hasVariables = true }
            }
            if hasVariables { return graph.find(current) }
            vm.forEachEdge(of: current) { kind, outer in if kind == .internalSlot(.outerEnv) { next = outer } }
        }
        return nil
    }

    /// A variable as the program writes it; nil for the compiler's own, and for the names of private fields.
    static func shownName(ofVariable name: String) -> String? {
        if name == "%this" { return "this" }
        return name.utf8.first == 0x25 || name.utf8.first == 0x23 ? nil : name
    }

    /// What goes without saying: methods, a class's prototype object and the way back from it. The scopes of methods do not.
    private func isImplied(_ kind: EdgeKind, _ target: Cell, of cell: Cell, _ methods: inout MethodScopes) -> Bool {
        if case .property(let key) = kind {
            if key == vm[.constructor], let function = JSObject(cell: target), isPrototype(cell, of: function) { return true }
            if key == vm[.prototype], let function = JSObject(cell: cell), isPrototype(target, of: function) {
                vm.forEachEdge(of: target) { kind, method in noteMethod(kind, method, &methods) }
                return !hasState(target)
            }
        }
        return noteMethod(kind, target, &methods)
    }

    /// True for a method, which has no box of its own.
    @discardableResult
    private func noteMethod(_ kind: EdgeKind, _ target: Cell, _ methods: inout MethodScopes) -> Bool {
        guard target.kind == .function else { return false }
        var isMethod = false, environment: Cell?
        vm.forEachEdge(of: target) { kind, part in
            if kind == .internalSlot(.homeObject) { isMethod = true }
            if kind == .internalSlot(.environment) { environment = part }
        }
        guard isMethod, !isClass(target) else { return false }
        if let environment, let scope = scope(environment, seenBy: target) {
            switch kind {
            case .property(let key): methods.add("\(vm.describe(key))()", scope)
            case .getter(let key): methods.add("get \(vm.describe(key))", scope)
            case .setter(let key): methods.add("set \(vm.describe(key))", scope)
            default: break
            }
        }
        return true
    }

    private func isClass(_ cell: Cell) -> Bool { JSObject(cell: cell)?.isClassConstructor ?? false }

    private func isPrototype(_ cell: Cell, of function: JSObject) -> Bool {
        function.cell.kind == .function && vm.ownDataProperty(of: function, vm[.prototype]) == Value(cell)
    }

    /// `Dog.prototype`
    private func isPrototypeOfConstructor(_ cell: Cell) -> Bool {
        guard let object = JSObject(cell: cell), let constructor = vm.ownDataProperty(of: object, vm[.constructor]), constructor.isObject else { return false }
        return isPrototype(cell, of: constructor.asObject)
    }

    /// The object that holds a class's methods holds something else, too.
    private func hasState(_ prototype: Cell) -> Bool {
        guard let object = JSObject(cell: prototype) else { return false }
        var hasState = false
        vm.forEachNamedProperty(of: object) { _, value, _ in
            if let value, value.isObject, !value.isCallable, !isBuiltIn(value.asCell) { hasState = true }
        }
        return hasState
    }
}

/// What hidden classes come to: a program can have several of them for one look.
final class PictureLooks {
    private var byShape: [Int32] = []
    private var structures: [[UInt64]: Int32] = [:]
    /// A heap with more structures than this has none that repeats.
    private static let mostStructures = 4096
    static let mostKeys = 32

    /// Nil for one that is yet to be noted.
    func look(ofShape shape: Int) -> Int32? {
        if shape < byShape.count, byShape[shape] >= 0 { return byShape[shape] }
        return structures.count < PictureLooks.mostStructures ? nil : Int32.max
    }

    func note(_ shape: Int, _ structure: [UInt64]) -> Int32 {
        let look = structures[structure] ?? Int32(truncatingIfNeeded: structures.count)
        structures[structure] = look
        while byShape.count <= shape { byShape.append(-1) }
        byShape[shape] = look
        return look
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

extension CellKind {
    fileprivate var hasEntries: Bool {
        switch self {
        case .map, .set, .weakMap, .weakSet: true
        default: false
        }
    }
}
