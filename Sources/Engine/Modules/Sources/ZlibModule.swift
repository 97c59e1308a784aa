extension ModuleSource {
    /// `node:zlib`. A stream compresses when all of it has come.
    static let zlib = #"""
    const { nodeError, outOfRange } = require('internal/errors');
    const { inspect, invalidArgumentType, global, process } = internal;
    const { Buffer } = require('buffer');
    const { Transform } = require('stream');

    const codes = { Z_OK: 0, Z_STREAM_END: 1, Z_NEED_DICT: 2, Z_ERRNO: -1, Z_STREAM_ERROR: -2, Z_DATA_ERROR: -3, Z_MEM_ERROR: -4, Z_BUF_ERROR: -5, Z_VERSION_ERROR: -6 };
    const constants = Object.freeze({
      __proto__: null, Z_NO_FLUSH: 0, Z_PARTIAL_FLUSH: 1, Z_SYNC_FLUSH: 2, Z_FULL_FLUSH: 3, Z_FINISH: 4, Z_BLOCK: 5, ...codes, Z_NO_COMPRESSION: 0, Z_BEST_SPEED: 1,
      Z_BEST_COMPRESSION: 9, Z_DEFAULT_COMPRESSION: -1, Z_FILTERED: 1, Z_HUFFMAN_ONLY: 2, Z_RLE: 3, Z_FIXED: 4, Z_DEFAULT_STRATEGY: 0, ZLIB_VERNUM: 4880, DEFLATE: 1,
      INFLATE: 2, GZIP: 3, GUNZIP: 4, DEFLATERAW: 5, INFLATERAW: 6, UNZIP: 7, BROTLI_DECODE: 8, BROTLI_ENCODE: 9, Z_MIN_WINDOWBITS: 8, Z_MAX_WINDOWBITS: 15, Z_DEFAULT_WINDOWBITS: 15, Z_MIN_CHUNK: 64,
      Z_MAX_CHUNK: Infinity, Z_DEFAULT_CHUNK: 16384, Z_MIN_MEMLEVEL: 1, Z_MAX_MEMLEVEL: 9, Z_DEFAULT_MEMLEVEL: 8, Z_MIN_LEVEL: -1, Z_MAX_LEVEL: 9, Z_DEFAULT_LEVEL: -1,
      BROTLI_OPERATION_PROCESS: 0, BROTLI_OPERATION_FLUSH: 1, BROTLI_OPERATION_FINISH: 2, BROTLI_OPERATION_EMIT_METADATA: 3, BROTLI_PARAM_MODE: 0,
      BROTLI_MODE_GENERIC: 0, BROTLI_MODE_TEXT: 1, BROTLI_MODE_FONT: 2, BROTLI_DEFAULT_MODE: 0, BROTLI_PARAM_QUALITY: 1, BROTLI_MIN_QUALITY: 0,
      BROTLI_MAX_QUALITY: 11, BROTLI_DEFAULT_QUALITY: 11, BROTLI_PARAM_LGWIN: 2, BROTLI_MIN_WINDOW_BITS: 10, BROTLI_MAX_WINDOW_BITS: 24,
      BROTLI_LARGE_MAX_WINDOW_BITS: 30, BROTLI_DEFAULT_WINDOW: 22, BROTLI_PARAM_LGBLOCK: 3, BROTLI_MIN_INPUT_BLOCK_BITS: 16,
      BROTLI_MAX_INPUT_BLOCK_BITS: 24, BROTLI_PARAM_DISABLE_LITERAL_CONTEXT_MODELING: 4, BROTLI_PARAM_SIZE_HINT: 5, BROTLI_PARAM_LARGE_WINDOW: 6,
      BROTLI_PARAM_NPOSTFIX: 7, BROTLI_PARAM_NDIRECT: 8, BROTLI_DECODER_RESULT_ERROR: 0, BROTLI_DECODER_RESULT_SUCCESS: 1,
      BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT: 2, BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT: 3,
      BROTLI_DECODER_PARAM_DISABLE_RING_BUFFER_REALLOCATION: 0, BROTLI_DECODER_PARAM_LARGE_WINDOW: 1, BROTLI_DECODER_NO_ERROR: 0,
      BROTLI_DECODER_SUCCESS: 1, BROTLI_DECODER_NEEDS_MORE_INPUT: 2, BROTLI_DECODER_NEEDS_MORE_OUTPUT: 3,
      BROTLI_DECODER_ERROR_FORMAT_EXUBERANT_NIBBLE: -1, BROTLI_DECODER_ERROR_FORMAT_RESERVED: -2,
      BROTLI_DECODER_ERROR_FORMAT_EXUBERANT_META_NIBBLE: -3, BROTLI_DECODER_ERROR_FORMAT_SIMPLE_HUFFMAN_ALPHABET: -4,
      BROTLI_DECODER_ERROR_FORMAT_SIMPLE_HUFFMAN_SAME: -5, BROTLI_DECODER_ERROR_FORMAT_CL_SPACE: -6, BROTLI_DECODER_ERROR_FORMAT_HUFFMAN_SPACE:
      -7, BROTLI_DECODER_ERROR_FORMAT_CONTEXT_MAP_REPEAT: -8, BROTLI_DECODER_ERROR_FORMAT_BLOCK_LENGTH_1: -9,
      BROTLI_DECODER_ERROR_FORMAT_BLOCK_LENGTH_2: -10, BROTLI_DECODER_ERROR_FORMAT_TRANSFORM: -11, BROTLI_DECODER_ERROR_FORMAT_DICTIONARY: -12,
      BROTLI_DECODER_ERROR_FORMAT_WINDOW_BITS: -13, BROTLI_DECODER_ERROR_FORMAT_PADDING_1: -14, BROTLI_DECODER_ERROR_FORMAT_PADDING_2: -15,
      BROTLI_DECODER_ERROR_FORMAT_DISTANCE: -16, BROTLI_DECODER_ERROR_DICTIONARY_NOT_SET: -19, BROTLI_DECODER_ERROR_INVALID_ARGUMENTS: -20,
      BROTLI_DECODER_ERROR_ALLOC_CONTEXT_MODES: -21, BROTLI_DECODER_ERROR_ALLOC_TREE_GROUPS: -22, BROTLI_DECODER_ERROR_ALLOC_CONTEXT_MAP: -25,
      BROTLI_DECODER_ERROR_ALLOC_RING_BUFFER_1: -26, BROTLI_DECODER_ERROR_ALLOC_RING_BUFFER_2: -27, BROTLI_DECODER_ERROR_ALLOC_BLOCK_TYPE_TREES:
      -30, BROTLI_DECODER_ERROR_UNREACHABLE: -31,
    });
    for (const name of Object.keys(codes)) codes[codes[name]] = name;

    function bytesOf(data, name = 'buffer') {
      if (typeof data === 'string') return Buffer.from(data);
      if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
      if (data instanceof ArrayBuffer || data instanceof SharedArrayBuffer) return new Uint8Array(data);
      invalidArgumentType(name, 'of type string or an instance of Buffer, TypedArray, DataView, or ArrayBuffer', data);
    }
    function number(options, name, least, most, usual) {
      const value = options[name];
      if (value === undefined || Number.isNaN(value)) return usual;
      if (typeof value !== 'number') invalidArgumentType(`options.${name}`, 'of type number', value);
      if (!(value >= least && value <= most)) throw outOfRange(`options.${name}`, `>= ${least}${most === Infinity ? '' : ` and <= ${most}`}`, value);
      return value;
    }
    function failure([code, message]) {
      // Brotli's complaints are names.
      const isName = message.startsWith('_'), error = new Error(isName ? 'Decompression failed' : message);
      error.errno = code;
      error.code = isName ? `ERR_${message}` : codes[code];
      return error;
    }
    // What a class does with its bytes, once its options are known.
    const frames = { Deflate: 0, Gzip: 16, DeflateRaw: -1, Inflate: 0, Gunzip: 16, InflateRaw: -1, Unzip: 32, BrotliCompress: 0, BrotliDecompress: 0 };
    function brotliWorker(isInflating, options) {
      number(options, 'chunkSize', 64, Infinity, 16384);
      for (const name of ['flush', 'finishFlush']) number(options, name, 0, 3, 0);
      const most = number(options, 'maxOutputLength', 1, Infinity, undefined), parameters = [];
      for (const key of Object.keys(options.params ?? {})) {
        const value = options.params[key];
        if (!(+key >= 0 && +key <= (isInflating ? 1 : 8))) throw nodeError(RangeError, 'ERR_BROTLI_INVALID_PARAM', `${key} is not a valid Brotli parameter`);
        if (typeof value !== 'number' && typeof value !== 'boolean') invalidArgumentType('options.params[key]', 'of type number', value);
        parameters.push(+key, +value);
      }
      return bytes => {
        const result = internal.brotli(bytes, isInflating, isInflating ? most === Infinity ? undefined : most : parameters);
        if (Array.isArray(result)) throw failure(result);
        if (result === undefined) throw nodeError(Error, 'ERR_ZLIB_INITIALIZATION_FAILED', 'Initialization failed');
        if (result.length > most) throw nodeError(RangeError, 'ERR_BUFFER_TOO_LARGE', `Cannot create a Buffer larger than ${most} bytes`);
        return Buffer.from(result.buffer);
      };
    }
    function worker(kind, options = {}) {
      if (options === null || typeof options !== 'object') options = {};
      if (kind.startsWith('Brotli')) return brotliWorker(kind === 'BrotliDecompress', options);
      const isInflating = kind === 'Inflate' || kind === 'Gunzip' || kind === 'InflateRaw' || kind === 'Unzip', frame = frames[kind];
      const window = number(options, 'windowBits', isInflating ? 0 : frame === 16 ? 9 : 8, 15, 15), level = number(options, 'level', -1, 9, -1);
      const memory = number(options, 'memLevel', 1, 9, 8), strategy = number(options, 'strategy', 0, 4, 0), most = number(options, 'maxOutputLength', 1, Infinity, undefined);
      number(options, 'chunkSize', 64, Infinity, 16384);
      const dictionary = options.dictionary === undefined ? undefined : bytesOf(options.dictionary, 'options.dictionary');
      return bytes => {
        const result = isInflating ? internal.inflate(bytes, frame, dictionary, most === Infinity ? undefined : most)
          : internal.deflate(bytes, frame, level, window === 8 && frame === -1 ? 9 : window, memory, strategy, dictionary);
        if (Array.isArray(result)) throw failure(result);
        return Buffer.from(result.buffer);
      };
    }

    const classes = {};
    for (const kind of Object.keys(frames)) {
      const Class = {
        [kind]: function (options) {
          if (!(this instanceof Class)) return new Class(options);
          const work = worker(kind, options), parts = [];
          Transform.call(this, {
            ...options,
            transform(chunk, encoding, callback) { this.bytesWritten += chunk.length; parts.push(Buffer.from(chunk)); callback(); },
            flush(callback) {
              try { this.push(work(Buffer.concat(parts))); } catch (error) { callback(error); return; }
              callback();
            },
          });
          this.bytesWritten = 0;
        },
      }[kind];
      Object.setPrototypeOf(Class.prototype, Transform.prototype);
      Object.setPrototypeOf(Class, Transform);
      Object.assign(Class.prototype, {
        close(callback) { if (callback) process.nextTick(callback); this.destroy(); }, flush(kind, callback = kind) { if (typeof callback === 'function') process.nextTick(callback); },
        params(level, strategy, callback) { process.nextTick(callback); }, reset() {},
      });
      classes[kind] = Class;
      const name = kind[0].toLowerCase() + kind.slice(1);
      exports[`create${kind}`] = { [`create${kind}`](options) { return new Class(options); } }[`create${kind}`];
      exports[`${name}Sync`] = { [`${name}Sync`](data, options) { const bytes = bytesOf(data); return worker(kind, options)(bytes); } }[`${name}Sync`];
      exports[name] = {
        [name](data, options, callback) {
          if (typeof options === 'function') { callback = options; options = {}; }
          if (typeof callback !== 'function') invalidArgumentType('callback', 'of type function', callback);
          const bytes = bytesOf(data), work = worker(kind, options);
          // A stream does it in Node, which takes a round to end.
          internal.poll(() => {
            let result;
            try { result = work(bytes); } catch (error) { callback(error); return; }
            callback(null, result);
          }, 2);
        },
      }[name];
    }
    for (const name of Object.keys(constants)) Object.defineProperty(exports, name, { value: constants[name], configurable: true });
    Object.assign(exports, classes, {
      codes: Object.freeze(codes), constants,
      crc32(data, value = 0) {
        if (typeof data !== 'string' && !ArrayBuffer.isView(data)) invalidArgumentType('data', 'of type string or an instance of Buffer, TypedArray, or DataView', data);
        if (typeof value !== 'number') invalidArgumentType('value', 'of type number', value);
        return internal.crc32(bytesOf(data), value);
      },
    });
    require('internal/errors').arrange(exports, `crc32 Deflate Inflate Gzip Gunzip DeflateRaw InflateRaw Unzip BrotliCompress BrotliDecompress deflate deflateSync gzip gzipSync deflateRaw
      deflateRawSync unzip unzipSync inflate inflateSync gunzip gunzipSync inflateRaw inflateRawSync brotliCompress brotliCompressSync
      brotliDecompress brotliDecompressSync createDeflate createInflate createDeflateRaw createInflateRaw createGzip createGunzip createUnzip
      createBrotliCompress createBrotliDecompress constants codes`);
    """#

    /// CompressionStream and DecompressionStream (Compression Standard §5 and §6).
    static let webCompression = #"""
    const { nodeError, invalidThis } = require('internal/errors');
    const { inspect } = internal;
    const zlib = require('zlib'), { TransformStream } = require('internal/web_writable');
    const makers = {
      CompressionStream: { deflate: 'deflateSync', 'deflate-raw': 'deflateRawSync', gzip: 'gzipSync' },
      DecompressionStream: { deflate: 'inflateSync', 'deflate-raw': 'inflateRawSync', gzip: 'gunzipSync' },
    };
    for (const name of Object.keys(makers)) {
      const sides = new WeakMap(), of = stream => { if (!sides.has(stream)) throw invalidThis(name); return sides.get(stream); };
      const Class = { [name]: class {
        constructor(format) {
          const work = makers[name][format];
          if (!Object.hasOwn(makers[name], format))
            throw nodeError(TypeError, 'ERR_INVALID_ARG_VALUE', `The argument 'format' is invalid. Received ${inspect(format)}`);
          const parts = [];
          sides.set(this, new TransformStream({
            transform(chunk) {
              if (!ArrayBuffer.isView(chunk) && !(chunk instanceof ArrayBuffer)) throw new TypeError('The chunk must be bytes');
              parts.push(internal.global.Buffer.from(ArrayBuffer.isView(chunk) ? new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength) : chunk));
            },
            flush(controller) { controller.enqueue(new Uint8Array(zlib[work](internal.global.Buffer.concat(parts)))); },
          }));
        }
        get readable() { return of(this).readable; }
        get writable() { return of(this).writable; }
        [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
          return depth < 0 ? this : `${name} ${inspect({ readable: this.readable, writable: this.writable }, { ...options, depth: options.depth == null ? null : options.depth - 1 })}`;
        }
      } }[name];
      Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: name, configurable: true });
      exports[name] = Class;
    }
    """#
}
