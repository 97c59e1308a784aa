extension ModuleSource {
    /// `node:path`: names of files as text; no file is looked at. One text makes both kinds, for POSIX and for Windows.
    static let path = #"""
    const { process, invalidArgumentType } = internal;
    const isLetter = text => /^[A-Za-z]$/.test(text);

    function check(value, name) { if (typeof value !== 'string') invalidArgumentType(name, 'of type string', value); }

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
          for (let i = paths.length - 1; i >= -1 && !isAbsolute; i--) {
            const path = i >= 0 ? paths[i] : process.cwd();
            if (i >= 0) check(path, `paths[${i}]`);
            if (path.length === 0) continue;
            const found = split(path);
            if (found.device && device && found.device.toLowerCase() !== device.toLowerCase()) continue;
            device ||= found.device;
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
          const joined = paths.filter(path => path.length > 0).join(sep);
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
          return /^[a-z]:\\/i.test(whole) ? `\\\\?\\${whole}` : path;
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
          let start = isWindows && path.length > 1 && isLetter(path[0]) && path[1] === ':' ? 2 : 0, end = path.length;
          while (end > start && isSeparator(path[end - 1])) end--;
          for (let i = end - 1; i >= start; i--) if (isSeparator(path[i])) { start = i + 1; break; }
          const name = path.slice(start, end);
          return suffix !== undefined && suffix !== name && name.endsWith(suffix) && suffix.length > 0 ? name.slice(0, -suffix.length) : suffix === path && suffix === name ? '' : name;
        },
        extname(path) {
          check(path, 'path');
          const name = api.basename(path), dot = name.lastIndexOf('.');
          return dot <= 0 || name === '..' ? '' : name.slice(dot);
        },
        format(pathObject) {
          if (pathObject === null || typeof pathObject !== 'object') invalidArgumentType('pathObject', 'of type object', pathObject);
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
