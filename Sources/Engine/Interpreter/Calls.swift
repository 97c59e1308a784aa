// Calling functions from Swift (ECMA-262 §7.3.14 Call, §7.3.15 Construct). A call opens a window on the value stack,
// puts callee, `this` and arguments there, and hands the window to whoever runs that kind of function.

extension VM {
    /// §7.3.14 Call. Throws a TypeError where `function` is not callable.
    @inline(__always) public func call(_ function: Value, this: Value) throws(JSThrow) -> Value {
        let window = try openWindow(function, this, count: 0)
        defer { state.pointee.stack.top = window }
        return try invokeFunction(window, count: 0)
    }

    @inline(__always) public func call(_ function: Value, this: Value, _ a: Value) throws(JSThrow) -> Value {
        let window = try openWindow(function, this, count: 1)
        defer { state.pointee.stack.top = window }
        window[2] = a
        return try invokeFunction(window, count: 1)
    }

    @inline(__always) public func call(_ function: Value, this: Value, _ a: Value, _ b: Value) throws(JSThrow) -> Value {
        let window = try openWindow(function, this, count: 2)
        defer { state.pointee.stack.top = window }
        window[2] = a
        window[3] = b
        return try invokeFunction(window, count: 2)
    }

    @inline(__always) public func call(_ function: Value, this: Value, _ a: Value, _ b: Value, _ c: Value) throws(JSThrow) -> Value {
        let window = try openWindow(function, this, count: 3)
        defer { state.pointee.stack.top = window }
        window[2] = a
        window[3] = b
        window[4] = c
        return try invokeFunction(window, count: 3)
    }

    public func call(_ function: Value, this: Value, _ arguments: [Value]) throws(JSThrow) -> Value {
        let window = try openWindow(function, this, count: arguments.count)
        defer { state.pointee.stack.top = window }
        for i in 0..<arguments.count { window[2 + i] = arguments[i] }
        return try invoke(window, count: arguments.count, newTarget: .undefined)
    }

    /// §7.3.15 Construct; `newTarget` is the constructor itself where none is named.
    public func construct(_ constructor: JSObject, _ arguments: [Value] = [], newTarget: JSObject? = nil) throws(JSThrow) -> JSObject {
        let window = try openWindow(Value(constructor), .empty, count: arguments.count)
        defer { state.pointee.stack.top = window }
        for i in 0..<arguments.count { window[2 + i] = arguments[i] }
        return try invokeConstruct(window, count: arguments.count, newTarget: newTarget ?? constructor)
    }

    @inline(__always) func openWindow(_ function: Value, _ this: Value, count: Int) throws(JSThrow) -> UnsafeMutablePointer<Value> {
        let window = state.pointee.stack.top
        if window + (count + 2 + 64) > state.pointee.stack.limit { throw stackOverflow() }
        window[0] = function
        window[1] = this
        state.pointee.stack.top = window + (count + 2)
        return window
    }

    /// Swift and script have called each other too often, or the thread's stack is used up.
    @inline(__always) func isNativeStackFull() -> Bool {
        state.pointee.nativeDepth >= Stack.nativeLimit || currentStackAddress() < state.pointee.nativeStackLimit
    }

    func stackOverflow() -> JSThrow { rangeError("Maximum call stack size exceeded") }

    /// There is no room for the frame of the script's function in this window: the error is one of its call, not of the caller's.
    func stackOverflow(entering window: UnsafeMutablePointer<Value>?, _ flags: Frame.Flags) -> JSThrow {
        guard let window else { return stackOverflow() }
        let function = window[0].asObject
        var call = CallUnderWay(function: window[0], this: window[1], flags: flags.contains(.construct) ? .construct : [])
        call.code = function.code
        call.instruction = FunctionInfo.notEntered
        state.pointee.callWithoutRoom = call
        defer { state.pointee.callWithoutRoom = nil }
        let thrown = stackOverflow()
        noteThrow(at: FunctionInfo.notEntered, of: function.code.pointee.info)
        return thrown
    }

    /// The same as `invoke` for a plain call, most of which are of the script's own functions.
    @inline(__always) func invokeFunction(_ window: UnsafeMutablePointer<Value>, count: Int) throws(JSThrow) -> Value {
        if window[0].isCell, FunctionHeaders(realm: currentRealm).isPlainFunction(window[0].asCell) { return try run(window, count: count, newTarget: .undefined) }
        return try invoke(window, count: count, newTarget: .undefined)
    }

    /// Runs the call that stands in a window, whatever kind of function it is.
    func invoke(_ window: UnsafeMutablePointer<Value>, count: Int, newTarget: Value) throws(JSThrow) -> Value {
        let callee = window[0]
        guard callee.isCallable else { throw notCallable(callee) }
        if isForeign(callee.asObject) {
            return try callingRealm(of: callee.asObject) { () throws(JSThrow) in try invoke(window, count: count, newTarget: newTarget) }
        }
        switch callee.asCell.kind {
        case .function:
            if callee.asObject.isClassConstructor { throw notConstructed(callee.asObject) }
            return try run(window, count: count, newTarget: .undefined)
        case .nativeFunction: return try invokeNative(window, count: count, newTarget: .undefined)
        case .boundFunction:
            if isNativeStackFull() { throw stackOverflow() }
            let layout = BoundFunctionLayout(callee.asObject), bound = layout.arguments, boundCount = bound?.count ?? 0
            let whole = try openWindow(layout.target, layout.this, count: boundCount + count)
            defer { state.pointee.stack.top = whole }
            for i in 0..<boundCount { whole[2 + i] = bound.unsafelyUnwrapped[i] }
            (whole + (2 + boundCount)).update(from: window + 2, count: count)
            return try invokeFunction(whole, count: boundCount + count)
        default: return try proxyCall(callee.asObject, this: window[1], Array(UnsafeBufferPointer(start: window + 2, count: count)))
        }
    }

    private func notConstructed(_ constructor: JSObject) -> JSThrow {
        let name = functionName(constructor)
        return typeError("\(name.isEmpty ? "Class constructors" : "Class constructor \(name)") cannot be invoked without 'new'")
    }

    @inline(__always) func invokeNative(_ window: UnsafeMutablePointer<Value>, count: Int, newTarget: Value) throws(JSThrow) -> Value {
        if isNativeStackFull() { throw stackOverflow() }
        let depth = state.pointee.nativeDepth, windows = state.pointee.stack.nativeWindows
        windows[depth] = UInt(bitPattern: window) | (newTarget.isUndefined ? 0 : 1)
        state.pointee.nativeDepth = depth + 1
        defer { state.pointee.nativeDepth = depth; windows[depth] = 0 }
        return try window[0].asObject.native(self, Arguments(base: window + 2, count: count, newTarget: newTarget))
    }

    /// Runs `new`: the window's `this` is filled in here.
    func invokeConstruct(_ window: UnsafeMutablePointer<Value>, count: Int, newTarget: JSObject) throws(JSThrow) -> JSObject {
        let constructor = window[0].asObject
        if isForeign(constructor) {
            let outer = state.pointee.foreignCall
            if constructor.kind == .function { state.pointee.foreignCall = (state.pointee.stack.frame + 1, currentRealm) }
            defer { state.pointee.foreignCall = outer }
            return try callingRealm(of: constructor) { () throws(JSThrow) in try invokeConstruct(window, count: count, newTarget: newTarget) }
        }
        switch constructor.kind {
        case .function:
            let result = try runConstruct(window, count: count, newTarget: newTarget)
            return result.asObject
        case .nativeFunction:
            return try invokeNative(window, count: count, newTarget: Value(newTarget)).asObject
        case .boundFunction:
            if isNativeStackFull() { throw stackOverflow() }
            let target = BoundFunctionLayout(constructor).target.asObject
            let arguments = boundArguments(constructor) + Array(UnsafeBufferPointer(start: window + 2, count: count))
            return try construct(target, arguments, newTarget: newTarget == constructor ? target : newTarget)
        default:
            return try proxyConstruct(constructor, Array(UnsafeBufferPointer(start: window + 2, count: count)), newTarget: newTarget)
        }
    }

    private func boundArguments(_ function: JSObject) -> [Value] { BoundFunctionLayout(function).arguments?.values ?? [] }

    /// §10.1.14 GetPrototypeFromConstructor: what objects made by `new newTarget` inherit from.
    public func prototypeFromConstructor(_ newTarget: Value, default defaultPrototype: Intrinsic) throws(JSThrow) -> JSObject {
        guard newTarget.isObject else { return self[defaultPrototype] }
        let prototype = try get(newTarget.asObject, self[.prototype])
        if prototype.isObject { return prototype.asObject }
        return intrinsic(defaultPrototype, ofRealm: try functionRealm(newTarget.asObject))
    }
}

/// Where the thread's stack has grown to, near enough.
@inline(__always) func currentStackAddress() -> UInt {
    var here: UInt8 = 0
    return withUnsafeMutablePointer(to: &here) { UInt(bitPattern: $0) }
}
