//// order of things
console.log('1 sync'); setTimeout(() => console.log('6 timeout'), 0); Promise.resolve().then(() => console.log('4 then')).then(() => console.log('5 then then')); queueMicrotask(() => console.log('4b microtask')); process.nextTick(() => console.log('3 tick')); console.log('2 sync');

//// making promises
const p = new Promise((resolve, reject) => { console.log('executor runs at once'); resolve('value'); reject('ignored'); resolve('ignored'); }); p.then(v => console.log(v)); new Promise((_, r) => r(new Error('no'))).catch(e => console.log(e.message)); new Promise(() => { throw new TypeError('thrown'); }).then(null, e => console.log(e.name)); try { new Promise(); } catch (e) { console.log(e.message); } try { Promise(() => 1); } catch (e) { console.log(e.message); } console.log(p);

//// chains
Promise.resolve(1).then(x => x + 1).then(x => { throw new Error(`failed at ${x}`); }).then(() => console.log('skipped')).catch(e => { console.log(e.message); return 'recovered'; }).then(v => console.log(v)).finally(() => console.log('done')).then(v => console.log(v)); Promise.reject('r').finally(() => 'ignored').catch(v => console.log('still', v)); Promise.resolve(1).then(2).then(v => console.log('passes through', v));

//// all, allSettled, race and any
const wait = (ms, v) => new Promise(r => setTimeout(r, ms, v)), fail = (ms, v) => new Promise((_, r) => setTimeout(r, ms, new Error(v)));
Promise.all([1, wait(20, 'a'), Promise.resolve(3)]).then(v => console.log('all', v)); Promise.all([wait(1), fail(5, 'x')]).catch(e => console.log('all failed', e.message)); Promise.allSettled([1, fail(2, 'y')]).then(r => console.log(r.map(s => s.status), r[1].reason.message)); Promise.race([wait(30, 'slow'), wait(10, 'fast')]).then(v => console.log('race', v)); Promise.any([fail(1, 'z'), wait(15, 'ok')]).then(v => console.log('any', v)); Promise.any([fail(1, 'p'), fail(2, 'q')]).catch(e => console.log(e.constructor.name, e.message, e.errors.map(x => x.message))); Promise.all([]).then(v => console.log('empty', v));

//// thenables
const thenable = { then(res) { console.log('then called'); res('from thenable'); } }; Promise.resolve(thenable).then(v => console.log(v)); const p = Promise.resolve(5); console.log(Promise.resolve(p) === p); Promise.resolve({ get then() { throw new Error('bad getter'); } }).catch(e => console.log(e.message)); new Promise(r => r(p)).then(v => console.log('adopted', v)); const self = new Promise(r => setTimeout(() => r(self), 1)); self.catch(e => console.log(e.name, e.message));

//// printing promises
const pending = new Promise(() => {}); console.log(pending, Promise.resolve(42), Promise.resolve({ a: 1 })); const bad = Promise.reject(new RangeError('shown')); bad.catch(() => {}); console.log(Object.prototype.toString.call(pending), pending instanceof Promise, [Promise.resolve(1)]); Promise.reject(3).catch(() => {});

//// a promise settles once
let n = 0; const p = new Promise(r => { r(1); r(2); }); p.then(v => { n += v; }); p.then(v => { n += v; }); setTimeout(() => console.log(n), 0);

//// sequences by reduce
const work = n => new Promise(r => setTimeout(() => { console.log('work', n); r(n); }, 10 - n)); [1, 2, 3].reduce((p, n) => p.then(acc => work(n).then(v => [...acc, v])), Promise.resolve([])).then(r => console.log(r));

//// promisify by hand
const read = (name, cb) => setTimeout(() => name ? cb(null, `<${name}>`) : cb(new Error('no name')), 1); const promisify = f => (...a) => new Promise((res, rej) => f(...a, (e, v) => e ? rej(e) : res(v))); const readP = promisify(read); readP('file').then(console.log); readP('').catch(e => console.log(e.message));

//// timeouts with race
const timeout = (p, ms) => Promise.race([p, new Promise((_, r) => setTimeout(() => r(new Error('timed out')), ms))]); timeout(new Promise(r => setTimeout(r, 5, 'in time')), 50).then(console.log); timeout(new Promise(r => setTimeout(r, 100, 'late')), 10).catch(e => console.log(e.message));

//// retrying
let tries = 0; const flaky = () => new Promise((res, rej) => ++tries < 3 ? rej(new Error('try ' + tries)) : res('worked')); const retry = (f, n) => f().catch(e => { console.log(e.message); return n > 1 ? retry(f, n - 1) : Promise.reject(e); }); retry(flaky, 5).then(v => console.log(v, tries));

//// subclassing Promise
class Mine extends Promise { tap(f) { return this.then(v => { f(v); return v; }); } } const m = Mine.resolve(1); console.log(m.then(() => 1) instanceof Mine, m.constructor.name, Mine.all([1]) instanceof Mine); m.tap(v => console.log('tapped', v)).then(v => console.log(v));

//// microtasks before timers, always
setTimeout(() => { console.log('t1'); Promise.resolve().then(() => console.log('m in t1')); process.nextTick(() => console.log('tick in t1')); }); setTimeout(() => console.log('t2')); Promise.resolve().then(function loop(n) { if ((n ?? 0) < 3) { console.log('m', n ?? 0); return Promise.resolve((n ?? 0) + 1).then(loop); } });

//// late handlers
const p = Promise.reject(new Error('late')); setTimeout(() => console.log('timer'), 0); p.catch(e => console.log('handled', e.message)); const q = Promise.resolve('again'); setTimeout(() => q.then(console.log), 1);
