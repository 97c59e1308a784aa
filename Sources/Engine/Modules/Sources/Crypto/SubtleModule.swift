extension ModuleSource {
    /// `crypto.subtle` (Web Cryptography): digests, codes, AES and keys of passwords, by keys that are secret. It shares the scope of `crypto`.
    static let cryptoSubtle = #"""

    const keys = new WeakMap();
    class CryptoKey {
      constructor() { throw illegalConstructor(); }
      get type() { return keys.get(this).type; }
      get extractable() { return keys.get(this).extractable; }
      get algorithm() { return keys.get(this).algorithm; }
      get usages() { return [...keys.get(this).usages]; }
      [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
        if (depth < 0) return this;
        const { type, extractable, algorithm, usages } = this;
        return `CryptoKey ${internal.inspect({ type, extractable, algorithm, usages }, { ...options, depth: options.depth === null || options.depth === undefined ? null : options.depth - 1 })}`;
      }
    }
    Object.defineProperty(CryptoKey.prototype, Symbol.toStringTag, { value: 'CryptoKey', configurable: true });
    const order = ['encrypt', 'decrypt', 'sign', 'verify', 'deriveKey', 'deriveBits', 'wrapKey', 'unwrapKey'];
    function newKey(bytes, algorithm, extractable, usages) {
      const key = Object.create(CryptoKey.prototype);
      keys.set(key, { type: 'secret', bytes: Buffer.from(bytes), algorithm, extractable, usages: order.filter(usage => usages.includes(usage)) });
      return key;
    }

    const webDigests = { 'SHA-1': ['sha1', 64], 'SHA-256': ['sha256', 64], 'SHA-384': ['sha384', 128], 'SHA-512': ['sha512', 128] };
    const known = ['AES-CBC', 'AES-CTR', 'AES-GCM', 'HMAC', 'PBKDF2', 'HKDF'];
    const operationFailed = () => new DOMException('The operation failed for an operation-specific reason', 'OperationError');
    const invalidAccess = text => new DOMException(text, 'InvalidAccessError');
    const nameOf = algorithm => {
      const name = `${typeof algorithm === 'object' ? algorithm?.name : algorithm}`.toUpperCase();
      if (!known.includes(name)) throw new DOMException('Unrecognized algorithm name', 'NotSupportedError');
      return name;
    };
    const hashOf = (algorithm, dictionary) => {
      const hash = algorithm?.hash;
      if (hash === undefined) throw nodeError(TypeError, 'ERR_MISSING_OPTION',
        `Failed to normalize algorithm: passed algorithm can not be converted to '${dictionary}' because 'hash' is required in '${dictionary}'.`);
      const name = `${typeof hash === 'object' ? hash?.name : hash}`.toUpperCase();
      if (!(name in webDigests)) throw new DOMException('Unrecognized algorithm name', 'NotSupportedError');
      return name;
    };
    const usagesOf = { HMAC: ['sign', 'verify'], PBKDF2: ['deriveKey', 'deriveBits'], HKDF: ['deriveKey', 'deriveBits'] };
    const cipherUsages = ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'];
    function checkUsages(name, usages) {
      const allowed = usagesOf[name] ?? cipherUsages, what = name === 'HMAC' ? 'an HMAC' : name in usagesOf ? `a ${name}` : 'an AES';
      if (usages.some(usage => !allowed.includes(usage))) throw new DOMException(`Unsupported key usage for ${what} key`, 'SyntaxError');
      if (usages.length === 0) throw new DOMException('Usages cannot be empty when importing a secret key.', 'SyntaxError');
    }
    const bufferOf = (data, name = 'data') => Buffer.from(bytesOf(data, name, 'an instance of ArrayBuffer, Buffer, TypedArray, or DataView'));
    const plainBuffer = bytes => new Uint8Array(bytes).buffer;
    const pause = () => new Promise(resolve => internal.poll(resolve));
    const webEncryption = (bits, use) => `A${bits}${use}`;

    function importKey(format, data, algorithm, extractable, usages) {
      const name = nameOf(algorithm), hash = name === 'HMAC' ? hashOf(algorithm, 'HmacImportParams') : undefined;
      let bytes;
      if (format === 'raw') bytes = bufferOf(data, 'keyData');
      else if (format === 'jwk') {
        if (data?.kty !== 'oct') throw new DOMException("JWK \"kty\" Parameter must be 'oct'", 'DataError');
        bytes = Buffer.from(data.k, 'base64url');
      } else throw new DOMException(`Unable to import ${name} key with format ${format}`, 'NotSupportedError');
      checkUsages(name, usages);
      const length = bytes.length * 8;
      if (name === 'HMAC') {
        if (length === 0) throw new DOMException('Zero-length key is not supported', 'DataError');
        return newKey(bytes, { name, hash: { name: hash }, length }, extractable, usages);
      }
      if (name in usagesOf) {
        if (extractable) throw new DOMException(`${name} keys are not extractable`, 'SyntaxError');
        return newKey(bytes, { name }, false, usages);
      }
      if (![128, 192, 256].includes(length)) throw new DOMException('Invalid key length', 'DataError');
      return newKey(bytes, { name, length }, extractable, usages);
    }
    function generateKey(algorithm, extractable, usages) {
      const name = nameOf(algorithm);
      if (name === 'HMAC') {
        const hash = hashOf(algorithm, 'HmacKeyGenParams'), length = algorithm.length ?? webDigests[hash][1] * 8;
        checkUsages(name, usages);
        return newKey(fill(Buffer.alloc(length / 8)), { name, length, hash: { name: hash } }, extractable, usages);
      }
      const { length } = algorithm;
      if (![128, 192, 256].includes(length)) throw new DOMException('AES key length must be 128, 192, or 256 bits', 'OperationError');
      checkUsages(name, usages);
      return newKey(fill(Buffer.alloc(length / 8)), { name, length }, extractable, usages);
    }
    function exportKey(format, key) {
      const { bytes, algorithm, extractable, usages } = keys.get(key);
      if (!extractable) throw new DOMException('key is not extractable', 'InvalidAccessException');
      if (format === 'raw') return plainBuffer(bytes);
      const { name } = algorithm, alg = name === 'HMAC' ? `HS${algorithm.hash.name.slice(4)}` : webEncryption(algorithm.length, name.slice(4));
      return { key_ops: [...usages], ext: true, kty: 'oct', k: bytes.toString('base64url'), alg };
    }
    function keyFor(algorithm, key, usage) {
      const name = nameOf(algorithm), held = keys.get(key);
      if (held === undefined) invalidArgumentType('key', 'an instance of CryptoKey', key);
      const isCipher = usage === 'encrypt' || usage === 'decrypt';
      if (isCipher && (held.algorithm.name !== name || !held.usages.includes(usage))) throw invalidAccess('The requested operation is not valid for the provided key');
      if (held.algorithm.name !== name || !held.usages.includes(usage)) throw invalidAccess(`Unable to use this key to ${usage}`);
      return { name, ...held };
    }
    const codeOf = ({ bytes, algorithm }, data) => Buffer.from(messageCode(webDigests[algorithm.hash.name][0], bytes, bufferOf(data)));
    function cipherOfKey(algorithm, key, usage) {
      const { name, bytes } = keyFor(algorithm, key, usage), encrypts = usage === 'encrypt', mode = name.slice(4).toLowerCase();
      const iv = bufferOf(name === 'AES-CTR' ? algorithm.counter : algorithm.iv, name === 'AES-CTR' ? 'algorithm.counter' : 'algorithm.iv');
      if (name !== 'AES-GCM' && iv.length !== 16) throw new DOMException(`algorithm.${name === 'AES-CTR' ? 'counter' : 'iv'} must contain exactly 16 bytes`, 'OperationError');
      const cipher = new (encrypts ? Cipheriv : Decipheriv)(`aes-${bytes.length * 8}-${mode}`, bytes, iv);
      if (name === 'AES-GCM' && algorithm.additionalData) cipher.setAAD(bufferOf(algorithm.additionalData));
      return cipher;
    }
    const tagLength = algorithm => (algorithm.tagLength ?? 128) / 8;
    function encrypt(algorithm, key, data) {
      const cipher = cipherOfKey(algorithm, key, 'encrypt'), made = [cipher.update(bufferOf(data)), cipher.final()];
      if (keys.get(key).algorithm.name === 'AES-GCM') made.push(cipher.getAuthTag().subarray(0, tagLength(algorithm)));
      return plainBuffer(Buffer.concat(made));
    }
    function decrypt(algorithm, key, data) {
      const cipher = cipherOfKey(algorithm, key, 'decrypt');
      let bytes = bufferOf(data);
      try {
        if (keys.get(key).algorithm.name === 'AES-GCM') {
          cipher.setAuthTag(bytes.subarray(-tagLength(algorithm)));
          bytes = bytes.subarray(0, -tagLength(algorithm));
        }
        return plainBuffer(Buffer.concat([cipher.update(bytes), cipher.final()]));
      } catch { throw operationFailed(); }
    }
    function deriveBits(algorithm, key, length, usage = 'deriveBits') {
      const { name, bytes } = keyFor(algorithm, key, usage);
      if (length === null || length === undefined) throw new DOMException('length cannot be null', 'OperationError');
      if (length % 8 !== 0) throw new DOMException('length must be a multiple of 8', 'OperationError');
      const [digestName] = webDigests[hashOf(algorithm, name === 'HKDF' ? 'HkdfParams' : 'Pbkdf2Params')], salt = bufferOf(algorithm.salt, 'algorithm.salt');
      if (name === 'HKDF') return expand(digestName, digest(digestName, new Uint8Array(0)).length, bytes, salt, bufferOf(algorithm.info, 'algorithm.info'), length / 8);
      return plainBuffer(derive(digestName, bytes, salt, algorithm.iterations, length / 8));
    }
    function deriveKey(algorithm, key, wanted, extractable, usages) {
      const name = nameOf(wanted), length = wanted.length ?? webDigests[hashOf(wanted, 'HmacImportParams')][1] * 8;
      return importKey('raw', deriveBits(algorithm, key, length, 'deriveKey'), name === 'HMAC' ? wanted : { name }, extractable, usages);
    }
    function digestOf(algorithm, data) {
      const wanted = `${typeof algorithm === 'object' ? algorithm?.name : algorithm}`.toUpperCase();
      if (!(wanted in webDigests)) throw new DOMException('Unrecognized algorithm name', 'NotSupportedError');
      return digest(webDigests[wanted][0], bytesOf(data).slice()).buffer;
    }
    class SubtleCrypto {
      constructor() { throw illegalConstructor(); }
      async encrypt(algorithm, key, data) { const made = encrypt(algorithm, key, data); await pause(); return made; }
      async decrypt(algorithm, key, data) { const made = decrypt(algorithm, key, data); await pause(); return made; }
      async sign(algorithm, key, data) { const code = codeOf(keyFor(algorithm, key, 'sign'), data); await pause(); return plainBuffer(code); }
      async verify(algorithm, key, signature, data) {
        const isRight = codeOf(keyFor(algorithm, key, 'verify'), data).equals(bufferOf(signature));
        await pause();
        return isRight;
      }
      async digest(algorithm, data) {
        if (arguments.length < 2) throw nodeError(TypeError, 'ERR_MISSING_ARGS', `Failed to execute 'digest' on 'SubtleCrypto': 2 arguments required, but only ${arguments.length} present.`);
        if (!ArrayBuffer.isView(data) && !(data instanceof ArrayBuffer)) throw nodeError(TypeError, 'ERR_INVALID_ARG_TYPE',
          "Failed to execute 'digest' on 'SubtleCrypto': 2nd argument is not instance of ArrayBuffer, Buffer, TypedArray, or DataView.");
        const made = digestOf(algorithm, data);
        await pause();
        return made;
      }
      async generateKey(algorithm, extractable, usages) { const key = generateKey(algorithm, extractable, usages); await pause(); return key; }
      async deriveKey(algorithm, key, wanted, extractable, usages) { const made = deriveKey(algorithm, key, wanted, extractable, usages); await pause(); return made; }
      async deriveBits(algorithm, key, length) { const made = deriveBits(algorithm, key, length); await pause(); return made; }
      async importKey(format, data, algorithm, extractable, usages) { return importKey(format, data, algorithm, extractable, usages); }
      async exportKey(format, key) { return exportKey(format, key); }
    }
    """#
}
