import Engine
import Explorer
import Syntax

/// One collection taken for another, a WeakRef for its target, and a registry that keeps its own target alive: what an entry's last expression says of them.
struct KindMistakes {
    private let machine: Machine
    private let script: EntryScript
    private var names: NameTable { script.node.names }

    init(_ machine: Machine, _ script: EntryScript) {
        self.machine = machine
        self.script = script
    }

    private func text(_ expression: Expression) -> String { script.node.source.text(expression.range) }

    // MARK: After it threw

    /// `set.set(a)`, `weakMap.add(a)`, `ref.get()`: the method is another kind's.
    func method(_ name: String, of object: Expression) -> String? {
        guard let value = machine.value(of: object, names), value.isObject else { return nil }
        let kind = value.asObject.kind, text = text(object), start = "a \(kind.collectionName)"
        switch (kind, name) {
        case (.map, "add"), (.map, "push"), (.map, "put"), (.weakMap, "add"), (.weakMap, "push"), (.weakMap, "put"): return "\(start) holds pairs: \(text).set(key, value)"
        case (.set, "set"), (.set, "push"), (.set, "put"), (.weakSet, "set"), (.weakSet, "push"), (.weakSet, "put"): return "\(start) holds single values: \(text).add(value)"
        case (.set, "get"), (.weakSet, "get"): return "\(start) holds single values, with nothing to get for one: \(text).has(value)"
        case (.map, "remove"), (.set, "remove"), (.weakMap, "remove"), (.weakSet, "remove"): return "\(text).delete(\(kind == .map || kind == .weakMap ? "key" : "value")) takes one out"
        case (.map, "contains"), (.set, "contains"), (.weakMap, "contains"), (.weakSet, "contains"), (.map, "includes"), (.set, "includes"), (.weakMap, "includes"),
             (.weakSet, "includes"): return "\(text).has(\(kind == .map || kind == .weakMap ? "key" : "value")) tells"
        case (.weakRef, _): return "a WeakRef has deref alone: \(text).deref()?.\(name)() asks the target, while it lives"
        case (.finalizationRegistry, "add"), (.finalizationRegistry, "set"), (.finalizationRegistry, "watch"), (.finalizationRegistry, "observe"):
            return "\(text).register(target, held): held is what the callback is told once the target has died"
        default: return nil
        }
    }

    /// `ref.deref().name`, where the target is gone.
    func goneTarget() -> String? {
        guard var next = script.lastExpression else { return nil }
        while true {
            switch next.kind {
            case .await(let inner), .optionalChain(let inner), .member(let inner, _, isOptional: _), .index(let inner, _, isOptional: _): next = inner
            case .call(let callee, let arguments, isOptional: _):
                guard arguments.isEmpty, case .member(let object, let name, isOptional: _) = callee.kind, names.string(name) == "deref",
                      let reference = machine.value(of: object, names), reference.isObject, reference.asObject.kind == .weakRef else {
                    next = callee
                    continue
                }
                if WeakRefLayout(reference.asObject).target.isCell { return nil }
                let text = text(object)
                return "\(text)'s target is gone, so \(text).deref() gives undefined: \(text).deref()?.… asks without throwing"
            default: return nil
            }
        }
    }

    // MARK: After it ran

    func note(on expression: Expression, _ value: Value) -> String? {
        switch expression.kind {
        case .binary(let operation, let left, let right) where [.equal, .notEqual, .strictEqual, .strictNotEqual].contains(operation):
            return comparison(left, right) ?? comparison(right, left)
        case .member(let object, let name, isOptional: _) where value.isUndefined && names.string(name) == "length":
            guard let kind = kind(of: object), kind == .map || kind == .set else { return nil }
            return "a \(kind.collectionName) counts what is in it by size: \(text(object)).size"
        case .index(let object, let index, isOptional: _) where value.isUndefined: return position(index, in: object)
        case .call(let callee, let arguments, isOptional: _): return registration(callee, arguments)
        default: return nil
        }
    }

    private func kind(of expression: Expression) -> CellKind? {
        machine.value(of: expression, names).flatMap { $0.isObject ? $0.asObject.kind : nil }
    }

    /// `ref == dog`: two objects, of which one refers to the other.
    private func comparison(_ side: Expression, _ other: Expression) -> String? {
        guard kind(of: side) == .weakRef, kind(of: other) != .weakRef else { return nil }
        let text = text(side)
        switch other.kind {
        case .null: return "\(text) is a WeakRef, which is there whether its target lives or not: \(text).deref() === undefined tells"
        case .identifier(let name) where names.string(name) == "undefined": return "\(text) is a WeakRef, which is there whether its target lives or not: \(text).deref() === undefined tells"
        default: return kind(of: other) == nil ? nil : "\(text) is a WeakRef, an object of its own: \(text).deref() === \(self.text(other)) asks about its target"
        }
    }

    /// `weak[0]`: nothing in a collection has a place.
    private func position(_ index: Expression, in object: Expression) -> String? {
        guard case .number = index.kind, let kind = kind(of: object) else { return nil }
        let text = text(object), number = self.text(index)
        switch kind {
        case .weakMap, .weakSet: return "a \(kind.collectionName) has no first and no last: nothing in it has a place, and nobody can list it"
        case .map, .set: return "\(text)[\(number)] asks for a property, and a \(kind.collectionName) has no places: [...\(text)][\(number)] does"
        default: return nil
        }
    }

    // MARK: What a registry holds

    /// So many objects behind a held value are looked at.
    private static let mostLookedAt = 2000

    /// `registry.register(dog, { dog })`: the target lives as long as the registry holds what leads to it.
    private func registration(_ callee: Expression, _ arguments: [Argument]) -> String? {
        guard case .member(let receiver, let name, isOptional: _) = callee.kind, names.string(name) == "register", kind(of: receiver) == .finalizationRegistry,
              let registry = machine.value(of: receiver, names), arguments.count > 1, !arguments[0].isSpread, let target = machine.value(of: arguments[0].expression, names),
              target.isCell, let function = machine.value(of: callee, names), function.isCallable, machine.ledger.isBuiltIn(function.asCell) else { return nil }
        var last: Cell?
        machine.vm.forEachEdge(of: registry.asCell) { kind, held in if kind == .registryHeld { last = held } }
        guard let last, leads(last, to: target.asCell) else { return nil }
        let text = text(arguments[0].expression), holder = self.text(receiver)
        return "what \(holder) is to tell leads back to \(text), and \(holder) holds it: \(text) will not die while \(holder) lives. Give it a name or a number instead"
    }

    private func leads(_ start: Cell, to target: Cell) -> Bool {
        var seen: Set<Cell> = [start], pending = [start]
        while let cell = pending.popLast(), seen.count < Self.mostLookedAt {
            if cell == target { return true }
            machine.vm.forEachEdge(of: cell) { kind, next in
                if !kind.isWeak, !machine.ledger.isBuiltIn(next), seen.insert(next).inserted { pending.append(next) }
            }
        }
        return false
    }
}
