//// stringify
console.log(JSON.stringify({ a: [1, 'x', null, undefined, () => 1, Symbol()], b: undefined, c: NaN, d: new Date(0), e: { toJSON: () => 'custom' }, f: [undefined] }));
console.log(JSON.stringify('he said "hi"\n\u2028\ud800'), JSON.stringify(undefined), JSON.stringify(null), JSON.stringify(() => 1), JSON.stringify([new Map([[1, 2]]), new Set([1]), /x/, new Error('e')]), JSON.stringify(Object.create({ inherited: 1 })));
try { JSON.stringify(1n); } catch (e) { console.log(e.message); } console.log(JSON.stringify({ [Symbol('s')]: 1, 2: 'two', k: new Boolean(false), n: new Number(3), s: new String('s') }));

//// indentation
console.log(JSON.stringify({ a: [1, { b: 2 }], c: {}, d: [] }, null, 2)); console.log(JSON.stringify([1, [2]], null, '--')); console.log(JSON.stringify({ a: 1 }, null, 20).length, JSON.stringify({ a: 1 }, null, ''));

//// replacers
const o = { a: 1, b: { a: 2, c: 3 }, d: 'text', list: [{ a: 4, z: 5 }] };
console.log(JSON.stringify(o, ['a', 'b', 'list']), JSON.stringify(o, (k, v) => typeof v === 'number' ? v * 10 : v), JSON.stringify(o, (k, v) => k === 'b' ? undefined : v), JSON.stringify({ p: 1 }, (k, v) => k ? v : { wrapped: v, q: 2 }));

//// parse and revive
console.log(JSON.parse('{"a":[1,2,{"b":null}],"c":"\\u0041\\n"}'), JSON.parse(' 12e1 '), JSON.parse('"x"'), JSON.parse('true'), JSON.parse('{"__proto__":1,"a":1,"a":2}'));
console.log(JSON.parse('{"date":"1970-01-01T00:00:00.000Z","n":1}', (k, v) => k === 'date' ? new Date(v).getTime() : v), JSON.parse('[1,2,3]', (k, v) => v === 2 ? undefined : v));
const order = []; JSON.parse('{"a":{"b":1},"c":2}', (k, v) => { order.push(k); return v; }); console.log(order);

//// what is no JSON
for (const t of ['', '{', '[1,]', '{a:1}', "{'a':1}", '01', '1.', '.5', '+1', 'NaN', 'undefined', '"\t"', '"abc', '{"a" 1}', '{"a":1,}', '[1 2]', 'nul', '"\\x"', '{"a":1} x', '1e', '-', '"\\u12"', 'tru', '{"long":"' + 'x'.repeat(30) + '"} oops and more text here', '[[[1,2],[3,4]], oops]']) { try { console.log(JSON.parse(t)); } catch (e) { console.log(JSON.stringify(t.slice(0, 12)), e.name, e.message); } }

//// round trips
const o = { s: 'é😀', n: -1.5e-10, list: [[], {}], t: true }; const back = JSON.parse(JSON.stringify(o)); console.log(back, JSON.stringify(back) === JSON.stringify(o));

//// toJSON
class Money { constructor(a) { this.a = a; } toJSON(key) { return `${this.a} (${key})`; } } console.log(JSON.stringify({ price: new Money(5), list: [new Money(6)] }), JSON.stringify(new Money(1)), JSON.stringify({ d: new Date(NaN) }));

//// Maps in JSON
const replacer = (k, v) => v instanceof Map ? { $map: [...v] } : v, reviver = (k, v) => v?.$map ? new Map(v.$map) : v; const text = JSON.stringify({ m: new Map([['a', new Map([[1, 2]])]]) }, replacer); console.log(text, JSON.parse(text, reviver));

//// circles and sharing
const shared = { v: 1 }; console.log(JSON.stringify([shared, shared])); const c = { name: 'c', child: {} }; c.child.parent = c; try { JSON.stringify(c); } catch (e) { console.log(e.message); } const l = []; l.push(l); try { JSON.stringify(l); } catch (e) { console.log(e.message); }

//// deep clone with structuredClone
const o = { d: new Date(5), m: new Map([[{ k: 1 }, new Set([1])]]), r: /x/gi, n: [1, , 3], self: null, u: undefined, big: 10n, e: new RangeError('r') }; o.self = o; const c = structuredClone(o); console.log(c.self === c, c.d.getTime(), c.m, c.r, c.n, 'u' in c, c.big, c.e.name, c.e.message, c !== o);
try { structuredClone({ f() {} }); } catch (e) { console.log(e.name, e.message); } try { structuredClone(Symbol('s')); } catch (e) { console.log(e.name, e.message); } class K { x = 1; get y() { return 2; } } console.log(structuredClone(new K()));
