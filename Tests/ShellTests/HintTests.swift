import Testing
@testable import Shell

/// What is said at dead ends, and where weak collections do otherwise than one expects.
struct HintTests {
    /// Entries, and what the last one's report must say somewhere.
    @Test(arguments: [
        (["let dog1 = {}", "dgo1"], "did you mean dog1?"), (["let dog1 = {}", "dgo1 = null"], "dgo1 is a new global variable · did you mean dog1?"),
        (["let dog1 = {}", "let dog3 = dgo1"], "did you mean dog1?"), (["let d = True"], "in JavaScript that is true"), (["let d = nil"], "in JavaScript that is null"),
        (["let d = None"], "in JavaScript that is null"), (["quit"], "exit leaves"), (["exit()"], "exit leaves, without parentheses"), (["?"], "help lists the commands"),
        (["clear"], ".clear clears the screen"), (["GC"], "did you mean gc?"), (["_"], "there is no _ here"), (["wyh x"], "did you mean why x?"), (["hlep"], "did you mean help?"),
        (["leash prog.js"], ".load prog.js"), (["node x.js"], ".load x.js"), (["strng"], "did you mean String?"),
        (["let dog1 = {}", "dog1 = null", "why dog1"], "dog1 is null now: it held #1 · why #1"), (["let dog1 = {}", "dog1 = null", "inspect dog1"], "it held #1 · inspect #1"),
        (["let dog1 = {}", "delete dog1"], "a variable cannot be deleted: dog1 = null lets go of what it holds"),
        (["let a = [1]", "a.lenght"], "did you mean length?"), (["let s = 'x'", "s.toUppercase"], "did you mean toUpperCase?"), (["let s = 'x'", "s.slcie()"], "did you mean slice?"),
        (["[1].lenght"], "did you mean length?"), (["let s = 'x'", "s.length()"], "length is no method: s.length, without parentheses"),
        (["let dog1 = { name: 1 }", "dog1.nmae"], "did you mean name?"), (["let m = new Map()", "m.sett(1, 2)"], "did you mean set?"),
        (["const weak = new WeakMap()", "weak"], "maps shows"), (["const weak = new WeakMap()", "weak.szie"], "did you mean size? a WeakMap has no size: what it holds depends on the collector (the debugger counts 0)"), (["help epehmeron"], "did you mean ephemeron"), ([".mpas"], "did you mean .maps?"), (["instances Dgo"], "no object alive is of class Dgo"),
        (["const weak = new WeakMap()", "[...weak]"], "a WeakMap cannot be looped over"), (["const weak = new WeakMap()", "JSON.stringify(weak)"], "JSON sees nothing of a WeakMap"),
        (["const m = new Map([[1, 2]])", "JSON.stringify(m)"], "JSON sees nothing of a Map"), (["const weak = new WeakSet()", "Object.keys(weak)"], "Object.keys sees nothing of a WeakSet"),
        (["new WeakMap({ a: 1 })"], "new WeakMap([[key, value]])"), (["let k = {}", "new WeakMap([k])"], "a"), (["new Set({})"], "new Set([value])"),
        (["new WeakMap([[Symbol.for('x'), 1]])"], "a registered symbol cannot be held weakly"), (["new WeakSet([1])"], "only an object, or a symbol that is not registered"),
        (["let r = new WeakRef({})", "if (r) 1"], "r is a WeakRef, which is true"), (["let r = new WeakRef({})", "r ? 1 : 2"], "r.deref() tells"),
        (["let r = new WeakRef({})", "!r"], "r is a WeakRef"), (["let r = new WeakRef({})", "r.deref"], "deref is a method: r.deref()"),
        (["let d = { name: 1 }, r = new WeakRef(d)", "r.name"], "r.deref()?.name"), (["let d = {}, r = new WeakRef(d)", "d = null", "r.deref()"], "it is still there: no collection has come"),
        (["const weak = new WeakMap()", "structuredClone(weak)"], "a WeakMap cannot be copied"), (["const weak = new WeakMap()", "weak.clear()"], "a WeakMap has no clear"),
        (["const weak = new WeakMap()", "weak.length"], "a WeakMap has no length"), (["const weak = new WeakMap()", "weak.keys()"], "a WeakMap has no keys"),
        (["const weak = new WeakMap(), k = {}", "weak[k] = 1"], "no entry: weak.set(k, …) makes one"), (["const weak = new WeakMap(), k = {}", "weak[k]"], "weak.get(k)"),
        (["const weak = new WeakMap()", "weak.get('a')"], "a WeakMap has only keys that can be garbage"), (["const m = new Map([[{}, 1]])", "m.get({})"], "an object is a key by itself"),
        (["let d = {}", "print(d)"], "console.log(d) prints"), (["let d = {}", "del d"], "d = null lets go"), (["let d = []", "len(d)"], ".length counts"), (["import gc"], "type gc alone"),
        (["def f(x): return x"], "def is function"), (["let d = {}", "d and d"], "and is &&"), (["let d = {}", "help(d)"], "inspect d"), (["man"], "help WORD"), ([":wq"], "exit leaves"),
        (["let d = {}", "d?"], "inspect d shows"), (["let d = {}", "?d"], "inspect d shows"), (["%timeit 1"], "help lists the commands"), (["_error"], "there is no _error here"), (["$0"], "there is no page here"),
        (["class Dog {}", "queryObjects(Dog)"], "instances Dog lists"), (["leash play weakmap"], "type play weakmap alone"), (["lessons"], "play lists the lessons"),
        (["let d = {}", "what holds d?"], "why d tells"), (["let d = {}", "why is d alive"], "why d tells"), (["let d = { t: {} }", "who holds d.t?"], "why d.t tells"), (["let d = {}", "how big is d?"], "inspect d tells"),
        (["let weak = {}", "what is a weak key?"], "help weak key tells"), (["what is a WeakMap"], "help WeakMap tells"), (["how do I exit?"], "exit leaves"), (["let d = {}", "what if d = null"], "whatif d = null tells"),
        (["let d = {}, w = new WeakMap()", "delete w[d]"], "w.delete(d)"), (["let r = new WeakRef({})", "r()"], "r.deref() gives the target"), (["new FinalizationRegistry(5)"], "made with a function"),
        (["setTimeout(() => 1, 5); 0"], "time stands still between entries"), (["export let z = 1"], "an entry is no module"),
        (["const c = {}", "c = null"], "let c = null declares it anew"), (["new Set(5)"], "new Set([value])"), (["WeakMap()"], "made with new"), (["const m = new Map()", "m.size()"], "m.size, without parentheses"),
        (["const m = new Map()", "for (const x in m) x"], "of m)"), (["class A { #x }", "new A().#x"], "inspect new A() shows it"),
        (["const w = new WeakMap()", "Array.from(w)"], "Array.from sees nothing of a WeakMap"), (["const w = new WeakMap()", "const { size } = w"], "a WeakMap has no size"),
        (["const w = new WeakMap()", "({ ...w })"], "a WeakMap cannot be copied"), (["const m = new Map()", "let c = { ...m }"], "new Map(m) copies it"),
        (["const w = new WeakMap()", "w.add({})"], "a WeakMap holds pairs: w.set(key, value)"), (["const w = new WeakSet()", "w.set({}, 1)"], "holds single values: w.add(value)"),
        (["const w = new WeakSet()", "w.get({})"], "w.has(value)"), (["const m = new Map()", "m.remove(1)"], "m.delete(key) takes one out"), (["const s = new Set()", "s.includes(1)"], "s.has(value) tells"),
        (["const r = new WeakRef({})", "r.bark()"], "r.deref()?.bark()"), (["const g = new FinalizationRegistry(() => 0)", "g.watch({})"], "g.register(target, held)"),
        (["const r = new WeakRef({ t: {} })", "gc", "r.deref().t"], "r's target is gone"), (["const o = { r: new WeakRef({ t: {} }) }", "gc", "o.r.deref().t.u()"], "o.r.deref()?.… asks"),
        (["let d = {}, r = new WeakRef(d)", "r == d"], "r.deref() === d asks"), (["let r = new WeakRef({})", "r != null"], "r.deref() === undefined tells"),
        (["const m = new Map()", "m.length"], "m.size"), (["const s = new WeakSet()", "s[0]"], "no first and no last"), (["const s = new Set([1])", "s[0]"], "[...s][0] does"),
        (["let d = {}; const g = new FinalizationRegistry(() => 0)", "g.register(d, { d })"], "what g is to tell leads back to d"),
        (["let d = {}; const g = new FinalizationRegistry(() => 0)", "g.register(d, (x => () => x)(d))"], "d will not die while g lives"),
        (["const w = new WeakMap()", "w.set(null, 1)"], "any other value, such as a string, is never garbage"),
        (["let d = 'x'", "d is \"this or that\" and more"], "and is &&"),
        (["const g = new FinalizationRegistry(() => 0)", "g.unregister({})"], "nothing was registered with that token"),
    ] as [([String], String)]) func tells(entries: [String], words: String) throws {
        let shell = try makeShell()
        for entry in entries.dropLast() { #expect(!shell.enter(entry).hasFailed, "\(entry)") }
        let report = shell.enter(entries[entries.count - 1])
        let told = report.notes + report.errors.compactMap(\.why) + [report.refusal, report.why?.text].compactMap { $0 }
        #expect(told.contains { $0.contains(words) }, "\(entries): \(told)")
    }

    /// Where nothing is amiss nothing is said.
    @Test(arguments: ["let dog2 = Sunny", "m.get(k)", "k.name", "k.nothing", "m.size", "weak.get(k)", "r.deref()", "weak.has({ a: 1 }, 2) || 1", "m.set(k, 2)", "Object.keys(k)", "JSON.stringify(k)", "x = 1", "k ? 1 : 2", "k?.name", "delete k.nothing", "for (const x of m) x", "typeof k", "g.register(k, 'k')", "g.register(k, { n: [1] })", "Array.from(m)", "r.deref() === k", "r === r", "const { set } = weak", "k.length", "[1][5]", "({ ...k })"])
    func isQuiet(entry: String) throws {
        let shell = try makeShell("let k = { name: 'k' }; const m = new Map([[k, 1]]), weak = new WeakMap([[k, 1]]), r = new WeakRef(k), g = new FinalizationRegistry(() => 0)")
        let report = shell.enter(entry)
        #expect(!report.hasFailed && report.notes.filter { !$0.contains("came and went") }.isEmpty, "\(report.notes)")
    }

    @Test func aNumberAloneShowsItsObject() throws {
        let shell = try makeShell("let dog = { name: 'Rex', toy: {} }", "dog = null")
        #expect(shell.enter("#1").answer(as: InspectReport.self)?.subject == "#1 { name: 'Rex', toy: {} }")
        #expect(shell.enter("#1.toy").answer(as: InspectReport.self)?.subject == "#2 {}")
        #expect(isJavaScript("class A { #x; m() { return #x in this } }"))
    }

    // MARK: What came and went

    @Test(arguments: [false, true]) func whatIsDroppedAtOnceIsTold(isStressed: Bool) throws {
        let shell = try makeShell("let f = () => ({ fresh: 1 })", stressed: isStressed)
        #expect(shell.enter("f()").notes == ["1 object came and went: the next gc takes it"])
        #expect(shell.enter("let x = {}; x = null").notes == ["1 object came and went: the next gc takes it"])
        #expect(shell.enter("for (let i = 0; i < 50; i++) ({ i }); 0").notes == ["50 objects came and went: the next gc takes them"])
        #expect(shell.enter("1").notes.isEmpty && shell.enter("nothing").notes.isEmpty)
        let gc = try #require(shell.enter("gc").collectionResult)
        #expect(gc.unnumbered == 52 && gc.collected.isEmpty && gc.alive == 1)
        #expect(shell.enter("gc").collectionResult?.unnumbered == 0)
    }

    @Test func aLargeHeapIsCounted() throws {
        let shell = try makeShell("let dog = {}")
        let born = shell.enter("let big = []; for (let i = 0; i < 30000; i++) big.push({ i }); 0")
        #expect(born.notes == ["… and 19 more came to life", "a large heap: 30001 objects born, 20 told by number · 30002 alive"] || born.notes == ["a large heap: 30001 objects born, 20 told by number · 30002 alive"])
        #expect(born.lines.first?.hasPrefix("+ #2 [") == true)
        let lost = shell.enter("dog = null")
        #expect(lost.lines == ["#1 lost dog · nothing holds it: the next gc takes it"] && lost.notes == ["a large heap: 30001 alive, 1 doomed: the next gc takes it"])
        let gone = shell.enter("big = null")
        #expect(gone.notes.last == "a large heap: 0 alive, 30002 doomed: the next gc takes them")
        let gc = try #require(shell.enter("gc").collectionResult)
        #expect(gc.collected.count + gc.others + gc.unnumbered == 30002 && gc.alive == 0)
    }

    // MARK: Looking costs no redo

    @Test func looksAreNotUndone() throws {
        let shell = try makeShell("let n = { v: 1, list: [] }; const m = new Map([[n, 1]])", "n.v = 2")
        for look in ["n", "n.v", "n.v + 1", "typeof n", "m.size", "m.get(n)", "m.has(n)", "nothing"] { _ = shell.enter(look) }
        let back = try #require(shell.enter("undo").answer(as: TravelReport.self))
        #expect(back.entries.first?.source == "n.v = 2" && back.position == 1)
        for look in ["n.v", "oops", "m.size", "why n", "n === n", "typo > 5", "n.v + typo", "-typo", "console.log(n, typo)", "m.size; typo", "fresh = typo + 1", "typo++",
                     "new Map(typo)", "typo ? n.v++ : 0", "m.get(typo)", "n.vv > 2 ? 1 : 2", "if (n.vv) 1; else { n.v }", "n.list.psuh('x')", "n.list.lenght",
                     "({ a: 1 }).b.c", "[n].x.y", "console.log(n.w.x)", "'abc'.lenght", "n.v.w.x", "null.x", "n.w['x']", "n.v(n.list)", "new n.v(1)", "throw typo"] { _ = shell.enter(look) }
        #expect(shell.enter("redo").answer(as: TravelReport.self)?.isForward == true)
        #expect(shell.enter("n.v").value == "2")
        #expect(shell.enter("undo 2").answer(as: TravelReport.self)?.position == 0)
        #expect(shell.enter("undo").refusal == "nothing to undo: the journal is empty")
        // What may run a program's code is no look.
        for entry in ["o.x", "o.x + typo", "f(o.n++, typo)", "[o.n++] + typo", "f(...o, typo)", "o.n = typo", "o.n.m(f())", "o.w[f()]", "p.x.y",
                      "({ get b() { return o.n++ } }).b.c", "if (o.n) o.n++"] {
            let other = try makeShell("let o = { n: 1, get x() { return 1 } }; const f = () => 1, p = new Proxy({}, {})")
            _ = other.enter(entry)
            #expect(other.enter("undo").answer(as: TravelReport.self)?.position == 1, Comment(rawValue: entry))
        }
    }
}
