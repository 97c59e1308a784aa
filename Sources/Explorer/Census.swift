import Engine

/// What is alive, by constructor.
public struct Census: Sendable {
    public struct Row: Sendable {
        /// `Object`, `Map`, `Dog`; in parentheses what is no object: `(string)`, `(closure)`.
        public let name: String
        public var count: Int
        /// Shallow: with the storage that the objects own, and without what they refer to.
        public var bytes: Int
    }
    /// The largest first.
    public var rows: [Row]
    public var objects: Int
    public var bytes: Int

    /// Counts the nodes that are alive and for which `counts` holds. Linear.
    public init(_ graph: HeapGraph, _ reachability: Reachability, counting counts: (Cell) -> Bool) {
        var places: [String: Int] = [:]
        rows = []
        objects = 0
        bytes = 0
        for node in 0..<graph.count where reachability.reaches(Node(node)) {
            let cell = graph.cells[node]
            guard counts(cell) else { continue }
            let name = Census.name(of: cell, graph.vm), size = graph.vm.shallowSize(cell)
            let place = places[name] ?? rows.count
            if place == rows.count {
                places[name] = place
                rows.append(Row(name: name, count: 0, bytes: 0))
            }
            rows[place].count += 1
            rows[place].bytes += size
            bytes += size
            if cell.isObject { objects += 1 }
        }
        rows.sort { ($0.bytes, $0.count, $1.name) > ($1.bytes, $1.count, $0.name) }
    }

    /// The object that a function or class gives to what it makes: it would be counted as one of those.
    private static func isPrototype(_ object: JSObject, _ vm: VM) -> Bool {
        guard object.kind == .object, let constructor = vm.ownDataProperty(of: object, vm[.constructor]), constructor.isCallable else { return false }
        return vm.ownDataProperty(of: constructor.asObject, vm[.prototype]) == Value(object)
    }

    private static func name(of cell: Cell, _ vm: VM) -> String {
        switch cell.kind {
        case .string: return "(string)"
        case .symbol: return "(symbol)"
        case .bigInt: return "(bigint)"
        case .environment: return "(closure variables)"
        case .code: return "(code)"
        case .shape, .propertyMap: return "(hidden class)"
        default:
            guard let object = JSObject(cell: cell) else { return "(engine)" }
            if isPrototype(object, vm) { return "(prototype)" }
            return vm.quietConstructorName(object) ?? "[Object: null prototype]"
        }
    }
}
