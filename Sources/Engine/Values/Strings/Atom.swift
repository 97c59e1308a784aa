/// The property names the engine itself uses: `vm[.length]` is the key.
public enum Atom: String, CaseIterable, Sendable {
    case length, name, prototype, constructor, message, cause, stack, errors, value, done, next, get, set, has, add, size, keys
    case `return`, `throw`, enumerable, configurable, writable, toString, valueOf, toJSON, join
    case callee, caller, arguments, raw, flags, source, proxy, revoke, `default`
    case apply, construct, defineProperty, deleteProperty, getOwnPropertyDescriptor, getPrototypeOf, isExtensible, ownKeys
    case preventExtensions, setPrototypeOf, bigint, boolean, function, number, object, string, symbol, undefined, null
    case `true`, `false`, this, eval, infinity = "Infinity"
    case global, proto = "__proto__", description, depth, showHidden, colors, compact, breakLength, sorted, getters, maxArrayLength, maxStringLength
    case emptyString = ""
    case globalThis, code, inspectCustom = "nodejs.util.inspect.custom"
    case customInspect, showProxy, numericSeparator, stylize
    case index, input, groups, indices, lastIndex, exec, hasIndices, ignoreCase, multiline, dotAll, unicode, unicodeSets, sticky
    case then, resolve, status, reason, stackTraceLimit

    /// Its place in the list.
    @inline(__always) var ordinal: Int { Int(unsafeBitCast(self, to: UInt8.self)) }
}

/// The well-known symbols (ECMA-262 §6.1.5.1): `vm[.iterator]` is the key.
public enum WellKnownSymbol: String, CaseIterable {
    case asyncDispose, asyncIterator, dispose, hasInstance, isConcatSpreadable, iterator, match, matchAll, replace, search, species, split
    case toPrimitive, toStringTag, unscopables

    @inline(__always) var ordinal: Int { Int(unsafeBitCast(self, to: UInt8.self)) }
}

/// The well-known intrinsic objects (ECMA-262 §6.1.7.4): `vm[.arrayPrototype]` is the object.
public enum Intrinsic: UInt8, CaseIterable, Sendable {
    case objectPrototype, functionPrototype, arrayPrototype, stringPrototype, numberPrototype, booleanPrototype, symbolPrototype
    case bigIntPrototype, errorPrototype, aggregateErrorPrototype, suppressedErrorPrototype, evalErrorPrototype, rangeErrorPrototype, referenceErrorPrototype
    case syntaxErrorPrototype, typeErrorPrototype, uriErrorPrototype
    case mapPrototype, setPrototype, weakMapPrototype, weakSetPrototype, weakRefPrototype, finalizationRegistryPrototype
    case iteratorPrototype, arrayIteratorPrototype, mapIteratorPrototype, setIteratorPrototype, stringIteratorPrototype
    case iteratorHelperPrototype, wrapForValidIteratorPrototype, regExpPrototype, regExpStringIteratorPrototype
    case generatorFunctionPrototype, generatorPrototype, asyncFunctionPrototype, asyncGeneratorFunctionPrototype, asyncGeneratorPrototype
    case asyncIteratorPrototype, asyncFromSyncIteratorPrototype
    case disposableStackPrototype, asyncDisposableStackPrototype
    case datePrototype, date
    case collatorPrototype, dateTimeFormatPrototype, displayNamesPrototype, listFormatPrototype, localePrototype, numberFormatPrototype
    case pluralRulesPrototype, relativeTimeFormatPrototype, segmenterPrototype, segmentsPrototype, segmentIteratorPrototype
    case collator, dateTimeFormat, displayNames, listFormat, locale, numberFormat, pluralRules, relativeTimeFormat, segmenter
    case arrayBufferPrototype, sharedArrayBufferPrototype, dataViewPrototype, typedArrayPrototype
    // In the order of `ElementType`.
    case int8ArrayPrototype, uint8ArrayPrototype, uint8ClampedArrayPrototype, int16ArrayPrototype, uint16ArrayPrototype, int32ArrayPrototype
    case uint32ArrayPrototype, bigInt64ArrayPrototype, bigUint64ArrayPrototype, float16ArrayPrototype, float32ArrayPrototype, float64ArrayPrototype
    case object, function, array, stringConstructor, numberConstructor, boolean, symbolConstructor, bigInt
    case error, aggregateError, suppressedError, evalError, rangeError, referenceError, syntaxError, typeError, uriError
    case map, set, weakMap, weakSet, weakRef, finalizationRegistry, disposableStack, asyncDisposableStack, iterator, regExp, proxyConstructor
    case arrayBuffer, sharedArrayBuffer, dataView, typedArray
    case int8Array, uint8Array, uint8ClampedArray, int16Array, uint16Array, int32Array
    case uint32Array, bigInt64Array, bigUint64Array, float16Array, float32Array, float64Array
    case generatorFunction, asyncFunction, asyncGeneratorFunction
    case promisePrototype, promise
    case timeoutPrototype, immediatePrototype, process
    case throwTypeError, regExpInitial, regExpLastMatch, arrayValues, objectToString, errorStack, eval, global, console, inspect, structuredClone, domException
    /// What code in a context finds where the context's object has no such name (ContextInternals.swift); undefined in all other realms.
    case contextGlobals

    /// Its place among a realm's intrinsics. Not `rawValue`, which is a function of the compiler's that is not taken in where it is called.
    @inline(__always) var ordinal: Int { Int(unsafeBitCast(self, to: UInt8.self)) }
}
