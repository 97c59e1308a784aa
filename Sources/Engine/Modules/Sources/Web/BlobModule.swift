extension ModuleSource {
    /// Blob and File (File API §3, §4), Headers and FormData (Fetch §5.1, XMLHttpRequest §5): what needs no network of them.
    static let blob = #"""
    const { enumerate, arrange, missingArguments, guardReceivers, invalidThis, nativeError } = require('internal/errors');
    const { inspect, invalidArgumentType, encodeUTF8, decodeUTF8 } = internal;
    const customInspect = Symbol.for('nodejs.util.inspect.custom');
    const inner = options => ({ ...options, depth: options.depth == null ? null : options.depth - 1 });
    const shownType = type => /[^\x20-\x7E]/.test(type) ? '' : type.toLowerCase();

    let bytesOf, isBlob, isHeaders, isFormData;
    class Blob {
      // The bytes, and the lengths of the pieces they came in: Node reads them one by one.
      #bytes; #type; #pieces = [];
      static { bytesOf = blob => blob.#bytes; isBlob = value => typeof value === 'object' && value !== null && #bytes in value; }
      constructor(sources = [], options = {}) {
        if (sources === null || typeof sources !== 'object' && typeof sources !== 'function' || typeof sources[Symbol.iterator] !== 'function') invalidArgumentType('sources', 'a sequence', sources);
        options ??= {};
        if (typeof options !== 'object' && typeof options !== 'function') invalidArgumentType('options', 'a dictionary', options);
        sources = [...sources];
        const parts = sources.map(source => {
          if (source instanceof Blob) return source.#bytes;
          if (source instanceof ArrayBuffer || source instanceof SharedArrayBuffer) return new Uint8Array(source.slice(0));
          if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer.slice(source.byteOffset, source.byteOffset + source.byteLength));
          return encodeUTF8(options.endings === 'native' ? `${source}`.replace(/\r\n|\r/g, '\n') : `${source}`);
        });
        this.#pieces = parts.flatMap((part, i) => sources[i] instanceof Blob ? sources[i].#pieces : part.length);
        this.#bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
        let place = 0;
        for (const part of parts) { this.#bytes.set(part, place); place += part.length; }
        this.#type = shownType(`${options.type ?? ''}`);
      }
      get size() { return this.#bytes.length; }
      get type() { return this.#type; }
      slice(start = 0, end = this.size, type = '') {
        const part = new Blob([], { type });
        part.#bytes = this.#bytes.slice(start, end);
        // Where the slice begins in each piece, and where it ends.
        const place = Math.min(start < 0 ? Math.max(this.size + start, 0) : start, this.size);
        const last = place + part.size;
        let before = 0;
        for (const length of this.#pieces) {
          const count = Math.min(before + length, last) - Math.max(before, place);
          if (count > 0) part.#pieces.push(count);
          before += length;
        }
        return part;
      }
      arrayBuffer() {
        const { buffer } = this.#bytes.slice();
        return new Promise(resolve => {
          let turns = 2 * this.#pieces.length;
          const read = () => { if (--turns > 0) queueMicrotask(read); else resolve(buffer); };
          read();
        });
      }
      async bytes() { return new Uint8Array(await this.arrayBuffer()); }
      async text() { return decodeUTF8(new Uint8Array(await this.arrayBuffer()), false).text; }
      stream() {
        const bytes = this.#bytes, pieces = this.#pieces.filter(length => length > 0);
        let place = 0;
        return new (require('internal/web_readable').ReadableStream)({
          type: 'bytes',
          pull(controller) {
            if (pieces.length > 0) controller.enqueue(bytes.slice(place, place += pieces.shift()));
            else { controller.close(); controller.byobRequest?.respond(0); }
          },
        }, { highWaterMark: 0 });
      }
      [customInspect](depth, options) { return depth < 0 ? this : `Blob ${inspect({ size: this.size, type: this.#type }, inner(options))}`; }
    }
    class File extends Blob {
      #name; #lastModified;
      constructor(bits, name, options = {}) {
        if (arguments.length < 2) throw missingArguments('fileBits', 'fileName');
        super(bits, options);
        this.#name = `${name}`.toWellFormed();
        this.#lastModified = options?.lastModified === undefined ? Date.now() : Math.trunc(+options.lastModified) || 0;
      }
      get name() { return this.#name; }
      get lastModified() { return this.#lastModified; }
      [customInspect](depth, options) {
        return depth < 0 ? this : `File ${inspect({ size: this.size, type: this.type, name: this.#name, lastModified: this.#lastModified }, inner(options))}`;
      }
    }

    function few(name, wanted, { length }) {
      if (length < wanted) throw new TypeError(`${name}: ${wanted} argument${wanted === 1 ? '' : 's'} required, but${length > 0 ? ' only' : ''} ${length} found.`);
    }
    function needFunction(name, callback, args) {
      few(`${name}.forEach`, 1, args);
      if (typeof callback !== 'function') throw new TypeError(`Failed to execute 'forEach' on '${name}': parameter 1 is not of type 'Function'.`);
    }
    // Iterators of a list that may change while they go through it.
    function iteratorsNamed(tag) {
      class ListIterator {
        #read; #index = 0;
        constructor(read) { this.#read = read; }
        next() {
          const list = this.#read();
          return this.#index < list.length ? { value: list[this.#index++], done: false } : { value: undefined, done: true };
        }
      }
      Object.setPrototypeOf(ListIterator.prototype, Object.getPrototypeOf(Object.getPrototypeOf([].values())));
      enumerate(ListIterator);
      delete ListIterator.prototype.constructor;
      Object.defineProperty(ListIterator.prototype, Symbol.toStringTag, { value: tag, configurable: true });
      return read => new ListIterator(read);
    }
    const headersIterator = iteratorsNamed('Headers Iterator'), formDataIterator = iteratorsNamed('FormData Iterator');
    const token = /^[A-Za-z0-9!#$%&'*+\-.^_`|~]+$/;
    class Headers {
      // By the name in small letters: the name as it was first written, and the values.
      #list = new Map();
      static { isHeaders = value => typeof value === 'object' && value !== null && #list in value; }
      constructor(init = undefined) {
        if (init === undefined) return;
        if (init === null || typeof init !== 'object')
          throw new TypeError('Headers constructor: Argument 1 could not be converted to one of: sequence<sequence<ByteString>>, record<ByteString, ByteString>.');
        if (typeof init[Symbol.iterator] === 'function') for (const [i, pair] of [...init].entries()) {
          if (pair === null || typeof pair !== 'object') throw new TypeError(`Headers contructor: init[${i}] (${typeof pair === 'string' ? `"${pair}"` : String(pair)}) is not iterable.`);
          if ([...pair].length !== 2) throw new TypeError('Headers constructor: expected name/value pair to be length 2, found ' + [...pair].length + '.');
          this.append(...pair);
        } else for (const key of Object.keys(init)) this.append(key, init[key]);
      }
      static #check(method, name, value) {
        if (!token.test(name)) throw new TypeError(`Headers.${method}: "${name}" is an invalid header name.`);
        if (value !== undefined && /[\0\r\n]/.test(value)) throw new TypeError(`Headers.${method}: "${value}" is an invalid header value.`);
      }
      append(name, value) {
        few('Headers.append', 2, arguments);
        name = `${name}`; value = `${value}`.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '');
        Headers.#check('append', name, value);
        const key = name.toLowerCase(), known = this.#list.get(key);
        if (known) known.values.push(value); else this.#list.set(key, { name, values: [value] });
      }
      delete(name) { few('Headers.delete', 1, arguments); name = `${name}`; Headers.#check('delete', name); this.#list.delete(name.toLowerCase()); }
      get(name) {
        few('Headers.get', 1, arguments);
        name = `${name}`;
        Headers.#check('get', name);
        const key = name.toLowerCase(), known = this.#list.get(key);
        return known ? known.values.join(key === 'cookie' ? '; ' : ', ') : null;
      }
      has(name) { few('Headers.has', 1, arguments); name = `${name}`; Headers.#check('has', name); return this.#list.has(name.toLowerCase()); }
      set(name, value) {
        few('Headers.set', 2, arguments);
        name = `${name}`; value = `${value}`.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '');
        Headers.#check('set', name, value);
        this.#list.set(name.toLowerCase(), { name, values: [value] });
      }
      getSetCookie() { return [...this.#list.get('set-cookie')?.values ?? []]; }
      #sorted() {
        return [...this.#list.keys()].sort().flatMap(key => key === 'set-cookie' ? this.#list.get(key).values.map(value => [key, value]) : [[key, this.get(key)]]);
      }
      entries() { return headersIterator(() => this.#sorted()); }
      keys() { return headersIterator(() => this.#sorted().map(([key]) => key)); }
      values() { return headersIterator(() => this.#sorted().map(([, value]) => value)); }
      forEach(callback, receiver) { needFunction('Headers', callback, arguments); for (const [key, value] of this.#sorted()) Reflect.apply(callback, receiver, [value, key, this]); }
      [customInspect](depth, options) {
        return `Headers ${inspect(Object.fromEntries([...this.#list.values()].map(({ name, values }) => [name, values.join(', ')])), inner(options))}`;
      }
    }
    const illegalInvocation = () => nativeError(TypeError, 'ERR_INVALID_THIS', 'Illegal invocation');
    guardReceivers(Headers, isHeaders, illegalInvocation);
    Object.defineProperty(Headers.prototype, Symbol.iterator, { value: Headers.prototype.entries, writable: true, configurable: true });

    class FormData {
      #entries = [];
      static { isFormData = value => typeof value === 'object' && value !== null && #entries in value; }
      constructor(form) { if (form !== undefined) throw new TypeError("FormData constructor: Argument 1 could not be converted to: undefined."); }
      static #value(value, name) { return value instanceof Blob ? value instanceof File && name === undefined ? value : new File([value], name ?? 'blob', { type: value.type }) : `${value}`; }
      static #check(method, value, { length }) {
        if (length > 2 && !(value instanceof Blob)) throw new TypeError(`Failed to execute '${method}' on 'FormData': parameter 2 is not of type 'Blob'`);
      }
      append(name, value, filename = undefined) {
        few('FormData.append', 2, arguments);
        FormData.#check('append', value, arguments);
        this.#entries.push([`${name}`, FormData.#value(value, filename)]);
      }
      delete(name) { few('FormData.delete', 1, arguments); this.#entries = this.#entries.filter(([key]) => key !== `${name}`); }
      get(name) { few('FormData.get', 1, arguments); return this.#entries.find(([key]) => key === `${name}`)?.[1] ?? null; }
      getAll(name) { few('FormData.getAll', 1, arguments); return this.#entries.filter(([key]) => key === `${name}`).map(([, value]) => value); }
      has(name) { few('FormData.has', 1, arguments); return this.#entries.some(([key]) => key === `${name}`); }
      set(name, value, filename = undefined) {
        few('FormData.set', 2, arguments);
        FormData.#check('set', value, arguments);
        const place = this.#entries.findIndex(([key]) => key === `${name}`), entry = [`${name}`, FormData.#value(value, filename)];
        if (place < 0) { this.#entries.push(entry); return; }
        this.#entries = this.#entries.filter(([key], i) => i <= place || key !== `${name}`);
        this.#entries[place] = entry;
      }
      entries() { return formDataIterator(() => this.#entries.map(entry => [...entry])); }
      keys() { return formDataIterator(() => this.#entries.map(([key]) => key)); }
      values() { return formDataIterator(() => this.#entries.map(([, value]) => value)); }
      forEach(callback, receiver) { needFunction('FormData', callback, arguments); for (const [key, value] of this.#entries) Reflect.apply(callback, receiver, [value, key, this]); }
      [customInspect](depth, options) {
        const grouped = {};
        for (const [key, value] of this.#entries) grouped[key] = key in grouped ? [grouped[key], value].flat() : value;
        return `FormData ${inspect(grouped, inner(options))}`;
      }
    }
    guardReceivers(FormData, isFormData, illegalInvocation);
    guardReceivers(Blob, isBlob, () => invalidThis('Blob'), { promises: ['arrayBuffer', 'text', 'bytes'] });
    Object.defineProperty(FormData.prototype, Symbol.iterator, { value: FormData.prototype.entries, writable: true, configurable: true });
    for (const Class of [Blob, File, Headers, FormData]) Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, configurable: true });
    for (const Class of [Blob, File, Headers, FormData]) enumerate(Class);
    Object.defineProperty(Blob.prototype, 'bytes', { enumerable: false });
    arrange(Blob.prototype, 'type size slice arrayBuffer text bytes stream');
    for (const Class of [Headers, FormData]) arrange(Class.prototype, 'keys values entries forEach');

    // Blobs by a URL of their own, until it is revoked.
    const shared = new Map(), { randomUUID } = require('crypto');
    const resolveObjectURL = url => shared.get(`${url}`);
    function createObjectURL(blob) {
      if (!(blob instanceof Blob)) invalidArgumentType('obj', 'an instance of Blob', blob);
      const url = `blob:nodedata:${randomUUID()}`;
      shared.set(url, blob);
      return url;
    }
    function revokeObjectURL(url) { shared.delete(`${url}`); }
    Object.assign(exports, { Blob, File, Headers, FormData, bytesOf, resolveObjectURL, createObjectURL, revokeObjectURL });
    """#
}
