// What functions read of the scopes around them. A snapshot does not say that: their scripts do, where these are at hand.

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

/// Where functions stand: three numbers for each, which are its node, its line and its column, from 0.
enum SnapshotLocations {
    /// The same of a file's `locations`, whose fields `meta` names.
    static func rows(_ numbers: [UInt32], _ meta: SnapshotMeta) -> [UInt32] {
        let fields = meta.locationFields, nodeFields = UInt32(truncatingIfNeeded: max(1, meta.nodeRoles.count))
        guard let line = fields.firstIndex(of: "line"), let column = fields.firstIndex(of: "column"), let object = fields.firstIndex(of: "object_index") else { return [] }
        var rows: [UInt32] = []
        rows.reserveCapacity(numbers.count / fields.count * 3)
        for row in stride(from: 0, through: numbers.count - fields.count, by: fields.count) {
            rows += [numbers[row + object] / nodeFields, numbers[row + line], numbers[row + column]]
        }
        return rows
    }

    /// By node: one more than where its numbers begin; 0 for those that have none.
    static func index(_ rows: FrozenArray<UInt32>, count: Int) -> Scratch<UInt32> {
        let index = Scratch<UInt32>(rows.isEmpty ? 0 : count)
        for row in stride(from: 0, through: rows.count - 3, by: 3) where Int(rows.base[row]) < index.count {
            index.base[Int(rows.base[row])] = UInt32(truncatingIfNeeded: row + 1)
        }
        return index
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
        guard let script = scriptPath(of: function), Int(function) < places.count, places.base[Int(function)] > 0 else { return nil }
        let row = Int(places.base[Int(function)]) - 1
        return (script, Int(store.locations[row + 1]), Int(store.locations[row + 2]))
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
