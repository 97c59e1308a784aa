extension ModuleSource {
    /// `node:timers`
    static let timers = #"""
    const { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate } = internal.global;
    Object.assign(exports, { setTimeout, clearTimeout, setImmediate, clearImmediate, setInterval, clearInterval });
    Object.defineProperty(exports, 'promises', { configurable: true, enumerable: true, get() { return require('timers/promises'); } });
    """#

    /// `node:timers/promises`
    static let timersPromises = #"""
    const { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate } = internal.global;
    const { abortError } = require('internal/errors');
    const { invalidArgumentType } = internal;

    function check(options) {
      if (options === null || typeof options !== 'object') invalidArgumentType('options', 'of type object', options);
      const { signal, ref = true } = options;
      if (signal !== undefined && (signal === null || typeof signal !== 'object' || !('aborted' in signal)))
        invalidArgumentType('options.signal', 'an instance of AbortSignal', signal);
      if (typeof ref !== 'boolean') invalidArgumentType('options.ref', 'of type boolean', ref);
      return { signal, ref };
    }
    function later(start, clear, value, options) {
      let signal, ref;
      try { ({ signal, ref } = check(options)); } catch (error) { return Promise.reject(error); }
      if (signal?.aborted) return Promise.reject(abortError(signal.reason));
      let onAbort;
      const promise = new Promise((resolve, reject) => {
        const timer = start(() => resolve(value));
        if (!ref) timer.unref();
        if (signal) {
          onAbort = () => { clear(timer); reject(abortError(signal.reason)); };
          signal.addEventListener('abort', onAbort, { once: true });
        }
      });
      return onAbort === undefined ? promise : promise.finally(() => signal.removeEventListener('abort', onAbort));
    }
    const promises = {
      setTimeout(delay, value, options = {}) {
        if (delay !== undefined && typeof delay !== 'number')
          try { invalidArgumentType('delay', 'of type number', delay); } catch (error) { return Promise.reject(error); }
        return later(fire => setTimeout(fire, delay), clearTimeout, value, options);
      },
      setImmediate(value, options = {}) { return later(fire => setImmediate(fire), clearImmediate, value, options); },
      setInterval(delay, value, options = {}) {
        const { signal, ref } = check(options);
        let waiting = 0, wake, isAborted = signal?.aborted ?? false, isOver = false;
        const timer = isAborted ? undefined : setInterval(() => { waiting++; wake?.(); wake = undefined; }, delay);
        if (timer && !ref) timer.unref();
        const onAbort = () => { isAborted = true; clearInterval(timer); wake?.(); wake = undefined; };
        signal?.addEventListener('abort', onAbort, { once: true });
        const end = () => { isOver = true; clearInterval(timer); signal?.removeEventListener('abort', onAbort); };
        return {
          [Symbol.asyncIterator]() { return this; },
          next() {
            if (isOver) return Promise.resolve({ value: undefined, done: true });
            const give = () => {
              if (isAborted) { end(); throw abortError(signal.reason); }
              waiting--;
              return { value, done: false };
            };
            if (isAborted || waiting > 0) return new Promise(resolve => resolve(give()));
            return new Promise(resolve => { wake = resolve; }).then(give);
          },
          return(result) { end(); return Promise.resolve({ value: result, done: true }); },
        };
      },
      scheduler: {
        wait(delay, options) { return promises.setTimeout(delay, undefined, options); },
        yield() { return promises.setImmediate(); },
      },
    };
    Object.assign(exports, promises);
    """#
}
