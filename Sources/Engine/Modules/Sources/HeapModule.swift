extension ModuleSource {
    /// `leash:heap`: what a program can ask of its own heap, for tests that prove that something lets go.
    static let heap = #"""
    const { kind, inspect, invalidArgumentType, heapCollect, heapPath, heapTarget, heapInstances, heapRetainedSize } = internal;

    function check(value) {
      if ((typeof value !== 'object' || value === null) && typeof value !== 'function' && typeof value !== 'symbol')
        invalidArgumentType('value', 'of type object', value);
    }
    function describe(value) {
      try { return inspect(value, { depth: 0, breakLength: Infinity, maxArrayLength: 5, maxStringLength: 60 }); } catch { return 'the object'; }
    }
    function refuse(value, path, message, caller) {
      const { AssertionError } = require('assert');
      const text = `${describe(value)} is still held: ${path}`;
      throw new AssertionError({ message: message === undefined ? text : `${message}: ${text}`, actual: 'held', expected: 'collectable',
                                 operator: 'assertCollectable', stackStartFn: caller });
    }
    Object.assign(exports, {
      gc() { heapCollect(); },
      isAlive(ref) {
        if (kind(ref) !== 'weakRef') invalidArgumentType('ref', 'an instance of WeakRef', ref);
        const target = heapTarget(ref);
        return target !== undefined && heapPath(target, '') !== undefined;
      },
      why(value) {
        check(value);
        return heapPath(value, '') ?? 'nothing holds it';
      },
      instances(Class) {
        if (typeof Class !== 'function') invalidArgumentType('Class', 'of type function', Class);
        return heapInstances(Class.prototype);
      },
      retainedSize(value) {
        check(value);
        return heapRetainedSize(value);
      },
      assertCollectable(make, message) {
        if (typeof make !== 'function') invalidArgumentType('make', 'of type function', make);
        const text = Function.prototype.toString.call(make), caller = exports.assertCollectable;
        const decide = value => {
          check(value);
          const path = heapPath(value, text);
          if (path !== undefined) refuse(value, path, message, caller);
        };
        const value = make();
        return kind(value) === 'promise' ? value.then(decide) : decide(value);
      },
    });
    """#
}
