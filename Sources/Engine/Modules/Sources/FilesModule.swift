extension ModuleSource {
    /// `node:fs` and `node:fs/promises`, for programs that read: JavaScript and JSON in the program's own folder, and nothing else (`ProgramFiles`).
    /// Outside that folder, to the program, there is nothing (ENOENT). Other files in it, folders, and all that would change something are refused
    /// with ERR_ACCESS_DENIED, as under Node's `--permission`. What may be written is the program's output, by its number or as `/dev/stdout`; its input is read likewise.
    static let files = #"""
    const { lookUpFile, poll, readProgramFile, invalidArgumentType, process, global } = internal;
    const { nodeError, invalidArgumentValue } = require('internal/errors');
    const { Buffer } = require('buffer');
    const constants = Object.freeze({ __proto__: null, O_RDONLY: 0, O_WRONLY: 1, O_RDWR: 2, S_IFMT: 61440, S_IFREG: 32768, S_IFDIR: 16384, S_IFLNK: 40960, O_CREAT: 64, O_EXCL: 128,
      O_TRUNC: 512, O_APPEND: 1024, F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1, COPYFILE_EXCL: 1, COPYFILE_FICLONE: 2, COPYFILE_FICLONE_FORCE: 4 });

    // MARK: Paths and failures

    function checkPath(path, name = 'path') {
      if (path instanceof global.URL) return require('url').fileURLToPath(path);
      if (path instanceof Uint8Array) path = Buffer.from(path).toString();
      else if (typeof path !== 'string') invalidArgumentType(name, 'of type string or an instance of Buffer or URL', path);
      if (path.includes('\0')) throw invalidArgumentValue(name, path, 'must be a string, Uint8Array, or URL without null bytes');
      return path;
    }
    const whole = path => require('path').resolve(process.cwd(), path);
    const failures = { ENOENT: [-2, 'no such file or directory'], EISDIR: [-21, 'illegal operation on a directory'], ENOTDIR: [-20, 'not a directory'],
      EACCES: [-13, 'permission denied'], EBADF: [-9, 'bad file descriptor'] };
    function failed(code, syscall, path) {
      const [errno, text] = failures[code];
      const error = new Error(`${code}: ${text}, ${syscall}${path === undefined ? '' : ` '${path}'`}`);
      Error.captureStackTrace(error, failed);
      return Object.assign(error, { errno, code, syscall }, path === undefined ? {} : { path });
    }
    const denied = (path, permission, reason) => nodeError(Error, 'ERR_ACCESS_DENIED', `Access to '${path}' has been restricted: ${reason}`, { permission, resource: path });
    const unreadable = path => denied(path, 'FileSystemRead', 'a program reads JavaScript and JSON in its own folder, and nothing else');
    // 'file', 'folder', or undefined where nothing is.
    function kindOf(path, syscall) {
      const kind = lookUpFile(whole(path));
      if (kind === 'hidden') throw unreadable(path);
      if (kind === undefined) throw failed('ENOENT', syscall, path);
      return kind;
    }
    function checkEncoding(options) {
      const encoding = typeof options === 'string' ? options : options?.encoding;
      if (options !== undefined && options !== null && typeof options !== 'string' && typeof options !== 'object') invalidArgumentType('options', 'one of type string or object', options);
      if (encoding !== undefined && encoding !== null && encoding !== 'buffer' && !Buffer.isEncoding(encoding)) throw invalidArgumentValue('encoding', encoding, 'is invalid encoding');
      return encoding === 'buffer' ? undefined : encoding ?? undefined;
    }

    // MARK: What is asked

    class Stats {
      // Of all files alike but for their sizes: two runs of one program do not differ.
      constructor(kind, size) {
        const time = Math.floor(global.performance.timeOrigin), date = () => new Date(time);
        Object.assign(this, { dev: 1, mode: kind === 'folder' ? 16877 : 33188, nlink: 1, uid: 1000, gid: 1000, rdev: 0, blksize: 4096, ino: 1, size, blocks: 8 * Math.ceil(size / 4096),
          atimeMs: time, mtimeMs: time, ctimeMs: time, birthtimeMs: time, atime: date(), mtime: date(), ctime: date(), birthtime: date() });
      }
    }
    for (const [name, kind] of [['isDirectory', 16384], ['isFile', 32768], ['isBlockDevice', 24576], ['isCharacterDevice', 8192], ['isSymbolicLink', 40960], ['isFIFO', 4096], ['isSocket', 49152]])
      Object.defineProperty(Stats.prototype, name, { value: { [name]() { return (this.mode & constants.S_IFMT) === kind; } }[name], writable: true, enumerable: true, configurable: true });
    const asks = {
      access(path, mode = constants.F_OK) {
        kindOf(path = checkPath(path), 'access');
        if (mode & constants.W_OK) throw failed('EACCES', 'access', path);
      },
      readFile(path, options) {
        const encoding = checkEncoding(options);
        if (kindOf(path = checkPath(path), 'open') === 'folder') throw failed('EISDIR', 'read');
        const bytes = readProgramFile(whole(path));
        if (bytes === undefined) throw unreadable(path);
        const buffer = Buffer.from(bytes.buffer);
        return encoding === undefined ? buffer : buffer.toString(encoding);
      },
      realpath(path) {
        kindOf(path = checkPath(path), 'lstat');
        return whole(path);
      },
    };
    for (const name of ['stat', 'lstat']) asks[name] = function (path, options) {
      path = checkPath(path);
      if (options?.throwIfNoEntry === false && lookUpFile(whole(path)) === undefined) return undefined;
      const kind = kindOf(path, name);
      if (kind === 'folder') return new Stats(kind, 4096);
      const bytes = readProgramFile(whole(path));
      if (bytes === undefined) throw unreadable(path);
      return new Stats(kind, bytes.length);
    };
    // All that would change something, or tell what else lies there.
    const changes = `appendFile chmod chown copyFile cp lchmod lchown link lutimes mkdir mkdtemp rename rm rmdir symlink truncate unlink utimes writeFile`.split(' ');
    for (const name of changes) asks[name] = path => { throw denied(checkPath(path), 'FileSystemWrite', 'Leash writes no files'); };
    // The program's own input and output are no files of anybody's.
    const { readInput } = internal, isNumber = file => Number.isInteger(file) && file >= 0, isInput = path => path === 0 || path === '/dev/stdin';
    let input = Buffer.alloc(0);
    // So many bytes of what the program is given, or fewer at its end.
    function takeInput(count) {
      for (let bytes; input.length < count && (bytes = readInput()) !== undefined;) input = Buffer.concat([input, bytes]);
      const taken = input.subarray(0, count);
      input = input.subarray(taken.length);
      return taken;
    }
    const readFile = asks.readFile;
    asks.readFile = (path, options) => {
      if (!isInput(path)) return isNumber(path) ? (() => { throw failed('EBADF', 'fstat'); })() : readFile(path, options);
      const encoding = checkEncoding(options), bytes = takeInput(Infinity);
      return encoding === undefined ? bytes : bytes.toString(encoding);
    };
    // `read(fd, buffer[, offset[, length[, position]]])`, and the same with an object
    asks.read = (fd, buffer, first, second) => {
      if (fd !== 0) throw failed('EBADF', 'read');
      if (!ArrayBuffer.isView(buffer)) invalidArgumentType('buffer', 'an instance of Buffer, TypedArray, or DataView', buffer);
      const { offset = 0, length } = typeof first === 'object' && first !== null ? first : { offset: first ?? 0, length: second };
      const count = length ?? buffer.byteLength - offset, bytes = readSome(count);
      new Uint8Array(buffer.buffer, buffer.byteOffset + offset, count).set(bytes);
      return bytes.length;
    };
    // What is there, once anything is.
    function readSome(count) {
      if (input.length === 0 && count > 0) input = readInput() ?? input;
      return takeInput(Math.min(count, input.length));
    }
    const outputs = new Map([[1, false], [2, true], ['/dev/stdout', false], ['/dev/stderr', true]]);
    function writeOutput(output, data, encoding, syscall) {
      if (!outputs.has(output)) throw failed('EBADF', syscall);
      const bytes = typeof data === 'string' ? Buffer.from(data, encoding ?? 'utf8') : data;
      internal.write(typeof data === 'string' && /^(utf-?8)?$/i.test(encoding ?? '') ? data : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(), outputs.get(output));
      return bytes.byteLength;
    }
    for (const name of ['writeFile', 'appendFile']) {
      const refuse = asks[name];
      asks[name] = (output, data, options) => {
        if (!outputs.has(output)) return isNumber(output) ? (() => { throw failed('EBADF', 'write'); })() : refuse(output);
        if (typeof data !== 'string' && !ArrayBuffer.isView(data)) invalidArgumentType('data', 'of type string or an instance of Buffer, TypedArray, or DataView', data);
        writeOutput(output, data, checkEncoding(options), 'write');
      };
    }
    // `write(fd, text[, position[, encoding]])` and `write(fd, bytes[, offset[, length[, position]]])`
    asks.write = (output, data, first, second) => {
      if (typeof output !== 'number') invalidArgumentType('fd', 'of type number', output);
      if (typeof data === 'string') return writeOutput(output, data, second, 'write');
      if (!ArrayBuffer.isView(data)) invalidArgumentType('buffer', 'of type string or an instance of Buffer, TypedArray, or DataView', data);
      const { offset = 0, length } = typeof first === 'object' && first !== null ? first : { offset: first ?? 0, length: second };
      return writeOutput(output, new Uint8Array(data.buffer, data.byteOffset + offset, length ?? data.byteLength - offset), undefined, 'write');
    };
    for (const name of ['open', 'opendir', 'readdir', 'readlink', 'statfs']) asks[name] = path => {
      const kind = kindOf(path = checkPath(path), { opendir: 'opendir', readdir: 'scandir', readlink: 'readlink', statfs: 'statfs' }[name] ?? 'open');
      if (kind === 'file' && (name === 'readdir' || name === 'opendir')) throw failed('ENOTDIR', name === 'readdir' ? 'scandir' : name, path);
      throw denied(path, 'FileSystemRead', 'a program reads whole files with readFile, and no folders');
    };

    // Node's own code throws what the system says.
    const fails = {
      access(error) { throw error; }, //@ node:fs:244@10|  binding.access(pathModule.toNamespacedPath(path), mode);
      open(error) { throw error; }, //@ node:fs:573@17|  return binding.open(
      read(error) { throw error; }, //@ node:fs:750@17|  return binding.read(fd, buffer, offset, length, position);
      readText(error) { throw error; }, //@ node:fs:448@19|    return binding.readFileUtf8(path, stringToFlags(options.flag));
      readdir(error) { throw error; }, //@ node:fs:1521@25|  const result = binding.readdir(
      readlink(error) { throw error; }, //@ node:fs:1729@17|  return binding.readlink(
      realpath(error) { throw error; }, //@ node:fs:2741@28|      const stats = binding.lstat(baseLong, true, undefined, true /* throwIfNoEntry */);
      lstat(error) { throw error; }, //@ node:fs:1656@24|  const stats = binding.lstat(
      stat(error) { throw error; }, //@ node:fs:1681@24|  const stats = binding.stat(
      opendir(error) { throw error; }, //@ node:internal/fs/dir:327@28|  const handle = dirBinding.opendirSync(
    };
    function fail(name, error, [, options]) {
      if (error.syscall === undefined) throw error;
      const isText = name === 'readFile' && /^utf-?8$/i.test(options?.encoding ?? options);
      const throws = isText ? fails.readText : fails[name === 'readFile' ? error.syscall : name];
      if (throws === undefined) throw error;
      throws(error);
    }

    // MARK: The three ways to ask

    // An answer takes a round of the loop, and what a file says four: it is opened, asked for its size, read and closed.
    function later(name, error, done) { poll(done, name === 'readFile' && !error ? 4 : 1); }
    // What the system says of a file is told later, and has no calls in its stack; what is wrong with the arguments is thrown.
    function outcome(name, args) {
      try { return { value: asks[name](...args) }; } catch (error) {
        if (error.code?.startsWith('ERR_INVALID')) throw error;
        if (!error.code?.startsWith('ERR_')) error.stack = `Error: ${error.message}`;
        return { error };
      }
    }
    const promises = {};
    for (const name of Object.keys(asks)) {
      exports[`${name}Sync`] = { [`${name}Sync`](...args) {
        try { return asks[name](...args); } catch (error) { return fail(name, error, args); }
      } }[`${name}Sync`];
      exports[name] = { [name](...args) {
        const callback = args.length > 1 ? args.pop() : undefined;
        if (typeof callback !== 'function') invalidArgumentType('cb', 'of type function', callback);
        const { value, error } = outcome(name, args);
        later(name, error, () => error ? callback(error) : value === undefined ? callback(null) : callback(null, value, ...(name === 'write' || name === 'read' ? [args[1]] : [])));
      } }[name];
      if (name !== 'write' && name !== 'read') promises[name] = { async [name](...args) {
        const { value, error } = outcome(name, args);
        await new Promise(resolve => later(name, error, resolve));
        if (error) throw error;
        return value;
      } }[name];
    }
    const exists = path => { try { const kind = lookUpFile(whole(checkPath(path))); return kind === 'file' || kind === 'folder'; } catch { return false; } };
    exports.existsSync = function existsSync(path) { return exists(path); };
    exports.exists = (path, callback) => {
      if (typeof callback !== 'function') invalidArgumentType('cb', 'of type function', callback);
      later('exists', null, () => callback(exists(path)));
    };
    Object.defineProperty(exports.exists, Symbol.for('nodejs.util.promisify.custom'), { value: path => new Promise(resolve => later('exists', null, () => resolve(exists(path)))) });
    exports.createReadStream = function createReadStream(path, options) {
      const encoding = checkEncoding(options), { Readable } = require('stream'), { start = 0, end = Infinity, highWaterMark = 65536 } = options ?? {};
      path = checkPath(path);
      let bytes, place = start;
      const stream = new Readable({
        highWaterMark,
        construct(callback) {
          const { value, error } = outcome('readFile', [path]);
          poll(() => {
            if (error) return callback(error);
            bytes = value.subarray(0, end + 1);
            callback();
            this.emit('open', 3);
            this.emit('ready');
          });
        },
        read(size) {
          poll(() => {
            const chunk = bytes.subarray(place, place += size);
            this.bytesRead += chunk.length;
            this.push(chunk.length > 0 ? chunk : null);
          });
        },
        destroy(error, callback) { poll(() => callback(error)); },
      });
      Object.assign(stream, { path, flags: 'r', mode: 0o666, bytesRead: 0 });
      if (encoding !== undefined) stream.setEncoding(encoding);
      return stream;
    };
    for (const [name, permission] of [['createWriteStream', 'FileSystemWrite'], ['watch', 'FileSystemRead'], ['watchFile', 'FileSystemRead'], ['unwatchFile', 'FileSystemRead']])
      exports[name] = { [name](path) { throw denied(checkPath(path), permission, 'Leash writes and watches no files'); } }[name];
    Object.assign(exports, { Stats, F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1, constants, promises: Object.assign(promises, { constants }) });
    """#
}
