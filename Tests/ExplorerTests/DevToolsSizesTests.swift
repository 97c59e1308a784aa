import Platform
import TestSupport
import Testing

@testable import Explorer

/// DevTools' sizes, found in what a node keeps: against what nobody reaches without the node.
@Suite struct DevToolsSizesTests {
    private func randomHeap(_ random: inout SeededNumbers) throws -> HeapGraph {
        var text = SnapshotText(), nodes: [Int] = []
        for number in 0..<Int.random(in: 6...24, using: &random) { nodes.append(text.node("object", "C\(number % 3)", 8 * Int.random(in: 2...9, using: &random))) }
        func any() -> Int { nodes[Int.random(in: 0..<nodes.count, using: &random)] }
        // The first ones are the page's: all that they lead to is, too.
        if Bool.random(using: &random) { text.edge(0, "shortcut", "1", nodes[0]) }
        for number in 0..<nodes.count * 3 / 2 { text.edge(any(), Int.random(in: 0..<6, using: &random) > 0 ? "property" : "weak", "p\(number)", any()) }
        for _ in 0..<2 { text.edge(SnapshotText.strong, "internal", "r", any()) }
        let weak = text.weakMap((0..<4).map { _ in (any(), any()) })
        text.edge(SnapshotText.strong, "internal", "w", weak)
        return try SnapshotReadingTests.read(text.text)
    }

    @Test func whatItKeepsIsWhatGoesWithoutIt() throws {
        var random = SeededNumbers(2026), compared = 0, settled = 0
        for _ in 0..<300 {
            let graph = try randomHeap(&random), tree = Dominators(graph), sizes = try #require(DevToolsSizes(graph, tree)), ephemerons = EphemeronIndex(graph, Reachability.Rule())
            // As an index keeps it: most of a page is answered by the tree.
            let page = try #require(DevToolsPage(graph, ephemerons)?.settled(graph, tree, ephemerons)), quick = DevToolsSizes(graph, tree, page)
            for node in graph.nodes where tree.isAlive(node) {
                let size = sizes.removedSize(of: node)
                #expect(sizes.retainedSize(of: node) == size && quick.retainedSize(of: node) == size, "\(graph.source.id(of: node))")
                compared += 1
                if node != 0, page.contains(node), !page.mayDiffer(node) { settled += 1 }
            }
        }
        #expect(compared > 3000 && settled > 300, "\(settled)")
    }
}
