import Testing

/// A hole in an array pattern takes a step and reads no value (ECMA-262 §8.6.3).
@Suite struct PatternHoleTests {
    @Test(arguments: [
        ("const [, a] = it()", "done1 done2 value2 return"), ("let a; [, a] = it()", "done1 done2 value2 return"),
        ("(([,, a]) => a)(it())", "done1 done2 done3 value3 return"),
        ("for (const [, a] of [it()]);", "done1 done2 value2 return"), ("let a; for ([, a] of [it()]);", "done1 done2 value2 return"),
        ("try { throw it() } catch ([, a]) {}", "done1 done2 value2 return"),
        ("let [,] = it()", "done1 return"), ("let [,,,,,] = it()", "done1 done2 done3 done4"),
        ("let [, ...r] = it()", "done1 done2 value2 done3 value3 done4"), ("let { p: [, b] } = { p: it() }", "done1 done2 value2 return"),
        ("let [,, c] = [1, 2, 3]; log.push(c)", "3"), ("let [, [, v]] = new Map([[1, 2], [3, 4]]); log.push(v)", "4"),
        ("let [, a,, b] = 'abcd'; log.push(a + b)", "bd"),
    ]) func holesReadNoValue(row: (source: String, log: String)) throws {
        let machine = try TestMachine()
        try machine.run("""
            var log = [];
            function it() {
                let n = 0;
                return { [Symbol.iterator]() { return {
                    next() { n++; return { get done() { log.push('done' + n); return n > 3 }, get value() { log.push('value' + n); return n } } },
                    return() { log.push('return'); return {} },
                } } };
            }
            """)
        #expect(try machine.string("{ \(row.source) } log.join(' ')") == row.log)
    }
}
