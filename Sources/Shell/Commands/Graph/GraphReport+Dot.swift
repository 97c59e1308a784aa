// The picture in Graphviz's language: https://graphviz.org/doc/info/lang.html

extension GraphReport {
    /// The picture as a text for `dot`. Strong edges are solid, weak ones dashed.
    public var dot: String {
        var text = "digraph heap {\n"
        text += "  rankdir=LR\n"
        text += "  node [shape=box, style=\"rounded,filled\", fillcolor=white, fontname=\"Helvetica\", fontsize=11]\n"
        text += "  edge [fontname=\"Helvetica\", fontsize=10]\n"
        for (i, root) in roots.enumerated() where !root.names.isEmpty {
            text += "  r\(i) [label=\(Dot.quoted(root.names.joined(separator: ", "))), shape=plaintext, style=\"\"]\n"
        }
        for (i, holder) in holders.enumerated() { text += "  h\(i) [label=\(Dot.quoted(holder.name)), shape=plaintext, style=\"\"]\n" }
        for (i, node) in nodes.enumerated() where isShown(i) { text += "  n\(i) [\(Dot.attributes(node))]\n" }
        for (i, root) in roots.enumerated() where !root.names.isEmpty { text += "  r\(i) -> n\(root.node)\n" }
        for (i, holder) in holders.enumerated() {
            guard let subject else { continue }
            text += "  h\(i) -> n\(subject) [\(Dot.attributes(label: holder.role ?? "", isWeak: holder.isWeak))]\n"
        }
        for edge in edges {
            let label = [edge.label, condition(of: edge) ?? ""].filter { !$0.isEmpty }.joined(separator: "\n")
            text += "  n\(edge.from) -> n\(edge.to) [\(Dot.attributes(label: label, isWeak: edge.kind != .strong))]\n"
        }
        return text + "}\n"
    }

    /// Nodes that were picked and then stood nowhere are left out.
    func isShown(_ node: Int) -> Bool {
        roots.contains { $0.node == node } || edges.contains { $0.to == node }
    }
}

private enum Dot {
    static func attributes(_ node: GraphReport.Node) -> String {
        var label = node.text
        if let remark = node.remark { label += "\n" + remark }
        if node.hiddenReferences > 0 { label += "\n(… \(node.hiddenReferences))" }
        return (["label=\(quoted(label))"] + look(node)).joined(separator: ", ")
    }

    /// Fates are told in words, too: colour alone says nothing.
    private static func look(_ node: GraphReport.Node) -> [String] {
        switch node.fate {
        case .leak: return ["color=\"#c0392b\"", "fillcolor=\"#fdecea\""]
        case .doomed: return ["color=\"#8e44ad\"", "fillcolor=\"#f5eef8\"", "style=\"rounded,filled,dashed\""]
        case .alive, .collected: break
        }
        switch node.kind {
        case .value: return ["shape=plaintext", "style=\"\""]
        case .group: return ["shape=note", "style=filled", "fillcolor=\"#f4f4f4\""]
        case .closure: return ["shape=component", "style=filled", "fillcolor=\"#eef6ee\""]
        case .weakMap, .weakSet, .weakRef, .finalizationRegistry: return ["style=\"rounded,filled,dashed\""]
        default: return []
        }
    }

    static func attributes(label: String, isWeak: Bool) -> String {
        "label=\(quoted(label))" + (isWeak ? ", style=dashed, arrowhead=empty" : "")
    }

    /// Within quotes a backslash begins an escape of Graphviz's own (`\n`, `\N`), so it is doubled. HTML begins only outside of quotes, but
    /// entities such as `&amp;` are read everywhere.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "&": result += "&amp;"
            default: result.unicodeScalars.append(contentsOf: PictureText.isHarmful(scalar) ? PictureText.replacement : [scalar])
            }
        }
        return result + "\""
    }
}

/// Characters that no picture has.
enum PictureText {
    static func isHarmful(_ scalar: Unicode.Scalar) -> Bool { UnsafeCharacters.contains(scalar) }
    static let replacement: [Unicode.Scalar] = ["\u{FFFD}"]
}
