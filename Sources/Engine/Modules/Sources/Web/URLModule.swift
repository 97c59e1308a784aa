extension ModuleSource {
    /// URL and URLSearchParams (URL standard §4 to §6), and `node:url` as far as it goes without them.
    static let url = #"""
    const { nodeError, missingArguments, invalidThis } = require('internal/errors');
    const { inspect, encodeUTF8, decodeUTF8 } = internal;
    const customInspect = Symbol.for('nodejs.util.inspect.custom');
    const special = { __proto__: null, 'http:': '80', 'https:': '443', 'ws:': '80', 'wss:': '443', 'ftp:': '21', 'file:': '' };

    // Percent-encode sets (§1.3): control and non-ASCII characters belong to each.
    const fragmentSet = ' "<>`', querySet = ' "#<>', specialQuerySet = querySet + "'", pathSet = querySet + '?`{}', userSet = pathSet + '/:;=@[\\]^|';
    function encode(text, set) {
      let result = '';
      for (const character of text) {
        const code = character.codePointAt(0);
        if (code > 0x1F && code < 0x7F && !set.includes(character)) result += character;
        else for (const byte of encodeUTF8(character)) result += `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
      }
      return result;
    }
    function decodeBytes(text) {
      const bytes = encodeUTF8(text), result = [];
      for (let i = 0; i < bytes.length; i++) {
        const digits = bytes[i] === 0x25 ? String.fromCharCode(bytes[i + 1], bytes[i + 2]) : '';
        if (/^[0-9a-fA-F]{2}$/.test(digits)) { result.push(parseInt(digits, 16)); i += 2; } else result.push(bytes[i]);
      }
      return decodeUTF8(new Uint8Array(result), false).text;
    }

    // Hosts (§3.5). Null: no host could be so.
    function parseHost(text, isSpecial) {
      if (text.startsWith('[')) return text.endsWith(']') ? parseIPv6(text.slice(1, -1)) : null;
      if (!isSpecial) return /[\0\t\n\r #/:<>?@[\\\]^|]/.test(text) ? null : encode(text, '');
      const host = toASCII(decodeBytes(text));
      if (host === null || host === '' || /[\x00-\x20"#%/:<>?@[\\\]^`{|}\x7F]/.test(host)) return null;
      const parts = host.split('.');
      if (parts.length > 1 && parts.at(-1) === '') parts.pop();
      return /^(\d+|0[xX][0-9a-fA-F]*)$/.test(parts.at(-1)) ? parseIPv4(parts) : host;
    }
    function parseIPv4(parts) {
      if (parts.length > 4) return null;
      const numbers = parts.map(part => {
        if (part === '') return NaN;
        if (/^0[xX][0-9a-fA-F]*$/.test(part)) return part.length === 2 ? 0 : parseInt(part.slice(2), 16);
        if (/^0[0-7]+$/.test(part)) return parseInt(part, 8);
        return /^\d+$/.test(part) && !/^0\d/.test(part) ? Number(part) : NaN;
      });
      const last = numbers.pop();
      if (numbers.some(number => !(number <= 255)) || !(last < 256 ** (4 - numbers.length))) return null;
      let address = last;
      numbers.forEach((number, i) => { address += number * 256 ** (3 - i); });
      return [24, 16, 8, 0].map(shift => Math.floor(address / 2 ** shift) % 256).join('.');
    }
    function parseIPv6(text) {
      const four = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
      if (four) {
        const bytes = four[2].split('.').map(Number);
        if (bytes.some(byte => byte > 255)) return null;
        text = `${four[1]}${(bytes[0] << 8 | bytes[1]).toString(16)}:${(bytes[2] << 8 | bytes[3]).toString(16)}`;
      }
      const halves = text.split('::');
      if (halves.length > 2) return null;
      const read = half => half === '' ? [] : half.split(':').map(piece => /^[0-9a-fA-F]{1,4}$/.test(piece) ? parseInt(piece, 16) : NaN);
      const pieces = read(halves[0]), tail = halves.length === 2 ? read(halves[1]) : [];
      if (halves.length === 2 ? pieces.length + tail.length > 7 : pieces.length !== 8) return null;
      while (pieces.length + tail.length < 8) pieces.push(0);
      pieces.push(...tail);
      if (pieces.some(Number.isNaN)) return null;
      let best = -1, length = 1;
      for (let i = 0; i < 8; i++) {
        let end = i;
        while (end < 8 && pieces[end] === 0) end++;
        if (end - i > length) { best = i; length = end - i; }
        if (end > i) i = end;
      }
      const write = list => list.map(piece => piece.toString(16)).join(':');
      return best < 0 ? `[${write(pieces)}]` : `[${write(pieces.slice(0, best))}::${write(pieces.slice(best + length))}]`;
    }
    function toASCII(text) {
      const labels = text.normalize('NFC').toLowerCase().replace(/[\u3002\uFF0E\uFF61]/g, '.').replace(/\u00AD/g, '').split('.');
      return labels.map(label => /^[\x00-\x7F]*$/.test(label) ? label : `xn--${punycode(label)}`).join('.');
    }
    function punycode(label) {
      const points = Array.from(label, character => character.codePointAt(0)), plain = points.filter(point => point < 128);
      let output = String.fromCharCode(...plain) + (plain.length > 0 ? '-' : ''), n = 128, delta = 0, bias = 72, handled = plain.length, isFirst = true;
      while (handled < points.length) {
        const next = Math.min(...points.filter(point => point >= n));
        delta += (next - n) * (handled + 1);
        n = next;
        for (const point of points) {
          if (point < n) delta++;
          if (point !== n) continue;
          let q = delta;
          for (let k = 36; ; k += 36) {
            const t = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
            if (q < t) break;
            output += digit(t + (q - t) % (36 - t));
            q = Math.floor((q - t) / (36 - t));
          }
          output += digit(q);
          delta = isFirst ? Math.floor(delta / 700) : delta >> 1;
          isFirst = false;
          handled++;
          delta += Math.floor(delta / handled);
          let k = 0;
          for (; delta > 455; k += 36) delta = Math.floor(delta / 35);
          bias = k + Math.floor(36 * delta / (delta + 38));
          delta = 0;
        }
        delta++;
        n++;
      }
      return output;
    }
    const digit = value => String.fromCharCode(value < 26 ? value + 97 : value + 22);

    // Parsing (§4.4), part by part: what the standard's states do in order. Null: no URL.
    function parse(input, base) {
      input = input.replace(/^[\x00-\x20]+|[\x00-\x20]+$/g, '').replace(/[\t\n\r]/g, '');
      const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(input);
      if (!scheme) return base ? parseRelative(input, base) : null;
      const url = empty(scheme[1].toLowerCase() + ':'), rest = input.slice(scheme[0].length);
      if (url.protocol in special) {
        if (base && base.protocol === url.protocol && !/^[/\\]/.test(rest) && url.protocol !== 'file:') return parseRelative(rest, base);
        if (url.protocol === 'file:') return parseFile(url, rest, base?.protocol === 'file:' ? base : null);
        return parseAuthority(url, rest.replace(/^[/\\]*/, ''));
      }
      if (rest.startsWith('//')) return parseAuthority(url, rest.slice(2));
      if (rest.startsWith('/')) { addPath(url, takeTail(url, rest), []); return url; }
      url.isOpaque = true;
      url.opaque = encode(takeTail(url, rest), '');
      return url;
    }
    const empty = protocol => ({ protocol, username: '', password: '', host: null, port: '', path: [], opaque: '', isOpaque: false, query: null, fragment: null });
    const isSpecial = url => url.protocol in special;

    /// Takes the fragment and the query off the end.
    function takeTail(url, text) {
      const hash = text.indexOf('#');
      if (hash >= 0) { url.fragment = encode(text.slice(hash + 1), fragmentSet); text = text.slice(0, hash); }
      const mark = text.indexOf('?');
      if (mark >= 0) { url.query = encode(text.slice(mark + 1), isSpecial(url) ? specialQuerySet : querySet); text = text.slice(0, mark); }
      return text;
    }
    function addPath(url, text, path) {
      const parts = text.split(isSpecial(url) ? /[/\\]/ : '/');
      if (parts[0] === '' && parts.length > 1) parts.shift();
      parts.forEach((part, i) => {
        const isLast = i === parts.length - 1, dots = part.replace(/%2e/gi, '.');
        if (dots === '..') {
          if (!(url.protocol === 'file:' && path.length === 1 && /^[a-zA-Z]:$/.test(path[0]))) path.pop();
          if (isLast) path.push('');
        } else if (dots === '.') {
          if (isLast) path.push('');
        } else {
          if (url.protocol === 'file:' && path.length === 0 && /^[a-zA-Z][:|]$/.test(part)) part = part[0] + ':';
          path.push(encode(part, pathSet));
        }
      });
      url.path = path;
    }
    function parseAuthority(url, text) {
      const end = text.search(isSpecial(url) ? /[/\\?#]/ : /[/?#]/), authority = end < 0 ? text : text.slice(0, end);
      let rest = end < 0 ? '' : text.slice(end);
      const at = authority.lastIndexOf('@');
      if (at >= 0) {
        const colon = authority.slice(0, at).indexOf(':');
        url.username = encode(colon < 0 ? authority.slice(0, at) : authority.slice(0, colon), userSet);
        url.password = colon < 0 ? '' : encode(authority.slice(colon + 1, at), userSet);
      }
      if (!setHostAndPort(url, authority.slice(at + 1))) return null;
      rest = takeTail(url, rest);
      if (rest !== '' || isSpecial(url)) addPath(url, rest === '' ? '/' : rest, []);
      return url;
    }
    function setHostAndPort(url, text) {
      const port = /:(\d*)$/.exec(text), name = port && !text.endsWith(']') ? text.slice(0, port.index) : text;
      if (name === '' && (isSpecial(url) || port)) return false;
      if (/:[^\]]*$/.test(name) && !name.startsWith('[')) return false;
      const host = name === '' ? '' : parseHost(name, isSpecial(url));
      if (host === null) return false;
      if (port && port[1] !== '') {
        const number = Number(port[1]);
        if (number > 65535) return false;
        url.port = String(number) === special[url.protocol] ? '' : String(number);
      }
      url.host = host;
      return true;
    }
    function parseFile(url, text, base) {
      url.host = '';
      if (/^[/\\]{2}/.test(text)) {
        const end = text.slice(2).search(/[/\\?#]/), name = end < 0 ? text.slice(2) : text.slice(2, end + 2);
        if (!/^[a-zA-Z][:|]$/.test(name)) {
          if (name !== '') {
            const host = parseHost(name, true);
            if (host === null) return null;
            url.host = host === 'localhost' ? '' : host;
          }
          text = end < 0 ? '' : text.slice(end + 2);
        }
      } else if (base && !/^[/\\]/.test(text)) return parseRelative(text, base);
      addPath(url, takeTail(url, text) || '/', []);
      return url;
    }
    function parseRelative(text, base) {
      if (base.isOpaque) {
        if (!text.startsWith('#')) return null;
        return { ...base, fragment: encode(text.slice(1), fragmentSet) };
      }
      const url = { ...base, path: [...base.path], fragment: null }, slash = isSpecial(url) ? /^[/\\]{2}/ : /^\/\//;
      if (slash.test(text)) {
        if (url.protocol === 'file:') return parseFile(empty('file:'), text, null);
        return parseAuthority(empty(url.protocol), text.slice(2).replace(isSpecial(url) ? /^[/\\]+/ : /^$/, ''));
      }
      const query = url.query;
      url.query = null;
      const path = takeTail(url, text);
      if (path === '') { if (url.query === null) url.query = query; }
      else if (/^\//.test(path) || isSpecial(url) && path.startsWith('\\')) addPath(url, path, []);
      else addPath(url, path, url.path.slice(0, -1));
      return url;
    }

    // Writing (§4.5)
    const pathname = url => url.isOpaque ? url.opaque : url.path.length > 0 ? `/${url.path.join('/')}` : '';
    const hostOf = url => url.host === null ? '' : url.host + (url.port === '' ? '' : `:${url.port}`);
    function write(url) {
      let text = url.protocol;
      if (url.host !== null) {
        text += '//';
        if (url.username !== '' || url.password !== '') text += url.username + (url.password === '' ? '' : `:${url.password}`) + '@';
        text += hostOf(url);
      } else if (!url.isOpaque && url.path.length > 1 && url.path[0] === '') text += '/.';
      return text + pathname(url) + (url.query === null ? '' : `?${url.query}`) + (url.fragment === null ? '' : `#${url.fragment}`);
    }

    // application/x-www-form-urlencoded (§5)
    const formEncode = text => encode(text.toWellFormed(), "!\"#$%&'()+,/:;<=>?@[\\]^`{|}~ ").replace(/%20/g, '+');
    function parseForm(text) {
      return text.split('&').filter(part => part !== '').map(part => {
        const place = part.indexOf('='), name = place < 0 ? part : part.slice(0, place);
        return [name, place < 0 ? '' : part.slice(place + 1)].map(text => decodeBytes(text.replace(/\+/g, ' ')));
      });
    }

    let attach, renew;
    const noPair = () => nodeError(TypeError, 'ERR_INVALID_TUPLE', 'Each query pair must be an iterable [name, value] tuple');
    class URLSearchParams {
      #list = []; #url = null;
      static {
        attach = (params, url) => { params.#url = url; };
        renew = (params, query) => { params.#list = query === null ? [] : parseForm(query); };
      }
      constructor(init = undefined) {
        if (init === undefined || init === null) return;
        if (typeof init === 'object' || typeof init === 'function') {
          const method = init[Symbol.iterator];
          if (method === this[Symbol.iterator] && #list in init) this.#list = init.#list.map(pair => [...pair]);
          else if (method !== null && method !== undefined) {
            if (typeof method !== 'function') throw nodeError(TypeError, 'ERR_ARG_NOT_ITERABLE', 'Query pairs must be iterable');
            for (const pair of init) {
              if (pair === null || typeof pair !== 'object' || typeof pair[Symbol.iterator] !== 'function')
                throw noPair(); //@ node:internal/url:362|              throw new ERR_INVALID_TUPLE('Each query pair', '[name, value]');
              const both = [...pair];
              if (both.length !== 2) throw noPair(); //@ node:internal/url:362|              throw new ERR_INVALID_TUPLE('Each query pair', '[name, value]');
              this.#list.push([`${both[0]}`.toWellFormed(), `${both[1]}`.toWellFormed()]);
            }
          } else {
            for (const key of Reflect.ownKeys(init)) {
              if (Object.getOwnPropertyDescriptor(init, key)?.enumerable !== true) continue;
              const name = `${String(key)}`.toWellFormed(), value = `${init[key]}`.toWellFormed(), known = this.#list.find(pair => pair[0] === name);
              if (known) known[1] = value; else this.#list.push([name, value]);
            }
          }
        } else {
          const text = `${init}`;
          this.#list = parseForm((text[0] === '?' ? text.slice(1) : text).toWellFormed());
        }
      }
      static #check(params) { if (typeof params !== 'object' || params === null || !(#list in params)) throw invalidThis('URLSearchParams'); }
      #update() { if (this.#url) this.#url(this.#list.length === 0 ? null : this.toString()); }
      get size() { URLSearchParams.#check(this); return this.#list.length; }
      append(name, value) {
        URLSearchParams.#check(this);
        if (arguments.length < 2) throw missingArguments('name', 'value');
        this.#list.push([`${name}`.toWellFormed(), `${value}`.toWellFormed()]);
        this.#update();
      }
      delete(name, value = undefined) {
        URLSearchParams.#check(this);
        if (arguments.length < 1) throw missingArguments('name');
        name = `${name}`;
        this.#list = this.#list.filter(pair => pair[0] !== name || value !== undefined && pair[1] !== `${value}`);
        this.#update();
      }
      get(name) {
        URLSearchParams.#check(this);
        if (arguments.length < 1) throw missingArguments('name');
        name = `${name}`;
        return this.#list.find(pair => pair[0] === name)?.[1] ?? null;
      }
      getAll(name) {
        URLSearchParams.#check(this);
        if (arguments.length < 1) throw missingArguments('name');
        name = `${name}`;
        return this.#list.filter(pair => pair[0] === name).map(pair => pair[1]);
      }
      has(name, value = undefined) {
        URLSearchParams.#check(this);
        if (arguments.length < 1) throw missingArguments('name');
        name = `${name}`;
        return this.#list.some(pair => pair[0] === name && (value === undefined || pair[1] === `${value}`));
      }
      set(name, value) {
        URLSearchParams.#check(this);
        if (arguments.length < 2) throw missingArguments('name', 'value');
        name = `${name}`.toWellFormed();
        value = `${value}`.toWellFormed();
        const place = this.#list.findIndex(pair => pair[0] === name);
        if (place < 0) this.#list.push([name, value]);
        else {
          this.#list[place][1] = value;
          this.#list = this.#list.filter((pair, i) => i <= place || pair[0] !== name);
        }
        this.#update();
      }
      sort() {
        URLSearchParams.#check(this);
        this.#list.sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0);
        this.#update();
      }
      forEach(callback, thisArgument = undefined) {
        URLSearchParams.#check(this);
        if (typeof callback !== 'function') internal.invalidArgumentType('callback', 'of type function', callback);
        for (let i = 0; i < this.#list.length; i++) Reflect.apply(callback, thisArgument, [this.#list[i][1], this.#list[i][0], this]);
      }
      toString() { URLSearchParams.#check(this); return this.#list.map(([name, value]) => `${formEncode(name)}=${formEncode(value)}`).join('&'); }
      entries() { URLSearchParams.#check(this); return iterator(() => this.#list, pair => [...pair]); }
      keys() { URLSearchParams.#check(this); return iterator(() => this.#list, pair => pair[0]); }
      values() { URLSearchParams.#check(this); return iterator(() => this.#list, pair => pair[1]); }
      [customInspect](depth, options) {
        if (typeof depth === 'number' && depth < 0) return '[Object]';
        const inner = { ...options, depth: options.depth == null ? null : options.depth - 1 };
        const parts = this.#list.map(([name, value]) => `${inspect(name, inner)} => ${inspect(value, inner)}`);
        const length = parts.reduce((sum, part) => sum + part.length + 2, -2);
        if (length > options.breakLength) return `${this.constructor.name} {\n  ${parts.join(',\n  ')} }`;
        return parts.length > 0 ? `${this.constructor.name} { ${parts.join(', ')} }` : `${this.constructor.name} {}`;
      }
    }
    Object.defineProperty(URLSearchParams.prototype, Symbol.iterator, { value: URLSearchParams.prototype.entries, writable: true, configurable: true });
    Object.defineProperty(URLSearchParams.prototype, Symbol.toStringTag, { value: 'URLSearchParams', configurable: true });

    const states = new WeakMap();
    const iteratorPrototype = Object.setPrototypeOf({
      next() {
        const state = states.get(this), list = state.list();
        if (state.index >= list.length) return { value: undefined, done: true };
        return { value: state.pick(list[state.index++]), done: false };
      },
      [customInspect](depth, options) {
        if (typeof depth === 'number' && depth < 0) return options.stylize('[Object]', 'special');
        const state = states.get(this), inner = { ...options, depth: options.depth == null ? null : options.depth - 1 };
        const values = state.list().slice(state.index).map(pair => state.pick(pair)), parts = values.map(value => inspect(value, inner));
        const isLong = inspect(values, inner).includes('\n');
        return `URLSearchParams Iterator {${isLong ? '\n  ' : ' '}${parts.join(isLong ? ',\n  ' : ', ')} }`;
      },
    }, Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())));
    Object.defineProperty(iteratorPrototype, Symbol.toStringTag, { value: 'URLSearchParams Iterator', configurable: true });
    function iterator(list, pick) {
      const object = Object.create(iteratorPrototype);
      states.set(object, { list, pick, index: 0 });
      return object;
    }

    class URL {
      #context; #searchParams;
      constructor(input, base = undefined) {
        if (arguments.length === 0) throw missingArguments('url');
        input = `${input}`.toWellFormed();
        let known = null;
        if (base !== undefined) {
          base = `${base}`.toWellFormed();
          known = parse(base, null);
        }
        const url = base !== undefined && known === null ? null : parse(input, known);
        if (url === null) {
        const error = Object.assign(new TypeError('Invalid URL'), { code: 'ERR_INVALID_URL', input }, base === undefined ? undefined : { base });
        throw error; //@ node:internal/url:806@28|    const href = bindingUrl.parse(input, base, raiseException);
      }
        this.#context = url;
      }
      static canParse(input, base = undefined) {
        if (arguments.length === 0) throw missingArguments('url');
        const known = base === undefined ? null : parse(`${base}`, null);
        return (base === undefined || known !== null) && parse(`${input}`, known) !== null;
      }
      static createObjectURL(blob) { if (arguments.length === 0) throw missingArguments('obj'); return require('internal/blob').createObjectURL(blob); }
      static revokeObjectURL(url) { if (arguments.length === 0) throw missingArguments('url'); require('internal/blob').revokeObjectURL(url); }
      static parse(input, base = undefined) { return URL.canParse(input, base) ? new URL(input, base) : null; }
      #renew() { if (this.#searchParams) renew(this.#searchParams, this.#context.query); }
      get href() { return write(this.#context); }
      set href(value) {
        const url = parse(`${value}`, null);
        if (url === null) throw nodeError(TypeError, 'ERR_INVALID_URL', 'Invalid URL', { input: `${value}` });
        this.#context = url;
        this.#renew();
      }
      get origin() {
        if (this.#context.protocol === 'blob:') { const inner = parse(this.#context.opaque, null); return inner && /^https?:$/.test(inner.protocol) ? `${inner.protocol}//${hostOf(inner)}` : 'null'; }
        return isSpecial(this.#context) && this.#context.protocol !== 'file:' ? `${this.#context.protocol}//${hostOf(this.#context)}` : 'null';
      }
      get protocol() { return this.#context.protocol; }
      set protocol(value) {
        const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]*)(:|$)/.exec(`${value}`);
        if (!scheme) return;
        const protocol = scheme[1].toLowerCase() + ':';
        if (protocol in special !== isSpecial(this.#context) || this.#context.protocol === 'file:' && this.#context.host === '') return;
        if (protocol === 'file:' && (this.#context.username || this.#context.password || this.#context.port)) return;
        this.#context.protocol = protocol;
        if (this.#context.port === special[protocol]) this.#context.port = '';
      }
      #cannotHaveUser() { return this.#context.host === null || this.#context.host === '' || this.#context.protocol === 'file:'; }
      get username() { return this.#context.username; }
      set username(value) { if (!this.#cannotHaveUser()) this.#context.username = encode(`${value}`, userSet); }
      get password() { return this.#context.password; }
      set password(value) { if (!this.#cannotHaveUser()) this.#context.password = encode(`${value}`, userSet); }
      get host() { return hostOf(this.#context); }
      set host(value) {
        if (this.#context.isOpaque) return;
        const changed = { ...this.#context };
        if (setHostAndPort(changed, `${value}`.replace(/[/?#].*$/s, ''))) this.#context = changed;
      }
      get hostname() { return this.#context.host ?? ''; }
      set hostname(value) {
        if (this.#context.isOpaque) return;
        const host = parseHost(`${value}`.replace(/[/?#].*$/s, ''), isSpecial(this.#context));
        if (host !== null && !(host === '' && isSpecial(this.#context))) this.#context.host = host;
      }
      get port() { return this.#context.port; }
      set port(value) {
        if (this.#cannotHaveUser()) return;
        value = `${value}`;
        const digits = /^\d+/.exec(value)?.[0];
        if (value === '') this.#context.port = '';
        else if (digits && Number(digits) <= 65535) this.#context.port = String(Number(digits)) === special[this.#context.protocol] ? '' : String(Number(digits));
      }
      get pathname() { return pathname(this.#context); }
      set pathname(value) {
        if (this.#context.isOpaque) return;
        const text = `${value}`.replace(/[\t\n\r]/g, '').replace(/[?#]/g, mark => mark === '?' ? '%3F' : '%23');
        if (text !== '' || isSpecial(this.#context)) addPath(this.#context, text || '/', []);
        else this.#context.path = this.#context.host === null ? [''] : [];
      }
      get search() { return this.#context.query ? `?${this.#context.query}` : ''; }
      set search(value) {
        value = `${value}`;
        this.#context.query = value === '' ? null : encode(value.replace(/[\t\n\r]/g, '').replace(/^\?/, ''), isSpecial(this.#context) ? specialQuerySet : querySet);
        this.#renew();
      }
      get searchParams() {
        if (!this.#searchParams) {
          this.#searchParams = new URLSearchParams(this.#context.query ?? '');
          attach(this.#searchParams, query => { this.#context.query = query; });
        }
        return this.#searchParams;
      }
      get hash() { return this.#context.fragment ? `#${this.#context.fragment}` : ''; }
      set hash(value) {
        value = `${value}`;
        this.#context.fragment = value === '' ? null : encode(value.replace(/[\t\n\r]/g, '').replace(/^#/, ''), fragmentSet);
      }
      toString() { return write(this.#context); }
      toJSON() { return write(this.#context); }
      [customInspect](depth, options) {
        if (typeof depth === 'number' && depth < 0) return this;
        const shown = Object.create({ constructor: this.constructor === URL ? URL : this.constructor });
        for (const name of ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'searchParams', 'hash'])
          shown[name] = this[name];
        return `${this.constructor.name} ${inspect({ ...shown }, options)}`;
      }
    }
    for (const [constructor, names] of [[URL, ['toString', 'href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname',
      'search', 'searchParams', 'hash', 'toJSON']], [URLSearchParams, ['size', 'append', 'delete', 'get', 'getAll', 'has', 'set', 'sort', 'entries', 'forEach', 'keys', 'values', 'toString']]])
      for (const name of names) {
        const own = Object.getOwnPropertyDescriptor(constructor.prototype, name);
        delete constructor.prototype[name];
        Object.defineProperty(constructor.prototype, name, { ...own, enumerable: true });
      }
    Object.defineProperty(URL.prototype, Symbol.toStringTag, { value: 'URL', configurable: true });

    Object.assign(exports, {
      URL, URLSearchParams, ...require('internal/url_old'),
      domainToASCII(domain) {
        if (arguments.length === 0) throw missingArguments('domain');
        return parseHost(`${domain}`, true) ?? '';
      },
      fileURLToPath(path) {
        const url = typeof path === 'string' ? new URL(path) : path;
        if (!(url?.href && url.protocol)) internal.invalidArgumentType('path', 'of type string or an instance of URL', path);
        if (url.protocol !== 'file:') throw nodeError(TypeError, 'ERR_INVALID_URL_SCHEME', 'The URL must be of scheme file');
        if (url.hostname !== '') throw nodeError(TypeError, 'ERR_INVALID_FILE_URL_HOST', 'File URL host must be "localhost" or empty on linux');
        if (/%2f/i.test(url.pathname)) throw nodeError(TypeError, 'ERR_INVALID_FILE_URL_PATH', 'File URL path must not include encoded / characters');
        return decodeURIComponent(url.pathname);
      },
      pathToFileURL(path) {
        if (typeof path !== 'string') internal.invalidArgumentType('path', 'of type string', path);
        const whole = require('path').resolve(path);
        path = path.endsWith('/') && !whole.endsWith('/') ? `${whole}/` : whole;
        const url = new URL('file:///'); url.pathname = `${path}`.replace(/%/g, '%25').replace(/\\/g, '%5C');
        return url;
      },
      urlToHttpOptions(url) {
        const { protocol, hostname, hash, search, pathname, href, port, username, password } = url;
        const options = { __proto__: null, ...url, protocol, hostname: hostname.replace(/^\[(.*)\]$/, '$1'), hash, search, pathname, path: `${pathname}${search}`, href };
        if (port !== '') options.port = Number(port);
        if (username || password) options.auth = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
        return options;
      },
    });
    Object.defineProperty(exports, 'toASCII', { value: toASCII });
    require('internal/errors').arrange(exports, `Url parse resolve resolveObject format URL URLSearchParams domainToASCII domainToUnicode pathToFileURL fileURLToPath urlToHttpOptions`);
    """#
}
