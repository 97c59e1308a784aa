extension ModuleSource {
    /// EventTarget, Event, CustomEvent (DOM §2), AbortController and AbortSignal (DOM §3), as Node has them. Who holds whom: a target holds its
    /// listeners; a listener's `signal` holds the target weakly; of a signal made of others each knows the other weakly, and one that somebody
    /// listens to is held while one of its sources, or its timer, can still abort it.
    static let webEvents = #"""
    const { nodeError, missingArguments, invalidThis, illegalConstructor, usual, arrange } = require('internal/errors');
    const { inspect, invalidArgumentType } = internal;
    const customInspect = Symbol.for('nodejs.util.inspect.custom');
    const { setTimeout, clearTimeout, performance } = internal.global;

    let start, finish, isDispatching, mayStop;

    class Event {
      #type; #bubbles; #cancelable; #composed; #prevented = false; #propagationStopped = false; #stopped = false;
      #timeStamp = performance.now(); #target = null; #dispatching = false;
      static {
        start = (event, target) => { event.#target = target; event.#dispatching = true; event.#stopped = false; };
        finish = event => { event.#dispatching = false; };
        isDispatching = event => event.#dispatching;
        mayStop = event => event.#stopped;
      }
      constructor(type, options = undefined) {
        if (arguments.length === 0) throw missingArguments('type');
        if (options != null && (typeof options !== 'object' || Array.isArray(options))) invalidArgumentType('options', 'of type object', options);
        this.#bubbles = !!options?.bubbles;
        this.#cancelable = !!options?.cancelable;
        this.#composed = !!options?.composed;
        this.#type = `${type}`;
      }
      static #check(event) { if (typeof event !== 'object' || event === null || !(#type in event)) throw invalidThis('Event'); }
      get type() { Event.#check(this); return this.#type; }
      get target() { Event.#check(this); return this.#target; }
      get currentTarget() { Event.#check(this); return this.#dispatching ? this.#target : null; }
      get srcElement() { Event.#check(this); return this.#target; }
      get bubbles() { Event.#check(this); return this.#bubbles; }
      get cancelable() { Event.#check(this); return this.#cancelable; }
      get composed() { Event.#check(this); return this.#composed; }
      get defaultPrevented() { Event.#check(this); return this.#cancelable && this.#prevented; }
      get returnValue() { Event.#check(this); return !this.#cancelable || !this.#prevented; }
      get timeStamp() { Event.#check(this); return this.#timeStamp; }
      get eventPhase() { Event.#check(this); return this.#dispatching ? Event.AT_TARGET : Event.NONE; }
      get cancelBubble() { Event.#check(this); return this.#propagationStopped; }
      set cancelBubble(value) { Event.#check(this); if (value) this.#propagationStopped = true; }
      get isTrusted() { return false; }
      composedPath() { Event.#check(this); return this.#dispatching ? [this.#target] : []; }
      preventDefault() { Event.#check(this); this.#prevented = true; }
      stopPropagation() { Event.#check(this); this.#propagationStopped = true; }
      stopImmediatePropagation() { Event.#check(this); this.#propagationStopped = true; this.#stopped = true; }
      initEvent(type, bubbles = false, cancelable = false) {
        Event.#check(this);
        if (this.#dispatching) return;
        this.#type = `${type}`; this.#bubbles = !!bubbles; this.#cancelable = !!cancelable;
      }
      [customInspect](depth, options) {
        const name = this.constructor.name;
        if (depth < 0) return name;
        const inner = { ...options, depth: Number.isInteger(options.depth) ? options.depth - 1 : options.depth };
        return `${name} ${inspect({ type: this.#type, defaultPrevented: this.defaultPrevented, cancelable: this.#cancelable, timeStamp: this.#timeStamp }, inner)}`;
      }
    }
    for (const [name, value] of Object.entries({ NONE: 0, CAPTURING_PHASE: 1, AT_TARGET: 2, BUBBLING_PHASE: 3 })) {
      Object.defineProperty(Event, name, { value, enumerable: true });
    }
    tag(Event);
    arrange(Event.prototype, `initEvent stopImmediatePropagation preventDefault target currentTarget srcElement type cancelable defaultPrevented timeStamp
      composedPath returnValue bubbles composed eventPhase cancelBubble stopPropagation isTrusted`);

    class CustomEvent extends Event {
      #detail;
      constructor(type, options = undefined) {
        if (arguments.length === 0) throw missingArguments('type');
        super(type, options);
        this.#detail = options?.detail ?? null;
      }
      get detail() { if (typeof this !== 'object' || this === null || !(#detail in this)) throw invalidThis('CustomEvent'); return this.#detail; }
    }
    tag(CustomEvent);

    function tag(constructor) {
      Object.defineProperty(constructor.prototype, Symbol.toStringTag, { value: constructor.name, configurable: true });
      for (const name of Object.getOwnPropertyNames(constructor.prototype)) {
        const own = Object.getOwnPropertyDescriptor(constructor.prototype, name);
        if (name !== 'constructor' && own.configurable) Object.defineProperty(constructor.prototype, name, { ...own, enumerable: true });
      }
    }

    const kAdded = Symbol('added'), kRemoved = Symbol('removed');
    let listenersOf, addWeakly, isTarget, listenerLimit;
    class EventTarget {
      #listeners = new Map();
      // How many listeners of a kind are many; nobody is told twice.
      #limit = usual.maxListeners; #isWarned = false;
      static {
        listenersOf = (target, type) => (target.#listeners.get(`${type}`) ?? []).map(entry => entry.listener?.deref ? entry.listener.deref() : entry.listener);
        isTarget = value => typeof value === 'object' && value !== null && #listeners in value;
        listenerLimit = (target, limit = undefined) => {
          if (limit !== undefined) { target.#limit = limit; target.#isWarned = false; }
          return target.#limit;
        };
        addWeakly = (target, type, callback) => target.#add(type, callback, { once: true, isInternal: true });
      }
      static #check(target) { if (typeof target !== 'object' || target === null || !(#listeners in target)) throw invalidThis('EventTarget'); }
      addEventListener(type, listener, options = undefined) {
        EventTarget.#check(this);
        if (arguments.length < 2) throw missingArguments('type', 'listener');
        if (!['object', 'function', 'boolean', 'undefined'].includes(typeof options)) invalidArgumentType('options', 'of type object', options);
        const { once = false, capture = false, signal } = options === null || typeof options !== 'object' ? { capture: options === true } : options;
        if (listener === null || listener === undefined) {
          const warning = new Error(`addEventListener called with ${listener} which has no effect.`);
          warning.name = 'AddEventListenerArgumentTypeWarning';
          warning.target = this;
          warning.type = type;
          internal.process.emitWarning(warning);
          return;
        }
        checkListener(listener);
        if (signal !== undefined && !isSignal(signal)) invalidArgumentType('options.signal', 'an instance of AbortSignal', signal);
        if (signal?.aborted) return;
        if (!this.#add(`${type}`, listener, { once: !!once, capture: !!capture })) return;
        if (signal) {
          const target = new WeakRef(this), kept = new WeakRef(listener);
          addWeakly(signal, 'abort', () => {
            const listener = kept.deref();
            if (listener) target.deref()?.removeEventListener(type, listener, { capture });
          });
        }
      }
      #add(type, listener, options) {
        let entries = this.#listeners.get(type);
        if (entries === undefined) this.#listeners.set(type, entries = []);
        const capture = !!options.capture;
        if (entries.some(entry => entry.listener === listener && entry.capture === capture)) return false;
        entries.push({ listener, capture, once: !!options.once, isInternal: !!options.isInternal, isRemoved: false });
        this[kAdded]?.(type, options.isInternal);
        if (this.#limit > 0 && entries.length > this.#limit && !this.#isWarned) this.#warn(type, entries.length);
        return true;
      }
      #warn(type, count) {
        this.#isWarned = true;
        const warning = new Error(`Possible EventTarget memory leak detected. ${count} ${type} listeners added to ${inspect(this, { depth: -1 })}. ` +
          `MaxListeners is ${this.#limit}. Use events.setMaxListeners() to increase limit`);
        internal.process.emitWarning(Object.assign(warning, { name: 'MaxListenersExceededWarning', target: this, type, count }));
      }
      removeEventListener(type, listener, options = undefined) {
        EventTarget.#check(this);
        if (arguments.length < 2) throw missingArguments('type', 'listener');
        if (listener === null || listener === undefined) return;
        checkListener(listener);
        const capture = !!(options !== null && typeof options === 'object' ? options.capture : options);
        this.#remove(`${type}`, entry => entry.listener === listener && entry.capture === capture);
      }
      #remove(type, isWanted) {
        const entries = this.#listeners.get(type), place = entries?.findIndex(isWanted) ?? -1;
        if (place < 0) return;
        entries[place].isRemoved = true;
        // Who goes through the list goes on through the old one.
        const left = entries.toSpliced(place, 1);
        if (left.length === 0) this.#listeners.delete(type); else this.#listeners.set(type, left);
        this[kRemoved]?.(type, left.filter(entry => !entry.isInternal).length);
      }
      dispatchEvent(event) {
        EventTarget.#check(this);
        if (arguments.length === 0) throw missingArguments('event');
        if (!(event instanceof Event)) invalidArgumentType('event', 'an instance of Event', event);
        if (isDispatching(event)) throw nodeError(Error, 'ERR_EVENT_RECURSION', `The event "${event.type}" is already being dispatched`);
        start(event, this);
        for (const entry of [...this.#listeners.get(event.type) ?? []]) {
          if (entry.isRemoved) continue;
          if (mayStop(event)) break;
          if (entry.once) this.#remove(event.type, other => other === entry);
          try {
            const { listener } = entry;
            let result;
            if (typeof listener === 'function') result = Reflect.apply(listener, this, [event]);
            else if (typeof listener.handleEvent === 'function') result = listener.handleEvent(event);
            // As in Node: who is told second, finds it over.
            finish(event);
            if (result !== null && result !== undefined && typeof result.then === 'function') result.then(undefined, throwLater);
          } catch (error) {
            throwLater(error);
          }
        }
        finish(event);
        return !event.defaultPrevented;
      }
      [customInspect](depth, options) {
        const name = this.constructor.name;
        if (depth < 0) return name;
        return `${name} ${inspect({}, { ...options, depth: Number.isInteger(options.depth) ? options.depth - 1 : options.depth })}`;
      }
    }
    function checkListener(listener) {
      if (typeof listener !== 'function' && typeof listener !== 'object') invalidArgumentType('listener', 'an instance of EventListener', listener);
    }
    function throwLater(error) {
      internal.process.nextTick(() => {
        throw error; //@ node:internal/event_target:1105@27|  process.nextTick(() => { throw err; });
      });
    }
    tag(EventTarget);

    // An attribute such as `onabort`: a listener with a place of its own.
    function handlerAttribute(prototype, type) {
      const handlers = new WeakMap();
      Object.defineProperty(prototype, `on${type}`, {
        configurable: true, enumerable: true,
        get() { return handlers.get(this)?.handler ?? null; },
        set(handler) {
          const known = handlers.get(this);
          if (typeof handler !== 'function' && (typeof handler !== 'object' || handler === null)) handler = null;
          if (known) {
            known.handler = handler;
            if (handler === null) { this.removeEventListener(type, known.wrapper); handlers.delete(this); }
          } else if (handler !== null) {
            const state = { handler, wrapper: undefined };
            state.wrapper = function (event) { if (typeof state.handler === 'function') return Reflect.apply(state.handler, this, [event]); };
            handlers.set(this, state);
            this.addEventListener(type, state.wrapper);
          }
        },
      });
    }

    // Signals that can still be aborted by something that holds them weakly, and that somebody listens to.
    const persistent = new Set();
    const timers = new FinalizationRegistry(timer => clearTimeout(timer));
    const dependents = new FinalizationRegistry(({ source, reference }) => { const signal = source.deref(); if (signal) forget(signal, reference); });
    let isCreating = false, isSignal, abort, create, forget;

    class AbortSignal extends EventTarget {
      #aborted = false; #reason; #isTimed = false;
      // Of a signal made by `any`: its sources, weakly. Of a source: the signals that depend on it, weakly.
      #sources; #dependents; #handle;
      static {
        isSignal = value => typeof value === 'object' && value !== null && #aborted in value;
        abort = (signal, reason) => signal.#abort(reason);
        create = () => AbortSignal.#create();
        forget = (signal, reference) => signal.#dependents?.delete(reference);
      }
      constructor() {
        if (!isCreating) throw illegalConstructor(); //@ node:internal/abort_controller:140|    throw new ERR_ILLEGAL_CONSTRUCTOR();
        super();
      }
      static #check(signal) { if (!isSignal(signal)) throw invalidThis('AbortSignal'); }
      static #create() { isCreating = true; try { return new AbortSignal(); } finally { isCreating = false; } }
      get aborted() { AbortSignal.#check(this); return this.#aborted; }
      get reason() { AbortSignal.#check(this); return this.#reason; }
      throwIfAborted() {
        AbortSignal.#check(this);
        if (!this.#aborted) return;
        throw this.#reason; //@ node:internal/abort_controller:162|      throw this[kReason];
      }
      #abort(reason) {
        if (this.#aborted) return;
        this.#aborted = true;
        this.#reason = reason;
        const dependents = [];
        for (const reference of this.#dependents ?? []) {
          const signal = reference.deref();
          if (signal && !signal.#aborted) { signal.#aborted = true; signal.#reason = reason; dependents.push(signal); }
        }
        for (const signal of [this, ...dependents]) {
          signal.dispatchEvent(new TrustedEvent('abort'));
          signal.#sources = signal.#dependents = undefined;
          persistent.delete(signal);
        }
      }
      static abort(reason = new DOMException('This operation was aborted', 'AbortError')) {
        const signal = AbortSignal.#create();
        signal.#aborted = true;
        signal.#reason = reason;
        return signal;
      }
      static timeout(delay) {
        if (typeof delay !== 'number') invalidArgumentType('delay', 'of type number', delay);
        if (!Number.isInteger(delay) || delay < 0 || delay > 2 ** 32 - 1)
          throw require('internal/errors').outOfRange('delay', Number.isInteger(delay) ? `>= 0 && <= ${2 ** 32 - 1}` : 'an integer', delay);
        const signal = AbortSignal.#create(), reference = new WeakRef(signal);
        signal.#isTimed = true;
        const timer = setTimeout(() => {
          const signal = reference.deref();
          if (signal) { persistent.delete(signal); signal.#abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')); }
        }, delay);
        timer.unref();
        timers.register(signal, timer);
        return signal;
      }
      static any(signals) {
        if (!Array.isArray(signals)) invalidArgumentType('signals', 'an instance of Array', signals);
        const sources = [...signals];
        sources.forEach((signal, i) => { if (!isSignal(signal)) invalidArgumentType(`signals[${i}]`, 'an instance of AbortSignal', signal); });
        const result = AbortSignal.#create(), known = new Set();
        result.#sources = new Set();
        result.#handle = new WeakRef(result);
        for (const signal of sources) {
          if (signal.#aborted) {
            result.#aborted = true;
            result.#reason = signal.#reason;
            return result;
          }
          const origins = signal.#sources ? [...signal.#sources].map(reference => reference.deref()) : [signal];
          for (const origin of origins) {
            if (!origin || known.has(origin)) continue;
            known.add(origin);
            origin.#handle ??= new WeakRef(origin);
            (origin.#dependents ??= new Set()).add(result.#handle);
            result.#sources.add(origin.#handle);
            dependents.register(result, { source: origin.#handle, reference: result.#handle });
          }
        }
        return result;
      }
      [kAdded](type, isInternal) {
        if (type === 'abort' && !isInternal && !this.#aborted && (this.#isTimed || this.#sources?.size > 0)) persistent.add(this);
      }
      [kRemoved](type, left) { if (type === 'abort' && left === 0) persistent.delete(this); }
      [customInspect](depth, options) { return shown(this, { aborted: this.aborted }, depth, options); }
    }
    tag(AbortSignal);
    for (const name of ['reason', 'throwIfAborted']) Object.defineProperty(AbortSignal.prototype, name, { enumerable: false });
    handlerAttribute(AbortSignal.prototype, 'abort');

    class TrustedEvent extends Event { get isTrusted() { return true; } }
    Object.defineProperty(TrustedEvent, 'name', { value: 'Event' });

    function shown(value, contents, depth, options) {
      if (depth < 0) return `[${value.constructor.name}]`;
      const inner = { ...options, depth: options.depth == null ? null : options.depth - 1 };
      return `${value.constructor.name} ${inspect(contents, inner)}`;
    }

    class AbortController {
      #signal;
      get signal() { return this.#signal ??= create(); }
      abort(reason = new DOMException('This operation was aborted', 'AbortError')) { abort(this.#signal ??= create(), reason); }
      [customInspect](depth, options) { return shown(this, { signal: this.signal }, depth, options); }
    }
    tag(AbortController);

    Object.assign(exports, { Event, CustomEvent, EventTarget, AbortSignal, AbortController, isSignal, listenersOf, isTarget, listenerLimit });
    internal.eventListeners = (target, type) => target instanceof EventTarget ? listenersOf(target, type) : undefined;
    """#
}
