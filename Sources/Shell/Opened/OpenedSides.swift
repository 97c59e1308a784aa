import Explorer

// The two sides of `inspect` for an object in a file. Of the attributes of properties files of Leash know one; Node's know no small numbers.

extension OpenedHeap {
    func sides(of node: Node, in view: HeapView) -> InspectedSides {
        InspectedSides(className: source.className(source.classNumber(of: node)), codeSees: codeSide(node, view), debuggerSees: debuggerSide(node, view))
    }

    private typealias Line = InspectReport.Line

    private func codeSide(_ node: Node, _ view: HeapView) -> [InspectReport.Line] {
        let value = source.value(of: node), preview = Preview(source)
        var lines: [Line] = graph.isObject(node) ? [Line(name: "typeof", value: graph.kind(of: node).isFunction ? "'function'" : "'object'")] : []
        var omitted = 0
        func add(_ line: @autoclosure () -> Line) {
            if lines.count < ObjectInspector.mostLines { lines.append(line()) } else { omitted += 1 }
        }
        source.forEachElement(of: value) { index, element in
            add(Line(name: "\(index)", value: view.text(element)))
            return omitted < 100_000
        }
        source.forEachProperty(of: value) { property in
            if property.name.kind != .privateName {
                add(Line(name: preview.keyText(property.name), value: self.text(property.content, view), remark: property.isEnumerable ? nil : "not enumerable"))
            }
            return true
        }
        if omitted > 0 { lines.append(Line(name: "", value: "… \(omitted) more")) }
        source.forEachReference(of: node) { name, target in
            if name == .slot(.prototype) { lines.append(Line(name: "inherits from", value: view.text(target))) }
        }
        return lines + natureLines(of: node)
    }

    /// What a collection's methods tell. Node's files have no trace of an entry of small numbers alone.
    private func natureLines(of node: Node) -> [Line] {
        let kind = graph.kind(of: node)
        guard kind == .map || kind == .set else { return CollectionNature.lines(kind) }
        return (source.facts.isOfLeash ? [Line(name: "size", value: "\(source.entryCount(of: node))")] : []) + CollectionNature.lines(kind)
    }

    private func text(_ content: PropertyFact.Content, _ view: HeapView) -> String {
        switch content {
        case .value(let value): view.text(value)
        case .accessor(let hasGetter, let hasSetter): Preview.accessorText(hasGetter: hasGetter, hasSetter: hasSetter)
        }
    }

    private func debuggerSide(_ node: Node, _ view: HeapView) -> [InspectReport.Line] {
        var lines: [Line] = [Line(name: "id", value: "@\(source.id(of: node))")]
        if source.detachedness(of: node) > 0 { lines.append(Line(name: "in the page", value: source.detachedness(of: node) == 2 ? "no: detached" : "yes")) }
        lines += entryLines(node, view)
        source.forEachProperty(of: source.value(of: node)) { property in
            if property.name.kind == .privateName { lines.append(Line(name: source.text(of: property.name), value: text(property.content, view))) }
            return lines.count < ObjectInspector.mostOfDebugger
        }
        source.forEachVariable(of: node) { name, value in
            lines.append(Line(name: name, value: view.text(value)))
            return lines.count < ObjectInspector.mostOfDebugger
        }
        source.forEachReference(of: node) { name, target in
            switch name {
            case .slot(.prototype): break
            case .slot(.promiseFulfillReactions):
                lines.append(Line(name: "[[PromiseState]]", value: "pending"))
                lines += source.waiting(for: node).map { Line(name: "when settled", value: source.title(of: $0) ?? view.text($0)) }
            case .slot(.environment): lines += scopeLines(target, view)
            case .slot(let slot): lines.append(Line(name: slot.rawValue, value: view.text(target)))
            case .weakRefTarget: lines.append(Line(name: "[[WeakRefTarget]]", value: view.text(target)))
            // What the file says beside what it shows has been told.
            case .foreign(let word, isWeak: _) where SnapshotRemark(rawValue: word) != nil: break
            case .foreign(let word, isWeak: _): lines.append(Line(name: word, value: view.text(target)))
            default: break
            }
        }
        return lines
    }

    /// The scope, with its variables; of a module these have names of their own.
    private func scopeLines(_ scope: Node, _ view: HeapView) -> [Line] {
        var lines = [Line(name: Slot.environment.rawValue, value: view.naming.scopeText(scope))]
        if source.isNamedScope(scope) { return lines }
        source.forEachVariable(of: scope) { name, value in
            if let shown = Naming.shownName(ofVariable: name) { lines.append(Line(name: "  " + shown, value: view.text(value))) }
            return lines.count < OpenedHeap.mostVariables
        }
        return lines
    }

    private static let mostVariables = 12

    private func entryLines(_ node: Node, _ view: HeapView) -> [InspectReport.Line] {
        let kind = graph.kind(of: node)
        guard kind.hasEntries || kind == .finalizationRegistry else { return [] }
        let (lines, count) = view.entryLines(of: node)
        return [Line(name: "entries", value: "\(source.hidesEntries(of: node) ? "at least " : "")\(count)")] + lines
    }
}
