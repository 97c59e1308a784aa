import Syntax

// Calls that are not plain: spread, new, super, and what a constructor's frame needs before and after.

extension VM {
    /// Runs `new` on a function of kind `function` whose arguments stand in the window.
    func runConstruct(_ window: UnsafeMutablePointer<Value>, count: Int, newTarget: JSObject) throws(JSThrow) -> Value {
        try prepareConstruct(window, newTarget: newTarget)
        return try run(window, count: count, newTarget: Value(newTarget))
    }

    /// Puts the object in the making where the constructor finds `this` (ECMA-262 §10.2.2 [[Construct]]); nothing for derived ones.
    @inline(__always) func prepareConstruct(_ window: UnsafeMutablePointer<Value>, newTarget: JSObject) throws(JSThrow) {
        let code = window[0].asObject.code
        if code.pointee.flags.contains(.derived) { window[1] = .empty; return }
        window[1] = Value(try newInstance(of: newTarget, code))
    }

    /// An object for `this`; its shape is remembered for the constructor.
    private func newInstance(of newTarget: JSObject, _ code: UnsafeMutablePointer<Code>) throws(JSThrow) -> JSObject {
        let capacity = Int(code.pointee.instanceSlots)
        if let known = state.pointee.shapes.instances.find(newTarget, capacity), shape(known.pointee.shape).prototype == newTarget.slot(Int(known.pointee.prototypeSlot)) {
            let object = allocateObject(shapeID: known.pointee.shape, inlineCapacity: capacity)
            for i in 0..<capacity { object.setInlineSlot(i, .undefined) }
            return object
        }
        let prototype = try prototypeFromConstructor(Value(newTarget), default: .objectPrototype)
        let shape = rootShape(for: Value(prototype), inlineCapacity: capacity)
        if newTarget.kind == .function, let own = self.shape(newTarget.shapeID).find(self[.prototype]), !own.attributes.contains(.accessor) {
            markCached(newTarget)
            state.pointee.shapes.instances.note(InstanceMemory.Entry(
                constructor: UInt(bitPattern: newTarget.cell.address), constructorShape: newTarget.shapeID, prototypeSlot: Int32(own.slot), shape: shape.id,
                capacity: Int32(capacity)))
        }
        return newObject(shape: shape, inlineCapacity: capacity)
    }

    /// What a derived constructor gives back (ECMA-262 §10.2.2 steps 12 to 14).
    func constructedResult(_ value: Value, _ this: Value) throws(JSThrow) -> Value {
        if value.isObject { return value }
        if value.isUndefined, !this.isEmpty { return this }
        // The error is of the caller's realm, for the constructor is done.
        let caller = state.pointee.foreignCall, realm = caller.frame == state.pointee.stack.frame ? caller.realm : currentRealm
        return try inRealm(realm) { () throws(JSThrow) in
            throw value.isUndefined ? thisUninitialized() : typeError("Derived constructors may only return object or undefined")
        }
    }

    /// The arguments are the elements of an array in the window's third register: a window of their own, on top of the stack.
    private func openSpreadWindow(_ window: UnsafeMutablePointer<Value>, _ function: Value, this: Value) throws(JSThrow) -> (window: UnsafeMutablePointer<Value>, count: Int) {
        let array = window[2].asObject, count = Int(array.arrayLength)
        let spread = try openWindow(function, this, count: count)
        if !array.isSparse, let elements = array.elements, elements.count == count {
            for i in 0..<count { spread[2 + i] = elements[i].isEmpty ? .undefined : elements[i] }
        } else {
            for i in 0..<count { spread[2 + i] = ownProperty(array, PropertyKey(index: UInt32(i)))?.stored ?? .undefined }
        }
        return (spread, count)
    }

    func callSpread(_ window: UnsafeMutablePointer<Value>) throws(JSThrow) -> Value {
        if !window[0].isCallable { throw operandNotCallable(window[0], receiver: window[1]) }
        let spread = try openSpreadWindow(window, window[0], this: window[1])
        defer { state.pointee.stack.top = spread.window }
        return try invokeFunction(spread.window, count: spread.count)
    }

    func constructSpread(_ window: UnsafeMutablePointer<Value>) throws(JSThrow) -> Value {
        guard isConstructor(window[0]) else { throw operandNotConstructor(window[0]) }
        return try constructSpread(window, window[0].asObject, newTarget: window[0].asObject)
    }

    private func constructSpread(_ window: UnsafeMutablePointer<Value>, _ constructor: JSObject, newTarget: JSObject) throws(JSThrow) -> Value {
        let spread = try openSpreadWindow(window, Value(constructor), this: .empty)
        defer { state.pointee.stack.top = spread.window }
        return Value(try invokeConstruct(spread.window, count: spread.count, newTarget: newTarget))
    }

    /// `super(…)`: window[0] is the active function, window[1] new.target (ECMA-262 §13.3.7.1).
    func superConstructSpread(_ window: UnsafeMutablePointer<Value>) throws(JSThrow) -> Value {
        try constructSpread(window, superConstructor(window[0].asObject), newTarget: window[1].asObject)
    }

    func superConstructor(_ function: JSObject) throws(JSThrow) -> JSObject {
        let parent = try getPrototypeOf(function)
        guard isConstructor(parent) else {
            // What `extends null` leaves is Function.prototype, which has no name.
            let isPlain = parent.isCallable && parent.asObject.kind != .proxy && parent.asObject.kind != .boundFunction
            let name = isPlain ? quietFunctionName(parent.asObject) : describeForError(parent)
            let className = quietFunctionName(function)
            throw typeError("Super constructor \(name.isEmpty ? "null" : name) of \(className.isEmpty ? "anonymous class" : className) is not a constructor")
        }
        return parent.asObject
    }

    // MARK: Spread and rest in literals and patterns

    func appendSpread(_ array: JSObject, _ iterable: Value) throws(JSThrow) {
        if !(iterable.isObject(.array) && arrayIterationIsPristine(iterable.asObject)) {
            let method = iterable.isNullish ? Value.undefined : try getV(iterable, self[.iterator])
            if !method.isCallable { throw operandNotIterable(iterable) }
            let roots = openRoots(); defer { roots.close() }
            let record = try getIterator(iterable, method: method)
            roots.add(record.iterator)
            roots.add(record.next)
            if !record.next.isCallable { throw spreadNextNotCallable(record.next, iterable) }
            while let value = try iteratorStepValue(record) { try append(array, value) }
            return
        }
        try appendElements(array, of: iterable.asObject)
    }

    /// All elements of an array whose iteration no script can watch; a hole is undefined.
    private func appendElements(_ array: JSObject, of source: JSObject) throws(JSThrow) {
        let count = Int(source.arrayLength)
        guard let elements = source.elements, elements.count == count, array.elements?.count ?? 0 == Int(array.arrayLength), array.isGrowable else {
            return try iterate(Value(source)) { (value) throws(JSThrow) in
                try append(array, value)
                return .goOn
            }
        }
        let start = Int(array.arrayLength)
        if count == 0 { return }
        let target = try growElements(array, to: start + count)
        for i in 0..<count { target[start + i] = elements[i].isEmpty ? .undefined : elements[i] }
        target.count = start + count
        array.arrayLength = UInt32(truncatingIfNeeded: start + count)
    }

    /// `{ ...rest }`: a copy of the first value without the keys that stand behind it.
    func copyRest(_ window: UnsafeMutablePointer<Value>, _ count: Int) throws(JSThrow) -> Value {
        var excluded: [PropertyKey] = []
        for i in 1..<count + 1 { excluded.append(try toPropertyKey(window[i])) }
        let rest = newObject()
        let roots = openRoots(); defer { roots.close() }
        roots.add(rest)
        try copyDataProperties(to: rest, from: window[0], excluding: excluded)
        return Value(rest)
    }

    /// `parts`: pattern and flags.
    func newRegExp(_ parts: UnsafeMutablePointer<Value>) throws(JSThrow) -> Value {
        Value(try newRegExpLiteral(parts[0].asString, parts[1].asString))
    }
}
