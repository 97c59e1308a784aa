//// regexes: named groups, sticky, lookbehind, matchAll, replace functions
const d = '2024-02-29 and 2023-12-31';
const re = /(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d)/g;
console.log(
  d.match(re), [...d.matchAll(re)].map(m => m.groups), d.replace(re, '$<d>/$<m>/$<y>'), d.replace(re, (m, y, mo, da, off, s, g) => `${off}:${g.y}`), re.exec(d),
  re.lastIndex, re.exec(d).index, re.exec(d), re.lastIndex, re.flags, re.source, `${re}`
);
console.log(
  'aBc'.replace(/b/i, x => x + x), 'x-y-z'.split(/(-)/), 'abc'.split(''), 'a1b2'.split(/\d/), 'a,b,'.split(','), ''.split(','), ''.split(''), 'abc'.split(/(?:)/u, 2),
  '😀x'.split(''), '😀x'.split(/(?:)/u), 'camelCaseString'.replace(/([A-Z])/g, ' $1').toLowerCase(), 'a.b*c'.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  'aaa'.lastIndexOf('a', 1), '1,234,567.89'.replace(/,/g, ''), '1234567.891'.replace(/\B(?=(\d{3})+(?!\d))/g, ','), 'price: $5'.match(/(?<=\$)\d+/)[0],
  'foobar'.match(/foo(?!baz)/), 'barfoo'.match(/(?<!baz)foo/).index
);
const st = /foo/y;
st.lastIndex = 3;
console.log(
  st.test('barfoo'), st.lastIndex, st.test('barfoo'), st.lastIndex, /a.c/s.test('a\nc'), /^b/m.test('a\nb'), /\u{1F600}/u.test('😀'), /^.$/u.test('😀'), /^.$/.test('😀'),
  /\p{Lu}/u.test('É'), /[\p{L}--[a-z]]/v.test('a'), /^\p{RGI_Emoji}$/v.test('👨‍👩‍👧'), /[[a-z]&&[aeiou]]/v.exec('xyze')[0], /(?<a>.)\k<a>/.test('aa'),
  /\bfoo\b/.test('a foo b'), /(a)|(b)/.exec('b'), /(?:a|ab)(?:c|bcd)(?:d*)/.exec('abcd')[0], /(z)((a+)?(b+)?(c))*/.exec('zaacbbbcac'), /x*/[Symbol.replace]('abc', '-'),
  'abc'.replace(/x*/g, '-'), /a{2,3}?/.exec('aaaa')[0], /(?=(a+))a*b\1/.exec('baaabac'), /^(?:\+|-)?\d+$/.test('-12'), /[^]/.test('\n'), /[]/.test('a'), /\cJ/.test('\n'),
  /[\b]/.test('\b'), /\0/.test('\0'), /a|ab/.exec('abc')[0], /((a)|(ab))((c)|(bc))/.exec('abc')
);
const di = /(?<w>\w+) (\w+)/d.exec('hello world');
console.log(
  di.indices, di.indices.groups, di.hasIndices, RegExp.prototype.flags, new RegExp('/').source, new RegExp('').toString(), new RegExp('\n').source,
  RegExp('a', 'g').global, new RegExp(/x/g, 'i').flags, RegExp(/x/) === RegExp(/x/), /[/]/.source, new RegExp('[/]').source, /a/dgimsuy.flags, /a/v.unicodeSets,
  Object.getOwnPropertyNames(/a/), Object.getOwnPropertyNames(RegExp.prototype).sort()
);
for (const s of [
  '(', ')', '[', '*', '+a', 'a**', '\\', '(?<', '(?<a', '(?<1>)', '{1}', 'a{2,1}', '[b-a]', '(?:', '\\k<a>(?<b>)', '(?<a>)(?<a>)', '(?<=a)+', 'a{99999999999}', '(?i',
  '[[:alpha:]]', '\\u{110000}', '\\p{Foo}',
]) for (const f of ['', 'u', 'v']) try { console.log(s, f, new RegExp(s, f)); } catch (e) { console.log(s, f, e.message); }
for (const f of ['gg', 'x', 'uv', ' ']) try { new RegExp('a', f); } catch (e) { console.log(e.message); }
/(\w)(\d)?/.exec('a1');
console.log(RegExp.$1, RegExp.$2, RegExp.lastMatch, RegExp['$&'], RegExp.leftContext, RegExp.rightContext, RegExp.lastParen, RegExp.input);
console.log(
  'abc'.search(/c/), 'abc'.search('z'), 'a-b-c'.replaceAll('-', '+'), 'aXbX'.replaceAll(/x/gi, (m, o) => o), 'xxx'.replace('x', '$$'), 'xxx'.replace('x', '$&$`$\''),
  'abc'.replace(/(b)/, '$0$1$2$01$10'), 'abc'.match(/z/), 'abc'.match(/z/g), 'abab'.match(/a/g), 'test'.match(), 'abc'.matchAll('b').next().value, '\u2028'.match(/./),
  'İ'.match(/i/i), 'ſ'.match(/s/iu), 'K'.match(/k/iu)?.[0]
);
function tokenize(s) {
  const t = [];
  const re = /\s*(?:(?<num>\d+\.?\d*)|(?<id>[a-z_]\w*)|(?<op>[-+*/()=]))/giy;
  let m;
  while ((m = re.exec(s))) { const [k, v] = Object.entries(m.groups).find(([, v]) => v !== undefined); t.push([k, v]); }
  return t;
}
console.log(
  tokenize('x1 = 3.14 * (y + 2)'), 'a\tb'.replace(/\t/g, '→'), 'The Quick'.replace(/quick/i, m => m.toUpperCase()),
  JSON.stringify('tab\tnl\n'.replace(/[\t\n]/g, c => ({ '\t': '\\t', '\n': '\\n' })[c]))
);

//// tagged templates and strings
const tag = (s, ...v) => ({ raw: s.raw, cooked: [...s], v });
console.log(
  tag`a${1}b\n${2}c`, tag`\u{41}\x42\unicode`, String.raw`\n${1}\u`, tag``, tag`${0}`, ((s) => s === s)`x`,
  (() => { const f = s => s; const g = () => f`q`; return [g() === g(), f`q` === f`q`, Object.isFrozen(g()), Object.isFrozen(g().raw), Array.isArray(g())]; })()
);
const html = (s, ...v) => s.reduce((a, x, i) => a + x + (v[i] === undefined ? '' : String(v[i]).replace(/[<>&]/g, c => `&#${c.charCodeAt()};`)), '');
console.log(html`<p>${'<b>'}</p>`, `nested ${`inner ${1 + 1}`}`, `multi
line`, `${[1, 2]}`, `${{}}`, `${null} ${undefined}`, `\``, `$`, `\${}`, `${() => 1}`, tag`a`.raw.length);
console.log(
  'abc'.at(-1), 'abc'.charAt(5) === '', 'abc'[5], 'abc'.charCodeAt(9), '😀'.codePointAt(0), '😀'.length, [...'😀'].length, 'abc'.substring(2, 0), 'abc'.substr(-2, 1),
  'abc'.slice(2, 0), 'ab'.padStart(5, '123'), 'ab'.padEnd(5), 'x'.repeat(0), ' \n\ta\u00a0'.trim(), 'abc'.localeCompare('abd'), 'a'.localeCompare('B'),
  'ä'.localeCompare('z', 'de'), 'ä'.localeCompare('z', 'sv'), 'a'.localeCompare('A', undefined, { sensitivity: 'base' }),
  ['10', '9', '2'].sort(new Intl.Collator(undefined, { numeric: true }).compare), 'ß'.toUpperCase(), 'İ'.toLowerCase().length, 'ΑΣ'.toLowerCase(), 'ﬃ'.toUpperCase(),
  'é'.normalize('NFD').length, '\u0041\u030a'.normalize(), 'a\u{10FFFF}'.isWellFormed(), '\ud800'.toWellFormed(), 'abc'.concat(1, null), 'a-b'.split('-', 1),
  'abc'.indexOf(''), 'abc'.lastIndexOf(''), 'abc'.includes(''), 'abcabc'.indexOf('c', 3), 'abc'.startsWith('b', 1), 'abc'.endsWith('b', 2), 'z' > 'a', 'Z' > 'a',
  'a' < 'aa', '10' < '9', String.fromCharCode(72, 105, 0x1F600), String.fromCodePoint(128512), 'abc'.big(), 'x'.anchor('"'), escape('ü €'), unescape('%u20AC%FC'),
  encodeURIComponent('ü&=/?'), encodeURI('ü&=/?#'), decodeURIComponent('%F0%9F%98%80'), 'I'.toLocaleLowerCase('tr'), 'i'.toLocaleUpperCase('tr')
);

//// json edge cases
const v = {
  u: undefined, f() {}, s: Symbol('x'), n: NaN, i: -Infinity, z: -0, d: new Date(0), bad: new Date(NaN), re: /x/, m: new Map([[1, 2]]), st: new Set([1]),
  e: new Error('x'), nested: { toJSON() { return 'TJ'; } }, arr: [undefined, () => {}, Symbol(), NaN], bs: new String('s'), bn: new Number(1), bb: new Boolean(false),
  ta: new Uint8Array([1, 2]), buf: Buffer.from('a'), [Symbol('k')]: 1, 'key with "quotes"': '\u2028\u0007\\/"',
};
console.log(JSON.stringify(v));
console.log(JSON.stringify(v, null, 2));
console.log(
  JSON.stringify([]), JSON.stringify({}), JSON.stringify([[]], null, 2), JSON.stringify({ a: {} }, null, '--'), JSON.stringify([1, [2, { a: 3 }]], null, 1),
  JSON.stringify(undefined), JSON.stringify(() => {}), JSON.stringify(null), JSON.stringify('x'), JSON.stringify(Object(1)),
  JSON.stringify({ a: 1, b: [1, { b: 2, c: 3 }] }, ['b', 'a']), JSON.stringify({ a: 1, b: 'x' }, (k, v) => k === '' ? v : typeof v === 'number' ? undefined : v),
  JSON.stringify({ a: [1] }, function (k, v) { return this === v ? 1 : k + ':' + (Array.isArray(this) ? 'arr' : typeof v === 'object' ? '' : v) || v; }),
  JSON.stringify('\ud83d\ude00\ud83d'), JSON.stringify({ date: new Date(Date.UTC(2020, 1, 1)) }), JSON.stringify(new Proxy([1], {})),
  JSON.stringify(Object.create({ inherited: 1 }, { own: { value: 2, enumerable: true } })), JSON.stringify(new (class A { #p = 1; q = 2; get r() { return 3; } })()),
  JSON.stringify([,]), JSON.stringify({ [1]: 'a', b: 'c' }), JSON.stringify(globalThis.Infinity), JSON.stringify([new Boolean(true)], null, 'abcdefghijklmnop')
);
console.log(
  JSON.parse('{"a":[1,2,{"b":null}]}', (k, v) => { console.log(JSON.stringify(k), v); return Array.isArray(v) ? v.concat('x') : v; }), JSON.parse(' [1 , 2 ] '),
  JSON.parse('"\\u00e9\\n"'), JSON.parse('{"__proto__": {"x": 1}}'), JSON.parse('{"a":1,"a":2}'), JSON.parse('1e3'), JSON.parse('-0'), JSON.parse('true'),
  JSON.parse('{"1":1,"0":0}'), JSON.parse(['1']), JSON.parse(null), JSON[Symbol.toStringTag]
);
for (const s of [
  '', ' ', '{', '[', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{a:1}', "{'a':1}", '[1,]', '[,1]', '01', '1.', '.1', '+1', '--1', '1e', 'tru', 'nul', 'undefined', 'NaN',
  '"abc', '"a\tb"', '"\\x41"', '"\\u12"', '{"a":1}}', '[1] x', '{"a":undefined}', '<html>', 'abcdefghijklmnopqrstuvwxyz'.repeat(3),
  '{"key": "value", "long": [1,2,3,4,5,6,7,8,9,10], "bad": tru}', '\u00a01', '[1\u2028]', '/*c*/1', '{"a":1 "b":2}', '{"a" 1}', '[1 2]', '"\\', '{"a":"b\nc"}',
  '{"x":1,}', '[}', '{]',
]) try { console.log(JSON.parse(s)); } catch (e) { console.log(JSON.stringify(s).slice(0, 30), e.name, e.message); }
const c = { name: 'root', child: { list: [{ deep: null }] } };
c.child.list[0].deep = c;
try { JSON.stringify(c); } catch (e) { console.log(e.message); }
class Node { constructor() { this.self = this; } }
try { JSON.stringify({ n: new Node() }); } catch (e) { console.log(e.message); }
try { JSON.stringify([[c.child]]); } catch (e) { console.log(e.message); }
try { JSON.stringify({ a: 10n }); } catch (e) { console.log(e.message); }
try { JSON.stringify({ get a() { throw new Error('getter threw'); } }); } catch (e) { console.log(e.message); }
console.log(JSON.stringify({ a: 10n }, (k, v) => typeof v === 'bigint' ? v.toString() : v));
const m = new Map();
m.set('m', m);
console.log(JSON.stringify(m));
const cir = [];
cir.push(cir);
try { JSON.stringify(cir); } catch (e) { console.log(e.message); }
const o3 = {};
o3.x = { y: { z: o3 } };
try { JSON.stringify(o3); } catch (e) { console.log(e.message); }
