extension ModuleSource {
    /// `util.parseArgs`
    static let parseArguments = #"""
    const { nodeError, invalidArgumentValue } = require('internal/errors');
    const { invalidArgumentType, process } = internal;
    const own = (object, key) => Object.hasOwn(object, key) ? object[key] : undefined;
    const unknownOption = (name, takesMore) => nodeError(TypeError, 'ERR_PARSE_ARGS_UNKNOWN_OPTION', `Unknown option '${name}'${takesMore ?
      `. To specify a positional argument starting with a '-', place it at the end of the command after '--', as in '-- "${name}"` : ''}`);
    const invalidOption = text => nodeError(TypeError, 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE', text);
    function notOneOf(name, value) {
      try { invalidArgumentType(`${name}`, `('string|boolean')`, value); } catch (error) {
        throw nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', error.message.replace('must be of ', 'must be '));
      }
    }

    function checkOptions(options) {
      if (options === null || typeof options !== 'object') invalidArgumentType('options', 'of type object', options);
      for (const [name, option] of Object.entries(options)) {
        const path = `options.${name}`;
        if (option === null || typeof option !== 'object') invalidArgumentType(path, 'of type object', option);
        const { type, short, multiple } = option;
        if (type !== 'string' && type !== 'boolean') notOneOf(`${path}.type`, type);
        if (short !== undefined) {
          if (typeof short !== 'string') invalidArgumentType(`${path}.short`, 'of type string', short);
          if (short.length !== 1) throw invalidArgumentValue(`${path}.short`, short, 'must be a single character');
        }
        if (multiple !== undefined && typeof multiple !== 'boolean') invalidArgumentType(`${path}.multiple`, 'of type boolean', multiple);
        if (option.default !== undefined) {
          const wanted = type, each = multiple ? option.default : [option.default];
          if (multiple && !Array.isArray(option.default)) invalidArgumentType(`${path}.default`, 'an instance of Array', option.default);
          each.forEach((value, i) => { if (typeof value !== wanted) invalidArgumentType(multiple ? `${path}.default[${i}]` : `${path}.default`, `of type ${wanted}`, value); });
        }
      }
    }
    // What each argument is, with nothing checked.
    function* tokens(args, options) {
      const longName = short => Object.keys(options).find(name => options[name].short === short) ?? short;
      const takesValue = name => own(options, name)?.type === 'string';
      const rest = args.map((arg, index) => ({ arg, index }));
      let index = -1, group = 0;
      while (rest.length > 0) {
        const { arg } = rest.shift(), next = rest[0]?.arg;
        if (group > 0) group--; else index++;
        if (arg === '--') {
          yield { kind: 'option-terminator', index };
          for (const { arg } of rest) yield { kind: 'positional', index: ++index, value: arg };
          return;
        }
        if (/^-[^-]$/.test(arg)) {
          const name = longName(arg[1]), isValued = takesValue(name) && next !== undefined;
          yield { kind: 'option', name, rawName: arg, index, value: isValued ? next : undefined, inlineValue: isValued ? false : undefined };
          if (isValued) { rest.shift(); index++; }
        } else if (/^-[^-]./.test(arg)) {
          const name = longName(arg[1]);
          if (takesValue(name)) { yield { kind: 'option', name, rawName: `-${arg[1]}`, index, value: arg.slice(2), inlineValue: true }; continue; }
          const parts = [];
          for (let i = 1; i < arg.length; i++) {
            const isLast = i === arg.length - 1, isValued = takesValue(longName(arg[i]));
            if (isLast || !isValued) parts.push(`-${arg[i]}`);
            else { parts.push(`-${arg.slice(i)}`); break; }
          }
          rest.unshift(...parts.map(arg => ({ arg })));
          group = parts.length;
        } else if (/^--[^=]+$/.test(arg)) {
          const name = arg.slice(2), isValued = takesValue(name) && next !== undefined;
          yield { kind: 'option', name, rawName: arg, index, value: isValued ? next : undefined, inlineValue: isValued ? false : undefined };
          if (isValued) { rest.shift(); index++; }
        } else if (/^--[^=]+=/.test(arg)) {
          const place = arg.indexOf('=');
          yield { kind: 'option', name: arg.slice(2, place), rawName: arg.slice(0, place), index, value: arg.slice(place + 1), inlineValue: true };
        } else {
          yield { kind: 'positional', index, value: arg };
        }
      }
    }
    function checkUse(options, token, allowsPositionals, allowsNegative) {
      let { name } = token, option = own(options, name);
      if (option === undefined) {
        name = name.slice(3);
        option = own(options, name);
        if (!(allowsNegative && token.name.startsWith('no-') && option?.type === 'boolean')) throw unknownOption(token.rawName, allowsPositionals);
      }
      const words = option.short ? `-${option.short}, --${name}` : `--${name}`;
      if (option.type === 'string' && typeof token.value !== 'string') throw invalidOption(`Option '${words} <value>' argument missing`);
      if (option.type === 'boolean' && token.value !== undefined) throw invalidOption(`Option '${words}' does not take an argument`);
      if (token.inlineValue === false && token.value.length > 1 && token.value.startsWith('-')) {
        const example = token.rawName.startsWith('--') ? `'${token.rawName}=-XYZ'` : `'--${token.name}=-XYZ' or '${token.rawName}-XYZ'`;
        throw invalidOption(`Option '${token.rawName}' argument is ambiguous.\n` +
          `Did you forget to specify the option argument for '${token.rawName}'?\nTo specify an option argument starting with a dash use ${example}.`);
      }
    }
    exports.parseArgs = function parseArgs(config = {}) {
      const { strict = true, allowPositionals = !strict, allowNegative = false, tokens: wantsTokens = false, options = {}, args = process.argv.slice(2) } = config;
      if (!Array.isArray(args)) invalidArgumentType('args', 'an instance of Array', args);
      for (const [name, value] of Object.entries({ strict, allowPositionals, tokens: wantsTokens, allowNegative }))
        if (typeof value !== 'boolean') invalidArgumentType(name, 'of type boolean', value);
      checkOptions(options);
      const all = [...tokens([...args], options)], values = { __proto__: null }, positionals = [];
      for (const token of all) {
        if (token.kind === 'positional') {
          if (!allowPositionals) throw nodeError(TypeError, 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL', `Unexpected argument '${token.value}'. This command does not take positional arguments`);
          positionals.push(token.value);
        } else if (token.kind === 'option') {
          if (strict) checkUse(options, token, allowPositionals, allowNegative);
          let { name, value } = token;
          if (name === '__proto__') continue;
          let result = value ?? true;
          if (allowNegative && value === undefined && name.startsWith('no-')) { token.name = name = name.slice(3); result = false; }
          if (own(options, name)?.multiple) (values[name] ??= []).push(result); else values[name] = result;
        }
      }
      for (const [name, option] of Object.entries(options)) if (option.default !== undefined && values[name] === undefined) values[name] = option.default;
      const result = { values, positionals };
      if (wantsTokens) result.tokens = all;
      return result;
    };
    """#

    /// `util.MIMEType` and `util.MIMEParams` (MIME Sniffing §4).
    static let mime = #"""
    const { nodeError } = require('internal/errors');
    const token = /^[A-Za-z0-9!#$%&'*+\-.^_`|~]+$/, quotable = /^[\t\x20-\x7E\x80-\xFF]*$/;
    function check(name, text, place = -1) {
      return nodeError(TypeError, 'ERR_INVALID_MIME_SYNTAX', `The MIME syntax for a ${name} in "${text}" is invalid${place >= 0 ? ` at ${place}` : ''}`);
    }
    class MIMEParams {
      #data = new Map();
      delete(name) { this.#data.delete(`${name}`); }
      get(name) { return this.#data.get(`${name}`) ?? null; }
      has(name) { return this.#data.has(`${name}`); }
      set(name, value) {
        name = `${name}`;
        value = `${value}`;
        if (!token.test(name)) throw check('parameter name', name, [...name].findIndex(unit => !token.test(unit)));
        if (!quotable.test(value)) throw check('parameter value', value, [...value].findIndex(unit => !quotable.test(unit)));
        this.#data.set(name, value);
      }
      *entries() { yield* this.#data.entries(); }
      *keys() { yield* this.#data.keys(); }
      *values() { yield* this.#data.values(); }
      toString() { return [...this.#data].map(([name, value]) => `${name}=${token.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`}`).join(';'); }
      toJSON() { return this.toString(); }
    }
    Object.defineProperty(MIMEParams.prototype, Symbol.iterator, { value: MIMEParams.prototype.entries, writable: true, configurable: true });
    class MIMEType {
      #type; #subtype; #params = new MIMEParams();
      constructor(input) {
        const text = `${input}`, start = text.trimStart(), slash = start.indexOf('/');
        const type = (slash < 0 ? start : start.slice(0, slash)).toLowerCase();
        if (slash < 0 || !token.test(type)) throw check('type', text, slash < 0 ? -1 : [...type].findIndex(unit => !token.test(unit)));
        const rest = start.slice(slash + 1), end = rest.indexOf(';');
        const subtype = (end < 0 ? rest : rest.slice(0, end)).trimEnd().toLowerCase();
        if (!token.test(subtype)) throw check('subtype', text);
        this.#type = type;
        this.#subtype = subtype;
        if (end >= 0) for (const [, name, quoted, plain] of rest.slice(end).matchAll(/;\s*([^;=]*)(?:=(?:"((?:[^"\\]|\\.)*)"[^;]*|([^;]*)))?/g)) {
          const key = name.trim().toLowerCase(), value = quoted !== undefined ? quoted.replace(/\\(.)/g, '$1') : plain?.trimEnd();
          if (token.test(key) && value !== undefined && (quoted !== undefined || value !== '') && quotable.test(value) && !this.#params.has(key)) this.#params.set(key, value);
        }
      }
      get type() { return this.#type; }
      set type(value) { value = `${value}`; if (!token.test(value)) throw check('type', value, [...value].findIndex(unit => !token.test(unit))); this.#type = value.toLowerCase(); }
      get subtype() { return this.#subtype; }
      set subtype(value) { value = `${value}`; if (!token.test(value)) throw check('subtype', value, [...value].findIndex(unit => !token.test(unit))); this.#subtype = value.toLowerCase(); }
      get essence() { return `${this.#type}/${this.#subtype}`; }
      get params() { return this.#params; }
      toString() { const params = this.#params.toString(); return `${this.essence}${params ? `;${params}` : ''}`; }
      toJSON() { return this.toString(); }
    }
    Object.assign(exports, { MIMEType, MIMEParams });
    """#

    /// What `node:util` has had for long: questions that the language answers today, and the numbers of system errors.
    static let utilOld = #"""
    const { kind, inspect } = internal;
    const isObjectLike = value => value !== null && typeof value === 'object';
    Object.assign(exports, {
      _extend(target, source) { return isObjectLike(source) ? Object.assign(target, source) : target; },
      isArray: Array.isArray, isBoolean: value => typeof value === 'boolean', isBuffer: value => require('buffer').Buffer.isBuffer(value), isDeepStrictEqual: undefined,
      isNull: value => value === null, isNullOrUndefined: value => value === null || value === undefined, isNumber: value => typeof value === 'number',
      isString: value => typeof value === 'string', isSymbol: value => typeof value === 'symbol', isUndefined: value => value === undefined,
      isRegExp: value => kind(value) === 'regExp', isObject: value => isObjectLike(value), isDate: value => kind(value) === 'date',
      isError: value => kind(value) === 'error' || value instanceof Error, isFunction: value => typeof value === 'function',
      isPrimitive: value => value === null || typeof value !== 'object' && typeof value !== 'function',
      log(...args) {
        const now = new Date(), two = n => `${n}`.padStart(2, '0');
        const time = `${now.getDate()} ${'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')[now.getMonth()]} ${[now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join(':')}`;
        internal.global.console.log('%s - %s', time, internal.format(...args));
      },
    });
    delete exports.isDeepStrictEqual;
    const errors = new Map([
      [1, 'EPERM', 'operation not permitted'], [2, 'ENOENT', 'no such file or directory'], [3, 'ESRCH', 'no such process'], [4, 'EINTR', 'interrupted system call'],
      [5, 'EIO', 'i/o error'], [7, 'E2BIG', 'argument list too long'], [9, 'EBADF', 'bad file descriptor'], [11, 'EAGAIN', 'resource temporarily unavailable'],
      [12, 'ENOMEM', 'not enough memory'], [13, 'EACCES', 'permission denied'], [14, 'EFAULT', 'bad address in system call argument'], [16, 'EBUSY', 'resource busy or locked'],
      [17, 'EEXIST', 'file already exists'], [18, 'EXDEV', 'cross-device link not permitted'], [20, 'ENOTDIR', 'not a directory'], [21, 'EISDIR', 'illegal operation on a directory'],
      [22, 'EINVAL', 'invalid argument'], [24, 'EMFILE', 'too many open files'], [27, 'EFBIG', 'file too large'], [28, 'ENOSPC', 'no space left on device'], [32, 'EPIPE', 'broken pipe'],
      [98, 'EADDRINUSE', 'address already in use'], [104, 'ECONNRESET', 'connection reset by peer'], [110, 'ETIMEDOUT', 'connection timed out'], [111, 'ECONNREFUSED', 'connection refused'],
      [113, 'EHOSTUNREACH', 'host is unreachable'],
    ].map(([number, name, words]) => [-number, [name, words]]));
    exports.getSystemErrorMap = () => errors;
    exports.getSystemErrorName = number => {
      if (typeof number !== 'number') internal.invalidArgumentType('err', 'of type number', number);
      if (number >= 0 || !Number.isSafeInteger(number)) throw require('internal/errors').outOfRange('err', 'a negative integer', number);
      return errors.get(number)?.[0] ?? `Unknown system error ${number}`;
    };
    exports.parseEnv = text => {
      if (typeof text !== 'string') internal.invalidArgumentType('content', 'of type string', text);
      const result = {};
      for (const [, key, double, single, back, plain] of text.matchAll(/^[ \t]*(?:export[ \t]+)?([^\s=#]+)[ \t]*=[ \t]*(?:"((?:\\.|[^"\\])*)"|'([^']*)'|`([^`]*)`|([^\n#]*)).*$/gm))
        result[key] = double !== undefined ? double.replace(/\\n/g, '\n') : single ?? back ?? plain.trim();
      return result;
    };
    """#
}
