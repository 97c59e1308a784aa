import Platform

/// ``LeakFindings`` as numbers in an index.
enum StoredLeaks {
    static func numbers(_ findings: LeakFindings) -> FrozenArray<Int64> {
        var writer = Writer()
        writer.add(findings.suspects.programBytes)
        writer.add(findings.suspects.groups.count)
        for group in findings.suspects.groups { writer.add(group) }
        writer.add(findings.slices)
        writer.add(findings.repeated.count)
        for text in findings.repeated { [Int(text.first), text.count, text.bytes, text.isBeginning ? 1 : 0].forEach { writer.add($0) } }
        return FrozenArray(writer.numbers)
    }

    /// Nil where a part of it is missing, or leads beyond what there is.
    static func findings(_ numbers: FrozenArray<Int64>, _ graph: HeapGraph) -> LeakFindings? {
        var reader = Reader(numbers, nodeCount: graph.count)
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

    private struct Writer {
        private(set) var numbers: [Int64] = []

        mutating func add(_ number: Int) { numbers.append(Int64(number)) }

        mutating func add(_ nodes: [Node]) {
            add(nodes.count)
            numbers += nodes.map(Int64.init)
        }

        mutating func add(_ group: Suspects.Group) {
            [group.kind.number, Int(group.holder ?? -1), group.count, group.bytes, group.objects, group.alike].forEach { add($0) }
            add(group.items)
            add(group.contents.count)
            for content in group.contents { [Int(content.example), content.count, content.bytes].forEach { add($0) } }
            add(group.ifWeak == nil ? 0 : 1)
            add(group.ifWeak?.objects ?? 0)
            add(group.ifWeak?.bytes ?? 0)
            add(Int(group.listeners?.target ?? -1))
            guard let listeners = group.listeners else { return }
            add(listeners.isEmitter ? 1 : 0)
            add(listeners.nodes)
            add(listeners.others)
            add(listeners.events.count)
            for event in listeners.events {
                add(event.utf8.count)
                numbers += event.utf8.map(Int64.init)
            }
        }
    }

    /// Who reads on behind the end, or what cannot be, reads zeros: at the end it is known.
    private struct Reader {
        private let numbers: FrozenArray<Int64>
        private let nodeCount: Int
        private var place = 0
        private var isWell = true

        init(_ numbers: FrozenArray<Int64>, nodeCount: Int) {
            self.numbers = numbers
            self.nodeCount = nodeCount
        }

        /// All was read, and all of it was as it can be.
        var isWhole: Bool { isWell && place == numbers.count }

        mutating func number() -> Int { number(in: 0...Int.max >> 1) }

        private mutating func number(in range: ClosedRange<Int>) -> Int {
            guard place < numbers.count, range.contains(Int(numbers[place])) else {
                isWell = false
                return max(0, range.lowerBound)
            }
            place += 1
            return Int(numbers[place - 1])
        }

        mutating func count(atMost most: Int) -> Int { number(in: 0...min(most, numbers.count)) }
        mutating func node() -> Node { Node(truncatingIfNeeded: number(in: 0...nodeCount - 1)) }
        private mutating func nodeIfAny() -> Node? { number(in: -1...nodeCount - 1, or: -1) }

        private mutating func number(in range: ClosedRange<Int>, or none: Int) -> Node? {
            let number = number(in: range)
            return number == none ? nil : Node(truncatingIfNeeded: number)
        }

        mutating func nodes() -> [Node] { (0..<count(atMost: numbers.count - place)).map { _ in node() } }

        mutating func group(_ graph: HeapGraph) -> Suspects.Group? {
            let kind = Suspects.Kind.allCases[number(in: 0...Suspects.Kind.allCases.count - 1)], holder = nodeIfAny(), count = number(), bytes = number(), objects = number(), alike = number()
            let items = nodes(), contents = contents(graph), hasWeak = number() != 0, weak = (objects: number(), bytes: number()), listeners = listeners()
            guard isWell, !items.isEmpty else {
                isWell = false
                return nil
            }
            var group = Suspects.Group(kind: kind, holder: holder, items: items, count: count, bytes: bytes, listeners: listeners)
            (group.objects, group.contents, group.ifWeak, group.alike) = (objects, contents, hasWeak ? weak : nil, alike)
            return group
        }

        private mutating func contents(_ graph: HeapGraph) -> [Suspects.Content] {
            (0..<count(atMost: numbers.count - place)).map { _ in
                let example = node(), count = number(), bytes = number()
                return Suspects.Content(classNumber: graph.source.classNumber(of: example), count: count, bytes: bytes, example: example)
            }
        }

        private mutating func listeners() -> Suspects.Listeners? {
            guard let target = nodeIfAny() else { return nil }
            let isEmitter = number() != 0, nodes = nodes(), others = self.nodes()
            let events = (0..<count(atMost: numbers.count - place)).map { _ in
                let length = count(atMost: numbers.count - place)
                return String(decoding: (0..<length).map { _ in UInt8(truncatingIfNeeded: number()) }, as: UTF8.self)
            }
            return Suspects.Listeners(target: target, isEmitter: isEmitter, events: events, nodes: nodes, others: others)
        }
    }
}
