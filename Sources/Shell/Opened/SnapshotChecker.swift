import Explorer

extension SnapshotShell {
    /// Holds expectations against the last heap; growth is from the first one. Throws for what is no expectation, and for a file that was cut
    /// short: what is missing there would make `count(X) <= N` hold.
    public func check(_ expectations: [String]) throws(Failure) -> Report {
        for heap in heaps {
            guard let damage = heap.source.facts.damage.text else { continue }
            throw Failure(description: "\(heap.source.facts.path): \(damage) · a part of a heap cannot be checked")
        }
        var report = SnapshotCheckReport()
        for text in expectations {
            let expectation: SnapshotExpectation
            do { expectation = try SnapshotExpectation(text) } catch {
                let caret = String(repeating: " ", count: error.column) + "^"
                throw Failure(description: "\(text) is no expectation: \(error.message)\n  \(text)\n  \(caret)\nThere are \(SnapshotExpectation.usage)", isMisuse: true)
            }
            report.results.append(try result(expectation, text))
        }
        return Report(report)
    }

    private func result(_ expectation: SnapshotExpectation, _ text: String) throws(Failure) -> SnapshotCheckReport.Result {
        let found: Int, culprits: [Node]
        switch expectation.measure {
        case .count(let name):
            culprits = try instances(name, in: [heap])
            found = culprits.count
        case .bytes(let name):
            culprits = try instances(name, in: [heap])
            found = culprits.reduce(0) { $0 + heap.source.size(of: $1) }
        case .retained(let name):
            culprits = try subjects(name)
            found = retained(by: culprits)
        case .growth(let name):
            guard heaps.count > 1, let first = heaps.first else { throw Failure(description: "\(text): growth is from one file to another: --against before.heapsnapshot", isMisuse: true) }
            _ = try instances(name, in: heaps)
            let before = first.instances(of: name), known = Set(before.map { first.source.id(of: $0) })
            let now = heap.instances(of: name)
            culprits = now.filter { !known.contains(heap.source.id(of: $0)) }
            found = now.count - before.count
        case .detached:
            culprits = heap.source.detachedNodes()
            found = culprits.count
        }
        let holds = expectation.comparison.holds(found, expectation.limit)
        let words = (expectation.isOfBytes ? Phrase.bytes(found) : "\(found)") + (culprits.isEmpty && expectation.measure != .detached ? ": there is none" : "")
        return SnapshotCheckReport.Result(expectation: text, holds: holds, found: words, culprits: holds ? [] : ways(to: culprits))
    }

    /// The objects of a class. There may be none, and the class itself may be gone; but a name that is misspelt would let everything pass.
    private func instances(_ name: String, in heaps: [OpenedHeap]) throws(Failure) -> [Node] {
        if !heaps.contains(where: { $0.knows(className: name) }), let question = NearNames.question(NearNames.near(name, in: heap.classNames(where: heap.view.isOfProgram))) {
            throw Failure(description: "no class is called \(name) in \(heaps.map(\.source.facts.path).joined(separator: " and ")) · \(question)", isMisuse: true)
        }
        return heap.instances(of: name)
    }

    /// All objects of a class, or what a name or an id stands for.
    private func subjects(_ name: String) throws(Failure) -> [Node] {
        let instances = heap.instances(of: name)
        if !instances.isEmpty { return instances }
        switch OpenedSubjects(heap).find(name) {
        case .node(let node): return [node]
        case .plain: return []
        case .nothing(let reason):
            // A class without objects retains nothing.
            if heap.knows(className: name) { return [] }
            throw Failure(description: "retained(\(name)): \(reason)", isMisuse: true)
        }
    }

    /// What dies without all of them together.
    private func retained(by nodes: [Node]) -> Int {
        if nodes.isEmpty { return 0 }
        return heap.graph.difference(heap.view.reachability, heap.graph.reachability(Reachability.Rule(without: nodes))).bytes
    }

    private static let mostCulprits = 3

    private func ways(to nodes: [Node]) -> [String] {
        var ways: [String] = []
        for node in nodes.prefix(200) where ways.count < SnapshotShell.mostCulprits {
            guard let way = heap.view.naming.path(to: node)?.text, !ways.contains(way) else { continue }
            ways.append(way)
        }
        return ways
    }
}
