//// parsing numbers from text
console.log(Number('42'), Number('  3.5 '), Number(''), Number('12px'), Number(null), Number(undefined), Number([7]), Number([1, 2]));
console.log(parseInt('12px'), parseInt('0x1f'), parseInt('101', 2), parseInt(''), parseFloat('3.14abc'), parseFloat('.5'), +'1e3');
console.log(['1', '2', '3'].map(parseInt), ['1', '2', '3'].map(Number));

//// floating point surprises
console.log(0.1 + 0.2, 0.1 + 0.2 === 0.3, Math.abs(0.1 + 0.2 - 0.3) < Number.EPSILON);
console.log((0.1 + 0.2).toFixed(2), (1.005).toFixed(2), (1e21).toFixed(2), (-1.5).toFixed(0), (2.5).toFixed(0));
console.log(9007199254740992 === 9007199254740993, Number.MAX_SAFE_INTEGER, Number.isSafeInteger(2 ** 53));

//// formatting numbers
const n = 255;
console.log(n.toString(2), n.toString(8), n.toString(16), n.toString(36), (0.5).toString(2), (-255).toString(16));
console.log((1234.5678).toExponential(2), (1234.5678).toPrecision(6), (0.00001).toPrecision(1), (123.456).toPrecision(4));
console.log(1e21, 1e-7, 123456789012345680000, 0.000001, -0, [-0], `${-0}`);

//// special numbers
console.log(NaN === NaN, Object.is(NaN, NaN), [NaN].includes(NaN), [NaN].indexOf(NaN), isNaN('x'), Number.isNaN('x'));
console.log(1 / 0, -1 / 0, 0 / 0, Infinity - Infinity, 5 % 0, Math.max(), Math.min());
console.log(Object.is(0, -0), 0 === -0, 1 / -0, Math.sign(-0), JSON.stringify([NaN, Infinity, -0]));

//// rounding
for (const x of [2.5, -2.5, 2.4, -2.6, 0.49999999999999994]) console.log(x, Math.round(x), Math.floor(x), Math.ceil(x), Math.trunc(x));
console.log(~~7.9, 7.9 | 0, -7.9 | 0, 2 ** 31 | 0, 2 ** 32 >>> 0);

//// integer division and remainder
const divide = (a, b) => [Math.trunc(a / b), a % b];
const modulo = (a, b) => ((a % b) + b) % b;
console.log(divide(7, 3), divide(-7, 3), modulo(-7, 3), 5.5 % 2, -1 % 1);

//// bit operations
console.log(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 4, -16 >> 2, -16 >>> 28);
let flags = 0;
const READ = 1, WRITE = 2, RUN = 4;
flags |= READ | RUN;
console.log(flags, Boolean(flags & WRITE), (flags & RUN) !== 0, (flags ^= READ), flags.toString(2).padStart(8, '0'));

//// a random number generator with a seed
function generator(seed) {
  return () => {
    seed = (seed * 1664525 + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
}
const next = generator(42);
console.log(Array.from({ length: 4 }, () => Math.floor(next() * 6) + 1));

//// prime numbers by sieve
function primes(limit) {
  const isComposite = new Array(limit + 1).fill(false), found = [];
  for (let i = 2; i <= limit; i++) {
    if (isComposite[i]) continue;
    found.push(i);
    for (let j = i * i; j <= limit; j += i) isComposite[j] = true;
  }
  return found;
}
console.log(primes(60), primes(541).length);

//// greatest common divisor and fractions
const gcd = (a, b) => b ? gcd(b, a % b) : Math.abs(a);
class Fraction {
  constructor(n, d = 1) { const g = gcd(n, d) * Math.sign(d); this.n = n / g; this.d = d / g; }
  plus(o) { return new Fraction(this.n * o.d + o.n * this.d, this.d * o.d); }
  times(o) { return new Fraction(this.n * o.n, this.d * o.d); }
  toString() { return this.d === 1 ? `${this.n}` : `${this.n}/${this.d}`; }
}
console.log(String(new Fraction(1, 2).plus(new Fraction(1, 3))), `${new Fraction(3, -6)}`, new Fraction(4, 2) + '', new Fraction(2, 3).times(new Fraction(3, 4)));

//// exact integers with BigInt
console.log(2n ** 100n, 7n / 2n, -7n / 2n, -7n % 2n, 5n == 5, 5n === 5, 2n > 1, typeof 1n);
console.log(BigInt(Number.MAX_SAFE_INTEGER) + 2n, BigInt('0xff'), BigInt.asUintN(8, 257n), BigInt.asIntN(8, 255n), [3n, 1, 2n, 10].sort());
try { 1n + 1; } catch (e) { console.log(e.name, e.message); }
try { BigInt(1.5); } catch (e) { console.log(e.name, e.message); }
try { Math.max(1n); } catch (e) { console.log(e.name, e.message); }

//// factorials with BigInt
const factorial = n => n < 2n ? 1n : n * factorial(n - 1n);
console.log(factorial(20n), String(factorial(50n)).length, factorial(25n).toLocaleString === undefined);
console.log([1n, 2n, 3n].reduce((a, b) => a + b), { big: 10n }, [10n]);

//// conversion of objects to numbers
const money = { amount: 5, currency: 'EUR', valueOf() { return this.amount; }, toString() { return `${this.amount} ${this.currency}`; } };
console.log(money + 1, money * 2, `${money}`, money > 4, [money] + '', money == 5);
const hinted = { [Symbol.toPrimitive](hint) { return hint === 'number' ? 7 : hint === 'string' ? 'seven' : 'default'; } };
console.log(+hinted, `${hinted}`, hinted + '', hinted * 1);

//// comparing values of different types
const pairs = [['1', 1], [0, ''], [null, undefined], [null, 0], [[], ''], [[1], 1], [NaN, NaN], [true, '1'], [{}, '[object Object]']];
for (const [a, b] of pairs) console.log(JSON.stringify(a), JSON.stringify(b), a == b, a === b);
console.log('b' > 'a', 'B' > 'a', '10' < '9', 10 < '9', null >= 0, undefined >= 0);

//// operators with numbers of the program of each size
const ks = [65535, 8388607, -8388609], xs = [0, -0, 5.5, -1, NaN, -Infinity, undefined, null, '7', 8388607, 8388608, -2147483648, 10n, { valueOf() { return 65535; } }, 65535.5];
let out = '';
for (const k of ks) for (const op of ['<', '<=', '>', '>=', '===', '!==', '+', '-', '*', '%', '&', '|', '<<', '>>', '>>>']) {
  const value = eval(`(x => x ${op} (${k}))`), jump = eval(`(x => { if (x ${op} ${k}) return 'T'; return 'F'; })`), not = eval(`(x => { if (!(x ${op} ${k})) return 'T'; return 'F'; })`);
  for (const f of [value, jump, not]) for (const x of xs) { let r; try { r = f(x); } catch (e) { r = e.message; } out += (Object.is(r, -0) ? '-0' : String(r)) + ','; }
}
console.log(out.length, out.slice(0, 1500), out.slice(-4000));

//// sines of large angles, radixes of integers, plain parts of JSON texts
console.log(Math.sin(1e22), Math.cos(1e300), Math.tan(123456789012), Math.sin(5e15), Math.sin(1.7976931348623157e308), Math.cos(2 ** 60 * Math.PI));
let h = 0;
for (let i = 0; i < 3000; i++) for (const v of [Math.sin(i * 1.37e12) * 1e9, Math.cos(-i * 9.1e200) * 1e9, Math.tan(2 ** (i % 1000)) * 1e3]) h = (h * 31 + (v | 0)) | 0;
console.log(h);
for (const r of [2, 3, 7, 8, 16, 32, 36]) console.log([0, 1, -1, 5, 35, 36, 255, -255, 2147483647, -2147483648, 123456789].map((x) => x.toString(r)).join());
for (const s of ['0123456789abcdef', '0123456789abcde"', '0123456789abcdef\n0123456789abcdef"0123456789abcdef\\', 'é'.repeat(20) + '"', '日本\ud800', 'x'.repeat(40) + '\u0001', '\ud83d\ude00'.repeat(9)]) console.log(JSON.stringify(s));
