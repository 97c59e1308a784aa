// References of a snapshot by their names, and entries of collections.

extension SnapshotHeap {
    public func forEachReference(of node: Node, _ body: (EdgeName, Node) -> Void) {
        for edge in edges(of: node) { body(edgeName(edge, of: node), targets[edge]) }
    }

    public func forEachReference(of node: Node, to target: Node, _ body: (EdgeName) -> Void) {
        for edge in edges(of: node) where targets.base[edge] == target { body(edgeName(edge, of: node)) }
    }

    public func forEachReference(of node: Node, where isWanted: (Node) -> Bool, _ body: (EdgeName, Node) -> Void) {
        for edge in edges(of: node) where isWanted(targets.base[edge]) { body(edgeName(edge, of: node), targets.base[edge]) }
    }

    private func edgeName(_ edge: Int, of node: Node) -> EdgeName {
        let name = edgeNames[edge], text = name & SnapshotReferences.nameMask, isInternal = name & SnapshotReferences.isInternal != 0
        switch classes[edge] {
        case .property where kinds[Int(node)] == .environment: return .variable(strings.text(name))
        case .property where !isInternal: return propertyEdge(edge, of: node)
        case .prototype: return .slot(.prototype)
        case .element where !isInternal: return .element(Int(name))
        case .element: return .element(Int(strings.text(text)) ?? 0)
        case .variable: return isInternal ? .slot(kinds[Int(node)] == .environment ? .outerEnvironment : .environment) : .variable(strings.text(name))
        case .timer: return .slot(name == words[.timerArguments] ? .timerArguments : .timerCallback)
        case .entry: return isSet(node) ? .setElement(Int(name)) : .mapKey(Int(name))
        case .entryValue, .plainEntryValue: return .mapValue(key: key(ofValue: edge), Int(name))
        case .ephemeron: return .weakMapValue(key: targets[edge - 1])
        case .weak: return weakEdge(name, of: node)
        case .slot: return slotEdge(name, targets[edge], of: node)
        default: return type(of: node) == .synthetic ? .foreign(keptWords(edge) ?? rootWords(node), isWeak: false) : internalEdge(name, text, of: node)
        }
    }

    private func isSet(_ node: Node) -> Bool { kinds[Int(node)] == .set || kinds[Int(node)] == .table && collectionsByTable[node].map { kinds[Int($0)] == .set } ?? false }

    /// The key of the entry whose value the edge leads to. Where it is not there it is a small number.
    private func key(ofValue edge: Int) -> HeapValue {
        edge > 0 && classes[edge - 1] == .entry && edgeNames[edge - 1] == edgeNames[edge] ? HeapValue(bits: UInt64(targets[edge - 1])) : SnapshotHeap.unknownNumber
    }

    private func weakEdge(_ name: UInt32, of node: Node) -> EdgeName {
        switch kinds[Int(node)] {
        case .weakMap where name & SnapshotReferences.isInternal == 0: .weakMapKey
        case .weakSet where name & SnapshotReferences.isInternal == 0: .weakSetElement
        case .weakRef where name == words[.target] | SnapshotReferences.isInternal: .weakRefTarget
        case .finalizationRegistry where name == SnapshotReferences.registryTarget: .registryTarget
        case .finalizationRegistry where name == SnapshotReferences.registryToken: .registryToken
        case .engine where name & SnapshotReferences.isInternal == 0: .weakMapKey
        default: .foreign(internalText(name), isWeak: true)
        }
    }

    private func slotEdge(_ name: UInt32, _ target: Node, of node: Node) -> EdgeName {
        if kinds[Int(node)] == .finalizationRegistry, name == SnapshotReferences.registryHeld { return .registryHeld }
        if kinds[Int(node)] == .proxy { return .slot(name == SnapshotProxy.target ? .proxyTarget : .proxyHandler) }
        switch name & SnapshotReferences.nameMask {
        case words[.boundFunction]: return .slot(.boundTarget)
        case words[.boundThis]: return .slot(.boundThis)
        case words[.function]: return .slot(.generatorFunction)
        // One place for both: a promise has no result as long as something waits for it.
        case words[.reactions]: return .slot(names[Int(target)] == words[.promiseReaction] ? .promiseFulfillReactions : .promiseResult)
        default: return kinds[Int(node)] == .boundFunction ? .slot(.boundArguments) : .foreign(internalText(name), isWeak: false)
        }
    }

    private func internalEdge(_ name: UInt32, _ text: UInt32, of node: Node) -> EdgeName {
        if name & SnapshotReferences.isNumber != 0, let slot = iteratorSlot(text, of: node) { return .slot(slot) }
        if name & SnapshotReferences.isNumber == 0 {
            if text == words[.map] { return .part(.hiddenClass) }
            if text == words[.shared] { return .part(.code) }
            if text == words[.table] { return .part(.table) }
            if facts.isOfLeash, let slot = Slot(rawValue: strings.text(text)) { return .slot(slot) }
        }
        return .foreign(internalText(name), isWeak: false)
    }

    /// V8 has no names for an iterator's slots; they stand behind the object's own two.
    private func iteratorSlot(_ number: UInt32, of node: Node) -> Slot? {
        guard kinds[Int(node)].isObject, number == 2 || number == 3 else { return nil }
        let name = strings.raw(names[Int(node)])
        if name.elementsEqual("Array Iterator".utf8) || name.elementsEqual("ArrayIterator".utf8) { return number == 2 ? .iteratedArray : nil }
        guard name.elementsEqual("RegExpStringIterator".utf8) || name.elementsEqual("RegExp String Iterator".utf8) else { return nil }
        return number == 2 ? .iteratingRegExp : .iteratedString
    }

    private func internalText(_ name: UInt32) -> String {
        let text = name & SnapshotReferences.nameMask
        if name & SnapshotReferences.isNumber != 0 { return "\(text)" }
        // Bun has no names for what is the engine's own.
        return strings.raw(text).isEmpty ? "internal" : strings.text(text)
    }

    // MARK: Values

    public func value(of node: Node) -> HeapValue { HeapValue(bits: UInt64(node)) }
    public func node(of value: HeapValue) -> Node? { value.bits < UInt64(kinds.count) ? Node(truncatingIfNeeded: value.bits) : nil }

    public func isStored(_ value: HeapValue) -> Bool {
        guard let node = node(of: value) else { return false }
        return oddballs[node] == nil
    }

    public func forEachEntry(of node: Node, _ body: (_ key: HeapValue, _ value: HeapValue) -> Bool) {
        let holder = sharedTables[node] ?? node
        var key = SnapshotHeap.unknownNumber, value = SnapshotHeap.unknownNumber, position: UInt32?
        let isWeakSet = kinds[Int(node)] == .weakSet, isRegistry = kinds[Int(node)] == .finalizationRegistry
        for edge in edges(of: holder) {
            let name = edgeNames[edge]
            switch classes[edge] {
            case .entry, .entryValue, .plainEntryValue, .ephemeron, .weak, .slot:
                if name & SnapshotReferences.isInternal != 0 { continue }
            default: continue
            }
            let isKey = classes[edge] == .entry || classes[edge] == .weak && (!isRegistry || name == SnapshotReferences.registryTarget)
            if isKey || position != name && !isRegistry {
                if position != nil, !body(key, value) { return }
                (key, value, position) = (SnapshotHeap.unknownNumber, SnapshotHeap.unknownNumber, name)
            }
            let target = HeapValue(bits: UInt64(targets[edge]))
            if isKey { key = target } else if classes[edge] != .weak { value = target }
            if isWeakSet { value = key }
        }
        if position != nil { _ = body(key, value) }
    }

    public func forEachVariable(of node: Node, _ body: (String, HeapValue) -> Bool) {
        for edge in edges(of: node) where classes[edge] == .variable || classes[edge] == .property {
            if edgeNames[edge] & SnapshotReferences.isInternal == 0, kinds[Int(node)] == .environment, !body(strings.text(edgeNames[edge]), HeapValue(bits: UInt64(targets[edge]))) { return }
        }
    }

    public func forEachPresent(_ body: (_ id: UInt64, _ kind: NodeKind, _ period: Int?) -> Void) {
        for node in kinds.indices { body(UInt64(ids[node]), kinds[node], nil) }
    }

}
