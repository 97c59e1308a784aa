import Platform
import Syntax
import Testing
@testable import Engine

/// Buffers and their views (ECMA-262 §23.2, §25.1 to §25.4).
@Suite struct BufferTests {
    private func expect(_ rows: InspectRows.Rows, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let machine = try TestMachine()
        for row in rows { #expect(try machine.inspected(row.source) == row.text, "\(row.source)", sourceLocation: sourceLocation) }
    }

    @Test func construction() throws { try expect(BufferRows.construction) }
    @Test func elements() throws { try expect(BufferRows.elements) }
    @Test func methods() throws { try expect(BufferRows.methods) }
    @Test func buffers() throws { try expect(BufferRows.buffers) }
    @Test func texts() throws { try expect(BufferRows.texts) }
    @Test func errors() throws { try expect(BufferRows.errors) }
    @Test func shown() throws { try expect(BufferRows.shown) }

    /// The bytes are the heap's: they count while the buffer lives, and go with it.
    @Test func bytesAreTheHeaps() throws {
        let machine = try TestMachine()
        machine.vm.collectGarbage()
        let before = machine.vm.usedBytes
        try machine.run("var view = new Uint8Array(10_000_000)")
        machine.vm.collectGarbage()
        #expect(machine.vm.usedBytes - before > 10_000_000)
        try machine.run("view = null")
        machine.vm.collectGarbage()
        #expect(machine.vm.usedBytes - before < 1_000_000)
    }

    /// More than the heap has is a RangeError, and what is garbage makes room.
    @Test func bytesMeetTheLimit() throws {
        let machine = try TestMachine(heapLimit: 32 << 20)
        #expect(try machine.string("try { new ArrayBuffer(200 << 20) } catch (e) { e.name + ': ' + e.message }") == "RangeError: Array buffer allocation failed")
        #expect(try machine.string("let last; for (let i = 0; i < 100; i++) last = new Uint8Array(10 << 20); last.length") == "10485760")
        let kept = "const kept = []; try { for (;;) kept.push(new Uint8Array(1 << 20)) } catch (e) { e.name + (kept.length > 8 && kept.length < 64) }"
        #expect(try machine.string(kept) == "RangeErrortrue")
    }

    /// A view holds its buffer, and says by which name.
    @Test func viewsHoldTheirBuffer() throws {
        let machine = try TestMachine()
        let view = try machine.run("globalThis.view = new DataView(new ArrayBuffer(8)); view")
        var names: [EdgeKind] = []
        machine.vm.forEachEdge(of: view.asCell) { name, cell in if cell.kind == .arrayBuffer { names.append(name) } }
        #expect(names == [.internalSlot(.viewedArrayBuffer)])
    }

    /// What `$262.detachArrayBuffer` does.
    @Test func detaching() throws {
        let machine = try TestMachine()
        machine.vm.detachArrayBuffer(try machine.run("var view = new Uint8Array(4); view.buffer"))
        #expect(try machine.string("[view.length, view[0], view.buffer.detached, 0 in view]") == "0,,true,false")
    }

    /// A program that runs the same with a collection at every safepoint.
    @Test func survivesCollections() throws {
        let machine = try TestMachine()
        let source = """
            let total = 0;
            for (let i = 0; i < 200; i++) {
                const a = Float64Array.from({ length: 50 }, (_, k) => k + i), b = new Uint8Array(a.buffer).slice();
                const c = structuredClone({ v: new Int16Array(b.buffer, 8, 4), w: a.map(x => x * 2).filter(x => x > 4) });
                c.v.buffer.transfer();
                total += c.w.length + c.v.length;
            }
            total
            """
        #expect(try machine.string(source) == "9994")
    }

    /// One agent waits for memory by promises: they are settled by `notify` in order, or by the clock.
    @Test func waitAsync() throws {
        let machine = try TestMachine(), vm = machine.vm
        let script = try vm.compile(SourceText(name: "test.js", text: """
            const a = new Int32Array(new SharedArrayBuffer(16, { maxByteLength: 64 }));
            console.log(Atomics.waitAsync(a, 0, 1).value, Atomics.waitAsync(a, 0, 0, 0).value);
            for (const [name, timeout] of [['w'], ['x', 50], ['y', 10]]) Atomics.waitAsync(a, 0, 0, timeout).value.then(v => console.log(name, v));
            setTimeout(() => { a.buffer.grow(64); console.log(Atomics.notify(a, 1), Atomics.notify(a, 0, 2), Atomics.notify(a, 0, 0)) }, 20);
            setTimeout(() => console.log(Atomics.wait(a, 0, 0, 30)), 60);
            """))
        _ = vm.runProgram(onUncaught: { _ in }, { () throws(JSThrow) in
            _ = try vm.run(script)
            return false
        })
        #expect(machine.output == "not-equal timed-out\ny timed-out\n0 2 0\nw ok\nx ok\ntimed-out\n")
    }

    /// `for of`, patterns and spreading take typed arrays one element at a time, as their iterators do.
    @Test func iteration() throws {
        let machine = try TestMachine()
        #expect(try machine.string("""
            const out = [];
            for (const [k, v] of new Uint8Array([5, 6]).entries()) out.push(k, v);
            for (const x of [7, , 8]) out.push(x);
            for (const k of new Int8Array(2).keys()) out.push(k);
            const [first, , third] = new Float64Array([1.5, 2, 3]), walked = [1, 2][Symbol.iterator]();
            walked.next();
            for (const x of walked) out.push(x);
            const t = new Uint8Array(3);
            try { for (const x of t) t.buffer.transfer() } catch (e) { out.push(e.name) }
            const grows = new Uint8Array(new ArrayBuffer(1, { maxByteLength: 4 }));
            for (const x of grows) if (grows.length < 3) { grows.buffer.resize(grows.length + 1); out.push('grown') }
            let length = 0;
            for (const a of [new Uint8Array(3), t, [1, 2], 'four', { length: 5 }]) length += a.length;
            [...out, first, third, walked.next().done, length].join()
            """) == "0,5,1,6,7,,8,0,1,2,TypeError,grown,grown,1.5,3,true,14")
    }

    /// What a debugger shows of a buffer, a view and a Date, without running or making anything.
    @Test func quietTexts() throws {
        let machine = try TestMachine()
        for (source, text) in [
            ("new Uint8Array([1, 2, 3])", "Uint8Array(3) [ 1, 2, 3 ]"), ("new Float32Array(1000)", "Float32Array(1000) [ 0, 0, 0, 0, 0, 0, … ]"),
            ("new BigInt64Array([-1n])", "BigInt64Array(1) [ -1n ]"), ("new Float64Array([-0, NaN, 1.5])", "Float64Array(3) [ -0, NaN, 1.5 ]"),
            ("new (class X extends Uint8Array {})(0)", "X(0) [Uint8Array] []"), ("new ArrayBuffer(8)", "ArrayBuffer { byteLength: 8 }"),
            ("(b => (b.transfer(), b))(new ArrayBuffer(8))", "ArrayBuffer { (detached), byteLength: 0 }"),
            ("new SharedArrayBuffer(2)", "SharedArrayBuffer { byteLength: 2 }"), ("new DataView(new ArrayBuffer(8), 2)", "DataView { byteLength: 6, byteOffset: 2 }"),
            ("new Date(0)", "1970-01-01T00:00:00.000Z"), ("new Date(NaN)", "Invalid Date"),
        ] {
            let value = try machine.run(source)
            #expect(machine.vm.quietText(of: value.asObject) == text, "\(source)")
        }
    }
}
