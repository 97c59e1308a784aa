import Engine

/// What cells are called when they are counted: by constructor, and in parentheses what is no object.
///
/// A class is a small number, so that a heap of a million objects needs no string for each. Objects of one shape have one
/// class, unless they have a constructor of their own to tell: those are asked one by one.
public final class ClassNames {
    private let vm: VM
    /// The names by number.
    public private(set) var names: [String] = []
    private var numbers: [String: Int32] = [:]
    private var byShape: [Int32] = []
    private var byKind = [Int32](repeating: -1, count: 256)

    public init(_ vm: VM) { self.vm = vm }

    /// The number of the cell's class; its name is `names[number]`.
    public func id(of cell: Cell) -> Int32 {
        guard let object = JSObject(cell: cell) else {
            let kind = Int(cell.kind.rawValue)
            if byKind[kind] < 0 { byKind[kind] = number(of: ClassNames.name(of: cell.kind)) }
            return byKind[kind]
        }
        switch cell.kind {
        // Their prototypes lead to no constructor.
        case .generator: return number(of: "Generator")
        case .asyncGenerator: return number(of: "AsyncGenerator")
        case .asyncFunction: return number(of: "(async call)")
        default: break
        }
        let shape = vm.shapeNumber(of: object)
        if shape < byShape.count, byShape[shape] >= 0 { return byShape[shape] }
        if vm.hasOwnConstructor(object) { return number(of: vm.isPrototypeObject(object) ? "(prototype)" : name(of: object)) }
        while byShape.count <= shape { byShape.append(-1) }
        byShape[shape] = number(of: name(of: object))
        return byShape[shape]
    }

    private func number(of name: String) -> Int32 {
        if let known = numbers[name] { return known }
        let number = Int32(truncatingIfNeeded: names.count)
        names.append(name)
        numbers[name] = number
        return number
    }

    private func name(of object: JSObject) -> String { vm.quietConstructorName(object) ?? "[Object: null prototype]" }

    private static func name(of kind: CellKind) -> String {
        switch kind {
        case .string: "(string)"
        case .symbol: "(symbol)"
        case .bigInt: "(bigint)"
        case .environment: "(closure variables)"
        case .code: "(code)"
        case .hashTable: "(entries under an iterator)"
        case .shape, .propertyMap: "(hidden class)"
        default: "(engine)"
        }
    }
}
