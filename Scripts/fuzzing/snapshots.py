"""Heap snapshots: real ones with something changed, of several engines' forms. Each is opened and asked everything."""
import glob
import gzip
import json
import os
import subprocess
import tempfile

from runner import Manner

PROGRAM = """class Session { constructor(n) { this.name = 's' + n; this.user = { n, tags: ['a', n] } } }
const cache = new Map(), seen = new Set(), meta = new WeakMap(), ref = new WeakRef(cache), done = new FinalizationRegistry(x => x), symbol = Symbol('s')
for (let i = 0; i < 12; i++) { const s = new Session(i); cache.set(s, { at: i }); seen.add(s.user); meta.set(s, { secret: s }); done.register(s, 'x' + i, s.user) }
globalThis.app = { cache, listen: (() => { let big = [1, 2]; return () => cache.size })(), [symbol]: 10n ** 30n, text: 'é\\u{1F436}' }; setTimeout(() => app, 1000)
snapshot FILE
"""
QUESTIONS = ["heap", "leaks", "maps", "sizes", "dominators app", "dominators", "retainers Session[0]", "why Session[1]", "inspect app", "inspect Map[0]", "instances Object",
             "graph app", "graph", "whatif weak Map[0]", "why @7", "inspect @7", "instances (string)", "retainers @9", "help"]
NUMBERS = [0, 1, 2, 3, 6, 7, 255, 256, 65535, 2**31 - 1, 2**31, 2**32 - 1, 2**32, 2**53, 2**63, 10**30, -1, -2, -(2**31)]
TEXTS = ["", "\x1b[31mred", "\u202eabc", "\u0000", "Map", "WeakMap", "system / Context", "(GC roots)", "7", "-1", "table", "4 / part of key (A @7) -> value (B @9) pair in WeakMap (table @11)", "x" * 3000, "__proto__", "constructor",
         "<symbol Symbol.iterator>", "Object(a, b)", "Detached <div class=\"a\">", "elements", "properties", "context", "previous"]


class Snapshots:
    def __init__(self, options):
        self.manner = Manner(".heapsnapshot", ["open", "--no-index"], False, ("\n".join(QUESTIONS) + "\n").encode())
        self.seeds = [open(path, "rb").read() for path in sorted(glob.glob(os.path.join(options.snapshots or "", "*.heapsnapshot")))] if options.snapshots else []
        self.seeds += [own(os.path.abspath(options.engine)), javascript_core()]

    def make(self, random):
        seed = random.choice(self.seeds)
        if random.random() < 0.5:
            data = json.dumps(changed(json.loads(seed), random), separators=random.choice([(",", ":"), (", ", ": ")])).encode()
        else:
            data = bytearray(seed)
            for _ in range(random.randint(1, 8)):
                damage(data, random)
            data = bytes(data)
        if random.random() < 0.05:
            data = gzip.compress(data, 1)
            if random.random() < 0.5:
                data = data[:random.randrange(len(data))]
        return data


def own(engine):
    """Leash's own heap."""
    folder = tempfile.mkdtemp(prefix="leash-fuzz-")
    path = os.path.join(folder, "own.heapsnapshot")
    subprocess.run([engine], input=PROGRAM.replace("FILE", path).encode(), stdout=subprocess.DEVNULL, check=True, env={"HOME": folder, "LC_ALL": "C.UTF-8"})
    with open(path, "rb") as file:
        return file.read()


def javascript_core():
    nodes, edges = [0, 0, 0, 0], []
    for number in range(1, 40):
        nodes += [number, 16 + number, number % 9, number % 3]
        edges += [number // 2, number, number % 4, number % 5]
    names = ["<root>", "GlobalObject", "Object", "string", "Function", "Map", "Structure", "JSLexicalEnvironment", "FunctionExecutable"]
    return json.dumps({"version": 3, "type": "Inspector", "nodes": nodes, "nodeClassNames": names, "edges": edges,
                       "edgeTypes": ["Internal", "Property", "Index", "Variable"], "edgeNames": ["a", "b", "c", "d", "e"]}).encode()


def changed(heap, random):
    """With other numbers, names and sections, and still JSON."""
    for _ in range(random.randint(1, 6)):
        lists = [key for key, value in heap.items() if isinstance(value, list) and value]
        kind = random.random()
        if kind < 0.55 and lists:
            part = heap[random.choice(lists)]
            for _ in range(random.choice([1, 1, 3, 50])):
                at = random.randrange(len(part))
                part[at] = random.choice(TEXTS) if isinstance(part[at], str) else random.choice(NUMBERS + [random.randrange(1 << 16), random.choice(part)])
        elif kind < 0.65 and lists:
            part = heap[random.choice(lists)]
            at = random.randrange(len(part))
            del part[at:at + random.choice([1, 1, 7, 70])]
        elif kind < 0.72:
            keys = list(heap)
            random.shuffle(keys)
            heap = {key: heap[key] for key in keys}
        elif kind < 0.78 and len(heap) > 1:
            del heap[random.choice(list(heap))]
        elif kind < 0.9 and isinstance(heap.get("snapshot"), dict):
            change_header(heap["snapshot"], random)
        else:
            heap[random.choice(["scopes", "scope_uses", "locations", "samples", "x"])] = random.choice([[-1, 2, -3], {"a": [1]}, None, "text", [[[[]]]], [1.5, 1e9]])
    return heap


def change_header(header, random):
    meta = header.get("meta", {})
    lists = [key for key, value in meta.items() if isinstance(value, list) and value]
    kind = random.random()
    if kind < 0.3:
        header[random.choice(["node_count", "edge_count", "extra"])] = random.choice(NUMBERS + [None, "x", [], 1.5])
    elif kind < 0.6 and lists:
        random.shuffle(meta[random.choice(lists)])
    elif kind < 0.8 and lists:
        part = meta[random.choice(lists)]
        part[random.randrange(len(part))] = random.choice(["name", "type", "x", [], ["a"] * 300, 5])
    elif meta:
        del meta[random.choice(list(meta))]


def damage(data, random):
    """Bytes, whatever they mean."""
    if not data:
        return
    at, kind = random.randrange(len(data)), random.random()
    if kind < 0.3:
        data[at] = random.choice(b"0123456789,[]{}\"\\:-. \n")
    elif kind < 0.5:
        data[at] = random.randrange(256)
    elif kind < 0.65:
        data[at:at] = random.choice(["18446744073709551615", "-1", ",,", "[" * random.choice([1, 100, 100000]), "\\u12", "\"", "]", "4294967295"]).encode()
    elif kind < 0.8:
        del data[at:at + random.choice([1, 1, 10, 1000])]
    elif kind < 0.9:
        data[at:at] = data[random.randrange(len(data)):][:random.choice([1, 20, 5000])]
    else:
        del data[at:]
