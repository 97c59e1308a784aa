extension ModuleSource {
    /// `finished` and `pipeline`, and both with promises.
    static let streamTools = #"""

    const once = fn => { let isDone = false; return function (...values) { if (isDone) return; isDone = true; Reflect.apply(fn, this, values); }; };
    function finished(stream, options, callback) {
      if (arguments.length === 2 && typeof options === 'function') { callback = options; options = {}; }
      else if (options === undefined || options === null) options = {};
      else if (typeof options !== 'object') invalidArgumentType('options', 'of type object', options);
      if (typeof callback !== 'function') invalidArgumentType('callback', 'of type function', callback);
      if (options.signal !== undefined) checkSignal(options.signal, 'options.signal');
      callback = once(callback);
      if (typeof stream?.getReader === 'function' || typeof stream?.getWriter === 'function') return finishedOnWeb(stream, callback);
      if (!isStream(stream)) invalidArgumentType('stream', 'an instance of ReadableStream, WritableStream, or Stream', stream);
      const hasReadable = isReadableStream(stream), hasWritable = isWritableStream(stream);
      const wantsReadable = options.readable ?? hasReadable, wantsWritable = options.writable ?? hasWritable;
      // What will be closed is waited for until it is.
      let waitsForClose = willEmitClose(stream) && hasReadable === wantsReadable && hasWritable === wantsWritable;
      let isWritten = isWritableFinished(stream, false), isRead = isReadableFinished(stream, false);
      const tell = (...values) => Reflect.apply(callback, stream, values);
      const failureOf = () => stream._writableState?.errored || stream._readableState?.errored || (typeof stream.errored === 'object' ? stream.errored : undefined);
      const onFinish = () => {
        isWritten = true;
        if (stream.destroyed) waitsForClose = false;
        if (waitsForClose && (!stream.writable || wantsReadable)) return;
        if (!wantsReadable || isRead) tell();
      };
      const onEnd = () => {
        isRead = true;
        if (stream.destroyed) waitsForClose = false;
        if (waitsForClose && (!stream.readable || wantsWritable)) return;
        if (!wantsWritable || isWritten) tell();
      };
      const onError = error => tell(error);
      const onClose = () => {
        const failure = failureOf();
        if (failure) return tell(failure);
        if (wantsReadable && !isRead && isReadableStream(stream, true) && !isReadableFinished(stream, false)) return tell(prematureClose());
        if (wantsWritable && !isWritten && !isWritableFinished(stream, false)) return tell(prematureClose());
        tell();
      };
      const onClosed = () => { const failure = failureOf(); if (failure) tell(failure); else tell(); };
      const listeners = [['end', onEnd], ['finish', onFinish], ...options.error === false ? [] : [['error', onError]], ['close', onClose]];
      for (const [event, listener] of listeners) stream.on(event, listener);
      if (isClosed(stream)) nextTick(onClose);
      else if (sidesOf(stream).some(side => side.errorEmitted)) { if (!waitsForClose) nextTick(onClosed); }
      else if (!wantsReadable && (!waitsForClose || isReadable(stream)) && (isWritten || isWritable(stream) === false)) nextTick(onClosed);
      else if (!wantsWritable && (!waitsForClose || isWritable(stream)) && (isRead || isReadable(stream) === false)) nextTick(onClosed);
      const stop = () => {
        callback = nop;
        for (const [event, listener] of listeners) stream.removeListener(event, listener);
      };
      if (options.signal && !isClosed(stream)) {
        const { signal } = options, outer = callback;
        const abort = () => { stop(); Reflect.apply(outer, stream, [abortError(signal.reason)]); };
        if (signal.aborted) nextTick(abort);
        else {
          signal.addEventListener('abort', abort, { once: true });
          callback = once(function (...values) { signal.removeEventListener('abort', abort); Reflect.apply(outer, this, values); });
        }
      }
      return stop;
    }
    function finishedOnWeb(stream, callback) {
      const { closed } = require('internal/web_readable').stateOf?.(stream) ?? {};
      if (closed) closed.then(() => nextTick(callback), error => nextTick(callback, error));
      return nop;
    }
    function checkSignal(signal, name) {
      if (signal === null || typeof signal !== 'object' || !('aborted' in signal)) invalidArgumentType(name, 'an instance of AbortSignal', signal);
    }

    function pipeline(...streams) {
      const callback = streams.pop();
      if (typeof callback !== 'function') invalidArgumentType('streams[stream.length - 1]', 'of type function', callback);
      return connect(streams, undefined, callback);
    }
    function connect(streams, options, callback) {
      callback = once(callback);
      if (streams.length === 1 && Array.isArray(streams[0])) streams = streams[0];
      if (streams.length < 2) throw nodeError(TypeError, 'ERR_MISSING_ARGS', 'The "streams" argument must be specified');
      const controller = new internal.global.AbortController(), outer = options?.signal, whenDone = [], destroyers = [];
      let error, value, due = 0;
      if (outer !== undefined) checkSignal(outer, 'options.signal');
      const abort = () => over(abortError(undefined), false);
      outer?.addEventListener('abort', abort, { once: true });
      function over(failure, isLast) {
        if (failure && (!error || error.code === 'ERR_STREAM_PREMATURE_CLOSE')) error = failure;
        if (!error && !isLast) return;
        while (destroyers.length > 0) destroyers.shift()(error);
        outer?.removeEventListener('abort', abort);
        controller.abort();
        if (!isLast) return;
        if (!error) for (const each of whenDone) each();
        nextTick(callback, error, value);
      }
      const finish = failure => over(failure, --due === 0);
      const endsLast = options?.end !== false;
      let current;
      streams.forEach((stream, i) => {
        const isRead = i < streams.length - 1, isLast = !isRead, ends = isRead || endsLast;
        if (isStream(stream)) {
          if (ends) destroyers.push(guard(stream, isRead, i > 0, isLast && isReadable(stream) ? whenDone : undefined));
          const onError = failure => { if (failure && failure.name !== 'AbortError' && failure.code !== 'ERR_STREAM_PREMATURE_CLOSE') finish(failure); };
          stream.on('error', onError);
          if (isLast && isReadable(stream)) whenDone.push(() => stream.removeListener('error', onError));
        }
        if (i === 0) {
          if (typeof stream === 'function') {
            current = stream({ signal: controller.signal });
            if (!isIterable(current)) throw invalidReturn('Iterable, AsyncIterable or Stream', 'source', current);
          } else current = isIterable(stream) || isReadableStream(stream) || typeof stream?.getReader === 'function' ? stream : Duplex.from(stream);
        } else if (typeof stream === 'function') current = throughFunction(stream, i);
        else if (isStream(stream)) {
          if (isReadableStream(current)) {
            due += 2;
            const stop = pump(current, stream, finish, failure => over(failure, false), ends);
            if (isLast && isReadable(stream)) whenDone.push(stop);
          } else if (isIterable(current)) { due++; feed(current, stream, finish, ends); }
          else invalidArgumentType('val', 'an instance of Readable, Iterable, AsyncIterable, ReadableStream, or TransformStream', current);
          current = stream;
        } else if (typeof stream?.getWriter === 'function') {
          due++;
          feed(current, Writable.fromWeb(stream), finish, ends);
          current = stream;
        } else if (typeof stream?.writable?.getWriter === 'function') {
          due++;
          feed(current, Writable.fromWeb(stream.writable), finish, ends);
          current = stream.readable;
        } else current = Duplex.from(stream);
      });
      function throughFunction(stream, i) {
        const result = stream(isIterable(current) ? current : chunksOf(current), { signal: controller.signal });
        if (i < streams.length - 1) {
          if (!isIterable(result, true)) throw invalidReturn('AsyncIterable', `transform[${i - 1}]`, result);
          return result;
        }
        const last = new PassThrough({ objectMode: true });
        if (typeof result?.then === 'function') {
          due++;
          result.then(outcome => {
            value = outcome;
            if (outcome !== undefined && outcome !== null) last.write(outcome);
            if (endsLast) last.end();
            nextTick(finish);
          }, failure => { last.destroy(failure); nextTick(finish, failure); });
        } else if (isIterable(result, true)) { due++; feed(result, last, finish, endsLast); }
        else throw invalidReturn('AsyncIterable or Promise', 'destination', result);
        destroyers.push(guard(last, false, true, whenDone));
        return last;
      }
      if (outer?.aborted) nextTick(abort);
      return current;
    }
    // What destroys a stream that has not come to its end.
    function guard(stream, reads, writes, whenDone) {
      let isOver = false;
      stream.on('close', () => { isOver = true; });
      const stop = finished(stream, { readable: reads, writable: writes }, error => { isOver = !error; });
      whenDone?.push(stop);
      return error => {
        if (isOver) return;
        isOver = true;
        destroyFrom(stream, error || destroyedBefore('pipe'));
      };
    }
    function pump(source, target, finish, failOnly, ends) {
      let hasEnded = false;
      target.on('close', () => { if (!hasEnded) failOnly(prematureClose()); });
      source.pipe(target, { end: false });
      if (ends) {
        const end = () => { hasEnded = true; target.end(); };
        if (isReadableFinished(source)) nextTick(end); else source.once('end', end);
      } else finish();
      finished(source, { readable: true, writable: false }, error => {
        const state = source._readableState;
        if (error?.code === 'ERR_STREAM_PREMATURE_CLOSE' && state?.ended && !state.errored && !state.errorEmitted) source.once('end', finish).once('error', finish);
        else finish(error);
      });
      return finished(target, { readable: false, writable: true }, finish);
    }
    async function feed(chunks, target, finish, ends) {
      let failure, wake;
      const go = error => {
        if (error) failure = error;
        const callback = wake;
        wake = undefined;
        callback?.();
      };
      const room = () => new Promise((resolve, reject) => {
        if (failure) reject(failure); else wake = () => failure ? reject(failure) : resolve();
      });
      target.on('drain', go);
      const stop = finished(target, { readable: false }, go);
      try {
        if (target.writableNeedDrain) await room();
        for await (const chunk of chunks) if (!target.write(chunk)) await room();
        if (ends) { target.end(); await room(); }
        finish();
      } catch (error) { finish(failure !== error ? both(failure, error) : error); }
      finally {
        stop();
        target.off('drain', go);
      }
    }

    const promises = {
      finished(stream, options) {
        const { promise, resolve, reject } = Promise.withResolvers();
        const stop = finished(stream, options ?? {}, error => {
          if (options?.cleanup) stop();
          if (error) reject(error); else resolve();
        });
        return promise;
      },
      pipeline: (...streams) => new Promise((resolve, reject) => {
        const last = streams.at(-1);
        const isOptions = last !== null && typeof last === 'object' && !isStream(last) && !isIterable(last) && typeof last.getWriter !== 'function' && typeof last.writable?.getWriter !== 'function';
        connect(streams, isOptions ? streams.pop() : undefined, (error, value) => error ? reject(error) : resolve(value));
      }),
    };
    """#
}
