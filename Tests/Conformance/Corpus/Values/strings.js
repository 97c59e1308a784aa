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
