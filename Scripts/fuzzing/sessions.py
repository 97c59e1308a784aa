"""Sessions of the shell: entries, commands, back and forth, files, and bytes that are no text."""
from programs import SEEDS, STRINGS, Writer, mutate
from runner import Manner

SUBJECTS = ["a", "b", "o", "m", "w", "#1", "#2", "#3", "#99", "o.x", "m.get(a)", "[1]", "globalThis", "a.b.c", "o['a b']", "(", "'"]
FILES = ["f.js", "'a b.js'", "\"q.js\"", "d/none.js", "/dev/full", "/dev/null", ".", "g.dot", "'", "é\u202e.js", "input.txt"]
OBJECTS = [
    "let a = { name: 'Snickers' }", "let b = Sunny", "const m = new Map(), w = new WeakMap(), s = new WeakSet()", "m.set(a, b)", "w.set(a, { b })", "w.set a b",
    "s.add(a)", "a = null", "b = null", "a = { b, self: null }; a.self = a", "m.delete(a)", "m.clear()", "let o = { x: { y: [1, { z: 2 }] } }", "o.x = null",
    "let r = new WeakRef(o)", "const f = new FinalizationRegistry(x => console.log('cleanup', x)); f.register(o, 'o')", "o = null", "delete o.x",
    "function make(big) { const unused = () => big; return function small() {} }", "let g = make({ big: [1, 2, 3] })", "class A { #p = {}; q = this } let k = new A()",
    "let heap = 5", "var gc = 1", "Object.freeze(o)", "[1, 2, 3]\n  .map(x => x)", "`\n.save x.js\n.gc\n`", "for (let i = 0; i < 100; i++) m.set({ i }, i)",
    "w.size", "for (const x of w) {}", "w.set('a', 1)", "throw new Error('x')", "console.log(m, w)", "let p = new Proxy({}, {})", "m.set(m, w)", "w.set(w, w)",
    "let big = []; for (let i = 0; i < 3000; i++) big.push({ i })", "big.length = 0", "let sym = Symbol('\\u202e'); o = { [sym]: 1, 'a b': 2 }",
]


class Sessions:
    manner = Manner(".txt", ["--json"], True)

    def __init__(self, options):
        # Every other session is drawn instead of written as JSON.
        self.count = 0

    def make(self, random):
        self.count += 1
        self.manner = Manner(".txt", ["--json"] if self.count % 2 else ["--no-color"], True)
        text = "\n".join(entry(random) for _ in range(random.randint(3, 30))) + "\n"
        data = text.encode("utf-8", "surrogatepass")
        if random.random() < 0.15:
            at = random.randrange(len(data))
            data = data[:at] + bytes(random.randrange(256) for _ in range(random.randint(1, 9))) + data[at:]
        return data


def entry(random):
    kind = random.random()
    if kind < 0.4:
        return random.choice(OBJECTS)
    if kind < 0.5:
        return Writer(random).statement(2)
    if kind < 0.55:
        return mutate(random, [random.choice(OBJECTS), random.choice(SEEDS)])
    return command(random)


def command(random):
    subject, file, number = random.choice(SUBJECTS), random.choice(FILES), random.choice(["", " 1", " 2", " 5", " 0", " 99", " -1", " x"])
    found = random.choice([
        "gc", "gc", "gc --explain", "gc auto", "gc auto 0.5", "gc off", "maps", "heap", "sizes", "leaks", "journal", "dominators",
        f"why {subject}", f"inspect {subject}", f"retainers {subject}", f"dominators {subject}", f"graph {subject}", f"graph {subject} --depth 2 --ascii",
        "graph", f"graph --dot {file}", f"graph --mermaid {file}", f"undo{number}", f"redo{number}", f"goto{number}", f"diff{number}", f"diff 1{number}",
        f"whatif {random.choice(OBJECTS)}", f"whatif weak {subject}", f"whatif gc", f"watch {subject}", f"watch{number}", f"unwatch{number}", f"snapshot {file}",
        f".save {file}", f".load {file}", ".load f.js", ".save f.js", "help", f"help {random.choice(['gc', '.load', 'why', 'x', 'gc auto', '.gc --explain'])}",
        ".break", ".clear", ".nothing", "play weakmap", f"play {file}", f"help {random.choice(STRINGS)}", "undo 3", "redo 2", "undo", "redo",
    ])
    return ("." if random.random() < 0.1 and not found.startswith(".") else "") + found
