extension ModuleSource {
    /// WritableStream and TransformStream (Streams Standard §5 and §6), and the text streams (Encoding §7).
    static let webWritable = #"""
    const { nodeError, invalidThis } = require('internal/errors');
    const { inspect, invalidArgumentType, global } = internal;
    const web = require('internal/web_readable');
    const { invalidState, illegal, kMake, quiet, withResolvers, rejected, attempt, direct, method, highWaterMark, sizeOf, shown, keeper, readable } = web.tools;
    const streams = keeper('WritableStream'), writers = keeper('WritableStreamDefaultWriter'), controllers = keeper('WritableStreamDefaultController');

    // MARK: Streams

    class WritableStream {
      constructor(sink = {}, strategy = {}) {
        if (sink?.type !== undefined) throw nodeError(RangeError, 'ERR_INVALID_ARG_VALUE', `The argument 'type' is invalid. Received ${inspect(sink.type)}`);
        startStream(this, {
          start: method(sink, 'start', 'sink'), write: method(sink, 'write', 'sink'), close: method(sink, 'close', 'sink'), abort: method(sink, 'abort', 'sink'), sink,
        }, highWaterMark(strategy, 1), sizeOf(strategy));
      }
      get locked() { return streams.of(this).writer !== undefined; }
      abort(reason = undefined) {
        if (!streams.has(this)) return Promise.reject(invalidThis('WritableStream'));
        return this.locked ? Promise.reject(invalidState('WritableStream is locked')) : abortStream(streams.of(this), reason);
      }
      close() {
        if (!streams.has(this)) return Promise.reject(invalidThis('WritableStream'));
        if (this.locked) return Promise.reject(invalidState('WritableStream is locked'));
        return isClosing(streams.of(this)) ? Promise.reject(invalidState('Failure to close WritableStream')) : closeStream(streams.of(this));
      }
      getWriter() { streams.of(this); return new WritableStreamDefaultWriter(this); }
    }
    shown(WritableStream, stream => ({ locked: stream.locked, state: streams.of(stream).state }));

    function startStream(object, calls, mark, size) {
      const abortController = new global.AbortController(), controllerObject = new WritableStreamDefaultController(kMake);
      const stream = streams.keep(object, {
        object, state: 'writable', error: undefined, writer: undefined, requests: [], writing: undefined, closing: undefined, closingNow: undefined, aborting: undefined,
        backpressure: false, queue: [], total: 0, started: false, mark, size, calls, abortController, controllerObject,
      });
      controllers.keep(controllerObject, stream);
      setBackpressure(stream);
      const started = calls.start === undefined ? undefined : Reflect.apply(calls.start, calls.sink, [controllerObject]);
      new Promise(resolve => resolve(started)).then(() => { stream.started = true; advance(stream); }, error => { stream.started = true; deal(stream, error); });
    }
    const isClosing = stream => stream.closing !== undefined || stream.closingNow !== undefined;
    const desired = stream => stream.state === 'errored' || stream.state === 'erroring' ? null : stream.state === 'closed' ? 0 : stream.mark - stream.total;
    function setBackpressure(stream) {
      const backpressure = stream.mark - stream.total <= 0;
      if (stream.writer && backpressure !== stream.backpressure) { if (backpressure) stream.writer.ready = withResolvers(); else stream.writer.ready.resolve(); }
      stream.backpressure = backpressure;
    }
    function abortStream(stream, reason) {
      if (stream.state === 'closed' || stream.state === 'errored') return Promise.resolve();
      stream.abortController.abort(reason);
      if (stream.state === 'closed' || stream.state === 'errored') return Promise.resolve();
      if (stream.aborting) return stream.aborting.promise;
      const wasErroring = stream.state === 'erroring';
      stream.aborting = Object.assign(withResolvers(), { reason: wasErroring ? undefined : reason, wasErroring });
      const { promise } = stream.aborting;
      if (!wasErroring) startErroring(stream, reason);
      return promise;
    }
    function closeStream(stream) {
      if (stream.state === 'closed' || stream.state === 'errored') return Promise.reject(invalidState('WritableStream is closed'));
      stream.closing = withResolvers();
      const { promise } = stream.closing;
      if (stream.writer && stream.backpressure && stream.state === 'writable') stream.writer.ready.resolve();
      stream.queue.push({ isClose: true, size: 0 });
      advance(stream);
      return promise;
    }
    function deal(stream, error) { if (stream.state === 'writable') startErroring(stream, error); else finishErroring(stream); }
    function startErroring(stream, reason) {
      stream.state = 'erroring';
      stream.error = reason;
      if (stream.writer) failReady(stream.writer, reason);
      if (stream.writing === undefined && stream.closingNow === undefined && stream.started) finishErroring(stream);
    }
    function failReady(writer, error) {
      quiet(writer.ready.promise);
      writer.ready.reject(error);
      writer.ready = rejected(error);
    }
    function finishErroring(stream) {
      stream.state = 'errored';
      stream.queue = []; stream.total = 0;
      for (const request of stream.requests.splice(0)) request.reject(stream.error);
      const { aborting } = stream;
      if (!aborting) return rejectClosing(stream);
      stream.aborting = undefined;
      if (aborting.wasErroring) { aborting.reject(stream.error); return rejectClosing(stream); }
      attempt(stream.calls.abort, stream.calls.sink, aborting.reason).then(() => { aborting.resolve(); rejectClosing(stream); }, error => { aborting.reject(error); rejectClosing(stream); });
    }
    function rejectClosing(stream) {
      if (stream.closing) { stream.closing.reject(stream.error); stream.closing = undefined; }
      if (stream.writer) { quiet(stream.writer.closed.promise); stream.writer.closed.reject(stream.error); }
    }
    function advance(stream) {
      if (!stream.started || stream.writing !== undefined) return;
      if (stream.state === 'erroring') return finishErroring(stream);
      if (stream.state === 'closed' || stream.state === 'errored' || stream.queue.length === 0) return;
      const next = stream.queue[0], { calls } = stream;
      if (next.isClose) {
        stream.closingNow = stream.closing;
        stream.closing = undefined;
        stream.queue.shift();
        attempt(calls.close, calls.sink).then(() => {
          stream.closingNow.resolve();
          stream.closingNow = undefined;
          if (stream.state === 'erroring') { stream.error = undefined; stream.aborting?.resolve(); stream.aborting = undefined; }
          stream.state = 'closed';
          stream.writer?.closed.resolve();
        }, error => {
          stream.closingNow.reject(error);
          stream.closingNow = undefined;
          stream.aborting?.reject(error);
          stream.aborting = undefined;
          deal(stream, error);
        });
        return;
      }
      stream.writing = stream.requests.shift();
      attempt(calls.write, calls.sink, next.chunk, stream.controllerObject).then(() => {
        stream.writing.resolve();
        stream.writing = undefined;
        if (stream.state === 'writable' || stream.state === 'erroring') {
          stream.queue.shift();
          stream.total = stream.queue.length === 0 ? 0 : stream.total - next.size;
          if (!isClosing(stream) && stream.state === 'writable') setBackpressure(stream);
        }
        advance(stream);
      }, error => {
        stream.writing.reject(error);
        stream.writing = undefined;
        deal(stream, error);
      });
    }
    class WritableStreamDefaultController {
      constructor(made) { if (made !== kMake) throw illegal(); }
      get signal() { return controllers.of(this).abortController.signal; }
      error(reason = undefined) { const stream = controllers.of(this); if (stream.state === 'writable') startErroring(stream, reason); }
    }
    shown(WritableStreamDefaultController, controller => ({ stream: controllers.of(controller).object }));

    // MARK: Writers

    function write(stream, chunk) {
      let size;
      try { size = +stream.size.call(undefined, chunk); } catch (error) { if (stream.state === 'writable') startErroring(stream, error); size = 1; }
      if (stream.state === 'errored') return Promise.reject(stream.error);
      if (isClosing(stream) || stream.state === 'closed') return Promise.reject(invalidState('Stream is closing or closed.'));
      if (stream.state === 'erroring') return Promise.reject(stream.error);
      const request = withResolvers();
      stream.requests.push(request);
      stream.queue.push({ chunk, size });
      stream.total += size;
      if (!isClosing(stream) && stream.state === 'writable') setBackpressure(stream);
      advance(stream);
      return request.promise;
    }
    function openWriter(object, stream) {
      if (stream.writer) throw invalidState('WritableStream is locked');
      const writer = { stream, closed: withResolvers(), ready: withResolvers() };
      stream.writer = writer;
      if (stream.state === 'writable') { if (isClosing(stream) || !stream.backpressure) writer.ready.resolve(); }
      else if (stream.state === 'erroring') writer.ready = rejected(stream.error);
      else if (stream.state === 'closed') { writer.ready.resolve(); writer.closed.resolve(); }
      else { writer.ready = rejected(stream.error); writer.closed = rejected(stream.error); }
      return writer;
    }
    function releaseWriter(writer) {
      const { stream } = writer, error = invalidState('Writer has been released');
      if (!stream) return;
      failReady(writer, error);
      if (stream.state === 'writable' || stream.state === 'erroring') { quiet(writer.closed.promise); writer.closed.reject(error); }
      writer.closed = rejected(error);
      stream.writer = undefined;
      writer.stream = undefined;
    }
    class WritableStreamDefaultWriter {
      constructor(stream) {
        if (!streams.has(stream)) invalidArgumentType('stream', 'an instance of WritableStream', stream);
        writers.keep(this, openWriter(this, streams.of(stream)));
      }
      static #open(writer) {
        const own = writers.of(writer);
        if (!own.stream) throw invalidState('Writer is not bound to a WritableStream');
        return own;
      }
      get closed() { return writers.of(this).closed.promise; }
      get desiredSize() { return desired(WritableStreamDefaultWriter.#open(this).stream); }
      get ready() { return writers.of(this).ready.promise; }
      abort(reason = undefined) {
        try { return abortStream(WritableStreamDefaultWriter.#open(this).stream, reason); } catch (error) { return Promise.reject(error); }
      }
      close() {
        try {
          const { stream } = WritableStreamDefaultWriter.#open(this);
          return isClosing(stream) ? Promise.reject(invalidState('Failure to close WritableStream')) : closeStream(stream);
        } catch (error) { return Promise.reject(error); }
      }
      releaseLock() { releaseWriter(writers.of(this)); }
      write(chunk = undefined) {
        try { return write(WritableStreamDefaultWriter.#open(this).stream, chunk); } catch (error) { return Promise.reject(error); }
      }
    }
    shown(WritableStreamDefaultWriter, writer => ({
      stream: writers.of(writer).stream?.object, close: writer.closed, ready: writer.ready, desiredSize: writers.of(writer).stream ? writer.desiredSize : undefined,
    }));

    // MARK: Transforms

    const transforms = keeper('TransformStream'), transformControllers = keeper('TransformStreamDefaultController');
    class TransformStream {
      constructor(transformer = {}, writableStrategy = {}, readableStrategy = {}) {
        for (const type of ['readableType', 'writableType']) if (transformer?.[type] !== undefined)
          throw nodeError(RangeError, 'ERR_INVALID_ARG_VALUE', `The argument 'transformer.${type}' is invalid. Received ${inspect(transformer[type])}`);
        const own = transforms.keep(this, { backpressure: undefined, change: undefined }), start = withResolvers();
        const setBackpressure = value => { own.change?.resolve(); own.change = withResolvers(); own.backpressure = value; };
        const calls = { transform: method(transformer, 'transform', 'transformer'), flush: method(transformer, 'flush', 'transformer') };
        const begin = method(transformer, 'start', 'transformer');
        const controller = new TransformStreamDefaultController(kMake);
        const failWritable = error => {
          calls.transform = calls.flush = undefined;
          const stream = streams.of(own.writable);
          if (stream.state === 'writable') startErroring(stream, error);
          if (own.backpressure) setBackpressure(false);
        };
        const fail = error => { readable.failStream(readable.stateOf(own.readable), error); failWritable(error); };
        const transform = async chunk => {
          if (!('transform' in calls)) return;
          try { return await (calls.transform === undefined ? attempt(() => controller.enqueue(chunk)) : attempt(calls.transform, transformer, chunk, controller)); }
          catch (error) { fail(error); throw error; }
        };
        own.writable = Object.create(WritableStream.prototype);
        startStream(own.writable, {
          sink: undefined, start: () => start.promise,
          write: direct(chunk => own.backpressure ? own.change.promise.then(() => {
            const stream = streams.of(own.writable);
            if (stream.state === 'erroring') throw stream.error;
            return transform(chunk);
          }) : transform(chunk)),
          close: direct(() => attempt(calls.flush, transformer, controller).then(() => {
            const stream = readable.stateOf(own.readable);
            if (stream.state === 'errored') throw stream.error;
            if (readable.isOpen(stream.controller)) readable.closeController(stream.controller);
          }, error => { fail(error); throw readable.stateOf(own.readable).error; })),
          abort: direct(async reason => { fail(reason); }),
        }, highWaterMark(writableStrategy, 1), sizeOf(writableStrategy));
        own.readable = new web.ReadableStream({
          start: () => start.promise,
          pull: direct(() => { setBackpressure(false); return own.change.promise; }),
          cancel: direct(async reason => { failWritable(reason); }),
        }, { highWaterMark: highWaterMark(readableStrategy, 0), size: sizeOf(readableStrategy) });
        setBackpressure(true);
        transformControllers.keep(controller, { own, setBackpressure, fail, failWritable });
        start.resolve(begin === undefined ? undefined : Reflect.apply(begin, transformer, [controller]));
      }
      get readable() { return transforms.of(this).readable; }
      get writable() { return transforms.of(this).writable; }
    }
    shown(TransformStream, stream => ({ readable: stream.readable, writable: stream.writable, backpressure: transforms.of(stream).backpressure }));
    class TransformStreamDefaultController {
      constructor(made) { if (made !== kMake) throw illegal(); }
      get desiredSize() { return readable.desired(readable.stateOf(transformControllers.of(this).own.readable).controller); }
      enqueue(chunk = undefined) {
        const { own, setBackpressure, failWritable } = transformControllers.of(this), stream = readable.stateOf(own.readable), { controller } = stream;
        if (!readable.isOpen(controller)) throw invalidState('Unable to enqueue');
        try { readable.enqueue(controller, chunk); } catch (error) { failWritable(error); throw stream.error; }
        const isFull = !(stream.reader?.requests.length > 0) && !(readable.desired(controller) > 0);
        if (isFull && !own.backpressure) setBackpressure(true);
      }
      error(reason = undefined) { transformControllers.of(this).fail(reason); }
      terminate() {
        const { own, failWritable } = transformControllers.of(this), { controller } = readable.stateOf(own.readable);
        if (readable.isOpen(controller)) readable.closeController(controller);
        failWritable(invalidState('TransformStream terminated'));
      }
    }
    shown(TransformStreamDefaultController, () => ({}));

    // MARK: Text

    class TextEncoderStream {
      #transform; #high = '';
      constructor() {
        const encoder = new global.TextEncoder();
        this.#transform = new TransformStream({
          transform: (chunk, controller) => {
            let text = this.#high + `${chunk}`;
            this.#high = '';
            if (/[\ud800-\udbff]$/.test(text)) { this.#high = text.at(-1); text = text.slice(0, -1); }
            if (text !== '') controller.enqueue(encoder.encode(text));
          },
          flush: controller => { if (this.#high !== '') controller.enqueue(encoder.encode(this.#high)); },
        });
      }
      get encoding() { return 'utf-8'; }
      get readable() { return this.#transform.readable; }
      get writable() { return this.#transform.writable; }
    }
    class TextDecoderStream {
      #transform; #decoder;
      constructor(encoding = 'utf-8', options = {}) {
        this.#decoder = new global.TextDecoder(encoding, options);
        this.#transform = new TransformStream({
          transform: (chunk, controller) => { const text = this.#decoder.decode(chunk, { stream: true }); if (text) controller.enqueue(text); },
          flush: controller => { const text = this.#decoder.decode(); if (text) controller.enqueue(text); },
        });
      }
      get encoding() { return this.#decoder.encoding; }
      get fatal() { return this.#decoder.fatal; }
      get ignoreBOM() { return this.#decoder.ignoreBOM; }
      get readable() { return this.#transform.readable; }
      get writable() { return this.#transform.writable; }
    }
    shown(TextEncoderStream, ({ encoding, readable, writable }) => ({ encoding, readable, writable }));
    shown(TextDecoderStream, ({ encoding, fatal, ignoreBOM, readable, writable }) => ({ encoding, fatal, ignoreBOM, readable, writable }));

    Object.assign(exports, { WritableStream, WritableStreamDefaultWriter, WritableStreamDefaultController, TransformStream, TransformStreamDefaultController, TextEncoderStream, TextDecoderStream });
    const hidden = {
      isWritableStream: streams.has, isWritableLocked: stream => streams.of(stream).writer !== undefined,
      // The writer of a pipe.
      openPipe(object) {
        const stream = streams.of(object), writer = openWriter(undefined, stream);
        return {
          get closed() { return writer.closed.promise; },
          isOpen: () => stream.state === 'writable' && !isClosing(stream), ready: () => writer.ready.promise,
          write: chunk => write(stream, chunk), abort: reason => abortStream(stream, reason),
          close: () => isClosing(stream) || stream.state === 'closed' ? Promise.resolve() : stream.state === 'errored' ? Promise.reject(stream.error) : closeStream(stream),
          release: () => releaseWriter(writer),
        };
      },
    };
    for (const name of Object.keys(hidden)) Object.defineProperty(exports, name, { value: hidden[name] });
    """#

    /// `node:stream/web`
    static let streamWeb = #"""
    Object.assign(exports, require('internal/web_readable'), require('internal/web_writable'));
    for (const name of ['CompressionStream', 'DecompressionStream'])
      Object.defineProperty(exports, name, { get: () => require('internal/web_compression')[name], enumerable: true, configurable: true });
    """#

    /// `node:stream/consumers`
    static let streamConsumers = #"""
    const { Buffer } = require('buffer');
    async function all(stream) {
      const parts = [];
      for await (const chunk of stream) parts.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
      return parts;
    }
    const buffer = async stream => Buffer.concat(await all(stream));
    async function text(stream) {
      const decoder = new internal.global.TextDecoder();
      let text = '';
      for await (const chunk of stream) text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
      return text + decoder.decode();
    }
    Object.assign(exports, {
      async arrayBuffer(stream) { const bytes = await buffer(stream); return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength); },
      async blob(stream) { return new internal.global.Blob(await all(stream)); }, buffer, text, async json(stream) { return JSON.parse(await text(stream)); },
    });
    """#
}
