//// this that is asked for properties
function A(x){ this.x = x; this.y = [1,2,3,'a',null,true,-1]; }
A.prototype.sum = function(){ return this.x + this.y.length };
A.prototype.type = function(){ return typeof this.z === 'undefined' };
console.log(new A(4).sum(), new A(1).type(), A.prototype.sum.call(new A(9)), A.prototype.sum.apply(new A(9), []));
String.prototype.me = function(){ this.q = 1; return this.q; };
Number.prototype.me = function(){ return this.constructor.name + this.toFixed(1) + typeof this.valueOf(); };
console.log('abc'.me(), (5).me());
function g(){ return this.globalThing } globalThis.globalThing = 7; console.log(g(), g.call(null), g.call(undefined), (0,g)());
function h(){ this.later = 5; } h(); console.log(later);
Object.defineProperty(String.prototype,'self',{get(){'use strict'; return typeof this}, configurable:true});
String.prototype.viaThis = function(){ return this.self }; console.log('x'.viaThis());
String.prototype.ident = function(){ this.mark = this.mark || {}; return this.mark === this.mark }; console.log('x'.ident());
function del(){ return delete this.x } console.log(del.call({x:1}), del());
function opt(){ return this?.globalThing } console.log(opt());
function upd(){ this.n++; this.n += 2; this.n ||= 3; ({a:this.k} = {a:4}); [this.m] = [5]; return [this.n,this.k,this.m] } console.log(upd.call({n:1}), upd.call(3));
function* gen(){ yield this.globalThing; yield this } const gg = gen(); console.log(gg.next().value, gg.next().value === globalThis);
function ev(){ return eval('this') === globalThis } console.log(ev());
function arrow(){ return (() => this.globalThing)() } console.log(arrow());
console.log(function(){ return typeof this }.call(5), function(){ this.a; return typeof this }.call('s'));

//// calls passed on
function sp(...a){ return a.length + ':' + a } console.log(sp(...[1,2,3]), sp(...'abc'), sp(...[,1]));
console.log(Math.max.apply(null,[1,5,2]), Math.max.call(null,1,7), Math.max(...[1,9]));
console.log([].slice.call({length:2,0:'a',1:'b'}), Array.prototype.map.call('abc', c=>c+c));
function rec(n){ return n? rec.call(null,n-1)+1:0 } console.log(rec(5000));
function inf(){ inf.call(null) } try { inf() } catch(e) { console.log(e instanceof RangeError, e.message) }
function inf2(){ inf2.apply(null,[1,2,3]) } try { inf2() } catch(e) { console.log(e instanceof RangeError, e.message) }
function inf3(){ inf3(...[1,2,3]) } try { inf3() } catch(e) { console.log(e instanceof RangeError, e.message) }
function err(){ null.foo.call(this.x) } try { err() } catch (e) { console.log(e.stack.split('\n').slice(0,2).join('|').replace(/\(.*\//,'(')) }
function thrower(){ throw new Error('t') } function viaCall(){ thrower.call(this) } function viaApply(){ viaCall.apply(this, arguments) } try { viaApply(1) } catch (e) { console.log(e.stack.split('\n').slice(0,4).map(s=>s.replace(/\(.*\//,'(')).join('|')) }
function ar(){ return sp.apply(this, arguments) } console.log(ar(1,2,3), ar());
function m(a,b){ arguments[0]=9; return sp.apply(null, arguments)+a } console.log(m(1,2), m());

//// constants, jumps and truncated sums
console.log((2147483647 + 1)|0, (1.5+2.5)|0, (0-2147483649)|0, ('1'+2)|0, (5000000000.7)|0, (NaN)|0, (1e300)|0, -5.5|0);
try { (1n+2n)|0 } catch(e) { console.log(e.message) }
var x=2147483647; console.log((x+x)|0,(x-(-x))|0, (x+1)|0, (-x-2)|0, ((x*x)+1)|0);
outer: for (var i=0;i<5;i++){ for (var j=0;j<5;j++){ if (j==2) continue outer; if (i==3) break outer; } } console.log(i,j);
for (const v of [1,2,3]) { if (v==2) break; else continue } 
function sw(v){ switch(v){ case 'a': return 1; case null: return 2; case true: return 3; case 1.5: return 4; case -0: return 5; default: return 6 } }
console.log(sw('a'),sw(null),sw(true),sw(1.5),sw(0),sw(NaN),sw('A'.toLowerCase()));
function u(){ var a,b,c,d,e,f; return [a,b,c,d,e,f].length + (a===b) } console.log(u());
console.log("undefined"==typeof zz, 'number'!==typeof 5, typeof 5 != 'number');

//// arguments that nobody keeps
function len(){ return arguments.length } console.log(len(), len(1,2,3), len.call(null,1), len.apply(null,[1,2]));
function idx(a,b){ return [arguments[0], arguments[1], arguments[2], arguments['length'], arguments['1'], arguments[-1], arguments[1.5], a, b] } console.log(idx(1), idx(1,2,3));
function loop(){ let s=0; for (let i=0;i<arguments.length;i++) s+=arguments[i]; return s } console.log(loop(1,2,3), loop());
function assigned(a){ a = 5; return arguments[0] } console.log(assigned(1), assigned());
function assigned2(a){ (() => { a = 6 })(); return arguments[0] } console.log(assigned2(1));
function assigned3(a){ a++; return arguments[0] + arguments.length } console.log(assigned3(1));
function assigned4(a){ [a] = [9]; return arguments[0] } console.log(assigned4(1));
function assigned5(a){ for (a of [7]); return arguments[0] } console.log(assigned5(1));
function assigned6(a){ function a(){} return typeof arguments[0] } console.log(assigned6(1));
function assigned7(a){ var a = 3; return arguments[0] } console.log(assigned7(1));
function strict(a){ 'use strict'; a = 3; return [arguments[0], arguments.length] } console.log(strict(1));
function def(a, b = arguments.length){ a = 9; return [arguments[0], b] } console.log(def(1), def(1,2,3));
function write(a){ arguments[0] = 8; return a } console.log(write(1));
function del(a){ delete arguments[0]; return arguments[0] } console.log(del(1));
function callee(){ return arguments.callee === callee } console.log(callee());
function callThem(){ return arguments[0]() } console.log(callThem(function(){ return this.length }));
function esc(){ return arguments } console.log(esc(1,2));
function arrow(){ return (() => arguments[0])() } console.log(arrow(4));
function pass(){ return len.apply(this, arguments) } console.log(pass(1,2,3), pass());
function passThis(){ return (function(){ return [this.q, arguments.length, arguments[0]] }).apply(this, arguments) } console.log(passThis.call({q:1}, 'z'));
function custom(a){ return ({ apply(t, l){ l[0] = 'w'; return l } }).apply(null, arguments) } console.log(custom(1,2));
function custom2(){ const f = { apply(t, l){ l[0]='w'; l.length = 7; l[5]=1 } }; f.apply(null, arguments); return [arguments.length, arguments[0], arguments[5]] } console.log(custom2(1,2));
function custom3(a){ const f = { apply(t, l){ l[0]='w' } }; f.apply(null, arguments); return a } console.log(custom3(1));
function twice(){ const seen = []; const f = { apply(t, l){ seen.push(l) } }; f.apply(0, arguments); f.apply(0, arguments); return seen[0] === seen[1] } console.log(twice(1));
function native(){ return Math.max.apply(Math, arguments) } console.log(native(1,5,3), native());
function bound(){ return len.bind(null, 1).apply(null, arguments) } console.log(bound(1,2));
class K {} function cls(){ return K.apply(this, arguments) } try { cls() } catch (e) { console.log(e.message) }
function notFn(){ return null.apply(this, arguments) } try { notFn() } catch (e) { console.log(e.message) }
function notFn2(){ var o = {}; return o.apply(this, arguments) } try { notFn2() } catch (e) { console.log(e.message, e.stack.split('\n')[1].replace(/\(.*\//,'(')) }
function w(o){ with (o) { return arguments.length } } console.log(w({arguments:[1,2,3]}), w({}));
function inner(){ { let arguments = [1]; return arguments.length } } console.log(inner(1,2));
function param(arguments){ return arguments.length } console.log(param('abcd'));
function fnNamed(){ function arguments(){} return arguments.length } console.log(fnNamed(1,2,3));
function* g(){ yield arguments.length; yield arguments[0] } console.log([...g(7,8)]);
async function as(){ await 0; return [arguments.length, arguments[1]] } as(1,2).then(v => console.log(v));
function ev(){ return eval('arguments.length') } console.log(ev(1,2));
function upd(){ arguments.length++; return arguments.length } console.log(upd(1));
function opt(){ return [arguments?.length, arguments?.[0]] } console.log(opt(3));
function tag(){ return arguments[0]`x` } console.log(tag(s => s[0]));
function rec(n){ return n === 0 ? 0 : 1 + rec.apply(this, [n-1]) } console.log(rec(3000));
function rec2(){ return arguments[0] === 0 ? 0 : rec3.apply(this, arguments) + 1 } function rec3(n){ return rec2(n-1) } console.log(rec2(2000));
function inf(){ inf.apply(this, arguments) } try { inf(1,2,3) } catch (e) { console.log(e.message) }
Object.prototype[3] = 'proto'; console.log(idx(1)[2], (function(){ return arguments[3] })()); delete Object.prototype[3];
function memo(fn){ const c = new Map(); return function(){ const k = arguments[0]; if (!c.has(k)) c.set(k, fn.apply(this, arguments)); return c.get(k) } } const sq = memo(x => x*x); console.log(sq(4), sq(4));
function Klass(){ this.init.apply(this, arguments) } Klass.prototype.init = function(a,b){ this.s = a+b }; console.log(new Klass(1,2).s);
const o = { m(){ return super.toString.apply(this, arguments) } }; console.log(o.m());
class D extends Array { constructor(){ super(); this.push.apply(this, arguments) } } console.log(new D(1,2).length);
class E2 { get x(){ return arguments.length } set x(v){ this.n = arguments[0] } } const e2 = new E2; e2.x = 4; console.log(e2.x, e2.n);
var many = []; for (var i=0;i<100;i++) many.push(i); console.log(pass.apply(null, many), pass(...many));

//// arguments that stand in the caller's registers while a collection runs
function read() { const first = arguments[0]; gc(); const a = [{}, {}]; return [first, arguments[1], arguments[2], arguments.length, a.length]; }
function rest(...all) { gc(); return all; } function kept() { gc(); return [...arguments]; }
function later() { gc(); return kept.apply(this, arguments); } class Base { constructor() { gc(); this.all = [...arguments]; } } class Derived extends Base { constructor() { super(...arguments); gc(); this.last = arguments[arguments.length - 1]; } }
const one = () => ({ n: 1 }), two = () => ({ n: 2 }), three = () => ({ n: 3 });
console.log(read(one(), two(), three(), ...[]), read.apply(null, [one(), two(), three()]), read.call(null, one(), two(), three()), rest(...[one(), two()]), rest.apply(null, [one(), two(), three()]));
console.log(kept(...[one(), two(), three(), one()]), later(one(), two(), three()), later(...[one(), two()]), new Base(...[one(), two()]), new Derived(one(), two(), three()), Reflect.apply(later, null, [one(), two()]));
function* held() { gc(); yield arguments[0]; gc(); yield arguments[1]; } console.log([...held(...[one(), two()])]); (async function () { await 0; gc(); return arguments[1]; })(...[one(), two()]).then(console.log);

//// what a sloppy function says of its call under way
function h(a, b) { const x = h.arguments; console.log(x, x.length, Object.getOwnPropertyNames(x), Object.prototype.toString.call(x), x === h.arguments, x.callee === h); return x; }
h(1, 2, 3); h(); function k(a, b) { return k.arguments; } console.log(k(1).length, k(1, 2, 3)); function f(n) { g(n - 1); } function g(n) { console.log(`before: ${g.arguments[0]}`); if (n > 0) f(n); console.log(`after: ${g.arguments[0]}`); } f(2); console.log(`returned: ${g.arguments}`);
function w() { return w.caller; } function outer() { return [1].map(function inner() { return inner.caller; })[0]; } function strict() { 'use strict'; return w(); } const arrow = () => w(); class C { m() { return w(); } } function rec(n) { if (n) return rec(n - 1); return rec.caller; }
console.log(outer(), strict(), arrow() === arrow, new C().m(), rec(1) === rec, rec(0) === rec, Object.getOwnPropertyDescriptor(w, 'caller')); for (let i = 0; i < 3; i++) { function q() { return [q.arguments, q.caller === null]; } console.log(q.arguments, q.caller, q(i)[0].length); }
function F() { this.made = F.caller; } function make() { return new F(); } console.log(make().made === make, F.caller, F.arguments);

//// what could hold a call that is none
const T=f=>{try{f()}catch(e){console.log(e.message)}};
T(()=>(class{}).x()); T(()=>(class A{}).x()); T(()=>(class A{m(){}}).x()); T(()=>(class A{m(){} n(){}}).x()); T(()=>(class A{a=1}).x()); T(()=>(class A{static a=1; #b; c(){}}).x()); T(()=>(class A extends Object{}).x()); T(()=>(class A extends Object{m(){}}).x()); T(()=>(class A{constructor(){} m(){}}).x()); T(()=>(class A{get x(){return 1}}).x()); T(()=>(class A{static{} }).x()); T(()=>(class A{['a'](){} }).x()); T(()=>new (class A{m(){}}).x()); T(()=>new (class A{m(){}})().x()); T(()=>new (class{})().x()); T(()=>new (class{}).x()); T(()=>(class A{m(){}})()); T(()=>(class A{accessor(){}}).x.y()); T(()=>(class A{a}).b.c.d); T(()=>[...class A{m(){}}]); T(()=>new (class A{m(){}}).q); T(()=>(new class { m(){} }).y()); T(()=>(new class { m(){} n=1 }).y()); T(()=>({a:1,b:2}).x()); T(()=>({a(){},...{}}).x()); T(()=>[1,2].x()); T(()=>(function(){}).x()); T(()=>(()=>1).x()); T(()=>(function(){}()).x()); T(()=>`a${1}`.x()); T(()=>/r/.x()); T(()=>(1,2).x()); T(()=>(a=>a)(1).x()); T(()=>(async()=>{})().x()); T(()=>(void 0).x()); T(()=>(typeof 1).x()); T(()=>(!1).x()); T(()=>(1+2).x()); T(()=>(true?[]:1).x()); T(()=>(null??{}).x()); T(()=>(1&&{}).x()); T(()=>this.x.y()); 
