//// characters and code points
const s = 'héllo 👋';
console.log(s.length, [...s].length, s[1], s.at(-1), s.charAt(0), s.charCodeAt(1), s.codePointAt(6), String.fromCodePoint(128075));
console.log(s.split('').length, Array.from(s).at(-1), s.isWellFormed?.(), '\ud83d'.length, encodeURIComponent('é 👋'));

//// slicing
const t = 'JavaScript';
console.log(t.slice(0, 4), t.slice(-6), t.slice(4, -2), t.substring(4, 0), t.substring(-3, 2), t.substr(-6, 3), t.slice(5, 2) === '');

//// searching
const line = 'the cat sat on the mat';
console.log(line.indexOf('at'), line.indexOf('at', 6), line.lastIndexOf('at'), line.includes('sat'), line.startsWith('cat', 4), line.endsWith('mat'), line.search(/s\w+/));
let at = -1, found = [];
while ((at = line.indexOf('a', at + 1)) !== -1) found.push(at);
console.log(found);

//// padding and repeating
console.log('5'.padStart(3, '0'), 'abc'.padEnd(6, '.') + '|', 'x'.padStart(5, 'ab'), '-'.repeat(10), 'ab'.repeat(0) === '');
try { 'x'.repeat(-1); } catch (e) { console.log(e.name, e.message); }
for (const [k, v] of Object.entries({ apple: 1.5, fig: 12 })) console.log(k.padEnd(8) + v.toFixed(2).padStart(6));

//// trimming and case
console.log('[' + '  x \t\n'.trim() + ']', '[' + '  x '.trimStart() + ']', '[' + '  x '.trimEnd() + ']');
console.log('Straße'.toUpperCase(), 'İ'.toLowerCase().length, 'ΑΣ'.toLowerCase(), 'ﬁ'.toUpperCase(), 'title case'.replace(/\b\w/g, c => c.toUpperCase()));

//// splitting and joining
console.log('a,b,,c'.split(','), 'a,b,c'.split(',', 2), 'abc'.split(''), ''.split(','), ''.split(''), 'a1b22c'.split(/\d+/), 'a1b2'.split(/(\d)/));
console.log(['a', 'b'].join('-'), [1, null, undefined, [2, 3]].join(';'), [].join(), [[]].join() === '');

//// replacing
console.log('a-b-c'.replace('-', '+'), 'a-b-c'.replaceAll('-', '+'), 'x.y'.replaceAll('.', '$&$&'), 'John Smith'.replace(/(\w+)\s(\w+)/, '$2, $1'));
console.log('price 10'.replace(/\d+/, n => n * 2), 'aaa'.replace(/a/g, (m, i) => i), 'abc'.replace('b', '[$`|$&|$\']'), 'no'.replace('x', 'y'));
try { 'a'.replaceAll(/a/, 'b'); } catch (e) { console.log(e.name, e.message); }

//// comparing strings
console.log('a' < 'b', 'a' < 'B', 'apple' < 'apples', '2' < '10', 'a'.localeCompare('b'), 'b'.localeCompare('a'), 'a'.localeCompare('a'));
console.log(['banana', 'apple', 'Cherry'].sort(), ['b', 'a', 'C'].sort((x, y) => x.localeCompare(y)));
console.log('é' === 'e\u0301', 'é' === 'e\u0301'.normalize(), 'é'.normalize('NFD').length);

//// template literals
const name = 'Ann', items = ['tea', 'milk'];
console.log(`Hello ${name}, you have ${items.length} item${items.length === 1 ? '' : 's'}: ${items}`);
console.log(`two
lines`, `\u{1F600}`, `${1 + 1}${'nested ' + `${name}`}`, `a\\b`, String.raw`a\nb${1}`);

//// tagged templates
function tag(strings, ...values) { return strings.raw.join('|') + ' / ' + values.join('|'); }
console.log(tag`a${1}b\n${2}c`);
const html = (parts, ...vs) => parts.reduce((out, p, i) => out + String(vs[i - 1]).replace(/[<>&]/g, c => `&#${c.charCodeAt()};`) + p);
console.log(html`<p>${'<b>'}</p>`);
const same = () => (x => x)`t`;
console.log(same() === same(), Object.isFrozen(same()), same());

//// strings do not change
const word = 'cat';
word[0] = 'b'; console.log(word, word.length);
(() => { 'use strict'; try { word[0] = 'b'; } catch (e) { console.log(e.message); } try { word.length = 1; } catch (e) { console.log(e.message); } })();
console.log(new String('x') === 'x', new String('x') == 'x', typeof new String('x'), new String('hey'), [...new String('ab')]);

//// counting letters
const counts = {};
for (const c of 'mississippi') counts[c] = (counts[c] ?? 0) + 1;
console.log(counts, Object.entries(counts).sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])));

//// palindromes, caesar and vowels
const isPalindrome = s => { const t = s.toLowerCase().replace(/[^a-z]/g, ''); return t === [...t].reverse().join(''); };
console.log(isPalindrome('A man, a plan, a canal: Panama'), isPalindrome('hello'));
const caesar = (s, n) => s.replace(/[a-z]/gi, c => { const b = c < 'a' ? 65 : 97; return String.fromCharCode((c.charCodeAt() - b + n + 26) % 26 + b); });
console.log(caesar('Hello, World!', 3), caesar(caesar('Hello, World!', 3), -3), 'programming'.match(/[aeiou]/g).length);

//// word wrap
function wrap(text, width) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines;
}
console.log(wrap('The quick brown fox jumps over the lazy dog and runs away', 16).join('\n'));

//// camel, snake and kebab
const camel = s => s.replace(/[-_](\w)/g, (_, c) => c.toUpperCase());
const snake = s => s.replace(/[A-Z]/g, c => '_' + c.toLowerCase());
console.log(camel('background-color'), camel('user_first_name'), snake('userFirstName'), 'fooBar'.replace(/([A-Z])/g, '-$1').toLowerCase());

//// escapes and code units
console.log('\x41\u0042\u{43}', '\t|\0'.length, 'tab\there', "it's", 'say "hi"', `back\`tick`, 'a\
b');
console.log(['it\'s', "say \"hi\"", `both ' and "`, 'new\nline', '\u0007', 'back\\slash']);
console.log(escape('ü ñ'), unescape('%FC'), encodeURI('a b&c/d?é'), decodeURIComponent('%F0%9F%91%8B'));
try { decodeURIComponent('%'); } catch (e) { console.log(e.name, e.message); }

//// what strings inherit, changed under the same line of code
const log=[];
function m(x){ return x.foo }            // one site, all kinds of receivers
function c(x){ return x.toString() }
function k(x,i){ return x.charAt(i) }
const probe=(t)=>{ for(const v of ['a',Symbol.iterator,10n,5,true,Object('z'),{foo:'own'},String.prototype,[1]]) { let r; try{ r=m(v) }catch(e){ r=e.name } log.push(t+':'+String(r)) } };
probe(0);
String.prototype.foo='S'; probe(1);
String.prototype.foo='S2'; probe(2);
Object.prototype.foo='O'; probe(3);
delete String.prototype.foo; probe(4);
Symbol.prototype.foo='Y'; BigInt.prototype.foo='B'; probe(5);
Object.defineProperty(String.prototype,'foo',{get(){'use strict'; return typeof this+':'+this.length},configurable:true}); probe(6);
Object.defineProperty(String.prototype,'foo',{get(){return typeof this},configurable:true}); probe(7);
Object.defineProperty(String.prototype,'foo',{value:1,writable:true,configurable:true}); probe(8);
delete String.prototype.foo; delete Object.prototype.foo; probe(9);
for(let i=0;i<3;i++) for(const v of ['s',Symbol('q'),12n,3,false,null,undefined,[1,2],{}]) { let r; try{ r=c(v) }catch(e){ r=e.message } log.push(r) }
const old=String.prototype.charAt;
for(let i=0;i<4;i++) log.push(k('hello',i));
String.prototype.charAt=function(i){'use strict';return '<'+this+i+typeof this+'>'};
for(let i=0;i<4;i++) log.push(k('hello',i));
String.prototype.charAt=old; log.push(k('hello',1));
log.push(k('hello',2), k('w'+'orld',1), k('x',9));
Object.setPrototypeOf(String.prototype,{foo:'P', bar:'Q'}); probe(10);
const g=x=>x.bar; log.push(g('s'),g('t'),g(new String('u')),String(g(5)));
Object.setPrototypeOf(String.prototype,new Proxy({}, {get(t,key,r){ return typeof r+String(key)}})); log.push(g('s'),g('t'),m('zz'));
Object.setPrototypeOf(String.prototype,null); log.push(String(g('s')), String(m('s')));
Object.setPrototypeOf(String.prototype,Object.prototype); log.push(String(g('s')));
const L=x=>x.length, I=x=>x[0], N=x=>x.padStart; for(const v of ['abc','',[1,2,3],new String('zz')]) log.push(L(v),I(v),typeof N(v));
function setter(x){ x.q=1; return x.q } log.push(String(setter('s')), setter({}), String(setter('t'))); 
(function(){ 'use strict'; try{ (x=>{x.length=3})('abc') }catch(e){ log.push(e.message) } try{ (x=>{x.zip=3})('abc') }catch(e){ log.push(e.message) } })();
const inc=x=>{ x.cnt=(x.cnt||0)+1; x.cnt+=1; return x.cnt }; log.push(String(inc('s')),inc({}),String(inc('s')),inc({cnt:4}));
const vm=require('vm'); const f2=vm.runInNewContext(`String.prototype.foo='other'; (x=>x.foo)`); const f3=x=>x.foo; String.prototype.foo='mine';
for(let i=0;i<3;i++) log.push(f2('a'),f3('a'));
const sc=new vm.Script(`(x=>x.foo)`); const h1=sc.runInThisContext(), h2=sc.runInNewContext(); log.push(h1('a'),String(h2('a')),h1('b'),String(h2('c')));
console.log(log.join('\n'));

//// the last place of one string in another
const r=[];for(const s of ['','a','abcabc','aaaa','x'.repeat(40000)+'ab'+'y'.repeat(40000),'日本語日本','a日'])for(const p of ['','a','ab','abc','c','aa','aaaaa','x','xa','yy','日','日本','zz','本日'])for(const f of [undefined,0,1,-1,2,NaN,Infinity,40000,40001,1e9])r.push(s.lastIndexOf(p,f));console.log(r.join());
