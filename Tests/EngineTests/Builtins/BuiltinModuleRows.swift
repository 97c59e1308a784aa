extension ProgramRow {
    /// What built-in modules and the classes of the web print.
    static let modules: [ProgramRow] = [
        ProgramRow(0, #"""
        const t = new EventTarget(), log = console.log; const h = e => log(e.type, e.target === t, e.eventPhase, e.defaultPrevented); t.addEventListener('foo', h); t.addEventListener('foo', h); log(t.dispatchEvent(new Event('foo'))); t.removeEventListener('foo', h); t.addEventListener('foo', { handleEvent(e) { log('object', this.x, e.type); e.stopImmediatePropagation() }, x: 1 }); t.addEventListener('foo', () => log('never')); t.dispatchEvent(new Event('foo')); t.addEventListener('c', e => e.preventDefault()); log(t.dispatchEvent(new Event('c', { cancelable: true })), t.dispatchEvent(new Event('c'))); t.addEventListener('once', () => log('once'), { once: true }); t.dispatchEvent(new Event('once')); t.dispatchEvent(new Event('once')); log(t, String(new CustomEvent('x')), new CustomEvent('x', { detail: { a: 1 } }).detail)
        """#, #"""
        foo true 2 false
        true
        object 1 foo
        false true
        once
        EventTarget {} [object CustomEvent] { a: 1 }
        """#),
        ProgramRow(0, #"""
        const t = new EventTarget(), log = console.log; for (const f of [() => t.dispatchEvent({}), () => t.addEventListener('x'), () => t.addEventListener('x', 5), () => new Event(), () => new AbortSignal(), () => Event.prototype.type]) try { f() } catch (e) { log(e.name, e.code, e.message) } process.on('uncaughtException', e => log('UE', e)); t.addEventListener('a', () => { throw 1 }); t.addEventListener('a', () => log('second')); t.dispatchEvent(new Event('a')); log('after')
        """#, #"""
        TypeError ERR_INVALID_ARG_TYPE The "event" argument must be an instance of Event. Received an instance of Object
        TypeError ERR_MISSING_ARGS The "type" and "listener" arguments must be specified
        TypeError ERR_INVALID_ARG_TYPE The "listener" argument must be an instance of EventListener. Received type number (5)
        TypeError ERR_MISSING_ARGS The "type" argument must be specified
        TypeError ERR_ILLEGAL_CONSTRUCTOR Illegal constructor
        TypeError ERR_INVALID_THIS Value of "this" must be of type Event
        second
        after
        UE 1
        """#),
        ProgramRow(0, #"""
        const log = console.log, c = new AbortController(); log(c, c.signal.reason); c.signal.onabort = e => log('onabort', e.type); c.signal.addEventListener('abort', e => log('abort', e.target === c.signal)); c.abort(); c.abort(); log(c.signal.aborted, c.signal.reason.name, c.signal.reason.message, c.signal.reason.code); try { c.signal.throwIfAborted() } catch (e) { log(e === c.signal.reason, e instanceof DOMException) } log(AbortSignal.abort().reason.name, AbortSignal.abort(5).reason); const g = new AbortController(), any = AbortSignal.any([g.signal, new AbortController().signal]); any.onabort = () => log('any', any.reason); g.abort('g'); log(AbortSignal.any([c.signal]).aborted); const s = AbortSignal.timeout(10); s.addEventListener('abort', () => log(s.reason.name, s.reason.message)); setTimeout(() => {}, 100); const t = new EventTarget(), k = new AbortController(); t.addEventListener('q', () => log('q'), { signal: k.signal }); t.dispatchEvent(new Event('q')); k.abort(); t.dispatchEvent(new Event('q'))
        """#, #"""
        AbortController { signal: AbortSignal { aborted: false } } undefined
        onabort abort
        abort true
        true AbortError This operation was aborted 20
        true true
        AbortError 5
        any g
        true
        q
        TimeoutError The operation was aborted due to timeout
        """#),
        ProgramRow(0, #"""
        const log = console.log, u = new URL('https://user:pa%20ss@sub.Example.com:8080/p/a/t/h/../x?query=string&a=1&a=2#hash'); log(u); log(u.searchParams.getAll('a'), [...u.searchParams]); u.searchParams.append('b', 'x y&z'); u.pathname = '/ü b'; u.hash = ''; u.port = '443'; log(u.href); u.search = '?z=1'; log(u.searchParams.get('z')); log(new URL('../c?d#e', 'http://h/a/b/').href, new URL('//o/x', 'https://h').href, new URL('?q', 'http://h/p?x#y').href, new URL('file:///a/./b/../c').href, new URL('mailto:a@b.c').href, new URL('http://EXAMPLE.com:80/%7Efoo/ %41').href, new URL('http://0x7f.1/').host, new URL('http://[2001:db8::0:1]/').host, new URL('http://münchen.de').host); for (const bad of ['nope', 'http://', '//x', 'http://[::1', 'http://a b', 'http://x:99999']) try { new URL(bad); log('ok', bad) } catch (e) { log(e.name, e.code, e.message, e.input) }
        """#, #"""
        URL {
          href: 'https://user:pa%20ss@sub.example.com:8080/p/a/t/x?query=string&a=1&a=2#hash',
          origin: 'https://sub.example.com:8080',
          protocol: 'https:',
          username: 'user',
          password: 'pa%20ss',
          host: 'sub.example.com:8080',
          hostname: 'sub.example.com',
          port: '8080',
          pathname: '/p/a/t/x',
          search: '?query=string&a=1&a=2',
          searchParams: URLSearchParams { 'query' => 'string', 'a' => '1', 'a' => '2' },
          hash: '#hash'
        }
        [ '1', '2' ] [ [ 'query', 'string' ], [ 'a', '1' ], [ 'a', '2' ] ]
        https://user:pa%20ss@sub.example.com/%C3%BC%20b?query=string&a=1&a=2&b=x+y%26z
        1
        http://h/a/c?d#e https://o/x http://h/p?q file:///a/c mailto:a@b.c http://example.com/%7Efoo/%20%41 127.0.0.1 [2001:db8::1] xn--mnchen-3ya.de
        TypeError ERR_INVALID_URL Invalid URL nope
        TypeError ERR_INVALID_URL Invalid URL http://
        TypeError ERR_INVALID_URL Invalid URL //x
        TypeError ERR_INVALID_URL Invalid URL http://[::1
        TypeError ERR_INVALID_URL Invalid URL http://a b
        TypeError ERR_INVALID_URL Invalid URL http://x:99999
        """#),
        ProgramRow(0, #"""
        const log = console.log, p = new URLSearchParams('?a=1&b=2&a=3&c=%C3%A9+x'); log(p, p.size, p.has('a', '3'), String(p)); p.sort(); p.delete('a'); p.set('b', '&='); log(p.toString(), [...p.keys()], [...p.values()]); p.forEach((v, k) => log(k, v)); log(String(new URLSearchParams({ x: 1, y: 'z' })), String(new URLSearchParams([['a', 'b']])), String(new URLSearchParams(new Map([['m', 'n']]))), p.entries()); try { new URLSearchParams([[1]]) } catch (e) { log(e.code, e.message) }
        """#, #"""
        URLSearchParams { 'a' => '1', 'b' => '2', 'a' => '3', 'c' => 'é x' } 4 true a=1&b=2&a=3&c=%C3%A9+x
        b=%26%3D&c=%C3%A9+x [ 'b', 'c' ] [ '&=', 'é x' ]
        b &=
        c é x
        x=1&y=z a=b m=n URLSearchParams Iterator { [ 'b', '&=' ], [ 'c', 'é x' ] }
        ERR_INVALID_TUPLE Each query pair must be an iterable [name, value] tuple
        """#),
        ProgramRow(0, #"""
        const log = console.log, e = new TextEncoder(), d = new TextDecoder(); log(e.encode('héllo €😀').length, e.encodeInto('héy', new Uint8Array(3)), d.decode(e.encode('héllo €😀')), d.decode(new Uint8Array([0xef, 0xbb, 0xbf, 65])), d.decode(new Uint8Array([0xff, 65, 0xc3])), [...d.decode(new Uint8Array([0xe2, 0x82]), { stream: true }) + d.decode(new Uint8Array([0xac]))]); for (const f of [() => new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([0xff])), () => new TextDecoder('nope'), () => btoa('€'), () => atob('a')]) try { f() } catch (x) { log(x.name, x.code, x.message) } log(new TextDecoder('utf-16le').decode(new Uint8Array([65, 0, 66, 0])), btoa('hello'), atob(' aGVs bG8 '), d)
        """#, #"""
        14 { read: 2, written: 3 } héllo €😀 A �A� [ '€' ]
        TypeError ERR_ENCODING_INVALID_ENCODED_DATA The encoded data was not valid for encoding utf-8
        RangeError ERR_ENCODING_NOT_SUPPORTED The "nope" encoding is not supported
        InvalidCharacterError 5 Invalid character
        InvalidCharacterError 5 The string to be decoded is not correctly encoded.
        AB aGVsbG8= hello TextDecoder { encoding: 'utf-8', fatal: false, ignoreBOM: false }
        """#),
        ProgramRow(0, #"""
        const util = process.getBuiltinModule('util'), log = console.log; log(util.format('%s %d %j', 'a', 1.5, { a: 1 }, 'more'), util.inspect({ a: { b: { c: {} } } }, { depth: 0 }), util.isDeepStrictEqual({ a: [1, new Set([{ x: 1 }])] }, { a: [1, new Set([{ x: 1 }])] }), util.isDeepStrictEqual([1], ['1'])); util.promisify((a, cb) => cb(null, a * 2))(4).then(log); util.promisify(cb => cb(new Error('no')))().catch(e => log(e.message)); util.promisify(setTimeout)(5, 'val').then(log); util.callbackify(async x => x + 1)(1, (e, v) => log(e, v)); function A() {} function B() {} util.inherits(A, B); log(new A() instanceof B, A.super_ === B, util.types.isPromise(Promise.resolve()), util.types.isProxy(new Proxy({}, {})), util.types.isAsyncFunction(async () => {}), util.types.isGeneratorFunction(() => {}), util.types.isUint8Array(new Uint8Array()), util.stripVTControlCharacters('\x1b[31mred\x1b[0m'))
        """#, #"""
        a 1.5 {"a":1} more { a: [Object] } true false
        true true true true true false true red
        8
        no
        null 2
        val
        """#),
        // What was expected is told as YAML. A script of this harness has no path, and its tests no location.
        ProgramRow(1, #"""
        const { test } = process.getBuiltinModule('node:test'), assert = process.getBuiltinModule('node:assert'); Error.stackTraceLimit = 9; test('a', () => assert.deepStrictEqual({ a: 1, b: [{ c: null, d: undefined, e: 'x\ny' }], f() {}, d: new Date(0), m: new Map([[1, 2]]) }, [1, 'two'])); test('b', () => assert.strictEqual("it's", null)); test('c', () => { const o = {}; o.o = o; assert.deepEqual(o, { x: new Error('in') }); }); test('d', () => { throw Object.assign(new RangeError('r'), { code: 'E' }); }); test('e', () => { throw null; });
        """#, #"""
        TAP version 13
        # Subtest: a
        not ok 1 - a
          ---
          duration_ms: 0
          failureType: 'testCodeFailure'
          error: |-
            Expected values to be strictly deep-equal:
            + actual - expected
           \#u{20}
            + {
            +   a: 1,
            +   b: [
            +     {
            +       c: null,
            +       d: undefined,
            +       e: 'x\ny'
            +     }
            +   ],
            +   d: 1970-01-01T00:00:00.000Z,
            +   f: [Function: f],
            +   m: Map(1) {
            +     1 => 2
            +   }
            + }
            - [
            -   1,
            -   'two'
            - ]
          code: 'ERR_ASSERTION'
          name: 'AssertionError'
          expected:
            0: 1
            1: 'two'
          actual:
            a: 1
            b:
              0:
                c: ~
                e: |-
                  x
                  y
            f: [Function: f]
            d: 1970-01-01T00:00:00.000Z
            m:
          operator: 'deepStrictEqual'
          stack: |-
            TestContext.<anonymous> (test.js:1:157)
          ...
        # Subtest: b
        not ok 2 - b
          ---
          duration_ms: 0
          failureType: 'testCodeFailure'
          error: |-
            Expected values to be strictly equal:
           \#u{20}
            "it's" !== null
           \#u{20}
          code: 'ERR_ASSERTION'
          name: 'AssertionError'
          expected: ~
          actual: "it's"
          operator: 'strictEqual'
          stack: |-
            TestContext.<anonymous> (test.js:1:309)
          ...
        # Subtest: c
        not ok 3 - c
          ---
          duration_ms: 0
          failureType: 'testCodeFailure'
          error: |-
            Expected values to be loosely deep-equal:
           \#u{20}
            <ref *1> {
              o: [Circular *1]
            }
           \#u{20}
            should loosely deep-equal
           \#u{20}
            {
              x: Error: in
                  at TestContext.<anonymous> (test.js:1:403)
            }
          code: 'ERR_ASSERTION'
          name: 'AssertionError'
          expected:
            x:
            error: 'in'
            stack: |-
              TestContext.<anonymous> (test.js:1:403)
          actual:
            o: <Circular>
          operator: 'deepEqual'
          stack: |-
            TestContext.<anonymous> (test.js:1:385)
          ...
        # Subtest: d
        not ok 4 - d
          ---
          duration_ms: 0
          failureType: 'testCodeFailure'
          error: 'r'
          code: 'E'
          name: 'RangeError'
          stack: |-
            TestContext.<anonymous> (test.js:1:465)
          ...
        # Subtest: e
        not ok 5 - e
          ---
          duration_ms: 0
          failureType: 'testCodeFailure'
          error: 'null'
          code: 'ERR_TEST_FAILURE'
          ...
        1..5
        # tests 5
        # suites 0
        # pass 0
        # fail 5
        # cancelled 0
        # skipped 0
        # todo 0
        # duration_ms 0
        """#),
        // The durations are the virtual clock's.
        ProgramRow(0, #"""
        const { test, describe, it, beforeEach, afterEach } = process.getBuiltinModule('node:test'), log = console.log; describe('o', () => { beforeEach(() => log('be o')); afterEach(() => log('ae o')); describe('i', () => { afterEach(() => log('ae i')); it('y', () => log('y')); }); afterEach(() => log('ae o2')); }); test('t', async t => { t.after(() => log('t after')); await t.test('s', () => log('s')); }); beforeEach(() => log('root be')); afterEach(() => log('root ae'));
        """#, #"""
        be o
        y
        ae i
        ae o
        root be
        s
        root ae
        t after
        TAP version 13
        # Subtest: o
            # Subtest: i
                # Subtest: y
                ok 1 - y
                  ---
                  duration_ms: 0
                  ...
                1..1
            ok 1 - i
              ---
              duration_ms: 0
              type: 'suite'
              ...
            1..1
        ok 1 - o
          ---
          duration_ms: 0
          type: 'suite'
          ...
        # Subtest: t
            # Subtest: s
            ok 1 - s
              ---
              duration_ms: 0
              ...
            1..1
        ok 2 - t
          ---
          duration_ms: 0
          ...
        1..2
        # tests 3
        # suites 2
        # pass 3
        # fail 0
        # cancelled 0
        # skipped 0
        # todo 0
        # duration_ms 0
        """#),
        ProgramRow(0, #"""
        const E = process.getBuiltinModule('node:events'), log = console.log; class My extends E {} const e = new My(); log(e); e.on('error', x => log('err', x.message)); e.emit('error', new Error('boo')); e.once('a', (...a) => log(a, e.listenerCount('a'))); e.prependListener('a', () => log('first')); log(e.emit('a', 1, 2), e.emit('none')); e.on('newListener', n => log('new', n)); e.on('removeListener', n => log('removed', n)); const f = () => {}; e.on('z', f); e.off('z', f); log(e.eventNames(), E.defaultMaxListeners); E.once(e, 'later').then(v => log('once', v)); e.emit('later', 7); try { e.on('x', 5) } catch (x) { log(x.name, x.code, x.message) } try { new E().emit('error', { a: 1 }) } catch (x) { log(x.code, x.message, x.context) } (async () => { setTimeout(() => { e.emit('it', 1); e.emit('it', 2) }, 30); let n = 0; for await (const [v] of E.on(e, 'it')) { log('on', v); if (++n === 2) break } })()
        """#, #"""
        My {
          _events: [Object: null prototype] {},
          _eventsCount: 0,
          _maxListeners: undefined,
          [Symbol(shapeMode)]: false,
          [Symbol(kCapture)]: false
        }
        err boo
        first
        [ 1, 2 ] 1
        true false
        new removeListener
        new z
        removed z
        [ 'error', 'a', 'newListener', 'removeListener' ] 10
        new later
        new error
        removed later
        removed error
        TypeError ERR_INVALID_ARG_TYPE The "listener" argument must be of type function. Received type number (5)
        ERR_UNHANDLED_ERROR Unhandled error. ({ a: 1 }) { a: 1 }
        new it
        new error
        once [ 7 ]
        on 1
        on 2
        removed error
        removed it
        """#),
        ProgramRow(0, #"""
        const tp = process.getBuiltinModule('timers/promises'), log = console.log; (async () => { log(await tp.setTimeout(10, 'x'), await tp.setImmediate('i')); let n = 0; for await (const v of tp.setInterval(5, 'tick')) { log(v); if (++n === 2) break } const c = new AbortController(); setTimeout(() => c.abort(), 1); try { await tp.setTimeout(1000, null, { signal: c.signal }) } catch (e) { log(e.name, e.code, e.message) } })()
        """#, #"""
        x i
        tick
        tick
        AbortError ABORT_ERR The operation was aborted
        """#),
        ProgramRow(0, #"""
        const assert = process.getBuiltinModule('assert'), log = console.log; const t = f => { try { f(); log('ok') } catch (e) { log(e.name, '|', e.code, '|', e.message, '|', e.generatedMessage, e.operator) } }; t(() => assert(true)); t(() => assert(1 > 2)); t(() => assert.ok(null)); t(() => assert.equal(1, 2)); t(() => assert.equal(1, '1')); t(() => assert.strictEqual(1, 2)); t(() => assert.strictEqual('a', 'b', 'mine')); t(() => assert.strictEqual({ a: 1 }, { a: 1 })); t(() => assert.deepEqual({ a: 1 }, { a: 2 })); t(() => assert.deepStrictEqual({ a: 1, b: [1, 2] }, { a: 1, b: [1, 3] })); t(() => assert.deepStrictEqual(new Map([[1, 2]]), new Map([[1, 3]]))); t(() => assert.notStrictEqual(1, 1)); t(() => assert.notDeepStrictEqual({ a: 1 }, { a: 1 })); t(() => assert.throws(() => {})); t(() => assert.throws(() => { throw new Error('x') }, /y/)); t(() => assert.throws(() => { throw new Error('x') }, TypeError)); t(() => assert.throws(() => { throw new Error('x') }, { message: 'z' })); t(() => assert.throws(() => { throw new Error('x') }, { message: 'x', name: 'Error' })); t(() => assert.doesNotThrow(() => { throw new Error('x') }, 'why')); t(() => assert.fail()); t(() => assert.ifError(new Error('if'))); t(() => assert.match('abc', /x/)); t(() => assert.deepEqual([1, '2'], [1, 2])); t(() => assert.strictEqual(undefined, null)); t(() => assert.throws('x')); t(() => assert.equal()); assert.rejects(Promise.resolve(1)).catch(e => log(e.message)); assert.rejects(Promise.reject(new Error('r')), /r/).then(() => log('rejects'))
        """#, #"""
        ok
        AssertionError | ERR_ASSERTION | The expression evaluated to a falsy value:

          assert(1 > 2)
         | true ==
        AssertionError | ERR_ASSERTION | The expression evaluated to a falsy value:

          assert.ok(null)
         | true ==
        AssertionError | ERR_ASSERTION | 1 == 2 | true ==
        ok
        AssertionError | ERR_ASSERTION | Expected values to be strictly equal:

        1 !== 2
         | true strictEqual
        AssertionError | ERR_ASSERTION | mine

        'a' !== 'b'
         | false strictEqual
        AssertionError | ERR_ASSERTION | Values have same structure but are not reference-equal:

        {
          a: 1
        }
         | true strictEqual
        AssertionError | ERR_ASSERTION | Expected values to be loosely deep-equal:

        {
          a: 1
        }

        should loosely deep-equal

        {
          a: 2
        } | true deepEqual
        AssertionError | ERR_ASSERTION | Expected values to be strictly deep-equal:
        + actual - expected

          {
            a: 1,
            b: [
              1,
        +     2
        -     3
            ]
          } | true deepStrictEqual
        AssertionError | ERR_ASSERTION | Expected values to be strictly deep-equal:
        + actual - expected

          Map(1) {
        +   1 => 2
        -   1 => 3
          } | true deepStrictEqual
        AssertionError | ERR_ASSERTION | Expected "actual" to be strictly unequal to: 1 | true notStrictEqual
        AssertionError | ERR_ASSERTION | Expected "actual" not to be strictly deep-equal to:

        {
          a: 1
        }
         | true notDeepStrictEqual
        AssertionError | ERR_ASSERTION | Missing expected exception. | false throws
        AssertionError | ERR_ASSERTION | The input did not match the regular expression /y/. Input:

        'Error: x'
         | true throws
        AssertionError | ERR_ASSERTION | The error is expected to be an instance of "TypeError". Received "Error"

        Error message:

        x | true throws
        AssertionError | ERR_ASSERTION | Expected values to be strictly deep-equal:
        + actual - expected

          Comparison {
        +   message: 'x'
        -   message: 'z'
          } | true throws
        ok
        AssertionError | ERR_ASSERTION | Got unwanted exception: why
        Actual message: "x" | false doesNotThrow
        AssertionError | ERR_ASSERTION | Failed | true fail
        AssertionError | ERR_ASSERTION | ifError got unwanted exception: if | false ifError
        AssertionError | ERR_ASSERTION | The input did not match the regular expression /x/. Input:

        'abc'
         | true match
        ok
        AssertionError | ERR_ASSERTION | Expected values to be strictly equal:
        + actual - expected

        + undefined
        - null | true strictEqual
        TypeError | ERR_INVALID_ARG_TYPE | The "fn" argument must be of type function. Received type string ('x') | undefined undefined
        TypeError | ERR_MISSING_ARGS | The "actual" and "expected" arguments must be specified | undefined undefined
        Missing expected rejection.
        rejects
        """#),
        ProgramRow(0, #"""
        process.on('warning', w => console.log('W', w.name, w.message, w.code)); process.emitWarning('careful'); process.emitWarning('old', 'DeprecationWarning', 'DEP1'); process.emitWarning('x', { type: 'Custom', code: 'C1', detail: 'some detail' }); setTimeout(() => {}, 2 ** 31); try { process.emitWarning(5) } catch (e) { console.log(e.code, e.message) } console.log(String(process), Object.prototype.toString.call(process), process.listenerCount('warning'))
        """#, #"""
        ERR_INVALID_ARG_TYPE The "warning" argument must be of type string or an instance of Error. Received type number (5)
        [object process] [object process] 2
        W Warning careful undefined
        W DeprecationWarning old DEP1
        W Custom x C1
        W TimeoutOverflowWarning 2147483648 does not fit into a 32-bit signed integer.
        Timeout duration was set to 1. undefined
        """#),
    ]
}
