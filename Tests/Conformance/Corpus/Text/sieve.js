// Where a search begins to look, and where a match begins: the same as trying each place by hand.
let seed = 7;
const random = n => { seed = (seed * 1103515245 + 12345) & 0x7fffffff; return (seed >> 8) % n; };
const pick = list => list[random(list.length)];
const letters = ['a', 'b', 'e', 'q', 'z', 'Q', '_', '0', '9', ' ', '\n', '=', '\xe9', '\u20ac', '\u0161', '\xb5'];
const atoms = ['a', 'q', 'z', 'Q', '_', '=', '\\d', '\\s', '\\w', '[qz]', '[a-c]', '[^a-z]', '[0-9=_]', '.', '\\u20ac', '\\xe9', '(?:q|z)', '(?:ab|q=|_)', '[^_]', '\\W'];
const counts = ['', '', '', '', '+', '?', '{2}', '*'];

function pattern() {
  let source = '';
  for (let i = 1 + random(9); i > 0; i--) source += pick(atoms) + pick(counts);
  return random(4) == 0 ? source + '|' + pick(atoms) + pick(atoms) : source;
}

function text(usual) {
  let result = '';
  for (let i = random(120); i > 0; i--) result += random(3) ? pick(usual) : pick(letters);
  return result;
}

function byHand(expression, string) {
  const sticky = new RegExp(expression.source, expression.flags + 'y');
  for (let place = 0; place <= string.length; place++) {
    sticky.lastIndex = place;
    const match = sticky.exec(string);
    if (match) return match.index + ':' + match[0];
  }
  return 'none';
}

let tried = 0, found = 0, sum = 0;
for (let i = 0; i < 400; i++) {
  const expression = new RegExp(pattern(), pick(['', '', 'i', 's', 'm', 'u']));
  for (let j = 0; j < 8; j++) {
    const string = text(pick([['e', 'b'], ['a', ' '], ['\u0161', '\u0171'], ['e'], ['b', '0', '\n']]));
    const match = expression.exec(string), told = match ? match.index + ':' + match[0] : 'none';
    const right = byHand(expression, string);
    if (told != right) console.log(String(expression), JSON.stringify(string), JSON.stringify(told), JSON.stringify(right));
    tried++;
    if (match) { found++; sum = (sum * 31 + match.index + match[0].length) % 1000003; }
  }
}
console.log(tried, found, sum);

// A lone character far away, at each distance from the blocks' edges, in texts of one and of two bytes.
const misses = [];
for (let length = 0; length < 70; length++) {
  for (const filler of ['-', '\u2013']) {
    const string = filler.repeat(length);
    for (const [expression, tail] of [[/x/, 'x'], [/xy/, 'xy'], [/[xz]\d/, 'z4'], [/\d\dx/i, '12X'], [/(?:ab|cd)ef/, 'cdef'], [/[\s,;]x/, ';x'], [/a.c.e/s, 'a\nc\ne']]) {
      if (string.search(expression) != -1) misses.push([String(expression), length, 'none']);
      if ((string + tail).search(expression) != length) misses.push([String(expression), length, 'end']);
      if ((string + tail + filler.repeat(20)).search(expression) != length) misses.push([String(expression), length, 'middle']);
      if ((tail.slice(0, -1) + string + tail).search(expression) != length + tail.length - 1 && length > 0) misses.push([String(expression), length, 'part']);
    }
  }
}
console.log(misses.length, misses.slice(0, 5));

// Patterns that are so many characters and nothing else: all of their matches, in texts of one and of two bytes, and what is put in their place.
const alike = [/a/g, /ab/g, /[ab]/g, /[a-c][x-z]/g, /\xff\0/g, /[\xe0-\xff]/g, /[^a]/g, /[\u0101a]/g, /\u0101/g, /a/gi, /[k\u212a]/giu, /\d\d/g, /ab/y, /ab/gy];
const texts = ['', 'a', 'ab', 'abab', 'aabbabx0123cxyzaB', '\xff\0a\xe9\xff\0', 'ab\u0101ab\u0161', 'kK\u212a', 'ab'.repeat(40) + '-'];
const rows = [];
for (const expression of alike) {
  for (const string of texts) {
    const matches = [...string.matchAll(expression.global ? expression : new RegExp(expression, 'gy'))].map(m => m.index + m[0]).join();
    const marked = ['', '-', '<$&>', '\u0161', "$`$'"].map(by => string.replace(expression, by)).join('|');
    const parts = string.split(expression).join(';'), lastMatch = 'ab'.replace(/b/g, '') + RegExp.lastMatch + string.replace(expression, '').length + RegExp.lastMatch;
    rows.push([matches, marked, parts, lastMatch].join(' / '));
  }
}
let mark = 0;
for (const unit of rows.join('\n')) mark = (mark * 31 + unit.codePointAt(0)) % 1000003;
console.log(rows.length, mark);
console.log(JSON.stringify(rows.filter((_, i) => i % 9 == 5)));

// Patterns that ask for what no text of bytes has, and such as may do without it.
const wide = [/\u0101/, /[\u0400-\u04ff]+/, /a\u0101/, /\u0101*a/, /\u0101+a/, /(?:\u0101|a)/, /(?:\u0101|\u0102)/, /(?=\u0101)a/, /(?!\u0101)a/, /(?<=\u0101)a/, /(?<!\u0101)a/, /(\u0101)?\1a/, /(?:\u0101a){0,2}b/, /(?:\u0101a){1,2}b/,
  /\p{Emoji_Presentation}/u, /\p{Script=Greek}/u, /\u0178/i, /\u017f/iu, /\u017f/i, /[^\0-\xff]/, /[^\0-\xfe]/, /\u{1f600}/v, /[\q{\u0101a|b}]/v, /^\u0101|$/, /\u0101??$/, /(?:(?:\w|\d)*)*\u0101/y];
console.log(wide.map(expression => ['a', '\xff', 's', 'aab', '', 'a'.repeat(40), 'aa\u0101a', '\u0101ab'].map(text => { expression.lastIndex = 0; return expression.exec(text)?.index ?? '-'; }).join('')).join());
