/// Examples for commands, for `help NAME`: entries that run one after the other.
enum HelpExamples {
    static let byCommand: [String: [String]] = [
        "gc": ["let dog = {}", "dog = null", "gc"],
        "jobs": ["setTimeout(() => 0, 1000); 0", "jobs"],
        "wait": ["setTimeout(() => console.log('now'), 1000); 0", "wait 1s"],
        "tick": ["setTimeout(() => console.log('now'), 1000); 0", "tick"],
        "maps": ["let dog = {}; const weak = new WeakMap([[dog, 1]])", "maps"],
        "why": ["let dog = {}; const m = new Map([[dog, 1]])", "dog = null", "why #1"],
        "inspect": ["let dog = { name: 'Rex' }", "inspect dog"],
        "retainers": ["let dog = {}; const s = new Set([dog])", "retainers dog"],
        "graph": ["let a = { b: { c: {} } }", "graph"],
        "heap": ["class Dog {}; let dogs = [new Dog(), new Dog()]", "heap", "heap Dog"],
        "instances": ["class Dog {}; let dogs = [new Dog(), new Dog()]", "instances Dog"],
        "sizes": ["let list = [{}, {}]", "sizes"],
        "dominators": ["let app = { page: {} }", "dominators app.page"],
        "leaks": ["let dog = {}; const s = new Set([dog])", "dog = null", "leaks"],
        "whatif": ["let dog = {}; const m = new Map([[dog, 1]])", "whatif dog = null", "whatif weak m"],
        "watch": ["let n = 1", "watch n", "n = 2", "unwatch n"],
        "unwatch": ["let n = 1", "watch n", "unwatch"],
        "undo": ["let n = 1", "n = 2", "undo", "n"],
        "redo": ["let n = 1", "n = 2", "undo", "redo", "n"],
        "goto": ["let n = 1", "n = 2", "goto 1", "n"],
        "diff": ["let a = {}", "a = null", "diff"],
        "journal": ["let n = 1", "journal"],
        "help": ["help leak", "help WeakMap"],
    ]
}
