// What functions read of the scopes around them. A snapshot does not say that: their scripts do, where these are at hand.

import Algorithms
import Platform

/// Who reads scripts.
public protocol ScriptReader: AnyObject {
    /// The names of outer variables that the function refers to which begins there (both from 0); nil where nobody knows.
    func names(ofFunctionIn script: String, line: Int, column: Int) -> Set<String>?
    /// What that function's parameters are called; nil where nobody knows, or where one is more than a name.
    func parameters(ofFunctionIn script: String, line: Int, column: Int) -> [String]?
    /// What the functions are called that stand in the one of this name and refer to its variable.
    func readers(of variable: String, in maker: String, of script: String) -> [String]
}

/// Where functions stand: three numbers for each, which are its node, its line and its column, from 0; in the order of the nodes.
enum SnapshotLocations {
    private static let width = 3

    /// The same of a file's `locations`, whose fields `meta` names, and which stand there in no order.
    static func rows(_ numbers: [UInt32], _ meta: SnapshotMeta, nodeCount: Int) -> [UInt32] {
        let fields = meta.locationFields, nodeFields = UInt32(truncatingIfNeeded: max(1, meta.nodeRoles.count))
        guard let line = fields.firstIndex(of: "line"), let column = fields.firstIndex(of: "column"), let object = fields.firstIndex(of: "object_index") else { return [] }
        let starts = stride(from: 0, through: numbers.count - fields.count, by: fields.count).lazy.filter { numbers[$0 + object] / nodeFields < nodeCount }
        func node(_ start: Int) -> Node { Node(truncatingIfNeeded: numbers[start + object] / nodeFields) }
        let placed = RankedNodes(nodeCount)
        for start in starts { placed.insert(node(start)) }
        var rows = [UInt32](repeating: 0, count: placed.rank() * width)
        for start in starts {
            let row = placed.number(of: node(start)) * width
            (rows[row], rows[row + 1], rows[row + 2]) = (UInt32(truncatingIfNeeded: node(start)), numbers[start + line], numbers[start + column])
        }
        return rows
    }

    /// Where a node stands.
    static func place(of node: Node, in rows: FrozenArray<UInt32>) -> (line: Int, column: Int)? {
        let count = rows.count / width, wanted = UInt32(truncatingIfNeeded: node)
        let behind = (0..<count).partitioningIndex { rows.base[$0 * width] > wanted }
        guard behind > 0, rows.base[(behind - 1) * width] == wanted else { return nil }
        return (Int(rows.base[(behind - 1) * width + 1]), Int(rows.base[(behind - 1) * width + 2]))
    }
}

extension SnapshotHeap {
    public func reads(_ function: Node, _ variable: String, of environment: Node) -> Bool? { readNames(function)?.contains(variable) }
    public func knowsWhatIsRead(by function: Node) -> Bool { readNames(function) != nil }
    public func code(of function: Node) -> Node? { target(of: function, .hidden, words[.shared]) }

    /// Functions of the same code are many, and read the same.
    private func readNames(_ function: Node) -> Set<String>? {
        guard scripts != nil || !store.scopeUses.isEmpty, let code = code(of: function) else { return nil }
        if let known = outerNames[code] { return known }
        let names = usedNames(code) ?? findOuterNames(of: function)
        outerNames[code] = .some(names)
        return names
    }

    private func findOuterNames(of function: Node) -> Set<String>? {
        place(of: function).flatMap { scripts?.names(ofFunctionIn: $0.script, line: $0.line, column: $0.column) }
    }

    /// Where in a script of the program's the function begins; line and column count from 0.
    private func place(of function: Node) -> (script: String, line: Int, column: Int)? {
        guard let script = scriptPath(of: function), let place = SnapshotLocations.place(of: function, in: store.locations) else { return nil }
        return (script, place.line, place.column)
    }

    func findRegisters() -> [Node: Node] {
        var found: [Node: Node] = [:]
        for place in kinds.indices where kinds[place] == .generator {
            let call = Node(truncatingIfNeeded: place)
            if let registers = target(of: call, .hidden, words[.registers]) { found[registers] = call }
        }
        return found
    }

    func call(withRegisters node: Node) -> Node? { kinds[Int(node)] == .engine && type(of: node) == .array ? callsByRegisters[node] : nil }

    public func holder(of target: Node, in part: Node) -> (holder: Node, role: String)? {
        call(withRegisters: part).map { ($0, registerWords(part, of: $0, to: target)) }
    }

    /// What a paused call has in its registers: its parameters come first, and only these have names that anybody knows. V8 does not tell which of the others
    /// is which variable.
    func registerWords(_ registers: Node, of call: Node, to target: Node) -> String {
        guard let function = self.target(of: call, .slot, words[.function]), let place = place(of: function),
              let parameters = scripts?.parameters(ofFunctionIn: place.script, line: place.line, column: place.column) else { return SnapshotHeap.someRegister }
        for edge in edges(of: registers) where targets[edge] == target {
            if let index = Int(strings.text(edgeNames[edge] & SnapshotReferences.nameMask)), parameters.indices.contains(index) { return "parameter \(parameters[index])" }
        }
        return SnapshotHeap.someRegister
    }

    static let someRegister = "local variable"

    public func readers(of variable: String, in environment: Node) -> [String] {
        guard let scripts, let function = edgesToScope(environment), let script = scriptPath(of: function) else { return [] }
        return scripts.readers(of: variable, in: functionNameOfScope(environment), of: script)
    }

    /// Some function that sees the scope.
    private func edgesToScope(_ environment: Node) -> Node? {
        for place in kinds.indices where kinds[place] == .function {
            if target(of: Node(truncatingIfNeeded: place), .variable, words[.context]) == environment { return Node(truncatingIfNeeded: place) }
        }
        return nil
    }

    /// The name of the program's script in which the function stands.
    func scriptPath(of function: Node) -> String? { sourceNames(of: function).map { strings.text($0[2]) } }
}
