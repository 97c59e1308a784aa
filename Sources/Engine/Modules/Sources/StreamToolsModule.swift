extension ModuleSource {
    /// `finished`, `pipeline` and their kin with promises.
    static let streamTools = #"""

    function finished(stream, options, callback) {
      if (typeof options === 'function') { callback = options; options = {}; }
      const wantsReadable = options?.readable ?? stream._readableState !== undefined, wantsWritable = options?.writable ?? stream._writableState !== undefined;
      let isDone = false;
      const done = error => {
        if (isDone) return;
        isDone = true;
        stop();
        Reflect.apply(callback, stream, error ? [error] : []);
      };
      const isReadDone = () => !wantsReadable || !stream._readableState || stream._readableState.endEmitted;
      const isWriteDone = () => !wantsWritable || !stream._writableState || stream._writableState.finished;
      // What will be closed is waited for until it is.
      const isClosing = stream[kAutoDestroy] && stream[kEmitsClose] && !stream.closed && wantsReadable === !!stream._readableState && wantsWritable === !!stream._writableState;
      const check = () => { if (isReadDone() && isWriteDone() && (!isClosing || stream.destroyed && stream.closed)) done(); };
      const onClose = () => {
        if (isReadDone() && isWriteDone()) return done();
        done(stream.errored ?? nodeError(Error, 'ERR_STREAM_PREMATURE_CLOSE', 'Premature close'));
      };
      const onError = error => done(error);
      const stop = () => {
        for (const [event, listener] of [['end', check], ['finish', check], ['error', onError], ['close', onClose]]) stream.removeListener(event, listener);
      };
      stream.on('end', check); stream.on('finish', check); stream.on('error', onError); stream.on('close', onClose);
      if (stream.closed) nextTick(onClose);
      return stop;
    }
    function pipeline(...streams) {
      const callback = typeof streams.at(-1) === 'function' && streams.length > 1 ? streams.pop() : undefined;
      if (typeof callback !== 'function') invalidArgumentType('streams[stream.length - 1]', 'of type function', callback);
      if (Array.isArray(streams[0]) && streams.length === 1) streams = streams[0];
      if (streams.length < 2) throw nodeError(TypeError, 'ERR_MISSING_ARGS', 'The "streams" argument must be specified');
      return connect(streams, undefined, callback);
    }
    function connect(streams, options, callback) {
      const all = [];
      let current, value, isDone = false, waiting = 0;
      const finish = (error, result) => {
        if (isDone) return;
        isDone = true;
        if (error) for (const stream of all) stream.destroy?.(error.code === 'ERR_STREAM_PREMATURE_CLOSE' ? undefined : error);
        if (error) for (const stream of all) stream.on?.('error', () => {});
        nextTick(callback, error, result);
      };
      streams.forEach((stream, i) => {
        const isLast = i === streams.length - 1;
        if (typeof stream === 'function') {
          const result = stream(current, {});
          if (isLast && typeof result?.then === 'function') {
            waiting++;
            result.then(outcome => { value = outcome; if (--waiting === 0) finish(undefined, value); }, finish);
            current = undefined;
            return;
          }
          stream = isLast && typeof result?.[Symbol.asyncIterator] !== 'function' ? result : Readable.from(result);
          if (isLast) { waiting++; stream.resume(); }
        } else if (i === 0 && typeof stream.pipe !== 'function') stream = Readable.from(stream);
        else if (current) { current.pipe(stream, isLast && options?.end === false ? { end: false } : undefined); }
        all.push(stream);
        if (stream._writableState || stream._readableState) {
          waiting++;
          finished(stream, { readable: !isLast && !!stream._readableState, writable: i > 0 && !!stream._writableState }, error => {
            if (error && !(error.code === 'ERR_STREAM_PREMATURE_CLOSE' && isDone)) finish(error);
            else if (--waiting === 0) finish(undefined, value);
          });
        }
        current = stream;
      });
      if (options?.signal) {
        const abort = () => finish(abortError(options.signal.reason));
        if (options.signal.aborted) abort(); else options.signal.addEventListener('abort', abort, { once: true });
      }
      return current;
    }
    const promises = {
      pipeline(...streams) {
        const last = streams.at(-1), isStream = typeof last?.pipe === 'function' || last?._writableState || typeof last?.[Symbol.asyncIterator] === 'function';
        const options = last !== null && typeof last === 'object' && !isStream ? streams.pop() : undefined;
        return new Promise((resolve, reject) => connect(streams, options, (error, value) => error ? reject(error) : resolve(value)));
      },
      finished: (stream, options = {}) => new Promise((resolve, reject) => finished(stream, options, error => error ? reject(error) : resolve())),
    };
    pipeline[Symbol.for('nodejs.util.promisify.custom')] = promises.pipeline;
    finished[Symbol.for('nodejs.util.promisify.custom')] = promises.finished;
    // Streams of the Web, of these and to these.
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
    module.exports = Stream;
    Object.assign(Stream, {
      Stream, Readable, Writable, Duplex, Transform, PassThrough, finished, pipeline, promises,
      addAbortSignal(signal, stream) {
        if (signal.aborted) stream.destroy(abortError(signal.reason));
        else signal.addEventListener('abort', () => stream.destroy(abortError(signal.reason)), { once: true });
        return stream;
      },
      isReadable: stream => stream.readable, isErrored: stream => !!stream.errored, isDisturbed: stream => !!stream._readableState?.didRead,
      getDefaultHighWaterMark: objectMode => usualMark[objectMode ? 1 : 0],
      setDefaultHighWaterMark(objectMode, value) {
        if (!Number.isInteger(value) || value < 0) { invalidArgumentType('value', 'of type number', value); throw outOfRange('value', '>= 0', value); }
        usualMark[objectMode ? 1 : 0] = value;
      },
    });
    """#
}
