extension ModuleSource {
    /// Duplex, Transform, PassThrough.
    static let streamDuplex = #"""

    function Duplex(options) {
      if (!(this instanceof Duplex)) return new Duplex(options);
      options ??= {};
      define(this, '_readableState', readableState(options, true));
      define(this, '_writableState', writableState(options, true));
      Stream.call(this, options);
      this.allowHalfOpen = options.allowHalfOpen !== false;
      if (options.readable === false) Object.assign(this._readableState, { readable: false, ended: true, endEmitted: true });
      if (options.writable === false) Object.assign(this._writableState, { writable: false, ending: true, ended: true, finished: true });
      adopt(this, options, [['read', '_read'], ...writableOptions, ...commonOptions]);
      construct(this, () => {
        if (this._readableState.needReadable) maybeReadMore(this);
        startWriting(this);
      });
    }
    Object.setPrototypeOf(Duplex.prototype, Readable.prototype);
    Object.setPrototypeOf(Duplex, Readable);
    install(Duplex, writableMethods, Object.defineProperties({
      get closed() { return sidesOf(this).every(side => side.closed); },
      get destroyed() { return sidesOf(this).length === 2 && sidesOf(this).every(side => side.destroyed); },
      set destroyed(value) { for (const side of sidesOf(this)) side.destroyed = value; },
    }, propertiesOf(writableProperties)));

    const kCallback = Symbol('kCallback');
    function Transform(options) {
      if (!(this instanceof Transform)) return new Transform(options);
      Duplex.call(this, options);
      this._readableState.sync = false;
      this[kCallback] = null;
      if (typeof options?.transform === 'function') this._transform = options.transform;
      if (typeof options?.flush === 'function') this._flush = options.flush;
      // A program's own `_final` does not take away the flush.
      this.on('prefinish', flushBeforeFinish);
    }
    Object.setPrototypeOf(Transform.prototype, Duplex.prototype);
    Object.setPrototypeOf(Transform, Duplex);
    function flush(callback) {
      const end = (error, value) => {
        if (error) {
          if (callback) callback(error); else this.destroy(error);
          return;
        }
        if (value !== undefined && value !== null) this.push(value);
        this.push(null);
        callback?.();
      };
      if (typeof this._flush === 'function' && !this.destroyed) this._flush(end); else end();
    }
    function flushBeforeFinish() { if (this._final !== flush) flush.call(this); }
    install(Transform, {
      _final: flush,
      _transform() { throw notImplemented('_transform()'); },
      _write(chunk, encoding, callback) {
        const state = this._readableState, { length } = state;
        this._transform(chunk, encoding, (error, value) => {
          if (error) { callback(error); return; }
          if (value !== undefined && value !== null) this.push(value);
          if (this._writableState.ended || length === state.length || state.length < state.highWaterMark) callback();
          else this[kCallback] = callback;
        });
      },
      _read() {
        const callback = this[kCallback];
        if (!callback) return;
        this[kCallback] = null;
        callback();
      },
    }, {});
    function PassThrough(options) {
      if (!(this instanceof PassThrough)) return new PassThrough(options);
      Transform.call(this, options);
    }
    Object.setPrototypeOf(PassThrough.prototype, Transform.prototype);
    Object.setPrototypeOf(PassThrough, Transform);
    PassThrough.prototype._transform = function (chunk, encoding, callback) { callback(null, chunk); };

    // Two streams, each of which reads what the other was given.
    function duplexPair(options) {
      let first, second;
      const side = other => {
        let pending = null;
        const stream = new Duplex({
          ...options,
          read() { const callback = pending; pending = null; callback?.(); },
          write(chunk, encoding, callback) {
            if (chunk.length === 0) { nextTick(callback); return; }
            other().push(chunk);
            other().whenRead(callback);
          },
          final(callback) { other().on('end', callback); other().push(null); },
        });
        Object.defineProperty(stream, 'whenRead', { value: callback => { pending = callback; } });
        return stream;
      };
      first = side(() => second);
      second = side(() => first);
      return [first, second];
    }

    // MARK: Duplex of something else

    function duplexOf(body, name = 'body') {
      if (isDuplexStream(body)) return body;
      if (isReadableStream(body)) return joined({ readable: body });
      if (isWritableStream(body)) return joined({ writable: body });
      if (typeof body === 'function') return duplexOfFunction(body, name);
      if (typeof body?.arrayBuffer === 'function' && typeof body.stream === 'function') return duplexOf(body.arrayBuffer());
      if (isIterable(body)) return from(Duplex, body, { objectMode: true, writable: false });
      if (typeof body?.getReader === 'function') return joined({ readable: Readable.fromWeb(body) });
      if (typeof body?.getWriter === 'function') return joined({ writable: Writable.fromWeb(body) });
      if (typeof body?.writable === 'object' || typeof body?.readable === 'object') {
        const of = side => side ? isStream(side) ? side : duplexOf(side) : undefined;
        return joined({ readable: of(body.readable), writable: of(body.writable) });
      }
      if (typeof body?.then === 'function') {
        const stream = new Duplex({ objectMode: true, writable: false, read() {} });
        body.then(value => { if (value !== undefined && value !== null) stream.push(value); stream.push(null); }, error => destroyFrom(stream, error));
        return stream;
      }
      invalidArgumentType(name, 'of type function or an instance of Blob, ReadableStream, WritableStream, Stream, Iterable, AsyncIterable, or Promise or { readable, writable } pair', body);
    }
    function duplexOfFunction(body, name) {
      // What is written comes to the function as what it iterates over.
      let { promise, resolve } = Promise.withResolvers();
      const controller = new internal.global.AbortController();
      const value = body((async function* () {
        for (;;) {
          const next = promise;
          promise = null;
          const { chunk, done, callback } = await next;
          nextTick(callback);
          if (done) return;
          if (controller.signal.aborted) throw abortError(controller.signal.reason);
          ({ promise, resolve } = Promise.withResolvers());
          yield chunk;
        }
      })(), { signal: controller.signal });
      const write = (chunk, encoding, callback) => { const tell = resolve; resolve = null; tell({ chunk, done: false, callback }); };
      const final = callback => { const tell = resolve; resolve = null; tell({ done: true, callback }); };
      const destroy = (error, callback) => { controller.abort(); callback(error); };
      if (isDuplexStream(value)) return value;
      if (isIterable(value)) return from(Duplex, value, { objectMode: true, write, final, destroy });
      if (typeof value?.then !== 'function') throw invalidReturn('Iterable, AsyncIterable or AsyncFunction', name, value);
      const outcome = value.then(result => { if (result !== undefined && result !== null) throw invalidReturn('nully', name, result); }, error => destroyFrom(stream, error));
      const end = callback => final(() => outcome.then(() => nextTick(callback, null), error => nextTick(callback, error)));
      const stream = new Duplex({ objectMode: true, readable: false, write, final: end, destroy });
      return stream;
    }
    function invalidReturn(expected, name, value) {
      const kind = value?.constructor?.name ? `an instance of ${value.constructor.name}` : `type ${typeof value}`;
      return nodeError(TypeError, 'ERR_INVALID_RETURN_VALUE', `Expected ${expected} to be returned from the "${name}" function but got ${kind}.`);
    }
    // What is written to a stream goes to `writable`, and is through when `last` is; what is read from it comes from `readable`. Either may be missing.
    // Gives what forgets those who wait.
    function lead(stream, writable, last, readable) {
      const waiting = { drain: null, finish: null, readable: null };
      const wake = name => () => { const callback = waiting[name]; waiting[name] = null; callback?.(); };
      if (writable) {
        stream._write = (chunk, encoding, callback) => { if (writable.write(chunk, encoding)) callback(); else waiting.drain = callback; };
        stream._final = callback => { writable.end(); waiting.finish = callback; };
        writable.on('drain', wake('drain'));
        last.on('finish', wake('finish'));
      }
      if (readable) {
        readable.on('readable', wake('readable'));
        readable.on('end', () => stream.push(null));
        stream._read = () => {
          for (;;) {
            const chunk = readable.read();
            if (chunk === null) { waiting.readable = stream._read; return; }
            if (!stream.push(chunk)) return;
          }
        };
      }
      return () => { waiting.drain = waiting.finish = waiting.readable = null; };
    }

    // One stream that is written into one and read from another.
    function joined({ readable, writable }) {
      if (readable && typeof readable.read !== 'function') readable = new Readable().wrap(readable);
      let canRead = !!isReadable(readable), canWrite = !!isWritable(writable), onClose;
      const stream = new Duplex({ readableObjectMode: !!readable?.readableObjectMode, writableObjectMode: !!writable?.writableObjectMode, readable: canRead, writable: canWrite });
      const over = error => {
        const callback = onClose;
        onClose = null;
        if (callback) callback(error);
        else if (error) stream.destroy(error);
        else if (!canRead && !canWrite) stream.destroy();
      };
      if (canWrite) finished(writable, error => { canWrite = false; if (error) destroyFrom(readable, error); over(error); });
      if (canRead) finished(readable, error => { canRead = false; if (error) destroyFrom(readable, error); over(error); });
      const forget = lead(stream, canWrite ? writable : undefined, writable, canRead ? readable : undefined);
      stream._destroy = (error, callback) => {
        if (!error && onClose !== null && onClose !== undefined) error = abortError(undefined);
        forget();
        if (!canRead && !canWrite) { callback(error); return; }
        onClose = callback;
        destroyFrom(writable, error);
        destroyFrom(readable, error);
      };
      return stream;
    }
    Duplex.from = body => duplexOf(body);

    // The streams one after another, as one.
    function compose(...streams) {
      if (streams.length === 0) throw nodeError(TypeError, 'ERR_MISSING_ARGS', 'The "streams" argument must be specified');
      if (streams.length === 1) return Duplex.from(streams[0]);
      const given = [...streams];
      if (typeof streams[0] === 'function') streams[0] = Duplex.from(streams[0]);
      if (typeof streams.at(-1) === 'function') streams.push(Duplex.from(streams.pop()));
      streams.forEach((stream, i) => {
        if (!isStream(stream)) return;
        if (i < streams.length - 1 && !isReadable(stream)) throw invalidArgumentValue(`streams[${i}]`, given[i], 'must be readable');
        if (i > 0 && !isWritable(stream)) throw invalidArgumentValue(`streams[${i}]`, given[i], 'must be writable');
      });
      let onClose;
      const head = streams[0], tail = connect(streams, undefined, error => {
        const callback = onClose;
        onClose = null;
        if (callback) callback(error);
        else if (error) stream.destroy(error);
        else if (!canRead && !canWrite) stream.destroy();
      });
      const canWrite = !!isWritable(head), canRead = !!isReadable(tail);
      const stream = new Duplex({ writableObjectMode: !!head?.writableObjectMode, readableObjectMode: !!tail?.readableObjectMode, writable: canWrite, readable: canRead });
      const forget = lead(stream, canWrite ? head : undefined, tail, canRead ? tail : undefined);
      stream._destroy = (error, callback) => {
        if (!error && onClose !== null) error = abortError(undefined);
        forget();
        if (onClose === null) callback(error); else { onClose = callback; destroyFrom(tail, error); }
      };
      return stream;
    }
    """#
}
