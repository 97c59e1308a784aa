// Runs programs about scopes and prints, a line each, what they saw. `programs`, an array of texts, stands before this text.

const names = ['a', 'b', 'c', 'f', 'v'];
let record = [], fuel = 0;

// What the programs call: R records a value, E an error, and F ends those that never would.
globalThis.R = value => { if (record.length < 60) record.push(shown(value)); return value; };
globalThis.E = error => { R(described(error)); };
globalThis.F = () => { if (++fuel > 40) throw 'fuel'; };

function isObject(value) { return typeof value === 'object' && value !== null; }

function shown(value) {
  if (typeof value === 'function') return 'function ' + value.name;
  if (Array.isArray(value)) return '[' + value.map(shown).join() + ']';
  return isObject(value) ? 'object' : String(value);
}

// Which name an error is about, and not whether V8 looked its variable up by name and so cannot tell why it has no value.
function described(error) {
  if (!isObject(error)) return error;
  const { name, message } = error;
  if (name === 'ReferenceError') return name + ' ' + message.replace("Cannot access '", '').replace("' before initialization", '').replace(' is not defined', '');
  if (message.includes(' is not iterable')) return name;
  // Of an expression that has no words Node counts the parts.
  return name + ' ' + message.split('(intermediate value)').filter(part => part).join('');
}

const globalEval = eval;
for (const text of programs) {
  record = [];
  fuel = 0;
  // A name that is looked for too far out finds these.
  for (const name of names) globalThis[name] = 'global ' + name;
  let end = '';
  try { globalEval(text); } catch (error) {
    // The words of early errors are the parser's business.
    end = error instanceof SyntaxError ? '! SyntaxError' : '! ' + described(error);
  }
  console.log(record.join(' ') + end);
}
