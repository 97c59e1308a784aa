//// declarations are hoisted
console.log(hoisted(), typeof later, typeof arrow); function hoisted() { return 'up here'; } var later = 1; var arrow = () => 1;
try { letLater; let letLater = 1; } catch (e) { console.log(e.message); }

//// parameters
function f(a, b = a * 2, ...rest) { return [a, b, rest, arguments.length]; }
console.log(f(1), f(1, undefined, 3), f(1, null, 3, 4), f.length, ((a, b) => 1).length, (function ({ x }, [y], z = 1, w) {}).length);
function sloppy(a) { arguments[0] = 'changed'; return a; } function strict(a) { 'use strict'; arguments[0] = 'changed'; return a; } console.log(sloppy('x'), strict('x'));

//// arrow functions
const square = x => x * x, make = () => ({ made: true }), multi = (a, b) => { return a + b; };
console.log([1, 2].map(square), make(), multi(1, 2), (() => {})(), (x => y => x + y)(1)(2)); const o = { v: 1, f() { return [1].map(() => this.v); } }; console.log(o.f()); try { new square(1); } catch (e) { console.log(e.message); } (function () { console.log((() => arguments[0])(9)); })(5);

//// closures
function counter() { let n = 0; return { up: () => ++n, down: () => --n, get value() { return n; } }; }
const a = counter(), b = counter(); a.up(); a.up(); b.down(); console.log(a.value, b.value);
const fs = []; for (var i = 0; i < 3; i++) fs.push(() => i); const gs = []; for (let j = 0; j < 3; j++) gs.push(() => j); console.log(fs.map(f => f()), gs.map(g => g()));

//// call, apply and bind
function intro(greeting, mark) { return `${greeting}, ${this.name}${mark}`; } const ann = { name: 'Ann' };
console.log(intro.call(ann, 'Hi', '!'), intro.apply(ann, ['Hey', '?']), intro.bind(ann, 'Yo')('.'), intro.bind(ann).bind({ name: 'no' })('x', 'y'), intro.bind(ann).name, intro.bind(ann, 1).length); console.log((function () { return typeof this; }).call(5), (function () { 'use strict'; return typeof this; }).call(5), Math.max.apply(null, [1, 3]));

//// immediately invoked
const api = (function () { let hidden = 0; return { add(n) { hidden += n; return hidden; } }; })(); console.log(api.add(2), api.add(3), typeof hidden); (() => console.log('arrow iife'))(); !function () { console.log('bang'); }(); console.log((function () { return 1; }()));

//// recursion
const fact = n => n <= 1 ? 1 : n * fact(n - 1), fib = (n, memo = {}) => n < 2 ? n : memo[n] ??= fib(n - 1, memo) + fib(n - 2, memo), pow = (b, e) => e === 0 ? 1 : e % 2 ? b * pow(b, e - 1) : pow(b * b, e / 2);
console.log(fact(10), fib(80), pow(2, 30)); const hanoi = (n, a, b, c) => n ? [...hanoi(n - 1, a, c, b), a + c, ...hanoi(n - 1, b, a, c)] : []; console.log(hanoi(3, 'A', 'B', 'C').join(' ')); const perms = s => s.length < 2 ? [s] : [...s].flatMap((c, i) => perms(s.slice(0, i) + s.slice(i + 1)).map(p => c + p)); console.log(perms('abc')); const flat = x => Array.isArray(x) ? x.flatMap(flat) : [x]; console.log(flat([1, [2, [3, [[4]]]]])); const isEven = n => n === 0 || isOdd(n - 1), isOdd = n => n !== 0 && isEven(n - 1); console.log(isEven(101));

//// currying and composition
const curry = f => function c(...a) { return a.length >= f.length ? f(...a) : (...b) => c(...a, ...b); }; const add3 = curry((a, b, c) => a + b + c); console.log(add3(1)(2)(3), add3(1, 2)(3), add3(1)(2, 3)); const pipe = (...fs) => x => fs.reduce((v, f) => f(v), x), compose = (...fs) => pipe(...fs.reverse()); console.log(pipe(x => x + 1, x => x * 2)(3), compose(x => x + 1, x => x * 2)(3));

//// decorators by functions
const logged = f => function (...a) { console.log('->', f.name, a); const r = f.apply(this, a); console.log('<-', r); return r; }; const once = f => { let done = false, r; return (...a) => done ? r : (done = true, r = f(...a)); }; const add = logged(function add(a, b) { return a + b; }); add(1, 2); let n = 0; const init = once(() => ++n); init(); init(); console.log(n);

//// functions are objects
function f() { f.calls = (f.calls ?? 0) + 1; } f(); f(); console.log(f.calls, f, f.name, typeof f, f instanceof Object, Object.keys(f), (() => {}).name, (function () {}).name); console.log([f, () => 1, class A {}, function* g() {}, async () => 1, async function h() {}], { m() {}, get x() { return 1; } }, Math.max, console.log.name);

//// names of functions
const o = { a: () => 1, ['b' + 1]: function () {}, c() {}, [Symbol('d')]() {}, get e() { return 1; } }; const { f = () => 1 } = {}; let g = function () {}; let h; h = () => 1; console.log(o.a.name, o.b1.name, o.c.name, o[Object.getOwnPropertySymbols(o)[0]].name, f.name, g.name, h.name, (function named() {}).name, new Function('a', 'return a').name, Object.getOwnPropertyDescriptor(o, 'e').get.name);

//// source text of functions
function  spaced ( a,b ) { /* keeps */ return a }  console.log(spaced.toString(), String((a,  b)=>a), String(class  K{m(){}}), String({ m (x) {} }.m), String(new Function('a', 'b', 'return a')), String(Math.max), String(function () {}.bind()), String({ get  x() { return 1 } }.constructor));

//// eval and Function
var x = 'outer'; console.log(eval('1 + 1'), eval('var y = 3; y * 2'), y, eval('({ a: 1 })'), new Function('a', 'b', 'return a * b')(3, 4)); function local() { var x = 'inner'; const y = 'local'; return [eval('x'), (0, eval)('typeof localOnly'), new Function('return typeof localOnly')(), eval('y')]; } console.log(local());

//// scopes
let v = 'global'; { let v = 'block'; console.log(v); } console.log(v); function shadow(v) { { var w = v + '!'; } return w; } console.log(shadow('p')); if (true) { function inBlock() { return 'yes'; } } console.log(typeof inBlock); try { undeclared = 5; console.log(undeclared, typeof globalThis.undeclared); } catch (e) { console.log(e.message); }

//// names of patterns before and after they are declared
const out=[]; const t=(n,f)=>{ try{ out.push(n+':'+f()) }catch(e){ out.push(n+':'+e.name+':'+e.message) } };
t(1,()=>{ const {a,b=a}={a:1}; return a+b });
t(2,()=>{ const {a=b,b}={b:1}; return a+b });
t(3,()=>{ const [x=y,y]=[1,2]; return x+y });
t(4,()=>{ const [x=y,y]=[undefined,2]; return x+y });
t(5,()=>{ let [p,q]=[q,1]; return p });
t(6,()=>{ const {[k]:v, k}={k:'z'}; return v });
t(7,()=>{ const {k, [k]:v}={k:'z', z:5}; return v });
t(8,()=>((a,b=a)=>a+b)(1)); t(9,()=>((a=b,b)=>a+b)(undefined,2)); t(10,()=>(({a,b},c=a+b)=>c)({a:1,b:2})); t(11,()=>(({a=c,b},c)=>a)({b:1},2));
t(12,()=>{ let s=0; for(const [k,v] of [[1,2],[3,4]]) s+=k*v; return s });
t(13,()=>{ for(const [k,v=k] of [[v]]) return v });
t(14,()=>{ let r=[]; for(let {a,b=()=>a} of [{a:1},{a:2}]) r.push(b); return r.map(f=>f()) });
t(15,()=>{ switch(1){ case 0: let [m]=[1]; case 1: return m } });
t(16,()=>{ try { throw [1,{q:2}] } catch([a,{q,z=a}]) { return a+q+z } });
t(17,()=>{ try { throw {} } catch({a=b,b}) { return a } });
t(18,()=>{ const f=()=>w; const [w,x=f()]=[7]; return x }); t(19,()=>{ const f=()=>w; const [x=f(),w]=[undefined,7]; return x });
t(20,()=>{ { u; let [u]=[1]; } }); t(21,()=>{ let i=0; for(;;){ if(i++) return z; var {z}={z:i} } });
t(22,()=>{ label:{ let [e]=[1]; break label } return typeof e }); t(23,()=>{ let r=[]; for(let i=0;i<2;i++){ try{ r.push(d) }catch(e){ r.push(e.name) } let {d}={d:i}; r.push(d) } return r });
t(24,()=>{ const [...[f,g=f]]=[3]; return f+g }); t(25,()=>eval('let [n,o=n]=[4]; n+o')); t(26,()=>{ let [n,o=eval('n')]=[4]; return n+o }); t(27,()=>{ let [n=eval('o'),o]=[undefined,4]; return n+o });
t(28,()=>{ function* g(){ const [a=yield b,b]=[undefined,1]; } const it=g(); it.next() }); t(29,()=>{ class A { static #p=1; static m(){ const {x=A.#p,y=x}={}; return x+y } } return A.m() });
console.log(out.join('\n'));

//// eval of one text, again and again
function times(n, f) { const all = []; for (let i = 0; i < n; i++) all.push(f(i)); return all; }
const counted = times(3, i => { let x = i * 10; return eval('x + i'); }), closures = times(3, i => eval('() => i')), objects = times(2, () => eval('({ a: 1 })'));
console.log(counted, closures.map(f => f()), closures[0] === closures[1], closures[0] + '', objects[0] === objects[1]);
function declare(n) { const before = typeof made; eval('var made = n; function inner() { return made; }'); made++; return [before, made, inner()]; } console.log(times(2, declare));
function scoped(n) { if (n) { let v = 'block'; return eval('typeof v'); } return eval('typeof v'); } console.log(times(3, n => scoped(n % 2)));
function lexical() { return eval('let t = 1; t++; const f = () => t++; f(); t'); } console.log(times(3, lexical)); function tag(strings) { return strings; } const sites = times(2, () => eval('tag`a`')), inFunctions = times(2, () => eval('(() => tag`b`)')()); console.log(sites[0] === sites[1], inFunctions[0] === inFunctions[1]);
function self() { return eval('this') === this && eval('arguments.length') + eval('new.target === undefined'); } console.log(times(2, () => self.call({}, 1, 2))); class K { #p = 1; read(text) { return eval(text); } } console.log(times(2, () => new K().read('this.#p++ + this.#p')), times(2, i => { try { return eval(i ? 'nowhere' : 'throw 1'); } catch (e) { return e.message ?? e; } }));
var e2 = eval; globalThis.g1 = 1; console.log(times(3, () => e2('g1++')), times(2, () => e2('typeof times')), times(3, i => { 'use strict'; return eval('var s = 1; s + i'); })); function shadow(eval) { return eval('1 + 1'); } console.log(times(4, i => shadow(i % 2 ? globalThis.eval : x => x))); function withDelete() { eval('var d = 1'); return [typeof d, eval('delete d'), typeof d]; } console.log(times(2, withDelete));
const whole = 'out = ""; for (const c of "abc") out += c + n; out'; function build(n) { var out; return eval(whole); } console.log(times(3, build)); try { times(2, i => eval('null.x')); } catch (e) { console.log(e.stack.split('\n')[1].replace(/\(.*?, /, '(')); }
