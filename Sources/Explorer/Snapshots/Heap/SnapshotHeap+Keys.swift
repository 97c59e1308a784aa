// What the name of a property is. The edge has a text: `#p` may be a private field or a string, `<symbol b>` a symbol or a string, `get x` the function behind
// an accessor or a property that is called so. The keys themselves tell, where V8 has them as nodes: its hidden classes and its tables of properties do.

extension SnapshotHeap {
    func propertyEdge(_ edge: Int, of node: Node) -> EdgeName {
        if let part = accessorPart(edge, of: node) { return part.isSetter ? .setter(part.name) : .getter(part.name) }
        return .property(propertyName(edge, of: node))
    }

    func propertyName(_ edge: Int, of node: Node) -> PropertyName {
        isStack(edge, of: node) ? PropertyName(bits: UInt64(words[.stack]), kind: .text) : PropertyName(bits: UInt64(edgeNames[edge]), kind: keyKind(edge, of: node))
    }

    /// An error's `stack`: V8 has its text, or from what that will be made, under a symbol of its own without a name.
    func isStack(_ edge: Int, of node: Node) -> Bool {
        guard edgeNames[edge] == words[.bareSymbol], !facts.isOfLeash, words[.stack] != UInt32.max, isError(node) else { return false }
        switch kinds[Int(targets[edge])] {
        case .string, .engine, .storage, .code: return true
        default: return false
        }
    }

    /// Errors of the program's own classes, too, which have the names of these.
    func isError(_ node: Node) -> Bool {
        if kinds[Int(node)] == .error { return true }
        guard kinds[Int(node)] == .object, edges(of: node).contains(where: { classes[$0] == .property && edgeNames[$0] == words[.bareSymbol] }) else { return false }
        return prototypes(of: node).contains { prototype in
            property("constructor", of: prototype).map { names[Int($0)] == words[.classError] && isBuiltIn($0) } ?? false
        }
    }

    /// The objects that one inherits from, the nearest first. A file may lead in a circle: after so many nobody goes on.
    public func prototypes(of node: Node) -> some Sequence<Node> {
        sequence(first: node) { object in self.edges(of: object).first { self.classes[$0] == .prototype }.map { self.targets[$0] } }.dropFirst().prefix(SnapshotHeap.longestChain)
    }

    private static let longestChain = 32

    func keyKind(_ edge: Int, of node: Node) -> PropertyName.Kind {
        let text = strings.raw(edgeNames[edge])
        guard let likely = SnapshotHeap.likelyKind(text) else { return .text }
        let kinds = keyKinds(named: text, of: node)
        guard kinds.count > 1 else { return kinds.first ?? likely }
        // The edges are in the order of the keys.
        let before = edges(of: node).prefix { $0 < edge }.count { classes[$0] == .property && strings.raw(edgeNames[$0]).elementsEqual(text) }
        return kinds[min(before, kinds.count - 1)]
    }

    /// Nil for what is a string beyond doubt.
    private static func likelyKind(_ text: some BidirectionalCollection<UInt8>) -> PropertyName.Kind? {
        if text.first == 0x23 { return .privateName }
        let isSymbol = text.starts(with: "<symbol".utf8) && text.last == 0x3E && [0x20, 0x3E].contains(text.dropFirst(7).first)
        return isSymbol ? .symbol : nil
    }

    /// What the object's keys are that could have this name, in order.
    private func keyKinds(named text: UnsafeRawBufferPointer, of node: Node) -> [PropertyName.Kind] {
        if facts.isOfLeash { return leashKeys(of: node).compactMap { keyKind($0.key, named: text) } }
        let descriptors = target(of: node, .hidden, words[.map]).flatMap { shape in
            edges(of: shape).first { strings.isText(edgeNames[$0] & SnapshotReferences.nameMask, "descriptors") }.map { targets[$0] }
        }
        return [descriptors, target(of: node, .hidden, words[.properties])].compactMap(\.self).flatMap { keys in
            edges(of: keys).compactMap { edge -> (place: Int, kind: PropertyName.Kind)? in
                // Key, value and details of each.
                guard let place = place(ofPart: edge), place % 3 == 0, let kind = keyKind(targets[edge], named: text) else { return nil }
                return (place, kind)
            }.sorted { $0.place < $1.place }.map(\.kind)
        }
    }

    /// A hidden class of Leash's has its keys one after the other; objects that are tables of properties have none.
    private func leashKeys(of node: Node) -> [(key: Node, isEnumerable: Bool)] {
        guard facts.isOfLeash, let shape = target(of: node, .hidden, words[.map]) else { return [] }
        return edges(of: shape).compactMap { edge in
            let name = edgeNames[edge] & SnapshotReferences.nameMask
            if strings.isText(name, HiddenPart.key.rawValue) { return (targets[edge], true) }
            return strings.isText(name, HiddenPart.quietKey.rawValue) ? (targets[edge], false) : nil
        }
    }

    private func place(ofPart edge: Int) -> Int? {
        let name = edgeNames[edge]
        guard name & SnapshotReferences.isInternal != 0 else { return nil }
        return name & SnapshotReferences.isNumber != 0 ? Int(name & SnapshotReferences.nameMask) : Int(strings.text(name & SnapshotReferences.nameMask))
    }

    /// Nil where the key has another name.
    private func keyKind(_ key: Node, named text: UnsafeRawBufferPointer) -> PropertyName.Kind? {
        if kinds[Int(key)] == .string { return strings.raw(names[Int(key)]).elementsEqual(text) ? .text : nil }
        let description = target(of: key, .hidden, words.name).map { strings.raw(names[Int($0)]) }
        if kinds[Int(key)] == .symbol {
            if text.first == 0x23 { return description?.elementsEqual(text) ?? false ? .privateName : nil }
            let inner = text.count > 8 ? text.dropFirst(8).dropLast() : text.prefix(0)
            return text.starts(with: "<symbol".utf8) && (description.map { $0.elementsEqual(inner) } ?? inner.isEmpty) ? .symbol : nil
        }
        guard strings.raw(names[Int(key)]).elementsEqual("private symbol".utf8), let description else { return nil }
        return description.elementsEqual(text) ? .privateName : nil
    }

    // MARK: Accessors

    /// The name of the accessor whose function the edge leads to.
    func accessorPart(_ edge: Int, of node: Node) -> (name: PropertyName, isSetter: Bool)? {
        let text = strings.raw(edgeNames[edge])
        guard kinds[Int(targets[edge])].isFunction, text.count > 4, text.starts(with: "get ".utf8) || text.starts(with: "set ".utf8) else { return nil }
        let inner = UnsafeRawBufferPointer(rebasing: text.dropFirst(4))
        // V8 has the pair beside its functions, under its own name; Leash has a key for each property.
        let isPart = facts.isOfLeash ? !keyKinds(named: text, of: node).contains(.text) : edges(of: node).contains {
            names[Int(targets[$0])] == words.accessorPair && classes[$0] == .property && strings.raw(edgeNames[$0]).elementsEqual(inner)
        }
        guard isPart else { return nil }
        return (PropertyName(bits: UInt64(edgeNames[edge]) | 4 << SnapshotHeap.skipShift, kind: SnapshotHeap.likelyKind(inner) ?? .text), text.first == 0x73)
    }

    /// So many bits of a name say which string it is; above them stands how much of its beginning is no part of the name.
    static let skipShift = 32

    /// Which functions an accessor has.
    func accessor(named text: UnsafeRawBufferPointer, of node: Node) -> PropertyFact.Content {
        func has(_ word: String) -> Bool {
            edges(of: node).contains { edge in
                let name = strings.raw(edgeNames[edge])
                return classes[edge] == .property && kinds[Int(targets[edge])].isFunction && name.starts(with: word.utf8) && name.dropFirst(4).elementsEqual(text)
            }
        }
        let hasSetter = has("set ")
        // What native code answers has neither.
        return .accessor(hasGetter: has("get ") || !hasSetter, hasSetter: hasSetter)
    }

    // MARK: What a file of Leash tells

    /// By the texts of keys: those that are not enumerable, and those of accessors whose functions are the engine's own, which have no edge.
    func leashRemarks(on node: Node) -> (quiet: Set<UInt32>, accessors: [UInt32]) {
        var quiet: Set<UInt32> = [], accessors: [UInt32] = []
        for (key, isEnumerable) in leashKeys(of: node) where kinds[Int(key)] == .string {
            let name = names[Int(key)], text = strings.raw(name)
            if !isEnumerable { quiet.insert(name) }
            let hasEdge = edges(of: node).contains { edge in
                guard classes[edge] == .property else { return false }
                return edgeNames[edge] == name || accessorPart(edge, of: node) != nil && strings.raw(edgeNames[edge]).dropFirst(4).elementsEqual(text)
            }
            if !hasEdge { accessors.append(name) }
        }
        return (quiet, accessors)
    }
}
