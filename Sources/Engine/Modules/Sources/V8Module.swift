extension ModuleSource {
    /// `node:v8`: values as bytes and back, in V8's own format; what it tells of the heap is Leash's.
    static let v8 = #"""
    const { nodeError, outOfRange } = require('internal/errors');
    const { inspect, invalidArgumentType, kind, process } = internal;
    const { Buffer } = require('buffer');
    const views = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array, DataView, Buffer, BigInt64Array, BigUint64Array];
    const notBytes = name => nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', `${name} must be a TypedArray or a DataView`);
    const version = 15, code = letter => letter.charCodeAt(0);
    const errors = { E: EvalError, R: RangeError, F: ReferenceError, S: SyntaxError, T: TypeError, U: URIError };
    const flags = 'gimyusd'.split(''), flagBits = [1, 2, 4, 8, 16, 32, 128];

    class Serializer {
      #bytes = []; #known = new Map();
      writeHeader() { this.#bytes.push(0xFF, version); }
      releaseBuffer() { const buffer = Buffer.from(this.#bytes); this.#bytes = []; return buffer; }
      transferArrayBuffer() {}
      writeUint32(value) { this.#number(value >>> 0); }
      writeUint64(high, low) { this.#number((BigInt(high >>> 0) << 32n) + BigInt(low >>> 0)); }
      writeDouble(value) { this.#bytes.push(...new Uint8Array(new Float64Array([value]).buffer)); }
      writeRawBytes(source) {
        if (!ArrayBuffer.isView(source)) throw notBytes('source');
        for (const byte of new Uint8Array(source.buffer, source.byteOffset, source.byteLength)) this.#bytes.push(byte);
      }
      _setTreatArrayBufferViewsAsHostObjects() {}
      #tag(letter) { this.#bytes.push(code(letter)); }
      #number(value) {
        for (value = BigInt(value); value >= 128n; value >>= 7n) this.#bytes.push(Number(value & 127n) | 128);
        this.#bytes.push(Number(value));
      }
      #big(value) {
        const isNegative = value < 0n, digits = [];
        for (let rest = isNegative ? -value : value; rest > 0n; rest >>= 64n)
          digits.push(...new Uint8Array(new BigUint64Array([rest]).buffer));
        this.#number(digits.length * 2 + (isNegative ? 1 : 0));
        this.#bytes.push(...digits);
      }
      #text(text) {
        if (/^[\0-\xFF]*$/.test(text)) {
          this.#tag('"');
          this.#number(text.length);
          for (let i = 0; i < text.length; i++) this.#bytes.push(text.charCodeAt(i));
          return;
        }
        // Two-byte text begins at an even place.
        const count = text.length * 2, lengthCount = count < 128 ? 1 : count < 16384 ? 2 : count < 2097152 ? 3 : 4;
        if ((this.#bytes.length + 1 + lengthCount) % 2 === 1) this.#bytes.push(0);
        this.#tag('c');
        this.#number(count);
        for (let i = 0; i < text.length; i++) { const unit = text.charCodeAt(i); this.#bytes.push(unit & 255, unit >> 8); }
      }
      #amount(value) {
        if (Number.isInteger(value) && value === (value | 0) && !Object.is(value, -0)) { this.#tag('I'); this.#number((value << 1 ^ value >> 31) >>> 0); }
        else { this.#tag('N'); this.writeDouble(value); }
      }
      #refuse(value) {
        const text = typeof value === 'symbol' ? String(value) : typeof value === 'function' ? `${value}` : `#<${value.constructor?.name ?? 'Object'}>`;
        throw new (this._getDataCloneError ?? Error)(`${text} could not be cloned.`);
      }
      writeValue(value) {
        switch (typeof value) {
          case 'undefined': this.#tag('_'); return true;
          case 'boolean': this.#tag(value ? 'T' : 'F'); return true;
          case 'number': this.#amount(value); return true;
          case 'bigint': this.#tag('Z'); this.#big(value); return true;
          case 'string': this.#text(value); return true;
          case 'object': if (value === null) this.#tag('0'); else this.#object(value); return true;
          default: return this.#refuse(value);
        }
      }
      #properties(object, keys) {
        let count = 0;
        for (const key of keys) {
          if (!Object.hasOwn(object, key)) continue;
          const place = Number(key);
          if (String(place >>> 0) === key && place < 2 ** 32 - 1) this.#amount(place); else this.#text(key);
          this.writeValue(object[key]);
          count++;
        }
        return count;
      }
      #object(object) {
        const known = this.#known.get(object);
        if (known !== undefined) { this.#tag('^'); this.#number(known); return; }
        if (ArrayBuffer.isView(object)) {
          // Node writes these as objects of the host.
          this.#known.set(object, this.#known.size);
          this.#tag('\\');
          if (this._writeHostObject) return this._writeHostObject(object);
          throw new Error(`${inspect(object)} could not be cloned.`);
        }
        this.#known.set(object, this.#known.size);
        switch (kind(object)) {
          case 'array': return this.#array(object);
          case 'date': this.#tag('D'); return this.writeDouble(Date.prototype.getTime.call(object));
          case 'regExp': {
            this.#tag('R');
            this.#text(object.source);
            return this.#number(flags.reduce((sum, flag, i) => sum + (object.flags.includes(flag) ? flagBits[i] : 0), 0));
          }
          case 'map': {
            const list = [...Map.prototype.entries.call(object)].flat();
            this.#tag(';');
            for (const item of list) this.writeValue(item);
            this.#tag(':');
            return this.#number(list.length);
          }
          case 'set': {
            const list = [...Set.prototype.values.call(object)];
            this.#tag("'");
            for (const item of list) this.writeValue(item);
            this.#tag(',');
            return this.#number(list.length);
          }
          case 'error': return this.#error(object);
          case 'arrayBuffer': this.#tag('B'); this.#number(object.byteLength); return this.writeRawBytes(new Uint8Array(object));
          default: return this.#plain(object);
        }
      }
      #plain(object) {
        if (typeof object === 'function') this.#refuse(object);
        const inner = Object.prototype.toString.call(object).slice(8, -1);
        if (inner === 'Boolean' || inner === 'Number' || inner === 'String' || inner === 'BigInt') {
          const value = { Boolean, Number, String, BigInt }[inner].prototype.valueOf.call(object);
          if (inner === 'Boolean') return this.#tag(value ? 'y' : 'x');
          this.#tag({ Number: 'n', String: 's', BigInt: 'z' }[inner]);
          return inner === 'Number' ? this.writeDouble(value) : inner === 'String' ? this.#text(value) : this.#big(value);
        }
        if (['WeakMap', 'WeakSet', 'WeakRef', 'Promise', 'Symbol', 'Generator', 'FinalizationRegistry'].includes(inner)) this.#refuse(object);
        this.#tag('o');
        const count = this.#properties(object, Object.keys(object));
        this.#tag('{');
        this.#number(count);
      }
      #array(array) {
        const { length } = array, keys = Object.keys(array);
        let isDense = true;
        for (let i = 0; isDense && i < length; i++) isDense = Object.hasOwn(array, i);
        if (isDense) {
          this.#tag('A');
          this.#number(length);
          for (let i = 0; i < length; i++) if (Object.hasOwn(array, i)) this.writeValue(array[i]); else this.#tag('-');
          const count = this.#properties(array, keys.slice(length));
          this.#tag('$');
          this.#number(count);
        } else {
          this.#tag('a');
          this.#number(length);
          const count = this.#properties(array, keys);
          this.#tag('@');
          this.#number(count);
        }
        this.#number(length);
      }
      #error(error) {
        this.#tag('r');
        const letter = Object.keys(errors).find(letter => errors[letter].name === error.name);
        if (letter) this.#tag(letter);
        const own = name => Object.getOwnPropertyDescriptor(error, name);
        if (own('message')) { this.#tag('m'); this.#text(`${error.message}`); }
        if (own('cause')) { this.#tag('c'); this.writeValue(error.cause); }
        if (typeof error.stack === 'string') { this.#tag('s'); this.#text(error.stack); }
        this.#tag('.');
      }
    }

    class Deserializer {
      #bytes; #place = 0; #known = []; #version = 0;
      constructor(buffer) {
        if (!ArrayBuffer.isView(buffer)) throw notBytes('buffer');
        this.#bytes = new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
        this.buffer = buffer;
      }
      readHeader() {
        const isMarked = this.#bytes[0] === 0xFF;
        if (isMarked) {
          this.#place = 1;
          this.#version = this.#number();
        }
        if (!isMarked || this.#version > version) throw new Error(`Unable to deserialize cloned data due to invalid or unsupported version.`);
        return true;
      }
      getWireFormatVersion() { return this.#version; }
      transferArrayBuffer() {}
      readUint32() { return this.#number(); }
      readUint64() { const value = this.#wide(); return [Number(value >> 32n), Number(value & 0xFFFFFFFFn)]; }
      readDouble() { return new Float64Array(this.#take(8).buffer)[0]; }
      readRawBytes(count) { return Buffer.from(this.#take(count)); }
      _readRawBytes(count) { this.#need(count); this.#place += count; return this.#place - count; }
      #refuse() { throw new Error('Unable to deserialize cloned data.'); }
      #need(count) { if (!(count <= this.#bytes.length - this.#place)) this.#refuse(); }
      #take(count) { this.#need(count); this.#place += count; return this.#bytes.slice(this.#place - count, this.#place); }
      #wide() {
        let value = 0n;
        for (let shift = 0n; ; shift += 7n) {
          this.#need(1);
          const byte = this.#bytes[this.#place++];
          value |= BigInt(byte & 127) << shift;
          if (byte < 128) return value & 0xFFFFFFFFFFFFFFFFn;
        }
      }
      #number() { return Number(this.#wide() & 0xFFFFFFFFn); }
      #tag() {
        do this.#need(1); while (this.#bytes[this.#place++] === 0);
        return String.fromCharCode(this.#bytes[this.#place - 1]);
      }
      #is(letter) { if (this.#bytes[this.#place] !== code(letter)) return false; this.#place++; return true; }
      #big() {
        const bits = this.#number(), bytes = this.#take(bits >> 1);
        const value = bytes.reduceRight((sum, byte) => sum << 8n | BigInt(byte), 0n);
        return bits & 1 ? -value : value;
      }
      #latin() { return Buffer.from(this.#take(this.#number())).toString('latin1'); }
      #wideText() { return Buffer.from(this.#take(this.#number())).toString('utf16le'); }
      #text() { const value = this.readValue(); if (typeof value !== 'string') this.#refuse(); return value; }
      #keep(object) { this.#known.push(object); return object; }
      readValue() {
        const tag = this.#tag();
        switch (tag) {
          case '_': return undefined;
          case '0': return null;
          case 'T': return true;
          case 'F': return false;
          case 'I': { const value = this.#number(); return value >>> 1 ^ -(value & 1); }
          case 'U': return this.#number();
          case 'N': return this.readDouble();
          case 'Z': return this.#big();
          case '"': return this.#latin();
          case 'c': return this.#wideText();
          case 'S': return Buffer.from(this.#take(this.#number())).toString();
          case '^': { const place = this.#number(); if (place >= this.#known.length) this.#refuse(); return this.#known[place]; }
          case 'y': return this.#keep(Object(true));
          case 'x': return this.#keep(Object(false));
          case 'n': return this.#keep(Object(this.readDouble()));
          case 'z': return this.#keep(Object(this.#big()));
          case 's': { const place = this.#known.push(undefined) - 1; return this.#known[place] = Object(this.#text()); }
          case 'D': return this.#keep(new Date(this.readDouble()));
          case 'R': {
            const place = this.#known.push(undefined) - 1, source = this.#text(), bits = this.#number();
            return this.#known[place] = new RegExp(source, flags.filter((flag, i) => bits & flagBits[i]).join(''));
          }
          case 'B': { const bytes = this.#take(this.#number()); return this.#keep(bytes.buffer); }
          case '\\': {
            const place = this.#known.push(undefined) - 1;
            if (!this._readHostObject) this.#refuse();
            return this.#known[place] = this._readHostObject();
          }
          default: return this.#container(tag);
        }
      }
      #pairs(object, end) {
        while (!this.#is(end)) { const key = this.readValue(); Object.defineProperty(object, key, { value: this.readValue(), writable: true, enumerable: true, configurable: true }); }
        this.#number();
        return object;
      }
      #container(tag) {
        switch (tag) {
          case 'o': return this.#pairs(this.#keep({}), '{');
          case 'a': { const array = this.#keep([]); array.length = this.#number(); this.#pairs(array, '@'); this.#number(); return array; }
          case 'A': {
            const count = this.#number(), array = this.#keep([]);
            this.#need(count);
            for (let i = 0; i < count; i++) if (this.#is('-')) array.length = i + 1; else array[i] = this.readValue();
            this.#pairs(array, '$');
            this.#number();
            return array;
          }
          case ';': { const map = this.#keep(new Map()); while (!this.#is(':')) { const key = this.readValue(); map.set(key, this.readValue()); } this.#number(); return map; }
          case "'": { const set = this.#keep(new Set()); while (!this.#is(',')) set.add(this.readValue()); this.#number(); return set; }
          case 'r': return this.#error();
          default: return this.#refuse();
        }
      }
      #error() {
        const place = this.#known.push(undefined) - 1;
        let Class = Error, message, stack, options;
        for (let tag = this.#tag(); tag !== '.'; tag = this.#tag()) {
          if (tag === 'm') message = this.#text();
          else if (tag === 's') stack = this.#text();
          else if (tag === 'c') options = { cause: this.readValue() };
          else if (errors[tag]) Class = errors[tag];
          else this.#refuse();
        }
        const error = new Class(message, options);
        if (stack !== undefined) Object.defineProperty(error, 'stack', { value: stack, writable: true, configurable: true });
        return this.#known[place] = error;
      }
    }
    class DefaultSerializer extends Serializer {
      _writeHostObject(view) {
        const Class = Buffer.isBuffer(view) ? Buffer : views.find(Class => Class !== Buffer && view instanceof Class);
        this.writeUint32(views.indexOf(Class));
        this.writeUint32(view.byteLength);
        this.writeRawBytes(view);
      }
    }
    DefaultSerializer.prototype._getDataCloneError = Error;
    class DefaultDeserializer extends Deserializer {
      _readHostObject() {
        const Class = views[this.readUint32()], bytes = new Uint8Array(this.readRawBytes(this.readUint32()));
        if (Class === undefined) throw new Error('Unable to deserialize cloned data.');
        if (Class === Buffer) return Buffer.from(bytes);
        return new Class(bytes.buffer, 0, bytes.length / (Class.BYTES_PER_ELEMENT ?? 1));
      }
    }
    function serialize(value) {
      const serializer = new DefaultSerializer();
      serializer.writeHeader();
      serializer.writeValue(value);
      return serializer.releaseBuffer();
    }
    function deserialize(buffer) {
      if (!ArrayBuffer.isView(buffer)) throw notBytes('buffer');
      const deserializer = new DefaultDeserializer(buffer);
      deserializer.readHeader();
      return deserializer.readValue();
    }
    function noFile() { throw nodeError(Error, 'ERR_ACCESS_DENIED', 'Leash lets no program write files: ask it for the snapshot'); }
    Object.assign(exports, {
      cachedDataVersionTag: () => 0, getHeapSnapshot: noFile, writeHeapSnapshot: noFile,
      getHeapStatistics() {
        const { heapTotal, heapUsed, external } = process.memoryUsage();
        return {
          total_heap_size: heapTotal, total_heap_size_executable: 0, total_physical_size: heapTotal, total_available_size: heapTotal - heapUsed, used_heap_size: heapUsed,
          heap_size_limit: heapTotal, malloced_memory: 0, peak_malloced_memory: 0, does_zap_garbage: 0, number_of_native_contexts: 1, number_of_detached_contexts: 0,
          total_global_handles_size: 0, used_global_handles_size: 0, external_memory: external,
        };
      },
      getHeapSpaceStatistics: () => [], getHeapCodeStatistics: () => ({ code_and_metadata_size: 0, bytecode_and_metadata_size: 0, external_script_source_size: 0, cpu_profiler_metadata_size: 0 }),
      setFlagsFromString(flags) { if (typeof flags !== 'string') invalidArgumentType('flags', 'of type string', flags); },
      Serializer, Deserializer, DefaultSerializer, DefaultDeserializer, serialize, deserialize,
    });
    """#
}
