extension ModuleSource {
    /// The older half of `node:url`: `parse`, `format` and `resolve`.
    static let urlOld = #"""
    const { invalidArgumentType } = internal;
    const slashed = new Set(['http', 'https', 'ftp', 'gopher', 'file', 'ws', 'wss', 'http:', 'https:', 'ftp:', 'gopher:', 'file:', 'ws:', 'wss:']);
    const escapes = /[\t\n\r "'<>\\^`{|}]/g;

    function Url() {
      for (const key of ['protocol', 'slashes', 'auth', 'host', 'port', 'hostname', 'hash', 'search', 'query', 'pathname', 'path', 'href']) this[key] = null;
    }
    Url.prototype.parse = function (text, parsesQuery, slashesDenoteHost) {
      if (typeof text !== 'string') invalidArgumentType('url', 'of type string', text);
      let rest = text.trim();
      const question = rest.indexOf('?'), head = question < 0 ? rest : rest.slice(0, question);
      rest = head.replace(/\\(?![^#]*#)/g, '/') + (question < 0 ? '' : rest.slice(question));
      const scheme = /^[a-z0-9.+-]+:/i.exec(rest)?.[0];
      if (scheme) { this.protocol = scheme.toLowerCase(); rest = rest.slice(scheme.length); }
      if ((slashesDenoteHost || scheme || /^\/\/[^@/]+@[^@/]+/.test(rest)) && rest.startsWith('//') && this.protocol !== 'javascript:') { rest = rest.slice(2); this.slashes = true; }
      if (this.protocol !== 'javascript:' && (this.slashes || this.protocol && !slashed.has(this.protocol))) {
        const first = rest.search(/[/?#]/), at = (first < 0 ? rest : rest.slice(0, first)).lastIndexOf('@');
        // A host ends where something stands that no host has.
        const length = rest.slice(at + 1).search(/[\t\n\r "%';<>\\^`{|}/?#]/), end = length < 0 ? rest.length : at + 1 + length, authority = rest.slice(0, end);
        rest = rest.slice(end);
        if (at >= 0) this.auth = decodeURIComponent(authority.slice(0, at));
        this.host = authority.slice(at + 1);
        const port = /:([0-9]*)$/.exec(this.host);
        if (port) {
          if (port[1] !== '') this.port = port[1];
          this.host = this.host.slice(0, -port[0].length);
        }
        this.hostname = require('url').domainToASCII(this.host) || this.host.toLowerCase();
        this.host = this.hostname + (this.port ? `:${this.port}` : '');
        if (/^\[.*\]$/.test(this.hostname)) { this.hostname = this.hostname.slice(1, -1); if (!rest.startsWith('/')) rest = `/${rest}`; }
      }
      rest = rest.replace(escapes, unit => `%${unit.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
      const hash = rest.indexOf('#');
      if (hash >= 0) { this.hash = rest.slice(hash); rest = rest.slice(0, hash); }
      const place = rest.indexOf('?');
      if (place >= 0) {
        this.search = rest.slice(place);
        this.query = parsesQuery ? require('querystring').parse(rest.slice(place + 1)) : rest.slice(place + 1);
        rest = rest.slice(0, place);
      } else if (parsesQuery) {
        this.search = null;
        this.query = { __proto__: null };
      }
      if (rest) this.pathname = rest;
      if (slashed.has(this.protocol) && this.hostname && !this.pathname) this.pathname = '/';
      if (this.pathname || this.search) this.path = (this.pathname || '') + (this.search || '');
      this.href = this.format();
      return this;
    };
    Url.prototype.format = function () {
      const auth = this.auth ? `${encodeURIComponent(this.auth).replace(/%3A/i, ':')}@` : '';
      let { protocol = '', pathname = '', hash = '', host, search = '' } = this;
      protocol ??= ''; pathname ??= ''; hash ??= ''; search ??= '';
      if (protocol && !protocol.endsWith(':')) protocol += ':';
      if (host) host = auth + host;
      else if (this.hostname) host = auth + (this.hostname.includes(':') ? `[${this.hostname}]` : this.hostname) + (this.port ? `:${this.port}` : '');
      const query = this.query !== null && typeof this.query === 'object' ? require('querystring').stringify(this.query) : '';
      search ||= query && `?${query}`;
      let start = '';
      if (this.slashes || slashed.has(protocol)) {
        if (this.slashes || host) { if (pathname && !pathname.startsWith('/')) pathname = `/${pathname}`; start = `//${host || ''}`; }
        else if (protocol === 'file:') start = '//';
      } else start = host || '';
      if (hash && !hash.startsWith('#')) hash = `#${hash}`;
      if (search && !search.startsWith('?')) search = `?${search}`;
      return protocol + start + pathname.replace(/[?#]/g, encodeURIComponent) + search.replace(/#/g, '%23') + hash;
    };
    Url.prototype.resolve = function (relative) { return this.resolveObject(parse(relative, false, true)).format(); };
    Url.prototype.resolveObject = function (relative) {
      if (typeof relative === 'string') relative = parse(relative, false, true);
      const result = Object.assign(new Url(), this);
      result.hash = relative.hash;
      if (relative.href === '') { result.href = result.format(); return result; }
      if (relative.protocol && relative.protocol !== result.protocol) { Object.assign(result, relative); result.href = result.format(); return result; }
      if (relative.host !== null || relative.slashes) {
        for (const key of ['slashes', 'auth', 'host', 'hostname', 'port', 'pathname', 'search', 'query']) result[key] = relative[key];
      } else if (relative.pathname) {
        result.search = relative.search;
        result.query = relative.query;
        const isAbsolute = relative.pathname.startsWith('/'), base = (result.pathname || '').split('/'), parts = relative.pathname.split('/');
        const all = isAbsolute ? parts : [...base.slice(0, -1), ...parts], path = [];
        const isRooted = all[0] === '' || !!result.host;
        for (const [i, part] of all.entries()) {
          const isLast = i === all.length - 1;
          if (part === '..') { if (path.length > (isRooted ? 1 : 0)) path.pop(); if (isLast) path.push(''); }
          else if (part === '.') { if (isLast) path.push(''); }
          else path.push(part);
        }
        if (isRooted && path[0] !== '') path.unshift('');
        result.pathname = path.join('/');
      } else if (relative.search !== null) {
        result.search = relative.search;
        result.query = relative.query;
      }
      if (result.pathname || result.search) result.path = (result.pathname || '') + (result.search || '');
      result.href = result.format();
      return result;
    };
    function parse(text, parsesQuery, slashesDenoteHost) { return text instanceof Url ? text : new Url().parse(text, parsesQuery, slashesDenoteHost); }
    Object.assign(exports, {
      Url, parse,
      resolve: (source, relative) => parse(source, false, true).resolve(relative),
      resolveObject: (source, relative) => source ? parse(source, false, true).resolveObject(relative) : relative,
      format(value, options) {
        if (typeof value === 'string') value = parse(value);
        else if (value === null || typeof value !== 'object') invalidArgumentType('urlObject', 'one of type object or string', value);
        else if (value instanceof internal.global.URL) {
          const { auth = true, fragment = true, search = true, unicode = false } = options ?? {};
          const host = unicode ? exports.domainToUnicode(value.hostname) + (value.port && `:${value.port}`) : value.host;
          const user = auth && (value.username || value.password) ? `${value.username}${value.password && `:${value.password}`}@` : '';
          return `${value.protocol}${value.host !== '' || value.protocol === 'file:' ? `//${user}${host}` : ''}${value.pathname}${search ? value.search : ''}${fragment ? value.hash : ''}`;
        }
        return Url.prototype.format.call(value);
      },
      domainToUnicode(domain) {
        return `${domain}`.split('.').map(label => {
          if (!label.startsWith('xn--')) return label;
          // RFC 3492 §6.2
          const text = label.slice(4), dash = text.lastIndexOf('-'), output = dash > 0 ? [...text.slice(0, dash)].map(unit => unit.codePointAt(0)) : [];
          let n = 128, i = 0, bias = 72;
          for (let at = dash > 0 ? dash + 1 : 0; at < text.length;) {
            const old = i;
            for (let weight = 1, k = 36; ; k += 36) {
              const unit = text.charCodeAt(at++), digit = unit < 58 ? unit - 22 : (unit | 32) - 97;
              i += digit * weight;
              const limit = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
              if (digit < limit || at > text.length) break;
              weight *= 36 - limit;
            }
            let delta = old === 0 ? Math.floor((i - old) / 700) : (i - old) >> 1, k = 0;
            for (delta += Math.floor(delta / (output.length + 1)); delta > 455; k += 36) delta = Math.floor(delta / 35);
            bias = k + Math.floor(36 * delta / (delta + 38));
            n += Math.floor(i / (output.length + 1));
            i %= output.length + 1;
            output.splice(i++, 0, n);
          }
          return String.fromCodePoint(...output);
        }).join('.');
      },
    });
    """#
}
