import Explorer
import Syntax

/// What X is in `why X`, asked of a heap in a file: `@4711` and `#4711` by id, `sessionCache` or `map-cache.js › sessionCache` by name,
/// `Session[3]` by class, `app.cache[3].owner` by a path from any of these.
struct OpenedSubjects {
    enum Found {
        case node(Node)
        /// A value that is no node: a small number.
        case plain(String)
        /// Why there is none.
        case nothing(String)
    }

    private let heap: OpenedHeap
    private var graph: HeapGraph { heap.graph }

    init(_ heap: OpenedHeap) { self.heap = heap }

    func find(_ text: String) -> Found {
        var rest = Substring(text.trimmed)
        let base: Found
        if rest.first == "@" || rest.first == "#" {
            let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
            guard let id = UInt64(digits), let node = heap.source.node(withID: id) else { return .nothing("no object has the id \(rest)") }
            rest = rest.dropFirst(1 + digits.count)
            base = .node(node)
        } else {
            base = named(&rest)
        }
        guard case .node(let node) = base else { return base }
        return follow(rest, from: node, named: text)
    }

    // MARK: Names

    /// The longest beginning that is a name: names of files have dots, too.
    private func named(_ rest: inout Substring) -> Found {
        var best: (node: Node, length: Int)?, others: [String] = []
        for (root, node) in graph.anchors {
            guard case .variable(let name) = root else { continue }
            for form in OpenedSubjects.forms(of: name) where rest.hasPrefix(form) && OpenedSubjects.ends(rest.dropFirst(form.count)) {
                if form.count > best?.length ?? 0 { (best, others) = ((node, form.count), [name]) } else if form.count == best?.length { others.append(name) }
            }
        }
        let word = rest.prefix { $0 == "_" || $0 == "$" || $0.isLetter || $0.isNumber }
        let behind = rest.dropFirst(word.count)
        // `Session[3]` is the object, whatever a variable `Session` is.
        if behind.first == "[", best.map({ graph.kind(of: $0.node).isFunction }) ?? true, let found = instance(String(word), behind) {
            rest = behind.drop { $0 != "]" }.dropFirst()
            return found
        }
        if let best {
            if others.count > 1 { return .nothing("\(rest.prefix(best.length)) is a variable of several modules: \(others.joined(separator: ", "))") }
            rest = rest.dropFirst(best.length)
            return .node(best.node)
        }
        guard !word.isEmpty else { return .nothing("no name and no id: @4711, a variable's name, or Session[3]") }
        rest = behind
        if let global = graph.global {
            if ["globalThis", "global", "window", "self"].contains(word) { return .node(global) }
            if let node = heap.source.property(String(word), of: global) { return .node(node) }
        }
        return unknown(String(word))
    }

    /// `map-cache.js › sessionCache`, `map-cache.js.sessionCache`, `sessionCache`
    private static func forms(of name: String) -> [String] {
        guard let place = name.firstRange(of: " › ") else { return [name] }
        let module = name[..<place.lowerBound], variable = name[place.upperBound...]
        return [name, "\(module).\(variable)", String(variable)]
    }

    private static func ends(_ rest: Substring) -> Bool {
        guard let next = rest.first else { return true }
        return next == "." || next == "[" || next.isWhitespace || next == ";"
    }

    private func instance(_ className: String, _ behind: Substring) -> Found? {
        guard let place = Int(behind.dropFirst().prefix { $0.isASCII && $0.isNumber }) else { return nil }
        let all = heap.instances(of: className)
        if all.isEmpty { return nil }
        return place < all.count ? .node(all[place]) : .nothing("there \(all.count == 1 ? "is 1 \(className)" : "are \(all.count) \(className)s"): \(className)[0] is the first")
    }

    private func unknown(_ word: String) -> Found {
        if let value = heap.source.plainVariable(word) { return .plain(value) }
        let count = heap.instances(of: word).count
        if count > 0 { return .nothing("\(word) is a class with \(Phrase.count(count, "object")): \(word)[0] is the first · instances \(word) lists them") }
        var names = heap.view.classNames
        for (root, _) in graph.anchors { if case .variable(let name) = root, let short = OpenedSubjects.forms(of: name).last { names.insert(short) } }
        let advice = NearNames.question(NearNames.near(word, in: names)) ?? "heap lists the classes"
        return .nothing("no variable, no global and no class is called \(word) · \(advice)")
    }

    // MARK: Steps

    private func follow(_ steps: Substring, from node: Node, named text: String) -> Found {
        var node = node, rest = Substring(String(steps).trimmed)
        while let first = rest.first, first != ";" {
            let key: String, kind: PropertyName.Kind
            if first == "." {
                let word = rest.dropFirst().prefix { $0 == "_" || $0 == "$" || $0 == "#" || $0.isLetter || $0.isNumber }
                (key, kind, rest) = (String(word), word.first == "#" ? .privateName : .text, rest.dropFirst(1 + word.count))
            } else if first == "[", let (bracket, isQuoted) = OpenedSubjects.bracket(&rest) {
                if let index = Int(bracket), index >= 0, String(index) == bracket {
                    guard let next = element(index, of: node) else { return .plain("no object") }
                    node = next
                    continue
                }
                (key, kind) = (bracket, isQuoted ? .text : .symbol)
            } else {
                return .nothing("\(text) is no name and no path: JavaScript cannot run on a heap in a file")
            }
            switch property(key, kind, of: node) {
            case .value(let value)?:
                guard let next = heap.source.node(of: value) else { return .plain(heap.view.text(value)) }
                node = next
            case .accessor(let hasGetter, let hasSetter)?: return .plain(Preview.accessorText(hasGetter: hasGetter, hasSetter: hasSetter))
            case nil:
                // What a getter of a class gives is nowhere; mostly it is the private field of that name.
                guard let next = heap.source.property(key, of: node) ?? variable(key, of: node) ?? heap.source.property("#" + key, of: node) else {
                    return .nothing(isInheritedAccessor(key, of: node) ? "\(key) of \(heap.view.text(node)) is an accessor: what it gives is not in the file"
                        : "\(heap.view.text(node)) has no property \(key) that is an object")
                }
                node = next
            }
        }
        return .node(node)
    }

    /// `.key` and `['key']` are strings, `.#key` is private, and `[Symbol(key)]` is a symbol; `[key]` may be any of these.
    private func property(_ key: String, _ kind: PropertyName.Kind, of node: Node) -> PropertyFact.Content? {
        let source = heap.source
        var found: PropertyFact.Content?
        source.forEachProperty(of: source.value(of: node)) { property in
            if property.name.kind == kind, source.text(of: property.name) == key { found = property.content }
            return found == nil
        }
        return found
    }

    private func isInheritedAccessor(_ key: String, of node: Node) -> Bool {
        heap.source.prototypes(of: node).contains { if case .accessor? = property(key, .text, of: $0) { true } else { false } }
    }

    /// The key in the brackets that the text begins with: as it stands there, or what its quotes come to. Nil where they do not end.
    private static func bracket(_ rest: inout Substring) -> (text: String, isQuoted: Bool)? {
        let inner = rest.dropFirst()
        guard let quote = inner.first, quote == "'" || quote == "\"" || quote == "`" else {
            guard let end = rest.firstIndex(of: "]") else { return nil }
            rest = rest[rest.index(after: end)...]
            return (String(inner[..<end]), false)
        }
        var isEscaped = false
        for place in inner.indices.dropFirst() {
            if !isEscaped, inner[place] == quote {
                let behind = inner[inner.index(after: place)...]
                guard behind.first == "]", let text = text(ofLiteral: String(inner[...place])) else { return nil }
                rest = behind.dropFirst()
                return (text, true)
            }
            isEscaped = !isEscaped && inner[place] == "\\"
        }
        return nil
    }

    /// What a string is that is written in quotes.
    private static func text(ofLiteral text: String) -> String? {
        guard let script = try? Parser.parseScript(SourceText(name: "path", text: "(\(text))")), script.body.count == 1,
              case .expression(let expression) = script.body[0].kind else { return nil }
        switch expression.kind {
        case .string(let name): return script.names.string(name)
        case .template(let template) where template.expressions.isEmpty: return template.cooked.first.flatMap(\.self).map(script.names.string)
        default: return nil
        }
    }

    private func element(_ index: Int, of node: Node) -> Node? {
        var found: Node?
        heap.source.forEachElement(of: heap.source.value(of: node)) { place, value in
            if place == index { found = heap.source.node(of: value) }
            return place < index
        }
        return found
    }

    private func variable(_ name: String, of node: Node) -> Node? {
        var found: Node?
        heap.source.forEachVariable(of: node) { variable, value in
            if variable == name { found = heap.source.node(of: value) }
            return found == nil
        }
        return found
    }
}
