extension ModuleSource {
    /// `node:domain`: errors of what runs in a domain, and of the emitters that belong to it, are its events. What is asked for in a domain to be done
    /// later belongs to it, too (`AsyncLocalStorage` carries it along).
    static let domain = #"""
    const EventEmitter = require('events'), { AsyncLocalStorage } = require('async_hooks');
    const { process } = internal;
    const carried = new AsyncLocalStorage(), entered = [];
    let isListening = false;
    const active = () => entered.at(-1) ?? carried.getStore();
    function note() { exports.active = process.domain = active(); }
    // Whom nobody caught goes to the domain in which it was thrown.
    function listen() {
      if (isListening) return;
      isListening = true;
      process.setUncaughtExceptionCaptureCallback(error => {
        const domain = (error !== null && typeof error === 'object' ? error.domain : undefined) ?? active();
        if (domain === undefined || domain.listenerCount('error') === 0) throw error;
        entered.length = 0;
        domain.tell(error, { domainThrown: true });
      });
    }
    class Domain extends EventEmitter {
      constructor() { super(); this.members = []; }
      on(name, listener) {
        if (name === 'error') listen();
        return super.on(name, listener);
      }
      addListener(name, listener) { return this.on(name, listener); }
      tell(error, marks) {
        if (error !== null && typeof error === 'object' || typeof error === 'function')
          for (const [name, value] of Object.entries({ domain: this, ...marks })) Object.defineProperty(error, name, { value, writable: true, enumerable: name !== 'domain', configurable: true });
        this.emit('error', error);
      }
      enter() { entered.push(this); note(); }
      exit() {
        const place = entered.lastIndexOf(this);
        if (place >= 0) entered.length = place;
        note();
      }
      run(callback, ...args) { return inside(this, callback, this, args); }
      add(emitter) {
        if (emitter.domain === this) return;
        emitter.domain?.remove?.(emitter);
        Object.defineProperty(emitter, 'domain', { value: this, writable: true, enumerable: false, configurable: true });
        this.members.push(emitter);
        const { emit } = emitter, domain = this;
        if (typeof emit !== 'function') return;
        Object.defineProperty(emitter, 'emit', { configurable: true, writable: true, value: function (name, ...args) {
          if (emitter.domain !== domain) return Reflect.apply(emit, this, [name, ...args]);
          if (name === 'error' && this.listenerCount('error') === 0) {
            domain.tell(args[0], { domainEmitter: this, domainThrown: false });
            return false;
          }
          return inside(domain, emit, this, [name, ...args]);
        } });
      }
      remove(emitter) {
        emitter.domain = null;
        this.members = this.members.filter(member => member !== emitter);
      }
      bind(callback) {
        const domain = this;
        return function (...args) { return inside(domain, callback, this, args); };
      }
      intercept(callback) {
        const domain = this;
        return function (error, ...args) {
          if (error instanceof Error) return domain.tell(error, { domainBound: callback, domainThrown: false });
          return inside(domain, callback, this, args);
        };
      }
    }
    function inside(domain, callback, receiver, args) {
      domain.enter();
      let result;
      // What throws leaves the domain entered: it is asked for the error.
      result = carried.run(domain, () => Reflect.apply(callback, receiver, args));
      domain.exit();
      return result;
    }
    const create = () => new Domain();
    Object.assign(exports, { _stack: entered, Domain, createDomain: create, create, active: null });
    """#
}
