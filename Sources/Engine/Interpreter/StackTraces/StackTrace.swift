import Platform
import Syntax

// The calls under way, for an error's stack: what there is to know of each is noted when the error is made, and becomes text when
// somebody reads it (`StackText.swift`).
//
// Functions of the script have a frame. Built-in ones have none; of those that run `Stack.nativeWindows` knows the window, and since
// all windows lie on one stack, their addresses tell who called whom.

/// A call under way.
struct CallUnderWay {
    let function: Value
    let this: Value
    /// The frame's code; nil for built-in functions.
    var code: UnsafeMutablePointer<Code>?
    var instruction = 0
    var flags: CapturedCalls.Flags = []

    init(function: Value, this: Value, flags: CapturedCalls.Flags = []) {
        self.function = function; self.this = this; self.flags = flags
    }

    init(_ frame: UnsafeMutablePointer<Frame>) {
        self.init(function: frame.pointee.registers[0], this: frame.pointee.registers[1], flags: frame.pointee.flags.contains(.construct) ? .construct : [])
        code = frame.pointee.code
        instruction = frame.pointee.pc - UnsafePointer(frame.pointee.code.pointee.instructions) - 1
    }

    /// One that is paused and waits for what runs.
    init(_ paused: GeneratorLayout) {
        self.init(function: paused.registers[0], this: paused.registers[1], flags: .async)
        code = paused.code
        instruction = paused.instruction
    }
}

/// Calls as they are noted, the innermost first, until there are enough.
struct CallList {
    let calls: UnsafeMutableBufferPointer<CapturedCall>
    private(set) var count = 0
    /// How many more are wanted.
    private var left: Int
    init(_ room: UnsafeMutableBufferPointer<CapturedCall>, limit: Int) {
        calls = room
        left = limit
    }
    var isFull: Bool { left <= 0 || count == calls.count }

    mutating func append(_ call: CapturedCall) {
        assert(!isFull)
        calls.initializeElement(at: count, to: call)
        count += 1
        left -= 1
    }
    /// As many that nobody sees.
    mutating func skip(_ hidden: Int) { left -= hidden }
}

extension VM {
    /// The calls under way, without those from the innermost down to the call of `function`; none where that is not under way.
    func capturedCalls(above function: JSObject?, limit: Int) -> CapturedCalls {
        let promise = promiseOfJob()
        // A frame may stand for two calls.
        let room = promise.isObject ? limit : min(limit, state.pointee.stack.frameCount * 2 + min(state.pointee.nativeDepth, Stack.nativeLimit + 1))
        return withUnsafeTemporaryAllocation(of: CapturedCall.self, capacity: room) { buffer in
            var list = CallList(buffer, limit: limit), isSeen = function == nil
            forEachCall { call in
                if isSeen, !list.isFull {
                    if isHidden(call) { list.skip(hiddenFrames(call)) } else { list.append(captured(call)) }
                }
                if let function, call.function == Value(function) { isSeen = true }
                return !list.isFull
            }
            if isSeen { captureWaiting(for: promise, &list) }
            let calls = CapturedCalls(newRecord(count: CapturedCalls.recordCount(list.count)))
            for i in 0..<list.count { calls[i] = list.calls[i] }
            return calls
        }
    }

    /// Notes a call: what its line will be made of.
    func captured(_ call: CallUnderWay) -> CapturedCall {
        var captured = CapturedCall(instruction: call.instruction, flags: call.flags)
        if call.code != nil { captured.code = CodeCell(call.function.asObject.codeCell) }
        guard call.function.isObject else { return captured }
        let function = call.function.asObject, name = stackName(function)
        captured.name = Value(name)
        if call.flags.contains(.construct) { return captured }
        if function.kind == .function, call.this == Value(intrinsic(.global, ofRealm: function.functionRealm)) { return captured }
        guard let type = typeName(call.this) else { return captured }
        captured.type = Value(type)
        if call.this.isObject(.function), call.this.asObject.isClassConstructor { captured.flags.insert(.onClass) }
        if let property = propertyName(of: function, named: name, in: call.this) {
            captured.flags.insert(.method)
            if name.isEmpty || property != name { captured.property = Value(property) }
        }
        return captured
    }

    /// The calls under way, innermost first, until `body` has enough.
    func forEachCall(_ body: (CallUnderWay) -> Bool) {
        var depth = state.pointee.nativeDepth - 1
        var index = state.pointee.stack.frameCount - 1
        let windows = state.pointee.stack.nativeWindows
        if let call = state.pointee.callWithoutRoom, !body(call) { return }
        while true {
            while depth >= 0, depth > Stack.nativeLimit || windows[depth] == 0 { depth -= 1 }
            let native = depth >= 0 ? windows[depth] : 0
            let frame = index >= 0 ? UInt(bitPattern: state.pointee.stack.frames[index].registers) : 0
            if native == 0, frame == 0 { return }
            if native > frame {
                depth -= 1
                guard let window = UnsafePointer<Value>(bitPattern: native & ~1) else { return }
                guard body(CallUnderWay(function: window[0], this: window[1], flags: native & 1 == 1 ? .construct : [])) else { return }
            } else {
                let frame = state.pointee.stack.frames + index
                guard body(CallUnderWay(frame)) else { return }
                if frame.pointee.flags.isSuperset(of: .resumedQuietly), !body(callOfNext(frame)) { return }
                index -= 1
            }
        }
    }

    /// The call of `next` that the frame's generator was resumed by, if not in truth.
    private func callOfNext(_ frame: UnsafeMutablePointer<Frame>) -> CallUnderWay {
        let next = dataProperty(of: self[.generatorPrototype], self[.next]) ?? .undefined
        return CallUnderWay(function: next, this: frame.pointee.registers[Int(frame.pointee.code.pointee.pauseRegister)])
    }

    /// How many frames Node has of its own where Leash has one that is not shown: they count as those that are shown do.
    private func hiddenFrames(_ call: CallUnderWay) -> Int {
        guard call.code == nil, call.function.isObject, call.function.asObject.kind == .nativeFunction else { return 0 }
        return swiftString(quietName(call.function.asObject)) == "require" ? 6 : 0
    }

    /// What V8 runs without a frame: functions that hand on to another one, and what Node has from elsewhere.
    private func isHidden(_ call: CallUnderWay) -> Bool {
        // As Node's own: what built-in modules do is nobody's business.
        if let code = call.code { return code.pointee.info.source.isBuiltIn }
        guard call.function.isObject else { return false }
        if call.function == Value(self[.throwTypeError]) { return true }
        switch quietFunctionName(call.function.asObject) {
        case "call", "apply", "construct", "Array", "Proxy", "captureStackTrace", "structuredClone", "queueMicrotask", "gc": return true
        // Node has these in JavaScript.
        case "invalidArgumentType", "runScript", "checkScript", "require", "setTimeout", "setInterval", "setImmediate", "nextTick", "exit", "evaluateModule", "inspect",
             "formatWithOptions", "emitWarning", "set exitCode",
             "Symbol(Symbol.replace)", "Symbol(Symbol.match)", "Symbol(Symbol.matchAll)", "Symbol(Symbol.search)", "Symbol(Symbol.split)": return true
        default: return call.this.isObject && typeName(call.this).map(swiftString) == "console"
        }
    }

    // MARK: Names

    /// A function's name; a built-in's that has its name from a symbol in brackets.
    private func stackName(_ function: JSObject) -> JSString {
        let name = quietName(function)
        guard function.kind == .nativeFunction, NativeFunctionLayout(function).name.isSymbol, name.length > 8 else { return name }
        return string("[" + swiftString(name).dropFirst(7).dropLast() + "]")
    }

    /// The built-in function that runs; nil where the innermost call is the script's.
    var innermostNative: JSObject? {
        var found: JSObject?
        forEachCall { call in
            if call.code == nil, call.function.isObject { found = call.function.asObject }
            return false
        }
        return found
    }

    /// What the receiver is called; nil where there is none to speak of.
    private func typeName(_ this: Value) -> JSString? {
        if this.isUndefined { return nil }
        guard this.isObject else { return typeName(ofPrimitive: this).map { string($0) } }
        let object = this.asObject
        switch object.kind {
        case .global: return nil
        case .proxy: return string("Proxy")
        case .generator, .asyncGenerator: return generatorTypeName(GeneratorLayout(object))
        case .function where object.isClassConstructor: return quietName(object)
        case _ where object.isCallable: return string("Function")
        default: break
        }
        let constructor = quietConstructor(object).map(quietName)
        if object.kind == .object, let constructor, constructor.length != 6 || swiftString(constructor) != "Object" { return constructor }
        return quietTag(object) ?? constructor ?? string("Object")
    }

    private func typeName(ofPrimitive this: Value) -> String? {
        if this.isString { return "String" }
        if this.isSymbol { return "Symbol" }
        if this.isBigInt { return "BigInt" }
        if this.isNumber { return "Number" }
        return this.isBoolean ? "Boolean" : nil
    }

    /// V8 has a generator's function for its constructor. One that has ended does not know it any more.
    private func generatorTypeName(_ generator: GeneratorLayout) -> JSString {
        var function = generator.count > 0 ? generator.registers[0] : .undefined
        for i in 0..<state.pointee.stack.frameCount where generator.count == 0 {
            let frame = state.pointee.stack.frames[i], register = Int(frame.code.pointee.pauseRegister)
            if frame.flags.contains(.resumed), frame.registers[register] == Value(generator.object) { function = frame.registers[0] }
        }
        let name = function.isObject ? quietName(function.asObject) : string(.emptyString)
        return name.isEmpty ? string(generator.object.kind.className) : name
    }

    /// The value of @@toStringTag where reading it runs no script.
    private func quietTag(_ object: JSObject) -> JSString? {
        let tag = dataProperty(of: object, self[.toStringTag])
        return tag.flatMap { $0.isString ? $0.asString : nil }
    }

    /// The property of the receiver that the function is found in: the one of its own name, or the only other one.
    private func propertyName(of function: JSObject, named name: JSString, in this: Value) -> JSString? {
        guard this.isObject, this.asObject.kind != .proxy else { return nil }
        let wanted = Value(function)
        // What a timer calls is a property of it in Node.
        if this.asObject.kind == .timer, TimerLayout(this.asObject).callback == wanted {
            return TimerLayout(this.asObject).isImmediate ? nil : string("_onTimeout")
        }
        let own = ownKey(function, name)
        var found: PropertyKey?, next = this
        while next.isObject, next.asObject.kind != .proxy {
            if let property = ownProperty(next.asObject, own) {
                if isFound(wanted, in: property.stored, property.isAccessor) { return own.isString ? own.string : string(describe(own)) }
                break
            }
            next = shape(next.asObject.shapeID).prototype
        }
        next = this
        while next.isObject, next.asObject.kind != .proxy {
            let shape = shape(next.asObject.shapeID), map = shape.map
            for i in 0..<shape.count where map.key(at: i) != PropertyMap.deletedKey {
                let entry = map.entry(at: i)
                guard entry.attributes.contains(.enumerable), entry.key.isString,
                      isFound(wanted, in: next.asObject.slot(entry.slot), entry.attributes.contains(.accessor)) else { continue }
                if found != nil { return nil }
                found = entry.key
            }
            next = shape.prototype
        }
        return found?.string
    }

    /// The property that a function of this name is most likely: an accessor is `get x`, a function without a name what it was assigned to.
    private func ownKey(_ function: JSObject, _ name: JSString) -> PropertyKey {
        if name.isEmpty {
            let assigned = function.kind == .function ? function.code.pointee.info.inferredName : ""
            return assigned.isEmpty ? self[.emptyString] : key(string(assigned))
        }
        guard name.length > 4, case let text = flat(name), text[3] == 0x20, case let first = text[0], first == 0x67 || first == 0x73,
              text[1] == 0x65, text[2] == 0x74 else { return key(name) }
        return key(substring(name, 4, name.length))
    }

    private func isFound(_ function: Value, in stored: Value, _ isAccessor: Bool) -> Bool {
        guard isAccessor else { return stored == function }
        let accessor = Accessor(stored.asCell)
        return accessor.getter == function || accessor.setter == function
    }
}
