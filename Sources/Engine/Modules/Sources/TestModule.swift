extension ModuleSource {
    /// `node:test`: tests, suites and hooks, with Node's TAP report. Tests run one after another.
    static let test = #"""
    const { inspect, invalidArgumentType, process, global, write } = internal;
    const { nodeError } = require('internal/errors');
    const { setImmediate, setTimeout, clearTimeout } = global;
    const mocking = require('internal/mocking');

    // MARK: The report

    let waiting = '';
    function report(text) {
      if (waiting === '') setImmediate(() => { const text = waiting; waiting = ''; write(text, false); });
      waiting += text;
    }
    const escaped = text => `${text}`.replace(/[#\\]/g, '\\$&').replace(/\n/g, '\\n').replace(/\t/g, '\\t').replace(/\r/g, '\\r').replace(/\f/g, '\\f').replace(/\v/g, '\\v').replace(/[\b]/g, '\\b');
    // YAML, as far as results need it: what an object holds stands below its name.
    function detail(indent, name, value, seen = new Set()) {
      if (value === undefined) return '';
      const start = `${indent}  ${name}:`, inner = `${indent}  `;
      if (value === null) return `${start} ~\n`;
      if (typeof value === 'string' && /[\r\n]/.test(value)) return `${start} |-\n${value.split(/\r?\n|\r/).map(line => `${indent}    ${line}\n`).join('')}`;
      if (typeof value !== 'object') return `${start} ${inspect(value, { breakLength: Infinity })}\n`;
      seen.add(value);
      let text = `${start}${value instanceof Date ? ` ${value.toISOString()}` : ''}\n`;
      const isError = value instanceof Error;
      for (const [key, held] of Object.entries(value)) {
        if (isError && (key === 'cause' || key === 'code')) continue;
        text += seen.has(held) ? `${inner}  ${key}: <Circular>\n` : detail(inner, key, held, seen);
      }
      return isError ? text + errorText(indent, value, value.code, seen) : text;
    }
    function errorText(indent, error, code, seen) {
      let text = detail(indent, 'error', error.message, seen);
      if (code) text += detail(indent, 'code', code, seen);
      if (error.name && error.name !== 'Error') text += detail(indent, 'name', error.name, seen);
      if ('expected' in error && 'actual' in error) for (const name of ['expected', 'actual', 'operator']) text += detail(indent, name, error[name], seen);
      const frames = `${error.stack}`.split('\n').filter(line => /^ {4}at /.test(line)).map(line => `${indent}    ${line.slice(7)}\n`);
      return frames.length > 0 ? `${text}${indent}  stack: |-\n${frames.join('')}` : text;
    }
    function failureText(indent, test) {
      const { error } = test, cause = error.failureType === 'testCodeFailure' || error.failureType === 'hookFailed' ? error.cause : error;
      const text = detail(indent, 'failureType', error.failureType), seen = new Set([error]);
      if (!(cause instanceof Error)) return text + detail(indent, 'error', typeof cause === 'string' ? cause : inspect(cause)) + detail(indent, 'code', error.code);
      if (cause === error) return text + detail(indent, 'error', cause.message) + detail(indent, 'code', cause.code) + (cause.name === 'Error' ? '' : detail(indent, 'name', cause.name));
      return text + errorText(indent, cause, cause.code ?? error.code, seen);
    }
    function tell(test, number, indent) {
      report(`${indent}# Subtest: ${escaped(test.name)}\n`);
      const inner = `${indent}    `;
      test.subtests.forEach((subtest, i) => tell(subtest, i + 1, inner));
      if (test.subtests.length > 0) report(`${inner}1..${test.subtests.length}\n`);
      const note = (word, reason) => reason === undefined ? '' : ` # ${word.toUpperCase()}${reason && ` ${escaped(reason)}`}`;
      const mark = note('skip', test.skipped) || note('todo', test.isTodo);
      report(`${indent}${test.error ? 'not ok' : 'ok'} ${number} - ${escaped(test.name)}${mark}\n${indent}  ---\n${indent}  duration_ms: ${test.duration}\n`);
      if (test.isSuite) report(`${indent}  type: 'suite'\n`);
      if (test.error) report(detail(indent, 'location', test.location) + failureText(indent, test));
      report(`${indent}  ...\n`);
      for (const text of test.diagnostics) report(`${indent}# ${escaped(text)}\n`);
    }
    const counts = { tests: 0, suites: 0, pass: 0, fail: 0, cancelled: 0, skipped: 0, todo: 0 };
    function count(test) {
      for (const subtest of test.subtests) count(subtest);
      if (test.isSuite) { counts.suites++; return; }
      counts.tests++;
      if (test.skipped !== undefined) counts.skipped++;
      else if (test.isTodo !== undefined) counts.todo++;
      else if (test.error?.failureType === 'cancelledByParent' || test.error?.failureType === 'testTimeoutFailure') counts.cancelled++;
      else if (test.error) counts.fail++;
      else counts.pass++;
    }

    // MARK: Tests

    const failure = (failureType, cause) => {
      const error = nodeError(Error, 'ERR_TEST_FAILURE', cause instanceof Error ? cause.message : typeof cause === 'string' ? cause : inspect(cause), { failureType });
      error.cause = cause;
      if (cause instanceof Error && cause.code !== undefined) error.code = cause.code;
      return error;
    };
    const placeOfCall = () => /\(?((?:file:\/\/)?\/[^()]*:\d+:\d+)\)?$/m.exec(new Error().stack)?.[1];
    const newHooks = () => ({ before: [], after: [], beforeEach: [], afterEach: [] });
    let current;
    class Test {
      constructor(parent, name, options, callback, isSuite, location) {
        Object.assign(this, { parent, options, callback, isSuite, location, subtests: [], diagnostics: [], hooks: newHooks(), duration: 0, queue: Promise.resolve() });
        // What the parent has by now; what it is given later is for its own tests alone.
        this.inherited = { beforeEach: parent?.eachHooks('beforeEach') ?? [], afterEach: parent?.eachHooks('afterEach') ?? [] };
        this.name = name || callback?.name || '<anonymous>';
        const reason = value => value === undefined || value === false ? undefined : typeof value === 'string' ? value : '';
        this.skipped = reason(options.skip) ?? (callback ? undefined : reason(options.todo) === undefined ? '' : undefined);
        this.isTodo = reason(options.todo);
        this.done = new Promise(resolve => { this.finish = resolve; });
        this.callback ??= () => {};
        if (isSuite && this.skipped === undefined) this.fill();
      }
      // A suite's function says what is in it, at once.
      fill() {
        const before = current;
        current = this;
        try {
          const result = this.callback.call(new SuiteContext(this), new SuiteContext(this));
          this.filled = Promise.resolve(result).catch(error => { this.error = failure('testCodeFailure', error); });
        } catch (error) { this.error = failure('testCodeFailure', error); } finally { current = before; }
      }
      add(test) {
        this.subtests.push(test);
        if (!this.isSuite) this.queue = this.queue.then(() => test.run());
        return test.done;
      }
      async hook(name, context) { for (const callback of this.hooks[name]) await runCallback(callback, context); }
      eachHooks(name) {
        return name === 'beforeEach' ? [...this.inherited.beforeEach, ...this.hooks.beforeEach] : [...this.hooks.afterEach, ...this.inherited.afterEach];
      }
      lineage() { return this.parent ? [...this.parent.lineage(), this.parent] : []; }
      async run() {
        const start = global.performance.now();
        const context = this.isSuite ? new SuiteContext(this) : new TestContext(this);
        if (this.skipped === undefined) try {
          if (this.isSuite) await this.runSuite(context); else await this.runTest(context);
        } catch (error) { this.error ??= error?.failureType ? error : failure('testCodeFailure', error); }
        if (!this.error) {
          const failed = this.subtests.filter(test => test.error && test.isTodo === undefined).length;
          if (failed > 0) this.error = failure('subtestsFailed', `${failed} subtest${failed > 1 ? 's' : ''} failed`);
        }
        this.mock?.restoreAll();
        this.duration = Math.round((global.performance.now() - start) * 1e6) / 1e6;
        this.finish();
      }
      async runSuite(context) {
        await this.filled;
        if (this.error) return;
        await this.hook('before', context).catch(error => { throw failure('hookFailed', error); });
        for (const test of this.subtests) await test.run();
        await this.hook('after', context).catch(error => { throw failure('hookFailed', error); });
      }
      async runTest(context) {
        for (const ancestor of this.lineage())
          if (!ancestor.isSuite && !ancestor.wasPrepared) { ancestor.wasPrepared = true; await ancestor.hook('before', context); }
        for (const callback of this.parent?.eachHooks('beforeEach') ?? [])
          await runCallback(callback, context).catch(error => { throw failure('hookFailed', error); });
        const before = current;
        current = this;
        let failed;
        try { await limited(this, runCallback(this.callback, context)); } catch (error) { failed = error?.failureType ? error : failure('testCodeFailure', error); } finally { current = before; }
        await this.queue;
        for (const callback of this.parent?.eachHooks('afterEach') ?? [])
          await runCallback(callback, context).catch(error => { failed ??= failure('hookFailed', error); });
        await this.hook('after', context);
        if (failed) throw failed;
      }
    }
    function limited(test, promise) {
      const { timeout } = test.options;
      if (timeout === undefined || timeout === Infinity) return promise;
      let timer;
      const late = new Promise((resolve, reject) => { timer = setTimeout(() => reject(failure('testTimeoutFailure', `test timed out after ${timeout}ms`)), timeout); });
      return Promise.race([promise, late]).finally(() => clearTimeout(timer));
    }
    function runCallback(callback, context) {
      if (callback.length < 2) return (async () => Reflect.apply(callback, context, [context]))();
      return new Promise((resolve, reject) => {
        const result = Reflect.apply(callback, context, [context, error => error ? reject(error) : resolve()]);
        if (typeof result?.then === 'function') reject(failure('callbackAndPromisePresent', 'passed a callback but also returned a Promise'));
      });
    }
    class SuiteContext {
      #test;
      constructor(test) { this.#test = test; }
      get name() { return this.#test.name; }
      get signal() { return new global.AbortController().signal; }
    }
    class TestContext {
      #test;
      constructor(test) { this.#test = test; }
      get name() { return this.#test.name; }
      get signal() { return new global.AbortController().signal; }
      get mock() { return this.#test.mock ??= new mocking.MockTracker(); }
      diagnostic(message) { this.#test.diagnostics.push(message); }
      runOnly() {}
      skip(message) { this.#test.skipped = message === undefined ? '' : `${message}`; }
      todo(message) { this.#test.isTodo = message === undefined ? '' : `${message}`; }
      test(...args) { return define(this.#test, args, false); }
      before(callback) { this.#test.hooks.before.push(callback); }
      after(callback) { this.#test.hooks.after.push(callback); }
      beforeEach(callback) { this.#test.hooks.beforeEach.push(callback); }
      afterEach(callback) { this.#test.hooks.afterEach.push(callback); }
    }

    // MARK: What programs call

    const root = {
      subtests: [], hooks: newHooks(), inherited: { beforeEach: [], afterEach: [] }, hook: Test.prototype.hook, eachHooks: Test.prototype.eachHooks, lineage: () => [], isSuite: false,
    };
    let isRunning = false;
    function begin() {
      if (isRunning) return;
      isRunning = true;
      // Node loads its reporters first.
      setImmediate(async () => {
        report('TAP version 13\n');
        for (let i = 0; i < root.subtests.length; i++) {
          const test = root.subtests[i];
          await test.run();
          tell(test, i + 1, '');
        }
        await root.hook('after', undefined);
        root.subtests.forEach(count);
        report(`1..${root.subtests.length}\n`);
        for (const [name, value] of Object.entries(counts)) report(`# ${name} ${value}\n`);
        report(`# duration_ms ${Math.round(global.performance.now() * 1e6) / 1e6}\n`);
        if (root.subtests.some(test => test.error && test.isTodo === undefined)) process.exitCode = 1;
      });
    }
    function define(parent, args, isSuite, extra) {
      let [name, options, callback] = args;
      if (typeof name === 'function') { callback = name; options = {}; name = undefined; }
      else if (name !== null && typeof name === 'object') { callback = options; options = name; name = undefined; }
      else if (typeof options === 'function') { callback = options; options = {}; }
      const test = new Test(parent, name, { ...options, ...extra }, callback, isSuite, placeOfCall());
      if (parent !== root) return parent.add(test);
      root.subtests.push(test);
      begin();
      return test.done;
    }
    const definer = isSuite => {
      const defined = (...args) => define(current ?? root, args, isSuite);
      for (const [name, extra] of [['skip', { skip: true }], ['todo', { todo: true }], ['only', { only: true }]]) defined[name] = (...args) => define(current ?? root, args, isSuite, extra);
      return defined;
    };
    const hookDefiner = name => (callback, options) => {
      if (typeof callback !== 'function') invalidArgumentType('fn', 'of type function', callback);
      (current ?? root).hooks[name].push(callback);
    };
    const test = definer(false), describe = definer(true);
    Object.defineProperty(test, 'name', { value: 'test' });
    module.exports = Object.assign(test, {
      after: hookDefiner('after'), afterEach: hookDefiner('afterEach'), before: hookDefiner('before'), beforeEach: hookDefiner('beforeEach'),
      describe, it: definer(false), suite: describe, test,
    });
    let tracker;
    Object.defineProperty(test, 'mock', { configurable: true, enumerable: true, get: () => tracker ??= new mocking.MockTracker() });
    """#

    /// `mock` of `node:test`.
    static let mocking = #"""
    const { invalidArgumentType, global } = internal;
    const { invalidArgumentValue, outOfRange } = require('internal/errors');

    class MockFunctionContext {
      #calls = []; #original; #implementation; #once = new Map(); #restore; #times;
      constructor(original, implementation, restore, times = Infinity) { this.#original = original; this.#implementation = implementation; this.#restore = restore; this.#times = times; }
      get calls() { return [...this.#calls]; }
      callCount() { return this.#calls.length; }
      mockImplementation(implementation) {
        if (typeof implementation !== 'function') invalidArgumentType('implementation', 'of type function', implementation);
        this.#implementation = implementation;
      }
      mockImplementationOnce(implementation, onCall = this.#calls.length) {
        if (typeof implementation !== 'function') invalidArgumentType('implementation', 'of type function', implementation);
        if (onCall < this.#calls.length) throw outOfRange('onCall', `>= ${this.#calls.length}`, onCall);
        this.#once.set(onCall, implementation);
      }
      resetCalls() { this.#calls = []; }
      restore() { this.#restore?.(); this.#implementation = this.#original; this.#once.clear(); }
      static call(context, receiver, args, target) {
        const number = context.#calls.length, implementation = context.#once.get(number) ?? context.#implementation;
        context.#once.delete(number);
        if (number + 1 === context.#times) context.restore();
        const call = { arguments: args, error: undefined, result: undefined, stack: new Error(), target, this: receiver };
        try {
          if (target) { call.result = Reflect.construct(implementation, args, target); call.this = call.result; } else call.result = Reflect.apply(implementation, receiver, args);
        } catch (error) { call.error = error; throw error; } finally { context.#calls.push(call); }
        return call.result;
      }
    }
    const { call } = MockFunctionContext;
    delete MockFunctionContext.call;

    class MockTracker {
      #contexts = []; #timers;
      get timers() { return this.#timers ??= new MockTimers(); }
      #make(original, implementation, times, restore) {
        const context = new MockFunctionContext(original, implementation, restore, times);
        this.#contexts.push(context);
        return new Proxy(original, {
          apply: (target, receiver, args) => call(context, receiver, args, undefined),
          construct: (target, args, newTarget) => call(context, undefined, args, newTarget),
          get: (target, key, receiver) => key === 'mock' ? context : Reflect.get(target, key, receiver),
        });
      }
      fn(original = function () {}, implementation = original, options = {}) {
        if (original !== null && typeof original === 'object') { options = original; original = function () {}; implementation = original; }
        else if (implementation !== null && typeof implementation === 'object') { options = implementation; implementation = original; }
        return this.#make(original, implementation, options.times);
      }
      method(object, name, implementation, options = {}) {
        if (implementation !== null && typeof implementation === 'object') { options = implementation; implementation = undefined; }
        const kind = options.getter ? 'get' : options.setter ? 'set' : 'value';
        let holder = object, own;
        while (holder && !(own = Object.getOwnPropertyDescriptor(holder, name))) holder = Object.getPrototypeOf(holder);
        const original = own?.[kind];
        if (typeof original !== 'function') throw invalidArgumentValue('methodName', original, 'must be a method');
        const isOwn = holder === object;
        const mocked = this.#make(original, implementation ?? original, options.times, () => { if (isOwn) Object.defineProperty(object, name, own); else delete object[name]; });
        Object.defineProperty(object, name, { ...own, configurable: true, [kind]: mocked });
        return mocked;
      }
      getter(object, name, implementation, options = {}) { return this.method(object, name, implementation, { ...options, getter: true }); }
      setter(object, name, implementation, options = {}) { return this.method(object, name, implementation, { ...options, setter: true }); }
      reset() { this.restoreAll(); this.#contexts = []; this.#timers?.reset(); }
      restoreAll() { for (const context of this.#contexts) context.restore(); this.#timers?.reset(); }
    }

    // Timers that pass when the test says so.
    class MockTimers {
      #now = 0; #list = []; #number = 0; #kept;
      enable(options = {}) {
        const apis = Array.isArray(options) ? options : options.apis ?? ['setTimeout', 'setInterval', 'setImmediate', 'Date'];
        if (this.#kept) throw require('internal/errors').nodeError(Error, 'ERR_INVALID_STATE', 'Invalid state: MockTimers is already enabled!');
        this.#kept = new Map();
        this.#now = +(options.now ?? 0);
        const replace = (name, value) => {
          this.#kept.set(name, Object.getOwnPropertyDescriptor(global, name));
          Object.defineProperty(global, name, { value, writable: true, configurable: true });
        };
        const add = (callback, delay, args, every) => {
          const timer = { number: ++this.#number, callback, args, due: this.#now + Math.max(delay || 0, 1), every };
          this.#list.push(timer);
          return timer;
        };
        const remove = timer => { this.#list = this.#list.filter(other => other !== timer); };
        if (apis.includes('setTimeout')) { replace('setTimeout', (callback, delay, ...args) => add(callback, delay, args)); replace('clearTimeout', remove); }
        if (apis.includes('setInterval')) {
          replace('setInterval', (callback, delay, ...args) => add(callback, delay, args, Math.max(delay || 0, 1)));
          replace('clearInterval', remove);
        }
        if (apis.includes('setImmediate')) {
          replace('setImmediate', (callback, ...args) => Object.assign(add(callback, 0, args), { due: this.#now }));
          replace('clearImmediate', remove);
        }
        if (apis.includes('Date')) {
          const now = () => this.#now, Real = global.Date;
          replace('Date', new Proxy(Real, {
            construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget), apply: () => new Real(now()).toString(),
            get: (target, key, receiver) => key === 'now' ? now : Reflect.get(target, key, receiver),
          }));
        }
      }
      tick(time = 1) {
        if (time < 0) throw invalidArgumentValue('time', time, 'must be positive integer');
        const end = this.#now + time;
        for (;;) {
          const next = this.#list.filter(timer => timer.due <= end).sort((a, b) => a.due - b.due || a.number - b.number)[0];
          if (!next) break;
          this.#now = Math.max(this.#now, next.due);
          if (next.every) next.due += next.every; else this.#list = this.#list.filter(other => other !== next);
          next.callback(...next.args);
        }
        this.#now = end;
      }
      runAll() { const last = Math.max(...this.#list.map(timer => timer.due)); if (this.#list.length > 0) this.tick(last - this.#now); }
      setTime(time) { this.#now = time; }
      reset() {
        for (const [name, own] of this.#kept ?? []) Object.defineProperty(global, name, own);
        this.#kept = undefined;
        this.#list = [];
        this.#now = 0;
      }
    }
    Object.assign(exports, { MockTracker });
    """#
}
