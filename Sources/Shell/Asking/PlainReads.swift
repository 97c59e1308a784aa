import Engine
import Syntax

// What reading comes to where nothing runs for it: plain properties, and those that nothing has.

extension Machine {
    /// What an expression comes to that reads names and plain properties; undefined for a property that nothing has. Nil where it is not known, or throws.
    func plainValue(of expression: Expression, _ names: NameTable) -> Value? {
        if let value = value(of: expression, names) { return value }
        switch expression.kind {
        case .null: return .null
        case .member(let object, let name, isOptional: _): return missing(names.string(name), in: members(of: object, names))
        case .index(let object, let index, isOptional: _):
            guard case .string(let name) = index.kind else { return nil }
            return missing(names.string(name), in: members(of: object, names))
        default: return nil
        }
    }

    private func missing(_ name: String, in members: Set<String>?) -> Value? {
        guard let members, !members.contains(name), Int(name) == nil else { return nil }
        return .undefined
    }

    /// The names of what the value of an expression has, as far as that is all that can be read of it: a literal's, too.
    func members(of expression: Expression, _ names: NameTable) -> Set<String>? {
        switch expression.kind {
        case .string, .template: return members(of: .stringPrototype)
        case .number: return members(of: .numberPrototype)
        case .array: return members(of: .arrayPrototype)
        case .object(let literal):
            guard var found = members(of: .objectPrototype) else { return nil }
            for member in literal {
                guard case .property(.name(let name), _, isShorthand: _) = member.kind else { return nil }
                found.insert(names.string(name))
            }
            return found
        default: return plainValue(of: expression, names).flatMap(members)
        }
    }

    private func members(of prototype: Intrinsic) -> Set<String>? { members(of: Value(vm[prototype] as JSObject)).map { $0.union(["length"]) } }

    /// Nil for what has no properties, and where a proxy answers.
    private func members(of value: Value) -> Set<String>? {
        if value.isString { return members(of: .stringPrototype) }
        if value.isNumber { return members(of: .numberPrototype) }
        if value.isBigInt { return members(of: .bigIntPrototype) }
        if value.isBoolean { return members(of: .booleanPrototype) }
        if value.isSymbol { return members(of: .symbolPrototype) }
        guard value.isObject else { return nil }
        var next = value
        while next.isObject {
            if next.asObject.kind == .proxy || next.asObject.kind == .moduleNamespace { return nil }
            next = vm.quietPrototype(of: next.asObject)
        }
        // Made when they are asked for, or no properties like others.
        return memberNames(of: value.asObject).union(value.isCallable ? ["length", "name", "prototype", "arguments", "caller"] : ["length"])
    }
}
