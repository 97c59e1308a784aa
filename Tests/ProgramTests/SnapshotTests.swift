import Platform
import Testing
@testable import TestSupport

/// `snapshot` through the program.
@Suite("Snapshots to files", .enabled(if: Program.isBuilt), .timeLimit(.minutes(5)))
struct SnapshotTests {
    private let leash: Leash

    init() throws {
        leash = try Leash()
    }

    private static let entries = """
        let dog = { name: 'Sunny' }, lost = { name: 'Bo' }
        const weak = new WeakMap([[dog, { text: 'best' }], [lost, { text: 'gone' }]])
        lost = null

        """

    private func read(_ name: String) throws -> [UInt8] {
        let file = open(leash.folder.path + "/" + name, O_RDONLY)
        guard file >= 0 else { throw TemporaryFolder.CannotMake() }
        defer { close(file) }
        var bytes: [UInt8] = [], chunk = [UInt8](repeating: 0, count: 65_536)
        while case let count = Platform.read(file, &chunk, chunk.count), count > 0 { bytes += chunk[..<count] }
        return bytes
    }

    private var files: [String] {
        guard let folder = opendir(leash.folder.path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    @Test("the file is what DevTools reads: who lives, who only a weak map mentions")
    func writes() throws {
        let result = try leash(input: Self.entries + "snapshot heap.heapsnapshot\n")
        #expect(result.status == 0)
        let file = try HeapSnapshotFile(read("heap.heapsnapshot"))
        #expect(file.problems == [])
        let edges = file.nodes.reduce(0) { $0 + $1.edges.count }
        let line = try #require(result.output.split(separator: "\n").last)
        #expect(line.hasPrefix("  wrote heap.heapsnapshot: \(file.nodes.count) nodes, \(edges) edges, "))
        #expect(line.hasSuffix(" KB · load it in Chrome DevTools' Memory panel"))
        let alive = file.alive
        func owner(of text: String) throws -> Int {
            let string = try #require(file.nodes.firstIndex { $0.type == "string" && $0.name == text })
            return try #require(file.retainers(of: string).first { $0.edge.type == "property" }).node
        }
        #expect(try alive[owner(of: "Sunny")])
        #expect(try alive[owner(of: "best")])
        #expect(try !alive[owner(of: "Bo")])
        #expect(try !alive[owner(of: "gone")])
        #expect(files == ["heap.heapsnapshot"])
    }

    @Test("twice the same entries, twice the same bytes")
    func deterministic() throws {
        _ = try leash(input: Self.entries + "snapshot a.heapsnapshot\nsnapshot b.heapsnapshot\n")
        _ = try leash(input: Self.entries + "snapshot c.heapsnapshot\n")
        #expect(try read("a.heapsnapshot") == read("b.heapsnapshot"))
        #expect(try read("a.heapsnapshot") == read("c.heapsnapshot"))
    }

    @Test("--json answers with one report, of what was written or why not")
    func json() throws {
        let result = try leash("--json", input: "snapshot x.heapsnapshot\nsnapshot /\n")
        let lines = result.output.split(separator: "\n").map { Array($0.utf8) }
        try #require(lines.count == 2)
        let written = try JSONText(parsing: lines[0])["result"], refused = try JSONText(parsing: lines[1])["result"]
        #expect(written?["command"]?.text == "snapshot")
        #expect(try written?["bytes"]?.int == read("x.heapsnapshot").count)
        #expect(refused?["command"]?.text == "refusal")
        #expect(refused?["message"]?.text == "cannot write /: Is a directory")
    }

    @Test("a question to a heap, and its opening, take no longer than the time limit")
    func timeLimits() throws {
        _ = try leash(input: Self.entries + "snapshot heap.heapsnapshot\n")
        let late = try leash("open", "--time-limit", "1ms", "heap.heapsnapshot", "--", "leaks")
        #expect(late.status == 124 && late.errors.contains("time limit of 1 ms"), "\(late.status) \(late.errors)")
        #expect(try leash("check", "--time-limit", "1ms", "heap.heapsnapshot", "count(Object) >= 0").status == 124)
        let well = try leash("open", "--time-limit", "5min", "heap.heapsnapshot", "--", "heap")
        #expect(well.status == 0 && well.output.contains("objects"))
    }

    @Test("what cannot be written says why, and leaves what was there")
    func failures() throws {
        _ = try leash.write("mine", to: "kept")
        let result = try leash(input: "snapshot no/such.heapsnapshot\nsnapshot /dev/full\nsnapshot .\nsnapshot kept/x.heapsnapshot\nsnapshot\n'on'\n")
        #expect(result.status == 0)
        #expect(result.output.contains("cannot write no/such.heapsnapshot: No such file or directory"))
        #expect(result.output.contains("cannot write /dev/full: No space left on device"))
        #expect(result.output.contains("cannot write kept/x.heapsnapshot: Not a directory"))
        #expect(result.output.contains("snapshot FILE: "))
        #expect(result.output.hasSuffix("'on'\n"))
        #expect(files == ["kept"])
    }

    @Test("a file is replaced when the new one is whole; a link stays one; another ending is remarked on")
    func replaces() throws {
        let real = try leash.write("old", to: "real.json")
        symlink(real, leash.folder.path + "/link.heapsnapshot")
        let result = try leash(input: "snapshot --force link.heapsnapshot\nsnapshot real.json --force\nsnapshot /dev/null\n")
        #expect(result.output.contains("wrote link.heapsnapshot: "))
        #expect(result.output.contains("DevTools loads only files whose names end in .heapsnapshot"))
        #expect(try HeapSnapshotFile(read("real.json")).problems == [])
        var status = stat()
        #expect(lstat(leash.folder.path + "/link.heapsnapshot", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
        #expect(lstat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
        #expect(files == ["link.heapsnapshot", "real.json"])
    }

    @Test("a lesson writes nothing")
    func refusedInLessons() throws {
        _ = try leash.write("```js\nlet a = {}\nsnapshot x.heapsnapshot\n```\n", to: "l.md")
        let result = try leash("play", "l.md")
        #expect(result.output.contains("A lesson cannot do that"))
        #expect(files == ["l.md"])
    }
}
