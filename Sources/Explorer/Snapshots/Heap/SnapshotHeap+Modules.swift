import Platform

// Modules of `import` and `export`. Their variables stand in a scope, as a function's do, but for those that they export: each of these has a cell,
// which a table of the module names.

extension SnapshotHeap {
    /// The module whose variables the scope has; nil for all other scopes, those of CommonJS modules among them.
    func module(ofScope scope: Node) -> Node? {
        target(of: scope, .hidden, words[.extension]).flatMap { names[Int($0)] == words[.sourceTextModule] ? $0 : nil }
    }

    /// What the module exports that is a variable of its own, by the name that others import it by.
    func forEachExport(of module: Node, _ body: (_ name: String, _ value: Node) -> Void) {
        for edge in edges(of: module) where classes[edge] == .hidden && type(of: targets[edge]) == .array {
            forEachNamedCell(in: targets[edge], body)
        }
    }

    /// A table has a name and its cell one behind the other.
    private func forEachNamedCell(in table: Node, _ body: (String, Node) -> Void) {
        var name: Node?
        for edge in edges(of: table) {
            let target = targets[edge]
            if kinds[Int(target)] == .string {
                name = target
            } else if let text = name, names[Int(target)] == words[.cell], let value = self.target(of: target, .hidden, words[.value]) {
                body(self.name(of: text), value)
                name = nil
            } else {
                name = nil
            }
        }
    }
}

extension SnapshotHeap {
    /// In a file that was trimmed the group that mentions what is not the program's: it is the last of all nodes.
    var trimMark: Node? {
        guard let last = kinds.indices.last, names[last] == words[.notOfProgram] else { return nil }
        let node = Node(truncatingIfNeeded: last)
        return type(of: node) == .synthetic ? node : nil
    }

    /// What stands between a module and the values that it exports.
    func exportParts(of module: Node) -> [Node] {
        edges(of: module).filter { classes[$0] == .hidden && type(of: targets[$0]) == .array }.flatMap { edge in
            [targets[edge]] + edges(of: targets[edge]).map { targets[$0] }.filter { kinds[Int($0)] == .string || names[Int($0)] == words[.cell] }
        }
    }
}

// What programs name without a variable of their own: what a CommonJS module gives to others, and Node's `process`.

extension SnapshotHeap {
    /// `store.js › exports` of each module that `require` keeps, and `process`. A module's variables may be gone, and what it exports is not.
    func moduleAnchors() -> [(root: HeapRoot, node: Node)] {
        guard facts.isOfNode else { return [] }
        var found: [(path: String, exports: Node)] = [], process: Node?
        for place in kinds.indices where kinds[place] == .object && (names[place] == words[.classModule] || names[place] == words[.process]) {
            let node = Node(truncatingIfNeeded: place)
            if names[place] == words[.process] {
                if process == nil, property("versions", of: node) != nil { process = node }
            } else if let name = property("filename", of: node), kinds[Int(name)] == .string, let exports = property("exports", of: node), kinds[Int(exports)].isObject, !isEmpty(exports) {
                found.append((stringText(name), exports))
            }
        }
        let names = SnapshotProgram.shortNames(of: found.map(\.path))
        let anchors = zip(names, found).map { (root: HeapRoot.variable("\($0) › exports"), node: $1.exports) }
        return anchors + (process.map { [(.variable("process"), $0)] } ?? []) + (moduleCache.map { [(.variable("require.cache"), $0)] } ?? [])
    }

    /// Where `require` keeps what it loaded.
    private var moduleCache: Node? {
        for place in kinds.indices where kinds[place] == .function && names[place] == words[.classModule] {
            if let cache = property("_cache", of: Node(truncatingIfNeeded: place)), kinds[Int(cache)].isObject { return cache }
        }
        return nil
    }

    /// `null`, of a module's variable that holds no object and no text; nil where there is none of this name, or several.
    public func plainVariable(_ name: String) -> String? {
        var found: Set<String> = []
        for scope in modules.keys {
            forEachVariable(of: scope) { variable, value in
                if variable == name, let node = node(of: value), let text = oddballs[node] { found.insert(text) }
                return true
            }
        }
        return found.count == 1 ? found.first : nil
    }

    /// JavaScriptCore tells no entries of Maps and no references from its stack: what nothing leads to lives by these.
    var orphans: [(root: HeapRoot, node: Node)] {
        guard facts.engine == .javaScriptCore else { return [] }
        let isTarget = Scratch<Bool>(kinds.count)
        for edge in targets.indices where classes[edge].isDisjoint(with: .notStrong) { isTarget.base[Int(targets[edge])] = true }
        return kinds.indices.dropFirst().filter { !isTarget.base[$0] }.map { (HeapRoot.untold, Node(truncatingIfNeeded: $0)) }
    }

    private func isEmpty(_ object: Node) -> Bool {
        kinds[Int(object)] == .object && !edges(of: object).contains { (classes[$0] == .property || classes[$0] == .element) && edgeNames[$0] & SnapshotReferences.isInternal == 0 }
    }
}
