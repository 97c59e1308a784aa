extension ModuleSource {
    /// `node:crypto`, as far as teaching programs go: digests, codes, keys from passwords, random values. Randomness is the machine's own and
    /// seeded: nothing that is made with it is a secret. Signatures and key pairs are absent, and say so.
    static let crypto = cryptoDigests + cryptoCiphers + cryptoSubtle + cryptoWhole

    private static let cryptoDigests = #"""
    const { nodeError, invalidThis, outOfRange, illegalConstructor } = require('internal/errors');
    const { Buffer } = require('buffer');
    const { invalidArgumentType, digest, messageCode, pbkdf2: derive, scrypt: deriveHard, randomFill: fill, digests } = internal;
    const DOMException = internal.global.DOMException;

    function bytesOf(value, name, expected = 'of type string or an instance of Buffer, TypedArray, or DataView', encoding) {
      if (typeof value === 'string') return Buffer.from(value, encoding === 'buffer' ? 'utf8' : encoding);
      if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      if (value instanceof ArrayBuffer || value instanceof SharedArrayBuffer) return new Uint8Array(value);
      if (value instanceof KeyObject) return value.export();
      invalidArgumentType(name, expected, value);
    }
    const anyBytes = 'of type string or an instance of ArrayBuffer, Buffer, TypedArray, or DataView';
    const digestNamed = name => {
      const bare = name.toLowerCase().replace(/^(?:rsa|ssl3)-/, '').replace(/withrsa(?:encryption)?$/, '');
      const plain = bare.replace(/^sha-/, 'sha').replace(/^rmd160$|^ripemd$/, 'ripemd160').replace('/', '-');
      return digests.includes(plain) ? plain : undefined;
    };
    const knownDigest = algorithm => {
      const name = digestNamed(algorithm);
      if (name === undefined) throw nodeError(TypeError, 'ERR_CRYPTO_INVALID_DIGEST', `Invalid digest: ${algorithm}`);
      return name;
    };
    function checkInteger(value, name, min, max) {
      if (typeof value !== 'number') invalidArgumentType(name, 'of type number', value);
      if (!Number.isInteger(value)) throw outOfRange(name, 'an integer', value);
      if (value < min || value > max) throw outOfRange(name, `>= ${min} && <= ${max}`, value);
    }
    const output = (bytes, encoding) => {
      const result = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      return Buffer.isEncoding(encoding) ? result.toString(encoding) : result;
    };
    const finalized = () => nodeError(Error, 'ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');

    // MARK: Digests and codes

    const kHandle = Symbol('kHandle'), kState = Symbol('kState'), kFinalized = Symbol('kFinalized');
    // What a handle holds: the digest's name, the key of a code, and the parts of the message.
    const held = new WeakMap();
    function startDigest(object, name, key, options) {
      object[kHandle] = new (key ? class Hmac {} : class Hash {})();
      object[kState] = { [kFinalized]: false };
      held.set(object, { name, key, parts: [] });
    }
    const lazily = Class => {
      // A digest is a stream, too, for those who ask.
      const names = ['_readableState', '_writableState'];
      for (const name of names) Object.defineProperty(Class.prototype, name, {
        configurable: true, enumerable: true,
        get() {
          require('stream').Transform.call(this, this._options);
          this._writableState.decodeStrings = false;
          return this[name];
        },
        set(value) { Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true }); },
      });
      const inherited = Object.create(Object.prototype);
      let isConnected = false;
      // The stream's methods are there when somebody first asks for one.
      Object.setPrototypeOf(Class.prototype, new Proxy(inherited, {
        get(target, key, receiver) {
          if (!isConnected && typeof key === 'string' && !(key in target)) {
            isConnected = true;
            Object.setPrototypeOf(Class.prototype, require('stream').Transform.prototype);
            return Reflect.get(Class.prototype, key, receiver);
          }
          return Reflect.get(target, key, receiver);
        },
      }));
    };
    const methods = {
      update(data, encoding) {
        const state = held.get(this);
        if (this[kState][kFinalized]) throw finalized();
        state.parts.push(Buffer.from(bytesOf(data, 'data', undefined, encoding)));
        return this;
      },
      _transform(chunk, encoding, callback) { this.update(chunk, encoding); callback(); },
      _flush(callback) { this.push(this.digest()); callback(); },
    };

    function Hash(algorithm, options) {
      if (!new.target) return new Hash(algorithm, options);
      if (!(algorithm instanceof Hash) && typeof algorithm !== 'string') invalidArgumentType('algorithm', 'of type string', algorithm);
      const source = algorithm instanceof Hash ? held.get(algorithm) : undefined, name = source?.name ?? digestNamed(algorithm);
      if (name === undefined) throw new Error('Digest method not supported'); //@ node:internal/crypto/hash:101@18|  this[kHandle] = new _Hash(algorithm, xofLen, algorithmId, getHashCache());
      this._options = options;
      startDigest(this, name);
      held.get(this).length = options?.outputLength ?? source?.length;
      if (source) held.get(this).parts = [...source.parts];
    }
    Object.assign(Hash.prototype, {
      copy(options) {
        if (this[kState][kFinalized]) throw finalized();
        return new Hash(this, options);
      },
      ...methods,
      digest(encoding) {
        if (this[kState][kFinalized]) throw finalized();
        const { name, parts, length } = held.get(this);
        this[kState][kFinalized] = true;
        return output(digest(name, Buffer.concat(parts), length), encoding);
      },
    });
    function Hmac(algorithm, key, options) {
      if (!new.target) return new Hmac(algorithm, key, options);
      if (typeof algorithm !== 'string') invalidArgumentType('hmac', 'of type string', algorithm);
      const bytes = bytesOf(key, 'key', 'of type string or an instance of ArrayBuffer, Buffer, TypedArray, DataView, KeyObject, or CryptoKey', options?.encoding);
      this._options = options;
      startDigest(this, knownDigest(algorithm), bytes);
    }
    Object.assign(Hmac.prototype, methods, {
      digest(encoding) {
        const { name, key, parts } = held.get(this);
        if (this[kState][kFinalized]) return output(new Uint8Array(0), encoding);
        this[kState][kFinalized] = true;
        return output(messageCode(name, key, Buffer.concat(parts)), encoding);
      },
    });
    lazily(Hash);
    lazily(Hmac);
    const createHash = (algorithm, options) => new Hash(algorithm, options);
    const createHmac = (algorithm, key, options) => new Hmac(algorithm, key, options);
    const hash = (algorithm, data, encoding = 'hex') => createHash(algorithm).update(data).digest(encoding);

    function KeyObject(type, bytes) { this.bytes = () => bytes; Object.defineProperty(this, 'bytes', { enumerable: false }); this[Symbol('kKeyType')] = type; }
    Object.defineProperties(KeyObject.prototype, {
      type: { get() { return 'secret'; }, enumerable: true, configurable: true },
      symmetricKeySize: { get() { return this.bytes().length; }, enumerable: true, configurable: true },
    });
    KeyObject.prototype.export = function (options) {
      return options?.format === 'jwk' ? { kty: 'oct', k: this.bytes().toString('base64url') } : Buffer.from(this.bytes());
    };
    KeyObject.prototype.equals = function (other) { return this.bytes().equals(other.bytes()); };
    class SecretKeyObject extends KeyObject {}
    const createSecretKey = (key, encoding) => new SecretKeyObject('secret', Buffer.from(bytesOf(key, 'key', anyBytes, encoding)));

    // MARK: Keys from passwords

    function checkPBKDF2(password, salt, iterations, length, algorithm) {
      if (typeof algorithm !== 'string') invalidArgumentType('digest', 'of type string', algorithm);
      password = bytesOf(password, 'password', anyBytes);
      salt = bytesOf(salt, 'salt', anyBytes);
      checkInteger(iterations, 'iterations', 1, 2147483647);
      checkInteger(length, 'keylen', 0, 2147483647);
      return [knownDigest(algorithm), password, salt, iterations, length];
    }
    const pbkdf2Sync = (...args) => output(derive(...checkPBKDF2(...args)));
    const later = (callback, work, none = null) => {
      if (typeof callback !== 'function') invalidArgumentType('callback', 'of type function', callback);
      internal.poll(() => {
        let result;
        try { result = work(); } catch (error) { return callback(error); }
        callback(none, result);
      });
    };
    function pbkdf2(password, salt, iterations, length, algorithm, callback) {
      if (typeof algorithm === 'function') { callback = algorithm; algorithm = undefined; }
      const checked = checkPBKDF2(password, salt, iterations, length, algorithm);
      later(callback, () => output(derive(...checked)));
    }
    function checkScrypt(password, salt, length, options = {}) {
      password = bytesOf(password, 'password', anyBytes);
      salt = bytesOf(salt, 'salt', anyBytes);
      checkInteger(length, 'keylen', 0, 2147483647);
      const N = options.N ?? options.cost ?? 16384, r = options.r ?? options.blockSize ?? 8, p = options.p ?? options.parallelization ?? 1;
      const memory = options.maxmem ?? 32 * 1024 * 1024;
      if (!(N > 1 && Number.isInteger(N) && (N & N - 1) === 0 && r > 0 && p > 0)) throw nodeError(RangeError, 'ERR_CRYPTO_INVALID_SCRYPT_PARAMS', 'Invalid scrypt params');
      if (128 * N * r > memory) throw nodeError(RangeError, 'ERR_CRYPTO_INVALID_SCRYPT_PARAMS', 'Invalid scrypt params: memory limit exceeded');
      return [password, salt, N, r, p, length];
    }
    const scryptSync = (...args) => output(deriveHard(...checkScrypt(...args)));
    function scrypt(password, salt, length, options, callback) {
      if (typeof options === 'function') { callback = options; options = {}; }
      const checked = checkScrypt(password, salt, length, options);
      later(callback, () => output(deriveHard(...checked)));
    }
    // RFC 5869
    function checkHKDF(algorithm, key, salt, info, length) {
      if (typeof algorithm !== 'string') invalidArgumentType('digest', 'of type string', algorithm);
      key = bytesOf(key, 'ikm', anyBytes); salt = bytesOf(salt, 'salt', anyBytes); info = bytesOf(info, 'info', anyBytes);
      checkInteger(length, 'length', 0, 4294967296);
      if (info.length > 1024) throw outOfRange('info', 'must not contain more than 1024 bytes', info.length);
      const name = knownDigest(algorithm), size = digest(name, new Uint8Array(0)).length;
      if (length > 255 * size) throw nodeError(RangeError, 'ERR_CRYPTO_INVALID_KEYLEN', 'Invalid key length');
      return [name, size, key, salt, info, length];
    }
    function expand(name, size, key, salt, info, length) {
      const secret = messageCode(name, salt.length === 0 ? new Uint8Array(size) : salt, key), result = new Uint8Array(length);
      let block = new Uint8Array(0);
      for (let i = 0; i * size < length; i++) {
        block = messageCode(name, secret, Buffer.concat([block, info, Uint8Array.of(i + 1)]));
        result.set(block.subarray(0, Math.min(size, length - i * size)), i * size);
      }
      return result.buffer;
    }
    const hkdfSync = (...args) => expand(...checkHKDF(...args));
    function hkdf(algorithm, key, salt, info, length, callback) {
      const checked = checkHKDF(algorithm, key, salt, info, length);
      later(callback, () => expand(...checked));
    }

    // MARK: Random values

    function randomBytes(size, callback) {
      checkInteger(size, 'size', 0, 2147483647);
      if (callback === undefined) return fill(Buffer.alloc(size));
      later(callback, () => fill(Buffer.alloc(size)));
    }
    function randomFillSync(buffer, offset = 0, size) {
      if (!ArrayBuffer.isView(buffer) && !(buffer instanceof ArrayBuffer)) invalidArgumentType('buf', 'an instance of ArrayBuffer or ArrayBufferView', buffer);
      const unit = buffer.BYTES_PER_ELEMENT ?? 1, all = ArrayBuffer.isView(buffer) ? new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength) : new Uint8Array(buffer);
      fill(all.subarray(offset * unit, size === undefined ? undefined : (offset + size) * unit));
      return buffer;
    }
    function randomFill(buffer, offset, size, callback = size ?? offset) {
      if (typeof offset === 'function') { callback = offset; offset = size = undefined; } else if (typeof size === 'function') { callback = size; size = undefined; }
      later(callback, () => randomFillSync(buffer, offset, size));
    }
    // A whole number below the limit, each as likely as the others.
    function below(limit) {
      for (const most = 2 ** 48 - 2 ** 48 % limit; ;) {
        const number = fill(Buffer.alloc(6)).readUIntBE(0, 6);
        if (number < most) return number % limit;
      }
    }
    function randomInt(min, max, callback) {
      if (max === undefined || typeof max === 'function') { callback = max; max = min; min = 0; }
      if (!Number.isSafeInteger(min)) invalidArgumentType('min', 'a safe integer', min);
      if (!Number.isSafeInteger(max)) invalidArgumentType('max', 'a safe integer', max);
      if (max <= min) throw outOfRange('max', `greater than the value of "min" (${min})`, max);
      if (max - min > 2 ** 48 - 1) throw outOfRange(min === 0 ? 'max' : 'max - min', `<= ${2 ** 48 - 1}`, max - min);
      if (callback === undefined) return min + below(max - min);
      later(callback, () => min + below(max - min), undefined);
    }
    function randomUUID() {
      const bytes = fill(Buffer.alloc(16));
      bytes[6] = bytes[6] & 15 | 64;
      bytes[8] = bytes[8] & 63 | 128;
      return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    }
    function timingSafeEqual(one, other) {
      for (const [name, value] of [['buf1', one], ['buf2', other]]) if (!ArrayBuffer.isView(value) && !(value instanceof ArrayBuffer)) {
        throw nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', `The "${name}" argument must be an instance of ArrayBuffer, Buffer, TypedArray, or DataView.`);
      }
      if (one.byteLength !== other.byteLength) throw nodeError(RangeError, 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH', 'Input buffers must have the same byte length');
      return Buffer.compare(bytesOf(one), bytesOf(other)) === 0;
    }

    """#

    /// The Web's `crypto`, what is absent, and the exports.
    private static let cryptoWhole = #"""

    class Crypto {
      constructor() { throw illegalConstructor(); }
      get subtle() { check(this); return subtle; }
      getRandomValues(array) {
        check(this);
        if (arguments.length < 1) throw nodeError(TypeError, 'ERR_MISSING_ARGS', "Failed to execute 'getRandomValues' on 'Crypto': 1 argument required, but only 0 present.");
        if (!ArrayBuffer.isView(array) || array instanceof DataView || /Float/.test(array[Symbol.toStringTag])) {
          throw new DOMException('The data argument must be an integer-type TypedArray', 'TypeMismatchError');
        }
        if (array.byteLength > 65536) throw new DOMException('The requested length exceeds 65,536 bytes', 'QuotaExceededError');
        return fill(array);
      }
      randomUUID() { check(this); return randomUUID(); }
    }
    for (const Class of [Crypto, SubtleCrypto]) Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, configurable: true });
    for (const name of ['subtle', 'getRandomValues', 'randomUUID']) Object.defineProperty(Crypto.prototype, name, { enumerable: true });
    const subtle = Object.create(SubtleCrypto.prototype), webcrypto = Object.create(Crypto.prototype);
    function check(value) { if (value !== webcrypto) throw invalidThis('Crypto'); }

    // MARK: Absent

    const absent = {};
    for (const name of ['createDiffieHellman', 'createECDH', 'createPrivateKey', 'createPublicKey', 'createSign', 'createVerify',
      'generateKeyPair', 'generateKeyPairSync', 'generateKey', 'generateKeySync', 'generatePrime', 'generatePrimeSync', 'privateDecrypt', 'privateEncrypt',
      'publicDecrypt', 'publicEncrypt', 'sign', 'verify']) absent[name] = { [name]() {
      throw nodeError(Error, 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM', `crypto.${name} is not in Leash: it has digests, codes, AES, keys from passwords and random values, ` +
        'and no signatures or key pairs');
    } }[name];

    const getHashes = () => {
      const signed = digests.filter(name => !/^(?:blake|shake)/.test(name));
      return [...signed.map(name => `RSA-${name.toUpperCase().replace('SHA512-', 'SHA512/')}`), ...digests].sort();
    };
    Object.assign(exports, absent, {
      createHash, createHmac, createSecretKey, getHashes, ...ciphers, getCurves: () => [], hkdf, hkdfSync, pbkdf2, pbkdf2Sync, randomBytes, randomFill, randomFillSync, randomInt,
      randomUUID, scrypt, scryptSync, timingSafeEqual, hash, Hash, Hmac, KeyObject, constants: {}, webcrypto, subtle,
      getRandomValues: array => webcrypto.getRandomValues(array), getFips: () => 0,
    });
    for (const [name, value] of Object.entries({ Crypto, SubtleCrypto, CryptoKey, crypto: webcrypto })) Object.defineProperty(exports, name, { value, configurable: true });
    """#
}
