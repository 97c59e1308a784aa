import Foundation
import Testing
@testable import Shell

/// The command `snapshot`.
struct SnapshotTests {
    @Test func filesAreNamedAsTheyCome() {
        for path in ["x.heapsnapshot", "a b.heapsnapshot", "/tmp/x", "./x", "../x.heapsnapshot", "dir/x.heapsnapshot"] {
            #expect(command("snapshot \(path)", SnapshotCommand.self)?.file.path == path)
            #expect(command(".snapshot \(path)", SnapshotCommand.self)?.file.path == path)
        }
        #expect(misuse("snapshot")?.hasPrefix("snapshot FILE: ") == true)
        for line in ["snapshot = 5", "snapshot.x", "snapshot()", "snapshot / 2", "snapshot /= 2", "snapshots"] { #expect(isJavaScript(line), "\(line)") }
    }

    @Test func shellAsksAndGives() throws {
        let shell = try makeShell("let dog = { name: 'Sunny' }")
        #expect(shell.enter("snapshot x.heapsnapshot").answer() == Request.snapshot(path: "x.heapsnapshot"))
        #expect(shell.enter("snapshot").refusal?.hasPrefix("snapshot FILE: ") == true)
        var bytes = 0
        let summary = try #require(shell.writeSnapshot { bytes += $0.count; return true })
        #expect(summary.bytes == bytes && summary.nodes > 100 && summary.edges > summary.nodes)
        #expect(shell.writeSnapshot { _ in false } == nil)
        // It is no entry.
        #expect(shell.journal.entries.count == 1)
    }

    @Test func reportIsJSON() throws {
        var report = Report(source: "snapshot x.heapsnapshot")
        for result in [CommandResult(SnapshotReport(path: "a \"b\"", nodes: 1, edges: 2, bytes: 3)), CommandResult(Request.snapshot(path: "x"))] {
            report.result = result
            #expect(try JSONDecoder().decode(Report.self, from: Data(report.json.utf8)) == report)
        }
        #expect(SnapshotReport(path: "x.heapsnapshot", nodes: 1, edges: 1, bytes: 1).note == nil)
        #expect(SnapshotReport(path: "x.json", nodes: 1, edges: 1, bytes: 1).note != nil)
    }
}
