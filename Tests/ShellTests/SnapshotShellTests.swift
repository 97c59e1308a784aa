import Platform
import Testing

@testable import Shell

/// Leash's own heap, written to a file and opened again: the file says what the shell said.
@Suite struct SnapshotShellTests {
    private static let program = [
        "class Session { constructor(n) { this.name = 'session' + n; this.user = { n: 'u' + n } } }",
        "const cache = new Map(), names = new Map([['a', { deep: { er: 1 } }]]), seen = new Set(), meta = new WeakMap()",
        "for (let i = 0; i < 5; i++) { const s = new Session(i); cache.set(s, { at: s }); seen.add(s.user); meta.set(s, { secret: [s] }) }",
        "globalThis.app = { cache, list: [1, { two: 2 }] }; let ref = new WeakRef(app.list)",
    ]

    private func opened() throws -> (shell: Shell, file: SnapshotShell) {
        let shell = try #require(Shell())
        for line in Self.program { #expect(!shell.enter(line).hasFailed) }
        var bytes: [UInt8] = []
        _ = shell.writeSnapshot { bytes += $0; return true }
        let file = try #require(MappedFile(copying: bytes))
        return (shell, try SnapshotShell([(file, "own.heapsnapshot")]))
    }

    /// Of a part of a heap `count(Session) <= 3` would hold only because the rest is missing.
    @Test func aPartOfAHeapIsNotChecked() throws {
        let shell = try #require(Shell())
        _ = shell.enter("class Session {}; let session = new Session()")
        var bytes: [UInt8] = []
        _ = shell.writeSnapshot { bytes += $0; return true }
        let whole = try #require(MappedFile(copying: bytes)), part = try #require(MappedFile(copying: Array(bytes.prefix(bytes.count / 3))))
        #expect(try SnapshotShell([(whole, "whole.heapsnapshot")]).check(["count(Session) <= 3"]).answer(as: SnapshotCheckReport.self)?.hasFailed == false)
        #expect(throws: SnapshotShell.Failure.self) { try SnapshotShell([(part, "part.heapsnapshot")]).check(["count(Session) <= 3"]) }
    }

    @Test func countsAndWaysAreTheSame() throws {
        let (shell, file) = try opened()
        func counts(_ report: Report) -> [String: Int] {
            var counts: [String: Int] = [:]
            for row in report.answer(as: HeapReport.self)?.rows ?? [] { (counts[row.name], counts[row.name + " bytes"]) = (row.count, row.bytes) }
            counts["objects"] = report.answer(as: HeapReport.self)?.objects
            return counts
        }
        let live = counts(shell.enter("heap")), kept = counts(file.enter("heap"))
        #expect(live["Session"] == 5)
        #expect(live == kept)
        for (subject, text) in [("app.cache", "cache"), ("names", "names"), ("meta", "meta")] {
            let told = file.enter("why \(subject)").answer(as: WhyReport.self)
            #expect(told?.text.hasSuffix("is alive: \(text)") == true, "\(told?.text ?? "nothing")")
        }
        let session = file.enter("why Session[0]").answer(as: WhyReport.self)
        #expect(session?.text.contains("cache ─key→ Session @") == true, "\(session?.text ?? "nothing")")
        let weak = file.enter("whatif weak cache").answer(as: WeakVersionReport.self), own = shell.enter("whatif weak cache").answer(as: WeakVersionReport.self)
        #expect(weak?.lostEntries == own?.lostEntries && (weak?.omitted ?? 0) + (weak?.dying.count ?? 0) == (own?.omitted ?? 0) + (own?.dying.count ?? 0) && weak?.classes == own?.classes)
    }

    /// With all that hangs on it: hidden classes count in neither. In a file they hold names of properties, 32 bytes each, that nobody else has.
    @Test func sizesAreTheSame() throws {
        let (shell, file) = try opened()
        for subject in ["app", "app.cache", "app.list", "cache", "names", "seen", "meta", "ref"] {
            let live = try #require(shell.enter("inspect \(subject)").answer(as: InspectReport.self)), kept = try #require(file.enter("inspect \(subject)").answer(as: InspectReport.self))
            #expect(live.shallowBytes == kept.shallowBytes && [0, 32, 64].contains(kept.retainedBytes - live.retainedBytes) && live.retainedObjects == kept.retainedObjects, "\(subject)")
        }
    }

    /// Numbers, holes and what stands for nothing, too: an entry or a property that is not in the file would be a lie about the heap.
    @Test func valuesAreTheSame() throws {
        let shell = try #require(Shell())
        for line in [
            "const map = new Map([[null, undefined], [1, 'one'], ['two', -2.5], [NaN, true], [-0, false], ['ten', 1e21]]), set = new Set([1, null, undefined, 'x', 0.1])",
            "class P { constructor() { this.a = 1; this.b = null; this.c = undefined; this.d = true; this.e = 1.5 } }; const p = new P(), array = [1, null, , undefined, 'a', -0]",
            "const empty = new Map([[undefined, undefined]]), many = Array.from({ length: 2000 }, (_, i) => i)",
        ] { #expect(!shell.enter(line).hasFailed) }
        var bytes: [UInt8] = []
        _ = shell.writeSnapshot { bytes += $0; return true }
        let opened = try #require(MappedFile(copying: bytes)), file = try SnapshotShell([(opened, "own.heapsnapshot")])
        func values(_ report: Report) throws -> [String] {
            let report = try #require(report.answer(as: InspectReport.self))
            let properties = report.codeSees.filter { !["typeof", "inherits from", "length", "size", "can be looped"].contains($0.name) }
            return (properties + report.debuggerSees.filter { $0.name.isEmpty }).map(\.text)
        }
        for subject in ["map", "set", "p", "array", "empty"] {
            let live = try values(shell.enter("inspect \(subject)"))
            #expect(try live == values(file.enter("inspect \(subject)")) && !live.isEmpty, "\(subject)")
        }
        let rows = [shell.enter("heap"), file.enter("heap")].map { $0.answer(as: HeapReport.self)?.rows.map(\.name).sorted() }
        #expect(rows[0] == rows[1])
        // An iterator stands in the Set's table, which is a node of its own then.
        #expect(!shell.enter("const iterated = new Set([1, 'x', null]), iterator = iterated.values(); iterator.next()").hasFailed)
        bytes = []
        _ = shell.writeSnapshot { bytes += $0; return true }
        let again = try SnapshotShell([(try #require(MappedFile(copying: bytes)), "again.heapsnapshot")])
        #expect(try values(shell.enter("inspect iterated")) == values(again.enter("inspect iterated")))
    }

    /// `#p` and `'#p'`, symbols and strings that look like one, accessors and strings that look like the name of one's function, what is not enumerable.
    @Test func keysAreTheSame() throws {
        let shell = try #require(Shell())
        for line in [
            "class A { #p = { own: 1 }; constructor() { this['#p'] = { open: 2 }; this['<b>'] = { s: 1 }; this[Symbol('b')] = { y: 1 }; this['<symbol x>'] = { n: 1 }; this['get z'] = function real() {} } }",
            "const a = new A(), o = { get foo() { return 1 }, set foo(v) {}, set only(v) {}, 'get bar': () => 1, back: 1 }, error = new RangeError('far')",
            "const hidden = Object.defineProperty({ v: 1 }, 'quiet', { value: { deep: 1 }, writable: true })",
        ] { #expect(!shell.enter(line).hasFailed) }
        var bytes: [UInt8] = []
        _ = shell.writeSnapshot { bytes += $0; return true }
        let file = try SnapshotShell([(try #require(MappedFile(copying: bytes)), "own.heapsnapshot")])
        for subject in ["a", "o", "hidden", "error"] {
            let reports = try [shell.enter("inspect \(subject)"), file.enter("inspect \(subject)")].map { try #require($0.answer(as: InspectReport.self)) }
            let seen = reports.map { $0.codeSees.compactMap(told) }, own = reports.map { $0.debuggerSees.filter { $0.name.hasPrefix("#") }.compactMap(told) }
            #expect(seen[0] == seen[1] && seen[0].count > 1 && own[0] == own[1] && own[0].count == (subject == "a" ? 1 : 0), "\(seen) \(own)")
        }
        for (path, text) in [("a.#p", "{ own: 1 }"), ("a['#p']", "{ open: 2 }"), ("a[`<b>`]", "{ s: 1 }"), ("a[Symbol(b)]", "{ y: 1 }"), ("a['<symbol x>']", "{ n: 1 }")] {
            let told = file.enter("why \(path)").answer(as: WhyReport.self)?.text ?? ""
            #expect(told.contains("\(text) is alive: \(path.replacing("`", with: "'"))"), "\(told)")
        }
        #expect(file.enter("why o.foo").answer(as: WhyReport.self)?.text.hasPrefix("o.foo is [Getter/Setter]") == true)
    }

    @Test func numbersAgree() throws {
        let (_, file) = try opened()
        let rows = try #require(file.enter("heap").answer(as: HeapReport.self)).rows.filter { !$0.name.hasPrefix("(") && $0.name != "global" }
        for row in rows {
            #expect(file.enter("instances \(row.name)").answer(as: InstancesReport.self)?.count == row.count, "\(row.name)")
            #expect(try file.check(["count(\(row.name)) == \(row.count)"]).answer(as: SnapshotCheckReport.self)?.results.first?.holds == true, "\(row.name)")
        }
        let sizes = try #require(file.enter("sizes").answer(as: SizesReport.self))
        #expect(!sizes.constructors.isEmpty && sizes.constructors.allSatisfy { $0.count > 0 })
    }

    @Test func helpKnowsItsWords() throws {
        let (_, file) = try opened()
        for word in ["leak", "WeakMap", "ephemeron"] { #expect(file.enter("help \(word)").answer(as: HelpReport.self)?.text.isEmpty == false, "\(word)") }
        #expect(file.enter("help all").answer(as: HelpReport.self)?.commands.count == file.enter("help").answer(as: HelpReport.self)?.commands.count)
        // There are no entries, and X is no expression.
        let texts = file.enter("help").answer(as: HelpReport.self)?.commands.map(\.summary) ?? []
        #expect(!texts.isEmpty && !texts.contains { $0.contains("entries") && $0.contains("between") || $0.contains("expression") })
        for word in ["why", "diff"] { #expect(file.enter("help \(word)").answer(as: HelpReport.self)?.text.contains { $0.contains("entry") || $0.contains("evaluated") } == false) }
        #expect(file.enter("help nothere").answer(as: Refusal.self) != nil)
    }

    @Test func whatIsNotThereIsSaid() throws {
        let (_, file) = try opened()
        let table = [
            ("1 + 1", "this heap is in a file"), ("gc", "gc needs a program that runs"), ("undo", "undo needs a program that runs"),
            ("wyh Session", "did you mean why Session?"), ("leeks", "did you mean leaks?"), ("dog.name", "no class is called dog"),
            ("whatif weka app", "did you mean whatif weak app?"), ("whatif app = null", "whatif weak X and whatif cut A B can be asked"),
            ("jurnal", "journal needs a program that runs"), ("Session", "why Session tells who holds it"), ("app.list", "inspect app.list what is in it"),
            ("sesions", "no class is called sesions"), ("whatif bus=null", "whatif ENTRY needs a program"), ("whatif cat.next = 1", "whatif ENTRY needs a program"),
            ("why @999999999", "no object has the id"), ("why nothing", "no variable, no global and no class is called nothing"),
            ("why Sesion[3]", "no variable, no global and no class is called Sesion · did you mean Session?"),
            ("why Session", "is alive"), ("why Session[99]", "there are 5 Sessions"), ("why app.list[0]", "only objects and symbols live"), ("inspect app.nope", "has no property nope"),
        ]
        for (line, message) in table {
            let report = file.enter(line)
            let text = report.answer(as: Refusal.self)?.message ?? report.answer(as: WhyReport.self)?.text ?? ""
            #expect(text.contains(message), "\(line): \(text)")
        }
    }

    /// One of everything, made in the shell; and what is the same in its answers and in those of its file.
    private static let everything = [
        "class P { #secret = 7; constructor(n) { this.n = n } get double() { return this.n * 2 } static all = [] }; const key = new P(1), meta = new WeakMap([[key, 5]]), marks = new WeakSet([key])",
        "const obj = { big: 42n, negative: -7n, huge: 2n ** 70n, sym: Symbol('s'), re: /a+/, text: 'x', f() { return 1 }, nested: { a: [1, , null] } }",
        "meta.set(obj, 'text'); let other = {}, third = {}, fourth = {}; meta.set(other, true); meta.set(third, undefined); meta.set(fourth, 10n)",
        "const map = new Map([[1n, 2n], ['k', undefined], [key, null]]), set = new Set([1, undefined, 'a', 3n]), steps = map.entries(), turns = set.values()",
        "function makeCounter() { let count = 0, label = 'x', ids = [1n]; return () => ++count + label + ids }; const counter = makeCounter(), bound = counter.bind(null, 1)",
        "const picked = (() => { for (const q of [1]) { let z = { q }; return () => z } })(), page = (function* pages() { let inner = { a: 1 }; yield 1; yield inner })(); page.next()",
        "const ref = new WeakRef(key), registry = new FinalizationRegistry(() => 0), proxy = new Proxy({ p: 1 }, {}), promise = new Promise(() => 0); registry.register(key, 'held'); registry.register(obj, 42, obj); registry.register(other, undefined)",
        "const error = new TypeError('oops'), array = [1, 'two', 3n, { four: 4 }], typed = new Uint8Array(4)",
    ]

    private static let questions: [(question: String, sees: Bool, knows: Bool)] = [
        ("inspect key", true, true), ("inspect obj", true, false), ("inspect obj.nested", true, false), ("inspect obj.nested.a", true, false), ("inspect array", true, false),
        ("inspect map", true, true), ("inspect set", true, true), ("inspect meta", true, true), ("inspect marks", true, true), ("inspect counter", false, true), ("inspect picked", false, true),
        ("inspect error", false, false), ("inspect ref", false, false), ("inspect registry", false, false), ("inspect bound", true, true), ("inspect proxy", false, true),
    ]

    /// Numbers of objects and ids, and what only one of the two can know, are left out.
    private func told(_ line: InspectReport.Line) -> String? {
        let unknown = ["inherits from", "length", "message", "[[Prototype]]", "[[Extensible]]", "[[FunctionLocation]]", "id", "deref()"]
        if unknown.contains(line.name) { return nil }
        // The shell says what a function reads, the file which scope it has.
        let name = line.name.hasPrefix("captures, in ") ? "[[Environment]]: \(line.name.dropFirst(13))" : line.name.hasPrefix("[[Environment]]") ? "[[Environment]]: \(line.value)"
            : line.name.hasSuffix("Data]]") ? "entries: \(line.value.prefix { $0 != " " })" : line.name == "entries" ? "entries: \(line.value)" : "\(line.name): \(line.value)"
        // `#3 {…}` and `@1841 {…}` are one object.
        let words = name.split(separator: " ", omittingEmptySubsequences: false).filter { word in !((word.first == "#" || word.first == "@") && word.dropFirst().first?.isNumber == true) }
        return words.joined(separator: " ")
    }

    @Test func theFileAnswersAsTheShell() throws {
        let shell = try #require(Shell())
        for line in Self.everything { #expect(!shell.enter(line).hasFailed, "\(line)") }
        var bytes: [UInt8] = []
        _ = shell.writeSnapshot { bytes += $0; return true }
        let opened = try #require(MappedFile(copying: bytes)), file = try SnapshotShell([(opened, "own.heapsnapshot")])
        for (question, sees, knows) in Self.questions {
            let live = try #require(shell.enter(question).answer(as: InspectReport.self), "\(question)"), kept = try #require(file.enter(question).answer(as: InspectReport.self), "\(question)")
            if sees { #expect(kept.codeSees.compactMap(told) == live.codeSees.compactMap(told), "\(question)") }
            if knows { #expect(kept.debuggerSees.compactMap(told) == live.debuggerSees.compactMap(told), "\(question)") }
            #expect(kept.shallowBytes == live.shallowBytes && kept.retainedObjects == live.retainedObjects, "\(question)")
        }
        let registered = try [shell.enter("inspect registry"), file.enter("inspect registry")].map { report in
            try #require(report.answer(as: InspectReport.self)).debuggerSees.compactMap(told).filter { $0.contains("⇢") }
        }
        #expect(registered[0].count == 3 && registered[0] == registered[1])
        for subject in ["obj", "other", "third", "fourth"] {
            let live = try #require(shell.enter("inspect \(subject)").answer(as: InspectReport.self)), kept = try #require(file.enter("inspect \(subject)").answer(as: InspectReport.self))
            #expect(kept.mentions.map(\.text).sorted() == live.mentions.map(\.text).sorted() && !live.mentions.isEmpty, "\(subject)")
        }
    }
}
