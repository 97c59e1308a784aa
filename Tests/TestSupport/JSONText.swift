/// A JSON text that has been read. Small and strict: what it does not know is an error.
indirect enum JSONText: Equatable {
    case null
    case bool(Bool)
    case number(Double)
    /// In UTF-16: half a surrogate pair may stand alone.
    case string([UInt16])
    case array([JSONText])
    case object([String: JSONText])

    struct Malformed: Error, CustomStringConvertible {
        let offset: Int
        var description: String { "no JSON at byte \(offset)" }
    }

    init(parsing bytes: [UInt8]) throws {
        var reader = Reader(bytes: bytes)
        self = try reader.value()
        reader.skipSpace()
        guard reader.position == bytes.count else { throw reader.malformed }
    }

    subscript(name: String) -> JSONText? {
        if case .object(let members) = self { members[name] } else { nil }
    }
    var elements: [JSONText]? {
        if case .array(let elements) = self { elements } else { nil }
    }
    var int: Int? {
        if case .number(let number) = self { Int(exactly: number) } else { nil }
    }
    /// Half a surrogate pair comes out as U+FFFD.
    var text: String? {
        if case .string(let units) = self { String(decoding: units, as: UTF16.self) } else { nil }
    }

    private struct Reader {
        let bytes: [UInt8]
        var position = 0
        var malformed: Malformed { Malformed(offset: position) }

        mutating func skipSpace() {
            while position < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]) { position += 1 }
        }

        mutating func take(_ byte: UInt8) -> Bool {
            guard position < bytes.count, bytes[position] == byte else { return false }
            position += 1
            return true
        }

        mutating func expect(_ text: String) throws {
            for byte in text.utf8 where !take(byte) { throw malformed }
        }

        mutating func value() throws -> JSONText {
            skipSpace()
            guard position < bytes.count else { throw malformed }
            switch bytes[position] {
            case UInt8(ascii: "n"): try expect("null"); return .null
            case UInt8(ascii: "t"): try expect("true"); return .bool(true)
            case UInt8(ascii: "f"): try expect("false"); return .bool(false)
            case UInt8(ascii: "\""): return .string(try string())
            case UInt8(ascii: "["): return .array(try list(closing: "]") { reader in try reader.value() })
            case UInt8(ascii: "{"):
                let members = try list(closing: "}") { reader in
                    reader.skipSpace()
                    let name = String(decoding: try reader.string(), as: UTF16.self)
                    reader.skipSpace()
                    try reader.expect(":")
                    return (name, try reader.value())
                }
                return .object(Dictionary(members) { $1 })
            default: return try number()
            }
        }

        private mutating func list<T>(closing: Character, _ element: (inout Reader) throws -> T) throws -> [T] {
            let end = closing.asciiValue ?? 0
            position += 1
            var elements: [T] = []
            skipSpace()
            if take(end) { return elements }
            while true {
                elements.append(try element(&self))
                skipSpace()
                if take(end) { return elements }
                try expect(",")
            }
        }

        private mutating func number() throws -> JSONText {
            let start = position
            while position < bytes.count, "+-.0123456789eE".utf8.contains(bytes[position]) { position += 1 }
            guard let number = Double(String(decoding: bytes[start..<position], as: UTF8.self)) else { throw malformed }
            return .number(number)
        }

        private mutating func string() throws -> [UInt16] {
            try expect("\"")
            var units: [UInt16] = [], plain: [UInt8] = []
            func flush(_ plain: inout [UInt8], _ units: inout [UInt16]) {
                units += Array(String(decoding: plain, as: UTF8.self).utf16)
                plain = []
            }
            while position < bytes.count {
                let byte = bytes[position]
                position += 1
                switch byte {
                case UInt8(ascii: "\""):
                    flush(&plain, &units)
                    return units
                case UInt8(ascii: "\\"):
                    flush(&plain, &units)
                    units.append(try escape())
                case 0..<0x20: throw malformed
                default: plain.append(byte)
                }
            }
            throw malformed
        }

        private mutating func escape() throws -> UInt16 {
            guard position < bytes.count else { throw malformed }
            let letter = bytes[position]
            position += 1
            switch letter {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return UInt16(letter)
            case UInt8(ascii: "b"): return 8
            case UInt8(ascii: "t"): return 9
            case UInt8(ascii: "n"): return 10
            case UInt8(ascii: "f"): return 12
            case UInt8(ascii: "r"): return 13
            case UInt8(ascii: "u"):
                guard position + 4 <= bytes.count, let unit = UInt16(String(decoding: bytes[position..<(position + 4)], as: UTF8.self), radix: 16) else { throw malformed }
                position += 4
                return unit
            default: throw malformed
            }
        }
    }
}
