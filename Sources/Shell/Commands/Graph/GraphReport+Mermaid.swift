// The picture in Mermaid's language, which GitHub draws within Markdown: https://mermaid.js.org/syntax/flowchart.html

extension GraphReport {
    /// The picture as a flowchart. Strong edges are solid, weak ones dotted.
    public var mermaid: String {
        var text = "flowchart LR\n"
        for (i, root) in roots.enumerated() where !root.names.isEmpty {
            text += "  r\(i)([\(Mermaid.quoted(root.names.joined(separator: ", ")))]) --> n\(root.node)\n"
        }
        for (i, holder) in holders.enumerated() {
            guard let subject else { continue }
            text += "  h\(i)([\(Mermaid.quoted(holder.name))]) \(Mermaid.arrow(holder.role ?? "", isWeak: holder.isWeak)) n\(subject)\n"
        }
        for (i, node) in nodes.enumerated() where isShown(i) { text += "  n\(i)\(Mermaid.shape(node))\n" }
        for edge in edges {
            let label = [edge.label, condition(of: edge) ?? ""].filter { !$0.isEmpty }.joined(separator: "\n")
            text += "  n\(edge.from) \(Mermaid.arrow(label, isWeak: edge.kind != .strong)) n\(edge.to)\n"
        }
        for (fate, style) in [(Fate.leak, "fill:#fdecea,stroke:#c0392b,color:#222"), (.doomed, "fill:#f5eef8,stroke:#8e44ad,color:#222,stroke-dasharray:4")] {
            let marked = nodes.indices.filter { nodes[$0].fate == fate && isShown($0) }.map { "n\($0)" }
            if !marked.isEmpty { text += "  classDef \(fate.rawValue) \(style)\n  class \(marked.joined(separator: ",")) \(fate.rawValue)\n" }
        }
        return text
    }
}

private enum Mermaid {
    static func shape(_ node: GraphReport.Node) -> String {
        var label = node.text
        if let remark = node.remark { label += "\n" + remark }
        if node.hiddenReferences > 0 { label += "\n(… \(node.hiddenReferences))" }
        switch node.kind {
        case .value: return ">\(quoted(label))]"
        case .closure: return "[[\(quoted(label))]]"
        case .group: return "{{\(quoted(label))}}"
        case .map, .set, .weakMap, .weakSet: return "[(\(quoted(label)))]"
        default: return "[\(quoted(label))]"
        }
    }

    static func arrow(_ label: String, isWeak: Bool) -> String {
        (isWeak ? "-.->" : "-->") + (label.isEmpty ? "" : "|\(quoted(label))|")
    }

    /// In quotes nearly everything may stand; what Mermaid, Markdown or HTML could read as its own goes as a number.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": result += "<br/>"
            case "\"", "#", "&", "<", ">", "`", "*", "_", "~", "\\", ";", "|", "[", "]", "$": result += "#\(scalar.value);"
            default: result.unicodeScalars.append(contentsOf: PictureText.isHarmful(scalar) ? PictureText.replacement : [scalar])
            }
        }
        return result + "\""
    }
}
