//// substitutions
console.log('%s is %d years and %i months, %f', 'Ann', 31.5, 6.9, '1.5'); console.log('%o %O %j', [1], { a: { b: { c: {} } } }, { j: 1 }); console.log('%c styled', 'color: red'); console.log('100%', '%s', 5); console.log('%%s %s', 'x', 'extra', { more: true }); console.log('%d', '42abc', '%x'); console.log('%s', null, undefined, Symbol('s'), 10n, -0, { toString: () => 'own' }, class Foo {}, () => 1, [1, [2, [3]]]);

//// values
console.log(); console.log(''); console.log(null, undefined, true, 1.50, -0, 'text', 10n, Symbol('s')); console.log(['text', 'it\'s'], { s: 'a\nb' }, [undefined, null, , 1]); console.log([1.0, -0, NaN], [[]], [{}], {}, [], function () {}, class {}, Symbol.iterator);

//// groups
console.group('outer'); console.log('in'); console.group(); console.log('two\nlines'); console.groupEnd(); console.info('info'); console.groupEnd(); console.groupEnd(); console.log('out');

//// tables
console.table([{ a: 1, b: 'x' }, { a: 2, c: true }]); console.table([[1, 2], [3, 4]]); console.table(new Map([['k', 1]])); console.table([1, 'two']); console.table([{ a: 1, b: 2 }], ['b']); console.table(5); console.table([]);

//// counting and asserting
console.count(); console.count('x'); console.count(); console.countReset(); console.count(); console.log('after');

//// dir and depth
const deep = { a: { b: { c: { d: { e: 1 } } } } }; console.dir(deep); console.dir(deep, { depth: 0 }); console.dir(deep, { depth: null }); console.log([[[[[1]]]]]);

//// wide objects and lines
console.log({ alpha: 'aaaaaaaaaaaaaaaaaaaa', beta: 'bbbbbbbbbbbbbbbbbbbb', gamma: 'cccccccccccccccccccc', delta: 1 }); console.log({ short: 1, list: [1, 2, 3], nested: { x: 1, y: { z: 2 } } }); console.log(Array.from({ length: 30 }, (_, i) => 'w' + i)); console.log(Array.from({ length: 7 }, (_, i) => i * 1000)); console.log({ text: 'line one\nline two', f: function named() {}, [Symbol('k')]: 1 });

//// class instances and null prototypes
class A { x = 1; #y = 2; get z() { return 3; } static s = 1; } class B extends A {} console.log(new A(), new B(), A, B, [new A()], Object.create(null), Object.create(new A()), new (class extends Map {})(), Object.create(A.prototype)); console.log(Object.assign(() => 1, { p: 1 }), Object.assign([1], { q: 2 }), new Boolean(true), new Number(-0), Object(Symbol('o')), Object(1n));

//// accessors
console.log({ get a() { return 1; }, set b(v) {}, get c() { return 1; }, set c(v) {} }); console.log(Object.getOwnPropertyDescriptor({ get a() { return 1; } }, 'a'));

//// boxed, dates, errors in objects
console.log({ d: new Date(0), r: /x/, n: new Number(3), s: new String('s') }, [new Date(NaN)]); const e = new RangeError('inside'); e.stack = 'RangeError: inside'; console.log({ e }, [e]); console.log({ u: undefined, n: null, f: () => {}, nested: [[1, [2, [3, [4]]]]] });

//// arguments, globals, iterators
(function () { console.log(arguments); })(1, 'a'); console.log([1, 2][Symbol.iterator](), new Map([[1, 2]]).keys(), new Set(['v']).values(), 'str'[Symbol.iterator](), [1].entries()); console.log(Math, JSON, Reflect, typeof globalThis); console.log(process.stdout.write('no newline\n'));

//// strings in containers
console.log(["single 'quoted'", 'double "quoted"', `both ' "`, 'all \' " `', 'tab\t', '\x1b', 'ünï', '\u{1F600}']); console.log({ 'a b': 1, a_b: 2, 'ünï': 3, 1: 4, '-1': 5, '': 6 }); console.log(['a'.repeat(100)], 'a'.repeat(10)); console.log(['x'.repeat(30), 'y'.repeat(30), 'z'.repeat(30)]); console.log(new Map([['key', { a: 1 }]]), new Set([[1], { b: 2 }]));
