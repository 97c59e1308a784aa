/// The internal slots that refer to other cells (ECMA-262 §6.1.7.2), each with the specification's name. Those that no table of the
/// specification names, since it writes them as captured variables, are named in its manner.
public enum InternalSlot: UInt8, CaseIterable, Sendable {
    // Objects
    case prototype
    // Functions
    case environment, homeObject, boundTargetFunction, boundThis, boundArguments
    // Environments and symbols
    case outerEnv, description
    // Boxed primitives, errors, arguments
    case booleanData, numberData, stringData, symbolData, bigIntData, parameterMap
    // Iterators
    case iteratedArrayLike, iteratedMap, iteratedSet, iteratedString, iterated, iteratedNext
    case underlyingIterator, underlyingNext, helperFunction, innerIterator, innerNext
    case enumeratedObject, remainingKeys
    // Functions that can be paused
    case generatorFunction, asyncGeneratorQueue, promise, intermediate
    // Regular expressions
    case originalSource, iteratingRegExp
    // Proxies
    case proxyTarget, proxyHandler
    // Buffers
    case viewedArrayBuffer
    // Disposable stacks
    case disposeCapability
    // Registries
    case cleanupCallback
    // Promises
    case promiseResult, promiseFulfillReactions, promiseRejectReactions, promiseCapability
    // Timers
    case timerCallback, timerArguments

    /// As the specification writes it: `[[Prototype]]`.
    public var name: String {
        switch self {
        case .prototype: "[[Prototype]]"
        case .environment: "[[Environment]]"
        case .homeObject: "[[HomeObject]]"
        case .boundTargetFunction: "[[BoundTargetFunction]]"
        case .boundThis: "[[BoundThis]]"
        case .boundArguments: "[[BoundArguments]]"
        case .outerEnv: "[[OuterEnv]]"
        case .description: "[[Description]]"
        case .booleanData: "[[BooleanData]]"
        case .numberData: "[[NumberData]]"
        case .stringData: "[[StringData]]"
        case .symbolData: "[[SymbolData]]"
        case .bigIntData: "[[BigIntData]]"
        case .parameterMap: "[[ParameterMap]]"
        case .iteratedArrayLike: "[[IteratedArrayLike]]"
        case .iteratedMap: "[[IteratedMap]]"
        case .iteratedSet: "[[IteratedSet]]"
        case .iteratedString: "[[IteratedString]]"
        case .iterated: "[[Iterated]]"
        case .iteratedNext: "[[IteratedNext]]"
        case .underlyingIterator: "[[UnderlyingIterator]]"
        case .underlyingNext: "[[UnderlyingNext]]"
        case .helperFunction: "[[HelperFunction]]"
        case .innerIterator: "[[InnerIterator]]"
        case .innerNext: "[[InnerNext]]"
        case .enumeratedObject: "[[Object]]"
        case .remainingKeys: "[[RemainingKeys]]"
        case .generatorFunction: "[[GeneratorFunction]]"
        case .asyncGeneratorQueue: "[[AsyncGeneratorQueue]]"
        case .promise: "[[Promise]]"
        case .intermediate: "[[Intermediate]]"
        case .originalSource: "[[OriginalSource]]"
        case .iteratingRegExp: "[[IteratingRegExp]]"
        case .proxyTarget: "[[ProxyTarget]]"
        case .proxyHandler: "[[ProxyHandler]]"
        case .viewedArrayBuffer: "[[ViewedArrayBuffer]]"
        case .disposeCapability: "[[DisposeCapability]]"
        case .cleanupCallback: "[[CleanupCallback]]"
        case .promiseResult: "[[PromiseResult]]"
        case .promiseFulfillReactions: "[[PromiseFulfillReactions]]"
        case .promiseRejectReactions: "[[PromiseRejectReactions]]"
        case .promiseCapability: "[[Capability]]"
        case .timerCallback: "[[Callback]]"
        case .timerArguments: "[[Arguments]]"
        }
    }
}

/// References that are the engine's own business: no internal slot, and nothing that a program could name.
public enum EnginePart: String, CaseIterable, Sendable {
    /// The halves of a concatenated string.
    case left, right
    /// Of an accessor that stands alone.
    case getter, setter
    case slot, value, data, name, code, constant, shape
    /// What a rebuilt table became.
    case successor
    case key
    case propertyMap = "property map"
    case propertyName = "property name"
    case asyncContext = "AsyncLocalStorage"
}
