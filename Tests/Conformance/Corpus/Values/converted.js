//// numbers: toFixed, toPrecision, toString radix, parse
const vals = [
  0, -0, 1, -1, 0.1, 0.5, 1.5, 2.5, 1.005, 1.45, 8.345, 10.235, 123.456, 1e21, 1e-7, 1.7976931348623157e308, 5e-324, 0.000001, 1e-10, 255, -255.5, 4294967296,
  9007199254740993, NaN, Infinity, -Infinity, 1 / 3, 2 / 3, 100, 99.995, 1e20, 123456789.987654321, 0.1 + 0.2,
];
for (const v of vals) { const row = [v]; for (const d of [0, 1, 2, 5, 20]) row.push(v.toFixed(d)); console.log(row.join(' | ')); }
for (const v of vals) { const row = [v]; for (const d of [1, 2, 3, 7, 17, 21]) row.push(v.toPrecision(d)); for (const d of [undefined, 0, 3, 10]) row.push(v.toExponential(d)); console.log(row.join(' | ')); }
for (const v of vals) console.log([2, 3, 8, 16, 36].map(r => v.toString(r)).join(' | '));
for (const s of [
  '', ' ', '12', '12px', '0x1f', '-0x1f', '0b11', '0o17', '1e3', '.5', '5.', '-.5e-2', 'Infinity', '-Infinity', 'infinity', '1_000', '\n42\t', '١', '1,000', '+7', '--1',
  'NaN', '0x', '1e', '\u00a05\ufeff', '08', '1n', 'e5', '-', '+', '.',
]) console.log(JSON.stringify(s), Number(s), parseInt(s), parseFloat(s), +s, s * 1, ~~s, s | 0, isNaN(s), isFinite(s));
console.log(
  parseInt('zz', 36), parseInt('123', 4), parseInt('9', 8), parseInt(1e21), parseInt(0.0000005), parseInt(null, 36), parseInt('0x1A', 16), parseInt('12', 1),
  parseInt('12', 37), parseInt('12', 0), parseInt('-0'), parseInt('900719925474099267'), parseInt('1'.repeat(400))
);
for (const f of [
  () => (1).toFixed(101), () => (1).toFixed(-1), () => (1).toPrecision(0), () => (1).toPrecision(101), () => (1).toString(1), () => (1).toString(37),
  () => (1).toExponential(-1), () => Number.prototype.toFixed.call('x'), () => Number.prototype.toString.call({}), () => BigInt('x'), () => BigInt(NaN),
  () => (1n).toString(1), () => 2n ** -1n, () => 1n / 0n, () => Math.max(1n), () => +1n, () => BigInt.asIntN(-1, 1n), () => BigInt(undefined), () => BigInt(Symbol()),
  () => Number(Symbol()), () => 1n >>> 0n, () => parseInt(Symbol()),
]) try { console.log(f()); } catch (e) { console.log(`${e}`); }
console.log(
  Number.MAX_SAFE_INTEGER, Number.EPSILON, Number.MIN_VALUE, 0.1 * 3, 9.95.toFixed(1), 1.255.toFixed(2), (25).toString(36), (0.5).toString(2), (-7.5).toString(3),
  1e21 + '', 1e-7 + '', (1e21).toLocaleString(), (1234.5678).toFixed(2), 0.1.toFixed(20), (1000000000000000128).toString(), (1000000000000000128).toFixed(0), 123.456e5,
  0xff, 0b101, 0o17, 1_000_000, .5, 5., 0.0000001, 1e300 * 1e10, -1e-324, 2 ** 53 + 1, 2 ** -1074
);
console.log(
  5 % 3, -5 % 3, 5 % -3, -0 % 1, 5.5 % 2, 1e308 % 3, Infinity % 2, 2 % Infinity, 0 / 0, 1 / 0, -1 / 0, 7 / 2 | 0, -7 / 2 | 0, ~~-3.7, 5 >>> 1, -5 >>> 28, -5 >> 1,
  1 << 31, 1 << 32, 2 ** 32 | 0, 2 ** 31 | 0, ~5, 5 & 3, 5 | 3, 5 ^ 3, 010 === 8, NaN ** 0, 1 ** Infinity, (-8) ** (1 / 3)
);
console.log(
  Math.round(-0.5), Math.round(0.49999999999999994), Math.round(2.5), Math.round(-2.5), Math.sign(-0), Math.trunc(-0.9), Math.cbrt(27), Math.hypot(3, 4), Math.hypot(),
  Math.max(), Math.min(), Math.max(NaN, 1), Math.fround(5.5), Math.fround(5.05), Math.clz32(1), Math.imul(0xffffffff, 5), Math.log1p(1e-10), Math.expm1(1e-10),
  Math.atan2(-0, -0), Math.sinh(1), Math.tanh(0.5), Math.pow(2, 0.5), Math.log2(8), Math.log10(1000), Math.exp(1), Math.sin(Math.PI), Math.cos(1e22), Math.tan(1.5),
  Math.acosh(2), Math.asinh(1), Math.atanh(0.5)
);
console.log(
  12345678901234567890n.toString(), (-255n).toString(16), BigInt(2 ** 60), BigInt('0xff'), BigInt('  12  '), BigInt(''), BigInt.asUintN(8, -1n), BigInt.asIntN(8, 255n),
  7n / -2n, -7n % 3n, 2n ** 100n, -5n >> 1n, 1n << 70n, 5n & -2n, ~5n, typeof 1n, 1n == 1, 1n < 1.5, 2n > '1', [3n, 1, 2n].sort(), 0n === -0n, (123n).toLocaleString(),
  10n > 9, 1n + BigInt(true), BigInt(Number.MAX_SAFE_INTEGER) + 2n, JSON.stringify({ a: 1 }), Number(2n ** 1024n), parseInt('12n')
);

//// dates in all forms
const d = new Date(Date.UTC(2024, 1, 29, 13, 4, 5, 678));
console.log(
  d.toString(), '|', d.toDateString(), '|', d.toTimeString(), '|', d.toISOString(), '|', d.toUTCString(), '|', d.toGMTString(), '|', d.toJSON(), '|', d.toLocaleString(),
  '|', d.toLocaleDateString(), '|', d.toLocaleTimeString(), '|', +d, '|', `${d}`, '|', d + 1, '|', d - 1, '|', JSON.stringify({ d }), '|', d.valueOf(),
  d.getTimezoneOffset(), d.getYear()
);
for (const s of [
  '2024-02-29', '2024-02-30', '2024-13-01', '2024-02-29T10:00', '2024-02-29T10:00Z', '2024-02-29T10:00:00+05:30', '2024-02-29 10:00', '2024-02-29T24:00',
  '2024-02-29T25:00', 'Feb 29, 2024', '29 February 2024', '2/29/2024', '2/30/2024', '13/1/2024', 'Thu, 29 Feb 2024 10:00:00 GMT',
  'Thu Feb 29 2024 10:00:00 GMT+0200 (EET)', '2024', '2024-2', '2024-02', '2024/02/29', '20240229', '1', '12', '13', '32', '49', '50', '99', '100', '+002024-01-01',
  '-000001-01-01', '-000000-01-01', '+275760-09-13T00:00:00.000Z', '+275760-09-13T00:00:00.001Z', '2024-02-29T10:00:00.123456789Z', '2024-02-29T10:00:00,5Z', 'now', '',
  ' ', 'Jan 1', 'January', '1 Jan 24', 'Jan 32 2024', '2024-01-01T00:00:00 PM', '1/1/70 12:00 PM', '1/1/70 12:00 AM', '1/1/2024 13:00 PM', '12:00', 'Mon',
  'Monday, January 1, 2024', '2024-01-01T00:00:00Z[UTC]', '2024-W01-1', '2024-001', 'Tue Jan 01 2024 00:00:00 EST', '1 2 3', '(comment) Jan 1 2024',
  '2024-06-01T12:00:00.5+0100', 'Sept 3 2020', 'Juneteenth 19 2021', '2020-01-01T1:00', '2020-1-1', '1e3', '0', '-1', '2020-01-01GMT+1', '12/25/1995 +0300',
  'Dec 25, 1995 13:30 UTC', '1995-12-17T03:24:00-07:00',
]) { const t = new Date(s); console.log(JSON.stringify(s), isNaN(t) ? 'Invalid' : t.toISOString()); }
console.log(
  new Date(2024, 0), new Date(99, 0), new Date(100, 0), new Date(2024, 12, 0), new Date(2024, 0, 1, 24, 60, 60, 1000), new Date(2024, -1), new Date(NaN, 1),
  new Date(undefined), new Date(null), new Date(true), new Date('5'), new Date(5), new Date(8.64e15 + 1), new Date(2019, 0, undefined), new Date([2020]), new Date({}),
  new Date(new Date(7)), Date(0).length > 10, typeof Date.now(), Date.length, Date.UTC(), Date.UTC(2020), Date.UTC(99, 1), Date.UTC(2020, NaN), Date.parse('x')
);
const t = new Date(0);
console.log(
  t.setFullYear(2024, 1, 30), t.setMonth(12), t.setDate(0), t.setHours(25, 61), t.setMinutes(-1), t.setSeconds(90.7), t.setMilliseconds(1e6), t.setUTCDate(35),
  t.setTime(1e12), t.setYear(95), t.toISOString(), t.setHours(NaN), t.setFullYear(2000), t.setMonth(NaN), t.getDay(), t.setTime(), t.toString(), t.toJSON()
);
try { t.toISOString(); } catch (e) { console.log(`${e}`); }
try { Date.prototype.getTime.call({}); } catch (e) { console.log(`${e}`); }
try { d[Symbol.toPrimitive]('x'); } catch (e) { console.log(`${e}`); }
try { Date.prototype[Symbol.toPrimitive].call(1, 'number'); } catch (e) { console.log(`${e}`); }
console.log(
  d[Symbol.toPrimitive]('number'), d[Symbol.toPrimitive]('default'), new Date(-1).toISOString(), new Date(-62198755200000).toString(), new Date(8.64e15).toUTCString(),
  new Date(-8.64e15).toISOString(), new Date(-62167219200001).toDateString(), String(new Date(NaN)), new Date(NaN).toLocaleDateString(), new Date(NaN).getFullYear()
);
const loc = (o, l = 'en-US') => { try { return d.toLocaleString(l, o); } catch (e) { return `${e}`; } };
for (const o of [
  { dateStyle: 'full' }, { dateStyle: 'long', timeStyle: 'short' }, { timeStyle: 'medium' }, { weekday: 'long' }, { weekday: 'short', hour: 'numeric' },
  { year: '2-digit', month: 'narrow', day: '2-digit' }, { month: 'long', day: 'numeric' }, { hour: '2-digit', minute: '2-digit', hour12: false },
  { hour: 'numeric', hourCycle: 'h23', minute: 'numeric' }, { timeZone: 'America/New_York' }, { timeZone: 'Asia/Tokyo', timeZoneName: 'short' },
  { timeZone: 'Europe/Paris', timeZoneName: 'long' }, { era: 'short' }, { fractionalSecondDigits: 3, second: 'numeric' }, { dayPeriod: 'long', hour: 'numeric' },
  { dateStyle: 'bad' }, { timeZone: 'Nope/Zone' }, { dateStyle: 'short', year: 'numeric' }, { year: 'numeric', month: 'short' },
  { timeZone: 'UTC', hour12: true, hour: 'numeric' },
]) console.log(JSON.stringify(o), loc(o).replace(/\u202f/g, '~'));
