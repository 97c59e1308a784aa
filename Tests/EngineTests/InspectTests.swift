import Testing
@testable import Engine

// What `util.inspect` of Node 20 prints, to the byte: each expected text was printed by Node itself.

/// The value of an expression as `inspect` shows it.
func inspected(_ source: String) throws -> String {
    let machine = TestMachine()
    return try machine.vm.inspect(machine.run("(\(source))"))
}

struct InspectTests {
    @Test(arguments: primitives) func primitives(_ source: String, _ expected: String) throws { #expect(try inspected(source) == expected) }
    @Test(arguments: objects) func objects(_ source: String, _ expected: String) throws { #expect(try inspected(source) == expected) }
    @Test(arguments: arrays) func arrays(_ source: String, _ expected: String) throws { #expect(try inspected(source) == expected) }
    @Test(arguments: lines) func lines(_ source: String, _ expected: String) throws { #expect(try inspected(source) == expected) }
    @Test(arguments: collections) func collections(_ source: String, _ expected: String) throws { #expect(try inspected(source) == expected) }
    @Test(arguments: weak) func weak(_ source: String, _ expected: String) throws { #expect(try inspected(source) == expected) }
    @Test(arguments: functions) func functions(_ source: String, _ expected: String) throws { #expect(try inspected(source) == expected) }
    @Test(arguments: classes) func classes(_ source: String, _ expected: String) throws { #expect(try inspected(source) == expected) }
    @Test(arguments: prototypes) func prototypes(_ source: String, _ expected: String) throws { #expect(try inspected(source) == expected) }
    @Test(arguments: properties) func properties(_ source: String, _ expected: String) throws { #expect(try inspected(source) == expected) }
    @Test(arguments: cycles) func cycles(_ source: String, _ expected: String) throws { #expect(try inspected(source) == expected) }
    @Test(arguments: boxed) func boxed(_ source: String, _ expected: String) throws { #expect(try inspected(source) == expected) }
    @Test(arguments: proxies) func proxies(_ source: String, _ expected: String) throws { #expect(try inspected(source) == expected) }
    @Test(arguments: errors) func errors(_ source: String, _ expected: String) throws { #expect(try inspected(source) == expected) }
    @Test(arguments: intrinsics) func intrinsics(_ source: String, _ expected: String) throws { #expect(try inspected(source) == expected) }
    @Test(arguments: custom) func custom(_ source: String, _ expected: String) throws { #expect(try inspected(source) == expected) }
    @Test(arguments: mixed) func mixed(_ source: String, _ expected: String) throws { #expect(try inspected(source) == expected) }

    /// Deeper than any stack: what is too deep is said to be, and nothing crashes.
    @Test func depth() throws {
        let text = try inspected("(() => { let list = null; for (let i = 0; i < 100000; i++) list = {next: list}; return list; })()")
        #expect(text == "{\n  next: { next: { next: [Object] } }\n}")
        let machine = TestMachine()
        var options = InspectOptions()
        options.depth = nil
        for source in ["{next: deep}", "[deep]", "new Map([[1, deep]])", "new Error('x', {cause: deep})", "new Proxy({deep}, {})"] {
            let value = try machine.run("{ let deep = null; for (let i = 0; i < 20000; i++) deep = \(source); deep }")
            #expect(try machine.vm.inspect(value, options).contains("Inspection interrupted prematurely. Maximum call stack size exceeded."))
        }
    }

    /// Showing a value runs none of its code.
    @Test func silence() throws {
        let machine = TestMachine()
        let value = try machine.run("""
            let calls = 0; const touch = () => { calls++; };
            const handler = {get: touch, has: touch, ownKeys: touch, getPrototypeOf: touch, getOwnPropertyDescriptor: touch};
            const shown = {get a() { touch(); }, toString: touch, valueOf: touch, toJSON: touch, p: new Proxy({}, handler)};
            shown
            """)
        _ = try machine.vm.inspect(value)
        #expect(try machine.vm.inspect(machine.run("calls")) == "0")
    }
}

/// Primitives.
private let primitives: [(String, String)] = [
    (#"1"#, "1"),
    (#"-0"#, "-0"),
    (#"0"#, "0"),
    (#"NaN"#, "NaN"),
    (#"-Infinity"#, "-Infinity"),
    (#"1e21"#, "1e+21"),
    (#"1.5e-7"#, "1.5e-7"),
    (#"123456789.125"#, "123456789.125"),
    (#"1n"#, "1n"),
    (#"-12345678901234567890n"#, "-12345678901234567890n"),
    (#"true"#, "true"),
    (#"null"#, "null"),
    (#"undefined"#, "undefined"),
    (#"'plain'"#, "'plain'"),
    (#"''"#, "''"),
    (#""it's""#, "\"it's\""),
    (#"'say "hi"'"#, "'say \"hi\"'"),
    (#"'both \' and "'"#, "`both ' and \"`"),
    (#"'all \' " `'"#, "'all \\' \" `'"),
    (#"'both \' " ${x}'"#, "'both \\' \" ${x}'"),
    (#"'tab\tnew\nline\r\b\f\v\0\x1b\x7f\x9f'"#, "'tab\\tnew\\nline\\r\\b\\f\\x0B\\x00\\x1B\\x7F\\x9F'"),
    (#"'back\\slash'"#, "'back\\\\slash'"),
    (#"'é日本😀'"#, "'é日本😀'"),
    (#"'\u2028\u00a0\u200b'"#, "'\u{2028}\u{a0}\u{200b}'"),
    (#"Symbol('x')"#, "Symbol(x)"),
    (#"Symbol()"#, "Symbol()"),
    (#"Symbol('')"#, "Symbol()"),
    (#"Symbol("a'b\n")"#, "Symbol(a'b\n)"),
    (#"Symbol.iterator"#, "Symbol(Symbol.iterator)"),
    (#"Symbol.for('reg')"#, "Symbol(reg)"),
]

/// Plain objects.
private let objects: [(String, String)] = [
    (#"({})"#, "{}"),
    (#"({a: 1})"#, "{ a: 1 }"),
    (#"({a: 1, b: 'x', c: null, d: undefined, e: true, f: 1n, g: Symbol('s')})"#, "{ a: 1, b: 'x', c: null, d: undefined, e: true, f: 1n, g: Symbol(s) }"),
    (#"({'a-b': 1, 'a b': 2, $x: 3, _y: 4, 'é': 5, '': 6, 0: 7, '-1': 8, '01': 9, "it's": 10, 'q"\'': 11})"#, "{\n  '0': 7,\n  'a-b': 1,\n  'a b': 2,\n  '$x': 3,\n  _y: 4,\n  'é': 5,\n  '': 6,\n  '-1': 8,\n  '01': 9,\n  \"it's\": 10,\n  `q\"'`: 11\n}"),
    (#"({__proto__: null})"#, "[Object: null prototype] {}"),
    (#"({__proto__: null, a: 1})"#, "[Object: null prototype] { a: 1 }"),
    (#"({['__proto__']: 1})"#, "{ ['__proto__']: 1 }"),
    (#"({[Symbol('k')]: 1, [Symbol()]: 2, [Symbol("a'\n")]: 3, a: 4})"#, "{ a: 4, [Symbol(k)]: 1, [Symbol()]: 2, [Symbol(a\\'\\n)]: 3 }"),
    (#"({a: {b: {c: {}}}})"#, "{ a: { b: { c: {} } } }"),
    (#"({a: {b: {c: {d: 1}}}})"#, "{ a: { b: { c: [Object] } } }"),
    (#"({a: {b: {c: [1]}}})"#, "{ a: { b: { c: [Array] } } }"),
    (#"({a: {b: {c: []}}})"#, "{ a: { b: { c: [] } } }"),
    (#"({a: {b: {c: Object.create(null), d: new (class Foo { x = 1 }), e: Object.assign(Object.create(null), {x: 1})}}})"#, "{\n  a: {\n    b: {\n      c: [Object: null prototype] {},\n      d: [Foo],\n      e: [Object: null prototype]\n    }\n  }\n}"),
]

/// Arrays: holes, columns, limits.
private let arrays: [(String, String)] = [
    (#"[[[[]]]]"#, "[ [ [ [] ] ] ]"),
    (#"[[[[1]]]]"#, "[ [ [ [Array] ] ] ]"),
    (#"[]"#, "[]"),
    (#"[1, 2, 3]"#, "[ 1, 2, 3 ]"),
    (#"[1, 'a', null, undefined, [2], {b: 3}]"#, "[ 1, 'a', null, undefined, [ 2 ], { b: 3 } ]"),
    (#"[,]"#, "[ <1 empty item> ]"),
    (#"[, , 1]"#, "[ <2 empty items>, 1 ]"),
    (#"[1, , 2, , , 3]"#, "[ 1, <1 empty item>, 2, <2 empty items>, 3 ]"),
    (#"[, 'a', ,]"#, "[ <1 empty item>, 'a', <1 empty item> ]"),
    (#"new Array(5)"#, "[ <5 empty items> ]"),
    (#"new Array(1)"#, "[ <1 empty item> ]"),
    (#"[undefined, , null]"#, "[ undefined, <1 empty item>, null ]"),
    (#"Object.assign([1, 2], {x: 3, '-1': 4, [Symbol('s')]: 5})"#, "[ 1, 2, x: 3, '-1': 4, [Symbol(s)]: 5 ]"),
    (#"Object.assign([], {x: 1})"#, "[ x: 1 ]"),
    (#"Object.assign([, 1], {x: 1})"#, "[ <1 empty item>, 1, x: 1 ]"),
    (#"Array.from({length: 6}, (_, i) => i)"#, "[ 0, 1, 2, 3, 4, 5 ]"),
    (#"Array.from({length: 7}, (_, i) => i)"#, "[\n  0, 1, 2, 3,\n  4, 5, 6\n]"),
    (#"Array.from({length: 10}, (_, i) => i * 1000)"#, "[\n     0, 1000, 2000,\n  3000, 4000, 5000,\n  6000, 7000, 8000,\n  9000\n]"),
    (#"Array.from({length: 27}, (_, i) => i)"#, "[\n   0,  1,  2,  3,  4,  5,  6,  7,\n   8,  9, 10, 11, 12, 13, 14, 15,\n  16, 17, 18, 19, 20, 21, 22, 23,\n  24, 25, 26\n]"),
    (#"Array.from({length: 100}, (_, i) => i)"#, "[\n   0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10, 11,\n  12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,\n  24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35,\n  36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,\n  48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59,\n  60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71,\n  72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83,\n  84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95,\n  96, 97, 98, 99\n]"),
    (#"Array.from({length: 101}, (_, i) => i)"#, "[\n   0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10, 11,\n  12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,\n  24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35,\n  36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,\n  48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59,\n  60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71,\n  72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83,\n  84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95,\n  96, 97, 98, 99,\n  ... 1 more item\n]"),
    (#"Array.from({length: 102}, (_, i) => i)"#, "[\n   0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10, 11,\n  12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,\n  24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35,\n  36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,\n  48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59,\n  60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71,\n  72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83,\n  84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95,\n  96, 97, 98, 99,\n  ... 2 more items\n]"),
    (#"Array.from({length: 150}, (_, i) => i * i)"#, "[\n     0,    1,    4,    9,   16,   25,   36,   49,   64,   81,\n   100,  121,  144,  169,  196,  225,  256,  289,  324,  361,\n   400,  441,  484,  529,  576,  625,  676,  729,  784,  841,\n   900,  961, 1024, 1089, 1156, 1225, 1296, 1369, 1444, 1521,\n  1600, 1681, 1764, 1849, 1936, 2025, 2116, 2209, 2304, 2401,\n  2500, 2601, 2704, 2809, 2916, 3025, 3136, 3249, 3364, 3481,\n  3600, 3721, 3844, 3969, 4096, 4225, 4356, 4489, 4624, 4761,\n  4900, 5041, 5184, 5329, 5476, 5625, 5776, 5929, 6084, 6241,\n  6400, 6561, 6724, 6889, 7056, 7225, 7396, 7569, 7744, 7921,\n  8100, 8281, 8464, 8649, 8836, 9025, 9216, 9409, 9604, 9801,\n  ... 50 more items\n]"),
    (#"Array.from({length: 26}, (_, i) => String.fromCharCode(97 + i))"#, "[\n  'a', 'b', 'c', 'd', 'e', 'f',\n  'g', 'h', 'i', 'j', 'k', 'l',\n  'm', 'n', 'o', 'p', 'q', 'r',\n  's', 't', 'u', 'v', 'w', 'x',\n  'y', 'z'\n]"),
    (#"Array.from({length: 20}, (_, i) => 'x'.repeat(i))"#, "[\n  '',                   'x',\n  'xx',                 'xxx',\n  'xxxx',               'xxxxx',\n  'xxxxxx',             'xxxxxxx',\n  'xxxxxxxx',           'xxxxxxxxx',\n  'xxxxxxxxxx',         'xxxxxxxxxxx',\n  'xxxxxxxxxxxx',       'xxxxxxxxxxxxx',\n  'xxxxxxxxxxxxxx',     'xxxxxxxxxxxxxxx',\n  'xxxxxxxxxxxxxxxx',   'xxxxxxxxxxxxxxxxx',\n  'xxxxxxxxxxxxxxxxxx', 'xxxxxxxxxxxxxxxxxxx'\n]"),
    (#"Array.from({length: 7}, (_, i) => 'x'.repeat(i * 5))"#, "[\n  '',\n  'xxxxx',\n  'xxxxxxxxxx',\n  'xxxxxxxxxxxxxxx',\n  'xxxxxxxxxxxxxxxxxxxx',\n  'xxxxxxxxxxxxxxxxxxxxxxxxx',\n  'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'\n]"),
    (#"Array.from({length: 8}, (_, i) => ({a: i}))"#, "[\n  { a: 0 }, { a: 1 },\n  { a: 2 }, { a: 3 },\n  { a: 4 }, { a: 5 },\n  { a: 6 }, { a: 7 }\n]"),
    (#"Array.from({length: 8}, (_, i) => [i])"#, "[\n  [ 0 ], [ 1 ],\n  [ 2 ], [ 3 ],\n  [ 4 ], [ 5 ],\n  [ 6 ], [ 7 ]\n]"),
    (#"Array.from({length: 20}, (_, i) => BigInt(i) ** 5n)"#, "[\n        0n,       1n,      32n,\n      243n,    1024n,    3125n,\n     7776n,   16807n,   32768n,\n    59049n,  100000n,  161051n,\n   248832n,  371293n,  537824n,\n   759375n, 1048576n, 1419857n,\n  1889568n, 2476099n\n]"),
    (#"Array.from({length: 12}, (_, i) => i % 2 ? i : 'str' + i)"#, "[\n  'str0', 1,       'str2',\n  3,      'str4',  5,\n  'str6', 7,       'str8',\n  9,      'str10', 11\n]"),
    (#"Array.from({length: 9}, (_, i) => -i / 3)"#, "[\n  -0,\n  -0.3333333333333333,\n  -0.6666666666666666,\n  -1,\n  -1.3333333333333333,\n  -1.6666666666666667,\n  -2,\n  -2.3333333333333335,\n  -2.6666666666666665\n]"),
    (#"Array.from({length: 10}, (_, i) => '日'.repeat(i % 4 + 1))"#, "[\n  '日',     '日日',\n  '日日日', '日日日日',\n  '日',     '日日',\n  '日日日', '日日日日',\n  '日',     '日日'\n]"),
    (#"Array.from({length: 10}, (_, i) => true)"#, "[\n  true, true, true,\n  true, true, true,\n  true, true, true,\n  true\n]"),
    (#"Array.from({length: 10}, (_, i) => i < 9 ? i : undefined)"#, "[ 0, 1, 2, 3, 4, 5, 6, 7, 8, undefined ]"),
    (#"Array.from({length: 10}, (_, i) => () => 1)"#, "[\n  [Function (anonymous)],\n  [Function (anonymous)],\n  [Function (anonymous)],\n  [Function (anonymous)],\n  [Function (anonymous)],\n  [Function (anonymous)],\n  [Function (anonymous)],\n  [Function (anonymous)],\n  [Function (anonymous)],\n  [Function (anonymous)]\n]"),
    (#"Object.assign(Array.from({length: 10}, (_, i) => i), {x: 1})"#, "[\n  0,    1, 2, 3, 4,\n  5,    6, 7, 8, 9,\n  x: 1\n]"),
    (#"Object.assign(Array.from({length: 100}, (_, i) => i), {x: 1})"#, "[\n  0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11,\n  12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,\n  24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35,\n  36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,\n  48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59,\n  60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71,\n  72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83,\n  84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95,\n  96, 97, 98, 99,\n  x: 1\n]"),
    (#"(() => { const a = Array.from({length: 10}, (_, i) => i); delete a[3]; return a; })()"#, "[ 0, 1, 2, <1 empty item>, 4, 5, 6, 7, 8, 9 ]"),
    (#"(() => { const a = Array.from({length: 110}, (_, i) => i); delete a[3]; return a; })()"#, "[\n  0,  1,  2,  <1 empty item>, 4,\n  5,  6,  7,  8,              9,\n  10, 11, 12, 13,             14,\n  15, 16, 17, 18,             19,\n  20, 21, 22, 23,             24,\n  25, 26, 27, 28,             29,\n  30, 31, 32, 33,             34,\n  35, 36, 37, 38,             39,\n  40, 41, 42, 43,             44,\n  45, 46, 47, 48,             49,\n  50, 51, 52, 53,             54,\n  55, 56, 57, 58,             59,\n  60, 61, 62, 63,             64,\n  65, 66, 67, 68,             69,\n  70, 71, 72, 73,             74,\n  75, 76, 77, 78,             79,\n  80, 81, 82, 83,             84,\n  85, 86, 87, 88,             89,\n  90, 91, 92, 93,             94,\n  95, 96, 97, 98,             99,\n  ... 10 more items\n]"),
    (#"(() => { const a = []; a[1000] = 1; return a; })()"#, "[ <1000 empty items>, 1 ]"),
    (#"(() => { const a = []; a[4294967294 - 1] = 1; a[5] = 2; return a; })()"#, "[ <5 empty items>, 2, <4294967287 empty items>, 1 ]"),
    (#"(() => { const a = [1, 2, 3]; Object.defineProperty(a, 1, {enumerable: false}); return a; })()"#, "[ 1, 2, 3 ]"),
    (#"(() => { const a = [1, , 3, 4]; Object.defineProperty(a, 2, {enumerable: false}); return a; })()"#, "[ 1, <2 empty items>, 4 ]"),
    (#"(() => { const a = [1, 2]; Object.defineProperty(a, 1, {get() { return 5; }, enumerable: true}); return a; })()"#, "[ 1, [Getter] ]"),
    (#"Array.from({length: 7}, () => 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')"#, "[\n  'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',\n  'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',\n  'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',\n  'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',\n  'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',\n  'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',\n  'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'\n]"),
]

/// One line or many.
private let lines: [(String, String)] = [
    (#"[['a', 'b'], ['c', ['d', ['e', ['f']]]]]"#, "[ [ 'a', 'b' ], [ 'c', [ 'd', [Array] ] ] ]"),
    (#"[{a: 1, b: {c: 2}}, {d: [{e: {}}]}]"#, "[ { a: 1, b: { c: 2 } }, { d: [ [Object] ] } ]"),
    (#"[['x'.repeat(30), 'y'.repeat(30)], 'z'.repeat(30)]"#, "[\n  [\n    'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',\n    'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyy'\n  ],\n  'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz'\n]"),
    (#"['x'.repeat(72)]"#, "[\n  'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'\n]"),
    (#"['x'.repeat(73)]"#, "[\n  'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'\n]"),
    (#"['x'.repeat(100)]"#, "[\n  'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'\n]"),
    (#"({a: 'x'.repeat(60)})"#, "{ a: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' }"),
    (#"({a: 'x'.repeat(70)})"#, "{\n  a: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'\n}"),
    (#"({key1: 'value number one', key2: 'value number two', key3: 'value number 3'})"#, "{\n  key1: 'value number one',\n  key2: 'value number two',\n  key3: 'value number 3'\n}"),
    (#"({key1: 'value number one', key2: 'value number two', key3: 'value number three', k4: 4})"#, "{\n  key1: 'value number one',\n  key2: 'value number two',\n  key3: 'value number three',\n  k4: 4\n}"),
    (#"({a: 1, b: 2, c: {d: 3, e: {f: 4, g: [1, 2, {h: 5}]}}})"#, "{ a: 1, b: 2, c: { d: 3, e: { f: 4, g: [Array] } } }"),
    (#"({x: {y: {z: {}}}, a: [[[]]], b: 1})"#, "{ x: { y: { z: {} } }, a: [ [ [] ] ], b: 1 }"),
    (#"({a: {b: 1}, c: {d: {e: 1}}, f: 'some longer string to make it break over the line limit'})"#, "{\n  a: { b: 1 },\n  c: { d: { e: 1 } },\n  f: 'some longer string to make it break over the line limit'\n}"),
    (#"({a: [1, 2, 3], b: [4, 5, 6], c: [[1, 2], [3, 4]], d: 'the quick brown fox jumps over the lazy dog'})"#, "{\n  a: [ 1, 2, 3 ],\n  b: [ 4, 5, 6 ],\n  c: [ [ 1, 2 ], [ 3, 4 ] ],\n  d: 'the quick brown fox jumps over the lazy dog'\n}"),
    (#"({a: 'multi\nline', b: 2})"#, "{ a: 'multi\\nline', b: 2 }"),
    (#"({a: 'a very long string that has\na line break in it and goes on for quite a while\nand ends here'})"#, "{\n  a: 'a very long string that has\\n' +\n    'a line break in it and goes on for quite a while\\n' +\n    'and ends here'\n}"),
    (#"'a very long string that has\na line break in it and goes on for quite a while, far beyond the eighty columns\n'"#, "'a very long string that has\\n' +\n  'a line break in it and goes on for quite a while, far beyond the eighty columns\\n'"),
    (#"['a very long string that has\na line break in it and goes on for quite a while\nand ends here']"#, "[\n  'a very long string that has\\n' +\n    'a line break in it and goes on for quite a while\\n' +\n    'and ends here'\n]"),
    (#"[['a very long string that has\na line break in it and goes on for quite a while\nand ends here']]"#, "[\n  [\n    'a very long string that has\\n' +\n      'a line break in it and goes on for quite a while\\n' +\n      'and ends here'\n  ]\n]"),
]

/// Maps, sets and their iterators.
private let collections: [(String, String)] = [
    (#"new Map()"#, "Map(0) {}"),
    (#"new Map([['a', 1], ['b', {c: 2}]])"#, "Map(2) { 'a' => 1, 'b' => { c: 2 } }"),
    (#"new Map([[{a: 1}, [1, 2]], [[1], new Map([[1, 2]])]])"#, "Map(2) { { a: 1 } => [ 1, 2 ], [ 1 ] => Map(1) { 1 => 2 } }"),
    (#"new Map([[new Map([[new Map([[1, {a: 1}]]), 2]]), 3]])"#, "Map(1) { Map(1) { Map(1) { 1 => [Object] } => 2 } => 3 }"),
    (#"Object.assign(new Map([[1, 2]]), {x: 1})"#, "Map(1) { 1 => 2, x: 1 }"),
    (#"new Map([['a'.repeat(40), 'b'.repeat(40)], ['c', 'd']])"#, "Map(2) {\n  'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' => 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',\n  'c' => 'd'\n}"),
    (#"new Set()"#, "Set(0) {}"),
    (#"new Set([1, 'a', {b: 1}])"#, "Set(3) { 1, 'a', { b: 1 } }"),
    (#"new Set([[1, 2], new Set([3])])"#, "Set(2) { [ 1, 2 ], Set(1) { 3 } }"),
    (#"new Set(Array.from({length: 102}, (_, i) => i))"#, "Set(102) {\n  0,\n  1,\n  2,\n  3,\n  4,\n  5,\n  6,\n  7,\n  8,\n  9,\n  10,\n  11,\n  12,\n  13,\n  14,\n  15,\n  16,\n  17,\n  18,\n  19,\n  20,\n  21,\n  22,\n  23,\n  24,\n  25,\n  26,\n  27,\n  28,\n  29,\n  30,\n  31,\n  32,\n  33,\n  34,\n  35,\n  36,\n  37,\n  38,\n  39,\n  40,\n  41,\n  42,\n  43,\n  44,\n  45,\n  46,\n  47,\n  48,\n  49,\n  50,\n  51,\n  52,\n  53,\n  54,\n  55,\n  56,\n  57,\n  58,\n  59,\n  60,\n  61,\n  62,\n  63,\n  64,\n  65,\n  66,\n  67,\n  68,\n  69,\n  70,\n  71,\n  72,\n  73,\n  74,\n  75,\n  76,\n  77,\n  78,\n  79,\n  80,\n  81,\n  82,\n  83,\n  84,\n  85,\n  86,\n  87,\n  88,\n  89,\n  90,\n  91,\n  92,\n  93,\n  94,\n  95,\n  96,\n  97,\n  98,\n  99,\n  ... 2 more items\n}"),
    (#"Object.assign(new Set([1]), {x: 1})"#, "Set(1) { 1, x: 1 }"),
    (#"new Map([['a', 1], ['b', 2]]).entries()"#, "[Map Entries] { [ 'a', 1 ], [ 'b', 2 ] }"),
    (#"new Map([['a', 1], ['b', 2]]).keys()"#, "[Map Iterator] { 'a', 'b' }"),
    (#"new Map([['a', 1], ['b', 2]]).values()"#, "[Map Iterator] { 1, 2 }"),
    (#"new Map([['a', {b: {c: {d: 1}}}]]).entries()"#, "[Map Entries] { [ 'a', { b: { c: [Object] } } ] }"),
    (#"new Map().entries()"#, "[Map Entries] {  }"),
    (#"new Map().keys()"#, "[Map Iterator] {  }"),
    (#"new Set([1, 2]).values()"#, "[Set Iterator] { 1, 2 }"),
    (#"new Set([1, 2]).entries()"#, "[Set Entries] { [ 1, 1 ], [ 2, 2 ] }"),
    (#"(() => { const i = new Map([['a', 1], ['b', 2]]).entries(); i.next(); return i; })()"#, "[Map Entries] { [ 'b', 2 ] }"),
    (#"(() => { const i = new Set([1, 2]).values(); i.next(); i.next(); i.next(); return i; })()"#, "[Set Iterator] {  }"),
    (#"Object.assign(new Map([[1, 2]]).keys(), {x: 1})"#, "[Map Iterator] { 1, x: 1 }"),
    (#"[1, 2][Symbol.iterator]()"#, "Object [Array Iterator] {}"),
    (#"'ab'[Symbol.iterator]()"#, "Object [String Iterator] {}"),
]

/// What is weak says nothing of what is in it.
private let weak: [(String, String)] = [
    (#"new WeakMap()"#, "WeakMap { <items unknown> }"),
    (#"new WeakMap([[{}, 1]])"#, "WeakMap { <items unknown> }"),
    (#"new WeakSet([{}])"#, "WeakSet { <items unknown> }"),
    (#"new WeakRef({a: 1})"#, "WeakRef {}"),
    (#"new FinalizationRegistry(() => {})"#, "FinalizationRegistry {}"),
    (#"Object.assign(new WeakMap(), {a: 1})"#, "WeakMap { <items unknown>, a: 1 }"),
    (#"Object.assign(new WeakRef({}), {a: 1})"#, "WeakRef { a: 1 }"),
    (#"[new WeakMap(), [new WeakSet(), [new WeakRef({}), [new WeakMap()]]]]"#, "[\n  WeakMap { <items unknown> },\n  [ WeakSet { <items unknown> }, [ WeakRef {}, [Array] ] ]\n]"),
]

/// Functions and classes.
private let functions: [(String, String)] = [
    (#"function f() {}"#, "[Function: f]"),
    (#"() => {}"#, "[Function (anonymous)]"),
    (#"function () {}"#, "[Function (anonymous)]"),
    (#"(function named() {})"#, "[Function: named]"),
    (#"class A {}"#, "[class A]"),
    (#"class extends Array {}"#, "[class (anonymous) extends Array]"),
    (#"(() => { class A {} return class B extends A {}; })()"#, "[class B extends A]"),
    (#"(() => { class A { static x = 1; static m() {} } return A; })()"#, "[class A] { x: 1 }"),
    (#"class { static name = 'Zed' }"#, "[class Zed] { name: 'Zed' }"),
    (#"class { static name() {} }"#, "[class name() {}]"),
    (#"(class A { static [Symbol.toStringTag] = 'T' })"#, "[class A] { [Symbol(Symbol.toStringTag)]: 'T' }"),
    (#"(class extends null {})"#, "[class (anonymous)]"),
    (#"Object.assign(function f() {}, {a: 1, b: {c: 2}})"#, "[Function: f] { a: 1, b: { c: 2 } }"),
    (#"Object.assign(() => {}, {a: 1})"#, "[Function (anonymous)] { a: 1 }"),
    (#"Object.assign(class A {}, {a: {b: {c: {d: 1}}}})"#, "[class A] { a: { b: { c: [Object] } } }"),
    (#"(() => { const f = function () {}; f.prototype.x = 1; return f; })()"#, "[Function: f]"),
    (#"function f() {}.bind()"#, "[Function: bound f]"),
    (#"(() => {}).bind()"#, "[Function: bound ]"),
    (#"Math.max"#, "[Function: max]"),
    (#"Map"#, "[Function: Map]"),
    (#"Symbol"#, "[Function: Symbol]"),
    (#"Object.setPrototypeOf(() => {}, null)"#, "[Function (null prototype) (anonymous)]"),
    (#"Object.setPrototypeOf(function f() {}, null)"#, "[Function (null prototype): f]"),
    (#"Object.setPrototypeOf(class A {}, null)"#, "[class A extends [null prototype]]"),
    (#"Object.setPrototypeOf(function f() {}, {})"#, "[Function: f] Object"),
    (#"Object.setPrototypeOf(class A {}, {__proto__: null})"#, "[class A [Function <[Object: null prototype] {}>]]"),
    (#"Object.defineProperty(() => {}, 'name', {value: 5})"#, "[Function: 5]"),
    (#"Object.defineProperty(() => {}, 'name', {value: undefined})"#, "[Function: undefined]"),
    (#"(() => { const f = function x() {}; delete f.name; return f; })()"#, "[Function (anonymous)]"),
    (#"Object.assign(() => {}, {[Symbol.toStringTag]: 'Tag'})"#, "[Function (anonymous)] { [Symbol(Symbol.toStringTag)]: 'Tag' }"),
    (#"Object.defineProperty(() => {}, Symbol.toStringTag, {value: 'Tag'})"#, "[Function (anonymous)] [Tag]"),
]

/// Instances, tags.
private let classes: [(String, String)] = [
    (#"new (class Dog { constructor() { this.name = 'x'; } })"#, "Dog { name: 'x' }"),
    (#"new (class Dog {})"#, "Dog {}"),
    (#"new (class {})"#, "{}"),
    (#"new (class extends (class Base {}) {})"#, "Base {}"),
    (#"new (class Foo extends Map {})([[1, 2]])"#, "Foo(1) [Map] { 1 => 2 }"),
    (#"new (class Foo extends Set {})([1])"#, "Foo(1) [Set] { 1 }"),
    (#"new (class Foo extends Array {})(1, 2, 3)"#, "Foo(3) [ 1, 2, 3 ]"),
    (#"new (class extends Array {})(3)"#, "[ <3 empty items> ]"),
    (#"new (class Foo extends WeakMap {})"#, "Foo [WeakMap] { <items unknown> }"),
    (#"new (class Foo extends WeakRef {})({})"#, "Foo [WeakRef] {}"),
    (#"new (class Foo { get x() { return 1; } m() {} static s = 1 })"#, "Foo {}"),
    (#"new (class Foo { #p = 1; q = 2 })"#, "Foo { q: 2 }"),
    (#"new (function Legacy() { this.a = 1; })"#, "Legacy { a: 1 }"),
    (#"new (class Foo { get [Symbol.toStringTag]() { return 'bar'; } })"#, "Foo [bar] {}"),
    (#"new (class Foo { get [Symbol.toStringTag]() { return 'Foo'; } })"#, "Foo {}"),
    (#"new (class Foo { get [Symbol.toStringTag]() { return ''; } })"#, "Foo {}"),
    (#"new (class Foo { get [Symbol.toStringTag]() { return 5; } })"#, "Foo {}"),
    (#"({[Symbol.toStringTag]: 'bar'})"#, "{ [Symbol(Symbol.toStringTag)]: 'bar' }"),
    (#"({get [Symbol.toStringTag]() { return 'bar'; }})"#, "{ [Symbol(Symbol.toStringTag)]: [Getter] }"),
    (#"Object.defineProperty({}, Symbol.toStringTag, {value: 'bar'})"#, "Object [bar] {}"),
    (#"Object.defineProperty({a: 1}, Symbol.toStringTag, {value: 'Object'})"#, "Object { a: 1 }"),
    (#"Object.defineProperty([1], Symbol.toStringTag, {value: 'Tagged'})"#, "Array(1) [Tagged] [ 1 ]"),
    (#"Object.defineProperty(new Map([[1, 2]]), Symbol.toStringTag, {value: 'Tagged'})"#, "Map(1) [Tagged] { 1 => 2 }"),
    (#"Object.defineProperty(new Map([[1, 2]]).keys(), Symbol.toStringTag, {value: 'Tagged'})"#, "[Tagged] [Map Iterator] { 1 }"),
    (#"Object.defineProperty(Object.create(null), Symbol.toStringTag, {value: 'nul'})"#, "[Object: null prototype] [nul] {}"),
]

/// Prototypes that are missing, changed or tell nothing.
private let prototypes: [(String, String)] = [
    (#"Object.create({})"#, "{}"),
    (#"Object.create({a: 1})"#, "{}"),
    (#"Object.create(Object.create(null))"#, "Object <[Object: null prototype] {}> {}"),
    (#"Object.create(Object.create(Object.create(null)))"#, "Object <Object <[Object: null prototype] {}>> {}"),
    (#"Object.create(Object.create(Object.create(Object.create(Object.create(null)))))"#, "Object <Object <Object <Object <Complex prototype>>>> {}"),
    (#"[[[Object.create(Object.create(Object.create(Object.create(Object.create(null)))))]]]"#, "[ [ [ Object <Complex prototype> {} ] ] ]"),
    (#"Object.create(class Foo {}.prototype)"#, "Foo {}"),
    (#"Object.create((class Foo {}).prototype)"#, "Foo {}"),
    (#"Object.create((class Foo extends Map {}).prototype)"#, "Foo [Map] {}"),
    (#"Object.create(Map.prototype)"#, "Map {}"),
    (#"Object.create(Array.prototype)"#, "Array {}"),
    (#"Object.create(Error.prototype)"#, "[Error]"),
    (#"Object.create(Object.create({}, {constructor: {value: 5}}))"#, "{}"),
    (#"Object.create({constructor: function Fake() {}})"#, "{}"),
    (#"Object.create({constructor: 'nope'})"#, "{}"),
    (#"({constructor: class Own {}})"#, "{ constructor: [class Own] }"),
    (#"({constructor: 'x'})"#, "{ constructor: 'x' }"),
    (#"({get constructor() { throw 1; }})"#, "{ constructor: [Getter] }"),
    (#"(() => { function F() {} F.prototype = {a: 1}; return new F; })()"#, "{}"),
    (#"(() => { function F() {} F.prototype = null; return new F; })()"#, "{}"),
    (#"(() => { class F {} F.prototype.constructor = undefined; return new F; })()"#, "{}"),
    (#"(() => { class F {} class G {} F.prototype.constructor = G; return new F; })()"#, "{}"),
    (#"(() => { class F { static [Symbol.hasInstance]() { return false; } } return new F; })()"#, "{}"),
    (#"(() => { class F { static [Symbol.hasInstance]() { throw 1; } } return new F; })()"#, "{}"),
    (#"(() => { class F { static get name() { return 'Getter'; } } return new F; })()"#, "Getter {}"),
    (#"(() => { class F { static name = '' } return new F; })()"#, "{}"),
    (#"Object.setPrototypeOf([1, 2], null)"#, "[Array(2): null prototype] [ 1, 2 ]"),
    (#"Object.setPrototypeOf([], null)"#, "[Array(0): null prototype] []"),
    (#"Object.setPrototypeOf(Object.assign([1], {a: 1}), null)"#, "[Array(1): null prototype] [ 1, a: 1 ]"),
    (#"Object.setPrototypeOf(new Map([[1, 2]]), null)"#, "[Map(1): null prototype] { 1 => 2 }"),
    (#"Object.setPrototypeOf(new Map(), null)"#, "[Map(0): null prototype] {}"),
    (#"Object.setPrototypeOf(new Set([1, 2]), null)"#, "[Set(2): null prototype] { 1, 2 }"),
    (#"Object.setPrototypeOf(new WeakMap(), null)"#, "[WeakMap: null prototype] { <items unknown> }"),
    (#"Object.setPrototypeOf(new WeakSet(), null)"#, "[WeakSet: null prototype] { <items unknown> }"),
    (#"Object.setPrototypeOf(new WeakRef({}), null)"#, "[WeakRef: null prototype] {}"),
    (#"Object.setPrototypeOf(new FinalizationRegistry(() => {}), null)"#, "[FinalizationRegistry: null prototype] {}"),
    (#"Object.setPrototypeOf(new Map([[1, 2]]).entries(), null)"#, "[Map Entries] { [ 1, 2 ] }"),
    (#"Object.setPrototypeOf(new Set([1, 2]).values(), null)"#, "[Set Iterator] { 1, 2 }"),
    (#"Object.setPrototypeOf([][Symbol.iterator](), null)"#, "[Array Iterator: null prototype] {}"),
    (#"Object.setPrototypeOf(new Number(3), null)"#, "[Number (null prototype): 3]"),
    (#"Object.setPrototypeOf(new String('abc'), null)"#, "[String (null prototype): 'abc']"),
    (#"Object.setPrototypeOf((function () { return arguments; })(1), null)"#, "[Arguments: null prototype] { '0': 1 }"),
    (#"Object.setPrototypeOf([1, 2], {})"#, "{ '0': 1, '1': 2 }"),
    (#"Object.setPrototypeOf(new Map([[1, 2]]), {})"#, "{}"),
    (#"Object.setPrototypeOf([1, 2, 3], Map.prototype)"#, "Map(3) [ 1, 2, 3 ]"),
    (#"Object.setPrototypeOf(new Map([[1, 2]]), Array.prototype)"#, "Array(1) {  }"),
]

/// Getters, hidden properties.
private let properties: [(String, String)] = [
    (#"({get a() { return 1; }})"#, "{ a: [Getter] }"),
    (#"({set a(v) {}})"#, "{ a: [Setter] }"),
    (#"({get a() { return 1; }, set a(v) {}})"#, "{ a: [Getter/Setter] }"),
    (#"Object.defineProperty({}, 'a', {get: undefined, set: undefined, enumerable: true})"#, "{ a: undefined }"),
    (#"Object.defineProperty({a: 1}, 'hidden', {value: 1})"#, "{ a: 1 }"),
    (#"Object.defineProperty([1], 'hidden', {value: 1})"#, "[ 1 ]"),
]

/// Cycles.
private let cycles: [(String, String)] = [
    (#"(() => { const o = {a: 1}; o.self = o; return o; })()"#, "<ref *1> { a: 1, self: [Circular *1] }"),
    (#"(() => { const o = {a: {b: {}}}; o.a.b.up = o.a; o.a.b.top = o; return o; })()"#, "<ref *2> {\n  a: <ref *1> { b: { up: [Circular *1], top: [Circular *2] } }\n}"),
    (#"(() => { const a = [1]; a.push(a); return a; })()"#, "<ref *1> [ 1, [Circular *1] ]"),
    (#"(() => { const m = new Map(); m.set('self', m); m.set(m, 1); return m; })()"#, "<ref *1> Map(2) { 'self' => [Circular *1], [Circular *1] => 1 }"),
    (#"(() => { const s = new Set(); s.add(s); s.add([s]); return s; })()"#, "<ref *1> Set(2) { [Circular *1], [ [Circular *1] ] }"),
    (#"(() => { const f = () => {}; f.self = f; return f; })()"#, "<ref *1> [Function: f] { self: [Circular *1] }"),
    (#"(() => { const o = {}; o.a = {o}; o.b = o.a; return o; })()"#, "<ref *1> { a: { o: [Circular *1] }, b: { o: [Circular *1] } }"),
    (#"(() => { const o = {}; const p = {o}; o.p = p; return [o, p]; })()"#, "[\n  <ref *1> { p: { o: [Circular *1] } },\n  <ref *2> { o: <ref *1> { p: [Circular *2] } }\n]"),
    (#"(() => { const x = {}; x.x = x; const y = {x}; y.y = y; return y; })()"#, "<ref *2> { x: <ref *1> { x: [Circular *1] }, y: [Circular *2] }"),
    (#"(() => { const e = new Error('x'); e.stack = 'Error: x\n    at f (a.js:1:2)'; e.self = e; return e; })()"#, "<ref *1> Error: x\n    at f (a.js:1:2) {\n  self: [Circular *1]\n}"),
    (#"(() => { class Node { constructor() { this.next = this; } } return new Node; })()"#, "<ref *1> Node { next: [Circular *1] }"),
]

/// Boxed primitives, arguments.
private let boxed: [(String, String)] = [
    (#"new Number(3)"#, "[Number: 3]"),
    (#"new Number(-0)"#, "[Number: -0]"),
    (#"new String('abc')"#, "[String: 'abc']"),
    (#"new String('it\'s\n')"#, "[String: \"it's\\n\"]"),
    (#"new String('')"#, "[String: '']"),
    (#"new Boolean(false)"#, "[Boolean: false]"),
    (#"Object(1n)"#, "[BigInt: 1n]"),
    (#"Object(Symbol('s'))"#, "[Symbol: Symbol(s)]"),
    (#"Object.assign(new Number(3), {x: 1})"#, "[Number: 3] { x: 1 }"),
    (#"Object.assign(new String('abc'), {x: 1})"#, "[String: 'abc'] { x: 1 }"),
    (#"new (class Foo extends Number {})(5)"#, "[Number (Foo): 5]"),
    (#"new (class Foo extends String {})('abc')"#, "[String (Foo): 'abc']"),
    (#"Object.defineProperty(new Number(3), Symbol.toStringTag, {value: 'Tag'})"#, "[Number: 3] [Tag]"),
    (#"[new String('a'.repeat(90))]"#, "[\n  [String: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa']\n]"),
    (#"(function () { return arguments; })()"#, "[Arguments] {}"),
    (#"(function () { return arguments; })(1, 'a', {b: 1})"#, "[Arguments] { '0': 1, '1': 'a', '2': { b: 1 } }"),
    (#"(function () { return Object.assign(arguments, {x: 1}); })(1)"#, "[Arguments] { '0': 1, x: 1 }"),
]

/// Proxies: no trap is called.
private let proxies: [(String, String)] = [
    (#"new Proxy({a: 1}, {})"#, "{ a: 1 }"),
    (#"new Proxy([1, 2], {})"#, "[ 1, 2 ]"),
    (#"new Proxy(function f() {}, {})"#, "[Function: f]"),
    (#"new Proxy(class A {}, {})"#, "[class A]"),
    (#"new Proxy(new Map([[1, 2]]), {})"#, "Map(1) { 1 => 2 }"),
    (#"new Proxy(new (class Foo { a = 1 }), {})"#, "Foo { a: 1 }"),
    (#"new Proxy({a: 1}, {get() { throw 1; }, ownKeys() { throw 2; }, getPrototypeOf() { throw 3; }, getOwnPropertyDescriptor() { throw 4; }, has() { throw 5; }})"#, "{ a: 1 }"),
    (#"(() => { const {proxy, revoke} = Proxy.revocable({}, {}); revoke(); return proxy; })()"#, "<Revoked Proxy>"),
    (#"[new Proxy({a: {b: 1}}, {})]"#, "[ { a: { b: 1 } } ]"),
    (#"(() => { const o = {}; o.p = new Proxy(o, {}); return o; })()"#, "<ref *1> { p: [Circular *1] }"),
]

/// Errors.
private let errors: [(String, String)] = [
    (#"(() => { const e = new Error('msg'); e.stack = undefined; return e; })()"#, "[Error: msg]"),
    (#"(() => { const e = new Error('msg'); e.stack = ''; return e; })()"#, "[Error: msg]"),
    (#"(() => { const e = new Error('msg'); e.stack = 'custom stack'; return e; })()"#, "[custom stack]"),
    (#"(() => { const e = new Error('msg'); e.stack = 5; return e; })()"#, "[5]"),
    (#"(() => { const e = new Error('msg'); e.stack = 'Error: msg\n    at f (a.js:1:2)\n    at g (a.js:3:4)'; return e; })()"#, "Error: msg\n    at f (a.js:1:2)\n    at g (a.js:3:4)"),
    (#"(() => { const e = new Error('msg'); e.stack = 'Error: msg\n    at f (a.js:1:2)'; e.code = 'E_X'; e.info = {a: 1}; return e; })()"#, "Error: msg\n    at f (a.js:1:2) {\n  code: 'E_X',\n  info: { a: 1 }\n}"),
    (#"(() => { const e = new Error('msg'); e.stack = 'Error: msg\n    at f (a.js:1:2)'; return {e, f: [e]}; })()"#, "{\n  e: Error: msg\n      at f (a.js:1:2),\n  f: [\n    Error: msg\n        at f (a.js:1:2)\n  ]\n}"),
    (#"(() => { const e = new Error('msg'); e.stack = 'Error: msg\n    at f (a.js:1:2)'; return [[[e]]]; })()"#, "[\n  [\n    [\n      Error: msg\n          at f (a.js:1:2)\n    ]\n  ]\n]"),
    (#"(() => { const e = new Error('msg'); e.stack = undefined; return {e, x: 1}; })()"#, "{ e: [Error: msg], x: 1 }"),
    (#"(() => { const e = new TypeError('msg'); e.stack = undefined; e.name = 'Changed'; return e; })()"#, "[Changed: msg]"),
    (#"(() => { const e = new TypeError('msg'); e.stack = 'TypeError: msg\n    at f (a.js:1:2)'; e.name = 'ChangedError'; return e; })()"#, "TypeError: msg\n    at f (a.js:1:2) {\n  name: 'ChangedError'\n}"),
    (#"(() => { const e = new Error('msg'); e.stack = 'Error: msg\n    at f (a.js:1:2)'; e.name = 'Changed'; return e; })()"#, "Error: msg\n    at f (a.js:1:2) {\n  name: 'Changed'\n}"),
    (#"(() => { const e = new Error('msg'); e.stack = 'Error: msg\n    at f (a.js:1:2)'; e.message = 'changed'; return e; })()"#, "Error: msg\n    at f (a.js:1:2)"),
    (#"(() => { const e = new Error('msg'); e.stack = 'Error: msg\n    at f (a.js:1:2)'; e.name = undefined; return e; })()"#, "Error: msg\n    at f (a.js:1:2) {\n  name: undefined\n}"),
    (#"(() => { const e = new Error('msg'); e.stack = 'Error: msg\n    at f (a.js:1:2)'; e.name = null; return e; })()"#, "Error: msg\n    at f (a.js:1:2) {\n  name: null\n}"),
    (#"(() => { class ValidationError extends Error {} const e = new ValidationError('msg'); e.stack = 'Error: msg\n    at f (a.js:1:2)'; return e; })()"#, "ValidationError: msg\n    at f (a.js:1:2)"),
    (#"(() => { class Validation extends Error {} const e = new Validation('msg'); e.stack = 'Error: msg\n    at f (a.js:1:2)'; return e; })()"#, "Validation [Error]: msg\n    at f (a.js:1:2)"),
    (#"(() => { class ValidationError extends TypeError { get name() { return 'Mine'; } } const e = new ValidationError('msg'); e.stack = 'TypeError: msg\n    at f (a.js:1:2)'; return e; })()"#, "TypeError: msg\n    at f (a.js:1:2)"),
    (#"(() => { class ValidationError extends Error { constructor(m) { super(m); this.name = 'ValidationError'; } } const e = new ValidationError('msg'); e.stack = 'ValidationError: msg\n    at f (a.js:1:2)'; return e; })()"#, "ValidationError: msg\n    at f (a.js:1:2)"),
    (#"(() => { class ValidationError extends Error { constructor(m) { super(m); this.name = 'ValidationError'; } } const e = new ValidationError('msg'); e.stack = 'Error: msg\n    at f (a.js:1:2)'; return e; })()"#, "Error: msg\n    at f (a.js:1:2) {\n  name: 'ValidationError'\n}"),
    (#"(() => { const e = new Error('msg', {cause: 'why'}); e.stack = 'Error: msg\n    at f (a.js:1:2)'; return e; })()"#, "Error: msg\n    at f (a.js:1:2) {\n  [cause]: 'why'\n}"),
    (#"(() => { const e = new Error('msg', {cause: undefined}); e.stack = undefined; return e; })()"#, "[Error: msg] { [cause]: undefined }"),
    (#"(() => { const c = new TypeError('inner'); c.stack = 'TypeError: inner\n    at h (a.js:9:9)\n    at a (a.js:1:1)\n    at b (a.js:2:2)\n    at c (a.js:3:3)\n    at d (a.js:4:4)'; const e = new Error('outer', {cause: c}); e.stack = 'Error: outer\n    at f (a.js:8:8)\n    at a (a.js:1:1)\n    at b (a.js:2:2)\n    at c (a.js:3:3)\n    at d (a.js:4:4)'; return e; })()"#, "Error: outer\n    at f (a.js:8:8)\n    at a (a.js:1:1)\n    ... 2 lines matching cause stack trace ...\n    at d (a.js:4:4) {\n  [cause]: TypeError: inner\n      at h (a.js:9:9)\n      at a (a.js:1:1)\n      at b (a.js:2:2)\n      at c (a.js:3:3)\n      at d (a.js:4:4)\n}"),
    (#"(() => { const c = new TypeError('inner'); c.stack = 'TypeError: inner\n    at h (a.js:9:9)\n    at a (a.js:1:1)\n    at b (a.js:2:2)'; const e = new Error('outer', {cause: c}); e.stack = 'Error: outer\n    at f (a.js:8:8)\n    at a (a.js:1:1)\n    at b (a.js:2:2)'; return {e}; })()"#, "{\n  e: Error: outer\n      at f (a.js:8:8)\n      at a (a.js:1:1)\n      at b (a.js:2:2) {\n    [cause]: TypeError: inner\n        at h (a.js:9:9)\n        at a (a.js:1:1)\n        at b (a.js:2:2)\n  }\n}"),
    (#"(() => { const c = new Error('inner'); c.stack = undefined; const e = new AggregateError([c, 1, {a: 1}], 'agg'); e.stack = 'AggregateError: agg\n    at f (a.js:1:1)'; return e; })()"#, "AggregateError: agg\n    at f (a.js:1:1) {\n  [errors]: [ [Error: inner], 1, { a: 1 } ]\n}"),
    (#"(() => { const e = new AggregateError([], 'agg'); e.stack = undefined; return e; })()"#, "[AggregateError: agg] { [errors]: [] }"),
    (#"(() => { const e = new Error(''); e.stack = 'Error\n    at f (a.js:1:2)'; return e; })()"#, "Error\n    at f (a.js:1:2)"),
    (#"(() => { const e = new Error('two\nlines'); e.stack = 'Error: two\nlines\n    at f (a.js:1:2)'; return [e]; })()"#, "[\n  Error: two\n  lines\n      at f (a.js:1:2)\n]"),
    (#"(() => { const e = new Error('fake\n    at trace (b.js:1:1)'); e.stack = 'Error: fake\n    at trace (b.js:1:1)\n    at f (a.js:1:2)'; return e; })()"#, "Error: fake\n    at trace (b.js:1:1)\n    at f (a.js:1:2)"),
    (#"(() => { const e = new Error('x'); e.stack = 'Error: x\n    at f (a.js:1:2)'; Object.setPrototypeOf(e, null); return e; })()"#, "[Error: null prototype]: x\n    at f (a.js:1:2)"),
    (#"(() => { const e = new RangeError('x'); e.stack = 'RangeError: x\n    at f (a.js:1:2)'; Object.setPrototypeOf(e, null); return e; })()"#, "[RangeError: null prototype]: x\n    at f (a.js:1:2)"),
    (#"(() => { const e = new Error('x'); e.stack = 'plainError'; Object.setPrototypeOf(e, null); return e; })()"#, "[[plainError: null prototype]]"),
    (#"(() => { const e = Object.create(Error.prototype); e.message = 'created'; return e; })()"#, "[Error: created]"),
    (#"(() => { const e = new Error('x'); e.stack = 'Error: x\n    at f (a.js:1:2)'; e.message = 'own'; Object.defineProperty(e, 'message', {enumerable: true}); return e; })()"#, "Error: x\n    at f (a.js:1:2) {\n  message: 'own'\n}"),
    (#"(() => { const e = new Error('x'); e.stack = 'Error: x\n    at f (a.js:1:2)'; Object.defineProperty(e, 'message', {enumerable: true}); Object.defineProperty(e, 'stack', {enumerable: true}); return e; })()"#, "Error: x\n    at f (a.js:1:2)"),
    (#"(() => { const e = new Error('x'); e.stack = 'Error: x\n    at f (a.js:1:2)'; Object.defineProperty(e, Symbol.toStringTag, {value: 'Tag'}); return e; })()"#, "Error [Tag]: x\n    at f (a.js:1:2)"),
    (#"(() => { const e = new Error('x'); e.stack = 'Error: x\n    at f (a.js:1:2)'; return new Map([[e, e]]); })()"#, "Map(1) {\n  Error: x\n      at f (a.js:1:2) => Error: x\n      at f (a.js:1:2)\n}"),
]

/// The language's own objects.
private let intrinsics: [(String, String)] = [
    (#"Error.prototype"#, "{}"),
    (#"TypeError.prototype"#, "[Error [TypeError]]"),
    (#"Object.prototype"#, "[Object: null prototype] {}"),
    (#"Function.prototype"#, "[Function (anonymous)] Object"),
    (#"Array.prototype"#, "Object(0) []"),
    (#"Map.prototype"#, "Object [Map] {}"),
    (#"Symbol.prototype"#, "Object [Symbol] {}"),
    (#"Number.prototype"#, "{}"),
    (#"Math"#, "Object [Math] {}"),
    (#"JSON"#, "Object [JSON] {}"),
    (#"Reflect"#, "Object [Reflect] {}"),
    (#"Object.getPrototypeOf([][Symbol.iterator]())"#, "Object [Array Iterator] {}"),
]

/// Objects that format themselves.
private let custom: [(String, String)] = [
    (#"({[Symbol.for('nodejs.util.inspect.custom')]() { return 'custom!'; }})"#, "custom!"),
    (#"({[Symbol.for('nodejs.util.inspect.custom')]() { return {a: 1}; }})"#, "{ a: 1 }"),
    (#"({[Symbol.for('nodejs.util.inspect.custom')]() { return this; }, a: 1})"#, "{\n  a: 1,\n  [Symbol(nodejs.util.inspect.custom)]: [Function: [nodejs.util.inspect.custom]]\n}"),
    (#"({[Symbol.for('nodejs.util.inspect.custom')]() { return null; }})"#, "null"),
    (#"({[Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect) { return `<${depth} ${options.depth} ${typeof inspect} ${Object.keys(options)}>`; }})"#, "<2 2 function stylize,showHidden,depth,colors,customInspect,showProxy,maxArrayLength,maxStringLength,breakLength,compact,sorted,getters,numericSeparator>"),
    (#"({a: {b: {[Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect) { return `<${depth} ${options.depth}>`; }}}})"#, "{ a: { b: <0 2> } }"),
    (#"({a: {[Symbol.for('nodejs.util.inspect.custom')]() { return 'two\nlines'; }}})"#, "{\n  a: two\n  lines\n}"),
    (#"({[Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect) { return inspect({x: {y: {z: {}}}}, {...options, depth: 0}); }})"#, "{ x: [Object] }"),
    (#"({[Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect) { return options.stylize('styled', 'number'); }})"#, "styled"),
    (#"({[Symbol.for('nodejs.util.inspect.custom')]: 'no function'})"#, "{ [Symbol(nodejs.util.inspect.custom)]: 'no function' }"),
    (#"Object.assign(Object.create(null), {[Symbol.for('nodejs.util.inspect.custom')](d, options) { return Object.getPrototypeOf(options) + ' ' + Object.keys(options).length; }})"#, "null 13"),
    (#"new Proxy({[Symbol.for('nodejs.util.inspect.custom')](d, o) { return 'through ' + (this === undefined) + Object.getPrototypeOf(o); }}, {})"#, "through falsenull"),
    (#"(() => { class Money { constructor(n) { this.n = n; } [Symbol.for('nodejs.util.inspect.custom')](d, o, inspect) { return `Money<${inspect(this.n, o)}>`; } } return [new Money(5), {m: new Money(7)}, Money.prototype, Money]; })()"#, "[ Money<5>, { m: Money<7> }, {}, [class Money] ]"),
]

/// From programs.
private let mixed: [(String, String)] = [
    (#"Object.getOwnPropertyDescriptor({get a() { return 1; }}, 'a')"#, "{\n  get: [Function: get a],\n  set: undefined,\n  enumerable: true,\n  configurable: true\n}"),
    (#"Object.getOwnPropertyDescriptors({a: 1, get b() { return 1; }})"#, "{\n  a: { value: 1, writable: true, enumerable: true, configurable: true },\n  b: {\n    get: [Function: get b],\n    set: undefined,\n    enumerable: true,\n    configurable: true\n  }\n}"),
    (#"Object.entries({a: 1, b: {c: 2}})"#, "[ [ 'a', 1 ], [ 'b', { c: 2 } ] ]"),
    (#"'a-b-c'.split('-')"#, "[ 'a', 'b', 'c' ]"),
    (#"[['key', 'value'], ['another key', 'another value'], ['third', {nested: {object: true}}]]"#, "[\n  [ 'key', 'value' ],\n  [ 'another key', 'another value' ],\n  [ 'third', { nested: [Object] } ]\n]"),
    (#"Array.from({length: 3}, (_, i) => ({id: i, name: 'Name ' + i, tags: ['a', 'b', 'c'].slice(0, i), address: {street: 'Some Street ' + i, city: 'City'}}))"#, "[\n  {\n    id: 0,\n    name: 'Name 0',\n    tags: [],\n    address: { street: 'Some Street 0', city: 'City' }\n  },\n  {\n    id: 1,\n    name: 'Name 1',\n    tags: [ 'a' ],\n    address: { street: 'Some Street 1', city: 'City' }\n  },\n  {\n    id: 2,\n    name: 'Name 2',\n    tags: [ 'a', 'b' ],\n    address: { street: 'Some Street 2', city: 'City' }\n  }\n]"),
    (#"({users: [{name: 'Ann', age: 30, roles: new Set(['admin', 'dev'])}, {name: 'Bob', age: 25, roles: new Set()}], total: 2, next: null, config: new Map([['debug', false], ['level', {min: 1, max: 10}]])})"#, "{\n  users: [\n    { name: 'Ann', age: 30, roles: [Set] },\n    { name: 'Bob', age: 25, roles: Set(0) {} }\n  ],\n  total: 2,\n  next: null,\n  config: Map(2) { 'debug' => false, 'level' => { min: 1, max: 10 } }\n}"),
    (#"Array.from({length: 30}, (_, i) => 'item ' + i)"#, "[\n  'item 0',  'item 1',  'item 2',\n  'item 3',  'item 4',  'item 5',\n  'item 6',  'item 7',  'item 8',\n  'item 9',  'item 10', 'item 11',\n  'item 12', 'item 13', 'item 14',\n  'item 15', 'item 16', 'item 17',\n  'item 18', 'item 19', 'item 20',\n  'item 21', 'item 22', 'item 23',\n  'item 24', 'item 25', 'item 26',\n  'item 27', 'item 28', 'item 29'\n]"),
    (#"Array.from({length: 16}, (_, i) => i % 3 ? 'long string number ' + i : 'short')"#, "[\n  'short',\n  'long string number 1',\n  'long string number 2',\n  'short',\n  'long string number 4',\n  'long string number 5',\n  'short',\n  'long string number 7',\n  'long string number 8',\n  'short',\n  'long string number 10',\n  'long string number 11',\n  'short',\n  'long string number 13',\n  'long string number 14',\n  'short'\n]"),
    (#"[1.5, 2.25, 3.125, 4, 5, 6, 7, 8, 9, 10.0001]"#, "[ 1.5, 2.25, 3.125, 4, 5, 6, 7, 8, 9, 10.0001 ]"),
    (#"[1000000, 2, 3, 4, 5, 6, 7, 8]"#, "[ 1000000, 2, 3, 4, 5, 6, 7, 8 ]"),
    (#"[-1, -22, 333, -4444, 55555, 6, 7]"#, "[\n     -1,   -22, 333,\n  -4444, 55555,   6,\n      7\n]"),
    (#"[0.1, 0.22, 0.333, 0.4444, 0.55555, 0.666666, 0.7777777]"#, "[\n        0.1,     0.22,\n      0.333,   0.4444,\n    0.55555, 0.666666,\n  0.7777777\n]"),
    (#"[[1, 2, [3, 4, [5, [6]]], 7], 8, 9, 10, 11, 12, 13]"#, "[ [ 1, 2, [ 3, 4, [Array] ], 7 ], 8, 9, 10, 11, 12, 13 ]"),
    (#"['\x1b[31mred\x1b[39m', 'b', 'c', 'd', 'e', 'f', 'g', 'h']"#, "[ '\\x1B[31mred\\x1B[39m', 'b', 'c', 'd', 'e', 'f', 'g', 'h' ]"),
    (#"[undefined, undefined, undefined, undefined, undefined, undefined, undefined]"#, "[\n  undefined,\n  undefined,\n  undefined,\n  undefined,\n  undefined,\n  undefined,\n  undefined\n]"),
    (#"[null, null, null, null, null, null, null, null, null, null, null, null]"#, "[\n  null, null, null,\n  null, null, null,\n  null, null, null,\n  null, null, null\n]"),
    (#"[{}, {}, {}, {}, {}, {}, {}, {}]"#, "[\n  {}, {}, {}, {},\n  {}, {}, {}, {}\n]"),
    (#"[[], [], [], [], [], [], []]"#, "[\n  [], [], [], [],\n  [], [], []\n]"),
    (#"['👩‍👩‍👧', '🇩🇪', 'ééé', '한국어', 'a', 'b', 'c', 'd']"#, "[\n  '👩‍👩‍👧', '🇩🇪',\n  'ééé',    '한국어',\n  'a',      'b',\n  'c',      'd'\n]"),
    (#"new Set(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'])"#, "Set(10) { 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j' }"),
    (#"new Map([[NaN, -0], [undefined, null]])"#, "Map(2) { NaN => -0, undefined => null }"),
    (#"globalThis === undefined"#, "false"),
]
