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

extension CellKind {
    /// What `maps` lists.
    var isCollection: Bool { self == .map || self == .set || isWeakCollection }

    /// The constructor's name.
    var collectionName: String { NodeKind(self).collectionName }
}
