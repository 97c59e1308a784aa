//// typed arrays
const u = new Uint8Array([1, 2, 300, -1]), f = Float64Array.of(1.5, 2), i = new Int16Array(3);
console.log(u, f, i, u.length, u.byteLength, f.BYTES_PER_ELEMENT, i.fill(7), Uint8ClampedArray.from([300, -5, 1.5]));

//// views share a buffer
const buffer = new ArrayBuffer(8), bytes = new Uint8Array(buffer), words = new Uint32Array(buffer, 4, 1);
bytes.set([1, 2, 3, 4], 4);
console.log(words[0].toString(16), bytes.subarray(4, 6), bytes.slice(4, 6), buffer.byteLength, buffer);
bytes.subarray(4)[0] = 255; console.log(bytes[4], words[0] === 0x040302ff);

//// DataView reads either end first
const view = new DataView(new ArrayBuffer(8));
view.setInt16(0, 258); view.setFloat32(4, 0.5, true);
console.log(view.getInt16(0), view.getInt16(0, true), view.getUint8(0), view.getFloat32(4, true), view.getFloat32(4));
try { view.getInt32(6); } catch (e) { console.log(e.name, e.message); }

//// methods of typed arrays
const a = Int32Array.from([5, 1, 4]);
console.log(a.map(x => x * 2), a.filter(x => x > 1), a.sort(), a.reduce((x, y) => x + y), a.indexOf(4), a.includes(9), a.join('-'), [...a.entries()], a.toReversed?.());
console.log(Array.from(a), a instanceof Int32Array, Array.isArray(a), a.at(-1), Object.prototype.toString.call(a));

//// out of bounds does nothing
const a = new Uint8Array(2);
a[5] = 1; a.x = 2; a['-0'] = 3;
console.log(a, a[5], 5 in a, Object.keys(a), a.length);
try { new Uint8Array(-1); } catch (e) { console.log(e.name, e.message); }
try { new Uint16Array(new ArrayBuffer(3)); } catch (e) { console.log(e.name, e.message); }
try { a.set([1, 2, 3]); } catch (e) { console.log(e.name, e.message); }

//// slicing buffers
const b = new Uint8Array([1, 2, 3, 4]).buffer;
console.log(b.slice(1, 3), ArrayBuffer.isView(new DataView(b)), ArrayBuffer.isView(b), b.slice(-2).byteLength);

//// BigInt arrays
const b = new BigInt64Array(2); b[0] = 2n ** 63n; b[1] = -5n;
console.log(b, new BigUint64Array(b.buffer)[1]);
try { b[0] = 1; } catch (e) { console.log(e.name, e.message); }

//// float bits
const f = new Float32Array([0.1]), bits = new Uint32Array(f.buffer);
console.log(f[0], bits[0].toString(2), new Float64Array([NaN, -0, Infinity]), Math.fround(5.5), Math.fround(5.05));

//// text to bytes
const bytes = new TextEncoder().encode('hé€👋');
console.log(bytes, new TextDecoder().decode(bytes), bytes.length);

//// swapping bytes
const swap = n => { const v = new DataView(new ArrayBuffer(4)); v.setUint32(0, n); return v.getUint32(0, true); };
console.log(swap(0x11223344).toString(16), swap(1));
