extension ModuleSource {
    /// Readable: what is pushed into it, what is read from it, and when it says so.
    static let streamReadable = #"""
    function Readable(options) {
      if (!(this instanceof Readable)) return new Readable(options);
      options ??= {};
      define(this, '_readableState', readableState(options, false));
      Stream.call(this, options);
      adopt(this, options, [['read', '_read'], ...commonOptions]);
      construct(this, () => { if (this._readableState.needReadable) maybeReadMore(this); });
    }
    Object.setPrototypeOf(Readable.prototype, Stream.prototype);
    Object.setPrototypeOf(Readable, Stream);
    const newDecoder = encoding => new (require('string_decoder').StringDecoder)(encoding);
    function readableState(options, isDuplex) {
      const objectMode = !!(options.objectMode || isDuplex && options.readableObjectMode);
      return {
        objectMode, highWaterMark: isDuplex ? markOf(options, 'readableHighWaterMark', objectMode) : markOf(options, 'highWaterMark', objectMode), buffer: [], length: 0, pipes: [],
        flowing: null, ended: false, endEmitted: false, reading: false, sync: true, needReadable: false, emittedReadable: false, readableListening: false, resumeScheduled: false,
        ...common(options), defaultEncoding: options.defaultEncoding || 'utf8', awaitDrainWriters: new Set(), readingMore: false, dataEmitted: false, isPaused: null,
        decoder: options.encoding ? newDecoder(options.encoding) : null, encoding: options.encoding || null, reachesEnd: false,
      };
    }

    // MARK: What comes in

    const hasRoom = state => !state.ended && (state.length < state.highWaterMark || state.length === 0);
    function add(stream, chunk, encoding, isFirst) {
      const state = stream._readableState;
      if (chunk === null) {
        state.reading = false;
        endInput(stream);
        return false;
      }
      let isText = false;
      if (!state.objectMode) {
        if (typeof chunk === 'string') {
          encoding = encoding || state.defaultEncoding;
          if (state.encoding !== encoding) chunk = isFirst && state.encoding ? Buffer.from(chunk, encoding).toString(state.encoding) : Buffer.from(chunk, encoding);
          else isText = true;
        } else if (ArrayBuffer.isView(chunk)) {
          if (!Buffer.isBuffer(chunk)) chunk = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
        } else if (chunk !== undefined) {
          try { invalidArgumentType('chunk', bytesExpected, chunk); } catch (error) { fail(stream, error); return false; }
        }
        if (chunk === undefined || chunk.length === 0) {
          if (isFirst) return hasRoom(state);
          state.reading = false;
          maybeReadMore(stream);
          return hasRoom(state);
        }
      }
      if (isFirst ? state.endEmitted : state.ended) {
        fail(stream, isFirst ? nodeError(Error, 'ERR_STREAM_UNSHIFT_AFTER_END_EVENT', 'stream.unshift() after end event') : nodeError(Error, 'ERR_STREAM_PUSH_AFTER_EOF', 'stream.push() after EOF'));
        return false;
      }
      if (state.destroyed || state.errored) return false;
      if (!isFirst) {
        state.reading = false;
        if (state.decoder && !isText) {
          chunk = state.decoder.write(chunk);
          if (!state.objectMode && chunk.length === 0) { maybeReadMore(stream); return hasRoom(state); }
        }
      }
      keep(stream, state, chunk, isFirst);
      return hasRoom(state);
    }
    function keep(stream, state, chunk, isFirst) {
      if (state.flowing && state.length === 0 && !state.sync && stream.listenerCount('data') > 0) {
        state.awaitDrainWriters.clear();
        state.dataEmitted = true;
        stream.emit('data', chunk);
      } else {
        state.length += state.objectMode ? 1 : chunk.length;
        if (isFirst) state.buffer.unshift(chunk); else state.buffer.push(chunk);
        if (state.needReadable) tellReadable(stream);
      }
      maybeReadMore(stream);
    }
    function endInput(stream) {
      const state = stream._readableState;
      if (state.ended) return;
      const rest = state.decoder?.end();
      if (rest) {
        state.buffer.push(rest);
        state.length += state.objectMode ? 1 : rest.length;
      }
      state.ended = true;
      if (state.sync) { tellReadable(stream); return; }
      state.needReadable = false;
      state.emittedReadable = true;
      emitReadable(stream);
    }
    function maybeReadMore(stream) {
      const state = stream._readableState;
      if (state.readingMore || !state.constructed) return;
      state.readingMore = true;
      nextTick(() => {
        while (!state.reading && !state.ended && (state.length < state.highWaterMark || state.flowing && state.length === 0)) {
          const { length } = state;
          stream.read(0);
          if (length === state.length) break;
        }
        state.readingMore = false;
      });
    }
    function tellReadable(stream) {
      const state = stream._readableState;
      state.needReadable = false;
      if (state.emittedReadable) return;
      state.emittedReadable = true;
      nextTick(emitReadable, stream);
    }
    function emitReadable(stream) {
      const state = stream._readableState;
      if (!state.destroyed && !state.errored && (state.length > 0 || state.ended)) {
        stream.emit('readable');
        state.emittedReadable = false;
      }
      state.needReadable = !state.flowing && !state.ended && state.length <= state.highWaterMark;
      flow(stream);
    }

    // MARK: What goes out

    function wanted(state, count) {
      if (count <= 0 || state.length === 0 && state.ended) return 0;
      if (state.objectMode) return 1;
      if (Number.isNaN(count)) return state.flowing && state.length > 0 ? state.buffer[0].length : state.length;
      return count <= state.length ? count : state.ended ? state.length : 0;
    }
    function read(count) {
      const state = this._readableState;
      count = count === undefined ? NaN : Number.isInteger(count) ? count : Number.parseInt(count, 10);
      const asked = count;
      if (count > state.highWaterMark) state.highWaterMark = 2 ** Math.ceil(Math.log2(count));
      if (count !== 0) state.emittedReadable = false;
      const isFull = state.highWaterMark !== 0 ? state.length >= state.highWaterMark : state.length > 0;
      if (count === 0 && state.needReadable && (isFull || state.ended)) {
        if (state.length === 0 && state.ended) endOutput(this); else tellReadable(this);
        return null;
      }
      count = wanted(state, count);
      if (count === 0 && state.ended) {
        if (state.length === 0) endOutput(this);
        return null;
      }
      const isDue = state.needReadable || state.length === 0 || state.length - count < state.highWaterMark;
      if (isDue && !state.ended && !state.reading && !state.destroyed && !state.errored && state.constructed) {
        state.reading = state.sync = true;
        if (state.length === 0) state.needReadable = true;
        try { this._read(state.highWaterMark); } catch (error) { fail(this, error); }
        state.sync = false;
        if (!state.reading) count = wanted(state, asked);
      }
      const chunk = count > 0 ? take(state, count) : null;
      if (chunk === null) {
        state.needReadable = state.length <= state.highWaterMark;
        count = 0;
      } else state.awaitDrainWriters.clear();
      if (state.length === 0) {
        if (!state.ended) state.needReadable = true;
        if (!Object.is(asked, count) && state.ended) endOutput(this);
      }
      if (chunk !== null && !state.errorEmitted && !state.closeEmitted) {
        state.dataEmitted = true;
        this.emit('data', chunk);
      }
      return chunk;
    }
    function take(state, count) {
      if (state.length === 0) return null;
      if (state.objectMode) { state.length--; return state.buffer.shift(); }
      if (count === state.buffer[0].length) { state.length -= count; return state.buffer.shift(); }
      const all = state.decoder ? state.buffer.join('') : state.buffer.length === 1 ? state.buffer[0] : Buffer.concat(state.buffer), rest = all.slice(count);
      state.buffer = rest.length > 0 ? [rest] : [];
      state.length = rest.length;
      return rest.length > 0 ? all.slice(0, count) : all;
    }
    function endOutput(stream) {
      const state = stream._readableState;
      if (state.endEmitted) return;
      state.ended = true;
      nextTick(() => {
        if (state.errored || state.closeEmitted || state.endEmitted || state.length > 0) return;
        state.endEmitted = true;
        stream.emit('end');
        const other = stream._writableState;
        if (stream.writable && stream.allowHalfOpen === false) nextTick(() => { if (stream.writable && !stream.writableEnded && !stream.destroyed) stream.end(); });
        else if (state.autoDestroy && (!other || other.autoDestroy && (other.finished || other.writable === false))) stream.destroy();
      });
    }
    function flow(stream) {
      const state = stream._readableState;
      while (state.flowing && stream.read() !== null);
    }
    """#

    /// Readable's methods.
    static let streamReading = #"""
    function listenForReadable(stream) {
      const state = stream._readableState;
      state.readableListening = stream.listenerCount('readable') > 0;
      if (state.resumeScheduled && state.isPaused === false) state.flowing = true;
      else if (stream.listenerCount('data') > 0) stream.resume();
      else if (!state.readableListening) state.flowing = null;
    }
    install(Readable, {
      destroy,
      _destroy(error, callback) { callback(error); },
      [EventEmitter.captureRejectionSymbol](error) { this.destroy(error); },
      _read() { throw notImplemented('_read()'); },
      push(chunk, encoding) { return add(this, chunk, encoding, false); },
      unshift(chunk, encoding) { return add(this, chunk, encoding, true); },
      read,
      isPaused() { return this._readableState.isPaused === true || this._readableState.flowing === false; },
      setEncoding(encoding) {
        const state = this._readableState, decoder = newDecoder(encoding);
        state.decoder = decoder;
        state.encoding = decoder.encoding;
        const text = state.buffer.map(chunk => decoder.write(chunk)).join('');
        state.buffer = text ? [text] : [];
        state.length = text.length;
        return this;
      },
      pause() {
        const state = this._readableState;
        if (state.flowing !== false) { state.flowing = false; this.emit('pause'); }
        state.isPaused = true;
        return this;
      },
      resume() {
        const state = this._readableState;
        if (!state.flowing) {
          state.flowing = !state.readableListening;
          if (!state.resumeScheduled) {
            state.resumeScheduled = true;
            nextTick(() => {
              if (!state.reading) this.read(0);
              state.resumeScheduled = false;
              this.emit('resume');
              flow(this);
              if (state.flowing && !state.reading) this.read(0);
            });
          }
        }
        state.isPaused = false;
        return this;
      },
      on(event, listener) {
        const result = Stream.prototype.on.call(this, event, listener), state = this._readableState;
        if (event === 'data') {
          state.readableListening = this.listenerCount('readable') > 0;
          if (state.flowing !== false) this.resume();
        } else if (event === 'readable' && !state.endEmitted && !state.readableListening) {
          state.readableListening = state.needReadable = true;
          state.flowing = state.emittedReadable = false;
          if (state.length > 0) tellReadable(this);
          else if (!state.reading) nextTick(() => this.read(0));
        }
        return result;
      },
      removeListener(event, listener) {
        const result = Stream.prototype.removeListener.call(this, event, listener);
        if (event === 'readable') nextTick(listenForReadable, this);
        return result;
      },
      removeAllListeners(event) {
        const result = Stream.prototype.removeAllListeners.apply(this, arguments);
        if (event === 'readable' || event === undefined) nextTick(listenForReadable, this);
        return result;
      },
      pipe(target, options) { return pipe(this, target, options?.end !== false && target !== process.stdout && target !== process.stderr); },
      unpipe(target) {
        const state = this._readableState;
        if (state.pipes.length === 0) return this;
        const gone = target === undefined || target === null ? state.pipes : state.pipes.filter(each => each === target).slice(0, 1);
        if (gone.length === 0) return this;
        state.pipes = gone === state.pipes ? [] : state.pipes.toSpliced(state.pipes.indexOf(target), 1);
        if (state.pipes.length === 0) this.pause();
        for (const each of gone) each.emit('unpipe', this, { hasUnpiped: false });
        return this;
      },
      wrap(source) {
        let isPaused = false;
        source.on('data', chunk => { if (!this.push(chunk) && source.pause) { isPaused = true; source.pause(); } });
        source.on('end', () => this.push(null));
        source.on('error', error => fail(this, error));
        source.on('close', () => destroyFrom(this));
        source.on('destroy', () => destroyFrom(this));
        this._read = () => { if (isPaused && source.resume) { isPaused = false; source.resume(); } };
        for (const name of Object.keys(source)) if (this[name] === undefined && typeof source[name] === 'function') this[name] = source[name].bind(source);
        return this;
      },
      [Symbol.asyncIterator]() { return chunksOf(this); },
      iterator(options) {
        if (options !== undefined && (options === null || typeof options !== 'object')) invalidArgumentType('options', 'of type object', options);
        return chunksOf(this, options);
      },
    }, {
      get readable() { const state = this._readableState; return !!state && state.readable !== false && !state.destroyed && !state.errorEmitted && !state.endEmitted; },
      set readable(value) { if (this._readableState) this._readableState.readable = !!value; },
      get readableDidRead() { return this._readableState.dataEmitted; },
      get readableAborted() { const state = this._readableState; return state.readable !== false && (state.destroyed || !!state.errored) && !state.endEmitted; },
      get readableHighWaterMark() { return this._readableState.highWaterMark; },
      get readableBuffer() { return this._readableState.buffer; },
      get readableFlowing() { return this._readableState.flowing; },
      set readableFlowing(value) { this._readableState.flowing = value; },
      get readableLength() { return this._readableState.length; },
      get readableObjectMode() { return this._readableState?.objectMode ?? false; },
      get readableEncoding() { return this._readableState?.encoding ?? null; },
      get errored() { return this._readableState?.errored ?? null; },
      get closed() { return this._readableState?.closed ?? false; },
      get destroyed() { return this._readableState?.destroyed ?? false; },
      set destroyed(value) { if (this._readableState) this._readableState.destroyed = value; },
      get readableEnded() { return this._readableState?.endEmitted ?? false; },
    });
    for (const [alias, name] of [['addListener', 'on'], ['off', 'removeListener']]) install(Readable, { [alias]: Readable.prototype[name] }, {});

    function pipe(source, target, endsTarget) {
      const state = source._readableState, waiting = state.awaitDrainWriters;
      let onDrain, isOver = false;
      state.pipes.push(target);
      const wait = () => {
        if (!isOver) {
          waiting.add(target);
          source.pause();
        }
        if (onDrain) return;
        onDrain = () => {
          waiting.delete(target);
          if (waiting.size === 0 && source.listenerCount('data') > 0) source.resume();
        };
        target.on('drain', onDrain);
      };
      const onData = chunk => { if (target.write(chunk) === false) wait(); };
      const leave = () => source.unpipe(target), onEnd = endsTarget ? () => target.end() : leave;
      const onError = error => {
        leave();
        target.removeListener('error', onError);
        if (target.listenerCount('error') > 0) return;
        const side = target._writableState ?? target._readableState;
        if (side && !side.errorEmitted) fail(target, error); else target.emit('error', error);
      };
      const onClose = () => { target.removeListener('finish', onFinish); leave(); };
      const onFinish = () => { target.removeListener('close', onClose); leave(); };
      const onUnpipe = (from, info) => {
        if (from !== source || !info || info.hasUnpiped !== false) return;
        info.hasUnpiped = true;
        for (const [event, listener] of [['close', onClose], ['finish', onFinish], ['drain', onDrain], ['error', onError], ['unpipe', onUnpipe]]) if (listener) target.removeListener(event, listener);
        source.removeListener('end', onEnd);
        source.removeListener('data', onData);
        isOver = true;
        if (onDrain && waiting.size > 0 && (!target._writableState || target._writableState.needDrain)) onDrain();
      };
      if (state.endEmitted) nextTick(onEnd); else source.once('end', onEnd);
      target.on('unpipe', onUnpipe);
      source.on('data', onData);
      target.prependListener('error', onError);
      target.once('close', onClose);
      target.once('finish', onFinish);
      target.emit('pipe', source);
      if (target.writableNeedDrain === true) wait();
      else if (!state.flowing) source.resume();
      return target;
    }

    function chunksOf(stream, options) {
      if (typeof stream.read !== 'function') stream = new Readable({ objectMode: true }).wrap(stream);
      const iterator = iterate(stream, options);
      iterator.stream = stream;
      return iterator;
    }
    async function* iterate(stream, options) {
      let wake, outcome;
      const go = () => { const resolve = wake; wake = undefined; resolve?.(); };
      stream.on('readable', go);
      const stop = finished(stream, { writable: false }, error => { outcome = error ? both(outcome, error) : null; go(); });
      try {
        for (;;) {
          const chunk = stream.destroyed ? null : stream.read();
          if (chunk !== null) yield chunk;
          else if (outcome) throw outcome;
          else if (outcome === null) return;
          else await new Promise(resolve => { wake = resolve; });
        }
      } catch (error) {
        outcome = both(outcome, error);
        throw outcome;
      } finally {
        if ((outcome || options?.destroyOnReturn !== false) && (outcome === undefined || stream._readableState.autoDestroy)) destroyFrom(stream, null);
        else { stream.off('readable', go); stop(); }
      }
    }
    function from(Class, source, options) {
      if (typeof source === 'string' || Buffer.isBuffer(source)) return new Class({ objectMode: true, ...options, read() { this.push(source); this.push(null); } });
      if (!isIterable(source)) invalidArgumentType('iterable', 'an instance of Iterable', source);
      const isAsync = typeof source[Symbol.asyncIterator] === 'function', iterator = isAsync ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
      const stream = new Class({ objectMode: true, highWaterMark: 1, ...options });
      let isReading = false;
      stream._read = () => { if (!isReading) { isReading = true; next(); } };
      stream._destroy = (error, callback) => { close(error).then(() => nextTick(callback, error), failure => nextTick(callback, failure || error)); };
      async function close(error) {
        if (error !== undefined && error !== null && typeof iterator.throw === 'function') {
          const { value, done } = await iterator.throw(error);
          await value;
          if (done) return;
        }
        if (typeof iterator.return === 'function') await (await iterator.return()).value;
      }
      async function next() {
        for (;;) {
          try {
            const { value, done } = isAsync ? await iterator.next() : iterator.next();
            if (done) { stream.push(null); return; }
            const chunk = value && typeof value.then === 'function' ? await value : value;
            if (chunk === null) { isReading = false; throw nullValue(); }
            if (stream.push(chunk)) continue;
            isReading = false;
          } catch (error) { stream.destroy(error); }
          return;
        }
      }
      return stream;
    }
    Readable.from = (source, options) => from(Readable, source, options);
    """#
}
