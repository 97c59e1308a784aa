extension ModuleSource {
    /// Ciphers of `node:crypto`: AES in four modes. They share the scope of `crypto`.
    static let cryptoCiphers = #"""

    const { aesBlocks, aesCount, aesHash } = internal;
    const invalidState = operation => nodeError(Error, 'ERR_CRYPTO_INVALID_STATE', `Invalid state${operation ? ` for operation ${operation}` : ''}`);
    const cipherFault = (code, text) => Object.assign(new Error(text), { library: 'Provider routines', reason: text.slice(text.lastIndexOf(':') + 1), code });
    const wrongLength = () => cipherFault('ERR_OSSL_WRONG_FINAL_BLOCK_LENGTH', 'error:1C80006B:Provider routines::wrong final block length');
    const cipherNumbers = {
      'aes-128-ecb': 418, 'aes-128-cbc': 419, 'aes-192-ecb': 422, 'aes-192-cbc': 423, 'aes-256-ecb': 426, 'aes-256-cbc': 427, 'aes-128-gcm': 895, 'aes-192-gcm': 898,
      'aes-256-gcm': 901, 'aes-128-ctr': 904, 'aes-192-ctr': 905, 'aes-256-ctr': 906,
    };
    const cipherNames = Object.keys(cipherNumbers).sort();
    function cipherNamed(given) {
      const short = given.toLowerCase().replace(/^(?:id-)?aes(\d+)(?:-gcm)?$/, (all, bits) => `aes-${bits}-${all.endsWith('gcm') ? 'gcm' : 'cbc'}`);
      if (!cipherNames.includes(short)) return undefined;
      const [, bits, mode] = short.split('-');
      return { name: short, mode, keyLength: bits / 8 };
    }
    // A block that counts, so many blocks later.
    function countedOn(block, count, counting) {
      const result = Buffer.from(block);
      for (let i = 15; count > 0 && i >= 16 - counting; i--) {
        const sum = result[i] + count % 256;
        result[i] = sum;
        count = Math.floor(count / 256) + (sum >> 8);
      }
      return result;
    }

    const secrets = new WeakMap();
    function startCipher(object, encrypts, name, key, iv, options) {
      if (typeof name !== 'string') invalidArgumentType('cipher', 'of type string', name);
      key = Buffer.from(bytesOf(key, 'key', 'of type string or an instance of ArrayBuffer, Buffer, TypedArray, DataView, KeyObject, or CryptoKey'));
      iv = iv === null ? null : Buffer.from(bytesOf(iv, 'iv', anyBytes));
      const found = cipherNamed(name);
      if (found === undefined) throw nodeError(Error, 'ERR_CRYPTO_UNKNOWN_CIPHER', 'Unknown cipher');
      if (key.length !== found.keyLength) throw nodeError(RangeError, 'ERR_CRYPTO_INVALID_KEYLEN', 'Invalid key length');
      const { mode } = found, isRight = mode === 'ecb' ? iv === null || iv.length === 0 : iv !== null && (mode === 'gcm' ? iv.length > 0 : iv.length === 16);
      if (!isRight) throw nodeError(TypeError, 'ERR_CRYPTO_INVALID_IV', 'Invalid initialization vector');
      object._decoder = null;
      object._options = options;
      const state = { mode, key, encrypts, chain: mode === 'cbc' ? iv : undefined, pending: Buffer.alloc(0), pads: true, taken: 0, said: [], secret: [], tag: undefined, isOver: false };
      if (mode === 'ctr') state.first = iv;
      if (mode === 'gcm') {
        state.start = iv.length === 12 ? Buffer.concat([iv, Buffer.from([0, 0, 0, 1])]) : Buffer.from(aesHash(key, new Uint8Array(0), iv));
        state.first = countedOn(state.start, 1, 4);
      }
      Object.defineProperty(object, Symbol('kHandle'), { value: new (class CipherBase {})(), enumerable: true });
      secrets.set(object, state);
    }
    function throughBlocks(state, blocks) {
      if (blocks.length === 0) return blocks;
      const made = Buffer.from(aesBlocks(state.key, blocks, state.encrypts, state.chain));
      if (state.chain) state.chain = (state.encrypts ? made : blocks).subarray(-16);
      return made;
    }
    function throughCipher(state, data) {
      if (state.first) {
        const counting = state.mode === 'gcm' ? 4 : 16;
        const made = Buffer.from(aesCount(state.key, data, countedOn(state.first, Math.floor(state.taken / 16), counting), counting, state.taken % 16));
        state.taken += data.length;
        if (state.mode === 'gcm') state.secret.push(state.encrypts ? made : Buffer.from(data));
        return made;
      }
      const all = Buffer.concat([state.pending, data]);
      // Whose padding is to be taken away keeps the last block back.
      const ready = !state.encrypts && state.pads && all.length > 0 ? Math.floor((all.length - 1) / 16) * 16 : Math.floor(all.length / 16) * 16;
      state.pending = all.subarray(ready);
      return throughBlocks(state, all.subarray(0, ready));
    }
    function lastOfCipher(state) {
      if (state.mode === 'gcm') {
        const tag = Buffer.from(aesCount(state.key, aesHash(state.key, Buffer.concat(state.said), Buffer.concat(state.secret)), state.start, 4, 0));
        if (state.encrypts) state.tag = tag;
        else if (!state.tag || !tag.subarray(0, state.tag.length).equals(state.tag)) throw new Error('Unsupported state or unable to authenticate data');
      }
      if (state.first) return Buffer.alloc(0);
      const { pending } = state;
      if (!state.pads) {
        if (pending.length > 0) throw wrongLength();
        return pending;
      }
      if (state.encrypts) return throughBlocks(state, Buffer.concat([pending, Buffer.alloc(16 - pending.length, 16 - pending.length)]));
      if (pending.length !== 16) throw wrongLength();
      const plain = throughBlocks(state, pending), count = plain[15];
      if (count < 1 || count > 16 || plain.subarray(16 - count).some(byte => byte !== count)) throw cipherFault('ERR_OSSL_BAD_DECRYPT', 'error:1C800064:Provider routines::bad decrypt');
      return plain.subarray(0, 16 - count);
    }
    // Text may end within a character: a decoder keeps the rest.
    function cipherOutput(cipher, bytes, encoding, isLast) {
      if (!encoding || encoding === 'buffer') return bytes;
      const decoder = cipher._decoder ??= new (require('string_decoder').StringDecoder)(encoding);
      return isLast ? decoder.end(bytes) : decoder.write(bytes);
    }
    const openState = (cipher, operation) => {
      const state = secrets.get(cipher);
      if (state.isOver) throw invalidState(operation);
      return state;
    };
    const cipherMethods = {
      update(data, inputEncoding, outputEncoding) {
        const bytes = bytesOf(data, 'data', undefined, inputEncoding), state = secrets.get(this);
        if (state.isOver) throw new Error('Trying to add data in unsupported state');
        return cipherOutput(this, throughCipher(state, bytes), outputEncoding, false);
      },
      final(outputEncoding) {
        const state = openState(this);
        state.isOver = true;
        return cipherOutput(this, lastOfCipher(state), outputEncoding, true);
      },
      setAutoPadding(pads) { openState(this, 'setAutoPadding').pads = pads === undefined || !!pads; return this; },
      setAAD(bytes) {
        const state = openState(this, 'setAAD');
        if (state.mode !== 'gcm') throw invalidState('setAAD');
        state.said.push(Buffer.from(bytesOf(bytes, 'aadbuf', anyBytes)));
        return this;
      },
      _transform(chunk, encoding, callback) { this.push(this.update(chunk, encoding)); callback(); },
      _flush(callback) {
        try { this.push(this.final()); } catch (error) { callback(error); return; }
        callback();
      },
    };
    function Cipheriv(name, key, iv, options) {
      if (!(this instanceof Cipheriv)) return new Cipheriv(name, key, iv, options);
      startCipher(this, true, name, key, iv, options);
    }
    Object.assign(Cipheriv.prototype, cipherMethods, {
      getAuthTag() {
        const { tag, isOver } = secrets.get(this);
        if (!isOver || tag === undefined) throw invalidState('getAuthTag');
        return Buffer.from(tag);
      },
    });
    function Decipheriv(name, key, iv, options) {
      if (!(this instanceof Decipheriv)) return new Decipheriv(name, key, iv, options);
      startCipher(this, false, name, key, iv, options);
    }
    Object.assign(Decipheriv.prototype, cipherMethods, {
      setAuthTag(tag, encoding) {
        const bytes = Buffer.from(bytesOf(tag, 'buffer', anyBytes, encoding)), state = openState(this, 'setAuthTag');
        if (state.mode !== 'gcm' || state.tag) throw invalidState('setAuthTag');
        if (bytes.length !== 4 && bytes.length !== 8 && (bytes.length < 12 || bytes.length > 16)) {
          throw nodeError(TypeError, 'ERR_CRYPTO_INVALID_AUTH_TAG', `Invalid authentication tag length: ${bytes.length}`);
        }
        state.tag = bytes;
        return this;
      },
    });
    lazily(Cipheriv);
    lazily(Decipheriv);
    function getCipherInfo(given) {
      const found = typeof given === 'number' ? cipherNamed(cipherNames.find(name => cipherNumbers[name] === given) ?? '') : cipherNamed(given);
      if (!found) return undefined;
      const { name, mode, keyLength } = found;
      return {
        mode, name: mode === 'gcm' ? `id-aes${keyLength * 8}-gcm` : name, nid: cipherNumbers[name], blockSize: mode === 'cbc' || mode === 'ecb' ? 16 : 1,
        ...mode === 'ecb' ? {} : { ivLength: mode === 'gcm' ? 12 : 16 }, keyLength,
      };
    }
    const ciphers = {
      createCipheriv: (name, key, iv, options) => new Cipheriv(name, key, iv, options), createDecipheriv: (name, key, iv, options) => new Decipheriv(name, key, iv, options),
      Cipheriv, Decipheriv, getCiphers: () => [...cipherNames], getCipherInfo,
    };
    """#
}
