import Engine
import Testing

@testable import Explorer
@testable import HeapAdapter

/// Promises that something waits for and nobody can settle any more.
@Suite struct UnsettledPromiseTests {
    @Test func whoCanSettle() throws {
        // A program, and how many of its promises are such.
        let table: [(String, Int)] = [
            ("let p = new Promise(() => {}); p.then(() => 1)", 1),
            // Nobody waits for it.
            ("let p = new Promise(() => {})", 0),
            ("let f, p = new Promise(resolve => { f = resolve }); p.then(() => 1)", 0),
            ("let f, p = new Promise((_, reject) => { f = [reject] }); p.then(() => 1)", 0),
            ("let f, p = new Promise(resolve => { f = resolve }); p.then(() => 1); f = null", 1),
            // Who settles it is bound, or a timer's.
            ("let f, p = new Promise(resolve => { f = resolve.bind(null, 1) }); p.then(() => 1)", 0),
            ("let p = new Promise(resolve => setTimeout(resolve, 1000)); p.then(() => 1)", 0),
            // What the others of a chain wait for settles them.
            ("let f, p = new Promise(resolve => { f = resolve }), q = p.then(() => 1); q.then(() => 2).then(() => 3)", 0),
            ("let p = new Promise(() => {}), q = p.then(() => 1); q.then(() => 2).then(() => 3)", 1),
            ("let p = Promise.all([new Promise(() => {}), 1]); p.then(() => 1)", 1),
            ("let p = Promise.resolve(1); p.then(() => 1)", 0),
            // A call that is paused settles its own promise when it goes on; one that nobody can wake is garbage.
            ("let f; async function wait() { await new Promise(resolve => { f = resolve }) } let p = wait(); p.then(() => 1)", 0),
            ("async function wait() { await new Promise(() => {}) } let p = wait(); p.then(() => 1)", 1),
            ("async function wait() { await new Promise(() => {}) } let p = [new Promise(() => {}), wait()]; p[0].then(() => 1)", 1),
            ("let w = Promise.withResolvers(); w.promise.then(() => 1)", 0),
            ("let w = Promise.withResolvers(); w.promise.then(() => 1); w = w.promise", 1),
            ("let p = [1, 2, 3].map(() => new Promise(() => {})); for (let x of p) x.finally(() => 1)", 3),
        ]
        for (script, count) in table {
            let heap = try Heap(script)
            defer { heap.vm.destroy() }
            heap.vm.collectGarbage()
            let graph = try #require(HeapGraph(heap.vm, scope: .values)), reachability = graph.reachability()
            let found = graph.unsettledPromises(reachability)
            #expect(found.count == count, "\(script)")
            #expect(found.allSatisfy { graph.kind(of: $0) == .promise && reachability.reaches($0) && graph.isUnsettled($0, reachability) })
        }
    }
}
