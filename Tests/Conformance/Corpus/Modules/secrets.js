//// digests and ciphers
const crypto = require('node:crypto');
for (const a of ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha512-256', 'sha512-224', 'sha3-256', 'sha3-512', 'sha3-224', 'sha3-384', 'ripemd160', 'rmd160', 'RSA-SHA256', 'SHA256', 'blake2b512', 'blake2s256', 'shake128', 'shake256']) try { console.log(a, crypto.createHash(a).update('hello').digest('hex')); } catch (e) { console.log(a, e.message, e.code); }
console.log(crypto.createHash('shake256', { outputLength: 8 }).update('x').digest('hex'));
console.log(crypto.createHmac('sha256', 'a secret').update('some data').update(' more').digest('hex'), crypto.createHmac('md5', Buffer.from('k')).update('d').digest('base64'), crypto.createHmac('sha3-256', 'k').update('v').digest('base64url'));
const h = crypto.createHash('sha256'); h.update('a'); const c = h.copy(); console.log(c.digest('hex')); h.update('b'); console.log(h.digest('hex'));
try { h.update('x'); } catch (e) { console.log(e.code, e.message); } try { h.digest(); } catch (e) { console.log(e.code, e.message); }
try { crypto.createHash('nope'); } catch (e) { console.log(e.message, e.code); } try { crypto.createHash(); } catch (e) { console.log(e.message); } try { crypto.createHash('md5').update(5); } catch (e) { console.log(e.message); } try { crypto.createHmac('x', 'y'); } catch (e) { console.log(e.code, e.message); } try { crypto.createHmac('sha256'); } catch (e) { console.log(e.code, e.message); }
console.log(crypto.pbkdf2Sync('secret', 'salt', 1000, 32, 'sha512').toString('hex'), Buffer.from(crypto.hkdfSync('sha512', 'key', 'salt', 'info', 16)).toString('hex'));
console.log(crypto.randomBytes(8).length, crypto.randomUUID().length, crypto.randomInt(3) < 3, crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('a')));
try { crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('ab')); } catch (e) { console.log(e.name, e.code, e.message); }
try { crypto.randomInt(5, 3); } catch (e) { console.log(e.code, e.message); } try { crypto.randomBytes(-1); } catch (e) { console.log(e.code, e.message); } try { crypto.randomInt('a'); } catch (e) { console.log(e.code, e.message); }
console.log(crypto.getHashes().length > 10, crypto.getHashes().includes('sha256'), crypto.getCiphers().includes('aes-256-cbc'));
const key = crypto.createHash('sha256').update('p').digest(), iv = Buffer.alloc(16, 1);
const ci = crypto.createCipheriv('aes-256-cbc', key, iv); let enc = ci.update('some clear text data', 'utf8', 'hex'); enc += ci.final('hex'); console.log(enc);
const de = crypto.createDecipheriv('aes-256-cbc', key, iv); console.log(de.update(enc, 'hex', 'utf8') + de.final('utf8'));
const g = crypto.createCipheriv('aes-256-gcm', key, iv.subarray(0, 12)); g.setAAD(Buffer.from('aad')); const ct = Buffer.concat([g.update('secret msg'), g.final()]); console.log(ct.toString('hex'), g.getAuthTag().toString('hex'));
const gd = crypto.createDecipheriv('aes-256-gcm', key, iv.subarray(0, 12)); gd.setAAD(Buffer.from('aad')); gd.setAuthTag(g.getAuthTag()); console.log(gd.update(ct, null, 'utf8') + gd.final('utf8'));
const bad = crypto.createDecipheriv('aes-256-gcm', key, iv.subarray(0, 12)); bad.setAuthTag(Buffer.alloc(16)); bad.update(ct); try { bad.final(); } catch (e) { console.log(e.message, e.code); }
try { crypto.createCipheriv('aes-256-cbc', 'short', iv); } catch (e) { console.log(e.name, e.code, e.message); } try { crypto.createCipheriv('aes-256-cbc', key, 'x'); } catch (e) { console.log(e.name, e.code, e.message); } try { crypto.createCipheriv('nope', key, iv); } catch (e) { console.log(e.name, e.code, e.message); }
const wrong = crypto.createDecipheriv('aes-256-cbc', Buffer.alloc(32, 9), iv); wrong.update(enc, 'hex'); try { wrong.final(); } catch (e) { console.log(e.name, e.code, e.message); }
for (const [n, k] of [['aes-128-cbc', 16], ['aes-192-cbc', 24], ['aes-128-ctr', 16], ['aes-256-ctr', 32], ['aes-128-ecb', 16], ['aes-256-ecb', 32], ['aes-128-gcm', 16]]) { const c = crypto.createCipheriv(n, Buffer.alloc(k, 3), n.includes('ecb') ? null : Buffer.alloc(n.includes('gcm') ? 12 : 16, 4)); console.log(n, c.update('hello world, hello world', 'utf8', 'base64') + c.final('base64')); }
crypto.pbkdf2('s', 'salt', 1, 8, 'sha1', (e, k) => { console.log('async', k.toString('hex')); crypto.randomBytes(4, (e, b) => console.log(e, b.length)); });
console.log(crypto.createSecretKey(Buffer.from('abc')).type, crypto.createSecretKey('abcd', 'utf8').symmetricKeySize, crypto.getCipherInfo('aes-256-cbc'));
console.log(crypto.hash?.name);
const hs = crypto.createHash('sha1'); hs.on('readable', () => { const d = hs.read(); if (d) console.log('stream', d.toString('hex')); }); hs.write('some data'); hs.end();

//// keys of the Web
import { webcrypto as wc, subtle as s2 } from 'node:crypto';
const { subtle } = globalThis.crypto; console.log(s2 === wc.subtle, subtle === s2);
const hex = (b) => Buffer.from(b).toString('hex');
for (const a of ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512']) console.log(a, hex(await subtle.digest(a, new TextEncoder().encode('hello'))));
const k = await subtle.importKey('raw', new TextEncoder().encode('secret'), { name: 'HMAC', hash: 'SHA-256' }, true, ['sign', 'verify']);
console.log(k.type, k.extractable, k.algorithm, k.usages); console.log(k);
const sig = await subtle.sign('HMAC', k, new TextEncoder().encode('data')); console.log(hex(sig), await subtle.verify('HMAC', k, sig, new TextEncoder().encode('data')), await subtle.verify('HMAC', k, sig, new TextEncoder().encode('datx')));
console.log(hex(await subtle.exportKey('raw', k)), await subtle.exportKey('jwk', k));
const gk = await subtle.generateKey({ name: 'HMAC', hash: 'SHA-512' }, false, ['sign']); console.log(gk.algorithm); await subtle.exportKey('raw', gk).catch((e) => console.log(e.name, e.message));
await subtle.digest('nope', new Uint8Array()).catch((e) => console.log(e.name, e.message, e.code));
const aes = await subtle.importKey('raw', new Uint8Array(32).fill(7), 'AES-GCM', true, ['encrypt', 'decrypt']); console.log(aes.algorithm);
const c = await subtle.encrypt({ name: 'AES-GCM', iv: new Uint8Array(12) }, aes, new TextEncoder().encode('hi there')); console.log(hex(c), new TextDecoder().decode(await subtle.decrypt({ name: 'AES-GCM', iv: new Uint8Array(12) }, aes, c)));
await subtle.decrypt({ name: 'AES-GCM', iv: new Uint8Array(12) }, aes, new Uint8Array(20)).catch((e) => console.log(e.name, e.message));
const pk = await subtle.importKey('raw', new TextEncoder().encode('pw'), 'PBKDF2', false, ['deriveBits', 'deriveKey']); console.log(hex(await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(8), iterations: 10 }, pk, 128)));
const dk = await subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(8), iterations: 10 }, pk, { name: 'AES-CBC', length: 256 }, true, ['encrypt', 'decrypt']); console.log(dk.algorithm, hex(await subtle.exportKey('raw', dk)));
console.log(hex(await subtle.encrypt({ name: 'AES-CBC', iv: new Uint8Array(16) }, dk, new Uint8Array(5))), hex(await subtle.encrypt({ name: 'AES-CTR', counter: new Uint8Array(16), length: 64 }, await subtle.importKey('raw', new Uint8Array(16), 'AES-CTR', true, ['encrypt']), new Uint8Array(5))));
await subtle.sign('HMAC', gk, new Uint8Array(1)).then((x) => console.log(x.byteLength)); await subtle.verify('HMAC', gk, new Uint8Array(1), new Uint8Array(1)).catch((e) => console.log(e.name, e.message));

//// key presses
const { PassThrough } = require('stream'), readline = require('readline'); const input = new PassThrough(); readline.emitKeypressEvents(input); input.on('keypress', (s, k) => console.log(JSON.stringify(s), k)); input.write('aB1\x1b[A\x03\r\n\t\x7f \x1b[1;5C\x1bOP\x1b[15~é\x1bx');

//// decoders of pieces, and old encodings
const { StringDecoder } = require('string_decoder'); const d = new StringDecoder('utf8'); console.log(d.write(Buffer.from([0xe2, 0x82])), d.lastNeed, d.lastTotal, d.lastChar, d.write(Buffer.from([0xac])), d.end(), d, d.text(Buffer.from('xyz'), 1));
console.log(new TextDecoder('shift_jis').decode(new Uint8Array([0x93, 0xfa, 0x96, 0x7b])), new TextDecoder('euc-jp').decode(new Uint8Array([0xc6, 0xfc])), new TextDecoder('windows-1251').decode(new Uint8Array([207, 240, 232, 226, 229, 242])), new TextDecoder('gbk').decode(new Uint8Array([0xc4, 0xe3])), new TextDecoder('big5').decode(new Uint8Array([0xa7, 0x41])), new TextDecoder('koi8-r').encoding, new TextDecoder('latin2').encoding);
const b = Buffer.from('héllo'); console.log(b.utf8Slice(0, 3), b.hexSlice(0, 2), b.latin1Slice(), b.base64Slice(), b.ucs2Slice(), b.asciiSlice()); const w = Buffer.alloc(6); console.log(w.utf8Write('hé', 1), w.hexWrite('ff', 5), w); try { w.writeBigInt64LE(5, 0); } catch (e) { console.log(e.message); }

//// histograms
const { createHistogram } = require('perf_hooks'); const h = createHistogram(); for (const v of [1, 2, 3, 10, 100]) h.record(v); console.log(h.percentile(50), h.percentiles, h.minBigInt, JSON.stringify(h)); h.reset(); console.log(h); for (const f of [() => h.record(0), () => h.percentile(0), () => h.add(5), () => createHistogram({ lowest: 0 })]) try { f(); } catch (e) { console.log(e.code, e.message); }

//// hooks of timers, ticks, microtasks and promises
const { AsyncResource, createHook, executionAsyncId, executionAsyncResource, triggerAsyncId } = require('async_hooks');
const { writeSync, writeFileSync } = require('fs');
const log = (...values) => writeSync(1, `${values.join(' ')}\n`);
log(executionAsyncId(), triggerAsyncId());
const hook = createHook({
  init(id, type, trigger, resource) { log('init', id, type, trigger, resource.constructor.name, executionAsyncId()); },
  before(id) { log('before', id); }, after(id) { log('after', id); }, destroy(id) { log('destroy', id); }, promiseResolve(id) { log('resolve', id); },
}).enable();
const timer = setTimeout(() => {
  log('timeout', executionAsyncId(), triggerAsyncId(), executionAsyncResource() === timer);
  process.nextTick(() => log('tick of a timer', executionAsyncId()));
}, 1);
const immediate = setImmediate(() => log('immediate', executionAsyncId(), triggerAsyncId(), executionAsyncResource() === immediate));
process.nextTick(given => log('tick', given, executionAsyncId(), Object.keys(executionAsyncResource())), 7);
queueMicrotask(() => log('microtask', executionAsyncId(), executionAsyncResource().constructor.name));
const then = Promise.resolve(1).then(() => log('then', executionAsyncId(), triggerAsyncId(), executionAsyncResource() === then));
clearTimeout(setTimeout(() => {}, 100));
let rounds = 0;
const interval = setInterval(() => { log('interval'); if (++rounds === 2) clearInterval(interval); }, 5);
async function waits() { log('first', executionAsyncId()); await 1; log('second', executionAsyncId()); await then; log('third', executionAsyncId()); }
waits().then(() => log('done'));
const failing = new Promise((resolve, reject) => setTimeout(() => reject(new Error('x')), 1));
failing.catch(() => log('caught')).finally(() => log('finally'));
Promise.all([1, Promise.resolve(2)]).then(() => log('all'));
new Promise(resolve => resolve(Promise.resolve(5))).then(() => log('resolved by another'));
async function* gives() { yield 1; yield 2; }
(async () => {
  for await (const given of gives()) log('given', given);
  try { await failing; } catch { log('failed'); }
  await { then(resolve) { log('thenable'); resolve(); } };
})();
class Own extends Promise {}
Own.resolve(1).then(() => log('own'));
new AsyncResource('MINE').runInAsyncScope(() => { log('mine', executionAsyncId()); setTimeout(() => log("made by mine", triggerAsyncId()), 20); });
setTimeout(() => {
  hook.disable();
  setTimeout(() => log('nobody hears of it', typeof executionAsyncId()), 1);
}, 30);
writeFileSync(1, 'written at once\n');
try { createHook({ init: 1 }); } catch (error) { log(error, error.code); }

//// numbers of what runs
// Numbers of what runs, without any hook; what the console writes takes some, too.
const { AsyncResource, executionAsyncId, triggerAsyncId } = require('async_hooks');
const number = () => new AsyncResource('X').asyncId(), seen = [number()];
console.log('a', executionAsyncId(), triggerAsyncId()); seen.push(number());
console.log('b'); seen.push(number());
process.nextTick(() => { seen.push('tick', executionAsyncId(), triggerAsyncId(), number()); console.log(1); seen.push(number()); });
setImmediate(() => seen.push('immediate', executionAsyncId(), triggerAsyncId()));
Promise.resolve().then(() => seen.push('then', executionAsyncId(), triggerAsyncId()));
queueMicrotask(() => seen.push('microtask', executionAsyncId(), triggerAsyncId()));
setTimeout(() => {
  seen.push('timer', executionAsyncId(), triggerAsyncId(), number()); console.log(1); seen.push(number()); console.log(1); seen.push(number());
  setTimeout(() => {
    seen.push('second timer', triggerAsyncId(), number()); process.stdout.write('x'); seen.push(number());
    process.stdout.write('y\n', () => seen.push('written')); seen.push(number());
    Promise.resolve().then(() => { seen.push('then', number()); console.log(1); seen.push(number()); setTimeout(() => console.log(seen.join(' ')), 5); });
  }, 5);
}, 5);
console.log(+setTimeout(() => {}, 1));
