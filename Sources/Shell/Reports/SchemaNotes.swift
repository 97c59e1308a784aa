/// Notes what types ask for when they read themselves. Each type that has members is a definition of its own.
final class SchemaNotes {
    private(set) var definitions: [String: SchemaNode] = [:]
    /// What ``CommandResult`` is called.
    static let result = "Result"

    struct CannotTell: Error {}

    /// What a type is, and some value of it.
    func describe<Value: Decodable>(_ type: Value.Type) throws -> (node: SchemaNode, value: Value) {
        for (node, leaf) in SchemaNotes.leaves { if let value = leaf as? Value, Swift.type(of: leaf) == type { return (node, value) } }
        if let type = type as? any CaseIterable.Type, let (names, first) = cases(type), let value = first as? Value { return (.choice(names), value) }
        if let value = CommandResult(Refusal(message: "")) as? Value { return (.reference(SchemaNotes.result), value) }
        let notes = TypeNotes()
        let value = try Value(from: SchemaDecoder(owner: self, notes: notes))
        if let element = notes.element { return (.list(element), value) }
        // It is what it holds.
        if let single = notes.single, notes.members.isEmpty { return (single, value) }
        let name = SchemaNotes.name(of: type)
        definitions[name] = .object(notes.members)
        return (.reference(name), value)
    }

    private static let leaves: [(SchemaNode, any Sendable)] = [
        (.string, ""), (.boolean, false), (.number, 0.0), (.number, Float(0)), (.integer, 0), (.integer, Int8(0)), (.integer, Int16(0)), (.integer, Int32(0)), (.integer, Int64(0)),
        (.integer, UInt(0)), (.integer, UInt8(0)), (.integer, UInt16(0)), (.integer, UInt32(0)), (.integer, UInt64(0)),
    ]

    private func cases<Choice: CaseIterable>(_ type: Choice.Type) -> (names: [String], first: Any)? {
        let names = type.allCases.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
        guard let first = type.allCases.first, names.count == type.allCases.count else { return nil }
        return (names, first)
    }

    /// `GraphReport.Node` without the module.
    private static func name(of type: Any.Type) -> String { String(reflecting: type).split(separator: ".").dropFirst().joined(separator: ".") }
}

/// What one value asked for.
private final class TypeNotes {
    var members: [SchemaNode.Member] = []
    var element: SchemaNode?
    var single: SchemaNode?
    /// The member that was asked for last may be missing.
    var isOptional = false
}

private struct SchemaDecoder: Decoder {
    let owner: SchemaNotes
    let notes: TypeNotes
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> { KeyedDecodingContainer(Members(owner: owner, notes: notes)) }
    func unkeyedContainer() -> any UnkeyedDecodingContainer { Elements(owner: owner, notes: notes) }
    func singleValueContainer() -> any SingleValueDecodingContainer { Single(owner: owner, notes: notes) }

    private struct Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
        let owner: SchemaNotes
        let notes: TypeNotes
        let codingPath: [any CodingKey] = []
        let allKeys: [Key] = []

        func contains(_ key: Key) -> Bool { true }
        /// Only what may be missing is asked about.
        func decodeNil(forKey key: Key) -> Bool {
            notes.isOptional = true
            return false
        }
        func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try note(type, key) }
        func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try note(type, key) }
        func decode(_ type: String.Type, forKey key: Key) throws -> String { try note(type, key) }
        func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try note(type, key) }
        func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try note(type, key) }
        func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try note(type, key) }
        func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try note(type, key) }
        func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try note(type, key) }
        func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try note(type, key) }
        func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try note(type, key) }
        func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try note(type, key) }
        func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try note(type, key) }
        func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try note(type, key) }
        func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try note(type, key) }
        func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try note(type, key) }

        private func note<Value: Decodable>(_ type: Value.Type, _ key: Key) throws -> Value {
            let isRequired = !notes.isOptional
            notes.isOptional = false
            let (node, value) = try owner.describe(type)
            notes.members.append(SchemaNode.Member(name: key.stringValue, node: node, isRequired: isRequired))
            return value
        }

        func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) throws -> KeyedDecodingContainer<Nested> { throw SchemaNotes.CannotTell() }
        func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw SchemaNotes.CannotTell() }
        func superDecoder() throws -> any Decoder { throw SchemaNotes.CannotTell() }
        func superDecoder(forKey key: Key) throws -> any Decoder { throw SchemaNotes.CannotTell() }
    }

    /// A list with one element.
    private struct Elements: UnkeyedDecodingContainer {
        let owner: SchemaNotes
        let notes: TypeNotes
        let codingPath: [any CodingKey] = []
        var currentIndex = 0
        var count: Int? { 1 }
        var isAtEnd: Bool { currentIndex > 0 }

        init(owner: SchemaNotes, notes: TypeNotes) { (self.owner, self.notes) = (owner, notes) }

        mutating func decodeNil() -> Bool { false }
        mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try note(type) }
        mutating func decode(_ type: Bool.Type) throws -> Bool { try note(type) }
        mutating func decode(_ type: String.Type) throws -> String { try note(type) }
        mutating func decode(_ type: Double.Type) throws -> Double { try note(type) }
        mutating func decode(_ type: Float.Type) throws -> Float { try note(type) }
        mutating func decode(_ type: Int.Type) throws -> Int { try note(type) }
        mutating func decode(_ type: Int8.Type) throws -> Int8 { try note(type) }
        mutating func decode(_ type: Int16.Type) throws -> Int16 { try note(type) }
        mutating func decode(_ type: Int32.Type) throws -> Int32 { try note(type) }
        mutating func decode(_ type: Int64.Type) throws -> Int64 { try note(type) }
        mutating func decode(_ type: UInt.Type) throws -> UInt { try note(type) }
        mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try note(type) }
        mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try note(type) }
        mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try note(type) }
        mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try note(type) }

        private mutating func note<Value: Decodable>(_ type: Value.Type) throws -> Value {
            currentIndex += 1
            let (node, value) = try owner.describe(type)
            notes.element = node
            return value
        }

        mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws -> KeyedDecodingContainer<Nested> { throw SchemaNotes.CannotTell() }
        mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { throw SchemaNotes.CannotTell() }
        mutating func superDecoder() throws -> any Decoder { throw SchemaNotes.CannotTell() }
    }

    private struct Single: SingleValueDecodingContainer {
        let owner: SchemaNotes
        let notes: TypeNotes
        let codingPath: [any CodingKey] = []

        func decodeNil() -> Bool { false }
        func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try note(type) }
        func decode(_ type: Bool.Type) throws -> Bool { try note(type) }
        func decode(_ type: String.Type) throws -> String { try note(type) }
        func decode(_ type: Double.Type) throws -> Double { try note(type) }
        func decode(_ type: Float.Type) throws -> Float { try note(type) }
        func decode(_ type: Int.Type) throws -> Int { try note(type) }
        func decode(_ type: Int8.Type) throws -> Int8 { try note(type) }
        func decode(_ type: Int16.Type) throws -> Int16 { try note(type) }
        func decode(_ type: Int32.Type) throws -> Int32 { try note(type) }
        func decode(_ type: Int64.Type) throws -> Int64 { try note(type) }
        func decode(_ type: UInt.Type) throws -> UInt { try note(type) }
        func decode(_ type: UInt8.Type) throws -> UInt8 { try note(type) }
        func decode(_ type: UInt16.Type) throws -> UInt16 { try note(type) }
        func decode(_ type: UInt32.Type) throws -> UInt32 { try note(type) }
        func decode(_ type: UInt64.Type) throws -> UInt64 { try note(type) }

        private func note<Value: Decodable>(_ type: Value.Type) throws -> Value {
            let (node, value) = try owner.describe(type)
            notes.single = node
            return value
        }
    }
}
