extension ModuleSource {
    /// What Readable has of arrays: `map`, `filter`, `reduce` and their kin.
    static let streamOperators = #"""

    const kNothing = Symbol('kEmpty'), kOver = Symbol('kEof');
    function checkOperator(fn, options, isFunctionNeeded = true) {
      if (isFunctionNeeded && typeof fn !== 'function') invalidArgumentType('fn', 'of type function or an instance of AsyncFunction', fn);
      if (options !== undefined && options !== null && typeof options !== 'object') invalidArgumentType('options', 'of type object', options);
      if (options?.signal !== undefined && options?.signal !== null) checkSignal(options.signal, 'options.signal');
    }
    function whole(options, name, least, usual) {
      const value = options?.[name];
      if (value === undefined || value === null) return usual;
      if (typeof value !== 'number') invalidArgumentType(`options.${name}`, 'of type number', value);
      if (!Number.isInteger(value)) throw outOfRange(`options.${name}`, 'an integer', value);
      if (value < least) throw outOfRange(`options.${name}`, `>= ${least} && <= 9007199254740991`, value);
      return value;
    }
    // So many calls at a time, and their results in the order of the chunks.
    function mapping(stream, fn, options) {
      const concurrency = Math.floor(whole(options, 'concurrency', 1, 1)), ahead = Math.floor(whole(options, 'highWaterMark', 0, concurrency - 1)) + concurrency;
      return (async function* () {
        const controller = new internal.global.AbortController(), signal = options?.signal ? internal.global.AbortSignal.any([controller.signal, options.signal]) : controller.signal;
        const results = [], given = { signal };
        let hasNews, hasRoom, isOver = false, running = 0;
        const resume = () => { if (hasRoom && !isOver && running < concurrency && results.length < ahead) { const go = hasRoom; hasRoom = null; go(); } };
        const done = () => { running--; resume(); }, failed = () => { isOver = true; done(); };
        const tell = () => { const go = hasNews; hasNews = null; go?.(); };
        (async () => {
          try {
            for await (let value of stream) {
              if (isOver) return;
              if (signal.aborted) throw abortError(undefined);
              try {
                value = fn(value, given);
                if (value === kNothing) continue;
                value = Promise.resolve(value);
              } catch (error) { value = Promise.reject(error); }
              running++;
              value.then(done, failed);
              results.push(value);
              tell();
              if (!isOver && (results.length >= ahead || running >= concurrency)) await new Promise(resolve => { hasRoom = resolve; });
            }
            results.push(kOver);
          } catch (error) {
            const value = Promise.reject(error);
            value.then(done, failed);
            results.push(value);
          } finally {
            isOver = true;
            tell();
          }
        })();
        try {
          for (;;) {
            while (results.length > 0) {
              const value = await results[0];
              if (value === kOver) return;
              if (signal.aborted) throw abortError(undefined);
              if (value !== kNothing) yield value;
              results.shift();
              resume();
            }
            await new Promise(resolve => { hasNews = resolve; });
          }
        } finally {
          controller.abort();
          isOver = true;
          const go = hasRoom;
          hasRoom = null;
          go?.();
        }
      })();
    }
    const filtering = (stream, fn, options) => mapping(stream, async (value, given) => await fn(value, given) ? value : kNothing, options);
    function checkCount(number) {
      number = Number(number);
      if (Number.isNaN(number)) return 0;
      if (number < 0) throw outOfRange('number', '>= 0', number);
      return number;
    }
    const stopIfAborted = options => { if (options?.signal?.aborted) throw abortError(undefined); };

    install(Readable, {
      map(fn, options) { checkOperator(fn, options); return Readable.from(mapping(this, fn, options)); },
      filter(fn, options) { checkOperator(fn, options); return Readable.from(filtering(this, fn, options)); },
      flatMap(fn, options) {
        checkOperator(fn, options);
        const values = mapping(this, fn, options);
        return Readable.from((async function* () { for await (const value of values) yield* value; })());
      },
      drop(number, options) {
        checkOperator(undefined, options, false);
        number = checkCount(number);
        const stream = this;
        return Readable.from((async function* () { stopIfAborted(options); for await (const value of stream) { stopIfAborted(options); if (number-- <= 0) yield value; } })());
      },
      take(number, options) {
        checkOperator(undefined, options, false);
        number = checkCount(number);
        const stream = this;
        return Readable.from((async function* () {
          stopIfAborted(options);
          for await (const value of stream) {
            stopIfAborted(options);
            if (number-- > 0) yield value;
            if (number <= 0) return;
          }
        })());
      },
      asIndexedPairs(options) {
        checkOperator(undefined, options, false);
        process.emitWarning('readable.asIndexedPairs will be removed in a future version.', 'DeprecationWarning');
        const stream = this;
        return Readable.from((async function* () { let i = 0; for await (const value of stream) yield [i++, value]; })());
      },
      compose(stream, options) {
        checkOperator(undefined, options, false);
        if (isStream(stream) && !isWritable(stream)) throw invalidArgumentValue('stream', stream, 'must be writable');
        const composed = compose(this, stream);
        if (options?.signal) followSignal(composed, options.signal);
        return Readable.from(composed);
      },
      async every(fn, options) {
        checkOperator(fn, options);
        for await (const _ of filtering(this, async (value, given) => !await fn(value, given), options)) return false;
        return true;
      },
      async forEach(fn, options) {
        checkOperator(fn, options);
        for await (const _ of mapping(this, async (value, given) => { await fn(value, given); return kNothing; }, options));
      },
      async reduce(fn, initial, options) {
        checkOperator(fn, options);
        let isFirst = arguments.length < 2, value = initial;
        stopIfAborted(options);
        const given = { signal: options?.signal ?? new internal.global.AbortController().signal };
        for await (const chunk of this) {
          stopIfAborted(options);
          value = isFirst ? chunk : await fn(value, chunk, given);
          isFirst = false;
        }
        if (isFirst) throw nodeError(TypeError, 'ERR_MISSING_ARGS', 'Reduce of an empty stream requires an initial value');
        return value;
      },
      async toArray(options) {
        checkOperator(undefined, options, false);
        const all = [];
        for await (const value of this) { stopIfAborted(options); all.push(value); }
        return all;
      },
      async some(fn, options) { checkOperator(fn, options); for await (const _ of filtering(this, fn, options)) return true; return false; },
      async find(fn, options) { checkOperator(fn, options); for await (const value of filtering(this, fn, options)) return value; },
    }, {});
    """#
}
