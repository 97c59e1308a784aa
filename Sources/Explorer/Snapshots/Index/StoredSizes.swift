import Platform

/// ``SizeFindings`` as numbers in an index.
enum StoredSizes {
    static func numbers(_ findings: SizeFindings) -> FrozenArray<Int64> {
        var writer = IndexNumberWriter()
        writer.add(findings.classes.count)
        for row in findings.classes { writer.add(Int(row.example), row.count, row.bytes, row.retainedBytes) }
        writer.add(findings.largest)
        writer.add(findings.omitted)
        return FrozenArray(writer.numbers)
    }

    /// Nil where a part of it is missing, or leads beyond what there is. Each heap has its own numbers for classes.
    static func findings(_ numbers: FrozenArray<Int64>, _ graph: HeapGraph) -> SizeFindings? {
        var reader = IndexNumberReader(numbers, nodeCount: graph.count), known: Set<Int32> = [], total = 0
        let classes = (0..<reader.count()).map { _ in
            let example = reader.node(), number = graph.source.classNumber(of: example), most = graph.count
            // Sizes of nodes have 32 bits each.
            let count = reader.number(in: 1...most), bytes = reader.number(in: 0...Int(UInt32.max) * most), retained = reader.number(in: 0...Int(UInt32.max) * most)
            if !known.insert(number).inserted { reader.refuse() }
            total += count
            return SizeFindings.Class(number: number, example: example, count: count, bytes: bytes, retainedBytes: retained)
        }
        let largest = reader.nodes(), omitted = reader.number(in: 0...graph.count)
        guard reader.isWhole, total <= graph.count, largest.count <= SizeFindings.mostLargest, largest.allSatisfy(graph.isObject) else { return nil }
        return SizeFindings(classes: classes, largest: largest, omitted: omitted)
    }
}
