extension ModuleSource {
    /// `node:stream`: streams within a program, with what teaching programs use of them: modes, back pressure, `pipe`, `pipeline`, iteration.
    static let stream = #"""
    const EventEmitter = require('events');
    const { nodeError, invalidArgumentValue } = require('internal/errors');
    const { Buffer } = require('buffer');
    const { process, invalidArgumentType } = internal;
    const nextTick = process.nextTick;
    const abortError = reason => Object.assign(new Error('The operation was aborted', { cause: reason }), { name: 'AbortError', code: 'ABORT_ERR' });

    const usualMark = [16384, 16];
    function Stream(options) { EventEmitter.call(this, options); }
    Object.setPrototypeOf(Stream.prototype, EventEmitter.prototype);
    Object.setPrototypeOf(Stream, EventEmitter);

    function define(stream, name, state) { Object.defineProperty(stream, name, { value: state, writable: true, configurable: true, enumerable: true }); }
    function destroyer(stream, error, callback) {
      if (stream.destroyed) return stream;
      stream[kDestroyed] = true;
      if (stream._readableState && error) stream._readableState.errored = error;
      if (stream._writableState && error) stream._writableState.errored = error;
      if (stream._writableState?.endCallbacks?.length > 0) nextTick(() => {
        const { endCallbacks, errored } = stream._writableState;
        for (const callback of endCallbacks.splice(0)) callback(errored ?? nodeError(Error, 'ERR_STREAM_DESTROYED', 'Cannot call end after a stream was destroyed'));
      });
      const done = failure => {
        error = failure || error;
        nextTick(() => {
          if (error && !stream[kErrorEmitted]) { stream[kErrorEmitted] = true; stream.emit('error', error); }
          stream[kClosed] = true;
          if (stream[kEmitsClose] !== false) stream.emit('close');
        });
        callback?.(error);
      };
      stream._destroy(error || null, done);
      return stream;
    }
    const kDestroyed = Symbol('destroyed'), kClosed = Symbol('closed'), kErrorEmitted = Symbol('errorEmitted'), kEmitsClose = Symbol('emitClose'), kAutoDestroy = Symbol('autoDestroy');
    function start(stream, options) {
      stream[kAutoDestroy] = options.autoDestroy !== false;
      stream[kEmitsClose] = options.emitClose !== false;
      if (typeof options.destroy === 'function') stream._destroy = options.destroy;
      if (options.signal) {
        const { signal } = options, abort = () => stream.destroy(abortError(signal.reason));
        if (signal.aborted) abort(); else signal.addEventListener('abort', abort, { once: true });
      }
      if (typeof options.construct === 'function') stream._construct = options.construct;
    }
    const common = {
      destroy(error, callback) { return destroyer(this, error, callback); },
      _destroy(error, callback) { callback(error); },
    };
    const chunkOf = (chunk, encoding) => typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk;
    function endIfDone(stream) {
      const readableDone = !stream._readableState || stream._readableState.endEmitted || !stream._readableState.isOpen, writableDone = !stream._writableState || stream._writableState.finished;
      if (stream[kAutoDestroy] && readableDone && writableDone) stream.destroy();
    }

    // MARK: Readable

    function Readable(options) {
      if (!(this instanceof Readable)) return new Readable(options);
      startReadable(this, options ?? {});
      Stream.call(this, options);
      start(this, options ?? {});
    }
    Object.setPrototypeOf(Readable.prototype, Stream.prototype);
    Object.setPrototypeOf(Readable, Stream);
    function startReadable(stream, options) {
      const objectMode = !!(options.objectMode || options.readableObjectMode);
      define(stream, '_readableState', {
        objectMode, highWaterMark: options.readableHighWaterMark ?? options.highWaterMark ?? usualMark[objectMode ? 1 : 0], buffer: [], length: 0, flowing: null, ended: false, endEmitted: false,
        reading: false, encoding: options.encoding ?? null, decoder: options.encoding ? new (require('string_decoder').StringDecoder)(options.encoding) : null, errored: null,
        isFlowDue: false, isReadableDue: false, needReadable: false, isOpen: true, pipes: [], didRead: false,
      });
      if (typeof options.read === 'function') stream._read = options.read;
    }
    const sizeOf = (state, chunk) => state.objectMode ? 1 : chunk.length;
    function add(stream, chunk, encoding, isFirst) {
      const state = stream._readableState;
      if (chunk === null) {
        state.reading = false;
        if (state.ended) return false;
        state.ended = true;
        if (state.decoder) { const rest = state.decoder.end(); if (rest) { state.buffer.push(rest); state.length += rest.length; } }
        if (state.flowing && !state.isSync) flow(stream); else tellReadable(stream);
        return false;
      }
      if (!state.objectMode) {
        if (typeof chunk === 'string') chunk = state.decoder && (encoding ?? 'utf8') === state.encoding ? chunk : Buffer.from(chunk, encoding);
        else if (chunk instanceof Uint8Array) chunk = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
        else {
          try { invalidArgumentType('chunk', 'of type string or an instance of Buffer or Uint8Array', chunk); } catch (error) { stream.destroy(error); return false; }
        }
        if (state.decoder && typeof chunk !== 'string') chunk = state.decoder.write(chunk);
        if (chunk.length === 0) { state.reading = false; return state.length < state.highWaterMark; }
      }
      if (state.ended) {
        stream.destroy(isFirst ? nodeError(Error, 'ERR_STREAM_UNSHIFT_AFTER_END_EVENT', 'stream.unshift() after end event')
          : nodeError(Error, 'ERR_STREAM_PUSH_AFTER_EOF', 'stream.push() after EOF'));
        return false;
      }
      if (stream.destroyed) return false;
      state.reading = false;
      if (state.flowing && state.length === 0 && !state.isSync && stream.listenerCount('data') > 0) stream.emit('data', chunk);
      else {
        if (isFirst) state.buffer.unshift(chunk); else state.buffer.push(chunk);
        state.length += sizeOf(state, chunk);
        if (state.needReadable || stream.listenerCount('readable') > 0) tellReadable(stream);
      }
      maybeReadMore(stream);
      return state.length < state.highWaterMark;
    }
    function maybeReadMore(stream) {
      const state = stream._readableState;
      if (state.isMoreDue) return;
      state.isMoreDue = true;
      nextTick(() => {
        while (!state.reading && !state.ended && (state.length < state.highWaterMark || state.flowing && state.length === 0)) {
          const length = state.length;
          stream.read(0);
          if (length === state.length) break;
        }
        state.isMoreDue = false;
      });
    }
    function tellReadable(stream) {
      const state = stream._readableState;
      state.needReadable = false;
      if (state.isReadableDue) return;
      state.isReadableDue = true;
      nextTick(() => {
        state.isReadableDue = false;
        if (!stream.destroyed && !state.errored && (state.length > 0 || state.ended)) stream.emit('readable');
        state.needReadable = !state.flowing && !state.ended && state.length <= state.highWaterMark;
        flow(stream);
      });
    }
    function callRead(stream) {
      const state = stream._readableState;
      if (state.reading || state.ended || stream.destroyed) return;
      state.reading = true;
      state.isSync = true;
      try { stream._read(state.highWaterMark); } catch (error) { stream.destroy(error); }
      state.isSync = false;
    }
    function endReadable(stream) {
      const state = stream._readableState;
      if (state.endEmitted || state.isEndDue) return;
      state.isEndDue = true;
      nextTick(() => {
        if (state.errored || state.endEmitted || state.length > 0) return;
        state.endEmitted = true;
        stream.emit('end');
        if (stream._writableState && stream.allowHalfOpen === false) nextTick(() => { if (!stream.writableEnded) stream.end(); });
        else endIfDone(stream);
      });
    }
    function flow(stream) {
      const state = stream._readableState;
      while (state.flowing && stream.read() !== null);
    }
    const readable = {
      _read() { throw nodeError(Error, 'ERR_METHOD_NOT_IMPLEMENTED', 'The _read() method is not implemented'); },
      push(chunk, encoding) { return add(this, chunk, encoding, false); },
      unshift(chunk, encoding) { return add(this, chunk, encoding, true); },
      read(n) {
        const state = this._readableState;
        if (n === undefined) n = NaN; else n = Math.trunc(n);
        if (n === 0 && state.needReadable && (state.length >= state.highWaterMark || state.ended)) {
          if (state.length === 0 && state.ended) endReadable(this); else tellReadable(this);
          return null;
        }
        const wanted = () => Number.isNaN(n) ? (state.flowing && state.length > 0 && !state.objectMode ? state.buffer[0].length : state.objectMode ? Math.min(1, state.length) : state.length)
          : state.objectMode ? Math.min(n, 1) : n <= state.length ? n : state.ended ? state.length : 0;
        if (wanted() === 0 && state.ended) { if (state.length === 0) endReadable(this); return null; }
        if (state.length === 0 || state.length - wanted() < state.highWaterMark) callRead(this);
        const count = wanted();
        if (!(count > 0) || state.length === 0) {
          state.needReadable = state.length <= state.highWaterMark;
          if (state.ended && state.length === 0) endReadable(this);
          return null;
        }
        const chunk = take(state, count);
        if (state.length === 0) {
          if (!state.ended) state.needReadable = true;
          if (state.ended) endReadable(this);
        }
        this.emit('data', chunk);
        return chunk;
      },
      setEncoding(encoding) {
        const state = this._readableState;
        state.encoding = encoding;
        state.decoder = new (require('string_decoder').StringDecoder)(encoding);
        const text = state.buffer.map(chunk => state.decoder.write(chunk)).join('');
        state.buffer = text ? [text] : [];
        state.length = text.length;
        return this;
      },
      pause() { const state = this._readableState; if (state.flowing !== false) { state.flowing = false; this.emit('pause'); } return this; },
      resume() {
        const state = this._readableState;
        if (!state.flowing) {
          state.flowing = this.listenerCount('readable') === 0;
          if (!state.isFlowDue) {
            state.isFlowDue = true;
            nextTick(() => {
              state.isFlowDue = false;
              if (!state.reading) this.read(0);
              this.emit('resume');
              flow(this);
              if (state.flowing && !state.reading) this.read(0);
            });
          }
        }
        return this;
      },
      isPaused() { return this._readableState.flowing === false; },
      on(event, listener) {
        Stream.prototype.on.call(this, event, listener);
        const state = this._readableState;
        if (event === 'data') { if (state.flowing !== false && this.listenerCount('readable') === 0) this.resume(); }
        else if (event === 'readable') {
          state.flowing = false;
          state.needReadable = true;
          if (state.length > 0 || state.ended) tellReadable(this); else if (!state.reading) nextTick(() => this.read(0));
        }
        return this;
      },
      pipe(target, options) {
        const state = this._readableState;
        const onData = chunk => {
          if (target.write(chunk) === false) {
            this.pause();
            target.once('drain', () => { state.flowing = true; flow(this); });
          }
        };
        const onEnd = () => target.end();
        state.pipes.push({ target, onData, onEnd });
        this.on('data', onData);
        if (options?.end !== false && target !== process.stdout && target !== process.stderr) this.once('end', onEnd);
        target.emit('pipe', this);
        if (!state.flowing) this.resume();
        return target;
      },
      unpipe(target) {
        const state = this._readableState;
        for (const pipe of state.pipes.filter(pipe => target === undefined || pipe.target === target)) {
          this.removeListener('data', pipe.onData);
          this.removeListener('end', pipe.onEnd);
          pipe.target.emit('unpipe', this, { hasUnpiped: false });
        }
        state.pipes = target === undefined ? [] : state.pipes.filter(pipe => pipe.target !== target);
        if (state.pipes.length === 0) this.pause();
        return this;
      },
      async *[Symbol.asyncIterator]() {
        let wake, error, isOver = false;
        const notify = () => { wake?.(); wake = undefined; };
        this.on('readable', notify);
        const stop = finished(this, { writable: false }, reason => { error = reason; isOver = true; notify(); });
        try {
          for (;;) {
            const chunk = this.destroyed ? null : this.read();
            if (chunk !== null) yield chunk;
            else if (error) throw error;
            else if (isOver) return;
            else await new Promise(resolve => { wake = resolve; });
          }
        } finally {
          stop();
          this.removeListener('readable', notify);
          if (!this._readableState.endEmitted || this[kAutoDestroy]) this.destroy();
        }
      },
      iterator() { return this[Symbol.asyncIterator](); },
      map(fn) { const source = this; return Readable.from((async function* () { for await (const chunk of source) yield await fn(chunk, {}); })()); },
      filter(fn) { const source = this; return Readable.from((async function* () { for await (const chunk of source) if (await fn(chunk, {})) yield chunk; })()); },
      flatMap(fn) { const source = this; return Readable.from((async function* () { for await (const chunk of source) yield* await fn(chunk, {}); })()); },
      take(count) { const source = this; return Readable.from((async function* () { if (count <= 0) return; for await (const chunk of source) { yield chunk; if (--count <= 0) return; } })()); },
      drop(count) { const source = this; return Readable.from((async function* () { for await (const chunk of source) if (count-- <= 0) yield chunk; })()); },
      async toArray() { const all = []; for await (const chunk of this) all.push(chunk); return all; },
      async forEach(fn) { for await (const chunk of this) await fn(chunk, {}); },
      async some(fn) { for await (const chunk of this) if (await fn(chunk, {})) return true; return false; },
      async every(fn) { for await (const chunk of this) if (!await fn(chunk, {})) return false; return true; },
      async find(fn) { for await (const chunk of this) if (await fn(chunk, {})) return chunk; },
      async reduce(fn, initial) {
        let isFirst = arguments.length < 2, value = initial;
        for await (const chunk of this) { value = isFirst ? chunk : await fn(value, chunk, {}); isFirst = false; }
        if (isFirst) throw new TypeError('Reduce of an empty stream requires an initial value');
        return value;
      },
    };
    function take(state, count) {
      if (state.objectMode) { state.length--; return state.buffer.shift(); }
      if (count === state.buffer[0]?.length) { state.length -= count; return state.buffer.shift(); }
      const all = state.decoder ? state.buffer.join('') : Buffer.concat(state.buffer), part = all.slice(0, count), rest = all.slice(count);
      state.buffer = rest.length > 0 ? [rest] : [];
      state.length = rest.length;
      return part;
    }
    install(Readable, { ...common, ...readable }, {
      destroyed() { return !!this[kDestroyed]; }, closed() { return !!this[kClosed]; }, errored() { return this._readableState?.errored ?? this._writableState?.errored ?? null; },
      readable() { const state = this._readableState; return !!state && !this.destroyed && !state.endEmitted && !state.errored; },
      readableEnded() { return this._readableState.endEmitted; }, readableFlowing() { return this._readableState.flowing; }, readableLength() { return this._readableState.length; },
      readableHighWaterMark() { return this._readableState.highWaterMark; }, readableObjectMode() { return this._readableState.objectMode; },
      readableEncoding() { return this._readableState.encoding; }, readableAborted() { return this.destroyed && !this._readableState.endEmitted; },
    });
    function install(Class, methods, getters) {
      for (const key of Reflect.ownKeys(methods)) Class.prototype[key] = methods[key];
      for (const [name, get] of Object.entries(getters)) Object.defineProperty(Class.prototype, name, { configurable: true, enumerable: true, get });
    }
    Readable.prototype.addListener = Readable.prototype.on;
    Readable.from = (source, options) => {
      if (typeof source === 'string' || source instanceof Uint8Array)
        return new Readable({ objectMode: true, ...options, read() { this.push(source); this.push(null); } });
      if (source === null || source === undefined || typeof source[Symbol.asyncIterator] !== 'function' && typeof source[Symbol.iterator] !== 'function')
        invalidArgumentType('iterable', 'an instance of Iterable', source);
      const iterator = source[Symbol.asyncIterator]?.() ?? source[Symbol.iterator]();
      let isReading = false;
      const stream = new Readable({ objectMode: true, highWaterMark: 1, ...options });
      stream._read = () => { if (!isReading) { isReading = true; next(); } };
      stream._destroy = (error, callback) => Promise.resolve(iterator.return?.()).then(() => nextTick(callback, error), failure => nextTick(callback, failure || error));
      async function next() {
        for (;;) {
          try {
            const step = iterator.next(), { value, done } = typeof step?.then === 'function' ? await step : step;
            if (done) { stream.push(null); return; }
            const chunk = value !== null && typeof value?.then === 'function' ? await value : value;
            if (chunk === null) { isReading = false; throw nodeError(TypeError, 'ERR_STREAM_NULL_VALUES', 'May not write null values to stream'); }
            if (stream.push(chunk)) continue;
            isReading = false;
          } catch (error) { stream.destroy(error); }
          return;
        }
      }
      return stream;
    };

    // MARK: Writable

    function Writable(options) {
      if (!(this instanceof Writable)) return new Writable(options);
      startWritable(this, options ?? {});
      Stream.call(this, options);
      start(this, options ?? {});
    }
    Object.setPrototypeOf(Writable.prototype, Stream.prototype);
    Object.setPrototypeOf(Writable, Stream);
    Object.defineProperty(Writable, Symbol.hasInstance, {
      value(value) { return Function.prototype[Symbol.hasInstance].call(this, value) || this === Writable && value?._writableState !== undefined; },
    });
    function startWritable(stream, options) {
      const objectMode = !!(options.objectMode || options.writableObjectMode);
      define(stream, '_writableState', {
        objectMode, highWaterMark: options.writableHighWaterMark ?? options.highWaterMark ?? usualMark[objectMode ? 1 : 0], length: 0, buffer: [], writing: false, ending: false, finished: false,
        needDrain: false, corked: 0, decodeStrings: options.decodeStrings !== false, defaultEncoding: options.defaultEncoding ?? 'utf8', errored: null, finalCalled: false,
      });
      if (typeof options.write === 'function') stream._write = options.write;
      if (typeof options.writev === 'function') stream._writev = options.writev;
      if (typeof options.final === 'function') stream._final = options.final;
    }
    function fail(stream, error, callback) {
      nextTick(() => callback?.(error));
      stream.destroy(error);
      return error;
    }
    function writeNext(stream) {
      const state = stream._writableState;
      if (state.writing || state.corked > 0 || stream.destroyed) return;
      if (state.buffer.length === 0) return maybeFinish(stream);
      const all = stream._writev && state.buffer.length > 1 ? state.buffer.splice(0) : [state.buffer.shift()];
      state.writing = true;
      let isSync = true;
      const done = error => {
        state.writing = false;
        for (const { chunk } of all) state.length -= state.objectMode ? 1 : chunk.length;
        if (error) {
          state.errored = error;
          const tell = () => { for (const { callback } of all) callback?.(error); stream.destroy(error); };
          if (isSync) nextTick(tell); else tell();
          return;
        }
        const after = () => {
          if (state.needDrain && state.length === 0 && !state.ending && !stream.destroyed) { state.needDrain = false; stream.emit('drain'); }
          for (const { callback } of all) callback?.(null);
          maybeFinish(stream);
        };
        if (state.buffer.length > 0) writeNext(stream);
        if (isSync) nextTick(after); else after();
      };
      // What a program's own function throws comes out of the call that wrote.
      if (all.length > 1 || stream._writev && !stream.hasOwnWrite && stream._write === Writable.prototype._write) stream._writev(all.map(({ chunk, encoding }) => ({ chunk, encoding })), done);
      else stream._write(all[0].chunk, all[0].encoding, done);
      isSync = false;
    }
    function maybeFinish(stream) {
      const state = stream._writableState;
      if (!state.ending || state.finished || state.writing || state.length > 0 || state.finalCalled || state.errored || stream.destroyed) return;
      state.finalCalled = true;
      const finish = error => {
        if (error) { stream.destroy(error); return; }
        state.finished = true;
        nextTick(() => {
          for (const callback of state.endCallbacks?.splice(0) ?? []) callback();
          stream.emit('finish');
          endIfDone(stream);
        });
      };
      if (typeof stream._final !== 'function') { stream.emit('prefinish'); finish(); return; }
      try { stream._final(finish); } catch (error) { finish(error); }
    }
    const writable = {
      _write(chunk, encoding, callback) {
        if (this._writev) return this._writev([{ chunk, encoding }], callback);
        throw nodeError(Error, 'ERR_METHOD_NOT_IMPLEMENTED', 'The _write() method is not implemented');
      },
      write(chunk, encoding, callback) {
        const state = this._writableState;
        if (typeof encoding === 'function') { callback = encoding; encoding = undefined; }
        encoding ??= state.defaultEncoding;
        if (chunk === null) throw nodeError(TypeError, 'ERR_STREAM_NULL_VALUES', 'May not write null values to stream');
        if (!state.objectMode) {
          if (typeof chunk === 'string') { if (state.decodeStrings) { chunk = Buffer.from(chunk, encoding); encoding = 'buffer'; } }
          else if (chunk instanceof Uint8Array) { if (!Buffer.isBuffer(chunk)) chunk = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength); encoding = 'buffer'; }
          else invalidArgumentType('chunk', 'of type string or an instance of Buffer or Uint8Array', chunk);
        }
        if (state.ending) { fail(this, nodeError(Error, 'ERR_STREAM_WRITE_AFTER_END', 'write after end'), callback); return false; }
        if (this.destroyed) { const error = nodeError(Error, 'ERR_STREAM_DESTROYED', 'Cannot call write after a stream was destroyed'); nextTick(() => callback?.(error)); return false; }
        state.length += state.objectMode ? 1 : chunk.length;
        const hasRoom = state.length < state.highWaterMark;
        if (!hasRoom) state.needDrain = true;
        state.buffer.push({ chunk, encoding, callback });
        writeNext(this);
        return hasRoom && !state.errored && !this.destroyed;
      },
      end(chunk, encoding, callback) {
        if (typeof chunk === 'function') { callback = chunk; chunk = encoding = undefined; }
        else if (typeof encoding === 'function') { callback = encoding; encoding = undefined; }
        const state = this._writableState;
        if (chunk !== undefined && chunk !== null) this.write(chunk, encoding);
        if (state.corked) { state.corked = 1; this.uncork(); }
        if (typeof callback === 'function') {
          if (state.finished) nextTick(callback); else (state.endCallbacks ??= []).push(callback);
        }
        if (!state.ending) { state.ending = true; maybeFinish(this); }
        return this;
      },
      cork() { this._writableState.corked++; },
      uncork() { const state = this._writableState; if (state.corked > 0 && --state.corked === 0) writeNext(this); },
      setDefaultEncoding(encoding) { this._writableState.defaultEncoding = encoding; return this; },
      pipe() { this.emit('error', nodeError(Error, 'ERR_STREAM_CANNOT_PIPE', 'Cannot pipe, not readable')); },
    };
    const writableGetters = {
      writable() { const state = this._writableState; return !!state && !this.destroyed && !state.ending && !state.errored; },
      writableEnded() { return this._writableState.ending; }, writableFinished() { return this._writableState.finished; }, writableLength() { return this._writableState.length; },
      writableHighWaterMark() { return this._writableState.highWaterMark; }, writableObjectMode() { return this._writableState.objectMode; },
      writableCorked() { return this._writableState.corked; }, writableNeedDrain() { return this._writableState.needDrain; },
      writableAborted() { return this.destroyed && !this._writableState.finished; },
    };
    install(Writable, { ...common, ...writable }, {
      destroyed() { return !!this[kDestroyed]; }, closed() { return !!this[kClosed]; }, errored() { return this._writableState?.errored ?? null; }, ...writableGetters,
    });

    // MARK: Both

    function Duplex(options) {
      if (!(this instanceof Duplex)) return new Duplex(options);
      options ??= {};
      startReadable(this, options);
      startWritable(this, options);
      this.allowHalfOpen = options.allowHalfOpen !== false;
      Stream.call(this, options);
      start(this, options);
      if (options.readable === false) { this._readableState.isOpen = false; this._readableState.ended = this._readableState.endEmitted = true; }
      if (options.writable === false) this._writableState.ending = this._writableState.finished = true;
    }
    Object.setPrototypeOf(Duplex.prototype, Readable.prototype);
    Object.setPrototypeOf(Duplex, Readable);
    const { pipe, ...ownWritable } = writable;
    install(Duplex, ownWritable, writableGetters);

    function Transform(options) {
      if (!(this instanceof Transform)) return new Transform(options);
      Duplex.call(this, options);
      if (typeof options?.transform === 'function') this._transform = options.transform;
      if (typeof options?.flush === 'function') this._flush = options.flush;
    }
    Object.setPrototypeOf(Transform.prototype, Duplex.prototype);
    Object.setPrototypeOf(Transform, Duplex);
    const kCallback = Symbol('callback');
    install(Transform, {
      _transform() { throw nodeError(Error, 'ERR_METHOD_NOT_IMPLEMENTED', 'The _transform() method is not implemented'); },
      _write(chunk, encoding, callback) {
        const state = this._readableState, length = state.length;
        this._transform(chunk, encoding, (error, value) => {
          if (error) { callback(error); return; }
          if (value !== undefined && value !== null) this.push(value);
          if (this._writableState.ending || length === state.length || state.length < state.highWaterMark) callback(); else this[kCallback] = callback;
        });
      },
      _final(callback) {
        const end = (error, value) => {
          if (error) { callback ? callback(error) : this.destroy(error); return; }
          if (value !== undefined && value !== null) this.push(value);
          this.push(null);
          callback?.();
        };
        if (typeof this._flush === 'function' && !this.destroyed) this._flush(end); else end();
      },
      _read() { const callback = this[kCallback]; this[kCallback] = undefined; callback?.(); },
    }, {});
    function PassThrough(options) {
      if (!(this instanceof PassThrough)) return new PassThrough(options);
      Transform.call(this, options);
    }
    Object.setPrototypeOf(PassThrough.prototype, Transform.prototype);
    Object.setPrototypeOf(PassThrough, Transform);
    PassThrough.prototype._transform = (chunk, encoding, callback) => callback(null, chunk);
    """# + streamTools
}
