import Testing
@testable import TestSupport

/// The lessons that Leash brings.
@Suite("The library of lessons", .enabled(if: Program.isBuilt), .timeLimit(.minutes(5)))
struct LessonLibraryTests {
    private let leash: Leash

    init() throws {
        leash = try Leash()
    }

    @Test("every lesson says what is true, and is listed with its title")
    func checked() throws {
        let list = try leash("lessons").output.split(separator: "\n").dropLast()
        let names = list.map { String($0.prefix { $0 != " " }) }
        #expect(names == [
            "caches", "closures-that-leak", "ephemerons", "finalization", "garbage-collection", "leak", "listeners", "map-and-set", "myths",
            "private-data", "promises-that-wait", "symbols-as-keys", "timers", "weakmap", "weakref", "weakset",
        ])
        #expect(list.allSatisfy { $0.split(separator: "   ").count == 2 })
        let result = try PipedProgram(Program.path, ["check"] + names, environment: leash.environment, folder: leash.folder.path)
        #expect(result.status == 0)
        #expect(result.errors == "")
        // A lesson in which nothing is checked would pass, too.
        let counts = result.output.split(separator: "\n").map { Int($0.split(separator: " ").dropLast().last ?? "") ?? 0 }
        #expect(counts.count == names.count && zip(names, counts).allSatisfy { $0 == "leak" || $1 >= 6 }, "\(result.output)")
    }
}
