import Platform
import TestSupport
import Testing

@testable import Explorer

/// Files that are no snapshots, or not whole ones.
@Suite struct SnapshotDamageTests {
    static var sample: String {
        var text = SnapshotText()
        let a = text.node("object", "A", 24), b = text.node("string", "text \u{1F436} \"quoted\" \\ \n", 24)
        text.edge(a, "property", "b", b)
        let map = text.map([(a, b), (b, a)]), weak = text.weakMap([(a, map)]), module = text.module("/srv/app.js", [("cache", map), ("weak", weak)])
        text.edge(SnapshotText.strong, "internal", "1", module.function)
        text.edge(SnapshotText.strong, "internal", "2", weak)
        return text.text
    }

    @Test(arguments: [
        ("", "the file is empty"), ("   ", "no heap snapshot: it does not begin with {"), ("[1,2]", "no heap snapshot: it does not begin with {"),
        ("{}", "no heap snapshot: a name was expected"), ("{\"nodes\":[1]}", "the file begins with \"nodes\""), ("{\"snapshot\":1}", "the file's header is no object"),
        ("{\"snapshot\":{\"meta\":{}}}", "the header's node_fields lack type"), ("PK\u{3}\u{4}", "it does not begin with {"),
    ]) func whatIsNoSnapshot(text: String, message: String) throws {
        let problem = #expect(throws: SnapshotProblem.self) { try SnapshotReadingTests.read(text) }
        #expect(problem?.description.contains(message) == true, "\(problem?.description ?? "")")
    }

    /// Every question that a graph answers, to whatever could be read.
    static func ask(_ graph: HeapGraph) -> Int {
        let reachability = graph.reachability(), naming = Naming(graph, reachability), tree = Dominators(graph)
        var length = 0
        for node in graph.nodes {
            length &+= naming.description(of: node).count &+ tree.retainedSize(of: node) &+ (naming.path(to: node)?.text.count ?? 0)
            graph.source.forEachEntry(of: node) { _, _ in true }
            graph.source.forEachReference(of: node) { name, _ in length &+= naming.role(of: name)?.count ?? 0 }
        }
        // A file has no history: as if the program had let go of every third node.
        let letGo = LetGo(graph, reachability, formerlyNamed: graph.nodes.filter { $0 % 3 == 0 }, proved: naming.unreachableByCode())
        length &+= Leaks(naming, letGo) { !graph.source.isBuiltIn($0) }.groups.count &+ SoleHolders(graph, reachability, letGo) { _ in true }.groups.count
        return length &+ Census(graph, reachability) { _ in true }.bytes
    }

    @Test func filesThatEndTooSoon() throws {
        let bytes = Array(Self.sample.utf8)
        var salvaged = 0
        for length in stride(from: 1, to: bytes.count, by: 7) {
            guard let file = MappedFile(copying: Array(bytes.prefix(length))) else { continue }
            guard let graph = try? SnapshotReader.read(file, path: "cut") else { continue }
            salvaged += 1
            _ = Self.ask(graph)
            // What ends inside its strings or before is said to be damaged.
            #expect(graph.snapshot?.facts.damage.isNone == false)
        }
        #expect(salvaged > 20)
        #expect(try SnapshotReadingTests.read(Self.sample).snapshot?.facts.damage.text == nil)
    }

    /// A number that is another one is read as far as it goes, and never without a word.
    @Test func numbersThatLeadNowhere() throws {
        let text = Self.sample, start = try #require(text.firstRange(of: "\"nodes\":[")).upperBound
        var numbers = text[start...].prefix { $0 != "]" }.split(separator: ",").map { String($0.filter { !$0.isWhitespace }) }
        let count = numbers.count, fields = 7
        func damage(_ place: Int, _ number: String) throws -> String? {
            let before = numbers[place]
            numbers[place] = number
            defer { numbers[place] = before }
            return try SnapshotReadingTests.read(text[..<start] + numbers.joined(separator: ",") + text[start...].drop { $0 != "]" }).snapshot?.facts.damage.text
        }
        #expect(count % fields == 0 && numbers[4] == "1")
        #expect(try damage(0, numbers[0]) == nil)
        #expect(try damage(fields + 1, "99999") == "the file is damaged: 1 node has a type or a name that there is not")
        #expect(try damage(fields, "77") == "the file is damaged: 1 node has a type or a name that there is not")
        #expect(try damage(4, "0") == "the file is damaged: left out are 1 reference of no node")
        #expect(try damage(4, "9")?.contains("references") == true)
    }

    /// `LEASH_FUZZ_SEEDS` mutations.
    @Test func mutatedFiles() {
        let bytes = Array(Self.sample.utf8), seeds = environment("LEASH_FUZZ_SEEDS").flatMap { UInt64($0) } ?? 150
        var read = 0
        for seed in 0..<seeds {
            var random = SeededNumbers(seed), changed = bytes
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = Int.random(in: 0..<changed.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: changed[place] = UInt8.random(in: 0...255, using: &random)
                case 1: changed[place] = UInt8.random(in: 0x30...0x39, using: &random)
                case 2: changed.remove(at: place)
                default: changed.insert(UInt8.random(in: 0x2C...0x39, using: &random), at: place)
                }
            }
            guard let file = MappedFile(copying: changed), let graph = try? SnapshotReader.read(file, path: "mutated") else { continue }
            read += 1
            _ = Self.ask(graph)
        }
        #expect(read > 0)
    }
}
