import Engine
import Explorer
import HeapAdapter

extension VM {
    /// What a person would count among the objects of a program: not methods, prototypes and the engine's own helpers, unless
    /// somebody asks.
    func isCounted(_ cell: Cell) -> Bool {
        switch cell.kind {
        case .nativeFunction, .forInIterator, .asyncFunction, .asyncFromSyncIterator: return false
        case .function:
            guard let function = JSObject(cell: cell), !function.isClassConstructor else { return true }
            return !isMethod(function)
        case .object:
            guard let object = JSObject(cell: cell), let constructor = ownDataProperty(of: object, self[.constructor]),
                  constructor.isCallable else { return true }
            return ownDataProperty(of: constructor.asObject, self[.prototype]) != Value(cell)
        default: return cell.isObject
        }
    }
}

/// The same question for all cells of a heap, while nothing runs: most objects have a hidden class of which one was asked before.
struct CountedCells {
    private let vm: VM
    private let constructor: PropertyKey
    /// By number of a hidden class: 1 where its objects have no `constructor` of their own, 2 where they have, 0 where nobody has asked.
    private var byShape: [UInt8] = []

    init(_ vm: VM) {
        self.vm = vm
        constructor = vm[.constructor]
    }

    mutating func contains(_ cell: Cell) -> Bool {
        guard cell.kind == .object, let object = JSObject(cell: cell) else { return vm.isCounted(cell) }
        let shape = vm.shapeNumber(of: object)
        while byShape.count <= shape { byShape.append(0) }
        if byShape[shape] == 0 {
            var hasConstructor = false
            vm.forEachNamedProperty(of: object) { key, _, _ in if key == constructor { hasConstructor = true } }
            byShape[shape] = hasConstructor ? 2 : 1
        }
        return byShape[shape] == 1 || vm.isCounted(cell)
    }
}

extension CellKind {
    /// What `maps` lists.
    var isCollection: Bool { self == .map || self == .set || isWeakCollection }

    /// The constructor's name.
    var collectionName: String { NodeKind(self).collectionName }
}
