import Engine

/// The words in a picture. They are short: what has lines of its own does not tell the same in its label.
struct PictureWords {
    private let scene: HeapScene
    private let vm: VM
    private let preview: Preview
    private static let mostParts = 5

    init(_ scene: HeapScene) {
        self.scene = scene
        vm = scene.graph.vm
        preview = Preview(vm)
    }

    func text(_ value: Value) -> String { preview.text(value) }

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

    private func words(_ kind: EdgeKind) -> String {
        switch kind {
        case .getter(let key): "get \(vm.describe(key))"
        case .setter(let key): "set \(vm.describe(key))"
        case .internalSlot(.cleanupCallback): "callback"
        case .internalSlot(.proxyTarget): "target"
        case .internalSlot(.proxyHandler): "handler"
        case .internalSlot(let slot): slot.name
        case .hidden(let part): part.rawValue
        case .variable(let name): HeapScene.shownName(ofVariable: name) ?? name
        case .mapKey, .weakMapKey: "key"
        case .mapValue, .weakMapValue: "value"
        case .setElement, .weakSetElement: "element"
        case .weakRefTarget, .registryTarget: "target"
        case .registryHeld: "held value"
        case .registryToken: "token"
        case .property, .element: ""
        }
    }

    // MARK: Boxes

    func label(of node: Node, hasLines: Bool) -> String {
        let cell = scene.graph.cells[Int(node)]
        switch cell.kind {
        case .environment: return "\(scene.naming.environmentName(cell))\(variables(cell))"
        case .hashTable: return "entries"
        case .global: return "globalThis"
        case .object, .arguments: if hasLines, let object = JSObject(cell: cell) { return expanded(object) }
        case .array: if hasLines { return arrayName(cell) }
        case .promise, .generator, .map, .set, .weakMap, .weakSet, .weakRef, .finalizationRegistry:
            // What is in it has lines of its own, or is not there.
            return PictureWords.without(" {…}", preview.text(Value(cell)))
        default: break
        }
        return preview.text(Value(cell))
    }

    private static func without(_ suffix: String, _ text: String) -> String { text.hasSuffix(suffix) ? String(text.dropLast(suffix.count)) : text }

    /// `Array(3)`
    private func arrayName(_ cell: Cell) -> String {
        guard let array = JSObject(cell: cell) else { return "Array" }
        return "\(vm.quietConstructorName(array) ?? "Array")(\(Int(array.arrayLength)))"
    }

    /// The variables that are no objects: ` { count: 3 }`; those that are have lines.
    private func variables(_ cell: Cell) -> String {
        var parts: [String] = []
        vm.forEachVariable(of: cell) { name, value in
            guard let name = HeapScene.shownName(ofVariable: name), !value.isEmpty, !(value.isCell && scene.drawable(value.asCell) != nil && !value.isSymbol) else { return }
            parts.append("\(name): \(preview.brief(value))")
        }
        return parts.isEmpty ? "" : " \(braced(parts, hasMore: false))"
    }

    /// `Dog { name: 'Bo', … }`: what is no object, and dots for what is.
    private func expanded(_ object: JSObject) -> String {
        let constructor = vm.quietConstructorName(object) ?? "[Object: null prototype]"
        var parts: [String] = [], hasMore = false
        vm.forEachNamedProperty(of: object) { key, value, attributes in
            guard attributes.contains(.enumerable) || key.isPrivate, let value else { return }
            if value.isCell, value.isObject {
                hasMore = true
            } else {
                parts.append("\(key.isPrivate ? vm.describe(key) : Preview.keyText(vm, key)): \(preview.brief(value))")
            }
        }
        vm.forEachElement(of: object) { _, _ in hasMore = true }
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
        if let second = sample.second, second.isObject {
            return "… \(count) more of the same: \(structure(sample.value.asObject)) → \(structure(second.asObject))"
        }
        guard sample.value.isObject else { return "… \(count) more of the same" }
        return "… \(count) more of the same: \(structure(sample.value.asObject))"
    }

    private func structure(_ object: JSObject) -> String {
        guard object.kind == .object else {
            return object.kind == .function ? "functions" : vm.quietConstructorName(object) ?? "objects"
        }
        let constructor = vm.quietConstructorName(object) ?? "Object"
        var keys: [String] = []
        vm.forEachNamedProperty(of: object) { key, _, attributes in
            if attributes.contains(.enumerable), !key.isPrivate { keys.append(Preview.keyText(vm, key)) }
        }
        let shown = keys.prefix(PictureWords.mostParts) + (keys.count > PictureWords.mostParts ? ["…"] : [])
        let prefix = constructor == "Object" ? "" : constructor + " "
        return shown.isEmpty ? prefix + "{}" : prefix + "{ \(shown.joined(separator: ", ")) }"
    }
}
