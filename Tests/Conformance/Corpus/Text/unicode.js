// Unicode 17: new letters, digits, marks, emoji, and what changed of old ones.
console.log(/\u{16ea0}/iu.test('\u{16ebb}'), /\ua7ce/i.test('\ua7cf'), /\ua7d3/iu.test('\ua7d2'), /[^\ua7ce]/i.test('\ua7cf'), /\p{Lu}/iu.test('\u{16ebb}'), /\u{16ea0}/u.test('\u{16ebb}'));
console.log('\u{16ebb}\ua7cf\xdf'.toUpperCase() === '\u{16ea0}\ua7ceSS', '\u{16ea0}\ua7d2'.toLowerCase() === '\u{16ebb}\ua7d3', '\ua7d5'.toUpperCase() === '\ua7d4', '\ud81b'.toUpperCase() === '\ud81b');
var \u{10940}\u{16ff4}\u{11de0} = 3;
console.log(\u{10940}\u{16ff4}\u{11de0}, /(?<\u{323b0}>a)/u.exec('a').groups.\u{323b0});
for (const text of ['var \u{11de0}', 'var x\u{20c1}', '/\\p{Sidetic}/u', '/\\p{Script=Beria_Erfe}/u', '/\\p{RGI_Emoji}/u']) {
  try { new Function(text); console.log('fine'); } catch (error) { console.log(error.message); }
}
const points = [0x295, 0x320, 0x951, 0x1d9c, 0x2605, 0xa7d3, 0x88f, 0x1acf, 0x20c1, 0xa7f1, 0xfbc3, 0x10940, 0x11b61, 0x11de0, 0x16ea0, 0x16ebb, 0x16ff4, 0x1cef0, 0x1e6e3, 0x1f6d8, 0x1faef, 0x323b0, 0x33479, 0x3347a];
const asked = ['L', 'LC', 'Ll', 'Lowercase_Letter', 'gc=Lo', 'General_Category=Mark', 'Nd', 'N', 'S', 'Sc', 'Cn', 'Unassigned', 'C', 'Assigned', 'Any', 'Alphabetic', 'Alpha', 'Cased', 'CWU', 'Dia', 'ExtPict', 'Emoji',
  'Ideo', 'UIdeo', 'IDS', 'XID_Continue', 'Math', 'Gr_Ext', 'Script=Latin', 'sc=Zyyy', 'sc=Sidt', 'Script=Tolong_Siki', 'sc=Zzzz', 'scx=Latn', 'scx=Zinh', 'Script_Extensions=Newa', 'scx=Beria_Erfe', 'scx=Hani', 'scx=Nand'];
for (const name of asked) {
  const [yes, no] = [new RegExp(`\\p{${name}}`, 'u'), new RegExp(`\\P{${name}}`, 'v')];
  console.log(name, points.map(point => String.fromCodePoint(point)).map(text => (yes.test(text) ? 1 : 0) + (no.test(text) ? 0 : 1) - 1).join('').replaceAll('-1', '0'));
}
const emoji = ['\u{1faef}', '\u{1f46f}\u{1f3fb}', '\u{1f46f}\u{1f3fb}\u200d\u2640\ufe0f', '\u{1f468}\u{1f3fb}\u200d\u{1faef}\u200d\u{1f468}\u{1f3fc}', '\u{1f468}\u{1f3fb}\u200d\u{1faef}\u200d\u{1f468}\u{1f3fb}', '\u{1f9d1}\u200d\u{1fa70}', '\u{1f984}'];
for (const name of ['Basic_Emoji', 'RGI_Emoji', 'RGI_Emoji_Modifier_Sequence', 'RGI_Emoji_ZWJ_Sequence']) {
  console.log(name, emoji.map(text => new RegExp(`^\\p{${name}}$`, 'v').test(text) ? 1 : 0).join(''));
}
