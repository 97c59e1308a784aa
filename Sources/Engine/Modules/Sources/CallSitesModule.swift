extension ModuleSource {
    /// V8's call sites, for `Error.prepareStackTrace`. What a call was made on, and its function, are not kept: a stack holds neither.
    static let callSites = #"""
    class CallSite {
      #text; #name; #type; #method; #file; #line; #column; #isConstructor; #isAsync; #isEval; #index = null;
      constructor(...facts) {
        [this.#text, this.#name, this.#type, this.#method, this.#file, this.#line, this.#column, this.#isConstructor, this.#isAsync, this.#isEval] = facts;
        const combinator = /^async Promise\.(\w+) \(index (\d+)\)$/.exec(this.#text);
        if (combinator) [this.#name, this.#method, this.#type, this.#isAsync, this.#index] = [combinator[1], combinator[1], 'Function', true, +combinator[2]];
        if (this.#isEval && (!this.#name || this.#text.startsWith('eval ('))) this.#name = 'eval';
      }
      getColumnNumber() { return this.#column; }
      getEnclosingColumnNumber() { return this.#column; }
      getEnclosingLineNumber() { return this.#line; }
      getEvalOrigin() { return this.#isEval ? this.#file.replace(/, <anonymous>$/, '') : undefined; }
      getFileName() { return this.#isEval ? undefined : this.#file ?? null; }
      getFunction() { return undefined; }
      getFunctionName() { return this.#name === '' ? null : this.#name; }
      getLineNumber() { return this.#line; }
      getMethodName() { return this.#method; }
      getPosition() { return 0; }
      getPromiseIndex() { return this.#index; }
      getScriptNameOrSourceURL() { return this.getFileName(); }
      getScriptHash() { return ''; }
      getThis() { return undefined; }
      getTypeName() { return this.#type ?? null; }
      isAsync() { return this.#isAsync; }
      isConstructor() { return this.#isConstructor; }
      isEval() { return this.#isEval; }
      isNative() { return false; }
      isPromiseAll() { return this.#name === 'all' && this.#index !== null; }
      isToplevel() { return this.#type === undefined && !this.#isConstructor; }
      toString() { return this.#text; }
    }
    exports.make = (...facts) => new CallSite(...facts);
    """#
}
