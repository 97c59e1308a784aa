import Testing
@testable import Shell

/// Each of these went wrong once, in the hands of somebody who tried things out.
struct RegressionTests {
    // MARK: Properties that are deleted

    @Test func aDeletedPropertyIsNoEdge() throws {
        let shell = try makeShell("let dog = { x: 1, toy: {} }", "delete dog.x")
        let report = shell.enter("delete dog.toy")
        #expect(report.lines == ["#2 lost dog.toy · nothing holds it: the next gc takes it"])
        #expect(shell.enter("inspect dog").inspection?.codeSees.map(\.text) == ["typeof: 'object'", "inherits from: Object.prototype"])
        for question in ["graph", "sizes", "leaks", "dominators", "heap", "diff"] { #expect(!shell.enter(question).hasFailed) }
    }

    // MARK: Words

    @Test func oneHolderIsNamedOnce() throws {
        let shell = try makeShell("let a = {}; a.m = new Map([[a, a]])")
        #expect(shell.enter("a = null").lines.first == "#1 lost a · goes with #2: nothing else holds it")
    }

    @Test func closuresOfOneCallShareTheirVariables() throws {
        let shell = try makeShell("function pair(dog) { return [() => dog, () => dog] }", "let dog = {}, [one, two] = pair(dog)", "dog = null")
        guard let report = shell.enter("leaks").answer(as: LeaksReport.self) else { return #expect(Bool(false), "no leaks") }
        #expect(report.groups.map(\.cure) == ["setting dog to null in there would free it"])
    }

    @Test func keysThatCannotBeWeak() throws {
        let shell = try makeShell("const m = new Map([[1, {}]])")
        guard let answer = shell.enter("whatif weak m").answer(as: WeakVersionReport.self) else { return #expect(Bool(false), "no answer") }
        #expect(answer.text == "nobody would die: no key of m can be held weakly")
    }

    @Test func helpForCommandsOfTwoWords() throws {
        let shell = try makeShell()
        #expect(shell.enter("help gc auto").result == shell.enter("help gc").result)
        #expect(shell.enter("help whatif weak").result == shell.enter("help whatif").result)
        #expect(shell.enter("gc --explain all").refusal?.hasPrefix("gc [--explain], gc auto [SECONDS], gc off") == true)
        #expect(isJavaScript("gc -- "))
    }

    @Test func aClassThatIsDeclaredAgain() throws {
        let shell = try makeShell("class Dog {}", "let d = new Dog")
        #expect(shell.enter("class Dog {}").lines.last == "#1 lost Dog · still held by d.__proto__.constructor")
        #expect(shell.enter("inspect d.constructor").inspection?.holders.map(\.text) == ["d.__proto__.constructor"])
    }

    @Test func twoEntriesGo() throws {
        let shell = try makeShell("let dog = {}, a = new WeakSet([dog]), b = new WeakSet([dog])")
        #expect(shell.enter("dog = null").lines == ["#1 lost dog · nothing holds it: the next gc takes it, and a's entry and b's entry with it"])
        #expect(shell.enter("gc").collectionResult?.losses.map(\.holder) == ["a", "b"])
    }

    @Test func aSemicolonIsNoPartOfAQuestion() throws {
        let shell = try makeShell("let dog = {}")
        #expect(shell.enter("why dog;").why == shell.enter("why dog").why)
        #expect(shell.enter("inspect ({ a: ';' });").inspection?.codeSees.contains { $0.text == "a: ';'" } == true)
    }

    @Test func aMapThatOnlyTheQuestionMade() throws {
        let shell = try makeShell()
        #expect(shell.enter("whatif weak new Map([[{}, 1]])").refusal == "nothing holds new Map([[{}, 1]]): the next gc takes it with its entries, weak or not")
    }

    // MARK: inspect

    @Test func inspectCountsWhatItLeavesOut() throws {
        let shell = try makeShell("let o = {}; for (let i = 0; i < 1000; i++) o['p' + i] = i", "let m = new Map(Object.entries(o))", "let a = Array(500).fill(0)")
        let object = try #require(shell.enter("inspect o").inspection).codeSees.map(\.text)
        #expect(object.count == 26)
        #expect(object.suffix(3) == ["p22: 22", "… 977 more", "inherits from: Object.prototype"])
        #expect(try #require(shell.enter("inspect m").inspection).debuggerSees.last?.text == "  … 976 more")
        #expect(try #require(shell.enter("inspect a").inspection).codeSees.map(\.text).contains("… 478 more"))
    }

    @Test func aRevokedProxyHasNothing() throws {
        let shell = try makeShell("let { proxy, revoke } = Proxy.revocable({}, {})", "revoke()")
        let answer = try #require(shell.enter("inspect proxy").inspection)
        #expect(answer.codeSees.last?.text == "revoked: whatever is asked of it throws a TypeError")
        #expect(answer.debuggerSees.map(\.text) == ["[[ProxyTarget]]: null", "[[ProxyHandler]]: null"])
    }

    @Test func privateNamesAreNoVariables() throws {
        let shell = try makeShell("class P { #a = 1; #b() { return this.#a } static { this.q = 1 } }")
        let scopes = try #require(shell.enter("inspect P").inspection).debuggerSees.map(\.text)
        #expect(!scopes.contains { $0.hasPrefix("  #") })
    }

    @Test func namesAreToldInMeasure() throws {
        let shell = try makeShell("let o = { ['y'.repeat(1e5)]: {} }")
        #expect(shell.enter("why o['y'.repeat(1e5)]").why?.text.count ?? 0 < 200)
        #expect(shell.enter("inspect o").inspection?.codeSees.allSatisfy { $0.text.count < 200 } == true)
    }

    @Test func heapAndSizesAndGcCountAlike() throws {
        let shell = try makeShell("class Dog { #age = 1; name = 'Bo'; bark() {} }", "let dog = new Dog")
        guard let heap = shell.enter("heap").answer(as: HeapReport.self), let sizes = shell.enter("sizes").answer(as: SizesReport.self) else {
            return #expect(Bool(false), "no answers")
        }
        #expect(heap.objects == 2 && shell.enter("gc").collectionResult?.alive == 2)
        #expect(heap.bytes == sizes.totalBytes)
    }

    /// Hidden classes are shared or not, as the collector comes.
    @Test func retainedSizesDoNotHangOnTheCollector() throws {
        func bytes(stressed: Bool) throws -> [Int] {
            let shell = try makeShell("class Dog { #toy = {}; constructor(p) { this.parent = p; this.kids = []; p?.kids.push(this) } }",
                                      "let a = new Dog(null), b = new Dog(a), c = new Dog(a)", stressed: stressed)
            return ["a", "b", "c"].compactMap { shell.enter("inspect \($0)").inspection?.retainedBytes }
        }
        #expect(try bytes(stressed: true) == bytes(stressed: false))
    }

    /// A class's text is not its constructor's: what the constructor reads is known all the same.
    @Test(arguments: ["class { constructor() { big } }", "class A { constructor() { (() => big)() } }", "class extends Array { constructor() { super(); big } }",
                      "class { constructor(x) { eval(x) } }", "class { x = big }", "class { m() { return big } }", "class { static m() { return big } }"])
    func whatAConstructorReadsIsNoLeak(text: String) throws {
        let shell = try makeShell("function make() { const big = { n: 1 }; return \(text) }")
        #expect(shell.enter("let K = make()").lines.last == "+ #3 { n: 1 }   held by closure of make: big")
        #expect(try makeShell().enter("class Own { constructor() { Own } }").lines == ["+ #1 [class Own]   held by Own, closure Own: Own"])
    }

    // MARK: Symbols

    @Test(arguments: ["{ [s]: 1 }", "{ a: 1, [s]: 2, b: 3 }"]) func aSymbolIsHeldByTheObjectThatHasItForAName(_ object: String) throws {
        let shell = try makeShell("let s = Symbol('k'), o = \(object)", "const weak = new WeakMap([[s, {}]])", "s = null")
        let expression = "Object.getOwnPropertySymbols(o)[0]"
        let why = try #require(shell.enter("why \(expression)").why)
        #expect(why.text == "#2 Symbol(k) is alive: o ─property name→ #2")
        #expect(why.notes == ["mentioned by weak (key), which holds nothing"])
        #expect(shell.enter("inspect \(expression)").inspection?.holders.map(\.text) == ["o (property name)"])
    }

    /// From the moment on at which something weak mentions it, a symbol has a number, and what becomes of it is told.
    @Test(arguments: [false, true]) func aWeakSymbolHasANumber(isStressed: Bool) throws {
        let shell = try makeShell("let s = Symbol('x'), plain = Symbol('p')", "const weak = new WeakMap(), reg = new FinalizationRegistry(() => 0)", stressed: isStressed)
        func told(_ entry: String) -> [String] { shell.enter(entry).lines }
        #expect(told("weak.set(s, { v: 1 })") == ["+ #4 Symbol(x) ⇠ weak key   held by s", "+ #5 { v: 1 }   held by weak (value, while #4 lives)"])
        #expect(told("const o = { [s]: 1 }, ref = new WeakRef(s)").contains("#4 ⇠ ref target, ← o property name   now held by s, o"))
        #expect(shell.aliveCount == 6)
        #expect(told("s = null") == ["#4 lost s · still held by o (property name)"])
        #expect(shell.enter("why #4").why?.text == "#4 Symbol(x) is alive: o ─property name→ #4")
        let undone = shell.enter("let t = Symbol('t'); reg.register(t, 1)").lines
        #expect(undone == ["+ #8 Symbol(t) ⇠ reg target   held by t"])
        _ = shell.enter("undo")
        #expect(shell.enter("redo").lines.isEmpty)
        #expect(told("t = null") == ["#8 lost t · nothing holds it: the next gc takes it, and reg's target with it"])
        #expect(shell.enter("gc").collectionResult?.collected.map { "#\($0.number) \($0.preview)" } == ["#8 Symbol(t)"])
        #expect(told("weak.set(Symbol('y'), 1)") == ["+ #9 Symbol(y) ⇠ weak key   nothing holds it: the next gc takes it, and weak's entry with it"])
    }

    /// What iterators give on the way is nobody's news.
    @Test(arguments: ["[...set]", "let [x, y] = set", "set.values().next().value", "Math.max(...set)", "[...map.keys()]", "JSON.stringify([1])"])
    func whatOnlyCarriesValuesIsNotTold(entry: String) throws {
        let shell = try makeShell("const set = new Set([1, 2]), map = new Map([[1, 2]])")
        #expect(!shell.enter(entry).notes.contains { $0.contains("came and went") })
    }

    // MARK: Many objects

    /// Lines that say the same of different objects are folded, and each sort of them is still seen.
    @Test(arguments: [(8, 8, 0), (9, 5, 4), (100, 5, 95)]) func whatRepeatsIsFolded(count: Int, shown: Int, folded: Int) throws {
        let shell = try makeShell()
        let report = shell.enter("const list = Array.from({ length: \(count) }, (_, i) => ({ i, sub: {} })), last = { n: 1 }")
        #expect(report.lines.count == 2 + 2 * shown || report.lines.count == 20)
        #expect(report.lines.contains { $0.hasSuffix("held by list[3].sub") } && report.lines.contains("+ #2 { n: 1 }   held by last"))
        let lost = shell.enter("list.length = 0")
        #expect(lost.lines.filter { $0.contains("lost list[") }.count == shown)
        #expect(lost.notes.contains("… and \(folded) more changed holders") == (folded > 0))
    }

    /// So is what a collection took; JSON has all of it.
    @Test(arguments: [(8, 8), (9, 5), (39, 5)]) func deathsThatRepeatAreFolded(count: Int, shown: Int) throws {
        let shell = try makeShell("class Node { }; let list = Array.from({ length: \(count) }, () => new Node())", "list = null")
        let collection = try #require(shell.enter("gc").collectionResult)
        #expect(collection.collected.count == count + 1)
        #expect(collection.shown.count { $0.preview == "Node {}" } == shown && collection.shown.count == shown + 1)
    }

    @Test(arguments: [false, true]) func whatIsTooManyForNumbersIsToldOnce(isStressed: Bool) throws {
        let shell = try makeShell("const weak = new WeakSet()", stressed: isStressed)
        let note = "20 more objects were born that only a weak collection mentions: nothing holds them"
        #expect(shell.enter("for (let i = 0; i < 20; i++) weak.add({ i })").notes == [note])
        #expect(shell.enter("1").notes.isEmpty)
        let report = shell.enter("gc")
        #expect(report.notes.isEmpty && report.changes.isEmpty)
        #expect(report.collectionResult?.losses.map(\.text) == ["weak lost 20 entries"])
    }

    @Test(arguments: [false, true]) func aLargeHeapIsCollectedAndCounted(isStressed: Bool) throws {
        let shell = try makeShell("let list = null; for (let i = 0; i < 21000; i++) list = { next: list }", "let dog = {}", stressed: isStressed)
        let full = try #require(shell.enter("gc").collectionResult)
        #expect(full.alive == 21001 && !full.mayHaveUncounted)
        #expect(shell.enter("list = null").notes == ["… and 20993 more go with them", "a large heap: 1 alive, 21000 doomed: the next gc takes them"])
        let empty = try #require(shell.enter("gc").collectionResult)
        #expect(empty.alive == 1 && empty.collected.count + empty.others + empty.unnumbered == 21000)
        let again = try #require(shell.enter("gc").collectionResult)
        #expect(again.alive == 1 && again.unnumbered == 0 && !again.mayHaveUncounted)
    }

    // MARK: Ctrl-C

    /// It was pressed after whoever waits for lines had looked for it: nobody else would tell.
    @Test(arguments: ["for (;;) {}", "graph", "undo", "diff", "whatif gc", "maps", "gc --explain", "why a", "heap", "leaks", "retainers a", "inspect a", "sizes"])
    func interruptionJustBeforeAnEntryIsTheEntrys(entry: String) throws {
        let shell = try makeShell("let a = { n: 1 }", "let b = new Map([[a, 2]])")
        shell.requestWord.pointee |= Shell.interruptionBit
        #expect(shell.enter(entry).isInterrupted)
        #expect(shell.requestWord.pointee & Shell.interruptionBit == 0)
    }

    @Test func interruptionThatNobodyHeardIsTheNextEntrys() throws {
        let shell = try makeShell("let a = { n: 1 }")
        shell.requestWord.pointee |= Shell.interruptionBit
        #expect(!shell.enter("help").isInterrupted)
        #expect(shell.requestWord.pointee & Shell.interruptionBit != 0)
        #expect(shell.enter("while (true) a.n++").isInterrupted)
    }
}
