// Makes programs about scopes: every kind of scope, holding names that are captured, captured from deeper, read by eval, or not
// at all. node scopes.js FIRST COUNT prints them as JSON; number n is always the same program. scopes.run.js runs them.

const names = ['a', 'b', 'c', 'f', 'v'];

function parses(text) {
  try { return new Function(text), true; } catch { return false; }
}

/** The program of a number: a small language of choices, made by a seeded generator. */
class Program {
  constructor(number) {
    this.state = (number * 2654435761 + 12345) >>> 0;
    for (let i = 0; i < 4; i++) this.random(2);
    this.depth = 0;
    this.serial = 0;
    this.strict = false;
  }
  random(limit) {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return ((this.state >>> 9) * limit / 8388608) | 0;
  }
  pick(list) { return list[this.random(list.length)]; }
  name() { return this.pick(names); }
  value() { return ++this.serial; }

  text() {
    const body = 'F(); ' + this.body(3 + this.random(3));
    const wraps = [
      () => `(function () { ${body} })()`,
      () => `(() => { ${body} })()`,
      () => `(function () { 'use strict'; ${body} })()`,
      () => `(function ${this.name()}(${this.parameters()}) { ${body} }).call({}, 91, 92)`,
      () => `new (class { constructor(${this.parameters()}) { ${body} } })(93)`,
      () => `({ m(${this.parameters()}) { ${body} } }).m(94, 95)`,
      () => `{ ${body.replace(/\breturn\b/g, 'void')} }`,
    ];
    // What a wrapping forbids (a parameter declared again, `with` in strict code) may go into another one.
    for (let i = 0; i < 5; i++) {
      const text = this.pick(wraps)();
      if (parses(text)) return text;
    }
    return `(function () { ${body} })()`;
  }

  /** Some statements; one that would declare what is declared already is left out. */
  body(count) {
    let text = '';
    for (let i = 0; i < count; i++) {
      const longer = text + this.statement() + ' ';
      if (parses(longer)) text = longer;
    }
    return text;
  }

  // A way to look at a name.
  look(name = this.name()) {
    const ways = [
      () => `R(${name})`, () => `R(${name})`, () => `R((() => ${name})())`, () => `R(typeof ${name})`,
      () => `R((() => { { let z = 1; return (() => [z, ${name}])() } })())`,
      () => `R(eval('${name}'))`, () => `R(eval('() => ${name}')())`, () => `R((() => eval('${name}'))())`, () => `R(eval('typeof ${name}'))`,
      () => `R((function () { return ${name} })())`, () => `(() => ${name})`, () => `(function () { return () => ${name} })`,
      () => `R((() => { for (let z = 0; z < 1; z++) return (() => ${name} + z)() })())`,
      () => `R(eval('eval("${name}")'))`, () => `R(new Function('return typeof ${name}')())`,
    ];
    return this.pick(ways)();
  }
  guarded(text) { return `try { ${text} } catch (_) { E(_) }`; }
  change(name = this.name()) {
    const ways = [
      () => `${name} = ${this.value()}`, () => `${name}++`, () => `(() => { ${name} = ${this.value()} })()`, () => `eval('${name} = ${this.value()}')`,
      () => `[${name}] = [${this.value()}]`, () => `({ x: ${name} } = { x: ${this.value()} })`, () => `${name} += ${this.value()}`,
      () => `${name} ??= ${this.value()}`, () => `eval('let ${name} = ${this.value()}; R(${name})')`,
      () => `R(eval('(function ${name}() { return ${name} })')())`, () => `R(delete this.${name})`,
    ];
    // V8 refuses these over the names of a catch pattern, where the specification does not (§B.3.4).
    const declaring = [
      () => `eval('var ${name} = ${this.value()}')`, () => `eval('function ${name}() { return ${this.value()} }')`, () => `eval('var ${name}')`,
      () => `eval('{ function ${name}() {} }')`,
    ];
    return this.pick(this.inCatchPattern ? ways : ways.concat(declaring))();
  }
  expression() {
    if (this.depth > 5) return String(this.value());
    const name = this.name();
    const ways = [
      () => String(this.value()), () => name, () => `(() => ${name})`, () => `(() => ${name})()`, () => `eval('${name}')`, () => `eval('() => ${name}')`,
      () => this.function(), () => this.class(), () => `typeof ${name}`, () => `(${this.look()}, ${this.value()})`,
    ];
    return this.pick(ways)();
  }
  parameters() {
    const own = names.slice(), take = () => own.splice(this.random(own.length), 1)[0], list = [];
    const count = this.random(3);
    for (let i = 0; i < count; i++) {
      const ways = [
        () => take(), () => take(), () => `${take()} = ${this.expression()}`, () => `{ ${take()} = ${this.expression()}, ${take()} } = {}`,
        () => `[${take()}, ${take()} = ${this.expression()}] = [${this.value()}]`, () => `${take()} = eval('${this.pick(['var ' + this.name() + ' = 7', this.name()])}')`,
      ];
      list.push(this.pick(ways)());
      if (own.length < 2) break;
    }
    if (own.length && this.random(6) === 0) list.push('...' + take());
    return list.join(', ');
  }
  function() {
    this.depth++;
    const inner = `F(); ${this.body(1 + this.random(2))} return ${this.depth > 4 ? this.value() : this.expression()}`;
    const name = this.random(2) ? this.name() : '', parameters = this.parameters();
    this.depth--;
    return this.pick([`(function ${name}(${parameters}) { ${inner} })`, `((${parameters}) => { ${inner} })`, `(function ${name}() { ${inner} })`,
      `({ ${name || 'm'}(${parameters}) { ${inner} } }).${name || 'm'}`]);
  }
  class() {
    this.depth++;
    const name = this.random(2) ? this.name() : '', parts = [];
    const count = 1 + this.random(3);
    for (let i = 0; i < count; i++) {
      const ways = [
        () => `x${i} = ${this.expression()};`, () => `static x${i} = ${this.expression()};`, () => `static { ${this.guarded(this.look())} }`,
        () => `[R('k${i}')]() { ${this.guarded(this.look())} }`, () => `static s${i} = (() => ${this.name()});`, () => `#p = ${this.expression()}; get p() { return this.#p }`,
        () => `static m${i}(${this.parameters()}) { ${this.guarded(this.look())} }`, () => `constructor(${this.parameters()}) { ${this.heritage ? 'super(); ' : ''}${this.guarded(this.look())} }`,
      ];
      const part = this.pick(ways)();
      if (part.startsWith('constructor') && parts.some(p => p.startsWith('constructor'))) continue;
      if (part.startsWith('#p') && parts.some(p => p.startsWith('#p'))) continue;
      parts.push(part);
    }
    this.depth--;
    const heritage = this.random(4) === 0 && !parts.some(p => p.startsWith('constructor')) ? ` extends (${this.look()}, Object)` : '';
    return `(class ${name}${heritage} { ${parts.join(' ')} })`;
  }
  statement() {
    if (this.depth > 4) return this.guarded(this.random(3) ? this.look() : this.change()) + ';';
    this.depth++;
    const text = this.pick(this.statements)(this);
    this.depth--;
    return text;
  }
  catchPattern() {
    const outer = this.inCatchPattern;
    this.inCatchPattern = true;
    const text = `try { throw { a: ${this.value()} } } catch ({ a: ${this.name()} = ${this.expression()}, b: z = ${this.expression()} }) { ${this.block(1)} }`;
    this.inCatchPattern = outer;
    return text;
  }
  get statements() { return Program.statements; }
  block(count = 1 + this.random(2)) { return this.body(count); }
}
Program.statements = [
  p => p.guarded(p.look()) + ';', p => p.guarded(p.look()) + ';', p => p.guarded(p.look()) + ';', p => p.guarded(p.change()) + ';', p => p.guarded(p.change()) + ';',
  p => `let ${p.name()} = ${p.expression()};`, p => `const ${p.name()} = ${p.expression()};`, p => `var ${p.name()} = ${p.expression()};`, p => `let ${p.name()};`, p => `var ${p.name()};`,
  p => `function ${p.name()}(${p.parameters()}) { F(); ${p.block()} return ${p.expression()} }`,
  p => `class ${p.name()} { ${p.random(2) ? `static x = ${p.expression()};` : `m() { return ${p.name()} }`} }`,
  p => `{ ${p.block()} }`, p => `{ ${p.block(2)} }`,
  p => `{ function ${p.name()}() { F(); return ${p.expression()} } ${p.block()} }`,
  p => `if (${p.random(2) ? 'true' : 'false'}) { ${p.block()} } else { ${p.block()} }`,
  p => `if (1) function ${p.name()}() { return ${p.value()} }`,
  p => { const n = p.name(); return `{ const q = []; for (let ${n} = 0, z = 0; z < 2; z++, ${n}++) { q.push(() => ${n}); ${p.guarded(p.look())} } R(q.map(g => g())); }`; },
  p => { const n = p.name(); return `for (let ${n} = ${p.expression()}, z = 0; z < 2; z++) { ${p.block()} }`; },
  p => { const n = p.name(); return `for (const ${n} of [${p.value()}, ${p.expression()}]) { ${p.block()} }`; },
  p => { const n = p.name(); return `${p.guarded(`for (let ${n} of [() => ${p.name()}, ${p.expression()}]) { ${p.look(n)} }`)}`; },
  p => `for (var ${p.name()} in { x: 1, y: 2 }) { ${p.block(1)} }`,
  p => `for (let [${p.name()}, z = ${p.expression()}] of [[${p.value()}]]) { ${p.block(1)} }`,
  p => `switch (${p.random(3)}) { case 0: let ${p.name()} = ${p.expression()}; case 1: ${p.block(1)} default: ${p.block(1)} }`,
  // No function in the block of another: V8 hoists both.
  p => `switch (1) { case 0: function ${p.name()}() {} case 1: ${p.guarded(p.look())} }`,
  p => `try { throw ${p.value()} } catch (${p.name()}) { ${p.block()} }`,
  p => p.catchPattern(),
  p => { const n = p.name(); return `try { throw ${p.value()} } catch (${n}) { var ${n} = ${p.value()}; ${p.look(n)} }`; },
  p => `try { ${p.block()} } finally { ${p.guarded(p.look())} }`,
  p => `out: { ${p.block(1)} break out; }`,
  p => p.guarded(`R(${p.function()}(${p.value()}))`) + ';', p => p.guarded(`R(${p.function()}())`) + ';', p => p.guarded(`R(${p.function()}()())`) + ';',
  p => p.guarded(`R(new ${p.class()}())`) + ';', p => p.guarded(`R(${p.class()}.name)`) + ';', p => p.guarded(`R(${p.name()}())`) + ';', p => p.guarded(`R(new ${p.name()}())`) + ';',
  p => p.guarded(`with ({ ${p.name()}: ${p.value()} }) { ${p.look()} }`) + ';',
  p => p.guarded(`with ({ ${p.name()}: ${p.value()} }) { ${p.change()}; ${p.look()} }`) + ';',
  p => p.guarded(`with ({ ${p.name()}: ${p.expression()} }) { var ${p.name()} = ${p.value()}; (() => { ${p.look()} })() }`) + ';',
];

const [first, count] = process.argv.slice(2).map(Number);
console.log(JSON.stringify(Array.from({ length: count }, (_, i) => new Program(first + i).text()), null, 0));
