import Engine
import Testing
@testable import Explorer
@testable import HeapAdapter

/// Who lives, who leaks, who is doomed, where it is not obvious.
struct FateTests {
    @Test func weakMapValueThatHoldsItsKeyDies() throws {
        let heap = try Heap("let weak = new WeakMap(), key = {}, value = { key }; weak.set(key, value)")
        let fates = try heap.fates(of: "key", "value")
        #expect(fates.map(\.isAlive) == [false, false])
    }

    @Test func mapValueThatHoldsItsKeyLeaks() throws {
        let heap = try Heap("let strong = new Map(), key = {}, value = { key }; strong.set(key, value)")
        let fates = try heap.fates(of: "key", "value")
        #expect(fates.map(\.isAlive) == [true, true])
        #expect(fates.map(\.isLeak) == [true, true])
    }

    @Test func mapThatHoldsItself() throws {
        let heap = try Heap("let map = new Map(), other = new Map(); map.set(map, 1); other.set(other, map)")
        let fates = try heap.fates(of: "map", "other")
        #expect(fates.map(\.isAlive) == [false, false])
    }

    @Test func valueUnderPrimitiveKeyIsNoLeak() throws {
        let heap = try Heap("let cache = new Map(), page = {}, key = {}, data = {}; cache.set('url', page); cache.set(key, data)")
        let fates = try heap.fates(of: "page", "data")
        #expect(fates.map(\.isLeak) == [false, false])
        #expect(fates.map(\.isAlive) == [true, true])
    }

    @Test func closureHolds() throws {
        let heap = try Heap("let inner = { n: 1 }, lost = { n: 2 }, f = (() => { let kept = inner, unused = lost; return () => kept })()")
        let fates = try heap.fates(of: "inner", "lost")
        #expect(fates.map(\.isAlive) == [true, false])
    }

    @Test func chainOfEphemerons() throws {
        let heap = try Heap("""
            let w1 = new WeakMap(), w2 = new WeakMap(), a = {}, b = {}, c = {}, d = {}
            w1.set(b, c); w2.set(a, b); w1.set(d, a)
            """)
        let fates = try heap.fates(of: "b", "c")
        #expect(fates.map(\.isAlive) == [true, true])
        let more = try heap.fates(of: "a", "d")
        #expect(more.map(\.isAlive) == [false, false])
    }

    @Test func setsAndArrays() throws {
        let heap = try Heap("let set = new Set(), x = {}, y = {}, list = [y], z = { list }; set.add(x); set.add(y)")
        let fates = try heap.fates(of: "x", "y", "z")
        #expect(fates.map(\.isAlive) == [true, true, false])
        #expect(fates.map(\.isLeak) == [true, false, false])
    }

    @Test func symbolsAsWeakKeys() throws {
        let heap = try Heap("let weak = new WeakMap(), s = Symbol('s'), held = Symbol('h'), v = {}, u = {}; weak.set(s, v); weak.set(held, u); var o = { [held]: 1 }")
        let fates = try heap.fates(of: "s", "v", "held", "u")
        #expect(fates.map(\.isAlive) == [false, false, true, true])
    }
}
