// Buffers, typed arrays and DataViews as text.

extension Inspector {
    /// `Uint8Array(3) [ 1, 2, 3 ]`
    func portrayTypedArray(_ array: JSObject, _ identity: Identity) throws(JSThrow) -> Outcome {
        var portrait = Portrait()
        let view = TypedArrayLayout(array), length = view.length ?? 0
        portrait.keys = try keys(of: array, withoutIndices: true)
        portrait.opening = prefix(identity, fallback: "\(view.type.name)", size: "(\(length))") + "["
        portrait.closing = "]"
        if length == 0, portrait.keys.isEmpty, !options.showHidden { return .whole(piece(portrait.opening + "]")) }
        portrait.contents = .typedArray
        portrait.isList = true
        return .portrait(portrait)
    }

    func formatTypedArray(_ array: JSObject, level: Int) throws(JSThrow) -> [Piece] {
        let length = TypedArrayLayout(array).length ?? 0, shown = min(limit, length)
        var output: [Piece] = []
        for i in 0..<shown { output.append(formatPrimitive(vm.typedArrayElement(array, i))) }
        if length > shown { output.append(moreItems(length - shown)) }
        if options.showHidden {
            indentation += 2
            for name: StaticString in ["BYTES_PER_ELEMENT", "length", "byteLength", "byteOffset"] {
                output.append(Piece("[\(name)]: ") + (try format(vm.get(array, vm.key(name)), level: level)))
            }
            output.append(Piece("[buffer]: ") + (try formatOwnBuffer(vm.get(array, vm.key("buffer")), level: level)))
            indentation -= 2
        }
        return output
    }

    /// The buffer of a typed array whose elements are shown: its bytes would say the same again.
    private func formatOwnBuffer(_ value: Value, level: Int) throws(JSThrow) -> Piece {
        guard value.isObject(.arrayBuffer) || value.isObject(.sharedArrayBuffer) else { return try format(value, level: level) }
        let roots = vm.openRoots(); defer { roots.close() }
        roots.add(value)
        let object = value.asObject
        let identity = try identify(object, level: level)
        let length = try vm.get(object, vm.key("byteLength"))
        return piece(prefix(identity, fallback: object.kind.className) + "{ byteLength: ") + formatPrimitive(length) + Piece(" }")
    }

    /// `ArrayBuffer { [Uint8Contents]: <01 02>, byteLength: 2 }`
    func portrayBuffer(_ object: JSObject, _ identity: Identity, _ plain: Portrait) -> Outcome {
        var portrait = plain
        portrait.opening = prefix(identity, fallback: object.kind.className) + "{"
        portrait.keys = [vm.key("byteLength")] + portrait.keys
        portrait.contents = .buffer
        return .portrait(portrait)
    }

    func formatBuffer(_ object: JSObject) -> Piece {
        let buffer = ArrayBufferLayout(object)
        guard let bytes = buffer.bytes else { return style("(detached)", .special) }
        let shown = min(limit, buffer.byteLength)
        var text = ""
        for i in 0..<shown {
            let byte = bytes.load(fromByteOffset: i, as: UInt8.self)
            text += (i == 0 ? "" : " ") + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        let rest = buffer.byteLength - shown
        if rest > 0 { text += " ... \(rest) more byte\(rest > 1 ? "s" : "")" }
        return style("[Uint8Contents]", .special) + Piece(": <\(text)>")
    }
}
