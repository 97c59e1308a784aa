extension ModuleSource {
    /// `node:perf_hooks`, and what `performance` has beyond `now` (User Timing §3, Performance Timeline §4).
    static let perfHooks = #"""
    const { nodeError, missingArguments, invalidThis, outOfRange, illegalConstructor } = require('internal/errors');
    const { inspect, invalidArgumentType, process } = internal;
    const { performance, setImmediate } = internal.global;
    const customInspect = Symbol.for('nodejs.util.inspect.custom');

    // MARK: Entries

    let isMaking = false, timeline = [];
    class PerformanceEntry {
      #name; #type; #start; #duration; #detail;
      constructor(name, type, start, duration, detail) {
        if (!isMaking) throw illegalConstructor();
        this.#name = name; this.#type = type; this.#start = start; this.#duration = duration; this.#detail = detail;
      }
      static #check(entry) { if (typeof entry !== 'object' || entry === null || !(#name in entry)) throw invalidThis('PerformanceEntry'); }
      get name() { PerformanceEntry.#check(this); return this.#name; }
      get entryType() { PerformanceEntry.#check(this); return this.#type; }
      get startTime() { PerformanceEntry.#check(this); return this.#start; }
      get duration() { PerformanceEntry.#check(this); return this.#duration; }
      get detail() { PerformanceEntry.#check(this); return this.#detail; }
      toJSON() {
        const shown = { name: this.#name, entryType: this.#type, startTime: this.#start, duration: this.#duration };
        if (this.#detail !== undefined) shown.detail = this.#detail;
        return shown;
      }
      [customInspect](depth, options) {
        if (depth < 0) return this;
        return `${this.constructor.name} ${inspect(this.toJSON(), { ...options, depth: options.depth == null ? null : options.depth - 1 })}`;
      }
    }
    function make(Class, ...values) { isMaking = true; try { return new Class(...values); } finally { isMaking = false; } }
    class PerformanceMark extends PerformanceEntry {
      constructor(name, options) {
        if (arguments.length === 0) throw missingArguments('name');
        const start = options?.startTime ?? performance.now();
        if (typeof start !== 'number') invalidArgumentType('startTime', 'of type number', start);
        if (start < 0) throw nodeError(TypeError, 'ERR_PERFORMANCE_INVALID_TIMESTAMP', `${start} is not a valid timestamp`);
        const text = `${name}`, detail = options?.detail === undefined ? null : structuredClone(options.detail);
        isMaking = true;
        super(text, 'mark', start, 0, detail);
        isMaking = false;
      }
    }
    class PerformanceMeasure extends PerformanceEntry {}
    class PerformanceNodeEntry extends PerformanceEntry {}

    // MARK: performance

    const milestones = ['nodeStart', 'v8Start', 'environment', 'loopStart', 'loopExit', 'bootstrapComplete'];
    let count = 0;
    function add(entry, isKept, first = undefined) {
      places.set(entry, first === undefined ? ++count : placeOf(first) + 0.5);
      if (isKept) timeline.push(entry);
      for (const observer of observers) observer[kTell](entry);
      return entry;
    }
    function timeOf(mark) {
      if (mark === undefined) return undefined;
      if (typeof mark === 'number') {
        if (mark < 0) throw nodeError(TypeError, 'ERR_PERFORMANCE_INVALID_TIMESTAMP', `${mark} is not a valid timestamp`);
        return mark;
      }
      if (milestones.includes(mark)) return performance.nodeTiming[mark];
      const entry = timeline.findLast(entry => entry.entryType === 'mark' && entry.name === `${mark}`);
      if (entry === undefined) throw new DOMException(`The "${mark}" performance mark has not been set`, 'SyntaxError');
      return entry.startTime;
    }
    // Where the clock stands still, a measure comes right behind the mark that it begins with.
    const places = new WeakMap(), placeOf = entry => places.get(entry) ?? 0;
    const byTime = entries => [...entries].sort((a, b) => a.startTime - b.startTime || placeOf(a) - placeOf(b));
    const clear = type => name => {
      const wanted = name === undefined ? undefined : `${name}`;
      timeline = timeline.filter(entry => entry.entryType !== type || wanted !== undefined && entry.name !== wanted);
    };
    const methods = {
      clearMarks(name) { clear('mark')(name); },
      clearMeasures(name) { clear('measure')(name); },
      clearResourceTimings(name) { clear('resource')(name); },
      getEntries() { return byTime(timeline); },
      getEntriesByName(name, type) {
        if (arguments.length === 0) throw missingArguments('name');
        name = `${name}`;
        return byTime(timeline.filter(entry => entry.name === name && (type === undefined || entry.entryType === type)));
      },
      getEntriesByType(type) {
        if (arguments.length === 0) throw missingArguments('type');
        type = `${type}`;
        return byTime(timeline.filter(entry => entry.entryType === type));
      },
      mark(name, options) {
        if (arguments.length === 0) throw missingArguments('name');
        return add(new PerformanceMark(name, options), true);
      },
      measure(name, startOrOptions, endMark) {
        if (arguments.length === 0) throw missingArguments('name');
        if (typeof name !== 'string') invalidArgumentType('name', 'of type string', name);
        // A mark has a name: another value is none, and the measure begins at the beginning.
        const options = startOrOptions !== null && typeof startOrOptions === 'object' ? startOrOptions : { start: typeof startOrOptions === 'string' ? startOrOptions : undefined };
        const { duration, detail } = options, invalid = text => nodeError(TypeError, 'ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS', text);
        if (options === startOrOptions) {
          if (endMark !== undefined && [options.start, options.end, duration, detail].some(value => value !== undefined)) throw invalid('endMark must not be specified');
          if (options.start !== undefined && options.end !== undefined && duration !== undefined) throw invalid('Must not have options.start, options.end, and options.duration specified');
        }
        const end = endMark !== undefined ? timeOf(endMark) : options.end !== undefined ? timeOf(options.end)
          : options.start !== undefined && duration !== undefined ? timeOf(options.start) + duration : performance.now();
        const start = options.start !== undefined ? timeOf(options.start) : duration !== undefined && options.end !== undefined ? end - duration : 0;
        const first = typeof options.start === 'string' ? timeline.findLast(entry => entry.entryType === 'mark' && entry.name === options.start) : undefined;
        return add(make(PerformanceMeasure, `${name}`, 'measure', start, end - start, detail === undefined ? null : structuredClone(detail)), true, first);
      },
      timerify(callback, options = {}) {
        if (typeof callback !== 'function') invalidArgumentType('fn', 'of type function', callback);
        if (options === null || typeof options !== 'object') invalidArgumentType('options', 'of type object', options);
        const finish = (start, args) => {
          const duration = performance.now() - start;
          options.histogram?.record(Math.max(1, Math.ceil(duration * 1e6)));
          const entry = make(PerformanceNodeEntry, callback.name, 'function', start, duration, args);
          args.forEach((value, i) => { entry[i] = value; });
          add(entry, false);
        };
        function timerified(...args) {
          const start = performance.now();
          const result = new.target ? Reflect.construct(callback, args, callback) : Reflect.apply(callback, this, args);
          if (!new.target && typeof result?.finally === 'function') return result.finally(() => finish(start, args));
          finish(start, args);
          return result;
        }
        return Object.defineProperties(timerified, {
          length: { configurable: false, enumerable: true, value: callback.length },
          name: { configurable: false, enumerable: true, value: `timerified ${callback.name}` },
        });
      },
      eventLoopUtilization() { return { idle: 0, active: 0, utilization: 0 }; },
      setResourceTimingBufferSize() {},
      toJSON() { return { nodeTiming: this.nodeTiming, timeOrigin: performance.timeOrigin, eventLoopUtilization: this.eventLoopUtilization() }; },
    };
    const prototype = Object.getPrototypeOf(performance);
    for (const name of Object.keys(methods)) {
      const method = methods[name], isFree = name === 'timerify' || name === 'eventLoopUtilization';
      const value = isFree ? method : { [name](...args) {
        if (this !== performance) invalidArgumentType('this', 'an instance of Performance', this);
        return Reflect.apply(method, this, args);
      } }[name];
      Object.defineProperty(value, 'length', { value: method.length, configurable: true });
      Object.defineProperty(prototype, name, { value, writable: true, configurable: true, enumerable: true });
    }
    Object.defineProperty(prototype, 'nodeTiming', { configurable: true, enumerable: true, get() {
      return { name: 'node', entryType: 'node', startTime: 0, duration: performance.now(), nodeStart: 0, v8Start: 0, bootstrapComplete: 0, environment: 0, loopStart: 0, loopExit: -1, idleTime: 0 };
    } });

    // MARK: Observers

    const observers = new Set(), kTell = Symbol('tell');
    const supported = ['dns', 'function', 'gc', 'http', 'http2', 'mark', 'measure', 'net', 'resource'];
    class PerformanceObserverEntryList {
      #entries;
      constructor(entries) { this.#entries = byTime(entries); }
      getEntries() { return [...this.#entries]; }
      getEntriesByType(type) { return this.#entries.filter(entry => entry.entryType === `${type}`); }
      getEntriesByName(name, type) { return this.#entries.filter(entry => entry.name === `${name}` && (type === undefined || entry.entryType === type)); }
      [customInspect](depth, options) {
        if (depth < 0) return this;
        return `PerformanceObserverEntryList ${inspect(this.#entries, { ...options, depth: options.depth == null ? null : options.depth - 1 })}`;
      }
    }
    class PerformanceObserver {
      #callback; #types = new Set(); #buffer = []; #isPending = false; #takesOne;
      constructor(callback) {
        if (typeof callback !== 'function') invalidArgumentType('callback', 'of type function', callback);
        this.#callback = callback;
      }
      observe(options = {}) {
        if (options === null || typeof options !== 'object') invalidArgumentType('options', 'of type object', options);
        const { entryTypes, type, buffered } = options;
        if (entryTypes === undefined && type === undefined) throw missingOptions();
        if (entryTypes !== undefined && type !== undefined)
          throw nodeError(TypeError, 'ERR_INVALID_ARG_VALUE', `The property 'options.entryTypes' options.entryTypes can not set with options.type together. Received ${inspect(entryTypes)}`);
        const takesOne = type !== undefined;
        if ((this.#takesOne ?? takesOne) !== takesOne)
          throw new DOMException(`PerformanceObserver can not change to ${takesOne ? 'single observation' : 'multiple observations'}`, 'InvalidModificationError');
        this.#takesOne = takesOne;
        if (entryTypes !== undefined) {
          if (!Array.isArray(entryTypes)) invalidArgumentType('options.entryTypes', 'string[]', entryTypes);
          this.#types = new Set(entryTypes.filter(name => supported.includes(name)));
        } else if (supported.includes(type)) {
          this.#types.add(type);
          if (buffered) for (const entry of timeline) if (entry.entryType === type) this[kTell](entry);
        }
        if (this.#types.size > 0) observers.add(this); else this.disconnect();
      }
      disconnect() { observers.delete(this); this.#types.clear(); this.#buffer = []; this.#takesOne = undefined; }
      takeRecords() { return this.#buffer.splice(0); }
      static get supportedEntryTypes() { return supported; }
      [kTell](entry) {
        if (!this.#types.has(entry.entryType)) return;
        this.#buffer.push(entry);
        if (this.#isPending) return;
        this.#isPending = true;
        setImmediate(() => {
          this.#isPending = false;
          if (this.#buffer.length === 0) return;
          const list = new PerformanceObserverEntryList(this.#buffer.splice(0));
          Reflect.apply(this.#callback, this, [list, this]);
        });
      }
      [customInspect](depth, options) {
        if (depth < 0) return this;
        const shown = { connected: observers.has(this), pending: this.#isPending, entryTypes: [...this.#types], buffer: this.#buffer };
        return `PerformanceObserver ${inspect(shown, { ...options, depth: options.depth == null ? null : options.depth - 1 })}`;
      }
    }
    const missingOptions = () => nodeError(TypeError, 'ERR_MISSING_ARGS', 'The "options.entryTypes" and "options.type" arguments must be specified');
    for (const Class of [PerformanceEntry, PerformanceObserver, PerformanceObserverEntryList, PerformanceMark, PerformanceMeasure]) {
      if (Class !== PerformanceObserverEntryList) Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, configurable: true });
      for (const name of ['name', 'entryType', 'startTime', 'duration']) if (Object.hasOwn(Class.prototype, name)) Object.defineProperty(Class.prototype, name, { enumerable: true });
    }

    // MARK: Histograms

    class SafeMap extends Map {}
    // The values of each, in order.
    const recorded = new WeakMap(), sorted = histogram => recorded.get(histogram).sort((a, b) => a - b);
    class Histogram {
      constructor() { throw illegalConstructor(); }
      get count() { return recorded.get(this).length; }
      get countBigInt() { return BigInt(this.count); }
      get min() { return this.count === 0 ? 9223372036854776000 : sorted(this)[0]; }
      get minBigInt() { return this.count === 0 ? 9223372036854775807n : BigInt(this.min); }
      get max() { return this.count === 0 ? 0 : sorted(this).at(-1); }
      get maxBigInt() { return BigInt(this.max); }
      get mean() { return this.count === 0 ? NaN : recorded.get(this).reduce((sum, value) => sum + value, 0) / this.count; }
      get exceeds() { return 0; }
      get exceedsBigInt() { return 0n; }
      get stddev() {
        const { mean, count } = this;
        return count === 0 ? NaN : Math.sqrt(recorded.get(this).reduce((sum, value) => sum + (value - mean) ** 2, 0) / count);
      }
      percentile(part) {
        if (typeof part !== 'number') invalidArgumentType('percentile', 'of type number', part);
        if (!(part > 0 && part <= 100)) throw outOfRange('percentile', '> 0 && <= 100', part);
        return this.count === 0 ? 0 : sorted(this)[Math.max(0, Math.ceil(part / 100 * this.count) - 1)];
      }
      percentileBigInt(part) { return BigInt(this.percentile(part)); }
      // Each step goes half of the way that is left, until all values are told.
      get percentiles() {
        const result = new SafeMap(), values = sorted(this), { length } = values;
        for (let part = 0, told = 0; told < length; part += (100 - part) / 2) {
          const value = values[Math.max(0, Math.ceil(part / 100 * length) - 1)];
          result.set(part, value);
          told = values.lastIndexOf(value) + 1;
        }
        return result.set(100, this.max);
      }
      get percentilesBigInt() { return new SafeMap([...this.percentiles].map(([part, value]) => [part, BigInt(value)])); }
      reset() { recorded.set(this, []); }
      toJSON() {
        const { count, min, max, mean, exceeds, stddev, percentiles } = this;
        return { count, min, max, mean, exceeds, stddev, percentiles: Object.fromEntries(percentiles) };
      }
      [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
        if (depth < 0) return this;
        const { min, max, mean, exceeds, stddev, count, percentiles } = this;
        const inner = { ...options, depth: options.depth === null || options.depth === undefined ? null : options.depth - 1 };
        return `Histogram ${inspect({ min, max, mean, exceeds, stddev, count, percentiles }, inner)}`;
      }
    }
    class RecordableHistogram extends Histogram {
      record(value) {
        if (typeof value !== 'bigint' && typeof value !== 'number') invalidArgumentType('val', 'of type number', value);
        if (typeof value === 'number' && !Number.isInteger(value)) throw outOfRange('val', 'an integer', value);
        if (value < 1 || typeof value === 'number' && value > Number.MAX_SAFE_INTEGER) throw outOfRange('val', `>= 1 && <= ${Number.MAX_SAFE_INTEGER}`, value);
        recorded.get(this).push(Number(value));
      }
      recordDelta() { recorded.get(this).push(1); }
      add(other) {
        if (!(other instanceof RecordableHistogram)) invalidArgumentType('other', 'an instance of RecordableHistogram', other);
        recorded.get(this).push(...recorded.get(other));
      }
    }
    class ELDHistogram extends Histogram { enable() { return true; } disable() { return true; } }
    function newHistogram(Class) {
      const histogram = Object.create(Class.prototype);
      recorded.set(histogram, []);
      return histogram;
    }
    function createHistogram(options = {}) {
      if (options === null || typeof options !== 'object') invalidArgumentType('options', 'of type object', options);
      const { lowest = 1, figures = 3 } = options;
      if (typeof lowest !== 'bigint' && !(lowest >= 1)) throw outOfRange('options.lowest', '>= 1 && <= 9007199254740991', lowest);
      if (!(figures >= 1 && figures <= 5)) throw outOfRange('options.figures', '>= 1 && <= 5', figures);
      return newHistogram(RecordableHistogram);
    }
    const monitorEventLoopDelay = () => newHistogram(ELDHistogram);
    class PerformanceResourceTiming extends PerformanceEntry {}
    class Performance extends require('internal/web_events').EventTarget { constructor() { throw illegalConstructor(); } }
    Object.defineProperty(prototype, 'constructor', { value: Performance, writable: true, configurable: true });
    Object.setPrototypeOf(prototype, require('internal/web_events').EventTarget.prototype);
    Performance.prototype; Object.defineProperty(Performance, Symbol.hasInstance, { value: value => prototype.isPrototypeOf(Object(value)) || value === performance });
    Object.assign(exports, {
      Performance, PerformanceEntry, PerformanceMark, PerformanceMeasure, PerformanceObserver, PerformanceObserverEntryList, PerformanceResourceTiming,
      monitorEventLoopDelay, createHistogram, performance,
      constants: {
        NODE_PERFORMANCE_GC_MAJOR: 4, NODE_PERFORMANCE_GC_MINOR: 1, NODE_PERFORMANCE_GC_INCREMENTAL: 8, NODE_PERFORMANCE_GC_WEAKCB: 16, NODE_PERFORMANCE_GC_FLAGS_NO: 0,
        NODE_PERFORMANCE_GC_FLAGS_CONSTRUCT_RETAINED: 2, NODE_PERFORMANCE_GC_FLAGS_FORCED: 4, NODE_PERFORMANCE_GC_FLAGS_SYNCHRONOUS_PHANTOM_PROCESSING: 8,
        NODE_PERFORMANCE_GC_FLAGS_ALL_AVAILABLE_GARBAGE: 16, NODE_PERFORMANCE_GC_FLAGS_ALL_EXTERNAL_MEMORY: 32, NODE_PERFORMANCE_GC_FLAGS_SCHEDULE_IDLE: 64,
      },
    });
    """#
}
