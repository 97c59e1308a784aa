/// `%20` and its like, as URLs of modules have them (WHATWG URL §1.3). `decodeURIComponent` is stricter.
enum PercentEncoding {
    /// What is no escape stays as it is.
    static func decoded(_ text: some Sequence<UInt8>) -> [UInt8] {
        var decoded: [UInt8] = [], rest = Array(text)[...]
        while let first = rest.popFirst() {
            if first == 0x25, rest.count >= 2, let byte = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                decoded.append(byte)
                rest = rest.dropFirst(2)
            } else {
                decoded.append(first)
            }
        }
        return decoded
    }

    /// The URL of a file: what cannot stand in one is escaped.
    static func fileURL(_ path: String) -> String {
        "file://" + path.utf8.map { $0 > 0x20 && $0 < 0x7F && !"\"#%<>?`{}\\".utf8.contains($0) ? String(UnicodeScalar($0)) : encoded($0) }.joined()
    }

    static func encoded(_ byte: UInt8) -> String { "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true) }
}
