extension HelpTopic {
    /// The built-ins that Leash is there to teach.
    static let builtIns: [HelpTopic] = [
        HelpTopic("Map", text: "Pairs of keys and values, in the order in which they came. Any value is a key. It has a size and can be looped over.",
                  example: ["let dog = {}; const m = new Map([[dog, 'good']])", "m.get(dog)", "dog = null", "why #1"],
                  holds: "its keys and values, until delete or clear"),
        HelpTopic("Set", text: "Values, each once, in the order in which they came. It has a size and can be looped over.",
                  example: ["let dog = {}; const s = new Set([dog])", "dog = null", "gc", "s.size"], holds: "its values, until delete or clear"),
        HelpTopic("WeakMap", text: """
            Values for objects, for as long as the objects live: who has the key gets the value, and nobody can list what is in it. So it has no size, no loop, no clear.
            """, example: ["let dog = {}; const weak = new WeakMap([[dog, 'good']])", "weak.get(dog)", "dog = null", "gc"],
            holds: "no key; a value while the map and the key are alive"),
        HelpTopic("WeakSet", text: "Marks on objects, for as long as the objects live. Only who has the object can ask: has(object). No size, no loop.",
                  example: ["let dog = {}; const seen = new WeakSet([dog])", "seen.has(dog)", "maps"], holds: "nothing"),
        HelpTopic("WeakRef", "deref", text: """
            A reference that does not hold. deref() gives the target, or undefined once a collection took it; what it gave lives until the end of the job.
            """,
                  example: ["let dog = {}, ref = new WeakRef(dog)", "dog = null", "ref.deref()", "gc", "ref.deref()"],
                  holds: "nothing, but for the job in which deref() gave it out"),
        HelpTopic("FinalizationRegistry", "register", "unregister", text: """
            Calls back, some time after an object was collected, with a value of your choice: not with the object, which is gone. For what must happen, do not wait for it.
            """, example: ["const registry = new FinalizationRegistry(held => console.log(held))", "let dog = {}; registry.register(dog, 'bye')", "dog = null", "gc"],
            holds: "the callback and the held values, not the targets"),
        HelpTopic("Symbol", "Symbol.for", text: """
            A value that is like no other. One made by Symbol('x') can be a weak key; one of Symbol.for('x') cannot, for anyone can ask for it again.
            """, example: ["const s = Symbol('s'), weak = new WeakMap([[s, 1]])", "weak.get(s)"], holds: "nothing"),
        HelpTopic("Promise", "then", "await", text: """
            A result that is to come. What waits for it hangs on the promise: where nobody is left who could settle it, all of that is garbage.
            """, example: ["let settle; const p = new Promise(resolve => settle = resolve)", "p.then(value => console.log(value)); 0", "settle('done')"],
            holds: "its result, or what waits for it"),
        HelpTopic("setTimeout", "clearTimeout", text: "Calls a function once, later. wait lets time pass here.",
                  example: ["const t = setTimeout(() => console.log('now'), 100)", "clearTimeout(t)", "jobs"],
                  holds: "the callback, until it has run or clearTimeout"),
        HelpTopic("setInterval", "clearInterval", text: "Calls a function again and again. Forgotten, it is the best-known leak: its callback lives for ever, and all that it uses.",
                  example: ["const t = setInterval(() => 0, 100)", "jobs", "clearInterval(t)"], holds: "the callback, until clearInterval"),
        HelpTopic("EventTarget", "addEventListener", "removeEventListener", "EventEmitter", "listener", "listeners", text: """
            Listeners live as long as what they listen to, with all that they use: take them off, or give them a signal. A WeakRef to a listener would die at once.
            """,
                  example: ["const button = new EventTarget(); let f = () => 0", "button.addEventListener('click', f)", "f = null", "leaks"],
                  holds: "its listeners, until they are taken off"),
        HelpTopic("AbortController", "AbortSignal", "signal", text: """
            Takes listeners off: whoever was given the controller's signal stops listening at abort(). One signal serves many listeners.
            """,
                  example: ["const button = new EventTarget(), stop = new AbortController()", "button.addEventListener('click', () => 0, { signal: stop.signal })", "stop.abort()", "gc"],
                  holds: "what waits for the abort, until it comes"),
        HelpTopic("setImmediate", "clearImmediate", text: "Calls a function once, when the present job and its microtasks are done.",
                  example: ["setImmediate(() => console.log('after')); console.log('before')"], holds: "the callback, until it has run or clearImmediate"),
        HelpTopic("Array", text: "Elements by position. What stands in an array that a variable names has a name itself: list[0].",
                  example: ["let dog = {}; const list = [dog]", "dog = null", "why list[0]"], holds: "its elements"),
        HelpTopic("Object", text: "Properties by name. delete takes one away; obj.name = null lets go of what it held.",
                  example: ["let app = { page: {} }", "app.page = null", "gc"], holds: "the values of its properties, and its prototype"),
        HelpTopic("Proxy", text: "An object that asks its handler before it does what its target would.",
                  example: ["const p = new Proxy({ a: 1 }, {})", "inspect p"], holds: "its target and its handler, until it is revoked"),
        HelpTopic("structuredClone", text: "A deep copy. Maps and Sets are copied; weak collections cannot be: nobody can list what is in them.",
                  example: ["structuredClone(new Map([[1, { a: 2 }]]))"], holds: "nothing of the original"),
        HelpTopic("globalThis", "global", "window", text: "The object whose properties are global variables: var, function, and what is assigned without a declaration.",
                  example: ["var dog = { name: 'Rex' }", "globalThis.dog === dog", "why dog"], holds: "the values of these variables"),
        HelpTopic("JSON", text: "Text for plain data. Entries of collections are no properties: a Map becomes {}.",
                  example: ["JSON.stringify({ list: [...new Set([1, 2])] })"], holds: "nothing"),
        HelpTopic("leash:heap", "assertCollectable", "isAlive", "retainedSize", text: """
            A module that asks of the program's own heap: why(x) is the way to an object, as text, isAlive(ref) whether anybody holds a WeakRef's target, \
            instances(Class) the living ones, retainedSize(x) the bytes that would be free without it. assertCollectable(() => x) throws unless nothing holds x: \
            import { assertCollectable } from 'leash:heap' in a file that leash runs or checks. At the prompt the commands tell the same.
            """, example: ["let dog = {}", "why dog", "instances Object", "inspect dog"], holds: "nothing"),
        HelpTopic("command line", "run", "open", "attach", "report", "redact", "trim", "check", "export", "lessons", text: """
            leash run, play, check, export, open, attach, report, redact, trim and lessons are typed outside, where leash is started: leash --help lists them. \
            Inside there are play and .load.
            """, example: ["journal"]),
    ]
}
