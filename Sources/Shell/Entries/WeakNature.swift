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
        return [absence(of: property, in: collection.kind, entries: machine.vm.entryCount(of: collection))]
    }

    /// `a WeakMap has no size: what it holds depends on the collector (the debugger counts 1)`
    private func absence(of property: String, in collection: CellKind, entries: Int) -> String {
        let kind = collection.collectionName
        let start = "a \(kind) has no \(property)"
        switch property {
        case "size", "length":
            let isCounted = collection == .weakMap || collection == .weakSet
            return "\(start): what it holds depends on the collector" + (isCounted ? " (the debugger counts \(entries))" : "")
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
    func reason(for thrown: Value) -> String? {
        switch machine.vm.reason(of: thrown) {
        case .notIterable(let kind): "a \(kind.collectionName) cannot be looped over: what would turn up depends on when the collector ran"
        case .noMethod(let kind, let name, let entries) where WeakNature.missing.contains(name): absence(of: name, in: kind, entries: entries)
        case .notHeldWeakly: """
            only an object, or a symbol that is not registered, can be held weakly: a string or a number is never garbage, since anyone can write it again
            """
        case .notGarbage: "only an object, or a symbol that is not registered, can be garbage: there is nothing to wait for with any other value"
        case .holdsItsTarget: "a registry holds what it will tell you: it would keep its own target alive"
        case .noMethod, nil: nil
        }
    }
}
