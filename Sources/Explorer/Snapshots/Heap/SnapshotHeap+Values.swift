// What the nodes of a snapshot look like. A snapshot knows names, edges and sizes, and no small numbers.

extension SnapshotHeap {
    public func text(of name: PropertyName) -> String {
        let skipped = Int(name.bits >> SnapshotHeap.skipShift), whole = strings.text(UInt32(truncatingIfNeeded: name.bits)), text = skipped == 0 ? whole : String(whole.dropFirst(skipped))
        if name.kind == .symbol, text == "<symbol>" { return "Symbol()" }
        // `<symbol Symbol.iterator>`
        guard name.kind == .symbol, text.hasPrefix("<symbol "), text.hasSuffix(">") else { return text }
        let inner = text.dropFirst(8).dropLast()
        return inner.hasPrefix("Symbol.") ? String(inner) : "Symbol(\(inner))"
    }

    public func portrait(of value: HeapValue) -> Portrait {
        guard let node = node(of: value) else { return .primitive(value == SnapshotHeap.unknownElement ? "a number or a hole" : "a primitive") }
        if let text = oddballs[node] { return .primitive(text) }
        if facts.isOfLeash, let text = remark(on: node, .looksLike) { return .words(text) }
        let name = name(of: node)
        switch kinds[Int(node)] {
        case .string where type(of: node) == .slicedString: return .words("a slice of \(wholeString(of: node).map { Preview.quoted(String(self.name(of: $0).prefix(24)) + "…") } ?? "a string")")
        case .string: return .string(stringText(node))
        case .number: return .primitive(numberText(node, name))
        case .symbol: return .primitive("Symbol(\(target(of: node, .hidden, words.name).map { self.stringText($0) } ?? ""))")
        case .bigInt: return .primitive(name == "bigint" ? "a BigInt" : name)
        case .environment: return .scope(of: functionName(ofEnvironment: node))
        case .function, .nativeFunction: return .function(name: name, isClass: isClass(node))
        case .boundFunction: return .function(name: property("name", of: node).map { self.stringText($0) } ?? "bound", isClass: false)
        case .array: return arrayPortrait(node, name)
        case .map, .set: return .collection(constructor: name, kind: kinds[Int(node)] == .map ? "Map" : "Set", count: entryCount(of: node), isPartial: hidesEntries(of: node))
        case .weakMap, .weakSet: return .words(facts.isOfLeash ? "\(name) {…}" : "\(name) { <items unknown> }")
        case .weakRef: return .words("WeakRef {…}")
        case .error: return .error(constructor: name, message: property("message", of: node).map { self.stringText($0) } ?? "")
        case .generator: return .words(isAsyncGenerator(node) ? "Object [AsyncGenerator] {}" : "Object [Generator] {}")
        case .proxy: return .opaque(constructor: "Proxy")
        case .promise, .finalizationRegistry: return .opaque(constructor: name)
        case .regExp: return .words(name.isEmpty ? "RegExp" : "/\(name)/")
        case .table: return .words("a table of entries")
        case .otherObject: return .words(name)
        case .object where !isPrototype(node) && isError(node): return .error(constructor: name, message: property("message", of: node).map { self.stringText($0) } ?? "")
        case .object where isPrototype(node): return .prototypeObject(of: property("constructor", of: node).map { self.name(of: $0) } ?? name)
        case .code where type(of: node) == .synthetic: return .words(name.isEmpty ? "the roots" : rootWords(node))
        case .code, .engine, .storage, .hiddenClass, .descriptors: return .words(name.isEmpty ? "(internal array)" : name)
        default: return .object(constructor: remark(on: node, .isLike) == SnapshotRemark.Trait.withoutPrototype ? nil : name)
        }
    }

    /// What a file of Leash says of a node in a text of its own.
    private func remark(on node: Node, _ word: SnapshotWords.Word) -> String? {
        facts.isOfLeash ? target(of: node, .hidden, words[word]).map { name(of: $0) } : nil
    }

    public func pauseLine(of node: Node) -> Int? { kinds[Int(node)] == .generator ? remark(on: node, .isLike).flatMap { Int($0) } : nil }

    /// Leash calls it so; V8 names it by its function, and its prototype by what it is.
    private func isAsyncGenerator(_ node: Node) -> Bool {
        let name = words[.classAsyncGenerator]
        return names[Int(node)] == name || edges(of: node).contains { classes[$0] == .prototype && names[Int(targets[$0])] == name }
    }

    /// An object with a property `constructor` of its own.
    public func isPrototype(_ node: Node) -> Bool { origin(of: node) & SnapshotHeap.isOfClass != 0 }

    func findPrototype(_ node: Node) -> Bool {
        let constructor = words[.constructor]
        guard let edge = edges(of: node).first(where: { classes[$0] == .property && edgeNames[$0] == constructor }) else { return false }
        let function = targets[edge], prototype = words[.prototype]
        if !kinds[Int(function)].isFunction { return false }
        // An instance may have such a property of its own, as the streams do that `tee` gives.
        return edges(of: function).first { classes[$0] == .property && edgeNames[$0] == prototype }.map { targets[$0] == node } ?? true
    }

    /// V8 keeps with a class where its text stands; of older ones the hidden class tells it.
    func isClass(_ node: Node) -> Bool {
        if facts.isOfLeash { return remark(on: node, .isLike) == SnapshotRemark.Trait.classFunction }
        if target(of: node, .hidden, words[.map]).map(store.classMaps.contains) ?? false { return true }
        return edges(of: node).contains { classes[$0] == .property && strings.raw(edgeNames[$0]).elementsEqual("<symbol>".utf8) && isPartOfClass(targets[$0]) }
    }

    /// Of a text in several parts the beginning of the first ones.
    func stringText(_ node: Node) -> String {
        guard type(of: node) == .concatenatedString else { return name(of: node) }
        var text = "", pending = [node], steps = 0
        // One that grew piece by piece has its first one deep below.
        while let part = pending.popLast(), text.utf8.count < 160, steps < 100_000 {
            steps += 1
            let parts = [words[.second], words[.first]].compactMap { target(of: part, .hidden, $0) }
            if parts.isEmpty { text += name(of: part) } else { pending += parts }
        }
        return text
    }

    func numberText(_ node: Node, _ name: String) -> String {
        // `exposeNumericValues` gives such a node the number's text for its name, or a string that has it.
        if name.first.map({ $0.isNumber || $0 == "-" }) ?? false || name == "NaN" || name == "Infinity" { return name }
        let text = edges(of: node).lazy.map { self.targets[$0] }.first { self.kinds[Int($0)] == .string }.map { self.name(of: $0) }
        return text ?? "a number"
    }

    // MARK: Arrays and collections

    private func arrayPortrait(_ node: Node, _ name: String) -> Portrait {
        let length = arrayLength(node)
        // Small numbers alone: what has elements of its own, and an empty array has none, gave their size to the array.
        if length == 0, let store = target(of: node, .hidden, words[.elements]), sizes[Int(store)] == 0 { return .opaque(constructor: name) }
        return .array(constructor: name, length: length)
    }

    private func arrayLength(_ node: Node) -> Int {
        var length = 0
        for edge in edges(of: node) where classes[edge] == .element { length = max(length, Int(edgeNames[edge]) + 1) }
        return length
    }

    /// Those that have left a trace.
    public func entryCount(of node: Node) -> Int {
        var count = 0
        forEachEntry(of: node) { _, _ in count += 1; return true }
        return count
    }

    /// Entries whose key and value both are small numbers, or `null`, `undefined`, `true` or `false`, have left no trace in V8's files; to
    /// JavaScriptCore's none has.
    public func hidesEntries(of node: Node) -> Bool {
        switch kinds[Int(node)] {
        case .map, .set: !facts.isOfLeash
        case .weakMap, .weakSet: facts.engine != .v8
        default: false
        }
    }

    public func forEachProperty(of object: HeapValue, _ body: (PropertyFact) -> Bool) {
        guard let node = node(of: object) else { return }
        let remarks = facts.isOfLeash ? leashRemarks(on: node) : (quiet: [], accessors: [])
        for edge in edges(of: node) where classes[edge] == .property && edgeNames[edge] & SnapshotReferences.isInternal == 0 {
            let raw = strings.raw(edgeNames[edge]), target = targets[edge]
            if raw.elementsEqual("<symbol>".utf8), isPartOfClass(target) { continue }
            let isAccessor = names[Int(target)] == words.accessorPair, part = isAccessor ? nil : accessorPart(edge, of: node)
            // In V8's files the functions of an accessor are told beside it; in Leash's they are all that there is of it.
            if let part, !facts.isOfLeash || part.isSetter && accessor(named: UnsafeRawBufferPointer(rebasing: raw.dropFirst(4)), of: node).hasGetter { continue }
            let name = part?.name ?? propertyName(edge, of: node)
            let content = part != nil || isAccessor ? accessor(named: part == nil ? raw : UnsafeRawBufferPointer(rebasing: raw.dropFirst(4)), of: node) : .value(HeapValue(bits: UInt64(target)))
            let isQuiet = isStack(edge, of: node) || remarks.quiet.contains { $0 == edgeNames[edge] || part != nil && strings.raw($0).elementsEqual(raw.dropFirst(4)) }
            if !body(PropertyFact(name: name, content: content, isEnumerable: !isQuiet)) { return }
        }
        for name in remarks.accessors {
            let fact = PropertyFact(name: PropertyName(bits: UInt64(name), kind: .text), content: .accessor(hasGetter: true, hasSetter: true), isEnumerable: !remarks.quiet.contains(name))
            if !body(fact) { return }
        }
    }

    /// What V8 keeps with a class under symbols that no script has.
    private func isPartOfClass(_ node: Node) -> Bool {
        let name = strings.raw(names[Int(node)])
        return name.elementsEqual("system / ClassPositions".utf8) || kinds[Int(node)].isFunction && name.elementsEqual("<instance_members_initializer>".utf8)
    }

    /// Between elements that are nodes stand small numbers, which are none.
    public func forEachElement(of object: HeapValue, _ body: (Int, HeapValue) -> Bool) {
        guard let node = node(of: object) else { return }
        var next = 0
        for edge in edges(of: node) where classes[edge] == .element && edgeNames[edge] & SnapshotReferences.isInternal == 0 {
            let index = Int(edgeNames[edge])
            while kinds[Int(node)] == .array, next < index {
                if !knowsNumbers(at: next), !body(next, SnapshotHeap.unknownElement) { return }
                next += 1
            }
            if !body(index, HeapValue(bits: UInt64(targets[edge]))) { return }
            next = index + 1
        }
    }

    /// Leash writes an array's first numbers: what is missing among them is a hole.
    private func knowsNumbers(at index: Int) -> Bool { facts.isOfLeash && index < SnapshotContent.mostElements && !oddballs.isEmpty }

    // MARK: Functions

    /// What its code is called, for a variable's scope: the name that its scope's description has beside those of variables.
    public func functionName(ofEnvironment node: Node) -> String {
        var scope = node, steps = 0
        while steps < 32 {
            if let module = modules[scope] { return module }
            let name = functionNameOfScope(scope)
            // In files of Leash a block is one, whatever function it stands in.
            if !name.isEmpty || facts.isOfLeash { return name }
            // A block is told by the function that it stands in.
            guard let outer = target(of: scope, .variable, words[.previous]) else { return "" }
            scope = outer
            steps += 1
        }
        return ""
    }

    func functionNameOfScope(_ node: Node) -> String {
        guard let info = target(of: node, .hidden, words[.scopeInfo]) else { return "" }
        if facts.isOfLeash { return name(of: info) }
        // A context has two words of its own beside its header of two, and one for each variable.
        let variables = Int(sizes[Int(node)]) / (hasSmallWords ? 4 : 8) - 4
        // V8 15 says what kind of scope it is, too.
        let names = edges(of: info).lazy.filter { self.edgeNames[$0] & SnapshotReferences.nameMask != self.words[.scopeTypeName] || self.edgeNames[$0] & SnapshotReferences.isNumber != 0 }
        let texts = names.map { self.targets[$0] }.filter { self.kinds[Int($0)] == .string }.map { self.stringText($0) }
        return texts.dropFirst(max(0, variables)).first { !$0.isEmpty } ?? ""
    }
}
