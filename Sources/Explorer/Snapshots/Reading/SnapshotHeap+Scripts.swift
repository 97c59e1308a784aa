// What functions read of the scopes around them. A snapshot does not say that: their scripts do, where these are at hand.

/// Who reads scripts.
public protocol ScriptReader: AnyObject {
    /// The names of outer variables that the function refers to which begins there (both from 0); nil where nobody knows.
    func names(ofFunctionIn script: String, line: Int, column: Int) -> Set<String>?
    /// What the functions are called that stand in the one of this name and refer to its variable.
    func readers(of variable: String, in maker: String, of script: String) -> [String]
}

/// Where functions stand.
struct SnapshotLocations {
    private let numbers: [UInt32]
    private let fields: Int
    private let nodeFields: UInt32
    private let line: Int
    private let column: Int
    private let object: Int

    init(_ numbers: [UInt32], _ meta: SnapshotMeta) {
        self.numbers = numbers
        fields = meta.locationFields.count
        nodeFields = UInt32(truncatingIfNeeded: max(1, meta.nodeRoles.count))
        line = meta.locationFields.firstIndex(of: "line") ?? -1
        column = meta.locationFields.firstIndex(of: "column") ?? -1
        object = meta.locationFields.firstIndex(of: "object_index") ?? -1
    }

    /// Calls `body` for each node that has a place.
    func forEach(_ body: (_ node: Int, _ line: Int, _ column: Int) -> Void) {
        guard fields > 0, line >= 0, column >= 0, object >= 0 else { return }
        for row in stride(from: 0, through: numbers.count - fields, by: fields) {
            body(Int(numbers[row + object] / nodeFields), Int(numbers[row + line]), Int(numbers[row + column]))
        }
    }

    /// By node: its line and column; -1 for those that have none.
    func index(count: Int) -> [Int64] {
        var index = [Int64](repeating: -1, count: numbers.isEmpty ? 0 : count)
        forEach { node, line, column in if node < index.count { index[node] = Int64(line) << 32 | Int64(column) } }
        return index
    }
}

extension SnapshotHeap {
    public func reads(_ function: Node, _ variable: String, of environment: Node) -> Bool? {
        guard scripts != nil, let code = target(of: function, .hidden, words[.shared]) else { return nil }
        // Functions of the same code are many, and read the same.
        if let known = outerNames[code] { return known?.contains(variable) }
        let names = findOuterNames(of: function)
        outerNames[code] = .some(names)
        return names?.contains(variable)
    }

    private func findOuterNames(of function: Node) -> Set<String>? {
        guard let script = scriptPath(of: function), Int(function) < places.count, places[Int(function)] >= 0 else { return nil }
        let place = places[Int(function)]
        return scripts?.names(ofFunctionIn: script, line: Int(place >> 32), column: Int(place & 0xFFFF_FFFF))
    }

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
