import Syntax

// JSON texts as values (ECMA-262 §25.5.1), with V8's words for what is wrong with one.
//
// The parser keeps the objects and arrays that are still open on a list of its own, so that nesting costs no stack. It runs
// no script: nothing that it makes needs to be rooted, and the text stays where it is.

/// `Unit` is the width of the text's code units: the compiler makes one parser for each.
struct JSONParser<Unit: FixedWidthInteger & UnsignedInteger & BitwiseCopyable> {
    private let vm: VM
    private let text: FlatString
    private let units: UnsafePointer<Unit>
    private let count: Int
    private var position = 0

    /// An object or array that is not closed yet, and the key that its next value is for.
    private struct Open {
        let container: JSObject
        let isArray: Bool
        var key: PropertyKey
    }
    private var open: [Open] = []
    /// Where the value that was read last begins.
    private var valueStart = 0
    /// What a reviver will be told of the text; nil where nobody asked.
    private var record: JSONRecord?

    static func parse(_ vm: VM, _ text: FlatString) throws(JSThrow) -> Value {
        guard let start = (Unit.self == UInt8.self ? text.bytes.map(UnsafeRawPointer.init) : text.units.map(UnsafeRawPointer.init)) else {
            throw vm.emptyJSON()
        }
        var parser = JSONParser(vm: vm, text: text, units: start.assumingMemoryBound(to: Unit.self), count: text.count)
        return try parser.parse()
    }

    /// The value, and where in the text its parts came from. Nothing is rooted.
    static func record(_ vm: VM, _ text: FlatString) throws(JSThrow) -> (value: Value, record: JSONRecord) {
        guard let start = (Unit.self == UInt8.self ? text.bytes.map(UnsafeRawPointer.init) : text.units.map(UnsafeRawPointer.init)) else {
            throw vm.emptyJSON()
        }
        var parser = JSONParser(vm: vm, text: text, units: start.assumingMemoryBound(to: Unit.self), count: text.count)
        parser.record = JSONRecord()
        let value = try parser.parse()
        return (value, parser.record ?? JSONRecord())
    }

    private init(vm: VM, text: FlatString, units: UnsafePointer<Unit>, count: Int) {
        self.vm = vm
        self.text = text
        self.units = units
        self.count = count
    }

    private mutating func parse() throws(JSThrow) -> Value {
        while true {
            // A value begins here …
            var value: Value
            let place = open.count
            guard let complete = try parseValueStart() else {
                record?.open(Value(open[place].container), key: place > 0 ? open[place - 1].key : PropertyKey(index: 0))
                continue
            }
            value = complete
            record?.add(value, key: place > 0 ? open[place - 1].key : PropertyKey(index: 0), valueStart..<position)
            // … and may end one container after the other.
            while true {
                skipSpace()
                guard let last = open.indices.last else {
                    if position < count { throw error("Unexpected non-whitespace character after JSON") }
                    return value
                }
                try store(value, in: open[last])
                if try goesOn(last) { break }
                value = Value(open.removeLast().container)
                record?.close()
            }
        }
    }

    /// A whole value, or nil after the start of an object or array that has something in it.
    private mutating func parseValueStart() throws(JSThrow) -> Value? {
        skipSpace()
        guard position < count else { throw unexpected() }
        valueStart = position
        try vm.checkpoint()
        switch units[position] {
        case 0x22: return Value(try parseString())
        case 0x2D, 0x30...0x39: return try parseNumber()
        case 0x7B: return try openObject()
        case 0x5B: return openArray()
        case 0x74: return try parseWord("true", .true)
        case 0x66: return try parseWord("false", .false)
        case 0x6E: return try parseWord("null", .null)
        default: throw unexpected()
        }
    }

    @inline(__always) private mutating func skipSpace() {
        while position < count {
            let unit = units[position]
            guard unit == 0x20 || unit == 0x0A || unit == 0x0D || unit == 0x09 else { return }
            position += 1
        }
    }

    @inline(__always) private func stands(_ unit: Unit) -> Bool { position < count && units[position] == unit }
    @inline(__always) private func digitStands() -> Bool { position < count && units[position] &- 0x30 < 10 }

    // MARK: Objects and arrays

    private mutating func openObject() throws(JSThrow) -> Value? {
        position += 1
        let object = vm.newObject()
        skipSpace()
        if stands(0x7D) {
            position += 1
            return Value(object)
        }
        guard stands(0x22) else { throw error("Expected property name or '}' in JSON") }
        let key = try parseKey()
        skipSpace()
        guard stands(0x3A) else { throw error("Expected ':' after property name in JSON") }
        position += 1
        open.append(Open(container: object, isArray: false, key: key))
        return nil
    }

    private mutating func openArray() -> Value? {
        position += 1
        let array = vm.newArray()
        skipSpace()
        if stands(0x5D) {
            position += 1
            return Value(array)
        }
        open.append(Open(container: array, isArray: true, key: PropertyKey(index: 0)))
        return nil
    }

    @inline(__always) private func store(_ value: Value, in container: Open) throws(JSThrow) {
        if container.isArray { return try vm.append(container.container, value) }
        let object = container.container
        if container.key.isIndex { return vm.define(object, container.key, value) }
        if let entry = vm.shape(object.shapeID).find(container.key) { object.setSlot(entry.slot, value) }
        else { vm.addProperty(object, container.key, value, .all) }
    }

    /// After a value in the container at `index` of the open ones: true where another value follows, false where it closes.
    private mutating func goesOn(_ index: Int) throws(JSThrow) -> Bool {
        if open[index].isArray {
            if stands(0x2C) { position += 1; return true }
            guard stands(0x5D) else { throw error("Expected ',' or ']' after array element in JSON") }
            position += 1
            return false
        }
        if stands(0x7D) { position += 1; return false }
        guard stands(0x2C) else { throw error("Expected ',' or '}' after property value in JSON") }
        position += 1
        skipSpace()
        guard stands(0x22) else { throw error("Expected double-quoted property name in JSON") }
        open[index].key = try parseKey()
        skipSpace()
        guard stands(0x3A) else { throw unexpected() }
        position += 1
        return true
    }

    /// A property name. Most are known already: those need no new string.
    private mutating func parseKey() throws(JSThrow) -> PropertyKey {
        if Unit.self == UInt8.self, let bytes = text.bytes {
            var end = position + 1
            while end < count, bytes[end] != 0x22, bytes[end] != 0x5C, bytes[end] >= 0x20 { end += 1 }
            if end < count, bytes[end] == 0x22 {
                let name = FlatString(bytes: bytes + position + 1, count: end - position - 1)
                if name.arrayIndex == nil, let atom = vm.state.pointee.names.atoms.find(name, hash: name.hash()) {
                    position = end + 1
                    return PropertyKey(atom: atom)
                }
            }
        }
        return vm.key(try parseString())
    }

    // MARK: Literals

    private mutating func parseWord(_ word: StaticString, _ value: Value) throws(JSThrow) -> Value {
        for i in 0..<word.utf8CodeUnitCount {
            guard stands(Unit(word.utf8Start[i])) else { throw unexpected() }
            position += 1
        }
        return value
    }

    private mutating func parseNumber() throws(JSThrow) -> Value {
        let start = position
        let isNegative = stands(0x2D)
        if isNegative {
            position += 1
            guard digitStands() else { throw error("No number after minus sign in JSON") }
        }
        let firstDigit = position
        var integer = 0
        if stands(0x30) {
            position += 1
            if digitStands() { throw unexpected() }
        } else {
            while digitStands() {
                if position - firstDigit < 9 { integer = integer * 10 + Int(units[position] - 0x30) }
                position += 1
            }
        }
        var isInteger = position - firstDigit <= 9
        if stands(0x2E) {
            isInteger = false
            position += 1
            guard digitStands() else { throw error("Unterminated fractional number in JSON") }
            while digitStands() { position += 1 }
        }
        if stands(0x65) || stands(0x45) {
            isInteger = false
            position += 1
            if stands(0x2B) || stands(0x2D) { position += 1 }
            guard digitStands() else { throw error("Exponent part is missing a number in JSON") }
            while digitStands() { position += 1 }
        }
        if isInteger, !isNegative || integer != 0 { return .number(isNegative ? -integer : integer) }
        let number = Numbers.decimal(text, (isNegative ? start + 1 : start)..<position)
        return .number(isNegative ? -number : number)
    }

    private mutating func parseString() throws(JSThrow) -> JSString {
        position += 1
        let start = position
        while position < count {
            let unit = units[position]
            if unit == 0x22 {
                position += 1
                return string(start..<position - 1)
            }
            if unit == 0x5C { return try parseEscapedString(start) }
            if unit < 0x20 { throw error("Bad control character in string literal in JSON") }
            position += 1
        }
        throw error("Unterminated string in JSON")
    }

    private func string(_ range: Range<Int>) -> JSString {
        if range.isEmpty { return vm.string(.emptyString) }
        if let bytes = text.bytes {
            if range.count == 1 { return vm.singleUnit(UInt16(bytes[range.lowerBound])) }
            let string = vm.allocateString(length: range.count, twoByte: false)
            string.latin1.update(from: bytes + range.lowerBound, count: range.count)
            return string
        }
        return vm.string(units: UnsafeBufferPointer(start: text.units.map { $0 + range.lowerBound }, count: range.count))
    }

    /// The rest of a string whose first escape stands here.
    private mutating func parseEscapedString(_ start: Int) throws(JSThrow) -> JSString {
        var result = StringBuilder(), pace = Pace()
        result.append(text, start..<position)
        while position < count {
            try pace.step(vm)
            let unit = units[position]
            position += 1
            switch unit {
            case 0x22: return try result.finish(vm)
            case 0x5C: result.append(try parseEscape())
            case 0..<0x20:
                position -= 1
                throw error("Bad control character in string literal in JSON")
            default: result.append(UInt16(truncatingIfNeeded: unit))
            }
        }
        throw error("Unterminated string in JSON")
    }

    private mutating func parseEscape() throws(JSThrow) -> UInt16 {
        guard position < count else { throw unexpected() }
        let unit = units[position]
        position += 1
        switch unit {
        case 0x22, 0x2F, 0x5C: return UInt16(truncatingIfNeeded: unit)
        case 0x62: return 0x08
        case 0x66: return 0x0C
        case 0x6E: return 0x0A
        case 0x72: return 0x0D
        case 0x74: return 0x09
        case 0x75:
            var value: UInt16 = 0
            for _ in 0..<4 {
                guard position < count, Numbers.digitValue(text[position]) < 16 else { throw error("Bad Unicode escape in JSON") }
                value = value << 4 | UInt16(Numbers.digitValue(text[position]))
                position += 1
            }
            return value
        default:
            position -= 1
            // V8 has a table of escapes for one byte; what is above counts as a token out of place.
            throw text[position] > 0xFF ? unexpected() : error("Bad escaped character in JSON")
        }
    }

    // MARK: Errors

    private func error(_ message: String) -> JSThrow { syntaxError("\(message) at position \(position)") }

    private func syntaxError(_ message: String) -> JSThrow {
        let thrown = vm.syntaxError(message)
        vm.noteTextError(in: SourceText(name: "eval at JSON.parse", units: text.array()), SourceRange(min(position, count), min(position, count) + 1))
        return thrown
    }

    /// For what stands at the position and should not.
    private func unexpected() -> JSThrow {
        guard position < count else { return syntaxError("Unexpected end of JSON input") }
        switch units[position] {
        case 0x2D, 0x30...0x39: return error("Unexpected number in JSON")
        case 0x22: return error("Unexpected string in JSON")
        default: break
        }
        // Texts that are no JSON but some value's name, most likely.
        let whole = count <= 15 ? String(decoding: text.array(), as: UTF16.self) : ""
        if ["NaN", "Infinity", "undefined", "[object Object]"].contains(whole) { return syntaxError("\"\(whole)\" is not valid JSON") }
        let token = String(decoding: text.array(position..<position + 1), as: UTF16.self)
        return syntaxError("Unexpected token '\(token)', \(context()) is not valid JSON")
    }

    /// The text around the position, quoted: all of a short one, ten units to each side of a long one.
    private func context() -> String {
        let margin = 10
        guard count > 2 * margin else { return "\"\(String(decoding: text.array(), as: UTF16.self))\"" }
        let start = position < margin ? 0 : position - margin
        let end = position >= count - margin ? count : position + margin
        let part = String(decoding: text.array(start..<end), as: UTF16.self)
        return (position < margin ? "" : "...") + "\"\(part)\"" + (position >= margin && position >= count - margin ? "" : "...")
    }
}

extension FlatString {
    /// Units that are not (yet) in a string.
    init(bytes: UnsafePointer<UInt8>, count: Int) {
        self.bytes = bytes
        units = nil
        self.count = count
    }
}

extension VM {
    fileprivate func emptyJSON() -> JSThrow {
        let thrown = syntaxError("Unexpected end of JSON input")
        noteTextError(in: SourceText(name: "eval at JSON.parse", units: []), .none)
        return thrown
    }
}
