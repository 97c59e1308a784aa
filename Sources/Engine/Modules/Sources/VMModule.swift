extension ModuleSource {
    /// `node:vm`: scripts and contexts. Without modules.
    static let vm = #"""
    const { nodeError, outOfRange, invalidArgumentValue } = require('internal/errors');
    const { invalidArgumentType, newContext, runScript, checkScript, global } = internal;
    // The numbers of the contexts, by their objects. The machine keeps a context for good.
    const contexts = new WeakMap();
    // Those whose microtasks are done before a script in them returns.
    const ownQueues = new WeakSet();
    const isObject = value => typeof value === 'object' && value !== null || typeof value === 'function';
    function checkInteger(options, name, least, most) {
      const value = options[name];
      if (value === undefined) return undefined;
      if (typeof value !== 'number') invalidArgumentType(`options.${name}`, 'of type number', value);
      if (!Number.isInteger(value)) throw outOfRange(`options.${name}`, 'an integer', value);
      if (value < least || value > most) throw outOfRange(`options.${name}`, `>= ${least} && <= ${most}`, value);
      return value;
    }
    function checkType(options, name, type) {
      const value = options[name];
      if (value !== undefined && typeof value !== type) invalidArgumentType(`options.${name}`, `of type ${type}`, value);
      return value;
    }
    function checkOptions(options) {
      if (options !== undefined && (options === null || typeof options !== 'object')) invalidArgumentType('options', 'of type object', options);
      return options ?? {};
    }
    // What a script is compiled with: its name, and what stands before it.
    function compiling(options) {
      if (typeof options === 'string') return [options, 0, 0];
      options = checkOptions(options);
      const name = checkType(options, 'filename', 'string');
      for (const place of ['lineOffset', 'columnOffset']) checkInteger(options, place, -(2 ** 31), 2 ** 31 - 1);
      if (options.cachedData !== undefined && !ArrayBuffer.isView(options.cachedData))
        invalidArgumentType('options.cachedData', 'an instance of Buffer, TypedArray, or DataView', options.cachedData);
      checkType(options, 'produceCachedData', 'boolean');
      const load = options.importModuleDynamically;
      if (load !== undefined && typeof load !== 'function' && load !== constants.USE_MAIN_CONTEXT_DEFAULT_LOADER)
        invalidArgumentType('options.importModuleDynamically', 'of type function', load);
      return [name ?? 'evalmachine.<anonymous>', options.lineOffset ?? 0, options.columnOffset ?? 0];
    }
    const displays = options => options?.displayErrors !== false;
    // What it is run with: how many milliseconds it may take.
    function running(options) {
      options = checkOptions(options);
      const timeout = checkInteger(options, 'timeout', 1, 4294967295);
      for (const name of ['breakOnSigint', 'displayErrors']) checkType(options, name, 'boolean');
      return timeout;
    }
    // What a context is made with, where it is made on the way.
    function making(options) {
      if (options === undefined || typeof options === 'string') return {};
      options = checkOptions(options);
      const made = { name: checkType(options, 'contextName', 'string'), origin: checkType(options, 'contextOrigin', 'string'), microtaskMode: options.microtaskMode };
      if (options.contextCodeGeneration !== undefined) made.codeGeneration = checkGeneration(options.contextCodeGeneration, 'options.contextCodeGeneration');
      return made;
    }
    function checkGeneration(generation, name) {
      if (generation === null || typeof generation !== 'object') invalidArgumentType(name, 'of type object', generation);
      for (const kind of ['strings', 'wasm'])
        if (generation[kind] !== undefined && typeof generation[kind] !== 'boolean') invalidArgumentType(`${name}.${kind}`, 'of type boolean', generation[kind]);
      return generation;
    }
    const constants = Object.freeze({ __proto__: null, USE_MAIN_CONTEXT_DEFAULT_LOADER: Symbol('vm_dynamic_import_main_context_default'), DONT_CONTEXTIFY: Symbol('vm_context_no_contextify') });
    function checkContext(object) {
      if (!isObject(object)) invalidArgumentType('contextifiedObject', 'of type object', object);
      if (!contexts.has(object)) invalidArgumentType('contextifiedObject', 'an vm.Context', object);
      return contexts.get(object);
    }
    function isContext(object) {
      if (!isObject(object)) invalidArgumentType('object', 'of type object', object);
      return contexts.has(object);
    }
    function createContext(object = {}, options = {}) {
      if (typeof object === 'symbol') object = {};
      if (isContext(object)) return object;
      checkOptions(options);
      for (const name of ['name', 'origin']) checkType(options, name, 'string');
      const { strings = true } = options.codeGeneration === undefined ? {} : checkGeneration(options.codeGeneration, 'options.codeGeneration');
      if (options.microtaskMode !== undefined && options.microtaskMode !== 'afterEvaluate')
        throw invalidArgumentValue('options.microtaskMode', options.microtaskMode, "must be one of: 'afterEvaluate', undefined");
      const [number, behind] = newContext(object, strings);
      contexts.set(object, number);
      if (options.microtaskMode === 'afterEvaluate') ownQueues.add(object);
      // V8's own console: nobody listens to it.
      const console = {};
      for (const name of Object.keys(global.console)) if (typeof global.console[name] === 'function') console[name] = { [name]() {} }[name];
      Object.defineProperty(behind, 'console', { value: console, writable: true, configurable: true });
      return object;
    }

    const texts = new WeakMap();
    class Script {
      constructor(code, options, number = undefined) {
        const name = compiling(options);
        code = `${code}`;
        checkScript(code, name, number, displays(options));
        texts.set(this, { code, name });
        if (options?.cachedData !== undefined) this.cachedDataRejected = false;
        this.sourceMapURL = /\/\/[#@] sourceMappingURL=(\S+)\s*$/.exec(code)?.[1];
      }
      runInThisContext(options) {
        const timeout = running(options), { code, name } = texts.get(this);
        return runScript(code, name, undefined, timeout, false, displays(options));
      }
      runInContext(object, options) {
        const number = checkContext(object), timeout = running(options), { code, name } = texts.get(this);
        return runScript(code, name, number, timeout, ownQueues.has(object), displays(options));
      }
      runInNewContext(object, options) { return this.runInContext(createContext(object, making(options)), options); }
      createCachedData() { return require('buffer').Buffer.alloc(0); }
    }
    const ofRun = options => typeof options === 'string' ? undefined : options;
    function runInContext(code, object, options) {
      if (!isObject(object)) invalidArgumentType('contextifiedObject', 'of type object', object);
      return new Script(code, options, checkContext(object)).runInContext(object, ofRun(options));
    }
    function runInNewContext(code, object, options) {
      object = createContext(object, making(options));
      return runInContext(code, object, options);
    }
    function runInThisContext(code, options) { return new Script(code, options).runInThisContext(ofRun(options)); }
    function compileFunction(code, parameters = [], options = {}) {
      if (typeof code !== 'string') invalidArgumentType('code', 'of type string', code);
      if (!Array.isArray(parameters)) invalidArgumentType('params', 'an instance of Array', parameters);
      for (const [i, name] of parameters.entries()) if (typeof name !== 'string') invalidArgumentType(`params[${i}]`, 'of type string', name);
      compiling(options);
      const context = options.parsingContext;
      if (context !== undefined && !contexts.has(context)) invalidArgumentType('options.parsingContext', 'an instance of Context', context);
      const number = context === undefined ? undefined : contexts.get(context), text = `(function (${parameters.join(',')}) {${code}\n})`;
      const extensions = options.contextExtensions ?? [];
      if (!Array.isArray(extensions)) invalidArgumentType('options.contextExtensions', 'an instance of Array', extensions);
      extensions.forEach((extension, i) => { if (!isObject(extension)) invalidArgumentType(`options.contextExtensions[${i}]`, 'of type object', extension); });
      if (extensions.length === 0) return runScript(text, options.filename ?? '', number);
      // Their properties are names in sight, those of the last before those of the first.
      const around = extensions.map((_, i) => `with (arguments[${i}]) `).join('');
      return runScript(`(function () { ${around}return ${text}; })`, options.filename ?? '', number)(...extensions);
    }
    function measureMemory() { return Promise.reject(nodeError(Error, 'ERR_CONTEXT_NOT_INITIALIZED', 'context used is not initialized')); }
    Object.assign(exports, {
      Script, createContext, createScript: (code, options) => new Script(code, options), runInContext, runInNewContext, runInThisContext, isContext,
      compileFunction, measureMemory, constants,
    });
    """#
}
