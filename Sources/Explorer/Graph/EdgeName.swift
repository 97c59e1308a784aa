// By what name one node refers to another. A graph's arrays keep only the class of each edge (``EdgeClass``); names are asked of the
// graph's source, for one node at a time.

/// How one node refers to another.
public enum EdgeName: Hashable, Sendable {
    case property(PropertyName)
    case getter(PropertyName)
    case setter(PropertyName)
    case element(Int)
    case slot(Slot)
    /// The position counts the entries that are there.
    case mapKey(Int)
    case mapValue(key: HeapValue, Int)
    case setElement(Int)
    case weakMapKey
    /// An ephemeron: it holds while the WeakMap and the key are alive.
    case weakMapValue(key: Node)
    case weakSetElement
    case weakRefTarget
    case registryTarget
    case registryHeld
    case registryToken
    /// A variable of an environment.
    case variable(String)
    case part(HiddenPart)
    /// A reference that another engine has, by its word for it.
    case foreign(String, isWeak: Bool)

    /// Does not by itself keep alive what it refers to. True for ephemerons too: the map alone is not enough.
    public var isWeak: Bool {
        switch self {
        case .weakMapKey, .weakMapValue, .weakSetElement, .weakRefTarget, .registryTarget, .registryToken, .foreign(_, isWeak: true): true
        default: false
        }
    }

    /// The entry of a Map or Set.
    public var isCollectionEntry: Bool {
        switch self {
        case .mapKey, .mapValue, .setElement: true
        default: false
        }
    }

    /// The class of such an edge; for a Map's value, of one whose key could be held weakly.
    public var edgeClass: EdgeClass {
        switch self {
        case .property, .getter, .setter: .property
        case .element: .element
        case .variable, .slot(.environment), .slot(.outerEnvironment): .variable
        case .slot(.prototype): .prototype
        case .slot(.timerCallback), .slot(.timerArguments): .timer
        case .slot(.promiseFulfillReactions), .slot(.promiseRejectReactions), .slot(.promiseCapability): .reaction
        case .slot, .registryHeld: .slot
        case .mapKey, .setElement: .entry
        case .mapValue: .entryValue
        case .part, .foreign(_, isWeak: false): .hidden
        case .weakMapValue: .ephemeron
        case .weakMapKey, .weakSetElement, .weakRefTarget, .registryTarget, .registryToken, .foreign(_, isWeak: true): .weak
        }
    }

    /// The same without positions.
    var withoutPosition: EdgeName {
        switch self {
        case .element: .element(0)
        case .mapKey: .mapKey(0)
        case .mapValue: .mapValue(key: HeapValue(bits: 0), 0)
        case .setElement: .setElement(0)
        case .weakMapValue: .weakMapValue(key: -1)
        default: self
        }
    }
}

/// A property's name, as a number that its source knows the text of (``HeapSource/text(of:)``). Equal names are equal.
public struct PropertyName: Hashable, Sendable {
    public enum Kind: UInt8, Sendable {
        case text, symbol, privateName, index
    }
    public let bits: UInt64
    public let kind: Kind

    public init(bits: UInt64, kind: Kind) {
        self.bits = bits
        self.kind = kind
    }
}

/// An internal slot, as the specification calls it; its raw value is what a debugger shows.
public enum Slot: String, Sendable, CaseIterable {
    case prototype = "[[Prototype]]"
    case environment = "[[Environment]]"
    case outerEnvironment = "[[OuterEnv]]"
    case homeObject = "[[HomeObject]]"
    case description = "[[Description]]"
    case cleanupCallback = "[[CleanupCallback]]"
    case disposeCapability = "[[DisposeCapability]]"
    case proxyTarget = "[[ProxyTarget]]"
    case proxyHandler = "[[ProxyHandler]]"
    case viewedBuffer = "[[ViewedArrayBuffer]]"
    case boundTarget = "[[BoundTargetFunction]]"
    case boundThis = "[[BoundThis]]"
    case boundArguments = "[[BoundArguments]]"
    case booleanData = "[[BooleanData]]"
    case numberData = "[[NumberData]]"
    case stringData = "[[StringData]]"
    case symbolData = "[[SymbolData]]"
    case bigIntData = "[[BigIntData]]"
    case parameterMap = "[[ParameterMap]]"
    case iteratedArray = "[[IteratedArrayLike]]"
    case iteratedMap = "[[IteratedMap]]"
    case iteratedSet = "[[IteratedSet]]"
    case iteratedString = "[[IteratedString]]"
    case iterated = "[[Iterated]]"
    case iteratedNext = "[[IteratedNext]]"
    case underlyingIterator = "[[UnderlyingIterator]]"
    case underlyingNext = "[[UnderlyingNext]]"
    case helperFunction = "[[HelperFunction]]"
    case innerIterator = "[[InnerIterator]]"
    case innerNext = "[[InnerNext]]"
    case enumerated = "[[Object]]"
    case remainingKeys = "[[RemainingKeys]]"
    case originalSource = "[[OriginalSource]]"
    case iteratingRegExp = "[[IteratingRegExp]]"
    case generatorFunction = "[[GeneratorFunction]]"
    case asyncGeneratorQueue = "[[AsyncGeneratorQueue]]"
    case promise = "[[Promise]]"
    /// A value that an expression under way has come to.
    case intermediate = "[[Intermediate]]"
    case promiseResult = "[[PromiseResult]]"
    case promiseFulfillReactions = "[[PromiseFulfillReactions]]"
    case promiseRejectReactions = "[[PromiseRejectReactions]]"
    case promiseCapability = "[[Capability]]"
    case timerCallback = "[[Callback]]"
    case timerArguments = "[[Arguments]]"

    /// What the slot's value is to the object, in words that a program's author knows.
    public var words: String {
        switch self {
        case .prototype: "prototype"
        case .environment, .outerEnvironment: "scope"
        case .homeObject: "super"
        case .description: "description"
        case .cleanupCallback: "callback"
        case .disposeCapability: "to dispose"
        case .proxyTarget: "target"
        case .proxyHandler: "handler"
        case .viewedBuffer: "buffer"
        case .boundTarget: "bound function"
        case .boundThis: "bound this"
        case .boundArguments: "bound argument"
        case .booleanData, .numberData, .stringData, .symbolData, .bigIntData: "wrapped value"
        case .parameterMap: "argument"
        case .iteratedArray, .iteratedMap, .iteratedSet, .iteratedString, .iterated, .underlyingIterator, .innerIterator, .iteratingRegExp: "iterated"
        case .iteratedNext, .underlyingNext, .innerNext: "next"
        case .helperFunction: "callback"
        case .enumerated: "enumerated"
        case .remainingKeys: "keys to come"
        case .originalSource: "source"
        case .generatorFunction: "function"
        case .asyncGeneratorQueue: "waiting request"
        case .promise: "promise"
        case .intermediate: "intermediate result"
        case .promiseResult: "result"
        case .promiseFulfillReactions: "when fulfilled"
        case .promiseRejectReactions: "when rejected"
        case .promiseCapability: "then settles"
        case .timerCallback: "callback"
        case .timerArguments: "argument"
        }
    }
}

/// A reference that is the engine's own business.
public enum HiddenPart: String, Sendable, CaseIterable {
    case left, right
    case getter, setter
    case code, constant, name, data
    case hiddenClass = "shape"
    case propertyMap = "property map"
    case key
    /// The key of a property that is not enumerable.
    case quietKey = "key (not enumerable)"
    /// A symbol that is a property's name.
    case propertyName = "property name"
    /// What a reaction carries for `AsyncLocalStorage`.
    case asyncContext = "AsyncLocalStorage"
    case successor, slot, value
    /// Of a collection whose iterators hold it, too.
    case table
}

/// Why a node is alive without any other.
public enum HeapRoot: Hashable, Sendable {
    case global
    /// A top-level `let`, `const` or `class`, or a module's variable.
    case variable(String)
    /// A register of a call that is under way. The function's name is empty for built-in ones and for those without.
    case stack(function: String, variable: String?)
    /// Built-in code that runs holds it.
    case temporary
    /// A WeakRef gave it out in this job (ECMA-262 §9.11).
    case keptAlive
    case exception
    case microtask
    /// `process.nextTick` was given it.
    case tick
    /// A timer that waits, by the function that made it. `due`: in so many milliseconds; nil for one that waits for no time.
    case timer(String, due: Double?)
    /// A timer that comes again and again, by the function that made it.
    case interval(String)
    /// A promise that was rejected, which somebody is to be told.
    case rejection
    /// A registry whose callback is to be called.
    case cleanup
    case symbolRegistry(String)
    /// A module's variables.
    case module(String)
    case builtIn(String)
    /// Names of properties and variables.
    case names
    /// The roots of a heap in a file, which are nodes themselves.
    case file
    case engine(String)

    /// Who holds it a file does not tell.
    static let untold = HeapRoot.engine("untold")

    /// The program's own name for it.
    public var isNamed: Bool {
        switch self {
        case .global, .variable, .module: true
        default: false
        }
    }

    /// Something that is still to run, which the program has no name for.
    public var isJob: Bool {
        switch self {
        case .microtask, .tick, .timer, .interval, .rejection, .cleanup: true
        default: false
        }
    }

    /// The same at every time: a timer that still waits is no news.
    var withoutTime: HeapRoot {
        if case .timer(let maker, _) = self { return .timer(maker, due: nil) }
        return self
    }

    /// There whatever the program does.
    public var isOfEngine: Bool {
        switch self {
        case .builtIn, .names, .engine, .file: true
        default: false
        }
    }
}
