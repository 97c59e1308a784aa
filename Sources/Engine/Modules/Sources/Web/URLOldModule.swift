extension ModuleSource {
    /// The older half of `node:url`: `parse`, `format` and `resolve`.
    static let urlOld = #"""
    const { invalidArgumentType } = internal;
    const { nodeError } = require('internal/errors');
    const slashed = new Set(['http', 'https', 'ftp', 'gopher', 'file', 'ws', 'wss', 'http:', 'https:', 'ftp:', 'gopher:', 'file:', 'ws:', 'wss:']);
    const escapes = /[\t\n\r "'<>\\^`{|}]/g;

    function Url() {
      for (const key of ['protocol', 'slashes', 'auth', 'host', 'port', 'hostname', 'hash', 'search', 'query', 'pathname', 'path', 'href']) this[key] = null;
    }
    const isHostless = protocol => protocol === 'javascript' || protocol === 'javascript:';
    Url.prototype.parse = function (text, parsesQuery, slashesDenoteHost) {
      if (typeof text !== 'string') invalidArgumentType('url', 'of type string', text);
      // A mere path is left as it is.
      const plain = slashesDenoteHost ? null : /^(\/\/?(?!\/)[^?\s#@]*)(\?[^\s#@]*)?$/.exec(text.trim().replace(/^[^?#]*/, head => head.replace(/\\/g, '/')));
      if (plain) {
        const [path, pathname, search] = plain;
        this.path = this.href = path;
        this.pathname = pathname;
        if (search) { this.search = search; this.query = parsesQuery ? require('querystring').parse(search.slice(1)) : search.slice(1); }
        else if (parsesQuery) { this.search = null; this.query = { __proto__: null }; }
        return this;
      }
      // Backslashes are slashes up to the query and the fragment.
      let rest = text.trim().replace(/^[^?#]*/, head => head.replace(/\\/g, '/'));
      const scheme = /^[a-z0-9.+-]+:/i.exec(rest)?.[0];
      if (scheme) { this.protocol = scheme.toLowerCase(); rest = rest.slice(scheme.length); }
      if ((slashesDenoteHost || scheme || /^\/\/[^@/]+@[^@/]+/.test(rest)) && rest.startsWith('//') && !isHostless(this.protocol)) { rest = rest.slice(2); this.slashes = true; }
      if (!isHostless(this.protocol) && (this.slashes || this.protocol && !slashed.has(this.protocol))) rest = parseAuthority(this, rest);
      if (!isHostless(this.protocol)) rest = rest.replace(escapes, unit => `%${unit.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
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
    // What stands between the slashes and the path. The rest of the text is given back.
    function parseAuthority(url, text) {
      const first = text.search(/[/?#]/), at = (first < 0 ? text : text.slice(0, first)).lastIndexOf('@');
      // A host ends where something stands that no host has.
      const length = text.slice(at + 1).search(/[\t\n\r "%';<>\\^`{|}/?#]/), end = length < 0 ? text.length : at + 1 + length, authority = text.slice(0, end);
      let rest = text.slice(end);
      if (at >= 0) url.auth = decodeURIComponent(authority.slice(0, at));
      const host = authority.slice(at + 1), port = /:([0-9]*)$/.exec(host);
      if (port && port[1] !== '') url.port = port[1];
      url.hostname = port ? host.slice(0, -port[0].length) : host;
      const isIPv6 = /^\[.*\]$/.test(url.hostname);
      if (!isIPv6) {
        // A colon without a port, and what follows it, belongs to the path.
        const odd = url.hostname.indexOf(':');
        if (odd >= 0) { rest = `/${url.hostname.slice(odd)}${rest}`; url.hostname = url.hostname.slice(0, odd); }
        url.hostname = require('url').toASCII(url.hostname);
        if (/[\0-\r #%/:<>?@[\\\]^|]/.test(url.hostname)) throw nodeError(TypeError, 'ERR_INVALID_URL', 'Invalid URL', { input: text });
      } else url.hostname = url.hostname.toLowerCase();
      url.host = url.hostname + (url.port ? `:${url.port}` : '');
      if (isIPv6) { url.hostname = url.hostname.slice(1, -1); if (!rest.startsWith('/')) rest = `/${rest}`; }
      return rest;
    }
    Url.prototype.format = function () {
      const auth = this.auth ? `${encodeURIComponent(this.auth).replace(/%3A/gi, ':')}@` : '';
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
      if (relative.protocol && relative.protocol !== result.protocol) {
        Object.assign(result, relative, { slashes: result.slashes || relative.slashes });
        if (!slashed.has(relative.protocol)) result.slashes = relative.slashes;
        else if (!relative.host && relative.protocol !== 'file:') {
          // Such an address has a host: the first part of the path will have to be it.
          const parts = (relative.pathname || '').split('/');
          while (parts[0] === '') parts.shift();
          result.host = result.hostname = parts.shift() ?? '';
          result.pathname = parts[0] === '' && parts.length > 1 ? parts.join('/') : `/${parts.join('/')}`;
          result.path = result.pathname + (result.search || '');
        }
        result.href = result.format();
        return result;
      }
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
