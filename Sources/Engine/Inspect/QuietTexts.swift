// Buffers, their views and dates in a few words, for a debugger: nothing here runs script, allocates on the heap or collects.

extension VM {
    /// `Uint8Array(3) [ 1, 2, 3 ]`, `ArrayBuffer { byteLength: 8 }`, `1970-01-01T00:00:00.000Z`; nil for objects of other kinds.
    public func quietText(of object: JSObject) -> String? {
        let name = quietConstructorName(object)
        switch object.kind {
        case .date:
            let time = DateLayout(object).time, text = time.isNaN ? "Invalid Date" : DateText.iso(time)
            return name == "Date" ? text : "\(name ?? "[Date: null prototype]") \(text)"
        case .arrayBuffer, .sharedArrayBuffer:
            let buffer = ArrayBufferLayout(object)
            return "\(name ?? "[\(object.kind.className): null prototype]") { \(buffer.isDetached ? "(detached), " : "")byteLength: \(buffer.byteLength) }"
        case .dataView:
            let view = DataViewLayout(object)
            return "\(name ?? "[DataView: null prototype]") { byteLength: \(view.length ?? 0), byteOffset: \(view.byteOffset) }"
        case .typedArray: return quietText(of: TypedArrayLayout(object), name)
        default: return nil
        }
    }

    private func quietText(of view: TypedArrayLayout, _ name: String?) -> String {
        let length = view.length ?? 0, own = "\(view.type.name)"
        let title = name == own ? "\(own)(\(length))" : name.map { "\($0)(\(length)) [\(own)]" } ?? "[\(own)(\(length)): null prototype]"
        if length == 0 { return "\(title) []" }
        var items = (0..<min(length, 6)).map { quietText(ofElement: $0, in: view) }
        if length > items.count { items.append("…") }
        return "\(title) [ \(items.joined(separator: ", ")) ]"
    }

    private func quietText(ofElement index: Int, in view: TypedArrayLayout) -> String {
        guard let elements = view.elements else { return "" }
        let type = view.type, raw = type.load(elements + index << type.shift)
        switch type {
        case .bigInt64: return "\(Int64(bitPattern: raw))n"
        case .bigUint64: return "\(raw)n"
        default:
            let number = type.number(raw).asNumber
            return number == 0 && number.sign == .minus ? "-0" : Numbers.toString(number)
        }
    }
}
