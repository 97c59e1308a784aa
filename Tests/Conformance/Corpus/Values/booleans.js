//// truthy and falsy
for (const v of [0, -0, NaN, '', ' ', '0', 'false', null, undefined, [], {}, 0n, 1n, () => 1]) console.log(v, Boolean(v), !v);

//// logical operators give operands
console.log(0 || 'default', 0 ?? 'default', '' && 'never', 'a' && 'b', null ?? undefined ?? 'last', false || null);
const settings = { volume: 0, title: '' };
console.log(settings.volume || 50, settings.volume ?? 50, settings.title || 'untitled', settings.title ?? 'untitled');

//// logical assignment
const o = { a: 0, b: null, c: 1 };
o.a ||= 5; o.b ??= 6; o.c &&= 7; o.d ??= 8;
console.log(o);
let calls = 0;
const get = () => { calls++; return 1; };
let x = 3; x ??= get(); x ||= get(); console.log(x, calls);

//// optional chaining
const user = { name: 'Ann', address: { city: 'Bern' }, greet() { return `hi from ${this.name}`; }, tags: ['a'] };
console.log(user?.address?.city, user?.job?.title, user.greet?.(), user.missing?.(), user.tags?.[0], user.list?.[0], null?.x.y.z);
console.log(delete user?.address?.city, user.address, user.nothing?.deep.deeper());
try { user.nothing.deep; } catch (e) { console.log(e.message); }

//// void, typeof and comma
console.log(void 0, typeof undefined, typeof null, typeof [], typeof {}, typeof (() => 1), typeof class {}, typeof Symbol(), typeof 1n, typeof notDeclared);
console.log((1, 2, 3), typeof typeof 1, !!document?.x === undefined);
var document;

//// short circuits skip what is right of them
const log = [];
const say = (what, value) => { log.push(what); return value; };
say('a', false) && say('b', true);
say('c', true) || say('d', true);
say('e', null) ?? say('f', 1);
say('g', 0) ?? say('h', 1);
console.log(log.join(''));

//// switch compares strictly
function kind(v) {
  switch (v) {
    case 1: return 'number one';
    case '1': return 'string one';
    case true: return 'true';
    default: return 'other';
  }
}
console.log(kind(1), kind('1'), kind(true), kind(1n));

//// switch falls through
function days(month) {
  switch (month) {
    case 2: return 28;
    case 4: case 6: case 9: case 11: return 30;
    default: return 31;
  }
}
console.log(Array.from({ length: 12 }, (_, i) => days(i + 1)).join(' '));
const steps = [];
switch (2) { case 1: steps.push(1); case 2: steps.push(2); case 3: steps.push(3); break; case 4: steps.push(4); }
console.log(steps);

//// labels, break and continue
outer: for (let i = 0; i < 3; i++) {
  for (let j = 0; j < 3; j++) {
    if (j === 1) continue outer;
    if (i === 2) break outer;
    console.log(i, j);
  }
}
block: { console.log('before'); if (true) break block; console.log('never'); }

//// do while, comma in for, and no body
let i = 10; do { i--; } while (i > 5); console.log(i);
for (var a = 0, b = 10; a < b; a++, b--); console.log(a, b);
for (const key in 'abc') console.log(key, typeof key);
