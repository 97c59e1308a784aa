// Most programs use few of the built-in classes, and to make them all takes longer than a short program runs. So a realm begins with the
// names alone: in the global object the name of such a class stands in its place with `.empty` for a value, and the group of built-ins that
// it belongs to is made when the property is first looked at (`ownProperty`), or when the engine needs one of the group's intrinsics.
// Nobody can tell: all that a script sees is there when it looks, in the same order and with the same attributes.

/// Built-ins that come into the realm together.
enum BuiltinGroup: UInt8, CaseIterable {
    case object, function, errors, symbol, iterator, array, arrayIterator, string, number, boolean, bigInt, math, json, reflect, proxy
    case map, set, weakMap, weakSet, weakRef, finalizationRegistry
    case arrayBuffer, sharedArrayBuffer, typedArrays, dataView
    case intl, generators, asyncGenerators, asyncFunctions, asyncFromSyncIterator
    case promise, date, regExp, disposableStack, asyncDisposableStack, atomics, domException
    /// What modules written in JavaScript make (LazyGlobals.swift): each name for itself.
    case moduleGlobals

    /// Those of the global object's names (GlobalNames.swift) that it fills.
    var globals: [StaticString] {
        switch self {
        case .object: ["Object"]
        case .function: ["Function"]
        case .errors: ["Error", "RangeError", "SyntaxError", "TypeError", "URIError", "EvalError", "ReferenceError", "AggregateError", "SuppressedError"]
        case .symbol: ["Symbol"]
        case .iterator: ["Iterator"]
        case .array: ["Array"]
        case .string: ["String"]
        case .number: ["Number", "parseFloat", "parseInt"]
        case .boolean: ["Boolean"]
        case .bigInt: ["BigInt"]
        case .math: ["Math"]
        case .json: ["JSON"]
        case .reflect: ["Reflect"]
        case .proxy: ["Proxy"]
        case .map: ["Map"]
        case .set: ["Set"]
        case .weakMap: ["WeakMap"]
        case .weakSet: ["WeakSet"]
        case .weakRef: ["WeakRef"]
        case .finalizationRegistry: ["FinalizationRegistry"]
        case .arrayBuffer: ["ArrayBuffer"]
        case .sharedArrayBuffer: ["SharedArrayBuffer"]
        case .typedArrays:
            ["Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array", "BigInt64Array",
             "BigUint64Array", "Float16Array", "Float32Array", "Float64Array"]
        case .dataView: ["DataView"]
        case .intl: ["Intl"]
        case .promise: ["Promise"]
        case .date: ["Date"]
        case .regExp: ["RegExp"]
        case .disposableStack: ["DisposableStack"]
        case .asyncDisposableStack: ["AsyncDisposableStack"]
        case .atomics: ["Atomics"]
        case .domException: ["DOMException"]
        case .moduleGlobals: LazyGlobals.names
        case .arrayIterator, .generators, .asyncGenerators, .asyncFunctions, .asyncFromSyncIterator: []
        }
    }

    fileprivate func make(in vm: VM) {
        switch self {
        case .object: vm.installObject()
        case .function: vm.installFunction()
        case .errors: vm.installErrors()
        case .symbol: vm.installSymbol()
        case .iterator: vm.installIterator()
        case .array: vm.installArray()
        case .arrayIterator: vm.installArrayIterator()
        case .string: vm.installString()
        case .number: vm.installNumber()
        case .boolean: vm.installBoolean()
        case .bigInt: vm.installBigInt()
        case .math: vm.installMath()
        case .json: vm.installJSON()
        case .reflect: vm.installReflect()
        case .proxy: vm.installProxy()
        case .map: vm.installMap()
        case .set: vm.installSet()
        case .weakMap: vm.installWeakMap()
        case .weakSet: vm.installWeakSet()
        case .weakRef: vm.installWeakRef()
        case .finalizationRegistry: vm.installFinalizationRegistry()
        case .arrayBuffer: vm.installArrayBuffer()
        case .sharedArrayBuffer: vm.installSharedArrayBuffer()
        case .typedArrays: vm.installTypedArrays()
        case .dataView: vm.installDataView()
        case .intl: vm.installIntl()
        case .generators: vm.installGenerators()
        case .asyncGenerators: vm.installAsyncGenerators()
        case .asyncFunctions: vm.installAsyncFunctions()
        case .asyncFromSyncIterator: vm.installAsyncFromSyncIterator()
        case .promise: vm.installPromise()
        case .date: vm.installDate()
        case .regExp: vm.installRegExp()
        case .disposableStack: vm.installDisposableStack()
        case .asyncDisposableStack: vm.installAsyncDisposableStack()
        case .atomics: vm.installAtomics()
        case .domException: vm.installDOMException()
        case .moduleGlobals: for name in LazyGlobals.names { vm.settleLazyGlobal(vm.key(name)) }
        }
    }

    fileprivate func names(_ text: UnsafeBufferPointer<UInt8>) -> Bool { globals.contains { $0.withUTF8Buffer { $0.elementsEqual(text) } } }

    fileprivate var bit: UInt64 { 1 << UInt64(rawValue) }
}

extension Intrinsic {
    /// The group that makes it; nil for what is there from the start, or made by the code that asks for it.
    fileprivate var group: BuiltinGroup? {
        switch self {
        case .objectPrototype, .functionPrototype, .arrayPrototype, .eval, .global, .console, .inspect, .structuredClone, .process,
             .timeoutPrototype, .immediatePrototype, .contextGlobals: nil
        case .object, .objectToString: .object
        case .function, .throwTypeError: .function
        case .array, .arrayValues: .array
        case .errorPrototype, .aggregateErrorPrototype, .suppressedErrorPrototype, .evalErrorPrototype, .rangeErrorPrototype, .referenceErrorPrototype,
             .syntaxErrorPrototype, .typeErrorPrototype, .uriErrorPrototype, .error, .aggregateError, .suppressedError, .evalError, .rangeError,
             .referenceError, .syntaxError, .typeError, .uriError, .errorStack: .errors
        case .symbolPrototype, .symbolConstructor: .symbol
        case .iteratorPrototype, .iteratorHelperPrototype, .wrapForValidIteratorPrototype, .iterator: .iterator
        case .arrayIteratorPrototype: .arrayIterator
        case .stringPrototype, .stringIteratorPrototype, .stringConstructor: .string
        case .numberPrototype, .numberConstructor: .number
        case .booleanPrototype, .boolean: .boolean
        case .bigIntPrototype, .bigInt: .bigInt
        case .proxyConstructor: .proxy
        case .mapPrototype, .mapIteratorPrototype, .map: .map
        case .setPrototype, .setIteratorPrototype, .set: .set
        case .weakMapPrototype, .weakMap: .weakMap
        case .weakSetPrototype, .weakSet: .weakSet
        case .weakRefPrototype, .weakRef: .weakRef
        case .finalizationRegistryPrototype, .finalizationRegistry: .finalizationRegistry
        case .arrayBufferPrototype, .arrayBuffer: .arrayBuffer
        case .sharedArrayBufferPrototype, .sharedArrayBuffer: .sharedArrayBuffer
        case .typedArrayPrototype, .int8ArrayPrototype, .uint8ArrayPrototype, .uint8ClampedArrayPrototype, .int16ArrayPrototype, .uint16ArrayPrototype,
             .int32ArrayPrototype, .uint32ArrayPrototype, .bigInt64ArrayPrototype, .bigUint64ArrayPrototype, .float16ArrayPrototype,
             .float32ArrayPrototype, .float64ArrayPrototype, .typedArray, .int8Array, .uint8Array, .uint8ClampedArray, .int16Array, .uint16Array,
             .int32Array, .uint32Array, .bigInt64Array, .bigUint64Array, .float16Array, .float32Array, .float64Array: .typedArrays
        case .dataViewPrototype, .dataView: .dataView
        case .collatorPrototype, .dateTimeFormatPrototype, .displayNamesPrototype, .listFormatPrototype, .localePrototype, .numberFormatPrototype,
             .pluralRulesPrototype, .relativeTimeFormatPrototype, .segmenterPrototype, .segmentsPrototype, .segmentIteratorPrototype, .collator,
             .dateTimeFormat, .displayNames, .listFormat, .locale, .numberFormat, .pluralRules, .relativeTimeFormat, .segmenter: .intl
        case .generatorFunctionPrototype, .generatorPrototype, .generatorFunction: .generators
        case .asyncGeneratorFunctionPrototype, .asyncGeneratorPrototype, .asyncIteratorPrototype, .asyncGeneratorFunction: .asyncGenerators
        case .asyncFunctionPrototype, .asyncFunction: .asyncFunctions
        case .asyncFromSyncIteratorPrototype: .asyncFromSyncIterator
        case .promisePrototype, .promise: .promise
        case .datePrototype, .date: .date
        case .regExpPrototype, .regExpStringIteratorPrototype, .regExp, .regExpInitial, .regExpLastMatch: .regExp
        case .disposableStackPrototype, .disposableStack: .disposableStack
        case .asyncDisposableStackPrototype, .asyncDisposableStack: .asyncDisposableStack
        case .domException: .domException
        }
    }
}

extension VM {
    /// Leaves all groups for later.
    func announceGroups() {
        for group in BuiltinGroup.allCases { state.pointee.realm.pendingGroups |= group.bit }
    }

    func make(_ group: BuiltinGroup) {
        guard state.pointee.realm.pendingGroups & group.bit != 0 else { return }
        state.pointee.realm.pendingGroups &= ~group.bit
        group.make(in: self)
    }

    /// All that the current realm has put off.
    public func completeBuiltins() {
        for group in BuiltinGroup.allCases { make(group) }
    }

    /// For `self[intrinsic]` where there is none yet.
    @inline(never) func makeIntrinsic(_ intrinsic: Intrinsic) -> JSObject {
        if let group = intrinsic.group { make(group) }
        return state.pointee.realm.intrinsics[intrinsic.ordinal].asObject
    }

    /// Somebody looks at this property of the global object: from now on it has its value.
    func settleGlobal(_ global: JSObject, _ key: PropertyKey) {
        guard state.pointee.realm.pendingGroups != 0, let entry = shape(global.shapeID).find(key), global.slot(entry.slot).isEmpty else { return }
        let name = key.string, text = UnsafeBufferPointer(start: name.latin1, count: name.length)
        if BuiltinGroup.moduleGlobals.names(text) { return settleLazyGlobal(key) }
        for group in BuiltinGroup.allCases where group.names(text) { make(group) }
    }
}
