import Platform

/// ``LeakFindings`` as numbers in an index.
enum StoredLeaks {
    static func numbers(_ findings: LeakFindings) -> FrozenArray<Int64> {
        var writer = IndexNumberWriter()
        writer.add(findings.suspects.programBytes)
        writer.add(findings.suspects.groups.count)
        for group in findings.suspects.groups { writer.add(group) }
        writer.add(findings.slices)
        writer.add(findings.repeated.count)
        for text in findings.repeated { writer.add(Int(text.first), text.count, text.bytes, text.isBeginning ? 1 : 0) }
        return FrozenArray(writer.numbers)
    }

    /// Nil where a part of it is missing, or leads beyond what there is.
    static func findings(_ numbers: FrozenArray<Int64>, _ graph: HeapGraph) -> LeakFindings? {
        var reader = IndexNumberReader(numbers, nodeCount: graph.count)
        let bytes = reader.number()
        var groups: [Suspects.Group] = []
        for _ in 0..<reader.count(atMost: Suspects.mostGroups) { if let group = reader.group(graph) { groups.append(group) } }
        var findings = LeakFindings(suspects: Suspects(groups, programBytes: bytes))
        findings.slices = reader.nodes()
        for _ in 0..<reader.count(atMost: LeakFindings.mostRepeated) {
            let first = reader.node(), count = reader.number(), bytes = reader.number(), isBeginning = reader.number() != 0
            findings.repeated.append(SnapshotHeap.RepeatedText(first: first, count: count, bytes: bytes, isBeginning: isBeginning))
        }
        return reader.isWhole ? findings : nil
    }
}

extension IndexNumberWriter {
    fileprivate mutating func add(_ group: Suspects.Group) {
        add(group.kind.number, Int(group.holder ?? -1), group.count, group.bytes, group.objects, group.alike)
        add(group.items)
        add(group.contents.count)
        for content in group.contents { add(Int(content.example), content.count, content.bytes) }
        add(group.ifWeak == nil ? 0 : 1, group.ifWeak?.objects ?? 0, group.ifWeak?.bytes ?? 0)
        add(Int(group.listeners?.target ?? -1))
        guard let listeners = group.listeners else { return }
        add(listeners.isEmitter ? 1 : 0)
        add(listeners.nodes)
        add(listeners.others)
        add(listeners.events.count)
        for event in listeners.events { add(event) }
    }
}

extension IndexNumberReader {
    fileprivate mutating func group(_ graph: HeapGraph) -> Suspects.Group? {
        let kind = Suspects.Kind.allCases[number(in: 0...Suspects.Kind.allCases.count - 1)], holder = nodeIfAny(), count = number(), bytes = number(), objects = number(), alike = number()
        let items = nodes(), contents = contents(graph), hasWeak = number() != 0, weak = (objects: number(), bytes: number()), listeners = listeners()
        guard isWell, !items.isEmpty else {
            refuse()
            return nil
        }
        var group = Suspects.Group(kind: kind, holder: holder, items: items, count: count, bytes: bytes, listeners: listeners)
        (group.objects, group.contents, group.ifWeak, group.alike) = (objects, contents, hasWeak ? weak : nil, alike)
        return group
    }

    private mutating func contents(_ graph: HeapGraph) -> [Suspects.Content] {
        (0..<count()).map { _ in
            let example = node(), count = number(), bytes = number()
            return Suspects.Content(classNumber: graph.source.classNumber(of: example), count: count, bytes: bytes, example: example)
        }
    }

    private mutating func listeners() -> Suspects.Listeners? {
        guard let target = nodeIfAny() else { return nil }
        let isEmitter = number() != 0, nodes = nodes(), others = self.nodes(), events = (0..<count()).map { _ in text() }
        return Suspects.Listeners(target: target, isEmitter: isEmitter, events: events, nodes: nodes, others: others)
    }
}
