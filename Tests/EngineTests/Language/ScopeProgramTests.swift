import Foundation
import TestSupport
import Testing

@testable import Engine

/// Programs about scopes, made by Scripts/scopes.js, with what Node said to them: Scripts/scopes.json. `Scripts/scopes` runs
/// thousands more beside Node itself.
@Suite struct ScopeProgramTests {
    @Test func programsAboutScopesEndAsInNode() throws {
        let scripts = URL(fileURLWithPath: Repository.path + "/Scripts")
        let cases = try String(contentsOf: scripts.appendingPathComponent("scopes.json"), encoding: .utf8)
        let runner = try String(contentsOf: scripts.appendingPathComponent("scopes.run.js"), encoding: .utf8)
        let machine = try TestMachine()
        try machine.run("var cases = \(cases); var programs = cases.map(one => one[0]);")
        try machine.run(runner)
        let count = try machine.run("cases.length").asInt32, actual = machine.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(count > 100)
        for i in 0..<Int(count) {
            let program = try machine.string("cases[\(i)][0]"), expected = try machine.string("cases[\(i)][1]")
            #expect(i < actual.count && actual[i] == expected, "\(program)")
        }
    }
}
