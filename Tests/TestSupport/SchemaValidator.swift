/// Whether a JSON text is what a JSON Schema says: as much of JSON Schema as Leash's own needs. What it does not know is a fault.
struct SchemaValidator {
    private let schema: JSONText

    init(_ schema: JSONText) { self.schema = schema }

    /// What is wrong, with the way to it; empty where nothing is.
    func faults(of value: JSONText) -> [String] { faults(of: value, schema, "") }

    private static let known: Set<String> = ["$schema", "title", "$ref", "$defs", "type", "properties", "required", "additionalProperties", "items", "enum", "const", "oneOf"]

    private func faults(of value: JSONText, _ rule: JSONText, _ path: String) -> [String] {
        guard case .object(let members) = rule else { return ["\(path): no schema"] }
        var faults = members.keys.filter { !Self.known.contains($0) }.map { "\(path): the schema says \($0)" }
        if let name = members["$ref"]?.text {
            let target = String(name.split(separator: "/").last ?? "").replacing("%20", with: " ")
            guard let definition = schema["$defs"]?[target] else { return ["\(path): \(name) is not defined"] }
            faults += self.faults(of: value, definition, path)
        }
        if let type = members["type"], !(type.elements ?? [type]).contains(where: { $0.text.map { Self.isOf($0, value) } ?? false }) { return faults + ["\(path): is no \(type)"] }
        if let constant = members["const"], constant != value { faults.append("\(path): is not \(constant)") }
        if let choices = members["enum"]?.elements, !choices.contains(value) { faults.append("\(path): is none of the choices") }
        if let choices = members["oneOf"]?.elements {
            let found = choices.filter { self.faults(of: value, $0, path).isEmpty }
            if found.count != 1 { faults.append("\(path): is \(found.count) of the choices") }
        }
        if let items = members["items"], let elements = value.elements { faults += elements.enumerated().flatMap { self.faults(of: $1, items, "\(path)[\($0)]") } }
        guard let properties = members["properties"], case .object(let own) = value else { return faults }
        for (name, member) in own {
            if let rule = properties[name] { faults += self.faults(of: member, rule, "\(path).\(name)") } else if members["additionalProperties"] == .bool(false) { faults.append("\(path).\(name): is too much") }
        }
        for name in members["required"]?.elements ?? [] where name.text.map({ own[$0] == nil }) ?? true { faults.append("\(path): lacks \(name)") }
        return faults
    }

    private static func isOf(_ type: String, _ value: JSONText) -> Bool {
        switch (type, value) {
        case ("string", .string), ("boolean", .bool), ("array", .array), ("object", .object), ("null", .null), ("number", .number): true
        case ("integer", .number(let number)): number == number.rounded()
        default: false
        }
    }
}
