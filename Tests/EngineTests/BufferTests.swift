import Platform
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
}
