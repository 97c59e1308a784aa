extension ModuleSource {
    /// ReadableStream and its kin (Streams Standard §4), and the strategies (§7). What is common to all streams of the Web stands first.
    static let webReadable = #"""
    const { nodeError, invalidThis, illegalConstructor: illegal } = require('internal/errors');
    const { inspect, invalidArgumentType } = internal;
    const customInspect = Symbol.for('nodejs.util.inspect.custom');
    const invalidState = message => nodeError(TypeError, 'ERR_INVALID_STATE', `Invalid state: ${message}`);
    const kMake = Symbol('make');
    const quiet = promise => { promise.then(undefined, () => {}); return promise; };
    const withResolvers = () => Promise.withResolvers();
    const rejected = reason => { const made = withResolvers(); quiet(made.promise); made.reject(reason); return made; };
    // As in Node an async function, so that what gives a promise takes three microtasks more.
    const call = async (callback, receiver, ...args) => callback === undefined ? undefined : Reflect.apply(callback, receiver, args);
    // What streams themselves are made of gives promises, and is not called so.
    const ownCalls = new WeakSet(), direct = callback => { ownCalls.add(callback); return callback; };
    const attempt = (callback, ...rest) => callback !== undefined && ownCalls.has(callback) ? callback(...rest.slice(1)) : call(callback, ...rest);
    const method = (source, name, owner) => {
      const value = source?.[name];
      if (value !== undefined && typeof value !== 'function') invalidArgumentType(`${owner}.${name}`, 'of type function', value);
      return value;
    };
    function highWaterMark(strategy, fallback) {
      if (strategy?.highWaterMark === undefined) return fallback;
      const mark = +strategy.highWaterMark;
      if (Number.isNaN(mark) || mark < 0) throw nodeError(RangeError, 'ERR_INVALID_ARG_VALUE', `The property 'strategy.highWaterMark' is invalid. Received ${inspect(mark)}`);
      return mark;
    }
    const sizeOf = strategy => method(strategy, 'size', 'strategy') ?? (() => 1);
    function shown(Class, facts) {
      Object.defineProperty(Class.prototype, customInspect, { configurable: true, writable: true, value(depth, options) {
        if (depth < 0) return this;
        return `${Class.name} ${inspect(facts(this), { ...options, depth: options.depth == null ? null : options.depth - 1 })}`;
      } });
      Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, configurable: true });
      for (const name of Object.getOwnPropertyNames(Class.prototype)) if (name !== 'constructor') Object.defineProperty(Class.prototype, name, { enumerable: true });
    }
    // Whatever a class keeps of its objects; nobody else's objects pass.
    function keeper(name) {
      const kept = new WeakMap();
      return { keep: (object, state) => { kept.set(object, state); return state; }, has: object => kept.has(object), of: object => {
        const state = kept.get(object);
        if (state === undefined) throw invalidThis(name);
        return state;
      } };
    }
    const streams = keeper('ReadableStream'), readers = keeper('ReadableStreamDefaultReader'), byobs = keeper('ReadableStreamBYOBReader'), controllers = keeper('ReadableStreamDefaultController');

    // MARK: Streams

    class ReadableStream {
      constructor(source = {}, strategy = {}) {
        if (source === null || typeof source !== 'object') invalidArgumentType('source', 'of type object', source);
        if (strategy !== null && typeof strategy !== 'object' && typeof strategy !== 'function') invalidArgumentType('strategy', 'of type object', strategy);
        const isBytes = source.type !== undefined && `${source.type}` === 'bytes';
        if (source.type !== undefined && !isBytes) throw nodeError(TypeError, 'ERR_INVALID_ARG_VALUE', `The property 'source.type' is invalid. Received ${inspect(source.type)}`);
        const stream = streams.keep(this, { object: this, state: 'readable', disturbed: false, reader: undefined, error: undefined });
        startController(stream, source, highWaterMark(strategy, isBytes ? 0 : 1), isBytes ? undefined : sizeOf(strategy), isBytes);
      }
      get locked() { return streams.of(this).reader !== undefined; }
      static from(iterable) { return fromIterable(iterable); }
      cancel(reason = undefined) {
        if (!streams.has(this)) return Promise.reject(invalidThis('ReadableStream'));
        return this.locked ? Promise.reject(invalidState('ReadableStream is locked')) : cancelStream(streams.of(this), reason);
      }
      getReader(options = {}) {
        streams.of(this);
        if (options?.mode === undefined) return new ReadableStreamDefaultReader(this);
        if (`${options.mode}` !== 'byob') throw nodeError(TypeError, 'ERR_INVALID_ARG_VALUE', `The property 'options.mode' is invalid. Received ${inspect(options.mode)}`);
        return new ReadableStreamBYOBReader(this);
      }
      pipeThrough(transform, options = {}) {
        const stream = streams.of(this), { isWritableStream, isWritableLocked } = require('internal/web_writable');
        if (!streams.has(transform?.readable)) invalidArgumentType('transform.readable', 'an instance of ReadableStream', transform?.readable);
        if (!isWritableStream(transform.writable)) invalidArgumentType('transform.writable', 'an instance of WritableStream', transform.writable);
        if (this.locked) throw invalidState('The ReadableStream is locked');
        if (isWritableLocked(transform.writable)) throw invalidState('The WritableStream is locked');
        quiet(pipe(stream.object, transform.writable, options));
        return transform.readable;
      }
      async pipeTo(destination, options = {}) {
        streams.of(this);
        const { isWritableStream, isWritableLocked } = require('internal/web_writable');
        if (!isWritableStream(destination)) invalidArgumentType('transform.writable', 'an instance of WritableStream', destination);
        if (this.locked) throw invalidState('The ReadableStream is locked');
        if (isWritableLocked(destination)) throw invalidState('The WritableStream is locked');
        return pipe(this, destination, options);
      }
      tee() { streams.of(this); return tee(this); }
      values(options = {}) {
        streams.of(this);
        return iterate(this.getReader(), !!options?.preventCancel);
      }
    }
    Object.defineProperty(ReadableStream.prototype, Symbol.asyncIterator, { value: ReadableStream.prototype.values, writable: true, configurable: true });
    shown(ReadableStream, stream => ({ locked: stream.locked, state: streams.of(stream).state, supportsBYOB: streams.of(stream).controller.isBytes }));

    function closeStream(stream) {
      stream.state = 'closed';
      const { reader } = stream;
      if (!reader) return;
      reader.closed.resolve();
      for (const request of reader.requests.splice(0)) request.close();
    }
    // Nothing is asked of the source any more, and what it gave is dropped.
    function forget(controller) { controller.queue = []; controller.total = 0; controller.pull = controller.cancel = undefined; }
    function failStream(stream, error) {
      if (stream.state !== 'readable') return;
      const { controller, reader } = stream;
      forget(controller);
      stream.state = 'errored';
      stream.error = error;
      if (!reader) return;
      quiet(reader.closed.promise);
      reader.closed.reject(error);
      for (const request of reader.requests.splice(0)) request.error(error);
    }
    function cancelStream(stream, reason) {
      stream.disturbed = true;
      if (stream.state === 'closed') return Promise.resolve();
      if (stream.state === 'errored') return Promise.reject(stream.error);
      const { controller, reader } = stream, { cancel, source } = controller;
      closeStream(stream);
      forget(controller);
      return attempt(cancel, source, reason).then(() => undefined);
    }

    // MARK: Controllers

    function startController(stream, source, mark, size, isBytes) {
      const pull = method(source, 'pull', 'source'), cancel = method(source, 'cancel', 'source'), start = method(source, 'start', 'source');
      const object = new (isBytes ? ReadableByteStreamController : ReadableStreamDefaultController)(kMake);
      const controller = controllers.keep(object, { object, stream, source, pull, cancel, mark, size, isBytes, queue: [], total: 0, started: false, closing: false, pulling: false, again: false });
      stream.controller = controller;
      const started = start === undefined ? undefined : Reflect.apply(start, source, [object]);
      new Promise(resolve => resolve(started)).then(() => { controller.started = true; pullIfNeeded(controller); }, error => failStream(stream, error));
    }
    const desired = ({ stream, mark, total }) => stream.state === 'errored' ? null : stream.state === 'closed' ? 0 : mark - total;
    const isOpen = controller => !controller.closing && controller.stream.state === 'readable';
    function pullIfNeeded(controller) {
      const { stream } = controller;
      if (!isOpen(controller) || !controller.started) return;
      if (!(stream.reader?.requests.length > 0) && !(desired(controller) > 0)) return;
      if (controller.pulling) { controller.again = true; return; }
      controller.pulling = true;
      attempt(controller.pull, controller.source, controller.object).then(() => {
        controller.pulling = false;
        if (controller.again) { controller.again = false; pullIfNeeded(controller); }
      }, error => failStream(stream, error));
    }
    function enqueue(controller, chunk) {
      const { stream } = controller;
      if (stream.reader?.requests.length > 0) deliver(controller, chunk);
      else {
        let size;
        try {
          size = controller.isBytes ? chunk.byteLength : +controller.size.call(undefined, chunk);
          if (!(size >= 0) || size === Infinity) throw nodeError(RangeError, 'ERR_INVALID_ARG_VALUE', `The argument 'size' is invalid. Received ${inspect(size)}`);
        } catch (error) { failStream(stream, error); throw error; }
        controller.queue.push({ chunk, size });
        controller.total += size;
      }
      pullIfNeeded(controller);
    }
    function deliver(controller, chunk) {
      const request = controller.stream.reader.requests.shift();
      if (!request.view) return request.chunk(chunk);
      const room = request.view, count = Math.min(room.byteLength, chunk.byteLength);
      bytesOf(room).set(bytesOf(chunk).subarray(0, count));
      if (count < chunk.byteLength) { controller.queue.push({ chunk: bytesOf(chunk).subarray(count), size: chunk.byteLength - count }); controller.total += chunk.byteLength - count; }
      request.chunk(filled(room, count));
    }
    const bytesOf = view => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    const filled = (view, count) => new view.constructor(view.buffer, view.byteOffset, count / (view.BYTES_PER_ELEMENT ?? 1));
    function closeController(controller) {
      controller.closing = true;
      if (controller.queue.length > 0) return;
      controller.pull = controller.cancel = undefined;
      closeStream(controller.stream);
    }
    function takeChunk(controller) {
      const { chunk, size } = controller.queue.shift();
      controller.total = controller.queue.length === 0 ? 0 : controller.total - size;
      if (controller.closing && controller.queue.length === 0) closeController(controller); else pullIfNeeded(controller);
      return chunk;
    }
    class ReadableStreamDefaultController {
      constructor(made) { if (made !== kMake) throw illegal(); }
      get desiredSize() { return desired(controllers.of(this)); }
      close() {
        const controller = controllers.of(this);
        if (!isOpen(controller)) throw invalidState('Controller is already closed');
        closeController(controller);
      }
      enqueue(chunk = undefined) {
        const controller = controllers.of(this);
        if (!isOpen(controller)) throw invalidState('Controller is already closed');
        enqueue(controller, chunk);
      }
      error(reason = undefined) { failStream(controllers.of(this).stream, reason); }
    }
    shown(ReadableStreamDefaultController, () => ({}));
    class ReadableByteStreamController {
      constructor(made) { if (made !== kMake) throw illegal(); }
      get byobRequest() {
        const { stream } = controllers.of(this), request = stream.reader?.requests[0];
        return request?.view ? request.byob ??= new ReadableStreamBYOBRequest(kMake, controllers.of(this), request) : null;
      }
      get desiredSize() { return desired(controllers.of(this)); }
      close() { ReadableStreamDefaultController.prototype.close.call(this); }
      enqueue(chunk) {
        if (!ArrayBuffer.isView(chunk)) invalidArgumentType('chunk', 'an instance of Buffer, TypedArray, or DataView', chunk);
        if (chunk.byteLength === 0) throw invalidState('chunk ArrayBuffer is zero-length or detached');
        ReadableStreamDefaultController.prototype.enqueue.call(this, new Uint8Array(chunk.buffer.slice(chunk.byteOffset, chunk.byteOffset + chunk.byteLength)));
      }
      error(reason = undefined) { failStream(controllers.of(this).stream, reason); }
    }
    shown(ReadableByteStreamController, () => ({}));
    class ReadableStreamBYOBRequest {
      #controller; #request;
      constructor(made, controller, request) { if (made !== kMake) throw illegal(); this.#controller = controller; this.#request = request; }
      get view() { return bytesOf(this.#request.view); }
      respond(count) { this.#answer(filled(this.#request.view, count)); }
      respondWithNewView(view) { this.#answer(view); }
      #answer(view) {
        const { requests } = this.#controller.stream.reader ?? { requests: [] }, place = requests.indexOf(this.#request);
        if (place < 0) throw invalidState('This BYOB request has been invalidated');
        requests.splice(place, 1);
        if (this.#controller.stream.state === 'closed') this.#request.close(); else this.#request.chunk(view);
      }
    }
    shown(ReadableStreamBYOBRequest, request => ({ view: request.view }));

    // MARK: Readers

    function startReader(kind, object, stream) {
      if (!streams.has(stream)) invalidArgumentType('stream', 'an instance of ReadableStream', stream);
      const state = streams.of(stream);
      if (state.reader) throw invalidState('ReadableStream is locked');
      const reader = kind.keep(object, { stream: state, requests: [], closed: withResolvers() });
      state.reader = reader;
      if (state.state === 'closed') reader.closed.resolve();
      else if (state.state === 'errored') reader.closed = rejected(state.error);
    }
    function releaseReader(reader) {
      if (!reader.stream) return;
      const error = invalidState('Reader released');
      if (reader.stream.state === 'readable') { quiet(reader.closed.promise); reader.closed.reject(error); } else reader.closed = rejected(error);
      reader.stream.reader = undefined;
      reader.stream = undefined;
      const requests = reader.requests.splice(0);
      if (requests.length > 0) for (const request of requests) request.error(invalidState('Releasing reader'));
    }
    function readRequest(reader, request) {
      const { stream } = reader, { controller } = stream;
      stream.disturbed = true;
      if (stream.state === 'closed') request.close();
      else if (stream.state === 'errored') request.error(stream.error);
      else if (controller.queue.length > 0) {
        if (!request.view) return request.chunk(takeChunk(controller));
        const room = request.view, next = controller.queue[0], count = Math.min(room.byteLength, next.chunk.byteLength);
        bytesOf(room).set(bytesOf(next.chunk).subarray(0, count));
        if (count < next.chunk.byteLength) { next.chunk = bytesOf(next.chunk).subarray(count); next.size -= count; controller.total -= count; } else takeChunk(controller);
        request.chunk(filled(room, count));
      } else {
        reader.requests.push(request);
        pullIfNeeded(controller);
      }
    }
    const readPromise = (reader, view) => new Promise((resolve, reject) => readRequest(reader, {
      view, chunk: value => resolve({ value, done: false }), close: () => resolve({ value: view && filled(view, 0), done: true }), error: reject,
    }));
    const readerMethods = kind => ({
      get closed() { return kind.has(this) ? kind.of(this).closed.promise : Promise.reject(invalidThis('Reader')); },
      cancel(reason = undefined) {
        const reader = kind.of(this);
        return reader.stream ? cancelStream(reader.stream, reason) : Promise.reject(invalidState('The reader is not attached to a stream'));
      },
      releaseLock() { releaseReader(kind.of(this)); },
    });
    class ReadableStreamDefaultReader {
      constructor(stream) { startReader(readers, this, stream); }
      read() {
        if (!readers.has(this)) return Promise.reject(invalidThis('ReadableStreamDefaultReader'));
        const reader = readers.of(this);
        return reader.stream ? readPromise(reader) : Promise.reject(invalidState('The reader is not attached to a stream'));
      }
    }
    class ReadableStreamBYOBReader {
      constructor(stream) {
        if (streams.has(stream) && !streams.of(stream).controller.isBytes)
          throw nodeError(TypeError, 'ERR_INVALID_ARG_VALUE', `The argument 'stream' must be a byte stream. Received ${inspect(stream)}`);
        startReader(byobs, this, stream);
      }
      async read(view) {
        if (!ArrayBuffer.isView(view)) invalidArgumentType('view', 'an instance of Buffer, TypedArray, or DataView', view);
        const reader = byobs.of(this);
        if (view.byteLength === 0) throw invalidState('View or Viewed ArrayBuffer is zero-length or detached');
        if (!reader.stream) throw invalidState('The reader is not attached to a stream');
        // The view is the stream's from now on.
        const { buffer, byteOffset, length, byteLength } = view, own = buffer.transfer ? buffer.transfer() : buffer;
        return readPromise(reader, new view.constructor(own, byteOffset, length ?? byteLength));
      }
    }
    for (const [Class, kind] of [[ReadableStreamDefaultReader, readers], [ReadableStreamBYOBReader, byobs]]) {
      Object.defineProperties(Class.prototype, Object.getOwnPropertyDescriptors(readerMethods(kind)));
      shown(Class, reader => ({ stream: kind.of(reader).stream?.object, readRequests: kind.of(reader).requests.length, close: kind.of(reader).closed.promise }));
    }

    // MARK: What is made of streams

    const AsyncIteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}.prototype));
    function iterate(object, preventCancel) {
      const reader = readers.of(object);
      let isFinished = false, isStarted = false, current;
      const next = () => {
        if (isFinished) return Promise.resolve({ value: undefined, done: true });
        if (!reader.stream) return Promise.reject(invalidState('The reader is not bound to a ReadableStream'));
        return new Promise((resolve, reject) => readRequest(reader, {
          chunk(value) { current = undefined; resolve({ value, done: false }); },
          close() { current = undefined; isFinished = true; releaseReader(reader); resolve({ value: undefined, done: true }); },
          error(error) { current = undefined; isFinished = true; releaseReader(reader); reject(error); },
        }));
      };
      const finish = async value => {
        if (isFinished) return { value, done: true };
        isFinished = true;
        if (!reader.stream) throw invalidState('The reader is not bound to a ReadableStream');
        if (preventCancel) { releaseReader(reader); return { value, done: true }; }
        const result = cancelStream(reader.stream, value);
        releaseReader(reader);
        await result;
        return { value, done: true };
      };
      return Object.setPrototypeOf({
        next() {
          // As in Node the first one waits for the stream to have started.
          if (!isStarted) current = Promise.resolve();
          isStarted = true;
          return current = current ? current.then(next, next) : next();
        },
        return(value) { return current ? current.then(() => finish(value), () => finish(value)) : finish(value); },
        [Symbol.asyncIterator]() { return this; },
      }, AsyncIteratorPrototype);
    }
    function fromIterable(iterable) {
      const make = iterable?.[Symbol.asyncIterator] ?? iterable?.[Symbol.iterator];
      if (typeof make !== 'function') throw nodeError(TypeError, 'ERR_ARG_NOT_ITERABLE', `${inspect(iterable)} must be iterable`);
      // As in Node a plain iterator is read through a generator.
      const iterator = iterable?.[Symbol.asyncIterator] == null ? (async function* () { return yield* iterable; })() : Reflect.apply(make, iterable, []);
      return new ReadableStream({
        async pull(controller) {
          const result = await iterator.next();
          if (result === null || typeof result !== 'object') throw invalidState('The promise returned by the iterator.next() method must fulfill with an object');
          if (result.done) controller.close(); else controller.enqueue(result.value);
        },
        async cancel(reason) { if (iterator.return !== undefined) await iterator.return(reason); },
      }, { highWaterMark: 0 });
    }
    function tee(stream) {
      const object = stream.getReader(), reader = readers.of(object), cancelled = withResolvers();
      const branches = [], reasons = [undefined, undefined], isCancelled = [false, false];
      let isReading = false;
      const pull = () => {
        if (isReading) return;
        isReading = true;
        readRequest(reader, {
          chunk: chunk => internal.global.queueMicrotask(() => {
            isReading = false;
            branches.forEach((branch, i) => { if (!isCancelled[i]) enqueue(streams.of(branch).controller, chunk); });
          }),
          // In a tick of its own, as Node has it.
          close: () => internal.process.nextTick(() => {
            isReading = false;
            branches.forEach((branch, i) => { if (!isCancelled[i]) closeController(streams.of(branch).controller); });
            if (!isCancelled.every(Boolean)) cancelled.resolve();
          }),
          error: () => { isReading = false; },
        });
      };
      const cancel = i => reason => {
        isCancelled[i] = true;
        reasons[i] = reason;
        if (isCancelled.every(Boolean)) cancelled.resolve(cancelStream(reader.stream, reasons));
        return cancelled.promise;
      };
      for (const i of [0, 1]) branches.push(new ReadableStream({ pull, cancel: cancel(i) }));
      reader.closed.promise.then(undefined, error => {
        for (const branch of branches) failStream(streams.of(branch), error);
        if (!isCancelled.every(Boolean)) cancelled.resolve();
      });
      return branches;
    }
    function pipe(source, destination, { preventClose, preventAbort, preventCancel, signal } = {}) {
      if (signal !== undefined && !require('internal/web_events').isSignal(signal)) invalidArgumentType('options.signal', 'an instance of AbortSignal', signal);
      const reader = source.getReader(), from = streams.of(source), { openPipe } = require('internal/web_writable'), writer = openPipe(destination), done = withResolvers();
      let isOver = false, last = Promise.resolve();
      const finish = (isError, error) => {
        signal?.removeEventListener('abort', onAbort);
        writer.release();
        reader.releaseLock();
        if (isError) done.reject(error); else done.resolve();
      };
      const shutDown = (action, isError, error) => {
        if (isOver) return;
        isOver = true;
        const wait = writer.isOpen() ? last.then(() => {}, () => {}) : Promise.resolve();
        wait.then(() => action ? action().then(() => finish(isError, error), reason => finish(true, reason)) : finish(isError, error));
      };
      const onAbort = () => {
        const { reason } = signal;
        shutDown(() => Promise.all([
          preventAbort || !writer.isOpen() ? undefined : writer.abort(reason), preventCancel || from.state !== 'readable' ? undefined : cancelStream(from, reason),
        ]), true, reason);
      };
      if (signal?.aborted) { onAbort(); return done.promise; }
      signal?.addEventListener('abort', onAbort);
      const own = readers.of(reader);
      own.closed.promise.then(() => shutDown(preventClose ? undefined : () => writer.close(), false), error => shutDown(preventAbort ? undefined : () => writer.abort(error), true, error));
      writer.closed.then(() => { const error = invalidState('Destination WritableStream is closed'); shutDown(preventCancel ? undefined : () => cancelStream(from, error), true, error); },
        error => shutDown(preventCancel ? undefined : () => cancelStream(from, error), true, error));
      // True when there is no more. A promise of its own for each piece, as in Node.
      const step = async () => {
        if (isOver) return true;
        await writer.ready();
        if (isOver) return true;
        return new Promise((resolve, reject) => readRequest(own, { chunk(value) { last = quiet(writer.write(value)); resolve(false); }, close: () => resolve(true), error: reject }));
      };
      const run = async () => { while (!await step()); };
      quiet(run());
      return done.promise;
    }

    // MARK: Strategies

    class CountQueuingStrategy {
      #mark;
      constructor(init) { if (init?.highWaterMark === undefined) throw missing(init); this.#mark = +init.highWaterMark; }
      get highWaterMark() { return this.#mark; }
      get size() { return countSize; }
    }
    class ByteLengthQueuingStrategy {
      #mark;
      constructor(init) { if (init?.highWaterMark === undefined) throw missing(init); this.#mark = +init.highWaterMark; }
      get highWaterMark() { return this.#mark; }
      get size() { return byteSize; }
    }
    function missing(init) {
      if (init === null || typeof init !== 'object') try { invalidArgumentType('init', 'of type object', init); } catch (error) { return error; }
      return nodeError(TypeError, 'ERR_MISSING_OPTION', 'options.highWaterMark is required');
    }
    const countSize = Object.defineProperty(() => 1, 'name', { value: 'size' }), byteSize = Object.defineProperty(chunk => chunk.byteLength, 'name', { value: 'size' });
    for (const Class of [CountQueuingStrategy, ByteLengthQueuingStrategy]) shown(Class, strategy => ({ highWaterMark: strategy.highWaterMark }));

    Object.assign(exports, {
      ReadableStream, ReadableStreamDefaultReader, ReadableStreamBYOBReader, ReadableStreamBYOBRequest, ReadableStreamDefaultController, ReadableByteStreamController,
      CountQueuingStrategy, ByteLengthQueuingStrategy,
    });
    Object.defineProperty(exports, 'tools', { value: {
      invalidState, illegal, kMake, quiet, withResolvers, rejected, attempt, direct, method, highWaterMark, sizeOf, shown, keeper,
      readable: { stateOf: stream => streams.of(stream), failStream, closeController, enqueue, isOpen, desired },
    } });
    """#
}
