extension ModuleSource {
    /// `node:events`. A listener is held by its emitter and by nobody else.
    static let events = #"""
    const { inspect, invalidArgumentType } = internal;
    const customInspect = Symbol.for('nodejs.util.inspect.custom');
    const captureRejection = Symbol.for('nodejs.rejection');
    const kCapture = Symbol('kCapture'), kShapeMode = Symbol('shapeMode');
    const errorMonitor = Symbol('events.errorMonitor');
    const { nodeError, abortError, arrange, usual } = require('internal/errors');
    function checkListener(listener) {
      if (typeof listener !== 'function') invalidArgumentType('listener', 'of type function', listener);
    }
    function checkCount(name, n) {
      if (typeof n !== 'number') invalidArgumentType(name, 'of type number', n);
      if (n < 0 || Number.isNaN(n))
        throw nodeError(RangeError, 'ERR_OUT_OF_RANGE', `The value of "${name}" is out of range. It must be >= 0. Received ${inspect(n)}`);
    }

    function EventEmitter(options) { EventEmitter.init.call(this, options); }
    EventEmitter.prototype._events = undefined;
    EventEmitter.prototype._eventsCount = 0;
    EventEmitter.prototype._maxListeners = undefined;
    EventEmitter.init = function (options) {
      if (this._events === undefined || this._events === Object.getPrototypeOf(this)._events) {
        this._events = { __proto__: null };
        this._eventsCount = 0;
        this[kShapeMode] = false;
      } else {
        this[kShapeMode] = true;
      }
      this._maxListeners = this._maxListeners || undefined;
      // A value that is false stands for none, as in Node.
      if (options?.captureRejections && typeof options.captureRejections !== 'boolean') invalidArgumentType('options.captureRejections', 'of type boolean', options.captureRejections);
      this[kCapture] = options?.captureRejections ? true : EventEmitter.prototype[kCapture];
    };
    Object.defineProperty(EventEmitter, 'captureRejections', {
      enumerable: true, configurable: true,
      get() { return EventEmitter.prototype[kCapture]; },
      set(value) {
        if (typeof value !== 'boolean') invalidArgumentType('EventEmitter.captureRejections', 'of type boolean', value);
        Object.defineProperty(EventEmitter.prototype, kCapture, { value, writable: true });
      },
    });
    const methods = {
      setMaxListeners(n) { checkCount('setMaxListeners', n); this._maxListeners = n; return this; },
      getMaxListeners() { return this._maxListeners === undefined ? usual.maxListeners : this._maxListeners; },
      emit(type, ...args) {
        const events = this._events;
        if (type === 'error') {
          if (events?.[errorMonitor] !== undefined) this.emit(errorMonitor, ...args);
          if (events?.error === undefined) throwUnhandled(this, args);
        }
        const handler = events?.[type];
        if (handler === undefined) return false;
        if (typeof handler === 'function') {
          watch(this, Reflect.apply(handler, this, args), type, args);
        } else {
          for (const listener of [...handler]) watch(this, Reflect.apply(listener, this, args), type, args);
        }
        return true;
      },
      addListener(type, listener) { return add(this, type, listener, false); },
      on(type, listener) { return add(this, type, listener, false); },
      prependListener(type, listener) { return add(this, type, listener, true); },
      once(type, listener) { checkListener(listener); return this.on(type, wrapOnce(this, type, listener)); },
      prependOnceListener(type, listener) { checkListener(listener); return this.prependListener(type, wrapOnce(this, type, listener)); },
      removeListener(type, listener) {
        checkListener(listener);
        const list = this._events?.[type];
        if (list === undefined) return this;
        if (list === listener || list.listener === listener) {
          this._eventsCount--;
          if (this._eventsCount === 0) this._events = { __proto__: null };
          else delete this._events[type];
          if (this._events.removeListener) this.emit('removeListener', type, list.listener || listener);
        } else if (typeof list !== 'function') {
          const position = list.findLastIndex(other => other === listener || other.listener === listener);
          if (position < 0) return this;
          list.splice(position, 1);
          if (list.length === 1) this._events[type] = list[0];
          if (this._events.removeListener !== undefined) this.emit('removeListener', type, listener);
        }
        return this;
      },
      off(type, listener) { return this.removeListener(type, listener); },
      removeAllListeners(type) {
        const events = this._events;
        if (events === undefined) return this;
        if (events.removeListener === undefined) {
          if (arguments.length === 0) { this._events = { __proto__: null }; this._eventsCount = 0; }
          else if (events[type] !== undefined) {
            if (--this._eventsCount === 0) this._events = { __proto__: null };
            else delete events[type];
          }
          return this;
        }
        if (arguments.length === 0) {
          for (const key of Reflect.ownKeys(events)) if (key !== 'removeListener') this.removeAllListeners(key);
          this.removeAllListeners('removeListener');
          this._events = { __proto__: null };
          this._eventsCount = 0;
          return this;
        }
        const listeners = events[type];
        if (typeof listeners === 'function') this.removeListener(type, listeners);
        else if (listeners !== undefined) for (let i = listeners.length - 1; i >= 0; i--) this.removeListener(type, listeners[i]);
        return this;
      },
      listeners(type) { return list(this, type).map(listener => listener.listener || listener); },
      rawListeners(type) { return list(this, type); },
      listenerCount(type, listener) {
        const all = list(this, type);
        return listener == null ? all.length : all.filter(other => other === listener || other.listener === listener).length;
      },
      eventNames() { return this._eventsCount > 0 ? Reflect.ownKeys(this._events) : []; },
    };
    for (const name of Object.keys(methods)) EventEmitter.prototype[name] = methods[name];
    EventEmitter.prototype.on = EventEmitter.prototype.addListener;
    EventEmitter.prototype.off = EventEmitter.prototype.removeListener;
    Object.defineProperty(EventEmitter.prototype, kCapture, { value: false, writable: true, enumerable: false });

    function list(emitter, type) {
      const listeners = emitter._events?.[type];
      return listeners === undefined ? [] : typeof listeners === 'function' ? [listeners] : [...listeners];
    }
    function add(emitter, type, listener, isFirst) {
      checkListener(listener);
      let events = emitter._events;
      if (events === undefined) {
        events = emitter._events = { __proto__: null };
        emitter._eventsCount = 0;
      } else if (events.newListener !== undefined) {
        emitter.emit('newListener', type, listener.listener ?? listener);
        events = emitter._events;
      }
      const existing = events[type];
      if (existing === undefined) {
        events[type] = listener;
        ++emitter._eventsCount;
        return emitter;
      }
      if (typeof existing === 'function') events[type] = isFirst ? [listener, existing] : [existing, listener];
      else if (isFirst) existing.unshift(listener);
      else existing.push(listener);
      const limit = emitter.getMaxListeners(), all = events[type];
      if (limit > 0 && all.length > limit && !all.warned) {
        Object.defineProperty(all, 'warned', { value: true, writable: true, configurable: true, enumerable: true });
        const warning = new Error(`Possible EventEmitter memory leak detected. ${all.length} ${String(type)} listeners added to ` +
          `${inspect(emitter, { depth: -1 })}. MaxListeners is ${limit}. Use emitter.setMaxListeners() to increase limit`);
        warning.name = 'MaxListenersExceededWarning';
        warning.emitter = emitter;
        warning.type = type;
        warning.count = all.length;
        internal.process.emitWarning(warning);
      }
      return emitter;
    }
    function wrapOnce(target, type, listener) {
      const state = { fired: false, wrapFn: undefined, target, type, listener };
      const wrapped = onceWrapper.bind(state);
      wrapped.listener = listener;
      state.wrapFn = wrapped;
      return wrapped;
    }
    function onceWrapper(...args) {
      if (this.fired) return;
      this.target.removeListener(this.type, this.wrapFn);
      this.fired = true;
      return Reflect.apply(this.listener, this.target, args);
    }
    function watch(emitter, result, type, args) {
      if (result === undefined || result === null || !emitter[kCapture] || typeof result.then !== 'function') return;
      result.then(undefined, error => internal.process.nextTick(() => {
        if (typeof emitter[captureRejection] === 'function') emitter[captureRejection](error, type, ...args);
        else { const held = emitter[kCapture]; try { emitter[kCapture] = false; emitter.emit('error', error); } finally { emitter[kCapture] = held; } }
      }));
    }
    function throwUnhandled(emitter, args) {
      const error = args[0];
      if (error instanceof Error) {
        try { noteEmission(emitter, error); } catch {}
        throw error; //@ node:events:502|      throw er; // Unhandled 'error' event
      }
      let text;
      try { text = inspect(error); } catch { text = error; }
      const unhandled = nodeError(Error, 'ERR_UNHANDLED_ERROR', `Unhandled error. (${text})`);
      unhandled.context = error;
      throw unhandled; //@ node:events:515|    throw err; // Unhandled 'error' event
    }
    // What ends a program shows where it was emitted, too.
    function noteEmission(emitter, error) {
      const here = {};
      Error.captureStackTrace(here, EventEmitter.prototype.emit);
      if (typeof error.stack !== 'string') return;
      const name = emitter.constructor?.name, own = error.stack.split('\n').filter(line => line.startsWith('    at '));
      let lines = here.stack.split('\n').slice(1);
      // Below a program's first call Node knows of more calls, all its own: from where both stacks are the same it says so.
      if (lines.at(-1)?.startsWith('    at Object.<anonymous> (') && own.at(-1)?.startsWith('    at Object.<anonymous> (')) {
        const shared = lines.findIndex(line => own.includes(line));
        lines = [...lines.slice(0, shared < 0 ? undefined : shared + 1), '    [... lines matching original stack trace ...]'];
      }
      internal.noteEmission(error, `${error.stack}\nEmitted 'error' event${name && name !== 'EventEmitter' ? ` on ${name} instance` : ''} at:\n${lines.join('\n')}`);
    }

    async function once(emitter, name, options) {
      const signal = options?.signal;
      if (signal?.aborted) throw abortError(signal?.reason);
      return new Promise((resolve, reject) => {
        const isTarget = typeof emitter?.addEventListener === 'function' && typeof emitter.on !== 'function';
        if (!isTarget && typeof emitter?.on !== 'function') invalidArgumentType('emitter', 'an instance of EventEmitter', emitter);
        const stop = () => {
          if (isTarget) emitter.removeEventListener(name, resolver);
          else { emitter.removeListener(name, resolver); emitter.removeListener('error', onError); }
          signal?.removeEventListener('abort', onAbort);
        };
        const onError = error => { stop(); reject(error); };
        const resolver = (...args) => { stop(); resolve(args); };
        const onAbort = () => { stop(); reject(abortError(signal?.reason)); };
        if (isTarget) emitter.addEventListener(name, resolver, { once: true });
        else {
          emitter.once(name, resolver);
          if (name !== 'error') emitter.once('error', onError);
        }
        signal?.addEventListener('abort', onAbort, { once: true });
      });
    }
    // As an option of `on`: what is told is the event's first argument alone.
    const firstValue = Symbol('firstValue');
    function on(emitter, name, options) {
      const signal = options?.signal;
      if (signal?.aborted) throw abortError(signal?.reason);
      const isTarget = typeof emitter?.addEventListener === 'function' && typeof emitter.on !== 'function';
      if (!isTarget && typeof emitter?.on !== 'function') invalidArgumentType('emitter', 'an instance of EventEmitter', emitter);
      const values = [], waiting = [], givesFirst = options?.[firstValue] === true;
      let error = null, finished = false;
      const onEvent = (...args) => deliver(givesFirst ? args[0] : args);
      const deliver = value => waiting.length > 0 ? waiting.shift().resolve({ value, done: false }) : values.push(value);
      const onError = reason => { if (waiting.length > 0) waiting.shift().reject(reason); else error = reason; iterator.return(); };
      const onAbort = () => onError(abortError(signal?.reason));
      const iterator = {
        __proto__: AsyncIteratorPrototype,
        next() {
          if (values.length > 0) return Promise.resolve({ value: values.shift(), done: false });
          if (error !== null) { const reason = error; error = null; return Promise.reject(reason); }
          if (finished) return Promise.resolve({ value: undefined, done: true });
          return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
        },
        return() {
          if (isTarget) emitter.removeEventListener(name, onEvent);
          else {
            // The last that was added goes first.
            for (const close of [...options?.close ?? []].reverse()) emitter.removeListener(close, onClose);
            if (name !== 'error') emitter.removeListener('error', onError);
            emitter.removeListener(name, onEvent);
          }
          signal?.removeEventListener('abort', onAbort);
          finished = true;
          for (const { resolve } of waiting.splice(0)) resolve({ value: undefined, done: true });
          return Promise.resolve({ value: undefined, done: true });
        },
        throw(reason) { onError(reason); return Promise.reject(reason); },
      };
      const onClose = () => iterator.return();
      if (isTarget) emitter.addEventListener(name, onEvent);
      else {
        emitter.on(name, onEvent);
        if (name !== 'error') emitter.on('error', onError);
        for (const close of options?.close ?? []) emitter.on(close, onClose);
      }
      signal?.addEventListener('abort', onAbort, { once: true });
      return iterator;
    }
    const AsyncIteratorPrototype = { [Symbol.asyncIterator]() { return this; } };

    module.exports = EventEmitter;
    EventEmitter.once = once;
    EventEmitter.on = on;
    internal.firstValue = firstValue;
    EventEmitter.getEventListeners = function getEventListeners(emitter, type) {
      if (typeof emitter?.listeners === 'function') return emitter.listeners(type);
      const { EventTarget, listenersOf } = require('internal/web_events');
      if (emitter instanceof EventTarget) return listenersOf(emitter, type);
      invalidArgumentType('emitter', 'an instance of EventEmitter or EventTarget', emitter);
    };
    EventEmitter.getMaxListeners = function getMaxListeners(emitter) {
      if (typeof emitter?.getMaxListeners === 'function') return emitter.getMaxListeners();
      const { isTarget, listenerLimit } = require('internal/web_events');
      if (isTarget(emitter)) return listenerLimit(emitter);
      invalidArgumentType('emitter', 'an instance of EventEmitter or EventTarget', emitter);
    };
    EventEmitter.addAbortListener = function addAbortListener(signal, listener) {
      if (signal === undefined || !require('internal/web_events').isSignal(signal)) invalidArgumentType('signal', 'an instance of AbortSignal', signal);
      checkListener(listener);
      let remove;
      if (signal.aborted) internal.global.queueMicrotask(() => listener());
      else {
        signal.addEventListener('abort', listener, { once: true });
        remove = () => signal.removeEventListener('abort', listener);
      }
      return { __proto__: null, [Symbol.dispose]() { remove?.(); } };
    };
    EventEmitter.usingDomains = false;
    Object.defineProperty(EventEmitter, 'EventEmitterAsyncResource', { enumerable: true, configurable: true, get() { return asyncEmitter ??= makeAsyncEmitter(); } });
    let asyncEmitter;
    function makeAsyncEmitter() {
      const { AsyncResource } = require('async_hooks');
      class EventEmitterReferencingAsyncResource extends AsyncResource {
        #emitter;
        constructor(emitter, name, options) {
          super(name, options);
          this.#emitter = emitter;
        }
        get eventEmitter() { return this.#emitter; }
      }
      return class EventEmitterAsyncResource extends EventEmitter {
        #resource;
        constructor(options) {
          super(options);
          const name = typeof options === 'string' ? options : options?.name ?? new.target.name;
          this.#resource = new EventEmitterReferencingAsyncResource(this, name, options);
        }
        emit(event, ...args) { return this.#resource.runInAsyncScope(super.emit, this, event, ...args); }
        emitDestroy() { this.#resource.emitDestroy(); }
        get asyncId() { return this.#resource.asyncId(); }
        get triggerAsyncId() { return this.#resource.triggerAsyncId(); }
        get asyncResource() { return this.#resource; }
      };
    }
    EventEmitter.setMaxListeners = (n = usual.maxListeners, ...targets) => {
      checkCount('setMaxListeners', n);
      if (targets.length === 0) usual.maxListeners = n;
      else for (const target of targets) {
        if (typeof target?.setMaxListeners === 'function') { target.setMaxListeners(n); continue; }
        const { isTarget, listenerLimit } = require('internal/web_events');
        if (!isTarget(target)) invalidArgumentType('eventTargets', 'an instance of EventEmitter or EventTarget', target);
        listenerLimit(target, n);
      }
    };
    EventEmitter.listenerCount = (emitter, type) => emitter.listenerCount(type);
    EventEmitter.EventEmitter = EventEmitter;
    EventEmitter.captureRejectionSymbol = captureRejection;
    EventEmitter.errorMonitor = errorMonitor;
    Object.defineProperty(EventEmitter, 'defaultMaxListeners', {
      enumerable: true, configurable: true,
      get() { return usual.maxListeners; },
      set(n) { checkCount('defaultMaxListeners', n); usual.maxListeners = n; },
    });
    arrange(EventEmitter, `addAbortListener once on getEventListeners getMaxListeners EventEmitter usingDomains captureRejectionSymbol
      captureRejections EventEmitterAsyncResource errorMonitor defaultMaxListeners setMaxListeners init listenerCount`);
    // `process` is one as soon as anybody can ask; its own methods come with the first that is called.
    Object.setPrototypeOf(Object.getPrototypeOf(internal.process), EventEmitter.prototype);
    """#
}
