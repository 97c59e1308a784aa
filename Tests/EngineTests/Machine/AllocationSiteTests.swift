import Testing
@testable import Engine

/// Where a debugger is told that objects were made.
@Suite struct AllocationSiteTests {
    private func site(of name: String, after source: String, period: Int = 3) throws -> AllocationSite? {
        let machine = try TestMachine()
        machine.vm.trackAllocations()
        machine.vm.allocationPeriod = period
        _ = try machine.run(source)
        let value = try #require(machine.vm.binding(machine.vm.key(name)))
        return machine.vm.allocationSite(of: value.asCell)
    }

    @Test("a literal was made where it begins", arguments: [
        ("let made = { a: 1 }", 1, 12), ("let made =\n  [1, 2]", 2, 3), ("let made = [...[1], 2]", 1, 12),
        ("let made = { ['a']: 1 }", 1, 12), ("let made = () => 1", 1, 12), ("let made =\n\n new Map()", 3, 2),
        ("let made; for (let i = 0; i < 9; i++)\n  made = { i }", 2, 10),
    ])
    func literals(_ source: String, _ line: Int, _ column: Int) throws {
        let found = try #require(try site(of: "made", after: source))
        #expect(found.line == line && found.column == column && found.period == 3)
    }

    @Test func whatAFunctionMakesIsItsOwn() throws {
        let found = try #require(try site(of: "made", after: "function makeDog() {\n  return { name: 'Snickers' }\n}\nlet made = makeDog()"))
        #expect(found.function == "makeDog" && found.line == 2)
    }

    @Test func aNoteSurvivesCollectionsAndDiesWithItsCell() throws {
        let found = try #require(try site(of: "made", after: "let made = { a: 1 }; for (let i = 0; i < 5; i++) { gc(); let other = { b: i } }"))
        #expect(found.column == 12)
    }

    @Test func nobodyKeepsNoteUnlessAsked() throws {
        let machine = try TestMachine()
        _ = try machine.run("let made = {}")
        let value = try #require(machine.vm.binding(machine.vm.key("made")))
        #expect(machine.vm.allocationSite(of: value.asCell) == nil)
    }
}
