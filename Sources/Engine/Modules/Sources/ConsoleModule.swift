extension ModuleSource {
    /// `Console` of `node:console`: a console that writes to streams of its own.
    static let console = #"""
    const { formatWithOptions, inspect, global, invalidArgumentType } = internal;
    const { nodeError, outOfRange } = require('internal/errors');
    const own = global.console;
    // By console: where it writes, how, and what it remembers between calls.
    const states = new WeakMap();
    function optionsFor(console, stream) {
      const { inspectOptions, colorMode } = states.get(console);
      const colors = colorMode === 'auto' ? stream.isTTY === true && (typeof stream.getColorDepth !== 'function' || stream.getColorDepth() > 2) : colorMode;
      return { colors, ...inspectOptions };
    }
    const text = (console, args, stream = states.get(console).stdout) => formatWithOptions(optionsFor(console, stream), ...args);
    function print(console, stream, line) {
      const { indentation } = states.get(console);
      stream.write(`${indentation}${indentation === '' ? line : line.replace(/\n/g, `\n${indentation}`)}\n`);
    }
    function Console(options, stderr, ignoreErrors) {
      if (!new.target) return new Console(...arguments);
      if (options === undefined || typeof options.write === 'function' || options === null) options = { stdout: options, stderr };
      const { stdout, stderr: errors = stdout, inspectOptions, groupIndentation = 2, colorMode = 'auto' } = options;
      for (const [name, stream] of [['stdout', stdout], ['stderr', errors]])
        if (typeof stream?.write !== 'function') throw nodeError(TypeError, 'ERR_CONSOLE_WRITABLE_STREAM', `Console expects a writable stream instance for ${name}`);
      if (colorMode !== 'auto' && typeof colorMode !== 'boolean')
        throw nodeError(TypeError, 'ERR_INVALID_ARG_VALUE', `The argument 'colorMode' must be one of: 'auto', true, false. Received ${inspect(colorMode)}`);
      if (typeof groupIndentation !== 'number') invalidArgumentType('groupIndentation', 'of type number', groupIndentation);
      if (!Number.isInteger(groupIndentation)) throw outOfRange('groupIndentation', 'an integer', groupIndentation);
      if (groupIndentation < 0 || groupIndentation > 1000) throw outOfRange('groupIndentation', '>= 0 && <= 1000', groupIndentation);
      if (inspectOptions !== undefined) {
        if (inspectOptions === null || typeof inspectOptions !== 'object') invalidArgumentType('options.inspectOptions', 'of type object', inspectOptions);
        if (inspectOptions.colors !== undefined && options.colorMode !== undefined)
          throw nodeError(TypeError, 'ERR_INCOMPATIBLE_OPTION_PAIR', 'Option "options.inspectOptions.color" cannot be used in combination with option "colorMode"');
      }
      states.set(this, { stdout, errors, inspectOptions, colorMode, groupIndentation, indentation: '', counts: new Map(), timers: new Map() });
      Object.defineProperty(this, Symbol.toStringTag, { value: 'console', configurable: true });
      // Each console has its methods, bound to it: a class made of this one may have its own.
      for (const name of Object.keys(methods)) {
        this[name] = this[name].bind(this);
        Object.defineProperty(this[name], 'name', { value: name, configurable: true });
      }
    }
    const methods = {
      log(...args) { print(this, states.get(this).stdout, text(this, args)); },
      warn(...args) { const { errors } = states.get(this); print(this, errors, text(this, args, errors)); },
      dir(value, options) { const state = states.get(this); print(this, state.stdout, inspect(value, { customInspect: false, ...optionsFor(this, state.stdout), ...options })); },
      time(label = 'default') { states.get(this).timers.set(`${label}`, global.performance.now()); },
      timeEnd(label = 'default') { methods.timeLog.call(this, label); states.get(this).timers.delete(`${label}`); },
      timeLog(label = 'default', ...rest) {
        const start = states.get(this).timers.get(`${label}`);
        if (start !== undefined) this.log(`${label}: ${+(global.performance.now() - start).toFixed(3)}ms`, ...rest);
      },
      trace(...args) { const here = { name: 'Trace', message: text(this, args) }; Error.captureStackTrace(here, methods.trace); this.error(here.stack); },
      assert(condition, ...args) {
        if (condition) return;
        if (typeof args[0] === 'string') args[0] = `Assertion failed: ${args[0]}`; else args.unshift('Assertion failed' + (args.length > 0 ? ':' : ''));
        this.warn(...args);
      },
      clear() {},
      count(label = 'default') { const { counts } = states.get(this), n = (counts.get(`${label}`) ?? 0) + 1; counts.set(`${label}`, n); this.log(`${label}: ${n}`); },
      countReset(label = 'default') { states.get(this).counts.delete(`${label}`); },
      group(...args) { if (args.length > 0) this.log(...args); const state = states.get(this); state.indentation += ' '.repeat(state.groupIndentation); },
      groupEnd() { const state = states.get(this); state.indentation = state.indentation.slice(0, Math.max(0, state.indentation.length - state.groupIndentation)); },
      // The one there is writes by its `log`.
      table(data, columns) {
        const { log } = own;
        own.log = (...args) => this.log(...args);
        try { own.table(data, columns); } finally { own.log = log; }
      },
    };
    Object.assign(methods, { debug: methods.log, info: methods.log, dirxml: methods.log, error: methods.warn, groupCollapsed: methods.group });
    Object.assign(Console.prototype, methods);
    Object.defineProperty(Console, Symbol.hasInstance, { value: value => value === own || Function.prototype[Symbol.hasInstance].call(Console, value) });
    exports.Console = Console;
    """#
}
