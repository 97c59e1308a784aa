import Testing
@testable import Shell

/// The lesson of the design, entry by entry.
struct LessonTests {
    private func lesson() throws -> Shell {
        try makeShell("let dog1 = { name: 'Snickers' }", "let dog2 = { name: 'Sunny' }", "const strong = new Map(), weak = new WeakMap()")
    }

    @Test func birthIsTold() throws {
        let shell = try makeShell()
        let report = shell.enter("let dog1 = { name: 'Snickers' }")
        #expect(report.lines == ["+ #1 { name: 'Snickers' }   held by dog1"])
        #expect(report.value == nil)
        #expect(report.entry == 1)
    }

    @Test func strongKeyHolds() throws {
        let shell = try lesson()
        let report = shell.enter("strong.set(dog1, 'Snickers is the best!')")
        #expect(report.value == "Map(1) { { name: 'Snickers' } => 'Snickers is the best!' }")
        #expect(report.lines == ["#1 ← strong key   now held by dog1, strong"])
    }

    @Test func weakKeyHoldsNothing() throws {
        let shell = try lesson()
        let report = shell.enter("weak.set(dog2, 'Sunny is the 2nd best!')")
        #expect(report.value == "WeakMap { <items unknown> }")
        #expect(report.lines == ["#2 ⇠ weak key   a weak key holds nothing: still held by dog2 alone"])
    }

    @Test func weakMapHasNoSize() throws {
        let shell = try lesson()
        _ = shell.enter("weak.set(dog2, 'Sunny is the 2nd best!')")
        let report = shell.enter("weak.size")
        #expect(report.value == "undefined")
        #expect(report.notes == ["a WeakMap has no size: what it holds depends on the collector (the debugger counts 1)"])
        #expect(report.changes.isEmpty)
    }

    @Test func lostDogs() throws {
        let shell = try lesson()
        _ = shell.enter("strong.set(dog1, 'Snickers is the best!')")
        _ = shell.enter("weak.set(dog2, 'Sunny is the 2nd best!')")
        let first = shell.enter("dog1 = null")
        #expect(first.value == "null")
        #expect(first.lines == ["#1 lost dog1 · still held by strong (key): only the Map can reach it now, a leak"])
        #expect(first.changes.first?.fate == .leak)
        let second = shell.enter("dog2 = null")
        #expect(second.lines == ["#2 lost dog2 · nothing holds it: the next gc takes it, and weak's entry with it"])
        #expect(second.changes.first?.fate == .doomed)

        let collection = try #require(shell.enter("gc").collectionResult)
        #expect(collection.collected.map(\.text) == ["#2 { name: 'Sunny' }"])
        #expect(collection.losses.map(\.text) == ["weak lost 1 entry"])
        #expect(collection.alive == 3)

        #expect(shell.enter("why #1").why?.text == "#1 { name: 'Snickers' } is alive: strong ─key→ #1")
        #expect(shell.enter("why #2").why?.fate == .collected)
        #expect(shell.enter("weak.size").notes.first?.hasSuffix("(the debugger counts 0)") == true)
    }

    @Test func mapsShowsBothViews() throws {
        let shell = try lesson()
        _ = shell.enter("strong.set(dog1, 'Snickers is the best!')")
        _ = shell.enter("weak.set(dog2, 'Sunny is the 2nd best!')")
        let rows = try #require(shell.enter("maps").maps).rows
        #expect(rows.map(\.name) == ["strong", "weak"])
        #expect(rows.map(\.codeSees) == ["size 1, can be looped", "no size, no loop"])
        #expect(rows[0].entries.map(\.text) == ["#1 { name: 'Snickers' } → 'Snickers is the best!'"])
        #expect(rows[1].entries.map(\.text) == ["#2 { name: 'Sunny' } ⇢ 'Sunny is the 2nd best!'"])
        #expect(rows[0].entries[0].holders.map(\.name) == ["dog1", "strong"])
        #expect(rows[1].entries[0].holders.map(\.name) == ["dog2"])
    }

    /// Both blocks of the seed, with both dogs in `strong`: a gc takes neither.
    @Test func seedKeepsBothDogs() throws {
        let block = """
            let dog1 = {name: 'Snickers'}; let dog2 = {name: 'Sunny'};
            const strong = new Map(); const weak = new WeakMap();
            strong.set(dog1, 'Snickers is the best!'); strong.set(dog2, 'Sunny is the 2nd best!');
            """
        let shell = try makeShell(block, block, "dog1 = null; dog2 = null;")
        #expect(shell.enter("strong.size").value == "2")
        _ = shell.enter("gc")
        #expect(shell.enter("strong.size").value == "2")
    }

    @Test func weakNatureExplainsErrors() throws {
        let shell = try lesson()
        func why(_ entry: String) -> String { shell.enter(entry).errors.first?.why ?? "" }
        #expect(why("for (const x of weak) {}").hasPrefix("a WeakMap cannot be looped over"))
        #expect(why("[...weak]").hasPrefix("a WeakMap cannot be looped over"))
        #expect(why("weak.forEach(x => x)").hasPrefix("a WeakMap has no forEach"))
        #expect(why("weak.clear()").hasPrefix("a WeakMap has no clear"))
        #expect(why("weak.set('a', 1)").hasPrefix("only an object"))
        #expect(why("new WeakSet([1])").hasPrefix("only an object"))
        #expect(why("new WeakRef(1)").hasPrefix("only an object"))
        // What was meant is known where the error is thrown, and not read from its words.
        #expect(why("(function () { let it = weak; for (const x of it) {} })()").hasPrefix("a WeakMap cannot be looped over"))
        #expect(why("new Map(new WeakSet)").hasPrefix("a WeakSet cannot be looped over"))
        #expect(why("(() => new WeakSet().keys())()").hasPrefix("a WeakSet has no keys"))
        #expect(why("throw new TypeError('weak is not iterable')").isEmpty)
        #expect(why("weak.size; [...5]").isEmpty)
        #expect(why("weak.walk()").isEmpty)
        #expect(why("nothing").isEmpty)
        #expect(shell.enter("nothing").errors.first?.text == "Uncaught ReferenceError: nothing is not defined")
    }
}
