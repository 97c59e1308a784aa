extension HelpTopic {
    /// What one reads in reports, and what people call what happens on a heap.
    static let words: [HelpTopic] = [
        HelpTopic("leak", "memory leak", text: """
            An object that your program let go of and something still holds: a collection, a closure, a timer, a listener or a promise. What was never let go of is none: \
            not an array that a variable names, not a cache that is in use.
            """, example: ["let dog = { name: 'Rex' }; const seen = new Set([dog])", "dog = null", "leaks"]),
        HelpTopic("reachability", "reachable", "alive", "liveness", text: """
            An object is alive while some way leads to it from a root: from a variable, along properties, elements, entries, scopes. The collector takes all others, \
            even those that hold each other.
            """, example: ["let a = { b: {} }", "why a.b", "a = null", "gc"]),
        HelpTopic("root", "roots", text: """
            Where reachability starts: variables, the global object, calls that run, timers and jobs that wait. gc --explain names them all.
            """, example: ["let dog = {}", "gc --explain"]),
        HelpTopic("garbage", "garbage collection", "collector", "collection", "doomed", text: """
            What nothing holds is garbage; Leash calls it doomed. It stays on the heap until a collection comes: when you enter gc, or when memory is needed. No program \
            can tell when, but for WeakRef and FinalizationRegistry.
            """, example: ["let cat = {}", "cat = null", "gc"]),
        HelpTopic("cycle", "island", "circular reference", text: """
            Objects that hold each other and that nothing else holds. A collector that goes by reachability takes them together; counting references would keep them for ever.
            """, example: ["let a = {}, b = { a }; a.b = b", "a = b = null", "gc"]),
        HelpTopic("hold", "holds", "holder", "strong", "strong reference", "reference", text: """
            To hold is to keep alive: a variable, a property, an element, an entry of a Map or Set, a closure's variable. Written ← in reports.
            """, example: ["let dog = {}; const strong = new Map()", "strong.set(dog, 1)", "retainers dog"]),
        HelpTopic("mention", "mentions", "weak", "weak reference", text: """
            To refer without keeping alive: a key of a WeakMap, an element of a WeakSet, the target of a WeakRef or of a registry. Written ⇠ in reports.
            """, example: ["let dog = {}; const weak = new WeakSet([dog])", "retainers dog"], holds: "nothing"),
        HelpTopic("weak key", "weak keys", "key", text: """
            The key of a WeakMap's entry. The entry goes with its key, and nothing but a debugger can see that it was there. Objects can be weak keys, and symbols that \
            are not registered: what anyone can write again, a string or a number, is never garbage.
            """,
                  example: ["let dog = {}; const weak = new WeakMap([[dog, 'good']])", "dog = null", "gc"],
                  holds: "nothing; the entry's value lives while map and key do"),
        HelpTopic("ephemeron", "ephemerons", text: """
            An entry whose value is alive only while its table and its key both are: that is what a WeakMap is made of. A value that leads back to its own key \
            keeps nothing alive.
            """,
                  example: ["let key = {}; const weak = new WeakMap(); weak.set(key, { key })", "key = null", "gc --explain"],
                  holds: "its value, while map and key are alive"),
        HelpTopic("shallow size", "size", "bytes", text: """
            The bytes of an object with the storage that it owns, without the objects that it refers to.
            """, example: ["let list = [1, 2, 3]", "inspect list"]),
        HelpTopic("retained size", "retained", "retains", text: """
            The bytes that would be free without an object: its own, and those of all that lives by it alone.
            """, example: ["let list = [{}, {}]", "inspect list", "sizes"]),
        HelpTopic("dominator", "dominates", text: """
            A dominates B where every way from the roots to B leads through A: without A, B would die.
            """, example: ["let app = { page: { text: {} } }", "dominators app.page.text"]),
        HelpTopic("closure", "scope", "captured variable", "context", text: """
            A function that uses variables of the function around it holds them. Functions made by one call share one scope: each keeps what any of them uses.
            """,
                  example: ["function counter() { let n = { count: 0 }; return () => ++n.count }", "const next = counter()", "inspect next"],
                  holds: "the scope's variables, shared with its neighbours"),
        HelpTopic("generator", "generators", "yield", "iterator", "iterators", text: """
            A function that stops in its midst. While it is paused it holds all variables that are in scope where it stands. An iterator of a Map or a Set holds what is in it.
            """,
                  example: ["function* walk(list) { for (const x of list) yield x }", "const steps = walk([{ n: 1 }, { n: 2 }])", "steps.next()", "inspect steps"],
                  holds: "what its code could still use where it stands"),
        HelpTopic("async function", "async", "await", "async functions", text: """
            A function that pauses at each await until a promise is settled. What it waits for holds it: where nobody can settle that any more, it is garbage, with all its variables.
            """,
                  example: ["let settle; const news = new Promise(resolve => settle = resolve)", "async function read() { const paper = { n: 1 }; await news; return paper }",
                            "const reading = read()", "why #4", "settle()"],
                  holds: "its variables, while it is paused"),
        HelpTopic("cache", "caches", "memo", text: """
            Keeps results, to save work. A Map holds each key and result until somebody deletes it; a WeakMap forgets a result with its key. For keys that are strings: a limit on \
            the size, or WeakRefs as values.
            """,
                  example: ["const cache = new WeakMap(); let page = {}", "cache.set(page, { words: 3 })", "page = null", "gc"]),
        HelpTopic("private data", "private", "private field", "private fields", text: """
            What a class keeps from other code: fields with a # live and die with their object. A WeakMap from object to data does the same, for objects of any class.
            """,
                  example: ["class Dog { #age = 3; get age() { return this.#age } }", "const dog = new Dog()", "inspect dog"], holds: "what an object's other properties hold: its values"),
        HelpTopic("path", "paths", text: """
            The shortest way from a variable to an object: strong ─key→ #1. Whoever wants the object to die has to break each way to it: why X --all shows them.
            """, example: ["let dog = {}; const app = { pets: [dog] }", "dog = null", "why #1"]),
        HelpTopic("identity", "equality", text: """
            An object is a key by itself, not by what is in it: two objects that look the same are two keys.
            """, example: ["const m = new Map([[{ id: 1 }, 'first']])", "m.get({ id: 1 })"]),
        HelpTopic("cleanup", "cleanup callback", "finalizer", "finalization", text: """
            What a FinalizationRegistry calls some time after a target was collected, with the held value: never at once, and in a browser perhaps never.
            """,
                  example: ["const registry = new FinalizationRegistry(held => console.log(held, 'is gone'))", "let dog = {}; registry.register(dog, 'dog')", "dog = null", "gc"],
            holds: "the callback and the held values; targets and tokens are only mentioned"),
        HelpTopic("timer", "timers", "time", text: """
            Time stands still between entries: wait 5s lets it pass, and tells which timers fired. A timer that waits is alive by itself.
            """, example: ["setTimeout(() => console.log('tick'), 1000); 0", "jobs", "wait 2s"], holds: "its callback, until it has fired or is cleared"),
        HelpTopic("number", "numbers", "#1", "object number", text: """
            Each object gets a number when Leash first tells of it; a symbol when something weak first mentions it. The number stands for it where nothing names it \
            any more (why #1), and holds nothing.
            """, example: ["let dog = {}", "dog = null", "why #1"], holds: "nothing"),
        HelpTopic("entry", "entries", text: """
            What you type at once: it runs as one job, with its microtasks, and has a number in the journal. undo takes entries back.
            """, example: ["let n = 1", "n = 2", "journal", "undo"]),
        HelpTopic("shorthand", "shorthands", text: """
            let dog1 = Snickers makes { name: 'Snickers' } where nothing is called Snickers, or like it; weak.set dog1 'best' is weak.set(dog1, 'best'). \
            Leash prints the JavaScript that it ran.
            """, example: ["let dog1 = Snickers", "const weak = new WeakMap()", "weak.set dog1 'best'"]),
        HelpTopic("microtask", "microtasks", "queueMicrotask", "job", "tick of the loop", text: """
            What runs when the present code is done: promise callbacks, queueMicrotask. Each entry ends with its microtasks.
            """, example: ["queueMicrotask(() => console.log('after')); console.log('before')"], holds: "its callback, until it has run"),
    ]
}
