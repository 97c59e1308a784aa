//// typed arrays and buffers
const ab = new ArrayBuffer(16);
const dv = new DataView(ab);
dv.setInt16(0, -2);
dv.setFloat32(4, 1.5, true);
dv.setBigUint64(8, 2n ** 63n);
console.log(
  ab, dv, new Uint8Array(ab), new Float64Array(ab, 8, 1), new Int16Array([1, -1, 70000]), Uint8Array.from('123'), Uint8Array.of(1, 256, -1),
  new Uint8ClampedArray([300, -5, 1.5, 2.5, NaN]), new Float32Array([0.1, 1e40, NaN]), new BigInt64Array([1n, -1n]), new Uint16Array(new Set([1, 2])),
  new Uint8Array(3).fill(7), new Uint8Array([1, 2, 3]).map(x => x * 100), new Uint8Array([3, 1, 2]).sort(), new Float32Array([3, NaN, -0, 0, -1]).sort(),
  new Uint8Array([5, 1, 4]).toSorted((a, b) => b - a), new Int8Array([1, 2, 3]).subarray(1), new Int8Array([1, 2, 3]).slice(-2), [...new Uint8Array([1, 2]).entries()],
  new Uint8Array([1, 2, 3]).reduce((a, b) => a + b), new Uint8Array([1, 2]).join('-'), String(new Uint8Array([1, 2])), JSON.stringify(new Uint8Array([1, 2])),
  new Uint8Array([1, 2, 3]).indexOf(2), new Uint8Array([1]).includes('1'), Object.keys(new Uint8Array(2)), new Uint8Array(2)[5], '5' in new Uint8Array(2),
  Object.getOwnPropertyDescriptor(new Uint8Array([9]), 0), new Uint8Array([1, 2, 3]).with(0, 9), new Uint8Array([1, 2, 3]).at(-1),
  new Uint8Array([1, 2, 3, 4]).copyWithin(0, 2), new Uint8Array([1, 2, 3]).findLast(x => x < 3), Uint8Array.BYTES_PER_ELEMENT, new Uint32Array(ab).byteLength,
  Object.prototype.toString.call(dv), ArrayBuffer.isView(dv), new Uint8Array([1, 2]).constructor.name, Object.getPrototypeOf(Uint8Array).name
);
const ta = new Uint8Array(2);
ta[0] = 257;
ta[1] = '12';
ta[9] = 1;
ta.foo = 'x';
ta[-1] = 5;
ta['1.5'] = 3;
console.log(ta, ta.length, Object.keys(ta));
const r = new ArrayBuffer(4, { maxByteLength: 8 });
const rv = new Uint8Array(r);
r.resize(8);
console.log(rv.length, r, rv);
r.resize(2);
console.log(rv.length, rv, r.resizable, r.maxByteLength);
for (const f of [
  () => new Uint16Array(ab, 1), () => new Uint32Array(ab, 4, 9), () => new Uint8Array(ab, 17), () => dv.getInt32(14), () => dv.getInt8(-1), () => dv.setUint8(),
  () => new DataView({}), () => new DataView(ab, 17), () => new Uint8Array(-1), () => new Uint8Array(1.5), () => new Uint8Array('3'), () => new Uint8Array(2 ** 53),
  () => new ArrayBuffer(-1), () => new BigInt64Array([1]), () => new Uint8Array([1n]), () => Uint8Array(2), () => new Uint8Array(2).set([1, 2, 3]),
  () => new Uint8Array(2).set([1], 2), () => Object.defineProperty(new Uint8Array(1), 0, { value: 1, writable: false }), () => Object.freeze(new Uint8Array(1)),
  () => Object.freeze(new Uint8Array(0)), () => r.resize(9), () => ab.slice.call({}), () => Uint8Array.prototype.length, () => Uint8Array.from(5),
  () => Uint8Array.from({ length: 2 }, (_, i) => i * 2), () => new (Object.getPrototypeOf(Uint8Array))(), () => new Float64Array(1).with(1, 0),
  () => Atomics.wait(new Int32Array(4), 0, 0), () => Atomics.add(new Uint8Array(2), 0, 5), () => Atomics.load(new Float32Array(1), 0),
  () => new Int8Array([3, 1]).sort('x'), () => new SharedArrayBuffer(8).slice(0, 2),
]) try { console.log(f()); } catch (e) { console.log(`${e}`); }
