/// The property names the engine itself uses: `vm[.length]` is the key.
public enum Atom: String, CaseIterable, Sendable {
    case length, name, prototype, constructor, message, cause, stack, errors, value, done, next, get, set, has, add, size, keys
    case `return`, `throw`, enumerable, configurable, writable, toString, valueOf, toJSON, join, index, input, groups, indices
    case callee, caller, arguments, raw, lastIndex, flags, exec, source, proxy, revoke, then, resolve, reject, `default`
    case apply, construct, defineProperty, deleteProperty, getOwnPropertyDescriptor, getPrototypeOf, isExtensible, ownKeys
    case preventExtensions, setPrototypeOf, bigint, boolean, function, number, object, string, symbol, undefined, null
    case `true`, `false`, this, eval, async, anonymous, number0 = "NaN", infinity = "Infinity", negativeInfinity = "-Infinity"
    case global, hasIndices, ignoreCase, multiline, dotAll, unicode, unicodeSets, sticky, status, reason
    case proto = "__proto__", description, depth, showHidden, colors, compact, breakLength, sorted, getters, maxArrayLength, maxStringLength
    case emptyString = ""
    case promise, globalThis, code, dotThis = "%this", dotNewTarget = "%newTarget", dotFunction = "%function"
    case useStrict = "use strict", ownFields = "%fields", inspectCustom = "nodejs.util.inspect.custom"
    case customInspect, showProxy, numericSeparator, stylize

    /// Its place in the list.
    @inline(__always) var ordinal: Int { Int(unsafeBitCast(self, to: UInt8.self)) }
}

/// The well-known symbols (ECMA-262 §6.1.5.1): `vm[.iterator]` is the key.
public enum WellKnownSymbol: String, CaseIterable {
    case asyncIterator, hasInstance, isConcatSpreadable, iterator, match, matchAll, replace, search, species, split
    case toPrimitive, toStringTag, unscopables

    @inline(__always) var ordinal: Int { Int(unsafeBitCast(self, to: UInt8.self)) }
}

/// The well-known intrinsic objects (ECMA-262 §6.1.7.4): `vm[.arrayPrototype]` is the object.
public enum Intrinsic: UInt8, CaseIterable, Sendable {
    case objectPrototype, functionPrototype, arrayPrototype, stringPrototype, numberPrototype, booleanPrototype, symbolPrototype
    case bigIntPrototype, errorPrototype, aggregateErrorPrototype, evalErrorPrototype, rangeErrorPrototype, referenceErrorPrototype
    case syntaxErrorPrototype, typeErrorPrototype, uriErrorPrototype
    case mapPrototype, setPrototype, weakMapPrototype, weakSetPrototype, weakRefPrototype, finalizationRegistryPrototype
    case iteratorPrototype, arrayIteratorPrototype, mapIteratorPrototype, setIteratorPrototype, stringIteratorPrototype
    case iteratorHelperPrototype, wrapForValidIteratorPrototype, regExpStringIteratorPrototype
    case asyncIteratorPrototype, asyncFromSyncIteratorPrototype, generatorFunctionPrototype, generatorPrototype
    case asyncFunctionPrototype, asyncGeneratorFunctionPrototype, asyncGeneratorPrototype, promisePrototype
    case regExpPrototype, datePrototype, arrayBufferPrototype, typedArrayPrototype, dataViewPrototype
    case object, function, array, stringConstructor, numberConstructor, boolean, symbolConstructor, bigInt
    case error, aggregateError, evalError, rangeError, referenceError, syntaxError, typeError, uriError
    case map, set, weakMap, weakSet, weakRef, finalizationRegistry, iterator, promise, regExp, date, proxyConstructor
    case throwTypeError, arrayValues, objectToString, errorStack, eval, global, console, inspect, structuredClone, domException
}
