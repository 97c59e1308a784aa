extension ModuleSource {
    /// TextEncoder, TextDecoder (Encoding §8), atob and btoa (HTML §8.3). The work is the engine's.
    static let encoding = #"""
    const { nodeError, invalidThis, enumerate, guardReceivers } = require('internal/errors');
    const { inspect, encodeUTF8, decodeUTF8 } = internal;
    const customInspect = Symbol.for('nodejs.util.inspect.custom');

    class TextEncoder {
      #isOne;
      static isOne(value) { return typeof value === 'object' && value !== null && #isOne in value; }
      get encoding() { return 'utf-8'; }
      encode(input = '') { return encodeUTF8(`${input}`); }
      encodeInto(source, destination) {
        if (typeof source !== 'string') internal.invalidArgumentType('src', 'of type string', source);
        if (!(destination instanceof Uint8Array)) internal.invalidArgumentType('dest', 'an instance of Uint8Array', destination);
        let read = 0, written = 0;
        for (const character of source) {
          const bytes = encodeUTF8(character);
          if (written + bytes.length > destination.length) break;
          destination.set(bytes, written);
          written += bytes.length;
          read += character.length;
        }
        return { read, written };
      }
      [customInspect](depth, options) {
        return inspect(Object.create({ constructor: Object }, { encoding: { value: 'utf-8', enumerable: true } }), options);
      }
    }

    const names = new Map();
    for (const [name, labels] of Object.entries({
      'utf-8': 'unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8',
      'utf-16le': 'csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le',
      'utf-16be': 'unicodefffe utf-16be',
      'windows-1252': 'ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252',
    })) for (const label of labels.split(' ')) names.set(label, name);

    // The encodings from before Unicode (§4.2): what the system calls them, and their labels.
    const legacy = new Map();
    for (const [name, system, labels] of [
      ['ibm866', 'CP866', '866 cp866 csibm866'], ['koi8-r', 'KOI8-R', 'cskoi8r koi koi8 koi8_r'], ['koi8-u', 'KOI8-U', 'koi8-ru'], ['macintosh', 'MACINTOSH', 'csmacintosh mac x-mac-roman'],
      ['x-mac-cyrillic', 'MAC-CYRILLIC', 'x-mac-ukrainian'], ['windows-874', 'CP874', 'dos-874 iso-8859-11 iso8859-11 tis-620'],
      ...[1250, 1251, 1253, 1255, 1256, 1257, 1258].map(page => [`windows-${page}`, `CP${page}`, `cp${page} x-cp${page}`]),
      ['windows-1254', 'CP1254', 'cp1254 x-cp1254 iso-8859-9 iso8859-9 latin5 l5'],
      ...[2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16].map(part => [`iso-8859-${part}`, `ISO-8859-${part}`, `iso8859-${part} iso8859${part} ${part <= 4 ? `latin${part} l${part}` : ''}`]),
      ['gbk', 'GBK', 'chinese gb2312 gb_2312-80 x-gbk'], ['gb18030', 'GB18030', ''], ['big5', 'BIG5', 'big5-hkscs cn-big5 x-x-big5'], ['euc-jp', 'EUC-JP', 'x-euc-jp'],
      ['iso-2022-jp', 'ISO-2022-JP', 'csiso2022jp'], ['shift_jis', 'CP932', 'ms932 ms_kanji shift-jis sjis windows-31j x-sjis'],
      ['euc-kr', 'EUC-KR', 'korean ks_c_5601-1987 ksc5601 windows-949'],
    ]) {
      legacy.set(name, system);
      for (const label of [name, ...labels.split(' ').filter(Boolean)]) names.set(label, name);
    }

    class TextDecoder {
      #encoding; #fatal; #ignoreBOM; #rest = []; #isStarted = false; #hasStreamed = false;
      constructor(encoding = 'utf-8', options = {}) {
        if (options !== null && typeof options !== 'object' && typeof options !== 'function') internal.invalidArgumentType('options', 'of type object', options);
        const name = names.get(`${encoding}`.trim().toLowerCase());
        if (name === undefined || legacy.has(name) && internal.decodeLegacy(new Uint8Array(0), legacy.get(name)) === undefined) {
          const error = nodeError(RangeError, 'ERR_ENCODING_NOT_SUPPORTED', `The "${encoding}" encoding is not supported`);
          throw error; //@ node:internal/encoding:409|        throw new ERR_ENCODING_NOT_SUPPORTED(encoding);
        }
        this.#encoding = name;
        this.#fatal = !!options?.fatal;
        this.#ignoreBOM = !!options?.ignoreBOM;
      }
      static isOne(value) { return typeof value === 'object' && value !== null && #rest in value; }
      get encoding() { return this.#encoding; }
      get fatal() { return this.#fatal; }
      get ignoreBOM() { return this.#ignoreBOM; }
      decode(input = new Uint8Array(), options = {}) {
        let bytes;
        if (input instanceof ArrayBuffer || input instanceof SharedArrayBuffer) bytes = new Uint8Array(input);
        else if (ArrayBuffer.isView(input)) bytes = new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
        else throw nodeError(TypeError, 'ERR_INVALID_ARG_TYPE',
          `The "${this.#encoding === 'utf-8' && !this.#hasStreamed ? 'list' : 'input'}" argument must be an instance of SharedArrayBuffer, ArrayBuffer or ArrayBufferView.`);
        if (this.#rest.length > 0) bytes = new Uint8Array([...this.#rest, ...bytes]);
        const { text, rest } = this.#read(bytes, !!options?.stream);
        this.#rest = options?.stream ? rest : [];
        this.#hasStreamed ||= !!options?.stream;
        const hasMark = !this.#isStarted && !this.#ignoreBOM && text[0] === '\uFEFF';
        this.#isStarted = !!options?.stream && (this.#isStarted || text.length > 0);
        return hasMark ? text.slice(1) : text;
      }
      #read(bytes, isPart) {
        if (this.#encoding === 'windows-1252')
          // As Node has it: the control characters of Latin-1 stay what they are.
          return { text: Array.from(bytes, byte => String.fromCharCode(byte)).join(''), rest: [] };
        if (legacy.has(this.#encoding)) {
          const { text, used, isWhole } = internal.decodeLegacy(bytes, legacy.get(this.#encoding)), rest = [...bytes.subarray(used)];
          if (this.#fatal && (!isWhole || !isPart && rest.length > 0)) this.#fail();
          return { text: isPart || rest.length === 0 ? text : `${text}\uFFFD`, rest: isPart ? rest : [] };
        }
        if (this.#encoding === 'utf-8') {
          const { text, used, isWhole } = decodeUTF8(bytes, isPart);
          if (this.#fatal && !isWhole) this.#fail();
          return { text, rest: [...bytes.subarray(used)] };
        }
        const units = [], low = this.#encoding === 'utf-16le' ? 0 : 1, even = bytes.length & ~1;
        for (let i = 0; i < even; i += 2) units.push(bytes[i + low] | bytes[i + 1 - low] << 8);
        const rest = [...bytes.subarray(even)];
        if (isPart && units.length > 0 && (units.at(-1) & 0xFC00) === 0xD800) { units.pop(); rest.unshift(bytes[even - 2], bytes[even - 1]); }
        let text = units.map(unit => String.fromCharCode(unit)).join('');
        if (this.#fatal && (!text.isWellFormed() || !isPart && rest.length > 0)) this.#fail();
        text = text.toWellFormed();
        if (!isPart && rest.length > 0) text += '\uFFFD';
        return { text, rest: isPart ? rest : [] };
      }
      #fail() {
        this.#rest = [];
        // Node has it from elsewhere: no code stands in its stack.
        const error = Object.assign(new TypeError(`The encoded data was not valid for encoding ${this.#encoding}`), { code: 'ERR_ENCODING_INVALID_ENCODED_DATA' });
        throw error; //@ node:internal/encoding:447@15|        return decodeUTF8(input, this[kIgnoreBOM], this[kFatal]);
      }
      [customInspect](depth, options) {
        return `TextDecoder ${inspect({ encoding: this.#encoding, fatal: this.#fatal, ignoreBOM: this.#ignoreBOM }, options)}`;
      }
    }
    for (const constructor of [TextEncoder, TextDecoder]) {
      Object.defineProperty(constructor.prototype, Symbol.toStringTag, { value: constructor.name, configurable: true });
      guardReceivers(constructor, constructor.isOne, () => invalidThis(constructor.name), { names: Reflect.ownKeys(constructor.prototype).filter(name => name !== Symbol.toStringTag) });
      delete constructor.isOne;
      enumerate(constructor);
    }

    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    function btoa(input) {
      if (arguments.length === 0) throw require('internal/errors').missingArguments('input');
      const text = `${input}`;
      let result = '';
      for (let i = 0; i < text.length; i += 3) {
        const units = [text.charCodeAt(i), text.charCodeAt(i + 1), text.charCodeAt(i + 2)];
        if (units.some(unit => unit > 255))
          throw new DOMException('Invalid character', 'InvalidCharacterError'); //@ node:buffer:1280|    throw lazyDOMException('Invalid character', 'InvalidCharacterError');
        const bits = units[0] << 16 | units[1] << 8 | units[2];
        result += alphabet[bits >> 18] + alphabet[bits >> 12 & 63] + (i + 1 < text.length ? alphabet[bits >> 6 & 63] : '=') + (i + 2 < text.length ? alphabet[bits & 63] : '=');
      }
      return result;
    }
    function atob(input) {
      if (arguments.length === 0) throw require('internal/errors').missingArguments('input');
      let text = `${input}`.replace(/[\t\n\f\r ]/g, '');
      if (text.length % 4 === 0) text = text.replace(/==?$/, '');
      if (/[^A-Za-z0-9+/]/.test(text))
        throw new DOMException('Invalid character', 'InvalidCharacterError'); //@ node:buffer:1294|      throw lazyDOMException('Invalid character', 'InvalidCharacterError');
      if (text.length % 4 === 1) throw new DOMException('The string to be decoded is not correctly encoded.', 'InvalidCharacterError');
      let result = '', bits = 0, count = 0;
      for (const character of text) {
        bits = bits << 6 | alphabet.indexOf(character);
        count += 6;
        if (count >= 8) { count -= 8; result += String.fromCharCode(bits >> count & 255); }
      }
      return result;
    }
    Object.assign(exports, { TextEncoder, TextDecoder, atob, btoa });
    """#
}
