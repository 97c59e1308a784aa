// Values as JSON texts (ECMA-262 §25.5.2).

struct JSONSerializer: ~Copyable {
    private let vm: VM
    private var result = StringBuilder()
    var replacer = Value.undefined
    var propertyList: [PropertyKey]?
    /// What each level is indented by; nothing for a text on one line.
    var gap: [UInt16] = []
    /// The objects that are being written, outermost first, each with the key that led to it. The caller of `write` roots them.
    private var stack: [(key: PropertyKey, object: JSObject)] = []
    private var rounds = 0

    init(vm: VM) { self.vm = vm }

    consuming func finish() throws(JSThrow) -> JSString { try result.finish(vm) }

    // MARK: Values

    /// §25.5.2.2 SerializeJSONProperty, steps 2 to 4: the value to write in a property's place. It is not rooted.
    @inline(__always) func prepared(_ value: Value, holder: JSObject, key: PropertyKey) throws(JSThrow) -> Value {
        if replacer.isUndefined, !value.isObject, !value.isBigInt { return value }
        return try preparedSlowly(value, holder: holder, key: key)
    }

    private func preparedSlowly(_ original: Value, holder: JSObject, key: PropertyKey) throws(JSThrow) -> Value {
        let roots = vm.openRoots(); defer { roots.close() }
        var value = original
        roots.add(value)
        if value.isObject || value.isBigInt {
            let toJSON = try vm.getV(value, vm[.toJSON])
            if toJSON.isCallable {
                value = try vm.call(toJSON, this: value, vm.value(of: key))
                roots.add(value)
            }
        }
        if !replacer.isUndefined {
            value = try vm.call(replacer, this: Value(holder), vm.value(of: key), value)
            roots.add(value)
        }
        guard value.isObject else { return value }
        switch value.asObject.kind {
        case .numberObject: return .number(try vm.toNumber(value))
        case .stringObject: return Value(try vm.toString(value))
        case .booleanObject, .bigIntObject: return PrimitiveLayout(value.asObject).data
        default: return value
        }
    }

    /// False for what a JSON text leaves out: undefined, symbols, functions.
    static func isSerializable(_ value: Value) -> Bool {
        if value.isObject { return !value.asObject.isCallable }
        return !value.isUndefined && !value.isSymbol
    }

    /// §25.5.2.2 SerializeJSONProperty from step 5 on, for a serializable value that the caller has rooted.
    mutating func write(_ value: Value, key: PropertyKey) throws(JSThrow) {
        if value.isString { try quote(vm.flat(value.asString)) }
        else if value.isInt32 { writeInteger(Int(value.asInt32)) }
        else if value.isNumber { result.append(value.asNumber.isFinite ? Numbers.toString(value.asNumber) : "null") }
        else if value.isObject { try writeObject(value.asObject, key: key) }
        else if value.isNull { result.append("null") }
        else if value.isBoolean { result.append(value.asBool ? "true" : "false") }
        else { throw vm.typeError("Do not know how to serialize a BigInt") }
    }

    private mutating func writeInteger(_ value: Int) {
        if value >= 0, value < 10 { result.append(UInt16(0x30 + value)) } else { result.append(String(value)) }
    }

    private mutating func writeObject(_ object: JSObject, key: PropertyKey) throws(JSThrow) {
        if object.kind == .rawJSON {
            // §25.5.5.2 step 4.f: frozen, so its text is what it was made of.
            let text = try vm.get(object, vm.key("rawJSON"))
            return result.append(vm.flat(text.asString))
        }
        for i in stack.indices where stack[i].object == object { throw circularError(from: i, closing: key) }
        if vm.isNativeStackFull() { throw vm.stackOverflow() }
        vm.state.pointee.nativeDepth += 1
        defer { vm.state.pointee.nativeDepth -= 1 }
        stack.append((key, object))
        if try vm.isArray(Value(object)) {
            try writeElements(of: object)
        } else if let propertyList {
            try writeProperties(of: object, propertyList)
        } else if object.kind == .object, !object.isSparse, (object.elements?.count ?? 0) == 0, !vm.shape(object.shapeID).isUnique {
            try writePlainProperties(of: object)
        } else {
            let keys = try enumerableKeys(vm, object)
            let roots = vm.openRoots(); defer { roots.close() }
            roots.add(keys)
            try writeProperties(of: object, keys)
        }
        stack.removeLast()
    }

    // MARK: Objects

    /// §25.5.2.5 SerializeJSONObject, from step 6 on. The keys are rooted.
    private mutating func writeProperties(of object: JSObject, _ keys: [PropertyKey]) throws(JSThrow) {
        var isEmpty = true
        result.append(0x7B)
        for key in keys {
            try vm.tick()
            try writeProperty(key, vm.get(object, key), of: object, &isEmpty)
        }
        close(0x7D, isEmpty)
    }

    /// The same for an object whose shape is shared, and so lists the keys: without a list of them, and reading slots as long
    /// as the object keeps its shape.
    private mutating func writePlainProperties(of object: JSObject) throws(JSThrow) {
        let shape = vm.shape(object.shapeID), id = object.shapeID
        let roots = vm.openRoots(); defer { roots.close() }
        roots.add(Value(shape.cell))
        var isEmpty = true
        result.append(0x7B)
        for i in 0..<shape.count {
            try vm.tick()
            let entry = shape.map.entry(at: i)
            guard entry.attributes.contains(.enumerable), entry.key.isString || entry.key.isIndex else { continue }
            let isSlot = object.shapeID == id && !entry.attributes.contains(.accessor)
            let value = isSlot ? object.slot(entry.slot) : try vm.get(object, entry.key)
            try writeProperty(entry.key, value, of: object, &isEmpty)
        }
        close(0x7D, isEmpty)
    }

    private mutating func writeProperty(_ key: PropertyKey, _ read: Value, of object: JSObject, _ isEmpty: inout Bool) throws(JSThrow) {
        let value = try prepared(read, holder: object, key: key)
        guard JSONSerializer.isSerializable(value) else { return }
        if !isEmpty { result.append(0x2C) }
        isEmpty = false
        breakLine()
        if key.isIndex {
            result.append("\"\(key.index)\"")
        } else {
            try quote(vm.flat(key.string))
        }
        result.append(0x3A)
        if !gap.isEmpty { result.append(0x20) }
        try writeRooted(value, key: key)
    }

    // MARK: Arrays

    /// §25.5.2.6 SerializeJSONArray, from step 6 on
    private mutating func writeElements(of array: JSObject) throws(JSThrow) {
        let length = try vm.lengthOfArrayLike(array)
        result.append(0x5B)
        var i = 0
        while i < length {
            try vm.tick()
            if i > 0 { result.append(0x2C) }
            breakLine()
            let key = vm.propertyKey(i)
            let roots = vm.openRoots(); defer { roots.close() }
            if !key.isIndex { roots.add([key]) }
            let value = try prepared(vm.get(array, key), holder: array, key: key)
            if JSONSerializer.isSerializable(value) { try writeRooted(value, key: key) } else { result.append("null"); try takeBreath() }
            i += 1
        }
        close(0x5D, length == 0)
    }

    // MARK: Pieces

    @inline(__always) private mutating func writeRooted(_ value: Value, key: PropertyKey) throws(JSThrow) {
        let roots = vm.openRoots(); defer { roots.close() }
        roots.add(value)
        try write(value, key: key)
        try takeBreath()
    }

    /// Now and then: a look at the length so far, at the memory and at whether the user interrupts. All is rooted.
    @inline(__always) private mutating func takeBreath() throws(JSThrow) {
        rounds &+= 1
        if result.count > JSString.maximumLength { throw vm.rangeError("Invalid string length") }
        try vm.tick()
        if rounds & 255 == 0 { try vm.poll() }
    }

    /// A new line at the depth of the innermost open object, where the text has lines.
    @inline(__always) private mutating func breakLine(outer: Int = 0) {
        if gap.isEmpty { return }
        result.append(0x0A)
        for _ in 0..<stack.count - outer { for unit in gap { result.append(unit) } }
    }

    private mutating func close(_ bracket: UInt16, _ isEmpty: Bool) {
        if !isEmpty { breakLine(outer: 1) }
        result.append(bracket)
    }

    /// §25.5.2.3 QuoteJSONString
    private mutating func quote(_ text: FlatString) throws(JSThrow) {
        result.append(0x22)
        var start = 0, pace = Pace()
        var i = text.endOfPlain(from: 0)
        while i < text.count {
            try pace.step(vm)
            let unit = text[i]
            defer { i += 1 }
            // Most units stand for themselves: those are taken over in runs.
            if unit >= 0x20, unit != 0x22, unit != 0x5C, unit & 0xF800 != 0xD800 { continue }
            if unit & 0xF800 == 0xD800, isPaired(text, i) { continue }
            result.append(text, start..<i)
            start = i + 1
            escape(unit)
            if result.count > JSString.maximumLength { throw vm.rangeError("Invalid string length") }
        }
        result.append(text, start..<text.count)
        result.append(0x22)
    }

    private func isPaired(_ text: FlatString, _ index: Int) -> Bool {
        if text[index] & 0xFC00 == 0xD800 { return index + 1 < text.count && text[index + 1] & 0xFC00 == 0xDC00 }
        return index > 0 && text[index - 1] & 0xFC00 == 0xD800
    }

    private mutating func escape(_ unit: UInt16) {
        result.append(0x5C)
        switch unit {
        case 0x08: result.append(0x62)
        case 0x09: result.append(0x74)
        case 0x0A: result.append(0x6E)
        case 0x0C: result.append(0x66)
        case 0x0D: result.append(0x72)
        case 0x22, 0x5C: result.append(unit)
        default:
            result.append(0x75)
            for shift in [12, 8, 4, 0] as [UInt16] {
                result.append(UInt16(truncatingIfNeeded: Numbers.digitScalar(UInt8(unit >> shift & 0xF)).value))
            }
        }
    }

    // MARK: Circles

    /// The error for an object that contains itself, told as V8 tells it: the first two steps of the circle and the last.
    private func circularError(from start: Int, closing key: PropertyKey) -> JSThrow {
        var message = "Converting circular structure to JSON"
        message += "\n    --> starting at object with constructor '\(constructorName(stack[start].object))'"
        func add(_ i: Int) {
            message += "\n    |     \(describe(stack[i].key, of: stack[i - 1].object)) -> object with constructor '\(constructorName(stack[i].object))'"
        }
        let prefixEnd = min(stack.count, start + 3)
        for i in start + 1..<prefixEnd { add(i) }
        if stack.count > prefixEnd + 1 { message += "\n    |     ..." }
        for i in max(prefixEnd, stack.count - 1)..<stack.count { add(i) }
        message += "\n    --- \(describe(key, of: stack[stack.count - 1].object)) closes the circle"
        return vm.typeError(message)
    }

    private func describe(_ key: PropertyKey, of holder: JSObject) -> String {
        if key.isIndex, holder.kind == .array { return "index \(key.index)" }
        let name = vm.describe(key)
        return name.isEmpty ? "<anonymous>" : "property '\(name)'"
    }

    /// What V8 calls an object's constructor: for one made by `Object`, its tag where it has one.
    private func constructorName(_ object: JSObject) -> String {
        if let name = vm.constructorName(object), name != "Object" { return name }
        var next: JSObject? = object
        while let object = next, object.kind != .proxy {
            if let tag = vm.ownProperty(object, vm[.toStringTag]), !tag.isAccessor, tag.stored.isString { return vm.swiftString(tag.stored.asString) }
            let prototype = vm.shape(object.shapeID).prototype
            next = prototype.isObject ? prototype.asObject : nil
        }
        return "Object"
    }
}

extension FlatString {
    /// Up to where the units from `start` on certainly stand for themselves within quotes: those of bytes, eight at a time.
    fileprivate func endOfPlain(from start: Int) -> Int {
        guard let bytes else { return start }
        let ones: UInt64 = 0x0101_0101_0101_0101, tops = ones << 7
        // The top bit of each byte that is less than `limit`, at most 128; those above such a byte may be wrong.
        func below(_ word: UInt64, _ limit: UInt64) -> UInt64 { (word &- ones &* limit) & ~word & tops }
        var i = start
        while i + 8 <= count {
            let word = UnsafeRawPointer(bytes + i).loadUnaligned(as: UInt64.self)
            if below(word, 0x20) | below(word ^ ones &* 0x22, 1) | below(word ^ ones &* 0x5C, 1) != 0 { break }
            i += 8
        }
        return i
    }
}
