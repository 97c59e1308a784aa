import Syntax

// Modules whose text stands in their name: `import 'data:text/javascript,export default 1'` (RFC 2397), as Node reads them.

/// What a `data:` URL says.
private struct DataURL {
    /// As the URL is written: what cannot stand in one is escaped.
    let href: String
    let mediaType: String
    let bytes: [UInt8]

    /// Nil where it is none.
    init?(_ specifier: String) {
        var href = ""
        for scalar in specifier.unicodeScalars where !["\t", "\n", "\r"].contains(scalar) {
            if scalar.isASCII, scalar.value > 0x1F, scalar.value < 0x7F { href.unicodeScalars.append(scalar) } else { for byte in String(scalar).utf8 { href += PercentEncoding.encoded(byte) } }
        }
        while href.last == " " { href.removeLast() }
        self.href = href
        // A question mark or a hash ends what counts.
        let path = href.dropFirst(5).prefix { $0 != "?" && $0 != "#" }
        guard let comma = path.firstIndex(of: ",") else { return nil }
        let head = path[..<comma].split(separator: ";", omittingEmptySubsequences: false), kind = head[0]
        guard kind.split(separator: "/", omittingEmptySubsequences: false).count == 2, !kind.hasPrefix("/"), !kind.hasSuffix("/") else { return nil }
        mediaType = String(kind)
        let body = PercentEncoding.decoded(path[path.index(after: comma)...].utf8)
        bytes = head.count > 1 && head.last == "base64" ? base64Decoded(body) : body
    }
}

/// As Node reads it: what is no digit is passed over, and the first `=` ends it.
private func base64Decoded(_ text: [UInt8]) -> [UInt8] {
    var decoded: [UInt8] = [], bits: UInt32 = 0, count = 0
    for character in text {
        let six: UInt8
        switch character {
        case 0x41...0x5A: six = character - 0x41
        case 0x61...0x7A: six = character - 0x61 + 26
        case 0x30...0x39: six = character - 0x30 + 52
        case 0x2B, 0x2D: six = 62
        case 0x2F, 0x5F: six = 63
        case 0x3D: return decoded
        default: continue
        }
        bits = bits << 6 | UInt32(six)
        count += 6
        if count >= 8 {
            count -= 8
            decoded.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
        }
    }
    return decoded
}

extension NodeModules {
    /// The module that the URL is; the same for the same URL.
    func loadData(_ specifier: String, _ type: String?) throws(JSThrow) -> ModuleNumber {
        guard let url = DataURL(specifier) else {
            let thrown = vm.nodeError(.typeErrorPrototype, "ERR_INVALID_URL", "Invalid URL")
            if vm.exception.isObject { vm.addProperty(vm.exception.asObject, vm.key("input"), Value(vm.string(specifier)), .all) }
            throw thrown
        }
        if let type, type != "json" {
            throw vm.nodeError(.typeErrorPrototype, "ERR_IMPORT_ASSERTION_TYPE_UNSUPPORTED", "Import attribute type \"\(type)\" is unsupported")
        }
        let text = Array(String(decoding: url.bytes, as: UTF8.self).utf16)
        switch url.mediaType.lowercased() {
        case "text/javascript", "application/javascript":
            if type != nil { throw vm.nodeError(.typeErrorPrototype, "ERR_IMPORT_ASSERTION_TYPE_FAILED", "Module \"\(url.href)\" is not of type \"json\"") }
            return try cached(url.href) { () throws(JSThrow) in try vm.parseModule(text, name: resolver.files.shown(url.href), path: url.href, title: "data:") }
        case "application/json":
            guard type == "json" else {
                throw vm.nodeError(.typeErrorPrototype, "ERR_IMPORT_ASSERTION_TYPE_MISSING", "Module \"\(url.href)\" needs an import attribute of type \"json\"")
            }
            return try cached(url.href + "#type=json") { () throws(JSThrow) in try vm.parseJSONModule(text, name: url.href, place: url.href) }
        default:
            throw vm.nodeError(.rangeErrorPrototype, "ERR_UNKNOWN_MODULE_FORMAT", "Unknown module format: \(url.mediaType) for URL \(url.href)")
        }
    }
}
