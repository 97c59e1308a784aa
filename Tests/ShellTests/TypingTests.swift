import Testing
@testable import Shell

@Suite("While an entry is typed")
struct TypingTests {
    private static var world: Completions.Surroundings { .init(
        names: { [".", "./"].contains($0) ? ["a.js", "b.mjs", "c.json", "l.md", "n.txt", ".hidden.js", "sub/", "x.heapsnapshot"] : ["sub/", "./sub/"].contains($0) ? ["d.js", "e.md"] : [] },
        lessons: { ["weakmap", "weakset"] }) }

    @Test("Tab offers what may come", arguments: [
        ("play ", ["weakmap", "weakset", "l.md", "sub/"]), ("play weakm", ["weakmap"]), ("play sub/", ["sub/e.md"]), (".load ", ["a.js", "b.mjs", "sub/"]), (".load sub/", ["sub/d.js"]),
        (".load .h", [".hidden.js"]), ("import { x } from './", ["./a.js", "./b.mjs", "./c.json", "./sub/"]), ("await import('./a", ["./a.js"]), ("let f = require('./sub/", ["./sub/d.js"]),
        ("import 'event", ["events"]), ("gc --", ["--explain"]), ("graph --", ["--depth", "--dot", "--mermaid", "--svg", "--ascii", "--force"]), ("gc ", ["auto", "off"]), ("help und", ["undo"]), ("help weak k", ["weak key", "weak keys"]), ("record l", ["l.md"]), (".save --f", ["--force"]), (".save --force a", ["a.js"]), ("class A { #", []), ("class A { #xy; f() { this.#", ["#xy"]), ("cat.#", []),
        ("why #", ["#1", "#2", "#3", "#4"]), ("#", ["#1", "#2", "#3", "#4"]), ("why ", ["Animal", "cat", "dog1", "strong", "#1", "#2", "#3", "#4"]), ("retainers d", ["dog1"]), ("why dog1.", ["name", "a1", "bark", "constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "toString", "valueOf"]),
        ("watch s", ["strong"]), ("dog1?.na", ["name"]), ("dog1.o_", []), ("dog1['", ["name']", "two words']", "a1']", "bark']"]), ("dog1[\"tw", ["two words\"]"]), ("x = dog1['n", ["name']"]),
        ("'dog", []), ("// dog", []), ("`dog", []), ("`${dog", ["dog1"]), ("cat.co", ["color", "constructor"]), ("instances Ani", ["Animal"]), ("heap Ani", ["Animal"]), ("'play ", []),
    ])
    func completion(line: String, expected: [String]) throws {
        let shell = try makeShell("class Animal { bark() {} }", "let dog1 = Object.assign(new Animal, { name: 'x', 'two words': 1, a1: 2 }), cat = { color: 1 }", "const strong = new Map([[dog1, 1]])")
        let found = shell.complete(line: line, cursor: line.unicodeScalars.count, surroundings: Self.world).candidates
        if line.hasSuffix("['") { #expect(Array(found.prefix(expected.count)) == expected) } else { #expect(found == expected) }
    }

    @Test("parameters", arguments: [
        ("f(", "f(a, b = [1, 2], ...rest) 0"), ("f(1, ", "f(a, b = [1, 2], ...rest) 1"), ("f(g(1, 2), [3, 4], ", "f(a, b = [1, 2], ...rest) 2"), ("f(1, { a: 1, b", ""),
        ("new C(", "C(size, { deep }) 0"), ("o.m(1", "o.m(x, y) 0"), ("map.set(", "map.set(key, value) 0"), ("map.set({}, ", "map.set(key, value) 1"), ("new Map(", "Map(entries?) 0"),
        ("weak.get(", "weak.get(key) 0"), ("Object.keys(", "Object.keys(object) 0"), ("JSON.stringify(o, ", "JSON.stringify(value, replacer?, space?) 1"), ("Math.max(", "Math.max(...values) 0"),
        ("text.slice(", "text.slice(start?, end?) 0"), ("o?.m(", "o?.m(x, y) 0"), ("arrow(", "arrow(z) 0"), ("if (", ""), ("function f(", ""), ("nothing(", ""), ("map.size(", ""), ("f(1)", ""), ("'f('", ""),
        ("list.map(", "list.map(callback, thisArg?) 0"), ("setTimeout(f, ", "setTimeout(callback, delay?, ...arguments) 1"), ("async1(", "async1(q) 0"),
    ])
    func parameters(text: String, expected: String) throws {
        let shell = try makeShell("function f(a, b = [1, 2], /* more */ ...rest) { return (a) }", "class C { n = (1); constructor(size, { deep }) {} }", "let o = { m(x, y) {} }, arrow = z => (z), text = 'abc', list = []",
                                  "let map = new Map, weak = new WeakMap, async1 = async q => q")
        let call = shell.foresee(text, cursor: text.unicodeScalars.count).call
        #expect((call.map { "\($0.callee)(\($0.parameters.joined(separator: ", "))) \($0.current)" } ?? "") == expected)
    }

    @Test("the value that is to come", arguments: [
        ("1 + 1", "2"), ("list", "[ 1, 2 ]"), ("list.push(3)", "3"), ("list.pop(), list", "[ 1 ]"), ("x = 5", nil), ("42", nil), ("'a'", nil), ("undefined", nil), ("let y = 1", nil), ("nothing", nil),
        ("list.", nil), ("gc", nil), ("why list", nil), ("throw 1", nil), ("new Error('e')", "Error: e"), ("await Promise.resolve(7 + 1)", "8"), ("{ a: 1, b: [2] }", "{ a: 1, b: [ 2 ] }"), ("({ a: 1 + 1 })", "{ a: 2 }"),
        ("console.log('no')", nil), ("'a\\nb' + 'c'", "'a\\nbc'"), ("Array.from({ length: 30 }, (_, i) => ({ i }))", "[ { i: 0 },"),
    ] as [(String, String?)])
    func value(text: String, expected: String?) throws {
        let shell = try makeShell("let list = [1, 2], x")
        let value = shell.foresee(text, cursor: text.unicodeScalars.count).value
        if let expected, let value { #expect(value.hasPrefix(expected)) } else { #expect(value == expected) }
        #expect(!(value ?? "").contains("\n"))
    }

    @Test("an object begun over several lines is one entry", arguments: [
        (["{", "\"name\": \"x\",", "\"list\": [1]", "}"], "{ name: 'x', list: [ 1 ] }"), (["{", "'a b': 1,", "[1 + 1]: 2", "}"], "{ '2': 2, 'a b': 1 }"), (["{ \"a\": {", "\"b\": 1 } }"], "{ a: { b: 1 } }"),
        (["{", "a: 1,", "b: 2", "}"], "{ a: 1, b: 2 }"), (["{", "let q = 1", "}"], nil), (["{", "\"m\"() { return 1 },", "get \"g\"() { return 2 }", "}"], "{ m: [Function: m], g: [Getter] }"),
    ] as [([String], String?)])
    func objects(lines: [String], value: String?) throws {
        let shell = try makeShell()
        for count in 1..<lines.count { #expect(!shell.isComplete(lines[..<count].joined(separator: "\n")), "\(lines[..<count])") }
        let text = lines.joined(separator: "\n")
        #expect(shell.isComplete(text))
        #expect(shell.enter(text).value == value)
        var cutter = EntryCutter(text + "\n1")
        #expect(cutter.next(shell.reading)?.text == text)
    }

    @Test("what is wrong is not waited for", arguments: ["{ \"a\" \"b\"", "{ )", "{ let let", "{\"a\": 1} 5"])
    func wrong(text: String) throws {
        #expect(try makeShell().isComplete(text))
    }
}
