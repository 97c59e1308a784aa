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

    static func encoded(_ byte: UInt8) -> String { "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true) }
}
