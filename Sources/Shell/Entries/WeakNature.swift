import Engine
import Syntax

/// One plain sentence where something does not work, or gives undefined, because a collection is weak.
struct WeakNature {
    private let machine: Machine
    init(_ machine: Machine) { self.machine = machine }

    // MARK: What is undefined

    /// What a Map or a Set has and their weak kin have not.
    private static let missing: Set<String> = ["size", "length", "forEach", "keys", "values", "entries", "clear"]

    /// Notes on an entry that ran well: `weak.size` is undefined, and that has a reason.
    func notes(on script: EntryScript, _ value: Value) -> [String] {
        guard value.isUndefined, case .expression(let expression) = script.node.body.last?.kind,
              case .member(let object, let name, isOptional: _) = expression.kind,
              let collection = weakCollection(object, script.node.names) else { return [] }
        let property = script.node.names.string(name)
        guard WeakNature.missing.contains(property) else { return [] }
        return [absence(of: property, in: collection)]
    }

    /// `a WeakMap has no size: what it holds depends on the collector (the debugger counts 1)`
    private func absence(of property: String, in collection: JSObject) -> String {
        let kind = collection.kind.collectionName
        let start = "a \(kind) has no \(property)"
        switch property {
        case "size", "length":
            let counted = collection.kind == .weakMap || collection.kind == .weakSet
            return "\(start): what it holds depends on the collector" + (counted ? " (the debugger counts \(machine.vm.entryCount(of: collection)))" : "")
        case "clear": return "\(start): whoever holds the \(kind) alone must not take entries away from those who hold the keys; make a new one"
        default: return "\(start): it cannot be looped over, for what would turn up depends on when the collector ran"
        }
    }

    private func weakCollection(_ expression: Expression, _ names: NameTable) -> JSObject? {
        guard let value = machine.value(of: expression, names), value.isObject else { return nil }
        switch value.asObject.kind {
        case .weakMap, .weakSet, .weakRef, .finalizationRegistry: return value.asObject
        default: return nil
        }
    }

    // MARK: What throws

    /// Why an error was thrown, where a weak collection's nature is the reason.
    func reason(for thrown: Value, in script: EntryScript) -> String? {
        guard thrown.isObject(.error), let message = message(of: thrown.asObject) else { return nil }
        if message.contains("is not iterable") { return iterationReason(script) }
        if message.hasPrefix("Invalid value used as weak map key") || message.hasPrefix("Invalid value used in weak set") {
            return "only an object, or a symbol that is not registered, can be held weakly: a string or a number is never garbage, since anyone can write it again"
        }
        if message.hasPrefix("WeakRef: ") || message.contains(": invalid target") || message.hasPrefix("Invalid unregisterToken") {
            return "only an object, or a symbol that is not registered, can be garbage: there is nothing to wait for with any other value"
        }
        if message.contains("target and holdings must not be same") {
            return "a registry holds what it will tell you: it would keep its own target alive"
        }
        return reasonFromOperand(message)
    }

    /// `weak is not iterable`, `#<WeakMap> is not iterable`, `object is not iterable`: the message does not always name the variable, so
    /// what the entry names is looked through for a weak collection.
    private func iterationReason(_ script: EntryScript) -> String? {
        let scalars = script.source.text(SourceRange(0, script.source.units.count)).unicodeScalars
        for path in scalars.split(whereSeparator: { !($0 == "." || $0 == "$" || $0 == "_" || $0.properties.isIDContinue) }) {
            let parts = path.split(separator: "."), text = parts.map { String($0) }.joined(separator: ".")
            guard !text.isEmpty, let value = machine.plainPath(text), value.isObject, value.asObject.kind.isWeakCollection else { continue }
            return "a \(value.asObject.kind.collectionName) cannot be looped over: what would turn up depends on when the collector ran"
        }
        return nil
    }

    /// `weak.forEach is not a function`: the message names what it is about, and that is looked up.
    private func reasonFromOperand(_ message: String) -> String? {
        guard let text = message.beginning(before: " is not a function"), let dot = text.lastIndex(of: ".") else { return nil }
        let property = String(text[text.index(after: dot)...])
        guard WeakNature.missing.contains(property), let value = machine.plainPath(String(text[..<dot])), value.isObject,
              value.asObject.kind.isWeakCollection else { return nil }
        return absence(of: property, in: value.asObject)
    }

    private func message(of error: JSObject) -> String? {
        guard let message = machine.vm.dataProperty(of: error, machine.vm[.message]), message.isString else { return nil }
        return machine.vm.swiftString(message.asString)
    }
}

extension String {
    /// What stands before the suffix; nil where the text does not end so.
    func beginning(before suffix: String) -> String? { hasSuffix(suffix) ? String(dropLast(suffix.count)) : nil }
}
