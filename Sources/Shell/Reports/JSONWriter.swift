// Reports as JSON. Foundation's encoder would cost more to start than a whole session takes, so this is one of our own: as much
// of `Encoder` as synthesized conformances use. Members stand in the order in which they are encoded.

extension Report {
    /// The report as JSON on one line.
    public var json: String { JSON.text(of: self) }
}

/// Writes Codable values as JSON.
public enum JSON {
    public static func text(of value: some Encodable) -> String {
        let encoder = JSONNodeEncoder()
        // Encoding into memory throws only what a value itself throws, and ours throw nothing.
        do { try value.encode(to: encoder) } catch { return "null" }
        var text = ""
        encoder.node.write(to: &text)
        return text
    }
}

/// A JSON value in the making. A class: containers that are handed out go on writing to it.
private final class JSONNode {
    enum Content {
        case null
        case text(String)
        case array([JSONNode])
        case object([(name: String, value: JSONNode)])
    }
    var content: Content
    init(_ content: Content = .null) { self.content = content }

    func makeArray() {
        if case .array = content { return }
        content = .array([])
    }

    /// A value may be encoded into the same object in several parts.
    func makeObject() {
        if case .object = content { return }
        content = .object([])
    }

    func append(_ node: JSONNode) {
        guard case .array(var nodes) = content else { return }
        content = .null
        nodes.append(node)
        content = .array(nodes)
    }

    func set(_ name: String, _ node: JSONNode) {
        guard case .object(var members) = content else { return }
        content = .null
        members.append((name, node))
        content = .object(members)
    }

    func write(to text: inout String) {
        switch content {
        case .null: text += "null"
        case .text(let literal): text += literal
        case .array(let nodes):
            text += "["
            for (i, node) in nodes.enumerated() {
                if i > 0 { text += "," }
                node.write(to: &text)
            }
            text += "]"
        case .object(let members):
            text += "{"
            for (i, member) in members.enumerated() {
                if i > 0 { text += "," }
                text += JSONNode.quoted(member.name) + ":"
                member.value.write(to: &text)
            }
            text += "}"
        }
    }

    static func quoted(_ string: String) -> String {
        var bytes: [UInt8] = [0x22]
        for byte in string.utf8 {
            switch byte {
            case 0x22: bytes += [0x5C, 0x22]
            case 0x5C: bytes += [0x5C, 0x5C]
            case 0x0A: bytes += [0x5C, 0x6E]
            case 0x0D: bytes += [0x5C, 0x72]
            case 0x09: bytes += [0x5C, 0x74]
            case 0..<0x20, 0x7F: bytes += Array("\\u00".utf8) + [hexDigit(byte >> 4), hexDigit(byte & 15)]
            default: bytes.append(byte)
            }
        }
        bytes.append(0x22)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

    static func literal<T>(_ value: T) -> JSONNode? {
        switch value {
        case let string as String: JSONNode(.text(quoted(string)))
        case let bool as Bool: JSONNode(.text(bool ? "true" : "false"))
        case let number as Double: JSONNode(.text(number.isFinite ? "\(number)" : "null"))
        case let number as any FixedWidthInteger: JSONNode(.text("\(number)"))
        default: nil
        }
    }

    static func of(_ value: some Encodable, _ path: [any CodingKey]) throws -> JSONNode {
        if let literal = literal(value) { return literal }
        let encoder = JSONNodeEncoder(path)
        try value.encode(to: encoder)
        return encoder.node
    }
}

private struct JSONNodeEncoder: Encoder {
    let node: JSONNode
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    init(_ path: [any CodingKey] = [], node: JSONNode = JSONNode()) {
        self.node = node
        codingPath = path
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        node.makeObject()
        return KeyedEncodingContainer(KeyedContainer<Key>(node: node, codingPath: codingPath))
    }
    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        node.makeArray()
        return ListContainer(node: node, codingPath: codingPath)
    }
    func singleValueContainer() -> any SingleValueEncodingContainer { ValueContainer(node: node, codingPath: codingPath) }

    private struct KeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
        let node: JSONNode
        let codingPath: [any CodingKey]

        private func child(_ name: String) -> JSONNode {
            let child = JSONNode()
            node.set(name, child)
            return child
        }
        func encodeNil(forKey key: Key) { _ = child(key.stringValue) }
        func encode(_ value: some Encodable, forKey key: Key) throws { node.set(key.stringValue, try JSONNode.of(value, codingPath + [key])) }
        func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) -> KeyedEncodingContainer<Nested> {
            JSONNodeEncoder(codingPath + [key], node: child(key.stringValue)).container(keyedBy: type)
        }
        func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
            JSONNodeEncoder(codingPath + [key], node: child(key.stringValue)).unkeyedContainer()
        }
        func superEncoder() -> any Encoder { JSONNodeEncoder(codingPath, node: child("super")) }
        func superEncoder(forKey key: Key) -> any Encoder { JSONNodeEncoder(codingPath + [key], node: child(key.stringValue)) }
    }

    private struct ListContainer: UnkeyedEncodingContainer {
        let node: JSONNode
        let codingPath: [any CodingKey]
        var count: Int {
            if case .array(let nodes) = node.content { return nodes.count }
            return 0
        }

        private func child() -> JSONNode {
            let child = JSONNode()
            node.append(child)
            return child
        }
        func encodeNil() { _ = child() }
        func encode(_ value: some Encodable) throws { node.append(try JSONNode.of(value, codingPath)) }
        func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
            JSONNodeEncoder(codingPath, node: child()).container(keyedBy: type)
        }
        func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { JSONNodeEncoder(codingPath, node: child()).unkeyedContainer() }
        func superEncoder() -> any Encoder { JSONNodeEncoder(codingPath, node: child()) }
    }

    private struct ValueContainer: SingleValueEncodingContainer {
        let node: JSONNode
        let codingPath: [any CodingKey]
        func encodeNil() { node.content = .null }
        func encode(_ value: some Encodable) throws {
            if let literal = JSONNode.literal(value) { node.content = literal.content } else { try value.encode(to: JSONNodeEncoder(codingPath, node: node)) }
        }
    }
}
