extension ModuleSource {
    /// Writable: what is written waits its turn, and the end waits for all of it.
    static let streamWritable = #"""

    function Writable(options) {
      if (!(this instanceof Writable) && !(this instanceof Duplex)) return new Writable(options);
      options ??= {};
      define(this, '_writableState', writableState(options, false));
      Stream.call(this, options);
      adopt(this, options, [...writableOptions, ...commonOptions]);
      construct(this, () => startWriting(this));
    }
    Object.setPrototypeOf(Writable.prototype, Stream.prototype);
    Object.setPrototypeOf(Writable, Stream);
    Object.defineProperty(Writable, Symbol.hasInstance, {
      value(value) { return Function.prototype[Symbol.hasInstance].call(this, value) || this === Writable && value?._writableState !== undefined; },
    });
    const writableOptions = [['write', '_write'], ['writev', '_writev'], ['final', '_final']];
    function nop() {}
    function writableState(options, isDuplex) {
      const objectMode = !!(options.objectMode || isDuplex && options.writableObjectMode), encoding = options.defaultEncoding;
      if (encoding !== undefined && encoding !== null && encoding !== 'utf8' && !Buffer.isEncoding(encoding)) throw unknownEncoding(encoding);
      return {
        objectMode, highWaterMark: isDuplex ? markOf(options, 'writableHighWaterMark', objectMode) : markOf(options, 'highWaterMark', objectMode), finalCalled: false, needDrain: false,
        ending: false, ended: false, finished: false, decodeStrings: options.decodeStrings !== false, defaultEncoding: encoding ?? 'utf8', length: 0, writing: false, corked: 0, sync: true,
        bufferProcessing: false, writecb: null, writelen: 0, afterWrites: null, buffered: [], allBuffers: true, pendingcb: 0, prefinished: false, ...common(options), onFinished: [],
      };
    }
    function startWriting(stream) {
      const state = stream._writableState;
      if (!state.writing) writeBuffered(stream, state);
      finishIfDue(stream, state);
    }

    // MARK: A write, from the call to its callback

    function accept(stream, chunk, encoding, callback) {
      const state = stream._writableState;
      if (typeof encoding === 'function') { callback = encoding; encoding = undefined; }
      // Objects have none, unless it is said.
      if (!encoding) encoding = state.objectMode ? undefined : state.defaultEncoding;
      else if (encoding !== 'buffer' && !Buffer.isEncoding(encoding)) throw unknownEncoding(encoding);
      if (typeof callback !== 'function') callback = nop;
      if (chunk === null) throw nullValue();
      if (!state.objectMode) {
        if (typeof chunk === 'string') {
          if (state.decodeStrings) { chunk = Buffer.from(chunk, encoding); encoding = 'buffer'; }
        } else if (ArrayBuffer.isView(chunk)) {
          if (!Buffer.isBuffer(chunk)) chunk = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
          encoding = 'buffer';
        } else invalidArgumentType('chunk', bytesExpected, chunk);
      }
      const error = state.ending ? nodeError(Error, 'ERR_STREAM_WRITE_AFTER_END', 'write after end') : state.destroyed ? destroyedBefore('write') : undefined;
      if (error) {
        nextTick(callback, error);
        fail(stream, error, true);
        return error;
      }
      state.pendingcb++;
      const length = state.objectMode ? 1 : chunk.length;
      state.length += length;
      if (state.writing || state.corked > 0 || state.errored || !state.constructed) {
        state.buffered.push({ chunk, encoding, callback });
        if (encoding !== 'buffer') state.allBuffers = false;
      }
      else hand(stream, state, length, callback, done => stream._write(chunk, encoding, done));
      // What was written at once is gone already, and waits for nobody.
      const isShort = state.length < state.highWaterMark || state.length === 0;
      if (!isShort) state.needDrain = true;
      return isShort && !state.errored && !state.destroyed;
    }
    // One call of the program's own function at a time.
    function hand(stream, state, length, callback, write) {
      state.writelen = length;
      state.writecb = callback;
      state.writing = state.sync = true;
      const done = error => wrote(stream, state, error);
      if (state.destroyed) done(destroyedBefore('write')); else write(done);
      state.sync = false;
    }
    function wrote(stream, state, error) {
      const { sync, writecb: callback } = state;
      if (typeof callback !== 'function') { fail(stream, calledTwice()); return; }
      state.writing = false;
      state.writecb = null;
      state.length -= state.writelen;
      state.writelen = 0;
      if (error) {
        for (const side of sidesOf(stream)) side.errored ??= error;
        const tell = () => {
          state.pendingcb--;
          callback(error);
          dropBuffered(state);
          fail(stream, error);
        };
        if (sync) nextTick(tell); else tell();
        return;
      }
      if (state.buffered.length > 0) writeBuffered(stream, state);
      if (!sync) { afterWrites(stream, state, 1, callback); return; }
      // Whom nobody hears of and nothing waits for is done with at once; objects are not.
      const isNeeded = state.needDrain && state.length === 0 || state.objectMode || callback !== nop;
      const known = callback === nop ? state.areAfterWritesDue : state.afterWrites?.callback === callback;
      if (known && callback !== nop) state.afterWrites.count++;
      else if (known || !isNeeded) {
        state.pendingcb--;
        if (state.ending) finishIfDue(stream, state, true);
      } else {
        const group = { callback, count: 1 };
        state.areAfterWritesDue = true;
        if (callback !== nop) state.afterWrites = group;
        nextTick(() => {
          if (callback !== nop) state.afterWrites = null;
          afterWrites(stream, state, group.count, callback);
        });
      }
    }
    function afterWrites(stream, state, count, callback) {
      state.areAfterWritesDue = false;
      if (state.needDrain && !state.ending && !stream.destroyed && state.length === 0) {
        state.needDrain = false;
        stream.emit('drain');
      }
      for (; count > 0; count--) { state.pendingcb--; callback(null); }
      if (state.destroyed) dropBuffered(state);
      if (state.ending) finishIfDue(stream, state, true);
    }
    function dropBuffered(state) {
      if (state.writing) return;
      for (const { chunk, callback } of state.buffered.splice(0)) {
        state.length -= state.objectMode ? 1 : chunk.length;
        callback(state.errored ?? destroyedBefore('write'));
      }
      for (const callback of state.onFinished.splice(0)) callback(state.errored ?? destroyedBefore('end'));
    }
    function writeBuffered(stream, state) {
      const { buffered } = state;
      if (state.corked > 0 || state.bufferProcessing || state.destroyed || !state.constructed || buffered.length === 0) return;
      state.bufferProcessing = true;
      if (buffered.length > 1 && stream._writev) {
        const all = Object.assign(buffered.splice(0), { allBuffers: state.allBuffers });
        state.pendingcb -= all.length - 1;
        hand(stream, state, state.length, error => { for (const { callback } of all) callback(error); }, done => stream._writev(all, done));
      } else do {
        const { chunk, encoding, callback } = buffered.shift();
        hand(stream, state, state.objectMode ? 1 : chunk.length, callback, done => stream._write(chunk, encoding, done));
      } while (buffered.length > 0 && !state.writing);
      if (buffered.length === 0) state.allBuffers = true;
      state.bufferProcessing = false;
    }

    // MARK: The end

    const isFinishDue = state => state.ending && !state.destroyed && state.constructed && state.length === 0 && !state.errored && state.buffered.length === 0 && !state.finished
      && !state.writing && !state.errorEmitted && !state.closeEmitted;
    function finishIfDue(stream, state, isSync = false) {
      if (!isFinishDue(state)) return;
      prefinish(stream, state);
      if (state.pendingcb > 0) return;
      state.pendingcb++;
      if (isSync) nextTick(() => { if (isFinishDue(state)) finish(stream, state); else state.pendingcb--; });
      else if (isFinishDue(state)) finish(stream, state);
      else state.pendingcb--;
    }
    function prefinish(stream, state) {
      if (state.prefinished || state.finalCalled) return;
      if (typeof stream._final === 'function' && !state.destroyed) {
        state.finalCalled = true;
        callFinal(stream, state);
      } else {
        state.prefinished = true;
        stream.emit('prefinish');
      }
    }
    function callFinal(stream, state) {
      let isDone = false;
      const done = error => {
        if (isDone) { fail(stream, error ?? calledTwice()); return; }
        isDone = true;
        state.pendingcb--;
        if (error) {
          for (const callback of state.onFinished.splice(0)) callback(error);
          fail(stream, error, state.sync);
        } else if (isFinishDue(state)) {
          state.prefinished = true;
          stream.emit('prefinish');
          // Callbacks that are due come first.
          state.pendingcb++;
          nextTick(finish, stream, state);
        }
      };
      state.sync = true;
      state.pendingcb++;
      try { stream._final(done); } catch (error) { done(error); }
      state.sync = false;
    }
    function finish(stream, state) {
      state.pendingcb--;
      state.finished = true;
      for (const callback of state.onFinished.splice(0)) callback();
      stream.emit('finish');
      const other = stream._readableState;
      if (state.autoDestroy && (!other || other.autoDestroy && (other.endEmitted || other.readable === false))) stream.destroy();
    }

    const writableMethods = {
      destroy(error, callback) {
        const state = this._writableState;
        if (!state.destroyed && (state.buffered.length > 0 || state.onFinished.length > 0)) nextTick(dropBuffered, state);
        return destroy.call(this, error, callback);
      },
      _write(chunk, encoding, callback) {
        if (!this._writev) throw notImplemented('_write()');
        this._writev([{ chunk, encoding }], callback);
      },
      write(chunk, encoding, callback) { return accept(this, chunk, encoding, callback) === true; },
      end(chunk, encoding, callback) {
        const state = this._writableState;
        if (typeof chunk === 'function') { callback = chunk; chunk = encoding = null; }
        else if (typeof encoding === 'function') { callback = encoding; encoding = null; }
        let error;
        if (chunk !== undefined && chunk !== null) {
          const result = accept(this, chunk, encoding);
          if (result instanceof Error) error = result;
        }
        if (state.corked > 0) { state.corked = 1; this.uncork(); }
        if (!error) {
          if (!state.errored && !state.ending) {
            state.ending = true;
            finishIfDue(this, state, true);
            state.ended = true;
          } else if (state.finished) error = nodeError(Error, 'ERR_STREAM_ALREADY_FINISHED', 'Cannot call end after a stream was finished');
          else if (state.destroyed) error = destroyedBefore('end');
        }
        if (typeof callback === 'function') {
          if (error ?? state.errored) nextTick(callback, error ?? state.errored);
          else if (state.finished) nextTick(callback);
          else state.onFinished.push(callback);
        }
        return this;
      },
      cork() { this._writableState.corked++; },
      uncork() {
        const state = this._writableState;
        if (state.corked === 0) return;
        state.corked--;
        if (!state.writing) writeBuffered(this, state);
      },
      setDefaultEncoding(encoding) {
        if (typeof encoding === 'string') encoding = encoding.toLowerCase();
        if (!Buffer.isEncoding(encoding)) throw unknownEncoding(encoding);
        this._writableState.defaultEncoding = encoding;
        return this;
      },
    };
    const writableProperties = {
      get writable() {
        const state = this._writableState;
        return !!state && state.writable !== false && !state.destroyed && !state.errored && !state.ending && !state.ended;
      },
      set writable(value) { if (this._writableState) this._writableState.writable = !!value; },
      get writableFinished() { return this._writableState?.finished; },
      get writableObjectMode() { return this._writableState?.objectMode ?? false; },
      get writableBuffer() { return this._writableState?.buffered; },
      get writableEnded() { return this._writableState?.ending; },
      get writableNeedDrain() { const state = this._writableState; return !!state && !state.destroyed && !state.ending && state.needDrain; },
      get writableHighWaterMark() { return this._writableState?.highWaterMark; },
      get writableCorked() { return this._writableState?.corked; },
      get writableLength() { return this._writableState?.length; },
    };
    const propertiesOf = object => Object.getOwnPropertyDescriptors(object);
    install(Writable, {
      ...writableMethods,
      _destroy(error, callback) { callback(error); },
      [EventEmitter.captureRejectionSymbol](error) { this.destroy(error); },
      pipe() { fail(this, nodeError(Error, 'ERR_STREAM_CANNOT_PIPE', 'Cannot pipe, not readable')); },
    }, Object.defineProperties({
      get writableAborted() { const state = this._writableState; return state.writable !== false && (state.destroyed || !!state.errored) && !state.finished; },
      get closed() { return this._writableState?.closed ?? false; },
      get errored() { return this._writableState?.errored ?? null; },
      get destroyed() { return this._writableState?.destroyed ?? false; },
      set destroyed(value) { if (this._writableState) this._writableState.destroyed = value; },
    }, propertiesOf(writableProperties)));
    """#
}
