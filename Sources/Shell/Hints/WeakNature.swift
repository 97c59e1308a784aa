import Engine

/// One plain sentence for an error that a weak collection's nature is the reason of, or a name that nothing has.
struct WeakNature {
    private let machine: Machine
    /// The entry that threw.
    private let script: EntryScript
    init(_ machine: Machine, _ script: EntryScript) { (self.machine, self.script) = (machine, script) }

    /// What a Map or a Set has and their weak kin have not.
    static let missing: Set<String> = ["size", "length", "forEach", "keys", "values", "entries", "clear"]

    /// `a WeakMap has no size: what it holds depends on the collector (the debugger counts 1)`; nil for what no collection has.
    static func absence(of property: String, in object: JSObject, _ vm: VM) -> String? {
        missing.contains(property) ? absence(of: property, in: object.kind, entries: vm.entryCount(of: object)) : nil
    }

    private static func absence(of property: String, in collection: CellKind, entries: Int) -> String {
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

    /// What a collection is made of.
    static func contents(of kind: CellKind) -> String? {
        switch kind {
        case .map, .weakMap: "it is made of pairs, in an array or something like it: new \(kind.collectionName)([[key, value]])"
        case .set, .weakSet: "it is made of values, in an array or something like it: new \(kind.collectionName)([value])"
        default: nil
        }
    }

    /// Why an error was thrown.
    func reason(for thrown: Value) -> String? {
        switch machine.vm.reason(of: thrown) {
        case .notIterable(let kind): "a \(kind.collectionName) cannot be looped over: what would turn up depends on when the collector ran"
        case .noMethod(let kind, let name, let entries) where WeakNature.missing.contains(name): WeakNature.absence(of: name, in: kind, entries: entries)
        case .notHeldWeakly(isRegisteredSymbol: true): """
            a registered symbol cannot be held weakly: Symbol.for gives it again to anyone who asks, so it is never garbage; Symbol('x') can
            """
        case .notHeldWeakly: """
            only an object, or a symbol that is not registered, can be held weakly: any other value, such as a string, is never garbage, since anyone can write it again
            """
        case .notGarbage: "only an object, or a symbol that is not registered, can be garbage: there is nothing to wait for with any other value"
        case .holdsItsTarget: "a registry holds what it will tell you: it would keep its own target alive"
        case .notEntries(let kind): WeakNature.contents(of: kind)
        case .notCloned(let kind): "a \(kind.collectionName) cannot be copied: nobody can list what is in it, and a copy would show when the collector ran"
        case .notDefined(let name): NameHints(machine).hint(for: name, on: script.argument(of: name))
        case .noMethod, nil: nil
        }
    }
}
