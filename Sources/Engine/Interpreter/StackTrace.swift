import Platform
import Syntax

// The calls under way as lines of an error's stack, as V8 writes them: `Type.name [as property] (file:line:column)`.
//
// Functions of the script have a frame. Built-in ones have none; of those that run `NativeWindows` knows the window, and since
// all windows lie on one stack, their addresses tell who called whom.

/// The windows of built-in functions that run, one a level of `VMState.nativeDepth`.
struct NativeWindows {
    let base: UnsafeMutablePointer<UInt>

    init() {
        // Cleared by the system, and not touched before it is used.
        guard let zeros = calloc(Stack.nativeLimit + 1, MemoryLayout<UInt>.stride) else { outOfMemory() }
        base = zeros.assumingMemoryBound(to: UInt.self)
    }

    func release() { free(base) }
}

/// A call under way.
private struct CallUnderWay {
    let function: Value
    let this: Value
    let isConstruct: Bool
    /// Where it is; nil for built-in functions.
    let place: String?
}

extension VM {
    /// The calls under way, innermost first, as lines of an error's stack without the leading `at`.
    public func stackTrace(limit: Int = 10) -> [String] { stackTrace(above: nil, limit: limit) }

    /// The same without those from the innermost down to the call of `function`; none where that is not under way.
    func stackTrace(above function: JSObject?, limit: Int) -> [String] {
        var lines: [String] = [], isSeen = function == nil
        forEachCall { call in
            if isSeen, !isHidden(call) { lines.append(line(call)) }
            if let function, call.function == Value(function) { isSeen = true }
            return lines.count < limit
        }
        return isSeen ? lines + asyncLines(limit: limit - lines.count) : lines
    }

    /// The line of a function that is paused.
    func line(of paused: GeneratorLayout) -> String {
        let info = paused.code.pointee.info, position = info.source.position(at: info.offset(of: paused.instruction))
        return line(CallUnderWay(function: paused.registers[0], this: paused.registers[1], isConstruct: false,
                                 place: "\(info.source.name):\(position.line):\(position.column)"))
    }

    /// The text of the call, in the program's own code, that the innermost built-in module runs in: `assert.ok(x > 1)`.
    func textOfCall() -> String? {
        for i in (0..<state.pointee.stack.frameCount).reversed() {
            let frame = state.pointee.stack.frames[i], info = frame.code.pointee.info
            if info.source.name.hasPrefix("node:") { continue }
            let units = info.source.units
            var start = Int(info.offset(of: max(frame.pc - UnsafePointer(frame.code.pointee.instructions) - 1, 0)))
            guard start < units.count else { return nil }
            // From the place of the call back to the first of its names, and on to the bracket that ends it.
            func isName(_ unit: UInt16) -> Bool { unit == 0x2E || unit == 0x5F || unit == 0x24 || unit >= 0x30 && unit <= 0x39 || (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7A }
            while start > 0, isName(units[start - 1]) { start -= 1 }
            var end = start, depth = 0, quote: UInt16?
            while end < units.count {
                let unit = units[end]
                end += 1
                if let open = quote {
                    if unit == 0x5C { end += 1 } else if unit == open { quote = nil }
                } else if unit == 0x22 || unit == 0x27 || unit == 0x60 {
                    quote = unit
                } else if unit == 0x28 {
                    depth += 1
                } else if unit == 0x29 {
                    depth -= 1
                    if depth <= 0 { break }
                }
            }
            return String(decoding: units[start..<min(end, units.count)], as: UTF16.self)
        }
        return nil
    }

    /// What stacks call code that is made now, from a string: after the place that makes it.
    func evalName() -> String {
        guard state.pointee.stack.frameCount > 0 else { return "eval at <anonymous>, <anonymous>" }
        let call = callUnderWay(state.pointee.stack.frame.pointee)
        let name = call.function.isObject ? quietFunctionName(call.function.asObject) : ""
        return "eval at \(name.isEmpty ? "<anonymous>" : name) (\(call.place ?? "<anonymous>")), <anonymous>"
    }

    /// The calls under way, innermost first, until `body` has enough.
    private func forEachCall(_ body: (CallUnderWay) -> Bool) {
        var depth = state.pointee.nativeDepth - 1
        var index = state.pointee.stack.frameCount - 1
        let windows = state.pointee.nativeWindows.base
        while true {
            while depth >= 0, depth > Stack.nativeLimit || windows[depth] == 0 { depth -= 1 }
            let native = depth >= 0 ? windows[depth] : 0
            let frame = index >= 0 ? UInt(bitPattern: state.pointee.stack.frames[index].registers) : 0
            if native == 0, frame == 0 { return }
            if native > frame {
                depth -= 1
                guard let window = UnsafePointer<Value>(bitPattern: native & ~1) else { return }
                guard body(CallUnderWay(function: window[0], this: window[1], isConstruct: native & 1 == 1, place: nil)) else { return }
            } else {
                let frame = state.pointee.stack.frames[index]
                guard body(callUnderWay(frame)) else { return }
                if frame.flags.isSuperset(of: .resumedQuietly), !body(callOfNext(frame)) { return }
                index -= 1
            }
        }
    }

    private func callUnderWay(_ frame: Frame) -> CallUnderWay {
        let info = frame.code.pointee.info
        let instruction = frame.pc - UnsafePointer(frame.code.pointee.instructions) - 1
        let position = info.source.position(at: info.offset(of: max(instruction, 0)))
        return CallUnderWay(function: frame.registers[0], this: frame.registers[1], isConstruct: frame.flags.contains(.construct),
                            place: "\(info.source.name):\(position.line):\(position.column)")
    }

    /// The call of `next` that the frame's generator was resumed by, if not in truth.
    private func callOfNext(_ frame: Frame) -> CallUnderWay {
        let next = dataProperty(of: self[.generatorPrototype], self[.next]) ?? .undefined
        return CallUnderWay(function: next, this: frame.registers[Int(frame.code.pointee.pauseRegister)], isConstruct: false, place: nil)
    }

    /// What V8 runs without a frame: functions that hand on to another one, and what Node has from elsewhere.
    private func isHidden(_ call: CallUnderWay) -> Bool {
        // As Node's own: what built-in modules do is nobody's business.
        if let place = call.place { return place.hasPrefix("node:") }
        guard call.function.isObject else { return false }
        switch quietFunctionName(call.function.asObject) {
        case "call", "apply", "construct", "Array", "Proxy", "captureStackTrace", "invalidArgumentType", "structuredClone", "queueMicrotask", "gc": return true
        default: return call.this.isObject && typeName(call.this) == "console"
        }
    }

    // MARK: Words

    private func line(_ call: CallUnderWay) -> String {
        let place = call.place ?? "<anonymous>"
        guard call.function.isObject else { return place }
        let function = call.function.asObject
        var name = quietFunctionName(function)
        if function.kind == .function {
            let info = function.code.pointee.info
            if name.isEmpty { name = info.inferredName }
            // Code from a string: a script of its own, or what the Function constructor made.
            if info.source.isFromString, info.isWhole(named: name) { return "eval (\(place))" }
        }
        if call.isConstruct { return "new \(name.isEmpty ? "<anonymous>" : name) (\(place))" }
        if let type = typeName(call.this) { return "\(methodName(name, function, call.this, type)) (\(place))" }
        return name.isEmpty && call.place != nil ? place : "\(name) (\(place))"
    }

    private func methodName(_ name: String, _ function: JSObject, _ this: Value, _ type: String) -> String {
        let property = propertyName(of: function, named: name, in: this)
        if name.isEmpty { return "\(type).\(property ?? "<anonymous>")" }
        let isPlain = IdentifierText.isName(name)
        var text = isPlain && !name.hasPrefix(type) ? "\(type).\(name)" : name
        if let property, name != property, !name.hasSuffix("." + property) { text += " [as \(property)]" }
        return text
    }

    /// What the receiver is called; nil where there is none to speak of.
    private func typeName(_ this: Value) -> String? {
        if this.isString { return "String" }
        if this.isSymbol { return "Symbol" }
        if this.isBigInt { return "BigInt" }
        if this.isNumber { return "Number" }
        if this.isBoolean { return "Boolean" }
        guard this.isObject else { return nil }
        let object = this.asObject
        switch object.kind {
        case .global: return nil
        case .proxy: return "Proxy"
        case .generator, .asyncGenerator: return generatorTypeName(GeneratorLayout(object))
        case .function where object.isClassConstructor: return quietFunctionName(object)
        case _ where object.isCallable: return "Function"
        default: break
        }
        let constructor = quietConstructorName(object)
        if object.kind == .object, let constructor, constructor != "Object" { return constructor }
        return quietTag(object) ?? constructor ?? "Object"
    }

    /// V8 has a generator's function for its constructor. One that has ended does not know it any more.
    private func generatorTypeName(_ generator: GeneratorLayout) -> String {
        var function = generator.count > 0 ? generator.registers[0] : .undefined
        for i in 0..<state.pointee.stack.frameCount where generator.count == 0 {
            let frame = state.pointee.stack.frames[i], register = Int(frame.code.pointee.pauseRegister)
            if frame.flags.contains(.resumed), frame.registers[register] == Value(generator.object) { function = frame.registers[0] }
        }
        let name = function.isObject ? quietFunctionName(function.asObject) : ""
        return name.isEmpty ? generator.object.kind.className : name
    }

    /// The value of @@toStringTag where reading it runs no script.
    private func quietTag(_ object: JSObject) -> String? {
        let tag = dataProperty(of: object, self[.toStringTag])
        return tag.flatMap { $0.isString ? swiftString($0.asString) : nil }
    }

    /// The property of the receiver that the function is found in: the one of its own name, or the only other one.
    private func propertyName(of function: JSObject, named name: String, in this: Value) -> String? {
        guard this.isObject, this.asObject.kind != .proxy else { return nil }
        let wanted = Value(function)
        // What a timer calls is a property of it in Node.
        if this.asObject.kind == .timer, TimerLayout(this.asObject).callback == wanted {
            return TimerLayout(this.asObject).isImmediate ? "_onImmediate" : "_onTimeout"
        }
        let own = name.hasPrefix("get ") || name.hasPrefix("set ") ? String(name.dropFirst(4)) : name
        var found: String?, next = this
        let ownKey = key(string(own))
        while next.isObject, next.asObject.kind != .proxy {
            if let property = ownProperty(next.asObject, ownKey) {
                if isFound(wanted, in: property.stored, property.isAccessor) { return own }
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
                found = describe(entry.key)
            }
            next = shape.prototype
        }
        return found
    }

    private func isFound(_ function: Value, in stored: Value, _ isAccessor: Bool) -> Bool {
        guard isAccessor else { return stored == function }
        let accessor = Accessor(stored.asCell)
        return accessor.getter == function || accessor.setter == function
    }
}
