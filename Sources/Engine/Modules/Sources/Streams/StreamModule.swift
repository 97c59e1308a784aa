extension ModuleSource {
    /// `node:stream`: streams within a program, with the states and the order of events that Node gives them. The module is one scope in several
    /// files: what all streams share, Readable, Writable, Duplex and Transform, then what is built of them.
    static let stream = streamBase + streamReadable + streamReading + streamWritable + streamDuplex + streamTools + streamOperators + streamWebs

    /// How streams come to their end: destruction, errors, construction.
    private static let streamBase = #"""
    const EventEmitter = require('events');
    const { nodeError, abortError, invalidArgumentValue, outOfRange } = require('internal/errors');
    const { Buffer } = require('buffer');
    const { process, invalidArgumentType } = internal;
    const nextTick = process.nextTick;
    const prematureClose = () => nodeError(Error, 'ERR_STREAM_PREMATURE_CLOSE', 'Premature close');
    const destroyedBefore = call => nodeError(Error, 'ERR_STREAM_DESTROYED', `Cannot call ${call} after a stream was destroyed`);
    const calledTwice = () => nodeError(Error, 'ERR_MULTIPLE_CALLBACK', 'Callback called multiple times');
    const notImplemented = name => nodeError(Error, 'ERR_METHOD_NOT_IMPLEMENTED', `The ${name} method is not implemented`);
    const nullValue = () => nodeError(TypeError, 'ERR_STREAM_NULL_VALUES', 'May not write null values to stream');
    const unknownEncoding = encoding => nodeError(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`);
    const bytesExpected = 'of type string or an instance of Buffer, TypedArray, or DataView';
    const both = (first, second) => first && second && first !== second ? Object.assign(new AggregateError([second, first], second.message), { code: second.code }) : first || second;

    const usualMark = [16384, 16];
    function markOf(options, side, objectMode) {
      const name = options[side] !== undefined && options[side] !== null ? side : 'highWaterMark', mark = options[name];
      if (mark === undefined || mark === null) return usualMark[objectMode ? 1 : 0];
      if (!Number.isInteger(mark) || mark < 0) throw invalidArgumentValue(`options.${name}`, mark);
      return Math.floor(mark);
    }

    function Stream(options) { EventEmitter.call(this, options); }
    // The events that a kind of stream has come first, in this order, whoever listens for them first.
    const usualEvents = {
      Readable: ['close', 'error', 'data', 'end', 'readable'], Writable: ['close', 'error', 'prefinish', 'finish', 'drain'],
      Duplex: ['close', 'error', 'prefinish', 'finish', 'drain', 'data', 'end', 'readable'],
    };
    Stream.prototype.eventNames = function () {
      const names = EventEmitter.prototype.eventNames.call(this), usual = this._writableState ? this._readableState ? 'Duplex' : 'Writable' : this._readableState ? 'Readable' : undefined;
      const first = usual ? usualEvents[usual].filter(name => names.includes(name)) : [];
      return [...first, ...names.filter(name => !first.includes(name))];
    };
    Object.setPrototypeOf(Stream.prototype, EventEmitter.prototype);
    Object.setPrototypeOf(Stream, EventEmitter);
    // What streams were before they had states: a source that emits what it has.
    Stream.prototype.pipe = function (target, options) {
      const source = this;
      let hasEnded = false;
      const onData = chunk => { if (target.writable && target.write(chunk) === false) source.pause?.(); };
      const onDrain = () => { if (source.readable) source.resume?.(); };
      const onEnd = () => { if (!hasEnded) { hasEnded = true; target.end(); } };
      const onClose = () => { if (!hasEnded) { hasEnded = true; target.destroy?.(); } };
      const onError = function (error) { stop(); if (this.listenerCount('error') === 0) this.emit('error', error); };
      const ends = !target._isStdio && options?.end !== false ? [[source, 'end', onEnd], [source, 'close', onClose]] : [];
      const all = [[source, 'data', onData], [target, 'drain', onDrain], ...ends];
      for (const [emitter, event, listener] of all) emitter.on(event, listener);
      const later = [];
      function stop() { for (const [emitter, event, listener] of [...all, ...later]) emitter.removeListener(event, listener); }
      for (const emitter of [source, target]) { emitter.prependListener('error', onError); later.push([emitter, 'error', onError]); }
      for (const [emitter, event] of [[source, 'end'], [source, 'close'], [target, 'close']]) { emitter.on(event, stop); later.push([emitter, event, stop]); }
      target.emit('pipe', source);
      return target;
    };

    const kConstruct = Symbol('kConstruct'), kDestroy = Symbol('kDestroy'), kIsDisturbed = Symbol.for('nodejs.stream.disturbed');
    const define = (stream, name, state) => Object.defineProperty(stream, name, { value: state, writable: true, configurable: true, enumerable: true });
    const sidesOf = stream => [stream._readableState, stream._writableState].filter(side => side);
    const common = options => ({
      constructed: true, destroyed: false, errored: null, errorEmitted: false, closed: false, closeEmitted: false,
      emitClose: options.emitClose !== false, autoDestroy: options.autoDestroy !== false,
    });

    function destroy(error, callback) {
      const stream = this, sides = sidesOf(stream);
      if (sides.some(side => side.destroyed)) {
        callback?.();
        return stream;
      }
      for (const side of sides) {
        if (error) side.errored ??= error;
        side.destroyed = true;
      }
      const isConstructed = (stream._writableState ?? stream._readableState).constructed;
      if (isConstructed) tearDown(stream, error, callback);
      else stream.once(kDestroy, later => tearDown(stream, both(later, error), callback));
      return stream;
    }
    function tearDown(stream, error, callback) {
      let isDone = false;
      const done = failure => {
        if (isDone) return;
        isDone = true;
        for (const side of sidesOf(stream)) {
          if (failure) side.errored ??= failure;
          side.closed = true;
        }
        callback?.(failure);
        nextTick(() => {
          if (failure) tellError(stream, failure);
          tellClose(stream);
        });
      };
      try { stream._destroy(error || null, done); } catch (failure) { done(failure); }
    }
    function tellError(stream, error) {
      const sides = sidesOf(stream);
      if (sides.some(side => side.errorEmitted)) return;
      for (const side of sides) side.errorEmitted = true;
      stream.emit('error', error);
    }
    function tellClose(stream) {
      const sides = sidesOf(stream);
      for (const side of sides) side.closeEmitted = true;
      if (sides.some(side => side.emitClose)) stream.emit('close');
    }
    // An error that is nobody's argument: it destroys the stream, or is told where the stream goes on.
    function fail(stream, error, isSync = false) {
      const sides = sidesOf(stream);
      if (sides.some(side => side.destroyed)) return;
      if (sides.some(side => side.autoDestroy)) { stream.destroy(error); return; }
      for (const side of sides) side.errored ??= error;
      if (isSync) nextTick(tellError, stream, error); else tellError(stream, error);
    }
    // What someone else does to a stream that is no longer of use.
    function destroyFrom(stream, error) {
      if (!stream || isDestroyed(stream)) return;
      if (!error && !isFinished(stream)) error = abortError(undefined);
      if (typeof stream.destroy === 'function') stream.destroy(error);
      else stream.close?.();
    }

    function construct(stream, callback) {
      if (typeof stream._construct !== 'function') return;
      const sides = sidesOf(stream);
      for (const side of sides) side.constructed = false;
      stream.once(kConstruct, callback);
      if (stream.listenerCount(kConstruct) > 1) return;
      nextTick(() => {
        let isDone = false;
        const done = error => {
          if (isDone) { fail(stream, error ?? calledTwice()); return; }
          isDone = true;
          for (const side of sides) side.constructed = true;
          if (sides.some(side => side.destroyed)) stream.emit(kDestroy, error);
          else if (error) fail(stream, error, true);
          else nextTick(() => stream.emit(kConstruct));
        };
        try { stream._construct(error => nextTick(done, error)); } catch (error) { nextTick(done, error); }
      });
    }
    function followSignal(stream, signal) {
      const abort = () => stream.destroy(abortError(signal.reason));
      if (signal.aborted) { abort(); return; }
      signal.addEventListener('abort', abort, { once: true });
      finished(stream, () => signal.removeEventListener('abort', abort));
    }
    function adopt(stream, options, names) {
      for (const [option, method] of names) if (typeof options[option] === 'function') stream[method] = options[option];
      if (options.signal) followSignal(stream, options.signal);
    }
    const commonOptions = [['destroy', '_destroy'], ['construct', '_construct']];

    function install(Class, methods, properties) {
      for (const key of Reflect.ownKeys(methods)) {
        Object.defineProperty(Class.prototype, key, { value: methods[key], writable: true, configurable: true, enumerable: typeof key === 'string' });
      }
      for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(properties))) Object.defineProperty(Class.prototype, name, { ...descriptor, enumerable: false });
    }

    // What is asked of streams, whoever made them.
    const isReadableStream = (value, isStrict = false) => !!(value && typeof value.pipe === 'function' && typeof value.on === 'function'
      && (!isStrict || typeof value.pause === 'function' && typeof value.resume === 'function')
      && (!value._writableState || value._readableState?.readable !== false) && (!value._writableState || value._readableState));
    const isWritableStream = value => !!(value && typeof value.write === 'function' && typeof value.on === 'function' && (!value._readableState || value._writableState?.writable !== false));
    const isDuplexStream = value => !!(value && typeof value.pipe === 'function' && value._readableState && typeof value.on === 'function' && typeof value.write === 'function');
    const isStream = value => !!(value && (value._readableState || value._writableState || typeof value.write === 'function' && typeof value.on === 'function'
      || typeof value.pipe === 'function' && typeof value.on === 'function'));
    const isIterable = (value, isAsync) => value !== null && value !== undefined
      && (isAsync !== false && typeof value[Symbol.asyncIterator] === 'function' || isAsync !== true && typeof value[Symbol.iterator] === 'function');
    const isDestroyed = stream => !!(stream.destroyed || (stream._writableState ?? stream._readableState)?.destroyed);
    const isWritableEnded = stream => stream.writableEnded === true || stream._writableState?.ended === true;
    const isWritableFinished = (stream, isStrict = true) => {
      const state = stream._writableState;
      return stream.writableFinished === true || !!state && !state.errored && (!!state.finished || !isStrict && state.ended && state.length === 0);
    };
    const isReadableFinished = (stream, isStrict = true) => {
      const state = stream._readableState;
      return !!state && !state.errored && (!!state.endEmitted || !isStrict && state.ended && state.length === 0);
    };
    const isReadable = stream => typeof stream?.readable !== 'boolean' ? null : !isDestroyed(stream) && isReadableStream(stream) && stream.readable && !isReadableFinished(stream);
    const isWritable = stream => typeof stream?.writable !== 'boolean' ? null : !isDestroyed(stream) && isWritableStream(stream) && stream.writable && !isWritableEnded(stream);
    const isFinished = stream => isDestroyed(stream) || isReadable(stream) !== true && isWritable(stream) !== true;
    const isClosed = stream => !!(stream.closed || sidesOf(stream).some(side => side.closed));
    const willEmitClose = stream => {
      const state = stream._writableState ?? stream._readableState;
      return !!state && state.autoDestroy && state.emitClose && state.closed === false;
    };

    """#
}
