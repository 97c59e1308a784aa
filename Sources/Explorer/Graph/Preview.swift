import Engine

/// A value in a few words on one line: `{ name: 'Snickers' }`, `Map(2)`, `[class Dog]`.
///
/// It looks like `util.inspect`, but is not: it runs no script, allocates nothing on the heap and never collects. What it
/// shows is as it was before it was shown.
public struct Preview {
    public let vm: VM
    /// What an object and what is in it may take, in characters.
    static let width = 60
    static let longestString = 40
    static let longestName = 100
    static let mostParts = 6

    public init(_ vm: VM) { self.vm = vm }

    /// The value with two levels of what is in it where they fit, with one or none where they do not.
    public func text(_ value: Value) -> String {
        let full = render(value, depth: 2)
        if full.count <= Preview.width { return full }
        return render(value, depth: 1)
    }

    /// The value without what is in it.
    public func brief(_ value: Value) -> String { render(value, depth: 0) }

    /// `#1` where there is a label, else the value in brief.
    func label(_ value: Value, using label: (Cell) -> String?) -> String {
        (value.isCell ? label(value.asCell) : nil) ?? brief(value)
    }

    private func render(_ value: Value, depth: Int) -> String {
        if value.isEmpty { return "<uninitialized>" }
        if value.isString { return Preview.quoted(shortened(leadingText(of: value.asString))) }
        if value.isBigInt { return vm.describeForError(value) + "n" }
        if value.isNumber, value.asNumber == 0, value.asNumber.sign == .minus { return "-0" }
        guard value.isCell, value.asCell.isObject else { return value.isCell ? cellText(value) : vm.describeForError(value) }
        return render(value.asObject, depth: depth)
    }

    private func cellText(_ value: Value) -> String {
        switch value.asCell.kind {
        case .symbol: vm.describeForError(value)
        case .environment: "the variables of \(name(vm.functionName(ofEnvironment: value.asCell), or: "a block"))"
        case .code: "code"
        case .hashTable: "a table of entries"
        default: "the engine's own"
        }
    }

    /// The first units of a string. A rope is walked and not flattened, which would allocate.
    private func leadingText(of string: JSString) -> String {
        let wanted = 4 * Preview.longestString
        var units: [UInt16] = []
        var pending = [string.cell]
        while let cell = pending.popLast(), units.count < wanted {
            var parts: [Cell] = []
            vm.forEachEdge(of: cell) { _, part in parts.append(part) }
            if parts.isEmpty {
                let flat = vm.flat(Value(cell).asString)
                units += flat.array(0..<min(flat.count, wanted - units.count))
            }
            pending += parts.reversed()
        }
        return String(decoding: units, as: UTF16.self)
    }

    private func shortened(_ text: String) -> String {
        text.count > Preview.longestString ? text.prefix(Preview.longestString - 1) + "…" : text
    }

    /// The name of a property as it is told. One of a megabyte would fill the screen more than once.
    static func shortened(_ name: String) -> String {
        name.utf8.count > longestName ? name.prefix(longestName - 1) + "…" : name
    }

    private func name(_ name: String, or otherwise: String) -> String { name.isEmpty ? otherwise : name }

    // MARK: Objects

    private func render(_ object: JSObject, depth: Int) -> String {
        switch object.kind {
        case .function, .nativeFunction, .boundFunction: return functionText(object)
        case .array: return arrayText(object, depth)
        case .map, .set:
            let count = vm.entryCount(of: object)
            return prefixed(object, "\(object.kind == .map ? "Map" : "Set")(\(count))") + (count == 0 ? " {}" : " {…}")
        case .weakMap, .weakSet, .weakRef, .finalizationRegistry: return "\(constructorName(object)) {…}"
        case .error: return errorText(object)
        case .proxy: return "Proxy {…}"
        case .arrayIterator: return "[Array Iterator]"
        case .mapIterator: return "[Map Iterator]"
        case .setIterator: return "[Set Iterator]"
        case .stringIterator: return "[String Iterator]"
        case .booleanObject, .numberObject, .stringObject, .symbolObject, .bigIntObject:
            return "[\(constructorName(object)): \(render(PrimitiveLayout(object).data, depth: 0))]"
        case .object, .arguments, .global: return objectText(object, depth)
        default: return "\(constructorName(object)) {…}"
        }
    }

    private func constructorName(_ object: JSObject) -> String { vm.quietConstructorName(object) ?? "[Object: null prototype]" }

    /// A subclass tells its own name before what it is.
    private func prefixed(_ object: JSObject, _ text: String) -> String {
        let name = constructorName(object)
        return text.hasPrefix(name) ? text : "\(name) [\(text)]"
    }

    private func functionText(_ function: JSObject) -> String {
        let functionName = vm.quietFunctionName(function)
        if function.isClassConstructor { return "[class \(name(functionName, or: "(anonymous)"))]" }
        return functionName.isEmpty ? "[Function (anonymous)]" : "[Function: \(functionName)]"
    }

    private func errorText(_ error: JSObject) -> String {
        let message = vm.dataProperty(of: error, vm[.message]).flatMap { $0.isString ? vm.swiftString($0.asString) : nil } ?? ""
        return "[\(constructorName(error))\(message.isEmpty ? "" : ": \(shortened(message))")]"
    }

    private func arrayText(_ array: JSObject, _ depth: Int) -> String {
        let length = Int(array.arrayLength)
        let constructor = constructorName(array)
        let prefix = constructor == "Array" ? "" : "\(constructor)(\(length)) "
        if length == 0 { return prefix + "[]" }
        if depth == 0 { return prefix + "[…]" }
        var parts: [String] = []
        vm.forEachElement(of: array) { index, value in
            if index < Preview.mostParts { parts.append(value.isEmpty ? "<empty>" : render(value, depth: depth - 1)) }
        }
        if length > parts.count { parts.append("… \(length - parts.count) more") }
        return prefix + fitted(parts, "[", "]", prefix.count)
    }

    private func objectText(_ object: JSObject, _ depth: Int) -> String {
        let constructor = constructorName(object)
        let prefix = constructor == "Object" ? "" : constructor + " "
        var parts: [String] = []
        var count = 0
        func add(_ key: String, _ value: Value?) {
            count += 1
            if count <= Preview.mostParts { parts.append("\(key): \(value.map { render($0, depth: depth - 1) } ?? "[Getter/Setter]")") }
        }
        if depth > 0 {
            vm.forEachElement(of: object) { index, value in if !value.isEmpty { add("'\(index)'", value) } }
        }
        vm.forEachNamedProperty(of: object) { key, value, attributes in
            guard attributes.contains(.enumerable), !key.isPrivate else { return }
            if depth > 0 { add(Preview.keyText(vm, key), value) } else { count += 1 }
        }
        if depth == 0 { return prefix + (count == 0 ? "{}" : "{…}") }
        if count == 0 { return prefix + "{}" }
        if count > parts.count { parts.append("…") }
        return prefix + fitted(parts, "{", "}", prefix.count)
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

    /// A property's key as an object literal would write it.
    public static func keyText(_ vm: VM, _ key: PropertyKey) -> String {
        let text = shortened(vm.describe(key))
        if key.isSymbol { return "[\(text)]" }
        return key.isIndex || !isIdentifier(text) ? quoted(text) : text
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
