import Engine
import Explorer

/// What names there are.
extension Machine {
    /// Variables of every kind, own ones first where the word is empty: nobody wants all built-ins.
    func variableNames(startingWith word: String) -> [String] {
        var names = vm.bindingNames
        vm.forEachNamedProperty(of: vm[Intrinsic.global]) { key, value, attributes in
            // `NaN` and its like cannot be enumerated, what a program makes can.
            let isBuiltIn = value.map { $0.isCell ? ledger.isBuiltIn($0.asCell) : !attributes.contains(.enumerable) } ?? true
            guard key.isString, !(word.isEmpty && isBuiltIn) else { return }
            names.append(vm.describe(key))
        }
        return Self.unique(names).filter(Preview.isIdentifier)
    }

    /// The program's own, sorted.
    var ownVariableNames: [String] { variableNames(startingWith: "").sorted() }

    /// Classes of the program's, then the built-in ones that it has objects of.
    var classNames: [String] {
        let own = ownVariableNames.filter { name in plainPath(name).map { $0.isCallable } ?? false }
        let used = ledger.cells.compactMap { cell in JSObject(cell: cell).flatMap(vm.quietConstructorName) }
        return Self.unique(own + used.sorted())
    }

    /// The names behind a dot: the object's own, those of its classes, and last what everything has.
    func propertyNames(of path: String) -> [String] { keyNames(of: path).filter(Preview.isIdentifier) }

    /// The same with names that only brackets can hold; no indices of an array.
    func keyNames(of path: String) -> [String] {
        guard case .value(let value) = look(up: path) else { return [] }
        var next = value.isObject ? value : prototype(ofPrimitive: value)
        var names: [String] = [], common: [String] = [], isFirst = true
        while next.isObject, next.asObject.kind != .proxy {
            let object = next.asObject
            var own: [String] = []
            vm.forEachNamedProperty(of: object) { key, _, _ in
                guard key.isString, !key.isPrivate else { return }
                // Every class has one, and few want it.
                if key == vm.key("constructor"), !isFirst { common.append("constructor") } else { own.append(vm.describe(key)) }
            }
            isFirst = false
            if ledger.isBuiltIn(object.cell) { own.sort() }
            if object.cell == (vm[.objectPrototype] as JSObject).cell { common += own } else { names += own }
            next = vm.quietPrototype(of: object)
        }
        return Self.unique(names + common)
    }

    func prototype(ofPrimitive value: Value) -> Value {
        if value.isString { return Value(vm[.stringPrototype]) }
        if value.isNumber { return Value(vm[.numberPrototype]) }
        if value.isBoolean { return Value(vm[.booleanPrototype]) }
        if value.isSymbol { return Value(vm[.symbolPrototype]) }
        return value.isBigInt ? Value(vm[.bigIntPrototype]) : .undefined
    }

    private static func unique(_ names: [String]) -> [String] {
        var known: Set<String> = []
        return names.filter { known.insert($0).inserted }
    }
}
