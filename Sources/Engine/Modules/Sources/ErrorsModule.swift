extension ModuleSource {
    /// Errors with Node's codes, for the other modules.
    static let errors = #"""
    const { inspect } = internal;

    // The stack begins with `Name [CODE]: message`; `name` itself stays the class's.
    function nodeError(Base, code, message, properties) {
      const error = new Base(message);
      Error.captureStackTrace(error, nodeError);
      Object.defineProperty(error, 'name', { value: `${error.name} [${code}]`, enumerable: false, writable: true, configurable: true });
      error.stack;
      delete error.name;
      Object.defineProperty(error, 'toString', { value() { return `${this.name} [${code}]: ${this.message}`; }, enumerable: false, writable: true, configurable: true });
      error.code = code;
      return Object.assign(error, properties);
    }
    // What Node throws from C++ has its code as a property, and nowhere else.
    const nativeError = (Base, code, message, properties) => Object.assign(new Base(message), properties, { code });
    class AbortError extends Error {
      constructor(options) {
        super('The operation was aborted', options);
        this.code = 'ABORT_ERR';
        this.name = 'AbortError';
      }
    }
    // What was aborted ends so, with the signal's reason as its cause where there is one.
    function abortError(reason, hasReason = reason !== undefined) {
      const error = new AbortError(hasReason ? { cause: reason } : undefined);
      Error.captureStackTrace(error, abortError);
      return error;
    }
    function invalidArgumentValue(name, value, reason = 'is invalid') {
      let text = inspect(value);
      if (text.length > 128) text = `${text.slice(0, 128)}...`;
      return nodeError(TypeError, 'ERR_INVALID_ARG_VALUE', `The ${name.includes('.') ? 'property' : 'argument'} '${name}' ${reason}. Received ${text}`);
    }
    function missingArguments(...names) {
      const quoted = names.map(name => `"${name}"`);
      const list = quoted.length === 1 ? `${quoted[0]} argument` : quoted.length === 2 ? `${quoted[0]} and ${quoted[1]} arguments`
        : `${quoted.slice(0, -1).join(', ')}, and ${quoted.at(-1)} arguments`;
      return nodeError(TypeError, 'ERR_MISSING_ARGS', `The ${list} must be specified`);
    }
    const invalidThis = type => nodeError(TypeError, 'ERR_INVALID_THIS', `Value of "this" must be of type ${type}`);
    const illegalConstructor = () => nodeError(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor');
    const isLarge = value => typeof value === 'bigint' ? value > 2n ** 32n || value < -(2n ** 32n) : Number.isInteger(value) && Math.abs(value) > 2 ** 32;
    const outOfRange = (name, range, value) => nodeError(RangeError, 'ERR_OUT_OF_RANGE',
      `The value of "${name}" is out of range. It must be ${range}. Received ${isLarge(value) ? inspect(value, { numericSeparator: true }) : inspect(value)}`);
    // A number without a fraction in that range, given back.
    function checkInteger(value, name, least, most) {
      if (typeof value !== 'number') internal.invalidArgumentType(name, 'of type number', value);
      if (!Number.isInteger(value)) throw outOfRange(name, 'an integer', value);
      if (value < least || value > most) throw outOfRange(name, `>= ${least} && <= ${most}`, value);
      return value;
    }
    // Web IDL: what a class has by name is enumerable, but for its constructor.
    function enumerate(Class, ...others) {
      for (const object of [Class.prototype, ...others]) for (const name of Object.getOwnPropertyNames(object)) {
        const descriptor = Object.getOwnPropertyDescriptor(object, name);
        if (name !== 'constructor' && name !== 'prototype' && name !== 'name' && name !== 'length') Object.defineProperty(object, name, { ...descriptor, enumerable: true });
      }
    }
    // Methods and accessors that are called on something else throw what `failure` makes; those that promise reject with it.
    function guardReceivers(Class, isOne, failure, { names = Object.getOwnPropertyNames(Class.prototype), promises = [] } = {}) {
      for (const name of names) {
        const own = Object.getOwnPropertyDescriptor(Class.prototype, name);
        for (const kind of ['get', 'set', 'value']) {
          const method = own[kind];
          if (name === 'constructor' || typeof method !== 'function') continue;
          own[kind] = { method(...args) {
            if (isOne(this)) return Reflect.apply(method, this, args);
            if (promises.includes(name)) return Promise.reject(failure());
            throw failure();
          } }.method;
          for (const key of ['name', 'length']) Object.defineProperty(own[kind], key, { value: method[key] });
        }
        Object.defineProperty(Class.prototype, name, own);
      }
    }
    // Puts those properties of a module, of which there are, into the order in which Node lists them.
    function arrange(object, names) {
      for (const name of names.split(/\s+/)) {
        const own = Object.getOwnPropertyDescriptor(object, name);
        if (own?.configurable && delete object[name]) Object.defineProperty(object, name, own);
      }
    }
    // What several modules go by: how many listeners are many.
    const usual = { maxListeners: 10 };
    Object.assign(exports, {
      arrange, usual, nodeError, nativeError, checkInteger, abortError, invalidArgumentValue, missingArguments, invalidThis, outOfRange, illegalConstructor, enumerate,
      guardReceivers,
    });
    """#
}
