extension ModuleSource {
    /// `node:assert`
    static let assert = #"""
    const { inspect, invalidArgumentType, callText } = internal;
    const { nodeError, missingArguments, invalidArgumentValue, outOfRange } = require('internal/errors');
    const { isDeepEqual } = require('internal/comparisons');

    const words = {
      deepStrictEqual: 'Expected values to be strictly deep-equal:', strictEqual: 'Expected values to be strictly equal:',
      strictEqualObject: 'Expected "actual" to be reference-equal to "expected":', deepEqual: 'Expected values to be loosely deep-equal:',
      notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:', notStrictEqual: 'Expected "actual" to be strictly unequal to:',
      notStrictEqualObject: 'Expected "actual" not to be reference-equal to "expected":', notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
      notIdentical: 'Values have same structure but are not reference-equal:',
    };
    const show = value => inspect(value, {
      compact: false, customInspect: false, depth: 1000, maxArrayLength: Infinity, showHidden: false, showProxy: false, sorted: true, getters: true,
    });

    const shorten = text => text.length > 512 ? `${text.slice(0, 509)}...` : text;

    // Where both are errors, only what they say is shown.
    const isError = value => isObject(value) && 'stack' in value && value instanceof Error;
    function withoutStack(error) {
      const copy = Object.assign({ __proto__: Object.getPrototypeOf(error) }, error);
      return Object.defineProperty(copy, 'message', { value: error.message });
    }
    const isObject = value => typeof value === 'object' && value !== null;
    // A program's own words stand in the place of the operator's.
    function differenceText(actual, expected, operator, ownWords) {
      const shown = show(actual), a = shown.split('\n'), b = show(expected).split('\n');
      if (operator === 'strictEqual' && (isObject(actual) && isObject(expected) || typeof actual === 'function' && typeof expected === 'function')) operator = 'strictEqualObject';
      const title = ownWords || words[operator];
      let mark = '';
      if (a.length === 1 && b.length === 1 && a[0] !== b[0]) {
        const length = a[0].length + b[0].length;
        if (length <= 12) {
          if (!isObject(actual) && !isObject(expected) && (actual !== 0 || expected !== 0)) return `${title}\n\n${a[0]} !== ${b[0]}\n`;
        } else if (operator !== 'strictEqualObject' && length < 80) {
          let i = 0;
          while (a[0][i] === b[0][i]) i++;
          if (i > 2) mark = `\n${' '.repeat(i + 2)}^`;
        }
      }
      const end = cutEnd(a, b);
      if (a.length === 0 && b.length === 0) {
        const lines = shown.split('\n');
        return `${words.notIdentical}\n\n${atMostFifty(lines).join('\n')}\n`;
      }
      const { text, isShortened, isCut } = lineDifference(a, b), skips = isShortened || isCut || end.isShortened;
      return `${title}\n+ actual - expected${skips ? ' ... Lines skipped' : ''}\n${text}${isCut ? '' : end.text + mark}`;
    }
    const atMostFifty = lines => lines.length > 50 ? [...lines.slice(0, 46), '...'] : lines;
    // What both end with is taken from them: of many lines the first of them and the last three are shown.
    function cutEnd(a, b) {
      const same = [];
      while (a.length > 0 && b.length > 0 && a.at(-1) === b.at(-1)) { same.unshift(a.pop()); b.pop(); }
      const isShortened = same.length >= 5, last = same.slice(-3).map(line => `\n  ${line}`);
      const first = same.length > 3 ? [`\n  ${same[0]}`] : [];
      return { text: [...first, ...isShortened ? ['\n...'] : [], ...last].join(''), isShortened };
    }
    // Line stands against line. Of those that are the same the first two and the last two are shown.
    function lineDifference(a, b) {
      const count = Math.max(a.length, b.length), longer = a.length >= b.length ? a : b;
      let text = '', removed = '', same = 0, printed = 0, isShortened = false;
      const leaveSame = (lines, i) => {
        if (same === 5) { text += `\n  ${lines[i - 3]}`; printed++; } else if (same > 5) { text += '\n...'; isShortened = true; }
        for (let back = Math.min(same - 2, 2); back > 0; back--) { text += `\n  ${lines[i - back]}`; printed++; }
        same = 0;
      };
      for (let i = 0; i < count; i++) {
        if (i >= a.length || i >= b.length) {
          leaveSame(longer, i);
          if (longer === a) text += `\n+ ${a[i]}`; else removed += `\n- ${b[i]}`;
          printed++;
        } else if (a[i] === b[i] || a[i] === `${b[i]},` || `${a[i]},` === b[i]) {
          text += removed;
          removed = '';
          if (++same <= 2) { text += `\n  ${a[i].length >= b[i].length ? a[i] : b[i]}`; printed++; }
        } else {
          leaveSame(a, i);
          text += `\n+ ${a[i]}`;
          removed += `\n- ${b[i]}`;
          printed += 2;
        }
        if (printed > 50 && i < count - 2) return { text: `${text}\n...${removed}\n...`, isCut: true };
      }
      return { text: text + removed, isShortened };
    }

    class AssertionError extends Error {
      constructor(options) {
        if (options === null || typeof options !== 'object') invalidArgumentType('options', 'of type object', options);
        const { message, operator, actual, expected } = options;
        super(AssertionError.#text(operator, actual, expected, message));
        this.generatedMessage = !message;
        Object.defineProperty(this, 'name', { value: 'AssertionError [ERR_ASSERTION]', enumerable: false, writable: true, configurable: true });
        this.code = 'ERR_ASSERTION';
        this.actual = actual;
        this.expected = expected;
        this.operator = operator;
        this.stack;
        this.name = 'AssertionError';
      }
      static #text(operator, actual, expected, message) {
        if (message !== undefined && message !== null) return operator === 'deepStrictEqual' || operator === 'strictEqual' ? differenceText(actual, expected, operator, message) : String(message);
        if (isError(actual) && isError(expected)) { actual = withoutStack(actual); expected = withoutStack(expected); }
        switch (operator) {
          case 'deepStrictEqual': case 'strictEqual': return differenceText(actual, expected, operator);
          case 'notDeepStrictEqual': case 'notStrictEqual': case 'notDeepEqual': {
            if (operator === 'notDeepEqual' && show(actual) !== show(expected))
              return `Expected values not to be loosely deep-equal:\n\n${shorten(show(actual))}\n\nshould not loosely deep-equal\n\n${shorten(show(expected))}`;
            const lines = operator === 'notDeepEqual' ? show(actual).split('\n') : atMostFifty(show(actual).split('\n'));
            const base = operator === 'notStrictEqual' && (typeof actual === 'object' && actual !== null || typeof actual === 'function') ? words.notStrictEqualObject : words[operator];
            if (lines.length === 1) return `${base}${operator === 'notDeepEqual' || lines[0].length > 5 ? '\n\n' : ' '}${lines[0]}`;
            return `${base}\n\n${lines.join('\n')}${operator === 'notDeepEqual' ? '' : '\n'}`;
          }
          case 'deepEqual': return `${words.deepEqual}\n\n${shorten(show(actual))}\n\nshould loosely deep-equal\n\n${shorten(show(expected))}`;
          default: {
            return `${shorten(show(actual))} ${operator} ${shorten(show(expected))}`;
          }
        }
      }
      toString() { return `${this.name} [${this.code}]: ${this.message}`; }
      // What was compared stands in the message: here it is shown in short.
      [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
        const { actual, expected } = this;
        if (typeof actual === 'string') this.actual = briefly(actual);
        if (typeof expected === 'string') this.expected = briefly(expected);
        const text = inspect(this, { ...options, customInspect: false, depth: 0 });
        this.actual = actual;
        this.expected = expected;
        return text;
      }
    }
    function briefly(text) {
      const lines = text.split('\n', 11);
      return lines.length > 10 ? `${lines.slice(0, 10).join('\n')}\n...` : text.length > 512 ? `${text.slice(0, 512)}...` : text;
    }

    function fail(actual, expected, message, operator) {
      if (message instanceof Error) throw message;
      throw new AssertionError({ message, actual, expected, operator });
    }
    function need(args, count) {
      if (args.length < count) throw missingArguments('actual', 'expected'); //@ node:assert:166|    throw new ERR_MISSING_ARGS('actual', 'expected');
    }
    function okay(args, operator) {
      const [value, message] = args;
      if (value) return;
      if (message instanceof Error) throw message; //@ node:internal/assert/utils:270|      throw message;
      let text = message, isGenerated = false;
      if (args.length === 0) { text = 'No value argument passed to `assert.ok()`'; isGenerated = true; }
      else if (message === undefined || message === null) {
        const call = callText();
        text = call === undefined ? undefined : `The expression evaluated to a falsy value:\n\n  ${call}\n`;
        isGenerated = true;
      }
      const error = new AssertionError({ message: text, actual: value, expected: true, operator: '==' });
      error.generatedMessage = isGenerated;
      throw error; //@ node:internal/assert/utils:281|    throw err;
    }
    function assert(...args) { okay(args); }
    function compare(operator, test) {
      return { [operator](actual, expected, message) {
        need(arguments, 2);
        if (!test(actual, expected)) {
          if (message instanceof Error) throw message; //@ node:assert:88@36|  if (obj.message instanceof Error) throw obj.message;
          const error = new AssertionError({ message, actual, expected, operator: shownOperator[operator] ?? operator });
          throw error; //@ node:assert:90|  throw new AssertionError(obj);
        }
      } }[operator];
    }
    const shownOperator = { equal: '==', notEqual: '!=' };
    const isEqual = (a, b) => a == b || a !== a && b !== b;

    let didWarn = false;
    const own = {
      ok(...args) { okay(args); },
      fail(actual, expected, message, operator) {
        const count = arguments.length, isGenerated = count <= 1 && (actual === undefined || actual === null);
        if (isGenerated) message = 'Failed';
        else if (count === 1) { message = actual; actual = undefined; }
        else {
          const warning = 'assert.fail() with more than one argument is deprecated. Please use assert.strictEqual() instead or only pass a message.';
          if (!didWarn) internal.process.emitWarning(warning, 'DeprecationWarning', 'DEP0094');
          didWarn = true;
          if (count === 2) operator = '!=';
        }
        if (message instanceof Error) throw message; //@ node:assert:124@32|  if (message instanceof Error) throw message;
        const error = new AssertionError({ message, actual, expected, operator: operator ?? 'fail' });
        if (isGenerated) error.generatedMessage = true;
        throw error; //@ node:assert:137|  throw err;
      },
      equal: compare('equal', isEqual),
      notEqual: compare('notEqual', (a, b) => !isEqual(a, b)),
      strictEqual: compare('strictEqual', Object.is),
      notStrictEqual: compare('notStrictEqual', (a, b) => !Object.is(a, b)),
      deepEqual: compare('deepEqual', (a, b) => isDeepEqual(a, b, false)),
      notDeepEqual: compare('notDeepEqual', (a, b) => !isDeepEqual(a, b, false)),
      deepStrictEqual: compare('deepStrictEqual', (a, b) => isDeepEqual(a, b, true)),
      notDeepStrictEqual: compare('notDeepStrictEqual', (a, b) => !isDeepEqual(a, b, true)),
      ifError(value) {
        if (value === null || value === undefined) return;
        let message = 'ifError got unwanted exception: ';
        message += typeof value === 'object' && typeof value.message === 'string' ? value.message.length === 0 && value.constructor ? value.constructor.name : value.message : inspect(value);
        const error = new AssertionError({ message, actual: value, expected: null, operator: 'ifError' });
        error.generatedMessage = false;
        throw error; //@ node:assert:733|    throw newErr;
      },
      match(text, pattern, message) { matches(text, pattern, message, 'match', true); },
      doesNotMatch(text, pattern, message) { matches(text, pattern, message, 'doesNotMatch', false); },
      throws(fn, ...rest) { expectException('throws', thrown(fn), ...rest); },
      doesNotThrow(fn, ...rest) { expectNone('doesNotThrow', thrown(fn), ...rest); },
      async rejects(promise, ...rest) { expectException('rejects', await rejected(promise), ...rest); },
      async doesNotReject(promise, ...rest) { expectNone('doesNotReject', await rejected(promise), ...rest); },
    };
    function matches(text, pattern, message, operator, isWanted) {
      if (Object.prototype.toString.call(pattern) !== '[object RegExp]') invalidArgumentType('regexp', 'an instance of RegExp', pattern);
      if (typeof text === 'string' && pattern.exec(text) !== null === isWanted) return;
      if (message instanceof Error) throw message;
      const isGenerated = !message;
      message ||= typeof text !== 'string' ? `The "string" argument must be of type string. Received type ${typeof text} (${inspect(text)})`
        : (isWanted ? 'The input did not match the regular expression ' : 'The input was expected to not match the regular expression ') + `${inspect(pattern)}. Input:\n\n${inspect(text)}\n`;
      const error = new AssertionError({ message, actual: text, expected: pattern, operator });
      error.generatedMessage = isGenerated;
      throw error; //@ node:assert:768|    throw err;
    }

    const nothing = Symbol('nothing');
    function thrown(fn) {
      if (typeof fn !== 'function') invalidArgumentType('fn', 'of type function', fn);
      try { fn(); } catch (error) { return error; }
      return nothing;
    }
    async function rejected(promise) {
      if (typeof promise === 'function') {
        promise = promise();
        if (typeof promise?.then !== 'function') {
          const type = typeof promise, isNothing = promise === undefined || promise === null;
          const got = isNothing ? `${promise}` : type === 'object' ? `an instance of ${promise.constructor?.name}`
            : type === 'function' ? `function ${promise.name}` : `type ${type} (${inspect(promise)})`;
          throw nodeError(TypeError, 'ERR_INVALID_RETURN_VALUE', `Expected instance of Promise to be returned from the "promiseFn" function but got ${got}.`);
        }
      } else if (typeof promise?.then !== 'function') invalidArgumentType('promiseFn', 'of type function or an instance of Promise', promise);
      try { await promise; } catch (error) { return error; }
      return nothing;
    }
    function expectException(operator, actual, expected, message) {
      if (typeof expected === 'string' && arguments.length < 4) { message = expected; expected = undefined; }
      else if (expected !== undefined && expected !== null && typeof expected !== 'object' && typeof expected !== 'function')
        invalidArgumentType('error', 'of type function or an instance of Error, RegExp, or Object', expected);
      expected ??= undefined;
      if (actual === nothing) {
        let details = expected?.name ? ` (${expected.name})` : '';
        details += message ? `: ${message}` : '.';
        const error = new AssertionError({ message: `Missing expected ${operator === 'rejects' ? 'rejection' : 'exception'}${details}`, actual: undefined, expected, operator });
        throw error; //@ node:assert:90|  throw new AssertionError(obj);
      }
      if (expected === undefined) {
        const said = typeof actual === 'object' && actual !== null ? actual.message : actual;
        if (message !== undefined && said === message)
          throw nodeError(TypeError, 'ERR_AMBIGUOUS_ARGUMENT',
            `The "error/message" argument is ambiguous. The error ${typeof actual === 'object' && actual !== null ? 'message ' : ''}"${said}" is identical to the message.`);
        return;
      }
      checkException(actual, expected, message, operator);
    }
    function checkException(actual, expected, message, operator) {
      const failed = text => {
        if (message instanceof Error) throw message;
        const error = new AssertionError({ message: message || text, actual, expected, operator });
        error.generatedMessage = !message;
        if (typeof expected === 'object' && Object.prototype.toString.call(expected) !== '[object RegExp]') throw error; //@ node:assert:377|      throw err;
        throw error; //@ node:assert:491|    throw err;
      };
      if (typeof expected !== 'function') {
        if (Object.prototype.toString.call(expected) === '[object RegExp]') {
          if (expected.exec(String(actual)) === null) failed(`The input did not match the regular expression ${inspect(expected)}. Input:\n\n${inspect(String(actual))}\n`);
          return;
        }
        if (typeof actual !== 'object' || actual === null) {
          const error = new AssertionError({ message, actual, expected, operator: 'deepStrictEqual' });
          error.operator = operator;
          throw error; //@ node:assert:377|      throw err;
        }
        const keys = Object.keys(expected);
        if (expected instanceof Error) keys.push('name', 'message');
        else if (keys.length === 0) throw invalidArgumentValue('error', expected, 'may not be an empty object');
        for (const key of keys) {
          if (typeof actual[key] === 'string' && Object.prototype.toString.call(expected[key]) === '[object RegExp]' && expected[key].exec(actual[key]) !== null) continue;
          if (key in actual && isDeepEqual(actual[key], expected[key], true)) continue;
          class Comparison {
            constructor(value, other) {
              for (const key of keys) if (key in value) {
                const isMatched = other !== undefined && typeof value[key] === 'string' && Object.prototype.toString.call(other[key]) === '[object RegExp]' &&
                  other[key].exec(value[key]) !== null;
                this[key] = isMatched ? other[key] : value[key];
              }
            }
          }
          failed(differenceText(new Comparison(actual, expected), new Comparison(expected), 'deepStrictEqual'));
        }
        return;
      }
      if (expected.prototype !== undefined && actual instanceof expected) return;
      if (Error.isPrototypeOf(expected)) {
        let text = `The error is expected to be an instance of "${expected.name}". Received `;
        if (actual instanceof Error) text += `"${actual.name}"`; else text += `"${inspect(actual, { depth: -1 })}"`;
        if (actual?.message) text += `\n\nError message:\n\n${actual.message}`;
        failed(text);
      }
      const result = Reflect.apply(expected, {}, [actual]);
      if (result !== true) {
        const name = expected.name ? `"${expected.name}" ` : '';
        let text = `The ${name}validation function is expected to return "true". Received ${inspect(result)}`;
        if (actual instanceof Error) text += `\n\nCaught error:\n\n${actual}`;
        failed(text);
      }
    }
    function isMeant(actual, expected) {
      if (typeof expected !== 'function') {
        if (Object.prototype.toString.call(expected) === '[object RegExp]') return expected.exec(String(actual)) !== null;
        invalidArgumentType('expected', 'of type function or an instance of RegExp', expected);
      }
      if (expected.prototype !== undefined && actual instanceof expected) return true;
      return !Error.isPrototypeOf(expected) && Reflect.apply(expected, {}, [actual]) === true;
    }
    function expectNone(operator, actual, expected, message) {
      if (actual === nothing) return;
      if (typeof expected === 'string') { message = expected; expected = undefined; }
      if (expected && !isMeant(actual, expected)) throw actual;
      const error = new AssertionError({
        message: `Got unwanted ${operator === 'doesNotReject' ? 'rejection' : 'exception'}${message ? `: ${message}` : '.'}\nActual message: "${actual && actual.message}"`, actual, expected, operator,
      });
      throw error; //@ node:assert:90|  throw new AssertionError(obj);
    }

    // Functions that count who calls them.
    class CallTracker {
      #checks = new Map();
      constructor() { internal.process.emitWarning('assert.CallTracker is deprecated.', 'DeprecationWarning', 'DEP0173'); }
      #check(tracked) {
        const check = this.#checks.get(tracked);
        if (check === undefined) throw invalidArgumentValue('tracked', tracked, 'is not a tracked function');
        return check;
      }
      reset(tracked) { for (const check of tracked === undefined ? this.#checks.values() : [this.#check(tracked)]) check.calls = []; }
      getCalls(tracked) { return Object.freeze([...this.#check(tracked).calls]); }
      calls(fn = (() => () => {})(), expected = 1) {
        if (internal.process._exiting) throw nodeError(Error, 'ERR_UNAVAILABLE_DURING_EXIT', 'Cannot call function in process exit handler');
        if (typeof fn === 'number') { expected = fn; fn = (() => () => {})(); }
        if (typeof expected !== 'number') invalidArgumentType('expected', 'of type number', expected);
        if (!Number.isInteger(expected)) throw outOfRange('expected', 'an integer', expected);
        if (expected < 1 || expected > 4294967295) throw outOfRange('expected', '>= 1 && <= 4294967295', expected);
        const check = { calls: [], expected, name: fn.name || 'calls', stack: new Error() };
        const tracked = new Proxy(fn, {
          apply(fn, thisArg, args) {
            check.calls.push(Object.freeze({ thisArg, arguments: Object.freeze([...args]) }));
            return Reflect.apply(fn, thisArg, args);
          },
        });
        this.#checks.set(tracked, check);
        return tracked;
      }
      report() {
        return [...this.#checks.values()].filter(({ calls, expected }) => calls.length !== expected).map(({ calls, expected, name, stack }) => ({
          message: `Expected the ${name} function to be executed ${expected} time(s) but was executed ${calls.length} time(s).`, actual: calls.length, expected, operator: name, stack,
        }));
      }
      verify() {
        const faults = this.report();
        if (faults.length === 0) return;
        const error = new AssertionError({ message: faults.length === 1 ? faults[0].message : 'Functions were not called the expected number of times' });
        error.generatedMessage = false;
        throw error;
      }
    }

    function strict(...args) { okay(args); }
    const order = ['fail', 'AssertionError', 'ok', 'equal', 'notEqual', 'deepEqual', 'notDeepEqual', 'deepStrictEqual', 'notDeepStrictEqual', 'strictEqual', 'notStrictEqual',
      'throws', 'rejects', 'doesNotThrow', 'doesNotReject', 'ifError', 'match', 'doesNotMatch', 'CallTracker'];
    const all = { ...own, AssertionError, CallTracker };
    for (const name of order) assert[name] = all[name];
    Object.assign(strict, assert, { equal: assert.strictEqual, deepEqual: assert.deepStrictEqual, notEqual: assert.notStrictEqual, notDeepEqual: assert.notDeepStrictEqual });
    assert.strict = strict;
    strict.strict = strict;
    module.exports = assert;
    """#

    /// `node:assert/strict`
    static let assertStrict = "module.exports = require('assert').strict;"
}
