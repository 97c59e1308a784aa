// The syntax tree as indented text, for whoever wants to see what the parser made of a program. It is written by reflection: a
// kind of node that comes later shows itself here by itself.

extension ScriptNode {
    /// A line for each node: its kind, what it says itself, and where it starts (`line:column`); what is in it stands below it.
    public var treeText: String {
        var writer = TreeWriter(source: source, names: names)
        writer.line("script" + (isStrict ? " strict" : ""), SourceRange(0, source.units.count), 0)
        for statement in body { writer.write(statement, label: nil, depth: 1) }
        return writer.text
    }
}

private struct TreeWriter {
    let source: SourceText
    let names: NameTable
    var text = ""

    /// Deeper nodes are passed over: each level takes some of the stack.
    private static let deepest = 1000

    mutating func line(_ words: String, _ range: SourceRange?, _ depth: Int) {
        let place = range.map { source.position(at: $0.start) }.map { " \($0.line):\($0.column)" } ?? ""
        text += String(repeating: "  ", count: depth) + words + place + "\n"
    }

    mutating func write(_ value: Any, label: String?, depth: Int) {
        guard depth < TreeWriter.deepest else { line("…", nil, depth); return }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional: if let inner = mirror.children.first { write(inner.value, label: label, depth: depth) }
        case .collection: for element in mirror.children { write(element.value, label: label, depth: depth) }
        case .enum: writeParts([(label: mirror.children.first?.label ?? "\(value)", value: value)], named: label, nil, depth)
        default: writeNode(value, mirror, label: label, depth: depth)
        }
    }

    /// Nodes with a `kind` go by its name, the others by their type's.
    private mutating func writeNode(_ value: Any, _ mirror: Mirror, label: String?, depth: Int) {
        var range: SourceRange?, parts: [(label: String, value: Any)] = []
        for child in mirror.children {
            if let own = child.value as? SourceRange { range = own } else { parts.append((child.label ?? "", child.value)) }
        }
        if parts.first?.label != "kind" { parts.insert(("", typeName(value)), at: 0) }
        writeParts(parts, named: label, range, depth)
    }

    private func typeName(_ value: Any) -> String {
        let name = "\(type(of: value))"
        return (name.prefix(1).lowercased() + name.dropFirst()).replacing("Node", with: "")
    }

    /// The first part says what the node is; the simple ones among the others stand on its line, the rest below.
    private mutating func writeParts(_ parts: [(label: String, value: Any)], named label: String?, _ range: SourceRange?, _ depth: Int) {
        var words = label.map { "\($0): " } ?? "", below: [(label: String?, value: Any)] = []
        for (i, part) in parts.enumerated() {
            if i == 0 { words += headline(part.value, &below) } else { add(part, to: &words, &below) }
        }
        line(words, range, depth)
        for part in below { write(part.value, label: part.label, depth: depth + 1) }
    }

    /// A case's name with its simple values.
    private func headline(_ value: Any, _ below: inout [(label: String?, value: Any)]) -> String {
        if let name = value as? String { return name }
        guard let only = Mirror(reflecting: value).children.first else { return "\(value)" }
        var words = only.label ?? ""
        let payload = Mirror(reflecting: only.value)
        let parts: [(label: String, value: Any)] = payload.displayStyle == .tuple
            ? payload.children.map { (($0.label ?? "").first == "." ? "" : $0.label ?? "", $0.value) } : [("", only.value)]
        for part in parts { add(part, to: &words, &below) }
        return words
    }

    private func add(_ part: (label: String, value: Any), to words: inout String, _ below: inout [(label: String?, value: Any)]) {
        switch simple(part.value) {
        case .none: below.append((part.label.isEmpty ? nil : part.label, part.value))
        case .nothing: break
        case .flag: words += " \(part.label)"
        case .text(let text): words += part.label.isEmpty || part.label == "name" ? " \(text)" : " \(part.label) \(text)"
        }
    }

    private enum Simple { case none, nothing, flag, text(String) }

    /// What stands on the node's own line.
    private func simple(_ value: Any) -> Simple {
        switch value {
        case let flag as Bool: return flag ? .flag : .nothing
        case let name as Name: return .text(quoted(name))
        case let number as Double: return .text("\(number)")
        case let number as Int: return .text("\(number)")
        case let text as String: return .text(text)
        case let scope as Scope: return scope.isEmpty ? .nothing : .text("declares " + scope.declarations.map { quoted($0.name) }.joined(separator: ", "))
        case let names as [Name]: return names.isEmpty ? .nothing : .text(names.map(quoted).joined(separator: ", "))
        // They stand in the body, too.
        case is [FunctionNode]: return .nothing
        default: break
        }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.map { simple($0.value) } ?? .nothing
        case .collection: return mirror.children.isEmpty ? .nothing : .none
        case .enum: return mirror.children.isEmpty ? .text("\(value)") : .none
        default: return .none
        }
    }

    private func quoted(_ name: Name) -> String { names.string(name).quotedOnOneLine(limit: 200) }
}

extension String {
    /// In quotes, with escapes for what would break the line or deceive a terminal; of a long text the beginning.
    public func quotedOnOneLine(limit: Int) -> String {
        var shown = ""
        for scalar in unicodeScalars.prefix(limit) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: shown += "\\u{\(String(scalar.value, radix: 16))}"
            default: shown += scalar == "\"" || scalar == "\\" ? "\\\(scalar)" : String(scalar)
            }
        }
        return "\"\(shown)\"" + (unicodeScalars.count > limit ? "…" : "")
    }
}
