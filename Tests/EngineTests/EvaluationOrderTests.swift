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
