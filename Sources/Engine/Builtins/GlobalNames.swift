// The names of the global object, in the order in which Node lists them, and after them what Node does not have. Each has its place from the start;
// what stands there comes by `addGlobal`, now or when somebody first asks for it (BuiltinGroups.swift).

enum GlobalNames {
    /// Of the language: ECMA-262 and Intl.
    static let language: [(Attributes, [StaticString])] = [
        (.hidden, ["Object", "Function", "Array", "Number", "parseFloat", "parseInt"]),
        ([], ["Infinity", "NaN", "undefined"]),
        (.hidden, [
            "Boolean", "String", "Symbol", "Date", "Promise", "RegExp", "Error", "AggregateError", "EvalError", "RangeError", "ReferenceError", "SyntaxError",
            "TypeError", "URIError", "globalThis", "JSON", "Math", "Intl", "ArrayBuffer", "Uint8Array", "Int8Array", "Uint16Array", "Int16Array",
            "Uint32Array", "Int32Array", "Float32Array", "Float64Array", "Uint8ClampedArray", "BigUint64Array", "BigInt64Array", "DataView", "Map", "BigInt",
            "Set", "WeakMap", "WeakSet", "Proxy", "Reflect", "FinalizationRegistry", "WeakRef", "decodeURI", "decodeURIComponent", "encodeURI",
            "encodeURIComponent", "escape", "unescape", "eval", "isFinite", "isNaN",
        ]),
    ]
    /// Of the host.
    static let host: [(Attributes, [StaticString])] = [
        (.hidden, ["console"]),
        ([.configurable, .accessor], ["process"]),
        (.all, ["global"]),
        (.hidden, ["Buffer"]),
        (.all, ["clearImmediate", "setImmediate"]),
        (.hidden, [
            "URL", "URLSearchParams", "DOMException", "AbortController", "AbortSignal", "Event", "EventTarget", "TextEncoder", "TextDecoder", "TransformStream",
            "TransformStreamDefaultController", "WritableStream", "WritableStreamDefaultController", "WritableStreamDefaultWriter", "ReadableStream",
            "ReadableStreamDefaultReader", "ReadableStreamBYOBReader", "ReadableStreamBYOBRequest", "ReadableByteStreamController",
            "ReadableStreamDefaultController", "ByteLengthQueuingStrategy", "CountQueuingStrategy", "TextEncoderStream", "TextDecoderStream",
            "CompressionStream", "DecompressionStream",
        ]),
        (.all, ["clearInterval", "clearTimeout", "setInterval", "setTimeout", "queueMicrotask", "structuredClone", "atob", "btoa"]),
        (.hidden, [
            "BroadcastChannel", "MessageChannel", "MessagePort", "MessageEvent", "Blob", "File", "Performance", "PerformanceEntry", "PerformanceMark",
            "PerformanceMeasure", "PerformanceObserver", "PerformanceObserverEntryList", "PerformanceResourceTiming",
        ]),
        ([.configurable, .enumerable, .accessor], ["performance"]),
        (.all, ["fetch"]),
        (.hidden, ["FormData", "Headers", "Request", "Response"]),
    ]
    /// Those that V8 adds late, and what is newer than Node 20.
    static let lateLanguage: [(Attributes, [StaticString])] = [
        (.hidden, ["SharedArrayBuffer", "Atomics", "Iterator", "SuppressedError", "Float16Array", "DisposableStack", "AsyncDisposableStack"]),
    ]
    /// The last is a browser's: programs that call it run, and no list of names has it.
    static let lateHost: [(Attributes, [StaticString])] = [
        ([.writable, .enumerable], ["gc"]), (.all, ["crypto"]), (.hidden, ["Crypto", "SubtleCrypto", "CustomEvent", "alert"]),
    ]
}

extension VM {
    /// Gives each name its place.
    func nameGlobals() {
        for (attributes, names) in GlobalNames.language + GlobalNames.host + GlobalNames.lateLanguage + GlobalNames.lateHost {
            for name in names { addProperty(self[.global], key(name), .empty, attributes) }
        }
    }

    /// A property of the global object that a built-in brings along: the value goes into its place, unless the program has put something else
    /// there or taken it away.
    func addGlobal(_ key: PropertyKey, _ value: Value) {
        let global: JSObject = self[.global]
        guard let entry = shape(global.shapeID).find(key) else { return }
        if global.slot(entry.slot).isEmpty { global.setSlot(entry.slot, value) }
    }

    func addGlobalFunction(_ name: StaticString, _ length: Int, _ function: @escaping NativeFunction) {
        let key = self.key(name)
        addGlobal(key, Value(newNativeFunction(key, length: length, function)))
    }
}
