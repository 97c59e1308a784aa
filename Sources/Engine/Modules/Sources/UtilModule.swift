extension ModuleSource {
    /// `node:util`
    static let util = #"""
    const { inspect, format, formatWithOptions, kind, promiseDetails, invalidArgumentType } = internal;
    const { nodeError } = require('internal/errors');
    const custom = Symbol.for('nodejs.util.promisify.custom');

    function promisify(original) {
      if (typeof original !== 'function') invalidArgumentType('original', 'of type function', original);
      if (original[custom]) {
        const own = original[custom];
        if (typeof own !== 'function') invalidArgumentType('util.promisify.custom', 'of type function', own);
        return Object.defineProperty(own, custom, { value: own, enumerable: false, writable: false, configurable: true });
      }
      function promisified(...args) {
        return new Promise((resolve, reject) => {
          Reflect.apply(original, this, [...args, (error, ...values) => error ? reject(error) : resolve(values[0])]);
        });
      }
      Object.setPrototypeOf(promisified, Object.getPrototypeOf(original));
      Object.defineProperty(promisified, custom, { value: promisified, enumerable: false, writable: false, configurable: true });
      return Object.defineProperties(promisified, Object.getOwnPropertyDescriptors(original));
    }
    promisify.custom = custom;
    for (const name of ['setTimeout', 'setImmediate']) Object.defineProperty(internal.global[name], custom, {
      enumerable: true, configurable: true, get() { return require('timers/promises')[name]; },
    });

    function callbackify(original) {
      if (typeof original !== 'function') invalidArgumentType('original', 'of type function', original);
      function callbackified(...args) {
        const callback = args.pop();
        if (typeof callback !== 'function') invalidArgumentType('last argument', 'of type function', callback);
        Reflect.apply(original, this, args).then(
          value => internal.process.nextTick(callback, null, value),
          reason => {
            if (!reason) reason = nodeError(Error, 'ERR_FALSY_VALUE_REJECTION', 'Promise was rejected with falsy value', { reason });
            internal.process.nextTick(callback, reason);
          });
      }
      const descriptors = Object.getOwnPropertyDescriptors(original);
      if (typeof descriptors.length.value === 'number') descriptors.length.value++;
      if (typeof descriptors.name.value === 'string') descriptors.name.value += 'Callbackified';
      return Object.defineProperties(callbackified, descriptors);
    }

    function inherits(constructor, parent) {
      if (constructor === undefined || constructor === null) invalidArgumentType('ctor', 'of type function', constructor);
      if (parent === undefined || parent === null) invalidArgumentType('superCtor', 'of type function', parent);
      if (parent.prototype === undefined) invalidArgumentType('superCtor.prototype', 'of type object', parent.prototype);
      Object.defineProperty(constructor, 'super_', { value: parent, writable: true, configurable: true });
      Object.setPrototypeOf(constructor.prototype, parent.prototype);
    }

    const told = new Set();
    function deprecate(original, message, code) {
      if (code !== undefined && typeof code !== 'string') invalidArgumentType('code', 'of type string', code);
      let isTold = false;
      function deprecated(...args) {
        if (!isTold) {
          isTold = true;
          if (code === undefined || !told.has(code)) {
            if (code !== undefined) told.add(code);
            internal.process.emitWarning(message, 'DeprecationWarning', code, deprecated);
          }
        }
        return new.target ? Reflect.construct(original, args, new.target) : Reflect.apply(original, this, args);
      }
      Object.setPrototypeOf(deprecated, original);
      if (original.prototype) deprecated.prototype = original.prototype;
      return deprecated;
    }

    const isKind = (...kinds) => value => kinds.includes(kind(value));
    const ofTypedArray = name => value => kind(value) === 'typedArray' && typedArrayTag(value) === name;
    const typedArrayTag = Reflect.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get.call.bind(
      Reflect.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get);
    const AsyncFunction = (async () => {}).constructor, GeneratorFunction = (function* () {}).constructor, AsyncGeneratorFunction = (async function* () {}).constructor;
    const isFunctionOf = (...constructors) => value => typeof value === 'function' && constructors.some(constructor => value instanceof constructor);
    const tests = {
      isExternal: () => false, isDate: isKind('date'), isArgumentsObject: isKind('arguments'), isBigIntObject: isKind('bigIntObject'),
      isBooleanObject: isKind('booleanObject'), isNumberObject: isKind('numberObject'), isStringObject: isKind('stringObject'), isSymbolObject: isKind('symbolObject'),
      isNativeError: isKind('error'), isRegExp: isKind('regExp'),
      isAsyncFunction: isFunctionOf(AsyncFunction, AsyncGeneratorFunction), isGeneratorFunction: isFunctionOf(GeneratorFunction, AsyncGeneratorFunction),
      isGeneratorObject: isKind('generator', 'asyncGenerator'), isPromise: isKind('promise'), isMap: isKind('map'), isSet: isKind('set'),
      isMapIterator: isKind('mapIterator'), isSetIterator: isKind('setIterator'), isWeakMap: isKind('weakMap'), isWeakSet: isKind('weakSet'),
      isArrayBuffer: isKind('arrayBuffer'), isDataView: isKind('dataView'), isSharedArrayBuffer: isKind('sharedArrayBuffer'), isProxy: isKind('proxy'),
      isModuleNamespaceObject: isKind('moduleNamespace'), isAnyArrayBuffer: isKind('arrayBuffer', 'sharedArrayBuffer'),
      isBoxedPrimitive: isKind('bigIntObject', 'booleanObject', 'numberObject', 'stringObject', 'symbolObject'),
      isArrayBufferView: value => ArrayBuffer.isView(value), isTypedArray: isKind('typedArray'),
    };
    for (const name of ['Uint8Array', 'Uint8ClampedArray', 'Uint16Array', 'Uint32Array', 'Int8Array', 'Int16Array', 'Int32Array', 'Float32Array', 'Float64Array',
      'BigInt64Array', 'BigUint64Array']) tests[`is${name}`] = ofTypedArray(name);
    Object.assign(tests, { isKeyObject: () => false, isCryptoKey: () => false });
    // Node's first ones are native, and take what they are given.
    const types = {}, names = Object.keys(tests), nativeCount = names.indexOf('isArrayBufferView');
    const renamed = { isArrayBufferView: 'isView', isKeyObject: 'value', isCryptoKey: 'value' };
    names.forEach((name, i) => {
      types[name] = Object.defineProperties(tests[name], { name: { value: renamed[name] ?? name }, length: { value: i < nativeCount ? 0 : 1 } });
    });

    const styles = inspect.colors = {
      __proto__: null, reset: [0, 0], bold: [1, 22], dim: [2, 22], italic: [3, 23], underline: [4, 24], blink: [5, 25], inverse: [7, 27], hidden: [8, 28],
      strikethrough: [9, 29], doubleunderline: [21, 24], black: [30, 39], red: [31, 39], green: [32, 39], yellow: [33, 39], blue: [34, 39], magenta: [35, 39],
      cyan: [36, 39], white: [37, 39], bgBlack: [40, 49], bgRed: [41, 49], bgGreen: [42, 49], bgYellow: [43, 49], bgBlue: [44, 49], bgMagenta: [45, 49], bgCyan: [46, 49],
      bgWhite: [47, 49], framed: [51, 54], overlined: [53, 55], gray: [90, 39], redBright: [91, 39], greenBright: [92, 39], yellowBright: [93, 39], blueBright: [94, 39],
      magentaBright: [95, 39], cyanBright: [96, 39], whiteBright: [97, 39], bgGray: [100, 49], bgRedBright: [101, 49], bgGreenBright: [102, 49], bgYellowBright: [103, 49],
      bgBlueBright: [104, 49], bgMagentaBright: [105, 49], bgCyanBright: [106, 49], bgWhiteBright: [107, 49],
    };
    for (const [alias, name] of [['grey', 'gray'], ['blackBright', 'gray'], ['bgGrey', 'bgGray'], ['bgBlackBright', 'bgGray'], ['faint', 'dim'], ['crossedout', 'strikethrough'],
      ['strikeThrough', 'strikethrough'], ['crossedOut', 'strikethrough'], ['conceal', 'hidden'], ['swapColors', 'inverse'], ['swapcolors', 'inverse'], ['doubleUnderline', 'doubleunderline']])
      Object.defineProperty(styles, alias, { configurable: true, get() { return this[name]; }, set(value) { this[name] = value; } });
    inspect.styles = { __proto__: null, special: 'cyan', number: 'yellow', bigint: 'yellow', boolean: 'yellow', undefined: 'grey', null: 'bold', string: 'green',
      symbol: 'green', date: 'magenta', regexp: 'red', module: 'underline' };
    Object.assign(exports, {
      inspect, format, formatWithOptions, promisify, callbackify, inherits, deprecate, types,
      isDeepStrictEqual: (a, b) => require('internal/comparisons').isDeepEqual(a, b, true),
      // An operating system's command up to its end; or a short sequence.
      stripVTControlCharacters(str) {
        if (typeof str !== 'string') invalidArgumentType('str', 'of type string', str);
        return str.replace(/[\x1B\x9B](?:\][^\x07\x1B\x9C]*(?:\x07|\x1B\\|\x9C)|[[\]()#;?]*(?:\d{1,4}(?:;\d{0,4})*)?[\dA-PR-TZcf-nq-uy=><~])/g, '');
      },
      toUSVString: text => `${text}`.toWellFormed(),
      styleText(style, text, { validateStream = true, stream = internal.process.stdout } = {}) {
        if (typeof text !== 'string') invalidArgumentType('text', 'of type string', text);
        // As in Node, only a list of styles is heard where the output shows no colours.
        const isPlain = validateStream && typeof style === 'string' && !stream?.isTTY;
        let result = text;
        for (const name of [style].flat().reverse()) {
          if (!(name in styles)) throw require('internal/errors').invalidArgumentValue('format', name, `must be one of: ${Object.keys(styles).map(name => `'${name}'`).join(', ')}`);
          if (!isPlain) result = `\x1B[${styles[name][0]}m${result}\x1B[${styles[name][1]}m`;
        }
        return result;
      },
      debuglog: () => Object.defineProperty({ logger() {} }.logger, 'enabled', { get() { return false; }, enumerable: true, configurable: true }),
      aborted: async (signal, resource) => {
        if (signal === undefined || !require('internal/web_events').isSignal(signal)) invalidArgumentType('signal', 'an instance of AbortSignal', signal);
        if (resource === null || typeof resource !== 'object' && typeof resource !== 'function') invalidArgumentType('resource', 'of type object', resource);
        if (signal.aborted) return;
        await new Promise(resolve => signal.addEventListener('abort', () => resolve(), { once: true }));
      },
      transferableAbortController: () => new internal.global.AbortController(), transferableAbortSignal: signal => signal,
    });
    Object.assign(exports, require('internal/util_old'));
    const parts = { parseArgs: 'internal/parse_args', MIMEType: 'internal/mime', MIMEParams: 'internal/mime' };
    for (const [name, module] of Object.entries(parts)) Object.defineProperty(exports, name, { configurable: true, enumerable: true, get() { return require(module)[name]; } });
    exports.debug = exports.debuglog;
    exports.inspect.custom = Symbol.for('nodejs.util.inspect.custom');
    for (const name of ['TextEncoder', 'TextDecoder']) Object.defineProperty(exports, name, {
      configurable: true, enumerable: true, get() { return require('internal/encoding')[name]; },
    });
    require('internal/errors').arrange(exports, `_errnoException _exceptionWithHostPort _extend callbackify debug debuglog deprecate format styleText formatWithOptions getSystemErrorMap
      getSystemErrorName inherits inspect isArray isBoolean isBuffer isDeepStrictEqual isNull isNullOrUndefined isNumber isString isSymbol
      isUndefined isRegExp isObject isDate isError isFunction isPrimitive log promisify stripVTControlCharacters toUSVString
      transferableAbortSignal transferableAbortController aborted types parseEnv parseArgs TextDecoder TextEncoder MIMEType MIMEParams`);
    """#

    /// Deep equality, as `node:assert` and `node:util` have it.
    static let comparisons = #"""
    const { kind } = internal;

    // `memo`: pairs that are being compared, so that circles end.
    function isDeepEqual(a, b, isStrict, memo = new Map()) {
      if (a === b) return a !== 0 || !isStrict || Object.is(a, b);
      if (isStrict) {
        if (typeof a !== 'object') return typeof a === 'number' && Number.isNaN(a) && Number.isNaN(b);
        if (typeof b !== 'object' || a === null || b === null) return false;
        if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
      } else {
        if (a === null || typeof a !== 'object') return (b === null || typeof b !== 'object') && (a == b || a !== a && b !== b);
        if (b === null || typeof b !== 'object') return false;
      }
      const aKind = kind(a);
      if (aKind !== kind(b) || Object.prototype.toString.call(a) !== Object.prototype.toString.call(b)) return false;
      switch (aKind) {
        case 'array': if (a.length !== b.length) return false; break;
        case 'date': if (Date.prototype.getTime.call(a) !== Date.prototype.getTime.call(b) && !(isNaN(a) && isNaN(b))) return false; break;
        case 'regExp': if (a.source !== b.source || a.flags !== b.flags || a.lastIndex !== b.lastIndex) return false; break;
        case 'error': if (a.message !== b.message || a.name !== b.name || !isDeepEqual(a.cause, b.cause, isStrict, memo) || !isDeepEqual(a.errors, b.errors, isStrict, memo)) return false; break;
        case 'booleanObject': case 'numberObject': case 'stringObject': case 'bigIntObject': case 'symbolObject':
          if (!Object.is(a.valueOf(), b.valueOf())) return false; break;
        case 'arrayBuffer': case 'sharedArrayBuffer': if (!isDeepEqual(new Uint8Array(a), new Uint8Array(b), isStrict, memo)) return false; break;
        case 'map': case 'set': if (a.size !== b.size) return false; break;
        case 'promise': case 'weakMap': case 'weakSet': case 'weakRef': case 'proxy': break;
      }
      const known = memo.get(a);
      if (known === b) return true;
      memo.set(a, b);
      const isEqual = haveEqualKeys(a, b, isStrict, memo) && haveEqualEntries(aKind, a, b, isStrict, memo);
      if (known === undefined) memo.delete(a); else memo.set(a, known);
      return isEqual;
    }
    function keysOf(value, isStrict) {
      const keys = Object.keys(value);
      if (isStrict) for (const symbol of Object.getOwnPropertySymbols(value)) if (Object.prototype.propertyIsEnumerable.call(value, symbol)) keys.push(symbol);
      return keys;
    }
    function haveEqualKeys(a, b, isStrict, memo) {
      const keys = keysOf(a, isStrict);
      if (keys.length !== keysOf(b, isStrict).length) return false;
      for (const key of keys) if (!Object.prototype.propertyIsEnumerable.call(b, key)) return false;
      for (const key of keys) if (!isDeepEqual(a[key], b[key], isStrict, memo)) return false;
      return true;
    }
    function haveEqualEntries(kind, a, b, isStrict, memo) {
      if (kind === 'set') {
        const left = [];
        for (const value of a) if (!b.has(value)) { if (isStrict && typeof value !== 'object') return false; left.push(value); }
        const others = [...b].filter(value => !a.has(value));
        return left.every(value => {
          const place = others.findIndex(other => isDeepEqual(value, other, isStrict, memo));
          if (place < 0) return false;
          others.splice(place, 1);
          return true;
        });
      }
      if (kind === 'map') {
        const others = [...b].filter(([key]) => !a.has(key));
        for (const [key, value] of a) {
          if (b.has(key)) { if (!isDeepEqual(value, b.get(key), isStrict, memo)) return false; continue; }
          const place = others.findIndex(([other, value2]) => isDeepEqual(key, other, isStrict, memo) && isDeepEqual(value, value2, isStrict, memo));
          if (place < 0) return false;
          others.splice(place, 1);
        }
      }
      return true;
    }
    exports.isDeepEqual = isDeepEqual;
    """#
}
