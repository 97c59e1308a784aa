extension ModuleSource {
    /// `node:path`: names of files as text; no file is looked at. One text makes both kinds, for POSIX and for Windows.
    static let path = #"""
    const { process, invalidArgumentType } = internal;
    const isLetter = text => /^[A-Za-z]$/.test(text);

    function check(value, name) { if (typeof value !== 'string') invalidArgumentType(name, 'of type string', value); }

    // MARK: Globs: `{a,b}` and `{1..3}` make several of one; the rest is matched part by part.

    let didWarn = false;
    function expandBraces(glob) {
      const open = glob.search(/\{[^{}]*(?:,|\.\.)/);
      if (open < 0) return [glob];
      let depth = 0, end = open;
      const items = [''];
      for (; end < glob.length; end++) {
        const unit = glob[end];
        if (unit === '{' && depth++ === 0) continue;
        if (unit === '}' && --depth === 0) break;
        if (unit === ',' && depth === 1) items.push(''); else items[items.length - 1] += unit;
      }
      if (depth > 0) return [glob];
      const range = /^(-?\d+|[A-Za-z])\.\.(-?\d+|[A-Za-z])(?:\.\.(-?\d+))?$/.exec(items[0]);
      if (items.length === 1 && !range) return expandBraces(glob.slice(end + 1)).map(rest => glob.slice(0, end + 1) + rest);
      const all = items.length > 1 ? items.flatMap(expandBraces) : rangeOf(range);
      return expandBraces(glob.slice(end + 1)).flatMap(rest => all.map(item => glob.slice(0, open) + item + rest));
    }
    function rangeOf([, first, last, step]) {
      const isLetters = isLetter(first), number = text => isLetters ? text.charCodeAt(0) : +text, width = Math.max(first.length, last.length);
      const isPadded = /^-?0\d/.test(first) || /^-?0\d/.test(last), from = number(first), to = number(last), by = Math.max(1, Math.abs(+step || 1));
      return Array.from({ length: Math.floor(Math.abs(to - from) / by) + 1 }, (_, i) => {
        const value = from <= to ? from + i * by : from - i * by;
        return isLetters ? String.fromCharCode(value) : isPadded ? `${value}`.padStart(width, '0') : `${value}`;
      });
    }
    // Without `.`, empty parts, and what `..` takes back.
    function plainParts(parts) {
      const plain = [];
      for (const [i, part] of parts.entries()) {
        if ((part === '.' || part === '') && i > 0 && i < parts.length - 1) continue;
        if (part === '..' && plain.length > 0 && !['..', '.', '', '**'].includes(plain.at(-1))) plain.pop();
        else plain.push(part);
      }
      return plain;
    }
    const globParts = glob => plainParts(glob.replaceAll('\\', '/').split('/')).map(part => part === '**' ? part : partPattern(part));
    const namedClasses = { alnum: '\\p{L}\\p{Nl}\\p{Nd}', alpha: '\\p{L}\\p{Nl}', ascii: '\\x00-\\x7f', blank: '\\p{Zs}\\t', cntrl: '\\p{Cc}', digit: '\\p{Nd}', lower: '\\p{Ll}',
      punct: '\\p{P}', space: '\\p{Z}\\t\\r\\n\\v\\f', upper: '\\p{Lu}', word: '\\p{L}\\p{Nl}\\p{Nd}\\p{Pc}', xdigit: 'A-Fa-f0-9' };
    const named = /\[:(\w+):\]/g;
    // Where the characters between brackets end, and what they are to a pattern.
    function readClass(part, start) {
      let end = start + 1;
      if (part[end] === '!' || part[end] === '^') end++;
      for (let isFirst = true; end < part.length; isFirst = false) {
        if (part.startsWith('[:', end) && part.indexOf(':]', end) > 0) { end = part.indexOf(':]', end) + 2; continue; }
        if (part[end] === ']' && !isFirst) break;
        end++;
      }
      if (end >= part.length) return undefined;
      const body = part.slice(start + 1, end).replace(/^!/, '^');
      const text = body.split(named).map((piece, i) => i % 2 === 1 ? namedClasses[piece] ?? '' : piece.replace(/[\\[\]]/g, '\\$&')).join('');
      return { end, text: text === '' || text === '^' ? '' : `[${text}]`, hasNames: body.search(named) >= 0 };
    }
    function partPattern(part) {
      let text = '', i = 0, isUnicode = false, found;
      const ends = [];
      while (i < part.length) {
        const unit = part[i], next = part[i + 1];
        if (next === '(' && '?*+@!'.includes(unit) && part.indexOf(')', i) > 0) {
          text += unit === '!' ? '(?:(?!(?:' : '(?:';
          ends.push(unit === '!' ? `)${part.indexOf(')', i) === part.length - 1 ? '$' : ''})[^/]*?)` : unit === '@' ? ')' : `)${unit}`);
          i += 2;
        } else if (ends.length > 0 && (unit === ')' || unit === '|')) {
          text += unit === ')' ? ends.pop() : '|';
          i++;
        } else if (unit === '[' && (found = readClass(part, i)) !== undefined) {
          text += found.text === '' ? '[]' : found.text;
          isUnicode ||= found.hasNames;
          i = found.end + 1;
        } else {
          text += unit === '*' ? '[^/]*?' : unit === '?' ? '[^/]' : unit.replace(/[\\^$.|+()[\]{}]/, '\\$&');
          i++;
        }
      }
      // What begins with a dot is named by a dot alone, and a star stands for something.
      const isWild = /^(?:[*?[]|[+@!]\()/.test(part);
      return new RegExp(`^${isWild ? '(?!\\.)(?=.)' : ''}${text}$`, isUnicode ? 'u' : '');
    }
    function matchParts(globs, parts, i = 0, j = 0) {
      for (; i < globs.length; i++, j++) {
        if (globs[i] === '**') {
          if (i === globs.length - 1) return j < parts.length && !parts.slice(j).some(part => part.startsWith('.'));
          for (let k = j; k <= parts.length; k++) {
            if (matchParts(globs, parts, i + 1, k)) return true;
            if (k < parts.length && parts[k].startsWith('.')) return false;
          }
          return false;
        }
        if (j >= parts.length || !globs[i].test(parts[j])) return false;
      }
      return j === parts.length || j === parts.length - 1 && parts[j] === '';
    }

    function make(isWindows) {
      const sep = isWindows ? '\\' : '/', isSeparator = unit => unit === '/' || isWindows && unit === '\\';
      const separators = isWindows ? /[\\/]+/ : /\/+/;
      // What a path begins with: a drive or a server, and whether the rest starts at its top.
      function split(path) {
        let device = '';
        if (isWindows) {
          const server = /^[\\/]{2}([^\\/]+)[\\/]+([^\\/]+)(?=[\\/]|$)/.exec(path);
          if (server) return { device: `\\\\${server[1]}\\${server[2]}`, length: server[0].length, isAbsolute: true };
          if (path.length > 1 && isLetter(path[0]) && path[1] === ':') device = path.slice(0, 2);
        }
        return { device, length: device.length, isAbsolute: isSeparator(path[device.length]) };
      }
      // The parts with `.` and `..` worked off.
      function resolveParts(text, mayClimb) {
        const parts = [];
        for (const part of text.split(separators)) {
          if (part === '' || part === '.') continue;
          if (part !== '..') parts.push(part);
          else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop();
          else if (mayClimb) parts.push('..');
        }
        return parts.join(sep);
      }
      const api = {
        resolve(...paths) {
          let device = '', rest = '', isAbsolute = false;
          // On Windows an absolute path may still lack its drive.
          for (let i = paths.length - 1; i >= -1 && !(isAbsolute && (!isWindows || device)); i--) {
            const path = i >= 0 ? paths[i] : process.cwd();
            if (i >= 0) check(path, `paths[${i}]`);
            if (path.length === 0) continue;
            const found = split(path);
            if (found.device && device && found.device.toLowerCase() !== device.toLowerCase()) continue;
            device ||= found.device;
            if (isAbsolute) continue;
            rest = `${path.slice(found.length)}${sep}${rest}`;
            isAbsolute = found.isAbsolute;
          }
          rest = resolveParts(rest, !isAbsolute);
          return device + (isAbsolute ? sep : '') + rest || '.';
        },
        normalize(path) {
          check(path, 'path');
          if (path.length === 0) return '.';
          const { device, length, isAbsolute } = split(path);
          let rest = resolveParts(path.slice(length), !isAbsolute);
          if (rest === '' && !isAbsolute) rest = '.';
          if (rest !== '' && isSeparator(path.at(-1)) && path.length > length) rest += sep;
          // What was a folder's name must not become a drive's.
          if (isWindows && !isAbsolute && device === '' && (/^[a-z]:/i.test(rest) || /:(?:[\\/]|$)/.test(path))) return `.${sep}${rest}`;
          return device + (isAbsolute ? sep : '') + rest;
        },
        isAbsolute(path) { check(path, 'path'); return path.length > 0 && split(path).isAbsolute; },
        join(...paths) {
          if (paths.length === 0) return '.';
          for (const path of paths) check(path, 'path');
          const filled = paths.filter(path => path.length > 0);
          let joined = filled.join(sep);
          // Only the first may name a server.
          if (isWindows && joined.length > 0 && !/^[\\/]{2}[^\\/]/.test(filled[0])) joined = joined.replace(/^[\\/]{2,}/, '\\');
          return joined.length === 0 ? '.' : api.normalize(joined);
        },
        relative(from, to) {
          check(from, 'from');
          check(to, 'to');
          if (from === to) return '';
          const a = api.resolve(from), b = api.resolve(to), fold = text => isWindows ? text.toLowerCase() : text;
          if (a === b) return '';
          const left = a.split(separators).filter(Boolean), right = b.split(separators).filter(Boolean);
          let common = 0;
          while (common < left.length && common < right.length && fold(left[common]) === fold(right[common])) common++;
          if (isWindows && common === 0) return b;
          return [...left.slice(common).fill('..'), ...right.slice(common)].join(sep);
        },
        toNamespacedPath(path) {
          if (!isWindows || typeof path !== 'string' || path.length === 0) return path;
          const whole = api.resolve(path);
          if (whole.length <= 2) return path;
          if (whole.startsWith('\\\\')) return whole[2] === '?' || whole[2] === '.' ? path : `\\\\?\\UNC\\${whole.slice(2)}`;
          return /^[a-z]:\\/i.test(whole) ? `\\\\?\\${whole}` : whole;
        },
        dirname(path) {
          check(path, 'path');
          if (path.length === 0) return '.';
          const { length, isAbsolute } = split(path), top = length + (isAbsolute ? 1 : 0);
          let end = path.length;
          while (end > top && isSeparator(path[end - 1])) end--;
          while (end > top && !isSeparator(path[end - 1])) end--;
          if (end === top) return top > 0 ? path.slice(0, top) : '.';
          // One separator goes, whatever stands before it.
          return !isWindows && isAbsolute && end === 2 ? '//' : path.slice(0, end - 1);
        },
        basename(path, suffix) {
          if (suffix !== undefined) check(suffix, 'suffix');
          check(path, 'path');
          if (suffix === path) return '';
          let start = isWindows && path.length > 1 && isLetter(path[0]) && path[1] === ':' ? 2 : 0, end = path.length;
          while (end > start && isSeparator(path[end - 1])) end--;
          for (let i = end - 1; i >= start; i--) if (isSeparator(path[i])) { start = i + 1; break; }
          const name = path.slice(start, end);
          return suffix !== undefined && suffix !== name && name.endsWith(suffix) && suffix.length > 0 ? name.slice(0, -suffix.length) : name;
        },
        extname(path) {
          check(path, 'path');
          const name = api.basename(path), dot = name.lastIndexOf('.');
          return dot <= 0 || name === '..' ? '' : name.slice(dot);
        },
        format(pathObject) {
          if (pathObject === null || typeof pathObject !== 'object' || Array.isArray(pathObject)) invalidArgumentType('pathObject', 'of type object', pathObject);
          const { root, ext = '' } = pathObject, dir = pathObject.dir || root;
          const base = pathObject.base || `${pathObject.name || ''}${ext && ext[0] !== '.' ? '.' : ''}${ext}`;
          return !dir ? base : dir === root ? `${dir}${base}` : `${dir}${sep}${base}`;
        },
        parse(path) {
          check(path, 'path');
          const { length, isAbsolute } = split(path), root = path.slice(0, length + (isAbsolute ? 1 : 0));
          const rest = path.slice(root.length), base = rest === '' ? '' : api.basename(rest), ext = api.extname(base);
          let dir = root;
          let end = path.length;
          while (end > root.length && isSeparator(path[end - 1])) end--;
          while (end > root.length && !isSeparator(path[end - 1])) end--;
          if (end > root.length) dir = path.slice(0, end - 1);
          return { root, dir, base, ext, name: ext ? base.slice(0, -ext.length) : base };
        },
        matchesGlob(path, pattern) {
          if (!didWarn) process.emitWarning('glob is an experimental feature and might change at any time', 'ExperimentalWarning');
          didWarn = true;
          check(path, 'path');
          check(pattern, 'pattern');
          const parts = plainParts(path.split(separators));
          return expandBraces(pattern).some(one => (one !== '' || pattern === '') && matchParts(globParts(one), parts));
        },
        sep, delimiter: isWindows ? ';' : ':', win32: null, posix: null, _makeLong: null,
      };
      api._makeLong = api.toNamespacedPath;
      return api;
    }
    const posix = make(false), win32 = make(true);
    posix.win32 = win32.win32 = win32;
    posix.posix = win32.posix = posix;
    module.exports = posix;
    """#
}
