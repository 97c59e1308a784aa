import Engine
import Syntax

// Looking up `dog1`, `app.cache[3]` or `#2.owner` without running anything: getters and proxies are left alone.

extension Machine {
    /// What the text names.
    enum Lookup {
        case value(Value)
        /// A number whose object was collected, as it last looked.
        case departed(ObjectLabel)
        case unknownNumber(Int)
        /// Nothing of this name, or no way to tell without running script.
        case none
    }

    func look(up text: String) -> Lookup {
        let text = text.trimmed
        guard text.hasPrefix("#") else { return plainPath(text).map { .value($0) } ?? .none }
        let digits = text.dropFirst().prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(digits) else { return .none }
        guard let record = ledger.record(number) else {
            if let preview = ledger.departed[number] { return .departed(ObjectLabel(number: number, preview: preview)) }
            return .unknownNumber(number)
        }
        let rest = String(text.dropFirst(1 + digits.count))
        if rest.trimmed.isEmpty { return .value(Value(record.cell)) }
        // The number stands in for a name that the parser knows.
        guard let expression = expression("$" + rest) else { return .none }
        return value(of: expression.0, expression.1, base: Value(record.cell)).map { .value($0) } ?? .none
    }

    /// The value of a name or of a path of properties from one.
    func plainPath(_ text: String) -> Value? {
        guard let (expression, names) = expression(text) else { return nil }
        return value(of: expression, names, base: nil)
    }

    /// The text as a single expression.
    private func expression(_ text: String) -> (Expression, NameTable)? {
        guard let node = try? Parser.parseScript(SourceText(name: "path", text: text)), node.body.count == 1,
              case .expression(let expression) = node.body[0].kind else { return nil }
        return (expression, node.names)
    }

    /// The value of a plain path: names, members and literal indices; nil for any other expression.
    func value(of expression: Expression, _ names: NameTable, base: Value? = nil) -> Value? {
        switch expression.kind {
        case .identifier(let name): return base ?? variable(names.string(name))
        case .member(let object, let name, isOptional: _):
            guard let value = value(of: object, names, base: base), value.isObject else { return nil }
            return vm.dataProperty(of: value.asObject, vm.key(vm.string(units: names.units(name))))
        case .index(let object, let index, isOptional: _):
            guard let value = value(of: object, names, base: base), value.isObject, let key = literalKey(index, names) else { return nil }
            return vm.dataProperty(of: value.asObject, key)
        default: return nil
        }
    }

    private func literalKey(_ index: Expression, _ names: NameTable) -> PropertyKey? {
        switch index.kind {
        case .number(let number): Int(exactly: number).flatMap { $0 >= 0 ? vm.propertyKey($0) : nil }
        case .string(let name): vm.key(vm.string(units: names.units(name)))
        default: nil
        }
    }

    private func variable(_ name: String) -> Value? {
        let key = vm.key(name)
        if let value = vm.binding(key) { return value.isEmpty ? nil : value }
        return vm.dataProperty(of: vm[Intrinsic.global], key)
    }
}
