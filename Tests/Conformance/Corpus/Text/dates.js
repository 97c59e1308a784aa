//// making dates
const d = new Date(2024, 0, 31, 12, 30, 15, 500); console.log(d.getFullYear(), d.getMonth(), d.getDate(), d.getDay(), d.getHours(), d.getMinutes(), d.getSeconds(), d.getMilliseconds()); console.log(new Date(0).toISOString(), new Date('2024-02-29').getTime(), new Date('2024-02-29T12:00:00Z').toJSON(), new Date(2024, 1).getMonth(), new Date(99, 0).getFullYear(), Date.UTC(2000, 0, 1));

//// invalid dates
const bad = new Date('nonsense'); console.log(bad.getTime(), isNaN(bad), String(bad), bad.toJSON(), bad); try { bad.toISOString(); } catch (e) { console.log(e.name, e.message); } console.log(new Date(8.64e15 + 1).getTime(), new Date(undefined).getTime(), new Date(null).getTime(), new Date(NaN) == NaN);

//// overflow goes on
const d = new Date(Date.UTC(2024, 0, 31)); d.setUTCMonth(1); console.log(d.toISOString()); d.setUTCDate(0); console.log(d.toISOString()); d.setUTCHours(25, 61); console.log(d.toISOString(), new Date(Date.UTC(2023, 12, 1)).toISOString(), new Date(Date.UTC(2024, 2, 0)).getUTCDate(), new Date(Date.UTC(2023, 2, 0)).getUTCDate());

//// arithmetic
const a = new Date('2024-03-01T00:00:00Z'), b = new Date('2024-03-15T12:00:00Z'); console.log(b - a, (b - a) / 864e5, a < b, a == new Date(a), +a === +new Date(a), new Date(+a + 864e5).toISOString(), typeof (a + 1), a.valueOf() === a.getTime()); const addDays = (d, n) => { const c = new Date(d); c.setUTCDate(c.getUTCDate() + n); return c; }; console.log(addDays(a, -1).toISOString(), a.toISOString());

//// parsing forms
for (const s of ['2024', '2024-05', '2024-05-06', '2024-05-06T07:08Z', '2024-05-06T07:08:09.123Z', '2024-05-06T07:08:09+02:00', 'Mon, 06 May 2024 07:08:09 GMT', '6 May 2024 07:08 UTC', '2024-13-01', '+012024-01-01T00:00:00Z', '-000001-01-01T00:00:00Z']) console.log(s, Date.parse(s));

//// text of dates in UTC
const d = new Date(Date.UTC(2024, 6, 4, 9, 5, 3)); console.log(d.toUTCString(), d.toISOString(), JSON.stringify({ d }), d, [d], { d }); console.log(new Date(-1).toISOString(), new Date(Date.UTC(12345, 0)).toISOString(), new Date(Date.UTC(-5, 0)).toUTCString());

//// leap years and calendars
const leap = y => new Date(Date.UTC(y, 1, 29)).getUTCDate() === 29; console.log([1900, 2000, 2023, 2024].map(leap)); const days = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa']; const month = (y, m) => { const first = new Date(Date.UTC(y, m, 1)).getUTCDay(), n = new Date(Date.UTC(y, m + 1, 0)).getUTCDate(); const cells = [...Array(first).fill('  '), ...Array.from({ length: n }, (_, i) => String(i + 1).padStart(2))]; let out = days.join(' '); for (let i = 0; i < cells.length; i += 7) out += '\n' + cells.slice(i, i + 7).join(' '); return out; }; console.log(month(2024, 1));

//// conversion hints
const d = new Date(5); console.log(+d, d * 2, `${d}`.length > 20, typeof (d + d), d[Symbol.toPrimitive]('number'), d[Symbol.toPrimitive]('default') === String(d)); try { d[Symbol.toPrimitive]('x'); } catch (e) { console.log(e.name, e.message); } try { Date.prototype.getTime.call({}); } catch (e) { console.log(e.name, e.message); } console.log(typeof Date(), Date.length, new Date(2020, 5).getTimezoneOffset() === new Date(2020, 5).getTimezoneOffset());

//// ages and weeks
const age = (born, now) => now.getUTCFullYear() - born.getUTCFullYear() - (now.getUTCMonth() < born.getUTCMonth() || (now.getUTCMonth() === born.getUTCMonth() && now.getUTCDate() < born.getUTCDate()) ? 1 : 0); const D = s => new Date(s + 'T00:00:00Z'); console.log(age(D('2000-06-15'), D('2024-06-14')), age(D('2000-06-15'), D('2024-06-15'))); const week = d => { const t = new Date(d); t.setUTCDate(t.getUTCDate() + 4 - (t.getUTCDay() || 7)); return Math.ceil(((t - Date.UTC(t.getUTCFullYear(), 0, 1)) / 864e5 + 1) / 7); }; console.log(week(D('2024-01-01')), week(D('2023-01-01')), week(D('2024-12-30')));

//// durations
const human = ms => { const parts = []; for (const [n, u] of [[864e5, 'd'], [36e5, 'h'], [6e4, 'm'], [1e3, 's']]) { const v = Math.floor(ms / n); if (v) parts.push(v + u); ms %= n; } return parts.join(' ') || '0s'; }; console.log(human(90061000), human(59000), human(5), human(3600000));

//// styles of date and time together
const d = new Date(Date.UTC(2024, 1, 9, 15, 4, 5));
for (const l of ['en-US', 'en', 'en-GB', 'fr-FR', 'fr', 'de', 'es', 'es-ES', 'sv', 'pl', 'ja', 'ja-JP', 'zh-CN', 'it', 'pt-BR', 'ru']) console.log(l, ['full', 'long', 'medium', 'short'].map(dateStyle => new Intl.DateTimeFormat(l, { timeZone: 'UTC', dateStyle, timeStyle: 'short' }).format(d)).join(' | '));
for (const l of ['ja-JP', 'zh-CN', 'fr']) console.log(d.toLocaleDateString(l, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' }), d.toLocaleString(l, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' }));

//// the space before AM, in a text, in parts, and in a range
const d=new Date(Date.UTC(2024,1,29,15,4,5,678));
for(const o of [{dateStyle:'short',timeStyle:'short'},{timeStyle:'short'},{hour:'numeric'},{hour:'numeric',minute:'2-digit'},{dateStyle:'full',timeStyle:'full'},{month:'short',day:'numeric',hour:'numeric'}]){const f=new Intl.DateTimeFormat('en-US',{timeZone:'UTC',...o});console.log(JSON.stringify(o),escape(f.format(d)),f.formatToParts(d).map(p=>p.type+':'+escape(p.value)).join('|'))}
console.log(escape(d.toLocaleTimeString()),escape(d.toLocaleString('en-US')),escape(new Intl.DateTimeFormat('en-US',{timeStyle:'short',timeZone:'UTC'}).formatRange(d,new Date(+d+36e5))));
const e = new Date(+d + 36e5), far = new Date(+d + 864e5 * 40);
for(const o of [{timeStyle:'short'},{hour:'numeric'},{dateStyle:'long'}])for(const x of [d,e,far]){const f=new Intl.DateTimeFormat('en-US',{timeZone:'UTC',...o});console.log(JSON.stringify(o),escape(f.formatRange(d,x)),f.formatRangeToParts(d,x).map(p=>p.type+':'+escape(p.value)+':'+p.source).join('|'))}
