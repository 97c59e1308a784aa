// Globals that built-in modules make: each is there by name from the start. Who first looks at one finds an accessor in its place, and who first reads
// that, loads the module.

enum LazyGlobals {
    static let names: [StaticString] = [
        "Event", "EventTarget", "CustomEvent", "AbortController", "AbortSignal", "URL", "URLSearchParams", "TextEncoder", "TextDecoder", "atob", "btoa",
        "Buffer", "MessageChannel", "MessagePort", "MessageEvent", "BroadcastChannel", "Performance", "PerformanceEntry", "PerformanceMark", "PerformanceMeasure",
        "Blob", "File", "Headers", "FormData", "PerformanceObserver", "PerformanceObserverEntryList", "PerformanceResourceTiming",
        "Crypto", "CryptoKey", "SubtleCrypto", "crypto", "ReadableStream", "ReadableStreamDefaultReader", "ReadableStreamBYOBReader", "ReadableStreamBYOBRequest",
        "ReadableStreamDefaultController", "ReadableByteStreamController", "CountQueuingStrategy", "ByteLengthQueuingStrategy", "WritableStream",
        "WritableStreamDefaultWriter", "WritableStreamDefaultController", "TransformStream", "TransformStreamDefaultController", "TextEncoderStream", "TextDecoderStream",
        "Request", "Response", "CompressionStream", "DecompressionStream",
    ]

    /// It stays an accessor, and nobody may put another in its place.
    static func isFixed(_ name: String) -> Bool { name == "crypto" }
}

extension VM {
    func settleLazyGlobal(_ key: PropertyKey) {
        let global: JSObject = self[.global], data = Value(key.string)
        guard let place = shape(global.shapeID).find(key), global.slot(place.slot).isEmpty else { return }
        let getter = newNativeFunction(key, length: 0, data: data, getLazyGlobal)
        let setter = LazyGlobals.isFixed(swiftString(key.string)) ? Value.undefined : Value(newNativeFunction(key, length: 1, data: data, setLazyGlobal))
        reconfigure(global, key, place.attributes.subtracting(.writable).union(.accessor))
        if let entry = shape(global.shapeID).find(key) { global.setSlot(entry.slot, Value(newAccessor(getter: Value(getter), setter: setter))) }
    }

    fileprivate func moduleOfGlobal(_ name: String) -> BuiltinModule {
        switch name {
        case "URL", "URLSearchParams": .url
        case "TextEncoder", "TextDecoder", "atob", "btoa": .encoding
        case "Buffer": .buffer
        case "Crypto", "CryptoKey", "SubtleCrypto", "crypto": .crypto
        case "CountQueuingStrategy", "ByteLengthQueuingStrategy": .webReadable
        case _ where name.hasPrefix("Readable"): .webReadable
        case _ where name.hasPrefix("Writable") || name.hasPrefix("Transform") || name.hasSuffix("coderStream"): .webWritable
        case "Blob", "File", "Headers", "FormData": .blob
        case "Request", "Response": .fetch
        case "CompressionStream", "DecompressionStream": .webCompression
        case "MessageChannel", "MessagePort", "MessageEvent", "BroadcastChannel": .messaging
        case _ where name.hasPrefix("Performance"): .perfHooks
        default: .webEvents
        }
    }
}

private func getLazyGlobal(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let name = arguments.callee.nativeData.asString, text = vm.swiftString(name)
    let exports = try vm.exports(of: vm.moduleOfGlobal(text))
    let value = try vm.getV(exports, vm.key(name))
    if !LazyGlobals.isFixed(text) { replaceLazyGlobal(vm, name, value) }
    return value
}

private func setLazyGlobal(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    replaceLazyGlobal(vm, arguments.callee.nativeData.asString, arguments[0])
    return .undefined
}

/// From now on it is a property like any other.
private func replaceLazyGlobal(_ vm: VM, _ name: JSString, _ value: Value) {
    let global: JSObject = vm[Intrinsic.global], key = vm.key(name), isListed = vm.ownProperty(global, key)?.attributes.contains(.enumerable) == true
    vm.define(global, key, value, isListed ? .all : .hidden)
}
