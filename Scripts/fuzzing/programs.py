"""JavaScript programs: made by rules, and mutated from seeds and from test262's tests."""
import os
import re

from runner import Manner

NAMES = ["a", "b", "c", "f", "g", "o", "m", "s", "w", "x", "y"]
STRINGS = ["", "a", "length", "constructor", "__proto__", "0", "-1", "4294967295", "\\ud800", "😀", "é", "\\u202e", "\\x1b[2J", "\\n", "then", "caller"]
NUMBERS = ["0", "-0", "1", "2", "7", "-1", "NaN", "Infinity", "0.5", "2**31", "2**32-1", "2**53", "1e300", "65536", "0xff", "1n", "0n", "-(2n**70n)"]
GLOBALS = ["Object", "Array", "Map", "Set", "WeakMap", "WeakSet", "WeakRef", "FinalizationRegistry", "Proxy", "Reflect", "Symbol", "BigInt", "JSON",
           "Math", "String", "Number", "Boolean", "Function", "Error", "TypeError", "AggregateError", "Iterator", "Promise", "RegExp", "Date",
           "ArrayBuffer", "Uint8Array", "globalThis", "structuredClone", "queueMicrotask", "console", "gc", "eval", "parseInt", "isNaN"]
METHODS = ["map", "filter", "reduce", "forEach", "push", "pop", "shift", "splice", "slice", "sort", "concat", "join", "indexOf", "includes", "flat",
           "fill", "reverse", "at", "with", "toSpliced", "entries", "keys", "values", "get", "set", "has", "add", "delete", "clear", "union",
           "difference", "deref", "register", "unregister", "toString", "valueOf", "toJSON", "call", "apply", "bind", "hasOwnProperty", "split",
           "replace", "match", "padStart", "repeat", "normalize", "localeCompare", "next", "return", "throw", "then", "take", "drop", "flatMap"]
STATICS = ["Object.keys", "Object.entries", "Object.assign", "Object.freeze", "Object.seal", "Object.defineProperty", "Object.create",
           "Object.setPrototypeOf", "Object.groupBy", "Object.fromEntries", "Object.getOwnPropertyDescriptors", "Array.from", "Array.of",
           "Reflect.ownKeys", "Reflect.construct", "Reflect.apply", "Reflect.get", "Reflect.set", "Reflect.defineProperty", "Reflect.deleteProperty",
           "JSON.stringify", "JSON.parse", "String.raw", "String.fromCodePoint", "Symbol.for", "BigInt.asIntN", "Math.max", "Map.groupBy",
           "Iterator.from", "Proxy.revocable", "Error.captureStackTrace", "Number.parseFloat", "console.log", "console.table", "console.dir"]
SYMBOLS = ["Symbol.iterator", "Symbol.toPrimitive", "Symbol.species", "Symbol.hasInstance", "Symbol.toStringTag", "Symbol.unscopables"]
BINARY = ["+", "-", "*", "/", "%", "**", "<<", ">>", ">>>", "&", "|", "^", "&&", "||", "??", "==", "===", "!=", "<", ">", "<=", "in", "instanceof", ","]
UNARY = ["-", "+", "!", "~", "typeof ", "void ", "delete ", "new ", "...", "await "]

SEEDS = [
    "const m = new Map([[{}, 1]]); for (const [k, v] of m) { m.set({}, v + 1); if (m.size > 20) break; } console.log(m.size)",
    "class A { #x = 1; static s = new WeakMap(); get x() { return this.#x; } constructor() { A.s.set(this, () => this); } } console.log(new A().x)",
    "const w = new WeakMap(); let k = {}; for (let i = 0; i < 50; i++) { const n = {}; w.set(k, n); k = n; } gc(); console.log(w)",
    "const r = new FinalizationRegistry(v => console.log(v)); (() => { r.register({}, 'gone'); })(); gc();",
    "const p = new Proxy({}, { get: (t, k, r) => Reflect.get(t, k, r) ?? k, has: () => true, ownKeys: () => ['a', 'b'] }); with (p) console.log(a)",
    "function f(a, b = () => a, ...c) { arguments[0] = 9; var a; return [a, b(), c, arguments.length]; } console.log(f(1, undefined, 3))",
    "label: for (const a of [1, 2, 3]) { try { if (a == 2) continue label; } finally { console.log(a); } }",
    "let { a, b: { c = 5, ...d } = {}, ...e } = { a: 1, b: { x: 2 }, f: 3 }; console.log(a, c, d, e); [a, c = a, ...d] = [1, , 3]; console.log(a, c, d)",
    "(function () { eval('var x = 1'); const f = () => x; { let x = 2; eval('x = 3'); } console.log(f(), typeof x); })()",
    "console.log([3, 1, 2].sort((a, b) => { throw a; }))",
    "const s = new Set([1, 2, 3]); const it = s.values(); it.next(); s.delete(2); s.add(4); console.log([...it], s)",
    "console.log(JSON.stringify({ a: [1n < 2, undefined, () => 1], toJSON() { return { ...this, toJSON: 0 }; } }, null, 2))",
    "class B extends Array { constructor(...a) { super(...a); this.tag = new.target.name; } } console.log(new B(1, 2, 3).map(x => x * 2))",
    "const o = { get x() { return this._ ??= {}; }, set x(v) { this._ = v; }, ['y' + 1]: 2, __proto__: { z: 3 } }; for (const k in o) console.log(k)",
    "switch (3) { case 1: let q; default: console.log('d'); case 2: { function g() { return q; } } try { g(); } catch (e) { console.log(e.name); } }",
    "const deep = n => n ? [deep(n - 1)] : []; console.log(deep(50)); try { (function f() { f(); })(); } catch (e) { console.log(e instanceof RangeError); }",
    "console.log(structuredClone(new Map([[{ a: 1 }, new Set([[1]])]])), 'a-b'.split('-'), `${[1, [2]]}`, 2n ** 100n, 0.1 + 0.2)",
    "queueMicrotask(() => { console.log('m'); throw new Error('late'); }); const ref = new WeakRef({}); console.log(typeof ref.deref())",
]


HARNESS = ["sta.js", "assert.js", "propertyHelper.js", "compareArray.js"]


class Programs:
    manner = Manner(".js", ["run"], False)

    def __init__(self, options):
        self.tests = test262(options.test262)
        # What the tests call. It is not mutated.
        self.harness = "".join(read(os.path.join(options.test262, "harness", name)) + "\n" for name in HARNESS) if self.tests else ""

    def make(self, random):
        kind = random.random()
        if kind < 0.45:
            text = Writer(random).program()
        elif kind < 0.7 or not self.tests:
            text = mutate(random, [random.choice(SEEDS), random.choice(SEEDS), Writer(random).program()])
        else:
            text = self.harness + mutate(random, [read(random.choice(self.tests)), read(random.choice(self.tests)), random.choice(SEEDS)])
        return text.encode("utf-8", "surrogatepass")


def test262(root):
    if not root:
        return []
    found = [os.path.join(folder, name) for folder, _, names in os.walk(os.path.join(root, "test")) for name in sorted(names)
             if name.endswith(".js") and "/intl402/" not in folder + "/"]
    return sorted(found)


def read(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        text = file.read()
    return re.sub(r"/\*---.*?---\*/", "", text, flags=re.S)


TOKEN = re.compile(r"\s+|//[^\n]*|\w+|`[^`]*`|'[^'\n]*'|\"[^\"\n]*\"|=>|\.\.\.|[-+*/<>=!&|?]{2,4}|.", re.S)


def mutate(random, texts):
    """The first text with tokens lost, doubled, moved, replaced, and stretches of the others put in."""
    tokens = TOKEN.findall(texts[0])[:4000]
    others = [TOKEN.findall(text)[:4000] for text in texts[1:]] or [tokens]
    for _ in range(random.randint(1, 8)):
        if not tokens:
            break
        at, kind = random.randrange(len(tokens)), random.random()
        if kind < 0.2:
            del tokens[at:at + random.randint(1, 4)]
        elif kind < 0.35:
            tokens[at:at] = tokens[at:at + random.randint(1, 12)]
        elif kind < 0.6:
            other = random.choice(others)
            start = random.randrange(len(other)) if other else 0
            tokens[at:at + random.randint(0, 3)] = other[start:start + random.randint(1, 40)]
        elif kind < 0.8:
            tokens[at] = random.choice(NAMES + NUMBERS + GLOBALS + BINARY + [repr(s) for s in STRINGS])
        elif kind < 0.9:
            tokens[at] = Writer(random).expression(2)
        else:
            other = random.randrange(len(tokens))
            tokens[at], tokens[other] = tokens[other], tokens[at]
    return "".join(tokens)


class Writer:
    """Writes programs that parse, for the most part, and end, for the most part."""

    def __init__(self, random):
        self.random = random

    def pick(self, choices):
        return self.random.choice(choices)

    def name(self):
        return self.pick(NAMES)

    def program(self):
        lines = [self.guarded(self.statement(self.random.randint(1, 4))) for _ in range(self.random.randint(2, 9))]
        return ("'use strict';\n" if self.random.random() < 0.1 else "") + "\n".join(lines) + "\nconsole.log(typeof a, typeof f)\n"

    def guarded(self, statement):
        # Declarations stay where the lines after them can see them.
        if statement.startswith(("let", "const", "class", "function", "async function")) or self.random.random() < 0.3:
            return statement
        return f"try {{ {statement} }} catch (e) {{ console.log(String(e).slice(0, 80)) }}"

    def statement(self, depth):
        if depth <= 0:
            return self.expression(1) + ";"
        name, inner = self.name(), lambda: self.statement(depth - 1)
        return self.pick([
            lambda: f"var {self.pattern(2)} = {self.expression(depth)};",
            lambda: f"{{ {self.pick(['let', 'const'])} {self.pattern(2)} = {self.expression(depth)}; {inner()} {inner()} }}",
            lambda: f"if ({self.expression(depth - 1)}) {inner()} else {inner()}",
            lambda: f"for ({self.pick(['let', 'var', 'const'])} {self.pattern(1)} of {self.iterable(depth - 1)}) {{ if ((globalThis.i = -~globalThis.i) > 99) break; {inner()} }}",
            lambda: f"for (let {name} = 0; {name} < {self.random.randint(1, 30)}; {name}++) {{ {inner()} }}",
            lambda: f"for (const {name} in {self.expression(depth - 1)}) {{ {inner()} break; }}",
            lambda: f"try {{ {inner()} }} catch ({self.pattern(1)}) {{ {inner()} }} finally {{ {inner()} }}",
            lambda: f"switch ({self.expression(1)}) {{ case {self.expression(1)}: {inner()} default: let {name}; {inner()} break; case 1: {inner()} }}",
            lambda: f"{self.pick(['', 'async '])}function{self.pick(['', '*'])} {name}({self.parameters()}) {{ {inner()} return {self.expression(depth - 1)}; }}",
            lambda: f"var {name} = {self.klass(depth - 1)};",
            lambda: f"label{depth}: {{ {inner()} break label{depth}; }}",
            lambda: f"eval({self.quoted(inner())});",
            lambda: f"with ({self.expression(1)}) {inner()}",
            lambda: f"throw {self.expression(depth - 1)};",
            lambda: f"console.log({self.expression(depth)});",
            lambda: "gc();",
            lambda: f"{self.expression(depth)};",
            lambda: f"{self.expression(depth)};",
        ])()

    def quoted(self, text):
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'"

    def pattern(self, depth):
        if depth <= 0 or self.random.random() < 0.5:
            return self.name()
        parts = [self.pattern(depth - 1) + self.pick(["", f" = {self.expression(1)}"]) for _ in range(self.random.randint(0, 3))]
        if self.random.random() < 0.5:
            return "[" + ", ".join(parts + self.pick([[], ["..." + self.pattern(depth - 1)], [""]])) + "]"
        return "{ " + ", ".join([f"{self.key()}: {part}" for part in parts] + self.pick([[], ["..." + self.name()]])) + " }"

    def parameters(self):
        return ", ".join([self.pattern(1) + self.pick(["", f" = {self.expression(1)}"]) for _ in range(self.random.randint(0, 3))]
                         + self.pick([[], [], ["..." + self.name()]]))

    def key(self):
        return self.pick([self.name, lambda: f"[{self.expression(1)}]", lambda: self.string(), lambda: str(self.random.randint(0, 9)),
                          lambda: f"[{self.pick(SYMBOLS)}]"])()

    def string(self):
        return "'" + self.pick(STRINGS) + "'"

    def iterable(self, depth):
        return self.pick([lambda: f"[{self.expression(depth)}, {self.expression(0)}]", self.string, lambda: f"new Map([[{self.expression(0)}, 1]])",
                          lambda: self.expression(depth), lambda: f"new Set([1, {self.expression(depth)}])"])()

    def klass(self, depth):
        members = [self.pick([
            lambda: f"{self.pick(['', 'static ', 'get ', 'async ', '*'])}{self.key()}() {{ return {self.expression(depth)}; }}",
            lambda: f"{self.pick(['', 'static '])}{self.key()} = {self.expression(depth)};",
            lambda: f"#{self.name()}{self.random.randint(0, 9)} = {self.expression(depth)};",
            lambda: f"static {{ {self.statement(depth - 1)} }}",
        ])() for _ in range(self.random.randint(0, 4))]
        extends = self.pick(["", f" extends {self.expression(1)}", f" extends {self.pick(GLOBALS)}"])
        constructor = self.pick(["", f"constructor({self.parameters()}) {{ {'super(...arguments);' if extends else ''} {self.statement(depth - 1)} }}"])
        return f"class {self.pick(['', self.name()])}{extends} {{ {constructor} {' '.join(members)} }}"

    def atom(self):
        return self.pick([self.name, self.name, lambda: self.pick(NUMBERS), self.string, lambda: self.pick(GLOBALS), lambda: self.pick(SYMBOLS),
                          lambda: self.pick(["null", "undefined", "true", "this", "arguments", "new.target", "[]", "{}", "() => {}", "/a(?=b)|[^c]/g"])])()

    def expression(self, depth):
        if depth <= 0:
            return self.atom()
        inner = lambda: self.expression(depth - 1)
        return self.pick([
            self.atom,
            lambda: f"({inner()} {self.pick(BINARY)} {inner()})",
            lambda: f"({self.pick(UNARY[:7])}{inner()})",
            lambda: f"({inner()} ? {inner()} : {inner()})",
            lambda: f"({self.name()} {self.pick(['=', '+=', '??=', '&&=', '**='])} {inner()})",
            lambda: f"({self.pattern(2)} = {inner()})",
            lambda: f"{inner()}{self.pick(['.', '?.'])}{self.pick(METHODS)}({inner()}, {inner()})",
            lambda: f"{inner()}[{inner()}]",
            lambda: f"{inner()}.{self.name()}",
            lambda: f"{self.pick(STATICS)}({inner()}, {inner()})",
            lambda: f"new {self.pick(GLOBALS)}({inner()}, {inner()})",
            lambda: f"{self.name()}({inner()}, ...{self.iterable(depth - 1)})",
            lambda: f"[{inner()}, ...{self.iterable(depth - 1)}, {self.pick(['', inner()])}]",
            lambda: "({ " + ", ".join(f"{self.key()}: {inner()}" for _ in range(self.random.randint(0, 4))) + self.pick([" }", f", ...{inner()} }}"]) + ")",
            lambda: f"({{ get {self.key()}() {{ return {inner()}; }}, {self.key()}({self.parameters()}) {{ {self.statement(depth - 2)} return super.{self.name()}; }} }})",
            lambda: f"(({self.parameters()}) => {inner()})",
            lambda: f"(function {self.pick(['', self.name()])}({self.parameters()}) {{ {self.statement(depth - 1)} return {inner()}; }})",
            lambda: f"new Proxy({inner()}, {{ {self.pick(['get', 'set', 'has', 'ownKeys', 'apply', 'construct', 'getPrototypeOf', 'deleteProperty'])}: {inner()} }})",
            lambda: f"({self.klass(depth - 1)})",
            lambda: f"`{self.pick(['', 'x'])}${{{inner()}}}`",
            lambda: f"eval({self.quoted(inner())})",
            lambda: f"(yield {inner()})",
        ])()
