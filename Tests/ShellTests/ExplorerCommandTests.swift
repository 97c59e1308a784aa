import Testing
@testable import Shell

/// `inspect`, `retainers`, `dominators`, `sizes`, `leaks` and `whatif weak`.
struct ExplorerCommandTests {
    private func lesson() throws -> Shell {
        try makeShell("let dog1 = { name: 'Snickers' }", "let dog2 = { name: 'Sunny' }", "const strong = new Map(), weak = new WeakMap()",
                      "strong.set(dog1, 'Snickers is the best!')", "weak.set(dog2, 'Sunny is the 2nd best!')")
    }

    @Test func wordsAreCommands() {
        #expect(command("inspect dog1", InspectCommand.self)?.subject == "dog1")
        #expect(command("retainers #2", RetainersCommand.self)?.subject == "#2")
        #expect(command("dominators", DominatorsCommand.self).map { $0.subject == nil } == true)
        #expect(command("dominators app.cache", DominatorsCommand.self)?.subject == "app.cache")
        #expect(command("sizes", SizesCommand.self) != nil)
        #expect(command("leaks", LeaksCommand.self) != nil)
        #expect(command("whatif weak strong", WhatIfWeakCommand.self)?.subject == "strong")
        #expect(command("whatif weak #3", WhatIfWeakCommand.self)?.subject == "#3")
        for line in ["inspect = 1", "sizes.length", "leaks()", "dominators = []", "retainers => 1", "whatif = 2"] { #expect(isJavaScript(line), "\(line)") }
    }

    @Test func bothSidesOfAWeakKey() throws {
        let shell = try lesson()
        let answer = try #require(shell.enter("inspect dog2").inspection)
        #expect(answer.subject == "#2 { name: 'Sunny' }")
        #expect(answer.codeSees.map(\.text) == ["typeof: 'object'", "name: 'Sunny'", "inherits from: Object.prototype"])
        #expect(answer.debuggerSees.map(\.text) == ["[[Prototype]]: Object.prototype", "[[Extensible]]: true"])
        #expect(answer.mentions.map(\.text) == ["weak (key) ⇢ 'Sunny is the 2nd best!'"])
        #expect(answer.holders.map(\.text) == ["dog2"])
        #expect(answer.site?.text == "entry 2, line 1")
    }

    @Test func bothSidesOfAWeakMap() throws {
        let shell = try lesson()
        let answer = try #require(shell.enter("inspect weak").inspection)
        #expect(answer.codeSees.map(\.text).contains("no size, no loop"))
        #expect(answer.debuggerSees.map(\.text).contains("[[WeakMapData]]: 1 entry"))
        #expect(answer.debuggerSees.map(\.text).contains("  #2 { name: 'Sunny' } ⇢ 'Sunny is the 2nd best!'"))
    }

    @Test func everyWeakCollectionThatMentionsItIsTold() throws {
        let shell = try makeShell("let key = {}, a = new WeakMap([[key, 1]]), b = new WeakSet([key]), c = new WeakMap([[key, { deep: true }]])",
                                  "let ref = new WeakRef(key), registry = new FinalizationRegistry(() => {}); registry.register(key, 'held')")
        let answer = try #require(shell.enter("inspect key").inspection)
        #expect(Set(answer.mentions.map(\.text)) == ["a (key) ⇢ 1", "b (element)", "c (key) ⇢ #8 { deep: true }", "ref (target)", "registry (target) ⇢ 'held'"]
            || answer.mentions.count == 5)
        #expect(answer.mentions.contains { $0.text == "a (key) ⇢ 1" } && answer.mentions.contains { $0.text == "b (element)" })
    }

    /// An ephemeron's value dies with its key, and with its map: both retain it.
    @Test func anEphemeronsValueIsRetainedByBoth() throws {
        let shell = try makeShell("let key = {}, map = new WeakMap(); map.set(key, { big: [1, 2, 3] })")
        let key = try #require(shell.enter("inspect key").inspection), map = try #require(shell.enter("inspect map").inspection)
        #expect(key.retainedObjects == 3 && map.retainedObjects == 3)
        #expect(key.retainedBytes > key.shallowBytes && map.retainedBytes > map.shallowBytes)
    }

    @Test func whyTellsBothConditionsOfAnEphemeron() throws {
        let shell = try makeShell("let key = {}, map = new WeakMap(); map.set(key, { value: 1 })")
        let answer = try #require(shell.enter("why #3").why)
        #expect(answer.notes.contains { $0.contains("alive while map and #1 both are") })
    }

    @Test func whyTellsOfTheOtherHolders() throws {
        let shell = try lesson()
        let answer = try #require(shell.enter("why dog1").why)
        #expect(answer.text == "#1 { name: 'Snickers' } is alive: dog1")
        #expect(answer.notes.first == "also held by strong (key)")
    }

    @Test func retainersAreStrongAndWeak() throws {
        let shell = try makeShell("let a = {}, b = { a }, list = [a], set = new WeakSet([a])")
        guard let answer = shell.enter("retainers a").answer(as: RetainersReport.self) else { Issue.record("no answer"); return }
        #expect(answer.rows.filter { !$0.holder.isWeak }.map(\.holder.text) == ["a", "b.a", "list[0]"])
        #expect(answer.rows.filter(\.holder.isWeak).map(\.holder.text) == ["set (element)"])
    }

    @Test func whatIfWeakFindsWhoWouldDie() throws {
        let shell = try lesson()
        guard let before = shell.enter("whatif weak strong").answer(as: WeakVersionReport.self) else { Issue.record("no answer"); return }
        #expect(before.dying.isEmpty && before.text == "nobody would die: each key of strong is held elsewhere, too")
        _ = shell.enter("dog1 = null")
        guard let after = shell.enter("whatif weak strong").answer(as: WeakVersionReport.self) else { Issue.record("no answer"); return }
        #expect(after.dying == ["#1 { name: 'Snickers' }"] && after.lostEntries == 1)
        #expect(shell.enter("why #1").why?.fate == .leak)
        #expect(shell.enter("whatif weak weak").refusal?.contains("weak already") == true)
        #expect(shell.enter("whatif weak dog2").refusal?.contains("no Map and no Set") == true)
    }

    @Test func primitiveKeysCannotBeWeak() throws {
        let shell = try makeShell("const cache = new Map([['a', {}], [{}, 1]])")
        guard let answer = shell.enter("whatif weak cache").answer(as: WeakVersionReport.self) else { Issue.record("no answer"); return }
        #expect(answer.impossibleEntries == 1 && answer.lostEntries == 1)
    }

    /// What nobody let go of is no leak: a cache, a list, a counter's state.
    @Test func whatNobodyLetGoOfIsNoLeak() throws {
        let shell = try makeShell("const cache = new Map(); (() => { cache.set({ id: 1 }, 'x') })()", "const list = [{ id: 2 }]",
                                  "const next = (() => { const state = { id: 3 }; return () => state.id++ })()",
                                  "let user = {}; const seen = new Set([user]), meta = new Map([[user, {}]])", "let first = list[0]", "first = null")
        let answer = try #require(shell.enter("leaks").answer(as: LeaksReport.self))
        #expect(answer.groups.isEmpty)
        #expect(answer.caches.map { String($0.holder.prefix { $0 != " " }) } == ["cache"])
    }

    /// Each by what it did, who is told to keep it, and the advice.
    @Test(arguments: [
        (["let o = { o: 1 }; const s = new Set([o])", "o = null"], "collections", "s ", "a WeakSet would let go of it"),
        (["let o = { o: 1 }; const s = new Set([o, 1])", "o = null"], "collections", "s ", "s.delete(…) would free #1"),
        (["let o = { o: 1 }; const m = new Map([['key', o]])", "o = null"], "collections", "m ", "m.delete('key') would free #1, or a WeakRef to it as the value"),
        (["let o = new WeakRef({}); const m = new Map([[1, o]])", "o = null"], "collections", "m ", "m.delete(1) would free #1"),
        (["let o = () => 1; const s = new Set([o])", "o = null"], "collections", "s ", "s.delete(…) would free #1"),
        (["let o = { o: 1 }; const f = (x => () => x)(o)", "o = null"], "closures", "f ", "setting x to null in there would free it"),
        (["let o = { o: 1 }; setInterval((x => () => x)(o), 9); 0", "o = null"], "timers", "#", "clearing the timer would free it"),
        (["const { EventEmitter } = require('events'), e = new EventEmitter()", "let o = { o: 1 }; e.on('x', (x => () => x)(o)); 0", "o = null"],
         "listeners", "e ", "taking the listener off would free it"),
        (["const e = new EventTarget()", "let o = () => 1; e.addEventListener('x', o); e.addEventListener('x', () => 2)", "o = null"],
         "listeners", "e ", "taking the listener off would free it"),
        (["let o = { o: 1 }; const f = (x => { const g = () => x; return () => 1 })(o)", "o = null"], "closures", "f ",
         "kept by the scope that f shares with g; f itself never reads x: a scope of its own for f would free it"),
        (["let o = { o: 1 }; const s = new Set([o]), t = new Set([o])", "o = null"], "collections", "s ",
         "letting go here alone frees nothing: t (element) holds it, too"),
    ]) func leaksByKeeper(entries: [String], kind: String, holder: String, cure: String) throws {
        var options = Shell.Options()
        options.modulesFolder = "/"
        let shell = try #require(Shell(options: options))
        for entry in entries { #expect(!shell.enter(entry).hasFailed, "\(entry)") }
        let answer = try #require(shell.enter("leaks").answer(as: LeaksReport.self))
        #expect(answer.groups.count == 1, "\(answer.groups)")
        let group = try #require(answer.groups.first)
        #expect(group.kind == kind && group.holder.hasPrefix(holder) && group.cure == cure, "\(group)")
        #expect(group.examples.count == 1)
    }

    @Test func sizesAddUp() throws {
        let shell = try makeShell("class Dog { constructor() { this.tags = ['a', 'b'] } }", "const dogs = [new Dog(), new Dog()]")
        guard let answer = shell.enter("sizes").answer(as: SizesReport.self) else { Issue.record("no answer"); return }
        let dogs = try #require(answer.constructors.first { $0.name == "Dog" })
        #expect(dogs.count == 2 && dogs.retainedBytes > dogs.shallowBytes)
        #expect(answer.constructors.reduce(0) { $0 + $1.shallowBytes } == answer.totalBytes)
        let list = try #require(answer.objects.first { $0.text.hasPrefix("dogs ") })
        #expect(list.retainedBytes >= list.shallowBytes + dogs.retainedBytes)
    }

    @Test func dominatorsOfANestedObject() throws {
        let shell = try makeShell("const app = { cache: { page: { text: 'x' } } }")
        guard let answer = shell.enter("dominators app.cache.page").answer(as: DominatorsReport.self) else { Issue.record("no answer"); return }
        #expect(answer.chain.map { $0.text.split(separator: " ").first ?? "" } == ["app", "app.cache"])
        guard let all = shell.enter("dominators").answer(as: DominatorsReport.self) else { Issue.record("no answer"); return }
        #expect(all.dominated.first?.text.hasPrefix("app ") == true)
    }

    @Test func askingChangesNothing() throws {
        let shell = try lesson()
        for question in ["inspect dog2", "retainers dog2", "dominators", "sizes", "leaks", "whatif weak strong", "why dog2"] {
            #expect(shell.enter(question).entry == nil)
        }
        _ = shell.enter("dog2 = null")
        #expect(shell.enter("gc").collectionResult?.collected.map(\.number) == [2])
    }

    @Test func whatAQuestionMakesBelongsToNoEntry() throws {
        let shell = try makeShell("const kept = []")
        let answer = try #require(shell.enter("inspect { a: { b: {} } }").inspection)
        #expect(answer.site == nil && answer.fate == .doomed && answer.retainedObjects == 3)
        _ = shell.enter("inspect kept.push({})")
        #expect(shell.enter("inspect kept[0]").inspection?.site == nil)
    }

    @Test func goneAndUnknownSubjects() throws {
        let shell = try lesson()
        _ = shell.enter("dog2 = null; gc()")
        #expect(shell.enter("inspect #2").refusal?.contains("gone") == true)
        #expect(shell.enter("inspect #99").refusal == "no object has had the number #99")
        #expect(shell.enter("inspect 5").refusal == "5 is 5: only objects and symbols live and die")
        #expect(shell.enter("inspect nothing.here").errors.first?.text.contains("ReferenceError") == true)
    }
}

extension Report {
    var inspection: InspectReport? { answer() }
}
