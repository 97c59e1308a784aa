//// texts that grow bit by bit
let seed = 12345;
const random = n => { seed = (seed * 1103515245 + 12345) & 0x7fffffff; return (seed >> 8) % n; };
const letters = n => Array.from({ length: n }, () => String.fromCharCode(random(40) ? 97 + random(26) : 0x263a + random(100)));
// Each text beside its letters: texts grow from one another, at both ends, and are looked at now and then.
let texts = [{ text: '', letters: [] }], wrong = 0;
const check = t => { if (t.text !== t.letters.join('') || t.text.length !== t.letters.length) wrong++; };
for (let i = 0; i < 400; i++) {
  const a = texts[random(texts.length)], added = letters(random(7) ? random(5) : random(150));
  const b = random(10) < 7 ? { text: added.join(''), letters: added } : texts[random(texts.length)];
  if (a.letters.length + b.letters.length > 1500) { texts = texts.filter(t => t !== a); texts.push({ text: '', letters: [] }); continue; }
  const [first, second] = random(8) ? [a, b] : [b, a];
  texts.push({ text: first.text + second.text, letters: first.letters.concat(second.letters) });
  if (random(4) === 0) check(texts[random(texts.length)]);
  if (texts.length > 20) texts.splice(random(15), 1);
}
texts.forEach(check);
console.log(wrong, texts.length);
let line = '';
const lines = [];
for (let i = 0; i < 300; i++) { line += i % 10; if (i % 60 === 59) lines.push(line, line + '!', line + '?'); }
console.log(lines.map(l => l.length + l.slice(-3)).join(), lines[0], lines[1].endsWith(lines[2].slice(1, -1) + '!'));

//// arrays that grow where they lie
const a = [], b = [], pairs = [];
for (let i = 0; i < 9000; i++) { a.push(i); b[i] = -i; if (i % 3 === 0) pairs.push({ i }); }
console.log(a.length, b.length, pairs.length, a[8999], b[3123], pairs[1234].i, a.indexOf(4000), b.reduce((s, x) => s + x));
a.length = 10; for (let i = 0; i < 9500; i++) a.unshift === a.push || a.push(i); console.log(a.length, a[10], a.at(-1), a.slice(8, 12));
