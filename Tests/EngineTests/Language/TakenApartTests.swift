import Testing

/// Objects that nobody sees are not made: the entries that a loop takes apart, the keys of a rest. Whatever a script could tell the difference
/// by is here. Expected values are Node's.
@Suite struct TakenApartTests {
    private static let prelude = """
        const m = new Map([['a', 1], [undefined, null], ['c', undefined]]), out = []
        const arrays = Object.getPrototypeOf([][Symbol.iterator]())
        """

    @Test(arguments: [
        ("for (const [k, v] of m) out.push(k, v)", "[\"a\",1,null,null,\"c\",null]"),
        ("for (const [, v = 'none'] of m) out.push(v)", "[1,null,\"none\"]"),
        ("for (const [k = 'none', v, z = 'z'] of m) out.push(k, z)", "[\"a\",\"z\",\"none\",\"z\",\"c\",\"z\"]"),
        ("for (const [...all] of m) out.push(all)", "[[\"a\",1],[null,null],[\"c\",null]]"),
        ("for (const [k, ...rest] of m) out.push(rest)", "[[1],[null],[null]]"),
        ("for (const [] of m) out.push(0)", "[0,0,0]"),
        ("let k, v; for ([k, [v] = [7]] of new Map([[1, [2]], [3, undefined]])) out.push(k, v)", "[1,2,3,7]"),
        ("for (const [k, { n }] of new Map([[1, { n: 2 }]])) out.push(() => [k, n]); out[0] = out[0]()", "[[1,2]]"),
        // What the body does to the map.
        ("for (const [k] of m) { if (k === 'a') m.delete(undefined), m.set('new', 9); out.push(k) }", "[\"a\",\"c\",\"new\"]"),
        ("for (const [k] of m) { if (out.length < 9) m.delete(k), m.set(k, 1); out.push(k); if (out.length > 9) break }", "[\"a\",null,\"c\",\"a\",null,\"c\",\"a\",null,\"c\",\"a\"]"),
        ("for (const [k] of m) { m.clear(); m.set('x', 1); out.push(k); if (k === 'x') break }", "[\"a\",\"x\"]"),
        // The iterator is somebody else's, too.
        ("const it = m.entries(); for (const [k] of it) { out.push(k, it.next().value[0]); break } out.push(it.next().value[0], it.next().done)", "[\"a\",null,\"c\",true]"),
        ("for (const e of m) { const [k] = e; out.push(k, Array.isArray(e)) }", "[\"a\",true,null,true,\"c\",true]"),
        ("function* g() { for (const [k, v] of m) { yield k; yield v } } out.push(...g())", "[\"a\",1,null,null,\"c\",null]"),
        ("function* g() { for (const [k = yield 'k'] of m) out.push(k) } const it = g(); it.next(); it.next(5)", "[\"a\",5,\"c\"]"),
        // The protocol of arrays, where a script has a hand in it.
        ("arrays.return = () => (out.push('return'), {}); for (const [k] of m) { out.push(k); break } for (const [k, v, none] of m) break", "[\"return\",\"a\"]"),
        ("for (const [k = (arrays.return = () => (out.push('return'), {}))] of new Map([[undefined, 1]])) out.push(typeof k)", "[\"return\",\"function\"]"),
        ("const next = arrays.next; arrays.next = function () { out.push('next'); return next.call(this) }; for (const [k] of m) { out.push(k); break }", "[\"next\",\"a\"]"),
        ("Array.prototype[Symbol.iterator] = function* () { yield 8 }; for (const [k, v] of m) out.push(k, v)", "[8,null,8,null,8,null]"),
        ("Array.prototype[Symbol.iterator] = function* () { yield 8 }; const [k, v] = [1, 2]; out.push(k, v)", "[8,null]"),
        ("const next = m.entries().__proto__.next; m.entries().__proto__.next = function () { const r = next.call(this); return r.done ? r : { value: [4, 5] } }; for (const [k, v] of m) out.push(k, v)",
         "[4,5,4,5,4,5]"),
        ("try { for (const [k] of m.keys()) out.push(k) } catch (e) { out.push(e.constructor.name) }", "[\"a\",\"TypeError\"]"),
        ("try { for (const [k] of m) throw new Error('x') } catch (e) { out.push(e.message) }", "[\"x\"]"),
        // Rest and spread.
        ("const s = Symbol(), { a, ...r } = { a: 1, b: 2, [s]: 3, get c() { out.push('get'); return 4 } }; out.push(r, r[s])", "[\"get\",{\"b\":2,\"c\":4},3]"),
        ("const k = 'b', { [k]: b, 1: one, ...r } = { a: 1, b: 2, 1: 3, 2: 4 }; out.push(r)", "[{\"2\":4,\"a\":1}]"),
        ("out.push({ ...{ x: 1, y: 2 }, y: 3 }, { y: 0, ...{ x: 1, y: 2 } }, { ...Object.defineProperty({ v: 1 }, 'h', { value: 2 }) }, { ...'ab' }, { ...[5] })",
         "[{\"x\":1,\"y\":3},{\"y\":2,\"x\":1},{\"v\":1},{\"0\":\"a\",\"1\":\"b\"},{\"0\":5}]"),
        ("class P { #p = 1; q = 2; static has(o) { return #p in o } } out.push({ ...new P }, P.has({ ...new P }))", "[{\"q\":2},false]"),
        ("const frozen = { ...Object.freeze({ f: 1 }) }; frozen.f = 2; out.push(frozen)", "[{\"f\":2}]"),
        ("Object.defineProperty(Object.prototype, 'set', { set(v) { out.push('setter') }, configurable: true }); out.push(Object.keys({ ...{ ['set']: 1 } })); delete Object.prototype.set",
         "[[\"set\"]]"),
    ])
    func looksTheSame(_ source: String, _ expected: String) throws {
        #expect(try TestMachine().string("\(Self.prelude)\n;{ \(source) }\nJSON.stringify(out)") == expected, "\(source)")
    }

    @Test func aLoopThatTookAnEntryApartHoldsNeitherHalf() throws {
        let machine = try TestMachine()
        #expect(try machine.string("""
            const held = new Map([[{ key: 1 }, { value: 1 }], [{ key: 2 }, { value: 2 }]]), refs = []
            for (let [k, v] of held) { refs.push(new WeakRef(k), new WeakRef(v)); held.delete(k); k = v = null }
            ''
            """) == "")
        #expect(try machine.string("gc(); refs.filter(r => r.deref()).length") == "0")
    }
}
