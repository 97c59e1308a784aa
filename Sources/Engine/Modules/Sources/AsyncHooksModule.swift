extension ModuleSource {
    /// `node:async_hooks`. The engine carries one value from where something is asked to be done to where it is done: here a map, store by store.
    static let asyncHooks = #"""
    const { asyncContext, invalidArgumentType, process } = internal;
    const { nodeError } = require('internal/errors');
    // Maps are never changed, but replaced by others.
    const swap = context => asyncContext(true, context), current = () => asyncContext(false);
    const withStore = (storage, store) => { const next = new Map(current()); if (store === undefined) next.delete(storage); else next.set(storage, store); return next.size > 0 ? next : undefined; };
    function inside(context, callback, receiver, args) {
      const outer = current();
      swap(context);
      try { return Reflect.apply(callback, receiver, args); } finally { swap(outer); }
    }

    class AsyncLocalStorage {
      static bind(callback) {
        if (typeof callback !== 'function') invalidArgumentType('fn', 'of type function', callback);
        return AsyncResource.bind(callback);
      }
      static snapshot() {
        const context = current();
        return (callback, ...args) => inside(context, callback, undefined, args);
      }
      // Who is disabled knows of no store until it is given the next one.
      constructor() { this.kResourceStore = Symbol('kResourceStore'); this.enabled = false; }
      run(store, callback, ...args) { this.enabled = true; return inside(withStore(this, store), callback, null, args); }
      exit(callback, ...args) { return inside(withStore(this, undefined), callback, null, args); }
      enterWith(store) { this.enabled = true; swap(withStore(this, store)); }
      getStore() { return this.enabled ? current()?.get(this) : undefined; }
      disable() { this.enabled = false; }
    }

    const outermost = {}, { executionAsyncId, triggerAsyncId, newAsyncId } = internal;
    const kId = Symbol('async_id_symbol'), kTrigger = Symbol('trigger_async_id_symbol');
    class AsyncResource {
      #context = current();
      constructor(type, options = {}) {
        if (typeof type !== 'string') invalidArgumentType('type', 'of type string', type);
        const given = typeof options === 'number' ? options : options?.triggerAsyncId ?? executionAsyncId();
        if (!Number.isSafeInteger(given) || given < -1) throw nodeError(RangeError, 'ERR_INVALID_ASYNC_ID', `Invalid triggerAsyncId value: ${given}`);
        this[kId] = newAsyncId();
        this[kTrigger] = given;
        if (type === '' && [...hooks].some(hook => hook[heard.init])) throw nodeError(TypeError, 'ERR_ASYNC_TYPE', `Invalid name for async "type": ${type}`);
        tell('init', this[kId], type, given, this);
      }
      runInAsyncScope(callback, receiver, ...args) {
        return inside(this.#context, () => {
          internal.enterAsyncScope(this[kId], this[kTrigger], this);
          tell('before', this[kId]);
          try { return Reflect.apply(callback, receiver, args); } finally { tell('after', this[kId]); internal.leaveAsyncScope(); }
        }, undefined, []);
      }
      emitDestroy() {
        internal.noteDestroyed(this[kId]);
        return this;
      }
      asyncId() { return this[kId]; }
      triggerAsyncId() { return this[kTrigger]; }
      bind(callback, receiver) {
        if (typeof callback !== 'function') invalidArgumentType('fn', 'of type function', callback);
        const resource = this;
        const bound = function (...args) { return resource.runInAsyncScope(callback, receiver === undefined ? this : receiver, ...args); };
        return Object.defineProperties(bound, { length: { configurable: true, value: callback.length } });
      }
      static bind(callback, type, receiver) { return new AsyncResource(type || callback.name || 'bound-anonymous-fn').bind(callback, receiver); }
    }

    const hooks = new Set(), heard = Object.fromEntries(['init', 'before', 'after', 'destroy', 'promiseResolve'].map(name => [name, Symbol(name)]));
    function tell(event, ...args) { for (const hook of [...hooks]) if (hooks.has(hook)) hook[heard[event]]?.(...args); }
    // What the engine tells of timers, ticks, microtasks and promises. An error ends the program.
    function listen(event, id, type, trigger, resource, args) {
      try {
        if (event !== 'init') return tell(event, id);
        if (typeof resource === 'function') {
          const isTick = type === 'TickObject', ids = { [kId]: id, [kTrigger]: trigger };
          resource = isTick ? { ...ids, callback: resource, args } : Object.assign(Object.create(AsyncResource.prototype), ids, { callback: resource });
        }
        tell('init', id, type, trigger, resource);
        return resource;
      } catch (error) {
        internal.write(`${typeof error?.stack === 'string' ? error.stack : internal.inspect(error)}\n`, true);
        process.reallyExit(1);
      }
    }
    class AsyncHook {
      constructor(callbacks) { for (const name of Object.keys(heard)) this[heard[name]] = callbacks[name]; }
      enable() {
        hooks.add(this);
        internal.listenAsync(listen, kId, kTrigger);
        return this;
      }
      disable() {
        hooks.delete(this);
        if (hooks.size === 0) internal.listenAsync(undefined, kId, kTrigger);
        return this;
      }
    }
    function createHook({ init, before, after, destroy, promiseResolve }) {
      const callbacks = { init, before, after, destroy, promiseResolve };
      for (const [name, callback] of Object.entries(callbacks))
        if (callback !== undefined && typeof callback !== 'function') throw nodeError(TypeError, 'ERR_ASYNC_CALLBACK', `hook.${name} must be a function`);
      return new AsyncHook(callbacks);
    }
    Object.assign(exports, {
      AsyncLocalStorage, createHook, executionAsyncId, triggerAsyncId, executionAsyncResource: () => internal.executionAsyncResource() ?? outermost,
      asyncWrapProviders: Object.freeze({ __proto__: null }), AsyncResource,
    });
    """#

    /// `node:diagnostics_channel`
    static let diagnosticsChannel = #"""
    const { invalidArgumentType, process } = internal;
    const channels = new Map();
    class SafeMap extends Map {}
    // A channel that somebody listens to is an ActiveChannel.
    class Channel {
      constructor(name) { this._subscribers = undefined; this._stores = undefined; this.name = name; }
      get hasSubscribers() { return false; }
      #activate() {
        if (this.hasSubscribers) return;
        Object.setPrototypeOf(this, ActiveChannel.prototype);
        this._subscribers = [];
        this._stores = new SafeMap();
      }
      #rest() {
        if (!this.hasSubscribers || this._subscribers.length + this._stores.size > 0) return;
        Object.setPrototypeOf(this, Channel.prototype);
        this._subscribers = this._stores = undefined;
      }
      subscribe(listener) {
        if (typeof listener !== 'function') invalidArgumentType('subscription', 'of type function', listener);
        this.#activate();
        this._subscribers = [...this._subscribers, listener];
      }
      unsubscribe(listener) {
        const place = this._subscribers?.indexOf(listener) ?? -1;
        if (place < 0) return false;
        this._subscribers = this._subscribers.toSpliced(place, 1);
        this.#rest();
        return true;
      }
      bindStore(store, transform) { this.#activate(); this._stores.set(store, transform); }
      unbindStore(store) {
        const isKnown = this._stores?.delete(store) ?? false;
        this.#rest();
        return isKnown;
      }
      publish(message) {
        for (const listener of this._subscribers ?? [])
          try { listener(message, this.name); } catch (error) { process.nextTick(() => { throw error; }); }
      }
      runStores(message, callback, receiver, ...args) {
        let run = () => { this.publish(message); return Reflect.apply(callback, receiver, args); };
        for (const [store, transform] of this._stores ?? []) {
          const inner = run;
          run = () => store.run(transform ? transform(message) : message, inner);
        }
        return run();
      }
    }
    class ActiveChannel extends Channel { get hasSubscribers() { return true; } }
    function channel(name) {
      if (typeof name !== 'string' && typeof name !== 'symbol') invalidArgumentType('channel', 'one of type string or symbol', name);
      let known = channels.get(name);
      if (known === undefined) channels.set(name, known = new Channel(name));
      return known;
    }
    const events = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'];
    class TracingChannel {
      constructor(nameOrChannels) {
        for (const event of events)
          Object.defineProperty(this, event, { value: typeof nameOrChannels === 'string' ? channel(`tracing:${nameOrChannels}:${event}`) : nameOrChannels[event] });
      }
      get hasSubscribers() { return events.some(event => this[event]?.hasSubscribers); }
      subscribe(handlers) { for (const event of events) if (handlers[event]) this[event]?.subscribe(handlers[event]); }
      unsubscribe(handlers) { return events.every(event => !handlers[event] || this[event]?.unsubscribe(handlers[event])); }
      traceSync(callback, context = {}, receiver, ...args) {
        const { start, end, error } = this;
        return start.runStores(context, () => {
          try { return context.result = Reflect.apply(callback, receiver, args); }
          catch (reason) { context.error = reason; error.publish(context); throw reason; }
          finally { end.publish(context); }
        });
      }
      tracePromise(callback, context = {}, receiver, ...args) {
        const { start, end, asyncStart, asyncEnd, error } = this;
        const settle = () => { asyncStart.publish(context); asyncEnd.publish(context); };
        return start.runStores(context, () => {
          try {
            return Promise.resolve(Reflect.apply(callback, receiver, args)).then(
              result => { context.result = result; settle(); return result; },
              reason => { context.error = reason; error.publish(context); settle(); throw reason; });
          } catch (reason) { context.error = reason; error.publish(context); throw reason; }
          finally { end.publish(context); }
        });
      }
      traceCallback(callback, position = -1, context = {}, receiver, ...args) {
        const { start, end, asyncStart, asyncEnd, error } = this, given = args.at(position);
        if (typeof given !== 'function') invalidArgumentType('callback', 'of type function', given);
        args.splice(position, 1, function (reason, result) {
          if (reason) { context.error = reason; error.publish(context); } else context.result = result;
          asyncStart.runStores(context, () => { try { return Reflect.apply(given, this, arguments); } finally { asyncEnd.publish(context); } });
        });
        return start.runStores(context, () => {
          try { return Reflect.apply(callback, receiver, args); }
          catch (reason) { context.error = reason; error.publish(context); throw reason; }
          finally { end.publish(context); }
        });
      }
    }
    Object.assign(exports, {
      channel, hasSubscribers: name => channels.get(name)?.hasSubscribers ?? false, subscribe: (name, listener) => channel(name).subscribe(listener),
      tracingChannel: nameOrChannels => new TracingChannel(nameOrChannels), unsubscribe: (name, listener) => channel(name).unsubscribe(listener), Channel,
    });
    """#
}
