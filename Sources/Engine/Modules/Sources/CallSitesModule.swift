extension ModuleSource {
    /// V8's call sites, for `Error.prepareStackTrace`. What a call was made on, and its function, are not kept: a stack holds neither.
    static let callSites = #"""
    class CallSite {
      #text; #name; #type; #property; #file; #line; #column; #isConstructor; #isAsync; #isEval; #isNative;
      constructor(...facts) {
        [this.#text, this.#name, this.#type, this.#property, this.#file, this.#line, this.#column, this.#isConstructor, this.#isAsync, this.#isEval, this.#isNative] = facts;
      }
      getColumnNumber() { return this.#column; }
      getEnclosingColumnNumber() { return this.#column; }
      getEnclosingLineNumber() { return this.#line; }
      getEvalOrigin() { return this.#isEval ? this.#file.replace(/, <anonymous>$/, '') : undefined; }
      getFileName() { return this.#isEval ? undefined : this.#file; }
      getFunction() { return undefined; }
      getFunctionName() { return this.#name === '' ? null : this.#name; }
      getLineNumber() { return this.#line; }
      getMethodName() {
        if (this.#type === undefined || this.#isConstructor) return null;
        return this.#property ?? (this.#name === null || this.#name === '' ? null : this.#name.replace(/^.*\./, ''));
      }
      getPosition() { return 0; }
      getPromiseIndex() { return null; }
      getScriptNameOrSourceURL() { return this.#isEval ? undefined : this.#file; }
      getScriptHash() { return ''; }
      getThis() { return undefined; }
      getTypeName() { return this.#type ?? null; }
      isAsync() { return this.#isAsync; }
      isConstructor() { return this.#isConstructor; }
      isEval() { return this.#isEval; }
      isNative() { return this.#isNative; }
      isPromiseAll() { return false; }
      isToplevel() { return this.#type === undefined && !this.#isConstructor; }
      toString() { return this.#text; }
    }
    exports.make = (...facts) => new CallSite(...facts);
    """#
}
