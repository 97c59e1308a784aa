/// A value in a few words on one line: `{ name: 'Snickers' }`, `Map(2)`, `[class Dog]`.
///
/// It looks like `util.inspect`, but is not: it runs no script, allocates nothing on the heap and never collects. What it
/// shows is as it was before it was shown.
public struct Preview {
    private let source: any ValueSource
    /// What an object and what is in it may take, in characters.
    static let width = 60
    static let longestString = 40
    static let longestName = 100
    static let mostParts = 6

    public init(_ source: any ValueSource) { self.source = source }

    /// The value with two levels of what is in it where they fit, with one or none where they do not.
    public func text(_ value: HeapValue) -> String {
        let full = render(value, depth: 2)
        if full.count <= Preview.width { return full }
        return render(value, depth: 1)
    }

    /// The value without what is in it.
    public func brief(_ value: HeapValue) -> String { render(value, depth: 0) }

    private func render(_ value: HeapValue, depth: Int) -> String {
        switch source.portrait(of: value) {
        case .primitive(let text), .words(let text): return text
        case .string(let text): return Preview.quoted(shortened(text))
        case .uninitialized: return "<uninitialized>"
        case .function(let name, let isClass): return functionText(name, isClass)
        case .array(let constructor, let length): return arrayText(value, Preview.name(constructor), length, depth)
        case .collection(let constructor, let kind, let count, let isPartial):
            return prefixed(Preview.name(constructor), "\(kind)(\(isPartial ? "at least " : "")\(count))") + (count == 0 && !isPartial ? " {}" : " {…}")
        case .error(let constructor, let message): return "[\(Preview.name(constructor))\(message.isEmpty ? "" : ": \(shortened(message))")]"
        case .wrapper(let constructor, let wrapped): return "[\(Preview.name(constructor)): \(render(wrapped, depth: 0))]"
        case .object(let constructor): return objectText(value, Preview.name(constructor), depth)
        case .prototypeObject(let name): return "\(name).prototype"
        case .opaque(let constructor): return "\(Preview.name(constructor)) {…}"
        case .scope(let function): return "the variables of \(function.isEmpty ? "a block" : function)"
        }
    }

    private func shortened(_ text: String) -> String {
        text.count > Preview.longestString ? text.prefix(Preview.longestString - 1) + "…" : text
    }

    /// The name of a property as it is told. One of a megabyte would fill the screen more than once.
    static func shortened(_ name: String) -> String {
        name.utf8.count > longestName ? name.prefix(longestName - 1) + "…" : name
    }

    // MARK: Objects

    /// The constructor's name, as Node has it where there is none.
    static func name(_ constructor: String?) -> String { constructor ?? "[Object: null prototype]" }

    /// A subclass tells its own name before what it is.
    private func prefixed(_ name: String, _ text: String) -> String { text.hasPrefix(name) ? text : "\(name) [\(text)]" }

    private func functionText(_ name: String, _ isClass: Bool) -> String {
        if isClass { return "[class \(name.isEmpty ? "(anonymous)" : name)]" }
        return name.isEmpty ? "[Function (anonymous)]" : "[Function: \(name)]"
    }

    private func arrayText(_ array: HeapValue, _ constructor: String, _ length: Int, _ depth: Int) -> String {
        let prefix = constructor == "Array" ? "" : "\(constructor)(\(length)) "
        if length == 0 { return prefix + "[]" }
        if depth == 0 { return prefix + "[…]" }
        var parts: [String] = [], next = 0
        func addHoles(before index: Int) {
            if index > next, parts.count < Preview.mostParts {
                parts.append(index - next == 1 ? "<1 empty item>" : "<\(index - next) empty items>")
                next = index
            }
        }
        source.forEachElement(of: array) { index, value in
            addHoles(before: index)
            if parts.count == Preview.mostParts { return false }
            parts.append(render(value, depth: depth - 1))
            next = index + 1
            return true
        }
        if parts.count < Preview.mostParts { addHoles(before: length) }
        if length > next { parts.append("… \(length - next) more") }
        return prefix + fitted(parts, "[", "]", prefix.count)
    }

    private func objectText(_ object: HeapValue, _ constructor: String, _ depth: Int) -> String {
        let prefix = constructor == "Object" ? "" : constructor + " "
        var parts: [String] = [], hasMore = false
        /// False once nobody wants more.
        func add(_ key: @autoclosure () -> String, _ value: @autoclosure () -> String) -> Bool {
            if depth == 0 || parts.count == Preview.mostParts {
                hasMore = true
                return false
            }
            parts.append("\(key()): \(value())")
            return true
        }
        source.forEachElement(of: object) { index, value in add("'\(index)'", render(value, depth: depth - 1)) }
        if !hasMore {
            source.forEachProperty(of: object) { property in
                guard property.isEnumerable, property.name.kind != .privateName else { return true }
                return add(keyText(property.name), content(property, depth: depth - 1))
            }
        }
        if depth == 0 { return prefix + (hasMore ? "{…}" : "{}") }
        if parts.isEmpty { return prefix + "{}" }
        if hasMore { parts.append("…") }
        return prefix + fitted(parts, "{", "}", prefix.count)
    }

    private func content(_ property: PropertyFact, depth: Int) -> String {
        switch property.content {
        case .value(let value): render(value, depth: depth)
        case .accessor(let hasGetter, let hasSetter): Preview.accessorText(hasGetter: hasGetter, hasSetter: hasSetter)
        }
    }

    /// As many parts as fit.
    private func fitted(_ parts: [String], _ opening: String, _ closing: String, _ taken: Int) -> String {
        var shown: [String] = [], width = taken + 4
        for part in parts {
            width += part.count + 2
            if width > Preview.width, !shown.isEmpty {
                if shown.last != "…" { shown.append("…") }
                break
            }
            shown.append(part)
        }
        return "\(opening) \(shown.joined(separator: ", ")) \(closing)"
    }

    // MARK: Words

    /// `[Getter]`, `[Setter]`, `[Getter/Setter]`, as Node has them.
    public static func accessorText(hasGetter: Bool, hasSetter: Bool) -> String {
        hasGetter ? hasSetter ? "[Getter/Setter]" : "[Getter]" : hasSetter ? "[Setter]" : "undefined"
    }

    /// A property's key as an object literal would write it.
    public func keyText(_ name: PropertyName) -> String { Preview.keyText(source.text(of: name), name.kind) }

    static func keyText(_ name: String, _ kind: PropertyName.Kind) -> String {
        let text = shortened(name)
        if kind == .symbol || kind == .privateName { return "[\(text)]" }
        return kind == .index || !isIdentifier(text) ? quoted(text) : text
    }

    /// A name that may stand behind a dot.
    public static func isIdentifier(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first == "$" || first == "_" || first.properties.isIDStart else { return false }
        return text.unicodeScalars.dropFirst().allSatisfy { $0 == "$" || $0 == "_" || $0.properties.isIDContinue }
    }

    /// As Node quotes: in single quotes unless there are some inside, what does not print escaped.
    public static func quoted(_ text: String) -> String {
        let quote = !text.contains("'") ? "'" : !text.contains("\"") ? "\"" : !text.contains("`") ? "`" : "'"
        var result = quote
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case "\\": result += "\\\\"
            default:
                if String(scalar) == quote { result += "\\" }
                if scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) {
                    let digits = String(scalar.value, radix: 16, uppercase: true)
                    result += "\\x" + (digits.count < 2 ? "0" : "") + digits
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + quote
    }
}
