extension ModuleSource {
    /// `node:punycode` (RFC 3492).
    static let punycode = #"""
    const base = 36, least = 1, most = 26, skew = 38, damp = 700, first = 128, firstBias = 72;
    function failed(kind) {
      throw new RangeError({ overflow: 'Overflow: input needs wider integers to process', plain: 'Illegal input >= 0x80 (not a basic code point)', invalid: 'Invalid input' }[kind]);
    }
    const points = text => [...text].map(character => character.codePointAt(0));
    const digitOf = point => point >= 0x30 && point < 0x3A ? point - 22 : point >= 0x41 && point < 0x5B ? point - 0x41 : point >= 0x61 && point < 0x7B ? point - 0x61 : base;
    const letterOf = digit => String.fromCharCode(digit < 26 ? digit + 97 : digit + 22);
    function adapted(delta, count, isFirst) {
      delta = isFirst ? Math.floor(delta / damp) : delta >> 1;
      delta += Math.floor(delta / count);
      let k = 0;
      for (; delta > (base - least) * most >> 1; k += base) delta = Math.floor(delta / (base - least));
      return Math.floor(k + (base - least + 1) * delta / (delta + skew));
    }
    const threshold = (k, bias) => k <= bias ? least : k >= bias + most ? most : k - bias;
    function decode(text) {
      const output = [], border = Math.max(text.lastIndexOf('-'), 0);
      for (let i = 0; i < border; i++) { if (text.charCodeAt(i) >= 0x80) failed('plain'); output.push(text.charCodeAt(i)); }
      let n = first, i = 0, bias = firstBias;
      for (let index = border > 0 ? border + 1 : 0; index < text.length; ) {
        const old = i;
        for (let weight = 1, k = base; ; k += base) {
          if (index >= text.length) failed('invalid');
          const digit = digitOf(text.charCodeAt(index++));
          if (digit >= base) failed('invalid');
          if (digit > Math.floor((0x7FFFFFFF - i) / weight)) failed('overflow');
          i += digit * weight;
          const t = threshold(k, bias);
          if (digit < t) break;
          if (weight > Math.floor(0x7FFFFFFF / (base - t))) failed('overflow');
          weight *= base - t;
        }
        const count = output.length + 1;
        bias = adapted(i - old, count, old === 0);
        n += Math.floor(i / count);
        i %= count;
        output.splice(i++, 0, n);
      }
      return String.fromCodePoint(...output);
    }
    function encode(text) {
      const input = points(text), plain = input.filter(point => point < 0x80);
      let output = String.fromCharCode(...plain), n = first, delta = 0, bias = firstBias, handled = plain.length;
      if (plain.length > 0) output += '-';
      for (; handled < input.length; delta++, n++) {
        const next = input.reduce((low, point) => point >= n && point < low ? point : low, 0x7FFFFFFF);
        delta += (next - n) * (handled + 1);
        n = next;
        for (const point of input) {
          if (point < n) delta++;
          if (point !== n) continue;
          let q = delta;
          for (let k = base; ; k += base) {
            const t = threshold(k, bias);
            if (q < t) break;
            output += letterOf(t + (q - t) % (base - t));
            q = Math.floor((q - t) / (base - t));
          }
          output += letterOf(q);
          bias = adapted(delta, handled + 1, handled === plain.length);
          delta = 0;
          handled++;
        }
      }
      return output;
    }
    function mapped(domain, change) {
      const [, user = '', host] = /^([^@]*@)?([^]*)$/.exec(domain);
      return user + host.replace(/[\x2E\u3002\uFF0E\uFF61]/g, '.').split('.').map(change).join('.');
    }
    module.exports = {
      version: '2.1.0', ucs2: { decode: points, encode: list => String.fromCodePoint(...list) }, decode, encode,
      toASCII: domain => mapped(domain, label => /[^\0-\x7F]/.test(label) ? `xn--${encode(label)}` : label),
      toUnicode: domain => mapped(domain, label => label.startsWith('xn--') ? decode(label.slice(4).toLowerCase()) : label),
    };
    """#

    /// `node:tty`, as far as it asks what a stream is.
    static let tty = #"""
    const { process } = internal;
    const { nodeError } = require('internal/errors');
    function none(fd) {
      throw nodeError(Error, 'ERR_TTY_INIT_FAILED', 'TTY initialization failed: uv_tty_init returned EINVAL (invalid argument)');
    }
    function isatty(fd) {
      const stream = [process.stdin, process.stdout, process.stderr][fd];
      return Number.isInteger(fd) && stream?.isTTY === true;
    }
    Object.assign(exports, { isatty, ReadStream: function ReadStream(fd) { none(fd); }, WriteStream: function WriteStream(fd) { none(fd); } });
    """#

    /// `node:constants`: what several modules have, in one object.
    static let constants = #"""
    const { dlopen, errno, priority, signals } = require('os').constants;
    Object.assign(exports, dlopen, errno, priority, signals, require('fs').constants, require('crypto').constants);
    """#

    /// `node:sys`: what `node:util` was called.
    static let sys = #"""
    internal.process.emitWarning('sys is deprecated. Use util instead.', 'DeprecationWarning', 'DEP0025');
    module.exports = require('util');
    """#
}
