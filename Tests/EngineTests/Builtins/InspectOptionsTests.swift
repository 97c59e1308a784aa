import Testing
@testable import Engine

// The options of `util.inspect`: each expected text was printed by Node 20 itself.

@Suite struct InspectOptionsTests {
    /// By the `inspect` that scripts get to see: the third argument of custom inspection.
    @Test func options() throws {
        let machine = try TestMachine()
        try machine.run("""
            var inspect;
            console.log({ [Symbol.for('nodejs.util.inspect.custom')](depth, options, given) { inspect = given; return ''; } });
            """)
        for row in rows { #expect(try machine.string("inspect((\(row.source)), \(row.options))") == row.text, "\(row.source) \(row.options)") }
    }

    @Test func defaults() throws {
        let machine = try TestMachine()
        var options = InspectOptions()
        #expect(try machine.inspected("{ a: { b: { c: { d: 1 } } } }", options) == "{ a: { b: { c: [Object] } } }")
        options.depth = nil
        options.compact = false
        #expect(try machine.inspected("{ a: { b: 1 } }", options) == "{\n  a: {\n    b: 1\n  }\n}")
        options.compact = true
        #expect(try machine.inspected("{ a: { b: { c: { d: 1 } } } }", options) == "{ a: { b: { c: { d: 1 } } } }")
    }

    /// A function that sorts is called like that of `Array.prototype.sort`, and what it throws comes through.
    @Test func sorting() throws {
        let machine = try TestMachine()
        try machine.run("var inspect; console.log({ [Symbol.for('nodejs.util.inspect.custom')](d, o, given) { inspect = given; return ''; } });")
        #expect(try machine.string("inspect({ b: 1, c: 2, a: 3 }, { sorted: (x, y) => x < y ? 1 : -1 })") == "{ c: 2, b: 1, a: 3 }")
        #expect(throws: TestMachine.Failure.self) { try machine.run("inspect({ b: 1, a: 2 }, { sorted() { throw new Error('no') } })") }
    }
}

private let rows: [(source: String, options: String, text: String)] = [
    (#"({a: {b: {c: {d: {e: 1}}}}})"#, #"{depth: 0}"#, "{ a: [Object] }"),
    (#"({a: {b: {c: {d: {e: 1}}}}})"#, #"{depth: 1}"#, "{ a: { b: [Object] } }"),
    (#"({a: {b: {c: {d: {e: 1}}}}})"#, #"{depth: null}"#, "{\n  a: {\n    b: { c: { d: { e: 1 } } }\n  }\n}"),
    (#"({a: {b: {c: {d: {e: 1}}}}})"#, #"{depth: Infinity}"#, "{\n  a: {\n    b: { c: { d: { e: 1 } } }\n  }\n}"),
    (#"({a: {b: {c: {d: {e: 1}}}}})"#, #"{depth: -1}"#, "[Object]"),
    (#"({})"#, #"{depth: -1}"#, "{}"),
    (#"[1]"#, #"{depth: -1}"#, "[Array]"),
    (#"Object.create(null)"#, #"{depth: -1}"#, "[Object: null prototype] {}"),
    (#"Object.assign(Object.create(null), {a: 1})"#, #"{depth: -1}"#, "[Object: null prototype]"),
    (#"(class A {})"#, #"{depth: -1}"#, "[class A]"),
    (#"Object.assign(function f() {}, {a: 1})"#, #"{depth: -1}"#, "[Function]"),
    (#"new (class Foo { x = 1 })"#, #"{depth: -1}"#, "[Foo]"),
    (#"new Map([[1, 2]])"#, #"{depth: -1}"#, "[Map]"),
    (#"new Map([[{a: 1}, {b: 2}]])"#, #"{depth: 0}"#, "Map(1) { [Object] => [Object] }"),
    (#"new Set([[1]])"#, #"{depth: 0}"#, "Set(1) { [Array] }"),
    (#"new WeakMap()"#, #"{depth: -1}"#, "[WeakMap]"),
    (#"(() => { const e = new Error('x'); e.stack = 'Error: x\n    at f (a:1:1)'; e.a = {b: 1}; return e; })()"#, #"{depth: -1}"#, "[Error]"),
    (#"(() => { const e = new Error('x', {cause: {a: {b: 1}}}); e.stack = 'Error: x\n    at f (a:1:1)'; return e; })()"#, #"{depth: 0}"#, "Error: x\n    at f (a:1:1) {\n  [cause]: [Object]\n}"),
    (#"new Map([[1, {a: {b: {}}}]]).entries()"#, #"{depth: 0}"#, "[Map Entries] { [ 1, [Object] ] }"),
    (#"new Map([[1, {a: {b: {}}}]]).entries()"#, #"{depth: 1}"#, "[Map Entries] { [ 1, { a: [Object] } ] }"),
    (#"[1, 2, 3, 4, 5]"#, #"{maxArrayLength: 2}"#, "[ 1, 2, ... 3 more items ]"),
    (#"[1, 2, 3, 4, 5]"#, #"{maxArrayLength: 4}"#, "[ 1, 2, 3, 4, ... 1 more item ]"),
    (#"[1, 2, 3, 4, 5]"#, #"{maxArrayLength: 0}"#, "[ ... 5 more items ]"),
    (#"[1, 2, 3, 4, 5]"#, #"{maxArrayLength: -3}"#, "[ ... 5 more items ]"),
    (#"[1, , , 4, 5]"#, #"{maxArrayLength: 2}"#, "[ 1, <2 empty items>, ... 2 more items ]"),
    (#"[1, , , 4, 5]"#, #"{maxArrayLength: 1}"#, "[ 1, ... 4 more items ]"),
    (#"[, , , 4, 5]"#, #"{maxArrayLength: 1}"#, "[ <3 empty items>, ... 2 more items ]"),
    (#"[1, , , 4, 5]"#, #"{maxArrayLength: 3}"#, "[ 1, <2 empty items>, 4, ... 1 more item ]"),
    (#"Array.from({length: 120}, (_, i) => i)"#, #"{maxArrayLength: null}"#, "[\n    0,   1,   2,   3,   4,   5,   6,   7,   8,   9,  10,  11,\n   12,  13,  14,  15,  16,  17,  18,  19,  20,  21,  22,  23,\n   24,  25,  26,  27,  28,  29,  30,  31,  32,  33,  34,  35,\n   36,  37,  38,  39,  40,  41,  42,  43,  44,  45,  46,  47,\n   48,  49,  50,  51,  52,  53,  54,  55,  56,  57,  58,  59,\n   60,  61,  62,  63,  64,  65,  66,  67,  68,  69,  70,  71,\n   72,  73,  74,  75,  76,  77,  78,  79,  80,  81,  82,  83,\n   84,  85,  86,  87,  88,  89,  90,  91,  92,  93,  94,  95,\n   96,  97,  98,  99, 100, 101, 102, 103, 104, 105, 106, 107,\n  108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119\n]"),
    (#"Array.from({length: 120}, (_, i) => i)"#, #"{maxArrayLength: Infinity}"#, "[\n    0,   1,   2,   3,   4,   5,   6,   7,   8,   9,  10,  11,\n   12,  13,  14,  15,  16,  17,  18,  19,  20,  21,  22,  23,\n   24,  25,  26,  27,  28,  29,  30,  31,  32,  33,  34,  35,\n   36,  37,  38,  39,  40,  41,  42,  43,  44,  45,  46,  47,\n   48,  49,  50,  51,  52,  53,  54,  55,  56,  57,  58,  59,\n   60,  61,  62,  63,  64,  65,  66,  67,  68,  69,  70,  71,\n   72,  73,  74,  75,  76,  77,  78,  79,  80,  81,  82,  83,\n   84,  85,  86,  87,  88,  89,  90,  91,  92,  93,  94,  95,\n   96,  97,  98,  99, 100, 101, 102, 103, 104, 105, 106, 107,\n  108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119\n]"),
    (#"Array.from({length: 20}, (_, i) => i)"#, #"{maxArrayLength: 10}"#, "[\n  0, 1, 2, 3, 4,\n  5, 6, 7, 8, 9,\n  ... 10 more items\n]"),
    (#"new Set([1, 2, 3])"#, #"{maxArrayLength: 1}"#, "Set(3) { 1, ... 2 more items }"),
    (#"new Map([[1, 2], [3, 4]])"#, #"{maxArrayLength: 1}"#, "Map(2) { 1 => 2, ... 1 more item }"),
    (#"new Map([[1, 2], [3, 4], [5, 6]]).entries()"#, #"{maxArrayLength: 1}"#, "[Map Entries] { [ 1, 2 ], ... 2 more items }"),
    (#"new Map([[1, 2], [3, 4], [5, 6]]).keys()"#, #"{maxArrayLength: 1}"#, "[Map Iterator] { 1, ... 2 more items }"),
    (#"'abcdefghij'"#, #"{maxStringLength: 3}"#, "'abc'... 7 more characters"),
    (#"'abcdefghij'"#, #"{maxStringLength: 9}"#, "'abcdefghi'... 1 more character"),
    (#"'abcdefghij'"#, #"{maxStringLength: 0}"#, "''... 10 more characters"),
    (#"'abcdefghij'"#, #"{maxStringLength: -3}"#, "'abcdefg'... 13 more characters"),
    (#"['abcdefghij', 'abc']"#, #"{maxStringLength: 4}"#, "[ 'abcd'... 6 more characters, 'abc' ]"),
    (#"'a😀b'"#, #"{maxStringLength: 2}"#, "'a\\ud83d'... 2 more characters"),
    (#"({a: 'abcdefghij'})"#, #"{maxStringLength: 4}"#, "{ a: 'abcd'... 6 more characters }"),
    (#"'line one is here\nline two is here\nline three is here'"#, #"{breakLength: 20}"#, "'line one is here\\n' +\n  'line two is here\\n' +\n  'line three is here'"),
    (#"'line one is here\nline two is here\nline three is here'"#, #"{breakLength: Infinity}"#, "'line one is here\\nline two is here\\nline three is here'"),
    (#"'line one is here\nline two is here\nline three is here'"#, #"{breakLength: 20, compact: true}"#, "'line one is here\\nline two is here\\nline three is here'"),
    (#"({a: 1, b: 2, c: 'some text', d: [1, 2, 3]})"#, #"{breakLength: 20}"#, "{\n  a: 1,\n  b: 2,\n  c: 'some text',\n  d: [\n    1,\n    2,\n    3\n  ]\n}"),
    (#"({a: 1, b: 2, c: 'some text', d: [1, 2, 3]})"#, #"{breakLength: Infinity}"#, "{ a: 1, b: 2, c: 'some text', d: [ 1, 2, 3 ] }"),
    (#"({a: 1, b: 2, c: 'some text'.repeat(30), d: [1, 2, 3]})"#, #"{breakLength: Infinity}"#, "{ a: 1, b: 2, c: 'some textsome textsome textsome textsome textsome textsome textsome textsome textsome textsome textsome textsome textsome textsome textsome textsome textsome textsome textsome textsome textsome textsome textsome textsome textsome textsome textsome textsome textsome text', d: [ 1, 2, 3 ] }"),
    (#"({a: {b: {c: {d: 'x'.repeat(100)}}}})"#, #"{breakLength: Infinity, depth: null}"#, "{\n  a: { b: { c: { d: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' } } }\n}"),
    (#"({a: {b: {c: {d: 'x'.repeat(100)}}}})"#, #"{breakLength: Infinity, depth: null, compact: 10}"#, "{ a: { b: { c: { d: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' } } } }"),
    (#"({a: {b: {c: {}}}})"#, #"{compact: 0}"#, "{\n  a: {\n    b: {\n      c: {}\n    }\n  }\n}"),
    (#"({a: {b: {c: {}}}})"#, #"{compact: false}"#, "{\n  a: {\n    b: {\n      c: {}\n    }\n  }\n}"),
    (#"({a: {b: {c: {}}}})"#, #"{compact: 1}"#, "{\n  a: {\n    b: { c: {} }\n  }\n}"),
    (#"({a: {b: {c: {}}}})"#, #"{compact: 2}"#, "{\n  a: { b: { c: {} } }\n}"),
    (#"({a: {b: {c: {}}}})"#, #"{compact: 4}"#, "{ a: { b: { c: {} } } }"),
    (#"({a: {b: {c: {}}}})"#, #"{compact: true}"#, "{ a: { b: { c: {} } } }"),
    (#"({a: {b: {c: {}}}, d: [1, [2, [3]]], e: new Map([[1, {a: 1}]])})"#, #"{compact: true, depth: 5}"#, "{ a: { b: { c: {} } }, d: [ 1, [ 2, [ 3 ] ] ], e: Map(1) { 1 => { a: 1 } } }"),
    (#"({a: {b: {c: {}}}, d: [1, [2, [3]]], e: new Map([[1, {a: 1}]])})"#, #"{compact: false, depth: 5}"#, "{\n  a: {\n    b: {\n      c: {}\n    }\n  },\n  d: [\n    1,\n    [\n      2,\n      [\n        3\n      ]\n    ]\n  ],\n  e: Map(1) {\n    1 => {\n      a: 1\n    }\n  }\n}"),
    (#"({aaaaaaaaaaaaaaaaaaaaaaaa: 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', cccccccccccccccccccc: 'ddddddddddddddddddddddddddddddddddddddd', e: {ffffffffffffffffffffffffffffffffff: 'ggggggggggggggggggggggggggggggggggggggggggggg', h: 1}})"#, #"{compact: true}"#, "{ aaaaaaaaaaaaaaaaaaaaaaaa: 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',\n  cccccccccccccccccccc: 'ddddddddddddddddddddddddddddddddddddddd',\n  e:\n   { ffffffffffffffffffffffffffffffffff: 'ggggggggggggggggggggggggggggggggggggggggggggg',\n     h: 1 } }"),
    (#"[['x'.repeat(50), 'y'.repeat(50)], new Map([['k'.repeat(50), 'v'.repeat(50)]])]"#, #"{compact: true}"#, "[ [ 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',\n    'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy' ],\n  Map(1) {\n    'kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk' => 'vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv' } ]"),
    (#"(() => { const o = {a: 1}; o.self = o; return o; })()"#, #"{compact: true}"#, "<ref *1> { a: 1, self: [Circular *1] }"),
    (#"Object.assign(function f() {}, {a: 'x'.repeat(80), b: 1})"#, #"{compact: true}"#, "{ [Function: f]\n  a:\n   'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',\n  b: 1 }"),
    (#"Array.from({length: 30}, (_, i) => i)"#, #"{compact: true}"#, "[ 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29 ]"),
    (#"Array.from({length: 30}, (_, i) => i)"#, #"{compact: false}"#, "[\n  0,\n  1,\n  2,\n  3,\n  4,\n  5,\n  6,\n  7,\n  8,\n  9,\n  10,\n  11,\n  12,\n  13,\n  14,\n  15,\n  16,\n  17,\n  18,\n  19,\n  20,\n  21,\n  22,\n  23,\n  24,\n  25,\n  26,\n  27,\n  28,\n  29\n]"),
    (#"Array.from({length: 30}, (_, i) => i)"#, #"{compact: 1}"#, "[\n   0,  1,  2,  3,\n   4,  5,  6,  7,\n   8,  9, 10, 11,\n  12, 13, 14, 15,\n  16, 17, 18, 19,\n  20, 21, 22, 23,\n  24, 25, 26, 27,\n  28, 29\n]"),
    (#"Array.from({length: 30}, (_, i) => i)"#, #"{compact: 2}"#, "[\n   0,  1,  2,  3,  4,  5,  6,  7,\n   8,  9, 10, 11, 12, 13, 14, 15,\n  16, 17, 18, 19, 20, 21, 22, 23,\n  24, 25, 26, 27, 28, 29\n]"),
    (#"Array.from({length: 100}, (_, i) => i)"#, #"{compact: 5, breakLength: 200}"#, "[\n   0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10, 11, 12, 13, 14,\n  15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29,\n  30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44,\n  45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59,\n  60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74,\n  75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89,\n  90, 91, 92, 93, 94, 95, 96, 97, 98, 99\n]"),
    (#"Array.from({length: 30}, (_, i) => i)"#, #"{breakLength: 30}"#, "[\n   0,  1,  2,  3,  4,  5,  6,\n   7,  8,  9, 10, 11, 12, 13,\n  14, 15, 16, 17, 18, 19, 20,\n  21, 22, 23, 24, 25, 26, 27,\n  28, 29\n]"),
    (#"({b: 1, a: 2, c: 3, [Symbol('s')]: 4})"#, #"{sorted: true}"#, "{ [Symbol(s)]: 4, a: 2, b: 1, c: 3 }"),
    (#"({b: 1, a: 2, c: 3})"#, #"{sorted: (a, b) => a < b ? 1 : -1}"#, "{ c: 3, b: 1, a: 2 }"),
    (#"Object.assign([3, 1, 2], {b: 1, a: 2})"#, #"{sorted: true}"#, "[ 3, 1, 2, a: 2, b: 1 ]"),
    (#"new Set([3, 1, 2])"#, #"{sorted: true}"#, "Set(3) { 1, 2, 3 }"),
    (#"new Map([[3, 1], [1, 2]])"#, #"{sorted: true}"#, "Map(2) { 1 => 2, 3 => 1 }"),
    (#"({get a() { return 1; }, get b() { return {c: {d: {e: 1}}}; }, set b(v) {}, get n() { return null; }, get u() { return undefined; }, set s(v) {}})"#, #"{getters: true}"#, "{\n  a: [Getter: 1],\n  b: [Getter/Setter] { c: { d: [Object] } },\n  n: [Getter: null],\n  u: [Getter: undefined],\n  s: [Setter]\n}"),
    (#"({get a() { return 1; }, get b() { return 2; }, set b(v) {}})"#, #"{getters: 'get'}"#, "{ a: [Getter: 1], b: [Getter/Setter] }"),
    (#"({get a() { return 1; }, get b() { return 2; }, set b(v) {}})"#, #"{getters: 'set'}"#, "{ a: [Getter], b: [Getter/Setter: 2] }"),
    (#"({get a() { throw new Error('boo'); }})"#, #"{getters: true}"#, "{ a: [Getter: <Inspection threw (boo)>] }"),
    (#"({get a() { throw 5; }})"#, #"{getters: true}"#, "{ a: [Getter: <Inspection threw (undefined)>] }"),
    (#"({get a() { return 'x'.repeat(100) + '\n'; }})"#, #"{getters: true}"#, "{\n  a: [Getter: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\\n']\n}"),
    (#"({get a() { return this.b; }, b: 5})"#, #"{getters: true}"#, "{ a: [Getter: 5], b: 5 }"),
    (#"[1234567, 0.1234567, -1234567, 123456789n, -1234.5678, 1e21, NaN, 123]"#, #"{numericSeparator: true}"#, "[\n  1_234_567,\n  0.123_456_7,\n  -1_234_567,\n  123_456_789n,\n  -1_234.567_8,\n  1e+21,\n  NaN,\n  123\n]"),
    (#"({a: 1})"#, #"{showHidden: true}"#, "{ a: 1 }"),
    (#"[1, 2, {a: [1]}]"#, #"{showHidden: true}"#, "[ 1, 2, { a: [ 1, [length]: 1 ] }, [length]: 3 ]"),
    (#"Object.defineProperty({a: 1}, 'h', {value: {x: 1}})"#, #"{showHidden: true}"#, "{ a: 1, [h]: { x: 1 } }"),
    (#"Object.defineProperty({a: 1}, Symbol('h'), {value: {x: 1}})"#, #"{showHidden: true}"#, "{ a: 1, [Symbol(h)]: { x: 1 } }"),
    (#"Object.defineProperty({a: 1}, "it's", {get() {}})"#, #"{showHidden: true}"#, "{ a: 1, [it\\'s]: [Getter] }"),
    (#"new Set([1])"#, #"{showHidden: true}"#, "Set(1) { 1 }"),
    (#"new Map([[1, {a: [1]}]])"#, #"{showHidden: true}"#, "Map(1) { 1 => { a: [ 1, [length]: 1 ] } }"),
    (#"new Map([[1, 2]]).entries()"#, #"{showHidden: true}"#, "[Map Entries] {\n  [ 1, 2 ],\n  [Symbol(Symbol.toStringTag)]: 'Map Iterator'\n}"),
    (#"Object(1)"#, #"{showHidden: true}"#, "[Number: 1]"),
    (#"Object('xy')"#, #"{showHidden: true}"#, "[String: 'xy'] { [length]: 2 }"),
    (#"new (class A { constructor() { this.own = 1; } get g() { return 1; } m() {} })"#, #"{showHidden: true}"#, "A { own: 1, [g]: [Getter] }"),
    (#"new (class B extends (class A { get g() { return 1; } }) { get h() { return 2; } set h(v) {} })"#, #"{showHidden: true}"#, "B { [h]: [Getter/Setter], [g]: [Getter] }"),
    (#"(() => { class A {} A.prototype.pp = {x: 1}; return new A; })()"#, #"{showHidden: true}"#, "A { pp: { x: 1 } }"),
    (#"new (class extends Map { get zz() { return 1; } })([[1, 2]])"#, #"{showHidden: true}"#, "Map(1) { 1 => 2, [zz]: [Getter] }"),
    (#"Object.create({a: 1, f() {}})"#, #"{showHidden: true}"#, "{ a: 1 }"),
    (#"Object.create(Object.create({a: 1, f() {}}, {b: {value: 2}}))"#, #"{showHidden: true}"#, "{ [b]: 2, a: 1 }"),
    (#"Object.create(null)"#, #"{showHidden: true}"#, "[Object: null prototype] {}"),
    (#"class Foo {}"#, #"{showHidden: true}"#, "<ref *1> [class Foo] {\n  [length]: 0,\n  [name]: 'Foo',\n  [prototype]: { [constructor]: [Circular *1] }\n}"),
    (#"() => {}"#, #"{showHidden: true}"#, "[Function (anonymous)] { [length]: 0, [name]: '' }"),
    (#"(function () { return arguments; })(1)"#, #"{showHidden: true, depth: 0}"#, "[Arguments] {\n  '0': 1,\n  [length]: 1,\n  [callee]: [Function],\n  [Symbol(Symbol.iterator)]: [Function]\n}"),
    (#"(() => { const e = new Error('x'); e.stack = 'Error: x\n    at f (a:1:1)'; return e; })()"#, #"{showHidden: true}"#, "Error: x\n    at f (a:1:1) {\n  [stack]: 'Error: x\\n    at f (a:1:1)',\n  [message]: 'x'\n}"),
    (#"new Proxy({a: 1}, {get() {}})"#, #"{showProxy: true}"#, "Proxy [ { a: 1 }, { get: [Function: get] } ]"),
    (#"new Proxy([1, 2], {})"#, #"{showProxy: true}"#, "Proxy [ [ 1, 2 ], {} ]"),
    (#"new Proxy({a: {b: {c: 1}}}, {})"#, #"{showProxy: true}"#, "Proxy [ { a: { b: [Object] } }, {} ]"),
    (#"[[[new Proxy({a: 1}, {})]]]"#, #"{showProxy: true}"#, "[ [ [ Proxy [Array] ] ] ]"),
    (#"[[[[new Proxy({a: 1}, {})]]]]"#, #"{showProxy: true}"#, "[ [ [ [Array] ] ] ]"),
    (#"new Proxy(function f() {}, {})"#, #"{showProxy: true}"#, "Proxy [ [Function: f], {} ]"),
    (#"({a: new Proxy({a: 'x'.repeat(60)}, {has() {}})})"#, #"{showProxy: true}"#, "{\n  a: Proxy [\n    {\n      a: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'\n    },\n    { has: [Function: has] }\n  ]\n}"),
    (#"(() => { const {proxy, revoke} = Proxy.revocable({}, {}); revoke(); return proxy; })()"#, #"{showProxy: true}"#, "<Revoked Proxy>"),
    (#"({[Symbol.for('nodejs.util.inspect.custom')]() { return 'custom'; }})"#, #"{customInspect: false}"#, "{\n  [Symbol(nodejs.util.inspect.custom)]: [Function: [nodejs.util.inspect.custom]]\n}"),
    (#"({[Symbol.for('nodejs.util.inspect.custom')](d, o) { return JSON.stringify(o) + d; }})"#, #"{extra: 5, depth: 7, compact: true}"#, "{\"showHidden\":false,\"depth\":7,\"colors\":false,\"customInspect\":true,\"showProxy\":false,\"maxArrayLength\":100,\"maxStringLength\":10000,\"breakLength\":80,\"compact\":true,\"sorted\":false,\"getters\":false,\"numericSeparator\":false,\"extra\":5}7"),
    (#"({[Symbol.for('nodejs.util.inspect.custom')](d, o) { return JSON.stringify(o) + d; }})"#, #"{depth: null}"#, "{\"showHidden\":false,\"depth\":null,\"colors\":false,\"customInspect\":true,\"showProxy\":false,\"maxArrayLength\":100,\"maxStringLength\":10000,\"breakLength\":80,\"compact\":3,\"sorted\":false,\"getters\":false,\"numericSeparator\":false}null"),
    (#"({[Symbol.for('nodejs.util.inspect.custom')](d, o, inspect) { return inspect('x', true, 5, true); }})"#, #"{}"#, "\u{1b}[32m'x'\u{1b}[39m"),
    (#"({a: [1, , 3], m: new Map([['k', {v: 1}]]), s: new Set([1]), w: new WeakMap(), d: {e: {f: {g: 1}}}})"#, #"{colors: true}"#, "{\n  a: [ \u{1b}[33m1\u{1b}[39m, \u{1b}[90m<1 empty item>\u{1b}[39m, \u{1b}[33m3\u{1b}[39m ],\n  m: Map(1) { \u{1b}[32m'k'\u{1b}[39m => { v: \u{1b}[33m1\u{1b}[39m } },\n  s: Set(1) { \u{1b}[33m1\u{1b}[39m },\n  w: WeakMap { \u{1b}[36m<items unknown>\u{1b}[39m },\n  d: { e: { f: \u{1b}[36m[Object]\u{1b}[39m } }\n}"),
    (#"Array.from({length: 30}, (_, i) => i)"#, #"{colors: true}"#, "[\n   \u{1b}[33m0\u{1b}[39m,  \u{1b}[33m1\u{1b}[39m,  \u{1b}[33m2\u{1b}[39m,  \u{1b}[33m3\u{1b}[39m,  \u{1b}[33m4\u{1b}[39m,  \u{1b}[33m5\u{1b}[39m,  \u{1b}[33m6\u{1b}[39m,  \u{1b}[33m7\u{1b}[39m,  \u{1b}[33m8\u{1b}[39m,\n   \u{1b}[33m9\u{1b}[39m, \u{1b}[33m10\u{1b}[39m, \u{1b}[33m11\u{1b}[39m, \u{1b}[33m12\u{1b}[39m, \u{1b}[33m13\u{1b}[39m, \u{1b}[33m14\u{1b}[39m, \u{1b}[33m15\u{1b}[39m, \u{1b}[33m16\u{1b}[39m, \u{1b}[33m17\u{1b}[39m,\n  \u{1b}[33m18\u{1b}[39m, \u{1b}[33m19\u{1b}[39m, \u{1b}[33m20\u{1b}[39m, \u{1b}[33m21\u{1b}[39m, \u{1b}[33m22\u{1b}[39m, \u{1b}[33m23\u{1b}[39m, \u{1b}[33m24\u{1b}[39m, \u{1b}[33m25\u{1b}[39m, \u{1b}[33m26\u{1b}[39m,\n  \u{1b}[33m27\u{1b}[39m, \u{1b}[33m28\u{1b}[39m, \u{1b}[33m29\u{1b}[39m\n]"),
    (#"Array.from({length: 30}, (_, i) => 'item' + i)"#, #"{colors: true}"#, "[\n  \u{1b}[32m'item0'\u{1b}[39m,  \u{1b}[32m'item1'\u{1b}[39m,  \u{1b}[32m'item2'\u{1b}[39m,\n  \u{1b}[32m'item3'\u{1b}[39m,  \u{1b}[32m'item4'\u{1b}[39m,  \u{1b}[32m'item5'\u{1b}[39m,\n  \u{1b}[32m'item6'\u{1b}[39m,  \u{1b}[32m'item7'\u{1b}[39m,  \u{1b}[32m'item8'\u{1b}[39m,\n  \u{1b}[32m'item9'\u{1b}[39m,  \u{1b}[32m'item10'\u{1b}[39m, \u{1b}[32m'item11'\u{1b}[39m,\n  \u{1b}[32m'item12'\u{1b}[39m, \u{1b}[32m'item13'\u{1b}[39m, \u{1b}[32m'item14'\u{1b}[39m,\n  \u{1b}[32m'item15'\u{1b}[39m, \u{1b}[32m'item16'\u{1b}[39m, \u{1b}[32m'item17'\u{1b}[39m,\n  \u{1b}[32m'item18'\u{1b}[39m, \u{1b}[32m'item19'\u{1b}[39m, \u{1b}[32m'item20'\u{1b}[39m,\n  \u{1b}[32m'item21'\u{1b}[39m, \u{1b}[32m'item22'\u{1b}[39m, \u{1b}[32m'item23'\u{1b}[39m,\n  \u{1b}[32m'item24'\u{1b}[39m, \u{1b}[32m'item25'\u{1b}[39m, \u{1b}[32m'item26'\u{1b}[39m,\n  \u{1b}[32m'item27'\u{1b}[39m, \u{1b}[32m'item28'\u{1b}[39m, \u{1b}[32m'item29'\u{1b}[39m\n]"),
    (#"[new Number(3), new String('x'), new Boolean(true), Object(1n), Object(Symbol('q')), Object.assign(new Number(3), {a: 1})]"#, #"{colors: true}"#, "[\n  \u{1b}[33m[Number: 3]\u{1b}[39m,\n  \u{1b}[32m[String: 'x']\u{1b}[39m,\n  \u{1b}[33m[Boolean: true]\u{1b}[39m,\n  \u{1b}[33m[BigInt: 1n]\u{1b}[39m,\n  \u{1b}[32m[Symbol: Symbol(q)]\u{1b}[39m,\n  [Number: 3] { a: \u{1b}[33m1\u{1b}[39m }\n]"),
    (#"(() => { const o = {a: 1}; o.self = o; return o; })()"#, #"{colors: true}"#, "\u{1b}[36m<ref *1>\u{1b}[39m { a: \u{1b}[33m1\u{1b}[39m, self: \u{1b}[36m[Circular *1]\u{1b}[39m }"),
    (#"({get a() { return 1; }, set b(v) {}})"#, #"{colors: true, getters: true}"#, "{ a: \u{1b}[36m[Getter:\u{1b}[39m \u{1b}[33m1\u{1b}[39m\u{1b}[36m]\u{1b}[39m, b: \u{1b}[36m[Setter]\u{1b}[39m }"),
    (#"['line\n'.repeat(20)]"#, #"{colors: true}"#, "[\n  \u{1b}[32m'line\\n'\u{1b}[39m +\n    \u{1b}[32m'line\\n'\u{1b}[39m +\n    \u{1b}[32m'line\\n'\u{1b}[39m +\n    \u{1b}[32m'line\\n'\u{1b}[39m +\n    \u{1b}[32m'line\\n'\u{1b}[39m +\n    \u{1b}[32m'line\\n'\u{1b}[39m +\n    \u{1b}[32m'line\\n'\u{1b}[39m +\n    \u{1b}[32m'line\\n'\u{1b}[39m +\n    \u{1b}[32m'line\\n'\u{1b}[39m +\n    \u{1b}[32m'line\\n'\u{1b}[39m +\n    \u{1b}[32m'line\\n'\u{1b}[39m +\n    \u{1b}[32m'line\\n'\u{1b}[39m +\n    \u{1b}[32m'line\\n'\u{1b}[39m +\n    \u{1b}[32m'line\\n'\u{1b}[39m +\n    \u{1b}[32m'line\\n'\u{1b}[39m +\n    \u{1b}[32m'line\\n'\u{1b}[39m +\n    \u{1b}[32m'line\\n'\u{1b}[39m +\n    \u{1b}[32m'line\\n'\u{1b}[39m +\n    \u{1b}[32m'line\\n'\u{1b}[39m +\n    \u{1b}[32m'line\\n'\u{1b}[39m\n]"),
    (#"({a: 'abcdefghij'})"#, #"{colors: true, maxStringLength: 3}"#, "{ a: \u{1b}[32m'abc'\u{1b}[39m... 7 more characters }"),
    (#"new Proxy({a: 1}, {})"#, #"{colors: true, showProxy: true}"#, "Proxy [ { a: \u{1b}[33m1\u{1b}[39m }, {} ]"),
    (#"new Map([[1, 2]]).entries()"#, #"{colors: true}"#, "[Map Entries] { [ \u{1b}[33m1\u{1b}[39m, \u{1b}[33m2\u{1b}[39m ] }"),
    (#"({[Symbol.for('nodejs.util.inspect.custom')](d, o) { return o.stylize('styled', 'number') + o.stylize('x', 'nope') + o.stylize('m', 'module'); }})"#, #"{colors: true}"#, "\u{1b}[33mstyled\u{1b}[39mx\u{1b}[4mm\u{1b}[24m"),
    (#"({x: {[Symbol.for('nodejs.util.inspect.custom')](d, o) { return o.stylize('styled'.repeat(12), 'special'); }}, y: 1})"#, #"{colors: true}"#, "{\n  x: \u{1b}[36mstyledstyledstyledstyledstyledstyledstyledstyledstyledstyledstyledstyled\u{1b}[39m,\n  y: \u{1b}[33m1\u{1b}[39m\n}"),
    (#"({a: 1, b: {c: 2}})"#, #"{colors: true, compact: false}"#, "{\n  a: \u{1b}[33m1\u{1b}[39m,\n  b: {\n    c: \u{1b}[33m2\u{1b}[39m\n  }\n}"),
    (#"({a: 1, b: {c: 2}})"#, #"{colors: true, compact: true}"#, "{ a: \u{1b}[33m1\u{1b}[39m, b: { c: \u{1b}[33m2\u{1b}[39m } }"),
    (#"new (class A { get g() { return 1; } })"#, #"{colors: true, showHidden: true}"#, "A { \u{1b}[2m[g]: \u{1b}[36m[Getter]\u{1b}[39m\u{1b}[22m }"),
    (#"[undefined, , null, 5]"#, #"{colors: true}"#, "[ \u{1b}[90mundefined\u{1b}[39m, \u{1b}[90m<1 empty item>\u{1b}[39m, \u{1b}[1mnull\u{1b}[22m, \u{1b}[33m5\u{1b}[39m ]"),
    (#"Object.create(Object.create(Object.create(null)))"#, #"{depth: 0}"#, "Object <Object <Complex prototype>> {}"),
    (#"Object.create(Object.create(Object.create(null)))"#, #"{colors: true}"#, "Object <Object <[Object: null prototype] {}>> {}"),
    (#"[['日本語', '한국어', 'a', 'b', 'c', 'd', 'e', 'f', 'g']]"#, #"{colors: true}"#, "[\n  [\n    \u{1b}[32m'日本語'\u{1b}[39m, \u{1b}[32m'한국어'\u{1b}[39m,\n    \u{1b}[32m'a'\u{1b}[39m,      \u{1b}[32m'b'\u{1b}[39m,\n    \u{1b}[32m'c'\u{1b}[39m,      \u{1b}[32m'd'\u{1b}[39m,\n    \u{1b}[32m'e'\u{1b}[39m,      \u{1b}[32m'f'\u{1b}[39m,\n    \u{1b}[32m'g'\u{1b}[39m\n  ]\n]"),
    (#"true"#, #"{depth: 'x'}"#, "true"),
    (#"({a: {b: {}}})"#, #"{depth: '0'}"#, "{ a: [Object] }"),
    (#"({a: {b: {c: {d: 1}}}})"#, #"{depth: undefined}"#, "{\n  a: { b: { c: { d: 1 } } }\n}"),
    (#"({a: {b: {c: {d: 1}}}})"#, #"undefined"#, "{ a: { b: { c: [Object] } } }"),
    (#"({a: {b: {c: {d: 1}}}})"#, #"null"#, "{ a: { b: { c: [Object] } } }"),
    (#"({a: {b: {c: {d: 1}}}})"#, #"'string'"#, "{ a: { b: { c: [Object] } } }"),
    (#"Object.defineProperty({}, 'h', {value: 1})"#, #"true"#, "{ [h]: 1 }"),
]
