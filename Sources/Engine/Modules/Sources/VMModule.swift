extension ModuleSource {
    /// `node:vm`: scripts and contexts. Without `timeout`, without modules.
    static let vm = #"""
    const { nodeError } = require('internal/errors');
    const { invalidArgumentType, newContext, runScript, checkScript, global } = internal;
    // The numbers of the contexts, by their objects. The machine keeps a context for good.
    const contexts = new WeakMap();
    const isObject = value => typeof value === 'object' && value !== null || typeof value === 'function';
    const nameOf = options => {
      if (typeof options === 'string') return options;
      if (options !== undefined && !isObject(options)) invalidArgumentType('options', 'of type object', options);
      const name = options?.filename;
      if (name !== undefined && typeof name !== 'string') invalidArgumentType('options.filename', 'of type string', name);
      return name ?? 'evalmachine.<anonymous>';
    };
    function checkContext(object) {
      if (!isObject(object)) invalidArgumentType('contextifiedObject', 'of type object', object);
      if (!contexts.has(object)) invalidArgumentType('contextifiedObject', 'an vm.Context', object);
      return contexts.get(object);
    }
    function isContext(object) {
      if (!isObject(object)) invalidArgumentType('object', 'of type object', object);
      return contexts.has(object);
    }
    function createContext(object = {}) {
      if (typeof object === 'symbol') object = {};
      if (isContext(object)) return object;
      const [number, behind] = newContext(object);
      contexts.set(object, number);
      // V8's own console: nobody listens to it.
      const console = {};
      for (const name of Object.keys(global.console)) if (typeof global.console[name] === 'function') console[name] = { [name]() {} }[name];
      Object.defineProperty(behind, 'console', { value: console, writable: true, configurable: true });
      return object;
    }

    const texts = new WeakMap();
    class Script {
      constructor(code, options, number = undefined) {
        const name = nameOf(options);
        code = `${code}`;
        checkScript(code, name, number);
        texts.set(this, { code, name });
        this.sourceMapURL = undefined;
      }
      runInThisContext() { const { code, name } = texts.get(this); return runScript(code, name, undefined); }
      runInContext(object) { const number = checkContext(object), { code, name } = texts.get(this); return runScript(code, name, number); }
      runInNewContext(object) { return this.runInContext(createContext(object)); }
      createCachedData() { return require('buffer').Buffer.alloc(0); }
    }
    function runInContext(code, object, options) {
      if (!isObject(object)) invalidArgumentType('contextifiedObject', 'of type object', object);
      return new Script(code, options, checkContext(object)).runInContext(object);
    }
    function runInNewContext(code, object, options) {
      object = createContext(object);
      return runInContext(code, object, options);
    }
    function runInThisContext(code, options) { return new Script(code, options).runInThisContext(); }
    function compileFunction(code, parameters = [], options = {}) {
      if (typeof code !== 'string') invalidArgumentType('code', 'of type string', code);
      if (!Array.isArray(parameters)) invalidArgumentType('params', 'an instance of Array', parameters);
      const text = `(function (${parameters.join(',')}) {${code}\n})`;
      return runScript(text, options.filename ?? '', options.parsingContext === undefined ? undefined : checkContext(options.parsingContext));
    }
    const constants = Object.freeze({ __proto__: null, USE_MAIN_CONTEXT_DEFAULT_LOADER: Symbol('vm_dynamic_import_main_context_default'), DONT_CONTEXTIFY: Symbol('vm_context_no_contextify') });
    function measureMemory() { return Promise.reject(nodeError(Error, 'ERR_CONTEXT_NOT_INITIALIZED', 'context used is not initialized')); }
    Object.assign(exports, {
      Script, createContext, createScript: (code, options) => new Script(code, options), runInContext, runInNewContext, runInThisContext, isContext,
      compileFunction, measureMemory, constants,
    });
    """#
}
