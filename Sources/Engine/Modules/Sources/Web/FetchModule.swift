extension ModuleSource {
    /// Request and Response (Fetch Standard §5.4 and §5.5), as Node has them; there is no network behind them.
    static let fetch = #"""
    const { nodeError } = require('internal/errors');
    const { inspect, encodeUTF8, decodeUTF8, global } = internal;
    const { Blob, File, Headers, FormData, bytesOf } = require('internal/blob');
    const { ReadableStream } = require('internal/web_readable');
    const customInspect = Symbol.for('nodejs.util.inspect.custom');
    const inner = options => ({ ...options, depth: options.depth == null ? null : options.depth - 1 });
    const few = (name, wanted, count) => new TypeError(`${name}: ${wanted} argument${wanted === 1 ? '' : 's'} required, but${count > 0 ? ' only' : ''} ${count} found.`);
    function urlOf(text) {
      try { return new global.URL(text); } catch (cause) { throw new TypeError(`Failed to parse URL from ${text}`, { cause }); }
    }

    // MARK: Bodies

    const form = body => {
      const boundary = `----formdata-undici-0${String(Math.floor(Math.random() * 1e11)).padStart(11, '0')}`;
      const parts = [], quoted = text => text.replace(/\n/g, '%0A').replace(/\r/g, '%0D').replace(/"/g, '%22');
      for (const [name, value] of body) {
        parts.push(`--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"`);
        if (typeof value === 'string') parts.push(`\r\n\r\n${value.replace(/\r?\n|\r/g, '\r\n')}\r\n`);
        else parts.push(`; filename="${quoted(value.name)}"\r\nContent-Type: ${value.type || 'application/octet-stream'}\r\n\r\n`, value, '\r\n');
      }
      parts.push(`--${boundary}--\r\n`);
      return [bytesOf(new Blob(parts)), `multipart/form-data; boundary=${boundary}`];
    };
    // Bytes or a stream, and the type that goes with them.
    function extract(body) {
      if (body instanceof ReadableStream) {
        if (body.locked) throw new TypeError('Response body object should not be disturbed or locked');
        return [body, null];
      }
      if (body instanceof Blob) return [bytesOf(body), body.type || null];
      if (body instanceof global.URLSearchParams) return [encodeUTF8(`${body}`), 'application/x-www-form-urlencoded;charset=UTF-8'];
      if (body instanceof FormData) return form(body);
      if (body instanceof ArrayBuffer) return [new Uint8Array(body.slice(0)), null];
      if (ArrayBuffer.isView(body)) return [new Uint8Array(body.buffer.slice(body.byteOffset, body.byteOffset + body.byteLength)), null];
      if (typeof body?.[Symbol.asyncIterator] === 'function') return [ReadableStream.from(body), null];
      return [encodeUTF8(`${body}`), 'text/plain;charset=UTF-8'];
    }
    const streamOf = bytes => new ReadableStream({
      type: 'bytes', pull(controller) { if (bytes.length > 0) controller.enqueue(new Uint8Array(bytes)); controller.close(); controller.byobRequest?.respond(0); },
    });
    // A body's stream is made when somebody asks for it; it tells when it is read.
    class Body {
      bytes; #stream; isUsed = false;
      constructor(content) { if (content instanceof ReadableStream) this.#stream = content; else this.bytes = content; }
      get stream() {
        if (this.#stream === undefined) {
          this.#stream = streamOf(this.bytes);
          const body = this, { getReader, cancel } = ReadableStream.prototype;
          const use = function (method) {
            return function (...args) { const result = Reflect.apply(method, this, args); body.#watch(result); return result; };
          };
          Object.defineProperty(this.#stream, 'getReader', { value: use(getReader), configurable: true, writable: true });
          Object.defineProperty(this.#stream, 'cancel', { value: function (reason) { body.isUsed = true; return Reflect.apply(cancel, this, [reason]); }, configurable: true, writable: true });
        }
        return this.#stream;
      }
      #watch(reader) {
        const { read } = reader, body = this;
        Object.defineProperty(reader, 'read', { value: function (...args) { body.isUsed = true; return Reflect.apply(read, this, args); }, configurable: true, writable: true });
      }
      get isLocked() { return this.#stream?.locked ?? false; }
      async all() {
        this.isUsed = true;
        if (this.#stream === undefined) return this.bytes;
        // The stream stays locked for good.
        const parts = [], reader = Reflect.apply(ReadableStream.prototype.getReader, this.#stream, []);
        for (;;) {
          const { value, done } = await reader.read();
          if (done) break;
          if (!(value instanceof Uint8Array)) throw new TypeError('Received non-Uint8Array chunk');
          parts.push(value);
        }
        return bytesOf(new Blob(parts));
      }
      clone() {
        if (this.#stream === undefined) return new Body(this.bytes);
        const [one, other] = this.#stream.tee();
        this.#stream = one;
        return new Body(other);
      }
    }
    const states = new WeakMap();
    function of(object) {
      const state = states.get(object);
      if (state === undefined) throw nodeError(TypeError, 'ERR_INVALID_THIS', 'Illegal invocation');
      return state;
    }
    async function consumed(object) {
      const { body } = of(object);
      if (body === null) return new Uint8Array(0);
      if (body.isUsed || body.isLocked) throw new TypeError('Body is unusable: Body has already been read');
      return body.all();
    }
    const textOf = bytes => decodeUTF8(bytes[0] === 0xEF && bytes[1] === 0xBB && bytes[2] === 0xBF ? bytes.subarray(3) : bytes, false).text;
    const methods = {
      async blob() { const bytes = await consumed(this); return new Blob([bytes], { type: of(this).headers.get('content-type') ?? '' }); },
      async arrayBuffer() { return (await consumed(this)).slice().buffer; },
      async text() { return textOf(await consumed(this)); },
      async json() { return JSON.parse(textOf(await consumed(this))); },
      async formData() {
        const type = of(this).headers.get('content-type') ?? '', [, boundary] = /^multipart\/form-data;.*boundary="?([^";]+)/i.exec(type) ?? [], result = new FormData();
        if (boundary === undefined && !/^application\/x-www-form-urlencoded/i.test(type))
          throw new TypeError('Content-Type was not one of "multipart/form-data" or "application/x-www-form-urlencoded".');
        const bytes = await consumed(this);
        if (boundary === undefined) { for (const [name, value] of new global.URLSearchParams(textOf(bytes))) result.append(name, value); return result; }
        const text = global.Buffer.from(bytes).toString('latin1'), back = part => global.Buffer.from(part, 'latin1');
        for (const part of text.split(`--${boundary}`).slice(1, -1)) {
          const [, head, content] = /^\r\n([^]*?)\r\n\r\n([^]*)\r\n$/.exec(part) ?? [];
          if (head === undefined) throw new TypeError('Failed to parse body as FormData.');
          const name = back(/ name="([^"]*)"/.exec(head)?.[1] ?? '').toString(), file = / filename="([^"]*)"/.exec(head)?.[1];
          if (file === undefined) result.append(name, back(content).toString());
          else result.append(name, new File([back(content)], back(file).toString(), { type: /Content-Type: *(.*)/i.exec(head)?.[1] ?? 'text/plain' }));
        }
        return result;
      },
      async bytes() { return (await consumed(this)).slice(); },
    };
    function addBody(Class) {
      const { clone } = Object.getOwnPropertyDescriptors(Class.prototype);
      delete Class.prototype.clone;
      Object.defineProperties(Class.prototype, {
        body: { get() { return of(this).body?.stream ?? null; }, configurable: true },
        bodyUsed: { get() { return of(this).body?.isUsed ?? false; }, configurable: true }, clone,
      });
      for (const name of Object.keys(methods)) Object.defineProperty(Class.prototype, name, { value: methods[name], writable: true, configurable: true });
      require('internal/errors').enumerate(Class);
    }
    function shown(object, names, depth, options) {
      return depth < 0 ? object : `${object.constructor.name} ${inspect(Object.fromEntries(names.map(name => [name, object[name]])), inner(options))}`;
    }

    // MARK: Response

    class Response {
      static error() { const response = new Response(); Object.assign(states.get(response), { type: 'error', status: 0 }); return response; }
      static json(data, init = {}) {
        if (arguments.length === 0) throw few('Response.json', 1, 0);
        const text = JSON.stringify(data);
        if (text === undefined) throw new TypeError('Value is not JSON serializable');
        const response = new Response(text, init), { headers } = response;
        if (!new Headers(init.headers).has('content-type')) headers.set('content-type', 'application/json');
        return response;
      }
      static redirect(url, status = 302) {
        if (arguments.length === 0) throw few('Response.redirect', 1, 0);
        const parsed = urlOf(`${url}`);
        if (![301, 302, 303, 307, 308].includes(status)) throw new RangeError(`Invalid status code ${status}`);
        const response = new Response(null, { status });
        response.headers.append('location', parsed.href);
        return response;
      }
      constructor(body = null, init = {}) {
        if (init === null || typeof init !== 'object' && typeof init !== 'function') throw new TypeError('Response constructor: Argument 2 could not be converted to: ResponseInit.');
        const status = init.status === undefined ? 200 : Math.trunc(+init.status) || 0, statusText = init.statusText === undefined ? '' : `${init.statusText}`;
        if (status < 200 || status > 599) throw new RangeError('init["status"] must be in the range of 200 to 599, inclusive.');
        if (!/^[\t\x20-\x7E\x80-\xFF]*$/.test(statusText)) throw new TypeError('Invalid statusText');
        const headers = new Headers(init.headers), state = { type: 'default', status, statusText, headers, body: null };
        if (body !== null) {
          if ([101, 103, 204, 205, 304].includes(status)) throw new TypeError(`Response constructor: Invalid response status code ${status}`);
          const [content, type] = extract(body);
          state.body = new Body(content);
          if (type !== null && !headers.has('content-type')) headers.append('content-type', type);
        }
        states.set(this, state);
      }
      get type() { return of(this).type; }
      get url() { return of(this).url ?? ''; }
      get redirected() { return of(this) && false; }
      get status() { return of(this).status; }
      get ok() { const { status } = of(this); return status >= 200 && status <= 299; }
      get statusText() { return of(this).statusText; }
      get headers() { return of(this).headers; }
      clone() {
        const state = of(this);
        if (state.body?.isUsed || state.body?.isLocked) throw new TypeError('Response.clone: Body has already been consumed.');
        const copy = new Response();
        states.set(copy, { ...state, headers: new Headers(state.headers), body: state.body?.clone() ?? null });
        return copy;
      }
      [customInspect](depth, options) { return shown(this, ['status', 'statusText', 'headers', 'body', 'bodyUsed', 'ok', 'redirected', 'type', 'url'], depth, options); }
    }

    // MARK: Request

    const choices = {
      mode: ['navigate', 'same-origin', 'no-cors', 'cors'], credentials: ['omit', 'same-origin', 'include'], cache: ['default', 'no-store', 'reload', 'no-cache', 'force-cache', 'only-if-cached'],
      redirect: ['follow', 'error', 'manual'],
      referrerPolicy: ['', 'no-referrer', 'no-referrer-when-downgrade', 'same-origin', 'origin', 'strict-origin', 'origin-when-cross-origin', 'strict-origin-when-cross-origin', 'unsafe-url'],
    };
    const usual = { mode: 'cors', credentials: 'same-origin', cache: 'default', redirect: 'follow', referrerPolicy: '' };
    function methodOf(given) {
      const method = `${given}`, upper = method.toUpperCase();
      if (!/^[A-Za-z0-9!#$%&'*+\-.^_`|~]+$/.test(method)) throw new TypeError(`'${method}' is not a valid HTTP method.`);
      if (['CONNECT', 'TRACE', 'TRACK'].includes(upper)) throw new TypeError(`'${method}' HTTP method is unsupported.`);
      return ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'].includes(upper) ? upper : method;
    }
    class Request {
      constructor(input, init = {}) {
        if (arguments.length === 0) throw few('Request constructor', 1, 0);
        if (init === null || typeof init !== 'object' && typeof init !== 'function') throw new TypeError('Request constructor: Argument 2 could not be converted to: RequestInit.');
        const from = states.get(input), state = { method: 'GET', referrer: 'about:client', integrity: '', keepalive: false, ...usual, body: null };
        if (from?.method) Object.assign(state, from, { body: null });
        else {
          const url = urlOf(`${input}`);
          if (url.username || url.password) throw new TypeError(`Request cannot be constructed from a URL that includes credentials: ${input}`);
          state.url = url;
        }
        for (const name of Object.keys(choices)) if (init[name] !== undefined) {
          const value = `${init[name]}`;
          if (!choices[name].includes(value)) throw new TypeError(`Request constructor: ${value} is not an accepted type. Expected one of ${choices[name].join(', ')}.`);
          if (name === 'mode' && value === 'navigate') throw new TypeError('Request constructor: invalid request mode navigate.');
          state[name] = value;
        }
        if (init.referrer !== undefined) state.referrer = init.referrer === '' ? '' : urlOf(`${init.referrer}`).href;
        if (init.integrity !== undefined) state.integrity = `${init.integrity}`;
        if (init.keepalive !== undefined) state.keepalive = !!init.keepalive;
        if (init.method !== undefined) state.method = methodOf(init.method);
        state.headers = new Headers(init.headers ?? from?.headers);
        const signal = init.signal === undefined ? from?.signal : init.signal;
        state.signal = signal ? global.AbortSignal.any([signal]) : new global.AbortController().signal;
        const isBare = state.method === 'GET' || state.method === 'HEAD';
        if ((init.body ?? null) !== null || from?.body) if (isBare) throw new TypeError('Request with GET/HEAD method cannot have body.');
        if ((init.body ?? null) !== null) {
          const [content, type] = extract(init.body);
          if (content instanceof ReadableStream && init.duplex !== 'half') throw new TypeError('RequestInit: duplex option is required when sending a body.');
          state.body = new Body(content);
          if (type !== null && !state.headers.has('content-type')) state.headers.append('content-type', type);
        } else if (from?.body) {
          if (from.body.isUsed || from.body.isLocked) throw new TypeError('Cannot construct a Request with a Request object that has already been used.');
          state.body = from.body.clone();
          from.body.isUsed = true;
        }
        states.set(this, state);
      }
      get method() { return of(this).method; }
      get url() { return of(this).url.href; }
      get headers() { return of(this).headers; }
      get destination() { return of(this) && ''; }
      get referrer() { return of(this).referrer; }
      get referrerPolicy() { return of(this).referrerPolicy; }
      get mode() { return of(this).mode; }
      get credentials() { return of(this).credentials; }
      get cache() { return of(this).cache; }
      get redirect() { return of(this).redirect; }
      get integrity() { return of(this).integrity; }
      get keepalive() { return of(this).keepalive; }
      get isReloadNavigation() { return of(this) && false; }
      get isHistoryNavigation() { return of(this) && false; }
      get signal() { return of(this).signal; }
      get duplex() { return of(this) && 'half'; }
      clone() {
        const state = of(this);
        if (state.body?.isUsed || state.body?.isLocked) throw new TypeError('unusable');
        const copy = new Request(state.url);
        states.set(copy, { ...state, headers: new Headers(state.headers), body: state.body?.clone() ?? null, signal: global.AbortSignal.any([state.signal]) });
        return copy;
      }
      [customInspect](depth, options) {
        return shown(this, ['method', 'url', 'headers', 'destination', 'referrer', 'referrerPolicy', 'mode', 'credentials', 'cache', 'redirect', 'integrity', 'keepalive',
          'isReloadNavigation', 'isHistoryNavigation', 'signal'], depth, options);
      }
    }
    for (const Class of [Response, Request]) {
      Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, configurable: true });
      addBody(Class);
    }
    Object.defineProperty(Response, 'length', { value: 0, configurable: true });

    // What a `data:` URL says is in it: no network is asked (Fetch, data: URL processor).
    function dataResponse(url) {
      const failed = () => new TypeError('fetch failed', { cause: new Error('failed to fetch the data URL') });
      const plain = url.replace(/#[^]*$/, ''), comma = plain.indexOf(',');
      if (comma < 0) throw failed();
      const [, kind, isBase64] = /^([^]*?)(; *base64)?$/i.exec(plain.slice(5, comma).trim());
      let text = plain.slice(comma + 1).replace(/%([0-9A-Fa-f]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
      if (isBase64) try { text = require('internal/encoding').atob(text); } catch { throw failed(); }
      let type = 'text/plain;charset=US-ASCII';
      try { type = `${new (require('internal/mime').MIMEType)(kind.startsWith(';') ? `text/plain${kind}` : kind)}`; } catch {}
      const response = new Response(Uint8Array.from(text, unit => unit.charCodeAt(0)), { statusText: 'OK', headers: { 'content-type': type } });
      Object.assign(of(response), { type: 'basic', url: plain });
      return response;
    }

    // Who asks the network hears that there is none; what is wrong with the question is said first.
    function fetch(input, init = undefined) {
      let request;
      try { request = new Request(input, init); } catch (error) { return Promise.reject(error); }
      if (request.signal.aborted) return Promise.reject(request.signal.reason);
      if (request.url.startsWith('data:')) return new Promise(resolve => resolve(dataResponse(request.url)));
      return Promise.reject(new TypeError('fetch failed', { cause: nodeError(Error, 'ERR_ACCESS_DENIED', 'Leash has no network: it is for looking at a program\'s heap') }));
    }
    Object.assign(exports, { Response, Request, fetch });
    """#
}
