import Testing
@testable import Shell

/// `leash:heap`: what a program can ask of its own heap.
@Suite("The module leash:heap")
struct HeapModuleTests {
    private func shell() throws -> Shell {
        var options = Shell.Options()
        options.modulesFolder = "/nonexistent"
        let shell = try #require(Shell(options: options))
        let report = shell.enter("import { gc, isAlive, why, instances, assertCollectable, retainedSize } from 'leash:heap'")
        #expect(!report.hasFailed, "\(report.errors)")
        return shell
    }

    private func values(_ entries: String...) throws -> [String] {
        let shell = try shell()
        return entries.map { entry in
            let report = shell.enter(entry)
            return report.value ?? report.errors.first.map { String($0.text.prefix { $0 != "\n" }) } ?? ""
        }
    }

    @Test("why tells the way in words")
    func why() throws {
        #expect(try values("const cache = new Map(); let dog = {}; cache.set('a', { dog })", "why(dog)", "why(cache.get('a'))", "why({})", "why(1)") == [
            "Map(1) { 'a' => { dog: {} } }", "'dog'", "\"cache ─value of 'a'→ #3\"", "'nothing holds it'",
            "Uncaught TypeError [ERR_INVALID_ARG_TYPE]: The \"value\" argument must be of type object. Received type number (1) {",
        ])
    }

    @Test("isAlive asks who holds, not when the collector came")
    func isAlive() throws {
        #expect(try values("let dog = {}; const held = new WeakRef(dog), free = new WeakRef({})", "[isAlive(held), isAlive(free)]", "dog = null", "isAlive(held)", "isAlive({})") == [
            "", "[ true, false ]", "null", "false", "Uncaught TypeError [ERR_INVALID_ARG_TYPE]: The \"ref\" argument must be an instance of WeakRef. Received an instance of Object {",
        ])
    }

    @Test("instances are the living ones of a class, its subclasses' apart")
    func instances() throws {
        #expect(try values("class A {}; class B extends A {}; let a = new A(), b = new B(); new A(); 0", "instances(A).length", "instances(B)[0] === b", "a = null", "instances(A).length",
                           "instances('A')").map { $0.prefix(50) } == ["0", "1", "true", "null", "0", "Uncaught TypeError [ERR_INVALID_ARG_TYPE]: The \"Cl"])
    }

    /// An LRU cache of two. The bad one keeps a list of all that it has ever seen.
    private static func cache(leaks: Bool) -> String {
        """
        class LRU {
          #map = new Map(); #seen = []
          set(key, value) {
            this.#map.delete(key); this.#map.set(key, value)
            \(leaks ? "this.#seen.push(value)" : "")
            if (this.#map.size > 2) this.#map.delete(this.#map.keys().next().value)
          }
        }
        const cache = new LRU()
        function evicted() {
          const value = { big: 'x' }
          for (const key of 'abc') cache.set(key, key === 'a' ? value : {})
          return value
        }
        """
    }

    @Test("a cache that lets go passes; one that leaks fails with the way to the culprit")
    func assertCollectable() throws {
        #expect(try values(Self.cache(leaks: false), "assertCollectable(evicted)")[1] == "undefined")
        #expect(try values(Self.cache(leaks: true), "assertCollectable(evicted)", "assertCollectable(evicted, 'evicted')").dropFirst() == [
            "Uncaught AssertionError [ERR_ASSERTION]: { big: 'x' } is still held: cache.#seen[0] {",
            "Uncaught AssertionError [ERR_ASSERTION]: evicted: { big: 'x' } is still held: cache.#seen[3] {",
        ])
    }

    @Test("the caller's own variables do not count, other holders in a function under way do", arguments: [
        ("let x = {}; assertCollectable(() => x)", nil), ("var v = {}; assertCollectable(() => v)", nil), ("let y = {}, other = y; assertCollectable(() => y)", "other"),
        ("(() => { const z = {}; assertCollectable(() => z) })()", nil), ("(() => { const z = {}, list = [z]; assertCollectable(() => z); return list })()", "list[0]"),
        ("(() => { const z = {}, w = new WeakMap([[z, 1]]), r = new WeakRef(z); assertCollectable(() => z); return [w, r] })()", nil),
        ("setTimeout(() => t, 9); let t = {}; assertCollectable(() => t)", nil), ("let q = {}; globalThis.kept = { q }; assertCollectable(() => q)", "kept.q"),
        ("await assertCollectable(async () => { const z = {}; await 1; return z })", nil), ("globalThis.all = []; await assertCollectable(async () => { const z = {}; all.push(z); return z })", "all[0]"),
    ] as [(String, String?)])
    func holders(_ entry: String, _ culprit: String?) throws {
        let shell = try shell(), report = shell.enter(entry)
        guard let culprit else {
            #expect(!report.hasFailed, "\(report.errors)")
            return
        }
        #expect(report.errors.first?.text.contains("is still held: ") == true)
        // The properties of the error stand behind its last call, or behind the message where there is none.
        let first = report.errors.first?.text.split(separator: "\n")[0] ?? ""
        #expect(first.hasSuffix(culprit) || first.hasSuffix(culprit + " {"), "\(report.errors)")
    }

    @Test("retained sizes are those that sizes shows, whether anybody else holds it or not")
    func retainedSize() throws {
        let found = try values("let own = { a: { b: [] } }, shared = {}; let holder = { shared }", "retainedSize(own) > retainedSize(own.a)", "retainedSize(own.a) > retainedSize(own.a.b)",
                               "retainedSize({ a: { b: [] } }) === retainedSize(own)", "retainedSize(holder) < retainedSize({ x: {} })", "retainedSize(Symbol()) > 0")
        #expect(found.dropFirst() == ["true", "true", "true", "true", "true"])
    }

    @Test("a lesson has no modules, this one included")
    func lesson() throws {
        let shell = try #require(Shell())
        #expect(shell.enter("import { gc } from 'leash:heap'").errors.first?.text.contains("No module can be imported here") == true)
    }

    @Test("it has one name")
    func names() throws {
        #expect(try values("import('node:leash:heap').catch(e => e.code)", "require('leash:heap').why === why", "import.meta?.resolve", "process.getBuiltinModule('leash:heap') === require('leash:heap')")[1] == "true")
    }
}
