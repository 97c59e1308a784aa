// Expressions and what `util.inspect` of Node 20 prints for their values; where Node 20 lacks the function, what the specification says.

enum BufferRows {
    static let construction: InspectRows.Rows = [
        (#"new Uint8Array([1, 2, 300, -1, '7', true, null, undefined, 1.9])"#, "Uint8Array(9) [\n  1, 2, 44, 255, 7,\n  1, 0,  0,   1\n]"),
        (#"new Int8Array([127, 128, -129])"#, "Int8Array(3) [ 127, -128, 127 ]"),
        (#"new Uint8ClampedArray([-5, 300, 0.5, 1.5, 2.5, NaN])"#, "Uint8ClampedArray(6) [ 0, 255, 0, 2, 2, 0 ]"),
        (#"new Int16Array([32768, -32769])"#, "Int16Array(2) [ -32768, 32767 ]"),
        (#"new Uint32Array([-1, 2 ** 32 + 5])"#, "Uint32Array(2) [ 4294967295, 5 ]"),
        (#"new Float32Array([1.1, 16777217])"#, "Float32Array(2) [ 1.100000023841858, 16777216 ]"),
        (#"new Float64Array([1.1, -0, NaN])"#, "Float64Array(3) [ 1.1, -0, NaN ]"),
        (#"new BigInt64Array([2n ** 63n, -1n])"#, "BigInt64Array(2) [ -9223372036854775808n, -1n ]"),
        (#"new BigUint64Array([-1n])"#, "BigUint64Array(1) [ 18446744073709551615n ]"),
        (#"new Float16Array([1.1, 65519, 65520, 5.960464477539063e-8, 2.980232238769531e-8, -0])"#, "Float16Array(6) [\n  1.099609375,\n  65504,\n  Infinity,\n  5.960464477539063e-8,\n  0,\n  -0\n]"),
        (#"[1.337, 2049, 2051, 65520, 1e-8].map(Math.f16round)"#, "[ 1.3369140625, 2048, 2052, Infinity, 0 ]"),
        (#"new Uint8Array(new Set([1, 2]))"#, "Uint8Array(2) [ 1, 2 ]"),
        (#"new Uint8Array({ length: 2, 0: 5 })"#, "Uint8Array(2) [ 5, 0 ]"),
        (#"Uint8Array.from({ length: 3 }, (_, i) => i * 2)"#, "Uint8Array(3) [ 0, 2, 4 ]"),
        (#"Uint8Array.of(1, 2)"#, "Uint8Array(2) [ 1, 2 ]"),
        (#"new Uint16Array(new Uint8Array([1, 2]).buffer, 0, 1)"#, "Uint16Array(1) [ 513 ]"),
        (#"new Uint16Array(new Float64Array([1.5, 70000]))"#, "Uint16Array(2) [ 1, 4464 ]"),
        (#"(class X extends Uint8Array {}).from([1])"#, "X(1) [Uint8Array] [ 1 ]"),
        (#"[Uint8Array.BYTES_PER_ELEMENT, Float64Array.prototype.BYTES_PER_ELEMENT, Uint8Array.name, Uint8Array.length]"#, "[ 1, 8, 'Uint8Array', 3 ]"),
        (#"[Object.getPrototypeOf(Int8Array).name, Object.getPrototypeOf(Int8Array) === Object.getPrototypeOf(Float64Array)]"#, "[ 'TypedArray', true ]"),
        (#"new Uint8Array(new ArrayBuffer(8), 2, 3)"#, "Uint8Array(3) [ 0, 0, 0 ]"),
    ]

    static let elements: InspectRows.Rows = [
        (#"(() => { const a = new Int32Array(2); a['-0'] = 1; a['1.5'] = 2; a[2] = 3; a.x = 4; return [a, '2' in a, '1.5' in a, a['-0'], delete a[5]] })()"#, "[ Int32Array(2) [ 0, 0, x: 4 ], false, false, undefined, true ]"),
        (#"(() => { const a = new Uint8Array(2); return [Reflect.defineProperty(a, 0, { value: 5 }), Reflect.defineProperty(a, 0, { value: 5, writable: false }), Reflect.defineProperty(a, 9, { value: 5 }), a[0]] })()"#, "[ true, false, false, 5 ]"),
        (#"Object.getOwnPropertyDescriptor(new Uint8Array([7]), 0)"#, "{ value: 7, writable: true, enumerable: true, configurable: true }"),
        (#"(() => { const p = Object.create(new Uint8Array(2)); p[0] = 5; p[5] = 3; return [p[0], p[5], Object.keys(p)] })()"#, "[ 5, undefined, [ '0' ] ]"),
        (#"[Reflect.set(new Uint8Array(2), 0, 5, {}), Reflect.set([], 0, 5, new Uint8Array(2)), Reflect.set(new Uint8Array(1), 5, 1, {})]"#, "[ true, true, true ]"),
        (#"(() => { let s = ''; for (const k in new Int8Array(2)) s += k; for (const v of new Int8Array([4, 5])) s += v; return s })()"#, "'0145'"),
        (#"(() => { const a = new Uint8Array([1, 2]); a.foo = 1; return [Object.keys(a), Object.entries(a), JSON.stringify(a)] })()"#, "[\n  [ '0', '1', 'foo' ],\n  [ [ '0', 1 ], [ '1', 2 ], [ 'foo', 1 ] ],\n  '{\"0\":1,\"1\":2,\"foo\":1}'\n]"),
        (#"Object.prototype.toString.call(new Float32Array(1))"#, "'[object Float32Array]'"),
        (#"[Object.isFrozen(new Uint8Array(0)), Object.isFrozen(new Uint8Array(1)), Object.isExtensible(Object.preventExtensions(new Uint8Array(1)))]"#, "[ false, false, false ]"),
        (#"Object.freeze(new Uint8Array(0))"#, "Uint8Array(0) []"),
        (#"(() => { class A { #x = 1; static has(o) { return #x in o } }; return A.has(new Uint8Array(1)) })()"#, "false"),
    ]

    static let methods: InspectRows.Rows = [
        (#"new Uint8Array([1, 2, 3, 4, 5]).copyWithin(0, 3)"#, "Uint8Array(5) [ 4, 5, 3, 4, 5 ]"),
        (#"new Uint8Array([1, 2, 3, 4, 5]).copyWithin(1, 0, 3)"#, "Uint8Array(5) [ 1, 1, 2, 3, 5 ]"),
        (#"new Uint8Array(4).fill(7, 1, -1)"#, "Uint8Array(4) [ 0, 7, 7, 0 ]"),
        (#"new Uint8Array([1, 2, 3]).map(x => x * 100)"#, "Uint8Array(3) [ 100, 200, 44 ]"),
        (#"new Uint8Array([1, 2, 3, 4]).filter(x => x % 2)"#, "Uint8Array(2) [ 1, 3 ]"),
        (#"new Uint8Array([1, 2, 3]).reduce((a, b) => a + b)"#, "6"),
        (#"new Uint8Array([1, 2, 3]).reduceRight((a, b) => a + '-' + b)"#, "'3-2-1'"),
        (#"[new Uint8Array([1, 2, 3]).find(x => x > 1), new Uint8Array([1, 2, 3]).findLast(x => x > 1), new Uint8Array([1, 2, 3]).findIndex(x => x > 5), new Uint8Array([1, 2, 3]).findLastIndex(x => x < 3)]"#, "[ 2, 3, -1, 1 ]"),
        (#"[new Float32Array([NaN]).includes(NaN), new Float32Array([NaN]).indexOf(NaN), new Uint8Array([1, 2, 1]).lastIndexOf(1), new Uint8Array([1, 2, 1]).lastIndexOf(1, -2)]"#, "[ true, -1, 2, 0 ]"),
        (#"[new Uint8Array([1, 2, 3]).at(-1), new Uint8Array([1]).at(5), new Uint8Array([1, 2, 3]).join('-'), String(new Uint8Array([1, 2]))]"#, "[ 3, undefined, '1-2-3', '1,2' ]"),
        (#"new Uint8Array([1, 2, 3]).reverse()"#, "Uint8Array(3) [ 3, 2, 1 ]"),
        (#"(() => { const a = new Uint8Array(5); a.set([1, 2], 1); a.set(new Uint16Array([300]), 4); return a })()"#, "Uint8Array(5) [ 0, 1, 2, 0, 44 ]"),
        (#"(() => { const a = new Uint8Array([1, 2, 3, 4]); a.set(a.subarray(0, 3), 1); return a })()"#, "Uint8Array(4) [ 1, 1, 2, 3 ]"),
        (#"(() => { const b = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]); new Uint16Array(b.buffer, 0, 4).set(b.subarray(0, 4)); return b })()"#, "Uint8Array(8) [\n  1, 0, 2, 0,\n  3, 0, 4, 0\n]"),
        (#"new Uint8Array([1, 2, 3, 4]).slice(1, -1)"#, "Uint8Array(2) [ 2, 3 ]"),
        (#"new Uint8Array([1, 2, 3, 4]).subarray(-2)"#, "Uint8Array(2) [ 3, 4 ]"),
        (#"new Float64Array([3, -0, NaN, 0, -1, -Infinity, Infinity]).sort()"#, "Float64Array(7) [ -Infinity, -1, -0, 0, 3, Infinity, NaN ]"),
        (#"new Int8Array([3, -1, 127, -128]).sort()"#, "Int8Array(4) [ -128, -1, 3, 127 ]"),
        (#"new Int32Array([3, -1, 2147483647, -2147483648]).sort((a, b) => b - a)"#, "Int32Array(4) [ 2147483647, 3, -1, -2147483648 ]"),
        (#"new BigInt64Array([5n, -3n, 0n]).sort()"#, "BigInt64Array(3) [ -3n, 0n, 5n ]"),
        (#"new Float32Array([0.5, -0.5]).toSorted()"#, "Float32Array(2) [ -0.5, 0.5 ]"),
        (#"[new Uint8Array([3, 1]).toSorted((a, b) => b - a), new Uint8Array([1, 2]).toReversed(), new Uint8Array([1, 2]).with(-1, 9)]"#, "[\n  Uint8Array(2) [ 3, 1 ],\n  Uint8Array(2) [ 2, 1 ],\n  Uint8Array(2) [ 1, 9 ]\n]"),
        (#"[...new Uint8Array([5, 6]).entries(), ...new Uint8Array(2).keys()]"#, "[ [ 0, 5 ], [ 1, 6 ], 0, 1 ]"),
        (#"[new Uint8Array([1, 2]).every(x => x), new Uint8Array([0]).some(x => x)]"#, "[ true, false ]"),
        (#"new BigInt64Array([1n]).map(x => x * 2n)"#, "BigInt64Array(1) [ 2n ]"),
    ]

    static let buffers: InspectRows.Rows = [
        (#"new ArrayBuffer(3)"#, "ArrayBuffer { [Uint8Contents]: <00 00 00>, byteLength: 3 }"),
        (#"new ArrayBuffer(4, { maxByteLength: 8 })"#, "ArrayBuffer { [Uint8Contents]: <00 00 00 00>, byteLength: 4 }"),
        (#"new SharedArrayBuffer(2)"#, "SharedArrayBuffer { [Uint8Contents]: <00 00>, byteLength: 2 }"),
        (#"new ArrayBuffer(8).slice(2, -1)"#, "ArrayBuffer { [Uint8Contents]: <00 00 00 00 00>, byteLength: 5 }"),
        (#"(() => { const b = new ArrayBuffer(4, { maxByteLength: 16 }), t = new Uint8Array(b), f = new Uint8Array(b, 0, 4); t[3] = 9; b.resize(8); const r = [t.length, f.length]; b.resize(3); r.push(t.length, f.length, f.byteOffset, b.byteLength); b.resize(4); return [...r, t[3], f.length] })()"#, "[\n  8, 4, 3, 0,\n  0, 3, 0, 4\n]"),
        (#"(() => { const b = new ArrayBuffer(4, { maxByteLength: 16 }), w = new Uint16Array(b, 2); b.resize(7); const r = [w.length]; b.resize(1); return [...r, w.length, w.byteLength, w.byteOffset, w[0]] })()"#, "[ 2, 0, 0, 0, undefined ]"),
        (#"(() => { const b = new ArrayBuffer(4), t = new Uint8Array(b).fill(1), c = b.transfer(); return [b.detached, b.byteLength, t.length, t[0], c, c.transferToFixedLength(2), c.detached] })()"#, "[\n  true,\n  0,\n  0,\n  undefined,\n  ArrayBuffer { (detached), byteLength: 0 },\n  ArrayBuffer { [Uint8Contents]: <01 01>, byteLength: 2 },\n  true\n]"),
        (#"(() => { const b = new ArrayBuffer(2, { maxByteLength: 4 }); return [b.transfer().resizable, b.detached, b.resizable, b.maxByteLength] })()"#, "[ true, true, true, 0 ]"),
        (#"(() => { const b = new SharedArrayBuffer(2, { maxByteLength: 4 }); b.grow(3); return [b.growable, b.byteLength, b.maxByteLength] })()"#, "[ true, 3, 4 ]"),
        (#"[ArrayBuffer.isView(new DataView(new ArrayBuffer(1))), ArrayBuffer.isView(new Uint8Array(1)), ArrayBuffer.isView([])]"#, "[ true, true, false ]"),
        (#"(() => { const d = new DataView(new ArrayBuffer(16), 2); d.setInt16(0, -2); d.setUint16(2, 65535, true); d.setFloat32(4, 1.5); d.setUint8(8, 300); return [d, d.getInt16(0), d.getInt16(2), d.getFloat32(4, false), d.getUint32(4), d.getInt8(8)] })()"#, "[\n  DataView {\n    byteLength: 14,\n    byteOffset: 2,\n    buffer: ArrayBuffer {\n      [Uint8Contents]: <00 00 ff fe ff ff 3f c0 00 00 2c 00 00 00 00 00>,\n      byteLength: 16\n    }\n  },\n  -2,\n  -1,\n  1.5,\n  1069547520,\n  44\n]"),
        (#"(() => { const d = new DataView(new ArrayBuffer(8)); d.setBigInt64(0, -5n); return [d.getBigUint64(0), d.getBigInt64(0, true), d.getFloat64(0)] })()"#, "[ 18446744073709551611n, -288230376151711745n, NaN ]"),
        (#"(() => { const d = new DataView(new ArrayBuffer(2)); d.setFloat16(0, 1.5); return [d.getFloat16(0), d.getUint16(0)] })()"#, "[ 1.5, 15872 ]"),
        (#"structuredClone({ a: new Uint8Array([1, 2, 3]).subarray(1), d: new DataView(new ArrayBuffer(2)) })"#, "{\n  a: Uint8Array(2) [ 2, 3 ],\n  d: DataView {\n    byteLength: 2,\n    byteOffset: 0,\n    buffer: ArrayBuffer { [Uint8Contents]: <00 00>, byteLength: 2 }\n  }\n}"),
        (#"(() => { const b = new ArrayBuffer(2), v = new Uint8Array(b), c = structuredClone({ b, v }, { transfer: [b] }); return [b.byteLength, v.length, c.v.buffer === c.b, c] })()"#, "[\n  0,\n  0,\n  true,\n  {\n    b: ArrayBuffer { [Uint8Contents]: <00 00>, byteLength: 2 },\n    v: Uint8Array(2) [ 0, 0 ]\n  }\n]"),
        (#"(() => { const a = new Int32Array(new SharedArrayBuffer(8)); return [Atomics.add(a, 0, 5), Atomics.sub(a, 0, 2), Atomics.or(a, 0, 4), Atomics.and(a, 0, 6), Atomics.xor(a, 0, 1), Atomics.exchange(a, 0, 9), Atomics.compareExchange(a, 0, 9, 10), Atomics.load(a, 0), Atomics.store(a, 0, -0.5), Atomics.notify(a, 0), Atomics.wait(a, 0, 1), Atomics.wait(a, 0, 0, 1), Atomics.isLockFree(4)] })()"#, "[ 0, 5, 3, 7, 6, 7, 9, 10, 0, 0, 'not-equal', 'timed-out', true ]"),
    ]

    static let texts: InspectRows.Rows = [
        (#"Uint8Array.fromBase64('aGVsbG8=')"#, "Uint8Array(5) [ 104, 101, 108, 108, 111 ]"),
        (#"[Uint8Array.fromBase64(' a G V s ').length, Uint8Array.fromBase64('-_8', { alphabet: 'base64url' }).toHex()]"#, "[ 3, 'fbff' ]"),
        (#"[new Uint8Array([251, 255]).toBase64(), new Uint8Array([251, 255]).toBase64({ alphabet: 'base64url', omitPadding: true })]"#, "[ '+/8=', '-_8' ]"),
        (#"[Uint8Array.fromHex('00ffAb').toHex(), new Uint8Array(0).toBase64()]"#, "[ '00ffab', '' ]"),
        (#"(() => { const a = new Uint8Array(4); return [a.setFromBase64('aGVsbG8='), a, a.setFromHex('0102'), a.toHex()] })()"#, "[\n  { read: 4, written: 3 },\n  Uint8Array(4) [ 1, 2, 108, 0 ],\n  { read: 4, written: 2 },\n  '01026c00'\n]"),
        (#"['a', 'aGVsbG8', 'aGVsbG9=', 'aG!s'].map(x => { try { return Uint8Array.fromBase64(x, { lastChunkHandling: 'strict' }).length } catch (e) { return e.name } })"#, "[ 'SyntaxError', 'SyntaxError', 'SyntaxError', 'SyntaxError' ]"),
    ]

    static let errors: InspectRows.Rows = [
        (#"(f => f.map(f => { try { return f() } catch (e) { return e.name + ': ' + e.message } }))([() => new ArrayBuffer(-1), () => new ArrayBuffer(2 ** 50), () => new ArrayBuffer(5, { maxByteLength: 2 }), () => ArrayBuffer(), () => new Int8Array(-1), () => new Int16Array(new ArrayBuffer(3))])"#, "[\n  'RangeError: Invalid array buffer length',\n  'RangeError: Array buffer allocation failed',\n  'RangeError: Invalid array buffer max length',\n  \"TypeError: Constructor ArrayBuffer requires 'new'\",\n  'RangeError: Invalid typed array length: -1',\n  'RangeError: byte length of Int16Array should be a multiple of 2'\n]"),
        (#"(f => f.map(f => { try { return f() } catch (e) { return e.name + ': ' + e.message } }))([() => new Int16Array(new ArrayBuffer(4), 1), () => new Int16Array(new ArrayBuffer(4), 8), () => new Int16Array(new ArrayBuffer(4), 2, 8), () => new Int16Array([1n]), () => new BigInt64Array([1])])"#, "[\n  'RangeError: start offset of Int16Array should be a multiple of 2',\n  'RangeError: Start offset 8 is outside the bounds of the buffer',\n  'RangeError: Invalid typed array length: 8',\n  'TypeError: Cannot convert a BigInt value to a number',\n  'TypeError: Cannot convert 1 to a BigInt'\n]"),
        (#"(f => f.map(f => { try { return f() } catch (e) { return e.name + ': ' + e.message } }))([() => Int8Array(), () => Object.getPrototypeOf(Int8Array)(), () => new Int8Array(2).set([1], 5), () => new Int8Array(2).with(5, 1), () => new Int8Array(2).map(3), () => Object.freeze(new Uint8Array(1))])"#, "[\n  \"TypeError: Constructor Int8Array requires 'new'\",\n  'TypeError: Abstract class TypedArray not directly constructable',\n  'RangeError: offset is out of bounds',\n  'RangeError: Invalid typed array index',\n  'TypeError: 3 is not a function',\n  'TypeError: Cannot freeze array buffer views with elements'\n]"),
        (#"(f => f.map(f => { try { return f() } catch (e) { return e.name + ': ' + e.message } }))([() => new DataView({}), () => new DataView(new ArrayBuffer(2), 5), () => new DataView(new ArrayBuffer(2)).getInt16(1), () => Atomics.add([], 0, 1), () => { 'use strict'; delete new Int8Array(2)[0] }])"#, "[\n  'TypeError: First argument to DataView constructor must be an ArrayBuffer',\n  'RangeError: Start offset 5 is outside the bounds of the buffer',\n  'RangeError: Offset is outside the bounds of the DataView',\n  'TypeError: [object Array] is not an integer typed array.',\n  \"TypeError: Cannot delete property '0' of [object Int8Array]\"\n]"),
    ]

    static let shown: InspectRows.Rows = [
        (#"(() => { const a = new Uint8Array(3); a.x = 1; return a })()"#, "Uint8Array(3) [ 0, 0, 0, x: 1 ]"),
        (#"Object.setPrototypeOf(new Uint8Array(2), null)"#, "[Uint8Array(2): null prototype] [ 0, 0 ]"),
        (#"new Uint8Array(120)"#, "Uint8Array(120) [\n  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,\n  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,\n  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,\n  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,\n  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,\n  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,\n  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,\n  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,\n  0, 0, 0, 0,\n  ... 20 more items\n]"),
        (#"new DataView(new ArrayBuffer(2), 1)"#, "DataView {\n  byteLength: 1,\n  byteOffset: 1,\n  buffer: ArrayBuffer { [Uint8Contents]: <00 00>, byteLength: 2 }\n}"),
        (#"[new ArrayBuffer(0), new Uint8Array(0), new ArrayBuffer(110)]"#, "[\n  ArrayBuffer { [Uint8Contents]: <>, byteLength: 0 },\n  Uint8Array(0) [],\n  ArrayBuffer {\n    [Uint8Contents]: <00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 ... 10 more bytes>,\n    byteLength: 110\n  }\n]"),
        (#"{ a: { b: { c: { d: new ArrayBuffer(1) }, e: new Uint8Array(1) } } }"#, "{ a: { b: { c: [Object], e: [Uint8Array] } } }"),
        (#"new Float64Array(30).map((x, i) => i * 1.1)"#, "Float64Array(30) [\n                   0,                1.1,\n                 2.2, 3.3000000000000003,\n                 4.4,                5.5,\n  6.6000000000000005,  7.700000000000001,\n                 8.8,                9.9,\n                  11, 12.100000000000001,\n  13.200000000000001,               14.3,\n  15.400000000000002,               16.5,\n                17.6, 18.700000000000003,\n                19.8, 20.900000000000002,\n                  22,               23.1,\n  24.200000000000003,               25.3,\n  26.400000000000002, 27.500000000000004,\n                28.6, 29.700000000000003,\n  30.800000000000004, 31.900000000000002\n]"),
        (#"[Uint8Array.prototype, DataView.prototype, ArrayBuffer.prototype]"#, "[ TypedArray {}, Object [DataView] {}, Object [ArrayBuffer] {} ]"),
    ]
}
