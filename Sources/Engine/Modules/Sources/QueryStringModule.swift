extension ModuleSource {
    /// `node:querystring`
    static let querystring = #"""
    const { encodeUTF8, decodeUTF8 } = internal;

    function escape(text) {
      if (typeof text !== 'string') text = typeof text === 'object' ? String(text) : `${text}`;
      let result = '';
      for (const character of text) {
        if (/^[A-Za-z0-9\-_.!~*'()]$/.test(character)) result += character;
        else if (!character.isWellFormed()) throw require('internal/errors').nodeError(URIError, 'ERR_INVALID_URI', 'URI malformed');
        else for (const byte of encodeUTF8(character)) result += `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
      }
      return result;
    }
    function unescapeBuffer(text) {
      const bytes = [];
      for (let i = 0; i < text.length; i++) {
        const digits = text[i] === '%' ? text.slice(i + 1, i + 3) : '';
        if (/^[0-9a-fA-F]{2}$/.test(digits)) { bytes.push(parseInt(digits, 16)); i += 2; }
        else bytes.push(text.charCodeAt(i) & 0xFF);
      }
      return new Uint8Array(bytes);
    }
    function unescape(text) {
      try { return decodeURIComponent(text); } catch { return decodeUTF8(unescapeBuffer(`${text}`), false).text; }
    }
    function primitive(value) {
      return typeof value === 'string' ? value : typeof value === 'number' && isFinite(value) || typeof value === 'bigint' || typeof value === 'boolean' ? `${value}` : '';
    }
    function stringify(object, separator = '&', equals = '=', options) {
      separator ||= '&';
      equals ||= '=';
      const encode = typeof options?.encodeURIComponent === 'function' ? options.encodeURIComponent : exports.escape;
      if (object === null || typeof object !== 'object') return '';
      return Object.keys(object).flatMap(key => {
        const name = encode(primitive(key)) + equals, value = object[key];
        return Array.isArray(value) ? value.map(item => name + encode(primitive(item))) : [name + encode(primitive(value))];
      }).join(separator);
    }
    function parse(text, separator = '&', equals = '=', options) {
      const result = { __proto__: null };
      if (typeof text !== 'string' || text.length === 0) return result;
      separator = `${separator || '&'}`;
      equals = `${equals || '='}`;
      const decode = typeof options?.decodeURIComponent === 'function' ? options.decodeURIComponent : exports.unescape;
      const limit = typeof options?.maxKeys === 'number' ? options.maxKeys : 1000;
      let parts = text.split(separator);
      if (limit > 0) parts = parts.slice(0, limit);
      for (const part of parts) {
        if (part === '') continue;
        const place = part.indexOf(equals), plus = words => words.replace(/\+/g, ' ');
        const read = words => {
          words = plus(words);
          // What holds no escape is left as it is, but by a program's own function.
          if (decode === unescape && !/%[0-9a-f]{2}/i.test(words)) return words;
          try { return decode(words); } catch { return exports.unescape(words); }
        };
        const key = read(place < 0 ? part : part.slice(0, place)), value = place < 0 ? '' : read(part.slice(place + equals.length));
        if (!(key in result)) result[key] = value;
        else if (Array.isArray(result[key])) result[key].push(value);
        else result[key] = [result[key], value];
      }
      return result;
    }
    Object.assign(exports, { unescapeBuffer: text => require('buffer').Buffer.from(unescapeBuffer(text)), unescape, escape, stringify, encode: stringify, parse, decode: parse });
    """#
}
