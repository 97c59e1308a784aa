extension ModuleSource {
    /// `node:buffer`: bytes with texts in several encodings.
    static let buffer = #"""
    const { nodeError, nativeError, invalidArgumentValue, outOfRange, checkInteger, arrange } = require('internal/errors');
    const { inspect, invalidArgumentType, encodeUTF8, decodeUTF8 } = internal;
    const customInspect = Symbol.for('nodejs.util.inspect.custom');
    const { atob, btoa } = require('internal/encoding');
    const kMaxLength = 2 ** 32;

    // MARK: Encodings

    const known = { __proto__: null, utf8: 'utf8', 'utf-8': 'utf8', hex: 'hex', base64: 'base64', base64url: 'base64url', ascii: 'ascii', latin1: 'latin1', binary: 'latin1',
      ucs2: 'utf16le', 'ucs-2': 'utf16le', utf16le: 'utf16le', 'utf-16le': 'utf16le' };
    const normalize = encoding => encoding === undefined || encoding === null || encoding === '' ? 'utf8' : known[`${encoding}`.toLowerCase()];
    function need(encoding) {
      const name = normalize(encoding);
      if (name === undefined) throw nodeError(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`);
      return name;
    }
    // Here an encoding may be left out, but not be empty.
    function needGiven(encoding) {
      if (encoding === null || encoding === '') throw nodeError(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`);
      return need(encoding);
    }
    function encode(text, encoding) {
      switch (encoding) {
        case 'utf8': return encodeUTF8(text);
        case 'hex': {
          const digits = /^(?:[0-9a-fA-F]{2})*/.exec(text)[0];
          return Uint8Array.from({ length: digits.length / 2 }, (_, i) => parseInt(digits.slice(2 * i, 2 * i + 2), 16));
        }
        case 'base64': case 'base64url': {
          let clean = text.replace(/-/g, '+').replace(/_/g, '/').replace(/[^A-Za-z0-9+/=]/g, '');
          const end = clean.indexOf('=');
          if (end >= 0) clean = clean.slice(0, end);
          if (clean.length % 4 === 1) clean = clean.slice(0, -1);
          return Uint8Array.from(atob(clean), unit => unit.charCodeAt(0));
        }
        case 'utf16le': {
          const bytes = new Uint8Array(text.length * 2);
          for (let i = 0; i < text.length; i++) { const unit = text.charCodeAt(i); bytes[2 * i] = unit; bytes[2 * i + 1] = unit >> 8; }
          return bytes;
        }
        default: return Uint8Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
      }
    }
    function decode(bytes, encoding) {
      switch (encoding) {
        case 'utf8': return decodeUTF8(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength), false).text;
        case 'hex': { let text = ''; for (const byte of bytes) text += (byte < 16 ? '0' : '') + byte.toString(16); return text; }
        case 'base64': return btoa(decode(bytes, 'latin1'));
        case 'base64url': return btoa(decode(bytes, 'latin1')).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
        case 'utf16le': { let text = ''; for (let i = 0; i + 1 < bytes.length; i += 2) text += String.fromCharCode(bytes[i] | bytes[i + 1] << 8); return text; }
        case 'ascii': { let text = ''; for (const byte of bytes) text += String.fromCharCode(byte & 127); return text; }
        default: { let text = ''; for (const byte of bytes) text += String.fromCharCode(byte); return text; }
      }
    }

    // MARK: Making

    function checkSize(size) {
      if (typeof size !== 'number') invalidArgumentType('size', 'of type number', size);
      if (!(size >= 0 && size <= kMaxLength)) throw outOfRange('size', `>= 0 && <= ${kMaxLength}`, size);
    }
    const wrap = bytes => Object.setPrototypeOf(bytes, Buffer.prototype);
    let hasWarned = false;
    function Buffer(argument, encodingOrOffset, length) {
      if (!hasWarned) {
        hasWarned = true;
        internal.process.emitWarning('Buffer() is deprecated due to security and usability issues. ' +
          'Please use the Buffer.alloc(), Buffer.allocUnsafe(), or Buffer.from() methods instead.', 'DeprecationWarning', 'DEP0005');
      }
      if (typeof argument === 'number') {
        if (typeof encodingOrOffset === 'string') invalidArgumentType('string', 'of type string', argument);
        return Buffer.alloc(argument);
      }
      return Buffer.from(argument, encodingOrOffset, length);
    }
    Object.setPrototypeOf(Buffer, Uint8Array);
    class FastBuffer extends Uint8Array {}
    Buffer.prototype = FastBuffer.prototype;
    function invalidFirst(value) {
      try { invalidArgumentType('first argument', 'of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object', value); } catch (error) { return error; }
    }
    const statics = {
      poolSize: 8192,
      from(value, encodingOrOffset, length) {
        if (typeof value === 'string') return wrap(encode(value, need(typeof encodingOrOffset === 'string' ? encodingOrOffset : undefined)));
        if (typeof value === 'object' && value !== null) {
          if (value instanceof ArrayBuffer || value instanceof SharedArrayBuffer) {
            const offset = encodingOrOffset === undefined ? 0 : +encodingOrOffset || 0;
            if (offset > value.byteLength) throw nodeError(RangeError, 'ERR_BUFFER_OUT_OF_BOUNDS', '"offset" is outside of buffer bounds');
            if (length !== undefined && !(+length <= value.byteLength - offset)) throw nodeError(RangeError, 'ERR_BUFFER_OUT_OF_BOUNDS', '"length" is outside of buffer bounds');
            return wrap(length === undefined ? new Uint8Array(value, offset) : new Uint8Array(value, offset, Math.max(0, +length)));
          }
          const plain = value.valueOf?.();
          if (plain !== null && plain !== undefined && plain !== value && (typeof plain === 'string' || typeof plain === 'object')) return Buffer.from(plain, encodingOrOffset, length);
          if (value.length !== undefined || value.buffer instanceof ArrayBuffer) return typeof value.length === 'number' ? wrap(Uint8Array.from(value)) : wrap(new Uint8Array(0));
          if (value.type === 'Buffer' && Array.isArray(value.data)) return wrap(Uint8Array.from(value.data));
          if (typeof value[Symbol.toPrimitive] === 'function') {
            const text = value[Symbol.toPrimitive]('string');
            if (typeof text === 'string') return Buffer.from(text, encodingOrOffset);
          }
        }
        throw invalidFirst(value);
      },
      copyBytesFrom(view, offset = 0, length) {
        if (!ArrayBuffer.isView(view) || view instanceof DataView) invalidArgumentType('view', 'an instance of TypedArray', view);
        for (const [name, count] of [['offset', offset], ['length', length]]) if (count !== undefined) {
          if (typeof count !== 'number') invalidArgumentType(name, 'of type number', count);
          if (!Number.isInteger(count)) throw outOfRange(name, 'an integer', count);
          if (count < 0) throw outOfRange(name, `>= 0 && <= ${Number.MAX_SAFE_INTEGER}`, count);
        }
        const part = view.subarray(offset, length === undefined ? undefined : offset + length);
        return wrap(new Uint8Array(part.buffer.slice(part.byteOffset, part.byteOffset + part.byteLength)));
      },
      of(...items) { return wrap(Uint8Array.of(...items)); },
      alloc(size, fill, encoding) {
        checkSize(size);
        const made = wrap(new Uint8Array(size));
        return fill !== undefined && fill !== 0 && size > 0 ? made.fill(fill, 0, size, encoding) : made;
      },
      allocUnsafe(size) { checkSize(size); return wrap(new Uint8Array(size)); },
      allocUnsafeSlow(size) { checkSize(size); return wrap(new Uint8Array(size)); },
      isBuffer(value) { return value instanceof Buffer; },
      compare(a, b) {
        if (!(a instanceof Uint8Array)) invalidArgumentType('buf1', 'an instance of Buffer or Uint8Array', a);
        if (!(b instanceof Uint8Array)) invalidArgumentType('buf2', 'an instance of Buffer or Uint8Array', b);
        return order(a, b);
      },
      isEncoding(encoding) { return typeof encoding === 'string' && encoding.length !== 0 && normalize(encoding) !== undefined; },
      concat(list, length) {
        if (!Array.isArray(list)) invalidArgumentType('list', 'an instance of Array', list);
        if (list.length === 0) return Buffer.alloc(0);
        if (length !== undefined) checkInteger(length, 'length', 0, kMaxLength);
        list.forEach((item, i) => { if (!(item instanceof Uint8Array)) invalidArgumentType(`list[${i}]`, 'an instance of Buffer or Uint8Array', item); });
        length ??= list.reduce((sum, item) => sum + item.length, 0);
        const made = Buffer.alloc(length);
        let place = 0;
        for (const item of list) {
          if (place >= length) break;
          made.set(item.length > length - place ? item.subarray(0, length - place) : item, place);
          place += item.length;
        }
        return made;
      },
      byteLength(text, encoding) {
        if (typeof text !== 'string') {
          if (ArrayBuffer.isView(text) || text instanceof ArrayBuffer || text instanceof SharedArrayBuffer) return text.byteLength;
          invalidArgumentType('string', 'of type string or an instance of Buffer or ArrayBuffer', text);
        }
        return encode(text, normalize(encoding) ?? 'utf8').length;
      },
    };
    Object.assign(Buffer, statics);
    Object.defineProperty(Buffer, Symbol.species, { configurable: true, enumerable: true, get() { return FastBuffer; } });
    Object.defineProperty(Buffer.prototype, 'constructor', { value: Buffer, writable: true, configurable: true });

    // MARK: Using

    function order(a, b) {
      const length = Math.min(a.length, b.length);
      for (let i = 0; i < length; i++) if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1;
      return a.length < b.length ? -1 : a.length > b.length ? 1 : 0;
    }
    function find(buffer, value, offset, encoding, isForward) {
      if (typeof offset === 'string') { encoding = offset; offset = undefined; }
      offset = +offset;
      if (Number.isNaN(offset)) offset = isForward ? 0 : buffer.length;
      offset = Math.trunc(offset);
      if (offset < 0) offset += buffer.length;
      if (typeof value === 'number') { value = Uint8Array.of(value); }
      else if (typeof value === 'string') value = encode(value, needGiven(encoding));
      else if (!(value instanceof Uint8Array)) invalidArgumentType('value', 'one of type number or string or an instance of Buffer or Uint8Array', value);
      const last = buffer.length - value.length;
      if (offset < 0) { if (!isForward) return -1; offset = 0; }
      if (value.length === 0) return Math.min(offset, buffer.length);
      for (let i = isForward ? offset : Math.min(offset, last); i >= 0 && i <= last; i += isForward ? 1 : -1) {
        let j = 0;
        while (j < value.length && buffer[i + j] === value[j]) j++;
        if (j === value.length) return i;
      }
      return -1;
    }
    function writeText(buffer, text, offset, room, encoding) {
      if (typeof text !== 'string') throw nativeError(TypeError, 'ERR_INVALID_ARG_TYPE', 'argument must be a string');
      let bytes = encode(text, encoding);
      if (bytes.length > room) {
        // No part of a character is written.
        let end = room;
        if (encoding === 'utf8') while (end > 0 && (bytes[end] & 0xC0) === 0x80) end--;
        if (encoding === 'utf16le') end &= ~1;
        bytes = bytes.subarray(0, end);
      }
      buffer.set(bytes, offset);
      return bytes.length;
    }
    const methods = {
      toString(encoding, start, end) {
        const { length } = this;
        if (start <= 0) start = 0; else if (start >= length) return ''; else start = Math.trunc(start) || 0;
        if (end === undefined || end > length) end = length; else end = Math.trunc(end) || 0;
        return end <= start ? '' : decode(new Uint8Array(this.buffer, this.byteOffset + start, end - start), needGiven(encoding));
      },
      toJSON() { return { type: 'Buffer', data: Array.from(this) }; },
      equals(other) {
        if (!(other instanceof Uint8Array)) invalidArgumentType('otherBuffer', 'an instance of Buffer or Uint8Array', other);
        return order(this, other) === 0;
      },
      compare(target, targetStart, targetEnd, start, end) {
        if (!(target instanceof Uint8Array)) invalidArgumentType('target', 'an instance of Buffer or Uint8Array', target);
        const place = (value, name, most, usual) => value === undefined ? usual : checkInteger(value, name, 0, most);
        targetStart = place(targetStart, 'targetStart', kMaxLength, 0);
        targetEnd = place(targetEnd, 'targetEnd', target.length, target.length);
        start = place(start, 'sourceStart', kMaxLength, 0);
        end = place(end, 'sourceEnd', this.length, this.length);
        return order(this.subarray(start, Math.max(start, end)), target.subarray(targetStart, Math.max(targetStart, targetEnd)));
      },
      copy(target, targetStart, start, end) {
        if (!(target instanceof Uint8Array)) invalidArgumentType('target', 'an instance of Buffer or Uint8Array', target);
        const place = (value, name, most, usual) => {
          if (value === undefined) return usual;
          value = Math.floor(+value);
          if (!(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) value = 0;
          if (value < 0 || value > most) throw outOfRange(name, most === Infinity ? '>= 0' : `>= 0 && <= ${most}`, value);
          return value;
        };
        targetStart = place(targetStart, 'targetStart', Infinity, 0);
        start = place(start, 'sourceStart', this.length, 0);
        end = place(end, 'sourceEnd', Infinity, this.length);
        if (targetStart >= target.length || start >= end) return 0;
        const part = Uint8Array.prototype.subarray.call(this, start, Math.min(end, start + Math.max(0, target.length - targetStart)));
        target.set(part, targetStart);
        return part.length;
      },
      slice(start, end) { return this.subarray(start, end); },
      subarray(start = 0, end = this.length) {
        const clamp = place => { place = Math.trunc(place) || 0; return place < 0 ? Math.max(0, this.length + place) : Math.min(place, this.length); };
        const first = clamp(start), last = clamp(end);
        return wrap(new Uint8Array(this.buffer, this.byteOffset + first, Math.max(0, last - first)));
      },
      indexOf(value, offset, encoding) { return find(this, value, offset, encoding, true); },
      lastIndexOf(value, offset, encoding) { return find(this, value, offset, encoding, false); },
      includes(value, offset, encoding) { return find(this, value, offset, encoding, true) !== -1; },
      fill(value, offset, end, encoding) {
        if (typeof value === 'string') {
          if (offset === undefined || typeof offset === 'string') { encoding = offset; offset = undefined; }
          else if (typeof end === 'string') { encoding = end; end = this.length; }
          if (normalize(encoding) === undefined && typeof encoding !== 'string') invalidArgumentType('encoding', 'of type string', encoding);
          need(encoding);
        }
        // Without a place to begin at, all is filled, whatever the end.
        if (offset === undefined) { offset = 0; end = this.length; }
        else {
          checkInteger(offset, 'offset', 0, kMaxLength);
          if (end === undefined) end = this.length; else checkInteger(end, 'end', 0, this.length);
          if (offset >= end) return this;
        }
        const given = value;
        if (typeof value === 'string') value = value === '' ? 0 : encode(value, need(encoding));
        if (!ArrayBuffer.isView(value)) return Uint8Array.prototype.fill.call(this, typeof value === 'number' ? value : +value & 255, offset, end);
        const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
        if (bytes.length === 0) throw invalidArgumentValue('value', given);
        for (let i = offset; i < end; i++) this[i] = bytes[(i - offset) % bytes.length];
        return this;
      },
      write(text, offset, length, encoding) {
        if (offset === undefined) return writeText(this, text, 0, this.length, 'utf8');
        if (length === undefined && typeof offset === 'string') { encoding = offset; offset = 0; length = this.length; }
        else {
          checkInteger(offset, 'offset', 0, this.length);
          const room = this.length - offset;
          if (typeof length === 'string') { encoding = length; length = room; }
          length = length === undefined ? room : Math.min(checkInteger(length, 'length', 0, this.length), room);
        }
        return writeText(this, text, offset, length, need(encoding || 'utf8'));
      },
      inspect(depth, options) { return this[customInspect](depth, options); },
      [customInspect](depth, options) {
        const most = exports.INSPECT_MAX_BYTES, extra = this.length - most;
        let text = Array.from(this.subarray(0, most), byte => byte.toString(16).padStart(2, '0')).join(' ');
        if (extra > 0) text += ` ... ${extra} more byte${extra > 1 ? 's' : ''}`;
        const keys = Object.keys(this).filter(key => !/^\d+$/.test(key));
        if (options && keys.length > 0) {
          const others = inspect(Object.fromEntries(keys.map(key => [key, this[key]])), { ...options, breakLength: Infinity, compact: true });
          text += `${text === '' ? '' : ', '}${others.slice(2, -2)}`;
        }
        return `<${this.constructor.name}${text === '' && keys.length === 0 ? ' ' : ' '}${text}>`;
      },
      swap16() { return swap(this, 2, '16-bits'); },
      swap32() { return swap(this, 4, '32-bits'); },
      swap64() { return swap(this, 8, '64-bits'); },
    };
    function swap(buffer, size, name) {
      if (buffer.length % size !== 0) throw nodeError(RangeError, 'ERR_INVALID_BUFFER_SIZE', `Buffer size must be a multiple of ${name}`);
      for (let i = 0; i < buffer.length; i += size) Uint8Array.prototype.subarray.call(buffer, i, i + size).reverse();
      return buffer;
    }
    for (const name of Reflect.ownKeys(methods)) Object.defineProperty(Buffer.prototype, name, { value: methods[name], writable: true, configurable: true, enumerable: true });
    Buffer.prototype.toLocaleString = Buffer.prototype.toString;
    for (const [name, source] of [['parent', 'buffer'], ['offset', 'byteOffset']])
      Object.defineProperty(Buffer.prototype, name, { enumerable: true, get() { return this instanceof Buffer ? this[source] : undefined; } });

    // MARK: Numbers

    function checkOffset(buffer, offset, size) {
      if (typeof offset !== 'number') invalidArgumentType('offset', 'of type number', offset);
      if (Math.floor(offset) !== offset) throw outOfRange('offset', 'an integer', offset);
      if (buffer.length < size)
        throw nodeError(RangeError, 'ERR_BUFFER_OUT_OF_BOUNDS', 'Attempt to access memory outside buffer bounds'); //@ node:internal/buffer:86|    throw new ERR_BUFFER_OUT_OF_BOUNDS();
      if (offset < 0 || offset > buffer.length - size)
        throw outOfRange('offset', `>= 0 and <= ${buffer.length - size}`, offset); //@ node:internal/buffer:88|  throw new ERR_OUT_OF_RANGE(type || 'offset',
    }
    // What is no number at all is let through, and written as zeros.
    function checkNumber(value, low, high, size, isSigned) {
      if (!(value < low || value > high)) return;
      const n = typeof low === 'bigint' ? 'n' : '', bits = size * 8;
      const range = size > 4
        ? isSigned ? `>= -(2${n} ** ${bits - 1}${n}) and < 2${n} ** ${bits - 1}${n}` : `>= 0${n} and < 2${n} ** ${bits}${n}` : `>= ${low}${n} and <= ${high}${n}`;
      throw outOfRange('value', range, value); //@ node:internal/buffer:740|    throw new ERR_OUT_OF_RANGE('value', `>= ${min} and <= ${max}`, value);
    }
    const view = buffer => new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
    // `readUint8` is `readUInt8`: the very same function.
    function addMethods(name, read, write) {
      Object.defineProperty(read, 'name', { value: `read${name}` });
      Object.defineProperty(write, 'name', { value: `write${name}` });
      for (const alias of new Set([name, name.replace('UInt', 'Uint')])) {
        Buffer.prototype[`read${alias}`] = read;
        Buffer.prototype[`write${alias}`] = write;
      }
    }
    function addNumber(names, size, read, write) {
      for (const [name, isLittle] of names) {
        addMethods(name, function (offset = 0) { checkOffset(this, offset, size); return read(view(this), offset, isLittle); },
          function (value, offset = 0) { write(this, value, offset, isLittle); return offset + size; });
      }
    }
    for (const [name, size] of [['Int8', 1], ['UInt8', 1], ['Int16', 2], ['UInt16', 2], ['Int32', 4], ['UInt32', 4], ['BigInt64', 8], ['BigUInt64', 8], ['Float', 4], ['Double', 8]]) {
      const method = { Float: 'Float32', Double: 'Float64' }[name] ?? name.replace('UInt', 'Uint');
      const isSigned = !name.includes('UInt'), isBig = name.startsWith('Big'), isWhole = /Int/.test(name);
      const high = isBig ? 2n ** BigInt(isSigned ? 63 : 64) - 1n : 2 ** (size * 8 - (isSigned ? 1 : 0)) - 1, low = isSigned ? -high - (isBig ? 1n : 1) : isBig ? 0n : 0;
      addNumber(size === 1 ? [[name, true]] : [[`${name}LE`, true], [`${name}BE`, false]], size,
        (data, offset, isLittle) => data[`get${method}`](offset, isLittle),
        (buffer, value, offset, isLittle) => {
          if (!isBig) value = +value;
          if (size === 1 && typeof offset !== 'number') invalidArgumentType('offset', 'of type number', offset);
          if (isWhole) checkNumber(value, low, high, size, isSigned);
          checkOffset(buffer, offset, size);
          if (isBig && typeof value !== 'bigint') throw new TypeError('Cannot mix BigInt and other types, use explicit conversions');
          view(buffer)[`set${method}`](offset, value, isLittle);
        });
    }
    for (const isSigned of [true, false]) for (const isLittle of [true, false]) {
      const name = `${isSigned ? 'Int' : 'UInt'}${isLittle ? 'LE' : 'BE'}`;
      const places = size => { const list = Array.from({ length: size }, (_, i) => i); return isLittle ? list : list.reverse(); };
      function checkLength(size) {
        if (typeof size !== 'number') invalidArgumentType('byteLength', 'of type number', size);
        if (Math.floor(size) !== size) throw outOfRange('byteLength', 'an integer', size);
        if (!(size >= 1 && size <= 6)) throw outOfRange('byteLength', '>= 1 and <= 6', size);
      }
      addMethods(name, function (offset, size) {
        if (offset === undefined) invalidArgumentType('offset', 'of type number', offset);
        checkLength(size);
        checkOffset(this, offset, size);
        let value = 0;
        places(size).forEach((place, i) => { value += this[offset + place] * 2 ** (8 * i); });
        return isSigned && value >= 2 ** (8 * size - 1) ? value - 2 ** (8 * size) : value;
      }, function (value, offset, size) {
        checkLength(size);
        value = +value;
        checkNumber(value, isSigned ? -(2 ** (8 * size - 1)) : 0, 2 ** (8 * size - (isSigned ? 1 : 0)) - 1, size, isSigned);
        checkOffset(this, offset, size);
        places(size).forEach((place, i) => { this[offset + place] = Math.floor(value / 2 ** (8 * i)); });
        return offset + size;
      });
    }

    // The encodings have methods of their own, too.
    for (const encoding of ['utf8', 'hex', 'latin1', 'ascii', 'ucs2', 'base64', 'base64url']) for (const [name, value] of [
      [`${encoding}Slice`, function (start, end) {
        const place = (value, usual) => value === undefined ? usual : Math.trunc(value) || 0;
        start = place(start, 0);
        end = place(end, this.length);
        if (start < 0 || end < 0 || Math.max(start, end) > this.length) throw nativeError(RangeError, 'ERR_OUT_OF_RANGE', 'Index out of range');
        return this.toString(encoding, start, end);
      }],
      [`${encoding}Write`, function (text, offset = 0, length = this.length - offset) { return this.write(text, offset, length, encoding); }],
    ]) Object.defineProperty(Buffer.prototype, name, { value, writable: true, configurable: true, enumerable: true });
    const lengths = { toString: 3, copy: 4, compare: 5, subarray: 2 };
    for (const name in lengths) Object.defineProperty(Buffer.prototype[name], 'length', { value: lengths[name] });

    function SlowBuffer(length) { checkSize(length); return Buffer.allocUnsafeSlow(length); }
    Object.assign(exports, {
      Buffer, SlowBuffer, kMaxLength, kStringMaxLength: 2 ** 29 - 24, btoa, atob, INSPECT_MAX_BYTES: 50,
      constants: Object.defineProperties({}, { MAX_LENGTH: { value: kMaxLength, enumerable: true }, MAX_STRING_LENGTH: { value: 2 ** 29 - 24, enumerable: true } }),
      isUtf8(input) { return decodeUTF8(new Uint8Array(input.buffer ?? input, input.byteOffset ?? 0, input.byteLength), false).isWhole; },
      isAscii(input) { return new Uint8Array(input.buffer ?? input, input.byteOffset ?? 0, input.byteLength).every(byte => byte < 128); },
      transcode(source, from, to) {
        if (!(source instanceof Uint8Array)) invalidArgumentType('source', 'an instance of Buffer or Uint8Array', source);
        for (const encoding of [from, to]) if (!['utf8', 'utf16le', 'latin1', 'ascii'].includes(normalize(encoding)))
          throw nativeError(Error, 'U_ILLEGAL_ARGUMENT_ERROR', 'Unable to transcode Buffer [U_ILLEGAL_ARGUMENT_ERROR]', { errno: 1 });
        const most = { ascii: 127, latin1: 255, binary: 255 }[to] ?? Infinity;
        return Buffer.from(decode(source, need(from)).replace(/[^]/gu, unit => unit.codePointAt(0) > most ? '?' : unit), to);
      },
      encode, decode, normalize,
    });
    for (const name of ['encode', 'decode', 'normalize']) Object.defineProperty(exports, name, { enumerable: false });
    for (const name of ['Blob', 'File', 'resolveObjectURL']) Object.defineProperty(exports, name, { configurable: true, enumerable: true, get() { return require('internal/blob')[name]; } });
    arrange(exports, `Buffer SlowBuffer transcode isUtf8 isAscii kMaxLength kStringMaxLength btoa atob constants INSPECT_MAX_BYTES Blob resolveObjectURL File`);
    """#

    /// `node:string_decoder`: texts out of bytes that come in pieces.
    static let stringDecoder = #"""
    const { nodeError } = require('internal/errors');
    const { Buffer, decode, normalize } = require('buffer');

    // What Node keeps of a decoder: the bytes of a character that has not come whole, how many are wanted, how many came, the encoding's number.
    const kNativeDecoder = Symbol('kNativeDecoder'), numbers = { ascii: 0, utf8: 1, base64: 2, utf16le: 3, latin1: 4, hex: 5, base64url: 7 };
    class StringDecoder {
      constructor(encoding) {
        const name = normalize(encoding);
        if (name === undefined) throw nodeError(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`);
        this.encoding = name;
        this[kNativeDecoder] = Buffer.alloc(7);
        this[kNativeDecoder][6] = numbers[name];
      }
      get lastChar() { return this[kNativeDecoder].subarray(0, 4); }
      get lastNeed() { return this[kNativeDecoder][4]; }
      get lastTotal() { return this[kNativeDecoder][4] + this[kNativeDecoder][5]; }
      write(chunk) {
        if (typeof chunk === 'string') return chunk;
        if (!ArrayBuffer.isView(chunk)) internal.invalidArgumentType('buf', 'an instance of Buffer, TypedArray, or DataView', chunk);
        const kept = this[kNativeDecoder], count = kept[5], given = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
        const bytes = count > 0 ? new Uint8Array([...kept.subarray(0, count), ...given]) : given, rest = this.#unfinished(bytes), whole = bytes.length - rest;
        if (count > 0) kept.set(bytes.subarray(0, Math.min(bytes.length, count + kept[4])));
        if (rest > 0) kept.set(bytes.subarray(whole));
        kept[4] = rest > 0 ? this.#wanted(bytes[whole], rest) : 0;
        kept[5] = rest;
        return decode(bytes.subarray(0, whole), this.encoding);
      }
      end(chunk) {
        const kept = this[kNativeDecoder];
        let text = chunk === undefined ? '' : this.write(chunk);
        if (kept[5] > 0) text += decode(Uint8Array.from(kept.subarray(0, kept[5])), this.encoding);
        kept[4] = kept[5] = 0;
        return text;
      }
      text(chunk, offset) {
        this[kNativeDecoder][4] = this[kNativeDecoder][5] = 0;
        return this.write(chunk.slice(offset));
      }
      #wanted(first, count) {
        const size = { utf8: first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2, utf16le: count > 1 ? 4 : 2 }[this.encoding] ?? 3;
        return size - count;
      }
      // How many bytes at the end begin something and do not end it.
      #unfinished(bytes) {
        if (this.encoding === 'utf16le') {
          const odd = bytes.length % 2, high = bytes[bytes.length - odd - 1];
          return high >= 0xD8 && high <= 0xDB ? odd + 2 : odd;
        }
        if (this.encoding === 'base64' || this.encoding === 'base64url') return bytes.length % 3;
        if (this.encoding !== 'utf8') return 0;
        for (let back = 1; back <= 3 && back <= bytes.length; back++) {
          const byte = bytes[bytes.length - back];
          if ((byte & 0xC0) === 0x80) continue;
          const wanted = byte >= 0xF8 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
          return wanted > back ? back : 0;
        }
        return 0;
      }
    }
    exports.StringDecoder = StringDecoder;
    """#
}
