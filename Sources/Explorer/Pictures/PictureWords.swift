/// The words in a picture. They are short: what has lines of its own does not tell the same in its label.
struct PictureWords {
    private let scene: HeapScene
    private let source: any HeapSource
    private let preview: Preview
    private static let mostParts = 5

    init(_ scene: HeapScene) {
        self.scene = scene
        source = scene.graph.source
        preview = Preview(source)
    }

    func text(_ value: HeapValue) -> String { preview.text(value) }

    // MARK: Lines

    func label(_ reference: PictureReference) -> String {
        if case .fold(_, _, let positions?) = reference.target {
            return positions.count == 1 ? "[\(positions.lowerBound)]" : "[\(positions.lowerBound)…\(positions.upperBound)]"
        }
        switch reference.label {
        case .text(let text): return text
        case .key(let key): return preview.brief(key)
        case .edge(let kind): return scene.naming.propertyText(kind, isFirst: false) ?? words(kind)
        }
    }

    private func words(_ name: EdgeName) -> String {
        switch name {
        case .getter(let key): "get \(source.text(of: key))"
        case .setter(let key): "set \(source.text(of: key))"
        case .variable(let name): Naming.shownName(ofVariable: name) ?? name
        // The engine's numbers are no words.
        case .foreign(let word, _) where word.allSatisfy(\.isNumber): ""
        default: scene.naming.role(of: name) ?? ""
        }
    }

    // MARK: Boxes

    func label(of node: Node, hasLines: Bool) -> String {
        let value = source.value(of: node)
        switch scene.graph.kind(of: node) {
        case .environment: return "\(scene.naming.environmentName(node))\(variables(node))"
        case .table: return "entries"
        case .global: return "globalThis"
        case .object, .arguments: if hasLines, case .object(let constructor) = source.portrait(of: value) { return expanded(value, Preview.name(constructor)) }
        case .array:
            if hasLines, case .array(let constructor, let length) = source.portrait(of: value) { return "\(constructor ?? "Array")(\(length))" }
        // What is in it has lines of its own, or is not there.
        case .promise, .generator, .map, .set, .weakMap, .weakSet, .weakRef, .finalizationRegistry: return PictureWords.without(" {…}", preview.text(value))
        default: break
        }
        return preview.text(value)
    }

    private static func without(_ suffix: String, _ text: String) -> String { text.hasSuffix(suffix) ? String(text.dropLast(suffix.count)) : text }

    /// The variables that are no objects: ` { count: 3 }`; those that are have lines.
    private func variables(_ node: Node) -> String {
        var parts: [String] = []
        source.forEachVariable(of: node) { name, value in
            guard let name = Naming.shownName(ofVariable: name), !scene.isUninitialized(value), !hasLine(value) else { return true }
            parts.append("\(name): \(preview.brief(value))")
            return true
        }
        return parts.isEmpty ? "" : " \(braced(parts, hasMore: false))"
    }

    private func hasLine(_ value: HeapValue) -> Bool {
        source.node(of: value).map { scene.isDrawable($0) && scene.graph.kind(of: $0) != .symbol } ?? false
    }

    /// `Dog { name: 'Bo', … }`: what is no object, and dots for what is.
    private func expanded(_ object: HeapValue, _ constructor: String) -> String {
        var parts: [String] = [], hasMore = false
        source.forEachProperty(of: object) { property in
            guard property.isEnumerable || property.name.kind == .privateName, let value = property.value else { return true }
            if scene.isObject(value) {
                hasMore = true
            } else {
                let key = property.name.kind == .privateName ? source.text(of: property.name) : preview.keyText(property.name)
                parts.append("\(key): \(preview.brief(value))")
            }
            return parts.count <= PictureWords.mostParts
        }
        source.forEachElement(of: object) { _, _ in
            hasMore = true
            return false
        }
        return (constructor == "Object" ? "" : constructor + " ") + braced(parts, hasMore: hasMore)
    }

    private func braced(_ parts: [String], hasMore: Bool) -> String {
        let shown = parts.prefix(PictureWords.mostParts)
        let dots = hasMore || parts.count > shown.count ? ["…"] : []
        return shown.isEmpty ? "{…}" : "{ \((shown + dots).joined(separator: ", ")) }"
    }

    /// `… 997 more of the same: Dog { id, name }`
    func fold(_ count: Int, _ sample: PictureReference.Sample?) -> String {
        guard let sample else { return "… \(count) more" }
        if let second = sample.second, scene.isObject(second) {
            return "… \(count) more of the same: \(structure(sample.value)) → \(structure(second))"
        }
        return "… \(count) more of the same" + (scene.isObject(sample.value) ? ": \(structure(sample.value))" : "")
    }

    private func structure(_ object: HeapValue) -> String {
        switch source.portrait(of: object) {
        case .function: return "functions"
        case .object(let constructor): return structure(object, constructor ?? "Object")
        case .array(let constructor, _), .collection(let constructor, _, _, _), .error(let constructor, _), .wrapper(let constructor, _),
             .opaque(let constructor): return constructor ?? "objects"
        default: return "objects"
        }
    }

    private func structure(_ object: HeapValue, _ constructor: String) -> String {
        var keys: [String] = []
        source.forEachProperty(of: object) { property in
            if property.isEnumerable, property.name.kind != .privateName { keys.append(preview.keyText(property.name)) }
            return keys.count <= PictureWords.mostParts
        }
        let shown = keys.prefix(PictureWords.mostParts) + (keys.count > PictureWords.mostParts ? ["…"] : [])
        let prefix = constructor == "Object" ? "" : constructor + " "
        return shown.isEmpty ? prefix + "{}" : prefix + "{ \(shown.joined(separator: ", ")) }"
    }
}
