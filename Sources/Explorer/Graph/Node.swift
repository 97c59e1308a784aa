/// A node of a ``HeapGraph``: its place in the graph's arrays.
public typealias Node = Int32

/// What a node is. Kinds from `object` on are JavaScript objects.
public enum NodeKind: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    case string, symbol, bigInt
    /// The variables of one call, block or module that closures share.
    case environment
    case code
    /// The layout that objects have in common.
    case hiddenClass
    /// The entries of a Map or Set, where an iterator stands in them.
    case table
    /// Which properties a hidden class has.
    case descriptors
    /// A number that takes room of its own.
    case number
    /// Where an object of another engine keeps elements or properties: the object tells these itself.
    case storage
    /// The engine's own business.
    case engine

    case object
    case array, function, nativeFunction, boundFunction, error
    /// A String, Number, Boolean, Symbol or BigInt object.
    case wrapper
    case arguments, global
    case map, set, weakMap, weakSet, weakRef, finalizationRegistry
    case arrayIterator, mapIterator, setIterator, stringIterator
    case promise, generator, proxy, regExp
    /// An object of a kind that no question tells apart.
    case otherObject

    @inline(__always) public var isObject: Bool { rawValue >= NodeKind.object.rawValue }

    public var isFunction: Bool { self == .function || self == .nativeFunction || self == .boundFunction }

    /// A Map, a Set or their weak kin.
    public var hasEntries: Bool { self == .map || self == .set || self == .weakMap || self == .weakSet }

    /// WeakMap and its kin, which mention what they do not hold.
    public var isWeakHolder: Bool { self == .weakMap || self == .weakSet || self == .weakRef || self == .finalizationRegistry }

    /// The constructor's name.
    public var collectionName: String {
        switch self {
        case .map: "Map"
        case .set: "Set"
        case .weakMap: "WeakMap"
        case .weakSet: "WeakSet"
        case .weakRef: "WeakRef"
        case .finalizationRegistry: "FinalizationRegistry"
        default: "collection"
        }
    }

    /// What people see of the engine: not layouts, and not code.
    var isHolder: Bool { self != .hiddenClass && self != .descriptors && self != .code && self != .engine && self != .storage }
}
