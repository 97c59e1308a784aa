// Reports as JSON. Foundation's encoder would cost more to start than a whole session takes, so this is one of our own: as much
// of `Encoder` as synthesized conformances use. Each value is written as it comes, members in the order in which they are encoded.

extension Report {
    /// The report as JSON on one line.
    public var json: String { JSON.text(of: self) }
}

/// Writes Codable values as JSON.
public enum JSON {
    /// The value on one line. O(length).
    public static func text(of value: some Encodable) -> String {
        let writer = JSONWriter()
        // Encoding into memory throws only what a value itself throws, and ours throw nothing.
        do { try writer.write(value, []) } catch { return "null" }
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

/// The text in the making.
///
/// A container that is handed out knows its place in `open`; whatever was opened behind it ends when it goes on. So containers need
/// no end of their own, and several may write into one object, one after the other.
private final class JSONWriter {
    private enum Container { case object, list }

    private(set) var bytes: [UInt8] = []
    private var open: [(kind: Container, count: Int)] = []

    /// Opens an object or a list for the value that is due, at this depth; where the value has one already, that goes on.
    private func enter(_ kind: Container, at depth: Int) {
        if open.count > depth {
            close(downTo: depth + 1)
        } else {
            bytes.append(kind == .object ? 0x7B : 0x5B)
            open.append((kind, 0))
        }
    }

    private func close(downTo depth: Int) {
        while open.count > depth { bytes.append(open.removeLast().kind == .object ? 0x7D : 0x5D) }
    }

    /// A member or an element of the container at `depth` is due.
    private func begin(_ name: String?, at depth: Int) {
        close(downTo: depth + 1)
        if open[depth].count > 0 { bytes.append(0x2C) }
        open[depth].count += 1
        if let name {
            quote(name)
            bytes.append(0x3A)
        }
    }

    // MARK: Values

    /// Writes a value where one is due.
    func write<Value: Encodable>(_ value: Value, _ path: [any CodingKey]) throws {
        if Value.self == String.self, let text = value as? String { return quote(text) }
        if Value.self == Int.self, let number = value as? Int { return literal(number) }
        if Value.self == Bool.self, let flag = value as? Bool { return literal(flag) }
        if Value.self == Double.self, let number = value as? Double { return literal(number) }
        let depth = open.count
        try value.encode(to: Writing(writer: self, depth: depth, codingPath: path))
        close(downTo: depth)
    }

    func literal(_ value: some CustomStringConvertible) { bytes += value.description.utf8 }
    /// JSON has no infinities.
    func literal(_ value: Double) { value.isFinite ? literal(value.description) : writeNil() }
    func writeNil() { bytes += "null".utf8 }

    /// What a terminal would obey is escaped (``UnsafeCharacters``): the line may be looked at, too.
    func quote(_ string: String) {
        bytes.append(0x22)
        if string.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }) {
            bytes += string.utf8
        } else {
            for scalar in string.unicodeScalars { write(scalar) }
        }
        bytes.append(0x22)
    }

    private func write(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": bytes += "\\\"".utf8
        case "\\": bytes += "\\\\".utf8
        case "\n": bytes += "\\n".utf8
        case "\r": bytes += "\\r".utf8
        case "\t": bytes += "\\t".utf8
        case _ where UnsafeCharacters.contains(scalar):
            // JSON's escapes are of UTF-16's units.
            for unit in scalar.utf16 {
                let digits = String(unit, radix: 16)
                bytes += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
            }
        default: bytes += String(scalar).utf8
        }
    }

    // MARK: Containers

    /// Where one value goes: at `depth`, that is within so many open containers.
    struct Writing: Encoder {
        let writer: JSONWriter
        let depth: Int
        let codingPath: [any CodingKey]
        var userInfo: [CodingUserInfoKey: Any] { [:] }

        func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
            writer.enter(.object, at: depth)
            return KeyedEncodingContainer(Members<Key>(writer: writer, depth: depth, codingPath: codingPath))
        }
        func unkeyedContainer() -> any UnkeyedEncodingContainer {
            writer.enter(.list, at: depth)
            return Elements(writer: writer, depth: depth, codingPath: codingPath)
        }
        func singleValueContainer() -> any SingleValueEncodingContainer { Single(writer: writer, codingPath: codingPath) }
    }

    private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
        let writer: JSONWriter
        let depth: Int
        let codingPath: [any CodingKey]

        private func next(_ key: any CodingKey) -> Writing {
            writer.begin(key.stringValue, at: depth)
            return Writing(writer: writer, depth: depth + 1, codingPath: codingPath + [key])
        }
        func encodeNil(forKey key: Key) {
            writer.begin(key.stringValue, at: depth)
            writer.writeNil()
        }
        func encode(_ value: some Encodable, forKey key: Key) throws {
            writer.begin(key.stringValue, at: depth)
            try writer.write(value, codingPath)
        }
        func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) -> KeyedEncodingContainer<Nested> {
            next(key).container(keyedBy: type)
        }
        func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { next(key).unkeyedContainer() }
        func superEncoder() -> any Encoder {
            writer.begin("super", at: depth)
            return Writing(writer: writer, depth: depth + 1, codingPath: codingPath)
        }
        func superEncoder(forKey key: Key) -> any Encoder { next(key) }
    }

    private struct Elements: UnkeyedEncodingContainer {
        let writer: JSONWriter
        let depth: Int
        let codingPath: [any CodingKey]
        var count: Int { writer.open[depth].count }

        private func next() -> Writing {
            writer.begin(nil, at: depth)
            return Writing(writer: writer, depth: depth + 1, codingPath: codingPath)
        }
        func encodeNil() {
            writer.begin(nil, at: depth)
            writer.writeNil()
        }
        func encode(_ value: some Encodable) throws {
            writer.begin(nil, at: depth)
            try writer.write(value, codingPath)
        }
        func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> { next().container(keyedBy: type) }
        func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { next().unkeyedContainer() }
        func superEncoder() -> any Encoder { next() }
    }

    private struct Single: SingleValueEncodingContainer {
        let writer: JSONWriter
        let codingPath: [any CodingKey]
        func encodeNil() { writer.writeNil() }
        // What a value encodes itself as is another type's literal or value: it ends where that ends.
        func encode(_ value: Bool) { writer.literal(value) }
        func encode(_ value: String) { writer.quote(value) }
        func encode(_ value: Double) { writer.literal(value) }
        func encode(_ value: Float) { writer.literal(Double(value)) }
        func encode(_ value: Int) { writer.literal(value) }
        func encode(_ value: Int8) { writer.literal(value) }
        func encode(_ value: Int16) { writer.literal(value) }
        func encode(_ value: Int32) { writer.literal(value) }
        func encode(_ value: Int64) { writer.literal(value) }
        func encode(_ value: UInt) { writer.literal(value) }
        func encode(_ value: UInt8) { writer.literal(value) }
        func encode(_ value: UInt16) { writer.literal(value) }
        func encode(_ value: UInt32) { writer.literal(value) }
        func encode(_ value: UInt64) { writer.literal(value) }
        func encode(_ value: some Encodable) throws { try writer.write(value, codingPath) }
    }
}
