//// throw 'a string'
throw 'a string'

//// throw Symbol('s')
throw Symbol('s')

//// throw 10n
throw 10n

//// throw { a: 1, b: { c: [1, 2] } }
throw { a: 1, b: { c: [1, 2] } }

//// throw new Error('a', { cause: new Error('b', { cause: new Er
throw new Error('a', { cause: new Error('b', { cause: new Error('c') }) })

//// throw Object.assign(new Error('props'), { code: 'E_CODE', in
throw Object.assign(new Error('props'), { code: 'E_CODE', info: { a: [1, 2, { b: 3 }] }, when: new Date(0) })

//// Promise.reject('string')
Promise.reject('string')

//// Promise.reject(new Error('rejected'))
Promise.reject(new Error('rejected'))

//// async function f() { await g() } async function g() { await 
async function f() { await g() } async function g() { await h() } async function h() { await 1; null.x } f()

//// setImmediate(() => { throw new Error('immediate') })
setImmediate(() => { throw new Error('immediate') })

//// throw new DOMException('dom', 'AbortError')
throw new DOMException('dom', 'AbortError')

//// structuredClone({ f() {} })
structuredClone({ f() {} })

//// JSON.parse('{bad')
JSON.parse('{bad')

//// JSON.parse('[1,2')
JSON.parse('[1,2')

//// eval('foo bar')
eval('foo bar')

//// require('./nope')
require('./nope')

//// setTimeout('code')
setTimeout('code')

//// /* 漢字 */ null.foo
/* 漢字 */ null.foo

//// process.emitWarning('careful', { type: 'T', code: 'C', detai
process.emitWarning('careful', { type: 'T', code: 'C', detail: 'some detail' })

//// const p = Promise.reject(new Error('late')); setTimeout(() =
const p = Promise.reject(new Error('late')); setTimeout(() => p.catch(() => {}), 10); process.on('unhandledRejection', () => {})

//// console.time('x'); console.timeEnd('nope'); console.timeLog(
console.time('x'); console.timeEnd('nope'); console.timeLog('zzz'); console.time('x'); console.countReset('q')

//// new (require('events'))().emit('error', new Error('ee'))
new (require('events'))().emit('error', new Error('ee'))

//// new (require('events'))().emit('error', 'not an error')
new (require('events'))().emit('error', 'not an error')

//// const E = require('events'); class My extends E {} const e =
const E = require('events'); class My extends E {} const e = new My(); setTimeout(() => e.emit('error', new Error('async ee')), 5)

//// require('assert').strictEqual(1, 2)
require('assert').strictEqual(1, 2)

//// throw { a: { b: { c: { d: { e: 1 } } } } }
throw { a: { b: { c: { d: { e: 1 } } } } }

//// process.exitCode = 'x'
process.exitCode = 'x'
//// a module that throws
import 'node:path';
const x = 1; if (x) throw new RangeError('here');
//// a module that throws what it made before
import 'node:path';
const made = new Error('made above');
  throw made;
//// a module that throws a text
import 'node:path';
throw 'a text';
//// a module that asks for require
import 'node:path';
console.log(typeof require);
const fs = require('path');
//// a module that asks for its folder
import 'node:path';
console.log(__dirname);
//// an import() of nothing
import('./nothing.js');
//// an address that is none
const where = new URL('nowhere');
//// finally throws
Promise.resolve(1).finally(() => { throw new Error('in finally'); });
//// a stream that cannot be written
const { Writable } = require('stream');
new Writable({ write() { throw new TypeError('from write'); } }).write('x');

//// a module that is rejected with no error
import 'node:path';
await Promise.reject(5);

//// a module that is rejected where somebody listens for others' rejections
import 'node:path';
process.on('unhandledRejection', reason => console.log(reason));
await null; Promise.reject(new Error('its own')); null.x;

//// a module that throws at once, and what comes before its end
import 'node:path';
let p = Promise.resolve();
for (let i = 0; i < 9; i++) p = p.then(() => console.error(i));
throw new RangeError('at once');

//// parameters of Function that go on
new Function('a b', 'return 1');

//// a body of Function that ends the function
new Function('a', 'if (a) { return a');

//// a private name that nobody declares
let x = {}; console.log(#y in x);

//// words of one's own for a difference
require('assert').deepStrictEqual({ a: 1 }, { a: 2 }, 'my words');

//// a recursion without an end
function fib(n) { if (n < 0) return 0; return fib(n + 1) + fib(n + 2); }
console.log(fib(3));

//// a method that calls itself
class Node { constructor(v) { this.value = v; } sum() { return this.value + this.next().sum(); } next() { return this; } }
const fact = n => n * fact(n - 1);
fact(5);

//// a script of vm's that throws
require('vm').runInThisContext('function q() { null.foo }\nq()', 'mine.js');

//// require('fs').readFileSync('/nope')
require('fs').readFileSync('/nope')

//// require('fs').readFileSync('/nope', 'utf8')
require('fs').readFileSync('/nope', 'utf8')

//// require('fs').statSync('/nope')
require('fs').statSync('/nope')

//// require('fs').readdirSync('/nope')
require('fs').readdirSync('/nope')

//// require('fs').accessSync('/nope')
require('fs').accessSync('/nope')

//// const t = new EventTarget; t.addEventListener('x', () => { 
const t = new EventTarget; t.addEventListener('x', () => { throw new Error('in et listener') }); t.dispatchEvent(new Event('x')); console.log('after')

//// (async () => { require('assert').equal(1, 2) })()
(async () => { require('assert').equal(1, 2) })()

//// (async () => { await 1; require('assert')(false, 'm') })()
(async () => { await 1; require('assert')(false, 'm') })()

//// (async () => { require('fs').readFileSync('/nope') })()
(async () => { require('fs').readFileSync('/nope') })()

//// (async () => { new URL('x') })()
(async () => { new URL('x') })()

//// (async () => { structuredClone(() => {}) })()
(async () => { structuredClone(() => {}) })()

//// (async () => { throw new DOMException('x', 'AbortError') })
(async () => { throw new DOMException('x', 'AbortError') })()
