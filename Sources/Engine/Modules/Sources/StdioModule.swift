extension ModuleSource {
    /// `process.stdin`, and what makes whole streams of `process.stdout` and `process.stderr` when somebody asks for more than `write`.
    static let stdio = #"""
    const { Readable, Writable } = require('stream');
    const { Buffer } = require('buffer');
    const { readInput, process, global } = internal;
    const setImmediate = global.setImmediate;

    function newStdin() {
      const stdin = new Readable({
        highWaterMark: 65536,
        // What waits for input is a task of its own: all that is due comes first.
        read() {
          setImmediate(() => {
            const bytes = readInput();
            stdin.push(bytes === undefined ? null : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
          });
        },
      });
      stdin.fd = 0;
      for (const name of ['ref', 'unref']) Object.defineProperty(stdin, name, { value() { return this; }, writable: true, configurable: true });
      return stdin;
    }

    const kWrite = Symbol('write');
    class WriteStream extends Writable {
      _write(chunk, encoding, callback) { this[kWrite](chunk); callback(); }
    }
    const readline = () => require('readline');
    const terminal = {
      clearLine(direction, callback) { return readline().clearLine(this, direction, callback); },
      clearScreenDown(callback) { return readline().clearScreenDown(this, callback); },
      cursorTo(x, y, callback) { return readline().cursorTo(this, x, y, callback); },
      moveCursor(x, y, callback) { return readline().moveCursor(this, x, y, callback); },
      getColorDepth: () => 8, hasColors: (count = 16) => typeof count !== 'number' || count <= 256, getWindowSize() { return [this.columns, this.rows]; },
    };
    function complete(stream, names) {
      const write = stream.write;
      for (const name of names) delete stream[name];
      Object.setPrototypeOf(stream, WriteStream.prototype);
      Writable.call(stream, { decodeStrings: false });
      Object.defineProperty(stream, kWrite, { value: write });
      if (stream.isTTY) for (const name of Object.keys(terminal)) Object.defineProperty(stream, name, { value: terminal[name], writable: true, configurable: true });
    }
    let stdin;
    Object.assign(exports, { complete, stdin: () => stdin ??= newStdin() });
    """#

    /// `process.env`: what is put into it becomes text, and `TZ` the zone of local time.
    static let environment = #"""
    const { nodeError } = require('internal/errors');
    const { setTimeZone, global } = internal;
    // What a signal means that the program gives itself: its number, where it ends the program. Listeners hear of it in a turn of its own.
    // SIGUSR1 starts Node's inspector, and SIGPIPE and SIGXFSZ are errors of who writes.
    const ignored = ['SIGCHLD', 'SIGCONT', 'SIGPIPE', 'SIGURG', 'SIGUSR1', 'SIGWINCH', 'SIGXFSZ'];
    exports.signal = (process, given = 'SIGTERM') => {
      const { signals } = require('os').constants, number = typeof given === 'number' ? given : signals[given];
      if (number === undefined) throw nodeError(TypeError, 'ERR_UNKNOWN_SIGNAL', `Unknown signal: ${given}`);
      const name = Object.keys(signals).find(name => signals[name] === number);
      if (name === undefined || ignored.includes(name) && process.listenerCount(name) === 0) return undefined;
      if (process.listenerCount(name) === 0) return number;
      global.setImmediate(() => process.emit(name, name, number));
    };
    const text = value => {
      if (typeof value === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
      return `${value}`;
    };
    const put = (target, key, value) => {
      if (typeof key === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
      target[key] = text(value);
      if (key === 'TZ') setTimeZone(target[key]);
      return true;
    };
    exports.make = target => new Proxy(target, {
      set: (target, key, value) => put(target, key, value),
      defineProperty(target, key, descriptor) {
        const invalid = message => nodeError(TypeError, 'ERR_INVALID_OBJECT_DEFINE_PROPERTY', message);
        if ('get' in descriptor || 'set' in descriptor) throw invalid("'process.env' does not accept an accessor(getter/setter) descriptor");
        if (!('value' in descriptor && descriptor.configurable && descriptor.writable && descriptor.enumerable)) {
          throw invalid("'process.env' only accepts a configurable, writable, and enumerable data descriptor");
        }
        return put(target, key, descriptor.value);
      },
      get: (target, key) => typeof key === 'string' && Object.hasOwn(target, key) ? target[key] : Object.prototype[key],
    });
    """#
}
