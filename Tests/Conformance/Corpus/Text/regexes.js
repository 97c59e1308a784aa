//// testing and executing
console.log(/cat/.test('concat'), /^cat/.test('concat'), /c(a)(t)?/.exec('cab'), /x/.exec('abc'), 'a1b2'.match(/\d/g), 'abc'.match(/z/g), 'a1b2'.match(/[a-z](\d)/));

//// flags
console.log(/A/i.test('a'), 'a\nb'.match(/^b$/m)[0], /a.b/s.test('a\nb'), /\u{1F600}/u.test('😀'), '😀'.match(/./g).length, '😀'.match(/./gu).length, /a/gimsuy.flags, /x/g.global, new RegExp('a', 'gi'), /a/.source, new RegExp('/').source, String(new RegExp('')));

//// lastIndex and sticky
const g = /o/g; console.log(g.exec('foo').index, g.lastIndex, g.exec('foo').index, g.exec('foo'), g.lastIndex); const y = /foo/y; y.lastIndex = 3; console.log(y.test('barfoo'), y.lastIndex, y.test('barfoo'), y.lastIndex); const t = /a/g; console.log(t.test('a'), t.test('a'), t.test('a'));

//// groups and names
const m = /(?<year>\d{4})-(?<month>\d\d)/.exec('on 2024-03-05'); console.log(m.groups.year, m.groups, m.index, m[0], m.input, m.length); console.log('2024-03-05'.replace(/(?<y>\d+)-(?<m>\d+)-(?<d>\d+)/, '$<d>.$<m>.$<y>')); const { groups: { a, b } } = /(?<a>x)|(?<b>y)/.exec('y'); console.log(a, b); console.log('abab'.match(/(?<p>ab)\k<p>/)[0], /(?:a|b)+/.exec('abba')[0], /(a)|(b)/.exec('b'));

//// quantifiers
console.log('aaa'.match(/a*?/)[0], 'aaa'.match(/a+?/)[0], 'aaaa'.match(/a{2,3}/)[0], 'aaaa'.match(/a{2,}?/)[0], '<b>x</b>'.match(/<.+>/)[0], '<b>x</b>'.match(/<.+?>/)[0], 'ab'.match(/a?b?c?/)[0], /a{,2}/.test('a{,2}'), 'xaaax'.replace(/a*/g, '-'));

//// looking around
console.log('price: $42, €7'.match(/(?<=\$)\d+/)[0], '10px 20em 30px'.match(/\d+(?=px)/g), '10px 20em'.match(/\d+(?!px|\d)/g), 'a1 b2'.match(/(?<!a)\d/g), '1234567'.replace(/\B(?=(\d{3})+(?!\d))/g, ','), /^(?=.*\d)(?=.*[a-z]).{4,}$/.test('abc1'));

//// classes and boundaries
console.log('Hello, World 42'.match(/\w+/g), 'a b\tc'.split(/\s/), /[^abc]/.exec('abcd')[0], /[\]\-\\]/.exec('-')[0], 'the cat scattered'.match(/\bcat\b/g), 'x.y'.split(/[.]/), /[\b]/.test('\b'), 'é'.match(/\w/), /\cJ/.test('\n'), 'ünïcode'.match(/\p{L}+/u)[0], 'aΩ1'.replace(/\P{Script=Greek}/gu, ''));

//// replacing with functions
console.log('a-b'.replace(/(\w)-(\w)/, (m, a, b, i, s) => [m, a, b, i, s].join('|')), 'x1y22'.replace(/\d+/g, d => `<${+d + 1}>`), 'aBc'.replace(/[A-Z]/g, c => '_' + c.toLowerCase()), 'John'.replace(/(?<f>J)/, (...a) => JSON.stringify(a.at(-1))), 'abc'.replace(/(?:)/g, '-'), 'x'.replace(/x/, '$$ $& $1'));

//// matchAll
for (const m of 'a1 b2 c3'.matchAll(/([a-z])(\d)/g)) console.log(m[0], m[1], m[2], m.index); console.log([...'aXbX'.matchAll('X')].map(m => m.index), 'a'.matchAll(/a/g)); try { 'a'.matchAll(/a/); } catch (e) { console.log(e.name, e.message); }

//// splitting by patterns
console.log('a, b;c'.split(/[,;]\s*/), 'a1b2c'.split(/(\d)/), 'abc'.split(/(?:)/), ' a  b '.split(/\s+/), 'a,b,c'.split(/,/, 2), ''.split(/x/), ''.split(/(?:)/), 'camelCaseString'.split(/(?=[A-Z])/));

//// building patterns from text
const escape = s => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'); const find = '1+1=2?'; console.log(new RegExp(escape(find)).test('is 1+1=2? yes'), new RegExp('\\d+').exec('a12')[0], new RegExp(/a/g, 'i').flags); for (const bad of ['(', '[', '*', 'a{2,1}', '(?<n>a)(?<n>b)', '\\', '(?<', '[b-a]']) try { new RegExp(bad); console.log(bad, 'fine'); } catch (e) { console.log(e.name, e.message); } try { new RegExp('a', 'gg'); } catch (e) { console.log(e.message); }

//// backreferences
console.log(/(['"]).*?\1/.exec(`say "it's" now`)[0], /(\w)\1/.exec('hello')[0], /^(?:(a)|b)*$/.exec('ab'), /\1(a)/.exec('a')[0], /(?=(a+))a*b\1/.exec('baaabac')[0], /(z)((a+)?(b+)?(c))*/.exec('zaacbbbcac'));

//// indices
const m = /b(?<x>c)?/d.exec('abcd'); console.log(m.indices[0], m.indices.groups.x, m.indices, /a/d.hasIndices);

//// parsing a URL, CSV and key values
const [, proto, host, port, path] = /^(\w+):\/\/([^:/]+)(?::(\d+))?(\/.*)?$/.exec('http://example.com:8080/a/b'); console.log(proto, host, port, path); const csv = line => [...line.matchAll(/("([^"]*)"|[^,]*)(?:,|$)/g)].slice(0, -1).map(m => m[2] ?? m[1]); console.log(csv('1,"two, three",4')); console.log(Object.fromEntries('a=1&b=2&c'.split('&').map(p => p.split('=')).map(([k, v = '']) => [k, v])));

//// a tokenizer
const tokenize = s => { const re = /\s*(?:(\d+\.?\d*)|([a-z]\w*)|(.))/gy, out = []; for (let m; (m = re.exec(s));) out.push(m[1] ? ['num', +m[1]] : m[2] ? ['id', m[2]] : ['op', m[3]]); return out; }; console.log(tokenize('x1 + 3.5*(y-2)'));

//// checking input
const email = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/, hex = /^#(?:[\da-f]{3}){1,2}$/i, ip = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/; console.log(['a@b.co', 'a@b', 'a b@c.de'].map(s => email.test(s)), ['#fff', '#FFAA00', '#ffff'].map(s => hex.test(s)), ['1.2.3.4', '256.1.1.1', '1.2.3'].map(s => ip.test(s)));

//// printing regexes
console.log(/a\/b/g, [/x/], { r: /y/i }, new RegExp('\n'), RegExp('a b'), typeof /x/, Object.prototype.toString.call(/x/), /a/ == '/a/', Object.keys(/x/), /a/.lastIndex); class R extends RegExp {} console.log(new R('q', 'g')); const withProps = /p/; withProps.extra = 1; console.log(withProps);

//// legacy statics
/(\d+)-(\d+)/.exec('x 10-20 y'); console.log(RegExp.$1, RegExp.$2, RegExp.lastMatch, RegExp['$&'], RegExp.leftContext, RegExp.rightContext, RegExp.lastParen);

//// where a match may begin
for (const [re, s] of [[/abc/g, 'xxabcabxabc'], [/a[bc]d|e/g, 'abdacdeaed'], [/(^|[^\\])"x"/g, '"x"a"x"\\"x"'], [/\bfoo/gi, 'FOO foo xfoo'], [/a{2,3}b/g, 'aabaaabab'], [/(?!a)b/g, 'ab'], [/(?=a)a/g, 'aa'], [/[^]x/gu, '😀xax'], [/\u{1F600}/gu, 'a😀b'], [/./gsu, '😀é'], [/x*y/g, 'xxyy'], [/(?:ab)+c/g, 'ababcabc'], [/a??b/g, 'ab'], [/é+/g, 'éé€é'], [/[\u2028x]y/g, '(y xy \u2028y'], [/^a|^b/gm, 'a\nb'], [/^a|b$/g, 'aab'], [/(a)|b/g, 'ab'], [/abcdefghijk/g, 'abcdefghijabcdefghijk'], [/(?:)/g, 'ab'], [/a(?=b)b/g, 'abab'], [/(?<=a)b/g, 'abb'], [/(.)\1/g, 'aabbc'], [/ſ/giu, 'sSſ'], [/[a-z]{3}\d/g, 'abc1abcd2'], [/\s?;\s?/g, 'a ; b;c']]) console.log(String(re), [...s.matchAll(re)].map(m => m.index + ':' + m[0]).join(' '));

//// to replace with plain text, and methods that were changed
console.log('abc12def'.replace(/\d+/, 'x'), 'a'.replace(/a/, ''), 'a'.replace(/a/, 'b'), 'ab'.replace(/a/, ''), 'ab'.replace(/b/, ''), 'aé€'.replace(/€/, '$$'), '€uro'.replace(/u/, 'x'), 'x'.replace(/y/, 'z'), 'é'.replace(/é/, '€'), '€a'.replace(/€/, ''));
const re = /b/; console.log(RegExp.$_, 'abc'.replace(re, '-'), RegExp['$`'], 'abc'.split(re), RegExp["$'"]); re.exec = () => ({ index: 0, 0: 'ab', length: 1 }); console.log('abc'.replace(re, '-'), 'abc'.match(re)); const { get } = Object.getOwnPropertyDescriptor(RegExp, Symbol.species); Object.defineProperty(RegExp, Symbol.species, { get() { return function (source, flags) { console.log('species', flags); return new RegExp(source, flags); }; } }); console.log('abc'.split(/b/)); Object.defineProperty(RegExp, Symbol.species, { get });
for (const name of ['replace', 'match', 'split']) { const old = RegExp.prototype[Symbol[name]]; RegExp.prototype[Symbol[name]] = function () { return 'my ' + name; }; console.log('abc'[name](/b/, 'x')); RegExp.prototype[Symbol[name]] = old; console.log('abc'[name](/b/, name === 'split' ? undefined : 'x')); }

//// what split leaves as the last match
const L = () => console.log(JSON.stringify([RegExp.lastMatch, RegExp.leftContext, RegExp.rightContext, RegExp.$1, RegExp.lastParen, RegExp.input]));
for (const [s, r, l] of [['abc', /(?:)/], ['abc', /b*/], ['abc', /(x)?/], ['abc', /c/], ['abc', /(c)/y], ['', /a*/], ['', /b/], ['a1b2', /\d/g], ['a1b2', /\d/, 1], ['abc', /$/], ['ab', /(?:)/u], ['a\u{1F600}', /(?:)/u], ['abc', /q/], ['aXbX', /X/i, 0], ['aXbX', /(X)/i, 2]]) { /(z)/.exec('_z-'); s.split(r, l); console.log(String(r)); L(); }

//// so many that the engine forgets those of before, while one is in use
let isFull = false;
const fill = () => { for (let i = 0; i < 4200 && !isFull; i++) new RegExp('x' + i); isFull = true };
console.log('a1b2'.replace(/(?<l>[a-z])(\d)/g, (...all) => { fill(); return all.at(-1).l + all[2] * 2 }), RegExp.$1);

//// groups that can never take part, behind a match of others that did
/(q+)(a)(b)/.exec('qqqqab');
console.log(/z(a){0}/.exec('z'), /(a){0}z/.exec('zz'), /[z](?:(a)){0}/d.exec('z').indices, 'zaz'.split(/z(b){0}/), 'xzx'.replace(/z(a){0}/g, '<$1>'), RegExp.$1 === '');
console.log([...'zz'.matchAll(/z(?<n>a){0}/g)].map(m => m.groups.n), /ab(c){0,0}/iu.exec('xAB'), /z(?=(a)){0}/y.exec('z'), 'az'.match(/(?:(a)|(b)){0}z/));

//// choices that a long text leaves
console.log([/(?:(a)|b)*/, /(a|b)*$/, /(?:(a)(b))*$/].map(pattern => pattern.exec('ab'.repeat(700000))[0].length)); try { /(?:(a)|b)*/.exec('ab'.repeat(6000000)); } catch (e) { console.log(e.name, e.message); }
