extension ModuleSource {
    /// Streams of the Web, of Node's and to Node's; and what `node:stream` exports.
    static let streamWebs = #"""

    Readable.toWeb = stream => {
      const { ReadableStream } = require('internal/web_readable');
      const iterator = stream[Symbol.asyncIterator]();
      return new ReadableStream({
        async pull(controller) {
          const { value, done } = await iterator.next();
          if (done) controller.close(); else controller.enqueue(Buffer.isBuffer(value) ? new Uint8Array(value) : value);
        },
        async cancel(reason) { stream.destroy(reason); },
      }, { highWaterMark: stream.readableHighWaterMark });
    };
    Readable.fromWeb = (stream, options) => {
      const reader = stream.getReader();
      return new Readable({
        ...options,
        read() { reader.read().then(({ value, done }) => this.push(done ? null : value), error => this.destroy(error)); },
        destroy(error, callback) { reader.cancel(error).then(() => callback(error), () => callback(error)); },
      });
    };
    Writable.toWeb = stream => {
      const { WritableStream } = require('internal/web_writable');
      return new WritableStream({
        write: chunk => new Promise((resolve, reject) => stream.write(chunk, error => error ? reject(error) : resolve())),
        close: () => new Promise(resolve => stream.end(resolve)), abort: reason => { stream.destroy(reason); },
      });
    };
    Writable.fromWeb = (stream, options) => {
      const writer = stream.getWriter();
      return new Writable({
        ...options,
        write(chunk, encoding, callback) { writer.write(chunk).then(() => callback(), callback); }, final(callback) { writer.close().then(() => callback(), callback); },
      });
    };
    Duplex.toWeb = stream => ({ readable: Readable.toWeb(stream), writable: Writable.toWeb(stream) });
    Duplex.fromWeb = ({ readable, writable }, options) => joined({ readable: Readable.fromWeb(readable, options), writable: Writable.fromWeb(writable, options) });

    for (const [fn, withPromise] of [[pipeline, promises.pipeline], [finished, promises.finished]]) {
      Object.defineProperty(fn, Symbol.for('nodejs.util.promisify.custom'), { get: () => withPromise, enumerable: true });
    }
    module.exports = Stream;
    Object.assign(Stream, {
      isDestroyed: stream => isStream(stream) ? isDestroyed(stream) : null,
      isDisturbed: stream => !!(stream && (stream[kIsDisturbed] ?? (stream.readableDidRead || stream.readableAborted))),
      isErrored: stream => !!(stream && (stream.readableErrored ?? stream.writableErrored ?? sidesOf(stream).some(side => side.errored))),
      isReadable, isWritable, Readable, Writable, Duplex, Transform, PassThrough, duplexPair, pipeline,
      addAbortSignal(signal, stream) {
        checkSignal(signal, 'signal');
        if (!isStream(stream)) invalidArgumentType('stream', 'an instance of ReadableStream, WritableStream, or Stream', stream);
        followSignal(stream, signal);
        return stream;
      },
      finished, destroy: (stream, error) => destroyFrom(stream, error), compose,
      setDefaultHighWaterMark(objectMode, value) {
        if (typeof value !== 'number') invalidArgumentType('value', 'of type number', value);
        if (!Number.isInteger(value)) throw outOfRange('value', 'an integer', value);
        if (value < 0) throw outOfRange('value', '>= 0 && <= 9007199254740991', value);
        usualMark[objectMode ? 1 : 0] = value;
      },
      getDefaultHighWaterMark: objectMode => usualMark[objectMode ? 1 : 0],
    });
    Object.defineProperty(Stream, 'promises', { get: () => promises, enumerable: true, configurable: true });
    Object.assign(Stream, { Stream, _isUint8Array: value => value instanceof Uint8Array });
    """#
}
