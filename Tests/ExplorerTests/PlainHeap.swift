import Explorer

/// A heap that is nothing but arrays, made by hand: no engine is asked for anything. It answers whatever a graph asks.
final class PlainHeap {
    struct Facts {
        var id: UInt64
        var kind: NodeKind
        var className: String
        var size: Int
        var name: String
        var period: Int?
        var site: HeapSite?
        var label: String?
        var isBuiltIn = false
    }

    private(set) var facts: [Facts] = []
    private(set) var references: [[(name: EdgeName, target: Node)]] = []
    /// Values in entries and properties that are no nodes.
    private var primitives: [(text: String, isString: Bool)] = []
    private var entries: [Node: [(key: HeapValue, value: HeapValue)]] = [:]
    private var properties: [Node: [PropertyFact]] = [:]
    private var variables: [Node: [(String, HeapValue)]] = [:]
    private var roots: [(root: HeapRoot, node: Node)] = []
    private var names: [String] = []
    private var numbersOfNames: [String: Int] = [:]
    private var classNames: [String] = []
    private var numbersOfClasses: [String: Int32] = [:]
    private var reads: [Node: Set<String>] = [:]
    private var readers: [String: [String]] = [:]
    private var nodesOfIDs: [UInt64: Node] = [:]
    private var tables: [Node: Node] = [:]

    init() {}

    // MARK: Making

    /// A new node. `name`: what a function is called, a string's or symbol's text, an error's message.
    @discardableResult
    func add(_ kind: NodeKind, className: String = "Object", size: Int = 16, name: String = "", id: UInt64? = nil, period: Int? = nil,
                    site: HeapSite? = nil, label: String? = nil, isBuiltIn: Bool = false) -> Node {
        let node = Node(truncatingIfNeeded: facts.count), id = id ?? UInt64(facts.count * 2 + 1)
        facts.append(Facts(id: id, kind: kind, className: className, size: size, name: name, period: period, site: site, label: label, isBuiltIn: isBuiltIn))
        references.append([])
        nodesOfIDs[id] = node
        return node
    }

    func addRoot(_ root: HeapRoot, _ node: Node) { roots.append((root, node)) }

    /// A reference that has no other content: an internal slot, an element.
    func link(_ from: Node, _ name: EdgeName, _ to: Node) { references[Int(from)].append((name, to)) }

    func setProperty(_ name: String, of object: Node, to value: HeapValue, isEnumerable: Bool = true) {
        let key = self.name(name)
        properties[object, default: []].append(PropertyFact(name: key, content: .value(value), isEnumerable: isEnumerable))
        if let node = node(of: value) { link(object, .property(key), node) }
    }

    /// A `get` or `set` of an object; nil for the side that is not there.
    func setAccessor(_ name: String, of object: Node, getter: Node?, setter: Node?) {
        let key = self.name(name)
        properties[object, default: []].append(PropertyFact(name: key, content: .accessor(hasGetter: getter != nil, hasSetter: setter != nil), isEnumerable: true))
        if let getter { link(object, .getter(key), getter) }
        if let setter { link(object, .setter(key), setter) }
    }

    func setElement(_ index: Int, of array: Node, to node: Node) { link(array, .element(index), node) }

    func setVariable(_ name: String, of environment: Node, to value: HeapValue) {
        variables[environment, default: []].append((name, value))
        if let node = node(of: value) { link(environment, .variable(name), node) }
    }

    /// An entry of a Map, Set, WeakMap or WeakSet, or a target and a held value of a registry.
    func addEntry(_ collection: Node, _ key: HeapValue, _ value: HeapValue? = nil) {
        let position = entries[collection]?.count ?? 0, value = value ?? primitive("undefined"), keyNode = node(of: key), valueNode = node(of: value)
        entries[collection, default: []].append((key, value))
        switch facts[Int(collection)].kind {
        case .map, .table:
            if let keyNode { link(collection, .mapKey(position), keyNode) }
            if let valueNode { link(collection, .mapValue(key: key, position), valueNode) }
        case .set: if let keyNode { link(collection, .setElement(position), keyNode) }
        case .weakMap:
            guard let keyNode else { return }
            link(collection, .weakMapKey, keyNode)
            if let valueNode { link(collection, .weakMapValue(key: keyNode), valueNode) }
        case .weakSet: if let keyNode { link(collection, .weakSetElement, keyNode) }
        default:
            if let keyNode { link(collection, .registryTarget, keyNode) }
            if let valueNode { link(collection, .registryHeld, valueNode) }
        }
    }

    func primitive(_ text: String, isString: Bool = false) -> HeapValue {
        primitives.append((text, isString))
        return HeapValue(bits: ~UInt64(primitives.count - 1))
    }

    /// Which variables around it a function reads, and by what name scopes know it for that.
    func setReads(_ function: Node, _ variables: Set<String>) {
        reads[function] = variables
        for variable in variables { readers[variable, default: []].append(facts[Int(function)].name) }
    }

    func setTable(_ table: Node, of collection: Node) {
        tables[collection] = table
        link(collection, .part(.table), table)
    }

    func name(_ text: String, _ kind: PropertyName.Kind = .text) -> PropertyName {
        let number = numbersOfNames[text] ?? names.count
        if number == names.count {
            names.append(text)
            numbersOfNames[text] = number
        }
        return PropertyName(bits: UInt64(number), kind: kind)
    }

    /// The graph of it, in the order in which the nodes were made. Linear.
    var graph: HeapGraph {
        var starts: [Int32] = [0], targets: [Node] = [], classes: [EdgeClass] = [], ephemerons: [Ephemeron] = []
        for (source, edges) in references.enumerated() {
            for (name, target) in edges {
                targets.append(target)
                classes.append(edgeClass(of: name))
                add(name, from: Node(truncatingIfNeeded: source), target, to: &ephemerons)
            }
            starts.append(Int32(truncatingIfNeeded: targets.count))
        }
        let named = roots.filter { $0.root.isNamed && $0.root != .global } + roots.filter { $0.root == .global }
        return HeapGraph(kinds: facts.map(\.kind), starts: starts, targets: targets, classes: classes, ephemerons: ephemerons,
                         roots: named + roots.filter { !$0.root.isNamed }, source: self)
    }

    private func edgeClass(of name: EdgeName) -> EdgeClass {
        if case .mapValue(let key, _) = name { return canBeHeldWeakly(key) ? .entryValue : .plainEntryValue }
        return name.edgeClass
    }

    private func add(_ name: EdgeName, from source: Node, _ target: Node, to ephemerons: inout [Ephemeron]) {
        switch name {
        case .weakMapValue(let key): ephemerons.append(Ephemeron(table: source, key: key, value: target, isStrong: false))
        case .mapValue(let key, _):
            if let key = node(of: key), canBeHeldWeakly(value(of: key)) { ephemerons.append(Ephemeron(table: source, key: key, value: target, isStrong: true)) }
        default: break
        }
    }

    private func canBeHeldWeakly(_ value: HeapValue) -> Bool {
        node(of: value).map { facts[Int($0)].kind.isObject || facts[Int($0)].kind == .symbol } ?? false
    }
}

extension PlainHeap: HeapSource {
    func id(of node: Node) -> UInt64 { facts[Int(node)].id }
    func node(withID id: UInt64) -> Node? { nodesOfIDs[id] }
    func size(of node: Node) -> Int { facts[Int(node)].size }

    func classNumber(of node: Node) -> Int32 {
        let name = facts[Int(node)].className
        if let known = numbersOfClasses[name] { return known }
        classNames.append(name)
        numbersOfClasses[name] = Int32(truncatingIfNeeded: classNames.count - 1)
        return Int32(truncatingIfNeeded: classNames.count - 1)
    }

    func className(_ number: Int32) -> String { classNames[Int(number)] }

    /// Objects of one class with the same properties look alike.
    func layout(of node: Node) -> Int32 {
        let keys = (properties[node] ?? []).map { text(of: $0.name) }
        return Int32(truncatingIfNeeded: (facts[Int(node)].className + keys.joined(separator: ",")).utf8.reduce(0) { $0 &* 31 &+ Int($1) } & 0xFFFF_FFF)
    }

    func label(of node: Node) -> String? { facts[Int(node)].label }
    func isBuiltIn(_ node: Node) -> Bool { facts[Int(node)].isBuiltIn }
    func period(of node: Node) -> Int? { facts[Int(node)].period }
    func site(of node: Node) -> HeapSite? { facts[Int(node)].site }
    func isMethod(_ node: Node) -> Bool { references[Int(node)].contains { $0.name == .slot(.homeObject) } }
    func functionName(ofEnvironment node: Node) -> String { facts[Int(node)].name }

    func forEachReference(of node: Node, _ body: (EdgeName, Node) -> Void) { for (name, target) in references[Int(node)] { body(name, target) } }
    func reads(_ function: Node, _ variable: String, of environment: Node) -> Bool? { reads[function].map { $0.contains(variable) } }
    func readers(of variable: String, in environment: Node) -> [String] { readers[variable] ?? [] }
    func table(of collection: Node) -> Node? { tables[collection] }

    func value(of node: Node) -> HeapValue { HeapValue(bits: UInt64(node)) }
    func node(of value: HeapValue) -> Node? { value.bits < UInt64(facts.count) ? Node(truncatingIfNeeded: Int(value.bits)) : nil }
    func isStored(_ value: HeapValue) -> Bool { node(of: value) != nil || primitives[Int(~value.bits)].isString }

    func forEachEntry(of node: Node, _ body: (HeapValue, HeapValue) -> Bool) {
        for (key, value) in entries[node] ?? [] where !body(key, value) { return }
    }

    func forEachVariable(of node: Node, _ body: (String, HeapValue) -> Bool) {
        for (name, value) in variables[node] ?? [] where !body(name, value) { return }
    }

    func text(of name: PropertyName) -> String { names[Int(name.bits)] }

    func portrait(of value: HeapValue) -> Portrait {
        guard let node = node(of: value) else {
            let (text, isString) = primitives[Int(~value.bits)]
            return isString ? .string(text) : .primitive(text)
        }
        let fact = facts[Int(node)], constructor = fact.className.isEmpty ? nil : fact.className
        switch fact.kind {
        case .string: return .string(fact.name)
        case .symbol, .bigInt: return .primitive(fact.name)
        case .environment: return .scope(of: fact.name)
        case .code, .hiddenClass, .descriptors, .engine: return .words("the engine's own")
        case .table: return .words("a table of entries")
        case .function, .nativeFunction, .boundFunction: return .function(name: fact.name, isClass: fact.className == "class")
        case .array: return .array(constructor: constructor, length: references[Int(node)].reduce(0) { if case .element(let i) = $1.name { max($0, i + 1) } else { $0 } })
        case .map, .set: return .collection(constructor: constructor, kind: fact.kind.collectionName, count: entries[node]?.count ?? 0)
        case .error: return .error(constructor: constructor, message: fact.name)
        case .object, .arguments, .global: return .object(constructor: constructor)
        case .proxy: return .words("Proxy {…}")
        default: return .opaque(constructor: constructor)
        }
    }

    func forEachProperty(of object: HeapValue, _ body: (PropertyFact) -> Bool) {
        for property in node(of: object).flatMap({ properties[$0] }) ?? [] where !body(property) { return }
    }

    func forEachElement(of object: HeapValue, _ body: (Int, HeapValue) -> Bool) {
        guard let node = node(of: object) else { return }
        for (name, target) in references[Int(node)] { if case .element(let index) = name, !body(index, value(of: target)) { return } }
    }

    func forEachPresent(_ body: (UInt64, NodeKind, Int?) -> Void) { for fact in facts { body(fact.id, fact.kind, fact.period) } }
}
