extension ModuleSource {
    /// MessageChannel, MessagePort, MessageEvent and BroadcastChannel (HTML §9): within one program. A port that somebody listens to keeps the program going.
    static let messaging = #"""
    const { nodeError, missingArguments } = require('internal/errors');
    const { EventTarget, Event } = require('internal/web_events');
    const { inspect, global } = internal;
    const { setImmediate, setInterval, clearInterval, structuredClone } = global;
    const customInspect = Symbol.for('nodejs.util.inspect.custom');

    class MessageEvent extends Event {
      #data; #origin; #lastEventId; #source; #ports;
      constructor(type, options = {}) {
        super(type, options);
        const { data = null, origin = '', lastEventId = '', source = null, ports = [] } = options ?? {};
        this.#data = data; this.#origin = `${origin}`; this.#lastEventId = `${lastEventId}`; this.#source = source; this.#ports = [...ports];
      }
      get data() { return this.#data; }
      get origin() { return this.#origin; }
      get lastEventId() { return this.#lastEventId; }
      get source() { return this.#source; }
      get ports() { return this.#ports; }
    }

    let isMaking = false, link, transferOf;
    class MessagePort extends EventTarget {
      #other; #queue = []; #isStarted = false; #isClosed = false; #isDue = false; #hold; #listeners = new Map(); #onmessage = null; #onmessageerror = null; #isReferenced = true;
      static {
        link = (a, b) => { a.#other = b; b.#other = a; };
      }
      constructor() {
        if (!isMaking) throw nodeError(TypeError, 'ERR_CONSTRUCT_CALL_INVALID', 'Constructor cannot be called');
        super();
      }
      postMessage(message, transfer) {
        if (arguments.length === 0) throw nodeError(TypeError, 'ERR_MISSING_ARGS', 'The "message" argument must be specified');
        const list = Array.isArray(transfer) ? transfer : transfer?.transfer ?? [];
        const other = this.#other, ports = list.filter(item => item instanceof MessagePort);
        const plain = list.filter(item => !(item instanceof MessagePort));
        const data = message instanceof MessagePort && ports.includes(message) ? message : structuredClone(message, { transfer: plain });
        if (this.#isClosed || other === undefined || other.#isClosed) return;
        other.#queue.push({ data, ports });
        other.#schedule();
      }
      start() { if (this.#isClosed || this.#isStarted) return; this.#isStarted = true; this.#keep(); this.#schedule(); }
      close(callback) {
        if (typeof callback === 'function') this.once('close', callback);
        if (this.#isClosed) return;
        for (const port of [this, this.#other]) {
          if (port === undefined || port.#isClosed) continue;
          setImmediate(() => {
            port.#deliver();
            port.#isClosed = true;
            clearInterval(port.#hold);
            port.dispatchEvent(new Event('close'));
          });
        }
      }
      ref() { this.#isReferenced = true; this.#hold?.ref(); }
      unref() { this.#isReferenced = false; this.#hold?.unref(); }
      hasRef() { return this.#hold?.hasRef() ?? false; }
      take() { const first = this.#queue.shift(); return first === undefined ? undefined : { message: first.data }; }
      #keep() {
        this.#hold ??= setInterval(() => {}, 2 ** 30);
        if (!this.#isReferenced) this.#hold.unref();
      }
      #schedule() {
        if (this.#isDue || !this.#isStarted || this.#queue.length === 0) return;
        this.#isDue = true;
        internal.poll(() => this.#deliverNext());
      }
      // Each in a task of its own, all of them in one round.
      #deliverNext() {
        this.#isDue = false;
        if (!this.#isStarted || this.#isClosed || this.#queue.length === 0) return;
        const { data, ports } = this.#queue.shift();
        if (this.#queue.length > 0) {
          this.#isDue = true;
          internal.poll(() => this.#deliverNext(), 0);
        }
        this.dispatchEvent(new MessageEvent('message', { data, ports }));
      }
      #deliver() {
        while (this.#isStarted && !this.#isClosed && this.#queue.length > 0) {
          const { data, ports } = this.#queue.shift();
          this.dispatchEvent(new MessageEvent('message', { data, ports }));
        }
      }
      get onmessage() { return this.#onmessage; }
      set onmessage(handler) { this.#set('message', handler, this.#onmessage); this.#onmessage = typeof handler === 'function' ? handler : null; if (this.#onmessage) this.start(); }
      get onmessageerror() { return this.#onmessageerror; }
      set onmessageerror(handler) { this.#set('messageerror', handler, this.#onmessageerror); this.#onmessageerror = typeof handler === 'function' ? handler : null; }
      #set(type, handler, old) {
        if (old) this.removeEventListener(type, old);
        if (typeof handler === 'function') this.addEventListener(type, handler);
      }
      // As an emitter: listeners get the data itself.
      on(type, listener) { return this.#add(type, listener, false); }
      addListener(type, listener) { return this.#add(type, listener, false); }
      once(type, listener) { return this.#add(type, listener, true); }
      #add(type, listener, once) {
        const wrapped = event => Reflect.apply(listener, this, type === 'message' || type === 'messageerror' ? [event.data] : []);
        this.#listeners.set(listener, wrapped);
        this.addEventListener(type, wrapped, { once });
        if (type === 'message') this.start();
        return this;
      }
      off(type, listener) { this.removeEventListener(type, this.#listeners.get(listener) ?? listener); return this; }
      removeListener(type, listener) { return this.off(type, listener); }
      [customInspect](depth, options) {
        return `MessagePort ${inspect({ active: !this.#isClosed, refed: this.hasRef() }, options)}`;
      }
    }
    function newPort() { isMaking = true; try { return new MessagePort(); } finally { isMaking = false; } }
    class MessageChannel {
      constructor() {
        this.port1 = newPort();
        this.port2 = newPort();
        link(this.port1, this.port2);
      }
    }

    const broadcasts = new Map();
    class BroadcastChannel extends EventTarget {
      #name; #isClosed = false; #onmessage = null; #hold = setInterval(() => {}, 2 ** 30);
      onmessageerror = null;
      constructor(name) {
        if (arguments.length === 0) throw missingArguments('name');
        super();
        this.#name = `${name}`;
        const all = broadcasts.get(this.#name) ?? new Set();
        broadcasts.set(this.#name, all.add(this));
      }
      get name() { return this.#name; }
      postMessage(message) {
        if (arguments.length === 0) throw missingArguments('message');
        if (this.#isClosed) throw new DOMException('BroadcastChannel is closed.', 'InvalidStateError');
        for (const other of broadcasts.get(this.#name)) {
          if (other === this) continue;
          const data = structuredClone(message);
          internal.poll(() => { if (!other.#isClosed) other.dispatchEvent(new MessageEvent('message', { data })); });
        }
      }
      close() {
        if (this.#isClosed) return;
        this.#isClosed = true;
        broadcasts.get(this.#name).delete(this);
        clearInterval(this.#hold);
      }
      ref() { this.#hold.ref(); return this; }
      unref() { this.#hold.unref(); return this; }
      get onmessage() { return this.#onmessage; }
      set onmessage(handler) {
        if (this.#onmessage) this.removeEventListener('message', this.#onmessage);
        this.#onmessage = typeof handler === 'function' ? handler : null;
        if (this.#onmessage) this.addEventListener('message', this.#onmessage);
      }
      [customInspect](depth, options) {
        return `BroadcastChannel ${inspect({ name: this.#name, active: !this.#isClosed }, options)}`;
      }
    }
    for (const Class of [MessageEvent, MessagePort, BroadcastChannel]) {
      Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, configurable: true });
      require('internal/errors').enumerate(Class);
    }
    Object.assign(exports, { MessageEvent, MessagePort, MessageChannel, BroadcastChannel });
    """#

    /// `node:worker_threads`, as far as it starts none.
    static let workerThreads = #"""
    const { nodeError } = require('internal/errors');
    const { MessageChannel, MessagePort, BroadcastChannel } = require('internal/messaging');
    class Worker {
      constructor() { throw nodeError(Error, 'ERR_ACCESS_DENIED', 'Leash starts no threads: it is for looking at one program\'s heap'); }
    }
    const data = new Map();
    Object.assign(exports, {
      isMainThread: true, MessagePort, MessageChannel, markAsUntransferable() {}, moveMessagePortToContext: port => port, receiveMessageOnPort: port => port.take(),
      resourceLimits: {}, threadId: 0, SHARE_ENV: Symbol.for('nodejs.worker_threads.SHARE_ENV'), Worker, parentPort: null, workerData: null, BroadcastChannel,
      setEnvironmentData(key, value) { if (value === undefined) data.delete(key); else data.set(key, value); }, getEnvironmentData: key => data.get(key),
    });
    """#
}
