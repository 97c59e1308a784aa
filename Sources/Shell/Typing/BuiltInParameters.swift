/// What built-in functions call their parameters: `Map#set` for what a Map inherits, `Object.keys` for what a class itself has. What may be
/// left out has a question mark.
enum BuiltInParameters {
    static let names: [String: String] = {
        var names: [String: String] = [:]
        for line in table.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            for function in parts[0].split(separator: ",") { names[String(function).trimmed] = parts.count > 1 ? String(parts[1]).trimmed : "" }
        }
        return names
    }()

    private static let table = """
        Map, WeakMap: entries?
        Set, WeakSet: values?
        WeakRef: target
        FinalizationRegistry: cleanup
        Map#set, WeakMap#set: key value
        Map#get, Map#has, Map#delete, WeakMap#get, WeakMap#has, WeakMap#delete: key
        Map#getOrInsert, WeakMap#getOrInsert: key value
        Map#getOrInsertComputed, WeakMap#getOrInsertComputed: key callback
        Map#forEach, Set#forEach, Array#forEach: callback thisArg?
        Set#add, WeakSet#add, Set#has, WeakSet#has, Set#delete, WeakSet#delete: value
        Set#union, Set#intersection, Set#difference, Set#symmetricDifference, Set#isSubsetOf, Set#isSupersetOf, Set#isDisjointFrom: other
        Map.groupBy, Object.groupBy: items callback
        FinalizationRegistry#register: target heldValue unregisterToken?
        FinalizationRegistry#unregister: unregisterToken
        Map#clear, Map#keys, Map#values, Map#entries, Set#clear, Set#keys, Set#values, Set#entries, WeakRef#deref:
        Array#map, Array#filter, Array#find, Array#findIndex, Array#findLast, Array#findLastIndex, Array#some, Array#every, Array#flatMap: callback thisArg?
        Array#reduce, Array#reduceRight: callback initialValue?
        Array#push, Array#unshift: ...items
        Array#concat: ...arrays
        Array#slice, String#slice: start? end?
        Array#splice, Array#toSpliced: start deleteCount? ...items
        Array#indexOf, Array#lastIndexOf, Array#includes: value fromIndex?
        Array#join: separator?
        Array#sort, Array#toSorted: compare?
        Array#fill: value start? end?
        Array#flat: depth?
        Array#at, String#at, String#charAt, String#charCodeAt, String#codePointAt: index
        Array#with: index value
        Array#copyWithin: target start end?
        Array#pop, Array#shift, Array#reverse, Array#toReversed, Array#keys, Array#values, Array#entries:
        Array.from: items mapper? thisArg?
        Array.of: ...items
        Array.isArray: value
        Array: length
        Object: value?
        Object.keys, Object.values, Object.entries, Object.getOwnPropertyNames, Object.getOwnPropertySymbols, Object.getPrototypeOf, Object.freeze: object
        Object.isFrozen, Object.seal, Object.isSealed, Object.preventExtensions, Object.isExtensible, Object.getOwnPropertyDescriptors: object
        Object.assign: target ...sources
        Object.create: prototype properties?
        Object.defineProperty, Reflect.defineProperty: object key descriptor
        Object.defineProperties: object properties
        Object.fromEntries: entries
        Object.is: left right
        Object.hasOwn: object key
        Object.setPrototypeOf, Reflect.setPrototypeOf: object prototype
        Object.getOwnPropertyDescriptor, Reflect.getOwnPropertyDescriptor, Reflect.deleteProperty, Reflect.has: object key
        Object#hasOwnProperty, Object#propertyIsEnumerable: key
        Object#isPrototypeOf: object
        Reflect.apply: function thisArgument arguments
        Reflect.construct: constructor arguments newTarget?
        Reflect.get: object key receiver?
        Reflect.set: object key value receiver?
        Reflect.ownKeys, Reflect.getPrototypeOf, Reflect.isExtensible, Reflect.preventExtensions: object
        Proxy: target handler
        Promise: executor
        Promise#then: onFulfilled onRejected?
        Promise#catch: onRejected
        Promise#finally: onFinally
        Promise.all, Promise.allSettled, Promise.any, Promise.race: promises
        Promise.resolve: value
        Promise.reject: reason
        Promise.try: callback ...arguments
        Promise.withResolvers:
        Function#call: thisArg ...arguments
        Function#apply: thisArg arguments
        Function#bind: thisArg ...arguments
        String#split: separator limit?
        String#replace, String#replaceAll: pattern replacement
        String#match, String#matchAll, String#search: pattern
        String#indexOf, String#lastIndexOf, String#includes, String#startsWith, String#endsWith: search position?
        String#padStart, String#padEnd: length fill?
        String#repeat: count
        String#substring: start end?
        String#concat: ...strings
        String#localeCompare: other locales? options?
        String#normalize: form?
        String#trim, String#trimStart, String#trimEnd, String#toUpperCase, String#toLowerCase:
        String.fromCharCode, String.fromCodePoint: ...codes
        Number#toFixed, Number#toExponential, Number#toPrecision: digits?
        Number#toString, BigInt#toString: radix?
        Number.isInteger, Number.isFinite, Number.isNaN, Number.isSafeInteger, Number, String, Boolean, BigInt, isNaN, isFinite: value
        parseInt, Number.parseInt: text radix?
        parseFloat, Number.parseFloat: text
        Math.abs, Math.floor, Math.ceil, Math.round, Math.trunc, Math.sign, Math.sqrt, Math.cbrt, Math.log, Math.log2, Math.log10, Math.exp: x
        Math.sin, Math.cos, Math.tan, Math.asin, Math.acos, Math.atan: x
        Math.max, Math.min, Math.hypot: ...values
        Math.pow: base exponent
        Math.atan2: y x
        Math.random:
        JSON.stringify: value replacer? space?
        JSON.parse: text reviver?
        Symbol: description?
        Symbol.for: key
        Symbol.keyFor: symbol
        RegExp: pattern flags?
        RegExp#test, RegExp#exec: text
        Date: ...parts
        Error, TypeError, RangeError, SyntaxError, ReferenceError: message? options?
        setTimeout, setInterval: callback delay? ...arguments
        setImmediate: callback ...arguments
        clearTimeout, clearInterval: timer
        queueMicrotask: callback
        structuredClone: value options?
        console.log, console.error, console.info, console.warn, console.debug: ...values
        console.table: rows columns?
        console.dir: value options?
        console.assert: condition ...values
        require: module
        """
}
