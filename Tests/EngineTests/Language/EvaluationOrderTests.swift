import Testing

/// A value is taken once (ECMA-262 §13.15.5.2, §13.5.1.2): what runs after that may assign to the variable it came from and changes
/// nothing. Expected values are Node's.
struct EvaluationOrderTests {
    @Test(arguments: [
        // Patterns: the object taken apart stays the same, also where a part goes into its variable.
        ("let x = { a: undefined, b: 2 }, a, b; ({ a = (x = null, 1), b } = x); [a, b]", "1,2"),
        ("(function (o) { var { p = (o = { q: 9 }, 1), q } = o; return [p, q]; })({ q: 2 })", "1,2"),
        ("(function (o) { let { p = (o = 5), q, ...r } = o; return [p, q, r.z]; })({ q: 2, z: 3 })", "5,2,3"),
        ("(function (o) { const { [(o = { b: 7 }, 'a')]: a, b } = o; return [a, b]; })({ a: 1, b: 2 })", "1,2"),
        ("(function (o) { let b; ({ o, b } = o); return [o, b]; })({ o: 1, b: 2 })", "1,2"),
        ("(function (o) { let b; return Object.keys({ o, b } = o); })({ o: 1, b: 2 })", "o,b"),
        ("(function (o) { let b; [o, ...b] = o; return [o, b]; })([1, 2, 3])", "1,2,3"),
        ("(function (o) { let b; return ([o, b] = o).length; })([1, 2, 3])", "3"),
        // What is written to is what was named first; its key is converted once, and stays what it was.
        ("(function (o) { const p = o; o.n += (o = { n: 100 }, 5); return [p.n, o.n]; })({ n: 1 })", "6,100"),
        ("(function (o) { const p = o; o.n = (o = { n: 2 }).n; return [p.n, o.n]; })({ n: 1 })", "2,2"),
        ("(function (o) { const p = o; o.n += o.n * 2 + (o === p ? 1 : (o = 0)); return [p.n, o === p]; })({ n: 1 })", "4,true"),
        ("(function (a, i) { a[i] += i++ ? 10 : 20; a[i++] += i; return [a, i]; })([1, 2, 3], 0)", "21,4,3,2"),
        ("(function (o, k) { o[k]++; o[k] += 1; return [o[k], typeof k]; })({ 1.5: 10 }, 1.5)", "12,number"),
        ("let k = { toString() { return 'p' } }, o = { p: 1 }; o[k]++; o[k] += 2; [o.p, typeof k]", "4,object"),
        ("(function (x) { return x * (x > 2 ? x - 1 : x) + (x && x + 1); })(3)", "10"),
        ("(function (x) { x = x + (x = 5) * x; return x; })(1)", "26"),
        ("(function () { let t = 5; function* g() { t += yield t; let u = 1; u += yield u; return [t, u]; } const i = g(); i.next(); i.next(7); return i.next(3).value; })()", "12,4"),
        ("class A { #p = 1; static s = 0; get q() { return this.#p } set q(v) { this.#p = v } m() { this.q += 1; this.q++; this.#p += 2; A.s += this.#p; return [this.q += 5, this.#p++, A.s] } } new A().m()", "10,10,5"),
        // `delete`: the object before the key.
        ("(function (o) { const p = o; delete o[(o = {}, 'a')]; return Object.keys(p); })({ a: 1, b: 2 })", "b"),
        // Operators, keys, callees.
        ("(function (o) { return o[(o = [8], 0)]; })([1])", "1"),
        ("(function (n) { return n + (n = 5) + n; })(1)", "11"),
        ("(function (n) { return n < (n = 0); })(1)", "false"),
        ("(function (o) { return o[(o = null, 'm')](); })({ m() { return typeof this; } })", "object"),
    ])
    func valuesAreTakenOnce(_ source: String, _ expected: String) throws {
        #expect(try TestMachine().string(source) == expected, "\(source)")
    }
}
