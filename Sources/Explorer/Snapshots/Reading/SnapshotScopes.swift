/// What functions read of the scopes around them, where the file says so itself, as V8 15 does: the scopes of each script in the order of its text and with
/// how deep they stand (`scopes`), the variables of each that others see (`scope_context_vars`), and whose each scope uses (`scope_uses`).
struct SnapshotScopes {
    /// Three numbers for each: the node of the script, the scope's id, and the string that is the name of a variable of an outer scope which it uses, or a
    /// scope in it. In order. A scope that uses none has ``none`` for the name; one of which nobody knows is not there.
    private(set) var rows: [UInt32] = []
    /// The names of all variables.
    let names: [UInt32]

    static let none = UInt32.max
    /// Where text is deeper nobody wrote it by hand.
    private static let deepest = 400
    /// A file of a stranger may say anything.
    private static let mostSteps = 20_000_000

    private struct Scope {
        let script: Int, id: Int
        /// The place of the one that it stands in; -1 for the outermost.
        let parent: Int
        let firstVariable: Int, variables: Int
        let firstUse: Int, uses: Int
    }

    init() { names = [] }

    /// `sections`: the numbers of the three, in this order. Nothing where they do not fit each other.
    init(_ sections: [[Int]], _ meta: SnapshotMeta) {
        let name = meta.scopeFields.variables.firstIndex(of: "name") ?? 0, width = max(1, meta.scopeFields.variables.count)
        names = stride(from: name, to: sections[1].count, by: width).map { UInt32(clamping: sections[1][$0]) }
        guard let scopes = SnapshotScopes.scopes(sections, meta, names.count) else { return }
        rows = SnapshotScopes.rows(scopes, sections[2], meta, names)
    }

    private static func scopes(_ sections: [[Int]], _ meta: SnapshotMeta, _ nameCount: Int) -> [Scope]? {
        let fields = meta.scopeFields.scopes, width = fields.count, nodeFields = max(1, meta.nodeRoles.count)
        guard let script = fields.firstIndex(of: "script_node_index"), let id = fields.firstIndex(of: "scope_id"), let depth = fields.firstIndex(of: "depth"),
              let variables = fields.firstIndex(of: "scope_context_vars_count"), let uses = fields.firstIndex(of: "scope_uses_count") else { return nil }
        let useWidth = max(1, meta.scopeFields.uses.count)
        var found: [Scope] = [], open: [Int] = [], variable = 0, use = 0
        for row in stride(from: 0, through: sections[0].count - width, by: width) {
            let numbers = sections[0][row..<row + width]
            let (node, level) = (numbers[row + script] / nodeFields, numbers[row + depth]), (count, used) = (numbers[row + variables], numbers[row + uses])
            if let last = open.last, found[last].script != node { open = [] }
            guard level >= 0, level <= open.count, level < deepest, count >= 0, count <= nameCount - variable, used >= 0, used <= sections[2].count / useWidth - use else { return nil }
            open.removeLast(open.count - level)
            found.append(Scope(script: node, id: numbers[row + id], parent: open.last ?? -1, firstVariable: variable, variables: count, firstUse: use, uses: used))
            open.append(found.count - 1)
            variable += count
            use += used
        }
        return found
    }

    private static func rows(_ scopes: [Scope], _ uses: [Int], _ meta: SnapshotMeta, _ names: [UInt32]) -> [UInt32] {
        struct Key: Hashable { let script: Int, id: Int }
        let places = Dictionary(scopes.enumerated().map { (Key(script: $1.script, id: $1.id), $0) }) { first, _ in first }
        guard let declaring = meta.scopeFields.uses.firstIndex(of: "declaring_scope_id"), let slot = meta.scopeFields.uses.firstIndex(of: "slot_index") else { return [] }
        let width = meta.scopeFields.uses.count
        var steps = 0
        var read = [Set<UInt32>?](repeating: [], count: scopes.count)
        for (place, scope) in scopes.enumerated() {
            for use in scope.firstUse..<scope.firstUse + scope.uses {
                let owner = places[Key(script: scope.script, id: uses[use * width + declaring])], number = uses[use * width + slot]
                let name = owner.flatMap { number >= 0 && number < scopes[$0].variables ? names[scopes[$0].firstVariable + number] : nil }
                // All that stand around it use it, too, up to the one whose it is. Where that is not told (`eval`), nobody knows what they use.
                var next = place
                if steps > mostSteps { return [] }
                while next >= 0, name == nil || next != owner {
                    if let name { read[next]?.insert(name) } else { read[next] = nil }
                    next = scopes[next].parent
                    steps += 1
                }
            }
        }
        let order = scopes.indices.sorted { (scopes[$0].script, scopes[$0].id) < (scopes[$1].script, scopes[$1].id) }
        var rows: [UInt32] = []
        for place in order {
            guard let found = read[place] else { continue }
            for name in found.isEmpty ? [none] : found.sorted() {
                rows += [UInt32(clamping: scopes[place].script), UInt32(truncatingIfNeeded: scopes[place].id), name]
            }
        }
        return rows
    }
}

extension SnapshotHeap {
    /// The names of outer variables that a function uses, by its own code or that of a function in it; nil where the file does not tell.
    func usedNames(_ code: Node) -> Set<String>? {
        guard !store.scopeUses.isEmpty, let script = target(of: code, .hidden, words[.script]),
              let id = target(of: code, .hidden, words[.scopeID]).flatMap({ Int(numberText($0, name(of: $0))) }) else { return nil }
        let rows = store.scopeUses, wanted = (UInt32(script), UInt32(truncatingIfNeeded: id))
        func key(_ row: Int) -> (UInt32, Int32) { (rows[row * 3], Int32(bitPattern: rows[row * 3 + 1])) }
        var low = 0, high = rows.count / 3
        while low < high {
            let middle = (low + high) / 2
            if key(middle) < (wanted.0, Int32(bitPattern: wanted.1)) { low = middle + 1 } else { high = middle }
        }
        guard low < rows.count / 3, key(low) == (wanted.0, Int32(bitPattern: wanted.1)) else { return nil }
        var found: Set<String> = []
        while low < rows.count / 3, key(low) == (wanted.0, Int32(bitPattern: wanted.1)) {
            let name = rows[low * 3 + 2]
            if Int(name) < strings.count { found.insert(strings.text(name)) }
            low += 1
        }
        return found
    }
}
