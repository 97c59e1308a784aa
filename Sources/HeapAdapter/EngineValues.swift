import Engine
import Explorer

/// Values of a machine, told to whoever knows no machine. Nothing here runs script, allocates on the heap or collects.
public struct EngineValues: ValueSource {
    public let vm: VM
    /// More units of a string than these nobody shows.
    private static let mostUnits = 160

    public init(_ vm: VM) { self.vm = vm }

    // MARK: What a value is

    public func portrait(of value: HeapValue) -> Portrait {
        let value = Value(bits: value.bits)
        if value.isEmpty { return .uninitialized }
        if value.isString { return .string(leadingText(of: value.asString)) }
        if value.isBigInt { return .primitive(vm.describeForError(value) + "n") }
        if value.isNumber, value.asNumber == 0, value.asNumber.sign == .minus { return .primitive("-0") }
        guard value.isCell else { return .primitive(vm.describeForError(value)) }
        if value.isObject { return portrait(of: value.asObject) }
        switch value.asCell.kind {
        case .symbol: return .primitive(vm.describeForError(value))
        case .environment: return .scope(of: vm.functionName(ofEnvironment: value.asCell))
        case .code: return .words("code")
        case .hashTable: return .words("a table of entries")
        default: return .words("the engine's own")
        }
    }

    private func portrait(of object: JSObject) -> Portrait {
        switch object.kind {
        case .nativeFunction where vm.settlingWord(of: object) != nil: .words("[\(EngineValues.settlingFunction(vm, object) ?? "")]")
        case .function, .nativeFunction, .boundFunction: .function(name: vm.quietFunctionName(object), isClass: object.isClassConstructor)
        case .array: .array(constructor: constructorName(object), length: Int(object.arrayLength))
        case .map: .collection(constructor: constructorName(object), kind: "Map", count: vm.entryCount(of: object))
        case .set: .collection(constructor: constructorName(object), kind: "Set", count: vm.entryCount(of: object))
        case .error: .error(constructor: constructorName(object), message: message(of: object))
        case .proxy: .words("Proxy {…}")
        case .generator: .words("Object [Generator] {}")
        case .asyncGenerator: .words("Object [AsyncGenerator] {}")
        case .asyncFunction: .words(vm.pausedText(object.cell))
        case .arrayIterator: .words("[Array Iterator]")
        case .mapIterator: .words("[Map Iterator]")
        case .setIterator: .words("[Set Iterator]")
        case .stringIterator: .words("[String Iterator]")
        case .regExpStringIterator: .words("[RegExp String Iterator]")
        case .regExp: .words(shortened(vm.regExpText(object)))
        case .booleanObject, .numberObject, .stringObject, .symbolObject, .bigIntObject:
            .wrapper(constructor: constructorName(object), HeapValue(PrimitiveLayout(object).data))
        case .object: vm.constructorName(ofPrototype: object).map { .prototypeObject(of: $0) } ?? .object(constructor: constructorName(object))
        case .arguments, .global, .rawJSON: .object(constructor: constructorName(object))
        default: vm.quietText(of: object).map { .words($0) } ?? .opaque(constructor: constructorName(object))
        }
    }

    /// `the resolve function of a promise`
    static func settlingFunction(_ vm: VM, _ object: JSObject) -> String? { vm.settlingWord(of: object).map { "the \($0) function of a promise" } }

    private func constructorName(_ object: JSObject) -> String? { vm.quietConstructorName(object) }

    private func shortened(_ pattern: String) -> String { pattern.count > 40 ? pattern.prefix(39) + "…" : pattern }

    private func message(of error: JSObject) -> String {
        vm.dataProperty(of: error, vm[.message]).flatMap { $0.isString ? vm.swiftString($0.asString) : nil } ?? ""
    }

    /// The first units of a string. A rope is walked and not flattened, which would allocate.
    private func leadingText(of string: JSString) -> String {
        var units: [UInt16] = []
        var pending = [string.cell]
        while let cell = pending.popLast(), units.count < EngineValues.mostUnits {
            var parts: [Cell] = []
            vm.forEachEdge(of: cell) { _, part in parts.append(part) }
            if parts.isEmpty {
                let flat = vm.flat(Value(cell).asString)
                units += flat.array(0..<min(flat.count, EngineValues.mostUnits - units.count))
            }
            pending += parts.reversed()
        }
        return String(decoding: units, as: UTF16.self)
    }

    // MARK: What is in it

    public func text(of name: PropertyName) -> String { vm.describe(vm.key(of: name)) }

    public func forEachProperty(of object: HeapValue, _ body: (PropertyFact) -> Bool) {
        guard let object = JSObject(object) else { return }
        var isOver = false
        vm.forEachOwnProperty(of: object) { key, content, attributes in
            if isOver || key.isIndex { return }
            let told: PropertyFact.Content = switch content {
            case .data(let value): .value(HeapValue(value))
            case .accessor(let getter, let setter): .accessor(hasGetter: !getter.isUndefined, hasSetter: !setter.isUndefined)
            }
            isOver = !body(PropertyFact(name: vm.name(of: key), content: told, isEnumerable: attributes.contains(.enumerable)))
        }
    }

    public func forEachElement(of object: HeapValue, _ body: (Int, HeapValue) -> Bool) {
        guard let object = JSObject(object) else { return }
        var isOver = false
        vm.forEachDenseElement(of: object) { index, value in
            isOver = !value.isEmpty && !body(index, HeapValue(value))
            return !isOver
        }
        if isOver { return }
        for (index, value) in vm.indexedProperties(of: object) where !body(index, HeapValue(value)) { return }
    }
}

extension HeapValue {
    @inline(__always) public init(_ value: Value) { self.init(bits: value.bits) }
    @inline(__always) public var engineValue: Value { Value(bits: bits) }
}

extension JSObject {
    /// The object that a cell is; nil for other cells.
    public init?(cell: Cell) {
        guard cell.isObject else { return nil }
        self = Value(cell).asObject
    }

    fileprivate init?(_ value: HeapValue) {
        guard value.engineValue.isObject else { return nil }
        self = value.engineValue.asObject
    }
}

extension Preview {
    /// The previews of a machine's values.
    public init(_ vm: VM) { self.init(EngineValues(vm)) }

    public func text(_ value: Value) -> String { text(HeapValue(value)) }
    public func brief(_ value: Value) -> String { brief(HeapValue(value)) }

    /// A property's key as an object literal would write it.
    public static func keyText(_ vm: VM, _ key: PropertyKey) -> String { Preview(vm).keyText(vm.name(of: key)) }
}

extension VM {
    /// A key as the explorer knows it: the same in machines that have run the same, for it is told by its place in the heap.
    @inline(__always) func name(of key: PropertyKey) -> PropertyName {
        if key.isIndex { return PropertyName(bits: key.bits, kind: .index) }
        return PropertyName(bits: key.bits &- UInt64(heapBase), kind: key.isString ? .text : key.isPrivate ? .privateName : .symbol)
    }

    func key(of name: PropertyName) -> PropertyKey {
        PropertyKey(bits: name.kind == .index ? name.bits : name.bits &+ UInt64(heapBase))
    }

    /// The function or class that gives this object to what it makes.
    private func constructor(ofPrototype object: JSObject) -> JSObject? {
        guard object.kind == .object, let constructor = ownDataProperty(of: object, self[.constructor]), constructor.isCallable,
              ownDataProperty(of: constructor.asObject, self[.prototype]) == Value(object) else { return nil }
        return constructor.asObject
    }

    /// Such an object would be counted as one of those.
    func isPrototypeObject(_ object: JSObject) -> Bool { constructor(ofPrototype: object) != nil }

    /// The name of the function or class whose `prototype` an object is; nil for what is none.
    func constructorName(ofPrototype object: JSObject) -> String? {
        constructor(ofPrototype: object).map(quietFunctionName).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// What stands under an index among the named properties, ascending: an array that is frozen, sealed or sparse has its elements there.
    fileprivate func indexedProperties(of object: JSObject) -> [(Int, Value)] {
        var found: [(Int, Value)] = []
        forEachNamedProperty(of: object) { key, value, _ in if key.isIndex { found.append((Int(key.index), value ?? .undefined)) } }
        return found.sorted { $0.0 < $1.0 }
    }
}
