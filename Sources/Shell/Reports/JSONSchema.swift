// The JSON Schema of what `--json` writes. It is made from the types themselves, so it cannot say anything else than what they write: each
// type is asked to read itself from a decoder that notes what it asks for.

/// What is known of a value's JSON.
indirect enum SchemaNode: Equatable, Sendable {
    case string, integer, number, boolean
    case choice([String])
    case list(SchemaNode)
    /// A definition of this name.
    case reference(String)
    case object([Member])
    case either([SchemaNode])

    struct Member: Equatable, Sendable {
        var name: String
        var node: SchemaNode
        var isRequired: Bool
        /// The only text that it may be.
        var constant: String?
    }
}

/// The schema as a text.
public enum JSONSchema {
    /// One document, for a line of what `--json` writes.
    public static var text: String {
        var maker = SchemaMaker()
        return maker.document + "\n"
    }
}

struct SchemaMaker {
    private let notes = SchemaNotes()

    /// Nil where a type does not read itself as it should: there is a test for that.
    mutating func definitions() -> [(name: String, node: SchemaNode)]? {
        guard (try? notes.describe(Report.self)) != nil else { return nil }
        var results: [(String, SchemaNode)] = []
        for (command, type) in CommandList.reports.sorted(by: { $0.key < $1.key }) {
            guard let node = result(command, type) else { return nil }
            results.append(("result of " + command, node))
        }
        let choices = SchemaNode.either(results.map { .reference($0.0) })
        return notes.definitions.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } + [(SchemaNotes.result, choices)] + results
    }

    private func result<R: CommandReport>(_ command: String, _ type: R.Type) -> SchemaNode? {
        var members = [SchemaNode.Member(name: "command", node: .string, isRequired: true, constant: command)]
        if type is Request.Type { return .either(Request.members.map { .object(members + [$0]) }) }
        guard let (node, _) = try? notes.describe(type), case .reference(let name) = node, case .object(let own)? = notes.definitions[name] else { return nil }
        members += own
        return .object(members)
    }

    var document: String {
        mutating get {
            let definitions = definitions() ?? []
            var text = "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"title\": \"A line of what leash --json writes\",\n"
            text += "  \"$ref\": \(SchemaMaker.reference("Report")),\n  \"$defs\": {\n"
            text += definitions.map { "    \(JSON.text(of: $0.name)): \(SchemaMaker.text($0.node))" }.joined(separator: ",\n")
            return text + "\n  }\n}"
        }
    }

    private static func reference(_ name: String) -> String { JSON.text(of: "#/$defs/" + name.split(separator: " ").joined(separator: "%20")) }

    private static func text(_ node: SchemaNode) -> String {
        switch node {
        case .string: return #"{"type": "string"}"#
        case .integer: return #"{"type": "integer"}"#
        case .number: return #"{"type": ["number", "null"]}"#
        case .boolean: return #"{"type": "boolean"}"#
        case .choice(let names): return #"{"enum": \#(JSON.text(of: names))}"#
        case .list(let element): return #"{"type": "array", "items": \#(text(element))}"#
        case .reference(let name): return #"{"$ref": \#(reference(name))}"#
        case .either(let nodes): return #"{"oneOf": [\#(nodes.map(text).joined(separator: ", "))]}"#
        case .object(let members):
            let properties = members.map { "\(JSON.text(of: $0.name)): \($0.constant.map { "{\"const\": \(JSON.text(of: $0))}" } ?? text($0.node))" }
            let required = members.filter(\.isRequired).map(\.name)
            return #"{"type": "object", "additionalProperties": false, "required": \#(JSON.text(of: required)), "properties": {\#(properties.joined(separator: ", "))}}"#
        }
    }
}

extension Request {
    /// An enumeration's cases cannot be asked for: they stand here, each with what goes with it.
    fileprivate static let members: [SchemaNode.Member] = {
        let table: [(name: String, texts: [String], flags: [String])] = [
            ("exit", [], []), ("clear", [], []), ("breakOff", [], []), ("editor", [], []), ("play", ["lesson"], []), ("load", ["path"], []), ("save", ["path", "text"], ["isForced"]),
            ("record", ["path"], ["goesOn", "isForced"]), ("endRecord", [], []), ("snapshot", ["path"], ["isForced"]), ("svg", ["path", "dot"], ["isForced"]),
        ]
        return table.map { row in
            let members = row.texts.map { SchemaNode.Member(name: $0, node: .string, isRequired: true) } + row.flags.map { SchemaNode.Member(name: $0, node: .boolean, isRequired: true) }
            return SchemaNode.Member(name: row.name, node: .object(members), isRequired: true)
        }
    }()
}
