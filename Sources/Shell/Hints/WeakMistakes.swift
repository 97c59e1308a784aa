import Engine
import Explorer
import Syntax

/// What one expects of weak collections and does not get, told where an entry expects it: no error is thrown, but what comes is not what was
/// meant. The entry's tree says what was asked, and the values of its names whether something weak was asked.
struct WeakMistakes {
    private let machine: Machine
    private let script: EntryScript
    private var names: NameTable { script.node.names }

    init(_ machine: Machine, _ script: EntryScript) {
        self.machine = machine
        self.script = script
    }

    func notes(_ value: Value) -> [String] {
        var notes: [String] = []
        for statement in script.node.body { if let note = condition(of: statement) ?? loop(statement) ?? takenApart(statement) ?? spread(statement) { notes.append(note); break } }
        if let expression = script.lastExpression, let note = note(on: expression, value) { notes.append(note) }
        return notes
    }

    private func note(on expression: Expression, _ value: Value) -> String? {
        switch expression.kind {
        case .member(let object, let name, isOptional: _): return member(names.string(name), of: object, value)
        case .index(let object, let index, isOptional: _): return entryAccess(index, of: object, isAssigned: false, value)
        case .assign(let pattern, _):
            guard case .target(let target) = pattern.kind, case .index(let object, let index, isOptional: _) = target.kind else { return nil }
            return entryAccess(index, of: object, isAssigned: true, value)
        case .unary(.delete, let operand):
            guard case .index(let object, let index, isOptional: _) = operand.kind, let collection = machine.value(of: object, names), collection.isObject,
                  isKeyed(collection.asObject.kind), let key = machine.value(of: index, names), key.isObject else { return nil }
            return "delete is for properties, and an entry is none: \(text(object)).delete(\(text(index)))"
        case .call(let callee, let arguments, isOptional: _): return call(callee, arguments, value)
        default: return nil
        }
    }

    // MARK: Properties

    private func member(_ name: String, of expression: Expression, _ value: Value) -> String? {
        guard let object = weak(expression) else { return nil }
        let text = text(expression)
        if value.isUndefined {
            if let note = WeakNature.absence(of: name, in: object, machine.vm) { return note }
            if object.kind == .weakRef, let target = target(of: object), machine.memberNames(of: target).contains(name) {
                return "a WeakRef is not its target: \(text).deref()?.\(name) asks the target, while it lives"
            }
            return nil
        }
        guard value.isCallable, machine.ledger.isBuiltIn(value.asCell), name != "constructor" else { return nil }
        let call = name == "deref" ? "deref()" : name == "set" ? "set(key, value)" : name == "get" || name == "has" || name == "delete" ? "\(name)(key)" : "\(name)(…)"
        return name == "deref" ? "deref is a method: \(text).deref() gives the target, or undefined once it is gone" : "\(name) is a method: \(text).\(call)"
    }

    /// `weak[key]`: a property by the name of the key's text.
    private func entryAccess(_ index: Expression, of expression: Expression, isAssigned: Bool, _ value: Value) -> String? {
        guard let object = machine.value(of: expression, names), object.isObject, isKeyed(object.asObject.kind),
              let key = machine.value(of: index, names), key.isObject, isAssigned || value.isUndefined else { return nil }
        let text = text(expression), keyText = self.text(index), isMap = object.asObject.kind == .map || object.asObject.kind == .weakMap
        if isAssigned { return "that made a property of \(text), named by the key's text, and no entry: \(isMap ? "\(text).set(\(keyText), …)" : "\(text).add(\(keyText))") makes one" }
        return "\(text)[…] asks for a property, not for an entry: \(text).\(isMap ? "get" : "has")(\(keyText))"
    }

    private func isKeyed(_ kind: CellKind) -> Bool { kind == .map || kind == .weakMap || kind == .set || kind == .weakSet }

    // MARK: Calls

    private func call(_ callee: Expression, _ arguments: [Argument], _ value: Value) -> String? {
        guard case .member(let receiver, let name, isOptional: _) = callee.kind, let function = machine.value(of: callee, names), function.isCallable,
              machine.ledger.isBuiltIn(function.asCell) else { return nil }
        let first = arguments.first.flatMap { $0.isSpread ? nil : $0.expression }
        if let object = machine.value(of: receiver, names), object.isObject, isKeyed(object.asObject.kind) || object.asObject.kind == .finalizationRegistry {
            return method(names.string(name), of: object.asObject, text(receiver), first, value)
        }
        guard let first, let argument = machine.value(of: first, names), argument.isObject else { return nil }
        return outsider(text(callee), argument.asObject)
    }

    /// `JSON.stringify(weak)`, `Object.keys(weak)`: those who look at properties.
    private func outsider(_ callee: String, _ argument: JSObject) -> String? {
        let kind = argument.kind, name = kind.collectionName
        guard isKeyed(kind) || kind == .weakRef else { return nil }
        let what = kind == .weakRef ? "its target is no property" : "entries are no properties"
        switch callee {
        case "JSON.stringify": return "JSON sees nothing of a \(name): \(what)" + (kind.isWeakCollection ? "" : "; JSON.stringify([...it]) writes them")
        case "Object.keys", "Object.values", "Object.entries", "Object.getOwnPropertyNames", "Reflect.ownKeys":
            return kind.isWeakCollection ? "\(callee) sees nothing of a \(name): \(what), and nothing but a debugger lists those of a weak one · maps does"
                : "\(callee) sees nothing of a \(name): \(what); it can be looped over"
        case "Array.from": return kind.isWeakCollection ? "Array.from sees nothing of a \(name): nothing but a debugger lists what is in a weak one · maps does" : nil
        default: return nil
        }
    }

    private func method(_ name: String, of object: JSObject, _ text: String, _ argument: Expression?, _ value: Value) -> String? {
        if object.kind == .finalizationRegistry {
            return name == "unregister" && value == .false ? "nothing was registered with that token: register(target, held, token) gives one" : nil
        }
        guard ["get", "has", "delete"].contains(name), value.isUndefined || value == .false, let argument else { return nil }
        switch argument.kind {
        case .object, .array, .function, .class:
            return "that is a new object, and no key of \(text): an object is a key by itself, not by what is in it"
        case .string, .number, .boolean, .bigInt, .null: break
        default: guard let key = machine.value(of: argument, names), !machine.vm.canBeHeldWeakly(key) else { return nil }
        }
        return object.kind.isWeakCollection ? "a \(object.kind.collectionName) has only keys that can be garbage: objects, and symbols that are not registered" : nil
    }

    /// `for (const x in strong)` goes over properties, of which it has none.
    private func loop(_ statement: Statement) -> String? {
        guard case .forIn(_, let expression, body: _, scope: _) = statement.kind, let value = machine.value(of: expression, names), value.isObject,
              isKeyed(value.asObject.kind) else { return nil }
        let kind = value.asObject.kind, text = text(expression)
        if kind.isWeakCollection { return "for … in goes over properties, and entries are none: a \(kind.collectionName) cannot be looped over at all" }
        return "for … in goes over properties, and entries are none: for (const \(kind == .map ? "[key, value]" : "value") of \(text))"
    }

    // MARK: Parts

    /// `const { size } = weak`
    private func takenApart(_ statement: Statement) -> String? {
        guard case .variable(_, let declarators) = statement.kind else { return nil }
        for declarator in declarators {
            guard case .object(let properties, rest: _) = declarator.target.kind, let initializer = declarator.initializer, let object = weak(initializer) else { continue }
            for case .name(let name) in properties.map(\.key) { if let note = WeakNature.absence(of: names.string(name), in: object, machine.vm) { return note } }
        }
        return nil
    }

    /// `({ ...weak })`
    private func spread(_ statement: Statement) -> String? {
        let expressions: [Expression]
        switch statement.kind {
        case .expression(let expression): if case .assign(_, let value) = expression.kind { expressions = [value] } else { expressions = [expression] }
        case .variable(_, let declarators): expressions = declarators.compactMap(\.initializer)
        default: return nil
        }
        for case .object(let members) in expressions.map(\.kind) {
            for case .spread(let expression) in members.map(\.kind) {
                guard let value = machine.value(of: expression, names), value.isObject, isKeyed(value.asObject.kind) else { continue }
                let kind = value.asObject.kind, text = text(expression)
                return "{ ...\(text) } copies properties, and entries are none" + (kind.isWeakCollection ? ": a \(kind.collectionName) cannot be copied"
                    : ": new \(kind.collectionName)(\(text)) copies it")
            }
        }
        return nil
    }

    // MARK: Conditions

    /// A WeakRef where true or false is asked for.
    private func condition(of statement: Statement) -> String? {
        switch statement.kind {
        case .if(let test, then: _, otherwise: _), .while(let test, body: _), .doWhile(body: _, let test): return condition(test)
        case .expression(let expression): return operand(expression)
        case .variable(_, let declarators): return declarators.lazy.compactMap { $0.initializer.flatMap(operand) }.first
        default: return nil
        }
    }

    private func operand(_ expression: Expression) -> String? {
        switch expression.kind {
        case .conditional(let test, then: _, otherwise: _): condition(test)
        case .logical(.and, let left, _), .logical(.or, let left, _), .unary(.not, let left): condition(left)
        default: nil
        }
    }

    private func condition(_ test: Expression) -> String? {
        switch test.kind {
        case .unary(.not, let inner), .logical(_, let inner, _): return condition(inner)
        default:
            guard let value = machine.value(of: test, names), value.isObject, value.asObject.kind == .weakRef else { return nil }
            let text = text(test)
            return "\(text) is a WeakRef, which is true whether its target lives or not: \(text).deref() tells"
        }
    }

    // MARK: Values and texts

    private func weak(_ expression: Expression) -> JSObject? {
        guard let value = machine.value(of: expression, names), value.isObject, value.asObject.kind.isWeakCollection else { return nil }
        return value.asObject
    }

    private func target(of reference: JSObject) -> JSObject? {
        let target = WeakRefLayout(reference).target
        return target.isObject ? target.asObject : nil
    }

    private func text(_ expression: Expression) -> String { script.node.source.text(expression.range) }
}
